/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/onthouden.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "verzoek/afdruk.h"
#include "verzoek/beurt.h"
#include "verzoek/dossier.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 1024, SECONDS = 15 * 60, SWEEP_SECONDS = 60 };

/* Nothing of one that is shared changes any more, but for what the lock is held for. */
struct bekend {
    unsigned held; /* with the lock: by the table, and by each request that is at it */
    bool shared;   /* in the table, or was: until then it is of one request alone */
    int64_t used_at;
    size_t bytes;
    /* what was asked */
    uint64_t hash;
    const struct route *route;
    bool api;
    char *path, *query;
    json_t *in;
    struct db_key key;
    struct kijker kijker; /* whose name is on the page */
    /* what it gave */
    json_t *model;         /* NULL once there is one of these instead; it stays in tests */
    struct afdruk *afdruk; /* its page */
    char *json;            /* the same, of the API */
    struct teksten personen, gronden;
    int64_t versie;
    char object[sizeof(((struct verzoek *)0)->object)];
};

struct onthouden {
    pthread_mutex_t lock; /* for all that follows */
    size_t most, bytes;
    uint64_t clock;
    int64_t swept; /* Unix seconds */
    uint64_t hash[ENTRIES], used[ENTRIES];
    struct bekend *entry[ENTRIES]; /* NULL: empty, its `used` 0 */
};

/* ---- entries ---- */

struct onthouden *onthouden_new(size_t bytes)
{
    struct onthouden *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    (void)pthread_mutex_init(&m->lock, NULL);
    m->most = bytes;
    return m;
}

static void entry_release(struct bekend *e)
{
    if (--e->held > 0)
        return;
    free(e->path);
    free(e->query);
    json_decref(e->in);
    json_decref(e->model);
    afdruk_free(e->afdruk);
    free(e->json);
    teksten_clear(&e->personen);
    teksten_clear(&e->gronden);
    free(e);
}

static void slot_clear(struct onthouden *m, size_t i)
{
    struct bekend *e = m->entry[i];
    if (!e)
        return;
    m->entry[i] = NULL;
    m->used[i] = 0;
    m->bytes -= e->bytes;
    entry_release(e);
}

void onthouden_clear(struct onthouden *m)
{
    (void)pthread_mutex_lock(&m->lock);
    for (size_t i = 0; i < ENTRIES; i++)
        slot_clear(m, i);
    (void)pthread_mutex_unlock(&m->lock);
}

size_t onthouden_bytes(struct onthouden *m)
{
    (void)pthread_mutex_lock(&m->lock);
    size_t bytes = m->bytes;
    (void)pthread_mutex_unlock(&m->lock);
    return bytes;
}

void onthouden_free(struct onthouden *m)
{
    if (!m)
        return;
    onthouden_clear(m);
    (void)pthread_mutex_destroy(&m->lock);
    free(m);
}

/* About what a value takes, allocator and all. */
static size_t json_bytes(const json_t *value)
{
    enum { VALUE = 32, TEXT = 48, TABLE = 240, MEMBER = 64, ELEMENT = 8 };
    size_t bytes = VALUE, i;
    const char *key;
    json_t *part;
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_OBJECT:
        bytes += TABLE;
        json_object_foreach((json_t *)(uintptr_t)value, key, part) bytes +=
            MEMBER + strlen(key) + json_bytes(part);
        return bytes;
    case JSON_ARRAY:
        json_array_foreach(value, i, part) bytes += ELEMENT + json_bytes(part);
        return bytes;
    case JSON_STRING: return TEXT + json_string_length(value);
    default: return bytes;
    }
}

/* ---- what is asked ---- */

static uint64_t mixed(uint64_t hash, const void *bytes, size_t n)
{
    const unsigned char *s = bytes;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ s[i]) * 0x100000001b3u;
    return hash;
}

bool onthouden_ask(const struct beurt *b, const struct dossier *d, struct onthouden_vraag *ret)
{
    if (!b->app->onthouden || b->app->config.ontwikkel || (!b->v.api && !b->lees->page) ||
        b->v.fouten || !b->v.kijker || b->lees_status != 200 || b->noten.count != 1 ||
        !db_key_now(b->v.db, &ret->key) || ret->key.nood || d->nood ||
        ret->key.dossier != d->huishouden)
        return false;
    ret->hash = mixed(0xcbf29ce484222325u, b->path, strlen(b->path));
    ret->hash = mixed(ret->hash, b->http->query, strlen(b->http->query));
    ret->hash = mixed(ret->hash, &ret->key.sessie, sizeof ret->key.sessie);
    ret->hash = mixed(ret->hash, &ret->key.sleutel, sizeof ret->key.sleutel);
    ret->hash = mixed(ret->hash, &b->v.api, sizeof b->v.api);
    return true;
}

static bool same_kijker(const struct kijker *a, const struct kijker *b)
{
    return a->gebruiker == b->gebruiker && a->onderdeel == b->onderdeel &&
           a->organisatie == b->organisatie && a->rollen == b->rollen &&
           a->bevestigd == b->bevestigd && strcmp(a->naam, b->naam) == 0 &&
           strcmp(a->functie, b->functie) == 0 &&
           strcmp(a->organisatie_naam, b->organisatie_naam) == 0;
}

/* The same question of the same viewer, whatever the moment. */
static bool asks_same(const struct bekend *e, const struct beurt *b, const struct db_key *key)
{
    return e->route == b->lees && e->api == b->v.api && e->key.kijker == key->kijker &&
           e->key.sessie == key->sessie && e->key.sleutel == key->sleutel &&
           e->key.dossier == key->dossier && strcmp(e->path, b->path) == 0 &&
           strcmp(e->query, b->http->query) == 0 && json_equal(e->in, b->v.in);
}

/* The entry of that question; one of another moment leaves, for nobody will ask for it again. */
static struct bekend *entry_find(struct onthouden *m, const struct beurt *b,
                                 const struct onthouden_vraag *asked)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        struct bekend *e = m->entry[i];
        if (m->hash[i] != asked->hash || !e || !asks_same(e, b, &asked->key))
            continue;
        if (db_key_equal(&e->key, &asked->key) && same_kijker(&e->kijker, b->v.kijker)) {
            m->used[i] = ++m->clock;
            e->used_at = b->v.nu;
            return e;
        }
        slot_clear(m, i);
        return NULL;
    }
    return NULL;
}

/* What nobody looks at any more does not stay because nobody looks at anything else either. The
 * moment of a request on another thread may be a little before the last one here; far before, and
 * the clock was set back. */
static void sweep(struct onthouden *m, int64_t now)
{
    if (now > m->swept - SWEEP_SECONDS && now < m->swept + SWEEP_SECONDS)
        return;
    m->swept = now;
    for (size_t i = 0; i < ENTRIES; i++)
        if (m->entry[i] &&
            (m->entry[i]->used_at > now + SWEEP_SECONDS || m->entry[i]->used_at < now - SECONDS))
            slot_clear(m, i);
}

/* The same, held for this request: until onthouden_done. */
static struct bekend *entry_take(struct beurt *b, const struct onthouden_vraag *asked)
{
    struct onthouden *m = b->app->onthouden;
    (void)pthread_mutex_lock(&m->lock);
    sweep(m, b->v.nu);
    struct bekend *e = entry_find(m, b, asked);
    if (e)
        e->held++;
    (void)pthread_mutex_unlock(&m->lock);
    return e;
}

bool onthouden_find(struct beurt *b, const struct dossier *d, const struct onthouden_vraag *asked)
{
    struct bekend *e = b->bekend = entry_take(b, asked);
    if (!e)
        return false;
    for (size_t i = 0; i < e->personen.count; i++)
        noot_persoon(d->noot, e->personen.text[i]);
    for (size_t i = 0; i < e->gronden.count; i++)
        noot_grond(d->noot, e->gronden.text[i]);
    b->v.versie = e->versie;
    memcpy(b->v.object, e->object, sizeof b->v.object);
    return true;
}

/* ---- keeping ---- */

/* Only what the entry can give back: a model, notes of this household, a version, an object. */
static bool may_keep(const struct beurt *b)
{
    const struct verzoek *v = &b->v;
    return db_watch_counted(v->db) && b->noten.count == 1 && !noten_overflow(&b->noten) &&
           !v->inhoud && !v->locatie[0] && !v->handeling && !v->reden && !v->gedaan &&
           !v->sessie_token[0];
}

static size_t oldest(const struct onthouden *m)
{
    size_t found = 0;
    for (size_t i = 1; i < ENTRIES; i++)
        if (m->used[i] < m->used[found])
            found = i;
    return found;
}

static void make_room(struct onthouden *m, size_t bytes)
{
    while (m->bytes + bytes > m->most) {
        size_t found = ENTRIES;
        for (size_t i = 0; i < ENTRIES; i++)
            if (m->entry[i] && (found == ENTRIES || m->used[i] < m->used[found]))
                found = i;
        if (found == ENTRIES)
            return;
        slot_clear(m, found);
    }
}

/* Of this request alone; NULL without memory. */
static struct bekend *entry_new(const struct beurt *b, const struct dossier *d,
                                const struct onthouden_vraag *asked)
{
    struct bekend *e = malloc(sizeof *e);
    if (!e)
        return NULL;
    *e = (struct bekend){.held = 1,
                         .hash = asked->hash,
                         .used_at = b->v.nu,
                         .route = b->lees,
                         .api = b->v.api,
                         .path = strdup(b->path),
                         .query = strdup(b->http->query),
                         .in = json_copy(b->v.in),
                         .key = asked->key,
                         .kijker = *b->v.kijker,
                         .model = json_copy(b->model),
                         .versie = b->v.versie};
    memcpy(e->object, b->v.object, sizeof e->object);
    if (e->path && e->query && e->in && e->model &&
        teksten_copy(&e->personen, &d->noot->personen) &&
        teksten_copy(&e->gronden, &d->noot->gronden))
        return e;
    entry_release(e);
    return NULL;
}

static bool same_texts(const struct teksten *a, const struct teksten *b)
{
    AUTO_FREE char *one = teksten_join(a);
    AUTO_FREE char *other = teksten_join(b);
    return one && other && strcmp(one, other) == 0;
}

static bool same_answer(const struct bekend *e, const struct beurt *b, const struct dossier *d)
{
    return json_equal(e->model, b->model) && same_texts(&e->personen, &d->noot->personen) &&
           same_texts(&e->gronden, &d->noot->gronden) && e->versie == b->v.versie &&
           strcmp(e->object, b->v.object) == 0;
}

enum result onthouden_keep(struct beurt *b, const struct dossier *d,
                           const struct onthouden_vraag *asked)
{
    b->bekend = b->app->onthoud_toets ? entry_take(b, asked) : NULL;
    if (b->bekend && !same_answer(b->bekend, b, d))
        return probleem_intern(&b->p, "remembered something else: %s", b->path);
    if (b->app->onthoud_toets && !db_watch_counted(b->v.db))
        return probleem_intern(&b->p, "marked as remembered, and it reads what is not counted: %s",
                               b->path);
    if (!b->bekend && may_keep(b))
        b->bekend = entry_new(b, d, asked);
    return DONE;
}

/* Into the table, where every thread finds it. */
static void share(struct onthouden *m, const struct beurt *b, struct bekend *e)
{
    const struct onthouden_vraag asked = {.key = e->key, .hash = e->hash};
    e->bytes = sizeof *e + (e->model ? json_bytes(e->model) : 0) +
               (e->afdruk ? afdruk_bytes(e->afdruk) : 0) + (e->json ? strlen(e->json) : 0);
    if (e->bytes > m->most / 4 || entry_find(m, b, &asked)) /* or another thread was first */
        return;
    make_room(m, e->bytes);
    size_t i = oldest(m);
    slot_clear(m, i);
    e->shared = true;
    e->held++;
    m->entry[i] = e;
    m->hash[i] = e->hash;
    m->used[i] = ++m->clock;
    m->bytes += e->bytes;
}

void onthouden_done(struct beurt *b)
{
    struct onthouden *m = b->app->onthouden;
    struct bekend *e = b->bekend;
    b->bekend = NULL;
    if (!e)
        return;
    /* Its answer came of it; of the API in tests that is the model alone. */
    bool made = e->afdruk || e->json || (b->app->onthoud_toets && e->api);
    (void)pthread_mutex_lock(&m->lock);
    if (made && !e->shared)
        share(m, b, e);
    entry_release(e);
    (void)pthread_mutex_unlock(&m->lock);
}

/* ---- its page, its JSON ---- */

/* Instead of the model, which is the larger, but for tests, which compare it. */
static void model_drop(const struct beurt *b)
{
    if (b->app->onthoud_toets)
        return;
    json_decref(b->bekend->model);
    b->bekend->model = NULL;
}

static enum result page_make(struct beurt *b, const char *page, struct probleem *p)
{
    struct bekend *e = b->bekend;
    AUTO_JSON json_t *model = json_copy(e->model);
    if (!model)
        return probleem_intern(p, "no memory for a page");
    if (afdruk_make(b, page, model, &e->afdruk, p) != DONE)
        return FAILED;
    model_drop(b);
    return DONE;
}

char *onthouden_page(struct beurt *b, const char *page, const struct pagina_eigen *own,
                     size_t *ret_length, struct probleem *p)
{
    if (!b->bekend->afdruk && page_make(b, page, p) != DONE)
        return NULL;
    char *text = afdruk_fill(b->bekend->afdruk, own, ret_length);
    if (!text)
        (void)probleem_intern(p, "no memory for a page");
    return text;
}

enum result onthouden_page_same(struct beurt *b, const char *page, const struct pagina_eigen *own,
                                const struct buf *out, struct probleem *p)
{
    size_t length = 0;
    AUTO_FREE char *text = onthouden_page(b, page, own, &length, p);
    if (!text)
        return FAILED;
    return length == out->len && memcmp(text, out->data, length) == 0
               ? DONE
               : probleem_intern(p, "another page than is remembered: %s", b->path);
}

char *onthouden_json(struct beurt *b)
{
    struct bekend *e = b->bekend;
    if (!e->json) {
        e->json = json_dumps(e->model, JSON_COMPACT | JSON_ENCODE_ANY);
        if (e->json)
            model_drop(b);
    }
    return e->json ? strdup(e->json) : NULL;
}
