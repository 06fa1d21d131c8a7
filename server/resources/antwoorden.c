/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/antwoorden.h"

#include "base/cleanup.h"

#include <stdint.h>
#include <string.h>

/* ---- the files, one after the other (CMakeLists.txt) ---- */

__asm__(".pushsection .rodata\n"
        "antwoorden_json:\n"
        ".incbin \"" ANTWOORDEN_JSON "\"\n"
        ".byte 0\n"
        ".popsection\n");
extern const char antwoorden_json[] __attribute__((visibility("hidden")));

enum result antwoorden_lees(json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *all = json_object();
    const char *at = antwoorden_json;
    size_t left = strlen(at);
    json_error_t error;
    while (left > strspn(at, " \n")) {
        AUTO_JSON json_t *file =
            json_loadb(at, left, JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK, &error);
        const char *key;
        json_t *value;
        if (!file)
            return probleem_intern(p, "antwoorden: %s near \"%.40s\"", error.text,
                                   at + (error.position > 0 ? error.position : 0));
        json_object_foreach(file, key, value)
        {
            if (json_object_get(all, key))
                return probleem_intern(p, "antwoorden: %s is there twice", key);
            json_object_set(all, key, value);
        }
        at += error.position;
        left -= (size_t)error.position;
    }
    *ret = TAKE(all);
    return DONE;
}

/* ---- types ---- */

static const struct {
    const char *name, *type, *key, *value;
} TYPES[] = {
    {"tekst", "string", NULL, NULL},
    {"getal", "integer", NULL, NULL},
    {"breuk", "number", NULL, NULL},
    {"janee", "boolean", NULL, NULL},
    {"datum", "string", "format", "date"},
    {"tijdstip", "string", "format", "date-time"},
    {"adres", "string", "format", "uri-reference"},
    {"email", "string", "format", "email"},
    {"id", "string", "pattern", "^[0-9a-hjkmnp-tv-z]{13}$"},
};

static json_t *named(const char *name, size_t n)
{
    if (n == 5 && memcmp(name, "alles", n) == 0)
        return json_object();
    for (size_t i = 0; i < COUNT_OF(TYPES); i++)
        if (strlen(TYPES[i].name) == n && memcmp(TYPES[i].name, name, n) == 0)
            return TYPES[i].key ? json_pack("{s:s, s:s}", "type", TYPES[i].type, TYPES[i].key,
                                            TYPES[i].value)
                                : json_pack("{s:s}", "type", TYPES[i].type);
    return n > 0 && name[0] >= 'A' && name[0] <= 'Z'
               ? json_pack("{s:o}", "$ref", json_sprintf("#/components/schemas/%.*s", (int)n, name))
               : NULL;
}

/* Beside a $ref nothing else counts. */
static json_t *opened(json_t *stolen)
{
    return json_object_get(stolen, "$ref") ? json_pack("{s:[o]}", "allOf", stolen) : stolen;
}

static json_t *nullable(json_t *stolen)
{
    json_t *schema = opened(stolen);
    json_object_set_new(schema, "nullable", json_true());
    return schema;
}

static json_t *described(json_t *stolen, const char *text)
{
    json_t *schema = opened(stolen);
    json_object_set_new(schema, "description", json_string(text));
    return schema;
}

static json_t *list_of(json_t *stolen)
{
    return stolen ? json_pack("{s:s, s:o}", "type", "array", "items", stolen) : NULL;
}

/* "Doel[]? In volgorde." */
static json_t *type_schema(const char *text)
{
    size_t n = strcspn(text, "[? ");
    json_t *schema = named(text, n);
    text += n;
    if (strncmp(text, "[]", 2) == 0) {
        schema = list_of(schema);
        text += 2;
    }
    if (schema && *text == '?') {
        schema = nullable(schema);
        text++;
    }
    if (schema && *text == ' ')
        return described(schema, text + 1);
    if (*text == '\0')
        return schema;
    json_decref(schema);
    return NULL;
}

/* ---- objects ---- */

static bool property_add(json_t *schema, const char *key, const json_t *written)
{
    size_t n = strlen(key);
    bool always = n > 0 && key[n - 1] != '?';
    json_t *one = antwoord_schema(written);
    json_object_setn_new(json_object_get(schema, "properties"), key, always ? n : n - 1, one);
    if (always)
        json_array_append_new(json_object_get(schema, "required"), json_string(key));
    return one != NULL;
}

static bool key_add(json_t *schema, const char *key, const json_t *written)
{
    if (strcmp(key, "$uitleg") == 0)
        return json_object_set(schema, "description", (json_t *)(uintptr_t)written) == 0;
    if (strcmp(key, "$leeg") == 0)
        return json_object_set_new(schema, "nullable", json_true()) == 0;
    if (strcmp(key, "$sleutels") == 0)
        return json_object_set_new(schema, "additionalProperties", antwoord_schema(written)) == 0;
    return property_add(schema, key, written);
}

static json_t *object_schema(const json_t *written)
{
    AUTO_JSON json_t *schema = json_pack("{s:s, s:{}, s:[], s:b}", "type", "object", "properties",
                                         "required", "additionalProperties", 0);
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)written, key, value)
    {
        if (!key_add(schema, key, value))
            return NULL;
    }
    if (json_array_size(json_object_get(schema, "required")) == 0)
        (void)json_object_del(schema, "required"); /* OpenAPI wants no empty one */
    return TAKE(schema);
}

/* [Doel], or with null behind it: no list at all is an answer too. */
static json_t *array_schema(const json_t *written)
{
    size_t n = json_array_size(written);
    bool empty = n == 2 && json_is_null(json_array_get(written, 1));
    json_t *list = n == 1 || empty ? list_of(antwoord_schema(json_array_get(written, 0))) : NULL;
    return list && empty ? nullable(list) : list;
}

json_t *antwoord_schema(const json_t *written)
{
    if (json_is_object(written))
        return object_schema(written);
    if (json_is_array(written))
        return array_schema(written);
    return json_is_string(written) ? type_schema(json_string_value(written)) : NULL;
}

const char *antwoord_media(const json_t *written)
{
    static const char bytes[] = "bestand ";
    const char *text = json_string_value(written);
    return text && strncmp(text, bytes, sizeof bytes - 1) == 0 ? text + sizeof bytes - 1 : NULL;
}
