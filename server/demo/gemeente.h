/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The municipality of the demo: Waterveen, with its partners, teams, wijken and accounts. All of it
 * is made up. The tables are in gemeente.c.
 */
#ifndef DEMO_GEMEENTE_H
#define DEMO_GEMEENTE_H

#include <stdbool.h>

#define DEMO_WACHTWOORD "Welkom-bij-de-demo"

enum demo_wijk { NOORD, CENTRUM, ZUID, HAVEN, WIJKEN };

/* Sources and receivers (R3), each with one legal task. */
enum demo_onderdeel {
    GEEN_ONDERDEEL,
    WIJKTEAM,
    PROCESREGIE,
    JONGERENTEAM,
    WERK_INKOMEN,
    INBURGERING,
    LEERPLICHT,
    WMO,
    JONGERENLOKET,
    BEHEER,
    PRIVACY,
    SCHULDHULP,
    VO_SCHOOL,
    ISK,
    BASISSCHOOL,
    SCHOOL_OOSTERBEEMD,
    MBO,
    GGZ,
    HUISARTS,
    JGZ,
    WOONSTEDE,
    POLITIE,
    VEILIG_THUIS,
    OPVANG,
    RECLASSERING,
    GI,
    SLUIS,
    STEIGER,
    VLUCHTELINGENWERK,
    UWV,
    ONDERDELEN,
};

enum demo_gebruiker {
    NIEMAND,
    POSTMA,   /* regisseur */
    HADDAD,   /* wijkteam */
    VELD,     /* school */
    BRANDSMA, /* ggz */
    SAIDI,    /* schuldhulp */
    DE_HAAN,  /* procesregisseur */
    WILLEMS,  /* beheerder */
    FONTEIN,  /* privacy */
    LINDERS,  /* the other privacy officer */
    YILMAZ,
    VAN_DAM,
    KOK,
    BLOM,
    DE_WIT,
    PINAS,
    BENALI,
    SCHIPPER,
    BOS,
    MEIJER,
    AMRANI,
    VAN_LEEUWEN,
    BRINK,
    SMIT,
    TERPSTRA,
    HENDRIKS,
    VERHOEVEN,
    KRAMER,
    MAAS,
    OUALI,
    ZWART,
    VISSER,
    DIJKSTRA,
    RAHIMI,
    KUIPERS,
    POST,
    WIEGERS,
    OZ,
    VERBRUGGEN,
    DE_BOER,
    LANS,
    MULDER,
    BAKX,
    TIMMERS,
    DOEKHI,
    WESTRA,
    GEBRUIKERS,
};

struct wereld;

/* Organisations with their onderdelen and agreements, wijken, teams, accounts (all confirmed, R27).
 */
void gemeente_maken(struct wereld *w);
/* For the summary: what a person types to log in, who that is, and what they do. */
const char *gemeente_login(enum demo_gebruiker wie);
const char *gemeente_naam(enum demo_gebruiker wie);
const char *gemeente_functie(enum demo_gebruiker wie);
enum demo_onderdeel gemeente_onderdeel(enum demo_gebruiker wie);
/* Name as it stands in texts for families: "schuldhulp Waterveen". */
const char *gemeente_onderdeel_naam(enum demo_onderdeel onderdeel);
bool gemeente_beroepsgeheim(enum demo_onderdeel onderdeel);
/* Who speaks for it: confirms its accounts and its consents. */
enum demo_gebruiker gemeente_contact(enum demo_onderdeel onderdeel);

#endif
