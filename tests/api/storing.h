/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A fault at every write. A step is done again and again: the first time its first row that is
 * written fails, then its second, until it has none left to fail at. Each time it must leave
 * nothing behind.
 */
#ifndef TESTS_API_STORING_H
#define TESTS_API_STORING_H

#include <stddef.h>

/* Once, before the steps: the tables of which a row that is written can be made to fail. */
void storing_prepare(const char *const *tabellen, size_t count);

/* `picture`: everything the steps touch, as one text; owned by who asks. `holds`, if not NULL:
 * what is true at any moment, fault or not. */
struct storing {
    char *(*picture)(void);
    void (*holds)(void);
};

/* One step, that gives a status of HTTP: below 300 it was done, from 400 on it was not. */
void storing_every(const struct storing *s, int (*step)(void));
/* The same for what the wachter does up to today: where it broke it begins anew. Its pieces that
 * were done stay, so a `picture` is for one task that writes in one piece; else it is NULL. */
void storing_wachter(const struct storing *s);

#endif
