/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/multipart.h"

#include "base/buf.h"
#include "base/tekst.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_HEAD = 4096, MOST_BOUNDARY = 70, PIECE = 16384 };

struct multipart {
    struct multipart_hoort hoort;
    char mark[MOST_BOUNDARY + 5]; /* "\r\n--boundary" */
    size_t mark_len;
    enum {
        BEFORE, /* nothing yet: only a boundary may come */
        MARK,   /* behind a boundary: "--" or a line end */
        HEAD,
        BODY,
        AFTER, /* behind the last boundary: ignored */
        BROKEN,
    } state;
    int parts, most;
    size_t len; /* of what is held */
    char held[PIECE + MOST_HEAD + MOST_BOUNDARY + 8];
};

static enum result broken(struct multipart *m, struct probleem *p, const char *code,
                          const char *what)
{
    if (m)
        m->state = BROKEN;
    (void)probleem_set(p, PROBLEEM_ONGELDIGE_INVOER, "%s Er is niets opgeslagen.", what);
    return probleem_veld(p, "bestand", code, "%s", what);
}

/* ---- beginning ---- */

static const char TYPE[] = "multipart/form-data";

bool multipart_is(const char *content_type)
{
    size_t n = sizeof TYPE - 1;
    return content_type && strncasecmp(content_type, TYPE, n) == 0 &&
           strchr("; \t", content_type[n]); /* the end too */
}

/* RFC 2046: 1 to 70 of these, not ending in a space. */
static bool boundary_of(const char *type, char ret[MOST_BOUNDARY + 1])
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+_,-./:=? ";
    const char *at = strcasestr(type, "boundary=");
    if (!at || at == type || !strchr("; \t", at[-1]))
        return false;
    at += strlen("boundary=");
    bool quoted = *at == '"';
    at += quoted;
    size_t n = quoted ? strcspn(at, "\"") : strcspn(at, "; \t");
    if (n == 0 || n > MOST_BOUNDARY || strspn(at, allowed) < n || at[n - 1] == ' ' ||
        (quoted && at[n] != '"'))
        return false;
    memcpy(ret, at, n);
    ret[n] = '\0';
    return true;
}

enum result multipart_new(const char *content_type, const struct multipart_hoort *hoort, int most,
                          struct multipart **ret, struct probleem *p)
{
    char boundary[MOST_BOUNDARY + 1];
    if (!boundary_of(content_type, boundary))
        return broken(NULL, p, "geen-grens",
                      "Het formulier met het bestand is niet te lezen: de grens (boundary) "
                      "ontbreekt of klopt niet.");
    struct multipart *m = calloc(1, sizeof *m);
    if (!m)
        return probleem_intern(p, "no memory for a form with files");
    m->hoort = *hoort;
    m->most = most;
    m->mark_len = (size_t)snprintf(m->mark, sizeof m->mark, "\r\n--%s", boundary);
    memcpy(m->held, "\r\n", 2); /* as if a line ended before the first boundary */
    m->len = 2;
    *ret = m;
    return DONE;
}

void multipart_free(struct multipart *m) { free(m); }

/* ---- a part's head ---- */

struct head {
    char naam[MULTIPART_NAAM + 1], bestand[MULTIPART_BESTAND + 1];
    bool has_naam, is_bestand, disposition;
};

static bool quoted_char(const char **at, char *out)
{
    const char *s = *at;
    if (s[0] == '\\' && (s[1] == '"' || s[1] == '\\')) {
        *out = s[1];
        *at += 2;
        return true;
    }
    if (s[0] == '%' && s[1] == '2' && s[2] == '2') { /* as browsers write a quote */
        *out = '"';
        *at += 3;
        return true;
    }
    *out = *s;
    *at += 1;
    return *s != '\0' && *s != '"';
}

/* "text" or a token; *at moves past it. */
static bool value_read(const char **at, char *out, size_t size)
{
    size_t n = 0;
    bool quoted = **at == '"';
    *at += quoted;
    for (;;) {
        char c = **at;
        if (quoted ? c == '"' : c == '\0' || strchr("; \t", c) != NULL)
            break;
        if (c == '\0' || n + 1 >= size)
            return false;
        if (!quoted)
            (*at)++;
        else if (!quoted_char(at, &c))
            return false;
        out[n++] = c;
    }
    *at += quoted;
    out[n] = '\0';
    return tekst_is_utf8(out, n);
}

static bool is_name(const char *at, size_t n, const char *name)
{
    return n == strlen(name) && strncasecmp(at, name, n) == 0;
}

/* form-data; name="…"; filename="…" */
static bool disposition_read(const char *at, struct head *h)
{
    static const char kind[] = "form-data";
    char ignored[MULTIPART_BESTAND * 3 + 1];
    if (h->disposition || strncasecmp(at, kind, sizeof kind - 1) != 0)
        return false;
    h->disposition = true;
    for (at += sizeof kind - 1;;) {
        at += strspn(at, " \t");
        if (*at == '\0')
            return h->has_naam;
        if (*at++ != ';')
            return false;
        at += strspn(at, " \t");
        size_t n = strcspn(at, "=; \t");
        const char *key = at;
        if (at[n] != '=')
            return false;
        at += n + 1;
        bool naam = is_name(key, n, "name"), bestand = is_name(key, n, "filename");
        if ((naam && h->has_naam) || (bestand && h->is_bestand) ||
            !value_read(&at,
                        naam      ? h->naam
                        : bestand ? h->bestand
                                  : ignored,
                        naam      ? sizeof h->naam
                        : bestand ? sizeof h->bestand
                                  : sizeof ignored))
            return false;
        h->has_naam |= naam;
        h->is_bestand |= bestand;
    }
}

/* One line, its end cut off. */
static bool line_read(const char *line, struct head *h)
{
    static const char disposition[] = "Content-Disposition";
    size_t n = strcspn(line, ":");
    if (n == 0 || line[n] != ':' || isspace((unsigned char)line[0]))
        return false;
    for (const char *s = line; *s; s++)
        if ((unsigned char)*s < 0x20 && *s != '\t')
            return false;
    const char *value = line + n + 1;
    value += strspn(value, " \t");
    return !is_name(line, n, disposition) || disposition_read(value, h);
}

/* The head in held[0 … n), each line with its end; is put in pieces. */
static enum result head_read(struct multipart *m, size_t n, struct probleem *p)
{
    struct head h = {0};
    bool good = memchr(m->held, '\0', n) == NULL;
    m->held[n - 1] = '\0'; /* the last line's LF */
    for (char *line = m->held, *next; good && line; line = next) {
        char *end = strstr(line, "\r\n");
        next = end ? end + 2 : NULL;
        if (!end)
            end = line + strlen(line) - 1; /* the last line's CR */
        *end = '\0';
        good = line_read(line, &h);
    }
    if (!good || !h.has_naam || h.naam[0] == '\0')
        return broken(m, p, "deel",
                      "Het formulier met het bestand is niet te lezen: een deel heeft geen naam, "
                      "of een kop die niet klopt.");
    if (++m->parts > m->most)
        return broken(m, p, "te-veel", "Er staan te veel velden in het formulier.");
    m->state = BODY;
    if (m->hoort.begin(m->hoort.arg, h.naam, h.is_bestand ? h.bestand : NULL, p) == DONE)
        return DONE;
    m->state = BROKEN;
    return FAILED;
}

/* ---- going on ---- */

static void drop(struct multipart *m, size_t n)
{
    memmove(m->held, m->held + n, m->len - n);
    m->len -= n;
}

static enum result give(struct multipart *m, size_t n, struct probleem *p)
{
    if (n == 0)
        return DONE;
    if (m->state == BEFORE)
        return broken(m, p, "begin",
                      "Het formulier met het bestand is niet te lezen: het begint niet met de "
                      "grens (boundary).");
    if (m->hoort.data(m->hoort.arg, m->held, n, p) == DONE)
        return DONE;
    m->state = BROKEN;
    return FAILED;
}

/* Up to the next boundary, or as far as no boundary can have begun. */
static enum result body_step(struct multipart *m, bool *ret_more, struct probleem *p)
{
    const char *mark = memmem(m->held, m->len, m->mark, m->mark_len);
    size_t n = mark ? (size_t)(mark - m->held) : m->len > m->mark_len ? m->len - m->mark_len : 0;
    bool inside = m->state == BODY;
    if (give(m, n, p) != DONE)
        return FAILED;
    drop(m, n);
    *ret_more = mark != NULL;
    if (!mark)
        return DONE;
    drop(m, m->mark_len);
    m->state = MARK;
    if (!inside || m->hoort.end(m->hoort.arg, p) == DONE)
        return DONE;
    m->state = BROKEN;
    return FAILED;
}

static enum result mark_step(struct multipart *m, bool *ret_more, struct probleem *p)
{
    *ret_more = m->len >= 2;
    if (!*ret_more)
        return DONE;
    bool last = memcmp(m->held, "--", 2) == 0;
    if (!last && memcmp(m->held, "\r\n", 2) != 0)
        return broken(m, p, "grens",
                      "Het formulier met het bestand is niet te lezen: achter een grens (boundary) "
                      "hoort een nieuwe regel.");
    m->state = last ? AFTER : HEAD;
    drop(m, 2);
    return DONE;
}

static enum result head_step(struct multipart *m, bool *ret_more, struct probleem *p)
{
    const char *end = memmem(m->held, m->len, "\r\n\r\n", 4);
    *ret_more = end != NULL;
    if (end && (size_t)(end - m->held) < MOST_HEAD) {
        size_t n = (size_t)(end - m->held) + 4;
        enum result r = head_read(m, n - 2, p);
        drop(m, n);
        return r;
    }
    if (end || m->len > MOST_HEAD)
        return broken(m, p, "kop-te-lang",
                      "Het formulier met het bestand is niet te lezen: de kop van een deel is te "
                      "lang.");
    return DONE;
}

static enum result steps(struct multipart *m, struct probleem *p)
{
    for (bool more = true; more;) {
        enum result r = DONE;
        switch (m->state) {
        case BEFORE:
        case BODY: r = body_step(m, &more, p); break;
        case MARK: r = mark_step(m, &more, p); break;
        case HEAD: r = head_step(m, &more, p); break;
        case AFTER:
            m->len = 0;
            more = false;
            break;
        case BROKEN: return FAILED;
        }
        if (r != DONE)
            return FAILED;
    }
    return DONE;
}

enum result multipart_add(struct multipart *m, const char *bytes, size_t n, struct probleem *p)
{
    while (n > 0 && m->state != BROKEN) {
        size_t part = n < PIECE ? n : PIECE;
        memcpy(m->held + m->len, bytes, part);
        m->len += part;
        bytes += part;
        n -= part;
        if (steps(m, p) != DONE)
            return FAILED;
    }
    return m->state == BROKEN ? FAILED : DONE;
}

enum result multipart_end(struct multipart *m, struct probleem *p)
{
    if (m->state == BROKEN)
        return FAILED;
    if (m->state == AFTER)
        return DONE;
    return broken(m, p, "afgebroken",
                  "Het bestand is niet helemaal aangekomen. Probeer het opnieuw.");
}
