/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Signals of unusual access (docs/adr/0014-inzagesignalen.md): who opened many households in a
 * short time, looked at night, at somebody of their own name or address, after their help had
 * ended, was refused again and again, used noodtoegang often. What counts is dated data that a
 * privacy officer may change.
 *
 * They are raised from the log, after the look and beside it: a request does nothing for it. One
 * record a person, kind and local day; it grows. A line of a list (one request, several households)
 * counts for nothing: nobody chose to open what is in it.
 */
#ifndef DOMEIN_INZAGESIGNAAL_H
#define DOMEIN_INZAGESIGNAAL_H

#include "verzoek/dossier.h"

/* Looks at the lines that came since, a few thousand at most, and keeps what it found with how far
 * it came, all at once. *ret_more: there are more. On a thread that may take its time; `c` is a
 * writer connection that is only read from. */
enum result inzagesignaal_step(struct app *app, struct db_conn *c, bool *ret_more,
                               struct probleem *p) CHECKED;

enum { INZAGESIGNAAL_SAMEN = 100 }; /* most in one decision */

/* What a privacy officer makes of these (ids): stand "bekeken", "verklaard" or "gemeld"; the last
 * two, and reopening, need a reason. `tot_regel`: the log line up to which they were shown; what
 * grew since is PROBLEEM_CONFLICT; 0 when not said. All or none. */
enum result inzagesignaal_decide(struct verzoek *v, const json_t *ids, const char *stand,
                                 const char *reden, int64_t tot_regel, struct probleem *p) CHECKED;

struct inzagesignaal_grens {
    const char *soort;
    bool actief;
    int64_t drempel, venster; /* venster 0: the kind has none */
    const char *reden;
};
/* From the next line on. `huidig`: the row that was shown. */
enum result inzagesignaal_regel_set(struct verzoek *v, int64_t huidig,
                                    const struct inzagesignaal_grens *g,
                                    struct probleem *p) CHECKED;
/* Minutes after local midnight; `dagen` as bits, 1 is Monday. */
enum result werktijd_set(struct verzoek *v, int64_t begint, int64_t eindigt, int64_t dagen,
                         const char *reden, struct probleem *p) CHECKED;
enum result feestdag_add(struct verzoek *v, const char *datum, const char *naam,
                         struct probleem *p) CHECKED;
enum result feestdag_remove(struct verzoek *v, const char *datum, struct probleem *p) CHECKED;

#endif
