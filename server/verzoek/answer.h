/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Answers: JSON, a page, a redirect, a problem. Each replaces whatever the reply held before. Pages
 * are rendered whole before the status line is sent; one that cannot be rendered becomes a 500.
 */
#ifndef VERZOEK_ANSWER_H
#define VERZOEK_ANSWER_H

#include "verzoek/beurt.h"

/* Borrows the model. */
enum http_next answer_json(struct beurt *b, int status, const json_t *model);
/* v->inhoud, as it lies there: always to be kept as a file, never shown as a page. */
enum http_next answer_inhoud(struct beurt *b);
/* Adds `pagina` to the model. */
enum http_next answer_page(struct beurt *b, int status, const char *page, json_t *model);
enum http_next answer_empty(struct beurt *b, int status);
/* problem+json or the page `fout`, with the same content. */
enum http_next answer_problem(struct beurt *b, const struct probleem *p);
/* 303 to a path of this site; `gedaan` (NULL) becomes its query. */
enum http_next answer_redirect(struct beurt *b, const char *path, const char *gedaan);
/* For what http itself finds wrong, before there is a beurt: in the words of the application. */
void answer_http_fault(struct app *app, const struct http_request *r, int status,
                       struct http_reply *reply);

/* Whether the browser talks TLS with us, or with the proxy before us: cookies are then Secure. */
bool answer_secure(const struct beurt *b);
/* Whether JSON would do, going by Accept; and whether only JSON would. */
bool accept_json(const struct http_request *r);
bool accept_only_json(const struct http_request *r);

#endif
