/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Results: every function that can fail says so with `enum result`, and the compiler insists that
 * somebody looks. What went wrong is told in a `struct probleem` (probleem.h), never in a number.
 */
#ifndef BASE_RESULT_H
#define BASE_RESULT_H

enum result {
    DONE = 0,    /* it happened; ret_ parameters are set */
    FAILED = -1, /* it did not; ret_ parameters are untouched, the probleem says why */
};

#define CHECKED __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))

/* Runs `function` on a pointer to the variable when it goes out of scope. See cleanup.h. */
#define CLEANUP(function) __attribute__((cleanup(function)))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
