/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/vernietiger.h"

#include "base/draad.h"
#include "domein/vernietiging.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    BETWEEN_MS = 20, /* pieces: everybody else's work goes first */
    IDLE_MS = 5000,
    AFTER_FAILURE_MS = 60000,
};

struct vernietiger {
    struct app *app;
    struct draad draad;
};

/* Does a piece, and says how long to wait for the next. */
static int piece(void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct vernietiger *v = arg;
    bool more = false;
    if (vernietiging_step(v->app, &more, &p) == DONE)
        return more ? BETWEEN_MS : IDLE_MS;
    if (p.soort == PROBLEEM_DRUK) /* readers, or a full queue */
        return IDLE_MS;
    (void)fprintf(stderr, "gezinsplan: a destruction list is held up: %s\n", probleem_reden(&p));
    return AFTER_FAILURE_MS;
}

enum result vernietiger_start(struct app *app, struct vernietiger **ret, struct probleem *p)
{
    struct vernietiger *v = calloc(1, sizeof *v);
    if (!v)
        return probleem_intern(p, "no memory to destroy");
    v->app = app;
    const struct draad_werk werk = {.naam = "vernietiger", .ronde = piece, .arg = v};
    if (draad_start(&v->draad, &werk, p) != DONE) {
        free(v);
        return FAILED;
    }
    *ret = v;
    return DONE;
}

void vernietiger_stop(struct vernietiger *v)
{
    if (!v)
        return;
    draad_stop(&v->draad);
    free(v);
}
