/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/config.h"

#include "base/cleanup.h"
#include "base/network.h"
#include "base/tekst.h"

#include <arpa/inet.h>
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENV_PREFIX "GEZINSPLAN_"

enum kind { TEXT, NUMBER, YES_NO };

struct setting {
    const char *name;
    const char *value;   /* default, as it would stand in the file */
    const char *comment; /* may have several lines */
    size_t offset;       /* in struct config */
    size_t size;         /* of a text, NUL included */
    int min, max;        /* of a number */
    bool (*check)(const char *text);
    const char *wanted; /* what `check` wants to see, for the error */
    enum kind kind;
};

static bool is_filled(const char *text) { return text[0] != '\0'; }

static bool is_address(const char *text)
{
    struct in6_addr address;
    return inet_pton(AF_INET, text, &address) == 1 || inet_pton(AF_INET6, text, &address) == 1;
}

static bool is_networks(const char *text) { return networks_read(text, NULL); }

static bool is_proxy_header(const char *text)
{
    return strcmp(text, "x-forwarded-for") == 0 || strcmp(text, "forwarded") == 0;
}

/* host[:port] and nothing after it; an IPv6 address stands between brackets. */
static bool is_host_port(const char *text)
{
    size_t host = text[0] == '[' ? strcspn(text, "]") : strcspn(text, ":");
    bool brackets = text[0] == '[' && text[host] == ']';
    if (strcspn(text, "/?#@ \"<>\\") != strlen(text) || host == 0 || (text[0] == '[' && !brackets))
        return false;
    const char *port = text + host + brackets;
    if (port[0] == '\0')
        return true;
    size_t digits = strspn(port + 1, "0123456789");
    if (port[0] != ':' || digits == 0 || digits > 5 || port[1 + digits] != '\0')
        return false;
    long number = strtol(port + 1, NULL, 10);
    return number >= 1 && number <= UINT16_MAX;
}

static bool is_base_url(const char *text)
{
    if (text[0] == '\0')
        return true;
    return strncmp(text, "https://", 8) == 0  ? is_host_port(text + 8)
           : strncmp(text, "http://", 7) == 0 ? is_host_port(text + 7)
                                              : false;
}

static bool is_class(const char *text)
{
    return text[0] >= 'a' && text[0] <= 'z' &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(text);
}

static bool is_token(const char *text)
{
    size_t n = strlen(text);
    return n == 0 || (n >= 16 && strcspn(text, " \"\\") == n);
}

static bool is_contact(const char *text)
{
    return strncmp(text, "mailto:", 7) == 0 || strncmp(text, "https://", 8) == 0 ||
           strncmp(text, "tel:", 4) == 0;
}

static bool is_smtp_url(const char *text)
{
    if (text[0] == '\0')
        return true;
    return strncmp(text, "smtps://", 8) == 0  ? is_host_port(text + 8)
           : strncmp(text, "smtp://", 7) == 0 ? is_host_port(text + 7)
                                              : false;
}

static bool is_mail(const char *text)
{
    const char *at = strchr(text, '@');
    return text[0] == '\0' ||
           (at && at != text && at[1] && strcspn(text, " <>()[],;:\\\"") == strlen(text));
}

#define TEXT_SETTING(field, default_, check_, wanted_, comment_)                                   \
    {                                                                                              \
        .name = #field, .value = (default_), .comment = (comment_), .kind = TEXT,                  \
        .offset = offsetof(struct config, field), .size = sizeof((struct config *)0)->field,       \
        .check = (check_), .wanted = (wanted_)                                                     \
    }
#define NUMBER_SETTING(field, default_, min_, max_, comment_)                                      \
    {                                                                                              \
        .name = #field, .value = (default_), .comment = (comment_), .kind = NUMBER,                \
        .offset = offsetof(struct config, field), .min = (min_), .max = (max_)                     \
    }
#define YES_NO_SETTING(field, default_, comment_)                                                  \
    {                                                                                              \
        .name = #field, .value = (default_), .comment = (comment_), .kind = YES_NO,                \
        .offset = offsetof(struct config, field)                                                   \
    }

/* clang-format off */
static const struct setting SETTINGS[] = {
    TEXT_SETTING(gegevens, "var", is_filled, "a folder",
        "Data folder: database, keys and backups. Nobody but the server's own user may read it."),
    TEXT_SETTING(web, "web", is_filled, "a folder",
        "Folder with pages/, partials/ and dist/."),
    TEXT_SETTING(migraties, "migrations", is_filled, "a folder",
        "Folder with the migrations of the database."),
    TEXT_SETTING(adres, "127.0.0.1", is_address, "an IPv4 or IPv6 address",
        "Address to listen on; 0.0.0.0 or :: for all of this machine."),
    NUMBER_SETTING(poort, "8080", 0, 65535,
        "Port to listen on; 0 takes any that is free."),
    NUMBER_SETTING(draden, "2", 1, 64,
        "Listener threads, each with its own connection to the database. Start with one a core."),
    TEXT_SETTING(tls_certificaat, "", NULL, NULL,
        "PEM file with the certificate chain; empty when a proxy in front does the TLS."),
    TEXT_SETTING(tls_sleutel, "", NULL, NULL,
        "PEM file with the key of that certificate: both or neither."),
    TEXT_SETTING(basis_url, "", is_base_url, "http(s)://host[:port] without a path",
        "Public address, such as https://gezinsplan.example.nl: for links and to check where forms\n"
        "come from. Empty: taken from the request, which is safe on this machine alone."),
    TEXT_SETTING(gemeente, "Waterveen", is_filled, "a name",
        "Name of the municipality, on every page."),
    TEXT_SETTING(thema, "waterveen", is_class, "lower-case letters, digits and hyphens",
        "Colours of the municipality: the block .gp-theme--<thema> of web/static/thema.css."),
    NUMBER_SETTING(node, "1", 0, 255,
        "Number of this server, in every id it makes. Servers that share a database must differ."),
    NUMBER_SETTING(header_kb, "16", 4, 64,
        "Largest request header, in KiB."),
    NUMBER_SETTING(url_bytes, "2048", 256, 8192,
        "Longest URL, in bytes."),
    NUMBER_SETTING(body_kb, "1024", 16, 65536,
        "Largest request body, in KiB."),
    NUMBER_SETTING(velden, "500", 10, 10000,
        "Most fields in one form."),
    NUMBER_SETTING(document_mb, "20", 1, 200,
        "Largest document that may be uploaded, in MiB. A proxy in front needs the same limit."),
    NUMBER_SETTING(verbindingen, "2000", 10, 100000,
        "Most open connections."),
    NUMBER_SETTING(verbindingen_per_adres, "200", 1, 100000,
        "Most open connections from one address; not counted for those of `proxies`."),
    TEXT_SETTING(proxies, "", is_networks, "addresses or networks, as 10.0.0.4, 192.168.7.0/24",
        "The proxies in front, at most 32: of these, and of nobody else, `proxy_kop` is believed for\n"
        "the address of the client (log, lock-out). Empty: of nobody."),
    TEXT_SETTING(proxy_kop, "x-forwarded-for", is_proxy_header, "x-forwarded-for or forwarded",
        "The header in which those proxies tell the client's address. They must add to it or set it,\n"
        "whatever the client sent: the other one is not read."),
    NUMBER_SETTING(rust_seconden, "30", 1, 3600,
        "A connection that is silent for so many seconds is closed."),
    NUMBER_SETTING(verzoek_seconden, "60", 1, 3600,
        "Most seconds for one whole request, however it is dripped."),
    NUMBER_SETTING(wachtrij, "1000", 1, 100000,
        "Most jobs waiting to be written; beyond it the answer is 503, come back later."),
    NUMBER_SETTING(leestijd_ms, "5000", 10, 600000,
        "A read of the database that runs longer, in milliseconds, is broken off."),
    NUMBER_SETTING(onthoud_mb, "64", 0, 4096,
        "What is remembered of dossiers that were shown, in MB, so that a page that did not change is\n"
        "not worked out again; 0: nothing."),
    NUMBER_SETTING(sessie_rust_minuten, "30", 1, 1440,
        "A session that is not used for so many minutes ends."),
    NUMBER_SETTING(sessie_uren, "12", 1, 24,
        "A session ends after so many hours in any case."),
    NUMBER_SETTING(wachtwoord_lengte, "12", 8, 128,
        "Shortest password, in characters."),
    NUMBER_SETTING(wachtwoord_draden, "1", 1, 4,
        "Passwords checked at once; each takes 64 MiB and a tenth of a second."),
    NUMBER_SETTING(inlog_pogingen, "10", 1, 1000,
        "Failed logins before an account is locked for a while."),
    NUMBER_SETTING(inlog_blokkade_minuten, "15", 1, 1440,
        "Minutes that such a lock lasts."),
    NUMBER_SETTING(sleutel_per_minuut, "300", 1, 100000,
        "Most requests a minute with one toegangssleutel (a program that acts for somebody)."),
    TEXT_SETTING(metrics_token, "", is_token, "16 characters or more, without spaces or quotes",
        "Bearer token to read /metrics; empty: this machine only, and nobody with basis_url."),
    TEXT_SETTING(contact, "mailto:security@example.nl", is_contact, "mailto:, https:// or tel:",
        "Where to report a leak: the Contact of /.well-known/security.txt."),
    NUMBER_SETTING(zegel_minuten, "15", 1, 1440,
        "Minutes between signed checkpoints of the log."),
    TEXT_SETTING(zegel_bestand, "", NULL, NULL,
        "File to append the checkpoints to, best on another machine; empty: zegels.log in the\n"
        "data folder."),
    TEXT_SETTING(smtp_url, "", is_smtp_url, "smtp(s)://host[:port] without a path",
        "Mail server, such as smtp://mail.example.nl:587; empty: no e-mail. One message a working\n"
        "day for whoever asked for it, with a number and a link; never a name of a family."),
    YES_NO_SETTING(smtp_tls, "ja",
        "With smtp://: STARTTLS or nothing. Only nee for a mail server on this very machine."),
    TEXT_SETTING(smtp_ca, "", NULL, NULL,
        "PEM file with who vouches for the mail server; empty: whom this machine trusts."),
    TEXT_SETTING(smtp_gebruiker, "", NULL, NULL,
        "Account at the mail server; empty: without logging in."),
    TEXT_SETTING(smtp_wachtwoord_bestand, "", NULL, NULL,
        "File with its password, on the first line. Nobody but the server's own user may read it."),
    TEXT_SETTING(mail_afzender, "", is_mail, "an e-mail address",
        "Address that the e-mail comes from."),
    NUMBER_SETTING(mail_uur, "8", 0, 23,
        "Local hour from which the day's e-mail goes."),
    YES_NO_SETTING(ontwikkel, "nee",
        "For developers: read templates again when they change (ja or nee)."),
};
/* clang-format on */

struct loader {
    struct config config;
    int lines[COUNT_OF(SETTINGS)]; /* of each setting in the file, 0 when it is not there */
    const char *path;
    int line; /* 0: the environment is being read */
    char *err;
    size_t err_size;
};

/* Says where and what, and is FAILED. */
static enum result PRINTF_LIKE(2, 3) refuse(const struct loader *l, const char *format, ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    if (l->line > 0)
        (void)snprintf(l->err, l->err_size, "%s:%d: %s", l->path, l->line, what);
    else
        (void)snprintf(l->err, l->err_size, "%s", what);
    return FAILED;
}

static enum result set_number(struct loader *l, const struct setting *s, const char *value)
{
    size_t n = strspn(value, "0123456789");
    long number = n > 0 && n < 10 && value[n] == '\0' ? strtol(value, NULL, 10) : -1;
    if (number < s->min || number > s->max)
        return refuse(l, "%s must be a whole number from %d to %d, not \"%.40s\"", s->name, s->min,
                      s->max, value);
    int as_int = (int)number;
    memcpy((char *)&l->config + s->offset, &as_int, sizeof as_int);
    return DONE;
}

static enum result set_text(struct loader *l, const struct setting *s, const char *value)
{
    size_t n = strlen(value);
    if (n >= s->size)
        return refuse(l, "%s may be at most %zu bytes long", s->name, s->size - 1);
    if (!tekst_is_utf8(value, n))
        return refuse(l, "%s is not valid UTF-8", s->name);
    for (size_t i = 0; i < n; i++)
        if (iscntrl((unsigned char)value[i]))
            return refuse(l, "%s has a control character in it", s->name);
    if (s->check && !s->check(value))
        return s->check == is_token /* a secret does not belong in what is printed */
                   ? refuse(l, "%s must be %s", s->name, s->wanted)
                   : refuse(l, "%s must be %s, not \"%.80s\"", s->name, s->wanted, value);
    memcpy((char *)&l->config + s->offset, value, n + 1);
    return DONE;
}

static enum result set_yes_no(struct loader *l, const struct setting *s, const char *value)
{
    bool yes = strcmp(value, "ja") == 0;
    if (!yes && strcmp(value, "nee") != 0)
        return refuse(l, "%s must be ja or nee, not \"%.40s\"", s->name, value);
    memcpy((char *)&l->config + s->offset, &yes, sizeof yes);
    return DONE;
}

static enum result set_value(struct loader *l, const struct setting *s, const char *value)
{
    switch (s->kind) {
    case TEXT: return set_text(l, s, value);
    case NUMBER: return set_number(l, s, value);
    case YES_NO: return set_yes_no(l, s, value);
    }
    return FAILED;
}

static const struct setting *find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(SETTINGS); i++)
        if (strcmp(SETTINGS[i].name, name) == 0)
            return &SETTINGS[i];
    return NULL;
}

/* The text without white space at its ends; cuts it in place. */
static char *trim(char *text)
{
    text += strspn(text, " \t\r\n");
    size_t n = strlen(text);
    while (n > 0 && strchr(" \t\r\n", text[n - 1]))
        text[--n] = '\0';
    return text;
}

static enum result read_line(struct loader *l, char *line)
{
    char *name = trim(line);
    if (name[0] == '\0' || name[0] == '#')
        return DONE;
    char *equals = strchr(name, '=');
    if (!equals)
        return refuse(l, "expected \"sleutel = waarde\", or # before a comment");
    *equals = '\0';
    name = trim(name);
    const struct setting *s = find(name);
    if (!s)
        return refuse(l, "there is no setting \"%.60s\"", name);
    int *seen = &l->lines[s - SETTINGS];
    if (*seen > 0)
        return refuse(l, "%s has been set already, on line %d", s->name, *seen);
    *seen = l->line;
    return set_value(l, s, trim(equals + 1));
}

static enum result read_file(struct loader *l)
{
    AUTO_FILE FILE *file = fopen(l->path, "re");
    if (!file)
        return refuse(l, "%s: cannot be read: %s", l->path, strerror(errno));
    AUTO_FREE char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, file)) >= 0) {
        l->line++;
        if (strlen(line) != (size_t)n)
            return refuse(l, "this is no text: it has a NUL in it");
        static const char bom[] = "\xEF\xBB\xBF"; /* some editors put it first */
        bool skip = l->line == 1 && strncmp(line, bom, strlen(bom)) == 0;
        if (read_line(l, line + (skip ? strlen(bom) : 0)) != DONE)
            return FAILED;
    }
    bool failed = ferror(file);
    l->line = 0;
    return failed ? refuse(l, "%s: cannot be read: %s", l->path, strerror(errno)) : DONE;
}

/* GEZINSPLAN_POORT is poort; one that means nothing is a typing error, as it would be in the file.
 */
static enum result read_environment(struct loader *l)
{
    for (char **at = environ; at && *at; at++) {
        if (strncmp(*at, ENV_PREFIX, strlen(ENV_PREFIX)) != 0)
            continue;
        const char *variable = *at + strlen(ENV_PREFIX);
        size_t n = strcspn(variable, "=");
        char name[64] = "";
        for (size_t i = 0; i < n && n < sizeof name; i++)
            name[i] = isupper((unsigned char)variable[i]) ? (char)tolower(variable[i])
                      : variable[i] == '_'                ? '_'
                                                          : '?';
        const struct setting *s = find(name);
        if (!s)
            return refuse(l, "environment: there is no setting for " ENV_PREFIX "%.*s",
                          n < 60 ? (int)n : 60, variable);
        if (set_value(l, s, variable[n] ? variable + n + 1 : "") != DONE) {
            AUTO_FREE char *why = strdup(l->err);
            return refuse(l, "environment: " ENV_PREFIX "%.*s: %s", (int)n, variable,
                          why ? why : s->name);
        }
    }
    return DONE;
}

/* What no setting can be refused for alone; told at the place of the one to change. */
static enum result check_together(struct loader *l)
{
    const struct config *c = &l->config;
    if (!c->tls_certificaat[0] != !c->tls_sleutel[0]) {
        const char *missing = c->tls_sleutel[0] ? "tls_certificaat" : "tls_sleutel";
        const char *given = c->tls_sleutel[0] ? "tls_sleutel" : "tls_certificaat";
        l->line = l->lines[find(given) - SETTINGS];
        return refuse(l, "%s needs %s beside it: set both or neither", given, missing);
    }
    if (c->smtp_url[0] && (!c->mail_afzender[0] || !c->basis_url[0])) {
        l->line = l->lines[find("smtp_url") - SETTINGS];
        return refuse(l, "smtp_url needs mail_afzender and basis_url beside it");
    }
    if (!c->smtp_gebruiker[0] != !c->smtp_wachtwoord_bestand[0]) {
        l->line =
            l->lines[find(c->smtp_gebruiker[0] ? "smtp_gebruiker" : "smtp_wachtwoord_bestand") -
                     SETTINGS];
        return refuse(l, "smtp_gebruiker and smtp_wachtwoord_bestand: set both or neither");
    }
    if (c->verbindingen_per_adres > c->verbindingen) {
        int line = l->lines[find("verbindingen_per_adres") - SETTINGS];
        l->line = line ? line : l->lines[find("verbindingen") - SETTINGS];
        return refuse(l, "verbindingen_per_adres is more than verbindingen");
    }
    return DONE;
}

static void load_defaults(struct loader *l)
{
    for (size_t i = 0; i < COUNT_OF(SETTINGS); i++) {
        enum result result = set_value(l, &SETTINGS[i], SETTINGS[i].value);
        assert(result == DONE);
        (void)result;
    }
}

void config_defaults(struct config *c)
{
    char err[256] = "";
    struct loader l = {.err = err, .err_size = sizeof err};
    load_defaults(&l);
    *c = l.config;
}

/* Whether the styles know a theme is seen only when they are there. */
static void keep_theme_place(struct loader *l)
{
    int line = l->lines[find("thema") - SETTINGS];
    char *place = l->config.thema_bij;
    size_t size = sizeof l->config.thema_bij;
    if (getenv(ENV_PREFIX "THEMA"))
        (void)snprintf(place, size, "environment: ");
    else if (line > 0)
        (void)snprintf(place, size, "%s:%d: ", l->path, line);
}

enum result config_load(struct config *c, const char *path, char *err, size_t size)
{
    struct loader l = {.path = path, .err = err, .err_size = size};
    load_defaults(&l);
    if (path && path[0] && read_file(&l) != DONE)
        return FAILED;
    if (read_environment(&l) != DONE || check_together(&l) != DONE)
        return FAILED;
    keep_theme_place(&l);
    *c = l.config;
    return DONE;
}

static void print_comment(const char *comment, void (*line)(void *arg, const char *text), void *arg)
{
    char text[200];
    while (*comment) {
        size_t n = strcspn(comment, "\n");
        (void)snprintf(text, sizeof text, "# %.*s", (int)n, comment);
        line(arg, text);
        comment += n + (comment[n] == '\n');
    }
}

void config_print(void (*line)(void *arg, const char *text), void *arg)
{
    char text[1024];
    print_comment("SPDX-License-Identifier: EUPL-1.2\n"
                  "The settings of Gezinsplan. Each stands here with its default behind a #: take "
                  "the # away\n"
                  "and change it. A variable such as " ENV_PREFIX
                  "POORT in the environment comes first. What\n"
                  "is unknown or out of bounds stops the start. Made by config_print (config.c).",
                  line, arg);
    for (size_t i = 0; i < COUNT_OF(SETTINGS); i++) {
        const struct setting *s = &SETTINGS[i];
        line(arg, "");
        print_comment(s->comment, line, arg);
        if (s->kind == NUMBER) {
            (void)snprintf(text, sizeof text, "# From %d to %d.", s->min, s->max);
            line(arg, text);
        }
        (void)snprintf(text, sizeof text, "#%s =%s%s", s->name, s->value[0] ? " " : "", s->value);
        line(arg, text);
    }
}
