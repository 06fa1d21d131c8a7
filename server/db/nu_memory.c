/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/nu_memory.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 128, BYTES_MAX = 16 * 1024 * 1024 };

struct nu_memory {
    struct entry {
        struct db_key key;
        uint64_t used; /* 0: empty */
        size_t bytes;
        struct nu_set *set[NU_SOURCES_MAX];
    } entry[ENTRIES];
    uint64_t clock;
    size_t bytes;
};

struct nu_memory *nu_memory_new(void) { return calloc(1, sizeof(struct nu_memory)); }

static void entry_clear(struct nu_memory *m, struct entry *e)
{
    for (size_t i = 0; i < NU_SOURCES_MAX; i++)
        nu_set_leave(e->set[i]);
    m->bytes -= e->bytes;
    *e = (struct entry){0};
}

void nu_memory_free(struct nu_memory *m)
{
    for (size_t i = 0; m && i < ENTRIES; i++)
        entry_clear(m, &m->entry[i]);
    free(m);
}

/* The same viewer and household, whatever the day and the versions. */
static bool same_place(const struct db_key *a, const struct db_key *b)
{
    return a->dossier == b->dossier && a->kijker == b->kijker && a->sessie == b->sessie &&
           a->sleutel == b->sleutel;
}

bool db_key_equal(const struct db_key *a, const struct db_key *b)
{
    return same_place(a, b) && a->versie == b->versie && a->versie_0 == b->versie_0 &&
           a->nood == b->nood && a->sinds == b->sinds && strcmp(a->vandaag, b->vandaag) == 0;
}

struct nu_set *nu_memory_find(struct nu_memory *m, const struct db_key *key, size_t source)
{
    for (size_t i = 0; i < ENTRIES; i++)
        if (m->entry[i].used && db_key_equal(&m->entry[i].key, key)) {
            m->entry[i].used = ++m->clock;
            return m->entry[i].set[source];
        }
    return NULL;
}

static struct entry *oldest(struct nu_memory *m)
{
    struct entry *found = &m->entry[0];
    for (size_t i = 1; i < ENTRIES; i++)
        if (m->entry[i].used < found->used)
            found = &m->entry[i];
    return found;
}

/* The entry of that place, with what it held emptied if it is of another moment; else a free one,
 * or the one that nobody asked for the longest. */
static struct entry *entry_of(struct nu_memory *m, const struct db_key *key)
{
    struct entry *e = NULL;
    for (size_t i = 0; i < ENTRIES && !e; i++)
        if (m->entry[i].used && same_place(&m->entry[i].key, key))
            e = &m->entry[i];
    if (!e)
        e = oldest(m);
    if (!e->used || !db_key_equal(&e->key, key)) {
        entry_clear(m, e);
        e->key = *key;
    }
    e->used = ++m->clock;
    return e;
}

/* The others make room. */
static void make_room(struct nu_memory *m, const struct entry *keep)
{
    while (m->bytes > BYTES_MAX) {
        struct entry *found = NULL;
        for (size_t i = 0; i < ENTRIES; i++)
            if (m->entry[i].used && &m->entry[i] != keep &&
                (!found || m->entry[i].used < found->used))
                found = &m->entry[i];
        if (!found)
            return;
        entry_clear(m, found);
    }
}

void nu_memory_keep(struct nu_memory *m, const struct db_key *key, size_t source,
                    struct nu_set *set)
{
    size_t bytes = nu_set_bytes(set);
    if (bytes > BYTES_MAX)
        return;
    struct entry *e = entry_of(m, key);
    nu_set_leave(e->set[source]);
    e->set[source] = set;
    set->users++;
    e->bytes += bytes;
    m->bytes += bytes;
    make_room(m, e);
}
