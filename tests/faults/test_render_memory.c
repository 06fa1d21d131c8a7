/* SPDX-License-Identifier: EUPL-1.2 */
/* Every allocation of the templates fails once: an error each time, never a crash or a leak. */
#include "faults.h"

#include "base/cleanup.h"
#include "render/mustache.h"
#include "render/pages.h"
#include "render/woorden.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define EXPECTED "<T>[<b>1</b>2]/a.1.css 19 november"
#define MOST 10000 /* allocations; more would mean that nothing ever succeeds */

static const char *asset(void *arg, const char *path)
{
    (void)arg;
    return strcmp(path, "static/a.css") == 0 ? "/a.1.css" : NULL;
}

static enum result add(struct mustache_set *set, const char *name, const char *text)
{
    struct mustache_error e;
    return mustache_set_add(set, name, text, strlen(text), &e);
}

static enum result render(struct mustache_set *set, const json_t *model, struct buf *out)
{
    struct mustache_error e;
    struct woorden *woorden = woorden_new();
    struct woorden_dag dag;
    struct mustache_formats formats = {woorden_format, &dag};
    enum result r = FAILED;
    if (woorden && woorden_dag_set(&dag, woorden, "2026-11-19") == DONE)
        r = mustache_render(mustache_set_find(set, "a"), model, &formats, out, &e);
    woorden_free(woorden);
    return r;
}

/* Everything from an empty set to a page. */
static enum result compile_and_render(const json_t *model, struct buf *out)
{
    struct mustache_options options = {.mode = MUSTACHE_PAGE, .asset = asset};
    struct mustache_error e;
    struct mustache_set *set = mustache_set_new(&options);
    enum result r = FAILED;
    if (set &&
        add(set, "a",
            "{{< b}}{{$t}}T{{/t}}{{/ b}}[{{#l}}{{> c}}{{/l}}2]{{@static/a.css}} {{d.dag}}") ==
            DONE &&
        add(set, "b", "<{{$t}}{{/t}}>") == DONE && add(set, "c", "<b>{{.}}</b>") == DONE &&
        mustache_set_link(set, &e) == DONE)
        r = render(set, model, out);
    mustache_set_free(set);
    return r;
}

START_TEST(survives_every_failed_allocation)
{
    AUTO_JSON json_t *model = json_pack("{s:[i], s:s}", "l", 1, "d", "2026-11-19");
    unsigned n = 0;
    enum result r;
    do {
        BUF_AUTO struct buf out;
        buf_init(&out, 10000);
        faults_fail_at(++n);
        r = compile_and_render(model, &out);
        ck_assert_msg(faults_failed() == (r == FAILED), "allocation %u", n);
        faults_fail_at(0);
        if (r == DONE)
            ck_assert_str_eq(out.data, EXPECTED);
    } while (r == FAILED && n < MOST);
    ck_assert_int_eq(r, DONE);
    ck_assert_uint_gt(n, 20);
}
END_TEST

static char web[] = "/tmp/gezinsplan-faults-XXXXXX";

static const char *in_web(const char *file)
{
    static char path[100];
    (void)snprintf(path, sizeof path, "%s/%s", web, file);
    return path;
}

static void put(const char *file, const char *text)
{
    FILE *f = fopen(in_web(file), "we");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(opens_pages_or_says_why_not)
{
    static const char *const MADE[] = {"pages/a.html", "partials/b.html", "pages", "partials"};
    struct woorden *woorden = woorden_new();
    struct pages_options options = {.woorden = woorden, .asset = asset};
    ck_assert_ptr_nonnull(mkdtemp(web));
    ck_assert_int_eq(mkdir(in_web("pages"), 0700), 0);
    ck_assert_int_eq(mkdir(in_web("partials"), 0700), 0);
    put("pages/a.html", "{{> b}}{{naam}}");
    put("partials/b.html", "{{@static/a.css}}");
    unsigned n = 0;
    struct pages *p;
    do {
        char err[200] = "";
        faults_fail_at(++n);
        p = pages_open(web, &options, err, sizeof err);
        ck_assert_msg(faults_failed() == !p, "allocation %u: %s", n, err);
        ck_assert_int_eq(!p, err[0] != '\0');
    } while (!p && n < MOST);
    faults_fail_at(0);
    ck_assert_ptr_nonnull(p);
    ck_assert_uint_gt(n, 10);
    pages_close(p);
    for (size_t i = 0; i < COUNT_OF(MADE); i++)
        ck_assert_int_eq(remove(in_web(MADE[i])), 0);
    ck_assert_int_eq(rmdir(web), 0);
    woorden_free(woorden);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("render_memory");
    TCase *memory = tcase_create("memory");
    tcase_add_test(memory, survives_every_failed_allocation);
    tcase_add_test(memory, opens_pages_or_says_why_not);
    suite_add_tcase(suite, memory);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
