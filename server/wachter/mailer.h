/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sends the e-mails that the wachter made (mail.c), from the hour `mail_uur` on, one at a time on a
 * thread of its own. One that goes is first noted as tried until a quarter of an hour later, so
 * that no other server sends it too; when the program stops just after the mail server took it, it
 * goes once more, with the same Message-ID. What fails is tried again, later each time, five times.
 */
#ifndef WACHTER_MAILER_H
#define WACHTER_MAILER_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>

struct app;
struct mailer;

/* Without the setting smtp_url: *ret is NULL. `app` is borrowed until mailer_stop; its writer must
 * run that long. FAILED when the file with the password cannot be read, or by others too. */
enum result mailer_start(struct app *app, struct mailer **ret, struct probleem *p) CHECKED;
/* Breaks off what it is at. NULL is fine. */
void mailer_stop(struct mailer *m);

/* Sends one, if there is one whose time has come; *ret_more: there may be another. For tests; not
 * on the writer's thread. `wachtwoord` may be "". */
enum result mailer_step(struct app *app, const char *wachtwoord, bool *ret_more,
                        struct probleem *p) CHECKED;

#endif
