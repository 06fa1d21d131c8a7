/* SPDX-License-Identifier: EUPL-1.2 */
/* Regie: AVE, decisions about a partner, what was asked, a deputy, and a regie for a while. */
#include "demo/lus.h"

/* ---- AVE: up to the fourth phase, and looked at again ---- */

static const char SQL_AVE[] =
    "INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium, besluit_door, regie_bij,"
    " afschaal, herbeoordeel_op, van, tot, door, op) SELECT :h, :id, :fase, :stap, :criterium,"
    " :besluit, r.regie_bij, :afschaal, :opnieuw, :van, :tot, :door, :op FROM ave_rol r"
    " WHERE r.fase = :fase";

void lus_ave(struct huis *h)
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

void lus_besluiten(struct huis *h)
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

void lus_regie(struct huis *h)
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
    lus_versie(h, "overdracht", 0, lus_op(w, 25));
    lus_versie(h, "hand", 0, lus_op(w, 12));
}

void lus_wens(struct huis *h, const char *zwaarte, enum demo_gebruiker voorkeur)
{
    struct wereld *w = h->w;
    wereld_exec(w, SQL_WENS,
                BINDS(B_INT(":h", h->id), B_REF(":voorkeur", voorkeur ? w->gebruiker[voorkeur] : 0),
                      B_TEXT(":zwaarte", zwaarte), B_INT(":door", w->gebruiker[h->regie]),
                      B_INT(":op", lus_op(w, 14))));
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

void lus_tijdelijk(struct wereld *w)
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
