/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Forms with files. The input: a line with the Content-Type, then the body. What comes of it is the
 * same however it was cut into pieces, and each part that begins ends before the next.
 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/tekst.h"
#include "http/multipart.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PARTS = 5, LONGEST = 1 << 17, PIECE_MAX = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void insist(bool holds)
{
    if (!holds)
        abort();
}

struct heard {
    struct buf text;
    bool inside;
    int parts;
};

static enum result begin(void *arg, const char *naam, const char *bestand, struct probleem *p)
{
    struct heard *h = arg;
    (void)p;
    insist(!h->inside && h->parts++ < MOST_PARTS);
    insist(naam[0] && strlen(naam) <= MULTIPART_NAAM && tekst_is_utf8(naam, strlen(naam)));
    insist(!bestand ||
           (strlen(bestand) <= MULTIPART_BESTAND && tekst_is_utf8(bestand, strlen(bestand))));
    h->inside = true;
    buf_format(&h->text, "[%s<%s>=", naam, bestand ? bestand : "");
    return DONE;
}

static enum result data_add(void *arg, const char *bytes, size_t n, struct probleem *p)
{
    struct heard *h = arg;
    (void)p;
    insist(h->inside && n > 0);
    buf_add(&h->text, bytes, n);
    return DONE;
}

static enum result end(void *arg, struct probleem *p)
{
    struct heard *h = arg;
    (void)p;
    insist(h->inside);
    h->inside = false;
    buf_char(&h->text, ']');
    return DONE;
}

static enum result read_in(const char *type, const char *body, size_t n, size_t piece,
                           struct heard *h)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct multipart_hoort hoort = {begin, data_add, end, h};
    struct multipart *m = NULL;
    buf_init(&h->text, (size_t)4 * LONGEST);
    enum result r = multipart_new(type, &hoort, MOST_PARTS, &m, &p);
    for (size_t at = 0; r == DONE && at < n; at += piece)
        r = multipart_add(m, body + at, n - at < piece ? n - at : piece, &p);
    if (r == DONE)
        r = multipart_end(m, &p);
    insist(r == DONE ? !h->inside && !probleem_is(&p) : probleem_is(&p));
    multipart_free(m);
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    const char *line = size && size <= LONGEST ? memchr(text, '\n', size) : NULL;
    if (!line)
        return 0;
    AUTO_FREE char *type = strndup(text, (size_t)(line - text));
    insist(type != NULL);
    if (!multipart_is(type))
        return 0;
    size_t n = size - (size_t)(line + 1 - text);
    struct heard whole = {0}, cut = {0};
    /* What is refused is refused at one place or another: the parts before it may differ. */
    enum result r = read_in(type, line + 1, n, PIECE_MAX, &whole);
    insist(read_in(type, line + 1, n, 1 + size % 7, &cut) == r);
    insist(r != DONE || (whole.text.len == cut.text.len &&
                         memcmp(whole.text.data, cut.text.data, cut.text.len) == 0));
    buf_free(&whole.text);
    buf_free(&cut.text);
    return 0;
}
