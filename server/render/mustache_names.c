/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/mustache_intern.h"

#include <string.h>

static enum result fail(const struct mustache_template *t, const struct node *n, const char *what,
                        struct mustache_error *reterr)
{
    return mustache_fail(reterr, t->name, n->line, "%s '%s'", what, n->text);
}

static bool is_key_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/* On a page a name is made of letters, digits, - and _; only @aantal may end it otherwise. */
static bool is_page_key(const struct node *n, const char *text, size_t len)
{
    if (len == 7 && memcmp(text, "@aantal", 8) == 0)
        return n->key_count > 0 || n->origin == ORIGIN_DOT;
    for (size_t i = 0; i < len; i++)
        if (!is_key_char(text[i]))
            return false;
    return true;
}

static enum result add_key(struct mustache_template *t, struct node *n, const char *text,
                           size_t len, struct mustache_error *reterr)
{
    if (len == 0 || (mustache_is_page(t) && !is_page_key(n, text, len)))
        return fail(t, n, "bad name", reterr);
    if (n->key_count == MUSTACHE_KEYS_MAX)
        return fail(t, n, "too many parts in the name", reterr);
    struct key *keys = mustache_grow(t->keys, t->key_count, &t->key_room, sizeof *keys);
    if (!keys)
        return fail(t, n, "out of memory at", reterr);
    t->keys = keys;
    keys[t->key_count++] = (struct key){text, len};
    n->key_count++;
    return DONE;
}

static bool is_of_pagina(const char *name)
{
    return strncmp(name, "pagina", 6) == 0 && (name[6] == '.' || name[6] == '\0');
}

/* Splits a dotted name into keys. */
static enum result add_keys(struct mustache_template *t, struct node *n,
                            struct mustache_error *reterr)
{
    const char *at = n->text;
    n->first_key = t->key_count;
    if (*at == '.') {
        n->origin = ORIGIN_DOT;
        if (*++at == '\0')
            return DONE;
    } else if (mustache_is_page(t) && is_of_pagina(at)) {
        n->origin = ORIGIN_ROOT;
    }
    for (;;) {
        const char *dot = strchr(at, '.');
        size_t len = dot ? (size_t)(dot - at) : strlen(at);
        if (add_key(t, n, at, len, reterr) != DONE)
            return FAILED;
        if (!dot)
            return DONE;
        at = dot + 1;
    }
}

static bool is_list_name(struct node *n)
{
    static const char *const NAMES[] = {"@eerste", "@laatste", "@nummer"};
    for (unsigned i = 0; i < COUNT_OF(NAMES); i++) {
        if (strcmp(n->text, NAMES[i]) == 0) {
            n->origin = (uint8_t)(ORIGIN_FIRST + i);
            return true;
        }
    }
    return false;
}

/* On a page, @eerste, @laatste and `is` only ask; they have nothing to print. */
static bool prints_nothing(const struct mustache_template *t, const struct node *n)
{
    if (n->origin == ORIGIN_FIRST || n->origin == ORIGIN_LAST)
        return true;
    if (n->key_count < 2)
        return false;
    const struct key *k = &t->keys[n->first_key + n->key_count - 2u];
    return k->len == 2 && memcmp(k->text, "is", 2) == 0;
}

enum result mustache_name_set(struct mustache_template *t, struct node *n, const struct tag *tag,
                              struct mustache_error *reterr)
{
    n->text = mustache_keep(t, tag->name, tag->name_len);
    if (!n->text)
        return mustache_fail(reterr, t->name, n->line, "out of memory");
    n->len = (uint32_t)tag->name_len;
    if (n->kind >= NODE_PARTIAL)
        return DONE;
    if (!(mustache_is_page(t) && is_list_name(n)) && add_keys(t, n, reterr) != DONE)
        return FAILED;
    bool prints = n->kind == NODE_VALUE || n->kind == NODE_RAW;
    if (prints && mustache_is_page(t) && prints_nothing(t, n))
        return fail(t, n, "only a section can use", reterr);
    return DONE;
}
