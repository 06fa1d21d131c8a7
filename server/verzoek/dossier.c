/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/dossier.h"

#include "verzoek/noten.h"

/* From here on rows are of this household, and are noted for it. */
static struct db_noter listen(struct dossier *d)
{
    db_dossier_set(d->db, d->huishouden);
    return db_note_set(d->db, (struct db_noter){noot_hear, d->noot});
}

enum result dossier_rows(struct dossier *d, struct probleem *p, const char *sql,
                         const struct db_bind *binds, json_t **ret)
{
    struct db_noter before = listen(d);
    enum result r = db_rows(d->db, p, sql, binds, ret);
    (void)db_note_set(d->db, before);
    return r;
}

enum result dossier_row(struct dossier *d, struct probleem *p, const char *sql,
                        const struct db_bind *binds, json_t **ret)
{
    struct db_noter before = listen(d);
    enum result r = db_row(d->db, p, sql, binds, ret);
    (void)db_note_set(d->db, before);
    return r;
}

enum result dossier_one(struct dossier *d, struct probleem *p, const char *sql,
                        const struct db_bind *binds, json_t **ret)
{
    if (dossier_row(d, p, sql, binds, ret) != DONE)
        return FAILED;
    return *ret ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

enum result dossier_int(struct dossier *d, struct probleem *p, const char *sql,
                        const struct db_bind *binds, int64_t absent, int64_t *ret)
{
    struct db_noter before = listen(d);
    enum result r = db_int(d->db, p, sql, binds, absent, ret);
    (void)db_note_set(d->db, before);
    return r;
}

static enum result put(json_t *model, const char *key, json_t *stolen, struct probleem *p)
{
    if (json_object_set_new(model, key, stolen ? stolen : json_null()) != 0)
        return probleem_intern(p, "no memory for a model");
    return DONE;
}

enum result dossier_put_rows(struct dossier *d, struct probleem *p, json_t *model, const char *key,
                             const char *sql, const struct db_bind *binds)
{
    json_t *rows;
    return dossier_rows(d, p, sql, binds, &rows) == DONE ? put(model, key, rows, p) : FAILED;
}

enum result dossier_put_row(struct dossier *d, struct probleem *p, json_t *model, const char *key,
                            const char *sql, const struct db_bind *binds)
{
    json_t *row;
    return dossier_row(d, p, sql, binds, &row) == DONE ? put(model, key, row, p) : FAILED;
}

enum result dossier_model(struct dossier *d, struct probleem *p, json_t *model, const char *sql,
                          const struct db_bind *binds)
{
    json_t *row;
    if (dossier_one(d, p, sql, binds, &row) != DONE)
        return FAILED;
    d->v->versie = json_integer_value(json_object_get(row, "versie"));
    int r = json_object_update(model, row);
    json_decref(row);
    return r == 0 ? DONE : probleem_intern(p, "no memory for a model");
}
