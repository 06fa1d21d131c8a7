/* SPDX-License-Identifier: EUPL-1.2 */
/* Members: who sees what of them (R21), adding and ending (R5), who is found (R22), who somebody
 * is. */
#include "gezin.h"
#include "race.h"

#define BY_HAND(rest)                                                                              \
    "{\"voornamen\":\"Ayşe\",\"geslachtsnaam\":\"Yıldız\",\"geslacht\":\"v\","                  \
    "\"geboortedatum\":\"1960-00-00\",\"rol\":\"grootouder\",\"bron\":\"Elif\"" rest "}"
#define FOUND(persoon, rest)                                                                       \
    "{\"persoon\":\"" persoon "\",\"rol\":\"ander\",\"bron\":\"Elif\"" rest "}"

static const json_t *member(const json_t *list, const char *persoon)
{
    json_t *row;
    size_t i;
    json_array_foreach(json_object_get(list, "resultaten"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "persoon")), persoon) == 0)
            return row;
    }
    return NULL;
}

static json_t *list_of(const char *who)
{
    struct http_reply r = api(login(who), "GET", LEDEN, NULL);
    ck_assert_msg(r.status == 200, "%d %.*s", r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

/* ---- reading ---- */

START_TEST(test_regie_sees_all)
{
    AUTO_JSON json_t *list = list_of("sanne");
    ck_assert_uint_eq(json_array_size(json_object_get(list, "resultaten")), 4);
    ck_assert(json_is_null(json_object_get(list, "volgende")));
    const json_t *emir = member(list, EMIR), *gezag = json_object_get(emir, "gezagNu");
    ck_assert_int_eq(json_integer_value(json_object_get(emir, "leeftijd")), 10);
    ck_assert_str_eq(json_string_value(json_object_get(emir, "bsn")), "••••••113");
    ck_assert_str_eq(json_string_value(json_object_get(gezag, "namen")),
                     "Elif Yıldız en Mark de Boer");
    ck_assert_str_eq(json_string_value(json_object_get(gezag, "bron")), "gezagsregister");
    ck_assert_str_eq(json_string_value(json_object_get(json_object_get(emir, "adres"), "straat")),
                     "Lindenlaan");
    /* Noor is 15 and becomes 16 within a year: then others decide. */
    const json_t *wordt = json_object_get(member(list, NOOR), "wordt");
    ck_assert_int_eq(json_integer_value(json_object_get(wordt, "leeftijd")), 16);
    ck_assert_str_eq(json_string_value(json_object_get(wordt, "datum")), "2026-12-01");
    ck_assert(json_is_null(json_object_get(emir, "wordt")));
    ck_assert(json_is_true(json_object_get(member(list, MARK), "elders")));
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'leden.lezen' AND gebruiker = 101"
              " AND huishouden = 301 AND gronden LIKE '%G1%' AND personen LIKE '%" EMIR "%'"
              " AND personen LIKE '%" MARK "%'"),
        1);
}
END_TEST

/* R21: names and relation for everyone involved; birth date, BSN, gezag, address only on a ground.
 */
START_TEST(test_card_alone)
{
    static const char *const who[] = {"marieke", "hans"};
    for (size_t i = 0; i < COUNT_OF(who); i++) {
        AUTO_JSON json_t *list = list_of(who[i]);
        AUTO_FREE char *text = json_dumps(list, 0);
        const json_t *emir = member(list, EMIR);
        ck_assert_uint_eq(json_array_size(json_object_get(list, "resultaten")), 4);
        ck_assert(json_is_false(json_object_get(emir, "contact")));
        ck_assert(json_is_null(json_object_get(emir, "geboortedatum")));
        ck_assert(json_is_null(json_object_get(emir, "adres")));
        ck_assert(json_is_null(json_object_get(emir, "gezagNu")));
        ck_assert(!strstr(text, "2016-") && !strstr(text, "Lindenlaan") && !strstr(text, "•113"));
        AUTO_FREE char *html = page_text(login(who[i]), LEDEN, 200);
        ck_assert(strstr(html, "Emir Yıldız") && strstr(html, "Mark de Boer"));
        ck_assert(!strstr(html, "mei 2016") && !strstr(html, "Lindenlaan") &&
                  !strstr(html, "•113"));
    }
}
END_TEST

START_TEST(test_pages)
{
    static const char *const paths[] = {LEDEN,
                                        LID_ELIF,
                                        LID_EMIR,
                                        LID_MARK,
                                        LEDEN "/nieuw",
                                        LEDEN "/nieuw?hand=ja",
                                        LID_ELIF "/wijzig",
                                        LID_ELIF "/persoon/wijzig",
                                        LID_EMIR "/persoon/wijzig",
                                        LID_ELIF "/adres/wijzig",
                                        LID_EMIR "/adresgeheim",
                                        LID_EMIR "/adresgeheim/nieuw",
                                        LID_EMIR "/adresgeheim/lezers/nieuw",
                                        HOUSE "/gezag/nieuw?kind=" EMIR,
                                        HOUSE "/gezag/000000000007v/wijzig",
                                        HOUSE "/vertegenwoordigingen/nieuw?persoon=" ELIF,
                                        HOUSE "/wilsonbekwaamheden/nieuw",
                                        HOUSE "/afschermingen",
                                        HOUSE "/afschermingen/nieuw"};
    const char *sanne = login("sanne");
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        AUTO_FREE char *text = page_text(sanne, paths[i], 200);
        ck_assert_msg(strstr(text, "Misschien ziet u hier niet alles") || strstr(text, "gp-form") ||
                          strstr(text, "Geheim adres"),
                      "%s", paths[i]);
    }
    AUTO_FREE char *emir = page_text(sanne, LID_EMIR, 200);
    ck_assert(strstr(emir, "gezagsregister") && strstr(emir, "Lindenlaan 14") &&
              strstr(emir, "BSN"));
    /* Of somebody from the BRP there is no name to change. */
    AUTO_FREE char *brp = page_text(sanne, LID_EMIR "/persoon/wijzig", 200);
    ck_assert(strstr(brp, "name=\"taal\"") && !strstr(brp, "name=\"geslachtsnaam\""));
}
END_TEST

/* Ended members are there for regie, as ended; the card of others names who is there now. */
START_TEST(test_ended)
{
    change("UPDATE lid SET tot = '2026-11-18' WHERE id = 404");
    AUTO_JSON json_t *regie = list_of("sanne");
    ck_assert(json_is_true(json_object_get(member(regie, MARK), "gestopt")));
    AUTO_FREE char *html = page_text(login("sanne"), LEDEN, 200);
    ck_assert_ptr_nonnull(strstr(html, "Hoorde eerder bij het gezin"));
    AUTO_JSON json_t *school = list_of("marieke");
    ck_assert_ptr_null(member(school, MARK));
    same(api(login("marieke"), "GET", LID_MARK, NULL),
         api(login("marieke"), "GET", LEDEN "/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", LID_MARK, NULL)), 200);
    /* the last day itself still counts */
    change("UPDATE lid SET tot = '2026-11-19' WHERE id = 404");
    AUTO_JSON json_t *today = list_of("marieke");
    ck_assert_ptr_nonnull(member(today, MARK));
}
END_TEST

START_TEST(test_hidden_is_absent)
{
    static const char *const who[] = {"youssef", "anja", "ruth", "ilse", "nieuw"};
    for (size_t i = 0; i < COUNT_OF(who); i++) {
        const char *token = login(who[i]);
        same(api(token, "GET", LEDEN, NULL),
             api(token, "GET", "/huishoudens/" NIEMAND "/leden", NULL), 404);
        ck_assert_int_eq(status_of(api(token, "GET", LID_EMIR, NULL)), 404);
        ck_assert_int_eq(status_of(api(token, "POST", LEDEN, BY_HAND(""))), 404);
    }
    /* a member of another household, through a household one may see */
    const char *sanne = login("sanne");
    same(api(sanne, "GET", LID_DAAN, NULL), api(sanne, "GET", LEDEN "/" NIEMAND, NULL), 404);
    same(api_with(sanne, "PATCH", LID_DAAN, V(1), "{\"rol\":\"ander\"}"),
         api_with(sanne, "PATCH", LEDEN "/" NIEMAND, V(1), "{\"rol\":\"ander\"}"), 404);
    ck_assert_int_eq(status_of(api(sanne, "GET", LID_DAAN "/adres", NULL)), 404);
    ck_assert_int_eq(status_of(api(sanne, "GET", LID_DAAN "/adresgeheim", NULL)), 404);
}
END_TEST

/* ---- adding ---- */

START_TEST(test_add_by_hand)
{
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "POST", LEDEN, BY_HAND(",\"telefoon\":\"06 5\""));
    const char *location = reply_header(&r, "Location");
    ck_assert_ptr_nonnull(strstr(location, "/api/v1" LEDEN "/"));
    ck_assert_int_eq(status_of(api(sanne, "GET", location + 7, NULL)), 200);
    (void)made(r);
    ck_assert_int_eq(
        value("SELECT count(*) FROM persoon p JOIN lid l ON l.persoon_id = p.id WHERE"
              " l.huishouden_id = 301 AND p.naam = 'Ayşe Yıldız' AND p.geboortedatum = '1960-00-00'"
              " AND p.bron = 'hand' AND l.rol = 'grootouder' AND l.van = '2026-11-19'"
              " AND l.bron = 'Elif' AND p.telefoon = '06 5'"),
        1);
    ck_assert_int_eq(value("SELECT group_concat(soort) = 'contact,adres' FROM (SELECT i.soort FROM"
                           " item i JOIN item_persoon ip ON ip.item_id = i.id JOIN persoon p ON"
                           " p.id = ip.persoon_id WHERE p.voornamen = 'Ayşe' ORDER BY i.id)"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel r, persoon p WHERE p.voornamen = 'Ayşe'"
                           " AND r.handeling = 'lid.toevoegen' AND r.gebeurtenis = 'toevoegen'"
                           " AND r.huishouden = 301 AND r.object LIKE 'lid/%'"
                           " AND r.personen <> '' AND r.uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

START_TEST(test_add_by_form)
{
    const char *sanne = login("sanne");
    struct http_reply r =
        page(sanne, "POST", LEDEN,
             "persoon=&voornamen=Ayse&geslachtsnaam=&geslacht=v&geboortedatum=1960"
             "&rol=grootouder&van=&bron=Elif&telefoon=&taal=");
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), LEDEN "?gedaan=lid-toegevoegd");
    http_reply_free(&r);
    AUTO_FREE char *html = page_text(sanne, LEDEN "?gedaan=lid-toegevoegd", 200);
    ck_assert(strstr(html, "De persoon hoort nu bij dit gezin") && strstr(html, "Ayse"));
    r = page(sanne, "POST", LEDEN, "persoon=&voornamen=Bo&geslacht=&rol=&bron=");
    ck_assert_int_eq(r.status, 400); /* what was typed is kept, on the page without the search */
    ck_assert(reply_has(&r, "value=\"Bo\"") && reply_has(&r, "veld-rol-fout") &&
              !reply_has(&r, "/leden/_zoek"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_add_found)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *hidden = reason(api(sanne, "POST", LEDEN, FOUND(DAAN, "")), "persoon");
    AUTO_FREE char *made_up = reason(api(sanne, "POST", LEDEN, FOUND(NIEMAND, "")), "persoon");
    ck_assert_str_eq(hidden, made_up);
    sanne = login_found("sanne", 203);
    AUTO_FREE char *second = reason(api(sanne, "POST", LEDEN, FOUND(DAAN, "")), "tweede");
    ck_assert_ptr_nonnull(strstr(second, "ander huishouden"));
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 203"), 1);
    (void)made(api(sanne, "POST", LEDEN, FOUND(DAAN, ",\"tweede\":true")));
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 203"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102"
                           " AND soort = 'lid-ook-elders' AND huishouden_id = 302"),
                     1);
    AUTO_FREE char *again =
        reason(api(sanne, "POST", LEDEN, FOUND(DAAN, ",\"tweede\":true")), "persoon");
    ck_assert_ptr_nonnull(strstr(again, "al lid"));
}
END_TEST

/* R22: somebody of a hidden household is added like anybody; its regisseur hears, the adder does
 * not. */
START_TEST(test_add_hidden)
{
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 203");
    const char *sanne = login_found("sanne", 203);
    (void)made(api(sanne, "POST", LEDEN, FOUND(DAAN, "")));
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102"
                           " AND soort = 'lid-ook-elders'"),
                     1);
}
END_TEST

START_TEST(test_add_unborn)
{
    const char *sanne = login("sanne");
#define UNBORN(rest)                                                                               \
    "{\"ongeboren\":true,\"geslacht\":\"x\",\"rol\":\"kind\",\"bron\":\"Elif\"" rest "}"
    AUTO_FREE char *no_mother = reason(api(sanne, "POST", LEDEN, UNBORN("")), "moeder");
    AUTO_FREE char *stranger =
        reason(api(sanne, "POST", LEDEN, UNBORN(",\"moeder\":\"" DAAN "\"")), "moeder");
    AUTO_FREE char *nobody =
        reason(api(sanne, "POST", LEDEN, UNBORN(",\"moeder\":\"" NIEMAND "\"")), "moeder");
    ck_assert_str_eq(stranger, nobody);
    AUTO_FREE char *born =
        reason(api(sanne, "POST", LEDEN,
                   UNBORN(",\"moeder\":\"" ELIF "\",\"geboortedatum\":\"2026-01-01\"")),
               "geboortedatum");
    ck_assert(no_mother && born);
    char path[100];
    (void)snprintf(path, sizeof path, LEDEN "/%s",
                   made(api(sanne, "POST", LEDEN, UNBORN(",\"moeder\":\"" ELIF "\""))));
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE ongeboren = 1 AND moeder_id = 201"
                           " AND naam = 'Ongeboren kind'"),
                     1);
    /* and then it is born */
    char persoon[120];
    (void)snprintf(persoon, sizeof persoon, "%s/persoon", path);
    ck_assert_int_eq(status_of(api_with(
                         sanne, "PATCH", persoon, V(1),
                         "{\"ongeboren\":false,\"voornamen\":\"Ada\",\"geslachtsnaam\":\"Yıldız\","
                         "\"geslacht\":\"v\",\"geboortedatum\":\"2026-11-18\"}")),
                     200);
    ck_assert_int_eq(
        value("SELECT count(*) FROM persoon WHERE ongeboren = 0 AND naam = 'Ada Yıldız'"
              " AND zoeknaam = 'ada yildiz' AND geboortedatum = '2026-11-18'"),
        1);
}
END_TEST

START_TEST(test_add_rights)
{
    static const char *const who[] = {"marieke", "hans"};
    for (size_t i = 0; i < COUNT_OF(who); i++) {
        struct http_reply r = api(login(who[i]), "POST", LEDEN, BY_HAND(""));
        ck_assert_int_eq(r.status, 403);
        ck_assert(reply_has(&r, "R5"));
        http_reply_free(&r);
        r = api_with(login(who[i]), "PATCH", LID_EMIR, V(1), "{\"rol\":\"ander\"}");
        ck_assert_int_eq(r.status, 403);
        http_reply_free(&r);
        ck_assert_int_eq(status_of(page(login(who[i]), "GET", LEDEN "/nieuw", NULL)), 403);
        ck_assert_int_eq(status_of(page(login(who[i]), "GET", LID_EMIR "/wijzig", NULL)), 403);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE huishouden_id = 301"), 4);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'lid.toevoegen'"
                           " AND uitkomst = 'geweigerd' AND huishouden IS NULL"),
                     2);
}
END_TEST

START_TEST(test_add_twice)
{
    const char *sanne = login("sanne"), *key = "Idempotency-Key: dubbel";
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LEDEN, key, BY_HAND(""))), 201);
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LEDEN, key, BY_HAND(""))), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE voornamen = 'Ayşe'"), 1);
}
END_TEST

/* Two at once add the same person: one membership, and each hears the truth. */
START_TEST(test_add_race)
{
    struct racer racers[4];
    const char *sanne = login_found("sanne", 203);
    for (size_t i = 0; i < COUNT_OF(racers); i++)
        racers[i] = (struct racer){.token = sanne,
                                   .method = "POST",
                                   .path = LEDEN,
                                   .body = FOUND(DAAN, ",\"tweede\":true")};
    race(racers, COUNT_OF(racers));
    ck_assert_uint_eq(race_told(racers, COUNT_OF(racers), 201), 1);
    ck_assert_uint_eq(race_told(racers, COUNT_OF(racers), 400), 3);
    ck_assert_int_eq(
        value("SELECT count(*) FROM lid WHERE huishouden_id = 301 AND persoon_id = 203"), 1);
}
END_TEST

/* R6: with one's own kin in it the household would be one's own. */
START_TEST(test_add_own)
{
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 101");
    const char *sanne = login_found("sanne", 203);
    struct http_reply r = api(sanne, "POST", LEDEN, FOUND(DAAN, ",\"tweede\":true"));
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R6"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 203"), 1);
}
END_TEST

/* Ended and back: the items of then are the items of now. */
START_TEST(test_add_again)
{
    change("UPDATE lid SET tot = '2026-10-01' WHERE id = 404");
    const char *sanne = login("sanne");
    AUTO_FREE char *overlap =
        reason(api(sanne, "POST", LEDEN, FOUND(MARK, ",\"van\":\"2026-09-30\"")), "persoon");
    AUTO_FREE char *later =
        reason(api(sanne, "POST", LEDEN, FOUND(MARK, ",\"van\":\"2026-11-20\"")), "van");
    ck_assert(overlap && later);
    (void)made(api(sanne, "POST", LEDEN, FOUND(MARK, "")));
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 204"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM item_persoon ip JOIN item i ON i.id = ip.item_id"
                           " WHERE ip.persoon_id = 204 AND i.soort IN ('contact', 'adres')"),
                     2);
    /* the old membership cannot be stretched over the new one */
    AUTO_FREE char *twice =
        reason(api_with(sanne, "PATCH", LID_MARK, V(1), "{\"tot\":null}"), "tot");
    ck_assert_ptr_nonnull(twice);
}
END_TEST

/* ---- changing ---- */

START_TEST(test_change)
{
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "GET", LID_MARK, NULL);
    ck_assert_str_eq(reply_header(&r, "ETag"), "\"v1\"");
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(sanne, "PATCH", LID_MARK, "{\"elders\":false}")), 428);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", LID_MARK, V(1), "{\"elders\":false}")),
                     200);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", LID_MARK, V(1), "{\"rol\":\"ander\"}")),
                     412);
    ck_assert_int_eq(value("SELECT elders = 0 AND rol = 'vader' AND versie = 2 FROM lid WHERE"
                           " id = 404"),
                     1);
    AUTO_FREE char *early =
        reason(api_with(sanne, "PATCH", LID_MARK, V(2), "{\"tot\":\"2025-12-31\"}"), "tot");
    AUTO_FREE char *no_source =
        reason(api_with(sanne, "PATCH", LID_MARK, V(2), "{\"bron\":\"\"}"), "bron");
    ck_assert(early && no_source);
    ck_assert_int_eq(
        status_of(api_with(sanne, "PATCH", LID_MARK, V(2), "{\"tot\":\"2026-11-18\"}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'lid.wijzigen' AND"
                           " gebeurtenis = 'wijzigen' AND personen LIKE '%" MARK "%'"
                           " AND huishouden = 301 AND uitkomst = 'geslaagd'"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM item_persoon WHERE persoon_id = 204"), 3);
}
END_TEST

START_TEST(test_change_conflict_page)
{
    const char *sanne = login("sanne");
    change("UPDATE lid SET versie = 2, rol = 'ouder' WHERE id = 404");
    struct http_reply r = page(sanne, "POST", LID_MARK,
                               "_methode=PATCH&_versie=1&rol=partner&elders=ja&tot=&bron=Elif");
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "partner") && reply_has(&r, "ouder"));
    ck_assert(reply_has(&r, "name=\"_versie\" value=\"2\""));
    http_reply_free(&r);
    r = page(sanne, "POST", LID_MARK,
             "_methode=PATCH&_versie=2&rol=partner&elders=ja&tot=&bron=Elif");
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), LID_MARK "?gedaan=lid-gewijzigd");
    http_reply_free(&r);
}
END_TEST

START_TEST(test_person_of_the_brp)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *brp =
        reason(api_with(sanne, "PATCH", LID_EMIR "/persoon", V(1), "{\"voornamen\":\"Emirhan\"}"),
               "voornamen");
    ck_assert_ptr_nonnull(strstr(brp, "BRP"));
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", LID_EMIR "/persoon", V(1),
                                        "{\"taal\":\"Turks\",\"tolk\":true}")),
                     200);
    AUTO_FREE char *street = reason(
        api_with(sanne, "PATCH", LID_EMIR "/adres", V(2), "{\"straat\":\"Elders\"}"), "straat");
    ck_assert_ptr_nonnull(street);
    ck_assert_int_eq(
        status_of(api_with(sanne, "PATCH", LID_EMIR "/adres", V(2), "{\"telefoon\":\"06 9\"}")),
        200);
    ck_assert_int_eq(value("SELECT naam = 'Emir Yıldız' AND taal = 'Turks' AND tolk = 1 AND"
                           " straat = 'Lindenlaan' AND telefoon = '06 9' AND versie = 3"
                           " FROM persoon WHERE id = 202"),
                     1);
    struct http_reply r =
        page(sanne, "POST", LID_EMIR "/persoon", "_methode=PATCH&_versie=3&taal=&tolk=ja");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_person_by_hand)
{
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", LID_ELIF "/persoon", V(1),
                                        "{\"taal\":\"Turks\"}")),
                     404); /* no ground for contact: not there */
    AUTO_FREE char *future = reason(
        api_with(sanne, "PATCH", LID_ELIF "/persoon", V(1), "{\"geboortedatum\":\"2027-00-00\"}"),
        "geboortedatum");
    AUTO_FREE char *nameless = reason(api_with(sanne, "PATCH", LID_ELIF "/persoon", V(1),
                                               "{\"voornamen\":\"\",\"geslachtsnaam\":\"\"}"),
                                      "geslachtsnaam");
    ck_assert(future && nameless);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", LID_ELIF "/persoon", V(1),
                                        "{\"voornamen\":\"Elif Su\"}")),
                     200);
    ck_assert_int_eq(value("SELECT naam = 'Elif Su Yıldız' OR naam = 'Elif Yıldız' FROM persoon"
                           " WHERE id = 201 AND zoeknaam LIKE 'elif su%'"),
                     1);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", LID_ELIF "/persoon", V(1), "{}")), 412);
}
END_TEST

/* ---- searching from a household ---- */

#define SEARCH(naam, geboren)                                                                      \
    "{\"geslachtsnaam\":\"" naam "\",\"geboortedatum\":\"" geboren                                 \
    "\",\"reden\":\"oma hoort erbij\"}"

START_TEST(test_search)
{
    change("INSERT INTO persoon (id, naam, zoeknaam, geboortedatum, bron, bron_datum) VALUES"
           " (210, 'Oma Bakker', 'oma bakker', '1950-01-01', 'brp', '2026-01-01')");
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "POST", LEDEN "/_zoek", SEARCH("Bakker", "1950-01-01"));
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Oma Bakker"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'persoon.zoeken' AND"
                           " gebeurtenis = 'zoeken' AND huishouden = 301 AND reden = 'oma hoort"
                           " erbij' AND personen LIKE '%000000000006j%'"),
                     1);
    (void)made(api(sanne, "POST", LEDEN, FOUND("000000000006j", "")));
    r = page(login("sanne"), "POST", LEDEN "/_zoek",
             "bsn=&geslachtsnaam=Niemand&geboortedatum=1950-01-01&reden=oma+hoort");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Niemand gevonden"));
    http_reply_free(&r);
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", LEDEN "/_zoek", SEARCH("Bakker", "1950-01-01"))),
        403);
}
END_TEST

/* A regisseur of another organisation has the regisseur's rights here, searching included (R5). */
START_TEST(test_search_as_regie)
{
    change("UPDATE regie SET tot_op = 1795000000 WHERE id = 551;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
           " (301, 553, 103, 13, 1795000000)");
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", LEDEN "/_zoek", SEARCH("Vries", "1985-07-08"))),
        200);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("leden");
    TCase *t = tcase_create("lezen");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_regie_sees_all);
    tcase_add_test(t, test_card_alone);
    tcase_add_test(t, test_pages);
    tcase_add_test(t, test_ended);
    tcase_add_test(t, test_hidden_is_absent);
    suite_add_tcase(s, t);
    t = tcase_create("toevoegen");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_add_by_hand);
    tcase_add_test(t, test_add_by_form);
    tcase_add_test(t, test_add_found);
    tcase_add_test(t, test_add_hidden);
    tcase_add_test(t, test_add_unborn);
    tcase_add_test(t, test_add_rights);
    tcase_add_test(t, test_add_twice);
    tcase_add_test(t, test_add_race);
    tcase_add_test(t, test_add_own);
    tcase_add_test(t, test_add_again);
    tcase_add_test(t, test_search);
    tcase_add_test(t, test_search_as_regie);
    suite_add_tcase(s, t);
    t = tcase_create("wijzigen");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_change);
    tcase_add_test(t, test_change_conflict_page);
    tcase_add_test(t, test_person_of_the_brp);
    tcase_add_test(t, test_person_by_hand);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
