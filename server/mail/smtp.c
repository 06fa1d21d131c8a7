/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/smtp.h"

#include "base/buf.h"
#include "base/cleanup.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CONNECT_SECONDS = 10, TOTAL_SECONDS = 30, MESSAGE_MAX = 16384 };

enum result smtp_init(void)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? DONE : FAILED;
}

bool smtp_is_adres(const char *text)
{
    const char *at = strchr(text, '@');
    size_t n = strlen(text);
    if (n > 254 || !at || at == text || !at[1] || strchr(at + 1, '@'))
        return false;
    for (size_t i = 0; i < n; i++)
        if (text[i] <= ' ' || text[i] > '~' || strchr("<>()[],;:\\\"", text[i]))
            return false;
    return true;
}

/* ---- the message ---- */

static void date_put(struct buf *b, int64_t op)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    time_t when = (time_t)op;
    struct tm tm;
    (void)gmtime_r(&when, &tm);
    buf_format(b, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\r\n", days[tm.tm_wday], tm.tm_mday,
               months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static void text_put(struct buf *b, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        buf_add(b, text, n);
        buf_text(b, "\r\n");
        text += n + (text[n] == '\n');
    }
}

static bool message_make(struct buf *b, const struct smtp_server *s, const struct smtp_bericht *m)
{
    date_put(b, m->op);
    buf_format(b, "From: Gezinsplan <%s>\r\nTo: <%s>\r\nSubject: %s\r\n", s->afzender, m->aan,
               m->onderwerp);
    buf_format(b, "Message-ID: <%s%s>\r\n", m->id, strchr(s->afzender, '@'));
    buf_text(b, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                "Content-Type: text/plain; charset=utf-8\r\n"
                "Content-Transfer-Encoding: 8bit\r\n\r\n");
    text_put(b, m->tekst);
    return !b->failed;
}

/* ---- sending ---- */

struct rest {
    const char *at;
    size_t left;
};

static size_t read_more(char *to, size_t size, size_t n, void *arg)
{
    struct rest *r = arg;
    size_t take = size * n < r->left ? size * n : r->left;
    memcpy(to, r->at, take);
    r->at += take;
    r->left -= take;
    return take;
}

static int progress(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const atomic_bool *stop = arg;
    (void)a, (void)b, (void)c, (void)d;
    return stop && atomic_load(stop);
}

#define SET(option, value) (ok = curl_easy_setopt(curl, option, value) == CURLE_OK && ok)

static bool options_set(CURL *curl, const struct smtp_server *s, struct curl_slist *to,
                        struct rest *rest, const atomic_bool *stop)
{
    bool ok = true;
    char from[300];
    (void)snprintf(from, sizeof from, "<%s>", s->afzender);
    SET(CURLOPT_URL, s->url);
    SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_PROXY, ""); /* whatever the environment says */
    SET(CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    SET(CURLOPT_TIMEOUT, (long)TOTAL_SECONDS);
    SET(CURLOPT_USE_SSL, s->tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    if (s->ca[0])
        SET(CURLOPT_CAINFO, s->ca);
    if (s->gebruiker[0]) {
        SET(CURLOPT_USERNAME, s->gebruiker);
        SET(CURLOPT_PASSWORD, s->wachtwoord);
    }
    SET(CURLOPT_MAIL_FROM, from);
    SET(CURLOPT_MAIL_RCPT, to);
    SET(CURLOPT_UPLOAD, 1L);
    SET(CURLOPT_READFUNCTION, read_more);
    SET(CURLOPT_READDATA, rest);
    SET(CURLOPT_NOPROGRESS, 0L);
    SET(CURLOPT_XFERINFOFUNCTION, progress);
    SET(CURLOPT_XFERINFODATA, stop);
    return ok;
}

/* A refusal of the receiver or of the message stays one; what is about us (logging in, the sender,
 * too much at once) may be mended. */
static enum smtp_uitkomst outcome(CURL *curl, CURLcode code, char *err, size_t size)
{
    long answer = 0;
    if (code == CURLE_OK)
        return SMTP_VERSTUURD;
    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    (void)snprintf(err, size, "%s (%ld)", curl_easy_strerror(code), answer);
    bool its_own = answer == 550 || answer == 551 || answer == 553 || answer == 554;
    return its_own && code != CURLE_LOGIN_DENIED ? SMTP_NOOIT : SMTP_LATER;
}

enum smtp_uitkomst smtp_send(const struct smtp_server *server, const struct smtp_bericht *bericht,
                             const atomic_bool *stop, char *err, size_t size)
{
    BUF_AUTO struct buf message;
    char to[300];
    enum smtp_uitkomst result = SMTP_LATER;
    buf_init(&message, MESSAGE_MAX);
    (void)snprintf(err, size, "no memory, or the message is too long");
    if (!smtp_is_adres(bericht->aan)) {
        (void)snprintf(err, size, "this is no e-mail address");
        return SMTP_NOOIT;
    }
    if (!message_make(&message, server, bericht))
        return SMTP_LATER;
    (void)snprintf(to, sizeof to, "<%s>", bericht->aan);
    CURL *curl = curl_easy_init();
    struct curl_slist *list = curl_slist_append(NULL, to);
    struct rest rest = {message.data, message.len};
    if (curl && list && options_set(curl, server, list, &rest, stop))
        result = outcome(curl, curl_easy_perform(curl), err, size);
    curl_slist_free_all(list);
    curl_easy_cleanup(curl);
    return result;
}
