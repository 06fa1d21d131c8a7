/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/bevoegdheid.h"

#include "app.h"
#include "base/cleanup.h"
#include "verzoek/noten.h"

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
    while (text && *text) {
        char key[80];
        size_t length;
        text = camel(text, key, sizeof key, &length);
        if (json_object_setn_nocheck(may, key, length, value) != 0)
            return probleem_intern(p, "no memory for a model");
    }
    return DONE;
}

static const char MAY[] = "SELECT group_concat(handeling) FROM zicht_bevoegdheid";
static const char MAY_ITEM[] =
    "SELECT group_concat(handeling) FROM zicht_item_bevoegdheid WHERE item_id = :item";

enum result mag_namen(struct db_conn *c, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *all = json_object();
    if (!all)
        return probleem_intern(p, "no memory for what may be done");
    if (put_each(c, p, "SELECT group_concat(handeling) FROM bevoegdheid", NO_BINDS, json_false(),
                 all) != DONE)
        return FAILED;
    *ret = json_incref(all);
    return DONE;
}

/* `item`: binds of MAY_ITEM, or NULL. */
static enum result mag_put(struct dossier *d, struct probleem *p, json_t *model,
                           const struct db_bind *item)
{
    json_t *may = json_copy(d->v->app->mag);
    struct db_noter before = db_note_set(d->db, (struct db_noter){noot_hear, d->noot});
    bool fine = may && put_each(d->db, p, MAY, NO_BINDS, json_true(), may) == DONE &&
                (!item || put_each(d->db, p, MAY_ITEM, item, json_true(), may) == DONE);
    (void)db_note_set(d->db, before);
    if (fine && json_object_set(model, "mag", may) == 0) {
        json_decref(may);
        return DONE;
    }
    json_decref(may);
    return probleem_is(p) ? FAILED : probleem_intern(p, "no memory for a model");
}

enum result model_mag(struct dossier *d, struct probleem *p, json_t *model)
{
    return mag_put(d, p, model, NULL);
}

enum result model_mag_item(struct dossier *d, struct probleem *p, json_t *model, int64_t item)
{
    return mag_put(d, p, model, BINDS(B_INT(":item", item)));
}
