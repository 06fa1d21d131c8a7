/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Household Tesfay: status holders who speak Tigrinya, with an interpreter at every talk. Children
 * without a family name, a son abroad who is in no register, a waiting list, and a move ahead.
 */
#include "demo/casus.h"
#include "demo/schrijf_besluit.h"

#include "demo/brp_maken.h"
#include "demo/kijken.h"
#include "demo/schrijf.h"

#include <string.h>

struct tesfay {
    struct wereld *w;
    struct huis huis;
    int64_t haile, selam, dawit, meron, abel, yonas;
    int64_t doel_ggz, doel_taal, doel_dawit, doel_geld, doel_yonas;
    int64_t grens, afspraak_yonas, onderwerp, vrijwilliger, wachtlijst;
};

static void people(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct mens haile = {.bsn = "999996666",
                         .voornamen = "Haile",
                         .geslachtsnaam = "Tesfay",
                         .geslacht = 'm',
                         .straat = "Kastanjestraat",
                         .huisnummer = 9,
                         .postcode = "1234CS",
                         .woonplaats = "Waterveen"};
    struct mens selam = haile, dawit = haile, meron = haile, abel = haile;
    selam.voornamen = "Selam", selam.geslachtsnaam = "Gebremedhin";
    selam.geslacht = meron.geslacht = 'v';
    dawit.voornamen = "Dawit", meron.voornamen = "Meron", abel.voornamen = "Abel";
    dawit.geslachtsnaam = meron.geslachtsnaam = abel.geslachtsnaam = "."; /* they have none */
    memcpy(selam.bsn, "999996836", BSN_SIZE);
    memcpy(dawit.bsn, "999997142", BSN_SIZE);
    memcpy(meron.bsn, "999997154", BSN_SIZE);
    memcpy(abel.bsn, "999997178", BSN_SIZE);
    memcpy(haile.geboren, dag(w, "1985-09-12"), DATUM_SIZE);
    memcpy(selam.geboren, dag(w, "1990-05-25"), DATUM_SIZE);
    memcpy(dawit.geboren, dag(w, "2010-06-11"), DATUM_SIZE);
    memcpy(meron.geboren, dag(w, "2015-10-01"), DATUM_SIZE);
    memcpy(abel.geboren, dag(w, "2024-08-14"), DATUM_SIZE);
    haile.partner = &selam, selam.partner = &haile;
    struct mens *parents[] = {&haile, &selam}, *children[] = {&dawit, &meron, &abel};
    for (int i = 0; i < 3; i++) {
        children[i]->gezag = "TweehoofdigOuderlijkGezag";
        for (int j = 0; j < 2; j++) {
            children[i]->ouder[j] = children[i]->gezag_houder[j] = parents[j];
            parents[j]->kind[parents[j]->kinderen++] = children[i];
        }
    }
    mens_opslaan(w, (struct mens *const[]){&haile, &selam, &dawit, &meron, &abel}, 5,
                 dag(w, "2026-06-15"));
    t->haile = haile.id, t->selam = selam.id, t->dawit = dawit.id, t->meron = meron.id;
    t->abel = abel.id;
    t->yonas = mens_met_de_hand(w, "Yonas", NULL, 'm', dag(w, "2007-03-04"),
                                moment(w, "2026-06-15 10:00"));
    mens_taal(w, t->haile, "Tigrinya");
    mens_taal(w, t->selam, "Tigrinya");
    mens_telefoon(w, t->selam, "06 12 10 00 31");
}

static void start(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    int64_t op = moment(w, "2026-06-15 10:00");
    huis_openen(w, h, "Tesfay", NOORD, AMRANI, op);
    huis_lid(h, t->haile, "vader", false, "BRP en gesprek met tolk", op);
    huis_lid(h, t->selam, "moeder", false, "BRP en gesprek met tolk", op);
    huis_lid(h, t->dawit, "kind", false, "BRP en gesprek met tolk", op);
    huis_lid(h, t->meron, "kind", false, "BRP en gesprek met tolk", op);
    huis_lid(h, t->abel, "kind", false, "BRP en gesprek met tolk", op);
    huis_lid(h, t->yonas, "kind", true, "Verteld door Haile; woont in Khartoum, nareis loopt", op);
    huis_aanmelding(
        h,
        "De vrijwilliger van VluchtelingenWerk maakt zich zorgen: vader slaapt niet en komt "
        "de deur niet meer uit.",
        op);
    huis_regie(h, VAN_DAM, DE_HAAN, moment(w, "2026-06-18 09:00"), moment(w, "2026-06-22 13:30"));
    huis_plan(
        h,
        "Haile en Selam kwamen drie jaar geleden uit Eritrea. Zij wonen sinds een jaar in "
        "Waterveen. Hun oudste zoon Yonas wacht nog in Sudan. Haile heeft nachtmerries en wacht op "
        "hulp. Hij leest langzaam; praten gaat het best met een tolk Tigrinya. Selam wil in de "
        "zorg werken. Vanaf 1 februari heeft Haile werk in Oosterbeemd; dan verhuizen zij.",
        dag(w, "2026-12-16"), moment(w, "2026-06-22 16:00"));
    t->vrijwilliger =
        schrijf_netwerk(h, "Abrehet Kidane", "vriendin uit de kerk", "06 12 10 00 33",
                        PERSONEN(t->haile, t->selam), NIEMAND, moment(w, "2026-07-02 14:00"));
}

static void helpers(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    (void)BETROKKEN(
        h, .wie = TERPSTRA, .taak = "praktijkondersteuner van Haile", .doel = "gezondheid",
        .zin = "Joke kijkt met u wat helpt tegen de nachtmerries.", .personen = PERSONEN(t->haile),
        .gevraagd = moment(w, "2026-06-29 10:00"), .beslist = moment(w, "2026-06-30 12:00"));
    (void)BETROKKEN(h, .wie = WIEGERS, .taak = "begeleidt de nareis van Yonas",
                    .doel = "inburgering", .zin = "Truus helpt u met de papieren voor Yonas.",
                    .personen = PERSONEN(t->haile, t->selam), .zelf = true,
                    .gevraagd = moment(w, "2026-06-24 11:00"),
                    .beslist = moment(w, "2026-06-24 15:00"));
    (void)BETROKKEN(h, .wie = RAHIMI, .taak = "mentor van Dawit op de ISK", .doel = "onderwijs",
                    .zin = "Hamid helpt Dawit met school en met zijn keuze voor het mbo.",
                    .personen = PERSONEN(t->dawit), .gevraagd = moment(w, "2026-07-01 10:00"),
                    .beslist = moment(w, "2026-07-02 09:00"));
    (void)BETROKKEN(
        h, .wie = HENDRIKS, .taak = "jeugdverpleegkundige van Abel en Dawit", .doel = "gezondheid",
        .zin = "Marloes kijkt hoe Abel groeit en praat met Dawit.",
        .personen = PERSONEN(t->abel, t->dawit), .gevraagd = moment(w, "2026-07-01 10:10"),
        .beslist = moment(w, "2026-07-06 11:00"));
    (void)BETROKKEN(h, .wie = BRANDSMA, .taak = "behandeling van Haile", .doel = "ggz",
                    .zin = "Ilse helpt u met de nachtmerries, zodra er plek is.",
                    .personen = PERSONEN(t->haile), .gevraagd = moment(w, "2026-08-10 09:30"),
                    .beslist = moment(w, "2026-08-13 16:00"));
    (void)BETROKKEN(h, .wie = KUIPERS, .taak = "inburgering", .doel = "inburgering",
                    .zin = "Sandra maakt met u het plan om Nederlands te leren.",
                    .personen = PERSONEN(t->haile, t->selam),
                    .gevraagd = moment(w, "2026-08-24 10:00"),
                    .beslist = moment(w, "2026-08-25 13:00"));
    (void)BETROKKEN(h, .wie = DIJKSTRA, .taak = "schakelklas van Meron", .doel = "onderwijs",
                    .zin = "Marieke kijkt hoe het met Meron in de schakelklas gaat.",
                    .personen = PERSONEN(t->meron), .gevraagd = moment(w, "2026-09-01 09:00"),
                    .beslist = moment(w, "2026-09-02 08:40"));
    (void)BETROKKEN(h, .wie = POST, .taak = "uitkering en ontzorgen", .doel = "inkomen",
                    .zin = "Dirk kijkt of u zelf uw geld kunt regelen als het ontzorgen stopt.",
                    .personen = PERSONEN(t->haile, t->selam),
                    .gevraagd = moment(w, "2026-09-14 11:00"),
                    .beslist = moment(w, "2026-09-15 09:30"));
}

static void goals_adults(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    const int64_t *haile = PERSONEN(t->haile), *selam = PERSONEN(t->selam);
    schrijf_woord(h, t->haile, "Ik wil slapen en dan werken. Ik was elektricien.", NIEMAND,
                  moment(w, "2026-07-02 14:20"));
    schrijf_woord(h, t->selam, "Ik zorgde thuis voor mijn moeder. Dat wil ik hier als werk.",
                  NIEMAND, moment(w, "2026-07-02 14:30"));
    t->doel_ggz = DOEL(h, .leefgebied = "gezondheid", .titel = "Haile slaapt weer",
                       .resultaat = "Behandeling gestart vóór 15 december; tot dan een groep.",
                       .streefdatum = dag(w, "2026-12-15"), .begin = 1, .nu = 2, .personen = haile,
                       .op = moment(w, "2026-08-10 09:40"), .nu_op = moment(w, "2026-11-11 14:00"));
    (void)ACTIE(h, .doel = t->doel_ggz, .leefgebied = "gezondheid",
                .titel = "Eerste gesprek plannen (aangemeld op 10 augustus)",
                .vervaldatum = dag(w, "2026-10-05"), .eigenaar = BRANDSMA, .status = "aanvaard",
                .reden = "De wachtlijst is nu vijftien weken.", .personen = haile,
                .op = moment(w, "2026-08-10 09:50"), .status_op = moment(w, "2026-08-13 16:10"));
    (void)ACTIE(h, .doel = t->doel_ggz, .leefgebied = "gezondheid",
                .titel = "Overbrugging: elke woensdag naar de mannengroep, met tolk",
                .vervaldatum = dag(w, "2026-12-15"), .eigenaar = VAN_DAM, .status = "bezig",
                .personen = haile, .op = moment(w, "2026-10-12 10:00"),
                .status_op = moment(w, "2026-10-21 14:00"));
    t->doel_taal =
        DOEL(h, .leefgebied = "werk_dagbesteding", .titel = "Selam werkt in de zorg",
             .resultaat = "Taalstage in een zorghuis vanaf februari.",
             .streefdatum = dag(w, "2027-02-01"), .begin = 3, .nu = 5, .personen = selam,
             .op = moment(w, "2026-08-31 10:00"), .nu_op = moment(w, "2026-11-11 14:10"));
    (void)ACTIE(h, .doel = t->doel_taal, .leefgebied = "werk_dagbesteding",
                .titel = "Zorghuis zoeken voor een taalstage", .vervaldatum = dag(w, "2026-12-04"),
                .eigenaar = KUIPERS, .status = "bezig", .personen = selam,
                .op = moment(w, "2026-09-28 10:00"), .status_op = moment(w, "2026-11-04 10:00"));
    t->doel_geld =
        DOEL(h, .leefgebied = "inkomen_financien", .titel = "Wij regelen ons geld zelf",
             .resultaat = "Vanaf 1 januari zelf de huur en de zorgverzekering betalen.",
             .streefdatum = dag(w, "2026-12-31"), .begin = 2, .nu = 4,
             .personen = PERSONEN(t->haile, t->selam), .op = moment(w, "2026-09-14 11:10"),
             .nu_op = moment(w, "2026-11-11 14:20"));
    (void)ACTIE(h, .doel = t->doel_geld, .leefgebied = "inkomen_financien",
                .titel = "Twee maanden zelf betalen, Dirk kijkt mee",
                .vervaldatum = dag(w, "2026-12-31"), .persoon = t->selam, .status = "bezig",
                .personen = PERSONEN(t->haile, t->selam), .op = moment(w, "2026-10-26 11:00"),
                .status_op = moment(w, "2026-11-02 09:00"));
    (void)ACTIE(h, .doel = t->doel_geld, .leefgebied = "inkomen_financien",
                .titel = "Uitkering en schakelklas opnieuw aanvragen in Oosterbeemd",
                .vervaldatum = dag(w, "2027-01-15"), .eigenaar = VAN_DAM, .status = "aanvaard",
                .personen = PERSONEN(t->haile, t->selam), .op = moment(w, "2026-11-16 10:00"),
                .status_op = moment(w, "2026-11-16 10:00"));
}

static void goals_children(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    const int64_t *dawit = PERSONEN(t->dawit), *parents = PERSONEN(t->haile, t->selam);
    t->doel_dawit =
        DOEL(h, .leefgebied = "onderwijs", .titel = "Dawit kiest een opleiding",
             .resultaat = "Vóór 1 maart aangemeld bij het mbo.",
             .streefdatum = dag(w, "2027-03-01"), .begin = 4, .nu = 6, .personen = dawit,
             .op = moment(w, "2026-09-07 15:00"), .nu_op = moment(w, "2026-11-09 15:30"));
    (void)ACTIE(h, .doel = t->doel_dawit, .leefgebied = "onderwijs",
                .titel = "Twee open dagen bezoeken", .vervaldatum = dag(w, "2026-12-12"),
                .persoon = t->dawit, .status = "bezig", .personen = dawit,
                .op = moment(w, "2026-10-05 15:00"), .status_op = moment(w, "2026-11-07 12:00"));
    (void)ACTIE(h, .doel = t->doel_dawit, .leefgebied = "onderwijs",
                .titel = "Beroepentest doen met Dawit", .vervaldatum = dag(w, "2026-11-19"),
                .eigenaar = RAHIMI, .status = "bezig", .personen = dawit,
                .op = moment(w, "2026-10-05 15:10"), .status_op = moment(w, "2026-11-09 15:00"));
    t->doel_yonas =
        DOEL(h, .leefgebied = "maatschappelijke_ondersteuning", .titel = "Yonas komt bij ons wonen",
             .resultaat = "Aanvraag compleet en ingediend.", .streefdatum = dag(w, "2027-01-29"),
             .begin = 3, .nu = 5, .personen = parents, .op = moment(w, "2026-07-09 11:00"),
             .nu_op = moment(w, "2026-11-11 14:30"));
    t->afspraak_yonas =
        ACTIE(h, .doel = t->doel_yonas, .leefgebied = "maatschappelijke_ondersteuning",
              .titel = "Papieren laten vertalen en opsturen", .vervaldatum = dag(w, "2026-12-02"),
              .eigenaar = WIEGERS, .status = "bezig", .personen = parents,
              .op = moment(w, "2026-09-10 10:00"), .status_op = moment(w, "2026-11-05 10:00"));
}

static void notes(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    const int64_t *haile = PERSONEN(t->haile), *dawit = PERSONEN(t->dawit);
    (void)NOTITIE(h, .categorie = "gezondheid", .vorm = "gesprek", .titel = "Gesprek met tolk",
                  .tekst =
                      "Nachtmerries over de reis en de gevangenis. Slaapt overdag in een stoel. "
                      "PTSS vastgesteld door de huisarts. Verwijzing naar GGZ Horizon besproken en "
                      "akkoord.",
                  .personen = haile, .door = TERPSTRA, .op = moment(w, "2026-08-06 12:00"));
    t->wachtlijst =
        NOTITIE(h, .categorie = "gezondheid", .vorm = "telefoon", .titel = "Wachtlijst",
                .tekst = "Aanmelding compleet. Plek voor behandeling met tolk niet voor december. "
                         "Noodnummer gegeven.",
                .personen = haile, .door = BRANDSMA, .op = moment(w, "2026-11-04 11:00"));
    t->grens =
        NOTITIE(h, .categorie = "werk_dagbesteding", .vorm = "anders",
                .titel = "Wanneer Haile naar de les kan",
                .tekst = "Haile kan op dinsdag- en donderdagochtend naar de les. Op de andere "
                         "dagen niet. Dit geldt tot en met januari.",
                .personen = haile, .op = moment(w, "2026-09-28 10:20"));
    (void)NOTITIE(h, .categorie = "onderwijs", .vorm = "gesprek", .titel = "Gesprek met Dawit",
                  .tekst = "Spreekt al goed Nederlands. Tolkt vaak voor zijn ouders bij de dokter. "
                           "Afgesproken dat hij dat niet meer doet.",
                  .personen = dawit, .door = RAHIMI, .op = moment(w, "2026-11-09 15:20"));
    t->onderwerp = NOTITIE(
        h, .categorie = "gezondheid", .vorm = "gesprek", .titel = "Gesprek alleen met Dawit",
        .tekst = "Hij vertelde iets over zichzelf waar zijn ouders niets van weten. "
                 "Hij kan hier terugkomen.",
        .personen = dawit, .door = HENDRIKS, .op = moment(w, "2026-10-14 15:00"));
    (void)NOTITIE(h, .categorie = "gezondheid", .vorm = "huisbezoek", .titel = "Abel twee jaar",
                  .tekst = "Groeit goed. Zegt losse woorden in twee talen. Inenting gegeven.",
                  .personen = PERSONEN(t->abel), .door = HENDRIKS,
                  .op = moment(w, "2026-09-03 10:00"));
    (void)NOTITIE(
        h, .categorie = "onderwijs", .vorm = "gesprek", .titel = "Meron in de schakelklas",
        .tekst = "Leert snel. Blij met haar vriendin Lina. Verhuizing maakt haar verdrietig.",
        .personen = PERSONEN(t->meron), .door = DIJKSTRA, .op = moment(w, "2026-11-17 14:00"));
    (void)NOTITIE(
        h, .categorie = "plan", .vorm = "huisbezoek", .titel = "Verhuizing naar Oosterbeemd",
        .tekst = "Met tolk. Haile heeft een contract vanaf 1 februari. Wij gaan na wat mee moet: "
                 "ggz, schakelklas, uitkering voor januari. Selam vraagt wie daar haar vaste "
                 "gezicht wordt.",
        .personen = PERSONEN(t->haile, t->selam), .op = moment(w, "2026-11-11 14:40"));
}

/* Every talk was with an interpreter; both are kept with the consent. */
#define TOLK .taal = "Tigrinya", .tolk = true

static void consents_parents(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    int64_t a = t->haile, s = t->selam;
    (void)TOESTEMMING(
        h, .persoon = a, .soort = "avg", .ontvanger = INBURGERING, .doel = "inburgering",
        .zin = "Sandra begrijpt dan waarom de les soms niet lukt.",
        .categorie = CATEGORIEEN("gezondheid"), .bron = {WIJKTEAM}, .bronnen = 1, TOLK,
        .verklaring = {{a, "zelf", "nee"}}, .op = moment(w, "2026-09-28 10:00"));
    (void)TOESTEMMING(h, .persoon = a, .soort = "avg", .ontvanger = INBURGERING,
                      .doel = "inburgering",
                      .zin = "Sandra moet weten op welke dagen u naar de les kan. Niet waarom.",
                      .item = ITEMS(t->grens), .bron = {WIJKTEAM}, .bronnen = 1, TOLK,
                      .verklaring = {{a, "zelf", "ja"}}, .op = moment(w, "2026-09-28 10:30"));
    (void)TOESTEMMING(h, .persoon = s, .soort = "avg", .ontvanger = INBURGERING,
                      .doel = "inburgering", .zin = "Sandra moet weten wat u wilt met werk.",
                      .item = ITEMS(t->doel_taal), .bron = {WIJKTEAM}, .bronnen = 1, TOLK,
                      .verklaring = {{s, "zelf", "ja"}}, .op = moment(w, "2026-09-28 10:40"));
    (void)TOESTEMMING(h, .persoon = a, .soort = "beroepsgeheim", .ontvanger = GGZ, .doel = "ggz",
                      .zin = "Ilse moet weten wat de huisarts met u besprak.",
                      .categorie = CATEGORIEEN("gezondheid"), .bron = {HUISARTS, WIJKTEAM},
                      .bronnen = 2, .bevestigd = true, TOLK, .verklaring = {{a, "zelf", "ja"}},
                      .op = moment(w, "2026-08-13 16:20"));
    (void)TOESTEMMING(h, .persoon = a, .soort = "beroepsgeheim", .ontvanger = HUISARTS,
                      .doel = "gezondheid",
                      .zin = "Joke moet weten hoe het bij de ggz en thuis gaat.",
                      .categorie = CATEGORIEEN("gezondheid"), .bron = {GGZ, WIJKTEAM}, .bronnen = 2,
                      .bevestigd = true, TOLK, .verklaring = {{a, "zelf", "ja"}},
                      .op = moment(w, "2026-08-13 16:30"));
    (void)TOESTEMMING(h, .persoon = a, .soort = "beroepsgeheim", .ontvanger = WIJKTEAM,
                      .doel = "regie", .zin = "Noor moet weten hoe lang u nog wacht.",
                      .categorie = CATEGORIEEN("gezondheid"), .bron = {GGZ}, .bronnen = 1,
                      .bevestigd = true, TOLK, .verklaring = {{a, "zelf", "ja"}},
                      .op = moment(w, "2026-08-20 10:00"));
    const int64_t both[] = {a, s};
    for (int i = 0; i < 2; i++) {
        (void)TOESTEMMING(
            h, .persoon = both[i], .soort = "avg", .ontvanger = VLUCHTELINGENWERK,
            .doel = "inburgering", .zin = "Truus moet weten wat wij over Yonas afspreken.",
            .item = ITEMS(t->doel_yonas, t->afspraak_yonas), .bron = {WIJKTEAM}, .bronnen = 1, TOLK,
            .verklaring = {{both[i], "zelf", "ja"}}, .op = moment(w, "2026-09-10 10:10") + i * 120);
        (void)TOESTEMMING(h, .persoon = both[i], .soort = "avg", .ontvanger = WERK_INKOMEN,
                          .doel = "inkomen", .zin = "Dirk moet weten welk doel u heeft met geld.",
                          .item = ITEMS(t->doel_geld), .bron = {WIJKTEAM}, .bronnen = 1, TOLK,
                          .verklaring = {{both[i], "zelf", "ja"}},
                          .op = moment(w, "2026-09-15 10:00") + i * 120);
    }
}

static void consents_children(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    int64_t a = t->haile, s = t->selam, d = t->dawit;
    (void)TOESTEMMING(h, .persoon = t->abel, .soort = "beroepsgeheim", .ontvanger = JGZ,
                      .doel = "gezondheid", .zin = "Marloes kijkt hoe Abel groeit.",
                      .categorie = CATEGORIEEN("gezondheid", "jeugdhulp_opvoeding"),
                      .bron = {HUISARTS, WIJKTEAM}, .bronnen = 2, .bevestigd = true, TOLK,
                      .verklaring = {{a, "gezag", "ja"}, {s, "gezag", "ja"}},
                      .op = moment(w, "2026-07-06 11:10"));
    (void)TOESTEMMING(h, .persoon = t->meron, .soort = "avg", .ontvanger = BASISSCHOOL,
                      .doel = "onderwijs", .zin = "School moet weten wat wij over leren afspreken.",
                      .categorie = CATEGORIEEN("onderwijs"), .bron = {WIJKTEAM}, .bronnen = 1, TOLK,
                      .verklaring = {{a, "gezag", "ja"}, {s, "gezag", "ja"}},
                      .op = moment(w, "2026-09-02 09:00"));
    /* sixteen: he decides alone */
    (void)TOESTEMMING(h, .persoon = d, .soort = "avg", .ontvanger = ISK, .doel = "onderwijs",
                      .zin = "Hamid moet weten welk doel je hebt.",
                      .categorie = CATEGORIEEN("onderwijs"), .bron = {WIJKTEAM}, .bronnen = 1,
                      .verklaring = {{d, "zelf", "ja"}}, .op = moment(w, "2026-09-07 15:30"));
    (void)TOESTEMMING(h, .persoon = d, .soort = "avg", .ontvanger = JGZ, .doel = "gezondheid",
                      .zin = "Marloes moet weten hoe het op school gaat.",
                      .categorie = CATEGORIEEN("onderwijs"), .bron = {WIJKTEAM, ISK}, .bronnen = 2,
                      .verklaring = {{d, "zelf", "ja"}}, .op = moment(w, "2026-09-07 15:35"));
    const int64_t parents[] = {a, s};
    for (int i = 0; i < 2; i++)
        (void)TOESTEMMING(h, .persoon = d, .soort = "beroepsgeheim",
                          .ontvanger_persoon = parents[i], .doel = "gezondheid",
                          .zin = "Dan kunnen je ouders je helpen.", .item = ITEMS(t->onderwerp),
                          .bron = {JGZ}, .bronnen = 1, .verklaring = {{d, "zelf", "nee"}},
                          .door = HENDRIKS, .op = moment(w, "2026-10-14 15:20") + i * 60);
}

/* R16: the nurse of the JGZ stands in until Haile's treatment begins. One that waits for an answer
 * to the privacy officer, one that was ended, one that ran out; and what she did not share. */
static void shared(struct tesfay *t)
{
    struct wereld *w = t->w;
    struct huis *h = &t->huis;
    static const char *const weighed[] = {
        "Marloes vangt Haile op tot zijn behandeling begint.",
        "Zij moet weten hoe lang het nog duurt en welk nummer hij bij nood belt.",
        "Nee. Hij zei: vertel het haar maar.",
        NULL,
    };
    struct schrijf_besluit b = {
        .grond = "waarneming_behandeling",
        .door = BRANDSMA,
        .ontvanger = JGZ,
        .ontvanger_gebruiker = HENDRIKS,
        .personen = PERSONEN(t->haile),
        .item = ITEMS(t->wachtlijst),
        .doel = "gezondheid",
        .zin = "Marloes houdt contact met Haile tot zijn behandeling begint.",
        .minimaal = "Alleen de notitie over de wachtlijst. De rest heeft zij niet nodig.",
        .vragen = "hoeft-niet",
        .uitleg = "Zij neemt waar tot de behandeling begint. Haile weet het.",
        .gevaar = "Zonder dit belt hij bij nood het verkeerde nummer.",
        .overlegd = "Peter Blom, psychiater",
        .antwoord = weighed,
        .dagen = 25,
        .toets = "vraag",
        .toelichting = "Waarom is een telefoontje niet genoeg?",
        .op = moment(w, "2026-11-10 10:15"),
        .toets_op = moment(w, "2026-11-12 09:30"),
    };
    (void)schrijf_besluit(h, &b);
    b.toets = "akkoord";
    b.toelichting = "Duidelijk afgewogen, en niet meer dan nodig.";
    b.op = moment(w, "2026-11-05 16:00");
    b.toets_op = moment(w, "2026-11-06 10:00");
    b.einde = "Dit stond er dubbel in.";
    b.einde_op = moment(w, "2026-11-10 10:10");
    (void)schrijf_besluit(h, &b);
    b.einde = NULL;
    b.dagen = 10;
    b.op = moment(w, "2026-11-04 11:30");
    (void)schrijf_besluit(h, &b);
    schrijf_afweging(h, "niet-delen", BRANDSMA, ISK, PERSONEN(t->dawit),
                     "De mentor van Dawit vroeg hoe het met zijn vader gaat. Dat heeft de mentor "
                     "niet nodig. Dawit kan het zelf vertellen als hij wil.",
                     moment(w, "2026-11-11 15:00"));
    schrijf_afweging(h, "vragen", BRANDSMA, HUISARTS, PERSONEN(t->haile),
                     "Joke wil weten of Haile hulp krijgt. Ik vraag het hem donderdag met de "
                     "tolk erbij.",
                     moment(w, "2026-11-18 11:20"));
}

void casus_tesfay(struct wereld *w)
{
    struct tesfay t = {.w = w};
    people(&t);
    start(&t);
    helpers(&t);
    goals_adults(&t);
    goals_children(&t);
    notes(&t);
    consents_parents(&t);
    consents_children(&t);
    shared(&t);
    kijken_huis(&t.huis, VAN_DAM, "regie", "huishouden.lezen", "G1,G2", huis_allen(&t.huis),
                moment(w, "2026-11-11 13:20"));
    kijken_huis(&t.huis, BRANDSMA, "betrokken", "huishouden.lezen", "G1,G6", PERSONEN(t.haile),
                moment(w, "2026-11-04 10:50"));
    kijken_huis(&t.huis, KUIPERS, "betrokken", "huishouden.lezen", "G6", PERSONEN(t.selam),
                moment(w, "2026-11-04 09:50"));
}
