/* SPDX-License-Identifier: EUPL-1.2 */
/* Who of the family agrees with the plan, in their own words; and the family's own plan beside it.
 */
#include "resources/akkoorden.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/evaluatie.h"
#include "resources/kop.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const ANTWOORDEN[] = {"ja", "deels", "nee", NULL};

static const struct veld AKKOORD_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Wie van het gezin?"},
    {.naam = "antwoord",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ANTWOORDEN,
     .label = "Is deze persoon het eens met het plan?"},
    {.naam = "woorden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "In eigen woorden",
     .hint = "Letterlijk. Bijvoorbeeld: Met de school wel, met de rest nog niet."},
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Op welke dag?"},
    {0},
};
static const struct veld FGP_VELDEN[] = {
    {.naam = "document",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Welk document is het plan van het gezin zelf?"},
    {0},
};

/* ---- reading ---- */

/* Newest first: the first of each person counts. */
static const char SQL_LIST[] =
    "SELECT a.id AS \"id#\", a.persoon_id AS \"persoon#\", a.antwoord, a.woorden, a.datum,"
    " g.naam AS auteur, a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_akkoord a"
    " JOIN zicht_kaart k ON k.plan_id = a.plan_id"
    " JOIN gebruiker g ON g.id = a.auteur_id ORDER BY a.datum DESC, a.id DESC";
static const char SQL_FGP[] =
    "SELECT f.document_id AS \"id#\", f.titel, f.datum, f.personen AS \"personen!\","
    " f.grond AS \"grond!\" FROM zicht_familiegroepsplan f"
    " JOIN zicht_kaart k ON k.plan_id = f.plan_id ORDER BY f.datum, 1";

static enum result akkoorden_read(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 10000, "id", p);
}

static const json_t *answer_of(const json_t *rows, const char *persoon)
{
    const json_t *row;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)rows, i,
                       row) if (strcmp(row_text(row, "persoon"), persoon) == 0) return row;
    return NULL;
}

static json_t *member_put(const json_t *lid, const json_t *row)
{
    static const char *const keys[] = {"antwoord", "woorden", "datum"};
    json_t *one = json_pack("{s:O, s:O}", "persoon", json_object_get(lid, "persoon"), "naam",
                            json_object_get(lid, "roepnaam"));
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        json_object_set_new(one, keys[i],
                            row ? json_incref(json_object_get(row, keys[i])) : json_null());
    return one;
}

enum result akkoorden_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *lid, *list = json_array();
    size_t i;
    const json_t *kaart = json_object_get(model, "huishouden");
    bool yes = false, plan = row_text(kaart, "planId") != NULL;
    json_object_set_new(model, "akkoorden", list);
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(model, "leden"), i, lid)
    {
        const json_t *row = answer_of(rows, row_text(lid, "persoon"));
        yes |= row && strcmp(row_text(row, "antwoord"), "nee") != 0;
        json_array_append_new(list, member_put(lid, row));
    }
    json_object_set_new(model, "geenAkkoord",
                        json_boolean(plan && !yes && row_true(kaart, "regie")));
    return dossier_put_rows(d, p, model, "familiegroepsplan", SQL_FGP, NO_BINDS);
}

/* ---- forms ---- */

static enum result akkoord_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "datum", v->vandaag);
    if (mag(d, p, "akkoord.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set_new(options, "antwoord", keuzes_opties(v, "akkoord", ANTWOORDEN));
    AUTO_FREE char *url = text_format("/huishoudens/%s/akkoorden", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = AKKOORD_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Antwoord opslaan",
                                               .terug = back},
                           p);
}

static const char SQL_DOCUMENTEN[] =
    "SELECT id_tekst(t.id) AS waarde, t.titel || ', ' || dag_woorden(t.datum) AS naam,"
    " t.personen AS \"personen!\", t.grond AS \"grond!\" FROM zicht_document t"
    " WHERE t.ingetrokken_op IS NULL ORDER BY t.datum DESC, t.id DESC";

static enum result fgp_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "familiegroepsplan.wijzigen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "document", SQL_DOCUMENTEN, NO_BINDS) != DONE)
        return FAILED;
    if (json_array_size(json_object_get(options, "document")) == 0) {
        json_object_set_new(model, "formulier", json_null()); /* the page says what to do first */
        return DONE;
    }
    AUTO_FREE char *url = text_format("/huishoudens/%s/familiegroepsplan", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = FGP_VELDEN,
                                               .options = options,
                                               .knop = "Bij het plan zetten",
                                               .terug = back},
                           p);
}

/* ---- changing ---- */

static enum result akkoord_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (akkoord_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "akkoord-toegevoegd";
    return DONE;
}

static enum result fgp_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    if (familiegroepsplan_set(d, in_int(v, "document", 0), true, p) != DONE)
        return FAILED;
    ret_id(ret, in_int(v, "document", 0), 0);
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "familiegroepsplan-toegevoegd";
    return DONE;
}

static enum result fgp_delete(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    (void)ret;
    if (familiegroepsplan_set(d, v->id[1], false, p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "familiegroepsplan-weg";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS "/akkoorden", "akkoord.lezen",
                 "Wat leden van het gezin van het plan vinden, de nieuwste eerst.", akkoorden_read,
                 .alleen_api = true),
    DOSSIER_READ(HTTP_GET, HUIS "/akkoorden/nieuw", "akkoord.formulier", "Formulier.", akkoord_form,
                 .page = "akkoord_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS "/akkoorden", "akkoord.toevoegen",
                  "Legt vast of iemand van het gezin het eens is met het plan.", akkoord_post,
                  .velden = AKKOORD_VELDEN, .formulier = HUIS "/akkoorden/nieuw"),
    DOSSIER_READ(HTTP_GET, HUIS "/familiegroepsplan/nieuw", "familiegroepsplan.formulier",
                 "Formulier.", fgp_form, .page = "familiegroepsplan_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS "/familiegroepsplan", "familiegroepsplan.toevoegen",
                  "Zegt van een document dat het het plan van het gezin zelf is.", fgp_post,
                  .velden = FGP_VELDEN, .formulier = HUIS "/familiegroepsplan/nieuw"),
    DOSSIER_WRITE(HTTP_DELETE, HUIS "/familiegroepsplan/{document}", "familiegroepsplan.wijzigen",
                  "Het document hoort niet meer bij het plan; het document blijft.", fgp_delete),
};
ROUTE_PART(akkoorden, ROUTES);
