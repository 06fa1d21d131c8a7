/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs the checks of the log that are asked for (domein/logcontrole.h), beside everything else and
 * after it: on a thread of low priority, in pieces, on a connection of its own. A check that the
 * program did not survive is noted as interrupted at the next start.
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
