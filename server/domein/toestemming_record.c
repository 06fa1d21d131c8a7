/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/toestemming_vraag.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_ADD[] =
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
    " ontvanger_gebruiker_id, ontvanger_persoon_id, doel, doel_zin, van, tot, tekst, wijze, taal,"
    " tolk, kind_alleen, kind_alleen_reden, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op)"
    " VALUES (:h, :id, :persoon, :soort, :onderdeel, :gebruiker, :mens, :doel, :doelZin, :van,"
    " :tot, :tekst, :wijze, :taal, :tolk, :kindAlleen, :reden, :plek, :door, :doorOnderdeel, :nu)";
static const char SQL_ADD_CATEGORIE[] =
    "INSERT INTO toestemming_categorie (huishouden_id, toestemming_id, categorie)"
    " SELECT :h, :id, value FROM json_each(:lijst)";
static const char SQL_ADD_ITEM[] =
    "INSERT INTO toestemming_item (huishouden_id, toestemming_id, item_id)"
    " SELECT :h, :id, value FROM json_each(:lijst)";
static const char SQL_ADD_BRON[] =
    "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id, bevestigd_door,"
    " bevestigd_op)"
    " SELECT :h, :id, value, CASE WHEN value = :eigen THEN :door END,"
    " CASE WHEN value = :eigen THEN :nu END FROM json_each(:lijst)";

static bool kind_alleen(const struct vraag *q, const char *soort)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(q->woorden, "kindAlleen"), i, one)
    {
        if (strcmp(json_string_value(one), soort) == 0)
            return true;
    }

    return false;
}

static const char *text_or(const json_t *in, const char *key, const char *otherwise)
{
    const char *text = row_text(in, key);
    return text ? text : otherwise;
}

static enum result row_insert(struct dossier *d, const struct vraag *q, const char *soort,
                              const char *tekst, int64_t id, struct probleem *p)
{
    const struct verzoek *v = d->v;
    bool alone = kind_alleen(q, soort);
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":persoon", q->persoon),
              B_TEXT(":soort", soort), B_REF(":onderdeel", q->onderdeel),
              B_REF(":gebruiker", q->gebruiker), B_REF(":mens", q->ontvanger_persoon),
              B_TEXT(":doel", row_text(q->in, "doel")),
              B_TEXT(":doelZin", row_text(q->in, "doelZin")), B_TEXT(":van", q->van),
              B_TEXT(":tot", q->tot), B_TEXT(":tekst", tekst),
              B_TEXT(":wijze", row_text(q->in, "wijze")),
              B_TEXT(":taal", text_or(q->in, "taal", "Nederlands")),
              B_INT(":tolk", row_true(q->in, "tolk")), B_INT(":kindAlleen", alone),
              B_TEXT(":reden", alone ? row_text(q->in, "kindAlleenReden") : NULL),
              B_INT(":plek", !row_true(q->in, "zonderPlek")), B_INT(":door", v->kijker->gebruiker),
              B_INT(":doorOnderdeel", v->kijker->onderdeel), B_INT(":nu", v->nu)),
        NULL);
}

enum result vraag_insert(struct dossier *d, const struct vraag *vraag, const char *soort,
                         const char *tekst, int64_t *ret_id, struct probleem *p)
{
    const struct verzoek *v = d->v;
    int64_t id = verzoek_id(d->v);
    if (row_insert(d, vraag, soort, tekst, id, p) != DONE ||
        db_exec(d->db, p, SQL_ADD_CATEGORIE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":lijst", vraag->categorieen)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_ADD_ITEM,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":lijst", vraag->items)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_ADD_BRON,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":lijst", vraag->bronnen), B_INT(":eigen", v->kijker->onderdeel),
                      B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

static const char SQL_GEVERS[] =
    "SELECT g.gever_persoon_id AS persoon, g.gever_onderdeel_id AS onderdeel, g.hoedanigheid, "
    "g.naam,"
    " EXISTS (SELECT 1 FROM regel_gever_overkant o WHERE o.toestemming_id = g.toestemming_id"
    "  AND o.gever_persoon_id IS g.gever_persoon_id AND o.gever_onderdeel_id IS "
    "g.gever_onderdeel_id)"
    "  AS \"overkant?\""
    " FROM zicht_gever g WHERE g.toestemming_id = :id ORDER BY g.hoedanigheid = 'gezag', g.naam";

enum result vraag_gevers(struct dossier *d, int64_t toestemming, json_t **ret, struct probleem *p)
{
    return dossier_rows(d, p, SQL_GEVERS, BINDS(B_INT(":id", toestemming)), ret);
}

/* R11: a court, or the power of a GI, stands in for this giver: nothing is put to them. */
static bool is_answered_for(const json_t *verklaringen, const json_t *gever)
{
    const json_t *deel;
    size_t i;
    json_array_foreach(verklaringen, i, deel)
    {
        int64_t id = row_int(deel, "gever");
        if (row_text(deel, "vervanging") && id &&
            (id == row_int(gever, "persoon") || id == row_int(gever, "onderdeel")))
            return true;
    }
    return false;
}

static const char SQL_PLEK[] = "SELECT 1 FROM regel_toestemming_plek WHERE toestemming_id = :id";

enum result vraag_separation_check(struct dossier *d, const struct vraag *q, int64_t toestemming,
                                   const json_t *gevers, struct probleem *p)
{
    const json_t *gever;
    size_t i;
    int64_t names_place;
    if (db_int(d->db, p, SQL_PLEK, BINDS(B_INT(":id", toestemming)), 0, &names_place) != DONE)
        return FAILED;
    if (!names_place && row_true(q->in, "zonderPlek"))
        return DONE;
    json_array_foreach(gevers, i, gever)
    {
        if (row_true(gever, "overkant") && !probleem_heeft(p, "zonderPlek") &&
            !is_answered_for(json_object_get(q->in, "verklaringen"), gever))
            return probleem_veld(p, "zonderPlek", "R19",
                                 "Deze toestemming kunt u niet voorleggen aan iedereen die "
                                 "ja of nee moet zeggen: de "
                                 "tekst kan een plek noemen die geheim moet blijven (regel "
                                 "R19). Er is niets "
                                 "opgeslagen. Delen kan soms wel met een besluit (G4), of "
                                 "door zelf precies te "
                                 "sturen wat nodig is (G6). Overleg met de regisseur.");
    }

    return DONE;
}
