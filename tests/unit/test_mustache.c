/* SPDX-License-Identifier: EUPL-1.2 */
/* What JSON cannot say about the engine: bounds, text that is no UTF-8, memory, threads. The cases
 * of the specification and of page mode are in tests/spec. */
#include "base/cleanup.h"
#include "render/mustache.h"

#include <check.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct mustache_set *set;
static struct buf out;
static struct mustache_error e;

static void setup(void)
{
    struct mustache_options options = {.mode = MUSTACHE_PAGE};
    set = mustache_set_new(&options);
    buf_init(&out, 1 << 20);
}

static void teardown(void)
{
    mustache_set_free(set);
    buf_free(&out);
}

static enum result add(const char *name, const char *text)
{
    return mustache_set_add(set, name, text, strlen(text), &e);
}

static void add_ok(const char *name, const char *text)
{
    ck_assert_msg(add(name, text) == DONE, "%s line %u: %s", e.name, e.line, e.what);
}

static void link_ok(void)
{
    ck_assert_msg(mustache_set_link(set, &e) == DONE, "%s line %u: %s", e.name, e.line, e.what);
}

/* Renders `name` with a model written as JSON. */
static enum result render(const char *name, const char *json)
{
    AUTO_JSON json_t *model = json_loads(json, JSON_DECODE_ANY, NULL);
    ck_assert_ptr_nonnull(model);
    const struct mustache_template *t = mustache_set_find(set, name);
    ck_assert_ptr_nonnull(t);
    return mustache_render(t, model, NULL, &out, &e);
}

static void fails(enum result r, const char *name, unsigned line, const char *what)
{
    ck_assert_int_eq(r, FAILED);
    ck_assert_str_eq(e.name, name);
    ck_assert_uint_eq(e.line, line);
    ck_assert_msg(strstr(e.what, what) != NULL, "%s", e.what);
}

/* `text`, repeated; owned by the caller. */
static char *repeat(const char *text, size_t times)
{
    struct buf b;
    buf_init(&b, 8 << 20);
    for (size_t i = 0; i < times; i++)
        buf_text(&b, text);
    return buf_steal(&b, NULL);
}

START_TEST(finds_only_what_is_linked)
{
    add_ok("b", "b");
    add_ok("a", "a{{> b}}");
    ck_assert_ptr_null(mustache_set_find(set, "a"));
    link_ok();
    ck_assert_ptr_nonnull(mustache_set_find(set, "a"));
    ck_assert_ptr_null(mustache_set_find(set, "c"));
    ck_assert_ptr_null(mustache_set_find(set, ""));
    add_ok("c", "{{> a}}");
    ck_assert_ptr_null(mustache_set_find(set, "a"));
    link_ok();
    ck_assert_int_eq(render("c", "{}"), DONE);
    ck_assert_str_eq(out.data, "ab");
}
END_TEST

START_TEST(refuses_a_name_twice)
{
    add_ok("a", "1");
    fails(add("a", "2"), "a", 0, "there are two of that name");
    link_ok();
    ck_assert_int_eq(render("a", "{}"), DONE);
    ck_assert_str_eq(out.data, "1");
}
END_TEST

START_TEST(appends_and_keeps_what_was_there)
{
    add_ok("a", "{{x}}");
    link_ok();
    buf_text(&out, "voor ");
    ck_assert_int_eq(render("a", "{\"x\":\"é\\u20ac\"}"), DONE);
    ck_assert_str_eq(out.data, "voor é€");
}
END_TEST

START_TEST(keeps_nul_in_values)
{
    add_ok("a", "{{x}}");
    link_ok();
    AUTO_JSON json_t *model = json_object();
    json_object_set_new(model, "x", json_stringn("a\0<", 3));
    ck_assert_int_eq(mustache_render(mustache_set_find(set, "a"), model, NULL, &out, &e), DONE);
    ck_assert_uint_eq(out.len, 6);
    ck_assert_int_eq(memcmp(out.data, "a\0&lt;", 6), 0);
}
END_TEST

START_TEST(renders_without_formats_until_one_is_asked)
{
    add_ok("a", "{{x}}\n{{x.dag}}");
    link_ok();
    fails(render("a", "{\"x\":\"1\"}"), "a", 2, "format 'dag' cannot print 'x.dag'");
}
END_TEST

/* --- text --- */

START_TEST(refuses_what_is_no_utf8)
{
    static const struct {
        const char *text;
        size_t len;
        unsigned line;
    } BAD[] = {
        {"\xff", 1, 1},         {"goed\n\xc3\x28", 7, 2},
        {"a\n\n\xc3", 4, 3},    {"\xc0\xaf", 2, 1},
        {"\xed\xa0\x80", 3, 1}, {"{{a}}\n{{\xe9}}", 10, 2},
        {"a\0b", 3, 1},         {"{{! \xf5\x80\x80\x80 }}", 10, 1},
    };
    for (size_t i = 0; i < COUNT_OF(BAD); i++)
        fails(mustache_set_add(set, "a", BAD[i].text, BAD[i].len, &e), "a", BAD[i].line,
              "not UTF-8");
    add_ok("a", "Yıldız – 🙂\xef\xbb\xbf");
}
END_TEST

/* Cut anywhere within a tag or an open section, a template does not compile; elsewhere it does. */
START_TEST(refuses_a_template_cut_in_a_tag)
{
    static const char WHOLE[] = "ab{{#c}}d{{! e }}{{/c}}{{< p}} {{$x}}y{{/x}}{{/ p}}{{=| |=}}|f|";
    static const size_t COMPILES[] = {0, 1, 2, 3, 23, 24, 51, 52, 60};
    size_t next = 0;
    for (size_t n = 0; n < sizeof WHOLE - 1; n++) {
        bool expected = next < COUNT_OF(COMPILES) && n == COMPILES[next];
        next += expected;
        teardown();
        setup();
        bool compiled = mustache_set_add(set, "a", WHOLE, n, &e) == DONE;
        ck_assert_msg(compiled == expected, "cut at %zu: '%.*s'", n, (int)n, WHOLE);
    }
    ck_assert_uint_eq(next, COUNT_OF(COMPILES));
}
END_TEST

START_TEST(cuts_long_names_out_of_messages)
{
    AUTO_FREE char *name = repeat("x", 300);
    AUTO_FREE char *cut = repeat("x", sizeof e.name - 1);
    fails(add(name, "{{"), cut, 1, "tag is not closed");
    BUF_AUTO struct buf text;
    buf_init(&text, 1000);
    buf_format(&text, "{{%s}}", name);
    fails(add("a", text.data), "a", 1, "name too long");
}
END_TEST

/* --- bounds --- */

START_TEST(bounds_the_size_of_a_template)
{
    AUTO_FREE char *big = repeat("x", MUSTACHE_SOURCE_MAX + 1);
    fails(add("a", big), "a", 0, "larger than");
    ck_assert_int_eq(mustache_set_add(set, "a", big, MUSTACHE_SOURCE_MAX, &e), DONE);
}
END_TEST

START_TEST(bounds_nesting)
{
    AUTO_FREE char *open = repeat("{{#a}}", MUSTACHE_NEST_MAX);
    AUTO_FREE char *close = repeat("{{/a}}", MUSTACHE_NEST_MAX);
    BUF_AUTO struct buf text;
    buf_init(&text, 10000);
    buf_format(&text, "%s\nx%s", open, close);
    add_ok("a", text.data);
    buf_clear(&text);
    buf_format(&text, "%s\n{{^a}}x{{/a}}%s", open, close);
    fails(add("b", text.data), "b", 2, "sections nested too deep");
    link_ok();
    ck_assert_int_eq(render("a", "{\"a\":true}"), DONE);
    ck_assert_str_eq(out.data, "\nx");
}
END_TEST

START_TEST(bounds_the_parts_of_a_name)
{
    AUTO_FREE char *parts = repeat(".a", MUSTACHE_KEYS_MAX - 1);
    BUF_AUTO struct buf text;
    buf_init(&text, 1000);
    buf_format(&text, "{{a%s}}", parts);
    add_ok("a", text.data);
    buf_clear(&text);
    buf_format(&text, "{{a.a%s}}", parts);
    fails(add("b", text.data), "b", 1, "too many parts in the name");
}
END_TEST

START_TEST(bounds_recursion)
{
    add_ok("a", "x{{> b}}");
    add_ok("b", "\n{{> a}}");
    add_ok("tree", "({{naam}}{{#kinderen}}{{> tree}}{{/kinderen}})");
    link_ok();
    fails(render("a", "{}"), "a", 1, "templates nested too deep at 'b'");
    buf_clear(&out);
    ck_assert_int_eq(render("tree", "{\"naam\":1,\"kinderen\":[{\"naam\":2,\"kinderen\":[]},"
                                    "{\"naam\":3,\"kinderen\":[]}]}"),
                     DONE);
    ck_assert_str_eq(out.data, "(1(2)(3))");
}
END_TEST

START_TEST(bounds_recursion_of_parents_and_blocks)
{
    add_ok("a", "{{< b}}{{$x}}{{> a}}{{/x}}{{/ b}}");
    add_ok("b", "{{$x}}{{/x}}");
    add_ok("c", "{{< c}}{{$y}}{{/y}}{{/ c}}{{$y}}{{/y}}");
    link_ok();
    fails(render("a", "{}"), "a", 1, "templates nested too deep at 'a'");
    fails(render("c", "{}"), "c", 1, "templates nested too deep at 'c'");
}
END_TEST

/* Every partial calls the next twice: 2^40 calls without a byte of output. */
START_TEST(bounds_work)
{
    for (int i = 0; i < 40; i++) {
        char name[10], text[40];
        (void)snprintf(name, sizeof name, "p%d", i);
        (void)snprintf(text, sizeof text, "{{> p%d}}{{> p%d}}", i + 1, i + 1);
        add_ok(name, text);
    }
    add_ok("p40", "");
    link_ok();
    ck_assert_int_eq(render("p0", "{}"), FAILED);
    ck_assert_str_eq(e.what, "too much work");
}
END_TEST

START_TEST(bounds_output)
{
    add_ok("a", "{{#l}}-\n{{.}}{{/l}}");
    link_ok();
    buf_free(&out);
    buf_init(&out, 11);
    ck_assert_int_eq(render("a", "{\"l\":[1,2,3]}"), DONE);
    ck_assert_str_eq(out.data, "-\n1-\n2-\n3");
    buf_clear(&out);
    fails(render("a", "{\"l\":[1,2,3,4]}"), "a", 2, "larger than 11 bytes");
    ck_assert_str_eq(out.data, "-\n1-\n2-\n3-\n");
}
END_TEST

START_TEST(renders_a_large_model)
{
    add_ok("a", "{{#rijen}}{{naam}};{{/rijen}}");
    link_ok();
    AUTO_JSON json_t *model = json_object(), *rijen = json_array();
    for (int i = 0; i < 100000; i++)
        json_array_append_new(rijen, json_pack("{s:i}", "naam", i % 10));
    json_object_set(model, "rijen", rijen);
    ck_assert_int_eq(mustache_render(mustache_set_find(set, "a"), model, NULL, &out, &e), DONE);
    ck_assert_uint_eq(out.len, 200000);
}
END_TEST

START_TEST(compiles_a_large_template)
{
    AUTO_FREE char *text = repeat("<b>{{x}}</b>{{#y}}{{/y}}\n", 40000);
    add_ok("a", text);
    link_ok();
    ck_assert_int_eq(render("a", "{\"x\":1,\"y\":false}"), DONE);
    ck_assert_uint_eq(out.len, 40000 * strlen("<b>1</b>\n"));
}
END_TEST

START_TEST(allows_raw_when_told)
{
    struct mustache_options options = {.mode = MUSTACHE_PAGE, .allow_raw = true};
    mustache_set_free(set);
    set = mustache_set_new(&options);
    add_ok("a", "{{{x}}}{{&x}}{{x}}");
    link_ok();
    ck_assert_int_eq(render("a", "{\"x\":\"<\"}"), DONE);
    ck_assert_str_eq(out.data, "<<&lt;");
    fails(render("a", "{}"), "a", 1, "key 'x' missing");
}
END_TEST

static void *render_often(void *arg)
{
    const json_t *model = arg;
    for (int i = 0; i < 500; i++) {
        struct mustache_error error;
        BUF_AUTO struct buf own;
        buf_init(&own, 1000);
        if (mustache_render(mustache_set_find(set, "a"), model, NULL, &own, &error) != DONE ||
            strcmp(own.data, "<1>[x]<2>[x]") != 0)
            return arg;
    }
    return NULL;
}

START_TEST(renders_on_many_threads)
{
    add_ok("a", "{{#l}}{{< b}}{{$n}}{{n}}{{/n}}{{/ b}}{{/l}}");
    add_ok("b", "<{{$n}}{{/n}}>[{{pagina.x}}]");
    link_ok();
    AUTO_JSON json_t *model =
        json_pack("{s:[{s:i},{s:i}], s:{s:s}}", "l", "n", 1, "n", 2, "pagina", "x", "x");
    pthread_t threads[4];
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, render_often, model), 0);
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        void *wrong;
        ck_assert_int_eq(pthread_join(threads[i], &wrong), 0);
        ck_assert_ptr_null(wrong);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mustache");
    TCase *use = tcase_create("use"), *text = tcase_create("text"),
          *bounds = tcase_create("bounds");
    tcase_add_checked_fixture(use, setup, teardown);
    tcase_add_test(use, finds_only_what_is_linked);
    tcase_add_test(use, refuses_a_name_twice);
    tcase_add_test(use, appends_and_keeps_what_was_there);
    tcase_add_test(use, keeps_nul_in_values);
    tcase_add_test(use, renders_without_formats_until_one_is_asked);
    tcase_add_test(use, allows_raw_when_told);
    tcase_add_test(use, renders_on_many_threads);
    tcase_add_checked_fixture(text, setup, teardown);
    tcase_add_test(text, refuses_what_is_no_utf8);
    tcase_add_test(text, refuses_a_template_cut_in_a_tag);
    tcase_add_test(text, cuts_long_names_out_of_messages);
    tcase_add_checked_fixture(bounds, setup, teardown);
    tcase_add_test(bounds, bounds_the_size_of_a_template);
    tcase_add_test(bounds, bounds_nesting);
    tcase_add_test(bounds, bounds_the_parts_of_a_name);
    tcase_add_test(bounds, bounds_recursion);
    tcase_add_test(bounds, bounds_recursion_of_parents_and_blocks);
    tcase_add_test(bounds, bounds_work);
    tcase_add_test(bounds, bounds_output);
    tcase_add_test(bounds, renders_a_large_model);
    tcase_add_test(bounds, compiles_a_large_template);
    suite_add_tcase(suite, use);
    suite_add_tcase(suite, text);
    suite_add_tcase(suite, bounds);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
