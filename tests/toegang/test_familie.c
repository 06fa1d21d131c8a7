/* SPDX-License-Identifier: EUPL-1.2 */
/* G7, what somebody of the family reads: on small worlds made by hand, the day before a birthday
 * and on it. Asked of the oracle and of the views; both have to say what the test says. */
#include "hand.h"
#include "vergelijk.h"

static struct persoon *moeder, *vader, *kind;

static void gezin_erbij(const char *geboren)
{
    moeder = lid("1990-01-01");
    vader = lid("1988-01-01");
    kind = lid(geboren);
    (void)gezag_over(kind, moeder);
    (void)gezag_over(kind, vader);
}

/* The world as it is now is written for each question: nothing of an earlier one is left. */
static void leest(const struct persoon *lezer, const struct item *item, const char *dag, bool wel)
{
    struct wereld_db *d = wereld_db_new(w);
    struct zicht_familie z = zicht_lees_familie(wereld_db_reader(d), lezer->id, gezin, dag);
    bool gezien = false;
    for (int i = 0; i < z.n_items; i++)
        gezien |= z.items[i] == item->id;
    wereld_db_free(d);
    enum familie f = orakel_familie(w, lezer->id, item, dag);
    ck_assert_msg(gezien == wel, "the views on %s: %d", dag, gezien);
    ck_assert_msg((f < FAMILIE_DICHT) == wel, "the oracle on %s: %s", dag, orakel_familie_naam(f));
    ck_assert_int_eq(z.anders, 0);
}

static struct kindbezwaar *bezwaar(const char *categorie, bool belang)
{
    struct kindbezwaar *b = NIEUW(w, kindbezwaar);
    *b = (struct kindbezwaar){.id = wereld_id(w),
                              .huishouden = gezin,
                              .kind = kind->id,
                              .categorie = categorie,
                              .belang = belang};
    datum(b->van, "2026-11-01");
    return b;
}

START_TEST(over_zichzelf_en_nooit_over_een_andere_volwassene)
{
    gezin_erbij("2014-01-01");
    struct item *eigen = notitie(behandelaar, "gezondheid", moeder);
    struct item *samen = notitie(regisseur, "wonen", moeder);
    samen->personen[samen->n_personen++] = vader->id;
    leest(moeder, eigen, VANDAAG, true);
    leest(vader, eigen, VANDAAG, false);
    leest(moeder, samen, VANDAAG, false);
    /* nor by a consent: never another adult's substance */
    struct toestemming *t = vraag_toestemming("beroepsgeheim", eigen, mentor, "ggz");
    t->ontvanger_onderdeel = 0;
    t->ontvanger_persoon = vader->id;
    zegt(moeder, t, "ja");
    leest(vader, eigen, VANDAAG, false);
    eigen->aard = "coordinatie";
    leest(vader, eigen, VANDAAG, true);
}
END_TEST

START_TEST(nooit_melder_aantekening_of_intern)
{
    static const char *const NOOIT[] = {"melder", "werkaantekening", "regie_intern"};
    gezin_erbij("2014-01-01");
    struct item *i = notitie(regisseur, "wonen", moeder);
    leest(moeder, i, VANDAAG, true);
    for (size_t k = 0; k < COUNT_OF(NOOIT); k++) {
        i->categorie = NOOIT[k];
        leest(moeder, i, VANDAAG, false);
    }
    i->categorie = "wonen";
    i->gesloten = true;
    leest(moeder, i, VANDAAG, false);
}
END_TEST

/* Turns 16 on 22 November: the day before the parents still read. */
START_TEST(het_kind_wordt_zestien)
{
    gezin_erbij("2010-11-22");
    struct item *i = notitie(regisseur, "onderwijs", kind);
    leest(moeder, i, "2026-11-21", true);
    leest(moeder, i, "2026-11-22", false);
    leest(kind, i, "2026-11-21", true);
    leest(kind, i, "2026-11-22", true);
    /* its own yes opens it again, and not when it is eighteen: then it is an adult's substance */
    struct toestemming *t = vraag_toestemming("avg", i, mentor, "onderwijs");
    t->ontvanger_onderdeel = 0;
    t->ontvanger_persoon = moeder->id;
    datum(t->tot, "2029-01-01");
    zegt(kind, t, "ja");
    leest(moeder, i, "2026-11-22", true);
    leest(moeder, i, "2028-11-21", true);
    leest(moeder, i, "2028-11-22", false);
}
END_TEST

/* Turns 12 on 22 November: an objection said before counts from that day. */
START_TEST(het_kind_wordt_twaalf)
{
    gezin_erbij("2014-11-22");
    struct item *i = notitie(regisseur, "onderwijs", kind);
    struct item *anders = notitie(regisseur, "wonen", kind);
    struct kindbezwaar *b = bezwaar("onderwijs", false);
    leest(moeder, i, "2026-11-21", true);
    leest(moeder, i, "2026-11-22", false);
    leest(moeder, anders, "2026-11-22", true);
    leest(kind, i, "2026-11-22", true);
    /* towards one parent only */
    b->tegen = vader->id;
    leest(moeder, i, "2026-11-22", true);
    leest(vader, i, "2026-11-22", false);
    b->beeindigd = true;
    leest(vader, i, "2026-11-22", true);
    /* its interest at any age, and from the day it was written down */
    struct kindbezwaar *belang = bezwaar("wonen", true);
    leest(moeder, anders, "2026-11-21", false);
    datum(belang->van, "2026-11-22");
    leest(moeder, anders, "2026-11-21", true);
    leest(moeder, anders, "2026-11-22", false);
}
END_TEST

/* A parent cannot get past the child's objection by a consent they give themselves. */
START_TEST(geen_toestemming_langs_het_bezwaar)
{
    gezin_erbij("2012-01-01");
    struct item *i = notitie(regisseur, "onderwijs", kind);
    struct toestemming *t = vraag_toestemming("avg", i, mentor, "onderwijs");
    t->ontvanger_onderdeel = 0;
    t->ontvanger_persoon = vader->id;
    zegt(moeder, t, "ja");
    zegt(vader, t, "ja");
    leest(vader, i, VANDAAG, true);
    (void)bezwaar("onderwijs", false);
    leest(vader, i, VANDAAG, false);
}
END_TEST

START_TEST(gezag_moet_zeker_zijn)
{
    gezin_erbij("2018-01-01");
    struct item *i = notitie(regisseur, "onderwijs", kind);
    leest(vader, i, VANDAAG, true);
    w->gezag.r[1].in_onderzoek = true;
    leest(vader, i, VANDAAG, false);
    leest(moeder, i, VANDAAG, false); /* whose gezag is not in doubt: closed all the same */
    w->gezag.r[1].in_onderzoek = false;
    datum(w->gezag.r[1].tot, "2026-11-20");
    leest(vader, i, "2026-11-20", true);
    leest(vader, i, "2026-11-21", false);
    leest(moeder, i, VANDAAG, true);
    /* of a birth date of which the year is known */
    datum(kind->geboortedatum, "2010-00-00");
    leest(moeder, i, VANDAAG, false);
    datum(kind->geboortedatum, "2011-00-00");
    leest(moeder, i, VANDAAG, true);
}
END_TEST

START_TEST(niets_over_een_scheiding_heen)
{
    gezin_erbij("2018-01-01");
    struct item *over_kind = notitie(regisseur, "onderwijs", kind);
    struct item *over_vader = notitie(regisseur, "onderwijs", vader);
    struct afscherming *a = NIEUW(w, afscherming);
    *a = (struct afscherming){.id = notitie(regisseur, "veiligheid", kind)->id,
                              .huishouden = gezin,
                              .beschermd = {kind->id},
                              .tegen_persoon = {vader->id}};
    w->item.r[w->item.n - 1].soort = "afscherming";
    datum(a->van, "2026-11-01");
    datum(a->tot, "2026-11-21");
    leest(vader, over_kind, "2026-11-21", false);
    leest(vader, over_vader, "2026-11-21", true);
    leest(moeder, over_kind, "2026-11-21", true);
    leest(vader, over_kind, "2026-11-22", true);
    /* by the account that is recorded as his */
    a->tegen_persoon[0] = 0;
    a->tegen_gebruiker[0] = mentor->id;
    leest(vader, over_kind, "2026-11-21", true);
    mentor->persoon = vader->id;
    leest(vader, over_kind, "2026-11-21", false);
}
END_TEST

/* A secret address of the child is not its parent's to read; one's own is. */
START_TEST(een_geheim_adres)
{
    gezin_erbij("2018-01-01");
    struct item *i = notitie(regisseur, "onderwijs", kind);
    i->plek = true;
    leest(moeder, i, VANDAAG, true);
    kind->adres_geheim = true;
    leest(moeder, i, VANDAAG, false);
    leest(kind, i, VANDAAG, true);
}
END_TEST

START_TEST(wat_zij_afspraken_en_wat_beperkt_is)
{
    gezin_erbij("2009-01-01"); /* 17 */
    struct item *doel = notitie(regisseur, "onderwijs", kind);
    doel->soort = "doel";
    doel->aard = "coordinatie";
    leest(vader, doel, VANDAAG, false);
    struct instemming *s = NIEUW(w, instemming);
    *s = (struct instemming){gezin, doel->id, vader->id};
    leest(vader, doel, VANDAAG, true);
    struct beperking *b = NIEUW(w, beperking);
    *b = (struct beperking){wereld_id(w), gezin, doel->id, false};
    leest(vader, doel, VANDAAG, false);
    leest(kind, doel, VANDAAG, false);
    /* and for who works here: its source alone */
    doel->bron = school;
    ck_assert_uint_eq(gronden(regisseur, doel, VANDAAG), 0);
    ck_assert_uint_eq(gronden(mentor, doel, VANDAAG), G1);
    b->opgeheven = true;
    ck_assert_uint_eq(gronden(regisseur, doel, VANDAAG), G2);
    leest(kind, doel, VANDAAG, true);
}
END_TEST

START_TEST(wie_dood_is_leest_niets)
{
    gezin_erbij("2018-01-01");
    struct item *i = notitie(regisseur, "wonen", moeder);
    datum(moeder->overleden_op, "2026-11-01");
    leest(moeder, i, VANDAAG, false);
    struct item *ongeboren = notitie(regisseur, "wonen", kind);
    kind->ongeboren = true;
    kind->geboortedatum[0] = '\0';
    kind->moeder = moeder->id;
    leest(moeder, ongeboren, VANDAAG, false);
    moeder->overleden_op[0] = '\0';
    leest(moeder, ongeboren, VANDAAG, true);
    leest(vader, ongeboren, VANDAAG, false);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("familie");
    TCase *c = tcase_create("G7");
    tcase_set_timeout(c, 300);
    tcase_add_checked_fixture(c, start, stop);
    tcase_add_test(c, over_zichzelf_en_nooit_over_een_andere_volwassene);
    tcase_add_test(c, nooit_melder_aantekening_of_intern);
    tcase_add_test(c, het_kind_wordt_zestien);
    tcase_add_test(c, het_kind_wordt_twaalf);
    tcase_add_test(c, geen_toestemming_langs_het_bezwaar);
    tcase_add_test(c, gezag_moet_zeker_zijn);
    tcase_add_test(c, niets_over_een_scheiding_heen);
    tcase_add_test(c, een_geheim_adres);
    tcase_add_test(c, wat_zij_afspraken_en_wat_beperkt_is);
    tcase_add_test(c, wie_dood_is_leest_niets);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? 1 : 0;
}
