/* SPDX-License-Identifier: EUPL-1.2 */
/* Doorzettingsmacht and opschaling: what regie or procesregie decided about a partner, and what the
 * partner answered. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "domein/regiebesluit.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const char *const SOORTEN[] = {"doorzetting", "opschaling", NULL};
static const char *const UITKOMSTEN[] = {"gedaan", "anders", "niet", NULL};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat is het?"},
    {.naam = "onderdeel", .soort = VELD_ID, .verplicht = true, .label = "Over welke partner?"},
    {.naam = "wie",
     .soort = VELD_REGEL,
     .max = 150,
     .label = "Wie daar?",
     .hint = "Bij een vraag aan de leiding: de naam van de leidinggevende."},
    {.naam = "besluit",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 2000,
     .label = "Wat besluit of vraagt u?",
     .hint = "Welke hulp begint of stopt, of wat er moet gebeuren. Het gezin kan dit nalezen."},
    {.naam = "mandaat",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 1000,
     .label = "Op grond waarvan mag dit?",
     .hint = "Bijvoorbeeld de samenwerkingsafspraak, of het mandaat van de gemeente."},
    {.naam = "uiterlijk",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Vóór wanneer een reactie?"},
    {0},
};
static const struct veld REACTIE_VELDEN[] = {
    {.naam = "uitkomst",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = UITKOMSTEN,
     .label = "Wat kwam eruit?"},
    {.naam = "reactie",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 2,
     .max = 2000,
     .label = "Wat antwoordde de partner?"},
    {0},
};
static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

#define KOLOMMEN                                                                                   \
    "SELECT b.id AS \"id#\", b.besluitsoort AS soort, b.onderdeel, b.organisatie, "                \
    "NOT " ONDERDEEL_ZEGT_HET("b.onderdeel",                                                       \
                              "b.organisatie") " AS \"eigenNaam?\", b.wie, "                       \
                                               "b.mandaat, b.besluit, b.uiterlijk, b.reactie IS "  \
                                               "NULL AND b.uiterlijk < vandaag() AS "              \
                                               "\"telaat?\", b.reactie, b.uitkomst, b.reactie_op " \
                                               "AS \"reactieOp@\", b.reactie_van AS "              \
                                               "reactieVan, a.naam AS door, b.op AS \"op@\", "     \
                                               "b.versie, b.personen AS \"personen!\", b.grond "   \
                                               "AS \"grond!\" FROM zicht_regiebesluit b JOIN "     \
                                               "gebruiker a ON a.id = b.auteur_id "
static const char SQL_LIJST[] = KOLOMMEN "WHERE :na = 0 OR b.id < :na ORDER BY b.id DESC LIMIT 51";
static const char SQL_EEN[] = KOLOMMEN "WHERE b.id = :id";
static const char SQL_PARTNERS[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o JOIN "
    "organisatie z ON z.id = o.organisatie_id WHERE o.van <= vandaag() AND (o.tot IS NULL OR o.tot "
    ">= vandaag()) ORDER BY z.naam, o.naam";

/* ---- reading ---- */

static enum result lijst_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    bool may;
    if (dossier_rows(d, p, SQL_LIJST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE ||
        model_lijst(v, model, rows, 50, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (kijker_mag(v, p, "regiebesluit.toevoegen", &may) != DONE)
        return FAILED;
    json_object_set_new(model, "magToevoegen", json_boolean(may));
    return kop_kaart(d, model, p);
}

static enum result een_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *may = json_object();
    if (dossier_model(d, p, model, SQL_EEN, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        model_mag_item(d, p, may, v->id[0]) != DONE)
        return FAILED;
    bool open = !row_text(model, "reactie") &&
                row_true(json_object_get(may, "mag"), "regiebesluitWijzigen");
    json_object_set_new(model, "magReactie", json_boolean(open));
    return v->api ? DONE : kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "regiebesluit.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "onderdeel", SQL_PARTNERS, NO_BINDS) != DONE)
        return FAILED;
    json_object_set_new(options, "soort",
                        json_pack("[{s:s, s:s}, {s:s, s:s}]", "waarde", "doorzetting", "naam",
                                  "Een besluit: de partner moet iets doen of stoppen", "waarde",
                                  "opschaling", "naam", "Een vraag aan de leiding van de partner"));
    AUTO_FREE char *url = text_format("/huishoudens/%s/regiebesluiten", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = BESLUIT_VELDEN,
                                               .options = options,
                                               .knop = "Vastleggen",
                                               .terug = url},
                           p);
}

static enum result reactie_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    if (een_read(v, d, model, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *options =
        json_pack("{s:[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]}", "uitkomst", "waarde", "gedaan",
                  "naam", "Gedaan", "waarde", "anders", "naam", "Anders opgelost", "waarde", "niet",
                  "naam", "Niet gedaan");
    AUTO_FREE char *url = text_format("/regiebesluiten/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(model, "versie"),
                                               .velden = REACTIE_VELDEN,
                                               .options = options,
                                               .knop = "Reactie vastleggen",
                                               .terug = url},
                           p);
}

/* ---- changing ---- */

static enum result besluit_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (regiebesluit_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    v->gedaan = "regiebesluit-toegevoegd";
    verzoek_locatie(v, "/regiebesluiten/%s", id);
    return DONE;
}

static enum result reactie_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t versie;
    if (regiebesluit_answer(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    v->gedaan = "regiebesluit-reactie";
    verzoek_locatie(v, "/regiebesluiten/%s", v->id[0]);
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(
        HTTP_GET, "/huishoudens/{huishouden}/regiebesluiten", "regiebesluiten.lezen",
        "Besluiten van de regie over partners, en vragen aan hun leiding, voor zover u die "
        "mag zien.",
        lijst_read, .page = "regiebesluiten", .velden = LIJST_VELDEN),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/regiebesluiten/nieuw",
                 "regiebesluit.toevoegen.formulier", "Formulier.", nieuw_form,
                 .page = "regiebesluit_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/regiebesluiten", "regiebesluit.toevoegen",
                  "Legt een besluit met doorzettingsmacht vast, of een opschaling.", besluit_post,
                  .velden = BESLUIT_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/regiebesluiten/nieuw"),
    ITEM_READ(HTTP_GET, "/regiebesluiten/{regiebesluit}", "regiebesluit.lezen",
              "Eén besluit, met de reactie van de partner.", een_read, .page = "regiebesluit"),
    ITEM_READ(HTTP_GET, "/regiebesluiten/{regiebesluit}/wijzig", "regiebesluit.formulier",
              "Formulier.", reactie_form, .page = "regiebesluit_reactie", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/regiebesluiten/{regiebesluit}", "regiebesluit.wijzigen",
               "De reactie van de partner, één keer.", reactie_patch, .velden = REACTIE_VELDEN,
               .formulier = "/regiebesluiten/{regiebesluit}/wijzig"),
};
ROUTE_PART(regiebesluiten, ROUTES);
