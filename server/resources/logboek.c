/* SPDX-License-Identifier: EUPL-1.2 */
/* The log as people read it: of one household, and for the privacy officer the whole. Ids and
 * codes, no substance. */
#include "resources/logboek.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "resources/kop.h"
#include "resources/uitvoer.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100 };

static const struct veld HUISHOUDEN_VELDEN[] = {
    {.naam = "na", .soort = VELD_GETAL, .min = 1, .max = 2000000000, .label = "Verder na"},
    {0},
};
static const char *const FORMATEN[] = {"csv", "json", NULL};
static const char *const UITKOMSTEN[] = {"geslaagd", "geweigerd", "mislukt", NULL};
static const struct veld ZOEK_VELDEN[] = {
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf"},
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie"},
    {.naam = "huishouden", .soort = VELD_ID, .label = "Nummer van het huishouden"},
    {.naam = "persoon", .soort = VELD_ID, .label = "Nummer van de persoon"},
    {.naam = "uitkomst", .soort = VELD_KEUZE, .keuzes = UITKOMSTEN, .label = "Uitkomst"},
    {.naam = "na", .soort = VELD_GETAL, .min = 1, .max = 2000000000, .label = "Verder na"},
    {0},
};

/* What a line is about, in words: by the first part of its handeling ("notities.lezen"). */
static const struct {
    const char *noun, *words;
} OVER[] = {
    {"aanmelding", "de aanmelding"},
    {"account", "accounts"},
    {"accounts", "accounts"},
    {"actie", "acties"},
    {"acties", "acties"},
    {"adres_geheim", "een geheim adres"},
    {"adres_lezer", "wie een geheim adres mag zien"},
    {"afscherming", "afscherming"},
    {"afschermingen", "afscherming"},
    {"afspraak", "samenwerkingsafspraken"},
    {"bekend", "is dit huishouden bekend?"},
    {"bericht", "berichten"},
    {"bewaren", "bewaren en vernietigen"},
    {"bord", "de acties van het plan"},
    {"brief", "brieven"},
    {"brieven", "brieven"},
    {"betrokkene", "wie helpt mee"},
    {"betrokkenen", "wie helpt mee"},
    {"betrokkenheid", "wie helpt mee"},
    {"brp", "gegevens uit de BRP"},
    {"deelafweging", "een afweging over delen"},
    {"deelbesluit", "delen zonder toestemming"},
    {"deelbesluiten", "delen zonder toestemming"},
    {"deelverzoek", "delen zonder toestemming"},
    {"deelwijzer", "mag ik dit delen?"},
    {"document", "documenten"},
    {"documenten", "documenten"},
    {"doel", "doelen"},
    {"doelen", "doelen"},
    {"gebruiker", "mensen"},
    {"gebruikers", "mensen"},
    {"gezag", "gezag"},
    {"gezinsplan", "het gezinsplan"},
    {"huishouden", "het gezinsplan"},
    {"huishoudens", "de lijst van huishoudens"},
    {"intake", "een nieuw huishouden"},
    {"inzagesignaal", "opvallende inzage"},
    {"intrekking", "toestemmingen"},
    {"intrekkingen", "toestemmingen"},
    {"inbreng", "de samenspraak"},
    {"item", "wie leest dit?"},
    {"leden", "leden en netwerk"},
    {"lezers", "wie leest dit?"},
    {"lid", "leden en netwerk"},
    {"logboek", "het logboek"},
    {"logcontrole", "is het logboek heel?"},
    {"mijn", "mijn werk"},
    {"nalezen", "bewaren en vernietigen"},
    {"netwerk", "leden en netwerk"},
    {"noodtoegang", "noodtoegang"},
    {"noodtoegangrol", "wie noodtoegang mag gebruiken"},
    {"notitie", "notities"},
    {"notities", "notities"},
    {"onderdeel", "organisaties"},
    {"organisatie", "organisaties"},
    {"organisaties", "organisaties"},
    {"overdracht", "regie"},
    {"overdrachten", "regie"},
    {"partner", "wat een partner ziet"},
    {"partners", "wat een partner ziet"},
    {"persoon", "personen"},
    {"regie", "regie"},
    {"regieoverzicht", "het regieoverzicht"},
    {"regieverzoek", "regie"},
    {"samenspraak", "de samenspraak"},
    {"sjabloon", "sjablonen van brieven"},
    {"sjablonen", "sjablonen van brieven"},
    {"scan", "ondertekende papieren"},
    {"sessie", "inloggen"},
    {"sessies", "inloggen"},
    {"team", "teams"},
    {"toegangssleutel", "programma's"},
    {"toegangssleutels", "programma's"},
    {"teams", "teams"},
    {"tijdlijn", "de tijdlijn"},
    {"terugbellen", "wie er teruggebeld wordt"},
    {"toestemming", "toestemmingen"},
    {"toestemmingen", "toestemmingen"},
    {"uitnodiging", "een uitnodiging"},
    {"verklaring", "toestemmingen"},
    {"verklaringen", "toestemmingen"},
    {"verklaring_vernietiging", "bewaren en vernietigen"},
    {"vernietiging", "bewaren en vernietigen"},
    {"vernietigingslijst", "bewaren en vernietigen"},
    {"vernietigingslijsten", "bewaren en vernietigen"},
    {"vernietigingsstop", "bewaren en vernietigen"},
    {"vernietigingsstops", "bewaren en vernietigen"},
    {"vertegenwoordiging", "vertegenwoordiging"},
    {"verwijzing", "verwijzingen"},
    {"verwijzingen", "verwijzingen"},
    {"overgang", "wat eraan komt"},
    {"overgangen", "wat eraan komt"},
    {"afsluiting", "het sluiten van het plan"},
    {"afsluitingen", "het sluiten van het plan"},
    {"volgcontact", "het contact met het gezin"},
    {"volgcontacten", "het contact met het gezin"},
    {"contactmoment", "het contact met het gezin"},
    {"voorziening", "voorzieningen"},
    {"voorzieningen", "voorzieningen"},
    {"werkwijze", "de werkwijze"},
    {"wijk", "wijken"},
    {"wijken", "wijken"},
    {"wilsonbekwaamheid", "wie zelf kan beslissen"},
    {"woord", "de woorden van het gezin"},
    {"woorden", "de woorden van het gezin"},
    {"afdruk", "een afdruk van het plan"},
    {"instroom", "een aanmelding"},
    {"planfase", "de fase van het plan"},
    {"planversie", "een versie van het plan"},
    {"planversies", "de versies van het plan"},
    {"akkoord", "wie het eens is met het plan"},
    {"evaluatie", "de evaluatie"},
    {"evaluaties", "de evaluatie"},
    {"familiegroepsplan", "het gezinsplan"},
    {"stem", "de evaluatie"},
    {"kernverhaal", "het verhaal van het gezin"},
    {"kracht", "het verhaal van het gezin"},
    {"planstuk", "het verhaal van het gezin"},
    {"prioriteit", "het verhaal van het gezin"},
    {"scanregel", "de leefgebieden"},
    {"verhaal", "het verhaal van het gezin"},
    {"zorg", "het verhaal van het gezin"},
    {"beperking", "verzoeken van het gezin"},
    {"betwisting", "verklaringen van het gezin"},
    {"instemming", "doelen"},
    {"kindbezwaar", "wat een kind niet wil delen"},
    {"kindbezwaren", "wat een kind niet wil delen"},
    {"uittreksel", "een uittreksel voor het gezin"},
    {"verzoek", "verzoeken van het gezin"},
    {"verzoeken", "verzoeken van het gezin"},
    {"wie_keek", "wie keek in een dossier"},
};

const char *logboek_over(const char *handeling)
{
    size_t n = strcspn(handeling, ".");
    for (size_t i = 0; i < COUNT_OF(OVER); i++)
        if (strlen(OVER[i].noun) == n && strncmp(OVER[i].noun, handeling, n) == 0)
            return OVER[i].words;
    return handeling;
}

/* "G1,G3:0h3…" in words is the page's work: here only which kinds, once each. */
static json_t *grounds_of(const char *text)
{
    json_t *list = json_array();
    static const char *const codes[] = {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "privacy"};
    for (size_t i = 0; text && i < COUNT_OF(codes); i++)
        if (strstr(text, codes[i]))
            json_array_append_new(list, json_pack("{s:s}", "code", codes[i]));
    return list;
}

static void grounds_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *handeling = row_text(row, "handeling");
        json_object_set_new(row, "gronden", grounds_of(row_text(row, "gronden")));
        json_object_set_new(row, "over",
                            handeling ? json_string(logboek_over(handeling)) : json_null());
    }
}

/* ---- one household ---- */

/* `nr` counts from the oldest line that this viewer sees: the number in the whole log would tell
 * how much is looked at elsewhere (R24). */
static const char SQL_HUISHOUDEN[] =
    "SELECT l.nr, l.op AS \"op@\", l.gebeurtenis, l.handeling, l.rol, l.gronden, l.uitkomst,"
    " l.naam, l.functie, l.onderdeel, l.programma, l.gebruiker IS kijker() AS \"mij?\""
    " FROM (SELECT row_number() OVER (ORDER BY r.volgnr) AS nr, r.op, r.gebeurtenis, r.handeling,"
    "  r.rol, r.gronden, r.uitkomst, r.naam, r.functie, r.onderdeel, r.gebruiker, r.programma"
    "  FROM zicht_logregel r) l"
    " WHERE :na = 0 OR l.nr < :na ORDER BY l.nr DESC LIMIT 101";

static enum result huishouden_log(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/logboek", p) != DONE ||
        dossier_rows(d, p, SQL_HUISHOUDEN, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    grounds_put(rows);
    return model_lijst(v, model, rows, PAGE, "nr", p);
}

/* ---- the whole, for the privacy officer ---- */

static const char SQL_LOGBOEK[] =
    "SELECT l.volgnr AS nr, l.op AS \"op@\", l.gebeurtenis, l.handeling, l.rol, l.gronden, "
    "l.uitkomst, l.reden, l.gevraagd, l.object,"
    " l.personen, l.huishouden AS \"huishouden#\", l.gebruiker AS \"gebruiker#\", l.naam, "
    "l.functie, l.onderdeel, l.organisatie,"
    " l.adres, l.verzoek, l.sleutel_id AS \"sleutel#\", l.programma FROM zicht_logboek l"
    " WHERE (:na = 0 OR l.volgnr < :na) AND (:vanaf IS NULL OR l.op >= :vanaf) AND (:tot IS NULL "
    "OR l.op < :tot)"
    " AND (:gebruiker IS NULL OR l.gebruiker = :gebruiker) AND (:huishouden IS NULL OR "
    "l.huishouden = :huishouden)"
    " AND (:persoon IS NULL OR instr(l.personen, :persoon) > 0) AND (:uitkomst IS NULL OR "
    "l.uitkomst = :uitkomst)"
    " ORDER BY l.volgnr DESC LIMIT :most";

/* The lines that the request's fields choose, newest first; new reference. */
static enum result lines_find(struct verzoek *v, int64_t most, json_t **ret, struct probleem *p)
{
    const char *vanaf = in_text(v, "vanaf"), *tot = in_text(v, "tot");
    char persoon[ID_TEXT_SIZE] = "", after[DATUM_SIZE];
    if (in_int(v, "persoon", 0))
        id_format(in_int(v, "persoon", 0), persoon);
    if (tot)
        datum_add_days(tot, 1, after);
    if (eigen_rows(v, p, SQL_LOGBOEK,
                   BINDS(B_INT(":na", in_int(v, "na", 0)), B_INT(":most", most),
                         B_REF(":vanaf", vanaf ? clock_local_midnight(vanaf) : 0),
                         B_REF(":tot", tot ? clock_local_midnight(after) : 0),
                         B_REF(":gebruiker", in_int(v, "gebruiker", 0)),
                         B_REF(":huishouden", in_int(v, "huishouden", 0)),
                         B_TEXT(":persoon", persoon[0] ? persoon : NULL),
                         B_TEXT(":uitkomst", in_text(v, "uitkomst"))),
                   ret) != DONE)
        return FAILED;
    grounds_put(*ret);
    return DONE;
}

static enum result logboek_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (lines_find(v, PAGE + 1, &rows, p) != DONE)
        return FAILED;
    if (v->api)
        return model_lijst(v, model, rows, PAGE, "nr", p);
    if (model_lijst(v, model, rows, PAGE, "nr", p) != DONE)
        return FAILED;
    static const char *const keys[] = {"vanaf", "tot", "uitkomst"};
    json_t *filter = json_object();
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        json_object_set_new(filter, keys[i],
                            in_text(v, keys[i]) ? json_string(in_text(v, keys[i])) : json_null());
    json_object_set_new(model, "filter", filter);
    return DONE;
}

/* ---- to take along ---- */

static const struct veld UITVOER_VELDEN[] = {
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf"},
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie"},
    {.naam = "huishouden", .soort = VELD_ID, .label = "Nummer van het huishouden"},
    {.naam = "persoon", .soort = VELD_ID, .label = "Nummer van de persoon"},
    {.naam = "uitkomst", .soort = VELD_KEUZE, .keuzes = UITKOMSTEN, .label = "Uitkomst"},
    {.naam = "formaat",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = FORMATEN,
     .label = "Soort bestand"},
    {0},
};

static const struct kolom KOLOMMEN[] = {
    {"nr", "regel"},
    {"op", "wanneer"},
    {"gebeurtenis", "gebeurtenis"},
    {"handeling", "handeling"},
    {"naam", "wie"},
    {"gebruiker", "gebruiker"},
    {"functie", "functie"},
    {"onderdeel", "onderdeel"},
    {"organisatie", "organisatie"},
    {"rol", "rol"},
    {"huishouden", "huishouden"},
    {"personen", "personen"},
    {"object", "object"},
    {"gronden", "gronden"},
    {"uitkomst", "uitkomst"},
    {"reden", "reden"},
    {"gevraagd", "gevraagd"},
    {"adres", "netwerkadres"},
    {"verzoek", "verzoek"},
    {0},
};

static enum result uitvoer_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    (void)model;
    AUTO_JSON json_t *rows = NULL;
    BUF_AUTO struct buf filter;
    buf_init(&filter, 400);
    uitvoer_filter(v, &filter);
    return lines_find(v, UITVOER_MOST + 1, &rows, p) == DONE
               ? uitvoer_antwoord(v, rows, KOLOMMEN, "logboek", filter.data, p)
               : FAILED;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/logboek", "logboek.huishouden",
                 "Wie keek in dit huishouden, voor zover u mag weten wie er helpt.", huishouden_log,
                 .page = "huishouden_logboek", .velden = HUISHOUDEN_VELDEN),
    PRIVACY_READ(HTTP_GET, "/logboek", "logboek.lezen", "Het hele logboek, zonder inhoud.",
                 logboek_read, .page = "logboek", .velden = ZOEK_VELDEN),
    PRIVACY_READ(HTTP_GET, "/logboek/uitvoer", "logboek.uitvoeren",
                 "Regels van het logboek als bestand, zonder inhoud.", uitvoer_read,
                 .velden = UITVOER_VELDEN, .inhoud = true),
};
ROUTE_PART(logboek, ROUTES);
