/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/lezers.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- who might read it ---- */

static const char SQL_KANDIDATEN[] =
    "SELECT v.gebruiker_id AS nummer, v.gebruiker_id AS \"gebruiker#\", g.naam, g.functie,"
    " o.naam AS onderdeel, v.gebruiker_id = kijker() AS \"mij?\", min(v.van) AS van,"
    " group_concat(v.personen) AS \"personen!\", max(v.grond) AS \"grond!\""
    " FROM (SELECT gebruiker_id, van, personen, grond FROM zicht_ontvanger WHERE erbij = 1"
    "  UNION ALL SELECT id, NULL, NULL, NULL FROM gebruiker WHERE id = :aan"
    "  UNION ALL SELECT ontvanger_gebruiker_id, van, personen, grond FROM zicht_deelbesluit"
    "   WHERE stand = 'geldt' AND ontvanger_gebruiker_id IS NOT NULL) v"
    " JOIN gebruiker g ON g.id = v.gebruiker_id JOIN onderdeel o ON o.id = g.onderdeel_id"
    " GROUP BY v.gebruiker_id ORDER BY v.gebruiker_id <> kijker(), g.naam, v.gebruiker_id";

/* Later of the day it was written and the day they could read: ISO dates compare as texts. */
static const char *latest(const char *a, const char *b)
{
    return !b || !b[0] || strcmp(a, b) > 0 ? a : b;
}

/* Adds who reads `item`, sent to `aan` (0: nobody); for an item written on `geschreven` (NULL: not
 * yet) with since when. */
static enum result readers_add(struct dossier *d, int64_t item, int64_t aan, const char *geschreven,
                               json_t *list, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_KANDIDATEN, BINDS(B_REF(":aan", aan)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        char grond[3], sinds[DATUM_SIZE];
        if (oogpunt_item(d, row_int(row, "nummer"), item, grond, sinds, p) != DONE)
            return FAILED;
        if (!grond[0])
            continue;
        const char *day =
            geschreven ? latest(latest(geschreven, row_text(row, "van")), sinds) : NULL;
        json_object_set_new(row, "sinds", day ? json_string(day) : json_null());
        json_object_set_new(row, "grond", json_string(grond));
        json_object_del(row, "nummer");
        json_object_del(row, "van");
        json_object_del(row, "personen");
        json_array_append(list, row);
    }
    return DONE;
}

/* ---- of an item that is not there yet ---- */

struct proef {
    struct dossier *d;
    const struct item_nieuw *item;
    int64_t gebruiker, onderdeel; /* whom it is sent to */
    json_t *lezers;
};

static const char SQL_ONDERDEEL[] =
    "SELECT NULL AS gebruiker, o.naam, 'iedereen daar' AS functie, z.naam AS onderdeel,"
    " 0 AS \"mij?\", NULL AS sinds, 'G6' AS grond FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id WHERE o.id = :id";

static enum result onderdeel_add(struct dossier *d, int64_t onderdeel, json_t *list,
                                 struct probleem *p)
{
    json_t *row;
    if (db_row(d->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", onderdeel)), &row) != DONE)
        return FAILED;
    if (row)
        json_array_append_new(list, row);
    return DONE;
}

static enum result readers_try(struct db_conn *c, void *arg, struct probleem *p)
{
    struct proef *proef = arg;
    struct dossier *d = proef->d;
    int64_t id;
    (void)c;
    if (item_new(d, p, proef->item, &id) != DONE ||
        (proef->gebruiker && item_address(d, p, id, proef->gebruiker, 0, NULL) != DONE) ||
        (proef->onderdeel && item_address(d, p, id, 0, proef->onderdeel, NULL) != DONE) ||
        readers_add(d, id, proef->gebruiker, NULL, proef->lezers, p) != DONE)
        return FAILED;
    return proef->onderdeel ? onderdeel_add(d, proef->onderdeel, proef->lezers, p) : DONE;
}

enum result lezers_of_sent(struct dossier *d, const struct item_nieuw *item, int64_t gebruiker,
                           int64_t onderdeel, json_t **ret, struct probleem *p)
{
    struct proef proef = {d, item, gebruiker, onderdeel, json_array()};
    enum result r = db_rehearse(d->db, p, readers_try, &proef);
    d->v->object[0] = '\0'; /* the item it named for the log was never there */
    if (r != DONE) {
        json_decref(proef.lezers);
        return FAILED;
    }
    *ret = proef.lezers;
    return DONE;
}

enum result lezers_of(struct dossier *d, const struct item_nieuw *item, int64_t aan, json_t **ret,
                      struct probleem *p)
{
    return lezers_of_sent(d, item, aan, 0, ret, p);
}

/* ---- of an item that is ---- */

static const char SQL_ITEM[] =
    "SELECT lokale_datum(op) AS dag, grond AS \"grond!\", personen AS \"personen!\""
    " FROM zicht_item WHERE id = :id";

enum result lezers_of_item(struct dossier *d, int64_t item, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *lezers = json_array();
    if (dossier_one(d, p, SQL_ITEM, BINDS(B_INT(":id", item)), &row) != DONE)
        return FAILED;
    if (strcmp(row_text(row, "grond"), "G1") != 0)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Wie dit leest, ziet alleen wie het schreef (regel R26).");
    if (readers_add(d, item, 0, row_text(row, "dag"), lezers, p) != DONE)
        return FAILED;
    *ret = TAKE(lezers);
    return DONE;
}

/* ---- names in a text ---- */

static const char SQL_LEDEN[] =
    "SELECT persoon_id AS nummer, persoon_id AS \"id#\", max(roepnaam) AS naam, max(naam) AS "
    "voluit,"
    " id_tekst(persoon_id) AS \"personen!\" FROM zicht_lid GROUP BY persoon_id ORDER BY min(id)";

/* Folded, with a space at both ends, so that whole words can be looked for. */
static bool fold(struct buf *out, const char *text)
{
    buf_clear(out);
    buf_char(out, ' ');
    tekst_fold(text, out);
    buf_char(out, ' ');
    return !out->failed && out->len > 2;
}

static bool is_about(const json_t *personen, int64_t id)
{
    const json_t *one;
    size_t i;
    json_array_foreach(personen, i, one)
    {
        if (json_integer_value(one) == id)
            return true;
    }

    return false;
}

enum result lezers_ook_over(struct dossier *d, const char *tekst, const json_t *personen,
                            json_t **ret, struct probleem *p)
{
    enum { MOST = 64 * 1024 };
    AUTO_JSON json_t *rows = NULL;
    BUF_AUTO struct buf folded, naam;
    AUTO_JSON json_t *found = json_array();
    json_t *row;
    size_t i;
    buf_init(&folded, MOST);
    buf_init(&naam, MOST);
    if (fold(&folded, tekst) && dossier_rows(d, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (is_about(personen, row_int(row, "nummer")) || !fold(&naam, row_text(row, "naam")) ||
            !strstr(folded.data, naam.data))
            continue;
        json_array_append_new(found, json_pack("{s:O, s:O}", "id", json_object_get(row, "id"),
                                               "naam", json_object_get(row, "voluit")));
    }
    *ret = TAKE(found);
    return DONE;
}
