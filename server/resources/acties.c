/* SPDX-License-Identifier: EUPL-1.2 */
/* Actions: one owner, a date, a status. */
#include "resources/acties.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/actie.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/planbord.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Wat gaat er gebeuren?",
     .hint = "Begin met een werkwoord: Aanvraag insturen. Wie deze actie krijgt, leest deze zin."},
    {.naam = "gebruiker",
     .soort = VELD_ID,
     .label = "Hulpverlener die dit doet",
     .hint = "Kies precies één persoon: hier, of hieronder uit het gezin of het netwerk."},
    {.naam = "persoon", .soort = VELD_ID, .label = "Of iemand uit het gezin"},
    {.naam = "netwerk", .soort = VELD_ID, .label = "Of iemand uit het netwerk"},
    {.naam = "vervaldatum", .soort = VELD_DATUM, .verplicht = true, .label = "Vóór wanneer?"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .max = 30,
     .label = "Over wie gaat het?",
     .hint = "Kiest u niets, dan gaat het over dezelfde mensen als het doel."},
    {0},
};
static const char *const STATUSSEN[] = {"open",      "aanvaard",  "bezig", "gereed",
                                        "geweigerd", "vervallen", NULL};
static const struct veld WIJZIG_VELDEN[] = {
    {.naam = "titel", .soort = VELD_REGEL, .max = 200, .label = "Wat gaat er gebeuren?"},
    {.naam = "status", .soort = VELD_KEUZE, .keuzes = STATUSSEN, .label = "Hoe staat het ervoor?"},
    {.naam = "vervaldatum", .soort = VELD_DATUM, .label = "Vóór wanneer?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom?",
     .hint = "Nodig bij een andere datum, bij nee, en als het niet meer hoeft."},
    {0},
};

/* ---- reading ---- */

static const char SQL_LIST[] = "SELECT a.id AS \"id#\", a.titel, a.eigenaar, a.eigenaar_van AS "
                               "\"eigenaarVan\", a.vervaldatum, a.status, a.reden, a.versie,"
                               " a.personen AS \"personen!\", a.grond AS \"grond!\" FROM "
                               "zicht_actie a WHERE a.doel_id = :doel ORDER BY a.id";
static const char SQL_DOEL[] = "SELECT d.id AS \"id#\", d.titel, d.personen AS \"personen!\", "
                               "d.grond AS \"grond!\" FROM zicht_doel d WHERE d.id = :id";
static const char SQL_STANDEN[] =
    "SELECT s.status, s.vervaldatum, s.reden, s.op AS \"op@\", g.naam AS door FROM "
    "zicht_actie_stand s"
    " JOIN gebruiker g ON g.id = s.door WHERE s.actie_id = :id ORDER BY s.id DESC";

/* Somebody is asked to take it over. */
static const char SQL_VRAAG[] =
    "SELECT o.aan, o.aan_van AS \"aanVan\", o.door, o.reden, o.gevraagd_op AS \"gevraagdOp@\","
    " o.aan_id = kijker() AS \"mij?\", o.door_id = kijker() AS \"vroegIk?\", o.personen AS"
    " \"personen!\", o.grond AS \"grond!\" FROM zicht_actie_overdracht o"
    " WHERE o.actie_id = :id AND o.status = 'gevraagd'";
/* The last no, until somebody else is asked. */
static const char SQL_NEE[] =
    "SELECT o.aan, o.antwoord, o.beslist_op AS \"beslistOp@\", o.personen AS \"personen!\","
    " o.grond AS \"grond!\" FROM zicht_actie_overdracht o WHERE o.actie_id = :id"
    " AND o.status = 'geweigerd' AND o.id = (SELECT max(x.id) FROM zicht_actie_overdracht x"
    "  WHERE x.actie_id = :id)";
static const char SQL_KLIM[] =
    "SELECT k.soort AS waarom, k.dag, k.trede, k.trede = 1 AS \"eigenaar?\", k.trede = 2 AS"
    " \"regie?\", k.op AS \"op@\" FROM zicht_actie_klim k"
    " WHERE k.actie_id = :id AND k.gemeld = 1 ORDER BY k.op, k.trede";
/* What was agreed with the owner's organisation: the strictest of what holds today. */
static const char SQL_AFSPRAAK[] =
    "SELECT s.contact, s.contact_telefoon AS telefoon, s.reactie_dagen AS dagen, z.naam AS"
    " organisatie, a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_actie a"
    " JOIN gebruiker g ON g.id = a.eigenaar_gebruiker_id JOIN onderdeel o ON o.id = g.onderdeel_id"
    " JOIN organisatie z ON z.id = o.organisatie_id"
    " JOIN samenwerkingsafspraak s ON s.organisatie_id = z.id AND s.beeindigd_op IS NULL"
    "  AND s.van <= vandaag() AND s.tot >= vandaag()"
    " WHERE a.id = :id ORDER BY s.reactie_dagen, s.id DESC LIMIT 1";

static enum result around_put(struct dossier *d, json_t *model, int64_t id, struct probleem *p)
{
    const struct db_bind *one = BINDS(B_INT(":id", id));
    return dossier_put_row(d, p, model, "vraag", SQL_VRAAG, one) != DONE ||
                   dossier_put_row(d, p, model, "nee", SQL_NEE, one) != DONE ||
                   dossier_put_rows(d, p, model, "klim", SQL_KLIM, one) != DONE ||
                   dossier_put_row(d, p, model, "afspraak", SQL_AFSPRAAK, one) != DONE
               ? FAILED
               : DONE;
}

static enum result acties_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIST, BINDS(B_INT(":doel", v->id[0])), &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

/* The goal by name with a ground for it, else "een doel van dit gezin" (G6). */
static enum result goal_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *doel = NULL;
    int64_t id = id_parse(row_text(model, "doel"));
    if (dossier_row(d, p, SQL_DOEL, BINDS(B_INT(":id", id)), &doel) != DONE)
        return FAILED;
    json_object_set_new(model, "doel",
                        doel ? json_pack("{s:O, s:O}", "id", json_object_get(doel, "id"), "titel",
                                         json_object_get(doel, "titel"))
                             : json_null());
    return DONE;
}

/* What the page offers: handing on while it runs or was refused, and taking a question back. */
static void page_put(json_t *model)
{
    json_t *vraag = json_object_get(model, "vraag"), *mag = json_object_get(model, "mag");
    const char *status = row_text(model, "status");
    json_object_set_new(
        model, "door",
        json_boolean(strcmp(status, "gereed") != 0 && strcmp(status, "vervallen") != 0));
    if (!json_is_object(vraag))
        return;
    json_object_set(vraag, "id", json_object_get(model, "id"));
    json_object_set_new(
        vraag, "magIntrekken",
        json_boolean(row_true(vraag, "vroegIk") || row_true(mag, "actieOverdragen")));
}

static enum result actie_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, PLANBORD_ACTIE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        goal_put(d, model, p) != DONE || around_put(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "standen", SQL_STANDEN, BINDS(B_INT(":id", v->id[0]))) !=
            DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    page_put(model);
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static const char SQL_HELPERS[] =
    "SELECT DISTINCT id_tekst(g.id) AS waarde, g.naam || ', ' || o.naam AS naam FROM gebruiker g "
    "JOIN onderdeel o ON o.id = g.onderdeel_id"
    " WHERE g.id = kijker() OR g.id IN (SELECT regisseur_id FROM zicht_kaart)"
    " OR g.id IN (SELECT gebruiker_id FROM zicht_betrokkenheid WHERE status = 'actief' AND (tot IS "
    "NULL OR tot >= vandaag()))"
    " ORDER BY g.id <> kijker(), g.naam";
static const char SQL_NETWERK[] =
    "SELECT id_tekst(id) AS waarde, naam || ', ' || relatie AS naam, grond AS \"grond!\", personen "
    "AS \"personen!\""
    " FROM zicht_netwerklid WHERE tot IS NULL OR tot >= vandaag() ORDER BY naam";

enum result actie_owner_options(struct dossier *d, json_t *model, json_t *options,
                                struct probleem *p)
{
    json_t *helpers, *netwerk;
    if (dossier_rows(d, p, SQL_HELPERS, NO_BINDS, &helpers) != DONE)
        return FAILED;
    json_object_set_new(options, "gebruiker", helpers);
    if (dossier_rows(d, p, SQL_NETWERK, NO_BINDS, &netwerk) != DONE)
        return FAILED;
    json_object_set_new(options, "netwerk", netwerk);
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    return DONE;
}

static enum result actie_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (dossier_put_row(d, p, model, "doel", SQL_DOEL, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        kop_kaart(d, model, p) != DONE || kop_leden(d, model, p) != DONE ||
        actie_owner_options(d, model, options, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/doelen/%s/acties", v->text[0]);
    AUTO_FREE char *back = text_format("/doelen/%s", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Actie opslaan",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "actie", v->id[0], p);
}

/* Only the steps there are from here. */
static json_t *status_options(const char *now)
{
    static const char *const NAAM[] = {
        "Open: nog geen ja of nee",  "Aanvaard: ik doe dit", "Mee bezig", "Klaar",
        "Nee, dit kan ik niet doen", "Hoeft niet meer"};
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(NAAM); i++)
        if (actie_stap(now, STATUSSEN[i]))
            json_array_append_new(list,
                                  json_pack("{s:s, s:s}", "waarde", STATUSSEN[i], "naam", NAAM[i]));
    return list;
}

/* Whoever opens the form of what stopped takes it up again: that stands chosen. */
static void again(json_t *actie)
{
    bool klaar = strcmp(row_text(actie, "status"), "gereed") == 0;
    json_object_set_new(actie, "status", json_string(klaar ? "bezig" : "open"));
}

static enum result actie_change_form(struct verzoek *v, struct dossier *d, json_t *model,
                                     struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *actie = NULL;
    if (dossier_one(d, p, PLANBORD_ACTIE, BINDS(B_INT(":id", v->id[0])), &actie) != DONE)
        return FAILED;
    if (model_mag_item(d, p, model, v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    /* The owner moves status and date; the words are regie's (R5). */
    bool words = row_true(json_object_get(model, "mag"), "actieWijzigen");
    bool runs = row_true(actie, "loopt");
    json_object_set(model, "titel", json_object_get(actie, "titel"));
    json_object_set(model, "loopt", json_object_get(actie, "loopt"));
    json_object_set_new(options, "status", status_options(row_text(actie, "status")));
    json_object_del(actie, "reden"); /* of the last change; this one has its own */
    if (!runs)
        again(actie);
    return model_wijziging(
        v, model, "/acties", actie,
        (struct formulier){.velden = words ? WIJZIG_VELDEN : WIJZIG_VELDEN + 1,
                           .options = options,
                           .knop = runs ? "Actie opslaan" : "Actie weer oppakken"},
        p);
}

/* ---- changing ---- */

static enum result actie_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (actie_add(d, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/doelen/%s", v->id[0]);
    if (v->api)
        verzoek_locatie(v, "/acties/%s", id);
    v->gedaan = "actie-toegevoegd";
    return DONE;
}

static enum result actie_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t versie;
    if (actie_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/acties/%s", v->id[0]);
    v->gedaan = "actie-gewijzigd";
    return DONE;
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/doelen/{doel}/acties", "acties.lezen", "De acties bij een doel.",
              acties_read, .alleen_api = true),
    ITEM_READ(HTTP_GET, "/doelen/{doel}/acties/nieuw", "actie.formulier", "Formulier.", actie_form,
              .page = "actie_nieuw", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, "/doelen/{doel}/acties", "actie.toevoegen",
               "Voegt een actie toe met precies één eigenaar. Voor een ander is het een vraag.",
               actie_post, .velden = NIEUW_VELDEN, .formulier = "/doelen/{doel}/acties/nieuw"),
    ITEM_READ(HTTP_GET, "/acties/{actie}", "actie.lezen", "Eén actie, met wat ermee gebeurde.",
              actie_read, .page = "actie"),
    ITEM_READ(HTTP_GET, "/acties/{actie}/wijzig", "actie.wijzigen.formulier", "Formulier.",
              actie_change_form, .page = "actie_wijzig", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/acties/{actie}", "actie.wijzigen",
               "Wijzigt de stand, de datum of de woorden van een actie.", actie_patch,
               .velden = WIJZIG_VELDEN, .formulier = "/acties/{actie}/wijzig"),
};
ROUTE_PART(acties, ROUTES);
