/* SPDX-License-Identifier: EUPL-1.2 */
/* R19: an item released across a separation, in other words. The original stays closed, nobody
 * protected comes along, and it can be taken back. */
#include "gezin.h"

#define SEP HOUSE "/afschermingen/00000000000je" /* 590 */
#define LIST SEP "/vrijgaven"
#define RELEASE(stuk) SEP "/stukken/" stuk "/vrijgave"
#define ELIF_NOTE "00000000000gk"   /* 531, about Elif alone */
#define SCHOOL_NOTE "00000000000g8" /* 520, about Emir */
#define MARIEKE "0000000000037"
#define ILSE "0000000000038"
#define BODY(personen, extra)                                                                      \
    "{\"personen\":[" personen "],\"categorie\":\"wonen\",\"titel\":\"De zitting\",\"tekst\":"     \
    "\"De zitting is op 3 december.\",\"reden\":\"Hij moet weten wanneer de zitting is.\","        \
    "\"zonderPlek\":true" extra "}"
#define GOOD BODY("\"" MARK "\"", ",\"gebruikers\":[\"" MARIEKE "\"]")

/* Elif is protected against Mark, against Marieke of the school and against all of the ggz. */
static void start(void)
{
    gezin_start();
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 590, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "'),"
           " (301, 531, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 1767225600, '" ELIF "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 590, 201),"
           " (301, 531, 201);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES (301, 531,"
           " '2026-11-02', 'gesprek', 'Zitting', 'Elif is bang. De zitting is op 3 december.');"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
           " (301, 590, 'Geweld.', '2026-01-01', 101, 1767225600);"
           "INSERT INTO afscherming_persoon VALUES (590, 201);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (590, 1, 204);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (590, 2, 103);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (590, 3, 14)");
}

static char url[100], bericht[60];

static void released(const char *body)
{
    const char *id = made(api(login("sanne"), "POST", RELEASE(ELIF_NOTE), body));
    (void)snprintf(url, sizeof url, HOUSE "/vrijgaven/%s", id);
    (void)snprintf(bericht, sizeof bericht, "/berichten/%s", id);
}

START_TEST(test_release)
{
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", "/notities/" ELIF_NOTE, NULL)), 404);
    released(GOOD);
    struct http_reply r = api(login("marieke"), "GET", bericht, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "De zitting is op 3 december."));
    /* nothing of the original, nor why it was released */
    ck_assert(!reply_has(&r, "Elif") && !reply_has(&r, ELIF_NOTE) && !reply_has(&r, ELIF));
    ck_assert(!reply_has(&r, "Hij moet weten"));
    http_reply_free(&r);
    /* who hears that it came, can follow it there: it is all of the household they may read */
    r = api(login("marieke"), "GET", "/mijn/berichten", NULL);
    ck_assert(reply_has(&r, "bericht-vrijgegeven") && reply_has(&r, bericht));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", "/notities/" ELIF_NOTE, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", url, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", LIST, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE id = 531 AND personen = '" ELIF "'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'vrijgave.toevoegen'"
                           " AND huishouden = 301 AND object LIKE 'vrijgave/%'"),
                     1);
    r = api(login("sanne"), "GET", LIST, NULL);
    ck_assert(reply_has(&r, "De zitting") && reply_has(&r, "Marieke van Dam"));
    http_reply_free(&r);
}
END_TEST

/* Sent to an onderdeel; or to nobody, about the person on the other side. */
START_TEST(test_others)
{
    released(BODY("\"" MARK "\"", ",\"onderdelen\":[\"000000000000e\"]"));
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", bericht, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", bericht, NULL)), 404);
    released(BODY("\"" MARK "\"", ""));
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", bericht, NULL)), 404);
}
END_TEST

START_TEST(test_refused)
{
    static const struct {
        const char *stuk, *body, *field;
    } WRONG[] = {
        {RELEASE(ELIF_NOTE), BODY("\"" ELIF "\"", ",\"gebruikers\":[\"" MARIEKE "\"]"), "personen"},
        {RELEASE(ELIF_NOTE), BODY("\"" DAAN "\"", ",\"gebruikers\":[\"" MARIEKE "\"]"), "personen"},
        {RELEASE(ELIF_NOTE), BODY("\"" NOOR "\"", ""), "gebruikers"},
        {RELEASE(ELIF_NOTE), BODY("\"" MARK "\"", ",\"gebruikers\":[\"" ILSE "\"]"), "gebruikers"},
        {RELEASE(SCHOOL_NOTE), GOOD, "afscherming"}, /* about nobody who is protected */
        {RELEASE(NIEMAND), GOOD, "afscherming"},
        {RELEASE(ELIF_NOTE),
         "{\"personen\":[\"" MARK "\"],\"categorie\":\"wonen\",\"titel\":\"x\",\"tekst\":\"Elif "
         "komt op 3 december.\",\"reden\":\"Hij moet het weten.\",\"zonderPlek\":true}",
         "alleenGekozen"},
        {RELEASE(ELIF_NOTE),
         "{\"personen\":[\"" MARK "\"],\"categorie\":\"melder\",\"titel\":\"x\",\"tekst\":\"y\","
         "\"reden\":\"Hij moet het weten.\",\"zonderPlek\":true}",
         "categorie"},
        {RELEASE(ELIF_NOTE),
         "{\"personen\":[\"" MARK "\"],\"categorie\":\"wonen\",\"titel\":\"x\",\"tekst\":\"y\","
         "\"reden\":\"Hij moet het weten.\",\"zonderPlek\":false}",
         "zonderPlek"},
    };
    int64_t items = value("SELECT count(*) FROM item");
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        AUTO_FREE char *why =
            reason(api(login("sanne"), "POST", WRONG[i].stuk, WRONG[i].body), WRONG[i].field);
        (void)why;
    }
    ck_assert_int_eq(value("SELECT count(*) FROM item"), items);
    ck_assert_int_eq(status_of(api(login("hans"), "POST", RELEASE(ELIF_NOTE), GOOD)), 403);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", RELEASE(ELIF_NOTE), GOOD)), 403);
    change("UPDATE afscherming SET tot = '2026-11-18' WHERE id = 590");
    free(reason(api(login("sanne"), "POST", RELEASE(ELIF_NOTE), GOOD), "afscherming"));
}
END_TEST

START_TEST(test_withdraw)
{
    released(GOOD);
    const char *why = "{\"reden\":\"De zitting gaat niet door.\"}";
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", url, why)), 428);
    ck_assert_int_eq(status_of(api_with(login("marieke"), "DELETE", url, V(1), why)), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", url, V(1), why)), 200);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", bericht, NULL)), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", url, V(2), why)), 409);
    /* it is not found among what is to be read again, and so not opened that way */
    struct http_reply r = api(login("youssef"), "GET", HOUSE "/nalezen", NULL);
    ck_assert(!reply_has(&r, "De zitting"));
    http_reply_free(&r);
    r = api(login("sanne"), "GET", url, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "De zitting gaat niet door."));
    http_reply_free(&r);
}
END_TEST

/* The guard stands in the database too. */
START_TEST(test_guard)
{
    ck_assert(!try_change("INSERT INTO vrijgave (huishouden_id, id, item_id, afscherming_id, reden,"
                          " door, op) VALUES (301, 520, 521, 590, 'zo maar', 101, 1)") ||
              value("SELECT count(*) FROM item_persoon WHERE item_id = 520 AND persoon_id = 201") ==
                  0);
    ck_assert(!try_change("INSERT INTO vrijgave (huishouden_id, id, item_id, afscherming_id, reden,"
                          " door, op) VALUES (301, 521, 531, 590, 'zo maar', 101, 1)"));
    ck_assert(!try_change("INSERT INTO vrijgave (huishouden_id, id, item_id, afscherming_id, reden,"
                          " door, op) VALUES (301, 522, 520, 590, 'zo maar', 101, 1)"));
}
END_TEST

START_TEST(test_pages)
{
    AUTO_FREE char *list = page_text(login("sanne"), LIST, 200);
    ck_assert_ptr_nonnull(strstr(list, RELEASE(ELIF_NOTE) "/nieuw"));
    AUTO_FREE char *form = page_text(login("sanne"), RELEASE(ELIF_NOTE) "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "Elif is bang.")); /* side by side */
    ck_assert_ptr_nonnull(strstr(form, "Wat mag de andere kant weten?"));
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", RELEASE(SCHOOL_NOTE) "/nieuw", NULL)),
                     404);
    released(GOOD);
    AUTO_FREE char *one = page_text(login("sanne"), url, 200);
    ck_assert_ptr_nonnull(strstr(one, "Intrekken"));
    AUTO_FREE char *read = page_text(login("marieke"), bericht, 200);
    ck_assert_ptr_null(strstr(read, "Elif"));
    AUTO_FREE char *sep = page_text(login("sanne"), SEP, 200);
    ck_assert_ptr_nonnull(strstr(sep, LIST));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("vrijgave");
    TCase *tc = tcase_create("vrijgave");
    tcase_add_checked_fixture(tc, start, harness_stop);
    tcase_add_test(tc, test_release);
    tcase_add_test(tc, test_others);
    tcase_add_test(tc, test_refused);
    tcase_add_test(tc, test_withdraw);
    tcase_add_test(tc, test_guard);
    tcase_add_test(tc, test_pages);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
