/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Household El Idrissi-Bennani: violence at home. Amira and the children are in a shelter at a
 * secret address; Youssef and his reclassering stand on the other side of a separation (R18, R19).
 * One regisseur for both parts.
 */
#include "demo/casus.h"
#include "demo/schrijf_besluit.h"

#include "demo/brp_maken.h"
#include "demo/kijken.h"
#include "demo/schrijf.h"

#include <string.h>

struct elidrissi {
    struct wereld *w;
    struct huis huis;
    int64_t amira, ilyas, salma, youssef, advocaat;
    int64_t doel_veilig, doel_inkomen, doel_school, doel_herstel, doel_youssef;
};

static void people(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct mens amira = {.bsn = "999996502",
                         .voornamen = "Amira",
                         .voorvoegsel = "El",
                         .geslachtsnaam = "Idrissi",
                         .geslacht = 'v',
                         .geheim = true,
                         .straat = "Rozenhof",
                         .huisnummer = 3,
                         .postcode = "1299RH",
                         .woonplaats = "Oosterbeemd"};
    struct mens ilyas = amira, salma = amira;
    struct mens youssef = {.bsn = "999996575",
                           .voornamen = "Youssef",
                           .geslachtsnaam = "Bennani",
                           .geslacht = 'm',
                           .straat = "Veerplein",
                           .huisnummer = 52,
                           .postcode = "1237VP",
                           .woonplaats = "Waterveen"};
    ilyas.voornamen = "Ilyas", salma.voornamen = "Salma";
    ilyas.geslacht = 'm';
    memcpy(ilyas.bsn, "999996538", BSN_SIZE);
    memcpy(salma.bsn, "999996563", BSN_SIZE);
    memcpy(amira.geboren, dag(w, "1995-01-30"), DATUM_SIZE);
    memcpy(youssef.geboren, dag(w, "1991-11-05"), DATUM_SIZE);
    memcpy(ilyas.geboren, dag(w, "2017-04-12"), DATUM_SIZE);
    memcpy(salma.geboren, dag(w, "2023-02-03"), DATUM_SIZE);
    amira.partner = &youssef, youssef.partner = &amira;
    struct mens *parents[] = {&amira, &youssef}, *children[] = {&ilyas, &salma};
    for (int i = 0; i < 2; i++) {
        children[i]->voorvoegsel = NULL;
        children[i]->geslachtsnaam = "Bennani";
        children[i]->gezag = "TweehoofdigOuderlijkGezag";
        for (int j = 0; j < 2; j++) {
            children[i]->ouder[j] = children[i]->gezag_houder[j] = parents[j];
            parents[j]->kind[parents[j]->kinderen++] = children[i];
        }
    }
    mens_opslaan(w, (struct mens *const[]){&amira, &youssef, &ilyas, &salma}, 4,
                 dag(w, "2026-11-14"));
    e->amira = amira.id, e->youssef = youssef.id, e->ilyas = ilyas.id, e->salma = salma.id;
    mens_telefoon(w, e->amira, "06 12 10 00 11");
    mens_telefoon(w, e->youssef, "06 12 10 00 12");
}

/* The blocks come before any data they cover. */
static void blocks(struct elidrissi *e)
{
    struct huis *h = &e->huis;
    int64_t op = moment(e->w, "2026-11-16 09:40");
    const char *from = datum_van(e->w, op);
    const int64_t *hidden = PERSONEN(e->amira, e->ilyas, e->salma);
    schrijf_afscherming(
        h, &(struct schrijf_afscherming){
               .reden = "Geweld tegen Amira, gezien door de kinderen. Huisverbod sinds 15 "
                        "november.",
               .van = from,
               .beschermd = hidden,
               .tegen = PERSONEN(e->youssef),
               .tegen_onderdeel = RECLASSERING,
               .op = op});
    for (int i = 0; i < 3; i++) {
        schrijf_adreslezer(h, hidden[i], YILMAZ, GEEN_ONDERDEEL, from);
        schrijf_adreslezer(h, hidden[i], NIEMAND, OPVANG, from);
    }
    schrijf_adreslezer(h, e->ilyas, NIEMAND, SCHOOL_OOSTERBEEMD, from);
}

static void start(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    int64_t op = moment(w, "2026-11-14 22:10");
    huis_openen(w, h, "El Idrissi-Bennani", HAVEN, HADDAD, op);
    huis_lid(h, e->amira, "moeder", false, "BRP en zorgmelding van de politie", op);
    huis_lid(h, e->ilyas, "kind", false, "BRP en zorgmelding van de politie", op);
    huis_lid(h, e->salma, "kind", false, "BRP en zorgmelding van de politie", op);
    huis_lid(h, e->youssef, "vader", true, "BRP en zorgmelding van de politie", op);
    huis_aanmelding(
        h,
        "Crisisdienst, zaterdagavond. De politie was bij de woning na een melding van buren. "
        "Moeder en kinderen zijn naar de opvang gebracht. Huisverbod wordt opgelegd.",
        op);
    huis_regie(h, YILMAZ, DE_HAAN, moment(w, "2026-11-16 08:40"), moment(w, "2026-11-16 09:20"));
    blocks(e);
    huis_plan(
        h,
        "Er is al langer ruzie over geld en over wie er naar buiten mag. Op 14 november sloeg "
        "Youssef Amira waar de kinderen bij waren. Buren belden de politie. Amira en de kinderen "
        "zijn op een veilige plek. Youssef heeft een huisverbod. Eerst veiligheid, dan rust, dan "
        "verder kijken. Amira beslist zelf wat zij vertelt en aan wie.",
        dag(w, "2026-12-04"), moment(w, "2026-11-16 16:30"));
    e->advocaat = schrijf_netwerk(h, "mr. Sofia Lambregts", "advocaat van Amira", "06 12 10 00 13",
                                  PERSONEN(e->amira), NIEMAND, moment(w, "2026-11-17 10:00"));
}

static void helpers(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    const int64_t *family = PERSONEN(e->amira, e->ilyas, e->salma);
    (void)BETROKKEN(h, .wie = OUALI, .taak = "begeleiding in de opvang", .doel = "veiligheid",
                    .zin = "Nadia zorgt dat u en de kinderen veilig zijn en rust krijgen.",
                    .personen = family, .plek = true, .gevraagd = moment(w, "2026-11-16 09:50"),
                    .beslist = moment(w, "2026-11-16 10:05"));
    (void)BETROKKEN(h, .wie = MAAS, .taak = "Veilig Thuis, voorwaarden en toetsing",
                    .doel = "veiligheid", .zin = "Veilig Thuis kijkt of het veilig genoeg is.",
                    .personen = family, .gevraagd = moment(w, "2026-11-16 10:00"),
                    .beslist = moment(w, "2026-11-16 13:00"));
    (void)BETROKKEN(h, .wie = KRAMER, .taak = "wijkagent", .doel = "veiligheid",
                    .zin = "Rob komt meteen als u hem nodig heeft.", .personen = family,
                    .gevraagd = moment(w, "2026-11-16 10:10"),
                    .beslist = moment(w, "2026-11-16 11:45"));
    (void)BETROKKEN(h, .wie = DE_HAAN, .taak = "procesregie, AVE 3", .doel = "veiligheid",
                    .zin = "Bart zorgt dat alle organisaties doen wat nodig is.",
                    .personen = family, .gevraagd = moment(w, "2026-11-16 14:00"),
                    .beslist = moment(w, "2026-11-16 14:20"));
    (void)BETROKKEN(h, .wie = ZWART, .taak = "toezicht op Youssef", .doel = "reclassering",
                    .zin = "Piet helpt u om u aan de afspraken te houden.",
                    .personen = PERSONEN(e->youssef), .gevraagd = moment(w, "2026-11-17 09:15"),
                    .beslist = moment(w, "2026-11-17 11:30"));
    (void)BETROKKEN(h, .wie = POST, .taak = "eigen inkomen voor Amira", .doel = "inkomen",
                    .zin = "Dirk regelt dat er geld op uw eigen rekening komt.",
                    .personen = PERSONEN(e->amira), .gevraagd = moment(w, "2026-11-17 15:10"),
                    .beslist = moment(w, "2026-11-18 08:55"));
    (void)BETROKKEN(h, .wie = VISSER, .taak = "school voor Ilyas", .doel = "onderwijs",
                    .zin = "Anneke zorgt dat Ilyas rustig kan beginnen.",
                    .personen = PERSONEN(e->ilyas), .plek = true,
                    .gevraagd = moment(w, "2026-11-18 09:30"),
                    .beslist = moment(w, "2026-11-18 12:15"));
    (void)BETROKKEN(h, .wie = HENDRIKS, .taak = "groei en ontwikkeling van de kinderen",
                    .doel = "gezondheid", .zin = "Marloes kijkt hoe het met de kinderen gaat.",
                    .personen = PERSONEN(e->ilyas, e->salma),
                    .gevraagd = moment(w, "2026-11-20 15:20"));
}

static void goal_safe(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    const int64_t *family = PERSONEN(e->amira, e->ilyas, e->salma);
    schrijf_woord(h, e->amira,
                  "Ik wil dat de kinderen weer kunnen slapen. Daarna denk ik aan mezelf.", NIEMAND,
                  moment(w, "2026-11-17 10:30"));
    schrijf_woord(h, e->ilyas, "Ik wil mijn voetbalschoenen en mijn vriend Bilal bellen.", OUALI,
                  moment(w, "2026-11-18 16:10"));
    e->doel_veilig =
        DOEL(h, .leefgebied = "veiligheid", .titel = "Niemand kan ons pijn doen",
             .resultaat = "Geen contact zonder bemiddelaar. Alarmknop werkt. Na twee weken "
                          "kijken wij samen of het veilig genoeg is.",
             .streefdatum = dag(w, "2026-12-15"), .begin = 1, .nu = 4, .personen = family,
             .op = moment(w, "2026-11-17 11:00"), .nu_op = moment(w, "2026-11-20 11:00"));
    (void)ACTIE(h, .doel = e->doel_veilig, .leefgebied = "veiligheid",
                .titel = "Alarmknop regelen en proberen", .vervaldatum = dag(w, "2026-11-18"),
                .eigenaar = KRAMER, .status = "gereed", .personen = family,
                .op = moment(w, "2026-11-17 11:10"), .status_op = moment(w, "2026-11-18 14:00"));
    (void)ACTIE(h, .doel = e->doel_veilig, .leefgebied = "veiligheid",
                .titel = "Verlenging van het huisverbod vragen",
                .vervaldatum = dag(w, "2026-11-24"), .eigenaar = DE_HAAN, .status = "bezig",
                .personen = family, .op = moment(w, "2026-11-17 11:15"),
                .status_op = moment(w, "2026-11-19 09:30"));
    (void)ACTIE(h, .doel = e->doel_veilig, .leefgebied = "veiligheid",
                .titel = "Veiligheidscheck, twee weken na de overdracht van Veilig Thuis",
                .vervaldatum = dag(w, "2026-12-04"), .eigenaar = YILMAZ, .status = "aanvaard",
                .personen = family, .op = moment(w, "2026-11-20 16:00"),
                .status_op = moment(w, "2026-11-20 16:00"));
    (void)ACTIE(h, .doel = e->doel_veilig, .leefgebied = "veiligheid",
                .titel = "Contact over de kinderen loopt alleen via de advocaat",
                .vervaldatum = dag(w, "2026-12-15"), .netwerk = e->advocaat, .status = "aanvaard",
                .personen = PERSONEN(e->amira), .op = moment(w, "2026-11-17 11:20"),
                .status_op = moment(w, "2026-11-18 10:00"));
}

static void goals_living(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    const int64_t *children = PERSONEN(e->ilyas, e->salma);
    e->doel_inkomen = DOEL(
        h, .leefgebied = "inkomen_financien", .titel = "Eigen geld op een eigen rekening",
        .resultaat = "Op 5 december staat het eerste geld op de rekening van Amira.",
        .streefdatum = dag(w, "2026-12-05"), .begin = 0, .nu = 2, .personen = PERSONEN(e->amira),
        .op = moment(w, "2026-11-17 15:00"), .nu_op = moment(w, "2026-11-20 10:20"));
    (void)ACTIE(h, .doel = e->doel_inkomen, .leefgebied = "inkomen_financien",
                .titel = "Spoedaanvraag voor een uitkering behandelen",
                .vervaldatum = dag(w, "2026-11-27"), .eigenaar = POST, .status = "bezig",
                .personen = PERSONEN(e->amira), .op = moment(w, "2026-11-18 09:00"),
                .status_op = moment(w, "2026-11-19 13:40"));
    (void)ACTIE(h, .doel = e->doel_inkomen, .leefgebied = "inkomen_financien",
                .titel = "Rekening openen, samen met Nadia", .vervaldatum = dag(w, "2026-11-20"),
                .persoon = e->amira, .status = "gereed", .personen = PERSONEN(e->amira),
                .op = moment(w, "2026-11-17 15:10"), .status_op = moment(w, "2026-11-20 10:10"));
    e->doel_school =
        DOEL(h, .leefgebied = "onderwijs", .titel = "Ilyas gaat weer naar school",
             .resultaat = "Vanaf 30 november elke dag naar een nieuwe school.",
             .streefdatum = dag(w, "2026-11-30"), .begin = 2, .personen = PERSONEN(e->ilyas),
             .plek = true, .op = moment(w, "2026-11-18 09:20"));
    (void)ACTIE(h, .doel = e->doel_school, .leefgebied = "onderwijs",
                .titel = "Aanmelden bij De Vlieger en een eerste ochtend meelopen",
                .vervaldatum = dag(w, "2026-11-26"), .eigenaar = OUALI, .status = "bezig",
                .personen = PERSONEN(e->ilyas), .plek = true, .op = moment(w, "2026-11-18 09:25"),
                .status_op = moment(w, "2026-11-19 15:00"));
    e->doel_herstel =
        DOEL(h, .leefgebied = "gezondheid", .titel = "De kinderen worden weer rustig",
             .resultaat = "Voor 15 januari is bekeken of de kinderen hulp nodig hebben.",
             .streefdatum = dag(w, "2027-01-15"), .begin = 2, .personen = children,
             .op = moment(w, "2026-11-18 10:00"));
    (void)ACTIE(h, .doel = e->doel_herstel, .leefgebied = "gezondheid",
                .titel = "Vervangende toestemming vragen aan de rechter",
                .vervaldatum = dag(w, "2026-12-01"), .eigenaar = YILMAZ, .status = "bezig",
                .reden = "Vader heeft nee gezegd.", .personen = children,
                .op = moment(w, "2026-11-19 16:30"), .status_op = moment(w, "2026-11-20 09:10"));
    /* His own goal, proposed by reclassering: nothing of the other side stands in it. */
    e->doel_youssef =
        DOEL(h, .leefgebied = "veiligheid", .titel = "Ik blijf rustig, ook als ik boos ben",
             .resultaat = "Training gestart voor 15 december. Geen overtreding van het "
                          "huisverbod.",
             .streefdatum = dag(w, "2026-12-15"), .begin = 4, .personen = PERSONEN(e->youssef),
             .door = ZWART, .op = moment(w, "2026-11-18 13:20"));
    (void)ACTIE(h, .doel = e->doel_youssef, .leefgebied = "veiligheid",
                .titel = "Youssef aanmelden voor de training", .vervaldatum = dag(w, "2026-11-27"),
                .eigenaar = ZWART, .status = "bezig", .personen = PERSONEN(e->youssef),
                .door = ZWART, .op = moment(w, "2026-11-18 13:30"),
                .status_op = moment(w, "2026-11-19 10:00"));
}

/* G6: sending is sharing, with its ground. */
static void messages(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    (void)BERICHT(
        h, .onderwerp = "Wie haalt Ilyas op",
        .tekst = "Ilyas komt vanaf 30 november bij u in groep 6. Alleen zijn moeder of Nadia "
                 "Ouali haalt hem op. Komt er iemand anders? Geef hem dan niet mee en bel Fatma "
                 "Yilmaz, 06 12 00 00 10. Zeg tegen niemand dat Ilyas bij u op school zit.",
        .grond = "Veiligheid van Ilyas (conflict van plichten, besproken met Veilig Thuis). "
                 "Moeder weet ervan en wil het. Vader is niet gevraagd: dat is niet veilig.",
        .categorie = "veiligheid", .personen = PERSONEN(e->ilyas), .aan = VISSER,
        .op = moment(w, "2026-11-19 14:30"));
    (void)BERICHT(h, .onderwerp = "Afspraken voor de veiligheid",
                  .tekst =
                      "Alarmknop werkt sinds 18 november. Huisverbod loopt tot 25 november, "
                      "verlenging is gevraagd. Wij doen de check op 4 december en laten u die dag "
                      "weten wat eruit komt.",
                  .grond = "Meldrecht, Wmo 2015 artikel 5.2.6: nodig om het geweld te stoppen.",
                  .categorie = "veiligheid", .personen = PERSONEN(e->amira, e->ilyas, e->salma),
                  .aan = MAAS, .op = moment(w, "2026-11-20 16:20"));
    (void)BERICHT(
        h, .onderwerp = "Regel over contact",
        .tekst = "Youssef zoekt geen contact, ook niet via familie of telefoon. Vragen over de "
                 "kinderen stelt hij via zijn advocaat. De volgende keer dat wij dit bespreken "
                 "is op 4 december.",
        .grond = "Nodig om Youssef te helpen zich aan het huisverbod te houden.",
        .categorie = "veiligheid", .personen = PERSONEN(e->youssef), .aan = ZWART,
        .op = moment(w, "2026-11-17 12:10"));
    (void)BERICHT(h, .onderwerp = "Wie u belt bij nood",
                  .tekst = "Contactpersoon voor dit gezin is Fatma Yilmaz. Buiten kantooruren de "
                           "crisisdienst. Het adres vraagt u op uw eigen weg op.",
                  .grond = "Directe veiligheid.", .categorie = "veiligheid",
                  .personen = PERSONEN(e->amira, e->ilyas, e->salma), .aan = KRAMER,
                  .op = moment(w, "2026-11-16 12:00"));
}

static void notes(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    const int64_t *family = PERSONEN(e->amira, e->ilyas, e->salma), *amira = PERSONEN(e->amira);
    (void)NOTITIE(h, .categorie = "strafrecht", .vorm = "anders", .titel = "Inzet zaterdagavond",
                  .tekst = "Melding 21.14 uur. Verdachte aangehouden. Aangifte volgt maandag.",
                  .personen = PERSONEN(e->amira, e->youssef), .door = KRAMER,
                  .op = moment(w, "2026-11-16 11:50"));
    (void)NOTITIE(h, .categorie = "veiligheid", .vorm = "overleg", .titel = "Crisisoverleg",
                  .tekst =
                      "Met politie, Veilig Thuis, opvang en procesregie. Eerst directe veiligheid. "
                      "Eén contactpersoon: Fatma. Niemand noemt de opvang of de school in mail of "
                      "telefoon.",
                  .personen = family, .op = moment(w, "2026-11-16 15:30"));
    (void)NOTITIE(h, .categorie = "veiligheid", .vorm = "gesprek", .titel = "Gesprek met Amira",
                  .tekst =
                      "Zij vertelt dat dit vaker gebeurde. Zij is bang dat de familie haar zoekt. "
                      "Zij wil aangifte doen, met iemand erbij.",
                  .personen = amira, .door = OUALI, .op = moment(w, "2026-11-17 14:00"));
    (void)NOTITIE(
        h, .categorie = "jeugdhulp_opvoeding", .vorm = "waarneming", .titel = "De kinderen",
        .tekst = "Salma wordt elke nacht twee keer wakker. Ilyas speelt met de andere kinderen "
                 "en vraagt naar school.",
        .personen = PERSONEN(e->ilyas, e->salma), .door = OUALI, .plek = true,
        .op = moment(w, "2026-11-18 16:00"));
    (void)NOTITIE(
        h, .categorie = "veiligheid", .vorm = "overleg", .titel = "Veiligheidsbeoordeling",
        .tekst = "Ernstig en structureel. Overdracht naar het wijkteam met voorwaarden: geen "
                 "contact, alarmknop, check na twee weken. Wij toetsen na drie maanden.",
        .personen = family, .door = MAAS, .op = moment(w, "2026-11-20 15:40"));
    (void)NOTITIE(
        h, .categorie = "veiligheid", .vorm = "gesprek", .titel = "Eerste gesprek met Youssef",
        .tekst = "Hij vindt het huisverbod te zwaar, maar houdt zich eraan. Hij wil aan zijn "
                 "boosheid werken. Hij geeft geen toestemming om iets te delen.",
        .personen = PERSONEN(e->youssef), .door = ZWART, .op = moment(w, "2026-11-18 13:00"));
    (void)NOTITIE(h, .categorie = "inkomen_financien", .vorm = "telefoon", .titel = "Spoedaanvraag",
                  .tekst = "Aanvraag is compleet op de bankpas na. Voorschot kan op 27 november.",
                  .personen = amira, .door = POST, .op = moment(w, "2026-11-19 13:40"));
    (void)NOTITIE(h, .categorie = "werkaantekening", .vorm = "anders", .titel = "Maandag",
                  .tekst = "Bellen: rechtbank, advocaat, Bart over de verlenging.",
                  .personen = amira, .op = moment(w, "2026-11-20 17:30"));
}

static void consents(struct elidrissi *e)
{
    struct wereld *w = e->w;
    struct huis *h = &e->huis;
    (void)TOESTEMMING(
        h, .persoon = e->amira, .soort = "avg", .ontvanger = WERK_INKOMEN, .doel = "inkomen",
        .zin = "Dirk moet weten welk inkomen u heeft en nodig heeft.",
        .categorie = CATEGORIEEN("inkomen_financien"), .bron = {WIJKTEAM}, .bronnen = 1,
        .verklaring = {{e->amira, "zelf", "ja"}}, .op = moment(w, "2026-11-18 09:10"));
    (void)TOESTEMMING(h, .persoon = e->amira, .soort = "beroepsgeheim", .ontvanger = WIJKTEAM,
                      .ontvanger_gebruiker = YILMAZ, .doel = "regie",
                      .zin = "Fatma moet weten hoe het in de opvang gaat.",
                      .categorie = CATEGORIEEN("veiligheid", "wonen"), .bron = {OPVANG},
                      .bronnen = 1, .bevestigd = true, .verklaring = {{e->amira, "zelf", "ja"}},
                      .door = OUALI, .op = moment(w, "2026-11-17 14:30"));
    /* Parents who disagree: a state of its own (R15); the way on is the court. */
    (void)TOESTEMMING(h, .persoon = e->ilyas, .soort = "hulp", .ontvanger = GGZ, .doel = "ggz",
                      .zin = "Een behandelaar kijkt of Ilyas last heeft van wat hij zag.",
                      .categorie = CATEGORIEEN("gezondheid"), .bron = {WIJKTEAM}, .bronnen = 1,
                      .verklaring = {{e->amira, "gezag", "ja"}, {e->youssef, "gezag", "nee"}},
                      .op = moment(w, "2026-11-19 11:00"));
    enum demo_onderdeel refused[] = {WIJKTEAM, VEILIG_THUIS};
    const char *purpose[] = {"regie", "veiligheid"};
    for (int i = 0; i < 2; i++)
        (void)TOESTEMMING(h, .persoon = e->youssef, .soort = "avg", .ontvanger = refused[i],
                          .doel = purpose[i], .zin = "Dan weten wij hoe het met u gaat.",
                          .categorie = CATEGORIEEN("veiligheid", "gezondheid", "inkomen_financien"),
                          .bron = {RECLASSERING}, .bronnen = 1,
                          .verklaring = {{e->youssef, "zelf", "nee"}}, .door = ZWART,
                          .op = moment(w, "2026-11-18 13:10") + i * 120);
}

/* R16: the shelter tells Veilig Thuis what it saw; the mother knows. */
static void shared(struct elidrissi *e)
{
    struct wereld *w = e->w;
    static const char *const weighed[] = {
        "Salma schrikt van harde stemmen en wordt 's nachts wakker. Ilyas vertelde op 18 november "
        "wat hij thuis zag.",
        "Met moeder gesproken op 18 november. Zij wil dat Veilig Thuis dit weet. Met vader praten "
        "is nu niet veilig.",
        "Ernstig en al jaren. Volgens het afwegingskader is dit structurele onveiligheid.",
        "De opvang kan beschermen, maar niet onderzoeken wat er thuis gebeurde.",
        NULL,
    };
    (void)BESLUIT(
        &e->huis, .grond = "meldrecht", .door = OUALI, .ontvanger = VEILIG_THUIS,
        .ontvanger_gebruiker = MAAS, .personen = PERSONEN(e->amira, e->ilyas, e->salma),
        .categorie = CATEGORIEEN("veiligheid"), .doel = "veiligheid",
        .zin = "Yvonne beoordeelt of het veilig genoeg is voor de kinderen.",
        .minimaal = "Alleen wat over veiligheid gaat. Waar het gezin verblijft staat er niet in.",
        .vragen = "gevaar",
        .uitleg = "Moeder wil het. Vader vragen maakt duidelijk dat er een onderzoek loopt.",
        .gevaar = "Nieuw geweld als het huisverbod op 25 november stopt.",
        .overlegd = "Els Jansen, teamleider van de opvang", .antwoord = weighed, .dagen = 20,
        .op = moment(w, "2026-11-19 15:10"));
}

static void looks(struct elidrissi *e)
{
    static const struct {
        enum demo_gebruiker wie;
        const char *rol, *gronden, *wanneer;
    } list[] = {
        {YILMAZ, "regie", "G1,G2", "2026-11-16 09:25"},
        {OUALI, "betrokken", "G1,G6", "2026-11-17 13:55"},
        {DE_HAAN, "betrokken", "G1,G6", "2026-11-19 09:20"},
        {YILMAZ, "regie", "G1,G2", "2026-11-20 08:50"},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++)
        kijken_huis(&e->huis, list[i].wie, list[i].rol, "huishouden.lezen", list[i].gronden,
                    PERSONEN(e->amira, e->ilyas, e->salma), moment(e->w, list[i].wanneer));
    kijken_huis(&e->huis, ZWART, "betrokken", "huishouden.lezen", "G1,G6", PERSONEN(e->youssef),
                moment(e->w, "2026-11-18 12:50"));
}

void casus_elidrissi(struct wereld *w)
{
    struct elidrissi e = {.w = w};
    people(&e);
    start(&e);
    helpers(&e);
    goal_safe(&e);
    goals_living(&e);
    messages(&e);
    notes(&e);
    consents(&e);
    shared(&e);
    looks(&e);
}
