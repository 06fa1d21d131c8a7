/* SPDX-License-Identifier: EUPL-1.2 */
/* What woorden*.c share. */
#ifndef RENDER_WOORDEN_INTERN_H
#define RENDER_WOORDEN_INTERN_H

#include "render/woorden.h"

#include <string.h>

/* One format: prints `value` to `out` (which may be NULL) and says whether it is true; false when
 * the value is not one it can print. `list` is what stands before the format's name, or "". */
struct woorden_vraag {
    const struct woorden_dag *dag;
    const json_t *value;
    const char *list;
    size_t list_len;
};
typedef bool woorden_function(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy);

woorden_function woorden_say_dag, woorden_say_dagweek, woorden_say_woord, woorden_say_afstand,
    woorden_say_telaat, woorden_say_deeldatum, woorden_say_leeftijd, woorden_say_tijdstip,
    woorden_say_tijdstipjaar, woorden_say_uur, woorden_say_getal, woorden_say_kop,
    woorden_say_initiaal, woorden_say_een, woorden_say_geteld;

struct woorden_rij {
    const char *code, *naam, *icoon, *toon;
};

/* The codes the product itself defines: tables that end with a row without code, and NULL. */
extern const struct woorden_rij *const WOORDEN_TABELLEN[];
extern const struct woorden_rij WOORDEN_BERICHTEN[], WOORDEN_TOEZICHT[];

static inline void put(struct buf *out, const char *text)
{
    if (out)
        buf_add(out, text, strlen(text));
}

static inline void put_number(struct buf *out, int number)
{
    char digits[12], *at = digits + sizeof digits;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        *--at = '-';
    if (out)
        buf_add(out, at, (size_t)(digits + sizeof digits - at));
}

#endif
