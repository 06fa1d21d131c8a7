/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A household moves from one installation to another: two databases, two keys, files between them.
 *
 * Here 301 (gezin.h) moves to Oosterbeemd, onderdeel 71; over there the sender is Waterveen,
 * onderdeel 72. Consents 731-733: Oosterbeemd may read `contact` of Elif and Emir, and what the
 * wijkteam wrote about Emir under onderwijs. Nothing of Mark or Noor, and nothing about wonen.
 */
#ifndef TESTS_API_VERHUIS_H
#define TESTS_API_VERHUIS_H

#include "gezin.h"

#include "base/buf.h"
#include "stukken/bundel.h"

#define MOVES HOUSE "/verhuizingen"
#define OOSTERBEEMD "0000000000027"  /* 71 */
#define WATERVEEN "0000000000028"    /* 72 */
#define CONTACT_ELIF "00000000000js" /* 601 */
#define CONTACT_EMIR "00000000000jv" /* 603 */
#define GOAL "00000000000fy"         /* 510 */
#define NOTE "00000000000g8"         /* 520 */
#define NOTE_HOME "00000000000g9"    /* 521 */

static const char HIER[] =
    "UPDATE onderdeel SET bsn = 1 WHERE id = 11;"
    "INSERT INTO organisatie (id, naam, soort, van) VALUES (70, 'Gemeente Oosterbeemd',"
    " 'gemeente', '2020-01-01');"
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, bsn, van)"
    " VALUES (71, 70, 'Wijkteam Oost', 'Wmo 2015', 0, 0, 1, '2020-01-01');"
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) SELECT 301, 731 + n, 201 + n, 'avg', 71, 'regie', 'Zij helpen"
    " verder.', '2026-02-01', '2027-01-31', 'Oosterbeemd mag lezen.', 'mondeling', 'Nederlands', 0,"
    " 0, 101, 11, 1769900400, 1769900400 FROM (SELECT 0 AS n UNION SELECT 1);"
    "INSERT INTO toestemming_categorie VALUES (301, 731, 'contact'), (301, 732, 'contact'),"
    " (301, 732, 'onderwijs');"
    "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id, bevestigd_door,"
    " bevestigd_op) VALUES (301, 731, 11, 101, 1769900400), (301, 732, 11, 101, 1769900400);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
    " (301, 731, 741, 201, 'zelf', 'ja', 'mondeling', '2026-02-01', 101, 1769900400),"
    " (301, 732, 742, 201, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400),"
    " (301, 732, 743, 204, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (301, 560, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1767225600,"
    " '000000000006a');"
    "INSERT INTO item_persoon VALUES (301, 560, 202);"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
    " status, status_op, status_door) VALUES (301, 560, 510, 'Bel de school', 101, '2026-12-01',"
    " 'bezig', 1767225600, 101);";
#define ACTION "00000000000hg" /* 560 */

static const char DAAR[] =
    "UPDATE onderdeel SET bsn = 1 WHERE id = 11;"
    "DELETE FROM gezag; DELETE FROM lid WHERE huishouden_id = 301;"
    "UPDATE organisatie SET naam = 'Gemeente Oosterbeemd' WHERE id = 1;"
    "INSERT INTO organisatie (id, naam, soort, van) VALUES (70, 'Gemeente Waterveen', 'gemeente',"
    " '2020-01-01');"
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, bsn, van)"
    " VALUES (72, 70, 'Wijkteam Noord', 'Wmo 2015', 0, 0, 1, '2020-01-01');";

/* What the beheerder reads from the screen to send and to say. */
struct kaart {
    char sleutel[BUNDEL_OPENBAAR_SIZE], afdruk[BUNDEL_AFDRUK_SIZE];
};

static inline void own_keys(struct kaart *ret)
{
    struct http_reply r = api(login("anja"), "GET", "/gemeenten", NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    json_t *eigen = json_object_get(json, "eigen");
    ck_assert_int_eq(r.status, 200);
    (void)snprintf(ret->sleutel, sizeof ret->sleutel, "%s",
                   json_string_value(json_object_get(eigen, "sleutel")));
    (void)snprintf(ret->afdruk, sizeof ret->afdruk, "%s",
                   json_string_value(json_object_get(eigen, "vingerafdruk")));
    http_reply_free(&r);
}

static inline struct http_reply know(const char *onderdeel, const struct kaart *k)
{
    char body[500];
    (void)snprintf(body, sizeof body,
                   "{\"onderdeel\":\"%s\",\"sleutel\":\"%s\",\"vingerafdruk\":\"%s\","
                   "\"gehoordVan\":\"Anja, beheerder\"}",
                   onderdeel, k->sleutel, k->afdruk);
    return api(login("anja"), "POST", "/gemeenten", body);
}

static inline void begin(void)
{
    struct kaart hier, daar;
    gezin_start();
    change(HIER);
    own_keys(&hier);
    harness_other();
    change(DAAR);
    own_keys(&daar);
    (void)made(know(WATERVEEN, &hier));
    harness_other();
    (void)made(know(OOSTERBEEMD, &daar));
}

/* ---- files, carried by hand ---- */

struct bestand {
    char *bytes;
    size_t n;
};
static inline void bestand_free(struct bestand *b) { free(b->bytes); }
#define BESTAND_AUTO CLEANUP(bestand_free)

static inline struct bestand fetch(const char *who, const char *path)
{
    char full[100];
    (void)snprintf(full, sizeof full, "%s/bestand", path);
    struct http_reply r = api(login(who), "GET", full, NULL);
    ck_assert_msg(r.status == 200, "%s: %d %.*s", full, r.status, (int)r.body_len, r.body);
    struct bestand b = {.bytes = malloc(r.body_len), .n = r.body_len};
    memcpy(b.bytes, r.body, r.body_len);
    http_reply_free(&r);
    return b;
}

static bool second_household; /* ticked on the form */

static inline struct http_reply bring(const char *who, const char *path, const char *bytes,
                                      size_t n)
{
    BUF_AUTO struct buf body;
    char auth[100], full[200];
    buf_init(&body, BUNDEL_MOST + 10000);
    buf_text(&body, "--grens\r\nContent-Disposition: form-data; name=\"bestand\";"
                    " filename=\"x.gpbundel\"\r\n\r\n");
    buf_add(&body, bytes, n);
    if (second_household)
        buf_text(&body, "\r\n--grens\r\nContent-Disposition: form-data; name=\"tweede\"\r\n\r\nja"
                        "\r\n--grens\r\nContent-Disposition: form-data; name=\"tweedeReden\"\r\n"
                        "\r\nElif woont ook bij Daan.");
    buf_text(&body, "\r\n--grens--\r\n");
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", login(who));
    (void)snprintf(full, sizeof full, "/api/v1%s", path);
    return verzoek_send(
        &app, "POST", full,
        (const char *[]){"Content-Type: multipart/form-data; boundary=grens", auth, NULL},
        body.data, body.len, false);
}

static inline struct http_reply bring_to(const char *who, const char *path, const struct bestand *b)
{
    char full[100];
    (void)snprintf(full, sizeof full, "%s/antwoorden", path);
    return bring(who, full, b->bytes, b->n);
}

static inline int64_t version_of(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    int64_t versie = json_integer_value(json_object_get(json, "versie"));
    ck_assert_msg(r.status == 200 || r.status == 404, "%s: %d", path, r.status);
    http_reply_free(&r);
    return versie;
}

static inline struct http_reply step_at(const char *who, const char *path, const char *what,
                                        int64_t versie, const char *body)
{
    char full[100], version[40];
    (void)snprintf(version, sizeof version, "If-Match: \"v%lld\"", (long long)versie);
    (void)snprintf(full, sizeof full, "%s/%s", path, what);
    return api_with(login(who), "POST", full, version, body);
}

static inline struct http_reply step(const char *who, const char *path, const char *what,
                                     const char *body)
{
    return step_at(who, path, what, version_of(who, path), body);
}

static inline void must(struct http_reply r, int status)
{
    ck_assert_msg(r.status == status, "%d %.*s (%s)", r.status, (int)r.body_len, r.body,
                  harness_fault());
    http_reply_free(&r);
}

/* ---- the steps ---- */

#define NEW                                                                                        \
    "{\"bestemming\":\"" OOSTERBEEMD "\",\"datum\":\"2026-12-01\",\"bericht\":\"Een gezin"         \
    " met twee kinderen.\"}"
#define READ_BACK                                                                                  \
    "{\"tekst\":\"Elif en Emir komen bij ons wonen. Emir gaat graag naar school, dat moet zo"      \
    " blijven.\"}"

static inline const char *prepared(void)
{
    static char path[60];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, NEW)));
    char full[80];
    (void)snprintf(full, sizeof full, "%s/stukken", path);
    must(api(login("sanne"), "POST", full,
             "{\"stukken\":[\"" CONTACT_ELIF "\",\"" CONTACT_EMIR "\",\"" GOAL "\",\"" NOTE
             "\",\"" ACTION "\"],\"uitleg\":\"School is zijn houvast.\"}"),
         200);
    return path;
}

static inline const char *sent(void)
{
    const char *path = prepared();
    must(step("sanne", path, "verzending", NULL), 200);
    return path;
}

static inline const char *arrived(const struct bestand *b)
{
    static char path[60];
    (void)snprintf(path, sizeof path, "/vestigingen/%s",
                   made(bring("youssef", "/vestigingen", b->bytes, b->n)));
    return path;
}

static inline const char *read_back(const struct bestand *b)
{
    const char *path = arrived(b);
    must(step("youssef", path, "aanvaarding", NULL), 200);
    must(step("youssef", path, "teruglezing", READ_BACK), 200);
    return path;
}

static inline int64_t regie_here(void)
{
    return value("SELECT count(*) FROM regie WHERE huishouden_id = 301 AND tot_op IS NULL");
}

/* Refused with the reason, and nothing is there. */
static inline void refused(struct http_reply r, const char *code)
{
    ck_assert_msg(reply_has(&r, code), "not %s: %d %.*s", code, r.status, (int)r.body_len, r.body);
    must(r, 400);
}

/* The family is sent (its path here in *ret_move), and stands where it was taken in: its path. */
static inline const char *moved(const char **ret_move, struct bestand *ret)
{
    *ret_move = sent();
    *ret = fetch("sanne", *ret_move);
    harness_other();
    return arrived(ret);
}

#endif
