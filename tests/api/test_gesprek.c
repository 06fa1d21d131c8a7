/* SPDX-License-Identifier: EUPL-1.2 */
/* The consent talk: read together, answered one by one (R8, R10, R11, R15, R19, R25); parents who
 * disagree; stopping; asking in time. */
#include "gezin.h"

#include "wachter/wachter.h"

#define DAG 86400
#define TALK "/toestemmingen/00000000000ny/gesprek" /* 702 */
#define ONE "/toestemmingen/00000000000ny"
#define SHOWS TALK "/_voorbeeld"

/* 702: as 701, of today, nobody has answered; 701 has ended. */
static const char ASKED[] =
    "UPDATE toestemming SET einde_op = 1769990000, einde_soort = 'vervangen', einde_door = 101"
    " WHERE id = 701;"
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op) VALUES (301, 702, 202, 'avg', 13, 'onderwijs', 'School helpt.', '2026-11-19',"
    " '2027-05-19', 'School mag lezen.' || char(10, 10) || 'Waarom? School helpt.' || char(10, 10)"
    " || 'Dit mag tot en met 19 mei 2027.', 'mondeling', 'Turks', 1, 0, 101, 11, 1795080000);"
    "INSERT INTO toestemming_categorie VALUES (301, 702, 'onderwijs');"
    "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id, bevestigd_door,"
    " bevestigd_op) VALUES (301, 702, 11, 101, 1795080000);";

static void start(void)
{
    gezin_start();
    change(ASKED);
}

static bool school_reads(void)
{
    return status_of(api(login("marieke"), "GET", NOTE_SCHOOL, NULL)) == 200;
}

static struct http_reply say(const char *form) { return page(login("sanne"), "POST", TALK, form); }

static void stand_is(const char *stand)
{
    struct http_reply r = api(login("sanne"), "GET", ONE, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(json_string_value(json_object_get(json, "stand")), stand);
    http_reply_free(&r);
}

static int64_t answers(void)
{
    return value("SELECT count(*) FROM verklaring WHERE toestemming_id = 702");
}

/* ---- what is read ---- */

START_TEST(test_page)
{
    AUTO_FREE char *text = page_text(login("sanne"), TALK, 200);
    static const char *const SAID[] = {"Dit vragen wij",
                                       "School mag lezen.",
                                       "Waarom vragen wij dit?",
                                       "Tot wanneer?",
                                       "Dit blijft dicht",
                                       "U mag nee zeggen",
                                       "U kunt op elk moment stoppen",
                                       "Elif Yıldız",
                                       "Mark de Boer",
                                       "geeft nog antwoord",
                                       "value=\"Turks\"",
                                       "Laat precies zien wat er opengaat"};
    for (size_t i = 0; i < COUNT_OF(SAID); i++)
        ck_assert_msg(strstr(text, SAID[i]) != NULL, "%s", SAID[i]);
    ck_assert_ptr_null(strstr(text, "Over school"));
}
END_TEST

START_TEST(test_what_opens)
{
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "gever=" MARK);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Marieke van Dam leest dan dit"));
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(!reply_has(&r, "Over het huis"));
    ck_assert(reply_has(&r, "Het antwoord van Mark de Boer"));
    http_reply_free(&r);
    r = api(login("sanne"), "POST", SHOWS, "{}");
    ck_assert(reply_has(&r, "Over school"));
    http_reply_free(&r);
    /* nothing of it stays */
    ck_assert_int_eq(answers(), 0);
    stand_is("wacht");
    ck_assert(!school_reads());
}
END_TEST

/* The receiver asks the same: what they do not see themselves is not shown (R25). */
START_TEST(test_receiver_looks)
{
    struct http_reply r = page(login("marieke"), "POST", SHOWS, "");
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(!reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "nog niets dat wij u kunnen laten zien"));
    http_reply_free(&r);
}
END_TEST

/* "Waarom ziet u dit?" leads to the consent it rests on, for who reads by it and for nobody else.
 */
START_TEST(test_why)
{
    change("DROP TRIGGER toestemming_vast; UPDATE toestemming SET einde_op = NULL, einde_soort = "
           "NULL, einde_door = NULL"
           " WHERE id = 701");
    AUTO_FREE char *text = page_text(login("marieke"), NOTE_SCHOOL, 200);
    ck_assert_ptr_nonnull(strstr(text, "href=\"/toestemmingen/00000000000nx\""));
    ck_assert_ptr_null(strstr(text, "href=\"" ONE "\""));
    struct http_reply r = api(login("marieke"), "GET", NOTE_SCHOOL, NULL);
    ck_assert(reply_has(&r, "\"toestemmingen\":[{\"id\":\"00000000000nx\"}]"));
    http_reply_free(&r);
    AUTO_FREE char *own = page_text(login("sanne"), NOTE_SCHOOL, 200);
    ck_assert_ptr_null(strstr(own, "href=\"/toestemmingen/00000000000n"));
}
END_TEST

/* What is in force shows what it opens now. */
START_TEST(test_in_force)
{
    change("UPDATE toestemming SET volledig_op = 1795080000 WHERE id = 702;"
           "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
           " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op)"
           " SELECT 301, 702, id + 10, gever_persoon_id, hoedanigheid, 'ja', wijze, datum,"
           " vastgelegd_door, vastgelegd_op FROM verklaring WHERE toestemming_id = 701");
    stand_is("geldt");
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "");
    ck_assert(reply_has(&r, "Dit is nu open"));
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "Ik wil stoppen"));
    http_reply_free(&r);
    ck_assert(school_reads());
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE id = 702 AND einde_op IS NULL"),
                     1);
}
END_TEST

START_TEST(test_consent_to_help)
{
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) SELECT 301, 703, persoon_id, 'hulp', 13, doel,"
           " doel_zin, van, tot, 'School gaat helpen.', wijze, taal, tolk, plek, 101, 11,"
           " vastgelegd_op FROM toestemming WHERE id = 702;"
           "INSERT INTO toestemming_categorie VALUES (301, 703, 'onderwijs')");
    AUTO_FREE char *text = page_text(login("sanne"), "/toestemmingen/00000000000nz/gesprek", 200);
    ck_assert_ptr_nonnull(strstr(text, "Is deze hulp goed?"));
    ck_assert_ptr_nonnull(strstr(text, "Hiermee mag niemand iets lezen"));
    ck_assert_ptr_null(strstr(text, "wat er opengaat"));
    /* of the same talk: each leads to the other */
    ck_assert_ptr_nonnull(strstr(text, "href=\"" TALK "\""));
}
END_TEST

/* ---- answering ---- */

START_TEST(test_two_parents_two_days)
{
    struct http_reply r = say("gever=" ELIF "&antwoord=ja&wijze=digitaal&ondertekend=Elif+Y."
                              "&akkoord=ja&datum=2026-01-01&bewijs=x&taal=Turks&tolk=ja");
    ck_assert_msg(r.status == 303, "%s", r.body);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), TALK "?gever=" ELIF));
    http_reply_free(&r);
    stand_is("wacht");
    ck_assert(!school_reads());
    clock_forward(3 * DAG);
    AUTO_FREE char *text = page_text(login("sanne"), TALK, 200);
    ck_assert_ptr_nonnull(strstr(text, "zei ja op 19 november 2026"));
    ck_assert_ptr_nonnull(strstr(text, "Het antwoord van Mark de Boer"));
    r = say("gever=" MARK "&antwoord=ja&wijze=schriftelijk&datum=2026-11-21&bewijs=Map+bij+ons"
            "&ondertekend=Mark");
    ck_assert_msg(r.status == 303, "%s", r.body);
    http_reply_free(&r);
    stand_is("geldt");
    ck_assert(school_reads());
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE toestemming_id = 702"
                           " AND gever_persoon_id = 201 AND ondertekend = 'Elif Y.' AND tolk = 1"
                           " AND taal = 'Turks' AND datum = '2026-11-19' AND bewijs IS NULL"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE toestemming_id = 702"
                           " AND gever_persoon_id = 204 AND ondertekend IS NULL AND tolk = 0"
                           " AND datum = '2026-11-21' AND bewijs = 'Map bij ons'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'toestemming-geldt' AND object_id = 702"),
                     1);
}
END_TEST

static void expect_400(const char *form, const char *const *reasons)
{
    struct http_reply r = say(form);
    ck_assert_msg(r.status == 400, "%s: %d", form, r.status);
    ck_assert(reply_has(&r, "Er is nog niets opgeslagen"));
    for (; *reasons; reasons++)
        ck_assert_msg(reply_has(&r, *reasons), "%s: no %s", form, *reasons);
    http_reply_free(&r);
    ck_assert_int_eq(answers(), 0);
}

/* A yes is made sure of; what was typed stays. */
START_TEST(test_what_a_yes_needs)
{
    expect_400("gever=" ELIF "&antwoord=ja&wijze=digitaal",
               (const char *[]){"#veld-ondertekend", "#veld-akkoord", NULL});
    expect_400("gever=" ELIF "&antwoord=ja&wijze=digitaal&ondertekend=Elif",
               (const char *[]){"#veld-akkoord", "value=\"Elif\"", NULL});
    expect_400("gever=" MARK "&antwoord=ja&wijze=schriftelijk",
               (const char *[]){"#veld-datum", "#veld-bewijs", "antwoord van Mark de Boer", NULL});
    expect_400("gever=" MARK "&antwoord=ja&wijze=schriftelijk&datum=2026-11-25&bewijs=Map",
               (const char *[]){"#veld-datum", NULL});
    expect_400("gever=" ELIF "&ondertekend=Elif", /* Enter in a field chooses nothing */
               (const char *[]){"#veld-antwoord", NULL});
    expect_400("gever=" DAAN "&antwoord=ja", (const char *[]){"Elif Yıldız en Mark de Boer", NULL});
}
END_TEST

/* Refusing asks for nothing (R15). */
START_TEST(test_no_is_as_easy)
{
    struct http_reply r = say("gever=" ELIF "&antwoord=nee&wijze=digitaal&ondertekend=Elif");
    ck_assert_msg(r.status == 303, "%s", r.body);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), "gedaan=gesprek-nee"));
    http_reply_free(&r);
    stand_is("geweigerd");
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE antwoord = 'nee' AND bewijs IS"
                           " NULL AND ondertekend IS NULL AND wijze = 'digitaal'"),
                     1);
    AUTO_FREE char *text = page_text(login("sanne"), TALK, 200);
    ck_assert_ptr_nonnull(strstr(text, "Deze vraag is gestopt"));
    ck_assert_ptr_null(strstr(text, "zei nee")); /* not to whoever is at the table next */
}
END_TEST

START_TEST(test_later)
{
    struct http_reply r = say("gever=" ELIF "&antwoord=later&wijze=digitaal&ondertekend=Elif");
    ck_assert_msg(r.status == 303, "%s", r.body);
    http_reply_free(&r);
    ck_assert_int_eq(answers(), 0);
    stand_is("wacht");
}
END_TEST

START_TEST(test_api)
{
    struct http_reply r = api(login("sanne"), "GET", TALK, NULL);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "\"sprekers\":"));
    ck_assert(!reply_has(&r, "overkant"));
    ck_assert(!reply_has(&r, "\"stil\":true"));
    http_reply_free(&r);
    AUTO_FREE char *why =
        reason(api(login("sanne"), "POST", TALK,
                   "{\"gever\": \"" ELIF "\", \"antwoord\": \"ja\", \"wijze\": \"digitaal\"}"),
               "ondertekend");
    ck_assert_ptr_nonnull(strstr(why, "Typ de naam"));
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", TALK,
                                   "{\"gever\": \"" ELIF "\", \"antwoord\": \"ja\"}")),
                     201);
    ck_assert_int_eq(answers(), 1);
    static char huge[30000];
    int n = snprintf(huge, sizeof huge,
                     "{\"gever\": \"" MARK "\", \"antwoord\": \"ja\", \"wijze\":"
                     " \"digitaal\", \"akkoord\": true, \"ondertekend\": \"");
    memset(huge + n, 'a', 20000);
    (void)snprintf(huge + n + 20000, 10, "\"}");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", TALK, huge)), 400);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", TALK, "{\"gever\": \"\xff\"}")), 400);
    ck_assert_int_eq(answers(), 1);
}
END_TEST

/* No answer without its line in the log. */
START_TEST(test_log_broken)
{
    log_break();
    ck_assert_int_ge(status_of(say("gever=" ELIF "&antwoord=ja")), 500);
    ck_assert_int_ge(status_of(page(login("sanne"), "POST", SHOWS, "")), 500);
    log_mend();
    ck_assert_int_eq(answers(), 0);
    ck_assert_int_eq(status_of(say("gever=" ELIF "&antwoord=ja")), 303);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'gesprek.toevoegen'"
                           " AND gebeurtenis = 'toevoegen' AND huishouden = 301"
                           " AND object = 'toestemming/00000000000ny'"
                           " AND personen = '000000000006a' AND uitkomst = 'geslaagd'"),
                     1);
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "");
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'gesprek.voorbeeld'"
                           " AND gebeurtenis = 'zoeken' AND huishouden = 301"
                           " AND uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

/* The same post twice, as a browser sends it again. */
START_TEST(test_twice_is_once)
{
    static const char FORM[] = "gever=" ELIF "&antwoord=ja&_sleutel=0123456789abcdef0123";
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(page(sanne, "POST", TALK, FORM)), 303);
    ck_assert_int_eq(status_of(page(sanne, "POST", TALK, FORM)), 303);
    ck_assert_int_eq(answers(), 1);
}
END_TEST

/* From the form that asks: recorded without answers, and on to the talk. */
START_TEST(test_from_the_form)
{
    struct http_reply r =
        page(login("sanne"), "POST", HOUSE "/toestemmingen",
             "persoon=" EMIR "&soort=avg&bronnen=000000000000b&ontvangerOnderdeel=000000000000d"
             "&categorieen=onderwijs&doel=onderwijs&doelZin=Marieke+helpt+Emir.&tot=2027-05-19"
             "&wijze=mondeling&taal=Turks&tolk=ja&zonderPlek=ja&gesprek=ja");
    const char *location = reply_header(&r, "Location");
    ck_assert_msg(r.status == 303 && location && strstr(location, "/gesprek"), "%s", r.body);
    AUTO_FREE char *text = page_text(login("sanne"), location, 200);
    ck_assert_ptr_nonnull(strstr(text, "Marieke helpt Emir."));
    ck_assert_ptr_nonnull(strstr(text, "19 mei 2027"));
    http_reply_free(&r);
}
END_TEST

/* ---- who may ---- */

/* R24: hidden is like what does not exist; who is not involved learns nothing. */
START_TEST(test_hidden)
{
    static const char *const WHO[] = {"youssef", "ilse", "hans", "anja", "ruth", "nieuw"};
    for (size_t i = 0; i < COUNT_OF(WHO); i++) {
        const char *token = login(WHO[i]);
        ck_assert_int_eq(status_of(api(token, "GET", TALK, NULL)), 404);
        ck_assert_int_eq(status_of(api(token, "POST", SHOWS, "{}")), 404);
        ck_assert_int_eq(
            status_of(api(token, "POST", TALK, "{\"gever\": \"" ELIF "\", \"antwoord\": \"ja\"}")),
            404);
        ck_assert_int_eq(status_of(api(token, "GET", "/toestemmingen/00000000zzzzz/gesprek", NULL)),
                         404);
    }
    ck_assert_int_eq(answers(), 0);
}
END_TEST

static const char SEPARATION[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (301, 530, 'afscherming', 'regie_intern', 'coordinatie', 11, 101, 1,"
    " 1767225600, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 530, 202);"
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 530, 'geweld',"
    " '2026-01-01', 101, 1767225600);"
    "INSERT INTO afscherming_persoon VALUES (530, 202);"
    "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (530, 531, 204);";

/* R19: to the other side no title, no other giver, no answer of anyone else. */
START_TEST(test_other_side)
{
    change(SEPARATION);
    ck_assert_int_eq(status_of(say("gever=" ELIF "&antwoord=ja")), 303);
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "gever=" MARK);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "School mag lezen."));
    ck_assert(!reply_has(&r, "Elif"));
    ck_assert(!reply_has(&r, "Over school"));
    ck_assert(!reply_has(&r, "De nieuwe school"));
    http_reply_free(&r);
    r = page(login("sanne"), "POST", SHOWS, "gever=" ELIF);
    ck_assert(reply_has(&r, "Over school"));
    http_reply_free(&r);
    /* nothing but names before it was said with whom the talk is */
    AUTO_FREE char *text = page_text(login("sanne"), TALK, 200);
    ck_assert_ptr_nonnull(strstr(text, "Kies eerst met wie u praat"));
    ck_assert_ptr_null(strstr(text, "School mag lezen."));
    ck_assert_ptr_null(strstr(text, "zei ja"));
    r = page(login("sanne"), "POST", SHOWS, "");
    ck_assert(!reply_has(&r, "Over school"));
    http_reply_free(&r);
}
END_TEST

/* A text that may name a place is not put to the other side at all; their "nee" always counts. */
START_TEST(test_other_side_place)
{
    change("DROP TRIGGER toestemming_vast; UPDATE toestemming SET plek = 1 WHERE id = 702");
    change(SEPARATION);
    AUTO_FREE char *text = page_text(login("sanne"), TALK "?gever=" MARK, 200);
    ck_assert_ptr_null(strstr(text, "School mag lezen."));
    ck_assert_ptr_null(strstr(text, "Elif"));
    ck_assert_ptr_nonnull(strstr(text, "nu niet te lezen"));
    ck_assert_ptr_null(strstr(text, "R19")); /* nor that there is a separation */
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "gever=" MARK);
    ck_assert(!reply_has(&r, "Over school"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(say("gever=" MARK "&antwoord=ja")), 400);
    ck_assert_int_eq(status_of(say("gever=" MARK "&antwoord=nee")), 303);
    AUTO_FREE char *other = page_text(login("sanne"), ONE, 200);
    ck_assert_ptr_nonnull(strstr(other, "Nee gezegd"));
}
END_TEST

/* Whether the talk with that giver says so. */
static bool says_to(const char *gever, const char *text)
{
    struct http_reply r = page(login("sanne"), "POST", SHOWS, gever);
    ck_assert_msg(r.status == 200, "%s", r.body);
    bool has = reply_has(&r, text);
    http_reply_free(&r);
    return has;
}
#define SAYS_TO(gever, text) says_to("gever=" gever, text)

/* G7: a parent who talks along learns nothing of what the child objected to, nor that it is there;
 * the other parent does. A child's own answer is not read past it. */
START_TEST(test_child_objected)
{
    change("UPDATE persoon SET geboortedatum = '2013-05-06' WHERE id = 202;"
           "INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, item_id, tegen_id, van,"
           " vastgelegd_door, vastgelegd_op) VALUES (301, 740, 202, 'bezwaar', 520, 204,"
           " '2026-01-01', 101, 1)");
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "gever=" MARK);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(!reply_has(&r, "Over school"));
    ck_assert(!reply_has(&r, "van 2 november"));
    http_reply_free(&r);
    ck_assert(SAYS_TO(ELIF, "Over school"));
    change("UPDATE kindbezwaar SET tegen_id = NULL");
    ck_assert(!SAYS_TO(ELIF, "Over school"));
    change("UPDATE kindbezwaar SET item_id = NULL, categorie = 'onderwijs', tegen_id = 204");
    ck_assert(!SAYS_TO(MARK, "van 2 november"));
    /* not before the child may be 12, unless it is its interest */
    change("UPDATE persoon SET geboortedatum = '2016-05-06' WHERE id = 202");
    ck_assert(SAYS_TO(MARK, "Over school"));
    change("UPDATE kindbezwaar SET soort = 'belang', reden = 'Niet goed voor hem.'");
    ck_assert(!SAYS_TO(MARK, "Over school"));
}
END_TEST

/* R18: where somebody with a secret address goes to school is not read from a title. */
START_TEST(test_secret_address)
{
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202;"
           "UPDATE item SET plek = 1 WHERE id = 520;"
           "INSERT INTO adres_lezer (id, persoon_id, onderdeel_id, van, door)"
           " VALUES (741, 202, 11, '2026-01-01', 101), (742, 202, 13, '2026-01-01', 101)");
    struct http_reply r = page(login("sanne"), "POST", SHOWS, "gever=" MARK);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(!reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "van 2 november"));
    http_reply_free(&r);
    /* what tells no place has its title */
    change("UPDATE item SET plek = 0 WHERE id = 520");
    ck_assert(SAYS_TO(MARK, "Over school"));
}
END_TEST

/* R13, R14: what was said before a birthday counts by the givers of that day. Noor is 16 today and
 * decides alone; on paper of when she was 15 her yes alone was not enough. */
START_TEST(test_said_before_a_birthday)
{
    change("DROP TRIGGER toestemming_vast; UPDATE toestemming SET persoon_id = 205 WHERE id = 702;"
           "UPDATE persoon SET geboortedatum = '2010-11-19' WHERE id = 205");
    ck_assert_int_eq(status_of(say("gever=" NOOR "&antwoord=ja&wijze=schriftelijk"
                                   "&datum=2026-11-18&bewijs=map")),
                     303);
    stand_is("opnieuw");
    ck_assert_int_eq(value("SELECT volledig_op IS NULL FROM toestemming WHERE id = 702"), 1);
    ck_assert_int_eq(status_of(say("gever=" NOOR "&antwoord=ja")), 303);
    stand_is("geldt");
}
END_TEST

/* ---- parents who disagree (R15) ---- */

static void disagree(const char *first, const char *second)
{
    char form[100];
    (void)snprintf(form, sizeof form, "gever=" ELIF "&antwoord=%s", first);
    ck_assert_int_eq(status_of(say(form)), 303);
    (void)snprintf(form, sizeof form, "gever=" MARK "&antwoord=%s", second);
    ck_assert_int_eq(status_of(say(form)), 303);
    stand_is("oneens");
    ck_assert(!school_reads());
    AUTO_FREE char *text = page_text(login("sanne"), ONE, 200);
    ck_assert_ptr_nonnull(strstr(text, "De ouders zijn het niet eens"));
    ck_assert_ptr_nonnull(strstr(text, "rechter"));
    ck_assert_ptr_nonnull(strstr(text, HOUSE "/deelbesluiten/nieuw"));
    AUTO_FREE char *list = page_text(login("sanne"), HOUSE "/toestemmingen", 200);
    ck_assert_ptr_nonnull(strstr(list, "Wat nu?"));
}

START_TEST(test_yes_then_no)
{
    disagree("ja", "nee");
    /* it stays ended, whoever thinks again */
    ck_assert_int_eq(status_of(say("gever=" MARK "&antwoord=ja")), 409);
    ck_assert_int_eq(status_of(say("gever=" ELIF "&antwoord=nee")), 409);
    stand_is("oneens");
    /* asked anew: it asks for nothing any more */
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) SELECT 301, 704, persoon_id, soort, 13, doel,"
           " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, 101, 11, vastgelegd_op"
           " FROM toestemming WHERE id = 702");
    AUTO_FREE char *list = page_text(login("sanne"), HOUSE "/toestemmingen", 200);
    ck_assert_ptr_null(strstr(list, "Wat nu?"));
}
END_TEST

/* What the second parent says after a "nee" is kept as carefully, and opens nothing (R14). */
START_TEST(test_no_then_yes)
{
    disagree("nee", "ja");
    ck_assert_int_eq(answers(), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE id = 702 AND volledig_op IS NULL"
                           " AND einde_soort = 'geweigerd'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'toestemming-geldt'"),
                     0);
}
END_TEST

START_TEST(test_both_no)
{
    ck_assert_int_eq(status_of(say("gever=" ELIF "&antwoord=nee")), 303);
    AUTO_FREE char *one = page_text(login("sanne"), ONE, 200);
    ck_assert_ptr_nonnull(strstr(one, "Mark de Boer is nog niet gevraagd"));
    ck_assert_int_eq(status_of(say("gever=" MARK "&antwoord=nee")), 303);
    stand_is("geweigerd");
}
END_TEST

/* ---- stopping ---- */

/* Two clicks on the page of the talk; an open page of the receiver stops at its next request. */
START_TEST(test_stop)
{
    ck_assert_int_eq(status_of(say("gever=" ELIF "&antwoord=ja")), 303);
    ck_assert_int_eq(status_of(say("gever=" MARK "&antwoord=ja")), 303);
    const char *marieke = login("marieke");
    ck_assert_int_eq(status_of(page(marieke, "GET", NOTE_SCHOOL, NULL)), 200);
    AUTO_FREE char *text = page_text(login("sanne"), TALK "?gever=" MARK, 200);
    ck_assert_ptr_nonnull(strstr(text, "Ja, stop nu"));
    ck_assert_ptr_nonnull(strstr(text, "action=\"" ONE "/intrekking\""));
    struct http_reply r =
        page(login("sanne"), "POST", ONE "/intrekking",
             "gever=" MARK "&wijze=mondeling&datum=2026-11-19&_terug=" TALK "%3Fgever%3D" MARK);
    ck_assert_msg(r.status == 303, "%s", r.body);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), TALK "?gever=" MARK "&gedaan="));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(marieke, "GET", NOTE_SCHOOL, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'toestemming-gestopt' AND object_id = 702"),
                     1);
    stand_is("ingetrokken");
    AUTO_FREE char *after = page_text(login("sanne"), TALK, 200);
    ck_assert_ptr_nonnull(strstr(after, "Deze vraag is gestopt"));
    AUTO_FREE char *list = page_text(login("sanne"), HOUSE "/toestemmingen", 200);
    ck_assert_ptr_null(strstr(list, ONE "#intrek-kop"));
}
END_TEST

/* ---- asked in time ---- */

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

/* 702 in force until `tot`, recorded by that account. */
static void ends(const char *tot, int64_t door)
{
    char sql[800];
    (void)snprintf(sql, sizeof sql,
                   "DROP TRIGGER toestemming_vast;"
                   "UPDATE toestemming SET tot = '%s', vastgelegd_door = %lld, volledig_op = "
                   "1795080000 WHERE id = 702;"
                   "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
                   " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op)"
                   " SELECT 301, 702, id + 10, gever_persoon_id, hoedanigheid, 'ja', wijze, datum,"
                   " vastgelegd_door, vastgelegd_op FROM verklaring WHERE toestemming_id = 701",
                   tot, (long long)door);
    change(sql);
}

static int64_t told(int64_t who)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM attendering WHERE soort = 'toestemming-loopt-af'"
                   " AND object_id = 702 AND object = 'toestemming' AND gebruiker_id = %lld",
                   (long long)who);
    return value(sql);
}

START_TEST(test_ends_soon)
{
    ends("2026-12-20", 103);
    catch_up(); /* 31 days before */
    ck_assert_int_eq(told(101) + told(103), 0);
    AUTO_FREE char *before = page_text(login("sanne"), "/mijn/werk", 200);
    ck_assert_ptr_null(strstr(before, "bijna aflopen"));
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(told(101), 1); /* the regisseur */
    ck_assert_int_eq(told(103), 1); /* who recorded it */
    ck_assert_int_eq(told(102), 0);
    change("UPDATE attendering SET gelezen_op = 1");
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(told(101) + told(103), 2); /* once */
    static const char *const WHO[] = {"sanne", "marieke"};
    for (size_t i = 0; i < COUNT_OF(WHO); i++) {
        AUTO_FREE char *work = page_text(login(WHO[i]), "/mijn/werk", 200);
        ck_assert_ptr_nonnull(strstr(work, "Toestemmingen die bijna aflopen"));
        ck_assert_ptr_nonnull(strstr(work, "Emir Yıldız, bij School"));
        AUTO_FREE char *list = page_text(login(WHO[i]), HOUSE "/toestemmingen", 200);
        ck_assert_ptr_nonnull(strstr(list, "Loopt binnenkort af"));
    }
    AUTO_FREE char *messages = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(messages, "Een toestemming loopt binnenkort af"));
    AUTO_FREE char *others = page_text(login("youssef"), "/mijn/werk", 200);
    ck_assert_ptr_null(strstr(others, "bijna aflopen"));
}
END_TEST

/* What waits for an answer is not asked anew; once it is in force it is. */
START_TEST(test_ends_soon_waiting)
{
    ends("2026-12-05", 101);
    change("UPDATE toestemming SET volledig_op = NULL WHERE id = 702");
    catch_up();
    ck_assert_int_eq(told(101), 0);
    change("UPDATE toestemming SET volledig_op = 1795080000 WHERE id = 702");
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(told(101), 1); /* recorder and regisseur in one: one message */
}
END_TEST

START_TEST(test_ends_soon_asked_anew)
{
    ends("2026-12-05", 101);
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) SELECT 301, 704, persoon_id, soort, 13, doel,"
           " doel_zin, van, '2027-06-01', tekst, wijze, taal, tolk, plek, 101, 11, vastgelegd_op"
           " FROM toestemming WHERE id = 702");
    catch_up();
    ck_assert_int_eq(told(101), 0);
    AUTO_FREE char *work = page_text(login("sanne"), "/mijn/werk", 200);
    ck_assert_ptr_null(strstr(work, "bijna aflopen"));
}
END_TEST

/* R24: a regisseur who does not see it (R21) is not told that there is one; nor is who recorded it
 * and is no longer involved. */
START_TEST(test_ends_soon_unseen)
{
    ends("2026-12-05", 103);
    change("DELETE FROM toestemming_bron WHERE toestemming_id = 702;"
           "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id,"
           " bevestigd_door, bevestigd_op) VALUES (301, 702, 14, 104, 1795080000);"
           "UPDATE toestemming SET soort = 'beroepsgeheim' WHERE id = 702");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", ONE, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", ONE, NULL)), 200);
    catch_up();
    ck_assert_int_eq(told(101), 0);
    ck_assert_int_eq(told(103), 1);
    AUTO_FREE char *work = page_text(login("sanne"), "/mijn/werk", 200);
    ck_assert_ptr_null(strstr(work, "bijna aflopen"));
}
END_TEST

START_TEST(test_ends_soon_gone)
{
    ends("2026-12-05", 102); /* youssef recorded it once, and is not involved */
    catch_up();
    ck_assert_int_eq(told(102), 0);
    ck_assert_int_eq(told(101), 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("api_gesprek");
    TCase *t = tcase_create("gesprek");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_page);
    tcase_add_test(t, test_what_opens);
    tcase_add_test(t, test_receiver_looks);
    tcase_add_test(t, test_why);
    tcase_add_test(t, test_in_force);
    tcase_add_test(t, test_consent_to_help);
    tcase_add_test(t, test_two_parents_two_days);
    tcase_add_test(t, test_what_a_yes_needs);
    tcase_add_test(t, test_no_is_as_easy);
    tcase_add_test(t, test_later);
    tcase_add_test(t, test_api);
    tcase_add_test(t, test_log_broken);
    tcase_add_test(t, test_twice_is_once);
    tcase_add_test(t, test_from_the_form);
    tcase_add_test(t, test_hidden);
    tcase_add_test(t, test_other_side);
    tcase_add_test(t, test_other_side_place);
    tcase_add_test(t, test_child_objected);
    tcase_add_test(t, test_secret_address);
    tcase_add_test(t, test_said_before_a_birthday);
    tcase_add_test(t, test_yes_then_no);
    tcase_add_test(t, test_no_then_yes);
    tcase_add_test(t, test_both_no);
    tcase_add_test(t, test_stop);
    tcase_add_test(t, test_ends_soon);
    tcase_add_test(t, test_ends_soon_waiting);
    tcase_add_test(t, test_ends_soon_asked_anew);
    tcase_add_test(t, test_ends_soon_unseen);
    tcase_add_test(t, test_ends_soon_gone);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
