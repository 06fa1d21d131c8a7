/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A form that could not be saved is shown again, with what was typed and what is wrong. A lost
 * update (412) gets the page `botst`: what you wrote and what it is now, field by field, nothing
 * thrown away. What it needs to know comes from the form's own route, through model_formulier; for
 * a change without a form page, from the GET on the same path. Its model:
 *
 *     url, methode, versie   to save after all: `versie` is the present one
 *     terug                  the resource as it is now
 *     regels                 [{naam, label, uw, nu, anders, kies, uwWaarde, nuWaarde, verborgen}]
 *
 * `uw` and `nu` are texts to read. Where `kies` is true one of two values can be chosen
 * (`uwWaarde`, `nuWaarde`); else `verborgen` ([{naam, waarde}]) sends yours once more.
 */
#ifndef VERZOEK_CONFLICT_H
#define VERZOEK_CONFLICT_H

#include "verzoek/beurt.h"
#include "verzoek/verzoek.h"

/* The key under which a form's model holds the above. */
#define CONFLICT_KEY "botst"

/* b->p is why a change failed: shows the form again, or the conflict, or the problem itself. */
enum http_next form_again(struct beurt *b);
/* The same when b->model was read for it: answers with the conflict. */
enum http_next conflict_answer(struct beurt *b);

/* The model of a conflict; new reference, NULL without memory. `v->raw` is what was sent. */
json_t *conflict_model(const struct verzoek *v, const struct formulier *f);

#endif
