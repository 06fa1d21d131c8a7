/* SPDX-License-Identifier: EUPL-1.2 */
/* Who somebody is to a household: an account of today (R6), involved (R4), or until recently (G1).
 */
#include "orakel.h"

#include "base/clock.h"
#include "orakel_intern.h"

#include <string.h>

bool geldt(const char *van, const char *tot, const char *dag)
{
    return strcmp(van, dag) <= 0 && (!tot[0] || strcmp(dag, tot) <= 0);
}

bool gelijk(const char *a, const char *b) { return strcmp(a, b) == 0; }

/* ---- R6 ---- */

bool onderdeel_actief(const struct wereld *w, int64_t id, const char *dag)
{
    const struct onderdeel *o = wereld_onderdeel(w, id);
    const struct organisatie *org = wereld_organisatie(w, o->organisatie);
    return geldt(o->van, o->tot, dag) && geldt(org->van, org->tot, dag);
}

unsigned orakel_account(const struct wereld *w, const struct gebruiker *g, const char *dag)
{
    unsigned bits = 0;
    if (!geldt(g->van, g->tot, dag))
        bits |= BLOK_ACCOUNT;
    if (!g->bevestigd_op)
        bits |= BLOK_ONBEVESTIGD;
    if (!onderdeel_actief(w, g->onderdeel, dag))
        bits |= BLOK_ORGANISATIE;
    return bits;
}

/* Is or was a member, or soon will be: in doubt, closed. */
static bool ooit_lid(const struct wereld *w, int64_t persoon, int64_t huishouden)
{
    ELK (w, lid, l)
        if (l->persoon == persoon && l->huishouden == huishouden)
            return true;
    return false;
}

bool eigen_huishouden(const struct wereld *w, const struct gebruiker *g, int64_t huishouden)
{
    ELK (w, lid, hier)
        ELK (w, huishouden, elders)
            if (g->persoon && hier->huishouden == huishouden &&
                ooit_lid(w, hier->persoon, elders->id) && ooit_lid(w, g->persoon, elders->id))
                return true;
    return false;
}

/* ---- R4 ---- */

static const struct regie *open_regie(const struct wereld *w, int64_t huishouden)
{
    ELK (w, regie, r)
        if (r->huishouden == huishouden && !r->tot_op)
            return r;
    return NULL;
}

static bool regie_geweest(const struct wereld *w, int64_t huishouden)
{
    ELK (w, regie, r)
        if (r->huishouden == huishouden)
            return true;
    return false;
}

static const char *regie_van(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                             const char *dag)
{
    const struct regie *r = open_regie(w, huishouden);
    if (r && r->gebruiker == g->id && r->onderdeel == g->onderdeel)
        return "casusregie";
    ELK (w, waarneming, v)
        if (r && v->regie == r->id && v->gebruiker == g->id && v->onderdeel == g->onderdeel &&
            geldt(v->van, v->tot, dag))
            return "waarneming";
    ELK (w, aanmelding, a)
        if (a->huishouden == huishouden && a->open && a->eigenaar == g->id &&
            a->onderdeel == g->onderdeel && wereld_onderdeel(w, a->onderdeel)->wijkteam &&
            !regie_geweest(w, huishouden))
            return "intake";
    return NULL;
}

/* R33: of a household that went on in another, whoever has the regie there. */
const char *regie_als(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                      const char *dag)
{
    const char *als = regie_van(w, g, huishouden, dag);
    int64_t verder = wereld_huishouden(w, huishouden)->opvolger;
    return als || !verder ? als : regie_van(w, g, verder, dag);
}

bool orakel_regie(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                  const char *dag)
{
    return regie_als(w, g, huishouden, dag) != NULL;
}

bool orakel_betrokken(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                      const char *doel, const char *dag)
{
    ELK (w, betrokkenheid, b)
        if (b->huishouden == huishouden && b->gebruiker == g->id && b->onderdeel == g->onderdeel &&
            gelijk(b->status, "actief") && !b->opgeschort && geldt(b->van, b->tot, dag) &&
            (!doel || gelijk(b->doel, doel)))
            return true;
    return (!doel || gelijk(doel, "regie")) && orakel_regie(w, g, huishouden, dag);
}

/* ---- G1, afterwards ---- */

void lokale_dag(int64_t op, char ret_dag[DATUM_SIZE]) { clock_local_date(op, ret_dag); }

/* The last day of a deputy: no later than that of the regie they stood in for. */
void waarneming_einde(const struct wereld *w, const struct waarneming *v, char ret_dag[DATUM_SIZE])
{
    memcpy(ret_dag, v->tot, DATUM_SIZE);
    ELK (w, regie, r) {
        char einde[DATUM_SIZE];
        if (r->id != v->regie || !r->tot_op)
            continue;
        lokale_dag(r->tot_op, einde);
        if (strcmp(einde, ret_dag) < 0)
            memcpy(ret_dag, einde, DATUM_SIZE);
    }
}

/* From the last day until `dagen` after it. A period that never ran has no last day. */
static bool nasleep(const char *van, const char *laatste, int dagen, const char *dag)
{
    char uiterlijk[DATUM_SIZE];
    if (strcmp(laatste, van) < 0)
        return false;
    datum_add_days(laatste, dagen, uiterlijk);
    return strcmp(laatste, dag) <= 0 && strcmp(dag, uiterlijk) <= 0;
}

bool pas_geweest(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                 int64_t onderdeel, const char *dag)
{
    int dagen = w->eigen_werk_dagen;
    ELK (w, betrokkenheid, b)
        if (b->huishouden == huishouden && b->gebruiker == g->id && b->onderdeel == onderdeel &&
            (gelijk(b->status, "beeindigd") || gelijk(b->status, "actief")) && b->tot[0] &&
            !b->einde_wet && !b->opgeschort && nasleep(b->van, b->tot, dagen, dag))
            return true;
    ELK (w, regie, r) {
        char van[DATUM_SIZE], tot[DATUM_SIZE];
        if (r->huishouden != huishouden || r->gebruiker != g->id || r->onderdeel != onderdeel ||
            !r->tot_op)
            continue;
        lokale_dag(r->van_op, van);
        lokale_dag(r->tot_op, tot);
        if (nasleep(van, tot, dagen, dag))
            return true;
    }
    ELK (w, waarneming, v) {
        char tot[DATUM_SIZE];
        if (v->huishouden != huishouden || v->gebruiker != g->id || v->onderdeel != onderdeel)
            continue;
        waarneming_einde(w, v, tot);
        if (nasleep(v->van, tot, dagen, dag))
            return true;
    }
    return false;
}
