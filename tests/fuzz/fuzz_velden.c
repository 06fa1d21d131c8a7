/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bodies of every kind against a table with every kind of field. The input: one byte ('f' a form,
 * 'j' JSON, 'q' a query string; in capitals as a change), then the body. What is accepted keeps the
 * promises of velden.h; what is refused says why.
 */
#include "base/cleanup.h"
#include "base/tekst.h"
#include "http/velden.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const KLEUREN[] = {"rood", "groen", NULL};
static const struct veld LID[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .label = "Naam", .max = 10},
    {.naam = "hoofd", .soort = VELD_JANEE, .label = "Hoofd"},
    {0},
};
static const struct veld TABLE[] = {
    {.naam = "r", .soort = VELD_REGEL, .label = "Regel", .min = 2, .max = 8},
    {.naam = "t", .soort = VELD_TEKST, .label = "Tekst", .max = 30},
    {.naam = "n", .soort = VELD_GETAL, .label = "Getal", .min = -5, .max = 500},
    {.naam = "j", .soort = VELD_JANEE, .label = "Ja"},
    {.naam = "d", .soort = VELD_DATUM, .label = "Datum"},
    {.naam = "e", .soort = VELD_DEELDATUM, .label = "Deel"},
    {.naam = "p", .soort = VELD_TIJDSTIP, .label = "Tijdstip"},
    {.naam = "i", .soort = VELD_ID, .label = "Wie"},
    {.naam = "s", .soort = VELD_IDS, .label = "Wie allen", .max = 3},
    {.naam = "k", .soort = VELD_KEUZE, .label = "Keuze", .keuzes = KLEUREN},
    {.naam = "o", .soort = VELD_KEUZE, .label = "Open keuze"},
    {.naam = "l", .soort = VELD_KEUZES, .label = "Keuzes", .keuzes = KLEUREN},
    {.naam = "b", .soort = VELD_BSN, .label = "BSN"},
    {.naam = "g", .soort = VELD_GEHEIM, .label = "Geheim", .max = 12},
    {.naam = "m", .soort = VELD_DELEN, .label = "Leden", .deel = LID, .max = 3},
    {0},
};

static void insist(bool holds)
{
    if (!holds)
        abort();
}

static const char *type_header(const struct http_request *r, const char *name)
{
    (void)name;
    return r->of_header;
}

static void check_text(const json_t *o, const char *key, size_t least, size_t most)
{
    const char *text = json_string_value(json_object_get(o, key));
    if (text)
        insist(tekst_length(text) >= least && tekst_length(text) <= most);
}

static bool is_null_or(const json_t *o, const char *key, json_type type)
{
    const json_t *value = json_object_get(o, key);
    return !value || json_is_null(value) || json_typeof(value) == type;
}

static void check_accepted(const json_t *o)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)o, key, value)
    {
        insist(strlen(key) == 1 && strchr("rtnjdepiskolbgm", key[0]) != NULL);
    }
    check_text(o, "r", 2, 8);
    check_text(o, "t", 1, 30);
    check_text(o, "d", 10, 10);
    check_text(o, "e", 10, 10);
    check_text(o, "p", 20, 20);
    check_text(o, "b", 9, 9);
    check_text(o, "g", 1, 12);
    insist(is_null_or(o, "n", JSON_INTEGER) && is_null_or(o, "i", JSON_INTEGER));
    insist(is_null_or(o, "s", JSON_ARRAY) && is_null_or(o, "m", JSON_ARRAY));
    insist(json_array_size(json_object_get(o, "s")) <= 3);
    json_int_t number = json_integer_value(json_object_get(o, "n"));
    insist(number >= -5 && number <= 500);
    for (size_t i = 0; i < json_array_size(json_object_get(o, "m")); i++) {
        const json_t *part = json_array_get(json_object_get(o, "m"), i);
        insist(json_string_length(json_object_get(part, "naam")) > 0);
    }
}

static void check_refused(const struct probleem *p)
{
    insist(p->soort != PROBLEEM_GEEN && p->soort != PROBLEEM_INTERN && p->detail[0] != '\0');
    insist(p->soort != PROBLEEM_ONGELDIGE_INVOER || json_array_size(p->velden) > 0);
    AUTO_JSON json_t *told = probleem_json(p, NULL);
    insist(told != NULL);
}

static void read_body(char kind, bool change, const char *body, size_t n)
{
    PROBLEEM_AUTO struct probleem p = {0};
    AUTO_JSON json_t *raw = NULL, *value = NULL, *model = NULL;
    char json[] = "application/json", form[] = "application/x-www-form-urlencoded";
    bool is_form;
    struct http_request r = {
        .body = body, .body_len = n, .header = type_header, .of_header = kind == 'f' ? form : json};
    if (velden_raw(&r, 40, &raw, &is_form, &p) == FAILED) {
        check_refused(&p);
        return;
    }
    insist(json_is_object(raw));
    if (velden_read(TABLE, raw, is_form, change, &value, &p) == DONE)
        check_accepted(value);
    else
        check_refused(&p);
    model = velden_model(TABLE, is_form ? raw : NULL, is_form ? NULL : raw, NULL, &p);
    insist(json_array_size(model) == COUNT_OF(TABLE) - 1);
}

static void read_query(const char *query)
{
    PROBLEEM_AUTO struct probleem p = {0};
    AUTO_JSON json_t *value = NULL;
    if (velden_query(TABLE, query, &value, &p) == DONE)
        check_accepted(value);
    else
        check_refused(&p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    AUTO_FREE char *body = malloc(size);
    insist(body != NULL);
    memcpy(body, data + 1, size - 1);
    body[size - 1] = '\0';
    char kind = (char)tolower(data[0]);
    if (kind == 'q')
        read_query(body);
    else
        read_body(kind, isupper(data[0]) != 0, body, size - 1);
    return 0;
}
