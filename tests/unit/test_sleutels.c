/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/sleutels.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

static char gegevens[] = "/tmp/test_sleutels.XXXXXX";
static char folder[64], path[96], err[400];

static void setup(void)
{
    ck_assert_ptr_nonnull(mkdtemp(gegevens));
    (void)snprintf(folder, sizeof folder, "%s/sleutels", gegevens);
    (void)snprintf(path, sizeof path, "%s/hoofd.sleutel", folder);
    err[0] = '\0';
}

static void teardown(void)
{
    (void)chmod(folder, 0700);
    (void)unlink(path);
    (void)rmdir(path);
    (void)rmdir(folder);
    ck_assert_int_eq(rmdir(gegevens), 0); /* nothing else was left behind */
}

static void create(void)
{
    enum result result = sleutels_create(gegevens, err, sizeof err);
    ck_assert_msg(result == DONE, "%s", err);
}

static const struct sleutels *load(void)
{
    const struct sleutels *s = NULL;
    enum result result = sleutels_load(gegevens, &s, err, sizeof err);
    ck_assert_msg(result == DONE, "%s", err);
    return s;
}

static void check_refused(const char *words)
{
    const struct sleutels *s = NULL;
    ck_assert_msg(sleutels_load(gegevens, &s, err, sizeof err) == FAILED, "was to be refused: %s",
                  words);
    ck_assert_ptr_null(s);
    ck_assert_msg(strstr(err, words) != NULL, "\"%s\" lacks \"%s\"", err, words);
    ck_assert_msg(strstr(err, path) != NULL, "\"%s\" names no file", err);
}

static void write_key(const char *text, size_t n)
{
    (void)mkdir(folder, 0700);
    (void)unlink(path);
    AUTO_CLOSE int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, n), (ssize_t)n);
}

static mode_t mode_of(const char *name)
{
    struct stat st;
    ck_assert_int_eq(stat(name, &st), 0);
    return st.st_mode & 07777;
}

START_TEST(made_and_loaded)
{
    (void)umask(0);
    create();
    ck_assert_uint_eq(mode_of(folder), 0700);
    ck_assert_uint_eq(mode_of(path), 0600);
    const struct sleutels *one = load(), *again = load();
    ck_assert_mem_eq(one, again, sizeof *one);
    sleutels_free(one);
    sleutels_free(again);
    sleutels_free(NULL);
    /* What it wrote is 64 digits and a line end. */
    AUTO_FILE FILE *file = fopen(path, "re");
    char text[100];
    ck_assert_uint_eq(fread(text, 1, sizeof text, file), 65);
    ck_assert_int_eq(text[64], '\n');
    ck_assert_uint_eq(strspn(text, "0123456789abcdef"), 64);
}
END_TEST

START_TEST(never_replaced)
{
    create();
    const struct sleutels *before = load();
    ck_assert_int_eq(sleutels_create(gegevens, err, sizeof err), FAILED);
    ck_assert_ptr_nonnull(strstr(err, "never replaced"));
    const struct sleutels *after = load();
    ck_assert_mem_eq(before, after, sizeof *before);
    sleutels_free(before);
    sleutels_free(after);
}
END_TEST

START_TEST(a_tight_umask)
{
    (void)umask(0777);
    create();
    ck_assert_uint_eq(mode_of(path), 0600);
    (void)umask(0022);
}
END_TEST

/* Eight at once: one makes the key, and it is whole. */
START_TEST(made_once)
{
    pid_t children[8];
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0)
            _exit(sleutels_create(gegevens, err, sizeof err) == DONE ? 0 : 1);
    }
    int makers = 0;
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        int status;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert(WIFEXITED(status));
        makers += WEXITSTATUS(status) == 0;
    }
    ck_assert_int_eq(makers, 1);
    sleutels_free(load());
}
END_TEST

START_TEST(nothing_there)
{
    check_refused("there are no keys yet");
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    check_refused("cannot be opened: No such file");
    ck_assert_int_eq(sleutels_create("/bestaat/niet", err, sizeof err), FAILED);
    ck_assert_ptr_nonnull(strstr(err, "/bestaat/niet/sleutels/hoofd.sleutel: the folder"));
}
END_TEST

/* Refuses to start on key files that others can get at, each permission by itself. */
START_TEST(reachable_by_others)
{
    create();
    for (mode_t bit = 01; bit <= 040; bit <<= 1) {
        ck_assert_int_eq(chmod(path, 0600 | bit), 0);
        check_refused("can be reached by others");
    }
    ck_assert_int_eq(chmod(path, 0644), 0);
    check_refused("mode 0644");
    ck_assert_int_eq(chmod(path, 0400), 0); /* read-only is fine */
    sleutels_free(load());
    ck_assert_int_eq(chmod(folder, 0720), 0);
    check_refused("others can write in the folder");
    ck_assert_int_eq(chmod(folder, 0702), 0);
    check_refused("others can write in the folder");
    ck_assert_int_eq(chmod(folder, 0755), 0); /* its name is no secret */
    sleutels_free(load());
}
END_TEST

START_TEST(of_somebody_else)
{
    create();
    if (geteuid() != 0) {
        (void)printf("skipped: only root can give a file away\n");
        return;
    }
    ck_assert_int_eq(chown(path, 12345, (gid_t)-1), 0);
    check_refused("belongs to user 12345");
    ck_assert_int_eq(chown(path, 0, (gid_t)-1), 0);
    ck_assert_int_eq(chown(folder, 12345, (gid_t)-1), 0);
    check_refused("folder belongs to user 12345");
}
END_TEST

#define HEX "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

START_TEST(no_key)
{
    static const char *const WRONG[] = {
        "",
        "00",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1\n",
        HEX "0",
        HEX "\n\n",
        HEX " ",
        HEX HEX,
        "g00102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "0001 2030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1ff",
        "00:1:2:3:4:5:6:7:8:9:a:b:c:d:e:f:0:1:2:3:4:5:6:7:8:9:a:b:c:d:e:f",
    };
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        write_key(WRONG[i], strlen(WRONG[i]));
        check_refused("is no key of 64 hexadecimal digits");
    }
    write_key(HEX, 64);
    sleutels_free(load());
    write_key(HEX "\n", 65);
    sleutels_free(load());
}
END_TEST

START_TEST(no_file)
{
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    check_refused("is no plain file");
    ck_assert_int_eq(rmdir(path), 0);
    ck_assert_int_eq(mkfifo(path, 0600), 0); /* must not wait for a writer */
    check_refused("is no plain file");
}
END_TEST

static void check_hex(const uint8_t *key, const char *expected)
{
    char hex[2 * SLEUTEL_BYTES + 1];
    ck_assert_str_eq(sodium_bin2hex(hex, sizeof hex, key, SLEUTEL_BYTES), expected);
}

/* The same master key gives these for ever: BLAKE2b-256 with the key, the context as
 * personalisation and 1 as salt, worked out apart from libsodium. */
START_TEST(kept_between_versions)
{
    write_key(HEX "\n", 65);
    const struct sleutels *s = load();
    check_hex(s->bsn.seal, "6ee031f43f8bb7dd8e03ed937a9ebf5a61eff61e4b37b0d15e7380de2484ef10");
    check_hex(s->bsn.index, "1b6072e3e6f2fa25bc9b371f82d23bcc5db342f43a1363220b2691928f01b38a");
    check_hex(s->zegel, "87168cc4497b6701ffe80d7a8af6d355fc4f14427e1b828afb1dc9dea91d373a");
    check_hex(s->sessie, "fe18eebc38eb65caa9c24322f49d7652d24a0bbdaf3c59271d717878843de012");
    check_hex(s->backup, "e8a468c4957b0b9741a008b035840574b6f2174be0efb252884f25de59ffcf30");
    check_hex(s->idempotentie, "2f48e2b7a29864a72994d1a8dd1ad304a4636ecf03753372a5a83bb3dc436646");
    sleutels_free(s);
}
END_TEST

/* How a child ends that does this with a byte of the keys: a fault is a signal (or, with
 * sanitizers, an exit that says so). */
static int touch(const struct sleutels *s, bool write)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        (void)close(STDERR_FILENO); /* the sanitizers' story */
        volatile uint8_t *byte = (volatile uint8_t *)(uintptr_t)s;
        uint8_t seen = *byte;
        if (write)
            *byte = (uint8_t)~seen;
        _exit(0);
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return status;
}

START_TEST(not_written_to_by_accident)
{
    create();
    const struct sleutels *s = load();
    ck_assert_int_eq(touch(s, false), 0);
    ck_assert_int_ne(touch(s, true), 0);
    sleutels_free(s);
    ck_assert_int_ne(touch(s, false), 0); /* and gone when freed */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sleutels");
    TCase *tc = tcase_create("sleutels");
    suite_add_tcase(suite, tc);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, made_and_loaded);
    tcase_add_test(tc, never_replaced);
    tcase_add_test(tc, a_tight_umask);
    tcase_add_test(tc, made_once);
    tcase_add_test(tc, nothing_there);
    tcase_add_test(tc, reachable_by_others);
    tcase_add_test(tc, of_somebody_else);
    tcase_add_test(tc, no_key);
    tcase_add_test(tc, no_file);
    tcase_add_test(tc, kept_between_versions);
    tcase_add_test(tc, not_written_to_by_accident);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
