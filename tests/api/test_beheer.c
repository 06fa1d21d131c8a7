/* SPDX-License-Identifier: EUPL-1.2 */
/* Beheer: organisations, onderdelen, agreements, teams, wijken, code lists. Accounts:
 * test_accounts.c.
 */
#include "harness.h"

#include <stdio.h>
#include <string.h>

#define SCHOOL "/organisaties/0000000000002"
#define SCHOOL_ONDERDEEL "/onderdelen/000000000000d"
#define GGZ_ONDERDEEL "/onderdelen/000000000000e"
#define V1 "If-Match: \"v1\""
#define V2 "If-Match: \"v2\""

/* Status of a request with JSON by the beheerder. */
static int beheer(const char *method, const char *path, const char *body)
{
    return status_of(api(login("anja"), method, path, body));
}

static int beheer_if(const char *header, const char *method, const char *path, const char *body)
{
    return status_of(api_with(login("anja"), method, path, header, body));
}

/* The answer's id, after a 201. */
static void id_added(const char *path, const char *body, char ret[14])
{
    struct http_reply r = api(login("anja"), "POST", path, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 201, "%d", r.status);
    (void)snprintf(ret, 14, "%s", json_string_value(json_object_get(json, "id")));
    ck_assert_ptr_nonnull(reply_header(&r, "Location"));
    http_reply_free(&r);
}

static bool answer_has(const char *wie, const char *path, const char *text)
{
    struct http_reply r = api(login(wie), "GET", path, NULL);
    bool has = r.status == 200 && reply_has(&r, text);
    http_reply_free(&r);
    return has;
}

/* ---- organisations ---- */

#define KOMPAS                                                                                     \
    "{\"naam\":\"Het Kompas\",\"soort\":\"vrouwenopvang\",\"telefoon\":\"085 111 22 33\"}"

START_TEST(test_organisatie)
{
    char id[14], path[100];
    id_added("/organisaties", KOMPAS, id);
    (void)snprintf(path, sizeof path, "/organisaties/%s", id);
    ck_assert(answer_has("anja", path, "vrouwenopvang"));
    ck_assert_int_eq(beheer("PATCH", path, "{\"contact\":\"Ilse\"}"), 428);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"contact\":\"Ilse\"}"), 200);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"contact\":\"Bram\"}"), 412);
    ck_assert(answer_has("anja", path, "\"Ilse\""));
    ck_assert(answer_has("anja", path, "085 111 22 33")); /* what was not sent stays */
    ck_assert_int_eq(beheer_if(V2, "PATCH", path, "{\"telefoon\":null}"), 200);
    ck_assert(!answer_has("anja", path, "085 111 22 33"));
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'beheer'"
                           " AND handeling = 'organisatie.wijzigen' AND gebruiker = 106"
                           " AND object LIKE 'organisatie/%' AND uitkomst = 'geslaagd'"),
                     2);
}
END_TEST

START_TEST(test_organisatie_name_once)
{
    ck_assert_int_eq(beheer("POST", "/organisaties", KOMPAS), 201);
    struct http_reply r =
        api(login("anja"), "POST", "/organisaties", "{\"naam\":\"HET kompas\",\"soort\":\"ggz\"}");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "bestaat-al"));
    http_reply_free(&r);
    ck_assert_int_eq(beheer("POST", "/organisaties", "{\"naam\":\"X\",\"soort\":\"bank\"}"), 400);
}
END_TEST

START_TEST(test_organisatie_only_beheer)
{
    static const char *const others[] = {"sanne", "marieke", "hans", "ruth"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        ck_assert_int_eq(status_of(api(login(others[i]), "POST", "/organisaties", KOMPAS)), 403);
        ck_assert_int_eq(status_of(api_with(login(others[i]), "POST", SCHOOL "/einde", V1, "{}")),
                         403);
        ck_assert_int_eq(status_of(page(login(others[i]), "GET", "/organisaties", NULL)), 403);
        ck_assert_int_eq(status_of(api(login(others[i]), "GET", "/organisaties", NULL)), 200);
    }
    ck_assert_int_eq(status_of(api(NULL, "GET", "/organisaties", NULL)), 401);
    ck_assert_int_eq(value("SELECT count(*) FROM organisatie"), 3);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE uitkomst = 'geweigerd' AND gebruiker = 101"), 3);
}
END_TEST

/* R27: a beheerder who is not confirmed (any more) changes nothing. */
START_TEST(test_organisatie_only_confirmed)
{
    change("UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 106");
    ck_assert_int_eq(beheer("POST", "/organisaties", KOMPAS), 403);
    ck_assert_int_eq(beheer("GET", "/gebruikers", NULL), 403);
}
END_TEST

START_TEST(test_organisatie_find)
{
    ck_assert(answer_has("anja", "/organisaties?naam=regen", "De Regenboog"));
    ck_assert(!answer_has("anja", "/organisaties?naam=regen", "GGZ Waterland"));
    change("INSERT INTO onderdeel_leefgebied VALUES (13, 'onderwijs'), (14, 'gezondheid')");
    ck_assert(answer_has("anja", "/organisaties?leefgebied=gezondheid", "GGZ Waterland"));
    ck_assert(!answer_has("anja", "/organisaties?leefgebied=gezondheid", "De Regenboog"));
    ck_assert(answer_has("anja", "/organisaties?afspraak=geen", "De Regenboog"));
    change("INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud,"
           " reactie_dagen, contact, van, tot)"
           " VALUES (901, 2, 'a', 'b', 2, 'c', '2026-01-01', '2026-12-01')");
    ck_assert(!answer_has("anja", "/organisaties?afspraak=geen", "De Regenboog"));
    ck_assert(answer_has("anja", "/organisaties?afspraak=loopt_af", "De Regenboog"));
    change("UPDATE organisatie SET tot = '2026-11-18' WHERE id = 2");
    ck_assert(!answer_has("anja", "/organisaties", "De Regenboog"));
    ck_assert(answer_has("anja", "/organisaties?beeindigd=ja", "De Regenboog"));
}
END_TEST

/* Pages of 50, in order of name, each once. */
START_TEST(test_organisatie_pages)
{
    change("INSERT INTO organisatie (id, naam, soort, van)"
           " SELECT 1000 + value, 'Organisatie ' || substr('00' || value, -3), 'anders',"
           " '2020-01-01' FROM json_each((SELECT json_group_array(i) FROM (SELECT row_number()"
           " OVER () AS i FROM bevoegdheid LIMIT 60)))");
    struct http_reply r = api(login("anja"), "GET", "/organisaties", NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    const char *next = json_string_value(json_object_get(json, "volgende"));
    ck_assert_uint_eq(json_array_size(json_object_get(json, "resultaten")), 50);
    ck_assert_ptr_nonnull(next);
    ck_assert_int_eq(strncmp(next, "/api/v1/organisaties?na=", 24), 0);
    http_reply_free(&r);
    r = api(login("anja"), "GET", next + strlen("/api/v1"), NULL);
    AUTO_JSON json_t *more = reply_json(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(more, "resultaten")), 13);
    ck_assert(json_is_null(json_object_get(more, "volgende")));
    http_reply_free(&r);
}
END_TEST

/* At once: people, teams, agreements, consents, and what its people did. */
START_TEST(test_organisatie_end)
{
    const char *marieke = login("marieke");
    change("INSERT INTO team (id, onderdeel_id, naam) VALUES (701, 13, 'Zorgteam');"
           "INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud,"
           " reactie_dagen, contact, van, tot)"
           " VALUES (901, 2, 'a', 'b', 2, 'c', '2026-01-01', '2027-12-01')");
    ck_assert_int_eq(status_of(api(marieke, "GET", "/mijn/berichten", NULL)), 200);
    struct http_reply r = api(login("anja"), "GET", SCHOOL "/einde", NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    json_t *counts = json_object_get(json, "lopend");
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "account")), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "betrokkenheid")), 1);
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "team")), 1);
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "afspraak")), 1);
    ck_assert(!reply_has(&r, "Y\xc4\xb1ld\xc4\xb1z"));
    ck_assert(!reply_has(&r, "000000000009d"));
    http_reply_free(&r);
    ck_assert_int_eq(beheer("POST", SCHOOL "/einde", "{}"), 428);
    ck_assert_int_eq(beheer_if(V1, "POST", SCHOOL "/einde", "{}"), 200);
    ck_assert_int_eq(status_of(api(marieke, "GET", "/mijn/berichten", NULL)), 401);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker WHERE tot = '2026-11-18'"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM onderdeel WHERE tot = '2026-11-18'"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM team WHERE tot = '2026-11-18'"), 1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM samenwerkingsafspraak WHERE beeindigd_op = '2026-11-19'"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE status = 'beeindigd'"), 1);
    ck_assert_int_eq(beheer_if(V2, "PATCH", SCHOOL, "{\"naam\":\"Anders\"}"), 409);
    ck_assert_int_eq(beheer_if(V1, "POST", "/organisaties/0000000000001/einde", "{}"), 409);
}
END_TEST

/* ---- onderdelen ---- */

#define CRISIS                                                                                     \
    "{\"naam\":\"Crisisdienst\",\"wet\":\"WGBO\",\"beroepsgeheim\":true,"                          \
    "\"leefgebieden\":[\"gezondheid\",\"veiligheid\"]}"

START_TEST(test_onderdeel)
{
    char id[14], path[100];
    id_added("/organisaties/0000000000003/onderdelen", CRISIS, id);
    (void)snprintf(path, sizeof path, "/onderdelen/%s", id);
    ck_assert(answer_has("sanne", path, "\"beroepsgeheim\":true"));
    ck_assert(answer_has("sanne", "/onderdelen", "Crisisdienst"));
    ck_assert_int_eq(beheer("POST", "/organisaties/0000000000003/onderdelen", CRISIS), 400);
    ck_assert_int_eq(beheer("POST", "/organisaties/0000000000009/onderdelen", CRISIS), 404);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"leefgebieden\":[\"sterrenkunde\"]}"), 400);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"leefgebieden\":[\"wonen\"]}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM onderdeel_leefgebied"), 1);
}
END_TEST

/* It would open, by one hand, what was written under it. */
START_TEST(test_onderdeel_keeps_beroepsgeheim)
{
    ck_assert_int_eq(beheer_if(V1, "PATCH", GGZ_ONDERDEEL, "{\"beroepsgeheim\":false}"), 400);
    ck_assert_int_eq(value("SELECT beroepsgeheim FROM onderdeel WHERE id = 14"), 1);
    ck_assert_int_eq(beheer_if(V1, "PATCH", SCHOOL_ONDERDEEL, "{\"beroepsgeheim\":true}"), 200);
}
END_TEST

/* R27: the contact is of the onderdeel, and never a beheerder. */
START_TEST(test_onderdeel_contact)
{
    ck_assert_int_eq(beheer_if(V1, "PATCH", SCHOOL_ONDERDEEL, "{\"contact\":\"0000000000035\"}"),
                     400);
    ck_assert_int_eq(
        beheer_if(V1, "PATCH", "/onderdelen/000000000000c", "{\"contact\":\"000000000003a\"}"),
        400);
    ck_assert_int_eq(beheer_if(V1, "PATCH", SCHOOL_ONDERDEEL, "{\"contact\":\"0000000000037\"}"),
                     200);
    ck_assert_int_eq(value("SELECT contact_id FROM onderdeel WHERE id = 13"), 103);
    ck_assert_int_eq(beheer_if(V2, "PATCH", SCHOOL_ONDERDEEL, "{\"contact\":null}"), 200);
    ck_assert_int_eq(value("SELECT contact_id IS NULL FROM onderdeel WHERE id = 13"), 1);
}
END_TEST

START_TEST(test_onderdeel_end)
{
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) VALUES (301, 601, 202, 'avg', 13,"
           " 'onderwijs', 'z', '2026-01-01', '2027-01-01', 't', 'mondeling', 'Nederlands', 0, 101,"
           " 11, 1767225600)");
    ck_assert(answer_has("anja", SCHOOL_ONDERDEEL "/einde", "\"toestemming\":1"));
    ck_assert_int_eq(beheer_if(V1, "POST", SCHOOL_ONDERDEEL "/einde", "{}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE einde_soort ="
                           " 'ontvanger_gestopt' AND einde_door = 106"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM organisatie WHERE tot IS NOT NULL"), 0);
    /* the onderdeel with the last beheerder */
    ck_assert_int_eq(beheer_if(V1, "POST", "/onderdelen/000000000000c/einde", "{}"), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker WHERE id IN (106, 107) AND tot IS NULL"),
                     2);
}
END_TEST

/* ---- agreements ---- */

#define AFSPRAAK(tot)                                                                              \
    "{\"onderwerp\":\"Eén plan\",\"inhoud\":\"De school doet mee.\",\"reactieDagen\":2,"          \
    "\"contact\":\"Marieke\",\"van\":\"2026-11-19\",\"tot\":\"" tot "\"}"

START_TEST(test_afspraak)
{
    char id[14], path[100], end[120];
    ck_assert_int_eq(beheer("POST", SCHOOL "/afspraken", AFSPRAAK("2026-11-18")), 400);
    id_added(SCHOOL "/afspraken", AFSPRAAK("2027-07-01"), id);
    (void)snprintf(path, sizeof path, "/afspraken/%s", id);
    (void)snprintf(end, sizeof end, "/afspraken/%s/einde", id);
    ck_assert(answer_has("sanne", path, "\"geldt\":true"));
    ck_assert(answer_has("sanne", SCHOOL "/afspraken", "De school doet mee."));
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"tot\":\"2026-01-01\"}"), 400);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"reactieDagen\":5}"), 200);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"reactieDagen\":9}"), 412);
    ck_assert_int_eq(value("SELECT reactie_dagen FROM samenwerkingsafspraak"), 5);
    /* its contact with an account works at that organisation */
    ck_assert_int_eq(beheer_if(V2, "PATCH", path, "{\"contactGebruiker\":\"0000000000035\"}"), 400);
    ck_assert_int_eq(beheer_if(V2, "PATCH", path, "{\"contactGebruiker\":\"0000000000037\"}"), 200);
    ck_assert_int_eq(value("SELECT contact_gebruiker_id FROM samenwerkingsafspraak"), 103);
    ck_assert_int_eq(beheer_if("If-Match: \"v3\"", "POST", end, "{}"), 200);
    ck_assert_int_eq(beheer_if("If-Match: \"v3\"", "POST", end, "{}"), 409);
    ck_assert(answer_has("sanne", path, "\"geldt\":false"));
}
END_TEST

/* ---- teams, wijken, codes ---- */

START_TEST(test_team)
{
    char id[14], path[100];
    change("INSERT INTO wijk (id, code, naam) VALUES (801, 'WK01', 'Noord')");
    id_added("/teams",
             "{\"naam\":\"Team Noord\",\"onderdeel\":\"000000000000b\",\"wijken\":"
             "[\"00000000000s1\"]}",
             id);
    (void)snprintf(path, sizeof path, "/teams/%s", id);
    ck_assert_int_eq(
        beheer("POST", "/teams", "{\"naam\":\"team noord\",\"onderdeel\":\"000000000000b\"}"), 400);
    /* marieke works at the school, sanne in this wijkteam */
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"leden\":[\"0000000000037\"]}"), 400);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"leden\":[\"0000000000035\"]}"), 200);
    ck_assert(answer_has("sanne", "/teams", "Sanne Hoekstra"));
    ck_assert(answer_has("sanne", path, "Noord"));
    ck_assert_int_eq(beheer_if(V2, "PATCH", path, "{\"wijken\":[]}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM team_wijk"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM team_lid"), 1);
    (void)snprintf(path, sizeof path, "/teams/%s/einde", id);
    ck_assert_int_eq(beheer_if("If-Match: \"v3\"", "POST", path, "{}"), 200);
    ck_assert(!answer_has("sanne", "/teams", "Team Noord"));
}
END_TEST

START_TEST(test_wijk)
{
    char id[14], path[100];
    id_added("/wijken", "{\"naam\":\"Oost\",\"code\":\"WK02\"}", id);
    ck_assert_int_eq(beheer("POST", "/wijken", "{\"naam\":\"West\",\"code\":\"WK02\"}"), 400);
    ck_assert(answer_has("sanne", "/wijken", "Oost"));
    (void)snprintf(path, sizeof path, "/wijken/%s", id);
    ck_assert_int_eq(beheer_if(V1, "PATCH", path, "{\"naam\":\"Oost en haven\"}"), 200);
    ck_assert(answer_has("sanne", path, "Oost en haven"));
    (void)snprintf(path, sizeof path, "/wijken/%s/einde", id);
    ck_assert_int_eq(beheer_if(V2, "POST", path, "{}"), 200);
    ck_assert(!answer_has("sanne", "/wijken", "Oost"));
}
END_TEST

START_TEST(test_codes)
{
    ck_assert(answer_has("sanne", "/leefgebieden", "\"jeugdhulp_opvoeding\""));
    ck_assert(answer_has("ruth", "/categorieen", "\"werkaantekening\""));
    ck_assert(answer_has("marieke", "/verwerkingsdoelen", "\"onderwijs\""));
    ck_assert_int_eq(status_of(api(NULL, "GET", "/leefgebieden", NULL)), 401);
    change("UPDATE leefgebied SET tot = '2026-11-18' WHERE code = 'wonen'");
    ck_assert(!answer_has("sanne", "/leefgebieden", "\"wonen\""));
}
END_TEST

/* ---- pages ---- */

/* Templates are strict: each page is rendered whole or it is a 500. */
START_TEST(test_pages)
{
    static const char *const paths[] = {
        "/organisaties",
        "/organisaties?naam=zzz",
        "/organisaties/nieuw",
        SCHOOL,
        SCHOOL "/wijzig",
        SCHOOL "/einde",
        SCHOOL "/onderdelen/nieuw",
        SCHOOL "/afspraken/nieuw",
        SCHOOL_ONDERDEEL,
        SCHOOL_ONDERDEEL "/wijzig",
        SCHOOL_ONDERDEEL "/einde",
        "/afspraken/00000000000w5/wijzig",
        "/afspraken/00000000000w5/einde",
        "/teams",
        "/teams/nieuw",
        "/teams/00000000000nx/wijzig",
        "/teams/00000000000nx/einde",
        "/wijken",
        "/wijken/nieuw",
        "/wijken/00000000000s1/wijzig",
        "/wijken/00000000000s1/einde",
    };
    for (int full = 0; full < 2; full++) {
        if (full)
            change(
                "UPDATE onderdeel SET contact_id = 103, telefoon = '085' WHERE id = 13;"
                "INSERT INTO team_wijk VALUES (701, 801); INSERT INTO team_lid VALUES (701, 103)");
        else
            change("INSERT INTO team (id, onderdeel_id, naam) VALUES (701, 13, 'Zorgteam');"
                   "INSERT INTO wijk (id, code, naam) VALUES (801, 'WK01', 'Noord');"
                   "INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud,"
                   " reactie_dagen, contact, van, tot)"
                   " VALUES (901, 2, 'a', 'b', 2, 'c', '2026-01-01', '2026-12-01')");
        for (size_t i = 0; i < COUNT_OF(paths); i++) {
            struct http_reply r = page(login("anja"), "GET", paths[i], NULL);
            ck_assert_msg(r.status == 200, "%s: %d", paths[i], r.status);
            ck_assert_msg(reply_has(&r, "</html>"), "%s", paths[i]);
            http_reply_free(&r);
        }
    }
    ck_assert_int_eq(status_of(page(login("anja"), "GET", "/wijken/0000000000009/wijzig", NULL)),
                     404);
}
END_TEST

/* A form comes back with what was typed and what is wrong; a lost update shows both texts. */
START_TEST(test_forms)
{
    const char *anja = login("anja");
    struct http_reply r = page(anja, "POST", "/organisaties", "naam=&soort=ggz&contact=Piet");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "Piet"));
    ck_assert(reply_has(&r, "veld-naam-fout"));
    http_reply_free(&r);
    r = page(anja, "POST", "/organisaties", "naam=Nieuw&soort=ggz");
    ck_assert_int_eq(r.status, 303);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), "gedaan=organisatie-toegevoegd"));
    ck_assert_int_eq(status_of(page(anja, "GET", reply_header(&r, "Location"), NULL)), 200);
    http_reply_free(&r);
    change("UPDATE organisatie SET naam = 'Ondertussen anders', versie = 2 WHERE id = 2");
    r = page(anja, "POST", SCHOOL, "_methode=PATCH&_versie=1&naam=Mijn+tekst&soort=onderwijs");
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "Mijn tekst"));
    ck_assert(reply_has(&r, "Ondertussen anders"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    const TTest *const tests[] = {
        test_organisatie,
        test_organisatie_name_once,
        test_organisatie_only_beheer,
        test_organisatie_only_confirmed,
        test_organisatie_find,
        test_organisatie_pages,
        test_organisatie_end,
        test_onderdeel,
        test_onderdeel_keeps_beroepsgeheim,
        test_onderdeel_contact,
        test_onderdeel_end,
        test_afspraak,
        test_team,
        test_wijk,
        test_codes,
        test_pages,
        test_forms,
    };
    Suite *s = suite_create("beheer");
    TCase *c = tcase_create("beheer");
    tcase_add_checked_fixture(c, harness_start_plain, harness_stop);
    for (size_t i = 0; i < COUNT_OF(tests); i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(s, c);
    return s;
}

int main(void) { return harness_main(suite()); }
