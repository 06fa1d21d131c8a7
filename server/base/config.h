/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The settings of one installation: config/gezinsplan.conf (every setting with its default in a comment),
 * lines `sleutel = waarde`, `#` comments; environment variables GEZINSPLAN_<SLEUTEL IN CAPITALS> win.
 * An unknown or malformed setting stops the start with file and line. One table (config.c) names every
 * setting with its kind, limits and default.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>

struct config {
    char gegevens[512];     /* data folder: database, keys, backups; default "var" */
    char web[512];          /* folder with pages/, partials/ and dist/; default "web" */
    char migraties[512];    /* folder of migrations; default "migrations" */
    char adres[64];         /* listen address; default "127.0.0.1" */
    int poort;              /* default 8080 */
    int draden;             /* listener threads, 1-64; default 2 */
    char tls_certificaat[512], tls_sleutel[512]; /* PEM files, both or none; default "" */
    char basis_url[256];    /* public address, for links and origin checks; default "" = from the request's Host on loopback only */
    char gemeente[128];     /* name on every page; default "Waterveen" */
    char thema[64];         /* css theme class; default "waterveen" */
    int node;               /* 0-255, in every id; default 1 */
    int header_kb;          /* largest request header, 4-64; default 16 */
    int url_bytes;          /* longest URL, 256-8192; default 2048 */
    int body_kb;            /* largest request body, 16-65536; default 1024 */
    int velden;             /* most fields in a form, default 500 */
    int verbindingen;       /* most open connections, default 2000 */
    int verbindingen_per_adres; /* default 200 */
    int rust_seconden;      /* idle connection time-out, default 30 */
    int verzoek_seconden;   /* total time for one request, default 60 */
    int wachtrij;           /* most jobs waiting for the writer, default 1000 */
    int leestijd_ms;        /* a read that runs longer is interrupted, default 5000 */
    int sessie_rust_minuten;   /* idle session, default 30 */
    int sessie_uren;           /* absolute session, default 12 */
    int wachtwoord_lengte;     /* shortest password, default 12 */
    int wachtwoord_draden;     /* Argon2id at once, 1-4; default 1 */
    int inlog_pogingen;        /* failed logins before a lock-out of an account, default 10 */
    int inlog_blokkade_minuten; /* default 15 */
    char metrics_token[128];   /* bearer token for /metrics from elsewhere than loopback; default "" */
    char contact[256];         /* security.txt Contact, default "mailto:security@example.nl" */
    int zegel_minuten;         /* minutes between signed checkpoints of the log, default 15 */
    char zegel_bestand[512];   /* file to append checkpoints to, best on another machine; default "" = gegevens/zegels.log */
    bool ontwikkel;            /* reload templates on change; default nee */
};

/* Defaults, then the file (NULL or absent path "" : none), then the environment. On failure `err` says
 * file, line and what to do. */
enum result config_load(struct config *c, const char *path, char *err, size_t size) CHECKED;
void config_defaults(struct config *c);
/* Writes every setting with its default and comment: the text of config/gezinsplan.conf. */
void config_print(void (*line)(void *arg, const char *text), void *arg);

#endif
