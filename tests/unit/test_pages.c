/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "render/pages.h"

#include <check.h>
#include <ftw.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char web[64];
static char err[600];
static struct woorden *woorden;
static struct buf out;
static struct probleem problem;

static void put(const char *file, const char *text)
{
    char path[200], fresh[200];
    (void)snprintf(path, sizeof path, "%s/%s", web, file);
    (void)snprintf(fresh, sizeof fresh, "%s/nieuw", web);
    FILE *f = fopen(fresh, "we");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
    ck_assert_int_eq(rename(fresh, path), 0);
}

static void take(const char *file)
{
    char path[200];
    (void)snprintf(path, sizeof path, "%s/%s", web, file);
    ck_assert_int_eq(remove(path), 0);
}

static void setup(void)
{
    char path[100];
    (void)snprintf(web, sizeof web, "/tmp/gezinsplan-pages-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(web));
    (void)snprintf(path, sizeof path, "%s/pages", web);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    (void)snprintf(path, sizeof path, "%s/partials", web);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    woorden = woorden_new();
    ck_assert_ptr_nonnull(woorden);
    buf_init(&out, 10000);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static void teardown(void)
{
    woorden_free(woorden);
    buf_free(&out);
    probleem_clear(&problem);
    ck_assert_int_eq(nftw(web, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static const char *asset(void *arg, const char *path)
{
    return strcmp(path, arg) == 0 ? "/static/a.1234.css" : NULL;
}

static struct pages *try_open(bool dev)
{
    static char known[] = "static/a.css";
    struct pages_options options = {dev, woorden, asset, known};
    return pages_open(web, &options, err, sizeof err);
}

static struct pages *open_ok(bool dev)
{
    struct pages *p = try_open(dev);
    ck_assert_msg(p != NULL, "%s", err);
    return p;
}

/* The error must be of this file and line (after the folder of the test), and say `what`. */
static void refuses(const char *place, const char *what)
{
    char expected[200];
    ck_assert_ptr_null(try_open(false));
    (void)snprintf(expected, sizeof expected, "%s/%s: ", web, place);
    ck_assert_msg(strncmp(err, expected, strlen(expected)) == 0, "%s", err);
    ck_assert_msg(strstr(err, what) != NULL, "%s", err);
}

static enum result render(struct pages *p, const char *name, const char *json)
{
    AUTO_JSON json_t *model = json_loads(json, 0, NULL);
    ck_assert_ptr_nonnull(model);
    return pages_render(p, name, model, "2026-11-19", &out, &problem);
}

static void renders(struct pages *p, const char *name, const char *json, const char *expected)
{
    ck_assert_msg(render(p, name, json) == DONE, "%s", problem.intern);
    ck_assert_str_eq(out.data, expected);
}

START_TEST(renders_pages_with_partials_formats_and_assets)
{
    put("partials/kop.html", "<h1>{{naam}}</h1>\n");
    put("pages/basis.html", "<link href=\"{{@static/a.css}}\">\n{{$inhoud}}{{/inhoud}}\n");
    put("pages/doel.html", "{{! doel }}\n{{< basis}}\n{{$inhoud}}\n{{> kop}}\n{{#acties}}\n"
                           "{{status.naam}} {{voor.dag}}{{#voor.telaat}} ({{voor.telaat}})"
                           "{{/voor.telaat}}\n{{/acties}}\n{{/inhoud}}\n{{/ basis}}\n");
    struct pages *p = open_ok(false);
    ck_assert(pages_has(p, "doel"));
    ck_assert(!pages_has(p, "weg"));
    renders(p, "doel",
            "{\"naam\":\"O'Brien\",\"acties\":[{\"status\":\"bezig\",\"voor\":\"2026-11-18\"},"
            "{\"status\":\"gereed\",\"voor\":null}]}",
            "<link href=\"/static/a.1234.css\">\n<h1>O&#39;Brien</h1>\n"
            "Mee bezig 18 november (1 dag te laat)\nKlaar \n\n");
    pages_close(p);
}
END_TEST

START_TEST(says_what_went_wrong_to_the_log_alone)
{
    put("pages/a.html", "x\n{{> b}}");
    put("partials/b.html", "\n\n{{#o}}{{geheim.weg}}{{/o}}{{d.dag}}");
    struct pages *p = open_ok(false);
    ck_assert_int_eq(render(p, "a", "{\"o\":{\"geheim\":{}}}"), FAILED);
    ck_assert_int_eq(problem.soort, PROBLEEM_INTERN);
    ck_assert_str_eq(problem.intern, "page 'a': b line 3: key 'geheim.weg' missing");
    ck_assert_ptr_null(strstr(problem.detail, "geheim"));
    ck_assert_uint_eq(out.len, 0);
    ck_assert_int_eq(render(p, "a", "{\"o\":null,\"d\":\"Jan Jansen\"}"), FAILED);
    ck_assert_str_eq(problem.intern, "page 'a': b line 3: format 'dag' cannot print 'd.dag'");
    ck_assert_int_eq(render(p, "c", "{}"), FAILED);
    ck_assert_str_eq(problem.intern, "no page 'c'");
    AUTO_JSON json_t *model = json_object();
    ck_assert_int_eq(pages_render(p, "a", model, "", &out, &problem), FAILED);
    ck_assert_str_eq(problem.intern, "page 'a': no date for today");
    buf_free(&out);
    buf_init(&out, 3);
    ck_assert_int_eq(render(p, "a", "{\"o\":null,\"d\":\"2026-01-01\"}"), FAILED);
    ck_assert_ptr_nonnull(strstr(problem.intern, "larger than 3 bytes"));
    ck_assert_uint_eq(out.len, 0);
    ck_assert(!out.failed);
    pages_close(p);
}
END_TEST

START_TEST(empties_what_it_renders_into)
{
    put("pages/a.html", "a");
    struct pages *p = open_ok(false);
    buf_text(&out, "oud");
    renders(p, "a", "{}", "a");
    pages_close(p);
}
END_TEST

START_TEST(refuses_to_start_on_any_mistake)
{
    put("pages/a.html", "goed");
    put("pages/b.html", "x\n{{#b}}");
    refuses("pages/b.html:2", "'b' is not closed");
    put("pages/b.html", "\n\n{{> weg}}");
    refuses("pages/b.html:3", "no template 'weg'");
    put("pages/b.html", "");
    put("partials/c.html", "{{> a}}\n{{> weg}}");
    refuses("partials/c.html:2", "no template 'weg'");
    put("partials/c.html", "{{@static/b.css}}");
    refuses("partials/c.html:1", "no asset 'static/b.css'");
    put("partials/c.html", "{{{x}}}");
    refuses("partials/c.html:1", "raw output is not allowed");
    put("partials/c.html", "{{< a}}{{$b}}{{/b}}{{/ a}}");
    refuses("partials/c.html:1", "'a' has no block 'b'");
    put("partials/c.html", "\xff");
    refuses("partials/c.html:1", "not UTF-8");
    put("partials/c.html", "");
    put("partials/a.html", "dubbel");
    refuses("partials/a.html", "there are two of that name");
    take("partials/a.html");
    pages_close(open_ok(false));
}
END_TEST

START_TEST(refuses_what_cannot_be_read)
{
    char path[100];
    (void)snprintf(path, sizeof path, "%s/pages/map.html", web);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    refuses("pages/map.html", "directory");
    take("pages/map.html");
    take("partials");
    refuses("partials", "No such file");
    take("pages");
    refuses("pages", "No such file");
    ck_assert_ptr_null(pages_open("/nergens", &(struct pages_options){0}, err, sizeof err));
    ck_assert_str_eq(err, "/nergens/pages: No such file or directory");
}
END_TEST

START_TEST(leaves_other_files_alone)
{
    put("pages/.a.html", "{{#");
    put("pages/a.html~", "{{#");
    put("pages/a.txt", "{{#");
    put("pages/.html", "{{#");
    put("pages/a.html", "a");
    struct pages *p = open_ok(false);
    ck_assert(pages_has(p, "a"));
    ck_assert(!pages_has(p, ""));
    pages_close(p);
}
END_TEST

START_TEST(takes_changes_over_in_dev_mode)
{
    put("pages/a.html", "een");
    struct pages *p = open_ok(true);
    renders(p, "a", "{}", "een");
    ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), DONE);
    renders(p, "a", "{}", "een");
    put("pages/a.html", "twe{{> e}}");
    ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), FAILED);
    ck_assert_ptr_nonnull(strstr(err, "/pages/a.html:1: no template 'e'"));
    ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), FAILED);
    renders(p, "a", "{}", "een");
    put("partials/e.html", "e");
    ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), DONE);
    renders(p, "a", "{}", "twee");
    put("pages/a.html", "drie");
    take("partials/e.html");
    ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), DONE);
    renders(p, "a", "{}", "drie");
    ck_assert(!pages_has(p, "e"));
    pages_close(p);
}
END_TEST

START_TEST(reads_once_without_dev_mode)
{
    put("pages/a.html", "een");
    struct pages *p = open_ok(false);
    put("pages/a.html", "twee");
    ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), DONE);
    renders(p, "a", "{}", "een");
    pages_close(p);
}
END_TEST

static void *render_often(void *arg)
{
    AUTO_JSON json_t *model = json_object();
    for (int i = 0; i < 300; i++) {
        struct probleem own = {0};
        BUF_AUTO struct buf page;
        buf_init(&page, 1000);
        if (pages_render(arg, "a", model, "2026-11-19", &page, &own) != DONE ||
            (strcmp(page.data, "een") != 0 && strcmp(page.data, "twee") != 0))
            return arg;
    }
    return NULL;
}

START_TEST(reloads_while_others_render)
{
    put("pages/a.html", "een");
    struct pages *p = open_ok(true);
    pthread_t threads[3];
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, render_often, p), 0);
    for (int i = 0; i < 50; i++) {
        put("pages/a.html", i % 2 ? "een" : "twee");
        ck_assert_int_eq(pages_reload_if_changed(p, err, sizeof err), DONE);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        void *wrong;
        ck_assert_int_eq(pthread_join(threads[i], &wrong), 0);
        ck_assert_ptr_null(wrong);
    }
    pages_close(p);
}
END_TEST

static const char *any_asset(void *arg, const char *path)
{
    (void)arg;
    return strncmp(path, "static/", 7) == 0 ? path : NULL;
}

/* The real pages compile; whether every asset is there is for the server's start to say. */
START_TEST(compiles_the_pages_of_the_product)
{
    struct pages_options options = {.woorden = woorden, .asset = any_asset};
    struct pages *p = pages_open(PROJECT_DIR "/web", &options, err, sizeof err);
    ck_assert_msg(p != NULL, "%s", err);
    ck_assert(pages_has(p, "inloggen"));
    pages_close(p);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pages");
    TCase *use = tcase_create("pages");
    tcase_add_checked_fixture(use, setup, teardown);
    tcase_add_test(use, renders_pages_with_partials_formats_and_assets);
    tcase_add_test(use, says_what_went_wrong_to_the_log_alone);
    tcase_add_test(use, empties_what_it_renders_into);
    tcase_add_test(use, refuses_to_start_on_any_mistake);
    tcase_add_test(use, refuses_what_cannot_be_read);
    tcase_add_test(use, leaves_other_files_alone);
    tcase_add_test(use, takes_changes_over_in_dev_mode);
    tcase_add_test(use, reads_once_without_dev_mode);
    tcase_add_test(use, reloads_while_others_render);
    tcase_add_test(use, compiles_the_pages_of_the_product);
    suite_add_tcase(suite, use);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
