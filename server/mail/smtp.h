/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sends one e-mail over SMTP (libcurl). It blocks: for a thread of its own. Plain text, one
 * receiver; what is in it is the caller's: nothing about a family.
 */
#ifndef MAIL_SMTP_H
#define MAIL_SMTP_H

#include "base/result.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All borrowed; none NULL. */
struct smtp_server {
    const char *url;       /* smtp://host:port or smtps://host:port */
    const char *gebruiker; /* "": without logging in */
    const char *wachtwoord;
    const char *ca;       /* PEM file of whom to trust; "": the machine's own */
    const char *afzender; /* address */
    bool tls;             /* with smtp://: STARTTLS or nothing */
};

struct smtp_bericht {
    const char *aan;       /* address: smtp_is_adres */
    const char *onderwerp; /* ASCII, one line */
    const char *tekst;     /* UTF-8, lines end with \n */
    const char *id;        /* before the @ of Message-ID: the same when it is sent again */
    int64_t op;            /* Unix seconds */
};

enum smtp_uitkomst {
    SMTP_VERSTUURD, /* the server has it */
    SMTP_LATER,     /* try again */
    SMTP_NOOIT,     /* the server refuses this one for good */
};

/* Once, before there are threads that send. */
enum result smtp_init(void) CHECKED;

/* An address that can stand in a header: no spaces, control characters or brackets; ASCII. */
bool smtp_is_adres(const char *text);

/* Half a minute at most; sooner when *stop (may be NULL) becomes true. `err` says why, without the
 * address. */
enum smtp_uitkomst smtp_send(const struct smtp_server *server, const struct smtp_bericht *bericht,
                             const atomic_bool *stop, char *err, size_t size) CHECKED;

#endif
