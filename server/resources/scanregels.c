/* SPDX-License-Identifier: EUPL-1.2 */
/* The leefgebiedenscan: what was talked through, per leefgebied and for whom. */
#include "resources/scanregels.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/scanregel.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/planbord.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const STATUSSEN[] = {"besproken", "niet_besproken", "niet_relevant", NULL};
static const char *const TOESTANDEN[] = {"acuut", "slecht", "wankel", "redelijk", "goed", NULL};

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "leefgebied", .soort = VELD_KEUZE, .verplicht = true, .label = "Leefgebied"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat het?",
     .hint = "Gaat het over het hele gezin? Kies dan iedereen."},
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = STATUSSEN,
     .label = "Is het besproken?",
     .hint = "Niemand hoeft over alles te praten. Niet besproken is ook een antwoord."},
    {.naam = "toestand", .soort = VELD_KEUZE, .keuzes = TOESTANDEN, .label = "Hoe gaat het?"},
    {.naam = "toelichting",
     .soort = VELD_TEKST,
     .max = 4000,
     .label = "Wat is er aan de hand, en wat gaat goed?",
     .hint = "Schrijf niet meer dan nodig is voor het plan."},
    {.naam = "vraag",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Wat is de vraag achter de vraag?",
     .hint = "Bijvoorbeeld: zij vraagt om geld, maar wil vooral weer slapen."},
    {.naam = "hulp",
     .soort = VELD_REGEL,
     .max = 300,
     .label = "Wie helpt hier nu bij?",
     .hint = "Ook familie, vrienden of buren."},
    {.naam = "erger",
     .soort = VELD_KEUZES,
     .max = 20,
     .label = "Wat maakt dit erger?",
     .hint = "Kies de leefgebieden die hierdoor ook slechter gaan."},
    {.naam = "samen", .soort = VELD_JANEE, .label = "Samen met het gezin ingevuld"},
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Op welke dag?"},
    {.naam = "plek", .soort = VELD_JANEE, .label = "Hieruit blijkt waar iemand woont of verblijft"},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "De tekst gaat alleen over wie ik koos"},
    {0},
};
static const struct veld INTREK_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Wat klopt er niet?"},
    {0},
};
static const struct veld FORM_VELDEN[] = {
    {.naam = "leefgebied", .soort = VELD_KEUZE, .label = "Leefgebied"},
    {0},
};

/* ---- reading ---- */

#define SCANREGEL                                                                                  \
    "SELECT s.id AS \"id#\", s.leefgebied, l.naam AS \"leefgebiedNaam\", l.icoon, s.status,"       \
    " s.toestand, s.toelichting, s.vraag, s.hulp, s.samen AS \"samen?\", s.datum, g.naam AS "      \
    "auteur,"                                                                                      \
    " o.naam AS onderdeel, s.ingetrokken_op AS \"ingetrokkenOp@\","                                \
    " s.ingetrokken_reden AS \"ingetrokkenReden\", s.op AS \"op@\", s.versie,"                     \
    " s.personen AS \"personen!\", s.grond AS \"grond!\" FROM zicht_scanregel s"                   \
    " JOIN leefgebied l ON l.code = s.leefgebied JOIN gebruiker g ON g.id = s.auteur_id"           \
    " JOIN onderdeel o ON o.id = s.bron_id"

static const char SQL_LIST[] =
    SCANREGEL " WHERE s.ingetrokken_op IS NULL ORDER BY s.datum DESC, s.id DESC";
static const char SQL_ONE[] = SCANREGEL " WHERE s.id = :id";
static const char SQL_ERGER[] =
    "SELECT e.scanregel_id AS \"regel#\", l.code, l.naam, e.personen AS \"personen!\","
    " e.grond AS \"grond!\" FROM zicht_scan_erger e JOIN leefgebied l ON l.code = e.leefgebied"
    " ORDER BY l.volgorde";
static const char SQL_LEEFGEBIEDEN[] = "SELECT code, naam, icoon FROM leefgebied WHERE tot IS NULL "
                                       "OR tot >= vandaag() ORDER BY volgorde";

/* Each row gets `erger`: [{code, naam}]. */
static enum result worse_put(struct dossier *d, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *all = NULL;
    AUTO_JSON json_t *by_row = json_object();
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_ERGER, NO_BINDS, &all) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        json_t *list = json_array();
        json_object_set_new(row, "erger", list);
        json_object_set(by_row, row_text(row, "id"), list);
    }
    json_array_foreach(all, i, row)
    {
        json_t *list = json_object_get(by_row, row_text(row, "regel"));
        if (list)
            json_array_append_new(list,
                                  json_pack("{s:O, s:O}", "code", json_object_get(row, "code"),
                                            "naam", json_object_get(row, "naam")));
    }
    return DONE;
}

static enum result scan_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    if (worse_put(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, 10000, "id", p);
}

/* Which leefgebied and for whom: lines with the same key follow each other in time. */
static void key_of(const json_t *row, struct buf *out)
{
    const json_t *id;
    size_t i;
    buf_clear(out);
    buf_text(out, row_text(row, "leefgebied"));
    json_array_foreach(json_object_get(row, "personen"), i, id)
        buf_format(out, ",%s", json_string_value(id));
}

/* Of the lines, newest first, the first of each key; the second says how it was before. */
static void newest_take(const json_t *rows, json_t *ret)
{
    BUF_AUTO struct buf key;
    AUTO_JSON json_t *seen = json_object();
    json_t *row;
    size_t i;
    buf_init(&key, 1000);
    json_array_foreach((json_t *)(uintptr_t)rows, i, row)
    {
        key_of(row, &key);
        json_t *later = json_object_get(seen, key.data);
        if (!later) {
            json_object_set_new(row, "was", json_null());
            json_object_set(seen, key.data, row);
            json_array_append(ret, row);
        } else if (json_is_null(json_object_get(later, "was")) &&
                   json_is_string(json_object_get(row, "toestand"))) {
            json_object_set_new(later, "was",
                                json_pack("{s:O, s:O}", "toestand",
                                          json_object_get(row, "toestand"), "datum",
                                          json_object_get(row, "datum")));
        }
    }
}

enum result scanregels_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *newest = json_array();
    json_t *area, *row;
    size_t i, j;
    if (dossier_put_rows(d, p, model, "leefgebieden", SQL_LEEFGEBIEDEN, NO_BINDS) != DONE ||
        dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    newest_take(rows, newest);
    if (worse_put(d, newest, p) != DONE || kop_personen(d, newest, p) != DONE)
        return FAILED;
    json_array_foreach(newest, i, row)
    {
        json_object_set_new(row, "voorWie",
                            planbord_voor_wie(row, json_object_get(model, "leden")));
    }
    json_array_foreach(json_object_get(model, "leefgebieden"), i, area)
    {
        json_t *list = json_array();
        json_array_foreach(
            newest, j, row) if (strcmp(row_text(row, "leefgebied"), row_text(area, "code")) == 0)
            json_array_append(list, row);
        json_object_set_new(area, "regels", list);
    }
    return DONE;
}

static enum result regel_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (worse_put(d, self, p) != DONE || kop_personen(d, self, p) != DONE ||
        bewaren_put(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_rechten(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return model_mag_item(d, p, model, v->id[0]) == DONE ? kop_kaart_if(d, model, p) : FAILED;
}

/* ---- forms ---- */

static const char SQL_KEUZES[] = "SELECT code AS waarde, naam FROM leefgebied WHERE tot IS "
                                 "NULL OR tot >= vandaag() ORDER BY volgorde";

static enum result scan_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "datum", v->vandaag);
    json_t *leefgebieden;
    if (mag(d, p, "scanregel.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE ||
        db_rows(v->db, p, SQL_KEUZES, NO_BINDS, &leefgebieden) != DONE)
        return FAILED;
    if (in_text(v, "leefgebied"))
        json_object_set_new(now, "leefgebied", json_string(in_text(v, "leefgebied")));
    json_object_set_new(options, "leefgebied", leefgebieden);
    json_object_set(options, "erger", leefgebieden);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set_new(options, "status", keuzes_opties(v, "scan", STATUSSEN));
    json_object_set_new(options, "toestand", keuzes_opties(v, "toestand", TOESTANDEN));
    AUTO_FREE char *url = text_format("/huishoudens/%s/scan", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/verhaal", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Leefgebied opslaan",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "scanregel", 0, p);
}

static enum result withdraw_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (mag_item(d, p, "scanregel.intrekken", v->id[0]) != DONE ||
        kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "leefgebiedNaam", json_object_get(row, "leefgebiedNaam"));
    AUTO_FREE char *url = text_format("/scanregels/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .versie = row_int(row, "versie"),
                                               .velden = INTREK_VELDEN,
                                               .knop = "Regel intrekken",
                                               .terug = url},
                           p);
}

/* ---- changing ---- */

static enum result scan_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (scanregel_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/verhaal", d->huishouden);
    v->gedaan = "scanregel-toegevoegd";
    return DONE;
}

static enum result scan_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    (void)ret;
    if (scanregel_withdraw(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/verhaal", d->huishouden);
    v->gedaan = "scanregel-ingetrokken";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/scan"
#define EEN "/scanregels/{scanregel}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS, "scanregels.lezen",
                 "De leefgebiedenscan: wat besproken is, de nieuwste eerst.", scan_read,
                 .alleen_api = true),
    DOSSIER_READ(HTTP_GET, HUIS "/nieuw", "scanregel.formulier", "Formulier.", scan_form,
                 .velden = FORM_VELDEN, .page = "scanregel_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS, "scanregel.toevoegen",
                  "Legt vast hoe het gaat op één leefgebied, of dat het niet besproken is.",
                  scan_post, .velden = NIEUW_VELDEN, .formulier = HUIS "/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "scanregel.lezen", "Eén regel van de leefgebiedenscan.", regel_read,
              .page = "scanregel"),
    ITEM_READ(HTTP_GET, EEN "/intrekken", "scanregel.intrekken.formulier", "Formulier.",
              withdraw_form, .page = "scanregel_intrekken", .alleen_pagina = true),
    ITEM_WRITE(HTTP_DELETE, EEN, "scanregel.intrekken",
               "Trekt een eigen regel in; zij blijft bewaard.", scan_delete,
               .velden = INTREK_VELDEN, .formulier = EEN "/intrekken"),
};
ROUTE_PART(scanregels, ROUTES);
