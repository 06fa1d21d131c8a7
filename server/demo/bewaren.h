/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping and destroying in the demo; after the casus. */
#ifndef DEMO_BEWAREN_H
#define DEMO_BEWAREN_H

#include "demo/wereld.h"

void demo_bewaren(struct wereld *w);

#endif
