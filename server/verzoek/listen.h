/* SPDX-License-Identifier: EUPL-1.2 */
/* Ties the way of a request (beurt.h) to the listener (http/http.h). */
#ifndef VERZOEK_LISTEN_H
#define VERZOEK_LISTEN_H

#include "app.h"

/* Starts the listener into app->http. */
enum result listen_start(struct app *app, char *err, size_t size) CHECKED;

#endif
