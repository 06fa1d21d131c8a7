/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R29: every change that can change sight raises a version. A reader remembers what the rules said
 * for as long as the versions hold (db/nu_memory.h), so a change that raises none would be seen
 * too late. First: each table that the rules read has the triggers. Then: after any change, what is
 * remembered is what the rules say. EIGENSCHAP_ZAAD=<seed> makes that world first.
 */
#include "base/result.h"
#include "vergelijk.h"
#include "wereld_db.h"

#include <check.h>
#include <ctype.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WERELDEN = 2, RONDES = 2, NAMEN = 800, NAAM = 60 };

/* ---- the tables that the rules read ---- */

struct namen {
    char naam[NAMEN][NAAM];
    char *tekst[NAMEN]; /* of a view; NULL for a table */
    bool gezien[NAMEN];
    int n;
};

static void vraag(struct db_conn *c, const char *sql, struct db_stmt **ret)
{
    struct probleem p = {0};
    ck_assert_msg(db_query(c, &p, sql, NO_BINDS, ret) == DONE, "%s: %s", sql, p.intern);
}

static bool volgende(struct db_stmt *s)
{
    struct probleem p = {0};
    bool meer = false;
    ck_assert_msg(db_step(s, &p, &meer) == DONE, "%s", p.intern);
    return meer;
}

static void namen_lees(sqlite3 *rauw, struct namen *ret)
{
    sqlite3_stmt *s = NULL;
    static const char SQL[] =
        "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view')";
    ck_assert_int_eq(sqlite3_prepare_v2(rauw, SQL, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        ck_assert_int_lt(ret->n, NAMEN);
        (void)snprintf(ret->naam[ret->n], NAAM, "%s", (const char *)sqlite3_column_text(s, 0));
        if (strcmp((const char *)sqlite3_column_text(s, 1), "view") == 0)
            ret->tekst[ret->n] = strdup((const char *)sqlite3_column_text(s, 2));
        ret->n++;
    }
    (void)sqlite3_finalize(s);
}

static bool letter(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* After FROM or JOIN: columns may be called like tables. */
static bool wordt_gelezen(const char *tekst, const char *naam)
{
    static const char *const WOORDEN[] = {"FROM ", "JOIN "};
    for (size_t i = 0; i < COUNT_OF(WOORDEN); i++) {
        size_t n = strlen(naam), woord = strlen(WOORDEN[i]);
        for (const char *hier = tekst; (hier = strstr(hier, WOORDEN[i])); hier += woord)
            if (strncmp(hier + woord, naam, n) == 0 && !letter(hier[woord + n]))
                return true;
    }
    return false;
}

static void volg(struct namen *n, const char *naam);

/* A set nu_x holds what regel_x says. */
static void volg_tekst(struct namen *n, const char *tekst)
{
    for (int i = 0; i < n->n; i++) {
        char set[NAAM] = "";
        if (strncmp(n->naam[i], "regel_", 6) == 0)
            (void)snprintf(set, sizeof set, "nu_%.50s", n->naam[i] + 6);
        if (!n->gezien[i] &&
            (wordt_gelezen(tekst, n->naam[i]) || (set[0] && wordt_gelezen(tekst, set))))
            volg(n, n->naam[i]);
    }
}

static void volg(struct namen *n, const char *naam)
{
    int i = 0;
    while (i < n->n && strcmp(n->naam[i], naam) != 0)
        i++;
    ck_assert_msg(i < n->n, "no %s", naam);
    n->gezien[i] = true;
    if (n->tekst[i])
        volg_tekst(n, n->tekst[i]);
}

static bool telt(sqlite3 *rauw, const char *tabel, const char *daad)
{
    char sql[300];
    sqlite3_stmt *s = NULL;
    (void)snprintf(sql, sizeof sql,
                   "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '%s'"
                   " AND sql LIKE '%% AFTER %s ON %%versie_teller%%'",
                   tabel, daad);
    ck_assert_int_eq(sqlite3_prepare_v2(rauw, sql, -1, &s, NULL), SQLITE_OK);
    bool er = sqlite3_step(s) == SQLITE_ROW;
    (void)sqlite3_finalize(s);
    return er;
}

/* Nobody is anywhere yet, or anymore, when their row comes or goes. */
static bool hoeft_niet(const char *tabel, const char *daad)
{
    return (strcmp(tabel, "persoon") == 0 && strcmp(daad, "UPDATE") != 0) ||
           (strcmp(tabel, "huishouden") == 0 && strcmp(daad, "DELETE") == 0);
}

START_TEST(elke_tabel_van_de_regels_verhoogt_een_versie)
{
    static const char *const DADEN[] = {"INSERT", "UPDATE", "DELETE"};
    static const char *const SETS[] = {"regel_wie", "regel_toestemming", "regel_item",
                                       "regel_afgeschermd", "regel_bevoegdheid"};
    static struct namen n;
    struct wereld *w = wereld_maken(1);
    struct wereld_db *d = wereld_db_new(w);
    sqlite3 *rauw = wereld_db_raw(d);
    int tabellen = 0;
    namen_lees(rauw, &n);
    for (size_t i = 0; i < COUNT_OF(SETS); i++)
        volg(&n, SETS[i]);
    for (int i = 0; i < n.n; i++) {
        bool tabel = n.gezien[i] && !n.tekst[i];
        tabellen += tabel;
        for (size_t k = 0; tabel && k < COUNT_OF(DADEN); k++)
            ck_assert_msg(hoeft_niet(n.naam[i], DADEN[k]) || telt(rauw, n.naam[i], DADEN[k]),
                          "the rules read %s, but %s raises no version", n.naam[i], DADEN[k]);
        free(n.tekst[i]);
    }
    ck_assert_int_gt(tabellen, 25);
    wereld_db_free(d);
    wereld_free(w);
}
END_TEST

/* ---- what is remembered ---- */

/* One row of chance each; dates lie around the world's today. */
#define EEN(tabel) " WHERE id = (SELECT id FROM " tabel " ORDER BY random() LIMIT 1)"
static const char *const WIJZIG[] = {
    "UPDATE persoon SET adres_geheim = 1 - adres_geheim" EEN("persoon"),
    "UPDATE persoon SET geboortedatum = '2012-01-01'" EEN("persoon"),
    "UPDATE persoon SET geboortedatum = '1990-01-01'" EEN("persoon"),
    "UPDATE persoon SET overleden_op = '2020-01-01' WHERE id = (SELECT gever_persoon_id FROM"
    " verklaring WHERE gever_persoon_id IS NOT NULL ORDER BY random() LIMIT 1)",
    "UPDATE item SET plek = 1 - plek" EEN("item"),
    "UPDATE item SET gesloten = 1 - gesloten" EEN("item"),
    "UPDATE item SET bron_id = (SELECT id FROM onderdeel ORDER BY random() LIMIT 1)" EEN("item"),
    "DELETE FROM geadresseerde WHERE item_id = (SELECT item_id FROM geadresseerde"
    " ORDER BY random() LIMIT 1)",
    "UPDATE betrokkenheid SET opgeschort = 1 - opgeschort" EEN("betrokkenheid"),
    "UPDATE betrokkenheid SET tot = '2020-01-02', van = '2020-01-01' WHERE id = (SELECT id FROM"
    " betrokkenheid WHERE status = 'actief' ORDER BY random() LIMIT 1)",
    "UPDATE onderdeel SET beroepsgeheim = 1 - beroepsgeheim" EEN("onderdeel"),
    "UPDATE onderdeel SET tot = '2020-01-02', van = '2020-01-01'" EEN("onderdeel"),
    "UPDATE onderdeel SET tot = NULL" EEN("onderdeel"),
    "UPDATE gebruiker SET persoon_id = (SELECT persoon_id FROM lid ORDER BY random() LIMIT 1)" EEN(
        "gebruiker"),
    "UPDATE gebruiker SET persoon_id = NULL" EEN("gebruiker"),
    "UPDATE toestemming SET einde_op = 1600000000, einde_soort = 'ingetrokken'" EEN("toestemming"),
    "UPDATE toestemming SET volledig_op = NULL" EEN("toestemming"),
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
    " gever_onderdeel_id, namens, hoedanigheid, antwoord, wijze, datum, bewijs, vastgelegd_door,"
    " vastgelegd_op) SELECT huishouden_id, toestemming_id, abs(random()), gever_persoon_id,"
    " gever_onderdeel_id, namens, hoedanigheid, 'ingetrokken', wijze, datum, bewijs,"
    " vastgelegd_door, vastgelegd_op FROM verklaring WHERE antwoord = 'ja'"
    " ORDER BY random() LIMIT 1",
    "DELETE FROM toestemming_bron WHERE toestemming_id = (SELECT toestemming_id FROM"
    " toestemming_bron ORDER BY random() LIMIT 1)",
    "UPDATE gezag SET in_onderzoek = 1 - in_onderzoek" EEN("gezag"),
    "DELETE FROM gezag" EEN("gezag"),
    "DELETE FROM wilsonbekwaam" EEN("wilsonbekwaam"),
    "DELETE FROM vertegenwoordiging" EEN("vertegenwoordiging"),
    "DELETE FROM adres_lezer" EEN("adres_lezer"),
    "DELETE FROM afscherming_tegen WHERE afscherming_id = (SELECT afscherming_id FROM"
    " afscherming_tegen ORDER BY random() LIMIT 1)",
    "DELETE FROM gebruiker_rol WHERE gebruiker_id = (SELECT gebruiker_id FROM gebruiker_rol"
    " ORDER BY random() LIMIT 1)",
    "UPDATE instelling SET waarde = '1' WHERE sleutel = 'eigen_werk_dagen'",
    "UPDATE lid SET persoon_id = (SELECT persoon_id FROM lid ORDER BY random() LIMIT 1),"
    " tot = '2099-01-01'" EEN("lid"),
    "DELETE FROM lid WHERE id = (SELECT id FROM lid ORDER BY random() LIMIT 1)",
    "UPDATE noodtoegang SET einde_op = van_op, einde_soort = 'zelf' WHERE id = (SELECT id FROM"
    " noodtoegang WHERE einde_op IS NULL ORDER BY random() LIMIT 1)",
    "DELETE FROM noodtoegang_persoon WHERE persoon_id = (SELECT persoon_id FROM"
    " noodtoegang_persoon ORDER BY random() LIMIT 1)",
    "UPDATE gebruiker SET bevestigd_op = 1900000000" EEN("gebruiker"),
    "UPDATE noodtoegang_rol SET einde_op = 1" EEN("noodtoegang_rol"),
    "INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op) SELECT"
    " huishouden_id, abs(random()), id, 0, 'x', auteur_id, 0 FROM item WHERE id NOT IN (SELECT"
    " item_id FROM beperking) ORDER BY random() LIMIT 1",
    "DELETE FROM samenvoeging" EEN("samenvoeging"),
    "UPDATE beperking SET einde_op = 1, einde_reden = 'x' WHERE id = (SELECT id FROM beperking"
    " WHERE einde_op IS NULL ORDER BY random() LIMIT 1)",
    "DELETE FROM bevoegdheid WHERE handeling = (SELECT handeling FROM bevoegdheid"
    " ORDER BY random() LIMIT 1)",
};

static const char *const VRAGEN[] = {
    "SELECT id, grond FROM zicht_item ORDER BY id",
    "SELECT id, regie, betrokken, procesregie FROM zicht_huishouden",
    "SELECT id, naam FROM zicht_lid ORDER BY id",
    "SELECT handeling FROM zicht_bevoegdheid ORDER BY handeling",
};

static uint64_t erbij(uint64_t som, const char *tekst)
{
    for (; tekst && *tekst; tekst++)
        som = (som ^ (unsigned char)*tekst) * 0x100000001b3u;
    return (som ^ 0xff) * 0x100000001b3u;
}

/* Of all that this viewer sees there. Each session remembers for itself: a new one asks the rules.
 */
static uint64_t afdruk_op(struct db_conn *c, int64_t sessie, int64_t kijker, int64_t huishouden,
                          const char *dag, int64_t nu)
{
    struct db_context context = {
        .kijker = kijker, .dossier = huishouden, .sessie = sessie, .nu = nu};
    uint64_t som = 1;
    memcpy(context.vandaag, dag, sizeof context.vandaag);
    db_context_set(c, &context);
    for (size_t i = 0; i < COUNT_OF(VRAGEN); i++) {
        struct db_stmt *s = NULL;
        vraag(c, VRAGEN[i], &s);
        while (volgende(s)) {
            for (int k = 0; k < 2 + 2 * (i == 1) - (i == 3); k++)
                som = erbij(som, db_column_text(s, k));
        }
        db_done(s);
    }
    db_context_unset(c);
    return som;
}

static uint64_t afdruk(struct db_conn *c, int64_t sessie, int64_t kijker, int64_t huishouden,
                       const char *dag)
{
    return afdruk_op(c, sessie, kijker, huishouden, dag, wereld_moment(kijker, dag));
}

/* Everybody looks at everything, with what is remembered and by the rules. */
static long vergelijk_alles(const struct wereld *w, struct db_conn *c, const char *na,
                            uint64_t *ret_som)
{
    static int64_t nieuw = 1000;
    long keren = 0;
    ELK (w, gebruiker, g)
        ELK (w, huishouden, h) {
            uint64_t bekend = afdruk(c, 1, g->id, h->id, w->vandaag);
            uint64_t vers = afdruk(c, ++nieuw, g->id, h->id, w->vandaag);
            ck_assert_msg(bekend == vers,
                          "viewer %" PRId64 " at household %" PRId64
                          " still sees what was before: %s",
                          g->id, h->id, na);
            *ret_som = *ret_som * 31 + vers;
            keren++;
        }
    return keren;
}

START_TEST(wat_onthouden_is_zeggen_de_regels)
{
    const char *tekst = getenv("EIGENSCHAP_ZAAD");
    uint64_t zaad = tekst && tekst[0] ? strtoull(tekst, NULL, 10) : (uint64_t)time(NULL) % 1000003;
    long keren = 0, anders = 0;
    (void)printf("seed %" PRIu64 "\n", zaad);
    (void)fflush(stdout);
    for (int n = 0; n < WERELDEN; n++) {
        struct wereld *w = wereld_maken(zaad + (uint64_t)n);
        struct wereld_db *d = wereld_db_new(w);
        struct db_conn *c = wereld_db_reader(d);
        uint64_t eerst = 0;
        (void)vergelijk_alles(w, c, "nothing yet", &eerst);
        for (size_t i = 0; i < RONDES * COUNT_OF(WIJZIG); i++) {
            const char *sql = WIJZIG[i % COUNT_OF(WIJZIG)];
            uint64_t daarna = 0;
            if (sqlite3_exec(wereld_db_raw(d), sql, NULL, NULL, NULL) != SQLITE_OK)
                continue; /* a constraint of that row */
            keren += vergelijk_alles(w, c, sql, &daarna);
            anders += daarna != eerst;
            eerst = daarna;
        }
        wereld_db_free(d);
        wereld_free(w);
    }
    (void)printf("%ld looks, %ld changes changed sight\n", keren, anders);
    ck_assert_int_gt(anders, (long)COUNT_OF(WIJZIG) / 2);
}
END_TEST

/* R17: noodtoegang ends by the clock, and no version tells. The second before, the very second, and
 * both once more the other way round. */
START_TEST(noodtoegang_loopt_af_zonder_versie)
{
    long anders = 0;
    int64_t nieuw = 1000000;
    for (uint64_t zaad = 1; zaad < 9; zaad++) {
        struct wereld *w = wereld_maken(zaad);
        struct wereld_db *d = wereld_db_new(w);
        struct db_conn *c = wereld_db_reader(d);
        ELK (w, noodtoegang, n) {
            const int64_t op[] = {n->tot_op - 1, n->tot_op, n->tot_op - 1, n->van_op - 1,
                                  n->van_op};
            uint64_t eerst = 0;
            for (size_t i = 0; i < COUNT_OF(op); i++) {
                uint64_t bekend = afdruk_op(c, 1, n->gebruiker, n->huishouden, w->vandaag, op[i]);
                uint64_t vers =
                    afdruk_op(c, ++nieuw, n->gebruiker, n->huishouden, w->vandaag, op[i]);
                ck_assert_msg(bekend == vers, "sees at %zu what was before", i);
                anders += i && vers != eerst;
                eerst = vers;
            }
        }
        wereld_db_free(d);
        wereld_free(w);
    }
    ck_assert_int_gt(anders, 20);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("versie");
    TCase *t = tcase_create("versie");
    tcase_set_timeout(t, 300);
    tcase_add_test(t, elke_tabel_van_de_regels_verhoogt_een_versie);
    tcase_add_test(t, wat_onthouden_is_zeggen_de_regels);
    tcase_add_test(t, noodtoegang_loopt_af_zonder_versie);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
