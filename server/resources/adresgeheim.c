/* SPDX-License-Identifier: EUPL-1.2 */
/* A secret address (R18): setting it, who is named for it, ending it. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/adres.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "resources/leden.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fields ---- */

#define LEZERS                                                                                     \
    {.naam = "gebruikers",                                                                         \
     .soort = VELD_IDS,                                                                            \
     .max = VELD_LIJST_MAX,                                                                        \
     .label = "Wie mag het adres zien?",                                                           \
     .hint = "Alleen wie het echt nodig heeft."},                                                  \
    {                                                                                              \
        .naam = "onderdelen", .soort = VELD_IDS, .max = VELD_LIJST_MAX,                            \
        .label = "Of iedereen van een organisatie die meehelpt",                                   \
        .hint = "Dan ziet elke hulpverlener daarvan die bij dit gezin hoort het adres."            \
    }
static const struct veld ZET_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom moet het adres geheim zijn?",
     .hint = "Schrijf niet waar iemand is, ook niet in welke plaats of opvang."},
    {.naam = "mijzelf",
     .soort = VELD_JANEE,
     .label = "Ik wil het adres zelf blijven zien",
     .hint = "Zonder vinkje ziet u het adres na het opslaan niet meer."},
    {.naam = "ookVoor",
     .soort = VELD_IDS,
     .max = 30,
     .label = "Voor wie nog meer?",
     .hint = "Wie op hetzelfde adres woont, verraadt het adres. Maak het dan ook daar geheim."},
    LEZERS,
    {0},
};
static const struct veld LEZER_VELDEN[] = {
    LEZERS,
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met", .hint = "Leeg: tot u het stopt."},
    {0},
};
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

static const char SQL_STAND[] =
    "SELECT z.geheim AS \"geheim?\", z.personen AS \"personen!\" FROM zicht_adresgeheim z"
    " WHERE z.lid_id = :lid";
static const char SQL_LEZERS[] =
    "SELECT z.id AS \"id#\", z.lezer AS naam, z.onderdeel_id IS NOT NULL AS \"organisatie?\","
    " z.gebruiker_id IS kijker() AS \"mij?\", z.van, z.tot, z.personen AS \"personen!\","
    " z.grond AS \"grond!\" FROM zicht_adres_lezer z JOIN zicht_lid l"
    " ON l.persoon_id = z.persoon_id AND l.id = :lid"
    " WHERE z.tot IS NULL OR z.tot >= vandaag() ORDER BY z.lezer, z.id";
static const char SQL_BESLUITEN[] =
    "SELECT b.id AS \"id#\", b.soort, b.tekst, b.door, b.op AS \"op@\","
    " b.personen AS \"personen!\" FROM zicht_adresgeheim_besluit b WHERE b.lid_id = :lid"
    " ORDER BY b.id DESC";
static const char SQL_ZIET[] = "SELECT 1 FROM zicht_adres a JOIN zicht_lid l"
                               " ON l.persoon_id = a.persoon_id WHERE l.id = :lid LIMIT 1";

/* Whoever may not decide about it does not learn whether there is something to decide. */
static enum result stand_put(struct dossier *d, json_t *model, struct probleem *p)
{
    const struct db_bind *lid = BINDS(B_INT(":lid", d->v->id[1]));
    AUTO_JSON json_t *row = NULL;
    int64_t sees;
    if (lid_kop(d, d->v->id[1], model, p) != DONE || mag(d, p, "adres_geheim.wijzigen") != DONE ||
        dossier_row(d, p, SQL_STAND, lid, &row) != DONE ||
        dossier_int(d, p, SQL_ZIET, lid, 0, &sees) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_set(model, "geheim", json_object_get(row, "geheim"));
    json_object_set_new(model, "zietAdres", json_boolean(sees != 0));
    return DONE;
}

static enum result geheim_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    const struct db_bind *lid = BINDS(B_INT(":lid", v->id[1]));
    json_t *lezer;
    size_t i;
    if (stand_put(d, model, p) != DONE ||
        dossier_put_rows(d, p, model, "lezers", SQL_LEZERS, lid) != DONE ||
        dossier_put_rows(d, p, model, "besluiten", SQL_BESLUITEN, lid) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    json_array_foreach(json_object_get(model, "lezers"), i, lezer)
    {
        json_object_set_new(lezer, "url",
                            json_sprintf("/huishoudens/%s/leden/%s/adresgeheim/lezers/%s",
                                         v->text[0], v->text[1], row_text(lezer, "id")));
    }
    return kop_kaart(d, model, p) == DONE ? model_mag(d, p, model) : FAILED;
}

/* ---- forms ---- */

static const char SQL_GEBRUIKERS[] =
    "SELECT id_tekst(g.id) AS waarde, max(g.naam || ', ' || z.naam) AS naam,"
    " o.personen AS \"personen!\", o.grond AS \"grond!\" FROM zicht_ontvanger o"
    " JOIN gebruiker g ON g.id = o.gebruiker_id JOIN onderdeel n ON n.id = g.onderdeel_id"
    " JOIN organisatie z ON z.id = n.organisatie_id WHERE g.id <> kijker()"
    " GROUP BY g.id ORDER BY g.naam";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(n.id) AS waarde, max(CASE WHEN z.naam = n.naam THEN z.naam ELSE z.naam || ', "
    "' || n.naam END) AS naam,"
    " o.personen AS \"personen!\", o.grond AS \"grond!\" FROM zicht_ontvanger o"
    " JOIN onderdeel n ON n.id = o.onderdeel_id JOIN organisatie z ON z.id = n.organisatie_id"
    " WHERE :ziet = 1 OR n.id NOT IN (SELECT onderdeel_id FROM gebruiker WHERE id = kijker())"
    " GROUP BY n.id ORDER BY 2";

static enum result lezer_opties(struct dossier *d, const json_t *model, json_t *options,
                                struct probleem *p)
{
    return dossier_put_rows(d, p, options, "gebruikers", SQL_GEBRUIKERS, NO_BINDS) == DONE
               ? dossier_put_rows(d, p, options, "onderdelen", SQL_ONDERDELEN,
                                  BINDS(B_INT(":ziet", row_true(model, "zietAdres"))))
               : FAILED;
}

/* The other members; chosen to begin with is who lives here, when this one does. */
static enum result also_options(struct dossier *d, const json_t *model, json_t *options,
                                json_t *now, struct probleem *p)
{
    AUTO_JSON json_t *own = json_object();
    const char *id = row_text(json_object_get(model, "lid"), "persoon");
    json_t *opties = json_array(), *chosen = json_array(), *lid;
    size_t i;
    bool here = false;
    json_object_set_new(options, "ookVoor", opties);
    json_object_set_new(now, "ookVoor", chosen);
    if (kop_leden(d, own, p) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(own, "leden"), i, lid)
    {
        here = here || (strcmp(row_text(lid, "persoon"), id) == 0 && !row_true(lid, "elders"));
    }
    json_array_foreach(json_object_get(own, "leden"), i, lid)
    {
        if (strcmp(row_text(lid, "persoon"), id) == 0)
            continue;
        json_array_append_new(opties,
                              json_pack("{s:O, s:O}", "waarde", json_object_get(lid, "persoon"),
                                        "naam", json_object_get(lid, "naam")));
        if (here && !row_true(lid, "elders"))
            json_array_append(chosen, json_object_get(lid, "persoon"));
    }
    return DONE;
}

static enum result geheim_form(struct dossier *d, json_t *model, const char *part,
                               struct formulier *f, struct probleem *p)
{
    const struct verzoek *v = d->v;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_object();
    AUTO_FREE char *terug =
        text_format("/huishoudens/%s/leden/%s/adresgeheim", v->text[0], v->text[1]);
    AUTO_FREE char *url = text_format("%s%s", terug ? terug : "", part);
    if (stand_put(d, model, p) != DONE || kop_kaart(d, model, p) != DONE ||
        lezer_opties(d, model, options, p) != DONE ||
        also_options(d, model, options, now, p) != DONE)
        return FAILED;
    /* Whoever sees it now is offered to go on seeing it. */
    json_object_set(now, "mijzelf", json_object_get(model, "zietAdres"));
    f->current = now;
    f->url = url;
    f->terug = terug;
    f->options = options;
    return model_formulier(d->v, model, "formulier", f, p);
}

static enum result zet_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    (void)v;
    struct formulier f = {.velden = ZET_VELDEN, .knop = "Adres geheim maken"};
    return geheim_form(d, model, "", &f, p);
}

static enum result lezer_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    struct formulier f = {.velden = LEZER_VELDEN, .knop = "Aanwijzen"};
    return geheim_form(d, model, "/lezers", &f, p);
}

static enum result einde_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    struct formulier f = {
        .methode = "DELETE", .velden = EINDE_VELDEN, .knop = "Geheimhouding stoppen"};
    if (mag(d, p, "adres_geheim.beeindigen") != DONE)
        return FAILED;
    return geheim_form(d, model, "", &f, p);
}

/* ---- changing ---- */

static enum result done(struct verzoek *v, struct dossier *d, const char *gedaan)
{
    verzoek_locatie(v, "/huishoudens/%s/leden/%s/adresgeheim", d->huishouden, v->id[1]);
    v->gedaan = gedaan;
    return DONE;
}

static enum result zet_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    if (adresgeheim_set(d, v->id[1], v->in, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[1], 0);
    return done(v, d, "adres-geheim");
}

static enum result lezer_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    if (adresgeheim_name(d, v->id[1], v->in, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[1], 0);
    return done(v, d, "adres-lezer");
}

static enum result lezer_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    return adresgeheim_unname(d, v->id[1], v->id[2], p) == DONE ? done(v, d, "adres-lezer-stop")
                                                                : FAILED;
}

static enum result einde_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    return adresgeheim_end(d, v->id[1], in_text(v, "toets"), p) == DONE
               ? done(v, d, "adres-niet-geheim")
               : FAILED;
}

#define GEHEIM "/huishoudens/{huishouden}/leden/{lid}/adresgeheim"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, GEHEIM, "adres_geheim.lezen",
                 "Of het adres geheim is, wat daarover is besloten, en (voor wie het adres ziet) "
                 "wie het mag zien.",
                 geheim_read, .page = "adres_geheim"),
    DOSSIER_READ(HTTP_GET, GEHEIM "/nieuw", "adres_geheim.formulier", "Formulier.", zet_form,
                 .page = "adres_geheim_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, GEHEIM, "adres_geheim.zetten",
                  "Maakt het adres geheim en wijst aan wie het mag zien.", zet_post,
                  .velden = ZET_VELDEN, .formulier = GEHEIM "/nieuw"),
    DOSSIER_READ(HTTP_GET, GEHEIM "/einde", "adres_geheim.beeindigen.formulier", "Formulier.",
                 einde_form, .page = "adres_geheim_einde", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_DELETE, GEHEIM, "adres_geheim.beeindigen",
                  "Stopt de geheimhouding, met een veiligheidstoets.", einde_delete,
                  .velden = EINDE_VELDEN, .formulier = GEHEIM "/einde"),
    DOSSIER_READ(HTTP_GET, GEHEIM "/lezers/nieuw", "adres_lezer.formulier", "Formulier.",
                 lezer_form, .page = "adres_lezer_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, GEHEIM "/lezers", "adres_lezer.toevoegen",
                  "Wijst aan wie een geheim adres mag zien. Nooit uzelf.", lezer_post,
                  .velden = LEZER_VELDEN, .formulier = GEHEIM "/lezers/nieuw"),
    DOSSIER_WRITE(HTTP_DELETE, GEHEIM "/lezers/{lezer}", "adres_lezer.beeindigen",
                  "Wijst iemand niet langer aan. Dat werkt meteen.", lezer_delete),
};
ROUTE_PART(adresgeheim, ROUTES);
