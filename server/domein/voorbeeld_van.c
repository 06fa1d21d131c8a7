/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/oogpunt.h"
#include "domein/voorbeeld.h"
#include "domein/voorbeeld_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

struct proef {
    struct dossier *d;
    int64_t toestemming;
    const json_t *t;
    json_t *kijker, *with, *without; /* owned */
};

static const char SQL_ONE[] =
    "SELECT z.id, z.ontvanger_onderdeel_id AS onderdeel, z.ontvanger_gebruiker_id AS gebruiker,"
    " z.doel, z.van, z.einde_op IS NULL AND z.tot >= vandaag() AS \"loopt?\","
    " z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_toestemming z WHERE z.id = :id";
static const char SQL_END[] =
    "UPDATE toestemming SET einde_op = :nu, einde_soort = 'ingetrokken', einde_door = kijker()"
    " WHERE huishouden_id = :h AND id = :id";

/* With everybody's yes, and then as if it had ended. */
static enum result look_twice(struct proef *f, int64_t gebruiker, struct probleem *p)
{
    struct dossier *d = f->d;
    AUTO_JSON json_t *gevers = NULL;
    if (vraag_gevers(d, f->toestemming, &gevers, p) != DONE ||
        voorbeeld_yes(d, f->toestemming, gevers, p) != DONE ||
        oogpunt_items(d, gebruiker, &f->with, p) != DONE ||
        db_exec(
            d->db, p, SQL_END,
            BINDS(B_INT(":h", d->huishouden), B_INT(":id", f->toestemming), B_INT(":nu", d->v->nu)),
            NULL) != DONE)
        return FAILED;
    return oogpunt_items(d, gebruiker, &f->without, p);
}

static enum result rehearse(struct db_conn *c, void *arg, struct probleem *p)
{
    struct proef *f = arg;
    struct db_context own = *db_context(c), first_day = own;
    const char *van = row_text(f->t, "van");
    if (strcmp(van, own.vandaag) > 0)
        memcpy(first_day.vandaag, van, DATUM_SIZE);
    if (voorbeeld_kijker(f->d, row_int(f->t, "onderdeel"), row_int(f->t, "gebruiker"),
                         row_text(f->t, "doel"), &f->kijker, p) != DONE)
        return FAILED;
    if (!f->kijker)
        return DONE;
    db_context_set(c, &first_day);
    enum result r = look_twice(f, row_int(f->kijker, "id"), p);
    db_context_set(c, &own);
    return r;
}

enum result voorbeeld_van(struct dossier *d, int64_t toestemming, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    json_t *rows = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", toestemming)), &t) != DONE)
        return FAILED;
    verzoek_object(d->v, "toestemming", toestemming);
    struct proef f = {.d = d, .toestemming = toestemming, .t = t};
    enum result r = DONE;
    if (row_true(t, "loopt") && row_int(t, "onderdeel"))
        r = db_rehearse(d->db, p, rehearse, &f);
    if (r == DONE && f.with) /* taken back: the asker may be the receiver */
        r = voorbeeld_both(d, f.with, f.without, &rows, p);
    if (r == DONE) {
        json_object_set(ret, "kijker", f.kijker ? json_object_get(f.kijker, "naam") : json_null());
        json_object_set_new(ret, "erbij", rows ? rows : json_array());
    }
    json_decref(f.kijker);
    json_decref(f.with);
    json_decref(f.without);
    return r;
}
