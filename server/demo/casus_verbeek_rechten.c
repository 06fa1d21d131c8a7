/* SPDX-License-Identifier: EUPL-1.2 */
/* What this family asked about its data: a request in each state, an extract given and one in the
 * making, a statement, a restriction, and what Jayden keeps to himself. */
#include "demo/casus_verbeek.h"

static const char SQL_VERZOEK[] =
    "INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id, hoedanigheid,"
    " ontvangen, vraag, identiteit, uiterlijk, verleng_reden, verlengd_op, eigenaar_id, status,"
    " besluit, besluit_reden, besluit_door, besluit_op, door_id, op)"
    " VALUES (:h, :id, :soort, :persoon, :aanvrager, :hoedanigheid, :ontvangen, :vraag,"
    " :identiteit, :uiterlijk, :verleng, :verlengd, :door, :status, :besluit, :reden, "
    ":beslist_door,"
    " :beslist, :door, :op)";

struct verzoek_rij {
    const char *soort;
    int64_t persoon, aanvrager;
    const char *ontvangen, *uiterlijk, *vraag, *identiteit, *verleng, *besluit, *reden;
};

static int64_t request(struct verbeek *v, const struct verzoek_rij *r)
{
    struct wereld *w = v->w;
    char om[32];
    (void)snprintf(om, sizeof om, "%s 10:00", r->ontvangen);
    int64_t op = moment(w, om), id = wereld_id(w, op);
    int64_t mirjam = w->gebruiker[POSTMA], beslist = op + 20 * 86400;
    char ontvangen[DATUM_SIZE], uiterlijk[DATUM_SIZE];
    (void)snprintf(ontvangen, sizeof ontvangen, "%s", dag(w, r->ontvangen));
    (void)snprintf(uiterlijk, sizeof uiterlijk, "%s", dag(w, r->uiterlijk));
    wereld_exec(w, SQL_VERZOEK,
                BINDS(B_INT(":h", v->huis.id), B_INT(":id", id), B_TEXT(":soort", r->soort),
                      B_INT(":persoon", r->persoon), B_INT(":aanvrager", r->aanvrager),
                      B_TEXT(":hoedanigheid", r->persoon == r->aanvrager ? "zelf" : "gezag"),
                      B_TEXT(":ontvangen", ontvangen), B_TEXT(":vraag", r->vraag),
                      B_TEXT(":identiteit", r->identiteit), B_TEXT(":uiterlijk", uiterlijk),
                      B_TEXT(":verleng", r->verleng),
                      B_REF(":verlengd", r->verleng ? op + 86400 : 0), B_INT(":door", mirjam),
                      B_TEXT(":status", r->besluit ? "afgehandeld" : "open"),
                      B_TEXT(":besluit", r->besluit), B_TEXT(":reden", r->reden),
                      B_REF(":beslist_door", r->besluit ? mirjam : 0),
                      B_REF(":beslist", r->besluit ? beslist : 0), B_INT(":op", op)));
    return id;
}

static const char SQL_UITTREKSEL[] =
    "INSERT INTO uittreksel (huishouden_id, id, verzoek_id, persoon_id, lezer_id, maker_id, geheel,"
    " reden, op, status, gegeven_op, gegeven_aan, wijze, inhoud) VALUES (:h, :id, :verzoek,"
    " :persoon, :lezer, :maker, 0, :reden, :op, :status, :gegeven, :aan, :wijze, :inhoud)";
/* Days: made, of the note. */
#define INHOUD                                                                                     \
    "{\"persoon\":\"Sanne Verbeek\",\"gemaaktOp\":\"%s\",\"leefgebieden\":[{\"naam\":"             \
    "\"Inkomen en financiën\",\"stukken\":[{\"soort\":\"notitie\",\"categorie\":"                 \
    "\"inkomen_financien\",\"categorieNaam\":\"Inkomen en financiën\",\"bijzonder\":false,"       \
    "\"datum\":\"%s\",\"auteur\":\"Ahmed Saidi\",\"functie\":\"schuldhulpverlener\","              \
    "\"onderdeel\":\"Schuldhulp\",\"organisatie\":\"Gemeente Waterveen\",\"verklaringen\":[],"     \
    "\"tekst\":\"Kennismaking\\nSanne kwam met twee tassen post. Samen drie uur gesorteerd. Zij "  \
    "was opgelucht dat het nu op stapels ligt.\"}]}],\"nietGegeven\":[],\"toestemmingen\":[],"     \
    "\"regisseurs\":[]}"

static void extract(struct verbeek *v, int64_t verzoek, int64_t over, int64_t lezer,
                    const char *reden, const char *wanneer, bool gegeven)
{
    struct wereld *w = v->w;
    int64_t op = moment(w, wanneer);
    char inhoud[1500];
    (void)snprintf(inhoud, sizeof inhoud, INHOUD, dag(w, "2026-10-28"), dag(w, "2026-06-05"));
    wereld_exec(w, SQL_UITTREKSEL,
                BINDS(B_INT(":h", v->huis.id), B_INT(":id", wereld_id(w, op)),
                      B_INT(":verzoek", verzoek), B_INT(":persoon", over), B_INT(":lezer", lezer),
                      B_INT(":maker", w->gebruiker[POSTMA]), B_TEXT(":reden", reden),
                      B_INT(":op", op), B_TEXT(":status", gegeven ? "gegeven" : "concept"),
                      B_REF(":gegeven", gegeven ? op + 3600 : 0),
                      B_TEXT(":aan", gegeven ? "Sanne, bij haar thuis" : NULL),
                      B_TEXT(":wijze", gegeven ? "papier" : NULL),
                      B_TEXT(":inhoud", gegeven ? inhoud : NULL)));
}

static void requests(struct verbeek *v)
{
    int64_t r = v->ruben;
    int64_t done =
        request(v, &(struct verzoek_rij){"inzage", v->sanne, v->sanne, "2026-10-08", "2026-11-08",
                                         "Ik wil weten wat er over mij staat, en wie het leest.",
                                         "bekend", NULL, "toegewezen",
                                         "Het uittreksel is gegeven en samen gelezen."});
    extract(v, done, v->sanne, v->sanne, "Sanne vroeg op 8 oktober om inzage.", "2026-10-28 10:00",
            true);
    int64_t open =
        request(v, &(struct verzoek_rij){"inzage", v->jayden, r, "2026-11-09", "2026-12-09",
                                         "Ik wil als vader lezen hoe het met Jayden gaat.",
                                         "id_bewijs", NULL, NULL, NULL});
    extract(v, open, v->jayden, r, "Ruben vroeg op 9 november om inzage.", "2026-11-19 11:00",
            false);
    (void)request(v, &(struct verzoek_rij){"correctie", r, r, "2026-10-12", "2026-11-12",
                                           "Er staat dat ik laat betrokken ben. Ik belde zelf.",
                                           "bekend", NULL, NULL, NULL});
    (void)request(
        v, &(struct verzoek_rij){"bezwaar", v->sanne, v->sanne, "2026-09-14", "2026-12-14",
                                 "Ik wil niet dat school iets van mij leest.", "nog_niet",
                                 "De school en leerplicht moeten eerst zoeken.", NULL, NULL});
}

/* ---- beside single items ---- */

static void restriction(struct verbeek *v)
{
    struct wereld *w = v->w;
    int64_t verzoek = request(
        v, &(struct verzoek_rij){"beperking", v->sanne, v->sanne, "2026-11-13", "2026-12-13",
                                 "Het bedrag bij Woonstede klopt niet. Laat dat even niet zien.",
                                 "bekend", NULL, NULL, NULL});
    wereld_exec(w,
                "INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op)"
                " SELECT :h, :id, id, :verzoek, 'Sanne zegt dat het bedrag niet klopt. Karin zoekt "
                "het uit.', :door, :op FROM notitie WHERE huishouden_id = :h AND titel ="
                " 'Betaalafspraak besproken'",
                BINDS(B_INT(":h", v->huis.id),
                      B_INT(":id", wereld_id(w, moment(w, "2026-11-13 16:40"))),
                      B_INT(":verzoek", verzoek), B_INT(":door", w->gebruiker[POSTMA]),
                      B_INT(":op", moment(w, "2026-11-13 16:40"))));
}

static void statement(struct verbeek *v)
{
    struct wereld *w = v->w;
    wereld_exec(w,
                "INSERT INTO betwisting (huishouden_id, id, item_id, persoon_id, verklaring,"
                " gevraagd, datum, door, op) VALUES (:h, :id, :item, :persoon, :verklaring,"
                " :gevraagd, :datum, :door, :op)",
                BINDS(B_INT(":h", v->huis.id),
                      B_INT(":id", wereld_id(w, moment(w, "2026-11-17 12:00"))),
                      B_INT(":item", v->verzuim), B_INT(":persoon", v->jayden),
                      B_TEXT(":verklaring", "Op twee vrijdagen was ik ziek gemeld. Dat telt niet."),
                      B_TEXT(":gevraagd", "Haal die twee vrijdagen eraf."),
                      B_TEXT(":datum", dag(w, "2026-11-17")), B_INT(":door", w->gebruiker[VELD]),
                      B_INT(":op", moment(w, "2026-11-17 12:00"))));
}

static void children(struct verbeek *v)
{
    struct wereld *w = v->w;
    wereld_exec(w,
                "INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, tegen_id,"
                " van, vastgelegd_door, vastgelegd_op) VALUES (:h, :id, :kind, 'bezwaar',"
                " 'jeugdhulp_opvoeding', :tegen, :van, :door, :op)",
                BINDS(B_INT(":h", v->huis.id),
                      B_INT(":id", wereld_id(w, moment(w, "2026-10-28 16:30"))),
                      B_INT(":kind", v->jayden), B_INT(":tegen", v->ruben),
                      B_TEXT(":van", dag(w, "2026-10-28")), B_INT(":door", w->gebruiker[POSTMA]),
                      B_INT(":op", moment(w, "2026-10-28 16:30"))));
    const int64_t agreed[] = {v->sanne, v->jayden, v->ruben};
    for (size_t i = 0; i < COUNT_OF(agreed); i++)
        wereld_exec(w,
                    "INSERT INTO instemming (huishouden_id, item_id, persoon_id, datum, door, op)"
                    " VALUES (:h, :item, :persoon, :datum, :door, :op)",
                    BINDS(B_INT(":h", v->huis.id), B_INT(":item", v->doel_school),
                          B_INT(":persoon", agreed[i]), B_TEXT(":datum", dag(w, "2026-06-10")),
                          B_INT(":door", w->gebruiker[POSTMA]),
                          B_INT(":op", moment(w, "2026-06-10 16:00"))));
}

/* Takes no chance from the households that come after: they stay who they were. */
void verbeek_rechten(struct verbeek *v)
{
    const struct rng before = v->w->rng;
    requests(v);
    restriction(v);
    statement(v);
    children(v);
    v->w->rng = before;
}
