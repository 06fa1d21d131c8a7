/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs a fuzz target on every file of its corpus, in builds without a fuzzer: what once went wrong
 * stays a test. Each target has a folder under corpus/.
 *
 *     fuzz_NAME FOLDER
 */
#include "base/buf.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define INPUT_MAX (1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay(const char *path)
{
    char block[4096];
    size_t n;
    BUF_AUTO struct buf input;
    buf_init(&input, INPUT_MAX);
    FILE *f = fopen(path, "rbe");
    if (!f)
        return false;
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        buf_add(&input, block, n);
    bool ok = !ferror(f) && !input.failed;
    (void)fclose(f);
    if (ok)
        (void)LLVMFuzzerTestOneInput((const uint8_t *)input.data, input.len);
    return ok;
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        (void)fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return EXIT_FAILURE;
    }
    size_t count = 0, failed = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        char path[1024];
        (void)snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        count++;
        if (!replay(path)) {
            (void)fprintf(stderr, "%s: cannot be read\n", path);
            failed++;
        }
    }
    (void)closedir(folder);
    printf("%zu inputs, %zu unreadable\n", count, failed);
    return count > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
