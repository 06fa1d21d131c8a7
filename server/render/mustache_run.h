/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One rendering at work: looking names up and printing values (mustache_value.c), and walking the
 * nodes (mustache_render.c).
 */
#ifndef RENDER_MUSTACHE_RUN_H
#define RENDER_MUSTACHE_RUN_H

#include "render/mustache_intern.h"

/* What one rendering holds throughout. */
struct run {
    const json_t *root;
    const struct mustache_formats *formats;
    struct buf *out;
    struct buf scratch; /* what a format prints, before it is escaped */
    unsigned depth, steps;
    bool indented; /* the line begun was indented already, by the text before the block */
    struct mustache_error *reterr;
};

/* The contexts of names. */
struct scope {
    const json_t *dot;
    const json_t *object;      /* innermost object, or NULL */
    const struct scope *outer; /* NULL at the root */
    size_t index, count;       /* place in the innermost list; count 0 outside lists */
};

/* Overrides that a parent tag gives to its parent. */
struct frame {
    const struct frame *outer;
    const struct mustache_template *t;
    const struct node *parent;
};

/* White space to put before each line, outer ones first. */
struct indent {
    const struct indent *outer;
    const char *text;
    size_t len;
};

/* The template at work and how its lines come out. */
struct place {
    const struct mustache_template *t;
    const struct frame *frame;
    const struct indent *indent;
    size_t dedent; /* white space to take from each line first */
};

/* What a name stands for. */
struct found {
    const json_t *json; /* NULL: missing (spec mode) or a number or truth of the engine's own */
    const char *format; /* what follows a scalar, or NULL */
    bool counts;        /* `number` it is */
    size_t number;
    bool truthy; /* without json, and not a count */
};

/* False after the error was filled in, so `return FAIL(…)` ends the rendering. */
#define FAIL(r, p, n, ...)                                                                         \
    ((void)mustache_fail((r)->reterr, (p)->t->name, (n)->line, __VA_ARGS__), false)

/* What the name of a node stands for. */
bool mustache_find(struct run *r, const struct place *p, const struct scope *s,
                   const struct node *n, struct found *ret_found);
bool mustache_found_is_truthy(struct run *r, const struct place *p, const struct node *n,
                              const struct found *f, bool *ret_truthy);
/* {{x}} and {{{x}}} */
bool mustache_put_value(struct run *r, const struct place *p, const struct scope *s,
                        const struct node *n);

#endif
