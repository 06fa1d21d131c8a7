/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/zoeken.h"

#include "base/buf.h"
#include "base/id.h"
#include "base/naamsleutel.h"
#include "base/tekst.h"
#include "db/internal.h"

#include <string.h>

enum {
    WORD_MOST = 40,      /* bytes of a word that are kept: a longer one is found by its beginning */
    TEXT_MOST = 4000000, /* of one item's words together */
};

/* ---- words of items ---- */

static size_t word_cut(const struct buf *word)
{
    size_t n = word->len;
    if (n <= WORD_MOST)
        return n;
    for (n = WORD_MOST; n > 0 && ((unsigned char)word->data[n] & 0xC0) == 0x80;)
        n--;
    return n;
}

/* Each word of `text` as before, the household's id, the word, after. */
static void words_put(int64_t huishouden, const char *text, const char *before, const char *after,
                      struct buf *out)
{
    BUF_AUTO struct buf word;
    char id[ID_TEXT_SIZE];
    const char *begin;
    buf_init(&word, TEXT_MOST);
    id_format(huishouden, id);
    for (; tekst_woord(&text, &begin, &word); buf_clear(&word)) {
        if (out->len)
            buf_char(out, ' ');
        buf_text(out, before);
        buf_text(out, id);
        buf_add(out, word.data, word_cut(&word));
        buf_text(out, after);
    }
}

static void result_buf(sqlite3_context *f, const struct buf *b)
{
    if (b->failed)
        sqlite3_result_error_nomem(f);
    else
        sqlite3_result_text(f, b->data, (int)b->len, SQLITE_TRANSIENT);
}

static void fn_zoek_woorden(sqlite3_context *f, int n, sqlite3_value **v)
{
    BUF_AUTO struct buf out;
    buf_init(&out, TEXT_MOST);
    int64_t huishouden = n > 0 ? sqlite3_value_int64(v[0]) : 0;
    for (int i = 1; i < n; i++) {
        const char *text = (const char *)sqlite3_value_text(v[i]);
        if (text)
            words_put(huishouden, text, "", "", &out);
    }
    result_buf(f, &out);
}

static void fn_zoek_vraag(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    BUF_AUTO struct buf out;
    buf_init(&out, TEXT_MOST);
    const struct db_conn *c = sqlite3_user_data(f);
    const char *text = (const char *)sqlite3_value_text(v[0]);
    if (text && c->context.dossier)
        words_put(c->context.dossier, text, "\"", "\"*", &out);
    if (out.len == 0)
        buf_text(&out, "\"\""); /* finds nothing */
    result_buf(f, &out);
}

/* ---- names ---- */

static void fn_naam_sleutels(sqlite3_context *f, int n, sqlite3_value **v)
{
    BUF_AUTO struct buf out;
    buf_init(&out, TEXT_MOST);
    for (int i = 0; i < n; i++) {
        const char *text = (const char *)sqlite3_value_text(v[i]);
        if (text)
            naam_sleutels(text, &out);
    }
    result_buf(f, &out);
}

static void fn_naam_vraag(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    BUF_AUTO struct buf out;
    buf_init(&out, TEXT_MOST);
    const char *text = (const char *)sqlite3_value_text(v[0]);
    naam_vraag(text ? text : "", sqlite3_value_int(v[1]) != 0, &out);
    result_buf(f, &out);
}

static void fn_naam_lijkt(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    const char *wanted = (const char *)sqlite3_value_text(v[0]);
    const char *name = (const char *)sqlite3_value_text(v[1]);
    sqlite3_result_int(f, wanted && name ? (int)naam_vergelijk(wanted, name) : 0);
}

/* ---- registering ---- */

struct function {
    const char *name;
    int args;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
};

static int register_all(sqlite3 *sqlite, const struct function *functions, size_t count, void *arg)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = SQLITE_OK;
    for (size_t i = 0; i < count && code == SQLITE_OK; i++)
        code = sqlite3_create_function(sqlite, functions[i].name, functions[i].args, flags, arg,
                                       functions[i].run, NULL, NULL);
    return code;
}

/* What the triggers need, on every connection of the program whoever opens it. */
static int every_connection(sqlite3 *sqlite, const char **ret_error,
                            const struct sqlite3_api_routines *api)
{
    static const struct function functions[] = {{"zoek_woorden", -1, fn_zoek_woorden},
                                                {"naam_sleutels", -1, fn_naam_sleutels},
                                                {"naam_lijkt", 2, fn_naam_lijkt},
                                                {"naam_vraag", 2, fn_naam_vraag}};
    (void)ret_error;
    (void)api;
    return register_all(sqlite, functions, COUNT_OF(functions), NULL);
}

void zoeken_library(void) { (void)sqlite3_auto_extension((void (*)(void))every_connection); }

/* A virtual table declares its columns when it is first used, and that looks like a change of the
 * schema to the authorizer: so it is used, as far as preparing goes, before there is one. A
 * database that is being made has no such tables yet. */
static void declare(sqlite3 *sqlite, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    (void)sqlite3_prepare_v2(sqlite, sql, -1, &stmt, NULL);
    (void)sqlite3_finalize(stmt);
}

enum result zoeken_register(struct db_conn *c, struct probleem *p)
{
    static const struct function functions[] = {{"zoek_vraag", 1, fn_zoek_vraag}};
    if (register_all(c->sqlite, functions, COUNT_OF(functions), c) != SQLITE_OK)
        return conn_error(c, p, "registering functions");
    declare(c->sqlite, "SELECT 1 FROM zoek");
    declare(c->sqlite, "SELECT 1 FROM zoek_naam");
    return DONE;
}

bool zoeken_shadow(const char *table)
{
    static const char *const names[] = {"zoek_data",         "zoek_idx",        "zoek_docsize",
                                        "zoek_config",       "zoek_naam_data",  "zoek_naam_idx",
                                        "zoek_naam_docsize", "zoek_naam_config"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(names[i], table) == 0)
            return true;
    return false;
}

/* ---- making anew ---- */

enum result zoeken_verouderd(struct db_conn *c, bool *ret, struct probleem *p)
{
    static const char there[] = "SELECT count(*) FROM sqlite_schema WHERE name = 'zoek_stand'",
                      sql[] = "SELECT versie FROM zoek_stand";
    int64_t count, versie = 0;
    if (db_int(c, p, there, NO_BINDS, 0, &count) != DONE ||
        (count && db_int(c, p, sql, NO_BINDS, 0, &versie) != DONE))
        return FAILED;
    *ret = count && versie != ZOEKEN_VERSIE;
    return DONE;
}

/* The same texts as the triggers of the migration; tests/unit/test_zoeken.c compares. In the order
 * of ids, for an index takes what rises without writing it out each time. */
#define ITEMS(texts, table)                                                                        \
    {                                                                                              \
        table, "INSERT INTO zoek (rowid, tekst) SELECT id, zoek_woorden(huishouden_id, " texts     \
               ") FROM " table " ORDER BY id"                                                      \
    }

/* A kind that a later migration brings is passed over until it is there. */
static const struct build {
    const char *table, *sql;
} BUILD[] = {
    {NULL, "INSERT INTO zoek (zoek) VALUES ('delete-all')"},
    {NULL, "INSERT INTO zoek_naam (zoek_naam) VALUES ('delete-all')"},
    {NULL, "INSERT INTO zoek (zoek, rank) VALUES ('hashsize', 67108864)"},
    {NULL, "INSERT INTO zoek_naam (zoek_naam, rank) VALUES ('hashsize', 67108864)"},
    ITEMS("kernverhaal, sluit_reden", "gezinsplan"),
    ITEMS("titel, resultaat, status_reden", "doel"),
    ITEMS("titel, reden", "actie"),
    ITEMS("titel, tekst", "notitie"),
    ITEMS("titel, bestandsnaam", "document"),
    ITEMS("naam, relatie", "netwerklid"),
    ITEMS("tekst", "woord"),
    ITEMS("tekst, klaar_reden", "planstuk"),
    ITEMS("toelichting, vraag, hulp", "scanregel"),
    ITEMS("woorden", "akkoord"),
    ITEMS("reden, werkte, anders, regie_goed, regie_beter", "evaluatie"),
    ITEMS("tekst, regie_tekst", "stem"),
    ITEMS("onderwerp, tekst", "bericht"),
    ITEMS("tekst", "inbreng"),
    ITEMS("vraag", "aanmelding"),
    ITEMS("bericht, reden", "regieverzoek"),
    ITEMS("wie, besluit, reactie", "regiebesluit"),
    ITEMS("taak, doel_zin, reden", "betrokkenheid"),
    ITEMS("reden, einde_toets", "afscherming"),
    ITEMS("vraag, aan_naam, reden", "verwijzing"),
    ITEMS("naam, aanbieder, reden", "voorziening"),
    ITEMS("reden, geregeld, participatie_uitleg, veiligheid_uitleg, lopende_hulp, gezin_woorden, "
          "weging",
          "afsluiting"),
    ITEMS("afspraak, einde_reden", "volgcontact"),
    ITEMS("waarom, plaats, reden", "overleg"),
    ITEMS("soort", "overgang"),
    {NULL,
     "INSERT INTO zoek_naam (rowid, tekst) SELECT id, naam_sleutels(naam) FROM huishouden ORDER BY "
     "id"},
    {NULL, "INSERT INTO zoek_naam (rowid, tekst) SELECT l.id, naam_sleutels(p.naam, p.roepnaam) "
           "FROM lid l"
           " JOIN persoon p ON p.id = l.persoon_id ORDER BY l.id"},
    {NULL, "INSERT INTO zoek (zoek, rank) VALUES ('hashsize', 1048576)"},
    {NULL, "INSERT INTO zoek_naam (zoek_naam, rank) VALUES ('hashsize', 1048576)"},
    {NULL, "INSERT INTO zoek (zoek) VALUES ('optimize')"},
    {NULL, "INSERT INTO zoek_naam (zoek_naam) VALUES ('optimize')"},
};

static const char SQL_THERE[] =
    "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :tabel)";

enum result zoeken_opbouwen(struct db_conn *c, struct probleem *p)
{
    for (size_t i = 0; i < COUNT_OF(BUILD); i++) {
        int64_t there = 1;
        if (BUILD[i].table &&
            db_int(c, p, SQL_THERE, BINDS(B_TEXT(":tabel", BUILD[i].table)), 0, &there) != DONE)
            return FAILED;
        if (there && db_exec(c, p, BUILD[i].sql, NO_BINDS, NULL) != DONE)
            return FAILED;
    }
    static const char sql[] = "INSERT INTO zoek_stand (een, versie) VALUES (1, :versie)"
                              " ON CONFLICT DO UPDATE SET versie = excluded.versie";
    return db_exec(c, p, sql, BINDS(B_INT(":versie", ZOEKEN_VERSIE)), NULL);
}

/* ---- forgetting ---- */

/* One step of merging everything into one part; true in *ret_done when nothing was left to do,
 * which FTS5 tells by writing fewer than two rows. */
static enum result merge(struct db_conn *c, const char *sql, bool *ret_done, struct probleem *p)
{
    int64_t before = sqlite3_total_changes64(c->sqlite);
    if (db_exec(c, p, sql, NO_BINDS, NULL) != DONE)
        return FAILED;
    *ret_done = sqlite3_total_changes64(c->sqlite) - before < 2;
    return DONE;
}

enum result zoeken_vergeet(struct db_conn *c, bool *ret_done, struct probleem *p)
{
    static const char items[] = "INSERT INTO zoek (zoek, rank) VALUES ('merge', -2000)",
                      names[] = "INSERT INTO zoek_naam (zoek_naam, rank) VALUES ('merge', -2000)";
    bool items_done = false, names_done = false;
    if (merge(c, items, &items_done, p) != DONE || merge(c, names, &names_done, p) != DONE)
        return FAILED;
    *ret_done = items_done && names_done;
    return DONE;
}

enum result zoeken_leeg(struct db_conn *c, struct probleem *p)
{
    int left = 0;
    if (sqlite3_wal_checkpoint_v2(c->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, &left, NULL) !=
        SQLITE_OK)
        return conn_error(c, p, "emptying the write-ahead log");
    c->wal_pages = 0;
    return left == 0 ? DONE : probleem_set(p, PROBLEEM_DRUK, NULL);
}
