/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An upload on its way in: a form with one file (route.bestand), taken in pieces. The file is
 * sealed on disk as it comes (stukken/stuk.h) and never stands in memory whole; the other fields
 * are kept as those of any form. Of nobody who is logged in only those other fields are kept, for
 * the page that says so (401): whoever was logged out while filling it in does not type it again.
 * Beyond what fits at once the pieces are read and thrown away; then the answer is 503.
 *
 * The form's raw object (velden.h) gets for the file {"naam", "soort", "bytes", "hash"} or
 * {"code", "reden"} when it is refused: see VELD_BESTAND.
 */
#ifndef VERZOEK_ONTVANGST_H
#define VERZOEK_ONTVANGST_H

#include "app.h"
#include "stukken/soort.h"
#include "stukken/stuk.h"

struct reader;
struct ontvangst;
struct verzoek;

/* What may be under way of one account; in all ONTVANGST_SAMEN (app.h). */
enum { ONTVANGST_PER_GEBRUIKER = 3 };

/* Whether this request is one, by its method, path and type; then *ret (NULL without memory: treat
 * it as no upload) and the most bytes its body may have. Looks up the session on the reader. */
bool ontvangst_begin(struct reader *reader, const struct http_request *r, struct ontvangst **ret,
                     size_t *ret_most);
void ontvangst_add(struct ontvangst *o, const char *bytes, size_t n);
/* The body is complete: the fields as a form has them; new reference. Once. */
enum result ontvangst_raw(struct ontvangst *o, json_t **ret, struct probleem *p) CHECKED;
/* Puts the file on disk, whole (stuk_finish); may take its time. DONE at once without a file. */
enum result ontvangst_finish(struct ontvangst *o, struct probleem *p) CHECKED;
/* The file, for the handler on the writer; NULL when there is none. `naam` is cleaned. */
const struct stuk_feiten *ontvangst_stuk(const struct ontvangst *o, const char **ret_naam,
                                         const struct bestandssoort **ret_soort);
/* The file of a route with `bundel`; NULL when there is none. */
const char *ontvangst_bytes(const struct ontvangst *o, size_t *ret_n);
/* Frees it; the file stays when there is a row for it (looked up on the reader), else it goes.
 * NULL is fine. */
void ontvangst_free(struct ontvangst *o, struct reader *reader);

/* A file that the program itself makes, in a write handler on the writer: as v->ontvangst, on disk,
 * whole. `naam` static, plain, ending in .txt. What was there of an earlier try of this request is
 * made anew. */
enum result ontvangst_tekst(struct verzoek *v, const char *naam, const char *tekst,
                            struct probleem *p) CHECKED;

/* A file out of what was brought (a document in a bundle), in a write handler on the writer:
 * sealed, on disk, whole. What is known of it lives as long as the request; its row comes in the
 * same transaction, and without that row the file goes. */
enum result ontvangst_stuk_erbij(struct verzoek *v, const char *bytes, size_t n,
                                 const struct stuk_feiten **ret, struct probleem *p) CHECKED;

/* For a 413 of http itself: says what is too large. False when it was no upload. */
bool ontvangst_te_groot(struct app *app, const struct http_request *r, struct probleem *p);

/* At a start, with a reader: what a crash left (stukken_settle). */
enum result ontvangst_opruimen(struct app *app, struct db_conn *c, struct probleem *p) CHECKED;

#endif
