/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/lus.h"

#include "demo/versies.h"

/* ---- the households ---- */

/* Plans, the regisseur's own first, in which nothing else is told: no closing, contact, move,
 * split, merge or question about regie. */
static const char SQL_VRIJ[] =
    "SELECT p.huishouden_id FROM gezinsplan p JOIN regie r ON r.huishouden_id = p.huishouden_id"
    " AND r.tot_op IS NULL JOIN huishouden h ON h.id = p.huishouden_id"
    " AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani')"
    " WHERE p.status = 'open' AND r.van_op < :lang"
    " AND 2 < (SELECT count(*) FROM lid l WHERE l.huishouden_id = h.id AND l.tot IS NULL)"
    " AND EXISTS (SELECT 1 FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief')"
    " AND NOT EXISTS (SELECT 1 FROM afsluiting x WHERE x.huishouden_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM volgcontact x WHERE x.huishouden_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM verhuizing x WHERE x.huishouden_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM splitsing x WHERE h.id IN (x.huishouden_id, x.nieuw_id))"
    " AND NOT EXISTS (SELECT 1 FROM samenvoeging x WHERE h.id IN (x.huishouden_id, x.naar_id))"
    " AND NOT EXISTS (SELECT 1 FROM regieverzoek x WHERE x.huishouden_id = h.id"
    "  AND x.status = 'gevraagd') ORDER BY r.gebruiker_id <> :g, p.huishouden_id LIMIT 1 OFFSET "
    ":nr";
static const char SQL_PLAN[] = "SELECT max(id) FROM gezinsplan WHERE huishouden_id = :h";
static const char SQL_REGIE[] = "SELECT id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_WIE[] =
    "SELECT gebruiker_id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_LID[] = "SELECT min(persoon_id) FROM lid WHERE huishouden_id = :h AND tot IS"
                              " NULL AND persoon_id > :na";

int64_t lus_op(struct wereld *w, int dagen)
{
    return clock_local_midnight(dagen_verder(w, -dagen)) + 36000;
}

void lus_huis(struct wereld *w, struct huis *ret, int64_t id)
{
    const struct db_bind *binds = BINDS(B_INT(":h", id));
    int64_t persoon = 0, wie = wereld_int(w, SQL_WIE, binds);
    *ret = (struct huis){.w = w, .id = id};
    for (int g = NIEMAND + 1; wie && g < GEBRUIKERS; g++)
        if (w->gebruiker[g] == wie)
            ret->regie = (enum demo_gebruiker)g;
    ret->plan = wereld_int(w, SQL_PLAN, binds);
    ret->regie_id = wereld_int(w, SQL_REGIE, binds);
    while (ret->leden < HUIS_LEDEN &&
           (persoon = wereld_int(w, SQL_LID, BINDS(B_INT(":h", id), B_INT(":na", persoon)))) != 0) {
        ret->allen[ret->leden] = persoon;
        ret->lid[ret->leden++].persoon = persoon;
    }
}

static bool free_find(struct wereld *w, struct huis *ret, int nr)
{
    int64_t id = wereld_int(
        w, SQL_VRIJ,
        BINDS(B_INT(":g", w->gebruiker[POSTMA]), B_INT(":nr", nr), B_INT(":lang", lus_op(w, 30))));
    if (id)
        lus_huis(w, ret, id);
    return id != 0;
}

/* ---- the plan: phase, variant, story, evaluation, agreement ---- */

static const char SQL_FASE[] =
    "INSERT INTO planfase (huishouden_id, id, plan_id, fase, reden, door, op)"
    " VALUES (:h, :id, :plan, :fase, :reden, :door, :op)";

static void phase(struct huis *h, const char *fase, const char *reden, int dagen)
{
    int64_t op = lus_op(h->w, dagen);
    wereld_exec(h->w, SQL_FASE,
                BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(h->w, op)),
                      B_INT(":plan", h->plan), B_TEXT(":fase", fase), B_TEXT(":reden", reden),
                      B_INT(":door", h->w->gebruiker[h->regie]), B_INT(":op", op)));
}

static const char SQL_LICHT[] = "UPDATE gezinsplan SET variant = 'licht', versie = versie + 1"
                                " WHERE huishouden_id = :h AND id = :plan";
static const char SQL_VERSIE[] =
    "INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding,"
    " item_id, door, op) VALUES (:h, :id, :plan, :waarom, :item, :door,"
    " :op)";
static const char SQL_FGP[] = "INSERT INTO familiegroepsplan (huishouden_id, plan_id, document_id,"
                              " door, op) VALUES (:h, :plan, :document, :door, :op)";

static void version(struct huis *h, const char *waarom, int64_t item, int64_t op)
{
    int64_t id = wereld_id(h->w, op);
    wereld_exec(h->w, SQL_VERSIE,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
                      B_TEXT(":waarom", waarom), B_REF(":item", item),
                      B_INT(":door", h->w->gebruiker[h->regie]), B_INT(":op", op)));
    versies_stukken(h->w, h->id, h->plan, id, op);
}

static void plan_states(struct huis *h)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, 9);
    PLANSTUK(h, .soort = "zorg", .categorie = "wonen", .prioriteit = "later",
             .tekst = "Het dak lekt. De verhuurder zegt dat dat volgend jaar wordt gemaakt.",
             .personen = h->allen, .op = op);
    SCAN(h, .leefgebied = "veiligheid", .toestand = "acuut", .personen = h->allen, .samen = true,
         .toelichting = "Er is deze week geslagen. Het gezin vertelde het zelf.",
         .hulp = "Wij bellen elke dag.", .op = op);
    DOEL(h, .leefgebied = "wonen", .titel = "Wij willen verhuizen naar een huis met een tuin.",
         .resultaat = "Een ander huis.", .begin = 3, .nu = -1, .status = "gestopt",
         .personen = h->allen, .op = lus_op(w, 60));
    schrijf_akkoord(h, h->allen[0], "nee",
                    "Dit is uw plan, niet het mijne. Ik doe mee omdat het moet.", op);
    int64_t e = schrijf_evaluatie(
        h, &(struct schrijf_evaluatie){.gepland = dagen_verder(w, -10),
                                       .volgende = dagen_verder(w, 32),
                                       .werkte = "Elke week op dezelfde tijd bellen.",
                                       .anders = "Minder mensen tegelijk aan tafel.",
                                       .op = lus_op(w, 8)});
    version(h, "evaluatie", e, lus_op(w, 8));
    schrijf_evaluatie(h, &(struct schrijf_evaluatie){.status = "verzet",
                                                     .gepland = dagen_verder(w, -24),
                                                     .volgende = dagen_verder(w, -10),
                                                     .reden = "De jongste was ziek.",
                                                     .op = lus_op(w, 24)});
    int64_t document =
        DOCUMENT(h, .categorie = "plan", .soort = "tekst", .bestandsnaam = "ons-plan.txt",
                 .titel = "Familiegroepsplan: dit doen wij zelf", .personen = h->allen, .op = op,
                 .tekst = "Oma haalt de kinderen op woensdag op. Oom Henk helpt met de papieren.");
    wereld_exec(w, SQL_FGP,
                BINDS(B_INT(":h", h->id), B_INT(":plan", h->plan), B_INT(":document", document),
                      B_INT(":door", w->gebruiker[h->regie]), B_INT(":op", op)));
    phase(h, "evaluatie", NULL, 8);
}

/* ---- AVE: up to the fourth phase, and looked at again ---- */

static const char SQL_AVE[] =
    "INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium, besluit_door, regie_bij,"
    " afschaal, herbeoordeel_op, van, tot, door, op) SELECT :h, :id, :fase, :stap, :criterium,"
    " :besluit, r.regie_bij, :afschaal, :opnieuw, :van, :tot, :door, :op FROM ave_rol r"
    " WHERE r.fase = :fase";

static void ave_states(struct huis *h)
{
    static const struct {
        const char *stap, *criterium, *besluit;
        int fase, van, tot; /* days ago; tot -1: now */
    } steps[] = {
        {"begin", "De hulp komt niet op gang. Drie organisaties wachten op elkaar.",
         "Bart de Haan, procesregisseur", 3, 50, 21},
        {"op", "Er is gevaar voor de buurt. Alleen het bestuur kan nog beslissen.",
         "De burgemeester", 4, 21, 7},
        {"gelijk", "Het is rustiger, maar de straat is nog bang.", "De burgemeester", 4, 7, -1},
    };
    struct wereld *w = h->w;
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        int64_t op = lus_op(w, steps[i].van);
        wereld_exec(w, SQL_AVE,
                    BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)),
                          B_INT(":fase", steps[i].fase), B_TEXT(":stap", steps[i].stap),
                          B_TEXT(":criterium", steps[i].criterium),
                          B_TEXT(":besluit", steps[i].besluit),
                          B_TEXT(":afschaal", "Een maand zonder meldingen, en hulp die loopt."),
                          B_TEXT(":opnieuw", dagen_verder(w, 14 - steps[i].van)),
                          B_TEXT(":van", dagen_verder(w, -steps[i].van)),
                          B_TEXT(":tot", steps[i].tot < 0 ? NULL : dagen_verder(w, -steps[i].tot)),
                          B_INT(":door", w->gebruiker[h->regie]), B_INT(":op", op)));
    }
}

/* ---- decisions about a partner ---- */

static const char SQL_BESLUIT[] =
    "INSERT INTO regiebesluit (huishouden_id, id, soort, onderdeel_id, wie, mandaat, besluit,"
    " uiterlijk, reactie, uitkomst, reactie_op, reactie_door) VALUES (:h, :id, :soort, :onderdeel,"
    " :wie, :mandaat, :besluit, :uiterlijk, :reactie, :uitkomst, :reactie_op, :reactie_door)";

static void decisions(struct huis *h)
{
    static const struct {
        const char *soort, *wie, *besluit, *reactie, *uitkomst;
        enum demo_onderdeel op;
        int dagen, uiterlijk; /* ago; from today */
    } list[] = {
        {"doorzetting", NULL, "De betalingsregeling begint deze maand, ook zonder alle papieren.",
         NULL, NULL, SCHULDHULP, 9, -2},
        {"doorzetting", "De teamleider", "Het gezin krijgt voorrang voor een eengezinswoning.",
         "Gedaan. Het gezin kan over zes weken verhuizen.", "gedaan", WOONSTEDE, 40, -26},
        {"opschaling", "De directeur", "Wij vragen een plek binnen twee weken.",
         "Een plek is er niet. Wel kan er twee keer per week iemand thuis komen.", "anders", GGZ,
         30, -16},
        {"opschaling", "De conrector", "Wij vragen het verzuim niet te melden bij leerplicht.",
         "Nee, melden is verplicht.", "niet", VO_SCHOOL, 55, -48},
    };
    struct wereld *w = h->w;
    int64_t g = w->gebruiker[h->regie];
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen);
        bool answered = list[i].reactie != NULL;
        int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "regiebesluit",
                                                            .categorie = "betrokkenheid",
                                                            .aard = "coordinatie",
                                                            .personen = huis_allen(h),
                                                            .op = op});
        schrijf_adres(h, id, h->regie, GEEN_ONDERDEEL, datum_van(w, op), NULL);
        wereld_exec(
            w, SQL_BESLUIT,
            BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", list[i].soort),
                  B_INT(":onderdeel", w->onderdeel[list[i].op]), B_TEXT(":wie", list[i].wie),
                  B_TEXT(":mandaat", "Afspraak over doorzettingsmacht van de gemeente, artikel 4."),
                  B_TEXT(":besluit", list[i].besluit),
                  B_TEXT(":uiterlijk", dagen_verder(w, list[i].uiterlijk)),
                  B_TEXT(":reactie", list[i].reactie), B_TEXT(":uitkomst", list[i].uitkomst),
                  B_REF(":reactie_op", answered ? op + (int64_t)5 * 86400 : 0),
                  B_REF(":reactie_door", answered ? g : 0)));
    }
}

/* ---- regie: asked in vain, a deputy, who the family wants, for a while elsewhere ---- */

static const char SQL_VERZOEK[] =
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, van, tot,"
    " status, gevraagd_op, beslist_op, reden, uiterlijk) VALUES (:h, :id, :soort, :aan, :door,"
    " :bericht, :van, :tot, :status, :gevraagd, :beslist, :reden, :uiterlijk)";
static const char SQL_WAARNEMING[] =
    "INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van, tot,"
    " verzoek_id) VALUES (:h, :id, :regie, :wie, :onderdeel, :van, :tot, :verzoek)";
static const char SQL_WENS[] = "INSERT INTO regiewens (huishouden_id, voorkeur_id, zwaarte, door,"
                               " op) VALUES (:h, :voorkeur, :zwaarte, :door, :op)";

struct vraag {
    const char *soort, *bericht, *status, *reden;
    enum demo_gebruiker aan;
    int dagen, beslist; /* ago; beslist -1: not yet */
    int van, tot;       /* of a deputy: from today */
};

static int64_t ask(struct huis *h, const struct vraag *q)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, q->dagen), beslist = q->beslist < 0 ? 0 : lus_op(w, q->beslist) + 3600;
    enum demo_gebruiker aan = q->aan == h->regie ? MEIJER : q->aan;
    bool deputy = q->tot != 0;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "regieverzoek",
                                                        .categorie = "betrokkenheid",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = op});
    schrijf_adres(h, id, aan, GEEN_ONDERDEEL, datum_van(w, op),
                  beslist ? datum_van(w, beslist) : NULL);
    wereld_exec(w, SQL_VERZOEK,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", q->soort),
                      B_INT(":aan", w->gebruiker[aan]), B_INT(":door", w->gebruiker[h->regie]),
                      B_TEXT(":bericht", q->bericht),
                      B_TEXT(":van", deputy ? dagen_verder(w, q->van) : NULL),
                      B_TEXT(":tot", deputy ? dagen_verder(w, q->tot) : NULL),
                      B_TEXT(":status", q->status), B_INT(":gevraagd", op),
                      B_REF(":beslist", beslist), B_TEXT(":reden", q->reden),
                      B_TEXT(":uiterlijk", beslist ? NULL : dagen_verder(w, 20))));
    return id;
}

static void regie_states(struct huis *h)
{
    static const struct vraag vain[] = {
        {"overdracht", "Ik ga minder werken. Neem jij dit gezin over?", "geweigerd",
         "Ik zit vol tot de zomer.", VAN_DAM, 26, 22, 0, 0},
        {"overdracht", "Kun jij dit gezin overnemen?", "ingetrokken",
         "Het gezin wil liever bij mij blijven.", YILMAZ, 20, 18, 0, 0},
        {"overdracht", "Neem jij de regie over?", "verlopen", NULL, BOS, 29, 1, 0, 0},
        {"waarneming", "Ik heb vakantie. Let jij op dit gezin?", "gevraagd", NULL, BLOM, 2, -1, 30,
         44},
    };
    static const struct vraag now = {"waarneming",
                                     "Ik heb een cursus. Neem jij even waar?",
                                     "aanvaard",
                                     NULL,
                                     VAN_DAM,
                                     12,
                                     11,
                                     -2,
                                     6};
    struct wereld *w = h->w;
    for (size_t i = 0; i < COUNT_OF(vain); i++)
        (void)ask(h, &vain[i]);
    int64_t verzoek = ask(h, &now);
    enum demo_gebruiker wie = now.aan == h->regie ? MEIJER : now.aan;
    wereld_exec(w, SQL_WAARNEMING,
                BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, lus_op(w, 11))),
                      B_INT(":regie", h->regie_id), B_INT(":wie", w->gebruiker[wie]),
                      B_INT(":onderdeel", w->onderdeel[gemeente_onderdeel(wie)]),
                      B_TEXT(":van", dagen_verder(w, now.van)),
                      B_TEXT(":tot", dagen_verder(w, now.tot)), B_INT(":verzoek", verzoek)));
    version(h, "overdracht", 0, lus_op(w, 25));
    version(h, "hand", 0, lus_op(w, 12));
}

static void wish(struct huis *h, const char *zwaarte, enum demo_gebruiker voorkeur)
{
    struct wereld *w = h->w;
    wereld_exec(w, SQL_WENS,
                BINDS(B_INT(":h", h->id), B_REF(":voorkeur", voorkeur ? w->gebruiker[voorkeur] : 0),
                      B_TEXT(":zwaarte", zwaarte), B_INT(":door", w->gebruiker[h->regie]),
                      B_INT(":op", lus_op(w, 14))));
}

/* ---- actions on their way to somebody else ---- */

static const char SQL_OVER[] =
    "INSERT INTO actie_overdracht (huishouden_id, actie_id, id, aan_id, door_id, reden, status,"
    " gevraagd_op, beslist_op, antwoord) VALUES (:h, :actie, :id, :aan, :door,"
    " 'Jij bent daar maandag toch al.', :status, :op, :beslist, :antwoord)";
static const char SQL_HELPT[] = "SELECT count(*) FROM betrokkenheid WHERE huishouden_id = :h AND"
                                " gebruiker_id = :g AND status = 'actief'";

static void actions(struct huis *h)
{
    static const struct {
        const char *titel, *status, *antwoord;
        enum demo_gebruiker aan;
        int dagen;
    } list[] = {
        {"De verhuurder bellen over het dak", "gevraagd", NULL, HADDAD, 2},
        {"Samen naar het spreekuur van de belasting", "aanvaard", NULL, HADDAD, 16},
        {"De fiets ophalen bij de kringloop", "geweigerd", "Op maandag werk ik niet.", HADDAD, 14},
        {"Een afspraak maken bij de tandarts", "ingetrokken", NULL, HADDAD, 13},
    };
    struct wereld *w = h->w;
    if (!wereld_int(w, SQL_HELPT, BINDS(B_INT(":h", h->id), B_INT(":g", w->gebruiker[HADDAD]))))
        BETROKKEN(h, .wie = HADDAD, .taak = "praktische hulp", .doel = "ondersteuning",
                  .zin = "Helpt met papieren en met het huis.", .personen = h->allen,
                  .gevraagd = lus_op(w, 19), .beslist = lus_op(w, 18));
    int64_t doel = DOEL(h, .leefgebied = "wonen", .titel = "Wij willen dat het huis op orde is.",
                        .resultaat = "Het dak is dicht en de papieren liggen op één plek.",
                        .begin = 4, .nu = -1, .personen = h->allen, .op = lus_op(w, 17));
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen), beslist = i == 0 ? 0 : op + 90000;
        bool over = i == 1;
        int64_t actie =
            ACTIE(h, .doel = doel, .leefgebied = "wonen", .titel = list[i].titel,
                  .vervaldatum = dagen_verder(w, 9 + (int)i),
                  .eigenaar = over ? list[i].aan : h->regie, .status = "aanvaard",
                  .personen = h->allen, .op = op - 3600, .status_op = over ? beslist : op - 3600);
        if (i == 0)
            schrijf_adres(h, actie, list[i].aan, GEEN_ONDERDEEL, datum_van(w, op), NULL);
        wereld_exec(w, SQL_OVER,
                    BINDS(B_INT(":h", h->id), B_INT(":actie", actie),
                          B_INT(":id", wereld_id(w, op)), B_INT(":aan", w->gebruiker[list[i].aan]),
                          B_INT(":door", w->gebruiker[h->regie]), B_TEXT(":status", list[i].status),
                          B_INT(":op", op), B_REF(":beslist", beslist),
                          B_TEXT(":antwoord", list[i].antwoord)));
        if (i == 0)
            schrijf_attendering(h, list[i].aan, "actie-overdracht-gevraagd", "actie", actie, op, 0);
    }
}

/* ---- a regie for a while, at the GI ---- */

static const char SQL_LEEG[] =
    "SELECT p.huishouden_id FROM gezinsplan p WHERE p.status = 'open' AND p.vacature_sinds IS NOT"
    " NULL AND EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = p.huishouden_id) AND NOT"
    " EXISTS (SELECT 1 FROM regieverzoek v WHERE v.huishouden_id = p.huishouden_id AND v.status ="
    " 'gevraagd') AND 1 < (SELECT count(*) FROM gezinsplan q WHERE q.vacature_sinds IS NOT NULL)"
    " ORDER BY p.huishouden_id DESC LIMIT 1";
static const char SQL_ROL[] =
    "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (:g, 'regisseur')";
static const char SQL_PLEK[] = "UPDATE gebruiker SET plekken = 4 WHERE id = :g";
static const char SQL_TERUG[] = "UPDATE regie SET terug_op = :dag WHERE id = :id";
static const char SQL_TERUG_VRAAG[] =
    "UPDATE regieverzoek SET terug_op = :dag WHERE id = (SELECT verzoek_id FROM regie WHERE id = "
    ":id)";

static void for_a_while(struct wereld *w)
{
    struct huis h;
    int64_t id = wereld_int(w, SQL_LEEG, NO_BINDS);
    if (!id)
        return;
    lus_huis(w, &h, id);
    const struct db_bind *g = BINDS(B_INT(":g", w->gebruiker[OZ]));
    wereld_exec(w, SQL_ROL, g);
    wereld_exec(w, SQL_PLEK, g);
    huis_regie(&h, OZ, DE_HAAN, w->nu - 7200, w->nu - 3600);
    const struct db_bind *binds =
        BINDS(B_INT(":id", h.regie_id), B_TEXT(":dag", dagen_verder(w, 60)));
    wereld_exec(w, SQL_TERUG, binds);
    wereld_exec(w, SQL_TERUG_VRAAG, binds);
}

/* ---- saved views ---- */

static const char SQL_BEELD[] = "INSERT INTO beeld (gebruiker_id, id, lijst, naam, wijk_id, toon,"
                                " op) VALUES (:g, :id, :lijst, :naam, :wijk, :toon, :op)";

static void view(struct wereld *w, enum demo_gebruiker wie, const char *lijst, const char *naam,
                 int64_t wijk, const char *toon)
{
    int64_t op = lus_op(w, 15);
    wereld_exec(w, SQL_BEELD,
                BINDS(B_INT(":g", w->gebruiker[wie]), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":lijst", lijst), B_TEXT(":naam", naam), B_REF(":wijk", wijk),
                      B_TEXT(":toon", toon), B_INT(":op", op)));
}

/* ---- whereabouts unknown, and found again ---- */

static const char SQL_WEG[] =
    "INSERT INTO verhuizing (huishouden_id, id, bericht, status, veiligheid, besluit, geinformeerd,"
    " herzien_op, reden, einde_op, einde_door, door, op) VALUES (:h, :id, 'De brieven komen terug"
    " en de telefoon staat uit.', 'teruggenomen', :veilig, :besluit, :wie, :herzien, :reden,"
    " :einde, :g, :g, :op)";

static void gone(struct huis *h)
{
    static const struct {
        const char *veilig, *besluit, *wie, *reden;
        int dagen;
    } list[] = {
        {"geen_zorgen", "Zij gaan elk jaar naar familie. Er is geen reden voor zorg.", NULL,
         "Zij zijn terug van familie.", 150},
        {"gemeld", "De jongste is niet op school. Wij maken ons zorgen.",
         "Veilig Thuis en de school, dezelfde dag", "Zij wonen bij oma, hier in de wijk.", 95},
    };
    struct wereld *w = h->w;
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen);
        wereld_exec(w, SQL_WEG,
                    BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)),
                          B_TEXT(":veilig", list[i].veilig), B_TEXT(":besluit", list[i].besluit),
                          B_TEXT(":wie", list[i].wie), B_TEXT(":reden", list[i].reden),
                          B_TEXT(":herzien", dagen_verder(w, 7 - list[i].dagen)),
                          B_INT(":einde", op + (int64_t)6 * 86400),
                          B_INT(":g", w->gebruiker[h->regie]), B_INT(":op", op)));
    }
}

/* ---- a report that was taken over, and one that became a household ---- */

static const char SQL_MELDING[] =
    "INSERT INTO instroom (id, auteur_id, bron_id, wie, over, vraag, weet_het, veiligheid,"
    " veiligheid_wat, op, eigenaar_id, eigenaar_onderdeel_id, uiterlijk, status, einde_op,"
    " huishouden_id) SELECT :id, a.id, a.onderdeel_id, 'gezin', :over, :vraag, 1, :veilig, :wat,"
    " :op, e.id, e.onderdeel_id, :uiterlijk, CASE WHEN :huis IS NULL THEN 'open' ELSE 'huishouden'"
    " END, CASE WHEN :huis IS NOT NULL THEN :op + 10800 END, :huis FROM gebruiker a JOIN gebruiker"
    " e ON e.id = :e WHERE a.id = :g";
static const char SQL_STAP[] =
    "INSERT INTO instroom_stap (instroom_id, id, soort, onderdeel_id, door, op)"
    " SELECT :i, :id, :soort, g.onderdeel_id, g.id, :op FROM gebruiker g WHERE g.id = :g";
static const char SQL_NIEUW[] =
    "SELECT a.huishouden_id FROM aanmelding a WHERE a.status = 'open' AND a.eigenaar_id = :g"
    " ORDER BY a.huishouden_id DESC LIMIT 1";

static void report_step(struct wereld *w, int64_t i, const char *soort, enum demo_gebruiker wie,
                        int64_t op)
{
    wereld_exec(w, SQL_STAP,
                BINDS(B_INT(":i", i), B_INT(":id", wereld_id(w, op)), B_TEXT(":soort", soort),
                      B_INT(":g", w->gebruiker[wie]), B_INT(":op", op)));
}

static int64_t report(struct wereld *w, const char *over, const char *vraag, const char *wat,
                      int64_t huis, int64_t op)
{
    int64_t id = wereld_id(w, op);
    wereld_exec(w, SQL_MELDING,
                BINDS(B_INT(":id", id), B_TEXT(":over", over), B_TEXT(":vraag", vraag),
                      B_TEXT(":veilig", wat ? "acuut" : "veilig"), B_TEXT(":wat", wat),
                      B_INT(":op", op), B_TEXT(":uiterlijk", werkdag_verder(w, 1)),
                      B_REF(":huis", huis), B_INT(":g", w->gebruiker[SAIDI]),
                      B_INT(":e", w->gebruiker[HADDAD])));
    report_step(w, id, "gemaakt", SAIDI, op);
    return id;
}

static void reports(struct wereld *w)
{
    int64_t op = lus_op(w, 1);
    int64_t id = report(w, "Een vader met twee kinderen, Havenstraat",
                        "Er is geen eten meer en de stroom is afgesloten.",
                        "De kinderen slapen in de kou.", 0, op);
    report_step(w, id, "overgenomen", HADDAD, op + 1800);
    int64_t huis = wereld_int(w, SQL_NIEUW, BINDS(B_INT(":g", w->gebruiker[HADDAD])));
    if (!huis)
        return;
    op = lus_op(w, 4);
    id = report(w, "Een gezin in de wijk", "Zij vragen hulp bij het geld.", NULL, huis, op);
    report_step(w, id, "aangeboden", SAIDI, op + 600);
    report_step(w, id, "aanvaard", HADDAD, op + 7200);
    report_step(w, id, "huishouden", HADDAD, op + 10800);
}

/* ---- a way of working that was changed ---- */

static const char SQL_WERKWIJZE[] =
    "INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op, code, versie, oud)"
    " SELECT :id, 'termijn', 'Een plan zonder nieuws staat stil na', '42 dagen', waarde ||"
    " ' dagen', :g, :op, sleutel, versie, '{\"waarde\":42}' FROM instelling"
    " WHERE sleutel = 'stilstand_dagen'";

static void changed_term(struct wereld *w)
{
    int64_t op = lus_op(w, 90);
    wereld_exec(w, SQL_WERKWIJZE,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":g", w->gebruiker[WILLEMS]),
                      B_INT(":op", op)));
}

/* ---- all of it ---- */

static const char SQL_SLUIT[] = "SELECT min(huishouden_id) FROM afsluiting WHERE status ="
                                " 'voorbereiding'";

/* The plan that is about to close is in the phase for it. */
static void closing_phase(struct wereld *w)
{
    struct huis h;
    int64_t id = wereld_int(w, SQL_SLUIT, NO_BINDS);
    if (!id)
        return;
    lus_huis(w, &h, id);
    phase(&h, "evaluatie", NULL, 12);
    phase(&h, "afsluiting", "De laatste actie is bijna klaar.", 3);
}

static void light(struct huis *h)
{
    wereld_exec(h->w, SQL_LICHT, BINDS(B_INT(":h", h->id), B_INT(":plan", h->plan)));
    phase(h, "verkenning", "Er kwam een vraag bij. Wij kijken opnieuw wat er speelt.", 5);
    wish(h, "licht", NIEMAND);
}

void lus_maken(struct wereld *w)
{
    enum { HUIZEN = 4 };
    struct huis h[HUIZEN];
    int n = 0;
    if (w->bulk)
        return;
    view(w, POSTMA, "huishoudens", "Mijn eigen regie", 0, "regie");
    view(w, POSTMA, "huishoudens", "Bijna bespreken", 0, "evaluatie");
    view(w, DE_HAAN, "regieoverzicht", "Noord zonder regisseur", w->wijk[NOORD], "zonder");
    for_a_while(w);
    closing_phase(w);
    changed_term(w);
    reports(w);
    while (n < HUIZEN && free_find(w, &h[n], n))
        n++;
    if (n == 0)
        return;
    plan_states(&h[0]);
    decisions(&h[0]);
    lus_afsluitingen(&h[0]);
    regie_states(&h[1 % n]);
    actions(&h[1 % n]);
    lus_hulp(&h[2 % n]);
    lus_overgangen(&h[3 % n]);
    ave_states(&h[3 % n]);
    gone(&h[3 % n]);
    wish(&h[0], "zwaar", VAN_DAM);
    if (n > 1)
        wish(&h[1], "gewoon", YILMAZ);
    if (n > 2)
        light(&h[2]);
    if (n > 3)
        phase(&h[3], "startoverleg",
              "Er is een nieuwe helper. Wij spreken opnieuw af wie wat doet.", 4);
}
