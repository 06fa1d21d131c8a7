/* SPDX-License-Identifier: EUPL-1.2 */
#include "kaal.h"

#include "base/id.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { THREADS_MAX = 16, PAGE_MAX = 128 * 1024, CONSTANT = 30 * 1024, LISTS = 5 };

/* Each list of the dossier: a row is printed as it comes, a cell a column. */
static const char *const LIST[LISTS] = {
    "SELECT p.naam, l.rol, p.geboortedatum FROM lid l JOIN persoon p ON p.id = l.persoon_id"
    " WHERE l.huishouden_id = ? AND l.tot IS NULL",
    "SELECT titel, resultaat, status, streefdatum FROM doel WHERE huishouden_id = ?",
    "SELECT a.titel, a.status, a.vervaldatum, g.naam FROM actie a"
    " LEFT JOIN gebruiker g ON g.id = a.eigenaar_gebruiker_id WHERE a.huishouden_id = ?",
    "SELECT n.datum, n.vorm, n.titel, n.tekst, g.naam FROM notitie n"
    " JOIN item i ON i.huishouden_id = n.huishouden_id AND i.id = n.id"
    " JOIN gebruiker g ON g.id = i.auteur_id WHERE n.huishouden_id = ?",
    "SELECT kernverhaal, evaluatiedatum, status FROM gezinsplan WHERE huishouden_id = ?",
};

struct thread {
    sqlite3 *db;
    sqlite3_stmt *list[LISTS];
};

static char constant[CONSTANT];

struct page {
    char *text;
    size_t n;
};

static void put(struct page *page, const char *text, size_t n)
{
    if (page->n + n <= PAGE_MAX) {
        memcpy(page->text + page->n, text, n);
        page->n += n;
    }
}

#define PUT(page, literal) put(page, literal, sizeof literal - 1)

static void put_escaped(struct page *page, const char *text)
{
    for (;;) {
        size_t n = strcspn(text, "<>&\"'");
        put(page, text, n);
        switch (text[n]) {
        case '<': PUT(page, "&lt;"); break;
        case '>': PUT(page, "&gt;"); break;
        case '&': PUT(page, "&amp;"); break;
        case '"': PUT(page, "&quot;"); break;
        case '\'': PUT(page, "&#39;"); break;
        default: return;
        }
        text += n + 1;
    }
}

static void put_list(struct page *page, sqlite3_stmt *list, int64_t household)
{
    (void)sqlite3_bind_int64(list, 1, household);
    PUT(page, "<table>\n");
    while (sqlite3_step(list) == SQLITE_ROW) {
        PUT(page, "<tr class=\"gp-row\">");
        for (int i = 0; i < sqlite3_column_count(list); i++) {
            const char *text = (const char *)sqlite3_column_text(list, i);
            PUT(page, "<td class=\"gp-cell\">");
            put_escaped(page, text ? text : "");
            PUT(page, "</td>");
        }
        PUT(page, "</tr>\n");
    }
    PUT(page, "</table>\n");
    (void)sqlite3_reset(list);
}

static struct MHD_Response *dossier(struct thread *thread, int64_t household)
{
    struct page page = {.text = malloc(PAGE_MAX)};
    if (!page.text)
        return NULL;
    PUT(&page, "<!doctype html>\n<html lang=\"nl\"><head><title>Dossier</title></head><body>\n");
    (void)sqlite3_exec(thread->db, "BEGIN", NULL, NULL, NULL);
    for (int i = 0; i < LISTS; i++)
        put_list(&page, thread->list[i], household);
    (void)sqlite3_exec(thread->db, "COMMIT", NULL, NULL, NULL);
    PUT(&page, "</body></html>\n");
    return MHD_create_response_from_buffer(page.n, page.text, MHD_RESPMEM_MUST_FREE);
}

static enum MHD_Result answer(void *arg, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **state)
{
    (void)method, (void)version, (void)upload, (void)upload_size;
    static int begun;
    if (*state == NULL) { /* libmicrohttpd asks twice: at the head, and at the end of the body */
        *state = &begun;
        return MHD_YES;
    }
    bool fixed = strcmp(url, "/vast") == 0;
    struct MHD_Response *response =
        fixed ? MHD_create_response_from_buffer(CONSTANT, constant, MHD_RESPMEM_PERSISTENT)
              : dossier(arg, id_parse(url + 1));
    if (!response)
        return MHD_NO;
    (void)MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

static bool thread_open(struct thread *thread, const char *database)
{
    enum { MMAP_MB = 4096 };
    char pragma[80];
    (void)snprintf(pragma, sizeof pragma, "PRAGMA mmap_size = %lld",
                   (long long)MMAP_MB * 1024 * 1024);
    if (sqlite3_open_v2(database, &thread->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
            SQLITE_OK ||
        sqlite3_exec(thread->db, pragma, NULL, NULL, NULL) != SQLITE_OK)
        return false;
    for (int i = 0; i < LISTS; i++)
        if (sqlite3_prepare_v3(thread->db, LIST[i], -1, SQLITE_PREPARE_PERSISTENT, &thread->list[i],
                               NULL) != SQLITE_OK)
            return false;
    return true;
}

int kaal_free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;
    if (fd >= 0 && bind(fd, (struct sockaddr *)&address, size) == 0 &&
        getsockname(fd, (struct sockaddr *)&address, &size) == 0)
        port = ntohs(address.sin_port);
    if (fd >= 0)
        (void)close(fd);
    return port;
}

static void serve(const char *database, int threads, int port)
{
    static struct thread thread[THREADS_MAX];
    const struct sockaddr_in address = {.sin_family = AF_INET,
                                        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                                        .sin_port = htons((uint16_t)port)};
    memset(constant, 'k', sizeof constant);
    for (int i = 0; i < threads; i++) {
        if (!thread_open(&thread[i], database) ||
            !MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)port, NULL, NULL, answer,
                              &thread[i], MHD_OPTION_SOCK_ADDR, &address,
                              MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U, MHD_OPTION_END)) {
            (void)fprintf(stderr, "the bare server: %s\n",
                          thread[i].db ? sqlite3_errmsg(thread[i].db) : "cannot start");
            _exit(1);
        }
    }
    for (;;)
        (void)pause();
}

pid_t kaal_start(const char *database, int threads, int *ret_port)
{
    *ret_port = kaal_free_port();
    if (*ret_port == 0 || threads > THREADS_MAX)
        return -1;
    pid_t pid = fork();
    if (pid == 0)
        serve(database, threads, *ret_port);
    return pid;
}
