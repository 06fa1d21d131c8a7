/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lotte van Rijn: seventeen, under guardianship of a GI, in kamertraining, and eighteen on 18
 * January. She decides for herself. What the guardian may see ends the day before her birthday.
 */
#include "demo/casus.h"

#include "demo/brp_maken.h"
#include "demo/kijken.h"
#include "demo/schrijf.h"

#include <string.h>

struct vanrijn {
    struct wereld *w;
    struct huis huis;
    int64_t lotte, petra, daan;
    int64_t doel_wonen, doel_hulp, doel_geld, doel_school, doel_bellen, stage;
};

static void people(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct mens petra = {.bsn = "",
                         .voornamen = "Petra",
                         .voorvoegsel = "van",
                         .geslachtsnaam = "Rijn",
                         .geslacht = 'v',
                         .straat = "Molenpad",
                         .huisnummer = 7,
                         .postcode = "1236MP",
                         .woonplaats = "Waterveen"};
    struct mens lotte = {.bsn = "999996617",
                         .voornamen = "Lotte",
                         .voorvoegsel = "van",
                         .geslachtsnaam = "Rijn",
                         .geslacht = 'v',
                         .straat = "Sluisweg",
                         .huisnummer = 21,
                         .postcode = "1235SL",
                         .woonplaats = "Waterveen",
                         .gezag = "Voogdij"};
    mens_bsn(w, petra.bsn);
    memcpy(petra.geboren, dag(w, "1984-06-23"), DATUM_SIZE);
    memcpy(lotte.geboren, dag(w, "2009-01-18"), DATUM_SIZE);
    lotte.ouder[0] = &petra;
    petra.kind[petra.kinderen++] = &lotte;
    mens_opslaan(w, (struct mens *const[]){&petra, &lotte}, 2, dag(w, "2026-03-02"));
    r->petra = petra.id, r->lotte = lotte.id;
    mens_telefoon(w, r->lotte, "06 12 10 00 21");
}

static void start(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct huis *h = &r->huis;
    int64_t op = moment(w, "2026-03-02 11:00");
    huis_openen(w, h, "Van Rijn", CENTRUM, BLOM, op);
    huis_lid(h, r->lotte, "kind", false, "BRP en gesprek", op);
    huis_lid(h, r->petra, "moeder", true, "BRP", op);
    /* The BRP says guardianship and not by whom (R11). */
    schrijf_gezag_instelling(h, r->lotte, GI, dag(w, "2021-09-14"),
                             "Beschikking van de rechtbank van 14 september, kopie van de voogd",
                             BLOM, moment(w, "2026-03-02 11:20"));
    huis_aanmelding(h, "De voogd vraagt om één plan voor de stap naar achttien.", op);
    huis_regie(h, BLOM, DE_HAAN, moment(w, "2026-03-03 09:00"), moment(w, "2026-03-05 10:00"));
    huis_plan(
        h,
        "Lotte woont sinds haar twaalfde niet meer thuis. Zij heeft autisme en houdt van "
        "duidelijke "
        "plannen. Nu woont zij in kamertraining bij De Sluis; die plek stopt eind januari. Zij "
        "volgt mbo niveau 2. Haar broer Daan is degene die zij belt als het misgaat. Met haar "
        "moeder wil zij nu geen contact.",
        dag(w, "2026-12-08"), moment(w, "2026-03-05 15:00"));
    r->daan = schrijf_netwerk(h, "Daan van Rijn", "broer (21)", "06 12 10 00 22",
                              PERSONEN(r->lotte), NIEMAND, moment(w, "2026-03-10 16:00"));
    huis_overdracht(h, KOK, moment(w, "2026-08-28 10:00"), moment(w, "2026-09-01 09:30"));
}

static void helpers(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct huis *h = &r->huis;
    const int64_t *lotte = PERSONEN(r->lotte);
    /* The day before she is eighteen, by law: no thirty days after (G1). */
    (void)BETROKKEN(h, .wie = OZ, .taak = "voogd", .doel = "jeugdbescherming",
                    .zin = "Hassan is je voogd tot je achttien bent.", .personen = lotte,
                    .tot = dag(w, "2027-01-17"), .einde_wet = true,
                    .gevraagd = moment(w, "2026-09-02 09:00"),
                    .beslist = moment(w, "2026-09-02 11:00"));
    (void)BETROKKEN(h, .wie = VERBRUGGEN, .taak = "begeleiding in de kamertraining",
                    .doel = "overgang_18", .zin = "Kim oefent met jou om zelf te wonen.",
                    .personen = lotte, .gevraagd = moment(w, "2026-09-02 09:10"),
                    .beslist = moment(w, "2026-09-03 13:00"));
    (void)BETROKKEN(h, .wie = MULDER, .taak = "begeleiding op het mbo", .doel = "onderwijs",
                    .zin = "Erik helpt je met school en je stage.", .personen = lotte,
                    .gevraagd = moment(w, "2026-09-08 10:00"),
                    .beslist = moment(w, "2026-09-09 08:30"));
    (void)BETROKKEN(h, .wie = DE_BOER, .taak = "inkomen en werk na school", .doel = "participatie",
                    .zin = "Sem kijkt met jou naar geld en werk.", .personen = lotte, .zelf = true,
                    .gevraagd = moment(w, "2026-10-12 14:00"),
                    .beslist = moment(w, "2026-10-13 09:00"));
    (void)BETROKKEN(
        h, .wie = LANS, .taak = "Wmo-onderzoek na haar verjaardag", .doel = "ondersteuning",
        .zin = "Petra kijkt welke hulp je krijgt als je achttien bent.", .personen = lotte,
        .van = dag(w, "2027-01-04"), .gevraagd = moment(w, "2026-11-10 09:00"),
        .beslist = moment(w, "2026-11-11 15:00"));
    (void)BETROKKEN(h, .wie = BAKX, .taak = "beoordeling arbeidsvermogen", .doel = "participatie",
                    .zin = "Lia kijkt of je recht hebt op een Wajong-uitkering.", .personen = lotte,
                    .gevraagd = moment(w, "2026-11-19 10:30"));
}

static void goals_first(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct huis *h = &r->huis;
    const int64_t *lotte = PERSONEN(r->lotte);
    schrijf_woord(h, r->lotte, "Ik wil weten wat er op 18 januari precies verandert. Op papier.",
                  NIEMAND, moment(w, "2026-09-04 15:20"));
    schrijf_woord(h, r->lotte, "Geen mentor. Ik beslis zelf, en ik bel Daan als ik twijfel.",
                  NIEMAND, moment(w, "2026-10-29 16:00"));
    r->doel_wonen =
        DOEL(h, .leefgebied = "wonen", .titel = "Ik heb een plek als ik achttien ben",
             .resultaat = "Vóór 31 januari een kamer, of een overbrugging die op papier staat.",
             .streefdatum = dag(w, "2027-01-31"), .begin = 2, .nu = 4, .personen = lotte,
             .op = moment(w, "2026-09-04 15:30"), .nu_op = moment(w, "2026-11-12 16:00"));
    (void)ACTIE(h, .doel = r->doel_wonen, .leefgebied = "wonen",
                .titel = "Inschrijven bij Woonstede met voorrang",
                .vervaldatum = dag(w, "2026-10-15"), .eigenaar = KOK, .status = "gereed",
                .personen = lotte, .op = moment(w, "2026-09-04 15:40"),
                .status_op = moment(w, "2026-10-13 11:00"));
    (void)ACTIE(h, .doel = r->doel_wonen, .leefgebied = "wonen",
                .titel = "Vragen of Lotte tot 1 mei kan blijven",
                .vervaldatum = dag(w, "2026-11-18"), .eigenaar = VERBRUGGEN, .status = "bezig",
                .reden = "De Sluis beslist op 24 november.", .personen = lotte,
                .op = moment(w, "2026-10-29 16:20"), .status_op = moment(w, "2026-11-17 10:00"));
    r->doel_hulp = DOEL(h, .leefgebied = "jeugdhulp_opvoeding",
                        .titel = "De hulp stopt niet op mijn verjaardag",
                        .resultaat = "Vóór 10 januari een besluit over verlengde jeugdhulp.",
                        .streefdatum = dag(w, "2027-01-10"), .begin = 3, .personen = lotte,
                        .op = moment(w, "2026-09-04 15:50"));
    (void)ACTIE(h, .doel = r->doel_hulp, .leefgebied = "jeugdhulp_opvoeding",
                .titel = "Besluit over verlengde jeugdhulp aanvragen",
                .vervaldatum = dag(w, "2026-12-11"), .eigenaar = KOK, .status = "bezig",
                .personen = lotte, .op = moment(w, "2026-10-29 16:30"),
                .status_op = moment(w, "2026-11-16 09:00"));
    (void)ACTIE(h, .doel = r->doel_hulp, .leefgebied = "jeugdhulp_opvoeding",
                .titel = "Overdracht schrijven, samen met Lotte",
                .vervaldatum = dag(w, "2027-01-08"), .eigenaar = OZ, .tot = dag(w, "2027-01-17"),
                .status = "aanvaard", .personen = lotte, .op = moment(w, "2026-10-29 16:40"),
                .status_op = moment(w, "2026-10-30 10:00"));
}

static void goals_second(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct huis *h = &r->huis;
    const int64_t *lotte = PERSONEN(r->lotte);
    r->doel_geld =
        DOEL(h, .leefgebied = "inkomen_financien", .titel = "Mijn geldzaken zijn geregeld",
             .resultaat = "Op 18 januari: zorgverzekering, DigiD en een eigen rekening.",
             .streefdatum = dag(w, "2027-01-18"), .begin = 3, .nu = 5, .personen = lotte,
             .op = moment(w, "2026-09-04 16:00"), .nu_op = moment(w, "2026-11-12 16:10"));
    (void)ACTIE(h, .doel = r->doel_geld, .leefgebied = "inkomen_financien",
                .titel = "DigiD aanvragen", .vervaldatum = dag(w, "2026-12-01"),
                .persoon = r->lotte, .status = "gereed", .personen = lotte,
                .op = moment(w, "2026-10-29 16:45"), .status_op = moment(w, "2026-11-05 19:00"));
    (void)ACTIE(h, .doel = r->doel_geld, .leefgebied = "inkomen_financien",
                .titel = "Zorgverzekering kiezen en afsluiten", .vervaldatum = dag(w, "2027-01-11"),
                .persoon = r->lotte, .status = "open", .personen = lotte,
                .op = moment(w, "2026-11-12 16:20"), .status_op = moment(w, "2026-11-12 16:20"));
    (void)ACTIE(h, .doel = r->doel_geld, .leefgebied = "inkomen_financien",
                .titel = "Uitrekenen waar Lotte van leeft na januari",
                .vervaldatum = dag(w, "2026-11-30"), .eigenaar = DE_BOER, .status = "bezig",
                .personen = lotte, .op = moment(w, "2026-11-02 10:00"),
                .status_op = moment(w, "2026-11-10 11:00"));
    r->doel_school =
        DOEL(h, .leefgebied = "onderwijs", .titel = "Ik haal mijn diploma in de horeca",
             .resultaat = "Stage tot en met juni, hoogstens één dag per maand afwezig.",
             .streefdatum = dag(w, "2027-06-30"), .begin = 5, .nu = 6, .personen = lotte,
             .op = moment(w, "2026-09-11 10:00"), .nu_op = moment(w, "2026-11-12 16:15"));
    r->stage =
        ACTIE(h, .doel = r->doel_school, .leefgebied = "onderwijs",
              .titel = "Stagegesprek in lunchroom De Brug", .vervaldatum = dag(w, "2026-11-26"),
              .eigenaar = MULDER, .status = "aanvaard", .personen = lotte,
              .op = moment(w, "2026-11-12 16:30"), .status_op = moment(w, "2026-11-13 09:00"));
    r->doel_bellen =
        DOEL(h, .leefgebied = "maatschappelijke_ondersteuning",
             .titel = "Ik weet wie ik bel als het misgaat",
             .resultaat = "Een kaartje met drie nummers; eerst Daan.",
             .streefdatum = dag(w, "2026-12-18"), .begin = 6, .nu = 7, .personen = lotte,
             .op = moment(w, "2026-10-29 16:50"), .nu_op = moment(w, "2026-11-12 16:40"));
    (void)ACTIE(h, .doel = r->doel_bellen, .leefgebied = "maatschappelijke_ondersteuning",
                .titel = "Elke zondag bellen of langskomen", .vervaldatum = dag(w, "2026-11-29"),
                .netwerk = r->daan, .status = "bezig", .personen = lotte,
                .op = moment(w, "2026-10-29 17:00"), .status_op = moment(w, "2026-11-08 20:00"));
}

static void notes(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct huis *h = &r->huis;
    const int64_t *lotte = PERSONEN(r->lotte);
    (void)NOTITIE(
        h, .categorie = "plan", .vorm = "overleg", .titel = "Startgesprek na de overdracht",
        .tekst = "Lotte, Kees en ik. Kees vertelde wat er al is gedaan; Lotte vulde aan. Zij "
                 "wil alles eerst op papier en één ding tegelijk.",
        .personen = lotte, .op = moment(w, "2026-09-04 15:00"));
    (void)NOTITIE(h, .categorie = "gezondheid", .vorm = "gesprek", .titel = "Prikkels en slaap",
                  .tekst =
                      "Autisme, diagnose uit 2019. Drukte in de groep geeft slapeloze nachten. "
                      "Koptelefoon en vaste tijden helpen.",
                  .personen = lotte, .door = VERBRUGGEN, .op = moment(w, "2026-09-23 19:30"));
    (void)NOTITIE(h, .categorie = "wonen", .vorm = "gesprek", .titel = "Oefenen met zelf wonen",
                  .tekst =
                      "Koken en was gaan goed. Post en bellen vindt zij lastig. Zij belt nu elke "
                      "dinsdag samen met mij.",
                  .personen = lotte, .door = VERBRUGGEN, .op = moment(w, "2026-11-10 19:00"));
    (void)NOTITIE(
        h, .categorie = "jeugdhulp_opvoeding", .vorm = "telefoon", .titel = "Voogd belt",
        .tekst = "De voogdij stopt op haar verjaardag. Wat van ons nog nodig is, staat uiterlijk "
                 "8 januari in de overdracht.",
        .personen = lotte, .door = OZ, .op = moment(w, "2026-10-30 10:20"));
    (void)NOTITIE(h, .categorie = "onderwijs", .vorm = "gesprek", .titel = "Voortgang",
                  .tekst =
                      "Alle vakken voldoende. Twee dagen afwezig in oktober, met bericht. Zij wil "
                      "graag in de keuken werken, niet in de bediening.",
                  .personen = lotte, .door = MULDER, .op = moment(w, "2026-11-06 11:00"));
    (void)NOTITIE(
        h, .categorie = "inkomen_financien", .vorm = "gesprek", .titel = "Geld na januari",
        .tekst = "Studiefinanciering kan, zorgtoeslag ook. Voor de huur is het nog te weinig. "
                 "Wajong laten toetsen.",
        .personen = lotte, .door = DE_BOER, .op = moment(w, "2026-11-10 11:30"));
    (void)NOTITIE(h, .categorie = "maatschappelijke_ondersteuning", .vorm = "gesprek",
                  .titel = "Mentor besproken",
                  .tekst =
                      "Uitgelegd wat een mentor doet. Lotte zegt nee en kan goed vertellen waarom. "
                      "Daan is het met haar eens.",
                  .personen = lotte, .op = moment(w, "2026-10-29 16:10"));
}

static void documents(struct vanrijn *r)
{
    (void)DOCUMENT(&r->huis, .categorie = "wonen", .soort = "pdf",
                   .bestandsnaam = "inschrijving woningnet.pdf",
                   .titel = "Bewijs van inschrijving voor een woning",
                   .tekst = "Lotte van Rijn staat ingeschreven als woningzoekende in Waterveen.\n\n"
                            "Inschrijfdatum: 9 september 2026.",
                   .personen = PERSONEN(r->lotte), .door = VERBRUGGEN,
                   .op = moment(r->w, "2026-09-09 14:00"));
}

static void consents(struct vanrijn *r)
{
    struct wereld *w = r->w;
    struct huis *h = &r->huis;
    int64_t l = r->lotte;
    (void)TOESTEMMING(h, .persoon = l, .soort = "avg", .ontvanger = SLUIS, .doel = "overgang_18",
                      .zin = "Kim moet weten wat het plan is voor na je verjaardag.",
                      .categorie = CATEGORIEEN("wonen", "jeugdhulp_opvoeding", "inkomen_financien",
                                               "maatschappelijke_ondersteuning"),
                      .bron = {JONGERENTEAM, JONGERENLOKET}, .bronnen = 2,
                      .verklaring = {{l, "zelf", "ja"}}, .op = moment(w, "2026-09-04 16:30"));
    (void)TOESTEMMING(h, .persoon = l, .soort = "avg", .ontvanger = MBO, .doel = "onderwijs",
                      .zin = "Erik moet weten wat wij over je stage en je aanwezigheid afspreken.",
                      .item = ITEMS(r->doel_school, r->stage), .bron = {JONGERENTEAM}, .bronnen = 1,
                      .verklaring = {{l, "zelf", "ja"}}, .op = moment(w, "2026-11-12 16:45"));
    (void)TOESTEMMING(
        h, .persoon = l, .soort = "avg", .ontvanger = JONGERENLOKET, .doel = "participatie",
        .zin = "Sem moet weten hoe het met geld en school staat.",
        .categorie = CATEGORIEEN("inkomen_financien", "werk_dagbesteding", "onderwijs"),
        .bron = {JONGERENTEAM, MBO}, .bronnen = 2, .verklaring = {{l, "zelf", "ja"}},
        .op = moment(w, "2026-10-29 17:10"));
    (void)TOESTEMMING(h, .persoon = l, .soort = "beroepsgeheim", .ontvanger = JONGERENTEAM,
                      .doel = "regie", .zin = "Eline moet weten hoe het wonen en oefenen gaat.",
                      .categorie = CATEGORIEEN("wonen", "jeugdhulp_opvoeding"), .bron = {SLUIS, GI},
                      .bronnen = 2, .bevestigd = true, .verklaring = {{l, "zelf", "ja"}},
                      .op = moment(w, "2026-09-04 16:40"));
    (void)TOESTEMMING(
        h, .persoon = l, .soort = "avg", .ontvanger = WMO, .doel = "ondersteuning",
        .zin = "Petra moet weten welke hulp je nu hebt en straks nodig hebt.",
        .van = dag(w, "2027-01-04"),
        .categorie = CATEGORIEEN("wonen", "maatschappelijke_ondersteuning", "jeugdhulp_opvoeding"),
        .bron = {JONGERENTEAM}, .bronnen = 1, .verklaring = {{l, "zelf", "ja"}},
        .op = moment(w, "2026-11-12 16:50"));
    (void)TOESTEMMING(h, .persoon = l, .soort = "avg", .ontvanger_persoon = r->petra,
                      .doel = "regie", .zin = "Dan weet je moeder hoe het met je gaat.",
                      .categorie = CATEGORIEEN("plan", "wonen"), .bron = {JONGERENTEAM},
                      .bronnen = 1, .verklaring = {{l, "zelf", "nee"}},
                      .op = moment(w, "2026-09-04 16:50"));
}

void casus_vanrijn(struct wereld *w)
{
    struct vanrijn r = {.w = w};
    people(&r);
    start(&r);
    helpers(&r);
    goals_first(&r);
    goals_second(&r);
    notes(&r);
    documents(&r);
    consents(&r);
    kijken_huis(&r.huis, KOK, "regie", "huishouden.lezen", "G1,G2", PERSONEN(r.lotte),
                moment(w, "2026-11-12 15:40"));
    kijken_huis(&r.huis, MULDER, "betrokken", "huishouden.lezen", "G1", PERSONEN(r.lotte),
                moment(w, "2026-11-13 08:55"));
    kijken_huis(&r.huis, OZ, "betrokken", "huishouden.lezen", "G6", PERSONEN(r.lotte),
                moment(w, "2026-10-30 09:55"));
}
