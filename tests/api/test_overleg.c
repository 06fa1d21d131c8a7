/* SPDX-License-Identifier: EUPL-1.2 */
/* Meetings: only who is involved is invited, and each sees what they see anyway. */
#include "gezin.h"

#include "wachter/wachter.h"

#define OVERLEGGEN HOUSE "/overleggen"
#define MARIEKE "0000000000037" /* 103 */
#define ILSE "0000000000038"    /* 104: not involved */
#define DOEL "00000000000fy"    /* 510, about Emir: hidden from school without consent */

static char een[40];

static const char *path(const char *part)
{
    static char text[4][160];
    static int n;
    char *to = text[n++ % 4];
    (void)snprintf(to, sizeof text[0], "%s%s", een, part);
    return to;
}

#define PLAN(guests)                                                                               \
    "{\"soort\": \"voortgang\", \"begin\": \"2026-11-20T13:00:00+01:00\", \"minuten\": 60,"        \
    " \"plaats\": \"School\", \"waarom\": \"Hoe gaat het op school?\"," guests                     \
    " \"punten\": [\"" DOEL "\"], \"agenda\": \"Rondje\\nVolgende keer\"}"

static void start(void)
{
    gezin_start();
    /* school sees no goals here */
    change("UPDATE toestemming SET einde_op = 1795086000, einde_soort = 'ingetrokken'");
    (void)snprintf(
        een, sizeof een, "/overleggen/%s",
        made(api(login("sanne"), "POST", OVERLEGGEN,
                 PLAN("\"gebruikers\": [\"" MARIEKE "\"], \"gezin\": [\"" ELIF "\"],"))));
}

static int post(const char *who, const char *part, const char *body)
{
    return status_of(api(login(who), "POST", path(part), body));
}

START_TEST(test_invited)
{
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103 AND soort ="
                           " 'overleg-uitgenodigd'"),
                     1);
    struct http_reply r = api(login("marieke"), "GET", een, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Hoe gaat het op school?") && reply_has(&r, "Rondje"));
    ck_assert(reply_has(&r, "Elif") && reply_has(&r, "2026-11-20T12:00:00Z"));
    ck_assert(!reply_has(&r, "Emir gaat elke dag")); /* the goal on the agenda */
    http_reply_free(&r);
    r = api(login("sanne"), "GET", een, NULL);
    ck_assert(reply_has(&r, "Emir gaat elke dag"));
    http_reply_free(&r);
    ck_assert_int_eq(post("marieke", "/antwoord", "{\"antwoord\": \"ja\"}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE antwoord = 'ja'"), 2);
    /* who is not invited */
    ck_assert_int_eq(post("youssef", "/antwoord", "{\"antwoord\": \"ja\"}"), 404);
    same(api(login("ilse"), "GET", een, NULL),
         api(login("ilse"), "GET", "/overleggen/" NIEMAND, NULL), 404);
}
END_TEST

/* A colleague whose help one does not see is no name at the table. */
START_TEST(test_who_else)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 530, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 14, 104, 0, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 530, 202);"
           "INSERT INTO geadresseerde VALUES (301, 530, 1, 101, NULL, '2026-01-01', NULL);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
           " (301, 530, 104, 14, 'hulp', 'onderwijs', 'Helpt.', '2026-01-01', 'actief', 104,"
           " 1767225600, 101, 1767225600)");
    ck_assert_int_eq(post("sanne", "/genodigden", "{\"gebruikers\": [\"" ILSE "\"]}"), 201);
    struct http_reply r = api(login("sanne"), "GET", een, NULL);
    ck_assert(reply_has(&r, "Ilse Brandsma"));
    http_reply_free(&r);
    r = api(login("marieke"), "GET", een, NULL);
    ck_assert(!reply_has(&r, "Ilse") && reply_has(&r, "Sanne Hoekstra"));
    http_reply_free(&r);
    r = api(login("ilse"), "GET", een, NULL);
    ck_assert(reply_has(&r, "Ilse Brandsma") && !reply_has(&r, "Marieke"));
    http_reply_free(&r);
    /* twice is once */
    ck_assert_int_eq(post("sanne", "/genodigden", "{\"gebruikers\": [\"" ILSE "\"]}"), 201);
    ck_assert_int_eq(value("SELECT aantal FROM attendering WHERE gebruiker_id = 104"), 1);
}
END_TEST

START_TEST(test_only_involved)
{
    free(reason(api(login("sanne"), "POST", OVERLEGGEN, PLAN("\"gebruikers\": [\"" ILSE "\"],")),
                "gebruikers"));
    free(reason(api(login("sanne"), "POST", OVERLEGGEN, PLAN("\"gebruikers\": [\"" NIEMAND "\"],")),
                "gebruikers"));
    free(reason(api(login("sanne"), "POST", OVERLEGGEN, PLAN("\"gezin\": [\"" DAAN "\"],")),
                "gezin"));
    ck_assert_int_eq(value("SELECT count(*) FROM overleg"), 1);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", OVERLEGGEN, PLAN(""))), 403);
    ck_assert_int_eq(status_of(api(login("ilse"), "POST", OVERLEGGEN, PLAN(""))), 404);
    ck_assert_int_eq(post("marieke", "/besluiten", "{\"titel\": \"x\"}"), 403);
    ck_assert_int_eq(post("marieke", "/genodigden", "{\"gebruikers\": [\"" MARIEKE "\"]}"), 403);
    /* nobody chosen: said, not taken for an invitation */
    free(reason(api(login("sanne"), "POST", path("/genodigden"), "{}"), "gebruikers"));
}
END_TEST

START_TEST(test_changed_and_off)
{
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1),
                                        "{\"begin\": \"2026-11-21T10:00:00+01:00\"}")),
                     200);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1), "{\"minuten\": 30}")),
                     412);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'overleg-gewijzigd'"),
                     1);
    free(reason(api_with(login("sanne"), "PATCH", een, V(2), "{\"status\": \"afgelast\"}"),
                "reden"));
    /* what was left empty: no meeting without a moment, and no choice is no choice */
    free(reason(api_with(login("sanne"), "PATCH", een, V(2), "{\"begin\": null}"), "begin"));
    free(reason(api_with(login("sanne"), "PATCH", een, V(2), "{\"minuten\": null}"), "minuten"));
    free(reason(api_with(login("sanne"), "PATCH", een, V(2), "{\"waarom\": \"\"}"), "waarom"));
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(2), "{\"status\": null}")),
                     200);
    ck_assert_int_eq(
        status_of(api_with(login("sanne"), "PATCH", een, V(3),
                           "{\"status\": \"afgelast\", \"reden\": \"Emir is ziek.\"}")),
        200);
    ck_assert_int_eq(post("marieke", "/antwoord", "{\"antwoord\": \"ja\"}"), 409);
    ck_assert_int_eq(post("sanne", "/besluiten", "{\"titel\": \"x\"}"), 409);
}
END_TEST

/* The form leaves "Gaat het niet door?" empty when it goes on: that changes nothing of it. */
START_TEST(test_changed_by_form)
{
    struct http_reply r =
        page(login("sanne"), "POST", een,
             "_methode=PATCH&_versie=1&begin=2026-11-21T10%3A00&minuten=45&plaats=Wijkhuis&waarom="
             "Wie+doet+wat%3F&status=&reden=");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT minuten = 45 AND status = 'gepland' FROM overleg"), 1);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(2), "{\"status\": null}")),
                     200);
    static const char *const needed[] = {"begin", "minuten", "waarom"};
    for (size_t i = 0; i < COUNT_OF(needed); i++) {
        char body[60];
        (void)snprintf(body, sizeof body, "{\"%s\": null}", needed[i]);
        free(reason(api_with(login("sanne"), "PATCH", een, V(3), body), needed[i]));
    }
    r = page(login("sanne"), "POST", een, "_methode=PATCH&_versie=3&begin=&minuten=&waarom=");
    ck_assert_int_eq(r.status, 400);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT minuten = 45 AND status = 'gepland' FROM overleg"), 1);
}
END_TEST

/* An invitation taken back: from that moment on it is not theirs. */
START_TEST(test_withdrawn)
{
    char guest[ID_TEXT_SIZE], part[100];
    id_format(value("SELECT id FROM overleg_genodigde WHERE gebruiker_id = 103"), guest);
    (void)snprintf(part, sizeof part, "/genodigden/%s", guest);
    char *text = page_text(login("sanne"), een, 200);
    ck_assert(strstr(text, "de uitnodiging van Marieke"));
    free(text);
    ck_assert_int_eq(status_of(api(login("marieke"), "DELETE", path(part), NULL)), 403);
    same(api(login("ilse"), "DELETE", path(part), NULL),
         api(login("ilse"), "DELETE", "/overleggen/" NIEMAND "/genodigden/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path("/genodigden/" NIEMAND), NULL)),
                     404);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path(part), NULL)), 204);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path(part), NULL)), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", een, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103 AND"
                           " object = 'overleg'"),
                     0);
    free(page_text(login("marieke"), "/mijn/berichten", 200));
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103 AND"
                           " soort = 'overleg-ingetrokken'"),
                     1);
    /* and asked again after all */
    ck_assert_int_eq(post("sanne", "/genodigden", "{\"gebruikers\": [\"" MARIEKE "\"]}"), 201);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", een, NULL)), 200);
    clock_forward(2 * 86400);
    id_format(value("SELECT id FROM overleg_genodigde WHERE gebruiker_id = 103"), guest);
    (void)snprintf(part, sizeof part, "/genodigden/%s", guest);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path(part), NULL)), 409);
}
END_TEST

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static int64_t reminded(int who)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort ="
                   " 'overleg-nadert' AND gebruiker_id = %d",
                   who);
    return value(sql);
}

/* Once, a day before; again for another moment; not for who said no, nor where it is hidden. */
START_TEST(test_reminder)
{
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1),
                                        "{\"begin\": \"2026-11-25T10:00:00+01:00\"}")),
                     200);
    for (int i = 0; i < 12; i++) {
        catch_up();
        clock_forward(6 * 3600);
    }
    ck_assert_int_eq(reminded(103), 0);
    clock_forward(2 * 86400);
    catch_up();
    ck_assert_int_eq(reminded(103), 1);
    ck_assert_int_eq(reminded(101), 1);
    clock_forward(3600);
    catch_up();
    ck_assert_int_eq(reminded(103), 1);
    ck_assert_int_eq(post("marieke", "/antwoord", "{\"antwoord\": \"nee\"}"), 200);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(2),
                                        "{\"begin\": \"2026-11-26T10:00:00+01:00\"}")),
                     200);
    ck_assert_int_eq(post("marieke", "/antwoord", "{\"antwoord\": \"nee\"}"), 200);
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(reminded(101), 2);
    ck_assert_int_eq(reminded(103), 1);
    free(page_text(login("sanne"), "/mijn/berichten", 200));
}
END_TEST

/* Help ends, and the day after so does the invitation to what is still to come; not that of the
 * regisseur, nor of who planned it. What was held they keep. */
START_TEST(test_help_ended)
{
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1),
                                        "{\"begin\": \"2026-11-25T10:00:00+01:00\"}")),
                     200);
    catch_up();
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-19', reden = 'Klaar.'"
           " WHERE id = 503");
    catch_up();
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", een, NULL)), 200); /* the last day */
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", een, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 103"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE persoon_id IS NOT NULL OR"
                           " gebruiker_id = 101"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103 AND soort ="
                           " 'overleg-ingetrokken' AND aantal = 1"),
                     1);
    clock_forward(4 * 86400);
    catch_up();
    ck_assert_int_eq(reminded(103), 0);
    ck_assert_int_eq(reminded(101), 1);
}
END_TEST

/* R4: the owner of an aanmelding has the regisseur's rights until the first regie, also where
 * somebody else planned the meeting; and the regisseur of the household that this one merged into
 * goes on here (R33). */
START_TEST(test_goes_on_without_help)
{
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1),
                                        "{\"begin\": \"2026-11-27T10:00:00+01:00\"}")),
                     200);
    change(
        "DELETE FROM regie WHERE huishouden_id = 301; UPDATE gezinsplan SET vacature_sinds = 1,"
        " vacature_uiterlijk = '2026-12-05' WHERE id = 501;"
        "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
        " VALUES (301, 590, 102, 11, 'v', 'open', 1767225600)");
    ck_assert_int_eq(post("youssef", "/genodigden", "{\"gebruikers\": [\"0000000000036\"]}"), 201);
    catch_up();
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 102"), 1);
    change(
        "UPDATE aanmelding SET status = 'afgerond'; UPDATE gezinsplan SET status = 'gesloten',"
        " vacature_sinds = NULL, vacature_uiterlijk = NULL, gesloten_op = 1, sluit_reden = 'x'"
        " WHERE id = 501; UPDATE huishouden SET opvolger_id = 302, gesloten_op = 1 WHERE id = 301");
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 102"), 1);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", een, NULL)), 200);
    change("UPDATE huishouden SET opvolger_id = NULL, gesloten_op = NULL WHERE id = 301");
    clock_forward(86400);
    catch_up();
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 102"), 0);
}
END_TEST

START_TEST(test_help_ended_after)
{
    change("UPDATE overleg SET status = 'gehouden'; UPDATE betrokkenheid SET status = 'beeindigd',"
           " tot = '2026-11-19', reden = 'Klaar.' WHERE id = 503");
    catch_up();
    clock_forward((int64_t)5 * 86400);
    catch_up();
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 103"), 1);
}
END_TEST

/* The program was off until after it: nobody is told of what was. */
START_TEST(test_reminder_too_late)
{
    catch_up();
    change("DELETE FROM attendering; DELETE FROM overleg_herinnering");
    clock_forward(10 * 86400);
    catch_up();
    ck_assert_int_eq(reminded(103), 0);
}
END_TEST

/* Who records it says nothing of somebody they do not see there (R24): not that they stayed away,
 * and not that there is one. */
START_TEST(test_held_with_somebody_unseen)
{
    char body[200], unseen[ID_TEXT_SIZE];
    change("INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id, antwoord)"
           " SELECT 301, id, 950, 104, 'ja' FROM overleg;"
           "INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (301, 558, 551, 102, 11, '2026-11-01', '2026-12-01', 1)");
    clock_forward(2 * 86400);
    id_format(950, unseen);
    (void)snprintf(body, sizeof body, "{\"aanwezig\": [\"%s\"]}", unseen);
    same(api(login("youssef"), "POST", path("/aanwezigheid"), body),
         api(login("youssef"), "POST", path("/aanwezigheid"), "{\"aanwezig\": [\"" NIEMAND "\"]}"),
         400);
    ck_assert_int_eq(post("youssef", "/aanwezigheid", "{\"aanwezig\": []}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE id = 950 AND aanwezig IS"
                           " NULL"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 103 AND"
                           " aanwezig = 0"),
                     1);
    /* who planned it sees whom they invited */
    ck_assert_int_eq(post("sanne", "/aanwezigheid", body), 200);
    ck_assert_int_eq(value("SELECT aanwezig FROM overleg_genodigde WHERE id = 950"), 1);
}
END_TEST

START_TEST(test_held)
{
    ck_assert_int_eq(post("sanne", "/aanwezigheid", "{\"aanwezig\": []}"), 409); /* not yet */
    clock_forward(2 * 86400);
    char body[200];
    char guest[ID_TEXT_SIZE];
    id_format(value("SELECT id FROM overleg_genodigde WHERE persoon_id = 201"), guest);
    (void)snprintf(body, sizeof body, "{\"aanwezig\": [\"%s\"]}", guest);
    ck_assert_int_eq(post("sanne", "/aanwezigheid", body), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE aanwezig = 1"), 1);
    free(reason(
        api(login("sanne"), "POST", path("/aanwezigheid"), "{\"aanwezig\": [\"" NIEMAND "\"]}"),
        "aanwezig"));
    /* a decision is an action at once, for who was asked */
    ck_assert_int_eq(post("sanne", "/besluiten",
                          "{\"titel\": \"Rooster maken\", \"doel\": \"" DOEL
                          "\", \"gebruiker\": \"" MARIEKE "\", \"vervaldatum\": \"2026-12-01\"}"),
                     201);
    ck_assert_int_eq(post("sanne", "/besluiten", "{\"titel\": \"Het gaat goed zo\"}"), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM actie WHERE eigenaar_gebruiker_id = 103 AND"
                           " status = 'open'"),
                     1);
    free(reason(api(login("sanne"), "POST", path("/besluiten"),
                    "{\"titel\": \"x\", \"doel\": \"" DOEL "\", \"gebruiker\": \"" MARIEKE "\"}"),
                "vervaldatum"));
    /* the minutes, by category: who may read that, does */
    ck_assert_int_eq(post("sanne", "/verslagen",
                          "{\"categorie\": \"gezondheid\", \"personen\": [\"" ELIF "\"], \"titel\":"
                          " \"Slapen\", \"tekst\": \"Het slapen gaat beter.\"}"),
                     201);
    struct http_reply r = api(login("marieke"), "GET", een, NULL);
    ck_assert(reply_has(&r, "Rooster maken") && reply_has(&r, "Het gaat goed zo"));
    ck_assert(!reply_has(&r, "slapen gaat beter"));
    http_reply_free(&r);
    char *text = page_text(login("sanne"), een, 200);
    ck_assert(strstr(text, "slapen gaat beter") && strstr(text, "was er niet"));
    free(text);
}
END_TEST

/* Held is held: it was at another moment perhaps, and will not be; nobody is asked again. */
START_TEST(test_held_stays_held)
{
    ck_assert_int_eq(post("marieke", "/antwoord", "{\"antwoord\": \"ja\"}"), 200);
    clock_forward(2 * 86400);
    ck_assert_int_eq(post("sanne", "/aanwezigheid", "{\"aanwezig\": []}"), 200);
    int64_t version = value("SELECT versie FROM overleg");
    char match[30];
    (void)snprintf(match, sizeof match, "If-Match: \"v%d\"", (int)version);
    free(reason(
        api_with(login("sanne"), "PATCH", een, match, "{\"begin\": \"2027-03-01T10:00:00+01:00\"}"),
        "begin"));
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, match,
                                        "{\"begin\": \"2026-11-20T09:00:00+01:00\"}")),
                     200);
    ck_assert_int_eq(
        value(
            "SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 103 AND antwoord = 'ja'"),
        1);
}
END_TEST

/* A decision is taken at the meeting; and who does it is of an action, which has a goal. */
START_TEST(test_decided)
{
    static const char *const LOST[] = {"\"gebruiker\": \"" MARIEKE "\"",
                                       "\"persoon\": \"" ELIF "\"",
                                       "\"vervaldatum\": \"2026-12-01\""};
    char body[200], *text;
    ck_assert_int_eq(post("sanne", "/besluiten", "{\"titel\": \"Te vroeg\"}"), 409);
    text = page_text(login("sanne"), een, 200);
    ck_assert_ptr_null(strstr(text, "besluit opschrijven"));
    free(text);
    clock_forward(2 * 86400);
    text = page_text(login("sanne"), een, 200);
    ck_assert_ptr_nonnull(strstr(text, "besluit opschrijven"));
    free(text);
    for (size_t i = 0; i < COUNT_OF(LOST); i++) {
        (void)snprintf(body, sizeof body, "{\"titel\": \"Belt de school\", %s}", LOST[i]);
        free(reason(api(login("sanne"), "POST", path("/besluiten"), body), "doel"));
    }
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_besluit"), 0);
}
END_TEST

/* Called off: it says so first, and offers no form; what was typed before that is not lost. */
START_TEST(test_off_offers_nothing)
{
    static const char *const parts[] = {"/wijzig", "/genodigden/nieuw", "/aanwezigheid/nieuw",
                                        "/besluiten/nieuw", "/verslagen/nieuw"};
    ck_assert_int_eq(
        status_of(api_with(login("sanne"), "PATCH", een, V(1),
                           "{\"status\": \"afgelast\", \"reden\": \"Emir is ziek.\"}")),
        200);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        char *form = page_text(login("sanne"), path(parts[i]), 409);
        ck_assert(strstr(form, "Dit overleg gaat niet door") && !strstr(form, "<textarea"));
        free(form);
    }
    char *text = page_text(login("sanne"), een, 200);
    ck_assert(strstr(text, "<strong>Dit overleg gaat niet door.</strong> Emir is ziek."));
    ck_assert(!strstr(text, "/wijzig\"") && !strstr(text, "nog geen antwoord"));
    free(text);
    struct http_reply r = page(login("sanne"), "POST", path("/besluiten"), "titel=GETYPT");
    ck_assert(r.status == 409 && reply_has(&r, "GETYPT") && reply_has(&r, "gaat niet door"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_pages)
{
    static const char *const parts[] = {"/wijzig", "/genodigden/nieuw", "/aanwezigheid/nieuw",
                                        "/besluiten/nieuw", "/verslagen/nieuw"};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        free(page_text(login("sanne"), path(parts[i]), 200));
        ck_assert_int_eq(status_of(page(login("marieke"), "GET", path(parts[i]), NULL)), 403);
        ck_assert_int_eq(status_of(page(login("ilse"), "GET", path(parts[i]), NULL)), 404);
    }
    free(page_text(login("sanne"), OVERLEGGEN, 200));
    free(page_text(login("sanne"), OVERLEGGEN "/nieuw", 200));
    char *text = page_text(login("marieke"), een, 200);
    ck_assert(strstr(text, "Komt u?") && strstr(text, "Rondje"));
    free(text);
}
END_TEST

/* For one's own calendar: when, and nothing of the family. */
START_TEST(test_calendar)
{
    (void)snprintf(app.config.basis_url, sizeof app.config.basis_url, "https://plan.example.nl");
    struct http_reply r = api(login("marieke"), "GET", path("/agenda"), NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(r.content_type, "text/calendar; charset=utf-8");
    ck_assert(reply_has(&r, "SUMMARY:Overleg\r\n") && reply_has(&r, "DTSTART:20261120T120000Z"));
    ck_assert(reply_has(&r, "DTEND:20261120T130000Z") && reply_has(&r, "STATUS:CONFIRMED"));
    ck_assert(reply_has(&r, "URL:https://plan.example.nl/overleggen/"));
    ck_assert(!reply_has(&r, "school") && !reply_has(&r, "School") &&
              !reply_has(&r, "Y\u0131ld\u0131z"));
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Content-Disposition"), "overleg.ics"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'overleg.agenda' AND"
                           " huishouden = 301"),
                     1);
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", path("/agenda"), NULL)), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1),
                                        "{\"status\": \"afgelast\", \"reden\": \"Ziek.\"}")),
                     200);
    r = api(login("marieke"), "GET", path("/agenda"), NULL);
    ck_assert(reply_has(&r, "STATUS:CANCELLED") && reply_has(&r, "SEQUENCE:2"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("overleg");
    TCase *t = tcase_create("overleg");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_invited);
    tcase_add_test(t, test_who_else);
    tcase_add_test(t, test_only_involved);
    tcase_add_test(t, test_changed_and_off);
    tcase_add_test(t, test_changed_by_form);
    tcase_add_test(t, test_withdrawn);
    tcase_add_test(t, test_reminder);
    tcase_add_test(t, test_reminder_too_late);
    tcase_add_test(t, test_help_ended);
    tcase_add_test(t, test_goes_on_without_help);
    tcase_add_test(t, test_help_ended_after);
    tcase_add_test(t, test_held_with_somebody_unseen);
    tcase_add_test(t, test_held);
    tcase_add_test(t, test_held_stays_held);
    tcase_add_test(t, test_decided);
    tcase_add_test(t, test_off_offers_nothing);
    tcase_add_test(t, test_pages);
    tcase_add_test(t, test_calendar);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
