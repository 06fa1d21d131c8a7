/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters: templates of the municipality, and what of a dossier comes into them. */
#include "gezin.h"

#include "wachter/wachter.h"

#include "base/buf.h"

#define BRIEVEN HOUSE "/brieven"
#define LID(id) "\"lid\":\"00000000000" id "\""
#define TO_ELIF LID("ch")
#define TO_MARK LID("cm")
#define TO_MARIEKE "\"gebruiker\":\"0000000000037\"" /* 103 */
#define TEKST                                                                                      \
    "Aan {{aan}}\n{{ adres }}\n{{datum}}\nDoelen:\n{{doelen}}\nRegisseur {{regisseur}}, "          \
    "{{regisseurTelefoon}}. Evaluatie {{evaluatiedatum}}. Delen:\n{{toestemmingen}}\n{{"           \
    "toevoeging}}\nGroet, {{afzender}}"

static void start(void)
{
    gezin_start();
    change("INSERT INTO brief_sjabloon (id, soort, titel, tekst, van, door, op) VALUES"
           " (801, 'plan', 'Oud', 'Oud {{aan}}', '2026-01-01', 106, 1),"
           " (802, 'plan', 'Uw plan', '" TEKST "', '2026-06-01', 106, 1),"
           " (803, 'plan', 'Straks', 'Straks {{aan}}', '2027-06-01', 106, 1);"
           "UPDATE gezinsplan SET evaluatiedatum = '2027-01-13' WHERE id = 501");
}

/* ---- templates ---- */

static struct http_reply template(const char *who, const char *tekst, const char *van)
{
    AUTO_JSON json_t *body = json_pack("{s:s, s:s, s:s, s:s}", "soort", "uitnodiging", "titel",
                                       "Kom praten", "tekst", tekst, "van", van);
    AUTO_FREE char *text = json_dumps(body, 0);
    return api(login(who), "POST", "/sjablonen", text);
}

START_TEST(test_template_holds_names_alone)
{
    static const char *const wrong[] = {
        "{{naam}}", "{{#aan}}x{{/aan}}", "{{{aan}}}", "{{> kop}}",     "{{aan.dag}}", "{{=<% %>=}}",
        "{{}}",     "{{pagina.csrf}}",   "{{AAN}}",   "{{aan}} {{x}}", "{{& aan}}",   "{{! x}}"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        AUTO_FREE char *why = reason(template("anja", wrong[i], "2026-12-01"), "tekst");
        ck_assert_msg(strstr(why, "bestaat niet") != NULL, "%s: %s", wrong[i], why);
    }
    AUTO_FREE char *named = reason(template("anja", "Beste {{voornaam}},", "2026-12-01"), "tekst");
    ck_assert_ptr_nonnull(strstr(named, "{{voornaam}}"));
    AUTO_FREE char *open = reason(template("anja", "Beste {{aan\n}}", "2026-12-01"), "tekst");
    ck_assert_ptr_nonnull(strstr(open, "zonder }}"));
    ck_assert_int_eq(value("SELECT count(*) FROM brief_sjabloon"), 3);
    ck_assert_int_eq(status_of(template("anja", "Beste {{ aan }}, }} {x}", "2026-12-01")), 201);
}
END_TEST

START_TEST(test_template_is_dated)
{
    AUTO_FREE char *past = reason(template("anja", "Beste {{aan}}", "2026-11-18"), "van");
    ck_assert_ptr_nonnull(past);
    ck_assert_int_eq(status_of(template("anja", "Beste {{aan}}", "2026-11-19")), 201);
    AUTO_FREE char *twice = reason(template("anja", "Dag {{aan}}", "2026-11-19"), "van");
    ck_assert_ptr_nonnull(strstr(twice, "al een sjabloon"));
    ck_assert_int_eq(status_of(template("sanne", "Beste {{aan}}", "2026-12-01")), 403);
}
END_TEST

/* ---- letters ---- */

static const char *letter(const char *who, const char *aan, const char *more)
{
    static char path[100];
    char body[500];
    (void)snprintf(body, sizeof body, "{\"soort\":\"plan\",%s%s}", aan, more);
    const char *id = made(api(login(who), "POST", BRIEVEN, body));
    (void)snprintf(path, sizeof path, BRIEVEN "/%s", id);
    return path;
}

/* Its text; to be freed. */
static char *text_of(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    const char *text = json_string_value(json_object_get(json, "tekst"));
    ck_assert_msg(r.status == 200 && text, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    return strdup(text);
}

START_TEST(test_to_the_family)
{
    AUTO_FREE char *text =
        text_of("sanne", letter("sanne", TO_ELIF, ",\"toevoeging\":\"Tot dan! {{adres}}\""));
    ck_assert_ptr_nonnull(strstr(text, "Aan Elif Yıldız\nLindenlaan 14\n1234 AB Waterveen\n"));
    ck_assert_ptr_nonnull(strstr(text, "19 november 2026"));
    ck_assert_ptr_nonnull(strstr(text, "- Emir gaat elke dag naar school"));
    ck_assert_ptr_nonnull(strstr(text, "Regisseur Sanne Hoekstra"));
    ck_assert_ptr_nonnull(strstr(text, "Evaluatie 13 januari 2027."));
    ck_assert_ptr_nonnull(strstr(text, "Tot dan! {{adres}}\nGroet, Sanne Hoekstra"));
    ck_assert_ptr_null(strstr(text, "Beter slapen")); /* hers, but not Sanne's to see */
}
END_TEST

/* What Elif agreed to herself, and until when, as people say it. */
START_TEST(test_what_was_agreed)
{
    change("CREATE TEMP TABLE x AS SELECT * FROM toestemming WHERE id = 701;"
           "UPDATE x SET id = 791, persoon_id = 201, tot = '2027-05-01';"
           "INSERT INTO toestemming SELECT * FROM x;"
           "INSERT INTO toestemming_bron SELECT huishouden_id, 791, onderdeel_id, bevestigd_door,"
           " bevestigd_op FROM toestemming_bron WHERE toestemming_id = 701;"
           "INSERT INTO toestemming_categorie VALUES (301, 791, 'onderwijs');"
           "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
           " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op)"
           " VALUES (301, 791, 790, 201, 'zelf', 'ja', 'mondeling', '2026-11-01', 101, 1)");
    AUTO_FREE char *text = text_of("sanne", letter("sanne", TO_ELIF, ""));
    ck_assert_msg(strstr(text, " (tot en met 1 mei 2027)\n"), "%s", text);
}
END_TEST

/* Mark is on the other side: nothing of whom he is kept from, nor of what goes on there. */
START_TEST(test_across_a_separation)
{
    change("INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
           " VALUES (301, 560, 'Na geweld.', '2026-01-01', 101, 1);"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 560, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 560, 201);"
           "INSERT INTO afscherming_persoon VALUES (560, 201), (560, 202);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (560, 561, 204)");
    AUTO_FREE char *text = text_of("sanne", letter("sanne", TO_MARK, ""));
    ck_assert_ptr_nonnull(strstr(text, "Aan Mark de Boer"));
    ck_assert_ptr_null(strstr(text, "Emir"));
    ck_assert_ptr_null(strstr(text, "2027"));
}
END_TEST

START_TEST(test_to_who_helps)
{
    AUTO_FREE char *path = strdup(letter("sanne", TO_MARIEKE, ""));
    AUTO_FREE char *text = text_of("sanne", path);
    ck_assert_ptr_nonnull(strstr(text, "Aan Marieke van Dam, School"));
    ck_assert_ptr_nonnull(strstr(text, "- Emir gaat elke dag naar school"));
    change("UPDATE toestemming SET einde_op = 1795000000, einde_soort = 'ingetrokken'");
    AUTO_FREE char *after = text_of("sanne", path);
    ck_assert_ptr_null(strstr(after, "Emir"));
}
END_TEST

/* Who does not help, is not there, or is of another household: the same. */
START_TEST(test_to_whom_i_do_not_see)
{
    same(api(login("sanne"), "POST", BRIEVEN,
             "{\"soort\":\"plan\",\"gebruiker\":\"0000000000038\"}"),
         api(login("sanne"), "POST", BRIEVEN, "{\"soort\":\"plan\",\"gebruiker\":\"" NIEMAND "\"}"),
         400);
    same(api(login("sanne"), "POST", BRIEVEN, "{\"soort\":\"plan\"," LID("ck") "}"),
         api(login("sanne"), "POST", BRIEVEN, "{\"soort\":\"plan\",\"lid\":\"" NIEMAND "\"}"), 400);
    AUTO_FREE char *both = reason(
        api(login("sanne"), "POST", BRIEVEN, "{\"soort\":\"plan\"," TO_ELIF "," TO_MARIEKE "}"),
        "lid");
    ck_assert_ptr_nonnull(both);
    AUTO_FREE char *none = reason(
        api(login("sanne"), "POST", BRIEVEN, "{\"soort\":\"afsluiting\"," TO_ELIF "}"), "soort");
    ck_assert_ptr_nonnull(strstr(none, "beheerder"));
}
END_TEST

/* A letter in the making is its maker's alone, and shows them nothing they do not see. */
START_TEST(test_is_the_makers)
{
    AUTO_FREE char *path = strdup(letter("sanne", TO_ELIF, ""));
    same(api(login("marieke"), "GET", path, NULL),
         api(login("marieke"), "GET", BRIEVEN "/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "DELETE", path, NULL)), 404);
    AUTO_FREE char *text = text_of("marieke", letter("marieke", TO_ELIF, ""));
    ck_assert_ptr_null(strstr(text, "Lindenlaan")); /* an address she has no ground for */
    ck_assert_ptr_null(strstr(text, "Beter slapen"));
    change("UPDATE toestemming SET einde_op = 1795000000, einde_soort = 'ingetrokken'");
    AUTO_FREE char *less = text_of("marieke", letter("marieke", TO_ELIF, ""));
    ck_assert_ptr_null(strstr(less, "Emir gaat"));
}
END_TEST

/* ---- keeping ---- */

#define KEEP "{\"personen\":[\"" ELIF "\",\"" EMIR "\"],\"categorie\":\"onderwijs\"}"

START_TEST(test_kept_as_a_document)
{
    AUTO_FREE char *path = strdup(letter("sanne", TO_ELIF, ""));
    AUTO_FREE char *keep = text_format("%s/bewaren", path);
    AUTO_FREE char *names = reason(api(login("sanne"), "POST", keep,
                                       "{\"personen\":[\"" ELIF "\"],\"categorie\":\"onderwijs\"}"),
                                   "alleenGekozen");
    ck_assert_ptr_nonnull(strstr(names, "Emir"));
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 0);
    AUTO_FREE char *id = strdup(made(api(login("sanne"), "POST", keep, KEEP)));
    AUTO_FREE char *bytes = text_format("/documenten/%s/inhoud", id);
    struct http_reply r = api(login("sanne"), "GET", bytes, NULL);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 1);
    ck_assert_int_eq(value("SELECT plek FROM item WHERE soort = 'document'"), 1); /* the address */
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", keep, KEEP)), 409);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path, NULL)), 409);
    r = api(login("sanne"), "GET", path, NULL);
    ck_assert(reply_has(&r, id) && !reply_has(&r, "Lindenlaan"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM document"), 1);
}
END_TEST

START_TEST(test_thrown_away)
{
    AUTO_FREE char *path = strdup(letter("sanne", TO_ELIF, ""));
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path, NULL)), 204);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", path, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM brief"), 0);
}
END_TEST

/* What is not kept goes by itself; what is kept stays. */
START_TEST(test_not_kept)
{
    char path[120];
    AUTO_FREE char *kept = strdup(letter("sanne", TO_ELIF, ""));
    (void)snprintf(path, sizeof path, "%s/bewaren", kept);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", path, KEEP)), 201);
    for (int n = 0; n < 120; n++) { /* more than a piece */
        char sql[200];
        (void)snprintf(sql, sizeof sql,
                       "INSERT INTO brief SELECT huishouden_id, %d, sjabloon_id, lezer_id,"
                       " gebruiker_id, toevoeging, maker_id, op, 'concept', NULL FROM brief WHERE"
                       " status = 'bewaard'",
                       9000 + n);
        change(sql);
    }
    for (int days = 0; days <= 31; days += days == 0 ? 30 : 1) {
        PROBLEEM_AUTO struct probleem p = {0};
        clock_forward((int64_t)(days == 0 ? 0 : days == 30 ? 30 : 1) * 86400);
        ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s",
                      p.intern);
        ck_assert_int_eq(value("SELECT count(*) FROM brief WHERE status = 'concept'"),
                         days < 31 ? 120 : 0);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM brief WHERE status = 'bewaard'"), 1);
}
END_TEST

/* ---- pages ---- */

static void shows(const char *who, const char *path, const char *what)
{
    AUTO_FREE char *text = page_text(login(who), path, 200);
    ck_assert_msg(strstr(text, what) != NULL, "%s: %.3000s", path, text);
}

START_TEST(test_pages)
{
    shows("anja", "/sjablonen", "Uw plan");
    shows("anja", "/sjablonen/nieuw", "regisseurTelefoon");
    shows("anja", "/sjablonen/00000000000s2", "{{doelen}}"); /* 802 */
    shows("sanne", BRIEVEN, "Brief maken");
    AUTO_FREE char *path = strdup(letter("sanne", TO_ELIF, ""));
    shows("sanne", path, "Lindenlaan 14");
    shows("sanne", path, "Bewaren bij het gezin");
    shows("sanne", BRIEVEN, path);
    shows("hans", BRIEVEN, "U maakte hier nog geen brief");
    struct http_reply r =
        page(login("sanne"), "POST", BRIEVEN, "soort=plan&lid=00000000000ch&gebruiker=");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    AUTO_FREE char *keep = text_format("%s/bewaren", path);
    r = page(login("sanne"), "POST", keep, "personen=" ELIF "&categorie=onderwijs");
    ck_assert_msg(r.status == 400 && reply_has(&r, "noemt ook"), "%d", r.status);
    http_reply_free(&r);
    r = page(login("sanne"), "POST", keep,
             "personen=" ELIF "&categorie=onderwijs&alleenGekozen=ja");
    ck_assert_msg(r.status == 303, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    shows("sanne", path, "is bewaard");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("brief");
    TCase *tc = tcase_create("brief");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, start, harness_stop);
    tcase_add_test(tc, test_template_holds_names_alone);
    tcase_add_test(tc, test_template_is_dated);
    tcase_add_test(tc, test_to_the_family);
    tcase_add_test(tc, test_what_was_agreed);
    tcase_add_test(tc, test_across_a_separation);
    tcase_add_test(tc, test_to_who_helps);
    tcase_add_test(tc, test_to_whom_i_do_not_see);
    tcase_add_test(tc, test_is_the_makers);
    tcase_add_test(tc, test_kept_as_a_document);
    tcase_add_test(tc, test_thrown_away);
    tcase_add_test(tc, test_not_kept);
    tcase_add_test(tc, test_pages);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
