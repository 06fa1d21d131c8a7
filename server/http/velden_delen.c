/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/velden_intern.h"

#include "base/tekst.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 3 };

bool delen_split(const char *key, const char *naam, int *ret_number, const char **ret_rest)
{
    size_t n = strlen(naam);
    if (strncmp(key, naam, n) != 0 || key[n] != '.')
        return false;
    const char *digits = key + n + 1;
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > MOST_DIGITS || (length > 1 && digits[0] == '0') ||
        digits[length] != '.' || digits[length + 1] == '\0')
        return false;
    *ret_number = (int)strtol(digits, NULL, 10);
    *ret_rest = digits + length + 1;
    return true;
}

static bool is_blank(const json_t *value)
{
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!is_blank(json_array_get(value, i)))
            return false;
    if (!json_is_string(value))
        return true;
    BUF_AUTO struct buf clean;
    buf_init(&clean, json_string_length(value));
    tekst_clean(json_string_value(value), true, &clean);
    return clean.len == 0;
}

static bool has_something(const json_t *part)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)part, key, value)
    {
        if (!is_blank(value))
            return true;
    }
    return false;
}

static struct deel *find_or_add(struct delen *d, int number)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->deel[i].number == number)
            return &d->deel[i];
    struct deel *more = reallocarray(d->deel, d->count + 1, sizeof *more);
    json_t *raw = more ? json_object() : NULL;
    if (more)
        d->deel = more;
    if (!raw)
        return NULL;
    more[d->count] = (struct deel){.number = number, .raw = raw};
    return &more[d->count++];
}

static int by_number(const void *a, const void *b)
{
    return ((const struct deel *)a)->number - ((const struct deel *)b)->number;
}

static void drop_blank(struct delen *d)
{
    size_t kept = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (has_something(d->deel[i].raw))
            d->deel[kept++] = d->deel[i];
        else
            json_decref(d->deel[i].raw);
    }
    d->count = kept;
}

enum result delen_collect(const json_t *raw, const char *naam, struct delen *ret)
{
    struct delen d = {0};
    const char *key, *rest;
    json_t *value;
    int number;
    json_object_foreach((json_t *)(uintptr_t)raw, key, value)
    {
        if (!delen_split(key, naam, &number, &rest))
            continue;
        struct deel *one = find_or_add(&d, number);
        if (!one || json_object_set(one->raw, rest, value) != 0) {
            delen_free(&d);
            return FAILED;
        }
    }
    drop_blank(&d);
    if (d.count > 1)
        qsort(d.deel, d.count, sizeof *d.deel, by_number);
    *ret = d;
    return DONE;
}

void delen_free(struct delen *d)
{
    for (size_t i = 0; i < d->count; i++)
        json_decref(d->deel[i].raw);
    free(d->deel);
    *d = (struct delen){0};
}
