/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/migrate_files.h"

#include "base/cleanup.h"

#include <dirent.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

enum { LARGEST_FILE = 16 * 1024 * 1024 };

static bool ends(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n > m && strcmp(text + n - m, end) == 0;
}

static int is_sql(const struct dirent *e) { return e->d_name[0] != '.' && ends(e->d_name, ".sql"); }

/* The whole text, with a NUL behind it. */
static enum result read_text(const char *path, struct migration_file *ret, struct probleem *p)
{
    AUTO_FILE FILE *f = fopen(path, "re");
    if (!f || fseeko(f, 0, SEEK_END) != 0)
        return probleem_intern(p, "cannot read %s: %s", path, strerror(errno));
    off_t size = ftello(f);
    if (size < 0 || size > LARGEST_FILE)
        return probleem_intern(p, "%s is larger than %d bytes", path, LARGEST_FILE);
    rewind(f);
    ret->length = (size_t)size;
    ret->sql = malloc(ret->length + 1);
    if (!ret->sql)
        return probleem_intern(p, "no memory for %s", path);
    if (fread(ret->sql, 1, ret->length, f) != ret->length)
        return probleem_intern(p, "cannot read %s", path);
    ret->sql[ret->length] = '\0';
    if (strlen(ret->sql) != ret->length)
        return probleem_intern(p, "%s is no text", path);
    return DONE;
}

static enum result file_load(const char *dir, const char *name, struct migration_file *ret,
                             struct probleem *p)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    ret->naam = strdup(name);
    if (!ret->naam)
        return probleem_intern(p, "no memory for %s", path);
    if (read_text(path, ret, p) != DONE)
        return FAILED;
    (void)crypto_generichash(ret->som, sizeof ret->som, (const unsigned char *)ret->sql,
                             ret->length, NULL, 0);
    return DONE;
}

static enum result list_load(const char *dir, struct migration_list *ret, struct probleem *p)
{
    struct dirent **entries = NULL;
    int n = scandir(dir, &entries, is_sql, alphasort);
    if (n < 0)
        return probleem_intern(p, "cannot read the folder %s: %s", dir, strerror(errno));
    enum result r = DONE;
    ret->files = calloc(n > 0 ? (size_t)n : 1, sizeof *ret->files);
    if (!ret->files)
        r = probleem_intern(p, "no memory for the migrations");
    for (int i = 0; i < n; i++) {
        if (r == DONE) {
            ret->count = i + 1;
            r = file_load(dir, entries[i]->d_name, &ret->files[i], p);
        }
        free(entries[i]);
    }
    free(entries);
    return r;
}

/* "0007_name.sql" gives 7; anything else 0. */
static int number_of(const char *name)
{
    if (strspn(name, "0123456789") != 4 || name[4] != '_')
        return 0;
    size_t n = strspn(name + 5, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return n > 0 && strcmp(name + 5 + n, ".sql") == 0 ? (int)strtol(name, NULL, 10) : 0;
}

static enum result number_all(const char *dir, struct migration_list *list, struct probleem *p)
{
    for (int i = 0; i < list->count; i++) {
        struct migration_file *f = &list->files[i];
        f->nummer = number_of(f->naam);
        if (f->nummer != i + 1)
            return probleem_intern(p, "%s: expected %04d_….sql, found %s", dir, i + 1, f->naam);
    }
    return list->count > 0 ? DONE : probleem_intern(p, "%s holds no migrations", dir);
}

/* Names and texts of all view files together. */
static void views_sum(struct migration_files *f)
{
    crypto_generichash_state hash;
    (void)crypto_generichash_init(&hash, NULL, 0, SOM_BYTES);
    for (int i = 0; i < f->views.count; i++) {
        const struct migration_file *view = &f->views.files[i];
        (void)crypto_generichash_update(&hash, (const unsigned char *)view->naam,
                                        strlen(view->naam) + 1);
        (void)crypto_generichash_update(&hash, view->som, sizeof view->som);
    }
    (void)crypto_generichash_final(&hash, f->views_som, SOM_BYTES);
}

enum result migration_files_load(const char *dir, struct migration_files *ret, struct probleem *p)
{
    struct migration_files f = {0};
    char views[1024];
    (void)snprintf(views, sizeof views, "%s/views", dir);
    if (list_load(dir, &f.numbered, p) != DONE || number_all(dir, &f.numbered, p) != DONE ||
        list_load(views, &f.views, p) != DONE) {
        migration_files_free(&f);
        return FAILED;
    }
    views_sum(&f);
    *ret = f;
    return DONE;
}

static void list_free(struct migration_list *list)
{
    for (int i = 0; i < list->count; i++) {
        free(list->files[i].naam);
        free(list->files[i].sql);
    }
    free(list->files);
    *list = (struct migration_list){0};
}

void migration_files_free(struct migration_files *f)
{
    list_free(&f->numbered);
    list_free(&f->views);
}
