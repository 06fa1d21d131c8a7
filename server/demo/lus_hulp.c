/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/lus.h"

/* ---- referrals and voorzieningen ---- */

static void referrals(struct huis *h, int64_t doel)
{
    struct wereld *w = h->w;
    static const struct {
        const char *dienst, *vraag, *status, *reden, *aan_naam;
        enum demo_gebruiker aan;
        int dagen, beslist;
    } list[] = {
        {"begeleiding", "Wekelijks iemand thuis die helpt met de papieren.", "gestart", NULL, NULL,
         LANS, 60, 40},
        {"ggz", "Hulp bij somberheid.", "geweigerd", "De wachtlijst is gesloten tot 1 maart.", NULL,
         BRANDSMA, 45, 30},
        {"dagbesteding", "Drie dagen per week iets te doen hebben.", "ingetrokken",
         "Er is werk gevonden.", "Buurtboerderij De Klaver", NIEMAND, 50, 35},
        {"schuldhulp", "De post en de schulden op een rij.", "afgerond", NULL, NULL, SAIDI, 120,
         100},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++)
        VERWIJZING(h, .doel = doel, .leefgebied = "wonen", .dienst = list[i].dienst,
                   .vraag = list[i].vraag, .aan = list[i].aan, .aan_naam = list[i].aan_naam,
                   .status = list[i].status, .reden = list[i].reden, .personen = h->allen,
                   .op = lus_op(w, list[i].dagen), .status_op = lus_op(w, list[i].beslist));
    /* past the norm, with somebody who helps until it starts */
    int64_t brug = ACTIE(
        h, .doel = doel, .leefgebied = "wonen", .titel = "Tot het begint: elke maandag bellen",
        .vervaldatum = dagen_verder(w, 40), .eigenaar = h->regie, .status = "bezig",
        .personen = h->allen, .op = lus_op(w, 80), .status_op = lus_op(w, 78));
    VERWIJZING(h, .doel = doel, .leefgebied = "wonen", .dienst = "huishoudelijke_hulp",
               .vraag = "Hulp bij het schoonmaken.", .aan_naam = "Thuiszorg Waterveen",
               .status = "aanvaard", .verwacht = dagen_verder(w, 35), .overbrugging = brug,
               .personen = h->allen, .op = lus_op(w, 85), .status_op = lus_op(w, 70));
}

static void provisions(struct huis *h, int64_t doel)
{
    struct wereld *w = h->w;
    static const struct {
        const char *wet, *dienst, *naam, *vorm, *aanbieder, *per, *status, *reden;
        int bedrag, van, tot; /* days from today; tot 0: open */
    } list[] = {
        {"wlz", "wlz_zorg", "Verblijf voor opa", "natura", "Huize Zonneveld", "jaar", "loopt", NULL,
         62000, -300, 0},
        {"zvw", "ggz", "Gesprekken met een psycholoog", "natura", "GGZ Horizon", NULL, "gestopt",
         "De behandeling is klaar.", 0, -200, -20},
        {"inburgering", "taal", "Taalles", "natura", "Taalhuis Waterveen", NULL, "aangevraagd",
         NULL, 0, 14, 0},
        {"onderwijs", "vervoer", "Leerlingenvervoer", "natura", "Gemeente Waterveen", NULL,
         "afgewezen", "De school is dichtbij genoeg.", 0, -30, 0},
        {"wmo", "begeleiding", "Begeleiding thuis", "pgb", "Zelf gekozen hulp", "maand", "loopt",
         NULL, 480, -340, 25}, /* ends soon: what comes next? */
        {"anders", "anders", "Stichting Leergeld: een fiets", "geld", "Stichting Leergeld",
         "eenmalig", "loopt", NULL, 200, -40, -40},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++)
        VOORZIENING(
            h, .doel = doel, .leefgebied = "wonen", .wet = list[i].wet, .dienst = list[i].dienst,
            .naam = list[i].naam, .vorm = list[i].vorm, .aanbieder = list[i].aanbieder,
            .bedrag = list[i].bedrag, .per = list[i].per, .van = dagen_verder(w, list[i].van),
            .tot = list[i].tot ? dagen_verder(w, list[i].tot) : NULL, .status = list[i].status,
            .reden = list[i].reden, .personen = h->allen, .op = lus_op(w, 15));
}

void lus_hulp(struct huis *h)
{
    struct wereld *w = h->w;
    int64_t doel =
        DOEL(h, .leefgebied = "wonen", .titel = "Wij willen thuis blijven wonen.",
             .resultaat = "Elke week is er hulp, en iedereen weet wanneer.", .begin = 3, .nu = 5,
             .personen = h->allen, .op = lus_op(w, 125), .nu_op = lus_op(w, 20));
    referrals(h, doel);
    provisions(h, doel);
}

/* ---- transitions ---- */

static const char SQL_OVERGANG[] =
    "INSERT INTO overgang (huishouden_id, id, soort, persoon_id, datum, status)"
    " VALUES (:h, :id, :soort, :persoon, :datum, :status)";
static const char SQL_PUNTEN[] =
    "INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, wie, vanaf, door, op)"
    " SELECT :h, :id, p.code, :stand, CASE WHEN :stand = 'geregeld' THEN p.wie END,"
    "  CASE WHEN :stand = 'geregeld' THEN :datum END, :g, :op FROM overgang_punt p"
    " WHERE p.soort = :soort AND p.tot IS NULL ORDER BY p.volgorde LIMIT :hoeveel";

static int64_t transition(struct huis *h, const char *soort, const char *categorie, int64_t persoon,
                          const char *datum, const char *status, int dagen)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, dagen);
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "overgang",
                                                        .categorie = categorie,
                                                        .aard = "coordinatie",
                                                        .personen = PERSONEN(persoon),
                                                        .op = op});
    wereld_exec(w, SQL_OVERGANG,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", soort),
                      B_INT(":persoon", persoon), B_TEXT(":datum", datum),
                      B_TEXT(":status", status)));
    return id;
}

static void points(struct huis *h, int64_t id, const char *soort, const char *stand, int hoeveel,
                   const char *datum)
{
    struct wereld *w = h->w;
    wereld_exec(w, SQL_PUNTEN,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", soort),
                      B_TEXT(":stand", stand), B_TEXT(":datum", datum), B_INT(":hoeveel", hoeveel),
                      B_INT(":g", w->gebruiker[h->regie]), B_INT(":op", lus_op(w, 2))));
}

/* Somebody for whom the birthday of a transition comes near, in a plan with a regisseur. */
static const char SQL_JARIG[] =
    "SELECT max(l.huishouden_id) FROM lid l JOIN persoon p ON p.id = l.persoon_id AND"
    " length(p.geboortedatum) = 10 AND p.geboortedatum NOT LIKE '%-00%' JOIN gezinsplan g ON"
    " g.huishouden_id = l.huishouden_id AND g.status = 'open' JOIN regie r ON r.huishouden_id ="
    " l.huishouden_id AND r.tot_op IS NULL JOIN overgang_soort s ON s.code = :soort WHERE l.tot IS"
    " NULL AND date(p.geboortedatum, '+' || s.leeftijd || ' months') BETWEEN :vandaag AND"
    " date(:vandaag, '+' || s.vooraf || ' months') AND NOT EXISTS (SELECT 1 FROM overgang o WHERE"
    " o.persoon_id = p.id AND o.soort = s.code)";
static const char SQL_JARIGE[] =
    "SELECT min(p.id) FROM lid l JOIN persoon p ON p.id = l.persoon_id AND"
    " length(p.geboortedatum) = 10 AND p.geboortedatum NOT LIKE '%-00%' JOIN overgang_soort s ON"
    " s.code = :soort WHERE l.huishouden_id = :h AND l.tot IS NULL AND date(p.geboortedatum, '+' ||"
    " s.leeftijd || ' months') BETWEEN :vandaag AND date(:vandaag, '+' || s.vooraf || ' months')";
static const char SQL_DAG[] =
    "UPDATE overgang SET datum = (SELECT date(p.geboortedatum, '+' || s.leeftijd || ' months') FROM"
    " persoon p JOIN overgang_soort s ON s.code = overgang.soort WHERE p.id = overgang.persoon_id)"
    " WHERE huishouden_id = :h AND id = :id";
static void birthday(struct wereld *w, const char *soort)
{
    struct huis h;
    const char *nu = dagen_verder(w, 0);
    int64_t id = wereld_int(w, SQL_JARIG, BINDS(B_TEXT(":soort", soort), B_TEXT(":vandaag", nu)));
    if (!id)
        return;
    lus_huis(w, &h, id);
    int64_t persoon = wereld_int(
        w, SQL_JARIGE, BINDS(B_TEXT(":soort", soort), B_INT(":h", id), B_TEXT(":vandaag", nu)));
    int64_t overgang = transition(&h, soort, "contact", persoon, nu, "loopt", 3);
    wereld_exec(w, SQL_DAG, BINDS(B_INT(":h", id), B_INT(":id", overgang)));
    points(&h, overgang, soort, "open", 1, NULL);
}

void lus_overgangen(struct huis *h)
{
    struct wereld *w = h->w;
    int64_t wie = h->allen[h->leden - 1];
    const char *soon = dagen_verder(w, 40), *was = dagen_verder(w, -20);
    int64_t id = transition(h, "instelling_uit", "plan", wie, soon, "loopt", 30);
    points(h, id, "instelling_uit", "open", 2, NULL);
    id = transition(h, "verhuizing", "plan", h->allen[0], was, "klaar", 70);
    points(h, id, "verhuizing", "geregeld", 20, was);
    (void)transition(h, "verhuizing_uit", "plan", h->allen[0], soon, "vervallen", 50);
    static const char *const ages[] = {"wordt_16", "wordt_17", "wordt_17h", "wordt_18", "wordt_23"};
    for (size_t i = 0; i < COUNT_OF(ages); i++)
        birthday(w, ages[i]);
    /* past its day, with everything still open: procesregie hears that something is left lying */
    (void)transition(h, "instelling_uit", "plan", h->allen[1], dagen_verder(w, -9), "loopt", 80);
    schrijf_attendering(h, DE_HAAN, "overgang-gat-proces", NULL, 0, lus_op(w, 2), 0);
}
