/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Watches the log: runs the checks of it that are asked for (domein/logcontrole.h), and raises the
 * signals of unusual access (domein/inzagesignaal.h) twice a minute. Beside everything else and after
 * it: on a thread of low priority, in pieces, on connections of its own. A check that the program
 * did not survive is noted as interrupted at the next start.
 */
#ifndef WACHTER_CONTROLEUR_H
#define WACHTER_CONTROLEUR_H

#include "base/probleem.h"
#include "base/result.h"

struct app;
struct controleur;

/* `app` is borrowed until controleur_stop; its writer must run that long. */
enum result controleur_start(struct app *app, struct controleur **ret, struct probleem *p) CHECKED;
/* Waits for the piece it is at. NULL is fine. */
void controleur_stop(struct controleur *k);

#endif
