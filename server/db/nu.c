/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the rules say at this moment, worked out once (docs/adr/0004-nu.md). Each table nu_x holds
 * the rows of the view regel_x for the connection's viewer, dossier and day. They are worked out
 * when they are first asked for and kept while nothing can change what they say: on a reader until
 * its snapshot ends, elsewhere until the next statement begins, and in any case until the viewer or
 * the dossier is another (conn->moment). So views can join to regel_item as often as they like.
 * A reader also remembers those of its last households, for as long as their versions hold
 * (nu_memory.h).
 *
 * To SQLite these are virtual tables that exist by themselves; to the authorizer closed tables, to
 * be read from within the views alone. The statement on regel_x is this file's own, and runs behind
 * the authorizer's back (conn->inside).
 */
#include "db/internal.h"
#include "db/nu_memory.h"

#include <stdlib.h>
#include <string.h>

/* Most items of a dossier are notes, and most pages ask for the newest few or for none. So the
 * items have two parts: all but the older notes, and those. What is asked by its kind has the
 * second worked out only when it gets there. */
#define NOTES "notitie"
enum { ITEM_ID = 1, ITEM_SOORT = 2, ITEM_GROND = 11, ITEM_RECENT = 1, ITEM_OLDER = 2 };

static const struct source {
    const char *name, *declaration, *sql; /* name NULL: a part of one before it */
    int columns;
    int rows;   /* about how many, for the planner */
    int newest; /* the column by which they may be asked newest first; 0: none */
    bool parts; /* the two sources after it hold its rows, ITEM_RECENT and ITEM_OLDER */
} SOURCES[] = {
#define NU_SQL(what, names) "SELECT " NU_ROW "(" names ") FROM regel_" what
#define NU(what, rows, columns, names)                                                             \
    {                                                                                              \
        "nu_" what, "CREATE TABLE x(" names ")", NU_SQL(what, names), columns, rows, 0, false      \
    }
    NU("kijker", 1, 4, "id, onderdeel_id, persoon_id, sleutel_id"),
    NU("open", 1, 4, "id, onderdeel_id, persoon_id, sleutel_id"),
    NU("betrokken", 2, 3, "hoedanigheid, doel, bron_id"),
    NU("wie", 1, 11,
       "id, onderdeel_id, persoon_id, betrokken, regie, eigen_werk, procesregie, afgeschermd,"
       " deelbesluit, nood, sleutel_id"),
    NU("akte", 8, 10,
       "toestemming_id, persoon_id, soort, kind_alleen, ongeboren, overleden, moeder_id,"
       " geboortedatum, laag, hoog"),
    NU("onbekwaam", 2, 4, "toestemming_id, persoon_id, categorie, rang"),
    NU("ja", 16, 3, "toestemming_id, gever_persoon_id, gever_onderdeel_id"),
    NU("geldig", 8, 3, "toestemming_id, persoon_id, soort"),
    NU("toestemming", 100, 5, "toestemming_id, persoon_id, bron_id, categorie, item_id"),
    NU("deelbesluit", 10, 5, "deelbesluit_id, persoon_id, bron_id, categorie, item_id"),
    NU("afgeschermd", 4, 1, "persoon_id"),
    NU("periode", 4, 4, "gebruiker_id, onderdeel_id, van, tot"),
    NU("bevoegdheid", 40, 1, "handeling"),
    NU("bezoek", 1, 1, "sinds"),
    NU("stukpersoon", 150, 2, "item_id, persoon_id"),
    NU("aan_mij", 4, 1, "item_id"),
    NU("bij_gezien", 4, 1, "item_id"),
#define ITEM                                                                                       \
    "huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, op, personen, plek, bij_id,"   \
    " grond"
    {"nu_item", "CREATE TABLE x(" ITEM ")", NU_SQL("item", ITEM), 12, 100, 7, true},
    {NULL, NULL,
     NU_SQL("item", ITEM) " WHERE soort <> '" NOTES "' OR +op >= (SELECT op FROM regel_recent)", 12,
     0, 0, false},
    {NULL, NULL,
     NU_SQL("item", ITEM) " WHERE soort = '" NOTES "' AND +op < (SELECT op FROM regel_recent)", 12,
     0, 0, false},
#undef ITEM
#undef NU
#undef NU_SQL
};
_Static_assert(COUNT_OF(SOURCES) <= NU_SOURCES_MAX, "a set for each in the memory");

enum { NEWEST = 1 << 30 }; /* in idxNum, beside the columns that are asked for */

struct nu {
    struct db_conn *conn;
    const struct source *source;
    sqlite3_stmt *stmt;
    bool busy; /* being worked out: a view that asks for itself has no answer */
    struct nu_set *kept;
    struct cursor *spare; /* one that was closed: a subquery opens its own at every row */
};

struct table {
    sqlite3_vtab base;
    struct nu *nu;
};

struct cursor {
    sqlite3_vtab_cursor base;
    struct nu *nu;
    struct nu *rest; /* where the look-up goes on when this part of the rows ends; NULL: nowhere */
    int asked;       /* idxNum */
    struct nu_look look;
};

/* ---- working out ---- */

/* Prepared at the first need: the views must be there by then, and not before. */
static int source_prepare(struct nu *nu)
{
    return nu->stmt ? SQLITE_OK
                    : sqlite3_prepare_v3(nu->conn->sqlite, nu->source->sql, -1,
                                         SQLITE_PREPARE_PERSISTENT, &nu->stmt, NULL);
}

static bool is_now(const struct nu *nu)
{
    return nu->kept && nu->kept->moment == nu->conn->moment && nu->conn->stepping;
}

/* The whole from its parts, in the order of the ids, as the rule gives it. */
static int join_parts(struct nu *nu, struct nu_set **ret);

/* Anew, by the rules. */
static int work_out(struct nu *nu, struct nu_set **ret)
{
    if (nu->busy)
        return SQLITE_MISUSE;
    if (nu->source->parts && is_now(nu + ITEM_RECENT))
        return join_parts(nu, ret);
    nu->busy = true;
    nu->conn->inside++;
    int code = source_prepare(nu);
    if (code == SQLITE_OK)
        code = nu_set_make(&nu->conn->nu_maker, nu->stmt, nu->source->columns, ret);
    if (nu->stmt)
        (void)sqlite3_reset(nu->stmt);
    nu->conn->inside--;
    nu->busy = false;
    return code;
}

/* ---- what earlier requests worked out ---- */

static int versions_read(struct db_conn *c, struct db_key *ret)
{
    static const char SQL[] = "SELECT huishouden_id, versie FROM versie_teller"
                              " WHERE huishouden_id IN (0, ?)";
    struct nu_recall *r = &c->recall;
    int code =
        r->stmt ? SQLITE_OK
                : sqlite3_prepare_v3(c->sqlite, SQL, -1, SQLITE_PREPARE_PERSISTENT, &r->stmt, NULL);
    if (code != SQLITE_OK)
        return code;
    (void)sqlite3_bind_int64(r->stmt, 1, ret->dossier);
    while ((code = sqlite3_step(r->stmt)) == SQLITE_ROW) {
        int64_t *version = sqlite3_column_int64(r->stmt, 0) ? &ret->versie : &ret->versie_0;
        *version = sqlite3_column_int64(r->stmt, 1);
    }
    (void)sqlite3_reset(r->stmt);
    return code;
}

/* A number that the rules give for this viewer and household; 0 for no row. */
static int number_read(struct db_conn *c, sqlite3_stmt **stmt, const char *sql, int64_t *ret)
{
    int code = *stmt
                   ? SQLITE_OK
                   : sqlite3_prepare_v3(c->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
    if (code != SQLITE_OK)
        return code;
    while ((code = sqlite3_step(*stmt)) == SQLITE_ROW)
        *ret = sqlite3_column_int64(*stmt, 0);
    (void)sqlite3_reset(*stmt);
    return code;
}

/* What moves by the clock within a day, without a version: which noodtoegang runs, as the rules say
 * it (for nearly everybody one look in an empty index), and the visit before this one. */
static int by_the_clock_read(struct db_conn *c, struct db_key *ret)
{
    struct nu_recall *r = &c->recall;
    int code = number_read(c, &r->nood, "SELECT id FROM regel_nood WHERE gebruiker_id = kijker()",
                           &ret->nood);
    return code == SQLITE_DONE
               ? number_read(c, &r->sinds, "SELECT sinds FROM regel_bezoek", &ret->sinds)
               : code;
}

/* All that the rows depend on at this moment; NULL where nothing is remembered. Not for a family
 * reader (G7), who is none of it and looks seldom. Not on the writer:
 * a version that was rolled back comes again for something else. A household that is not there
 * (version 0) is remembered like one that is hidden: the same work (R24). */
static const struct db_key *key_now(struct db_conn *c)
{
    struct nu_recall *r = &c->recall;
    bool lasts = c->stepping || (c->snapshot && !db_autocommit(c));
    if (c->writer || !lasts || !c->context.dossier || c->context.lezer)
        return NULL;
    if (r->moment == c->moment)
        return r->known ? r->key : NULL;
    if ((!r->memory && !(r->memory = nu_memory_new())) ||
        (!r->key && !(r->key = malloc(sizeof *r->key))))
        return NULL;
    *r->key = (struct db_key){.kijker = c->context.kijker,
                              .sessie = c->context.sessie,
                              .sleutel = c->context.sleutel,
                              .dossier = c->context.dossier};
    memcpy(r->key->vandaag, c->context.vandaag, sizeof r->key->vandaag);
    r->moment = c->moment;
    r->known = false; /* what is asked here is not remembered under half a key */
    c->inside++;
    r->known = versions_read(c, r->key) == SQLITE_DONE && r->key->versie_0 &&
               by_the_clock_read(c, r->key) == SQLITE_DONE;
    c->inside--;
    return r->known ? r->key : NULL;
}

bool db_key_now(struct db_conn *c, struct db_key *ret)
{
    const struct db_key *key = c->snapshot ? key_now(c) : NULL;
    if (key)
        *ret = *key;
    return key != NULL;
}

static int recall(struct nu *nu, struct nu_set **ret)
{
    const struct db_key *key = key_now(nu->conn);
    size_t source = (size_t)(nu->source - SOURCES);
    struct nu_set *known = key ? nu_memory_find(nu->conn->recall.memory, key, source) : NULL;
    if (known) {
        known->users++;
        *ret = known;
        return SQLITE_OK;
    }
    int code = work_out(nu, ret);
    if (code == SQLITE_OK && (key = key_now(nu->conn)))
        nu_memory_keep(nu->conn->recall.memory, key, source, *ret);
    return code;
}

/* The rows as they are now, for one more user. Outside a statement of ours (db_script) nobody says
 * when the next one begins, so nothing is kept. */
static int take(struct nu *nu, struct nu_set **ret)
{
    struct db_conn *c = nu->conn;
    if (is_now(nu)) {
        nu->kept->users++;
        *ret = nu->kept;
        return SQLITE_OK;
    }
    int code = recall(nu, ret);
    if (code != SQLITE_OK || !c->stepping)
        return code;
    nu_set_leave(nu->kept);
    nu->kept = *ret;
    nu->kept->moment = c->moment;
    nu->kept->users++;
    return SQLITE_OK;
}

static int join_parts(struct nu *nu, struct nu_set **ret)
{
    struct nu_set *recent = NULL, *older = NULL;
    int code = take(nu + ITEM_RECENT, &recent);
    if (code == SQLITE_OK)
        code = take(nu + ITEM_OLDER, &older);
    if (code == SQLITE_OK)
        code = nu_set_join(recent, older, ITEM_ID, ret);
    nu_set_leave(recent);
    nu_set_leave(older);
    return code;
}

/* ---- the virtual table ---- */

static int nu_connect(sqlite3 *sqlite, void *arg, int argc, const char *const *argv,
                      sqlite3_vtab **ret, char **err)
{
    (void)argc;
    (void)argv;
    (void)err;
    struct nu *nu = arg;
    int code = sqlite3_declare_vtab(sqlite, nu->source->declaration);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(sqlite, SQLITE_VTAB_INNOCUOUS);
    struct table *table = code == SQLITE_OK ? calloc(1, sizeof *table) : NULL;
    if (!table)
        return code == SQLITE_OK ? SQLITE_NOMEM : code;
    table->nu = nu;
    *ret = &table->base;
    return SQLITE_OK;
}

static int nu_disconnect(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

static bool can_ask(sqlite3_index_info *info, int i, int column)
{
    return info->aConstraint[i].usable && info->aConstraint[i].iColumn == column &&
           info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
           strcmp(sqlite3_vtab_collation(info, i), "BINARY") == 0;
}

/* Columns that must equal something are asked for: idxNum says which. SQLite need not compare them
 * again: a look-up gives what is equal and nothing else. */
static int nu_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct source *source = ((const struct table *)base)->nu->source;
    int asked = 0;
    double rows = source->rows;
    info->idxNum = 0;
    for (int column = 0; column < source->columns && asked < NU_ASKED; column++)
        for (int i = 0; i < info->nConstraint; i++) {
            if (!can_ask(info, i, column))
                continue;
            info->aConstraintUsage[i].argvIndex = ++asked;
            info->aConstraintUsage[i].omit = 1;
            info->idxNum |= 1 << column;
            rows /= 4;
            break;
        }
    if (source->newest && info->nOrderBy == 1 && info->aOrderBy[0].iColumn == source->newest &&
        info->aOrderBy[0].desc) {
        info->idxNum |= NEWEST; /* so whoever wants the last few stops there */
        info->orderByConsumed = 1;
    }
    info->estimatedRows = rows < 1 ? 1 : (sqlite3_int64)rows;
    info->estimatedCost = 10 + (double)info->estimatedRows * 2;
    return SQLITE_OK;
}

static int nu_open(sqlite3_vtab *base, sqlite3_vtab_cursor **ret)
{
    struct nu *nu = ((const struct table *)base)->nu;
    struct cursor *cursor = nu->spare ? nu->spare : malloc(sizeof *cursor);
    if (!cursor)
        return SQLITE_NOMEM;
    nu->spare = NULL;
    cursor->base = (sqlite3_vtab_cursor){0};
    cursor->nu = nu;
    cursor->rest = NULL;
    nu_look_init(&cursor->look);
    *ret = &cursor->base;
    return SQLITE_OK;
}

static int nu_close(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    nu_look_end(&cursor->look);
    free(cursor->nu->spare);
    cursor->nu->spare = cursor;
    return SQLITE_OK;
}

static bool is_known(struct nu *nu)
{
    const struct db_key *key = is_now(nu) ? NULL : key_now(nu->conn);
    return is_now(nu) ||
           (key && nu_memory_find(nu->conn->recall.memory, key, (size_t)(nu->source - SOURCES)));
}

/* Where to look: of the items one part, when the kind that is asked for allows it. Notes newest
 * first, or one by its id, may go on in the other. */
static struct nu *part_for(struct cursor *cursor, sqlite3_value **argv)
{
    struct nu *nu = cursor->nu;
    int asked = cursor->asked;
    cursor->rest = NULL;
    if (!nu->source->parts || !(asked & 1 << ITEM_SOORT) || is_known(nu))
        return nu;
    for (int column = 0; column < ITEM_SOORT; column++)
        argv += asked >> column & 1;
    const char *soort = (const char *)sqlite3_value_text(*argv);
    if (!soort || strcmp(soort, NOTES) == 0) {
        if (!(asked & (NEWEST | 1 << ITEM_ID)))
            return nu;
        cursor->rest = nu + ITEM_OLDER;
    }
    return nu + ITEM_RECENT;
}

/* To the first row of what was asked. */
static int begin(struct cursor *cursor)
{
    int code = cursor->asked & NEWEST ? nu_look_newest(&cursor->look, cursor->nu->source->newest)
                                      : SQLITE_OK;
    if (code == SQLITE_OK)
        nu_look_first(&cursor->look);
    return code;
}

static bool at_end(const struct cursor *cursor)
{
    return cursor->look.row >= cursor->look.set->rows;
}

static int failed(struct cursor *cursor, int code)
{
    cursor->base.pVtab->zErrMsg = sqlite3_mprintf("%s: %s", cursor->nu->source->name,
                                                  sqlite3_errmsg(cursor->nu->conn->sqlite));
    return code;
}

/* On in the other part, once this one has no more. */
static int go_on(struct cursor *cursor)
{
    if (!cursor->rest || !at_end(cursor))
        return SQLITE_OK;
    struct nu_set *set = NULL;
    int code = take(cursor->rest, &set);
    if (code != SQLITE_OK)
        return failed(cursor, code);
    cursor->rest = NULL;
    nu_look_move(&cursor->look, set);
    return begin(cursor);
}

static int nu_filter(sqlite3_vtab_cursor *base, int columns, const char *text, int argc,
                     sqlite3_value **argv)
{
    (void)text;
    struct cursor *cursor = (struct cursor *)base;
    struct nu_set *set = NULL;
    cursor->asked = columns;
    int code = take(part_for(cursor, argv), &set);
    if (code != SQLITE_OK)
        return failed(cursor, code);
    nu_look_in(&cursor->look, set);
    for (int i = 0, column = 0; i < argc; column++)
        if (columns & 1 << column)
            code = code == SQLITE_OK ? nu_look_ask(&cursor->look, column, argv[i++]) : code;
    if (code == SQLITE_OK)
        code = begin(cursor);
    return code == SQLITE_OK ? go_on(cursor) : code;
}

/* What was asked by its id and is seen is not looked for any further. One that is hidden is: it
 * takes the work of one that is not there (R24). */
static int nu_next(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    if (cursor->rest && cursor->asked & 1 << ITEM_ID && nu_look_has(&cursor->look, ITEM_GROND))
        cursor->rest = NULL;
    nu_look_next(&cursor->look);
    return go_on(cursor);
}

static int nu_eof(sqlite3_vtab_cursor *base) { return at_end((const struct cursor *)base); }

static int nu_column(sqlite3_vtab_cursor *base, sqlite3_context *ret, int column)
{
    nu_look_column(&((const struct cursor *)base)->look, column, ret);
    return SQLITE_OK;
}

static int nu_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *ret)
{
    *ret = (sqlite3_int64)((const struct cursor *)base)->look.row;
    return SQLITE_OK;
}

/* ---- per connection ---- */

static const sqlite3_module MODULE = {
    .iVersion = 0,
    .xConnect = nu_connect,
    .xBestIndex = nu_best_index,
    .xDisconnect = nu_disconnect,
    .xOpen = nu_open,
    .xClose = nu_close,
    .xFilter = nu_filter,
    .xNext = nu_next,
    .xEof = nu_eof,
    .xColumn = nu_column,
    .xRowid = nu_rowid,
};

/* A virtual table declares its columns when it is first used, and that looks like a change of the
 * schema to the authorizer: so it is used, as far as preparing goes, before there is one. */
static int declare(sqlite3 *sqlite, const char *name)
{
    char sql[64];
    sqlite3_stmt *stmt = NULL;
    (void)sqlite3_snprintf(sizeof sql, sql, "SELECT 1 FROM %s", name);
    int code = sqlite3_prepare_v2(sqlite, sql, -1, &stmt, NULL);
    (void)sqlite3_finalize(stmt);
    return code;
}

enum result nu_register(struct db_conn *c, struct probleem *p)
{
    c->nu = calloc(COUNT_OF(SOURCES), sizeof *c->nu);
    if (!c->nu)
        return probleem_intern(p, "no memory for a connection");
    if (nu_maker_register(c->sqlite, &c->nu_maker) != SQLITE_OK)
        return conn_error(c, p, NU_ROW);
    for (size_t i = 0; i < COUNT_OF(SOURCES); i++) {
        c->nu[i] = (struct nu){.conn = c, .source = &SOURCES[i]};
        if (SOURCES[i].name &&
            (sqlite3_create_module(c->sqlite, SOURCES[i].name, &MODULE, &c->nu[i]) != SQLITE_OK ||
             declare(c->sqlite, SOURCES[i].name) != SQLITE_OK))
            return conn_error(c, p, SOURCES[i].name);
    }
    return DONE;
}

bool nu_named(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(SOURCES); i++)
        if (SOURCES[i].name &&
            sqlite3_strnicmp(text, SOURCES[i].name, (int)strlen(SOURCES[i].name)) == 0)
            return true;
    return false;
}

void nu_free(struct db_conn *c)
{
    for (size_t i = 0; c->nu && i < COUNT_OF(SOURCES); i++)
        (void)sqlite3_finalize(c->nu[i].stmt);
    for (size_t i = 0; c->nu && i < COUNT_OF(SOURCES); i++) {
        nu_set_leave(c->nu[i].kept);
        free(c->nu[i].spare);
    }
    free(c->nu);
    c->nu = NULL;
    (void)sqlite3_finalize(c->recall.stmt);
    (void)sqlite3_finalize(c->recall.nood);
    (void)sqlite3_finalize(c->recall.sinds);
    nu_memory_free(c->recall.memory);
    free(c->recall.key);
    c->recall = (struct nu_recall){0};
}
