/* SPDX-License-Identifier: EUPL-1.2 */
#include "brp/splitser.h"

#include <string.h>

void splitser_init(struct splitser *s, FILE *file)
{
    *s = (struct splitser){.file = file, .line = 1};
    buf_init(&s->piece, SPLITSER_PERSOON_MAX);
}

void splitser_free(struct splitser *s) { buf_free(&s->piece); }

static enum result broken(const struct splitser *s, struct probleem *p, const char *what)
{
    if (ferror(s->file))
        what = "the file cannot be read any further";
    else if (feof(s->file))
        what = "the file stops here and is not complete";
    (void)probleem_set(p, PROBLEEM_ONLEESBAAR, NULL);
    (void)snprintf(p->intern, sizeof p->intern, "line %ld: %s", s->line, what);
    return FAILED;
}

/* ---- characters ---- */

static int next(struct splitser *s)
{
    if (s->held) {
        s->held = false;
    } else {
        s->last = getc_unlocked(s->file);
    }
    if (s->last == '\n')
        s->line++;
    return s->last;
}

static void put_back(struct splitser *s)
{
    if (s->last == '\n')
        s->line--;
    s->held = true;
}

static int next_token(struct splitser *s)
{
    int c;
    do
        c = next(s);
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n');
    return c;
}

static bool is_scalar(int c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '+' || c == '.';
}

/* ---- values; `out` keeps what is read, NULL passes over it ---- */

static void keep(struct buf *out, int c)
{
    if (out && !out->failed)
        buf_char(out, (char)c);
}

/* Behind the opening quote. */
static bool read_string(struct splitser *s, struct buf *out)
{
    for (int c = next(s); c != EOF; c = next(s)) {
        keep(out, c);
        if (c == '"')
            return true;
        if (c == '\\') {
            c = next(s);
            if (c == EOF)
                return false;
            keep(out, c);
        }
    }
    return false;
}

/* Behind the first character of a value, up to its end. */
static bool read_value(struct splitser *s, int first, struct buf *out)
{
    if (first == '"')
        return read_string(s, out);
    if (first != '{' && first != '[') {
        if (!is_scalar(first))
            return false;
        while (is_scalar(next(s)))
            keep(out, s->last);
        put_back(s);
        return true;
    }
    for (int depth = 1; depth > 0;) {
        int c = next(s);
        if (c == EOF)
            return false;
        keep(out, c);
        if (c == '"' && !read_string(s, out))
            return false;
        if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
    }
    return true;
}

/* ---- the list ---- */

static void skip_mark(struct splitser *s)
{
    if (next(s) == 0xEF) /* a byte order mark */
        (void)next(s), (void)next(s);
    else
        put_back(s);
}

/* Reads the members of the outer object up to the value of "personen". */
static enum result find_list(struct splitser *s, struct probleem *p)
{
    static const char none[] = "there is no list personen in this file";
    for (int c = next_token(s), first = c;; c = next_token(s), first = ',') {
        BUF_AUTO struct buf key;
        buf_init(&key, 64); /* a longer one is not the one */
        if (first == '}')
            return broken(s, p, none);
        if (c != '"' || !read_string(s, &key) || next_token(s) != ':')
            return broken(s, p, "a key should stand here");
        c = next_token(s);
        if (strcmp(key.data, "personen\"") == 0) {
            if (c == '[')
                return DONE;
            return broken(s, p, "personen is no list");
        }
        if (!read_value(s, c, NULL))
            return broken(s, p, "this is no valid JSON");
        c = next_token(s);
        if (c == '}')
            return broken(s, p, none);
        if (c != ',')
            return broken(s, p, "a comma should stand here");
    }
}

static enum result start(struct splitser *s, struct probleem *p)
{
    skip_mark(s);
    int c = next_token(s);
    s->started = true;
    s->bare = c == '[';
    if (s->bare)
        return DONE;
    if (c == '{')
        return find_list(s, p);
    return broken(s, p, "this is no file of persons: JSON in UTF-8, which begins with { or [");
}

/* Behind the closing bracket of the list: nothing but the rest of the outer object. */
static enum result finish(struct splitser *s, struct probleem *p)
{
    for (int c = s->bare ? '}' : next_token(s); c != '}'; c = next_token(s)) {
        if (c != ',' || next_token(s) != '"' || !read_string(s, NULL) || next_token(s) != ':' ||
            !read_value(s, next_token(s), NULL))
            return broken(s, p, "what follows the persons is no valid JSON");
    }
    if (next_token(s) != EOF)
        return broken(s, p, "something follows the end");
    s->ended = true;
    return DONE;
}

static enum result element(struct splitser *s, int first, struct stuk *ret, struct probleem *p)
{
    long line = s->line;
    buf_clear(&s->piece);
    buf_char(&s->piece, (char)first);
    if (!read_value(s, first, &s->piece))
        return broken(s, p, "this is no valid JSON");
    *ret = (struct stuk){
        .soort = first != '{'      ? STUK_ANDERS
                 : s->piece.failed ? STUK_TE_GROOT
                                   : STUK_PERSOON,
        .text = s->piece.data,
        .len = s->piece.len,
        .line = line,
    };
    return DONE;
}

enum result splitser_next(struct splitser *s, struct stuk *ret, struct probleem *p)
{
    bool first = !s->started;
    if (first && start(s, p) != DONE)
        return FAILED;
    int c = s->ended ? ']' : next_token(s);
    if (c == ']') {
        if (!s->ended && finish(s, p) != DONE)
            return FAILED;
        *ret = (struct stuk){.soort = STUK_EINDE, .line = s->line};
        return DONE;
    }
    if (!first) {
        if (c != ',')
            return broken(s, p, "a comma should stand between two persons");
        c = next_token(s);
    }
    return element(s, c, ret, p);
}
