/* SPDX-License-Identifier: EUPL-1.2 */
/* Actions: handed over by asking, and what is late climbs; the same matter is one message. */
#include "gezin.h"

#include "wachter/wachter.h"

#include <pthread.h>

#define DAG 86400
#define ACTIES "/doelen/00000000000fy/acties" /* 510, about Emir */
#define YOUSSEF "0000000000036"               /* 102 */
#define MARIEKE "0000000000037"               /* 103 */
#define ILSE "0000000000038"                  /* 104: not involved */

static char actie[60], over[80];

/* Sanne asks Marieke, for Tuesday 24 November; a colleague helps too. */
static void start(void)
{
    gezin_start();
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 530, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 11, 102, 0, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 530, 202);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
           " (301, 530, 102, 11, 'hulp', 'onderwijs', 'Helpt.', '2026-01-01', 'actief', 102,"
           " 1767225600, 101, 1767225600)");
    (void)snprintf(actie, sizeof actie, "/acties/%s",
                   made(api(login("sanne"), "POST", ACTIES,
                            "{\"titel\": \"Rooster maken\", \"vervaldatum\": \"2026-11-24\","
                            " \"gebruiker\": \"" MARIEKE "\"}")));
    (void)snprintf(over, sizeof over, "%s/overdracht", actie);
}

static int hand(const char *who, const char *body)
{
    return status_of(api_with(login(who), "POST", over, V(1), body));
}

static int answer(const char *who, const char *body)
{
    return status_of(api(login(who), "PATCH", over, body));
}

static int64_t told(int64_t aan, const char *soort)
{
    char sql[300];
    (void)snprintf(sql, sizeof sql,
                   "SELECT aantal FROM attendering WHERE gebruiker_id = %lld AND soort = '%s'"
                   " AND gelezen_op IS NULL",
                   (long long)aan, soort);
    return value(sql);
}

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static void days(int n)
{
    for (int i = 0; i < n; i++) {
        clock_forward(DAG);
        catch_up();
    }
}

/* ---- handing over ---- */

#define TO_YOUSSEF "{\"gebruiker\": \"" YOUSSEF "\", \"reden\": \"Ik ben ziek.\"}"

START_TEST(test_handed_over)
{
    ck_assert_int_eq(told(103, "actie-gevraagd"), 1);
    ck_assert_int_eq(hand("marieke", TO_YOUSSEF), 400); /* whom she does not see helping */
    change("INSERT INTO geadresseerde VALUES (301, 530, 1, 103, NULL, '2026-01-01', NULL)");
    ck_assert_int_eq(hand("marieke", TO_YOUSSEF), 201);
    ck_assert_int_eq(told(102, "actie-overdracht-gevraagd"), 1);
    /* it stays with her until he says yes */
    ck_assert_int_eq(value("SELECT eigenaar_gebruiker_id FROM actie"), 103);
    struct http_reply r = api(login("youssef"), "GET", "/mijn/werk", NULL);
    ck_assert(reply_has(&r, "Rooster maken") && reply_has(&r, "Marieke van Dam"));
    http_reply_free(&r);
    ck_assert_int_eq(hand("sanne", TO_YOUSSEF), 409);
    ck_assert_int_eq(answer("sanne", "{\"status\": \"aanvaard\"}"), 403);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"aanvaard\"}"), 200);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"aanvaard\"}"), 404);
    ck_assert_int_eq(value("SELECT eigenaar_gebruiker_id FROM actie WHERE status = 'aanvaard'"),
                     102);
    ck_assert_int_eq(told(103, "actie-overgenomen"), 1);
    /* today is her last day with it (and no consent opens it after) */
    change("UPDATE toestemming SET einde_op = 1795086000, einde_soort = 'ingetrokken'");
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", actie, NULL)), 200);
    clock_forward(DAG);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", actie, NULL)), 404);
}
END_TEST

START_TEST(test_not_taken_over)
{
    ck_assert_int_eq(hand("sanne", TO_YOUSSEF), 201);
    free(reason(api(login("youssef"), "PATCH", over, "{}"), "status"));
    char *why =
        reason(api(login("youssef"), "PATCH", over, "{\"status\": \"geweigerd\"}"), "antwoord");
    ck_assert(strstr(why, "waarom") != NULL);
    free(why);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"geweigerd\", \"antwoord\": \"Geen tijd.\"}"),
                     200);
    ck_assert_int_eq(told(101, "actie-overdracht-geweigerd"), 1);
    ck_assert_int_eq(value("SELECT eigenaar_gebruiker_id FROM actie"), 103);
    char *text = page_text(login("sanne"), actie, 200);
    ck_assert(strstr(text, "Geen tijd.") != NULL);
    free(text);
    /* asked again, and taken back */
    ck_assert_int_eq(hand("sanne", TO_YOUSSEF), 201);
    ck_assert_int_eq(answer("marieke", "{\"status\": \"geweigerd\", \"antwoord\": \"x\"}"), 403);
    ck_assert_int_eq(answer("sanne", "{\"status\": \"ingetrokken\"}"), 200);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"aanvaard\"}"), 404);
}
END_TEST

/* What was asked falls with the action itself. */
START_TEST(test_done_meanwhile)
{
    ck_assert_int_eq(hand("sanne", TO_YOUSSEF), 201);
    ck_assert_int_eq(
        status_of(api_with(login("marieke"), "PATCH", actie, V(1), "{\"status\": \"gereed\"}")),
        200);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"aanvaard\"}"), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", over, V(2), TO_YOUSSEF)), 409);
}
END_TEST

START_TEST(test_who_may)
{
    /* regie has it at once, and gives it to the family at once */
    ck_assert_int_eq(hand("sanne", "{\"persoon\": \"" ELIF "\", \"reden\": \"Doet zij zelf\"}"),
                     201);
    ck_assert_int_eq(value("SELECT eigenaar_persoon_id FROM actie"), 201);
    ck_assert_int_eq(told(103, "actie-overgenomen"), 1);
    /* not an owner's to give to the family, nor anybody's who does not help here */
    change("UPDATE actie SET eigenaar_persoon_id = NULL, eigenaar_gebruiker_id = 103, versie = 1");
    ck_assert_int_eq(hand("marieke", "{\"persoon\": \"" ELIF "\", \"reden\": \"Zij\"}"), 403);
    char *why = reason(api_with(login("sanne"), "POST", over, V(1),
                                "{\"gebruiker\": \"" ILSE "\", \"reden\": \"Zij\"}"),
                       "gebruiker");
    free(why);
    why = reason(api_with(login("sanne"), "POST", over, V(1),
                          "{\"gebruiker\": \"" NIEMAND "\", \"reden\": \"Zij\"}"),
                 "gebruiker");
    free(why);
    why = reason(api_with(login("sanne"), "POST", over, V(1),
                          "{\"gebruiker\": \"" MARIEKE "\", \"reden\": \"Zij\"}"),
                 "gebruiker");
    free(why);
    why = reason(api_with(login("sanne"), "POST", over, V(1), "{\"gebruiker\": \"" YOUSSEF "\"}"),
                 "reden");
    free(why);
    ck_assert_int_eq(hand("ilse", TO_YOUSSEF), 404);
    ck_assert_int_eq(hand("anja", TO_YOUSSEF), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", over, V(9), TO_YOUSSEF)), 412);
    same(
        api(login("ilse"), "PATCH", over, "{\"status\": \"aanvaard\"}"),
        api(login("ilse"), "PATCH", "/acties/" NIEMAND "/overdracht", "{\"status\": \"aanvaard\"}"),
        404);
}
END_TEST

/* Somebody who stopped helping meanwhile cannot take it. */
START_TEST(test_stopped_meanwhile)
{
    ck_assert_int_eq(hand("sanne", TO_YOUSSEF), 201);
    char *text = page_text(login("youssef"), actie, 200);
    ck_assert(strstr(text, "/samenspraak") != NULL);
    free(text);
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18' WHERE id = 530");
    /* what they were asked is theirs still; the talk about it is not, so nothing leads there */
    text = page_text(login("youssef"), actie, 200);
    ck_assert(strstr(text, "/samenspraak") == NULL);
    free(text);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"aanvaard\"}"), 403);
    ck_assert_int_eq(answer("youssef", "{\"status\": \"geweigerd\", \"antwoord\": \"x\"}"), 200);
}
END_TEST

START_TEST(test_moved_and_refused)
{
    char *why = reason(api_with(login("marieke"), "PATCH", actie, V(1),
                                "{\"vervaldatum\": \"2026-11-18\", \"reden\": \"Eerder\"}"),
                       "vervaldatum");
    free(why);
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", actie, V(1),
                                        "{\"vervaldatum\": \"2026-12-01\", \"reden\": \"Ziek\"}")),
                     200);
    ck_assert_int_eq(told(101, "actie-verzet"), 1);
    /* the same matter: one message, that grows */
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", actie, V(2),
                                        "{\"vervaldatum\": \"2026-12-02\", \"reden\": \"Weer\"}")),
                     200);
    ck_assert_int_eq(told(101, "actie-verzet"), 2);
    char *text = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(strstr(text, "2 keer") != NULL);
    free(text);
    /* and begins anew once it was read */
    struct http_reply r = api(login("sanne"), "POST", "/mijn/berichten/gelezen", NULL);
    ck_assert_int_lt(status_of(r), 300);
    ck_assert_int_eq(told(101, "actie-verzet"), -1);
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", actie, V(3),
                                        "{\"vervaldatum\": \"2026-12-03\", \"reden\": \"En\"}")),
                     200);
    ck_assert_int_eq(told(101, "actie-verzet"), 1);
    ck_assert_int_eq(
        status_of(api_with(login("marieke"), "PATCH", actie, V(4),
                           "{\"status\": \"geweigerd\", \"reden\": \"Dit kan ik niet.\"}")),
        200);
    ck_assert_int_eq(told(101, "actie-geweigerd"), 1);
    /* a refused action finds another owner */
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", over, V(5), TO_YOUSSEF)), 201);
}
END_TEST

/* ---- climbing ---- */

static char *patched(const char *field, int version, const char *body)
{
    char match[30];
    (void)snprintf(match, sizeof match, "If-Match: \"v%d\"", version);
    return reason(api_with(login("sanne"), "PATCH", actie, match, body), field);
}

/* Only what runs is put off; and the form offers what there is. */
START_TEST(test_stopped_is_not_put_off)
{
    static const char *const STOPPED[] = {"gereed", "vervallen", "geweigerd"};
    char sql[120], page[90];
    (void)snprintf(page, sizeof page, "%s/wijzig", actie);
    char *text = page_text(login("sanne"), page, 200);
    ck_assert(strstr(text, "Actie wijzigen") && strstr(text, "Actie opslaan"));
    free(text);
    for (size_t i = 0; i < COUNT_OF(STOPPED); i++) {
        (void)snprintf(sql, sizeof sql, "UPDATE actie SET status = '%s', reden = 'OUDEREDEN'",
                       STOPPED[i]);
        change(sql);
        free(patched("vervaldatum", 1, "{\"vervaldatum\":\"2026-12-24\",\"reden\":\"Later.\"}"));
        text = page_text(login("sanne"), page, 200);
        ck_assert(strstr(text, "Actie weer oppakken") && !strstr(text, "Aanvaard: ik doe dit"));
        ck_assert(strstr(text, i ? "value=\"open\" selected" : "value=\"bezig\" selected"));
        ck_assert_ptr_null(strstr(text, "OUDEREDEN"));
        free(text);
        text = page_text(login("sanne"), actie, 200);
        ck_assert(strstr(text, "Weer oppakken") && !strstr(text, "Actie wijzigen"));
        free(text);
    }
    /* nor while it stops */
    change("UPDATE actie SET status = 'bezig'");
    free(patched("vervaldatum", 1,
                 "{\"status\":\"gereed\",\"vervaldatum\":\"2026-12-24\",\"reden\":\"Later.\"}"));
    ck_assert_int_eq(value("SELECT count(*) FROM actie WHERE vervaldatum = '2026-11-24'"), 1);
    /* taken up again it has another day */
    change("UPDATE actie SET status = 'gereed'");
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", actie, V(1),
                                        "{\"status\":\"bezig\",\"vervaldatum\":\"2026-12-24\","
                                        "\"reden\":\"Toch niet af.\"}")),
                     200);
}
END_TEST

/* An agreement with the school: an answer within three working days; Nina is its contact. */
static void agreement(void)
{
    change("UPDATE gebruiker SET bevestigd_op = 1577880000 WHERE id = 108;"
           "INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud,"
           " reactie_dagen, contact, contact_telefoon, van, tot, contact_gebruiker_id) VALUES"
           " (71, 2, 'Een plan', 'School doet mee.', 3, 'Nina Nieuw', '0299 123456', '2026-01-01',"
           "  '2027-01-01', 108)");
}

START_TEST(test_no_answer_climbs)
{
    agreement();
    change("UPDATE actie SET vervaldatum = '2026-12-31'");
    catch_up();
    /* asked on Thursday; three working days: until Tuesday 24 */
    days(5);
    ck_assert_int_eq(told(103, "actie-telaat"), -1);
    days(1); /* Wednesday 25: the owner */
    ck_assert_int_eq(told(103, "actie-telaat"), 1);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), -1);
    days(1); /* Thursday 26, two working days after: the regisseur */
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 1);
    ck_assert_int_eq(told(108, "actie-telaat-contact"), -1);
    days(1); /* Friday 27, three: the contact */
    ck_assert_int_eq(told(108, "actie-telaat-contact"), 1);
    char *text = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(strstr(text, "href=\"" HOUSE "\"") != NULL); /* where the plan is */
    free(text);
    days(10); /* and nobody again */
    ck_assert_int_eq(told(103, "actie-telaat"), 1);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 1);
    ck_assert_int_eq(told(108, "actie-telaat-contact"), 1);
    /* what the contact reads: a colleague's name, and no family */
    text = page_text(login("nieuw"), "/mijn/berichten", 200);
    ck_assert(strstr(text, "Marieke van Dam") && !strstr(text, "Yıldız"));
    ck_assert(!strstr(text, "Rooster"));
    free(text);
    text = page_text(login("sanne"), actie, 200);
    ck_assert(strstr(text, "Nina Nieuw") && strstr(text, "0299 123456"));
    free(text);
}
END_TEST

/* Without an agreement: the setting, and no contact. Done in time: nobody. */
START_TEST(test_past_its_date)
{
    ck_assert_int_eq(
        status_of(api_with(login("marieke"), "PATCH", actie, V(1), "{\"status\": \"bezig\"}")),
        200);
    catch_up();
    days(5);
    ck_assert_int_eq(told(103, "actie-telaat"), -1);
    days(1); /* the 25th */
    ck_assert_int_eq(told(103, "actie-telaat"), 1);
    days(1);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 1);
    days(5);
    ck_assert_int_eq(value("SELECT count(*) FROM actie_klim WHERE trede = 3 AND gemeld = 0"), 1);
    /* another date begins anew: both messages grow */
    change("UPDATE actie SET vervaldatum = '2026-12-03'");
    days(6); /* over the weekend */
    ck_assert_int_eq(told(103, "actie-telaat"), 2);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort LIKE 'actie-telaat%'"), 2);
}
END_TEST

/* The family has no account: its regisseur is told at once. A closed plan asks nobody. */
START_TEST(test_family_and_closed)
{
    change("UPDATE actie SET eigenaar_gebruiker_id = NULL, eigenaar_persoon_id = 201");
    catch_up();
    days(6);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 1);
    change("UPDATE actie SET vervaldatum = '2026-11-26';"
           "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1, sluit_reden = 'Klaar'"
           " WHERE id = 501");
    days(5);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 1);
}
END_TEST

/* R24: a regisseur who does not see the action is not told; who comes to see it is. */
START_TEST(test_hidden_from_regie)
{
    change("UPDATE item SET aard = 'inhoud', bron_id = 14, door_regie = 0, auteur_id = 104 WHERE"
           " id = (SELECT id FROM actie)");
    catch_up();
    days(10);
    ck_assert_int_eq(told(103, "actie-telaat"), 1);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), -1);
    change("UPDATE item SET aard = 'coordinatie', bron_id = 11, door_regie = 1 WHERE id ="
           " (SELECT id FROM actie)");
    days(1);
    ck_assert_int_eq(told(101, "actie-telaat-regie"), 1);
}
END_TEST

/* ---- many, and dying half-way ---- */

enum { MANY = 230 };

/* So many households of Sanne, each with one late action of hers: one message each. */
static void many(void)
{
    char sql[3000];
    (void)snprintf(
        sql, sizeof sql,
        "BEGIN;"
        "CREATE TEMP TABLE n AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n"
        "  WHERE n < %d) SELECT n, 20000 + n AS h FROM n;"
        "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op)"
        " SELECT h, 'Gezin ' || n, 'gezin ' || n, 11, 101, 1767225600 FROM n;"
        "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron)"
        " SELECT h, 30000 + n, 201, 'moeder', '2026-01-01', 'hand' FROM n;"
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) SELECT h, 40000 + 3 * n + k, CASE k WHEN 0 THEN 'plan' WHEN 1"
        "  THEN 'doel' ELSE 'actie' END, 'wonen', 'coordinatie', 11, 101, 1, 1767225600,"
        "  '0000000000069' FROM n, (SELECT 0 AS k UNION SELECT 1 UNION SELECT 2);"
        "INSERT INTO item_persoon SELECT huishouden_id, id, 201 FROM item WHERE id > 40000;"
        "INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op) SELECT h, 40000 + 3 * n,"
        "  'open', 1 FROM n;"
        "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) SELECT h,"
        "  50000 + n, 101, 11, 1767225600 FROM n;"
        "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status,"
        " status_op, status_door) SELECT h, 40001 + 3 * n, 40000 + 3 * n, 'wonen', 'd', 'r',"
        "  'actief', 1, 101 FROM n;"
        "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
        " status, status_op, status_door) SELECT h, 40002 + 3 * n, 40001 + 3 * n, 'a', 101,"
        "  '2026-11-18', 'bezig', 1, 101 FROM n;"
        "COMMIT",
        (int)MANY);
    change(sql);
}

static bool try_catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    return wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE;
}

static void all_told_once(void)
{
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'actie-telaat'"), MANY);
    ck_assert_int_eq(value("SELECT max(aantal) FROM attendering WHERE soort = 'actie-telaat'"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM actie_klim WHERE trede = 1"), MANY);
}

/* It dies at one message after another: nothing twice, nothing lost. */
START_TEST(test_dies_half_way)
{
    char sql[300];
    many();
    int64_t before = -1;
    for (int at = 0; at < MANY; at += 23) {
        (void)snprintf(sql, sizeof sql,
                       "CREATE TRIGGER stuk BEFORE INSERT ON attendering WHEN (SELECT count(*) FROM"
                       " attendering WHERE soort = 'actie-telaat') = %d"
                       " BEGIN SELECT RAISE(ABORT, 'dies'); END",
                       at);
        change(sql);
        ck_assert(!try_catch_up());
        change("DROP TRIGGER stuk");
        int64_t now = value("SELECT count(*) FROM attendering WHERE soort = 'actie-telaat'");
        ck_assert_int_ge(now, before); /* what was done in pieces before stays done */
        ck_assert_int_le(now, at);
        before = now;
    }
    ck_assert_int_gt(before, 0);
    catch_up();
    all_told_once();
    catch_up();
    all_told_once();
}
END_TEST

/* Two servers at once: each looks for what is not done. */
static void *other_server(void *arg)
{
    *(bool *)arg = try_catch_up();
    return NULL;
}

START_TEST(test_two_at_once)
{
    pthread_t thread;
    bool done = false;
    many();
    ck_assert_int_eq(pthread_create(&thread, NULL, other_server, &done), 0);
    bool mine = try_catch_up();
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    ck_assert(mine && done);
    all_told_once();
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("actie");
    TCase *t = tcase_create("handing over");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_handed_over);
    tcase_add_test(t, test_not_taken_over);
    tcase_add_test(t, test_done_meanwhile);
    tcase_add_test(t, test_who_may);
    tcase_add_test(t, test_stopped_meanwhile);
    tcase_add_test(t, test_moved_and_refused);
    tcase_add_test(t, test_stopped_is_not_put_off);
    suite_add_tcase(s, t);
    t = tcase_create("climbing");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_no_answer_climbs);
    tcase_add_test(t, test_past_its_date);
    tcase_add_test(t, test_family_and_closed);
    tcase_add_test(t, test_hidden_from_regie);
    suite_add_tcase(s, t);
    t = tcase_create("many");
    tcase_add_checked_fixture(t, harness_start_plain, harness_stop);
    tcase_add_test(t, test_dies_half_way);
    tcase_add_test(t, test_two_at_once);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
