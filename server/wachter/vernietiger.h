/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Carries out the destruction lists that were approved while the program runs, a small piece at a
 * time (domein/vernietiging.h), and goes on at the next start where it was. What fails is told on
 * standard error and tried again a minute later.
 */
#ifndef WACHTER_VERNIETIGER_H
#define WACHTER_VERNIETIGER_H

#include "base/probleem.h"
#include "base/result.h"

struct app;
struct vernietiger;

/* `app` is borrowed until vernietiger_stop; its writer must run that long. */
enum result vernietiger_start(struct app *app, struct vernietiger **ret,
                              struct probleem *p) CHECKED;
/* Waits for the piece it is at. NULL is fine. */
void vernietiger_stop(struct vernietiger *v);

#endif
