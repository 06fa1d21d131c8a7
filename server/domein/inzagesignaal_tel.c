/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/inzagesignaal_tel.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/tekst.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_LETTERS = 3, NAME_MAX_BYTES = 1000 };

/* ---- how many different ones within a while ---- */

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

size_t tel_nummers(const struct blik *blikken, size_t count, int *ret, bool *ret_made)
{
    int64_t *wat = calloc(count + 1, sizeof *wat);
    size_t all = 0, different = 0;
    *ret_made = wat != NULL;
    for (size_t i = 0; wat && i < count; i++)
        if (!blikken[i].lijst)
            wat[all++] = blikken[i].wat;
    if (wat)
        qsort(wat, all, sizeof *wat, compare);
    for (size_t i = 0; i < all; i++)
        if (i == 0 || wat[i] != wat[different - 1])
            wat[different++] = wat[i];
    for (size_t i = 0; wat && i < count; i++) {
        const int64_t *found = blikken[i].lijst
                                   ? NULL
                                   : bsearch(&blikken[i].wat, wat, different, sizeof *wat, compare);
        ret[i] = found ? (int)(found - wat) : GEEN_NUMMER;
    }
    free(wat);
    return different;
}

/* The looks that nobody got as a list, each with the number of what it is about. */
struct rij {
    size_t *at, *keer; /* keer: how often each number is in the stretch now */
    int *nummer;       /* by look */
    size_t count;
};

static bool rij_make(const struct blik *blikken, size_t count, struct rij *ret)
{
    *ret = (struct rij){.at = calloc(count, sizeof *ret->at),
                        .nummer = calloc(count, sizeof *ret->nummer),
                        .keer = calloc(count, sizeof *ret->keer)};
    bool made = ret->at && ret->nummer && ret->keer;
    if (made)
        (void)tel_nummers(blikken, count, ret->nummer, &made);
    for (size_t i = 0; made && i < count; i++)
        if (ret->nummer[i] != GEEN_NUMMER)
            ret->at[ret->count++] = i;
    return made;
}

static void rij_free(struct rij *r)
{
    free(r->at);
    free(r->nummer);
    free(r->keer);
}

size_t tel_venster(const struct blik *blikken, size_t count, int64_t seconds, size_t *ret_first,
                   size_t *ret_last, bool *ret_made)
{
    struct rij r;
    size_t most = 0, now = 0, from = 0;
    *ret_first = *ret_last = 0;
    *ret_made = true;
    if (count == 0)
        return 0;
    *ret_made = rij_make(blikken, count, &r);
    for (size_t i = 0; *ret_made && i < r.count; i++) {
        now += r.keer[r.nummer[r.at[i]]]++ == 0;
        while (blikken[r.at[i]].tijd - blikken[r.at[from]].tijd > seconds) {
            now -= --r.keer[r.nummer[r.at[from]]] == 0;
            from++;
        }
        if (now > most) {
            most = now;
            *ret_first = r.at[from];
            *ret_last = r.at[i];
        }
    }
    rij_free(&r);
    return most;
}

/* ---- working hours ---- */

bool buiten_werktijd(const struct werktijd *w, int64_t tijd)
{
    char dag[DATUM_SIZE];
    const json_t *row;
    size_t i;
    clock_local_date(tijd, dag);
    if (!(w->dagen >> datum_weekday(dag) & 1))
        return true;
    json_array_foreach(w->feestdagen, i, row)
    {
        const char *datum = json_string_value(json_object_get(row, "datum"));
        if (datum && strcmp(datum, dag) == 0)
            return true;
    }
    int64_t local = tijd + clock_local_offset(tijd);
    int minute = (int)(local % 86400 / 60);
    return minute < w->begint || minute >= w->eindigt;
}

/* ---- names ---- */

/* " sanne jansen de vries ": folded words with one space around each. */
static void words(const char *text, struct buf *out)
{
    const char *at = text, *begin;
    buf_char(out, ' ');
    while (tekst_woord(&at, &begin, out))
        buf_char(out, ' ');
}

bool naam_gelijk(const char *geslachtsnaam, const char *account)
{
    BUF_AUTO struct buf name;
    BUF_AUTO struct buf whole;
    buf_init(&name, NAME_MAX_BYTES);
    buf_init(&whole, NAME_MAX_BYTES);
    words(geslachtsnaam, &name);
    words(account, &whole);
    if (name.failed || whole.failed || name.len < NAME_LETTERS + 2)
        return false;
    const char *after = strchr(whole.data + 1, ' ');
    /* an account of one word has only that */
    if (!after || after[1] == '\0')
        after = whole.data;
    return strstr(after, name.data) != NULL;
}
