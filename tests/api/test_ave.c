/* SPDX-License-Identifier: EUPL-1.2 */
/* AVE: who knows the phase and who knows why; up, down with a safety check, looked at again. */
#include "gezin.h"
#include "race.h"

#include "wachter/wachter.h"

#define AVE HOUSE "/ave"
#define STEP(fase, dag, extra)                                                                     \
    "{\"fase\":" #fase ",\"criterium\":\"School en thuis komen er niet uit.\",\"besluitDoor\":"    \
    "\"Hans van Leeuwen, procesregisseur\",\"afschaal\":\"Emir is vier weken op school.\","        \
    "\"herbeoordeelOp\":\"" dag "\"" extra "}"
#define DOWN                                                                                       \
    ",\"gehaald\":\"Emir was er elke dag, zegt school.\",\"toets\":\"Besproken met Elif en met "   \
    "school op 18 november.\""

static char last[40];

static int step(const char *who, const char *body)
{
    struct http_reply r = api(login(who), "POST", AVE, body);
    int status = r.status;
    if (status == 201) {
        AUTO_JSON json_t *json = reply_json(&r);
        (void)snprintf(last, sizeof last, "%s", json_string_value(json_object_get(json, "id")));
    }
    http_reply_free(&r);
    return status;
}

/* A step that read the last one. */
static const char *after(const char *body)
{
    static char text[1500];
    (void)snprintf(text, sizeof text, "%.*s,\"vorige\":\"%s\"}", (int)strlen(body) - 1, body, last);
    return text;
}

/* Whoever did not read the step that holds is told what to send along; a page has that by itself.
 */
START_TEST(test_which_was_read)
{
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", "")), 201);
    struct http_reply r = api(login("sanne"), "POST", AVE, STEP(3, "2026-12-10", ""));
    ck_assert_int_eq(r.status, 409);
    ck_assert(reply_has(&r, "Stuur in `vorige` de id van de stap die u las"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM ave_fase"), 1);
}
END_TEST

START_TEST(test_steps)
{
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", "")), 201);
    ck_assert_int_eq(value("SELECT stap = 'begin' AND regie_bij LIKE 'De procesregisseur%' FROM"
                           " ave_fase WHERE tot IS NULL"),
                     1);
    ck_assert_int_eq(step("hans", after(STEP(4, "2026-11-27", ""))), 201);
    ck_assert_int_eq(step("hans", after(STEP(3, "2026-12-10", DOWN))), 201);
    ck_assert_int_eq(step("sanne", after(STEP(3, "2026-12-11", ""))), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM ave_fase"), 4);
    ck_assert_int_eq(value("SELECT count(*) FROM ave_fase WHERE tot IS NULL AND stap = 'gelijk' AND"
                           " fase = 3"),
                     1);
    struct http_reply r = api(login("hans"), "GET", AVE, NULL);
    ck_assert(reply_has(&r, "\"stap\":\"op\"") && reply_has(&r, "Besproken met Elif"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'ave.vastleggen' AND"
                           " huishouden = 301 AND object LIKE 'ave/%'"),
                     4);
}
END_TEST

/* Down needs what had to be true, met, and a safety check; and goes by one. */
START_TEST(test_down)
{
    ck_assert_int_eq(step("sanne", STEP(3, "2026-12-10", "")), 201);
    AUTO_FREE char *met =
        reason(api(login("sanne"), "POST", AVE, after(STEP(2, "2026-12-10", ""))), "gehaald");
    ck_assert_ptr_nonnull(strstr(met, "Emir is vier weken op school."));
    AUTO_FREE char *safe = reason(
        api(login("sanne"), "POST", AVE,
            after(STEP(2, "2026-12-10", ",\"gehaald\":\"Emir was er elke dag, zegt school.\""))),
        "toets");
    AUTO_FREE char *far =
        reason(api(login("sanne"), "POST", AVE, after(STEP(1, "2026-12-10", DOWN))), "fase");
    AUTO_FREE char *up =
        reason(api(login("sanne"), "POST", AVE, after(STEP(4, "2026-11-27", DOWN))), "toets");
    ck_assert(!try_change("INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium,"
                          " besluit_door, regie_bij, afschaal, gehaald, toets, herbeoordeel_op,"
                          " van, door, op) VALUES (301, 9999999999999, 1, 'af', 'x', 'x', 'x', 'x',"
                          " 'x', 'x', '2026-12-10', '2026-11-19', 101, 1)"));
    ck_assert(!try_change("UPDATE ave_fase SET fase = 1"));
    ck_assert_int_eq(step("sanne", after(STEP(2, "2026-12-10", DOWN))), 201);
    (void)safe;
    (void)far;
    (void)up;
}
END_TEST

START_TEST(test_refused)
{
    AUTO_FREE char *early =
        reason(api(login("sanne"), "POST", AVE, STEP(2, "2026-11-19", "")), "herbeoordeelOp");
    AUTO_FREE char *late =
        reason(api(login("sanne"), "POST", AVE, STEP(4, "2026-12-10", "")), "herbeoordeelOp");
    AUTO_FREE char *five =
        reason(api(login("sanne"), "POST", AVE, STEP(5, "2026-11-27", "")), "fase");
    AUTO_FREE char *who = reason(
        api(login("sanne"), "POST", AVE, STEP(2, "2026-12-10", ",\"partijen\":[\"" NIEMAND "\"]")),
        "partijen");
    ck_assert_int_eq(step("marieke", STEP(2, "2026-12-10", "")), 403);
    ck_assert_int_eq(step("youssef", STEP(2, "2026-12-10", "")), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM ave_fase"), 0);
    (void)early;
    (void)late;
    (void)five;
    (void)who;
}
END_TEST

/* R21: regie and procesregie know all of it, a party the phase, who else helps nothing. */
START_TEST(test_party)
{
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", ",\"partijen\":[\"000000000000d\"]")),
                     201);
    struct http_reply r = api(login("marieke"), "GET", AVE, NULL); /* of the school, 13 */
    ck_assert(reply_has(&r, "\"nu\":{") && reply_has(&r, "Emir is vier weken op school."));
    ck_assert(!reply_has(&r, "komen er niet uit") && !reply_has(&r, "Hans van Leeuwen"));
    http_reply_free(&r);
    AUTO_FREE char *card = page_text(login("marieke"), HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(card, "Fase 2"));
    /* no party in the next: nothing of either */
    ck_assert_int_eq(step("sanne", after(STEP(3, "2026-12-10", ""))), 201);
    r = api(login("marieke"), "GET", AVE, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]") && reply_has(&r, "\"nu\":null"));
    ck_assert(reply_has(&r, "\"ave\":null"));
    http_reply_free(&r);
    AUTO_FREE char *now = page_text(login("marieke"), HOUSE, 200);
    ck_assert_ptr_null(strstr(now, "<dt>AVE</dt>"));
}
END_TEST

/* For who may not know, a household with a phase and one without look the same. */
START_TEST(test_nothing_learnt)
{
    const char *marieke = login("marieke"), *sanne = login("sanne");
    rng_still();
    AUTO_FREE char *before = page_text(marieke, AVE, 200);
    struct http_reply r = api(sanne, "POST", AVE, STEP(3, "2026-12-10", ""));
    ck_assert_int_eq(r.status, 201);
    http_reply_free(&r);
    AUTO_FREE char *behind = page_text(marieke, AVE, 200);
    ck_assert_str_eq(before, behind);
}
END_TEST

/* R19: from the other side of a separation there is no phase, whatever one's role. */
START_TEST(test_separated)
{
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", ",\"partijen\":[\"000000000000d\"]")),
                     201);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 590, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '" NOOR "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 590, 205);"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
           " (301, 590, 'Geweld.', '2026-01-01', 101, 1767225600);"
           "INSERT INTO afscherming_persoon VALUES (590, 205);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES"
           " (590, 1, 103), (590, 2, 105)");
    struct http_reply r = api(login("marieke"), "GET", AVE, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]") && reply_has(&r, "\"ave\":null"));
    http_reply_free(&r);
    r = api(login("hans"), "GET", AVE, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]") && reply_has(&r, "\"ave\":null"));
    http_reply_free(&r);
    ck_assert_int_eq(step("hans", STEP(3, "2026-12-10", "")), 403);
}
END_TEST

START_TEST(test_race)
{
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", "")), 201);
    char body[1500];
    (void)snprintf(body, sizeof body, "%s", after(STEP(3, "2026-12-10", "")));
    struct racer r[] = {
        {.token = login("sanne"), .method = "POST", .path = AVE, .header = "X-A: 1", .body = body},
        {.token = login("hans"), .method = "POST", .path = AVE, .header = "X-A: 1", .body = body},
    };
    race(r, COUNT_OF(r));
    ck_assert_uint_eq(race_told(r, 2, 201), 1);
    ck_assert_uint_eq(race_told(r, 2, 409), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM ave_fase WHERE tot IS NULL"), 1);
}
END_TEST

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

#define ASKED                                                                                      \
    "SELECT count(*) FROM attendering WHERE soort = 'ave-herbeoordelen' AND gelezen_op IS NULL"

START_TEST(test_reminder)
{
    catch_up();
    ck_assert_int_eq(step("sanne", STEP(2, "2026-11-21", "")), 201);
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(value(ASKED), 0);
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(value(ASKED), 2); /* sanne and hans */
    change("UPDATE attendering SET gelezen_op = 1 WHERE soort = 'ave-herbeoordelen'");
    clock_forward(86400);
    catch_up();
    catch_up();
    ck_assert_int_eq(value(ASKED), 2); /* read is not looked at again */
    ck_assert_int_eq(step("sanne", after(STEP(2, "2026-12-10", ""))), 201);
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(value(ASKED), 0);
}
END_TEST

START_TEST(test_pages)
{
    free(page_text(login("sanne"), AVE, 200));
    AUTO_FREE char *form = page_text(login("sanne"), AVE "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "Wanneer kan het een fase lager?"));
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", "")), 201);
    AUTO_FREE char *next = page_text(login("sanne"), AVE "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(next, "name=\"vorige\""));
    AUTO_FREE char *list = page_text(login("hans"), AVE, 200);
    ck_assert_ptr_nonnull(strstr(list, "Nu: fase 2, Het stokt"));
    AUTO_FREE char *card = page_text(login("sanne"), HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(card, "Fase 2"));
    struct http_reply r = page(login("sanne"), "POST", AVE, "fase=1");
    ck_assert_int_eq(r.status, 400);
    http_reply_free(&r);
    free(page_text(login("sanne"), "/mijn/berichten", 200));
}
END_TEST

/* An onderdeel that is called as its organisation is named once. */
START_TEST(named_once)
{
    change("UPDATE onderdeel SET naam = 'De Regenboog' WHERE id = 13");
    ck_assert_int_eq(step("sanne", STEP(2, "2026-12-10", ",\"partijen\":[\"000000000000d\"]")),
                     201);
    AUTO_FREE char *text = page_text(login("sanne"), AVE, 200);
    ck_assert(strstr(text, "<dd>De Regenboog</dd>") != NULL);
    change("UPDATE onderdeel SET naam = 'School' WHERE id = 13");
    AUTO_FREE char *both = page_text(login("sanne"), AVE, 200);
    ck_assert(strstr(both, "<dd>De Regenboog, School</dd>") != NULL);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("ave");
    TCase *tc = tcase_create("ave");
    tcase_add_checked_fixture(tc, gezin_start, harness_stop);
    tcase_add_test(tc, test_steps);
    tcase_add_test(tc, test_which_was_read);
    tcase_add_test(tc, test_down);
    tcase_add_test(tc, test_refused);
    tcase_add_test(tc, test_party);
    tcase_add_test(tc, test_nothing_learnt);
    tcase_add_test(tc, test_separated);
    tcase_add_test(tc, test_race);
    tcase_add_test(tc, test_reminder);
    tcase_add_test(tc, test_pages);
    tcase_add_test(tc, named_once);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
