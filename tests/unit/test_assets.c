/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/assets.h"

#include "base/result.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CSS "gezinsplan.00112233445566ff.css"
#define LINE(name, rest)                                                                           \
    "{\"name\":\"" name "\",\"type\":\"text/css\",\"etag\":\"W/\\\"1\\\"\"" rest "}"

static char dist[64];
static char err[200];

static void put(const char *name, const char *text, size_t len)
{
    char path[200];
    (void)snprintf(path, sizeof path, "%s/%s", dist, name);
    FILE *f = fopen(path, "we");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(text, 1, len, f), len);
    ck_assert_int_eq(fclose(f), 0);
}

static void put_text(const char *name, const char *text) { put(name, text, strlen(text)); }

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static void setup(void)
{
    (void)snprintf(dist, sizeof dist, "/tmp/gezinsplan-assets-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dist));
    put_text(CSS, "body{}");
    put_text(CSS ".gz", "gzip");
    put_text(CSS ".br", "br!");
    put("icons.8899.svg", "<svg/>\0x", 8);
    err[0] = 0;
}

static void teardown(void) { ck_assert_int_eq(nftw(dist, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0); }

/* Opens with this manifest, which must be refused for this reason. */
static void refuses(const char *manifest, const char *why)
{
    put_text("manifest.json", manifest);
    ck_assert_ptr_null(assets_open(dist, err, sizeof err));
    ck_assert_msg(strstr(err, why) != NULL, "\"%s\" does not say \"%s\"", err, why);
}

static void proper_manifest(void)
{
    put_text("manifest.json",
             "{\"icons.svg\":" LINE("icons.8899.svg", ",\"size\":8") ",\"gezinsplan.css\":" LINE(
                 CSS, ",\"size\":6,\"gz\":4,\"br\":3") "}");
}

START_TEST(finds_what_the_manifest_lists)
{
    proper_manifest();
    struct assets *a = assets_open(dist, err, sizeof err);
    ck_assert_msg(a != NULL, "%s", err);

    const struct asset *css = assets_find(a, CSS);
    ck_assert_ptr_nonnull(css);
    ck_assert_str_eq(css->name, CSS);
    ck_assert_str_eq(css->type, "text/css");
    ck_assert_str_eq(css->etag, "W/\"1\"");
    ck_assert_mem_eq(css->bytes, "body{}", 6);
    ck_assert_uint_eq(css->len, 6);
    ck_assert_mem_eq(css->gz, "gzip", 4);
    ck_assert_uint_eq(css->gz_len, 4);
    ck_assert_mem_eq(css->br, "br!", 3);
    ck_assert_uint_eq(css->br_len, 3);

    const struct asset *icons = assets_find(a, "icons.8899.svg");
    ck_assert_ptr_nonnull(icons);
    ck_assert_mem_eq(icons->bytes, "<svg/>\0x", 8);
    ck_assert_ptr_null(icons->gz);
    ck_assert_ptr_null(icons->br);

    ck_assert_str_eq(assets_url(a, "gezinsplan.css"), "/static/" CSS);
    ck_assert_str_eq(assets_url(a, "icons.svg"), "/static/icons.8899.svg");
    assets_close(a);
}
END_TEST

START_TEST(knows_nothing_else)
{
    static const char *const names[] = {
        "",
        "gezinsplan.css",
        "manifest.json",
        CSS ".gz",
        "./" CSS,
        "../" CSS,
        "x/../" CSS,
        "/etc/passwd",
        CSS "/",
        CSS ".",
        "icons.svg",
        "..",
        "GEZINSPLAN.001.css",
        "%2e%2e/" CSS,
        CSS "\n",
    };
    proper_manifest();
    struct assets *a = assets_open(dist, err, sizeof err);
    ck_assert_msg(a != NULL, "%s", err);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        ck_assert_msg(!assets_find(a, names[i]), "found \"%s\"", names[i]);
    ck_assert_ptr_null(assets_url(a, CSS));
    ck_assert_ptr_null(assets_url(a, "nog-niet.js"));
    assets_close(a);
}
END_TEST

START_TEST(refuses_a_broken_build)
{
    ck_assert_ptr_null(assets_open("/tmp/er-is-geen-dist", err, sizeof err));
    ck_assert_ptr_nonnull(strstr(err, "npm run build"));
    ck_assert_ptr_null(assets_open(dist, err, sizeof err));
    ck_assert_ptr_nonnull(strstr(err, "manifest.json"));
    refuses("{", "line");
    refuses("[]", "not an object");
    refuses("{\"a\":" LINE(CSS, ",\"size\":6") ",\"a\":" LINE(CSS, ",\"size\":6") "}", "duplicate");
    refuses("{\"a\":" LINE(CSS, ",\"size\":6") ",\"b\":" LINE(CSS, ",\"size\":6") "}", "twice");
    refuses("{\"a\":" LINE(CSS, ",\"size\":5") "}", "not the 5 bytes");
    refuses("{\"a\":" LINE(CSS, ",\"size\":7") "}", "not the 7 bytes");
    refuses("{\"a\":" LINE(CSS, ",\"size\":6,\"gz\":3") "}", "not the 3 bytes");
    refuses("{\"a\":" LINE(CSS, ",\"size\":\"6\"") "}", "not a number");
    refuses("{\"a\":" LINE(CSS, ",\"size\":-1") "}", "not a number");
    refuses("{\"a\":" LINE(CSS, "") "}", "no size");
    refuses("{\"a\":" LINE(CSS, ",\"size\":4000000000") "}", "more than");
    refuses("{\"a\":" LINE("weg.1.css", ",\"size\":6") "}", "weg.1.css");
}
END_TEST

START_TEST(refuses_names_that_lead_elsewhere)
{
    refuses("{\"a\":" LINE("../geheim", ",\"size\":6") "}", "no proper name");
    refuses("{\"a\":" LINE(".verborgen", ",\"size\":6") "}", "no proper name");
    refuses("{\"a\":" LINE("map/a.css", ",\"size\":6") "}", "no proper name");
    refuses("{\"a\":" LINE("", ",\"size\":6") "}", "no proper name");
    refuses("{\"a\":{\"size\":6}}", "no proper name");
    refuses("{\"a\":{\"name\":\"" CSS
            "\",\"type\":\"text/css\\r\\nx: y\",\"etag\":\"1\",\"size\":6}}",
            "no proper type");
    refuses("{\"a\":{\"name\":\"" CSS "\",\"type\":\"text/css\",\"size\":6}}", "no proper type");
    char path[200];
    (void)snprintf(path, sizeof path, "%s/%s", dist, "naar.css");
    ck_assert_int_eq(symlink("/etc/hostname", path), 0);
    refuses("{\"a\":" LINE("naar.css", ",\"size\":6") "}", "naar.css");
}
END_TEST

START_TEST(holds_no_more_than_its_bound)
{
    char *big = calloc(1, ASSETS_MAX_BYTES);
    ck_assert_ptr_nonnull(big);
    put("groot.css", big, ASSETS_MAX_BYTES - 6);
    char text[400];
    (void)snprintf(
        text, sizeof text,
        "{\"a\":" LINE(CSS, ",\"size\":6") ",\"b\":" LINE("groot.css", ",\"size\":%zu") "}",
        ASSETS_MAX_BYTES - 6);
    put_text("manifest.json", text);
    struct assets *a = assets_open(dist, err, sizeof err);
    ck_assert_msg(a != NULL, "%s", err);
    assets_close(a);

    put("groot.css", big, ASSETS_MAX_BYTES - 5);
    (void)snprintf(
        text, sizeof text,
        "{\"a\":" LINE(CSS, ",\"size\":6") ",\"b\":" LINE("groot.css", ",\"size\":%zu") "}",
        ASSETS_MAX_BYTES - 5);
    refuses(text, "more than");
    free(big);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("assets");
    TCase *open_case = tcase_create("open");
    tcase_add_checked_fixture(open_case, setup, teardown);
    tcase_add_test(open_case, finds_what_the_manifest_lists);
    tcase_add_test(open_case, knows_nothing_else);
    tcase_add_test(open_case, refuses_a_broken_build);
    tcase_add_test(open_case, refuses_names_that_lead_elsewhere);
    tcase_add_test(open_case, holds_no_more_than_its_bound);
    suite_add_tcase(suite, open_case);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
