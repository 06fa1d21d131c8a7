/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A household moves from one installation to another: two databases, two keys, files between them.
 *
 * Here 301 (gezin.h) moves to Oosterbeemd, onderdeel 71; over there the sender is Waterveen,
 * onderdeel 72. Consents 731-733: Oosterbeemd may read `contact` of Elif and Emir, and what the
 * wijkteam wrote about Emir under onderwijs. Nothing of Mark or Noor, and nothing about wonen.
 */
#include "gezin.h"

#include "base/buf.h"
#include "cli/verhuizing.h"
#include "stukken/bundel.h"
#include "stukken/stuk.h"

#include "wachter/wachter.h"

#include <dirent.h>
#include <sodium.h>

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

static void own_keys(struct kaart *ret)
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

static struct http_reply know(const char *onderdeel, const struct kaart *k)
{
    char body[500];
    (void)snprintf(body, sizeof body,
                   "{\"onderdeel\":\"%s\",\"sleutel\":\"%s\",\"vingerafdruk\":\"%s\","
                   "\"gehoordVan\":\"Anja, beheerder\"}",
                   onderdeel, k->sleutel, k->afdruk);
    return api(login("anja"), "POST", "/gemeenten", body);
}

static void begin(void)
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
static void bestand_free(struct bestand *b) { free(b->bytes); }
#define BESTAND_AUTO CLEANUP(bestand_free)

static struct bestand fetch(const char *who, const char *path)
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

static struct http_reply bring(const char *who, const char *path, const char *bytes, size_t n)
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

static struct http_reply bring_to(const char *who, const char *path, const struct bestand *b)
{
    char full[100];
    (void)snprintf(full, sizeof full, "%s/antwoorden", path);
    return bring(who, full, b->bytes, b->n);
}

static int64_t version_of(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    int64_t versie = json_integer_value(json_object_get(json, "versie"));
    ck_assert_msg(r.status == 200 || r.status == 404, "%s: %d", path, r.status);
    http_reply_free(&r);
    return versie;
}

static struct http_reply step_at(const char *who, const char *path, const char *what,
                                 int64_t versie, const char *body)
{
    char full[100], version[40];
    (void)snprintf(version, sizeof version, "If-Match: \"v%lld\"", (long long)versie);
    (void)snprintf(full, sizeof full, "%s/%s", path, what);
    return api_with(login(who), "POST", full, version, body);
}

static struct http_reply step(const char *who, const char *path, const char *what, const char *body)
{
    return step_at(who, path, what, version_of(who, path), body);
}

static void must(struct http_reply r, int status)
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

static const char *prepared(void)
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

static const char *sent(void)
{
    const char *path = prepared();
    must(step("sanne", path, "verzending", NULL), 200);
    return path;
}

static const char *arrived(const struct bestand *b)
{
    static char path[60];
    (void)snprintf(path, sizeof path, "/vestigingen/%s",
                   made(bring("youssef", "/vestigingen", b->bytes, b->n)));
    return path;
}

static const char *read_back(const struct bestand *b)
{
    const char *path = arrived(b);
    must(step("youssef", path, "aanvaarding", NULL), 200);
    must(step("youssef", path, "teruglezing", READ_BACK), 200);
    return path;
}

static int64_t regie_here(void)
{
    return value("SELECT count(*) FROM regie WHERE huishouden_id = 301 AND tot_op IS NULL");
}

/* ---- from the one to the other ---- */

START_TEST(test_a_family_moves)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand bundel = fetch("sanne", move);
    ck_assert_ptr_null(memmem(bundel.bytes, bundel.n, "Elif", 4));
    ck_assert_int_eq(regie_here(), 1);

    harness_other();
    int64_t households = value("SELECT count(*) FROM huishouden");
    const char *arrival = arrived(&bundel);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Een gezin met twee kinderen.") && !reply_has(&r, "Emir"));
    http_reply_free(&r);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Emir gaat graag.") && reply_has(&r, "School is zijn houvast."));
    ck_assert(!reply_has(&r, "Mark") && !reply_has(&r, "Over het huis"));
    http_reply_free(&r);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), households);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);

    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    r = api(login("sanne"), "GET", move, NULL);
    ck_assert(reply_has(&r, "Emir gaat graag naar school, dat moet zo blijven."));
    http_reply_free(&r);
    ck_assert_int_eq(regie_here(), 1);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    ck_assert_int_eq(regie_here(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE huishouden_id = 301 AND status ="
                           " 'open'"),
                     0);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);

    harness_other();
    must(bring_to("youssef", arrival, &proof), 200);
    int64_t house = value("SELECT huishouden_id FROM vestiging");
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), households + 1);
    ck_assert_int_eq(value("SELECT gebruiker_id FROM regie ORDER BY id DESC LIMIT 1"), 102);
    ck_assert_int_eq(value("SELECT bundel IS NULL FROM vestiging"), 1);
    char path[80], id[ID_TEXT_SIZE];
    id_format(house, id);
    (void)snprintf(path, sizeof path, "/huishoudens/%s/notities", id);
    r = api(login("youssef"), "GET", path, NULL);
    ck_assert_msg(r.status == 200 && reply_has(&r, "Over school"), "%d %.*s", r.status,
                  (int)r.body_len, r.body);
    http_reply_free(&r);
    (void)snprintf(path, sizeof path, "/huishoudens/%s/doelen", id);
    r = api(login("youssef"), "GET", path, NULL);
    ck_assert(reply_has(&r, "Emir gaat elke dag naar school"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM actie WHERE titel = 'Bel de school' AND"
                           " eigenaar_gebruiker_id = 102"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE bron_id = 72"), 6);
}
END_TEST

/* Refused with the reason, and nothing is there. */
static void refused(struct http_reply r, const char *code)
{
    ck_assert_msg(reply_has(&r, code), "not %s: %d %.*s", code, r.status, (int)r.body_len, r.body);
    must(r, 400);
}

START_TEST(test_files_that_are_refused)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    refused(bring_to("sanne", move, &b), "andere-soort");
    harness_other();
    refused(bring("youssef", "/vestigingen", b.bytes, b.n - 1), "afgebroken");
    refused(bring("youssef", "/vestigingen", b.bytes, 300), "afgebroken");
    refused(bring("youssef", "/vestigingen", "PK\3\4", 4), "geen-bundel");
    refused(bring("youssef", "/vestigingen", "", 0), "geen-b");
    for (size_t at = 100; at < b.n; at += b.n / 7) {
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
        refused(bring("youssef", "/vestigingen", b.bytes, b.n), "geschonden");
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
    }
    b.bytes[8] = 3;
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "nieuwere-versie");
    b.bytes[8] = 2;
    b.bytes[50] = (char)(b.bytes[50] ^ 1);
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "niet-voor-ons");
    b.bytes[50] = (char)(b.bytes[50] ^ 1);
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 0);
    must(bring("marieke", "/vestigingen", b.bytes, b.n), 403);
    must(bring("hans", "/vestigingen", b.bytes, b.n), 403);
    must(bring("anja", "/vestigingen", b.bytes, b.n), 403);
    const char *arrival = arrived(&b);
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "al-gelezen");
    refused(bring("sanne", "/vestigingen", b.bytes, b.n), "al-gelezen");
    refused(bring_to("youssef", arrival, &b), "andere-soort");
    same(api(login("sanne"), "GET", arrival, NULL),
         api(login("sanne"), "GET", "/vestigingen/" NIEMAND, NULL), 404);
    change("UPDATE gemeente_sleutel SET einde_op = 1");
    refused(bring("sanne", "/vestigingen", b.bytes, b.n), "onbekende-afzender");
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 2);
}
END_TEST

/* ---- facts ---- */

/* Gezag and the consent towards them go with the persons it is about, as notes to be verified;
 * about somebody who stays (Mark has gezag too) nothing is told, and nothing is in force there. */
START_TEST(test_facts_go_along)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = arrived(&b);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Gezag over Emir") && reply_has(&r, "Bron: "));
    ck_assert(reply_has(&r, "hier gegeven") && reply_has(&r, "Vraag haar opnieuw."));
    ck_assert(!reply_has(&r, "Mark") && !reply_has(&r, "Oosterbeemd mag lezen."));
    http_reply_free(&r);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);
    int64_t consents = value("SELECT count(*) FROM toestemming");
    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    harness_other();
    must(bring_to("youssef", arrival, &proof), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM gezag"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), consents);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie n JOIN item i ON i.id = n.id WHERE n.titel"
                           " LIKE 'Gezag over Emir%' AND i.categorie = 'contact' AND i.aard ="
                           " 'coordinatie' AND i.bron_id = 72"),
                     1);
}
END_TEST

/* ---- documents ---- */

#define PDF "%PDF-1.7\n\x80\xFF\x01 een verslag\n%%EOF\n"

/* Of `n` bytes, about Emir, under onderwijs. */
static const char *document(const char *titel, size_t n)
{
    BUF_AUTO struct buf body;
    char auth[100];
    size_t head = sizeof PDF - 1;
    buf_init(&body, n + 4000);
    buf_format(
        &body,
        "--grens\r\nContent-Disposition: form-data; name=\"titel\"\r\n\r\n%s\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"datum\"\r\n\r\n2026-11-02\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"categorie\"\r\n\r\nonderwijs\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"personen\"\r\n\r\n" EMIR "\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"verslag.pdf\""
        "\r\n\r\n",
        titel);
    buf_add(&body, "%PDF-1.7\n", 9);
    for (size_t i = 9; i + head < n; i++)
        buf_char(&body, (char)('a' + i % 23));
    buf_add(&body, &PDF[9], head - 9);
    buf_text(&body, "\r\n--grens--\r\n");
    ck_assert(!body.failed);
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", login("sanne"));
    return made(verzoek_send(
        &app, "POST", "/api/v1" HOUSE "/documenten",
        (const char *[]){"Content-Type: multipart/form-data; boundary=grens", auth, NULL},
        body.data, body.len, false));
}

static struct http_reply choose(const char *path, const char *item)
{
    char full[90], body[100];
    (void)snprintf(full, sizeof full, "%s/stukken", path);
    (void)snprintf(body, sizeof body, "{\"stukken\":[\"%s\"],\"uitleg\":\"Lees dit eerst.\"}",
                   item);
    return api(login("sanne"), "POST", full, body);
}

/* Files of documents of the installation we are in. */
static int files(void)
{
    char map[300];
    int n = 0;
    (void)snprintf(map, sizeof map, "%s/" STUKKEN_FOLDER, harness_map());
    DIR *d = opendir(map);
    for (struct dirent *e; d && (e = readdir(d));)
        n += e->d_name[0] != '.';
    if (d)
        (void)closedir(d);
    return n;
}

static struct bestand bytes_of(const char *who, const char *document_path)
{
    char full[100];
    (void)snprintf(full, sizeof full, "%s/inhoud", document_path);
    struct http_reply r = api(login(who), "GET", full, NULL);
    ck_assert_msg(r.status == 200, "%s: %d %.*s", full, r.status, (int)r.body_len, r.body);
    struct bestand b = {.bytes = malloc(r.body_len + 1), .n = r.body_len};
    memcpy(b.bytes, r.body, r.body_len);
    http_reply_free(&r);
    return b;
}

static struct bestand sent_with(size_t n, const char **ret_move, struct bestand *ret_bytes)
{
    char path[60], id[40];
    (void)snprintf(id, sizeof id, "%s", document("Verslag van school", n));
    (void)snprintf(path, sizeof path, "/documenten/%s", id);
    *ret_bytes = bytes_of("sanne", path);
    *ret_move = prepared();
    must(choose(*ret_move, id), 200);
    must(step("sanne", *ret_move, "verzending", NULL), 200);
    return fetch("sanne", *ret_move);
}

static void documents_move(size_t n)
{
    const char *move;
    BESTAND_AUTO struct bestand was = {0};
    BESTAND_AUTO struct bestand bundel = sent_with(n, &move, &was);
    ck_assert(bundel.n > was.n && !memmem(bundel.bytes, bundel.n, "%PDF", 4));
    harness_other();
    const char *arrival = arrived(&bundel);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(!reply_has(&r, "Verslag van school"));
    http_reply_free(&r);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    AUTO_FREE char *page = page_text(login("youssef"), arrival, 200);
    ck_assert(strstr(page, "Verslag van school") && strstr(page, "verslag.pdf"));
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);
    ck_assert_int_eq(files(), 0); /* until the proof there is the bundle alone */
    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    harness_other();
    log_break();
    ck_assert_int_ge(status_of(bring_to("youssef", arrival, &proof)), 500);
    log_mend();
    ck_assert_int_eq(files(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 0);
    must(bring_to("youssef", arrival, &proof), 200);
    ck_assert_int_eq(files(), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden_sleutel"), 1);
    char path[60], id[ID_TEXT_SIZE];
    id_format(value("SELECT id FROM document"), id);
    (void)snprintf(path, sizeof path, "/documenten/%s", id);
    BESTAND_AUTO struct bestand is_now = bytes_of("youssef", path);
    ck_assert(is_now.n == was.n && memcmp(is_now.bytes, was.bytes, was.n) == 0);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE titel = 'Bij het document ‘Verslag"
                           " van school’' AND tekst LIKE '%Lees dit eerst.%'"),
                     1);
    same(api(login("marieke"), "GET", path, NULL),
         api(login("marieke"), "GET", "/documenten/" NIEMAND, NULL), 404);
}

START_TEST(test_documents_move) { documents_move(100); }
END_TEST
START_TEST(test_large_documents_move) { documents_move(11900000); }
END_TEST

/* Too large together, damaged, withdrawn: said before anything leaves, by its name. */
START_TEST(test_documents_that_cannot_go)
{
    char id[40], sql[200];
    (void)snprintf(id, sizeof id, "%s", document("Verslag van school", 100));
    const char *move = prepared();
    change("UPDATE document SET bytes = 13 * 1024 * 1024");
    AUTO_FREE char *large = reason(choose(move, id), "stukken");
    ck_assert(large && strstr(large, "12 MB") && strstr(large, "‘Verslag van school’ (13 MB)"));
    change("UPDATE document SET bytes = 100");
    must(choose(move, id), 200);
    change("UPDATE document SET bytes = 13 * 1024 * 1024"); /* it grew since */
    must(step("sanne", move, "verzending", NULL), 400);
    change("UPDATE document SET bytes = 101"); /* not what it was */
    struct http_reply r = step("sanne", move, "verzending", NULL);
    ck_assert_msg(r.status == 500 && reply_has(&r, "Verslag van school"), "%d %.*s", r.status,
                  (int)r.body_len, r.body);
    http_reply_free(&r);
    (void)snprintf(sql, sizeof sql, "UPDATE document SET bytes = 100, ingetrokken_op = 1");
    change(sql);
    must(step("sanne", move, "verzending", NULL), 409);
    ck_assert_int_eq(value("SELECT uit IS NULL AND status = 'voorbereid' FROM verhuizing"), 1);
}
END_TEST

/* Made by one we know, signed, sealed to us, and not what it says: `with` changes it. */
static struct bestand forged(const struct bestand *b, void (*with)(json_t *stuk, struct buf *docs))
{
    struct bundel_paar here, there;
    BUF_AUTO struct buf docs, out;
    AUTO_JSON json_t *json = NULL;
    json_t *row;
    size_t i;
    buf_init(&docs, BUNDEL_MOST);
    buf_init(&out, BUNDEL_MOST + 1);
    bundel_paar_make(app.sleutels->bundel, &here);
    harness_other();
    bundel_paar_make(app.sleutels->bundel, &there);
    ck_assert_int_eq(bundel_open(&there, here.openbaar.teken, BUNDEL_VERHUIZING,
                                 (const uint8_t *)b->bytes, b->n, &json, &docs),
                     BUNDEL_GOED);
    json_array_foreach(json_object_get(json, "stukken"), i,
                       row) if (strcmp(json_string_value(json_object_get(row, "soort")),
                                       "document") == 0) with(row, &docs);
    ck_assert_int_eq(bundel_make(&here, &there.openbaar, BUNDEL_VERHUIZING, json, &docs, &out),
                     DONE);
    struct bestand f = {.n = out.len};
    f.bytes = buf_steal(&out, NULL);
    harness_other();
    return f;
}

static void file_put(json_t *row, const char *key, json_t *value)
{
    json_object_set_new(json_object_get(row, "bestand"), key, value);
}
static void another_kind(json_t *row, struct buf *docs)
{
    (void)row;
    memcpy(docs->data, "MZ\x90\0\3", 5);
}
static void another_name(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "naam", json_string("../../verslag.pdf"));
}
static void another_ending(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "naam", json_string("verslag.docx"));
}
static void longer(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "bytes", json_integer(5000000000));
}
static void elsewhere(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "plaats", json_integer(-1));
}
static void no_bytes(json_t *row, struct buf *docs)
{
    (void)row;
    buf_cut(docs, 0);
}
static void no_file(json_t *row, struct buf *docs)
{
    (void)docs;
    json_object_del(row, "bestand");
}
static void something_behind(json_t *row, struct buf *docs)
{
    (void)row;
    buf_text(docs, "MZ");
}
static void unchanged(json_t *row, struct buf *docs) { (void)row, (void)docs; }

START_TEST(test_documents_that_are_refused)
{
    static const struct {
        void (*with)(json_t *, struct buf *);
        const char *code;
    } WRONG[] = {{another_kind, "‘Verslag van school’"},
                 {another_name, "‘Verslag van school’"},
                 {another_ending, "‘Verslag van school’"},
                 {longer, "‘Verslag van school’"},
                 {elsewhere, "‘Verslag van school’"},
                 {no_bytes, "‘Verslag van school’"},
                 {no_file, "onleesbaar"},
                 {something_behind, "onleesbaar"}};
    const char *move;
    BESTAND_AUTO struct bestand was = {0};
    BESTAND_AUTO struct bestand b = sent_with(100, &move, &was);
    struct bestand wrong[COUNT_OF(WRONG)];
    for (size_t i = 0; i < COUNT_OF(WRONG); i++)
        wrong[i] = forged(&b, WRONG[i].with);
    BESTAND_AUTO struct bestand good = forged(&b, unchanged);
    harness_other();
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        refused(bring("youssef", "/vestigingen", wrong[i].bytes, wrong[i].n), WRONG[i].code);
        bestand_free(&wrong[i]);
    }
    refused(bring("youssef", "/vestigingen", b.bytes, b.n - 1), "afgebroken");
    for (size_t at = 100; at < b.n; at += b.n / 5) {
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
        refused(bring("youssef", "/vestigingen", b.bytes, b.n), "geschonden");
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
    }
    b.bytes[8] = 3;
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "nieuwere-versie");
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 0);
    ck_assert_int_eq(files(), 0);
    (void)arrived(&good);
    b.bytes[8] = 2;
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "al-gelezen");
}
END_TEST

/* ---- dying at each step ---- */

/* All that a step may touch, as one text: equal is unchanged. */
static char *state(void)
{
    return text_value(
        "SELECT coalesce((SELECT group_concat(status || lezing || versie || coalesce(length(uit), "
        "'-')"
        " || coalesce(correctie, '-')) FROM verhuizing), '')"
        " || '|' || coalesce((SELECT group_concat(status || lezing || versie ||"
        " coalesce(length(bundel), '-') || coalesce(huishouden_id, '-')) FROM vestiging), '')"
        " || '|' || (SELECT group_concat(huishouden_id || ':' || coalesce(tot_op, '-')) FROM regie)"
        " || '|' || (SELECT group_concat(id || status || versie) FROM gezinsplan)"
        " || '|' || (SELECT count(*) || ',' || max(id) FROM item)"
        " || '|' || (SELECT count(*) FROM huishouden) || ',' || (SELECT count(*) FROM persoon)"
        " || ',' || (SELECT count(*) FROM lid) || ',' || (SELECT count(*) FROM geadresseerde)"
        " || ',' || (SELECT count(*) FROM attendering) || ',' || (SELECT count(*) FROM "
        "verhuizing_stuk)");
}

/* Where the regie is, over both: exactly one place, at every moment. Called in either, goes on in
 * the same. `there`: the receiver's is the one that runs. */
static void one_regisseur(bool there)
{
    if (there)
        harness_other();
    int64_t here = regie_here();
    int64_t gone = value("SELECT count(*) FROM verhuizing WHERE status = 'overgenomen' AND"
                         " gelezen_door LIKE 'Youssef%'");
    ck_assert_int_eq(here + gone, 1);
    harness_other();
    int64_t began = value("SELECT count(*) FROM regie r JOIN vestiging s ON s.huishouden_id ="
                          " r.huishouden_id WHERE r.tot_op IS NULL");
    ck_assert(!began || gone);
    if (!there)
        harness_other();
}

struct act {
    const char *who, *path, *what, *body; /* `what` with a file: NULL */
    const struct bestand *file;
};

static struct http_reply act(const struct act *a, int64_t versie)
{
    return a->file ? bring_to(a->who, a->path, a->file)
                   : step_at(a->who, a->path, a->what, versie, a->body);
}

/* Dies before the commit: nothing happened, and after a restart it can be done. Dies after it, so
 * that nobody heard the answer: doing it again changes nothing. */
static void dies(bool there, const struct act *a)
{
    AUTO_FREE char *before = state();
    int64_t versie = version_of(a->who, a->path);
    log_break();
    struct http_reply broken = act(a, versie);
    ck_assert_msg(broken.status >= 500, "%d %s", broken.status, a->path);
    http_reply_free(&broken);
    log_mend();
    AUTO_FREE char *after = state();
    ck_assert_str_eq(before, after);
    one_regisseur(there);
    harness_other();
    harness_other();
    must(act(a, versie), 200);
    one_regisseur(there);
    AUTO_FREE char *done = state();
    ck_assert_str_ne(before, done);
    struct http_reply again = act(a, version_of(a->who, a->path));
    ck_assert_msg(again.status == 409 || again.status == 400 || again.status == 403, "%d %s",
                  again.status, a->path);
    http_reply_free(&again);
    AUTO_FREE char *twice = state();
    ck_assert_str_eq(done, twice);
}

START_TEST(test_dies_at_each_step)
{
    const char *move = prepared();
    dies(false, &(struct act){"sanne", move, "verzending", NULL, NULL});
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    BESTAND_AUTO struct bestand same_file = fetch("sanne", move);
    ck_assert(b.n == same_file.n && memcmp(b.bytes, same_file.bytes, b.n) == 0);

    harness_other();
    AUTO_FREE char *empty = state();
    log_break();
    ck_assert_int_ge(status_of(bring("youssef", "/vestigingen", b.bytes, b.n)), 500);
    log_mend();
    AUTO_FREE char *still = state();
    ck_assert_str_eq(empty, still);
    const char *arrival = arrived(&b);
    dies(true, &(struct act){"youssef", arrival, "aanvaarding", NULL, NULL});
    dies(true, &(struct act){"youssef", arrival, "teruglezing", READ_BACK, NULL});
    BESTAND_AUTO struct bestand wrong = fetch("youssef", arrival);

    harness_other();
    dies(false, &(struct act){"sanne", move, NULL, NULL, &wrong});
    dies(false, &(struct act){"sanne", move, "besluit",
                              "{\"antwoord\":\"klopt_niet\",\"correctie\":\"Ook oma.\"}", NULL});
    BESTAND_AUTO struct bestand correction = fetch("sanne", move);

    harness_other();
    dies(true, &(struct act){"youssef", arrival, NULL, NULL, &correction});
    dies(true, &(struct act){"youssef", arrival, "teruglezing", READ_BACK, NULL});
    BESTAND_AUTO struct bestand right = fetch("youssef", arrival);

    harness_other();
    dies(false, &(struct act){"sanne", move, NULL, NULL, &right});
    dies(false, &(struct act){"sanne", move, "besluit", "{\"antwoord\":\"klopt\"}", NULL});
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);

    harness_other();
    dies(true, &(struct act){"youssef", arrival, NULL, NULL, &proof});
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 3);
}
END_TEST

/* The database holds the order, whoever writes. */
START_TEST(test_the_database_holds)
{
    (void)sent();
    ck_assert(!try_change("UPDATE verhuizing SET status = 'overgenomen', einde_op = 1"));
    ck_assert(!try_change("UPDATE verhuizing SET status = 'teruggelezen', lezing = 1;"
                          "UPDATE verhuizing SET status = 'overgenomen', einde_op = 1"));
    ck_assert(!try_change("DELETE FROM verhuizing_stuk; INSERT INTO verhuizing_stuk SELECT 301, id,"
                          " 521, NULL, 101, 1 FROM verhuizing"));
    ck_assert(!try_change("INSERT INTO verhuizing (huishouden_id, id, bericht, status, door, op)"
                          " VALUES (301, 999, 'x', 'voorbereid', 101, 1)"));
    ck_assert(!try_change("UPDATE gemeente_sleutel SET zegel = zeroblob(32)"));
}
END_TEST

/* The screens of every state: they are there, and say what to do. */
START_TEST(test_pages)
{
    AUTO_FREE char *keys = page_text(login("anja"), "/gemeenten", 200);
    AUTO_FREE char *list = page_text(login("sanne"), MOVES, 200);
    AUTO_FREE char *begin_page = page_text(login("sanne"), MOVES "/nieuw", 200);
    ck_assert(list && strstr(keys, "Vingerafdruk") && strstr(begin_page, "Gemeente Oosterbeemd"));
    const char *move = prepared();
    AUTO_FREE char *choose = page_text(login("sanne"), move, 200);
    ck_assert(strstr(choose, "Dit gaat mee") && strstr(choose, "School is zijn houvast."));
    must(step("sanne", move, "verzending", NULL), 200);
    AUTO_FREE char *wait = page_text(login("sanne"), move, 200);
    ck_assert(strstr(wait, "Bestand ophalen") && strstr(wait, "multipart/form-data"));
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    AUTO_FREE char *none = page_text(login("youssef"), "/vestigingen", 200);
    const char *arrival = arrived(&b);
    AUTO_FREE char *yes_or_no = page_text(login("youssef"), arrival, 200);
    char no[90];
    (void)snprintf(no, sizeof no, "%s/weigering", arrival);
    AUTO_FREE char *refuse = page_text(login("youssef"), no, 200);
    ck_assert(strstr(yes_or_no, "Ja, ik neem dit gezin over") && refuse && none);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    AUTO_FREE char *content = page_text(login("youssef"), arrival, 200);
    ck_assert(strstr(content, "Emir gaat graag.") && strstr(content, "Teruglezen"));
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    AUTO_FREE char *answered = page_text(login("youssef"), arrival, 200);
    ck_assert_ptr_nonnull(strstr(answered, "Dit las u terug"));
    BESTAND_AUTO struct bestand a = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &a), 200);
    AUTO_FREE char *decide = page_text(login("sanne"), move, 200);
    ck_assert_ptr_nonnull(strstr(decide, "Klopt wat zij teruglezen?"));
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    AUTO_FREE char *over = page_text(login("sanne"), move, 200);
    ck_assert_ptr_nonnull(strstr(over, "Regisseur is nu Youssef Amrani"));
}
END_TEST

/* They got it wrong: said so, read back again; each answer counts once. */
START_TEST(test_read_back_wrong)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = read_back(&b);
    BESTAND_AUTO struct bestand first = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &first), 200);
    refused(bring_to("sanne", move, &first), "al-gelezen");
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt_niet\"}"), 400);
    must(step("sanne", move, "besluit",
              "{\"antwoord\":\"klopt_niet\",\"correctie\":\"Ook Mark heeft gezag.\"}"),
         200);
    ck_assert_int_eq(regie_here(), 1);
    BESTAND_AUTO struct bestand wrong = fetch("sanne", move);
    refused(bring_to("sanne", move, &first), "al-gelezen");

    harness_other();
    must(bring_to("youssef", arrival, &wrong), 200);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Ook Mark heeft gezag."));
    http_reply_free(&r);
    refused(bring_to("youssef", arrival, &wrong), "al-gelezen");
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    refused(bring_to("youssef", arrival, &wrong), "al-gelezen");
    BESTAND_AUTO struct bestand second = fetch("youssef", arrival);

    harness_other();
    must(bring_to("sanne", move, &second), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    must(bring_to("sanne", move, &second), 403);

    harness_other();
    must(bring_to("youssef", arrival, &proof), 200);
    refused(bring_to("youssef", arrival, &proof), "al-gelezen");
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 3);
}
END_TEST

START_TEST(test_they_say_no)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = arrived(&b);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    must(step("youssef", arrival, "weigering", "{\"reden\":\"Zij komen niet hier wonen.\"}"), 200);
    ck_assert_int_eq(value("SELECT bundel IS NULL FROM vestiging"), 1);
    BESTAND_AUTO struct bestand no = fetch("youssef", arrival);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 409);
    harness_other();
    must(bring_to("sanne", move, &no), 200);
    struct http_reply r = api(login("sanne"), "GET", move, NULL);
    ck_assert(reply_has(&r, "geweigerd") && reply_has(&r, "Zij komen niet hier wonen."));
    http_reply_free(&r);
    ck_assert_int_eq(regie_here(), 1);
    /* and it can be tried again */
    (void)sent();
}
END_TEST

START_TEST(test_it_is_off)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = read_back(&b);
    harness_other();
    must(step("sanne", move, "terugnemen", "{\"reden\":\"Het gezin blijft toch hier.\"}"), 200);
    BESTAND_AUTO struct bestand off = fetch("sanne", move);
    ck_assert_int_eq(regie_here(), 1);
    harness_other();
    BESTAND_AUTO struct bestand late = fetch("youssef", arrival);
    must(bring_to("youssef", arrival, &off), 200);
    ck_assert_int_eq(value("SELECT bundel IS NULL AND status = 'teruggenomen' FROM vestiging"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 2);
    harness_other();
    refused(bring_to("sanne", move, &late), "al-gelezen");
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 409);
    ck_assert_int_eq(regie_here(), 1);
}
END_TEST

/* Nothing leaves without a ground; and a ground that ended meanwhile stops the whole. */
START_TEST(test_only_what_may)
{
    char path[60], full[90];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, NEW)));
    (void)snprintf(full, sizeof full, "%s/stukken", path);
    struct http_reply r = api(login("sanne"), "GET", path, NULL);
    ck_assert(reply_has(&r, NOTE) && reply_has(&r, GOAL) && !reply_has(&r, NOTE_HOME));
    ck_assert(!reply_has(&r, "00000000000jx") && !reply_has(&r, "00000000000jz"));
    http_reply_free(&r);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" NOTE_HOME "\"]}"), 400);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" NIEMAND "\"]}"), 400);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" NOTE "\"]}"), 200);
    /* about Emir, whose personal data stay */
    must(step("sanne", path, "verzending", NULL), 409);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" CONTACT_EMIR "\"]}"), 200);
    change("UPDATE toestemming SET einde_op = 1795086000, einde_soort = 'ingetrokken' WHERE id ="
           " 732");
    must(step("sanne", path, "verzending", NULL), 409);
    ck_assert_int_eq(value("SELECT uit IS NULL AND status = 'voorbereid' FROM verhuizing"), 1);
    /* nobody else: involved, procesregie, another municipality's worker */
    same(api(login("marieke"), "GET", path, NULL),
         api(login("marieke"), "GET", "/verhuizingen/" NIEMAND, NULL), 404);
    same(api(login("hans"), "GET", path, NULL),
         api(login("hans"), "GET", "/verhuizingen/" NIEMAND, NULL), 404);
    must(api(login("marieke"), "POST", MOVES, NEW), 403);
    must(api(login("youssef"), "POST", MOVES, NEW), 404);
}
END_TEST

static void bsn_give(int persoon, const char *bsn)
{
    char sql[400], cijfer[2 * BSN_SEALED_BYTES + 1], idx[2 * BSN_INDEX_BYTES + 1];
    uint8_t sealed[BSN_SEALED_BYTES], index[BSN_INDEX_BYTES];
    bsn_seal(&app.sleutels->bsn, bsn, sealed);
    bsn_index(&app.sleutels->bsn, bsn, index);
    (void)sodium_bin2hex(cijfer, sizeof cijfer, sealed, sizeof sealed);
    (void)sodium_bin2hex(idx, sizeof idx, index, sizeof index);
    (void)snprintf(sql, sizeof sql,
                   "UPDATE persoon SET bsn_cijfer = x'%s', bsn_index = x'%s' WHERE id = %d", cijfer,
                   idx, persoon);
    change(sql);
}

/* Found, not doubled; and what could not begin there is said before anybody lets go here. */
START_TEST(test_known_there)
{
    bsn_give(201, "999996022");
    bsn_give(202, "999996071");
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    bsn_give(203, "999996022"); /* a member of 302, of youssef */
    bsn_give(201, "999996071");
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 499, 201, 'kind', '2026-01-01', 'hand')");
    const char *arrival = arrived(&b);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    AUTO_FREE char *before = state();
    struct http_reply r = step("youssef", arrival, "teruglezing", READ_BACK);
    ck_assert_msg(r.status == 409 && reply_has(&r, "al bekend"), "%d %.*s", r.status,
                  (int)r.body_len, r.body);
    http_reply_free(&r);
    AUTO_FREE char *after = state();
    ck_assert_str_eq(before, after);
    /* one of them is new there: a second household of the other, on purpose */
    change("DELETE FROM lid WHERE id = 499");
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    harness_other();
    int64_t people = value("SELECT count(*) FROM persoon");
    must(bring_to("youssef", arrival, &proof), 409);
    second_household = true;
    must(bring_to("youssef", arrival, &proof), 200);
    second_household = false;
    ck_assert_int_eq(value("SELECT count(*) FROM persoon"), people);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 3);
}
END_TEST

/* The same files without a screen: out of the one, into the other, once, and with the rights of
 * whoever it is for. */
START_TEST(test_command_line)
{
#define RUN(run, ...) run((int)COUNT_OF(((char *[]){__VA_ARGS__})), (char *[]){__VA_ARGS__, NULL})
    char file[400], map[300], id[ID_TEXT_SIZE];
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    (void)snprintf(file, sizeof file, "%s/weg.gpbundel", harness_map());
    (void)snprintf(map, sizeof map, "%s", harness_map());
    (void)snprintf(id, sizeof id, "%s", move + strlen("/verhuizingen/"));
    ck_assert_int_eq(
        RUN(cli_export, "export", "verhuizing", "00000000zzzzz", file, "--gegevens", map), 1);
    ck_assert_int_eq(RUN(cli_export, "export", "verhuizing", id, file, "--gegevens", map), 0);
    ck_assert_int_eq(RUN(cli_export, "export", "verhuizing", id, file, "--gegevens", map), 1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'verhuizing.exporteren'"), 2);
    harness_other();
    (void)snprintf(map, sizeof map, "%s", harness_map());
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "marieke",
                         "--gegevens", map),
                     1);
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "niemand",
                         "--gegevens", map),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 0);
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "youssef",
                         "--gegevens", map),
                     0);
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "youssef",
                         "--gegevens", map),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging WHERE ontvanger_id = 102"), 1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'vestiging.importeren'"), 1);
    struct http_reply r = api(login("youssef"), "GET", "/vestigingen", NULL);
    ck_assert(reply_has(&r, "Gemeente Waterveen"));
    http_reply_free(&r);
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "al-gelezen");
}
END_TEST

/* The consent itself: the municipality a family moves to can be asked for, as long as it is
 * prepared. */
START_TEST(test_consent_towards_them)
{
    static const char ask[] =
        "{\"persoon\":\"" ELIF "\",\"soort\":[\"avg\"],\"ontvangerOnderdeel\":\"" OOSTERBEEMD
        "\",\"bronnen\":[\"000000000000b\"],\"categorieen\":[\"wonen\"],\"doel\":\"regie\","
        "\"doelZin\":\"Zij helpen u daar "
        "verder.\",\"van\":\"2026-11-19\",\"tot\":\"2027-02-19\",\"wijze\":\"mondeling\"}";
    must(api(login("sanne"), "POST", HOUSE "/toestemmingen", ask), 400);
    (void)made(api(login("sanne"), "POST", MOVES, NEW));
    (void)made(api(login("sanne"), "POST", HOUSE "/toestemmingen", ask));
    must(api(login("marieke"), "POST", HOUSE "/toestemmingen", ask), 400);
    AUTO_FREE char *form = page_text(login("sanne"), HOUSE "/toestemmingen/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "Wijkteam Oost"));
}
END_TEST

/* The block of R18 and R19 stands before a consent here too. */
START_TEST(test_blocks)
{
    change("UPDATE item SET plek = 1 WHERE id = 520;"
           "UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    char path[60];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, NEW)));
    struct http_reply r = api(login("sanne"), "GET", path, NULL);
    ck_assert(!reply_has(&r, NOTE) && reply_has(&r, GOAL));
    http_reply_free(&r);
    change(
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES (301, 690, 'afscherming', 'veiligheid',"
        " 'coordinatie', 11, 101, 1, 1767225600, '000000000006a');"
        "INSERT INTO item_persoon VALUES (301, 690, 202);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
        " (301, 690, 'Na geweld.', '2026-01-01', 101, 1767225600);"
        "INSERT INTO afscherming_persoon VALUES (690, 202);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (690, 691, 71)");
    r = api(login("sanne"), "GET", path, NULL);
    ck_assert(!reply_has(&r, GOAL) && reply_has(&r, CONTACT_ELIF));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_destination_unknown)
{
    static const char some[] = "{\"onbekend\":true,\"bericht\":\"Het huis staat leeg.\",%s}";
    char body[600];
    (void)snprintf(body, sizeof body, some, "\"veiligheid\":\"gemeld\"");
    must(api(login("sanne"), "POST", MOVES, body), 400);
    (void)snprintf(body, sizeof body, some,
                   "\"veiligheid\":\"gemeld\",\"besluit\":\"Met Hans besloten: te gevaarlijk.\","
                   "\"herzienOp\":\"2026-12-01\"");
    AUTO_FREE char *told = reason(api(login("sanne"), "POST", MOVES, body), "geinformeerd");
    ck_assert_ptr_nonnull(told);
    (void)snprintf(body, sizeof body, some,
                   "\"veiligheid\":\"gemeld\",\"besluit\":\"Met Hans besloten: te gevaarlijk.\","
                   "\"geinformeerd\":\"Veilig Thuis\",\"herzienOp\":\"2027-03-01\"");
    must(api(login("sanne"), "POST", MOVES, body), 400);
    (void)snprintf(body, sizeof body, some,
                   "\"veiligheid\":\"gemeld\",\"besluit\":\"Met Hans besloten: te gevaarlijk.\","
                   "\"geinformeerd\":\"Veilig Thuis\",\"herzienOp\":\"2026-12-01\"");
    char path[60];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, body)));
    must(api(login("sanne"), "POST", MOVES, NEW), 409);
    must(step("sanne", path, "verzending", NULL), 409);
    must(step("sanne", path, "veiligheid",
              "{\"veiligheid\":\"geen_zorgen\",\"besluit\":\"Oma heeft ze gesproken.\","
              "\"herzienOp\":\"2026-12-10\"}"),
         200);
    must(step("sanne", path, "terugnemen", "{\"reden\":\"Zij wonen in Oosterbeemd.\"}"), 200);
    (void)made(api(login("sanne"), "POST", MOVES, NEW));
}
END_TEST

/* The day to look again comes: the regisseur hears of it, and nobody else. */
START_TEST(test_looked_at_again)
{
    PROBLEEM_AUTO struct probleem p = {0};
    (void)made(api(login("sanne"), "POST", MOVES,
                   "{\"onbekend\":true,\"bericht\":\"Het huis staat leeg.\",\"veiligheid\":"
                   "\"geen_zorgen\",\"besluit\":\"Oma weet waar zij zijn.\",\"herzienOp\":"
                   "\"2026-11-25\"}"));
    static const char told[] =
        "SELECT count(*) FROM attendering WHERE soort = 'verhuizing-herzien' AND huishouden_id ="
        " 301";
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    clock_forward(5 * 86400);
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value(told), 0);
    clock_forward(2 * 86400);
    ck_assert_int_eq(wachter_catch_up(app.writer, &app.clock, app.ids, &p), DONE);
    ck_assert_int_eq(value(told), 1);
    ck_assert_int_eq(
        value("SELECT gebruiker_id FROM attendering WHERE soort = 'verhuizing-herzien'"), 101);
    AUTO_FREE char *page = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(page, "de bestemming van een gezin is onbekend"));
}
END_TEST

static int64_t told(const char *soort, int wie)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM attendering WHERE soort = '%s' AND gebruiker_id = %d",
                   soort, wie);
    return value(sql);
}

static void days_pass(int days)
{
    PROBLEEM_AUTO struct probleem p = {0};
    clock_forward((int64_t)days * 86400);
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s %s", p.detail,
                  p.intern);
}

/* Sent and not answered: the regisseur, and much later procesregie; one message that does not
 * multiply, and nobody else. */
START_TEST(test_nobody_answers)
{
    (void)sent();
    days_pass(13);
    ck_assert_int_eq(told("verhuizing-geen-antwoord", 101), 0);
    days_pass(2);
    ck_assert_int_eq(told("verhuizing-geen-antwoord", 101), 1);
    AUTO_FREE char *page = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert_ptr_nonnull(strstr(page, "De andere gemeente antwoordt niet"));
    ck_assert_ptr_nonnull(strstr(page, "/verhuizingen/"));
    days_pass(12);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-staat-stil'"),
                     0);
    days_pass(10);
    ck_assert_int_eq(told("verhuizing-geen-antwoord", 101), 1);
    ck_assert_int_ge(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-staat-stil'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering a WHERE soort LIKE 'verhuizing-%' AND"
                           " gebruiker_id <> 101 AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r"
                           " WHERE r.gebruiker_id = a.gebruiker_id AND r.rol ="
                           " 'procesregisseur')"),
                     0);
    ck_assert_int_eq(value("SELECT max(aantal) FROM attendering WHERE soort LIKE 'verhuizing-%'"),
                     1);
}
END_TEST

/* The family moved, and nothing was sent; read, it comes back after a week. */
START_TEST(test_never_sent)
{
    (void)prepared(); /* moves on 2026-12-01 */
    days_pass(9);
    ck_assert_int_eq(told("verhuizing-niet-verstuurd", 101), 0);
    days_pass(6);
    ck_assert_int_eq(told("verhuizing-niet-verstuurd", 101), 1);
    must(api(login("sanne"), "POST", "/mijn/berichten/gelezen", NULL), 200);
    days_pass(2);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-niet-verstuurd' AND gelezen_op IS NULL"),
                     0);
    days_pass(7);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'verhuizing-niet-verstuurd' AND gelezen_op IS NULL"),
                     1);
}
END_TEST

/* The receiver too: a family that was taken in and not answered, and a proof that does not come;
 * and the old regisseur is told once to ask whether it did. */
START_TEST(test_the_receiver_waits)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = arrived(&b);
    days_pass(10);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    days_pass(10);
    ck_assert_int_eq(told("vestiging-wacht", 102), 0);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    days_pass(15);
    ck_assert_int_eq(told("vestiging-wacht", 102), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort = 'vestiging-wacht'"), 1);
    AUTO_FREE char *page = page_text(login("youssef"), "/mijn/berichten", 200);
    ck_assert(strstr(page, "wacht nog") && strstr(page, arrival));
    BESTAND_AUTO struct bestand a = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &a), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    days_pass(15);
    ck_assert_int_eq(told("verhuizing-bewijs", 101), 1);
    days_pass(20);
    ck_assert_int_eq(value("SELECT sum(aantal) FROM attendering WHERE soort ="
                           " 'verhuizing-bewijs'"),
                     1);
}
END_TEST

/* Procesregie there hears that a family waits too long, never which: one message that grows. */
START_TEST(test_procesregie_there)
{
    static const char theirs[] = "SELECT coalesce(sum(aantal), 0) FROM attendering WHERE soort ="
                                 " 'vestiging-staat-stil'";
    static const char nothing_told[] = "SELECT count(*) FROM attendering WHERE soort ="
                                       " 'vestiging-staat-stil' AND (gebruiker_id <> 105 OR"
                                       " huishouden_id IS NOT NULL OR object_id IS NOT NULL)";
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    (void)arrived(&b);
    days_pass(27); /* the term is 14 days */
    ck_assert_int_eq(told("vestiging-wacht", 102), 1);
    ck_assert_int_eq(value(theirs), 0);
    days_pass(8);
    ck_assert_int_eq(value(theirs), 1);
    days_pass(7);
    ck_assert_int_eq(value(theirs), 2);
    ck_assert_int_eq(told("vestiging-staat-stil", 105), 1); /* one message */
    ck_assert_int_eq(value(nothing_told), 0);
    AUTO_FREE char *page = page_text(login("hans"), "/mijn/berichten", 200);
    ck_assert(strstr(page, "wacht al lang") && !strstr(page, "vestigingen/"));
    must(api(login("hans"), "POST", "/mijn/berichten/gelezen", NULL), 200);
    days_pass(7); /* and as new, while it still waits */
    ck_assert_int_eq(value(theirs), 1);
    change("UPDATE vestiging SET status = 'geweigerd', reden = 'x', einde_op = 1, bundel = NULL");
    must(api(login("hans"), "POST", "/mijn/berichten/gelezen", NULL), 200);
    days_pass(30);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort ="
                           " 'vestiging-staat-stil' AND gelezen_op IS NULL"),
                     0);
}
END_TEST

/* Whoever took it in left: nobody else can go on with it, so procesregie hears with the term. */
START_TEST(test_who_took_it_in_left)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    (void)arrived(&b);
    change("UPDATE gebruiker SET tot = '2026-11-20' WHERE id = 102");
    days_pass(13);
    ck_assert_int_eq(told("vestiging-staat-stil", 105), 0);
    days_pass(2);
    ck_assert_int_eq(told("vestiging-staat-stil", 105), 1);
    ck_assert_int_eq(told("vestiging-wacht", 102), 0);
}
END_TEST

/* A key counts when the fingerprint was heard, and it is theirs. */
START_TEST(test_keys)
{
    struct kaart own, theirs;
    own_keys(&own);
    harness_other();
    own_keys(&theirs);
    harness_other();
    AUTO_FREE char *ours = reason(know(OOSTERBEEMD, &own), "sleutel");
    ck_assert_ptr_nonnull(strstr(ours, "eigen sleutel"));
    struct kaart mixed = theirs;
    memcpy(mixed.afdruk, own.afdruk, sizeof mixed.afdruk);
    AUTO_FREE char *print = reason(know(OOSTERBEEMD, &mixed), "vingerafdruk");
    mixed = theirs;
    mixed.sleutel[7] = mixed.sleutel[7] == 'a' ? 'b' : 'a';
    AUTO_FREE char *changed = reason(know(OOSTERBEEMD, &mixed), "vingerafdruk");
    AUTO_FREE char *place = reason(know("000000000000b", &theirs), "onderdeel");
    ck_assert(print && changed && place);
    must(api(login("sanne"), "GET", "/gemeenten", NULL), 403);
    (void)made(know(OOSTERBEEMD, &theirs));
    ck_assert_int_eq(value("SELECT count(*) FROM gemeente_sleutel WHERE einde_op IS NULL"), 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verhuizing");
    TCase *tc = tcase_create("verhuizing");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, test_a_family_moves);
    tcase_add_test(tc, test_files_that_are_refused);
    tcase_add_test(tc, test_facts_go_along);
    tcase_add_test(tc, test_documents_move);
    tcase_add_test(tc, test_large_documents_move);
    tcase_add_test(tc, test_documents_that_cannot_go);
    tcase_add_test(tc, test_documents_that_are_refused);
    tcase_add_test(tc, test_dies_at_each_step);
    tcase_add_test(tc, test_the_database_holds);
    tcase_add_test(tc, test_pages);
    tcase_add_test(tc, test_read_back_wrong);
    tcase_add_test(tc, test_they_say_no);
    tcase_add_test(tc, test_it_is_off);
    tcase_add_test(tc, test_only_what_may);
    tcase_add_test(tc, test_consent_towards_them);
    tcase_add_test(tc, test_command_line);
    tcase_add_test(tc, test_known_there);
    tcase_add_test(tc, test_blocks);
    tcase_add_test(tc, test_destination_unknown);
    tcase_add_test(tc, test_looked_at_again);
    tcase_add_test(tc, test_nobody_answers);
    tcase_add_test(tc, test_never_sent);
    tcase_add_test(tc, test_the_receiver_waits);
    tcase_add_test(tc, test_procesregie_there);
    tcase_add_test(tc, test_who_took_it_in_left);
    tcase_add_test(tc, test_keys);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
