/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody leaves: many households at once, each on its own. And what the wachter says about
 * vacancies, deputies and temporary regie; what the family prefers. */
#include "gezin.h"
#include "race.h"

#include "wachter/wachter.h"

#define DAG 86400
#define VAN "/regieoverzicht/van/0000000000035" /* Sanne */
#define BOTH                                                                                       \
    "{\"huishoudens\":[\"000000000009d\",\"000000000009e\"],\"aan\":\"" YOUSSEF                    \
    "\",\"bericht\":\"Sanne gaat weg. Neem jij ze?\"}"
#define BOTH_ROOS                                                                                  \
    "{\"huishoudens\":[\"000000000009e\",\"000000000009d\"],\"aan\":\"" ROOS                       \
    "\",\"bericht\":\"Sanne gaat weg. Neem jij ze?\"}"
#define WITH(id)                                                                                   \
    "{\"huishoudens\":[\"000000000009d\",\"" id "\"],\"aan\":\"" YOUSSEF                           \
    "\",\"bericht\":\"Sanne gaat weg. Neem jij ze?\"}"
#define YOUSSEF "0000000000036"
#define ROOS "000000000003h"
#define VOOGD "000000000003j"

/* Sanne has both households; Roos can be regisseur, Petra is a second procesregisseur, and there is
 * somebody of a GI. */
static void start(void)
{
    gezin_start();
    change("DELETE FROM regie WHERE id = 552;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
           " (302, 553, 101, 11, 1767225600);"
           "INSERT INTO organisatie (id, naam, soort, van) VALUES (5, 'Jeugdbescherming', 'gi', "
           "'2020-01-01');"
           "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, van) VALUES (16, "
           "5, 'Jeugdbescherming', 'Jeugdwet', 0, '2020-01-01');"
           "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (112, 'petra', 'Petra Post', 'procesregisseur', 11, '2020-01-01',"
           " 1577880000), (113, 'roos', 'Roos Zuid', 'regisseur', 11, '2020-01-01', 1577880000),"
           " (114, 'voogd', 'Vera Voogd', 'jeugdbeschermer', 16, '2020-01-01', 1577880000);"
           "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (112, 'procesregisseur'),"
           " (113, 'regisseur'), (114, 'regisseur'), (114, 'professional');"
           "UPDATE onderdeel SET contact_id = 106 WHERE id = 11");
}

static json_t *posted(const char *who, const char *path, const char *body, int status)
{
    struct http_reply r = api(login(who), "POST", path, body);
    ck_assert_msg(r.status == status, "%d %.*s", r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

static const json_t *result(const json_t *json, size_t i)
{
    return json_array_get(json_object_get(json, "resultaten"), i);
}

static size_t results(const json_t *json)
{
    return json_array_size(json_object_get(json, "resultaten"));
}

static bool went(const json_t *json, size_t i)
{
    return json_is_true(json_object_get(result(json, i), "gelukt"));
}

static int64_t asked(void)
{
    return value("SELECT count(*) FROM regieverzoek WHERE status = 'gevraagd'");
}

/* ---- each on its own ---- */

START_TEST(test_tried_first)
{
    AUTO_JSON json_t *proef = posted("hans", VAN "/proef", BOTH, 200);
    ck_assert(results(proef) == 2 && went(proef, 0) && went(proef, 1));
    ck_assert_int_eq(value("SELECT count(*) FROM regieverzoek"), 0);
    ck_assert_int_eq(
        value("SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort = 'regie-gevraagd'"),
        0);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'regieverzoek'"), 0);
    AUTO_JSON json_t *json = posted("hans", VAN, BOTH, 201);
    ck_assert(results(json) == 2 && went(json, 0) && went(json, 1));
    ck_assert_int_eq(asked(), 2);
    ck_assert_int_eq(
        value("SELECT count(*) FROM regie WHERE tot_op IS NULL AND gebruiker_id = 101"),
        2); /* until the yes */
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden) FROM logregel WHERE handeling = "
                           "'regie.verdelen' AND gebruiker = 105 AND huishouden IN (301, 302)"),
                     2);
    /* once more: each says why not */
    AUTO_JSON json_t *again = posted("hans", VAN, BOTH, 201);
    ck_assert(results(again) == 2 && !went(again, 0) && !went(again, 1));
    ck_assert_int_eq(asked(), 2);
}
END_TEST

/* One was asked already, the other goes on; nothing of the one is left. */
START_TEST(test_one_fails)
{
    change(
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 901,"
        " 'geweld', '2026-01-01', 101, 1767225600);"
        "INSERT INTO afscherming_persoon VALUES (901, 202);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (901, 902, 102)");
    AUTO_JSON json_t *json = posted("hans", VAN, BOTH, 201);
    ck_assert(results(json) == 2 && !went(json, 0) && went(json, 1));
    ck_assert_int_eq(value("SELECT count(*) FROM regieverzoek"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'regieverzoek'"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM geadresseerde WHERE huishouden_id = 301"), 0);
}
END_TEST

/* R24: what is hidden from the procesregisseur (their own family) is not in the answer, like what
 * does not exist. R5: the rest is not theirs at all. */
START_TEST(test_hidden)
{
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 105");
    const char *hans = login("hans");
    same(api(hans, "POST", VAN "/proef", WITH("000000000009e")),
         api(hans, "POST", VAN "/proef", WITH("00000000zzzzz")), 200);
    AUTO_JSON json_t *json = posted("hans", VAN, BOTH, 201);
    ck_assert_uint_eq(results(json), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM regieverzoek WHERE huishouden_id = 302"), 0);
    AUTO_FREE char *page_hans = page_text(login("hans"), VAN, 200);
    ck_assert_ptr_null(strstr(page_hans, "De Vries"));
    const char *const others[] = {"sanne", "marieke", "anja", "ruth"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        ck_assert_int_eq(status_of(api(login(others[i]), "GET", VAN, NULL)), 403);
        ck_assert_int_eq(status_of(api(login(others[i]), "POST", VAN, BOTH)), 403);
        ck_assert_int_eq(status_of(api(login(others[i]), "POST", VAN "/proef", BOTH)), 403);
    }
    ck_assert_int_eq(
        status_of(api(login("hans"), "GET", "/regieoverzicht/van/00000000zzzzz", NULL)), 404);
}
END_TEST

START_TEST(test_by_form)
{
    AUTO_FREE char *form = page_text(login("hans"), VAN, 200);
    ck_assert_ptr_nonnull(strstr(form, "Huishoudens van Sanne Hoekstra"));
    ck_assert_ptr_nonnull(strstr(form, "De Vries"));
    struct http_reply r =
        page(login("hans"), "POST", VAN, "aan=" YOUSSEF "&bericht=Neem+je+ze+over");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-huishoudens-fout"));
    http_reply_free(&r);
    r = page(login("hans"), "POST", VAN "/proef",
             "huishoudens=000000000009d&huishoudens=000000000009e&aan=" YOUSSEF
             "&bericht=Neem+je+ze+over");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Er is nog niets gevraagd") && reply_has(&r, "De vraag gaat uit."));
    http_reply_free(&r);
    r = page(login("hans"), "POST", VAN,
             "huishoudens=000000000009d&huishoudens=000000000009e&aan=" YOUSSEF
             "&bericht=Neem+je+ze+over&_sleutel=abcdefgh");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    AUTO_FREE char *after = page_text(login("hans"), VAN, 200);
    ck_assert_ptr_nonnull(strstr(after, "nog geen antwoord"));
    ck_assert_int_eq(asked(), 2);
}
END_TEST

/* Two procesregisseurs hand out the same households to different people, in another order. */
START_TEST(test_race)
{
    struct racer r[] = {
        {.token = login("hans"), .method = "POST", .path = VAN, .body = BOTH},
        {.token = login("petra"), .method = "POST", .path = VAN, .body = BOTH_ROOS}};
    race(r, 2);
    ck_assert_msg(race_told(r, 2, 201) == 2, "%s\n%s", r[0].said, r[1].said);
    ck_assert_int_eq(asked(), 2);
    ck_assert_int_eq(value("SELECT count(DISTINCT aan_id) FROM regieverzoek"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM regieverzoek"), 2);
}
END_TEST

/* ---- the overview ---- */

static json_t *overview(void)
{
    struct http_reply r = api(login("hans"), "GET", "/regieoverzicht", NULL);
    json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    return json;
}

static size_t listed(const json_t *json, const char *part)
{
    return json_array_size(json_object_get(json, part));
}

START_TEST(test_overview)
{
    AUTO_JSON json_t *still = overview();
    ck_assert_uint_eq(listed(still, "stil"), 2); /* since January */
    /* a note is substance, and nothing that procesregie may learn from */
    change("UPDATE item SET op = 1795000000 WHERE huishouden_id = 302 AND id = 502");
    change("UPDATE item SET op = 1795000000 WHERE huishouden_id = 301 AND aard = 'inhoud'");
    change("UPDATE regie SET terug_op = '2026-12-01' WHERE id = 551");
    AUTO_JSON json_t *moved = overview();
    ck_assert_uint_eq(listed(moved, "stil"), 1);
    ck_assert_str_eq(
        json_string_value(json_object_get(json_array_get(json_object_get(moved, "stil"), 0), "id")),
        "000000000009d");
    ck_assert_uint_eq(listed(moved, "termijnen"), 1);
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 105");
    change("UPDATE item SET op = 1767225600 WHERE huishouden_id = 302");
    AUTO_JSON json_t *own = overview();
    ck_assert_uint_eq(listed(own, "stil"), 1);
    ck_assert_int_eq(status_of(page(login("hans"), "GET", "/regieoverzicht", NULL)), 200);
    AUTO_JSON json_t *none = NULL;
    struct http_reply r = api(login("sanne"), "GET", "/regieoverzicht", NULL);
    none = reply_json(&r);
    ck_assert_uint_eq(listed(none, "stil") + listed(none, "termijnen"), 0);
    http_reply_free(&r);
}
END_TEST

/* ---- what the family prefers, how heavy it is ---- */

static int wish(const char *who, const char *version, const char *body)
{
    return status_of(api_with(login(who), "PATCH", HOUSE "/regie/wens", version, body));
}

START_TEST(test_wish)
{
    ck_assert_int_eq(wish("sanne", V(1), "{\"voorkeur\":\"" YOUSSEF "\",\"zwaarte\":\"zwaar\"}"),
                     200);
    ck_assert_int_eq(wish("sanne", V(1), "{\"zwaarte\":\"licht\"}"), 412);
    ck_assert_int_eq(wish("sanne", V(2), "{\"voorkeur\":\"0000000000037\"}"),
                     400); /* no regisseur */
    ck_assert_int_eq(wish("hans", V(2), "{\"zwaarte\":\"licht\"}"), 403);
    ck_assert_int_eq(wish("marieke", V(2), "{\"zwaarte\":\"licht\"}"), 403);
    ck_assert_int_eq(wish("anja", V(2), "{\"zwaarte\":\"licht\"}"), 404);
    AUTO_FREE char *hans = page_text(login("hans"), HOUSE "/regie/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(hans, "voorkeur van het gezin"));
    AUTO_FREE char *marieke = page_text(login("marieke"), HOUSE "/regie", 200);
    ck_assert_ptr_null(strstr(marieke, "Wens van het gezin"));
    ck_assert_int_eq(value("SELECT versie FROM regiewens WHERE huishouden_id = 301"), 2);
    AUTO_JSON json_t *json = overview();
    const json_t *row;
    size_t i;
    json_array_foreach(json_object_get(json, "caseload"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "naam")), "Sanne Hoekstra") == 0)
            ck_assert_int_eq(json_integer_value(json_object_get(row, "gewicht")), 5);
    }
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", HOUSE "/regie/wens", NULL)), 200);
}
END_TEST

/* ---- for a while ---- */

#define FOR_A_WHILE(aan, dag)                                                                      \
    "{\"aan\":\"" aan "\",\"bericht\":\"Neemt u het even over?\",\"terugOp\":\"" dag "\"}"

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static int64_t told(const char *soort)
{
    char sql[120];
    (void)snprintf(sql, sizeof sql,
                   "SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort = '%s'", soort);
    return value(sql);
}

START_TEST(test_temporary)
{
    AUTO_FREE char *not_they = reason(
        api(login("hans"), "POST", HOUSE "/regie", FOR_A_WHILE(YOUSSEF, "2027-01-15")), "terugOp");
    AUTO_FREE char *past = reason(
        api(login("hans"), "POST", HOUSE "/regie", FOR_A_WHILE(VOOGD, "2026-11-19")), "terugOp");
    ck_assert(not_they && past);
    char path[60];
    (void)snprintf(
        path, sizeof path, "/regieverzoeken/%s",
        made(api(login("hans"), "POST", HOUSE "/regie", FOR_A_WHILE(VOOGD, "2027-01-15"))));
    ck_assert_int_eq(
        status_of(api_with(login("voogd"), "PATCH", path, V(1), "{\"status\":\"aanvaard\"}")), 200);
    AUTO_FREE char *regie = page_text(login("hans"), HOUSE "/regie", 200);
    ck_assert_ptr_nonnull(strstr(regie, "tijdelijk, tot 15 januari 2027"));
    catch_up();
    clock_forward(40 * DAG);
    catch_up();
    ck_assert_int_eq(told("regie-terug-nadert"), 0);
    clock_forward(4 * DAG); /* 2 January */
    catch_up();
    catch_up();
    ck_assert_int_eq(told("regie-terug-nadert"), 3); /* Vera, and both procesregisseurs */
    clock_forward(14 * DAG);                         /* the day after */
    catch_up();
    ck_assert_int_eq(told("regie-terug-laat"), 3);
    clock_forward(6 * DAG);
    catch_up();
    ck_assert_int_eq(told("regie-terug-laat"), 3);
    clock_forward(DAG); /* and a week later again */
    catch_up();
    ck_assert_int_eq(told("regie-terug-laat"), 6);
    /* nothing went by itself */
    ck_assert_int_eq(value("SELECT gebruiker_id FROM regie WHERE huishouden_id = 301 AND tot_op IS "
                           "NULL"),
                     114);
}
END_TEST

START_TEST(test_vacancy_climbs)
{
    catch_up();
    change("UPDATE regie SET tot_op = 1795086000 WHERE id = 551;"
           "UPDATE gezinsplan SET vacature_sinds = 1795086000, vacature_uiterlijk = '2026-11-23'"
           " WHERE id = 501;"
           "INSERT INTO wijk (id, code, naam) VALUES (64, 'zuid', 'Zuid');"
           "INSERT INTO gebruiker_wijk (gebruiker_id, wijk_id) VALUES (112, 64)"); /* not Petra's */
    clock_forward(4 * DAG);
    catch_up(); /* Monday 23 November, the last day */
    ck_assert_int_eq(told("regie-vacature-laat"), 0);
    clock_forward(DAG);
    catch_up();
    catch_up();
    ck_assert_int_eq(told("regie-vacature-laat"), 1); /* Hans */
    clock_forward(2 * DAG);                           /* Thursday: two working days went by */
    catch_up();
    ck_assert_int_eq(told("regie-vacature-laat"), 3); /* Petra as well */
    clock_forward(4 * DAG);                           /* Monday */
    catch_up();
    ck_assert_int_eq(told("regie-vacature-laat"), 4);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 106 AND soort = "
                           "'regie-vacature-laat'"),
                     1); /* the contact of the onderdeel */
    AUTO_FREE char *contact = page_text(login("anja"), "/mijn/berichten", 200);
    ck_assert_ptr_null(strstr(contact, "Yıldız")); /* that somebody waits, not who (R24) */
    clock_forward(30 * DAG);
    catch_up();
    ck_assert_int_gt(told("regie-vacature-laat"), 8); /* each week again */
    ck_assert_int_eq(value("SELECT count(*) FROM regie_melding WHERE soort = 'vacature'"),
                     value("SELECT max(stap) FROM regie_melding WHERE soort = 'vacature'"));
}
END_TEST

START_TEST(test_deputy_told)
{
    catch_up();
    change("INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (301, 803, 551, 113, 11, '2026-11-15', '2026-11-25', 803)");
    clock_forward(2 * DAG);
    catch_up();
    ck_assert_int_eq(told("waarneming-eindigt"), 0);
    clock_forward(DAG); /* 22 November */
    catch_up();
    ck_assert_int_eq(told("waarneming-eindigt"), 2); /* both sides, once */
    ck_assert_int_eq(status_of(api(login("roos"), "GET", HOUSE, NULL)), 200);
    clock_forward(4 * DAG);
    catch_up();
    ck_assert_int_eq(told("waarneming-eindigt"), 2);
    ck_assert_int_eq(told("waarneming-voorbij"), 2);
    ck_assert_int_eq(status_of(api(login("roos"), "GET", HOUSE, NULL)), 404); /* by itself */
}
END_TEST

/* ---- who leaves ---- */

START_TEST(test_leaver)
{
    AUTO_FREE char *sanne = page_text(login("sanne"), "/mijn/vertrek", 200);
    ck_assert_ptr_nonnull(strstr(sanne, "De Vries"));
    ck_assert_ptr_nonnull(strstr(sanne, "Regie overdragen"));
    AUTO_FREE char *roos = page_text(login("roos"), "/mijn/vertrek", 200);
    ck_assert_ptr_nonnull(strstr(roos, "Er staat niets meer op uw naam"));
    AUTO_FREE char *marieke = page_text(login("marieke"), "/mijn/vertrek", 200);
    ck_assert_ptr_nonnull(strstr(marieke, "Hulp stoppen"));
    ck_assert_ptr_null(strstr(marieke, "De Vries"));
    /* asked, it says whom */
    (void)made(api(login("sanne"), "POST", HOUSE "/overdrachten",
                   "{\"aan\":\"" YOUSSEF "\",\"bericht\":\"Wilt u dit gezin helpen?\"}"));
    AUTO_FREE char *asking = page_text(login("sanne"), "/mijn/vertrek", 200);
    ck_assert_ptr_nonnull(strstr(asking, "gevraagd: Youssef Amrani"));
    ck_assert_ptr_null(strstr(asking, "Wat alleen bij u ligt"));
    /* what nobody else goes on with: an aanmelding, a request with a term, a planned meeting */
    (void)made(api(login("sanne"), "POST", "/aanmeldingen",
                   "{\"wie\":\"gezin\",\"over\":\"Familie Bos\",\"vraag\":\"Hulp bij de post.\","
                   "\"veiligheid\":\"veilig\",\"weetHet\":true}"));
    (void)made(api(login("sanne"), "POST", HOUSE "/verzoeken",
                   "{\"soort\":\"inzage\",\"persoon\":\"" ELIF "\",\"ontvangen\":\"2026-11-10\","
                   "\"identiteit\":\"bekend\",\"vraag\":\"Wat staat er?\"}"));
    (void)made(api(login("sanne"), "POST", HOUSE "/overleggen",
                   "{\"soort\":\"voortgang\",\"begin\":\"2026-11-30T10:00:00+01:00\",\"minuten\":"
                   "60,\"waarom\":\"Hoe gaat het nu?\"}"));
    AUTO_FREE char *more = page_text(login("sanne"), "/mijn/vertrek", 200);
    static const char *const said[] = {"Wat alleen bij u ligt", "Aanmelding: Familie Bos",
                                       "Inzage: wat staat er over mij?",
                                       "Overleggen die u plande: 1"};
    for (size_t i = 0; i < COUNT_OF(said); i++)
        ck_assert_msg(strstr(more, said[i]) != NULL, "%s", said[i]);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/mijn/vertrek", NULL)), 200);
    AUTO_FREE char *school = page_text(login("marieke"), "/mijn/vertrek", 200);
    ck_assert_ptr_null(strstr(school, "Familie Bos"));
}
END_TEST

/* ---- the letter ---- */

#define LETTER HOUSE "/regie/brief/"

START_TEST(test_letter)
{
    AUTO_FREE char *elif = page_text(login("sanne"), LETTER "00000000000ch", 200);
    ck_assert_ptr_nonnull(strstr(elif, "Aan Elif Yıldız"));
    ck_assert_ptr_nonnull(strstr(elif, "Sanne Hoekstra"));
    ck_assert_ptr_nonnull(strstr(elif, "Lindenlaan"));
    /* of nobody else: not their name, not where they are */
    const char *sheet = strstr(elif, "gp-sheet"), *end = strstr(sheet, "</article>");
    AUTO_FREE char *letter = strndup(sheet, (size_t)(end - sheet));
    const char *const others[] = {"Emir", "Noor Y", "Mark", "Kade", "Daan", "06 1111"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        ck_assert_ptr_null(strstr(letter, others[i]));
    /* who may not see the address prints none */
    AUTO_FREE char *hans = page_text(login("hans"), LETTER "00000000000ch", 200);
    ck_assert_ptr_null(strstr(hans, "Lindenlaan"));
    same(api(login("sanne"), "GET", LETTER "00000000000ck", NULL),
         api(login("sanne"), "GET", LETTER "00000000zzzzz", NULL), 404); /* another household's */
    ck_assert_int_eq(status_of(api(login("anja"), "GET", LETTER "00000000000ch", NULL)), 404);
    change("UPDATE persoon SET overleden_op = '2026-11-01' WHERE id = 204");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", LETTER "00000000000cm", NULL)), 404);
    change("UPDATE regie SET tot_op = 1795086000 WHERE id = 551;"
           "UPDATE gezinsplan SET vacature_sinds = 1795086000, vacature_uiterlijk = '2026-11-23'"
           " WHERE id = 501");
    AUTO_FREE char *none = page_text(login("hans"), LETTER "00000000000ch", 200);
    ck_assert_ptr_nonnull(strstr(none, "U heeft nu even geen regisseur"));
    ck_assert_int_eq(status_of(page(login("hans"), "GET", HOUSE "/regie", NULL)), 200);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("verdelen");
    TCase *c = tcase_create("verdelen");
    tcase_add_checked_fixture(c, start, harness_stop);
    tcase_set_timeout(c, 300); /* many requests each, on a busy machine */
    tcase_add_test(c, test_tried_first);
    tcase_add_test(c, test_one_fails);
    tcase_add_test(c, test_hidden);
    tcase_add_test(c, test_by_form);
    tcase_add_loop_test(c, test_race, 0, 4);
    tcase_add_test(c, test_overview);
    tcase_add_test(c, test_wish);
    tcase_add_test(c, test_temporary);
    tcase_add_test(c, test_vacancy_climbs);
    tcase_add_test(c, test_deputy_told);
    tcase_add_test(c, test_leaver);
    tcase_add_test(c, test_letter);
    suite_add_tcase(s, c);
    return harness_main(s);
}
