/* SPDX-License-Identifier: EUPL-1.2 */
/* Referrals: asked, answered, waited for; and what a household has across the laws. */
#include "gezin.h"

#include "wachter/wachter.h"

#define DAG 86400
#define DOEL "/doelen/00000000000fy"   /* 510, Emir and school, by Sanne */
#define ILSES "/doelen/00000000000g0"  /* 512, Elif's sleep, by Ilse (ggz) */
#define ELDERS "/doelen/00000000000fz" /* 511, in another household */
#define ASK DOEL "/verwijzingen"
#define MARIEKE "0000000000037"
#define ILSE "0000000000038"
#define NINA "000000000003c" /* not confirmed */
#define SHEET HOUSE "/voorzieningen"
#define VRAAG "\"vraag\":\"Een rustige plek voor Emir.\""
#define GEMAAKT "{\"dienst\":\"onderwijsplek\",\"gebruiker\":\"" MARIEKE "\"," VRAAG "}"
#define BUITEN "{\"dienst\":\"onderwijsplek\",\"aan\":\"Samenwerkingsverband\"," VRAAG "}"

static char ref[60];

static const char *asked(const char *who, const char *body)
{
    (void)snprintf(ref, sizeof ref, "/verwijzingen/%s", made(api(login(who), "POST", ASK, body)));
    return ref;
}

static struct http_reply patch(const char *who, const char *path, const char *versie,
                               const char *body)
{
    return api_with(login(who), "PATCH", path, versie, body);
}

static char *field(const char *who, const char *path, const char *key)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    ck_assert_int_eq(r.status, 200);
    AUTO_JSON json_t *json = reply_json(&r);
    char *text = json_dumps(json_object_get(json, key), JSON_ENCODE_ANY);
    http_reply_free(&r);
    return text;
}

static void field_is(const char *who, const char *path, const char *key, const char *want)
{
    AUTO_FREE char *text = field(who, path, key);
    ck_assert_str_eq(text, want);
}

static void refused(struct http_reply r, const char *veld)
{
    AUTO_FREE char *why = reason(r, veld);
    (void)why;
}

/* G6: who is asked reads the referral and not the goal it hangs on; says yes; the asker hears it.
 */
START_TEST(asked_and_answered)
{
    const char *path = asked("sanne", "{\"dienst\":\"ggz\",\"gebruiker\":\"" ILSE
                                      "\",\"personen\":[\"" EMIR "\"]," VRAAG "}");
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 104"
                           " AND soort = 'verwijzing-gevraagd'"),
                     1);
    field_is("ilse", path, "grond", "\"G6\"");
    field_is("ilse", path, "doel", "null");
    field_is("ilse", path, "normOp", "\"2026-12-17\"");
    ck_assert_int_eq(status_of(page(login("ilse"), "GET", path, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", DOEL, NULL)), 404);
    ck_assert_int_eq(status_of(patch("ilse", path, V(1),
                                     "{\"status\":\"aanvaard\",\"verwachtOp\":\"2026-12-01\"}")),
                     200);
    field_is("sanne", path, "status", "\"aanvaard\"");
    field_is("sanne", path, "verwachtOp", "\"2026-12-01\"");
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'verwijzing-beantwoord'"),
                     1);
    ck_assert_int_eq(status_of(patch("ilse", path, V(2), "{\"status\":\"gestart\"}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM verwijzing_stand"), 3);
}
END_TEST

/* What was refused or called off is theirs until the end of the day, and not after. */
START_TEST(refused_and_gone)
{
    char path[60];
    (void)snprintf(path, sizeof path, "%s",
                   asked("sanne", "{\"dienst\":\"ggz\",\"gebruiker\":\"" ILSE
                                  "\",\"personen\":[\"" EMIR "\"]," VRAAG "}"));
    refused(patch("ilse", path, V(1), "{\"status\":\"geweigerd\"}"), "reden");
    ck_assert_int_eq(
        status_of(patch("ilse", path, V(1), "{\"status\":\"geweigerd\",\"reden\":\"Geen plek.\"}")),
        200);
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", path, NULL)), 200);
    clock_forward(DAG);
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", path, NULL)), 404);
    field_is("sanne", path, "reden", "\"Geen plek.\"");
    refused(patch("sanne", path, V(2), "{\"status\":\"gestart\"}"), "status");
}
END_TEST

/* Whom it was sent to may answer; calling it off is for whoever asked, and for regie (R5). */
START_TEST(who_may_what)
{
    const char *path = asked("sanne", "{\"dienst\":\"ggz\",\"gebruiker\":\"" ILSE
                                      "\",\"personen\":[\"" EMIR "\"]," VRAAG "}");
    ck_assert_int_eq(
        status_of(patch("ilse", path, V(1), "{\"status\":\"ingetrokken\",\"reden\":\"Nee\"}")),
        403);
    ck_assert_int_eq(status_of(patch("ilse", path, V(1), "{\"overbrugging\":\"" NIEMAND "\"}")),
                     403);
    ck_assert_int_eq(status_of(patch("sanne", path, V(1),
                                     "{\"status\":\"ingetrokken\",\"reden\":\"Niet nodig\"}")),
                     200);
    /* procesregie and a beheerder are neither */
    ck_assert_int_eq(status_of(api(login("anja"), "POST", ASK, BUITEN)), 404);
    ck_assert_int_eq(status_of(api(login("hans"), "POST", ASK, BUITEN)), 404);
}
END_TEST

START_TEST(bad_input_names_the_field)
{
    const char *sanne = login("sanne");
    refused(api(sanne, "POST", ASK, "{" VRAAG ",\"dienst\":\"ggz\"}"), "gebruiker");
    refused(api(sanne, "POST", ASK,
                "{" VRAAG ",\"dienst\":\"ggz\",\"aan\":\"A\",\"gebruiker\":\"" ILSE "\"}"),
            "gebruiker");
    refused(api(sanne, "POST", ASK, "{" VRAAG ",\"dienst\":\"ggz\",\"gebruiker\":\"" NINA "\"}"),
            "gebruiker");
    refused(api(sanne, "POST", ASK, "{" VRAAG ",\"dienst\":\"tovenarij\",\"aan\":\"A\"}"),
            "dienst");
    refused(api(sanne, "POST", ASK, "{\"dienst\":\"ggz\",\"aan\":\"A\"}"), "vraag");
    refused(api(sanne, "POST", ASK,
                "{" VRAAG ",\"dienst\":\"ggz\",\"aan\":\"A\",\"gevraagdOp\":\"2026-11-20\"}"),
            "gevraagdOp");
    refused(api(sanne, "POST", ASK,
                "{" VRAAG ",\"dienst\":\"ggz\",\"aan\":\"A\",\"gevraagdOp\":\"1926-11-19\"}"),
            "gevraagdOp");
    refused(api(sanne, "POST", ASK,
                "{" VRAAG ",\"dienst\":\"ggz\",\"aan\":\"A\",\"personen\":[\"" DAAN "\"]}"),
            "personen");
    ck_assert_int_eq(value("SELECT count(*) FROM verwijzing"), 0);
}
END_TEST

/* Past the norm nothing is saved without somebody doing something meanwhile; the day itself is
 * fine. */
START_TEST(past_the_norm)
{
    const char *path =
        asked("sanne", "{\"dienst\":\"onderwijsplek\",\"aan\":\"Verband\",\"gevraagdOp\":"
                       "\"2026-10-08\"," VRAAG "}");
    field_is("sanne", path, "normOp", "\"2026-11-19\"");
    field_is("sanne", path, "telaat", "false");
    ck_assert_int_eq(status_of(patch("sanne", path, V(1), "{\"status\":\"aanvaard\"}")), 200);
    clock_forward(DAG);
    field_is("sanne", path, "telaat", "true");
    field_is("sanne", path, "dagen", "43");
    refused(patch("sanne", path, V(2), "{\"verwachtOp\":\"2027-01-01\"}"), "overbrugging");
    refused(patch("sanne", path, V(2), "{\"overbrugging\":\"" NIEMAND "\"}"), "overbrugging");
    char body[100];
    (void)snprintf(body, sizeof body, "{\"overbrugging\":\"%s\",\"verwachtOp\":\"2027-01-01\"}",
                   made(api(login("sanne"), "POST", DOEL "/acties",
                            "{\"titel\":\"Thuis oefenen\",\"persoon\":\"" ELIF
                            "\",\"vervaldatum\":\"2026-12-01\"}")));
    ck_assert_int_eq(status_of(patch("sanne", path, V(2), body)), 200);
    /* what started needs no bridge */
    ck_assert_int_eq(status_of(patch("sanne", path, V(3), "{\"status\":\"gestart\"}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM verwijzing WHERE verwacht_op = '2027-01-01'"), 1);
}
END_TEST

/* An action of another goal, or of another household, is no bridge. */
START_TEST(a_bridge_of_the_same_goal)
{
    const char *path = asked("sanne", BUITEN);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (302, 530, 'actie', 'wonen', 'coordinatie', 11, 102,"
           " 1, 1767225600, '000000000006b');"
           "INSERT INTO item_persoon VALUES (302, 530, 203);"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id, vervaldatum,"
           " status, status_op, status_door) VALUES (302, 530, 511, 'Bellen', 203, '2027-01-01',"
           " 'open', 1767225600, 102)");
    refused(patch("sanne", path, V(1), "{\"overbrugging\":\"00000000000gj\"}"), "overbrugging");
}
END_TEST

START_TEST(hidden_is_as_made_up)
{
    char path[60];
    (void)snprintf(path, sizeof path, "%s", asked("sanne", BUITEN));
    const char *youssef = login("hans");
    struct rng real = app.rng;
    rng_still();
    same(api(youssef, "GET", path, NULL), api(youssef, "GET", "/verwijzingen/" NIEMAND, NULL), 404);
    same(page(youssef, "GET", path, NULL), page(youssef, "GET", "/verwijzingen/" NIEMAND, NULL),
         404);
    app.rng = real;
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", ELDERS "/verwijzingen", BUITEN)), 404);
    /* a goal of a source with beroepsgeheim is not regie's to see */
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", ILSES "/verwijzingen", BUITEN)), 404);
}
END_TEST

/* The second is told that it changed meanwhile, and nothing is half done. */
START_TEST(yes_against_calling_off)
{
    (void)asked("sanne", "{\"dienst\":\"ggz\",\"gebruiker\":\"" ILSE "\",\"personen\":[\"" EMIR
                         "\"]," VRAAG "}");
    ck_assert_int_eq(
        status_of(patch("sanne", ref, V(1), "{\"status\":\"ingetrokken\",\"reden\":\"Nee\"}")),
        200);
    ck_assert_int_eq(status_of(patch("ilse", ref, V(1), "{\"status\":\"aanvaard\"}")), 412);
    ck_assert_int_eq(value("SELECT count(*) FROM verwijzing_stand"), 2);
}
END_TEST

/* ---- voorzieningen ---- */

#define THUIS                                                                                      \
    "\"naam\":\"Begeleiding\",\"personen\":[\"" EMIR "\"],\"dienst\":\"begeleiding\","             \
    "\"wet\":\"wmo\",\"leefgebied\":\"onderwijs\",\"vorm\":\"natura\",\"status\":\"loopt\""

static const char *granted(const char *who, const char *more)
{
    char body[600];
    (void)snprintf(body, sizeof body, "{" THUIS ",%s}", more);
    (void)snprintf(ref, sizeof ref, "/voorzieningen/%s",
                   made(api(login(who), "POST", SHEET, body)));
    return ref;
}

START_TEST(across_the_laws)
{
    (void)granted("sanne", "\"van\":\"2026-01-01\",\"tot\":\"2026-12-31\",\"bedrag\":75,\"per\":"
                           "\"week\"");
    (void)granted("sanne", "\"van\":\"2027-02-01\"");
    struct http_reply r = api(login("sanne"), "GET", SHEET, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *signaal = json_array_get(json_object_get(json, "signalen"), 0);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "resultaten")), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(json_object_get(json, "budget"), "maand")),
                     325);
    ck_assert_str_eq(json_string_value(json_object_get(signaal, "soort")), "gat");
    ck_assert_str_eq(json_string_value(json_object_get(signaal, "van")), "2027-01-01");
    http_reply_free(&r);
    AUTO_FREE char *text = page_text(login("sanne"), SHEET, 200);
    ck_assert_ptr_nonnull(strstr(text, "325"));
}
END_TEST

/* School reads what was written about Emir under onderwijs (consent 701), and its budget is of what
 * it sees. */
START_TEST(budget_of_what_one_sees)
{
    (void)granted("sanne", "\"van\":\"2026-01-01\",\"bedrag\":100,\"per\":\"maand\"");
    char body[500];
    (void)snprintf(body, sizeof body,
                   "{\"naam\":\"Verborgen hulp\",\"personen\":[\"" ELIF
                   "\"],\"dienst\":\"begeleiding\",\"wet\":\"wmo\",\"leefgebied\":\"gezondheid\","
                   "\"vorm\":\"natura\",\"status\":\"loopt\",\"van\":\"2026-01-01\","
                   "\"bedrag\":999,\"per\":\"maand\"}");
    (void)made(api(login("sanne"), "POST", SHEET, body));
    AUTO_FREE char *hers = field("marieke", SHEET, "budget");
    ck_assert_ptr_nonnull(strstr(hers, "\"maand\": 100"));
    ck_assert_ptr_null(strstr(hers, "999"));
    AUTO_FREE char *text = page_text(login("marieke"), SHEET, 200);
    ck_assert_ptr_null(strstr(text, "999"));
    ck_assert_ptr_null(strstr(text, "Verborgen"));
}
END_TEST

START_TEST(a_wrong_voorziening)
{
    const char *sanne = login("sanne");
    refused(api(sanne, "POST", SHEET, "{" THUIS ",\"van\":\"2026-02-01\",\"tot\":\"2026-01-31\"}"),
            "tot");
    refused(api(sanne, "POST", SHEET, "{" THUIS ",\"van\":\"2026-02-01\",\"bedrag\":10}"), "per");
    refused(api(sanne, "POST", SHEET, "{" THUIS ",\"van\":\"2026-02-01\",\"per\":\"week\"}"),
            "bedrag");
    refused(api(sanne, "POST", SHEET,
                "{" THUIS ",\"van\":\"2026-02-01\",\"bedrag\":-1,\"per\":\"week\"}"),
            "bedrag");
    refused(
        api(sanne, "POST", SHEET, "{" THUIS ",\"van\":\"2026-02-01\",\"doel\":\"00000000000fz\"}"),
        "doel");
    ck_assert_int_eq(value("SELECT count(*) FROM voorziening"), 0);
}
END_TEST

START_TEST(stopped_with_a_reason_and_a_day)
{
    const char *path = granted("sanne", "\"van\":\"2026-01-01\"");
    refused(patch("sanne", path, V(1), "{\"status\":\"gestopt\"}"), "reden");
    refused(patch("sanne", path, V(1), "{\"status\":\"gestopt\",\"reden\":\"Klaar\"}"), "tot");
    refused(patch("sanne", path, V(1), "{\"naam\":\"\"}"), "naam");
    ck_assert_int_eq(status_of(patch("sanne", path, V(1),
                                     "{\"status\":\"gestopt\",\"reden\":\"Klaar\",\"tot\":"
                                     "\"2026-11-30\"}")),
                     200);
    ck_assert_int_eq(status_of(patch("sanne", path, V(1), "{\"reden\":\"Anders\"}")), 412);
    ck_assert_int_eq(status_of(patch("marieke", path, V(2), "{\"reden\":\"Anders\"}")), 403);
    ck_assert_int_eq(value("SELECT count(*) FROM voorziening_stand"), 2);
}
END_TEST

START_TEST(in_the_log_and_found)
{
    (void)granted("sanne", "\"van\":\"2026-01-01\",\"aanbieder\":\"Zonnestraal\"");
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = "
                           "'voorziening.toevoegen' AND huishouden = 301"),
                     1);
    struct http_reply r = api(login("sanne"), "POST", HOUSE "/_zoek", "{\"zoek\":\"zonnestraal\"}");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, ref));
    http_reply_free(&r);
}
END_TEST

/* ---- the wachter ---- */

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static int64_t told(int64_t wie, const char *soort)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM attendering WHERE gebruiker_id = %lld AND soort = '%s'",
                   (long long)wie, soort);
    return value(sql);
}

/* Once, after the norm, to whoever asked; also when the program was off that day. */
START_TEST(waiting_is_told_once)
{
    catch_up();
    (void)asked("sanne", BUITEN);
    clock_forward(42 * DAG);
    catch_up();
    ck_assert_int_eq(told(101, "wachttijd-voorbij"), 0);
    clock_forward(5 * DAG);
    catch_up();
    ck_assert_int_eq(told(101, "wachttijd-voorbij"), 1);
    change("UPDATE attendering SET gelezen_op = 1795086000");
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'wachttijd-voorbij'"
                           " AND gelezen_op IS NULL"),
                     0);
}
END_TEST

/* Whoever has the regie does not hear of what a source with beroepsgeheim asked (G2, R24). */
START_TEST(not_told_what_is_not_seen)
{
    catch_up();
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 540, 'verwijzing', 'gezondheid',"
           " 'coordinatie', 14, 104, 0, 1767225600, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 540, 201);"
           "INSERT INTO verwijzing (huishouden_id, id, doel_id, dienst, aan_naam, vraag,"
           " gevraagd_op, norm_op, status, status_op, status_door) VALUES (301, 540, 512, 'ggz',"
           " 'Elders', 'Hulp', '2026-10-01', '2026-10-29', 'gevraagd', 1767225600, 104)");
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(told(101, "wachttijd-voorbij"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM verwijzing WHERE gemeld_op IS NOT NULL"), 1);
}
END_TEST

/* In time, once for each last day. */
START_TEST(an_end_is_told_in_time)
{
    const char *path = granted("sanne", "\"van\":\"2026-01-01\",\"tot\":\"2027-02-01\"");
    catch_up();
    ck_assert_int_eq(told(101, "voorziening-eindigt"), 0);
    clock_forward(20 * DAG);
    catch_up();
    ck_assert_int_eq(told(101, "voorziening-eindigt"), 1);
    change("DELETE FROM attendering");
    ck_assert_int_eq(status_of(patch("sanne", path, V(1), "{\"tot\":\"2027-02-02\"}")), 200);
    catch_up();
    ck_assert_int_eq(told(101, "voorziening-eindigt"), 0); /* that day is done */
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(told(101, "voorziening-eindigt"), 1);
    clock_forward(DAG);
    change("DELETE FROM attendering");
    catch_up();
    ck_assert_int_eq(told(101, "voorziening-eindigt"), 0);
}
END_TEST

/* The address a form was sent to, opened: the form. Whose household it is makes no difference. */
START_TEST(test_address_of_a_form)
{
    static const char *const WAYS[][2] = {
        {"/huishoudens/000000000009d/volgcontacten",
         "/huishoudens/000000000009d/volgcontacten/nieuw"},
        {"/huishoudens/zzzz/volgcontacten", "/huishoudens/zzzz/volgcontacten/nieuw"},
        {"/doelen/000000000009d/verwijzingen", "/doelen/000000000009d/verwijzingen/nieuw"},
    };
    const char *json[] = {"Accept: application/json", NULL};
    for (size_t i = 0; i < COUNT_OF(WAYS); i++) {
        struct http_reply r = verzoek_run(&app, "GET", WAYS[i][0], NULL, NULL);
        ck_assert_int_eq(r.status, 303);
        ck_assert_str_eq(reply_header(&r, "Location"), WAYS[i][1]);
        http_reply_free(&r);
        ck_assert_int_eq(status_of(verzoek_run(&app, "GET", WAYS[i][0], json, NULL)), 405);
        AUTO_FREE char *under = text_format("/api/v1%s", WAYS[i][0]);
        ck_assert_int_eq(status_of(verzoek_run(&app, "GET", under, NULL, NULL)), 405);
    }
    ck_assert_int_eq(
        status_of(verzoek_run(&app, "GET", "/huishoudens/%0d%0ax/volgcontacten", NULL, NULL)), 405);
    /* nothing to show there: a way on, whoever it is */
    struct http_reply r = verzoek_run(&app, "GET", "/sessies", NULL, NULL);
    ck_assert(r.status == 405 && reply_has(&r, "Naar het begin") && !reply_has(&r, "Inloggen"));
    http_reply_free(&r);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("verwijzing");
    TCase *tc = tcase_create("verwijzing");
    tcase_add_checked_fixture(tc, gezin_start, harness_stop);
    tcase_add_test(tc, asked_and_answered);
    tcase_add_test(tc, refused_and_gone);
    tcase_add_test(tc, who_may_what);
    tcase_add_test(tc, bad_input_names_the_field);
    tcase_add_test(tc, past_the_norm);
    tcase_add_test(tc, a_bridge_of_the_same_goal);
    tcase_add_test(tc, hidden_is_as_made_up);
    tcase_add_test(tc, yes_against_calling_off);
    tcase_add_test(tc, across_the_laws);
    tcase_add_test(tc, budget_of_what_one_sees);
    tcase_add_test(tc, a_wrong_voorziening);
    tcase_add_test(tc, stopped_with_a_reason_and_a_day);
    tcase_add_test(tc, in_the_log_and_found);
    tcase_add_test(tc, waiting_is_told_once);
    tcase_add_test(tc, not_told_what_is_not_seen);
    tcase_add_test(tc, an_end_is_told_in_time);
    tcase_add_test(tc, test_address_of_a_form);
    suite_add_tcase(s, tc);
    return harness_main(s);
}
