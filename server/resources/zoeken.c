/* SPDX-License-Identifier: EUPL-1.2 */
/* Searching: in one household, and over all of one's own. What is looked for never stands in a URL.
 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "base/tekst.h"
#include "resources/kop.h"
#include "resources/namen.h"
#include "resources/vondst.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum {
    DOSSIER_MOST = 100, /* items of one household on its own page */
    EACH_MOST = 5,      /* of one household among others */
    NAMES_MOST = 20,    /* households by name, beside what is found in texts */
    TEXTS_MOST = 60,    /* of all together */
    OPENED = 50,        /* households whose texts are searched at once; then it is asked to go on */
};

static const struct veld DOSSIER_VELDEN[] = {
    {.naam = "zoek",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Zoek in dit dossier"},
    {0},
};
static const struct veld ALLES_VELDEN[] = {
    {.naam = "zoek", .soort = VELD_REGEL, .verplicht = true, .max = 200, .label = "Zoek"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

/* What was typed and is not right, to show it again: without what turns text around. New reference.
 */
static json_t *typed(const struct verzoek *v)
{
    BUF_AUTO struct buf clean;
    const char *text = v->raw ? row_text(v->raw, "zoek") : NULL;
    buf_init(&clean, 10000);
    if (text && strlen(text) < 5000)
        tekst_clean(text, true, &clean);
    return json_string(clean.data);
}

/* ---- one household ---- */

static enum result dossier_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    json_object_set_new(model, "gezocht", json_null());
    json_object_set_new(model, "getypt", typed(v));
    json_object_set_new(model, "resultaten", json_array());
    json_object_set_new(model, "mensen", json_array());
    json_object_set_new(model, "meer", json_false());
    return kop_dossier(d, model, "/zoeken", p);
}

static enum result dossier_zoek(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    bool meer = false;
    const char *vraag = in_text(v, "zoek");
    json_t *rows = json_array(), *mensen = json_array();
    json_object_set_new(model, "resultaten", rows);
    json_object_set_new(model, "mensen", mensen);
    json_object_set_new(model, "gezocht", json_string(vraag));
    json_object_set_new(model, "getypt", json_string(vraag));
    if (vondst_vraag(vraag, "zoek", p) != DONE ||
        (!v->api && kop_dossier(d, model, "/zoeken", p) != DONE) ||
        vondst_mensen(d, vraag, mensen, p) != DONE ||
        vondst_zoek(d, vraag, DOSSIER_MOST, rows, &meer, p) != DONE)
        return FAILED;
    json_object_set_new(model, "meer", json_boolean(meer));
    return DONE;
}

/* ---- all of one's own ---- */

/* Newest first, one row for each capacity, so that a household may stand in it more than once. */
static const char SQL_EIGEN[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_rij WHERE huishouden_id < :na"
    " ORDER BY huishouden_id DESC LIMIT 51";
static const char SQL_NAAM[] = "SELECT naam FROM zicht_huishouden";

struct teksten_vondst {
    const char *vraag;
    json_t *teksten; /* [{huishouden {id, naam}, resultaten, meer}] */
    size_t items, opened;
    int64_t last;
};

static enum result household_search(struct dossier *d, struct teksten_vondst *t, struct probleem *p)
{
    AUTO_JSON json_t *naam = NULL;
    AUTO_JSON json_t *rows = json_array();
    char id[ID_TEXT_SIZE];
    bool meer = false;
    if (vondst_zoek(d, t->vraag, EACH_MOST, rows, &meer, p) != DONE ||
        dossier_row(d, p, SQL_NAAM, NO_BINDS, &naam) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return DONE;
    id_format(d->huishouden, id);
    t->items += json_array_size(rows);
    json_t *part = json_pack("{s:{s:s, s:O?}, s:O, s:b}", "huishouden", "id", id, "naam",
                             json_object_get(naam, "naam"), "resultaten", rows, "meer", meer);
    if (!d->v->api) /* for the button that searches all of this household */
        json_object_set_new(part, "vraag", json_string(t->vraag));
    json_array_append_new(t->teksten, part);
    return DONE;
}

/* Opens household after household until enough was opened or shown; what does not open counts for
 * nothing (R24). A part of the candidates at a time, for any number of them may not open. */
static enum result part_search(struct verzoek *v, const json_t *part, struct teksten_vondst *t,
                               bool *ret_full, struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(part, i, row)
    {
        struct dossier d;
        bool open;
        if (row_int(row, "id") == t->last)
            continue;
        if (t->opened == OPENED || t->items >= TEXTS_MOST) {
            *ret_full = true;
            return DONE;
        }
        t->last = row_int(row, "id");
        if (lijst_open(v, p, t->last, &d, &open) != DONE)
            return FAILED;
        if (!open)
            continue;
        t->opened++;
        if (household_search(&d, t, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result texts_search(struct verzoek *v, struct teksten_vondst *t, bool *ret_full,
                                struct probleem *p)
{
    *ret_full = false;
    for (size_t taken = OPENED + 1; taken > OPENED && !*ret_full;) {
        AUTO_JSON json_t *part = NULL;
        if (lijst_kandidaten(v, p, SQL_EIGEN, BINDS(B_INT(":na", t->last)), &part) != DONE ||
            part_search(v, part, t, ret_full, p) != DONE)
            return FAILED;
        taken = json_array_size(part);
    }
    return DONE;
}

static enum result alles_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    (void)p;
    json_object_set_new(model, "gezocht", json_null());
    json_object_set_new(model, "getypt", typed(v));
    json_object_set_new(model, "huishoudens", json_array());
    json_object_set_new(model, "teksten", json_array());
    json_object_set_new(model, "lijkt", json_false());
    json_object_set_new(model, "meer", json_false());
    json_object_set_new(model, "verder", json_false());
    json_object_set_new(model, "volgende", json_null());
    return DONE;
}

static enum result alles_zoek(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    bool full;
    int64_t na = in_int(v, "na", 0);
    const char *vraag = in_text(v, "zoek");
    struct namen_vondst namen = {.rows = json_array()};
    struct teksten_vondst teksten = {
        .vraag = vraag, .teksten = json_array(), .last = na ? na : INT64_MAX};
    json_object_set_new(model, "huishoudens", namen.rows);
    json_object_set_new(model, "teksten", teksten.teksten);
    json_object_set_new(model, "gezocht", json_string(vraag));
    json_object_set_new(model, "getypt", json_string(vraag));
    if (vondst_vraag(vraag, "zoek", p) != DONE ||
        (!na && namen_zoek(v, vraag, NAMES_MOST, &namen, p) != DONE) ||
        texts_search(v, &teksten, &full, p) != DONE)
        return FAILED;
    char last[ID_TEXT_SIZE];
    id_format(teksten.last, last);
    json_object_set_new(model, "lijkt", json_boolean(namen.lijkt));
    json_object_set_new(model, "meer", json_boolean(namen.meer));
    json_object_set_new(model, "verder", json_boolean(na != 0));
    json_object_set_new(model, "volgende", full ? json_string(last) : json_null());
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/zoeken", "dossier.zoeken.formulier",
                 "Formulier.", dossier_form, .page = "dossier_zoeken", .alleen_pagina = true),
    DOSSIER_READ(
        HTTP_POST, "/huishoudens/{huishouden}/_zoek", "dossier.zoeken",
        "Zoekt in wat u van dit huishouden ziet: doelen, acties, notities, berichten en de "
        "rest. Elk woord is het begin van een woord.",
        dossier_zoek, .page = "dossier_zoeken", .velden = DOSSIER_VELDEN, .zoeken = true,
        .formulier = "/huishoudens/{huishouden}/zoeken"),
    USER_READ(HTTP_GET, "/mijn/zoeken", "mijn.zoeken.formulier", "Formulier.", alles_form,
              .page = "zoeken", .alleen_pagina = true),
    USER_READ(HTTP_POST, "/mijn/_zoek", "mijn.zoeken",
              "Zoekt in de huishoudens waar u bij helpt: op naam, en in wat u van elk ziet. Voor "
              "procesregie op naam in het gebied. Met `na` verder bij `volgende`.",
              alles_zoek, .page = "zoeken", .velden = ALLES_VELDEN, .zoeken = true,
              .formulier = "/mijn/zoeken"),
};
ROUTE_PART(zoeken, ROUTES);
