/* SPDX-License-Identifier: EUPL-1.2 */
/* The regie of a household: who has it, who had it, what is asked about it; asking and ending. One
 * question: regieverzoek.c. */
#include "domein/regie.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fields ---- */

#define AAN                                                                                        \
    {                                                                                              \
        .naam = "aan", .soort = VELD_ID, .verplicht = true, .label = "Wie vraagt u?"               \
    }
#define BERICHT                                                                                    \
    {                                                                                              \
        .naam = "bericht", .soort = VELD_TEKST, .verplicht = true, .min = 10, .max = 2000,         \
        .label = "Wat moet deze persoon weten om te kiezen?",                                      \
        .hint = "Wie u vraagt, leest deze tekst en de namen van het gezin. Schrijf niet meer dan " \
                "nodig."                                                                           \
    }
/* The open question that this one comes instead of. */
#define VERVANGT                                                                                   \
    {                                                                                              \
        .naam = "vervangt", .soort = VELD_ID, .label = "In plaats van de open vraag"               \
    }

/* A regie for a while. */
#define TERUG                                                                                      \
    {                                                                                              \
        .naam = "terugOp", .soort = VELD_DATUM, .label = "Tijdelijk? Wanneer komt de regie terug", \
        .hint = "Alleen als de GI, Veilig Thuis of de Raad voor de Kinderbescherming de regie "    \
                "even overneemt. Vóór die dag krijgt u bericht. Er gaat niets vanzelf."          \
    }

static const struct veld VRAAG_VELDEN[] = {AAN, BERICHT, TERUG, VERVANGT, {0}};
static const struct veld WAARNEEM_VELDEN[] = {
    AAN,
    {.naam = "van", .soort = VELD_DATUM, .verplicht = true, .label = "Eerste dag"},
    {.naam = "tot", .soort = VELD_DATUM, .verplicht = true, .label = "Laatste dag"},
    BERICHT,
    {0},
};
static const struct veld STOP_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom stopt deze regie?",
     .hint = "De procesregisseur leest dit bij het zoeken van een nieuwe regisseur."},
    {0},
};

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

/* ---- reading ---- */

static const char SQL_NU[] =
    "SELECT k.regisseur_id AS \"id#\", k.regisseur AS naam, k.regisseur_functie AS functie, "
    "k.regisseur_telefoon AS telefoon, k.regisseur_onderdeel AS onderdeel, k.regisseur_sinds AS "
    "\"sinds@\", k.regisseur_id = kijker() AS \"mij?\", (SELECT z.terug_op FROM zicht_regie z "
    "WHERE "
    "z.tot_op IS NULL) AS \"terugOp\" FROM zicht_kaart k WHERE k.regisseur_id IS NOT NULL";
static const char SQL_WENS[] =
    "SELECT voorkeur, zwaarte, voorkeur_id IS NOT NULL AS \"heeftVoorkeur?\" FROM zicht_regiewens";
static const char SQL_VACATURE[] =
    "SELECT vacature_sinds AS \"sinds@\", vacature_uiterlijk AS uiterlijk, vacature_uiterlijk < "
    "vandaag() AS \"telaat?\" FROM zicht_kaart WHERE vacature_sinds IS NOT NULL";
static const char SQL_WAARNEMERS[] =
    "SELECT w.id AS \"id#\", w.naam, w.telefoon, w.van, w.tot, w.van <= vandaag() AS \"nu?\" FROM "
    "zicht_waarneming w ORDER BY w.van, w.id";
/* To whom a letter about the regisseur can go. */
static const char SQL_LEDEN[] =
    "SELECT l.id AS \"id#\", l.roepnaam AS naam FROM zicht_lid l WHERE (l.tot IS NULL OR l.tot >= "
    "vandaag()) AND l.ongeboren = 0 ORDER BY l.id";
static const char SQL_VRAGEN[] =
    "SELECT v.id AS \"id#\", v.te_openen AS \"teOpenen?\", v.soort, v.aan, v.door, v.van, v.tot,"
    " v.gevraagd_op AS \"gevraagdOp@\", v.versie FROM zicht_regie_vraag v ORDER BY v.id";
/* What was asked and came to nothing, with why. */
static const char SQL_VERGEEFS[] =
    "SELECT r.id AS \"id#\", r.verzoeksoort AS soort, a.naam AS aan, d.naam AS door, r.status,"
    " r.reden, r.gevraagd_op AS \"gevraagdOp@\", r.beslist_op AS \"beslistOp@\","
    " r.personen AS \"personen!\", r.grond AS \"grond!\" FROM zicht_regieverzoek r"
    " JOIN gebruiker a ON a.id = r.aan_id JOIN gebruiker d ON d.id = r.door_id"
    " WHERE r.status IN ('geweigerd', 'ingetrokken', 'verlopen') ORDER BY r.id DESC LIMIT 20";
static const char SQL_EERDER[] =
    "SELECT r.id AS \"id#\", r.naam, r.onderdeel, r.van_op AS \"van@\", r.tot_op AS \"tot@\", "
    "r.einde_reden AS reden FROM zicht_regie r WHERE r.tot_op IS NOT NULL ORDER BY r.van_op DESC, "
    "r.id DESC";

/* What the viewer could do about it (R5). A deputy has the rights of the regie, but it is not
 * theirs to give away. */
static enum result kan_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *may = json_object();
    const json_t *regisseur = json_object_get(model, "regisseur"),
                 *card = json_object_get(model, "huishouden");
    if (model_mag(d, p, may) != DONE)
        return FAILED;
    const json_t *mag = json_object_get(may, "mag");
    bool mine = row_true(regisseur, "mij"), proces = row_true(card, "procesregie");
    json_object_set_new(
        model, "kan",
        json_pack(
            "{s:b, s:b, s:b, s:b, s:b}", "wens", row_true(mag, "regiewensWijzigen"), "toewijzen",
            row_true(mag, "regieToewijzen"), "overdragen", mine && row_true(mag, "regieOverdragen"),
            "waarneming", mine && row_true(mag, "regieWaarneming"), "beeindigen",
            (mine || (proces && json_is_object(regisseur))) && row_true(mag, "regieBeeindigen")));
    return DONE;
}

/* For whom looks after the regie: the letters to be printed. */
static json_t *letters(const struct verzoek *v, const json_t *leden)
{
    json_t *list = json_array();
    const json_t *lid;
    size_t i;
    json_array_foreach(leden, i, lid) json_array_append_new(
        list,
        json_pack("{s:O, s:o}", "naam", json_object_get(lid, "naam"), "url",
                  json_sprintf("/huishoudens/%s/regie/brief/%s", v->text[0], row_text(lid, "id"))));
    return list;
}

static enum result regie_put(struct dossier *d, json_t *model, struct probleem *p)
{
    if (dossier_put_row(d, p, model, "regisseur", SQL_NU, NO_BINDS) != DONE ||
        dossier_put_row(d, p, model, "vacature", SQL_VACATURE, NO_BINDS) != DONE ||
        dossier_put_row(d, p, model, "wens", SQL_WENS, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "waarnemers", SQL_WAARNEMERS, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "aanschrijven", SQL_LEDEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "vragen", SQL_VRAGEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "vergeefs", SQL_VERGEEFS, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "eerder", SQL_EERDER, NO_BINDS) != DONE ||
        regie_versie(d, &d->v->versie, p) != DONE)
        return FAILED;
    json_object_set_new(model, "versie", json_integer(d->v->versie));
    if (kan_put(d, model, p) != DONE)
        return FAILED;
    json_t *wens = json_object_get(model, "wens");
    if (json_is_object(wens)) {
        json_object_set(wens, "mag", json_object_get(json_object_get(model, "kan"), "wens"));
        json_object_set_new(wens, "url", json_sprintf("/huishoudens/%s/regie/wens", d->v->text[0]));
        json_object_set_new(wens, "besluiten",
                            json_sprintf("/huishoudens/%s/regiebesluiten", d->v->text[0]));
        json_object_set_new(wens, "brieven", letters(d->v, json_object_get(model, "aanschrijven")));
    }
    return DONE;
}

static enum result regie_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    return kop_dossier(d, model, "/regie", p) == DONE ? regie_put(d, model, p) : FAILED;
}

static const char SQL_VERZOEKEN[] =
    "SELECT r.id AS \"id#\", r.verzoeksoort AS soort, a.naam AS aan, d.naam AS door, r.van, r.tot, "
    "r.status, r.reden, r.gevraagd_op AS \"gevraagdOp@\", r.beslist_op AS \"beslistOp@\", "
    "r.versie, "
    "r.personen AS \"personen!\", r.grond AS \"grond!\" FROM zicht_regieverzoek r"
    " JOIN gebruiker a ON a.id = r.aan_id JOIN gebruiker d ON d.id = r.door_id"
    " WHERE :na = 0 OR r.id < :na ORDER BY r.id DESC LIMIT 101";

static enum result questions_read(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_VERZOEKEN, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 100, "id", p);
}

/* ---- forms ---- */

/* For procesregie with how much room there is (R23); for a regisseur by name. */
static const char SQL_RUIMTE[] =
    "SELECT id_tekst(c.id) AS waarde, c.naam || ', ' || c.onderdeel || CASE WHEN c.huishoudens < "
    "c.plekken THEN ' (plek voor ' || (c.plekken - c.huishoudens) || ')' ELSE ' (vol)' END"
    " || CASE WHEN c.id IN (SELECT x.voorkeur_id FROM zicht_regiewens x) THEN ': voorkeur van het "
    "gezin' ELSE '' END AS naam"
    " FROM zicht_caseload c WHERE c.id <> kijker() AND c.id NOT IN (SELECT regisseur_id FROM "
    "zicht_kaart WHERE regisseur_id IS NOT NULL)"
    " ORDER BY c.huishoudens >= c.plekken, c.naam";
static const char SQL_NAMEN[] =
    "SELECT id_tekst(a.id) AS waarde, a.naam || ', ' || a.onderdeel || CASE WHEN a.id IN (SELECT "
    "x.voorkeur_id FROM zicht_regiewens x) THEN ': voorkeur van het gezin' ELSE '' END AS naam "
    "FROM zicht_account a"
    " JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol = 'regisseur' WHERE a.id <> kijker()"
    " AND a.id NOT IN (SELECT regisseur_id FROM zicht_kaart WHERE regisseur_id IS NOT NULL)"
    " ORDER BY a.naam, a.onderdeel";
/* The one question about the regie itself that is open. */
static const char SQL_OPEN[] =
    "SELECT v.id AS \"id#\", v.te_openen AS \"teOpenen?\", v.soort, v.aan, v.door,"
    " v.door_id = kijker() AS \"vroegIk?\", "
    "v.gevraagd_op AS \"gevraagdOp@\" FROM zicht_regie_vraag v WHERE v.soort <> 'waarneming'";

/* `deel`: of the path under the household. */
struct vraagsoort {
    const char *soort, *right, *deel;
    const struct veld *velden;
};
static const struct vraagsoort TOEWIJZING = {"toewijzing", "regie.toewijzen", "regie",
                                             VRAAG_VELDEN};
static const struct vraagsoort OVERDRACHT = {"overdracht", "regie.overdragen", "overdrachten",
                                             VRAAG_VELDEN};
static const struct vraagsoort WAARNEMING = {"waarneming", "regie.waarneming", "waarnemingen",
                                             WAARNEEM_VELDEN};

static enum result candidates_put(struct dossier *d, const struct vraagsoort *s, json_t *options,
                                  struct probleem *p)
{
    return dossier_put_rows(d, p, options, "aan", s == &TOEWIJZING ? SQL_RUIMTE : SQL_NAMEN,
                            NO_BINDS);
}

/* What is asked already: this question comes instead of it (formulier.vervangt), or cannot be asked
 * now (bezet), for a regisseur does not take back what a procesregisseur asked. */
static void open_show(json_t *model, const struct vraagsoort *s)
{
    json_t *open = json_object_get(model, "open"), *form = json_object_get(model, "formulier");
    bool matters = s != &WAARNEMING && json_is_object(open);
    bool instead = matters && (s == &TOEWIJZING || row_true(open, "vroegIk"));
    json_object_set(form, "vervangt", instead ? open : json_null());
    json_object_set(model, "bezet", matters && !instead ? open : json_null());
    if (matters && !instead)
        json_object_set_new(model, "formulier", json_null());
}

static enum result ask_form(struct dossier *d, json_t *model, const struct vraagsoort *s,
                            struct probleem *p)
{
    struct verzoek *v = d->v;
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, s->right) != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_row(d, p, model, "regisseur", SQL_NU, NO_BINDS) != DONE ||
        dossier_put_row(d, p, model, "open", SQL_OPEN, NO_BINDS) != DONE ||
        candidates_put(d, s, options, p) != DONE)
        return FAILED;
    json_object_set_new(model, "soort", json_string(s->soort));
    AUTO_FREE char *url = text_format("/huishoudens/%s/%s", v->text[0], s->deel);
    AUTO_FREE char *back = text_format("/huishoudens/%s/regie", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = s->velden,
                                            .options = options,
                                            .knop = "Vraag sturen",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    open_show(model, s);
    return DONE;
}

static enum result assign_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    (void)v;
    return ask_form(d, model, &TOEWIJZING, p);
}

static enum result handover_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    (void)v;
    return ask_form(d, model, &OVERDRACHT, p);
}

static enum result deputy_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    (void)v;
    return ask_form(d, model, &WAARNEMING, p);
}

static enum result stop_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    if (mag(d, p, "regie.beeindigen") != DONE || kop_kaart(d, model, p) != DONE ||
        regie_put(d, model, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/huishoudens/%s/regie", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .versie = v->versie,
                                               .velden = STOP_VELDEN,
                                               .knop = "Regie beëindigen",
                                               .terug = url},
                           p);
}

/* ---- changing ---- */

static enum result ask_post(struct verzoek *v, struct dossier *d, const char *soort, json_t *ret,
                            struct probleem *p)
{
    int64_t id;
    if (regie_ask(d, soort, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    if (v->api)
        verzoek_locatie(v, "/regieverzoeken/%s", id);
    else
        verzoek_locatie(v, "/huishoudens/%s/regie", d->huishouden);
    v->gedaan = "regie-gevraagd";
    return DONE;
}

static enum result assign_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    return ask_post(v, d, "toewijzing", ret, p);
}

static enum result handover_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    return ask_post(v, d, "overdracht", ret, p);
}

static enum result deputy_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    return ask_post(v, d, "waarneming", ret, p);
}

static enum result stop_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t card;
    (void)ret;
    if (regie_end(d, in_text(v, "reden"), p) != DONE ||
        dossier_int(d, p, "SELECT 1 FROM zicht_huishouden", NO_BINDS, 0, &card) != DONE)
        return FAILED;
    if (card)
        verzoek_locatie(v, "/huishoudens/%s/regie", d->huishouden);
    else
        verzoek_locatie(v, "/mijn/werk");
    v->gedaan = "regie-beeindigd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/regie", "regie.lezen",
                 "Wie de regie heeft, sinds wanneer, wie waarneemt; voor regie en procesregie ook "
                 "wat er gevraagd is en wie het eerder was.",
                 regie_read, .page = "regie"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/regie/nieuw", "regie.toewijzen.formulier",
                 "Formulier.", assign_form, .page = "regie_vraag", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/regie", "regie.toewijzen",
                  "Een procesregisseur vraagt iemand om regisseur te worden. Die zegt zelf ja of "
                  "nee.",
                  assign_post, .velden = VRAAG_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/regie/nieuw"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/overdrachten", "overdrachten.lezen",
                 "Wat er over de regie gevraagd is en wat het antwoord was, voor zover u dat mag "
                 "zien.",
                 questions_read, .velden = LIJST_VELDEN, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/overdrachten/nieuw",
                 "regie.overdragen.formulier", "Formulier.", handover_form, .page = "regie_vraag",
                 .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/overdrachten", "regie.overdragen",
                  "De regisseur vraagt een ander om de regie over te nemen. De regie gaat over op "
                  "het moment dat die ja zegt.",
                  handover_post, .velden = VRAAG_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/overdrachten/nieuw"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/waarnemingen/nieuw",
                 "regie.waarneming.formulier", "Formulier.", deputy_form, .page = "regie_vraag",
                 .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/waarnemingen", "regie.waarneming",
                  "De regisseur vraagt een ander om de regie waar te nemen, van en tot een dag.",
                  deputy_post, .velden = WAARNEEM_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/waarnemingen/nieuw"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/regie/stop", "regie.beeindigen.formulier",
                 "Formulier.", stop_form, .page = "regie_stop", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_DELETE, "/huishoudens/{huishouden}/regie", "regie.beeindigen",
                  "Beëindigt de regie zonder opvolger, met een reden. Het plan krijgt een vacature "
                  "met een uiterste datum.",
                  stop_delete, .velden = STOP_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/regie/stop"),
};
ROUTE_PART(regie, ROUTES);
