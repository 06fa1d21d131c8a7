/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Unusual access (docs/adr/0014-inzagesignalen.md): raised from the log, one a person, kind and
 * day; who, when, how many, which codes, and no substance. The clock of the tests stands on
 * Thursday 19 November 2026 or what harness_now says; each test says its own moment.
 */
#include "gezin.h"
#include "langs.h"

#include "domein/inzagesignaal.h"

#define LIJST "/inzagesignalen"

static struct db_conn *lees;

/* A Monday afternoon. */
static void start(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    gezin_start();
    clock_forward(clock_local_midnight("2026-11-23") + 13 * 3600 - clock_now(&app.clock));
    /* many bear the names of the family: a test that is about names says otherwise */
    change("UPDATE inzagesignaal_regel SET tot_op = 1 WHERE soort = 'zelfde_naam';"
           "INSERT INTO inzagesignaal_regel (id, soort, actief, drempel, van_op) VALUES"
           " (90, 'zelfde_naam', 0, 10, 1)");
    ck_assert_int_eq(db_writer_open(app.db, &lees, &p), DONE);
}

static void stop(void)
{
    db_conn_close(lees);
    harness_stop();
}

static void watch(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    for (bool more = true; more;)
        ck_assert_msg(inzagesignaal_step(&app, lees, &more, &p) == DONE, "%s", p.intern);
}

static int looks(const char *who, const char *path)
{
    return status_of(api(login(who), "GET", path, NULL));
}

static int64_t count(const char *soort)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM inzagesignaal WHERE soort = '%s'", soort);
    return value(sql);
}

static int64_t at(const char *column, const char *soort)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT %s FROM inzagesignaal WHERE soort = '%s'", column,
                   soort);
    return value(sql);
}

/* The limit of a kind, from now on. */
static void limit(const char *soort, int drempel, int venster)
{
    char sql[400];
    (void)snprintf(
        sql, sizeof sql,
        "UPDATE inzagesignaal_regel SET tot_op = 2 WHERE soort = '%s' AND tot_op IS NULL;"
        "INSERT INTO inzagesignaal_regel (id, soort, actief, drempel, venster, van_op)"
        " SELECT max(id) + 1, '%s', 1, %d, nullif(%d, 0), 3 FROM inzagesignaal_regel",
        soort, soort, drempel, venster);
    change(sql);
}

/* Households 1001 and on, and lines that say that somebody opened them. */
static void opened(int64_t gebruiker, int first, int n, int64_t seconds_between)
{
    for (int i = 0; i < n; i++) {
        char sql[900];
        int64_t tijd = (clock_now(&app.clock) + i * seconds_between) * 1000;
        (void)snprintf(
            sql, sizeof sql,
            "INSERT OR IGNORE INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door,"
            " geopend_op) VALUES (%d, 'H', 'h', 11, 101, 1);"
            "INSERT INTO logregel (volgnr, tijd, gebeurtenis, handeling, gebruiker, huishouden,"
            " uitkomst, verzoek, salt, commitment, keten)"
            " SELECT coalesce(max(volgnr), 0) + 1, %lld, 'lezen', 'huishouden.lezen', %lld, %d,"
            " 'geslaagd', 'v%d-%lld', zeroblob(16), zeroblob(32), zeroblob(32) FROM logregel",
            first + i, (long long)tijd, (long long)gebruiker, first + i, first + i,
            (long long)tijd);
        change(sql);
    }
}

/* ---- each kind ---- */

START_TEST(test_nothing_unusual)
{
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    ck_assert_int_eq(looks("sanne", "/mijn/werk"), 200);
    watch();
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal"), 0);
    ck_assert_int_eq(value("SELECT volgnr = (SELECT max(volgnr) FROM logregel) FROM"
                           " inzagesignaal_stand"),
                     1);
    watch(); /* nothing new */
    AUTO_FREE char *page = page_text(login("ruth"), LIJST, 200);
    ck_assert_ptr_nonnull(strstr(page, "Er valt niets op"));
}
END_TEST

START_TEST(test_many_households)
{
    opened(101, 1001, 14, 60);
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 0);
    opened(101, 1001, 16, 60); /* fourteen of them again */
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 1);
    ck_assert_int_eq(at("aantal", "veel_huishoudens"), 16);
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal_huishouden"), 16);
    watch();
    opened(101, 1017, 4, 60); /* and it grows */
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 1);
    ck_assert_int_eq(at("aantal", "veel_huishoudens"), 20);
    ck_assert_int_eq(at("stand = 'nieuw'", "veel_huishoudens"), 1);
}
END_TEST

/* Spread over the day it is work, and a list that shows many is nobody's choice. */
START_TEST(test_many_but_usual)
{
    opened(101, 1001, 20, 600);
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 0);
    opened(102, 1001, 20, 1);
    change("DROP TRIGGER logregel_wijzigt_niet;"
           "UPDATE logregel SET verzoek = 'een lijst' WHERE gebruiker = 102");
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 0);
}
END_TEST

START_TEST(test_outside_hours)
{
    clock_forward(10 * 3600); /* eleven at night */
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    watch();
    ck_assert_int_eq(count("buiten_werktijd"), 1);
    ck_assert_int_eq(at("aantal", "buiten_werktijd"), 1);
    ck_assert_int_eq(at("regels", "buiten_werktijd"), 2);
    clock_forward(2 * 3600); /* past midnight: another day */
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    watch();
    ck_assert_int_eq(count("buiten_werktijd"), 2);
    AUTO_FREE char *day = text_value("SELECT max(dag) FROM inzagesignaal");
    ck_assert_str_eq(day, "2026-11-24");
}
END_TEST

START_TEST(test_same_name)
{
    limit("zelfde_naam", 2, 0);
    change("UPDATE gebruiker SET naam = 'Sanne Hoekstra-Yildiz' WHERE id = 101");
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    ck_assert_int_eq(looks("youssef", OTHER), 200);
    watch();
    ck_assert_int_eq(count("zelfde_naam"), 1);
    ck_assert_int_eq(at("gebruiker_id", "zelfde_naam"), 101);
    /* a name that many bear says nothing */
    change("DELETE FROM inzagesignaal_huishouden;"
           "UPDATE gebruiker SET naam = 'Sanne de Boer' WHERE id = 101;"
           "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op) VALUES"
           " (311, 'B', 'b', 11, 101, 1), (312, 'B', 'b', 11, 101, 1);"
           "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (311, 411, 204, 'ander', '2026-01-01', 'hand'),"
           " (312, 412, 204, 'ander', '2026-01-01', 'hand')");
    clock_forward(86400);
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    watch();
    ck_assert_int_eq(count("zelfde_naam"), 1);
    /* and the account's own person counts too */
    change("UPDATE gebruiker SET naam = 'Marieke van Dam', persoon_id = 206 WHERE id = 103;"
           "INSERT INTO persoon (id, naam, zoeknaam, geslachtsnaam, bron, bron_datum) VALUES"
           " (206, 'Marieke Yıldız', 'marieke yildiz', 'Yıldız', 'hand', '2026-01-01')");
    ck_assert_int_eq(looks("marieke", HOUSE), 200);
    watch();
    ck_assert_int_eq(count("zelfde_naam"), 2);
}
END_TEST

START_TEST(test_same_address)
{
    change("INSERT INTO persoon (id, naam, zoeknaam, postcode, huisnummer, bron, bron_datum) VALUES"
           " (206, 'S', 's', '1234ab', '14', 'hand', '2026-01-01'),"
           " (207, 'Y', 'y', '1234AB', '15', 'hand', '2026-01-01');"
           "UPDATE gebruiker SET persoon_id = 206 WHERE id = 101;"
           "UPDATE gebruiker SET persoon_id = 207 WHERE id = 103");
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    ck_assert_int_eq(looks("marieke", HOUSE), 200);
    watch();
    ck_assert_int_eq(count("zelfde_adres"), 1);
    ck_assert_int_eq(at("gebruiker_id", "zelfde_adres"), 101);
}
END_TEST

START_TEST(test_after_the_end)
{
    change("UPDATE betrokkenheid SET tot = '2026-11-20', status = 'beeindigd'"
           " WHERE gebruiker_id = 103");
    ck_assert_int_ge(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 103"), 1);
    opened(103, 301, 1, 0);
    opened(101, 301, 1, 0);
    watch();
    ck_assert_int_eq(count("na_einde"), 1);
    ck_assert_int_eq(at("gebruiker_id", "na_einde"), 103);
}
END_TEST

/* It runs on the writer, for each account and household of the day: what it costs does not grow
 * with the municipality. */
START_TEST(test_of_one_household_in_a_large_place)
{
    vreemden_make();
    change("UPDATE betrokkenheid SET tot = '2026-11-20', status = 'beeindigd'"
           " WHERE gebruiker_id = 103");
    opened(103, 301, 1, 0);
    db_conn_close(lees);
    lees = langs_open(db_writer_open);
    watch();
    ck_assert_int_eq(count("na_einde"), 1);
    ck_assert_int_lt(langs_most, VREEMDEN / 2);
}
END_TEST

START_TEST(test_refusals)
{
    char path[100], id[ID_TEXT_SIZE];
    for (int i = 0; i < 12; i++) /* one link that does not work is not guessing */
        ck_assert_int_eq(looks("marieke", OTHER), 404);
    watch();
    ck_assert_int_eq(count("weigeringen"), 0);
    for (int64_t i = 0; i < 9; i++) {
        id_format(500000 + i, id);
        (void)snprintf(path, sizeof path, "/huishoudens/%s", id);
        ck_assert_int_eq(looks("marieke", path), 404);
    }
    watch();
    ck_assert_int_eq(count("weigeringen"), 1);
    ck_assert_int_eq(at("aantal", "weigeringen"), 10);
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal_huishouden"), 0);
}
END_TEST

START_TEST(test_often_noodtoegang)
{
    for (int i = 0; i < 3; i++) {
        char sql[400];
        int64_t op = clock_now(&app.clock) - i * 5 * 86400;
        (void)snprintf(
            sql, sizeof sql,
            "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id,"
            " reden, gebeld, van_op, tot_op, einde_op, einde_soort) VALUES (301, %d, 103,"
            " 13, 'Een heel lange reden om te kijken.', 1, %lld, %lld, %lld, 'zelf')",
            900 + i, (long long)op, (long long)op + 3600, (long long)op + 60);
        change(sql);
    }
    opened(103, 301, 1, 0);
    watch();
    ck_assert_int_eq(count("noodtoegang_vaak"), 1);
    ck_assert_int_eq(at("aantal", "noodtoegang_vaak"), 3);
}
END_TEST

/* ---- what is done with them ---- */

static json_t *get(const char *path)
{
    struct http_reply r = api(login("ruth"), "GET", path, NULL);
    ck_assert_msg(r.status == 200, "%s: %d %.*s", path, r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

static const char *text_of(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    return text ? text : "(null)";
}

/* One signal: sanne at night. Its id, as text. */
static const char *night(char ret[ID_TEXT_SIZE])
{
    clock_forward(10 * 3600);
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    watch();
    id_format(value("SELECT max(id) FROM inzagesignaal"), ret);
    return ret;
}

static int decide(const char *who, const char *format, const char *id)
{
    char body[400];
    (void)snprintf(body, sizeof body, "{\"signalen\":[\"%s\"],%s}", id, format);
    return status_of(api(login(who), "POST", LIJST "/afhandeling", body));
}

START_TEST(test_handled)
{
    char id[ID_TEXT_SIZE], path[100];
    night(id);
    (void)snprintf(path, sizeof path, LIJST "/%s", id);
    AUTO_JSON json_t *one = get(path);
    ck_assert_str_eq(text_of(one, "stand"), "nieuw");
    ck_assert_str_eq(text_of(one, "naam"), "Sanne Hoekstra");
    const json_t *home = json_array_get(json_object_get(one, "dossiers"), 0);
    ck_assert_str_eq(text_of(home, "id"), "000000000009d");
    /* the code, and nothing of who lives there */
    AUTO_FREE char *page = page_text(login("ruth"), path, 200);
    ck_assert_ptr_null(strstr(page, "Emir"));
    ck_assert_ptr_null(strstr(page, "Yıldız"));
    ck_assert_ptr_null(strstr(page, "Lindenlaan"));
    ck_assert_int_eq(decide("ruth", "\"stand\":\"verklaard\"", id), 400); /* why? */
    ck_assert_int_eq(decide("ruth", "\"stand\":\"bekeken\"", id), 201);
    ck_assert_int_eq(decide("ruth", "\"stand\":\"verklaard\",\"reden\":\"Crisisdienst.\"", id),
                     201);
    ck_assert_int_eq(decide("ruth", "\"stand\":\"verklaard\",\"reden\":\"Crisisdienst.\"", id),
                     201);
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal_stap"), 2);
    AUTO_JSON json_t *list = get(LIJST);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "open")), 0);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "resultaten")), 1);
    ck_assert_int_eq(decide("ruth", "\"stand\":\"bekeken\"", id), 400); /* why open it again? */
    ck_assert_int_eq(decide("ruth", "\"stand\":\"bekeken\",\"reden\":\"Toch niet.\"", id), 201);
    ck_assert(!try_change("DELETE FROM inzagesignaal_stap"));
    ck_assert(!try_change("UPDATE inzagesignaal_stap SET reden = 'x'"));
    ck_assert(!try_change("UPDATE inzagesignaal SET aantal = 0"));
    free(page_text(login("ruth"), path, 200));
}
END_TEST

/* Another look into the same does not ask again; another household, or twice as many, does. */
START_TEST(test_asks_again)
{
    char id[ID_TEXT_SIZE];
    limit("buiten_werktijd", 2, 0);
    clock_forward(10 * 3600);
    opened(101, 1001, 2, 1);
    watch();
    id_format(value("SELECT max(id) FROM inzagesignaal"), id);
    ck_assert_int_eq(decide("ruth", "\"stand\":\"verklaard\",\"reden\":\"Crisisdienst.\"", id),
                     201);
    opened(101, 1001, 3, 1);
    watch();
    ck_assert_int_eq(at("aantal", "buiten_werktijd"), 3);
    ck_assert_int_eq(at("stand = 'verklaard'", "buiten_werktijd"), 1);
    opened(101, 1001, 4, 1);
    watch();
    ck_assert_int_eq(at("stand = 'nieuw'", "buiten_werktijd"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal_stap WHERE door IS NULL"), 1);
    /* told once, as long as it is not read */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'inzagesignaal-nieuw'"),
                     1);
}
END_TEST

/* What was read says that it was there: the next one is told anew. */
START_TEST(test_told_anew)
{
    char id[ID_TEXT_SIZE];
    night(id);
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", "/mijn/berichten/gelezen", "{}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gelezen_op IS NULL"), 0);
    limit("veel_huishoudens", 2, 60);
    opened(103, 1001, 2, 1);
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 1);
    ck_assert_int_eq(value("SELECT gebruiker_id FROM attendering WHERE soort ="
                           " 'inzagesignaal-nieuw' AND gelezen_op IS NULL"),
                     107);
}
END_TEST

/* What grew after the page was made is not closed with it. */
START_TEST(test_not_seen)
{
    char id[ID_TEXT_SIZE], body[100];
    night(id);
    int64_t seen = at("laatste_volgnr", "buiten_werktijd");
    ck_assert_int_eq(looks("sanne", HOUSE), 200);
    watch();
    (void)snprintf(body, sizeof body,
                   "\"stand\":\"verklaard\",\"reden\":\"Crisisdienst.\",\"totRegel\":%lld",
                   (long long)seen);
    ck_assert_int_eq(decide("ruth", body, id), 409);
    (void)snprintf(body, sizeof body,
                   "\"stand\":\"verklaard\",\"reden\":\"Crisisdienst.\",\"totRegel\":%lld",
                   (long long)at("laatste_volgnr", "buiten_werktijd"));
    ck_assert_int_eq(decide("ruth", body, id), 201);
}
END_TEST

START_TEST(test_not_theirs)
{
    char id[ID_TEXT_SIZE], path[100];
    night(id);
    (void)snprintf(path, sizeof path, LIJST "/%s", id);
    static const char *const others[] = {"sanne", "anja", "hans"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        ck_assert_int_eq(looks(others[i], LIJST), 403);
        ck_assert_int_eq(looks(others[i], path), 403);
        ck_assert_int_eq(looks(others[i], "/inzagesignaalregels"), 403);
        ck_assert_int_eq(decide(others[i], "\"stand\":\"bekeken\"", id), 403);
    }
    ck_assert_int_eq(decide("ruth", "\"stand\":\"bekeken\"", NIEMAND), 404);
    /* all or none */
    char both[400];
    (void)snprintf(both, sizeof both,
                   "{\"signalen\":[\"%s\",\"" NIEMAND "\"],\"stand\":\"bekeken\"}", id);
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", LIJST "/afhandeling", both)), 404);
    ck_assert_int_eq(at("stand = 'nieuw'", "buiten_werktijd"), 1);
    /* nobody reviews their own */
    change("DROP TRIGGER inzagesignaal_vast; UPDATE inzagesignaal SET gebruiker_id = 107");
    ck_assert_int_eq(looks("ruth", path), 404);
    ck_assert_int_eq(decide("ruth", "\"stand\":\"bekeken\"", id), 404);
}
END_TEST

/* Died between reading and keeping, or ran twice: the same comes out. */
START_TEST(test_repeated)
{
    char id[ID_TEXT_SIZE];
    night(id);
    change("UPDATE inzagesignaal_stand SET volgnr = 0");
    watch();
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal"), 1);
    ck_assert_int_eq(at("versie", "buiten_werktijd"), 1);
    /* two at once: the one that comes second keeps nothing */
    ck_assert_int_eq(at("regels", "buiten_werktijd"), 1);
}
END_TEST

START_TEST(test_forgotten_household)
{
    char id[ID_TEXT_SIZE];
    night(id);
    change("DELETE FROM inzagesignaal_huishouden WHERE huishouden_id = 301");
    AUTO_JSON json_t *list = get(LIJST);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "open")), 1);
    /* a household that is gone is not written down again */
    opened(101, 1001, 1, 1);
    change("DELETE FROM huishouden WHERE id = 1001");
    watch();
    ck_assert_int_eq(value("SELECT count(*) FROM inzagesignaal_huishouden WHERE huishouden_id ="
                           " 1001"),
                     0);
}
END_TEST

/* ---- what counts ---- */

START_TEST(test_limits)
{
    const char *ruth = login("ruth");
    AUTO_JSON json_t *all = get("/inzagesignaalregels");
    const json_t *row;
    size_t i;
    char path[100] = "";
    ck_assert_uint_eq(json_array_size(json_object_get(all, "regels")), 7);
    json_array_foreach(json_object_get(all, "regels"), i, row)
    {
        if (strcmp(text_of(row, "soort"), "veel_huishoudens") == 0)
            (void)snprintf(path, sizeof path, "/inzagesignaalregels/%s", text_of(row, "id"));
    }
    static const struct {
        const char *body;
        int status;
    } asked[] = {
        {"{\"actief\":true,\"drempel\":0,\"venster\":60,\"reden\":\"Te veel.\"}", 400},
        {"{\"actief\":true,\"drempel\":5,\"venster\":9999,\"reden\":\"Te veel.\"}", 400},
        {"{\"actief\":true,\"drempel\":5,\"reden\":\"Te veel.\"}", 400},
        {"{\"actief\":true,\"drempel\":5,\"venster\":10}", 400},
        {"{\"drempel\":5,\"venster\":10,\"reden\":\"Niet gezegd of.\"}", 400},
        {"{\"actief\":true,\"drempel\":3,\"venster\":10,\"reden\":\"Wij willen meer zien.\"}", 201},
        {"{\"actief\":true,\"drempel\":4,\"venster\":10,\"reden\":\"Op de oude.\"}", 404},
    };
    for (i = 0; i < COUNT_OF(asked); i++)
        ck_assert_msg(status_of(api(ruth, "POST", path, asked[i].body)) == asked[i].status, "%zu",
                      i);
    opened(101, 1001, 4, 10);
    watch();
    ck_assert_int_eq(count("veel_huishoudens"), 1);
    AUTO_JSON json_t *now = get("/inzagesignaalregels");
    ck_assert_uint_ge(json_array_size(json_object_get(now, "vroeger")), 1);
    free(page_text(ruth, "/inzagesignaalregels", 200));
    ck_assert(!try_change("UPDATE inzagesignaal_regel SET drempel = 1"));
    ck_assert(!try_change("DELETE FROM inzagesignaal_regel"));
}
END_TEST

START_TEST(test_working_hours)
{
    const char *ruth = login("ruth");
    static const char path[] = "/inzagesignaalregels/werktijd";
    free(reason(api(ruth, "POST", path,
                    "{\"begint\":\"zeven\",\"eindigt\":\"20:00\",\"dagen\":[\"ma\"],\"reden\":"
                    "\"Nieuwe tijden.\"}"),
                "begint"));
    free(reason(api(ruth, "POST", path,
                    "{\"begint\":\"08:00\",\"eindigt\":\"25:00\",\"dagen\":[\"ma\"],\"reden\":"
                    "\"Nieuwe tijden.\"}"),
                "eindigt"));
    free(reason(api(ruth, "POST", path,
                    "{\"begint\":\"08:00\",\"eindigt\":\"07:00\",\"dagen\":[\"ma\"],\"reden\":"
                    "\"Nieuwe tijden.\"}"),
                "eindigt"));
    ck_assert_int_eq(status_of(api(ruth, "POST", path,
                                   "{\"begint\":\"14:00\",\"eindigt\":\"24:00\",\"dagen\":[\"ma\","
                                   "\"zo\"],\"reden\":\"Wij werken later.\"}")),
                     201);
    ck_assert_int_eq(looks("sanne", HOUSE), 200); /* at one in the afternoon */
    watch();
    ck_assert_int_eq(count("buiten_werktijd"), 1);
    AUTO_JSON json_t *all = get("/inzagesignaalregels");
    const json_t *hours = json_object_get(all, "werktijd");
    ck_assert_str_eq(text_of(hours, "begint"), "14:00");
    ck_assert_str_eq(text_of(hours, "eindigt"), "24:00");
    ck_assert_uint_eq(json_array_size(json_object_get(hours, "dagen")), 2);
    free(page_text(ruth, "/inzagesignaalregels/werktijd/wijzig", 200));
    /* a day off of the municipality's own */
    static const char days[] = "/inzagesignaalregels/feestdagen";
    ck_assert_int_eq(
        status_of(api(ruth, "POST", days, "{\"datum\":\"2026-11-24\",\"naam\":\"Studiedag\"}")),
        201);
    ck_assert_int_eq(value("SELECT count(*) FROM feestdag WHERE datum = '2026-11-24'"), 1);
    ck_assert_int_eq(
        status_of(api(ruth, "DELETE", "/inzagesignaalregels/feestdagen/2026-11-24", NULL)), 204);
    ck_assert_int_eq(
        status_of(api(ruth, "DELETE", "/inzagesignaalregels/feestdagen/2026-11-24", NULL)), 404);
}
END_TEST

START_TEST(test_export)
{
    char id[ID_TEXT_SIZE];
    night(id);
    struct http_reply r = api(login("ruth"), "GET", LIJST "/uitvoer?formaat=csv&stand=nieuw", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, id));
    ck_assert(reply_has(&r, "Sanne Hoekstra"));
    http_reply_free(&r);
    AUTO_FREE char *told = text_value("SELECT handeling || ': ' || reden FROM logregel"
                                      " ORDER BY volgnr DESC");
    ck_assert_str_eq(told, "inzagesignaal.uitvoeren: csv, 1 regels: stand=nieuw");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("inzagesignaal");
    TCase *t = tcase_create("inzagesignaal");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_nothing_unusual);
    tcase_add_test(t, test_many_households);
    tcase_add_test(t, test_many_but_usual);
    tcase_add_test(t, test_outside_hours);
    tcase_add_test(t, test_same_name);
    tcase_add_test(t, test_same_address);
    tcase_add_test(t, test_after_the_end);
    tcase_add_test(t, test_of_one_household_in_a_large_place);
    tcase_add_test(t, test_refusals);
    tcase_add_test(t, test_often_noodtoegang);
    tcase_add_test(t, test_handled);
    tcase_add_test(t, test_asks_again);
    tcase_add_test(t, test_told_anew);
    tcase_add_test(t, test_not_seen);
    tcase_add_test(t, test_not_theirs);
    tcase_add_test(t, test_repeated);
    tcase_add_test(t, test_forgotten_household);
    tcase_add_test(t, test_limits);
    tcase_add_test(t, test_working_hours);
    tcase_add_test(t, test_export);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
