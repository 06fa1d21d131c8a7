/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/leden.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- the card, `contact`, the address ---- */

static const char SQL_LEDEN[] =
    "SELECT l.id AS \"id#\", l.persoon_id AS \"persoon#\", l.naam, l.roepnaam, l.rol,"
    " l.elders AS \"elders?\", l.van, l.tot, coalesce(l.tot < vandaag(), 0) AS \"gestopt?\","
    " l.bron, l.versie, l.ongeboren AS \"ongeboren?\", coalesce(c.geslacht, 'x') AS geslacht,"
    " c.geboortedatum, CASE WHEN c.overleden_op IS NULL THEN"
    "  leeftijd_laag(c.geboortedatum, vandaag()) END AS leeftijd,"
    " c.overleden_op AS overledenOp, c.taal, c.tolk AS \"tolk?\", c.bsn_masker AS bsn,"
    " c.in_onderzoek AS \"inOnderzoek?\", c.bron = 'brp' AS \"uitBrp?\","
    " coalesce(c.adres_geheim, s.geheim) AS \"adresGeheim?\", c.item_id IS NOT NULL AS "
    "\"contact?\","
    " a.item_id IS NOT NULL AS \"zietAdres?\", a.straat AS a_straat, a.huisnummer AS a_huisnummer,"
    " a.postcode AS a_postcode, a.woonplaats AS a_woonplaats, a.land AS a_land,"
    " a.telefoon AS a_telefoon, a.email AS a_email, id_tekst(l.persoon_id) AS \"personen!\","
    " c.grond AS \"grond!\", a.grond AS \"grond_adres!\""
    " FROM zicht_lid l JOIN zicht_huishouden h ON h.id = l.huishouden_id"
    " LEFT JOIN zicht_contact c ON c.persoon_id = l.persoon_id"
    " LEFT JOIN zicht_adres a ON a.persoon_id = l.persoon_id"
    " LEFT JOIN zicht_adresgeheim s ON s.lid_id = l.id"
    " WHERE (:lid = 0 OR l.id = :lid) AND (l.tot IS NULL OR l.tot >= vandaag() OR h.regie = 1)"
    " GROUP BY l.id"
    " ORDER BY coalesce(l.tot < vandaag(), 0), l.elders, c.geboortedatum IS NULL, c.geboortedatum, "
    "l.id";

static void address_take(json_t *row)
{
    static const char *const KEYS[] = {"a_straat", "a_huisnummer", "a_postcode", "a_woonplaats",
                                       "a_land",   "a_telefoon",   "a_email"};
    json_t *adres = row_true(row, "zietAdres") ? json_object() : json_null();
    for (size_t i = 0; i < COUNT_OF(KEYS); i++) {
        if (json_is_object(adres))
            json_object_set(adres, KEYS[i] + 2, json_object_get(row, KEYS[i]));
        json_object_del(row, KEYS[i]);
    }
    json_object_set_new(row, "adres", adres);
    json_object_del(row, "zietAdres");
    json_object_del(row, "grond_adres");
    json_object_del(row, "grond");
    json_object_del(row, "personen");
}

/* The next birthday on which other people decide (R10), when it is within a year. */
static json_t *birthday_next(const json_t *row, const char *vandaag)
{
    static const int AGES[] = {12, 16, 18};
    const char *geboren = row_text(row, "geboortedatum");
    char dag[DATUM_SIZE], horizon[DATUM_SIZE];
    if (!geboren || !datum_is_whole(geboren) || row_text(row, "overledenOp"))
        return json_null();
    datum_add_months(vandaag, 12, horizon);
    for (size_t i = 0; i < COUNT_OF(AGES); i++) {
        datum_add_months(geboren, AGES[i] * 12, dag);
        if (datum_age(geboren, dag) < AGES[i]) /* born on 29 February: on 1 March */
            datum_add_days(dag, 1, dag);
        if (strcmp(dag, vandaag) > 0 && strcmp(dag, horizon) <= 0)
            return json_pack("{s:i, s:s}", "leeftijd", AGES[i], "datum", dag);
    }
    return json_null();
}

/* ---- what belongs to a member ---- */

#define NU "t.van <= vandaag() AND (t.tot IS NULL OR t.tot >= vandaag()) AS \"nu?\","
static const char SQL_GEZAG[] =
    "SELECT t.id AS \"id#\", t.kind_id AS \"van_wie#\", t.soort, t.houder, t.van, t.tot, " NU
    " t.in_onderzoek AS \"inOnderzoek?\", t.bron, t.bron_datum AS bronDatum, t.versie,"
    " t.personen AS \"personen!\", t.grond AS \"grond!\""
    " FROM zicht_gezag t ORDER BY t.van DESC, t.id";
static const char SQL_VERTEGENWOORDIGING[] =
    "SELECT t.id AS \"id#\", t.persoon_id AS \"van_wie#\", t.soort, t.houder, t.van, t.tot, " NU
    " t.bron, t.bron_datum AS bronDatum, t.versie, t.personen AS \"personen!\","
    " t.grond AS \"grond!\" FROM zicht_vertegenwoordiging t ORDER BY t.van DESC, t.id";
static const char SQL_WILSONBEKWAAM[] =
    "SELECT t.id AS \"id#\", t.persoon_id AS \"van_wie#\", t.categorie,"
    " t.categorie_naam AS categorieNaam, t.van, t.tot, " NU
    " t.bron, t.vastgelegd_door AS door, t.versie, t.personen AS \"personen!\","
    " t.grond AS \"grond!\" FROM zicht_wilsonbekwaam t ORDER BY t.van DESC, t.id";

/* row[key] of each member = the rows of `sql` about that person. */
static enum result belongings_put(struct dossier *d, json_t *leden, const char *key,
                                  const char *sql, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *lid, *row;
    size_t i, j;
    if (dossier_rows(d, p, sql, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(leden, i, lid)
    {
        json_t *own = json_array();
        json_array_foreach(rows, j, row)
        {
            if (strcmp(row_text(row, "van_wie"), row_text(lid, "persoon")) == 0)
                json_array_append_new(own, json_copy(row));
        }
        json_object_set_new(lid, key, own);
        json_array_foreach(own, j, row)
        {
            json_object_del(row, "van_wie");
            json_object_del(row, "personen");
            json_object_del(row, "grond");
        }
    }
    return DONE;
}

/* "Elif Yıldız en Mark de Vries" */
static json_t *holders_join(const json_t *rows)
{
    BUF_AUTO struct buf names;
    const char *waiting = NULL;
    const json_t *row;
    size_t i;
    buf_init(&names, 2000);
    json_array_foreach(rows, i, row)
    {
        const char *houder = row_text(row, "houder");
        if (!row_true(row, "nu") || !houder)
            continue;
        if (waiting)
            buf_format(&names, "%s%s", names.len ? ", " : "", waiting);
        waiting = houder;
    }
    if (waiting)
        buf_format(&names, "%s%s", names.len ? " en " : "", waiting);
    return names.len ? json_string(names.data) : json_null();
}

/* Gezag as it is today, in one line. */
static json_t *gezag_now(const json_t *rows)
{
    const json_t *row, *first = NULL;
    size_t i;
    bool doubt = false;
    json_array_foreach(rows, i, row)
    {
        if (!row_true(row, "nu"))
            continue;
        if (!first)
            first = row;
        doubt = doubt || row_true(row, "inOnderzoek");
    }
    return first ? json_pack("{s:o, s:O, s:b, s:O, s:O}", "namen", holders_join(rows), "soort",
                             json_object_get(first, "soort"), "inOnderzoek", doubt, "bron",
                             json_object_get(first, "bron"), "bronDatum",
                             json_object_get(first, "bronDatum"))
                 : json_null();
}

static bool any_now(const json_t *rows)
{
    const json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (row_true(row, "nu"))
            return true;
    }
    return false;
}

/* Whether there is something to think of (partials/lid_letop.html). */
static bool asks_attention(const json_t *row)
{
    return row_text(row, "overledenOp") || row_true(row, "adresGeheim") || row_true(row, "tolk") ||
           row_true(row, "inOnderzoek") || json_is_object(json_object_get(row, "wordt")) ||
           any_now(json_object_get(row, "wilsonbekwaam")) ||
           any_now(json_object_get(row, "vertegenwoordiging"));
}

enum result leden_rijen(struct dossier *d, int64_t lid, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *leden = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_LEDEN, BINDS(B_INT(":lid", lid)), &leden) != DONE ||
        belongings_put(d, leden, "gezag", SQL_GEZAG, p) != DONE ||
        belongings_put(d, leden, "vertegenwoordiging", SQL_VERTEGENWOORDIGING, p) != DONE ||
        belongings_put(d, leden, "wilsonbekwaam", SQL_WILSONBEKWAAM, p) != DONE)
        return FAILED;
    json_array_foreach(leden, i, row)
    {
        const json_t *leeftijd = json_object_get(row, "leeftijd");
        bool child = json_is_integer(leeftijd) && json_integer_value(leeftijd) < 18;
        json_object_set_new(row, "minderjarig", json_boolean(child));
        address_take(row);
        json_object_set_new(row, "wordt", birthday_next(row, d->v->vandaag));
        json_object_set_new(row, "gezagNu", gezag_now(json_object_get(row, "gezag")));
        json_object_set_new(row, "letOp", json_boolean(asks_attention(row)));
    }
    *ret = TAKE(leden);
    return DONE;
}

/* ---- for forms ---- */

static const char SQL_KOP[] =
    "SELECT l.id AS \"id#\", l.persoon_id AS \"persoon#\", l.naam, l.versie,"
    " id_tekst(l.persoon_id) AS \"personen!\" FROM zicht_lid l WHERE l.id = :lid";

enum result lid_kop(struct dossier *d, int64_t lid, json_t *model, struct probleem *p)
{
    if (dossier_put_row(d, p, model, "lid", SQL_KOP, BINDS(B_INT(":lid", lid))) != DONE)
        return FAILED;
    return json_is_object(json_object_get(model, "lid"))
               ? DONE
               : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

static const char SQL_PERSONEN[] =
    "SELECT id_tekst(id) AS waarde, naam, id_tekst(id) AS \"personen!\" FROM ("
    "SELECT persoon_id AS id, max(naam) AS naam, 1 AS rang FROM zicht_lid GROUP BY persoon_id"
    " UNION ALL SELECT id, naam, 2 FROM zicht_gevonden"
    "  WHERE id NOT IN (SELECT persoon_id FROM zicht_lid)"
    " UNION ALL SELECT persoon_id, max(naam), 3 FROM zicht_gevonden_bekend"
    "  WHERE persoon_id NOT IN (SELECT persoon_id FROM zicht_lid) GROUP BY persoon_id)"
    " WHERE :kinderen = 1 OR id NOT IN (SELECT persoon_id FROM zicht_contact"
    "  WHERE leeftijd_hoog(geboortedatum, vandaag()) < 18) ORDER BY rang, naam";

enum result personen_opties(struct dossier *d, bool children, json_t **ret, struct probleem *p)
{
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_PERSONEN, BINDS(B_INT(":kinderen", children)), ret) != DONE)
        return FAILED;
    json_array_foreach(*ret, i, row) { json_object_del(row, "personen"); }
    return DONE;
}

const char SQL_OPTIES_ONDERDEEL[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id WHERE (o.tot IS NULL OR o.tot >= vandaag())"
    " AND (z.tot IS NULL OR z.tot >= vandaag()) ORDER BY 2";
const char SQL_OPTIES_GI[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'gi'"
    " WHERE (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())"
    " ORDER BY 2";

enum result opties_put(struct dossier *d, json_t *options, const char *key, const char *sql,
                       struct probleem *p)
{
    return model_rows(d->v, p, options, key, sql, NO_BINDS);
}
