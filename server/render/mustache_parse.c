/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/mustache_intern.h"

#include <assert.h>
#include <string.h>

#define NAME_MAX_LEN 200

struct parser {
    struct mustache_template *t;
    struct scan scan;
    size_t pos; /* everything before it is in the nodes */
    struct {
        uint32_t node;
        size_t line_start; /* of the line its tag begins, or NOWHERE */
        size_t content;    /* block that opens lines: where its first line begins */
    } nest[MUSTACHE_NEST_MAX];
    unsigned depth;
    struct mustache_error *reterr;
};

#define FAIL(p, at_line, ...) mustache_fail((p)->reterr, (p)->t->name, at_line, __VA_ARGS__)

static enum result fail_memory(struct parser *p) { return FAIL(p, 0, "out of memory"); }

static bool is_page(const struct parser *p) { return mustache_is_page(p->t); }

/* Borrowed until the next node is added; NULL without memory. */
static struct node *add_node(struct parser *p, enum node_kind kind, unsigned line)
{
    struct mustache_template *t = p->t;
    struct node *nodes = mustache_grow(t->nodes, t->node_count, &t->node_room, sizeof *nodes);
    if (!nodes)
        return NULL;
    t->nodes = nodes;
    struct node *n = &nodes[t->node_count++];
    *n = (struct node){.kind = (uint8_t)kind, .line = line, .end = t->node_count, .text = ""};
    return n;
}

static enum result add_text_node(struct parser *p, size_t from, size_t to)
{
    struct node *n = add_node(p, NODE_TEXT, mustache_scan_line(&p->scan, from));
    if (!n)
        return fail_memory(p);
    bool starts = from == 0 || p->scan.src[from - 1] == '\n';
    n->text = p->scan.src + from;
    n->len = (uint32_t)(to - from);
    n->flags = starts ? NODE_LINE_START : 0;
    return DONE;
}

/* The innermost open parent tag, if what comes now stands directly in it. */
static const struct node *parent_around(const struct parser *p)
{
    if (p->depth == 0)
        return NULL;
    const struct node *n = &p->t->nodes[p->nest[p->depth - 1].node];
    return n->kind == NODE_PARENT ? n : NULL;
}

/* Text in a parent tag is ignored by the specification; on a page it is a mistake. */
static enum result drop_text(struct parser *p, size_t to)
{
    for (; is_page(p) && p->pos < to; p->pos++)
        if (!mustache_is_space(p->scan.src[p->pos]))
            return FAIL(p, mustache_scan_line(&p->scan, p->pos),
                        "only blocks may stand in the parent '%s'", parent_around(p)->text);
    p->pos = to;
    return DONE;
}

/* Adds the text up to `to`. With `anchor`, for a tag, also an empty one if the tag begins a line:
 * in spec mode that is what indentation goes before. */
static enum result add_text(struct parser *p, size_t to, bool anchor)
{
    assert(to >= p->pos);
    if (parent_around(p))
        return drop_text(p, to);
    if (to > p->pos && add_text_node(p, p->pos, to) != DONE)
        return FAILED;
    p->pos = to;
    bool starts = anchor && !is_page(p) && (to == 0 || p->scan.src[to - 1] == '\n');
    return starts ? add_text_node(p, to, to) : DONE;
}

static bool is_alone(const struct tag *tag)
{
    return tag->line_start != NOWHERE && tag->next_line != NOWHERE;
}

/* Adds the text before a tag, without its line when it is alone there, and goes on behind it. */
static enum result pass_tag(struct parser *p, const struct tag *tag, bool alone)
{
    if (add_text(p, alone ? tag->line_start : tag->from, !alone) != DONE)
        return FAILED;
    p->pos = alone ? tag->next_line : tag->to;
    return DONE;
}

/* White space of the source to indent with, for spec mode. */
static enum result set_indent(struct parser *p, struct node *n, size_t from, size_t to)
{
    if (is_page(p) || from == NOWHERE)
        return DONE;
    if (to - from > UINT16_MAX)
        return FAIL(p, n->line, "too much white space");
    n->indent = p->scan.src + from;
    n->indent_len = (uint16_t)(to - from);
    return DONE;
}

/* {{@path}}: the asset's URL, as text. */
static enum result add_asset(struct parser *p, const struct tag *tag)
{
    const struct mustache_options *options = &p->t->set->options;
    const char *path = mustache_keep(p->t, tag->name + 1, tag->name_len - 1);
    if (!path)
        return fail_memory(p);
    const char *url = options->asset ? options->asset(options->asset_arg, path) : NULL;
    if (!url)
        return FAIL(p, tag->line, "no asset '%s'", path);
    BUF_AUTO struct buf html;
    buf_init(&html, 4096);
    buf_html(&html, url, strlen(url));
    struct node *n = html.failed ? NULL : add_node(p, NODE_TEXT, tag->line);
    if (!n)
        return fail_memory(p);
    n->len = (uint32_t)html.len;
    n->text = mustache_keep(p->t, html.data, html.len);
    return n->text ? DONE : fail_memory(p);
}

static enum result parse_value(struct parser *p, const struct tag *tag)
{
    if (pass_tag(p, tag, false) != DONE)
        return FAILED;
    bool raw = tag->kind != 'v';
    if (raw && is_page(p) && !p->t->set->options.allow_raw)
        return FAIL(p, tag->line, "raw output is not allowed");
    if (!raw && is_page(p) && tag->name[0] == '@' && memchr(tag->name, '/', tag->name_len))
        return add_asset(p, tag);
    struct node *n = add_node(p, raw ? NODE_RAW : NODE_VALUE, tag->line);
    return n ? mustache_name_set(p->t, n, tag, p->reterr) : fail_memory(p);
}

static enum result parse_partial(struct parser *p, const struct tag *tag)
{
    bool alone = is_alone(tag);
    if (pass_tag(p, tag, alone) != DONE)
        return FAILED;
    struct node *n = add_node(p, NODE_PARTIAL, tag->line);
    if (!n)
        return fail_memory(p);
    n->flags = alone ? NODE_STANDALONE : 0;
    if (alone && set_indent(p, n, tag->line_start, tag->from) != DONE)
        return FAILED;
    return mustache_name_set(p->t, n, tag, p->reterr);
}

/* Opens a section, parent or block: what follows are its children until it is closed. */
static enum result open_node(struct parser *p, const struct tag *tag, enum node_kind kind)
{
    if (p->depth == MUSTACHE_NEST_MAX)
        return FAIL(p, tag->line, "sections nested too deep");
    p->nest[p->depth].node = p->t->node_count;
    p->nest[p->depth].line_start = tag->line_start;
    p->nest[p->depth].content = p->pos;
    struct node *n = add_node(p, kind, tag->line);
    if (!n)
        return fail_memory(p);
    p->depth++;
    return mustache_name_set(p->t, n, tag, p->reterr);
}

static enum result parse_section(struct parser *p, const struct tag *tag)
{
    if (pass_tag(p, tag, is_alone(tag)) != DONE)
        return FAILED;
    return open_node(p, tag, tag->kind == '#' ? NODE_SECTION : NODE_INVERTED);
}

/* Whether a parent stands alone is known when it closes, so the white space before it becomes a
 * text of its own, which can be emptied then. */
static enum result parse_parent(struct parser *p, const struct tag *tag)
{
    bool lead = tag->line_start != NOWHERE && !parent_around(p);
    if (add_text(p, lead ? tag->line_start : tag->from, !lead) != DONE)
        return FAILED;
    if (lead && add_text_node(p, tag->line_start, tag->from) != DONE)
        return FAILED;
    p->pos = tag->to;
    return open_node(p, tag, NODE_PARENT);
}

static enum result close_parent(struct parser *p, const struct tag *tag, uint32_t index)
{
    if (drop_text(p, tag->from) != DONE)
        return FAILED;
    p->depth--;
    p->pos = tag->to;
    if (p->nest[p->depth].line_start == NOWHERE || tag->next_line == NOWHERE || parent_around(p))
        return DONE;
    struct node *n = &p->t->nodes[index], *lead = n - 1;
    n->flags |= NODE_STANDALONE;
    if (!is_page(p)) {
        n->indent = lead->text;
        n->indent_len = (uint16_t)lead->len;
    }
    if (lead->len > UINT16_MAX)
        return FAIL(p, n->line, "too much white space");
    lead->len = 0;
    lead->flags = 0;
    p->pos = tag->next_line;
    return DONE;
}

/* A block whose tag ends its line has its content on lines of their own, which can be indented anew
 * where it is used as an override. */
static enum result parse_block(struct parser *p, const struct tag *tag)
{
    bool argument = parent_around(p) != NULL;
    bool lines = tag->next_line != NOWHERE && (argument || tag->line_start != NOWHERE);
    bool cut = lines && !argument;
    if (add_text(p, cut ? tag->line_start : tag->from, !cut) != DONE)
        return FAILED;
    p->pos = lines ? tag->next_line : tag->to;
    if (open_node(p, tag, NODE_BLOCK) != DONE)
        return FAILED;
    struct node *n = &p->t->nodes[p->nest[p->depth - 1].node];
    n->flags = (uint8_t)((argument ? NODE_ARGUMENT : 0) | (lines ? NODE_OPENS_LINES : 0));
    for (size_t at = p->pos; lines && !is_page(p) && at < p->scan.len && n->dedent < UINT16_MAX &&
                             mustache_is_blank(p->scan.src[at]);
         at++)
        n->dedent++;
    return set_indent(p, n, tag->line_start, tag->from);
}

static enum result close_block(struct parser *p, const struct tag *tag, uint32_t index)
{
    bool argument = p->t->nodes[index].flags & NODE_ARGUMENT;
    bool alone = tag->line_start != NOWHERE && (argument || tag->next_line != NOWHERE);
    if (add_text(p, alone ? tag->line_start : tag->from, !alone) != DONE)
        return FAILED;
    p->pos = alone && tag->next_line != NOWHERE ? tag->next_line : tag->to;
    p->depth--;
    struct node *n = &p->t->nodes[index];
    if (!(n->flags & NODE_OPENS_LINES) || p->t->node_count == index + 1)
        return DONE;
    /* The default content shows how an override is to be indented. */
    size_t content = p->nest[p->depth].content;
    return set_indent(p, n, content, content + n->dedent);
}

static enum result parse_close(struct parser *p, const struct tag *tag)
{
    if (p->depth == 0)
        return FAIL(p, tag->line, "'/%.*s' closes nothing", (int)tag->name_len, tag->name);
    uint32_t index = p->nest[p->depth - 1].node;
    const struct node *open = &p->t->nodes[index];
    if (open->len != tag->name_len || memcmp(open->text, tag->name, tag->name_len) != 0)
        return FAIL(p, tag->line, "'/%.*s', but '%s' of line %u is open", (int)tag->name_len,
                    tag->name, open->text, open->line);
    enum result r;
    if (open->kind == NODE_PARENT) {
        r = close_parent(p, tag, index);
    } else if (open->kind == NODE_BLOCK) {
        r = close_block(p, tag, index);
    } else {
        r = pass_tag(p, tag, is_alone(tag));
        p->depth--;
    }
    p->t->nodes[index].end = p->t->node_count;
    return r;
}

static enum result check_name(struct parser *p, const struct tag *tag)
{
    if (tag->name_len == 0)
        return FAIL(p, tag->line, "tag without a name");
    if (tag->name_len > NAME_MAX_LEN)
        return FAIL(p, tag->line, "name too long");
    for (size_t i = 0; i < tag->name_len; i++)
        if (mustache_is_space(tag->name[i]))
            return FAIL(p, tag->line, "white space in the name '%.*s'", (int)tag->name_len,
                        tag->name);
    if (is_page(p) && parent_around(p) && tag->kind != '$' && tag->kind != '/')
        return FAIL(p, tag->line, "only blocks may stand in the parent '%s'",
                    parent_around(p)->text);
    return DONE;
}

static enum result parse_tag(struct parser *p, const struct tag *tag)
{
    if (tag->kind == '!')
        return pass_tag(p, tag, is_alone(tag));
    if (tag->kind == '=') {
        if (mustache_scan_delimiters(&p->scan, tag) != DONE)
            return FAIL(p, tag->line, "bad delimiters");
        return pass_tag(p, tag, is_alone(tag));
    }
    if (check_name(p, tag) != DONE)
        return FAILED;
    switch (tag->kind) {
    case '#':
    case '^': return parse_section(p, tag);
    case '/': return parse_close(p, tag);
    case '>': return parse_partial(p, tag);
    case '<': return parse_parent(p, tag);
    case '$': return parse_block(p, tag);
    default: return parse_value(p, tag);
    }
}

enum result mustache_parse(struct mustache_template *t, size_t length,
                           struct mustache_error *reterr)
{
    struct parser p = {.t = t, .reterr = reterr};
    struct tag tag;
    mustache_scan_init(&p.scan, t->source, length);
    for (;;) {
        if (mustache_scan_tag(&p.scan, p.pos, &tag) != DONE)
            return FAIL(&p, tag.line, "tag is not closed");
        if (tag.from == NOWHERE)
            break;
        if (parse_tag(&p, &tag) != DONE)
            return FAILED;
    }
    if (p.depth > 0) {
        const struct node *open = &t->nodes[p.nest[p.depth - 1].node];
        return FAIL(&p, open->line, "'%s' is not closed", open->text);
    }
    return add_text(&p, length, false);
}
