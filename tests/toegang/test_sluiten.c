/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R8, R14: but for a from-date reached, time and changes only close. Changes are made in random
 * worlds and their databases: the views must follow, and nobody sees more. Then days pass.
 * EIGENSCHAP_ZAAD=<seed> makes that world first.
 */
#include "base/result.h"
#include "beschrijf.h"
#include "maken.h"
#include "vergelijk.h"
#include "wijzig.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WERELDEN_WIJZIGEN 5
#define WERELDEN_HOOGSTENS 50 /* worlds where a withdrawal closes nothing come by now and then */
#define WERELDEN_TIJD 25

static uint64_t eerste_zaad(void)
{
    const char *tekst = getenv("EIGENSCHAP_ZAAD");
    struct timespec nu;
    (void)clock_gettime(CLOCK_REALTIME, &nu);
    uint64_t zaad = tekst && tekst[0] ? strtoull(tekst, NULL, 10)
                                      : (uint64_t)nu.tv_sec * 1000003u % 1000000007u;
    (void)printf("seed %" PRIu64 "\n", zaad);
    (void)fflush(stdout); /* it is what tells how to see an abort again */
    return zaad;
}

/* What every viewer sees of every item: a row a viewer. */
struct stand {
    unsigned char gronden[20][600];
};

static struct stand *stand_nieuw(const struct wereld *w, const char *dag)
{
    struct stand *s = calloc(1, sizeof *s);
    ck_assert_ptr_nonnull(s);
    for (int g = 0; g < w->gebruiker.n; g++)
        for (int i = 0; i < w->item.n; i++)
            s->gronden[g][i] =
                (unsigned char)orakel_item(w, &w->gebruiker.r[g], &w->item.r[i], dag).gronden;
    return s;
}

/* ---- changes ---- */

static int vergeleken; /* which viewer's pages are read next */

static void vergelijk_een(const struct wereld *w, struct wereld_db *d, struct telling *t)
{
    ELK (w, huishouden, h) {
        const struct gebruiker *g = &w->gebruiker.r[vergeleken++ % w->gebruiker.n];
        vergelijk_kijker(w, d, g, h->id, w->vandaag, t);
    }
}

static void wijzig_een(struct wereld *w, struct wereld_db *d, const struct wijziging *wijziging,
                       struct telling *t, long *ret_dicht)
{
    struct stand *eerst = stand_nieuw(w, w->vandaag);
    if (!wijziging->doe(w, d)) {
        free(eerst);
        return;
    }
    struct stand *daarna = stand_nieuw(w, w->vandaag);
    for (int g = 0; g < w->gebruiker.n; g++)
        for (int i = 0; i < w->item.n; i++) {
            *ret_dicht += eerst->gronden[g][i] && !daarna->gronden[g][i];
            if (eerst->gronden[g][i] || !daarna->gronden[g][i])
                continue;
            if (!vertel(t, w, w->vandaag))
                continue;
            (void)fprintf(stderr, "opened by '%s', by %s\n", wijziging->naam,
                          orakel_grond_naam(daarna->gronden[g][i]));
            beschrijf_item(stderr, w, &w->gebruiker.r[g], &w->item.r[i], w->vandaag);
        }
    vergelijk_een(w, d, t);
    free(eerst);
    free(daarna);
}

START_TEST(wijzigingen_sluiten_alleen)
{
    uint64_t zaad = eerste_zaad();
    struct telling t = {0};
    long dicht[32] = {0};
    for (int n = 0; n < WERELDEN_HOOGSTENS; n++) {
        if (n >= WERELDEN_WIJZIGEN && dicht[0] > 0 && dicht[2] > 0)
            break;
        struct wereld *w = wereld_maken(zaad + (uint64_t)n);
        struct wereld_db *d = wereld_db_new(w);
        for (int ronde = 0; ronde < 2; ronde++)
            for (int i = 0; i < AANTAL_WIJZIGINGEN; i++) {
                sluit_onvolledige(w, d, w->vandaag);
                wijzig_een(w, d, &WIJZIGINGEN[i], &t, &dicht[i]);
            }
        wereld_db_free(d);
        wereld_free(w);
    }
    (void)printf("closed by a change:\n");
    for (int i = 0; i < AANTAL_WIJZIGINGEN; i++)
        (void)printf("  %-26s %9ld\n", WIJZIGINGEN[i].naam, dicht[i]);
    ck_assert_msg(t.verschillen == 0, "%ld differences", t.verschillen);
    ck_assert_int_gt(dicht[0], 0); /* the withdrawal above all */
    ck_assert_int_gt(dicht[2], 0);
}
END_TEST

/* ---- time ---- */

static bool begint(const char *van, const char *dag) { return strcmp(van, dag) == 0; }

/* A from-date reached on that day that may open this item to this viewer; a separation that ended
 * the day before, by the date its end was given. */
static bool mag_zelf(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                     const char *dag)
{
    char gisteren[DATUM_SIZE];
    datum_add_days(dag, -1, gisteren);
    const struct onderdeel *o = wereld_onderdeel(w, g->onderdeel);
    bool mag = begint(g->van, dag) || begint(o->van, dag) ||
               begint(wereld_organisatie(w, o->organisatie)->van, dag);
    ELK (w, betrokkenheid, b)
        mag |= b->gebruiker == g->id && b->huishouden == item->huishouden && begint(b->van, dag);
    int64_t verder = wereld_huishouden(w, item->huishouden)->opvolger; /* R33 */
    ELK (w, waarneming, v)
        mag |= v->gebruiker == g->id &&
               (v->huishouden == item->huishouden || (verder && v->huishouden == verder)) &&
               begint(v->van, dag);
    ELK (w, geadresseerde, a)
        mag |= a->item == item->id && begint(a->van, dag);
    ELK (w, deelgrond, r)
        mag |= begint(r->van, dag);
    for (int i = 0; i < item->n_personen; i++) {
        ELK (w, toestemming, t)
            mag |= orakel_dekt(w, t, g, item, item->personen[i], dag) && begint(t->van, dag);
        ELK (w, deelbesluit, b)
            mag |=
                orakel_besluit_dekt(w, b, g, item, item->personen[i], dag) && begint(b->van, dag);
        ELK (w, adres_lezer, a)
            mag |= a->persoon == item->personen[i] && begint(a->van, dag);
        ELK (w, afscherming, a)
            mag |= (a->beschermd[0] == item->personen[i] || a->beschermd[1] == item->personen[i]) &&
                   a->tot[0] && begint(a->tot, gisteren);
    }
    return mag;
}

/* Of what it hangs on as well. */
static bool mag_opengaan(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                         const char *dag)
{
    return mag_zelf(w, g, item, dag) ||
           (item->bij && mag_zelf(w, g, wereld_item(w, item->bij), dag));
}

START_TEST(tijd_sluit_alleen)
{
    uint64_t zaad = eerste_zaad();
    struct telling t = {0};
    long open = 0, dicht = 0;
    for (int n = 0; n < WERELDEN_TIJD; n++) {
        struct wereld *w = wereld_maken(zaad + (uint64_t)n);
        struct stand *gisteren = stand_nieuw(w, w->vandaag);
        for (int dagen = 1; dagen <= 4; dagen++) {
            char dag[DATUM_SIZE];
            dag_na(w, dagen - 1, dag);
            sluit_onvolledige(w, NULL, dag);
            dag_na(w, dagen, dag);
            struct stand *nu = stand_nieuw(w, dag);
            for (int g = 0; g < w->gebruiker.n; g++)
                for (int i = 0; i < w->item.n; i++) {
                    dicht += gisteren->gronden[g][i] && !nu->gronden[g][i];
                    if (gisteren->gronden[g][i] || !nu->gronden[g][i])
                        continue;
                    open++;
                    if (mag_opengaan(w, &w->gebruiker.r[g], &w->item.r[i], dag) ||
                        !vertel(&t, w, dag))
                        continue;
                    (void)fprintf(stderr, "opened by time alone, on %s\n",
                                  orakel_grond_naam(nu->gronden[g][i]));
                    beschrijf_item(stderr, w, &w->gebruiker.r[g], &w->item.r[i], dag);
                }
            free(gisteren);
            gisteren = nu;
        }
        free(gisteren);
        wereld_free(w);
    }
    (void)printf("closed by a day: %ld; opened on a from-date: %ld\n", dicht, open);
    ck_assert_msg(t.verschillen == 0, "%ld openings by time", t.verschillen);
    ck_assert_int_gt(dicht, 0);
    ck_assert_int_gt(open, 0);
}
END_TEST

int main(void)
{
    if (!wereld_db_views()) {
        (void)printf("skipped: no migrations/views\n");
        return 0;
    }
    Suite *s = suite_create("sluiten");
    TCase *c = tcase_create("R14");
    tcase_set_timeout(c, 0);
    tcase_add_test(c, wijzigingen_sluiten_alleen);
    tcase_add_test(c, tijd_sluit_alleen);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_set_fork_status(r, CK_NOFORK);
    srunner_run_all(r, CK_NORMAL);
    int mislukt = srunner_ntests_failed(r);
    srunner_free(r);
    return mislukt ? 1 : 0;
}
