/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/afdruk.h"

#include "base/buf.h"
#include "render/pages.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_SIZE = 24, ALIKE = 9 };

struct afdruk {
    char *text; /* with the marks cut out */
    size_t length, holes;
    struct hole {
        size_t at; /* in text */
        enum { CSRF, SLEUTEL, VERZOEK, RESTEREND, KINDS } kind;
    } hole[];
};

/* The own texts of a page, by kind. */
struct texts {
    const char *text[KINDS];
    size_t length[KINDS];
    char number[NUMBER_SIZE];
};

static void texts_of(const struct pagina_eigen *own, struct texts *ret)
{
    (void)snprintf(ret->number, sizeof ret->number, "%" PRId64, own->resterend);
    ret->text[CSRF] = own->csrf;
    ret->text[SLEUTEL] = own->sleutel;
    ret->text[VERZOEK] = own->verzoek;
    ret->text[RESTEREND] = ret->number;
    for (int i = 0; i < KINDS; i++)
        ret->length[i] = strlen(ret->text[i]);
}

/* Of the right kinds, and by chance of 60 bits or more in no page. All begin with the same ALIKE
 * digits, so that a page is searched once, the first of them a digit that is seldom in a page. */
static void marks_make(struct rng *rng, struct pagina_eigen *ret)
{
    enum { LEAST = 8000000000000000000, SPREAD = 1000000000000000000 };
    uint8_t bytes[(sizeof ret->csrf - 1) / 2 + 1];
    char hex[2 * sizeof bytes + 1];
    rng_fill(rng, bytes, sizeof bytes);
    (void)sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    (void)snprintf(ret->csrf, sizeof ret->csrf, "%.*s", (int)sizeof ret->csrf - 1, hex);
    rng_fill(rng, bytes, sizeof bytes);
    (void)sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    (void)snprintf(ret->sleutel, sizeof ret->sleutel, "%.*s", (int)sizeof ret->sleutel - 1, hex);
    rng_fill(rng, bytes, sizeof bytes);
    (void)sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    (void)snprintf(ret->verzoek, sizeof ret->verzoek, "%.*s", (int)sizeof ret->verzoek - 1, hex);
    ret->resterend = (int64_t)LEAST + (int64_t)(rng_u64(rng) % (uint64_t)SPREAD);
    char number[NUMBER_SIZE];
    (void)snprintf(number, sizeof number, "%" PRId64, ret->resterend);
    memcpy(ret->csrf, number, ALIKE);
    memcpy(ret->sleutel, number, ALIKE);
    memcpy(ret->verzoek, number, ALIKE);
}

/* The first mark from `from` on; NULL when there is none. */
static const char *mark_next(const char *from, size_t length, const struct texts *marks, int *kind)
{
    const char *end = from + length, *mark = marks->text[0];
    for (const char *s = from; (s = memchr(s, mark[0], (size_t)(end - s))); s++) {
        if (end - s < ALIKE || s[1] != mark[1] || memcmp(s, mark, ALIKE) != 0)
            continue;
        for (int i = 0; i < KINDS; i++)
            if ((size_t)(end - s) >= marks->length[i] &&
                memcmp(s, marks->text[i], marks->length[i]) == 0) {
                *kind = i;
                return s;
            }
    }
    return NULL;
}

/* Room for twice as many holes; without memory NULL, and nothing is left of it. */
static struct afdruk *wider(struct afdruk *a, size_t *room)
{
    *room *= 2;
    struct afdruk *moved = realloc(a, sizeof *a + *room * sizeof a->hole[0]);
    if (!moved) {
        free(a->text);
        free(a);
    }
    return moved;
}

/* In one pass: looking for the marks costs more than copying. */
static struct afdruk *cut(const char *page, size_t length, const struct texts *marks)
{
    size_t room = 32;
    int kind = 0;
    const char *end = page + length, *s = page, *mark;
    struct afdruk *a = malloc(sizeof *a + room * sizeof a->hole[0]);
    if (a)
        *a = (struct afdruk){.text = malloc(length + 1)};
    if (!a || !a->text) {
        free(a);
        return NULL;
    }
    for (; (mark = mark_next(s, (size_t)(end - s), marks, &kind)); s = mark + marks->length[kind]) {
        if (a->holes == room && !(a = wider(a, &room)))
            return NULL;
        memcpy(a->text + a->length, s, (size_t)(mark - s));
        a->length += (size_t)(mark - s);
        a->hole[a->holes].at = a->length;
        a->hole[a->holes++].kind = (unsigned)kind;
    }
    memcpy(a->text + a->length, s, (size_t)(end - s));
    a->length += (size_t)(end - s);
    return a;
}

enum result afdruk_make(struct beurt *b, const char *page, json_t *model, struct afdruk **ret,
                        struct probleem *p)
{
    enum { PAGE_MAX = 8 * 1024 * 1024 };
    struct pagina_eigen marks;
    struct texts texts;
    BUF_AUTO struct buf out;
    buf_init(&out, PAGE_MAX);
    marks_make(&b->app->rng, &marks);
    texts_of(&marks, &texts);
    if (json_object_set_new(model, "pagina", pagina_model(b, model, &marks)) != 0)
        return probleem_intern(p, "no memory for a page");
    enum result r = pages_render(b->app->pages, page, model, b->v.vandaag, &out, p);
    (void)json_object_del(model, "pagina");
    if (r != DONE)
        return FAILED;
    *ret = cut(out.data, out.len, &texts);
    return *ret ? DONE : probleem_intern(p, "no memory for a page");
}

char *afdruk_fill(const struct afdruk *a, const struct pagina_eigen *own, size_t *ret_length)
{
    struct texts texts;
    texts_of(own, &texts);
    size_t length = a->length, at = 0;
    for (size_t i = 0; i < a->holes; i++)
        length += texts.length[a->hole[i].kind];
    char *page = malloc(length + 1), *to = page;
    for (size_t i = 0; page && i < a->holes; i++) {
        const struct hole *hole = &a->hole[i];
        memcpy(to, a->text + at, hole->at - at);
        to += hole->at - at;
        at = hole->at;
        memcpy(to, texts.text[hole->kind], texts.length[hole->kind]);
        to += texts.length[hole->kind];
    }
    if (!page)
        return NULL;
    memcpy(to, a->text + at, a->length - at);
    page[length] = '\0';
    *ret_length = length;
    return page;
}

size_t afdruk_bytes(const struct afdruk *a)
{
    return sizeof *a + a->holes * sizeof a->hole[0] + a->length;
}

void afdruk_free(struct afdruk *a)
{
    if (a)
        free(a->text);
    free(a);
}
