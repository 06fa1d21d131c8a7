/* SPDX-License-Identifier: EUPL-1.2 */
/* Aanmeldingen in every state: waiting too long, asked to take over, refused, done. */
#ifndef DEMO_INSTROOM_H
#define DEMO_INSTROOM_H

#include "demo/wereld.h"

void instroom_maken(struct wereld *w);
/* One that was taken over, and one that became a household; when those are there. */
void instroom_later(struct wereld *w);

#endif
