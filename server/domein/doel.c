/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/doel.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_PLAN[] =
    "SELECT id FROM gezinsplan WHERE huishouden_id = :h AND status = 'open'";

static enum result open_plan(struct dossier *d, int64_t *ret, struct probleem *p)
{
    if (db_int(d->db, p, SQL_PLAN, BINDS(B_INT(":h", d->huishouden)), 0, ret) != DONE)
        return FAILED;
    if (*ret == 0)
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Er is nog geen open gezinsplan. Open eerst het plan. Er is niets opgeslagen.");
    return DONE;
}

static const char SQL_ADD[] =
    "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, streefdatum,"
    " score_begin, score_nu, status, status_op, status_door)"
    " VALUES (:h, :id, :plan, :leefgebied, :titel, :resultaat, :streefdatum, :score, :score, "
    ":status,"
    " :nu, :door)";

static const char SQL_SCORE[] =
    "INSERT INTO doel_score (huishouden_id, doel_id, id, score, datum, werkte, door)"
    " VALUES (:h, :doel, :id, :score, :datum, :werkte, :door)";

static enum result score_keep(struct dossier *d, int64_t doel, int64_t score, const char *werkte,
                              struct probleem *p)
{
    return db_exec(d->db, p, SQL_SCORE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":doel", doel),
                         B_INT(":id", verzoek_id(d->v)), B_INT(":score", score),
                         B_TEXT(":datum", d->v->vandaag), B_TEXT(":werkte", werkte),
                         B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

enum result doel_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    struct probleem not_regie = {0};
    bool regie = mag(d, &not_regie, "doel.toevoegen") == DONE;
    probleem_clear(&not_regie);
    int64_t plan, id;
    if ((!regie && mag(d, p, "doel.voorstellen") != DONE) || open_plan(d, &plan, p) != DONE)
        return FAILED;
    const char *leefgebied = json_string_value(json_object_get(in, "leefgebied"));
    const struct item_nieuw item = {.soort = "doel",
                                    .categorie = leefgebied,
                                    .aard = "coordinatie",
                                    .personen = json_object_get(in, "personen")};
    const json_t *score = json_object_get(in, "scoreBegin");
    if (item_new(d, p, &item, &id) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":plan", plan),
                      B_TEXT(":leefgebied", leefgebied),
                      B_JSON(":titel", json_object_get(in, "titel")),
                      B_JSON(":resultaat", json_object_get(in, "resultaat")),
                      B_JSON(":streefdatum", json_object_get(in, "streefdatum")),
                      B_JSON(":score", score), B_TEXT(":status", regie ? "actief" : "voorgesteld"),
                      B_INT(":nu", d->v->nu), B_INT(":door", d->v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    if (json_is_integer(score) && score_keep(d, id, json_integer_value(score), NULL, p) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

static const char SQL_ONE[] = "SELECT id, titel, resultaat, streefdatum, status, status_reden AS "
                              "statusReden, prioriteit, score_begin,"
                              " versie FROM zicht_doel WHERE id = :id";

static enum result doel_get(struct dossier *d, int64_t doel, json_t **ret, struct probleem *p)
{
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", doel)), ret) != DONE)
        return FAILED;
    return *ret ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

static const char SQL_CHANGE[] =
    "UPDATE doel SET titel = :titel, resultaat = :resultaat, streefdatum = :streefdatum,"
    " status_op = CASE WHEN status = :status THEN status_op ELSE :nu END,"
    " status_door = CASE WHEN status = :status THEN status_door ELSE :door END,"
    " status = :status, status_reden = :reden, prioriteit = :prioriteit, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

/* A goal that is stopped keeps why; a proposal is not an end state to go back to. */
static enum result status_check(const json_t *was, const json_t *now, struct probleem *p)
{
    const char *old = json_string_value(json_object_get(was, "status"));
    const char *status = json_string_value(json_object_get(now, "status"));
    if (strcmp(status, "voorgesteld") == 0 && strcmp(old, status) != 0)
        return probleem_veld(p, "status", "mag-niet", "Een doel wordt niet opnieuw een voorstel.");
    if (strcmp(status, "gestopt") == 0 && !json_is_string(json_object_get(now, "statusReden")))
        return probleem_veld(p, "statusReden", "verplicht",
                             "Schrijf waarom het gezin met dit doel stopt.");
    return DONE;
}

enum result doel_change(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_versie,
                        struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *now = NULL;
    if (doel_get(d, doel, &was, p) != DONE || mag(d, p, "doel.wijzigen") != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    now = json_copy(was);
    row_merge(now, in);
    if (status_check(was, now, p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", doel),
                      B_JSON(":titel", json_object_get(now, "titel")),
                      B_JSON(":resultaat", json_object_get(now, "resultaat")),
                      B_JSON(":streefdatum", json_object_get(now, "streefdatum")),
                      B_JSON(":status", json_object_get(now, "status")),
                      B_JSON(":reden", json_object_get(now, "statusReden")),
                      B_JSON(":prioriteit", json_object_get(now, "prioriteit")),
                      B_INT(":nu", d->v->nu), B_INT(":door", d->v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}

static const char SQL_SCORE_NOW[] =
    "UPDATE doel SET score_nu = :score, score_begin = coalesce(score_begin, :score),"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result doel_score(struct dossier *d, int64_t doel, int64_t score, const char *werkte,
                       int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (doel_get(d, doel, &was, p) != DONE || mag(d, p, "doel.wijzigen") != DONE ||
        score_keep(d, doel, score, werkte, p) != DONE ||
        db_exec(d->db, p, SQL_SCORE_NOW,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", doel), B_INT(":score", score)),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}

/* ---- what hangs on a goal ---- */

static const char SQL_PERSONEN[] =
    "SELECT persoon_id AS id FROM item_persoon WHERE huishouden_id = :h AND item_id = :id"
    " ORDER BY 1";

enum result doel_personen(struct dossier *d, int64_t doel, json_t *gekozen, json_t **ret,
                          struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (json_array_size(gekozen)) {
        *ret = json_incref(gekozen);
        return DONE;
    }
    if (db_rows(d->db, p, SQL_PERSONEN, BINDS(B_INT(":h", d->huishouden), B_INT(":id", doel)),
                &rows) != DONE)
        return FAILED;
    *ret = json_array();
    json_array_foreach(rows, i, row) json_array_append(*ret, json_object_get(row, "id"));
    return DONE;
}
