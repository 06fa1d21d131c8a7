/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/mustache_intern.h"

#include "base/tekst.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum result mustache_fail(struct mustache_error *reterr, const char *name, unsigned line,
                          const char *what, ...)
{
    (void)snprintf(reterr->name, sizeof reterr->name, "%s", name);
    reterr->line = line;
    va_list args;
    va_start(args, what);
    (void)vsnprintf(reterr->what, sizeof reterr->what, what, args);
    va_end(args);
    return FAILED;
}

bool mustache_is_page(const struct mustache_template *t)
{
    return t->set->options.mode == MUSTACHE_PAGE;
}

void *mustache_grow(void *array, uint32_t count, uint32_t *room, size_t size)
{
    if (count < *room)
        return array;
    uint32_t more = *room ? *room * 2 : 32;
    void *grown = realloc(array, more * size);
    if (grown)
        *room = more;
    return grown;
}

char *mustache_keep(struct mustache_template *t, const char *text, size_t n)
{
    struct kept *k = malloc(sizeof *k + n + 1);
    if (!k)
        return NULL;
    memcpy(k->text, text, n);
    k->text[n] = '\0';
    k->next = t->kept;
    t->kept = k;
    return k->text;
}

static void template_free(struct mustache_template *t)
{
    if (!t)
        return;
    while (t->kept) {
        struct kept *next = t->kept->next;
        free(t->kept);
        t->kept = next;
    }
    free(t->nodes);
    free(t->keys);
    free(t->source);
    free(t->name);
    free(t);
}

static struct mustache_template *template_new(const struct mustache_set *set, const char *name,
                                              const char *text, size_t length)
{
    struct mustache_template *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->set = set;
    t->name = strdup(name);
    t->source = malloc(length + 1);
    if (!t->name || !t->source) {
        template_free(t);
        return NULL;
    }
    memcpy(t->source, text, length);
    t->source[length] = '\0';
    return t;
}

struct mustache_set *mustache_set_new(const struct mustache_options *options)
{
    struct mustache_set *set = calloc(1, sizeof *set);
    if (set)
        set->options = *options;
    return set;
}

void mustache_set_free(struct mustache_set *set)
{
    if (!set)
        return;
    for (uint32_t i = 0; i < set->count; i++)
        template_free(set->templates[i]);
    free(set->templates);
    free(set);
}

/* First line that is not UTF-8, 0 if there is none. */
static unsigned bad_line(const char *text, size_t length)
{
    unsigned line = 1;
    for (size_t from = 0; from < length; line++) {
        const char *end = memchr(text + from, '\n', length - from);
        size_t to = end ? (size_t)(end - text) + 1 : length;
        if (!tekst_is_utf8(text + from, to - from))
            return line;
        from = to;
    }
    return 0;
}

static enum result check_text(const char *name, const char *text, size_t length,
                              struct mustache_error *reterr)
{
    if (length > MUSTACHE_SOURCE_MAX)
        return mustache_fail(reterr, name, 0, "larger than %d bytes", MUSTACHE_SOURCE_MAX);
    unsigned line = bad_line(text, length);
    if (line > 0)
        return mustache_fail(reterr, name, line, "not UTF-8");
    return DONE;
}

static struct mustache_template *find_any(const struct mustache_set *set, const char *name)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (strcmp(set->templates[i]->name, name) == 0)
            return set->templates[i];
    return NULL;
}

enum result mustache_set_add(struct mustache_set *set, const char *name, const char *text,
                             size_t length, struct mustache_error *reterr)
{
    if (check_text(name, text, length, reterr) != DONE)
        return FAILED;
    if (find_any(set, name))
        return mustache_fail(reterr, name, 0, "there are two of that name");
    struct mustache_template **grown =
        mustache_grow(set->templates, set->count, &set->room, sizeof *grown);
    if (grown)
        set->templates = grown;
    struct mustache_template *t = grown ? template_new(set, name, text, length) : NULL;
    if (!t)
        return mustache_fail(reterr, name, 0, "out of memory");
    if (mustache_parse(t, length, reterr) != DONE) {
        template_free(t);
        return FAILED;
    }
    set->templates[set->count++] = t;
    set->linked = false;
    return DONE;
}

static int by_name(const void *a, const void *b)
{
    const struct mustache_template *const *left = a, *const *right = b;
    return strcmp((*left)->name, (*right)->name);
}

/* By halves; the set is in order. */
static struct mustache_template *find(const struct mustache_set *set, const char *name)
{
    uint32_t from = 0, to = set->count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = strcmp(name, set->templates[middle]->name);
        if (order == 0)
            return set->templates[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

static bool is_call(const struct node *n)
{
    return n->kind == NODE_PARTIAL || n->kind == NODE_PARENT;
}

static enum result link_template(struct mustache_template *t, struct mustache_error *reterr)
{
    for (uint32_t i = 0; i < t->node_count; i++) {
        struct node *n = &t->nodes[i];
        if (!is_call(n))
            continue;
        n->target = find(t->set, n->text);
        if (!n->target && mustache_is_page(t))
            return mustache_fail(reterr, t->name, n->line, "no template '%s'", n->text);
    }
    return DONE;
}

/* Whether `t`, or a template it calls, has a block of that name. Templates marked with this
 * search's number have been looked at. An override in `t` counts: it is checked against its own
 * parent. */
static bool has_block(struct mustache_template *t, const struct node *block, uint32_t search)
{
    if (t->mark == search)
        return false;
    t->mark = search;
    for (uint32_t i = 0; i < t->node_count; i++) {
        const struct node *n = &t->nodes[i];
        if (n->kind == NODE_BLOCK && strcmp(n->text, block->text) == 0)
            return true;
        if (is_call(n) && has_block(find(t->set, n->text), block, search))
            return true;
    }
    return false;
}

/* Every override must have something to override, and one name stands once in a parent. */
static enum result check_parent(struct mustache_template *t, uint32_t parent, uint32_t *search,
                                struct mustache_error *reterr)
{
    const struct node *p = &t->nodes[parent];
    for (uint32_t i = parent + 1; i < p->end; i = t->nodes[i].end) {
        const struct node *block = &t->nodes[i];
        for (uint32_t j = i; (j = t->nodes[j].end) < p->end;)
            if (strcmp(t->nodes[j].text, block->text) == 0)
                return mustache_fail(reterr, t->name, t->nodes[j].line, "block '%s' stands twice",
                                     block->text);
        if (!has_block(find(t->set, p->text), block, ++*search))
            return mustache_fail(reterr, t->name, block->line, "'%s' has no block '%s'", p->text,
                                 block->text);
    }
    return DONE;
}

static enum result check_template(struct mustache_template *t, uint32_t *search,
                                  struct mustache_error *reterr)
{
    for (uint32_t i = 0; i < t->node_count; i++)
        if (t->nodes[i].kind == NODE_PARENT && check_parent(t, i, search, reterr) != DONE)
            return FAILED;
    return DONE;
}

enum result mustache_set_link(struct mustache_set *set, struct mustache_error *reterr)
{
    if (set->count > 0)
        qsort(set->templates, set->count, sizeof(struct mustache_template *), by_name);
    for (uint32_t i = 0; i < set->count; i++) {
        set->templates[i]->mark = 0;
        if (link_template(set->templates[i], reterr) != DONE)
            return FAILED;
    }
    uint32_t search = 0;
    for (uint32_t i = 0; set->options.mode == MUSTACHE_PAGE && i < set->count; i++)
        if (check_template(set->templates[i], &search, reterr) != DONE)
            return FAILED;
    set->linked = true;
    return DONE;
}

const struct mustache_template *mustache_set_find(const struct mustache_set *set, const char *name)
{
    return set->linked ? find(set, name) : NULL;
}
