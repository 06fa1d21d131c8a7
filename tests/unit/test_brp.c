/* SPDX-License-Identifier: EUPL-1.2 */
/* Persons of the BRP: what is read, what is kept, what an import tells and leaves behind. */
#include "base/cleanup.h"
#include "base/sleutels.h"
#include "brp/gezien.h"
#include "brp/import.h"
#include "brp/opslag.h"
#include "db/migrate.h"
#include "logboek/verify.h"
#include "map.h"

#include <sys/wait.h>

#define DAY "2026-11-21"
#define SAMPLES PROJECT_DIR "/tests/data/brp/"
#define OFFICIAL PROJECT_DIR "/../shared/data/brp-testpersonen.json"

static struct db *db;
static struct db_conn *conn;
static struct clock the_clock;
static struct rng rng;
static struct id_maker *ids;
static struct bsn_keys keys;
static struct probleem p;

static void set_day(const char *day)
{
    clock_init_fixed(&the_clock, (clock_local_midnight(day) + 36000) * 1000);
}

static void open_database(void)
{
    const struct db_options options = {.path = map_path(DATABASE_FILE)};
    ck_assert_msg(db_open(&options, &db, &p) == DONE, "%s", p.intern);
    ck_assert_msg(db_writer_open(db, &conn, &p) == DONE, "%s", p.intern);
}

static void close_database(void)
{
    db_conn_close(conn);
    db_close(db);
    conn = NULL;
    db = NULL;
}

static void start(void)
{
    static const uint8_t master[32] = {7};
    struct migrate_report report;
    map_make();
    p = (struct probleem){0};
    ck_assert_msg(
        migrate_database(map_path(DATABASE_FILE), PROJECT_DIR "/migrations", &report, &p) == DONE,
        "%s", p.intern);
    bsn_keys_derive(master, &keys);
    set_day(DAY);
    rng_init_seeded(&rng, 1);
    ids = id_maker_new(&the_clock, &rng, 0);
    ck_assert_ptr_nonnull(ids);
    open_database();
}

static void stop(void)
{
    close_database();
    id_maker_free(ids);
    probleem_clear(&p);
    map_remove();
}

/* ---- running an import ---- */

static struct {
    struct brp_telling telling;
    char remarks[4000]; /* "LINE field reason!" a line; ! when the person was passed over */
    int batches, die_after;
} run;

static void hear_remark(void *arg, const struct brp_melding *m)
{
    (void)arg;
    size_t at = strlen(run.remarks);
    if (m->eerder)
        (void)snprintf(run.remarks + at, sizeof run.remarks - at, "%ld as %ld\n", m->line,
                       m->eerder);
    else
        (void)snprintf(run.remarks + at, sizeof run.remarks - at, "%ld %s %s%s\n", m->line, m->veld,
                       m->reden, m->overgeslagen ? "!" : "");
}

static void hear_progress(void *arg, const struct brp_telling *telling)
{
    (void)arg;
    ck_assert_int_ge(telling->gelezen, 0);
    if (++run.batches == run.die_after)
        _exit(9);
}

static enum result import_stream(FILE *file)
{
    const struct brp_import import = {
        .conn = conn,
        .ids = ids,
        .keys = &keys,
        .clock = &the_clock,
        .verzoek = "test",
        .file = file,
        .melding = hear_remark,
        .voortgang = hear_progress,
    };
    int die_after = run.die_after;
    memset(&run, 0, sizeof run);
    run.die_after = die_after;
    return brp_importeren(&import, &run.telling, &p);
}

static enum result import_file(const char *path)
{
    AUTO_FILE FILE *file = fopen(path, "re");
    ck_assert_msg(file != NULL, "%s", path);
    return import_stream(file);
}

static enum result import_text(const char *text)
{
    AUTO_FILE FILE *file = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    ck_assert_ptr_nonnull(file);
    return import_stream(file);
}

static void took(long added, long changed, long same, long passed_over, long remarks)
{
    ck_assert_msg(!probleem_is(&p), "%s %s", p.detail, p.intern);
    const struct brp_telling *t = &run.telling;
    ck_assert_msg(t->nieuw == added && t->gewijzigd == changed && t->ongewijzigd == same &&
                      t->overgeslagen == passed_over && t->opmerkingen == remarks,
                  "new %ld changed %ld same %ld passed over %ld remarks %ld\n%s", t->nieuw,
                  t->gewijzigd, t->ongewijzigd, t->overgeslagen, t->opmerkingen, run.remarks);
    ck_assert_int_eq(t->gelezen, added + changed + same + passed_over);
}

static sqlite3_int64 ask(const char *sql) { return raw_int(DATABASE_FILE, sql); }

static void says(const char *sql, const char *expected)
{
    AUTO_FREE char *text = raw_text(DATABASE_FILE, sql);
    ck_assert_msg(strcmp(text, expected) == 0, "%s\n says:\n%s not:\n%s", sql, text, expected);
}

/* ---- a family ---- */

static void take_family(void)
{
    ck_assert_int_eq(import_file(SAMPLES "gezin.json"), DONE);
    took(7, 0, 0, 0, 0);
}

START_TEST(test_persons)
{
    take_family();
    says("SELECT naam || '|' || coalesce(roepnaam, '-') || '|' || geslacht || '|' ||"
         " coalesce(geboortedatum, '-') || '|' || bron || '|' || bron_datum FROM persoon ORDER BY "
         "naam",
         "Elif Yıldız-de Vries|Elif|v|1988-03-14|brp|2026-11-21\n"
         "Johanna Mol|Johanna|v|1934-02-12|brp|2026-11-21\n"
         "Ki Hajar|-|x|-|brp|2026-11-21\n"
         "Noor de Vries|Noor|v|2017-08-21|brp|2026-11-21\n"
         "Piet graaf van Egmond|Piet|m|1951-00-00|brp|2026-11-21\n"
         "Sem Bakker|Sem|m|2019-01-00|brp|2026-11-21\n"
         "Willem van Oranje|Willem|m|2009-01-18|brp|2026-11-21\n");
    says("SELECT zoeknaam FROM persoon WHERE roepnaam = 'Elif'",
         "elif ayse yildiz elif yildiz de vries\n");
}
END_TEST

START_TEST(test_addresses)
{
    take_family();
    says("SELECT naam || '|' || coalesce(straat, '') || '|' || coalesce(huisnummer, '') || '|' ||"
         " coalesce(postcode, '') || '|' || coalesce(woonplaats, '') || '|' || coalesce(land, '') "
         "|| '|' ||"
         " coalesce(gemeentecode, '') || '|' || adres_geheim FROM persoon"
         " WHERE straat IS NOT NULL ORDER BY naam",
         "Elif Yıldız-de Vries|Laan van de Verenigde Naties|12a-bis|1234 AB|Waterveen||9990|1\n"
         "Ki Hajar|Jalan Merdeka 7|||Jakarta 10110, Jawa|Indonesië||0\n"
         "Noor de Vries|Laan van de Verenigde Naties|12a-bis|1234 AB|Waterveen||9990|0\n"
         "Piet graaf van Egmond|woonboot naast de brug|||Waterveen||9990|0\n");
}
END_TEST

/* Dead is dead, also when the day is not known or only the suspension tells it (R12). */
START_TEST(test_life)
{
    take_family();
    says("SELECT roepnaam || ' ' || overleden_op FROM persoon WHERE overleden_op IS NOT NULL ORDER "
         "BY 1",
         "Johanna 2021-06-00\nWillem 2026-11-21\n");
    says("SELECT naam || ' ' || opschorting FROM persoon WHERE opschorting IS NOT NULL ORDER BY 1",
         "Johanna Mol overlijden\nKi Hajar emigratie\nWillem van Oranje overlijden\n");
    ck_assert_int_eq(
        ask("SELECT count(*) FROM persoon WHERE in_onderzoek = 1 AND roepnaam = 'Piet'"), 1);
    ck_assert_int_eq(ask("SELECT sum(in_onderzoek) FROM persoon"), 1);
    /* the day we heard of it stays when we hear it again */
    set_day("2026-12-01");
    ck_assert_int_eq(import_file(SAMPLES "gezin.json"), DONE);
    took(0, 0, 7, 0, 0);
    ck_assert_int_eq(ask("SELECT count(*) FROM persoon WHERE overleden_op = '2026-11-21'"), 1);
}
END_TEST

START_TEST(test_bsn_is_sealed)
{
    take_family();
    STMT_AUTO struct db_stmt *s = NULL;
    bool more = false;
    size_t n = 0;
    char bsn[BSN_SIZE];
    ck_assert_int_eq(db_query(conn, &p,
                              "SELECT bsn_cijfer, bsn_index, bsn_masker FROM persoon"
                              " WHERE roepnaam = 'Noor'",
                              NO_BINDS, &s),
                     DONE);
    ck_assert_int_eq(db_step(s, &p, &more), DONE);
    ck_assert(more);
    const uint8_t *sealed = db_column_blob(s, 0, &n);
    ck_assert_uint_eq(n, BSN_SEALED_BYTES);
    ck_assert_int_eq(bsn_open(&keys, sealed, n, bsn), DONE);
    ck_assert_str_eq(bsn, "931227859");
    ck_assert_str_eq(db_column_text(s, 2), "••••••859");
    uint8_t index[BSN_INDEX_BYTES];
    bsn_index(&keys, bsn, index);
    ck_assert_mem_eq(db_column_blob(s, 1, &n), index, sizeof index);
    /* nor does it stand in the file as it is */
    db_done(s);
    s = NULL;
    close_database();
    AUTO_FREE unsigned char *bytes = map_read(DATABASE_FILE, &n);
    ck_assert_ptr_null(memmem(bytes, n, "931227859", 9));
    open_database();
}
END_TEST

/* ---- relations ---- */

START_TEST(test_relations_are_tied)
{
    take_family();
    says("SELECT p.naam || ' ' || r.soort || ' ' || r.naam || ' ' || coalesce(r.van, '-') || ' ' ||"
         " (r.ander_id IS NOT NULL) || (r.bsn_index IS NOT NULL) FROM persoon_relatie r"
         " JOIN persoon p ON p.id = r.persoon_id ORDER BY 1",
         "Elif Yıldız-de Vries kind Noor de Vries - 10\n"
         "Elif Yıldız-de Vries partner Mark de Vries 2010-06-11 01\n"
         "Noor de Vries ouder Elif Yıldız 2017-08-21 10\n" /* she came after her daughter */
         "Noor de Vries ouder Mark de Vries 2017-08-21 01\n"
         "Sem Bakker ouder (naam onbekend) - 00\n");
    ck_assert_int_eq(import_file(SAMPLES "later.json"), DONE);
    took(2, 0, 0, 0, 0);
    ck_assert_int_eq(ask("SELECT count(*) FROM persoon_relatie WHERE bsn_index IS NOT NULL"), 0);
    ck_assert_int_eq(
        ask("SELECT count(*) FROM persoon_relatie r JOIN persoon m ON m.id = r.ander_id"
            " WHERE m.roepnaam = 'Mark'"),
        2);
    ck_assert_int_eq(import_file(SAMPLES "gezin.json"), DONE);
    took(0, 0, 7, 0, 0);
}
END_TEST

/* A list that was not delivered says nothing; an empty one says there are none. */
START_TEST(test_relations_absent_or_empty)
{
    take_family();
    ck_assert_int_eq(import_text("[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"voornamen\":"
                                 "\"Elif Ayşe\",\"geslachtsnaam\":\"Yıldız\"},\"kinderen\":[]}]"),
                     DONE);
    took(0, 1, 0, 0, 0);
    says("SELECT r.soort FROM persoon_relatie r JOIN persoon p ON p.id = r.persoon_id"
         " WHERE p.roepnaam = 'Elif'",
         "partner\n");
}
END_TEST

START_TEST(test_relations_order_is_no_change)
{
    static const char one[] =
        "[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"geslachtsnaam\":\"A\"},"
        "\"kinderen\":[{\"naam\":{\"voornamen\":\"Bo\"}},{\"naam\":{\"voornamen\":\"Al\"}}]}]";
    static const char other[] =
        "[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"geslachtsnaam\":\"A\"},"
        "\"kinderen\":[{\"naam\":{\"voornamen\":\"Al\"}},{\"naam\":{\"voornamen\":\"Bo\"}}]}]";
    ck_assert_int_eq(import_text(one), DONE);
    took(1, 0, 0, 0, 0);
    ck_assert_int_eq(import_text(other), DONE);
    took(0, 0, 1, 0, 0);
}
END_TEST

/* ---- gezag ---- */

static const char GEZAG[] =
    "SELECT k.roepnaam || ' ' || g.soort || ' ' || coalesce(h.naam, '-') || ' ' || g.van || ' ' ||"
    " coalesce(g.tot, '-') || ' ' || (g.houder_index IS NOT NULL) || ' ' || g.in_onderzoek || ' ' "
    "|| g.bron"
    " FROM gezag g JOIN persoon k ON k.id = g.kind_id LEFT JOIN persoon h ON h.id = g.houder_id"
    " ORDER BY 1";

START_TEST(test_gezag_is_tied)
{
    take_family();
    says(GEZAG, "Noor tweehoofdig_ouderlijk - 2026-11-21 - 1 0 BRP\n"
                "Noor tweehoofdig_ouderlijk Elif Yıldız-de Vries 2026-11-21 - 0 0 BRP\n"
                "Sem voogdij - 2026-11-21 - 1 0 BRP\n"
                "Willem tijdelijk_geen - 2026-11-21 - 0 1 BRP\n");
    ck_assert_int_eq(import_file(SAMPLES "later.json"), DONE);
    says(GEZAG, "Noor tweehoofdig_ouderlijk Elif Yıldız-de Vries 2026-11-21 - 0 0 BRP\n"
                "Noor tweehoofdig_ouderlijk Mark de Vries 2026-11-21 - 0 0 BRP\n"
                "Sem voogdij Maria Bakker 2026-11-21 - 0 0 BRP\n"
                "Willem tijdelijk_geen - 2026-11-21 - 0 1 BRP\n");
}
END_TEST

#define NOOR(gezag)                                                                                \
    "[{\"burgerservicenummer\":\"931227859\",\"naam\":{\"voornamen\":\"Noor "                      \
    "Fleur\",\"voorvoegsel\":\"de\","                                                              \
    "\"geslachtsnaam\":\"Vries\"},\"geslacht\":{\"code\":\"V\"},\"geboorte\":{\"datum\":"          \
    "\"20170821\"}" gezag "}]"
#define ONE_PARENT                                                                                 \
    ",\"gezag\":[{\"type\":\"EenhoofdigOuderlijkGezag\",\"ouder\":{\"burgerservicenummer\":"       \
    "\"931200453\"},"                                                                              \
    "\"minderjarige\":{\"burgerservicenummer\":\"931227859\"}}]"

/* What changed ends yesterday; what was of today is taken back; what is the same stays. */
START_TEST(test_gezag_changes)
{
    take_family();
    ck_assert_int_eq(import_text(NOOR(ONE_PARENT)), DONE);
    says("SELECT soort || ' ' || coalesce(tot, '-') FROM gezag g JOIN persoon k ON k.id = g.kind_id"
         " WHERE k.roepnaam = 'Noor'",
         "eenhoofdig_ouderlijk -\n");
    set_day("2026-12-24");
    ck_assert_int_eq(import_text(NOOR(",\"gezag\":[{\"type\":\"GezagNietTeBepalen\"}]")), DONE);
    took(0, 1, 0, 0, 0);
    says("SELECT soort || ' ' || van || ' ' || coalesce(tot, '-') FROM gezag g"
         " JOIN persoon k ON k.id = g.kind_id WHERE k.roepnaam = 'Noor' ORDER BY van",
         "eenhoofdig_ouderlijk 2026-11-21 2026-12-23\nniet_te_bepalen 2026-12-24 -\n");
    ck_assert_int_eq(import_text(NOOR("")), DONE); /* not delivered: not touched */
    took(0, 0, 1, 0, 0);
    ck_assert_int_eq(import_text(NOOR(",\"gezag\":[]")), DONE);
    took(0, 1, 0, 0, 0);
    ck_assert_int_eq(ask("SELECT count(*) FROM gezag g JOIN persoon k ON k.id = g.kind_id"
                         " WHERE k.roepnaam = 'Noor' AND g.tot IS NULL"),
                     0);
}
END_TEST

START_TEST(test_gezag_ends_at_eighteen)
{
    set_day("2035-08-20");
    ck_assert_int_eq(import_text(NOOR(ONE_PARENT)), DONE);
    ck_assert_int_eq(ask("SELECT count(*) FROM gezag WHERE tot IS NULL"), 1);
    set_day("2035-08-21");
    ck_assert_int_eq(import_text(NOOR(ONE_PARENT)), DONE);
    took(0, 1, 0, 0, 0);
    says("SELECT tot FROM gezag", "2035-08-20\n");
}
END_TEST

/* What somebody recorded by hand stays; and the guardian the BRP cannot name is not nameless again.
 */
START_TEST(test_gezag_by_hand)
{
#define GUARDED ",\"gezag\":[{\"type\":\"Voogdij\",\"derden\":[]}]"
    ck_assert_int_eq(import_text(NOOR(GUARDED)), DONE);
    ck_assert_int_eq(
        ask("SELECT count(*) FROM gezag WHERE soort = 'voogdij' AND houder_id IS NULL"), 1);
    raw_exec(
        DATABASE_FILE,
        "INSERT INTO organisatie (id, naam, soort, van) VALUES (1, 'GI', 'gi', '2020-01-01');"
        "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, van)"
        " VALUES (2, 1, 'GI', 'Jeugdwet', 1, '2020-01-01');"
        "INSERT INTO gezag (id, kind_id, soort, houder_onderdeel_id, van, bron, bron_datum,"
        " vastgelegd_op) SELECT 3, id, 'voogdij', 2, '2021-01-01', 'beschikking', '2021-01-01', 1"
        " FROM persoon");
    set_day("2026-12-24");
    ck_assert_int_eq(import_text(NOOR(GUARDED)), DONE);
    took(0, 1, 0, 0, 0);
    says("SELECT bron || ' ' || coalesce(tot, '-') FROM gezag ORDER BY bron",
         "BRP 2026-12-23\nbeschikking -\n");
    ck_assert_int_eq(import_text(NOOR(GUARDED)), DONE);
    took(0, 0, 1, 0, 0);
    ck_assert_int_eq(import_text(NOOR(",\"gezag\":[]")), DONE);
    ck_assert_int_eq(ask("SELECT count(*) FROM gezag WHERE bron = 'beschikking' AND tot IS NULL"),
                     1);
}
END_TEST

/* R12: whatever cannot be read or is not known closes. */
START_TEST(test_gezag_in_doubt)
{
    static const char *const doubtful[] = {
        "[{\"type\":\"TweehoofdigOuderlijkGezag\",\"ouders\":[{\"burgerservicenummer\":"
        "\"931200453\"}]}]",
        "[{\"type\":\"EenhoofdigOuderlijkGezag\"}]",
        "[{\"type\":\"EenhoofdigOuderlijkGezag\",\"ouder\":{\"burgerservicenummer\":\"111111111\"}}"
        "]",
        "[{\"type\":\"GezamenlijkGezag\",\"ouder\":{\"burgerservicenummer\":\"931200453\"}}]",
        "[{\"type\":\"Iets\"}]",
        "[{}]",
        "[1]",
        "{}",
        "[{\"type\":\"GezagNietTeBepalen\"},{\"type\":\"TijdelijkGeenGezag\"}]",
    };
    for (size_t i = 0; i < COUNT_OF(doubtful); i++) {
        char text[1000];
        (void)snprintf(text, sizeof text, NOOR(",\"gezag\":%s"), doubtful[i]);
        raw_exec(DATABASE_FILE, "DELETE FROM gezag");
        ck_assert_int_eq(import_text(text), DONE);
        ck_assert_int_eq(run.telling.opmerkingen, 1);
        ck_assert_msg(ask("SELECT count(*) FROM gezag WHERE soort = 'niet_te_bepalen'"
                          " AND houder_id IS NULL AND houder_index IS NULL") == 1,
                      "%s", doubtful[i]);
        ck_assert_int_eq(ask("SELECT count(*) FROM gezag"), 1);
    }
    /* a third without a BSN: known that there is one, not who */
    raw_exec(DATABASE_FILE, "DELETE FROM gezag");
    ck_assert_int_eq(import_text(NOOR(",\"gezag\":[{\"type\":\"GezamenlijkGezag\",\"ouder\":{"
                                      "\"burgerservicenummer\":\"931200453\"},\"derde\":{}}]")),
                     DONE);
    ck_assert_int_eq(run.telling.opmerkingen, 0);
    says("SELECT soort || ' ' || (houder_index IS NOT NULL) FROM gezag ORDER BY 1",
         "gezamenlijk 0\ngezamenlijk 1\n");
}
END_TEST

/* ---- safe to run twice ---- */

START_TEST(test_twice)
{
    static const char versions[] =
        "SELECT group_concat(versie) || ' ' || (SELECT count(*) FROM logregel)"
        " || ' ' || (SELECT group_concat(id) FROM persoon_relatie)"
        " || ' ' || (SELECT group_concat(id) FROM gezag) FROM persoon";
    take_family();
    AUTO_FREE char *before = raw_text(DATABASE_FILE, versions);
    ck_assert_int_eq(import_file(SAMPLES "gezin.json"), DONE);
    took(0, 0, 7, 0, 0);
    says(versions, before);
}
END_TEST

#define DAAN(first, born)                                                                          \
    "{\"burgerservicenummer\":\"931200453\",\"naam\":{\"voornamen\":\"" first "\","                \
    "\"geslachtsnaam\":\"Bakker\"},\"geslacht\":{\"code\":\"V\"},\"geboorte\":{\"datum\":\"" born  \
    "\"}}"

/* One BSN three times in a file: the last counts, and each case is told; a bad one is none. */
START_TEST(test_twice_in_one_file)
{
    ck_assert_int_eq(
        import_text("[" DAAN("Een", "19880314") ",\n{\"burgerservicenummer\":\"1\"},\n" DAAN(
            "Twee", "19880314") ",\n\n" DAAN("Twee", "19880314") "]"),
        DONE);
    ck_assert_str_eq(strstr(run.remarks, "3 as"), "3 as 1\n5 as 3\n");
    ck_assert_int_eq(run.telling.dubbel, 2);
    took(1, 1, 1, 1, 0);
    says("SELECT voornamen FROM persoon", "Twee\n");
    ck_assert_int_eq(import_text("[" DAAN("Een", "19880314") "]"),
                     DONE); /* in another file: none */
    ck_assert_str_eq(run.remarks, "");
}
END_TEST

/* Past the room it begins with. */
START_TEST(test_seen)
{
    struct brp_gezien seen = {0};
    long before;
    for (long i = 1; i <= 5000; i++) {
        ck_assert(brp_gezien_add(&seen, i << 20, i, &before));
        ck_assert_int_eq(before, 0);
    }
    for (long i = 1; i <= 5000; i++) {
        ck_assert(brp_gezien_add(&seen, i << 20, 7, &before));
        ck_assert_int_eq(before, i);
    }
    ck_assert_uint_eq(seen.used, 5000);
    brp_gezien_free(&seen);
}
END_TEST

START_TEST(test_changes)
{
    take_family();
    raw_exec(DATABASE_FILE,
             "UPDATE persoon SET telefoon = '06', email = 'e', taal = 'Turks', tolk = 1");
    ck_assert_int_eq(
        import_text("[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"voornamen\":\"Elif\","
                    "\"geslachtsnaam\":\"Yıldız\"},\"geslacht\":{\"code\":\"V\"},"
                    "\"geboorte\":{\"datum\":\"19880314\"}}]"),
        DONE);
    took(0, 1, 0, 0, 0);
    /* what the BRP does not know stays, and a secret address never becomes public by a delivery */
    says("SELECT naam || coalesce(straat, '-') || telefoon || email || taal || tolk || "
         "adres_geheim || versie"
         " FROM persoon WHERE roepnaam = 'Elif'",
         "Elif Yıldız-06eTurks112\n");
    raw_exec(DATABASE_FILE, "UPDATE persoon SET adres_geheim = 0");
    ck_assert_int_eq(
        import_text("[{\"burgerservicenummer\":\"931200453\",\"naam\":{\"voornamen\":\"Elif\","
                    "\"geslachtsnaam\":\"Yıldız\"},\"geslacht\":{\"code\":\"V\"},"
                    "\"geboorte\":{\"datum\":\"19880314\"},"
                    "\"geheimhoudingPersoonsgegevens\":\"7\"}]"),
        DONE);
    took(0, 1, 0, 0, 0);
    ck_assert_int_eq(ask("SELECT adres_geheim FROM persoon WHERE roepnaam = 'Elif'"), 1);
}
END_TEST

/* Somebody made by hand who has a BSN is the same person. */
START_TEST(test_made_by_hand)
{
    uint8_t index[BSN_INDEX_BYTES];
    bsn_index(&keys, "931200453", index);
    ck_assert_int_eq(db_exec(conn, &p,
                             "INSERT INTO persoon (id, bsn_index, naam, zoeknaam, bron, bron_datum)"
                             " VALUES (5, :index, 'Elif', 'elif', 'hand', '2026-01-01')",
                             BINDS(B_BLOB(":index", index, sizeof index)), NULL),
                     DONE);
    ck_assert_int_eq(import_file(SAMPLES "gezin.json"), DONE);
    took(6, 1, 0, 0, 0);
    says("SELECT naam || ' ' || bron FROM persoon WHERE id = 5", "Elif Yıldız-de Vries brp\n");
}
END_TEST

/* ---- what is wrong ---- */

START_TEST(test_broken_persons)
{
    ck_assert_int_eq(import_file(SAMPLES "kapot.json"), DONE);
    took(5, 0, 0, 12, 8);
    ck_assert_str_eq(run.remarks,
                     "2 burgerservicenummer is missing!\n"
                     "3 burgerservicenummer is no valid BSN!\n"
                     "4 naam is missing!\n"
                     "5 naam is empty!\n"
                     "6 naam.voornamen is no text!\n"
                     "7 naam.voornamen is too long!\n"
                     "8 geboorte.datum is no date!\n"
                     "9 overlijden.datum is no date!\n"
                     "10  has a field twice (near line 10)!\n"
                     "11  is no person!\n"
                     "12  is no person!\n"
                     "13  is no person!\n"
                     "14 verblijfplaats is no address\n"
                     "15 kinderen is no list\n"
                     "15 partners[0].burgerservicenummer is no valid BSN\n"
                     "15 partners[0].datum is no date\n"
                     "15 partners[1] is no person\n"
                     "16 gezag[0] cannot be read; gezag is now niet_te_bepalen\n"
                     "17 geheimhoudingPersoonsgegevens is no number; the address is now secret\n"
                     "18 gezag[0] cannot be read; gezag is now niet_te_bepalen\n");
}
END_TEST

/* A cut file: what came before is kept, whole. */
START_TEST(test_cut_file)
{
    AUTO_FREE char *text = NULL;
    size_t n = 0;
    AUTO_FILE FILE *in = fopen(SAMPLES "gezin.json", "re");
    AUTO_FILE FILE *out = open_memstream(&text, &n);
    for (int c = 0, people = 0; people < 3 && (c = getc(in)) != EOF;) {
        ck_assert_int_ne(putc(c, out), EOF);
        (void)fflush(out);
        people = (strstr(text, "Ki Hajar") != NULL) * 3;
    }
    ck_assert_int_eq(import_text(text), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_ONLEESBAAR);
    ck_assert_ptr_nonnull(strstr(p.intern, "not complete"));
    ck_assert_int_eq(run.telling.nieuw, 3);
    ck_assert_int_eq(ask("SELECT count(*) FROM persoon"), 3);
    ck_assert_int_eq(ask("SELECT count(*) FROM logregel"), 1);
}
END_TEST

/* ---- many ---- */

/* A valid BSN for each number (elfproef). */
static void make_bsn(int n, char out[BSN_SIZE])
{
    enum { ELEVEN = 11, TEN = 10 };
    for (int eight = 92000000 + n * ELEVEN, sum = TEN;; eight++) {
        sum = 0;
        for (int digit = 7, rest = eight; digit >= 0; digit--, rest /= TEN) {
            out[digit] = (char)('0' + rest % TEN);
            sum += (9 - digit) * (rest % TEN);
        }
        if (sum % ELEVEN == TEN)
            continue;
        out[8] = (char)('0' + sum % ELEVEN);
        out[9] = '\0';
        return;
    }
}

static void write_many(const char *name, int count)
{
    AUTO_FILE FILE *f = fopen(map_path(name), "we");
    ck_assert_ptr_nonnull(f);
    (void)fputs("{\"personen\":[\n", f);
    for (int i = 0; i < count; i++) {
        char bsn[BSN_SIZE];
        make_bsn(i, bsn);
        (void)fprintf(f,
                      "%s{\"burgerservicenummer\":\"%s\",\"naam\":{\"geslachtsnaam\":\"N%d\"}}\n",
                      i ? "," : "", bsn, i);
    }
    (void)fputs("]}\n", f);
}

/* Killed after its second transaction: whole transactions are there, each with its line in the log,
 * and the same file finishes it. */
START_TEST(test_killed)
{
    enum { COUNT = 1200, TAKEN = 500 };
    write_many("veel.json", COUNT);
    close_database();
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        open_database();
        run.die_after = 2;
        (void)!import_file(map_path("veel.json"));
        _exit(1);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 9, "%d", status);
    open_database();
    set_day("2026-11-22"); /* the child took the ids of this moment */
    ck_assert_int_eq(ask("SELECT count(*) FROM persoon"), TAKEN);
    ck_assert_int_eq(ask("SELECT count(*) FROM logregel"), 2);
    ck_assert_int_eq(import_file(map_path("veel.json")), DONE);
    took(COUNT - TAKEN, 0, TAKEN, 0, 0);
    ck_assert_int_eq(ask("SELECT count(*) FROM persoon"), COUNT);
}
END_TEST

static void no_fault(void *arg, const struct logfout *fout)
{
    (void)arg;
    ck_abort_msg("%s", fout->text);
}

/* Every change has its line, which names the persons and not what was changed; the chain is whole.
 */
START_TEST(test_log)
{
    const struct verify_options options = {.report = no_fault};
    struct verify_result result;
    take_family();
    says("SELECT gebeurtenis || ' ' || handeling || ' ' || uitkomst || ' ' || verzoek || ' ' ||"
         " ((length(personen) + 1) / 14) FROM logregel",
         "wijzigen brp.importeren geslaagd test 7\n");
    ck_assert_int_eq(logboek_verify(conn, &options, &result, &p), DONE);
    ck_assert_int_eq(result.regels, 1);
}
END_TEST

/* ---- the official test persons ---- */

START_TEST(test_official)
{
    if (access(OFFICIAL, R_OK) != 0) {
        (void)printf("skipped: no ../shared/data\n");
        return;
    }
    ck_assert_int_eq(import_file(OFFICIAL), DONE);
    took(1175, 0, 0, 1, 1);
    ck_assert_ptr_nonnull(strstr(run.remarks, " burgerservicenummer is no valid BSN!"));
    says("SELECT count(*) || ' ' || sum(adres_geheim) || ' ' || sum(in_onderzoek) || ' ' ||"
         " sum(overleden_op IS NOT NULL) || ' ' || sum(opschorting = 'emigratie') || ' ' ||"
         " sum(opschorting IS NULL) || ' ' || sum(land IS NOT NULL) || ' ' || sum(voornamen IS "
         "NULL) || ' ' ||"
         " sum(geslacht = 'x') || ' ' || sum(geboortedatum IS NULL) || ' ' ||"
         " sum(geboortedatum LIKE '%-00%') FROM persoon",
         "1175 55 66 40 59 1054 94 14 5 3 12\n");
    says("SELECT soort || ' ' || count(*) || ' ' || count(ander_id) FROM persoon_relatie GROUP BY "
         "soort",
         "kind 688 595\nouder 2131 639\npartner 286 239\n");
    says("SELECT soort || ' ' || count(DISTINCT kind_id) FROM gezag GROUP BY soort",
         "eenhoofdig_ouderlijk 45\ngezamenlijk 3\nniet_te_bepalen 54\ntijdelijk_geen 6\n"
         "tweehoofdig_ouderlijk 64\nvoogdij 18\n");
    ck_assert_int_eq(ask("SELECT count(*) FROM gezag WHERE in_onderzoek = 1"), 1);
    ck_assert_int_eq(ask("SELECT max(length(naam)) FROM persoon"), 207);
    ck_assert_int_eq(import_file(OFFICIAL), DONE);
    took(0, 0, 1175, 1, 1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("brp");
    TCase *t = tcase_create("brp");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_persons);
    tcase_add_test(t, test_addresses);
    tcase_add_test(t, test_life);
    tcase_add_test(t, test_bsn_is_sealed);
    tcase_add_test(t, test_relations_are_tied);
    tcase_add_test(t, test_relations_absent_or_empty);
    tcase_add_test(t, test_relations_order_is_no_change);
    tcase_add_test(t, test_gezag_is_tied);
    tcase_add_test(t, test_gezag_changes);
    tcase_add_test(t, test_gezag_ends_at_eighteen);
    tcase_add_test(t, test_gezag_by_hand);
    tcase_add_test(t, test_gezag_in_doubt);
    tcase_add_test(t, test_twice);
    tcase_add_test(t, test_twice_in_one_file);
    tcase_add_test(t, test_seen);
    tcase_add_test(t, test_changes);
    tcase_add_test(t, test_made_by_hand);
    tcase_add_test(t, test_broken_persons);
    tcase_add_test(t, test_cut_file);
    tcase_add_test(t, test_killed);
    tcase_add_test(t, test_log);
    tcase_add_test(t, test_official);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
