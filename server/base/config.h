/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The settings of one installation: config/gezinsplan.conf (every setting, with its default, behind
 * a comment sign), lines `sleutel = waarde`, `#` comments; environment variables
 * GEZINSPLAN_<SLEUTEL> in capitals win. An unknown, repeated, malformed or out-of-bounds setting
 * stops the start with file and line, and so does an unknown GEZINSPLAN_ variable. One table
 * (config.c) names every setting with its kind, limits, default and comment; config/gezinsplan.conf
 * is printed from it.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>

struct config {
    /* folders and files */
    char gegevens[512];  /* data: database, keys, backups */
    char web[512];       /* has pages/, partials/ and dist/ */
    char migraties[512]; /* migrations */
    /* listening */
    char adres[64];                              /* IPv4 or IPv6 address */
    int poort;                                   /* 0: any that is free */
    int draden;                                  /* listener threads */
    char tls_certificaat[512], tls_sleutel[512]; /* PEM files, both or both "" */
    char basis_url[256]; /* for links and origin checks; "": the request's Host, on loopback only */
    /* the installation */
    char gemeente[128];  /* name on every page */
    char thema[64];      /* CSS class without "-theme" */
    char thema_bij[540]; /* "file:line: " or "environment: ", of who set it; else "" */
    int node;            /* 0-255, in every id */
    /* limits of what a client can make us hold or do */
    int header_kb;   /* largest request header */
    int url_bytes;   /* longest URL */
    int body_kb;     /* largest request body */
    int velden;      /* most fields in a form */
    int document_mb; /* largest document */
    int verbindingen;
    int verbindingen_per_adres; /* at most `verbindingen` */
    char proxies[1024];         /* whom to believe about addresses; "": nobody */
    char proxy_kop[32];         /* "x-forwarded-for" or "forwarded" */
    int rust_seconden;          /* idle connection time-out */
    int verzoek_seconden;       /* total time for one request */
    int wachtrij;               /* most jobs waiting for the writer */
    int leestijd_ms;            /* a read that runs longer is interrupted */
    int onthoud_mb;             /* what is remembered of dossiers between requests; 0: nothing */
    /* sessions and passwords */
    int sessie_rust_minuten; /* idle */
    int sessie_uren;         /* absolute */
    int wachtwoord_lengte;   /* shortest */
    int wachtwoord_draden;   /* Argon2id at once */
    int inlog_pogingen;      /* failed logins before a lock-out of an account */
    int inlog_blokkade_minuten;
    int sleutel_per_minuut; /* requests with one toegangssleutel */
    /* operation */
    char metrics_token[128]; /* bearer token for /metrics; "": loopback only */
    char contact[256];       /* security.txt Contact */
    int zegel_minuten;       /* between signed checkpoints of the log */
    char zegel_bestand[512]; /* file to append checkpoints to; "": <gegevens>/zegels.log */
    /* e-mail */
    char smtp_url[256]; /* smtp(s)://host:port; "": no e-mail */
    bool smtp_tls;      /* STARTTLS is a must with smtp:// */
    char smtp_ca[512];  /* PEM file of whom to trust; "": the machine's own */
    char smtp_gebruiker[128];
    char smtp_wachtwoord_bestand[512]; /* nobody else may read it */
    char mail_afzender[256];
    int mail_uur;   /* local hour from which the day's e-mail goes */
    bool ontwikkel; /* reload templates on change */
};

/* Defaults, then the file (none when `path` is NULL or ""), then the environment. On failure `err`
 * says where, and what to do; `c` is then untouched. */
enum result config_load(struct config *c, const char *path, char *err, size_t size) CHECKED;
void config_defaults(struct config *c);
/* Hands over, line by line, every setting with its default and comment: the text of
 * config/gezinsplan.conf. */
void config_print(void (*line)(void *arg, const char *text), void *arg);

#endif
