/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents: what comes in, what is kept of it, who gets it back, and what is left when it fails.
 */
#include "gezin.h"

#include "base/buf.h"
#include "race.h"
#include "verzoek/ontvangst.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define DOCUMENTEN HOUSE "/documenten"
#define NEW "/api/v1" DOCUMENTEN
#define PDF "%PDF-1.7\n\x80\xFF\x01 een verslag\n%%EOF\n"
#define TYPE "Content-Type: multipart/form-data; boundary=grens"

static const char PNG[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";

/* ---- sending ---- */

static void field(struct buf *out, const char *name, const char *value)
{
    buf_format(out, "--grens\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name,
               value);
}

static void file(struct buf *out, const char *name, const char *bytes, size_t n)
{
    buf_format(out,
               "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"%s\"\r\n"
               "Content-Type: application/x-verzonnen\r\n\r\n",
               name);
    buf_add(out, bytes, n);
    buf_text(out, "\r\n");
}

static void fields(struct buf *out, const char *categorie, const char *persoon)
{
    field(out, "titel", "Verslag van de logopedist");
    field(out, "datum", "2026-11-02");
    field(out, "categorie", categorie);
    field(out, "personen", persoon);
}

static struct http_reply send_as(const char *token, const char *path, const char *key,
                                 const struct buf *body, bool cut)
{
    char auth[100], idempotency[100];
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", token);
    (void)snprintf(idempotency, sizeof idempotency, "Idempotency-Key: %s", key ? key : "");
    const char *headers[] = {TYPE, auth, key ? idempotency : NULL, NULL};
    ck_assert(!body->failed);
    return verzoek_send(&app, "POST", path, headers, body->data, body->len, cut);
}

/* The rest is as it should be. */
static struct http_reply upload(const char *who, const char *name, const char *bytes, size_t n)
{
    BUF_AUTO struct buf body;
    buf_init(&body, 100000000);
    fields(&body, "onderwijs", EMIR);
    file(&body, name, bytes, n);
    buf_text(&body, "--grens--\r\n");
    return send_as(login(who), NEW, NULL, &body, false);
}

static const char *made_pdf(const char *who)
{
    return made(upload(who, "verslag.pdf", PDF, sizeof PDF - 1));
}

static char *raw_reason(struct http_reply r, int status, const char *code)
{
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *one = json_array_get(json_object_get(json, "invalidParams"), 0);
    ck_assert_msg(r.status == status, "%d %.*s", r.status, (int)r.body_len, r.body);
    ck_assert_str_eq(json_string_value(json_object_get(one, "name")), "bestand");
    ck_assert_str_eq(json_string_value(json_object_get(one, "code")), code);
    http_reply_free(&r);
    return strdup(json_string_value(json_object_get(one, "reason")));
}

static void refused(struct http_reply r, int status, const char *code)
{
    free(raw_reason(r, status, code));
}

/* ---- the folder ---- */

static int files(void)
{
    char path[400];
    int n = 0;
    (void)snprintf(path, sizeof path, "%s/" STUKKEN_FOLDER, harness_map());
    DIR *dir = opendir(path);
    if (!dir)
        return 0;
    for (const struct dirent *e; (e = readdir(dir));)
        n += e->d_name[0] != '.';
    (void)closedir(dir);
    return n;
}

static void nothing_is_left(void)
{
    ck_assert_int_eq(files(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'document'"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 0);
    for (int i = 0; i < ONTVANGST_SAMEN; i++)
        ck_assert_int_eq(app.ontvangsten[i], 0);
}

static void the_file(char ret[500])
{
    AUTO_FREE char *naam = text_value("SELECT naam FROM stuk");
    (void)snprintf(ret, 500, "%s/" STUKKEN_FOLDER "/%s", harness_map(), naam);
}

/* ---- coming in, going out ---- */

START_TEST(a_document_comes_back_as_it_was)
{
    static const char name[] = "C:\\\\Mijn\\\\verslag \xC3\xA9\xE2\x80\xAE\\\"fdp.pdf";
    struct http_reply made_reply = upload("sanne", name, PDF, sizeof PDF - 1);
    ck_assert_msg(made_reply.status == 201, "%.*s", (int)made_reply.body_len, made_reply.body);
    ck_assert_str_eq(reply_header(&made_reply, "ETag"), "\"v1\"");
    char path[100], bytes[120];
    (void)snprintf(path, sizeof path, "/documenten/%s", made(made_reply));
    (void)snprintf(bytes, sizeof bytes, "%s/inhoud", path);
    struct http_reply r = api(login("sanne"), "GET", path, NULL);
    AUTO_JSON json_t *one = reply_json(&r);
    ck_assert_str_eq(json_string_value(json_object_get(one, "bestandsnaam")),
                     "verslag \xC3\xA9_fdp.pdf");
    ck_assert_str_eq(json_string_value(json_object_get(one, "bestandssoort")), "pdf");
    ck_assert_int_eq(json_integer_value(json_object_get(one, "bytes")), sizeof PDF - 1);
    http_reply_free(&r);
    r = api(login("sanne"), "GET", bytes, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_uint_eq(r.body_len, sizeof PDF - 1);
    ck_assert_mem_eq(r.body, PDF, sizeof PDF - 1);
    ck_assert_str_eq(r.content_type, "application/pdf");
    ck_assert_str_eq(r.csp, "sandbox; default-src 'none'");
    ck_assert_int_eq(r.cache, CACHE_NO_STORE);
    ck_assert_str_eq(reply_header(&r, "Content-Disposition"),
                     "attachment; filename=\"verslag __fdp.pdf\"; "
                     "filename*=UTF-8''verslag%20%C3%A9_fdp.pdf");
    ck_assert_str_eq(reply_header(&r, "Accept-Ranges"), "none");
    ck_assert_ptr_null(reply_header(&r, "ETag"));
    http_reply_free(&r);
    ck_assert_int_eq(files(), 1);
}
END_TEST

START_TEST(a_look_is_in_the_log_and_the_name_is_not)
{
    char bytes[100];
    (void)snprintf(bytes, sizeof bytes, "/documenten/%s/inhoud", made_pdf("sanne"));
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'document.toevoegen' "
                           "AND huishouden = 301"),
                     1);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", bytes, NULL)), 200);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = "
              "'document.inhoud.lezen' AND gebeurtenis = 'lezen' AND huishouden = 301"),
        1);
    ck_assert_int_eq(status_of(api(login("sanne"), "HEAD", bytes, NULL)), 200);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'document.inhoud.lezen'"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE object LIKE '%verslag%' OR reden "
                           "LIKE '%verslag%'"),
                     0);
    log_break();
    struct http_reply r = api(login("sanne"), "GET", bytes, NULL);
    ck_assert_int_eq(r.status, 503);
    ck_assert(!reply_has(&r, "PDF"));
    http_reply_free(&r);
    log_mend();
}
END_TEST

START_TEST(hidden_is_as_made_up)
{
    char hidden[100];
    (void)snprintf(hidden, sizeof hidden, "/documenten/%s/inhoud", made_pdf("sanne"));
    const char *hans = login("hans");
    struct rng real = app.rng;
    rng_still();
    same(api(hans, "GET", hidden, NULL), api(hans, "GET", "/documenten/" NIEMAND "/inhoud", NULL),
         404);
    same(page(hans, "GET", hidden, NULL), page(hans, "GET", "/documenten/" NIEMAND "/inhoud", NULL),
         404);
    app.rng = real;
    /* of another kind, that one may see */
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NOTE_SCHOOL, NULL)), 200);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "GET", "/documenten/00000000000g8/inhoud", NULL)), 404);
    /* another's household: nothing about what was wrong with the form */
    BUF_AUTO struct buf body;
    buf_init(&body, 10000);
    field(&body, "onzin", "1");
    buf_text(&body, "--grens--\r\n");
    same(send_as(login("ilse"), NEW, NULL, &body, false),
         send_as(login("ilse"), "/api/v1/huishoudens/" NIEMAND "/documenten", NULL, &body, false),
         404);
    ck_assert_int_eq(files(), 1);
}
END_TEST

START_TEST(what_lies_there_tells_nothing)
{
    char path[500], bytes[4096];
    (void)made_pdf("sanne");
    the_file(path);
    struct stat st;
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_int_eq(st.st_mode & 0777, 0600);
    AUTO_FILE FILE *f = fopen(path, "re");
    size_t n = fread(bytes, 1, sizeof bytes, f);
    ck_assert_ptr_null(memmem(bytes, n, "verslag", 7));
    /* eight bytes of the document itself: three would turn up by chance in sealed bytes */
    ck_assert_ptr_null(memmem(bytes, n, PDF, 8));
}
END_TEST

START_TEST(the_page_sends_one_too)
{
    BUF_AUTO struct buf body;
    char cookie[100];
    buf_init(&body, 10000);
    const char *token = login("sanne");
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", token);
    const char *headers[] = {TYPE, cookie, NULL};
    fields(&body, "onderwijs", EMIR);
    file(&body, "foto.PNG", PNG, sizeof PNG - 1);
    size_t without = body.len;
    buf_text(&body, "--grens--\r\n");
    struct http_reply r =
        verzoek_send(&app, "POST", DOCUMENTEN, headers, body.data, body.len, false);
    ck_assert_int_eq(r.status, 403); /* no csrf token */
    http_reply_free(&r);
    nothing_is_left();
    buf_cut(&body, without);
    field(&body, "_csrf", csrf_of(token));
    buf_text(&body, "--grens--\r\n");
    r = verzoek_send(&app, "POST", DOCUMENTEN, headers, body.data, body.len, false);
    ck_assert_msg(r.status == 303, "%d %.*s", r.status, (int)r.body_len, r.body);
    char place[200];
    (void)snprintf(place, sizeof place, "%s", reply_header(&r, "Location"));
    http_reply_free(&r);
    *strchr(place, '?') = '\0';
    AUTO_FREE char *text = page_text(token, place, 200);
    ck_assert_ptr_nonnull(strstr(text, "foto.PNG"));
    ck_assert_ptr_nonnull(strstr(text, "gp-preview"));
    AUTO_FREE char *list = page_text(token, DOCUMENTEN, 200);
    ck_assert_ptr_nonnull(strstr(list, "Verslag van de logopedist"));
    AUTO_FREE char *line = page_text(token, HOUSE "/tijdlijn", 200);
    ck_assert_ptr_nonnull(strstr(line, "Verslag van de logopedist"));
    AUTO_FREE char *bytes = text_format("%s/inhoud", place);
    r = page(token, "GET", bytes, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(r.content_type, "image/png");
    ck_assert_uint_eq(r.body_len, sizeof PNG - 1);
    http_reply_free(&r);
    /* the form again: with its fields and the reason, without the file */
    buf_clear(&body);
    fields(&body, "onderwijs", EMIR);
    file(&body, "foto.exe", PNG, sizeof PNG - 1);
    field(&body, "_csrf", csrf_of(token));
    buf_text(&body, "--grens--\r\n");
    r = verzoek_send(&app, "POST", DOCUMENTEN, headers, body.data, body.len, false);
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "De naam van dit bestand past niet"));
    ck_assert(reply_has(&r, "value=\"Verslag van de logopedist\""));
    ck_assert(reply_has(&r, "enctype=\"multipart/form-data\""));
    http_reply_free(&r);
    ck_assert_int_eq(files(), 1);
}
END_TEST

/* Logged out while filling it in: what was typed comes back, and that the file does not is said.
 * Nothing of it is on disk; the next login goes on with it. */
START_TEST(logged_out_gets_the_texts_back)
{
    BUF_AUTO struct buf body;
    buf_init(&body, 10000000);
    char csrf[60];
    (void)snprintf(csrf, sizeof csrf, "%s", csrf_of(login("sanne")));
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", "/sessies", "_methode=DELETE")), 303);
    fields(&body, "onderwijs", EMIR);
    file(&body, "foto.png", PNG, sizeof PNG - 1);
    field(&body, "_csrf", csrf);
    buf_text(&body, "--grens--\r\n");
    const char *ours[] = {TYPE, "Sec-Fetch-Site: same-origin", NULL};
    struct http_reply r = verzoek_send(&app, "POST", DOCUMENTEN, ours, body.data, body.len, false);
    ck_assert_msg(r.status == 401, "%d %.*s", r.status, (int)r.body_len, r.body);
    ck_assert(reply_has(&r, "Wat u typte") && reply_has(&r, "Verslag van de logopedist"));
    ck_assert(reply_has(&r, "Het bestand dat u koos, is ook niet opgeslagen"));
    ck_assert(reply_has(&r, "<form action=\"" DOCUMENTEN "\"") && !reply_has(&r, "foto.png"));
    http_reply_free(&r);
    nothing_is_left();
    AUTO_FREE char *again = text_format("titel=Verslag+van+de+logopedist&categorie=onderwijs&"
                                        "personen=" EMIR "&_csrf=%s",
                                        csrf);
    AUTO_FREE char *cookie = text_format("Cookie: gp_sessie=%s", login("sanne"));
    const char *later[] = {"Content-Type: application/x-www-form-urlencoded",
                           "Sec-Fetch-Site: same-origin", cookie, NULL};
    r = verzoek_run(&app, "POST", DOCUMENTEN, later, again);
    ck_assert_msg(r.status == 403, "%d %.*s", r.status, (int)r.body_len, r.body);
    ck_assert(reply_has(&r, "U was uitgelogd") &&
              reply_has(&r, "value=\"Verslag van de logopedist\""));
    http_reply_free(&r);
    /* what is not our page, or no form, brings no words on it, and a program hears no more than 401
     */
    const char *theirs[] = {TYPE, "Sec-Fetch-Site: cross-site", NULL};
    r = verzoek_send(&app, "POST", DOCUMENTEN, theirs, body.data, body.len, false);
    ck_assert(r.status == 401 && !reply_has(&r, "logopedist"));
    http_reply_free(&r);
    r = verzoek_send(&app, "POST", DOCUMENTEN, ours, body.data, body.len / 2, false);
    ck_assert(r.status == 401 && !reply_has(&r, "Wat u typte"));
    http_reply_free(&r);
    r = verzoek_send(&app, "POST", NEW, ours, body.data, body.len, false);
    ck_assert(r.status == 401 && !reply_has(&r, "logopedist"));
    http_reply_free(&r);
    nothing_is_left();
}
END_TEST

/* ---- what does not come in ---- */

START_TEST(a_cut_connection_leaves_nothing)
{
    BUF_AUTO struct buf body;
    buf_init(&body, 1000000);
    fields(&body, "onderwijs", EMIR);
    file(&body, "groot.pdf", PDF, sizeof PDF - 1);
    body.len -= 4;
    for (int i = 0; i < 20000; i++)
        buf_text(&body, "nog wat bytes ");
    (void)send_as(login("sanne"), NEW, NULL, &body, true);
    nothing_is_left();
    /* the body ends, and the form does not */
    refused(send_as(login("sanne"), NEW, NULL, &body, false), 400, "afgebroken");
    nothing_is_left();
}
END_TEST

START_TEST(too_large_is_told)
{
    app.config.document_mb = 1;
    size_t n = 1024 * 1024 + 1;
    char *bytes = calloc(1, n);
    memcpy(bytes, "%PDF-", 5);
    struct http_reply r = upload("sanne", "a.pdf", bytes, n);
    ck_assert(reply_has(&r, "1 MB"));
    refused(r, 413, "te-groot");
    nothing_is_left();
    struct http_reply fits = upload("sanne", "a.pdf", bytes, n - 1);
    ck_assert_int_eq(fits.status, 201);
    http_reply_free(&fits);
    free(bytes);
}
END_TEST

/* A disk that is full, as far as the program can tell: no file may grow beyond a little. */
START_TEST(a_full_disk_leaves_nothing)
{
    size_t n = 3 * 1024 * 1024;
    char *bytes = calloc(1, n);
    memcpy(bytes, "%PDF-", 5);
    struct rlimit before, little = {1024 * 1024, 1024 * 1024};
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    little.rlim_max = before.rlim_max;
    (void)signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &little), 0);
    struct http_reply r = upload("sanne", "a.pdf", bytes, n);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    ck_assert_int_eq(r.status, 507);
    http_reply_free(&r);
    nothing_is_left();
    free(bytes);
}
END_TEST

START_TEST(a_refusal_of_the_database_leaves_nothing)
{
    change("CREATE TRIGGER stuk_vol BEFORE INSERT ON document_inhoud BEGIN SELECT RAISE(ABORT, "
           "'vol'); END");
    ck_assert_int_ge(status_of(upload("sanne", "a.pdf", PDF, sizeof PDF - 1)), 400);
    change("DROP TRIGGER stuk_vol");
    nothing_is_left();
    BUF_AUTO struct buf body;
    buf_init(&body, 10000);
    fields(&body, "onderwijs", DAAN); /* of another household */
    file(&body, "a.pdf", PDF, sizeof PDF - 1);
    buf_text(&body, "--grens--\r\n");
    ck_assert_int_eq(status_of(send_as(login("sanne"), NEW, NULL, &body, false)), 400);
    nothing_is_left();
}
END_TEST

START_TEST(only_by_its_bytes)
{
    static const char zip[] = "PK\3\4niet heel";
    static const struct {
        const char *name, *bytes;
        size_t n;
        const char *code;
    } WRONG[] = {
        {"a.pdf", PNG, sizeof PNG - 1, "naam"},
        {"a.exe", "MZ\x90\0\3", 5, "soort"},
        {"a.docx", zip, sizeof zip - 1, "soort"},
        {"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "soort"},
        {"a.html", "<script>alert(1)</script>", 25, "naam"},
        {"a.svg", "<svg onload='x'/>", 17, "naam"},
        {"a.txt", "\xC3", 1, "soort"},
        {"a.txt", "a\0b", 3, "soort"},
        {"a.pdf", "", 0, "leeg"},
        {"", PDF, sizeof PDF - 1, "naam"},
        {"..", PDF, sizeof PDF - 1, "naam"},
    };
    for (size_t i = 0; i < COUNT_OF(WRONG); i++)
        refused(upload("sanne", WRONG[i].name, WRONG[i].bytes, WRONG[i].n), 400, WRONG[i].code);
    nothing_is_left();
    ck_assert_int_eq(status_of(upload("sanne", "a.txt", "gewoon tekst: \xE2\x82\xAC", 17)), 201);
}
END_TEST

START_TEST(nonsense_is_told_by_field)
{
    BUF_AUTO struct buf body;
    buf_init(&body, 10000000);
    const char *token = login("sanne");
    char auth[100];
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", token);
    const char *bare[] = {"Content-Type: multipart/form-data", auth, NULL};
    refused(verzoek_send(&app, "POST", NEW, bare, "x", 1, false), 400, "geen-grens");
    refused(send_as(token, NEW, NULL, &body, false), 400, "afgebroken");
    for (int i = 0; i < 10000; i++)
        field(&body, "titel", "x");
    refused(send_as(token, NEW, NULL, &body, false), 400, "te-veel");
    buf_clear(&body);
    buf_text(&body, "--grens\r\nX: ");
    for (int i = 0; i < 100000; i++)
        buf_char(&body, 'x');
    refused(send_as(token, NEW, NULL, &body, false), 400, "kop-te-lang");
    buf_clear(&body);
    fields(&body, "onderwijs", EMIR);
    file(&body, "a.pdf", PDF, sizeof PDF - 1);
    file(&body, "b.pdf", PDF, sizeof PDF - 1);
    buf_text(&body, "--grens--");
    refused(send_as(token, NEW, NULL, &body, false), 400, "dubbel");
    buf_clear(&body);
    fields(&body, "onderwijs", EMIR);
    file(&body, "", "", 0);
    buf_text(&body, "--grens--");
    refused(send_as(token, NEW, NULL, &body, false), 400, "verplicht");
    buf_clear(&body);
    fields(&body, "onderwijs", EMIR);
    field(&body, "bestand", "{\"naam\":\"a.pdf\"}");
    buf_text(&body, "--grens--");
    refused(send_as(token, NEW, NULL, &body, false), 400, "geen-bestand");
    refused(api(token, "POST", DOCUMENTEN,
                "{\"bestand\":{\"naam\":\"a.pdf\",\"soort\":\"pdf\",\"bytes\":1,\"hash\":\"\"},"
                "\"titel\":\"x\",\"datum\":\"2026-11-02\",\"categorie\":\"onderwijs\","
                "\"personen\":[\"" EMIR "\"]}"),
            400, "geen-bestand");
    nothing_is_left();
}
END_TEST

START_TEST(nobody_sends_nothing)
{
    BUF_AUTO struct buf body;
    buf_init(&body, 10000);
    fields(&body, "onderwijs", EMIR);
    file(&body, "a.pdf", PDF, sizeof PDF - 1);
    buf_text(&body, "--grens--");
    ck_assert_int_eq(status_of(send_as("verzonnen", NEW, NULL, &body, false)), 401);
    for (int i = 0; i < ONTVANGST_SAMEN; i++)
        app.ontvangsten[i] = 999;
    struct http_reply r = send_as(login("sanne"), NEW, NULL, &body, false);
    ck_assert_int_eq(r.status, 503);
    ck_assert_str_eq(reply_header(&r, "Retry-After"), "10");
    http_reply_free(&r);
    for (int i = 0; i < ONTVANGST_SAMEN; i++)
        app.ontvangsten[i] = 0;
    nothing_is_left();
}
END_TEST

/* ---- twice ---- */

struct sender {
    const char *token;
    struct buf body;
    int status;
};

static void *race_send(void *arg)
{
    struct sender *r = arg;
    harness_thread_begin();
    r->status = status_of(send_as(r->token, NEW, "een-sleutel", &r->body, false));
    harness_thread_end();
    return NULL;
}

START_TEST(the_same_key_makes_one)
{
    struct sender senders[3];
    pthread_t threads[3];
    for (int i = 0; i < 3; i++) {
        senders[i].token = login("sanne");
        buf_init(&senders[i].body, 1000000);
        fields(&senders[i].body, "onderwijs", EMIR);
        file(&senders[i].body, "a.pdf", PDF, sizeof PDF - 1);
        buf_text(&senders[i].body, "--grens--");
    }
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, race_send, &senders[i]), 0);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert_int_eq(senders[i].status, 201);
        buf_free(&senders[i].body);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM document"), 1);
    ck_assert_int_eq(files(), 1);
    /* the same key with another file is something else */
    BUF_AUTO struct buf other;
    buf_init(&other, 10000);
    fields(&other, "onderwijs", EMIR);
    file(&other, "a.pdf", PDF "x", sizeof PDF);
    buf_text(&other, "--grens--");
    ck_assert_int_eq(status_of(send_as(login("sanne"), NEW, "een-sleutel", &other, false)), 409);
    ck_assert_int_eq(files(), 1);
}
END_TEST

/* ---- keys ---- */

START_TEST(another_key_opens_nothing)
{
    static const char *const BREAK[] = {
        "UPDATE document_inhoud SET sleutel = zeroblob(72)",
        "UPDATE huishouden_sleutel SET sleutel = zeroblob(72)",
    };
    char bytes[100];
    (void)snprintf(bytes, sizeof bytes, "/documenten/%s/inhoud", made_pdf("sanne"));
    change("CREATE TABLE was AS SELECT (SELECT sleutel FROM document_inhoud) AS d, (SELECT sleutel "
           "FROM huishouden_sleutel) AS h");
    for (size_t i = 0; i < COUNT_OF(BREAK); i++) {
        change(BREAK[i]);
        struct http_reply r = api(login("sanne"), "GET", bytes, NULL);
        ck_assert_int_eq(r.status, 500);
        ck_assert(reply_has(&r, "Wij kunnen dit document nu niet openen"));
        ck_assert(!reply_has(&r, "verslag"));
        http_reply_free(&r);
        change("UPDATE document_inhoud SET sleutel = (SELECT d FROM was);"
               "UPDATE huishouden_sleutel SET sleutel = (SELECT h FROM was)");
    }
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", bytes, NULL)), 200);
    /* the file of another document under this name */
    char first[500];
    the_file(first);
    FILE *f = fopen(first, "r+e");
    ck_assert(f && fseek(f, 40, SEEK_SET) == 0 && fputc('x', f) != EOF && fclose(f) == 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", bytes, NULL)), 500);
    ck_assert_int_eq(unlink(first), 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", bytes, NULL)), 500);
    /* its key is destroyed: it is there, and does not open */
    change("DELETE FROM document_inhoud");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", bytes, NULL)), 404);
    bytes[strlen(bytes) - strlen("/inhoud")] = '\0';
    AUTO_FREE char *text = page_text(login("sanne"), bytes, 200);
    ck_assert_ptr_nonnull(strstr(text, "niet meer te openen"));
}
END_TEST

/* A large one, whose end is damaged: it breaks off and is never whole. */
START_TEST(damage_further_on_breaks_off)
{
    size_t n = 300000;
    char *bytes = malloc(n), path[500], url[100];
    memset(bytes, 'a', n);
    (void)snprintf(url, sizeof url, "/documenten/%s/inhoud",
                   made(upload("sanne", "lang.txt", bytes, n)));
    struct http_reply r = api(login("sanne"), "GET", url, NULL);
    ck_assert(!r.failed && r.body_len == n && memcmp(r.body, bytes, n) == 0);
    http_reply_free(&r);
    the_file(path);
    FILE *f = fopen(path, "r+e");
    ck_assert(f && fseek(f, 200000, SEEK_SET) == 0 && fputc('x', f) != EOF && fclose(f) == 0);
    r = api(login("sanne"), "GET", url, NULL);
    ck_assert(r.failed);
    ck_assert_uint_lt(r.body_len, n);
    http_reply_free(&r);
    free(bytes);
}
END_TEST

/* ---- after a crash ---- */

START_TEST(a_start_settles_what_a_crash_left)
{
    char kept[500], nieuw[520], orphan[500];
    struct db_conn *c = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    (void)made_pdf("sanne");
    the_file(kept);
    (void)snprintf(nieuw, sizeof nieuw, "%s.nieuw", kept);
    ck_assert_int_eq(rename(kept, nieuw), 0); /* as if it stopped before it was renamed */
    (void)snprintf(orphan, sizeof orphan,
                   "%s/" STUKKEN_FOLDER "/0123456789abcdef0123456789abcdef.nieuw", harness_map());
    FILE *f = fopen(orphan, "we");
    ck_assert(f && fclose(f) == 0);
    ck_assert_int_eq(files(), 2);
    ck_assert_int_eq(db_reader_open(app.db, &c, &p), DONE);
    ck_assert_int_eq(ontvangst_opruimen(&app, c, &p), DONE);
    db_conn_close(c);
    ck_assert_int_eq(files(), 1);
    ck_assert_int_eq(access(kept, F_OK), 0);
}
END_TEST

/* ---- changing ---- */

START_TEST(a_correction_keeps_what_stood)
{
    char path[100], bytes[120];
    (void)snprintf(path, sizeof path, "/documenten/%s", made_pdf("sanne"));
    (void)snprintf(bytes, sizeof bytes, "%s/inhoud", path);
    ck_assert_int_eq(status_of(api_with(login("hans"), "PATCH", path, V(1),
                                        "{\"titel\":\"Anders\",\"reden\":\"zomaar\"}")),
                     404);
    free(reason(api_with(login("sanne"), "PATCH", path, V(1), "{\"titel\":\"x\"}"), "reden"));
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", path, V(1),
                                        "{\"titel\":\"Anders\",\"categorie\":\"gezondheid\","
                                        "\"reden\":\"verkeerd gekozen\"}")),
                     200);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", path, V(1),
                                        "{\"titel\":\"Weer\",\"reden\":\"te laat\"}")),
                     412);
    struct http_reply r = api(login("sanne"), "GET", path, NULL);
    AUTO_JSON json_t *one = reply_json(&r);
    const json_t *was = json_array_get(json_object_get(one, "versies"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(one, "categorieCode")), "gezondheid");
    ck_assert_str_eq(json_string_value(json_object_get(was, "titel")), "Verslag van de logopedist");
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", path, V(2),
                                        "{\"reden\":\"Verkeerd bestand\"}")),
                     204);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", bytes, NULL)), 200); /* her own */
    AUTO_FREE char *line = page_text(login("sanne"), HOUSE "/tijdlijn", 200);
    ck_assert_ptr_null(strstr(line, "Anders"));
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", path, V(3),
                                        "{\"titel\":\"Weer\",\"reden\":\"te laat\"}")),
                     409);
}
END_TEST

START_TEST(found_by_title_and_file_name)
{
    char path[100];
    (void)snprintf(path, sizeof path, "/documenten/%s", made_pdf("sanne"));
    static const char *const WORDS[] = {"logopedist", "verslag.pdf"};
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        char body[100];
        (void)snprintf(body, sizeof body, "{\"zoek\": \"%s\"}", WORDS[i]);
        struct http_reply r = api(login("sanne"), "POST", HOUSE "/_zoek", body);
        ck_assert_msg(r.status == 200 && reply_has(&r, path), "%d %.*s", r.status, (int)r.body_len,
                      r.body);
        http_reply_free(&r);
    }
    ck_assert_int_eq(
        status_of(api_with(login("sanne"), "DELETE", path, V(1), "{\"reden\":\"Verkeerd\"}")), 204);
    struct http_reply r = api(login("sanne"), "POST", HOUSE "/_zoek", "{\"zoek\": \"logopedist\"}");
    ck_assert(!reply_has(&r, path));
    http_reply_free(&r);
}
END_TEST

/* Who read it by consent does not open it any more once it is withdrawn. */
START_TEST(withdrawn_closes_for_others)
{
    char path[100], bytes[120];
    (void)snprintf(path, sizeof path, "/documenten/%s", made_pdf("sanne"));
    (void)snprintf(bytes, sizeof bytes, "%s/inhoud", path);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", bytes, NULL)), 200); /* school, G3 */
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", path, V(1),
                                        "{\"reden\":\"Verkeerd bestand\"}")),
                     204);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", path, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", bytes, NULL)), 404);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("document");
    TCase *t = tcase_create("document");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, a_document_comes_back_as_it_was);
    tcase_add_test(t, a_look_is_in_the_log_and_the_name_is_not);
    tcase_add_test(t, hidden_is_as_made_up);
    tcase_add_test(t, what_lies_there_tells_nothing);
    tcase_add_test(t, the_page_sends_one_too);
    tcase_add_test(t, logged_out_gets_the_texts_back);
    tcase_add_test(t, a_cut_connection_leaves_nothing);
    tcase_add_test(t, too_large_is_told);
    tcase_add_test(t, a_full_disk_leaves_nothing);
    tcase_add_test(t, a_refusal_of_the_database_leaves_nothing);
    tcase_add_test(t, only_by_its_bytes);
    tcase_add_test(t, nonsense_is_told_by_field);
    tcase_add_test(t, nobody_sends_nothing);
    tcase_add_test(t, the_same_key_makes_one);
    tcase_add_test(t, another_key_opens_nothing);
    tcase_add_test(t, damage_further_on_breaks_off);
    tcase_add_test(t, a_start_settles_what_a_crash_left);
    tcase_add_test(t, a_correction_keeps_what_stood);
    tcase_add_test(t, found_by_title_and_file_name);
    tcase_add_test(t, withdrawn_closes_for_others);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
