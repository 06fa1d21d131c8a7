/* SPDX-License-Identifier: EUPL-1.2 */
/* Agreement per member, the family's own plan, and the evaluation with its date that always stands.
 */
#include "gezin.h"
#include "wachter/wachter.h"

#define EVALS HOUSE "/evaluaties"
#define HELD_BARE(more)                                                                            \
    "{\"status\":\"gehouden\",\"datum\":\"2026-11-19\",\"veiligheid\":\"nee\"" more "}"
#define HELD(more) HELD_BARE(",\"anders\":\"Vaker bellen.\"" more)
#define HELD_SAFETY                                                                                \
    "{\"status\":\"gehouden\",\"datum\":\"2026-11-19\",\"veiligheid\":\"ja\","                     \
    "\"anders\":\"Vaker bellen.\"}"
#define PLAN_DAY "SELECT evaluatiedatum FROM gezinsplan WHERE id = 501"
#define ANSWER(persoon, antwoord)                                                                  \
    api(login("sanne"), "POST", HOUSE "/akkoorden",                                                \
        "{\"persoon\":\"" persoon "\",\"antwoord\":\"" antwoord                                    \
        "\",\"woorden\":\"Zei ik.\",\"datum\":\"2026-11-19\"}")

static void day_is(const char *expected)
{
    AUTO_FREE char *day = text_value(PLAN_DAY);
    ck_assert_str_eq(day, expected);
}

static char *path_of(const char *under, struct http_reply r)
{
    char path[80];
    (void)snprintf(path, sizeof path, "/%s/%s", under, made(r));
    return strdup(path);
}

/* ---- the date ---- */

START_TEST(a_date_always_stands)
{
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(api(sanne, "POST", EVALS, HELD(""))), 201);
    day_is("2027-02-11"); /* 12 weeks */
    ck_assert_int_eq(status_of(api(sanne, "POST", EVALS, HELD_SAFETY)), 201);
    day_is("2026-12-31"); /* 6 */
    change("UPDATE instelling SET waarde = '4' WHERE sleutel = 'evaluatie_weken_veilig'");
    ck_assert_int_eq(status_of(api(sanne, "POST", EVALS, HELD_SAFETY)), 201);
    day_is("2026-12-17");
    ck_assert_int_eq(value("SELECT count(*) FROM evaluatie WHERE gepland IS NOT NULL"), 2);
    ck_assert(!try_change("UPDATE gezinsplan SET evaluatiedatum = NULL WHERE id = 501"));
    /* the answer about safety is nowhere */
    struct http_reply r = api(sanne, "GET", EVALS, NULL);
    ck_assert(!reply_has(&r, "veiligheid"));
    http_reply_free(&r);
}
END_TEST

/* It asks, and does not block. */
START_TEST(later_or_skipped_needs_a_reason)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *later =
        reason(api(sanne, "POST", EVALS, HELD(",\"volgende\":\"2027-02-12\"")), "reden");
    ck_assert_ptr_nonnull(strstr(later, "tot en met 11 februari 2027")); /* for people */
    ck_assert_int_eq(
        status_of(api(sanne, "POST", EVALS, HELD(",\"volgende\":\"2027-02-12\",\"reden\":\"r\""))),
        201);
    day_is("2027-02-12");
    static const char skip[] =
        "{\"status\":\"overgeslagen\",\"datum\":\"2026-11-19\",\"veiligheid\":\"nee\"}";
    free(reason(api(sanne, "POST", EVALS, skip), "reden"));
    free(reason(api(sanne, "POST", EVALS, HELD(",\"volgende\":\"2026-11-19\"")), "volgende"));
    free(reason(api(sanne, "POST", EVALS,
                    "{\"status\":\"gehouden\",\"datum\":\"2026-11-20\",\"veiligheid\":\"nee\"}"),
                "datum"));
    /* a wrong year, before the plan was there */
    free(reason(api(sanne, "POST", EVALS,
                    "{\"status\":\"gehouden\",\"datum\":\"2020-11-19\",\"veiligheid\":\"nee\"}"),
                "datum"));
    ck_assert_int_eq(value("SELECT count(*) FROM evaluatie"), 1);
}
END_TEST

START_TEST(moving_the_date_is_kept)
{
    const char *sanne = login("sanne");
    char version[40];
    change("UPDATE gezinsplan SET evaluatiedatum = '2026-12-10' WHERE id = 501");
    (void)snprintf(version, sizeof version, "If-Match: \"v%d\"",
                   (int)value("SELECT versie FROM gezinsplan WHERE id = 501"));
    free(reason(api_with(sanne, "PATCH", HOUSE "/gezinsplan", version,
                         "{\"evaluatiedatum\":\"2026-12-17\"}"),
                "datumReden"));
    day_is("2026-12-10");
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", HOUSE "/gezinsplan", version,
                                        "{\"evaluatiedatum\":\"2026-12-17\",\"datumReden\":"
                                        "\"Moeder is ziek.\"}")),
                     200);
    day_is("2026-12-17");
    ck_assert_int_eq(value("SELECT count(*) FROM evaluatie WHERE status = 'verzet' AND gepland ="
                           " '2026-12-10' AND reden = 'Moeder is ziek.'"),
                     1);
    (void)snprintf(version, sizeof version, "If-Match: \"v%d\"",
                   (int)value("SELECT versie FROM gezinsplan WHERE id = 501"));
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", HOUSE "/gezinsplan", version,
                                        "{\"evaluatiedatum\":\"2026-12-01\"}")),
                     200); /* earlier needs nothing */
    ck_assert_int_eq(value("SELECT count(*) FROM evaluatie"), 1);
}
END_TEST

/* A talk of which nothing is left is none: words, or a mark of that day. */
START_TEST(what_was_held_says_something)
{
    static const char *const WORDS[] = {"werkte", "anders", "regieGoed", "regieBeter"};
    const char *sanne = login("sanne");
    free(reason(api(sanne, "POST", EVALS, HELD_BARE("")), "werkte"));
    free(reason(api(sanne, "POST", EVALS, HELD_BARE(",\"werkte\":\"  \",\"anders\":null")),
                "werkte"));
    ck_assert_int_eq(value("SELECT count(*) FROM evaluatie"), 0);
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        char body[200];
        (void)snprintf(body, sizeof body, HELD_BARE(",\"%s\":\"W\""), WORDS[i]);
        ck_assert_int_eq(status_of(api(sanne, "POST", EVALS, body)), 201);
    }
    /* a mark of another day says nothing of this one */
    ck_assert_int_eq(status_of(api(sanne, "POST", "/doelen/00000000000fy/scores", "{\"score\":6}")),
                     201);
    change("UPDATE doel_score SET datum = '2026-11-18'");
    free(reason(api(sanne, "POST", EVALS, HELD_BARE("")), "werkte"));
    change("UPDATE doel_score SET datum = '2026-11-19'");
    ck_assert_int_eq(status_of(api(sanne, "POST", EVALS, HELD_BARE(""))), 201);
}
END_TEST

/* ---- the family's own voice ---- */

START_TEST(each_says_what_they_think)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *one =
        path_of("evaluaties", api(sanne, "POST", EVALS, HELD(",\"werkte\":\"W\"")));
    char path[100];
    (void)snprintf(path, sizeof path, "%s/stemmen", one);
#define SAYS(body) api(sanne, "POST", path, body)
    ck_assert_int_eq(status_of(SAYS("{\"persoon\":\"" ELIF
                                    "\",\"tekst\":\"STEM-E\",\"cijfer\":7,\"regieCijfer\":4}")),
                     201);
    free(reason(SAYS("{\"persoon\":\"" ELIF "\",\"cijfer\":8}"), "persoon"));
    free(reason(SAYS("{\"persoon\":\"" EMIR "\"}"), "tekst"));
    free(reason(SAYS("{\"persoon\":\"" EMIR "\",\"cijfer\":11}"), "cijfer"));
    free(reason(SAYS("{\"persoon\":\"" DAAN "\",\"cijfer\":1}"), "personen"));
    struct http_reply r = api(sanne, "GET", one, NULL);
    ck_assert(reply_has(&r, "STEM-E") && reply_has(&r, "\"regieCijfer\":4"));
    http_reply_free(&r);
    /* of one person alone */
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'stem' AND personen = '" ELIF
                           "' AND categorie = 'plan'"),
                     1);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", one, NULL)), 404);
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", path, "{\"persoon\":\"" EMIR "\",\"cijfer\":7}")),
        404);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", EVALS, HELD(""))), 403);
}
END_TEST

START_TEST(a_mark_tells_what_helped)
{
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", "/doelen/00000000000fy/scores",
                                   "{\"score\":6,\"werkte\":\"Samen fietsen\"}")),
                     201);
    struct http_reply r = api(login("sanne"), "GET", "/doelen/00000000000fy", NULL);
    ck_assert(reply_has(&r, "Samen fietsen"));
    http_reply_free(&r);
}
END_TEST

/* ---- agreement ---- */

#define ANSWER_ON(datum)                                                                           \
    api(login("sanne"), "POST", HOUSE "/akkoorden",                                                \
        "{\"persoon\":\"" ELIF "\",\"antwoord\":\"ja\",\"datum\":\"" datum "\"}")

/* Nobody agreed with a plan before it was there. */
START_TEST(agreed_since_the_plan)
{
    change("UPDATE gezinsplan SET geopend_op = 1795086000 - 5 * 86400 WHERE id = 501");
    AUTO_FREE char *early = reason(ANSWER_ON("2026-11-13"), "datum");
    ck_assert_ptr_nonnull(strstr(early, "14 november 2026"));
    free(reason(ANSWER_ON("2016-11-19"), "datum"));
    free(reason(ANSWER_ON("2026-11-20"), "datum"));
    ck_assert_int_eq(value("SELECT count(*) FROM akkoord"), 0);
    ck_assert_int_eq(status_of(ANSWER_ON("2026-11-14")), 201);
}
END_TEST

START_TEST(nobody_agrees_is_seen)
{
    AUTO_FREE char *before = page_text(login("sanne"), HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(before, "Nog van niemand een ja"));
    ck_assert_int_eq(status_of(ANSWER(ELIF, "nee")), 201);
    AUTO_FREE char *still = page_text(login("sanne"), HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(still, "Nog van niemand een ja"));
    ck_assert_int_eq(status_of(ANSWER(ELIF, "deels")), 201);
    AUTO_FREE char *after = page_text(login("sanne"), HOUSE, 200);
    ck_assert_ptr_null(strstr(after, "Nog van niemand een ja"));
    ck_assert_ptr_nonnull(strstr(after, "Deels eens"));
    /* R24: who has no regie is told of neither */
    AUTO_FREE char *other = page_text(login("marieke"), HOUSE, 200);
    ck_assert_ptr_null(strstr(other, "Nog van niemand een ja"));
    ck_assert_ptr_null(strstr(other, "Deels eens"));
    ck_assert_int_eq(value("SELECT count(*) FROM akkoord"), 2);
    ck_assert(!try_change("UPDATE akkoord SET antwoord = 'ja'"));
    free(reason(ANSWER(DAAN, "ja"), "personen"));
    free(reason(ANSWER(ELIF, "misschien"), "antwoord"));
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", HOUSE "/akkoorden",
                      "{\"persoon\":\"" EMIR "\",\"antwoord\":\"ja\",\"datum\":\"2026-11-19\"}")),
        403);
}
END_TEST

START_TEST(their_own_plan)
{
    static const char doc[] =
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES (301, 590, 'document', 'onderwijs', 'inhoud', 11, 101, "
        "1,"
        " 1767225600, '" ELIF "'); INSERT INTO item_persoon VALUES (301, 590, 201);"
        "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes)"
        " VALUES (301, 590, 'ONSPLAN', '2026-11-01', 'plan.txt', 'tekst', 4);";
    const char *sanne = login("sanne");
    AUTO_FREE char *none = page_text(sanne, HOUSE "/familiegroepsplan/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(none, HOUSE "/documenten/nieuw"));
    ck_assert_ptr_null(strstr(none, "name=\"document\""));
    change(doc);
    AUTO_FREE char *form = page_text(sanne, HOUSE "/familiegroepsplan/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "ONSPLAN, 1 november 2026"));
    ck_assert_int_eq(status_of(api(sanne, "POST", HOUSE "/familiegroepsplan",
                                   "{\"document\":\"00000000000je\"}")),
                     201);
    AUTO_FREE char *mine = page_text(sanne, HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(mine, "ONSPLAN"));
    AUTO_FREE char *other = page_text(login("marieke"), HOUSE, 200);
    ck_assert_ptr_null(strstr(other, "ONSPLAN"));
    free(reason(api(sanne, "POST", HOUSE "/familiegroepsplan", "{\"document\":\"" NIEMAND "\"}"),
                "document"));
    ck_assert_int_eq(
        status_of(api(sanne, "DELETE", HOUSE "/familiegroepsplan/00000000000je", NULL)), 204);
    ck_assert_int_eq(value("SELECT count(*) FROM familiegroepsplan"), 0);
}
END_TEST

/* ---- the wachter ---- */

static void next_day(int days)
{
    struct probleem p = {0};
    clock_forward((int64_t)days * 86400);
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

#define TOLD(who, soort)                                                                           \
    value("SELECT count(*) FROM attendering WHERE gebruiker_id = " #who " AND soort = '" soort     \
          "' AND huishouden_id = 301")

START_TEST(the_wachter_reminds)
{
    next_day(0);
    /* procesregie of this area; of another; and of an organisation that stopped */
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (130, 'p', 'P', 'procesregisseur', 13, '2020-01-01', 1),"
           " (131, 'q', 'Q', 'procesregisseur', 11, '2020-01-01', 1)");
    change("INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (130, 'procesregisseur'),"
           " (131, 'procesregisseur')");
    change("INSERT INTO wijk (id, code, naam) VALUES (990, 'WK90', 'Ver weg')");
    change("INSERT INTO gebruiker_wijk (gebruiker_id, wijk_id) VALUES (131, 990)");
    change("UPDATE organisatie SET tot = '2026-11-01' WHERE id = 2");
    change("UPDATE gezinsplan SET evaluatiedatum = '2026-11-28' WHERE id = 501");
    next_day(1);
    ck_assert_int_eq(TOLD(101, "evaluatie-nadert"), 0);
    next_day(1); /* a week before */
    ck_assert_int_eq(TOLD(101, "evaluatie-nadert"), 1);
    next_day(7);
    ck_assert_int_eq(TOLD(101, "evaluatie-telaat"), 0); /* on the day itself it is not late */
    next_day(1);
    ck_assert_int_eq(TOLD(101, "evaluatie-telaat"), 1);
    ck_assert_int_eq(TOLD(105, "evaluatie-telaat"), 0);
    next_day(7);
    ck_assert_int_eq(TOLD(101, "evaluatie-telaat"), 1); /* not twice while unread */
    ck_assert_int_eq(TOLD(105, "evaluatie-telaat"), 1);
    ck_assert_int_eq(TOLD(130, "evaluatie-telaat") + TOLD(131, "evaluatie-telaat"), 0);
    change("UPDATE attendering SET gelezen_op = 1");
    next_day(7);
    ck_assert_int_eq(TOLD(101, "evaluatie-telaat"), 1); /* the same message stands as new again */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'evaluatie-telaat' AND"
                           " gebruiker_id = 101 AND gelezen_op IS NULL"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE huishouden_id = 302 AND soort"
                           " LIKE 'evaluatie%' AND gebruiker_id = 101"),
                     0);
}
END_TEST

START_TEST(pages)
{
    static const char *const PAGES[] = {EVALS, EVALS "/nieuw", HOUSE "/akkoorden/nieuw",
                                        HOUSE "/familiegroepsplan/nieuw"};
    for (size_t i = 0; i < COUNT_OF(PAGES); i++)
        free(page_text(login("sanne"), PAGES[i], 200));
    AUTO_FREE char *one = path_of("evaluaties", api(login("sanne"), "POST", EVALS, HELD("")));
    char path[100];
    free(page_text(login("sanne"), one, 200));
    (void)snprintf(path, sizeof path, "%s/stemmen/nieuw", one);
    free(page_text(login("sanne"), path, 200));
    (void)snprintf(path, sizeof path, "%s/stemmen", one);
    struct http_reply r =
        page(login("sanne"), "POST", path, "persoon=" ELIF "&cijfer=7&tekst=Goed");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    free(page_text(login("sanne"), one, 200));
    free(page_text(login("sanne"), EVALS, 200));
}
END_TEST

/* The marks of all goals are given on the page of the evaluation, and one stays there. */
START_TEST(marks_on_the_page)
{
    change("UPDATE doel SET status = 'actief' WHERE id = 510");
    AUTO_FREE char *one = path_of("evaluaties", api(login("sanne"), "POST", EVALS, HELD("")));
    AUTO_FREE char *text = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(text, "action=\"/doelen/00000000000fy/scores\""));
    char form[120], to[120];
    (void)snprintf(form, sizeof form, "score=6&werkte=Samen+fietsen&_terug=%s", one);
    struct http_reply r = page(login("sanne"), "POST", "/doelen/00000000000fy/scores", form);
    ck_assert_int_eq(r.status, 303);
    (void)snprintf(to, sizeof to, "%s?gedaan=", one);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), to));
    http_reply_free(&r);
    AUTO_FREE char *after = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(after, "wat hielp: Samen fietsen"));
    AUTO_FREE char *skipped =
        path_of("evaluaties", api(login("sanne"), "POST", EVALS,
                                  "{\"status\":\"overgeslagen\",\"datum\":\"2026-11-19\","
                                  "\"veiligheid\":\"nee\",\"reden\":\"Op vakantie.\"}"));
    AUTO_FREE char *none = page_text(login("sanne"), skipped, 200);
    ck_assert_ptr_null(strstr(none, "/scores"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("evaluatie");
    TCase *t = tcase_create("evaluatie");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, a_date_always_stands);
    tcase_add_test(t, later_or_skipped_needs_a_reason);
    tcase_add_test(t, moving_the_date_is_kept);
    tcase_add_test(t, what_was_held_says_something);
    tcase_add_test(t, each_says_what_they_think);
    tcase_add_test(t, a_mark_tells_what_helped);
    tcase_add_test(t, agreed_since_the_plan);
    tcase_add_test(t, nobody_agrees_is_seen);
    tcase_add_test(t, their_own_plan);
    tcase_add_test(t, the_wachter_reminds);
    tcase_add_test(t, pages);
    tcase_add_test(t, marks_on_the_page);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
