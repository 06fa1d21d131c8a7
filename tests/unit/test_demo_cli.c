/* SPDX-License-Identifier: EUPL-1.2 */
/* `gezinsplan demo` and `gezinsplan import brp`, as somebody at the keyboard runs them. */
#include "base/cleanup.h"
#include "cli/cli.h"
#include "cli/demo.h"
#include "cli/import.h"
#include "db/migrate.h"
#include "map.h"

#define SAMPLES PROJECT_DIR "/tests/data/brp/"

enum { MOST_WORDS = 12 };

static void start(void)
{
    map_make();
    ck_assert_int_eq(setenv("GEZINSPLAN_MIGRATIES", PROJECT_DIR "/migrations", 1), 0);
    ck_assert_ptr_nonnull(freopen(map_path("uit"), "we", stdout));
    ck_assert_ptr_nonnull(freopen(map_path("fout"), "we", stderr));
}

static void stop(void) { map_remove(); }

static bool said(const char *name, const char *words)
{
    AUTO_FREE char *text = (char *)map_read(name, NULL);
    return strstr(text, words) != NULL;
}

/* Runs a command; words are divided by spaces, @ is the test's folder. */
static void expect(int code, int (*command)(int argc, char **argv), const char *words)
{
    char copy[2000], *argv[MOST_WORDS + 1], *rest = copy;
    size_t n = 0;
    int argc = 0;
    for (const char *w = words; *w; w++) {
        int put = *w == '@' ? snprintf(copy + n, sizeof copy - n, "%s", map)
                            : snprintf(copy + n, sizeof copy - n, "%c", *w);
        n += (size_t)put;
    }
    for (char *word; (word = strsep(&rest, " ")) != NULL && argc < MOST_WORDS;)
        argv[argc++] = word;
    argv[argc] = NULL;
    rewind(stdout);
    rewind(stderr);
    ck_assert_int_eq(ftruncate(STDOUT_FILENO, 0), 0);
    ck_assert_int_eq(ftruncate(STDERR_FILENO, 0), 0);
    int got = command(argc, argv);
    (void)fflush(stdout);
    (void)fflush(stderr);
    AUTO_FREE char *out = (char *)map_read("uit", NULL);
    AUTO_FREE char *error = (char *)map_read("fout", NULL);
    ck_assert_msg(got == code, "%s: %d\n%s%s", words, got, out, error);
}

START_TEST(test_demo)
{
    expect(CLI_DONE, cli_demo,
           "demo --gegevens @/var --huishoudens 2 --zaad 3 --vandaag 2026-11-21");
    ck_assert(said("uit", "6 households"));
    ck_assert(said("uit", "  procesregisseur  Bart de Haan, procesregisseur\n"));
    ck_assert(said("uit", "Welkom-bij-de-demo"));
    ck_assert_int_eq(raw_int("var/" DATABASE_FILE, "SELECT count(*) FROM huishouden"), 6);
    expect(CLI_FAILED, cli_demo, "demo --gegevens @/var --huishoudens 2");
    ck_assert(said("fout", "is there already"));
    ck_assert_int_eq(raw_int("var/" DATABASE_FILE, "SELECT count(*) FROM huishouden"), 6);
}
END_TEST

START_TEST(test_demo_usage)
{
    static const char *const wrong[] = {
        "demo --huishoudens 1000001",
        "demo --huishoudens -1",
        "demo --huishoudens 1x",
        "demo --huishoudens",
        "demo --zaad een",
        "demo --vandaag 2026-02-30",
        "demo --vandaag morgen",
        "demo iets",
        "demo --onbekend",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        expect(CLI_USAGE, cli_demo, wrong[i]);
    static const char *const reasons[][2] = {
        {"demo --huishoudens 1000001", "--huishoudens must be a whole number from 0 to 1000000"},
        {"demo --zaad een", "--zaad must be a whole number, 0 or more, not \"een\""},
        {"demo --vandaag 2026-02-30", "--vandaag must be a day as 2026-11-21"},
        {"demo iets", "\"iets\" is one word too many"},
    };
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        expect(CLI_USAGE, cli_demo, reasons[i][0]);
        ck_assert_msg(said("fout", reasons[i][1]), "%s", reasons[i][0]);
    }
    expect(CLI_DONE, cli_demo, "demo --help");
    ck_assert(said("uit", "--huishoudens N"));
    map_write("bestand", "");
    expect(CLI_FAILED, cli_demo, "demo --gegevens @/bestand --huishoudens 0");
}
END_TEST

static json_t *report(void)
{
    AUTO_FREE char *text = (char *)map_read("rapport", NULL);
    json_error_t error;
    json_t *json = json_loads(text, 0, &error);
    ck_assert_msg(json != NULL, "%s: %s", error.text, text);
    return json;
}

static void reported(const json_t *json, const char *key, json_int_t number)
{
    ck_assert_msg(json_integer_value(json_object_get(json, key)) == number, "%s", key);
}

START_TEST(test_import)
{
    expect(CLI_DONE, cli_demo, "demo --gegevens @/var --huishoudens 0");
    expect(CLI_DONE, cli_import,
           "import brp " SAMPLES "kapot.json --gegevens @/var --rapport @/rapport");
    ck_assert(said("uit", "line 2: burgerservicenummer is missing; this person was passed over\n"));
    ck_assert(said("uit", "line 14: verblijfplaats is no address; this was left out\n"));
    ck_assert(said("uit", "17 persons read: 5 new, 0 changed, 0 unchanged, 12 passed over\n"));
    ck_assert(!said("uit", "931337458")); /* a BSN is not for reports */
    AUTO_JSON json_t *json = report();
    const json_t *remarks = json_object_get(json, "remarks");
    ck_assert_uint_eq(json_array_size(remarks), 20);
    const json_t *first = json_array_get(remarks, 0);
    reported(first, "line", 2);
    ck_assert_str_eq(json_string_value(json_object_get(first, "field")), "burgerservicenummer");
    ck_assert(json_is_true(json_object_get(first, "personPassedOver")));
    ck_assert(json_is_false(json_object_get(json_array_get(remarks, 19), "personPassedOver")));
    reported(json, "read", 17);
    reported(json, "new", 5);
    reported(json, "passedOver", 12);
    reported(json, "fieldsLeftOut", 8);
    reported(json, "again", 0);
    ck_assert(json_is_null(json_object_get(json, "stopped")));
    expect(CLI_DONE, cli_import, "import brp " SAMPLES "kapot.json --gegevens @/var");
    ck_assert(said("uit", "17 persons read: 0 new, 0 changed, 5 unchanged, 12 passed over\n"));
}
END_TEST

START_TEST(test_import_of_one_twice)
{
    expect(CLI_DONE, cli_demo, "demo --gegevens @/var --huishoudens 0");
    static const char TWICE[] =
        "[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"geslachtsnaam\":\"Een\"}},\n"
        "{\"burgerservicenummer\":\"931200453\",\"naam\":{\"geslachtsnaam\":\"Twee\"}}]";
    map_write("dubbel.json", TWICE);
    expect(CLI_DONE, cli_import, "import brp @/dubbel.json --gegevens @/var --rapport @/rapport");
    ck_assert(said("uit", "line 2: the person of line 1 again; this line counts now\n"));
    ck_assert(said("uit", "1 of these stood in it before: the last one counts\n"));
    AUTO_JSON json_t *json = report();
    reported(json, "again", 1);
    reported(json_array_get(json_object_get(json, "remarks"), 0), "sameAsLine", 1);
}
END_TEST

START_TEST(test_import_that_stops)
{
    expect(CLI_DONE, cli_demo, "demo --gegevens @/var --huishoudens 0");
    map_write("half.json",
              "[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"geslachtsnaam\":\"A\"}},\n{");
    expect(CLI_FAILED, cli_import, "import brp @/half.json --gegevens @/var --rapport @/rapport");
    ck_assert(said("fout", "line 2: the file stops here and is not complete"));
    ck_assert(said("uit", "1 persons read: 1 new"));
    AUTO_JSON json_t *json = report();
    reported(json, "new", 1);
    ck_assert_str_eq(json_string_value(json_object_get(json, "stopped")),
                     "line 2: the file stops here and is not complete");
    expect(CLI_FAILED, cli_import, "import brp @/geen.json --gegevens @/var");
    ck_assert(said("fout", "geen.json: No such file"));
    expect(CLI_FAILED, cli_import, "import brp @/var --gegevens @/var");
    ck_assert(said("fout", "/var: Is a directory"));
    static const struct {
        const char *text, *says;
    } others[] = {{"{}", "line 1: there is no list personen in this file"},
                  {"{\"a\":1}", "line 1: there is no list personen in this file"},
                  {"{,", "line 1: a key should stand here"},
                  {"\xff\xfe{", "line 1: this is no file of persons: JSON in UTF-8"},
                  {"", "line 1: the file stops here and is not complete"}};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        map_write("ander.json", others[i].text);
        expect(CLI_FAILED, cli_import, "import brp @/ander.json --gegevens @/var");
        ck_assert_msg(said("fout", others[i].says), "%zu", i);
    }
    map_write("ander.json",
              "[{\"naam\":{\"geslachtsnaam\":\"Jos\xe9\"}},\n{\"naam\":1,\"naam\":2}]");
    expect(CLI_FAILED, cli_import, "import brp @/ander.json --gegevens @/var");
    ck_assert(said("fout", "nobody was taken in"));
    ck_assert(said("uit", "line 1: is not in UTF-8 (near line 1); this person was passed over"));
    ck_assert(said("uit", "line 2: has a field twice (near line 2); this person was passed over"));
    expect(CLI_FAILED, cli_import, "import brp @/half.json --gegevens @/nergens");
    ck_assert(said("fout", "there is no database"));
    ck_assert(!map_has("nergens"));
    /* the report in the place of what was delivered */
    expect(CLI_FAILED, cli_import, "import brp @/half.json --gegevens @/var --rapport @/half.json");
    ck_assert(said("fout", "is the file that is read"));
    ck_assert(said("half.json", "931200453"));
    expect(CLI_FAILED, cli_import,
           "import brp @/half.json --gegevens @/var --rapport @/geen/rapport");
}
END_TEST

START_TEST(test_import_usage)
{
    static const char *const wrong[] = {"import", "import brp", "import gba x", "import brp a b",
                                        "import brp a --onbekend"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        expect(CLI_USAGE, cli_import, wrong[i]);
    ck_assert(said("fout", "import brp FILE"));
    expect(CLI_DONE, cli_import, "import --help");
    ck_assert(said("uit", "--rapport FILE"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("demo_cli");
    TCase *t = tcase_create("demo_cli");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_demo);
    tcase_add_test(t, test_demo_usage);
    tcase_add_test(t, test_import);
    tcase_add_test(t, test_import_of_one_twice);
    tcase_add_test(t, test_import_that_stops);
    tcase_add_test(t, test_import_usage);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
