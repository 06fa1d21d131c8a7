/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/sjabloon.h"

#include "base/row.h"
#include "domein/bevoegdheid.h"

#include <string.h>

const struct plaatshouder PLAATSHOUDERS[] = {
    {"aan", "naam van wie de brief krijgt"},
    {"adres", "straat en woonplaats, als u die mag zien"},
    {"datum", "de dag van vandaag"},
    {"gemeente", "naam van de gemeente"},
    {"afzender", "wie de brief maakt"},
    {"functie", "functie van wie de brief maakt"},
    {"organisatie", "organisatie van wie de brief maakt"},
    {"telefoon", "telefoon van wie de brief maakt"},
    {"regisseur", "naam van de regisseur"},
    {"regisseurTelefoon", "telefoon van de regisseur"},
    {"regisseurOrganisatie", "waar de regisseur werkt"},
    {"evaluatiedatum", "wanneer het plan weer wordt besproken"},
    {"kernverhaal", "het kernverhaal, voor zover de lezer dat mag lezen"},
    {"doelen", "de doelen die de lezer mag zien"},
    {"acties", "de acties die de lezer mag zien"},
    {"toestemmingen", "wat de lezer zelf goed vond om te delen"},
    {"toevoeging", "wat de maker er zelf bij schrijft"},
    {NULL, NULL},
};
const char *const BRIEFSOORTEN[] = {
    "uitnodiging", "plan", "overdracht", "afsluiting", "toestemmingsverklaring", NULL};

/* ---- names in a text ---- */

/* From an opening "{{" at `at`: the name without the spaces beside it, and what comes after "}}".
 * NULL when it is not closed on its line. */
static const char *name_read(const char *at, const char **ret_name, size_t *ret_length)
{
    const char *name = at + 2, *end = name;
    while (*end && *end != '\n' && strncmp(end, "}}", 2) != 0)
        end++;
    if (strncmp(end, "}}", 2) != 0)
        return NULL;
    const char *after = end + 2;
    while (name < end && *name == ' ')
        name++;
    while (end > name && end[-1] == ' ')
        end--;
    *ret_name = name;
    *ret_length = (size_t)(end - name);
    return after;
}

static const char *known(const char *name, size_t length)
{
    for (const struct plaatshouder *h = PLAATSHOUDERS; h->naam; h++)
        if (strlen(h->naam) == length && memcmp(h->naam, name, length) == 0)
            return h->naam;
    return NULL;
}

enum result sjabloon_check(const char *tekst, struct probleem *p)
{
    for (const char *at = tekst; (at = strstr(at, "{{"));) {
        const char *name;
        size_t length;
        const char *after = name_read(at, &name, &length);
        if (!after)
            return probleem_veld(p, "tekst", "niet-gesloten",
                                 "Er staat ergens {{ zonder }} op dezelfde regel.");
        if (!known(name, length))
            return probleem_veld(p, "tekst", "onbekende-plaatshouder",
                                 "{{%.*s}} bestaat niet. Kies een naam uit de lijst.",
                                 length > 60 ? 60 : (int)length, name);
        at = after;
    }
    return DONE;
}

enum result sjabloon_fill(const char *tekst, const json_t *values, struct buf *out,
                          struct probleem *p)
{
    const char *from = tekst;
    for (const char *at; (at = strstr(from, "{{"));) {
        const char *name, *naam;
        size_t length;
        const char *after = name_read(at, &name, &length);
        if (!after || !(naam = known(name, length)))
            return probleem_intern(p, "a template holds what was never let in");
        const char *value = row_text(values, naam);
        buf_format(out, "%.*s%s", (int)(at - from), from, value ? value : "");
        from = after;
    }
    buf_format(out, "%s", from);
    return out->failed ? probleem_set(p, PROBLEEM_CONFLICT,
                                      "Deze brief wordt te lang. Kies een korter sjabloon.")
                       : DONE;
}

/* ---- keeping ---- */

static const char SQL_TAKEN[] = "SELECT 1 FROM brief_sjabloon WHERE soort = :soort AND van = :van";
static const char SQL_ADD[] = "INSERT INTO brief_sjabloon (id, soort, titel, tekst, van, door, op)"
                              " VALUES (:id, :soort, :titel, :tekst, :van, :door, :nu)";

enum result sjabloon_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    const char *van = row_text(in, "van"), *soort = row_text(in, "soort");
    int64_t taken;
    if (mag_kijker(v, p, "sjabloon.toevoegen") != DONE ||
        sjabloon_check(row_text(in, "tekst"), p) != DONE)
        return FAILED;
    if (strcmp(van, v->vandaag) < 0)
        return probleem_veld(p, "van", "te-vroeg", "Kies vandaag of een dag erna.");
    if (db_int(v->db, p, SQL_TAKEN, BINDS(B_TEXT(":soort", soort), B_TEXT(":van", van)), 0,
               &taken) != DONE)
        return FAILED;
    if (taken)
        return probleem_veld(p, "van", "bestaat-al",
                             "Vanaf die dag geldt al een sjabloon van deze soort. Kies een andere "
                             "dag.");
    *ret_id = verzoek_id(v);
    return db_exec(v->db, p, SQL_ADD,
                   BINDS(B_INT(":id", *ret_id), B_TEXT(":soort", soort),
                         B_TEXT(":titel", row_text(in, "titel")),
                         B_TEXT(":tekst", row_text(in, "tekst")), B_TEXT(":van", van),
                         B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                   NULL);
}
