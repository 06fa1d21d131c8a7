/* SPDX-License-Identifier: EUPL-1.2 */
/* The handover of regie in steps: whose they are, in which order, when they lapse, and that each of
 * them happens whole or not at all. */
#include "gezin.h"
#include "storing.h"

#include "wachter/wachter.h"

#define DAG 86400
#define ASK "{\"aan\":\"0000000000036\",\"bericht\":\"Wilt u dit gezin helpen?\"}"
#define STEP(status) "{\"status\":\"" status "\"}"
#define NO "{\"status\":\"geweigerd\",\"reden\":\"Mijn caseload is vol.\"}"
#define PREPARED                                                                                   \
    "{\"verhaal\":\"mee\",\"doelen\":\"mee\",\"veiligheid\":\"mee\",\"signalen\":\"nvt\","         \
    "\"toestemmingen\":\"mee\",\"partners\":\"mee\",\"wachten\":\"nvt\",\"komt\":\"mee\","         \
    "\"werkt\":\"blijft\",\"blijft\":\"Ik bel school nog.\",\"betekent\":\"Jammer, maar we kennen" \
    " hem al.\"}"
#define TALKED "{\"gesprekOp\":\"2026-11-19\",\"gesprekMet\":\"Elif, Sanne en Youssef\"}"

static char one[60]; /* "/regieverzoeken/…" */

static void ask(void)
{
    (void)snprintf(one, sizeof one, "/regieverzoeken/%s",
                   made(api(login("sanne"), "POST", HOUSE "/overdrachten", ASK)));
}

static const char *step(const char *naam)
{
    static char path[80];
    (void)snprintf(path, sizeof path, "%s/%s", one, naam);
    return path;
}

static int at(const char *who, const char *naam, const char *header, const char *body)
{
    return status_of(api_with(login(who), "PATCH", naam[0] ? step(naam) : one, header, body));
}

static int64_t regisseur(void)
{
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE huishouden_id = 301 AND tot_op IS "
                           "NULL"),
                     1);
    return value("SELECT gebruiker_id FROM regie WHERE huishouden_id = 301 AND tot_op IS NULL");
}

static char *stand(const char *who)
{
    struct http_reply r = api(login(who), "GET", one, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    return strdup(json_string_value(json_object_get(json_object_get(json, "overdracht"), "stand")));
}

static void stands(const char *expected)
{
    AUTO_FREE char *sanne = stand("sanne");
    AUTO_FREE char *youssef = stand("youssef");
    ck_assert_str_eq(sanne, expected);
    ck_assert_str_eq(youssef, expected);
}

/* What sanne has in hand: a request of Elif about her own data, one that ruth the privacy officer
 * holds, and two meetings, of which one was yesterday. */
static void in_hand(void)
{
    static const char request[] =
        "{\"soort\":\"inzage\",\"persoon\":\"" ELIF "\",\"ontvangen\":\"2026-11-10\","
        "\"identiteit\":\"bekend\",\"vraag\":\"Wat staat er?\"}";
    (void)made(api(login("sanne"), "POST", HOUSE "/verzoeken", request));
    (void)made(api(login("sanne"), "POST", HOUSE "/verzoeken", request));
    change("UPDATE avgverzoek SET eigenaar_id = 107 WHERE id = (SELECT max(id) FROM avgverzoek)");
    (void)made(api(login("sanne"), "POST", HOUSE "/overleggen",
                   "{\"soort\":\"voortgang\",\"begin\":\"2026-11-30T10:00:00+01:00\",\"minuten\":"
                   "60,\"waarom\":\"Hoe gaat het nu?\"}"));
    (void)made(api(login("sanne"), "POST", HOUSE "/overleggen",
                   "{\"soort\":\"voortgang\",\"begin\":\"2026-11-10T10:00:00+01:00\",\"minuten\":"
                   "60,\"waarom\":\"Hoe ging het toen?\"}"));
}

/* ---- the order ---- */

START_TEST(test_order)
{
    ask();
    stands("gevraagd");
    ck_assert_int_eq(at("youssef", "", V(1), STEP("aanvaard")), 409);
    ck_assert_int_eq(at("sanne", "gesprek", V(1), TALKED), 409);
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), "{\"verhaal\":\"mee\"}"), 200);
    stands("voorbereiding");
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 412);
    ck_assert_int_eq(at("sanne", "voorbereiding", NULL, PREPARED), 428);
    ck_assert_int_eq(at("sanne", "gesprek", V(2), TALKED), 409);
    ck_assert_int_eq(at("sanne", "voorbereiding", V(2), PREPARED), 200);
    ck_assert_int_eq(at("sanne", "voorbereiding", V(3), "{\"komt\":null}"), 400);
    ck_assert_int_eq(at("sanne", "voorbereiding", V(3), "{\"komt\":\"blijft\"}"), 200);
    ck_assert_int_eq(at("sanne", "voorbereiding", V(4), "{\"betekent\":\"Spannend.\"}"), 200);
    ck_assert_int_eq(at("youssef", "", V(5), STEP("aanvaard")), 409);
    ck_assert_int_eq(at("youssef", "gesprek", V(5), TALKED), 200); /* either of the two */
    stands("gesprek");
    ck_assert_int_eq(at("sanne", "voorbereiding", V(6), "{\"komt\":\"nvt\"}"), 409);
    ck_assert_int_eq(regisseur(), 101);
    /* a yes is to what was read */
    ck_assert_int_eq(at("youssef", "", V(5), STEP("aanvaard")), 412);
    ck_assert_int_eq(at("youssef", "", V(6), STEP("aanvaard")), 200);
    ck_assert_int_eq(regisseur(), 102);
    ck_assert_int_eq(at("sanne", "gesprek", V(7), TALKED), 409);
}
END_TEST

/* The order holds in the tables as well, whoever writes there. */
START_TEST(test_order_held)
{
    ask();
    ck_assert(!try_change("UPDATE regieverzoek SET status = 'aanvaard'"));
    ck_assert(!try_change("INSERT INTO regie_overdracht (huishouden_id, id) SELECT huishouden_id,"
                          " id FROM regieverzoek; UPDATE regie_overdracht SET geen_gesprek = 'x'"));
    ck_assert(try_change("UPDATE regieverzoek SET status = 'geweigerd'"));
    ck_assert(!try_change("UPDATE regieverzoek SET status = 'gevraagd'"));
    ck_assert(!try_change("UPDATE regieverzoek SET status = 'aanvaard'"));
}
END_TEST

START_TEST(test_talk_fields)
{
    ask();
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    AUTO_FREE char *nothing =
        reason(api_with(login("sanne"), "PATCH", step("gesprek"), V(2), "{}"), "gesprekOp");
    AUTO_FREE char *both =
        reason(api_with(login("sanne"), "PATCH", step("gesprek"), V(2),
                        "{\"gesprekOp\":\"2026-11-19\",\"gesprekMet\":\"Elif\",\"geenGesprek\":"
                        "\"Elif wil niet.\"}"),
               "geenGesprek");
    AUTO_FREE char *future =
        reason(api_with(login("sanne"), "PATCH", step("gesprek"), V(2),
                        "{\"gesprekOp\":\"2026-11-20\",\"gesprekMet\":\"Elif\"}"),
               "gesprekOp");
    AUTO_FREE char *wrong_year =
        reason(api_with(login("sanne"), "PATCH", step("gesprek"), V(2),
                        "{\"gesprekOp\":\"2026-08-20\",\"gesprekMet\":\"Elif\"}"),
               "gesprekOp");
    AUTO_FREE char *nobody = reason(
        api_with(login("sanne"), "PATCH", step("gesprek"), V(2), "{\"gesprekOp\":\"2026-11-18\"}"),
        "gesprekMet");
    AUTO_FREE char *odd = reason(
        api_with(login("sanne"), "PATCH", step("voorbereiding"), V(2), "{\"komt\":\"ooit\"}"),
        "komt");
    ck_assert(nothing && both && future && wrong_year && nobody && odd);
    ck_assert_int_eq(value("SELECT count(*) FROM regie_overdracht WHERE gesprek_op IS NULL AND "
                           "geen_gesprek IS NULL"),
                     1);
}
END_TEST

/* ---- whose step it is ---- */

START_TEST(test_whose)
{
    ask();
    ck_assert_int_eq(at("youssef", "voorbereiding", V(1), PREPARED), 403);
    ck_assert_int_eq(at("marieke", "voorbereiding", V(1), PREPARED), 404);
    ck_assert_int_eq(at("anja", "voorbereiding", V(1), PREPARED), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", step("voorbereiding"), NULL)), 404);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", step("voorbereiding"), NULL)), 404);
    same(api(login("marieke"), "GET", step("gesprek"), NULL),
         api(login("marieke"), "GET", "/regieverzoeken/" NIEMAND "/gesprek", NULL), 404);
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    ck_assert_int_eq(at("hans", "gesprek", V(2), TALKED), 404);
    ck_assert_int_eq(at("marieke", "gesprek", V(2), TALKED), 404);
    AUTO_FREE char *sanne = page_text(login("sanne"), step("gesprek"), 200);
    AUTO_FREE char *youssef = page_text(login("youssef"), step("voorbereiding"), 200);
    ck_assert_ptr_nonnull(strstr(sanne, "Gesprek vastleggen"));
    ck_assert_ptr_nonnull(strstr(youssef, "Hier is nu niets in te vullen"));
    /* who was asked reads what goes along (G6), and nothing else of the household */
    AUTO_FREE char *asked = page_text(login("youssef"), one, 200);
    ck_assert_ptr_nonnull(strstr(asked, "Jammer, maar we kennen hem al."));
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", HOUSE, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102 AND soort = "
                           "'overdracht-voorbereid'"),
                     1);
}
END_TEST

/* A naming by procesregie and a question to deputise have no such steps. */
START_TEST(test_only_handovers)
{
    (void)snprintf(one, sizeof one, "/regieverzoeken/%s",
                   made(api(login("hans"), "POST", HOUSE "/regie", ASK)));
    ck_assert_int_eq(at("hans", "voorbereiding", V(1), PREPARED), 409);
    ck_assert_int_eq(status_of(page(login("hans"), "GET", step("voorbereiding"), NULL)), 200);
    ck_assert_int_eq(at("youssef", "", V(1), STEP("aanvaard")), 200);
    ck_assert_int_eq(regisseur(), 102);
}
END_TEST

START_TEST(test_refused_and_taken_back)
{
    ask();
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    ck_assert_int_eq(at("youssef", "", V(2), NO), 200); /* a no may come at any step */
    ck_assert_int_eq(at("sanne", "gesprek", V(3), TALKED), 409);
    ck_assert_int_eq(regisseur(), 101);
    ask();
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    ck_assert_int_eq(at("sanne", "gesprek", V(2), TALKED), 200);
    ck_assert_int_eq(at("sanne", "", V(3), STEP("ingetrokken")), 200);
    ck_assert_int_eq(at("youssef", "", V(3), STEP("aanvaard")), 404);
    ck_assert_int_eq(regisseur(), 101);
}
END_TEST

/* ---- nobody answered ---- */

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

START_TEST(test_lapses)
{
    ask();
    catch_up();
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    clock_forward(28 * DAG);
    catch_up();
    stands("voorbereiding"); /* the last day */
    clock_forward(DAG);
    ck_assert_int_eq(at("youssef", "", V(2), NO), 409); /* before the wachter woke up */
    ck_assert_int_eq(at("sanne", "gesprek", V(2), TALKED), 409);
    catch_up();
    ck_assert_int_eq(at("youssef", "", V(2), NO), 404);
    ck_assert_int_eq(at("youssef", "", V(3), STEP("aanvaard")), 404);
    AUTO_FREE char *sanne = stand("sanne");
    ck_assert_str_eq(sanne, "verlopen");
    ck_assert_int_eq(at("sanne", "", V(3), STEP("ingetrokken")), 409);
    ck_assert_int_eq(
        value("SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort = 'regie-verlopen' AND "
              "gebruiker_id IN (101, 102)"),
        2);
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(
        value("SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort = 'regie-verlopen'"),
        2);
    ck_assert_int_eq(regisseur(), 101);
    ask(); /* and it can be asked anew */
}
END_TEST

/* ---- it breaks at every write ---- */

static const char *const TABELLEN[] = {"regieverzoek",
                                       "regie",
                                       "regie_overdracht",
                                       "regie_overdracht_punt",
                                       "gezinsplan",
                                       "aanmelding",
                                       "waarneming",
                                       "geadresseerde",
                                       "attendering",
                                       "toestemming",
                                       "item",
                                       "item_persoon",
                                       "logregel",
                                       "idempotentie",
                                       "avgverzoek",
                                       "overleg_genodigde"};

/* Everything a step touches, as one text. */
static char *picture(void)
{
    return text_value(
        "SELECT (SELECT json_group_array(json_array(id, gebruiker_id, tot_op)) FROM regie)"
        " || (SELECT json_group_array(json_array(id, status, versie, reden)) FROM regieverzoek)"
        " || (SELECT json_group_array(json_array(id, betekent, gesprek_op)) FROM regie_overdracht)"
        " || (SELECT json_group_array(json_array(code, keuze)) FROM regie_overdracht_punt)"
        " || (SELECT json_group_array(json_array(item_id, gebruiker_id, tot)) FROM geadresseerde)"
        " || (SELECT json_group_array(json_array(id, tot)) FROM waarneming)"
        " || (SELECT json_group_array(json_array(id, einde_op)) FROM toestemming)"
        " || (SELECT json_group_array(json_array(id, vacature_sinds)) FROM gezinsplan)"
        " || (SELECT json_group_array(json_array(gebruiker_id, soort)) FROM attendering)"
        " || (SELECT json_group_array(json_array(id, eigenaar_id, versie)) FROM avgverzoek)"
        " || (SELECT json_group_array(json_array(id, gebruiker_id)) FROM overleg_genodigde)"
        " || (SELECT count(*) FROM item)");
}

/* Who it is stands in the picture. */
static void one_regisseur(void)
{
    ck_assert_int_eq(
        value("SELECT count(*) FROM regie WHERE huishouden_id = 301 AND tot_op IS NULL"), 1);
}

static const struct storing STAP = {.picture = picture, .holds = one_regisseur};

static int try_ask(void)
{
    struct http_reply r = api(login("sanne"), "POST", HOUSE "/overdrachten", ASK);
    AUTO_JSON json_t *json = r.status == 201 ? reply_json(&r) : NULL;
    if (json)
        (void)snprintf(one, sizeof one, "/regieverzoeken/%s",
                       json_string_value(json_object_get(json, "id")));
    return status_of(r);
}

static int try_prepare(void) { return at("sanne", "voorbereiding", V(1), PREPARED); }
static int try_talk(void) { return at("youssef", "gesprek", V(2), TALKED); }
static int try_no(void) { return at("youssef", "", V(3), NO); }
static int try_yes(void) { return at("youssef", "", V(3), STEP("aanvaard")); }
static int try_back(void) { return at("sanne", "", V(3), STEP("ingetrokken")); }

/* A consent in person, a deputy and what goes along, so that the yes has all its parts. */
static void more_to_do(void)
{
    in_hand();
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " ontvanger_gebruiker_id, doel, doel_zin, van, tot, tekst, wijze, taal, tolk,"
           " vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op) VALUES (301, 802, 202, 'avg',"
           " 11, 101, 'regie', 'z', '2026-01-01', '2026-12-31', 't', 'mondeling', 'Nederlands', 0,"
           " 101, 11, 1767225600);"
           "INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (301, 803, 551, 104, 14, '2026-11-01', '2026-12-31', 803)");
}

START_TEST(test_faults_yes)
{
    more_to_do();
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    storing_every(&STAP, try_ask);
    storing_every(&STAP, try_prepare);
    storing_every(&STAP, try_talk);
    storing_every(&STAP, try_yes);
    ck_assert_int_eq(regisseur(), 102);
}
END_TEST

START_TEST(test_faults_other_ends)
{
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    ask();
    ck_assert_int_eq(try_prepare() + try_talk(), 400);
    storing_every(&STAP, try_no);
    ask();
    ck_assert_int_eq(try_prepare() + try_talk(), 400);
    storing_every(&STAP, try_back);
    ck_assert_int_eq(regisseur(), 101);
}
END_TEST

/* The lapsing of a day breaks half-way: the day is not done, and done again. */
START_TEST(test_faults_lapse)
{
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    catch_up();
    ask();
    clock_forward(29 * DAG);
    storing_wachter(&STAP);
    ck_assert_int_eq(value("SELECT count(*) FROM regieverzoek WHERE status = 'verlopen'"), 1);
    ck_assert_int_eq(regisseur(), 101);
}
END_TEST

/* The title says of whom it is, to who sees the household; not to who is only asked. */
START_TEST(test_title)
{
    ask();
    AUTO_FREE char *own = page_text(login("sanne"), step("voorbereiding"), 200);
    ck_assert_ptr_nonnull(
        strstr(own, "<title>Overdracht voorbereiden – Yıldız – Gezinsplan</title>"));
    AUTO_FREE char *asked = page_text(login("youssef"), step("gesprek"), 200);
    ck_assert_ptr_nonnull(strstr(asked, "<title>Gesprek over de overdracht – Gezinsplan</title>"));
    AUTO_FREE char *paper = page_text(login("sanne"), HOUSE "/regie/brief/00000000000ch", 200);
    ck_assert_ptr_nonnull(strstr(paper, "<title>Brief over de regisseur – Gezinsplan</title>"));
}
END_TEST

/* A request with a term by law and a meeting that is planned do not stay with who left. */
START_TEST(test_goes_along)
{
    in_hand();
    ask();
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    ck_assert_int_eq(at("youssef", "gesprek", V(2), TALKED), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE eigenaar_id = 101"), 1);
    ck_assert_int_eq(at("youssef", "", V(3), STEP("aanvaard")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE eigenaar_id = 102"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE eigenaar_id = 107"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 102"), 1);
    AUTO_FREE char *work = page_text(login("youssef"), "/mijn/werk", 200);
    ck_assert_ptr_nonnull(strstr(work, "Inzage: wat staat er over mij?"));
    ck_assert_ptr_nonnull(strstr(work, "30 november, 10.00 uur"));
    AUTO_FREE char *before = page_text(login("sanne"), "/mijn/werk", 200);
    ck_assert_ptr_null(strstr(before, "Inzage: wat staat er over mij?"));
}
END_TEST

/* R19: not what is asked about somebody (who was a member) who is protected from the new regisseur
 * in another household. */
START_TEST(test_not_across_a_separation)
{
    in_hand();
    change("DROP TRIGGER avgverzoek_vast; UPDATE avgverzoek SET persoon_id = 203,"
           " aanvrager_id = 203 WHERE eigenaar_id = 101;" DAAN_APART(102));
    ask();
    ck_assert_int_eq(at("sanne", "voorbereiding", V(1), PREPARED), 200);
    ck_assert_int_eq(at("youssef", "gesprek", V(2), TALKED), 200);
    ck_assert_int_eq(at("youssef", "", V(3), STEP("aanvaard")), 200);
    ck_assert_int_eq(regisseur(), 102);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE eigenaar_id = 102"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE eigenaar_id = 101"), 1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("overdracht");
    TCase *c = tcase_create("overdracht");
    tcase_add_checked_fixture(c, gezin_start, harness_stop);
    tcase_set_timeout(c, 300); /* many requests each, on a busy machine */
    tcase_add_test(c, test_order);
    tcase_add_test(c, test_order_held);
    tcase_add_test(c, test_talk_fields);
    tcase_add_test(c, test_whose);
    tcase_add_test(c, test_only_handovers);
    tcase_add_test(c, test_refused_and_taken_back);
    tcase_add_test(c, test_lapses);
    tcase_add_test(c, test_goes_along);
    tcase_add_test(c, test_not_across_a_separation);
    tcase_add_test(c, test_title);
    tcase_add_test(c, test_faults_yes);
    tcase_add_test(c, test_faults_other_ends);
    tcase_add_test(c, test_faults_lapse);
    suite_add_tcase(s, c);
    return harness_main(s);
}
