/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A family for the tests of members, gezag, addresses and separations, beside wereld.sql:
 *
 *   301 Yıldız   Elif (201), Emir (202, 10 years), Noor (205, 15 years), and Mark (204), who lives
 *                elsewhere; Elif and Mark have gezag. Everybody has `contact` and `adres` (items
 *                601-608), written by Sanne. Lid 404 is Mark, 405 Noor.
 *   520 a note about Emir and school; 521 one about Elif and Mark; 522 one that reveals where Emir
 * is 701 a consent: school (13) may read what the wijkteam wrote about Emir under onderwijs. Elif
 * and Mark said yes.
 */
#ifndef TESTS_API_GEZIN_H
#define TESTS_API_GEZIN_H

#include "harness.h"

#include "base/id.h"

#include <stdio.h>
#include <string.h>

#define HOUSE "/huishoudens/000000000009d"
#define OTHER "/huishoudens/000000000009e"
#define ELIF "0000000000069"
#define EMIR "000000000006a"
#define DAAN "000000000006b"
#define MARK "000000000006c"
#define NOOR "000000000006d"
#define NIEMAND "00000000zzzzz"
#define LEDEN HOUSE "/leden"
#define LID_ELIF LEDEN "/00000000000ch"
#define LID_EMIR LEDEN "/00000000000cj"
#define LID_DAAN LEDEN "/00000000000ck" /* of 302 */
#define LID_MARK LEDEN "/00000000000cm"
#define LID_NOOR LEDEN "/00000000000cn"
#define NOTE_SCHOOL "/notities/00000000000g8" /* 520 */
#define NOTE_PLACE "/notities/00000000000ga"  /* 522 */
#define V(n) "If-Match: \"v" #n "\""

/* SQL: Daan (203, of 302) and that account live apart (R19). */
#define DAAN_APART(gebruiker)                                                                      \
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"             \
    " door_regie, op, personen) VALUES (302, 560, 'afscherming', 'veiligheid', 'coordinatie', 11," \
    " 101, 1, 1, '000000000006b');"                                                                \
    "INSERT INTO item_persoon VALUES (302, 560, 203);"                                             \
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"                     \
    " (302, 560, 'Na geweld.', '2026-01-01', 101, 1);"                                             \
    "INSERT INTO afscherming_persoon VALUES (560, 203);"                                           \
    "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES"                      \
    " (560, 561, " #gebruiker ")"

static const char GEZIN[] =
    "INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, bron_datum)"
    " VALUES (204, 'Mark de Boer', 'mark de boer', 'Mark', 'm', '1988-01-01', 'hand', "
    "'2026-01-01'),"
    " (205, 'Noor Yıldız', 'noor yildiz', 'Noor', 'v', '2010-12-01', 'hand', '2026-01-01');"
    "UPDATE persoon SET straat = 'Lindenlaan', huisnummer = '14', postcode = '1234 AB',"
    " woonplaats = 'Waterveen', telefoon = '06 1111 1111' WHERE id IN (201, 202, 205);"
    "UPDATE persoon SET voornamen = 'Mark', voorvoegsel = 'de', geslachtsnaam = 'Boer', straat = "
    "'Kade', huisnummer = '2', telefoon = '06 4444 4444' WHERE id = "
    "204;"
    "UPDATE persoon SET voornamen = 'Elif', geslachtsnaam = 'Yıldız' WHERE id = 201;"
    "UPDATE persoon SET voornamen = 'Emir', geslachtsnaam = 'Yıldız', bron = 'brp',"
    " bsn_masker = '••••••113' WHERE id = 202;"
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, elders, van, bron) VALUES"
    " (301, 404, 204, 'vader', 1, '2026-01-01', 'hand'),"
    " (301, 405, 205, 'kind', 0, '2026-01-01', 'hand');"
    "UPDATE gezag SET soort = 'tweehoofdig_ouderlijk';"
    "INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op) VALUES"
    " (252, 202, 'tweehoofdig_ouderlijk', 204, '2016-05-06', 'gezagsregister', '2026-01-01', 1),"
    " (253, 205, 'tweehoofdig_ouderlijk', 201, '2010-12-01', 'gezagsregister', '2026-01-01', 1),"
    " (254, 205, 'tweehoofdig_ouderlijk', 204, '2010-12-01', 'gezagsregister', '2026-01-01', 1);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen)"
    " SELECT 301, 601 + 2 * n + a, CASE a WHEN 0 THEN 'contact' ELSE 'adres' END, 'contact',"
    "  'coordinatie', 11, 101, 1, a, 1767225600,"
    "  substr('0000000000069000000000006a000000000006c000000000006d', 13 * n + 1, 13)"
    " FROM (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3),"
    "  (SELECT 0 AS a UNION SELECT 1);"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 601, 201),"
    " (301, 602, 201), (301, 603, 202), (301, 604, 202), (301, 605, 204), (301, 606, 204),"
    " (301, 607, 205), (301, 608, 205);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES"
    " (301, 520, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 0, 1767225600, '000000000006a'),"
    " (301, 521, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 0, 1767225600,"
    "  '0000000000069,000000000006c'),"
    " (301, 522, 'notitie', 'onderwijs', 'inhoud', 11, 102, 1, 1, 1767225600, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 520, 202),"
    " (301, 521, 201), (301, 521, 204), (301, 522, 202);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 520, '2026-11-02', 'gesprek', 'Over school', 'Emir gaat graag.'),"
    " (301, 521, '2026-11-03', 'gesprek', 'Over het huis', 'Elif en Mark praten erover.'),"
    " (301, 522, '2026-11-04', 'gesprek', 'De nieuwe school', 'Emir gaat naar De Regenboog.');"
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) VALUES (301, 701, 202, 'avg', 13, 'onderwijs', 'School helpt.',"
    " '2026-02-01', '2027-01-31', 'School mag lezen.', 'mondeling', 'Nederlands', 0, 0, 101, 11,"
    " 1769900400, 1769900400);"
    "INSERT INTO toestemming_categorie VALUES (301, 701, 'onderwijs');"
    "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id, bevestigd_door,"
    " bevestigd_op) VALUES (301, 701, 11, 101, 1769900400);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
    " (301, 701, 711, 201, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400),"
    " (301, 701, 712, 204, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400);";

static void gezin_start(void)
{
    harness_start_plain();
    change(GEZIN);
}

/* Somebody found this person in that login. */
static inline const char *login_found(const char *who, int64_t persoon)
{
    char sql[200];
    const char *token = login(who);
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO zoekvondst SELECT max(id), %lld, 1795086000 FROM sessie",
                   (long long)persoon);
    change(sql);
    return token;
}

/* The id in an answer of 201, as text in a path: borrowed until the next call. */
static inline const char *made(struct http_reply r)
{
    static char text[ID_TEXT_SIZE];
    AUTO_JSON json_t *json = reply_json(&r);
    const char *id = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r.status == 201 && id, "%d %.*s", r.status, (int)r.body_len, r.body);
    (void)snprintf(text, sizeof text, "%s", id);
    http_reply_free(&r);
    return text;
}

/* The reason of the first error on a field, to be freed; frees the reply. */
static inline char *reason(struct http_reply r, const char *field)
{
    AUTO_JSON json_t *json = reply_json(&r);
    json_t *error;
    size_t i;
    char *found = NULL;
    ck_assert_msg(r.status == 400, "%d %.*s", r.status, (int)r.body_len, r.body);
    json_array_foreach(json_object_get(json, "invalidParams"), i, error)
    {
        const char *name = json_string_value(json_object_get(error, "name"));
        if (strcmp(name, field) == 0 && !found)
            found = strdup(json_string_value(json_object_get(error, "reason")));
    }
    ck_assert_msg(found != NULL, "no error on %s: %.*s", field, (int)r.body_len, r.body);
    http_reply_free(&r);
    return found;
}

/* Two requests that have to get the same answer, to the byte. */
static inline void same(struct http_reply a, struct http_reply b, int status)
{
    AUTO_FREE char *x = reply_text(&a);
    AUTO_FREE char *y = reply_text(&b);
    ck_assert_int_eq(a.status, status);
    ck_assert_str_eq(x, y);
    http_reply_free(&a);
    http_reply_free(&b);
}

/* A page, whole; to be freed. */
static inline char *page_text(const char *token, const char *path, int status)
{
    struct http_reply r = page(token, "GET", path, NULL);
    char *text = reply_text(&r);
    ck_assert_msg(r.status == status, "%s: %d %.2000s", path, r.status, text);
    http_reply_free(&r);
    return text;
}

#endif
