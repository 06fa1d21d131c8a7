/* SPDX-License-Identifier: EUPL-1.2 */
/* Gezag over a minor: one row a holder, and one without where no holder is known (that closes,
 * R12). */
#include "brp/opslag_intern.h"

#include <string.h>

enum { ROWS_MAX = 8, ADULT = 18 };

struct rij {
    int64_t id;
    char soort[32];
    struct wie wie;
    bool in_onderzoek;
    bool found; /* stands on the other side too */
};

struct rijen {
    struct rij rij[ROWS_MAX];
    int count;
};

static bool is_adult(const struct brp_opslag *o, const struct brp_persoon *persoon)
{
    int low, high;
    return datum_age_range(persoon->geboortedatum, o->vandaag, &low, &high) && low >= ADULT;
}

static const char SQL_GUARDIAN[] =
    "SELECT count(*) FROM gezag WHERE kind_id = :kind AND soort = 'voogdij' AND bron <> 'BRP'"
    " AND (houder_id IS NOT NULL OR houder_onderdeel_id IS NOT NULL)"
    " AND van <= :vandaag AND (tot IS NULL OR tot >= :vandaag)";

/* The BRP does not name a guardian that is an organisation. Once somebody recorded which one it is
 * (R11), the nameless row would only keep everything closed. */
static enum result guardian_recorded(struct brp_opslag *o, int64_t id,
                                     const struct brp_gezag *gezag, bool *ret, struct probleem *p)
{
    int64_t count = 0;
    if (strcmp(gezag->soort, "voogdij") == 0 && gezag->houders == 0 &&
        db_int(o->conn, p, SQL_GUARDIAN, BINDS(B_INT(":kind", id), B_TEXT(":vandaag", o->vandaag)),
               0, &count) != DONE)
        return FAILED;
    *ret = count > 0;
    return DONE;
}

static enum result rows_wanted(struct brp_opslag *o, const struct brp_persoon *persoon, int64_t id,
                               struct rijen *ret, struct probleem *p)
{
    const struct brp_gezag *gezag = &persoon->gezag;
    bool recorded = false;
    ret->count = 0;
    if (!gezag->soort || is_adult(o, persoon))
        return DONE;
    if (guardian_recorded(o, id, gezag, &recorded, p) != DONE)
        return FAILED;
    if (recorded)
        return DONE;
    int rows = gezag->houders > 0 ? gezag->houders : 1;
    for (int i = 0; i < rows; i++) {
        struct rij *rij = &ret->rij[ret->count++];
        *rij = (struct rij){.in_onderzoek = persoon->gezag_in_onderzoek};
        memcpy(rij->soort, gezag->soort, strlen(gezag->soort) + 1);
        if (gezag->houders > 0 && wie_zoeken(o, gezag->houder[i], &rij->wie, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static const char SQL_READ[] =
    "SELECT id, soort, houder_id, houder_index, in_onderzoek FROM gezag"
    " WHERE kind_id = :kind AND bron = 'BRP' AND tot IS NULL ORDER BY id";

static enum result rows_kept(struct brp_opslag *o, int64_t id, struct rijen *ret,
                             struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more = false;
    ret->count = 0;
    if (db_query(o->conn, p, SQL_READ, BINDS(B_INT(":kind", id)), &s) != DONE)
        return FAILED;
    for (;;) {
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more || ret->count == ROWS_MAX)
            return DONE;
        struct rij *rij = &ret->rij[ret->count++];
        size_t n = 0;
        const void *index = db_column_blob(s, 3, &n);
        *rij = (struct rij){.id = db_column_int(s, 0),
                            .wie.id = db_column_int(s, 2),
                            .in_onderzoek = db_column_int(s, 4) != 0};
        size_t len = strlen(db_column_text(s, 1));
        memcpy(rij->soort, db_column_text(s, 1), len < sizeof rij->soort ? len : 0);
        if (index && n == BSN_INDEX_BYTES) {
            rij->wie.has_index = true;
            memcpy(rij->wie.index, index, n);
        }
    }
}

static bool same(const struct rij *a, const struct rij *b)
{
    return strcmp(a->soort, b->soort) == 0 && a->in_onderzoek == b->in_onderzoek &&
           a->wie.id == b->wie.id && a->wie.has_index == b->wie.has_index &&
           memcmp(a->wie.index, b->wie.index, a->wie.has_index ? BSN_INDEX_BYTES : 0) == 0;
}

static void match(struct rijen *wanted, struct rijen *kept)
{
    for (int i = 0; i < wanted->count; i++)
        for (int j = 0; j < kept->count && !wanted->rij[i].found; j++)
            if (!kept->rij[j].found && same(&wanted->rij[i], &kept->rij[j]))
                wanted->rij[i].found = kept->rij[j].found = true;
}

/* A row of today has not counted for any day yet: it is taken back. */
static const char SQL_TAKE_BACK[] = "DELETE FROM gezag WHERE id = :id AND van >= :vandaag";
static const char SQL_END[] =
    "UPDATE gezag SET tot = :gisteren, versie = versie + 1 WHERE id = :id";
static const char SQL_ADD[] =
    "INSERT INTO gezag (id, kind_id, soort, houder_id, houder_index, van, in_onderzoek, bron,"
    " bron_datum, vastgelegd_op)"
    " VALUES (:id, :kind, :soort, :houder, :index, :vandaag, :onderzoek, 'BRP', :vandaag, :nu)";

static enum result end(struct brp_opslag *o, int64_t row, struct probleem *p)
{
    char yesterday[DATUM_SIZE];
    int64_t gone = 0;
    datum_add_days(o->vandaag, -1, yesterday);
    if (db_exec(o->conn, p, SQL_TAKE_BACK, BINDS(B_INT(":id", row), B_TEXT(":vandaag", o->vandaag)),
                &gone) != DONE)
        return FAILED;
    if (gone)
        return DONE;
    return db_exec(o->conn, p, SQL_END, BINDS(B_INT(":id", row), B_TEXT(":gisteren", yesterday)),
                   NULL);
}

static enum result add(struct brp_opslag *o, int64_t kind, const struct rij *rij,
                       struct probleem *p)
{
    return db_exec(
        o->conn, p, SQL_ADD,
        BINDS(B_INT(":id", id_new(o->ids)), B_INT(":kind", kind), B_TEXT(":soort", rij->soort),
              B_REF(":houder", rij->wie.id),
              B_BLOB(":index", rij->wie.has_index ? rij->wie.index : NULL, BSN_INDEX_BYTES),
              B_TEXT(":vandaag", o->vandaag), B_INT(":onderzoek", rij->in_onderzoek),
              B_INT(":nu", o->nu)),
        NULL);
}

enum result gezag_opslaan(struct brp_opslag *o, const struct brp_persoon *persoon, int64_t id,
                          bool *changed, struct probleem *p)
{
    struct rijen wanted, kept;
    if (!persoon->gezag_bekend)
        return DONE;
    if (rows_wanted(o, persoon, id, &wanted, p) != DONE || rows_kept(o, id, &kept, p) != DONE)
        return FAILED;
    match(&wanted, &kept);
    for (int i = 0; i < kept.count; i++) {
        if (kept.rij[i].found)
            continue;
        *changed = true;
        if (end(o, kept.rij[i].id, p) != DONE)
            return FAILED;
    }
    for (int i = 0; i < wanted.count; i++) {
        if (wanted.rij[i].found)
            continue;
        *changed = true;
        if (add(o, id, &wanted.rij[i], p) != DONE)
            return FAILED;
    }
    return DONE;
}
