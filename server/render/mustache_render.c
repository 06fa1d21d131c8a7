/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/mustache_run.h"

#include <string.h>

#define FORMAT_MAX 4096 /* bytes one format may print */

static bool render_nodes(struct run *r, const struct place *p, const struct scope *s, uint32_t from,
                         uint32_t to);

static bool render_children(struct run *r, const struct place *p, const struct scope *s,
                            const struct node *n)
{
    uint32_t index = (uint32_t)(n - p->t->nodes);
    return render_nodes(r, p, s, index + 1, n->end);
}

static bool render_list(struct run *r, const struct place *p, const struct scope *s,
                        const struct node *n, const json_t *list)
{
    struct scope inner = {.outer = s, .count = json_array_size(list)};
    for (; inner.index < inner.count; inner.index++) {
        inner.dot = json_array_get(list, inner.index);
        inner.object = json_is_object(inner.dot) ? inner.dot : s->object;
        if (!render_children(r, p, &inner, n))
            return false;
    }
    return true;
}

static bool render_section(struct run *r, const struct place *p, const struct scope *s,
                           const struct node *n)
{
    struct found f;
    bool truthy;
    if (!mustache_find(r, p, s, n, &f) || !mustache_found_is_truthy(r, p, n, &f, &truthy))
        return false;
    if (truthy == (n->kind == NODE_INVERTED))
        return true;
    if (n->kind == NODE_INVERTED || !f.json || f.format || json_is_true(f.json))
        return render_children(r, p, s, n);
    if (json_is_array(f.json))
        return render_list(r, p, s, n, f.json);
    struct scope inner = *s;
    inner.outer = s;
    inner.dot = f.json;
    if (json_is_object(f.json))
        inner.object = f.json;
    return render_children(r, p, &inner, n);
}

/* --- text, partials, parents and blocks --- */

static void put_indent(struct buf *out, const struct indent *indent)
{
    if (!indent)
        return;
    put_indent(out, indent->outer);
    buf_add(out, indent->text, indent->len);
}

/* Text whose lines are indented anew. */
static void put_lines(struct run *r, const struct place *p, const struct node *n)
{
    const char *at = n->text, *end = at + n->len;
    bool starts = n->flags & NODE_LINE_START;
    do {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline ? newline + 1 : end;
        if (starts) {
            for (size_t i = 0; i < p->dedent && at < next && mustache_is_blank(*at); i++)
                at++;
            if (!r->indented)
                put_indent(r->out, p->indent);
        }
        r->indented = false;
        buf_add(r->out, at, (size_t)(next - at));
        at = next;
        starts = true;
    } while (at < end);
}

/* The indentation of a node within that of its place; `link` is used when there is anything new. */
static const struct indent *indent_within(const struct place *p, const struct node *n,
                                          struct indent *link)
{
    if (n->indent_len <= p->dedent)
        return p->indent;
    *link = (struct indent){p->indent, n->indent + p->dedent, n->indent_len - p->dedent};
    return link;
}

static bool enter(struct run *r, const struct place *p, const struct node *n)
{
    if (r->depth == MUSTACHE_DEPTH_MAX)
        return FAIL(r, p, n, "templates nested too deep at '%s'", n->text);
    r->depth++;
    return true;
}

/* A partial, or a parent with its overrides. */
static bool render_call(struct run *r, const struct place *p, const struct scope *s,
                        const struct node *n)
{
    if (!n->target)
        return true;
    if (!enter(r, p, n))
        return false;
    struct indent link;
    struct frame frame = {p->frame, p->t, n};
    struct place inner = {.t = n->target, .frame = n->kind == NODE_PARENT ? &frame : p->frame};
    if (n->flags & NODE_STANDALONE)
        inner.indent = indent_within(p, n, &link);
    bool ok = render_nodes(r, &inner, s, 0, n->target->node_count);
    r->depth--;
    return ok;
}

/* The outermost override of a block, and the frame it comes from. */
static const struct node *find_override(const struct frame *frame, const struct node *block,
                                        const struct frame **ret_frame)
{
    if (!frame)
        return NULL;
    const struct node *found = find_override(frame->outer, block, ret_frame);
    if (found)
        return found;
    const struct node *nodes = frame->t->nodes, *parent = frame->parent;
    for (const struct node *n = parent + 1; n < nodes + parent->end; n = nodes + n->end) {
        if (n->kind == NODE_BLOCK && n->len == block->len &&
            memcmp(n->text, block->text, n->len) == 0) {
            *ret_frame = frame;
            return n;
        }
    }
    return NULL;
}

static bool render_block(struct run *r, const struct place *p, const struct scope *s,
                         const struct node *n)
{
    const struct frame *frame = NULL;
    const struct node *override = find_override(p->frame, n, &frame);
    if (!override)
        return render_children(r, p, s, n);
    if (!enter(r, p, n))
        return false;
    struct indent link;
    struct place inner = {frame->t, frame->outer, indent_within(p, n, &link), override->dedent};
    r->indented = !(n->flags & NODE_OPENS_LINES);
    bool ok = render_children(r, &inner, s, override);
    r->indented = false;
    r->depth--;
    return ok;
}

static bool render_node(struct run *r, const struct place *p, const struct scope *s,
                        const struct node *n)
{
    switch ((enum node_kind)n->kind) {
    case NODE_TEXT:
        if (p->indent || p->dedent)
            put_lines(r, p, n);
        else
            buf_add(r->out, n->text, n->len);
        r->indented = false;
        return true;
    case NODE_VALUE:
    case NODE_RAW: return mustache_put_value(r, p, s, n);
    case NODE_SECTION:
    case NODE_INVERTED: return render_section(r, p, s, n);
    case NODE_PARTIAL:
    case NODE_PARENT: return render_call(r, p, s, n);
    case NODE_BLOCK: return render_block(r, p, s, n);
    }
    return false;
}

static bool render_nodes(struct run *r, const struct place *p, const struct scope *s, uint32_t from,
                         uint32_t to)
{
    const struct node *nodes = p->t->nodes;
    for (uint32_t i = from; i < to; i = nodes[i].end) {
        if (r->steps++ == MUSTACHE_STEPS_MAX)
            return FAIL(r, p, &nodes[i], "too much work");
        if (!render_node(r, p, s, &nodes[i]))
            return false;
        if (r->out->failed)
            return FAIL(r, p, &nodes[i], "larger than %zu bytes", r->out->max);
    }
    return true;
}

enum result mustache_render(const struct mustache_template *t, const json_t *model,
                            const struct mustache_formats *formats, struct buf *out,
                            struct mustache_error *reterr)
{
    struct run r = {.root = model, .formats = formats, .out = out, .reterr = reterr};
    buf_init(&r.scratch, FORMAT_MAX);
    struct place p = {.t = t};
    struct scope s = {.dot = model, .object = json_is_object(model) ? model : NULL};
    bool ok = render_nodes(&r, &p, &s, 0, t->node_count);
    buf_free(&r.scratch);
    return ok ? DONE : FAILED;
}
