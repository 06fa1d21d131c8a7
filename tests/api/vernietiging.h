/* SPDX-License-Identifier: EUPL-1.2 */
/* A household with something of everything about Emir, a list to destroy it, and looks at what is
 * left: for the tests of destruction. */
#ifndef TESTS_API_VERNIETIGING_H
#define TESTS_API_VERNIETIGING_H
#include "gezin.h"

#include "domein/vernietiging.h"
#include "logboek/verify.h"
#include "logboek/zegel.h"

#include <sys/stat.h>
#include <unistd.h>

#define LIJSTEN "/vernietigingslijsten"
#define LANG (21LL * 366 * 86400)
#define PLANT "Zwaluwstaart-geheim-7419" /* planted wherever a text about Emir may stand */

/* Ruth (107) is the privacy officer of wereld.sql, Anja (106) the beheerder; a second officer. */
static const char WERELD[] =
    "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op)"
    " VALUES (109, 'piet', 'Piet Vos', 'privacy-officer', 12, '2020-01-01', 1577880000);"
    "INSERT INTO gebruiker_rol VALUES (109, 'privacy');";

/* What is about Emir (202) alone, about Emir and Elif, and about Elif alone; with planted texts. */
static const char EMIRS[] =
    "UPDATE persoon SET naam = '" PLANT "', zoeknaam = '" PLANT "', straat = '" PLANT "',"
    " bsn_cijfer = CAST('" PLANT "' AS BLOB), bsn_index = CAST('" PLANT "' AS BLOB),"
    " telefoon = '" PLANT "' WHERE id = 202;"
    "UPDATE notitie SET titel = '" PLANT "', tekst = '" PLANT "' WHERE id IN (520, 522);"
    "UPDATE doel SET titel = '" PLANT "', resultaat = '" PLANT "' WHERE id = 510;"
    "INSERT INTO notitie_versie (huishouden_id, notitie_id, versie, titel, tekst, reden, door, op)"
    " VALUES (301, 520, 1, '" PLANT "', '" PLANT "', '" PLANT "', 101, 1767225600),"
    " (301, 541, 1, '" PLANT "', '" PLANT "', 'x', 101, 1767225600);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 541, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 1767225600, '" ELIF "," EMIR "'),"
    " (301, 542, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1767225600, '" EMIR "'),"
    " (301, 543, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "'),"
    " (301, 544, 'woord', 'plan', 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "," EMIR "'),"
    " (301, 545, 'bericht', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, '" EMIR "');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 541, 201),"
    " (301, 541, 202), (301, 542, 202), (301, 543, 201), (301, 544, 201), (301, 544, 202),"
    " (301, 545, 202);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 541, '2026-11-03', 'gesprek', 'Thuis', 'Elif vertelt.');"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
    " eigenaar_persoon_id, vervaldatum, status, status_op, status_door) VALUES"
    " (301, 542, 510, '" PLANT "', 101, NULL, '2026-12-01', 'open', 1767225600, 101),"
    " (301, 543, 510, 'Elif brengt hem', NULL, 202, '2026-12-01', 'open', 1767225600, 101);"
    "INSERT INTO actie_stand (huishouden_id, actie_id, id, status, vervaldatum, reden, door, op)"
    " VALUES (301, 542, 1, 'open', '2026-12-01', '" PLANT "', 101, 1767225600);"
    "INSERT INTO doel_score (huishouden_id, doel_id, id, score, datum, door) VALUES (301, 510, 1, 5, '2026-02-01', 101);"
    "INSERT INTO woord (huishouden_id, id, persoon_id, tekst, datum) VALUES"
    " (301, 544, 202, '" PLANT "', '2026-11-01');"
    "INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, grond) VALUES"
    " (301, 545, '" PLANT "', '" PLANT "', '" PLANT "');"
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES"
    " (301, 545, 1, 103, '2026-01-01');"
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op) VALUES"
    " (103, 1, 'x', 301, 'bericht', 545, 1);"
    "INSERT INTO persoon_relatie (id, persoon_id, soort, naam, bron) VALUES"
    " (1, 202, 'ouder', '" PLANT "', 'brp'), (2, 201, 'kind', '" PLANT "', 'brp');"
    "UPDATE persoon_relatie SET ander_id = 202 WHERE id = 2;"
    "INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, bron, vastgelegd_op) VALUES"
    " (1, 202, 'wonen', '2026-01-01', '" PLANT "', 1);"
    "INSERT INTO zoekvondst VALUES (1, 202, 1);"
    "INSERT INTO adresgeheim_besluit (id, persoon_id, huishouden_id, soort, tekst, door, op) VALUES"
    " (1, 202, 301, 'gezet', '" PLANT "', 101, 1);"
    "INSERT INTO idempotentie (gebruiker_id, sleutel, verzoek, status, locatie, antwoord, op)"
    " VALUES (101, x'01', x'02', 201, '/notities/00000000000g8', '{}', 1);";

static inline void start(void)
{
    gezin_start();
    change(WERELD);
    change(EMIRS);
}

/* ---- what is asked of the program ---- */

static char lijst[80]; /* the list just made */

static inline void propose_emir(const char *grondslag)
{
    char body[200];
    (void)snprintf(body, sizeof body,
                   "{\"persoon\":\"" EMIR "\",\"grondslag\":\"%s\",\"reden\":\"" PLANT " vroeg.\"}",
                   grondslag);
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("sanne"), "POST", HOUSE "/vernietiging", body)));
}

static inline int decide(const char *who, const char *besluit)
{
    char body[100], header[40];
    (void)snprintf(header, sizeof header, "If-Match: \"v%lld\"",
                   (long long)value("SELECT versie FROM vernietigingslijst ORDER BY id DESC"));
    (void)snprintf(body, sizeof body, "{\"besluit\":\"%s\",\"reden\":\"Goed bekeken.\"}", besluit);
    return status_of(api_with(login(who), "PATCH", lijst, header, body));
}

static inline void carry_out(void)
{
    bool more = true;
    for (int i = 0; more; i++) {
        struct probleem p = {0};
        ck_assert_int_lt(i, 3000);
        ck_assert_msg(vernietiging_step(&app, &more, &p) == DONE, "%s", p.intern);
    }
}

static inline bool is_status(const char *status)
{
    AUTO_FREE char *now = text_value("SELECT status FROM vernietigingslijst ORDER BY id DESC");
    return strcmp(now, status) == 0;
}

/* ---- looking at the files and the log ---- */

static inline bool file_has(const char *suffix, const char *text)
{
    char path[800];
    size_t n = strlen(text), size = 0, got;
    (void)snprintf(path, sizeof path, "%s/gezinsplan.db%s", app.config.gegevens, suffix);
    FILE *f = fopen(path, "re");
    if (!f)
        return false;
    char *all = NULL;
    do {
        all = realloc(all, size + 65536);
        ck_assert_ptr_nonnull(all);
        got = fread(all + size, 1, 65536, f);
        size += got;
    } while (got > 0);
    (void)fclose(f);
    bool found = memmem(all, size, text, n) != NULL;
    free(all);
    return found;
}

static inline bool on_disk(const char *text)
{
    return file_has("", text) || file_has("-wal", text);
}

static inline void fault_tell(void *arg, const struct logfout *fout)
{
    (void)arg;
    ck_abort_msg("%s", fout->text);
}

static inline struct verify_result log_whole(void)
{
    struct db_conn *c = NULL;
    struct probleem p = {0};
    struct verify_result result;
    unsigned char key[ZEGEL_SLEUTEL];
    zegel_public_key(app.sleutels->zegel, key);
    const struct verify_options options = {.sleutel = key, .report = fault_tell};
    ck_assert_int_eq(db_writer_open(app.db, &c, &p), DONE);
    ck_assert_msg(logboek_verify(c, &options, &result, &p) == DONE, "%s", p.intern);
    db_conn_close(c);
    return result;
}

#endif
