/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program: what everything shares, made in one order and taken down in the other. There are no
 * other globals.
 */
#ifndef APP_H
#define APP_H

#include "base/clock.h"
#include "base/config.h"
#include "base/id.h"
#include "base/rng.h"
#include "base/sleutels.h"
#include "db/db.h"
#include "db/writer.h"
#include "http/http.h"

struct assets;
struct pages;
struct router;
struct wachtwoord_pool;
struct woorden;

struct app {
    struct config config;
    struct clock clock;
    struct rng rng;
    struct id_maker *ids;
    const struct sleutels *sleutels;
    struct db *db;
    struct writer *writer;
    struct assets *assets;
    struct woorden *woorden;
    struct pages *pages;
    struct router *router;
    struct wachtwoord_pool *wachtwoorden;
    struct http_server *http; /* NULL in tests that bring their own requests */
    bool demo;                /* a demo database: the login page says so */
};

#endif
