/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/tekst.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* The code point that starts at `p`; its length in bytes, or 0 when this is no UTF-8. Looks at a
 * next byte only when the one before asks for it, so a NUL at the end is enough of a border. */
static size_t decode(const unsigned char *p, size_t n, uint32_t *ret_code)
{
    static const uint32_t FIRST_OF_LENGTH[] = {0, 0, 0x80, 0x800, 0x10000}; /* below: overlong */
    if (p[0] < 0x80) {
        *ret_code = p[0];
        return 1;
    }
    size_t length = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || length > n)
        return 0;
    uint32_t code = p[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (p[i] & 0x3F);
    }
    if (code < FIRST_OF_LENGTH[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0;
    *ret_code = code;
    return length;
}

bool tekst_is_utf8(const char *bytes, size_t n)
{
    const unsigned char *p = (const unsigned char *)bytes;
    uint32_t code;
    for (size_t i = 0, length; i < n; i += length) {
        length = decode(p + i, n - i, &code);
        if (length == 0 || code == 0)
            return false;
    }
    return true;
}

uint32_t tekst_next(const char **at)
{
    if (**at == '\0')
        return 0;
    uint32_t code;
    size_t length = decode((const unsigned char *)*at, 4, &code);
    *at += length ? length : 1;
    return length ? code : REPLACEMENT;
}

void tekst_add(struct buf *out, uint32_t code)
{
    if (code < 0x80) {
        buf_char(out, (char)code);
        return;
    }
    char bytes[4];
    size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3F));
    bytes[0] = (char)((0xF00u >> n & 0xF0) | code);
    buf_add(out, bytes, n);
}

size_t tekst_length(const char *text)
{
    size_t n = 0;
    while (tekst_next(&text))
        n++;
    return n;
}

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000 || is_line_end(c);
}

/* Joiners, direction marks, fillers and variation selectors: part of a word, and none by
 * themselves. */
static bool is_unseen(uint32_t c)
{
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 ||
           (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2065) || c == 0x2800 ||
           c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFFA0;
}

/* What can hide text or turn it around, and what is no character at all. */
static bool is_dropped(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE007F);
}

void tekst_clean(const char *text, bool one_line, struct buf *out)
{
    bool started = false, seen = false;
    size_t begin = out->len, kept = begin; /* up to the last thing that is no space */
    while (*text) {
        uint32_t c = tekst_next(&text);
        if (c == '\r' && *text == '\n')
            continue;
        if (!is_space(c) && is_dropped(c))
            continue;
        if (!is_space(c)) {
            started = true;
            seen = seen || !is_unseen(c);
            tekst_add(out, c);
            kept = out->len;
        } else if (started && one_line) {
            if (out->len == kept)
                buf_char(out, ' ');
        } else if (started) {
            tekst_add(out, is_line_end(c) ? '\n' : c);
        }
    }
    buf_cut(out, seen ? kept : begin);
}

static bool is_mark(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F);
}

void tekst_shorten(const char *text, size_t max, struct buf *out)
{
    BUF_AUTO struct buf line;
    buf_init(&line, strlen(text));
    tekst_clean(text, true, &line);
    if (tekst_length(line.data) <= max) {
        buf_add(out, line.data, line.len);
        return;
    }
    const char *at = line.data, *end = line.data;
    for (size_t n = 0; n + 1 < max; n++) {
        uint32_t c = tekst_next(&at);
        const char *next = at;
        if (!is_space(c) && !is_mark(tekst_next(&next))) /* no letter loses its marks */
            end = at;
    }
    buf_add(out, line.data, (size_t)(end - line.data));
    if (max > 0)
        buf_text(out, "…");
}
