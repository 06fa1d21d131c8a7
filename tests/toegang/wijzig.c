/* SPDX-License-Identifier: EUPL-1.2 */
#include "wijzig.h"

#include "base/clock.h"
#include "base/result.h"
#include "maken.h"
#include "orakel.h"
#include "orakel_intern.h"

#include <string.h>

#define N(getal) ((int64_t)(getal))

/* Another moment of today at every call. */
static int64_t nu(struct wereld *w) { return moment_op(w, w->vandaag); }

void sluit_onvolledige(struct wereld *w, struct wereld_db *d, const char *dag)
{
    for (int i = 0; i < w->toestemming.n; i++) {
        struct toestemming *t = &w->toestemming.r[i];
        if (t->einde_op || !t->volledig_op || orakel_volledig(w, t, dag))
            continue;
        t->volledig_op = 0;
        if (d)
            wereld_db_put(d, "UPDATE toestemming SET volledig_op = NULL WHERE id = ?", "i", t->id);
    }
}

/* ---- consent ---- */

static struct toestemming *lopende_toestemming(struct wereld *w)
{
    for (int poging = 0; poging < 50; poging++) {
        struct toestemming *t = &w->toestemming.r[kies(w, w->toestemming.n)];
        if (orakel_werkt(w, t, w->vandaag))
            return t;
    }
    return NULL;
}

static bool beeindig_toestemming(struct wereld *w, struct wereld_db *d, const char *soort)
{
    struct toestemming *t = lopende_toestemming(w);
    if (!t)
        return false;
    t->einde_op = nu(w);
    wereld_db_put(d, "UPDATE toestemming SET einde_op = ?, einde_soort = ? WHERE id = ?", "iti",
                  t->einde_op, soort, t->id);
    return true;
}

static bool trek_in(struct wereld *w, struct wereld_db *d)
{
    return beeindig_toestemming(w, d, "ingetrokken");
}

/* A withdrawal whose end was not written: it is no yes all the same. */
static bool neem_terug(struct wereld *w, struct wereld_db *d)
{
    const struct toestemming *t = lopende_toestemming(w);
    if (!t)
        return false;
    const struct gever g = orakel_gevers(w, t, w->vandaag).r[0];
    struct verklaring *v = NIEUW(w, verklaring);
    *v = (struct verklaring){.id = wereld_id(w),
                             .huishouden = t->huishouden,
                             .toestemming = t->id,
                             .gever_persoon = g.persoon,
                             .gever_onderdeel = g.onderdeel,
                             .hoedanigheid = "zelf",
                             .antwoord = "ingetrokken"};
    memcpy(v->datum, w->vandaag, DATUM_SIZE);
    wereld_db_put(d,
                  "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
                  " gever_onderdeel_id, namens, hoedanigheid, antwoord, wijze, datum,"
                  " vastgelegd_door, vastgelegd_op) VALUES (?,?,?,?,?,'naam','zelf','ingetrokken',"
                  "'mondeling',?,?,0)",
                  "iiirrti", v->huishouden, v->toestemming, v->id, v->gever_persoon,
                  v->gever_onderdeel, v->datum, w->gebruiker.r[0].id);
    return true;
}

/* ---- deelbesluit ---- */

static bool beeindig_besluit(struct wereld *w, struct wereld_db *d)
{
    for (int poging = 0; poging < 50 && w->deelbesluit.n; poging++) {
        struct deelbesluit *b = &w->deelbesluit.r[kies(w, w->deelbesluit.n)];
        if (!orakel_besluit_geldt(w, b, w->vandaag))
            continue;
        b->einde_op = nu(w);
        wereld_db_put(d,
                      "UPDATE deelbesluit SET einde_op = ?, einde_soort = 'privacy',"
                      " einde_reden = 'niet nodig' WHERE id = ?",
                      "ii", b->einde_op, b->id);
        return true;
    }
    return false;
}

/* The law changes: decisions on that row stop. */
static bool zet_grond_uit(struct wereld *w, struct wereld_db *d)
{
    struct deelgrond *g = &w->deelgrond.r[kies(w, w->deelgrond.n)];
    g->actief = false;
    wereld_db_put(d, "UPDATE deelgrond SET actief = 0 WHERE id = ?", "i", g->id);
    return true;
}

/* ---- involvement ---- */

static struct betrokkenheid *lopende_betrokkenheid(struct wereld *w)
{
    for (int poging = 0; poging < 50; poging++) {
        struct betrokkenheid *b = &w->betrokkenheid.r[kies(w, w->betrokkenheid.n)];
        if (strcmp(b->status, "actief") == 0 && strcmp(b->van, w->vandaag) <= 0 &&
            (!b->tot[0] || strcmp(b->tot, w->vandaag) >= 0))
            return b;
    }
    return NULL;
}

static bool beeindig_betrokkenheid(struct wereld *w, struct wereld_db *d)
{
    struct betrokkenheid *b = lopende_betrokkenheid(w);
    if (!b)
        return false;
    b->status = "beeindigd";
    memcpy(b->tot, w->vandaag, DATUM_SIZE);
    wereld_db_put(d, "UPDATE betrokkenheid SET status = 'beeindigd', tot = ? WHERE id = ?", "ti",
                  b->tot, b->id);
    return true;
}

static bool schort_op(struct wereld *w, struct wereld_db *d)
{
    struct betrokkenheid *b = lopende_betrokkenheid(w);
    if (!b)
        return false;
    b->opgeschort = true;
    wereld_db_put(d, "UPDATE betrokkenheid SET opgeschort = 1 WHERE id = ?", "i", b->id);
    return true;
}

/* Some moment of today, and not before it began. */
static void sluit_regie(struct wereld *w, struct wereld_db *d, struct regie *r)
{
    int64_t op = nu(w);
    r->tot_op = op > r->van_op ? op : r->van_op;
    wereld_db_put(d, "UPDATE regie SET tot_op = ? WHERE id = ?", "ii", r->tot_op, r->id);
}

static bool beeindig_regie(struct wereld *w, struct wereld_db *d)
{
    for (int i = 0; i < w->regie.n; i++) {
        if (w->regie.r[i].tot_op)
            continue;
        sluit_regie(w, d, &w->regie.r[i]);
        return true;
    }
    return false;
}

/* ---- accounts ---- */

static bool beeindig_account(struct wereld *w, struct wereld_db *d)
{
    struct gebruiker *g = willekeurige_gebruiker(w);
    dag_na(w, -1, g->tot);
    wereld_db_put(d, "UPDATE gebruiker SET tot = ? WHERE id = ?", "ti", g->tot, g->id);
    return true;
}

static bool herstel_account(struct wereld *w, struct wereld_db *d)
{
    struct gebruiker *g = willekeurige_gebruiker(w);
    g->bevestigd_op = 0;
    wereld_db_put(d, "UPDATE gebruiker SET bevestigd_op = NULL WHERE id = ?", "i", g->id);
    return true;
}

static bool beeindig_onderdeel(struct wereld *w, struct wereld_db *d)
{
    struct onderdeel *o = &w->onderdeel.r[kies(w, w->onderdeel.n)];
    dag_na(w, -1, o->tot);
    wereld_db_put(d, "UPDATE onderdeel SET tot = ? WHERE id = ?", "ti", o->tot, o->id);
    return true;
}

/* ---- persons ---- */

static bool betwijfel_gezag(struct wereld *w, struct wereld_db *d)
{
    struct gezag *z = &w->gezag.r[kies(w, w->gezag.n)];
    z->in_onderzoek = true;
    wereld_db_put(d, "UPDATE gezag SET in_onderzoek = 1 WHERE id = ?", "i", z->id);
    return true;
}

static bool beeindig_gezag(struct wereld *w, struct wereld_db *d)
{
    struct gezag *z = &w->gezag.r[kies(w, w->gezag.n)];
    if (strcmp(z->van, w->vandaag) >= 0)
        return false;
    dag_na(w, -1, z->tot);
    if (strcmp(z->tot, z->van) < 0)
        memcpy(z->tot, z->van, DATUM_SIZE);
    wereld_db_put(d, "UPDATE gezag SET tot = ? WHERE id = ?", "ti", z->tot, z->id);
    return true;
}

static bool beoordeel_onbekwaam(struct wereld *w, struct wereld_db *d)
{
    if (w->wilsonbekwaam.n == (int)COUNT_OF(w->wilsonbekwaam.r))
        return false;
    struct wilsonbekwaam *b = NIEUW(w, wilsonbekwaam);
    *b = (struct wilsonbekwaam){.id = wereld_id(w),
                                .persoon = w->persoon.r[kies(w, w->persoon.n)].id,
                                .categorie = kans(w, 50) ? "gezondheid" : "wonen"};
    memcpy(b->van, w->vandaag, DATUM_SIZE);
    wereld_db_put(d,
                  "INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, bron, vastgelegd_op)"
                  " VALUES (?,?,?,?,'arts',0)",
                  "iitt", b->id, b->persoon, b->categorie, b->van);
    return true;
}

static bool overlijdt(struct wereld *w, struct wereld_db *d)
{
    struct persoon *p = &w->persoon.r[kies(w, w->persoon.n)];
    memcpy(p->overleden_op, w->vandaag, DATUM_SIZE);
    wereld_db_put(d, "UPDATE persoon SET overleden_op = ? WHERE id = ?", "ti", p->overleden_op,
                  p->id);
    return true;
}

static bool verberg_adres(struct wereld *w, struct wereld_db *d)
{
    struct persoon *p = &w->persoon.r[kies(w, w->persoon.n)];
    p->adres_geheim = true;
    wereld_db_put(d, "UPDATE persoon SET adres_geheim = 1 WHERE id = ?", "i", p->id);
    return true;
}

/* ---- items ---- */

static bool sluit_item(struct wereld *w, struct wereld_db *d)
{
    struct item *i = &w->item.r[kies(w, w->item.n)];
    i->gesloten = true;
    wereld_db_put(d, "UPDATE item SET gesloten = 1 WHERE id = ?", "i", i->id);
    return true;
}

/* The other side of a separation grows. */
static bool scherm_af(struct wereld *w, struct wereld_db *d)
{
    for (int i = 0; i < w->afscherming.n; i++) {
        struct afscherming *a = &w->afscherming.r[i];
        if (a->tegen_onderdeel[1])
            continue;
        a->tegen_onderdeel[1] = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
        wereld_db_put(d,
                      "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id)"
                      " VALUES (?,90,?)",
                      "ii", a->id, a->tegen_onderdeel[1]);
        return true;
    }
    return false;
}

static bool niet_meer_aan(struct wereld *w, struct wereld_db *d)
{
    struct geadresseerde *a = &w->geadresseerde.r[kies(w, w->geadresseerde.n)];
    dag_na(w, -1, a->tot);
    wereld_db_put(d,
                  "UPDATE geadresseerde SET tot = ? WHERE huishouden_id = ? AND item_id = ?"
                  " AND id = ?",
                  "tiii", a->tot, a->huishouden, a->item, a->id);
    return true;
}

/* ---- households ---- */

static bool is_lid(const struct wereld *w, int64_t huishouden, int64_t persoon)
{
    ELK (w, lid, l)
        if (l->huishouden == huishouden && l->persoon == persoon)
            return true;
    return false;
}

/* Members who live on elsewhere: their membership ends, and begins in the other household. */
static bool verhuis(struct wereld *w, struct wereld_db *d, int64_t van, int64_t naar, int hoeveel)
{
    bool iets = false;
    for (int i = 0, n = w->lid.n; i < n && hoeveel > 0; i++) {
        struct lid *l = &w->lid.r[i];
        if (l->huishouden != van || l->tot[0] || strcmp(l->van, w->vandaag) > 0 ||
            is_lid(w, naar, l->persoon) || w->lid.n == (int)COUNT_OF(w->lid.r))
            continue;
        memcpy(l->tot, w->vandaag, DATUM_SIZE);
        struct lid *nieuw = NIEUW(w, lid);
        *nieuw = (struct lid){.id = wereld_id(w), .huishouden = naar, .persoon = l->persoon};
        memcpy(nieuw->van, w->vandaag, DATUM_SIZE);
        wereld_db_put(d, "UPDATE lid SET tot = ? WHERE id = ?", "ti", l->tot, l->id);
        wereld_db_put(d,
                      "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron)"
                      " VALUES (?,?,?,'ander',?,'gesprek')",
                      "iiit", naar, nieuw->id, nieuw->persoon, nieuw->van);
        hoeveel--;
        iets = true;
    }
    return iets;
}

/* R33: a split makes a new household; items stay where they were written. */
static bool splits(struct wereld *w, struct wereld_db *d)
{
    if (w->huishouden.n == (int)COUNT_OF(w->huishouden.r))
        return false;
    int64_t van = w->huishouden.r[kies(w, w->huishouden.n)].id;
    struct huishouden *h = NIEUW(w, huishouden);
    h->id = wereld_id(w);
    wereld_db_put(d,
                  "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_op)"
                  " VALUES (?,'gezin','gezin',?,0)",
                  "ii", h->id, w->onderdeel.r[0].id);
    (void)verhuis(w, d, van, h->id, 2);
    return true;
}

static bool regie_bij_allebei(const struct wereld *w, const struct regie *r, int64_t van)
{
    ELK (w, regie, v)
        if (v->huishouden == van && !v->tot_op && v->gebruiker == r->gebruiker &&
            v->onderdeel == r->onderdeel)
            return true;
    return false;
}

static bool plan_open(const struct wereld *w, int64_t huishouden)
{
    ELK (w, gezinsplan, p)
        if (p->huishouden == huishouden && p->open)
            return true;
    return false;
}

/* A merge takes somebody with the regie of both, and gives them nothing: whoever has it in the one
 * alone, as regisseur, deputy or owner of the intake, lets go of it first. So does a
 * procesregisseur of a plan where the other has none. */
static void regie_alleen_samen(struct wereld *w, struct wereld_db *d, int64_t van, int64_t naar)
{
    for (int i = 0; i < w->regie.n; i++) {
        struct regie *r = &w->regie.r[i];
        if (r->huishouden == naar && !r->tot_op && !regie_bij_allebei(w, r, van))
            sluit_regie(w, d, r);
    }
    for (int i = 0; i < w->waarneming.n; i++) {
        struct waarneming *v = &w->waarneming.r[i];
        char einde[DATUM_SIZE];
        waarneming_einde(w, v, einde);
        if (v->huishouden != naar || strcmp(einde, w->vandaag) < 0)
            continue; /* that it ended counts (R14) */
        memcpy(v->van, "2000-01-01", DATUM_SIZE);
        memcpy(v->tot, "2000-01-02", DATUM_SIZE);
        wereld_db_put(d, "UPDATE waarneming SET van = ?, tot = ? WHERE id = ?", "tti", v->van,
                      v->tot, v->id);
    }
    for (int i = 0; i < w->aanmelding.n; i++)
        if (w->aanmelding.r[i].huishouden == naar) {
            w->aanmelding.r[i].open = false;
            wereld_db_put(d, "UPDATE aanmelding SET status = 'afgerond' WHERE id = ?", "i",
                          w->aanmelding.r[i].id);
        }
    for (int i = 0; i < w->gezinsplan.n && !plan_open(w, van); i++)
        if (w->gezinsplan.r[i].huishouden == naar && w->gezinsplan.r[i].open) {
            w->gezinsplan.r[i].open = false;
            wereld_db_put(d,
                          "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1 WHERE id = ?",
                          "i", w->gezinsplan.r[i].id);
        }
}

/* R33: the household that merges closes with a link to its successor. */
static bool voeg_samen(struct wereld *w, struct wereld_db *d)
{
    struct huishouden *van = &w->huishouden.r[0];
    int64_t naar = w->huishouden.r[1].id;
    if (van->samen_met)
        return false;
    /* of what went on in it already, the same */
    for (int i = 0; i < w->huishouden.n; i++)
        if (w->huishouden.r[i].id == van->id || w->huishouden.r[i].opvolger == van->id)
            regie_alleen_samen(w, d, w->huishouden.r[i].id, naar);
    van->gesloten_op = clock_local_midnight(w->vandaag);
    van->opvolger = van->samen_met = naar;
    for (int i = 0; i < w->huishouden.n; i++)
        if (w->huishouden.r[i].opvolger == van->id)
            w->huishouden.r[i].opvolger = naar;
    bool iets = verhuis(w, d, van->id, naar, 40);
    wereld_db_samen(d, van, w->gebruiker.r[0].id);
    return iets;
}

/* A person is destroyed: what was also about others is theirs alone, and closed until reviewed;
 * what was about nobody else is about nobody. */
static bool vernietig_persoon(struct wereld *w, struct wereld_db *d)
{
    int64_t weg = willekeurig_lid(w, w->huishouden.r[0].id);
    for (int i = 0; i < w->item.n; i++) {
        struct item *item = &w->item.r[i];
        for (int j = 0; j < item->n_personen; j++)
            if (item->personen[j] == weg) {
                item->personen[j] = item->personen[--item->n_personen];
                item->gesloten = true;
                wereld_db_put(d, "DELETE FROM item_persoon WHERE item_id = ? AND persoon_id = ?",
                              "ii", item->id, weg);
                wereld_db_put(d, "UPDATE item SET gesloten = 1 WHERE id = ?", "i", item->id);
                break;
            }
    }
    return true;
}

const struct wijziging WIJZIGINGEN[] = {
    {"toestemming ingetrokken", trek_in},
    {"verklaring teruggenomen", neem_terug},
    {"betrokkenheid beëindigd", beeindig_betrokkenheid},
    {"betrokkenheid opgeschort", schort_op},
    {"regie beëindigd", beeindig_regie},
    {"gezag in onderzoek", betwijfel_gezag},
    {"gezag beëindigd", beeindig_gezag},
    {"wilsonbekwaam", beoordeel_onbekwaam},
    {"adres geheim", verberg_adres},
    {"item gesloten", sluit_item},
    {"afscherming ruimer", scherm_af},
    {"niet meer geadresseerd", niet_meer_aan},
    {"overleden", overlijdt},
    {"account hersteld", herstel_account},
    {"account beëindigd", beeindig_account},
    {"deelbesluit beëindigd", beeindig_besluit},
    {"deelgrond uit", zet_grond_uit},
    {"onderdeel beëindigd", beeindig_onderdeel},
    {"huishouden gesplitst", splits},
    {"huishoudens samengevoegd", voeg_samen},
    {"persoon vernietigd", vernietig_persoon},
};
const int AANTAL_WIJZIGINGEN = (int)COUNT_OF(WIJZIGINGEN);
