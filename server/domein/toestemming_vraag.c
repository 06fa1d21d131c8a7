/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/toestemming_vraag.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/instelling.h"
#include "domein/onderdeel_naam.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const json_t *list(const struct vraag *q, const char *name)
{
    return json_object_get(q->in, name);
}

/* Whether a field was left out because of a fault in it: then what depends on it is not known. */
static bool known(const struct vraag *q, const char *name)
{
    return !probleem_heeft(q->vorm, name);
}

static bool has_text(const json_t *texts, const char *text)
{
    const json_t *one;
    size_t i;
    json_array_foreach(texts, i, one)
    {
        if (strcmp(json_string_value(one), text) == 0)
            return true;
    }

    return false;
}

char *namen_join(const json_t *rows, const char *key)
{
    BUF_AUTO struct buf out;
    const json_t *row;
    size_t i, n = json_array_size(rows);
    buf_init(&out, 8000);
    json_array_foreach(rows, i, row)
    {
        const char *naam = key ? row_text(row, key) : json_string_value(row);
        buf_format(&out, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " en ", naam ? naam : "");
    }
    return buf_steal(&out, NULL);
}

/* ---- whom it is about ---- */

static const char SQL_PERSOON[] =
    "SELECT naam, roepnaam, id_tekst(persoon_id) AS \"personen!\" FROM zicht_lid"
    " WHERE persoon_id = :id AND (tot IS NULL OR tot >= vandaag()) LIMIT 1";

static enum result persoon_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    q->persoon = row_int(q->in, "persoon");
    if (!known(q, "persoon"))
        return DONE;
    if (dossier_row(d, p, SQL_PERSOON, BINDS(B_INT(":id", q->persoon)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "persoon", q->persoon ? "onbekende-keuze" : "verplicht",
                             "Kies over wie het gaat: iemand van dit huishouden (regel R8).");
    json_object_set(q->woorden, "persoon", json_object_get(row, "naam"));
    json_object_set(q->woorden, "roepnaam", json_object_get(row, "roepnaam"));
    return DONE;
}

/* ---- who may know ---- */

static const char SQL_ONTVANGER[] =
    "SELECT " ONDERDEEL_IN_ZIN " AS naam, g.naam AS wie, max(v.doel = :doel) AS past,"
    " group_concat(v.personen) AS \"personen!\", max(v.grond) AS \"grond!\""
    " FROM zicht_ontvanger v JOIN onderdeel o ON o.id = v.onderdeel_id"
    " JOIN organisatie z ON z.id = o.organisatie_id LEFT JOIN gebruiker g ON g.id ="
    " v.gebruiker_id WHERE v.onderdeel_id = :onderdeel AND (:gebruiker IS NULL OR v.gebruiker_id = "
    ":gebruiker)"
    " GROUP BY v.onderdeel_id";

/* In what words the receiver is named: one professional, everybody of an onderdeel, or a person. */
static void ontvanger_name(struct vraag *q, const json_t *row)
{
    const char *onderdeel = row_text(row, "naam"), *wie = row_text(row, "wie");
    json_object_set_new(q->woorden, "ontvanger",
                        q->gebruiker
                            ? json_sprintf("%s van %s", wie, onderdeel)
                            : json_sprintf("Iedereen van %s die dit gezin helpt", onderdeel));
    json_object_set_new(q->woorden, "kort", json_string(q->gebruiker ? wie : onderdeel));
}

static enum result onderdeel_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_ONTVANGER,
                    BINDS(B_INT(":onderdeel", q->onderdeel), B_REF(":gebruiker", q->gebruiker),
                          B_TEXT(":doel", row_text(q->in, "doel"))),
                    &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(
            p, q->gebruiker ? "ontvangerGebruiker" : "ontvangerOnderdeel", "niet-betrokken",
            q->gebruiker ? "Kies iemand die bij deze partner werkt, en die dit gezin helpt "
                           "of daarvoor is uitgenodigd (regel R13)."
                         : "Kies een partner die dit gezin helpt of daarvoor is "
                           "uitgenodigd. Nodig anders eerst iemand uit (regel R13).");
    ontvanger_name(q, row);
    if (row_text(q->in, "doel") && !probleem_heeft(p, "doel") && known(q, "ontvangerGebruiker") &&
        !row_int(row, "past"))
        return probleem_veld(
            p, "doel", "past-niet",
            "Deze partner helpt dit gezin voor iets anders. Kies het doel waarvoor "
            "deze partner erbij is (regel R8).");
    return DONE;
}

static enum result mens_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_PERSOON, BINDS(B_INT(":id", q->ontvanger_persoon)), &row) != DONE)
        return FAILED;
    if (!row || q->ontvanger_persoon == q->persoon)
        return probleem_veld(p, "ontvangerPersoon", "onbekende-keuze",
                             "Kies iemand anders van dit huishouden (regel R8).");
    json_object_set(q->woorden, "ontvanger", json_object_get(row, "naam"));
    json_object_set(q->woorden, "kort", json_object_get(row, "roepnaam"));
    return DONE;
}

static enum result ontvanger_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    q->onderdeel = row_int(q->in, "ontvangerOnderdeel");
    q->gebruiker = row_int(q->in, "ontvangerGebruiker");
    q->ontvanger_persoon = row_int(q->in, "ontvangerPersoon");
    if (!known(q, "ontvangerOnderdeel") || !known(q, "ontvangerPersoon"))
        return DONE;
    if ((q->onderdeel != 0) == (q->ontvanger_persoon != 0))
        return probleem_veld(p, "ontvangerOnderdeel", q->onderdeel ? "te-veel" : "verplicht",
                             "Kies precies één partner of persoon die het mag weten. Voor ieder "
                             "ander is er een eigen toestemming (regel R8).");
    if (q->gebruiker && !q->onderdeel)
        return probleem_veld(p, "ontvangerOnderdeel", "verplicht",
                             "Kies ook waar deze hulpverlener werkt (regel R8).");
    return q->onderdeel ? onderdeel_check(d, q, p) : mens_check(d, q, p);
}

/* ---- who may tell ---- */

static const char SQL_BRONNEN[] =
    "SELECT b.onderdeel_id AS id, " ONDERDEEL_IN_ZIN
    " AS naam, o.beroepsgeheim AS \"beroepsgeheim?\""
    " FROM json_each(:bronnen) j JOIN zicht_bron b ON b.onderdeel_id = j.value"
    " JOIN onderdeel o ON o.id = b.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " ORDER BY j.key";

static bool any_secret(const json_t *bronnen)
{
    const json_t *bron;
    size_t i;
    json_array_foreach(bronnen, i, bron)
    {
        if (row_true(bron, "beroepsgeheim"))
            return true;
    }

    return false;
}

static enum result bronnen_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    json_t *rows;
    const json_t *asked = list(q, "bronnen"), *soort = list(q, "soort");
    if (!known(q, "bronnen"))
        return DONE;
    if (dossier_rows(d, p, SQL_BRONNEN, BINDS(B_TEXT(":bronnen", q->bronnen)), &rows) != DONE)
        return FAILED;
    json_object_set_new(q->woorden, "bronnen", rows);
    size_t n = json_array_size(asked);
    if (n == 0 || json_array_size(rows) != n)
        return probleem_veld(p, "bronnen", n ? "onbekende-keuze" : "verplicht",
                             "Kies wie het mag vertellen: uw eigen organisatie, of wie u bij dit "
                             "gezin ziet meehelpen (regel R8).");
    if (n == 1 && json_integer_value(json_array_get(asked, 0)) == q->onderdeel)
        return probleem_veld(p, "bronnen", "zelfde",
                             "Kies een andere organisatie dan wie het mag lezen (regel R8).");
    if (any_secret(rows) && has_text(soort, "avg") && !has_text(soort, "beroepsgeheim"))
        return probleem_veld(p, "soort", "beroepsgeheim-nodig",
                             "Een van de organisaties die het vertellen heeft beroepsgeheim. Kies "
                             "ook beroepsgeheim, of kies die organisatie niet (regel R9).");
    return DONE;
}

/* ---- what ---- */

/* R3, R20: these are nobody's to give. */
static const char *const NEVER[] = {"werkaantekening", "melder", "regie_intern"};

static const char SQL_CATEGORIEEN[] =
    "SELECT c.code, lower(c.naam) AS naam FROM json_each(:codes) j JOIN categorie c ON c.code = "
    "j.value ORDER BY c.volgorde";

/* R8: everything one after the other is no choice either. */
static const char SQL_ALLES[] =
    "SELECT NOT EXISTS (SELECT 1 FROM categorie c WHERE " CATEGORIE_DEELBAAR(
        "c.code") " AND c.code NOT IN (SELECT value FROM json_each(:codes)))";

static enum result alles_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    int64_t alles;
    if (db_int(d->db, p, SQL_ALLES, BINDS(B_TEXT(":codes", q->categorieen)), 0, &alles) != DONE)
        return FAILED;
    if (alles)
        return probleem_veld(p, "categorieen", "te-veel",
                             "Dit is alles, en alles is geen keuze. Kies alleen de onderwerpen die "
                             "deze partner nodig heeft (regel R8).");
    return DONE;
}

static enum result categorieen_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *namen = json_array(), *row;
    const json_t *asked = list(q, "categorieen");
    size_t i;
    json_object_set_new(q->woorden, "categorieen", namen);
    if (!known(q, "categorieen") || (json_array_size(asked) == 0 && !known(q, "items")))
        return DONE;
    if (json_array_size(asked) == 0 && json_array_size(list(q, "items")) == 0)
        return probleem_veld(p, "categorieen", "verplicht",
                             "Kies wat er gelezen mag worden. Alles is geen keuze (regel R8).");
    if (dossier_rows(d, p, SQL_CATEGORIEEN, BINDS(B_TEXT(":codes", q->categorieen)), &rows) != DONE)
        return FAILED;
    bool listed = json_array_size(rows) == json_array_size(asked);
    for (i = 0; i < COUNT_OF(NEVER); i++)
        listed = listed && !has_text(asked, NEVER[i]);
    if (!listed)
        return probleem_veld(
            p, "categorieen", "onbekende-keuze",
            "Kies onderwerpen uit de lijst. Werkaantekeningen, wie een signaal gaf "
            "en wat alleen voor de regie is, deelt u niet (regel R8).");
    json_array_foreach(rows, i, row) { json_array_append(namen, json_object_get(row, "naam")); }

    return alles_check(d, q, p);
}

static const char SQL_ITEMS[] =
    "SELECT i.id, i.bron_id AS bron, i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM json_each(:items) j JOIN zicht_item i ON i.id = j.value"
    " WHERE instr(i.personen, id_tekst(:persoon)) > 0"
    " AND " CATEGORIE_DEELBAAR("i.categorie");

static enum result items_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *asked = list(q, "items"), *row;
    size_t i;
    json_object_set_new(q->woorden, "stukken", json_integer((json_int_t)json_array_size(asked)));
    if (json_array_size(asked) == 0 || !known(q, "persoon"))
        return DONE;
    if (dossier_rows(d, p, SQL_ITEMS,
                     BINDS(B_TEXT(":items", q->items), B_INT(":persoon", q->persoon)),
                     &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) != json_array_size(asked))
        return probleem_veld(
            p, "items", "onbekende-keuze",
            "Kies stukken die u zelf ziet en die over deze persoon gaan (regel R8).");
    json_array_foreach(rows, i, row)
    {
        if (known(q, "bronnen") && !ids_has(list(q, "bronnen"), row_int(row, "bron")))
            return probleem_veld(p, "items", "bron-ontbreekt",
                                 "Kies ook de organisatie die dit "
                                 "stuk schreef (regel R8).");
    }

    return DONE;
}

/* ---- what for, and until when ---- */

static enum result doel_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    static const char sql[] =
        "SELECT 1 FROM verwerkingsdoel WHERE code = :code AND (tot IS NULL OR "
        "tot >= vandaag())";
    int64_t listed;
    if (dossier_int(d, p, sql, BINDS(B_TEXT(":code", row_text(q->in, "doel"))), 0, &listed) != DONE)
        return FAILED;
    if (!listed && known(q, "doel"))
        (void)probleem_veld(p, "doel", row_text(q->in, "doel") ? "onbekende-keuze" : "verplicht",
                            "Kies waarvoor het nodig is (regel R8).");
    if (!row_text(q->in, "doelZin") && known(q, "doelZin"))
        (void)probleem_veld(p, "doelZin", "verplicht",
                            "Schrijf in gewone woorden waarvoor het nodig is (regel R8).");
    return probleem_is(p) ? FAILED : DONE;
}

static enum result periode_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    const char *vandaag = d->v->vandaag, *van = row_text(q->in, "van"),
               *tot = row_text(q->in, "tot");
    char last[DATUM_SIZE];
    int64_t months;
    if (instelling_int(d->db, "toestemming_maanden", &months, p) != DONE)
        return FAILED;
    memcpy(q->van, van ? van : vandaag, DATUM_SIZE);
    datum_add_months(vandaag, (int)months, last);
    bool late = strcmp(q->van, last) > 0;
    if (late)
        (void)probleem_veld(p, "van", "te-laat", "Kies een begin binnen %lld maanden (regel R8).",
                            (long long)months);
    if (!known(q, "tot"))
        return probleem_is(p) ? FAILED : DONE;
    if (!tot)
        return probleem_veld(p, "tot", "verplicht",
                             "Kies tot wanneer het mag. Zonder einddatum kan niet (regel R8).");
    memcpy(q->tot, tot, DATUM_SIZE);
    if (strcmp(q->tot, vandaag) < 0 || (!late && strcmp(q->tot, q->van) < 0))
        return probleem_veld(p, "tot", "te-vroeg",
                             "Kies een datum na vandaag en na het begin (regel R8).");
    datum_add_months(q->van, (int)months, last);
    if (!late && known(q, "van") && strcmp(q->tot, last) > 0)
        return probleem_veld(p, "tot", "te-lang",
                             "Kies een datum binnen %lld maanden na het begin. Daarna vraagt u het "
                             "opnieuw (regel R8).",
                             (long long)months);
    return probleem_is(p) ? FAILED : DONE;
}

/* ---- how ---- */

static enum result wijze_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    (void)d;
    if (json_array_size(list(q, "soort")) == 0 && known(q, "soort"))
        (void)probleem_veld(p, "soort", "verplicht",
                            "Kies waarvoor u toestemming vraagt: lezen, beroepsgeheim of hulp. "
                            "Meer dan één mag (regel R9).");
    if (!row_text(q->in, "wijze") && known(q, "wijze"))
        (void)probleem_veld(p, "wijze", "verplicht", "Kies hoe u het vroeg (regel R8).");
    if (row_true(q->in, "tolk") && !row_text(q->in, "taal") && known(q, "taal"))
        (void)probleem_veld(p, "taal", "verplicht",
                            "Er was een tolk bij. Schrijf in welke taal u praatte (regel R8).");
    return probleem_is(p) ? FAILED : DONE;
}

/* For which soorten the rules of today know the exception of a child that decides alone (R10). */
static const char SQL_KIND_ALLEEN[] =
    "SELECT DISTINCT r.soort FROM persoon p JOIN gever_regel r ON r.kind_alleen = 1"
    " AND r.van <= vandaag() AND (r.tot IS NULL OR r.tot >= vandaag())"
    " AND r.leeftijd_van <= leeftijd_hoog(p.geboortedatum, vandaag())"
    " AND r.leeftijd_tot >= leeftijd_laag(p.geboortedatum, vandaag())"
    " JOIN json_each(:soorten) j ON j.value = r.soort WHERE p.id = :persoon";

static enum result kind_alleen_check(struct dossier *d, struct vraag *q, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_FREE char *soorten = json_dumps(list(q, "soort"), JSON_COMPACT);
    json_t *where = json_array(), *row;
    size_t i;
    json_object_set_new(q->woorden, "kindAlleen", where);
    if (!row_true(q->in, "kindAlleen"))
        return DONE;
    if (!row_text(q->in, "kindAlleenReden") && known(q, "kindAlleenReden"))
        (void)probleem_veld(p, "kindAlleenReden", "verplicht",
                            "Schrijf waarom het kind dit alleen beslist (regel R10).");
    if (!known(q, "persoon") || !known(q, "soort"))
        return probleem_is(p) ? FAILED : DONE;
    if (dossier_rows(
            d, p, SQL_KIND_ALLEEN,
            BINDS(B_TEXT(":soorten", soorten ? soorten : "[]"), B_INT(":persoon", q->persoon)),
            &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) { json_array_append(where, json_object_get(row, "soort")); }

    if (json_array_size(rows) == 0)
        return probleem_veld(p, "kindAlleen", "mag-niet",
                             "Alleen een kind van 12 tot en met 15 jaar kan dit bij uitzondering "
                             "alleen beslissen, over hulp en beroepsgeheim (regel R10).");
    return probleem_is(p) ? FAILED : DONE;
}

/* ---- all of it ---- */

static char *json_list(const json_t *list)
{
    return json_is_array(list) ? json_dumps(list, JSON_COMPACT) : strdup("[]");
}

enum result vraag_read(struct dossier *d, const json_t *in, struct vraag *ret, struct probleem *p)
{
    static enum result (*const CHECKS[])(struct dossier *, struct vraag *, struct probleem *) = {
        persoon_check,     wijze_check, doel_check,    ontvanger_check,   bronnen_check,
        categorieen_check, items_check, periode_check, kind_alleen_check,
    };
    *ret = (struct vraag){.in = in, .woorden = json_object(), .vorm = d->v->vorm};
    if (ret->vorm && probleem_voeg(p, ret->vorm) != DONE && p->soort != PROBLEEM_ONGELDIGE_INVOER)
        return FAILED;
    ret->bronnen = json_list(list(ret, "bronnen"));
    ret->categorieen = json_list(list(ret, "categorieen"));
    ret->items = json_list(list(ret, "items"));
    if (!ret->bronnen || !ret->categorieen || !ret->items || !ret->woorden)
        return probleem_intern(p, "no memory for a consent");
    for (size_t i = 0; i < COUNT_OF(CHECKS); i++)
        if (CHECKS[i](d, ret, p) != DONE && p->soort != PROBLEEM_ONGELDIGE_INVOER)
            return FAILED;
    return probleem_is(p) ? FAILED : DONE;
}

void vraag_clear(struct vraag *vraag)
{
    free(vraag->bronnen);
    free(vraag->categorieen);
    free(vraag->items);
    json_decref(vraag->woorden);
    *vraag = (struct vraag){0};
}
