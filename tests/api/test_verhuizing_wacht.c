/* SPDX-License-Identifier: EUPL-1.2 */
/* A move that stands still (verhuis.h): a destination that nobody knows, and who is told when no
 * answer comes, on both sides. */
#include "verhuis.h"

#include "wachter/wachter.h"

START_TEST(test_destination_unknown)
{
    static const char some[] = "{\"onbekend\":true,\"bericht\":\"Het huis staat leeg.\",%s}";
    char body[600];
    (void)snprintf(body, sizeof body, some, "\"veiligheid\":\"gemeld\"");
    must(api(login("sanne"), "POST", MOVES, body), 400);
    (void)snprintf(body, sizeof body, some,
                   "\"veiligheid\":\"gemeld\",\"besluit\":\"Met Hans besloten: te gevaarlijk.\","
                   "\"herzienOp\":\"2026-12-01\"");
    AUTO_FREE char *told = reason(api(login("sanne"), "POST", MOVES, body), "geinformeerd");
    ck_assert_ptr_nonnull(told);
    (void)snprintf(body, sizeof body, some,
                   "\"veiligheid\":\"gemeld\",\"besluit\":\"Met Hans besloten: te gevaarlijk.\","
                   "\"geinformeerd\":\"Veilig Thuis\",\"herzienOp\":\"2027-03-01\"");
    must(api(login("sanne"), "POST", MOVES, body), 400);
    (void)snprintf(body, sizeof body, some,
                   "\"veiligheid\":\"gemeld\",\"besluit\":\"Met Hans besloten: te gevaarlijk.\","
                   "\"geinformeerd\":\"Veilig Thuis\",\"herzienOp\":\"2026-12-01\"");
    char path[60];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, body)));
    must(api(login("sanne"), "POST", MOVES, NEW), 409);
    must(step("sanne", path, "verzending", NULL), 409);
    must(step("sanne", path, "veiligheid",
              "{\"veiligheid\":\"geen_zorgen\",\"besluit\":\"Oma heeft ze gesproken.\","
              "\"herzienOp\":\"2026-12-10\"}"),
         200);
    must(step("sanne", path, "terugnemen", "{\"reden\":\"Zij wonen in Oosterbeemd.\"}"), 200);
    (void)made(api(login("sanne"), "POST", MOVES, NEW));
}
END_TEST

/* The day to look again comes: the regisseur hears of it, and nobody else. */
START_TEST(test_looked_at_again)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)made(api(login("sanne"), "POST", MOVES,
                   "{\"onbekend\":true,\"bericht\":\"Het huis staat leeg.\",\"veiligheid\":"
                   "\"geen_zorgen\",\"besluit\":\"Oma weet waar zij zijn.\",\"herzienOp\":"
                   "\"2026-11-25\"}"));
    static const char told[] =
        "SELECT count(*) FROM attendering WHERE soort = 'verhuizing-herzien' AND huishouden_id ="
        " 301";
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    clock_forward(5 * 86400);
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value(told), 0);
    clock_forward(2 * 86400);
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value(told), 1);
    ck_assert_int_eq(
        value("SELECT gebruiker_id FROM attendering WHERE soort = 'verhuizing-herzien'"), 101);
    AUTO_FREE char *page = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(page, "de bestemming van een gezin is onbekend"));
}
END_TEST

static int64_t told(const char *soort, int wie)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM attendering WHERE soort = '%s' AND gebruiker_id = %d",
                   soort, wie);
    return value(sql);
}

static void days_pass(int days)
{
    PROBLEEM_AUTO struct probleem p = {0};
    clock_forward((int64_t)days * 86400);
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s %s", p.detail,
                  p.intern);
}

/* Sent and not answered: the regisseur, and much later procesregie; one message that does not
 * multiply, and nobody else. */
START_TEST(test_nobody_answers)
{
    (void)sent();
    days_pass(13);
    ck_assert_int_eq(told("verhuizing-geen-antwoord", 101), 0);
    days_pass(2);
    ck_assert_int_eq(told("verhuizing-geen-antwoord", 101), 1);
    AUTO_FREE char *page = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(page, "De andere gemeente antwoordt niet"));
    ck_assert_ptr_nonnull(strstr(page, "/verhuizingen/"));
    days_pass(12);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-staat-stil'"),
                     0);
    days_pass(10);
    ck_assert_int_eq(told("verhuizing-geen-antwoord", 101), 1);
    ck_assert_int_ge(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-staat-stil'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering a WHERE soort LIKE 'verhuizing-%' AND"
                           " gebruiker_id <> 101 AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r"
                           " WHERE r.gebruiker_id = a.gebruiker_id AND r.rol ="
                           " 'procesregisseur')"),
                     0);
    ck_assert_int_eq(value("SELECT max(aantal) FROM attendering WHERE soort LIKE 'verhuizing-%'"),
                     1);
}
END_TEST

/* The family moved, and nothing was sent; read, it comes back after a week. */
START_TEST(test_never_sent)
{
    (void)prepared(); /* moves on 2026-12-01 */
    days_pass(9);
    ck_assert_int_eq(told("verhuizing-niet-verstuurd", 101), 0);
    days_pass(6);
    ck_assert_int_eq(told("verhuizing-niet-verstuurd", 101), 1);
    must(api(login("sanne"), "POST", "/mijn/berichten/gelezen", NULL), 200);
    days_pass(2);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-niet-verstuurd' AND gelezen_op IS NULL"),
                     0);
    days_pass(7);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-niet-verstuurd' AND gelezen_op IS NULL"),
                     1);
}
END_TEST

/* The receiver too: a family that was taken in and not answered, and a proof that does not come;
 * and the old regisseur is told once to ask whether it did. */
START_TEST(test_the_receiver_waits)
{
    const char *move;
    BESTAND_AUTO struct bestand b = {0};
    const char *arrival = moved(&move, &b);
    days_pass(10);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    days_pass(10);
    ck_assert_int_eq(told("vestiging-wacht", 102), 0);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    days_pass(15);
    ck_assert_int_eq(told("vestiging-wacht", 102), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'vestiging-wacht'"), 1);
    AUTO_FREE char *page = page_text(login("youssef"), "/mijn/berichten", 200);
    ck_assert(strstr(page, "wacht nog") && strstr(page, arrival));
    BESTAND_AUTO struct bestand a = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &a), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    days_pass(15);
    ck_assert_int_eq(told("verhuizing-bewijs", 101), 1);
    days_pass(20);
    ck_assert_int_eq(value("SELECT sum(aantal) FROM attendering WHERE soort ="
                           " 'verhuizing-bewijs'"),
                     1);
}
END_TEST

/* Procesregie there hears that a family waits too long, never which: one message that grows. */
START_TEST(test_procesregie_there)
{
    static const char theirs[] = "SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort ="
                                 " 'vestiging-staat-stil'";
    static const char nothing_told[] = "SELECT count(*) FROM attendering WHERE soort ="
                                       " 'vestiging-staat-stil' AND (gebruiker_id <> 105 OR"
                                       " huishouden_id IS NOT NULL OR object_id IS NOT NULL)";
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    (void)arrived(&b);
    days_pass(27); /* the term is 14 days */
    ck_assert_int_eq(told("vestiging-wacht", 102), 1);
    ck_assert_int_eq(value(theirs), 0);
    days_pass(8);
    ck_assert_int_eq(value(theirs), 1);
    days_pass(7);
    ck_assert_int_eq(value(theirs), 2);
    ck_assert_int_eq(told("vestiging-staat-stil", 105), 1); /* one message */
    ck_assert_int_eq(value(nothing_told), 0);
    AUTO_FREE char *page = page_text(login("hans"), "/mijn/berichten", 200);
    ck_assert(strstr(page, "wacht al lang") && !strstr(page, "vestigingen/"));
    must(api(login("hans"), "POST", "/mijn/berichten/gelezen", NULL), 200);
    days_pass(7); /* and as new, while it still waits */
    ck_assert_int_eq(value(theirs), 1);
    change("UPDATE vestiging SET status = 'geweigerd', reden = 'x', einde_op = 1, bundel = NULL");
    must(api(login("hans"), "POST", "/mijn/berichten/gelezen", NULL), 200);
    days_pass(30);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'vestiging-staat-stil' AND gelezen_op IS NULL"),
                     0);
}
END_TEST

/* Whoever took it in left: nobody else can go on with it, so procesregie hears with the term. */
START_TEST(test_who_took_it_in_left)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    (void)arrived(&b);
    change("UPDATE gebruiker SET tot = '2026-11-20' WHERE id = 102");
    days_pass(13);
    ck_assert_int_eq(told("vestiging-staat-stil", 105), 0);
    days_pass(2);
    ck_assert_int_eq(told("vestiging-staat-stil", 105), 1);
    ck_assert_int_eq(told("vestiging-wacht", 102), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verhuizing_wacht");
    TCase *tc = tcase_create("verhuizing_wacht");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, test_destination_unknown);
    tcase_add_test(tc, test_looked_at_again);
    tcase_add_test(tc, test_nobody_answers);
    tcase_add_test(tc, test_never_sent);
    tcase_add_test(tc, test_the_receiver_waits);
    tcase_add_test(tc, test_procesregie_there);
    tcase_add_test(tc, test_who_took_it_in_left);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
