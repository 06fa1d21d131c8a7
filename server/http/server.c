/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/intern.h"

#include "base/cleanup.h"
#include "base/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

/* TLS 1.3, and 1.2 with forward secrecy and authenticated encryption only. */
#define PRIORITIES                                                                                 \
    "NONE:+VERS-TLS1.3:+VERS-TLS1.2:+ECDHE-ECDSA:+ECDHE-RSA:+AES-256-GCM:+CHACHA20-POLY1305:"      \
    "+AES-128-GCM:+AEAD:+GROUP-X25519:+GROUP-SECP256R1:+GROUP-SECP384R1:+SIGN-ALL:-SIGN-RSA-SHA1:" \
    "-SIGN-ECDSA-SHA1:+COMP-NULL:+CTYPE-X509:%SERVER_PRECEDENCE"

enum { PEM_MAX_BYTES = 1024 * 1024, FILES_BESIDES = 256 };

/* ---- TLS files ---- */

/* The text of a PEM file; NULL with `err` filled. A key must not be readable by everybody. */
static char *read_pem(const char *path, bool secret, char *err, size_t size)
{
    AUTO_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0) {
        (void)snprintf(err, size, "cannot read %s: %s", path, strerror(errno));
        return NULL;
    }
    if (secret && (about.st_mode & S_IRWXO)) {
        (void)snprintf(err, size, "%s can be read by everybody: chmod o= it", path);
        return NULL;
    }
    size_t length = (size_t)about.st_size;
    char *text = S_ISREG(about.st_mode) && length <= PEM_MAX_BYTES ? malloc(length + 1) : NULL;
    if (!text || read_full(fd, text, length) != (ssize_t)length) {
        (void)snprintf(err, size, "cannot read %s: no PEM file", path);
        free(text);
        return NULL;
    }
    text[length] = '\0';
    return text;
}

static enum result load_tls(struct http_server *s, const struct config *config, char *err,
                            size_t size)
{
    s->tls = config->tls_certificaat[0] != '\0';
    s->hsts = s->tls || strncmp(config->basis_url, "https://", 8) == 0;
    if (!s->tls)
        return DONE;
    s->certificate = read_pem(config->tls_certificaat, false, err, size);
    if (!s->certificate)
        return FAILED;
    s->key = read_pem(config->tls_sleutel, true, err, size);
    return s->key ? DONE : FAILED;
}

/* ---- listeners ---- */

/* A connection begins and ends on its listener's thread. */
static void connection_changed(void *of, struct MHD_Connection *mhd, void **context,
                               enum MHD_ConnectionNotificationCode what)
{
    struct listener *l = of;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        int fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
        *context = connections_open(&l->server->connections, fd);
    } else {
        connections_drop(&l->server->connections, *context);
    }
}

/* The path is decoded by request_target and the query by velden_query. */
static size_t leave_encoded(void *of, struct MHD_Connection *mhd, char *text)
{
    (void)of, (void)mhd;
    return strlen(text);
}

/* What libmicrohttpd says while starting is for the operator; later on it is about clients. */
static void PRINTF_LIKE(2, 0) note_error(void *of, const char *format, va_list args)
{
    struct http_server *s = of;
    if (!atomic_load(&s->started))
        (void)vsnprintf(s->start_error, sizeof s->start_error, format, args);
}

static bool start_daemon(struct http_server *s, struct listener *l)
{
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC |
                     MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ERROR_LOG;
    /* Request head twice, for what libmicrohttpd makes of it, and room for the head of the answer.
     */
    size_t memory = 2 * s->most_header + 8192;
    const struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, s->certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, s->key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)PRIORITIES},
        {MHD_OPTION_END, 0, NULL},
    };
    const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
    if (s->tls)
        flags |= MHD_USE_TLS;
    l->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, exchange_step, l, MHD_OPTION_EXTERNAL_LOGGER, note_error, s,
        MHD_OPTION_URI_LOG_CALLBACK, exchange_new, l, MHD_OPTION_NOTIFY_COMPLETED, exchange_over, l,
        MHD_OPTION_NOTIFY_CONNECTION, connection_changed, l, MHD_OPTION_UNESCAPE_CALLBACK,
        leave_encoded, NULL, MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)s->connections.size, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)(s->idle_ms / 1000), MHD_OPTION_ARRAY, s->tls ? tls : none, MHD_OPTION_END);
    return l->daemon != NULL;
}

static enum result start_listeners(struct http_server *s, char *err, size_t size)
{
    for (int i = 0; i < s->listener_count; i++) {
        struct listener *l = &s->listeners[i];
        l->server = s;
        l->number = i;
        l->log = (struct access_log){.fd = s->app.log_fd, .thread = i, .second = -1};
        l->app = s->app.thread_open(s->app.arg);
        if (!l->app) {
            (void)snprintf(err, size, "cannot open what listener thread %d needs", i);
            return FAILED;
        }
        if (!start_daemon(s, l)) {
            s->start_error[strcspn(s->start_error, "\n")] = '\0';
            (void)snprintf(err, size, "cannot start listener thread %d: %s%s", i, s->start_error,
                           s->tls ? " Do tls_certificaat and tls_sleutel belong together?" : "");
            return FAILED;
        }
    }
    return DONE;
}

/* ---- start ---- */

static enum result raise_open_files(int connections, char *err, size_t size)
{
    struct rlimit limit;
    rlim_t need = (rlim_t)connections + FILES_BESIDES;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= need)
        return DONE;
    limit.rlim_cur = need;
    if (need <= limit.rlim_max && setrlimit(RLIMIT_NOFILE, &limit) == 0)
        return DONE;
    (void)snprintf(err, size,
                   "%d connections need %llu open files and the system allows %llu: lower "
                   "verbindingen, or raise the limit (LimitNOFILE)",
                   connections, (unsigned long long)need, (unsigned long long)limit.rlim_max);
    return FAILED;
}

static struct http_server *server_new(const struct config *config, const struct http_app *app)
{
    struct http_server *s = calloc(1, sizeof *s);
    struct listener *listeners = calloc((size_t)config->draden, sizeof *listeners);
    if (!s || !listeners) {
        free(s);
        free(listeners);
        return NULL;
    }
    s->app = *app;
    s->most_header = (size_t)config->header_kb * 1024;
    s->most_url = (size_t)config->url_bytes;
    s->most_body = (size_t)config->body_kb * 1024;
    s->idle_ms = (int64_t)config->rust_seconden * 1000;
    s->request_ms = (int64_t)config->verzoek_seconden * 1000;
    s->listener_count = config->draden;
    s->listeners = listeners;
    s->socket = -1;
    s->wake = -1;
    (void)pthread_mutex_init(&s->gate, NULL);
    pthread_condattr_t monotonic;
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&s->changed, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
    return s;
}

/* No connection is open any more, or none ever was. */
static void stop_listeners(struct http_server *s)
{
    for (int i = 0; i < s->listener_count; i++)
        MHD_stop_daemon(s->listeners[i].daemon); /* NULL is fine */
    for (int i = 0; i < s->listener_count; i++) {
        if (s->listeners[i].app)
            s->app.thread_close(s->app.arg, s->listeners[i].app);
        compressor_free(&s->listeners[i].compressor);
    }
}

static void server_free(struct http_server *s)
{
    stop_listeners(s);
    if (s->socket >= 0)
        (void)close(s->socket);
    if (s->wake >= 0)
        (void)close(s->wake);
    if (s->key)
        sodium_memzero(s->key, strlen(s->key));
    free(s->key);
    free(s->certificate);
    connections_free(&s->connections);
    (void)pthread_cond_destroy(&s->changed);
    (void)pthread_mutex_destroy(&s->gate);
    free(s->listeners);
    free(s);
}

static enum result start(struct http_server *s, const struct config *config, char *err, size_t size)
{
    if (sodium_init() < 0 || connections_init(&s->connections, config->draden, config->verbindingen,
                                              config->verbindingen_per_adres) == FAILED) {
        (void)snprintf(err, size, "out of memory");
        return FAILED;
    }
    if (!networks_read(config->proxies, &s->proxies)) {
        (void)snprintf(err, size, "proxies is no list of addresses and networks");
        return FAILED;
    }
    s->connections.proxies = &s->proxies;
    s->proxy_header = strcmp(config->proxy_kop, "forwarded") == 0 ? FORWARDED : FORWARDED_FOR;
    if (raise_open_files(config->verbindingen, err, size) == FAILED ||
        load_tls(s, config, err, size) == FAILED ||
        doorkeeper_listen(s, config, err, size) == FAILED ||
        start_listeners(s, err, size) == FAILED)
        return FAILED;
    if (doorkeeper_start(s) == FAILED) {
        (void)snprintf(err, size, "cannot start a thread: %s", strerror(errno));
        return FAILED;
    }
    atomic_store(&s->started, true);
    return DONE;
}

enum result http_start(const struct config *config, const struct http_app *app,
                       struct http_server **ret, char *err, size_t size)
{
    struct http_server *s = server_new(config, app);
    if (!s) {
        (void)snprintf(err, size, "out of memory");
        return FAILED;
    }
    (void)signal(SIGPIPE, SIG_IGN);
    sigset_t all, before;
    (void)sigfillset(&all); /* threads inherit it: signals stay with the caller */
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    enum result started = start(s, config, err, size);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (started == FAILED) {
        server_free(s);
        return FAILED;
    }
    *ret = s;
    return DONE;
}

int http_port(const struct http_server *s) { return s->port; }

/* ---- stop ---- */

void http_quiesce(struct http_server *s)
{
    atomic_store(&s->quiesced, true);
    doorkeeper_wake(s);
    (void)pthread_mutex_lock(&s->gate);
    while (s->socket >= 0)
        (void)pthread_cond_wait(&s->changed, &s->gate);
    (void)pthread_mutex_unlock(&s->gate);
}

/* Whether the last exchange is over; taking the gate also means that nobody is resuming any more.
 */
static bool wait_for_last(struct http_server *s, int ms)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    int64_t ns = until.tv_nsec + (int64_t)ms % 1000 * 1000000;
    until.tv_sec += ms / 1000 + (time_t)(ns / 1000000000);
    until.tv_nsec = (long)(ns % 1000000000);
    (void)pthread_mutex_lock(&s->gate);
    while (atomic_load(&s->under_way) > 0)
        if (pthread_cond_timedwait(&s->changed, &s->gate, &until) == ETIMEDOUT)
            break;
    bool stoppable = atomic_load(&s->with_app) == 0;
    (void)pthread_mutex_unlock(&s->gate);
    return stoppable;
}

enum result http_stop(struct http_server *s, int ms)
{
    if (!atomic_load(&s->quiesced))
        http_quiesce(s);
    if (!wait_for_last(s, ms))
        return FAILED;
    atomic_store(&s->ending, true);
    doorkeeper_wake(s);
    (void)pthread_join(s->doorkeeper, NULL);
    server_free(s);
    return DONE;
}

void http_stats(struct http_server *s, struct http_stats *ret)
{
    struct http_stats sum = {0};
    for (int i = 0; i < s->listener_count; i++) {
        struct listener *l = &s->listeners[i];
        sum.requests += atomic_load_explicit(&l->requests, memory_order_relaxed);
        for (size_t class = 0; class < COUNT_OF(sum.by_class); class ++)
            sum.by_class[class] += atomic_load_explicit(&l->by_class[class], memory_order_relaxed);
    }
    (void)pthread_mutex_lock(&s->connections.lock);
    sum.cut_off = s->connections.cut_off;
    sum.refused = s->connections.refused;
    sum.connections = (uint64_t)s->connections.open;
    (void)pthread_mutex_unlock(&s->connections.lock);
    *ret = sum;
}
