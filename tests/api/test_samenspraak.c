/* SPDX-License-Identifier: EUPL-1.2 */
/* Talking about a household: who reads it, who is told, and what hangs on something else. */
#include "harness.h"

#include "base/buf.h"
#include "base/id.h"

#include <stdio.h>
#include <string.h>

#define HOUSE "/huishoudens/000000000009d"
#define TALK HOUSE "/samenspraak"
#define EMIR "000000000006a"
#define DOEL "00000000000fy"  /* 510 */
#define GGZ "00000000000g0"   /* 512: of the ggz, which Sanne does not see */
#define WONEN "00000000000g9" /* 521: a note that school does not read */
#define NIEMAND "00000000zzzzz"

/* Beside wereld.sql: school (Marieke) reads what the wijkteam writes about Emir and school; Youssef
 * of the same wijkteam helps too; Ilse of the ggz helps Elif, which Sanne sees. */
static const char WORLD[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 504, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600,"
    " '0000000000069'),"
    " (301, 505, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600,"
    " '0000000000069'),"
    " (301, 521, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 1793600000, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 504, 201),"
    " (301, 505, 201), (301, 521, 202);"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
    " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
    " (301, 504, 104, 14, 'behandeling', 'ggz', 'Elif praat.', '2026-01-01', 'actief', 101,"
    " 1767225600, 104, 1767225600),"
    " (301, 505, 102, 11, 'gezinswerk', 'hulp_opvoeding', 'Thuis.', '2026-02-01', 'actief', 101,"
    " 1767225600, 102, 1767225600);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES (301, 521,"
    " '2026-11-02', 'gesprek', 'Over het huis', 'Vochtig.');"
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) VALUES (301, 601, 202, 'avg', 13, 'onderwijs', 'x',"
    " '2026-11-10', '2027-05-01', 'x', 'mondeling', 'Nederlands', 0, 101, 11, 1793600000,"
    " 1793600000);"
    "INSERT INTO toestemming_categorie VALUES (301, 601, 'onderwijs');"
    "INSERT INTO toestemming_bron VALUES (301, 601, 11, NULL, NULL);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
    " (301, 601, 602, 201, 'gezag', 'ja', 'mondeling', '2026-11-10', 101, 1793600000);";

/* And the wijkteam what school writes. */
static const char TO_TEAM[] =
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) VALUES (301, 611, 202, 'avg', 11, 'regie', 'x', '2026-11-10',"
    " '2027-05-01', 'x', 'mondeling', 'Nederlands', 0, 101, 11, 1793600000, 1793600000);"
    "INSERT INTO toestemming_categorie VALUES (301, 611, 'onderwijs');"
    "INSERT INTO toestemming_bron VALUES (301, 611, 13, NULL, NULL);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
    " (301, 611, 612, 201, 'gezag', 'ja', 'mondeling', '2026-11-10', 101, 1793600000);";

static void start(void)
{
    harness_start_plain();
    change(WORLD);
}

static struct http_reply say(const char *who, const char *path, const char *tekst, const char *more)
{
    char body[2400];
    (void)snprintf(body, sizeof body,
                   "{\"tekst\":\"%s\",\"categorie\":\"onderwijs\",\"personen\":[\"" EMIR "\"]%s}",
                   tekst, more);
    return api(login(who), "POST", path, body);
}

/* The path of what was said; borrowed until the next call. */
static const char *said(struct http_reply r)
{
    static char path[60];
    AUTO_JSON json_t *json = reply_json(&r);
    const char *id = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r.status == 201 && id, "%d %.*s", r.status, (int)r.body_len, r.body);
    (void)snprintf(path, sizeof path, "/samenspraak/%s", id);
    http_reply_free(&r);
    return path;
}

/* What a refusal says about a field; to be freed. */
static char *refused(struct http_reply r, const char *veld)
{
    AUTO_JSON json_t *json = reply_json(&r);
    json_t *one = json_array_get(json_object_get(json, "invalidParams"), 0);
    ck_assert_msg(r.status == 400 && one, "%d %.*s", r.status, (int)r.body_len, r.body);
    ck_assert_str_eq(json_string_value(json_object_get(one, "name")), veld);
    http_reply_free(&r);
    return strdup(json_string_value(json_object_get(one, "reason")));
}

static json_t *list_of(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    return json;
}

static size_t seen(const char *who, const char *path)
{
    AUTO_JSON json_t *json = list_of(who, path);
    return json_array_size(json_object_get(json, "resultaten"));
}

/* How many in the list are new to that account. */
static int fresh(const char *who)
{
    AUTO_JSON json_t *json = list_of(who, TALK);
    json_t *row;
    size_t i;
    int n = 0;
    json_array_foreach(json_object_get(json, "resultaten"), i, row)
    {
        n += json_is_true(json_object_get(row, "nieuw"));
    }
    return n;
}

static int64_t told(int account, const char *soort)
{
    char sql[300];
    (void)snprintf(sql, sizeof sql,
                   "SELECT coalesce(sum(aantal), 0) FROM attendering WHERE gebruiker_id = %d"
                   " AND soort = '%s' AND gelezen_op IS NULL",
                   account, soort);
    return value(sql);
}

/* ---- who reads it, and is told ---- */

START_TEST(test_who_reads_is_told)
{
    (void)said(say("sanne", TALK, "Gaat het goed op school?", ""));
    (void)said(say("sanne", TALK, "En met de bus?", ""));
    ck_assert_int_eq((int)seen("marieke", TALK), 2);
    ck_assert_int_eq((int)told(102, "inbreng-nieuw"), 2);
    ck_assert_int_eq((int)told(101, "inbreng-nieuw"), 0); /* not oneself */
    ck_assert_int_eq((int)told(104, "inbreng-nieuw"), 0); /* nor who cannot read it */
    ck_assert_int_eq((int)seen("ilse", TALK), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE object = 'samenspraak'"
                           " AND object_id <> 301"),
                     0);
}
END_TEST

START_TEST(test_read_is_not_new)
{
    (void)said(say("sanne", TALK, "Gaat het goed op school?", ""));
    ck_assert_int_eq((int)told(103, "inbreng-nieuw"), 1);
    ck_assert_int_eq(fresh("sanne"), 0);
    ck_assert_int_eq(fresh("marieke"), 1);
    ck_assert_int_eq(fresh("marieke"), 0);
    ck_assert_int_eq((int)told(103, "inbreng-nieuw"), 0);
    ck_assert_int_eq(fresh("youssef"), 1); /* each for themselves */
    (void)said(say("marieke", TALK, "Ja, heel goed.", ""));
    ck_assert_int_eq(fresh("marieke"), 0);
}
END_TEST

/* School's own words are school's: Sanne reads them with a consent, which there is none of. */
START_TEST(test_as_a_note)
{
    AUTO_FREE char *path = strdup(said(say("marieke", TALK, "Hij was ziek.", "")));
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", path, NULL)), 404);
    ck_assert_int_eq((int)told(101, "inbreng-nieuw"), 0);
    change(TO_TEAM);
    ck_assert_int_eq(fresh("sanne"), 1);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", path, NULL)), 200);
    change("UPDATE toestemming SET einde_op = 1795000000, einde_soort = 'ingetrokken'");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", path, NULL)), 404);
}
END_TEST

/* ---- on something else ---- */

START_TEST(test_on_a_goal)
{
    (void)said(say("sanne", "/items/" DOEL "/samenspraak", "Lukt dit?", ""));
    (void)said(say("sanne", TALK, "Iets anders.", ""));
    ck_assert_int_eq((int)seen("marieke", "/items/" DOEL "/samenspraak"), 1);
    ck_assert_int_eq((int)seen("marieke", TALK), 2);
    AUTO_JSON json_t *json = list_of("marieke", "/items/" DOEL "/samenspraak");
    json_t *row = json_array_get(json_object_get(json, "resultaten"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(json_object_get(row, "bij"), "url")),
                     "/doelen/" DOEL);
}
END_TEST

/* Who may not know of the note does not read the talk about it, is not told, and finds nothing. */
START_TEST(test_on_what_another_does_not_see)
{
    const char *path = said(say("sanne", "/items/" WONEN "/samenspraak", "Schimmel in huis.", ""));
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", path, NULL)), 200);
    ck_assert_int_eq((int)told(103, "inbreng-nieuw"), 0);
    ck_assert_int_eq((int)seen("marieke", TALK), 0);
    struct http_reply a = api(login("marieke"), "GET", path, NULL),
                      b = api(login("marieke"), "GET", "/samenspraak/" NIEMAND, NULL);
    AUTO_FREE char *x = reply_text(&a);
    AUTO_FREE char *y = reply_text(&b);
    ck_assert_str_eq(x, y);
    http_reply_free(&a);
    http_reply_free(&b);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", "/items/" WONEN "/samenspraak", NULL)),
                     404);
    struct http_reply r = api(login("marieke"), "POST", HOUSE "/_zoek", "{\"vraag\":\"schimmel\"}");
    ck_assert(!reply_has(&r, "chimmel"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_preview_knows_what_it_hangs_on)
{
    static const char with[] =
        "{\"soort\":\"inbreng\",\"categorie\":\"onderwijs\",\"personen\":[\"" EMIR
        "\"],\"bij\":\"%s\"}";
    char body[300];
    (void)snprintf(body, sizeof body, with, DOEL);
    struct http_reply r = api(login("sanne"), "POST", HOUSE "/_lezers", body);
    ck_assert(reply_has(&r, "Marieke"));
    http_reply_free(&r);
    (void)snprintf(body, sizeof body, with, WONEN);
    r = api(login("sanne"), "POST", HOUSE "/_lezers", body);
    ck_assert(reply_has(&r, "Youssef"));
    ck_assert(!reply_has(&r, "Marieke"));
    http_reply_free(&r);
}
END_TEST

/* Hidden and not there are the same, for saving and for the preview. */
START_TEST(test_on_what_i_do_not_see)
{
    static const char ask[] =
        "{\"soort\":\"inbreng\",\"categorie\":\"onderwijs\",\"personen\":[\"" EMIR
        "\"],\"bij\":\"%s\"}";
    char hidden[300], nothing[300];
    AUTO_FREE char *a =
        refused(say("sanne", TALK, "Hoe slaapt zij?", ",\"bij\":\"" GGZ "\""), "bij");
    AUTO_FREE char *b =
        refused(say("sanne", TALK, "Hoe slaapt zij?", ",\"bij\":\"" NIEMAND "\""), "bij");
    ck_assert_str_eq(a, b);
    (void)snprintf(hidden, sizeof hidden, ask, GGZ);
    (void)snprintf(nothing, sizeof nothing, ask, NIEMAND);
    AUTO_FREE char *c = refused(api(login("sanne"), "POST", HOUSE "/_lezers", hidden), "bij");
    AUTO_FREE char *d = refused(api(login("sanne"), "POST", HOUSE "/_lezers", nothing), "bij");
    ck_assert_str_eq(c, d);
    ck_assert_int_eq(value("SELECT count(*) FROM inbreng"), 0);
    ck_assert_int_eq(status_of(say("sanne", "/items/" GGZ "/samenspraak", "Zo?", "")), 404);
}
END_TEST

/* Talk hangs on the plan, not on talk. */
START_TEST(test_not_on_talk)
{
    char more[100];
    const char *path = said(say("sanne", TALK, "Een.", ""));
    (void)snprintf(more, sizeof more, ",\"bij\":\"%s\"", path + strlen("/samenspraak/"));
    AUTO_FREE char *why = refused(say("sanne", TALK, "Twee.", more), "bij");
    ck_assert_ptr_nonnull(strstr(why, "doel"));
}
END_TEST

/* Its author keeps their own words, but not the way to what they lost sight of. */
START_TEST(test_author_keeps_own_words)
{
    AUTO_FREE char *path =
        strdup(said(say("marieke", "/items/" DOEL "/samenspraak", "Ik help mee.", "")));
    change("UPDATE toestemming SET einde_op = 1795000000, einde_soort = 'ingetrokken'");
    struct http_reply r = api(login("marieke"), "GET", path, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    ck_assert(json_is_null(json_object_get(json, "bij")));
    ck_assert(!reply_has(&r, DOEL));
    http_reply_free(&r);
}
END_TEST

/* ---- naming ---- */

START_TEST(test_named_is_told)
{
    AUTO_FREE char *path = strdup(said(say("sanne", TALK, "@Marieke, weet jij dit?", "")));
    ck_assert_int_eq((int)told(103, "inbreng-genoemd"), 1);
    ck_assert_int_eq((int)told(103, "inbreng-nieuw"), 0);
    ck_assert_int_eq((int)told(102, "inbreng-nieuw"), 1);
    struct http_reply r = api(login("marieke"), "GET", "/mijn/berichten", NULL);
    ck_assert(reply_has(&r, path));
    ck_assert(!reply_has(&r, "weet jij")); /* without content */
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", path, NULL)), 200);
    ck_assert_int_eq((int)told(103, "inbreng-genoemd"), 0);
    (void)said(say("sanne", TALK, "(@marieke van dam) en @Youssef Amrani!", ""));
    ck_assert_int_eq((int)told(103, "inbreng-genoemd"), 1);
    ck_assert_int_eq((int)told(102, "inbreng-genoemd"), 1);
    (void)said(say("sanne", TALK, "Of zo.", ",\"noemen\":[\"0000000000036\"]")); /* 102 */
    ck_assert_int_eq((int)told(102, "inbreng-genoemd"), 2);
}
END_TEST

/* Ilse helps, but cannot read it; Nina is of the school, but does not help; Zorro is nobody. */
START_TEST(test_named_who_cannot_read)
{
    static const char *const names[] = {"@Ilse", "@Nina", "@Zorro"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char same[300], text[100];
        (void)snprintf(text, sizeof text, "%s, weet jij dit?", names[i]);
        AUTO_FREE char *why = refused(say("sanne", TALK, text, ""), "tekst");
        (void)snprintf(same, sizeof same, "%s kan dit niet lezen, of doet niet mee.", names[i]);
        ck_assert_ptr_nonnull(strstr(why, same));
    }
    AUTO_FREE char *a =
        refused(say("sanne", TALK, "Nu.", ",\"noemen\":[\"0000000000038\"]"), "noemen"); /* 104 */
    AUTO_FREE char *b =
        refused(say("sanne", TALK, "Nu.", ",\"noemen\":[\"" NIEMAND "\"]"), "noemen");
    ck_assert_str_eq(a, b);
    ck_assert_int_eq(value("SELECT count(*) FROM inbreng"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
}
END_TEST

/* Marieke may not know that Youssef helps: naming him is as naming nobody, though he reads it. */
START_TEST(test_named_whom_i_do_not_see)
{
    change(TO_TEAM);
    AUTO_FREE char *why = refused(say("marieke", TALK, "@Youssef?", ""), "tekst");
    AUTO_FREE char *none = refused(say("marieke", TALK, "@Yolanda?", ""), "tekst");
    ck_assert_str_eq(strchr(why, ' '), strchr(none, ' '));
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
}
END_TEST

START_TEST(test_what_is_no_name)
{
    char long_text[2000];
    (void)said(say("sanne", TALK, "Mail naar jan@school.nl, @ 10 uur, of @", ""));
    memset(long_text, '@', 1500);
    long_text[1500] = '\0';
    (void)said(say("sanne", TALK, long_text, ""));
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'inbreng-genoemd'"), 0);
    change("UPDATE gebruiker SET naam = 'Marieke Smit' WHERE id = 102");
    AUTO_FREE char *why = refused(say("sanne", TALK, "@Marieke?", ""), "tekst");
    ck_assert_ptr_nonnull(strstr(why, "meer dan één @Marieke"));
    (void)said(say("sanne", TALK, "@Marieke Smit?", ""));
    ck_assert_int_eq((int)told(102, "inbreng-genoemd"), 1);
}
END_TEST

START_TEST(test_names_of_the_family_are_asked)
{
    AUTO_FREE char *why = refused(say("sanne", TALK, "Elif belde.", ""), "alleenGekozen");
    ck_assert_ptr_nonnull(strstr(why, "Elif"));
    (void)said(say("sanne", TALK, "Elif belde.", ",\"alleenGekozen\":true"));
}
END_TEST

/* ---- changing ---- */

START_TEST(test_correction_keeps_the_old_text)
{
    static const char nieuw[] = "{\"tekst\":\"Om elf uur, @Marieke.\",\"reden\":\"Verkeerd.\"}";
    AUTO_FREE char *path = strdup(said(say("sanne", TALK, "Om tien uur.", "")));
    ck_assert_int_eq(status_of(api(login("sanne"), "PATCH", path, nieuw)), 428);
    ck_assert_int_eq(
        status_of(api_with(login("youssef"), "PATCH", path, "If-Match: \"v1\"", nieuw)), 403);
    ck_assert_int_eq(status_of(api_with(login("ilse"), "PATCH", path, "If-Match: \"v1\"", nieuw)),
                     404);
    ck_assert_int_eq(
        status_of(api_with(login("sanne"), "PATCH", path, "If-Match: \"v1\"", "{\"tekst\":\"x\"}")),
        400); /* why is never left out */
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", path, "If-Match: \"v1\"", nieuw)),
                     200);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", path, "If-Match: \"v1\"", nieuw)),
                     412);
    ck_assert_int_eq((int)told(103, "inbreng-genoemd"), 1);
    struct http_reply r = api(login("marieke"), "GET", path, NULL);
    ck_assert(reply_has(&r, "Om tien uur.") && reply_has(&r, "Om elf uur"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_withdrawn)
{
    AUTO_FREE char *path = strdup(said(say("sanne", TALK, "Vergissing, zei de buurman.", "")));
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", path, "If-Match: \"v1\"",
                                        "{\"reden\":\"Verkeerd gezin.\"}")),
                     204);
    ck_assert_int_eq((int)seen("sanne", TALK), 0);
    ck_assert_int_eq(fresh("marieke"), 0);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", path, "If-Match: \"v2\"",
                                        "{\"reden\":\"Nog eens.\"}")),
                     409);
    struct http_reply r = api(login("marieke"), "POST", HOUSE "/_zoek", "{\"vraag\":\"buurman\"}");
    ck_assert(!reply_has(&r, "buurman."));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_who_does_not_help_says_nothing)
{
    ck_assert_int_eq(status_of(say("hans", TALK, "Hallo.", "")), 403);
    ck_assert_int_eq(status_of(say("anja", TALK, "Hallo.", "")), 404);
    ck_assert_int_eq(status_of(say("ruth", TALK, "Hallo.", "")), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM inbreng"), 0);
}
END_TEST

/* ---- pages ---- */

static void shows(const char *who, const char *path, const char *text)
{
    struct http_reply r = page(login(who), "GET", path, NULL);
    AUTO_FREE char *all = reply_text(&r);
    ck_assert_msg(r.status == 200 && strstr(all, text), "%s: %d %.3000s", path, r.status, all);
    http_reply_free(&r);
}

START_TEST(test_pages)
{
    static const char form[] = "tekst=Gaat+het+goed%3F&categorie=onderwijs&personen=" EMIR;
    struct http_reply r = page(login("sanne"), "POST", TALK, form);
    ck_assert_msg(r.status == 303, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    shows("marieke", TALK, "Gaat het goed?");
    shows("sanne", "/items/" DOEL "/samenspraak", "name=\"bij\" value=\"" DOEL "\"");
    r = page(login("sanne"), "POST", "/items/" DOEL "/samenspraak",
             "tekst=%40Zorro&categorie=onderwijs&personen=" EMIR "&bij=" DOEL);
    ck_assert_msg(r.status == 400 && reply_has(&r, "@Zorro kan dit niet lezen"), "%d %.*s",
                  r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    r = page(login("sanne"), "POST", "/items/" DOEL "/samenspraak",
             "tekst=Lukt+het%3F&categorie=onderwijs&personen=" EMIR "&bij=" DOEL);
    ck_assert_int_eq(r.status, 303);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), "/items/" DOEL "/samenspraak"));
    http_reply_free(&r);
    shows("hans", TALK, "U ziet hier nog niets");
    AUTO_FREE char *path = strdup(said(say("sanne", TALK, "Nog iets.", "")));
    shows("marieke", path, "Nog iets.");
    AUTO_FREE char *change_path = text_format("%s/wijzig", path);
    shows("sanne", change_path, "Verbetering opslaan");
    AUTO_FREE char *away = text_format("%s/intrekken", path);
    shows("sanne", away, "Intrekken");
    shows("sanne", "/doelen/" DOEL, "/items/" DOEL "/samenspraak");
    shows("sanne", HOUSE, TALK);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("samenspraak");
    TCase *tc = tcase_create("samenspraak");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, start, harness_stop);
    tcase_add_test(tc, test_who_reads_is_told);
    tcase_add_test(tc, test_read_is_not_new);
    tcase_add_test(tc, test_as_a_note);
    tcase_add_test(tc, test_on_a_goal);
    tcase_add_test(tc, test_on_what_another_does_not_see);
    tcase_add_test(tc, test_preview_knows_what_it_hangs_on);
    tcase_add_test(tc, test_on_what_i_do_not_see);
    tcase_add_test(tc, test_not_on_talk);
    tcase_add_test(tc, test_author_keeps_own_words);
    tcase_add_test(tc, test_named_is_told);
    tcase_add_test(tc, test_named_who_cannot_read);
    tcase_add_test(tc, test_named_whom_i_do_not_see);
    tcase_add_test(tc, test_what_is_no_name);
    tcase_add_test(tc, test_names_of_the_family_are_asked);
    tcase_add_test(tc, test_correction_keeps_the_old_text);
    tcase_add_test(tc, test_withdrawn);
    tcase_add_test(tc, test_who_does_not_help_says_nothing);
    tcase_add_test(tc, test_pages);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
