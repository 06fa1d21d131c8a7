/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/wijk.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"

static const char SQL_CODE[] = "SELECT 1 FROM wijk WHERE code = :code AND id <> :id";

static enum result code_free(struct verzoek *v, int64_t id, const char *code, struct probleem *p)
{
    int64_t taken;
    if (db_int(v->db, p, SQL_CODE, BINDS(B_INT(":id", id), B_TEXT(":code", code)), 0, &taken) !=
        DONE)
        return FAILED;
    if (!taken)
        return DONE;
    return probleem_veld(p, "code", "bestaat-al",
                         "Er is of was al een wijk met deze code. Kies een andere.");
}

static const char SQL_ADD[] = "INSERT INTO wijk (id, code, naam) VALUES (:id, :code, :naam)";

enum result wijk_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t id = verzoek_id(v);
    if (mag_kijker(v, p, "team.toevoegen") != DONE ||
        code_free(v, id, row_text(in, "code"), p) != DONE ||
        db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_JSON(":code", json_object_get(in, "code")),
                      B_JSON(":naam", json_object_get(in, "naam"))),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

static const char SQL_ONE[] = "SELECT code, naam, versie,"
                              " tot IS NULL OR tot >= vandaag() AS \"actief?\""
                              " FROM wijk WHERE id = :id";
static const char SQL_CHANGE[] =
    "UPDATE wijk SET code = :code, naam = :naam, versie = versie + 1 WHERE id = :id";

enum result wijk_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                        struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "team.wijzigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    row_merge(row, in);
    if (code_free(v, id, row_text(row, "code"), p) != DONE ||
        db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", id), B_JSON(":code", json_object_get(row, "code")),
                      B_JSON(":naam", json_object_get(row, "naam"))),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    return DONE;
}

static const char SQL_END[] = "UPDATE wijk SET tot = :gisteren, versie = versie + 1 WHERE id = :id";

enum result wijk_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (beheer_open(v, "team.beeindigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_TEXT(":gisteren", gisteren)), NULL);
}
