/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/beheer.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/noten.h"

enum result beheer_open(struct verzoek *v, const char *handeling, const char *sql, int64_t id,
                        json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, handeling) != DONE ||
        db_row(v->db, p, sql, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (!row_true(row, "actief"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit is al beëindigd en kan niet meer veranderen. Er is niets "
                            "opgeslagen.");
    if (versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    *ret = TAKE(row);
    return DONE;
}

enum result beheer_choices(struct verzoek *v, const char *sql, int64_t id, const json_t *values,
                           const char *field, const char *reason, struct probleem *p)
{
    json_t *value;
    size_t i;
    json_array_foreach(values, i, value)
    {
        int64_t fits;
        const struct db_bind *binds =
            id ? BINDS(B_JSON(":ander", value), B_INT(":id", id)) : BINDS(B_JSON(":ander", value));
        if (db_int(v->db, p, sql, binds, 0, &fits) != DONE)
            return FAILED;
        if (!fits)
            return probleem_veld(p, field, "onbekende-keuze", "%s", reason);
    }
    return DONE;
}

enum result beheer_not_self(const struct verzoek *v, int64_t id, const char *what,
                            struct probleem *p)
{
    if (id != v->kijker->gebruiker)
        return DONE;
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "%s kan niet bij uw eigen account (regel R5). Vraag het een andere "
                        "beheerder. Er is niets veranderd.",
                        what);
}

enum result beheer_links(struct verzoek *v, const char *clear, const char *add, int64_t id,
                         const json_t *values, struct probleem *p)
{
    json_t *value;
    size_t i;
    if (db_exec(v->db, p, clear, BINDS(B_INT(":id", id)), NULL) != DONE)
        return FAILED;
    json_array_foreach(values, i,
                       value) if (db_exec(v->db, p, add,
                                          BINDS(B_INT(":id", id), B_JSON(":ander", value)),
                                          NULL) != DONE) return FAILED;
    return DONE;
}

enum result beheer_rows(struct verzoek *v, const char *sql, const struct db_bind *binds,
                        json_t **ret, struct probleem *p)
{
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, NULL});
    enum result r = db_rows(v->db, p, sql, binds, ret);
    (void)db_note_set(v->db, before);
    return r;
}

static const char SQL_BEHEERDERS[] =
    "SELECT count(*) FROM gebruiker_rol r JOIN regel_account a ON a.id = r.gebruiker_id"
    " WHERE r.rol = 'beheerder'";

enum result beheer_remains(struct verzoek *v, struct probleem *p)
{
    int64_t left;
    if (db_int(v->db, p, SQL_BEHEERDERS, NO_BINDS, 0, &left) != DONE)
        return FAILED;
    if (left > 0)
        return DONE;
    return probleem_set(p, PROBLEEM_CONFLICT,
                        "Dan is er geen beheerder meer, en kan niemand dit nog terugdraaien. Maak "
                        "eerst iemand anders beheerder, en laat dat account bevestigen. Er is "
                        "niets veranderd.");
}

void beheer_yesterday(const struct verzoek *v, char ret_datum[DATUM_SIZE])
{
    datum_add_days(v->vandaag, -1, ret_datum);
}
