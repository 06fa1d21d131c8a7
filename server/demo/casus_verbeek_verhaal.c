/* SPDX-License-Identifier: EUPL-1.2 */
/* The story of household Verbeek, told once. */
#include "demo/casus_verbeek.h"

static void parts(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    (void)PLANSTUK(h, .soort = "kernverhaal", .categorie = "inkomen_financien",
                   .tekst = "Na het ontslag van Sanne bleef de post liggen. Met Ahmed is alles "
                            "op stapels gelegd. Zij wil weten wat er per week te besteden is.",
                   .personen = PERSONEN(v->sanne), .op = moment(w, "2026-06-08 10:00"));
    (void)PLANSTUK(h, .soort = "kernverhaal", .categorie = "onderwijs",
                   .tekst = "Jayden brengt eerst Noor weg en blijft dan thuis. Sinds oktober "
                            "start hij bij zijn oma. Dat helpt.",
                   .personen = PERSONEN(v->jayden), .op = moment(w, "2026-06-08 10:10"));
    (void)PLANSTUK(h, .soort = "kracht", .categorie = "onderwijs",
                   .tekst = "Jayden komt op tijd als hij bij oma start. Vier ochtenden achter "
                            "elkaar gelukt.",
                   .personen = PERSONEN(v->jayden), .op = moment(w, "2026-11-16 10:00"));
    (void)PLANSTUK(h, .soort = "kracht", .categorie = "jeugdhulp_opvoeding",
                   .tekst = "Sanne eet elke avond met de kinderen aan tafel en leest Noor voor.",
                   .personen = PERSONEN(v->sanne), .op = moment(w, "2026-06-08 10:20"));
    (void)PLANSTUK(h, .soort = "zorg", .categorie = "onderwijs", .prioriteit = "eerst",
                   .tekst = "Jayden mist les omdat hij zijn moeder niet alleen wil laten.",
                   .personen = PERSONEN(v->jayden), .op = moment(w, "2026-06-08 10:30"));
    (void)PLANSTUK(h, .soort = "zorg", .categorie = "gezondheid", .prioriteit = "daarna",
                   .tekst = "Sanne vertelt dat zij weinig slaapt en overdag niets gedaan krijgt.",
                   .personen = PERSONEN(v->sanne), .op = moment(w, "2026-06-08 10:40"));
    (void)PLANSTUK(h, .soort = "zorg", .categorie = "inkomen_financien",
                   .tekst = "Er dreigt afsluiting van het gas.", .personen = PERSONEN(v->sanne),
                   .op = moment(w, "2026-06-08 10:50"), .klaar = moment(w, "2026-07-02 09:00"),
                   .reden = "De leverancier heeft een regeling getroffen.");
}

static void scan(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    const int64_t *home = PERSONEN(v->sanne, v->jayden, v->noor);
    (void)SCAN(h, .leefgebied = "inkomen_financien", .toestand = "slecht", .samen = true,
               .toelichting = "Veel brieven lagen ongeopend. Er is geen overzicht.",
               .vraag = "Sanne wil weer durven kijken, met iemand naast zich.",
               .hulp = "Ahmed, van de schuldhulp", .erger = CATEGORIEEN("gezondheid", "wonen"),
               .personen = PERSONEN(v->sanne), .op = moment(w, "2026-06-08 11:00"));
    (void)SCAN(h, .leefgebied = "inkomen_financien", .toestand = "wankel", .samen = true,
               .toelichting = "Er is een overzicht. De aanvraag loopt nog.",
               .vraag = "Sanne wil elke week weten wat zij kan uitgeven.",
               .hulp = "Ahmed, van de schuldhulp", .erger = CATEGORIEEN("gezondheid"),
               .personen = PERSONEN(v->sanne), .op = moment(w, "2026-11-05 11:00"));
    (void)SCAN(h, .leefgebied = "onderwijs", .toestand = "wankel", .samen = true,
               .toelichting = "Jayden gaat vaker dan in september, vooral als hij bij oma start.",
               .vraag = "Hij wil zeker weten dat het thuis goed gaat als hij weg is.",
               .hulp = "Mentor Tom en oma Ria", .personen = PERSONEN(v->jayden),
               .op = moment(w, "2026-11-05 11:10"));
    (void)SCAN(h, .leefgebied = "onderwijs", .toestand = "goed", .samen = true,
               .toelichting = "Noor gaat met plezier naar groep 3.", .personen = PERSONEN(v->noor),
               .op = moment(w, "2026-06-08 11:20"));
    (void)SCAN(h, .leefgebied = "wonen", .toestand = "redelijk", .samen = true,
               .toelichting = "Het huis is op orde. Zij willen hier blijven.", .personen = home,
               .op = moment(w, "2026-06-08 11:30"));
    (void)SCAN(h, .leefgebied = "werk_dagbesteding", .status = "niet_besproken",
               .toelichting = "Sanne wil hier later over praten, als er rust is.",
               .personen = PERSONEN(v->sanne), .op = moment(w, "2026-06-08 11:40"));
    (void)SCAN(h, .leefgebied = "maatschappelijke_ondersteuning", .status = "niet_relevant",
               .personen = home, .op = moment(w, "2026-06-08 11:50"));
}

void verbeek_verhaal(struct verbeek *v)
{
    parts(v);
    scan(v);
}

/* Ruben was not asked yet. */
void verbeek_evaluatie(struct verbeek *v)
{
    struct wereld *w = v->w;
    struct huis *h = &v->huis;
    schrijf_akkoord(h, v->sanne, "ja", "Als er maar één iemand is die alles weet.",
                    moment(w, "2026-06-09 10:00"));
    schrijf_akkoord(h, v->jayden, "deels", "Met school wel. Over thuis wil ik niet praten.",
                    moment(w, "2026-06-09 15:30"));
    (void)schrijf_evaluatie(
        h, &(struct schrijf_evaluatie){.status = "overgeslagen",
                                       .gepland = dag(w, "2026-08-18"),
                                       .volgende = dag(w, "2026-10-20"),
                                       .reden = "Het gezin was op vakantie. Sanne belde zelf af.",
                                       .op = moment(w, "2026-08-18 09:00")});
    int64_t held = schrijf_evaluatie(
        h, &(struct schrijf_evaluatie){.gepland = dag(w, "2026-10-20"),
                                       .volgende = dag(w, "2027-01-12"),
                                       .werkte = "Bij oma starten, en elke week één keer bellen.",
                                       .anders = "Korter overleg, en Jayden zit er zelf bij.",
                                       .regie_goed = "Eén nummer dat altijd opneemt.",
                                       .regie_beter = "Ruben eerder bellen.",
                                       .op = moment(w, "2026-10-20 16:00")});
    schrijf_stem(h, held, v->sanne, "Ik doe de post weer open. Met iemand erbij.", 7, 8,
                 moment(w, "2026-10-20 16:10"));
    schrijf_stem(h, held, v->jayden, "Er wordt veel gepraat. Oma helpt het meest.", 6, 6,
                 moment(w, "2026-10-20 16:20"));
}
