/* SPDX-License-Identifier: EUPL-1.2 */
/* Files, health and figures: no session, no model. What goes wrong is a problem in JSON. */
#include "verzoek/answer.h"

static enum result plain_job(struct db_conn *c, void *arg, struct probleem *p)
{
    struct beurt *b = arg;
    b->v.db = c;
    return b->route->run.plain_read(&b->v, b->reply, p);
}

static enum http_next plain_done(struct beurt *b)
{
    return b->outcome == DONE ? HTTP_REPLIED : answer_problem(b, &b->p);
}

enum http_next step_plain(struct beurt *b)
{
    b->v.api = true;
    if (b->route->op_schrijver)
        return beurt_write(b, plain_job, NULL, plain_done);
    b->v.db = b->reader->conn;
    b->outcome = b->route->run.plain_read(&b->v, b->reply, &b->p);
    return plain_done(b);
}
