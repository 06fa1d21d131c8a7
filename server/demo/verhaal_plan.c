/* SPDX-License-Identifier: EUPL-1.2 */
/* Themes, goals, actions and notes of a made-up household. */
#include "demo/verhaal.h"

#include "base/buf.h"

#include <string.h>

/* ---- themes ---- */

static bool fits(const struct familielid *l, enum thema_over over)
{
    switch (over) {
    case OVER_BABY: return l->leeftijd < 4;
    case OVER_KIND: return l->leeftijd >= 4 && l->leeftijd < 12;
    case OVER_TIENER: return l->leeftijd >= 12 && l->leeftijd < 18;
    case OVER_VOLWASSENE:
    case OVER_OUDER: return l->leeftijd >= 18;
    case OVER_ALLEN: break;
    }
    return l->leeftijd < 18; /* with children */
}

/* A member of the household that the theme can be about; -1: nobody. */
static int choose_subject(struct verhaal *v, enum thema_over over)
{
    int found[FAMILIE_LEDEN], n = 0;
    for (int i = 0; i < v->familie.leden; i++)
        if (!v->familie.lid[i].elders && fits(&v->familie.lid[i], over))
            found[n++] = i;
    return n ? found[kans(v->w, n)] : -1;
}

static bool taken(const struct verhaal *v, const struct thema *t, enum demo_gebruiker helper)
{
    for (int i = 0; i < v->lijnen; i++)
        if (v->lijn[i].thema == t || v->lijn[i].helper == helper)
            return true;
    return false;
}

static void add_line(struct verhaal *v, const struct thema *t)
{
    enum demo_gebruiker helper = KIES(v->w, t->helper);
    int subject = choose_subject(v, t->over);
    if (subject < 0 || taken(v, t, helper) ||
        (strcmp(t->doel, "inburgering") == 0 && !v->familie.taal))
        return;
    struct lijn *l = &v->lijn[v->lijnen++];
    *l = (struct lijn){.thema = t, .helper = helper, .over = subject};
    if (t->over == OVER_ALLEN) {
        int n = 0;
        l->over = -1;
        for (int i = 0; i < v->familie.leden; i++)
            if (!v->familie.lid[i].elders)
                l->personen[n++] = v->familie.lid[i].mens.id;
    } else {
        l->personen[0] = v->familie.lid[subject].mens.id;
    }
}

void verhaal_themas(struct verhaal *v, int wanted)
{
    /* where there are teenagers, school is seldom left out */
    for (int i = 0; v->lijnen == 0 && i < THEMAS; i++)
        if (THEMA[i].over == OVER_TIENER && procent(v->w, 70))
            add_line(v, &THEMA[i]);
    for (int tries = 0; tries < 40 && v->lijnen < wanted; tries++)
        add_line(v, &THEMA[kans(v->w, THEMAS)]);
}

/* ---- one line: helper, goal, actions ---- */

static const char *one_of(struct wereld *w, const char *const *list, int max)
{
    int n = tekst_aantal(list, max);
    return list[kans(w, n > 0 ? n : 1)];
}

#define EEN(w, list) one_of(w, list, (int)COUNT_OF(list))

static void involve(struct verhaal *v, struct lijn *l, int days_ago)
{
    struct blad text = {0};
    const struct thema *t = l->thema;
    bool self = procent(v->w, 25);
    int64_t asked = verhaal_moment(v, days_ago, v->sinds);
    l->sinds = verhaal_moment(v, days_ago - 2, asked);
    (void)BETROKKEN(&v->huis, .wie = l->helper, .taak = verhaal_tekst(v, l, t->taak, &text),
                    .doel = t->doel, .zin = verhaal_tekst(v, l, t->zin, &text),
                    .personen = l->personen, .zelf = self, .gevraagd = asked, .beslist = l->sinds);
}

static void set_goal(struct verhaal *v, struct lijn *l, int days_ago)
{
    struct wereld *w = v->w;
    struct blad text = {0};
    int which = kans(w, tekst_aantal(l->thema->titel, (int)COUNT_OF(l->thema->titel)));
    int begin = tussen(w, 1, 5), now = begin + tussen(w, -1, 4);
    int64_t op = verhaal_moment(v, days_ago, l->sinds);
    bool marked = days_ago > 30;
    bool reached = v->stand == STAND_GESLOTEN || (marked && procent(w, 12));
    l->doel =
        DOEL(&v->huis, .leefgebied = l->thema->leefgebied,
             .titel = verhaal_tekst(v, l, l->thema->titel[which], &text),
             .resultaat = verhaal_tekst(v, l, l->thema->resultaat[which], &text),
             .streefdatum = werkdag_verder(w, reached ? -tussen(w, 3, 20) : tussen(w, 10, 140)),
             .begin = begin,
             .nu = reached    ? 8
                   : now < 10 ? now
                              : 9,
             .status = reached ? "behaald" : "actief", .personen = l->personen, .op = op,
             .nu_op = marked ? verhaal_moment(v, v->stil + 2, op) : 0);
}

struct afloop { /* how an action stands, and when it is due */
    const char *status, *reden;
    int due, changed; /* days from today */
};

static struct afloop outcome(struct verhaal *v, int age)
{
    struct wereld *w = v->w;
    int roll = kans(w, 100);
    bool over = v->stand == STAND_GESLOTEN || (age > 20 && roll < 48);
    if (over && roll % 16 == 0)
        return (struct afloop){"vervallen", "Niet meer nodig.", -tussen(w, 1, age / 2 + 1),
                               -age / 2};
    if (over)
        return (struct afloop){"gereed", NULL, -tussen(w, 1, age / 2 + 1),
                               -tussen(w, 1, age / 2 + 1)};
    if (roll >= 97)
        return (struct afloop){"geweigerd", "Dit past niet bij mijn taak.", tussen(w, 3, 20), -1};
    const char *status = roll < 70 ? "bezig" : roll < 84 ? "aanvaard" : "open";
    int due = roll % 4 == 0   ? -tussen(w, 1, 16)
              : roll % 3 == 0 ? tussen(w, 0, 9)
                              : tussen(w, 5, 45);
    return (struct afloop){status, NULL, due, -tussen(w, 0, age > 1 ? age - 1 : 1)};
}

static void act(struct verhaal *v, const struct lijn *l, const char *text,
                enum demo_gebruiker owner, int64_t person, int days_ago)
{
    struct wereld *w = v->w;
    struct blad filled = {0};
    struct afloop a = outcome(v, days_ago);
    int64_t op = verhaal_moment(v, days_ago, l->sinds);
    int64_t changed = verhaal_moment(v, -a.changed, op);
    if (owner == v->regisseur && strcmp(a.status, "open") == 0)
        a.status = "aanvaard"; /* what one takes on oneself */
    if (person && (strcmp(a.status, "geweigerd") == 0))
        a.status = "open", a.reden = NULL;
    (void)ACTIE(&v->huis, .doel = l->doel, .leefgebied = l->thema->leefgebied,
                .titel = verhaal_tekst(v, l, text, &filled),
                .vervaldatum = werkdag_verder(w, a.due), .eigenaar = owner, .persoon = person,
                .status = a.status, .reden = a.reden, .personen = l->personen, .op = op,
                .status_op = changed);
}

static void act_all(struct verhaal *v, const struct lijn *l, int days_ago)
{
    struct wereld *w = v->w;
    const struct thema *t = l->thema;
    int parent = l->over >= 0 && v->familie.lid[l->over].leeftijd >= 12 ? l->over : 0;
    int helper = tekst_aantal(t->actie_helper, (int)COUNT_OF(t->actie_helper));
    int from = kans(w, helper);
    int count = days_ago > 60 ? 2 : 1;
    for (int i = 0; i < count && i < helper; i++)
        act(v, l, t->actie_helper[(from + i) % helper], l->helper, 0, days_ago - i * days_ago / 3);
    if (procent(w, 55))
        act(v, l, EEN(w, t->actie_regie), v->regisseur, 0, days_ago / 2 + 1);
    if (procent(w, 75))
        act(v, l, EEN(w, t->actie_gezin), NIEMAND, v->huis.lid[parent].persoon, days_ago / 2 + 2);
}

void verhaal_lijnen(struct verhaal *v)
{
    for (int i = 0; i < v->lijnen; i++) {
        struct lijn *l = &v->lijn[i];
        int days_ago = v->begin - 7 - i * (v->begin - v->stil) / (VERHAAL_LIJNEN + 1);
        days_ago = days_ago > v->stil + 3 ? days_ago : v->stil + 3;
        involve(v, l, days_ago);
        set_goal(v, l, days_ago - 3);
        act_all(v, l, days_ago > 6 ? days_ago - 4 : 2);
    }
}

/* ---- notes ---- */

static void note_helper(struct verhaal *v, const struct lijn *l, int days_ago)
{
    static const char *const forms[] = {"gesprek", "gesprek", "telefoon", "huisbezoek", "bericht"};
    struct wereld *w = v->w;
    struct blad text = {0};
    BUF_AUTO struct buf body;
    buf_init(&body, 4000);
    buf_text(&body, verhaal_tekst(v, l, EEN(w, l->thema->zag), &text));
    buf_char(&body, ' ');
    buf_text(&body, verhaal_tekst(v, l, EEN(w, l->thema->afspraak), &text));
    (void)NOTITIE(&v->huis, .categorie = l->thema->leefgebied, .vorm = KIES(w, forms),
                  .titel = verhaal_tekst(v, l, EEN(w, l->thema->kop), &text), .tekst = body.data,
                  .personen = l->personen, .door = l->helper,
                  .op = verhaal_moment(v, days_ago, l->sinds));
}

static void note_regie(struct verhaal *v, int days_ago)
{
    static const char *const forms[] = {"huisbezoek", "telefoon", "overleg", "gesprek"};
    struct wereld *w = v->w;
    struct blad text = {0};
    BUF_AUTO struct buf body;
    buf_init(&body, 4000);
    buf_text(&body, verhaal_tekst(v, NULL, KIES(w, REGIE_ZAG), &text));
    buf_char(&body, ' ');
    buf_text(&body, verhaal_tekst(v, NULL, KIES(w, REGIE_AFSPRAAK), &text));
    const struct lijn *l = v->lijnen ? &v->lijn[kans(w, v->lijnen)] : NULL;
    (void)NOTITIE(&v->huis, .categorie = l && procent(w, 60) ? l->thema->leefgebied : "plan",
                  .vorm = KIES(w, forms),
                  .titel = verhaal_tekst(v, NULL, KIES(w, REGIE_KOP), &text), .tekst = body.data,
                  .personen = l ? l->personen : v->huis.allen,
                  .op = verhaal_moment(v, days_ago, v->sinds));
}

/* Spread over the time since it began, the last one on the last day that something happened. */
void verhaal_notities(struct verhaal *v)
{
    struct wereld *w = v->w;
    const int most = w->bulk ? 2 : 4;
    int span = v->begin - 8 > v->stil ? v->begin - 8 - v->stil : 1;
    for (int i = 0; i < v->lijnen; i++) {
        int count = 1 + span / 60 + kans(w, 2);
        for (int n = 0; n < count && n < most; n++)
            note_helper(v, &v->lijn[i], v->stil + 1 + span * (count - 1 - n) / count + kans(w, 4));
    }
    int count = 1 + span / 80 + kans(w, 2);
    for (int n = 0; n < count && n < most; n++)
        note_regie(v, v->stil + span * (count - 1 - n) / count);
    if (procent(w, 15) && v->stand == STAND_LOOPT)
        (void)NOTITIE(&v->huis, .categorie = "werkaantekening", .vorm = "anders",
                      .titel = "Niet vergeten", .tekst = "Terugbellen, en vragen hoe de nacht was.",
                      .personen = PERSONEN(v->huis.lid[0].persoon),
                      .op = verhaal_moment(v, v->stil, v->sinds));
}
