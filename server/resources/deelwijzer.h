/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The deelwijzer (after the inspectorates' "Kiezen en delen"): may I share this, with whom, about
 * whom, what, for what, is less enough, did I ask, is there danger, on which ground, who is told.
 * Eight questions on one page, one at a time. Nothing is kept between them but in the form itself
 * (R24): each step posts all that was filled in. It ends in a consent request, a deelbesluit, or a
 * recorded "niet delen".
 */
#ifndef RESOURCES_DEELWIJZER_H
#define RESOURCES_DEELWIJZER_H

#include "verzoek/dossier.h"

enum { DEEL_STAPPEN = 8 };

/* All fields, none required: for a step; as a decision (R16); and as a weighing that is kept. */
extern const struct veld DEELWIJZER_VELDEN[];
extern const struct veld DEELBESLUIT_VELDEN[];
extern const struct veld DEELAFWEGING_VELDEN[];

dossier_read deelwijzer_form;  /* the first question, or the one that was answered wrongly */
dossier_write deelwijzer_stap; /* on to the next, or back; with the preview at the last (R25) */

#endif
