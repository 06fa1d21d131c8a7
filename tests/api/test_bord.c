/* SPDX-License-Identifier: EUPL-1.2 */
/* The actions of the open plan in columns: which stand where, which are not on it, and that it
 * counts nothing that the viewer does not see. */
#include "gezin.h"

#include "base/row.h"

#define BORD HOUSE "/bord"

#define ITEM(id, wie)                                                                              \
    " (301, " #id ", 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 0, 1767225600, '" wie "')"
#define GGZ(id)                                                                                    \
    " (301, " #id ", 'actie', 'gezondheid', 'coordinatie', 14, 104, 0, 0, 1767225600, '" ELIF "')"

/* Of goal 510: a late one of Sanne, one she said yes to, one of the school, three that are done or
 * gone. Of the ggz's goal 512: one that Sanne does, one she does not see, and a refused one. */
static const char ACTIES[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES" ITEM(541, EMIR) "," ITEM(542, EMIR) "," ITEM(543, EMIR) "," ITEM(
        544,
        EMIR) "," ITEM(545,
                       EMIR) "," ITEM(546,
                                      EMIR) "," GGZ(547) "," GGZ(548) "," GGZ(549) ";"
                                                                                   "INSERT INTO "
                                                                                   "item_persoon "
                                                                                   "(huishouden_id,"
                                                                                   " item_id, "
                                                                                   "persoon_id)"
                                                                                   " SELECT 301, "
                                                                                   "id, CASE WHEN "
                                                                                   "id < 547 THEN "
                                                                                   "202 ELSE 201 "
                                                                                   "END FROM item "
                                                                                   "WHERE id "
                                                                                   "BETWEEN 541 AND"
                                                                                   " 549;"
                                                                                   "INSERT INTO "
                                                                                   "actie "
                                                                                   "(huishouden_id,"
                                                                                   " id, doel_id, "
                                                                                   "titel, "
                                                                                   "eigenaar_"
                                                                                   "gebruiker_id, "
                                                                                   "vervaldatum,"
                                                                                   " status, "
                                                                                   "status_op, "
                                                                                   "status_door) "
                                                                                   "VALUES"
                                                                                   " (301, 541, "
                                                                                   "510, "
                                                                                   "'IS-TELAAT', "
                                                                                   "101, "
                                                                                   "'2026-11-01', "
                                                                                   "'open', "
                                                                                   "1767225600, "
                                                                                   "101),"
                                                                                   " (301, 542, "
                                                                                   "510, 'IS-JA', "
                                                                                   "101, "
                                                                                   "'2026-12-01', "
                                                                                   "'aanvaard', "
                                                                                   "1767225600, "
                                                                                   "101),"
                                                                                   " (301, 543, "
                                                                                   "510, "
                                                                                   "'IS-BEZIG', "
                                                                                   "103, "
                                                                                   "'2026-12-02', "
                                                                                   "'bezig', "
                                                                                   "1767225600, "
                                                                                   "103),"
                                                                                   " (301, 544, "
                                                                                   "510, "
                                                                                   "'IS-KLAAR', "
                                                                                   "103, "
                                                                                   "'2026-11-02', "
                                                                                   "'gereed', "
                                                                                   "1767225600, "
                                                                                   "103),"
                                                                                   " (301, 545, "
                                                                                   "510, 'IS-NEE', "
                                                                                   "103, "
                                                                                   "'2026-12-03', "
                                                                                   "'geweigerd', "
                                                                                   "1767225600, "
                                                                                   "103),"
                                                                                   " (301, 546, "
                                                                                   "510, "
                                                                                   "'IS-NET-KLAAR',"
                                                                                   " 103, "
                                                                                   "'2026-12-03', "
                                                                                   "'gereed', "
                                                                                   "1790000000, "
                                                                                   "103),"
                                                                                   " (301, 547, "
                                                                                   "512, "
                                                                                   "'VAN-GGZ-VOOR-"
                                                                                   "HAAR', 101, "
                                                                                   "'2026-12-04', "
                                                                                   "'aanvaard', "
                                                                                   "1767225600, "
                                                                                   "101),"
                                                                                   " (301, 548, "
                                                                                   "512, "
                                                                                   "'VAN-GGZ', "
                                                                                   "104, "
                                                                                   "'2026-12-05', "
                                                                                   "'bezig', "
                                                                                   "1767225600, "
                                                                                   "104),"
                                                                                   " (301, 549, "
                                                                                   "512, "
                                                                                   "'VAN-GGZ-NEE', "
                                                                                   "104, "
                                                                                   "'2026-12-06', "
                                                                                   "'geweigerd', "
                                                                                   "1767225600, "
                                                                                   "104);"
                                                                                   "INSERT INTO "
                                                                                   "geadresseerde "
                                                                                   "VALUES (301, "
                                                                                   "547, 1, 101, "
                                                                                   "NULL, "
                                                                                   "'2026-01-01', "
                                                                                   "NULL);";

static void begin(void)
{
    gezin_start();
    change(ACTIES);
}

static json_t *board(const char *who)
{
    struct http_reply r = api(login(who), "GET", BORD, NULL);
    ck_assert_msg(r.status == 200, "%d %.*s", r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

static const json_t *column(const json_t *board, size_t i, const char *status)
{
    const json_t *one = json_array_get(json_object_get(board, "kolommen"), i);
    ck_assert_str_eq(row_text(one, "status"), status);
    return json_object_get(one, "acties");
}

static const json_t *card(const json_t *acties, size_t i, const char *titel)
{
    const json_t *one = json_array_get(acties, i);
    ck_assert_str_eq(row_text(one, "titel"), titel);
    return one;
}

START_TEST(in_columns)
{
    AUTO_JSON json_t *b = board("sanne");
    const json_t *open = column(b, 0, "open"), *ja = column(b, 1, "aanvaard"),
                 *bezig = column(b, 2, "bezig"), *klaar = column(b, 3, "gereed");
    ck_assert_uint_eq(json_array_size(json_object_get(b, "kolommen")), 4);
    ck_assert_uint_eq(json_array_size(open), 1);
    ck_assert_uint_eq(json_array_size(ja), 2);
    ck_assert_uint_eq(json_array_size(bezig), 1);
    ck_assert_uint_eq(json_array_size(klaar), 2);
    ck_assert(row_true(card(open, 0, "IS-TELAAT"), "telaat"));
    const json_t *own = card(ja, 0, "IS-JA");
    ck_assert(!row_true(own, "telaat") && row_true(own, "mij"));
    ck_assert_str_eq(row_text(json_object_get(own, "doel"), "titel"),
                     "Emir gaat elke dag naar school");
    /* the goal is the ggz's: she does the action and sees no more of it */
    ck_assert(json_is_null(json_object_get(card(ja, 1, "VAN-GGZ-VOOR-HAAR"), "doel")));
    (void)card(klaar, 0, "IS-NET-KLAAR");
    (void)card(klaar, 1, "IS-KLAAR");
    ck_assert_int_eq((int)row_int(b, "weggelaten"), 1);
}
END_TEST

START_TEST(on_the_page)
{
    const char *token = login("sanne");
    AUTO_FREE char *text = page_text(token, BORD, 200);
    static const char *const there[] = {"Open</h3>",        "Mee bezig</h3>",
                                        "18 dagen te laat", "Bij een doel van dit gezin",
                                        "Ja of nee zeggen", "1 actie staat hier niet",
                                        "IS-NET-KLAAR"};
    for (size_t i = 0; i < COUNT_OF(there); i++)
        ck_assert_msg(strstr(text, there[i]) != NULL, "no %s", there[i]);
    ck_assert(!strstr(text, "VAN-GGZ<") && !strstr(text, "IS-NEE") &&
              !strstr(text, "Beter slapen"));
    AUTO_FREE char *plan = page_text(token, HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(plan, "href=\"" BORD "\""));
    /* the next step from the card itself: for the owner, nobody else */
    ck_assert_ptr_nonnull(strstr(text, "action=\"/acties/00000000000gy\""));
    ck_assert_ptr_null(strstr(text, "action=\"/acties/00000000000gz\""));
    struct http_reply r =
        page(token, "POST", "/acties/00000000000gy", "_methode=PATCH&_versie=1&status=bezig");
    ck_assert_int_eq(status_of(r), 303);
    AUTO_JSON json_t *b = board("sanne"); /* what was remembered is not what is shown now */
    ck_assert_uint_eq(json_array_size(column(b, 1, "aanvaard")), 1);
    ck_assert_uint_eq(json_array_size(column(b, 2, "bezig")), 2);
}
END_TEST

/* Nothing that others alone see is on it, or counted. */
START_TEST(says_nothing_of_others)
{
    AUTO_JSON json_t *school = board("marieke");
    AUTO_FREE char *hers = json_dumps(school, 0);
    ck_assert_ptr_null(strstr(hers, "VAN-GGZ"));
    struct http_reply before = api(login("marieke"), "GET", BORD, NULL);
    change("DELETE FROM geadresseerde WHERE item_id = 547;"
           "DELETE FROM actie_stand WHERE actie_id IN (547, 548, 549);"
           "DELETE FROM actie WHERE id IN (547, 548, 549);"
           "DELETE FROM item_persoon WHERE item_id IN (547, 548, 549);"
           "DELETE FROM item WHERE id IN (547, 548, 549)");
    same(before, api(login("marieke"), "GET", BORD, NULL), 200);
    same(api(login("youssef"), "GET", BORD, NULL),
         api(login("youssef"), "GET", "/huishoudens/" NIEMAND "/bord", NULL), 404);
}
END_TEST

/* What belonged to an earlier plan is not what has to be done now; not either where the goal is
 * hidden. */
START_TEST(of_the_open_plan)
{
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1790000000 WHERE id = 501");
    AUTO_JSON json_t *none = board("sanne");
    ck_assert(row_true(none, "leeg"));
    AUTO_FREE char *text = page_text(login("sanne"), BORD, 200);
    ck_assert_ptr_nonnull(strstr(text, "Er is geen open gezinsplan"));
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 591, 'plan', 'plan', 'coordinatie', 11, 101, 1,"
           " 1790000000, '" EMIR "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 591, 202);"
           "INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op) VALUES"
           " (301, 591, 'open', 1790000000)");
    AUTO_JSON json_t *fresh = board("sanne");
    ck_assert(row_true(fresh, "leeg"));
    AUTO_FREE char *page = page_text(login("sanne"), BORD, 200);
    ck_assert_ptr_nonnull(strstr(page, "U ziet nog geen acties"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("bord");
    TCase *tc = tcase_create("bord");
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, in_columns);
    tcase_add_test(tc, on_the_page);
    tcase_add_test(tc, says_nothing_of_others);
    tcase_add_test(tc, of_the_open_plan);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
