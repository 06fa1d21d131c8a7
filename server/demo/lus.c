/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/lus.h"

#include "demo/instroom.h"

/* ---- the households ---- */

/* Plans, the regisseur's own first, in which nothing else is told: no closing, contact, move,
 * split, merge or question about regie. */
static const char SQL_VRIJ[] =
    "SELECT p.huishouden_id FROM gezinsplan p JOIN regie r ON r.huishouden_id = p.huishouden_id"
    " AND r.tot_op IS NULL JOIN huishouden h ON h.id = p.huishouden_id"
    " AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani')"
    " WHERE p.status = 'open' AND r.van_op < :lang"
    " AND 2 < (SELECT count(*) FROM lid l WHERE l.huishouden_id = h.id AND l.tot IS NULL)"
    " AND EXISTS (SELECT 1 FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief')"
    " AND NOT EXISTS (SELECT 1 FROM afsluiting x WHERE x.huishouden_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM volgcontact x WHERE x.huishouden_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM verhuizing x WHERE x.huishouden_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM splitsing x WHERE h.id IN (x.huishouden_id, x.nieuw_id))"
    " AND NOT EXISTS (SELECT 1 FROM samenvoeging x WHERE h.id IN (x.huishouden_id, x.naar_id))"
    " AND NOT EXISTS (SELECT 1 FROM regieverzoek x WHERE x.huishouden_id = h.id"
    "  AND x.status = 'gevraagd') ORDER BY r.gebruiker_id <> :g, p.huishouden_id LIMIT 1 OFFSET "
    ":nr";
static const char SQL_PLAN[] = "SELECT max(id) FROM gezinsplan WHERE huishouden_id = :h";
static const char SQL_REGIE[] = "SELECT id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_WIE[] =
    "SELECT gebruiker_id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_LID[] = "SELECT min(persoon_id) FROM lid WHERE huishouden_id = :h AND tot IS"
                              " NULL AND persoon_id > :na";

int64_t lus_op(struct wereld *w, int dagen)
{
    return clock_local_midnight(dagen_verder(w, -dagen)) + 36000;
}

void lus_huis(struct wereld *w, struct huis *ret, int64_t id)
{
    const struct db_bind *binds = BINDS(B_INT(":h", id));
    int64_t persoon = 0, wie = wereld_int(w, SQL_WIE, binds);
    *ret = (struct huis){.w = w, .id = id};
    for (int g = NIEMAND + 1; wie && g < GEBRUIKERS; g++)
        if (w->gebruiker[g] == wie)
            ret->regie = (enum demo_gebruiker)g;
    ret->plan = wereld_int(w, SQL_PLAN, binds);
    ret->regie_id = wereld_int(w, SQL_REGIE, binds);
    while (ret->leden < HUIS_LEDEN &&
           (persoon = wereld_int(w, SQL_LID, BINDS(B_INT(":h", id), B_INT(":na", persoon)))) != 0) {
        ret->allen[ret->leden] = persoon;
        ret->lid[ret->leden++].persoon = persoon;
    }
}

static bool free_find(struct wereld *w, struct huis *ret, int nr)
{
    int64_t id = wereld_int(
        w, SQL_VRIJ,
        BINDS(B_INT(":g", w->gebruiker[POSTMA]), B_INT(":nr", nr), B_INT(":lang", lus_op(w, 30))));
    if (id)
        lus_huis(w, ret, id);
    return id != 0;
}
/* ---- saved views ---- */

static const char SQL_BEELD[] = "INSERT INTO beeld (gebruiker_id, id, lijst, naam, wijk_id, toon,"
                                " op) VALUES (:g, :id, :lijst, :naam, :wijk, :toon, :op)";

static void view(struct wereld *w, enum demo_gebruiker wie, const char *lijst, const char *naam,
                 int64_t wijk, const char *toon)
{
    int64_t op = lus_op(w, 15);
    wereld_exec(w, SQL_BEELD,
                BINDS(B_INT(":g", w->gebruiker[wie]), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":lijst", lijst), B_TEXT(":naam", naam), B_REF(":wijk", wijk),
                      B_TEXT(":toon", toon), B_INT(":op", op)));
}

/* ---- whereabouts unknown, and found again ---- */

static const char SQL_WEG[] =
    "INSERT INTO verhuizing (huishouden_id, id, bericht, status, veiligheid, besluit, geinformeerd,"
    " herzien_op, reden, einde_op, einde_door, door, op) VALUES (:h, :id, 'De brieven komen terug"
    " en de telefoon staat uit.', 'teruggenomen', :veilig, :besluit, :wie, :herzien, :reden,"
    " :einde, :g, :g, :op)";

static void gone(struct huis *h)
{
    static const struct {
        const char *veilig, *besluit, *wie, *reden;
        int dagen;
    } list[] = {
        {"geen_zorgen", "Zij gaan elk jaar naar familie. Er is geen reden voor zorg.", NULL,
         "Zij zijn terug van familie.", 150},
        {"gemeld", "De jongste is niet op school. Wij maken ons zorgen.",
         "Veilig Thuis en de school, dezelfde dag", "Zij wonen bij oma, hier in de wijk.", 95},
    };
    struct wereld *w = h->w;
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen);
        wereld_exec(w, SQL_WEG,
                    BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)),
                          B_TEXT(":veilig", list[i].veilig), B_TEXT(":besluit", list[i].besluit),
                          B_TEXT(":wie", list[i].wie), B_TEXT(":reden", list[i].reden),
                          B_TEXT(":herzien", dagen_verder(w, 7 - list[i].dagen)),
                          B_INT(":einde", op + (int64_t)6 * 86400),
                          B_INT(":g", w->gebruiker[h->regie]), B_INT(":op", op)));
    }
}

/* ---- a way of working that was changed ---- */

static const char SQL_WERKWIJZE[] =
    "INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op, code, versie, oud)"
    " SELECT :id, 'termijn', 'Een plan zonder nieuws staat stil na', '42 dagen', waarde ||"
    " ' dagen', :g, :op, sleutel, versie, '{\"waarde\":42}' FROM instelling"
    " WHERE sleutel = 'stilstand_dagen'";

static void changed_term(struct wereld *w)
{
    int64_t op = lus_op(w, 90);
    wereld_exec(w, SQL_WERKWIJZE,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":g", w->gebruiker[WILLEMS]),
                      B_INT(":op", op)));
}

/* ---- all of it ---- */

static const char SQL_SLUIT[] = "SELECT min(huishouden_id) FROM afsluiting WHERE status ="
                                " 'voorbereiding'";

/* The plan that is about to close is in the phase for it. */
static void closing_phase(struct wereld *w)
{
    struct huis h;
    int64_t id = wereld_int(w, SQL_SLUIT, NO_BINDS);
    if (!id)
        return;
    lus_huis(w, &h, id);
    lus_fase(&h, "evaluatie", NULL, 12);
    lus_fase(&h, "afsluiting", "De laatste actie is bijna klaar.", 3);
}

static const char SQL_LICHT[] = "UPDATE gezinsplan SET variant = 'licht', versie = versie + 1"
                                " WHERE huishouden_id = :h AND id = :plan";

static void light(struct huis *h)
{
    wereld_exec(h->w, SQL_LICHT, BINDS(B_INT(":h", h->id), B_INT(":plan", h->plan)));
    lus_fase(h, "verkenning", "Er kwam een vraag bij. Wij kijken opnieuw wat er speelt.", 5);
    lus_wens(h, "licht", NIEMAND);
}

void lus_maken(struct wereld *w)
{
    enum { HUIZEN = 4 };
    struct huis h[HUIZEN];
    int n = 0;
    if (w->bulk)
        return;
    view(w, POSTMA, "huishoudens", "Mijn eigen regie", 0, "regie");
    view(w, POSTMA, "huishoudens", "Bijna bespreken", 0, "evaluatie");
    view(w, DE_HAAN, "huishoudens", "Noord zonder regisseur", w->wijk[NOORD], "zonder");
    lus_tijdelijk(w);
    closing_phase(w);
    changed_term(w);
    instroom_later(w);
    while (n < HUIZEN && free_find(w, &h[n], n))
        n++;
    if (n == 0)
        return;
    lus_plan(&h[0]);
    lus_besluiten(&h[0]);
    lus_afsluitingen(&h[0]);
    lus_regie(&h[1 % n]);
    lus_acties(&h[1 % n]);
    lus_hulp(&h[2 % n]);
    lus_overgangen(&h[3 % n]);
    lus_ave(&h[3 % n]);
    gone(&h[3 % n]);
    lus_wens(&h[0], "zwaar", VAN_DAM);
    if (n > 1)
        lus_wens(&h[1], "gewoon", YILMAZ);
    if (n > 2)
        light(&h[2]);
    if (n > 3)
        lus_fase(&h[3], "startoverleg",
                 "Er is een nieuwe helper. Wij spreken opnieuw af wie wat doet.", 4);
    lus_brief(&h[0]);
    lus_uitnodiging(&h[1 % n]);
    lus_dicht(w);
    lus_rechten(&h[2 % n]);
    lus_delen(&h[1 % n]);
    lus_toezicht(&h[3 % n]);
    view(w, DE_HAAN, "regieoverzicht", "Alleen Noord", w->wijk[NOORD], NULL);
}
