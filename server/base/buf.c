/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char empty[1] = "";

void buf_init(struct buf *b, size_t max) { *b = (struct buf){.data = empty, .max = max}; }

void buf_free(struct buf *b)
{
    if (!b)
        return;
    if (b->cap)
        free(b->data);
    buf_init(b, b->max);
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->failed = false;
    if (b->cap)
        b->data[0] = '\0';
}

void buf_cut(struct buf *b, size_t len)
{
    if (len >= b->len)
        return;
    b->len = len;
    b->data[len] = '\0';
}

/* Makes room for `more` bytes and the NUL. */
static bool reserve(struct buf *b, size_t more)
{
    if (b->failed)
        return false;
    if (more > b->max || b->len > b->max - more) {
        b->failed = true;
        return false;
    }
    size_t need = b->len + more + 1;
    if (need <= b->cap)
        return true;
    size_t cap = b->cap ? b->cap * 2 : 256;
    while (cap < need)
        cap *= 2;
    if (cap > b->max + 1)
        cap = b->max + 1;
    char *data = realloc(b->cap ? b->data : NULL, cap);
    if (!data) {
        b->failed = true;
        return false;
    }
    if (!b->cap)
        data[0] = '\0';
    b->data = data;
    b->cap = cap;
    return true;
}

void buf_add(struct buf *b, const char *bytes, size_t n)
{
    /* Mostly there is room: a page is made of thousands of pieces. */
    bool room = n < b->cap - b->len && !b->failed;
    if (n == 0 || (!room && !reserve(b, n)))
        return;
    memcpy(b->data + b->len, bytes, n);
    b->len += n;
    b->data[b->len] = '\0';
}

void buf_text(struct buf *b, const char *text) { buf_add(b, text, strlen(text)); }

void buf_char(struct buf *b, char c) { buf_add(b, &c, 1); }

void buf_format(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0) {
        b->failed = true;
        return;
    }
    if (n == 0 || !reserve(b, (size_t)n))
        return;
    va_start(args, format);
    (void)vsnprintf(b->data + b->len, (size_t)n + 1, format, args);
    va_end(args);
    b->len += (size_t)n;
}

void buf_html(struct buf *b, const char *text, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        const char *escape;
        switch (text[i]) {
        case '&': escape = "&amp;"; break;
        case '<': escape = "&lt;"; break;
        case '>': escape = "&gt;"; break;
        case '"': escape = "&quot;"; break;
        case '\'': escape = "&#39;"; break;
        default: continue;
        }
        buf_add(b, text + from, i - from);
        buf_text(b, escape);
        from = i + 1;
    }
    buf_add(b, text + from, n - from);
}

void buf_url(struct buf *b, const char *text)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    for (; *text; text++)
        if (strchr(plain, *text))
            buf_char(b, *text);
        else
            buf_format(b, "%%%02X", (unsigned)(unsigned char)*text);
}

char *buf_steal(struct buf *b, size_t *ret_len)
{
    if (b->failed) {
        buf_free(b);
        return NULL;
    }
    char *data = b->cap ? b->data : strdup("");
    if (ret_len)
        *ret_len = b->len;
    b->cap = 0;
    buf_init(b, b->max);
    return data;
}

char *text_format(const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int n = vasprintf(&text, format, args);
    va_end(args);
    return n < 0 ? NULL : text;
}
