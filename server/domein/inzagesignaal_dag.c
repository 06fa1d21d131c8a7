/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines of one person's day, in a form that can be counted. */
#include "domein/inzagesignaal_intern.h"

#include <stdlib.h>
#include <string.h>

/* Of one person on one day; more is no person, and raises by itself. */
enum { DAY_MOST = 20000 };

/* The first line of the log that is not before a moment: times rise with the numbers, but for a
 * clock that was set back, and then an hour more is looked at. */
static enum result line_at(struct inzage_stap *s, int64_t seconds, int64_t *ret, struct probleem *p)
{
    int64_t low = 1, high = s->tot, at = (seconds - 3600) * 1000;
    while (low < high) {
        int64_t middle = low + (high - low) / 2, tijd;
        if (db_int(s->c, p, "SELECT tijd FROM logregel WHERE volgnr = :nr",
                   BINDS(B_INT(":nr", middle)), 0, &tijd) != DONE)
            return FAILED;
        if (tijd < at)
            low = middle + 1;
        else
            high = middle;
    }
    *ret = low;
    return DONE;
}

static const char SQL_DAG[] =
    "SELECT volgnr, tijd, huishouden, gevraagd, uitkomst, verzoek, coalesce(gronden, ''),"
    " coalesce(rol, '') FROM logregel"
    " WHERE gebruiker = :g AND volgnr >= :van AND volgnr <= :tot AND salt IS NOT NULL"
    " AND handeling IS NOT 'agenda.lezen'" /* a calendar program fetches by itself */
    " AND tijd >= :begin AND tijd < :eind ORDER BY volgnr LIMIT :meest";

/* FNV-1a: ids as asked are compared, not kept. */
static int64_t text_hash(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (const char *c = text; *c; c++)
        h = (h ^ (unsigned char)*c) * 1099511628211u;
    return (int64_t)(h & INT64_MAX);
}

struct verzoek_id {
    char text[80];
    size_t count; /* of kijk, when it began */
};

/* Looks of one request into more than one household are a list. */
static void look_add(struct inzage_dag *d, struct db_stmt *st, struct verzoek_id *last)
{
    const char *verzoek = db_column_text(st, 5);
    struct blik *b = &d->kijk[d->kijk_count];
    *b = (struct blik){.volgnr = db_column_int(st, 0),
                       .tijd = db_column_int(st, 1) / 1000,
                       .wat = db_column_int(st, 2),
                       .ambt = strcmp(db_column_text(st, 7), "procesregisseur") == 0};
    bool same = verzoek && strcmp(last->text, verzoek) == 0;
    if (!same) {
        (void)snprintf(last->text, sizeof last->text, "%s", verzoek ? verzoek : "");
        last->count = d->kijk_count;
    }
    d->kijk_count++;
    if (same && d->kijk[last->count].wat != b->wat)
        for (size_t i = last->count; i < d->kijk_count; i++)
            d->kijk[i].lijst = true;
}

static void line_add(struct inzage_dag *d, struct db_stmt *st, struct verzoek_id *last)
{
    const char *uitkomst = db_column_text(st, 4), *asked = db_column_text(st, 3);
    const char *gronden = db_column_text(st, 6), *rol = db_column_text(st, 7);
    if (!uitkomst)
        return;
    if (strcmp(uitkomst, "geweigerd") == 0)
        d->nee[d->nee_count++] = (struct blik){.volgnr = db_column_int(st, 0),
                                               .tijd = db_column_int(st, 1) / 1000,
                                               .wat = text_hash(asked ? asked : "")};
    else if (!db_column_null(st, 2) && strcmp(rol, "privacy") != 0 && !strstr(gronden, "privacy"))
        look_add(d, st, last);
}

static enum result lines_read(struct inzage_stap *s, struct inzage_dag *d, struct probleem *p)
{
    STMT_AUTO struct db_stmt *st = NULL;
    struct verzoek_id last = {0};
    int64_t van;
    bool more;
    d->kijk = calloc(DAY_MOST, sizeof *d->kijk);
    d->nee = calloc(DAY_MOST, sizeof *d->nee);
    if (!d->kijk || !d->nee)
        return probleem_intern(p, "no memory for the lines of a day");
    if (line_at(s, d->begin, &van, p) != DONE ||
        db_query(s->c, p, SQL_DAG,
                 BINDS(B_INT(":g", d->gebruiker), B_INT(":van", van), B_INT(":tot", s->tot),
                       B_INT(":begin", d->begin * 1000), B_INT(":eind", d->eind * 1000),
                       B_INT(":meest", DAY_MOST)),
                 &st) != DONE)
        return FAILED;
    for (;;) {
        if (db_step(st, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        line_add(d, st, &last);
    }
}

void inzage_dag_free(struct inzage_dag *d)
{
    free(d->kijk);
    free(d->nee);
    free(d->nummer);
    free(d->eerste);
    free(d->laatste);
    free(d->volgende);
}

static enum result number(struct inzage_dag *d, struct probleem *p)
{
    bool made;
    size_t room = d->kijk_count + 1;
    d->nummer = calloc(room, sizeof *d->nummer);
    d->eerste = calloc(room, sizeof *d->eerste);
    d->laatste = calloc(room, sizeof *d->laatste);
    d->volgende = calloc(room, sizeof *d->volgende);
    made = d->nummer && d->eerste && d->laatste && d->volgende;
    if (made)
        d->huishoudens = tel_nummers(d->kijk, d->kijk_count, d->nummer, &made);
    if (!made)
        return probleem_intern(p, "no memory for the lines of a day");
    for (size_t n = 0; n < d->huishoudens; n++)
        d->eerste[n] = GEEN_NUMMER;
    for (size_t i = 0; i < d->kijk_count; i++) {
        int n = d->nummer[i];
        d->volgende[i] = GEEN_NUMMER;
        if (n == GEEN_NUMMER)
            continue;
        if (d->eerste[n] == GEEN_NUMMER)
            d->eerste[n] = (int)i;
        else
            d->volgende[d->laatste[n]] = (int)i;
        d->laatste[n] = (int)i;
    }
    return DONE;
}

enum result inzage_dag_read(struct inzage_stap *s, struct inzage_dag *d, struct probleem *p)
{
    return lines_read(s, d, p) == DONE ? number(d, p) : FAILED;
}
