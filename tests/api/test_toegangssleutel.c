/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Programs that act for somebody (docs/adr/0013-toegangssleutel.md): a scope takes away and never
 * adds; what it hides does not exist; the token ends at once; every use is logged. The world is
 * that of gezin.h: 520 is a note by Sanne under onderwijs about Emir, 521 one under wonen about
 * Elif and Mark; Marieke (school) sees 520 by consent.
 */
#include "gezin.h"
#include "race.h"
#include "sleutel.h"

#include "base/buf.h"
#include "verzoek/bereik.h"

#define MIJN "/mijn/toegangssleutels"
#define NOTE_HOME "/notities/00000000000g9" /* 521 */
#define NEW_NOTE                                                                                   \
    "{\"titel\": \"Nieuw\", \"tekst\": \"Het gaat.\", \"datum\": \"2026-11-19\", \"vorm\":"        \
    " \"gesprek\", \"categorie\": \"%s\", \"personen\": [\"" EMIR "\"], \"alleenGekozen\": true}"

static const char ALLOW[] = "INSERT INTO sleutel_toelating VALUES (1, 106, 1), (2, 106, 1)";
static const char BODY[] =
    "{\"naam\": \"Leerlingsysteem\", \"waarvoor\": \"Afspraken tonen.\", \"lezen\": [\"notitie\"],"
    " \"categorieen\": [\"onderwijs\"], \"gezinnen\": \"gekozen\", \"huishoudens\":"
    " [\"000000000009d\"], \"tot\": \"%s\"}";

static char *filled(const char *format, const char *text)
{
    const char *at = strstr(format, "%s");
    BUF_AUTO struct buf out;
    buf_init(&out, 10000);
    buf_add(&out, format, (size_t)(at - format));
    buf_format(&out, "%s%s", text, at + 2);
    return buf_steal(&out, NULL);
}

/* The text of one member of an answer, owned; frees the answer. */
static char *member(struct http_reply r, int status, const char *key)
{
    AUTO_JSON json_t *json = reply_json(&r);
    const char *text = json_string_value(json_object_get(json, key));
    ck_assert_msg(r.status == status && text, "%d %.*s", r.status, (int)r.body_len, r.body);
    char *copy = strdup(text);
    http_reply_free(&r);
    return copy;
}

static void refused(struct http_reply r, const char *names)
{
    ck_assert_msg(r.status == 403 && reply_has(&r, names), "%d %.*s", r.status, (int)r.body_len,
                  r.body);
    http_reply_free(&r);
}

/* ---- making one ---- */

START_TEST(test_made_once)
{
    AUTO_FREE char *body = filled(BODY, "2027-11-19");
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(api(sanne, "POST", MIJN, body)), 409); /* not allowed yet */
    change(ALLOW);
    AUTO_FREE char *token = member(api(sanne, "POST", MIJN, body), 200, "sleutel");
    ck_assert_msg(strncmp(token, "gezinsplan_", 11) == 0 && strlen(token) == 54, "%s", token);
    struct http_reply r = api(sanne, "GET", "/mijn/account", NULL);
    ck_assert(reply_has(&r, "Leerlingsysteem") && !reply_has(&r, token) &&
              reply_has(&r, token + strlen(token) - 4));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toegangssleutel WHERE length(token_hash) = 32"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM idempotentie"), 0);
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE "/notities", NULL)), 200);
}
END_TEST

/* Everything that can be chosen makes a token, from the page too. */
START_TEST(test_every_choice_makes_one)
{
    static const char form[] = "naam=Proef&waarvoor=Proef&lezen=notitie&categorieen=onderwijs&"
                               "gezinnen=alle&tot=2027-11-19&%s=%s";
    static const char *const groups[][2] = {
        {"lezen", "lezen"}, {"doen", "doen"}, {"categorie", "categorieen"}};
    change(ALLOW);
    const char *sanne = login("sanne");
    int made_ones = 0;
    for (size_t g = 0; g < COUNT_OF(groups); g++) {
        char sql[200], filled_in[300];
        for (int i = 0;; i++, made_ones++) {
            (void)snprintf(sql, sizeof sql,
                           "SELECT code FROM sleutel_kan WHERE groep = '%s' AND code <> 'notitie'"
                           " AND code <> 'onderwijs' ORDER BY code LIMIT 1 OFFSET %d",
                           groups[g][0], i);
            AUTO_FREE char *code = text_value(sql);
            if (!code)
                break;
            (void)snprintf(filled_in, sizeof filled_in, form, groups[g][1], code);
            struct http_reply r = page(sanne, "POST", MIJN, filled_in);
            ck_assert_msg(r.status == 200 && reply_has(&r, "gezinsplan_"), "%s: %d", code,
                          r.status);
            http_reply_free(&r);
            change("UPDATE toegangssleutel SET einde_op = 1795000001, einde_soort = 'zelf'"
                   " WHERE einde_op IS NULL"); /* twenty at most */
        }
    }
    ck_assert_int_gt(made_ones, 25);
    ck_assert_int_eq(value("SELECT count(DISTINCT code) FROM sleutel_bereik WHERE groep = 'doen'"),
                     value("SELECT count(*) FROM sleutel_kan WHERE groep = 'doen'"));
}
END_TEST

START_TEST(test_form_is_judged)
{
    static const struct {
        const char *from, *to, *field;
    } wrong[] = {
        {"[\"notitie\"]", "[\"afscherming\"]", "lezen"},
        {"[\"notitie\"]", "[]", "lezen"},
        {"[\"onderwijs\"]", "[\"meldcode\"]", "categorieen"},
        {"[\"000000000009d\"]", "[\"000000000009e\"]", "huishoudens"}, /* not hers */
        {"[\"000000000009d\"]", "[\"" NIEMAND "\"]", "huishoudens"},   /* nobody's */
        {"[\"000000000009d\"]", "[]", "huishoudens"},
        {"2027-11-19", "2027-11-20", "tot"}, /* more than a year */
        {"2027-11-19", "2026-11-18", "tot"},
    };
    AUTO_FREE char *body = filled(BODY, "2027-11-19");
    const char *sanne = login("sanne");
    change(ALLOW);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        char other[1000];
        const char *at = strstr(body, wrong[i].from);
        (void)snprintf(other, sizeof other, "%.*s%s%s", (int)(at - body), body, wrong[i].to,
                       at + strlen(wrong[i].from));
        AUTO_FREE char *why = reason(api(sanne, "POST", MIJN, other), wrong[i].field);
        ck_assert_ptr_nonnull(why);
    }
    ck_assert_int_eq(status_of(api(login("anja"), "POST", MIJN, body)), 403);
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", MIJN, body)), 403);
    ck_assert_int_eq(value("SELECT count(*) FROM toegangssleutel"), 0);
}
END_TEST

/* ---- the scope ---- */

START_TEST(test_scope_takes_away)
{
    const char *token = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    struct http_reply r = api(token, "GET", HOUSE "/notities", NULL);
    ck_assert(r.status == 200 && reply_has(&r, "Over school") && !reply_has(&r, "Over het huis"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200);
    same(api(token, "GET", NOTE_HOME, NULL), api(token, "GET", "/notities/" NIEMAND, NULL), 404);
    /* a kind outside the scope: the household is there, so the reason is told */
    refused(api(token, "GET", HOUSE "/doelen", NULL), "doel");
    /* an item of that kind does not exist */
    same(api(token, "GET", "/doelen/00000000000fy", NULL),
         api(token, "GET", "/doelen/" NIEMAND, NULL), 404);
    /* the household's own page has no goal in it, nor a birth date */
    r = api(token, "GET", HOUSE, NULL);
    ck_assert(r.status == 200 && !reply_has(&r, "elke dag naar school") && !reply_has(&r, "rust") &&
              !reply_has(&r, "2016"));
    http_reply_free(&r);
    r = api(token, "GET", LEDEN, NULL);
    ck_assert(r.status == 200 && reply_has(&r, "Emir") && !reply_has(&r, "2016-05-06") &&
              !reply_has(&r, "Lindenlaan"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_households)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (302, 620, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '000000000006b');"
           "INSERT INTO item_persoon VALUES (302, 620, 203);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
           " (302, 620, 101, 11, 'hulp', 'regie', 'Hulp.', '2026-01-01', 'actief', 102, 1767225600,"
           " 101, 1767225600)");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", OTHER, NULL)), 200);
    const char *one = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    const char *all = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", NULL);
    ck_assert_int_eq(status_of(api(all, "GET", OTHER, NULL)), 200);
    same(api(one, "GET", OTHER, NULL), api(one, "GET", "/huishoudens/" NIEMAND, NULL), 404);
    struct http_reply r = api(one, "GET", "/huishoudens", NULL);
    ck_assert(r.status == 200 && reply_has(&r, "Yıldız") && !reply_has(&r, "De Vries"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_never_wider_than_the_person)
{
    const char *token = sleutel_breed("marieke");
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200); /* by consent */
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_HOME, NULL)), 404);
    ck_assert_int_eq(status_of(api(token, "GET", OTHER, NULL)), 404);
    change("UPDATE toestemming SET einde_op = 1795000001, einde_soort = 'ingetrokken'");
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 404);
}
END_TEST

START_TEST(test_writes)
{
    AUTO_FREE char *school = filled(NEW_NOTE, "onderwijs");
    AUTO_FREE char *home = filled(NEW_NOTE, "wonen");
    const char *reads = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    const char *writes =
        sleutel_made("sanne", "'notitie'", "'notitie.toevoegen'", "'onderwijs'", "301");
    refused(api(reads, "POST", HOUSE "/notities", school), "notitie.toevoegen");
    refused(api(writes, "POST", HOUSE "/notities", home), "wonen");
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'notitie'"), 3);
    char path[60];
    (void)snprintf(path, sizeof path, "/notities/%s",
                   made(api(writes, "POST", HOUSE "/notities", school)));
    ck_assert_int_eq(value("SELECT auteur_id FROM item ORDER BY id DESC"), 101);
    refused(api_with(writes, "PATCH", path, V(1), "{\"tekst\": \"Anders.\", \"reden\": \"Ja.\"}"),
            "notitie.wijzigen");
    same(api(writes, "POST", OTHER "/notities", school),
         api(writes, "POST", "/huishoudens/" NIEMAND "/notities", school), 404);
}
END_TEST

/* "Bij eigen acties zeggen hoe het staat": the regie of its person says nothing of others' actions.
 */
START_TEST(test_own_actions)
{
    static const char busy[] = "{\"status\": \"bezig\"}";
    static const char *const whose[] = {"0000000000035", "0000000000037"}; /* hers; Marieke's */
    const char *token =
        sleutel_made("sanne", "'actie'", "'actie.stand'", "'onderwijs', 'plan'", NULL);
    for (size_t i = 0; i < COUNT_OF(whose); i++) {
        char body[200], path[60];
        (void)snprintf(body, sizeof body,
                       "{\"titel\": \"Rooster\", \"vervaldatum\": \"2026-11-24\","
                       " \"gebruiker\": \"%s\"}",
                       whose[i]);
        (void)snprintf(path, sizeof path, "/acties/%s",
                       made(api(login("sanne"), "POST", "/doelen/00000000000fy/acties", body)));
        struct http_reply r = api_with(token, "PATCH", path, V(1), busy);
        ck_assert_msg(r.status == (i ? 403 : 200), "%zu: %d %s", i, r.status, r.body);
        http_reply_free(&r);
        ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", path, i ? V(1) : V(2), busy)),
                         200); /* she herself may */
    }
}
END_TEST

/* Of two routes to the same, a program's keys are not its person's. */
START_TEST(test_own_idempotency)
{
    AUTO_FREE char *school = filled(NEW_NOTE, "onderwijs");
    const char *token = sleutel_breed("sanne");
    char mine[ID_TEXT_SIZE], its[ID_TEXT_SIZE];
    memcpy(mine,
           made(api_with(login("sanne"), "POST", HOUSE "/notities", "Idempotency-Key: k1", school)),
           sizeof mine);
    memcpy(its, made(api_with(token, "POST", HOUSE "/notities", "Idempotency-Key: k1", school)),
           sizeof its);
    ck_assert_str_ne(mine, its);
    ck_assert_str_eq(
        made(api_with(token, "POST", HOUSE "/notities", "Idempotency-Key: k1", school)), its);
}
END_TEST

/* ---- what never ---- */

/* Every route that the list does not name, with everything a scope may have. */
START_TEST(test_never)
{
    const char *token = sleutel_breed("sanne");
    static const char *const words[] = {"toestemming.toevoegen",
                                        "verklaring.toevoegen",
                                        "toestemming.intrekken",
                                        "gesprek.toevoegen",
                                        "deelbesluit.toevoegen",
                                        "noodtoegang.toevoegen",
                                        "toegangssleutel.toevoegen",
                                        "sessie.inloggen",
                                        "sessie.verlengen",
                                        "regie.overdragen",
                                        "gebruiker.toevoegen",
                                        "huishouden.openen",
                                        "persoon.zoeken",
                                        "betrokkenheid.uitnodigen"};
    size_t seen = 0;
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++) {
            const struct route *route = &ROUTE_PARTS[i]->routes[j];
            const char *code;
            for (size_t k = 0; k < COUNT_OF(words); k++)
                if (strcmp(route->handeling, words[k]) == 0) {
                    ck_assert_msg(!bereik_of(route, &code), "%s", words[k]);
                    seen++;
                }
        }
    ck_assert_uint_ge(seen, COUNT_OF(words));
    ck_assert_int_eq(status_of(api(token, "POST", MIJN, "{}")), 403);
    ck_assert_int_eq(status_of(api(token, "GET", "/mijn/account", NULL)), 403);
    ck_assert_int_eq(status_of(api(token, "GET", "/mijn/werk", NULL)), 403);
    ck_assert_int_eq(status_of(api(token, "POST", "/sessie/verlenging", "{}")), 403);
    ck_assert_int_eq(status_of(api(token, "DELETE", "/sessies", NULL)), 403);
    ck_assert_int_eq(status_of(api(token, "POST", "/sessie",
                                   "{\"gebruikersnaam\": \"sanne\", \"wachtwoord\": \"x\"}")),
                     403);
    ck_assert_int_eq(status_of(api(token, "POST", HOUSE "/toestemmingen", "{}")), 403);
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE "/logboek", NULL)), 403);
    ck_assert_int_eq(status_of(api(token, "GET", "/toegangssleutels", NULL)), 403);
}
END_TEST

START_TEST(test_not_for_pages)
{
    const char *token = sleutel_breed("sanne");
    char auth[100], cookie[100], query[200];
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", token);
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", token);
    (void)snprintf(query, sizeof query, "/api/v1/huishoudens?token=%s&access_token=%s", token,
                   token);
    const char *bearer[] = {auth, NULL}, *in_cookie[] = {cookie, NULL},
               *json[] = {auth, "Accept: application/json", NULL}, *none[] = {NULL};
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", HOUSE, bearer, NULL)), 403);
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", HOUSE, json, NULL)), 403);
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", HOUSE, in_cookie, NULL)), 303);
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", "/api/v1" HOUSE, in_cookie, NULL)), 401);
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", query, none, NULL)), 401);
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", "/api/v1" HOUSE, bearer, NULL)), 200);
}
END_TEST

/* R17: the person's emergency access is not the program's. */
START_TEST(test_no_emergency_access)
{
    change("INSERT INTO noodtoegang_rol (id, rol, besluit, van) VALUES (47, 'professional',"
           " 'College, 3 november 2026', '2020-01-01');"
           "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld,"
           " van_op, tot_op) VALUES (302, 45, 103, 13, 'Een buurvrouw hoort geschreeuw.', 1,"
           " 1795082400, 1795096800);"
           "INSERT INTO noodtoegang_persoon VALUES (302, 45, 203)");
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", OTHER, NULL)), 200);
    const char *token = sleutel_breed("marieke");
    same(api(token, "GET", OTHER, NULL), api(token, "GET", "/huishoudens/" NIEMAND, NULL), 404);
}
END_TEST

/* ---- the end ---- */

START_TEST(test_revoked)
{
    AUTO_FREE char *body = filled(BODY, "2027-01-01");
    const char *sanne = login("sanne");
    char path[80];
    change(ALLOW);
    struct http_reply r = api(sanne, "POST", MIJN, body);
    AUTO_JSON json_t *answer = reply_json(&r);
    http_reply_free(&r);
    const char *token = json_string_value(json_object_get(answer, "sleutel"));
    (void)snprintf(path, sizeof path, MIJN "/%s", json_string_value(json_object_get(answer, "id")));
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200);
    /* another's is not found, like one that never was */
    same(api(login("youssef"), "DELETE", path, NULL),
         api(login("youssef"), "DELETE", MIJN "/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", path, NULL)), 404);
    ck_assert_int_eq(status_of(api(sanne, "DELETE", path, NULL)), 204);
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 401);
    ck_assert_int_eq(status_of(api(sanne, "DELETE", path, NULL)), 204); /* twice is once */
    ck_assert(!try_change("UPDATE toegangssleutel SET einde_op = NULL, einde_soort = NULL"));
}
END_TEST

/* Whatever ends it. */
START_TEST(test_ends)
{
    static const char *const ends[] = {
        "UPDATE toegangssleutel SET einde_op = 1, einde_soort = 'zelf'",
        "DELETE FROM sleutel_toelating",
        "DELETE FROM gebruiker_rol WHERE gebruiker_id = 101 AND rol = 'regisseur'",
        "UPDATE gebruiker SET bevestigd_op = 1799000000 WHERE id = 101",
        "UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 101",
        "UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 101",
        "UPDATE gebruiker SET onderdeel_id = 12 WHERE id = 101",
        "UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 11",
        "UPDATE organisatie SET tot = '2026-11-18' WHERE id = 1",
    };
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const char *token = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
        ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200);
        if (!try_change(ends[i]))
            ck_abort_msg("%s", ends[i]);
        int status = status_of(api(token, "GET", NOTE_SCHOOL, NULL));
        ck_assert_msg(status == 401 || status == 404, "%s: %d", ends[i], status);
        harness_stop();
        gezin_start();
    }
}
END_TEST

START_TEST(test_last_day)
{
    const char *token = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    change("UPDATE toegangssleutel SET tot = '2026-11-19'");
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200);
    clock_forward(86400);
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 401);
}
END_TEST

static void revoke_now(void)
{
    change("UPDATE toegangssleutel SET einde_op = 1795000001, einde_soort = 'zelf'");
}

/* R29: between the read and its log line. */
START_TEST(test_revoked_while_reading)
{
    const char *token = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    harness_before_log(revoke_now);
    struct http_reply r = api(token, "GET", NOTE_SCHOOL, NULL);
    ck_assert_int_eq(r.status, 401);
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'lezen'"), 0);
}
END_TEST

START_TEST(test_race)
{
    const char *token = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    struct racer racers[6];
    const char *sanne = login("sanne");
    for (size_t i = 0; i < COUNT_OF(racers); i++)
        racers[i] = (struct racer){.token = token, .method = "GET", .path = NOTE_SCHOOL};
    racers[2] = (struct racer){
        .token = sanne, .method = "DELETE", .path = MIJN "/00000000008s9"}; /* 9001 */
    race(racers, COUNT_OF(racers));
    ck_assert_int_eq(racers[2].status, 204);
    /* 404: it ended between who asks and what they may see. */
    for (size_t i = 0; i < COUNT_OF(racers); i++) {
        int status = racers[i].status;
        ck_assert_msg(i == 2 || status == 200 || status == 401 || status == 404, "%d\n%s", status,
                      racers[i].said);
    }
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 401);
    /* no look is logged after the end */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel l WHERE l.gebeurtenis = 'lezen' AND"
                           " l.volgnr > (SELECT volgnr FROM logregel WHERE handeling ="
                           " 'toegangssleutel.intrekken' AND uitkomst = 'geslaagd')"),
                     0);
}
END_TEST

/* ---- by beheer and privacy ---- */

START_TEST(test_beheer)
{
    const char *anja = login("anja");
    const char *of_sanne = sleutel_breed("sanne");
    char *of_marieke = strdup(sleutel_breed("marieke"));
    static const char path[] = "/organisaties/0000000000001/toegangssleutels";
    struct http_reply r = api(anja, "GET", path, NULL);
    ck_assert(r.status == 200 && reply_has(&r, "Sanne") && !reply_has(&r, "Marieke"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(anja, "DELETE", path, NULL)), 204);
    ck_assert_int_eq(status_of(api(of_sanne, "GET", NOTE_SCHOOL, NULL)), 401);
    ck_assert_int_eq(status_of(api(of_marieke, "GET", NOTE_SCHOOL, NULL)), 200);
    ck_assert_int_eq(status_of(api(anja, "DELETE", "/toegangssleutels/00000000008sa", NULL)), 204);
    ck_assert_int_eq(status_of(api(of_marieke, "GET", NOTE_SCHOOL, NULL)), 401);
    free(of_marieke);
    of_sanne = sleutel_breed("sanne");
    static const char *const unsaid[] = {"{}", "{\"toegestaan\": null}"};
    for (size_t i = 0; i < COUNT_OF(unsaid); i++) {
        r = api(anja, "PUT", path, unsaid[i]);
        ck_assert(r.status == 400 && reply_has(&r, "{\"name\":\"toegestaan\""));
        http_reply_free(&r);
        ck_assert_int_eq(status_of(api(of_sanne, "GET", NOTE_SCHOOL, NULL)), 200);
    }
    ck_assert_int_eq(status_of(api(anja, "PUT", path, "{\"toegestaan\": false}")), 200);
    ck_assert_int_eq(status_of(api(of_sanne, "GET", NOTE_SCHOOL, NULL)), 401);
    ck_assert_int_eq(status_of(api(anja, "PUT", path, "{\"toegestaan\": true}")), 200);
    ck_assert_int_eq(status_of(api(of_sanne, "GET", NOTE_SCHOOL, NULL)), 401); /* for good */
    /* The two buttons of the page say which they are. */
    r = page(anja, "GET", path, NULL);
    ck_assert(reply_has(&r, "name=\"toegestaan\" value=\"nee\""));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(anja, "POST", path, "_methode=PUT&toegestaan=nee")), 303);
    r = page(anja, "GET", path, NULL);
    ck_assert(reply_has(&r, "name=\"toegestaan\" value=\"ja\""));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(anja, "POST", path, "_methode=PUT&toegestaan=ja")), 303);
    ck_assert_int_eq(status_of(api(login("ruth"), "PUT", path, "{\"toegestaan\": true}")), 403);
    r = api(login("ruth"), "GET", "/toegangssleutels", NULL);
    ck_assert(r.status == 200 && reply_has(&r, "Sanne") && reply_has(&r, "Marieke") &&
              !reply_has(&r, "Yıldız"));
    http_reply_free(&r);
    same(api(anja, "DELETE", "/toegangssleutels/" NIEMAND, NULL),
         api(anja, "DELETE", "/organisaties/" NIEMAND "/toegangssleutels", NULL), 404);
}
END_TEST

/* By the screens that change an account. */
START_TEST(test_account_changes)
{
    const char *token = sleutel_breed("marieke");
    ck_assert_int_eq(status_of(api_with(login("anja"), "PATCH", "/gebruikers/0000000000037", V(1),
                                        "{\"telefoon\": \"06 1\"}")),
                     200);
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200);
    ck_assert_int_eq(status_of(api_with(login("anja"), "PATCH", "/gebruikers/0000000000037", V(2),
                                        "{\"rollen\": [\"professional\", \"regisseur\"]}")),
                     200);
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 401);
    AUTO_FREE char *why = text_value("SELECT einde_soort FROM toegangssleutel");
    ck_assert_str_eq(why, "rol");
}
END_TEST

/* ---- log, tempo ---- */

START_TEST(test_logged)
{
    const char *token = sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    ck_assert_int_eq(value("SELECT count(*) FROM toegangssleutel_gebruik"), 0);
    ck_assert_int_eq(status_of(api(token, "GET", NOTE_SCHOOL, NULL)), 200);
    ck_assert_int_eq(value("SELECT sessie FROM logregel ORDER BY volgnr DESC"), 9001);
    ck_assert_int_eq(value("SELECT gebruiker FROM logregel ORDER BY volgnr DESC"), 101);
    ck_assert_int_eq(value("SELECT huishouden FROM logregel ORDER BY volgnr DESC"), 301);
    ck_assert_int_eq(status_of(api(token, "GET", "/leefgebieden", NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE sessie = 9001"), 2);
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE, NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM bezoek"), 0); /* it did not visit */
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE "/doelen", NULL)), 403);
    ck_assert_int_eq(status_of(api(token, "GET", OTHER, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE sessie = 9001"
                           " AND uitkomst = 'geweigerd' AND huishouden IS NULL"),
                     2);
    ck_assert_int_eq(value("SELECT laatst_op FROM toegangssleutel_gebruik"), clock_now(&app.clock));
    struct http_reply r = api(login("ruth"), "GET", "/logboek", NULL);
    ck_assert(r.status == 200 && reply_has(&r, "Programma"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_tempo)
{
    const char *token = sleutel_breed("sanne");
    char *other = strdup(sleutel_breed("marieke"));
    app.config.sleutel_per_minuut = 3;
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(status_of(api(token, "GET", "/leefgebieden", NULL)), 200);
    struct http_reply r = api(token, "GET", "/leefgebieden", NULL);
    ck_assert_int_eq(r.status, 429);
    ck_assert_ptr_nonnull(reply_header(&r, "Retry-After"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(other, "GET", "/leefgebieden", NULL)), 200);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/leefgebieden", NULL)), 200);
    clock_forward(60);
    ck_assert_int_eq(status_of(api(token, "GET", "/leefgebieden", NULL)), 200);
    free(other);
}
END_TEST

/* No token, or nearly one: nobody. */
START_TEST(test_nonsense)
{
    char *token = strdup(sleutel_breed("sanne")), longer[80];
    (void)snprintf(longer, sizeof longer, "%sA", token);
    ck_assert_int_eq(status_of(api(longer, "GET", HOUSE, NULL)), 401);
    ck_assert_int_eq(status_of(api(token + 11, "GET", HOUSE, NULL)), 401); /* no session either */
    ck_assert_int_eq(status_of(api("gezinsplan_", "GET", HOUSE, NULL)), 401);
    token[20] = token[20] == 'A' ? 'B' : 'A';
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE, NULL)), 401);
    token[20] = '\xff';
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE, NULL)), 401);
    free(token);
}
END_TEST

/* Who lost a telephone ends every session, from the page of their own account. */
START_TEST(test_out_everywhere)
{
    char lost[100];
    (void)snprintf(lost, sizeof lost, "%s", login("sanne"));
    const char *here = login("sanne");
    struct http_reply r = page(here, "GET", "/mijn/account", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_ptr_nonnull(strstr(r.body, "action=\"/sessies\""));
    http_reply_free(&r);
    r = page(here, "POST", "/sessies", "_methode=DELETE");
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), "/inloggen?gedaan=sessies-beeindigd");
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(lost, "GET", "/mijn/account", NULL)), 401);
    ck_assert_int_eq(status_of(api(here, "GET", "/mijn/account", NULL)), 401);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("toegangssleutel");
    TCase *tc = tcase_create("toegangssleutel");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, gezin_start, harness_stop);
    tcase_add_test(tc, test_made_once);
    tcase_add_test(tc, test_every_choice_makes_one);
    tcase_add_test(tc, test_form_is_judged);
    tcase_add_test(tc, test_scope_takes_away);
    tcase_add_test(tc, test_households);
    tcase_add_test(tc, test_never_wider_than_the_person);
    tcase_add_test(tc, test_writes);
    tcase_add_test(tc, test_own_actions);
    tcase_add_test(tc, test_own_idempotency);
    tcase_add_test(tc, test_never);
    tcase_add_test(tc, test_not_for_pages);
    tcase_add_test(tc, test_no_emergency_access);
    tcase_add_test(tc, test_revoked);
    tcase_add_test(tc, test_ends);
    tcase_add_test(tc, test_last_day);
    tcase_add_test(tc, test_revoked_while_reading);
    tcase_add_test(tc, test_race);
    tcase_add_test(tc, test_beheer);
    tcase_add_test(tc, test_account_changes);
    tcase_add_test(tc, test_logged);
    tcase_add_test(tc, test_tempo);
    tcase_add_test(tc, test_nonsense);
    tcase_add_test(tc, test_out_everywhere);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
