/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The edges that random worlds seldom touch, each in a world made by hand: the views and the oracle
 * must say the same of everything in it, on the day itself, the one before and the one after; and
 * the oracle says what the rule says.
 */
#include "hand.h"
#include "vergelijk.h"

/* Views beside oracle, on that day and the ones around it. */
static void gelijk_op(struct wereld_db *d, const char *dag, struct telling *t)
{
    vergelijk_dag(w, d, dag, t);
    ELK (w, gebruiker, g)
        ELK (w, huishouden, h)
            vergelijk_toestemmingen(w, d, g, h->id, dag, t);
}

static void gelijk(void)
{
    struct telling t = {0};
    struct wereld_db *d = wereld_db_new(w);
    for (int i = -1; i <= 1; i++) {
        char dag[DATUM_SIZE];
        datum_add_days(VANDAAG, i, dag);
        gelijk_op(d, dag, &t);
    }
    wereld_db_free(d);
    ck_assert_msg(t.verschillen == 0, "%ld differences", t.verschillen);
}

#define ZIET(g, i, dag) ck_assert_msg(gronden(g, i, dag) != 0, "must see it on " dag)
#define ZIET_NIET(g, i, dag) ck_assert_msg(gronden(g, i, dag) == 0, "must not see it on " dag)

/* ---- R4, G1: days of involvement ---- */

static struct waarneming *neemt_waar(const struct gebruiker *g, const struct regie *r,
                                     const char *van, const char *tot)
{
    struct waarneming *v = NIEUW(w, waarneming);
    *v = (struct waarneming){.id = wereld_id(w),
                             .huishouden = gezin,
                             .regie = r->id,
                             .gebruiker = g->id,
                             .onderdeel = g->onderdeel};
    datum(v->van, van);
    datum(v->tot, tot);
    return v;
}

static struct item *afspraak(const struct gebruiker *auteur, const struct persoon *over)
{
    struct item *i = notitie(auteur, "wonen", over);
    i->aard = "coordinatie";
    return i;
}

START_TEST(waarneming_tot_en_met_de_laatste_dag)
{
    struct gebruiker *g = account(wijkteam);
    struct item *i = afspraak(mentor, lid("1990-01-01"));
    (void)neemt_waar(g, &w->regie.r[0], "2026-11-01", VANDAAG);
    ZIET(g, i, VANDAAG);
    ZIET_NIET(g, i, "2026-11-22");
    gelijk();
}
END_TEST

START_TEST(waarneming_vanaf_de_eerste_dag)
{
    struct gebruiker *g = account(wijkteam);
    struct item *i = afspraak(mentor, lid("1990-01-01"));
    (void)neemt_waar(g, &w->regie.r[0], VANDAAG, "2027-01-01");
    ZIET_NIET(g, i, "2026-11-20");
    ZIET(g, i, VANDAAG);
    gelijk();
}
END_TEST

/* A deputy's days end with the regie they stood in for. */
START_TEST(waarneming_eindigt_met_de_regie)
{
    struct gebruiker *g = account(wijkteam);
    struct item *i = notitie(g, "wonen", lid("1990-01-01"));
    w->regie.r[0].tot_op = clock_local_midnight("2026-10-01");
    (void)neemt_waar(g, &w->regie.r[0], "2026-09-01", "2026-11-10");
    i->op = clock_local_midnight("2026-09-15");
    ZIET(g, i, "2026-10-31");
    ZIET_NIET(g, i, VANDAAG);
    gelijk();
}
END_TEST

/* Own work is of the same onderdeel: who moves takes nothing along. */
START_TEST(eigen_werk_van_een_ander_onderdeel)
{
    struct gebruiker *g = account(school);
    struct item *i = notitie(g, "wonen", lid("1990-01-01"));
    struct betrokkenheid *b = betrek(g, "onderwijs");
    b->onderdeel = ggz;
    b->status = "beeindigd";
    datum(b->tot, "2026-11-11");
    ZIET_NIET(g, i, VANDAAG);
    gelijk();
}
END_TEST

/* ---- R18: named for a secret address, within dates ---- */

static struct adres_lezer *leest(const struct persoon *p, int64_t gebruiker, int64_t van_onderdeel)
{
    struct adres_lezer *l = NIEUW(w, adres_lezer);
    *l = (struct adres_lezer){
        .id = wereld_id(w), .persoon = p->id, .gebruiker = gebruiker, .onderdeel = van_onderdeel};
    datum(l->van, "2026-01-01");
    return l;
}

START_TEST(adreslezer_vanaf_en_tot)
{
    struct persoon *p = lid("1990-01-01");
    struct item *i = notitie(mentor, "wonen", p);
    struct gebruiker *collega = account(school);
    p->adres_geheim = true;
    i->plek = true;
    (void)betrek(collega, "onderwijs");
    struct adres_lezer *l = leest(p, _i ? 0 : collega->id, _i ? school : 0);
    datum(l->van, VANDAAG);
    ZIET_NIET(collega, i, "2026-11-20");
    ZIET(collega, i, VANDAAG);
    gelijk();
    datum(l->van, "2026-01-01");
    datum(l->tot, VANDAAG);
    ZIET(collega, i, VANDAAG);
    ZIET_NIET(collega, i, "2026-11-22");
    gelijk();
}
END_TEST

/* ---- R10-R13: who must say yes ---- */

/* A grown-up's consent of that category, with a yes of their own. */
static struct toestemming *eigen_ja(struct persoon *p, const char *categorie, struct item **ret)
{
    *ret = notitie(regisseur, categorie, p);
    struct toestemming *t = vraag_toestemming("avg", *ret, mentor, "onderwijs");
    zegt(p, t, "ja");
    return t;
}

START_TEST(onbekwaam_tot_en_met_de_laatste_dag)
{
    struct item *i;
    struct persoon *p = lid("1990-01-01");
    (void)eigen_ja(p, "gezondheid", &i);
    struct wilsonbekwaam *b = NIEUW(w, wilsonbekwaam);
    *b = (struct wilsonbekwaam){.id = wereld_id(w), .persoon = p->id, .categorie = "gezondheid"};
    datum(b->van, "2026-11-10");
    datum(b->tot, VANDAAG);
    ZIET_NIET(mentor, i, VANDAAG);
    ZIET(mentor, i, "2026-11-22");
    gelijk();
}
END_TEST

/* To that day the representative says yes, and the person themselves from the next. */
START_TEST(vertegenwoordigd_tot_en_met_de_laatste_dag)
{
    struct persoon *p = lid("1990-01-01"), *houder = lid("1985-01-01");
    struct item *i = notitie(regisseur, "gezondheid", p);
    struct toestemming *t = vraag_toestemming("avg", i, mentor, "onderwijs");
    struct wilsonbekwaam *b = NIEUW(w, wilsonbekwaam);
    *b = (struct wilsonbekwaam){.id = wereld_id(w), .persoon = p->id, .categorie = "gezondheid"};
    datum(b->van, "2026-10-01");
    datum(b->tot, VANDAAG);
    struct vertegenwoordiging *v = NIEUW(w, vertegenwoordiging);
    *v = (struct vertegenwoordiging){
        .id = wereld_id(w), .persoon = p->id, .houder = houder->id, .soort = "curatele"};
    datum(v->van, "2026-01-01");
    zegt(houder, t, "ja");
    ZIET(mentor, i, VANDAAG);
    ZIET_NIET(mentor, i, "2026-11-22");
    gelijk();
}
END_TEST

static struct gever_regel *regel_erbij(const char *van)
{
    struct gever_regel *r = NIEUW(w, gever_regel);
    w->eigen_wet = true;
    *r = (struct gever_regel){
        .soort = "avg", .leeftijd_van = 16, .leeftijd_tot = 150, .gezag = true};
    datum(r->van, van);
    return r;
}

/* A rule of the law counts from its date, and to its last day. */
START_TEST(regel_van_de_wet_vanaf_en_tot)
{
    struct item *i;
    (void)eigen_ja(lid("1990-01-01"), "wonen", &i);
    struct gever_regel *r = regel_erbij("2026-11-22");
    ZIET(mentor, i, VANDAAG);
    ZIET_NIET(mentor, i, "2026-11-22");
    gelijk();
    datum(r->van, "2020-01-01");
    datum(r->tot, VANDAAG);
    ZIET_NIET(mentor, i, VANDAAG);
    ZIET(mentor, i, "2026-11-22");
    gelijk();
}
END_TEST

/* Where nobody is needed, nobody said yes. */
START_TEST(niemand_nodig_is_dicht)
{
    struct item *i;
    (void)eigen_ja(lid("1990-01-01"), "wonen", &i);
    w->eigen_wet = true;
    for (int j = 0; j < w->gever_regel.n; j++)
        if (strcmp(w->gever_regel.r[j].soort, "avg") == 0)
            w->gever_regel.r[j].zelf = w->gever_regel.r[j].gezag = false;
    ZIET_NIET(mentor, i, VANDAAG);
    gelijk();
}
END_TEST

static struct toestemming *over_kind(struct persoon **ret_moeder, struct gezag **ret_gezag,
                                     struct item **ret)
{
    struct persoon *moeder = lid("1990-01-01"), *kind = lid("2018-01-01");
    *ret_gezag = gezag_over(kind, moeder);
    *ret = notitie(regisseur, "wonen", kind);
    *ret_moeder = moeder;
    return vraag_toestemming("avg", *ret, mentor, "onderwijs");
}

static const char *const DICHT[] = {"tijdelijk_geen", "niet_te_bepalen"};

/* R12: in doubt about gezag nobody's yes counts, not even of who holds it by the books. */
START_TEST(gezag_dat_dicht_is)
{
    struct item *i;
    struct persoon *moeder;
    struct gezag *z;
    struct toestemming *t = over_kind(&moeder, &z, &i);
    zegt(moeder, t, "ja");
    ZIET(mentor, i, VANDAAG);
    z->soort = DICHT[_i];
    ZIET_NIET(mentor, i, VANDAAG);
    gelijk();
}
END_TEST

START_TEST(gezag_zonder_houder)
{
    struct item *i;
    struct persoon *moeder;
    struct gezag *z;
    struct toestemming *t = over_kind(&moeder, &z, &i);
    zegt(moeder, t, "ja");
    struct gezag *onbekend = NIEUW(w, gezag);
    *onbekend = *z;
    onbekend->id = wereld_id(w);
    onbekend->houder = 0;
    ZIET_NIET(mentor, i, VANDAAG);
    gelijk();
}
END_TEST

/* R14: what counts is what a giver said last. */
START_TEST(nee_en_later_ja)
{
    struct item *i;
    struct persoon *moeder;
    struct gezag *z;
    struct toestemming *t = over_kind(&moeder, &z, &i);
    zegt(moeder, t, "nee");
    ZIET_NIET(mentor, i, VANDAAG);
    gelijk();
    zegt(moeder, t, "ja");
    ZIET(mentor, i, VANDAAG);
    gelijk();
    zegt(moeder, t, "ingetrokken");
    ZIET_NIET(mentor, i, VANDAAG);
    gelijk();
}
END_TEST

/* ---- G2: what a procesregisseur does not see of involvement ---- */

static const char *const NOOIT[] = {"strafrecht", "meldcode", "melder", "regie_intern"};

START_TEST(procesregie_en_gevoelige_betrokkenheid)
{
    struct gebruiker *g = account(wijkteam);
    struct gezinsplan *plan = NIEUW(w, gezinsplan);
    struct persoon *p = lid("1990-01-01");
    struct item *over_plan = afspraak(regisseur, p), *i = afspraak(mentor, p);
    g->procesregisseur = true;
    over_plan->soort = "plan";
    *plan = (struct gezinsplan){.id = over_plan->id, .huishouden = gezin, .open = true};
    i->soort = "betrokkenheid";
    struct betrokkenheid *b = betrek(mentor, "veiligheid");
    b->id = i->id;
    i->categorie = "betrokkenheid";
    ZIET(g, i, VANDAAG);
    gelijk();
    i->categorie = NOOIT[_i];
    ZIET_NIET(g, i, VANDAAG);
    gelijk();
}
END_TEST

/* ---- an item that lost a person ---- */

/* R6: not about oneself, also where one is no member. */
START_TEST(nalezen_niet_over_zichzelf)
{
    struct persoon *p = NIEUW(w, persoon);
    p->id = wereld_id(w);
    datum(p->geboortedatum, "1990-01-01");
    struct item *i = notitie(mentor, "wonen", p);
    i->gesloten = true;
    ck_assert(orakel_nalezen(w, mentor, i, VANDAAG));
    gelijk();
    mentor->persoon = p->id;
    ck_assert(!orakel_nalezen(w, mentor, i, VANDAAG));
    gelijk();
}
END_TEST

/* R18 and R19 stand before whoever wrote down an address; a note is its author's. */
START_TEST(nalezen_van_een_adres)
{
    struct persoon *p = lid("1990-01-01");
    struct item *i = notitie(regisseur, "contact", p);
    i->gesloten = i->plek = p->adres_geheim = true;
    ck_assert(orakel_nalezen(w, regisseur, i, VANDAAG));
    gelijk();
    i->soort = "adres";
    ck_assert(!orakel_nalezen(w, regisseur, i, VANDAAG));
    gelijk();
    p->adres_geheim = false;
    ck_assert(orakel_nalezen(w, regisseur, i, VANDAAG));
    struct afscherming *a = NIEUW(w, afscherming);
    *a = (struct afscherming){.id = wereld_id(w),
                              .huishouden = gezin,
                              .beschermd = {p->id},
                              .tegen_gebruiker = {regisseur->id}};
    datum(a->van, "2026-01-01");
    ck_assert(!orakel_nalezen(w, regisseur, i, VANDAAG));
    gelijk();
}
END_TEST

/* ---- R14, R33: what stopped before a merge ---- */

static struct huishouden *huishouden_erbij(void)
{
    struct huishouden *h = NIEUW(w, huishouden);
    h->id = wereld_id(w);
    return h;
}

static struct regie *regie_in(const struct huishouden *h, const struct gebruiker *g,
                              const char *van, const char *tot)
{
    struct regie *r = NIEUW(w, regie);
    *r = (struct regie){.id = wereld_id(w),
                        .huishouden = h->id,
                        .gebruiker = g->id,
                        .onderdeel = g->onderdeel,
                        .van_op = clock_local_midnight(van),
                        .tot_op = tot ? clock_local_midnight(tot) : 0};
    return r;
}

static void samen(struct huishouden *h, const struct huishouden *naar, const char *dag)
{
    h->samen_met = naar->id;
    h->gesloten_op = clock_local_midnight(dag);
    for (int i = 0; i < w->huishouden.n; i++)
        if (w->huishouden.r[i].id == h->id || w->huishouden.r[i].opvolger == h->id)
            w->huishouden.r[i].opvolger = naar->id;
}

enum { EEN_STAP, TWEE_STAPPEN, EERDER, ALS_WAARNEMER, TERUGGEDRAAID, WIJZEN_SAMEN };

/* The mentor was involved until the 10th. Their colleague has had the regie of the household in
 * which this one goes on, then or after one more, all the time, and comes in here as well: it wakes
 * nothing. */
START_TEST(samenvoegen_wekt_niets)
{
    struct persoon *p = lid("1990-01-01");
    struct gebruiker *collega = account(mentor->onderdeel);
    struct item *i = notitie(behandelaar, "gezondheid", p);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "regie");
    zegt(p, t, "ja");
    datum(w->betrokkenheid.r[0].tot, "2026-11-10"); /* the mentor's */
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GESTOPT);
    datum(betrek(collega, "regie")->van, "2026-11-20");
    struct huishouden *een = huishouden_erbij(), *twee = huishouden_erbij();
    struct huishouden *daar = _i == EEN_STAP ? een : twee;
    if (_i == ALS_WAARNEMER) {
        const struct regie *r = regie_in(daar, regisseur, "2026-01-01", NULL);
        neemt_waar(collega, r, "2026-01-02", "2027-01-01")->huishouden = daar->id;
    } else {
        (void)regie_in(daar, collega, "2026-01-01", NULL);
    }
    if (_i == TERUGGEDRAAID) {
        w->huishouden.r[0].was_samen_met = twee->id;
    } else {
        samen(&w->huishouden.r[0], een, _i == EERDER ? "2026-11-05" : "2026-11-20");
        if (_i != EEN_STAP)
            samen(een, twee, "2026-11-20");
    }
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GESTOPT);
    ZIET_NIET(collega, i, VANDAAG);
    gelijk();
}
END_TEST

/* Who deputises over there goes with the regie over there. */
START_TEST(waarneming_verderop_eindigt_met_de_regie)
{
    struct persoon *p = lid("1990-01-01");
    struct gebruiker *collega = account(mentor->onderdeel);
    struct item *i = notitie(behandelaar, "gezondheid", p);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "regie");
    zegt(p, t, "ja");
    datum(w->betrokkenheid.r[0].tot, "2026-11-05"); /* the mentor's */
    datum(betrek(collega, "regie")->van, "2026-11-20");
    struct huishouden *een = huishouden_erbij();
    const struct regie *r = regie_in(een, regisseur, "2026-01-01", "2026-11-10");
    neemt_waar(mentor, r, "2026-01-02", "2027-01-01")->huishouden = een->id;
    samen(&w->huishouden.r[0], een, "2026-11-05");
    ck_assert_int_eq(orakel_toestemming(w, t, "2026-11-10"), VAN_KRACHT);
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GESTOPT);
    ZIET_NIET(collega, i, VANDAAG);
    gelijk();
}
END_TEST

/* R33: the regie over there is the regie here, on its own days and in each of its forms. */
START_TEST(waarneming_verderop_op_haar_dag)
{
    struct gebruiker *g = account(wijkteam);
    struct item *i = afspraak(mentor, lid("1990-01-01"));
    struct huishouden *een = huishouden_erbij();
    const struct regie *r = regie_in(een, regisseur, "2026-06-01", NULL);
    neemt_waar(g, r, VANDAAG, VANDAAG)->huishouden = een->id;
    w->regie.r[0].tot_op = clock_local_midnight("2026-11-05");
    samen(&w->huishouden.r[0], een, "2026-11-05");
    ZIET_NIET(g, i, "2026-11-20");
    ZIET(g, i, VANDAAG);
    ZIET_NIET(g, i, "2026-11-22");
    ZIET(regisseur, i, VANDAAG);
    gelijk();
}
END_TEST

enum { LOOPT, AFGEROND, GEEN_WIJKTEAM, REGIE_GEWEEST, AANMELDINGEN };

START_TEST(aanmelding_verderop)
{
    struct gebruiker *g = account(_i == GEEN_WIJKTEAM ? onderdeel(false, false) : wijkteam);
    struct item *i = afspraak(mentor, lid("1990-01-01"));
    struct huishouden *een = huishouden_erbij();
    struct aanmelding *a = NIEUW(w, aanmelding);
    *a = (struct aanmelding){.id = wereld_id(w),
                             .huishouden = een->id,
                             .eigenaar = g->id,
                             .onderdeel = g->onderdeel,
                             .open = _i != AFGEROND};
    if (_i == REGIE_GEWEEST)
        (void)regie_in(een, regisseur, "2026-06-01", "2026-07-01");
    w->regie.r[0].tot_op = clock_local_midnight("2026-11-05");
    samen(&w->huishouden.r[0], een, "2026-11-05");
    ck_assert_int_eq(gronden(g, i, VANDAAG) != 0, _i == LOOPT);
    gelijk();
}
END_TEST

/* Whoever has the regie of both goes on: nothing stopped, nor when that one goes on in turn. */
START_TEST(samenvoegen_stopt_niets)
{
    struct persoon *p = lid("1990-01-01");
    struct item *i = notitie(behandelaar, "gezondheid", p);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, regisseur, "regie");
    zegt(p, t, "ja");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), VAN_KRACHT);
    struct huishouden *een = huishouden_erbij(), *twee = huishouden_erbij();
    w->regie.r[0].tot_op = clock_local_midnight("2026-11-05");
    (void)regie_in(een, regisseur, "2026-10-01", "2026-11-15");
    (void)regie_in(twee, regisseur, "2026-11-08", NULL);
    samen(&w->huishouden.r[0], een, "2026-11-05");
    samen(een, twee, "2026-11-15");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), VAN_KRACHT);
    ZIET(regisseur, i, VANDAAG);
    gelijk();
}
END_TEST

int main(void)
{
    if (!wereld_db_views()) {
        (void)printf("skipped: no migrations/views\n");
        return 0;
    }
    Suite *s = suite_create("grens");
    TCase *c = tcase_create("grens");
    tcase_add_checked_fixture(c, start, stop);
    tcase_add_test(c, waarneming_tot_en_met_de_laatste_dag);
    tcase_add_test(c, waarneming_vanaf_de_eerste_dag);
    tcase_add_test(c, waarneming_eindigt_met_de_regie);
    tcase_add_test(c, eigen_werk_van_een_ander_onderdeel);
    tcase_add_loop_test(c, adreslezer_vanaf_en_tot, 0, 2);
    tcase_add_test(c, onbekwaam_tot_en_met_de_laatste_dag);
    tcase_add_test(c, vertegenwoordigd_tot_en_met_de_laatste_dag);
    tcase_add_test(c, regel_van_de_wet_vanaf_en_tot);
    tcase_add_test(c, niemand_nodig_is_dicht);
    tcase_add_loop_test(c, gezag_dat_dicht_is, 0, 2);
    tcase_add_test(c, gezag_zonder_houder);
    tcase_add_test(c, nee_en_later_ja);
    tcase_add_loop_test(c, procesregie_en_gevoelige_betrokkenheid, 0, 4);
    tcase_add_test(c, nalezen_niet_over_zichzelf);
    tcase_add_test(c, nalezen_van_een_adres);
    tcase_add_loop_test(c, samenvoegen_wekt_niets, 0, WIJZEN_SAMEN);
    tcase_add_test(c, samenvoegen_stopt_niets);
    tcase_add_test(c, waarneming_verderop_op_haar_dag);
    tcase_add_loop_test(c, aanmelding_verderop, 0, AANMELDINGEN);
    tcase_add_test(c, waarneming_verderop_eindigt_met_de_regie);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int mislukt = srunner_ntests_failed(r);
    srunner_free(r);
    return mislukt ? 1 : 0;
}
