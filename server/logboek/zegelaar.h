/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Seals the log every `zegel_minuten` while the program runs, and once more when it stops, into the
 * table and the file `zegel_bestand` (by default <gegevens>/zegels.log). What fails is told on
 * standard error and tried again the next time.
 */
#ifndef LOGBOEK_ZEGELAAR_H
#define LOGBOEK_ZEGELAAR_H

#include "base/clock.h"
#include "base/config.h"
#include "db/writer.h"

struct zegelaar;

/* Everything but `config` is borrowed until zegelaar_stop; `zaad`: the 32 bytes of the key. */
enum result zegelaar_start(struct writer *w, const struct clock *clock, const struct config *config,
                           const unsigned char *zaad, struct zegelaar **ret,
                           struct probleem *p) CHECKED;
/* The writer must still be running. NULL is fine. */
void zegelaar_stop(struct zegelaar *z);

#endif
