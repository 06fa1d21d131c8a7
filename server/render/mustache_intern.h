/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a compiled template looks like, for mustache*.c alone.
 *
 * A template is one array of nodes in the order of the text. The children of a section, parent or
 * block are the nodes behind it, up to its `end`, so a walk never follows pointers and skipping is
 * one assignment. Texts point into the template's own copy of its source; names and what else must
 * be made anew lie in `kept`.
 */
#ifndef RENDER_MUSTACHE_INTERN_H
#define RENDER_MUSTACHE_INTERN_H

#include "render/mustache.h"

#include <stdint.h>

enum node_kind {
    NODE_TEXT,
    NODE_VALUE,
    NODE_RAW,
    NODE_SECTION,
    NODE_INVERTED,
    NODE_PARTIAL,
    NODE_PARENT,
    NODE_BLOCK,
};

/* Where the first key of a name is looked up. */
enum node_origin {
    ORIGIN_NAME,   /* the innermost object, or every context in spec mode */
    ORIGIN_DOT,    /* what {{.}} is */
    ORIGIN_ROOT,   /* the root model */
    ORIGIN_FIRST,  /* @eerste */
    ORIGIN_LAST,   /* @laatste */
    ORIGIN_NUMBER, /* @nummer */
};

enum node_flags {
    NODE_LINE_START = 1,  /* text: begins a line, so indentation goes before it */
    NODE_STANDALONE = 2,  /* partial, parent: alone on its line and indented by `indent` */
    NODE_ARGUMENT = 4,    /* block: stands in a parent tag, so it is an override */
    NODE_OPENS_LINES = 8, /* block: its content begins on the line after its tag */
};

/* One segment of a dotted name; not terminated, but the last runs to the end of the name. */
struct key {
    const char *text;
    size_t len;
};

struct node {
    uint8_t kind, origin, flags, key_count;
    uint32_t line;
    uint32_t end;     /* index of the first node after this one and its children */
    uint32_t len;     /* of `text` */
    const char *text; /* the bytes of a text, else the name, terminated */
    union {
        uint32_t first_key;                     /* values and sections: in `keys` */
        const struct mustache_template *target; /* partials and parents; NULL if unknown */
    };
    const char *indent;  /* partials, parents, blocks: white space for each of their lines */
    uint16_t indent_len; /* spec mode only, else 0 */
    uint16_t dedent;     /* block: white space to take from its lines when it is an override */
};

struct kept {
    struct kept *next;
    char text[];
};

struct mustache_template {
    char *name;
    const struct mustache_set *set;
    char *source;
    struct node *nodes;
    uint32_t node_count, node_room;
    struct key *keys;
    uint32_t key_count, key_room;
    struct kept *kept;
    uint32_t mark; /* when linking: in which search it was seen last */
};

struct mustache_set {
    struct mustache_options options;
    struct mustache_template **templates; /* ordered by name once linked */
    uint32_t count, room;
    bool linked;
};

/* Stands for "no such place". */
#define NOWHERE SIZE_MAX
#define DELIMITER_MAX 15

/* Reads tags out of a text, one after another. */
struct scan {
    const char *src;
    size_t len;
    char open[DELIMITER_MAX + 1], close[DELIMITER_MAX + 1];
    size_t open_len, close_len;
    size_t counted; /* `line` is the line of this place */
    unsigned line;
};

struct tag {
    size_t from, to; /* its delimiters included */
    unsigned line;
    char kind;        /* '#', '/', …; 'v' for a value */
    const char *name; /* trimmed, not terminated */
    size_t name_len;
    /* Where its line begins and where the next one does, if only white space stands between; else
     * NOWHERE. */
    size_t line_start, next_line;
};

void mustache_scan_init(struct scan *s, const char *src, size_t len);
/* The next tag at or after `from`. On success `ret_tag->from` is NOWHERE when there is none; on
 * failure `ret_tag->line` has an opening delimiter without its closing one. */
CHECKED enum result mustache_scan_tag(struct scan *s, size_t from, struct tag *ret_tag);
/* Takes new delimiters from a {{=<% %>=}} tag. */
CHECKED enum result mustache_scan_delimiters(struct scan *s, const struct tag *tag);
/* The line number of a place, counted from the place asked last. */
unsigned mustache_scan_line(struct scan *s, size_t pos);
bool mustache_is_blank(char c); /* space or tab */
bool mustache_is_space(char c); /* line ends too */

/* Fills in nodes, keys and kept texts from `source`; what it made is freed with the template. */
CHECKED enum result mustache_parse(struct mustache_template *t, size_t length,
                                   struct mustache_error *reterr);
/* Gives a node its name; values and sections also their origin and keys. */
CHECKED enum result mustache_name_set(struct mustache_template *t, struct node *n,
                                      const struct tag *tag, struct mustache_error *reterr);
/* A terminated copy that lives as long as the template; NULL without memory. */
char *mustache_keep(struct mustache_template *t, const char *text, size_t n);
/* Room for one more element: the array, perhaps moved; NULL without memory. */
void *mustache_grow(void *array, uint32_t count, uint32_t *room, size_t size);
bool mustache_is_page(const struct mustache_template *t);
/* Fills in the error and returns FAILED. */
enum result mustache_fail(struct mustache_error *reterr, const char *name, unsigned line,
                          const char *what, ...) PRINTF_LIKE(4, 5);

#endif
