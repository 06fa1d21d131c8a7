/* SPDX-License-Identifier: EUPL-1.2 */
/* Doorzettingsmacht and opschaling: who decides, who reads it, one answer, and that silence is
 * told. */
#include "gezin.h"
#include "race.h"

#include "wachter/wachter.h"

#define DAG 86400
#define BESLUITEN HOUSE "/regiebesluiten"
#define BESLUIT                                                                                    \
    "{\"soort\":\"doorzetting\",\"onderdeel\":\"000000000000e\",\"wie\":\"Ilse\",\"besluit\":"     \
    "\"De behandeling begint deze maand.\",\"mandaat\":\"Samenwerkingsafspraak 2026\","            \
    "\"uiterlijk\":\"2026-11-26\"}"
#define ANTWOORD "{\"uitkomst\":\"gedaan\",\"reactie\":\"De eerste afspraak staat.\"}"

static char one[60];

static void decided(const char *who)
{
    (void)snprintf(one, sizeof one, "/regiebesluiten/%s",
                   made(api(login(who), "POST", BESLUITEN, BESLUIT)));
}

static int answers(const char *who, const char *version, const char *body)
{
    return status_of(api_with(login(who), "PATCH", one, version, body));
}

static int sees(const char *who) { return status_of(api(login(who), "GET", one, NULL)); }

START_TEST(test_whose)
{
    decided("hans"); /* procesregie: not involved, and reads what they decided */
    ck_assert_int_eq(sees("hans"), 200);
    ck_assert_int_eq(sees("sanne"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND soort = "
                           "'regiebesluit-nieuw'"),
                     1);
    const char *const others[] = {"marieke", "ilse", "youssef", "anja", "ruth"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        ck_assert_int_eq(sees(others[i]), 404);
        int status = status_of(api(login(others[i]), "POST", BESLUITEN, BESLUIT));
        ck_assert_msg(status == 403 || status == 404, "%s: %d", others[i], status);
    }
    same(api(login("marieke"), "GET", one, NULL),
         api(login("marieke"), "GET", "/regiebesluiten/" NIEMAND, NULL), 404);
    struct http_reply r = api(login("marieke"), "GET", BESLUITEN, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]"));
    http_reply_free(&r);
    ck_assert_int_eq(answers("marieke", V(1), ANTWOORD), 404);
    ck_assert_int_eq(answers("sanne", V(1), "{}"), 400);
    ck_assert_int_eq(answers("sanne", V(2), ANTWOORD), 412);
    ck_assert_int_eq(answers("sanne", V(1), ANTWOORD), 200);
    ck_assert_int_eq(answers("hans", V(2), ANTWOORD), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 105 AND soort = "
                           "'regiebesluit-reactie'"),
                     1);
    ck_assert(!try_change("UPDATE regiebesluit SET besluit = 'Iets anders.'"));
    ck_assert(!try_change("UPDATE regiebesluit SET reactie = 'Iets anders.'"));
}
END_TEST

START_TEST(test_pages)
{
    AUTO_FREE char *empty = page_text(login("sanne"), BESLUITEN, 200);
    ck_assert_ptr_nonnull(strstr(empty, "Doet een partner niet wat is afgesproken?"));
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", BESLUITEN "/nieuw", NULL)), 200);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", BESLUITEN "/nieuw", NULL)), 403);
    struct http_reply r = page(login("sanne"), "POST", BESLUITEN,
                               "soort=opschaling&onderdeel=&besluit=kort&mandaat=&uiterlijk=");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-onderdeel-fout") && reply_has(&r, "veld-mandaat-fout"));
    http_reply_free(&r);
    AUTO_FREE char *early =
        reason(api(login("sanne"), "POST", BESLUITEN,
                   "{\"soort\":\"opschaling\",\"onderdeel\":\"000000000000e\",\"besluit\":\"Begin "
                   "met de hulp.\",\"mandaat\":\"Afspraak\",\"uiterlijk\":\"2026-11-18\"}"),
               "uiterlijk");
    AUTO_FREE char *made_up =
        reason(api(login("sanne"), "POST", BESLUITEN,
                   "{\"soort\":\"opschaling\",\"onderdeel\":\"" NIEMAND "\",\"besluit\":\"Begin "
                   "met de hulp.\",\"mandaat\":\"Afspraak\",\"uiterlijk\":\"2026-11-28\"}"),
               "onderdeel");
    ck_assert(early && made_up);
    decided("sanne");
    char form[80];
    (void)snprintf(form, sizeof form, "%s/wijzig", one);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", form, NULL)), 200);
    AUTO_FREE char *list = page_text(login("sanne"), BESLUITEN, 200);
    ck_assert_ptr_nonnull(strstr(list, "wacht op reactie"));
    AUTO_FREE char *what = text_value("SELECT besluit FROM regiebesluit");
    ck_assert_ptr_nonnull(strstr(list, what));
    r = page(login("sanne"), "POST", one,
             "_methode=PATCH&_versie=1&uitkomst=niet&reactie=Geen+plek.");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    AUTO_FREE char *after = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(after, "Geen plek."));
    ck_assert_ptr_nonnull(strstr(after, "Niet gedaan"));
}
END_TEST

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static int64_t silent(void)
{
    return value(
        "SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort = 'regiebesluit-laat'");
}

START_TEST(test_silence)
{
    catch_up();
    decided("hans");
    clock_forward(7 * DAG);
    catch_up();
    ck_assert_int_eq(silent(), 0); /* the last day */
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(silent(), 2); /* who decided, and the regisseur */
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(silent(), 2);
    AUTO_FREE char *late = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(late, "Nog geen reactie, 2 dagen te laat"));
}
END_TEST

START_TEST(test_race)
{
    decided("hans");
    struct racer r[] = {
        {.token = login("hans"), .method = "PATCH", .path = one, .header = V(1), .body = ANTWOORD},
        {.token = login("sanne"),
         .method = "PATCH",
         .path = one,
         .header = V(1),
         .body = "{\"uitkomst\":\"niet\",\"reactie\":\"Nee.\"}"}};
    race(r, 2);
    ck_assert_msg(race_told(r, 2, 200) == 1 && race_told(r, 2, 412) == 1, "%s\n%s", r[0].said,
                  r[1].said);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("regiebesluit");
    TCase *c = tcase_create("regiebesluit");
    tcase_add_checked_fixture(c, gezin_start, harness_stop);
    tcase_add_test(c, test_whose);
    tcase_add_test(c, test_pages);
    tcase_add_test(c, test_silence);
    tcase_add_loop_test(c, test_race, 0, 4);
    suite_add_tcase(s, c);
    return harness_main(s);
}
