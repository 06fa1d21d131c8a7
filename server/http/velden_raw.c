/* SPDX-License-Identifier: EUPL-1.2 */
/* The raw body: which media type, is it readable at all, how deep and how much. */
#include "http/velden_intern.h"

#include "base/cleanup.h"
#include "base/tekst.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DEEPEST = 8 };

static enum result unreadable(struct probleem *p, const char *what, ...) PRINTF_LIKE(2, 3);
static enum result unreadable(struct probleem *p, const char *what, ...)
{
    char text[300];
    va_list args;
    va_start(args, what);
    (void)vsnprintf(text, sizeof text, what, args);
    va_end(args);
    return probleem_set(p, PROBLEEM_ONLEESBAAR, "%s Er is niets opgeslagen.", text);
}

static enum result too_many(struct probleem *p, int most)
{
    return probleem_set(p, PROBLEEM_TE_GROOT,
                        "Er staan te veel velden in: hoogstens %d. Er is niets opgeslagen.", most);
}

/* ---- media type ---- */

enum media { MEDIA_NONE, MEDIA_JSON, MEDIA_FORM, MEDIA_OTHER, MEDIA_FILES, MEDIA_CHARSET };

static bool is_type(const char *type, size_t n, const char *name)
{
    return n == strlen(name) && strncasecmp(type, name, n) == 0;
}

static bool ends_in_json(const char *type, size_t n)
{
    return n > 17 && strncasecmp(type, "application/", 12) == 0 &&
           strncasecmp(type + n - 5, "+json", 5) == 0;
}

/* Only UTF-8 is read; a charset that says otherwise would garble every accent. */
static bool is_utf8_charset(const char *parameters)
{
    const char *at = strcasestr(parameters, "charset=");
    if (!at)
        return true;
    at += strlen("charset=");
    at += *at == '"';
    return strncasecmp(at, "utf-8", 5) == 0 || strncasecmp(at, "utf8", 4) == 0;
}

static enum media media_of(const char *type)
{
    if (!type || type[0] == '\0')
        return MEDIA_NONE;
    size_t n = strcspn(type, "; \t");
    if (is_type(type, n, "multipart/form-data"))
        return MEDIA_FILES;
    if (!is_utf8_charset(type + n))
        return MEDIA_CHARSET;
    if (is_type(type, n, "application/json") || ends_in_json(type, n))
        return MEDIA_JSON;
    return is_type(type, n, "application/x-www-form-urlencoded") ? MEDIA_FORM : MEDIA_OTHER;
}

/* ---- JSON ---- */

/* Depth and number of values, counted without reading them: a bound before anything is made. What
 * is no JSON at all is left to the parser to say. */
static void measure(const char *body, size_t n, int *ret_depth, int *ret_values)
{
    int depth = 0, deepest = 0, values = 0;
    bool in_text = false;
    for (size_t i = 0; i < n; i++) {
        char c = body[i];
        if (in_text) {
            i += c == '\\'; /* what follows is no end */
            in_text = c != '"';
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{' || c == '[') {
            deepest = ++depth > deepest ? depth : deepest;
            values++;
        } else if (c == '}' || c == ']') {
            depth--;
        } else if (c == ',') {
            values++;
        }
    }
    *ret_depth = deepest;
    *ret_values = values;
}

static enum result json_trouble(const json_error_t *e, struct probleem *p)
{
    switch (json_error_code(e)) {
    case json_error_duplicate_key:
        return unreadable(
            p, "Een veld staat er twee keer in (regel %d, bij teken %d). Laat er één staan.",
            e->line, e->column);
    case json_error_numeric_overflow:
        return unreadable(p, "Een getal is te groot (regel %d, bij teken %d).", e->line, e->column);
    case json_error_end_of_input_expected:
        return unreadable(p, "Na het JSON-object staat nog iets (regel %d). Haal dat weg.",
                          e->line);
    case json_error_premature_end_of_input:
        return unreadable(p, "De JSON houdt te vroeg op. Is alles meegestuurd?");
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return unreadable(p, "Er staat een nulteken in (regel %d, bij teken %d). Haal dat weg.",
                          e->line, e->column);
    default: break;
    }
    return unreadable(p, "De JSON klopt niet op regel %d, bij teken %d.", e->line, e->column);
}

static enum result read_json(const char *body, size_t n, int most_fields, json_t **ret,
                             struct probleem *p)
{
    static const char MARK[] = "\xEF\xBB\xBF"; /* some programs begin every UTF-8 text with it */
    int depth, values;
    json_error_t error;
    if (n >= 3 && memcmp(body, MARK, 3) == 0) {
        body += 3;
        n -= 3;
    }
    if (strspn(body, " \t\r\n") >= n)
        return unreadable(p, "Er is geen inhoud meegestuurd. Stuur een JSON-object, desnoods {}.");
    measure(body, n, &depth, &values);
    if (depth > DEEPEST)
        return unreadable(p, "De inhoud is te diep genest: hoogstens %d lagen.", DEEPEST);
    if (values > most_fields)
        return too_many(p, most_fields);
    AUTO_JSON json_t *o = json_loadb(body, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!o)
        return json_trouble(&error, p);
    if (!json_is_object(o))
        return unreadable(p, "De inhoud moet een JSON-object zijn, tussen { en }.");
    *ret = TAKE(o);
    return DONE;
}

/* ---- forms ---- */

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

/* False for a broken %-sequence and for what is no UTF-8. */
static bool decode(const char *text, size_t n, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '%') {
            buf_char(out, text[i] == '+' ? ' ' : text[i]);
            continue;
        }
        int high = i + 2 < n ? hex(text[i + 1]) : -1, low = high < 0 ? -1 : hex(text[i + 2]);
        if (low < 0)
            return false;
        buf_char(out, (char)(high << 4 | low));
        i += 2;
    }
    return tekst_is_utf8(out->data, out->len);
}

void velden_voeg(json_t *o, const char *name, const char *value)
{
    json_t *before = json_object_get(o, name);
    if (!before) {
        json_object_set_new(o, name, json_string(value));
        return;
    }
    if (json_is_string(before)) {
        json_t *list = json_array();
        json_array_append(list, before);
        json_object_set_new(o, name, list);
        before = list;
    }
    json_array_append_new(before, json_string(value));
}

enum result velden_pairs(const char *text, size_t n, int most_fields, json_t **ret,
                         struct probleem *p)
{
    AUTO_JSON json_t *o = json_object();
    BUF_AUTO struct buf name, value;
    buf_init(&name, n);
    buf_init(&value, n);
    int fields = 0;
    for (const char *at = text, *end = text + n; at < end;) {
        const char *next = memchr(at, '&', (size_t)(end - at));
        size_t length = (size_t)((next ? next : end) - at);
        const char *is = memchr(at, '=', length);
        size_t name_length = is ? (size_t)(is - at) : length;
        if (length > 0 && ++fields > most_fields)
            return too_many(p, most_fields);
        if (!decode(at, name_length, &name) ||
            !decode(is ? is + 1 : at, is ? length - name_length - 1 : 0, &value))
            return unreadable(p, "Er staan tekens in die wij niet kunnen lezen. Stuur UTF-8.");
        if (name.failed || value.failed)
            return probleem_intern(p, "out of memory");
        if (length > 0)
            velden_voeg(o, name.data, value.data);
        at += length + 1;
    }
    *ret = TAKE(o);
    return DONE;
}

/* ---- both ---- */

enum result velden_raw(const struct http_request *r, int most_fields, json_t **ret_raw,
                       bool *ret_form, struct probleem *p)
{
    enum media media = media_of(r->header(r, "Content-Type"));
    const char *coding = r->header(r, "Content-Encoding");
    if (coding && coding[0] && strcasecmp(coding, "identity") != 0)
        return probleem_set(p, PROBLEEM_MEDIATYPE,
                            "Wij lezen geen ingepakte inhoud: laat Content-Encoding weg. Er is "
                            "niets opgeslagen.");
    if (media == MEDIA_FILES)
        return probleem_set(p, PROBLEEM_MEDIATYPE,
                            "Een formulier met bestanden kan hier niet. Er is niets opgeslagen.");
    if (media == MEDIA_CHARSET)
        return probleem_set(p, PROBLEEM_MEDIATYPE,
                            "Wij lezen alleen UTF-8. Er is niets opgeslagen.");
    if (media == MEDIA_OTHER || (media == MEDIA_NONE && r->body_len > 0))
        return probleem_set(p, PROBLEEM_MEDIATYPE, NULL);
    if (!tekst_is_utf8(r->body, r->body_len))
        return unreadable(p, "De tekst is geen UTF-8, of er staat een nulteken in.");
    *ret_form = media == MEDIA_FORM;
    if (media == MEDIA_JSON)
        return read_json(r->body, r->body_len, most_fields, ret_raw, p);
    return velden_pairs(r->body, r->body_len, most_fields, ret_raw, p);
}
