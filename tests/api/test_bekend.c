/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Is this household known? (R22): who may ask, what is told, and that a hidden household answers as
 * nobody does, to the byte. Beside gezin.h: the school (organisation 2) has an afspraak (901) that
 * lets professionals ask; tess (111) is of another school without one; De Regenboog may not use the
 * BSN, the wijkteam may.
 */
#include "gezin.h"

#define BEKEND "/bekend"

static const char AFSPRAAK[] =
    "INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud, reactie_dagen, "
    "contact,"
    " van, tot) VALUES (901, 2, 'Eén plan', 'Samen', 5, 'De directeur', '2020-01-01', "
    "'2027-01-01');"
    "INSERT INTO afspraak_bekend VALUES (901, 'professional');"
    "INSERT INTO organisatie (id, naam, soort, van) VALUES (6, 'De Ster', 'onderwijs', "
    "'2020-01-01');"
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van) VALUES"
    " (16, 6, 'School', 'Wpo', 0, 0, '2020-01-01');"
    "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op)"
    " VALUES (111, 'tess', 'Tess de Boer', 'leerkracht', 16, '2020-01-01', 1577880000);"
    "INSERT INTO gebruiker_rol VALUES (111, 'professional');"
    "UPDATE gebruiker SET telefoon = '06 1234 5678' WHERE id = 101;"
    "UPDATE gebruiker SET telefoon = '06 3333 3333' WHERE id = 103;";

static void start(void)
{
    gezin_start();
    change(AFSPRAAK);
}

static struct http_reply ask(const char *token, const char *naam, const char *geboren)
{
    char body[400];
    (void)snprintf(body, sizeof body,
                   "{\"relatie\":\"leerling\",\"reden\":\"Emir komt al drie weken niet op school\","
                   "\"geslachtsnaam\":\"%s\",\"geboortedatum\":\"%s\"}",
                   naam, geboren);
    return api(token, "POST", BEKEND, body);
}

START_TEST(test_known)
{
    struct http_reply r = ask(login("marieke"), "Yıldız", "2016-05-06");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Sanne Hoekstra") && reply_has(&r, "06 1234 5678"));
    ck_assert(!reply_has(&r, "Emir") && !reply_has(&r, "000000000009d"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebruiker = 103 AND handeling = "
                           "'bekend.vragen' AND huishouden = 301 AND instr(personen, '" EMIR
                           "') AND "
                           "instr(reden, 'drie weken')"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND soort = "
                           "'bekend-gevraagd'"),
                     1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM bekend_vraag WHERE uitkomst = 'bekend' AND relatie = "
              "'leerling'"),
        1);
    /* it opens nothing */
    ck_assert_int_eq(status_of(api(login("tess"), "GET", HOUSE, NULL)), 404);
}
END_TEST

START_TEST(test_who_may)
{
    static const char *const NO[] = {"tess", "anja", "ruth", "nieuw", "ilse", "sanne"};
    for (size_t i = 0; i < COUNT_OF(NO); i++) {
        struct http_reply r = ask(login(NO[i]), "Yıldız", "2016-05-06");
        ck_assert_msg(r.status == 403 && reply_has(&r, "R22"), "%s %d", NO[i], r.status);
        http_reply_free(&r);
        ck_assert_int_eq(status_of(page(login(NO[i]), "GET", BEKEND "/nieuw", NULL)), 403);
    }
    const char *marieke = login("marieke");
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 200);
    change("UPDATE samenwerkingsafspraak SET beeindigd_op = '2026-11-19'");
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 403);
    change("UPDATE samenwerkingsafspraak SET beeindigd_op = NULL, tot = '2026-11-18'");
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 403);
    change("UPDATE samenwerkingsafspraak SET tot = '2026-11-19'");
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 200);
    change("UPDATE afspraak_bekend SET rol = 'regisseur'");
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 403);
}
END_TEST

/* A beheerder says in the afspraak who may. */
START_TEST(test_beheer_decides)
{
    const char *anja = login("anja"), *marieke = login("marieke");
    struct http_reply r = api(anja, "GET", "/afspraken/00000000000w5", NULL);
    ck_assert_msg(reply_has(&r, "\"bekend\""), "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    ck_assert_int_eq(
        status_of(api_with(anja, "PATCH", "/afspraken/00000000000w5", V(1), "{\"bekend\":[]}")),
        200);
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 403);
    ck_assert_int_eq(status_of(api_with(anja, "PATCH", "/afspraken/00000000000w5", V(2),
                                        "{\"bekend\":[\"professional\",\"privacy\"]}")),
                     400);
    ck_assert_int_eq(status_of(api_with(anja, "PATCH", "/afspraken/00000000000w5", V(2),
                                        "{\"bekend\":[\"professional\"]}")),
                     200);
    ck_assert_int_eq(status_of(ask(marieke, "Yıldız", "2016-05-06")), 200);
}
END_TEST

/* Every way of being hidden answers as nobody does; log lines too. */
START_TEST(test_hidden_is_unknown)
{
    static const char *const HIDE[] = {
        "UPDATE persoon SET adres_geheim = 1 WHERE id = 205",
        "UPDATE persoon SET adres_geheim = 0;"
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
        "door_regie, "
        "op, personen) VALUES (301, 800, 'afscherming', 'veiligheid', 'coordinatie', 11, 101, 1, "
        "1, "
        "'" ELIF "'); INSERT INTO item_persoon VALUES (301, 800, 201);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 800, 'ex', "
        "'2026-01-01', 101, 1); INSERT INTO afscherming_persoon VALUES (800, 201);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (800, 1, 204)",
        "UPDATE afscherming SET tot = '2026-01-02';"
        "INSERT INTO organisatie (id, naam, soort, van) VALUES (9, 'VT', 'veilig_thuis', "
        "'2020-01-01');"
        "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van) "
        "VALUES "
        "(19, 9, 'VT', 'Wmo', 1, 0, '2020-01-01');"
        "UPDATE betrokkenheid SET onderdeel_id = 19"};
    for (size_t i = 0; i < COUNT_OF(HIDE); i++) {
        change(HIDE[i]);
        change("DELETE FROM attendering");
        const struct rng real = app.rng;
        const char *token = login("marieke");
        int64_t before = value("SELECT max(volgnr) FROM logregel");
        char sql[400];
        rng_still();
        struct http_reply nobody = ask(token, "Niemand", "2016-05-06");
        struct http_reply hidden = ask(token, "Yıldız", "2016-05-06");
        app.rng = real;
        same(nobody, hidden, 200);
        (void)snprintf(
            sql, sizeof sql,
            "SELECT count(DISTINCT json_array(gebeurtenis, gebruiker, rol, onderdeel, "
            "huishouden, personen, object, gronden, uitkomst, reden)) * 10 + count(*) FROM "
            "logregel WHERE volgnr > %lld",
            (long long)(before < 0 ? 0 : before));
        ck_assert_int_eq(value(sql), 12);
        /* the regisseur and the duty desk hear of it */
        ck_assert_int_eq(
            value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND soort = "
                  "'terugbellen-gevraagd'"),
            1);
        ck_assert_int_eq(
            value("SELECT count(*) FROM attendering WHERE gebruiker_id = 105 AND soort = "
                  "'terugbellen-wacht' AND huishouden_id IS NULL"),
            1);
        /* the page too */
        ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'bekend-gevraagd'"),
                         0);
    }
    const char *token = login("marieke");
    static const char form[] =
        "relatie=leerling&reden=Komt+niet+op+school&geboortedatum=2016-05-06&"
        "geslachtsnaam=";
    char hidden[300], nobody[300];
    (void)snprintf(hidden, sizeof hidden, "%sY%%C4%%B1ld%%C4%%B1z", form);
    (void)snprintf(nobody, sizeof nobody, "%sNiemand", form);
    const struct rng real = app.rng;
    rng_still();
    struct http_reply a = page(token, "POST", BEKEND, nobody),
                      b = page(token, "POST", BEKEND, hidden);
    app.rng = real;
    same(a, b, 200);
}
END_TEST

/* R6: one's own household is nobody's. */
START_TEST(test_own)
{
    change("UPDATE gebruiker SET persoon_id = 204 WHERE id = 103");
    const char *token = login("marieke");
    const struct rng real = app.rng;
    rng_still();
    struct http_reply a = ask(token, "Niemand", "2016-05-06"),
                      b = ask(token, "Yıldız", "2016-05-06");
    app.rng = real;
    same(a, b, 200);
}
END_TEST

/* Whole names, whole dates, one person; no address; the BSN only where law lets it. */
START_TEST(test_exact)
{
    static const struct {
        const char *naam, *geboren;
    } NONE[] = {{"Yıl", "2016-05-06"},
                {"dız", "2016-05-06"},
                {"Yıldız", "2016-05-07"},
                {"%", "2016-05-06"},
                {"Ab", "2016-05-06"}};
    const char *token = login("marieke");
    for (size_t i = 0; i < COUNT_OF(NONE); i++) {
        struct http_reply r = ask(token, NONE[i].naam, NONE[i].geboren);
        ck_assert_msg(!reply_has(&r, "Sanne"), "%s", NONE[i].naam);
        http_reply_free(&r);
    }
    /* two of one name and day: which is not told */
    change("INSERT INTO persoon (id, naam, zoeknaam, geboortedatum, bron, bron_datum) VALUES (299, "
           "'Ali Yıldız', 'ali yildiz', '2016-05-06', 'hand', '2026-01-01')");
    struct http_reply r = ask(token, "Yıldız", "2016-05-06");
    ck_assert(!reply_has(&r, "Sanne"));
    http_reply_free(&r);
    r = api(
        token, "POST", BEKEND,
        "{\"relatie\":\"leerling\",\"reden\":\"Komt al weken niet op school\",\"geslachtsnaam\":"
        "\"yildiz\",\"voornaam\":\"EMIR\",\"geboortedatum\":\"2016-05-06\"}");
    ck_assert(reply_has(&r, "Sanne"));
    http_reply_free(&r);
    free(reason(api(token, "POST", BEKEND,
                    "{\"relatie\":\"leerling\",\"reden\":\"Komt al weken niet op school\",\"bsn\":"
                    "\"999990019\"}"),
                "bsn"));
    free(reason(api(token, "POST", BEKEND,
                    "{\"relatie\":\"leerling\",\"reden\":\"\",\"geslachtsnaam\":\"Yıldız\","
                    "\"geboortedatum\":\"2016-05-06\"}"),
                "reden"));
    free(reason(api(token, "POST", BEKEND,
                    "{\"reden\":\"Komt al weken niet op school\",\"geslachtsnaam\":\"Yıldız\","
                    "\"geboortedatum\":\"2016-05-06\"}"),
                "relatie"));
    free(reason(
        api(token, "POST", BEKEND,
            "{\"relatie\":\"leerling\",\"reden\":\"Komt al weken niet op school\",\"straat\":"
            "\"Lindenlaan\",\"huisnummer\":\"14\"}"),
        "straat"));
    ck_assert_int_eq(status_of(api(token, "GET", BEKEND "?geslachtsnaam=Yildiz", NULL)), 405);
}
END_TEST

START_TEST(test_limit)
{
    const char *token = login("marieke");
    change("UPDATE instelling SET waarde = '2' WHERE sleutel = 'bekend_per_dag'");
    ck_assert_int_eq(status_of(ask(token, "Yıldız", "2016-05-06")), 200);
    ck_assert_int_eq(status_of(ask(token, "Niemand", "2016-05-06")), 200);
    ck_assert_int_eq(status_of(ask(token, "Yıldız", "2016-05-06")), 429);
    clock_forward(24 * 3600);
    ck_assert_int_eq(status_of(ask(login("marieke"), "Yıldız", "2016-05-06")), 200);
}
END_TEST

/* Without a plan there is nothing to tell; without a regisseur there is. */
START_TEST(test_plan_and_vacancy)
{
    const char *token = login("marieke");
    change("UPDATE regie SET tot_op = 1795000000, einde_reden = 'weg' WHERE id = 551");
    struct http_reply r = ask(token, "Yıldız", "2016-05-06");
    ck_assert(reply_has(&r, "true") && !reply_has(&r, "Sanne"));
    http_reply_free(&r);
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1795000000 WHERE id = 501");
    r = ask(token, "Yıldız", "2016-05-06");
    ck_assert(!reply_has(&r, "true"));
    http_reply_free(&r);
}
END_TEST

/* ---- calling back ---- */

START_TEST(test_call_back)
{
    char een[120], gebeld[120], id[ID_TEXT_SIZE];
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    ck_assert_int_eq(status_of(ask(login("marieke"), "Yıldız", "2016-05-06")), 200);
    id_format(value("SELECT id FROM bekend_vraag"), id);
    (void)snprintf(een, sizeof een, HOUSE "/terugbellen/%s", id);
    (void)snprintf(gebeld, sizeof gebeld, "/terugbellen/%s/gebeld", id);
    const char *sanne = login("sanne"), *hans = login("hans"), *marieke = login("marieke");
    /* the regie reads who and why; the asker does not, though involved here */
    struct http_reply r = api(sanne, "GET", een, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Marieke van Dam") && reply_has(&r, "drie weken"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(marieke, "GET", een, NULL)), 404);
    ck_assert_int_eq(status_of(api(hans, "GET", een, NULL)), 404); /* there is a regisseur */
    /* the desk: whom to call and whom to ask, not about whom */
    r = api(hans, "GET", "/terugbellen", NULL);
    ck_assert(reply_has(&r, "Marieke van Dam") && reply_has(&r, "Sanne Hoekstra"));
    ck_assert(!reply_has(&r, "Emir") && !reply_has(&r, "ld\xc4\xb1z") &&
              !reply_has(&r, "drie weken"));
    http_reply_free(&r);
    r = api(marieke, "GET", "/terugbellen", NULL);
    ck_assert(!reply_has(&r, "Marieke"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(hans, "POST", gebeld, V(1), NULL)), 409);
    ck_assert_int_eq(status_of(api_with(marieke, "POST", gebeld, V(1), NULL)), 404);
    ck_assert_int_eq(status_of(api_with(marieke, "POST", een, V(1), "{\"besluit\":\"akkoord\"}")),
                     404);
    free(reason(api_with(sanne, "POST", een, V(1), "{\"besluit\":\"akkoord\"}"), "antwoord"));
    ck_assert_int_eq(
        status_of(api_with(sanne, "POST", een, V(1),
                           "{\"besluit\":\"akkoord\",\"antwoord\":\"Bel Sanne zelf.\"}")),
        200);
    ck_assert_int_eq(status_of(api_with(sanne, "POST", een, V(2), "{\"besluit\":\"geen\"}")), 409);
    r = api(hans, "GET", "/terugbellen", NULL);
    ck_assert(reply_has(&r, "Bel Sanne zelf."));
    http_reply_free(&r);
    AUTO_FREE char *werk = page_text(hans, "/mijn/werk", 200);
    ck_assert_ptr_nonnull(strstr(werk, "href=\"/terugbellen\">Terugbellen"));
    ck_assert_int_eq(status_of(api_with(hans, "POST", gebeld, V(2), NULL)), 200);
    ck_assert_int_eq(status_of(api_with(hans, "POST", gebeld, V(3), NULL)), 409);
    /* the pages */
    AUTO_FREE char *a = page_text(sanne, HOUSE "/terugbellen", 200);
    AUTO_FREE char *b = page_text(sanne, een, 200);
    AUTO_FREE char *c = page_text(hans, "/terugbellen", 200);
    AUTO_FREE char *d = page_text(marieke, BEKEND "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(a, "Marieke"));
    ck_assert_ptr_nonnull(strstr(b, "Marieke"));
    ck_assert_ptr_nonnull(strstr(c, "Marieke"));
    ck_assert_ptr_nonnull(strstr(d, "relatie"));
}
END_TEST

/* A named desk takes the place of the procesregisseurs; nobody from the other side hears of it. */
START_TEST(test_desk)
{
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202;"
           "INSERT INTO dienst_onderdeel VALUES (16, '2026-01-01')");
    ck_assert_int_eq(status_of(ask(login("marieke"), "Yıldız", "2016-05-06")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 111 AND soort = "
                           "'terugbellen-wacht'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 105"), 0);
    struct http_reply r = api(login("tess"), "GET", "/terugbellen", NULL);
    ck_assert(reply_has(&r, "Marieke van Dam"));
    http_reply_free(&r);
    r = api(login("hans"), "GET", "/terugbellen", NULL);
    ck_assert(!reply_has(&r, "Marieke"));
    http_reply_free(&r);
    change(
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
        "door_regie, op, personen) VALUES (301, 800, 'afscherming', 'veiligheid', 'coordinatie', "
        "11, "
        "101, 1, 1, '" EMIR "'); INSERT INTO item_persoon VALUES (301, 800, 202);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 800, 'ex', "
        "'2026-01-01', 101, 1); INSERT INTO afscherming_persoon VALUES (800, 202);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (800, 1, 16),"
        " (800, 2, 13)");
    r = api(login("tess"), "GET", "/terugbellen", NULL);
    ck_assert(!reply_has(&r, "Marieke"));
    http_reply_free(&r);
    r = api(login("sanne"), "GET", HOUSE "/terugbellen", NULL);
    ck_assert(reply_has(&r, "\"overkant\":true") || reply_has(&r, "\"overkant\": true"));
    http_reply_free(&r);
    const char *anja = login("anja");
    ck_assert_int_eq(status_of(api(anja, "POST", "/noodtoegangrollen/dienst", "{}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM dienst_onderdeel"), 0);
    ck_assert_int_eq(
        status_of(api(anja, "POST", "/noodtoegangrollen/dienst", "{\"dienst\":\"000000000000d\"}")),
        200);
    ck_assert_int_eq(value("SELECT onderdeel_id FROM dienst_onderdeel"), 13);
}
END_TEST

/* ---- intake ---- */

/* The holder of gezag who is protected, or whose address is secret, looks like one in no file. */
START_TEST(test_gezag_at_intake)
{
    static const char SEARCH[] = "{\"geslachtsnaam\":\"Vos\",\"geboortedatum\":\"2019-01-02\","
                                 "\"reden\":\"aanmelding door school\"}";
    change(
        "INSERT INTO persoon (id, naam, zoeknaam, geboortedatum, bron, bron_datum) VALUES (290, "
        "'Kim Vos', 'kim vos', '2019-01-02', 'hand', '2026-01-01'), (291, 'Ria Vos', 'ria vos', "
        "'1990-01-02', 'hand', '2026-01-01');"
        "INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op) "
        "VALUES (290, 290, 'eenhoofdig_ouderlijk', 291, '2019-01-02', 'gezagsregister', "
        "'2026-01-01', 1)");
    const char *youssef = login("youssef");
    struct http_reply r = api(youssef, "POST", "/personen/_zoek", SEARCH);
    ck_assert(reply_has(&r, "Ria Vos"));
    http_reply_free(&r);
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 291");
    r = api(youssef, "POST", "/personen/_zoek", SEARCH);
    AUTO_FREE char *secret = reply_text(&r);
    ck_assert_ptr_null(strstr(secret, "Ria"));
    ck_assert_ptr_nonnull(strstr(secret, "eenhoofdig_ouderlijk"));
    http_reply_free(&r);
    change(
        "UPDATE persoon SET adres_geheim = 0 WHERE id = 291;"
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
        "door_regie, op, personen) VALUES (302, 800, 'afscherming', 'veiligheid', 'coordinatie', "
        "11, "
        "102, 1, 1, '0000000000093'); INSERT INTO item_persoon VALUES (302, 800, 291);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (302, 800, 'ex', "
        "'2026-01-01', 102, 1); INSERT INTO afscherming_persoon VALUES (800, 291);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (800, 1, 204)");
    r = api(youssef, "POST", "/personen/_zoek", SEARCH);
    AUTO_FREE char *apart = reply_text(&r);
    http_reply_free(&r);
    /* and as one who is in no file */
    change("UPDATE gezag SET houder_id = NULL, houder_index = x'0102' WHERE id = 290");
    r = api(youssef, "POST", "/personen/_zoek", SEARCH);
    AUTO_FREE char *nobody = reply_text(&r);
    http_reply_free(&r);
    ck_assert_str_eq(secret, nobody);
    ck_assert_str_eq(apart, nobody);
}
END_TEST

/* A hidden household is not found: a new one is made, the maker learns nothing, the regie hears. */
START_TEST(test_hidden_at_intake)
{
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    const char *youssef = login_found("youssef", 202);
    struct http_reply r =
        api(youssef, "POST", "/huishoudens",
            "{\"naam\":\"Emir\",\"vraag\":\"Hulp\",\"leden\":[{\"persoon\":\"" EMIR
            "\",\"rol\":\"kind\"}]}");
    ck_assert_msg(r.status == 201, "%d %.*s", r.status, (int)r.body_len, r.body);
    ck_assert(!reply_has(&r, "Sanne"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND soort = "
                           "'mogelijk-dubbel' AND huishouden_id = 301"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102"), 0);
    /* where the message leads: whom to call, for the regie alone */
    r = api(login("sanne"), "GET", HOUSE "/dubbel", NULL);
    ck_assert(reply_has(&r, "Youssef Amrani"));
    http_reply_free(&r);
    r = api(login("marieke"), "GET", HOUSE "/dubbel", NULL);
    ck_assert(!reply_has(&r, "Youssef"));
    http_reply_free(&r);
    AUTO_FREE char *berichten = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(berichten, HOUSE "/dubbel"));
    AUTO_FREE char *dubbel = page_text(login("sanne"), HOUSE "/dubbel", 200);
    ck_assert_ptr_nonnull(strstr(dubbel, "Youssef Amrani"));
    /* not when the two are kept apart */
    change(
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
        "door_regie, op, personen) VALUES (301, 800, 'afscherming', 'veiligheid', 'coordinatie', "
        "11, "
        "101, 1, 1, '" ELIF "'); INSERT INTO item_persoon VALUES (301, 800, 201);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 800, 'ex', "
        "'2026-01-01', 101, 1); INSERT INTO afscherming_persoon VALUES (800, 201);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (800, 1, 102)");
    r = api(login("sanne"), "GET", HOUSE "/dubbel", NULL);
    ck_assert(!reply_has(&r, "Youssef"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    const TTest *const tests[] = {
        test_known,     test_who_may, test_beheer_decides,  test_hidden_is_unknown,
        test_own,       test_exact,   test_limit,           test_plan_and_vacancy,
        test_call_back, test_desk,    test_gezag_at_intake, test_hidden_at_intake};
    Suite *s = suite_create("bekend");
    TCase *tc = tcase_create("bekend");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, start, harness_stop);
    for (size_t i = 0; i < COUNT_OF(tests); i++)
        tcase_add_test(tc, tests[i]);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
