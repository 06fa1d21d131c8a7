/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Searching, as a professional does and as somebody who is after what is hidden: a word of a hidden
 * text gives the answer of a word that nobody ever wrote, to the byte and in the log (R24, R29,
 * R30).
 */
#include "gezin.h"

#define ZOEK HOUSE "/_zoek"
#define MIJN "/mijn/_zoek"
#define NAMEN "/huishoudens/_zoek"
#define HIDDEN "kwikstaart" /* in what ilse wrote, and nowhere else */
#define NEVER "kwakstoort"  /* nowhere */

/* A note of the ggz about Elif: only ilse sees it. And a goal of hers (512) exists already. */
static const char SECRET[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, "
    "plek, op, "
    "personen) VALUES (301, 530, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 0, 1767225600, "
    "'0000000000069');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 530, 201);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES (301, 530, "
    "'2026-11-05', 'gesprek',"
    " 'Over " HIDDEN "en', 'Elif ziet een " HIDDEN ". Emir zegt het ook.');"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
    "doel_zin, van, status,"
    " gevraagd_door, gevraagd_op, beslist_door, beslist_op) SELECT 301, 531, 104, 14, "
    "'behandelaar', doel, 'Ilse helpt.', "
    "'2026-01-01', 'actief', 104, 1767225600, 101, 1767225600 FROM betrokkenheid WHERE id = 503;"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, "
    "plek, op, "
    "personen) VALUES (301, 531, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 14, 104, 0, 0, "
    "1767225600, "
    "'0000000000069');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 531, 201);";

/* Sessions are made before the random bytes stand still (expect_same). */
static const char *const WHO[] = {"sanne", "youssef", "marieke", "ilse",
                                  "hans",  "anja",    "ruth",    "nieuw"};
static char token[COUNT_OF(WHO)][60];

static void start(void)
{
    gezin_start();
    change(SECRET);
    for (size_t i = 0; i < COUNT_OF(WHO); i++)
        (void)snprintf(token[i], sizeof token[i], "%s", login(WHO[i]));
}

static const char *session(const char *who)
{
    for (size_t i = 0; i < COUNT_OF(WHO); i++)
        if (strcmp(WHO[i], who) == 0)
            return token[i];
    ck_abort_msg("no session of %s", who);
    return NULL;
}

static struct http_reply ask(const char *with, const char *path, const char *vraag)
{
    AUTO_JSON json_t *body = json_pack("{s:s}", strcmp(path, NAMEN) == 0 ? "naam" : "zoek", vraag);
    AUTO_FREE char *text = json_dumps(body, 0);
    return api(with, "POST", path, text);
}

static size_t count_of(const char *with, const char *path, const char *vraag)
{
    struct http_reply r = ask(with, path, vraag);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s: %d %.*s", vraag, r.status, (int)r.body_len, r.body);
    const json_t *rows = json_object_get(json, strcmp(path, MIJN) == 0 ? "teksten" : "resultaten");
    size_t n = json_array_size(rows);
    http_reply_free(&r);
    return n;
}

/* ---- what is hidden ---- */

/* Every word `what` becomes the same. */
static void blank(char *text, const char *what)
{
    for (char *at = text; (at = strstr(at, what));)
        memset(at, 'x', strlen(what));
}

/* The lines of the log but for time, number and chain. To be freed. */
static char *log_lines(int64_t after)
{
    char sql[500];
    (void)snprintf(sql, sizeof sql,
                   "SELECT coalesce(group_concat(gebeurtenis || '|' || handeling || '|' || "
                   "coalesce(huishouden, '') || '|' ||"
                   " coalesce(personen, '') || '|' || coalesce(gronden, '') || '|' || "
                   "coalesce(rol, '') || '|' ||"
                   " coalesce(object, '') || '|' || coalesce(reden, '') || '|' || uitkomst, "
                   "x'0a'), '-') FROM logregel"
                   " WHERE volgnr > %lld ORDER BY volgnr",
                   (long long)after);
    return text_value(sql);
}

struct answer {
    int status;
    char *text, *log;
};

static struct answer answer(const char *who, const char *path, const char *word, bool as_page)
{
    struct answer a;
    char form[100];
    const char *with = session(who);
    int64_t before = value("SELECT coalesce(max(volgnr), 0) FROM logregel");
    (void)snprintf(form, sizeof form, "%s=%s", strcmp(path, NAMEN) == 0 ? "naam" : "zoek", word);
    rng_still();
    struct http_reply r = as_page ? page(with, "POST", path, form) : ask(with, path, word);
    a.status = r.status;
    a.text = reply_text(&r);
    a.log = log_lines(before);
    blank(a.text, word);
    http_reply_free(&r);
    return a;
}

static void expect_same(const char *who, const char *path, const char *hidden, const char *never)
{
    for (int as_page = 0; as_page < 2; as_page++) {
        struct answer a = answer(who, path, hidden, as_page), b = answer(who, path, never, as_page);
        ck_assert_int_eq(a.status, b.status);
        size_t at = 0;
        while (a.text[at] && a.text[at] == b.text[at])
            at++;
        size_t from = at > 200 ? at - 200 : 0;
        ck_assert_msg(strcmp(a.text, b.text) == 0, "%s %s:\n%.600s\n%.600s", who, path,
                      a.text + from, b.text + from);
        ck_assert_msg(strcmp(a.log, b.log) == 0, "%s %s:\n%.600s\n%.600s", who, path, a.log, b.log);
        free(a.text);
        free(a.log);
        free(b.text);
        free(b.log);
    }
}

START_TEST(test_hidden_word)
{
    static const char *const who[] = {"sanne", "youssef", "marieke", "hans",
                                      "anja",  "ruth",    "nieuw"};
    static const char *const paths[] = {ZOEK, MIJN, NAMEN, OTHER "/_zoek"};
    for (size_t i = 0; i < COUNT_OF(who); i++)
        for (size_t j = 0; j < COUNT_OF(paths); j++)
            expect_same(who[i], paths[j], HIDDEN, NEVER);
    struct http_reply r = ask(session("ilse"), ZOEK, HIDDEN);
    ck_assert(reply_has(&r, HIDDEN));
    http_reply_free(&r);
}
END_TEST

/* What two people see of one household differs, and so does what they find; of a text that both see
 * nothing of the other is told. */
START_TEST(test_each_their_own)
{
    ck_assert_uint_eq(count_of(session("sanne"), ZOEK, "school"), 4);   /* 503, 510, 520, 522 */
    ck_assert_uint_eq(count_of(session("marieke"), ZOEK, "slapen"), 0); /* 512, of the ggz */
    ck_assert_uint_eq(count_of(session("ilse"), ZOEK, "slapen"), 1);
    ck_assert_uint_eq(count_of(session("sanne"), ZOEK, "slapen"), 0);
    ck_assert_int_eq(status_of(ask(session("youssef"), ZOEK, "school")), 404);
    ck_assert_uint_eq(count_of(session("hans"), ZOEK, "kwartier"), 0);
}
END_TEST

/* Invariant 8: the first search after a withdrawal. */
START_TEST(test_withdrawal)
{
    const char *marieke = session("marieke");
    ck_assert_uint_eq(count_of(marieke, ZOEK, "graag"), 1);
    ck_assert_uint_eq(count_of(marieke, MIJN, "graag"), 1);
    change(
        "UPDATE toestemming SET einde_op = 1795086000, einde_soort = 'ingetrokken' WHERE id = 701");
    ck_assert_uint_eq(count_of(marieke, ZOEK, "graag"), 0);
    ck_assert_uint_eq(count_of(marieke, MIJN, "graag"), 0);
    expect_same("marieke", ZOEK, "graag", "gruug");
    expect_same("marieke", MIJN, "graag", "gruug");
}
END_TEST

/* R19: the name of somebody protected from this side. */
START_TEST(test_separation)
{
    ck_assert_uint_eq(count_of(session("marieke"), NAMEN, "Noor"), 1);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
           "door_regie, op, personen)"
           " VALUES (301, 540, 'afscherming', 'veiligheid', 'coordinatie', 11, 101, 1, 1, "
           "'000000000006d');"
           "INSERT INTO item_persoon VALUES (301, 540, 205);"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 540, "
           "'Gevaar.', "
           "'2026-01-01', 101, 1);"
           "INSERT INTO afscherming_persoon VALUES (540, 205);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (540, 541, "
           "103), (540, 542, 105);");
    expect_same("marieke", NAMEN, "noor", "nuur");
    expect_same("marieke", MIJN, "noor", "nuur");
    expect_same("marieke", ZOEK, "noor", "nuur");
    expect_same("hans", NAMEN, "noor", "nuur"); /* by the index of names */
    expect_same("hans", MIJN, "noor", "nuur");
    ck_assert_uint_eq(count_of(session("sanne"), NAMEN, "Noor"), 1);
}
END_TEST

START_TEST(test_changed_and_withdrawn_note)
{
    const char *sanne = session("sanne");
    ck_assert_uint_eq(count_of(sanne, ZOEK, "praten"), 1);
    ck_assert_int_eq(
        status_of(api_with(sanne, "PATCH", "/notities/00000000000g9", V(1), "{\"tekst\":\"x\"}")),
        400); /* why is never left out */
    ck_assert_int_eq(
        status_of(api_with(sanne, "PATCH", "/notities/00000000000g9", V(1),
                           "{\"tekst\":\"Zij zwijgen erover.\",\"reden\":\"Vergissing\"}")),
        200);
    ck_assert_uint_eq(count_of(sanne, ZOEK, "praten"), 0);
    ck_assert_uint_eq(count_of(sanne, ZOEK, "zwijgen"), 1);
    ck_assert_int_eq(status_of(api_with(sanne, "DELETE", "/notities/00000000000g9", V(2),
                                        "{\"reden\":\"Klopt niet\"}")),
                     204);
    ck_assert_uint_eq(count_of(sanne, ZOEK, "zwijgen"), 0);
}
END_TEST

/* ---- what is typed ---- */

START_TEST(test_plain_text_only)
{
    static const char *const same_as_school[] = {
        "school",       "SCHOOL",       "\"school\"",    "school*",  "(school)", "-school",
        "^school",      "tekst:school", "{zoek}:school", "school\"", "'school'", "schóól",
        "sch\u200Fool", "\u202Eschool", "+school;",      "school--", "sch",      "school % _",
    };
    static const char *const nothing[] = {"NEAR(school gaat)",
                                          "school OR huis",
                                          "school AND NOT gaat",
                                          "\"school gaat nergens\"",
                                          "rowid:1",
                                          "zoek MATCH school",
                                          "school\\",
                                          "ool",
                                          "x' OR 1=1 --"};
    const char *sanne = session("sanne");
    for (size_t i = 0; i < COUNT_OF(same_as_school); i++) {
        size_t n = count_of(sanne, ZOEK, same_as_school[i]);
        ck_assert_msg(n == (strstr(same_as_school[i], ":") ? 0 : 4) ||
                          strstr(same_as_school[i], "\\"),
                      "%s: %zu", same_as_school[i], n);
    }
    for (size_t i = 0; i < COUNT_OF(nothing); i++) {
        size_t n = count_of(sanne, ZOEK, nothing[i]);
        ck_assert_msg(n == (strcmp(nothing[i], "school\\") == 0 ? 4u : 0u), "%s: %zu", nothing[i],
                      n);
    }
    ck_assert_uint_eq(count_of(sanne, ZOEK, "gaat school"), 4); /* all words, in any order */
    ck_assert_uint_eq(count_of(sanne, ZOEK, "regen"), 1);
}
END_TEST

START_TEST(test_nothing_typed)
{
    static const char *const bodies[] = {"{}",
                                         "{\"zoek\":\"\"}",
                                         "{\"zoek\":\"   \"}",
                                         "{\"zoek\":\"*\"}",
                                         "{\"zoek\":\"\\u202e\\u200f\"}",
                                         "{\"zoek\":\"a\"}",
                                         "{\"zoek\":\"?! -\"}"};
    static const char *const paths[] = {ZOEK, MIJN};
    const char *sanne = session("sanne");
    for (size_t i = 0; i < COUNT_OF(bodies); i++)
        for (size_t j = 0; j < COUNT_OF(paths); j++)
            free(reason(api(sanne, "POST", paths[j], bodies[i]), "zoek"));
    free(reason(api(sanne, "POST", NAMEN, "{\"naam\":\"**\"}"), "naam"));
    struct http_reply r = page(sanne, "POST", ZOEK, "zoek=%2A");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "Typ ten minste twee letters of cijfers."));
    http_reply_free(&r);
    r = page(sanne, "POST", MIJN, "zoek=");
    ck_assert_int_eq(r.status, 400);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_far_too_long)
{
    size_t n = 100 * 1024;
    AUTO_FREE char *body = malloc(n + 40);
    const char *sanne = session("sanne");
    size_t used = (size_t)snprintf(body, 40, "{\"zoek\":\"");
    for (size_t i = 0; i < n; i++)
        body[used++] = "school \"(*"[i % 7];
    memcpy(body + used, "\"}", 3);
    free(reason(api(sanne, "POST", ZOEK, body), "zoek"));
    free(reason(api(sanne, "POST", MIJN, body), "zoek"));
    /* what fits, but is one word or a hundred */
    char word[201], words[201];
    memset(word, 'q', 200);
    word[200] = '\0';
    for (size_t i = 0; i < 200; i++)
        words[i] = i % 2 ? ' ' : 'e';
    words[200] = '\0';
    ck_assert_uint_eq(count_of(sanne, ZOEK, word), 0);
    (void)count_of(sanne, ZOEK, words);
    (void)count_of(sanne, MIJN, words);
    ck_assert_int_eq(status_of(api(sanne, "POST", ZOEK, "{\"zoek\":\"a\\u0000b\"}")) / 100, 4);
    ck_assert_int_eq(status_of(api(sanne, "POST", ZOEK, "{\"zoek\":\"\xff\xfe\"}")) / 100, 4);
    ck_assert_int_eq(status_of(api(sanne, "GET", MIJN "?zoek=school", NULL)) / 100, 4);
}
END_TEST

/* ---- what is shown ---- */

START_TEST(test_marks)
{
    const char *sanne = session("sanne");
    change("UPDATE notitie SET titel = 'Een <b>titel</b>', tekst = 'Eerst een heel verhaal over "
           "van alles en nog wat, dat "
           "lang genoeg is om er een stuk af te laten vallen. Dan <script>alert(1)</script> "
           "Fietsén! & klaar. En daarna "
           "nog een heel stuk tekst, dat ook weer te lang is om er helemaal bij te staan, want dat "
           "past echt niet meer in "
           "het stukje.' WHERE id = 520");
    struct http_reply r = page(sanne, "POST", ZOEK, "zoek=fietsen");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "<mark>Fietsén</mark>!"));
    ck_assert(reply_has(&r, "&lt;script&gt;"));
    ck_assert(!reply_has(&r, "<script>alert"));
    ck_assert(!reply_has(&r, "<b>titel"));
    ck_assert(reply_has(&r, " …"));
    ck_assert(!reply_has(&r, "Eerst een heel verhaal"));
    ck_assert(!reply_has(&r, "in het stukje"));
    http_reply_free(&r);
    r = ask(sanne, MIJN, "fietsen titel");
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *row = json_array_get(
        json_object_get(json_array_get(json_object_get(json, "teksten"), 0), "resultaten"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(row, "url")), NOTE_SCHOOL);
    ck_assert_str_eq(json_string_value(json_object_get(row, "grond")), "G1");
    ck_assert_str_eq(json_string_value(json_object_get(row, "datum")), "2026-11-02");
    http_reply_free(&r);
}
END_TEST

START_TEST(test_newest_first)
{
    struct http_reply r = ask(session("sanne"), ZOEK, "school");
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *rows = json_object_get(json, "resultaten");
    json_t *row;
    size_t i;
    const char *before = "9999";
    json_array_foreach(rows, i, row)
    {
        const char *datum = json_string_value(json_object_get(row, "datum"));
        ck_assert_int_le(strcmp(datum, before), 0);
        before = datum;
    }
    http_reply_free(&r);
}
END_TEST

START_TEST(test_people)
{
    struct http_reply r = ask(session("sanne"), ZOEK, "Jildis");
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "mensen")), 3); /* Elif, Emir, Noor */
    http_reply_free(&r);
    r = ask(session("sanne"), ZOEK, "marike van dam");
    ck_assert(reply_has(&r, "Marieke van Dam"));
    http_reply_free(&r);
}
END_TEST

/* R30: one line for each household that was opened, with the persons and grounds of what was shown.
 */
START_TEST(test_log)
{
    change("INSERT INTO waarneming VALUES (302, 560, 552, 101, 11, '2026-11-01', '2026-12-01', 1)");
    struct http_reply r = ask(session("sanne"), MIJN, "graag");
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'mijn.zoeken'"), 2);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'zoeken' AND huishouden = 301"
              " AND instr(personen, '000000000006a') AND gronden = 'G1'"),
        1);
    ck_assert_int_eq(
        value(
            "SELECT count(*) FROM logregel WHERE huishouden = 302 AND coalesce(personen, '') = ''"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE reden IS NOT NULL"),
                     0); /* nothing of what was typed */
    log_break();
    ck_assert_int_eq(status_of(ask(session("sanne"), ZOEK, "graag")), 503);
    log_mend();
}
END_TEST

START_TEST(test_pages)
{
    const char *sanne = session("sanne");
    AUTO_FREE char *form = page_text(sanne, HOUSE "/zoeken", 200);
    ck_assert(strstr(form, "action=\"" ZOEK "\"") && strstr(form, "name=\"zoek\""));
    AUTO_FREE char *mine = page_text(sanne, "/mijn/zoeken", 200);
    ck_assert(strstr(mine, "action=\"/mijn/_zoek\"") && strstr(mine, "id=\"zoek-boven\""));
    struct http_reply r = page(sanne, "POST", MIJN, "zoek=school");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "<mark>school</mark>"));
    ck_assert_ptr_null(reply_header(&r, "ETag"));
    http_reply_free(&r);
    r = page(sanne, "POST", MIJN, "zoek=yildis");
    ck_assert(reply_has(&r, "href=\"" HOUSE "\""));
    http_reply_free(&r);
    AUTO_FREE char *admin = page_text(session("anja"), "/organisaties", 200);
    ck_assert(!strstr(admin, "zoek-boven"));
}
END_TEST

/* ---- names ---- */

START_TEST(test_names)
{
    static const char *const right[] = {"Yıldız",    "yildiz", "jildis",     "Yildizz",
                                        "elif",      "Boer",   "de boer",    "van der Boer",
                                        "mark de b", "Noor",   "Emir Yildiz"};
    static const char *const wrong[] = {"Jansen", "Vries", "999999990", "Wilders"};
    const char *sanne = session("sanne");
    for (size_t i = 0; i < COUNT_OF(right); i++)
        ck_assert_msg(count_of(sanne, NAMEN, right[i]) == 1, "%s", right[i]);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        ck_assert_msg(count_of(sanne, NAMEN, wrong[i]) == 0, "%s", wrong[i]);
    struct http_reply r = ask(sanne, NAMEN, "Yidliz");
    ck_assert(reply_has(&r, "\"lijkt\":true"));
    http_reply_free(&r);
    const char *hans = session("hans");
    ck_assert_uint_eq(count_of(hans, NAMEN, "jildis"), 1);
    ck_assert_uint_eq(count_of(hans, NAMEN, "daan"), 1);
    ck_assert_uint_eq(count_of(hans, NAMEN, "de frees"), 0);
    ck_assert_uint_eq(count_of(hans, NAMEN, "de fries"), 1);
    ck_assert_uint_eq(count_of(hans, NAMEN, "Yidliz"), 1);
    ck_assert_uint_eq(count_of(hans, MIJN, "school"), 0); /* the card alone */
}
END_TEST

/* Many households of one regisseur: `from` is the first number, `naam` their name. */
static void households(int count, int from, const char *naam, int regisseur)
{
    char sql[2000];
    (void)snprintf(
        sql, sizeof sql,
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1$d - 1)"
        " INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_op) SELECT %2$d + i, "
        "'%3$s', '', 11, 1 FROM n;"
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
        "door_regie, op, personen)"
        " SELECT id, id + 100000, 'plan', 'plan', 'coordinatie', 11, 102, 1, 1, '000000000006b' "
        "FROM huishouden WHERE id "
        "BETWEEN %2$d AND %2$d + %1$d - 1;"
        "INSERT INTO item_persoon SELECT huishouden_id, id, 203 FROM item WHERE id BETWEEN %2$d + "
        "100000 AND %2$d + 100000 "
        "+ %1$d - 1;"
        "INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, geopend_op) SELECT id, id "
        "+ 100000, 'open', "
        "'Samen naar zwemles', 1 FROM huishouden WHERE id BETWEEN %2$d AND %2$d + %1$d - 1;"
        "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) SELECT id, id + "
        "200000, %4$d, 11, 1 FROM "
        "huishouden WHERE id BETWEEN %2$d AND %2$d + %1$d - 1;",
        count, from, naam, regisseur);
    change(sql);
}

static json_t *asked(const char *with, const char *path, const char *body)
{
    struct http_reply r = api(with, "POST", path, body);
    ck_assert_msg(r.status == 200, "%d %.*s", r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

/* By the index, of very many of one's own: a page of them, and that there are more; in texts part
 * by part to the end. */
START_TEST(test_very_many)
{
    households(250, 1000, "Groot", 102);
    const char *youssef = session("youssef");
    AUTO_JSON json_t *named = asked(youssef, NAMEN, "{\"naam\":\"groot\"}");
    ck_assert_uint_eq(json_array_size(json_object_get(named, "resultaten")), 50);
    ck_assert(json_is_true(json_object_get(named, "meer")));
    ck_assert_uint_eq(count_of(youssef, NAMEN, "vries"), 1); /* the oldest of all */
    size_t found = 0;
    char body[100] = "{\"zoek\":\"zwemles\"}";
    for (int part = 0;; part++) {
        ck_assert_int_lt(part, 10);
        AUTO_JSON json_t *json = asked(youssef, MIJN, body);
        size_t here = json_array_size(json_object_get(json, "teksten"));
        const char *next = json_string_value(json_object_get(json, "volgende"));
        ck_assert_uint_le(here, 50);
        found += here;
        if (!next)
            break;
        (void)snprintf(body, sizeof body, "{\"zoek\":\"zwemles\",\"na\":\"%s\"}", next);
    }
    ck_assert_uint_eq(found, 250);
}
END_TEST

/* What does not open takes no place from what does (R24): not in a search, not in a list. */
START_TEST(test_hidden_ones_push_nothing_out)
{
    households(120, 1000, "De Vries", 102);
    /* hans belongs to all of them but the oldest */
    change("UPDATE gebruiker SET persoon_id = 204 WHERE id = 105;"
           "DELETE FROM lid WHERE persoon_id = 204;"
           "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) SELECT id, id + "
           "300000, 204, 'vader', "
           "'2026-01-01', 'hand' FROM huishouden WHERE id >= 1000");
    const char *hans = session("hans");
    ck_assert_uint_eq(count_of(hans, NAMEN, "de vries"), 1);
    struct http_reply r = api(hans, "GET", "/huishoudens", NULL);
    AUTO_JSON json_t *list = reply_json(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(list, "resultaten")), 2);
    ck_assert(json_is_null(json_object_get(list, "volgende")));
    http_reply_free(&r);
    /* and what was tried and not shown stands in no line */
    change("DELETE FROM huishouden WHERE 0");
    int64_t before = value("SELECT max(volgnr) FROM logregel");
    (void)count_of(hans, NAMEN, "de vries");
    char sql[100];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM logregel WHERE volgnr > %lld",
                   (long long)before);
    ck_assert_int_eq(value(sql), 1);
}
END_TEST

/* One's own list goes on after its first page, and nothing is lost or told twice. */
START_TEST(test_long_list)
{
    households(130, 1000, "Groot", 102);
    const char *youssef = session("youssef");
    char path[100] = "/huishoudens";
    size_t total = 0;
    for (int part = 0; part < 10; part++) {
        struct http_reply r = api(youssef, "GET", path, NULL);
        AUTO_JSON json_t *json = reply_json(&r);
        const char *next = json_string_value(json_object_get(json, "volgende"));
        size_t here = json_array_size(json_object_get(json, "resultaten"));
        http_reply_free(&r);
        ck_assert_uint_le(here, 50);
        total += here;
        if (!next)
            break;
        (void)snprintf(path, sizeof path, "%s", next + strlen("/api/v1"));
    }
    ck_assert_uint_eq(total, 131);
}
END_TEST

/* ---- intake ---- */

START_TEST(test_intake_by_ear)
{
    const char *sanne = session("sanne");
    change("INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, "
           "bron_datum) VALUES"
           " (290, 'Piet van der Meijden', 'piet van der meijden', 'Piet', 'm', '1970-01-01', "
           "'hand', '2026-01-01')");
    static const char *const right[] = {"Meijden",     "meyden", "van der Meiden",
                                        "Van Meijden", "meijd",  "Meijdne"};
    char body[200];
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        (void)snprintf(
            body, sizeof body,
            "{\"geslachtsnaam\":\"%s\",\"geboortedatum\":\"1970-01-01\",\"reden\":\"aanmelding\"}",
            right[i]);
        AUTO_JSON json_t *json = asked(sanne, "/personen/_zoek", body);
        ck_assert_msg(json_array_size(json_object_get(json, "resultaten")) == 1, "%s", right[i]);
    }
    AUTO_JSON json_t *other = asked(sanne, "/personen/_zoek",
                                    "{\"geslachtsnaam\":\"Meijden\",\"geboortedatum\":\"1970-01-"
                                    "02\",\"reden\":\"aanmelding\"}");
    ck_assert_uint_eq(json_array_size(json_object_get(other, "resultaten")), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("zoeken");
    TCase *tc = tcase_create("zoeken");
    tcase_add_checked_fixture(tc, start, harness_stop);
    tcase_add_test(tc, test_hidden_word);
    tcase_add_test(tc, test_each_their_own);
    tcase_add_test(tc, test_withdrawal);
    tcase_add_test(tc, test_separation);
    tcase_add_test(tc, test_changed_and_withdrawn_note);
    tcase_add_test(tc, test_plain_text_only);
    tcase_add_test(tc, test_nothing_typed);
    tcase_add_test(tc, test_far_too_long);
    tcase_add_test(tc, test_marks);
    tcase_add_test(tc, test_newest_first);
    tcase_add_test(tc, test_people);
    tcase_add_test(tc, test_log);
    tcase_add_test(tc, test_pages);
    tcase_add_test(tc, test_names);
    tcase_add_test(tc, test_very_many);
    tcase_add_test(tc, test_hidden_ones_push_nothing_out);
    tcase_add_test(tc, test_long_list);
    tcase_add_test(tc, test_intake_by_ear);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
