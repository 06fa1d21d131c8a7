/* SPDX-License-Identifier: EUPL-1.2 */
/* Sealed files, keys in keys, what kind of file it is, and what it may be called. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "map.h"
#include "stukken/sleutel.h"
#include "stukken/soort.h"
#include "stukken/stuk.h"

#include <sodium.h>

/* ---- kinds ---- */

static const char *kind_in(const char *bytes, size_t n, size_t piece, const char *naam,
                           const char **code)
{
    const char *reason;
    struct soort_kijker *k = soort_new();
    ck_assert_ptr_nonnull(k);
    for (size_t at = 0; at < n; at += piece)
        soort_add(k, bytes + at, n - at < piece ? n - at : piece);
    const struct bestandssoort *soort = soort_end(k, naam, code, &reason);
    ck_assert_int_eq(soort == NULL, *code != NULL);
    soort_free(k);
    return soort ? soort->code : NULL;
}

static void expect_kind(const char *bytes, size_t n, const char *naam, const char *kind,
                        const char *fault)
{
    static const size_t pieces[] = {1, 7, 1000, 1u << 20};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        const char *code, *is = kind_in(bytes, n, pieces[i], naam, &code);
        if (kind) {
            ck_assert_msg(is && strcmp(is, kind) == 0, "%s: %s", naam, code ? code : is);
        } else {
            ck_assert_msg(!is && strcmp(code, fault) == 0, "%s: %s", naam, code ? code : is);
        }
    }
}

/* A zip of empty parts with these names; `first` is stored, with content, as OpenDocument begins.
 */
static void zip(struct buf *out, const char *first, const char *content, const char *const *names)
{
    static const char zero[64];
    BUF_AUTO struct buf list;
    int count = 0;
    buf_init(&list, 100000);
    buf_clear(out);
    for (const char *name = first; name; name = names[count - (first != NULL)]) {
        size_t at = out->len, n = strlen(name), m = name == first && content ? strlen(content) : 0;
        char sizes[4] = {(char)m, 0, 0, 0}, length[2] = {(char)n, (char)(n >> 8)};
        buf_text(out, "PK\3\4");
        buf_add(out, zero, 14);
        buf_add(out, sizes, 4);
        buf_add(out, sizes, 4);
        buf_add(out, length, 2);
        buf_add(out, zero, 2);
        buf_text(out, name);
        buf_add(out, content ? content : "", m);
        char where[4] = {(char)at, (char)(at >> 8), (char)(at >> 16), 0};
        buf_text(&list, "PK\1\2");
        buf_add(&list, zero, 24);
        buf_add(&list, length, 2);
        buf_add(&list, zero, 12);
        buf_add(&list, where, 4);
        buf_text(&list, name);
        count++;
    }
    size_t at = out->len;
    char end[18] = {0};
    end[4] = end[6] = (char)count;
    for (int i = 0; i < 4; i++) {
        end[8 + i] = (char)(list.len >> (8 * i));
        end[12 + i] = (char)(at >> (8 * i));
    }
    buf_add(out, list.data, list.len);
    buf_text(out, "PK\5\6");
    buf_add(out, end, sizeof end);
    ck_assert(!out->failed && !list.failed);
}

START_TEST(kinds_by_bytes)
{
    expect_kind("%PDF-1.7", 8, "a.PDF", "pdf", NULL);
    expect_kind("x%PDF-1.7", 9, "a.pdf", NULL, "naam");
    expect_kind("\x89PNG\r\n\x1A\n", 8, "a.png", "png", NULL);
    expect_kind("\xFF\xD8\xFF\xE0", 4, "a.jpeg", "jpeg", NULL);
    expect_kind("\xFF\xD8\xFF\xE0", 4, "a.png", NULL, "naam");
    expect_kind("\xFF\xD8\xFF\xE0", 4, "ajpg", NULL, "naam");
    expect_kind("GIF89a\1", 7, "a.gif", NULL, "soort");
    expect_kind("\0\0\0\x18"
                "ftypheic\0",
                13, "a.heic", NULL, "soort");
    expect_kind("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\r\n", 15, "a.txt", "tekst", NULL);
    static const char *const BAD[] = {"\xC0\x80", "\xED\xA0\x80",    "\xF5\x80\x80\x80",
                                      "\x80",     "a\xC3",           "\x1B[2J",
                                      "\xE2\x82", "\xF0\x82\x82\xAC"};
    for (size_t i = 0; i < COUNT_OF(BAD); i++)
        expect_kind(BAD[i], strlen(BAD[i]), "a.txt", NULL, "soort");
}
END_TEST

START_TEST(kinds_of_zip)
{
    static const char odt[] = "application/vnd.oasis.opendocument.text";
    BUF_AUTO struct buf out;
    buf_init(&out, 400000);
    zip(&out, "[Content_Types].xml", NULL, (const char *const[]){"word/document.xml", NULL});
    expect_kind(out.data, out.len, "a.docx", "docx", NULL);
    expect_kind(out.data, out.len, "a.xlsx", NULL, "naam");
    expect_kind(out.data, out.len - 1, "a.docx", NULL, "soort");
    buf_char(&out, 'x'); /* something behind its end */
    expect_kind(out.data, out.len, "a.docx", NULL, "soort");
    zip(&out, "[Content_Types].xml", NULL, (const char *const[]){"xl/workbook.xml", NULL});
    expect_kind(out.data, out.len, "a.xlsx", "xlsx", NULL);
    zip(&out, "[Content_Types].xml", NULL,
        (const char *const[]){"word/document.xml", "word/vbaProject.bin", NULL});
    expect_kind(out.data, out.len, "a.docx", NULL, "macro");
    zip(&out, "[Content_Types].xml", NULL,
        (const char *const[]){"word/document.xml", "xl/workbook.xml", NULL});
    expect_kind(out.data, out.len, "a.docx", NULL, "soort");
    zip(&out, "mimetype", odt, (const char *const[]){"content.xml", "META-INF/manifest.xml", NULL});
    expect_kind(out.data, out.len, "a.odt", "odt", NULL);
    zip(&out, "mimetype", odt,
        (const char *const[]){"content.xml", "META-INF/manifest.xml", "Basic/a.xml", NULL});
    expect_kind(out.data, out.len, "a.odt", NULL, "macro");
    zip(&out, "mimetype", "application/zomaar",
        (const char *const[]){"content.xml", "META-INF/manifest.xml", NULL});
    expect_kind(out.data, out.len, "a.odt", NULL, "soort");
    zip(&out, "evil.exe", NULL, (const char *const[]){"word/document.xml", NULL});
    expect_kind(out.data, out.len, "a.docx", NULL, "soort");
}
END_TEST

/* Whatever stands in it: no crash, and a verdict. */
START_TEST(kinds_of_damaged_zip)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 400000);
    zip(&out, "[Content_Types].xml", NULL, (const char *const[]){"word/document.xml", NULL});
    for (size_t i = 4; i < out.len; i++)
        for (int bit = 0; bit < 8; bit += 3) {
            const char *code;
            out.data[i] = (char)(out.data[i] ^ (1 << bit));
            (void)kind_in(out.data, out.len, 1000, "a.docx", &code);
            out.data[i] = (char)(out.data[i] ^ (1 << bit));
        }
}
END_TEST

/* ---- names ---- */

START_TEST(names_are_cleaned)
{
    static const char *const NAMES[][2] = {
        {"verslag.pdf", "verslag.pdf"},
        {"../../etc/passwd", "passwd"},
        {"C:\\Mijn documenten\\brief.docx", "brief.docx"},
        {".verborgen.pdf", "verborgen.pdf"},
        {"a\tb\nc.pdf", "a b c.pdf"},
        {"\xE2\x80\xAE"
         "fdp.exe",
         "fdp.exe"},
        {"a<b>:\"|?*%c.pdf", "a_b_______c.pdf"},
        {"naam. . .", "naam"},
        {"..", ""},
        {"map/", ""},
        {"\xC3\xA9\xC3\xA9n.pdf", "\xC3\xA9\xC3\xA9n.pdf"},
    };
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
        BUF_AUTO struct buf out;
        buf_init(&out, 1000);
        bestandsnaam_clean(NAMES[i][0], &out);
        ck_assert_str_eq(out.data, NAMES[i][1]);
    }
    char name[405];
    memset(name, 'a', 400);
    memcpy(name + 400, ".pdf", 5);
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bestandsnaam_clean(name, &out);
    ck_assert_uint_eq(out.len, BESTANDSNAAM_MAX);
    ck_assert_str_eq(out.data + out.len - 5, "a.pdf");
}
END_TEST

START_TEST(names_in_a_header)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bestandsnaam_disposition("caf\xC3\xA9 \"x\"; y='1'.pdf", &out);
    ck_assert_str_eq(out.data, "attachment; filename=\"caf_ _x__ y__1_.pdf\"; "
                               "filename*=UTF-8''caf%C3%A9%20%22x%22%3B%20y%3D%271%27.pdf");
}
END_TEST

/* ---- keys ---- */

START_TEST(keys_in_keys)
{
    uint8_t head[SLEUTEL_LEN], other[SLEUTEL_LEN], key[SLEUTEL_LEN], got[SLEUTEL_LEN];
    uint8_t sealed[SLEUTEL_VERZEGELD];
    char hex[2 * SLEUTEL_VERZEGELD + 1];
    sleutel_new(head);
    sleutel_new(other);
    sleutel_new(key);
    sleutel_seal(head, SLEUTEL_DOCUMENT, 7, key, sealed);
    ck_assert(sleutel_open(head, SLEUTEL_DOCUMENT, 7, sealed, got));
    ck_assert_mem_eq(key, got, sizeof key);
    ck_assert(!sleutel_open(other, SLEUTEL_DOCUMENT, 7, sealed, got));
    ck_assert(!sleutel_open(head, SLEUTEL_DOCUMENT, 8, sealed, got));
    ck_assert(!sleutel_open(head, SLEUTEL_HUISHOUDEN, 7, sealed, got));
    (void)sodium_bin2hex(hex, sizeof hex, sealed, sizeof sealed);
    ck_assert(sleutel_open_hex(head, SLEUTEL_DOCUMENT, 7, hex, got));
    ck_assert(!sleutel_open_hex(head, SLEUTEL_DOCUMENT, 7, hex + 2, got));
    ck_assert(!sleutel_open_hex(head, SLEUTEL_DOCUMENT, 7, "", got));
    ck_assert(!sleutel_open_hex(head, SLEUTEL_DOCUMENT, 7, NULL, got));
    for (size_t i = 0; i < sizeof sealed; i++) {
        sealed[i] ^= 1;
        ck_assert(!sleutel_open(head, SLEUTEL_DOCUMENT, 7, sealed, got));
        sealed[i] ^= 1;
    }
}
END_TEST

/* ---- files ---- */

static size_t read_back(const struct stuk_feiten *f, const uint8_t *key, char *out, size_t most,
                        bool *ret_broken)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct stuk_lezer *l;
    size_t n = 0;
    *ret_broken = stuk_open(map, f->naam, key, &l, &p) != DONE;
    if (*ret_broken)
        return 0;
    ssize_t got;
    while ((got = stuk_read(l, out + n, most - n < 5000 ? most - n : 5000)) > 0)
        n += (size_t)got;
    *ret_broken = got < 0;
    stuk_close(l);
    return n;
}

START_TEST(files_there_and_back)
{
    static const size_t sizes[] = {1, 100, 65535, 65536, 65537, 131072, 200001};
    enum { MOST = 300000 };
    char *in = malloc(MOST), *out = malloc(MOST);
    map_make();
    randombytes_buf(in, MOST);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        PROBLEEM_AUTO struct probleem p = {0};
        struct stuk *s;
        uint8_t hash[STUK_HASH];
        int64_t bytes;
        bool broken;
        ck_assert_int_eq(stuk_new(map, &s, &p), DONE);
        for (size_t at = 0; at < sizes[i]; at += 3000)
            ck_assert_int_eq(stuk_add(s, in + at, sizes[i] - at < 3000 ? sizes[i] - at : 3000, &p),
                             DONE);
        ck_assert_int_eq(stuk_finish(s, &p), DONE);
        struct stuk_feiten f = *stuk_feiten(s);
        ck_assert_int_eq(f.lengte, (int64_t)sizes[i]);
        ck_assert_uint_eq(read_back(&f, f.sleutel, out, MOST, &broken), sizes[i]); /* .nieuw */
        stuk_settle(s, true);
        ck_assert_uint_eq(read_back(&f, f.sleutel, out, MOST, &broken), sizes[i]);
        ck_assert(!broken && memcmp(in, out, sizes[i]) == 0);
        char folder[300], path[400];
        (void)snprintf(folder, sizeof folder, "%s/stukken", map);
        (void)snprintf(path, sizeof path, "%s/%s", folder, f.naam);
        AUTO_CLOSE int fd = stuk_file(folder, f.naam);
        ck_assert_int_eq(stuk_hash(fd, hash, &bytes), DONE);
        ck_assert_int_eq(bytes, f.bytes);
        ck_assert_mem_eq(hash, f.hash, sizeof hash);
        /* another key; cut off at a chunk; one more byte */
        f.sleutel[0] ^= 1;
        ck_assert_uint_eq(read_back(&f, f.sleutel, out, MOST, &broken), 0);
        ck_assert(broken);
        f.sleutel[0] ^= 1;
        FILE *more = fopen(path, "ae");
        ck_assert(more && fputc('x', more) != EOF && fclose(more) == 0);
        (void)read_back(&f, f.sleutel, out, MOST, &broken);
        ck_assert(broken);
        ck_assert_int_eq(truncate(path, f.bytes > 32 + 65553 ? 32 + 65553 : f.bytes - 1), 0);
        (void)read_back(&f, f.sleutel, out, MOST, &broken);
        ck_assert(broken);
    }
    free(in);
    free(out);
    map_remove();
}
END_TEST

START_TEST(what_is_not_finished_goes)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct stuk *s;
    char path[500];
    map_make();
    ck_assert_int_eq(stuk_new(map, &s, &p), DONE);
    (void)snprintf(path, sizeof path, "%s/stukken/%s.nieuw", map, stuk_feiten(s)->naam);
    ck_assert_int_eq(access(path, F_OK), 0);
    stuk_settle(s, true); /* there may be a row of it; it is not whole */
    ck_assert_int_ne(access(path, F_OK), 0);
    ck_assert_int_eq(stuk_new(map, &s, &p), DONE);
    (void)snprintf(path, sizeof path, "%s/stukken/%s.nieuw", map, stuk_feiten(s)->naam);
    stuk_leave(s);
    ck_assert_int_eq(access(path, F_OK), 0);
    map_remove();
}
END_TEST

int main(void)
{
    if (sodium_init() < 0)
        return 1;
    Suite *suite = suite_create("stukken");
    TCase *t = tcase_create("stukken");
    tcase_add_test(t, kinds_by_bytes);
    tcase_add_test(t, kinds_of_zip);
    tcase_add_test(t, kinds_of_damaged_zip);
    tcase_add_test(t, names_are_cleaned);
    tcase_add_test(t, names_in_a_header);
    tcase_add_test(t, keys_in_keys);
    tcase_add_test(t, files_there_and_back);
    tcase_add_test(t, what_is_not_finished_goes);
    suite_add_tcase(suite, t);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
