/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/deelbesluit.h"
#include "domein/oogpunt.h"
#include "domein/voorbeeld.h"
#include "verzoek/verzoek.h"

struct proef {
    struct dossier *d;
    const json_t *in;
    int64_t gebruiker;
    json_t *before, *after; /* what the receiver sees; owned, NULL when there is nobody to look */
};

/* A named professional; or of the onderdeel somebody of whom the asker sees that they help. */
static const char SQL_KIJKER[] =
    "SELECT g.id, g.naam FROM gebruiker g WHERE g.id = :gebruiker AND :gebruiker IS NOT NULL"
    " UNION ALL SELECT v.gebruiker_id, g.naam FROM zicht_ontvanger v"
    " JOIN gebruiker g ON g.id = v.gebruiker_id"
    " WHERE :gebruiker IS NULL AND v.onderdeel_id = :onderdeel AND v.erbij = 1 LIMIT 1";

static enum result preview_try(struct db_conn *c, void *arg, struct probleem *p)
{
    struct proef *proef = arg;
    int64_t id;
    (void)c;
    if (proef->gebruiker && oogpunt_items(proef->d, proef->gebruiker, &proef->before, p) != DONE)
        return FAILED;
    if (deelbesluit_proef(proef->d, proef->in, &id, p) != DONE)
        return FAILED;
    return proef->gebruiker ? oogpunt_items(proef->d, proef->gebruiker, &proef->after, p) : DONE;
}

enum result voorbeeld_deelbesluit(struct dossier *d, const json_t *in, json_t *ret,
                                  struct probleem *p)
{
    AUTO_JSON json_t *kijker = NULL;
    json_t *rows = NULL;
    if (dossier_row(d, p, SQL_KIJKER,
                    BINDS(B_REF(":gebruiker", row_int(in, "ontvangerGebruiker")),
                          B_INT(":onderdeel", row_int(in, "ontvangerOnderdeel"))),
                    &kijker) != DONE)
        return FAILED;
    struct proef proef = {.d = d, .in = in, .gebruiker = row_int(kijker, "id")};
    json_object_set_new(ret, "erbij", json_array());
    json_object_set(ret, "kijker", kijker ? json_object_get(kijker, "naam") : json_null());
    enum result r = db_rehearse(d->db, p, preview_try, &proef);
    /* Only after it was taken back: the asker sees here what they see without it. */
    if (r == DONE && proef.after)
        r = voorbeeld_both(d, proef.after, proef.before, &rows, p);
    if (rows)
        json_object_set_new(ret, "erbij", rows);
    json_decref(proef.before);
    json_decref(proef.after);
    return r;
}
