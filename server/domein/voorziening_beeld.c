/* SPDX-License-Identifier: EUPL-1.2 */
/* What follows from a list of voorzieningen: the household's money in one view, and where help
 * overlaps, stops or leaves a gap. */
#include "domein/voorziening.h"

#include "base/datum.h"
#include "base/row.h"

#include <stdlib.h>
#include <string.h>

static bool status_is(const json_t *row, const char *status)
{
    return strcmp(row_text(row, "status"), status) == 0;
}

static bool runs_on(const json_t *row, const char *dag)
{
    const char *tot = row_text(row, "tot");
    return status_is(row, "loopt") && strcmp(row_text(row, "van"), dag) <= 0 &&
           (!tot || strcmp(tot, dag) >= 0);
}

/* ---- money ---- */

/* A month's share in whole euros, rounded; what is paid once has none. */
static json_int_t a_month(const json_t *row)
{
    json_int_t bedrag = json_integer_value(json_object_get(row, "bedrag"));
    const char *per = row_text(row, "per");
    if (!per || strcmp(per, "eenmalig") == 0)
        return 0;
    if (strcmp(per, "week") == 0)
        return (bedrag * 52 + 6) / 12;
    return strcmp(per, "jaar") == 0 ? (bedrag + 6) / 12 : bedrag;
}

static void law_add(json_t *wetten, const char *naam, json_int_t maand)
{
    json_t *wet;
    size_t i;
    json_array_foreach(wetten, i, wet)
    {
        if (strcmp(row_text(wet, "naam"), naam) == 0) {
            json_object_set_new(wet, "maand", json_integer(row_int(wet, "maand") + maand));
            return;
        }
    }
    json_array_append_new(wetten, json_pack("{s:s, s:I}", "naam", naam, "maand", maand));
}

static json_t *budget(const json_t *rows, const char *vandaag)
{
    json_t *wetten = json_array(), *row;
    json_int_t maand = 0, eenmalig = 0;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (!runs_on(row, vandaag) || !row_text(row, "per"))
            continue;
        if (strcmp(row_text(row, "per"), "eenmalig") == 0)
            eenmalig += row_int(row, "bedrag");
        else
            law_add(wetten, row_text(row, "wetNaam"), a_month(row));
        maand += a_month(row);
    }
    return json_pack("{s:I, s:o, s:o}", "maand", maand, "eenmalig",
                     eenmalig ? json_integer(eenmalig) : json_null(), "wetten", wetten);
}

/* ---- in time ---- */

/* One person's voorzieningen of one dienst, in order of time. */
struct reeks {
    const json_t *row[64];
    size_t count;
};

static const char *forever(const char *tot) { return tot ? tot : "9999-12-31"; }

static int compare(const void *a, const void *b)
{
    const json_t *x = *(const json_t *const *)a, *y = *(const json_t *const *)b;
    int order = strcmp(row_text(x, "van"), row_text(y, "van"));
    return order ? order : strcmp(forever(row_text(x, "tot")), forever(row_text(y, "tot")));
}

static bool about(const json_t *row, const char *persoon)
{
    json_t *one;
    size_t i;
    json_array_foreach(json_object_get(row, "personen"), i, one)
    {
        if (strcmp(row_text(one, "id"), persoon) == 0)
            return true;
    }
    return false;
}

static void reeks_fill(struct reeks *r, const json_t *rows, const char *dienst, const char *persoon)
{
    json_t *row;
    size_t i;
    r->count = 0;
    json_array_foreach(rows, i, row)
    {
        bool counts = status_is(row, "loopt") || status_is(row, "gestopt");
        if (counts && r->count < COUNT_OF(r->row) && strcmp(row_text(row, "dienst"), dienst) == 0 &&
            about(row, persoon))
            r->row[r->count++] = row;
    }
    qsort(r->row, r->count, sizeof r->row[0], compare);
}

/* The same for several persons is one signal. */
static void signal_add(json_t *signalen, const char *soort, const json_t *een, const json_t *ander,
                       const json_t *persoon, const char *van, const char *tot)
{
    json_t *earlier,
        *new = json_pack("{s:s, s:O, s:o, s:s?, s:s?}", "soort", soort, "naam",
                         json_object_get(een, "naam"), "ander",
                         ander ? json_incref(json_object_get(ander, "naam")) : json_null(), "van",
                         van, "tot", tot);
    size_t i;
    json_array_foreach(signalen, i, earlier)
    {
        json_t *personen = json_incref(json_object_get(earlier, "personen"));
        json_object_del(earlier, "personen");
        bool same = json_equal(earlier, new);
        json_object_set(earlier, "personen", personen);
        if (same)
            json_array_append(personen, json_object_get(persoon, "naam"));
        json_decref(personen);
        if (same) {
            json_decref(new);
            return;
        }
    }
    json_object_set_new(new, "personen", json_pack("[O]", json_object_get(persoon, "naam")));
    json_array_append_new(signalen, new);
}

/* `last` is the one of those before that ends last: a long one may run on behind a short one. */
static void pairs(const struct reeks *r, const json_t *persoon, const char *vandaag,
                  json_t *signalen)
{
    const json_t *last = r->row[0];
    for (size_t i = 1; i < r->count; i++) {
        const json_t *next = r->row[i];
        const char *end = row_text(last, "tot"), *start = row_text(next, "van");
        char day[DATUM_SIZE] = "", before[DATUM_SIZE];
        if (end)
            datum_add_days(end, 1, day);
        if (strcmp(forever(end), start) >= 0) {
            const char *next_end = row_text(next, "tot");
            bool sooner = strcmp(forever(next_end), forever(end)) < 0;
            const char *both = sooner ? next_end : end;
            if (strcmp(forever(both), vandaag) >= 0)
                signal_add(signalen, "overlap", last, next, persoon, start, both);
        } else if (strcmp(day, start) < 0 && strcmp(start, vandaag) > 0) {
            datum_add_days(start, -1, before);
            signal_add(signalen, "gat", last, next, persoon, day, before);
        }
        if (strcmp(forever(row_text(next, "tot")), forever(end)) > 0)
            last = next;
    }
}

/* It ends soon, and nothing follows. */
static void ending(const struct reeks *r, const json_t *persoon, const char *vandaag,
                   const char *grens, json_t *signalen)
{
    const json_t *last = r->row[0];
    for (size_t i = 1; i < r->count; i++)
        if (strcmp(forever(row_text(r->row[i], "tot")), forever(row_text(last, "tot"))) > 0)
            last = r->row[i];
    const char *end = forever(row_text(last, "tot"));
    if (status_is(last, "loopt") && strcmp(end, vandaag) >= 0 && strcmp(end, grens) <= 0)
        signal_add(signalen, "einde", last, NULL, persoon, NULL, end);
}

/* Whether an earlier row has that dienst and person already: each pair is looked at once. */
static bool seen(const json_t *rows, size_t before, const char *dienst, const char *persoon)
{
    for (size_t i = 0; i < before; i++) {
        const json_t *row = json_array_get(rows, i);
        if (strcmp(row_text(row, "dienst"), dienst) == 0 && about(row, persoon))
            return true;
    }
    return false;
}

static json_t *signalen(const json_t *rows, const char *vandaag, int dagen)
{
    json_t *ret = json_array(), *row, *persoon;
    char grens[DATUM_SIZE];
    struct reeks r;
    size_t i, j;
    datum_add_days(vandaag, dagen, grens);
    json_array_foreach(rows, i, row)
    {
        const char *dienst = row_text(row, "dienst");
        json_array_foreach(json_object_get(row, "personen"), j, persoon)
        {
            if (seen(rows, i, dienst, row_text(persoon, "id")))
                continue;
            reeks_fill(&r, rows, dienst, row_text(persoon, "id"));
            if (r.count == 0)
                continue;
            pairs(&r, persoon, vandaag, ret);
            ending(&r, persoon, vandaag, grens, ret);
        }
    }
    return ret;
}

json_t *voorziening_beeld(const json_t *rows, const char *vandaag, int dagen)
{
    return json_pack("{s:o, s:o}", "budget", budget(rows, vandaag), "signalen",
                     signalen(rows, vandaag, dagen));
}
