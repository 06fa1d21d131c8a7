/* SPDX-License-Identifier: EUPL-1.2 */
/* What procesregie, privacy officers and beheer look after, in each outcome: noodtoegang, questions
 * whether somebody is known, unusual access, links of accounts, tokens, and what was destroyed. */
#include "demo/lus.h"

/* ---- noodtoegang and questions ---- */

static const char SQL_NOOD[] =
    "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld, van_op,"
    " tot_op, einde_op, einde_soort, stand, toets_tekst, toets_door, toets_op) VALUES (:h, :id, :g,"
    " :o, :reden, 0, :op, :op + 14400, :op + 14400, :einde, :stand, :tekst, :door, :op + 86400)";
static const char SQL_NOOD_WIE[] = "INSERT INTO noodtoegang_persoon VALUES (:h, :id, :persoon)";

static void emergencies(struct huis *h)
{
    static const struct {
        const char *reden, *einde, *stand, *tekst;
        int dagen;
    } list[] = {
        {"Ik wilde weten of er al een plan was voor ik belde.", "verlopen", "niet_terecht",
         "Er was geen nood, en bellen kon. Besproken met de teamleider.", 48},
        {"De huisarts belde over een val van de trap, en het kind was alleen.", "account",
         "terecht", "Het kon niet wachten. Het account is daarna gesloten: zij ging uit dienst.",
         75},
    };
    struct wereld *w = h->w;
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen), id = wereld_id(w, op);
        wereld_exec(w, SQL_NOOD,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":g", w->gebruiker[KRAMER]),
                          B_INT(":o", w->onderdeel[POLITIE]), B_TEXT(":reden", list[i].reden),
                          B_INT(":op", op), B_TEXT(":einde", list[i].einde),
                          B_TEXT(":stand", list[i].stand), B_TEXT(":tekst", list[i].tekst),
                          B_INT(":door", w->gebruiker[FONTEIN])));
        wereld_exec(w, SQL_NOOD_WIE,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":persoon", h->allen[0])));
    }
}

static const char SQL_VRAAG[] =
    "INSERT INTO bekend_vraag (id, gebruiker_id, onderdeel_id, voor, relatie, reden, op, uitkomst,"
    " persoon_id, huishouden_id, stand, antwoord, beslist_door, beslist_op, gebeld_door, gebeld_op)"
    " VALUES (:id, :g, :o, :voor, :relatie, :reden, :op, :uitkomst, :persoon, :h, :stand,"
    " :antwoord, CASE WHEN :h IS NOT NULL THEN :wie END, CASE WHEN :h IS NOT NULL THEN :op + 3600"
    " END, CASE WHEN :stand = 'gebeld' THEN :desk END, CASE WHEN :stand = 'gebeld' THEN :op + 7200"
    " END)";
/* A household that is hidden (R22): with a separation. */
static const char SQL_VERBORGEN[] =
    "SELECT id FROM huishouden WHERE naam = 'El Idrissi-Bennani' ORDER BY id LIMIT 1";

static void questions(struct wereld *w)
{
    static const struct {
        const char *voor, *relatie, *reden, *stand, *antwoord;
        enum demo_gebruiker wie;
        int dagen;
    } list[] = {
        {"noodtoegang", NULL, "Een kind is alleen op straat gevonden.", NULL, NULL, KRAMER, 40},
        {"bekend", "client", "Zij vroeg om hulp met geld.", "geen",
         "Bel niet: dat is nu niet veilig.", SAIDI, 38},
        {"bekend", "leerling", "Een nieuwe leerling, zonder papieren.", "gebeld",
         "Bel mij, dan spreken wij af wie wat vraagt.", VELD, 36},
    };
    int64_t hidden = wereld_int(w, SQL_VERBORGEN, NO_BINDS);
    struct huis h;
    if (!hidden)
        return;
    lus_huis(w, &h, hidden);
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen);
        bool found = list[i].stand != NULL;
        wereld_exec(w, SQL_VRAAG,
                    BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":g", w->gebruiker[list[i].wie]),
                          B_INT(":o", w->onderdeel[gemeente_onderdeel(list[i].wie)]),
                          B_TEXT(":voor", list[i].voor), B_TEXT(":relatie", list[i].relatie),
                          B_TEXT(":reden", list[i].reden), B_INT(":op", op),
                          B_TEXT(":uitkomst", found ? "verborgen" : "onbekend"),
                          B_REF(":persoon", found ? h.allen[0] : 0), B_REF(":h", found ? h.id : 0),
                          B_TEXT(":stand", list[i].stand), B_TEXT(":antwoord", list[i].antwoord),
                          B_INT(":wie", w->gebruiker[YILMAZ]),
                          B_INT(":desk", w->gebruiker[DE_HAAN])));
    }
}

/* ---- unusual access, and a check of the log ---- */

static const char SQL_SIGNAAL[] =
    "INSERT INTO inzagesignaal (id, soort, gebruiker_id, dag, regel_id, aantal, regels, eerste_op,"
    " laatste_op, laatste_volgnr, stand, gesloten_bij) SELECT :id, r.soort, :g, :dag, r.id, "
    ":aantal,"
    " :aantal, :op, :op + 1500, 1, :stand, CASE WHEN :stand IN ('verklaard', 'gemeld') THEN"
    " :aantal END FROM inzagesignaal_regel r WHERE r.soort = :soort AND r.tot_op IS NULL";
static const char SQL_SIGNAAL_STAP[] =
    "INSERT INTO inzagesignaal_stap (signaal_id, nr, stand, reden, door, op)"
    " VALUES (:id, :nr, :stand, :reden, :door, :op)";

static void unusual(struct wereld *w)
{
    static const struct {
        const char *soort, *stand, *reden;
        enum demo_gebruiker wie;
        int aantal, dagen;
    } list[] = {
        {"buiten_werktijd", "nieuw", NULL, SAIDI, 2, 2},
        {"veel_huishoudens", "bekeken", NULL, HADDAD, 17, 6},
        {"noodtoegang_vaak", "verklaard", "Weekenddienst: drie meldingen op één avond.", KRAMER, 3,
         15},
        {"weigeringen", "gemeld", "Gemeld bij de directeur. Het gesprek is geweest.", ZWART, 11,
         21},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen), id = wereld_id(w, op);
        bool again = list[i].stand[0] == 'n'; /* seen, and then it grew */
        wereld_exec(w, SQL_SIGNAAL,
                    BINDS(B_INT(":id", id), B_INT(":g", w->gebruiker[list[i].wie]),
                          B_TEXT(":dag", datum_van(w, op)), B_INT(":aantal", list[i].aantal),
                          B_INT(":op", op), B_TEXT(":stand", list[i].stand),
                          B_TEXT(":soort", list[i].soort)));
        for (int nr = 1; nr <= (list[i].reden || again ? 2 : 1); nr++)
            wereld_exec(
                w, SQL_SIGNAAL_STAP,
                BINDS(B_INT(":id", id), B_INT(":nr", nr),
                      B_TEXT(":stand", nr == 1 ? "bekeken" : list[i].stand),
                      B_TEXT(":reden", nr == 1 ? NULL : list[i].reden),
                      B_REF(":door",
                            nr == 2 && again ? 0 : w->gebruiker[nr == 1 ? FONTEIN : LINDERS]),
                      B_INT(":op", op + (int64_t)nr * 3600)));
    }
}

static const char SQL_CONTROLE[] =
    "INSERT INTO logcontrole (id, gevraagd_op, stand, begonnen_op, totaal, gelezen, klaar_op,"
    " duur_ms, laatste, verzegeld, aantal_zegels, aantal_buiten, aantal_gewist, fouten) SELECT"
    " :id, :op, 'heel', :op + 1, max(volgnr), max(volgnr), :op + 3, 2100, max(volgnr), 0, 0, 0, 0,"
    " 0 FROM logregel HAVING max(volgnr) IS NOT NULL";

static void checked(struct wereld *w)
{
    int64_t op = lus_op(w, 1);
    wereld_exec(w, SQL_CONTROLE, BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":op", op)));
}

/* ---- accounts and persons (R6): refused, and ended ---- */

static const char SQL_LOS[] =
    "SELECT l.persoon_id FROM lid l JOIN huishouden h ON h.id = l.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') WHERE l.rol NOT LIKE '%kind%'"
    " ORDER BY l.huishouden_id, l.id LIMIT 1 OFFSET :nr";
static const char SQL_KOPPEL[] =
    "INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs, bewijs_datum, toelichting,"
    " door, op, stand) VALUES (:id, :g, :persoon, 'brp', :dag, 'Zelfde naam en geboortedag.',"
    " :door, :op, 'voorlopig')";
static const char SQL_AFGEWEZEN[] =
    "UPDATE persoonkoppeling SET stand = 'afgewezen', besluit_door = :door, besluit_op = :op + "
    "3600,"
    " besluit_reden = 'Een ander, met dezelfde naam.', versie = 2 WHERE id = :id";
static const char SQL_GELDT[] =
    "UPDATE persoonkoppeling SET stand = 'geldt', besluit_door = :door, besluit_op = :op + 3600,"
    " besluit_reden = 'Nagevraagd, het klopt.', versie = 2 WHERE id = :id";
static const char SQL_BEEINDIGD[] =
    "UPDATE persoonkoppeling SET stand = 'beeindigd', einde_door = :vroeg, einde_op = :op + 864000,"
    " einde_reden = 'Een vergissing in de personeelslijst.', einde_besluit_door = :door,"
    " einde_besluit_op = :op + 950400, einde_besluit_reden = 'Akkoord.', versie = 3"
    " WHERE id = :id";

static void links(struct wereld *w)
{
    for (int i = 0; i < 2; i++) {
        int64_t op = lus_op(w, 52 + i), id = wereld_id(w, op);
        int64_t persoon = wereld_int(w, SQL_LOS, BINDS(B_INT(":nr", i)));
        const struct db_bind one = B_INT(":id", id), when = B_INT(":op", op),
                             other = B_INT(":door", w->gebruiker[LINDERS]);
        if (!persoon)
            return;
        wereld_exec(w, SQL_KOPPEL,
                    BINDS(one, when, B_INT(":g", w->gebruiker[i ? TIMMERS : BAKX]),
                          B_INT(":persoon", persoon), B_TEXT(":dag", datum_van(w, op)),
                          B_INT(":door", w->gebruiker[FONTEIN])));
        wereld_exec(w, i ? SQL_GELDT : SQL_AFGEWEZEN, BINDS(one, when, other));
        if (i)
            wereld_exec(w, SQL_BEEINDIGD,
                        BINDS(one, when, other, B_INT(":vroeg", w->gebruiker[FONTEIN])));
    }
}

/* ---- tokens that somebody else ended ---- */

static const char SQL_SLEUTEL[] =
    "INSERT INTO toegangssleutel (id, token_hash, kenmerk, gebruiker_id, onderdeel_id, naam,"
    " waarvoor, alle_huishoudens, op, tot, einde_op, einde_soort, einde_door) SELECT :id,"
    " CAST('demo' || :id AS BLOB), :kenmerk, g.id, g.onderdeel_id, :naam, 'Acties naast de eigen"
    " lijst zien.', 1, :op, :tot, :op + 864000, :soort, CASE WHEN :soort = 'beheer' THEN :door END"
    " FROM gebruiker g WHERE g.id = :g";
static const char SQL_BEREIK[] = "INSERT INTO sleutel_bereik (sleutel_id, groep, code) SELECT :id,"
                                 " groep, code FROM sleutel_kan WHERE groep = 'lezen' AND code ="
                                 " 'actie' OR groep = 'categorie' AND code = 'onderwijs'";

static void tokens(struct wereld *w)
{
    static const struct {
        const char *soort, *naam, *kenmerk;
        enum demo_gebruiker wie;
    } list[] = {
        {"beheer", "Rooster, eerste proef", "q1Tb", VELD},
        {"toelating", "Rooster, tweede proef", "k8Wz", VELD},
        {"account", "Overzicht van de stage", "p4Lm", SAIDI},
        {"rol", "Overzicht voor het team", "n2Xc", HADDAD},
        {"onderdeel", "Lijst voor het loket", "v7Rd", SAIDI},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, 150 - (int)i), id = wereld_id(w, op);
        wereld_exec(w, SQL_SLEUTEL,
                    BINDS(B_INT(":id", id), B_TEXT(":kenmerk", list[i].kenmerk),
                          B_TEXT(":naam", list[i].naam), B_INT(":op", op),
                          B_TEXT(":tot", dagen_verder(w, 60)), B_TEXT(":soort", list[i].soort),
                          B_INT(":door", w->gebruiker[WILLEMS]),
                          B_INT(":g", w->gebruiker[list[i].wie])));
        wereld_exec(w, SQL_BEREIK, BINDS(B_INT(":id", id)));
    }
}

/* ---- keeping and destroying ---- */

static const char SQL_LIJST[] =
    "INSERT INTO vernietigingslijst (id, soort, grondslag, reden, huishouden_id, persoon_id, door,"
    " op, status, totaal) VALUES (:id, :soort, :grond, :reden, :h, :persoon, :g, :op,"
    " 'voorgesteld', 9)";
static const char SQL_BESLIST[] =
    "UPDATE vernietigingslijst SET status = :status, beslist_door = :door, beslist_op = :op +"
    " 86400, beslist_reden = :reden WHERE id = :id";
static const char SQL_GANG[] = "UPDATE vernietigingslijst SET status = :status WHERE id = :id";
static const char SQL_TELLING[] =
    "INSERT INTO vernietigingstelling (lijst_id, soort, wet, artikel, uitkomst, aantal) SELECT"
    " :id, 'notitie', wet, artikel, :uitkomst, :aantal FROM bewaartermijn WHERE id = 1";
static const char SQL_KLAAR[] =
    "UPDATE vernietigingslijst SET status = 'klaar', gedaan = 5, overgeslagen = 4, klaar_op = :op +"
    " 90000 WHERE id = :id";
static const char SQL_STOP[] =
    "INSERT INTO vernietigingsstop (id, huishouden_id, soort, reden, door, op, beoordelen_op,"
    " opgeheven_op, opgeheven_door, opgeheven_reden) VALUES (:id, :h, :soort, :reden, :g, :op,"
    " :dag, :op + 2592000, :g, 'Het is klaar.')";

static int64_t list_add(struct huis *h, const char *soort, const char *grond, const char *reden,
                        int64_t op)
{
    struct wereld *w = h->w;
    int64_t id = wereld_id(w, op);
    bool one = reden != NULL, person = one && soort[0] == 'p';
    wereld_exec(w, SQL_LIJST,
                BINDS(B_INT(":id", id), B_TEXT(":soort", soort), B_TEXT(":grond", grond),
                      B_TEXT(":reden", reden), B_REF(":h", one ? h->id : 0),
                      B_REF(":persoon", person ? h->allen[0] : 0),
                      B_INT(":g", w->gebruiker[WILLEMS]), B_INT(":op", op)));
    return id;
}

static void lists(struct huis *h)
{
    static const struct {
        const char *soort, *grond, *status, *reden, *besluit;
    } list[] = {
        {"persoon", "verzoek_jeugdwet", "ingetrokken", "Verzoek van de moeder, op papier.", NULL},
        {"persoon", "verzoek_avg", "afgewezen", "Verzoek per brief.",
         "De Jeugdwet gaat voor: dit blijft twintig jaar bewaard."},
        {"huishouden", "onrechtmatig", "afgewezen", "Het leek een verkeerd gezin.",
         "Het was wel het goede gezin."},
    };
    static const char *const left[] = {"vernietigd", "los",         "termijn",
                                       "hangt",      "afscherming", "weg"};
    struct wereld *w = h->w;
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, 80 - (int)i);
        int64_t id = list_add(h, list[i].soort, list[i].grond, list[i].reden, op);
        const struct db_bind one = B_INT(":id", id), status = B_TEXT(":status", list[i].status);
        if (!list[i].besluit)
            wereld_exec(w, SQL_GANG, BINDS(one, status));
        else
            wereld_exec(w, SQL_BESLIST,
                        BINDS(one, status, B_INT(":door", w->gebruiker[FONTEIN]), B_INT(":op", op),
                              B_TEXT(":reden", list[i].besluit)));
    }
    int64_t op = lus_op(w, 200), id = list_add(h, "termijn", "termijn", NULL, op);
    const struct db_bind one = B_INT(":id", id), when = B_INT(":op", op);
    wereld_exec(w, SQL_BESLIST,
                BINDS(one, when, B_TEXT(":status", "goedgekeurd"), B_TEXT(":reden", NULL),
                      B_INT(":door", w->gebruiker[FONTEIN])));
    wereld_exec(w, SQL_GANG, BINDS(one, B_TEXT(":status", "bezig")));
    wereld_exec(w, SQL_GANG, BINDS(one, B_TEXT(":status", "opruimen")));
    for (size_t i = 0; i < COUNT_OF(left); i++)
        wereld_exec(w, SQL_TELLING,
                    BINDS(one, B_TEXT(":uitkomst", left[i]), B_INT(":aantal", i == 0 ? 4 : 1)));
    wereld_exec(w, SQL_KLAAR, BINDS(one, when));
}

static void holds(struct huis *h)
{
    static const char *const list[][2] = {
        {"bezwaar", "Bezwaar tegen een besluit over hulp thuis."},
        {"rechtszaak", "Een zaak over de omgang."},
        {"tuchtzaak", "Een klacht bij het tuchtcollege."},
        {"onderzoek", "Onderzoek van de inspectie."},
        {"inzageverzoek", "Verzoek om inzage, nog niet klaar."},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(h->w, 110 + (int)i);
        wereld_exec(h->w, SQL_STOP,
                    BINDS(B_INT(":id", wereld_id(h->w, op)), B_INT(":h", h->id),
                          B_TEXT(":soort", list[i][0]), B_TEXT(":reden", list[i][1]),
                          B_INT(":g", h->w->gebruiker[h->regie]), B_INT(":op", op),
                          B_TEXT(":dag", dagen_verder(h->w, -30))));
    }
}

/* ---- the way of working, goals in their order, and actions that nobody looked after ---- */

static const char SQL_WERKWIJZE[] =
    "INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op) VALUES (:id, :wat,"
    " :naam, :was, :wordt, :g, :op)";
static const char SQL_PRIORITEIT[] =
    "UPDATE doel SET prioriteit = :hoe WHERE huishouden_id = :h AND id = (SELECT d.id FROM doel d"
    " WHERE d.huishouden_id = :h ORDER BY d.id LIMIT 1 OFFSET :nr)";
static const char SQL_KLIM[] =
    "INSERT INTO actie_klim (huishouden_id, actie_id, soort, dag, trede, gemeld, op) SELECT"
    " a.huishouden_id, a.id, :soort, a.vervaldatum, 1, 1, :op FROM actie a JOIN huishouden h ON"
    " h.id = a.huishouden_id AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn',"
    " 'El Idrissi-Bennani') WHERE a.vervaldatum < :vandaag AND a.status = :status"
    " ORDER BY a.vervaldatum DESC, a.id LIMIT 1";

static void ways(struct wereld *w)
{
    static const char *const changed[][4] = {
        {"norm", "Schuldhulp: wachten na", "6 weken", "4 weken"},
        {"vraag", "Voor het startoverleg: weet het gezin wie er komt?", NULL, "gevraagd"},
        {"fase", "Fase 6", "Afsluiting", "Afsluiting en nazorg"}};
    for (size_t i = 0; i < COUNT_OF(changed); i++) {
        int64_t op = lus_op(w, 60 + (int)i);
        wereld_exec(w, SQL_WERKWIJZE,
                    BINDS(B_INT(":id", wereld_id(w, op)), B_TEXT(":wat", changed[i][0]),
                          B_TEXT(":naam", changed[i][1]), B_TEXT(":was", changed[i][2]),
                          B_TEXT(":wordt", changed[i][3]), B_INT(":g", w->gebruiker[WILLEMS]),
                          B_INT(":op", op)));
    }
}

static void order(struct huis *h)
{
    static const char *const hoe[] = {"eerst", "daarna", "later"};
    for (size_t i = 0; i < COUNT_OF(hoe); i++)
        wereld_exec(h->w, SQL_PRIORITEIT,
                    BINDS(B_INT(":h", h->id), B_TEXT(":hoe", hoe[i]), B_INT(":nr", (int64_t)i)));
}

static void climbs(struct wereld *w)
{
    static const char *const list[][2] = {{"vervaldatum", "aanvaard"}, {"antwoord", "open"}};
    for (size_t i = 0; i < COUNT_OF(list); i++)
        wereld_exec(w, SQL_KLIM,
                    BINDS(B_TEXT(":soort", list[i][0]), B_TEXT(":status", list[i][1]),
                          B_TEXT(":vandaag", dagen_verder(w, 0)), B_INT(":op", lus_op(w, 0))));
}

void lus_toezicht(struct huis *h)
{
    emergencies(h);
    questions(h->w);
    unusual(h->w);
    checked(h->w);
    links(h->w);
    tokens(h->w);
    lists(h);
    holds(h);
    ways(h->w);
    order(h);
    climbs(h->w);
}
