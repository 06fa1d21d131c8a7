/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/probleem.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(nothing_wrong)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert(!probleem_is(&p));
    probleem_clear(&p);
    probleem_clear(&p);
}
END_TEST

/* Every kind has a status that fits its meaning, its own code, a title and a text. */
START_TEST(the_registry)
{
    for (int a = PROBLEEM_GEEN + 1; a < PROBLEEM_SOORTEN; a++) {
        enum probleem_soort soort = (enum probleem_soort)a;
        const char *code = probleem_code(soort);
        ck_assert_msg(code && *code, "kind %d has no code", a);
        ck_assert_msg(strspn(code, "abcdefghijklmnopqrstuvwxyz-") == strlen(code), "%s", code);
        ck_assert_int_ge(probleem_status(soort), 400);
        ck_assert_int_le(probleem_status(soort), 507);
        ck_assert_uint_gt(strlen(probleem_titel(soort)), 5);
        PROBLEEM_AUTO struct probleem p = {0};
        ck_assert_int_eq(probleem_set(&p, soort, NULL), FAILED);
        ck_assert_uint_gt(strlen(p.detail), 10);
        ck_assert_uint_lt(strlen(p.detail), sizeof p.detail - 1);
        for (int b = PROBLEEM_GEEN; b < a; b++)
            ck_assert_str_ne(code, probleem_code((enum probleem_soort)b));
    }
    ck_assert_int_eq(probleem_status(PROBLEEM_NIET_GEVONDEN), 404);
    ck_assert_int_eq(probleem_status(PROBLEEM_VERSIE), 412);
    ck_assert_int_eq(probleem_status(PROBLEEM_LOGBOEK), 503);
}
END_TEST

START_TEST(set_with_a_text)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(probleem_set(&p, PROBLEEM_CONFLICT, "Er is al een %s van %d.", "plan", 2026),
                     FAILED);
    ck_assert(probleem_is(&p));
    ck_assert_str_eq(p.detail, "Er is al een plan van 2026.");
    char longer[2000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    ck_assert_int_eq(probleem_set(&p, PROBLEEM_CONFLICT, "%s", longer), FAILED);
    ck_assert_uint_eq(strlen(p.detail), sizeof p.detail - 1);
}
END_TEST

/* What went wrong inside is never in what the client gets. */
START_TEST(intern_stays_inside)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(probleem_intern(&p, "%s: disk I/O error", "gezin.db"), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_INTERN);
    ck_assert_str_eq(p.intern, "gezin.db: disk I/O error");
    AUTO_JSON json_t *o = probleem_json(&p, NULL);
    AUTO_FREE char *text = json_dumps(o, 0);
    ck_assert_ptr_null(strstr(text, "gezin.db"));
    ck_assert_ptr_null(strstr(text, "disk"));
}
END_TEST

START_TEST(fields)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(probleem_veld(&p, "roepnaam", "verplicht", "Vul een naam in."), FAILED);
    ck_assert_int_eq(probleem_veld(&p, "bsn", "elfproef", "%s is geen goed BSN.", "12"), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_ONGELDIGE_INVOER);
    ck_assert_uint_eq(json_array_size(p.velden), 2);
    const char *name, *reason, *code;
    ck_assert_int_eq(json_unpack(json_array_get(p.velden, 1), "{s:s, s:s, s:s}", "name", &name,
                                 "reason", &reason, "code", &code),
                     0);
    ck_assert_str_eq(name, "bsn");
    ck_assert_str_eq(reason, "12 is geen goed BSN.");
    ck_assert_str_eq(code, "elfproef");
    probleem_clear(&p);
    ck_assert(!probleem_is(&p));
    ck_assert_ptr_null(p.velden);
}
END_TEST

START_TEST(fields_keep_another_kind)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)probleem_set(&p, PROBLEEM_CONFLICT, NULL);
    (void)probleem_veld(&p, "naam", "dubbel", "Die naam is er al.");
    ck_assert_int_eq(p.soort, PROBLEEM_CONFLICT);
    ck_assert_uint_eq(json_array_size(p.velden), 1);
}
END_TEST

START_TEST(as_json)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)probleem_set(&p, PROBLEEM_VERSIE, "Anna was u voor.");
    AUTO_JSON json_t *o = probleem_json(&p, "urn:verzoek:1");
    const char *type, *title, *detail, *instance;
    int status;
    /* strict: these and no others */
    ck_assert_int_eq(json_unpack(o, "{s:s, s:i, s:s, s:s, s:s !}", "type", &type, "status", &status,
                                 "title", &title, "detail", &detail, "instance", &instance),
                     0);
    ck_assert_str_eq(type, "https://gezinsplan.example/problemen/versie");
    ck_assert_int_eq(status, 412);
    ck_assert_str_eq(title, "Iemand anders was u voor");
    ck_assert_str_eq(detail, "Anna was u voor.");
    ck_assert_str_eq(instance, "urn:verzoek:1");
}
END_TEST

START_TEST(as_json_with_fields)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)probleem_veld(&p, "naam", "verplicht", "Vul een naam in.");
    AUTO_JSON json_t *o = probleem_json(&p, NULL);
    ck_assert_ptr_null(json_object_get(o, "instance"));
    ck_assert_uint_eq(json_array_size(json_object_get(o, "invalidParams")), 1);
    probleem_clear(&p); /* the answer lives on without the problem */
    ck_assert_str_eq(json_string_value(json_object_get(
                         json_array_get(json_object_get(o, "invalidParams"), 0), "reason")),
                     "Vul een naam in.");
}
END_TEST

/* jansson refuses an object for one byte that is no UTF-8: such bytes go, the problem stays. */
START_TEST(text_cut_in_a_character)
{
    PROBLEEM_AUTO struct probleem p = {0};
    char longer[2001] = "";
    for (size_t i = 0; i + 2 < sizeof longer; i += 2)
        memcpy(longer + i, "é", 3);
    for (int shift = 0; shift < 2; shift++) {
        (void)probleem_set(&p, PROBLEEM_CONFLICT, "%.*s%s", shift, "x", longer);
        AUTO_JSON json_t *o = probleem_json(&p, NULL);
        size_t n = json_string_length(json_object_get(o, "detail"));
        ck_assert_uint_ge(n, sizeof p.detail - 2);
        (void)probleem_veld(&p, "naam", "lang", "%.*s%s", shift, "x", longer);
        ck_assert_uint_eq(json_array_size(p.velden), (size_t)shift + 1);
    }
}
END_TEST

START_TEST(text_that_is_no_utf8)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)probleem_set(&p, PROBLEEM_ONLEESBAAR, "Dit is geen letter: %s.", "\xFF\xC3(\xED\xA0\x80");
    ck_assert_str_eq(p.detail, "Dit is geen letter: (.");
    (void)probleem_set(&p, PROBLEEM_ONLEESBAAR, "Dit wel: \uFFFD é.");
    ck_assert_str_eq(p.detail, "Dit wel: \uFFFD é.");
}
END_TEST

START_TEST(a_reason_for_the_operator)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)probleem_set(&p, PROBLEEM_DRUK, NULL); /* has nothing of its own for the log */
    ck_assert_str_eq(probleem_reden(&p), p.detail);
    (void)probleem_intern(&p, "the disk is gone");
    ck_assert_str_eq(probleem_reden(&p), "the disk is gone");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("probleem");
    TCase *tc = tcase_create("probleem");
    suite_add_tcase(suite, tc);
    tcase_add_test(tc, nothing_wrong);
    tcase_add_test(tc, the_registry);
    tcase_add_test(tc, set_with_a_text);
    tcase_add_test(tc, intern_stays_inside);
    tcase_add_test(tc, fields);
    tcase_add_test(tc, fields_keep_another_kind);
    tcase_add_test(tc, as_json);
    tcase_add_test(tc, as_json_with_fields);
    tcase_add_test(tc, text_cut_in_a_character);
    tcase_add_test(tc, text_that_is_no_utf8);
    tcase_add_test(tc, a_reason_for_the_operator);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
