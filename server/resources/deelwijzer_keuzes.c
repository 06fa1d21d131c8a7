/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be chosen in the deelwijzer. */
#include "resources/deelwijzer_intern.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

#define LOOPT(x) x ".van <= vandaag() AND (" x ".tot IS NULL OR " x ".tot >= vandaag())"
static const char SQL_ONDERDELEN[] =
    "SELECT o.id AS \"waarde#\", " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE o.id IN (SELECT onderdeel_id FROM zicht_deelontvanger)"
    " ORDER BY z.soort <> 'veilig_thuis', 2";
static const char SQL_GEBRUIKERS[] =
    "SELECT a.id AS \"waarde#\", a.naam || ', ' || a.functie || ', ' || a.onderdeel AS naam"
    " FROM zicht_account a WHERE a.id IN (SELECT gebruiker_id FROM zicht_deelontvanger)"
    " ORDER BY a.onderdeel, a.naam";
static const char SQL_ITEMS[] =
    "SELECT i.id AS \"waarde#\", coalesce(i.titel, k.naam) || ' (' || lower(k.naam) || '), ' ||"
    " dag_woorden(i.datum) AS naam, i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM zicht_item_titel i JOIN categorie k ON k.code = i.categorie"
    " WHERE i.bron_id = :eigen AND i.soort IN ('notitie', 'document', 'doel', 'actie')"
    " AND i.categorie IN (SELECT categorie FROM deelgrond_categorie)"
    " ORDER BY i.datum DESC, i.id DESC LIMIT 60";
static const char SQL_CATEGORIEEN[] =
    "SELECT c.code AS waarde, c.naam FROM categorie c WHERE c.code IN (SELECT categorie FROM"
    " deelgrond_categorie) ORDER BY c.volgorde";
static const char SQL_DOELEN[] =
    "SELECT code AS waarde, naam FROM verwerkingsdoel WHERE tot IS NULL OR tot >= vandaag()"
    " ORDER BY volgorde";
/* `past`: this source may decide on it, towards that receiver. */
static const char SQL_GRONDEN[] =
    "SELECT g.code AS waarde, g.naam, g.artikel, g.uitleg, g.actief AS \"actief?\","
    " g.max_dagen AS \"dagen\", g.wie = 'auteur' AS \"stukken?\","
    " g.id IN (SELECT id FROM zicht_deelgrond) AS \"voorU?\","
    " EXISTS (SELECT 1 FROM zicht_deelontvanger r WHERE r.grond_id = g.id"
    "  AND r.onderdeel_id = :onderdeel) AS \"voorAnder?\""
    " FROM deelgrond g WHERE " LOOPT("g") " ORDER BY g.volgorde";
static const char SQL_VAN[] = "SELECT onderdeel_id FROM gebruiker WHERE id = :id";

static json_t *vragen_options(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "ja",
                     "naam", "Ja, ik vraag het", "waarde", "nee-gezegd", "naam",
                     "Ik vroeg het, en het antwoord was nee", "waarde", "gevaar", "naam",
                     "Nee, vragen maakt het gevaarlijker", "waarde", "niet-bereikbaar", "naam",
                     "Nee, ik kan ze niet bereiken", "waarde", "hoeft-niet", "naam",
                     "De wet vraagt hier geen toestemming");
}

static bool was_typed(const json_t *raw, const char *name, const char *value)
{
    const json_t *all = json_object_get(raw, name), *one;
    size_t i;
    bool there = json_is_string(all) && strcmp(json_string_value(all), value) == 0;
    json_array_foreach(all, i, one) there =
        there || (json_is_string(one) && strcmp(json_string_value(one), value) == 0);
    return there;
}

/* Of the members, those it is about. */
static json_t *chosen_options(const json_t *leden, const json_t *raw)
{
    json_t *options = kop_leden_opties(leden);
    for (size_t i = json_array_size(options); i-- > 0;)
        if (!was_typed(raw, "personen", row_text(json_array_get(options, i), "waarde")))
            json_array_remove(options, i);
    return options;
}

/* Who may receive: as chosen, or where the chosen professional works. */
static enum result onderdeel_typed(struct verzoek *v, int64_t *ret, struct probleem *p)
{
    const char *onderdeel = deel_getypt(v->raw, "ontvangerOnderdeel"),
               *gebruiker = deel_getypt(v->raw, "ontvangerGebruiker");
    *ret = onderdeel ? id_parse(onderdeel) : 0;
    if (*ret || !gebruiker)
        return DONE;
    return db_int(v->db, p, SQL_VAN, BINDS(B_INT(":id", id_parse(gebruiker))), 0, ret);
}

enum result deel_keuzes_put(struct dossier *d, const json_t *leden, json_t *options,
                            struct probleem *p)
{
    struct verzoek *v = d->v;
    int64_t eigen = v->kijker->onderdeel;
    json_object_set_new(options, "personen", kop_leden_opties(leden));
    json_object_set_new(options, "verteldAan", chosen_options(leden, v->raw));
    json_object_set_new(options, "vragen", vragen_options());
    if (dossier_put_rows(d, p, options, "ontvangerOnderdeel", SQL_ONDERDELEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "ontvangerGebruiker", SQL_GEBRUIKERS, NO_BINDS) != DONE ||
        model_rows(v, p, options, "categorieen", SQL_CATEGORIEEN, NO_BINDS) != DONE ||
        model_rows(v, p, options, "doel", SQL_DOELEN, NO_BINDS) != DONE)
        return FAILED;
    return dossier_put_rows(d, p, options, "items", SQL_ITEMS, BINDS(B_INT(":eigen", eigen)));
}

enum result deel_gronden_put(struct dossier *d, json_t *model, json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *kan = json_array(), *niet = json_array(), *row;
    int64_t onderdeel;
    size_t i;
    json_object_set_new(model, "gronden", kan);
    json_object_set_new(model, "nietHier", niet);
    if (onderdeel_typed(d->v, &onderdeel, p) != DONE ||
        dossier_rows(d, p, SQL_GRONDEN, BINDS(B_INT(":onderdeel", onderdeel)), &rows) != DONE)
        return FAILED;
    const char *chosen = deel_getypt(d->v->raw, "grond");
    json_array_foreach(rows, i, row)
    {
        bool past = row_true(row, "actief") && row_true(row, "voorU") && row_true(row, "voorAnder");
        const char *waarom = !row_true(row, "actief")  ? "deze wet geldt nog niet"
                             : !row_true(row, "voorU") ? "niet voor uw organisatie"
                                                       : "niet met deze organisatie";
        json_object_set_new(row, "waarom", json_string(waarom));
        json_object_set_new(row, "gekozen",
                            json_boolean(chosen && strcmp(chosen, row_text(row, "waarde")) == 0));
        json_array_append(past ? kan : niet, row);
    }
    json_object_set(options, "grond", kan);
    return DONE;
}
