/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a broken constraint means to the person at the screen. The engine's message names the
 * columns of a unique index or the name of a check; triggers speak Dutch themselves, after "nl: ".
 */
#include "db/internal.h"

#include <string.h>

static const struct {
    const char *part; /* of the engine's message */
    const char *explained;
} EXPLAINED[] = {
    {"gezinsplan.huishouden_id",
     "Dit huishouden heeft al een open gezinsplan. Er kan er maar één open zijn."},
    {"regie.huishouden_id", "Dit huishouden heeft al een regisseur. Er kan er maar één zijn."},
    {"regieverzoek.huishouden_id",
     "Er is al iemand gevraagd voor de regie van dit gezin, en die heeft nog niet geantwoord."},
    {"betrokkenheid_een",
     "Deze hulpverlener helpt dit gezin hier al voor, of er is al een vraag. Er is niets "
     "veranderd."},
    {"gebruiker.gebruikersnaam", "Deze gebruikersnaam bestaat al. Kies een andere."},
    {"wijk.code", "Er is al een wijk met deze code."},
    {"FOREIGN KEY", "Dit hoort bij iets dat er niet (meer) is. Er is niets veranderd."},
};

const char *constraint_explain(const char *message)
{
    static const char own[] = "nl: ";
    const char *ours = strstr(message, own);
    if (ours)
        return ours + sizeof own - 1;
    for (size_t i = 0; i < COUNT_OF(EXPLAINED); i++)
        if (strstr(message, EXPLAINED[i].part))
            return EXPLAINED[i].explained;
    return NULL;
}
