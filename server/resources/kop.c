/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/kop.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <string.h>

static const char SQL_KAART[] =
    "SELECT k.id AS \"id#\", k.naam, w.naam AS wijk, k.regie AS \"regie?\","
    " k.betrokken AS \"betrokken?\", k.procesregie AS \"procesregie?\","
    " k.plan_id AS \"planId#\", k.evaluatiedatum, k.gesloten_op AS \"gesloten@\","
    " k.regisseur_id AS \"r_id#\", k.regisseur AS r_naam, k.regisseur_functie AS r_functie,"
    " k.regisseur_telefoon AS r_telefoon, k.regisseur_onderdeel AS r_onderdeel,"
    " k.vacature_uiterlijk AS uiterlijk, k.vacature_uiterlijk < vandaag() AS \"telaat?\""
    " FROM zicht_kaart k LEFT JOIN wijk w ON w.id = k.wijk_id AND k.regie = 1";

/* Moves the keys that start with `prefix` into an object of their own, or null when its first is
 * null. */
static json_t *part_take(json_t *row, const char *prefix, const char *first)
{
    const char *key;
    json_t *value;
    void *next;
    bool there = !json_is_null(json_object_get(row, first));
    json_t *part = there ? json_object() : json_null();
    json_object_foreach_safe(row, next, key, value)
    {
        if (strncmp(key, prefix, strlen(prefix)) != 0)
            continue;
        if (there)
            json_object_set(part, key + strlen(prefix), value);
        json_object_del(row, key);
    }
    return part;
}

static json_t *vacature_take(json_t *row)
{
    json_t *uiterlijk = json_object_get(row, "uiterlijk");
    json_t *alarm = json_null();
    if (json_is_string(uiterlijk))
        alarm = json_pack("{s:O, s:O}", "uiterlijk", uiterlijk, "telaat",
                          json_object_get(row, "telaat"));
    json_object_del(row, "uiterlijk");
    json_object_del(row, "telaat");
    return alarm;
}

/* The address in the head: of the household's own members who have one and the same visible
 * address. */
static const char SQL_ADRES[] =
    "SELECT a.straat || coalesce(' ' || a.huisnummer, '') || coalesce(', ' || a.postcode, "
    "'') ||"
    " coalesce(' ' || a.woonplaats, '') AS adres, group_concat(a.personen) AS \"personen-\","
    " a.grond AS \"grond-\""
    " FROM zicht_adres a JOIN zicht_lid l ON l.persoon_id = a.persoon_id"
    " WHERE l.elders = 0 AND l.tot IS NULL AND a.straat IS NOT NULL GROUP BY 1 ORDER BY count(*) "
    "DESC LIMIT 1";

/* R17: the viewer's noodtoegang that runs here, and for how many seconds still. */
static json_t *nood_json(const struct dossier *d)
{
    char id[ID_TEXT_SIZE];
    if (!d->nood)
        return json_null();
    id_format(d->nood, id);
    return json_pack("{s:s, s:I}", "id", id, "resterend", (json_int_t)(d->nood_tot - d->v->nu));
}

/* R21: for whoever may know. */
static const char SQL_AVE[] =
    "SELECT a.fase, a.herbeoordeel_op AS \"herbeoordeelOp\", a.personen AS \"personen-\","
    " a.grond AS \"grond-\" FROM zicht_ave a WHERE a.tot IS NULL";

enum result kop_kaart(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *adres = NULL;
    if (dossier_row(d, p, SQL_KAART, NO_BINDS, &row) != DONE ||
        dossier_row(d, p, SQL_ADRES, NO_BINDS, &adres) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_set_new(row, "regisseur", part_take(row, "r_", "r_id"));
    json_object_set_new(row, "zonderRegisseur", vacature_take(row));
    json_object_set_new(row, "adres",
                        adres ? json_incref(json_object_get(adres, "adres")) : json_null());
    json_object_set_new(row, "nood", nood_json(d));
    json_object_set(model, "huishouden", row);
    return dossier_put_row(d, p, row, "ave", SQL_AVE, NO_BINDS);
}

enum result kop_kaart_if(struct dossier *d, json_t *model, struct probleem *p)
{
    int64_t open;
    if (dossier_int(d, p, "SELECT 1 FROM zicht_huishouden", NO_BINDS, 0, &open) != DONE)
        return FAILED;
    if (open)
        return kop_kaart(d, model, p);
    json_object_set_new(model, "huishouden", json_null());
    return DONE;
}

static const char SQL_LEDEN[] =
    "SELECT l.id AS \"id#\", l.persoon_id AS \"persoon#\", l.naam, l.roepnaam, l.rol, l.elders AS "
    "\"elders?\","
    " coalesce(c.geslacht, 'x') AS geslacht, l.ongeboren AS \"ongeboren?\","
    " CASE WHEN c.overleden_op IS NULL THEN leeftijd_laag(c.geboortedatum, vandaag()) END AS "
    "leeftijd,"
    " c.overleden_op IS NOT NULL AS \"overleden?\", l.versie,"
    " c.personen AS \"personen-\", c.grond AS \"grond-\""
    " FROM zicht_lid l LEFT JOIN zicht_contact c ON +c.persoon_id = l.persoon_id"
    " WHERE l.tot IS NULL OR l.tot >= vandaag()"
    " ORDER BY l.elders, c.geboortedatum IS NULL, c.geboortedatum, l.id";

/* Of a member with more than one item of contact the first row stays: grouping costs SQLite a third
 * of the statement, and the order puts them beside each other. */
enum result kop_leden(struct dossier *d, json_t *model, struct probleem *p)
{
    if (dossier_put_rows(d, p, model, "leden", SQL_LEDEN, NO_BINDS) != DONE)
        return FAILED;
    json_t *leden = json_object_get(model, "leden");
    for (size_t i = json_array_size(leden); i-- > 1;)
        if (json_equal(json_object_get(json_array_get(leden, i), "id"),
                       json_object_get(json_array_get(leden, i - 1), "id")))
            (void)json_array_remove(leden, i);
    return DONE;
}

/* The same for everyone (R24): a tab says nothing about what is behind it. */
static const struct {
    const char *path, *naam;
} TABS[] = {
    {"", "Gezinsplan"},
    {"/verhaal", "Verhaal"},
    {"/leden", "Leden"},
    {"/evaluaties", "Evaluatie"},
    {"/toestemmingen", "Toestemmingen"},
    {"/voorzieningen", "Voorzieningen"},
    {"/tijdlijn", "Tijdlijn"},
    {"/overleggen", "Overleg"},
    {"/samenspraak", "Samenspraak"},
    {"/betrokkenen", "Wie helpt mee"},
    {"/regie", "Regie"},
    {"/logboek", "Logboek"},
    {"/zoeken", "Zoeken"},
};

static json_t *tab_json(const char *id, size_t i, const char *tab)
{
    char url[64 + ID_TEXT_SIZE];
    json_t *one = json_object();
    (void)snprintf(url, sizeof url, "/huishoudens/%s%s", id, TABS[i].path);
    json_object_set_new_nocheck(one, "naam", json_string_nocheck(TABS[i].naam));
    json_object_set_new_nocheck(one, "url", json_string_nocheck(url));
    json_object_set_new_nocheck(one, "hier", json_boolean(strcmp(TABS[i].path, tab) == 0));
    return one;
}

/* On every page, so without json_pack. */
static json_t *tabs_json(const json_t *huishouden, const char *tab)
{
    const char *id = json_string_value(json_object_get(huishouden, "id"));
    json_t *tabs = json_array();
    for (size_t i = 0; i < COUNT_OF(TABS); i++)
        json_array_append_new(tabs, tab_json(id ? id : "", i, tab));
    return tabs;
}

enum result kop_dossier(struct dossier *d, json_t *model, const char *tab, struct probleem *p)
{
    if (kop_kaart(d, model, p) != DONE || kop_leden(d, model, p) != DONE)
        return FAILED;
    if (!d->v->api)
        json_object_set_new(model, "tabs", tabs_json(json_object_get(model, "huishouden"), tab));
    return DONE;
}

static const char SQL_BESLUITEN[] =
    "SELECT DISTINCT b.id AS \"id#\" FROM zicht_item_deelbesluit i"
    " JOIN zicht_deelbesluit b ON b.id = i.deelbesluit_id WHERE i.item_id = :id ORDER BY b.id";

static const char SQL_TOESTEMMINGEN[] =
    "SELECT DISTINCT t.id AS \"id#\" FROM zicht_item_toestemming i"
    " JOIN zicht_toestemming t ON t.id = i.toestemming_id WHERE i.item_id = :id ORDER BY t.id";

enum result kop_besluiten(struct dossier *d, json_t *model, int64_t item, struct probleem *p)
{
    const char *grond = json_string_value(json_object_get(model, "grond"));
    json_object_set_new(model, "deelbesluiten", json_array());
    json_object_set_new(model, "toestemmingen", json_array());
    if (grond && strcmp(grond, "G3") == 0)
        return dossier_put_rows(d, p, model, "toestemmingen", SQL_TOESTEMMINGEN,
                                BINDS(B_INT(":id", item)));
    if (!grond || strcmp(grond, "G4") != 0)
        return DONE;
    return dossier_put_rows(d, p, model, "deelbesluiten", SQL_BESLUITEN, BINDS(B_INT(":id", item)));
}

static const char SQL_NAMEN[] =
    "SELECT persoon_id AS \"id#\", max(roepnaam) AS naam FROM zicht_lid GROUP BY persoon_id";

/* Puts {id, naam} of each person of the rows in the place of their ids, as `by_id` knows them. */
static void personen_name(json_t *rows, const json_t *by_id)
{
    json_t *row, *id;
    size_t i, j;
    json_array_foreach(rows, i, row)
    {
        json_t *named = json_array();
        json_array_foreach(json_object_get(row, "personen"), j, id)
        {
            /* Somebody sent an item (G6) may not know a member's name from the card. */
            json_t *known = json_object_get(by_id, json_string_value(id));
            if (known)
                json_array_append(named, known);
        }
        json_object_set_new_nocheck(row, "personen", named);
    }
}

enum result kop_personen(struct dossier *d, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *namen = NULL;
    AUTO_JSON json_t *by_id = json_object();
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_NAMEN, NO_BINDS, &namen) != DONE)
        return FAILED;
    json_array_foreach(namen, i, row)
        json_object_set(by_id, json_string_value(json_object_get(row, "id")), row);
    personen_name(rows, by_id);
    return DONE;
}

static bool all_known(const json_t *rows, const json_t *by_id)
{
    json_t *row, *id;
    size_t i, j;
    json_array_foreach(rows, i, row)
    {
        json_array_foreach(json_object_get(row, "personen"), j, id)
        {
            if (!json_object_get(by_id, json_string_value(id)))
                return false;
        }
    }
    return true;
}

enum result kop_personen_leden(struct dossier *d, json_t *rows, const json_t *leden,
                               struct probleem *p)
{
    AUTO_JSON json_t *by_id = json_object();
    json_t *lid;
    size_t i;
    json_array_foreach(leden, i, lid)
    {
        json_t *id = json_object_get(lid, "persoon"), *one = json_object();
        json_object_set_nocheck(one, "id", id);
        json_object_set_nocheck(one, "naam", json_object_get(lid, "roepnaam"));
        json_object_set_new_nocheck(by_id, json_string_value(id), one);
    }
    if (!all_known(rows, by_id))
        return kop_personen(d, rows, p);
    personen_name(rows, by_id);
    return DONE;
}

json_t *kop_leden_opties(const json_t *leden)
{
    json_t *opties = json_array(), *lid;
    size_t i;
    json_array_foreach(leden, i, lid) json_array_append_new(
        opties, json_pack("{s:O, s:O}", "waarde", json_object_get(lid, "persoon"), "naam",
                          json_object_get(lid, "naam")));
    return opties;
}
