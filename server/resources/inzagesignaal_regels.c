/* SPDX-License-Identifier: EUPL-1.2 */
/* What counts as unusual access: limits, working hours and holidays, set by the privacy officer. */
#include "domein/inzagesignaal.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TERUG "/inzagesignaalregels"
#define REDEN                                                                                      \
    {                                                                                              \
        .naam = "reden", .soort = VELD_REGEL, .verplicht = true, .min = 5, .max = 200,             \
        .label = "Waarom verandert u dit?"                                                         \
    }
#define AAN                                                                                        \
    {                                                                                              \
        .naam = "actief", .soort = VELD_JANEE, .label = "Dit signaal staat aan"                    \
    }
#define DREMPEL                                                                                    \
    {                                                                                              \
        .naam = "drempel", .soort = VELD_GETAL, .verplicht = true, .min = 1, .max = 10000,         \
        .label = "Grens"                                                                           \
    }
static const struct veld REGEL_VELDEN[] = {
    AAN,
    DREMPEL,
    {.naam = "venster",
     .soort = VELD_GETAL,
     .min = 1,
     .max = 1440,
     .label = "Binnen hoeveel tijd",
     .hint = "In minuten; bij noodtoegang in dagen."},
    REDEN,
    {0},
};
static const struct veld ZONDER_VELDEN[] = {AAN, DREMPEL, REDEN, {0}};

static const char *const DAGEN[] = {"ma", "di", "wo", "do", "vr", "za", "zo", NULL};
static const struct veld WERKTIJD_VELDEN[] = {
    {.naam = "begint",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 5,
     .label = "Vanaf",
     .hint = "Bijvoorbeeld 07:00"},
    {.naam = "eindigt",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 5,
     .label = "Tot",
     .hint = "Bijvoorbeeld 20:00"},
    {.naam = "dagen",
     .soort = VELD_KEUZES,
     .verplicht = true,
     .max = 7,
     .keuzes = DAGEN,
     .label = "Op welke dagen"},
    REDEN,
    {0},
};
static const struct veld FEESTDAG_VELDEN[] = {
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Dag"},
    {.naam = "naam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 60,
     .label = "Hoe heet de dag?"},
    {0},
};

static const char SQL_REGELS[] =
    "SELECT r.id AS \"id#\", r.soort, r.actief AS \"actief?\", r.drempel, r.venster,"
    " r.van_op AS \"vanOp@\", r.van_op > 0 AS \"gewijzigd?\", r.door, r.reden"
    " FROM zicht_inzagesignaal_regel r WHERE r.tot_op IS NULL ORDER BY r.soort";
static const char SQL_VROEGER[] =
    "SELECT r.id AS \"id#\", r.soort, r.actief AS \"actief?\", r.drempel, r.venster,"
    " r.van_op AS \"vanOp@\", r.van_op > 0 AS \"gewijzigd?\", r.tot_op AS \"totOp@\", r.door,"
    " r.reden FROM zicht_inzagesignaal_regel r WHERE r.tot_op IS NOT NULL ORDER BY r.tot_op DESC"
    " LIMIT 100";
static const char SQL_REGEL[] =
    "SELECT r.soort, r.actief AS \"actief?\", r.drempel, r.venster, r.tot_op"
    " FROM zicht_inzagesignaal_regel r WHERE r.id = :id AND r.tot_op IS NULL";
static const char SQL_WERKTIJD[] =
    "SELECT w.begint, w.eindigt, w.dagen, w.van_op AS \"vanOp@\", w.van_op > 0 AS \"gewijzigd?\","
    " w.door, w.reden FROM zicht_werktijd w WHERE w.tot_op IS NULL";
static const char SQL_FEESTDAGEN[] =
    "SELECT f.datum, f.naam FROM zicht_feestdag f WHERE f.datum >= :vandaag ORDER BY f.datum"
    " LIMIT 200";

/* ---- hours ---- */

static json_t *time_text(int64_t minutes)
{
    return json_sprintf("%02lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
}

/* "07:00", "7.30"; -1 for what is no time of the day. */
static int64_t time_minutes(const char *text)
{
    char *end;
    if (!text || text[0] < '0' || text[0] > '9')
        return -1;
    long hours = strtol(text, &end, 10);
    if ((*end != ':' && *end != '.') || strlen(end) != 3 || end[1] < '0' || end[1] > '5' ||
        end[2] < '0' || end[2] > '9')
        return -1;
    int64_t minutes = hours * 60 + (end[1] - '0') * 10 + (end[2] - '0');
    return hours > 24 || minutes > 1440 ? -1 : minutes;
}

static void hours_texts(json_t *row)
{
    json_t *days = json_array();
    for (int i = 0; DAGEN[i]; i++)
        if (row_int(row, "dagen") >> i & 1)
            json_array_append_new(days, json_string(DAGEN[i]));
    json_object_set_new(row, "dagen", days);
    json_object_set_new(row, "begint", time_text(row_int(row, "begint")));
    json_object_set_new(row, "eindigt", time_text(row_int(row, "eindigt")));
}

static enum result hours_read(struct verzoek *v, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_WERKTIJD, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_incref(json_array_get(rows, 0));
    if (*ret)
        hours_texts(*ret);
    return *ret ? DONE : probleem_intern(p, "there are no working hours");
}

/* ---- all of it ---- */

static enum result regels_read(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    json_t *rows, *before, *hours, *days;
    if (eigen_rows(v, p, SQL_REGELS, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(model, "regels", rows);
    if (eigen_rows(v, p, SQL_VROEGER, NO_BINDS, &before) != DONE)
        return FAILED;
    json_object_set_new(model, "vroeger", before);
    if (hours_read(v, &hours, p) != DONE)
        return FAILED;
    json_object_set_new(model, "werktijd", hours);
    if (eigen_rows(v, p, SQL_FEESTDAGEN, BINDS(B_TEXT(":vandaag", v->vandaag)), &days) != DONE)
        return FAILED;
    json_object_set_new(model, "feestdagen", days);
    return v->api ? DONE
                  : model_formulier(v, model, "formulier",
                                    &(struct formulier){.url = "/inzagesignaalregels/feestdagen",
                                                        .velden = FEESTDAG_VELDEN,
                                                        .knop = "Vrije dag toevoegen"},
                                    p);
}

static enum result regel_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_REGEL, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    const json_t *row = json_array_get(rows, 0);
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_set(model, "soort", json_object_get(row, "soort"));
    AUTO_FREE char *url = text_format(TERUG "/%s", v->text[0]);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){.url = url,
                            .velden = json_is_null(json_object_get(row, "venster")) ? ZONDER_VELDEN
                                                                                    : REGEL_VELDEN,
                            .current = row,
                            .knop = "Grens opslaan",
                            .terug = TERUG},
        p);
}

static enum result regel_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    /* A program that leaves it out did not say "off"; a form without the tick did. */
    if (!json_is_boolean(in_get(v, "actief")))
        return probleem_veld(p, "actief", "verplicht", "Zeg of dit signaal aan staat.");
    const struct inzagesignaal_grens g = {.actief = in_bool(v, "actief"),
                                          .drempel = in_int(v, "drempel", 1),
                                          .venster = in_int(v, "venster", 0),
                                          .reden = in_text(v, "reden")};
    if (inzagesignaal_regel_set(v, v->id[0], &g, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, TERUG);
    v->gedaan = "inzagesignaal-ingesteld";
    return DONE;
}

static enum result werktijd_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *hours = NULL;
    if (hours_read(v, &hours, p) != DONE)
        return FAILED;
    (void)json_object_del(hours, "reden");
    AUTO_JSON json_t *options = json_pack(
        "{s:[{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s}]}", "dagen",
        "waarde", "ma", "naam", "maandag", "waarde", "di", "naam", "dinsdag", "waarde", "wo",
        "naam", "woensdag", "waarde", "do", "naam", "donderdag", "waarde", "vr", "naam", "vrijdag",
        "waarde", "za", "naam", "zaterdag", "waarde", "zo", "naam", "zondag");
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = TERUG "/werktijd",
                                               .velden = WERKTIJD_VELDEN,
                                               .current = hours,
                                               .options = options,
                                               .knop = "Werktijd opslaan",
                                               .terug = TERUG},
                           p);
}

static enum result werktijd_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)k;
    (void)ret;
    const json_t *day;
    size_t i;
    int64_t days = 0, begint = time_minutes(in_text(v, "begint"));
    int64_t eindigt = time_minutes(in_text(v, "eindigt"));
    if (begint < 0 || begint > 1439)
        return probleem_veld(p, "begint", "geen-tijd", "Schrijf een tijd als 07:00.");
    if (eindigt < 1)
        return probleem_veld(p, "eindigt", "geen-tijd", "Schrijf een tijd als 20:00.");
    json_array_foreach(in_get(v, "dagen"), i, day)
    {
        for (int n = 0; DAGEN[n]; n++)
            if (strcmp(DAGEN[n], json_string_value(day)) == 0)
                days |= (int64_t)1 << n;
    }
    if (werktijd_set(v, begint, eindigt, days, in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, TERUG);
    v->gedaan = "inzagesignaal-ingesteld";
    return DONE;
}

static enum result feestdag_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)k;
    (void)ret;
    if (feestdag_add(v, in_text(v, "datum"), in_text(v, "naam"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, TERUG);
    v->gedaan = "inzagesignaal-ingesteld";
    return DONE;
}

static enum result feestdag_delete(struct verzoek *v, const struct kijker *k, json_t *ret,
                                   struct probleem *p)
{
    (void)k;
    (void)ret;
    if (feestdag_remove(v, v->text[0], p) != DONE)
        return FAILED;
    verzoek_locatie(v, TERUG);
    v->gedaan = "inzagesignaal-ingesteld";
    return DONE;
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, TERUG, "inzagesignaal.regels", "Wat als opvallende inzage telt.",
                 regels_read, .page = "inzagesignaal_regels"),
    PRIVACY_READ(HTTP_GET, TERUG "/{regel}/wijzig", "inzagesignaal.regel.formulier",
                 "Formulier voor een grens.", regel_form, .page = "inzagesignaal_regel",
                 .alleen_pagina = true),
    PRIVACY_WRITE(HTTP_POST, TERUG "/{regel}", "inzagesignaal.instellen",
                  "Zet een grens. De oude blijft staan, met wanneer die gold.", regel_post,
                  .velden = REGEL_VELDEN, .formulier = TERUG "/{regel}/wijzig"),
    PRIVACY_READ(HTTP_GET, TERUG "/werktijd/wijzig", "inzagesignaal.werktijd.formulier",
                 "Formulier voor de werktijd.", werktijd_form, .page = "inzagesignaal_werktijd",
                 .alleen_pagina = true),
    PRIVACY_WRITE(HTTP_POST, TERUG "/werktijd", "inzagesignaal.werktijd",
                  "Zet wat als werktijd telt.", werktijd_post, .velden = WERKTIJD_VELDEN,
                  .formulier = TERUG "/werktijd/wijzig"),
    PRIVACY_WRITE(HTTP_POST, TERUG "/feestdagen", "inzagesignaal.feestdag.toevoegen",
                  "Voegt een vrije dag toe.", feestdag_post, .velden = FEESTDAG_VELDEN,
                  .formulier = TERUG),
    PRIVACY_WRITE(HTTP_DELETE, TERUG "/feestdagen/{datum}", "inzagesignaal.feestdag.weghalen",
                  "Haalt een vrije dag weg.", feestdag_delete),
};
ROUTE_PART(inzagesignaal_regels, ROUTES);
