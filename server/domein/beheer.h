/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the nouns of beheer share: organisatie, onderdeel, afspraak, team, wijk, gebruiker. Admin is
 * not access (invariant 7): nothing here tells of a household. But for beheer_rows they run on
 * the writer, inside the request's savepoint.
 */
#ifndef DOMEIN_BEHEER_H
#define DOMEIN_BEHEER_H

#include "verzoek/verzoek.h"

/* Opens what is to be changed or ended: R5 (`handeling`), then the row of `sql` (parameter :id;
 * columns `versie` and `actief?`), then the version the client read. PROBLEEM_NIET_GEVONDEN without
 * a row, PROBLEEM_CONFLICT when it has ended: what ended stays as it was. New reference. */
enum result beheer_open(struct verzoek *v, const char *handeling, const char *sql, int64_t id,
                        json_t **ret, struct probleem *p) CHECKED;

/* Each of `values` must give a row of `sql` (parameter :ander, and :id unless `id` is 0); else a
 * field error with this reason. NULL: nothing was chosen. */
enum result beheer_choices(struct verzoek *v, const char *sql, int64_t id, const json_t *values,
                           const char *field, const char *reason, struct probleem *p) CHECKED;
/* Nobody raises their own rights, nor takes their own away by mistake: PROBLEEM_GEEN_RECHT when
 * `id` is the viewer's account. `what` begins the sentence. */
enum result beheer_not_self(const struct verzoek *v, int64_t id, const char *what,
                            struct probleem *p) CHECKED;
/* Replaces the rows of a link table: `clear` (:id), then `add` (:id, :ander) for each of `values`,
 * numbers or texts. */
enum result beheer_links(struct verzoek *v, const char *clear, const char *add, int64_t id,
                         const json_t *values, struct probleem *p) CHECKED;

/* db_rows over the views for beheer (migrations/views/90_beheer.sql), on any connection: they
 * count, and show nothing of a household, so there is nothing to note (R30). */
enum result beheer_rows(struct verzoek *v, const char *sql, const struct db_bind *binds,
                        json_t **ret, struct probleem *p) CHECKED;

/* The last active beheerder stays: PROBLEEM_CONFLICT when nobody confirmed and active with that
 * role is left. After the change, in its transaction; the writer is one thread, so two who end each
 * other at once are two transactions after one another. */
enum result beheer_remains(struct verzoek *v, struct probleem *p) CHECKED;

/* The day before today: `tot` of what ends at once. */
void beheer_yesterday(const struct verzoek *v, char ret_datum[DATUM_SIZE]);

#endif
