/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One program at a time on a data folder: `serve` holds it while it runs, `migrate` while it
 * changes the database. SQLite alone would let a second server in: two would then each do the
 * wachter's days, sign the log and remember dossiers beside each other. Commands that only add rows
 * (`gebruiker`, `import`) or read (`backup`, `verify`) do not ask for it.
 *
 * The hold is a lock of the kernel's on DIR/serve.lock, not the file: it ends with the process,
 * however that ends, and a file that lies there means nothing.
 */
#ifndef CLI_HOLD_H
#define CLI_HOLD_H

#include "base/result.h"

#include <stdbool.h>

enum { HOLD_PATH = 640, HOLD_WHO = 40 };

struct hold {
    int fd; /* -1: not held */
    char path[HOLD_PATH];
    char who[HOLD_WHO]; /* when somebody else has it: "process 1234", or "another process" */
};

/* DONE: it is held until hold_end. FAILED, printed: the file cannot be made. When somebody else has
 * it, it is DONE too, and hold_is_ours says no: what that means is the caller's to say. The folder
 * must be there. */
enum result hold_take(struct hold *h, const char *gegevens) CHECKED;
/* As hold_take, but while somebody else has it, it is tried again for so many milliseconds. */
enum result hold_await(struct hold *h, const char *gegevens, int ms) CHECKED;
bool hold_is_ours(const struct hold *h) CHECKED;
/* Also after a failed hold_take. */
void hold_end(struct hold *h);

#endif
