/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/onthouden.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "verzoek/afdruk.h"
#include "verzoek/beurt.h"
#include "verzoek/dossier.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 512, SECONDS = 15 * 60, SWEEP_SECONDS = 60 };

struct onthouden {
    size_t most, bytes;
    uint64_t clock;
    int64_t swept; /* Unix seconds */
    uint64_t hash[ENTRIES];
    struct bekend {
        uint64_t used; /* 0: empty */
        int64_t used_at;
        size_t bytes;
        /* what was asked */
        const struct route *route;
        bool api;
        char *path, *query;
        json_t *in;
        struct db_key key;
        struct kijker kijker; /* whose name is on the page */
        /* what it gave */
        json_t *model;         /* NULL once there is one of these instead */
        struct afdruk *afdruk; /* its page */
        char *json;            /* the same, of the API */
        struct teksten personen, gronden;
        int64_t versie;
        char object[sizeof(((struct verzoek *)0)->object)];
    } entry[ENTRIES];
};

/* ---- entries ---- */

struct onthouden *onthouden_new(size_t bytes)
{
    struct onthouden *m = calloc(1, sizeof *m);
    if (m)
        m->most = bytes;
    return m;
}

static void entry_clear(struct onthouden *m, struct bekend *e)
{
    m->bytes -= e->bytes;
    free(e->path);
    free(e->query);
    json_decref(e->in);
    json_decref(e->model);
    afdruk_free(e->afdruk);
    free(e->json);
    teksten_clear(&e->personen);
    teksten_clear(&e->gronden);
    *e = (struct bekend){0};
}

void onthouden_free(struct onthouden *m)
{
    for (size_t i = 0; m && i < ENTRIES; i++)
        entry_clear(m, &m->entry[i]);
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
    if (!b->reader->onthouden || b->v.fouten || !b->v.kijker || b->lees_status != 200 ||
        b->noten.count != 1 || !db_key_now(b->v.db, &ret->key) || ret->key.nood || d->nood ||
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

/* The entry of that question; one of another moment is emptied, for nobody will ask for it again.
 */
static struct bekend *entry_find(struct onthouden *m, const struct beurt *b,
                                 const struct onthouden_vraag *asked)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        struct bekend *e = &m->entry[i];
        if (m->hash[i] != asked->hash || !e->used || !asks_same(e, b, &asked->key))
            continue;
        if (db_key_equal(&e->key, &asked->key) && same_kijker(&e->kijker, b->v.kijker))
            return e;
        entry_clear(m, e);
        return NULL;
    }
    return NULL;
}

/* What nobody looks at any more does not stay because nobody looks at anything else either. */
static void sweep(struct onthouden *m, int64_t now)
{
    if (now >= m->swept && now < m->swept + SWEEP_SECONDS)
        return;
    m->swept = now;
    for (size_t i = 0; i < ENTRIES; i++)
        if (m->entry[i].used && (m->entry[i].used_at > now || m->entry[i].used_at < now - SECONDS))
            entry_clear(m, &m->entry[i]);
}

static void entry_use(struct onthouden *m, struct bekend *e, int64_t now)
{
    e->used = ++m->clock;
    e->used_at = now;
}

bool onthouden_find(struct beurt *b, const struct dossier *d, const struct onthouden_vraag *asked)
{
    struct onthouden *m = b->reader->onthouden;
    sweep(m, b->v.nu);
    struct bekend *e = entry_find(m, b, asked);
    if (!e)
        return false;
    /* Of a template that is worked on nothing is made. */
    if (!b->v.api && (!b->lees->page || b->app->config.ontwikkel)) {
        json_t *model = json_copy(e->model); /* a page adds to its outermost object */
        if (!model)
            return false;
        json_decref(b->model);
        b->model = model;
    } else {
        b->bekend = e;
    }
    for (size_t i = 0; i < e->personen.count; i++)
        noot_persoon(d->noot, e->personen.text[i]);
    for (size_t i = 0; i < e->gronden.count; i++)
        noot_grond(d->noot, e->gronden.text[i]);
    b->v.versie = e->versie;
    memcpy(b->v.object, e->object, sizeof b->v.object);
    entry_use(m, e, b->v.nu);
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

static struct bekend *oldest(struct onthouden *m)
{
    struct bekend *found = &m->entry[0];
    for (size_t i = 1; i < ENTRIES; i++)
        if (m->entry[i].used < found->used)
            found = &m->entry[i];
    return found;
}

static void make_room(struct onthouden *m, size_t bytes)
{
    while (m->bytes + bytes > m->most) {
        struct bekend *found = NULL;
        for (size_t i = 0; i < ENTRIES; i++)
            if (m->entry[i].used && (!found || m->entry[i].used < found->used))
                found = &m->entry[i];
        if (!found)
            return;
        entry_clear(m, found);
    }
}

/* Whether it is the model that is kept: in tests, which compare it; of a template that is worked
 * on; and where neither a page nor JSON is made of it. Else its answer takes its place. */
static bool model_stays(const struct beurt *b)
{
    return b->app->onthoud_toets || b->app->config.ontwikkel || (!b->v.api && !b->lees->page);
}

static struct bekend *keep(struct onthouden *m, const struct beurt *b, const struct dossier *d,
                           const struct onthouden_vraag *asked)
{
    size_t bytes = sizeof(struct bekend) + (model_stays(b) ? json_bytes(b->model) : 0);
    if (bytes > m->most / 4)
        return NULL;
    make_room(m, bytes);
    struct bekend *e = oldest(m);
    entry_clear(m, e);
    *e = (struct bekend){.route = b->lees,
                         .api = b->v.api,
                         .path = strdup(b->path),
                         .query = strdup(b->http->query),
                         .in = json_copy(b->v.in),
                         .key = asked->key,
                         .kijker = *b->v.kijker,
                         .model = json_copy(b->model),
                         .versie = b->v.versie};
    memcpy(e->object, b->v.object, sizeof e->object);
    if (!e->path || !e->query || !e->in || !e->model ||
        !teksten_copy(&e->personen, &d->noot->personen) ||
        !teksten_copy(&e->gronden, &d->noot->gronden)) {
        entry_clear(m, e);
        return NULL;
    }
    e->bytes = bytes;
    m->bytes += bytes;
    m->hash[e - m->entry] = asked->hash;
    entry_use(m, e, b->v.nu);
    return e;
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
    struct onthouden *m = b->reader->onthouden;
    struct bekend *e = b->app->onthoud_toets ? entry_find(m, b, asked) : NULL;
    if (e && !same_answer(e, b, d))
        return probleem_intern(&b->p, "remembered something else: %s", b->path);
    if (b->app->onthoud_toets && !db_watch_counted(b->v.db))
        return probleem_intern(&b->p, "marked as remembered, and it reads what is not counted: %s",
                               b->path);
    if (!e && may_keep(b))
        e = keep(m, b, d, asked);
    b->bekend = b->app->config.ontwikkel ? NULL : e;
    return DONE;
}

void onthouden_done(struct beurt *b)
{
    struct onthouden *m = b->reader->onthouden;
    struct bekend *e = b->bekend;
    b->bekend = NULL;
    if (!e || model_stays(b))
        return;
    if (e->model || e->bytes > m->most / 4) /* no answer came of it, or a very large one */
        entry_clear(m, e);
    else
        make_room(m, 0);
}

/* ---- its page, its JSON ---- */

/* Instead of the model, which is the larger. */
static void model_drop(struct onthouden *m, struct bekend *e, size_t bytes)
{
    m->bytes -= e->bytes;
    e->bytes = sizeof *e + bytes;
    m->bytes += e->bytes;
    json_decref(e->model);
    e->model = NULL;
}

static enum result page_make(struct beurt *b, const char *page, struct probleem *p)
{
    struct bekend *e = b->bekend;
    AUTO_JSON json_t *model = json_copy(e->model);
    if (!model)
        return probleem_intern(p, "no memory for a page");
    if (afdruk_make(b, page, model, &e->afdruk, p) != DONE)
        return FAILED;
    if (!b->app->onthoud_toets)
        model_drop(b->reader->onthouden, e, afdruk_bytes(e->afdruk));
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
        if (e->json && !b->app->onthoud_toets)
            model_drop(b->reader->onthouden, e, strlen(e->json));
    }
    return e->json ? strdup(e->json) : NULL;
}
