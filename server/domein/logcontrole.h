/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Checks of the log (R31): is it whole, up to which line, and held against which checkpoints. One
 * at a time; the wachter asks for one each day, a privacy officer whenever. It reads on a
 * connection of its own, in pieces, so that nobody waits for it; the writer is only asked to note
 * how far it is. The outcome is a log line itself, and faults are told to every privacy officer.
 */
#ifndef DOMEIN_LOGCONTROLE_H
#define DOMEIN_LOGCONTROLE_H

#include "verzoek/dossier.h"

enum {
    LOGCONTROLE_FOUTEN = 200, /* faults kept one by one; all are counted */
    LOGCONTROLE_ZEGELS = 20,  /* most checkpoints given by hand */
};

/* On the writer, in a request: one more is asked for. `zegels` are checkpoints kept elsewhere, one
 * a line (zegel.h), NULL or "" for none; one that is no checkpoint is a field error.
 * PROBLEEM_CONFLICT when one waits or runs. */
enum result logcontrole_ask(struct verzoek *v, const char *zegels, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* The wachter's, once a day; nothing when one waits or runs. */
enum result logcontrole_daily(struct db_conn *c, int64_t id, int64_t nu,
                              struct probleem *p) CHECKED;

/* At the start of the program: what ran when it ended did not finish. What waits, waits. */
enum result logcontrole_restart(struct app *app, struct probleem *p) CHECKED;

/* Runs the check that waits, if one does (*ret_found), on a thread that may take its time. `pause`
 * is called between pieces; true: the program stops, and the check is noted as interrupted. */
struct logcontrole_pauze {
    bool (*pause)(void *arg);
    void *arg;
};
enum result logcontrole_run(struct app *app, const struct logcontrole_pauze *pauze, bool *ret_found,
                            struct probleem *p) CHECKED;

/* The file of checkpoints of this installation (setting zegel_bestand). */
enum { LOGCONTROLE_PAD = 640 };
void logcontrole_file(const struct config *config, char ret[LOGCONTROLE_PAD]);

#endif
