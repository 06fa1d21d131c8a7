/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Mustache templates (comments, delimiters, interpolation, sections, inverted sections, partials,
 * inheritance), compiled once, rendered from jansson values any number of times and by any number
 * of threads. Rendering parses nothing and allocates nothing but the output.
 *
 * Two modes, chosen per set:
 *
 * MUSTACHE_SPEC is the public Mustache specification: names are looked up through all contexts, and
 * what is missing is empty.
 *
 * MUSTACHE_PAGE is for pages, where silence would hide a mistake:
 * - A name that the model lacks is an error, in sections and inverted sections too. JSON null is
 *   present, prints nothing and is false.
 * - A name is looked up in the innermost object only; one that starts with `pagina.` in the root
 *   model. A section over an object or over a list of objects makes them the innermost object.
 *   Over anything else the object stays, so {{#open}}{{naam}}{{/open}} sees the naam beside open.
 * - {{.}} is the text or number of the section around it.
 * - False are: null, false, "" and the empty list. Numbers are true, 0 too: a score of 0 is a
 * score.
 * - In a list: @eerste and @laatste (for sections), @nummer (1, 2, …). `acties.@aantal` is the
 *   length of a list; as a section it is true when that is not 0 and changes no context.
 * - A segment after a scalar is a *format*: {{vervaldatum.dag}} hands the value and "dag" to the
 *   format callback, and escapes what that prints. A format of null prints nothing and is false.
 *   {{#status.is.gereed}} and {{^status.is.gereed}} compare with a text, number, true or false.
 * - {{@static/gezinsplan.css}} becomes what the asset callback answers, when it is compiled.
 * - An unknown partial, a block the parent does not have, anything but blocks in a parent tag, and
 *   (unless allowed) raw output by {{{x}}} or {{&x}} are errors before anything is rendered.
 * - Lines are put out as they stand: partials are not indented, for in a <textarea> that would
 *   change what people wrote.
 *
 * Blocks: as the specification has it, the outermost override of a name wins, and overrides reach
 * into the partials of the parent. An override's own text sees the blocks of the template it stands
 * in, so a page may use {{$titel}} of its layout and of a panel inside that layout.
 */
#ifndef RENDER_MUSTACHE_H
#define RENDER_MUSTACHE_H

#include "base/buf.h"
#include "base/result.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* Everything a template can make us use has a bound. */
#define MUSTACHE_SOURCE_MAX 1048576 /* bytes of one template */
#define MUSTACHE_NEST_MAX 32        /* sections and blocks in one another, in one template */
#define MUSTACHE_DEPTH_MAX 50       /* partials, parents and blocks in one another */
#define MUSTACHE_STEPS_MAX 2000000  /* nodes visited by one rendering */
#define MUSTACHE_KEYS_MAX 16        /* segments of a dotted name */

enum mustache_mode { MUSTACHE_SPEC, MUSTACHE_PAGE };

struct mustache_set;      /* templates that know one another by name */
struct mustache_template; /* one of them; lives as long as its set */

/* What went wrong and where, in English, for the server's log: names of templates and keys, never a
 * value of the model. `line` is 0 when there is no line to name. */
struct mustache_error {
    char name[80];
    unsigned line;
    char what[160];
};

struct mustache_options {
    enum mustache_mode mode;
    bool allow_raw; /* page mode: {{{x}}} and {{&x}} are not refused */
    /* Page mode: the URL for {{@path}}, borrowed until the next call; NULL if there is none. */
    const char *(*asset)(void *arg, const char *path);
    void *asset_arg;
};

struct mustache_formats {
    /* Appends `value` (a text, number, true or false) as `name` says, as plain text, and says
     * whether it is true. `out` is NULL when only that is asked. False: no such format, or not for
     * this value; rendering then fails. */
    bool (*format)(void *arg, const json_t *value, const char *name, struct buf *out,
                   bool *ret_truthy);
    void *arg;
};

/* Owned by the caller; NULL without memory. The options are copied. */
struct mustache_set *mustache_set_new(const struct mustache_options *options);
void mustache_set_free(struct mustache_set *set);
/* Compiles one template; the text is copied. A name stands once in a set. */
CHECKED enum result mustache_set_add(struct mustache_set *set, const char *name, const char *text,
                                     size_t length, struct mustache_error *reterr);
/* Ties partials and parents to the templates of the set; after the last add, before rendering. */
CHECKED enum result mustache_set_link(struct mustache_set *set, struct mustache_error *reterr);
/* Borrowed from the set; NULL if there is none of that name, or the set is not linked. */
const struct mustache_template *mustache_set_find(const struct mustache_set *set, const char *name);

/* Appends the rendering to `out`; `formats` may be NULL. On failure `out` holds a part of it. A
 * template that uses every bound above needs some 500 KiB of stack; pages need a few. */
CHECKED enum result mustache_render(const struct mustache_template *t, const json_t *model,
                                    const struct mustache_formats *formats, struct buf *out,
                                    struct mustache_error *reterr);

#endif
