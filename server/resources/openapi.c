/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Requests come from the route and field tables: the description cannot tell of a route or a field
 * that is not there, and cannot leave one out. Answers come from resources/antwoorden/. Checked by
 * the linter of the Dutch API Design Rules (tests/openapi).
 */
#include "resources/openapi.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "resources/antwoorden.h"
#include "verzoek/bereik.h"
#include "verzoek/verzoek.h"

#include <ctype.h>
#include <string.h>

/* ---- fields as schemas ---- */

static const char ID_PATTERN[] = "^[0-9a-hjkmnp-tv-z]{13}$";

static json_t *id_schema(void)
{
    return json_pack("{s:s, s:s, s:s}", "type", "string", "pattern", ID_PATTERN, "example",
                     "04bqsfx9w0000");
}

static json_t *choices(const char *const *keuzes)
{
    json_t *schema = json_pack("{s:s}", "type", "string");
    if (!keuzes)
        return schema;
    json_t *list = json_array();
    for (size_t i = 0; keuzes[i]; i++)
        json_array_append_new(list, json_string(keuzes[i]));
    json_object_set_new(schema, "enum", list);
    return schema;
}

static json_t *text_schema(const struct veld *f, const char *format)
{
    json_t *schema = json_pack("{s:s}", "type", "string");
    if (format)
        json_object_set_new(schema, "format", json_string(format));
    else if (f->min > 0)
        json_object_set_new(schema, "minLength", json_integer(f->min));
    if (!format && f->max > 0)
        json_object_set_new(schema, "maxLength", json_integer(f->max));
    return schema;
}

static json_t *object_schema(const struct veld *table, bool change);

static json_t *list_of(json_t *items, int max)
{
    json_t *schema = json_pack("{s:s, s:o}", "type", "array", "items", items);
    if (max > 0)
        json_object_set_new(schema, "maxItems", json_integer(max));
    return schema;
}

static json_t *kind_schema(const struct veld *f)
{
    switch (f->soort) {
    case VELD_GETAL:
        return json_pack("{s:s, s:i, s:i}", "type", "integer", "minimum", f->min, "maximum",
                         f->max);
    case VELD_JANEE: return json_pack("{s:s}", "type", "boolean");
    case VELD_DATUM: return text_schema(f, "date");
    case VELD_TIJDSTIP: return text_schema(f, "date-time");
    case VELD_ID: return id_schema();
    case VELD_IDS: return list_of(id_schema(), f->max);
    case VELD_KEUZE: return choices(f->keuzes);
    case VELD_KEUZES: return list_of(choices(f->keuzes), f->max);
    case VELD_DELEN: return list_of(object_schema(f->deel, false), f->max);
    case VELD_DEELDATUM:
        return json_pack("{s:s, s:s}", "type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    case VELD_BSN: return json_pack("{s:s, s:s}", "type", "string", "pattern", "^[0-9]{8,9}$");
    case VELD_GEHEIM: return text_schema(f, "password");
    case VELD_BESTAND: return text_schema(f, "binary");
    case VELD_REGEL:
    case VELD_TEKST:
    case VELD_EINDE: break;
    }
    return text_schema(f, NULL);
}

static json_t *field_schema(const struct veld *f)
{
    json_t *schema = kind_schema(f);
    if (f->label)
        json_object_set_new(schema, "description",
                            f->hint ? json_sprintf("%s %s", f->label, f->hint)
                                    : json_string(f->label));
    if (!f->verplicht)
        json_object_set_new(schema, "nullable", json_true());
    return schema;
}

static json_t *object_schema(const struct veld *table, bool change)
{
    json_t *properties = json_object(), *required = json_array();
    for (const struct veld *f = table; f->soort != VELD_EINDE; f++) {
        json_object_set_new(properties, f->naam, field_schema(f));
        if (f->verplicht && !change)
            json_array_append_new(required, json_string(f->naam));
    }
    json_t *schema = json_pack("{s:s, s:o, s:b}", "type", "object", "properties", properties,
                               "additionalProperties", 0);
    if (json_array_size(required))
        json_object_set(schema, "required", required);
    json_decref(required);
    return schema;
}

/* ---- parameters ---- */

static void path_parameters(const char *path, json_t *list)
{
    for (const char *s = strchr(path, '{'); s; s = strchr(s, '{')) {
        const char *end = strchr(s, '}');
        json_t *name = json_stringn(s + 1, (size_t)(end - s - 1));
        bool token = strcmp(json_string_value(name), "token") == 0;
        json_array_append_new(
            list, json_pack("{s:o, s:s, s:b, s:o}", "name", name, "in", "path", "required", 1,
                            "schema", token ? json_pack("{s:s}", "type", "string") : id_schema()));
        s = end;
    }
}

static void query_parameters(const struct veld *table, json_t *list)
{
    for (const struct veld *f = table; f && f->soort != VELD_EINDE; f++)
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:b, s:o}", "name", f->naam, "in", "query",
                                        "required", f->verplicht, "schema", kind_schema(f)));
}

static json_t *ref(const char *kind, const char *name)
{
    return json_pack("{s:o}", "$ref", json_sprintf("#/components/%s/%s", kind, name));
}

static json_t *parameters_of(const struct route *r)
{
    json_t *list = json_array();
    path_parameters(r->path, list);
    if (r->method == HTTP_GET)
        query_parameters(r->velden, list);
    if (r->method == HTTP_POST && !r->zoeken && !r->antwoordt)
        json_array_append_new(list, ref("parameters", "IdempotencyKey"));
    if (r->method == HTTP_PATCH || r->method == HTTP_DELETE)
        json_array_append_new(list, ref("parameters", "IfMatch"));
    return list;
}

/* ---- answers ---- */

static json_t *version_headers(void)
{
    return json_pack("{s:o}", "API-Version", ref("headers", "ApiVersion"));
}

/* `schema` is stolen; NULL: an answer without a body. */
static json_t *answer(const char *description, const char *media, json_t *schema)
{
    json_t *a = json_pack("{s:s, s:o}", "description", description, "headers", version_headers());
    if (schema)
        json_object_set_new(a, "content", json_pack("{s:{s:o}}", media, "schema", schema));
    return a;
}

/* What is written of it; of a write of which nothing is, its id and version. NULL: nothing. */
static json_t *answer_schema(const struct route *r, const json_t *written)
{
    const json_t *one = json_object_get(written, r->handeling);
    if (antwoord_media(one))
        return json_pack("{s:s, s:s}", "type", "string", "format", "binary");
    if (one)
        return antwoord_schema(one);
    return r->method == HTTP_GET || r->zoeken || r->antwoordt ? NULL : ref("schemas", "Gemaakt");
}

/* "noodtoegang.toevoegen 200": what it answers when nothing was made. */
static void other_add(json_t *all, const struct route *r, const json_t *written)
{
    char key[120];
    (void)snprintf(key, sizeof key, "%s 200", r->handeling);
    const json_t *other = json_object_get(written, key);
    if (other)
        json_object_set_new(
            all, "200", answer("Er is niets gemaakt.", "application/json", antwoord_schema(other)));
}

static json_t *success(const struct route *r, const json_t *written)
{
    const char *media = antwoord_media(json_object_get(written, r->handeling));
    json_t *all = json_object(), *schema = answer_schema(r, written);
    bool creates = r->method == HTTP_POST && !r->zoeken && !r->antwoordt && !r->maakt_niets;
    if (r->method == HTTP_DELETE && !json_object_get(written, r->handeling)) {
        json_decref(schema);
        json_object_set_new(all, "204", answer("Beëindigd.", NULL, NULL));
        return all;
    }
    json_t *done = answer(creates ? "Gemaakt. Location zegt waar." : "Gelukt.",
                          media ? media : "application/json", schema);
    if (creates)
        json_object_set_new(json_object_get(done, "headers"), "Location",
                            ref("headers", "Location"));
    json_object_set_new(all, creates ? "201" : "200", done);
    other_add(all, r, written);
    return all;
}

static json_t *answers_of(const struct route *r, const json_t *written)
{
    static const char *const problems[] = {"400", "401", "403", "404", "406", "409", "410", "412",
                                           "413", "415", "428", "429", "500", "503", "507"};
    json_t *all = success(r, written);
    for (size_t i = 0; i < COUNT_OF(problems); i++) {
        bool change = problems[i][1] == '1' || strcmp(problems[i], "409") == 0 ||
                      strcmp(problems[i], "428") == 0;
        bool link = strcmp(problems[i], "410") == 0;
        if ((r->method == HTTP_GET && change) || (link && !strstr(r->path, "{token}")))
            continue;
        json_object_set_new(all, problems[i], ref("responses", "Probleem"));
    }
    return all;
}

/* ---- one operation ---- */

/* "doel.toevoegen" → doelToevoegen */
static json_t *operation_id(const char *handeling)
{
    char id[100];
    size_t n = 0;
    bool up = false;
    for (const char *s = handeling; *s && n + 1 < sizeof id; s++) {
        if (*s == '.' || *s == '_') {
            up = true;
            continue;
        }
        id[n++] = up ? (char)toupper((unsigned char)*s) : *s;
        up = false;
    }
    id[n] = '\0';
    return json_string(id);
}

static json_t *tag_of(const char *path)
{
    size_t n = strcspn(path + 1, "/");
    return json_stringn(path + 1, n);
}

/* Whether a program may ask this, and what its scope must name. */
static void program_add(json_t *o, const struct route *r)
{
    const char *code;
    if (!bereik_of(r, &code))
        return;
    json_object_set_new(o, "security",
                        json_pack("[{s:[]},{s:[]},{s:[]}]", "bearer", "cookie", "toegangssleutel"));
    if (code)
        json_object_set_new(
            o, "description",
            json_sprintf("Met een toegangssleutel: als het bereik \"%s\" noemt.", code));
}

static json_t *operation(const struct route *r, const json_t *written)
{
    json_t *o = json_pack("{s:o, s:s, s:[o], s:o, s:o}", "operationId", operation_id(r->handeling),
                          "summary", r->uitleg, "tags", tag_of(r->path), "parameters",
                          parameters_of(r), "responses", answers_of(r, written));
    if (r->method != HTTP_GET && r->velden)
        json_object_set_new(o, "requestBody",
                            json_pack("{s:b, s:{s:{s:o}}}", "required", 1, "content",
                                      "application/json", "schema",
                                      object_schema(r->velden, r->method == HTTP_PATCH)));
    if (r->kind == KIND_PUBLIC)
        json_object_set_new(o, "security", json_array());
    else
        program_add(o, r);
    return o;
}

static const char *method_name(enum http_method m)
{
    switch (m) {
    case HTTP_GET: return "get";
    case HTTP_POST: return "post";
    case HTTP_PATCH: return "patch";
    case HTTP_PUT: return "put";
    default: return "delete";
    }
}

static void paths_add(json_t *paths, json_t *tags, const struct route *r, const json_t *written)
{
    if (r->alleen_pagina || r->kind == KIND_PLAIN)
        return;
    json_t *item = json_object_get(paths, r->path);
    if (!item) {
        item = json_object();
        json_object_set_new(paths, r->path, item);
    }
    json_object_set_new(item, method_name(r->method), operation(r, written));
    AUTO_JSON json_t *tag = tag_of(r->path);
    json_object_set_new(tags, json_string_value(tag), json_true());
}

/* ---- the document ---- */

static json_t *components(void)
{
    return json_loads(
        "{\"securitySchemes\":{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\",\"description\":"
        "\"Het token van POST /sessie: van een mens die inlogde.\"},"
        "\"toegangssleutel\":{\"type\":\"http\",\"scheme\":\"bearer\",\"bearerFormat\":"
        "\"gezinsplan_\",\"description\":\"Van een programma dat voor een mens werkt. Begint met "
        "gezinsplan_. Ziet en mag nooit meer dan die mens, en alleen wat zijn bereik noemt; alleen "
        "bij de paden waar dit schema staat. Hoogstens een aantal keer per minuut (429).\"},"
        "\"cookie\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"gp_sessie\"}},"
        "\"headers\":{\"ApiVersion\":{\"description\":\"Versie van de "
        "API.\",\"schema\":{\"type\":\"string\",\"example\":\"1.0.0\"}},"
        "\"Location\":{\"description\":\"Adres van wat gemaakt "
        "is.\",\"schema\":{\"type\":\"string\",\"format\":\"uri-reference\"}}},"
        "\"parameters\":{\"IdempotencyKey\":{\"name\":\"Idempotency-Key\",\"in\":\"header\","
        "\"required\":false,"
        "\"description\":\"Dezelfde sleutel met hetzelfde bericht maakt één "
        "ding.\",\"schema\":{\"type\":\"string\",\"maxLength\":200}},"
        "\"IfMatch\":{\"name\":\"If-Match\",\"in\":\"header\",\"required\":false,"
        "\"description\":\"De ETag die u las. Nodig bij wat een versie heeft: zonder 428, bij een "
        "andere 412.\",\"schema\":{\"type\":\"string\"}}},"
        "\"responses\":{\"Probleem\":{\"description\":\"Het ging "
        "niet.\",\"headers\":{\"API-Version\":{\"$ref\":\"#/components/headers/ApiVersion\"}},"
        "\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/"
        "Probleem\"}}}}},"
        "\"schemas\":{"
        "\"Gemaakt\":{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":"
        "\"string\",\"pattern\":\"^[0-9a-hjkmnp-tv-z]{13}$\"},\"versie\":{\"type\":\"integer\"}},"
        "\"additionalProperties\":false},"
        "\"Probleem\":{\"type\":\"object\",\"required\":[\"type\",\"status\",\"title\",\"detail\"],"
        "\"additionalProperties\":false,\"properties\":{"
        "\"type\":{\"type\":\"string\",\"format\":\"uri\"},\"status\":{\"type\":\"integer\"},"
        "\"title\":{\"type\":\"string\"},"
        "\"detail\":{\"type\":\"string\"},\"instance\":{\"type\":\"string\"},\"invalidParams\":{"
        "\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"name\",\"reason\","
        "\"code\"],\"additionalProperties\":false,"
        "\"properties\":{\"name\":{\"type\":\"string\"},\"reason\":{\"type\":\"string\"},\"code\":{"
        "\"type\":\"string\"}}}}}}}}",
        0, NULL);
}

static json_t *tag_list(const json_t *tags)
{
    json_t *list = json_array(), *unused;
    const char *name;
    json_object_foreach((json_t *)(uintptr_t)tags, name, unused)
        json_array_append_new(list, json_pack("{s:s}", "name", name));
    return list;
}

/* The parts that answers name, among the components. */
static enum result parts_add(json_t *schemas, const json_t *written, struct probleem *p)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)written, key, value)
    {
        json_t *schema = antwoord_schema(value);
        if (!schema && !antwoord_media(value))
            return probleem_intern(p, "antwoorden: %s says nothing that has a meaning", key);
        if (strchr(key, '.'))
            json_decref(schema);
        else
            json_object_set_new(schemas, key, schema);
    }
    return DONE;
}

enum result openapi_document(const char *gemeente, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *tags = json_object(), *written = NULL;
    if (antwoorden_lees(&written, p) != DONE)
        return FAILED;
    json_t *paths = json_object(), *parts = components();
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            paths_add(paths, tags, &ROUTE_PARTS[i]->routes[j], written);
    json_object_set_new(model, "openapi", json_string("3.0.3"));
    json_object_set_new(
        model, "info",
        json_pack("{s:s, s:s, s:s, s:{s:s, s:s, s:s}, s:{s:s, s:s}}", "title", "Gezinsplan",
                  "version", "1.0.0", "description",
                  "Eén huishouden, één plan, één regisseur. Wat u ziet en mag, hangt af van uw rol "
                  "bij het huishouden en van de "
                  "toestemming; verborgen en niet bestaand geven hetzelfde antwoord.",
                  "contact", "name", gemeente, "email", "gezinsplan@example.nl", "url",
                  "https://example.nl/gezinsplan", "license", "name", "EUPL-1.2", "url",
                  "https://eupl.eu/1.2/nl/"));
    json_object_set_new(model, "servers", json_pack("[{s:s}]", "url", "/api/v1"));
    json_object_set_new(model, "security", json_pack("[{s:[]},{s:[]}]", "bearer", "cookie"));
    json_object_set_new(model, "tags", tag_list(tags));
    json_object_set_new(model, "paths", paths);
    json_object_set_new(model, "components", parts);
    if (!parts)
        return probleem_intern(p, "the API's own description is no JSON");
    return parts_add(json_object_get(parts, "schemas"), written, p);
}

static enum result openapi_read(struct verzoek *v, json_t *model, struct probleem *p)
{
    return openapi_document(v->app->config.gemeente, model, p);
}

static const struct route ROUTES[] = {
    PUBLIC_READ(HTTP_GET, "/openapi.json", "openapi.lezen", "De beschrijving van deze API.",
                openapi_read, .alleen_api = true, .overal = true),
};
ROUTE_PART(openapi, ROUTES);
