/* SPDX-License-Identifier: EUPL-1.2 */
/* "Wie keek in mijn dossier?": the log's lines about one person in plain sentences, one for each
 * look-session of a day. About that person only: nobody else of the household is named. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "resources/kop.h"
#include "resources/logboek.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const struct veld VELDEN[] = {
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf"},
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},
    {.naam = "functies", .soort = VELD_JANEE, .label = "Noem functies in plaats van namen"},
    {0},
};

/* ---- words ---- */

/* What would tell that somebody is protected is "uw gegevens" (R19). */
static const char *what(const char *handeling)
{
    static const char *const QUIET[] = {"afscherming", "adres_geheim", "adres_lezer", "kindbezwa"};
    for (size_t i = 0; i < COUNT_OF(QUIET); i++)
        if (strncmp(handeling, QUIET[i], strlen(QUIET[i])) == 0)
            return "uw gegevens";
    const char *words = logboek_over(handeling);
    return words == handeling ? "uw gegevens" : words;
}

static const struct {
    const char *code, *words;
} WHY[] = {
    {"G1", "deze persoon hielp u, en las het werk van de eigen organisatie"},
    {"G2", "deze persoon houdt het plan van uw gezin bij elkaar (regie)"},
    {"G3", "u gaf toestemming, of wie voor u beslist"},
    {"G4", "het moest zonder toestemming, om een reden die in de wet staat"},
    {"G5", "er was nood: iemand moest meteen kunnen kijken"},
    {"G6", "het werd aan deze persoon gestuurd"},
    {"G7", "voor een verzoek van u of uw gezin"},
    {"privacy", "voor een verzoek van u of uw gezin"},
};

static bool holds(const json_t *list, const char *text)
{
    json_t *known;
    size_t i;
    json_array_foreach(list, i, known)
    {
        if (strcmp(json_string_value(known), text) == 0)
            return true;
    }
    return false;
}

static void add_once(json_t *list, const char *text)
{
    if (!holds(list, text))
        json_array_append_new(list, json_string(text));
}

static void why_add(json_t *list, const char *gronden)
{
    for (size_t i = 0; gronden && i < COUNT_OF(WHY); i++)
        if (strstr(gronden, WHY[i].code))
            add_once(list, WHY[i].words);
}

/* ---- sessions ---- */

static bool same(const json_t *a, const json_t *b, const char *key)
{
    return json_equal(json_object_get(a, key), json_object_get(b, key));
}

static json_t *session_find(const json_t *sessions, const json_t *row)
{
    json_t *one;
    size_t i;
    json_array_foreach(sessions, i, one)
    {
        if (same(one, row, "dag") && same(one, row, "gebruiker") && same(one, row, "sessie"))
            return one;
    }
    return NULL;
}

static json_t *session_new(const json_t *row, bool functies)
{
    static const char *const KEYS[] = {"dag",       "gebruiker",   "sessie", "functie",
                                       "onderdeel", "organisatie", "waar"};
    json_t *one = json_object();
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        json_object_set(one, KEYS[i], json_object_get(row, KEYS[i]));
    bool hide = functies || row_true(row, "functieNoemen");
    json_object_set(one, "naam", hide ? json_null() : json_object_get(row, "naam"));
    json_object_set_new(one, "wat", json_array());
    json_object_set_new(one, "waarom", json_array());
    json_object_set_new(one, "schreef", json_false());
    return one;
}

static void row_add(json_t *one, const json_t *row)
{
    static const char *const WRITES[] = {"toevoegen", "wijzigen", "beeindigen"};
    const char *event = row_text(row, "gebeurtenis");
    add_once(json_object_get(one, "wat"), what(row_text(row, "handeling")));
    why_add(json_object_get(one, "waarom"), row_text(row, "gronden"));
    for (size_t i = 0; i < COUNT_OF(WRITES); i++)
        if (strcmp(event, WRITES[i]) == 0)
            json_object_set_new(one, "schreef", json_true());
}

static void list_add(struct buf *out, const json_t *list)
{
    json_t *text;
    size_t i, n = json_array_size(list);
    json_array_foreach(list, i, text)
    {
        buf_format(out, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " en ", json_string_value(text));
    }
}

/* "Sanne Hoekstra, regisseur bij Wijkteam Noord (Gemeente Waterveen), keek naar notities en doelen.
 * Waarom: …." */
static enum result session_say(json_t *one, struct probleem *p)
{
    BUF_AUTO struct buf zin;
    const char *naam = row_text(one, "naam");
    buf_init(&zin, 8000);
    if (naam)
        buf_format(&zin, "%s, %s bij %s, ", naam, row_text(one, "functie"), row_text(one, "waar"));
    else
        buf_format(&zin, "Een %s van %s ", row_text(one, "functie"), row_text(one, "waar"));
    buf_text(&zin, row_true(one, "schreef") ? "keek naar of schreef iets bij " : "keek naar ");
    list_add(&zin, json_object_get(one, "wat"));
    buf_text(&zin, ". Waarom: ");
    if (json_array_size(json_object_get(one, "waarom")))
        list_add(&zin, json_object_get(one, "waarom"));
    else
        buf_text(&zin, "deze persoon hielp bij uw gezin, of zocht u op om te helpen");
    buf_char(&zin, '.');
    if (zin.failed)
        return probleem_intern(p, "no memory for a sentence");
    json_object_set_new(one, "zin", json_string(zin.data));
    json_object_del(one, "waar"); /* the sentence holds it */
    json_object_del(one, "gebruiker");
    json_object_del(one, "sessie");
    return DONE;
}

static enum result sessions_make(const json_t *rows, bool functies, json_t *ret, struct probleem *p)
{
    json_t *row, *one;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        one = session_find(ret, row);
        if (!one) {
            one = session_new(row, functies);
            json_array_append_new(ret, one);
        }
        row_add(one, row);
    }
    json_array_foreach(ret, i, one)
    {
        if (session_say(one, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- the page ---- */

static const char SQL_VERZOEK[] =
    "SELECT v.id AS \"id#\", coalesce(v.persoon_naam, 'niet meer bekend') AS \"persoonNaam\","
    " v.personen AS \"personen!\", v.grond AS \"grond!\" FROM zicht_avgverzoek v WHERE v.id = :id";
#define WAAR ONDERDEEL_VAN("r.onderdeel", "r.organisatie")
static const char SQL_REGELS[] =
    "SELECT lokale_datum(r.op) AS dag, r.gebruiker, r.sessie, r.naam, r.functie, r.onderdeel,"
    " r.organisatie, " WAAR " AS waar, r.functie_noemen AS \"functieNoemen?\", r.gebeurtenis,"
    " r.handeling, r.gronden FROM zicht_wiekeek r WHERE r.verzoek_id = :id"
    " AND (:vanaf IS NULL OR r.op >= :vanaf) AND (:tot IS NULL OR r.op < :tot)"
    " ORDER BY r.volgnr DESC LIMIT 20000";

static enum result wiekeek_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *sessions = json_array();
    const char *vanaf = in_text(v, "vanaf"), *tot = in_text(v, "tot");
    char after[DATUM_SIZE];
    json_object_set_new(model, "resultaten", sessions);
    if (tot)
        datum_add_days(tot, 1, after);
    if (mag(d, p, "wie_keek.lezen") != DONE || logboek_periode(vanaf, tot, p) != DONE ||
        dossier_model(d, p, model, SQL_VERZOEK, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_rows(d, p, SQL_REGELS,
                     BINDS(B_INT(":id", v->id[0]),
                           B_REF(":vanaf", vanaf ? clock_local_midnight(vanaf) : 0),
                           B_REF(":tot", tot ? clock_local_midnight(after) : 0)),
                     &rows) != DONE ||
        sessions_make(rows, in_bool(v, "functies"), sessions, p) != DONE)
        return FAILED;
    json_object_set_new(model, "vanaf", vanaf ? json_string(vanaf) : json_null());
    json_object_set_new(model, "tot", tot ? json_string(tot) : json_null());
    json_object_set_new(model, "functies", json_boolean(in_bool(v, "functies")));
    return DONE;
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/verzoeken/{verzoek}/wiekeek", "wie_keek.lezen",
              "Wie keek in het dossier van deze persoon, in gewone woorden.", wiekeek_read,
              .page = "wiekeek", .velden = VELDEN),
};
ROUTE_PART(wiekeek, ROUTES);
