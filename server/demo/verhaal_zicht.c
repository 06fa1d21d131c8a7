/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may know what in a made-up household, who still has to say yes, and who looked. */
#include "demo/verhaal.h"

#include "demo/kijken.h"

#include <string.h>

/* ---- who must say yes (R10), on that day ---- */

static int add_giver(struct schrijf_verklaring *out, int n, int64_t who, const char *as)
{
    if (who)
        out[n++] = (struct schrijf_verklaring){who, as, "ja"};
    return n;
}

/* How many there are; 0 when it cannot be given (R12). */
static int givers(const struct familielid *l, const char *soort, const char *day,
                  struct schrijf_verklaring out[5])
{
    enum { SELF_TOO = 12, ALONE = 16 };
    int low = 0, high = 0, n = 0;
    if (!datum_age_range(l->mens.geboren, day, &low, &high))
        return 0;
    if (low >= ALONE)
        return add_giver(out, 0, l->mens.id, "zelf");
    if (!l->mens.gezag_houder[0])
        return 0;
    if (low >= SELF_TOO && strcmp(soort, "avg") != 0)
        n = add_giver(out, n, l->mens.id, "zelf");
    for (int i = 0; i < 2 && l->mens.gezag_houder[i]; i++)
        n = add_giver(out, n, l->mens.gezag_houder[i]->id, "gezag");
    return n;
}

/* ---- consents ---- */

/* What is by chance about one: refused, half, withdrawn, almost over. */
static void vary(struct verhaal *v, struct schrijf_toestemming *t, int count)
{
    struct wereld *w = v->w;
    int roll = kans(w, 100);
    if (roll < 10) {
        t->verklaring[count - 1].antwoord = "nee";
    } else if (roll < 17 && count > 1) {
        t->verklaring[count - 1].gever = 0;
        t->niet_iedereen = true;
    } else if (roll < 22) {
        t->einde = "ingetrokken";
        t->einde_op = verhaal_moment(v, kans(w, 20), t->op);
    } else if (roll < 32) {
        t->tot = dagen_verder(w, tussen(w, 2, 14));
    }
}

static void consent(struct verhaal *v, const struct lijn *l, int lid, bool to_regie, int64_t op)
{
    struct wereld *w = v->w;
    struct blad text = {0};
    enum demo_onderdeel helper = gemeente_onderdeel(l->helper),
                        regie = gemeente_onderdeel(v->regisseur);
    enum demo_onderdeel from = to_regie ? helper : regie;
    const struct familielid *who = &v->familie.lid[lid];
    bool secret = gemeente_beroepsgeheim(from) || procent(w, 30);
    const char *const categories[] = {l->thema->leefgebied, NULL};
    struct schrijf_toestemming t = {
        .persoon = who->mens.id,
        .soort = secret ? "beroepsgeheim" : "avg",
        .ontvanger = to_regie ? regie : helper,
        .ontvanger_gebruiker = !to_regie && procent(w, 50) ? l->helper : NIEMAND,
        .doel = to_regie ? "regie" : l->thema->doel,
        .zin = to_regie
                   ? verhaal_tekst(v, l,
                                   "{r} moet weten hoe het gaat, om het plan bij elkaar te houden.",
                                   &text)
                   : verhaal_tekst(v, l, l->thema->zin, &text),
        .categorie = categories,
        .bron = {from},
        .bronnen = 1,
        .bevestigd = true,
        .bevestigd_door = to_regie ? l->helper : NIEMAND,
        .taal = v->familie.taal,
        .tolk = v->familie.taal != NULL,
        .op = op,
    };
    int count = givers(who, t.soort, datum_van(w, op), t.verklaring);
    if (count == 0)
        return;
    vary(v, &t, count);
    (void)schrijf_toestemming(&v->huis, &t);
}

static void consents_of(struct verhaal *v, const struct lijn *l, bool to_regie, int64_t op)
{
    for (int i = 0; i < v->familie.leden; i++)
        for (int j = 0; l->personen[j]; j++)
            if (l->personen[j] == v->familie.lid[i].mens.id)
                consent(v, l, i, to_regie, op + j * 300);
}

void verhaal_toestemmingen(struct verhaal *v)
{
    struct wereld *w = v->w;
    for (int i = 0; i < v->lijnen; i++) {
        const struct lijn *l = &v->lijn[i];
        int64_t op = verhaal_moment(v, v->begin > 300 ? 250 : v->begin - 9, l->sinds + 1800);
        bool same = gemeente_onderdeel(l->helper) == gemeente_onderdeel(v->regisseur);
        if (same)
            continue; /* own onderdeel: nothing to be opened (G1) */
        if (procent(w, 85))
            consents_of(v, l, false, op);
        if (procent(w, 55))
            consents_of(v, l, true, op + 1800);
    }
}

/* ---- who is asked and has not answered ---- */

void verhaal_wachtend(struct verhaal *v)
{
    struct wereld *w = v->w;
    struct blad text = {0};
    int lines = v->lijnen;
    if (!procent(w, 30))
        return;
    verhaal_themas(v, lines + 1); /* one more, that nobody has started */
    if (v->lijnen == lines)
        return;
    const struct lijn *l = &v->lijn[lines];
    bool self = procent(w, 40);
    (void)BETROKKEN(&v->huis, .wie = l->helper, .taak = verhaal_tekst(v, l, l->thema->taak, &text),
                    .doel = l->thema->doel, .zin = verhaal_tekst(v, l, l->thema->zin, &text),
                    .personen = l->personen, .zelf = self,
                    .status = self ? "gevraagd" : "uitgenodigd",
                    .gevraagd = verhaal_moment(v, tussen(w, 0, 5), v->sinds));
    v->lijnen = lines;
}

/* ---- the last weeks in the log ---- */

void verhaal_kijkers(struct verhaal *v)
{
    struct wereld *w = v->w;
    if (w->bulk || v->stand == STAND_GESLOTEN)
        return;
    for (int i = tussen(w, 2, 6); i > 0; i--)
        kijken_huis(&v->huis, v->regisseur, "regie", "huishouden.lezen", "G1,G2", v->huis.allen,
                    verhaal_moment(v, v->stil + kans(w, 24), v->sinds));
    for (int i = 0; i < v->lijnen; i++)
        if (procent(w, 60))
            kijken_huis(&v->huis, v->lijn[i].helper, "betrokken", "huishouden.lezen", "G1,G6",
                        v->lijn[i].personen,
                        verhaal_moment(v, v->stil + kans(w, 14), v->lijn[i].sinds));
}
