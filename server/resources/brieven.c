/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters: chosen, looked at as the addressee may read them, printed, or kept as a document. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/brief.h"
#include "domein/sjabloon.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>
#include <string.h>

static const char *const SOORTEN[] = {
    "uitnodiging", "plan", "overdracht", "afsluiting", "toestemmingsverklaring", NULL};
static const struct veld NIEUW_VELDEN[] = {
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat voor brief?"},
    {.naam = "lid", .soort = VELD_ID, .label = "Aan wie van het gezin?"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Of aan wie meehelpt?"},
    {.naam = "toevoeging",
     .soort = VELD_TEKST,
     .max = 4000,
     .label = "Wat wilt u er zelf bij schrijven?",
     .hint = "Hoeft niet. Schrijf alleen wat deze lezer mag weten."},
    {0},
};
static const struct veld BEWAAR_VELDEN[] = {
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat de brief?",
     .hint = "Wie hem straks bij de documenten leest, hangt daarvan af."},
    {.naam = "categorie",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .label = "Waar gaat de brief over?"},
    {.naam = "plek", .soort = VELD_JANEE, .label = "Hieruit blijkt waar iemand woont of verblijft"},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "De brief gaat alleen over wie ik koos"},
    {0},
};

/* ---- reading ---- */

static const char SQL_LIST[] =
    "SELECT b.id AS \"id#\", b.soort, b.titel, b.aan, b.op AS \"op@\", b.status,"
    " b.status = 'concept' AS \"concept?\", b.document_id AS \"document#\","
    " b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_brief b"
    " ORDER BY b.id DESC LIMIT 101";
static const char SQL_LEDEN[] =
    "SELECT id_tekst(l.id) AS waarde, l.naam, l.id AS \"lid#\", id_tekst(l.persoon_id) AS"
    " \"personen!\" FROM zicht_lid l WHERE l.ongeboren = 0 AND (l.tot IS NULL OR l.tot >="
    " vandaag()) ORDER BY l.id";
static const char SQL_HELPERS[] =
    "SELECT id_tekst(v.gebruiker_id) AS waarde, g.naam || ', ' || o.naam AS naam,"
    " group_concat(v.personen) AS \"personen!\", max(v.grond) AS \"grond!\" FROM zicht_ontvanger v"
    " JOIN gebruiker g ON g.id = v.gebruiker_id JOIN onderdeel o ON o.id = v.onderdeel_id"
    " WHERE v.erbij = 1 AND v.gebruiker_id <> kijker() GROUP BY v.gebruiker_id ORDER BY g.naam";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'werkaantekening') ORDER BY soort DESC, volgorde";

static enum result form_put(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *leden, *helpers, *row;
    size_t i;
    json_object_set_new(model, "formulier", json_null());
    json_object_set_new(model, "regiebrieven", json_array());
    if (dossier_rows(d, p, SQL_LEDEN, NO_BINDS, &leden) != DONE)
        return FAILED;
    json_object_set_new(options, "lid", leden);
    json_array_foreach(leden, i, row)
    {
        json_object_set_new(
            row, "url",
            json_sprintf("/huishoudens/%s/regie/brief/%s", v->text[0], row_text(row, "waarde")));
    }
    json_object_set(model, "regiebrieven", leden);
    if (dossier_rows(d, p, SQL_HELPERS, NO_BINDS, &helpers) != DONE)
        return FAILED;
    json_object_set_new(options, "gebruiker", helpers);
    json_object_set_new(options, "soort", keuzes_opties(v, "brief", BRIEFSOORTEN));
    if (!row_true(json_object_get(model, "mag"), "briefMaken"))
        return DONE;
    AUTO_FREE char *url = text_format("/huishoudens/%s/brieven", v->text[0]);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){
            .url = url, .velden = NIEUW_VELDEN, .options = options, .knop = "Brief maken"},
        p);
}

static enum result brieven_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    json_t *rows, *row;
    size_t i;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE ||
        model_lijst(v, model, rows, 100, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    json_array_foreach(json_object_get(model, "resultaten"), i, row)
    {
        json_object_set_new(row, "huishouden", json_string(v->text[0]));
    }
    return kop_dossier(d, model, "/brieven", p) != DONE || model_mag(d, p, model) != DONE
               ? FAILED
               : form_put(v, d, model, p);
}

static enum result keep_form_put(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_object();
    json_t *categorieen;
    if (kop_leden(d, model, p) != DONE ||
        db_rows(d->db, p, SQL_CATEGORIEEN, NO_BINDS, &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set(now, "personen", json_object_get(model, "personen"));
    AUTO_FREE char *weg = text_format("/huishoudens/%s/brieven/%s", v->text[0], v->text[1]);
    AUTO_FREE char *url = text_format("/huishoudens/%s/brieven/%s/bewaren", v->text[0], v->text[1]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = BEWAAR_VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Bewaren bij het gezin"},
                        p) != DONE)
        return FAILED;
    json_object_set_new(json_object_get(model, "formulier"), "weg", json_string(weg));
    return model_lezers(d, model, "document", 0, p);
}

static enum result brief_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *brief = NULL;
    AUTO_FREE char *tekst = NULL;
    bool adres;
    static const char *const shown[] = {"id",     "soort",    "titel",   "aan",
                                        "status", "personen", "concept", "document"};
    if (brief_get(d, v->id[1], &brief, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < COUNT_OF(shown); i++)
        json_object_set(model, shown[i], json_object_get(brief, shown[i]));
    json_object_set(model, "op", json_object_get(brief, "op"));
    if (row_true(brief, "concept") && brief_tekst(d, brief, &tekst, &adres, p) != DONE)
        return FAILED;
    json_object_set_new(model, "tekst", tekst ? json_string(tekst) : json_null());
    if (v->api)
        return DONE;
    json_object_set_new(model, "formulier", json_null());
    if (kop_kaart(d, model, p) != DONE)
        return FAILED;
    return tekst ? keep_form_put(v, d, model, p) : DONE;
}

/* ---- changing ---- */

static enum result brief_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (brief_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s/brieven/%s", d->huishouden, id);
    v->gedaan = "brief-gemaakt";
    return DONE;
}

static enum result bewaar_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t document;
    if (brief_bewaar(d, v->id[1], v->in, &document, p) != DONE)
        return FAILED;
    ret_id(ret, document, 1);
    verzoek_locatie(v, "/documenten/%s", document);
    v->gedaan = "document-toegevoegd";
    return DONE;
}

static enum result brief_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    if (brief_weg(d, v->id[1], p) != DONE)
        return FAILED;
    verzoek_object(v, "brief", v->id[1]);
    verzoek_locatie(v, "/huishoudens/%s/brieven", d->huishouden);
    v->gedaan = "brief-weg";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/brieven", "brieven.lezen",
                 "De brieven die u zelf maakte voor een huishouden.", brieven_read,
                 .page = "brieven"),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/brieven", "brief.maken",
                  "Maakt een brief van het sjabloon van de gemeente, aan één lezer.", brief_post,
                  .velden = NIEUW_VELDEN, .formulier = "/huishoudens/{huishouden}/brieven"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/brieven/{brief}", "brief.lezen",
                 "Eén brief, met wat de lezer ervan mag weten.", brief_read, .page = "brief"),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/brieven/{brief}/bewaren", "brief.bewaren",
                  "Bewaart een brief als document bij het huishouden.", bewaar_post,
                  .velden = BEWAAR_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/brieven/{brief}"),
    DOSSIER_WRITE(HTTP_DELETE, "/huishoudens/{huishouden}/brieven/{brief}", "brief.weggooien",
                  "Gooit een brief weg die niet bewaard is.", brief_delete),
};
ROUTE_PART(brieven, ROUTES);
