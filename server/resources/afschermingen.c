/* SPDX-License-Identifier: EUPL-1.2 */
/* Separations (R19): the list, one, setting it with a preview, widening it, ending it. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/afscherming.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "resources/kop.h"
#include "resources/leden.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fields ---- */

#define WIE(required)                                                                              \
    {.naam = "personen",                                                                           \
     .soort = VELD_IDS,                                                                            \
     .verplicht = (required),                                                                      \
     .max = 30,                                                                                    \
     .label = "Wie moet beschermd worden?",                                                        \
     .hint = "Vergeet de kinderen niet."},                                                         \
        {.naam = "tegenPersonen",                                                                  \
         .soort = VELD_IDS,                                                                        \
         .max = 30,                                                                                \
         .label = "Tegen wie?",                                                                    \
         .hint = "Staat iemand er niet bij? Voeg die eerst toe als lid van dit gezin."},           \
        {.naam = "tegenGebruikers",                                                                \
         .soort = VELD_IDS,                                                                        \
         .max = VELD_LIJST_MAX,                                                                    \
         .label = "Welke hulpverleners mogen niets zien?",                                         \
         .hint = "Bijvoorbeeld wie alleen de ander helpt."},                                       \
        {.naam = "tegenOnderdelen",                                                                \
         .soort = VELD_IDS,                                                                        \
         .max = VELD_LIJST_MAX,                                                                    \
         .label = "Of iedereen van een organisatie"},                                              \
    {                                                                                              \
        .naam = "tegenAnder", .soort = VELD_ID, .label = "Of iemand die hier nog niet meehelpt",   \
        .hint = "Bijvoorbeeld een hulpverlener die familie is van de ander."                       \
    }
#define REDEN                                                                                      \
    {                                                                                              \
        .naam = "reden", .soort = VELD_TEKST, .verplicht = true, .min = 10, .max = 2000,           \
        .label = "Waarom is dit nodig?",                                                           \
        .hint = "Wat is er gebeurd, en van wie weet u dat? Schrijf niet waar iemand nu is."        \
    }
static const struct veld NIEUW_VELDEN[] = {
    WIE(true),
    REDEN,
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf", .hint = "Leeg: vanaf vandaag."},
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {WIE(true), REDEN, {0}};
static const struct veld EINDE_VELDEN[] = {
    {.naam = "toets",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 20,
     .max = 4000,
     .label = "Veiligheidstoets",
     .hint = "Hoe weet u dat het veilig is? Met wie heeft u dat besproken, en wanneer?"},
    {0},
};

/* ---- reading ---- */

#define AFSCHERMING                                                                                \
    "SELECT a.id AS \"id#\", a.reden, a.van, a.tot, g.naam AS door, a.op AS \"op@\","              \
    " e.naam AS \"eindeDoor\", a.einde_toets AS \"eindeToets\", a.versie,"                         \
    " a.tot IS NULL OR a.tot >= vandaag() AS \"loopt?\", a.personen AS \"personen!\","             \
    " a.grond AS \"grond!\" FROM zicht_afscherming a JOIN gebruiker g ON g.id = a.door"            \
    " LEFT JOIN gebruiker e ON e.id = a.einde_door"
static const char SQL_LIST[] = AFSCHERMING " ORDER BY a.id DESC";
static const char SQL_ONE[] = AFSCHERMING " WHERE a.id = :id";
static const char SQL_TEGEN[] =
    "SELECT t.naam, t.persoon_id AS \"persoon#\", t.onderdeel_id AS \"onderdeel#\","
    " t.gebruiker_id AS \"gebruiker#\" FROM zicht_afscherming_tegen t"
    " WHERE t.afscherming_id = :id ORDER BY t.persoon_id IS NULL, t.onderdeel_id IS NULL, t.naam";

/* row.personen by name, row.tegen. */
static enum result parts_put(struct dossier *d, json_t *rows, struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (dossier_put_rows(d, p, row, "tegen", SQL_TEGEN,
                             BINDS(B_INT(":id", id_parse(row_text(row, "id"))))) != DONE)
            return FAILED;
        json_object_set_new(
            row, "url",
            json_sprintf("/huishoudens/%s/afschermingen/%s", d->v->text[0], row_text(row, "id")));
    }
    return kop_personen(d, rows, p);
}

static enum result list_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    json_t *rows;
    if (!v->api && (kop_dossier(d, model, "/leden", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    if (parts_put(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p);
}

static enum result one_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[1]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (parts_put(d, self, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return kop_kaart(d, model, p) == DONE ? model_mag(d, p, model) : FAILED;
}

/* ---- forms ---- */

static const char SQL_GEBRUIKERS[] =
    "SELECT id_tekst(g.id) AS waarde, max(g.naam || ', ' || z.naam) AS naam,"
    " o.personen AS \"personen!\", o.grond AS \"grond!\" FROM zicht_ontvanger o"
    " JOIN gebruiker g ON g.id = o.gebruiker_id JOIN onderdeel n ON n.id = g.onderdeel_id"
    " JOIN organisatie z ON z.id = n.organisatie_id WHERE g.id <> kijker()"
    " GROUP BY g.id ORDER BY g.naam";
#define NAAM ONDERDEEL_HEET("n.naam", "z.naam")
#define NIET_EIGEN "n.id NOT IN (SELECT onderdeel_id FROM gebruiker WHERE id = kijker())"
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(n.id) AS waarde, max(" NAAM ") AS naam, o.personen AS \"personen!\","
    " o.grond AS \"grond!\" FROM zicht_ontvanger o JOIN onderdeel n ON n.id = o.onderdeel_id"
    " JOIN organisatie z ON z.id = n.organisatie_id WHERE " NIET_EIGEN " GROUP BY n.id ORDER BY 2";
/* Everybody with an account, and each onderdeel as a whole. */
static const char SQL_ANDEREN[] =
    "SELECT id_tekst(g.id) AS waarde, " NAAM " || ': ' || g.naam AS naam FROM gebruiker g"
    " JOIN onderdeel n ON n.id = g.onderdeel_id JOIN organisatie z ON z.id = n.organisatie_id"
    " WHERE g.id <> kijker() AND (g.tot IS NULL OR g.tot >= vandaag()) AND EXISTS"
    "  (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = g.id"
    "   AND r.rol IN ('professional', 'regisseur', 'procesregisseur'))"
    " UNION ALL SELECT id_tekst(n.id), " NAAM " || ': iedereen' FROM onderdeel n"
    " JOIN organisatie z ON z.id = n.organisatie_id"
    " WHERE (n.tot IS NULL OR n.tot >= vandaag()) AND " NIET_EIGEN " ORDER BY 2";

/* Who stands on the other side now is a choice too, known from elsewhere or not. */
static void options_add(json_t *options, const char *field, const json_t *tegen, const char *key)
{
    json_t *list = json_object_get(options, field), *option;
    const json_t *row;
    size_t i, j;
    json_array_foreach(tegen, i, row)
    {
        const char *id = row_text(row, key);
        bool there = !id;
        json_array_foreach(list, j, option)
        {
            there = there || strcmp(row_text(option, "waarde"), id) == 0;
        }
        if (!there)
            json_array_append_new(
                list, json_pack("{s:s, s:O}", "waarde", id, "naam", json_object_get(row, "naam")));
    }
}

static enum result options_put(struct dossier *d, const json_t *model, const json_t *now,
                               json_t *options, struct probleem *p)
{
    const json_t *tegen = json_object_get(now, "tegen");
    json_t *personen;
    if (personen_opties(d, true, &personen, p) != DONE)
        return FAILED;
    json_object_set_new(options, "tegenPersonen", personen);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    if (dossier_put_rows(d, p, options, "tegenGebruikers", SQL_GEBRUIKERS, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "tegenOnderdelen", SQL_ONDERDELEN, NO_BINDS) != DONE ||
        opties_put(d, options, "tegenAnder", SQL_ANDEREN, p) != DONE)
        return FAILED;
    options_add(options, "tegenPersonen", tegen, "persoon");
    options_add(options, "tegenGebruikers", tegen, "gebruiker");
    options_add(options, "tegenOnderdelen", tegen, "onderdeel");
    return DONE;
}

static const char SQL_IS_ONDERDEEL[] = "SELECT 1 FROM onderdeel WHERE id = :id";

/* What was sent, with `tegenAnder` on the list it belongs to; new reference. */
static enum result in_whole(struct verzoek *v, json_t **ret, struct probleem *p)
{
    int64_t ander = in_int(v, "tegenAnder", 0), onderdeel;
    json_t *in = json_copy(v->in);
    *ret = in;
    json_object_del(in, "tegenAnder");
    if (!ander)
        return DONE;
    if (db_int(v->db, p, SQL_IS_ONDERDEEL, BINDS(B_INT(":id", ander)), 0, &onderdeel) != DONE)
        return FAILED;
    const char *field = onderdeel ? "tegenOnderdelen" : "tegenGebruikers";
    json_t *list =
        json_object_get(in, field) ? json_deep_copy(json_object_get(in, field)) : json_array();
    json_array_append_new(list, json_integer(ander));
    json_object_set_new(in, field, list);
    return DONE;
}

static enum result form(struct dossier *d, json_t *model, struct formulier *f, struct probleem *p)
{
    const struct verzoek *v = d->v;
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *list = text_format("/huishoudens/%s/afschermingen", v->text[0]);
    AUTO_FREE char *one = text_format("%s/%s", list ? list : "", v->text[1]);
    if (kop_kaart(d, model, p) != DONE || kop_leden(d, model, p) != DONE ||
        options_put(d, model, f->current, options, p) != DONE)
        return FAILED;
    f->url = f->terug = f->versie ? one : list;
    f->options = options;
    if (model_formulier(d->v, model, "formulier", f, p) != DONE)
        return FAILED;
    json_object_set_new(json_object_get(model, "formulier"), "voorbeeld",
                        json_sprintf("%s/_voorbeeld", list));
    return DONE;
}

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    struct formulier f = {.velden = NIEUW_VELDEN, .knop = "Afscherming instellen"};
    return mag(d, p, "afscherming.toevoegen") == DONE ? form(d, model, &f, p) : FAILED;
}

/* Who stands on which list, as ids. */
static void lists_put(json_t *now)
{
    static const char *const FROM[] = {"persoon", "onderdeel", "gebruiker"};
    static const char *const TO[] = {"tegenPersonen", "tegenOnderdelen", "tegenGebruikers"};
    json_t *row, *ids = json_array(), *persoon;
    size_t i;
    json_array_foreach(json_object_get(now, "personen"), i, persoon)
    {
        json_array_append(ids, json_object_get(persoon, "id"));
    }
    json_object_set_new(now, "personen", ids);
    for (size_t kind = 0; kind < COUNT_OF(FROM); kind++) {
        ids = json_array();
        json_array_foreach(json_object_get(now, "tegen"), i, row)
        {
            if (row_text(row, FROM[kind]))
                json_array_append(ids, json_object_get(row, FROM[kind]));
        }
        json_object_set_new(now, TO[kind], ids);
    }
}

static enum result now_read(struct dossier *d, const char *right, json_t *now, struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, now, SQL_ONE, BINDS(B_INT(":id", d->v->id[1]))) != DONE ||
        mag(d, p, right) != DONE)
        return FAILED;
    json_array_append(self, now);
    if (parts_put(d, self, p) != DONE)
        return FAILED;
    lists_put(now);
    return DONE;
}

static enum result wijzig_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    (void)v;
    AUTO_JSON json_t *now = json_object();
    if (now_read(d, "afscherming.wijzigen", now, p) != DONE)
        return FAILED;
    struct formulier f = {.methode = "PATCH",
                          .versie = row_int(now, "versie"),
                          .velden = WIJZIG_VELDEN,
                          .current = now,
                          .knop = "Afscherming opslaan"};
    return form(d, model, &f, p);
}

static enum result einde_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    AUTO_JSON json_t *now = json_object();
    if (now_read(d, "afscherming.beeindigen", now, p) != DONE)
        return FAILED;
    struct formulier f = {.methode = "DELETE",
                          .versie = row_int(now, "versie"),
                          .velden = EINDE_VELDEN,
                          .current = now,
                          .knop = "Afscherming stoppen"};
    return form(d, model, &f, p);
}

/* ---- the preview ---- */

/* A form that is not finished is no error here: it says what to choose first. */
static enum result missing_put(json_t *ret, struct probleem *p)
{
    json_t *mist = json_array(), *veld;
    size_t i;
    json_array_foreach(p->velden, i, veld)
    {
        json_array_append(mist, json_object_get(veld, "reason"));
    }
    probleem_clear(p);
    json_object_set_new(ret, "mist", mist);
    return DONE;
}

static enum result voorbeeld_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    AUTO_JSON json_t *in = NULL;
    if (in_whole(v, &in, p) != DONE)
        return FAILED;
    if (!row_text(in, "reden"))
        json_object_set_new(in, "reden", json_string("-")); /* written last, and shown to nobody */
    if (v->api)
        return afscherming_voorbeeld(d, in, ret, p);
    json_object_set_new(ret, "mist", json_array());
    if (afscherming_voorbeeld(d, in, ret, p) != DONE &&
        (p->soort != PROBLEEM_ONGELDIGE_INVOER || missing_put(ret, p) != DONE))
        return FAILED;
    return kop_kaart(d, ret, p);
}

/* ---- changing ---- */

static enum result done(struct dossier *d, json_t *ret, int64_t id, int64_t versie,
                        const char *gedaan)
{
    if (versie)
        ret_id(ret, id, versie);
    verzoek_locatie(d->v, "/huishoudens/%s/afschermingen/%s", d->huishouden, id);
    d->v->gedaan = gedaan;
    return DONE;
}

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *in = NULL;
    int64_t id;
    return in_whole(v, &in, p) == DONE && afscherming_add(d, in, &id, p) == DONE
               ? done(d, ret, id, 1, "afscherming-ingesteld")
               : FAILED;
}

static enum result patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *in = NULL;
    int64_t versie;
    return in_whole(v, &in, p) == DONE && afscherming_change(d, v->id[1], in, &versie, p) == DONE
               ? done(d, ret, v->id[1], versie, "afscherming-gewijzigd")
               : FAILED;
}

static enum result einde_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    return afscherming_end(d, v->id[1], in_text(v, "toets"), p) == DONE
               ? done(d, ret, v->id[1], 0, "afscherming-beeindigd")
               : FAILED;
}

#define PAD "/huishoudens/{huishouden}/afschermingen"
static const struct veld VOORBEELD_VELDEN[] = {
    WIE(false),
    {.naam = "reden", .soort = VELD_TEKST, .max = 2000, .label = "Waarom is dit nodig?"},
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf"},
    {0},
};
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "afschermingen.lezen", "De afschermingen in dit huishouden.",
                 list_read, .page = "afschermingen"),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "afscherming.formulier", "Formulier.", nieuw_form,
                 .page = "afscherming_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/_voorbeeld", "afscherming.voorbeeld",
                  "Wat de andere kant straks niet meer ziet, en wie de afscherming zelf leest.",
                  voorbeeld_post, .velden = VOORBEELD_VELDEN, .page = "afscherming_voorbeeld",
                  .antwoordt = true, .formulier = PAD "/nieuw"),
    DOSSIER_WRITE(HTTP_POST, PAD, "afscherming.toevoegen",
                  "Schermt personen af tegen de andere kant, na geweld.", post,
                  .velden = NIEUW_VELDEN, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/{afscherming}", "afscherming.lezen", "Eén afscherming.", one_read,
                 .page = "afscherming"),
    DOSSIER_READ(HTTP_GET, PAD "/{afscherming}/wijzig", "afscherming.wijzigen.formulier",
                 "Formulier.", wijzig_form, .page = "afscherming_wijzig", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, PAD "/{afscherming}", "afscherming.wijzigen",
                  "Breidt een afscherming uit. Kleiner maken kan alleen door haar te beëindigen.",
                  patch, .velden = WIJZIG_VELDEN, .formulier = PAD "/{afscherming}/wijzig"),
    DOSSIER_READ(HTTP_GET, PAD "/{afscherming}/einde", "afscherming.beeindigen.formulier",
                 "Formulier.", einde_form, .page = "afscherming_einde", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_DELETE, PAD "/{afscherming}", "afscherming.beeindigen",
                  "Beëindigt een afscherming, met een veiligheidstoets.", einde_delete,
                  .velden = EINDE_VELDEN, .formulier = PAD "/{afscherming}/einde"),
};
ROUTE_PART(afschermingen, ROUTES);
