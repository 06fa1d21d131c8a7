/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/gemeente.h"

#include "demo/accounts.h"
#include "demo/wereld.h"

#include <stdio.h>

enum organisatie {
    Z_GEMEENTE,
    Z_SCHULDHULP,
    Z_VEENMEER,
    Z_WATERLELIE,
    Z_VLIEGER,
    Z_MBO,
    Z_HORIZON,
    Z_LINDE,
    Z_JGZ,
    Z_WOONSTEDE,
    Z_POLITIE,
    Z_VEILIG_THUIS,
    Z_ANKER,
    Z_RECLASSERING,
    Z_GI,
    Z_SLUIS,
    Z_STEIGER,
    Z_VLUCHTELINGENWERK,
    Z_UWV,
    ORGANISATIES
};

static const struct {
    const char *naam, *soort, *contact;
    /* the agreement; onderwerp NULL: there is none */
    const char *onderwerp, *inhoud;
    int reactie_dagen;
    int tot; /* days from today; below 0: it has run out */
} ORGANISATIE[ORGANISATIES] = {
    [Z_GEMEENTE] = {"Gemeente Waterveen", "gemeente", "Anja Willems", NULL, NULL, 0, 0},
    [Z_SCHULDHULP] =
        {"Schuldhulp Waterveen", "schuldhulp", "Ahmed Saidi", "Eén plan bij schulden",
         "Werkt mee aan één plan en erkent de regisseur. Neemt binnen vier weken na de "
         "aanmelding contact op met het gezin. Bij dreigende ontruiming binnen drie dagen.",
         2, 400},
    [Z_VEENMEER] =
        {"Veenmeer College", "onderwijs", "Tom Veld", "School en gezin",
         "De mentor is het vaste gezicht. School laat binnen twee werkdagen weten wat er met "
         "een vraag van de regisseur gebeurt.",
         2, 250},
    [Z_WATERLELIE] = {"Basisschool De Waterlelie", "onderwijs", "Marieke Dijkstra",
                      "School en gezin",
                      "De intern begeleider sluit aan bij het overleg als het om leerlingen van de "
                      "school gaat.",
                      3, 250},
    [Z_VLIEGER] = {"Basisschool De Vlieger", "onderwijs", "Anneke Visser", NULL, NULL, 0, 0},
    [Z_MBO] = {"mbo Rijnveen", "onderwijs", "Erik Mulder", "Jongeren zonder startkwalificatie",
               "Belt het jongerenteam bij verzuim van meer dan een week.", 3, 120},
    [Z_HORIZON] =
        {"GGZ Horizon", "ggz", "Ilse Brandsma", "Wachttijd en overbrugging",
         "Geeft elke maand de wachttijd door. Biedt een overbrugging als wachten langer duurt "
         "dan acht weken. Deelt alleen met toestemming.",
         5, 220},
    [Z_LINDE] = {"Huisartsenpraktijk De Linde", "huisarts", "Joke Terpstra",
                 "Korte lijn met het wijkteam",
                 "De praktijkondersteuner is bereikbaar op dinsdag en donderdag van 12 tot 13 uur.",
                 3, 300},
    [Z_JGZ] = {"JGZ Waterveen", "jgz", "Marloes Hendriks", "Kinderen onder de vier",
               "Is altijd betrokken bij gezinnen met een kind onder de vier jaar.", 3, 500},
    [Z_WOONSTEDE] =
        {"Woonstede", "woningcorporatie", "Karin Smit", "Geen ontruiming zonder overleg",
         "Meldt een huurachterstand van twee maanden. Zet geen gezin met kinderen uit huis "
         "zonder eerst met het wijkteam te praten.",
         2, 12},
    [Z_POLITIE] = {"Politie, basisteam Waterveen", "politie", "Rob Kramer", "Zorgmeldingen",
                   "De wijkagent is het vaste aanspreekpunt. In een noodgeval: 112.", 1, 320},
    [Z_VEILIG_THUIS] =
        {"Veilig Thuis Waterveen e.o.", "veilig_thuis", "Yvonne Maas", "Overdracht na een melding",
         "Draagt warm over: een gesprek met drie partijen, met voorwaarden en een datum.", 1, 280},
    [Z_ANKER] = {"Vrouwenopvang Het Anker", "vrouwenopvang", "Nadia Ouali", "Opvang en nazorg",
                 "De begeleider houdt contact tot zes maanden na vertrek uit de opvang.", 2, 200},
    [Z_RECLASSERING] = {"Reclassering Midden", "reclassering", "Piet Zwart", NULL, NULL, 0, 0},
    [Z_GI] = {"Jeugdbescherming Midden", "gi", "Hassan Oz", "Voogdij en de overgang naar 18",
              "De voogd draagt een half jaar voor de verjaardag over aan het jongerenteam.", 3,
              365},
    [Z_SLUIS] = {"De Sluis", "jeugdhulp", "Kim Verbruggen", "Kamertraining",
                 "Geen jongere vertrekt zonder vaste plek.", 5, -20},
    [Z_STEIGER] = {"Jeugdhulp De Steiger", "jeugdhulp", "Lotte Verhoeven", "Hulp thuis",
                   "Start binnen drie weken, of zegt binnen twee werkdagen dat dat niet lukt.", 2,
                   410},
    [Z_VLUCHTELINGENWERK] = {"VluchtelingenWerk Waterveen", "vluchtelingenwerk", "Truus Wiegers",
                             "Begeleiding van statushouders",
                             "Vrijwilligers zien alleen de afspraken die zij zelf begeleiden.", 5,
                             180},
    [Z_UWV] = {"UWV Midden", "uwv", "Lia Bakx", NULL, NULL, 0, 0},
};

static const struct {
    enum organisatie van;
    const char *naam, *wet;
    bool beroepsgeheim, wijkteam, bsn;
    enum demo_gebruiker contact; /* confirms its accounts (R27); never a beheerder */
    const char *leefgebied[3];
} ONDERDEEL[ONDERDELEN] = {
    [WIJKTEAM] = {Z_GEMEENTE,
                  "Wijkteam Waterveen",
                  "Wmo 2015 en Jeugdwet",
                  false,
                  true,
                  true,
                  SCHIPPER,
                  {"maatschappelijke_ondersteuning", "jeugdhulp_opvoeding"}},
    [PROCESREGIE] = {Z_GEMEENTE,
                     "Procesregie",
                     "Wmo 2015 en Jeugdwet",
                     false,
                     false,
                     true,
                     VAN_LEEUWEN,
                     {"maatschappelijke_ondersteuning"}},
    [JONGERENTEAM] =
        {Z_GEMEENTE, "Jongerenteam", "Jeugdwet", false, true, true, KOK, {"jeugdhulp_opvoeding"}},
    [WERK_INKOMEN] = {Z_GEMEENTE,
                      "Werk en inkomen",
                      "Participatiewet",
                      false,
                      false,
                      true,
                      POST,
                      {"inkomen_financien", "werk_dagbesteding"}},
    [INBURGERING] = {Z_GEMEENTE,
                     "Inburgering",
                     "Wet inburgering 2021",
                     false,
                     false,
                     true,
                     KUIPERS,
                     {"werk_dagbesteding"}},
    [LEERPLICHT] =
        {Z_GEMEENTE, "Leerplicht", "Leerplichtwet 1969", false, false, true, BRINK, {"onderwijs"}},
    [WMO] = {Z_GEMEENTE,
             "Wmo-loket",
             "Wmo 2015",
             false,
             false,
             true,
             LANS,
             {"maatschappelijke_ondersteuning"}},
    [JONGERENLOKET] = {Z_GEMEENTE,
                       "Jongerenloket",
                       "Participatiewet",
                       false,
                       false,
                       true,
                       DE_BOER,
                       {"werk_dagbesteding", "inkomen_financien"}},
    [BEHEER] = {Z_GEMEENTE, "Functioneel beheer", "Gemeentewet", false, false, false, NIEMAND, {0}},
    [PRIVACY] = {Z_GEMEENTE, "Privacy", "AVG", false, false, false, FONTEIN, {0}},
    [SCHULDHULP] = {Z_SCHULDHULP,
                    "Schuldhulp Waterveen",
                    "Wet gemeentelijke schuldhulpverlening",
                    false,
                    false,
                    true,
                    SAIDI,
                    {"inkomen_financien"}},
    [VO_SCHOOL] = {Z_VEENMEER,
                   "Veenmeer College",
                   "Wet voortgezet onderwijs 2020",
                   false,
                   false,
                   true,
                   VELD,
                   {"onderwijs"}},
    [ISK] = {Z_VEENMEER,
             "ISK Veenmeer",
             "Wet voortgezet onderwijs 2020",
             false,
             false,
             true,
             RAHIMI,
             {"onderwijs"}},
    [BASISSCHOOL] = {Z_WATERLELIE,
                     "Basisschool De Waterlelie",
                     "Wet op het primair onderwijs",
                     false,
                     false,
                     true,
                     DIJKSTRA,
                     {"onderwijs"}},
    [SCHOOL_OOSTERBEEMD] = {Z_VLIEGER,
                            "Basisschool De Vlieger",
                            "Wet op het primair onderwijs",
                            false,
                            false,
                            true,
                            VISSER,
                            {"onderwijs"}},
    [MBO] = {Z_MBO,
             "mbo Rijnveen",
             "Wet educatie en beroepsonderwijs",
             false,
             false,
             true,
             MULDER,
             {"onderwijs"}},
    [GGZ] = {Z_HORIZON, "GGZ Horizon", "WGBO", true, false, true, BRANDSMA, {"gezondheid"}},
    [HUISARTS] = {Z_LINDE,
                  "Huisartsenpraktijk De Linde",
                  "WGBO",
                  true,
                  false,
                  true,
                  TERPSTRA,
                  {"gezondheid"}},
    [JGZ] = {Z_JGZ,
             "JGZ Waterveen",
             "Wet publieke gezondheid",
             true,
             false,
             true,
             HENDRIKS,
             {"gezondheid", "jeugdhulp_opvoeding"}},
    [WOONSTEDE] = {Z_WOONSTEDE, "Woonstede", "Woningwet", false, false, false, SMIT, {"wonen"}},
    [POLITIE] = {Z_POLITIE,
                 "Wijkagenten Waterveen",
                 "Politiewet 2012",
                 false,
                 false,
                 true,
                 KRAMER,
                 {"veiligheid"}},
    [VEILIG_THUIS] = {Z_VEILIG_THUIS,
                      "Veilig Thuis Waterveen e.o.",
                      "Wmo 2015, hoofdstuk 4",
                      true,
                      false,
                      true,
                      MAAS,
                      {"veiligheid"}},
    [OPVANG] = {Z_ANKER,
                "Vrouwenopvang Het Anker",
                "Wmo 2015",
                true,
                false,
                true,
                OUALI,
                {"veiligheid", "wonen"}},
    [RECLASSERING] = {Z_RECLASSERING,
                      "Reclassering Midden",
                      "Reclasseringsregeling 1995",
                      false,
                      false,
                      true,
                      ZWART,
                      {"veiligheid"}},
    [GI] = {Z_GI,
            "Jeugdbescherming Midden",
            "Jeugdwet",
            true,
            false,
            true,
            OZ,
            {"jeugdhulp_opvoeding", "veiligheid"}},
    [SLUIS] = {Z_SLUIS,
               "De Sluis, kamertraining",
               "Jeugdwet",
               true,
               false,
               true,
               VERBRUGGEN,
               {"wonen", "jeugdhulp_opvoeding"}},
    [STEIGER] = {Z_STEIGER,
                 "Jeugdhulp De Steiger",
                 "Jeugdwet",
                 true,
                 false,
                 true,
                 VERHOEVEN,
                 {"jeugdhulp_opvoeding"}},
    [VLUCHTELINGENWERK] = {Z_VLUCHTELINGENWERK,
                           "VluchtelingenWerk Waterveen",
                           "Wet inburgering 2021",
                           false,
                           false,
                           false,
                           WIEGERS,
                           {"maatschappelijke_ondersteuning"}},
    [UWV] = {Z_UWV, "UWV Midden", "Wet SUWI", false, false, true, BAKX, {"werk_dagbesteding"}},
};

static const struct {
    const char *code, *naam;
} WIJK[WIJKEN] = {
    [NOORD] = {"WV01", "Noord"},
    [CENTRUM] = {"WV02", "Centrum"},
    [ZUID] = {"WV03", "Zuid"},
    [HAVEN] = {"WV04", "Haven"},
};

const char *gemeente_onderdeel_naam(enum demo_onderdeel onderdeel)
{
    return ONDERDEEL[onderdeel].naam;
}

bool gemeente_beroepsgeheim(enum demo_onderdeel onderdeel)
{
    return ONDERDEEL[onderdeel].beroepsgeheim;
}

enum demo_gebruiker gemeente_contact(enum demo_onderdeel onderdeel)
{
    return ONDERDEEL[onderdeel].contact;
}

/* Long before the first household. */
static const char START[] = "2024-01-01";

static const char SQL_ORGANISATIE[] =
    "INSERT INTO organisatie (id, naam, soort, telefoon, email, contact, van)"
    " VALUES (:id, :naam, :soort, :telefoon, :email, :contact, :van)";
static const char SQL_AFSPRAAK[] =
    "INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud, reactie_dagen, "
    "contact,"
    " contact_telefoon, van, tot)"
    " VALUES (:id, :organisatie, :onderwerp, :inhoud, :dagen, :contact, :telefoon, :van, :tot)";

static void make_organisations(struct wereld *w, int64_t ids[ORGANISATIES])
{
    for (int i = 0; i < ORGANISATIES; i++) {
        char phone[32], mail[64];
        ids[i] = id_new(w->ids);
        (void)snprintf(phone, sizeof phone, "085 111 20 %02d", i);
        (void)snprintf(mail, sizeof mail, "contact%02d@waterveen.example", i);
        wereld_exec(w, SQL_ORGANISATIE,
                    BINDS(B_INT(":id", ids[i]), B_TEXT(":naam", ORGANISATIE[i].naam),
                          B_TEXT(":soort", ORGANISATIE[i].soort), B_TEXT(":telefoon", phone),
                          B_TEXT(":email", mail), B_TEXT(":contact", ORGANISATIE[i].contact),
                          B_TEXT(":van", START)));
        if (!ORGANISATIE[i].onderwerp)
            continue;
        wereld_exec(w, SQL_AFSPRAAK,
                    BINDS(B_INT(":id", id_new(w->ids)), B_INT(":organisatie", ids[i]),
                          B_TEXT(":onderwerp", ORGANISATIE[i].onderwerp),
                          B_TEXT(":inhoud", ORGANISATIE[i].inhoud),
                          B_INT(":dagen", ORGANISATIE[i].reactie_dagen),
                          B_TEXT(":contact", ORGANISATIE[i].contact), B_TEXT(":telefoon", phone),
                          B_TEXT(":van", dagen_verder(w, ORGANISATIE[i].tot - 730)),
                          B_TEXT(":tot", dagen_verder(w, ORGANISATIE[i].tot))));
    }
}

static const char SQL_ONDERDEEL[] =
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, bsn, telefoon, "
    "van)"
    " VALUES (:id, :organisatie, :naam, :wet, :geheim, :wijkteam, :bsn, :telefoon, :van)";
static const char SQL_LEEFGEBIED[] =
    "INSERT INTO onderdeel_leefgebied (onderdeel_id, leefgebied) VALUES (:onderdeel, :leefgebied)";

static void make_units(struct wereld *w, const int64_t organisations[ORGANISATIES])
{
    for (int i = 1; i < ONDERDELEN; i++) {
        char phone[32];
        w->onderdeel[i] = id_new(w->ids);
        (void)snprintf(phone, sizeof phone, "085 111 30 %02d", i);
        wereld_exec(w, SQL_ONDERDEEL,
                    BINDS(B_INT(":id", w->onderdeel[i]),
                          B_INT(":organisatie", organisations[ONDERDEEL[i].van]),
                          B_TEXT(":naam", ONDERDEEL[i].naam), B_TEXT(":wet", ONDERDEEL[i].wet),
                          B_INT(":geheim", ONDERDEEL[i].beroepsgeheim),
                          B_INT(":wijkteam", ONDERDEEL[i].wijkteam),
                          B_INT(":bsn", ONDERDEEL[i].bsn), B_TEXT(":telefoon", phone),
                          B_TEXT(":van", START)));
        for (size_t j = 0; j < COUNT_OF(ONDERDEEL[i].leefgebied) && ONDERDEEL[i].leefgebied[j]; j++)
            wereld_exec(w, SQL_LEEFGEBIED,
                        BINDS(B_INT(":onderdeel", w->onderdeel[i]),
                              B_TEXT(":leefgebied", ONDERDEEL[i].leefgebied[j])));
    }
}

static void make_wijken(struct wereld *w)
{
    for (int i = 0; i < WIJKEN; i++) {
        w->wijk[i] = id_new(w->ids);
        wereld_exec(w, "INSERT INTO wijk (id, code, naam) VALUES (:id, :code, :naam)",
                    BINDS(B_INT(":id", w->wijk[i]), B_TEXT(":code", WIJK[i].code),
                          B_TEXT(":naam", WIJK[i].naam)));
    }
}

static void name_contacts(struct wereld *w)
{
    for (int i = 1; i < ONDERDELEN; i++)
        if (ONDERDEEL[i].contact != NIEMAND)
            wereld_exec(w, "UPDATE onderdeel SET contact_id = :contact WHERE id = :id",
                        BINDS(B_INT(":id", w->onderdeel[i]),
                              B_INT(":contact", w->gebruiker[ONDERDEEL[i].contact])));
}

void gemeente_maken(struct wereld *w)
{
    int64_t organisations[ORGANISATIES];
    wereld_exec(w, "UPDATE instelling SET waarde = 'ja' WHERE sleutel = 'demo'", NO_BINDS);
    make_organisations(w, organisations);
    make_units(w, organisations);
    make_wijken(w);
    accounts_maken(w);
    name_contacts(w);
}
