/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the read of a dossier gave, remembered for the next time, whichever listener thread has it
 * (docs/adr/0011-onthouden.md): the page or the JSON of a route marked `onthouden`, and the persons
 * and grounds that were noted for the log. It is found by all that it depends on: the route and
 * face, the path and fields, and the key of db.h (viewer, session, household, day, and the two
 * versions as the present snapshot has them). So it cannot lag behind a change, and nobody has to
 * be told of one. It is kept only when every statement of the read was *counted* (db_watch_begin).
 *
 * All else happens at each request as always: session, opening the household, the log line with
 * its check of the versions (R29), the page around it.
 *
 * An answer is of its request alone until it is whole; then it is shared, and does not change any
 * more. One lock, held to find or to put, never while a page is made or filled in.
 *
 * Bounded in bytes; least recently used leaves first, and what nobody asked for in a quarter of an
 * hour leaves at a next request.
 */
#ifndef VERZOEK_ONTHOUDEN_H
#define VERZOEK_ONTHOUDEN_H

#include "db/db.h"

struct beurt;
struct bekend; /* one answer that is remembered */
struct buf;
struct dossier;
struct pagina_eigen;
struct onthouden; /* of the program */

struct onthouden *onthouden_new(size_t bytes); /* NULL without memory: nothing is remembered */
void onthouden_free(struct onthouden *m);
/* Nothing is remembered any more (what requests are at just now lasts as long as they do). */
void onthouden_clear(struct onthouden *m);
size_t onthouden_bytes(struct onthouden *m); /* what it takes by now */

/* What is asked, and when. */
struct onthouden_vraag {
    struct db_key key;
    uint64_t hash; /* of all that does not change with the moment */
};

/* False where nothing is remembered: during noodtoegang (R17: its seconds are on the page), on the
 * writer, for a family reader, where templates are worked on. In the snapshot, with the dossier
 * open. */
bool onthouden_ask(const struct beurt *b, const struct dossier *d,
                   struct onthouden_vraag *ret) CHECKED;
/* Fills notes and version of the request as the handler did then; b->bekend is what its answer is
 * made of. */
bool onthouden_find(struct beurt *b, const struct dossier *d,
                    const struct onthouden_vraag *asked) CHECKED;
/* After the handler. Keeps what it gave, if that may be (then b->bekend, whose answer is made once
 * for this request and later ones). With app.onthoud_toets: FAILED when something else was
 * remembered. */
enum result onthouden_keep(struct beurt *b, const struct dossier *d,
                           const struct onthouden_vraag *asked) CHECKED;

/* After the answer, or instead of one: lets go of b->bekend, and shares it when its answer was
 * made.
 */
void onthouden_done(struct beurt *b);

/* With b->bekend: the page of this request; owned (free). NULL is FAILED. */
char *onthouden_page(struct beurt *b, const char *page, const struct pagina_eigen *own,
                     size_t *ret_length, struct probleem *p);
/* The same of the API: its JSON. NULL without memory. */
char *onthouden_json(struct beurt *b);
/* For onthoud_toets: FAILED when that would be another page than this. */
enum result onthouden_page_same(struct beurt *b, const char *page, const struct pagina_eigen *own,
                                const struct buf *out, struct probleem *p) CHECKED;

#endif
