/* SPDX-License-Identifier: EUPL-1.2 */
/* Relations are compared per kind and, when anything differs, written anew. */
#include "brp/opslag_intern.h"

#include <string.h>

static const char *const SOORT[BRP_RELATIE_SOORTEN] = {"ouder", "kind", "partner"};

static const char SQL_READ[] =
    "SELECT ander_id, bsn_index, coalesce(naam, ''), coalesce(van, ''), coalesce(tot, '')"
    " FROM persoon_relatie WHERE persoon_id = :persoon AND soort = :soort AND bron = 'BRP'"
    " ORDER BY id";
static const char SQL_CLEAR[] =
    "DELETE FROM persoon_relatie WHERE persoon_id = :persoon AND soort = :soort AND bron = 'BRP'";
static const char SQL_ADD[] =
    "INSERT INTO persoon_relatie (id, persoon_id, soort, ander_id, bsn_index, naam, van, tot, bron)"
    " VALUES (:id, :persoon, :soort, :ander, :index, :naam, :van, :tot, 'BRP')";

struct deel { /* the relations of one kind, in their order */
    const struct brp_relatie *relatie;
    struct wie *wie;
    int count;
};

static bool same_row(struct db_stmt *s, const struct brp_relatie *r, const struct wie *wie)
{
    size_t n = 0;
    const void *index = db_column_blob(s, 1, &n);
    if (db_column_int(s, 0) != wie->id || (index != NULL) != wie->has_index)
        return false;
    if (wie->has_index && (n != BSN_INDEX_BYTES || memcmp(index, wie->index, n) != 0))
        return false;
    return strcmp(db_column_text(s, 2), r->naam) == 0 &&
           strcmp(db_column_text(s, 3), r->van) == 0 && strcmp(db_column_text(s, 4), r->tot) == 0;
}

static enum result compare(struct brp_opslag *o, int64_t id, const char *soort,
                           const struct deel *deel, bool *ret_same, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    if (db_query(o->conn, p, SQL_READ, BINDS(B_INT(":persoon", id), B_TEXT(":soort", soort)), &s) !=
        DONE)
        return FAILED;
    bool more = false, same = true;
    for (int i = 0;; i++) {
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more) {
            *ret_same = same && i == deel->count;
            return DONE;
        }
        same = same && i < deel->count && same_row(s, &deel->relatie[i], &deel->wie[i]);
    }
}

static enum result rewrite(struct brp_opslag *o, int64_t id, const char *soort,
                           const struct deel *deel, struct probleem *p)
{
    if (db_exec(o->conn, p, SQL_CLEAR, BINDS(B_INT(":persoon", id), B_TEXT(":soort", soort)),
                NULL) != DONE)
        return FAILED;
    for (int i = 0; i < deel->count; i++) {
        const struct brp_relatie *r = &deel->relatie[i];
        const struct wie *wie = &deel->wie[i];
        if (db_exec(o->conn, p, SQL_ADD,
                    BINDS(B_INT(":id", id_new(o->ids)), B_INT(":persoon", id),
                          B_TEXT(":soort", soort), B_REF(":ander", wie->id),
                          B_BLOB(":index", wie->has_index ? wie->index : NULL, BSN_INDEX_BYTES),
                          B_TEXT(":naam", of_niets(r->naam)), B_TEXT(":van", of_niets(r->van)),
                          B_TEXT(":tot", of_niets(r->tot))),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result relaties_opslaan(struct brp_opslag *o, const struct brp_persoon *persoon, int64_t id,
                             bool *changed, struct probleem *p)
{
    struct wie wie[BRP_RELATIES_MAX];
    for (int i = 0; i < persoon->relaties; i++)
        if (wie_zoeken(o, persoon->relatie[i].bsn, &wie[i], p) != DONE)
            return FAILED;
    for (int soort = 0, from = 0; soort < BRP_RELATIE_SOORTEN; soort++) {
        struct deel deel = {&persoon->relatie[from], &wie[from], 0};
        while (from < persoon->relaties && (int)persoon->relatie[from].soort == soort) {
            deel.count++;
            from++;
        }
        bool same = true;
        if (!persoon->relaties_bekend[soort])
            continue;
        if (compare(o, id, SOORT[soort], &deel, &same, p) != DONE ||
            (!same && rewrite(o, id, SOORT[soort], &deel, p) != DONE))
            return FAILED;
        *changed = *changed || !same;
    }
    return DONE;
}
