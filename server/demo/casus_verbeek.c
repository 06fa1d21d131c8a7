/* SPDX-License-Identifier: EUPL-1.2 */
/* Household Verbeek: debts, and Jayden who stays at home to watch over his mother. */
#include "demo/casus.h"

#include "demo/brp_maken.h"
#include "demo/casus_verbeek.h"

#include <string.h>

/* ---- who they are ---- */

static void people(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct mens sanne = {.bsn = "999996022",
                         .voornamen = "Sanne Maria",
                         .geslachtsnaam = "Verbeek",
                         .geslacht = 'v',
                         .straat = "Lindenlaan",
                         .huisnummer = 14,
                         .postcode = "1234KB",
                         .woonplaats = "Waterveen"};
    struct mens ruben = {.bsn = "999996204",
                         .voornamen = "Ruben",
                         .geslachtsnaam = "Kuiper",
                         .geslacht = 'm',
                         .straat = "Kanaalkade",
                         .huisnummer = 88,
                         .postcode = "1237DE",
                         .woonplaats = "Waterveen"};
    struct mens jayden = sanne, noor = sanne;
    jayden.voornamen = "Jayden", noor.voornamen = "Noor Sophie";
    jayden.geslachtsnaam = noor.geslachtsnaam = "Kuiper";
    jayden.geslacht = 'm';
    memcpy(jayden.bsn, "999996071", BSN_SIZE);
    memcpy(noor.bsn, "999996198", BSN_SIZE);
    memcpy(sanne.geboren, dag(w, "1992-03-14"), DATUM_SIZE);
    memcpy(ruben.geboren, dag(w, "1990-07-08"), DATUM_SIZE);
    memcpy(jayden.geboren, dag(w, "2012-05-02"), DATUM_SIZE);
    memcpy(noor.geboren, dag(w, "2019-09-30"), DATUM_SIZE);
    sanne.partner = &ruben, ruben.partner = &sanne;
    sanne.gescheiden = ruben.gescheiden = true;
    struct mens *parents[] = {&sanne, &ruben}, *children[] = {&jayden, &noor};
    for (int i = 0; i < 2; i++) {
        children[i]->gezag = "TweehoofdigOuderlijkGezag";
        for (int j = 0; j < 2; j++) {
            children[i]->ouder[j] = children[i]->gezag_houder[j] = parents[j];
            parents[j]->kind[parents[j]->kinderen++] = children[i];
        }
    }
    mens_opslaan(w, (struct mens *const[]){&sanne, &ruben, &jayden, &noor}, 4,
                 dag(w, "2026-05-18"));
    v->sanne = sanne.id, v->ruben = ruben.id, v->jayden = jayden.id, v->noor = noor.id;
    mens_telefoon(w, v->sanne, "06 12 10 00 01");
    mens_telefoon(w, v->ruben, "06 12 10 00 02");
}

static void start(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    int64_t op = moment(w, "2026-05-18 10:05");
    huis_openen(w, h, "Verbeek", NOORD, HADDAD, op);
    huis_lid(h, v->sanne, "moeder", false, "BRP en gesprek", op);
    huis_lid(h, v->jayden, "kind", false, "BRP en gesprek", op);
    huis_lid(h, v->noor, "kind", false, "BRP en gesprek", op);
    huis_lid(h, v->ruben, "vader", true, "BRP en gesprek met Sanne", op);
    huis_aanmelding(
        h,
        "School belt: Jayden komt vaak niet. Moeder zegt dat het thuis niet meer lukt. Er "
        "liggen stapels ongeopende post.",
        op);
    (void)NOTITIE(
        h, .categorie = "plan", .vorm = "huisbezoek", .titel = "Eerste huisbezoek",
        .tekst = "Gesproken met Sanne, Noor speelde erbij. Sanne vertelt dat zij de post niet "
                 "meer openmaakt sinds de zomer. Zij slaapt slecht en huilt veel. Jayden "
                 "brengt Noor naar school en blijft daarna thuis. Sanne wil hulp, als het "
                 "maar één iemand is die alles weet.",
        .personen = PERSONEN(v->sanne, v->jayden, v->noor), .op = moment(w, "2026-05-20 14:30"));
    huis_regie(h, POSTMA, DE_HAAN, moment(w, "2026-05-22 09:10"), moment(w, "2026-05-26 11:20"));
    huis_plan(
        h,
        "Sanne zorgt sinds twee jaar alleen voor Jayden en Noor. Ruben woont in de Haven en ziet "
        "de kinderen om het weekend. Na haar ontslag liepen de rekeningen op: € 18.400 bij elf "
        "schuldeisers en twee maanden huur. Sanne is op. Jayden blijft thuis, omdat hij bang is "
        "dat het misgaat met zijn moeder als hij weg is. Dat is de vraag achter het verzuim.",
        dag(w, "2027-01-12"), moment(w, "2026-05-26 15:40"));
    v->oma = schrijf_netwerk(h, "Ria Verbeek", "moeder van Sanne, oma van Jayden en Noor",
                             "06 12 10 00 03", PERSONEN(v->sanne, v->jayden, v->noor), NIEMAND,
                             moment(w, "2026-05-28 10:00"));
}

/* ---- who helps ---- */

static void helpers(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    v->saidi = BETROKKEN(h, .wie = SAIDI, .taak = "schuldregeling en budget", .doel = "schuldhulp",
                         .zin = "Ahmed helpt u om de schulden te regelen en weer rond te komen.",
                         .personen = PERSONEN(v->sanne), .gevraagd = moment(w, "2026-05-28 10:30"),
                         .beslist = moment(w, "2026-05-29 09:00"));
    v->haddad = BETROKKEN(h, .wie = HADDAD, .taak = "gezinswerker, praat met Jayden",
                          .doel = "hulp_opvoeding", .zin = "Karim helpt thuis en praat met Jayden.",
                          .personen = PERSONEN(v->sanne, v->jayden, v->noor), .zelf = true,
                          .gevraagd = moment(w, "2026-05-27 08:50"),
                          .beslist = moment(w, "2026-05-27 13:15"));
    (void)BETROKKEN(h, .wie = VELD, .taak = "mentor van Jayden", .doel = "onderwijs",
                    .zin = "Tom helpt Jayden om weer elke dag naar school te gaan.",
                    .personen = PERSONEN(v->jayden), .gevraagd = moment(w, "2026-06-01 11:00"),
                    .beslist = moment(w, "2026-06-02 08:20"));
    (void)BETROKKEN(h, .wie = TERPSTRA, .taak = "gesprekken met Sanne", .doel = "gezondheid",
                    .zin = "Joke praat met u, zodat u weer op adem komt.",
                    .personen = PERSONEN(v->sanne), .gevraagd = moment(w, "2026-06-04 15:00"),
                    .beslist = moment(w, "2026-06-08 12:10"));
    (void)BETROKKEN(h, .wie = SMIT, .taak = "huurachterstand", .doel = "wonen",
                    .zin =
                        "Karin maakt met u een afspraak over de huur, zodat u in uw huis blijft.",
                    .personen = PERSONEN(v->sanne), .gevraagd = moment(w, "2026-06-10 09:30"),
                    .beslist = moment(w, "2026-06-11 10:00"));
    (void)BETROKKEN(h, .wie = HENDRIKS, .taak = "jeugdverpleegkundige van Noor",
                    .doel = "gezondheid", .zin = "Marloes kijkt hoe het met Noor gaat.",
                    .personen = PERSONEN(v->noor), .gevraagd = moment(w, "2026-06-10 09:45"),
                    .beslist = moment(w, "2026-06-15 14:00"));
    (void)BETROKKEN(h, .wie = BRINK, .taak = "leerplicht", .doel = "onderwijs",
                    .zin = "Lies kijkt met school en thuis hoe Jayden weer naar school kan.",
                    .personen = PERSONEN(v->jayden), .gevraagd = moment(w, "2026-09-15 13:30"),
                    .beslist = moment(w, "2026-09-16 09:05"));
    (void)BETROKKEN(h, .wie = VERHOEVEN, .taak = "gesprekken met Jayden", .doel = "hulp_opvoeding",
                    .zin = "Lotte praat met Jayden over thuis en over zichzelf.",
                    .personen = PERSONEN(v->jayden), .gevraagd = moment(w, "2026-10-05 10:00"),
                    .beslist = moment(w, "2026-10-07 16:00"));
    (void)BETROKKEN(h, .wie = DOEKHI, .taak = "budgetcoach, elke week thuis", .doel = "schuldhulp",
                    .zin = "Ravi oefent met u om elke week rond te komen.",
                    .personen = PERSONEN(v->sanne), .zelf = true, .status = "gevraagd",
                    .gevraagd = moment(w, "2026-11-20 13:10"));
}

/* ---- what they want ---- */

static void words(struct verbeek *v)
{
    struct wereld *w = v->w;
    schrijf_woord(&v->huis, v->sanne,
                  "Ik wil de brievenbus weer open durven doen. En dat Jayden gewoon kind kan zijn.",
                  NIEMAND, moment(w, "2026-05-28 10:20"));
    schrijf_woord(&v->huis, v->jayden, "Als ik thuis ben, weet ik dat het goed gaat met mama.",
                  HADDAD, moment(w, "2026-06-03 15:10"));
    schrijf_woord(&v->huis, v->noor, "Ik wil dat mama weer meegaat naar de speeltuin.", HADDAD,
                  moment(w, "2026-06-03 15:20"));
}

static void goal_house(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *sanne = PERSONEN(v->sanne);
    v->doel_huis =
        DOEL(h, .leefgebied = "inkomen_financien",
             .titel = "Wij blijven in ons huis en ik durf de post weer open te maken",
             .resultaat = "Geen huisuitzetting. Op 15 januari ligt er een budgetplan dat "
                          "klopt en loopt de schuldregeling.",
             .streefdatum = dag(w, "2027-01-15"), .begin = 2, .nu = 4, .personen = sanne,
             .op = moment(w, "2026-06-05 10:00"), .nu_op = moment(w, "2026-11-05 10:30"));
    (void)ACTIE(h, .doel = v->doel_huis, .leefgebied = "inkomen_financien",
                .titel = "Alle schulden op een rij zetten", .vervaldatum = dag(w, "2026-10-08"),
                .eigenaar = SAIDI, .status = "gereed", .reden = "Het zijn er elf.",
                .personen = sanne, .op = moment(w, "2026-06-05 10:10"),
                .status_op = moment(w, "2026-10-06 16:20"));
    (void)ACTIE(h, .doel = v->doel_huis, .leefgebied = "inkomen_financien",
                .titel = "Aanvraag voor de schuldregeling insturen",
                .vervaldatum = dag(w, "2026-11-14"), .eigenaar = SAIDI, .status = "bezig",
                .reden = "Er mist nog één brief van de belastingdienst.", .personen = sanne,
                .op = moment(w, "2026-10-06 16:40"), .status_op = moment(w, "2026-11-12 14:00"));
    v->betaalafspraak = ACTIE(
        h, .doel = v->doel_huis, .leefgebied = "inkomen_financien",
        .titel = "Betaalafspraak voor de huurachterstand vastleggen: € 45 per maand",
        .vervaldatum = dag(w, "2026-11-25"), .eigenaar = SMIT, .status = "bezig", .personen = sanne,
        .op = moment(w, "2026-10-20 11:00"), .status_op = moment(w, "2026-11-03 09:40"));
    (void)ACTIE(h, .doel = v->doel_huis, .leefgebied = "inkomen_financien",
                .titel = "Post in de blauwe map doen en meenemen naar Ahmed",
                .vervaldatum = dag(w, "2026-11-27"), .persoon = v->sanne, .status = "bezig",
                .personen = sanne, .op = moment(w, "2026-06-05 10:20"),
                .status_op = moment(w, "2026-06-12 10:00"));
}

static void goal_school(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *jayden = PERSONEN(v->jayden);
    v->doel_school =
        DOEL(h, .leefgebied = "onderwijs", .titel = "Jayden gaat weer naar school zonder buikpijn",
             .resultaat = "Vier dagen per week de hele dag op school.",
             .streefdatum = dag(w, "2027-02-01"), .begin = 3, .nu = 5, .personen = jayden,
             .op = moment(w, "2026-06-05 10:30"), .nu_op = moment(w, "2026-11-09 15:30"));
    v->week =
        ACTIE(h, .doel = v->doel_school, .leefgebied = "onderwijs",
              .titel = "Elke maandag samen de week doornemen", .vervaldatum = dag(w, "2026-11-23"),
              .eigenaar = VELD, .status = "bezig", .personen = jayden,
              .op = moment(w, "2026-06-05 10:40"), .status_op = moment(w, "2026-09-07 09:00"));
    v->oma_start = ACTIE(h, .doel = v->doel_school, .leefgebied = "onderwijs",
                         .titel = "’s Ochtends starten bij oma en samen naar school fietsen",
                         .vervaldatum = dag(w, "2026-11-30"), .persoon = v->jayden,
                         .status = "bezig", .personen = jayden, .op = moment(w, "2026-10-12 16:00"),
                         .status_op = moment(w, "2026-10-19 08:30"));
    (void)ACTIE(h, .doel = v->doel_school, .leefgebied = "onderwijs",
                .titel = "Om half acht bellen als Jayden er nog niet is",
                .vervaldatum = dag(w, "2026-11-30"), .netwerk = v->oma, .status = "aanvaard",
                .personen = jayden, .op = moment(w, "2026-10-12 16:10"),
                .status_op = moment(w, "2026-10-13 12:00"));
    v->gesprek = ACTIE(h, .doel = v->doel_school, .leefgebied = "onderwijs",
                       .titel = "Gesprek met Sanne, Ruben en Jayden over de schooldagen",
                       .vervaldatum = dag(w, "2026-12-03"), .eigenaar = BRINK, .status = "aanvaard",
                       .personen = jayden, .op = moment(w, "2026-11-10 11:00"),
                       .status_op = moment(w, "2026-11-11 08:40"));
}

static void goal_rest(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *sanne = PERSONEN(v->sanne);
    v->doel_rust =
        DOEL(h, .leefgebied = "gezondheid", .titel = "Sanne komt weer op adem",
             .resultaat = "Eén dag per week vrij van zorgen en zes nachten goed slapen.",
             .streefdatum = dag(w, "2027-01-29"), .begin = 2, .nu = 3, .personen = sanne,
             .op = moment(w, "2026-06-09 13:00"), .nu_op = moment(w, "2026-11-05 10:40"));
    (void)ACTIE(h, .doel = v->doel_rust, .leefgebied = "gezondheid",
                .titel = "Eén dag respijt per week regelen bij het buurthuis",
                .vervaldatum = dag(w, "2026-12-04"), .eigenaar = POSTMA, .status = "bezig",
                .personen = sanne, .op = moment(w, "2026-10-22 13:00"),
                .status_op = moment(w, "2026-11-02 09:00"));
    v->poh = ACTIE(h, .doel = v->doel_rust, .leefgebied = "gezondheid",
                   .titel = "Gesprekken met Joke, om de week", .vervaldatum = dag(w, "2027-01-15"),
                   .eigenaar = TERPSTRA, .status = "bezig", .personen = sanne,
                   .op = moment(w, "2026-06-09 13:10"), .status_op = moment(w, "2026-06-23 12:30"));
    (void)DOEL(h, .leefgebied = "jeugdhulp_opvoeding",
               .titel = "Thuis dezelfde regels, bij mama en bij papa",
               .resultaat = "Eén lijst met regels, door beide ouders opgehangen.", .begin = -1,
               .status = "voorgesteld", .personen = PERSONEN(v->sanne, v->jayden, v->noor),
               .door = HADDAD, .op = moment(w, "2026-11-18 16:45"));
}

/* What they wait for and what they have: past the norm with and without something meanwhile, one
 * that nobody answered yet, one that started; help that ends with nothing after it. */
static void help(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *sanne = PERSONEN(v->sanne), *jayden = PERSONEN(v->jayden);
    (void)VERWIJZING(h, .doel = v->doel_rust, .leefgebied = "gezondheid", .dienst = "respijtzorg",
                     .vraag = "Eén dag per week opvang voor Noor, zodat Sanne op adem komt.",
                     .aan_naam = "Logeerhuis De Haven", .status = "aanvaard",
                     .reden = "Er is plek vanaf januari.", .verwacht = dag(w, "2027-01-08"),
                     .overbrugging = v->poh, .personen = sanne, .op = moment(w, "2026-09-02 10:00"),
                     .status_op = moment(w, "2026-10-12 11:30"));
    (void)VERWIJZING(h, .doel = v->doel_school, .leefgebied = "onderwijs",
                     .dienst = "onderwijsplek",
                     .vraag = "Een rustige plek voor de eerste twee uren, tot Jayden weer went.",
                     .aan_naam = "Samenwerkingsverband Waterveen", .status = "gevraagd",
                     .personen = jayden, .op = moment(w, "2026-09-28 09:20"));
    (void)VERWIJZING(h, .doel = v->doel_huis, .leefgebied = "inkomen_financien",
                     .dienst = "schuldhulp", .vraag = "Budgetcoach voor de eerste drie maanden.",
                     .aan = DOEKHI, .status = "gevraagd", .personen = sanne,
                     .op = moment(w, "2026-11-17 15:00"));
    (void)VOORZIENING(h, .doel = v->doel_huis, .leefgebied = "inkomen_financien", .wet = "wgs",
                      .dienst = "schuldhulp", .naam = "Schuldregeling, voorbereiding",
                      .vorm = "natura", .aanbieder = "Schuldhulp Waterveen",
                      .besluit = dag(w, "2026-06-04"), .kenmerk = "SH-2026-0412",
                      .van = dag(w, "2026-06-05"), .status = "loopt", .personen = sanne,
                      .op = moment(w, "2026-06-05 10:50"));
    (void)VOORZIENING(
        h, .leefgebied = "jeugdhulp_opvoeding", .wet = "jeugdwet", .dienst = "jeugdhulp_thuis",
        .naam = "Hulp thuis bij opvoeden, 2 uur per week", .vorm = "natura",
        .aanbieder = "Jeugdhulp Waterrand", .bedrag = 640, .per = "maand",
        .besluit = dag(w, "2026-06-10"), .van = dag(w, "2026-06-15"), .tot = dag(w, "2026-12-15"),
        .status = "loopt", .personen = PERSONEN(v->sanne, v->jayden),
        .op = moment(w, "2026-06-11 09:00"));
    (void)VOORZIENING(h, .doel = v->doel_rust, .leefgebied = "gezondheid", .wet = "wmo",
                      .dienst = "huishoudelijke_hulp", .naam = "Hulp bij het huishouden, 3 uur",
                      .vorm = "pgb", .aanbieder = "Buurvrouw Ans", .bedrag = 75, .per = "week",
                      .besluit = dag(w, "2026-07-20"), .kenmerk = "WMO-26-1187",
                      .van = dag(w, "2026-08-01"), .tot = dag(w, "2027-07-31"), .status = "loopt",
                      .personen = sanne, .op = moment(w, "2026-07-22 13:15"));
    (void)VOORZIENING(h, .leefgebied = "inkomen_financien", .wet = "participatiewet",
                      .dienst = "uitkering", .naam = "Bijzondere bijstand voor een wasmachine",
                      .vorm = "geld", .bedrag = 450, .per = "eenmalig",
                      .besluit = dag(w, "2026-08-19"), .van = dag(w, "2026-08-19"),
                      .tot = dag(w, "2026-08-19"), .status = "loopt", .personen = sanne,
                      .op = moment(w, "2026-08-20 10:00"));
}

void casus_verbeek(struct wereld *w)
{
    struct verbeek v = {.w = w};
    people(&v);
    start(&v);
    helpers(&v);
    words(&v);
    goal_house(&v);
    goal_school(&v);
    goal_rest(&v);
    help(&v);
    verbeek_verhaal(&v);
    verbeek_dossier(&v);
    verbeek_rechten(&v);
    verbeek_evaluatie(&v);
}
