/* SPDX-License-Identifier: EUPL-1.2 */
/* The accounts of the demo (their names: gemeente.h), with their teams. One hash serves them all.
 */
#ifndef DEMO_ACCOUNTS_H
#define DEMO_ACCOUNTS_H

#include "demo/gemeente.h"

/* After the onderdelen. */
void accounts_maken(struct wereld *w);

#endif
