/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who may see what, decided twice: the zicht views of the database against the oracle, over random
 * worlds. A failure prints the seed of its world; EIGENSCHAP_ZAAD=<seed> makes that world first.
 * EIGENSCHAP_BESLISSINGEN asks for another number of decisions than 400,000; with fewer it is not
 * asked whether everything decided something. EIGENSCHAP_SECONDEN stops it earlier; EIGENSCHAP_STOP
 * after the first difference.
 */
#include "base/result.h"
#include "vergelijk.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { GENOEG = 400000 };

static uint64_t getal_uit(const char *naam, uint64_t anders)
{
    const char *tekst = getenv(naam);
    return tekst && tekst[0] ? strtoull(tekst, NULL, 10) : anders;
}

static uint64_t eerste_zaad(void)
{
    struct timespec nu;
    (void)clock_gettime(CLOCK_REALTIME, &nu);
    uint64_t zaad = getal_uit("EIGENSCHAP_ZAAD", (uint64_t)nu.tv_sec * 1000003u % 1000000007u);
    (void)printf("seed %" PRIu64 "\n", zaad);
    (void)fflush(stdout);
    return zaad;
}

/* Seconds since the first call. */
static uint64_t verstreken(void)
{
    static struct timespec eerst;
    struct timespec nu;
    (void)clock_gettime(CLOCK_MONOTONIC, &nu);
    if (!eerst.tv_sec)
        eerst = nu;
    return (uint64_t)(nu.tv_sec - eerst.tv_sec);
}

/* Today and tomorrow a birthday, an end or a beginning turns something; then one of these days. */
static const int LATER[] = {2, 2, 3, 29, 30, 31, 32, 60, 365};

START_TEST(views_zeggen_wat_het_orakel_zegt)
{
    uint64_t zaad = eerste_zaad();
    long genoeg = (long)getal_uit("EIGENSCHAP_BESLISSINGEN", GENOEG);
    uint64_t seconden = getal_uit("EIGENSCHAP_SECONDEN", UINT64_MAX);
    struct telling t = {0};
    if (genoeg > GENOEG)
        zaad += 500000003; /* the long run has worlds of its own */
    for (; t.beslissingen < genoeg && verstreken() < seconden; zaad++) {
        struct wereld *w = wereld_maken(zaad);
        struct wereld_db *d = wereld_db_new(w);
        char dag[DATUM_SIZE];
        for (int i = 0; i < 3; i++) {
            int later = LATER[rng_below(&w->rng, COUNT_OF(LATER))];
            datum_add_days(w->vandaag, i < 2 ? i : later, dag);
            vergelijk_dag(w, d, dag, &t);
        }
        wereld_db_free(d);
        wereld_free(w);
        if (t.verschillen && getenv("EIGENSCHAP_STOP"))
            break;
    }
    telling_toon(&t);
    ck_assert_msg(t.verschillen == 0, "%ld differences", t.verschillen);
    if (t.beslissingen < GENOEG)
        return;
    ck_assert_msg(t.zichtbaar * 4 >= t.beslissingen, "less than a quarter is visible");
    ck_assert_msg(!telling_mist(&t), "never decided anything: %s", telling_mist(&t));
}
END_TEST

/* R28: without a viewer, a day or a household there are no rows. */
START_TEST(zonder_kijker_of_dag_geen_rijen)
{
    struct wereld *w = wereld_maken(eerste_zaad());
    struct wereld_db *d = wereld_db_new(w);
    struct db_conn *lezer = wereld_db_reader(d);
    int gezien = 0;
    ELK (w, gebruiker, g)
        ELK (w, huishouden, h) {
            struct zicht zonder[] = {zicht_lees(lezer, 0, h->id, w->vandaag),
                                     zicht_lees(lezer, g->id, 0, w->vandaag),
                                     zicht_lees(lezer, g->id, h->id, "")};
            for (size_t i = 0; i < COUNT_OF(zonder); i++)
                ck_assert_int_eq(zonder[i].n_items + zonder[i].n_leden + zonder[i].open, 0);
            gezien += zicht_lees(lezer, g->id, h->id, w->vandaag).n_items;
        }
    ck_assert_int_gt(gezien, 0);
    wereld_db_free(d);
    wereld_free(w);
}
END_TEST

int main(void)
{
    if (!wereld_db_views()) {
        (void)printf("skipped: no migrations/views\n");
        return 0;
    }
    Suite *s = suite_create("eigenschap");
    TCase *c = tcase_create("zicht");
    tcase_set_timeout(c, 0);
    tcase_add_test(c, views_zeggen_wat_het_orakel_zegt);
    tcase_add_test(c, zonder_kijker_of_dag_geen_rijen);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_set_fork_status(r, CK_NOFORK);
    srunner_run_all(r, CK_NORMAL);
    int mislukt = srunner_ntests_failed(r);
    srunner_free(r);
    return mislukt ? 1 : 0;
}
