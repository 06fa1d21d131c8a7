/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/accounts.h"

#include "demo/wereld.h"
#include "toegang/wachtwoord.h"

#include <stdio.h>
#include <stdlib.h>

static const struct account {
    const char *login, *naam, *functie;
    enum demo_onderdeel van;
    const char *rol[2];
} ACCOUNT[GEBRUIKERS] = {
    [POSTMA] = {"regisseur",
                "Mirjam Postma",
                "regisseur wijkteam",
                WIJKTEAM,
                {"professional", "regisseur"}},
    [HADDAD] = {"wijkteam", "Karim Haddad", "gezinswerker", WIJKTEAM, {"professional"}},
    [VELD] = {"school", "Tom Veld", "mentor", VO_SCHOOL, {"professional"}},
    [BRANDSMA] = {"ggz", "Ilse Brandsma", "psycholoog", GGZ, {"professional"}},
    [SAIDI] = {"schuldhulp", "Ahmed Saidi", "schuldhulpverlener", SCHULDHULP, {"professional"}},
    [DE_HAAN] =
        {"procesregisseur", "Bart de Haan", "procesregisseur", PROCESREGIE, {"procesregisseur"}},
    [WILLEMS] = {"beheerder", "Anja Willems", "functioneel beheerder", BEHEER, {"beheerder"}},
    [FONTEIN] = {"privacy", "Joris Fontein", "privacy-officer", PRIVACY, {"privacy"}},
    [LINDERS] = {"m.linders", "Maud Linders", "privacy-officer", PRIVACY, {"privacy"}},
    [YILMAZ] =
        {"f.yilmaz", "Fatma Yilmaz", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [VAN_DAM] =
        {"n.vandam", "Noor van Dam", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [KOK] = {"e.kok",
             "Eline Kok",
             "jongerencoach en regisseur",
             JONGERENTEAM,
             {"professional", "regisseur"}},
    [BLOM] = {"k.blom", "Kees Blom", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [DE_WIT] =
        {"r.dewit", "Ruth de Wit", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [PINAS] =
        {"s.pinas", "Sharon Pinas", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [BENALI] = {"y.benali",
                "Youssra Benali",
                "regisseur wijkteam",
                WIJKTEAM,
                {"professional", "regisseur"}},
    [SCHIPPER] = {"j.schipper",
                  "Jan Schipper",
                  "teamleider wijkteam",
                  WIJKTEAM,
                  {"professional", "regisseur"}},
    [BOS] = {"t.bos", "Tineke Bos", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [MEIJER] =
        {"d.meijer", "Danny Meijer", "regisseur wijkteam", WIJKTEAM, {"professional", "regisseur"}},
    [AMRANI] =
        {"l.amrani", "Layla Amrani", "gezinswerker", WIJKTEAM, {"professional", "regisseur"}},
    [VAN_LEEUWEN] = {"h.vanleeuwen",
                     "Hans van Leeuwen",
                     "procesregisseur Haven en Zuid",
                     PROCESREGIE,
                     {"procesregisseur"}},
    [BRINK] = {"l.brink", "Lies Brink", "leerplichtambtenaar", LEERPLICHT, {"professional"}},
    [SMIT] = {"k.smit", "Karin Smit", "consulent huur", WOONSTEDE, {"professional"}},
    [TERPSTRA] =
        {"j.terpstra", "Joke Terpstra", "praktijkondersteuner ggz", HUISARTS, {"professional"}},
    [HENDRIKS] = {"m.hendriks", "Marloes Hendriks", "jeugdverpleegkundige", JGZ, {"professional"}},
    [VERHOEVEN] = {"l.verhoeven", "Lotte Verhoeven", "gezinsbegeleider", STEIGER, {"professional"}},
    [KRAMER] = {"r.kramer", "Rob Kramer", "wijkagent", POLITIE, {"professional"}},
    [MAAS] = {"y.maas", "Yvonne Maas", "medewerker Veilig Thuis", VEILIG_THUIS, {"professional"}},
    [OUALI] = {"n.ouali", "Nadia Ouali", "begeleider vrouwenopvang", OPVANG, {"professional"}},
    [ZWART] = {"p.zwart", "Piet Zwart", "reclasseringswerker", RECLASSERING, {"professional"}},
    [VISSER] =
        {"a.visser", "Anneke Visser", "intern begeleider", SCHOOL_OOSTERBEEMD, {"professional"}},
    [DIJKSTRA] =
        {"m.dijkstra", "Marieke Dijkstra", "intern begeleider", BASISSCHOOL, {"professional"}},
    [RAHIMI] = {"h.rahimi", "Hamid Rahimi", "mentor ISK", ISK, {"professional"}},
    [KUIPERS] =
        {"s.kuipers", "Sandra Kuipers", "klantmanager inburgering", INBURGERING, {"professional"}},
    [POST] = {"d.post", "Dirk Post", "klantmanager inkomen", WERK_INKOMEN, {"professional"}},
    [WIEGERS] = {"t.wiegers", "Truus Wiegers", "vrijwilliger", VLUCHTELINGENWERK, {"professional"}},
    [OZ] = {"h.oz", "Hassan Oz", "voogd", GI, {"professional"}},
    [VERBRUGGEN] =
        {"k.verbruggen", "Kim Verbruggen", "begeleider kamertraining", SLUIS, {"professional"}},
    [DE_BOER] =
        {"s.deboer", "Sem de Boer", "consulent jongerenloket", JONGERENLOKET, {"professional"}},
    [LANS] = {"p.lans", "Petra Lans", "Wmo-consulent", WMO, {"professional"}},
    [MULDER] = {"e.mulder", "Erik Mulder", "studieloopbaanbegeleider", MBO, {"professional"}},
    [BAKX] = {"l.bakx", "Lia Bakx", "adviseur werk", UWV, {"professional"}},
    [TIMMERS] =
        {"b.timmers", "Bas Timmers", "afdelingsleider onderbouw", VO_SCHOOL, {"professional"}},
    [DOEKHI] = {"r.doekhi", "Ravi Doekhi", "budgetcoach", SCHULDHULP, {"professional"}},
    [WESTRA] = {"a.westra", "Anouk Westra", "systeemtherapeut", GGZ, {"professional"}},
};

const char *gemeente_login(enum demo_gebruiker wie) { return ACCOUNT[wie].login; }

const char *gemeente_naam(enum demo_gebruiker wie) { return ACCOUNT[wie].naam; }

const char *gemeente_functie(enum demo_gebruiker wie) { return ACCOUNT[wie].functie; }

enum demo_onderdeel gemeente_onderdeel(enum demo_gebruiker wie) { return ACCOUNT[wie].van; }

/* R27: the contact of the onderdeel confirms, a privacy officer confirms the contacts, the other
 * privacy officer this one; the first was confirmed on the machine. */
static int64_t confirmer(const struct wereld *w, int i)
{
    if (i == LINDERS)
        return 0;
    if (i == FONTEIN)
        return w->gebruiker[LINDERS];
    enum demo_gebruiker by = gemeente_contact(ACCOUNT[i].van);
    return w->gebruiker[by == NIEMAND || i == (int)by ? FONTEIN : by];
}

static const char SQL_GEBRUIKER[] =
    "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, telefoon, email, onderdeel_id, van,"
    " bevestigd_op)"
    " VALUES (:id, :login, :naam, :functie, :telefoon, :email, :onderdeel, :van, :op)";
static const char SQL_WACHTWOORD[] =
    "INSERT INTO wachtwoord (gebruiker_id, hash, gezet_op) VALUES (:id, :hash, :op)";

static void make_account(struct wereld *w, int i, const char *hash)
{
    const struct account *a = &ACCOUNT[i];
    int64_t op = w->nu - 400 * (int64_t)86400 + i;
    char phone[32], mail[80];
    w->gebruiker[i] = id_new(w->ids);
    (void)snprintf(phone, sizeof phone, "06 12 00 00 %02d", i);
    (void)snprintf(mail, sizeof mail, "%s@waterveen.example", a->login);
    wereld_exec(w, SQL_GEBRUIKER,
                BINDS(B_INT(":id", w->gebruiker[i]), B_TEXT(":login", a->login),
                      B_TEXT(":naam", a->naam), B_TEXT(":functie", a->functie),
                      B_TEXT(":telefoon", phone), B_TEXT(":email", mail),
                      B_INT(":onderdeel", w->onderdeel[a->van]), B_TEXT(":van", datum_van(w, op)),
                      B_INT(":op", op)));
    wereld_exec(w, SQL_WACHTWOORD,
                BINDS(B_INT(":id", w->gebruiker[i]), B_TEXT(":hash", hash), B_INT(":op", op)));
    for (size_t j = 0; j < COUNT_OF(a->rol) && a->rol[j]; j++)
        wereld_exec(w, "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (:id, :rol)",
                    BINDS(B_INT(":id", w->gebruiker[i]), B_TEXT(":rol", a->rol[j])));
}

/* ---- teams ---- */

static const struct {
    const char *naam;
    enum demo_onderdeel van;
    enum demo_wijk wijk[WIJKEN];
    int wijken;
    enum demo_gebruiker lid[6];
    int leden;
} TEAM[] = {
    {"Wijkteam Noord", WIJKTEAM, {NOORD}, 1, {POSTMA, HADDAD, VAN_DAM, MEIJER}, 4},
    {"Wijkteam Centrum", WIJKTEAM, {CENTRUM}, 1, {BLOM, YILMAZ, AMRANI, BOS}, 4},
    {"Wijkteam Zuid en Haven", WIJKTEAM, {ZUID, HAVEN}, 2, {DE_WIT, PINAS, BENALI, SCHIPPER}, 4},
    {"Jongerenteam", JONGERENTEAM, {NOORD, CENTRUM, ZUID, HAVEN}, 4, {KOK}, 1},
    {"Procesregie", PROCESREGIE, {NOORD, CENTRUM, ZUID, HAVEN}, 4, {DE_HAAN, VAN_LEEUWEN}, 2},
};

static void make_teams(struct wereld *w)
{
    for (size_t i = 0; i < COUNT_OF(TEAM); i++) {
        int64_t team = id_new(w->ids);
        wereld_exec(w, "INSERT INTO team (id, onderdeel_id, naam) VALUES (:id, :onderdeel, :naam)",
                    BINDS(B_INT(":id", team), B_INT(":onderdeel", w->onderdeel[TEAM[i].van]),
                          B_TEXT(":naam", TEAM[i].naam)));
        for (int j = 0; j < TEAM[i].wijken; j++)
            wereld_exec(w, "INSERT INTO team_wijk (team_id, wijk_id) VALUES (:team, :wijk)",
                        BINDS(B_INT(":team", team), B_INT(":wijk", w->wijk[TEAM[i].wijk[j]])));
        for (int j = 0; j < TEAM[i].leden; j++)
            wereld_exec(w, "INSERT INTO team_lid (team_id, gebruiker_id) VALUES (:team, :lid)",
                        BINDS(B_INT(":team", team), B_INT(":lid", w->gebruiker[TEAM[i].lid[j]])));
    }
    /* R23: one procesregisseur for the whole municipality, one for two wijken */
    for (int j = ZUID; j <= HAVEN; j++)
        wereld_exec(w, "INSERT INTO gebruiker_wijk (gebruiker_id, wijk_id) VALUES (:wie, :wijk)",
                    BINDS(B_INT(":wie", w->gebruiker[VAN_LEEUWEN]), B_INT(":wijk", w->wijk[j])));
}

void accounts_maken(struct wereld *w)
{
    char hash[WACHTWOORD_HASH_SIZE];
    if (w->failed)
        return;
    if (wachtwoord_hash(DEMO_WACHTWOORD, hash, &w->probleem) != DONE) {
        w->failed = true;
        return;
    }
    for (int i = 1; i < GEBRUIKERS; i++)
        make_account(w, i, hash);
    for (int i = 1; i < GEBRUIKERS; i++)
        wereld_exec(w, "UPDATE gebruiker SET bevestigd_door = :door WHERE id = :id",
                    BINDS(B_REF(":door", confirmer(w, i)), B_INT(":id", w->gebruiker[i])));
    make_teams(w);
}
