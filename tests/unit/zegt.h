/* SPDX-License-Identifier: EUPL-1.2 */
/* Checking what a format says; for the tests of woorden.h. */
#ifndef TESTS_ZEGT_H
#define TESTS_ZEGT_H

#include "base/cleanup.h"
#include "render/woorden_intern.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct woorden *woorden;
static struct woorden_dag dag;

static inline void setup(void)
{
    woorden = woorden_new();
    ck_assert_ptr_nonnull(woorden);
    ck_assert_int_eq(woorden_dag_set(&dag, woorden, "2026-11-19"), DONE); /* a Thursday */
}

static inline void teardown(void) { woorden_free(woorden); }

static inline void today(const char *vandaag)
{
    ck_assert_int_eq(woorden_dag_set(&dag, woorden, vandaag), DONE);
}

/* Consumes `value`. The truth must be the same whether something is printed or not. */
static inline void says_json(json_t *value, const char *format, const char *expected, bool truthy)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bool said = !truthy, asked = !truthy;
    ck_assert_msg(woorden_format(&dag, value, format, &out, &said), "%s refused", format);
    ck_assert_str_eq(out.data, expected);
    ck_assert(woorden_format(&dag, value, format, NULL, &asked));
    ck_assert_msg(said == truthy && asked == truthy, "%s of '%s'", format, expected);
    json_decref(value);
}

static inline void says(const char *value, const char *format, const char *expected)
{
    says_json(json_string(value), format, expected, *expected != '\0');
}

static inline void says_unknown(const char *format)
{
    says_json(json_string(""), format, "onbekend", false);
}

static inline void refuses_json(json_t *value, const char *format)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bool truthy;
    ck_assert_msg(!woorden_format(&dag, value, format, &out, &truthy), "%s said '%s'", format,
                  out.data);
    json_decref(value);
}

static inline void refuses(const char *value, const char *format)
{
    refuses_json(json_string(value), format);
}

#endif
