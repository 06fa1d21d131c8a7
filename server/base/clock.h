/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Time that a test can move. Instants are UTC; `vandaag` is the municipality's local date
 * (Europe/Amsterdam), which decides every age and period (R28). The rules of European summer time
 * are computed here (last Sunday of March and October, 01:00 UTC), so that no time zone file is
 * needed. They hold from 1996; before that the same rule is used, and some weeks are an hour off.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/datum.h"

#include <stdint.h>

struct clock {
    int64_t (*now_ms)(const struct clock *self); /* Unix time in milliseconds */
    int64_t fixed_ms;                            /* of a fixed clock */
    int64_t offset_ms;                           /* how far it was moved */
};

void clock_init_real(struct clock *c);
void clock_init_fixed(struct clock *c, int64_t unix_ms);
/* Puts either kind forward, or back when negative; allowed while other threads read it. */
void clock_move(struct clock *c, int64_t ms);
int64_t clock_now_ms(const struct clock *c);
int64_t clock_now(const struct clock *c); /* Unix seconds */
/* The local date in Europe/Amsterdam of an instant, as "2026-11-21". */
void clock_local_date(int64_t unix_seconds, char ret_datum[DATUM_SIZE]);
/* Seconds to add to UTC for local time at that instant: 3600 or 7200. */
int clock_local_offset(int64_t unix_seconds);
/* First instant of that local date (summer time minded); datum must be whole and valid. */
int64_t clock_local_midnight(const char *datum);

#endif
