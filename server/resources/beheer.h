/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the screens of beheer share: task pages (crumbs, a form, what to know) and what hangs on
 * something that is about to end. That is told in numbers (invariant 7): never which household.
 */
#ifndef RESOURCES_BEHEER_H
#define RESOURCES_BEHEER_H

#include "verzoek/verzoek.h"

/* Adds {naam, url} to model.kruimels, in order; the page's own title comes after them. */
void beheer_kruimel(json_t *model, const char *naam, const char *url);
/* model.kop and model.formulier, for the pages beheer_formulier and beheer_einde. `current` of the
 * form tells its version. model.uitleg: [{tekst}], ended by NULL. */
enum result beheer_taak(struct verzoek *v, json_t *model, const char *kop,
                        const struct formulier *f, const char *const *uitleg,
                        struct probleem *p) CHECKED;
/* [{waarde, naam}] from a statement with those columns, as options[key]. */
enum result beheer_opties(struct verzoek *v, json_t *options, const char *key, const char *sql,
                          const struct db_bind *binds, struct probleem *p) CHECKED;
/* The same from codes (NULL-ended), by their words (render/woorden.h). */
void beheer_codes(const struct verzoek *v, json_t *options, const char *key,
                  const char *const *codes);
/* How a code is said: `format` is "naam" or, for codes of one list, "account.naam". New reference;
 * the code itself when there are no words for it. */
json_t *beheer_woord(const struct verzoek *v, const char *code, const char *format);
/* row.rolNamen = ["Regisseur", …] from row.rollen; for each of an array of rows. */
void beheer_rollen(const struct verzoek *v, json_t *rows);
/* Every word that was asked (tekst_fold) begins a word of row.naam or row.gebruikersnaam. */
bool beheer_heet(const json_t *row, const char *asked);

/* model.geenRegisseur: this organisation could take the regie for a while, and nobody there can. */
enum result beheer_geen_regisseur(struct verzoek *v, int64_t organisatie, json_t *model,
                                  struct probleem *p) CHECKED;

/* ---- what hangs on it ---- */

enum lopend {
    LOPEND_REGIE,
    LOPEND_WAARNEMING,
    LOPEND_BETROKKENHEID,
    LOPEND_VERZOEK,
    LOPEND_ACTIE,
    LOPEND_INTAKE,
    LOPEND_TOESTEMMING,
    LOPEND_ONDERDEEL,
    LOPEND_ACCOUNT,
    LOPEND_TEAM,
    LOPEND_AFSPRAAK,
    LOPEND_SOORTEN,
};

struct lopend_aantallen {
    int64_t n[LOPEND_SOORTEN];
};

/* Adds what one account has; its consents only with `toestemmingen`. */
enum result lopend_account(struct verzoek *v, int64_t gebruiker, bool toestemmingen,
                           struct lopend_aantallen *sum, struct probleem *p) CHECKED;
/* Adds what an onderdeel has: its accounts, teams, the consents for it. */
enum result lopend_onderdeel(struct verzoek *v, int64_t onderdeel, struct lopend_aantallen *sum,
                             struct probleem *p) CHECKED;
/* model.lopend = {regie: 4, …} for the API, and model.feiten = [{naam, waarde}] of what is not 0.
 */
void lopend_model(json_t *model, const struct lopend_aantallen *sum);
/* The page beheer_einde: `wie` (NULL for none) says what happens in any case, `sum` (NULL: nothing
 * to count) what hangs on it. model.wie, .telt, .huishoudens (some of it is about households),
 * .feiten, .gevolgen [{tekst}], .kanNiet (an intake that only they see), and as beheer_taak. */
enum result beheer_einde(struct verzoek *v, json_t *model, const char *kop, const char *wie,
                         const struct lopend_aantallen *sum, const struct formulier *f,
                         struct probleem *p) CHECKED;

#endif
