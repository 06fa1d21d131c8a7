/* SPDX-License-Identifier: EUPL-1.2 */
/* AVE: which phase, why, what went before; and the next step. */
#include "domein/ave.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const struct veld VELDEN[] = {
    {.naam = "fase", .soort = VELD_GETAL, .verplicht = true, .min = 1, .max = 4, .label = "Fase"},
    {.naam = "criterium",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 2000,
     .label = "Waarom deze fase?",
     .hint = "Wat is er gebeurd, en van wie weet u dat?"},
    {.naam = "besluitDoor",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Wie besloot dit?",
     .hint = "Naam en functie."},
    {.naam = "regieBij",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Wie heeft de regie in deze fase?",
     .hint = "Leeg: zoals de gemeente het voor deze fase afsprak."},
    {.naam = "afschaal",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Wanneer kan het een fase lager?",
     .hint = "Wat moet dan waar zijn? Schrijf iets dat u kunt nagaan."},
    {.naam = "herbeoordeelOp",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Wanneer kijkt u opnieuw?",
     .hint = "Fase 1 binnen 12 weken, fase 2 binnen 6, fase 3 binnen 4, fase 4 binnen 2, als uw "
             "gemeente niets anders afsprak."},
    {.naam = "partijen",
     .soort = VELD_IDS,
     .max = VELD_LIJST_MAX,
     .label = "Welke organisaties doen hierin mee?",
     .hint = "Zij zien de fase zolang zij meehelpen. Niet waarom."},
    {.naam = "gehaald",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Alleen bij afschalen: hoe weet u dat aan de voorwaarde is voldaan?"},
    {.naam = "toets",
     .soort = VELD_TEKST,
     .min = 20,
     .max = 4000,
     .label = "Alleen bij afschalen: veiligheidstoets",
     .hint = "Hoe weet u dat het veilig is? Met wie besprak u dat, en wanneer?"},
    {.naam = "vorige", .soort = VELD_ID, .label = "De stap die u las"},
    {0},
};

/* ---- reading ---- */

static const char SQL_LIST[] =
    "SELECT a.id AS \"id#\", a.fase, r.naam AS \"faseNaam\", a.stap, a.regie_bij AS \"regieBij\","
    " a.afschaal, a.herbeoordeel_op AS \"herbeoordeelOp\", a.van, a.tot, a.tot IS NULL AS \"nu?\","
    " a.criterium, a.besluit_door AS \"besluitDoor\", a.gehaald, a.toets, a.door, a.op AS \"op@\","
    " a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_ave a"
    " LEFT JOIN ave_rol r ON r.fase = a.fase AND r.van <= a.van AND (r.tot IS NULL OR r.tot >= "
    "a.van)"
    " ORDER BY a.id DESC LIMIT 101";
static const char SQL_PARTIJEN[] =
    "SELECT p.onderdeel_id AS \"id#\", p.onderdeel, p.organisatie, " ONDERDEEL_NAAM " AS naam"
    " FROM zicht_ave_partij p JOIN onderdeel o ON o.id = p.onderdeel_id"
    " JOIN organisatie z ON z.id = o.organisatie_id WHERE p.ave_id = :id ORDER BY p.organisatie, "
    "p.onderdeel";
static const char SQL_ROLLEN[] =
    "SELECT fase, naam, regie_bij AS \"regieBij\", uitleg, weken FROM ave_rol"
    " WHERE van <= vandaag() AND (tot IS NULL OR tot >= vandaag()) ORDER BY fase";

static enum result rows_put(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (dossier_put_rows(d, p, row, "partijen", SQL_PARTIJEN,
                             BINDS(B_INT(":id", id_parse(row_text(row, "id"))))) != DONE)
            return FAILED;
        json_object_del(row, "personen");
    }
    *ret = TAKE(rows);
    return DONE;
}

static enum result ave_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/regie", p) != DONE || model_mag(d, p, model) != DONE ||
        model_rows(v, p, model, "fasen", SQL_ROLLEN, NO_BINDS) != DONE ||
        rows_put(d, &rows, p) != DONE)
        return FAILED;
    json_t *first = json_array_get(rows, 0);
    json_object_set(model, "nu", row_true(first, "nu") ? first : json_null());
    return model_lijst(v, model, rows, 100, "id", p);
}

/* ---- the form ---- */

static const char SQL_NU[] = "SELECT a.id AS \"id#\", a.fase, a.afschaal, a.personen AS"
                             " \"personen!\", a.grond AS \"grond!\" FROM zicht_ave a"
                             " WHERE a.tot IS NULL";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(o.id) AS waarde, max(" ONDERDEEL_NAAM ") AS naam,"
    " v.personen AS \"personen!\", v.grond AS \"grond!\" FROM zicht_ontvanger v"
    " JOIN onderdeel o ON o.id = v.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " GROUP BY o.id ORDER BY 2";

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *none = json_array();
    AUTO_FREE char *url = text_format("/huishoudens/%s/ave", v->text[0]);
    if (mag(d, p, "ave.vastleggen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_row(d, p, model, "nu", SQL_NU, NO_BINDS) != DONE ||
        model_rows(v, p, model, "fasen", SQL_ROLLEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "partijen", SQL_ONDERDELEN, NO_BINDS) != DONE)
        return FAILED;
    const json_t *nu = json_object_get(model, "nu");
    AUTO_JSON json_t *now =
        json_pack("{s:o, s:o}", "vorige",
                  json_is_object(nu) ? json_incref(json_object_get(nu, "id")) : json_null(), "fase",
                  json_is_object(nu) ? json_incref(json_object_get(nu, "fase")) : json_null());
    if (json_is_object(nu))
        json_array_append_new(none, json_pack("{s:O, s:s}", "waarde", json_object_get(nu, "id"),
                                              "naam", "De fase hierboven"));
    json_object_set(options, "vorige", none);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Fase vastleggen",
                                            .terug = url},
                        p) != DONE)
        return FAILED;
    /* what was read goes along unseen */
    json_t *form = json_object_get(model, "formulier"), *velden = json_object_get(form, "velden");
    json_object_set(form, "vorige", json_object_get(now, "vorige"));
    return json_array_remove(velden, json_array_size(velden) - 1) == 0
               ? DONE
               : probleem_intern(p, "no fields in a form");
}

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (ave_step(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s/ave", d->huishouden);
    v->gedaan = "ave-vastgelegd";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/ave"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "ave.lezen",
                 "De AVE-fase van dit huishouden, met wat eraan voorafging.", ave_read,
                 .page = "ave"),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "ave.formulier", "Formulier.", nieuw_form,
                 .page = "ave_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD, "ave.vastleggen",
                  "Legt een stap vast: opschalen, afschalen met veiligheidstoets, of opnieuw "
                  "beoordeeld.",
                  post, .velden = VELDEN, .formulier = PAD "/nieuw"),
};
ROUTE_PART(ave, ROUTES);
