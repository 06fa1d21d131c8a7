/* SPDX-License-Identifier: EUPL-1.2 */
/* What a bundle of another municipality may hold. It is signed by one we know, and believed no
 * further than that: every field is looked at before anything is kept. */
#include "base/cleanup.h"
#include "base/datum.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/verhuizing.h"
#include "domein/vestiging.h"
#include "stukken/soort.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { LINE = 300, TEXT = 60000, PEOPLE = 30 };

/* Absent, null, or a text that fits. */
static bool text_fits(const json_t *row, const char *key, size_t most, bool needed)
{
    const json_t *value = json_object_get(row, key);
    if (!value || json_is_null(value))
        return !needed;
    return json_is_string(value) && json_string_length(value) <= most &&
           strlen(json_string_value(value)) == json_string_length(value) &&
           (!needed || json_string_length(value) > 0);
}

static bool date_fits(const json_t *row, const char *key, bool needed)
{
    const char *text = row_text(row, key);
    return text ? datum_is_whole(text) : !needed && text_fits(row, key, 0, false);
}

static bool one_of(const char *text, const char *const *codes)
{
    for (; text && *codes; codes++)
        if (strcmp(text, *codes) == 0)
            return true;
    return false;
}

static bool person_fits(const json_t *row)
{
    static const char *const rollen[] = {"moeder",     "vader",      "ouder", "kind", "partner",
                                         "grootouder", "pleegouder", "ander", NULL};
    static const char *const geslachten[] = {"m", "v", "x", NULL};
    const char *geboren = row_text(row, "geboortedatum");
    return json_is_object(row) && text_fits(row, "voornamen", LINE, false) &&
           text_fits(row, "voorvoegsel", 50, false) &&
           text_fits(row, "geslachtsnaam", LINE, false) && text_fits(row, "naam", LINE, true) &&
           text_fits(row, "taal", 50, false) && text_fits(row, "bsn", 9, false) &&
           (!geboren || datum_is_partial(geboren)) && one_of(row_text(row, "rol"), rollen) &&
           one_of(row_text(row, "geslacht"), geslachten);
}

static bool numbers_fit(const json_t *list, size_t below)
{
    const json_t *one;
    size_t i;
    json_array_foreach(list, i, one) if (!json_is_integer(one) || json_integer_value(one) < 0 ||
                                         (size_t)json_integer_value(one) >= below) return false;
    return json_is_array(list) && json_array_size(list) > 0 && json_array_size(list) <= below;
}

static bool goal_fits(const json_t *row)
{
    static const char *const stand[] = {"voorgesteld", "actief", "behaald", "gestopt", NULL};
    return text_fits(row, "titel", LINE, true) && text_fits(row, "resultaat", TEXT, true) &&
           date_fits(row, "streefdatum", false) && one_of(row_text(row, "doelStatus"), stand);
}

/* Its bytes: vestiging_document.c. */
static bool document_fits(const json_t *row)
{
    static const char *const niet[] = {"contact", "plan", "betrokkenheid", NULL};
    const json_t *bestand = json_object_get(row, "bestand");
    return text_fits(row, "titel", LINE, true) && strcmp(row_text(row, "aard"), "inhoud") == 0 &&
           !one_of(row_text(row, "categorie"), niet) && json_is_object(bestand) &&
           text_fits(bestand, "naam", (size_t)4 * BESTANDSNAAM_MAX, true) &&
           text_fits(bestand, "soort", 20, true) &&
           json_is_integer(json_object_get(bestand, "plaats")) &&
           json_is_integer(json_object_get(bestand, "bytes"));
}

static bool item_fits(const json_t *row, size_t people, size_t items)
{
    static const char *const soorten[] = {
        "adres",       "plan",       "doel",        "actie",      "notitie",   "woord",
        "kernverhaal", "kracht",     "zorg",        "akkoord",    "evaluatie", "stem",
        "scanregel",   "verwijzing", "voorziening", "netwerklid", "document",  NULL};
    static const char *const aarden[] = {"coordinatie", "inhoud", NULL};
    static const char *const gronden[] = {"G3", "G4", NULL};
    const char *soort = row_text(row, "soort");
    const json_t *doel = json_object_get(row, "doel");
    if (!json_is_object(row) || !one_of(soort, soorten) || !one_of(row_text(row, "aard"), aarden) ||
        !one_of(row_text(row, "opGrond"), gronden) || !text_fits(row, "categorie", 50, true) ||
        !date_fits(row, "datum", true) || !text_fits(row, "organisatie", LINE, true) ||
        !text_fits(row, "onderdeel", LINE, true) || !text_fits(row, "auteur", LINE, true) ||
        !text_fits(row, "titel", LINE, false) || !text_fits(row, "tekst", TEXT, false) ||
        !text_fits(row, "uitleg", 4000, false) ||
        !numbers_fit(json_object_get(row, "personen"), people))
        return false;
    if (strcmp(soort, "doel") == 0)
        return goal_fits(row);
    if (strcmp(soort, "document") == 0)
        return document_fits(row);
    if (strcmp(soort, "actie") == 0)
        return text_fits(row, "titel", LINE, true) && date_fits(row, "vervaldatum", true) &&
               (json_is_null(doel) || (json_is_integer(doel) && json_integer_value(doel) >= 0 &&
                                       (size_t)json_integer_value(doel) < items));
    return true;
}

static bool sender_fits(const json_t *row)
{
    return json_is_object(row) && text_fits(row, "gemeente", LINE, true) &&
           text_fits(row, "onderdeel", LINE, true) && text_fits(row, "naam", LINE, true) &&
           text_fits(row, "functie", LINE, false) && text_fits(row, "telefoon", 50, false);
}

static bool shape_fits(const json_t *inhoud)
{
    const json_t *personen = json_object_get(inhoud, "personen"),
                 *stukken = json_object_get(inhoud, "stukken"), *row;
    size_t people = json_array_size(personen), items = json_array_size(stukken), i;
    const char *soort = row_text(inhoud, "soort");
    if (!soort || strcmp(soort, "verhuizing") != 0 || !json_is_array(stukken) || people == 0 ||
        people > PEOPLE || items > VERHUIZING_STUKKEN + VERHUIZING_FEITEN ||
        !text_fits(inhoud, "kenmerk", 32, true) || !text_fits(inhoud, "bericht", TEXT, true) ||
        !date_fits(inhoud, "datum", false) || !sender_fits(json_object_get(inhoud, "afzender")))
        return false;
    json_array_foreach(personen, i, row) if (!person_fits(row)) return false;
    json_array_foreach(stukken, i, row) if (!item_fits(row, people, items)) return false;
    return true;
}

static const char SQL_CATEGORIE[] =
    "SELECT 1 FROM categorie WHERE code = :code AND code NOT IN ('melder', 'werkaantekening',"
    " 'regie_intern', 'meldcode') AND (:doel = 0 OR EXISTS (SELECT 1 FROM leefgebied l WHERE l.code"
    " = :code))";

/* Of a goal also a leefgebied; an action belongs to a goal. */
static enum result codes_check(struct verzoek *v, const json_t *stukken, bool *ret,
                               struct probleem *p)
{
    const json_t *row;
    size_t i;
    json_array_foreach(stukken, i, row)
    {
        int64_t known;
        const json_t *doel = json_object_get(row, "doel");
        if (json_is_integer(doel) &&
            strcmp(row_text(json_array_get(stukken, (size_t)json_integer_value(doel)), "soort"),
                   "doel") != 0)
            *ret = false;
        if (db_int(v->db, p, SQL_CATEGORIE,
                   BINDS(B_TEXT(":code", row_text(row, "categorie")),
                         B_INT(":doel", strcmp(row_text(row, "soort"), "doel") == 0)),
                   0, &known) != DONE)
            return FAILED;
        *ret = *ret && known;
    }
    return DONE;
}

enum result vestiging_check(struct verzoek *v, const json_t *inhoud, bool *ret, struct probleem *p)
{
    *ret = shape_fits(inhoud);
    return *ret ? codes_check(v, json_object_get(inhoud, "stukken"), ret, p) : DONE;
}
