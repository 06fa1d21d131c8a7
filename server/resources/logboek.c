/* SPDX-License-Identifier: EUPL-1.2 */
/* The log as people read it: of one household. Ids and codes, no substance. The whole of it, for
 * the privacy officer, is logboek_zoeken.c. */
#include "resources/logboek.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100 };

static const struct veld HUISHOUDEN_VELDEN[] = {
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

void logboek_regels(json_t *rows)
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

enum result logboek_periode(const char *vanaf, const char *tot, struct probleem *p)
{
    return vanaf && tot && strcmp(vanaf, tot) > 0
               ? probleem_veld(p, "tot", "voor-vanaf", "Kies een dag op of na de eerste dag.")
               : DONE;
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
    logboek_regels(rows);
    return model_lijst(v, model, rows, PAGE, "nr", p);
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/logboek", "logboek.huishouden",
                 "Wie keek in dit huishouden, voor zover u mag weten wie er helpt.", huishouden_log,
                 .page = "huishouden_logboek", .velden = HUISHOUDEN_VELDEN),
};
ROUTE_PART(logboek, ROUTES);
