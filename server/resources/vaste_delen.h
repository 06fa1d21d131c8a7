/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A form that goes through things one by one: every leefgebied before closing, every point of a
 * transition. Its parts (VELD_DELEN) are those things and no others; web/pages/_delen.html shows
 * them.
 */
#ifndef RESOURCES_VASTE_DELEN_H
#define RESOURCES_VASTE_DELEN_H

#include <jansson.h>

/* Of the field `naam` in model.formulier, made from `dingen` ({<sleutel>: its code, naam}): the
 * first field of each part is that code, and hidden; the second has its name and is asked. A part
 * of nothing in `dingen` is left out: none can be added. */
void vaste_delen(json_t *model, const char *naam, const json_t *dingen, const char *sleutel);

#endif
