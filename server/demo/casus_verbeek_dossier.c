/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/casus_verbeek.h"

#include "demo/kijken.h"

/* ---- what was said and seen ---- */

static void notes_money(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *sanne = PERSONEN(v->sanne);
    (void)NOTITIE(h, .categorie = "inkomen_financien", .vorm = "gesprek", .titel = "Kennismaking",
                  .tekst =
                      "Sanne kwam met twee tassen post. Samen drie uur gesorteerd. Zij was "
                      "opgelucht dat het nu op stapels ligt. Beslag op de toeslagen is gestopt "
                      "na een telefoontje.",
                  .personen = sanne, .door = SAIDI, .op = moment(w, "2026-06-05 15:50"));
    (void)NOTITIE(h, .categorie = "inkomen_financien", .vorm = "gesprek",
                  .titel = "Overzicht compleet: € 18.400 bij elf schuldeisers",
                  .tekst =
                      "De grootste zijn de zorgverzekeraar en een postorderbedrijf. De huurschuld "
                      "is twee maanden. Er is € 210 per maand voor aflossing. Sanne weet nu wat "
                      "er per week te besteden is: € 95.",
                  .personen = sanne, .door = SAIDI, .op = moment(w, "2026-10-06 16:30"));
    int64_t last = NOTITIE(
        h, .categorie = "inkomen_financien", .vorm = "telefoon", .titel = "Aanvraag loopt uit",
        .tekst = "Er mist nog een brief van de belastingdienst. Sanne vraagt die op. "
                 "De aanvraag gaat volgende week de deur uit.",
        .personen = sanne, .door = SAIDI, .op = moment(w, "2026-11-12 14:00"));
    schrijf_correctie(
        h, last, "Aanvraag loopt uit",
        "Er mist nog één brief van de belastingdienst. Sanne vraagt die op. Nieuwe datum "
        "spreken we samen af.",
        "De datum klopte niet: wij spreken die nog af.", SAIDI, moment(w, "2026-11-13 09:15"));
    (void)NOTITIE(h, .categorie = "wonen", .vorm = "gesprek", .titel = "Betaalafspraak besproken",
                  .tekst =
                      "Twee maanden achterstand, samen € 1.312. Sanne kan € 45 per maand extra "
                      "betalen. Zolang zij dat doet, starten wij geen procedure.",
                  .personen = sanne, .door = SMIT, .op = moment(w, "2026-11-03 09:30"));
}

static void notes_school(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *jayden = PERSONEN(v->jayden);
    (void)NOTITIE(h, .categorie = "onderwijs", .vorm = "gesprek", .titel = "Gesprek met Jayden",
                  .tekst = "Hij zegt dat hij zich niet kan concentreren. Over thuis wil hij niet "
                           "praten. Hij vindt de les van meneer Timmers wel leuk.",
                  .personen = jayden, .door = VELD, .op = moment(w, "2026-06-09 13:20"));
    v->verzuim =
        NOTITIE(h, .categorie = "onderwijs", .vorm = "anders",
                .titel = "Verzuim dit schooljaar: 43 uur ongeoorloofd",
                .tekst = "September 19 uur, oktober 17 uur, november tot nu 7 uur. Vooral de "
                         "eerste twee uren en de hele vrijdag.",
                .personen = jayden, .door = VELD, .op = moment(w, "2026-11-13 15:00"));
    (void)NOTITIE(h, .categorie = "onderwijs", .vorm = "gesprek", .titel = "Weekgesprek",
                  .tekst =
                      "Vier ochtenden op tijd, via oma. Jayden was trots. Vrijdag bleef hij thuis: "
                      "‘mama had een slechte nacht’.",
                  .personen = jayden, .door = VELD, .op = moment(w, "2026-11-16 09:05"));
    (void)NOTITIE(
        h, .categorie = "onderwijs", .vorm = "gesprek", .titel = "Gesprek op het gemeentehuis",
        .tekst = "Jayden kwam met Karim. Ik heb uitgelegd wat leerplicht doet en dat straf nu "
                 "niet het doel is. Afgesproken: eerst vier dagen halen.",
        .personen = jayden, .door = BRINK, .op = moment(w, "2026-10-01 11:00"));
}

static void notes_care(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *sanne = PERSONEN(v->sanne), *jayden = PERSONEN(v->jayden);
    (void)NOTITIE(h, .categorie = "gezondheid", .vorm = "gesprek", .titel = "Intake",
                  .tekst =
                      "Slaapt drie tot vier uur. Piekert over geld en over Jayden. Geen gedachten "
                      "aan de dood. Start met slaapschema en om de week een gesprek.",
                  .personen = sanne, .door = TERPSTRA, .op = moment(w, "2026-06-23 12:30"));
    (void)NOTITIE(h, .categorie = "gezondheid", .vorm = "gesprek", .titel = "Vijfde gesprek",
                  .tekst = "Iets meer rust sinds de post bij schuldhulp ligt. Nog steeds uitgeput. "
                           "Verwijzing naar de ggz besproken; Sanne wil eerst dit afmaken.",
                  .personen = sanne, .door = TERPSTRA, .op = moment(w, "2026-11-10 12:30"));
    (void)NOTITIE(
        h, .categorie = "jeugdhulp_opvoeding", .vorm = "gesprek", .titel = "Tweede gesprek",
        .tekst = "Jayden vertelt dat hij ’s nachts luistert of zijn moeder nog loopt. Hij wil "
                 "niet dat zijn vader dit weet. Dat heb ik met hem afgesproken.",
        .personen = jayden, .door = VERHOEVEN, .op = moment(w, "2026-10-28 15:30"));
    (void)NOTITIE(
        h, .categorie = "gezondheid", .vorm = "telefoon", .titel = "Groei en gehoor",
        .tekst = "Noor groeit goed. Gehoortest was in orde. Moeder maakt zich geen zorgen "
                 "over haar.",
        .personen = PERSONEN(v->noor), .door = HENDRIKS, .op = moment(w, "2026-09-24 10:15"));
    (void)NOTITIE(h, .categorie = "jeugdhulp_opvoeding", .vorm = "huisbezoek",
                  .titel = "Huisbezoek",
                  .tekst = "De post ligt open op tafel. Jayden was thuis en vertelde zelf over de "
                           "ochtenden bij oma. Sanne en hij lachten samen om het slaapschema.",
                  .personen = PERSONEN(v->sanne, v->jayden), .door = HADDAD,
                  .op = moment(w, "2026-11-16 15:40"));
    (void)NOTITIE(
        h, .categorie = "jeugdhulp_opvoeding", .vorm = "overleg",
        .titel = "Overleg: wat is er nodig om vier dagen te halen",
        .tekst = "Aanwezig: Sanne, Jayden, Karim, Tom. Jayden vroeg of iemand overdag even bij "
                 "zijn moeder kan kijken. Oma Ria doet dat op vrijdag. Ruben belt op zondag.",
        .personen = PERSONEN(v->sanne, v->jayden), .op = moment(w, "2026-11-09 16:00"));
    (void)NOTITIE(h, .categorie = "regie_intern", .vorm = "anders",
                  .titel = "Let op bij de evaluatie",
                  .tekst = "Ruben voelt zich laat betrokken. Hem apart bellen vóór de evaluatie.",
                  .personen = PERSONEN(v->ruben), .op = moment(w, "2026-11-18 09:20"));
    (void)NOTITIE(h, .categorie = "werkaantekening", .vorm = "anders",
                  .titel = "Vragen voor dinsdag",
                  .tekst = "Respijt: past donderdag bij haar? Wie haalt Noor dan?",
                  .personen = sanne, .op = moment(w, "2026-11-19 17:05"));
}

/* ---- on paper ---- */

static void documents(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    (void)DOCUMENT(h, .categorie = "jeugdhulp_opvoeding", .soort = "pdf",
                   .bestandsnaam = "beschikking-begeleiding-jayden.pdf",
                   .titel = "Beschikking begeleiding Jayden",
                   .tekst =
                       "Gemeente Waterveen\n\nU krijgt begeleiding voor Jayden, twee uur per "
                       "week, van 1 september 2026 tot en met 28 februari 2027.\n\nDe "
                       "begeleiding helpt Jayden om 's ochtends op tijd op school te komen. Na "
                       "drie maanden kijken wij samen of het werkt.\n\nBent u het niet met "
                       "ons eens? U kunt binnen zes weken bezwaar maken.",
                   .personen = PERSONEN(v->sanne, v->jayden), .op = moment(w, "2026-09-02 10:05"));
    (void)DOCUMENT(
        h, .categorie = "onderwijs", .soort = "pdf",
        .bestandsnaam = "verzuimoverzicht 2026-2027.pdf", .titel = "Verzuimoverzicht van school",
        .tekst = "Verzuim van Jayden, schooljaar 2026-2027\n\nSeptember: 19 uur\nOktober: "
                 "17 uur\nNovember tot en met de 13e: 7 uur\n\nVooral de eerste twee uren "
                 "en de hele vrijdag.",
        .personen = PERSONEN(v->jayden), .door = VELD, .op = moment(w, "2026-11-13 15:10"));
    (void)DOCUMENT(h, .categorie = "inkomen_financien", .soort = "tekst",
                   .bestandsnaam = "schuldeisers.txt", .titel = "Lijst van schuldeisers",
                   .tekst = "Zorgverzekeraar      € 6.120\nPostorderbedrijf     € 4.380\n"
                            "Energie              € 2.210\nHuur, twee maanden   € 1.312\n"
                            "Zeven andere samen   € 4.378\n",
                   .personen = PERSONEN(v->sanne), .door = SAIDI,
                   .op = moment(w, "2026-10-06 16:45"));
    (void)DOCUMENT(
        h, .categorie = "wonen", .soort = "pdf", .bestandsnaam = "brief woningcorporatie.pdf",
        .titel = "Brief van de woningcorporatie", .tekst = "Dit is een brief over een ander adres.",
        .personen = PERSONEN(v->sanne), .op = moment(w, "2026-11-17 11:00"),
        .ingetrokken = moment(w, "2026-11-17 11:20"), .reden = "Het verkeerde bestand gekozen.");
}

/* ---- who may know what ---- */

static void consents_money(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const char *zin = "Ahmed helpt u om de schulden te regelen en weer rond te komen.";
    (void)TOESTEMMING(h, .persoon = v->sanne, .soort = "beroepsgeheim", .ontvanger = SCHULDHULP,
                      .doel = "schuldhulp", .zin = zin,
                      .categorie = CATEGORIEEN("inkomen_financien"),
                      .bron = {WIJKTEAM, WOONSTEDE, WERK_INKOMEN}, .bronnen = 3,
                      .verklaring = {{v->sanne, "zelf", "ja"}}, .op = moment(w, "2026-05-29 09:30"),
                      .einde = "vervangen", .einde_op = moment(w, "2026-11-05 10:45"));
    (void)TOESTEMMING(
        h, .persoon = v->sanne, .soort = "beroepsgeheim", .ontvanger = SCHULDHULP,
        .doel = "schuldhulp", .zin = "Ahmed maakt uw geld stabiel. Dat duurt een jaar.",
        .categorie = CATEGORIEEN("inkomen_financien"), .bron = {WIJKTEAM, WOONSTEDE, WERK_INKOMEN},
        .bronnen = 3, .verklaring = {{v->sanne, "zelf", "ja"}},
        .op = moment(w, "2026-11-05 10:45"));
    (void)TOESTEMMING(
        h, .persoon = v->sanne, .soort = "beroepsgeheim", .ontvanger = WOONSTEDE,
        .ontvanger_gebruiker = SMIT, .doel = "wonen",
        .zin = "Karin moet weten dat er schuldhulp is en welke betaalafspraak u maakt.",
        .item = ITEMS(v->saidi, v->betaalafspraak), .bron = {WIJKTEAM}, .bronnen = 1,
        .verklaring = {{v->sanne, "zelf", "ja"}}, .op = moment(w, "2026-10-20 11:15"));
    (void)TOESTEMMING(
        h, .persoon = v->sanne, .soort = "avg", .ontvanger = WIJKTEAM, .doel = "regie",
        .zin = "Mirjam moet weten hoe het met de schulden en de huur gaat.",
        .categorie = CATEGORIEEN("inkomen_financien", "wonen"), .bron = {SCHULDHULP, WOONSTEDE},
        .bronnen = 2, .verklaring = {{v->sanne, "zelf", "ja"}}, .tot = dag(w, "2026-12-01"),
        .op = moment(w, "2026-06-01 10:00"));
    (void)TOESTEMMING(h, .persoon = v->sanne, .soort = "avg", .ontvanger = HUISARTS,
                      .ontvanger_gebruiker = TERPSTRA, .doel = "gezondheid",
                      .zin = "Joke moet weten wat uw doel is en wie er meehelpt.",
                      .categorie = CATEGORIEEN("betrokkenheid"), .item = ITEMS(v->doel_rust),
                      .bron = {WIJKTEAM}, .bronnen = 1, .verklaring = {{v->sanne, "zelf", "ja"}},
                      .op = moment(w, "2026-06-09 13:20"));
    enum demo_onderdeel refused[] = {VO_SCHOOL, LEERPLICHT};
    for (int i = 0; i < 2; i++)
        (void)TOESTEMMING(h, .persoon = v->sanne, .soort = "avg", .ontvanger = refused[i],
                          .doel = "onderwijs",
                          .zin = "School begrijpt Jayden beter als zij weet hoe het met u gaat.",
                          .categorie = CATEGORIEEN("gezondheid"), .bron = {WIJKTEAM}, .bronnen = 1,
                          .verklaring = {{v->sanne, "zelf", "nee"}},
                          .op = moment(w, "2026-09-17 10:00") + i * 60);
}

static void consents_jayden(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    int64_t j = v->jayden;
    /* under 16: who has gezag says yes; from 12 on the youth too, where secrecy is lifted (R10) */
    (void)TOESTEMMING(
        h, .persoon = j, .soort = "avg", .ontvanger = VO_SCHOOL, .ontvanger_gebruiker = VELD,
        .doel = "onderwijs", .zin = "Tom moet weten wat wij hebben afgesproken over school.",
        .item = ITEMS(v->doel_school, v->oma_start, v->gesprek), .bron = {WIJKTEAM}, .bronnen = 1,
        .verklaring = {{v->sanne, "gezag", "ja"}, {v->ruben, "gezag", "ja"}},
        .op = moment(w, "2026-11-10 16:00"));
    (void)TOESTEMMING(h, .persoon = j, .soort = "avg", .ontvanger = LEERPLICHT, .doel = "onderwijs",
                      .zin = "Lies moet weten hoeveel Jayden mist en wat het doel is.",
                      .item = ITEMS(v->verzuim, v->doel_school, v->week),
                      .bron = {WIJKTEAM, VO_SCHOOL}, .bronnen = 2,
                      .verklaring = {{v->sanne, "gezag", "ja"}, {v->ruben, "gezag", "ja"}},
                      .op = moment(w, "2026-11-13 16:30"));
    (void)TOESTEMMING(h, .persoon = j, .soort = "avg", .ontvanger = WIJKTEAM, .doel = "regie",
                      .zin = "Mirjam moet weten hoe het op school gaat.",
                      .categorie = CATEGORIEEN("onderwijs"), .bron = {VO_SCHOOL, LEERPLICHT},
                      .bronnen = 2,
                      .verklaring = {{v->sanne, "gezag", "ja"}, {v->ruben, "gezag", "ja"}},
                      .op = moment(w, "2026-09-18 12:00"));
    (void)TOESTEMMING(
        h, .persoon = j, .soort = "hulp", .ontvanger = STEIGER, .doel = "hulp_opvoeding",
        .zin = "Lotte praat met Jayden over thuis en over zichzelf.",
        .categorie = CATEGORIEEN("jeugdhulp_opvoeding"), .bron = {WIJKTEAM}, .bronnen = 1,
        .verklaring = {{j, "zelf", "ja"}, {v->sanne, "gezag", "ja"}, {v->ruben, "gezag", "ja"}},
        .op = moment(w, "2026-10-07 16:10"));
    (void)TOESTEMMING(
        h, .persoon = j, .soort = "beroepsgeheim", .ontvanger = STEIGER, .doel = "hulp_opvoeding",
        .zin = "Lotte moet weten hoe het thuis en op school gaat.",
        .categorie = CATEGORIEEN("jeugdhulp_opvoeding", "onderwijs"), .bron = {WIJKTEAM, VO_SCHOOL},
        .bronnen = 2,
        .verklaring = {{j, "zelf", "ja"}, {v->sanne, "gezag", "ja"}, {v->ruben, "gezag", "ja"}},
        .op = moment(w, "2026-10-07 16:20"));
    (void)TOESTEMMING(h, .persoon = j, .soort = "beroepsgeheim", .ontvanger_persoon = v->ruben,
                      .doel = "hulp_opvoeding",
                      .zin = "Uw vader kan u beter helpen als hij weet waar u over praat.",
                      .categorie = CATEGORIEEN("jeugdhulp_opvoeding"), .bron = {STEIGER},
                      .bronnen = 1, .verklaring = {{j, "zelf", "nee"}}, .door = VERHOEVEN,
                      .op = moment(w, "2026-10-28 16:20"));
    /* one parent was asked, the other will be later: the talk goes on */
    (void)TOESTEMMING(h, .persoon = j, .soort = "avg", .ontvanger = VO_SCHOOL, .doel = "onderwijs",
                      .zin = "School weet dan hoe Jayden zich voelt als hij niet komt.",
                      .categorie = CATEGORIEEN("gezondheid", "onderwijs"), .bron = {WIJKTEAM},
                      .bronnen = 1, .verklaring = {{v->sanne, "gezag", "ja"}},
                      .niet_iedereen = true, .op = moment(w, "2026-11-17 15:10"));
}

static void looks(struct verbeek *v)
{
    static const struct {
        enum demo_gebruiker wie;
        const char *rol, *gronden, *wanneer;
    } list[] = {
        {POSTMA, "regie", "G1,G2", "2026-11-09 15:20"},
        {SAIDI, "betrokken", "G1", "2026-11-12 13:50"},
        {VELD, "betrokken", "G1", "2026-11-13 14:55"},
        {POSTMA, "regie", "G1,G2", "2026-11-16 08:45"},
        {HADDAD, "betrokken", "G1", "2026-11-16 16:10"},
        {BRINK, "betrokken", "G1", "2026-11-17 10:30"},
        {POSTMA, "regie", "G1,G2", "2026-11-19 16:55"},
        {DE_HAAN, "procesregisseur", "G2", "2026-11-20 09:10"},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++)
        kijken_huis(&v->huis, list[i].wie, list[i].rol, "huishouden.lezen", list[i].gronden,
                    list[i].wie == VELD || list[i].wie == BRINK ? PERSONEN(v->jayden)
                    : list[i].wie == SAIDI                      ? PERSONEN(v->sanne)
                                                                : huis_allen(&v->huis),
                    moment(v->w, list[i].wanneer));
}

void verbeek_dossier(struct verbeek *v)
{
    notes_money(v);
    notes_school(v);
    notes_care(v);
    documents(v);
    consents_money(v);
    consents_jayden(v);
    looks(v);
}
