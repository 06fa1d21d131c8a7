/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents that go along in a move (verhuis.h): whole, or refused by what they are. */
#include "verhuis.h"

#include "stukken/stuk.h"

#include <dirent.h>

/* ---- documents ---- */

#define PDF "%PDF-1.7\n\x80\xFF\x01 een verslag\n%%EOF\n"

/* Of `n` bytes, about Emir, under onderwijs. */
static const char *document(const char *titel, size_t n)
{
    BUF_AUTO struct buf body;
    char auth[100];
    size_t head = sizeof PDF - 1;
    buf_init(&body, n + 4000);
    buf_format(
        &body,
        "--grens\r\nContent-Disposition: form-data; name=\"titel\"\r\n\r\n%s\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"datum\"\r\n\r\n2026-11-02\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"categorie\"\r\n\r\nonderwijs\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"personen\"\r\n\r\n" EMIR "\r\n"
        "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"verslag.pdf\""
        "\r\n\r\n",
        titel);
    buf_add(&body, "%PDF-1.7\n", 9);
    for (size_t i = 9; i + head < n; i++)
        buf_char(&body, (char)('a' + i % 23));
    buf_add(&body, &PDF[9], head - 9);
    buf_text(&body, "\r\n--grens--\r\n");
    ck_assert(!body.failed);
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", login("sanne"));
    return made(verzoek_send(
        &app, "POST", "/api/v1" HOUSE "/documenten",
        (const char *[]){"Content-Type: multipart/form-data; boundary=grens", auth, NULL},
        body.data, body.len, false));
}

static struct http_reply choose(const char *path, const char *item)
{
    char full[90], body[100];
    (void)snprintf(full, sizeof full, "%s/stukken", path);
    (void)snprintf(body, sizeof body, "{\"stukken\":[\"%s\"],\"uitleg\":\"Lees dit eerst.\"}",
                   item);
    return api(login("sanne"), "POST", full, body);
}

/* Files of documents of the installation we are in. */
static int files(void)
{
    char map[300];
    int n = 0;
    (void)snprintf(map, sizeof map, "%s/" STUKKEN_FOLDER, harness_map());
    DIR *d = opendir(map);
    for (struct dirent *e; d && (e = readdir(d));)
        n += e->d_name[0] != '.';
    if (d)
        (void)closedir(d);
    return n;
}

static struct bestand bytes_of(const char *who, const char *document_path)
{
    char full[100];
    (void)snprintf(full, sizeof full, "%s/inhoud", document_path);
    struct http_reply r = api(login(who), "GET", full, NULL);
    ck_assert_msg(r.status == 200, "%s: %d %.*s", full, r.status, (int)r.body_len, r.body);
    struct bestand b = {.bytes = malloc(r.body_len + 1), .n = r.body_len};
    memcpy(b.bytes, r.body, r.body_len);
    http_reply_free(&r);
    return b;
}

static struct bestand sent_with(size_t n, const char **ret_move, struct bestand *ret_bytes)
{
    char path[60], id[40];
    (void)snprintf(id, sizeof id, "%s", document("Verslag van school", n));
    (void)snprintf(path, sizeof path, "/documenten/%s", id);
    *ret_bytes = bytes_of("sanne", path);
    *ret_move = prepared();
    must(choose(*ret_move, id), 200);
    must(step("sanne", *ret_move, "verzending", NULL), 200);
    return fetch("sanne", *ret_move);
}

static void documents_move(size_t n)
{
    const char *move;
    BESTAND_AUTO struct bestand was = {0};
    BESTAND_AUTO struct bestand bundel = sent_with(n, &move, &was);
    ck_assert(bundel.n > was.n && !memmem(bundel.bytes, bundel.n, "%PDF", 4));
    harness_other();
    const char *arrival = arrived(&bundel);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(!reply_has(&r, "Verslag van school"));
    http_reply_free(&r);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    AUTO_FREE char *page = page_text(login("youssef"), arrival, 200);
    ck_assert(strstr(page, "Verslag van school") && strstr(page, "verslag.pdf"));
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);
    ck_assert_int_eq(files(), 0); /* until the proof there is the bundle alone */
    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    harness_other();
    log_break();
    ck_assert_int_ge(status_of(bring_to("youssef", arrival, &proof)), 500);
    log_mend();
    ck_assert_int_eq(files(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 0);
    must(bring_to("youssef", arrival, &proof), 200);
    ck_assert_int_eq(files(), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden_sleutel"), 1);
    char path[60], id[ID_TEXT_SIZE];
    id_format(value("SELECT id FROM document"), id);
    (void)snprintf(path, sizeof path, "/documenten/%s", id);
    BESTAND_AUTO struct bestand is_now = bytes_of("youssef", path);
    ck_assert(is_now.n == was.n && memcmp(is_now.bytes, was.bytes, was.n) == 0);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE titel = 'Bij het document ‘Verslag"
                           " van school’' AND tekst LIKE '%Lees dit eerst.%'"),
                     1);
    same(api(login("marieke"), "GET", path, NULL),
         api(login("marieke"), "GET", "/documenten/" NIEMAND, NULL), 404);
}

START_TEST(test_documents_move) { documents_move(100); }
END_TEST
START_TEST(test_large_documents_move) { documents_move(11900000); }
END_TEST

/* Too large together, damaged, withdrawn: said before anything leaves, by its name. */
START_TEST(test_documents_that_cannot_go)
{
    char id[40], sql[200];
    (void)snprintf(id, sizeof id, "%s", document("Verslag van school", 100));
    const char *move = prepared();
    change("UPDATE document SET bytes = 13 * 1024 * 1024");
    AUTO_FREE char *large = reason(choose(move, id), "stukken");
    ck_assert(large && strstr(large, "12 MB") && strstr(large, "‘Verslag van school’ (13 MB)"));
    change("UPDATE document SET bytes = 100");
    must(choose(move, id), 200);
    change("UPDATE document SET bytes = 13 * 1024 * 1024"); /* it grew since */
    must(step("sanne", move, "verzending", NULL), 400);
    change("UPDATE document SET bytes = 101"); /* not what it was */
    struct http_reply r = step("sanne", move, "verzending", NULL);
    ck_assert_msg(r.status == 500 && reply_has(&r, "Verslag van school"), "%d %.*s", r.status,
                  (int)r.body_len, r.body);
    http_reply_free(&r);
    (void)snprintf(sql, sizeof sql, "UPDATE document SET bytes = 100, ingetrokken_op = 1");
    change(sql);
    must(step("sanne", move, "verzending", NULL), 409);
    ck_assert_int_eq(value("SELECT uit IS NULL AND status = 'voorbereid' FROM verhuizing"), 1);
}
END_TEST

/* Made by one we know, signed, sealed to us, and not what it says: `with` changes it. */
static struct bestand forged(const struct bestand *b, void (*with)(json_t *stuk, struct buf *docs))
{
    struct bundel_paar here, there;
    BUF_AUTO struct buf docs, out;
    AUTO_JSON json_t *json = NULL;
    json_t *row;
    size_t i;
    buf_init(&docs, BUNDEL_MOST);
    buf_init(&out, BUNDEL_MOST + 1);
    bundel_paar_make(app.sleutels->bundel, &here);
    harness_other();
    bundel_paar_make(app.sleutels->bundel, &there);
    ck_assert_int_eq(bundel_open(&there, here.openbaar.teken, BUNDEL_VERHUIZING,
                                 (const uint8_t *)b->bytes, b->n, &json, &docs),
                     BUNDEL_GOED);
    json_array_foreach(json_object_get(json, "stukken"), i,
                       row) if (strcmp(json_string_value(json_object_get(row, "soort")),
                                       "document") == 0) with(row, &docs);
    ck_assert_int_eq(bundel_make(&here, &there.openbaar, BUNDEL_VERHUIZING, json, &docs, &out),
                     DONE);
    struct bestand f = {.n = out.len};
    f.bytes = buf_steal(&out, NULL);
    harness_other();
    return f;
}

static void file_put(json_t *row, const char *key, json_t *value)
{
    json_object_set_new(json_object_get(row, "bestand"), key, value);
}
static void another_kind(json_t *row, struct buf *docs)
{
    (void)row;
    memcpy(docs->data, "MZ\x90\0\3", 5);
}
static void another_name(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "naam", json_string("../../verslag.pdf"));
}
static void another_ending(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "naam", json_string("verslag.docx"));
}
static void longer(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "bytes", json_integer(5000000000));
}
static void elsewhere(json_t *row, struct buf *docs)
{
    (void)docs;
    file_put(row, "plaats", json_integer(-1));
}
static void no_bytes(json_t *row, struct buf *docs)
{
    (void)row;
    buf_cut(docs, 0);
}
static void no_file(json_t *row, struct buf *docs)
{
    (void)docs;
    json_object_del(row, "bestand");
}
static void something_behind(json_t *row, struct buf *docs)
{
    (void)row;
    buf_text(docs, "MZ");
}
static void unchanged(json_t *row, struct buf *docs) { (void)row, (void)docs; }

START_TEST(test_documents_that_are_refused)
{
    static const struct {
        void (*with)(json_t *, struct buf *);
        const char *code;
    } WRONG[] = {{another_kind, "‘Verslag van school’"},
                 {another_name, "‘Verslag van school’"},
                 {another_ending, "‘Verslag van school’"},
                 {longer, "‘Verslag van school’"},
                 {elsewhere, "‘Verslag van school’"},
                 {no_bytes, "‘Verslag van school’"},
                 {no_file, "onleesbaar"},
                 {something_behind, "onleesbaar"}};
    const char *move;
    BESTAND_AUTO struct bestand was = {0};
    BESTAND_AUTO struct bestand b = sent_with(100, &move, &was);
    struct bestand wrong[COUNT_OF(WRONG)];
    for (size_t i = 0; i < COUNT_OF(WRONG); i++)
        wrong[i] = forged(&b, WRONG[i].with);
    BESTAND_AUTO struct bestand good = forged(&b, unchanged);
    harness_other();
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        refused(bring("youssef", "/vestigingen", wrong[i].bytes, wrong[i].n), WRONG[i].code);
        bestand_free(&wrong[i]);
    }
    refused(bring("youssef", "/vestigingen", b.bytes, b.n - 1), "afgebroken");
    for (size_t at = 100; at < b.n; at += b.n / 5) {
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
        refused(bring("youssef", "/vestigingen", b.bytes, b.n), "geschonden");
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
    }
    b.bytes[8] = 3;
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "nieuwere-versie");
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 0);
    ck_assert_int_eq(files(), 0);
    (void)arrived(&good);
    b.bytes[8] = 2;
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "al-gelezen");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verhuizing_document");
    TCase *tc = tcase_create("verhuizing_document");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, test_documents_move);
    tcase_add_test(tc, test_large_documents_move);
    tcase_add_test(tc, test_documents_that_cannot_go);
    tcase_add_test(tc, test_documents_that_are_refused);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
