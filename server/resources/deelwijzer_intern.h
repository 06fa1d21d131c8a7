/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of deelwijzer share. Nobody else includes this.
 *
 *   deelwijzer.c        the page and its steps
 *   deelwijzer_velden.c the fields, and in which step each is asked
 *   deelwijzer_keuzes.c what can be chosen in them
 */
#ifndef RESOURCES_DEELWIJZER_INTERN_H
#define RESOURCES_DEELWIJZER_INTERN_H

#include "resources/deelwijzer.h"

struct deel_stap {
    const char *naam, *vraag;
    const char *velden[10]; /* shown in it */
    const char *nodig[4];   /* filled in before going on */
};
extern const struct deel_stap DEEL_STAP[DEEL_STAPPEN];

/* The step (from 0) of a field's name, or of a part of it ("weging.0.antwoord"); -1 for none. */
int deel_stap_van(const char *name);
/* What was typed under this name: the first value of several; NULL for nothing. Borrowed. */
const char *deel_getypt(const json_t *raw, const char *name);

/* options[field] = [{waarde, naam}] for every field with choices but `grond`. */
enum result deel_keuzes_put(struct dossier *d, const json_t *leden, json_t *options,
                            struct probleem *p) CHECKED;
/* model.gronden: what can be chosen, options.grond too; model.nietHier: what cannot, and why. */
enum result deel_gronden_put(struct dossier *d, json_t *model, json_t *options,
                             struct probleem *p) CHECKED;

#endif
