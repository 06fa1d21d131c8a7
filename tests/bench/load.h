/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A load on an HTTP server of this machine: keep-alive connections, each with one request at a time
 * (a closed loop), all on the calling thread. What the server spends on it is told by its process's
 * CPU clock, which other work on the machine hardly moves; requests a second it moves a lot.
 */
#ifndef TESTS_BENCH_LOAD_H
#define TESTS_BENCH_LOAD_H

#include "base/probleem.h"
#include "base/result.h"

#include <stddef.h>
#include <sys/types.h>

enum { LOAD_CONNECTIONS_MAX = 128, LOAD_REQUEST_MAX = 4096 };

struct load {
    int port;
    pid_t server; /* whose CPU is counted */
    int connections;
    double seconds;
    int status; /* that every answer must have */
    /* Writes request number `n` (0, 1, …) whole into `out`; returns its length. */
    size_t (*request)(void *arg, long n, char *out, size_t size);
    void *arg;
};

struct load_result {
    double per_second;
    double p50_ms, p99_ms;
    double cpu_us; /* of the server, user and system, a request */
    double bytes;  /* an answer's body */
};

/* FAILED when a connection breaks or an answer has another status; `p` says which. */
enum result load_run(const struct load *load, struct load_result *ret, struct probleem *p) CHECKED;
/* One request, and its answer's body; owned (free). FAILED as above. */
enum result load_one(const struct load *load, char **ret_body, struct probleem *p) CHECKED;

#endif
