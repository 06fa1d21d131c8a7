/* SPDX-License-Identifier: EUPL-1.2 */
/* The privacy officer's watch over the log: is it whole, what was refused, and lines to take along.
 */
#include "gezin.h"

#include "domein/logcontrole.h"
#include "logboek/zegel.h"
#include "resources/uitvoer.h"
#include "wachter/wachter.h"

#define CONTROLES "/logboek/controles"

static bool never(void *arg)
{
    (void)arg;
    return false;
}
static bool at_once(void *arg)
{
    (void)arg;
    return true;
}

/* Runs what waits; whether there was anything. */
static bool run(bool (*pause)(void *))
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct logcontrole_pauze pauze = {pause, NULL};
    bool found;
    ck_assert_msg(logcontrole_run(&app, &pauze, &found, &p) == DONE, "%s", p.intern);
    return found;
}

static void seal(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    char file[LOGCONTROLE_PAD];
    logcontrole_file(&app.config, file);
    ck_assert_msg(
        logboek_seal(app.writer, app.sleutels->zegel, clock_now_ms(&app.clock), file, &p) == DONE,
        "%s", p.intern);
}

static json_t *get(const char *token, const char *path, int status)
{
    struct http_reply r = api(token, "GET", path, NULL);
    ck_assert_msg(r.status == status, "%s: %d %.*s", path, r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

static const char *text_of(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    return text ? text : "(null)";
}
static int64_t number_of(const json_t *json, const char *key)
{
    return json_integer_value(json_object_get(json, key));
}

static int ask(const char *body) { return status_of(api(login("ruth"), "POST", CONTROLES, body)); }

START_TEST(test_whole)
{
    const char *ruth = login("ruth");
    ck_assert_int_eq(status_of(api(ruth, "GET", "/logboek", NULL)), 200);
    seal();
    AUTO_JSON json_t *before = get(ruth, CONTROLES, 200);
    ck_assert(json_is_null(json_object_get(before, "laatste")));
    ck_assert_int_eq(ask("{}"), 201);
    AUTO_JSON json_t *waits = get(ruth, CONTROLES, 200);
    ck_assert_str_eq(text_of(json_object_get(waits, "loopt"), "stand"), "wacht");
    ck_assert_int_eq(ask("{}"), 409); /* one at a time */
    ck_assert(run(never));
    ck_assert(!run(never));
    AUTO_JSON json_t *after = get(ruth, CONTROLES, 200);
    const json_t *last = json_object_get(after, "laatste");
    ck_assert_str_eq(text_of(last, "stand"), "heel");
    ck_assert_str_eq(text_of(last, "door"), "Ruth Nijman");
    ck_assert_int_eq(number_of(last, "fouten"), 0);
    ck_assert_int_eq(number_of(last, "laatste"), number_of(last, "gelezen"));
    ck_assert_int_gt(number_of(last, "verzegeld"), 0);
    ck_assert_int_eq(number_of(last, "aantalBuiten"), 1);
    ck_assert(json_is_null(json_object_get(after, "loopt")));
    /* the outcome stands in the log itself */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'logcontrole.uitkomst'"
                           " AND uitkomst = 'geslaagd' AND gebeurtenis = 'systeem'"),
                     1);
    AUTO_FREE char *page = page_text(ruth, CONTROLES, 200);
    ck_assert_ptr_nonnull(strstr(page, "Het logboek is heel"));
    ck_assert_int_eq(ask("{}"), 201); /* and again */
}
END_TEST

/* Somebody changed a line behind our back. */
START_TEST(test_tampered)
{
    const char *ruth = login("ruth");
    ck_assert_int_eq(status_of(api(ruth, "GET", "/logboek", NULL)), 200);
    ck_assert_int_eq(status_of(api(ruth, "GET", "/logboek", NULL)), 200);
    seal();
    change("DROP TRIGGER logregel_wijzigt_niet;"
           "UPDATE logregel SET handeling = 'logboek.verzonnen' WHERE volgnr = 1");
    ck_assert_int_eq(ask("{}"), 201);
    ck_assert(run(never));
    AUTO_JSON json_t *list = get(ruth, CONTROLES, 200);
    const json_t *last = json_object_get(list, "laatste");
    ck_assert_str_eq(text_of(last, "stand"), "fout");
    char path[100];
    (void)snprintf(path, sizeof path, CONTROLES "/%s", text_of(last, "id"));
    AUTO_JSON json_t *one = get(ruth, path, 200);
    const json_t *fault = json_array_get(json_object_get(one, "plaatsen"), 0);
    ck_assert_int_eq(number_of(one, "fouten"), 1);
    ck_assert_str_eq(text_of(fault, "soort"), "inhoud");
    ck_assert_int_eq(number_of(fault, "vanaf"), 1);
    /* the officer is told, and the message leads there */
    AUTO_JSON json_t *messages = get(ruth, "/mijn/berichten", 200);
    const json_t *message = json_array_get(json_object_get(messages, "resultaten"), 0);
    ck_assert_str_eq(text_of(message, "soort"), "logboek-fout");
    ck_assert_str_eq(text_of(message, "url"), path);
    AUTO_FREE char *page = page_text(ruth, path, 200);
    ck_assert_ptr_nonnull(strstr(page, "De inhoud van de regel is veranderd"));
    /* a changed line within what was signed is not called "as it was signed" */
    AUTO_FREE char *overview = page_text(ruth, CONTROLES, 200);
    ck_assert_ptr_nonnull(strstr(overview, "Verander niets"));
    ck_assert_ptr_null(strstr(overview, "zoals het is ondertekend"));
    ck_assert_ptr_null(strstr(page, "zoals het er staat"));
    /* what came of it cannot be made undone */
    ck_assert(!try_change("UPDATE logcontrole SET stand = 'heel', fouten = 0"));
    ck_assert(!try_change("DELETE FROM logcontrole"));
    ck_assert(!try_change("DELETE FROM logcontrole_fout"));
}
END_TEST

/* The end of the log was cut off with its checkpoints; a checkpoint kept elsewhere tells. */
START_TEST(test_kept_elsewhere)
{
    const char *ruth = login("ruth");
    ck_assert_int_eq(status_of(api(ruth, "GET", "/logboek", NULL)), 200);
    ck_assert_int_eq(status_of(api(ruth, "GET", "/logboek/zegel", NULL)), 404);
    seal();
    struct http_reply r = api(ruth, "GET", "/logboek/zegel", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(r.content_type, "text/plain; charset=utf-8");
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Content-Disposition"), "controlepunt-"));
    AUTO_FREE char *kept = strndup(r.body, r.body_len);
    http_reply_free(&r);
    AUTO_JSON json_t *list = get(ruth, CONTROLES, 200);
    const char *line = text_of(json_object_get(list, "zegel"), "regel");
    ck_assert_int_eq(strncmp(line, kept, strlen(line)), 0);
    ck_assert_str_eq(kept + strlen(line), "\n");
    struct zegel z;
    ck_assert(zegel_parse(kept, &z));
    ck_assert(zegel_signed(&z));
    change("DROP TRIGGER logregel_blijft; DROP TRIGGER zegel_blijft;"
           "DELETE FROM logregel WHERE volgnr > 1; DELETE FROM zegel");
    char file[LOGCONTROLE_PAD];
    logcontrole_file(&app.config, file);
    ck_assert_int_eq(remove(file), 0);
    ck_assert_int_eq(ask("{}"), 201);
    ck_assert(run(never));
    AUTO_FREE char *blind = text_value("SELECT stand FROM logcontrole ORDER BY id DESC");
    ck_assert_str_eq(blind, "heel"); /* nothing here says otherwise any more */
    AUTO_JSON json_t *body = json_pack("{s:s}", "zegels", kept);
    AUTO_FREE char *text = json_dumps(body, 0);
    ck_assert_int_eq(ask(text), 201);
    ck_assert(run(never));
    AUTO_FREE char *stand = text_value("SELECT stand FROM logcontrole ORDER BY id DESC");
    ck_assert_str_eq(stand, "fout");
}
END_TEST

START_TEST(test_asked_wrongly)
{
    free(reason(api(login("ruth"), "POST", CONTROLES, "{\"zegels\":\"zegel 1 2 3\"}"), "zegels"));
    free(reason(api(login("ruth"), "POST", CONTROLES, "{\"zegels\":\"\\nhallo\\n\"}"), "zegels"));
    ck_assert_int_eq(ask("{\"zegels\":\"\\n\\n\"}"), 201);
    ck_assert(run(never));
    ck_assert_int_eq(status_of(api(login("ruth"), "GET", CONTROLES "/" NIEMAND, NULL)), 404);
    static const char *const others[] = {"sanne", "anja", "hans"};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        ck_assert_int_eq(status_of(api(login(others[i]), "GET", CONTROLES, NULL)), 403);
        ck_assert_int_eq(status_of(api(login(others[i]), "POST", CONTROLES, "{}")), 403);
        ck_assert_int_eq(status_of(api(login(others[i]), "GET", "/logboek/zegel", NULL)), 403);
        ck_assert_int_eq(status_of(api(login(others[i]), "GET", "/logboek/weigeringen", NULL)),
                         403);
        ck_assert_int_eq(
            status_of(api(login(others[i]), "GET", "/logboek/uitvoer?formaat=csv", NULL)), 403);
    }
}
END_TEST

/* A line tampered with that a chain fault then follows; the program that stopped half-way. */
START_TEST(test_interrupted)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(ask("{}"), 201);
    /* the process died: the row says that it runs */
    change("UPDATE logcontrole SET stand = 'loopt', begonnen_op = 1, totaal = 5");
    ck_assert_int_eq(ask("{}"), 409);
    ck_assert_int_eq(logcontrole_restart(&app, &p), DONE);
    AUTO_JSON json_t *list = get(login("ruth"), CONTROLES, 200);
    const json_t *first = json_array_get(json_object_get(list, "resultaten"), 0);
    ck_assert_str_eq(text_of(first, "stand"), "onderbroken");
    ck_assert_int_eq(ask("{}"), 201);
    /* what only waits is not interrupted by a restart */
    ck_assert_int_eq(logcontrole_restart(&app, &p), DONE);
    ck_assert(run(never));
}
END_TEST

/* A long log is read in pieces, and between two of them the program may stop. */
START_TEST(test_stopped)
{
    change("DROP TRIGGER logregel_sluit_aan;"
           "INSERT INTO logregel (volgnr, tijd, commitment, keten)"
           " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20002)"
           " SELECT i + (SELECT coalesce(max(volgnr), 0) FROM logregel), 1, zeroblob(32),"
           " zeroblob(32) FROM n");
    ck_assert_int_eq(value("SELECT count(*) > 20000 FROM logregel"), 1);
    change("INSERT INTO logcontrole (id, gevraagd_op) VALUES (1, 1)");
    ck_assert(run(at_once));
    AUTO_FREE char *stand = text_value("SELECT stand FROM logcontrole");
    ck_assert_str_eq(stand, "onderbroken");
}
END_TEST

/* Once a day, and not while another waits. */
START_TEST(test_daily)
{
    PROBLEEM_AUTO struct probleem p = {0};
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value("SELECT count(*) FROM logcontrole WHERE gevraagd_door IS NULL"), 1);
    clock_forward(3 * 86400);
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value("SELECT count(*) FROM logcontrole"), 1); /* it still waits */
    ck_assert(run(never));
    clock_forward(86400);
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value("SELECT count(*) FROM logcontrole"), 2);
}
END_TEST

/* ---- refusals ---- */

START_TEST(test_refusals)
{
    const char *ruth = login("ruth"), *marieke = login("marieke");
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(status_of(api(marieke, "GET", OTHER, NULL)), 404);
    ck_assert_int_eq(status_of(api(marieke, "GET", "/huishoudens/" NIEMAND, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", HOUSE, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", "/logboek", NULL)), 403);
    AUTO_JSON json_t *list = get(ruth, "/logboek/weigeringen", 200);
    const json_t *groups = json_object_get(list, "groepen");
    const json_t *first = json_array_get(groups, 0);
    ck_assert_int_eq((int)json_array_size(groups), 2);
    ck_assert_str_eq(text_of(first, "naam"), "Marieke van Dam");
    ck_assert_int_eq(number_of(first, "aantal"), 4);
    ck_assert_int_eq(number_of(first, "verschillend"), 2);
    ck_assert_int_eq((int)json_array_size(json_object_get(list, "resultaten")), 6);
    /* where it leads: her lines alone */
    AUTO_JSON json_t *hers = get(ruth, text_of(first, "url"), 200);
    ck_assert_int_eq((int)json_array_size(json_object_get(hers, "resultaten")), 4);
    static const struct {
        const char *path;
        size_t groups, lines;
    } asked[] = {
        {"?per=organisatie", 2, 6},
        {"?per=handeling", 2, 6},
        {"?per=regel", 2, 6},
        {"?per=regel&regel=geen-recht", 1, 1},
        {"?handeling=huishouden.lezen", 2, 5},
        {"?vanaf=2020-01-01&tot=2020-01-02", 0, 0},
        {"?regel=%27;DROP", 0, 0},
    };
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        char path[200];
        (void)snprintf(path, sizeof path, "/logboek/weigeringen%s", asked[i].path);
        AUTO_JSON json_t *r = get(ruth, path, 200);
        ck_assert_msg(json_array_size(json_object_get(r, "groepen")) == asked[i].groups &&
                          json_array_size(json_object_get(r, "resultaten")) == asked[i].lines,
                      "%s", path);
        free(page_text(ruth, path, 200));
    }
    free(reason(api(ruth, "GET", "/logboek/weigeringen?vanaf=2026-02-01&tot=2026-01-01", NULL),
                "tot"));
    /* on the page it says which field, and what to do: there is no form below it */
    AUTO_FREE char *wrong =
        page_text(ruth, "/logboek/weigeringen?vanaf=2026-02-01&tot=2026-01-01", 400);
    ck_assert_ptr_nonnull(strstr(wrong, "<b>Tot en met:</b> Kies een dag op of na de eerste dag."));
    ck_assert_ptr_null(strstr(wrong, "hieronder"));
    ck_assert_ptr_null(strstr(wrong, "opgeslagen. "));
    /* no empty list, and no empty file, for days the wrong way round */
    free(reason(api(ruth, "GET", "/logboek?vanaf=2026-02-01&tot=2026-01-01", NULL), "tot"));
    free(reason(
        api(ruth, "POST", "/logboek/_zoek", "{\"vanaf\":\"2026-02-01\",\"tot\":\"2026-01-01\"}"),
        "tot"));
    free(reason(
        api(ruth, "GET", "/logboek/uitvoer?formaat=csv&vanaf=2026-02-01&tot=2026-01-01", NULL),
        "tot"));
}
END_TEST

/* ---- who looked ---- */

static json_t *search(const char *token, const char *body)
{
    struct http_reply r = api(token, "POST", "/logboek/_zoek", body);
    ck_assert_msg(r.status == 200, "%s: %d %.*s", body, r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

static size_t lines_of(const json_t *answer)
{
    return json_array_size(json_object_get(answer, "resultaten"));
}

static const char *who_in(const json_t *answer, size_t i)
{
    return text_of(json_array_get(json_object_get(answer, "resultaten"), i), "naam");
}

/* What the newest line of the log tells of the look before. */
static void told(const char *handeling, const char *reden)
{
    AUTO_FREE char *line =
        text_value("SELECT handeling || '|' || coalesce(reden, '-') FROM logregel"
                   " WHERE gebruiker = 107 ORDER BY volgnr DESC LIMIT 1");
    char expected[300];
    (void)snprintf(expected, sizeof expected, "%s|%s", handeling, reden);
    ck_assert_str_eq(line, expected);
}

/* Sanne looks four times, Youssef once (of the same organisation), Marieke is refused twice. */
static void looks(void)
{
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(status_of(api(login("sanne"), "GET", i < 3 ? HOUSE : LEDEN, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", OTHER, NULL)), 200);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(status_of(api(login("marieke"), "GET", OTHER, NULL)), 404);
}

START_TEST(test_who)
{
    const char *ruth = login("ruth");
    looks();
    int64_t hers = value("SELECT count(*) FROM logregel WHERE gebruiker = 101");
    ck_assert_int_eq(hers, 4);
    /* one has that name: her lines, and nobody else's */
    AUTO_JSON json_t *one = search(ruth, "{\"wie\":\"HOÉKSTRA san\"}");
    ck_assert_int_eq((int)json_array_size(json_object_get(one, "mensen")), 1);
    ck_assert_int_eq((int)lines_of(one), (int)hers);
    for (size_t i = 0; i < lines_of(one); i++)
        ck_assert_str_eq(who_in(one, i), "Sanne Hoekstra");
    told("logboek.zoeken", "gebruiker=0000000000035");
    /* several: who they are, and no lines until one is chosen */
    AUTO_JSON json_t *several = search(ruth, "{\"wie\":\"an\"}");
    ck_assert_int_eq((int)json_array_size(json_object_get(several, "mensen")), 1); /* anja */
    AUTO_JSON json_t *van = search(ruth, "{\"wie\":\"van\", \"uitkomst\":\"geweigerd\"}");
    ck_assert_int_eq((int)json_array_size(json_object_get(van, "mensen")), 2);
    ck_assert_int_eq((int)lines_of(van), 0);
    told("logboek.zoeken", "op-naam=2 uitkomst=geweigerd");
    /* nobody; what was typed is not in the log: it may be of anybody */
    AUTO_JSON json_t *nobody = search(ruth, "{\"wie\":\"Elif Yıldız\"}");
    ck_assert_int_eq((int)lines_of(nobody), 0);
    told("logboek.zoeken", "op-naam=0");
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE reden LIKE '%ld%z%'"), 0);
    /* the account that was chosen, with what else was chosen */
    AUTO_JSON json_t *chosen =
        get(ruth, "/logboek?gebruiker=0000000000035&huishouden=000000000009d", 200);
    ck_assert_int_eq((int)lines_of(chosen), (int)hers);
    told("logboek.lezen", "gebruiker=0000000000035 huishouden=000000000009d");
    AUTO_JSON json_t *other =
        get(ruth, "/logboek?gebruiker=0000000000035&huishouden=000000000009e", 200);
    ck_assert_int_eq((int)lines_of(other), 0);
    free(reason(api(ruth, "POST", "/logboek/_zoek", "{\"wie\":\"a\"}"), "wie"));
    ck_assert_int_eq(status_of(api(login("anja"), "POST", "/logboek/_zoek", "{}")), 403);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", "/logboek/_zoek", "{}")), 403);
}
END_TEST

START_TEST(test_organisation)
{
    const char *ruth = login("ruth");
    looks();
    char path[200], id[ID_TEXT_SIZE], expected[200];
    int64_t of_it = value("SELECT count(*) FROM logregel l JOIN onderdeel o ON o.id = l.onderdeel"
                          " WHERE o.organisatie_id = (SELECT organisatie_id FROM onderdeel"
                          "  WHERE id = 11)");
    id_format(value("SELECT organisatie_id FROM onderdeel WHERE id = 11"), id);
    (void)snprintf(path, sizeof path, "/logboek?organisatie=%s", id);
    AUTO_JSON json_t *all = get(ruth, path, 200);
    ck_assert_int_eq((int)lines_of(all), (int)of_it);
    int64_t before = INT64_MAX;
    for (size_t i = 0; i < lines_of(all); i++) {
        const json_t *line = json_array_get(json_object_get(all, "resultaten"), i);
        ck_assert_str_ne(text_of(line, "naam"), "Marieke van Dam");
        ck_assert_int_lt(number_of(line, "nr"), before); /* of all its onderdelen, by moment */
        before = number_of(line, "nr");
    }
    (void)snprintf(expected, sizeof expected, "organisatie=%s", id);
    told("logboek.lezen", expected);
    (void)snprintf(path, sizeof path, "/logboek?organisatie=%s&gebruiker=0000000000036", id);
    AUTO_JSON json_t *his = get(ruth, path, 200);
    ck_assert_int_eq((int)lines_of(his), 1);
    id_format(value("SELECT organisatie_id FROM onderdeel WHERE id = 13"), id);
    (void)snprintf(path, sizeof path, "/logboek?organisatie=%s&uitkomst=geweigerd", id);
    AUTO_JSON json_t *refused = get(ruth, path, 200);
    ck_assert_int_eq((int)lines_of(refused), 2);
    (void)snprintf(path, sizeof path, "/logboek?organisatie=%s&tot=2026-01-01", id);
    AUTO_JSON json_t *early = get(ruth, path, 200);
    ck_assert_int_eq((int)lines_of(early), 0);
    (void)snprintf(path, sizeof path, "/logboek/uitvoer?formaat=json&organisatie=%s", id);
    AUTO_JSON json_t *file = get(ruth, path, 200);
    ck_assert_int_eq(number_of(file, "aantal"), 2);
    AUTO_JSON json_t *none = get(ruth, "/logboek?organisatie=" NIEMAND, 200);
    ck_assert_int_eq((int)lines_of(none), 0);
}
END_TEST

/* The same in the browser, without a script: a name leads to a choice, the choice to lines. */
START_TEST(test_who_page)
{
    const char *ruth = login("ruth");
    looks();
    struct http_reply r =
        page(ruth, "POST", "/logboek/_zoek",
             "wie=van&gebruiker=&organisatie=&vanaf=2026-01-01&tot=&huishouden=&uitkomst=");
    AUTO_FREE char *which = reply_text(&r);
    http_reply_free(&r);
    ck_assert_ptr_nonnull(strstr(which, "Wie bedoelt u?"));
    ck_assert_ptr_nonnull(
        strstr(which, "href=\"/logboek?vanaf=2026-01-01&amp;gebruiker=0000000000037\""));
    AUTO_FREE char *hers =
        page_text(ruth, "/logboek?vanaf=2026-01-01&gebruiker=0000000000037", 200);
    ck_assert_ptr_nonnull(strstr(hers, "value=\"0000000000037\" selected"));
    ck_assert_ptr_nonnull(strstr(hers, "/logboek/uitvoer?vanaf=2026-01-01&amp;gebruiker="));
    ck_assert_ptr_null(strstr(hers, "Sanne Hoekstra"));
    r = page(ruth, "POST", "/logboek/_zoek", "wie=zzz");
    ck_assert(reply_has(&r, "Niemand met een account heet zo."));
    http_reply_free(&r);
    r = page(ruth, "POST", "/logboek/_zoek", "wie=");
    ck_assert(reply_has(&r, "Sanne Hoekstra"));
    http_reply_free(&r);
    /* faults: what was typed stays, and nothing of it is logged or in a link */
    r = page(ruth, "POST", "/logboek/_zoek", "wie=zz&vanaf=gisteren&huishouden=%3Cb%3E");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "value=\"gisteren\""));
    ck_assert(!reply_has(&r, "=gisteren&"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE reden LIKE '%gisteren%'"), 0);
}
END_TEST

/* Older lines of an organisation or a person come page by page, none twice and none forgotten. */
START_TEST(test_who_pages)
{
    const char *ruth = login("ruth");
    change(
        "DROP TRIGGER logregel_sluit_aan;"
        "INSERT INTO logregel (volgnr, tijd, gebeurtenis, handeling, gebruiker, onderdeel, adres, "
        "rol,"
        " huishouden, uitkomst, verzoek, salt, commitment, keten)"
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)"
        " SELECT i + (SELECT coalesce(max(volgnr), 0) FROM logregel), 1795000000000 + i, 'lezen',"
        " 'huishouden.lezen', 101 + i % 3, 11 + i % 3, '-', 'regisseur', 301, 'geslaagd', 'x', "
        "zeroblob(16),"
        " zeroblob(32), zeroblob(32) FROM n");
    char path[300], id[ID_TEXT_SIZE];
    id_format(value("SELECT organisatie_id FROM onderdeel WHERE id = 11"), id);
    int64_t expected = value("SELECT count(*) FROM logregel l JOIN onderdeel o ON o.id ="
                             " l.onderdeel WHERE o.organisatie_id ="
                             " (SELECT organisatie_id FROM onderdeel WHERE id = 11)");
    int64_t seen = 0, before = INT64_MAX;
    (void)snprintf(path, sizeof path, "/logboek?organisatie=%s&tot=2026-11-20", id);
    while (path[0]) {
        AUTO_JSON json_t *part = get(ruth, path, 200);
        for (size_t i = 0; i < lines_of(part); i++) {
            int64_t nr = number_of(json_array_get(json_object_get(part, "resultaten"), i), "nr");
            ck_assert_int_lt(nr, before);
            before = nr;
            seen++;
        }
        const char *next = json_string_value(json_object_get(part, "volgende"));
        (void)snprintf(path, sizeof path, "%s", next ? next + strlen("/api/v1") : "");
    }
    ck_assert_int_eq(seen, expected);
    AUTO_JSON json_t *first = search(ruth, "{\"wie\":\"sanne\"}");
    ck_assert_int_eq((int)lines_of(first), 100);
    ck_assert_int_eq(strncmp(text_of(first, "volgende"), "/api/v1/logboek?gebruiker=", 26), 0);
}
END_TEST

/* ---- to take along ---- */

START_TEST(test_export)
{
    const char *ruth = login("ruth");
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", OTHER, NULL)), 404);
    int64_t lines = value("SELECT count(*) FROM logregel");
    struct http_reply r = api(ruth, "GET", "/logboek/uitvoer?formaat=csv&uitkomst=geweigerd", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(r.content_type, "text/csv; charset=utf-8");
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Content-Disposition"), ".csv\""));
    ck_assert(reply_has(&r, "regel,wanneer,gebeurtenis,"));
    ck_assert(reply_has(&r, "Marieke van Dam"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), lines + 1);
    AUTO_FREE char *told = text_value("SELECT reden FROM logregel ORDER BY volgnr DESC");
    ck_assert_str_eq(told, "csv, 1 regels: uitkomst=geweigerd");
    AUTO_JSON json_t *json = get(ruth, "/logboek/uitvoer?formaat=json", 200);
    ck_assert_int_eq(number_of(json, "aantal"), lines + 1);
    ck_assert_int_eq((int64_t)json_array_size(json_object_get(json, "resultaten")), lines + 1);
    AUTO_FREE char *again = text_value("SELECT handeling || reden FROM logregel"
                                       " ORDER BY volgnr DESC");
    char expected[100];
    (void)snprintf(expected, sizeof expected, "logboek.uitvoerenjson, %lld regels",
                   (long long)lines + 1);
    ck_assert_str_eq(again, expected);
    free(reason(api(ruth, "GET", "/logboek/uitvoer", NULL), "formaat"));
    free(reason(api(ruth, "GET", "/logboek/uitvoer?formaat=xls", NULL), "formaat"));
    /* by the form of the page, where most fields are empty */
    struct http_reply page_reply =
        page(ruth, "GET", "/logboek/uitvoer?vanaf=&tot=&huishouden=&uitkomst=&formaat=csv", NULL);
    ck_assert_int_eq(page_reply.status, 200);
    http_reply_free(&page_reply);
}
END_TEST

/* What a spreadsheet would run, break off at or read as another column. */
START_TEST(test_csv)
{
    static const struct kolom kolommen[] = {{"a", "kop \"een\""}, {"b", "=kop"}, {0}};
    static const struct {
        const char *text, *cell;
    } cells[] = {
        {"gewoon", "gewoon"},
        {"=1+1", "\"'=1+1\""},
        {"+31 6", "\"'+31 6\""},
        {"-2", "\"'-2\""},
        {"@SUM(A1)", "\"'@SUM(A1)\""},
        {"  =cmd", "\"'  =cmd\""},
        {"\t=cmd", "\"'\t=cmd\""},
        {"\rx", "\"'\rx\""},
        {"a,b", "\"a,b\""},
        {"a;b", "\"a;b\""},
        {"zei \"ja\"", "\"zei \"\"ja\"\"\""},
        {"twee\r\nregels", "\"twee\r\nregels\""},
        {"Yıldız 日本", "Yıldız 日本"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cells); i++) {
        BUF_AUTO struct buf out;
        AUTO_JSON json_t *rows = json_pack("[{s:s, s:i}]", "a", cells[i].text, "b", 7);
        char expected[200];
        buf_init(&out, 1000);
        uitvoer_csv(&out, rows, kolommen);
        (void)snprintf(expected, sizeof expected, "\"kop \"\"een\"\"\",\"'=kop\"\r\n%s,7\r\n",
                       cells[i].cell);
        ck_assert_str_eq(out.data, expected);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("toezicht");
    TCase *t = tcase_create("toezicht");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_whole);
    tcase_add_test(t, test_tampered);
    tcase_add_test(t, test_kept_elsewhere);
    tcase_add_test(t, test_asked_wrongly);
    tcase_add_test(t, test_interrupted);
    tcase_add_test(t, test_stopped);
    tcase_add_test(t, test_daily);
    tcase_add_test(t, test_refusals);
    tcase_add_test(t, test_who);
    tcase_add_test(t, test_organisation);
    tcase_add_test(t, test_who_page);
    tcase_add_test(t, test_who_pages);
    tcase_add_test(t, test_export);
    tcase_add_test(t, test_csv);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
