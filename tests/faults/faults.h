/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Memory that runs out when a test wants it. Programs in tests/faults are linked so that malloc,
 * calloc, realloc and strdup of our own code go through here. Those of the libraries do not.
 */
#ifndef TESTS_FAULTS_H
#define TESTS_FAULTS_H

#include <stdbool.h>

/* From now on the `n`th allocation (1 is the next) fails, and no other; 0: none. */
void faults_fail_at(unsigned n);
/* Whether the one that was to fail has been asked for. */
bool faults_failed(void);

#endif
