/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/ave.h"

struct ave_stap {
    const char *gezin, *stap, *criterium, *besluit, *afschaal, *gehaald, *toets;
    const char *van, *tot, *opnieuw; /* days of the casus; tot NULL: now */
    int fase;
    enum demo_gebruiker door;
    enum demo_onderdeel partij;
};

static const char SQL_AVE[] =
    "INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium, besluit_door, regie_bij,"
    " afschaal, gehaald, toets, herbeoordeel_op, van, tot, door, op) SELECT :h, :id, :fase, :stap,"
    " :criterium, :besluit, r.regie_bij, :afschaal, :gehaald, :toets, :opnieuw, :van, :tot, :door,"
    " :op FROM ave_rol r WHERE r.fase = :fase";
static const char SQL_PARTIJ[] = "INSERT INTO ave_partij (huishouden_id, ave_id, onderdeel_id)"
                                 " VALUES (:h, :id, :onderdeel)";
static const char SQL_GEZIN[] = "SELECT id FROM huishouden WHERE naam = :naam";

static void stap_add(struct wereld *w, const struct ave_stap *s)
{
    int64_t h = wereld_int(w, SQL_GEZIN, BINDS(B_TEXT(":naam", s->gezin)));
    int64_t op = clock_local_midnight(dag(w, s->van)) + 36000, id = wereld_id(w, op);
    wereld_exec(w, SQL_AVE,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":fase", s->fase),
                      B_TEXT(":stap", s->stap), B_TEXT(":criterium", s->criterium),
                      B_TEXT(":besluit", s->besluit), B_TEXT(":afschaal", s->afschaal),
                      B_TEXT(":gehaald", s->gehaald), B_TEXT(":toets", s->toets),
                      B_TEXT(":opnieuw", dag(w, s->opnieuw)), B_TEXT(":van", dag(w, s->van)),
                      B_TEXT(":tot", dag(w, s->tot)), B_INT(":door", w->gebruiker[s->door]),
                      B_INT(":op", op)));
    if (s->partij != GEEN_ONDERDEEL)
        wereld_exec(
            w, SQL_PARTIJ,
            BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":onderdeel", w->onderdeel[s->partij])));
}

static const struct ave_stap STAPPEN[] = {
    {.gezin = "Verbeek",
     .stap = "begin",
     .fase = 2,
     .criterium = "School en schuldhulp wachten op elkaar; er gebeurt al zes weken niets.",
     .besluit = "Bart de Haan, procesregisseur",
     .afschaal = "Beide hebben een afspraak met het gezin, en komen die na.",
     .van = "2026-09-01",
     .tot = "2026-10-09",
     .opnieuw = "2026-10-10",
     .door = POSTMA,
     .partij = VO_SCHOOL},
    {.gezin = "Verbeek",
     .stap = "af",
     .fase = 1,
     .criterium = "De afspraken lopen weer; het gezin en de regisseur redden het samen.",
     .besluit = "Bart de Haan, procesregisseur",
     .afschaal = "Het gezin heeft de regisseur niet meer nodig.",
     .gehaald = "Beide afspraken zijn drie weken nagekomen, zeggen het gezin en de school.",
     .toets = "Met het gezin en met school besproken op 8 oktober. Er zijn geen zorgen over "
              "veiligheid.",
     .van = "2026-10-09",
     .opnieuw = "2026-12-18",
     .door = POSTMA,
     .partij = VO_SCHOOL},
    {.gezin = "El Idrissi-Bennani",
     .stap = "begin",
     .fase = 3,
     .criterium = "Geweld tegen moeder, gezien door de kinderen. Er is een huisverbod.",
     .besluit = "Bart de Haan, procesregisseur, met het Zorg- en Veiligheidshuis",
     .afschaal = "Zes weken geen contact tegen de afspraken in, en een veiligheidsplan dat werkt.",
     .van = "2026-10-22",
     .opnieuw = "2026-11-19", /* two days late */
     .door = YILMAZ,
     .partij = VEILIG_THUIS},
};

/* ---- across the separation ---- */

static const char SQL_SCHEIDING[] =
    "SELECT a.id FROM afscherming a WHERE a.huishouden_id = :h AND a.tot IS NULL ORDER BY a.id"
    " LIMIT 1";
static const char SQL_TEGEN[] = "SELECT persoon_id FROM afscherming_tegen WHERE afscherming_id = :a"
                                " AND persoon_id IS NOT NULL LIMIT 1";
static const char SQL_STUK[] =
    "SELECT i.id FROM item i JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id AND"
    " ip.item_id = i.id JOIN afscherming_persoon p ON p.persoon_id = ip.persoon_id AND"
    " p.afscherming_id = :a WHERE i.huishouden_id = :h AND i.soort = 'notitie' AND i.auteur_id = "
    ":g ORDER BY i.id LIMIT 1";
static const char SQL_ITEM[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (:h, :id, 'bericht', 'veiligheid', 'inhoud', :bron, :g, 1, :op,"
    " id_tekst(:persoon))";
static const char SQL_ITEM_PERSOON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :persoon)";
static const char SQL_BERICHT[] =
    "INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, grond) VALUES (:h, :id,"
    " 'Afspraak over de zitting', 'De zitting is verplaatst. U hoort de nieuwe dag van uw"
    " advocaat. Neem hierover geen contact op met anderen.',"
    " 'De regisseur besloot dat u dit mag weten.')";
static const char SQL_AAN[] =
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, onderdeel_id, van) VALUES (:h, :id,"
    " :nr, :onderdeel, :van)";
static const char SQL_VRIJ[] =
    "INSERT INTO vrijgave (huishouden_id, id, item_id, afscherming_id, reden, door, op) VALUES (:h,"
    " :id, :stuk, :a, 'Hij moet weten dat de zitting niet doorgaat. De tekst zegt niet waar of"
    " wanneer zij is.', :g, :op)";

static void release(struct wereld *w)
{
    int64_t h = wereld_int(w, SQL_GEZIN, BINDS(B_TEXT(":naam", "El Idrissi-Bennani")));
    int64_t a = wereld_int(w, SQL_SCHEIDING, BINDS(B_INT(":h", h)));
    int64_t g = w->gebruiker[YILMAZ], op = moment(w, "2026-11-16 11:20"), id = wereld_id(w, op);
    int64_t persoon = wereld_int(w, SQL_TEGEN, BINDS(B_INT(":a", a)));
    int64_t stuk = wereld_int(w, SQL_STUK, BINDS(B_INT(":h", h), B_INT(":a", a), B_INT(":g", g)));
    if (!a || !persoon || !stuk)
        return;
    wereld_exec(w, SQL_ITEM,
                BINDS(B_INT(":h", h), B_INT(":id", id),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(YILMAZ)]), B_INT(":g", g),
                      B_INT(":op", op), B_INT(":persoon", persoon)));
    w->telling.items++;
    wereld_exec(w, SQL_ITEM_PERSOON,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":persoon", persoon)));
    wereld_exec(w, SQL_BERICHT, BINDS(B_INT(":h", h), B_INT(":id", id)));
    wereld_exec(w, SQL_AAN,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":nr", wereld_id(w, op)),
                      B_INT(":onderdeel", w->onderdeel[RECLASSERING]),
                      B_TEXT(":van", datum_van(w, op))));
    wereld_exec(w, SQL_VRIJ,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":stuk", stuk), B_INT(":a", a),
                      B_INT(":g", g), B_INT(":op", op)));
}

void ave_maken(struct wereld *w)
{
    for (size_t i = 0; i < COUNT_OF(STAPPEN); i++)
        stap_add(w, &STAPPEN[i]);
    release(w);
}
