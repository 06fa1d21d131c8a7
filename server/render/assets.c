/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/assets.h"

#include "base/cleanup.h"
#include "base/durable.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define URL_PREFIX "/static/"

struct entry {
    struct asset asset;  /* its texts belong to the manifest, its bytes to us */
    const char *logical; /* key in the manifest */
    char url[sizeof URL_PREFIX + ASSETS_NAME_MAX];
};

struct assets {
    json_t *manifest;
    size_t count;
    size_t bytes;                     /* held in memory */
    struct entry entries[ASSETS_MAX]; /* by served name */
};

/* What a reading needs to know and to tell. */
struct reading {
    struct assets *assets;
    int dir;
    char *err;
    size_t err_size;
};

static enum result fail(const struct reading *r, const char *format, ...) PRINTF_LIKE(2, 3);

static enum result fail(const struct reading *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vsnprintf(r->err, r->err_size, format, args);
    va_end(args);
    return FAILED;
}

static bool name_valid(const char *name)
{
    size_t len = strlen(name);
    return len > 0 && len <= ASSETS_NAME_MAX && name[0] != '.' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") == len;
}

/* A text that can stand in a header. */
static bool header_valid(const char *text)
{
    if (!text || !*text)
        return false;
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

/* Reads the file `name` + `suffix`, which must have the size that `size` says; `size` NULL: there
 * is no such form. */
static enum result file_read(const struct reading *r, const char *name, const char *suffix,
                             const json_t *size, const void **ret, size_t *ret_len)
{
    if (!size)
        return DONE;
    json_int_t len = json_integer_value(size);
    if (!json_is_integer(size) || len < 0)
        return fail(r, "manifest.json: the size of %s%s is not a number", name, suffix);
    if ((size_t)len > ASSETS_MAX_BYTES - r->assets->bytes)
        return fail(r, "%s%s: more than %zu bytes in all", name, suffix, ASSETS_MAX_BYTES);

    char path[ASSETS_NAME_MAX + 8];
    (void)snprintf(path, sizeof path, "%s%s", name, suffix);
    AUTO_CLOSE int fd = openat(r->dir, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0)
        return fail(r, "%s: %s", path, strerror(errno));
    if (!S_ISREG(st.st_mode) || st.st_size != len)
        return fail(r, "%s: not the %lld bytes of manifest.json", path, (long long)len);
    AUTO_FREE char *bytes = malloc((size_t)len + 1);
    if (!bytes || read_full(fd, bytes, (size_t)len) != (ssize_t)len)
        return fail(r, "%s: cannot be read", path);
    *ret_len = (size_t)len;
    *ret = TAKE(bytes);
    r->assets->bytes += (size_t)len;
    return DONE;
}

static enum result entry_read(const struct reading *r, const char *logical, const json_t *line)
{
    const char *name = json_string_value(json_object_get(line, "name"));
    if (!name || !name_valid(name))
        return fail(r, "manifest.json: %.80s has no proper name", logical);
    struct entry *e = &r->assets->entries[r->assets->count];
    struct asset *a = &e->asset;
    a->name = name;
    a->type = json_string_value(json_object_get(line, "type"));
    a->etag = json_string_value(json_object_get(line, "etag"));
    if (!header_valid(a->type) || !header_valid(a->etag))
        return fail(r, "manifest.json: %s has no proper type or etag", name);
    e->logical = logical;
    (void)snprintf(e->url, sizeof e->url, URL_PREFIX "%s", name);
    r->assets->count++; /* from here on assets_close gives back what is read */

    if (file_read(r, name, "", json_object_get(line, "size"), &a->bytes, &a->len) != DONE ||
        file_read(r, name, ".gz", json_object_get(line, "gz"), &a->gz, &a->gz_len) != DONE ||
        file_read(r, name, ".br", json_object_get(line, "br"), &a->br, &a->br_len) != DONE)
        return FAILED;
    if (!a->bytes)
        return fail(r, "manifest.json: %s has no size", name);
    return DONE;
}

static int entry_order(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    return strcmp(left->asset.name, right->asset.name);
}

static enum result assets_read(const struct reading *r)
{
    AUTO_CLOSE int fd = openat(r->dir, "manifest.json", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(r, "manifest.json: %s; run `npm ci && npm run build` in web/", strerror(errno));
    json_error_t error;
    struct assets *a = r->assets;
    a->manifest = json_loadfd(fd, JSON_REJECT_DUPLICATES, &error);
    if (!json_is_object(a->manifest))
        return fail(r, "manifest.json: line %d: %s", error.line,
                    a->manifest ? "not an object" : error.text);
    if (json_object_size(a->manifest) > ASSETS_MAX)
        return fail(r, "manifest.json: more than %d files", ASSETS_MAX);
    const char *logical;
    json_t *line;
    json_object_foreach(a->manifest, logical,
                        line) if (entry_read(r, logical, line) != DONE) return FAILED;
    qsort(a->entries, a->count, sizeof *a->entries, entry_order);
    for (size_t i = 1; i < a->count; i++)
        if (entry_order(&a->entries[i - 1], &a->entries[i]) == 0)
            return fail(r, "manifest.json: %s stands there twice", a->entries[i].asset.name);
    return DONE;
}

struct assets *assets_open(const char *dist_dir, char *err, size_t err_size)
{
    struct reading r = {.err = err, .err_size = err_size};
    AUTO_CLOSE int dir = open(dist_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0) {
        (void)fail(&r, "%s: %s; run `npm ci && npm run build` in web/", dist_dir, strerror(errno));
        return NULL;
    }
    r.dir = dir;
    r.assets = calloc(1, sizeof *r.assets);
    if (!r.assets) {
        (void)fail(&r, "no memory");
        return NULL;
    }
    if (assets_read(&r) != DONE) {
        assets_close(r.assets);
        return NULL;
    }
    return r.assets;
}

void assets_close(struct assets *a)
{
    if (!a)
        return;
    for (size_t i = 0; i < a->count; i++) {
        free((void *)a->entries[i].asset.bytes);
        free((void *)a->entries[i].asset.gz);
        free((void *)a->entries[i].asset.br);
    }
    json_decref(a->manifest);
    free(a);
}

static int name_order(const void *name, const void *entry)
{
    return strcmp(name, ((const struct entry *)entry)->asset.name);
}

const struct asset *assets_find(const struct assets *a, const char *name)
{
    const struct entry *e = bsearch(name, a->entries, a->count, sizeof *a->entries, name_order);
    return e ? &e->asset : NULL;
}

const char *assets_url(const struct assets *a, const char *logical)
{
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->entries[i].logical, logical) == 0)
            return a->entries[i].url;
    return NULL;
}
