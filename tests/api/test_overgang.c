/* SPDX-License-Identifier: EUPL-1.2 */
/* Transitions: what comes and who is told of it, lists and their gaps, whose they are. */
#include "gezin.h"
#include "storing.h"

#include "wachter/wachter.h"

#define LIST HOUSE "/overgangen"
#define GOAL "00000000000fy" /* 510 */

static char one[60];

static void later(int days)
{
    PROBLEEM_AUTO struct probleem p = {0};
    clock_forward((int64_t)days * 86400);
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

#define TOLD(who, soort)                                                                           \
    value("SELECT coalesce(sum(aantal), 0) FROM attendering WHERE gebruiker_id = " #who            \
          " AND soort = '" soort "'")

static json_t *get(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    json_t *json = reply_json(&r);
    ck_assert_int_eq(status_of(r), 200);
    return json;
}

/* The day of a kind among what comes; NULL when it does not. To be freed. */
static char *comes(const char *who, const char *soort)
{
    AUTO_JSON json_t *json = get(who, LIST);
    const json_t *row;
    size_t i;
    json_array_foreach(json_object_get(json, "komt"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "soort")), soort) == 0)
            return strdup(json_string_value(json_object_get(row, "datum")));
    }
    return NULL;
}

static size_t gaps(void)
{
    AUTO_JSON json_t *json = get("sanne", one);
    return json_array_size(json_object_get(json, "gaten"));
}

static void begin(const char *body)
{
    (void)snprintf(one, sizeof one, "/overgangen/%s",
                   made(api(login("sanne"), "POST", LIST, body)));
}

static int arrange(int version, const char *body)
{
    char header[40];
    (void)snprintf(header, sizeof header, "If-Match: \"v%d\"", version);
    return status_of(api_with(login("sanne"), "PATCH", one, header, body));
}

#define NOOR_16 "{\"soort\":\"wordt_16\",\"persoon\":\"" NOOR "\"}"
#define MOVE(dag) "{\"soort\":\"verhuizing\",\"persoon\":\"" NOOR "\",\"datum\":\"" dag "\"}"
#define DONE_(punt)                                                                                \
    "{\"punt\":\"" punt "\",\"stand\":\"geregeld\",\"wie\":\"Oma\",\"vanaf\":\"2026-12-01\"}"

/* ---- what comes ---- */

START_TEST(test_comes)
{
    AUTO_FREE char *sixteen = comes("sanne", "wordt_16");
    AUTO_FREE char *seventeen = comes("sanne", "wordt_17");
    AUTO_FREE char *half = comes("sanne", "wordt_17h");
    ck_assert_str_eq(sixteen, "2026-12-01");
    ck_assert_str_eq(seventeen, "2027-12-01");
    ck_assert_str_eq(half, "2028-06-01");
    AUTO_FREE char *eighteen = comes("sanne", "wordt_18"); /* more than two years */
    ck_assert_ptr_null(eighteen);
    /* school sees the card and no birth dates */
    AUTO_FREE char *school = comes("marieke", "wordt_16");
    ck_assert_ptr_null(school);
    begin(NOOR_16);
    AUTO_FREE char *begun = comes("sanne", "wordt_16");
    ck_assert_ptr_null(begun);
}
END_TEST

/* Of a partial date the first day it allows; it is no more when the last one is past. */
START_TEST(test_partial)
{
    change("UPDATE persoon SET geboortedatum = '2010-12-00' WHERE id = 205");
    AUTO_FREE char *month = comes("sanne", "wordt_16");
    ck_assert_str_eq(month, "2026-12-01");
    change("UPDATE persoon SET geboortedatum = '2010-00-00' WHERE id = 205");
    AUTO_FREE char *year = comes("sanne", "wordt_16");
    ck_assert_str_eq(year, "2026-01-01");
    later(0);
    ck_assert_int_ge(TOLD(101, "overgang-komt"), 1);
    change("UPDATE persoon SET geboortedatum = '2010-10-00' WHERE id = 205");
    AUTO_FREE char *past = comes("sanne", "wordt_16");
    ck_assert_ptr_null(past);
    change("UPDATE persoon SET geboortedatum = NULL WHERE id = 205");
    AUTO_FREE char *unknown = reason(api(login("sanne"), "POST", LIST, NOOR_16), "persoon");
    ck_assert(unknown);
}
END_TEST

START_TEST(test_told)
{
    change("UPDATE persoon SET geboortedatum = '2011-02-20' WHERE id = 205");
    later(0); /* 19 November: 16 on 20 February, and it is told three months before */
    ck_assert_int_eq(TOLD(101, "overgang-komt"), 0);
    later(1);
    ck_assert_int_eq(TOLD(101, "overgang-komt"), 1);
    ck_assert_int_eq(TOLD(102, "overgang-komt"), 0);
    ck_assert_int_eq(TOLD(103, "overgang-komt"), 0);
    later(1);
    later(30);
    ck_assert_int_eq(TOLD(101, "overgang-komt"), 1);
}
END_TEST

/* Nobody has the regie on that day: it is told when somebody has. */
START_TEST(test_told_later)
{
    change(
        "UPDATE regie SET tot_op = 1795000000, einde_reden = 'x', einde_door = 101 WHERE id = 551;"
        "UPDATE gezinsplan SET vacature_sinds = 1795000000, vacature_uiterlijk = '2027-01-01'"
        " WHERE id = 501");
    later(0);
    ck_assert_int_eq(TOLD(101, "overgang-komt"), 0);
    change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES (301,"
           " 559, 101, 11, 1795086100);"
           "UPDATE gezinsplan SET vacature_sinds = NULL, vacature_uiterlijk = NULL WHERE id = 501");
    later(1);
    ck_assert_int_ge(TOLD(101, "overgang-komt"), 1);
}
END_TEST

/* 17 and a half, and half a year before 18, on the same day: whoever stands at the border of a
 * piece of the wachter's work is told of both. `_i` more with one transition move that border. */
START_TEST(test_two_at_once)
{
    enum { MANY = 40 };
    for (int n = 0; n < MANY + _i; n++) {
        char sql[1600];
        (void)snprintf(
            sql, sizeof sql,
            "INSERT INTO persoon (id, naam, zoeknaam, bron, bron_datum, geboortedatum) VALUES (%d, "
            "'Kind', 'kind', 'hand', '2020-01-01',"
            " '%s');"
            "INSERT INTO lid (huishouden_id, id, persoon_id, rol, bron, van) VALUES (301, %d, %d, "
            "'kind', 'hand',"
            " '2020-01-01');"
            "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
            " door_regie, op, personen) VALUES (301, %d, 'contact', 'contact', 'coordinatie', 11,"
            " 101, 1, 1767225600, '%d');"
            "INSERT INTO item_persoon VALUES (301, %d, %d);",
            7000 + n, n < _i ? "2009-05-25" : "2009-05-19", 7100 + n, 7000 + n, 7200 + n, 7000 + n,
            7200 + n, 7000 + n);
        change(sql);
    }
    later(0);
    ck_assert_int_eq(value("SELECT count(*) FROM overgang_melding WHERE persoon_id >= 7000"),
                     2 * MANY + _i);
}
END_TEST

/* ---- lists and gaps ---- */

START_TEST(test_gaps)
{
    begin(NOOR_16);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'overgang' AND categorie ="
                           " 'contact'"),
                     1);
    ck_assert_uint_eq(gaps(), 4);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LIST, NOOR_16)), 409);
    free(reason(api_with(login("sanne"), "PATCH", one, V(1),
                         "{\"punten\":[{\"punt\":\"wonen\",\"stand\":\"geregeld\"}]}"),
                "punten"));
    free(reason(api_with(login("sanne"), "PATCH", one, V(1),
                         "{\"punten\":[{\"punt\":\"zomaar\",\"stand\":\"nvt\"}]}"),
                "punt"));
    ck_assert_int_eq(arrange(1, "{\"punten\":[" DONE_("wonen") "," DONE_("inkomen") "]}"), 200);
    ck_assert_int_eq(arrange(1, "{\"punten\":[" DONE_("school") "]}"), 412);
    ck_assert_uint_eq(gaps(), 2);
    ck_assert_int_eq(
        arrange(
            2, "{\"punten\":[" DONE_("verzekering") "," DONE_(
                   "hulp") ",{\"punt\":\"beslissen\",\"stand\":\"nvt\"},{\"punt\":\"school\","
                           "\"stand\":\"geregeld\",\"wie\":\"School\",\"vanaf\":\"2026-12-08\"}]}"),
        200);
    ck_assert_uint_eq(gaps(), 1); /* a week without school */
    ck_assert_int_eq(arrange(3, "{\"punten\":[" DONE_("school") "],\"status\":\"klaar\"}"), 200);
    ck_assert_uint_eq(gaps(), 0);
    ck_assert(!try_change("UPDATE overgang_regel SET stand = 'geregeld', wie = NULL"));
    begin(MOVE("2027-01-15"));
    AUTO_FREE char *open = page_text(login("sanne"), LIST, 200);
    ck_assert_ptr_nonnull(strstr(open, "Nog niet geregeld"));
    ck_assert_int_eq(arrange(1, "{\"status\":\"vervallen\"}"), 200);
    AUTO_FREE char *off = page_text(login("sanne"), LIST, 200); /* nothing is left to arrange */
    ck_assert_ptr_null(strstr(off, "Nog niet geregeld"));
}
END_TEST

/* What does not go on is not open any more. */
START_TEST(test_called_off)
{
    begin(MOVE("2027-01-14"));
    ck_assert_uint_eq(gaps(), 4);
    ck_assert_int_eq(arrange(1, "{\"status\":\"vervallen\"}"), 200);
    ck_assert_uint_eq(gaps(), 0);
    AUTO_FREE char *text = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(text, "dit gaat niet door"));
}
END_TEST

START_TEST(test_gap_told)
{
    begin(MOVE("2027-01-15")); /* 57 days */
    later(0);
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 0);
    later(1);
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 1);
    later(27);
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 1);
    later(1); /* four weeks before */
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 2);
    ck_assert_int_eq(arrange(1, "{\"punten\":[" DONE_("wonen") "," DONE_("inkomen") "," DONE_(
                                    "hulp") "," DONE_("school") "]}"),
                     200);
    later(7);
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 2);
}
END_TEST

/* A week after the day procesregie hears of it too: of the household, and no more than that. */
START_TEST(test_gap_climbs)
{
    begin(MOVE("2026-12-03"));
    later(0); /* two weeks before */
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 1);
    later(14);
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 3);
    later(6);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 0);
    later(1);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 1);
    ck_assert_int_eq(TOLD(101, "overgang-gat-proces"), 0);
    later(1);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 1);
    later(6);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 2);
    ck_assert_int_eq(
        value("SELECT count(*) FROM attendering WHERE gebruiker_id = 105 AND soort LIKE"
              " 'overgang%' AND object IS NULL AND object_id IS NULL"),
        1);
    AUTO_FREE char *text = page_text(login("hans"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(text, "blijft na een overgang iets liggen"));
    ck_assert_ptr_null(strstr(text, "/overgangen/"));
    ck_assert_int_eq(status_of(api(login("hans"), "GET", one, NULL)), 404);
    ck_assert_int_eq(
        arrange(1, "{\"punten\":[{\"punt\":\"wonen\",\"stand\":\"nvt\"},{\"punt\":\"inkomen\","
                   "\"stand\":\"nvt\"},{\"punt\":\"hulp\",\"stand\":\"nvt\"},{\"punt\":\"school\","
                   "\"stand\":\"nvt\"}]}"),
        200);
    later(7);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 2);
}
END_TEST

/* Nobody has the regie: procesregie hears of it at once; not of a closed plan (R23), and not about
 * their own family (R6). */
START_TEST(test_gap_nobody)
{
    begin(MOVE("2026-12-17"));
    change(
        "UPDATE regie SET tot_op = 1795000000, einde_reden = 'x', einde_door = 101 WHERE id = 551;"
        "UPDATE gezinsplan SET vacature_sinds = 1795000000, vacature_uiterlijk = '2027-01-01'"
        " WHERE id = 501");
    change("UPDATE gebruiker SET persoon_id = 202 WHERE id = 105");
    later(0); /* four weeks before */
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 0);
    change("UPDATE gebruiker SET persoon_id = NULL WHERE id = 105");
    later(7);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 1);
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1795000000, vacature_sinds = "
           "NULL, vacature_uiterlijk ="
           " NULL WHERE id = 501");
    later(7);
    ck_assert_int_eq(TOLD(105, "overgang-gat-proces"), 1);
}
END_TEST

START_TEST(test_fields)
{
    free(reason(
        api(login("sanne"), "POST", LIST, "{\"soort\":\"verhuizing\",\"persoon\":\"" NOOR "\"}"),
        "datum"));
    free(
        reason(api(login("sanne"), "POST", LIST, "{\"soort\":\"zomaar\",\"persoon\":\"" NOOR "\"}"),
               "soort"));
    free(reason(api(login("sanne"), "POST", LIST,
                    "{\"soort\":\"verhuizing\",\"datum\":\"2027-01-01\",\"persoon\":\"" DAAN "\"}"),
                "personen"));
    ck_assert_int_eq(value("SELECT count(*) FROM overgang"), 0);
}
END_TEST

START_TEST(test_beschikking)
{
    char body[300], id[ID_TEXT_SIZE];
    (void)snprintf(
        id, sizeof id, "%s",
        made(api(login("sanne"), "POST", HOUSE "/voorzieningen",
                 "{\"naam\":\"Begeleiding\",\"personen\":[\"" NOOR "\"],\"dienst\":\"begeleiding\","
                 "\"wet\":\"wmo\",\"leefgebied\":\"onderwijs\",\"status\":\"loopt\",\"vorm\":"
                 "\"natura\",\"van\":\"2026-01-01\",\"tot\":\"2027-02-01\"}")));
    AUTO_FREE char *day = comes("sanne", "beschikking");
    ck_assert_str_eq(day, "2027-02-01");
    (void)snprintf(body, sizeof body,
                   "{\"soort\":\"beschikking\",\"persoon\":\"" NOOR "\",\"voorziening\":\"%s\"}",
                   id);
    begin(body);
    ck_assert_uint_eq(gaps(), 1); /* care alone */
    AUTO_FREE char *begun = comes("sanne", "beschikking");
    ck_assert_ptr_null(begun);
    (void)snprintf(body, sizeof body,
                   "{\"soort\":\"beschikking\",\"persoon\":\"" EMIR "\",\"voorziening\":\"%s\"}",
                   id);
    free(reason(api(login("sanne"), "POST", LIST, body), "voorziening"));
}
END_TEST

START_TEST(test_actie)
{
    char path[100];
    begin(MOVE("2027-03-01"));
    (void)snprintf(path, sizeof path, "%s/acties", one);
    AUTO_FREE char *none = reason(
        api(login("sanne"), "POST", path, "{\"punt\":\"zomaar\",\"doel\":\"" GOAL "\"}"), "punt");
    ck_assert(none);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", path, "{\"punt\":\"wonen\",\"doel\":\"" GOAL "\"}")),
        201);
    ck_assert_int_eq(value("SELECT count(*) FROM actie a JOIN overgang_regel r ON r.actie_id = a.id"
                           " WHERE a.vervaldatum = '2027-02-01' AND a.eigenaar_gebruiker_id = 101"),
                     1);
    AUTO_FREE char *text = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(text, "Huurcontract"));
    ck_assert_ptr_nonnull(strstr(text, "/acties/"));
}
END_TEST

/* ---- it breaks at every write ---- */

static const char *const TABELLEN[] = {"overgang",      "overgang_regel", "overgang_melding",
                                       "actie",         "actie_stand",    "item",
                                       "item_persoon",  "geadresseerde",  "attendering",
                                       "wachter_stand", "logregel",       "idempotentie"};

static char *picture(void)
{
    return text_value(
        "SELECT (SELECT json_group_array(json_array(id, status, gemeld_op, versie)) FROM overgang)"
        " || (SELECT json_group_array(json_array(overgang_id, punt, stand, wie, vanaf, actie_id))"
        "  FROM overgang_regel)"
        " || (SELECT json_group_array(json_array(id, titel, status, versie)) FROM actie)"
        " || (SELECT count(*) FROM actie_stand) || ' ' || (SELECT count(*) FROM overgang_melding)"
        " || ' ' || (SELECT json_group_array(json_array(gebruiker_id, soort, aantal)) FROM"
        " attendering)"
        " || (SELECT count(*) FROM item) || ' ' || (SELECT count(*) FROM item_persoon)");
}

/* Every transition is an item about its person; what is arranged says by whom and from when, and an
 * action of a point is there. */
static void whole(void)
{
    ck_assert_int_eq(
        value("SELECT (SELECT count(*) FROM overgang o WHERE NOT EXISTS (SELECT 1 FROM item i JOIN"
              " item_persoon p ON p.item_id = i.id WHERE i.id = o.id AND p.persoon_id ="
              " o.persoon_id)) + (SELECT count(*) FROM item i WHERE i.soort = 'overgang' AND NOT"
              " EXISTS (SELECT 1 FROM overgang o WHERE o.id = i.id)) + (SELECT count(*) FROM"
              " overgang_regel r WHERE r.actie_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM actie a"
              " WHERE a.id = r.actie_id))"),
        0);
}

static const struct storing STAP = {.picture = picture, .holds = whole};

static int try_begin(void)
{
    struct http_reply r = api(login("sanne"), "POST", LIST, MOVE("2027-01-14"));
    AUTO_JSON json_t *json = r.status == 201 ? reply_json(&r) : NULL;
    if (json)
        (void)snprintf(one, sizeof one, "/overgangen/%s",
                       json_string_value(json_object_get(json, "id")));
    return status_of(r);
}
static int try_arrange(void)
{
    return arrange(1, "{\"punten\":[" DONE_("wonen") "," DONE_("inkomen") "]}");
}
static int try_actie(void)
{
    char path[100];
    (void)snprintf(path, sizeof path, "%s/acties", one);
    return status_of(
        api(login("sanne"), "POST", path, "{\"punt\":\"school\",\"doel\":\"" GOAL "\"}"));
}
static int try_call_off(void)
{
    int64_t version = value("SELECT versie FROM overgang ORDER BY id DESC LIMIT 1");
    return arrange((int)version, "{\"status\":\"vervallen\"}");
}

START_TEST(test_faults)
{
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    storing_every(&STAP, try_begin);
    storing_every(&STAP, try_arrange);
    ck_assert_uint_eq(gaps(), 2);
    storing_every(&STAP, try_actie);
    ck_assert_int_eq(value("SELECT count(*) FROM overgang_regel WHERE actie_id IS NOT NULL"), 1);
    storing_every(&STAP, try_call_off);
    ck_assert_uint_eq(gaps(), 0);
}
END_TEST

/* The wachter breaks half-way: each is told once all the same. */
START_TEST(test_faults_wachter)
{
    later(0);
    change("DELETE FROM attendering; DELETE FROM overgang_melding");
    begin(MOVE("2027-01-15"));
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    clock_forward(86400);
    storing_wachter(&(struct storing){.holds = whole});
    ck_assert_int_eq(TOLD(101, "overgang-komt"), 1);
    ck_assert_int_eq(TOLD(101, "overgang-gat"), 1);
}
END_TEST

/* ---- whose they are ---- */

START_TEST(test_whose)
{
    begin(NOOR_16);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", LIST, NOOR_16)), 403);
    ck_assert_int_eq(status_of(api(login("youssef"), "POST", LIST, NOOR_16)), 404);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", one, NULL)), 404);
    same(api(login("marieke"), "GET", one, NULL),
         api(login("marieke"), "GET", "/overgangen/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", one, V(1), "{}")), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", LIST, NULL)), 404);
}
END_TEST

START_TEST(test_pages)
{
    char path[100];
    AUTO_FREE char *list = page_text(login("sanne"), LIST, 200);
    ck_assert_ptr_nonnull(strstr(list, "Wordt 16"));
    ck_assert_ptr_nonnull(strstr(list, "Begin nu"));
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", LIST, "soort=wordt_16&persoon=" NOOR)),
                     303);
    AUTO_JSON json_t *json = get("sanne", LIST);
    const json_t *row = json_array_get(json_object_get(json, "resultaten"), 0);
    (void)snprintf(one, sizeof one, "/overgangen/%s",
                   json_string_value(json_object_get(row, "id")));
    (void)snprintf(path, sizeof path, "%s/wijzig", one);
    AUTO_FREE char *form = page_text(login("sanne"), path, 200);
    ck_assert_ptr_nonnull(strstr(form, "name=\"punten.0.punt\""));
    ck_assert_ptr_null(strstr(form, "name=\"punten.6.punt\""));
    (void)snprintf(path, sizeof path, "%s/acties/nieuw", one);
    AUTO_FREE char *actie = page_text(login("sanne"), path, 200);
    AUTO_FREE char *new = page_text(login("sanne"), LIST "/nieuw", 200);
    ck_assert(actie && new);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("overgang");
    TCase *c = tcase_create("overgang");
    tcase_add_checked_fixture(c, gezin_start, harness_stop);
    tcase_set_timeout(c, 300); /* many requests each, on a busy machine */
    tcase_add_test(c, test_comes);
    tcase_add_test(c, test_partial);
    tcase_add_test(c, test_told);
    tcase_add_test(c, test_told_later);
    tcase_add_loop_test(c, test_two_at_once, 0, 2);
    tcase_add_test(c, test_gaps);
    tcase_add_test(c, test_called_off);
    tcase_add_test(c, test_gap_told);
    tcase_add_test(c, test_gap_climbs);
    tcase_add_test(c, test_gap_nobody);
    tcase_add_test(c, test_fields);
    tcase_add_test(c, test_beschikking);
    tcase_add_test(c, test_actie);
    tcase_add_test(c, test_faults);
    tcase_add_test(c, test_faults_wachter);
    tcase_add_test(c, test_whose);
    tcase_add_test(c, test_pages);
    suite_add_tcase(s, c);
    return harness_main(s);
}
