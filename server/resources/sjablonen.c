/* SPDX-License-Identifier: EUPL-1.2 */
/* Templates of letters: kept by beheer, in dated versions. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/sjabloon.h"
#include "resources/beheer.h"
#include "resources/verzoeken.h"

static const char *const SOORTEN[] = {
    "uitnodiging", "plan", "overdracht", "afsluiting", "toestemmingsverklaring", NULL};
static const struct veld VELDEN[] = {
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat voor brief?"},
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 100,
     .label = "Titel",
     .hint = "Zo heet de brief in de lijst, en straks het document."},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 8000,
     .label = "Tekst",
     .hint = "Zet tussen dubbele accolades wat het programma invult, zoals {{aan}}."},
    {.naam = "van",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Vanaf welke dag?",
     .hint = "Tot die dag geldt het sjabloon dat er nu is."},
    {0},
};
static const struct veld VRAAG_VELDEN[] = {
    {.naam = "van", .soort = VELD_ID, .label = "Begin met dit sjabloon"},
    {0},
};

/* ---- reading ---- */

#define SJABLOON                                                                                   \
    "SELECT s.id AS \"id#\", s.soort, s.titel, s.tekst, s.van, g.naam AS door, s.op AS \"op@\","   \
    " s.van > vandaag() AS \"straks?\", s.van <= vandaag() AND NOT EXISTS (SELECT 1 FROM"          \
    " brief_sjabloon n WHERE n.soort = s.soort AND n.van > s.van AND n.van <= vandaag()) AS"       \
    " \"geldt?\" FROM brief_sjabloon s JOIN gebruiker g ON g.id = s.door"

static const char SQL_LIST[] = SJABLOON " ORDER BY s.soort, s.van DESC LIMIT 1001";
static const char SQL_ONE[] = SJABLOON " WHERE s.id = :id";

static enum result sjablonen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    json_t *rows;
    (void)k;
    if (db_rows(v->db, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

static enum result sjabloon_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    (void)k;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    return json_object_update(model, row) == 0 ? DONE : probleem_intern(p, "no memory");
}

/* A new version begins as the one it follows (?van=…). */
static enum result sjabloon_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *options = json_object();
    json_t *uitleg = json_array();
    (void)k;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", in_int(v, "van", 0))), &now) != DONE) {
        json_decref(uitleg);
        return FAILED;
    }
    if (!now)
        now = json_object();
    json_object_set_new(now, "van", json_string(v->vandaag));
    json_object_set_new(options, "soort", keuzes_opties(v, "brief", BRIEFSOORTEN));
    for (const struct plaatshouder *h = PLAATSHOUDERS; h->naam; h++)
        json_array_append_new(uitleg, json_pack("{s:s, s:s}", "naam", h->naam, "tekst", h->uitleg));
    json_object_set_new(model, "plaatshouders", uitleg);
    beheer_kruimel(model, "Brieven", "/sjablonen");
    return beheer_taak(v, model, "Sjabloon toevoegen",
                       &(struct formulier){.url = "/sjablonen",
                                           .velden = VELDEN,
                                           .current = now,
                                           .options = options,
                                           .knop = "Sjabloon opslaan",
                                           .terug = "/sjablonen"},
                       NULL, p);
}

static enum result sjabloon_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    int64_t id;
    (void)k;
    if (sjabloon_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_object(v, "sjabloon", id);
    verzoek_locatie(v, "/sjablonen/%s", id);
    v->gedaan = "sjabloon-toegevoegd";
    return DONE;
}

static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/sjablonen", "sjablonen.lezen", "De sjablonen van brieven.",
                sjablonen_read, .page = "sjablonen"),
    BEHEER_READ(HTTP_GET, "/sjablonen/nieuw", "sjabloon.formulier", "Sjabloon toevoegen",
                sjabloon_form, .page = "sjabloon_nieuw", .velden = VRAAG_VELDEN,
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/sjablonen", "sjabloon.toevoegen",
                 "Voegt een sjabloon van een brief toe, vanaf een dag.", sjabloon_post,
                 .velden = VELDEN, .formulier = "/sjablonen/nieuw"),
    BEHEER_READ(HTTP_GET, "/sjablonen/{sjabloon}", "sjabloon.lezen", "Eén sjabloon.", sjabloon_read,
                .page = "sjabloon"),
};
ROUTE_PART(sjablonen, ROUTES);
