/* SPDX-License-Identifier: EUPL-1.2 */
#include "stukken/soort.h"

#include "base/tekst.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct bestandssoort SOORTEN[] = {
    {"pdf", "PDF", "application/pdf", {"pdf"}, false},
    {"png", "Afbeelding (PNG)", "image/png", {"png"}, true},
    {"jpeg", "Foto (JPG)", "image/jpeg", {"jpg", "jpeg"}, true},
    {"docx",
     "Word",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     {"docx"},
     false},
    {"xlsx",
     "Excel",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     {"xlsx"},
     false},
    {"odt", "OpenDocument-tekst", "application/vnd.oasis.opendocument.text", {"odt"}, false},
    {"ods",
     "OpenDocument-rekenblad",
     "application/vnd.oasis.opendocument.spreadsheet",
     {"ods"},
     false},
    {"tekst", "Tekst", "text/plain; charset=utf-8", {"txt"}, false},
};

const struct bestandssoort *bestandssoort(const char *code)
{
    for (size_t i = 0; code && i < COUNT_OF(SOORTEN); i++)
        if (strcmp(SOORTEN[i].code, code) == 0)
            return &SOORTEN[i];
    return NULL;
}

/* ---- looking ---- */

enum { HEAD = 512, TAIL = 128 * 1024, MOST_ENTRIES = 5000 };

struct soort_kijker {
    unsigned char head[HEAD];
    size_t head_len;
    unsigned char tail[2 * TAIL]; /* at least the last TAIL bytes stand at its end */
    size_t tail_len;
    uint64_t total;
    bool text;      /* so far */
    int more;       /* bytes that the character under way still needs */
    uint32_t point; /* of it, so far */
    uint32_t least; /* smaller is an overlong form */
};

struct soort_kijker *soort_new(void)
{
    struct soort_kijker *k = calloc(1, sizeof *k);
    if (k)
        k->text = true;
    return k;
}

void soort_free(struct soort_kijker *k) { free(k); }

/* UTF-8 without controls, byte by byte: a character may be cut between two pieces. */
static bool text_byte(struct soort_kijker *k, unsigned char c)
{
    if (k->more > 0) {
        k->point = k->point << 6 | (c & 0x3Fu);
        bool whole = --k->more == 0;
        return (c & 0xC0) == 0x80 && (!whole || (k->point >= k->least && k->point <= 0x10FFFF &&
                                                 (k->point < 0xD800 || k->point > 0xDFFF)));
    }
    if (c < 0x80)
        return (c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    k->more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
    k->least = c >= 0xF0 ? 0x10000 : c >= 0xE0 ? 0x800 : 0x80;
    k->point = c & (0x3Fu >> k->more);
    return c >= 0xC2 && c <= 0xF4;
}

static void tail_add(struct soort_kijker *k, const char *bytes, size_t n)
{
    if (n > TAIL) {
        bytes += n - TAIL;
        n = TAIL;
    }
    if (k->tail_len + n > sizeof k->tail) {
        memmove(k->tail, k->tail + k->tail_len - TAIL, TAIL);
        k->tail_len = TAIL;
    }
    memcpy(k->tail + k->tail_len, bytes, n);
    k->tail_len += n;
}

void soort_add(struct soort_kijker *k, const char *bytes, size_t n)
{
    size_t begin = n < HEAD - k->head_len ? n : HEAD - k->head_len;
    memcpy(k->head + k->head_len, bytes, begin);
    k->head_len += begin;
    for (size_t i = 0; k->text && i < n; i++)
        k->text = text_byte(k, (unsigned char)bytes[i]);
    tail_add(k, bytes, n);
    k->total += n;
}

static bool begins(const struct soort_kijker *k, const char *with, size_t n)
{
    return k->head_len >= n && memcmp(k->head, with, n) == 0;
}

/* ---- zip: the list of names at its end ---- */

static uint32_t le(const unsigned char *at, int bytes)
{
    uint32_t n = 0;
    for (int i = bytes; i-- > 0;)
        n = n << 8 | at[i];
    return n;
}

struct names {
    bool content_types, word, excel, macro, content_xml, manifest;
};

static bool is(const unsigned char *name, size_t n, const char *text)
{
    return n == strlen(text) && memcmp(name, text, n) == 0;
}

static void note_name(struct names *names, const unsigned char *name, size_t n)
{
    static const char macro[] = "vbaProject.bin";
    names->content_types |= is(name, n, "[Content_Types].xml");
    names->word |= is(name, n, "word/document.xml");
    names->excel |= is(name, n, "xl/workbook.xml");
    names->content_xml |= is(name, n, "content.xml");
    names->manifest |= is(name, n, "META-INF/manifest.xml");
    names->macro |=
        n >= sizeof macro - 1 &&
        strncasecmp((const char *)name + n - (sizeof macro - 1), macro, sizeof macro - 1) == 0;
    names->macro |= n >= 6 && memcmp(name, "Basic/", 6) == 0;
}

/* False for what is no plain, whole zip of a bearable size. */
static bool zip_names(const struct soort_kijker *k, struct names *ret)
{
    enum { END_BYTES = 22, ENTRY_BYTES = 46 };
    const unsigned char *tail = k->tail, *end = NULL;
    for (size_t i = k->tail_len; !end && i-- > 0;)
        if (k->tail_len - i >= END_BYTES && memcmp(tail + i, "PK\5\6", 4) == 0)
            end = tail + i;
    if (!end || end + END_BYTES + le(end + 20, 2) != tail + k->tail_len)
        return false;
    size_t count = le(end + 10, 2), size = le(end + 12, 4);
    uint64_t at = le(end + 16, 4), stands_at = k->total - (uint64_t)(tail + k->tail_len - end);
    if (le(end + 4, 4) != 0 || le(end + 8, 2) != count || count == 0 || count > MOST_ENTRIES ||
        size > (size_t)(end - tail) || at + size != stands_at)
        return false;
    const unsigned char *entry = end - size;
    for (size_t i = 0; i < count; i++) {
        if (end - entry < ENTRY_BYTES || memcmp(entry, "PK\1\2", 4) != 0)
            return false;
        size_t name = le(entry + 28, 2), rest = le(entry + 30, 2) + le(entry + 32, 2);
        if ((size_t)(end - entry) < ENTRY_BYTES + name + rest)
            return false;
        note_name(ret, entry + ENTRY_BYTES, name);
        entry += ENTRY_BYTES + name + rest;
    }
    return entry == end;
}

/* OpenDocument says what it is in its first part, plainly, at a fixed place. */
static bool says(const struct soort_kijker *k, const char *media)
{
    static const char mark[] = "mimetype";
    size_t n = strlen(media), at = 30 + sizeof mark - 1;
    return k->head_len >= at + n && memcmp(k->head + 30, mark, sizeof mark - 1) == 0 &&
           le(k->head + 8, 2) == 0 && le(k->head + 18, 4) == n &&
           memcmp(k->head + at, media, n) == 0;
}

static const char *zip_code(const struct soort_kijker *k, bool *ret_macro)
{
    struct names names = {0};
    if (!zip_names(k, &names))
        return NULL;
    *ret_macro = names.macro;
    if (names.content_types && names.word != names.excel)
        return names.word ? "docx" : "xlsx";
    if (!names.content_xml || !names.manifest)
        return NULL;
    return says(k, bestandssoort("odt")->media)   ? "odt"
           : says(k, bestandssoort("ods")->media) ? "ods"
                                                  : NULL;
}

/* ---- the verdict ---- */

static const char *code_of(const struct soort_kijker *k, bool *ret_macro)
{
    if (begins(k, "%PDF-", 5))
        return "pdf";
    if (begins(k, "\x89PNG\r\n\x1A\n", 8))
        return "png";
    if (begins(k, "\xFF\xD8\xFF", 3))
        return "jpeg";
    if (begins(k, "PK\3\4", 4))
        return zip_code(k, ret_macro);
    return k->text && k->more == 0 ? "tekst" : NULL;
}

static const char *ending(const char *naam)
{
    const char *dot = strrchr(naam, '.');
    return dot ? dot + 1 : "";
}

static bool ends_as(const struct bestandssoort *soort, const char *naam)
{
    for (size_t i = 0; i < COUNT_OF(soort->uitgangen) && soort->uitgangen[i]; i++)
        if (strcasecmp(ending(naam), soort->uitgangen[i]) == 0)
            return true;
    return false;
}

#define KIES                                                                                       \
    "Kies een PDF, een foto (JPG of PNG), een bestand van Word, Excel of OpenDocument, of een "    \
    "tekstbestand (.txt)."

static const char *unknown_reason(const struct soort_kijker *k)
{
    if (begins(k, "\xD0\xCF\x11\xE0", 4))
        return "Dit is een oud bestand van Word of Excel, of er zit een wachtwoord op. Bewaar het "
               "zonder wachtwoord als PDF, .docx of .xlsx, en kies dat.";
    if (k->head_len > 12 && memcmp(k->head + 4, "ftyphei", 7) == 0)
        return "Dit soort foto van een telefoon (HEIC) kunnen anderen vaak niet openen. Bewaar hem "
               "als JPG, en kies dat.";
    return "Dit soort bestand kan hier niet. " KIES;
}

const struct bestandssoort *soort_end(struct soort_kijker *k, const char *bestandsnaam,
                                      const char **ret_code, const char **ret_reden)
{
    bool macro = false;
    const struct bestandssoort *soort = bestandssoort(code_of(k, &macro));
    *ret_code = NULL;
    if (k->total == 0) {
        *ret_code = "leeg";
        *ret_reden = "Dit bestand is leeg. Kies een ander bestand.";
    } else if (!soort) {
        *ret_code = "soort";
        *ret_reden = unknown_reason(k);
    } else if (macro) {
        *ret_code = "macro";
        *ret_reden = "In dit bestand zit een programma (macro). Bewaar het zonder, of als PDF.";
    } else if (!ends_as(soort, bestandsnaam)) {
        *ret_code = "naam";
        *ret_reden = "De naam van dit bestand past niet bij wat erin zit. Bewaar het opnieuw met "
                     "de goede uitgang, zoals .pdf of .jpg. " KIES;
    }
    return *ret_code ? NULL : soort;
}

/* ---- names ---- */

static const char *after_folders(const char *naam)
{
    const char *last = naam;
    for (const char *s = naam; *s; s++)
        if (*s == '/' || *s == '\\')
            last = s + 1;
    return last;
}

static void cut(const char *text, size_t most, struct buf *out)
{
    const char *dot = strrchr(text, '.');
    size_t tail = dot ? tekst_length(dot) : 0;
    if (tekst_length(text) <= most) {
        buf_text(out, text);
        return;
    }
    if (tail > 10)
        tail = 0;
    const char *at = text;
    for (size_t i = 0; i < most - tail; i++)
        (void)tekst_next(&at);
    buf_add(out, text, (size_t)(at - text));
    if (tail)
        buf_text(out, dot);
}

void bestandsnaam_clean(const char *naam, struct buf *out)
{
    BUF_AUTO struct buf clean;
    BUF_AUTO struct buf plain;
    buf_init(&clean, 4000);
    buf_init(&plain, 4000);
    tekst_clean(after_folders(naam), true, &clean);
    for (const char *s = clean.data + strspn(clean.data, ". "); *s; s++)
        buf_char(&plain, strchr("<>:\"|?*%", *s) ? '_' : *s);
    while (plain.len && strchr(". ", plain.data[plain.len - 1]))
        buf_cut(&plain, plain.len - 1);
    if (!clean.failed && !plain.failed)
        cut(plain.data, BESTANDSNAAM_MAX, out);
}

void bestandsnaam_disposition(const char *naam, struct buf *out)
{
    static const char attr[] =
        "!#$&+-.^_`|~"; /* attr-char of RFC 8187, beside letters and digits */
    buf_text(out, "attachment; filename=\"");
    for (const char *s = naam; *s; s++)
        if (isascii((unsigned char)*s) && (isalnum((unsigned char)*s) || strchr(" -_.()", *s)))
            buf_char(out, *s);
        else if (((unsigned char)*s & 0xC0) != 0x80) /* one for each character */
            buf_char(out, '_');
    buf_text(out, "\"; filename*=UTF-8''");
    for (const char *s = naam; *s; s++)
        if (isascii((unsigned char)*s) && (isalnum((unsigned char)*s) || strchr(attr, *s)))
            buf_char(out, *s);
        else
            buf_format(out, "%%%02X", (unsigned)(unsigned char)*s);
}
