/* SPDX-License-Identifier: EUPL-1.2 */
/* Merging two households (R33): where this one went on, a preview, doing it, taking it back. */
#include "resources/samenvoeging.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/samenvoeging.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#define NAAR(required)                                                                             \
    {                                                                                              \
        .naam = "naar", .soort = VELD_ID, .verplicht = (required),                                 \
        .label = "In welk huishouden gaat dit verder?",                                            \
        .hint = "U kiest uit huishoudens waarvan u ook de regie heeft. Heeft een ander de regie? " \
                "Dan draagt een van u die eerst over."                                             \
    }
#define UITNODIGEN                                                                                 \
    {                                                                                              \
        .naam = "uitnodigen", .soort = VELD_IDS, .max = VELD_LIJST_MAX,                            \
        .label = "Wie vraagt u ook in het andere huishouden?",                                     \
        .hint = "Zij zeggen zelf ja of nee. Wie u niet kiest, leest alleen hier verder."           \
    }

static const struct veld NIEUW_VELDEN[] = {
    NAAR(true),
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom is dit één huishouden?",
     .hint = "Bijvoorbeeld: Elif en Daan wonen sinds 1 november samen."},
    UITNODIGEN,
    {.naam = "bevestigd",
     .soort = VELD_JANEE,
     .verplicht = true,
     .label = "Ik heb gelezen wat er gebeurt. Dit huishouden mag dicht."},
    {0},
};
static const struct veld VOORBEELD_VELDEN[] = {NAAR(false), {0}};
static const struct veld HERSTEL_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom draait u de samenvoeging terug?"},
    {0},
};

/* ---- where it went on ---- */

static const char SQL_GESLOTEN[] =
    "SELECT z.op AS \"op@\", z.reden, z.door, z.versie, z.opvolger_id AS opvolger,"
    " z.naar_id = z.opvolger_id AND dag_plus(lokale_datum(z.op), CAST(i.waarde AS INTEGER))"
    "  >= vandaag() AS \"kanTerug?\","
    " dag_plus(lokale_datum(z.op), CAST(i.waarde AS INTEGER)) AS uiterlijk"
    " FROM zicht_samengevoegd z JOIN instelling i ON i.sleutel = 'samenvoeging_herstel_dagen'";
static const char SQL_VERWANT[] =
    "SELECT v.id AS nummer, v.soort, v.op AS \"op@\" FROM zicht_verwant v ORDER BY v.op DESC, v.id"
    " LIMIT 50";

/* {id, naam} of a household that opens for the viewer, else null. */
static enum result naam_put(struct dossier *d, int64_t id, json_t *row, const char *key,
                            struct probleem *p)
{
    struct dossier ander;
    bool open = false;
    json_object_set_new(row, key, json_null());
    if (id && lijst_open(d->v, p, id, &ander, &open) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    return dossier_put_row(&ander, p, row, key, "SELECT id AS \"id#\", naam FROM zicht_huishouden",
                           NO_BINDS);
}

/* Those that do not open for the viewer are not there (R24). */
static enum result related_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row, *shown = json_array();
    size_t i;
    json_object_set_new(model, "verwanten", shown);
    if (dossier_rows(d, p, SQL_VERWANT, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (naam_put(d, row_int(row, "nummer"), row, "huishouden", p) != DONE)
            return FAILED;
        json_object_del(row, "nummer");
        if (!json_is_null(json_object_get(row, "huishouden")))
            json_array_append(shown, row);
    }
    return DONE;
}

static enum result samenvoeging_read(struct verzoek *v, struct dossier *d, json_t *model,
                                     struct probleem *p)
{
    if (kop_dossier(d, model, "/regie", p) != DONE || model_mag(d, p, model) != DONE ||
        dossier_put_row(d, p, model, "gesloten", SQL_GESLOTEN, NO_BINDS) != DONE)
        return FAILED;
    json_t *gesloten = json_object_get(model, "gesloten");
    int64_t opvolger = row_int(gesloten, "opvolger");
    v->versie = row_int(gesloten, "versie");
    json_object_del(gesloten, "opvolger");
    if (json_is_object(gesloten) && !v->api)
        json_object_set_new(gesloten, "terugUrl",
                            row_true(gesloten, "kanTerug") &&
                                    row_true(json_object_get(model, "mag"), "huishoudenHerstellen")
                                ? json_sprintf("/huishoudens/%s/samenvoeging/herstel", v->text[0])
                                : json_null());
    return naam_put(d, opvolger, model, "opvolger", p) == DONE ? related_put(d, model, p) : FAILED;
}

/* ---- what is here ---- */

static const char SQL_HELPERS[] =
    "SELECT id_tekst(b.id) AS waarde, g.naam || ', ' || o.naam || ': ' || b.taak AS naam,"
    " b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_betrokkenheid b"
    " JOIN gebruiker g ON g.id = b.gebruiker_id JOIN onderdeel o ON o.id = b.onderdeel_id"
    " WHERE b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())"
    " AND b.gebruiker_id <> kijker() ORDER BY g.naam";

enum result helpers_opties(struct dossier *d, json_t *options, struct probleem *p)
{
    return dossier_put_rows(d, p, options, "uitnodigen", SQL_HELPERS, NO_BINDS);
}

#define OVER(kolom)                                                                                \
    "(:personen IS NULL OR EXISTS (SELECT 1 FROM json_each(:personen) j WHERE instr(" kolom ","    \
    " id_tekst(j.value)) > 0))"
static const char SQL_STUKKEN[] =
    "SELECT i.id AS \"id#\", i.soort, i.titel, i.datum, k.naam AS categorie,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\" FROM zicht_item_titel i"
    " JOIN categorie k ON k.code = i.categorie"
    " WHERE i.soort NOT IN ('contact', 'adres', 'betrokkenheid') AND " OVER(
        "i.personen") " ORDER BY i.datum DESC, i.id DESC LIMIT 200";
static const char SQL_TOESTEMMINGEN[] =
    "SELECT t.id AS \"id#\", t.persoon, t.ontvanger, t.doel_zin AS \"doelZin\","
    " t.personen AS \"personen!\", t.grond AS \"grond!\" FROM zicht_toestemming t"
    " WHERE t.in_werking = 1 AND " OVER("t.personen") " ORDER BY t.persoon, t.id LIMIT 100";
static const char SQL_AFSCHERMINGEN[] =
    "SELECT a.id AS \"id#\", a.van, a.personen AS \"personen!\", a.grond AS \"grond!\""
    " FROM zicht_afscherming a WHERE (a.tot IS NULL OR a.tot >= vandaag())"
    " AND " OVER("a.personen") " ORDER BY a.id";

enum result verbleven_put(struct dossier *d, const json_t *personen, json_t *ret,
                          struct probleem *p)
{
    AUTO_FREE char *ids = personen ? json_dumps(personen, JSON_COMPACT) : NULL;
    if (personen && !ids)
        return probleem_intern(p, "no memory for a preview");
    const struct db_bind *who = BINDS(B_TEXT(":personen", ids));
    return dossier_put_rows(d, p, ret, "stukken", SQL_STUKKEN, who) == DONE &&
                   dossier_put_rows(d, p, ret, "toestemmingen", SQL_TOESTEMMINGEN, who) == DONE
               ? dossier_put_rows(d, p, ret, "afschermingen", SQL_AFSCHERMINGEN, who)
               : FAILED;
}

/* ---- forms ---- */

static const char SQL_KANDIDATEN[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_samen WHERE huishouden_id <> :h"
    " ORDER BY huishouden_id DESC LIMIT 200";
static const char SQL_KAN[] =
    "SELECT id_tekst(h.id) AS waarde, h.naam || coalesce(': ' || (SELECT group_concat(roepnaam,"
    " ', ') FROM zicht_lid WHERE tot IS NULL), '') AS naam FROM zicht_huishouden h"
    " WHERE h.regie = 1 AND h.gesloten_op IS NULL";

static enum result naar_opties(struct dossier *d, json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *one, *rows = json_array();
    size_t i;
    json_object_set_new(options, "naar", rows);
    if (lijst_kandidaten(d->v, p, SQL_KANDIDATEN, BINDS(B_INT(":h", d->huishouden)), &candidates) !=
        DONE)
        return FAILED;
    json_array_foreach(candidates, i, one)
    {
        struct dossier ander;
        AUTO_JSON json_t *row = NULL;
        bool open;
        if (lijst_open(d->v, p, row_int(one, "id"), &ander, &open) != DONE ||
            (open && dossier_row(&ander, p, SQL_KAN, NO_BINDS, &row) != DONE))
            return FAILED;
        if (row)
            json_array_append(rows, row);
    }
    return DONE;
}

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = text_format("/huishoudens/%s/samenvoeging", v->text[0]);
    if (mag(d, p, "huishouden.samenvoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        helpers_opties(d, options, p) != DONE || naar_opties(d, options, p) != DONE)
        return FAILED;
    json_object_set_new(model, "keus",
                        json_boolean(json_array_size(json_object_get(options, "naar")) > 0));
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Huishoudens samenvoegen",
                                            .terug = url},
                        p) != DONE)
        return FAILED;
    json_object_set_new(json_object_get(model, "formulier"), "voorbeeld",
                        json_sprintf("%s/_voorbeeld", url));
    return DONE;
}

static enum result herstel_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_FREE char *url = text_format("/huishoudens/%s/samenvoeging", v->text[0]);
    if (mag(d, p, "huishouden.herstellen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_row(d, p, model, "gesloten", SQL_GESLOTEN, NO_BINDS) != DONE)
        return FAILED;
    json_t *gesloten = json_object_get(model, "gesloten");
    if (!row_true(gesloten, "kanTerug"))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_del(gesloten, "opvolger");
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .versie = row_int(gesloten, "versie"),
                                               .velden = HERSTEL_VELDEN,
                                               .knop = "Samenvoeging terugdraaien",
                                               .terug = url},
                           p);
}

/* ---- the preview ---- */

static const char SQL_LEDEN[] =
    "SELECT l.persoon_id AS \"persoon#\", l.roepnaam AS naam, l.rol FROM zicht_lid l"
    " WHERE l.tot IS NULL OR l.tot >= vandaag() ORDER BY l.id";
static const char SQL_DAAR[] = "SELECT 1 FROM zicht_lid l WHERE l.persoon_id = :persoon"
                               " AND (l.tot IS NULL OR l.tot >= vandaag())";

static enum result members_put(struct dossier *d, struct dossier *naar, json_t *ret,
                               struct probleem *p)
{
    json_t *leden, *lid;
    size_t i;
    if (dossier_rows(d, p, SQL_LEDEN, NO_BINDS, &leden) != DONE)
        return FAILED;
    json_object_set_new(ret, "gaan", leden);
    json_array_foreach(leden, i, lid)
    {
        int64_t there;
        if (dossier_int(naar, p, SQL_DAAR,
                        BINDS(B_INT(":persoon", id_parse(row_text(lid, "persoon")))), 0,
                        &there) != DONE)
            return FAILED;
        json_object_set_new(lid, "alDaar", json_boolean(there));
    }
    return DONE;
}

static const char SQL_PLAN[] =
    "SELECT p.id AS \"id#\", p.personen AS \"personen!\", p.grond AS \"grond!\""
    " FROM zicht_gezinsplan p WHERE p.status = 'open'";

static enum result preview_put(struct dossier *d, int64_t id, json_t *ret, struct probleem *p)
{
    struct dossier naar;
    if (samenvoeging_naar(d, id, &naar, p) != DONE || samenvoeging_apart(d, id, p) != DONE ||
        members_put(d, &naar, ret, p) != DONE ||
        dossier_put_row(&naar, p, ret, "naar", "SELECT id AS \"id#\", naam FROM zicht_huishouden",
                        NO_BINDS) != DONE ||
        dossier_put_row(&naar, p, ret, "planDaar", SQL_PLAN, NO_BINDS) != DONE ||
        dossier_put_row(d, p, ret, "planHier", SQL_PLAN, NO_BINDS) != DONE)
        return FAILED;
    return verbleven_put(d, NULL, ret, p);
}

/* On the page a choice that was not made yet is no error: it says so in the panel. */
static enum result voorbeeld_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    if (mag(d, p, "huishouden.samenvoegen") != DONE)
        return FAILED;
    if (v->api)
        return preview_put(d, in_int(v, "naar", 0), ret, p);
    json_object_set_new(ret, "kies", json_boolean(!in_int(v, "naar", 0)));
    if (in_int(v, "naar", 0) && preview_put(d, in_int(v, "naar", 0), ret, p) != DONE)
        return FAILED;
    return kop_kaart(d, ret, p);
}

/* ---- changing ---- */

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (samenvoeging_do(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/samenvoeging", d->huishouden);
    v->gedaan = "huishouden-samengevoegd";
    return DONE;
}

static enum result herstel(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    (void)ret;
    if (samenvoeging_undo(d, in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens");
    v->gedaan = "samenvoeging-hersteld";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/samenvoeging"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "samenvoeging.lezen",
                 "Waar dit huishouden in verdergaat, en wat erin opging of ervan is afgesplitst.",
                 samenvoeging_read, .page = "samenvoeging"),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "samenvoeging.formulier", "Formulier.", nieuw_form,
                 .page = "samenvoeging_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/_voorbeeld", "samenvoeging.voorbeeld",
                  "Wat er met leden, plan, stukken en toestemmingen gebeurt, voordat het gebeurt.",
                  voorbeeld_post, .velden = VOORBEELD_VELDEN, .page = "samenvoeging_voorbeeld",
                  .antwoordt = true, .ruim = true, .formulier = PAD "/nieuw"),
    DOSSIER_WRITE(HTTP_POST, PAD, "huishouden.samenvoegen",
                  "Voegt dit huishouden bij een ander: het sluit, met een verwijzing.", post,
                  .velden = NIEUW_VELDEN, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/herstel", "samenvoeging.herstel.formulier", "Formulier.",
                 herstel_form, .page = "samenvoeging_herstel", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_DELETE, PAD, "huishouden.herstellen",
                  "Draait een samenvoeging terug, met een reden.", herstel,
                  .velden = HERSTEL_VELDEN, .formulier = PAD "/herstel"),
};
ROUTE_PART(samenvoeging, ROUTES);
