/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rights of the family: requests with their terms, extracts, who looked, statements and
 * corrections, restriction, a child's objection. The family of gezin.h: Elif (201) and Mark (204)
 * with gezag over Emir (202, 10) and Noor (205, turns 16 on 1 December 2026).
 */
#include "gezin.h"

#define REQ "/verzoeken"
#define ITEM_521 "/items/00000000000g9"
#define NOTE_521 "/notities/00000000000g9"

/* A note of the school about Emir, one of the GGZ about Elif, and one about Mark alone. */
static const char MEER[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES"
    " (301, 530, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 0, 1767225600, '0000000000069'),"
    " (301, 531, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 0, 1767225600, '0000000000069'),"
    " (301, 532, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 0, 1767225600, '000000000006c'),"
    " (301, 533, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 0, 1767225600, '000000000006d'),"
    " (301, 534, 'notitie', 'werkaantekening', 'inhoud', 11, 101, 1, 0, 1795000000,"
    "  '0000000000069');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 530, 201),"
    " (301, 531, 201), (301, 532, 204), (301, 533, 205), (301, 534, 201);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 530, '2026-11-05', 'gesprek', 'Bij de behandelaar', 'Elif slaapt slecht.'),"
    " (301, 531, '2026-11-06', 'gesprek', 'Het huis', 'Elif wil verhuizen. Mark en Emirs juf ook, "
    "zegt Noor Yildiz.'),"
    " (301, 532, '2026-11-07', 'gesprek', 'Met Mark', 'GEHEIM-VAN-MARK'),"
    " (301, 533, '2026-11-08', 'gesprek', 'Met Noor', 'NOOR-OVER-SCHOOL'),"
    " (301, 534, '2026-11-19', 'gesprek', 'Voor mijzelf', 'ALLEEN-VOOR-SANNE');";

static void start(void)
{
    gezin_start();
    change(MEER);
}

/* ---- asking ---- */

static char *request_as(const char *who, const char *soort, const char *persoon,
                        const char *aanvrager)
{
    char body[600];
    (void)snprintf(body, sizeof body,
                   "{\"soort\": \"%s\", \"persoon\": \"%s\", \"aanvrager\": %s%s%s, \"ontvangen\": "
                   "\"2026-11-10\", \"identiteit\": \"bekend\", \"vraag\": \"Wat staat er?\"}",
                   soort, persoon, aanvrager ? "\"" : "", aanvrager ? aanvrager : "null",
                   aanvrager ? "\"" : "");
    return strdup(made(api(login(who), "POST", HOUSE "/verzoeken", body)));
}

static char *request(const char *soort, const char *persoon, const char *aanvrager)
{
    return request_as("sanne", soort, persoon, aanvrager);
}

/* One request of one path with an id in it; borrowed. */
static const char *at(const char *format, const char *id)
{
    static char path[4][200];
    static unsigned next;
    char *out = path[next++ % 4];
    const char *place = strstr(format, "%s");
    (void)snprintf(out, sizeof path[0], "%.*s%s%s", (int)(place - format), format, id, place + 2);
    return out;
}

static char *extract(const char *who, const char *verzoek)
{
    return strdup(made(api(login(who), "POST", at(REQ "/%s/uittreksels", verzoek),
                           "{\"reden\": \"Gevraagd op 10 november.\"}")));
}

/* The pieces, as text; owned. */
static char *pieces(const char *who, const char *uittreksel)
{
    struct http_reply r = api(login(who), "GET", at("/uittreksels/%s", uittreksel), NULL);
    char *text = reply_text(&r);
    ck_assert_msg(r.status == 200, "%d %s", r.status, text);
    http_reply_free(&r);
    return text;
}

/* Everything is looked over as it was marked, and given; what the family reads, owned. */
static char *give(const char *who, const char *uittreksel)
{
    struct http_reply r = api(login(who), "GET", at("/uittreksels/%s", uittreksel), NULL);
    AUTO_JSON json_t *model = reply_json(&r);
    json_t *piece;
    size_t i;
    json_array_foreach(json_object_get(model, "stukken"), i, piece)
    {
        char path[200];
        AUTO_JSON json_t *body =
            json_pack("{s:s, s:O}", "geven", "ja", "tekst", json_object_get(piece, "gemerkt"));
        AUTO_FREE char *text = json_dumps(body, 0);
        (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/%s", uittreksel,
                       json_string_value(json_object_get(piece, "id")));
        ck_assert_int_eq(status_of(api(login(who), "PUT", path, text)), 200);
    }
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login(who), "POST", at("/uittreksels/%s/geven", uittreksel),
                                   "{\"aan\": \"De aanvrager\", \"wijze\": \"papier\"}")),
                     201);
    return pieces(who, uittreksel);
}

#define HAS(text, part) ck_assert_msg(strstr(text, part) != NULL, "%s not in %s", part, text)
#define HAS_NOT(text, part) ck_assert_msg(strstr(text, part) == NULL, "%s in %s", part, text)

START_TEST(a_request_has_a_term_an_owner_and_an_answer)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    struct http_reply r = api(login("sanne"), "GET", at(REQ "/%s", id), NULL);
    AUTO_JSON json_t *v = reply_json(&r);
    ck_assert_str_eq(json_string_value(json_object_get(v, "uiterlijk")), "2026-12-10");
    ck_assert_str_eq(json_string_value(json_object_get(v, "eigenaarNaam")), "Sanne Hoekstra");
    http_reply_free(&r);
    /* the privacy officer was told, and sees it without being involved */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'verzoek-nieuw'"
                           " AND gebruiker_id = 107"),
                     1);
    ck_assert_int_eq(status_of(api(login("ruth"), "GET", at(REQ "/%s", id), NULL)), 200);
    /* nobody else */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", at(REQ "/%s", id), NULL)), 404);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", at(REQ "/%s", id), NULL)), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", at(REQ "/%s", id), NULL)), 404);
    /* longer once */
    const char *longer = "{\"reden\": \"Drie organisaties moeten zoeken.\"}";
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at(REQ "/%s/verlenging", id), longer)),
                     201);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE uiterlijk = '2027-02-10'"), 1);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at(REQ "/%s/verlenging", id), longer)),
                     409);
    /* a yes without an extract is no yes */
    AUTO_FREE char *why = reason(api(login("sanne"), "POST", at(REQ "/%s/besluit", id),
                                     "{\"besluit\": \"toegewezen\", \"reden\": \"Alsjeblieft.\"}"),
                                 "besluit");
    HAS(why, "uittreksel");
    ck_assert_int_eq(
        status_of(api(login("ruth"), "POST", at(REQ "/%s/besluit", id),
                      "{\"besluit\": \"ingetrokken\", \"reden\": \"Niet meer nodig.\"}")),
        201);
    ck_assert_int_eq(
        status_of(api(login("ruth"), "POST", at(REQ "/%s/besluit", id),
                      "{\"besluit\": \"ingetrokken\", \"reden\": \"Niet meer nodig.\"}")),
        409);
}
END_TEST

START_TEST(overdue_stands_on_the_work_of_its_owner_and_of_the_privacy_officer)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    clock_forward(40 * 86400);
    AUTO_FREE char *work = page_text(login("sanne"), "/mijn/werk", 200);
    AUTO_FREE char *other = page_text(login("youssef"), "/mijn/werk", 200);
    AUTO_FREE char *list = page_text(login("ruth"), "/verzoeken", 200);
    HAS(work, at("/verzoeken/%s", id));
    HAS(work, "te laat");
    HAS_NOT(other, at("/verzoeken/%s", id));
    HAS(list, "te laat");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/verzoeken", NULL)), 403);
    /* too late to be given more time */
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at(REQ "/%s/verlenging", id),
                                   "{\"reden\": \"Wij vergaten het helemaal.\"}")),
                     409);
}
END_TEST

START_TEST(when_they_asked)
{
    static const struct {
        const char *day, *part;
    } CASES[] = {{"2026-11-20", "vandaag of eerder"}, {"2025-11-18", "langer dan een jaar"}};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        char text[300];
        (void)snprintf(text, sizeof text,
                       "{\"soort\": \"inzage\", \"persoon\": \"" ELIF "\", \"ontvangen\": \"%s\","
                       " \"identiteit\": \"bekend\", \"vraag\": \"Wat staat er?\"}",
                       CASES[i].day);
        AUTO_FREE char *why =
            reason(api(login("sanne"), "POST", HOUSE "/verzoeken", text), "ontvangen");
        HAS(why, CASES[i].part);
    }
}
END_TEST

START_TEST(who_may_ask)
{
    static const char body[] =
        "{\"soort\": \"inzage\", \"persoon\": \"%s\", \"aanvrager\": %s, \"ontvangen\": "
        "\"2026-11-10\", \"identiteit\": \"bekend\", \"vraag\": \"Wat staat er?\"}";
    static const struct {
        const char *persoon, *aanvrager;
        const char *part; /* of the refusal; NULL: taken */
    } CASES[] = {
        {EMIR, "null", "12 jaar"},                 /* 10: not by himself */
        {EMIR, "\"" ELIF "\"", NULL},              /* his mother */
        {EMIR, "\"" NOOR "\"", "Kies de persoon"}, /* his sister */
        {NOOR, "null", NULL},                      /* 15 */
        {NOOR, "\"" MARK "\"", NULL},              /* until she is 16 */
        {ELIF, "\"" MARK "\"", "Kies de persoon"}, /* another adult */
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        char text[600];
        (void)snprintf(text, sizeof text, body, CASES[i].persoon, CASES[i].aanvrager);
        struct http_reply r = api(login("sanne"), "POST", HOUSE "/verzoeken", text);
        if (!CASES[i].part) {
            ck_assert_int_eq(status_of(r), 201);
            continue;
        }
        AUTO_FREE char *why = reason(r, "aanvrager");
        HAS(why, CASES[i].part);
    }
    /* on her sixteenth birthday she asks herself */
    clock_forward(12 * 86400);
    char text[600];
    (void)snprintf(text, sizeof text, body, NOOR, "\"" MARK "\"");
    AUTO_FREE char *why =
        reason(api(login("sanne"), "POST", HOUSE "/verzoeken", text), "aanvrager");
    HAS(why, "16 jaar");
}
END_TEST

START_TEST(an_extract_of_the_regisseur_holds_what_both_see)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    AUTO_FREE char *seen = pieces("sanne", u);
    HAS(seen, "Elif wil verhuizen");
    HAS_NOT(seen, "slaapt slecht");     /* of the GGZ: not the regisseur's to read */
    HAS_NOT(seen, "GEHEIM-VAN-MARK");   /* another adult */
    HAS_NOT(seen, "praten erover");     /* about both adults */
    HAS_NOT(seen, "ALLEEN-VOOR-SANNE"); /* a werkaantekening */
    HAS_NOT(seen, "Emir gaat graag");   /* about her child, not about her */
    HAS(seen, "[[Mark]] en [[Emirs]] juf ook, zegt [[Noor]] Yildiz"); /* her own name stays */
    /* nobody else works at it, or reads it */
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", at("/uittreksels/%s", u), NULL)), 404);
    AUTO_FREE char *officer = pieces("ruth", u);
    HAS_NOT(officer, "verhuizen");
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", at("/uittreksels/%s/geven", u),
                                   "{\"aan\": \"De aanvrager\", \"wijze\": \"papier\"}")),
                     403);
    /* not given before it was looked over */
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/uittreksels/%s/geven", u),
                                   "{\"aan\": \"De aanvrager\", \"wijze\": \"papier\"}")),
                     409);
    AUTO_FREE char *given = give("sanne", u);
    HAS(given, "[weggelaten] en [weggelaten] juf ook");
    HAS_NOT(given, "Mark");
    HAS_NOT(given, "Emirs");
    /* the log: with whom, on which ground */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'uittreksel.geven'"
                           " AND reden = 'De aanvrager' AND gronden LIKE '%G7%' AND personen LIKE"
                           " '%0000000000069%' AND huishouden = 301"),
                     1);
    /* what was looked over held the whole text */
    ck_assert_int_eq(value("SELECT count(*) FROM uittreksel_stuk"), 0);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", at(REQ "/%s/besluit", id),
                      "{\"besluit\": \"toegewezen\", \"reden\": \"Uittreksel gegeven.\"}")),
        201);
    AUTO_FREE char *sheet = page_text(login("sanne"), at("/uittreksels/%s", u), 200);
    HAS(sheet, "gp-sheet");
    HAS(sheet, "[weggelaten]");
    HAS(sheet, "Autoriteit Persoonsgegevens");
}
END_TEST

START_TEST(the_whole_is_the_privacy_officers_logged_choice)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    /* the request alone shows no substance */
    struct http_reply r = api(login("ruth"), "GET", at(REQ "/%s", id), NULL);
    ck_assert(!reply_has(&r, "verhuizen"));
    http_reply_free(&r);
    AUTO_FREE char *u = extract("ruth", id);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'uittreksel.toevoegen' AND reden = 'Gevraagd op 10 november.'"
                           " AND gebruiker = 107 AND huishouden = 301"),
                     1);
    AUTO_FREE char *seen = pieces("ruth", u);
    HAS(seen, "slaapt slecht");
    HAS(seen, "verhuizen");
    HAS_NOT(seen, "GEHEIM-VAN-MARK");
    HAS_NOT(seen, "ALLEEN-VOOR-SANNE");
    /* and the choice opens nothing else */
    ck_assert_int_eq(status_of(api(login("ruth"), "GET", "/notities/00000000000gk", NULL)), 404);
    ck_assert_int_eq(status_of(api(login("ruth"), "GET", HOUSE, NULL)), 404);
    /* the regisseur does not read what was given then */
    AUTO_FREE char *given = give("ruth", u);
    HAS(given, "slaapt slecht");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", at("/uittreksels/%s", u), NULL)), 404);
}
END_TEST

START_TEST(a_text_cannot_be_changed_while_it_is_looked_over)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    char path[200];
    (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/00000000000gk", u); /* 531? */
    static const char *const WRONG[] = {
        "{\"geven\": \"ja\", \"tekst\": \"Het huis\\nElif wil blijven.\"}",
        "{\"geven\": \"ja\", \"tekst\": \"Het huis\\n[[Elif wil verhuizen.\"}",
        "{\"geven\": \"ja\"}",
    };
    char note[ID_TEXT_SIZE];
    id_format(531, note);
    (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/%s", u, note);
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        AUTO_FREE char *why = reason(api(login("sanne"), "PUT", path, WRONG[i]), "tekst");
        HAS(why, "Verander de tekst");
    }
    AUTO_FREE char *why = reason(api(login("sanne"), "PUT", path, "{\"geven\": \"nee\"}"), "reden");
    HAS(why, "waarom");
    ck_assert_int_eq(status_of(api(login("sanne"), "PUT", path,
                                   "{\"geven\": \"nee\", \"reden\": \"Gaat over de buren.\"}")),
                     200);
    /* somebody else's piece */
    id_format(532, note);
    (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/%s", u, note);
    ck_assert_int_eq(status_of(api(login("sanne"), "PUT", path,
                                   "{\"geven\": \"nee\", \"reden\": \"Gaat over Mark.\"}")),
                     404);
    AUTO_FREE char *given = give("sanne", u);
    (void)given;
}
END_TEST

/* A note that is corrected after it was looked over has to be looked at again. */
START_TEST(what_changed_meanwhile_is_not_given)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/uittreksels/%s/stukken", u),
                                   "{\"gelezen\": true}")),
                     201);
    AUTO_FREE char *before = pieces("sanne", u);
    HAS(before, "\"besluit\":\"open\""); /* the one that names others was not taken along */
    char note[ID_TEXT_SIZE], path[200];
    id_format(531, note);
    (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/%s", u, note);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "PUT", path,
                      "{\"geven\": \"ja\", \"tekst\": \"Het huis\\nElif wil verhuizen. Mark en "
                      "Emirs juf ook, zegt Noor Yildiz.\"}")),
        200);
    change("UPDATE notitie SET tekst = 'Elif wil blijven.' WHERE id = 531");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/uittreksels/%s/geven", u),
                                   "{\"aan\": \"De aanvrager\", \"wijze\": \"papier\"}")),
                     409);
    AUTO_FREE char *after = pieces("sanne", u);
    HAS(after, "\"besluit\":\"veranderd\"");
}
END_TEST

START_TEST(nothing_is_given_to_who_was_not_known)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    change("UPDATE avgverzoek SET identiteit = 'nog_niet'");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/uittreksels/%s/geven", u),
                                   "{\"aan\": \"De aanvrager\", \"wijze\": \"papier\"}")),
                     409);
}
END_TEST

/* ---- children ---- */

START_TEST(a_parent_with_gezag_reads_about_the_child_and_not_without)
{
    AUTO_FREE char *id = request("inzage", EMIR, MARK);
    AUTO_FREE char *u = extract("ruth", id);
    AUTO_FREE char *seen = pieces("ruth", u);
    HAS(seen, "Emir gaat graag");
    HAS_NOT(seen, "NOOR-OVER-SCHOOL"); /* his other child: another request */
    change("UPDATE gezag SET tot = '2026-11-18' WHERE houder_id = 204 AND kind_id = 202");
    AUTO_FREE char *after = pieces("ruth", u);
    HAS_NOT(after, "Emir gaat graag");
    /* and what is in doubt is closed */
    change("UPDATE gezag SET tot = NULL, in_onderzoek = 1 WHERE kind_id = 202");
    AUTO_FREE char *doubt = pieces("ruth", u);
    HAS_NOT(doubt, "Emir gaat graag");
}
END_TEST

START_TEST(from_twelve_on_a_child_may_object)
{
    AUTO_FREE char *id = request("inzage", NOOR, ELIF);
    AUTO_FREE char *u = extract("ruth", id);
    AUTO_FREE char *before = pieces("ruth", u);
    HAS(before, "NOOR-OVER-SCHOOL");
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", HOUSE "/kindbezwaren",
                      "{\"kind\": \"" NOOR "\", \"soort\": \"bezwaar\", \"categorie\": "
                      "\"onderwijs\"}")),
        400); /* the school does not see her birth date */
    const char *bezwaar = made(api(login("sanne"), "POST", HOUSE "/kindbezwaren",
                                   "{\"kind\": \"" NOOR "\", \"soort\": \"bezwaar\", "
                                   "\"categorie\": \"onderwijs\"}"));
    char path[200];
    (void)snprintf(path, sizeof path, HOUSE "/kindbezwaren/%s", bezwaar);
    AUTO_FREE char *after = pieces("ruth", u);
    HAS_NOT(after, "NOOR-OVER-SCHOOL");
    HAS_NOT(after, "bezwaar");
    /* she reads it herself */
    AUTO_FREE char *own = request("inzage", NOOR, NULL);
    AUTO_FREE char *hers = extract("ruth", own);
    AUTO_FREE char *read = pieces("ruth", hers);
    HAS(read, "NOOR-OVER-SCHOOL");
    /* taken back */
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", path, V(1),
                                        "{\"reden\": \"Zij vindt het nu goed.\"}")),
                     204);
    AUTO_FREE char *again = pieces("ruth", u);
    HAS(again, "NOOR-OVER-SCHOOL");
    /* on her sixteenth birthday the parent reads it no more */
    clock_forward(12 * 86400);
    AUTO_FREE char *grown = pieces("ruth", u);
    HAS_NOT(grown, "NOOR-OVER-SCHOOL");
}
END_TEST

/* One piece is chosen from those about a child that the viewer sees; nobody types its number. */
START_TEST(one_piece_is_chosen)
{
    AUTO_FREE char *form = page_text(login("sanne"), HOUSE "/kindbezwaren/nieuw", 200);
    HAS(form, "<option value=\"00000000000g8\">Over school, 2 november 2026</option>");
    HAS_NOT(form, "Beter slapen"); /* of Elif alone */
    struct http_reply r =
        page(login("sanne"), "POST", HOUSE "/kindbezwaren",
             "kind=" EMIR "&soort=belang&item=00000000000g8&reden=Hij+wordt+dan+bang.");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
}
END_TEST

START_TEST(under_twelve_only_the_interest_of_the_child_counts)
{
    AUTO_FREE char *why =
        reason(api(login("sanne"), "POST", HOUSE "/kindbezwaren",
                   "{\"kind\": \"" EMIR "\", \"soort\": \"bezwaar\", \"categorie\": "
                   "\"onderwijs\"}"),
               "soort");
    HAS(why, "onder de 12");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/kindbezwaren",
                                   "{\"kind\": \"" EMIR "\", \"soort\": \"belang\", \"categorie\": "
                                   "\"onderwijs\", \"tegen\": \"" MARK
                                   "\", \"reden\": \"Hij wordt dan bang.\"}")),
                     201);
    AUTO_FREE char *his = request("inzage", EMIR, MARK);
    AUTO_FREE char *u = extract("ruth", his);
    AUTO_FREE char *seen = pieces("ruth", u);
    HAS_NOT(seen, "Emir gaat graag");
    HAS_NOT(seen, "bang");
    AUTO_FREE char *hers = request("inzage", EMIR, ELIF);
    AUTO_FREE char *v = extract("ruth", hers);
    AUTO_FREE char *mother = pieces("ruth", v);
    HAS(mother, "Emir gaat graag");
}
END_TEST

/* ---- separation ---- */

static const char SEPARATE[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES (301, 590, 'afscherming', 'veiligheid', 'coordinatie', 11, 101, 1,"
    " 0, 1767225600, '0000000000069,000000000006a');"
    "INSERT INTO item_persoon VALUES (301, 590, 201), (301, 590, 202);"
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 590,"
    " 'Na geweld.', '2026-01-01', 101, 1767225600);"
    "INSERT INTO afscherming_persoon VALUES (590, 201), (590, 202);"
    "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (590, 1, 204);";

START_TEST(the_other_side_reads_no_trace_of_who_is_protected)
{
    change(SEPARATE);
    AUTO_FREE char *about = request("inzage", EMIR, MARK);
    AUTO_FREE char *u = extract("ruth", about);
    AUTO_FREE char *child = give("ruth", u);
    HAS_NOT(child, "Emir gaat graag");
    HAS(child, "\"leefgebieden\":[]");
    HAS(child, "\"toestemmingen\":[]");
    AUTO_FREE char *self = request("inzage", MARK, NULL);
    AUTO_FREE char *v = extract("ruth", self);
    AUTO_FREE char *his = give("ruth", v);
    HAS(his, "GEHEIM-VAN-MARK");
    HAS_NOT(his, "Elif");
    HAS_NOT(his, "Emir");
    HAS_NOT(his, "geweld");
    HAS_NOT(his, "Lindenlaan");
    /* who is protected reads about herself, and of her child */
    AUTO_FREE char *hers = request("inzage", ELIF, NULL);
    AUTO_FREE char *w = extract("ruth", hers);
    AUTO_FREE char *she = pieces("ruth", w);
    HAS(she, "slaapt slecht");
    HAS(she, "Na geweld.");
}
END_TEST

/* ---- on behalf of an adult ---- */

/* Mark represents Elif by that measure, until that day (NULL: still); a consent is about her. */
static void represents(const char *soort, const char *tot)
{
    char sql[400];
    (void)snprintf(sql, sizeof sql,
                   "DELETE FROM vertegenwoordiging;"
                   "INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, van, tot,"
                   " bron, bron_datum, vastgelegd_op) VALUES (259, 201, '%s', 204,"
                   " '2026-01-01', %s, 'x', '2026-01-01', 1);"
                   "DROP TRIGGER toestemming_vast;"
                   "UPDATE toestemming SET persoon_id = 201 WHERE id = 701",
                   soort, tot);
    change(sql);
}

/* What is given is what the measure covers on the day it is given (R10, G7). */
START_TEST(a_representative_reads_while_the_measure_runs)
{
    represents("mentorschap", "'2026-11-19'");
    AUTO_FREE char *id = request("inzage", ELIF, MARK);
    AUTO_FREE char *u = extract("ruth", id);
    AUTO_FREE char *today = pieces("ruth", u);
    HAS(today, "slaapt slecht");
    clock_forward(86400);
    AUTO_FREE char *after = pieces("ruth", u);
    HAS_NOT(after, "slaapt slecht");
    AUTO_FREE char *given = give("ruth", u);
    HAS_NOT(given, "slaapt slecht");
}
END_TEST

/* R19: nothing across a separation, whomever the reader speaks for. */
START_TEST(a_representative_on_the_other_side_reads_nothing)
{
    represents("volmacht", "NULL");
    AUTO_FREE char *id = request("inzage", ELIF, MARK);
    AUTO_FREE char *u = extract("ruth", id);
    AUTO_FREE char *before = give("ruth", u);
    HAS(before, "slaapt slecht");
    HAS(before, "\"doelZin\"");
    AUTO_FREE char *again = request("inzage", ELIF, MARK);
    AUTO_FREE char *v = extract("ruth", again);
    change(SEPARATE);
    if (_i) /* protected from her, whoever he speaks for */
        change("INSERT INTO afscherming_persoon VALUES (590, 204);"
               "DELETE FROM afscherming_persoon WHERE persoon_id <> 204;"
               "UPDATE afscherming_tegen SET persoon_id = 201");
    AUTO_FREE char *his = give("ruth", v);
    HAS_NOT(his, "slaapt slecht");
    HAS_NOT(his, "geweld");
    HAS(his, "\"leefgebieden\":[]");
    HAS(his, "\"toestemmingen\":[]");
}
END_TEST

/* Of consents too a representative reads what the measure covers. */
START_TEST(a_mentor_reads_no_consent_about_something_else)
{
    represents("mentorschap", "NULL");
    AUTO_FREE char *id = request("inzage", ELIF, MARK);
    AUTO_FREE char *u = extract("ruth", id);
    AUTO_FREE char *given = give("ruth", u);
    HAS(given, "slaapt slecht");
    HAS(given, "\"toestemmingen\":[]"); /* it is about school */
}
END_TEST

/* Two decisions of the GGZ (14) towards Veilig Thuis: about Elif, who was told, and about Elif and
 * Emir, of which she may not know yet; and one of the wijkteam (11) that Elif was told of. */
static const char BESLUITEN[] =
    "INSERT INTO deelbesluit_persoon VALUES (301, 640, 201, NULL, NULL),"
    " (301, 641, 201, 'Gevaarlijk.', '2026-11-25'), (301, 641, 202, NULL, NULL),"
    " (301, 642, 201, NULL, NULL), (301, 642, 202, 'Te jong.', '2026-11-25');"
    "INSERT INTO deelbesluit_categorie VALUES (301, 640, 'gezondheid'), (301, 641, 'veiligheid'),"
    " (301, 642, 'onderwijs'), (301, 642, 'wonen');"
    "INSERT INTO deelbesluit_verteld VALUES (301, 640, 201, '2026-11-05', 104, 1),"
    " (301, 641, 202, '2026-11-05', 104, 1), (301, 642, 201, '2026-11-05', 101, 1);"
    "INSERT INTO deelbesluit_weging SELECT 301, b.value, q.code, 'GEWOGEN' FROM json_each('[640, "
    "641, 642]') b"
    " JOIN deelgrond g ON g.code = 'meldrecht' JOIN deelgrond_vraag q ON q.grond_id = g.id;"
    "INSERT INTO organisatie (id, naam, soort, van) VALUES (39, 'Veilig Thuis', 'veilig_thuis', "
    "'2020-01-01');"
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van) VALUES"
    " (19, 39, 'Veilig Thuis Noord', 'x', 0, 0, '2020-01-01');"
    "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op,"
    " ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen, vragen_uitleg, gevaar, "
    "overlegd_met,"
    " overlegd_op, van, tot, herbeoordeel_op) SELECT 301, b.column1, 1, b.column2, b.column3,"
    " 1794000000, 19, 'veiligheid', b.column4, 'Dat Mark er was.', 'gevaar', 'UITLEG-WEGING',"
    " 'GEVAAR-WEGING', 'OVERLEG-WEGING', '2026-11-05', '2026-11-05', '2026-12-01', '2026-12-01'"
    " FROM (VALUES (640, 14, 104, 'VERTELD-AAN-ELIF'), (641, 14, 104, 'NOG-NIET-VERTELD'),"
    "  (642, 11, 101, 'VAN-HET-WIJKTEAM')) b;";

/* R16 in an extract: what the reader was told of, looked over as any piece; nothing sooner. */
START_TEST(what_was_shared_without_consent)
{
    change(BESLUITEN);
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("ruth", id);
    AUTO_FREE char *seen = pieces("ruth", u);
    HAS(seen, "Gedeeld met Veilig Thuis Noord");
    HAS(seen, "Wmo 2015 artikel 5.2.6");
    HAS(seen, "VERTELD-AAN-ELIF");
    HAS(seen, "VAN-HET-WIJKTEAM");
    HAS(seen, "Wat: onderwijs, wonen");
    HAS(seen, "Dat [[Mark]] er was.");
    HAS_NOT(seen, "NOG-NIET-VERTELD");
    HAS_NOT(seen, "WEGING");
    HAS_NOT(seen, "GEWOGEN");
    AUTO_FREE char *given = give("ruth", u);
    HAS(given, "Dat [weggelaten] er was.");
    HAS(given, "Delen zonder toestemming");
    HAS_NOT(given, "NOG-NIET-VERTELD");
    HAS_NOT(given, "Mark");
    AUTO_FREE char *sheet = page_text(login("ruth"), at("/uittreksels/%s", u), 200);
    HAS(sheet, "Besluit om te delen");
    /* the log: about whom and on which ground, nobody else it was about */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'uittreksel.geven' AND"
                           " gronden LIKE '%G7%' AND personen LIKE '%0000000000069%'"),
                     1);
    /* told afterwards: the next one has it */
    change("INSERT INTO deelbesluit_verteld VALUES (301, 641, 201, '2026-11-19', 104, 1)");
    AUTO_FREE char *next = extract("ruth", id);
    AUTO_FREE char *now = pieces("ruth", next);
    HAS(now, "NOG-NIET-VERTELD");
}
END_TEST

/* A regisseur gives what they see too: not what the GGZ decided. A parent reads about the child
 * what the parent was told of, and nobody reads across a separation. */
START_TEST(who_reads_what_was_shared)
{
    change(BESLUITEN);
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    AUTO_FREE char *seen = pieces("sanne", u);
    HAS(seen, "VAN-HET-WIJKTEAM");
    HAS_NOT(seen, "VERTELD-AAN-ELIF");
    AUTO_FREE char *of_emir = request("inzage", EMIR, ELIF);
    AUTO_FREE char *v = extract("ruth", of_emir);
    AUTO_FREE char *child = pieces("ruth", v);
    HAS(child, "VAN-HET-WIJKTEAM");     /* about both, and she knows */
    HAS_NOT(child, "NOG-NIET-VERTELD"); /* the child was told, and she was not */
    HAS_NOT(child, "VERTELD-AAN-ELIF"); /* about her alone */
    AUTO_FREE char *by_mark = request("inzage", EMIR, MARK);
    AUTO_FREE char *w = extract("ruth", by_mark);
    AUTO_FREE char *other = pieces("ruth", w);
    HAS_NOT(other, "VAN-HET-WIJKTEAM");
    /* even a parent who was told: not while a protected person is in it */
    change("INSERT INTO deelbesluit_verteld VALUES (301, 642, 204, '2026-11-06', 101, 1)");
    AUTO_FREE char *told = pieces("ruth", w);
    HAS(told, "VAN-HET-WIJKTEAM");
    change(SEPARATE);
    AUTO_FREE char *apart = pieces("ruth", w);
    HAS_NOT(apart, "VAN-HET-WIJKTEAM");
}
END_TEST

START_TEST(who_looked_leaves_out_the_helpers_of_who_is_protected)
{
    /* the GGZ helps Elif, and looked at Mark once */
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, plek, op, personen) VALUES (301, 591, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 14, 104, 0, 0, 1767225600, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 591, 201);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
           " (301, 591, 104, 14, 'zorg', 'ggz', 'Zorg.', '2026-01-01', 'actief', 104, 1767225600,"
           " 101, 1767225600);"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, plek, op, personen) VALUES (301, 592, 'notitie', 'gezondheid', 'inhoud',"
           " 14, 104, 0, 0, 1767225600, '000000000006c');"
           "INSERT INTO item_persoon VALUES (301, 592, 204);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
           " (301, 592, '2026-11-05', 'gesprek', 'Over Mark', 'Iets.');");
    char id[ID_TEXT_SIZE];
    id_format(592, id);
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", at("/notities/%s", id), NULL)), 200);
    id_format(532, id);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", at("/notities/%s", id), NULL)), 200);
    AUTO_FREE char *asked = request("inzage", MARK, NULL);
    AUTO_FREE char *before = page_text(login("ruth"), at("/verzoeken/%s/wiekeek", asked), 200);
    HAS(before, "Ilse Brandsma");
    HAS(before, "Sanne Hoekstra");
    change(SEPARATE);
    AUTO_FREE char *after = page_text(login("ruth"), at("/verzoeken/%s/wiekeek", asked), 200);
    HAS_NOT(after, "Ilse");
    HAS_NOT(after, "GGZ");
    HAS_NOT(after, "behandelaar");
    HAS(after, "Sanne Hoekstra");
}
END_TEST

/* Whoever may not ask any more is not told who looked: the child is 16, the measure is over. */
START_TEST(who_looked_is_for_who_may_still_ask)
{
    represents("mentorschap", "'2026-11-19'");
    (void)status_of(api(login("sanne"), "GET", HOUSE "/notities", NULL));
    AUTO_FREE char *child = request("inzage", NOOR, ELIF);
    AUTO_FREE char *adult = request("inzage", ELIF, MARK);
    const char *const asked[] = {child, adult};
    for (size_t i = 0; i < 2; i++) {
        AUTO_FREE char *now = page_text(login("ruth"), at("/verzoeken/%s/wiekeek", asked[i]), 200);
        HAS(now, "Sanne Hoekstra");
    }
    clock_forward(12 * 86400); /* 1 December: Noor is 16 */
    for (size_t i = 0; i < 2; i++) {
        AUTO_FREE char *after =
            page_text(login("ruth"), at("/verzoeken/%s/wiekeek", asked[i]), 200);
        HAS_NOT(after, "Sanne Hoekstra");
        HAS(after, "keek niemand van wie wij dat kunnen zeggen");
    }
}
END_TEST

START_TEST(who_looked_in_plain_sentences)
{
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/notities/00000000000g8", NULL)), 200);
    const char *token = login("sanne");
    char id[ID_TEXT_SIZE];
    id_format(531, id);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(status_of(api(token, "GET", at("/notities/%s", id), NULL)), 200);
    ck_assert_int_eq(status_of(api(token, "GET", HOUSE "/tijdlijn", NULL)), 200);
    clock_forward(2 * 86400);
    AUTO_FREE char *asked = request("inzage", ELIF, NULL);
    struct http_reply r =
        api(login("ruth"), "GET",
            at("/verzoeken/%s/wiekeek?vanaf=2026-11-19&tot=2026-11-19", asked), NULL);
    AUTO_JSON json_t *model = reply_json(&r);
    json_t *rows = json_object_get(model, "resultaten");
    ck_assert_msg(json_array_size(rows) == 1, "%.*s", (int)r.body_len, r.body);
    const char *zin = json_string_value(json_object_get(json_array_get(rows, 0), "zin"));
    HAS(zin, "Sanne Hoekstra, regisseur bij Wijkteam Noord (Gemeente Waterveen), keek naar");
    HAS(zin, "notities");
    HAS(zin, "de tijdlijn");
    HAS(zin, "Waarom: ");
    HAS_NOT(zin, "Emir");
    http_reply_free(&r);
    /* an onderdeel whose name says its organisation is named once */
    change("UPDATE onderdeel SET naam = 'Gemeente Waterveen Noord' WHERE naam = 'Wijkteam Noord'");
    struct http_reply w =
        api(login("ruth"), "GET", at("/verzoeken/%s/wiekeek?tot=2026-11-19", asked), NULL);
    ck_assert_msg(reply_has(&w, "regisseur bij Gemeente Waterveen Noord, keek naar"), "%.*s",
                  (int)w.body_len, w.body);
    http_reply_free(&w);
    change("UPDATE onderdeel SET naam = 'Wijkteam Noord' WHERE naam = 'Gemeente Waterveen Noord'");
    /* functions in place of names */
    struct http_reply f =
        api(login("ruth"), "GET", at("/verzoeken/%s/wiekeek?functies=ja", asked), NULL);
    ck_assert(!reply_has(&f, "Sanne"));
    ck_assert(reply_has(&f, "Een regisseur van Wijkteam Noord"));
    http_reply_free(&f);
    /* no line before that day */
    struct http_reply n =
        api(login("ruth"), "GET", at("/verzoeken/%s/wiekeek?tot=2026-11-18", asked), NULL);
    ck_assert(reply_has(&n, "\"resultaten\":[]"));
    http_reply_free(&n);
    /* nobody is told that nobody looked because two days were typed the wrong way round */
    struct http_reply o =
        api(login("ruth"), "GET",
            at("/verzoeken/%s/wiekeek?vanaf=2026-11-20&tot=2026-11-19", asked), NULL);
    ck_assert_int_eq(o.status, 400);
    ck_assert(reply_has(&o, "\"tot\"") && reply_has(&o, "voor-vanaf"));
    http_reply_free(&o);
    /* it is the privacy officer's to answer */
    ck_assert_int_eq(
        status_of(api(login("sanne"), "GET", at("/verzoeken/%s/wiekeek", asked), NULL)), 403);
}
END_TEST

/* ---- two households, and who left ---- */

static const char ELSEWHERE[] =
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
    " (302, 498, 201, 'ander', '2026-01-01', 'hand');"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES (302, 598, 'notitie', 'wonen', 'inhoud', 11, 102, 1, 0,"
    " 1767225600, '0000000000069'), (302, 599, 'notitie', 'wonen', 'inhoud', 11, 102, 1, 0,"
    " 1767225600, '000000000006b');"
    "INSERT INTO item_persoon VALUES (302, 598, 201), (302, 599, 203);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (302, 598, '2026-11-05', 'gesprek', 'Elders', 'ELIF-ELDERS met Daan'),"
    " (302, 599, '2026-11-05', 'gesprek', 'Daan', 'DAAN-ALLEEN');";

START_TEST(an_extract_of_somebody_in_two_households)
{
    change(ELSEWHERE);
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    AUTO_FREE char *here = pieces("sanne", u);
    HAS(here, "verhuizen");
    HAS_NOT(here, "ELIF-ELDERS"); /* the regisseur of this household does not learn of it */
    AUTO_FREE char *v = extract("ruth", id);
    AUTO_FREE char *both = pieces("ruth", v);
    HAS(both, "verhuizen");
    HAS(both, "ELIF-ELDERS met [[Daan]]");
    HAS_NOT(both, "DAAN-ALLEEN");
    /* a look at both households is logged for both (R30) */
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden) FROM logregel WHERE gebruiker = 107"
                           " AND handeling = 'uittreksel.lezen' AND gronden LIKE '%G7%'"),
                     2);
    AUTO_FREE char *given = give("ruth", v);
    HAS(given, "ELIF-ELDERS met [weggelaten]");
}
END_TEST

START_TEST(who_left_or_was_destroyed)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    change("UPDATE lid SET tot = '2026-11-01' WHERE id = 401");
    AUTO_FREE char *left = pieces("sanne", u);
    HAS(left, "verhuizen");
    /* an item that lost a person waits for review */
    change("UPDATE item SET gesloten = 1 WHERE id = 531");
    AUTO_FREE char *lost = pieces("sanne", u);
    HAS_NOT(lost, "verhuizen");
    /* the dead read nothing */
    change("UPDATE item SET gesloten = 0 WHERE id = 531;"
           "UPDATE persoon SET overleden_op = '2026-11-01' WHERE id = 201");
    AUTO_FREE char *dead = pieces("sanne", u);
    HAS_NOT(dead, "verhuizen");
    /* the register stands without the name */
    change("PRAGMA foreign_keys = 0; UPDATE avgverzoek SET versie = versie + 1;");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", at(REQ "/%s", id), NULL)), 200);
}
END_TEST

/* An extract ends with its request: nobody goes on looking. */
START_TEST(after_the_answer_nobody_looks_on)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("ruth", id);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at(REQ "/%s/besluit", id),
                                   "{\"besluit\": \"afgewezen\", \"reden\": \"Was niet Elif.\"}")),
                     201);
    AUTO_FREE char *after = pieces("ruth", u);
    HAS_NOT(after, "slaapt slecht");
    HAS(after, "\"stukken\":[]");
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", at(REQ "/%s/uittreksels", id),
                                   "{\"reden\": \"Toch nog een keer.\"}")),
                     409);
}
END_TEST

/* ---- statement, correction ---- */

START_TEST(an_own_statement_is_read_by_whoever_reads_the_item)
{
    static const char body[] = "{\"persoon\": \"" MARK "\", \"verklaring\": \"Zo was het niet.\","
                               " \"gevraagd\": \"Schrijf dat ik er niet was.\"}";
    char item[ID_TEXT_SIZE], note[200];
    id_format(532, item);
    (void)snprintf(note, sizeof note, "/notities/%s", item);
    AUTO_FREE char *id =
        strdup(made(api(login("sanne"), "POST", at("/items/%s/verklaringen", item), body)));
    AUTO_FREE char *page = page_text(login("sanne"), note, 200);
    HAS(page, "Zo was het niet.");
    HAS(page, "GEHEIM-VAN-MARK"); /* the original stays */
    AUTO_FREE char *list = page_text(login("sanne"), HOUSE "/tijdlijn", 200);
    HAS(list, "wat de betrokkene zelf zegt");
    /* not for who does not see the item, and not about somebody it is not about */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", at("/betwistingen/%s", id), NULL)),
                     404);
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", at("/items/%s/verklaringen", item), body)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/items/%s/verklaringen", item),
                                   "{\"persoon\": \"" ELIF "\", \"verklaring\": \"Ik ook.\"}")),
                     400);
    /* decided with a reason; the statement stays */
    const char *no = "{\"besluit\": \"niet\", \"reden\": \"Twee mensen zagen het.\"}";
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/betwistingen/%s/besluit", id), no)),
                     201);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/betwistingen/%s/besluit", id), no)),
                     409);
    AUTO_FREE char *after = page_text(login("sanne"), note, 200);
    HAS(after, "Zo was het niet.");
    HAS(after, "Twee mensen zagen het.");
    /* and it goes with the item into the extract */
    AUTO_FREE char *asked = request("inzage", MARK, NULL);
    AUTO_FREE char *u = extract("sanne", asked);
    AUTO_FREE char *given = give("sanne", u);
    HAS(given, "Zo was het niet.");
}
END_TEST

/* ---- restriction ---- */

START_TEST(what_is_restricted_is_closed_to_all_but_its_source)
{
    char item[ID_TEXT_SIZE], body[200], path[200];
    id_format(520, item); /* of the wijkteam, about Emir; the school reads it by consent */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", at("/notities/%s", item), NULL)), 200);
    AUTO_FREE char *id = request("beperking", EMIR, ELIF);
    (void)snprintf(body, sizeof body,
                   "{\"verzoek\": \"%s\", \"reden\": \"Elif zegt dat het niet "
                   "klopt.\"}",
                   id);
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", at("/items/%s/beperking", item), body)), 403);
    AUTO_FREE char *beperking =
        strdup(made(api(login("sanne"), "POST", at("/items/%s/beperking", item), body)));
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", at("/notities/%s", item), NULL)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", at("/notities/%s", item), NULL)), 200);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/items/%s/beperking", item), body)),
                     409);
    /* nor for the family, but by the privacy officer's choice */
    AUTO_FREE char *asked = request("inzage", EMIR, ELIF);
    AUTO_FREE char *u = extract("sanne", asked);
    AUTO_FREE char *seen = pieces("sanne", u);
    HAS_NOT(seen, "Emir gaat graag");
    AUTO_FREE char *v = extract("ruth", asked);
    AUTO_FREE char *whole = pieces("ruth", v);
    HAS(whole, "Emir gaat graag");
    /* lifted by the privacy officer alone */
    (void)snprintf(path, sizeof path, "/verzoeken/%s/beperkingen/%s", id, beperking);
    const char *why = "{\"reden\": \"Het is nagegaan en verbeterd.\"}";
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", path, why)), 403);
    ck_assert_int_eq(status_of(api(login("ruth"), "DELETE", path, why)), 204);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", at("/notities/%s", item), NULL)), 200);
    /* what the plan stands on cannot be closed */
    id_format(601, item);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/items/%s/beperking", item), body)),
                     409);
}
END_TEST

/* ---- goals and actions ---- */

START_TEST(a_goal_they_agreed_to_is_theirs_to_read)
{
    char goal[ID_TEXT_SIZE];
    id_format(510, goal);
    change("UPDATE gezag SET tot = '2026-11-01' WHERE houder_id = 204");
    AUTO_FREE char *id = request("inzage", MARK, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    AUTO_FREE char *before = pieces("sanne", u);
    HAS_NOT(before, "elke dag naar school");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/items/%s/instemmingen", goal),
                                   "{\"persoon\": \"" MARK "\"}")),
                     201);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/items/%s/instemmingen", goal),
                                   "{\"persoon\": \"" MARK "\"}")),
                     201);
    AUTO_FREE char *after = pieces("sanne", u);
    HAS(after, "elke dag naar school");
    AUTO_FREE char *page = page_text(login("sanne"), at("/doelen/%s", goal), 200);
    HAS(page, "Mark de Boer");
}
END_TEST

/* ---- pages ---- */

START_TEST(every_page_opens)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *other = request("beperking", EMIR, ELIF);
    AUTO_FREE char *u = extract("sanne", id);
    char item[ID_TEXT_SIZE], path[200];
    id_format(531, item);
    const char *s = login("sanne"), *r = login("ruth");
    free(page_text(s, HOUSE "/verzoeken", 200));
    free(page_text(s, HOUSE "/verzoeken/nieuw", 200));
    free(page_text(s, HOUSE "/kindbezwaren", 200));
    free(page_text(s, HOUSE "/kindbezwaren/nieuw", 200));
    free(page_text(r, "/verzoeken", 200));
    static const char *const PARTS[] = {"", "/wijzig", "/verlenging", "/besluit",
                                        "/uittreksels/nieuw"};
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        (void)snprintf(path, sizeof path, "/verzoeken/%s%s", id, PARTS[i]);
        free(page_text(s, path, 200));
        free(page_text(r, path, 200));
    }
    free(page_text(r, at("/verzoeken/%s/wiekeek", id), 200));
    free(page_text(s, at("/uittreksels/%s", u), 200));
    free(page_text(r, at("/uittreksels/%s", u), 200));
    free(page_text(s, at("/uittreksels/%s/geven", u), 200));
    (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/%s", u, item);
    AUTO_FREE char *piece = page_text(s, path, 200);
    HAS(piece, "[[Mark]]");
    free(page_text(s, at("/items/%s/verklaringen/nieuw", item), 200));
    free(page_text(s, at("/items/%s/beperking/nieuw", item), 200));
    id_format(510, item);
    free(page_text(s, at("/items/%s/instemmingen/nieuw", item), 200));
    /* a form that forgot something is shown again with its errors */
    struct http_reply again = page(s, "POST", path, "_methode=PUT&geven=nee");
    ck_assert_int_eq(again.status, 400);
    ck_assert(reply_has(&again, "Schrijf waarom"));
    http_reply_free(&again);
    struct http_reply empty = page(s, "POST", HOUSE "/verzoeken", "soort=inzage");
    ck_assert_int_eq(empty.status, 400);
    http_reply_free(&empty);
    (void)other;
}
END_TEST

/* Giving twice, or twice at once by two keys: once. */
START_TEST(given_once)
{
    AUTO_FREE char *id = request("inzage", ELIF, NULL);
    AUTO_FREE char *u = extract("sanne", id);
    AUTO_FREE char *same_one = extract("sanne", id);
    ck_assert_str_eq(u, same_one);
    AUTO_FREE char *given = give("sanne", u);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", at("/uittreksels/%s/geven", u),
                                   "{\"aan\": \"Iemand\", \"wijze\": \"papier\"}")),
                     409);
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", at("/uittreksels/%s", u), NULL)), 409);
    (void)given;
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("inzage");
    TCase *t = tcase_create("inzage");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, a_request_has_a_term_an_owner_and_an_answer);
    tcase_add_test(t, overdue_stands_on_the_work_of_its_owner_and_of_the_privacy_officer);
    tcase_add_test(t, when_they_asked);
    tcase_add_test(t, who_may_ask);
    tcase_add_test(t, an_extract_of_the_regisseur_holds_what_both_see);
    tcase_add_test(t, the_whole_is_the_privacy_officers_logged_choice);
    tcase_add_test(t, what_was_shared_without_consent);
    tcase_add_test(t, who_reads_what_was_shared);
    tcase_add_test(t, a_text_cannot_be_changed_while_it_is_looked_over);
    tcase_add_test(t, what_changed_meanwhile_is_not_given);
    tcase_add_test(t, nothing_is_given_to_who_was_not_known);
    tcase_add_test(t, a_parent_with_gezag_reads_about_the_child_and_not_without);
    tcase_add_test(t, from_twelve_on_a_child_may_object);
    tcase_add_test(t, one_piece_is_chosen);
    tcase_add_test(t, under_twelve_only_the_interest_of_the_child_counts);
    tcase_add_test(t, the_other_side_reads_no_trace_of_who_is_protected);
    tcase_add_test(t, a_representative_reads_while_the_measure_runs);
    tcase_add_loop_test(t, a_representative_on_the_other_side_reads_nothing, 0, 2);
    tcase_add_test(t, a_mentor_reads_no_consent_about_something_else);
    tcase_add_test(t, who_looked_leaves_out_the_helpers_of_who_is_protected);
    tcase_add_test(t, who_looked_is_for_who_may_still_ask);
    tcase_add_test(t, who_looked_in_plain_sentences);
    tcase_add_test(t, an_extract_of_somebody_in_two_households);
    tcase_add_test(t, who_left_or_was_destroyed);
    tcase_add_test(t, after_the_answer_nobody_looks_on);
    tcase_add_test(t, an_own_statement_is_read_by_whoever_reads_the_item);
    tcase_add_test(t, what_is_restricted_is_closed_to_all_but_its_source);
    tcase_add_test(t, a_goal_they_agreed_to_is_theirs_to_read);
    tcase_add_test(t, every_page_opens);
    tcase_add_test(t, given_once);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
