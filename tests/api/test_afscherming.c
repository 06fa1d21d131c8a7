/* SPDX-License-Identifier: EUPL-1.2 */
/* Separations (R19): nothing of the protected persons anywhere on the other side, and who may set,
 * widen and end one (R5). School's Marieke (103) is on the other side, and Mark. */
#include "gezin.h"

#include <strings.h>

#define LIST HOUSE "/afschermingen"
#define SANNE "0000000000035"
#define YOUSSEF "0000000000036"
#define MARIEKE "0000000000037"
#define HANS "0000000000039"
#define WIJKTEAM "000000000000b"
#define SCHOOL "000000000000d"
#define WHY "\"reden\":\"Mark sloeg Elif op 15 november.\""
#define AGAINST(who, rest)                                                                         \
    "{" WHY ",\"personen\":[\"" ELIF "\",\"" EMIR "\"],\"tegenPersonen\":[\"" MARK "\"],"          \
    "\"tegenGebruikers\":[\"" who "\"]" rest "}"
#define SAFE "{\"toets\":\"Besproken met Elif en Veilig Thuis op 18 november: het is veilig.\"}"

static char one[80]; /* the separation just made */

static void separate(const char *body)
{
    (void)snprintf(one, sizeof one, LIST "/%s", made(api(login("sanne"), "POST", LIST, body)));
}

/* Beside gezin.h: what school sees of Elif and Emir, and of Noor with Elif as somebody to do it.
 * The two get names that stand in no hint of a form; Marieke's own involvement is about Noor. */
static void start(void)
{
    gezin_start();
    change("UPDATE persoon SET naam = 'Zeliha Yıldız', roepnaam = 'Zeliha' WHERE id = 201;"
           "UPDATE persoon SET naam = 'Orhan Yıldız', roepnaam = 'Orhan' WHERE id = 202;"
           "UPDATE item SET personen = '" NOOR "' WHERE id = 503;"
           "UPDATE item_persoon SET persoon_id = 205 WHERE item_id = 503");
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (301, 530, 'doel', 'onderwijs', 'coordinatie', 13, 103, 0, 1767225600, '" NOOR "'),"
           " (301, 531, 'actie', 'onderwijs', 'coordinatie', 13, 103, 0, 1767225600, '" NOOR "'),"
           " (301, 532, 'woord', 'plan', 'coordinatie', 13, 101, 0, 1767225600, '" ELIF "'),"
           " (301, 533, 'netwerklid', 'plan', 'coordinatie', 13, 101, 0, 1767225600, '" ELIF "'),"
           " (301, 534, 'actie', 'onderwijs', 'coordinatie', 13, 103, 0, 1767225600, '" NOOR "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 530, 205),"
           " (301, 531, 205), (301, 532, 201), (301, 533, 201), (301, 534, 205);"
           "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status,"
           " status_op, status_door) VALUES (301, 530, 501, 'onderwijs', 'Noor haalt haar diploma',"
           " 'Diploma', 'actief', 1767225600, 103);"
           "INSERT INTO woord (huishouden_id, id, persoon_id, tekst, datum) VALUES (301, 532, 201,"
           " 'Rust in huis', '2026-11-01');"
           "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES (301, 533,"
           " 'Oma Ayşe', 'moeder van Elif', '2026-01-01');"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id,"
           " eigenaar_netwerk_id, vervaldatum, status, status_op, status_door) VALUES"
           " (301, 531, 530, 'Boeken kopen', 201, NULL, '2026-12-01', 'open', 1767225600, 103),"
           " (301, 534, 530, 'Meehelpen', NULL, 533, '2026-12-01', 'open', 1767225600, 103);"
           "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_persoon_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op) VALUES (301, 705, 205, 'avg', 201,"
           " 'onderwijs', 'x', '2026-02-01', '2027-01-31', 'x', 'mondeling', 'Nederlands', 0, 0,"
           " 103, 13, 1769900400)");
}

/* ---- the other side ---- */

static const char *const READS[] = {HOUSE,
                                    LEDEN,
                                    HOUSE "/doelen",
                                    HOUSE "/betrokkenen",
                                    HOUSE "/toestemmingen",
                                    HOUSE "/netwerk",
                                    HOUSE "/woorden",
                                    HOUSE "/tijdlijn",
                                    HOUSE "/regie",
                                    HOUSE "/logboek",
                                    LIST,
                                    "/huishoudens",
                                    "/mijn/werk",
                                    "/mijn/berichten",
                                    "/doelen/00000000000gj",
                                    "/acties/00000000000gk",
                                    "/acties/00000000000gp",
                                    "/betrokkenen/00000000000fq"};
static const char *const FORMS[] = {HOUSE "/doelen/nieuw",
                                    HOUSE "/notities/nieuw",
                                    HOUSE "/toestemmingen/nieuw",
                                    HOUSE "/woorden/nieuw",
                                    HOUSE "/netwerk/nieuw",
                                    HOUSE "/berichten/nieuw",
                                    "/doelen/00000000000gj/acties/nieuw",
                                    HOUSE "/partners",
                                    HOUSE "/betrokkenen/nieuw"};

static bool names_them(struct http_reply r, const char *path)
{
    /* 303: the address of a form, which leads to that form */
    ck_assert_msg(r.status == 200 || r.status == 303 || (r.status >= 403 && r.status <= 405),
                  "%s: %d", path, r.status);
    bool named = reply_has(&r, "Zeliha") || reply_has(&r, "Orhan") || reply_has(&r, EMIR) ||
                 reply_has(&r, ELIF) || reply_has(&r, "Oma Ay");
    http_reply_free(&r);
    return named;
}

/* How many of all answers, of both faces, say something of Elif or Emir. */
static int named_in(const char *who, bool tell)
{
    int named = 0;
    const char *token = login(who);
    for (size_t i = 0; i < COUNT_OF(READS); i++) {
        bool found = names_them(api(token, "GET", READS[i], NULL), READS[i]);
        found = names_them(page(token, "GET", READS[i], NULL), READS[i]) || found;
        ck_assert_msg(!found || !tell, "%s", READS[i]);
        named += found;
    }
    for (size_t i = 0; i < COUNT_OF(FORMS); i++) {
        bool found = names_them(page(token, "GET", FORMS[i], NULL), FORMS[i]);
        ck_assert_msg(!found || !tell, "%s", FORMS[i]);
        named += found;
    }
    return named;
}

START_TEST(test_other_side)
{
    ck_assert_int_gt(named_in("marieke", false), 10); /* else this would prove nothing */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", NOTE_SCHOOL, NULL)), 200);
    separate(AGAINST(MARIEKE, ""));
    ck_assert_int_eq(named_in("marieke", true), 0);
    const char *marieke = login("marieke");
    same(api(marieke, "GET", NOTE_SCHOOL, NULL), api(marieke, "GET", "/notities/" NIEMAND, NULL),
         404);
    same(api(marieke, "GET", LID_EMIR, NULL), api(marieke, "GET", LEDEN "/" NIEMAND, NULL), 404);
    same(api(marieke, "GET", one, NULL), api(marieke, "GET", LIST "/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(marieke, "GET", "/toestemmingen/00000000000nx", NULL)), 404);
    /* what is about the others stays, and so does what she wrote herself */
    ck_assert_int_eq(status_of(api(marieke, "GET", "/doelen/00000000000gj", NULL)), 200);
    struct http_reply r = api(marieke, "GET", LEDEN, NULL);
    ck_assert(reply_has(&r, "Noor") && reply_has(&r, "Mark de Boer"));
    http_reply_free(&r);
    /* and on this side everything */
    ck_assert_int_gt(named_in("sanne", false), 10);
}
END_TEST

/* Her account, her onderdeel, or the person she is: the same. */
START_TEST(test_other_side_otherwise)
{
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 103");
    const char *sanne = login_found("sanne", 203);
    (void)made(api(sanne, "POST", LIST,
                   "{" WHY ",\"personen\":[\"" ELIF "\",\"" EMIR "\"],\"tegenPersonen\":[\"" DAAN
                   "\"]}"));
    ck_assert_int_eq(named_in("marieke", true), 0);
    change("UPDATE afscherming SET van = '2026-01-01', tot = '2026-11-18';"
           "UPDATE gebruiker SET persoon_id = NULL WHERE id = 103");
    ck_assert_int_gt(named_in("marieke", false), 10);
    separate("{" WHY ",\"personen\":[\"" ELIF "\",\"" EMIR "\"],\"tegenOnderdelen\":[\"" SCHOOL
             "\"]}");
    ck_assert_int_eq(named_in("marieke", true), 0);
}
END_TEST

/* Errors and choices: hidden is as made up (R24). */
START_TEST(test_errors_do_not_tell)
{
    separate(AGAINST(MARIEKE, ""));
#define POSTS(path, before, after)                                                                 \
    {                                                                                              \
        path, before EMIR after, before NIEMAND after                                              \
    }
    static const struct {
        const char *path, *hidden, *made_up;
    } posts[] = {
        POSTS(HOUSE "/doelen",
              "{\"titel\":\"x\",\"resultaat\":\"y\",\"leefgebied\":\"wonen\",\"personen\":[\"",
              "\"]}"),
        POSTS(HOUSE "/woorden", "{\"tekst\":\"x\",\"datum\":\"2026-11-01\",\"persoon\":\"", "\"}"),
        POSTS(HOUSE "/netwerk", "{\"naam\":\"x\",\"relatie\":\"y\",\"personen\":[\"", "\"]}"),
        POSTS(HOUSE "/notities",
              "{\"titel\":\"x\",\"tekst\":\"y\",\"categorie\":\"wonen\",\"vorm\":\"gesprek\","
              "\"datum\":\"2026-11-01\",\"personen\":[\"",
              "\"]}"),
        POSTS(HOUSE "/toestemmingen",
              "{\"soort\":[\"avg\"],\"bronnen\":[\"000000000000d\"],"
              "\"ontvangerOnderdeel\":\"000000000000d\",\"categorieen\":[\"wonen\"],"
              "\"doel\":\"onderwijs\",\"doelZin\":\"x\",\"tot\":\"2027-01-01\","
              "\"wijze\":\"mondeling\",\"persoon\":\"",
              "\"}"),
    };
    const char *marieke = login("marieke");
    for (size_t i = 0; i < COUNT_OF(posts); i++)
        same(api(marieke, "POST", posts[i].path, posts[i].hidden),
             api(marieke, "POST", posts[i].path, posts[i].made_up), 400);
}
END_TEST

/* Intake finds nobody across a separation, and says what it says of nobody. */
START_TEST(test_not_found_at_intake)
{
#define SEARCH(naam, geboren)                                                                      \
    "{\"geslachtsnaam\":\"" naam "\",\"geboortedatum\":\"" geboren                                 \
    "\",\"reden\":\"aanmelding school\"}"
    const char *youssef = login("youssef");
    struct http_reply r = api(youssef, "POST", "/personen/_zoek", SEARCH("Yildiz", "1990-03-02"));
    ck_assert_msg(reply_has(&r, "Zeliha"), "%.*s", (int)r.body_len, r.body);
    http_reply_free(&r);
    separate(AGAINST(YOUSSEF, ""));
    same(api(login("youssef"), "POST", "/personen/_zoek", SEARCH("Yildiz", "1990-03-02")),
         api(login("youssef"), "POST", "/personen/_zoek", SEARCH("Yildiz", "1990-03-03")), 200);
    /* found before, in this very login: gone as well */
    AUTO_FREE char *html = page_text(youssef, "/huishoudens/nieuw", 200);
    ck_assert_ptr_null(strstr(html, "Zeliha"));
    AUTO_FREE char *known =
        reason(api(youssef, "POST", OTHER "/leden",
                   "{\"persoon\":\"" ELIF "\",\"rol\":\"ander\",\"bron\":\"x\",\"tweede\":true}"),
               "persoon");
    AUTO_FREE char *unknown = reason(api(youssef, "POST", OTHER "/leden",
                                         "{\"persoon\":\"" NIEMAND
                                         "\",\"rol\":\"ander\",\"bron\":\"x\",\"tweede\":true}"),
                                     "persoon");
    ck_assert_str_eq(known, unknown);
}
END_TEST

/* It follows the protected person into another household, and nobody across is told of anything. */
START_TEST(test_follows_the_person)
{
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 406, 202, 'kind', '2026-01-01', 'hand')");
    struct http_reply r = api(login("youssef"), "GET", OTHER "/leden", NULL);
    ck_assert(reply_has(&r, "Orhan"));
    http_reply_free(&r);
    separate(AGAINST(YOUSSEF, ""));
    r = api(login("youssef"), "GET", OTHER "/leden", NULL);
    ck_assert(r.status == 200 && !reply_has(&r, "Orhan") && reply_has(&r, "Daan"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102"), 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LID_EMIR "/adresgeheim",
                                   "{\"reden\":\"hij wordt bedreigd\"}")),
                     201);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102"), 0);
    /* a regisseur there who is not across does hear */
    change("UPDATE afscherming_tegen SET gebruiker_id = 103 WHERE gebruiker_id = 102");
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", one, V(1),
                                        "{\"reden\":\"Mark sloeg Elif twee keer.\"}")),
                     200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 102 AND"
                           " soort = 'afscherming-gewijzigd' AND huishouden_id = 302"),
                     1);
}
END_TEST

/* ---- setting ---- */

START_TEST(test_set)
{
    separate(AGAINST(MARIEKE, ""));
    ck_assert_int_eq(
        value("SELECT count(*) FROM afscherming a JOIN item i ON i.id = a.id WHERE a.door = 101 AND"
              " a.van = '2026-11-19' AND a.tot IS NULL AND i.categorie = 'veiligheid' AND"
              " i.aard = 'coordinatie' AND i.door_regie = 1 AND i.soort = 'afscherming' AND"
              " i.personen = '" ELIF "," EMIR "'"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming_persoon"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming_tegen WHERE persoon_id = 204 OR"
                           " gebruiker_id = 103"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'afscherming.toevoegen' AND huishouden = 301 AND personen = '" ELIF
                           "," EMIR "' AND object LIKE 'afscherming/%' AND uitkomst = 'geslaagd'"),
                     1);
    struct http_reply r = api(login("sanne"), "GET", one, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_str_eq(reply_header(&r, "ETag"), "\"v1\"");
    ck_assert_uint_eq(json_array_size(json_object_get(json, "tegen")), 2);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "personen")), 2);
    http_reply_free(&r);
    static const char *const pages[] = {"", "/wijzig"};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        char path[120];
        (void)snprintf(path, sizeof path, "%s%s", one, pages[i]);
        AUTO_FREE char *html = page_text(login("sanne"), path, 200);
        ck_assert(strstr(html, "Mark sloeg Elif") && strstr(html, "Wat de andere kant niet ziet"));
    }
    AUTO_FREE char *list = page_text(login("sanne"), LIST, 200);
    AUTO_FREE char *leden = page_text(login("sanne"), LEDEN, 200);
    ck_assert(strstr(list, "Marieke van Dam") && strstr(leden, "id=\"afgeschermd\""));
}
END_TEST

START_TEST(test_set_by_form)
{
    struct http_reply r = page(login("sanne"), "POST", LIST,
                               "personen=" ELIF "&personen=" EMIR "&tegenPersonen=" MARK
                               "&reden=Mark+sloeg+Elif+op+15+november.&van=");
    ck_assert_int_eq(r.status, 303);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Location"), "?gedaan=afscherming-ingesteld"));
    http_reply_free(&r);
    r = page(login("sanne"), "POST", LIST, "personen=" ELIF "&reden=Mark+sloeg+Elif.&van=");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-tegenPersonen-fout") && reply_has(&r, "Mark sloeg Elif."));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_set_checks)
{
    const char *sanne = login("sanne");
#define ERROR(body, field) reason(api(sanne, "POST", LIST, body), field)
#define TWO_SIDES(personen, tegen) "{" WHY ",\"personen\":[" personen "]," tegen "}"
    AUTO_FREE char *both =
        ERROR(TWO_SIDES("\"" ELIF "\"", "\"tegenPersonen\":[\"" ELIF "\"]"), "tegenPersonen");
    AUTO_FREE char *self =
        ERROR(TWO_SIDES("\"" ELIF "\"", "\"tegenGebruikers\":[\"" SANNE "\"]"), "tegenGebruikers");
    AUTO_FREE char *own = ERROR(TWO_SIDES("\"" ELIF "\"", "\"tegenOnderdelen\":[\"" WIJKTEAM "\"]"),
                                "tegenOnderdelen");
    AUTO_FREE char *stranger =
        ERROR(TWO_SIDES("\"" ELIF "\"", "\"tegenPersonen\":[\"" DAAN "\"]"), "tegenPersonen");
    AUTO_FREE char *nobody =
        ERROR(TWO_SIDES("\"" ELIF "\"", "\"tegenPersonen\":[\"" NIEMAND "\"]"), "tegenPersonen");
    AUTO_FREE char *daan =
        ERROR(TWO_SIDES("\"" DAAN "\"", "\"tegenPersonen\":[\"" MARK "\"]"), "personen");
    AUTO_FREE char *none =
        ERROR(TWO_SIDES("\"" NIEMAND "\"", "\"tegenPersonen\":[\"" MARK "\"]"), "personen");
    AUTO_FREE char *future = ERROR(AGAINST(MARIEKE, ",\"van\":\"2026-11-20\""), "van");
    ck_assert_str_eq(stranger, nobody);
    ck_assert_str_eq(daan, none);
    ck_assert(both && strstr(self, "procesregisseur") && own && future);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming"), 0);
}
END_TEST

START_TEST(test_set_whose)
{
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", LIST, AGAINST(HANS, ""))), 403);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", LIST "/nieuw", NULL)), 403);
    same(api(login("youssef"), "POST", LIST, AGAINST(HANS, "")),
         api(login("youssef"), "POST", "/huishoudens/" NIEMAND "/afschermingen", AGAINST(HANS, "")),
         404);
    /* a procesregisseur may, and sees what he set; the regisseur hears of it */
    (void)snprintf(one, sizeof one, LIST "/%s",
                   made(api(login("hans"), "POST", LIST, AGAINST(MARIEKE, ""))));
    ck_assert_int_eq(status_of(api(login("hans"), "GET", one, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", one, NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND"
                           " soort = 'afscherming-ingesteld'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"), 0);
}
END_TEST

START_TEST(test_set_twice)
{
    const char *sanne = login("sanne"), *key = "Idempotency-Key: dubbel";
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, AGAINST(MARIEKE, ""))), 201);
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, AGAINST(MARIEKE, ""))), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming"), 1);
}
END_TEST

/* ---- the preview ---- */

START_TEST(test_preview)
{
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "POST", LIST "/_voorbeeld",
                              "{\"personen\":[\"" ELIF "\",\"" EMIR "\"],\"tegenPersonen\":[\"" MARK
                              "\"],\"tegenOnderdelen\":[\"" SCHOOL "\"]}");
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%.*s", (int)r.body_len, r.body);
    const json_t *other = json_array_get(json_object_get(json, "overkant"), 0),
                 *lost = json_object_get(other, "kwijt");
    ck_assert_str_eq(json_string_value(json_object_get(other, "naam")), "Marieke van Dam");
    AUTO_FREE char *text = json_dumps(lost, 0);
    ck_assert(strstr(text, "Over school") && !strstr(text, "Noor haalt"));
    /* who reads the separation: the regisseur, and not who it is against */
    AUTO_FREE char *readers = json_dumps(json_object_get(json, "lezers"), 0);
    ck_assert(strstr(readers, "Sanne Hoekstra") && !strstr(readers, "Marieke"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling ="
              " 'afscherming.voorbeeld' AND gebeurtenis = 'zoeken' AND object IS NULL"),
        1);
    r = page(sanne, "POST", LIST "/_voorbeeld",
             "personen=" EMIR "&tegenGebruikers=" MARIEKE "&reden=&van=");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Ziet dit straks niet meer") && reply_has(&r, "Over school"));
    http_reply_free(&r);
    r = page(sanne, "POST", LIST "/_voorbeeld", "reden=&van=");
    ck_assert_int_eq(r.status, 200); /* not finished is no error yet */
    ck_assert(reply_has(&r, "Kies voor wie dit niet te zien mag zijn."));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", LIST "/_voorbeeld",
                                   "{\"personen\":[\"" EMIR "\"]}")),
                     403);
}
END_TEST

/* ---- widening, ending ---- */

START_TEST(test_only_wider)
{
    separate(AGAINST(MARIEKE, ""));
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(api(sanne, "PATCH", one, "{}")), 428);
    AUTO_FREE char *fewer =
        reason(api_with(sanne, "PATCH", one, V(1), "{\"personen\":[\"" ELIF "\"]}"), "personen");
    AUTO_FREE char *less =
        reason(api_with(sanne, "PATCH", one, V(1), "{\"tegenGebruikers\":[]}"), "tegenGebruikers");
    AUTO_FREE char *both =
        reason(api_with(sanne, "PATCH", one, V(1),
                        "{\"personen\":[\"" ELIF "\",\"" EMIR "\",\"" MARK "\"]}"),
               "tegenPersonen");
    ck_assert(strstr(fewer, "R5") && strstr(less, "R5") && both);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", one, V(1),
                                        "{\"personen\":[\"" ELIF "\",\"" EMIR "\",\"" NOOR "\"]}")),
                     200);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming_persoon"), 3);
    ck_assert_int_eq(value("SELECT personen = '" ELIF "," EMIR "," NOOR "' FROM item WHERE"
                           " soort = 'afscherming'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming_tegen"), 2);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", one, V(1), "{}")), 412);
    /* she wrote it herself, so Noor's goal stays; but Noor is off the card */
    struct http_reply r = api(login("marieke"), "GET", LEDEN, NULL);
    ck_assert(!reply_has(&r, "Noor") && reply_has(&r, "Mark de Boer"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", one, V(2), "{}")), 404);
    r = page(sanne, "POST", one,
             "_methode=PATCH&_versie=1&personen=" ELIF "&personen=" EMIR "&personen=" NOOR
             "&tegenPersonen=" MARK "&tegenGebruikers=" MARIEKE "&reden=Mark+dreigt+nog.");
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "Iemand anders wijzigde dit ook"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_end)
{
    separate(AGAINST(MARIEKE, ""));
    char end[120];
    (void)snprintf(end, sizeof end, "%s/einde", one);
    struct http_reply r = api_with(login("sanne"), "DELETE", one, V(1), SAFE);
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R5"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", end, NULL)), 403);
    const char *hans = login("hans");
    free(reason(api_with(hans, "DELETE", one, V(1), "{}"), "toets"));
    free(reason(api_with(hans, "DELETE", one, V(1), "{\"toets\":\"veilig\"}"), "toets"));
    ck_assert_int_eq(status_of(api(hans, "DELETE", one, SAFE)), 428);
    ck_assert_int_eq(status_of(api_with(hans, "DELETE", one, V(2), SAFE)), 412);
    AUTO_FREE char *html = page_text(hans, end, 200);
    ck_assert_ptr_nonnull(strstr(html, "Vandaag is de laatste dag"));
    r = page(hans, "POST", one,
             "_methode=DELETE&_versie=1&toets=Besproken+met+Elif+en+Veilig+Thuis%3A+veilig.");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM afscherming WHERE tot = '2026-11-19' AND"
                           " einde_door = 105 AND einde_toets LIKE 'Besproken%'"),
                     1);
    ck_assert_int_eq(named_in("marieke", true), 0); /* today still */
    ck_assert_int_eq(status_of(api_with(hans, "DELETE", one, V(2), SAFE)), 409);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", one, V(2), "{}")), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND"
                           " soort = 'afscherming-beeindigd'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'afscherming.beeindigen' AND gebeurtenis = 'beeindigen' AND"
                           " gebruiker = 105 AND personen LIKE '%" EMIR "%' AND uitkomst ="
                           " 'geslaagd'"),
                     1);
    clock_forward(86400);
    ck_assert_int_gt(named_in("marieke", false), 10);
}
END_TEST

/* A procesregisseur on the other side sees none of it, hears none of it, and ends nothing. */
START_TEST(test_procesregie_across)
{
    separate(AGAINST(HANS, ""));
    const char *hans = login("hans");
    same(api_with(hans, "DELETE", one, V(1), SAFE),
         api_with(hans, "DELETE", LIST "/" NIEMAND, V(1), SAFE), 404);
    struct http_reply r = api(hans, "GET", LIST, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]"));
    http_reply_free(&r);
    ck_assert_int_eq(named_in("hans", true), 0);
    change("UPDATE regie SET tot_op = 1795000000 WHERE id = 551"); /* nobody else to tell */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("afscherming");
    TCase *t = tcase_create("overkant");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_other_side);
    tcase_add_test(t, test_other_side_otherwise);
    tcase_add_test(t, test_errors_do_not_tell);
    tcase_add_test(t, test_not_found_at_intake);
    tcase_add_test(t, test_follows_the_person);
    suite_add_tcase(s, t);
    t = tcase_create("instellen");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_set);
    tcase_add_test(t, test_set_by_form);
    tcase_add_test(t, test_set_checks);
    tcase_add_test(t, test_set_whose);
    tcase_add_test(t, test_set_twice);
    tcase_add_test(t, test_preview);
    suite_add_tcase(s, t);
    t = tcase_create("einde");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_only_wider);
    tcase_add_test(t, test_end);
    tcase_add_test(t, test_procesregie_across);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
