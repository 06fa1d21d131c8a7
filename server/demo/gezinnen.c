/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/gezinnen.h"

#include "base/buf.h"
#include "demo/bench.h"
#include "demo/verhaal.h"

#include <string.h>

/* ---- who has the regie ---- */

static const enum demo_gebruiker PER_WIJK[WIJKEN][4] = {
    [NOORD] = {POSTMA, VAN_DAM, MEIJER, SCHIPPER},
    [CENTRUM] = {YILMAZ, BLOM, AMRANI, BOS},
    [ZUID] = {DE_WIT, BENALI, SCHIPPER, BOS},
    [HAVEN] = {PINAS, DE_WIT, BENALI, MEIJER},
};

/* Of the wijk's own team who has most room; somebody of another wijk when they are all full. */
static enum demo_gebruiker choose_regisseur(struct gezinnen *g, const struct familie *f)
{
    static const enum demo_gebruiker all[] = {POSTMA, VAN_DAM, SCHIPPER, YILMAZ, BLOM,  AMRANI,
                                              DE_WIT, BENALI,  PINAS,    BOS,    MEIJER};
    enum { FULL = 11 };
    if (g->w->bulk)
        return KIES(g->w, all);
    if (f->vorm == JONGVOLWASSEN && g->regie[KOK] < FULL)
        return KOK;
    enum demo_gebruiker best = PER_WIJK[f->wijk][0];
    for (size_t i = 1; i < COUNT_OF(PER_WIJK[0]); i++)
        if (g->regie[PER_WIJK[f->wijk][i]] < g->regie[best])
            best = PER_WIJK[f->wijk][i];
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (g->regie[best] >= FULL && g->regie[all[i]] < g->regie[best])
            best = all[i];
    return best;
}

/* ---- the shared parts ---- */

int64_t verhaal_moment(struct verhaal *v, int dagen_terug, int64_t na)
{
    enum { QUARTER = 900, MINUTE = 60 };
    int64_t op = moment_terug(v->w, dagen_terug);
    if (op <= na)
        op = na + QUARTER;
    return op < v->w->nu ? op : v->w->nu - MINUTE;
}

static const char *called(const struct verhaal *v, int index)
{
    return index < v->huis.leden ? v->huis.lid[index].roepnaam : "het kind";
}

/* The first member who lives there and is (not) a child; the first of all when there is none. */
static int first_member(const struct verhaal *v, bool child)
{
    for (int i = 0; i < v->familie.leden; i++)
        if (!v->familie.lid[i].elders && (v->familie.lid[i].leeftijd < 18) == child)
            return i;
    return 0;
}

static const char *first_name(enum demo_gebruiker wie, char *out, size_t size)
{
    const char *name = gemeente_naam(wie);
    size_t n = strcspn(name, " ");
    n = n < size ? n : size - 1;
    memcpy(out, name, n);
    out[n] = '\0';
    return out;
}

const char *verhaal_tekst(const struct verhaal *v, const struct lijn *l, const char *text,
                          struct blad *blad)
{
    char helper[40], regisseur[40];
    int parent = first_member(v, false), child = first_member(v, true);
    const struct tekst_namen names = {
        .x = called(v, l && l->over >= 0 ? l->over : parent),
        .o = called(v, parent),
        .k = called(v, child),
        .h = first_name(l ? l->helper : v->regisseur, helper, sizeof helper),
        .r = first_name(v->regisseur, regisseur, sizeof regisseur),
    };
    return tekst_vullen(blad, text, &names);
}

/* ---- the way of a household ---- */

static void choose_stand(struct verhaal *v)
{
    struct wereld *w = v->w;
    int roll = kans(w, 100);
    v->stand = roll < 5    ? STAND_INTAKE
               : roll < 8  ? STAND_NIEUW
               : roll < 12 ? STAND_VACATURE
               : roll < 19 ? STAND_GESLOTEN
                           : STAND_LOOPT;
    v->begin = v->stand == STAND_INTAKE || v->stand == STAND_NIEUW ? tussen(w, 2, 14)
               : v->stand == STAND_GESLOTEN                        ? tussen(w, 150, 360)
                                                                   : tussen(w, 25, 330);
    v->stil = v->stand == STAND_GESLOTEN ? tussen(w, 10, 90)
              : procent(w, 84)           ? tussen(w, 0, 11)
                                         : tussen(w, 31, 60);
    if (v->stil >= v->begin)
        v->stil = 0;
}

static void open_household(struct verhaal *v, enum demo_gebruiker door)
{
    struct wereld *w = v->w;
    struct familie *f = &v->familie;
    int64_t op = moment_terug(w, v->begin);
    familie_opslaan(w, f, datum_van(w, op));
    huis_openen(w, &v->huis, f->naam, f->wijk, door, op);
    for (int i = 0; i < f->leden; i++)
        huis_lid(&v->huis, f->lid[i].mens.id, f->lid[i].rol, f->lid[i].elders, "BRP en gesprek",
                 op);
    if (f->zwanger)
        huis_lid(&v->huis, mens_ongeboren(w, f->lid[0].mens.id, op), "kind", false,
                 "Verteld door de moeder", op);
    huis_aanmelding(&v->huis, KIES(w, VRAAG), op);
    v->sinds = op;
    v->regisseur = door;
}

static void take_intake_note(struct verhaal *v)
{
    struct blad text = {0};
    const char *seen = verhaal_tekst(v, NULL, KIES(v->w, INTAKE_ZAG), &text);
    (void)NOTITIE(&v->huis, .categorie = "plan", .vorm = "huisbezoek", .titel = "Eerste gesprek",
                  .tekst = seen, .personen = v->huis.allen,
                  .op = verhaal_moment(v, v->begin - 1, v->sinds));
}

static void open_plan(struct verhaal *v, int64_t op)
{
    struct wereld *w = v->w;
    struct blad text = {0};
    BUF_AUTO struct buf story;
    buf_init(&story, 8000);
    for (int i = 0; i < v->lijnen; i++) {
        const struct lijn *l = &v->lijn[i];
        int n = tekst_aantal(l->thema->kern, (int)COUNT_OF(l->thema->kern));
        buf_text(&story, verhaal_tekst(v, l, l->thema->kern[kans(w, n)], &text));
        buf_char(&story, ' ');
    }
    buf_text(&story, KIES(w, WENS));
    int soon = kans(w, 100);
    const char *evaluation = werkdag_verder(w, v->stand == STAND_GESLOTEN ? -v->stil
                                               : soon < 8                 ? -tussen(w, 1, 18)
                                               : soon < 32                ? tussen(w, 0, 13)
                                                                          : tussen(w, 14, 80));
    huis_plan(&v->huis, story.data, evaluation, op);
}

/* A little later, and never in the future. */
static int64_t after(const struct wereld *w, int64_t op, int seconds)
{
    return op + seconds < w->nu ? op + seconds : w->nu - 1;
}

static void family_voice(struct verhaal *v)
{
    struct wereld *w = v->w;
    struct blad text = {0};
    int parent = first_member(v, false), child = first_member(v, true);
    int64_t op = verhaal_moment(v, v->begin - 6, v->sinds);
    schrijf_woord(&v->huis, v->huis.lid[parent].persoon, KIES(w, WOORD_OUDER), NIEMAND, op);
    if (v->familie.lid[child].leeftijd < 18 && v->familie.lid[child].leeftijd > 4 && procent(w, 60))
        schrijf_woord(&v->huis, v->huis.lid[child].persoon, KIES(w, WOORD_KIND), NIEMAND,
                      after(w, op, 300));
    if (procent(w, 55)) {
        static const char *const names[] = {"Ria", "Ans", "Joke",  "Wim",
                                            "Nel", "Cor", "Hanna", "Samir"};
        const char *relation = verhaal_tekst(v, NULL, KIES(w, RELATIE), &text);
        (void)schrijf_netwerk(&v->huis, KIES(w, names), relation, NULL,
                              PERSONEN(v->huis.lid[parent].persoon), NIEMAND, after(w, op, 600));
    }
}

/* Two handovers under way to Mirjam: one that is being prepared, one that waits for her yes. */
static void handover(struct gezinnen *g, struct verhaal *v)
{
    if (g->bench || g->w->bulk || v->regisseur == POSTMA || g->overdrachten == 2)
        return;
    bool talked = g->overdrachten++ == 1;
    huis_overdracht_loopt(&v->huis, POSTMA, talked, verhaal_moment(v, talked ? 9 : 2, v->sinds));
}

static void run_plan(struct gezinnen *g, struct verhaal *v)
{
    struct wereld *w = v->w;
    enum demo_gebruiker who = choose_regisseur(g, &v->familie);
    /* R23: the other procesregisseur has two wijken */
    bool both = v->familie.wijk == ZUID || v->familie.wijk == HAVEN;
    enum demo_gebruiker by = both && procent(w, 50) ? VAN_LEEUWEN : DE_HAAN;
    int64_t asked = verhaal_moment(v, v->begin - 2, v->sinds);
    int64_t start = verhaal_moment(v, v->begin - 4, asked);
    huis_regie(&v->huis, who, by, asked, start);
    for (int i = 0; i < v->familie.leden; i++)
        if (v->familie.lid[i].mens.geheim)
            schrijf_adreslezer(&v->huis, v->familie.lid[i].mens.id, who, GEEN_ONDERDEEL,
                               datum_van(w, start));
    v->regisseur = who;
    v->sinds = start;
    if (v->stand == STAND_LOOPT)
        g->regie[who]++;
    open_plan(v, verhaal_moment(v, v->begin - 5, start));
    family_voice(v);
    verhaal_lijnen(v);
    verhaal_notities(v);
    verhaal_toestemmingen(v);
    if (v->stand == STAND_LOOPT)
        verhaal_wachtend(v);
    verhaal_kijkers(v);
    if (v->stand == STAND_LOOPT)
        handover(g, v);
    if (v->stand == STAND_VACATURE)
        huis_vacature(&v->huis, "andere baan", verhaal_moment(v, kans(w, 6), start));
    if (v->stand == STAND_GESLOTEN) {
        int64_t closed = verhaal_moment(v, v->stil - 1, start);
        huis_plan_sluiten(&v->huis, KIES(w, SLUITREDEN), closed);
    }
}

/* The intake's owner opened the plan; nobody has the regie yet (invariant 2). */
static void wait_for_regie(struct verhaal *v)
{
    static const enum demo_gebruiker candidates[] = {POSTMA, DE_WIT, PINAS, AMRANI};
    struct wereld *w = v->w;
    int64_t op = verhaal_moment(v, v->begin / 3, v->sinds);
    open_plan(v, op);
    family_voice(v);
    if (procent(w, 50)) {
        int64_t asked = verhaal_moment(v, 1, op);
        huis_regie_gevraagd(&v->huis, KIES(w, candidates), DE_HAAN,
                            "Dit gezin wacht. Wil jij de regie nemen?", asked);
    }
}

void gezinnen_init(struct gezinnen *g, struct wereld *w, bool bench)
{
    *g = (struct gezinnen){.w = w, .bench = bench};
    /* the four families */
    g->regie[POSTMA] = g->regie[YILMAZ] = g->regie[KOK] = g->regie[VAN_DAM] = 1;
}

void gezinnen_maken(struct gezinnen *g)
{
    static const enum demo_gebruiker intake[] = {HADDAD, HADDAD, AMRANI, SCHIPPER};
    struct verhaal v = {.w = g->w};
    g->made++;
    if (g->bench) {
        bench_maken(g->w);
        return;
    }
    choose_stand(&v);
    familie_maken(g->w, &v.familie, false);
    open_household(&v, KIES(g->w, intake));
    take_intake_note(&v);
    verhaal_themas(
        &v, tussen(v.w, VERHAAL_THEMAS_MIN, v.w->bulk ? VERHAAL_THEMAS_BULK : VERHAAL_THEMAS_MAX));
    if (v.stand == STAND_NIEUW)
        wait_for_regie(&v);
    else if (v.stand != STAND_INTAKE)
        run_plan(g, &v);
}
