/* SPDX-License-Identifier: EUPL-1.2 */
/* Transitions are put to the regie months before, each once, and what is not arranged yet again as
 * the day comes near. (The end of a voorziening is told by wachten.c.) */
#include "domein/overgang.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

#include <string.h>

static enum result tell(struct db_conn *c, struct wachter_dag *d, const struct attendering *a,
                        const char *sight, int64_t id, bool *ret_told, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    bool sees;
    *ret_told = false;
    db_dossier_set(c, a->huishouden);
    if (wachter_regie(c, &rows, p) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (oogpunt_ziet(c, row_int(row, "id"), sight, id, &sees, p) != DONE)
            return FAILED;
        if (sees && attendering_put(c, id_new(d->ids), d->nu, row_int(row, "id"), a, p) != DONE)
            return FAILED;
        *ret_told |= sees;
    }
    return DONE;
}

/* ---- birthdays ---- */

/* Wider than it need be: partial dates and months of other lengths are looked at one by one. */
static const char SQL_MENSEN[] =
    "SELECT l.huishouden_id AS h, l.id, p.id AS persoon, p.geboortedatum, s.code, s.leeftijd,"
    " s.vooraf FROM overgang_soort s JOIN persoon p ON p.geboortedatum >= substr(date(:dag, '-' ||"
    "  s.leeftijd || ' months', '-5 days'), 1, 4) || '-00-00' AND p.geboortedatum <= date(:dag,"
    "  '-' || (s.leeftijd - s.vooraf) || ' months', '+5 days') AND p.overleden_op IS NULL"
    " JOIN lid l ON l.persoon_id = p.id AND (l.tot IS NULL OR l.tot >= :dag)"
    " JOIN gezinsplan g ON g.huishouden_id = l.huishouden_id AND g.status = 'open'"
    " WHERE s.leeftijd IS NOT NULL AND (s.tot IS NULL OR s.tot >= :dag) AND NOT EXISTS (SELECT 1"
    "  FROM overgang_melding m WHERE m.huishouden_id = l.huishouden_id AND m.persoon_id = p.id AND"
    "  m.soort = s.code) AND l.id > :na ORDER BY l.id, s.code LIMIT :most";
static const char SQL_SAID[] =
    "INSERT INTO overgang_melding (huishouden_id, persoon_id, soort, op) VALUES (:h, :persoon,"
    " :soort, :nu) ON CONFLICT DO NOTHING";

static enum result person_look(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                               struct probleem *p)
{
    char first[DATUM_SIZE], last[DATUM_SIZE], from[DATUM_SIZE];
    bool told;
    if (!overgang_day(row_text(row, "geboortedatum"), (int)row_int(row, "leeftijd"), first, last))
        return DONE;
    datum_add_months(first, -(int)row_int(row, "vooraf"), from);
    if (strcmp(from, d->dag) > 0 || strcmp(last, d->dag) < 0)
        return DONE;
    const struct attendering a = {
        .soort = "overgang-komt", .huishouden = row_int(row, "h"), .object = "overgangen"};
    if (tell(c, d, &a,
             "SELECT 1 FROM zicht_contact WHERE persoon_id = :id AND geboortedatum IS NOT NULL",
             row_int(row, "persoon"), &told, p) != DONE)
        return FAILED;
    /* nobody to tell today: tried again tomorrow */
    return told ? db_exec(c, p, SQL_SAID,
                          BINDS(B_INT(":h", row_int(row, "h")),
                                B_INT(":persoon", row_int(row, "persoon")),
                                B_TEXT(":soort", row_text(row, "code")), B_INT(":nu", d->nu)),
                          NULL)
                : DONE;
}

enum result wachter_overgang(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_MENSEN,
                BINDS(B_TEXT(":dag", d->dag), B_INT(":na", d->na), B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    d->meer = json_array_size(rows) == WACHTER_STUK;
    int64_t last = row_int(json_array_get(rows, WACHTER_STUK - 1), "id");
    json_array_foreach(rows, i, row)
    {
        /* somebody may have more than one: whom the piece cuts in two is whole in the next */
        if (d->meer && i > 0 && row_int(row, "id") == last && d->na != last)
            break;
        if (person_look(c, d, row, p) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    return DONE;
}

/* ---- gaps ---- */

enum { EIGHT_WEEKS = 56, FOUR_WEEKS = 28, WEEK = 7 };

static const char SQL_OPEN[] =
    "SELECT o.huishouden_id AS h, o.id, o.datum FROM overgang o WHERE o.status = 'loopt' AND"
    " o.datum <= dag_plus(:dag, 56) AND (o.gemeld_op IS NULL OR o.gemeld_op < :dag) AND o.id > :na"
    " ORDER BY o.id LIMIT :most";
static const char SQL_NOTED[] =
    "UPDATE overgang SET gemeld_op = :dag WHERE huishouden_id = :h AND id = :id";

static int days_left(const json_t *row, const char *dag)
{
    return datum_to_day(row_text(row, "datum")) - datum_to_day(dag);
}

/* Eight weeks before, four weeks before, and from then on each week. */
static bool is_day(int left)
{
    return left == EIGHT_WEEKS || (left <= FOUR_WEEKS && left % WEEK == 0);
}

static enum result no_regie(struct db_conn *c, bool *ret, struct probleem *p)
{
    int64_t somebody;
    enum result r = db_int(c, p, "SELECT 1 FROM regel_regie WHERE van <= vandaag() LIMIT 1",
                           NO_BINDS, 0, &somebody);
    *ret = !somebody;
    return r;
}

static const char SQL_LIES_OPEN[] =
    "SELECT 1 FROM regel_overgang_gat t JOIN gezinsplan g ON g.huishouden_id = t.huishouden_id AND"
    " g.status = 'open' WHERE t.overgang_id = :id LIMIT 1";

/* Of whom, and what, is not theirs (R23): that something is left lying in a household of their
 * area, as far as they see its card. One message of a household, however many transitions it has.
 */
static enum result proces_tell(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                               struct probleem *p)
{
    AUTO_JSON json_t *people = NULL;
    const json_t *one;
    size_t i;
    int64_t h = row_int(row, "h"), open;
    bool sees;
    const struct attendering a = {.soort = "overgang-gat-proces", .huishouden = h};
    if (db_int(c, p, SQL_LIES_OPEN, BINDS(B_INT(":id", row_int(row, "id"))), 0, &open) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    if (wachter_procesregie(c, &people, p) != DONE)
        return FAILED;
    json_array_foreach(people, i, one)
    {
        int64_t who = row_int(one, "id");
        if (oogpunt_ziet(c, who, "SELECT 1 FROM zicht_huishouden WHERE id = :id", h, &sees, p) !=
            DONE)
            return FAILED;
        if (sees && attendering_put(c, id_new(d->ids), d->nu, who, &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result gap_look(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                            struct probleem *p)
{
    bool told, nobody;
    int left = days_left(row, d->dag);
    const struct attendering a = {.soort = "overgang-gat",
                                  .huishouden = row_int(row, "h"),
                                  .object = "overgang",
                                  .object_id = row_int(row, "id")};
    if (!is_day(left))
        return DONE;
    if (tell(c, d, &a, "SELECT 1 FROM zicht_overgang_gat WHERE overgang_id = :id",
             row_int(row, "id"), &told, p) != DONE ||
        no_regie(c, &nobody, p) != DONE)
        return FAILED;
    if ((nobody || left <= -WEEK) && proces_tell(c, d, row, p) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_NOTED,
                   BINDS(B_TEXT(":dag", d->dag), B_INT(":h", row_int(row, "h")),
                         B_INT(":id", row_int(row, "id"))),
                   NULL);
}

enum result wachter_overgang_gat(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_OPEN,
                BINDS(B_TEXT(":dag", d->dag), B_INT(":na", d->na), B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (gap_look(c, d, row, p) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
