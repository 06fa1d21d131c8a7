/* SPDX-License-Identifier: EUPL-1.2 */
/* Secret addresses (R18): before anything they cover is read, for whoever is not named, regie
 * included. */
#include "gezin.h"

#define GEHEIM LID_EMIR "/adresgeheim"
#define SANNE "0000000000035"
#define MARIEKE "0000000000037"
#define HANS "0000000000039"
#define WIJKTEAM "000000000000b"
#define SCHOOL "000000000000d"
#define WHY "\"reden\":\"Emir wordt bedreigd.\""
#define SECRET(rest) "{" WHY rest "}"
#define CHECKED_SAFE                                                                               \
    "{\"toets\":\"Besproken met Elif en Veilig Thuis op 18 november: het is veilig.\"}"

static bool says_address(struct http_reply r)
{
    bool says = reply_has(&r, "Lindenlaan") || reply_has(&r, "06 1111");
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    return says;
}

/* Whether somebody reads where Emir is; both faces say the same. */
static bool tells_address(const char *who)
{
    bool told = says_address(api(login(who), "GET", LID_EMIR, NULL));
    ck_assert(told == says_address(page(login(who), "GET", LID_EMIR, NULL)));
    return told;
}

static int adres_status(const char *who)
{
    return status_of(api(login(who), "GET", LID_EMIR "/adres", NULL));
}

static void secret(const char *body)
{
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", GEHEIM, body)), 201);
}

/* ---- setting ---- */

START_TEST(test_set_not_named)
{
    ck_assert(tells_address("sanne"));
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NOTE_PLACE, NULL)), 200);
    secret(SECRET(",\"ookVoor\":[\"" ELIF "\",\"" NOOR "\"]"));
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE adres_geheim = 1"), 3);
    ck_assert(says_address(api(login("sanne"), "GET", LEDEN, NULL)) ==
              false); /* of all who live there */
    ck_assert(says_address(page(login("sanne"), "GET", HOUSE, NULL)) == false);
    /* not named: gone, though she is the regisseur and added the member herself */
    ck_assert(!tells_address("sanne"));
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NOTE_PLACE, NULL)), 404);
    same(api(login("sanne"), "GET", LID_EMIR "/adres", NULL),
         api(login("sanne"), "GET", LEDEN "/" NIEMAND "/adres", NULL), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", LID_EMIR "/adres", V(2),
                                        "{\"telefoon\":\"06 0\"}")),
                     404);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", LID_EMIR "/adres/wijzig", NULL)), 404);
    /* her own note that names the school is hers still (R7) */
    change("UPDATE item SET auteur_id = 101 WHERE id = 522");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NOTE_PLACE, NULL)), 200);
    ck_assert_int_eq(
        value("SELECT count(*) FROM adresgeheim_besluit WHERE persoon_id = 202 AND door = 101"
              " AND huishouden_id = 301 AND soort = 'gezet' AND tekst = 'Emir wordt bedreigd.'"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM adres_lezer"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'adres_geheim.zetten'"
                           " AND personen LIKE '%" EMIR "%' AND huishouden = 301"
                           " AND object LIKE 'adresgeheim/%' AND uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

START_TEST(test_set_named)
{
    secret(SECRET(",\"mijzelf\":true"));
    ck_assert(tells_address("sanne"));
    ck_assert_int_eq(adres_status("sanne"), 200);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NOTE_PLACE, NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM adres_lezer WHERE persoon_id = 202 AND"
                           " gebruiker_id = 101 AND van = '2026-11-19' AND door = 101"),
                     1);
    struct http_reply r = api(login("sanne"), "POST", GEHEIM, SECRET(""));
    ck_assert_int_eq(r.status, 409);
    http_reply_free(&r);
#define ALSO(id)                                                                                   \
    reason(                                                                                        \
        api(login("sanne"), "POST", LID_ELIF "/adresgeheim", SECRET(",\"ookVoor\":[\"" id "\"]")), \
        "ookVoor")
    AUTO_FREE char *stranger = ALSO(DAAN);
    AUTO_FREE char *nobody = ALSO(NIEMAND);
    ck_assert_str_eq(stranger, nobody);
    ck_assert_int_eq(value("SELECT adres_geheim FROM persoon WHERE id = 201"), 0);
    /* who has one already is left alone */
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LID_ELIF "/adresgeheim",
                                   SECRET(",\"ookVoor\":[\"" EMIR "\"]"))),
                     201);
    ck_assert_int_eq(value("SELECT count(*) FROM adresgeheim_besluit WHERE persoon_id = 202"), 1);
}
END_TEST

START_TEST(test_set_by_form)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *form = page_text(sanne, GEHEIM "/nieuw", 200);
    /* the offer to go on seeing it stands ticked */
    ck_assert_ptr_nonnull(strstr(form, "name=\"mijzelf\" value=\"ja\" checked"));
    /* and so does who lives there too; Mark does not */
    ck_assert_ptr_nonnull(strstr(form, "name=\"ookVoor\" value=\"" ELIF "\" checked"));
    ck_assert_ptr_nonnull(strstr(form, "name=\"ookVoor\" value=\"" MARK "\">"));
    struct http_reply r =
        page(sanne, "POST", GEHEIM, "reden=Emir+wordt+bedreigd.&mijzelf=ja&gebruikers=" MARIEKE);
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), GEHEIM "?gedaan=adres-geheim");
    http_reply_free(&r);
    AUTO_FREE char *html = page_text(sanne, GEHEIM, 200);
    ck_assert(strstr(html, "Het adres is geheim.") && strstr(html, "Marieke van Dam") &&
              strstr(html, "Emir wordt bedreigd."));
    r = page(sanne, "POST", LID_ELIF "/adresgeheim", "reden=kort");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-reden-fout"));
    http_reply_free(&r);
}
END_TEST

/* It follows the person: in the other household of Emir it is as secret. */
START_TEST(test_everywhere)
{
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 406, 202, 'kind', '2026-01-01', 'hand');"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, plek, op, personen) VALUES (302, 611, 'adres', 'contact', 'coordinatie',"
           " 11, 102, 1, 1, 1767225600, '" EMIR "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (302, 611, 202)");
    static const char there[] = OTHER "/leden/00000000000cp/adres";
    const char *youssef = login("youssef");
    ck_assert_int_eq(status_of(api(youssef, "GET", there, NULL)), 200);
    secret(SECRET(",\"mijzelf\":true"));
    ck_assert_int_eq(status_of(api(youssef, "GET", there, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102 AND"
                           " soort = 'adres-geheim' AND huishouden_id = 302"),
                     1);
    /* named by Sanne? only of whom she sees involved here: then he is not there */
    AUTO_FREE char *hidden = reason(
        api(login("sanne"), "POST", GEHEIM "/lezers", "{\"gebruikers\":[\"0000000000036\"]}"),
        "gebruikers");
    AUTO_FREE char *made_up =
        reason(api(login("sanne"), "POST", GEHEIM "/lezers", "{\"gebruikers\":[\"" NIEMAND "\"]}"),
               "gebruikers");
    ck_assert_str_eq(hidden, made_up);
}
END_TEST

START_TEST(test_rights)
{
    const char *marieke = login("marieke");
    ck_assert_int_eq(status_of(api(marieke, "POST", GEHEIM, SECRET(""))), 403);
    ck_assert_int_eq(status_of(api(marieke, "GET", GEHEIM, NULL)), 403);
    ck_assert_int_eq(status_of(page(marieke, "GET", GEHEIM "/nieuw", NULL)), 403);
    same(api(login("youssef"), "POST", GEHEIM, SECRET("")),
         api(login("youssef"), "POST", "/huishoudens/" NIEMAND "/leden/00000000000cj/adresgeheim",
             SECRET("")),
         404);
    same(api(login("sanne"), "POST", LID_DAAN "/adresgeheim", SECRET("")),
         api(login("sanne"), "POST", LEDEN "/" NIEMAND "/adresgeheim", SECRET("")), 404);
    /* a procesregisseur may set it, but sees no address, and so does not name himself */
    const char *hans = login("hans");
    AUTO_FREE char *self =
        reason(api(hans, "POST", GEHEIM, SECRET(",\"mijzelf\":true")), "mijzelf");
    ck_assert_ptr_nonnull(strstr(self, "uzelf"));
    AUTO_FREE char *html = page_text(hans, GEHEIM "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(html, "U ziet het adres nu niet."));
    ck_assert_int_eq(
        status_of(api(hans, "POST", GEHEIM, SECRET(",\"gebruikers\":[\"" SANNE "\"]"))), 201);
    ck_assert_int_eq(adres_status("sanne"), 200);
    ck_assert_int_eq(adres_status("hans"), 404);
}
END_TEST

/* ---- who is named ---- */

/* From the BRP: nobody is named. The regisseur does not name herself nor her own onderdeel; another
 * names her, and from then on she names others. */
START_TEST(test_nobody_lets_themselves_in)
{
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    const char *sanne = login("sanne");
    AUTO_FREE char *self = reason(
        api(sanne, "POST", GEHEIM "/lezers", "{\"gebruikers\":[\"" SANNE "\"]}"), "gebruikers");
    AUTO_FREE char *own = reason(
        api(sanne, "POST", GEHEIM "/lezers", "{\"onderdelen\":[\"" WIJKTEAM "\"]}"), "onderdelen");
    AUTO_FREE char *none = reason(api(sanne, "POST", GEHEIM "/lezers", "{}"), "gebruikers");
    ck_assert(strstr(self, "niet uzelf") && strstr(own, "niet uzelf") && none);
    ck_assert_int_eq(value("SELECT count(*) FROM adres_lezer"), 0);
    AUTO_FREE char *blind = page_text(sanne, GEHEIM, 200);
    ck_assert_ptr_nonnull(strstr(blind, "U bent niet aangewezen"));
    ck_assert_int_eq(
        status_of(api(login("hans"), "POST", GEHEIM "/lezers", "{\"gebruikers\":[\"" SANNE "\"]}")),
        201);
    ck_assert_int_eq(adres_status("sanne"), 200);
    ck_assert_int_eq(
        status_of(api(sanne, "POST", GEHEIM "/lezers",
                      "{\"gebruikers\":[\"" MARIEKE "\"],\"onderdelen\":[\"" SCHOOL "\"],"
                      "\"tot\":\"2026-12-01\"}")),
        201);
    ck_assert_int_eq(value("SELECT count(*) FROM adres_lezer WHERE tot = '2026-12-01'"), 2);
    AUTO_FREE char *early = reason(api(sanne, "POST", GEHEIM "/lezers",
                                       "{\"gebruikers\":[\"" MARIEKE "\"],\"tot\":\"2026-11-18\"}"),
                                   "tot");
    ck_assert_ptr_nonnull(early);
    /* to be named lifts a block; a ground it is not */
    ck_assert_int_eq(adres_status("marieke"), 404);
}
END_TEST

START_TEST(test_unname)
{
    secret(SECRET(",\"mijzelf\":true,\"gebruikers\":[\"" MARIEKE "\"]"));
    char path[120], sql[] = "SELECT id FROM adres_lezer WHERE gebruiker_id = 101",
                    text[ID_TEXT_SIZE];
    id_format(value(sql), text);
    (void)snprintf(path, sizeof path, GEHEIM "/lezers/%s", text);
    /* who sees no address does not learn who is named */
    same(api(login("hans"), "DELETE", path, NULL),
         api(login("hans"), "DELETE", GEHEIM "/lezers/" NIEMAND, NULL), 404);
    struct http_reply r = api(login("hans"), "GET", GEHEIM, NULL);
    ck_assert(reply_has(&r, "\"lezers\":[]") && reply_has(&r, "\"geheim\":true"));
    http_reply_free(&r);
    /* of another person's address it is no such reader */
    (void)status_of(
        api(login("sanne"), "POST", LID_ELIF "/adresgeheim", SECRET(",\"mijzelf\":true")));
    char wrong[120];
    (void)snprintf(wrong, sizeof wrong, LID_ELIF "/adresgeheim/lezers/%s", text);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", wrong, NULL)), 404);
    ck_assert_int_eq(adres_status("sanne"), 200);
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", path, "_methode=DELETE")), 303);
    ck_assert_int_eq(adres_status("sanne"), 404); /* from this moment */
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path, NULL)), 404);
}
END_TEST

/* The day after `tot` somebody is not named any more. */
START_TEST(test_until)
{
    secret(SECRET(",\"mijzelf\":true"));
    change("UPDATE adres_lezer SET tot = '2026-11-19'");
    ck_assert_int_eq(adres_status("sanne"), 200);
    clock_forward(86400);
    ck_assert_int_eq(adres_status("sanne"), 404);
}
END_TEST

/* ---- the end ---- */

START_TEST(test_end)
{
    secret(SECRET(",\"mijzelf\":true"));
    struct http_reply r = api(login("sanne"), "DELETE", GEHEIM, CHECKED_SAFE);
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R5"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", GEHEIM "/einde", NULL)), 403);
    free(reason(api(login("hans"), "DELETE", GEHEIM, "{}"), "toets"));
    free(reason(api(login("hans"), "DELETE", GEHEIM, "{\"toets\":\"veilig\"}"), "toets"));
    ck_assert_int_eq(value("SELECT adres_geheim FROM persoon WHERE id = 202"), 1);
    r = page(login("hans"), "POST", GEHEIM,
             "_methode=DELETE&toets=Besproken+met+Elif+en+Veilig+Thuis%3A+het+is+veilig.");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT adres_geheim FROM persoon WHERE id = 202"), 0);
    ck_assert_int_eq(adres_status("sanne"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM adresgeheim_besluit WHERE soort = 'beeindigd' AND"
                           " door = 105 AND tekst LIKE 'Besproken%'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND"
                           " soort = 'adres-niet-geheim'"),
                     1);
    ck_assert_int_eq(status_of(api(login("hans"), "DELETE", GEHEIM, CHECKED_SAFE)), 409);
    /* the names of then do not come back with a new secret */
    secret(SECRET(""));
    ck_assert_int_eq(adres_status("sanne"), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'adres_geheim.beeindigen' AND gebeurtenis = 'beeindigen' AND"
                           " personen LIKE '%" EMIR "%' AND uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

/* R29: the log shows no look after it. */
START_TEST(test_no_look_after)
{
    secret(SECRET(""));
    int64_t last = value("SELECT max(volgnr) FROM logregel");
    (void)tells_address("sanne");
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM logregel WHERE volgnr > %lld AND handeling ="
                   " 'lid.adres.lezen'",
                   (long long)last);
    ck_assert_int_eq(value(sql), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("adres");
    TCase *t = tcase_create("geheim");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_set_not_named);
    tcase_add_test(t, test_set_named);
    tcase_add_test(t, test_set_by_form);
    tcase_add_test(t, test_everywhere);
    tcase_add_test(t, test_rights);
    tcase_add_test(t, test_nobody_lets_themselves_in);
    tcase_add_test(t, test_unname);
    tcase_add_test(t, test_until);
    tcase_add_test(t, test_end);
    tcase_add_test(t, test_no_look_after);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
