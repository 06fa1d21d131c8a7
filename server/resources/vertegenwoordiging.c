/* SPDX-License-Identifier: EUPL-1.2 */
/* Who speaks for an adult, and on which subjects somebody cannot decide (R10). */
#include "domein/vertegenwoordiging.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming_vraag.h"
#include "resources/kop.h"
#include "resources/leden.h"
#include "verzoek/verzoek.h"

/* ---- fields ---- */

static const char *const SOORTEN[] = {"curatele", "mentorschap", "bewind",
                                      "volmacht", "familie",     NULL};
static const char *const SOORT_NAMEN[] = {
    "Curator: geld en persoon", "Mentor: zorg en begeleiding", "Bewindvoerder: alleen geld",
    "Iemand met een schriftelijke volmacht", "Familie, als er niemand anders is"};

#define VAN_TOT                                                                                    \
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf", .hint = "Leeg: vanaf vandaag."},        \
    {                                                                                              \
        .naam = "tot", .soort = VELD_DATUM, .label = "Laatste dag",                                \
        .hint = "Leeg: geen laatste dag."                                                          \
    }
#define BRON(label_, hint_)                                                                        \
    {                                                                                              \
        .naam = "bron", .soort = VELD_REGEL, .verplicht = true, .max = 300, .label = (label_),     \
        .hint = (hint_)                                                                            \
    }
#define BRON_DATUM                                                                                 \
    {                                                                                              \
        .naam = "bronDatum", .soort = VELD_DATUM, .verplicht = true,                               \
        .label = "Op welke dag heeft u dit gezien?"                                                \
    }
#define BRON_MAATREGEL BRON("Waar staat dit?", "Bijvoorbeeld: beschikking rechtbank, met nummer.")
#define BRON_OORDEEL                                                                               \
    BRON("Wie oordeelde dit, en hoe?", "Bijvoorbeeld: huisarts De Linde, gesprek op 3 november.")

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Voor wie?"},
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat voor vertegenwoordiger?"},
    {.naam = "houder", .soort = VELD_ID, .label = "Welke persoon is dat?"},
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Of welke organisatie?"},
    VAN_TOT,
    BRON_MAATREGEL,
    BRON_DATUM,
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    {.naam = "tot", .soort = VELD_DATUM, .label = "Laatste dag"},
    BRON_MAATREGEL,
    BRON_DATUM,
    {0},
};
static const struct veld WILS_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Wie?"},
    {.naam = "categorie",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .label = "Over welk onderwerp kan deze persoon nu niet beslissen?"},
    VAN_TOT,
    BRON_OORDEEL,
    {0},
};
static const struct veld WILS_WIJZIG_VELDEN[] = {
    {.naam = "tot", .soort = VELD_DATUM, .label = "Laatste dag"},
    BRON_OORDEEL,
    {0},
};
static const struct veld KEUZE_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .label = "Persoon"},
    {0},
};

/* ---- reading: two records alike ---- */

#define VERTEGENWOORDIGING                                                                         \
    "SELECT z.id AS \"id#\", z.persoon_id AS \"persoon#\", z.persoon AS naam, z.soort, z.houder,"  \
    " z.houder_id AS \"houderPersoon#\", z.houder_onderdeel_id AS \"houderOnderdeel#\","           \
    " z.van, z.tot, z.bron, z.bron_datum AS \"bronDatum\", z.versie,"                              \
    " z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_vertegenwoordiging z"
#define WILSONBEKWAAM                                                                              \
    "SELECT z.id AS \"id#\", z.persoon_id AS \"persoon#\", z.persoon AS naam, z.categorie,"        \
    " z.categorie_naam AS \"categorieNaam\", z.van, z.tot, z.bron, z.vastgelegd_door AS door,"     \
    " z.versie, z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_wilsonbekwaam z"

static const char SQL_LIST[] = VERTEGENWOORDIGING " ORDER BY z.id";
static const char SQL_ONE[] = VERTEGENWOORDIGING " WHERE z.id = :id";
static const char SQL_WILS_LIST[] = WILSONBEKWAAM " ORDER BY z.id";
static const char SQL_WILS_ONE[] = WILSONBEKWAAM " WHERE z.id = :id";

static enum result list(struct dossier *d, json_t *model, const char *sql, struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, sql, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(d->v, model, rows, json_array_size(rows) + 1, "id", p);
}

static enum result list_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    (void)v;
    return list(d, model, SQL_LIST, p);
}

static enum result wils_list_read(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    (void)v;
    return list(d, model, SQL_WILS_LIST, p);
}

static enum result one_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    return dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[1])));
}

static enum result wils_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    return dossier_model(d, p, model, SQL_WILS_ONE, BINDS(B_INT(":id", v->id[1])));
}

/* ---- forms ---- */

/* Whose `contact` the viewer sees, from an age on (or of unknown age). */
static const char SQL_VAN_WIE[] =
    "SELECT id_tekst(c.persoon_id) AS waarde, l.naam, c.personen AS \"personen!\","
    " c.grond AS \"grond!\" FROM zicht_contact c JOIN zicht_lid l ON l.persoon_id = c.persoon_id"
    " WHERE c.ongeboren = 0 AND coalesce(leeftijd_hoog(c.geboortedatum, vandaag()) >= :jaar, 1)"
    " GROUP BY c.persoon_id ORDER BY c.geboortedatum";
/* What is not decided on by consent, nobody has to be able to decide on. */
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE " CATEGORIE_DEELBAAR(
        "code") " ORDER BY volgorde";

static json_t *soort_opties(void)
{
    json_t *opties = json_array();
    for (size_t i = 0; SOORTEN[i]; i++)
        json_array_append_new(
            opties, json_pack("{s:s, s:s}", "waarde", SOORTEN[i], "naam", SOORT_NAMEN[i]));
    return opties;
}

/* A form for a new record: persons from `age` on, and what else the fields need. */
static enum result new_form(struct dossier *d, json_t *model, int age, const char *part,
                            const struct veld *velden, struct probleem *p)
{
    struct verzoek *v = d->v;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "bronDatum", v->vandaag);
    json_t *houders;
    char persoon[ID_TEXT_SIZE];
    if (mag(d, p, "vertegenwoordiging.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "persoon", SQL_VAN_WIE, BINDS(B_INT(":jaar", age))) !=
            DONE ||
        opties_put(d, options, "onderdeel", SQL_OPTIES_ONDERDEEL, p) != DONE ||
        opties_put(d, options, "categorie", SQL_CATEGORIEEN, p) != DONE ||
        personen_opties(d, false, &houders, p) != DONE)
        return FAILED;
    json_object_set_new(options, "houder", houders);
    json_object_set_new(options, "soort", soort_opties());
    if (in_int(v, "persoon", 0)) {
        id_format(in_int(v, "persoon", 0), persoon);
        json_object_set_new(now, "persoon", json_string(persoon));
    }
    AUTO_FREE char *url = text_format("/huishoudens/%s/%s", v->text[0], part);
    AUTO_FREE char *terug = text_format("/huishoudens/%s/leden", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = velden,
                                               .current = now,
                                               .options = options,
                                               .knop = "Vastleggen",
                                               .terug = terug},
                           p);
}

static enum result change_form(struct dossier *d, json_t *model, const char *sql, const char *part,
                               const struct veld *velden, struct probleem *p)
{
    struct verzoek *v = d->v;
    AUTO_JSON json_t *now = json_object();
    if (dossier_model(d, p, now, sql, BINDS(B_INT(":id", v->id[1]))) != DONE ||
        mag(d, p, "vertegenwoordiging.wijzigen") != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "nu", now);
    AUTO_FREE char *url = text_format("/huishoudens/%s/%s/%s", v->text[0], part, v->text[1]);
    AUTO_FREE char *terug = text_format("/huishoudens/%s/leden", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(now, "versie"),
                                               .velden = velden,
                                               .current = now,
                                               .knop = "Opslaan",
                                               .terug = terug},
                           p);
}

#define DEEL "vertegenwoordigingen"
#define WILS_DEEL "wilsonbekwaamheden"

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    return new_form(d, model, 16, DEEL, NIEUW_VELDEN, p);
}

static enum result wils_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    (void)v;
    return new_form(d, model, 12, WILS_DEEL, WILS_VELDEN, p);
}

static enum result wijzig_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    (void)v;
    return change_form(d, model, SQL_ONE, DEEL, WIJZIG_VELDEN, p);
}

static enum result wils_wijzig_form(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    (void)v;
    return change_form(d, model, SQL_WILS_ONE, WILS_DEEL, WILS_WIJZIG_VELDEN, p);
}

/* ---- changing ---- */

static enum result done(struct dossier *d, json_t *ret, const char *part, int64_t id,
                        int64_t versie)
{
    struct verzoek *v = d->v;
    char format[80];
    ret_id(ret, id, versie);
    (void)snprintf(format, sizeof format, "/huishoudens/%%s/%s/%%s", part);
    if (v->api)
        verzoek_locatie(v, format, d->huishouden, id);
    else
        verzoek_locatie(v, "/huishoudens/%s/leden", d->huishouden);
    v->gedaan = "vertegenwoordiging-vastgelegd";
    return DONE;
}

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    return vertegenwoordiging_add(d, v->in, &id, p) == DONE ? done(d, ret, DEEL, id, 1) : FAILED;
}

static enum result patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    return vertegenwoordiging_change(d, v->id[1], v->in, &versie, p) == DONE
               ? done(d, ret, DEEL, v->id[1], versie)
               : FAILED;
}

static enum result wils_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    return wilsonbekwaam_add(d, v->in, &id, p) == DONE ? done(d, ret, WILS_DEEL, id, 1) : FAILED;
}

static enum result wils_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    return wilsonbekwaam_change(d, v->id[1], v->in, &versie, p) == DONE
               ? done(d, ret, WILS_DEEL, v->id[1], versie)
               : FAILED;
}

#define PAD "/huishoudens/{huishouden}/" DEEL
#define WILS "/huishoudens/{huishouden}/" WILS_DEEL
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "vertegenwoordiging.lijst", "Wie voor een volwassene beslist.",
                 list_read, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "vertegenwoordiging.formulier", "Formulier.", nieuw_form,
                 .page = "gezag_vertegenwoordiging", .velden = KEUZE_VELDEN, .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD, "vertegenwoordiging.toevoegen",
                  "Legt een curator, mentor, bewindvoerder, gemachtigde of familielid vast.", post,
                  .velden = NIEUW_VELDEN, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/{vertegenwoordiging}", "vertegenwoordiging.lezen",
                 "Eén vertegenwoordiging.", one_read, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, PAD "/{vertegenwoordiging}/wijzig",
                 "vertegenwoordiging.wijzigen.formulier", "Formulier.", wijzig_form,
                 .page = "gezag_vertegenwoordiging_wijzig", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, PAD "/{vertegenwoordiging}", "vertegenwoordiging.wijzigen",
                  "Legt de laatste dag of een nieuwe bron vast.", patch, .velden = WIJZIG_VELDEN,
                  .formulier = PAD "/{vertegenwoordiging}/wijzig"),
    DOSSIER_READ(HTTP_GET, WILS, "wilsonbekwaamheid.lijst",
                 "Over welke onderwerpen iemand niet zelf kan beslissen.", wils_list_read,
                 .alleen_api = true),
    DOSSIER_READ(HTTP_GET, WILS "/nieuw", "wilsonbekwaamheid.formulier", "Formulier.", wils_form,
                 .page = "gezag_wilsonbekwaam", .velden = KEUZE_VELDEN, .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, WILS, "wilsonbekwaamheid.toevoegen",
                  "Legt vast dat iemand over een onderwerp nu niet kan beslissen.", wils_post,
                  .velden = WILS_VELDEN, .formulier = WILS "/nieuw"),
    DOSSIER_READ(HTTP_GET, WILS "/{wilsonbekwaamheid}", "wilsonbekwaamheid.lezen", "Eén oordeel.",
                 wils_read, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, WILS "/{wilsonbekwaamheid}/wijzig",
                 "wilsonbekwaamheid.wijzigen.formulier", "Formulier.", wils_wijzig_form,
                 .page = "gezag_wilsonbekwaam_wijzig", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, WILS "/{wilsonbekwaamheid}", "wilsonbekwaamheid.wijzigen",
                  "Legt de laatste dag of een nieuw oordeel vast.", wils_patch,
                  .velden = WILS_WIJZIG_VELDEN, .formulier = WILS "/{wilsonbekwaamheid}/wijzig"),
};
ROUTE_PART(vertegenwoordiging, ROUTES);
