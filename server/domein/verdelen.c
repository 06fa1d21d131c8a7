/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/verdelen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/regie.h"
#include "verzoek/verzoek.h"

#include <string.h>

struct deel {
    struct verzoek *v;
    const json_t *in;
    int64_t van;
    struct dossier *d; /* the household at hand */
    json_t *rows;
};

static enum result ask_one(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)c;
    const struct deel *deel = arg;
    int64_t id;
    return regie_ask(deel->d, "toewijzing", deel->in, &id, p);
}

/* What stood in the way, in words; what is nobody's fault is no reason. */
static const char *why(const struct probleem *p)
{
    const json_t *field = json_array_get(p->velden, 0);
    if (p->soort == PROBLEEM_ONGELDIGE_INVOER && field)
        return row_text(field, "reason");
    if (p->soort == PROBLEEM_CONFLICT || p->soort == PROBLEEM_GEEN_RECHT)
        return p->detail;
    return NULL;
}

static const char SQL_CARD[] =
    "SELECT k.id AS \"id#\", k.naam, k.regisseur_id AS regisseur FROM zicht_kaart k";

static enum result row_add(const struct deel *deel, const json_t *card, const char *reden,
                           struct probleem *p)
{
    json_t *row = json_pack("{s:O, s:O, s:b, s:s?}", "id", json_object_get(card, "id"), "naam",
                            json_object_get(card, "naam"), "gelukt", reden == NULL, "reden", reden);
    return json_array_append_new(deel->rows, row) == 0 ? DONE
                                                       : probleem_intern(p, "no memory for a row");
}

static enum result one_try(struct deel *deel, const json_t *card, struct probleem *p)
{
    PROBLEEM_AUTO struct probleem own = {0};
    if (row_int(card, "regisseur") != deel->van)
        return row_add(deel, card, "Dit gezin heeft intussen een andere regisseur.", p);
    if (db_transaction(deel->v->db, &own, ask_one, deel) == DONE)
        return row_add(deel, card, NULL, p);
    const char *reden = why(&own);
    if (reden)
        return row_add(deel, card, reden, p);
    *p = own;
    own = (struct probleem){0};
    return FAILED;
}

static enum result all_try(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)c;
    struct deel *deel = arg;
    const json_t *id;
    size_t i;
    json_array_foreach(json_object_get(deel->in, "huishoudens"), i, id)
    {
        struct dossier d;
        AUTO_JSON json_t *card = NULL;
        bool open;
        if (lijst_open(deel->v, p, json_integer_value(id), &d, &open) != DONE)
            return FAILED;
        if (!open) /* hidden or not there: without a trace (R24) */
            continue;
        deel->d = &d;
        if (dossier_row(&d, p, SQL_CARD, NO_BINDS, &card) != DONE ||
            (card && one_try(deel, card, p) != DONE))
            return FAILED;
    }
    return DONE;
}

enum result verdelen(struct verzoek *v, int64_t van, const json_t *in, bool proef, json_t **ret,
                     struct probleem *p)
{
    struct deel deel = {.v = v, .in = in, .van = van, .rows = json_array()};
    enum result r = proef ? db_rehearse(v->db, p, all_try, &deel) : all_try(v->db, &deel, p);
    v->object[0] = '\0'; /* several, or none */
    if (r != DONE) {
        json_decref(deel.rows);
        return FAILED;
    }
    *ret = deel.rows;
    return DONE;
}
