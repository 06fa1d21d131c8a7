/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts that end or are reset: what becomes of the work, who is told; the last beheerder stays.
 */
#include "harness.h"

#include "verzoek/beurt.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define SANNE "/gebruikers/0000000000035"
#define MARIEKE "/gebruikers/0000000000037"
#define YILDIZ "/huishoudens/000000000009d"
#define V1 "If-Match: \"v1\""
#define PASSWORD "Twaalf+gele+fietsen"

static int by(const char *wie, const char *method, const char *path, const char *body)
{
    return status_of(api(login(wie), method, path, body));
}

static int by_if(const char *wie, const char *method, const char *path, const char *body)
{
    return status_of(api_with(login(wie), method, path, V1, body));
}

static bool sees(const char *wie) { return status_of(api(login(wie), "GET", YILDIZ, NULL)) == 200; }

/* marieke is the contact of the school */
static void start(void)
{
    harness_start_plain();
    change("UPDATE onderdeel SET contact_id = 103 WHERE id = 13");
}

/* Makes a link by `path` and uses it: the account has a password afterwards. */
static void link_use(const char *path)
{
    char url[200];
    struct http_reply r = api(login("anja"), "POST", path, "{}");
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    const char *link = json_string_value(json_object_get(json, "link"));
    (void)snprintf(url, sizeof url, "%s", strstr(link, "/uitnodiging/"));
    const char *const headers[] = {"Content-Type: application/json", NULL};
    r = verzoek_run(&app, "POST", url, headers,
                    "{\"wachtwoord\":\"" PASSWORD "\",\"nogmaals\":\"" PASSWORD "\"}");
    ck_assert_msg(r.status == 303 || r.status == 200, "%d", r.status);
    http_reply_free(&r);
    /* once */
    ck_assert_int_eq(
        status_of(verzoek_run(&app, "POST", url, headers,
                              "{\"wachtwoord\":\"" PASSWORD "\",\"nogmaals\":\"" PASSWORD "\"}")),
        410);
}

/* ---- the last beheerder ---- */

static void second_beheerder(void)
{
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (109, 'omar', 'Omar', 'beheerder', 12, '2020-01-01', 1);"
           "INSERT INTO gebruiker_rol VALUES (109, 'beheerder')");
}

START_TEST(test_last_beheerder)
{
    second_beheerder();
    /* one who waits for a confirmation does not count */
    change("UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 106");
    ck_assert_int_eq(by_if("anja", "POST", "/gebruikers/000000000003d/einde", "{}"), 403);
    change(
        "UPDATE gebruiker SET bevestigd_op = 1 WHERE id = 106;"
        "UPDATE organisatie SET tot = NULL; UPDATE onderdeel SET organisatie_id = 2 WHERE id = 12");
    /* with the organisation of both */
    ck_assert_int_eq(by_if("anja", "POST", "/organisaties/0000000000002/einde", "{}"), 409);
    ck_assert_int_eq(by_if("anja", "POST", "/onderdelen/000000000000c/einde", "{}"), 409);
    ck_assert_int_eq(by_if("anja", "POST", "/gebruikers/000000000003d/einde", "{}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker WHERE tot IS NOT NULL"), 1);
}
END_TEST

struct racer {
    const char *token, *path;
    int status;
};

struct waiting {
    struct http_request r;
    char auth[100];
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool suspended;
};

static const char *racer_header(const struct http_request *r, const char *name)
{
    const struct waiting *w = r->of_header;
    if (strcmp(name, "Authorization") == 0)
        return w->auth;
    if (strcmp(name, "If-Match") == 0)
        return "\"v1\"";
    return strcmp(name, "Content-Type") == 0 ? "application/json" : NULL;
}

static void racer_set(struct waiting *w, bool suspended)
{
    (void)pthread_mutex_lock(&w->lock);
    w->suspended = suspended;
    (void)pthread_cond_signal(&w->wake);
    (void)pthread_mutex_unlock(&w->lock);
}

static void racer_suspend(void *arg) { racer_set(arg, true); }
static void racer_resume(void *arg) { racer_set(arg, false); }

/* One request from a thread, with a reader of its own, as a listener has. */
static void *race(void *arg)
{
    struct racer *racer = arg;
    struct waiting w = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};
    struct http_reply reply = {0};
    struct reader *own;
    struct beurt b;
    PROBLEEM_AUTO struct probleem p = {0};
    if (reader_open(&app, &own, &p) != DONE)
        return NULL;
    (void)snprintf(w.auth, sizeof w.auth, "Bearer %s", racer->token);
    w.r = (struct http_request){.method = HTTP_POST,
                                .path = racer->path,
                                .query = "",
                                .body = "{}",
                                .body_len = 2,
                                .address = "127.0.0.1",
                                .id = "00000000000000000000000000000002",
                                .header = racer_header,
                                .of_header = &w};
    const struct hooks hooks = {.suspend = racer_suspend, .resume = racer_resume, .arg = &w};
    beurt_init(&b, own, &w.r, &reply, &hooks);
    enum http_next next = beurt_begin(&b);
    while (next == HTTP_SUSPENDED) {
        (void)pthread_mutex_lock(&w.lock);
        while (w.suspended)
            (void)pthread_cond_wait(&w.wake, &w.lock);
        (void)pthread_mutex_unlock(&w.lock);
        next = beurt_resumed(&b);
    }
    racer->status = reply.status;
    beurt_free(&b);
    http_reply_free(&reply);
    reader_close(own);
    return NULL;
}

/* Two beheerders end each other at the same moment: one is left, and each is told the truth. */
START_TEST(test_last_beheerder_race)
{
    second_beheerder();
    for (int round = 0; round < 20; round++) {
        change("UPDATE gebruiker SET tot = NULL, versie = 1 WHERE id IN (106, 109)");
        struct racer racers[2] = {
            {login("anja"), "/api/v1/gebruikers/000000000003d/einde", 0},
            {login("omar"), "/api/v1/gebruikers/000000000003a/einde", 0},
        };
        pthread_t threads[2];
        for (size_t i = 0; i < 2; i++)
            ck_assert_int_eq(pthread_create(&threads[i], NULL, race, &racers[i]), 0);
        for (size_t i = 0; i < 2; i++)
            ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(value("SELECT count(*) FROM gebruiker WHERE id IN (106, 109)"
                               " AND tot IS NULL"),
                         1);
        ck_assert_int_eq((racers[0].status == 200) + (racers[1].status == 200), 1);
        ck_assert(racers[0].status == 401 || racers[1].status == 401);
    }
}
END_TEST

/* ---- ending ---- */

/* Nobody gets a button for their own account that is refused afterwards. */
START_TEST(test_not_oneself)
{
    static const char *const FORMS[] = {"/gebruikers/000000000003a/einde",
                                        "/gebruikers/000000000003a/herstel"};
    for (size_t i = 0; i < COUNT_OF(FORMS); i++) {
        struct http_reply r = page(login("anja"), "GET", FORMS[i], NULL);
        ck_assert(r.status == 403 && reply_has(&r, "Vraag het een andere beheerder"));
        ck_assert(!reply_has(&r, "Nu beëindigen") && !reply_has(&r, "Nu herstellen"));
        http_reply_free(&r);
    }
    ck_assert_int_eq(status_of(api(login("anja"), "GET", FORMS[0], NULL)), 200);
}
END_TEST

/* Numbers, never which household; then the regie is a vacancy with a deadline. */
START_TEST(test_end)
{
    const char *sanne = login("sanne");
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 521, 'actie', 'onderwijs', 'coordinatie', 11,"
           " 101, 1, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 521, 202);"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
           " vervaldatum, status, status_op, status_door) VALUES (301, 521, 510, 'Bellen', 103,"
           " '2026-12-01', 'open', 1767225600, 101)");
    struct http_reply r = api(login("anja"), "GET", SANNE "/einde", NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(json_integer_value(json_object_get(json_object_get(json, "lopend"), "regie")),
                     1);
    ck_assert(!reply_has(&r, "Y\xc4\xb1ld\xc4\xb1z"));
    ck_assert(!reply_has(&r, "000000000009d"));
    http_reply_free(&r);
    ck_assert_int_eq(by_if("anja", "POST", SANNE "/einde", "{}"), 200);
    ck_assert_int_eq(status_of(api(sanne, "GET", YILDIZ, NULL)), 401);
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE gebruiker_id = 101"
                           " AND tot_op IS NOT NULL AND einde_door = 106"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE huishouden_id = 301"
                           " AND vacature_sinds IS NOT NULL AND vacature_uiterlijk > '2026-11-19'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 105"
                           " AND soort = 'regie-vacature' AND huishouden_id = 301"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden = 301"
                           " AND handeling = 'gebruiker.beeindigen' AND gebruiker = 106"
                           " AND personen IS NULL"),
                     1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM sessie WHERE gebruiker_id = 101 AND einde_op IS NULL"), 0);
    ck_assert_int_eq(by_if("anja", "POST", SANNE "/einde", "{}"), 409);
}
END_TEST

START_TEST(test_end_tells_regisseur)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 521, 'actie', 'onderwijs', 'coordinatie', 11,"
           " 101, 1, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 521, 202);"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
           " vervaldatum, status, status_op, status_door) VALUES (301, 521, 510, 'Bellen', 103,"
           " '2026-12-01', 'open', 1767225600, 101);"
           "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) VALUES (301, 601, 202, 'avg', 13,"
           " 'onderwijs', 'z', '2026-01-01', '2027-01-01', 't', 'mondeling', 'Nederlands', 0, 101,"
           " 11, 1767225600)");
    ck_assert_int_eq(by_if("anja", "POST", MARIEKE "/einde", "{}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort IN ('betrokkenheid-beeindigd', 'eigenaar-gestopt')"),
                     2);
    /* R14: nobody else of the school goes on in this household */
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE einde_soort ="
                           " 'ontvanger_gestopt'"),
                     1);
    ck_assert_int_eq(value("SELECT status = 'open' FROM actie WHERE id = 521"), 1);
}
END_TEST

/* A household at intake is seen by its owner alone. */
START_TEST(test_end_not_with_intake)
{
    change(
        "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_op)"
        " VALUES (303, 'Jansen', 'jansen', 11, 1767225600);"
        "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
        " VALUES (303, 531, 102, 11, 'hulp', 'open', 1767225600)");
    ck_assert_int_eq(by_if("anja", "POST", "/gebruikers/0000000000036/einde", "{}"), 409);
    struct http_reply r = page(login("anja"), "GET", "/gebruikers/0000000000036/einde", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Dit kan nog niet"));
    ck_assert(!reply_has(&r, "Jansen"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT tot IS NULL FROM gebruiker WHERE id = 102"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE tot_op IS NOT NULL"), 0);
}
END_TEST

/* ---- reset (R27) ---- */

START_TEST(test_reset)
{
    const char *marieke = login("marieke");
    change("INSERT INTO wachtwoord VALUES (103, 'x', 0)");
    ck_assert(sees("marieke"));
    link_use(MARIEKE "/herstel");
    ck_assert_int_eq(status_of(api(marieke, "GET", "/mijn/berichten", NULL)), 401);
    ck_assert_int_eq(value("SELECT opgeschort FROM betrokkenheid WHERE id = 503"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE (gebruiker_id = 101"
                           "  AND soort = 'helper-opgeschort' AND huishouden_id = 301)"
                           " OR (gebruiker_id = 107 AND soort = 'account-hersteld')"),
                     2);
    ck_assert(!sees("marieke"));
    struct http_reply r = api(login("ruth"), "GET", "/accounts", NULL);
    ck_assert(reply_has(&r, "\"door\":\"Anja Willems\""));
    http_reply_free(&r);
    /* the contact: so a privacy officer. Confirmed, and still suspended */
    ck_assert_int_eq(by("ruth", "POST", MARIEKE "/bevestiging", "{}"), 200);
    ck_assert(!sees("marieke"));
    /* the regisseur lifts it */
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", "/betrokkenen/00000000000fq",
                                        "If-Match: \"v2\"", "{\"status\":\"actief\"}")),
                     200);
    ck_assert(sees("marieke"));
}
END_TEST

START_TEST(test_reset_of_regisseur)
{
    ck_assert(sees("sanne"));
    ck_assert_int_eq(by("anja", "POST", SANNE "/herstel", "{}"), 200);
    ck_assert(!sees("sanne"));
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 105"
                           " AND soort = 'regisseur-hersteld'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE tot_op IS NOT NULL"), 0);
}
END_TEST

static Suite *suite(void)
{
    const TTest *const tests[] = {
        test_last_beheerder,
        test_last_beheerder_race,
        test_not_oneself,
        test_end,
        test_end_tells_regisseur,
        test_end_not_with_intake,
        test_reset,
        test_reset_of_regisseur,
    };
    Suite *s = suite_create("accounts_einde");
    TCase *c = tcase_create("accounts_einde");
    tcase_add_checked_fixture(c, start, harness_stop);
    for (size_t i = 0; i < COUNT_OF(tests); i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(s, c);
    return s;
}

int main(void) { return harness_main(suite()); }
