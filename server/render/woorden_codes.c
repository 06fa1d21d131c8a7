/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/woorden_intern.h"

/* code, word on the screen, Tabler icon, tone (gp-mark--…). Codes are unique over all lists; see
 * woorden.h for what to do when they cannot be. */
const struct woorden_rij WOORDEN_RIJEN[] = {
    /* status of an actie */
    {"open", "Open", "circle-dashed", "rust"},
    {"aanvaard", "Aanvaard", "check", "info"},
    {"bezig", "Mee bezig", "progress-check", "rust"},
    {"gereed", "Klaar", "circle-check", "goed"},
    {"geweigerd", "Geweigerd", "x", "let-op"},
    {"vervallen", "Vervallen", "ban", "rust"},
    {NULL, NULL, NULL, NULL},
};
