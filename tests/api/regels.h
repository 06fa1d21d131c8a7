/* SPDX-License-Identifier: EUPL-1.2 */
/* Asking the views themselves: as an account, in household 301, on the day of wereld.sql. */
#ifndef TESTS_API_REGELS_H
#define TESTS_API_REGELS_H

#include "gezin.h"

static struct db_conn *reader, *writer;

static void regels_start(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    gezin_start();
    ck_assert_msg(db_reader_open(app.db, &reader, &p) == DONE, "%s", p.intern);
    ck_assert_msg(db_writer_open(app.db, &writer, &p) == DONE, "%s", p.intern);
}

static void regels_stop(void)
{
    db_conn_close(reader);
    db_conn_close(writer);
    harness_stop();
}

/* `lezer`: a person who reads (G7), or 0; `sleutel`: the token of a program that acts for them, or
 * 0. */
static int64_t asked_by(struct db_conn *c, const char *who, int64_t lezer, int64_t sleutel,
                        int64_t household, const char *sql)
{
    char of[200];
    int64_t found = 0;
    PROBLEEM_AUTO struct probleem p = {0};
    struct db_context context = {
        .lezer = lezer, .sleutel = sleutel, .dossier = household, .nu = clock_now(&app.clock)};
    (void)snprintf(of, sizeof of, "SELECT id FROM gebruiker WHERE gebruikersnaam = '%s'",
                   who ? who : "");
    context.kijker = who ? value(of) : 0;
    (void)snprintf(of, sizeof of,
                   "SELECT coalesce(max(id), 0) FROM sessie WHERE gebruiker_id = %lld",
                   (long long)context.kijker);
    context.sessie = value(of);
    clock_local_date(context.nu, context.vandaag);
    db_context_set(c, &context);
    ck_assert_msg(db_int(c, &p, sql, NO_BINDS, 0, &found) == DONE, "%s: %s", sql, p.intern);
    db_context_unset(c);
    return found;
}

static int64_t asked_as(struct db_conn *c, const char *who, int64_t lezer, int64_t household,
                        const char *sql)
{
    return asked_by(c, who, lezer, 0, household, sql);
}

static int64_t asked(struct db_conn *c, const char *who, int64_t household, const char *sql)
{
    return asked_as(c, who, 0, household, sql);
}

/* How many rows, or which number, a view gives that account in household 301. */
static inline int64_t as(const char *who, const char *sql) { return asked(reader, who, 301, sql); }

/* The same for somebody of the family who reads; `who` makes their extract (NULL: they themselves).
 */
static inline int64_t as_family(const char *who, int64_t lezer, const char *sql)
{
    return asked_as(reader, who, lezer, 301, sql);
}

/* The same for a program with that token. */
static inline int64_t as_program(const char *who, int64_t sleutel, const char *sql)
{
    return asked_by(reader, who, 0, sleutel, 301, sql);
}

/* The parts of the views (regel_*) are the writer's to read. */
static inline int64_t part(const char *sql) { return asked(writer, "sanne", 301, sql); }

/* `times`: of a test that asks each of so many (_i). */
static inline void regels_cases(Suite *s, const char *name, const TTest *test, int times)
{
    TCase *tc = tcase_create(name);
    tcase_add_checked_fixture(tc, regels_start, regels_stop);
    tcase_add_loop_test(tc, test, 0, times);
    suite_add_tcase(s, tc);
}

static inline void regels_case(Suite *s, const char *name, const TTest *test)
{
    regels_cases(s, name, test, 1);
}

#define COUNT(view) "SELECT count(*) FROM " view

/* One after the other: what is changed, who asks what (`lezer`: a person who reads), the answer. */
struct stap {
    const char *change, *who;
    int64_t lezer;
    const char *ask;
    int answer;
};

static inline void stappen(const struct stap *stap, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct stap *s = &stap[i];
        if (s->change)
            change(s->change);
        int64_t said = asked_as(reader, s->who, s->lezer, 301, s->ask);
        ck_assert_msg(said == s->answer, "%zu: %s: %s: %lld", i, s->who ? s->who : "family", s->ask,
                      (long long)said);
    }
}

#define TEST(name, table)                                                                          \
    START_TEST(name) { stappen(table, COUNT_OF(table)); }                                          \
    END_TEST

static const char ELIF_APART[] = /* Elif is protected, Marieke is on the other side */
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
    " VALUES (301, 560, 'Na geweld.', '2026-01-01', 101, 1);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (301, 560, 'afscherming', 'veiligheid', 'coordinatie', 11, 101, 1, 1,"
    " '0000000000069'); INSERT INTO item_persoon VALUES (301, 560, 201);"
    "INSERT INTO afscherming_persoon VALUES (560, 201);"
    "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (560, 561, 103);";

/* A decision of the ggz (14) towards the school (13), as the table has it. */
static const char DECIDED[] =
    "UPDATE organisatie SET soort = 'gi' WHERE id = 2;"
    "INSERT INTO deelbesluit_persoon VALUES (301, 586, 201, 'Nog niet.', '2026-11-25');"
    "INSERT INTO deelbesluit_categorie VALUES (301, 586, 'gezondheid');"
    "INSERT INTO deelbesluit_weging SELECT 301, 586, q.code, 'x' FROM deelgrond g JOIN"
    " deelgrond_vraag q ON q.grond_id = g.id WHERE g.code = 'ots';"
    "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op,"
    " ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen, vragen_uitleg, gevaar,"
    " overlegd_met, overlegd_op, van, tot, herbeoordeel_op) SELECT 301, 586, id, 14, 104, 1, 13,"
    " 'veiligheid', 'x', 'x', 'gevaar', 'x', 'x', 'x', '2026-11-10', '2026-11-10', '2026-12-01',"
    " '2026-12-01' FROM deelgrond WHERE code = 'ots';";

#endif
