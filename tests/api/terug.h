/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The database of a running installation put back to a moment before, without opening it again: of
 * a test that wants a fresh world hundreds of times, opening (the schema read by five connections,
 * every page compiled) and preparing statements anew are nearly all it does.
 *
 * Between requests only, and only what the database holds: files stay. Versions go on counting, as
 * what is remembered rests on one that never comes back; so does the clock.
 */
#ifndef TESTS_API_TERUG_H
#define TESTS_API_TERUG_H

/* The moment to come back to, of this installation. Once after each harness_start. */
void terug_mark(void);
void terug_zetten(void);
/* Before harness_stop. */
void terug_end(void);

#endif
