/* SPDX-License-Identifier: EUPL-1.2 */
/* The counting behind the signals of unusual access: plain functions over the lines of one person's
 * day, so that each can be tried by itself. */
#ifndef DOMEIN_INZAGESIGNAAL_TEL_H
#define DOMEIN_INZAGESIGNAAL_TEL_H

#include "base/datum.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One look, or one refusal. */
struct blik {
    int64_t volgnr;
    int64_t tijd; /* Unix seconds */
    int64_t wat;  /* the household; of a refusal, a hash of the id as asked */
    bool ambt;    /* as procesregie, who need not be involved */
    bool lijst;   /* one of several households in one request: nobody chose it */
};

enum { GEEN_NUMMER = -1 };

/* Numbers what the looks are about from 0 on, so that what is kept of each can stand in an array;
 * of lists GEEN_NUMMER. `ret` has room for `count`. The number of numbers; 0 with *ret_made false
 * without memory. */
size_t tel_nummers(const struct blik *blikken, size_t count, int *ret, bool *ret_made);

/* The stretch of at most `seconds` with the most different `wat`, lists left out; looks are in
 * order of time. *ret_first and *ret_last are its ends (both within it). 0 when there is none, and
 * with *ret_made false without memory. */
size_t tel_venster(const struct blik *blikken, size_t count, int64_t seconds, size_t *ret_first,
                   size_t *ret_last, bool *ret_made);

struct werktijd {
    int begint, eindigt; /* minutes after local midnight; `eindigt` is the first minute outside */
    unsigned dagen;      /* bits: 1 is Monday */
    const json_t *feestdagen; /* array of {"datum"}; borrowed */
};

/* By the local clock of the municipality, summer time minded. */
bool buiten_werktijd(const struct werktijd *w, int64_t tijd);

/* Whether a family name (of a member) is the family name in an account's whole name: its words, one
 * after another, among those after the first name; accents and capitals do not matter, and what is
 * shorter than three letters is no name. "Vries" is in "Sanne Jansen-de Vries"; "Sanne" is not. */
bool naam_gelijk(const char *geslachtsnaam, const char *account);

#endif
