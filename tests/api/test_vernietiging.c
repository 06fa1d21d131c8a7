/* SPDX-License-Identifier: EUPL-1.2 */
/* Destruction: terms, the list and its four eyes, carrying it out through any failure, what is gone
 * from the files, what stays of others, and the proof. The world is gezin.h's. */
#include "gezin.h"
#include "race.h"

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
    "INSERT INTO doel_score VALUES (301, 510, 1, 5, '2026-02-01', 101);"
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

static void start(void)
{
    gezin_start();
    change(WERELD);
    change(EMIRS);
}

/* ---- what is asked of the program ---- */

static char lijst[80]; /* the list just made */

static void propose_emir(const char *grondslag)
{
    char body[200];
    (void)snprintf(body, sizeof body,
                   "{\"persoon\":\"" EMIR "\",\"grondslag\":\"%s\",\"reden\":\"" PLANT " vroeg.\"}",
                   grondslag);
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("sanne"), "POST", HOUSE "/vernietiging", body)));
}

static int decide(const char *who, const char *besluit)
{
    char body[100], header[40];
    (void)snprintf(header, sizeof header, "If-Match: \"v%lld\"",
                   (long long)value("SELECT versie FROM vernietigingslijst ORDER BY id DESC"));
    (void)snprintf(body, sizeof body, "{\"besluit\":\"%s\",\"reden\":\"Goed bekeken.\"}", besluit);
    return status_of(api_with(login(who), "PATCH", lijst, header, body));
}

static void carry_out(void)
{
    bool more = true;
    for (int i = 0; more; i++) {
        struct probleem p = {0};
        ck_assert_int_lt(i, 3000);
        ck_assert_msg(vernietiging_step(&app, &more, &p) == DONE, "%s", p.intern);
    }
}

static bool is_status(const char *status)
{
    AUTO_FREE char *now = text_value("SELECT status FROM vernietigingslijst ORDER BY id DESC");
    return strcmp(now, status) == 0;
}

/* ---- looking at the files and the log ---- */

static bool file_has(const char *suffix, const char *text)
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

static bool on_disk(const char *text) { return file_has("", text) || file_has("-wal", text); }

static void fault_tell(void *arg, const struct logfout *fout)
{
    (void)arg;
    ck_abort_msg("%s", fout->text);
}

static struct verify_result log_whole(void)
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

/* ---- the registration is complete ---- */

/* A column that points at an item, a person or a household: by its name, or by its reference. */
static const char POINTS[] =
    "SELECT group_concat(x.pair, ';') FROM (SELECT DISTINCT m.name || ':' || CASE"
    "  WHEN c.name = 'huishouden_id' OR f.\"table\" = 'huishouden' THEN 'huishouden'"
    "  WHEN c.name IN ('persoon_id', 'kind_id') OR substr(c.name, -11) = '_persoon_id'"
    "   OR f.\"table\" = 'persoon' THEN 'persoon'"
    "  ELSE 'item' END AS pair"
    " FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
    " LEFT JOIN pragma_foreign_key_list(m.name) f ON f.\"from\" = c.name"
    " WHERE m.type = 'table' AND ("
    "  c.name IN ('huishouden_id', 'persoon_id', 'kind_id', 'item_id', 'object_id', 'verzoek_id')"
    "  OR substr(c.name, -11) = '_persoon_id'"
    "  OR f.\"table\" IN ('persoon', 'huishouden', 'item')"
    "  OR EXISTS (SELECT 1 FROM sqlite_schema k JOIN pragma_table_info(k.name) kc"
    "   ON kc.name = 'huishouden_id' WHERE k.type = 'table'"
    "   AND substr(k.name, 1, 12) <> 'vernietiging' AND (f.\"table\" = k.name"
    "    OR c.name = k.name || '_id')))"
    ") x";

static bool registered(const char *tabel, const char *wat)
{
    for (size_t i = 0; i < VERNIETIGING_TABEL_COUNT; i++) {
        const struct vernietiging_tabel *t = &VERNIETIGING_TABELLEN[i];
        bool fits = strcmp(wat, "huishouden") == 0 ? t->aan == HANGT_HUISHOUDEN
                    : strcmp(wat, "persoon") == 0  ? t->aan == HANGT_PERSOON
                                                   : t->aan != HANGT_PERSOON;
        if (fits && strcmp(t->tabel, tabel) == 0)
            return true;
    }
    return false;
}

/* Whoever adds a table with something of a dossier in it has to say what becomes of it. */
START_TEST(test_registration_is_complete)
{
    int found = 0;
    AUTO_FREE char *pairs = text_value(POINTS);
    for (char *rest = pairs, *pair; (pair = strsep(&rest, ";"));) {
        char *wat = strchr(pair, ':');
        *wat++ = '\0';
        ck_assert_msg(registered(pair, wat),
                      "%s points at a %s and is not in domein/vernietiging_tabel.c", pair, wat);
        found++;
    }
    ck_assert_int_gt(found, 50);
    for (size_t i = 0; i < VERNIETIGING_TABEL_COUNT; i++) {
        const struct vernietiging_tabel *t = &VERNIETIGING_TABELLEN[i];
        ck_assert_msg(t->sql || t->doe || (t->waarom && t->waarom[0]), "%s", t->tabel);
    }
}
END_TEST

/* ---- one child, without the rest ---- */

START_TEST(test_one_child)
{
    char page_of[100];
    (void)status_of(api(login("sanne"), "GET", HOUSE "/notities", NULL));
    ck_assert_int_gt(value("SELECT count(*) FROM logregel WHERE instr(personen, '" EMIR "')"), 0);
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert(is_status("klaar"));
    /* nothing of him is left, in any table */
    ck_assert_int_eq(value("SELECT (SELECT count(*) FROM persoon WHERE id = 202)"
                           " + (SELECT count(*) FROM lid WHERE persoon_id = 202)"
                           " + (SELECT count(*) FROM gezag WHERE kind_id = 202)"
                           " + (SELECT count(*) FROM toestemming WHERE persoon_id = 202)"
                           " + (SELECT count(*) FROM verklaring WHERE toestemming_id = 701)"
                           " + (SELECT count(*) FROM item_persoon WHERE persoon_id = 202)"
                           " + (SELECT count(*) FROM item WHERE instr(personen, '" EMIR "'))"
                           " + (SELECT count(*) FROM notitie WHERE id IN (520, 522))"
                           " + (SELECT count(*) FROM notitie_versie WHERE notitie_id = 520)"
                           " + (SELECT count(*) FROM attendering WHERE object_id = 545)"
                           " + (SELECT count(*) FROM idempotentie WHERE locatie LIKE '%00g8')"
                           " + (SELECT count(*) FROM persoon_relatie)"
                           " + (SELECT count(*) FROM zoekvondst)"
                           " + (SELECT count(*) FROM logregel WHERE instr(personen, '" EMIR
                           "')) + (SELECT count(*) FROM vernietigingsregel)"),
                     0);
    /* the rest is: what is about Elif as it was, what was about both closed and about her */
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id IN (201, 204, 205)"), 3);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 521"), 0);
    ck_assert_int_eq(
        value("SELECT gesloten = 1 AND personen = '" ELIF "' FROM item WHERE id = 541"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM woord"), 0); /* his words, about both */
    /* his goal has an action of hers under it: its words went */
    ck_assert_int_eq(value("SELECT titel = '(vernietigd)' FROM doel WHERE id = 510"), 1);
    ck_assert_int_eq(
        value("SELECT personen = '" ELIF "' AND gesloten = 1 FROM item WHERE id = 510"), 1);
    /* an action he would do stays, with whoever wrote it */
    ck_assert_int_eq(value("SELECT eigenaar_gebruiker_id FROM actie WHERE id = 543"), 101);
    ck_assert_int_eq(value("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    (void)snprintf(page_of, sizeof page_of, "%s", HOUSE);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", page_of, NULL)), 200);
    /* the log says that something was destroyed, and is whole */
    struct verify_result log = log_whole();
    ck_assert_int_gt(log.gewist, 0);
    ck_assert_int_gt(log.wissingen, 0);
}
END_TEST

/* What is gone is gone from the database's file and from the write-ahead log. */
START_TEST(test_gone_from_disk)
{
    ck_assert(on_disk(PLANT));
    ck_assert(on_disk("zwaluwstaart")); /* as the search index has it */
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    change("UPDATE notitie_versie SET titel = 'x', tekst = 'x' WHERE notitie_id = 541");
    struct probleem p = {0};
    ck_assert_int_eq(db_wal_empty(app.db, &p), DONE);
    ck_assert(!on_disk(PLANT));
    ck_assert(!on_disk("zwaluwstaart"));
    ck_assert(!on_disk("Emir gaat"));
    ck_assert(on_disk("Elif vertelt."));
}
END_TEST

/* A document: its row, its key and its file. One that is about Elif too keeps all three. */
START_TEST(test_documents)
{
    static const char *const names[] = {"0123456789abcdef0123456789abcdef",
                                        "fedcba9876543210fedcba9876543210"};
    char folder[700], path[2][800];
    (void)snprintf(folder, sizeof folder, "%s/stukken", app.config.gegevens);
    (void)mkdir(folder, 0700);
    for (int i = 0; i < 2; i++) {
        (void)snprintf(path[i], sizeof path[i], "%s/%s", folder, names[i]);
        FILE *f = fopen(path[i], "we");
        ck_assert_ptr_nonnull(f);
        ck_assert_int_eq(fclose(f), 0);
    }
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (301, 551, 'document', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, '" EMIR "'),"
           " (301, 552, 'document', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600,"
           "  '" ELIF "," EMIR "');"
           "INSERT INTO item_persoon VALUES (301, 551, 202), (301, 552, 201), (301, 552, 202);"
           "INSERT INTO huishouden_sleutel VALUES (301, x'00');"
           "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort,"
           " bytes) VALUES (301, 551, '" PLANT "', '2026-01-01', '" PLANT "', 'pdf', 1),"
           " (301, 552, 'Rapport', '2026-01-01', 'rapport.pdf', 'pdf', 1);"
           "INSERT INTO document_versie VALUES (301, 551, 1, '" PLANT
           "', '2026-01-01', 'onderwijs',"
           " 'x', 101, 1);"
           "INSERT INTO stuk VALUES ('0123456789abcdef0123456789abcdef', 1, zeroblob(32)),"
           " ('fedcba9876543210fedcba9876543210', 1, zeroblob(32));"
           "INSERT INTO document_inhoud VALUES"
           " (301, 551, '0123456789abcdef0123456789abcdef', x'01'),"
           " (301, 552, 'fedcba9876543210fedcba9876543210', x'02')");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_ne(access(path[0], F_OK), 0);
    ck_assert_int_eq(access(path[1], F_OK), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document WHERE id = 551"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document_versie"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk_weg"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document_inhoud WHERE document_id = 552"), 1);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 552"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden_sleutel"), 1);
}
END_TEST

/* Also a member of another household: leaves this one, stays in that. */
START_TEST(test_two_households)
{
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 499, 202, 'kind', '2026-01-01', 'hand');"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (302, 590, 'notitie', 'wonen', 'inhoud', 11, 102, 1, 1767225600, '" EMIR "');"
           "INSERT INTO item_persoon VALUES (302, 590, 202);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
           " (302, 590, '2026-11-03', 'gesprek', 'Bij vader', 'Goed.')");
    (void)status_of(api(login("youssef"), "GET", "/notities/00000000000je", NULL));
    propose_emir("verzoek_avg");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 202"), 1);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 590"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden = 301 AND"
                           " instr(personen, '" EMIR "')"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden = 302 AND"
                           " instr(personen, '" EMIR "')"),
                     1);
    (void)log_whole();
}
END_TEST

START_TEST(test_whole_household)
{
    (void)status_of(api(login("sanne"), "GET", HOUSE "/notities", NULL));
    (void)snprintf(
        lijst, sizeof lijst, LIJSTEN "/%s",
        made(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                 "{\"huishouden\":\"000000000009d\",\"heel\":true,\"grondslag\":\"onrechtmatig\","
                 "\"reden\":\"Dubbel geopend.\"}")));
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT (SELECT count(*) FROM huishouden WHERE id = 301)"
                           " + (SELECT count(*) FROM item WHERE huishouden_id = 301)"
                           " + (SELECT count(*) FROM lid WHERE huishouden_id = 301)"
                           " + (SELECT count(*) FROM regie WHERE huishouden_id = 301)"
                           " + (SELECT count(*) FROM toestemming)"
                           " + (SELECT count(*) FROM persoon WHERE id <> 203)"
                           " + (SELECT count(*) FROM gezag)"
                           " + (SELECT count(*) FROM logregel WHERE huishouden = 301)"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 302"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", HOUSE, NULL)), 404);
    (void)log_whole();
}
END_TEST

/* ---- through any failure ---- */

/* Where each statement fails in turn: nothing of that piece has happened, and then it goes on. */
static void fail_at(const char *tabel, const char *event)
{
    char sql[400];
    bool more = true;
    (void)snprintf(sql, sizeof sql,
                   "CREATE TRIGGER proef BEFORE %s ON %s BEGIN SELECT RAISE(ABORT, 'proef'); END",
                   event, tabel);
    change(sql);
    for (int i = 0; more && i < 300; i++) {
        struct probleem p = {0};
        int64_t gone = value("SELECT count(*) FROM vernietigingsregel WHERE status <> 'open'");
        int64_t said = value("SELECT gedaan + overgeslagen FROM vernietigingslijst");
        enum result r = vernietiging_step(&app, &more, &p);
        probleem_clear(&p);
        if (r == FAILED) {
            ck_assert_int_eq(
                value("SELECT count(*) FROM vernietigingsregel WHERE status <> 'open'"), gone);
            ck_assert_int_eq(value("SELECT gedaan + overgeslagen FROM vernietigingslijst"), said);
            ck_assert_int_eq(value("SELECT count(*) FROM pragma_foreign_key_check"), 0);
            break;
        }
    }
    change("DROP TRIGGER proef");
}

START_TEST(test_fails_anywhere)
{
    static const char *const more[] = {"vernietigingsregel", "vernietigingslijst",
                                       "logregel",           "logwissing",
                                       "logwissing_regel",   "vernietigingstelling"};
    static const char *const events[] = {"DELETE", "UPDATE", "INSERT"};
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    for (size_t i = 0; i < VERNIETIGING_TABEL_COUNT; i++)
        if (VERNIETIGING_TABELLEN[i].sql)
            fail_at(VERNIETIGING_TABELLEN[i].tabel,
                    strncmp(VERNIETIGING_TABELLEN[i].sql, "UPDATE", 6) == 0 ? "UPDATE" : "DELETE");
    for (size_t i = 0; i < COUNT_OF(more); i++)
        for (size_t e = 0; e < COUNT_OF(events); e++)
            fail_at(more[i], events[e]);
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 0);
    ck_assert_int_eq(value("SELECT totaal = gedaan + overgeslagen FROM vernietigingslijst"), 1);
    (void)log_whole();
}
END_TEST

/* Step by step, with the program stopped in between: it goes on where it was. */
START_TEST(test_goes_on_after_a_stop)
{
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    bool more = true;
    for (int i = 0; more; i++) {
        struct probleem p = {0};
        ck_assert_int_lt(i, 300);
        ck_assert_int_eq(vernietiging_step(&app, &more, &p), DONE);
        /* what is answered in between holds together */
        int status = status_of(api(login("sanne"), "GET", HOUSE "/leden", NULL));
        ck_assert_int_eq(status, 200);
        (void)log_whole();
    }
    ck_assert(is_status("klaar"));
}
END_TEST

/* ---- four eyes ---- */

START_TEST(test_four_eyes)
{
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                            "{\"huishouden\":\"000000000009d\",\"persoon\":\"" EMIR
                            "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief van 3 mei.\"}")));
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 403);
    ck_assert_int_eq(decide("ruth", "afgewezen"), 403);
    ck_assert_int_eq(decide("anja", "goedgekeurd"), 404); /* not for a beheerder */
    ck_assert_int_eq(decide("sanne", "goedgekeurd"), 403);
    ck_assert_int_eq(decide("piet", "ingetrokken"), 403);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
    ck_assert_int_eq(decide("piet", "afgewezen"), 409);
    ck_assert_int_eq(decide("ruth", "ingetrokken"), 409);
}
END_TEST

/* The database holds it, whatever the program does. */
START_TEST(test_four_eyes_in_the_database)
{
    static const char *const refused[] = {
        "UPDATE vernietigingslijst SET status = 'goedgekeurd'",
        "UPDATE vernietigingslijst SET status = 'goedgekeurd', beslist_door = door",
        "UPDATE vernietigingslijst SET status = 'bezig', beslist_door = 107",
        "UPDATE vernietigingslijst SET door = 107",
        ("INSERT INTO vernietigingslijst (id, soort, grondslag, door, op, status, beslist_door,"
         " totaal) VALUES (9, 'persoon', 'verzoek_avg', 101, 1, 'goedgekeurd', 107, 0)"),
        "DELETE FROM vernietigingslijst",
        "DELETE FROM toestemming",
        "DELETE FROM verklaring",
        "UPDATE vernietigingsregel SET item_id = 521 WHERE nr = 1",
    };
    propose_emir("verzoek_avg");
    struct db_conn *c = NULL;
    struct probleem p = {0};
    ck_assert_int_eq(db_writer_open(app.db, &c, &p), DONE);
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        ck_assert_msg(db_exec(c, &p, refused[i], NO_BINDS, NULL) == FAILED, "%s", refused[i]);
        probleem_clear(&p);
    }
    ck_assert_int_eq(
        db_exec(c, &p, "UPDATE vernietigingslijst SET status = 'goedgekeurd', beslist_door = 107",
                NO_BINDS, NULL),
        DONE);
    ck_assert_int_eq(db_exec(c, &p,
                             "INSERT INTO vernietigingsregel (lijst_id, nr, wat, huishouden_id,"
                             " item_id, soort) SELECT id, 99, 'item', 301, 521, 'notitie' FROM"
                             " vernietigingslijst",
                             NO_BINDS, NULL),
                     FAILED);
    probleem_clear(&p);
    db_conn_close(c);
}
END_TEST

START_TEST(test_two_decide_at_once)
{
    propose_emir("verzoek_avg");
    struct racer racers[] = {
        {login("ruth"), "PATCH", lijst, V(1), "{\"besluit\":\"goedgekeurd\"}", 0, "", NULL},
        {login("piet"), "PATCH", lijst, V(1), "{\"besluit\":\"afgewezen\",\"reden\":\"Te vroeg.\"}",
         0, "", NULL},
    };
    race(racers, 2);
    ck_assert_uint_eq(race_told(racers, 2, 200), 1);
    ck_assert_uint_eq(race_told(racers, 2, 412), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst WHERE"
                           " status IN ('goedgekeurd', 'afgewezen')"),
                     1);
}
END_TEST

/* Who has to decide hears of it, and who asked hears what became of it. */
START_TEST(test_told)
{
    propose_emir("verzoek_avg");
    AUTO_FREE char *ruth = page_text(login("ruth"), "/mijn/berichten", 200);
    ck_assert(strstr(ruth, "Iemand stelt voor te vernietigen") && strstr(ruth, lijst));
    ck_assert(!strstr(ruth, "Elif") && !strstr(ruth, "000000000009d"));
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    AUTO_FREE char *sanne = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(strstr(sanne, "Uw voorstel om te vernietigen is afgewezen") != NULL);
}
END_TEST

/* A reader that will not let go: the write-ahead log cannot be emptied, and the list is not done.
 */
START_TEST(test_waits_for_readers)
{
    struct db_conn *reader = NULL;
    struct probleem p = {0};
    bool more = true;
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    ck_assert_int_eq(db_reader_open(app.db, &reader, &p), DONE);
    ck_assert_int_eq(db_snapshot_begin(reader, &p), DONE);
    int64_t one;
    ck_assert_int_eq(db_int(reader, &p, "SELECT count(*) FROM instelling", NO_BINDS, 0, &one),
                     DONE);
    enum result r = DONE;
    for (int i = 0; r == DONE && more && i < 100; i++)
        r = vernietiging_step(&app, &more, &p);
    ck_assert_int_eq(r, FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_DRUK);
    ck_assert(is_status("opruimen"));
    probleem_clear(&p);
    db_snapshot_end(reader);
    db_conn_close(reader);
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert(!file_has("-wal", PLANT));
}
END_TEST

/* The same thing is on one list at a time. */
START_TEST(test_on_one_list)
{
    propose_emir("verzoek_avg");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/vernietiging",
                                   "{\"persoon\":\"" EMIR
                                   "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Nog eens.\"}")),
                     409);
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingsregel"), 0);
    propose_emir("verzoek_avg");
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst"), 2);
}
END_TEST

/* R6: nobody decides about their own household. */
START_TEST(test_own_household)
{
    change("UPDATE gebruiker SET persoon_id = 201 WHERE id = 107");
    propose_emir("verzoek_avg");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 403);
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
}
END_TEST

/* ---- who may ask, and see ---- */

START_TEST(test_who_may)
{
    static const char ask[] =
        "{\"persoon\":\"" EMIR "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}";
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", HOUSE "/vernietiging", ask)), 403);
    ck_assert_int_eq(status_of(api(login("youssef"), "POST", HOUSE "/vernietiging", ask)), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", HOUSE "/vernietiging", ask)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LIJSTEN, "{}")), 403);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", LIJSTEN, NULL)), 403);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN "/_nummer",
                                   "{\"huishouden\":\"000000000009d\",\"grondslag\":"
                                   "\"verzoek_avg\",\"reden\":\"Brief.\"}")),
                     403);
    /* a whole household is never what somebody left out */
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}"),
                "persoon"));
    free(reason(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                    "{\"huishouden\":\"000000000009d\",\"persoon\":\"" EMIR "\",\"heel\":true,"
                    "\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}"),
                "persoon"));
    free(reason(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                    "{\"huishouden\":\"Verbeek\",\"heel\":true,\"grondslag\":"
                    "\"verzoek_avg\",\"reden\":\"Brief.\"}"),
                "huishouden"));
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"persoon\":\"" EMIR "\",\"grondslag\":\"verzoek_avg\"}"),
                "reden"));
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"persoon\":\"" EMIR "\",\"grondslag\":\"termijn\"}"),
                "grondslag"));
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"persoon\":\"" DAAN "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"x\"}"),
                "persoon"));
    same(api(login("ruth"), "GET", LIJSTEN "/" NIEMAND, NULL),
         api(login("ruth"), "GET", LIJSTEN "/00000000zzzzy", NULL), 404);
}
END_TEST

/* Invariant 7: numbers, laws and days; no name, no text, not even why. */
START_TEST(test_no_substance)
{
    static const char *const hidden[] = {PLANT, "Elif", "Emir", EMIR, ELIF, "Y\xc4\xb1ld"};
    const char *anja = login("anja");
    propose_emir("verzoek_avg");
    same(api(anja, "GET", lijst, NULL), api(anja, "GET", LIJSTEN "/" NIEMAND, NULL), 404);
    AUTO_FREE char *none = page_text(anja, LIJSTEN, 200);
    ck_assert(strstr(none, "Nog geen lijsten") != NULL);
    AUTO_FREE char *officer = page_text(login("ruth"), lijst, 200);
    ck_assert(strstr(officer, PLANT " vroeg.") != NULL); /* the weighing is theirs (R27) */
    ck_assert(strstr(officer, "000000000009d") && !strstr(officer, "Elif"));
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    /* of the term: numbers */
    change("UPDATE item SET categorie = 'werkaantekening' WHERE id = 520");
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s", made(api(anja, "POST", LIJSTEN, "{}")));
    AUTO_FREE char *seen = page_text(anja, lijst, 200);
    AUTO_FREE char *all = page_text(anja, LIJSTEN, 200);
    for (size_t i = 0; i < COUNT_OF(hidden); i++)
        ck_assert_msg(!strstr(seen, hidden[i]) && !strstr(all, hidden[i]), "%s", hidden[i]);
    ck_assert(strstr(seen, "000000000009d") != NULL);
    ck_assert_int_eq(decide("anja", "ingetrokken"), 200);
}
END_TEST

/* Why it was once refused goes with the person. */
START_TEST(test_refused_list_forgets)
{
    propose_emir("verzoek_avg");
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst WHERE reden IS NOT NULL"), 1);
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst WHERE reden IS NOT NULL OR"
                           " beslist_reden IS NOT NULL OR persoon_id IS NOT NULL"),
                     0);
    /* and it is in the log that it was carried out, without whom */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'vernietiging.uitvoeren' AND gebeurtenis = 'vernietigd' AND"
                           " huishouden IS NULL AND personen IS NULL"),
                     1);
}
END_TEST

START_TEST(test_proof)
{
    propose_emir("verzoek_jeugdwet");
    char proof[100];
    (void)snprintf(proof, sizeof proof, "%s/verklaring", lijst);
    ck_assert_int_eq(status_of(page(login("ruth"), "GET", proof, NULL)), 404);
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    AUTO_FREE char *text = page_text(login("anja"), proof, 200);
    ck_assert(strstr(text, "Jeugdwet, artikel 7.3.9") && strstr(text, "Ruth Nijman") &&
              strstr(text, "Sanne Hoekstra"));
    ck_assert(!strstr(text, PLANT) && !strstr(text, EMIR) && !strstr(text, "000000000009d"));
    ck_assert_int_eq(value("SELECT sum(aantal) = max(l.totaal) FROM vernietigingstelling,"
                           " vernietigingslijst l"),
                     1);
    ck_assert_int_eq(value("SELECT reden IS NULL AND huishouden_id IS NULL AND persoon_id IS NULL"
                           " FROM vernietigingslijst"),
                     1);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", proof, NULL)), 200);
}
END_TEST

/* ---- legal hold ---- */

#define STOP(rest)                                                                                 \
    "{\"soort\":\"klacht\",\"reden\":\"Klacht 2026-12 bij de gemeente.\",\"beoordelenOp\":"        \
    "\"2027-05-01\"" rest "}"

static char stop[120];

static void hold(const char *body)
{
    (void)snprintf(stop, sizeof stop, HOUSE "/vernietigingsstops/%s",
                   made(api(login("sanne"), "POST", HOUSE "/vernietigingsstops", body)));
}

/* Placed between approval and execution, or half-way: it wins. */
START_TEST(test_hold_wins)
{
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    hold(STOP(",\"persoon\":\"" EMIR "\""));
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert_int_eq(value("SELECT gedaan FROM vernietigingslijst"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE id IN (520, 522)"), 2);
    ck_assert_int_eq(value("SELECT sum(uitkomst = 'stop') = count(*) FROM vernietigingstelling"),
                     1);
    ck_assert_int_eq(value("SELECT logregels FROM vernietigingslijst"), 0);
    /* and no new list, until it is lifted */
    static const char ask[] =
        "{\"persoon\":\"" EMIR "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}";
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/vernietiging", ask)), 409);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", stop, V(1),
                                        "{\"reden\":\"De klacht is afgehandeld.\"}")),
                     204);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/vernietiging", ask)), 201);
}
END_TEST

START_TEST(test_hold_half_way)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) SELECT 301, 2000 + l.n, 'notitie', 'wonen', 'inhoud', 11,"
           " 101, 1, 1767225600, '" EMIR
           "' FROM (SELECT row_number() OVER () AS n FROM sqlite_schema LIMIT 20) l;"
           "INSERT INTO item_persoon SELECT 301, id, 202 FROM item WHERE id > 2000");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    bool more;
    struct probleem p = {0};
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(vernietiging_step(&app, &more, &p), DONE);
    hold(STOP(""));
    carry_out();
    ck_assert_int_gt(value("SELECT gedaan FROM vernietigingslijst"), 0);
    ck_assert_int_gt(value("SELECT overgeslagen FROM vernietigingslijst"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 202"), 1);
}
END_TEST

/* Somebody else's complaint keeps what is about both as it is. */
START_TEST(test_hold_of_another)
{
    hold(STOP(",\"persoon\":\"" ELIF "\""));
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE id IN (520, 522)"), 0);
    ck_assert_int_eq(
        value("SELECT gesloten = 0 AND personen = '" ELIF "," EMIR "' FROM item WHERE id = 541"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
}
END_TEST

START_TEST(test_who_may_hold)
{
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", HOUSE "/vernietigingsstops", STOP(""))), 403);
    hold(STOP(""));
    same(api(login("marieke"), "GET", stop, NULL),
         api(login("marieke"), "GET", HOUSE "/vernietigingsstops/" NIEMAND, NULL), 404);
    AUTO_FREE char *seen = page_text(login("marieke"), HOUSE "/bewaren", 200);
    ck_assert(!strstr(seen, "Klacht 2026-12"));
    AUTO_FREE char *mine = page_text(login("sanne"), HOUSE "/bewaren", 200);
    ck_assert(strstr(mine, "Klacht 2026-12") != NULL);
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietigingsstops",
                    "{\"soort\":\"klacht\",\"reden\":\"Een klacht hierover.\",\"beoordelenOp\":"
                    "\"2026-11-19\"}"),
                "beoordelenOp"));
    ck_assert_int_eq(
        status_of(api_with(login("sanne"), "DELETE", stop, V(9), "{\"reden\":\"Is klaar nu.\"}")),
        412);
    /* the privacy officer by number */
    (void)made(api(login("ruth"), "POST", "/vernietigingsstops",
                   STOP(",\"huishouden\":\"000000000009e\"")));
    AUTO_FREE char *all = page_text(login("ruth"), "/vernietigingsstops", 200);
    ck_assert(strstr(all, "000000000009e") != NULL);
    free(reason(
        api(login("ruth"), "POST", "/vernietigingsstops", STOP(",\"huishouden\":\"" NIEMAND "\"")),
        "huishouden"));
    ck_assert_int_eq(status_of(api(login("anja"), "GET", "/vernietigingsstops", NULL)), 403);
}
END_TEST

/* ---- by term ---- */

/* The plan closes and everybody stops; then it is a long time later. */
static void all_ends(void)
{
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1795000000 WHERE id = 501;"
           "UPDATE regie SET tot_op = 1795000000, einde_reden = 'x' WHERE huishouden_id = 301;"
           "UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18'");
}

START_TEST(test_nothing_due)
{
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN, "{}")), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst"), 0);
    clock_forward(LANG); /* old enough, but Sanne still helps */
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN, "{}")), 409);
}
END_TEST

START_TEST(test_household_by_term)
{
    all_ends();
    clock_forward(LANG);
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("anja"), "POST", LIJSTEN, "{}")));
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingsregel WHERE huishouden_id = 302"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingsregel WHERE wat = 'huishouden'"), 1);
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 301"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id <> 203"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingstelling WHERE uitkomst <> "
                           "'vernietigd'"),
                     0);
    ck_assert_int_gt(value("SELECT count(*) FROM vernietigingstelling WHERE wet = 'Wmo 2015'"), 0);
    (void)log_whole();
}
END_TEST

/* More than fits on one list: the next goes on where it stopped, and then starts anew. */
START_TEST(test_list_after_list)
{
    change("INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_op) SELECT 5000 + l.n,"
           " 'x', 'x', 11, 1500000000 FROM (SELECT row_number() OVER () AS n FROM sqlite_schema"
           "  LIMIT 45) l;"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) SELECT id, id + 1000, 'notitie', 'wonen', 'inhoud', 11, 101,"
           " 1, 1500000000, '" MARK "' FROM huishouden WHERE id > 5000;"
           "INSERT INTO item_persoon SELECT huishouden_id, id, 204 FROM item WHERE id > 6000;"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) SELECT"
           " huishouden_id, id, '2017-07-14', 'gesprek', 'x', 'x' FROM item WHERE id > 6000");
    clock_forward(LANG / 21 * 16); /* sixteen years: more than the Wmo asks */
    (void)made(api(login("anja"), "POST", LIJSTEN, "{}"));
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden_id) FROM vernietigingsregel"), 40);
    (void)made(api(login("anja"), "POST", LIJSTEN, "{}"));
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden_id) FROM vernietigingsregel"), 45);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN, "{}")), 409);
}
END_TEST

/* Somebody begins to help again after the approval: the term is asked once more. */
START_TEST(test_help_again)
{
    all_ends();
    clock_forward(LANG);
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("anja"), "POST", LIJSTEN, "{}")));
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op)"
           " VALUES (301, 559, 101, 11, 1800000000)");
    carry_out();
    ck_assert_int_eq(value("SELECT gedaan FROM vernietigingslijst"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 301"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie"), 4);
}
END_TEST

/* An item of its own short term, while everything else stays. */
START_TEST(test_working_note)
{
    change("UPDATE item SET categorie = 'werkaantekening' WHERE id = 520");
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("anja"), "POST", LIJSTEN, "{}")));
    ck_assert_int_eq(value("SELECT totaal FROM vernietigingslijst"), 1);
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE id = 520"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie"), 3);
}
END_TEST

/* Which law, and which day. */
static const struct {
    const char *prepare, *na;
} TERMEN[] = {
    {"UPDATE onderdeel SET wet = 'Wmo 2015' WHERE id = 11", "2041-11-18"},
    {"UPDATE onderdeel SET wet = 'Wmo 2015 en Jeugdwet' WHERE id = 11", "2046-11-17"},
    {"UPDATE onderdeel SET wet = 'WGBO' WHERE id = 11", "2046-11-17"},
    {"UPDATE onderdeel SET wet = 'Participatiewet' WHERE id = 11", "2036-11-18"},
    {"UPDATE onderdeel SET wet = 'iets anders' WHERE id = 11", "2046-11-17"},
    {"UPDATE onderdeel SET wet = 'x' WHERE id = 11; UPDATE organisatie SET soort = 'gi' WHERE id = "
     "1",
     "2064-05-06"},
    {"UPDATE organisatie SET soort = 'gi' WHERE id = 1; UPDATE persoon SET geboortedatum = NULL "
     "WHERE id = 202",
     NULL},
    {"UPDATE organisatie SET soort = 'gi' WHERE id = 1; UPDATE persoon SET geboortedatum = "
     "'2016-00-00' WHERE id = 202",
     "2065-01-03"},
    {"UPDATE item SET categorie = 'jeugdhulp_opvoeding' WHERE id = 520", "2046-11-17"},
    {"INSERT INTO bewaartermijn (id, naam, wet, artikel, bron_wet, rang, jaren, vanaf, van) VALUES"
     " (100, 'x', 'Nieuwe wet', 'artikel 1', 'Wmo', 20, 5, 'wijziging', '2026-01-01');"
     "UPDATE bewaartermijn SET tot = '2025-12-31' WHERE id = 8",
     "2031-01-01"},
};

START_TEST(test_terms)
{
    all_ends();
    change("UPDATE gezinsplan SET gesloten_op = 1794900000 WHERE id = 501;"
           "UPDATE notitie_versie SET op = 1767225600");
    change(TERMEN[_i].prepare);
    struct db_conn *c = NULL;
    struct probleem p = {0};
    AUTO_JSON json_t *row = NULL;
    ck_assert_int_eq(db_writer_open(app.db, &c, &p), DONE);
    db_context_set(c, &(struct db_context){.nu = 1795086000, .vandaag = "2026-11-19"});
    ck_assert_msg(db_row(c, &p,
                         "SELECT na FROM regel_bewaren WHERE huishouden_id = 301 AND item_id"
                         " = 520",
                         NO_BINDS, &row) == DONE,
                  "%s", p.intern);
    const char *na = json_string_value(json_object_get(row, "na"));
    ck_assert_msg(na && TERMEN[_i].na ? strcmp(na, TERMEN[_i].na) == 0 : na == TERMEN[_i].na,
                  "%d: %s, not %s", _i, na, TERMEN[_i].na);
    db_conn_close(c);
}
END_TEST

/* What an item's page says tells nothing that the item itself does not (R24). */
START_TEST(test_shown_on_the_item)
{
    AUTO_FREE char *seen = page_text(login("sanne"), NOTE_SCHOOL, 200);
    ck_assert(strstr(seen, "Wordt vernietigd na") != NULL);
    ck_assert(strstr(seen, "artikel 5.3.4") != NULL);
    AUTO_FREE char *before = page_text(login("marieke"), NOTE_SCHOOL, 200);
    char *date = strstr(before, "Wordt vernietigd na");
    ck_assert_ptr_nonnull(date);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (301, 599, 'notitie', 'gezondheid', 'inhoud', 11, 101, 1, 1795000000, '" ELIF "');"
           "INSERT INTO item_persoon VALUES (301, 599, 201)");
    AUTO_FREE char *after = page_text(login("marieke"), NOTE_SCHOOL, 200);
    ck_assert_int_eq(strncmp(date, strstr(after, "Wordt vernietigd na"), 60), 0);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", "/bewaartermijnen", NULL)), 200);
}
END_TEST

/* ---- reading again ---- */

#define NALEZEN HOUSE "/nalezen/00000000000gx" /* 541 */

START_TEST(test_read_again)
{
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NALEZEN, NULL)), 404); /* not yet */
    carry_out();
    /* closed for whoever did not write it; colleagues may read it again, others may not */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", "/notities/00000000000gx", NULL)), 404);
    same(api(login("marieke"), "GET", NALEZEN, NULL),
         api(login("marieke"), "GET", HOUSE "/nalezen/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", NALEZEN, "{}")), 404);
    AUTO_FREE char *list = page_text(login("sanne"), HOUSE "/bewaren", 200);
    ck_assert(strstr(list, "Thuis") != NULL);
    AUTO_FREE char *seen = page_text(login("sanne"), NALEZEN, 200);
    ck_assert(strstr(seen, "Elif vertelt.") != NULL);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", NALEZEN, "{}")), 201);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 541"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie_versie WHERE notitie_id = 541"), 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", NALEZEN, "{}")), 404);
}
END_TEST

/* The author is gone: a colleague who helps. */
START_TEST(test_colleague_reads_again)
{
    change("UPDATE item SET gesloten = 1, auteur_id = 102 WHERE id = 521");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/notities/00000000000g9", NULL)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/nalezen/00000000000g9", "{}")),
                     201);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/notities/00000000000g9", NULL)), 200);
}
END_TEST

/* R14: an end of help that is destroyed does not bring a consent back to life. */
START_TEST(test_no_consent_revives)
{
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-10-01' WHERE id = 503;"
           "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES (301, 790, 201, 'avg', 13,"
           " 'onderwijs', 'x', '2026-02-01', '2027-01-31', 'x', 'mondeling', 'Nederlands', 0, 0,"
           " 101, 11, 1769900400, 1769900400)");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE id = 503"), 0);
    ck_assert_int_eq(value("SELECT einde_soort = 'ontvanger_gestopt' FROM toestemming"
                           " WHERE id = 790"),
                     1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("vernietiging");
    TCase *t = tcase_create("vernietiging");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_registration_is_complete);
    tcase_add_test(t, test_one_child);
    tcase_add_test(t, test_gone_from_disk);
    tcase_add_test(t, test_documents);
    tcase_add_test(t, test_two_households);
    tcase_add_test(t, test_whole_household);
    tcase_add_test(t, test_fails_anywhere);
    tcase_add_test(t, test_goes_on_after_a_stop);
    tcase_add_test(t, test_four_eyes);
    tcase_add_test(t, test_four_eyes_in_the_database);
    tcase_add_test(t, test_two_decide_at_once);
    tcase_add_test(t, test_told);
    tcase_add_test(t, test_waits_for_readers);
    tcase_add_test(t, test_on_one_list);
    tcase_add_test(t, test_own_household);
    tcase_add_test(t, test_who_may);
    tcase_add_test(t, test_no_substance);
    tcase_add_test(t, test_refused_list_forgets);
    tcase_add_test(t, test_proof);
    tcase_add_test(t, test_hold_wins);
    tcase_add_test(t, test_hold_half_way);
    tcase_add_test(t, test_hold_of_another);
    tcase_add_test(t, test_who_may_hold);
    tcase_add_test(t, test_nothing_due);
    tcase_add_test(t, test_household_by_term);
    tcase_add_test(t, test_list_after_list);
    tcase_add_test(t, test_help_again);
    tcase_add_test(t, test_working_note);
    tcase_add_loop_test(t, test_terms, 0, (int)COUNT_OF(TERMEN));
    tcase_add_test(t, test_shown_on_the_item);
    tcase_add_test(t, test_read_again);
    tcase_add_test(t, test_colleague_reads_again);
    tcase_add_test(t, test_no_consent_revives);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
