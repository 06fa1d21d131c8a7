/* SPDX-License-Identifier: EUPL-1.2 */
/* Closing a plan: what is checked, that it happens whole or not at all, who keeps in touch, and the
 * way back. */
#include "gezin.h"
#include "storing.h"

#include "wachter/wachter.h"

#define DAG 86400
#define LIST HOUSE "/afsluitingen"
#define SANNE_ID "0000000000035"
#define YOUSSEF_ID "0000000000036"
#define HANS_ID "0000000000039"
#define SCHOOL_HELP "00000000000fq" /* 503 */

static char one[60]; /* "/afsluitingen/…" */
static char volg[60];

static const char *under(const char *base, const char *rest)
{
    static char path[120];
    (void)snprintf(path, sizeof path, "%s%s", base, rest);
    return path;
}

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static void later(int days)
{
    clock_forward((int64_t)days * DAG);
    catch_up();
}

static void prepare(void)
{
    (void)snprintf(one, sizeof one, "/afsluitingen/%s",
                   made(api(login("sanne"), "POST", LIST, "{}")));
}

/* Everything that is asked, with what `more` says instead. */
static const char *whole(const char *more)
{
    static char text[4000];
    char sent[300];
    AUTO_FREE char *codes = text_value("SELECT json_group_array(json_object('leefgebied', code,"
                                       " 'oordeel', 'goed')) FROM leefgebied WHERE tot IS NULL");
    AUTO_JSON json_t *gebieden = json_loads(codes, 0, NULL);
    (void)snprintf(sent, sizeof sent, "{%s}", more[0] ? more + 1 : "");
    AUTO_JSON json_t *last = json_loads(sent, 0, NULL);
    AUTO_JSON json_t *all =
        json_pack("{s:s, s:s, s:O, s:s, s:s, s:s, s:s, s:s, s:s}", "redenSoort", "bereikt", "reden",
                  "Emir gaat elke dag naar school.", "leefgebieden", gebieden, "participatie",
                  "werk", "veiligheid", "geen_zorgen", "lopendeHulp", "Geen.", "gezin", "eens",
                  "gezinWoorden", "Wij kunnen het zelf.", "afspraak", "Bel Elif na vier uur.");
    ck_assert_ptr_nonnull(last);
    json_object_update(all, last);
    AUTO_FREE char *dump = json_dumps(all, JSON_COMPACT);
    (void)snprintf(text, sizeof text, "%s", dump);
    return text;
}

#define NAZORG ",\"vervolg\":\"nazorg\",\"contact\":\"" YOUSSEF_ID "\""
#define WAAKVLAM ",\"vervolg\":\"waakvlam\",\"contact\":\"" YOUSSEF_ID "\""
#define GEEN_VRAAG ",\"redenSoort\":\"geen_hulpvraag\""
#define GEWOGEN ",\"weging\":\"Wij wogen het.\",\"overlegdMet\":\"" HANS_ID "\""

static int check(const char *header, const char *body)
{
    return status_of(api_with(login("sanne"), "PATCH", one, header, body));
}

static int sluit(const char *header)
{
    struct http_reply r = api_with(login("sanne"), "POST", under(one, "/sluiting"), header, "{}");
    AUTO_JSON json_t *json = reply_json(&r);
    const char *id = json_string_value(json_object_get(json, "volgcontact"));
    if (id)
        (void)snprintf(volg, sizeof volg, "/volgcontacten/%s", id);
    return status_of(r);
}

static void closed_with(const char *more)
{
    prepare();
    ck_assert_int_eq(check(V(1), whole(more)), 200);
    ck_assert_int_lt(sluit(V(2)), 300);
}

static bool misses(const char *text)
{
    struct http_reply r = api(login("sanne"), "GET", one, NULL);
    bool found = reply_has(&r, text);
    ck_assert_int_eq(status_of(r), 200);
    return found;
}

static int64_t regisseurs(void)
{
    return value("SELECT count(*) FROM regie WHERE huishouden_id = 301 AND tot_op IS NULL");
}

#define TOLD(who, soort)                                                                           \
    value("SELECT coalesce(sum(aantal), 0) FROM attendering WHERE gebruiker_id = " #who            \
          " AND soort = '" soort "' AND huishouden_id = 301")

/* ---- what is checked ---- */

START_TEST(test_checks)
{
    prepare();
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LIST, "{}")), 409); /* one at a time */
    ck_assert_int_eq(sluit(V(1)), 409);
    ck_assert_int_eq(check(V(1), "{\"reden\":\"Het gaat goed.\"}"), 200); /* a part may be saved */
    ck_assert(misses("Zeg bij elk leefgebied"));
    ck_assert(misses("Zeg of het veilig is"));
    ck_assert(misses("Zeg hoe iedereen meedoet"));
    ck_assert(misses("welke hulp doorloopt"));
    ck_assert(misses("Kies wat er na het sluiten komt"));
    ck_assert_int_eq(check(V(1), "{\"reden\":\"x\"}"), 412);
    ck_assert_int_eq(check(NULL, "{\"reden\":\"x\"}"), 428);
    ck_assert_int_eq(check(V(2), whole(",\"vervolg\":\"nazorg\"")), 200);
    ck_assert(misses("Kies wie contact houdt"));
    ck_assert_int_eq(sluit(V(3)), 409);
    ck_assert_int_eq(check(V(3), whole(NAZORG ",\"veiligheid\":\"zorgen\"")), 200);
    ck_assert_int_eq(sluit(V(4)), 409);
    ck_assert_int_eq(check(V(4), whole(NAZORG ",\"participatie\":\"nee\"")), 200);
    ck_assert_int_eq(sluit(V(5)), 409);
    ck_assert_int_eq(check(V(5),
                           "{\"participatieUitleg\":\"Elif zoekt werk, met Marieke.\","
                           "\"leefgebieden\":[{\"leefgebied\":\"wonen\",\"oordeel\":\"zorg\"}]"
                           "}"),
                     200);
    ck_assert(misses("nog een zorg"));
    ck_assert_int_eq(sluit(V(6)), 409);
    ck_assert_int_eq(
        check(V(6), "{\"leefgebieden\":[{\"leefgebied\":\"wonen\",\"oordeel\":\"geregeld\"}]}"),
        200);
    ck_assert_int_eq(sluit(V(7)), 409); /* by whom? */
    ck_assert_int_eq(check(V(7), "{\"geregeld\":\"De woningcorporatie.\"}"), 200);
    ck_assert_int_eq(regisseurs(), 1);
    ck_assert_int_lt(sluit(V(8)), 300);
    ck_assert_int_eq(regisseurs(), 0);
}
END_TEST

/* "No help wanted" closes nothing by itself. */
START_TEST(test_no_question)
{
    prepare();
    ck_assert_int_eq(check(V(1), whole(NAZORG GEEN_VRAAG)), 200);
    ck_assert_int_eq(sluit(V(2)), 409);
    ck_assert_int_eq(check(V(2), whole(NAZORG GEEN_VRAAG GEWOGEN)), 200);
    ck_assert_int_eq(sluit(V(3)), 409); /* nazorg ends; a waakvlam does not */
    ck_assert_int_eq(check(V(3), whole(WAAKVLAM GEEN_VRAAG ",\"weging\":\"x\"")), 200);
    AUTO_FREE char *self =
        reason(api_with(login("sanne"), "PATCH", one, V(4), "{\"overlegdMet\":\"" SANNE_ID "\"}"),
               "overlegdMet");
    ck_assert(!try_change("UPDATE afsluiting SET status = 'gesloten', weging = NULL"));
    ck_assert_int_eq(check(V(4), whole(WAAKVLAM GEEN_VRAAG GEWOGEN)), 200);
    ck_assert_int_lt(sluit(V(5)), 300);
    ck_assert(self);
    ck_assert_int_eq(value("SELECT count(*) FROM volgcontact WHERE vorm = 'waakvlam'"), 1);
}
END_TEST

START_TEST(test_nobody_keeps_in_touch)
{
    prepare();
    ck_assert_int_eq(check(V(1), whole(",\"vervolg\":\"geen\"")), 200);
    ck_assert_int_eq(sluit(V(2)), 409);
    ck_assert(!try_change("UPDATE afsluiting SET status = 'gesloten'"));
    ck_assert_int_eq(check(V(2), whole(",\"vervolg\":\"geen\",\"redenSoort\":\"verhuisd\"")), 200);
    ck_assert_int_lt(sluit(V(3)), 300);
    ck_assert_int_eq(value("SELECT count(*) FROM volgcontact"), 0);
}
END_TEST

START_TEST(test_ave)
{
    change("INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium, besluit_door,"
           " herbeoordeel_op, regie_bij, afschaal, van, door, op) SELECT 301, 990, 2, 'begin',"
           " 'x', 'x', '2026-12-01', 'x', 'x', '2026-11-01', 101, 1795000000"
           " WHERE NOT EXISTS (SELECT 1 FROM ave_fase WHERE huishouden_id = 301)");
    prepare();
    ck_assert_int_eq(check(V(1), whole(NAZORG)), 200);
    ck_assert_int_eq(sluit(V(2)), 409);
    ck_assert(misses("Schaal eerst af"));
}
END_TEST

START_TEST(test_fields)
{
    prepare();
    AUTO_FREE char *reden = reason(
        api_with(login("sanne"), "PATCH", one, V(1), "{\"redenSoort\":\"zomaar\"}"), "redenSoort");
    AUTO_FREE char *contact = reason(
        api_with(login("sanne"), "PATCH", one, V(1), "{\"contact\":\"000000000003a\"}"), "contact");
    AUTO_FREE char *gebied =
        reason(api_with(login("sanne"), "PATCH", one, V(1),
                        "{\"leefgebieden\":[{\"leefgebied\":\"geen\",\"oordeel\":\"goed\"}]}"),
               "leefgebieden");
    AUTO_FREE char *blijft = reason(
        api_with(login("sanne"), "PATCH", one, V(1), "{\"blijft\":[\"" NIEMAND "\"]}"), "blijft");
    ck_assert(reden && contact && gebied && blijft);
    ck_assert_int_eq(check(V(1), "{\"reden\":\"\xff\xfe\"}"), 400);
    ck_assert_int_eq(value("SELECT count(*) FROM afsluiting_leefgebied"), 0);
}
END_TEST

/* Can be chosen, and is in the list that is chosen from. */
static bool chosen(void)
{
    AUTO_FREE char *versie =
        text_value("SELECT format('If-Match: \"v%d\"', versie) FROM afsluiting");
    AUTO_FREE char *form = page_text(login("sanne"), under(one, "/wijzig"), 200);
    bool listed = strstr(form, "Petra Poort") != NULL;
    int status = status_of(
        api_with(login("sanne"), "PATCH", one, versie, "{\"overlegdMet\":\"0000000000042\"}"));
    ck_assert_int_eq(status, listed ? 200 : 400);
    return listed;
}

/* R6, R27: account, onderdeel and organisation are active and the account is confirmed, or nothing
 * can be put to somebody. */
START_TEST(test_who_works_here)
{
    static const char *const ENDS[][2] = {
        {"UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 130",
         "UPDATE gebruiker SET bevestigd_op = 1577880000 WHERE id = 130"},
        {"UPDATE gebruiker SET tot = '2026-11-01' WHERE id = 130",
         "UPDATE gebruiker SET tot = NULL WHERE id = 130"},
        {"UPDATE gebruiker SET van = '2027-01-01' WHERE id = 130",
         "UPDATE gebruiker SET van = '2020-01-01' WHERE id = 130"},
        {"UPDATE onderdeel SET tot = '2026-11-01' WHERE id = 13",
         "UPDATE onderdeel SET tot = NULL WHERE id = 13"},
        {"UPDATE onderdeel SET van = '2027-01-01' WHERE id = 13",
         "UPDATE onderdeel SET van = '2020-01-01' WHERE id = 13"},
        {"UPDATE organisatie SET tot = '2026-11-01' WHERE id = 2",
         "UPDATE organisatie SET tot = NULL WHERE id = 2"},
        {"UPDATE organisatie SET van = '2027-01-01' WHERE id = 2",
         "UPDATE organisatie SET van = '2020-01-01' WHERE id = 2"},
    };
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (130, 'petra', 'Petra Poort', 'procesregisseur', 13,"
           " '2020-01-01', 1577880000)");
    change("INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (130, 'procesregisseur')");
    prepare();
    ck_assert(chosen());
    for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
        change(ENDS[i][0]);
        ck_assert_msg(!chosen(), "%s", ENDS[i][0]);
        change(ENDS[i][1]);
        ck_assert_msg(chosen(), "%s", ENDS[i][1]);
    }
}
END_TEST

/* ---- whose it is ---- */

START_TEST(test_whose)
{
    prepare();
    ck_assert_int_eq(status_of(api(login("youssef"), "POST", LIST, "{}")), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", LIST, "{}")), 403);
    same(api(login("marieke"), "GET", one, NULL),
         api(login("marieke"), "GET", "/afsluitingen/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api_with(login("hans"), "PATCH", one, V(1), "{}")), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", one, NULL)), 404);
    ck_assert_int_eq(
        status_of(api_with(login("marieke"), "POST", under(one, "/sluiting"), V(1), "{}")), 404);
    /* a deputy closes too (R5) */
    change("INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (301, 803, 551, 102, 11, '2026-11-01', '2026-12-31', 803)");
    ck_assert_int_eq(check(V(1), whole(NAZORG)), 200);
    ck_assert_int_lt(
        status_of(api_with(login("youssef"), "POST", under(one, "/sluiting"), V(2), "{}")), 300);
    ck_assert_int_eq(TOLD(101, "plan-gesloten"), 1);
}
END_TEST

START_TEST(test_stop)
{
    prepare();
    ck_assert_int_lt(status_of(api_with(login("sanne"), "DELETE", one, V(1), NULL)), 300);
    ck_assert_int_eq(check(V(2), "{\"reden\":\"x\"}"), 409);
    ck_assert_int_eq(sluit(V(2)), 409);
    prepare(); /* and it can begin anew */
    ck_assert_int_eq(regisseurs(), 1);
}
END_TEST

/* ---- closed ---- */

START_TEST(test_closed)
{
    closed_with(NAZORG);
    ck_assert_int_eq(regisseurs(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE id = 501 AND status = 'gesloten'"
                           " AND vacature_sinds IS NULL"),
                     1);
    /* school stopped with the plan, and what it could read by consent with it (R14) */
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE id = 503 AND status ="
                           " 'beeindigd' AND tot = '2026-11-19'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE id = 701 AND einde_op IS NULL"),
                     0);
    ck_assert_int_eq(TOLD(103, "betrokkenheid-beeindigd"), 1);
    ck_assert_int_eq(TOLD(102, "contact-gekregen"), 1);
    ck_assert_int_eq(sluit(V(3)), 403); /* whose own words they read for 30 days (G1) */
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", HOUSE, NULL)), 404);
    /* the contact sees what was sent, and nothing else of the household */
    AUTO_FREE char *contact = page_text(login("youssef"), volg, 200);
    ck_assert_ptr_nonnull(strstr(contact, "Bel Elif na vier uur."));
    ck_assert_ptr_nonnull(strstr(contact, "Elif"));
    ck_assert_ptr_null(strstr(contact, "Wij kunnen het zelf."));
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", HOUSE, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", one, NULL)), 404);
    same(api(login("marieke"), "GET", volg, NULL),
         api(login("marieke"), "GET", "/volgcontacten/" NIEMAND, NULL), 404);
}
END_TEST

START_TEST(test_help_goes_on)
{
    closed_with(NAZORG ",\"blijft\":[\"" SCHOOL_HELP "\"],\"lopendeHulp\":\"School gaat door.\"");
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE id = 503 AND status ="
                           " 'actief'"),
                     1);
    ck_assert_int_eq(TOLD(103, "plan-gesloten"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE id = 701 AND einde_op IS NULL"),
                     1);
}
END_TEST

/* Somebody protected from the contact's side: the contact cannot be the contact. */
START_TEST(test_contact_on_the_other_side)
{
    change(
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES (301, 991, 'afscherming', 'veiligheid',"
        " 'coordinatie', 11, 101, 1, 1767225600, '000000000006a');"
        "INSERT INTO item_persoon VALUES (301, 991, 202);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 991, 'x',"
        " '2026-01-01', 101, 1767225600);"
        "INSERT INTO afscherming_persoon VALUES (991, 202);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (991, 1, 102)");
    prepare();
    ck_assert_int_eq(check(V(1), whole(NAZORG)), 200);
    AUTO_FREE char *who =
        reason(api_with(login("sanne"), "POST", under(one, "/sluiting"), V(2), "{}"), "contact");
    ck_assert(who);
    ck_assert_int_eq(regisseurs(), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM volgcontact"), 0);
}
END_TEST

/* ---- keeping in touch ---- */

static char *next_day(void)
{
    return text_value("SELECT coalesce(volgende, '-') FROM volgcontact ORDER BY id DESC LIMIT 1");
}

static int moment(const char *who, const char *body)
{
    return status_of(api(login(who), "POST", under(volg, "/momenten"), body));
}

#define SPOKE "{\"wijze\":\"bellen\",\"uitkomst\":\"gesproken\",\"verslag\":\"Het gaat goed.\"}"
#define NOBODY "{\"wijze\":\"bellen\",\"uitkomst\":\"niet_bereikt\"}"

static void next_is(const char *day)
{
    AUTO_FREE char *is = next_day();
    ck_assert_str_eq(is, day);
}

START_TEST(test_nazorg)
{
    catch_up();
    closed_with(NAZORG);
    next_is("2026-12-19");
    later(29);
    ck_assert_int_eq(TOLD(102, "contact-nodig"), 0);
    later(1);
    ck_assert_int_eq(TOLD(102, "contact-nodig"), 1);
    ck_assert_int_eq(moment("marieke", SPOKE), 404);
    ck_assert_int_lt(moment("youssef", NOBODY), 300);
    next_is("2027-01-02");
    later(14);
    ck_assert_int_eq(TOLD(102, "contact-nodig"), 1); /* it still stands unread */
    ck_assert_int_lt(moment("youssef", SPOKE), 300);
    next_is("2027-02-19");
    later(7);
    ck_assert_int_lt(moment("youssef", SPOKE), 300); /* a call in between leaves the day */
    next_is("2027-02-19");
    later(41);
    ck_assert_int_lt(moment("youssef", SPOKE), 300);
    next_is("2027-05-19");
    later(89);
    ck_assert_int_lt(moment("youssef", SPOKE), 300);
    next_is("2027-11-19");
    later(184);
    ck_assert_int_lt(moment("youssef", SPOKE), 300); /* the last */
    next_is("-");
    ck_assert_int_eq(value("SELECT count(*) FROM volgcontact WHERE einde_soort = 'klaar'"), 1);
    ck_assert_int_eq(moment("youssef", SPOKE), 409);
    later(1);
    ck_assert_int_eq(moment("youssef", SPOKE), 404); /* and it is not theirs any more */
}
END_TEST

START_TEST(test_waakvlam)
{
    catch_up();
    closed_with(WAAKVLAM);
    next_is("2027-02-18");
    later(91);
    ck_assert_int_lt(moment("youssef", SPOKE), 300);
    next_is("2027-05-20");
    ck_assert_int_eq(
        status_of(api_with(login("youssef"), "DELETE", volg, V(1), "{\"reden\":\"Vijf jaar.\"}")),
        412);
    ck_assert_int_lt(
        status_of(api_with(login("youssef"), "DELETE", volg, V(2), "{\"reden\":\"Vijf jaar.\"}")),
        300);
    next_is("-");
}
END_TEST

/* There is always a next day. */
START_TEST(test_always_a_next_day)
{
    closed_with(NAZORG);
    ck_assert(!try_change("UPDATE volgcontact SET volgende = NULL"));
    AUTO_FREE char *past =
        reason(api(login("youssef"), "POST", under(volg, "/momenten"),
                   "{\"wijze\":\"thuis\",\"uitkomst\":\"wil_niet\",\"volgende\":\"2026-11-19\"}"),
               "volgende");
    AUTO_FREE char *future =
        reason(api(login("youssef"), "POST", under(volg, "/momenten"),
                   "{\"wijze\":\"thuis\",\"uitkomst\":\"gesproken\",\"datum\":\"2026-11-20\"}"),
               "datum");
    AUTO_FREE char *wrong_year =
        reason(api(login("youssef"), "POST", under(volg, "/momenten"),
                   "{\"wijze\":\"thuis\",\"uitkomst\":\"gesproken\",\"datum\":\"2025-11-17\"}"),
               "datum");
    ck_assert(past && future && wrong_year);
    ck_assert_int_eq(value("SELECT count(*) FROM contactmoment"), 0);
}
END_TEST

START_TEST(test_bemoeizorg)
{
    const char *path = HOUSE "/volgcontacten";
    AUTO_FREE char *none =
        reason(api(login("sanne"), "POST", path, "{\"contact\":\"" SANNE_ID "\"}"), "volgende");
    AUTO_FREE char *far = reason(api(login("sanne"), "POST", path,
                                     "{\"contact\":\"" SANNE_ID "\",\"volgende\":\"2026-12-30\"}"),
                                 "volgende");
    ck_assert(none && far);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", path,
                                   "{\"contact\":\"" SANNE_ID "\",\"volgende\":\"2026-11-25\"}")),
                     403);
    (void)snprintf(volg, sizeof volg, "/volgcontacten/%s",
                   made(api(login("sanne"), "POST", path,
                            "{\"contact\":\"" SANNE_ID "\",\"volgende\":\"2026-11-25\"}")));
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", path,
                                   "{\"contact\":\"" SANNE_ID "\",\"volgende\":\"2026-11-25\"}")),
                     409);
    AUTO_FREE char *always =
        reason(api(login("sanne"), "POST", under(volg, "/momenten"), NOBODY), "volgende");
    ck_assert(always);
    ck_assert_int_lt(
        moment("sanne",
               "{\"wijze\":\"brief\",\"uitkomst\":\"niet_bereikt\",\"volgende\":\"2026-12-03\"}"),
        300);
    next_is("2026-12-03");
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", under(volg, "/heropening"), V(2),
                                        "{\"reden\":\"Zomaar open\"}")),
                     409);
    closed_with(NAZORG); /* then it ends, and nazorg is the one that runs */
    ck_assert_int_eq(value("SELECT count(*) FROM volgcontact WHERE einde_op IS NULL"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM volgcontact WHERE einde_soort = 'gesloten'"), 1);
}
END_TEST

/* Nobody does anything: procesregie gets it, reads it, and gives it to somebody. */
START_TEST(test_late)
{
    catch_up();
    closed_with(NAZORG);
    later(30 + 7);
    ck_assert_int_eq(TOLD(102, "contact-telaat"), 1);
    ck_assert_int_eq(TOLD(105, "contact-niemand"), 0);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", volg, NULL)), 404);
    later(7);
    ck_assert_int_eq(TOLD(105, "contact-niemand"), 1);
    AUTO_FREE char *hans = page_text(login("hans"), volg, 200);
    ck_assert_ptr_nonnull(strstr(hans, "Bel Elif na vier uur."));
    ck_assert_int_eq(status_of(api(login("hans"), "GET", HOUSE, NULL)), 404);
    later(1);
    ck_assert_int_eq(TOLD(105, "contact-niemand"), 1);
    ck_assert_int_eq(
        status_of(api_with(login("hans"), "PATCH", volg, V(1), "{\"contact\":\"" SANNE_ID "\"}")),
        200);
    ck_assert_int_eq(TOLD(101, "contact-gekregen"), 1);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", volg, NULL)), 200);
    later(1); /* today was the last day of the others */
    ck_assert_int_eq(status_of(api(login("hans"), "GET", volg, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", volg, NULL)), 404);
}
END_TEST

/* The contact's account ends, or their onderdeel: procesregie hears of it on that day, not when it
 * is late. */
START_TEST(test_contact_gone)
{
    static const char *const gone[] = {"UPDATE gebruiker SET tot = '2026-11-20' WHERE id = 102",
                                       "UPDATE gebruiker SET onderdeel_id = 13 WHERE id = 102;"
                                       "UPDATE onderdeel SET tot = '2026-11-20' WHERE id = 13"};
    catch_up();
    closed_with(NAZORG);
    change(gone[_i]);
    later(1);
    ck_assert_int_eq(TOLD(105, "contact-niemand"), 0);
    later(1);
    ck_assert_int_eq(TOLD(105, "contact-niemand"), 1);
    ck_assert_int_eq(TOLD(102, "contact-nodig"), 0);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", volg, NULL)), 200);
}
END_TEST

/* ---- the way back ---- */

START_TEST(test_reopen)
{
    int64_t goals = value("SELECT count(*) FROM doel WHERE plan_id = 501 AND status = 'actief'");
    closed_with(NAZORG);
    later(20);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", under(volg, "/heropening"), V(1),
                                        "{\"reden\":\"Het gaat niet.\"}")),
                     403); /* who prepared it still reads it (G1), and it is not theirs */
    ck_assert_int_lt(status_of(api_with(login("youssef"), "POST", under(volg, "/heropening"), V(1),
                                        "{\"reden\":\"Emir blijft weer thuis.\"}")),
                     300);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE id = 501 AND status = 'open' AND"
                           " vacature_sinds IS NOT NULL AND evaluatiedatum > '2026-12-09'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM doel WHERE plan_id = 501 AND status = 'actief'"),
                     goals);
    ck_assert_int_eq(TOLD(105, "plan-heropend"), 1);
    ck_assert_int_eq(status_of(api_with(login("youssef"), "POST", under(volg, "/heropening"), V(2),
                                        "{\"reden\":\"Nog een keer.\"}")),
                     409);
    /* procesregie names, the named person accepts: never oneself (R5) */
    char ask[60];
    (void)snprintf(
        ask, sizeof ask, "/regieverzoeken/%s",
        made(api(login("hans"), "POST", HOUSE "/regie",
                 "{\"aan\":\"" YOUSSEF_ID "\",\"bericht\":\"Wilt u dit gezin helpen?\"}")));
    ck_assert_int_eq(
        status_of(api_with(login("youssef"), "PATCH", ask, V(1), "{\"status\":\"aanvaard\"}")),
        200);
    ck_assert_int_eq(regisseurs(), 1);
    /* with its history: the closing, why it opened again, the story */
    AUTO_FREE char *closing = page_text(login("youssef"), one, 200);
    AUTO_FREE char *contact = page_text(login("youssef"), volg, 200);
    AUTO_FREE char *plan = page_text(login("youssef"), HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(closing, "Weer open"));
    ck_assert_ptr_nonnull(strstr(contact, "Emir blijft weer thuis."));
    ck_assert_ptr_nonnull(strstr(plan, "Emir gaat elke dag naar school"));
    AUTO_FREE char *list = page_text(login("youssef"), LIST, 200);
    ck_assert_ptr_nonnull(strstr(list, "Weer open"));
    (void)snprintf(one, sizeof one, "/afsluitingen/%s",
                   made(api(login("youssef"), "POST", LIST, "{}"))); /* and can close again */
}
END_TEST

/* ---- it breaks at every write ---- */

static const char *const TABELLEN[] = {"afsluiting",
                                       "afsluiting_leefgebied",
                                       "afsluiting_blijft",
                                       "volgcontact",
                                       "contactmoment",
                                       "gezinsplan",
                                       "regie",
                                       "regieverzoek",
                                       "aanmelding",
                                       "betrokkenheid",
                                       "waarneming",
                                       "geadresseerde",
                                       "attendering",
                                       "toestemming",
                                       "item",
                                       "item_persoon",
                                       "logregel",
                                       "idempotentie"};

static char *picture(void)
{
    return text_value(
        "SELECT (SELECT json_group_array(json_array(id, status, versie, reden)) FROM afsluiting)"
        " || (SELECT json_group_array(json_array(leefgebied, oordeel)) FROM afsluiting_leefgebied)"
        " || (SELECT json_group_array(json_array(id, vorm, volgende, einde_op, contact_id, versie))"
        "  FROM volgcontact)"
        " || (SELECT json_group_array(json_array(id, uitkomst)) FROM contactmoment)"
        " || (SELECT json_group_array(json_array(id, status, vacature_sinds, versie)) FROM "
        "gezinsplan)"
        " || (SELECT json_group_array(json_array(id, gebruiker_id, tot_op)) FROM regie)"
        " || (SELECT json_group_array(json_array(id, status, tot, versie)) FROM betrokkenheid)"
        " || (SELECT json_group_array(json_array(id, status)) FROM regieverzoek)"
        " || (SELECT json_group_array(json_array(item_id, gebruiker_id, tot)) FROM geadresseerde)"
        " || (SELECT json_group_array(json_array(id, tot)) FROM waarneming)"
        " || (SELECT json_group_array(json_array(id, einde_op)) FROM toestemming)"
        " || (SELECT json_group_array(json_array(gebruiker_id, soort)) FROM attendering)"
        " || (SELECT count(*) FROM item)");
}

/* An open plan has one regisseur or a vacancy; a closed one neither, and a contact. */
static void invariants(void)
{
    ck_assert_int_eq(
        value(
            "SELECT count(*) FROM gezinsplan p WHERE p.huishouden_id = 301 AND ("
            " (p.status = 'open' AND (p.vacature_sinds IS NULL) <> EXISTS (SELECT 1 FROM regie r"
            "   WHERE r.huishouden_id = 301 AND r.tot_op IS NULL))"
            " OR (p.status = 'gesloten' AND (p.vacature_sinds IS NOT NULL"
            "   OR EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = 301 AND r.tot_op IS NULL)"
            "   OR NOT EXISTS (SELECT 1 FROM volgcontact v JOIN geadresseerde g ON g.item_id ="
            "    v.id AND g.gebruiker_id = v.contact_id WHERE v.huishouden_id = 301))))"),
        0);
}

static const struct storing STAP = {.picture = picture, .holds = invariants};

static int try_prepare(void)
{
    struct http_reply r = api(login("sanne"), "POST", LIST, "{}");
    AUTO_JSON json_t *json = r.status == 201 ? reply_json(&r) : NULL;
    if (json)
        (void)snprintf(one, sizeof one, "/afsluitingen/%s",
                       json_string_value(json_object_get(json, "id")));
    return status_of(r);
}
static int try_check(void) { return check(V(1), whole(NAZORG)); }
static int try_close(void) { return sluit(V(2)); }
static int try_moment(void) { return moment("youssef", SPOKE); }
static int try_hand_on(void)
{
    return status_of(
        api_with(login("youssef"), "PATCH", volg, V(2), "{\"contact\":\"" SANNE_ID "\"}"));
}
static int try_reopen(void)
{
    return status_of(api_with(login("sanne"), "POST", under(volg, "/heropening"), V(3),
                              "{\"reden\":\"Het gaat niet.\"}"));
}

/* With a deputy, a question about the regie, a running bemoeizorg and a consent in person, so that
 * closing has all its parts. */
static void more_to_do(void)
{
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " ontvanger_gebruiker_id, doel, doel_zin, van, tot, tekst, wijze, taal, tolk,"
           " vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op) VALUES (301, 802, 202, 'avg',"
           " 11, 101, 'regie', 'z', '2026-01-01', '2026-12-31', 't', 'mondeling', 'Nederlands', 0,"
           " 101, 11, 1767225600);"
           "INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (301, 803, 551, 104, 14, '2026-11-01', '2026-12-31', 803)");
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", HOUSE "/overdrachten",
                      "{\"aan\":\"" YOUSSEF_ID "\",\"bericht\":\"Wilt u dit gezin helpen?\"}")),
        201);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/volgcontacten",
                                   "{\"contact\":\"" SANNE_ID "\",\"volgende\":\"2026-11-25\"}")),
                     201);
}

START_TEST(test_faults)
{
    more_to_do();
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    storing_every(&STAP, try_prepare);
    storing_every(&STAP, try_check);
    storing_every(&STAP, try_close);
    ck_assert_int_eq(regisseurs(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM regieverzoek WHERE status = 'gevraagd'"), 0);
    storing_every(&STAP, try_moment);
    storing_every(&STAP, try_hand_on);
    storing_every(&STAP, try_reopen);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE id = 501 AND status = 'open'"),
                     1);
}
END_TEST

/* The wachter breaks half-way: the day is not done, and done again. */
START_TEST(test_faults_wachter)
{
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    catch_up();
    closed_with(NAZORG);
    catch_up();
    clock_forward((int64_t)(30 + 14) * DAG);
    storing_wachter(&(struct storing){.holds = invariants});
    ck_assert_int_eq(TOLD(102, "contact-nodig"), 1);
    ck_assert_int_eq(TOLD(102, "contact-telaat"), 1);
    ck_assert_int_eq(TOLD(105, "contact-niemand"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM geadresseerde g JOIN volgcontact v ON v.id ="
                           " g.item_id WHERE g.gebruiker_id = 105"),
                     1);
}
END_TEST

/* ---- pages ---- */

START_TEST(test_pages)
{
    AUTO_FREE char *empty = page_text(login("sanne"), LIST, 200);
    ck_assert_ptr_nonnull(strstr(empty, "Afsluiting voorbereiden"));
    prepare();
    AUTO_FREE char *form = page_text(login("sanne"), under(one, "/wijzig"), 200);
    ck_assert_ptr_nonnull(strstr(form, "name=\"leefgebieden.0.leefgebied\""));
    ck_assert_ptr_null(strstr(form, "name=\"leefgebieden.20.leefgebied\""));
    ck_assert_ptr_nonnull(strstr(form, "Marieke van Dam"));
    ck_assert_int_eq(
        status_of(page(login("sanne"), "POST", one,
                       "_methode=PATCH&_versie=1&leefgebieden.0.leefgebied=wonen"
                       "&leefgebieden.0.oordeel=goed&leefgebieden.1.leefgebied=werk_dagbesteding"
                       "&reden=Het+gaat+goed")),
        303);
    ck_assert_int_eq(value("SELECT count(*) FROM afsluiting_leefgebied"), 1);
    AUTO_FREE char *missing = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(missing, "Dit mist nog"));
    ck_assert_int_eq(check(V(2), whole(NAZORG)), 200);
    AUTO_FREE char *ready = page_text(login("sanne"), one, 200);
    ck_assert_ptr_nonnull(strstr(ready, "Gezinsplan sluiten"));
    ck_assert_int_lt(sluit(V(3)), 300);
    static const char *const FORMS[] = {"/momenten/nieuw", "/wijzig", "/einde", "/heropening"};
    for (size_t i = 0; i < COUNT_OF(FORMS); i++) {
        AUTO_FREE char *text = page_text(login("youssef"), under(volg, FORMS[i]), 200);
        ck_assert_ptr_nonnull(strstr(text, "<form"));
    }
    later(25);
    AUTO_FREE char *work = page_text(login("youssef"), "/mijn/werk", 200);
    ck_assert_ptr_nonnull(strstr(work, "Nazorg: neem contact op"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("afsluiting");
    TCase *c = tcase_create("afsluiting");
    tcase_add_checked_fixture(c, gezin_start, harness_stop);
    tcase_set_timeout(c, 300); /* many requests each, on a busy machine */
    tcase_add_test(c, test_checks);
    tcase_add_test(c, test_no_question);
    tcase_add_test(c, test_nobody_keeps_in_touch);
    tcase_add_test(c, test_ave);
    tcase_add_test(c, test_fields);
    tcase_add_test(c, test_who_works_here);
    tcase_add_test(c, test_whose);
    tcase_add_test(c, test_stop);
    tcase_add_test(c, test_closed);
    tcase_add_test(c, test_help_goes_on);
    tcase_add_test(c, test_contact_on_the_other_side);
    tcase_add_test(c, test_nazorg);
    tcase_add_test(c, test_waakvlam);
    tcase_add_test(c, test_always_a_next_day);
    tcase_add_test(c, test_bemoeizorg);
    tcase_add_test(c, test_late);
    tcase_add_loop_test(c, test_contact_gone, 0, 2);
    tcase_add_test(c, test_reopen);
    tcase_add_test(c, test_faults);
    tcase_add_test(c, test_faults_wachter);
    tcase_add_test(c, test_pages);
    suite_add_tcase(s, c);
    return harness_main(s);
}
