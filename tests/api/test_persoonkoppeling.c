/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R6: which person an account is. Two privacy officers, Ruth (107) and Wim (111); Marieke (103) of
 * the school turns out to be the aunt in the family of gezin.h, or somebody of her name.
 */
#include "gezin.h"

#define LIJST "/persoonkoppelingen"

static const char OFFICER[] =
    "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op)"
    " VALUES (111, 'wim', 'Wim de Wit', 'privacy-officer', 12, '2020-01-01', 1577880000);"
    "INSERT INTO gebruiker_rol VALUES (111, 'privacy');";

static void start(void)
{
    gezin_start();
    change(OFFICER);
}

/* Mark (204) by whole name and birth date, unless `over` says otherwise. Owned. */
static char *asked(const char *account, const char *over)
{
    AUTO_JSON json_t *body =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "gebruikersnaam", account, "geslachtsnaam",
                  "de Boer", "geboortedatum", "1988-01-01", "bewijs", "identiteitsbewijs",
                  "bewijsDatum", "2026-11-18", "toelichting", "Gezien bij het in dienst komen.");
    AUTO_JSON json_t *change_json = json_loads(over ? over : "{}", 0, NULL);
    ck_assert_ptr_nonnull(change_json);
    json_object_update(body, change_json);
    return json_dumps(body, 0);
}

static struct http_reply link_by(const char *who, const char *account, const char *over)
{
    AUTO_FREE char *body = asked(account, over);
    return api(login(who), "POST", LIJST, body);
}

static int act(const char *who, int64_t id, const char *what, const char *body)
{
    char path[100], text[ID_TEXT_SIZE];
    id_format(id, text);
    (void)snprintf(path, sizeof path, LIJST "/%s%s", text, what);
    return status_of(api(login(who), body ? "POST" : "GET", path, body));
}

static int64_t newest(void) { return value("SELECT max(id) FROM persoonkoppeling"); }
static bool reads(const char *who) { return status_of(api(login(who), "GET", HOUSE, NULL)) == 200; }

#define JA "{\"akkoord\":\"ja\",\"reden\":\"Ik vroeg het na.\"}"
#define NEE "{\"akkoord\":\"nee\",\"reden\":\"Het is een naamgenoot.\"}"
#define EINDE "{\"reden\":\"Het was een naamgenoot.\"}"

/* One closes at once, another keeps it so; the log names the person, and nobody else is told. */
START_TEST(test_two_close)
{
    ck_assert(reads("marieke"));
    struct http_reply r = link_by("ruth", "marieke", NULL);
    ck_assert_msg(r.status == 201, "%s", r.body);
    ck_assert(reply_has(&r, "\"gevonden\":true"));
    http_reply_free(&r);
    ck_assert(!reads("marieke"));
    ck_assert_int_eq(value("SELECT persoon_id FROM gebruiker WHERE id = 103"), 204);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'persoonkoppeling-wacht'"
                           " AND gebruiker_id = 111"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id IN (103, 107)"
                           " AND soort LIKE 'persoonkoppeling%'"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'persoonkoppeling.toevoegen' AND gebruiker = 107 AND personen LIKE"
                           " '%000000000006c%' AND reden = 'Gezien bij het in dienst komen.'"
                           " AND object LIKE 'persoonkoppeling/%'"),
                     1);
    /* not the same one */
    ck_assert_int_eq(act("ruth", newest(), "/besluit", JA), 403);
    ck_assert_int_eq(act("wim", newest(), "/besluit", JA), 201);
    ck_assert_int_eq(act("wim", newest(), "/besluit", JA), 409); /* there is nothing to decide */
    ck_assert(!reads("marieke"));
    ck_assert_int_eq(value("SELECT count(*) FROM persoonkoppeling WHERE stand = 'geldt'"
                           " AND besluit_door = 111"),
                     1);
}
END_TEST

START_TEST(test_no_opens_again)
{
    ck_assert_int_eq(status_of(link_by("ruth", "marieke", NULL)), 201);
    ck_assert(!reads("marieke"));
    ck_assert_int_eq(act("wim", newest(), "/besluit", NEE), 201);
    ck_assert(reads("marieke"));
    ck_assert_int_eq(act("wim", newest(), "/einde", EINDE), 409);
    /* and it can be recorded anew */
    ck_assert_int_eq(status_of(link_by("wim", "marieke", NULL)), 201);
    ck_assert(!reads("marieke"));
}
END_TEST

/* Opening takes two as well; until the second one agrees it is closed. */
START_TEST(test_two_open)
{
    ck_assert_int_eq(status_of(link_by("ruth", "marieke", NULL)), 201);
    int64_t id = newest();
    ck_assert_int_eq(act("ruth", id, "/einde", EINDE), 409); /* not decided yet */
    ck_assert_int_eq(act("wim", id, "/besluit", JA), 201);
    ck_assert_int_eq(act("wim", id, "/einde", EINDE), 201);
    ck_assert_int_eq(act("wim", id, "/besluit", JA), 403);
    ck_assert(!reads("marieke"));
    ck_assert_int_eq(act("ruth", id, "/besluit", NEE), 201); /* it stays */
    ck_assert(!reads("marieke"));
    ck_assert_int_eq(act("ruth", id, "/einde", EINDE), 201);
    ck_assert_int_eq(act("wim", id, "/besluit", JA), 201);
    ck_assert(reads("marieke"));
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker WHERE persoon_id IS NOT NULL"), 0);
}
END_TEST

/* Nobody their own: not the account, not the family. */
START_TEST(test_nobody_their_own)
{
    struct http_reply r = link_by("ruth", "ruth", NULL);
    ck_assert(r.status == 400 && reply_has(&r, "(regel R6)"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(link_by("wim", "ruth", NULL)), 201); /* Ruth is Mark */
    int64_t about_ruth = newest();
    ck_assert_int_eq(act("ruth", about_ruth, "", NULL), 404);
    ck_assert_int_eq(act("ruth", about_ruth, "/besluit", NEE), 404);
    ck_assert_int_eq(act("ruth", 123456789, "/besluit", NEE), 404);
    /* and decides nothing about who shares her household: Elif (201) */
    const char *elif = "{\"geslachtsnaam\":\"Yıldız\",\"voornaam\":\"Elif\",\"geboortedatum\":"
                       "\"1990-01-01\"}";
    change("UPDATE persoon SET geboortedatum = '1990-01-01', zoeknaam = 'elif yildiz'"
           " WHERE id = 201");
    r = link_by("ruth", "marieke", elif);
    ck_assert_msg(r.status == 403 && reply_has(&r, "R6"), "%d %s", r.status, r.body);
    http_reply_free(&r);
    ck_assert(reads("marieke"));
    ck_assert_int_eq(status_of(link_by("wim", "marieke", elif)), 201);
    ck_assert(!reads("marieke"));
    ck_assert_int_eq(act("ruth", newest(), "", NULL), 404);
    r = api(login("ruth"), "GET", LIJST, NULL);
    ck_assert(!reply_has(&r, "marieke") && !reply_has(&r, "Elif"));
    http_reply_free(&r);
}
END_TEST

/* Whoever is no privacy officer has no such page; a beheerder makes accounts and knows of no
 * person. */
START_TEST(test_who_may)
{
    static const char *const WHO[] = {"sanne", "marieke", "anja", "hans"};
    ck_assert_int_eq(status_of(link_by("ruth", "marieke", NULL)), 201);
    for (size_t i = 0; i < COUNT_OF(WHO); i++) {
        ck_assert_int_eq(status_of(link_by(WHO[i], "ilse", NULL)), 403);
        ck_assert_int_eq(act(WHO[i], newest(), "", NULL), 403);
        ck_assert_int_eq(act(WHO[i], newest(), "/besluit", JA), 403);
        ck_assert_int_eq(status_of(api(login(WHO[i]), "GET", LIJST, NULL)), 403);
    }
    struct http_reply r = api(login("anja"), "GET", "/gebruikers/0000000000037", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "000000000006c") && !reply_has(&r, "\"persoon"));
    http_reply_free(&r);
}
END_TEST

/* What is wrong is told by field; that nobody was found is kept, so that guessing shows. */
START_TEST(test_found_and_not)
{
    static const struct {
        const char *over, *field;
    } WRONG[] = {
        {"{\"gebruikersnaam\":\"niemand\"}", "\"gebruikersnaam\""},
        {"{\"bewijs\":\"horen-zeggen\"}", "\"bewijs\""},
        {"{\"bewijs\":null}", "\"bewijs\""},
        {"{\"bewijsDatum\":\"2026-11-20\"}", "\"bewijsDatum\""},
        {"{\"bewijsDatum\":\"2025-11-17\"}", "\"bewijsDatum\""},
        {"{\"toelichting\":\"kort\"}", "\"toelichting\""},
        {"{\"geboortedatum\":null}", "\"geboortedatum\""},
        {"{\"bsn\":\"123456782\"}", "\"bsn\""}, /* her organisation may not */
    };
    change("UPDATE onderdeel SET bsn = 0");
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        struct http_reply r = link_by("ruth", "marieke", WRONG[i].over);
        ck_assert_msg(r.status == 400 && reply_has(&r, WRONG[i].field), "%zu: %d %s", i, r.status,
                      r.body);
        http_reply_free(&r);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM persoonkoppeling"), 0);
    struct http_reply r = link_by("ruth", "marieke", "{\"geslachtsnaam\":\"Nergens\"}");
    ck_assert(r.status == 201 && reply_has(&r, "\"gevonden\":false"));
    http_reply_free(&r);
    ck_assert(reads("marieke"));
    ck_assert_int_eq(value("SELECT count(*) FROM persoonkoppeling WHERE stand = 'niet_gevonden'"),
                     1);
    ck_assert_int_eq(act("wim", newest(), "/besluit", JA), 409);
    change("UPDATE instelling SET waarde = '2' WHERE sleutel = 'koppeling_per_dag'");
    ck_assert_int_eq(status_of(link_by("ruth", "marieke", NULL)), 201);
    ck_assert_int_eq(status_of(link_by("ruth", "ilse", NULL)), 429);
    /* one account is one person */
    r = link_by("wim", "marieke", NULL);
    ck_assert(r.status == 400 && reply_has(&r, "hoort al bij een persoon"));
    http_reply_free(&r);
}
END_TEST

/* What the database itself holds on to. */
START_TEST(test_guarded)
{
    ck_assert_int_eq(status_of(link_by("ruth", "marieke", NULL)), 201);
    ck_assert(!try_change("UPDATE persoonkoppeling SET stand = 'geldt', besluit_door = 107"));
    ck_assert(!try_change("UPDATE persoonkoppeling SET stand = 'geldt', besluit_door = 103"));
    ck_assert(!try_change("UPDATE persoonkoppeling SET persoon_id = 201"));
    ck_assert(!try_change("UPDATE persoonkoppeling SET stand = 'beeindigd'"));
    ck_assert(!try_change("INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs,"
                          " bewijs_datum, toelichting, door, op, stand) VALUES (1, 103, 201, 'brp',"
                          " '2026-01-01', 'x', 107, 1, 'voorlopig')"));
    ck_assert(!try_change("INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs,"
                          " bewijs_datum, toelichting, door, op, stand) VALUES (1, 107, 201, 'brp',"
                          " '2026-01-01', 'x', 107, 1, 'voorlopig')"));
    ck_assert_int_eq(act("wim", newest(), "/besluit", NEE), 201);
    ck_assert(!try_change("UPDATE persoonkoppeling SET stand = 'geldt'"));
}
END_TEST

/* The pages, with the form of who may decide alone; and what goes on in a household that closed. */
START_TEST(test_pages)
{
    AUTO_FREE char *empty = page_text(login("ruth"), LIJST, 200);
    ck_assert_ptr_nonnull(strstr(empty, "Er is nog niets vastgelegd"));
    AUTO_FREE char *form = page_text(login("ruth"), LIJST "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "Ik zag het identiteitsbewijs"));
    struct http_reply r = page(login("ruth"), "POST", LIJST,
                               "gebruikersnaam=marieke&geslachtsnaam=de+Boer&geboortedatum="
                               "1988-01-01&bewijs=eigen_opgave&bewijsDatum=2026-11-18&toelichting="
                               "Zij+vroeg+er+zelf+om.");
    ck_assert_msg(r.status == 303, "%d %s", r.status, r.body);
    http_reply_free(&r);
    char path[100], text[ID_TEXT_SIZE];
    id_format(newest(), text);
    (void)snprintf(path, sizeof path, LIJST "/%s", text);
    AUTO_FREE char *own = page_text(login("ruth"), path, 200);
    ck_assert_ptr_null(strstr(own, "name=\"akkoord\""));
    ck_assert_ptr_nonnull(strstr(own, "Mark de Boer"));
    ck_assert_ptr_nonnull(strstr(own, "gezin dat hiermee dicht is (1 in totaal)"));
    AUTO_FREE char *other = page_text(login("wim"), path, 200);
    ck_assert_ptr_nonnull(strstr(other, "name=\"akkoord\""));
    AUTO_FREE char *list = page_text(login("wim"), LIJST, 200);
    ck_assert_ptr_nonnull(strstr(list, "Vraagt een besluit: 1"));
    AUTO_FREE char *messages = page_text(login("wim"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(messages, path));
    (void)snprintf(path, sizeof path, LIJST "/%s/besluit", text);
    r = page(login("wim"), "POST", path, "akkoord=ja");
    ck_assert(r.status == 400 && reply_has(&r, "#veld-reden"));
    http_reply_free(&r);
    AUTO_FREE char *accounts = page_text(login("wim"), "/accounts", 200);
    ck_assert_ptr_nonnull(strstr(accounts, "href=\"" LIJST "\""));
    AUTO_FREE char *hers = page_text(login("marieke"), "/mijn/berichten", 200);
    ck_assert_ptr_null(strstr(hers, "gekoppeld"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("persoonkoppeling");
    TCase *t = tcase_create("persoonkoppeling");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_two_close);
    tcase_add_test(t, test_no_opens_again);
    tcase_add_test(t, test_two_open);
    tcase_add_test(t, test_nobody_their_own);
    tcase_add_test(t, test_who_may);
    tcase_add_test(t, test_found_and_not);
    tcase_add_test(t, test_guarded);
    tcase_add_test(t, test_pages);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
