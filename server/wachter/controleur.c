/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/controleur.h"

#include "app.h"
#include "base/draad.h"
#include "domein/inzagesignaal.h"
#include "domein/logcontrole.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    BETWEEN_MS = 5, /* pieces: everybody else's work goes first */
    IDLE_MS = 2000,
    AFTER_FAILURE_MS = 60000,
    SIGNALEN_EVERY = 15, /* looks: half a minute */
    NICE = 10,
};

struct controleur {
    struct app *app;
    struct draad draad;
    struct db_conn *lees; /* to read the log with */
    int looks;
};

static bool between(void *arg)
{
    struct controleur *k = arg;
    return draad_rust(&k->draad, BETWEEN_MS);
}

static enum result signals(struct controleur *k, struct probleem *p)
{
    bool more = true;
    while (more)
        if (inzagesignaal_step(k->app, k->lees, &more, p) != DONE || (more && between(k)))
            return probleem_is(p) ? FAILED : DONE;
    return DONE;
}

/* Runs what waits, and says how long to wait for the next. */
static int look(void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct controleur *k = arg;
    const struct logcontrole_pauze pauze = {between, k};
    bool found;
    enum result r = logcontrole_run(k->app, &pauze, &found, &p);
    if (r == DONE && k->looks++ % SIGNALEN_EVERY == 0)
        r = signals(k, &p);
    if (r == DONE || p.soort == PROBLEEM_DRUK)
        return IDLE_MS;
    (void)fprintf(stderr, "gezinsplan: the watch over the log is held up: %s\n",
                  probleem_reden(&p));
    return AFTER_FAILURE_MS;
}

enum result controleur_start(struct app *app, struct controleur **ret, struct probleem *p)
{
    if (logcontrole_restart(app, p) != DONE)
        return FAILED;
    struct controleur *k = calloc(1, sizeof *k);
    if (!k)
        return probleem_intern(p, "no memory to check the log");
    k->app = app;
    if (db_writer_open(app->db, &k->lees, p) != DONE) {
        free(k);
        return FAILED;
    }
    const struct draad_werk werk = {.naam = "controleur", .ronde = look, .arg = k, .nice = NICE};
    if (draad_start(&k->draad, &werk, p) != DONE) {
        db_conn_close(k->lees);
        free(k);
        return FAILED;
    }
    *ret = k;
    return DONE;
}

void controleur_stop(struct controleur *k)
{
    if (!k)
        return;
    draad_stop(&k->draad);
    db_conn_close(k->lees);
    free(k);
}
