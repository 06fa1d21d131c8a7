/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every JSON answer of every test against what the API says of itself (openapi.json): a status that
 * is not described, a property that is not, one that is missing or of another type fails the test.
 */
#ifndef TESTS_API_ANTWOORD_H
#define TESTS_API_ANTWOORD_H

#include "http/http.h"
#include "verzoek/route.h"

/* Once, before the tests. With the variable ANTWOORDEN_SCHRIJF (a file) nothing is checked: what
 * answers look like is added to that file, a line each (tests/openapi/opnemen). */
void antwoord_begin(void);
/* `route` NULL: none was found. */
void antwoord_check(const struct route *route, const struct http_reply *r);
/* From here to the end of the test nothing is checked: for who puts into the database what the
 * program never does. */
void antwoord_off(void);
/* What does not fit; NULL when all does. Until the next call of this thread. */
const char *antwoord_misfit(const struct route *route, const struct http_reply *r);
/* At the end of a test: what threads of the test were answered and does not fit, fails it here. */
void antwoord_end(void);
/* After the last. */
void antwoord_done(void);

#endif
