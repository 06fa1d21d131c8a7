/* SPDX-License-Identifier: EUPL-1.2 */
/* `test_config --print` prints config/gezinsplan.conf anew, after a change of the table in
 * config.c. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/test_config.XXXXXX";
static char path[64];
static char err[600];
static struct config config;

static void setup(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/proef.conf", folder);
    memset(&config, 0x5A, sizeof config);
    err[0] = '\0';
}

static void teardown(void)
{
    (void)unlink(path);
    (void)rmdir(folder);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *file = fopen(path, "we");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    ck_assert_int_eq(fclose(file), 0);
}

static enum result load(const char *text)
{
    write_file(text, strlen(text));
    return config_load(&config, path, err, sizeof err);
}

static void check_loads(const char *text)
{
    enum result result = load(text);
    ck_assert_msg(result == DONE, "%s", err);
}

/* Refused, at this place, with these words, and the config untouched. */
static void check_refused(const char *text, int line, const char *words)
{
    char place[100];
    struct config before = config;
    if (line)
        (void)snprintf(place, sizeof place, "%s:%d: ", path, line);
    else
        (void)snprintf(place, sizeof place, "%s", "");
    ck_assert_msg(load(text) == FAILED, "accepted: %s", text);
    ck_assert_msg(strncmp(err, place, strlen(place)) == 0, "\"%s\" is not at %s", err, place);
    ck_assert_msg(strstr(err, words) != NULL, "\"%s\" lacks \"%s\"", err, words);
    ck_assert_mem_eq(&before, &config, sizeof config);
}

START_TEST(defaults)
{
    config_defaults(&config);
    ck_assert_str_eq(config.gegevens, "var");
    ck_assert_str_eq(config.web, "web");
    ck_assert_str_eq(config.migraties, "migrations");
    ck_assert_str_eq(config.adres, "127.0.0.1");
    ck_assert_int_eq(config.poort, 8080);
    ck_assert_int_eq(config.draden, 2);
    ck_assert_str_eq(config.tls_certificaat, "");
    ck_assert_str_eq(config.tls_sleutel, "");
    ck_assert_str_eq(config.basis_url, "");
    ck_assert_str_eq(config.gemeente, "Waterveen");
    ck_assert_str_eq(config.thema, "waterveen");
    ck_assert_int_eq(config.node, 1);
    ck_assert_int_eq(config.header_kb, 16);
    ck_assert_int_eq(config.url_bytes, 2048);
    ck_assert_int_eq(config.body_kb, 1024);
    ck_assert_int_eq(config.velden, 500);
    ck_assert_int_eq(config.verbindingen, 2000);
    ck_assert_int_eq(config.verbindingen_per_adres, 200);
    ck_assert_int_eq(config.rust_seconden, 30);
    ck_assert_int_eq(config.verzoek_seconden, 60);
    ck_assert_int_eq(config.wachtrij, 1000);
    ck_assert_int_eq(config.leestijd_ms, 5000);
    ck_assert_int_eq(config.sessie_rust_minuten, 30);
    ck_assert_int_eq(config.sessie_uren, 12);
    ck_assert_int_eq(config.wachtwoord_lengte, 12);
    ck_assert_int_eq(config.wachtwoord_draden, 1);
    ck_assert_int_eq(config.inlog_pogingen, 10);
    ck_assert_int_eq(config.inlog_blokkade_minuten, 15);
    ck_assert_str_eq(config.metrics_token, "");
    ck_assert_str_eq(config.contact, "mailto:security@example.nl");
    ck_assert_int_eq(config.zegel_minuten, 15);
    ck_assert_str_eq(config.zegel_bestand, "");
    ck_assert(!config.ontwikkel);
}
END_TEST

START_TEST(without_a_file)
{
    struct config expected;
    config_defaults(&expected);
    ck_assert_int_eq(config_load(&config, NULL, err, sizeof err), DONE);
    ck_assert_mem_eq(&config, &expected, sizeof config);
    ck_assert_int_eq(config_load(&config, "", err, sizeof err), DONE);
    ck_assert_mem_eq(&config, &expected, sizeof config);
    ck_assert_int_eq(config_load(&config, "/bestaat/niet.conf", err, sizeof err), FAILED);
    ck_assert_ptr_nonnull(strstr(err, "/bestaat/niet.conf: cannot be read"));
    ck_assert_int_eq(config_load(&config, "/", err, sizeof err), FAILED);
}
END_TEST

START_TEST(a_file)
{
    check_loads("# een regel\n\n"
                "  gemeente =  's-Hertogenbosch # Noord  \r\n"
                "poort=443\n"
                "\tontwikkel\t=\tja\n"
                "tls_certificaat = /etc/a=b.pem\n"
                "tls_sleutel = /etc/c.pem\n"
                "metrics_token =\n"
                "basis_url = https://gezinsplan.example.nl\n"
                "adres = ::1");
    ck_assert_str_eq(config.gemeente, "'s-Hertogenbosch # Noord"); /* no comments behind a value */
    ck_assert_int_eq(config.poort, 443);
    ck_assert(config.ontwikkel);
    ck_assert_str_eq(config.tls_certificaat, "/etc/a=b.pem");
    ck_assert_str_eq(config.metrics_token, "");
    ck_assert_str_eq(config.adres, "::1");
    ck_assert_int_eq(config.draden, 2);      /* not named: the default */
    check_loads("\xEF\xBB\xBFpoort = 81\n"); /* as Windows editors begin a file */
    ck_assert_int_eq(config.poort, 81);
    check_loads("# een\nthema = waterveen\n");
    ck_assert_ptr_nonnull(strstr(config.thema_bij, ":2: ")); /* whether it exists is seen later */
    check_loads("");
    ck_assert_str_eq(config.thema_bij, "");
}
END_TEST

START_TEST(unknown_and_malformed)
{
    check_refused("# een\n\npoortt = 8080\n", 3, "there is no setting \"poortt\"");
    check_refused("Poort = 8080\n", 1, "there is no setting \"Poort\"");
    check_refused("= 8080\n", 1, "there is no setting \"\"");
    check_refused("poort = 81\ngemeente\n", 2, "sleutel = waarde");
    check_refused("poort 8080\n", 1, "sleutel = waarde");
    check_refused("poort = 81\n\npoort = 82\n", 3, "on line 1");
    check_refused("gemeente = a\n\xEF\xBB\xBFpoort = 1\n", 2, "there is no setting");
    check_refused("ontwikkel = yes\n", 1, "ontwikkel must be ja or nee, not \"yes\"");
    check_refused("ontwikkel =\n", 1, "ja or nee");
    check_refused("gemeente = caf\xE9\n", 1, "UTF-8");
    check_refused("gemeente = a\x1B[2Jb\n", 1, "control character");
    check_refused("gemeente =\n", 1, "gemeente must be a name");
    check_refused("gegevens =\n", 1, "gegevens must be a folder");
    check_refused("adres = localhost\n", 1, "IPv4 or IPv6");
    check_refused("adres = 127.0.0.256\n", 1, "IPv4 or IPv6");
    check_refused("thema = Water veen\n", 1, "lower-case");
    check_refused("thema = x\"><script>\n", 1, "lower-case");
    check_refused("contact = security@example.nl\n", 1, "mailto:");
    check_refused("metrics_token = kort\n", 1, "16 characters");
    ck_assert_ptr_null(strstr(err, "kort")); /* a secret, almost: not in what is printed */
    check_refused("metrics_token = met een spatie erin dus\n", 1, "without spaces");
    static const char with_nul[] = "poort = 81\nnode = 2\0 0\n";
    write_file(with_nul, sizeof with_nul - 1);
    ck_assert_int_eq(config_load(&config, path, err, sizeof err), FAILED);
    ck_assert_ptr_nonnull(strstr(err, ":2: "));
}
END_TEST

START_TEST(base_urls)
{
    check_loads("basis_url = http://localhost:8080\n");
    check_loads("basis_url = https://gezinsplan.waterveen.nl\n");
    check_loads("basis_url = https://[::1]:8443\n");
    check_refused("basis_url = gezinsplan.nl\n", 1, "http(s)://");
    check_refused("basis_url = https://\n", 1, "http(s)://");
    check_refused("basis_url = https://x.nl/\n", 1, "without a path");
    check_refused("basis_url = https://x.nl?a\n", 1, "without a path");
    check_refused("basis_url = https://u@x.nl\n", 1, "without a path");
    check_refused("basis_url = javascript:alert(1)\n", 1, "http(s)://");
    check_loads("basis_url = https://[::1]\n");
    check_loads("basis_url = https://x.nl:65535\n");
    static const char *const NOWHERE[] = {
        "https://:8443",   "https://x.nl:", "https://x.nl:0", "https://x.nl:99999",
        "https://x.nl:8a", "https://[::1",  "https://::1",    "https://[::1]8443"};
    for (size_t i = 0; i < COUNT_OF(NOWHERE); i++) {
        char line[60];
        (void)snprintf(line, sizeof line, "basis_url = %s\n", NOWHERE[i]);
        check_refused(line, 1, "host[:port]");
        (void)snprintf(line, sizeof line, "smtp_url = smtp%s\n", strchr(NOWHERE[i], ':'));
        check_refused(line, 1, "host[:port]");
    }
}
END_TEST

START_TEST(numbers_out_of_bounds)
{
    static const char *const WRONG[] = {
        "",
        "-1",
        "65536",
        "8080x",
        "0x50",
        "80 ,",
        "8.0",
        "4294967376",
        "18446744073709551696",
        "99999999999999999999999999",
        "+80",
        "８０",
        "acht",
    };
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        char line[100];
        (void)snprintf(line, sizeof line, "poort = %s\n", WRONG[i]);
        check_refused(line, 1, "poort must be a whole number from 0 to 65535");
    }
    check_loads("poort = 65535\n");
    ck_assert_int_eq(config.poort, 65535);
    check_loads("draden = 64\nnode = 255\nheader_kb = 4\n");
    check_refused("draden = 65\n", 1, "from 1 to 64");
    check_refused("draden = 0\n", 1, "from 1 to 64");
    check_refused("node = 256\n", 1, "from 0 to 255");
    check_refused("header_kb = 3\n", 1, "from 4 to 64");
    check_refused("wachtwoord_lengte = 7\n", 1, "from 8 to 128");
}
END_TEST

START_TEST(texts_too_long)
{
    char text[700] = "gemeente = ";
    memset(text + strlen(text), 'x', 127);
    check_loads(text);
    ck_assert_uint_eq(strlen(config.gemeente), 127);
    text[strlen(text)] = 'x';
    check_refused(text, 1, "at most 127 bytes");
}
END_TEST

START_TEST(settings_that_go_together)
{
    check_refused("poort = 1\ntls_certificaat = a.pem\n", 2, "needs tls_sleutel");
    check_refused("tls_sleutel = a.pem\n", 1, "needs tls_certificaat");
    check_loads("tls_sleutel = a.pem\ntls_certificaat = b.pem\n");
    check_refused("\nverbindingen_per_adres = 2001\n", 2, "more than verbindingen");
    check_refused("\nverbindingen = 100\n", 2, "more than verbindingen");
    check_loads("verbindingen = 100\nverbindingen_per_adres = 100\n");
}
END_TEST

START_TEST(the_environment_wins)
{
    ck_assert_int_eq(setenv("GEZINSPLAN_POORT", "9090", 1), 0);
    ck_assert_int_eq(setenv("GEZINSPLAN_VERBINDINGEN_PER_ADRES", "7", 1), 0);
    ck_assert_int_eq(setenv("GEZINSPLAN_ONTWIKKEL", "ja", 1), 0);
    check_loads("poort = 81\ngemeente = Waterland\n");
    ck_assert_int_eq(config.poort, 9090);
    ck_assert_int_eq(config.verbindingen_per_adres, 7);
    ck_assert(config.ontwikkel);
    ck_assert_str_eq(config.gemeente, "Waterland");
    check_refused("poort = x\n", 1, "poort"); /* a fault in the file is still one */
}
END_TEST

static void check_environment(const char *name, const char *value, const char *words)
{
    ck_assert_int_eq(setenv(name, value, 1), 0);
    check_refused("poort = 81\n", 0, words);
    ck_assert_msg(strncmp(err, "environment: ", 13) == 0, "%s", err);
    ck_assert_int_eq(unsetenv(name), 0);
}

START_TEST(the_environment_is_checked_too)
{
    check_environment("GEZINSPLAN_POORT", "tachtig",
                      "environment: GEZINSPLAN_POORT: poort must be a whole number");
    check_environment("GEZINSPLAN_POORT", "", "poort must be a whole number");
    check_environment("GEZINSPLAN_POORTT", "80", "no setting for GEZINSPLAN_POORTT");
    check_environment("GEZINSPLAN_poort", "80", "no setting for GEZINSPLAN_poort");
    check_environment("GEZINSPLAN_", "80", "no setting for GEZINSPLAN_");
    check_environment("GEZINSPLAN_GEMEENTE", "caf\xE9", "UTF-8");
    ck_assert_int_eq(setenv("GEZINSPLAN_TLS_SLEUTEL", "a.pem", 1), 0);
    check_refused("", 0, "needs tls_certificaat");
    ck_assert_int_eq(unsetenv("GEZINSPLAN_TLS_SLEUTEL"), 0);
    ck_assert_int_eq(setenv("ANDERS_GEZINSPLAN_POORT", "x", 1), 0); /* not ours */
    check_loads("");
}
END_TEST

static void add_line(void *arg, const char *text)
{
    buf_text(arg, text);
    buf_char(arg, '\n');
}

START_TEST(the_file_is_up_to_date)
{
    BUF_AUTO struct buf printed;
    buf_init(&printed, 100000);
    config_print(add_line, &printed);
    AUTO_FILE FILE *file = fopen(PROJECT_DIR "/config/gezinsplan.conf", "re");
    ck_assert_ptr_nonnull(file);
    char text[100000];
    size_t n = fread(text, 1, sizeof text - 1, file);
    text[n] = '\0';
    ck_assert_msg(strcmp(text, printed.data) == 0,
                  "config/gezinsplan.conf is stale: test_config --print > config/gezinsplan.conf");
    struct config loaded, expected;
    config_defaults(&expected);
    ck_assert_int_eq(config_load(&loaded, PROJECT_DIR "/config/gezinsplan.conf", err, sizeof err),
                     DONE);
    ck_assert_mem_eq(&loaded, &expected, sizeof loaded);
}
END_TEST

struct reading {
    struct buf settings; /* the file with the # of every setting taken away */
    int count;
    bool comment; /* the line before was one */
};

static void uncomment(void *arg, const char *text)
{
    struct reading *r = arg;
    bool setting = text[0] == '#' && text[1] != ' ';
    ck_assert_msg(!setting || r->comment, "no comment above %s", text);
    ck_assert_uint_le(strlen(text), 100);
    if (setting)
        add_line(&r->settings, text + 1);
    r->count += setting;
    r->comment = text[0] == '#' && !setting && strlen(text) > 4;
}

/* Every setting is there with a comment, and what it shows as default is the default: taken out of
 * its comment the file changes nothing. */
START_TEST(the_file_shows_the_defaults)
{
    struct reading r = {0};
    buf_init(&r.settings, 100000);
    config_print(uncomment, &r);
    ck_assert_int_eq(r.count, 45);
    struct config expected;
    config_defaults(&expected);
    check_loads(r.settings.data);
    memset(config.thema_bij, 0, sizeof config.thema_bij); /* where, which is no default */
    ck_assert_mem_eq(&config, &expected, sizeof config);
    buf_free(&r.settings);
}
END_TEST

static void print_line(void *arg, const char *text)
{
    (void)arg;
    (void)puts(text);
}

static Suite *suite_make(void)
{
    Suite *suite = suite_create("config");
    TCase *tc = tcase_create("config");
    suite_add_tcase(suite, tc);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, defaults);
    tcase_add_test(tc, without_a_file);
    tcase_add_test(tc, a_file);
    tcase_add_test(tc, unknown_and_malformed);
    tcase_add_test(tc, base_urls);
    tcase_add_test(tc, numbers_out_of_bounds);
    tcase_add_test(tc, texts_too_long);
    tcase_add_test(tc, settings_that_go_together);
    tcase_add_test(tc, the_environment_wins);
    tcase_add_test(tc, the_environment_is_checked_too);
    tcase_add_test(tc, the_file_is_up_to_date);
    tcase_add_test(tc, the_file_shows_the_defaults);
    return suite;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--print") == 0) {
        config_print(print_line, NULL);
        return EXIT_SUCCESS;
    }
    SRunner *runner = srunner_create(suite_make());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
