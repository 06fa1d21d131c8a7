/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/beelden.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beeld.h"
#include "resources/beheer.h"

#include <string.h>

const char *const BEELD_KEUZES[] = {"regie", "evaluatie", "zonder", NULL};
static const char *const WOORDEN[] = {"waar ik de regie heb",
                                      "evaluatie te laat of binnen 30 dagen", "zonder regisseur"};
static const char *const LIJSTEN[] = {"huishoudens", "regieoverzicht", NULL};

#define NAAM                                                                                       \
    {                                                                                              \
        .naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 60,                         \
        .label = "Hoe noemt u dit?",                                                               \
        .hint = "Alleen u ziet deze naam. Gebruik geen namen van gezinnen."                        \
    }
#define LIJST                                                                                      \
    {                                                                                              \
        .naam = "lijst", .soort = VELD_KEUZE, .verplicht = true, .keuzes = LIJSTEN,                \
        .label = "Bij welke lijst?"                                                                \
    }
static const struct veld VELDEN[] = {
    NAAM, LIJST, BEELD_WIJK, BEELD_TOON, {0},
};
/* Of the overview of procesregie a wijk alone. */
static const struct veld WIJK_VELDEN[] = {
    NAAM,
    LIJST,
    BEELD_WIJK,
    {0},
};
static const struct veld VRAAG_VELDEN[] = {
    {.naam = "lijst", .soort = VELD_KEUZE, .keuzes = LIJSTEN, .label = "Bij welke lijst?"},
    BEELD_WIJK,
    BEELD_TOON,
    {0},
};

/* ---- what can be chosen ---- */

static const char SQL_WIJKEN[] =
    "SELECT id_tekst(w.id) AS waarde, w.naam, w.id IS :gekozen AS \"gekozen?\" FROM wijk w"
    " WHERE w.tot IS NULL OR w.tot >= vandaag() ORDER BY w.naam";

static json_t *toon_list(const char *chosen)
{
    json_t *list = json_array();
    for (size_t i = 0; BEELD_KEUZES[i]; i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:b}", "waarde", BEELD_KEUZES[i], "naam",
                                              WOORDEN[i], "gekozen",
                                              chosen && strcmp(chosen, BEELD_KEUZES[i]) == 0));
    return list;
}

/* "?wijk=…&toon=…", "" for all. Owned. */
static char *query_of(const char *wijk, const char *toon)
{
    if (!wijk && !toon)
        return text_format("%s", "");
    return text_format("?%s%s%s%s%s", wijk ? "wijk=" : "", wijk ? wijk : "",
                       wijk && toon ? "&" : "", toon ? "toon=" : "", toon ? toon : "");
}

/* ---- one's own ---- */

static const char SQL_BEELDEN[] =
    "SELECT b.id AS \"id#\", b.naam, b.lijst, b.wijk_id AS \"wijk#\", b.toon FROM zicht_beeld b"
    " WHERE :lijst IS NULL OR b.lijst = :lijst ORDER BY b.naam COLLATE NOCASE, b.id";

static enum result rows_read(struct verzoek *v, const char *lijst, const char *here, json_t **ret,
                             struct probleem *p)
{
    json_t *row;
    size_t i;
    if (eigen_rows(v, p, SQL_BEELDEN, BINDS(B_TEXT(":lijst", lijst)), ret) != DONE)
        return FAILED;
    json_array_foreach(*ret, i, row)
    {
        const char *toon = row_text(row, "toon"), *list = row_text(row, "lijst");
        if (strcmp(list, "regieoverzicht") == 0) /* which takes none */
            toon = NULL;
        AUTO_FREE char *query = query_of(row_text(row, "wijk"), toon);
        if (!query)
            return probleem_intern(p, "no memory for a saved view");
        json_object_set_new(row, "url", json_sprintf("/%s%s", list, query));
        json_object_set_new(row, "hier", json_boolean(here && strcmp(here, query) == 0));
    }
    return DONE;
}

static char *query_here(const struct verzoek *v)
{
    char wijk[ID_TEXT_SIZE] = "";
    int64_t id = in_int(v, "wijk", 0);
    if (id)
        id_format(id, wijk);
    return query_of(id ? wijk : NULL, in_text(v, "toon"));
}

enum result beelden_put(struct verzoek *v, json_t *model, const char *lijst, struct probleem *p)
{
    json_t *rows, *keuze;
    AUTO_FREE char *here = query_here(v);
    if (v->api)
        return DONE;
    if (!here || rows_read(v, lijst, here, &rows, p) != DONE)
        return here ? FAILED : probleem_intern(p, "no memory for a choice");
    json_object_set_new(model, "beelden", rows);
    json_object_set_new(model, "gekozen", json_boolean(here[0] != '\0'));
    keuze = json_pack("{s:o, s:b, s:s, s:s}", "toon", toon_list(in_text(v, "toon")), "gekozen",
                      here[0] != '\0', "query", here[0] ? here + 1 : "", "lijst", lijst);
    json_object_set_new(model, "keuze", keuze);
    return model_rows(v, p, keuze, "wijken", SQL_WIJKEN,
                      BINDS(B_REF(":gekozen", in_int(v, "wijk", 0))));
}

/* ---- requests ---- */

static enum result beelden_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (rows_read(v, NULL, NULL, &rows, p) != DONE)
        return FAILED;
    json_object_set_new(model, "volgende", json_null());
    return json_object_set_new(model, "resultaten", rows) == 0 ? DONE
                                                               : probleem_intern(p, "no memory");
}

static enum result new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    static const char *const uitleg[] = {"U bewaart wat u koos, niet wat er nu in de lijst staat. "
                                         "Morgen ziet u wat er dan bij hoort.",
                                         "Alleen u ziet dit.", NULL};
    const char *lijst = in_text(v, "lijst");
    bool area = lijst && strcmp(lijst, "regieoverzicht") == 0;
    char wijk[ID_TEXT_SIZE] = "";
    (void)k;
    if (in_int(v, "wijk", 0))
        id_format(in_int(v, "wijk", 0), wijk);
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s, s:s?, s:s?}", "lijst", lijst ? lijst : "huishoudens",
                                      "wijk", wijk[0] ? wijk : NULL, "toon", in_text(v, "toon"));
    json_object_set_new(options, "lijst",
                        json_pack("[{s:s, s:s}, {s:s, s:s}]", "waarde", "huishoudens", "naam",
                                  "Huishoudens", "waarde", "regieoverzicht", "naam",
                                  "Regieoverzicht"));
    json_object_set_new(options, "toon", toon_list(NULL));
    if (beheer_opties(v, options, "wijk", SQL_WIJKEN, BINDS(B_REF(":gekozen", 0)), p) != DONE)
        return FAILED;
    beheer_kruimel(model, area ? "Regieoverzicht" : "Huishoudens",
                   area ? "/regieoverzicht" : "/huishoudens");
    return beheer_taak(v, model, "Keuze bewaren",
                       &(struct formulier){.url = "/mijn/beelden",
                                           .velden = area ? WIJK_VELDEN : VELDEN,
                                           .current = now,
                                           .options = options,
                                           .knop = "Bewaren",
                                           .terug = area ? "/regieoverzicht" : "/huishoudens"},
                       uitleg, p);
}

static enum result add(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    int64_t id;
    const struct beeld b = {.lijst = in_text(v, "lijst"),
                            .naam = in_text(v, "naam"),
                            .toon = in_text(v, "toon"),
                            .wijk = in_int(v, "wijk", 0)};
    AUTO_FREE char *query = query_here(v);
    (void)k;
    if (!query)
        return probleem_intern(p, "no memory for a choice");
    if (beeld_add(v, &b, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    (void)snprintf(v->locatie, sizeof v->locatie, "/%s%s", b.lijst, query);
    v->gedaan = "beeld-bewaard";
    return DONE;
}

static enum result take_away(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    AUTO_FREE char *lijst = NULL;
    (void)ret;
    (void)k;
    if (beeld_remove(v, v->id[0], &lijst, p) != DONE)
        return FAILED;
    (void)snprintf(v->locatie, sizeof v->locatie, "/%s", lijst);
    v->gedaan = "beeld-weg";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/mijn/beelden", "mijn.beelden",
              "Wat u bewaarde om van lijsten te laten zien.", beelden_read, .alleen_api = true,
              .log = LOG_NIET),
    USER_READ(HTTP_GET, "/mijn/beelden/nieuw", "mijn.beeld.formulier", "Keuze bewaren", new_form,
              .page = "beheer_formulier", .velden = VRAAG_VELDEN, .alleen_pagina = true,
              .log = LOG_NIET),
    USER_WRITE(HTTP_POST, "/mijn/beelden", "mijn.beeld.toevoegen",
               "Bewaart een keuze uit een lijst onder een naam.", add, .velden = VELDEN,
               .formulier = "/mijn/beelden/nieuw", .log = LOG_NIET),
    USER_WRITE(HTTP_DELETE, "/mijn/beelden/{beeld}", "mijn.beeld.verwijderen",
               "Haalt een bewaarde keuze weg.", take_away, .log = LOG_NIET),
};
ROUTE_PART(beelden, ROUTES);
