/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/planversie.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fixing ---- */

static const char SQL_PLAN[] = "SELECT id FROM gezinsplan WHERE huishouden_id = :h"
                               " AND status = 'open'";
static const char SQL_ADD[] =
    "INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding, item_id, door, op)"
    " VALUES (:h, :id, :plan, :aanleiding, :item, :door, :nu)";
static const char SQL_STUKKEN[] =
    "INSERT INTO planversie_stuk (huishouden_id, versie_id, item_id, categorie, inhoud)"
    " SELECT :h, :id, r.item_id, i.categorie, r.inhoud FROM regel_planstand r"
    " JOIN item i ON i.huishouden_id = :h AND i.id = r.item_id WHERE r.plan_id = :plan";

static enum result insert(struct dossier *d, int64_t plan, const char *aanleiding, int64_t item,
                          int64_t id, struct probleem *p)
{
    if (db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":plan", plan),
                      B_TEXT(":aanleiding", aanleiding), B_REF(":item", item),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_STUKKEN,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":plan", plan)), NULL);
}

/* What the viewer sees decides, or a version more would tell of what they do not see (R24). */
static const char SQL_SAME[] =
    "SELECT 1 FROM zicht_planversie v WHERE v.plan_id = :plan AND v.aanleiding = 'akkoord'"
    " AND lokale_datum(v.op) = vandaag() AND v.id = (SELECT max(w.id) FROM zicht_planversie w)"
    " AND NOT EXISTS (SELECT 1 FROM zicht_planstand n WHERE n.plan_id = :plan"
    "  AND NOT EXISTS (SELECT 1 FROM zicht_planversie_stuk s WHERE s.versie_id = v.id"
    "   AND s.item_id = n.item_id AND s.inhoud = n.inhoud))";

static enum result needed(struct dossier *d, int64_t plan, const char *aanleiding, bool *ret,
                          struct probleem *p)
{
    int64_t same = 0;
    if (strcmp(aanleiding, "akkoord") == 0 &&
        db_int(d->db, p, SQL_SAME, BINDS(B_INT(":plan", plan)), 0, &same) != DONE)
        return FAILED;
    *ret = !same;
    return DONE;
}

enum result planversie_vast(struct dossier *d, const char *aanleiding, int64_t item,
                            struct probleem *p)
{
    int64_t plan;
    bool wanted;
    if (db_int(d->db, p, SQL_PLAN, BINDS(B_INT(":h", d->huishouden)), 0, &plan) != DONE)
        return FAILED;
    if (!plan)
        return DONE;
    if (needed(d, plan, aanleiding, &wanted, p) != DONE)
        return FAILED;
    return wanted ? insert(d, plan, aanleiding, item, verzoek_id(d->v), p) : DONE;
}

enum result planversie_add(struct dossier *d, int64_t *ret_id, struct probleem *p)
{
    int64_t plan;
    if (mag(d, p, "planversie.vastleggen") != DONE ||
        db_int(d->db, p, SQL_PLAN, BINDS(B_INT(":h", d->huishouden)), 0, &plan) != DONE)
        return FAILED;
    if (!plan)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is geen open gezinsplan. Er is niets opgeslagen.");
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "planversie", *ret_id);
    return insert(d, plan, "hand", 0, *ret_id, p);
}

/* ---- what changed since ---- */

/* What is compared, and what it is called. A date and a code are said by the page. */
static const struct verschil {
    const char *soort, *key, *naam, *vorm;
} VERSCHILLEN[] = {
    {"plan", "tekst", "Kernverhaal", "tekst"},
    {"plan", "datum", "Wij praten weer op", "datum"},
    {"doel", "titel", "Het doel", "tekst"},
    {"doel", "resultaat", "Wanneer is het gelukt?", "tekst"},
    {"doel", "status", "Stand", "code"},
    {"doel", "streefdatum", "Streefdatum", "datum"},
    {"doel", "cijfer", "Cijfer van het gezin", "getal"},
    {"doel", "prioriteit", "Hoe belangrijk", "belang"},
    {"actie", "titel", "De actie", "tekst"},
    {"actie", "status", "Stand", "code"},
    {"actie", "datum", "Klaar op", "datum"},
    {"actie", "eigenaar", "Een ander doet het nu", "wissel"},
    {"kernverhaal", "tekst", "De tekst", "tekst"},
    {"kernverhaal", "klaar", "Dit is niet meer zo", "wissel"},
    {"kracht", "tekst", "De tekst", "tekst"},
    {"kracht", "klaar", "Dit is niet meer zo", "wissel"},
    {"zorg", "tekst", "De tekst", "tekst"},
    {"zorg", "prioriteit", "Hoe belangrijk", "belang"},
    {"zorg", "klaar", "Dit is niet meer zo", "wissel"},
};

static const char SQL_ONE[] =
    "SELECT id AS \"id#\", op AS \"op@\", op AS moment, plan_id AS plan, aanleiding,"
    " personen AS \"personen!\", grond AS \"grond!\" FROM zicht_planversie WHERE id = :id";
static const char SQL_TOEN[] =
    "SELECT s.item_id AS stuk, s.inhoud AS \"inhoud[]\", s.personen AS \"personen!\","
    " s.grond AS \"grond!\" FROM zicht_planversie_stuk s WHERE s.versie_id = :id";
static const char SQL_NU[] =
    "SELECT n.item_id AS \"id#\", n.item_id AS stuk, n.soort, c.naam AS categorie, n.op AS moment,"
    " n.inhoud AS \"inhoud[]\", n.personen AS \"personen!\", n.grond AS \"grond!\""
    " FROM zicht_planstand n JOIN categorie c ON c.code = n.categorie WHERE n.plan_id = :plan"
    " ORDER BY n.soort = 'plan' DESC, n.soort = 'doel' DESC, n.soort = 'actie' DESC, n.soort,"
    " c.volgorde, n.item_id";

/* {was, nu} under the name of how the page says them: {"datum": {…}}; the others are null. */
static json_t *difference(const struct verschil *f, json_t *was, json_t *now)
{
    static const char *const vormen[] = {"tekst", "datum", "getal", "code", "belang", "wissel"};
    json_t *row = json_pack("{s:s}", "naam", f->naam);
    for (size_t i = 0; i < COUNT_OF(vormen); i++)
        json_object_set_new(row, vormen[i],
                            strcmp(vormen[i], f->vorm) == 0
                                ? json_pack("{s:O?, s:O?}", "was", was, "nu", now)
                                : json_null());
    return row;
}

static json_t *differences(const char *soort, const json_t *was, const json_t *now)
{
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(VERSCHILLEN); i++) {
        const struct verschil *f = &VERSCHILLEN[i];
        json_t *a = json_object_get(was, f->key), *b = json_object_get(now, f->key);
        if (strcmp(f->soort, soort) == 0 && !json_equal(a, b))
            json_array_append_new(list, difference(f, a, b));
    }
    return list;
}

static const json_t *find(const json_t *rows, int64_t stuk)
{
    const json_t *row;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)rows, i, row)
    {
        if (row_int(row, "stuk") == stuk)
            return json_object_get(row, "inhoud");
    }
    return NULL;
}

/* New: written after the version. What is older and was not in it came into sight later: then
 * nothing is known of how it was, and nothing is said. */
static void compare(json_t *list, const json_t *row, const json_t *then, int64_t moment)
{
    const char *soort = row_text(row, "soort");
    const json_t *now = json_object_get(row, "inhoud"), *was = find(then, row_int(row, "stuk"));
    json_t *differ = was ? differences(soort, was, now) : json_array();
    const char *titel = row_text(now, "titel") ? row_text(now, "titel") : row_text(now, "tekst");
    bool is_new = !was && row_int(row, "moment") >= moment;
    if (is_new || json_array_size(differ))
        json_array_append_new(
            list, json_pack("{s:O, s:s, s:O, s:s, s:s?, s:O}", "id", json_object_get(row, "id"),
                            "soort", soort, "categorie", json_object_get(row, "categorie"), "wat",
                            is_new ? "nieuw" : "veranderd", "titel", titel, "verschillen", differ));
    json_decref(differ);
}

enum result planversie_put(struct dossier *d, int64_t versie, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *then = NULL;
    AUTO_JSON json_t *now = NULL;
    const json_t *row;
    size_t i;
    json_t *list = json_array();
    json_object_set_new(model, "veranderd", list);
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", versie))) != DONE ||
        dossier_rows(d, p, SQL_TOEN, BINDS(B_INT(":id", versie)), &then) != DONE ||
        dossier_rows(d, p, SQL_NU, BINDS(B_INT(":plan", row_int(model, "plan"))), &now) != DONE)
        return FAILED;
    json_array_foreach(now, i, row) compare(list, row, then, row_int(model, "moment"));
    json_object_set_new(model, "gelijk", json_boolean(!json_array_size(list)));
    json_object_del(model, "plan");
    json_object_del(model, "moment");
    return DONE;
}
