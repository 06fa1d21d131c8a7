/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The demo shows every state at least once. Which states there are is read from the schema: what a
 * CHECK or a trigger lets a column hold, and the code tables that a column points at. A new state
 * without demo fails here, unless it stands among the exceptions with the reason why nobody can see
 * it, and an exception that is in the demo after all fails too.
 */
#include "demo.h"

/* ---- what need not be there ---- */

static const struct uitzondering {
    const char *table, *column;
    const char *words; /* between spaces; NULL: all of it */
    const char *why;
} UITZONDERINGEN[] = {
    {"organisatie", "soort", " rvdk zorgaanbieder zvh anders ",
     "which organisations a municipality has, no state"},
    {"lid", "rol", " grootouder pleegouder ", "who somebody is in a family, no state"},
    {"gezag", "soort", " gezamenlijk ", "as the BRP says it; the families have the others"},
    {"verklaring", "hoedanigheid", " vertegenwoordiger moeder rechter ",
     "hangs on measures, births and courts that these families have not; tests/api has them"},
    {"uitnodiging", "soort", NULL, "a link is shown once, to who made it, and is never seen again"},
    {"document", "bestandssoort", " png jpeg docx xlsx odt ods ",
     "a kind of file, no state: the program makes no pictures or office files"},
    {"verklaring_scan", "bestandssoort", " png jpeg ", "a kind of file, no state"},
    {"noodtoegang_rol", "rol", " regisseur procesregisseur ",
     "what this municipality allows, no state"},
    {"afspraak_bekend", "rol", " regisseur procesregisseur ",
     "what was agreed with partners, no state"},
    {"bewaartermijn", "vanaf", " wijziging ", "delivered with the program, no state"},
    {"planfase_vraag", "fase", " aanmelding evaluatie ",
     "delivered with the program: no questions before these two"},
    {"mail", "uitkomst", NULL, "the post of the program: on no screen"},
    {"regie_melding", "soort", NULL,
     "what the wachter said already, so that it says it once: on no screen"},
    {"logcontrole", "stand", " wacht loopt fout mislukt ",
     "the first two last seconds; the demo's log is whole, and a false alarm in it would be "
     "believed"},
    {"logcontrole_fout", "soort", NULL, "the demo's log is whole"},
    {"vernietigingslijst", "status", " goedgekeurd bezig opruimen ",
     "minutes: the wachter would carry it out at the first start"},
    {"vernietigingsregel", "status", " vernietigd overgeslagen ",
     "rows go when their list is done: minutes"},
    {"vernietigingsregel", "wat", " los persoon huishouden ",
     "rows of lists that were taken back or refused are gone"},
    {"overgang", "soort", " beschikking wordt_16 wordt_17 wordt_17h ",
     "the wachter raises them at the first start, of whose birthday or end is near"},
};

/* What something is about, or of which kind, and no state of it. */
static const char *const GEEN_STAND[] = {"categorie", "leefgebied", "dienst", "verwerkingsdoel",
                                         "sleutel_kan"};

static bool listed(const char *words, const char *word)
{
    AUTO_FREE char *spaced = text_format(" %s ", word);
    return strstr(words, spaced) != NULL;
}

static const struct uitzondering *exception(const char *table, const char *column, const char *word)
{
    for (size_t i = 0; i < COUNT_OF(UITZONDERINGEN); i++) {
        const struct uitzondering *u = &UITZONDERINGEN[i];
        if (strcmp(u->table, table) == 0 && strcmp(u->column, column) == 0 &&
            (!u->words || listed(u->words, word)))
            return u;
    }
    return NULL;
}

/* ---- what the schema says ---- */

static FILE *wrong; /* what is not as it should be, a line each */
static int columns;

/* What the column holds in the demo, each on a line of its own; to be freed. */
static char *held(const char *table, const char *column)
{
    AUTO_FREE char *sql = text_format("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                                      column, table, column);
    AUTO_FREE char *lines = raw_text(database("demo"), sql);
    return text_format("\n%s", lines);
}

static void check_state(const char *table, const char *column, const char *word, const char *there)
{
    AUTO_FREE char *line = text_format("\n%s\n", word);
    const struct uitzondering *u = exception(table, column, word);
    bool is = strstr(there, line) != NULL;
    if (!is && !u)
        (void)fprintf(wrong, "never %s.%s '%s'\n", table, column, word);
    if (is && u && u->words)
        (void)fprintf(wrong, "%s.%s '%s' is in the demo: no exception any more\n", table, column,
                      word);
}

/* "'een', 'twee')…": each of them. */
static void check_list(const char *table, const char *column, const char *list)
{
    AUTO_FREE char *there = held(table, column);
    char word[100];
    columns++;
    while (*list == '\'') {
        size_t n = strcspn(++list, "'");
        (void)snprintf(word, sizeof word, "%.*s", (int)n, list);
        check_state(table, column, word, there);
        list += n + 1;
        list += strspn(list, ", ");
    }
}

/* Each `before`, then a name, then `after` and a list of texts. */
static void check_lists(const char *table, const char *sql, const char *before, const char *after)
{
    for (const char *at = sql; (at = strstr(at, before)) != NULL;) {
        char column[64];
        bool joined = at - sql > 3 && strncmp(at - 3, "|| ", 3) == 0; /* a step, not a state */
        at += strlen(before);
        size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyz_");
        (void)snprintf(column, sizeof column, "%.*s", (int)n, at);
        if (!joined && n > 0 && strncmp(at + n, after, strlen(after)) == 0)
            check_list(table, column, at + n + strlen(after));
    }
}

/* For each row of `sql`: the first word of a line, and the rest. */
static void each_line(const char *sql, void (*use)(const char *table, const char *rest))
{
    AUTO_FREE char *text = raw_text(database("demo"), sql);
    char *save = NULL;
    for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *rest = strchr(line, ' ');
        ck_assert_ptr_nonnull(rest);
        *rest = '\0';
        use(line, rest + 1);
    }
}

static void of_table(const char *table, const char *sql)
{
    check_lists(table, sql, "CHECK (", " IN (");
}

static void of_trigger(const char *table, const char *sql)
{
    check_lists(table, sql, "NEW.", " NOT IN (");
}

/* "kolom codetabel kolom_daar" */
static void of_codes(const char *table, const char *rest)
{
    char column[64], codes[64], code[64];
    ck_assert_int_eq(sscanf(rest, "%63s %63s %63s", column, codes, code), 3);
    for (size_t i = 0; i < COUNT_OF(GEEN_STAND); i++)
        if (strcmp(codes, GEEN_STAND[i]) == 0)
            return;
    columns++;
    AUTO_FREE char *sql = text_format("SELECT \"%s\" FROM \"%s\"", code, codes);
    AUTO_FREE char *words = raw_text(database("demo"), sql);
    AUTO_FREE char *there = held(table, column);
    char *save = NULL;
    for (char *word = strtok_r(words, "\n", &save); word; word = strtok_r(NULL, "\n", &save))
        check_state(table, column, word, there);
}

START_TEST(test_every_state)
{
    char *found = NULL;
    size_t n = 0;
    wrong = open_memstream(&found, &n);
    columns = 0;
    each_line("SELECT name || ' ' || replace(sql, char(10), ' ') FROM sqlite_schema"
              " WHERE type = 'table' AND sql LIKE '%CHECK (% IN (''%'",
              of_table);
    each_line("SELECT tbl_name || ' ' || replace(sql, char(10), ' ') FROM sqlite_schema"
              " WHERE type = 'trigger' AND sql LIKE '%NEW.% NOT IN (''%'",
              of_trigger);
    each_line("SELECT m.name || ' ' || f.\"from\" || ' ' || f.\"table\" || ' ' || c.name FROM"
              " sqlite_schema m JOIN pragma_foreign_key_list(m.name) f JOIN"
              " pragma_table_info(f.\"table\") c ON c.pk = 1 AND c.type = 'TEXT' AND"
              " coalesce(f.\"to\", c.name) = c.name WHERE m.type = 'table'",
              of_codes);
    ck_assert_int_eq(fclose(wrong), 0);
    ck_assert_msg(n == 0, "%.4000s", found);
    ck_assert_int_ge(columns, 100);
    free(found);
}
END_TEST

/* An exception is about something that is there, and says why. */
START_TEST(test_exceptions)
{
    for (size_t i = 0; i < COUNT_OF(UITZONDERINGEN); i++) {
        const struct uitzondering *u = &UITZONDERINGEN[i];
        AUTO_FREE char *sql = text_format(
            "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'", u->table, u->column);
        ck_assert_msg(ask(sql) == 1, "%s.%s", u->table, u->column);
        ck_assert_uint_gt(strlen(u->why), 10);
    }
}
END_TEST

/* ---- what the schema does not say ---- */

static const struct {
    const char *what, *sql; /* a row when it is there */
} OOK[] = {
    {"each phase of AVE", "SELECT 1 FROM ave_fase GROUP BY 1 HAVING count(DISTINCT fase) = 4"},
    {"a decision that waits", "SELECT 1 FROM regiebesluit WHERE uitkomst IS NULL"},
    {"somebody who keeps in touch", "SELECT 1 FROM volgcontact WHERE einde_soort IS NULL"},
    {"a deputy now", "SELECT 1 FROM waarneming WHERE van <= '" DAY "' AND tot >= '" DAY "'"},
    {"a regie that comes back",
     "SELECT 1 FROM regie WHERE terug_op IS NOT NULL AND tot_op IS NULL"},
    {"a family's own plan", "SELECT 1 FROM familiegroepsplan"},
    {"somebody who waits past the norm with a bridge",
     "SELECT 1 FROM verwijzing WHERE overbrugging_id IS NOT NULL AND status IN ('gevraagd',"
     " 'aanvaard') AND norm_op < '" DAY "'"},
    {"an invitation that ended",
     "SELECT 1 FROM geadresseerde g JOIN overleg o ON o.id = g.item_id AND o.status = 'gepland'"
     " WHERE g.tot < '" DAY "' AND NOT EXISTS (SELECT 1 FROM overleg_genodigde x WHERE"
     " x.overleg_id = o.id AND x.gebruiker_id = g.gebruiker_id) AND EXISTS (SELECT 1 FROM"
     " attendering a WHERE a.gebruiker_id = g.gebruiker_id AND a.soort = 'overleg-ingetrokken')"},
    {"procesregie that hears of gaps that stay",
     "SELECT 1 FROM attendering a JOIN overgang o ON o.huishouden_id = a.huishouden_id AND"
     " o.status = 'loopt' AND o.datum < '" DAY "' AND NOT EXISTS (SELECT 1 FROM overgang_regel r"
     " WHERE r.overgang_id = o.id) JOIN gebruiker_rol r ON r.gebruiker_id = a.gebruiker_id AND"
     " r.rol = 'procesregisseur' WHERE a.soort = 'overgang-gat-proces'"},
};

START_TEST(test_more_states)
{
    for (size_t i = 0; i < COUNT_OF(OOK); i++) {
        AUTO_FREE char *sql = text_format("SELECT count(*) FROM (%s)", OOK[i].sql);
        ck_assert_msg(ask(sql) > 0, "no %s", OOK[i].what);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("demo_standen");
    TCase *one = tcase_create("een demo");
    tcase_add_unchecked_fixture(one, start_demo, stop);
    tcase_set_timeout(one, 300);
    tcase_add_test(one, test_every_state);
    tcase_add_test(one, test_exceptions);
    tcase_add_test(one, test_more_states);
    suite_add_tcase(s, one);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
