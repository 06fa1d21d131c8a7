/* SPDX-License-Identifier: EUPL-1.2 */
/* The family's own words, and the people around it: small items with one form each. */
#include "domein/netwerk.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "verzoek/verzoek.h"

static const struct veld WOORD_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Wie zegt dit?"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Wat zegt deze persoon?",
     .hint = "Letterlijk, in de eigen woorden."},
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Op welke dag?"},
    {0},
};
static const struct veld NETWERK_VELDEN[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 120, .label = "Naam"},
    {.naam = "relatie",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 120,
     .label = "Wie is dit voor het gezin?",
     .hint = "Bijvoorbeeld: oma, moeder van Elif. Of: buurvrouw."},
    {.naam = "telefoon", .soort = VELD_REGEL, .max = 30, .label = "Telefoon"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Van wie is dit het netwerk?"},
    {0},
};

/* ---- words ---- */

static const char SQL_WOORDEN[] =
    "SELECT w.id AS \"id#\", w.persoon_id AS \"persoon#\", w.tekst, w.datum, w.personen AS "
    "\"personen!\","
    " w.grond AS \"grond!\" FROM zicht_woord w ORDER BY w.datum DESC, w.id DESC";

static enum result woorden_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_WOORDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

static enum result woord_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (woord_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "woord-toegevoegd";
    return DONE;
}

/* ---- network ---- */

static const char SQL_NETWERK[] = "SELECT n.id AS \"id#\", n.naam, n.relatie, n.telefoon, n.van, "
                                  "n.tot, n.versie, n.personen AS \"personen!\","
                                  " n.grond AS \"grond!\" FROM zicht_netwerklid n WHERE n.tot IS "
                                  "NULL OR n.tot >= vandaag() ORDER BY n.naam";

static enum result netwerk_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_NETWERK, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

static enum result netwerk_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (netwerklid_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/leden", d->huishouden);
    v->gedaan = "netwerk-toegevoegd";
    return DONE;
}

/* ---- forms ---- */

static enum result form(struct verzoek *v, struct dossier *d, json_t *model, const char *path,
                        const char *back, const struct veld *velden, const char *knop,
                        const char *right, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "datum", v->vandaag);
    if (mag(d, p, right) != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/huishoudens/%s/%s", v->text[0], path);
    AUTO_FREE char *terug = text_format("/huishoudens/%s%s", v->text[0], back);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = velden,
                                               .current = now,
                                               .options = options,
                                               .knop = knop,
                                               .terug = terug},
                           p);
}

static enum result woord_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    return form(v, d, model, "woorden", "", WOORD_VELDEN, "Woorden opslaan", "woord.toevoegen",
                p) == DONE
               ? model_lezers(d, model, "woord", 0, p)
               : FAILED;
}

static enum result netwerk_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return form(v, d, model, "netwerk", "/leden", NETWERK_VELDEN, "Opslaan", "netwerk.toevoegen",
                p) == DONE
               ? model_lezers(d, model, "netwerklid", 0, p)
               : FAILED;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/woorden", "woorden.lezen",
                 "Wat het gezin zelf zegt.", woorden_read, .alleen_api = true, .onthouden = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/woorden/nieuw", "woord.formulier",
                 "Formulier.", woord_form, .page = "woord_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/woorden", "woord.toevoegen",
                  "Legt vast wat iemand uit het gezin zelf zegt.", woord_post,
                  .velden = WOORD_VELDEN, .formulier = "/huishoudens/{huishouden}/woorden/nieuw"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/netwerk", "netwerk.lezen",
                 "De mensen om het gezin heen.", netwerk_read, .alleen_api = true,
                 .onthouden = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/netwerk/nieuw", "netwerk.formulier",
                 "Formulier.", netwerk_form, .page = "netwerk_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/netwerk", "netwerk.toevoegen",
                  "Voegt iemand uit het netwerk van het gezin toe.", netwerk_post,
                  .velden = NETWERK_VELDEN, .formulier = "/huishoudens/{huishouden}/netwerk/nieuw"),
};
ROUTE_PART(netwerk, ROUTES);
