/* SPDX-License-Identifier: EUPL-1.2 */
/* The story of a household, told once: its parts, strengths, worries and leefgebieden. */
#include "gezin.h"

#define STORY HOUSE "/verhaal"
#define PART(path, categorie, personen, tekst)                                                     \
    api(login("sanne"), "POST", HOUSE path,                                                        \
        "{\"categorie\":\"" categorie "\",\"personen\":[" personen "],\"tekst\":\"" tekst "\"}")
#define SCAN(more)                                                                                 \
    "{\"leefgebied\":\"onderwijs\",\"personen\":[\"" EMIR "\"],\"datum\":\"2026-11-02\"," more "}"

static bool story_has(const char *who, const char *text)
{
    struct http_reply r = api(login(who), "GET", STORY, NULL);
    ck_assert_int_eq(r.status, 200);
    bool has = reply_has(&r, text);
    http_reply_free(&r);
    return has;
}

static char *path_of(const char *under, struct http_reply r)
{
    char path[80];
    (void)snprintf(path, sizeof path, "/%s/%s", under, made(r));
    return strdup(path);
}

/* ---- who reads which part ---- */

/* School has a consent for Emir and onderwijs: it reads that part, and nothing tells of the rest.
 */
START_TEST(each_reads_its_own_part)
{
    AUTO_FREE char *before = page_text(login("marieke"), STORY, 200);
    ck_assert_int_eq(status_of(PART("/kernverhaal", "onderwijs", "\"" EMIR "\"", "DEEL-A")), 201);
    ck_assert_int_eq(status_of(PART("/kernverhaal", "inkomen_financien", "\"" ELIF "\"", "DEEL-B")),
                     201);
    ck_assert_int_eq(status_of(PART("/krachten", "onderwijs", "\"" EMIR "\"", "KAN-C")), 201);
    ck_assert_int_eq(status_of(PART("/zorgen", "onderwijs", "\"" EMIR "\",\"" ELIF "\"", "ZORG-D")),
                     201);
    const char *const all[] = {"DEEL-A", "DEEL-B", "KAN-C", "ZORG-D"};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        ck_assert_msg(story_has("sanne", all[i]), "%s", all[i]);
    ck_assert(story_has("marieke", "DEEL-A") && story_has("marieke", "KAN-C"));
    ck_assert(!story_has("marieke", "DEEL-B") && !story_has("marieke", "ZORG-D"));
    change(
        "UPDATE planstuk SET klaar_op = 1, klaar_reden = 'x' WHERE tekst IN ('DEEL-A', 'KAN-C')");
    AUTO_FREE char *after = page_text(login("marieke"), STORY, 200);
    ck_assert_ptr_null(strstr(after, "DEEL"));
    ck_assert_uint_eq(strlen(before), strlen(after)); /* R24 */
}
END_TEST

/* R1: a part of the kernverhaal is coordination, what somebody saw is not. */
START_TEST(kinds_have_their_nature)
{
    ck_assert_int_eq(status_of(PART("/kernverhaal", "plan", "\"" EMIR "\"", "x")), 201);
    ck_assert_int_eq(status_of(PART("/zorgen", "plan", "\"" EMIR "\"", "x")), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'kernverhaal' AND aard ="
                           " 'coordinatie' AND door_regie = 1"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'zorg' AND aard = 'inhoud'"),
                     1);
}
END_TEST

/* R5 */
START_TEST(who_may_write)
{
    static const char body[] =
        "{\"categorie\":\"onderwijs\",\"personen\":[\"" EMIR "\"],\"tekst\":\"x\"}";
    const char *marieke = login("marieke");
    ck_assert_int_eq(status_of(api(marieke, "POST", HOUSE "/kernverhaal", body)), 403);
    AUTO_FREE char *zorg = path_of("planstukken", api(marieke, "POST", HOUSE "/zorgen", body));
    char prioriteit[100];
    (void)snprintf(prioriteit, sizeof prioriteit, "%s/prioriteit", zorg);
    ck_assert_int_eq(status_of(api(marieke, "POST", prioriteit, "{\"prioriteit\":\"eerst\"}")),
                     403);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", zorg, V(1),
                                        "{\"tekst\":\"y\",\"reden\":\"z\"}")),
                     404); /* substance of another source */
    ck_assert_int_eq(status_of(api(login("ilse"), "POST", OTHER "/zorgen", body)), 404);
    free(reason(PART("/zorgen", "meldcode", "\"" EMIR "\"", "x"), "categorie"));
    free(reason(PART("/zorgen", "onderwijs", "\"" DAAN "\"", "x"), "personen"));
    free(reason(PART("/zorgen", "onderwijs", "\"" EMIR "\"", "Elif maakt zich zorgen"),
                "alleenGekozen")); /* R26 */
}
END_TEST

/* ---- changing ---- */

START_TEST(a_correction_keeps_the_old_text)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *one =
        path_of("planstukken", PART("/kernverhaal", "onderwijs", "\"" EMIR "\"", "EERST"));
    free(reason(api_with(sanne, "PATCH", one, V(1), "{\"tekst\":\"x\"}"), "reden"));
    ck_assert_int_eq(
        status_of(api_with(sanne, "PATCH", one, V(1), "{\"tekst\":\"DAARNA\",\"reden\":\"r\"}")),
        200);
    ck_assert_int_eq(
        status_of(api_with(sanne, "PATCH", one, V(1), "{\"tekst\":\"NOOIT\",\"reden\":\"r\"}")),
        412);
    ck_assert_int_eq(status_of(api(sanne, "PATCH", one, "{\"tekst\":\"N\",\"reden\":\"r\"}")), 428);
    struct http_reply r = api(login("marieke"), "GET", one, NULL);
    ck_assert(reply_has(&r, "DAARNA") && reply_has(&r, "EERST"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(sanne, "DELETE", one, V(2), "{\"reden\":\"klaar\"}")), 204);
    ck_assert_int_eq(status_of(api_with(sanne, "DELETE", one, V(3), "{\"reden\":\"klaar\"}")), 409);
    ck_assert(!story_has("sanne", "DAARNA"));
    ck_assert_int_eq(value("SELECT count(*) FROM planstuk WHERE klaar_reden = 'klaar'"), 1);
}
END_TEST

START_TEST(a_worry_has_its_place)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *zorg = path_of("planstukken", PART("/zorgen", "plan", "\"" EMIR "\"", "Z"));
    AUTO_FREE char *kracht = path_of("planstukken", PART("/krachten", "plan", "\"" EMIR "\"", "K"));
    char path[100];
    (void)snprintf(path, sizeof path, "%s/prioriteit", zorg);
    ck_assert_int_eq(status_of(api(sanne, "POST", path, "{\"prioriteit\":\"eerst\"}")), 201);
    ck_assert(story_has("sanne", "\"prioriteit\":\"eerst\""));
    ck_assert_int_eq(status_of(api(sanne, "POST", path, "{\"prioriteit\":null}")), 201);
    ck_assert(!story_has("sanne", "\"prioriteit\":\"eerst\""));
    ck_assert_int_eq(status_of(api(sanne, "POST", path, "{\"prioriteit\":\"nooit\"}")), 400);
    (void)snprintf(path, sizeof path, "%s/prioriteit", kracht);
    ck_assert_int_eq(status_of(api(sanne, "POST", path, "{\"prioriteit\":\"eerst\"}")), 409);
    ck_assert(!try_change("UPDATE planstuk SET prioriteit = 'eerst' WHERE soort = 'kracht'"));
    /* and so has a goal */
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", "/doelen/00000000000fy", V(1),
                                        "{\"prioriteit\":\"daarna\"}")),
                     200);
    ck_assert_int_eq(value("SELECT count(*) FROM doel WHERE prioriteit = 'daarna'"), 1);
    ck_assert(!try_change("UPDATE doel SET prioriteit = 'x' WHERE id = 510"));
}
END_TEST

/* ---- the scan ---- */

START_TEST(a_scan_line)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *first =
        path_of("scanregels",
                api(sanne, "POST", HOUSE "/scan",
                    SCAN("\"status\":\"besproken\",\"toestand\":\"slecht\",\"vraag\":\"rust\","
                         "\"erger\":[\"gezondheid\",\"wonen\"]")));
    ck_assert_int_eq(status_of(api(sanne, "POST", HOUSE "/scan",
                                   SCAN("\"status\":\"besproken\",\"toestand\":\"goed\""))),
                     201);
    struct http_reply r = api(sanne, "GET", STORY, NULL);
    ck_assert(reply_has(&r, "\"toestand\":\"goed\""));
    ck_assert(reply_has(&r, "\"was\":{\"datum\":\"2026-11-02\",\"toestand\":\"slecht\"}") ||
              reply_has(&r, "\"was\":{\"toestand\":\"slecht\""));
    http_reply_free(&r);
    r = api(login("marieke"), "GET", first, NULL); /* under the consent for onderwijs */
    ck_assert(reply_has(&r, "\"erger\":[{\"code\":\"gezondheid\""));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(sanne, "DELETE", first, V(1), "{\"reden\":\"fout\"}")),
                     204);
    ck_assert_int_eq(status_of(api_with(sanne, "DELETE", first, V(2), "{\"reden\":\"fout\"}")),
                     409);
    ck_assert(!story_has("sanne", "slecht"));
    ck_assert(!try_change("UPDATE scanregel SET toestand = 'goed' WHERE toestand = 'slecht'"));
}
END_TEST

/* Nobody has to talk about everything; then nothing is kept of it. */
START_TEST(not_talked_about)
{
    const char *sanne = login("sanne");
#define REFUSED(more, field) free(reason(api(sanne, "POST", HOUSE "/scan", SCAN(more)), field))
    REFUSED("\"status\":\"niet_besproken\",\"toestand\":\"goed\"", "toestand");
    REFUSED("\"status\":\"niet_relevant\",\"vraag\":\"x\"", "vraag");
    REFUSED("\"status\":\"niet_besproken\",\"erger\":[\"wonen\"]", "erger");
    REFUSED("\"status\":\"besproken\",\"erger\":[\"onderwijs\"]", "erger");
    REFUSED("\"status\":\"besproken\",\"erger\":[\"plan\"]", "erger");
    REFUSED("\"toestand\":\"goed\"", "status");
    REFUSED("\"status\":\"besproken\",\"vraag\":\"Elif wil rust\"", "alleenGekozen");
    free(reason(api(sanne, "POST", HOUSE "/scan",
                    "{\"leefgebied\":\"onderwijs\",\"personen\":[\"" EMIR
                    "\"],\"status\":\"besproken\",\"datum\":\"1926-11-02\"}"),
                "datum"));
    ck_assert_int_eq(value("SELECT count(*) FROM scanregel"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'scanregel'"), 0);
    ck_assert_int_eq(
        status_of(api(sanne, "POST", HOUSE "/scan", SCAN("\"status\":\"niet_besproken\""))), 201);
    ck_assert(!try_change("UPDATE scanregel SET hulp = 'x'"));
}
END_TEST

START_TEST(what_is_no_text_is_refused)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *big = malloc(10000000);
    memset(big, 'a', 9999999);
    big[9999999] = '\0';
    ck_assert_int_ge(status_of(api(sanne, "POST", HOUSE "/zorgen", big)), 400);
    ck_assert_int_eq(status_of(PART("/zorgen", "plan", "\"" EMIR "\"", "\xFF\xFE")), 400);
    ck_assert_int_eq(value("SELECT count(*) FROM planstuk"), 0);
}
END_TEST

START_TEST(pages)
{
    static const char *const PAGES[] = {STORY, HOUSE "/kernverhaal/nieuw", HOUSE "/krachten/nieuw",
                                        HOUSE "/zorgen/nieuw",
                                        HOUSE "/scan/nieuw?leefgebied=onderwijs"};
    static const char *const OF[] = {"", "/wijzig", "/klaar"};
    for (size_t i = 0; i < COUNT_OF(PAGES); i++)
        free(page_text(login("sanne"), PAGES[i], 200));
    AUTO_FREE char *zorg = path_of("planstukken", PART("/zorgen", "plan", "\"" EMIR "\"", "Z"));
    AUTO_FREE char *regel =
        path_of("scanregels", api(login("sanne"), "POST", HOUSE "/scan",
                                  SCAN("\"status\":\"besproken\",\"toestand\":\"acuut\"")));
    char path[100];
    for (size_t i = 0; i < COUNT_OF(OF); i++) {
        (void)snprintf(path, sizeof path, "%s%s", zorg, OF[i]);
        free(page_text(login("sanne"), path, 200));
    }
    free(page_text(login("sanne"), regel, 200));
    free(page_text(login("sanne"), STORY, 200));
    struct http_reply r = page(login("sanne"), "POST", HOUSE "/scan",
                               "leefgebied=wonen&personen=" EMIR "&status=besproken&"
                               "toestand=goed&datum=2026-11-02&erger=onderwijs&samen=ja");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    AUTO_FREE char *wrong = NULL;
    r = page(login("sanne"), "POST", HOUSE "/zorgen", "personen=" EMIR "&tekst=getypt");
    ck_assert_int_eq(r.status, 400);
    wrong = reply_text(&r);
    ck_assert_ptr_nonnull(strstr(wrong, "getypt"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verhaal");
    TCase *t = tcase_create("verhaal");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, each_reads_its_own_part);
    tcase_add_test(t, kinds_have_their_nature);
    tcase_add_test(t, who_may_write);
    tcase_add_test(t, a_correction_keeps_the_old_text);
    tcase_add_test(t, a_worry_has_its_place);
    tcase_add_test(t, a_scan_line);
    tcase_add_test(t, not_talked_about);
    tcase_add_test(t, what_is_no_text_is_refused);
    tcase_add_test(t, pages);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
