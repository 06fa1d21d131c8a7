/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The items have two parts in memory, and the older notes are judged only for who gets there
 * (db/nu.c). Whatever was asked before, and in which order: each question has the answer that it
 * has when all was judged at once; and what was judged at once is what the oracle says. Worlds with
 * more notes than are recent.
 */
#include "base/result.h"
#include "vergelijk.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WERELDEN = 2, ERBIJ = 40 };

static const char ALLES[] = "SELECT id, grond FROM zicht_item ORDER BY id";

/* What pages ask: by kind, newest first to the end or the first few, by id, and everything. */
static const char *const VRAGEN[] = {
    ALLES,
    "SELECT id, grond FROM zicht_item", /* and in the same order */
    "SELECT id, grond FROM zicht_item WHERE soort = 'doel'",
    "SELECT id, grond FROM zicht_item WHERE soort = 'notitie'",
    "SELECT id, grond FROM zicht_item WHERE soort = 'notitie' ORDER BY op DESC",
    "SELECT id, grond FROM zicht_item WHERE soort = 'notitie' ORDER BY op DESC LIMIT 4",
    "SELECT id, grond FROM zicht_item WHERE soort = 'actie' ORDER BY op DESC",
    "SELECT id, grond FROM zicht_item ORDER BY op DESC LIMIT 7",
    "SELECT i.id, i.grond FROM zicht_plek p CROSS JOIN zicht_item i ON i.id = p.id AND i.soort = "
    "'notitie' WHERE p.huishouden_id = dossier()",
    "SELECT i.id, i.grond FROM zicht_plek p CROSS JOIN zicht_item i ON i.id = p.id AND i.soort = "
    "'adres' WHERE p.huishouden_id = dossier()",
    "SELECT i.id, i.grond FROM zicht_plek p CROSS JOIN zicht_item i ON i.id = p.id WHERE "
    "p.huishouden_id = dossier()",
    "SELECT i.id, i.grond FROM zicht_item i WHERE i.id = -1 AND i.soort = 'notitie'",
    "SELECT i.id, i.grond FROM zicht_item i WHERE i.soort = NULL",
};

/* The rows, in their order. */
static uint64_t antwoord(struct db_conn *c, const char *sql)
{
    struct probleem p = {0};
    struct db_stmt *s = NULL;
    bool meer = false;
    uint64_t som = 1;
    ck_assert_msg(db_query(c, &p, sql, NO_BINDS, &s) == DONE, "%s: %s", sql, p.intern);
    for (;;) {
        ck_assert_msg(db_step(s, &p, &meer) == DONE, "%s: %s", sql, p.intern);
        if (!meer)
            break;
        som = (som ^ (uint64_t)db_column_int(s, 0)) * 0x9e3779b97f4a7c15u;
        for (const char *t = db_column_text(s, 1); *t; t++)
            som = (som ^ (unsigned char)*t) * 0x100000001b3u;
    }
    db_done(s);
    return som;
}

/* A new session, for which nothing is remembered; one question after the other, at one moment. */
static uint64_t na_elkaar(struct db_conn *c, const struct wereld *w, int64_t kijker,
                          int64_t huishouden, const char *eerst, const char *dan)
{
    static int64_t sessie = 1000;
    struct probleem p = {0};
    struct db_context context = {.kijker = kijker,
                                 .dossier = huishouden,
                                 .sessie = ++sessie,
                                 .nu = wereld_moment(kijker, w->vandaag)};
    memcpy(context.vandaag, w->vandaag, sizeof context.vandaag);
    db_context_set(c, &context);
    ck_assert_int_eq(db_snapshot_begin(c, &p), DONE);
    if (eerst)
        (void)antwoord(c, eerst);
    uint64_t som = antwoord(c, dan);
    db_snapshot_end(c);
    /* what was kept of it, at a later moment */
    ck_assert_int_eq(db_snapshot_begin(c, &p), DONE);
    ck_assert_msg(antwoord(c, dan) == som, "another answer later: %s", dan);
    db_snapshot_end(c);
    db_context_unset(c);
    return som;
}

static long vergelijk_volgorde(struct db_conn *c, const struct wereld *w, int64_t kijker,
                               int64_t huishouden)
{
    long keren = 0;
    for (size_t k = 0; k < COUNT_OF(VRAGEN); k++) {
        uint64_t moet = na_elkaar(c, w, kijker, huishouden, ALLES, VRAGEN[k]);
        for (size_t i = 0; i <= COUNT_OF(VRAGEN); i++, keren++) {
            const char *eerst = i < COUNT_OF(VRAGEN) ? VRAGEN[i] : NULL;
            ck_assert_msg(na_elkaar(c, w, kijker, huishouden, eerst, VRAGEN[k]) == moet,
                          "viewer %" PRId64 " at household %" PRId64 ": %s, after %s", kijker,
                          huishouden, VRAGEN[k], eerst ? eerst : "nothing");
        }
    }
    return keren;
}

/* Notes of that household once more, at other moments, some at the same. */
static void meer_notities(struct wereld *w, int64_t huishouden)
{
    int n = w->item.n, erbij = 0;
    for (int i = 0; i < n && erbij < ERBIJ; i++) {
        const struct item *van = &w->item.r[i];
        if (van->huishouden != huishouden || strcmp(van->soort, "notitie") != 0)
            continue;
        for (int k = 0; k < 8; k++, erbij++) {
            struct item *nieuw = NIEUW(w, item);
            *nieuw = w->item.r[i];
            nieuw->id = wereld_id(w);
            nieuw->op = van->op - (k / 2) * 86400 - i;
        }
    }
}

/* So few that all are recent: the others are of another kind. */
static void minder_notities(struct wereld *w, int64_t huishouden)
{
    int n = 0;
    for (int i = 0; i < w->item.n; i++)
        if (w->item.r[i].huishouden == huishouden && strcmp(w->item.r[i].soort, "notitie") == 0 &&
            ++n > 8)
            w->item.r[i].soort = "woord";
}

START_TEST(in_welke_volgorde_ook)
{
    long keren = 0;
    for (uint64_t zaad = 1; zaad <= WERELDEN; zaad++) {
        struct wereld *w = wereld_maken(zaad);
        struct telling t = {0};
        int64_t huis = w->huishouden.r[0].id;
        int64_t klein = w->huishouden.r[1].id;
        meer_notities(w, huis);
        minder_notities(w, klein);
        struct wereld_db *d = wereld_db_new(w);
        vergelijk_dag(w, d, w->vandaag, &t);
        ck_assert_msg(t.verschillen == 0, "%ld differences", t.verschillen);
        ELK (w, gebruiker, g) /* there, and where all notes are recent */
            keren += vergelijk_volgorde(wereld_db_reader(d), w, g->id, huis) +
                     vergelijk_volgorde(wereld_db_reader(d), w, g->id, klein);
        wereld_db_free(d);
        wereld_free(w);
    }
    (void)printf("%ld answers\n", keren);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("delen");
    TCase *t = tcase_create("delen");
    tcase_set_timeout(t, 300);
    tcase_add_test(t, in_welke_volgorde_ook);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
