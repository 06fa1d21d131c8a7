/* SPDX-License-Identifier: EUPL-1.2 */
/* The oracle itself, on small worlds made by hand: each test is a sentence of the rules. */
#include "hand.h"

/* ---- who must say yes, by age (R10, R12) ---- */

/* Verbeek: Jayden is 14, and two parents have gezag. */
START_TEST(twaalf_tot_vijftien_kind_en_beide_ouders)
{
    struct persoon *sanne = lid("1992-03-14"), *ruben = lid("1990-07-08");
    struct persoon *jayden = lid("2012-05-02");
    (void)gezag_over(jayden, sanne);
    (void)gezag_over(jayden, ruben);
    struct item *i = notitie(behandelaar, "gezondheid", jayden);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    ck_assert_int_eq(orakel_gevers(w, t, VANDAAG).n, 3);
    zegt(jayden, t, "ja");
    zegt(sanne, t, "ja");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GEEN_JA);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
    zegt(ruben, t, "ja");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), VAN_KRACHT);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G3);
    t->kind_alleen = true;
    ck_assert_int_eq(orakel_gevers(w, t, VANDAAG).n, 1);
}
END_TEST

/* Tesfay: Meron is 11, the parents give; Dawit is 16 and decides alone. */
START_TEST(onder_twaalf_de_ouders_vanaf_zestien_alleen)
{
    struct persoon *haile = lid("1985-09-12"), *selam = lid("1990-05-25");
    struct persoon *meron = lid("2015-10-01"), *dawit = lid("2010-06-11");
    (void)gezag_over(meron, haile);
    (void)gezag_over(meron, selam);
    (void)gezag_over(dawit, haile);
    (void)gezag_over(dawit, selam);
    struct item *over_meron = notitie(behandelaar, "gezondheid", meron);
    struct item *over_dawit = notitie(behandelaar, "gezondheid", dawit);
    struct toestemming *tm = vraag_toestemming("beroepsgeheim", over_meron, mentor, "onderwijs");
    struct toestemming *td = vraag_toestemming("beroepsgeheim", over_dawit, mentor, "onderwijs");
    struct gevers gm = orakel_gevers(w, tm, VANDAAG), gd = orakel_gevers(w, td, VANDAAG);
    ck_assert_int_eq(gm.n, 2);
    ck_assert_int_eq(gd.n, 1);
    ck_assert_int_eq(gd.r[0].persoon, dawit->id);
    zegt(dawit, td, "ja");
    ck_assert_uint_eq(gronden(mentor, over_dawit, VANDAAG), G3);
    /* On her twelfth birthday what the parents gave is not enough any more. */
    zegt(haile, tm, "ja");
    zegt(selam, tm, "ja");
    ck_assert_uint_eq(gronden(mentor, over_meron, "2027-09-30"), G3);
    ck_assert_int_eq(orakel_toestemming(w, tm, "2027-10-01"), DICHT_GEEN_JA);
}
END_TEST

/* Lotte van Rijn: 18 on 2027-01-18, under voogdij. She decides herself; the voogd's consents end.
 */
START_TEST(voogd_tot_achttien)
{
    struct persoon *lotte = lid("2009-01-18"), *petra = lid("1980-01-01");
    struct item *i = notitie(behandelaar, "gezondheid", lotte);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    struct gezag *z = gezag_over(lotte, NULL);
    z->soort = "voogdij";
    z->houder_onderdeel = wijkteam;
    ck_assert_int_eq(orakel_gevers(w, t, VANDAAG).r[0].persoon, lotte->id);
    zegt(petra, t, "nee"); /* no gezag: her no ends nothing */
    zegt(lotte, t, "ja");
    ck_assert_uint_eq(gronden(mentor, i, "2027-01-17"), G3);
    ck_assert_uint_eq(gronden(mentor, i, "2027-01-18"), G3);
    /* Not able to judge, at 17: the mentor by law speaks, and what they said ends at 18. */
    struct wilsonbekwaam *b = NIEUW(w, wilsonbekwaam);
    *b =
        (struct wilsonbekwaam){.id = wereld_id(w), .persoon = lotte->id, .categorie = "gezondheid"};
    datum(b->van, "2026-01-01");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_MAATREGEL);
    struct vertegenwoordiging *v = NIEUW(w, vertegenwoordiging);
    *v = (struct vertegenwoordiging){
        .id = wereld_id(w), .persoon = lotte->id, .soort = "mentorschap", .houder = petra->id};
    datum(v->van, "2026-01-01");
    zegt(petra, t, "ja");
    ck_assert_int_eq(orakel_toestemming(w, t, "2027-01-17"), VAN_KRACHT);
    ck_assert_int_eq(orakel_toestemming(w, t, "2027-01-18"), DICHT_ACHTTIEN);
}
END_TEST

/* El Idrissi: one parent with gezag refused; the other's yes opens nothing. */
START_TEST(een_ouder_weigert)
{
    struct persoon *amira = lid("1995-01-30"), *youssef = lid("1991-11-05");
    struct persoon *ilyas = lid("2017-04-12");
    (void)gezag_over(ilyas, amira);
    (void)gezag_over(ilyas, youssef);
    struct item *i = notitie(behandelaar, "gezondheid", ilyas);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    zegt(amira, t, "ja");
    zegt(youssef, t, "nee");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_NEE);
    t->einde_op = clock_local_midnight(VANDAAG);
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_BEEINDIGD);
}
END_TEST

START_TEST(onbekend_is_dicht)
{
    struct persoon *moeder = lid("1990-01-01"), *kind = lid("2016-01-01");
    struct item *i = notitie(behandelaar, "gezondheid", kind);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    ck_assert_int_eq(orakel_gevers(w, t, VANDAAG).dicht, DICHT_GEZAG); /* no row */
    struct gezag *z = gezag_over(kind, moeder);
    zegt(moeder, t, "ja");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), VAN_KRACHT);
    z->in_onderzoek = true;
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GEZAG);
    z->in_onderzoek = false;
    moeder->overleden_op[0] = '2';
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GEVER_OVERLEDEN);
    moeder->overleden_op[0] = '\0';
    kind->geboortedatum[0] = '\0';
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GEBOORTE);
    /* Born in 2014, who knows when: 11 or 12 today, so the child itself is needed too. */
    datum(kind->geboortedatum, "2014-00-00");
    ck_assert_int_eq(orakel_gevers(w, t, VANDAAG).n, 2);
    kind->geboortedatum[0] = '\0';
    kind->ongeboren = true;
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_MOEDER);
    kind->moeder = moeder->id;
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), VAN_KRACHT);
}
END_TEST

/* ---- in force (R13, R14) ---- */

START_TEST(een_latere_betrokkenheid_doet_niets_herleven)
{
    struct persoon *p = lid("1990-01-01");
    struct item *i = notitie(behandelaar, "gezondheid", p);
    struct toestemming *t = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    zegt(p, t, "ja");
    datum(w->betrokkenheid.r[0].tot, "2026-11-20"); /* the mentor's */
    ck_assert_int_eq(orakel_toestemming(w, t, "2026-11-20"), VAN_KRACHT);
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), DICHT_GESTOPT);
    struct betrokkenheid *weer = betrek(mentor, "onderwijs");
    datum(weer->van, "2026-11-22");
    ck_assert_int_eq(orakel_toestemming(w, t, "2026-11-22"), DICHT_GESTOPT);
    datum(weer->van, "2026-11-21"); /* the very next day: it never stopped */
    ck_assert_int_eq(orakel_toestemming(w, t, "2026-11-22"), VAN_KRACHT);
}
END_TEST

START_TEST(beroepsgeheim_vraagt_zijn_eigen_soort_en_bevestiging)
{
    struct persoon *p = lid("1990-01-01");
    struct item *i = notitie(behandelaar, "gezondheid", p);
    struct toestemming *t = vraag_toestemming("avg", i, mentor, "onderwijs");
    zegt(p, t, "ja");
    ck_assert_int_eq(orakel_toestemming(w, t, VANDAAG), VAN_KRACHT);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
    t->soort = "beroepsgeheim";
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G3);
    t->bronnen[0].bevestigd_op = 0;
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
    t->bronnen[0].bevestigd_op = 1;
    t->doel = "ggz"; /* another doel than the mentor is involved for */
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
}
END_TEST

START_TEST(voor_ieder_over_wie_het_gaat)
{
    struct persoon *a = lid("1990-01-01"), *b = lid("1991-01-01");
    struct item *i = notitie(behandelaar, "gezondheid", a);
    struct toestemming *ta = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    zegt(a, ta, "ja");
    i->personen[i->n_personen++] = b->id;
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
    struct toestemming *tb = vraag_toestemming("beroepsgeheim", i, mentor, "onderwijs");
    tb->persoon = b->id;
    zegt(b, tb, "ja");
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G3);
}
END_TEST

/* ---- the other grounds ---- */

START_TEST(eigen_werk_tot_dertig_dagen_na_het_einde)
{
    struct item *i = notitie(mentor, "onderwijs", lid("1990-01-01"));
    struct betrokkenheid *b = &w->betrokkenheid.r[0];
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G1);
    b->status = "beeindigd";
    datum(b->tot, VANDAAG);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G1);
    ck_assert_uint_eq(gronden(mentor, i, "2026-12-21"), G1);
    ck_assert_uint_eq(gronden(mentor, i, "2026-12-22"), 0);
    b->einde_wet = true;
    ck_assert_uint_eq(gronden(mentor, i, "2026-11-22"), 0);
    b->einde_wet = false;
    mentor->onderdeel = wijkteam; /* works elsewhere now */
    ck_assert_uint_eq(gronden(mentor, i, "2026-11-22"), 0);
}
END_TEST

START_TEST(werkaantekening_van_de_auteur_alleen)
{
    struct item *i = notitie(regisseur, "werkaantekening", lid("1990-01-01"));
    struct gebruiker *collega = account(wijkteam);
    (void)betrek(collega, "onderwijs");
    ck_assert_uint_eq(gronden(regisseur, i, "2026-12-01"), G1);
    ck_assert_uint_eq(gronden(regisseur, i, "2026-12-02"), 0);
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), 0);
    i->categorie = "onderwijs";
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), G1);
}
END_TEST

START_TEST(regie_ziet_coordinatie_zonder_beroepsgeheim)
{
    struct item *i = notitie(mentor, "onderwijs", lid("1990-01-01"));
    ck_assert_uint_eq(gronden(regisseur, i, VANDAAG), 0); /* substance */
    i->aard = "coordinatie";
    ck_assert_uint_eq(gronden(regisseur, i, VANDAAG), G2);
    i->categorie = "strafrecht";
    ck_assert_uint_eq(gronden(regisseur, i, VANDAAG), 0);
    i->categorie = "onderwijs";
    i->bron = ggz;
    ck_assert_uint_eq(gronden(regisseur, i, VANDAAG), 0);
    i->door_regie = true;
    ck_assert_uint_eq(gronden(regisseur, i, VANDAAG), G2);
}
END_TEST

START_TEST(procesregie_ziet_wie_erbij_is)
{
    struct gebruiker *proces = account(wijkteam);
    struct item *i = notitie(mentor, "betrokkenheid", lid("1990-01-01"));
    int64_t leden[40];
    proces->procesregisseur = true;
    i->soort = "betrokkenheid";
    i->aard = "coordinatie";
    ck_assert_int_eq(orakel_kaart(w, proces, gezin, VANDAAG, leden), -1); /* no open plan */
    *NIEUW(w, gezinsplan) = (struct gezinsplan){wereld_id(w), gezin, true};
    ck_assert_int_eq(orakel_kaart(w, proces, gezin, VANDAAG, leden), 1);
    ck_assert_uint_eq(gronden(proces, i, VANDAAG), G2);
    i->soort = "doel";
    ck_assert_uint_eq(gronden(proces, i, VANDAAG), 0);
    proces->wijken[0] = 7; /* another area than the household is in */
    ck_assert_int_eq(orakel_kaart(w, proces, gezin, VANDAAG, leden), -1);
}
END_TEST

START_TEST(aan_wie_het_is_gestuurd)
{
    struct item *i = notitie(regisseur, "wonen", lid("1990-01-01"));
    struct gebruiker *verhuurder = account(onderdeel(false, false));
    struct geadresseerde *a = NIEUW(w, geadresseerde);
    *a = (struct geadresseerde){
        .id = wereld_id(w), .huishouden = gezin, .item = i->id, .gebruiker = verhuurder->id};
    datum(a->van, "2026-11-01");
    datum(a->tot, VANDAAG);
    ck_assert_uint_eq(gronden(verhuurder, i, VANDAAG), G6);
    ck_assert_uint_eq(gronden(verhuurder, i, "2026-11-22"), 0);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
}
END_TEST

/* ---- what stands before a ground ---- */

/* The ggz tells school about Jayden's health, without consent (R16). */
START_TEST(deelbesluit_opent_wat_het_dekt)
{
    struct persoon *jayden = lid("2012-05-02"), *sanne = lid("1992-03-14");
    struct item *i = notitie(behandelaar, "gezondheid", jayden);
    struct item *samen = notitie(behandelaar, "gezondheid", jayden);
    samen->personen[samen->n_personen++] = sanne->id;
    struct deelgrond *g = NIEUW(w, deelgrond);
    *g = (struct deelgrond){.id = wereld_id(w), .actief = true};
    datum(g->van, "2015-01-01");
    struct deelbesluit *b = NIEUW(w, deelbesluit);
    *b = (struct deelbesluit){.id = wereld_id(w),
                              .huishouden = gezin,
                              .grond = g->id,
                              .bron = ggz,
                              .ontvanger_onderdeel = school,
                              .personen = {jayden->id},
                              .n_personen = 1,
                              .categorieen = {"gezondheid"},
                              .n_categorieen = 1};
    datum(b->van, "2026-11-20");
    datum(b->tot, "2026-12-20");
    datum(b->herbeoordeel, "2026-12-01");
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G4);
    ck_assert_uint_eq(gronden(regisseur, i, VANDAAG), 0);
    ck_assert_uint_eq(gronden(mentor, samen, VANDAAG), 0); /* each of them needs the ground */
    ck_assert_uint_eq(gronden(mentor, i, "2026-11-19"), 0);
    ck_assert_uint_eq(gronden(mentor, i, "2026-12-01"), G4);
    ck_assert_uint_eq(gronden(mentor, i, "2026-12-02"), 0); /* past its review */
    /* A colleague at school who does not help this family, and one who is named. */
    struct gebruiker *collega = account(school);
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), 0);
    b->ontvanger_gebruiker = collega->id;
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), G4);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
    g->actief = false;
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), 0);
    g->actief = true;
    b->n_categorieen = 0;
    b->items[0].id = samen->id;
    b->items[b->n_items++].categorie = "gezondheid";
    b->personen[b->n_personen++] = sanne->id;
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), 0);
    ck_assert_uint_eq(gronden(collega, samen, VANDAAG), G4);
    samen->categorie = "wonen"; /* filed elsewhere since */
    ck_assert_uint_eq(gronden(collega, samen, VANDAAG), 0);
    samen->categorie = "gezondheid";
    b->einde_op = 1;
    ck_assert_uint_eq(gronden(collega, samen, VANDAAG), 0);
}
END_TEST

START_TEST(blokken)
{
    struct persoon *amira = lid("1995-01-30"), *youssef = lid("1991-11-05");
    struct item *i = notitie(mentor, "contact", amira);
    struct gebruiker *collega = account(school);
    int64_t leden[40];
    (void)betrek(collega, "onderwijs");
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), G1);
    i->plek = amira->adres_geheim = true;
    ck_assert_uint_eq(orakel_item(w, collega, i, VANDAAG).blokken, BLOK_ADRES);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), G1); /* wrote it */
    i->plek = false;
    struct afscherming *a = NIEUW(w, afscherming);
    *a = (struct afscherming){.id = wereld_id(w), .huishouden = gezin, .beschermd = {amira->id}};
    datum(a->van, "2026-11-01");
    a->tegen_persoon[0] = youssef->id;
    ck_assert_uint_eq(gronden(collega, i, VANDAAG), G1);
    collega->persoon = youssef->id; /* of this household, and on the other side */
    ck_assert_uint_eq(orakel_item(w, collega, i, VANDAAG).blokken,
                      BLOK_EIGEN_HUISHOUDEN | BLOK_AFSCHERMING);
    collega->persoon = 0;
    a->tegen_onderdeel[0] = school;
    ck_assert_uint_eq(orakel_item(w, collega, i, VANDAAG).blokken, BLOK_AFSCHERMING);
    ck_assert_int_eq(orakel_kaart(w, collega, gezin, VANDAAG, leden), 1); /* Youssef's row */
    datum(a->tot, "2026-11-20");
    ck_assert_int_eq(orakel_kaart(w, collega, gezin, VANDAAG, leden), 2);
    collega->bevestigd_op = 0;
    ck_assert_uint_eq(orakel_item(w, collega, i, VANDAAG).blokken, BLOK_ONBEVESTIGD);
    ck_assert_int_eq(orakel_kaart(w, collega, gezin, VANDAAG, leden), -1);
}
END_TEST

/* R17: to the second, and R7: only for who is in danger. */
START_TEST(noodtoegang_tot_op_de_seconde)
{
    struct persoon *amira = lid("1995-01-30"), *sami = lid("2018-11-05");
    struct item *i = notitie(behandelaar, "gezondheid", amira);
    struct item *j = notitie(behandelaar, "gezondheid", sami);
    struct gebruiker *agent = account(onderdeel(false, false));
    int64_t leden[40], nu = wereld_moment(agent->id, VANDAAG);
    struct noodtoegang_rol *r = NIEUW(w, noodtoegang_rol);
    r->rol = "professional";
    datum(r->van, "2026-01-01");
    struct noodtoegang *n = NIEUW(w, noodtoegang);
    *n = (struct noodtoegang){.id = wereld_id(w),
                              .huishouden = gezin,
                              .gebruiker = agent->id,
                              .onderdeel = agent->onderdeel,
                              .van_op = nu,
                              .tot_op = nu + 1};
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), G5);
    ck_assert_uint_eq(gronden(mentor, i, VANDAAG), 0);
    n->tot_op = nu; /* the first second without */
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
    n->tot_op = nu + 100;
    n->van_op = nu + 1;
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
    n->van_op = nu - 100;
    ck_assert_int_eq(orakel_kaart(w, agent, gezin, VANDAAG, leden), 2);
    struct afscherming *a = NIEUW(w, afscherming);
    *a = (struct afscherming){
        .id = wereld_id(w), .huishouden = gezin, .beschermd = {amira->id, sami->id}};
    datum(a->van, "2026-11-01");
    a->tegen_onderdeel[0] = agent->onderdeel;
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
    ck_assert_int_eq(orakel_kaart(w, agent, gezin, VANDAAG, leden), 0);
    n->gevaar[0] = amira->id;
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), G5);
    ck_assert_uint_eq(gronden(agent, j, VANDAAG), 0);
    ck_assert_int_eq(orakel_kaart(w, agent, gezin, VANDAAG, leden), 1);
    i->plek = amira->adres_geheim = true; /* R18 has no such exception */
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
    i->plek = false;
    i->categorie = "melder";
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
    i->categorie = "werkaantekening";
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
    i->categorie = "strafrecht";
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), G5);
    datum(r->tot, "2026-11-20"); /* the municipality took the role away */
    ck_assert_uint_eq(gronden(agent, i, VANDAAG), 0);
}
END_TEST

/* The same seed makes the same world, or a failure could not be looked at again. */
START_TEST(een_zaad_een_wereld)
{
    struct wereld *a = wereld_maken(42), *b = wereld_maken(42), *c = wereld_maken(43);
    ck_assert_int_eq(a->laatste_id, b->laatste_id);
    ck_assert_int_eq(a->toestemming.n, b->toestemming.n);
    ck_assert_int_ne(a->laatste_id, c->laatste_id);
    wereld_free(a);
    wereld_free(b);
    wereld_free(c);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("orakel");
    TCase *c = tcase_create("regels");
    tcase_add_checked_fixture(c, start, stop);
    tcase_add_test(c, twaalf_tot_vijftien_kind_en_beide_ouders);
    tcase_add_test(c, onder_twaalf_de_ouders_vanaf_zestien_alleen);
    tcase_add_test(c, voogd_tot_achttien);
    tcase_add_test(c, een_ouder_weigert);
    tcase_add_test(c, onbekend_is_dicht);
    tcase_add_test(c, een_latere_betrokkenheid_doet_niets_herleven);
    tcase_add_test(c, beroepsgeheim_vraagt_zijn_eigen_soort_en_bevestiging);
    tcase_add_test(c, voor_ieder_over_wie_het_gaat);
    tcase_add_test(c, eigen_werk_tot_dertig_dagen_na_het_einde);
    tcase_add_test(c, werkaantekening_van_de_auteur_alleen);
    tcase_add_test(c, regie_ziet_coordinatie_zonder_beroepsgeheim);
    tcase_add_test(c, procesregie_ziet_wie_erbij_is);
    tcase_add_test(c, aan_wie_het_is_gestuurd);
    tcase_add_test(c, deelbesluit_opent_wat_het_dekt);
    tcase_add_test(c, blokken);
    tcase_add_test(c, noodtoegang_tot_op_de_seconde);
    tcase_add_test(c, een_zaad_een_wereld);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int mislukt = srunner_ntests_failed(r);
    srunner_free(r);
    return mislukt ? 1 : 0;
}
