/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/bevoegdheid.h"

#include "app.h"
#include "base/cleanup.h"
#include "verzoek/noten.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char HERE[] = "SELECT EXISTS (SELECT 1 FROM zicht_bevoegdheid"
                           " WHERE handeling = :handeling)";
static const char HERE_OR_ITEM[] =
    "SELECT EXISTS (SELECT 1 FROM zicht_bevoegdheid WHERE handeling = :handeling)"
    " OR EXISTS (SELECT 1 FROM zicht_item_bevoegdheid"
    "  WHERE item_id = :item AND handeling = :handeling)";

/* A program may less than its account: it is told that its scope may be why. */
static enum result refuse(const struct verzoek *v, struct probleem *p)
{
    if (v->kijker && v->kijker->sleutel)
        return probleem_set(
            p, PROBLEEM_GEEN_RECHT,
            "Dit valt buiten het bereik van deze toegangssleutel, of hoort niet bij "
            "de rol van wie hem maakte (regel R5). Er is niets veranderd.");
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "Dit hoort niet bij uw rol in dit huishouden (regel R5). Er is niets "
                        "veranderd. Vraag het de regisseur.");
}

enum result mag(struct dossier *d, struct probleem *p, const char *handeling)
{
    int64_t may;
    if (dossier_int(d, p, HERE, BINDS(B_TEXT(":handeling", handeling)), 0, &may) != DONE)
        return FAILED;
    return may ? DONE : refuse(d->v, p);
}

enum result mag_item(struct dossier *d, struct probleem *p, const char *handeling, int64_t item)
{
    int64_t may;
    if (dossier_int(d, p, HERE_OR_ITEM,
                    BINDS(B_TEXT(":handeling", handeling), B_INT(":item", item)), 0, &may) != DONE)
        return FAILED;
    return may ? DONE : refuse(d->v, p);
}

enum result kijker_mag(struct verzoek *v, struct probleem *p, const char *handeling, bool *ret)
{
    int64_t may = 0;
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, NULL});
    enum result r = db_int(v->db, p, HERE, BINDS(B_TEXT(":handeling", handeling)), 0, &may);
    (void)db_note_set(v->db, before);
    *ret = may != 0;
    return r;
}

enum result mag_kijker(struct verzoek *v, struct probleem *p, const char *handeling)
{
    bool may;
    if (kijker_mag(v, p, handeling, &may) != DONE)
        return FAILED;
    if (!may && v->kijker && v->kijker->sleutel)
        return refuse(v, p);
    return may ? DONE
               : probleem_set(p, PROBLEEM_GEEN_RECHT,
                              "Dit hoort niet bij uw rol (regel R5). Er is niets veranderd.");
}

/* ---- for the screens ---- */

/* "adres_geheim.wijzigen" → "adresGeheimWijzigen"; up to a comma or the end, which is where the
 * next begins. */
static const char *camel(const char *handeling, char *out, size_t size, size_t *ret_length)
{
    size_t n = 0;
    unsigned upper = 0;
    for (; *handeling && *handeling != ',' && n + 1 < size; handeling++) {
        char c = *handeling;
        if (c == '.' || c == '_') {
            upper = 'a' - 'A';
            continue;
        }
        out[n++] = (char)(c >= 'a' && c <= 'z' ? (unsigned char)c - upper : (unsigned char)c);
        upper = 0;
    }
    *ret_length = n;
    handeling += strcspn(handeling, ",");
    return *handeling ? handeling + 1 : handeling;
}

static bool may_add(json_t *may, const char *text, json_t *value)
{
    while (*text) {
        char key[80];
        size_t length;
        text = camel(text, key, sizeof key, &length);
        if (json_object_setn_nocheck(may, key, length, value) != 0)
            return false;
    }
    return true;
}

/* Every handeling that the statement names, in one text with commas between, becomes that in `may`.
 * One text: they are many, each page asks, and a row each costs more than all else here. */
static enum result put_each(struct db_conn *c, struct probleem *p, const char *sql,
                            const struct db_bind *binds, json_t *value, json_t *may)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, binds, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    const char *text = more ? db_column_text(s, 0) : NULL;
    return may_add(may, text ? text : "", value) ? DONE
                                                 : probleem_intern(p, "no memory for a model");
}

static const char MAY[] = "SELECT group_concat(handeling) FROM zicht_bevoegdheid";
static const char MAY_ITEM[] =
    "SELECT group_concat(handeling) FROM zicht_item_bevoegdheid WHERE item_id = :item";

/* Few lists of rights exist, and nearly every page asks for one; what each comes to is made once,
 * for all threads, and found by the text of the list. It is not counted, as jansson's own true and
 * false are not: nobody writes to what all read. (jansson counts with atomic steps, but looks at
 * the count before them without.) */
enum { KNOWN = 64 };
#define NOT_COUNTED ((size_t)-1)

struct mag_bekend {
    json_t *none; /* every handeling, false */
    pthread_mutex_t lock;
    size_t count;
    struct {
        char *text;
        size_t length;
        json_t *may;
    } known[KNOWN];
};

enum result mag_bekend_new(struct db_conn *c, struct mag_bekend **ret, struct probleem *p)
{
    struct mag_bekend *m = calloc(1, sizeof *m);
    if (!m || !(m->none = json_object()) || pthread_mutex_init(&m->lock, NULL) != 0) {
        json_decref(m ? m->none : NULL);
        free(m);
        return probleem_intern(p, "no memory for what may be done");
    }
    if (put_each(c, p, "SELECT group_concat(handeling) FROM bevoegdheid", NO_BINDS, json_false(),
                 m->none) != DONE) {
        mag_bekend_free(m);
        return FAILED;
    }
    *ret = m;
    return DONE;
}

void mag_bekend_free(struct mag_bekend *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->count; i++) {
        m->known[i].may->refcount = 1;
        json_decref(m->known[i].may);
        free(m->known[i].text);
    }
    json_decref(m->none);
    (void)pthread_mutex_destroy(&m->lock);
    free(m);
}

/* Borrowed for as long as the program runs, or NULL. */
static json_t *known_find(struct mag_bekend *m, const char *text, size_t length)
{
    json_t *may = NULL;
    (void)pthread_mutex_lock(&m->lock);
    for (size_t i = 0; i < m->count && !may; i++)
        if (m->known[i].length == length && memcmp(m->known[i].text, text, length) == 0)
            may = m->known[i].may;
    (void)pthread_mutex_unlock(&m->lock);
    return may;
}

/* Until it is full, which it will not be; nothing of it goes while others may have it. */
static void known_keep(struct mag_bekend *m, const char *text, size_t length, const json_t *may)
{
    json_t *shared = json_copy((json_t *)(uintptr_t)may);
    char *name = shared ? strdup(text) : NULL;
    (void)pthread_mutex_lock(&m->lock);
    if (name && m->count < KNOWN) {
        shared->refcount = NOT_COUNTED;
        m->known[m->count].text = TAKE(name);
        m->known[m->count].length = length;
        m->known[m->count++].may = TAKE(shared);
    }
    (void)pthread_mutex_unlock(&m->lock);
    free(name);
    json_decref(shared);
}

static enum result may_make(const struct mag_bekend *m, const char *text, json_t **ret,
                            struct probleem *p)
{
    json_t *may = json_copy(m->none);
    if (!may || !may_add(may, text, json_true())) {
        json_decref(may);
        return probleem_intern(p, "no memory for a model");
    }
    *ret = may;
    return DONE;
}

/* In tests it is worked out all the same, and must still be what is known. */
static enum result may_of(struct dossier *d, const char *text, json_t **ret, struct probleem *p)
{
    struct mag_bekend *m = d->v->app->mag;
    size_t length = strlen(text);
    json_t *known = known_find(m, text, length);
    AUTO_JSON json_t *made = NULL;
    if ((!known || d->v->app->onthoud_toets) && may_make(m, text, &made, p) != DONE)
        return FAILED;
    if (known && made && !json_equal(known, made))
        return probleem_intern(p, "somebody changed what all share: what may be done");
    if (!known)
        known_keep(m, text, length, made);
    *ret = json_incref(known ? known : made);
    return DONE;
}

static enum result may_read(struct dossier *d, json_t **ret, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(d->db, p, MAY, NO_BINDS, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    const char *text = more ? db_column_text(s, 0) : NULL;
    return may_of(d, text ? text : "", ret, p);
}

/* `item`: binds of MAY_ITEM, or NULL. Then it is a copy: what is known is of all. */
static enum result mag_read(struct dossier *d, struct probleem *p, const struct db_bind *item,
                            json_t **ret)
{
    AUTO_JSON json_t *known = NULL;
    if (may_read(d, &known, p) != DONE)
        return FAILED;
    if (!item) {
        *ret = json_incref(known);
        return DONE;
    }
    json_t *may = json_copy(known);
    if (!may)
        return probleem_intern(p, "no memory for a model");
    if (put_each(d->db, p, MAY_ITEM, item, json_true(), may) != DONE) {
        json_decref(may);
        return FAILED;
    }
    *ret = may;
    return DONE;
}

static enum result mag_put(struct dossier *d, struct probleem *p, json_t *model,
                           const struct db_bind *item)
{
    json_t *may = NULL;
    struct db_noter before = db_note_set(d->db, (struct db_noter){noot_hear, d->noot});
    enum result r = mag_read(d, p, item, &may);
    (void)db_note_set(d->db, before);
    if (r == DONE && json_object_set_new(model, "mag", may) != 0)
        return probleem_intern(p, "no memory for a model");
    return r;
}

enum result model_mag(struct dossier *d, struct probleem *p, json_t *model)
{
    return mag_put(d, p, model, NULL);
}

enum result model_mag_item(struct dossier *d, struct probleem *p, json_t *model, int64_t item)
{
    return mag_put(d, p, model, BINDS(B_INT(":item", item)));
}
