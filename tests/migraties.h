/* SPDX-License-Identifier: EUPL-1.2 */
/* The migrations and views that a test runs on. tests/mutatie breaks a copy of them on purpose. */
#ifndef TESTS_MIGRATIES_H
#define TESTS_MIGRATIES_H

#include <stdio.h>
#include <stdlib.h>

static inline const char *migraties(void)
{
    const char *other = getenv("GEZIN_MIGRATIES");
    return other && *other ? other : PROJECT_DIR "/migrations";
}

static inline const char *migraties_views(void)
{
    static char path[1000];
    (void)snprintf(path, sizeof path, "%s/views", migraties());
    return path;
}

#endif
