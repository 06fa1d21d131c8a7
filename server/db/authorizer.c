/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * No sight without ground (invariant 3), as far as the database can hold it: on a reader, a closed
 * table is read from within a zicht view or it is not read at all. SQLite tells the authorizer the
 * *innermost* view or CTE through which a column is read, so the allowed names are an exact list,
 * and the statements of handlers may not define names (WITH) themselves. Three more things it does
 * not tell, found by trying (tests/unit/test_db.c), are read from the statement's text: which view
 * an unread column would have come from (SELECT count(*) FROM regel_…), and the columns that
 * NATURAL and USING compare.
 */
#include "db/internal.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Tables without dossier content, readable as they are. Whatever is not here is closed. */
static const char *const OPEN_TABLES[] = {
    "afspraak_bekend",
    "agenda_adres",
    "afspraak_partij",
    "ave_rol",
    "bevoegdheid",
    "bewaartermijn",
    "brief_sjabloon",
    "categorie",
    "deelgrond",
    "deelgrond_bron",
    "deelgrond_categorie",
    "deelgrond_ontvanger",
    "deelgrond_vraag",
    "dienst",
    "dienst_onderdeel",
    "gebruiker",
    "gebruiker_rol",
    "gebruiker_wijk",
    "gemeente_sleutel",
    "gever_regel",
    "instelling",
    "json_each",
    "leefgebied",
    "migratie",
    "nazorgmoment",
    "noodtoegang_rol",
    "onderdeel",
    "onderdeel_leefgebied",
    "organisatie",
    "overgang_gebied",
    "overgang_punt",
    "overgang_soort",
    "planfase_soort",
    "planfase_vraag",
    "samenwerkingsafspraak",
    "sessie",
    "sessie_versie",
    "sleutel_bereik",
    "sleutel_kan",
    "sleutel_toelating",
    "sluitreden",
    "stuk",
    "team",
    "team_lid",
    "team_wijk",
    "toegangssleutel",
    "toegangssleutel_gebruik",
    "uitnodiging",
    "versie_teller",
    "verwerkingsdoel",
    "werkwijze_wijziging",
    "wet",
    "wijk",
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool contexts_has(const struct contexts *list, const char *name)
{
    return bsearch(&name, list->names, list->count, sizeof *list->names, compare_names) != NULL;
}

static bool is_open(const char *table)
{
    for (size_t i = 0; i < COUNT_OF(OPEN_TABLES); i++)
        if (strcmp(OPEN_TABLES[i], table) == 0)
            return true;
    return false;
}

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static size_t word_length(const char *s);
static bool is_word(const char *s, size_t n, const char *word);

/* Whether a name stands in a text, quoted or not. */
static bool names(const char *text, const char *name)
{
    for (const char *s = text; *s;) {
        size_t n = word_length(s);
        if (is_word(s, n, name))
            return true;
        s += n ? n : 1;
    }
    return false;
}

/* Of a table none of whose columns is read (EXISTS, count, a join for its own sake) SQLite does not
 * tell the view when that view has become part of the statement. It is the statement's own when
 * its text names the table, and that of a view when not. */
static int authorize_unread(const char *sql, const char *table)
{
    return sql && !starts(table, "sqlite_") && !names(sql, table) ? SQLITE_OK : SQLITE_DENY;
}

static int authorize_read(const struct db_conn *c, const char *table, const char *column,
                          const char *context)
{
    const struct contexts *list = &c->db->contexts;
    if (context)
        return contexts_has(list, context) ? SQLITE_OK : SQLITE_DENY;
    if (starts(table, "zicht_"))
        return contexts_has(list, table) ? SQLITE_OK : SQLITE_DENY;
    if (is_open(table))
        return SQLITE_OK;
    return column[0] ? SQLITE_DENY : authorize_unread(c->preparing, table);
}

/* What an index does of its own accord, while a statement runs that searches, or (after a change of
 * the schema, when it is connected again) while one is prepared: no statement's own doing, for its
 * text does not name the thing. */
static bool by_index(const struct db_conn *c, const char *name)
{
    return c->stepping || (c->preparing && !names(c->preparing, name));
}

/* It asks whether the file has changed. */
static int authorize_pragma(const struct db_conn *c, const char *name)
{
    return strcmp(name, "data_version") == 0 && by_index(c, name) ? SQLITE_OK : SQLITE_DENY;
}

/* It says its columns, which looks like a change of the schema; a reader could not make one. */
static int authorize_declaring(const struct db_conn *c, const char *table)
{
    return strcmp(table, "sqlite_master") == 0 && by_index(c, table) &&
                   !names(c->preparing, "sqlite_schema") && !names(c->preparing, "update")
               ? SQLITE_OK
               : SQLITE_DENY;
}

/* The rows of a set are taken by the set's own statement (nu.c). */
static int authorize_function(const struct db_conn *c, const char *name)
{
    bool open = strcmp(name, "load_extension") != 0 && (c->inside || strcmp(name, NU_ROW) != 0);
    return open ? SQLITE_OK : SQLITE_DENY;
}

int authorize_reader(void *arg, int action, const char *a, const char *b, const char *database,
                     const char *context)
{
    (void)database;
    struct db_conn *c = arg;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_TRANSACTION: return SQLITE_OK;
    case SQLITE_PRAGMA: return authorize_pragma(c, a);
    case SQLITE_UPDATE: return authorize_declaring(c, a);
    case SQLITE_RECURSIVE: return c->inside ? SQLITE_OK : SQLITE_DENY; /* merges in turn (R33) */
    case SQLITE_READ:
        if (c->inside) /* a statement of nu.c, for the views */
            return SQLITE_OK;
        if (c->stepping &&
            zoeken_shadow(a)) /* by the index itself; a statement was judged before */
            return SQLITE_OK;
        if (!is_open(a) && !starts(a, "regel_"))
            c->reads_closed = true;
        if (!counted_table(c, a))
            c->reads_uncounted = true;
        return authorize_read(c, a, b, context);
    case SQLITE_FUNCTION:
        if (!c->inside && !counted_function(b))
            c->reads_uncounted = true;
        return authorize_function(c, b);
    default: return SQLITE_DENY;
    }
}

int authorize_writer(void *arg, int action, const char *a, const char *b, const char *database,
                     const char *context)
{
    (void)database;
    (void)context;
    const struct db_conn *c = arg;
    switch (action) {
    case SQLITE_PRAGMA: return authorize_pragma(c, a);
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_TRANSACTION: return c->in_batch ? SQLITE_DENY : SQLITE_OK; /* the writer's own */
    case SQLITE_FUNCTION: return authorize_function(c, b);
    default: return SQLITE_DENY;
    }
}

/* ---- what the authorizer is not told, or not in time ---- */

static size_t word_length(const char *s)
{
    size_t n = 0;
    while (isalnum((unsigned char)s[n]) || s[n] == '_' || s[n] == '$' || (s[n] & 0x80))
        n++;
    return n;
}

/* From an opening quote to behind the closing one; a doubled quote is part of the text. */
static const char *quoted_end(const char *s)
{
    char close = *s == '[' ? ']' : *s;
    for (s++; *s; s++) {
        if (*s != close)
            continue;
        if (close == ']' || s[1] != close)
            return s + 1;
        s++;
    }
    return s;
}

static const char *remark_end(const char *s)
{
    const char *end = *s == '-' ? strchr(s, '\n') : strstr(s + 2, "*/");
    if (!end)
        return s + strlen(s);
    return *s == '-' ? end : end + 2;
}

static bool is_word(const char *s, size_t n, const char *word)
{
    return strlen(word) == n && strncasecmp(s, word, n) == 0;
}

/* Whether a name begins here that only views may use. */
static bool is_rule(const char *s) { return strncasecmp(s, "regel_", 6) == 0 || nu_named(s); }

const char *statement_forbidden(const char *sql)
{
    for (const char *s = sql; *s;) {
        size_t n = word_length(s);
        if (n > 0) {
            if (is_word(s, n, "with") || is_word(s, n, "natural") || is_word(s, n, "using"))
                return "WITH, NATURAL or USING";
            if (is_rule(s))
                return "a regel view or a nu table";
            s += n;
        } else if (strchr(":@#?", *s)) { /* a parameter may bear any name */
            s += 1 + word_length(s + 1);
        } else if (strchr("'\"`[", *s)) { /* SQLite takes 'text' for a name, where one must stand */
            if (is_rule(s + 1))
                return "a regel view or a nu table";
            s = quoted_end(s);
        } else if (strncmp(s, "--", 2) == 0 || strncmp(s, "/*", 2) == 0) {
            s = remark_end(s);
        } else {
            s++;
        }
    }
    return NULL;
}

/* ---- the list, from the view files ---- */

static enum result names_add(struct contexts *list, const char *name, size_t n)
{
    char **names = realloc(list->names, (list->count + 1) * sizeof *names);
    if (!names)
        return FAILED;
    list->names = names;
    char *copy = strndup(name, n);
    if (!copy)
        return FAILED;
    list->names[list->count++] = copy;
    return DONE;
}

/* A line of a view file adds the view it creates, or the CTE names its author lists. */
static enum result line_scan(const char *line, struct contexts *list)
{
    static const char view[] = "CREATE VIEW ", ctes[] = "-- contexts:";
    if (starts(line, view))
        return names_add(list, line + sizeof view - 1, word_length(line + sizeof view - 1));
    if (!starts(line, ctes))
        return DONE;
    for (const char *s = line + sizeof ctes - 1; *s; s++) {
        size_t n = word_length(s);
        if (n == 0)
            continue;
        if (names_add(list, s, n) != DONE)
            return FAILED;
        s += n - 1;
    }
    return DONE;
}

static enum result file_scan(const char *path, struct contexts *list)
{
    FILE *f = fopen(path, "re");
    if (!f)
        return FAILED;
    char line[1000];
    enum result r = DONE;
    while (r == DONE && fgets(line, sizeof line, f))
        r = line_scan(line, list);
    (void)fclose(f);
    return r;
}

static int sql_files(const struct dirent *e)
{
    size_t n = strlen(e->d_name);
    return n > 4 && strcmp(e->d_name + n - 4, ".sql") == 0;
}

enum result contexts_load(const char *views_dir, struct contexts *ret, struct probleem *p)
{
    struct dirent **files = NULL;
    int n = scandir(views_dir, &files, sql_files, alphasort);
    if (n < 0)
        return probleem_intern(p, "cannot read the views folder %s", views_dir);
    enum result r = DONE;
    for (int i = 0; i < n; i++) {
        char path[1024];
        (void)snprintf(path, sizeof path, "%s/%s", views_dir, files[i]->d_name);
        if (r == DONE)
            r = file_scan(path, ret);
        free(files[i]);
    }
    free(files);
    if (r != DONE)
        return probleem_intern(p, "cannot read the views in %s", views_dir);
    if (ret->count)
        qsort(ret->names, ret->count, sizeof *ret->names, compare_names);
    return DONE;
}

void contexts_free(struct contexts *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->names[i]);
    free(list->names);
    *list = (struct contexts){0};
}
