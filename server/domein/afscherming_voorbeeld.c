/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/afscherming.h"
#include "domein/lezers.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

/* Accounts on the other side of which the viewer sees that they are involved. */
static const char SQL_OVERKANT[] =
    "SELECT v.gebruiker_id AS nummer, v.gebruiker_id AS \"gebruiker#\", max(g.naam) AS naam,"
    " max(o.naam) AS onderdeel, v.personen AS \"personen!\", v.grond AS \"grond!\""
    " FROM zicht_ontvanger v JOIN gebruiker g ON g.id = v.gebruiker_id"
    " JOIN onderdeel o ON o.id = v.onderdeel_id WHERE v.erbij = 1 AND"
    " (v.gebruiker_id IN (SELECT value FROM json_each(:gebruikers))"
    "  OR v.onderdeel_id IN (SELECT value FROM json_each(:onderdelen)))"
    " GROUP BY v.gebruiker_id ORDER BY 3";
static const char SQL_STUKKEN[] =
    "SELECT i.id AS \"id#\", i.soort, i.titel, i.datum, k.naam AS categorie,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\" FROM zicht_item_titel i"
    " JOIN categorie k ON k.code = i.categorie"
    " WHERE i.id IN (SELECT value FROM json_each(:ids)) ORDER BY i.datum DESC, i.id DESC LIMIT 200";

struct proef {
    struct dossier *d;
    const json_t *in;
    json_t *overkant; /* rows, each with `voor` and then `na`: what they see */
    json_t *lezers;
};

/* Each row's [key] = what that account sees now. */
static enum result looks_put(struct dossier *d, json_t *overkant, const char *key,
                             struct probleem *p)
{
    json_t *row, *items;
    size_t i;
    json_array_foreach(overkant, i, row)
    {
        if (oogpunt_items(d, row_int(row, "nummer"), &items, p) != DONE)
            return FAILED;
        json_object_set_new(row, key, items);
    }
    return DONE;
}

static enum result separation_try(struct db_conn *c, void *arg, struct probleem *p)
{
    struct proef *proef = arg;
    int64_t id;
    (void)c;
    const struct item_nieuw item = {.soort = "afscherming",
                                    .categorie = "veiligheid",
                                    .aard = "coordinatie",
                                    .personen = json_object_get(proef->in, "personen")};
    if (afscherming_add(proef->d, proef->in, &id, p) != DONE ||
        looks_put(proef->d, proef->overkant, "na", p) != DONE)
        return FAILED;
    return lezers_of(proef->d, &item, 0, &proef->lezers, p);
}

/* What they lose and the asker sees too (R25). */
static enum result lost_put(struct dossier *d, json_t *row, struct probleem *p)
{
    AUTO_JSON json_t *ids = json_array();
    json_t *voor = json_object_get(row, "voor"), *grond, *stukken;
    const char *id;
    json_object_foreach(voor, id, grond)
    {
        if (!json_object_get(json_object_get(row, "na"), id))
            json_array_append_new(ids, json_integer(id_parse(id)));
    }
    AUTO_FREE char *list = json_dumps(ids, JSON_COMPACT);
    if (!list)
        return probleem_intern(p, "no memory for a preview");
    if (dossier_rows(d, p, SQL_STUKKEN, BINDS(B_TEXT(":ids", list)), &stukken) != DONE)
        return FAILED;
    json_object_set_new(row, "kwijt", stukken);
    json_object_del(row, "voor");
    json_object_del(row, "na");
    json_object_del(row, "nummer");
    json_object_del(row, "personen");
    json_object_del(row, "grond");
    return DONE;
}

static enum result other_side_read(struct dossier *d, const json_t *in, json_t **ret,
                                   struct probleem *p)
{
    json_t *none = json_array();
    const json_t *gebruikers = json_object_get(in, "tegenGebruikers"),
                 *onderdelen = json_object_get(in, "tegenOnderdelen");
    AUTO_FREE char *g = json_dumps(gebruikers ? gebruikers : none, JSON_COMPACT);
    AUTO_FREE char *o = json_dumps(onderdelen ? onderdelen : none, JSON_COMPACT);
    json_decref(none);
    if (!g || !o)
        return probleem_intern(p, "no memory for a preview");
    return dossier_rows(d, p, SQL_OVERKANT,
                        BINDS(B_TEXT(":gebruikers", g), B_TEXT(":onderdelen", o)), ret);
}

enum result afscherming_voorbeeld(struct dossier *d, const json_t *in, json_t *ret,
                                  struct probleem *p)
{
    AUTO_JSON json_t *overkant = NULL;
    json_t *row;
    size_t i;
    if (other_side_read(d, in, &overkant, p) != DONE || looks_put(d, overkant, "voor", p) != DONE)
        return FAILED;
    struct proef proef = {d, in, overkant, NULL};
    enum result r = db_rehearse(d->db, p, separation_try, &proef);
    d->v->object[0] = '\0'; /* what it named for the log was never there */
    json_object_set_new(ret, "lezers", proef.lezers ? proef.lezers : json_array());
    json_array_foreach(overkant, i, row)
    {
        if (r == DONE)
            r = lost_put(d, row, p);
    }
    json_object_set(ret, "overkant", overkant);
    return r;
}
