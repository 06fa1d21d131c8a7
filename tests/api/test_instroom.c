/* SPDX-License-Identifier: EUPL-1.2 */
/* An aanmelding by any party: no wrong door, and nobody beside owner and asked reads it. */
#include "gezin.h"

#include "wachter/wachter.h"

#define LIJST "/aanmeldingen"
#define GOED                                                                                       \
    "{\"wie\":\"gezin\",\"melder\":\"TANTE-TRUUS\",\"over\":\"Familie Bos, OVER-WIE\","            \
    "\"vraag\":\"Hulp bij de post.\",\"veiligheid\":\"veilig\",\"weetHet\":true}"

static const char *onderdeel(int64_t id)
{
    static char body[80];
    char text[ID_TEXT_SIZE];
    id_format(id, text);
    (void)snprintf(body, sizeof body, "{\"onderdeel\":\"%s\"}", text);
    return body;
}

static char *reported(const char *who)
{
    char path[60];
    (void)snprintf(path, sizeof path, LIJST "/%s", made(api(login(who), "POST", LIJST, GOED)));
    return strdup(path);
}

static int step(const char *who, const char *path, const char *deel, const char *body)
{
    char full[90];
    (void)snprintf(full, sizeof full, "%s/%s", path, deel);
    struct http_reply now = api(login(who), "GET", path, NULL);
    if (now.status != 200) {
        int status = now.status;
        http_reply_free(&now);
        return status;
    }
    AUTO_JSON json_t *row = reply_json(&now);
    http_reply_free(&now);
    char match[40];
    (void)snprintf(match, sizeof match, "If-Match: \"v%lld\"",
                   (long long)json_integer_value(json_object_get(row, "versie")));
    return status_of(api_with(login(who), "POST", full, match, body));
}

static bool sees(const char *who, const char *path, const char *text)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    bool has = r.status == 200 && reply_has(&r, text);
    http_reply_free(&r);
    return has;
}

static int status(const char *who, const char *path)
{
    return status_of(api(login(who), "GET", path, NULL));
}

/* How many of `soort` "mijn werk" says wait for `who`. */
static int64_t waits(const char *who, const char *soort)
{
    struct http_reply r = api(login(who), "GET", "/mijn/werk", NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *row;
    size_t i;
    int64_t many = 0;
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    json_array_foreach(json_object_get(json, "taken"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "soort")), soort) == 0)
            many = json_integer_value(json_object_get(row, "aantal"));
    }
    return many;
}

/* The school takes it, asks the wijkteam, and owns it until somebody there says yes. */
START_TEST(no_wrong_door)
{
    AUTO_FREE char *path = reported("marieke");
    ck_assert_int_eq(status("sanne", path), 404);
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    ck_assert_int_eq(value("SELECT eigenaar_id FROM instroom"), 103);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'instroom-gevraagd'"
                           " AND gebruiker_id IN (101, 102)"),
                     2);
    ck_assert(sees("sanne", path, "OVER-WIE"));
    ck_assert_int_eq(step("marieke", path, "antwoord", "{\"antwoord\":\"aanvaard\"}"), 403);
    ck_assert_int_eq(step("sanne", path, "antwoord", "{\"antwoord\":\"geweigerd\"}"), 400);
    ck_assert_int_eq(step("sanne", path, "antwoord",
                          "{\"antwoord\":\"geweigerd\",\"reden\":\"Zij wonen elders.\"}"),
                     201);
    ck_assert_int_eq(value("SELECT eigenaar_id FROM instroom"), 103);
    ck_assert_int_eq(status("sanne", path), 404); /* it is not theirs any more (G6) */
    ck_assert(sees("marieke", path, "Zij wonen elders."));
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    ck_assert_int_eq(step("sanne", path, "antwoord", "{\"antwoord\":\"aanvaard\"}"), 201);
    ck_assert_int_eq(value("SELECT eigenaar_id FROM instroom"), 101);
    ck_assert_int_eq(step("sanne", path, "antwoord", "{\"antwoord\":\"aanvaard\"}"), 403);
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(14)), 403); /* not theirs now */
    /* a colleague takes over; the team sees what is its own */
    ck_assert_int_eq(step("youssef", path, "antwoord", "{\"antwoord\":\"overgenomen\"}"), 201);
    ck_assert_int_eq(value("SELECT eigenaar_id FROM instroom"), 102);
    ck_assert_int_eq(step("sanne", path, "einde", "{\"reden\":\"Niet van mij meer.\"}"), 403);
    ck_assert_int_eq(step("youssef", path, "einde", "{\"reden\":\"Het gezin heeft hulp.\"}"), 201);
    ck_assert_int_eq(step("youssef", path, "einde", "{\"reden\":\"Het gezin heeft hulp.\"}"), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM instroom_stap"), 7);
    struct http_reply r = api(login("marieke"), "GET", path, NULL);
    AUTO_JSON json_t *row = reply_json(&r);
    http_reply_free(&r);
    const json_t *steps = json_object_get(row, "stappen");
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(steps, 0), "soort")),
                     "beeindigd");
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(steps, 6), "soort")),
                     "gemaakt");
}
END_TEST

/* Of the onderdeel that is asked: not about one's own person (R6), nor across a separation (R19).
 */
START_TEST(told_is_who_sees_it)
{
    AUTO_FREE char *path = reported("marieke");
    change("INSERT INTO instroom_persoon SELECT id, 203 FROM instroom;"
           "UPDATE gebruiker SET persoon_id = 203 WHERE id = 102;" DAAN_APART(105));
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    AUTO_FREE char *told = text_value("SELECT group_concat(gebruiker_id) FROM attendering"
                                      " WHERE soort = 'instroom-gevraagd'");
    ck_assert_str_eq(told, "101");
}
END_TEST

/* R20, R24: who reports is for author and owner; the rest of the world gets the 404 of nothing. */
START_TEST(who_reads)
{
    AUTO_FREE char *path = reported("marieke");
    static const char *const others[] = {"sanne", "ilse", "hans", "anja", "ruth", "nieuw"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        ck_assert_int_ne(status(others[i], path), 200);
    ck_assert_int_eq(status("sanne", LIJST "/" NIEMAND), 404);
    ck_assert(!sees("sanne", LIJST, "OVER-WIE"));
    ck_assert(sees("marieke", path, "TANTE-TRUUS"));
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    ck_assert(sees("sanne", path, "OVER-WIE") && !sees("sanne", path, "TANTE-TRUUS"));
    ck_assert_int_eq(step("sanne", path, "antwoord", "{\"antwoord\":\"aanvaard\"}"), 201);
    ck_assert(sees("sanne", path, "TANTE-TRUUS") && !sees("youssef", path, "TANTE-TRUUS"));
    /* R6: about oneself; R19: across a separation */
    change("INSERT INTO instroom_persoon SELECT id, 204 FROM instroom;"
           "UPDATE gebruiker SET persoon_id = 204 WHERE id = 102");
    ck_assert_int_eq(status("youssef", path), 404);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 591, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '" MARK "');"
           "INSERT INTO item_persoon VALUES (301, 591, 204);"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
           " VALUES (301, 591, 'x', '2026-01-01', 101, 1);"
           "INSERT INTO afscherming_persoon VALUES (591, 204);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id)"
           " VALUES (591, 592, 101)");
    ck_assert_int_eq(status("sanne", path), 404);
    ck_assert(!sees("sanne", LIJST, "OVER-WIE"));
}
END_TEST

START_TEST(what_is_asked)
{
    const char *m = login("marieke");
    free(reason(api(m, "POST", LIJST,
                    "{\"wie\":\"gezin\",\"over\":\"x\",\"vraag\":\"x\","
                    "\"veiligheid\":\"acuut\",\"weetHet\":true}"),
                "veiligheidWat"));
    free(reason(api(m, "POST", LIJST,
                    "{\"wie\":\"gezin\",\"over\":\"x\",\"vraag\":\"x\","
                    "\"veiligheid\":\"veilig\",\"weetHet\":false}"),
                "weetNietReden"));
    free(reason(api(m, "POST", LIJST,
                    "{\"wie\":\"gezin\",\"over\":\"x\",\"vraag\":\"x\",\"weetHet\":true}"),
                "veiligheid"));
    free(reason(api(m, "POST", LIJST,
                    "{\"wie\":\"gezin\",\"over\":\"x\",\"vraag\":\"x\",\"weetHet\":true,"
                    "\"veiligheid\":\"veilig\",\"personen\":[\"" ELIF "\"]}"),
                "personen")); /* not found in this login */
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJST, GOED)), 403);
    ck_assert_int_eq(value("SELECT count(*) FROM instroom"), 0);
    ck_assert_int_eq(status_of(api(m, "POST", LIJST,
                                   "{\"wie\":\"omgeving\",\"over\":\"x\",\"vraag\":\"x\","
                                   "\"veiligheid\":\"acuut\",\"veiligheidWat\":\"Geen eten.\","
                                   "\"weetHet\":true}")),
                     201);
    ck_assert_int_eq(value("SELECT uiterlijk = '2026-11-19' FROM instroom"), 1);
    AUTO_FREE char *path = reported("marieke");
    ck_assert_int_eq(status_of(api(m, "POST", LIJST "/" NIEMAND "/aanbod", onderdeel(11))), 404);
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(13)), 400); /* one's own */
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(9999)), 400);
    ck_assert(!try_change("UPDATE instroom SET veiligheid_wat = NULL"));
    ck_assert(!try_change("UPDATE instroom_stap SET reden = 'x'"));
}
END_TEST

/* It became a household of the owner; later one about the same people is known as a repeat. */
START_TEST(household_and_repeat)
{
    char body[60];
    AUTO_FREE char *path = reported("sanne");
    (void)snprintf(body, sizeof body, "{\"huishouden\":\"%s\"}", "000000000009e"); /* youssef's */
    ck_assert_int_eq(step("sanne", path, "huishouden", body), 400);
    (void)snprintf(body, sizeof body, "{\"huishouden\":\"%s\"}", "000000000009d");
    ck_assert_int_eq(step("sanne", path, "huishouden", body), 201);
    ck_assert_int_eq(value("SELECT status = 'huishouden' AND huishouden_id = 301 FROM instroom"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM instroom_persoon WHERE persoon_id = 201"), 1);
    ck_assert(sees("sanne", path, "\"huishouden\":\"000000000009d\""));
    ck_assert(sees("youssef", path, "\"huishouden\":null")); /* not involved there */
    AUTO_FREE char *again = reported("sanne");
    ck_assert(sees("sanne", again, "\"eerderOp\":null"));
    change("INSERT INTO instroom_persoon SELECT max(id), 201 FROM instroom");
    ck_assert(sees("sanne", again, "\"eerderOp\":\"2026-11-19\""));
    /* of an earlier one elsewhere nothing is told */
    change("UPDATE instroom SET bron_id = 14, auteur_id = 104, eigenaar_onderdeel_id = 14"
           " WHERE id = (SELECT min(id) FROM instroom)");
    ck_assert(sees("sanne", again, "\"eerderOp\":null"));
}
END_TEST

/* Whoever reported hears that it was taken up, and nothing of a household. */
START_TEST(taken_up)
{
    char body[60];
    AUTO_FREE char *path = reported("marieke");
    (void)snprintf(body, sizeof body, "{\"huishouden\":\"%s\"}", "000000000009d");
    ck_assert_int_eq(step("marieke", path, "huishouden", body), 400); /* involved, no regie */
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    ck_assert_int_eq(step("sanne", path, "antwoord", "{\"antwoord\":\"aanvaard\"}"), 201);
    ck_assert_int_eq(step("sanne", path, "huishouden", body), 201);
    ck_assert(sees("marieke", path, "\"status\":\"opgepakt\""));
    ck_assert(!sees("marieke", path, "\"soort\":\"huishouden\""));
    free(page_text(login("marieke"), path, 200));
    free(page_text(login("sanne"), path, 200));
    clock_forward(40 * 86400); /* own work is over */
    ck_assert_int_eq(status("marieke", path), 404);
}
END_TEST

static void wachter(void)
{
    struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

#define TOLD(wie)                                                                                  \
    value("SELECT count(*) FROM attendering WHERE soort = 'instroom-wacht' AND gebruiker_id "      \
          "= " wie)

/* It waits visibly: its owner and who was asked hear of it, once while it is unread; what is done
 * goes. */
START_TEST(it_does_not_wait_unseen)
{
    wachter();
    AUTO_FREE char *path = reported("marieke");
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    clock_forward(86400);
    wachter();
    ck_assert_int_eq(TOLD("103"), 0);
    clock_forward(6 * 86400);
    wachter();
    ck_assert_int_eq(TOLD("103"), 1);
    ck_assert_int_eq(TOLD("101"), 1);
    ck_assert_int_eq(TOLD("107"), 0); /* no privacy officer, of no team */
    ck_assert(sees("marieke", path, "\"telaat\":true"));
    ck_assert_int_eq(step("marieke", path, "einde", "{\"reden\":\"Het gezin heeft hulp.\"}"), 201);
    change("UPDATE instelling SET waarde = '2' WHERE sleutel = 'instroom_bewaren_dagen'");
    clock_forward(4 * 86400);
    wachter();
    ck_assert_int_eq(value("SELECT (SELECT count(*) FROM instroom) + (SELECT count(*) FROM"
                           " instroom_stap)"),
                     0);
}
END_TEST

START_TEST(an_owner_who_left)
{
    AUTO_FREE char *path = reported("marieke");
    change("UPDATE gebruiker SET bevestigd_op = 1577880000 WHERE id = 108");
    ck_assert_int_eq(status("nieuw", path), 404);
    change("UPDATE gebruiker SET tot = '2026-11-01' WHERE id = 103");
    ck_assert_int_eq(status("nieuw", path), 200);
    ck_assert_int_eq(waits("nieuw", "aanmelding"), 1);
    clock_forward(6 * 86400);
    wachter();
    ck_assert_int_eq(TOLD("108"), 1); /* or nobody would hear of it */
    ck_assert_int_eq(step("nieuw", path, "antwoord", "{\"antwoord\":\"overgenomen\"}"), 201);
    ck_assert_int_eq(value("SELECT eigenaar_id FROM instroom"), 108);
}
END_TEST

/* In "mijn werk": of danger apart and first; of whoever has it, and of who was asked. */
START_TEST(stands_in_my_work)
{
    AUTO_FREE char *path = reported("marieke");
    ck_assert_int_eq(waits("marieke", "aanmelding"), 1);
    ck_assert_int_eq(waits("sanne", "aanmelding"), 0);
    ck_assert_int_eq(step("marieke", path, "aanbod", onderdeel(11)), 201);
    ck_assert_int_eq(waits("marieke", "aanmelding"), 0); /* it waits for another now */
    ck_assert_int_eq(waits("sanne", "aanmelding"), 1);
    ck_assert_int_eq(waits("ruth", "aanmelding"), 0);
    clock_forward(6 * 86400); /* no answer came */
    ck_assert_int_eq(waits("marieke", "aanmelding"), 1);
    ck_assert_int_eq(step("sanne", path, "antwoord", "{\"antwoord\":\"aanvaard\"}"), 201);
    ck_assert_int_eq(waits("marieke", "aanmelding"), 0);
    ck_assert_int_eq(waits("sanne", "aanmelding"), 1);
    ck_assert_int_eq(waits("youssef", "aanmelding"), 0); /* a colleague's who is there */
    static const char danger[] =
        "{\"wie\":\"gezin\",\"over\":\"GEVAAR\",\"vraag\":\"Er is geen eten.\",\"veiligheid\":"
        "\"acuut\",\"veiligheidWat\":\"Twee kinderen.\",\"weetHet\":true}";
    AUTO_FREE char *second = NULL;
    char text[60];
    (void)snprintf(text, sizeof text, LIJST "/%s",
                   made(api(login("sanne"), "POST", LIJST, danger)));
    second = strdup(text);
    ck_assert_int_eq(waits("sanne", "aanmeldinggevaar"), 1);
    change("UPDATE instroom SET uiterlijk = '2027-01-01' WHERE veiligheid = 'acuut'");
    AUTO_FREE char *list = page_text(login("sanne"), LIJST, 200);
    ck_assert(strstr(list, "GEVAAR") < strstr(list, "OVER-WIE")); /* first, whatever its day */
    ck_assert_int_eq(step("sanne", second, "aanbod", onderdeel(13)), 201);
    ck_assert_int_eq(waits("sanne", "aanmeldinggevaar"), 1); /* still hers */
    ck_assert_int_eq(waits("marieke", "aanmeldinggevaar"), 1);
    AUTO_FREE char *work = page_text(login("sanne"), "/mijn/werk", 200);
    ck_assert_ptr_nonnull(strstr(work, "Aanmeldingen waarbij nu gevaar of gebrek is"));
}
END_TEST

START_TEST(pages)
{
    AUTO_FREE char *path = reported("marieke");
    char form[100];
    static const char *const deel[] = {"aanbod", "antwoord", "einde", "huishouden"};
    free(page_text(login("marieke"), LIJST, 200));
    free(page_text(login("marieke"), LIJST "/nieuw", 200));
    free(page_text(login("marieke"), path, 200));
    for (size_t i = 0; i < COUNT_OF(deel); i++) {
        (void)snprintf(form, sizeof form, "%s/%s", path, deel[i]);
        free(page_text(login("marieke"), form, 200));
        free(page_text(login("ilse"), form, 404));
    }
    free(page_text(login("marieke"), "/mijn/werk", 200));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("instroom");
    TCase *t = tcase_create("instroom");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, no_wrong_door);
    tcase_add_test(t, told_is_who_sees_it);
    tcase_add_test(t, who_reads);
    tcase_add_test(t, what_is_asked);
    tcase_add_test(t, household_and_repeat);
    tcase_add_test(t, taken_up);
    tcase_add_test(t, it_does_not_wait_unseen);
    tcase_add_test(t, an_owner_who_left);
    tcase_add_test(t, stands_in_my_work);
    tcase_add_test(t, pages);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
