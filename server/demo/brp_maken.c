/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/brp_maken.h"

#include "base/cleanup.h"
#include "base/naam.h"
#include "brp/opslag.h"

#include <stdio.h>
#include <string.h>

/* ---- BSN ---- */

/* Numbers that begin with 91 to 98 are given to nobody. Steps that have nothing in common with the
 * range spread them over it, so that two in a row do not look alike. */
void mens_bsn(struct wereld *w, char ret[BSN_SIZE])
{
    enum { FIRST = 91000000, RANGE = 8000000, STEP = 104729, ELEVEN = 11, TEN = 10 };
    for (;;) {
        int64_t eight = FIRST + w->bsn_next++ * STEP % RANGE;
        int sum = 0;
        (void)snprintf(ret, BSN_SIZE, "%08d0", (int)eight);
        for (int i = 0; i < 8; i++)
            sum += (9 - i) * (ret[i] - '0');
        if (sum % ELEVEN == TEN)
            continue;
        ret[8] = (char)('0' + sum % ELEVEN);
        return;
    }
}

/* ---- JSON ---- */

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text && text[0])
        (void)json_object_set_new(object, key, json_string(text)); /* steals */
}

/* "2012-05-02" to the BRP's "20120502" */
static json_t *brp_date(const char *datum)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%.4s%.2s%.2s", datum, datum + 5, datum + 8);
    return json_string(text);
}

static json_t *name_json(const struct mens *m)
{
    json_t *o = json_object();
    set_text(o, "voornamen", m->voornamen);
    set_text(o, "voorvoegsel", m->voorvoegsel);
    set_text(o, "geslachtsnaam", m->geslachtsnaam);
    return o;
}

static json_t *code_json(char code)
{
    const char text[] = {code, '\0'};
    return json_pack("{s:s}", "code", text);
}

static json_t *relation_json(const struct mens *m)
{
    return json_pack("{s:s, s:o, s:{s:o}}", "burgerservicenummer", m->bsn, "naam", name_json(m),
                     "geboorte", "datum", brp_date(m->geboren));
}

static void add_relations(json_t *o, const struct mens *m, const char *vandaag)
{
    json_t *ouders = json_array(), *kinderen = json_array(), *partners = json_array();
    for (int i = 0; i < 2; i++)
        if (m->ouder[i])
            (void)json_array_append_new(ouders, relation_json(m->ouder[i]));
    for (int i = 0; i < m->kinderen; i++)
        (void)json_array_append_new(kinderen, relation_json(m->kind[i]));
    if (m->partner) {
        json_t *partner = relation_json(m->partner);
        if (m->gescheiden)
            (void)json_object_set_new(partner, "ontbindingHuwelijkPartnerschap",
                                      json_pack("{s:o}", "datum", brp_date(vandaag)));
        (void)json_array_append_new(partners, partner);
    }
    (void)json_object_set_new(o, "ouders", ouders);
    (void)json_object_set_new(o, "kinderen", kinderen);
    (void)json_object_set_new(o, "partners", partners);
}

static json_t *bsn_json(const struct mens *m)
{
    return json_pack("{s:s}", "burgerservicenummer", m->bsn);
}

static json_t *gezag_json(const struct mens *m)
{
    json_t *list = json_array();
    if (!m->gezag)
        return list;
    json_t *one = json_pack("{s:s, s:o}", "type", m->gezag, "minderjarige", bsn_json(m));
    if (strcmp(m->gezag, "TweehoofdigOuderlijkGezag") == 0) {
        (void)json_object_set_new(
            one, "ouders",
            json_pack("[o, o]", bsn_json(m->gezag_houder[0]), bsn_json(m->gezag_houder[1])));
    } else if (strcmp(m->gezag, "EenhoofdigOuderlijkGezag") == 0) {
        (void)json_object_set_new(one, "ouder", bsn_json(m->gezag_houder[0]));
    } else if (strcmp(m->gezag, "Voogdij") == 0) {
        json_t *derden = json_array();
        if (m->gezag_houder[0])
            (void)json_array_append_new(derden, bsn_json(m->gezag_houder[0]));
        (void)json_object_set_new(one, "derden", derden);
    }
    (void)json_array_append_new(list, one);
    return list;
}

json_t *mens_json(const struct mens *m, const char *vandaag)
{
    json_t *name = name_json(m);
    (void)json_object_set_new(name, "aanduidingNaamgebruik",
                              code_json(m->naamgebruik ? m->naamgebruik : 'E'));
    json_t *o =
        json_pack("{s:s, s:o, s:o, s:{s:o}, s:o, s:{s:s, s:s}}", "burgerservicenummer", m->bsn,
                  "naam", name, "geslacht", code_json(m->geslacht == 'v' ? 'V' : 'M'), "geboorte",
                  "datum", brp_date(m->geboren), "gezag", gezag_json(m), "gemeenteVanInschrijving",
                  "code", "9990", "omschrijving", "Waterveen");
    if (!o)
        return NULL;
    if (m->straat)
        (void)json_object_set_new(o, "verblijfplaats",
                                  json_pack("{s:s, s:i, s:s, s:s}", "naamOpenbareRuimte", m->straat,
                                            "huisnummer", m->huisnummer, "postcode", m->postcode,
                                            "woonplaats", m->woonplaats));
    if (m->geheim)
        (void)json_object_set_new(o, "geheimhoudingPersoonsgegevens", json_integer(7));
    add_relations(o, m, vandaag);
    return o;
}

/* ---- by the way of the import ---- */

/* What we make ourselves is read without remarks, or it is a fault of ours. */
static void remark(void *arg, const char *veld, const char *reden)
{
    char text[200];
    (void)snprintf(text, sizeof text, "a person of the demo: %s %s", veld, reden);
    wereld_fail(arg, text);
}

static void take_in(struct wereld *w, struct mens *m, const char *dag)
{
    struct brp_opslag opslag = {
        .conn = w->conn, .ids = w->ids, .keys = &w->sleutels->bsn, .nu = clock_local_midnight(dag)};
    enum brp_uitkomst outcome;
    AUTO_JSON json_t *json = mens_json(m, dag);
    memcpy(opslag.vandaag, dag, DATUM_SIZE);
    if (!json)
        wereld_fail(w, "no memory for a person of the demo");
    if (w->failed || !brp_persoon_lezen(json, w->persoon, remark, w))
        return;
    if (brp_opslaan(&opslag, w->persoon, &outcome, &m->id, &w->probleem) != DONE)
        w->failed = true;
    w->telling.personen++;
}

void mens_opslaan(struct wereld *w, struct mens *const *gezin, int aantal, const char *dag)
{
    char day[DATUM_SIZE];
    memcpy(day, dag, DATUM_SIZE);
    for (int i = 0; i < aantal && !w->failed; i++)
        take_in(w, gezin[i], day);
}

/* ---- by hand ---- */

void mens_taal(struct wereld *w, int64_t persoon, const char *taal)
{
    wereld_exec(w, "UPDATE persoon SET taal = :taal, tolk = 1 WHERE id = :id",
                BINDS(B_TEXT(":taal", taal), B_INT(":id", persoon)));
}

void mens_telefoon(struct wereld *w, int64_t persoon, const char *telefoon)
{
    wereld_exec(w, "UPDATE persoon SET telefoon = :telefoon WHERE id = :id",
                BINDS(B_TEXT(":telefoon", telefoon), B_INT(":id", persoon)));
}

static const char SQL_HAND[] =
    "INSERT INTO persoon (id, voornamen, roepnaam, geslachtsnaam, naam, zoeknaam, geslacht,"
    " geboortedatum, bron, bron_datum)"
    " VALUES (:id, :voornamen, :roepnaam, :geslachtsnaam, :naam, :zoeknaam, :geslacht, :geboren, "
    "'hand',"
    " :dag)";

int64_t mens_met_de_hand(struct wereld *w, const char *voornamen, const char *geslachtsnaam,
                         char geslacht, const char *geboren, int64_t op)
{
    const struct naam_delen parts = {.voornamen = voornamen, .geslachtsnaam = geslachtsnaam};
    const char sex[] = {geslacht, '\0'};
    BUF_AUTO struct buf called;
    BUF_AUTO struct buf name;
    BUF_AUTO struct buf folded;
    buf_init(&called, 1000);
    buf_init(&name, 1000);
    buf_init(&folded, 1000);
    naam_roep(&parts, &called);
    persoon_naam(&parts, &name);
    persoon_zoeknaam(&parts, &folded);
    int64_t id = id_new(w->ids);
    wereld_exec(w, SQL_HAND,
                BINDS(B_INT(":id", id), B_TEXT(":voornamen", voornamen),
                      B_TEXT(":roepnaam", called.data), B_TEXT(":geslachtsnaam", geslachtsnaam),
                      B_TEXT(":naam", name.data), B_TEXT(":zoeknaam", folded.data),
                      B_TEXT(":geslacht", sex), B_TEXT(":geboren", geboren),
                      B_TEXT(":dag", datum_van(w, op))));
    w->telling.personen++;
    return id;
}

int64_t mens_ongeboren(struct wereld *w, int64_t moeder, int64_t op)
{
    int64_t id = id_new(w->ids);
    wereld_exec(
        w,
        "INSERT INTO persoon (id, naam, zoeknaam, ongeboren, moeder_id, bron, bron_datum)"
        " VALUES (:id, 'ongeboren kind', '', 1, :moeder, 'hand', :dag)",
        BINDS(B_INT(":id", id), B_INT(":moeder", moeder), B_TEXT(":dag", datum_van(w, op))));
    w->telling.personen++;
    return id;
}
