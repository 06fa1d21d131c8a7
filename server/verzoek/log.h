/* SPDX-License-Identifier: EUPL-1.2 */
/* The log lines of a request (R30): one for each household that was noted, or one for the refusal.
 */
#ifndef VERZOEK_LOG_H
#define VERZOEK_LOG_H

#include "verzoek/beurt.h"

/* Whether what was just done by `route` needs a line. */
bool log_wanted(const struct beurt *b, const struct route *route);
/* On the writer: the lines of what was done. FAILED: nothing of it may be shown or kept. */
enum result log_done(struct beurt *b, struct db_conn *writer, const struct route *route,
                     struct probleem *p) CHECKED;
/* On the writer, after `why`: what was refused is a line with the id as asked and no household or
 * persons, the same whether it exists or not; a change that failed in an opened household is a line
 * of that household. Other failures are none. */
enum result log_failed(struct beurt *b, struct db_conn *writer, const struct route *route,
                       const struct probleem *why, struct probleem *p) CHECKED;

/* What failed in b->p was the line, whatever the reason: PROBLEEM_LOGBOEK (but for a full queue).
 */
void log_is_broken(struct beurt *b);
/* Answers b->p, once its line (if it needs one) is durable. */
enum http_next log_and_refuse(struct beurt *b);

#endif
