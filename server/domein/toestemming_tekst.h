/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The words a family hears (R8): who may read what about whom, who tells it, why, until when, that
 * it can stop at any time, and that "nee" costs nothing. Made from the choice, in plain Dutch, by
 * this one function, and kept with the record. No title of an item stands in it: whoever sees the
 * consent need not see those.
 */
#ifndef DOMEIN_TOESTEMMING_TEKST_H
#define DOMEIN_TOESTEMMING_TEKST_H

#include "domein/toestemming_vraag.h"

/* Paragraphs with an empty line between; owned. `gevers` as vraag_gevers gives them: who is asked
 * about themselves alone is addressed as "u". NULL without memory. */
char *toestemming_tekst(const struct dossier *d, const struct vraag *vraag, const char *soort,
                        const json_t *gevers);
/* The same text as an array of paragraphs; new reference. */
json_t *toestemming_alineas(const char *tekst);

#endif
