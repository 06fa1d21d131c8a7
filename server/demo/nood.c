/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/nood.h"

#include "demo/kijken.h"
#include "demo/schrijf.h"

#include <stdio.h>

/* ---- who may ---- */

static const char SQL_ROL[] =
    "INSERT INTO noodtoegang_rol (id, rol, onderdeel_id, besluit, van) VALUES (:id, 'professional',"
    " :onderdeel, 'College van burgemeester en wethouders, 14 januari 2025', '2025-02-01')";
static const char SQL_BEKEND[] =
    "INSERT INTO afspraak_bekend (afspraak_id, rol) SELECT a.id, 'professional' FROM"
    " samenwerkingsafspraak a JOIN organisatie z ON z.id = a.organisatie_id WHERE z.soort IN"
    " ('onderwijs', 'ggz', 'schuldhulp', 'politie', 'huisarts', 'jgz', 'veilig_thuis')";

static void allow(struct wereld *w)
{
    static const enum demo_onderdeel may[] = {WIJKTEAM, POLITIE, VEILIG_THUIS};
    for (size_t i = 0; i < COUNT_OF(may); i++)
        wereld_exec(w, SQL_ROL,
                    BINDS(B_INT(":id", id_new(w->ids)), B_INT(":onderdeel", w->onderdeel[may[i]])));
    wereld_exec(w, SQL_BEKEND, NO_BINDS);
}

/* ---- households of the casus ---- */

struct gezin {
    int64_t huishouden, persoon;
};

/* By name; `persoon` is its eldest member. */
static struct gezin gezin_of(struct wereld *w, const char *naam)
{
    struct gezin g = {0};
    g.huishouden =
        wereld_int(w, "SELECT id FROM huishouden WHERE naam = :naam", BINDS(B_TEXT(":naam", naam)));
    g.persoon = wereld_int(w,
                           "SELECT l.persoon_id FROM lid l JOIN persoon p ON p.id = l.persoon_id"
                           " WHERE l.huishouden_id = :h ORDER BY l.elders, p.geboortedatum LIMIT 1",
                           BINDS(B_INT(":h", g.huishouden)));
    return g;
}

static const char SQL_TELL[] =
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
    " VALUES (:aan, :id, :soort, :h, :object, :object_id, :op) ON CONFLICT DO NOTHING";

static void tell(struct wereld *w, enum demo_gebruiker aan, const char *soort, int64_t huishouden,
                 const char *object, int64_t object_id, int64_t op)
{
    wereld_exec(w, SQL_TELL,
                BINDS(B_INT(":aan", w->gebruiker[aan]), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":soort", soort), B_REF(":h", huishouden), B_TEXT(":object", object),
                      B_INT(":object_id", object_id), B_INT(":op", op)));
}

/* ---- noodtoegang ---- */

struct nood {
    const char *gezin, *reden;
    enum demo_gebruiker wie, regisseur;
    bool gebeld;
    int64_t op;
    const char *stand, *tekst; /* of the review; NULL: still open */
    const char *vraag;         /* asked by the privacy officer */
};

static const char SQL_NOOD[] =
    "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld, van_op,"
    " tot_op, einde_op, einde_soort, stand, toets_tekst, toets_door, toets_op) VALUES (:h, :id, :g,"
    " :o, :reden, :gebeld, :op, :op + 14400, :op + 3600, 'zelf', :stand, :tekst, :door, :toets)";
static const char SQL_PERSOON[] = "INSERT INTO noodtoegang_persoon VALUES (:h, :id, :persoon)";
static const char SQL_VRAAG[] =
    "INSERT INTO noodtoegang_vraag (huishouden_id, noodtoegang_id, id, vraag, door, op)"
    " VALUES (:h, :n, :id, :vraag, :door, :op)";

/* What was opened: the page of the household, then its timeline. */
static void looks(struct wereld *w, const struct nood *n, const struct gezin *g, int64_t id)
{
    static const char *const what[] = {"huishouden.lezen", "tijdlijn.lezen"};
    char grond[4 + ID_TEXT_SIZE] = "G5:";
    struct huis h = {.w = w, .id = g->huishouden};
    id_format(id, grond + 3);
    for (int i = 0; i < 2; i++)
        kijken_huis(&h, n->wie, "noodtoegang", what[i], grond, PERSONEN(g->persoon),
                    n->op + 60 + i * 300);
}

static void nood_add(struct wereld *w, const struct nood *n)
{
    const struct gezin g = gezin_of(w, n->gezin);
    int64_t id = wereld_id(w, n->op), gebruiker = w->gebruiker[n->wie];
    bool done = n->tekst != NULL;
    wereld_exec(w, SQL_NOOD,
                BINDS(B_INT(":h", g.huishouden), B_INT(":id", id), B_INT(":g", gebruiker),
                      B_INT(":o", w->onderdeel[gemeente_onderdeel(n->wie)]),
                      B_TEXT(":reden", n->reden), B_INT(":gebeld", n->gebeld), B_INT(":op", n->op),
                      B_TEXT(":stand", n->stand ? n->stand : "open"), B_TEXT(":tekst", n->tekst),
                      B_REF(":door", done ? w->gebruiker[FONTEIN] : 0),
                      B_REF(":toets", done ? n->op + 86400 : 0)));
    wereld_exec(w, SQL_PERSOON,
                BINDS(B_INT(":h", g.huishouden), B_INT(":id", id), B_INT(":persoon", g.persoon)));
    if (n->vraag)
        wereld_exec(w, SQL_VRAAG,
                    BINDS(B_INT(":h", g.huishouden), B_INT(":n", id),
                          B_INT(":id", wereld_id(w, n->op + 7200)), B_TEXT(":vraag", n->vraag),
                          B_INT(":door", w->gebruiker[FONTEIN]), B_INT(":op", n->op + 7200)));
    looks(w, n, &g, id);
    tell(w, n->regisseur, "noodtoegang-geopend", g.huishouden, "noodtoegang-huishouden",
         g.huishouden, n->op);
    if (!done)
        tell(w, FONTEIN, "noodtoegang-toetsen", 0, "noodtoegang-toets", id, n->op);
    if (n->vraag)
        tell(w, n->wie, "noodtoegang-vraag", 0, "noodtoegang-mijn", id, n->op + 7200);
}

/* ---- is this household known? ---- */

struct bekend {
    const char *gezin, *relatie, *reden, *uitkomst, *stand, *antwoord;
    enum demo_gebruiker wie, regisseur;
    int64_t op;
};

static const char SQL_ASKED[] =
    "INSERT INTO bekend_vraag (id, gebruiker_id, onderdeel_id, voor, relatie, reden, op, uitkomst,"
    " persoon_id, huishouden_id, stand, antwoord, beslist_door, beslist_op) VALUES (:id, :g, :o,"
    " 'bekend', :relatie, :reden, :op, :uitkomst, :persoon, :h, :stand, :antwoord, :door, "
    ":beslist)";

static void bekend_add(struct wereld *w, const struct bekend *b)
{
    const struct gezin g = gezin_of(w, b->gezin);
    int64_t id = wereld_id(w, b->op);
    wereld_exec(w, SQL_ASKED,
                BINDS(B_INT(":id", id), B_INT(":g", w->gebruiker[b->wie]),
                      B_INT(":o", w->onderdeel[gemeente_onderdeel(b->wie)]),
                      B_TEXT(":relatie", b->relatie), B_TEXT(":reden", b->reden),
                      B_INT(":op", b->op), B_TEXT(":uitkomst", b->uitkomst),
                      B_INT(":persoon", g.persoon), B_INT(":h", g.huishouden),
                      B_TEXT(":stand", b->stand), B_TEXT(":antwoord", b->antwoord),
                      B_REF(":door", b->antwoord ? w->gebruiker[b->regisseur] : 0),
                      B_REF(":beslist", b->antwoord ? b->op + 3600 : 0)));
    if (!b->stand) {
        tell(w, b->regisseur, "bekend-gevraagd", g.huishouden, NULL, 0, b->op);
        return;
    }
    tell(w, b->regisseur, "terugbellen-gevraagd", g.huishouden, "terugbellen", id, b->op);
    tell(w, DE_HAAN, b->antwoord ? "terugbellen-akkoord" : "terugbellen-wacht", 0, "terugbellen",
         id, b->op + 3600);
}

void nood_maken(struct wereld *w)
{
    allow(w);
    nood_add(w, &(struct nood){.gezin = "Verbeek",
                               .wie = KRAMER,
                               .regisseur = POSTMA,
                               .gebeld = true,
                               .op = moment(w, "2026-11-06 21:40"),
                               .reden = "Melding van de buren: geschreeuw en glasgerinkel. De "
                                        "kinderen zijn alleen thuis. De regisseur nam niet op.",
                               .stand = "terecht",
                               .tekst = "De kinderen waren alleen en de regisseur was niet te "
                                        "bereiken. Alleen bekeken wat nodig was."});
    nood_add(w, &(struct nood){.gezin = "Tesfay",
                               .wie = HADDAD,
                               .regisseur = VAN_DAM,
                               .op = moment(w, "2026-11-17 16:20"),
                               .reden = "School belt: een van de kinderen is na een ruzie thuis "
                                        "weggelopen en niemand weet waar hij is.",
                               .stand = "vraag",
                               .vraag = "Waarom belde u de regisseur niet eerst?"});
    nood_add(w, &(struct nood){.gezin = "El Idrissi-Bennani",
                               .wie = KRAMER,
                               .regisseur = YILMAZ,
                               .gebeld = true,
                               .op = moment(w, "2026-11-20 19:10"),
                               .reden = "Een melder ziet de ex-partner in de straat staan. Wij "
                                        "moeten weten wie er gevaar loopt en wie er al helpt."});
    bekend_add(w, &(struct bekend){.gezin = "Verbeek",
                                   .relatie = "patient",
                                   .reden = "Nieuwe patiënt, praat over een plan met de gemeente",
                                   .uitkomst = "bekend",
                                   .wie = BRANDSMA,
                                   .regisseur = POSTMA,
                                   .op = moment(w, "2026-11-10 11:05")});
    bekend_add(w, &(struct bekend){.gezin = "El Idrissi-Bennani",
                                   .relatie = "leerling",
                                   .reden = "Nieuwe leerling zonder gegevens van de vorige school",
                                   .uitkomst = "verborgen",
                                   .stand = "open",
                                   .wie = VELD,
                                   .regisseur = YILMAZ,
                                   .op = moment(w, "2026-11-19 09:30")});
    bekend_add(w, &(struct bekend){.gezin = "El Idrissi-Bennani",
                                   .relatie = "client",
                                   .reden = "Zij vroeg ons om hulp bij haar schulden",
                                   .uitkomst = "verborgen",
                                   .stand = "akkoord",
                                   .antwoord = "Bel mij gerust, dan maken wij samen een afspraak.",
                                   .wie = SAIDI,
                                   .regisseur = YILMAZ,
                                   .op = moment(w, "2026-11-18 14:15")});
}
