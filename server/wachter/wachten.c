/* SPDX-License-Identifier: EUPL-1.2 */
/* Households that wait longer than the norm, and help that ends with perhaps nothing after it: told
 * to whoever recorded it and to regie, once for each norm and each last day. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/instelling.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

/* What is told, and how it is noted that it was. */
struct soort {
    const char *soort, *object, *zicht, *noteer;
};

static enum result tell(struct db_conn *c, struct wachter_dag *d, const struct soort *s,
                        const json_t *row, int64_t gebruiker, struct probleem *p)
{
    bool sees;
    const struct attendering a = {.soort = s->soort,
                                  .huishouden = row_int(row, "h"),
                                  .object = s->object,
                                  .object_id = row_int(row, "id")};
    if (oogpunt_ziet(c, gebruiker, s->zicht, row_int(row, "id"), &sees, p) != DONE)
        return FAILED;
    return sees ? attendering_put(c, id_new(d->ids), d->nu, gebruiker, &a, p) : DONE;
}

static enum result tell_all(struct db_conn *c, struct wachter_dag *d, const struct soort *s,
                            const json_t *row, struct probleem *p)
{
    AUTO_JSON json_t *regie = NULL;
    const json_t *one;
    size_t i;
    int64_t auteur = row_int(row, "auteur");
    db_dossier_set(c, row_int(row, "h"));
    if (tell(c, d, s, row, auteur, p) != DONE || wachter_regie(c, &regie, p) != DONE)
        return FAILED;
    json_array_foreach(regie, i, one)
    {
        if (row_int(one, "id") != auteur && tell(c, d, s, row, row_int(one, "id"), p) != DONE)
            return FAILED;
    }
    return db_exec(c, p, s->noteer,
                   BINDS(B_INT(":h", row_int(row, "h")), B_INT(":id", row_int(row, "id")),
                         B_INT(":nu", d->nu)),
                   NULL);
}

/* `dag`: the day that the candidates are found by. */
static enum result each(struct db_conn *c, struct wachter_dag *d, const struct soort *s,
                        const char *sql, const char *dag, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, sql,
                BINDS(B_TEXT(":dag", d->dag), B_TEXT(":tot", dag), B_INT(":na", d->na),
                      B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (tell_all(c, d, s, row, p) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}

/* ---- longer than the norm, and nobody does anything meanwhile ---- */

static const char SQL_WACHT[] =
    "SELECT v.huishouden_id AS h, v.id, i.auteur_id AS auteur FROM verwijzing v"
    " JOIN item i ON i.huishouden_id = v.huishouden_id AND i.id = v.id"
    " LEFT JOIN actie a ON a.id = v.overbrugging_id AND a.status IN ('open', 'aanvaard', 'bezig', "
    "'gereed')"
    " WHERE v.status IN ('gevraagd', 'aanvaard') AND v.gemeld_op IS NULL AND v.norm_op < :tot"
    " AND :dag = :tot AND a.id IS NULL AND v.id > :na ORDER BY v.id LIMIT :most";

enum result wachter_wachttijd(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    static const struct soort s = {
        "wachttijd-voorbij", "verwijzing", "SELECT 1 FROM zicht_verwijzing WHERE id = :id",
        "UPDATE verwijzing SET gemeld_op = :nu WHERE huishouden_id = :h AND id = :id"};
    return each(c, d, &s, SQL_WACHT, d->dag, p);
}

/* ---- a voorziening that ends ---- */

static const char SQL_EINDE[] =
    "SELECT z.huishouden_id AS h, z.id, i.auteur_id AS auteur FROM voorziening z"
    " JOIN item i ON i.huishouden_id = z.huishouden_id AND i.id = z.id"
    " WHERE z.status = 'loopt' AND z.gemeld_op IS NULL AND z.tot >= :dag AND z.tot <= :tot"
    " AND z.id > :na ORDER BY z.id LIMIT :most";

enum result wachter_voorziening(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    static const struct soort s = {
        "voorziening-eindigt", "voorziening", "SELECT 1 FROM zicht_voorziening WHERE id = :id",
        "UPDATE voorziening SET gemeld_op = :nu WHERE huishouden_id = :h AND id = :id"};
    int64_t days;
    char tot[DATUM_SIZE];
    if (instelling_int(c, "voorziening_einde_dagen", &days, p) != DONE)
        return FAILED;
    datum_add_days(d->dag, (int)days, tot);
    return each(c, d, &s, SQL_EINDE, tot, p);
}
