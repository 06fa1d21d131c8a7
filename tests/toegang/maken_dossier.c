/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is involved, since when and until when: betrokkenheid, regie, deputies, intake; the plan. */
#include "base/result.h"
#include "maken.h"
#include "orakel_intern.h"

#include <string.h>

static const char *const DOELEN[] = {"onderwijs", "gezondheid", "schuldhulp", "veiligheid"};

/* ---- betrokkenheid ---- */

/* Only one asked, invited or active per household, account and doel. */
static bool al_lopend(const struct wereld *w, const struct betrokkenheid *nieuw)
{
    ELK (w, betrokkenheid, b)
        if (b != nieuw && b->huishouden == nieuw->huishouden && b->gebruiker == nieuw->gebruiker &&
            strcmp(b->doel, nieuw->doel) == 0 && strcmp(b->status, "beeindigd") != 0 &&
            strcmp(b->status, "geweigerd") != 0 && strcmp(b->status, "ingetrokken") != 0)
            return true;
    return false;
}

/* Its end, seen from today: what G1, R4 and R14 turn on. */
static void maak_einde(struct wereld *w, struct betrokkenheid *b)
{
    static const int dagen[] = {-60, -32, -31, -30, -29, -2, -1, 0};
    dag_na(w, dagen[kies(w, COUNT_OF(dagen))], b->tot);
    b->status = kans(w, 60) ? "beeindigd" : "actief";
    b->einde_wet = kans(w, 12);
    if (kans(w, 15)) {
        b->status = "beeindigd"; /* called off before it began: it never ran */
        datum_add_days(b->tot, 1 + kies(w, 20), b->van);
    }
    if (strcmp(b->tot, b->van) < 0) {
        if (kans(w, 30))
            b->status = "beeindigd";
        else
            memcpy(b->van, b->tot, DATUM_SIZE);
    }
}

static struct betrokkenheid *betrokkenheid_erbij(struct wereld *w, int64_t huishouden,
                                                 const struct gebruiker *g, int64_t onderdeel,
                                                 const char *doel)
{
    struct betrokkenheid *b = NIEUW(w, betrokkenheid);
    *b = (struct betrokkenheid){.huishouden = huishouden,
                                .gebruiker = g->id,
                                .onderdeel = onderdeel,
                                .doel = doel,
                                .status = "actief"};
    b->id = item_erbij(w, huishouden, wereld_id(w), "betrokkenheid", "betrokkenheid")->id;
    return b;
}

/* Again involved, the next day or a day too late. */
static void maak_vervolg(struct wereld *w, struct betrokkenheid eerst)
{
    struct betrokkenheid *b = NIEUW(w, betrokkenheid);
    *b = eerst;
    b->id = item_erbij(w, eerst.huishouden, wereld_id(w), "betrokkenheid", "betrokkenheid")->id;
    b->status = "actief";
    b->einde_wet = false;
    datum_add_days(eerst.tot, 1 + kies(w, 2), b->van);
    b->tot[0] = '\0';
    if (al_lopend(w, b))
        b->status = "geweigerd";
}

static void maak_een_betrokkenheid(struct wereld *w, int64_t huishouden, const struct gebruiker *g)
{
    static const char *const standen[] = {"gevraagd", "uitgenodigd", "geweigerd", "ingetrokken"};
    /* The doel that goes with an onderdeel, so that consents often match; at times that of regie,
     * which makes nobody regisseur. */
    const char *doel = DOELEN[(size_t)g->onderdeel % COUNT_OF(DOELEN)];
    if (kans(w, 12))
        doel = kans(w, 30) ? "regie" : KIES_UIT(w, DOELEN);
    int64_t onderdeel = kans(w, 96) ? g->onderdeel : w->onderdeel.r[kies(w, 6)].id;
    struct betrokkenheid *b = betrokkenheid_erbij(w, huishouden, g, onderdeel, doel);
    maak_periode(w, b->van, b->tot);
    b->opgeschort = kans(w, 4);
    if (kans(w, 15))
        maak_einde(w, b);
    else if (kans(w, 6))
        b->status = KIES_UIT(w, standen);
    if (al_lopend(w, b))
        b->status = "geweigerd";
    if (strcmp(b->status, "beeindigd") == 0 && kans(w, 30))
        maak_vervolg(w, *b);
}

/* ---- regie ---- */

static struct regie *regie_erbij(struct wereld *w, int64_t huishouden, const struct gebruiker *g,
                                 int dagen_geleden)
{
    char dag[DATUM_SIZE];
    struct regie *r = NIEUW(w, regie);
    dag_na(w, -dagen_geleden, dag);
    *r = (struct regie){.id = wereld_id(w), .huishouden = huishouden, .gebruiker = g->id};
    r->onderdeel = kans(w, 96) ? g->onderdeel : w->onderdeel.r[kies(w, 6)].id;
    r->van_op = moment_op(w, dag);
    return r;
}

/* Whose regie or deputising ended is at times involved again, soon after, for the same doel. */
static void maak_na_regie(struct wereld *w, int64_t huishouden, const struct gebruiker *g,
                          const char *laatste)
{
    struct betrokkenheid eerst = {
        .huishouden = huishouden, .gebruiker = g->id, .onderdeel = g->onderdeel, .doel = "regie"};
    memcpy(eerst.tot, laatste, DATUM_SIZE);
    if (kans(w, 50) && strcmp(laatste, w->vandaag) < 0)
        maak_vervolg(w, eerst);
}

static void maak_waarneming(struct wereld *w, const struct regie *r, const struct gebruiker *g)
{
    struct waarneming *v = NIEUW(w, waarneming);
    *v = (struct waarneming){.id = wereld_id(w),
                             .huishouden = r->huishouden,
                             .regie = r->id,
                             .gebruiker = g->id,
                             .onderdeel = kans(w, 96) ? g->onderdeel : w->onderdeel.r[0].id};
    maak_losse_periode(w, v->van, v->tot);
    if (!v->tot[0])
        dag_na(w, 400, v->tot);
    char laatste[DATUM_SIZE];
    waarneming_einde(w, v, laatste);
    maak_na_regie(w, r->huishouden, g, laatste);
}

/* Somebody without involvement of their own here, when there is one: what regie leaves behind
 * shows. */
static const struct gebruiker *nieuwkomer(struct wereld *w, int64_t huishouden)
{
    ELK (w, gebruiker, g) {
        bool al = false;
        ELK (w, betrokkenheid, b)
            al |= b->huishouden == huishouden && b->gebruiker == g->id;
        if (!al && kans(w, 70))
            return g;
    }
    return betrokken_gebruiker(w, huishouden);
}

/* An earlier period that ended long or short ago, and perhaps one that runs. */
static void maak_regie(struct wereld *w, int64_t huishouden)
{
    static const int geleden[] = {60, 31, 30, 29, 2, 1, 0};
    int einde = geleden[kies(w, COUNT_OF(geleden))];
    if (kans(w, 35)) {
        char dag[DATUM_SIZE];
        const struct gebruiker *g = nieuwkomer(w, huishouden);
        struct regie *r = regie_erbij(w, huishouden, g, einde + 1 + kies(w, 200));
        dag_na(w, -einde, dag);
        r->tot_op = moment_op(w, dag);
        maak_na_regie(w, huishouden, g, dag);
        for (int i = kies(w, 3); i > 0; i--)
            maak_waarneming(w, r, nieuwkomer(w, huishouden));
    } else {
        einde = 300;
    }
    if (!kans(w, 60))
        return; /* a vacancy, or never any */
    /* Begins after the other ended; on the very moment when it was handed over. */
    struct regie *r =
        regie_erbij(w, huishouden, betrokken_gebruiker(w, huishouden), kies(w, einde + 1));
    ELK (w, regie, vorige)
        if (vorige->huishouden == huishouden && vorige->tot_op > r->van_op)
            r->van_op = vorige->tot_op;
    for (int i = kies(w, 3); i > 0; i--)
        maak_waarneming(w, r, betrokken_gebruiker(w, huishouden));
}

/* ---- intake and plan ---- */

static void maak_aanmelding(struct wereld *w, int64_t huishouden)
{
    const struct gebruiker *g = betrokken_gebruiker(w, huishouden);
    for (int poging = 0; poging < 20 && !wereld_onderdeel(w, g->onderdeel)->wijkteam && !kans(w, 5);
         poging++)
        g = willekeurige_gebruiker(w);
    struct aanmelding *a = NIEUW(w, aanmelding);
    *a = (struct aanmelding){.huishouden = huishouden, .eigenaar = g->id, .open = kans(w, 85)};
    a->onderdeel = kans(w, 96) ? g->onderdeel : w->onderdeel.r[0].id;
    a->id = item_erbij(w, huishouden, wereld_id(w), "aanmelding", "plan")->id;
}

static void maak_plan(struct wereld *w, int64_t huishouden)
{
    struct gezinsplan *p = NIEUW(w, gezinsplan);
    *p = (struct gezinsplan){.huishouden = huishouden, .open = kans(w, 75)};
    p->id = item_erbij(w, huishouden, wereld_id(w), "plan", "plan")->id;
}

/* R33: some went on in another, lately or on the day itself; that one is open. */
static void maak_opvolgers(struct wereld *w)
{
    for (int i = 2; i < w->huishouden.n; i++) {
        if (kans(w, 20))
            w->huishouden.r[i].was_samen_met = w->huishouden.r[kies(w, 2)].id;
        if (kans(w, 35)) {
            char dag[DATUM_SIZE];
            dag_na(w, kans(w, 30) ? 0 : -1 - kies(w, 60), dag);
            struct huishouden *h = &w->huishouden.r[i];
            h->opvolger = h->samen_met = w->huishouden.r[kies(w, 2)].id;
            h->gesloten_op = moment_op(w, dag);
        }
    }
}

void maak_betrokkenheid(struct wereld *w)
{
    ELK (w, huishouden, h) {
        ELK (w, gebruiker, g)
            for (int i = kans(w, 92) ? 1 + kies(w, 2) : 0; i > 0; i--)
                maak_een_betrokkenheid(w, h->id, g);
        if (kans(w, 75))
            maak_regie(w, h->id);
        if (kans(w, 80))
            maak_aanmelding(w, h->id);
        if (kans(w, 85))
            maak_plan(w, h->id);
    }
    maak_opvolgers(w);
}
