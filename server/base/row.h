/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a row or the validated fields of a request (both JSON objects) without ceremony. */
#ifndef BASE_ROW_H
#define BASE_ROW_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* NULL when absent, null or no text. Borrowed. */
static inline const char *row_text(const json_t *row, const char *key)
{
    return json_string_value(json_object_get(row, key));
}

/* 0 when absent, null or no number. */
static inline int64_t row_int(const json_t *row, const char *key)
{
    return json_integer_value(json_object_get(row, key));
}

static inline bool row_true(const json_t *row, const char *key)
{
    return json_is_true(json_object_get(row, key));
}

/* Whether an array of ids (numbers, as fields have them) has this one; of NULL none. */
static inline bool ids_has(const json_t *ids, int64_t id)
{
    const json_t *one;
    size_t i;
    json_array_foreach(ids, i, one)
    {
        if (json_integer_value(one) == id)
            return true;
    }
    return false;
}

/* A PATCH: the keys of `row` that were sent get what was sent, null included; others are left out.
 */
static inline void row_merge(json_t *row, const json_t *sent)
{
    const char *key;
    json_t *value;
    void *next;
    json_object_foreach_safe(row, next, key, value)
    {
        json_t *now = json_object_get(sent, key);
        if (now)
            json_object_set(row, key, now);
    }
}

#endif
