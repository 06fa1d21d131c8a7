/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The bare dossier: the same rows of the same database as the product's page of a household, by
 * hand-written SQL into hand-written HTML. No session, no rules, no log, no templates. What any
 * page costs above it is what the product adds.
 *
 *     /vast      a constant page of 30 KB
 *     /ID        the dossier of the household with that id (as in URLs)
 */
#ifndef TESTS_BENCH_KAAL_H
#define TESTS_BENCH_KAAL_H

#include <sys/types.h>

/* Serves on a port of its own in a child process, one listener a thread. -1 with a line on stderr
 * when it cannot. */
pid_t kaal_start(const char *database, int threads, int *ret_port);

/* A port of this machine that nobody listens on now; 0 when there is none. */
int kaal_free_port(void);

#endif
