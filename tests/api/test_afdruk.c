/* SPDX-License-Identifier: EUPL-1.2 */
/* The plan on paper: what one member of the family may read (G7) and its maker sees too. */
#include "gezin.h"

#define PRINT HOUSE "/afdruk"
#define FOR(persoon) "{\"persoon\":\"" persoon "\"}"

/* A goal of Elif alone, one of Elif and Mark, and one of Mark that Elif agreed to. */
static const char GOALS[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 581, 'doel', 'wonen', 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "'),"
    " (301, 582, 'doel', 'wonen', 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "," MARK "'),"
    " (301, 583, 'doel', 'wonen', 'coordinatie', 11, 101, 1, 1767225600, '" MARK "'),"
    " (301, 584, 'doel', 'gezondheid', 'coordinatie', 14, 104, 0, 1767225600, '" ELIF "');"
    "INSERT INTO item_persoon VALUES (301, 581, 201), (301, 582, 201), (301, 582, 204),"
    " (301, 583, 204), (301, 584, 201);"
    "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status, status_op,"
    " status_door) VALUES (301, 581, 501, 'wonen', 'ALLEEN-ELIF', 'x', 'actief', 1, 101),"
    " (301, 582, 501, 'wonen', 'MET-MARK', 'x', 'actief', 1, 101),"
    " (301, 583, 501, 'wonen', 'EENS-MARK', 'x', 'actief', 1, 101),"
    " (301, 584, 501, 'gezondheid', 'VAN-GGZ', 'x', 'actief', 1, 104);"
    "INSERT INTO instemming VALUES (301, 583, 201, '2026-11-01', 101, 1);";

/* Elif is protected from Mark. */
static const char SEPARATION[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
    " door_regie, op, personen) VALUES (301, 591, 'afscherming', 'veiligheid',"
    " 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "');"
    "INSERT INTO item_persoon VALUES (301, 591, 201);"
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
    " VALUES (301, 591, 'x', '2026-01-01', 101, 1);"
    "INSERT INTO afscherming_persoon VALUES (591, 201);"
    "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (591, 592, 204)";

static char *sheet(const char *who, const char *persoon, int status)
{
    char path[100];
    (void)snprintf(path, sizeof path, PRINT "/%s", persoon);
    return page_text(login(who), path, status);
}

START_TEST(what_both_see)
{
    change(GOALS);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 201);
    AUTO_FREE char *text = sheet("sanne", ELIF, 200);
    ck_assert_ptr_nonnull(strstr(text, "ALLEEN-ELIF"));
    ck_assert_ptr_nonnull(strstr(text, "EENS-MARK"));
    ck_assert_ptr_null(strstr(text, "MET-MARK")); /* not for each person of it */
    ck_assert_ptr_null(strstr(text, "VAN-GGZ"));  /* hers to read, but not the maker's */
    const char *paper = strstr(text, "gp-sheet");
    ck_assert(paper && strstr(paper, "Sanne Hoekstra"));
    ck_assert_int_ge(value("SELECT count(*) FROM logregel WHERE handeling = 'afdruk.lezen'"
                           " AND gronden LIKE '%G7%' AND personen LIKE '%" ELIF "%'"),
                     1);
}
END_TEST

/* Without the act of that day nobody looks with another's eyes. */
START_TEST(the_act_comes_first)
{
    free(sheet("sanne", ELIF, 404));
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 201);
    free(sheet("sanne", ELIF, 200));
    free(sheet("sanne", MARK, 404)); /* for that reader alone */
    clock_forward(86400);
    free(sheet("sanne", ELIF, 404)); /* on that day alone */
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", PRINT, FOR(ELIF))), 403);
    free(sheet("marieke", ELIF, 403));
    free(reason(api(login("sanne"), "POST", PRINT, FOR(DAAN)), "persoon"));
    free(reason(api(login("sanne"), "POST", PRINT, FOR(NIEMAND)), "persoon"));
    ck_assert_int_eq(value("SELECT count(*) FROM afdruk"), 1);
    ck_assert(!try_change("UPDATE afdruk SET lezer_id = 204"));
}
END_TEST

/* R19: across a separation nothing, and nothing of the card either. */
START_TEST(across_a_separation)
{
    change(SEPARATION);
    change(GOALS);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(MARK))), 201);
    struct http_reply r = api(login("sanne"), "GET", PRINT "/" MARK, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "\"kaart\":false"));
    ck_assert(reply_has(&r, "EENS-MARK") && !reply_has(&r, "MET-MARK") &&
              !reply_has(&r, "ALLEEN-ELIF"));
    http_reply_free(&r);
    AUTO_FREE char *text = sheet("sanne", MARK, 200);
    const char *paper = strstr(text, "gp-sheet");
    ck_assert_ptr_nonnull(paper);
    ck_assert_ptr_null(strstr(paper, "Sanne Hoekstra"));
    ck_assert_ptr_null(strstr(paper, "Elif"));
}
END_TEST

/* Elif's own consent between two onderdelen that Sanne may not know of: Sanne, who holds the paper,
 * would read it. */
START_TEST(a_consent_the_maker_may_not_see)
{
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) VALUES"
           " (301, 731, 201, 'avg', 14, 'onderwijs', 'GEHEIM-DOEL', '2026-02-01', '2027-01-31',"
           " 'x', 'mondeling', 'Nederlands', 0, 0, 102, 13, 1769900400),"
           " (301, 732, 201, 'avg', 13, 'onderwijs', 'OPEN-DOEL', '2026-02-01', '2027-01-31',"
           " 'x', 'mondeling', 'Nederlands', 0, 0, 101, 11, 1769900400);"
           "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id) VALUES"
           " (301, 731, 13), (301, 732, 11)");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 201);
    AUTO_FREE char *text = sheet("sanne", ELIF, 200);
    ck_assert_ptr_nonnull(strstr(text, "OPEN-DOEL"));
    ck_assert_ptr_null(strstr(text, "GEHEIM-DOEL"));
}
END_TEST

/* The owner of an action is a name of its own: not across a separation. And whom it protects keeps
 * the regisseur's phone. */
START_TEST(names_across_a_separation)
{
    change(SEPARATION);
    change(GOALS);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 593, 'actie', 'wonen', 'coordinatie', 11, 101,"
           " 1, 1767225600, '" MARK "'), (301, 594, 'actie', 'wonen', 'coordinatie', 11, 101, 1,"
           " 1767225600, '" MARK "');"
           "INSERT INTO item_persoon VALUES (301, 593, 204), (301, 594, 204);"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, vervaldatum, status, status_op,"
           " status_door, eigenaar_persoon_id) VALUES"
           " (301, 593, 583, 'BRIEF-HALEN', '2026-12-01', 'aanvaard', 1, 101, 201),"
           " (301, 594, 583, 'ZELF-BELLEN', '2026-12-01', 'aanvaard', 1, 101, 204)");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(MARK))), 201);
    AUTO_FREE char *text = sheet("sanne", MARK, 200);
    const char *paper = strstr(text, "gp-sheet__plan");
    ck_assert_ptr_nonnull(paper);
    ck_assert(strstr(paper, "BRIEF-HALEN") && strstr(paper, "ZELF-BELLEN"));
    ck_assert_ptr_nonnull(strstr(paper, ">Mark<"));
    ck_assert_ptr_null(strstr(paper, "Elif"));
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 201);
    AUTO_FREE char *hers = sheet("sanne", ELIF, 200);
    const char *her_paper = strstr(hers, "gp-sheet");
    ck_assert_ptr_nonnull(her_paper);
    ck_assert_ptr_nonnull(strstr(her_paper, "Sanne Hoekstra"));
    ck_assert_ptr_null(strstr(her_paper, "Mark"));
}
END_TEST

/* Goals and actions of a plan that was closed are not of this one; without a plan there is no
 * print. Who has died has none. */
START_TEST(the_open_plan)
{
    change(GOALS);
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1, sluit_reden = 'x'"
           " WHERE huishouden_id = 301");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 409);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 595, 'plan', 'plan', 'coordinatie', 11, 101, 1,"
           " 1767225600, '" ELIF "');"
           "INSERT INTO item_persoon VALUES (301, 595, 201);"
           "INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, geopend_op)"
           " VALUES (301, 595, 'open', 'x', 2);"
           "UPDATE persoon SET overleden_op = '2026-11-01' WHERE id = 204");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 201);
    AUTO_FREE char *text = sheet("sanne", ELIF, 200);
    ck_assert_ptr_null(strstr(text, "ALLEEN-ELIF"));
    free(reason(api(login("sanne"), "POST", PRINT, FOR(MARK)), "persoon"));
    ck_assert_int_eq(value("SELECT count(*) FROM afdruk"), 1);
}
END_TEST

/* A deputy is regie too, and looks with no eyes that another was lent. */
START_TEST(each_maker_alone)
{
    change("INSERT INTO waarneming SELECT 301, 581, r.id, 102, 11, '2026-11-01', '2026-12-01', 1"
           " FROM regie r WHERE r.huishouden_id = 301");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", PRINT, FOR(ELIF))), 201);
    free(sheet("youssef", ELIF, 404));
    ck_assert_int_eq(status_of(api(login("youssef"), "POST", PRINT, FOR(ELIF))), 201);
    free(sheet("youssef", ELIF, 200));
}
END_TEST

START_TEST(form)
{
    free(page_text(login("sanne"), PRINT "/nieuw", 200));
    struct http_reply r = page(login("sanne"), "POST", PRINT, "persoon=" EMIR);
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    free(sheet("sanne", EMIR, 200));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("afdruk");
    TCase *t = tcase_create("afdruk");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, what_both_see);
    tcase_add_test(t, the_act_comes_first);
    tcase_add_test(t, across_a_separation);
    tcase_add_test(t, a_consent_the_maker_may_not_see);
    tcase_add_test(t, names_across_a_separation);
    tcase_add_test(t, the_open_plan);
    tcase_add_test(t, each_maker_alone);
    tcase_add_test(t, form);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
