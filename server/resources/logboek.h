/* SPDX-License-Identifier: EUPL-1.2 */
/* The words of the log, for other pages that show lines of it. */
#ifndef RESOURCES_LOGBOEK_H
#define RESOURCES_LOGBOEK_H

#include "base/probleem.h"

#include <jansson.h>

/* What a line's handeling is about ("notities.lezen": "notities"); the handeling itself when there
 * are no words for it. Borrowed. */
const char *logboek_over(const char *handeling);
/* Of each line: gronden as a list of {code}, and over, from handeling. */
void logboek_regels(json_t *rows);
/* A period that was asked for, each end a day or NULL. Refused, at the field `tot`, when it ends
 * before it begins: an empty answer would say that nobody looked. */
enum result logboek_periode(const char *vanaf, const char *tot, struct probleem *p);

#endif
