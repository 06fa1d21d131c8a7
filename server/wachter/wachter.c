/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/wachter.h"

#include "base/draad.h"
#include "base/row.h"
#include "wachter/taken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVERY_MS = 60 * 1000 };

static const struct {
    const char *naam;
    wachter_taak *doe;
} TAKEN[] = {
    {"gevers", wachter_gevers},
    {"noodtoegang", wachter_noodtoegang},
    {"afloop", wachter_afloop},
    {"klim", wachter_klim},
    {"wachttijd", wachter_wachttijd},
    {"voorziening", wachter_voorziening},
    {"regieverzoek", wachter_regieverzoek},
    {"regietermijn", wachter_regietermijn},
    {"logcontrole", wachter_logcontrole},
    {"ave", wachter_ave},
    {"evaluatie", wachter_evaluatie},
    {"volgcontact", wachter_volgcontact},
    {"uitnodiging", wachter_uitnodiging}, /* before the reminders */
    {"overleg", wachter_overleg},
    {"verhuizing", wachter_verhuizing},
    {"instroom", wachter_instroom},
    {"overgang", wachter_overgang},
    {"overgang_gat", wachter_overgang_gat},
    {"brief", wachter_brief},
    {"mail", wachter_mail}, /* after what sends messages */
};

enum result wachter_regie(struct db_conn *c, json_t **ret, struct probleem *p)
{
    return db_rows(c, p,
                   "SELECT DISTINCT gebruiker_id AS id FROM regel_regie WHERE van <= vandaag()"
                   " ORDER BY 1",
                   NO_BINDS, ret);
}

enum result wachter_procesregie(struct db_conn *c, json_t **ret, struct probleem *p)
{
    return db_rows(c, p,
                   "SELECT gebruiker_id AS id FROM regel_gebiedsregie WHERE huishouden_id ="
                   " dossier() ORDER BY 1",
                   NO_BINDS, ret);
}

/* ---- a piece of one day of one task ---- */

struct stap {
    size_t taak;
    char vandaag[DATUM_SIZE];
    int64_t nu;
    struct id_maker *ids;
    char dag[DATUM_SIZE]; /* where it is ... */
    int64_t na;           /* ... in a day that was begun */
    /* what a run came to: it may run again, so nothing above changes in it */
    char gedaan[DATUM_SIZE];
    int64_t tot;
    bool more, found;
};

static const char SQL_STAND[] = "SELECT tot_en_met FROM wachter_stand WHERE taak = :taak";
static const char SQL_NOTE[] =
    "INSERT INTO wachter_stand (taak, tot_en_met, gedaan_op) VALUES (:taak, :dag, :nu)"
    " ON CONFLICT DO UPDATE SET tot_en_met = :dag, gedaan_op = :nu";

/* The first day that is not done: at the very first time, today. *ret_done when there is none. */
static enum result day_find(struct db_conn *c, const struct stap *s, char ret[DATUM_SIZE],
                            bool *ret_done, struct probleem *p)
{
    json_t *row = NULL;
    if (db_row(c, p, SQL_STAND, BINDS(B_TEXT(":taak", TAKEN[s->taak].naam)), &row) != DONE)
        return FAILED;
    const char *last = row_text(row, "tot_en_met");
    if (last)
        datum_add_days(last, 1, ret);
    else
        memcpy(ret, s->vandaag, DATUM_SIZE);
    *ret_done = strcmp(ret, s->vandaag) > 0;
    json_decref(row);
    return DONE;
}

static enum result day_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct stap *s = arg;
    bool done;
    if (day_find(c, s, s->gedaan, &done, p) != DONE)
        return FAILED;
    s->found = !done;
    s->more = false;
    if (done)
        return DONE;
    struct db_context context = {.nu = s->nu};
    memcpy(context.vandaag, s->gedaan, sizeof context.vandaag);
    db_context_set(c, &context);
    /* another server may have done the day that was begun here */
    struct wachter_dag d = {.dag = s->gedaan,
                            .nu = s->nu,
                            .ids = s->ids,
                            .na = strcmp(s->dag, s->gedaan) == 0 ? s->na : 0};
    enum result r = TAKEN[s->taak].doe(c, &d, p);
    db_context_unset(c);
    if (r != DONE)
        return FAILED;
    s->more = d.meer;
    s->tot = d.na;
    if (d.meer)
        return DONE;
    return db_exec(
        c, p, SQL_NOTE,
        BINDS(B_TEXT(":taak", TAKEN[s->taak].naam), B_TEXT(":dag", s->gedaan), B_INT(":nu", s->nu)),
        NULL);
}

static enum result catch_up(struct writer *w, const struct clock *clock, struct id_maker *ids,
                            const atomic_bool *stop, struct probleem *p)
{
    struct stap s = {.nu = clock_now(clock), .ids = ids};
    clock_local_date(s.nu, s.vandaag);
    for (s.taak = 0; s.taak < COUNT_OF(TAKEN); s.taak++) {
        s.dag[0] = '\0';
        do {
            if (stop && atomic_load(stop))
                return DONE;
            if (writer_run(w, day_run, &s, p) != DONE)
                return FAILED;
            memcpy(s.dag, s.gedaan, sizeof s.dag);
            s.na = s.more ? s.tot : 0;
        } while (s.found);
    }
    return DONE;
}

enum result wachter_catch_up(struct writer *w, const struct clock *clock, struct id_maker *ids,
                             struct probleem *p)
{
    return catch_up(w, clock, ids, NULL, p);
}

/* ---- the thread ---- */

struct wachter {
    struct writer *writer;
    const struct clock *clock;
    struct id_maker *ids;
    struct draad draad;
};

static int look(void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct wachter *w = arg;
    if (catch_up(w->writer, w->clock, w->ids, &w->draad.stopt, &p) != DONE)
        (void)fprintf(stderr,
                      "gezinsplan: the wachter could not do its work, and tries again in a "
                      "minute: %s\n",
                      probleem_reden(&p));
    return EVERY_MS;
}

enum result wachter_start(struct writer *writer, const struct clock *clock, struct id_maker *ids,
                          struct wachter **ret, struct probleem *p)
{
    if (wachter_catch_up(writer, clock, ids, p) != DONE)
        return FAILED;
    struct wachter *w = calloc(1, sizeof *w);
    if (!w)
        return probleem_intern(p, "no memory for the wachter");
    w->writer = writer;
    w->clock = clock;
    w->ids = ids;
    const struct draad_werk werk = {
        .naam = "wachter", .ronde = look, .arg = w, .eerst_ms = EVERY_MS};
    if (draad_start(&w->draad, &werk, p) != DONE) {
        free(w);
        return FAILED;
    }
    *ret = w;
    return DONE;
}

void wachter_stop(struct wachter *w)
{
    if (!w)
        return;
    draad_stop(&w->draad);
    free(w);
}
