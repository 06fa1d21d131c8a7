/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The scan of a signed paper: seen by whoever sees the answer it proves, logged when opened, and
 * nothing of it is left when it is refused. 713 is Elif's answer on paper to 701, the consent for
 * school about Emir; 711 is hers by word of mouth.
 */
#include "gezin.h"

#include "base/buf.h"
#include "sleutel.h"
#include "stukken/stuk.h"

#include <dirent.h>

#define CONSENT "/toestemmingen/00000000000nx"             /* 701 */
#define PAPER CONSENT "/verklaringen/00000000000p9/scans"  /* 713 */
#define SPOKEN CONSENT "/verklaringen/00000000000p7/scans" /* 711 */
#define MADE_UP CONSENT "/verklaringen/" NIEMAND "/scans"
#define PDF "%PDF-1.7\n\x80\xFF een handtekening\n%%EOF\n"

static void begin(void)
{
    gezin_start();
    change("INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
           " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
           " (301, 701, 713, 201, 'gezag', 'ja', 'schriftelijk', '2026-02-02', 101, 1769986800)");
}

static struct http_reply send_to(const char *who, const char *path, const char *name,
                                 const char *bytes, size_t n)
{
    BUF_AUTO struct buf body;
    char auth[100], full[200];
    buf_init(&body, 100000);
    if (name) {
        buf_format(&body,
                   "--grens\r\nContent-Disposition: form-data; name=\"bestand\";"
                   " filename=\"%s\"\r\n\r\n",
                   name);
        buf_add(&body, bytes, n);
        buf_text(&body, "\r\n");
    }
    buf_text(&body, "--grens--\r\n");
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", who);
    (void)snprintf(full, sizeof full, "/api/v1%s", path);
    return verzoek_send(
        &app, "POST", full,
        (const char *[]){"Content-Type: multipart/form-data; boundary=grens", auth, NULL},
        body.data, body.len, false);
}

static struct http_reply scan(const char *who, const char *path)
{
    return send_to(login(who), path, "getekend.pdf", PDF, sizeof PDF - 1);
}

static int files(void)
{
    char path[400];
    int n = 0;
    (void)snprintf(path, sizeof path, "%s/" STUKKEN_FOLDER, harness_map());
    DIR *dir = opendir(path);
    for (const struct dirent *e; dir && (e = readdir(dir));)
        n += e->d_name[0] != '.';
    if (dir)
        (void)closedir(dir);
    return n;
}

static char *added(void)
{
    BUF_AUTO struct buf path;
    buf_init(&path, 200);
    buf_format(&path, CONSENT "/scans/%s", made(scan("sanne", PAPER)));
    return buf_steal(&path, NULL);
}

START_TEST(test_comes_back_as_it_was)
{
    AUTO_FREE char *path = added();
    struct http_reply r = api(login("sanne"), "GET", CONSENT, NULL);
    ck_assert(reply_has(&r, "getekend.pdf") && reply_has(&r, path));
    http_reply_free(&r);
    r = api(login("sanne"), "GET", path, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(reply_header(&r, "Content-Disposition"),
                     "attachment; filename=\"getekend.pdf\"; filename*=UTF-8''getekend.pdf");
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'scan.lezen'"
                           " AND huishouden = 301 AND personen = '000000000006a'"),
                     1);
    ck_assert_int_eq(files(), 1);
    AUTO_FREE char *text = page_text(login("sanne"), CONSENT, 200);
    ck_assert_ptr_nonnull(strstr(text, "getekend.pdf"));
    AUTO_FREE char *form = page_text(login("sanne"), PAPER "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "multipart/form-data"));
}
END_TEST

/* The proof is for whoever sees the answer: the receiver too; not from the other side (R19). */
START_TEST(test_seen_with_the_answer)
{
    AUTO_FREE char *path = added();
    static const char none[] = CONSENT "/scans/" NIEMAND;
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", path, NULL)), 200);
    same(api(login("youssef"), "GET", path, NULL), api(login("youssef"), "GET", none, NULL), 404);
    same(api(login("ilse"), "GET", path, NULL), api(login("ilse"), "GET", none, NULL), 404);
    ck_assert_int_eq(status_of(api(sleutel_breed("sanne"), "GET", path, NULL)), 403);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 690, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 690, 202);"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
           " (301, 690, 'Na geweld.', '2026-01-01', 101, 1767225600);"
           "INSERT INTO afscherming_persoon VALUES (690, 202);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES"
           " (690, 691, 103)");
    same(api(login("marieke"), "GET", path, NULL), api(login("marieke"), "GET", none, NULL), 404);
}
END_TEST

START_TEST(test_refused)
{
    ck_assert_int_eq(status_of(scan("sanne", SPOKEN)), 409);
    same(scan("sanne", MADE_UP), scan("sanne", CONSENT "/verklaringen/00000000000z9/scans"), 404);
    same(scan("youssef", PAPER), scan("youssef", MADE_UP), 404);
    AUTO_FREE char *kind =
        reason(send_to(login("sanne"), PAPER, "brief.txt", "Ik vind het goed.", 17), "bestand");
    AUTO_FREE char *none = reason(send_to(login("sanne"), PAPER, NULL, "", 0), "bestand");
    ck_assert_ptr_nonnull(strstr(kind, "PDF, JPG of PNG"));
    ck_assert_ptr_nonnull(none);
    ck_assert_int_eq(files(), 0);
    ck_assert_int_eq(
        value("SELECT count(*) FROM stuk") + value("SELECT count(*) FROM document_inhoud"), 0);
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(status_of(scan("sanne", PAPER)), 201);
    ck_assert_int_eq(status_of(scan("sanne", PAPER)), 409);
    ck_assert_int_eq(files(), 5);
}
END_TEST

/* Invariant of the table, whoever writes. */
START_TEST(test_the_database_holds)
{
    AUTO_FREE char *path = added();
    ck_assert(!try_change("UPDATE verklaring_scan SET bestandsnaam = 'anders.pdf'"));
    ck_assert(!try_change("INSERT INTO verklaring_scan SELECT huishouden_id, 999, toestemming_id,"
                          " 711, bestandsnaam, bestandssoort, bytes, door, op"
                          " FROM verklaring_scan"));
    ck_assert_ptr_nonnull(path);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("scan");
    TCase *tc = tcase_create("scan");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, test_comes_back_as_it_was);
    tcase_add_test(tc, test_seen_with_the_answer);
    tcase_add_test(tc, test_refused);
    tcase_add_test(tc, test_the_database_holds);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
