/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>

START_TEST(closed_at_the_end_of_the_scope)
{
    int seen, file_fd;
    {
        AUTO_CLOSE int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
        AUTO_FILE FILE *file = fopen("/dev/null", "re");
        ck_assert_int_ge(fd, 0);
        ck_assert_ptr_nonnull(file);
        seen = fd;
        file_fd = fileno(file);
        errno = E2BIG;
    }
    ck_assert_int_eq(errno, E2BIG);
    ck_assert_int_eq(fcntl(seen, F_GETFD), -1);
    ck_assert_int_eq(fcntl(file_fd, F_GETFD), -1);
}
END_TEST

START_TEST(nothing_is_fine)
{
    AUTO_CLOSE int fd = -1;
    AUTO_FILE FILE *file = NULL;
    AUTO_FREE char *text = NULL;
    AUTO_JSON json_t *json = NULL;
    (void)fd, (void)file, (void)text, (void)json;
}
END_TEST

static json_t *make(size_t *ret_borrowed_by)
{
    AUTO_JSON json_t *outer = json_array();
    AUTO_JSON json_t *inner = json_array();
    json_array_append(outer, inner);
    *ret_borrowed_by = inner->refcount;
    return TAKE(outer);
}

START_TEST(taken_is_not_given_back)
{
    size_t count;
    AUTO_JSON json_t *outer = make(&count);
    ck_assert_uint_eq(count, 2);
    ck_assert_uint_eq(outer->refcount, 1);
    ck_assert_uint_eq(json_array_get(outer, 0)->refcount, 1); /* its own name was given back */
    AUTO_FREE char *text = strdup("x");
    char *taken = TAKE(text);
    ck_assert_ptr_null(text);
    ck_assert_str_eq(taken, "x");
    free(taken);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cleanup");
    TCase *tc = tcase_create("cleanup");
    suite_add_tcase(suite, tc);
    tcase_add_test(tc, closed_at_the_end_of_the_scope);
    tcase_add_test(tc, nothing_is_fine);
    tcase_add_test(tc, taken_is_not_given_back);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
