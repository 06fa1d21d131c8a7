/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is asked of a family, checked (R8, R9): the part of recording a consent that a preview needs
 * as well. All that is wrong is found in one go, as field errors that name the rule. Who or what is
 * hidden from the viewer is refused like what does not exist (R24).
 */
#ifndef DOMEIN_TOESTEMMING_VRAAG_H
#define DOMEIN_TOESTEMMING_VRAAG_H

#include "verzoek/dossier.h"

/* In SQL: of which subjects a consent can speak (R8, R20). */
#define CATEGORIE_DEELBAAR(categorie)                                                              \
    categorie " NOT IN ('werkaantekening', 'melder', 'regie_intern')"

struct vraag {
    const struct probleem *vorm; /* faults in the fields, of which the rules say nothing; or NULL */
    const json_t *in;            /* borrowed: the fields, see toestemming.h */
    int64_t persoon, onderdeel, gebruiker, ontvanger_persoon;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    /* The lists as JSON text, for json_each */
    char *bronnen, *categorieen, *items;
    /* For the text: {persoon, roepnaam, ontvanger, kort, bronnen: [{naam, beroepsgeheim}],
     * categorieen: [naam], stukken, kindAlleen: [soort]} */
    json_t *woorden;
};

/* `ret` is to be cleared, also after FAILED. */
enum result vraag_read(struct dossier *d, const json_t *in, struct vraag *ret,
                       struct probleem *p) CHECKED;
void vraag_clear(struct vraag *vraag);
#define VRAAG_AUTO CLEANUP(vraag_clear)

/* Inserts the record of one soort with its categories, items and sources; the viewer's own
 * onderdeel confirms as a source by recording (R9). On the writer. */
enum result vraag_insert(struct dossier *d, const struct vraag *vraag, const char *soort,
                         const char *tekst, int64_t *ret_id, struct probleem *p) CHECKED;

/* Who must say yes to a recorded consent, today (R10): [{persoon, onderdeel (ids or null),
 * hoedanigheid, naam, overkant}]. `overkant`: on the other side of a separation (R19). On the
 * writer. */
enum result vraag_gevers(struct dossier *d, int64_t toestemming, json_t **ret,
                         struct probleem *p) CHECKED;
/* R19: FAILED with a field error when a needed giver (`gevers` as above) is on the other side of a
 * separation, the text may name a place, and no court decided in their stead. On the writer. */
enum result vraag_separation_check(struct dossier *d, const struct vraag *vraag,
                                   int64_t toestemming, const json_t *gevers,
                                   struct probleem *p) CHECKED;
/* "Elif Yıldız en Mark de Vries"; owned. NULL without memory. */
char *namen_join(const json_t *rows, const char *key);

#endif
