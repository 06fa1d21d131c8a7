/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/pages.h"

#include "base/cleanup.h"
#include "render/mustache.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_SIZE 512
#define PAGES_MAX 2000 /* files in one folder */

static const char *const FOLDERS[] = {"pages", "partials"};

struct pages {
    char web_dir[PATH_SIZE];
    struct pages_options options;
    pthread_rwlock_t lock;    /* dev mode only: over `set` and `stamp` */
    struct mustache_set *set; /* all templates, linked */
    uint64_t stamp;           /* of the files it was made from */
};

/* --- files --- */

struct names {
    struct dirent **entries;
    int count;
};

static void names_done(struct names *n)
{
    for (int i = 0; i < n->count; i++)
        free(n->entries[i]);
    free(n->entries);
}

#define NAMES_AUTO CLEANUP(names_done)

static int is_template(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return entry->d_name[0] != '.' && n > 5 && strcmp(entry->d_name + n - 5, ".html") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static enum result list(const char *dir, struct names *ret_names, char *err, size_t err_size)
{
    int count = scandir(dir, &ret_names->entries, is_template, by_bytes);
    if (count < 0) {
        (void)snprintf(err, err_size, "%s: %s", dir, strerror(errno));
        return FAILED;
    }
    ret_names->count = count;
    if (count > PAGES_MAX) {
        (void)snprintf(err, err_size, "%s: more than %d templates", dir, PAGES_MAX);
        return FAILED;
    }
    return DONE;
}

static enum result read_file(const char *path, struct buf *out, char *err, size_t err_size)
{
    AUTO_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC);
    char block[16384];
    ssize_t n = -1;
    while (fd >= 0 && (n = read(fd, block, sizeof block)) > 0)
        buf_add(out, block, (size_t)n);
    if (n == 0 && !out->failed)
        return DONE;
    (void)snprintf(err, err_size, "%s: %s", path, out->failed ? "too large" : strerror(errno));
    return FAILED;
}

/* A number that changes when a file comes, goes or is written; 0 when a folder cannot be read. */
static uint64_t stamp(const struct pages *p)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t f = 0; f < COUNT_OF(FOLDERS); f++) {
        char path[PATH_SIZE * 2], err[PATH_SIZE];
        NAMES_AUTO struct names names = {0};
        (void)snprintf(path, sizeof path, "%s/%s", p->web_dir, FOLDERS[f]);
        if (list(path, &names, err, sizeof err) != DONE)
            return 0;
        for (int i = 0; i < names.count; i++) {
            struct stat s = {0};
            (void)snprintf(path, sizeof path, "%s/%s/%s", p->web_dir, FOLDERS[f],
                           names.entries[i]->d_name);
            (void)stat(path, &s); /* a file just gone counts as empty */
            uint64_t facts[] = {(uint64_t)s.st_ino, (uint64_t)s.st_size, (uint64_t)s.st_mtim.tv_sec,
                                (uint64_t)s.st_mtim.tv_nsec};
            for (size_t k = 0; k < COUNT_OF(facts); k++)
                hash = (hash ^ facts[k]) * 1099511628211u;
            for (const char *c = path; *c; c++)
                hash = (hash ^ (unsigned char)*c) * 1099511628211u;
        }
    }
    return hash ? hash : 1;
}

/* --- compiling --- */

static void tell(char *err, size_t err_size, const char *path, const struct mustache_error *e)
{
    if (e->line > 0)
        (void)snprintf(err, err_size, "%s:%u: %s", path, e->line, e->what);
    else
        (void)snprintf(err, err_size, "%s: %s", path, e->what);
}

/* The same for an error that names the template and not its file. */
static void tell_by_name(const struct pages *p, const struct mustache_error *e, char *err,
                         size_t err_size)
{
    char path[PATH_SIZE * 2];
    for (size_t f = 0; f < COUNT_OF(FOLDERS); f++) {
        (void)snprintf(path, sizeof path, "%s/%s/%s.html", p->web_dir, FOLDERS[f], e->name);
        if (access(path, F_OK) == 0)
            break;
    }
    tell(err, err_size, path, e);
}

static enum result add_file(struct mustache_set *set, const char *path, const char *file, char *err,
                            size_t err_size)
{
    char name[PATH_SIZE];
    struct mustache_error e;
    BUF_AUTO struct buf text;
    buf_init(&text, MUSTACHE_SOURCE_MAX);
    if (read_file(path, &text, err, err_size) != DONE)
        return FAILED;
    (void)snprintf(name, sizeof name, "%.*s", (int)strlen(file) - 5, file);
    if (mustache_set_add(set, name, text.data, text.len, &e) == DONE)
        return DONE;
    tell(err, err_size, path, &e);
    return FAILED;
}

static enum result add_folder(const struct pages *p, struct mustache_set *set, const char *folder,
                              char *err, size_t err_size)
{
    char path[PATH_SIZE * 2];
    NAMES_AUTO struct names names = {0};
    (void)snprintf(path, sizeof path, "%s/%s", p->web_dir, folder);
    if (list(path, &names, err, err_size) != DONE)
        return FAILED;
    for (int i = 0; i < names.count; i++) {
        const char *file = names.entries[i]->d_name;
        (void)snprintf(path, sizeof path, "%s/%s/%s", p->web_dir, folder, file);
        if (add_file(set, path, file, err, err_size) != DONE)
            return FAILED;
    }
    return DONE;
}

/* All templates, compiled and linked; NULL on an error. */
static struct mustache_set *compile(const struct pages *p, char *err, size_t err_size)
{
    struct mustache_options options = {
        .mode = MUSTACHE_PAGE, .asset = p->options.asset, .asset_arg = p->options.asset_arg};
    struct mustache_error e;
    struct mustache_set *set = mustache_set_new(&options);
    enum result r = set ? DONE : FAILED;
    if (!set)
        (void)snprintf(err, err_size, "out of memory");
    for (size_t f = 0; r == DONE && f < COUNT_OF(FOLDERS); f++)
        r = add_folder(p, set, FOLDERS[f], err, err_size);
    if (r == DONE && (r = mustache_set_link(set, &e)) != DONE)
        tell_by_name(p, &e, err, err_size);
    if (r == DONE)
        return set;
    mustache_set_free(set);
    return NULL;
}

struct pages *pages_open(const char *web_dir, const struct pages_options *options, char *err,
                         size_t err_size)
{
    if (strlen(web_dir) >= PATH_SIZE) {
        (void)snprintf(err, err_size, "%s: path too long", web_dir);
        return NULL;
    }
    struct pages *p = calloc(1, sizeof *p);
    if (!p || pthread_rwlock_init(&p->lock, NULL) != 0) {
        (void)snprintf(err, err_size, "out of memory");
        free(p);
        return NULL;
    }
    (void)snprintf(p->web_dir, sizeof p->web_dir, "%s", web_dir);
    p->options = *options;
    p->stamp = options->dev ? stamp(p) : 0; /* first: what changes meanwhile is seen next time */
    p->set = compile(p, err, err_size);
    if (p->set)
        return p;
    pages_close(p);
    return NULL;
}

void pages_close(struct pages *p)
{
    if (!p)
        return;
    mustache_set_free(p->set);
    (void)pthread_rwlock_destroy(&p->lock);
    free(p);
}

/* --- use --- */

static void lock_for_reading(struct pages *p)
{
    if (p->options.dev)
        (void)pthread_rwlock_rdlock(&p->lock);
}

static void unlock(struct pages *p)
{
    if (p->options.dev)
        (void)pthread_rwlock_unlock(&p->lock);
}

bool pages_has(struct pages *p, const char *name)
{
    lock_for_reading(p);
    bool has = mustache_set_find(p->set, name) != NULL;
    unlock(p);
    return has;
}

enum result pages_reload_if_changed(struct pages *p, char *err, size_t err_size)
{
    if (!p->options.dev)
        return DONE;
    uint64_t now = stamp(p);
    lock_for_reading(p);
    bool changed = now != p->stamp;
    unlock(p);
    if (!changed)
        return DONE;
    struct mustache_set *set = compile(p, err, err_size);
    if (!set)
        return FAILED;
    (void)pthread_rwlock_wrlock(&p->lock);
    struct mustache_set *old = p->set;
    p->set = set;
    p->stamp = now;
    unlock(p);
    mustache_set_free(old);
    return DONE;
}

static enum result render(const struct pages *p, const char *name, const json_t *model,
                          struct woorden_dag *dag, struct buf *out, struct probleem *probleem)
{
    const struct mustache_template *t = mustache_set_find(p->set, name);
    if (!t)
        return probleem_intern(probleem, "no page '%s'", name);
    struct mustache_formats formats = {woorden_format, dag};
    struct mustache_error e;
    if (mustache_render(t, model, &formats, out, &e) == DONE)
        return DONE;
    return probleem_intern(probleem, "page '%s': %s line %u: %s", name, e.name, e.line, e.what);
}

enum result pages_render(struct pages *p, const char *name, const json_t *model,
                         const char *vandaag, struct buf *out, struct probleem *probleem)
{
    struct woorden_dag dag;
    buf_clear(out);
    if (woorden_dag_set(&dag, p->options.woorden, vandaag) != DONE)
        return probleem_intern(probleem, "page '%s': no date for today", name);
    lock_for_reading(p);
    enum result r = render(p, name, model, &dag, out, probleem);
    unlock(p);
    if (r != DONE)
        buf_clear(out);
    return r;
}
