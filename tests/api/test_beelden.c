/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists that are chosen from, choices that are kept, plans that sleep, and a page of one's own work
 * that stays small for who has thousands of households. */
#include "gezin.h"

#define MARIEKE "0000000000037" /* 103 */
#define WIJK "00000000000ww"    /* 924 */

static void start(void)
{
    gezin_start();
    change("INSERT INTO wijk (id, code, naam) VALUES (924, 'N', 'Noord'), (925, 'Z', 'Zuid');"
           "UPDATE huishouden SET wijk_id = 924 WHERE id = 301;"
           "UPDATE huishouden SET wijk_id = 925 WHERE id = 302;"
           "UPDATE gezinsplan SET evaluatiedatum = '2026-11-10' WHERE huishouden_id = 301;"
           "UPDATE gezinsplan SET evaluatiedatum = '2027-03-01' WHERE huishouden_id = 302");
}

/* Whether a page or answer names these two families. */
static void shows(const char *who, const char *path, bool yildiz, bool de_vries)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    ck_assert_msg(r.status == 200, "%s: %d", path, r.status);
    ck_assert_msg(reply_has(&r, "\"Y\u0131ld\u0131z\"") == yildiz, "%s: %s", path, r.body);
    ck_assert_msg(reply_has(&r, "\"De Vries\"") == de_vries, "%s: %s", path, r.body);
    http_reply_free(&r);
}

START_TEST(test_choosing)
{
    shows("hans", "/huishoudens", true, true);
    shows("hans", "/huishoudens?wijk=" WIJK, true, false);
    shows("hans", "/huishoudens?wijk=" NIEMAND, false, false);
    shows("hans", "/huishoudens?toon=evaluatie", true, false);
    shows("hans", "/huishoudens?toon=evaluatie&wijk=00000000000wx", false, false);
    shows("hans", "/huishoudens?toon=zonder", false, false);
    shows("hans", "/huishoudens?toon=regie", false, false);
    shows("sanne", "/huishoudens?toon=regie", true, false);
    shows("sanne", "/huishoudens?toon=zonder", false, false);
    shows("marieke", "/huishoudens?toon=regie", false, false);
    shows("marieke", "/huishoudens?toon=evaluatie&wijk=" WIJK, true, false);
    shows("ilse", "/huishoudens?toon=evaluatie", false, false);
    change("UPDATE regie SET tot_op = 1795000000, einde_reden = 'weg', einde_door = 105 WHERE id ="
           " 552; UPDATE gezinsplan SET vacature_sinds = 1795000000, vacature_uiterlijk ="
           " '2026-11-21' WHERE id = 502");
    shows("hans", "/huishoudens?toon=zonder", false, true);
    shows("hans", "/regieoverzicht?wijk=" WIJK, true, false);
    shows("hans", "/regieoverzicht", true, true);
    /* of who has no area it does not say that all is well */
    char *other = page_text(login("sanne"), "/regieoverzicht", 200);
    ck_assert(strstr(other, "Dit overzicht is voor procesregie") &&
              !strstr(other, "heeft een regisseur") && !strstr(other, "is te laat."));
    free(other);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", "/huishoudens?toon=alles", NULL)), 400);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", "/huishoudens?wijk=x", NULL)), 400);
    char *text = page_text(login("hans"), "/huishoudens?toon=zonder", 200);
    ck_assert(strstr(text, "Deze keuze bewaren") && strstr(text, "waar ik de regie heb"));
    free(text);
    text = page_text(login("sanne"), "/huishoudens?toon=zonder", 200);
    ck_assert(strstr(text, "Niets bij deze keuze"));
    free(text);
    /* R6: one's own household is not found by choosing either */
    change("UPDATE gebruiker SET persoon_id = 202 WHERE id = 103");
    shows("marieke", "/huishoudens?toon=evaluatie", false, false);
}
END_TEST

#define KEEP(naam, rest) "{\"naam\": \"" naam "\", \"lijst\": \"huishoudens\"" rest "}"

START_TEST(test_kept)
{
    char path[100];
    const char *id =
        made(api(login("sanne"), "POST", "/mijn/beelden",
                 KEEP("Deze maand", ", \"toon\": \"evaluatie\", \"wijk\": \"" WIJK "\"")));
    char *text = page_text(login("sanne"), "/huishoudens", 200);
    ck_assert(strstr(text, "Deze maand") && strstr(text, "/huishoudens?wijk=" WIJK));
    free(text);
    struct http_reply r = api(login("sanne"), "GET", "/mijn/beelden", NULL);
    ck_assert(reply_has(&r, "Deze maand") && reply_has(&r, "toon=evaluatie"));
    http_reply_free(&r);
    r = api(login("youssef"), "GET", "/mijn/beelden", NULL);
    ck_assert(!reply_has(&r, "Deze maand"));
    http_reply_free(&r);
    free(reason(
        api(login("sanne"), "POST", "/mijn/beelden", KEEP("Deze maand", ", \"toon\": \"regie\"")),
        "naam"));
    free(reason(api(login("sanne"), "POST", "/mijn/beelden", KEEP("Alles", "")), "toon"));
    free(reason(
        api(login("sanne"), "POST", "/mijn/beelden", KEEP("Ergens", ", \"wijk\": \"" NIEMAND "\"")),
        "wijk"));
    free(reason(api(login("sanne"), "POST", "/mijn/beelden", KEEP("", ", \"toon\": \"regie\"")),
                "naam"));
    free(reason(api(login("hans"), "POST", "/mijn/beelden",
                    "{\"naam\": \"x\", \"lijst\": \"regieoverzicht\", \"toon\": \"regie\"}"),
                "toon"));
    (void)snprintf(path, sizeof path, "/mijn/beelden/%s", id);
    same(api(login("youssef"), "DELETE", path, NULL),
         api(login("youssef"), "DELETE", "/mijn/beelden/" NIEMAND, NULL), 404);
    free(page_text(login("sanne"), "/mijn/beelden/nieuw?lijst=huishoudens&toon=evaluatie", 200));
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", "/mijn/beelden",
                                    "naam=Zuid&lijst=huishoudens&wijk=00000000000wx")),
                     303);
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", "/mijn/beelden", "naam=&lijst=x")),
                     400);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path, NULL)), 204);
    ck_assert_int_eq(value("SELECT count(*) FROM beeld"), 1);
    ck_assert_int_eq(status_of(api(NULL, "GET", "/mijn/beelden", NULL)), 401);
}
END_TEST

/* The overview of procesregie is chosen from by wijk alone; what was kept before leads there too.
 */
START_TEST(test_the_overview)
{
    change("INSERT INTO beeld (gebruiker_id, id, lijst, naam, wijk_id, toon, op)"
           " SELECT id, 7001, 'regieoverzicht', 'OUD', 924, 'zonder', 1 FROM gebruiker WHERE"
           " gebruikersnaam = 'hans'");
    char *text = page_text(login("hans"), "/regieoverzicht", 200);
    ck_assert(strstr(text, "\"/regieoverzicht?wijk=" WIJK "\"") && strstr(text, "OUD"));
    free(text);
    text = page_text(login("hans"), "/mijn/beelden/nieuw?lijst=regieoverzicht&wijk=" WIJK, 200);
    ck_assert(strstr(text, "veld-wijk") && !strstr(text, "veld-toon"));
    free(text);
    text = page_text(login("hans"), "/mijn/beelden/nieuw?lijst=huishoudens&wijk=" WIJK, 200);
    ck_assert_ptr_nonnull(strstr(text, "veld-toon"));
    free(text);
    ck_assert_int_eq(status_of(page(login("hans"), "POST", "/mijn/beelden",
                                    "naam=Noord&lijst=regieoverzicht&wijk=" WIJK)),
                     303);
}
END_TEST

START_TEST(test_not_without_end)
{
    char body[200];
    for (int i = 0; i < 20; i++) {
        (void)snprintf(body, sizeof body,
                       "{\"naam\": \"k%d\", \"lijst\": \"huishoudens\", \"toon\":"
                       " \"regie\"}",
                       i);
        ck_assert_int_eq(status_of(api(login("sanne"), "POST", "/mijn/beelden", body)), 201);
    }
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", "/mijn/beelden",
                                   KEEP("nog", ", \"toon\": \"regie\""))),
                     409);
}
END_TEST

/* A list that ends before its end says so. */
START_TEST(test_more_than_shown)
{
    struct http_reply r = api(login("hans"), "GET", "/regieoverzicht", NULL);
    AUTO_JSON json_t *few = reply_json(&r);
    http_reply_free(&r);
    ck_assert(json_is_false(json_object_get(json_object_get(few, "meer"), "evaluatieTeLaat")));
#define MANY "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60) "
    change(MANY "INSERT INTO huishouden (id, naam, zoeknaam, wijk_id, bron_id, geopend_door,"
                " geopend_op) SELECT 7000 + i, 'Huis ' || i, 'huis', h.wijk_id, 11, 101, 1767225600"
                " FROM n, huishouden h WHERE h.id = 302");
    change(MANY "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) SELECT 7000 + i,"
                " 8000 + i, 203, 'vader', '2026-01-01', 'hand' FROM n");
    change(MANY "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
                " door_regie, op, personen) SELECT 7000 + i, 9000 + i, 'plan', 'plan',"
                " 'coordinatie', 11, 101, 1, 1767225600, '000000000006b' FROM n");
    change(MANY "INSERT INTO item_persoon SELECT 7000 + i, 9000 + i, 203 FROM n");
    change(MANY "INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op, vacature_sinds,"
                " vacature_uiterlijk) SELECT 7000 + i, 9000 + i, 'open', 1767225600, 1795000000,"
                " '2026-11-21' FROM n");
    r = api(login("hans"), "GET", "/regieoverzicht", NULL);
    AUTO_JSON json_t *many = reply_json(&r);
    http_reply_free(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(many, "vacatures")), 50);
    ck_assert(json_is_true(json_object_get(json_object_get(many, "meer"), "vacatures")));
    char *text = page_text(login("hans"), "/regieoverzicht", 200);
    ck_assert(strstr(text, "Dit zijn de eerste 50."));
    free(text);
}
END_TEST

static bool sleeps(void)
{
    struct http_reply r = api(login("hans"), "GET", "/regieoverzicht", NULL);
    AUTO_JSON json_t *answer = reply_json(&r);
    const json_t *row;
    size_t i;
    bool found = false;
    json_array_foreach(json_object_get(answer, "slaapt"), i, row) found =
        found || strcmp(json_string_value(json_object_get(row, "id")), "000000000009d") == 0;
    http_reply_free(&r);
    return found;
}

/* R23, G2: nothing to do, as far as regie sees: what a doctor does, does not wake it. */
START_TEST(test_sleeps)
{
    change("UPDATE actie SET status = 'gereed' WHERE huishouden_id = 301");
    ck_assert(sleeps());
    ck_assert_int_eq(status_of(page(login("hans"), "GET", "/regieoverzicht", NULL)), 200);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 540, 'actie', 'onderwijs', 'coordinatie', 11,"
           " 101, 1, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 540, 202);"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
           " vervaldatum, status, status_op, status_door) VALUES (301, 540, 510, 'Bellen', 101,"
           " '2026-12-01', 'aanvaard', 1, 101)");
    ck_assert(!sleeps());
    change("UPDATE actie SET status = 'gereed' WHERE id = 540");
    ck_assert(sleeps());
    change("UPDATE actie SET status = 'bezig' WHERE id = 540;"
           "UPDATE item SET door_regie = 0, bron_id = 14, auteur_id = 104 WHERE id = 540");
    ck_assert(sleeps()); /* 14 has beroepsgeheim */
    change("UPDATE gezinsplan SET geopend_op = 1794000000 WHERE huishouden_id = 301");
    ck_assert(!sleeps()); /* open since a week or two */
    ck_assert_int_eq(
        (int)value("SELECT count(*) FROM logregel WHERE handeling = 'regieoverzicht.lezen' AND"
                   " huishouden IS NULL"),
        0);
}
END_TEST

START_TEST(test_own_work)
{
    const char *id =
        made(api(login("sanne"), "POST", HOUSE "/overleggen",
                 "{\"soort\": \"mdo\", \"begin\": \"2026-11-20T13:00:00+01:00\", \"minuten\": 60,"
                 " \"waarom\": \"Emir slaapt niet.\", \"gebruikers\": [\"" MARIEKE "\"]}"));
    struct http_reply r = api(login("marieke"), "GET", "/mijn/werk", NULL);
    ck_assert(reply_has(&r, "\"overleggen\":[{\"id\":\"") && reply_has(&r, id));
    ck_assert(reply_has(&r, "\"caseload\":null"));
    http_reply_free(&r);
    char *text = page_text(login("marieke"), "/mijn/werk", 200);
    ck_assert(strstr(text, "Komt u?"));
    free(text);
    text = page_text(login("sanne"), "/mijn/werk", 200);
    ck_assert(strstr(text, "Regie: 1 huishouden, de afspraak is"));
    free(text);
    /* for who does not help any more, it is the invitation alone: no name of the family */
    change("UPDATE betrokkenheid SET tot = '2026-11-01' WHERE gebruiker_id = 103");
    r = api(login("marieke"), "GET", "/mijn/werk", NULL);
    ck_assert(reply_has(&r, id) && !reply_has(&r, "\"Y\u0131ld\u0131z\""));
    http_reply_free(&r);
    clock_forward(3 * 86400);
    r = api(login("sanne"), "GET", "/mijn/werk", NULL);
    ck_assert(reply_has(&r, "\"overleggen\":[]"));
    http_reply_free(&r);
}
END_TEST

/* Thousands of households: as many are opened as are shown. */
START_TEST(test_thousands)
{
    change("CREATE TEMP TABLE n (n INTEGER PRIMARY KEY);"
           "WITH RECURSIVE t(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < 2999)"
           " INSERT INTO n SELECT i FROM t;"
           "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op) SELECT"
           " 100000 + n, 'Huis ' || n, 'huis ' || n, 11, 102, 1767225600 FROM n;"
           "INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op, evaluatiedatum) SELECT"
           " 100000 + n, 200000 + n, 'open', 1767225600, date('2027-01-01', '+' || n || ' days')"
           " FROM n;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) SELECT"
           " 100000 + n, 300000 + n, 102, 11, 1767225600 FROM n");
    struct http_reply r = api(login("youssef"), "GET", "/mijn/werk", NULL);
    ck_assert_int_eq(r.status, 200);
    AUTO_JSON json_t *answer = reply_json(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(answer, "huishoudens")), 60);
    ck_assert(json_is_true(json_object_get(answer, "meerHuishoudens")));
    ck_assert(reply_has(&r, "\"Huis 0\"") && !reply_has(&r, "\"Huis 2999\""));
    http_reply_free(&r);
    ck_assert_int_le(value("SELECT count(DISTINCT huishouden) FROM logregel WHERE handeling ="
                           " 'mijn.werk'"),
                     62);
    char *text = page_text(login("youssef"), "/mijn/werk", 200);
    ck_assert(strstr(text, "Dit zijn de 60 met de eerste evaluatie"));
    free(text);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("beelden");
    TCase *t = tcase_create("beelden");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_the_overview);
    tcase_add_test(t, test_choosing);
    tcase_add_test(t, test_kept);
    tcase_add_test(t, test_not_without_end);
    tcase_add_test(t, test_more_than_shown);
    tcase_add_test(t, test_sleeps);
    tcase_add_test(t, test_own_work);
    tcase_add_test(t, test_thousands);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
