/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/woorden_intern.h"

#include "base/tekst.h"

#include <stdint.h>
#include <stdio.h>

/* Digits with a point before every third from the right. */
static void put_thousands(struct buf *out, const char *digits, size_t n)
{
    for (size_t i = 0; out && i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            buf_char(out, '.');
        buf_char(out, digits[i]);
    }
}

bool woorden_say_getal(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char text[400]; /* a double has 309 digits at most */
    *ret_truthy = true;
    if (json_is_integer(q->value))
        (void)snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, json_integer_value(q->value));
    else if (json_is_real(q->value))
        (void)snprintf(text, sizeof text, "%.2f", json_real_value(q->value));
    else
        return false;
    const char *digits = text + (text[0] == '-');
    size_t n = strspn(digits, "0123456789"), end = strlen(digits);
    while (end > n && (digits[end - 1] == '0' || digits[end - 1] == '.'))
        end--;
    if (digits > text && strspn(digits, "0.") < end)
        put(out, "-");
    put_thousands(out, digits, n);
    if (end > n && out) {
        buf_char(out, ',');
        buf_add(out, digits + n + 1, end - n - 1);
    }
    return true;
}

/* For a word that differs when there is one: {{#n.een}}regel{{/n.een}}{{^n.een}}regels{{/n.een}}.
 */
bool woorden_say_een(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    *ret_truthy = json_is_integer(q->value) && json_integer_value(q->value) == 1;
    return woorden_say_getal(q, out, &(bool){false});
}

/* {{n.regels}}: "1 regel", "1.224 regels". */
bool woorden_say_geteld(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    static const struct {
        const char *many, *one;
    } NOUNS[] = {
        {"huishoudens", "huishouden"}, {"regels", "regel"}, {"weken", "week"}, {"dagen", "dag"}};
    bool one;
    if (!woorden_say_getal(q, out, ret_truthy) || !woorden_say_een(q, NULL, &one))
        return false;
    for (size_t i = 0; i < COUNT_OF(NOUNS); i++) {
        if (strcmp(NOUNS[i].many, q->list) == 0) {
            put(out, " ");
            put(out, one ? NOUNS[i].one : NOUNS[i].many);
        }
    }
    return true;
}

/* Upper case of the Latin letters names are written with (up to U+017F); others as they are. */
static uint32_t upper(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
        return c - 32;
    if (c == 0xff)
        return 0x178;
    if (c == 0x131)
        return 'I';
    bool even_is_upper = (c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177);
    bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    if (even_is_upper)
        return c & ~1u;
    return odd_is_upper && c % 2 == 0 ? c - 1 : c;
}

/* Prints the first letter in upper case and returns what follows it; the Dutch ij is one letter. */
static const char *put_initial(struct buf *out, const char *text)
{
    if ((text[0] == 'i' || text[0] == 'I') && (text[1] == 'j' || text[1] == 'J')) {
        put(out, "IJ");
        return text + 2;
    }
    uint32_t code = tekst_next(&text);
    if (code && out)
        tekst_add(out, upper(code));
    return text;
}

bool woorden_say_initiaal(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    const char *text = json_string_value(q->value);
    *ret_truthy = text && *text;
    if (text)
        (void)put_initial(out, text);
    return text != NULL;
}

bool woorden_say_kop(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    const char *text = json_string_value(q->value);
    *ret_truthy = text && *text;
    if (text)
        put(out, put_initial(out, text));
    return text != NULL;
}
