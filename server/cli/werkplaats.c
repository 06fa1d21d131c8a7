/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/werkplaats.h"

#include "cli/storage.h"
#include "db/migrate.h"

#include <sodium.h>
#include <stdio.h>

enum result werkplaats_settings(struct werkplaats *w, const char *settings, const char *gegevens)
{
    *w = (struct werkplaats){0};
    if (sodium_init() < 0) {
        (void)fputs("gezinsplan: libsodium does not start\n", stderr);
        return FAILED;
    }
    return storage_settings(&w->config, settings, gegevens);
}

void werkplaats_path(const struct werkplaats *w, const char *name, char *out, size_t size)
{
    (void)snprintf(out, size, "%s/%s", w->config.gegevens, name);
}

void werkplaats_print(const struct probleem *p)
{
    const char *text = p->detail[0] ? p->detail : probleem_titel(p->soort);
    if (p->soort == PROBLEEM_INTERN) { /* there is no helpdesk at the keyboard */
        storage_print(p);
        return;
    }
    (void)fprintf(stderr, "gezinsplan: %s\n", text);
    if (p->intern[0])
        (void)fprintf(stderr, "gezinsplan: (%s)\n", p->intern);
}

static enum result open_database(struct werkplaats *w, struct probleem *p)
{
    char path[STORAGE_PATH];
    const struct db_options options = {.path = path};
    if (storage_path(path, w->config.gegevens, DATABASE_FILE) != DONE)
        return FAILED;
    if (db_open(&options, &w->db, p) != DONE || db_writer_open(w->db, &w->conn, p) != DONE)
        return FAILED;
    return DONE;
}

enum result werkplaats_open(struct werkplaats *w)
{
    char err[1024] = "", path[STORAGE_PATH];
    PROBLEEM_AUTO struct probleem p = {0};
    if (storage_database(path, w->config.gegevens) != DONE)
        return FAILED;
    clock_init_real(&w->clock);
    rng_init_real(&w->rng);
    w->ids = id_maker_new(&w->clock, &w->rng, (uint8_t)w->config.node);
    if (!w->ids || sleutels_load(w->config.gegevens, &w->sleutels, err, sizeof err) != DONE) {
        (void)fprintf(stderr, "gezinsplan: %s\n", err[0] ? err : "no memory");
        return FAILED;
    }
    if (open_database(w, &p) == DONE)
        return DONE;
    storage_print(&p);
    return FAILED;
}

void werkplaats_close(struct werkplaats *w)
{
    db_conn_close(w->conn);
    db_close(w->db);
    sleutels_free(w->sleutels);
    id_maker_free(w->ids);
    w->conn = NULL;
    w->db = NULL;
    w->sleutels = NULL;
    w->ids = NULL;
}
