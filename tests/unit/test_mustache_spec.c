/* SPDX-License-Identifier: EUPL-1.2 */
/* The Mustache specification's own test files where they are, and our cases in the same form. */
#include "base/cleanup.h"
#include "render/mustache.h"

#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPEC_DIR "../shared/data/mustache-spec"
#define OWN_DIR PROJECT_DIR "/tests/spec"

static const char *const MODULES[] = {"comments", "delimiters", "interpolation", "inverted",
                                      "partials", "sections",   "~inheritance"};

static const char *text_of(const json_t *test, const char *key)
{
    const char *text = json_string_value(json_object_get(test, key));
    return text ? text : "";
}

/* A format per thing to try: upper case, its own name, too much, and two truths. */
static bool try_format(void *arg, const json_t *value, const char *name, struct buf *out,
                       bool *ret_truthy)
{
    (void)arg;
    const char *text = json_string_value(value);
    *ret_truthy = strcmp(name, "kort") == 0;
    if (strcmp(name, "kort") == 0 || strcmp(name, "lang") == 0)
        return true;
    if (!out)
        return false;
    if (strcmp(name, "hoofd") == 0)
        for (; *text; text++)
            buf_char(out, (char)toupper(*text));
    else if (strcmp(name, "veel") == 0)
        for (int i = 0; i < 5000; i++)
            buf_char(out, 'x');
    else if (strcmp(name, "a.b") == 0)
        buf_text(out, name);
    else
        return false;
    return true;
}

static const char *asset(void *arg, const char *path)
{
    (void)arg;
    if (strcmp(path, "static/a.css") == 0)
        return "/a.1&2.css";
    return strcmp(path, "static/i.svg") == 0 ? "/i.3.svg" : NULL;
}

/* Compiles and renders one test; on an error `out` is what it says. */
static enum result run(const json_t *test, enum mustache_mode mode, struct buf *out,
                       struct mustache_error *e)
{
    struct mustache_options options = {.mode = mode, .asset = asset};
    struct mustache_set *set = mustache_set_new(&options);
    const char *template = text_of(test, "template"), *name;
    json_t *partial;
    enum result r = mustache_set_add(set, "test", template, strlen(template), e);
    json_object_foreach(json_object_get(test, "partials"), name, partial) if (r == DONE) r =
        mustache_set_add(set, name, json_string_value(partial), json_string_length(partial), e);
    if (r == DONE)
        r = mustache_set_link(set, e);
    struct mustache_formats formats = {.format = try_format};
    if (r == DONE)
        r = mustache_render(mustache_set_find(set, "test"), json_object_get(test, "data"), &formats,
                            out, e);
    mustache_set_free(set);
    return r;
}

static bool passes(const json_t *test, enum mustache_mode mode)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 100000);
    struct mustache_error e = {.line = 0};
    enum result r = run(test, mode, &out, &e);
    const char *error = json_string_value(json_object_get(test, "error"));
    json_int_t line = json_integer_value(json_object_get(test, "line"));
    if (error && r == FAILED && strstr(e.what, error) && (!line || line == (json_int_t)e.line))
        return true;
    if (!error && r == DONE && strcmp(out.data, text_of(test, "expected")) == 0)
        return true;
    printf("FAILED: %s\n  template: %s\n  expected: %s\n  got:      %s\n", text_of(test, "name"),
           text_of(test, "template"), error ? error : text_of(test, "expected"),
           r == DONE ? out.data : e.what);
    if (r == FAILED)
        printf("  in:       %s line %u\n", e.name, e.line);
    return false;
}

static void run_file(const char *dir, const char *module, enum mustache_mode mode)
{
    char path[300];
    (void)snprintf(path, sizeof path, "%s/%s.json", dir, module);
    json_error_t error;
    AUTO_JSON json_t *file = json_load_file(path, JSON_DECODE_ANY, &error);
    ck_assert_msg(file != NULL, "%s:%d: %s", path, error.line, error.text);
    const json_t *tests = json_object_get(file, "tests");
    size_t count = json_array_size(tests), passed = 0;
    for (size_t i = 0; i < count; i++)
        passed += passes(json_array_get(tests, i), mode);
    printf("%s: %zu of %zu\n", module, passed, count);
    (void)fflush(stdout); /* a failed assertion ends this process */
    ck_assert_uint_gt(count, 0);
    ck_assert_uint_eq(passed, count);
}

START_TEST(passes_the_specification)
{
    if (access(SPEC_DIR, R_OK) != 0) {
        if (_i == 0)
            puts("the specification's own files: skipped: no ../shared/data");
        return;
    }
    run_file(SPEC_DIR, MODULES[_i], MUSTACHE_SPEC);
}
END_TEST

START_TEST(passes_our_cases_of_the_specification) { run_file(OWN_DIR, "mustache", MUSTACHE_SPEC); }
END_TEST

START_TEST(passes_the_cases_of_page_mode) { run_file(OWN_DIR, "pagina", MUSTACHE_PAGE); }
END_TEST

int main(void)
{
    Suite *suite = suite_create("mustache_spec");
    TCase *spec = tcase_create("specification");
    tcase_add_loop_test(spec, passes_the_specification, 0, (int)COUNT_OF(MODULES));
    tcase_add_test(spec, passes_our_cases_of_the_specification);
    tcase_add_test(spec, passes_the_cases_of_page_mode);
    suite_add_tcase(suite, spec);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
