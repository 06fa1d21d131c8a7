/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the API says of itself: each operation says what it answers, everything that is named is
 * there and nothing is there for nothing. That the answers are as it says, all tests together look
 * at (antwoord.h); here, that they would notice.
 */
#include "antwoord.h"
#include "harness.h"

#include "base/buf.h"
#include "resources/antwoorden.h"

#include <string.h>

static const struct route *route_of(const char *handeling)
{
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            if (strcmp(ROUTE_PARTS[i]->routes[j].handeling, handeling) == 0)
                return &ROUTE_PARTS[i]->routes[j];
    return NULL;
}

static json_t *written(void)
{
    json_t *all = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(antwoorden_lees(&all, &p) == DONE, "%s", p.intern);
    return all;
}

/* ---- complete ---- */

/* Whether what it answers when all goes well is there. */
static bool is_described(const json_t *operation)
{
    const char *code;
    json_t *answer;
    bool right = false;
    json_object_foreach(json_object_get(operation, "responses"), code, answer)
    {
        if (code[0] != '2')
            continue;
        right = strcmp(code, "204") == 0 || json_object_get(answer, "content") != NULL;
        if (!right)
            return false;
    }
    return right;
}

START_TEST(each_operation_says_what_it_answers)
{
    struct http_reply r = api(NULL, "GET", "/openapi.json", NULL);
    AUTO_JSON json_t *document = reply_json(&r);
    BUF_AUTO struct buf missing;
    const char *path, *method;
    json_t *item, *operation;
    int count = 0;
    buf_init(&missing, 100000);
    http_reply_free(&r);
    json_object_foreach(json_object_get(document, "paths"), path, item)
    {
        json_object_foreach(item, method, operation)
        {
            if (!is_described(operation))
                buf_format(&missing, "%s %s\n", method, path);
            count++;
        }
    }
    ck_assert_int_gt(count, 250);
    ck_assert_msg(missing.len == 0, "not described (resources/antwoorden.h):\n%s", missing.data);
}
END_TEST

/* ---- nothing too much ---- */

START_TEST(what_is_written_is_of_an_operation)
{
    AUTO_JSON json_t *all = written();
    const char *key;
    json_t *unused;
    json_object_foreach(all, key, unused)
    {
        char handeling[100];
        (void)snprintf(handeling, sizeof handeling, "%.*s", (int)strcspn(key, " "), key);
        const struct route *r = strchr(key, '.') ? route_of(handeling) : NULL;
        ck_assert_msg(!strchr(key, '.') || (r && !r->alleen_pagina), "%s is no operation", key);
    }
}
END_TEST

/* Each $ref points at a part, and each part is pointed at. */
static void refs_collect(const json_t *j, json_t *used)
{
    const char *key;
    json_t *one;
    size_t i;
    json_array_foreach(j, i, one) refs_collect(one, used);
    json_object_foreach((json_t *)(uintptr_t)j, key, one)
    {
        if (strcmp(key, "$ref") == 0)
            json_object_set_new(used, strrchr(json_string_value(one), '/') + 1, json_true());
        refs_collect(one, used);
    }
}

START_TEST(each_part_is_there_and_named)
{
    struct http_reply r = api(NULL, "GET", "/openapi.json", NULL);
    AUTO_JSON json_t *document = reply_json(&r), *used = json_object();
    json_t *parts = json_object_get(document, "components"), *unused;
    const char *name;
    http_reply_free(&r);
    refs_collect(document, used);
    json_object_foreach(used, name, unused)
    {
        bool there = false;
        const char *kind;
        json_t *of;
        json_object_foreach(parts, kind, of) there |= json_object_get(of, name) != NULL;
        ck_assert_msg(there, "%s is named and is not there", name);
    }
    json_object_foreach(json_object_get(parts, "schemas"), name, unused)
        ck_assert_msg(json_object_get(used, name) != NULL, "nothing names %s", name);
}
END_TEST

/* ---- the notation ---- */

static void means(const char *notation, const char *schema)
{
    AUTO_JSON json_t *from = json_loads(notation, JSON_DECODE_ANY, NULL);
    AUTO_JSON json_t *got = antwoord_schema(from);
    AUTO_JSON json_t *want = schema ? json_loads(schema, 0, NULL) : NULL;
    ck_assert_msg(schema ? json_equal(got, want) : !got, "%s", notation);
}

START_TEST(notation)
{
    means("\"getal\"", "{\"type\":\"integer\"}");
    means("\"datum? Tot en met.\"", "{\"type\":\"string\",\"format\":\"date\",\"nullable\":true,"
                                    "\"description\":\"Tot en met.\"}");
    means("\"tekst[]?\"", "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"nullable\":true}");
    means("\"Doel\"", "{\"$ref\":\"#/components/schemas/Doel\"}");
    means("\"Doel?\"", "{\"allOf\":[{\"$ref\":\"#/components/schemas/Doel\"}],\"nullable\":true}");
    means("\"alles\"", "{}");
    means("[\"Doel?\"]", "{\"type\":\"array\",\"items\":{\"allOf\":[{\"$ref\":"
                         "\"#/components/schemas/Doel\"}],\"nullable\":true}}");
    means("{\"id?\":\"getal\",\"$leeg\":true}",
          "{\"type\":\"object\",\"nullable\":true,\"additionalProperties\":false,"
          "\"properties\":{\"id\":{\"type\":\"integer\"}}}");
    means("{\"$sleutels\":\"janee\"}", "{\"type\":\"object\",\"properties\":{},"
                                       "\"additionalProperties\":{\"type\":\"boolean\"}}");
    means("\"teks\"", NULL);
    means("\"\"", NULL);
    means("\"tekst?[]\"", NULL);
    means("{\"id\":\"getl\"}", NULL);
    means("[\"getal\",\"tekst\"]", NULL);
    means("[\"Doel\", null]", "{\"type\":\"array\",\"nullable\":true,\"items\":{\"$ref\":"
                              "\"#/components/schemas/Doel\"}}");
    means("3", NULL);
}
END_TEST

/* ---- that a misfit is noticed ---- */

static const char *misfit(const char *handeling, int status, const char *media, const char *body)
{
    struct http_reply r = {.status = status,
                           .content_type = media,
                           .static_body = body,
                           .body_len = body ? strlen(body) : 0};
    return antwoord_misfit(handeling ? route_of(handeling) : NULL, &r);
}

static const char JSON[] = "application/json";

static const char *codes(const char *row)
{
    AUTO_FREE char *body = NULL;
    ck_assert_int_gt(asprintf(&body, "{\"resultaten\":[%s],\"volgende\":null}", row), 0);
    return misfit("leefgebied.lijst", 200, JSON, body);
}

START_TEST(a_misfit_is_noticed)
{
    static const char problem[] = "{\"type\":\"x\",\"status\":404,\"title\":\"\",\"detail\":\"\"}";
    ck_assert_ptr_null(misfit("doel.toevoegen", 201, JSON, "{\"id\":\"04bqsfx9w0000\"}"));
    ck_assert_ptr_null(
        misfit("doel.toevoegen", 201, JSON, "{\"id\":\"04bqsfx9w0000\",\"versie\":1}"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 200, JSON, "{\"id\":\"04bqsfx9w0000\"}"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, JSON, "{\"id\":\"04bqsfx9u0000\"}"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, JSON, "{\"id\":null}"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, JSON, "{\"versie\":1}"));
    ck_assert_ptr_nonnull(
        misfit("doel.toevoegen", 201, JSON, "{\"id\":\"04bqsfx9w0000\",\"x\":1}"));
    ck_assert_ptr_nonnull(
        misfit("doel.toevoegen", 201, JSON, "{\"id\":\"04bqsfx9w0000\",\"versie\":\"1\"}"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, JSON, "[]"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, JSON, "{"));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, JSON, NULL));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 201, "text/html", "{}"));
    ck_assert_ptr_null(misfit("doel.toevoegen", 404, "application/problem+json", problem));
    ck_assert_ptr_null(misfit(NULL, 404, "application/problem+json", problem));
    ck_assert_ptr_nonnull(misfit(NULL, 404, JSON, problem));
    ck_assert_ptr_nonnull(misfit("doel.toevoegen", 418, "application/problem+json", problem));
    ck_assert_ptr_nonnull(misfit("doel.lezen", 204, NULL, NULL));
}
END_TEST

START_TEST(a_misfit_deep_down_says_where)
{
    const char *why = codes("{\"x\":1}");
    ck_assert_ptr_nonnull(why);
    ck_assert_msg(strstr(why, ".resultaten[0]") != NULL, "%s", why);
}
END_TEST

static Suite *openapi_suite(void)
{
    Suite *s = suite_create("openapi");
    TCase *c = tcase_create("beschrijving");
    tcase_add_checked_fixture(c, harness_start_plain, harness_stop);
    tcase_add_test(c, each_operation_says_what_it_answers);
    tcase_add_test(c, what_is_written_is_of_an_operation);
    tcase_add_test(c, each_part_is_there_and_named);
    suite_add_tcase(s, c);
    c = tcase_create("notatie");
    tcase_add_test(c, notation);
    tcase_add_test(c, a_misfit_is_noticed);
    tcase_add_test(c, a_misfit_deep_down_says_where);
    suite_add_tcase(s, c);
    return s;
}

int main(void) { return harness_main(openapi_suite()); }
