/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/fragment.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/tekst.h"

#include <stdbool.h>
#include <string.h>

enum {
    WORDS = 64,     /* of a question that are looked for */
    BEFORE = 60,    /* bytes of text before the first word found */
    TEXT = 1000000, /* bytes of a text */
};

struct words {
    char *word[WORDS];
    size_t count;
};

static void words_free(struct words *w)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->word[i]);
}

static void words_read(const char *vraag, struct words *ret)
{
    const char *begin;
    BUF_AUTO struct buf word;
    buf_init(&word, TEXT);
    ret->count = 0;
    for (; ret->count < WORDS && tekst_woord(&vraag, &begin, &word); buf_clear(&word)) {
        char *copy = strdup(word.data);
        if (!copy)
            return;
        ret->word[ret->count++] = copy;
    }
}

/* Which of the words this one begins with, as bits. */
static uint64_t found(const struct words *w, const char *folded)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < w->count; i++)
        if (strncmp(folded, w->word[i], strlen(w->word[i])) == 0)
            bits |= UINT64_C(1) << i;
    return bits;
}

size_t fragment_words(const char *vraag, const char *tekst)
{
    struct words w;
    const char *begin;
    uint64_t bits = 0;
    size_t n = 0;
    BUF_AUTO struct buf word;
    buf_init(&word, TEXT);
    words_read(vraag, &w);
    for (; tekst_woord(&tekst, &begin, &word); buf_clear(&word))
        bits |= found(&w, word.data);
    for (; bits; bits &= bits - 1)
        n++;
    words_free(&w);
    return n;
}

/* ---- the pieces ---- */

/* Runs of white space become one space, so that it stands on one line. */
static void piece_add(json_t *pieces, const char *text, size_t n, bool gevonden)
{
    BUF_AUTO struct buf line;
    buf_init(&line, TEXT);
    for (size_t i = 0; i < n; i++) {
        bool space = strchr(" \t\n\r", text[i]) != NULL;
        if (!space)
            buf_char(&line, text[i]);
        else if (line.len == 0 || line.data[line.len - 1] != ' ')
            buf_char(&line, ' ');
    }
    if (line.len)
        json_array_append_new(pieces,
                              json_pack("{s:s, s:b}", "tekst", line.data, "gevonden", gevonden));
}

/* At most BEFORE bytes before `at`, from the beginning of a word. */
static const char *start_near(const char *tekst, const char *at)
{
    if (at - tekst <= BEFORE)
        return tekst;
    for (const char *s = at - BEFORE; s < at; s++)
        if (*s == ' ' || *s == '\n')
            return s + 1;
    return at;
}

static const char *first_found(const struct words *w, const char *tekst)
{
    const char *begin;
    BUF_AUTO struct buf word;
    buf_init(&word, TEXT);
    for (const char *at = tekst; tekst_woord(&at, &begin, &word); buf_clear(&word))
        if (found(w, word.data))
            return begin;
    return tekst;
}

/* Up to `most` characters from `s`, ending at the end of a word; a very long word is cut. */
static const char *end_near(const char *s, size_t most)
{
    const char *end = s, *space = NULL;
    for (size_t n = 0; n < most && *end; n++) {
        if (*end == ' ' || *end == '\n')
            space = end;
        (void)tekst_next(&end);
    }
    return *end && space && space > s ? space : end;
}

static void pieces_add(json_t *pieces, const struct words *w, const char *from, const char *to)
{
    const char *begin, *done = from;
    BUF_AUTO struct buf word;
    buf_init(&word, TEXT);
    for (const char *at = from; at < to && tekst_woord(&at, &begin, &word); buf_clear(&word)) {
        if (begin >= to)
            break;
        if (!found(w, word.data))
            continue;
        const char *end = at < to ? at : to;
        piece_add(pieces, done, (size_t)(begin - done), false);
        piece_add(pieces, begin, (size_t)(end - begin), true);
        done = end;
    }
    piece_add(pieces, done, (size_t)(to - done), false);
}

json_t *fragment_make(const char *vraag, const char *tekst, size_t most)
{
    struct words w;
    json_t *pieces = json_array();
    words_read(vraag, &w);
    const char *from = start_near(tekst, first_found(&w, tekst));
    const char *to = end_near(from, most);
    if (from > tekst)
        json_array_append_new(pieces, json_pack("{s:s, s:b}", "tekst", "… ", "gevonden", 0));
    pieces_add(pieces, &w, from, to);
    if (*to)
        json_array_append_new(pieces, json_pack("{s:s, s:b}", "tekst", " …", "gevonden", 0));
    words_free(&w);
    return pieces;
}
