/* SPDX-License-Identifier: EUPL-1.2 */
/* The searchable form of text (tekst.h). A precomposed letter and the same letter with a loose mark
 * after it fold alike, because marks are dropped from both. */
#include "base/tekst.h"

#include <string.h>

/*
 * One character for each code point: what it folds to, or
 *   ' ' a separator, '!' dropped, '.' kept (phonetic letters that stand for no plain one),
 *   a capital: two letters, see SPELLED_OUT.
 */
#define LATIN_FIRST 0xA0
static const char LATIN[] = "          a  !    23 u   1o     " /* U+00A0 */
                            "aaaaaaAceeeeiiiidnooooo ouuuuyTS" /* U+00C0 */
                            "aaaaaaAceeeeiiiidnooooo ouuuuyTy" /* U+00E0 */
                            "aaaaaaccccccccddddeeeeeeeeeegggg" /* U+0100 */
                            "gggghhhhiiiiiiiiiiJJjjkkklllllll" /* U+0120 */
                            "lllnnnnnnnnnooooooOOrrrrrrssssss" /* U+0140 */
                            "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs" /* U+0160 */
                            "bbbb..occdddd.eeeffggHiikkl..nn." /* U+0180 */
                            "ooggpp...s.ttttuuuvyyzzz..z....." /* U+01A0 */
                            "....DDDLLLNNNaaiioouuuuuuuuuueaa" /* U+01C0 */
                            "aaAAggggkkoooozzjDDDggH.nnaaAAoo" /* U+01E0 */
                            "aaaaeeeeiiiioooorrrruuuusstt..hh" /* U+0200 */
                            "nd..zzaaeeooooooooyylntj..acclts" /* U+0220 */
                            "z..b..eejjqqrryy.a.bocddeeee...j" /* U+0240 */
                            "gg.g..h.ii.lll...mnn........rrr." /* U+0260 */
                            "..ssj.s.t.uv....zzzz.........j.." /* U+0280 */
                            "q...............";                /* U+02A0 */
#define LATIN_MORE_FIRST 0x1E00
static const char LATIN_MORE[] = "aabbbbbbccddddddddddeeeeeeeeeeff"  /* U+1E00 */
                                 "gghhhhhhhhhhiiiikkkkkkllllllllmm"  /* U+1E20 */
                                 "mmmmnnnnnnnnoooooooopppprrrrrrrr"  /* U+1E40 */
                                 "ssssssssssttttttttuuuuuuuuuuvvvv"  /* U+1E60 */
                                 "wwwwwwwwwwxxxxyyzzzzzzhtwyasssS."  /* U+1E80 */
                                 "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"  /* U+1EA0 */
                                 "eeeeeeeeiiiioooooooooooooooooooo"  /* U+1EC0 */
                                 "oooouuuuuuuuuuuuuuyyyyyyyy....yy"; /* U+1EE0 */

static const struct {
    char code;
    const char *letters;
} SPELLED_OUT[] = {
    {'A', "ae"}, {'D', "dz"}, {'H', "hv"}, {'J', "ij"}, {'L', "lj"},
    {'N', "nj"}, {'O', "oe"}, {'S', "ss"}, {'T', "th"},
};

/* Lower-case letters with a mark built in, in the other scripts: without it. */
static const uint16_t PRECOMPOSED[][2] = {
    {0x0390, 0x03B9}, {0x03AC, 0x03B1}, {0x03AD, 0x03B5}, {0x03AE, 0x03B7}, {0x03AF, 0x03B9},
    {0x03B0, 0x03C5}, {0x03C2, 0x03C3}, {0x03CA, 0x03B9}, {0x03CB, 0x03C5}, {0x03CC, 0x03BF},
    {0x03CD, 0x03C5}, {0x03CE, 0x03C9}, {0x0439, 0x0438}, {0x0450, 0x0435}, {0x0451, 0x0435},
    {0x0453, 0x0433}, {0x0457, 0x0456}, {0x045C, 0x043A}, {0x045D, 0x0438}, {0x045E, 0x0443},
    {0x0477, 0x0475}, {0x04C2, 0x0436}, {0x04D1, 0x0430}, {0x04D3, 0x0430}, {0x04D7, 0x0435},
    {0x04DB, 0x04D9}, {0x04DD, 0x0436}, {0x04DF, 0x0437}, {0x04E3, 0x0438}, {0x04E5, 0x0438},
    {0x04E7, 0x043E}, {0x04EB, 0x04E9}, {0x04ED, 0x044D}, {0x04EF, 0x0443}, {0x04F1, 0x0443},
    {0x04F3, 0x0443}, {0x04F5, 0x0447}, {0x04F9, 0x044B}, {0x0622, 0x0627}, {0x0623, 0x0627},
    {0x0624, 0x0648}, {0x0625, 0x0627}, {0x0626, 0x064A}, {0x06C0, 0x06D5}, {0x06C2, 0x06C1},
    {0x06D3, 0x06D2},
};

/* What is no letter or digit outside the Latin tables: separators, and marks that are dropped. */
static const struct {
    uint32_t first, last;
    bool dropped;
} NO_LETTERS[] = {
    {0x02B0, 0x02FF, false}, /* apostrophe-like and other modifiers */
    {0x0300, 0x036F, true},  /* combining marks */
    {0x0375, 0x0375, false},  {0x037A, 0x037A, false},
    {0x037E, 0x037E, false},  {0x0384, 0x0385, false},
    {0x0387, 0x0387, false},  {0x0483, 0x0489, true}, /* Cyrillic marks */
    {0x055A, 0x055F, false},  {0x0589, 0x058F, false},
    {0x0591, 0x05BD, true}, /* Hebrew points */
    {0x05BE, 0x05BE, false},  {0x05BF, 0x05BF, true},
    {0x05C0, 0x05C0, false},  {0x05C1, 0x05C2, true},
    {0x05C3, 0x05C3, false},  {0x05C4, 0x05C5, true},
    {0x05C6, 0x05C6, false},  {0x05C7, 0x05C7, true},
    {0x05F3, 0x05F4, false},  {0x0600, 0x060F, false},
    {0x0610, 0x061A, true}, /* Arabic marks, stretching and directions */
    {0x061B, 0x061B, false},  {0x061C, 0x061C, true},
    {0x061D, 0x061F, false},  {0x0640, 0x0640, true},
    {0x064B, 0x065F, true},   {0x066A, 0x066D, false},
    {0x0670, 0x0670, true},   {0x06D4, 0x06D4, false},
    {0x0964, 0x0965, false},  {0x1AB0, 0x1AFF, true},
    {0x1DC0, 0x1DFF, true},  /* more combining marks */
    {0x2000, 0x200A, false}, /* spaces */
    {0x200B, 0x200F, true},  /* invisible: joiners and directions */
    {0x2010, 0x2029, false},  {0x202A, 0x202E, true},
    {0x202F, 0x205F, false},  {0x2060, 0x206F, true},
    {0x2070, 0x20CF, false},  {0x20D0, 0x20FF, true},
    {0x2100, 0x2BFF, false}, /* symbols, arrows, boxes */
    {0x2E00, 0x2E7F, false},  {0x3000, 0x3004, false},
    {0x3008, 0x3020, false},  {0x3030, 0x3030, false},
    {0x303D, 0x303F, false},  {0x30FB, 0x30FB, false},
    {0xE000, 0xF8FF, false},                          /* private use */
    {0xFD3E, 0xFD3F, false},  {0xFE00, 0xFE0F, true}, /* variation selectors */
    {0xFE10, 0xFE1F, false},  {0xFE20, 0xFE2F, true},
    {0xFE30, 0xFE6F, false},  {0xFEFF, 0xFEFF, true},
    {0xFF00, 0xFF00, false},  {0xFF5F, 0xFF65, false},
    {0xFFE0, 0xFFFF, false},  {0x1F000, 0x1FAFF, false}, /* pictures */
    {0xE0000, 0xE0FFF, true}, {0xF0000, 0x10FFFF, false},
};

struct folding {
    struct buf *out;
    bool started; /* something has been written */
    bool gap;     /* a space is due before the next letter */
};

static void put(struct folding *f, uint32_t code)
{
    if (f->gap && f->started)
        buf_char(f->out, ' ');
    f->gap = false;
    f->started = true;
    tekst_add(f->out, code);
}

static void put_latin(struct folding *f, char entry, uint32_t code)
{
    if (entry == '!')
        return;
    if (entry == ' ') {
        f->gap = true;
        return;
    }
    for (size_t i = 0; i < COUNT_OF(SPELLED_OUT); i++) {
        if (SPELLED_OUT[i].code != entry)
            continue;
        put(f, (unsigned char)SPELLED_OUT[i].letters[0]);
        put(f, (unsigned char)SPELLED_OUT[i].letters[1]);
        return;
    }
    put(f, entry == '.' ? code : (unsigned char)entry);
}

static void put_ascii(struct folding *f, uint32_t code)
{
    if (code >= 'A' && code <= 'Z')
        put(f, code + 0x20);
    else if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
        put(f, code);
    else
        f->gap = true;
}

static uint32_t lower(uint32_t c)
{
    if (c >= 0x386 && c <= 0x3AB) { /* Greek */
        if (c >= 0x391)
            return c + 0x20;
        return c == 0x386 ? 0x3AC : c <= 0x38A ? c + 0x25 : c == 0x38C ? 0x3CC : c + 0x3F;
    }
    if (c >= 0x400 && c <= 0x42F) /* Cyrillic, and its further pairs below */
        return c < 0x410 ? c + 0x50 : c + 0x20;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
        return c | 1;
    if (c >= 0x4C0 && c <= 0x4CE)
        return c == 0x4C0 ? 0x4CF : c + (c & 1);
    if (c >= 0x531 && c <= 0x556) /* Armenian */
        return c + 0x30;
    return c;
}

static uint32_t without_mark(uint32_t c)
{
    for (size_t i = 0; i < COUNT_OF(PRECOMPOSED); i++)
        if (PRECOMPOSED[i][0] == c)
            return PRECOMPOSED[i][1];
    return c;
}

static void put_other(struct folding *f, uint32_t code)
{
    for (size_t i = 0; i < COUNT_OF(NO_LETTERS) && code >= NO_LETTERS[i].first; i++) {
        if (code > NO_LETTERS[i].last)
            continue;
        f->gap = f->gap || !NO_LETTERS[i].dropped;
        return;
    }
    put(f, without_mark(lower(code)));
}

static void fold_code(struct folding *f, uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) /* full-width forms of ASCII */
        c -= 0xFEE0;
    if (c < 0x80)
        put_ascii(f, c);
    else if (c < LATIN_FIRST)
        f->gap = true;
    else if (c < LATIN_FIRST + sizeof LATIN - 1)
        put_latin(f, LATIN[c - LATIN_FIRST], c);
    else if (c >= LATIN_MORE_FIRST && c < LATIN_MORE_FIRST + sizeof LATIN_MORE - 1)
        put_latin(f, LATIN_MORE[c - LATIN_MORE_FIRST], c);
    else
        put_other(f, c);
}

void tekst_fold(const char *text, struct buf *out)
{
    struct folding f = {.out = out};
    while (*text)
        fold_code(&f, tekst_next(&text));
}

bool tekst_woord(const char **at, const char **ret_begin, struct buf *out)
{
    struct folding f = {.out = out};
    const char *s = *at;
    while (*s) {
        const char *here = s;
        bool before = f.started;
        fold_code(&f, tekst_next(&s));
        if (f.started && !before)
            *ret_begin = here;
        if (f.started && f.gap) {
            *at = here;
            return true;
        }
        f.gap = false;
    }
    *at = s;
    return f.started;
}
