/* SPDX-License-Identifier: EUPL-1.2 */
/* An e-mail a working day when there is something to read: on or off, each for themselves. */
#include "app.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/gebruiker.h"
#include "resources/mijn.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const JA_NEE[] = {"ja", "nee", NULL};
static const struct veld VELDEN[] = {
    {.naam = "aan",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = JA_NEE,
     .label = "Elke werkdag een e-mail als er iets nieuws is"},
    {0},
};

static const char SQL_MAIL[] = "SELECT email AS adres, aan AS \"aan?\" FROM zicht_mijn_mail";

enum result mail_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_MAIL, NO_BINDS, &rows) != DONE)
        return FAILED;
    const json_t *row = json_array_get(rows, 0);
    bool can = v->app->config.smtp_url[0] && row && row_text(row, "adres");
    json_object_set_new(model, "mail",
                        can ? json_pack("{s:O, s:O}", "adres", json_object_get(row, "adres"), "aan",
                                        json_object_get(row, "aan"))
                            : json_null());
    return DONE;
}

static enum result mail_set(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    bool on = strcmp(row_text(v->in, "aan"), "ja") == 0;
    (void)k;
    (void)ret;
    if (gebruiker_mail_set(v, on, p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/mijn/berichten");
    v->gedaan = on ? "mail-aan" : "mail-uit";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_WRITE(HTTP_POST, "/mijn/mail", "mijn.mail",
               "Zet de dagelijkse e-mail over nieuwe berichten aan of uit.", mail_set,
               .velden = VELDEN),
};
ROUTE_PART(mijn_mail, ROUTES);
