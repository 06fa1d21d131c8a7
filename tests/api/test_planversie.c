/* SPDX-License-Identifier: EUPL-1.2 */
/* Versions of a plan: when one is fixed, what changed since, and that none shows more than today.
 */
#include "gezin.h"

#define VERSIES HOUSE "/planversies"

/* A worry of the ggz, which the regisseur does not see. */
static const char HIDDEN[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (301, 584, 'zorg', 'gezondheid', 'inhoud', 14, 104, 0, 1767225600,"
    " '" ELIF "');"
    "INSERT INTO item_persoon VALUES (301, 584, 201);"
    "INSERT INTO planstuk (huishouden_id, id, soort, tekst)"
    " VALUES (301, 584, 'zorg', 'VAN-GGZ')";

static char *version_path(struct http_reply r)
{
    char path[100];
    (void)snprintf(path, sizeof path, VERSIES "/%s", made(r));
    return strdup(path);
}

static char *by_hand(void) { return version_path(api(login("sanne"), "POST", VERSIES, NULL)); }

static json_t *since(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    ck_assert_int_eq(r.status, 200);
    json_t *said = reply_json(&r);
    http_reply_free(&r);
    return said;
}

START_TEST(what_changed)
{
    AUTO_FREE char *path = by_hand();
    AUTO_JSON json_t *before = since("sanne", path);
    ck_assert(json_is_true(json_object_get(before, "gelijk")));
    change("UPDATE doel SET titel = 'ANDERS', status = 'behaald' WHERE id = 510");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/krachten",
                                   "{\"categorie\":\"wonen\",\"personen\":[\"" ELIF
                                   "\"],\"tekst\":\"NIEUW-GOED\"}")),
                     201);
    AUTO_JSON json_t *after = since("sanne", path);
    const json_t *list = json_object_get(after, "veranderd");
    ck_assert(json_is_false(json_object_get(after, "gelijk")));
    ck_assert_int_eq((int)json_array_size(list), 2);
    const json_t *doel = json_array_get(list, 0), *kracht = json_array_get(list, 1);
    ck_assert_str_eq(json_string_value(json_object_get(doel, "wat")), "veranderd");
    ck_assert_int_eq((int)json_array_size(json_object_get(doel, "verschillen")), 2);
    const json_t *tekst =
        json_object_get(json_array_get(json_object_get(doel, "verschillen"), 0), "tekst");
    ck_assert_str_eq(json_string_value(json_object_get(tekst, "was")),
                     "Emir gaat elke dag naar school");
    ck_assert_str_eq(json_string_value(json_object_get(tekst, "nu")), "ANDERS");
    ck_assert_str_eq(json_string_value(json_object_get(kracht, "wat")), "nieuw");
    ck_assert_str_eq(json_string_value(json_object_get(kracht, "titel")), "NIEUW-GOED");
    AUTO_FREE char *text = page_text(login("sanne"), path, 200);
    ck_assert(strstr(text, "ANDERS") && strstr(text, "NIEUW-GOED"));
    free(page_text(login("sanne"), VERSIES, 200));
}
END_TEST

/* It keeps what its maker does not see, and shows nobody what they may not see today. */
START_TEST(no_more_than_today)
{
    change(HIDDEN);
    AUTO_FREE char *path = by_hand();
    ck_assert_int_eq(value("SELECT count(*) FROM planversie_stuk WHERE item_id = 584"), 1);
    change("UPDATE planstuk SET tekst = 'VAN-GGZ-NU' WHERE id = 584;"
           "UPDATE doel SET titel = 'ANDERS' WHERE id = 510");
    AUTO_FREE char *hers = page_text(login("sanne"), path, 200);
    ck_assert_ptr_null(strstr(hers, "VAN-GGZ"));
    ck_assert_ptr_nonnull(strstr(hers, "ANDERS"));
    /* gone from sight: gone from the version too */
    change("UPDATE item SET gesloten = 1, auteur_id = 102 WHERE id = 510");
    AUTO_FREE char *later = page_text(login("sanne"), path, 200);
    ck_assert_ptr_null(strstr(later, "ANDERS"));
    ck_assert_ptr_null(strstr(later, "Emir gaat elke dag"));
    /* what stood in another category was for other readers */
    change("UPDATE item SET gesloten = 0 WHERE id = 510;"
           "UPDATE item SET categorie = 'wonen' WHERE id = 510;"
           "UPDATE item SET bron_id = 12 WHERE id = 510");
    AUTO_FREE char *other = page_text(login("sanne"), path, 200);
    ck_assert_ptr_null(strstr(other, "Emir gaat elke dag"));
}
END_TEST

static void agree(const char *persoon)
{
    char body[200];
    (void)snprintf(body, sizeof body,
                   "{\"persoon\":\"%s\",\"antwoord\":\"ja\",\"datum\":\"2026-11-19\"}", persoon);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/akkoorden", body)), 201);
}

START_TEST(when_it_matters)
{
    agree(ELIF);
    agree(MARK); /* nothing changed in between */
    ck_assert_int_eq(value("SELECT count(*) FROM planversie"), 1);
    change(HIDDEN); /* nothing that she sees */
    agree(NOOR);
    ck_assert_int_eq(value("SELECT count(*) FROM planversie"), 1);
    change("UPDATE doel SET titel = 'ANDERS' WHERE id = 510");
    agree(ELIF);
    ck_assert_int_eq(value("SELECT count(*) FROM planversie WHERE aanleiding = 'akkoord'"), 2);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", HOUSE "/evaluaties",
                      "{\"status\":\"overgeslagen\",\"reden\":\"ziek\",\"datum\":\"2026-11-19\","
                      "\"veiligheid\":\"nee\"}")),
        201);
    ck_assert_int_eq(value("SELECT count(*) FROM planversie"), 2);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/evaluaties",
                                   "{\"status\":\"gehouden\",\"datum\":\"2026-11-19\","
                                   "\"veiligheid\":\"nee\",\"anders\":\"W\"}")),
                     201);
    ck_assert_int_eq(value("SELECT count(*) FROM planversie WHERE aanleiding = 'evaluatie'"), 1);
}
END_TEST

/* Another regisseur: how the plan was taken over. */
START_TEST(at_a_handover)
{
    char path[80], aan[ID_TEXT_SIZE], body[100];
    id_format(102, aan);
    (void)snprintf(body, sizeof body, "{\"aan\":\"%s\",\"bericht\":\"Helpt u dit gezin?\"}", aan);
    (void)snprintf(path, sizeof path, "/regieverzoeken/%s",
                   made(api(login("hans"), "POST", HOUSE "/regie", body)));
    ck_assert_int_eq(value("SELECT count(*) FROM planversie"), 0); /* asked is not taken over */
    ck_assert_int_eq(
        status_of(api_with(login("youssef"), "PATCH", path, V(1), "{\"status\":\"aanvaard\"}")),
        200);
    ck_assert_int_eq(value("SELECT count(*) FROM planversie WHERE aanleiding = 'overdracht'"
                           " AND door = 102 AND item_id IS NULL"),
                     1);
    AUTO_FREE char *text = page_text(login("youssef"), VERSIES, 200);
    ck_assert_ptr_nonnull(strstr(text, "een andere regisseur"));
}
END_TEST

/* Why there is a version, for who may see that. */
START_TEST(the_reason_is_an_item)
{
    agree(ELIF);
    AUTO_JSON json_t *list = since("sanne", VERSIES);
    const json_t *one = json_array_get(json_object_get(list, "resultaten"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(one, "aanleiding")), "akkoord");
    change("UPDATE item SET gesloten = 1, auteur_id = 102 WHERE soort = 'akkoord'");
    AUTO_JSON json_t *less = since("sanne", VERSIES);
    one = json_array_get(json_object_get(less, "resultaten"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(one, "aanleiding")), "hand");
}
END_TEST

START_TEST(who_and_whether)
{
    AUTO_FREE char *path = by_hand();
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", VERSIES, NULL)), 403);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", path, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", path, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", VERSIES "/" NIEMAND, NULL)), 404);
    ck_assert(!try_change("UPDATE planversie SET op = 1"));
    ck_assert(!try_change("UPDATE planversie_stuk SET inhoud = '{}'"));
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1, sluit_reden = 'x'"
           " WHERE huishouden_id = 301");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", VERSIES, NULL)), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM planversie"), 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("planversie");
    TCase *t = tcase_create("planversie");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, what_changed);
    tcase_add_test(t, no_more_than_today);
    tcase_add_test(t, when_it_matters);
    tcase_add_test(t, at_a_handover);
    tcase_add_test(t, the_reason_is_an_item);
    tcase_add_test(t, who_and_whether);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
