/* SPDX-License-Identifier: EUPL-1.2 */
/* Members of a household: the list with the network, one member, adding and changing membership. */
#include "resources/leden.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/lid.h"
#include "domein/persoon.h"
#include "resources/kop.h"
#include "resources/persoon_velden.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fields ---- */

#define ROL_VELD                                                                                   \
    {.naam = "rol",                                                                                \
     .soort = VELD_KEUZE,                                                                          \
     .verplicht = true,                                                                            \
     .keuzes = ROLLEN,                                                                             \
     .label = "Wie is dit in het gezin?"},                                                         \
    {                                                                                              \
        .naam = "elders", .soort = VELD_JANEE, .label = "Woont ergens anders"                      \
    }
#define BRON_VELD                                                                                  \
    {                                                                                              \
        .naam = "bron", .soort = VELD_REGEL, .verplicht = true, .max = 200,                        \
        .label = "Van wie weet u dit?", .hint = "Bijvoorbeeld: Elif vertelde dit op 3 november."   \
    }

/* In the form: whom, or who is in no file; then as what. */
static const struct veld NIEUW_VELDEN[] = {
    {.naam = "persoon",
     .soort = VELD_ID,
     .label = "Wie voegt u toe?",
     .hint = "Zoek de persoon eerst. Iemand die eerder lid was, staat hier al."},
    PERSOON_NAAM_VELDEN(false),
    PERSOON_ONGEBOREN_VELDEN,
    PERSOON_TELEFOON_VELD,
    PERSOON_GESPREK_VELDEN,
    ROL_VELD,
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf", .hint = "Leeg: vanaf vandaag."},
    BRON_VELD,
    {.naam = "tweede",
     .soort = VELD_JANEE,
     .label = "Deze persoon hoort ook bij een ander huishouden, en dat klopt"},
    {0},
};
enum { HAND_FIRST = 1, HAND_COUNT = 10 }; /* of NIEUW_VELDEN: somebody by hand */

static const struct veld WIJZIG_VELDEN[] = {
    ROL_VELD,
    {.naam = "tot",
     .soort = VELD_DATUM,
     .label = "Laatste dag in dit gezin",
     .hint = "Vul dit alleen in als iemand niet meer bij het gezin hoort. Alles blijft bewaard."},
    BRON_VELD,
    {0},
};
static const struct veld ZOEK_VELDEN[] = {
    {.naam = "bsn",
     .soort = VELD_BSN,
     .label = "BSN",
     .hint = "Of zoek hieronder op naam en geboortedatum."},
    {.naam = "geslachtsnaam", .soort = VELD_REGEL, .max = 200, .label = "Achternaam"},
    {.naam = "geboortedatum", .soort = VELD_DATUM, .label = "Geboortedatum"},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 5,
     .max = 300,
     .label = "Waarom zoekt u deze persoon?",
     .hint = "Dit komt in het logboek."},
    {0},
};

static const struct veld KEUZE_VELDEN[] = {
    {.naam = "hand", .soort = VELD_JANEE, .label = "Iemand die niet te vinden is"},
    {0},
};

/* ---- reading ---- */

static const char SQL_NETWERK[] =
    "SELECT n.id AS \"id#\", n.naam, n.relatie, n.telefoon, n.van, n.versie,"
    " n.personen AS \"personen!\", n.grond AS \"grond!\" FROM zicht_netwerklid n"
    " WHERE n.tot IS NULL OR n.tot >= vandaag() ORDER BY n.naam";
static const char SQL_AFSCHERMING[] =
    "SELECT a.id AS \"id#\", a.van, a.tot, a.personen AS \"personen!\", a.grond AS \"grond!\""
    " FROM zicht_afscherming a WHERE a.tot IS NULL OR a.tot >= vandaag() ORDER BY a.id";

/* Where a row's own pages are: inside a list a template sees the row alone. */
static void url_put(const struct verzoek *v, json_t *row, const char *part)
{
    json_object_set_new(
        row, "url", json_sprintf("/huishoudens/%s/%s/%s", v->text[0], part, row_text(row, "id")));
}

/* What the page has beside the members: who is no member any more, the network, separations. */
static enum result page_put(struct dossier *d, json_t *model, struct probleem *p)
{
    json_t *eerder = json_array(), *nu = json_array(), *row;
    size_t i;
    json_object_set_new(model, "eerder", eerder);
    json_object_set_new(model, "nu", nu);
    json_array_foreach(json_object_get(model, "resultaten"), i, row)
    {
        url_put(d->v, row, "leden");
        json_array_append(row_true(row, "gestopt") ? eerder : nu, row);
    }
    if (kop_dossier(d, model, "/leden", p) != DONE || model_mag(d, p, model) != DONE ||
        dossier_put_rows(d, p, model, "netwerk", SQL_NETWERK, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "afschermingen", SQL_AFSCHERMING, NO_BINDS) != DONE ||
        kop_personen(d, json_object_get(model, "netwerk"), p) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(model, "afschermingen"), i, row)
    {
        url_put(d->v, row, "afschermingen");
    }
    return kop_personen(d, json_object_get(model, "afschermingen"), p);
}

static enum result leden_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    if (leden_rijen(d, 0, &rows, p) != DONE ||
        model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p) != DONE)
        return FAILED;
    return v->api ? DONE : page_put(d, model, p);
}

/* What the page needs beside the model: where to change each part, for who may. */
static void page_marks(const struct verzoek *v, const json_t *mag, json_t *lid)
{
    static const struct {
        const char *key, *part, *right;
    } LISTS[] = {{"gezag", "gezag", "gezagWijzigen"},
                 {"vertegenwoordiging", "vertegenwoordigingen", "vertegenwoordigingWijzigen"},
                 {"wilsonbekwaam", "wilsonbekwaamheden", "vertegenwoordigingWijzigen"}};
    const json_t *leeftijd = json_object_get(lid, "leeftijd");
    bool born =
        row_true(lid, "contact") && !row_true(lid, "ongeboren") && !row_text(lid, "overledenOp");
    int64_t age = json_is_integer(leeftijd) ? json_integer_value(leeftijd) : 150;
    json_t *row, *adres = json_object_get(lid, "adres");
    size_t i, j;
    url_put(v, lid, "leden");
    json_object_set_new(lid, "kanVertegenwoordiging", json_boolean(born && age >= 16));
    json_object_set_new(lid, "kanOordeel", json_boolean(born && age >= 12));
    if (json_is_object(adres))
        json_object_set_new(adres, "adresUrl",
                            json_sprintf("%s/adres/wijzig", row_text(lid, "url")));
    for (i = 0; i < COUNT_OF(LISTS); i++)
        json_array_foreach(json_object_get(lid, LISTS[i].key), j, row)
        {
            url_put(v, row, LISTS[i].part);
            json_object_set(row, "wijzigbaar", json_object_get(mag, LISTS[i].right));
        }
}

static enum result lid_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (leden_rijen(d, v->id[1] ? v->id[1] : -1, &rows, p) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_t *lid = json_array_get(rows, 0);
    v->versie = row_int(lid, "versie");
    if (v->api)
        return json_object_update(model, lid) == 0 ? DONE
                                                   : probleem_intern(p, "no memory for a model");
    if (kop_kaart(d, model, p) != DONE || model_mag(d, p, model) != DONE)
        return FAILED;
    page_marks(v, json_object_get(model, "mag"), lid);
    json_object_set(model, "lid", lid);
    return DONE;
}

/* ---- adding ---- */

/* Of the form's fields those of one page: a found person, or somebody by hand; then as what. */
static void fields_choose(json_t *form, bool by_hand)
{
    json_t *velden = json_object_get(form, "velden"), *chosen = json_array(), *veld;
    size_t i, last = json_array_size(velden) - 1; /* tweede: nobody by hand is anywhere else */
    json_array_foreach(velden, i, veld)
    {
        bool hand = i >= HAND_FIRST && i < HAND_FIRST + HAND_COUNT;
        bool both = i >= HAND_FIRST + HAND_COUNT && i < last;
        const char *naam = row_text(veld, "naam");
        if (!both && hand != by_hand)
            continue;
        if (strcmp(naam, by_hand ? "geslacht" : "persoon") == 0)
            json_object_set_new(veld, "verplicht", json_true());
        json_array_append(chosen, veld);
    }
    json_object_set_new(form, "velden", chosen);
}

static enum result nieuw_options(struct dossier *d, json_t *model, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *personen = NULL;
    if (personen_opties(d, true, &personen, p) != DONE)
        return FAILED;
    json_object_set_new(options, "persoon", personen);
    json_object_set_new(options, "geslacht", geslacht_opties());
    json_object_set_new(options, "moeder", kop_leden_opties(json_object_get(model, "leden")));
    json_t *present = json_object_get(model, "leden"), *lid, *optie;
    size_t i, j;
    /* Who is a member now is no choice. */
    json_array_foreach(present, i, lid) json_array_foreach(personen, j, optie)
    {
        if (strcmp(row_text(optie, "waarde"), row_text(lid, "persoon")) == 0)
            json_array_remove(personen, j--);
    }
    *ret = TAKE(options);
    return DONE;
}

static enum result nieuw_model(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = NULL;
    AUTO_FREE char *zoek = text_format("/huishoudens/%s/leden/_zoek", v->text[0]);
    AUTO_FREE char *url = text_format("/huishoudens/%s/leden", v->text[0]);
    if (mag(d, p, "lid.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || nieuw_options(d, model, &options, p) != DONE ||
        model_formulier(v, model, "zoeken",
                        &(struct formulier){.url = zoek, .velden = ZOEK_VELDEN, .knop = "Zoeken"},
                        p) != DONE ||
        model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Lid toevoegen",
                                            .terug = url},
                        p) != DONE)
        return FAILED;
    bool by_hand = in_bool(v, "hand") || (v->raw && json_object_get(v->raw, "voornamen"));
    fields_choose(json_object_get(model, "formulier"), by_hand);
    json_object_set_new(json_object_get(model, "formulier"), "stap",
                        json_string(by_hand ? "" : "2. "));
    json_object_set_new(json_object_get(model, "zoeken"), "hand",
                        json_sprintf("%s/nieuw?hand=ja", url));
    if (by_hand)
        json_object_set_new(model, "zoeken", json_null());
    return DONE;
}

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_object_set_new(model, "gezocht", json_null());
    return nieuw_model(v, d, model, p);
}

/* The same answer for who is hidden and who is not there (R24): what was found is counted as it is
 * shown. */
static const char SQL_FOUND[] =
    "SELECT id_tekst(g.id) AS waarde, g.naam, g.geboortedatum, g.bsn_masker AS bsn,"
    " id_tekst(g.id) AS \"personen!\" FROM zicht_gevonden g"
    " WHERE g.id IN (SELECT value FROM json_each(:ids))"
    " UNION ALL SELECT id_tekst(b.persoon_id), max(b.naam), NULL, NULL, id_tekst(b.persoon_id)"
    " FROM zicht_gevonden_bekend b WHERE b.persoon_id IN (SELECT value FROM json_each(:ids))"
    " GROUP BY b.persoon_id";

static enum result zoek_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *ids = NULL;
    json_t *found;
    v->handeling = "persoon.zoeken"; /* one limit for all searches (R22) */
    if (persoon_search(v, v->in, &ids, p) != DONE)
        return FAILED;
    AUTO_FREE char *list = json_dumps(ids, JSON_COMPACT);
    if (!list)
        return probleem_intern(p, "no memory for a search");
    if (dossier_rows(d, p, SQL_FOUND, BINDS(B_TEXT(":ids", list)), &found) != DONE)
        return FAILED;
    if (v->api)
        return model_lijst(v, ret, found, json_array_size(found) + 1, "waarde", p);
    json_object_set_new(ret, "gezocht", json_pack("{s:o}", "gevonden", found));
    json_decref(v->raw); /* nothing of the search stands in the form again */
    v->raw = NULL;
    return nieuw_model(v, d, ret, p);
}

static enum result lid_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (lid_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    if (v->api)
        verzoek_locatie(v, "/huishoudens/%s/leden/%s", d->huishouden, id);
    else
        verzoek_locatie(v, "/huishoudens/%s/leden", d->huishouden);
    v->gedaan = "lid-toegevoegd";
    return DONE;
}

/* ---- changing ---- */

static const char SQL_WIJZIG[] =
    "SELECT l.rol, l.elders AS \"elders?\", l.tot, l.bron, l.versie,"
    " id_tekst(l.persoon_id) AS \"personen!\" FROM zicht_lid l WHERE l.id = :lid";

static enum result lid_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_FREE char *url = text_format("/huishoudens/%s/leden/%s", v->text[0], v->text[1]);
    if (lid_kop(d, v->id[1], model, p) != DONE || mag(d, p, "lid.wijzigen") != DONE ||
        kop_kaart(d, model, p) != DONE ||
        dossier_row(d, p, SQL_WIJZIG, BINDS(B_INT(":lid", v->id[1])), &now) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(now, "versie"),
                                               .velden = WIJZIG_VELDEN,
                                               .current = now,
                                               .knop = "Opslaan",
                                               .terug = url},
                           p);
}

static enum result lid_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (lid_change(d, v->id[1], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[1], versie);
    verzoek_locatie(v, "/huishoudens/%s/leden/%s", d->huishouden, v->id[1]);
    v->gedaan = "lid-gewijzigd";
    return DONE;
}

#define LEDEN "/huishoudens/{huishouden}/leden"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, LEDEN, "leden.lezen",
                 "Wie bij het huishouden horen, met gezag en vertegenwoordiging.", leden_read,
                 .page = "leden", .onthouden = true),
    DOSSIER_READ(HTTP_GET, LEDEN "/nieuw", "lid.formulier", "Formulier.", nieuw_form,
                 .page = "lid_nieuw", .velden = KEUZE_VELDEN, .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, LEDEN "/_zoek", "lid.zoeken",
                  "Zoekt een persoon om toe te voegen: op BSN, of op naam en geboortedatum. Met "
                  "een reden; staat in het logboek.",
                  zoek_post, .velden = ZOEK_VELDEN, .page = "lid_nieuw", .antwoordt = true,
                  .formulier = LEDEN "/nieuw"),
    DOSSIER_WRITE(HTTP_POST, LEDEN, "lid.toevoegen",
                  "Voegt een lid toe: een gevonden persoon, of iemand die niet in de BRP staat.",
                  lid_post, .velden = NIEUW_VELDEN, .formulier = LEDEN "/nieuw"),
    DOSSIER_READ(HTTP_GET, LEDEN "/{lid}", "lid.lezen", "Eén lid van het huishouden.", lid_read,
                 .page = "lid"),
    DOSSIER_READ(HTTP_GET, LEDEN "/{lid}/wijzig", "lid.wijzigen.formulier", "Formulier.", lid_form,
                 .page = "lid_wijzig", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, LEDEN "/{lid}", "lid.wijzigen",
                  "Wijzigt wie iemand is in het gezin, of legt de laatste dag vast.", lid_patch,
                  .velden = WIJZIG_VELDEN, .formulier = LEDEN "/{lid}/wijzig"),
};
ROUTE_PART(leden, ROUTES);
