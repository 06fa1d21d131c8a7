/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents of a household: adding one, what is known of it, and its bytes. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/document.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/verzoeken.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

enum { PAGE = 100 };

#define CATEGORIE(verplicht_)                                                                      \
    {                                                                                              \
        .naam = "categorie", .soort = VELD_KEUZE, .verplicht = (verplicht_),                       \
        .label = "Waar gaat het over?"                                                             \
    }
#define TITEL(verplicht_)                                                                          \
    {                                                                                              \
        .naam = "titel", .soort = VELD_REGEL, .verplicht = (verplicht_), .max = 150,               \
        .label = "Wat is het, in een paar woorden?",                                               \
        .hint = "Bijvoorbeeld: beschikking jeugdhulp, of verslag van de logopedist."               \
    }
#define DATUM(verplicht_)                                                                          \
    {                                                                                              \
        .naam = "datum", .soort = VELD_DATUM, .verplicht = (verplicht_),                           \
        .label = "Datum van het document"                                                          \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "bestand",
     .soort = VELD_BESTAND,
     .verplicht = true,
     .label = "Bestand",
     .hint =
         "Een PDF, foto (JPG of PNG), Word, Excel, OpenDocument of tekst (.txt). In een foto of "
         "Word-bestand kan meer staan dan u ziet, zoals waar de foto is gemaakt of wie het "
         "schreef. Dat gaat mee."},
    TITEL(true),
    DATUM(true),
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat het?",
     .hint = "Kies iedereen over wie er iets in staat. Wie dit leest, hangt daarvan af."},
    CATEGORIE(true),
    {.naam = "plek", .soort = VELD_JANEE, .label = "Hieruit blijkt waar iemand woont of verblijft"},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "Het document gaat alleen over wie ik koos"},
    {0},
};
static const struct veld CORRECTIE_VELDEN[] = {
    TITEL(false),
    DATUM(false),
    CATEGORIE(false),
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Wat klopte er niet?"},
    {0},
};
static const struct veld INTREK_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Waarom trekt u het document in?"},
    {0},
};
static const struct veld LIJST_VELDEN[] = {
    {.naam = "categorie", .soort = VELD_KEUZE, .label = "Waar het over gaat"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

/* ---- reading ---- */

#define DOCUMENT                                                                                   \
    "SELECT t.id AS \"id#\", t.titel, t.datum, t.bestandsnaam, t.bestandssoort, t.bytes, t.op AS " \
    "\"op@\", g.naam AS auteur, o.naam AS onderdeel, t.categorie AS \"categorieCode\", c.naam AS " \
    "categorie, t.versie, t.ingetrokken_op AS \"ingetrokkenOp@\", t.versie > 1 AS "                \
    "\"verbeterd?\", t.personen AS \"personen!\", t.grond AS \"grond!\" FROM zicht_document t"     \
    " JOIN gebruiker g ON g.id = t.auteur_id JOIN onderdeel o ON o.id = t.bron_id"                 \
    " JOIN categorie c ON c.code = t.categorie"

/* Ids rise with time, so that the id is order and cursor at once. */
static const char SQL_LIST[] = DOCUMENT " WHERE t.ingetrokken_op IS NULL AND (:categorie IS NULL OR"
                                        " t.categorie = :categorie) AND (:na = 0 OR t.id < :na)"
                                        " ORDER BY t.id DESC LIMIT 101";
static const char SQL_ONE[] = DOCUMENT " WHERE t.id = :id";
static const char SQL_VERSIES[] =
    "SELECT v.versie, v.titel, v.datum, c.naam AS categorie, v.reden, v.op AS \"op@\", g.naam AS"
    " door FROM zicht_document_versie v JOIN gebruiker g ON g.id = v.door JOIN categorie c ON"
    " c.code = v.categorie WHERE v.document_id = :id ORDER BY v.versie DESC";
static const char SQL_INHOUD[] = "SELECT 1 FROM zicht_document_inhoud d WHERE d.id = :id";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'werkaantekening') ORDER BY soort DESC, volgorde";

/* "1,4 MB": as people say it. */
static json_t *size_words(int64_t bytes)
{
    if (bytes < 100 * 1024)
        return json_sprintf("%lld kB", (long long)((bytes + 1023) / 1024));
    long long tenths = (long long)((bytes * 10 + 524288) / 1048576);
    return tenths < 1 ? json_string("0,1 MB")
                      : json_sprintf("%lld,%lld MB", tenths / 10, tenths % 10);
}

static void sizes_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
        json_object_set_new(row, "grootte", size_words(row_int(row, "bytes")));
}

static enum result documenten_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(
            d, p, SQL_LIST,
            BINDS(B_JSON(":categorie", in_get(v, "categorie")), B_INT(":na", in_int(v, "na", 0))),
            &rows) != DONE)
        return FAILED;
    if (kop_personen(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    sizes_put(rows);
    if (model_lijst(v, model, rows, PAGE, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return kop_dossier(d, model, "/tijdlijn", p) == DONE ? model_mag(d, p, model) : FAILED;
}

static enum result document_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    int64_t opens;
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_int(d, p, SQL_INHOUD, BINDS(B_INT(":id", v->id[0])), 0, &opens) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    sizes_put(self);
    const struct bestandssoort *soort = bestandssoort(row_text(model, "bestandssoort"));
    json_object_set_new(model, "teOpenen", json_boolean(opens));
    json_object_set_new(model, "beeld", json_boolean(opens && soort && soort->beeld));
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "versies", SQL_VERSIES, BINDS(B_INT(":id", v->id[0]))) !=
            DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return model_mag_item(d, p, model, v->id[0]) == DONE ? kop_kaart_if(d, model, p) : FAILED;
}

static enum result inhoud_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    (void)model;
    return document_open(d, v->id[0], p);
}

/* ---- forms ---- */

static enum result document_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "datum", v->vandaag);
    json_t *categorieen;
    if (mag(d, p, "document.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE ||
        db_rows(d->db, p, SQL_CATEGORIEEN, NO_BINDS, &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set_new(model, "grootste", json_integer(v->app->config.document_mb));
    AUTO_FREE char *url = text_format("/huishoudens/%s/documenten", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/tijdlijn", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Document opslaan",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "document", 0, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               const char *methode, const struct veld *velden, const char *knop,
                               struct probleem *p)
{
    AUTO_JSON json_t *document = NULL;
    AUTO_JSON json_t *options = json_object();
    json_t *categorieen;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &document) != DONE)
        return FAILED;
    if (mag_item(d, p, "document.wijzigen", v->id[0]) != DONE ||
        kop_kaart_if(d, model, p) != DONE ||
        db_rows(d->db, p, SQL_CATEGORIEEN, NO_BINDS, &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set(model, "titel", json_object_get(document, "titel"));
    json_object_set(document, "categorie", json_object_get(document, "categorieCode"));
    return model_wijziging(
        v, model, "/documenten", document,
        (struct formulier){.methode = methode, .velden = velden, .options = options, .knop = knop},
        p);
}

static enum result correct_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return change_form(v, d, model, "PATCH", CORRECTIE_VELDEN, "Verbetering opslaan", p);
}

static enum result withdraw_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    return change_form(v, d, model, "DELETE", INTREK_VELDEN, "Document intrekken", p);
}

/* ---- changing ---- */

static enum result document_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    struct document_bestand bestand = {0};
    int64_t id;
    bestand.stuk = ontvangst_stuk(v->ontvangst, &bestand.naam, &bestand.soort);
    if (!bestand.stuk)
        return probleem_veld(p, "bestand", "geen-bestand", "Kies een bestand.");
    if (document_add(d, v->in, &bestand, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/documenten/%s", id);
    v->gedaan = "document-toegevoegd";
    return DONE;
}

static enum result document_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    int64_t versie;
    if (document_correct(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/documenten/%s", v->id[0]);
    v->gedaan = "document-verbeterd";
    return DONE;
}

static enum result document_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    (void)ret;
    if (document_withdraw(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/tijdlijn", d->huishouden);
    v->gedaan = "document-ingetrokken";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/documenten", "documenten.lezen",
                 "De documenten van een huishouden.", documenten_read, .onthouden = true,
                 .page = "documenten", .velden = LIJST_VELDEN),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/documenten/nieuw", "document.formulier",
                 "Formulier.", document_form, .page = "document_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/documenten", "document.toevoegen",
                  "Voegt een document toe: een formulier met één bestand (multipart/form-data).",
                  document_post, .velden = NIEUW_VELDEN, .bestand = true,
                  .formulier = "/huishoudens/{huishouden}/documenten/nieuw"),
    ITEM_READ(HTTP_GET, "/documenten/{document}", "document.lezen",
              "Wat er van een document bekend is.", document_read, .page = "document"),
    ITEM_READ(HTTP_GET, "/documenten/{document}/inhoud", "document.inhoud.lezen",
              "Het bestand zelf, zoals het is opgeslagen.", inhoud_read, .inhoud = true),
    ITEM_READ(HTTP_GET, "/documenten/{document}/wijzig", "document.wijzigen.formulier",
              "Formulier.", correct_form, .page = "document_wijzig", .alleen_pagina = true),
    ITEM_READ(HTTP_GET, "/documenten/{document}/intrekken", "document.intrekken.formulier",
              "Formulier.", withdraw_form, .page = "document_intrekken", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/documenten/{document}", "document.wijzigen",
               "Verbetert wat er van een eigen document staat; wat er stond blijft bewaard.",
               document_patch, .velden = CORRECTIE_VELDEN,
               .formulier = "/documenten/{document}/wijzig"),
    ITEM_WRITE(HTTP_DELETE, "/documenten/{document}", "document.intrekken",
               "Trekt een eigen document in; het blijft bewaard.", document_delete,
               .velden = INTREK_VELDEN, .formulier = "/documenten/{document}/intrekken"),
};
ROUTE_PART(documenten, ROUTES);
