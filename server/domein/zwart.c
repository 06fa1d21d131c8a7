/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/zwart.h"

#include "base/tekst.h"

#include <ctype.h>
#include <string.h>

enum { MOST = 256 * 1024 };

/* ---- words ---- */

static bool in_word(unsigned char c) { return isalnum(c) || c >= 0x80; }

static size_t word_length(const char *s)
{
    size_t n = 0;
    while (in_word((unsigned char)s[n]))
        n++;
    return n;
}

static bool is_small(const char *word)
{
    static const char *const SMALL[] = {"van", "de", "der", "den", "het", "ten", "ter", "te",
                                        "el",  "al", "in",  "op",  "en",  "la",  "le"};
    if (strlen(word) < 2)
        return true;
    for (size_t i = 0; i < COUNT_OF(SMALL); i++)
        if (strcmp(SMALL[i], word) == 0)
            return true;
    return false;
}

static void fold(const char *word, size_t n, struct buf *out)
{
    BUF_AUTO struct buf copy;
    buf_init(&copy, MOST);
    buf_add(&copy, word, n);
    tekst_fold(copy.data, out);
}

void zwart_namen(json_t *woorden, const char *naam, const json_t *niet)
{
    for (const char *s = naam; s && *s;) {
        BUF_AUTO struct buf word;
        size_t n = word_length(s);
        buf_init(&word, MOST);
        fold(s, n, &word);
        if (n && !is_small(word.data) && !(niet && json_object_get(niet, word.data)))
            json_object_set_new(woorden, word.data, json_true());
        s += n ? n : 1;
    }
}

/* "Emirs": a name with an s behind it is that name too. */
static bool is_name(const char *word, size_t n, const json_t *namen)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, MOST);
    fold(word, n, &folded);
    if (folded.len == 0)
        return false;
    if (json_object_get(namen, folded.data))
        return true;
    if (folded.data[folded.len - 1] != 's')
        return false;
    buf_cut(&folded, folded.len - 1);
    return json_object_get(namen, folded.data) != NULL;
}

static const char *const OTHERS[] = {
    "broer", "broers", "broertje", "buren",    "buurman", "buurvrouw",  "ex",          "mam",
    "mama",  "melder", "moeder",   "neef",     "nicht",   "oma",        "oom",         "opa",
    "ouder", "ouders", "pap",      "papa",     "partner", "stiefvader", "stiefmoeder", "tante",
    "vader", "vriend", "vriendin", "vriendje", "zoon",    "zus",        "zusje"};

static bool is_other(const char *word)
{
    for (size_t i = 0; i < COUNT_OF(OTHERS); i++)
        if (strcmp(OTHERS[i], word) == 0)
            return true;
    return false;
}

bool zwart_noemt(const char *tekst)
{
    for (const char *s = tekst; *s;) {
        BUF_AUTO struct buf word;
        size_t n = word_length(s);
        buf_init(&word, MOST);
        fold(s, n, &word);
        if (n && is_other(word.data))
            return true;
        s += n ? n : 1;
    }
    return false;
}

/* ---- marks ---- */

/* The text as it is looked over: its own double brackets apart. */
static void neutral(const char *tekst, struct buf *out)
{
    for (const char *s = tekst; *s; s++) {
        buf_char(out, *s);
        if ((*s == '[' || *s == ']') && s[1] == *s)
            buf_char(out, ' ');
    }
}

bool zwart_merk(const char *tekst, const json_t *namen, struct buf *out)
{
    BUF_AUTO struct buf plain;
    bool found = false;
    buf_init(&plain, MOST);
    neutral(tekst, &plain);
    for (const char *s = plain.data; *s;) {
        size_t n = word_length(s);
        bool name = n && is_name(s, n, namen);
        found = found || name;
        if (name)
            buf_text(out, "[[");
        buf_add(out, s, n ? n : 1);
        if (name)
            buf_text(out, "]]");
        s += n ? n : 1;
    }
    return found;
}

bool zwart_uit(const char *gemerkt, bool vul, struct buf *out)
{
    bool inside = false;
    for (const char *s = gemerkt; *s;) {
        bool open = s[0] == '[' && s[1] == '[', close = s[0] == ']' && s[1] == ']';
        if ((open && inside) || (close && !inside))
            return false;
        if (open && vul)
            buf_text(out, "[weggelaten]");
        if (open || close) {
            inside = open;
            s += 2;
            continue;
        }
        if (!inside || !vul)
            buf_char(out, *s);
        s++;
    }
    return !inside;
}

/* The next character that is no white space. */
static const char *solid(const char *s)
{
    while (*s && isspace((unsigned char)*s))
        s++;
    return s;
}

bool zwart_klopt(const char *gemerkt, const char *tekst)
{
    BUF_AUTO struct buf back, plain;
    buf_init(&back, MOST);
    buf_init(&plain, MOST);
    if (!zwart_uit(gemerkt, false, &back))
        return false;
    neutral(tekst, &plain);
    if (back.failed || plain.failed)
        return false;
    const char *a = solid(back.data), *b = solid(plain.data);
    while (*a && *a == *b) {
        a = solid(a + 1);
        b = solid(b + 1);
    }
    return *a == '\0' && *b == '\0';
}
