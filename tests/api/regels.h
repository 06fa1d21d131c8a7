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

#endif
