/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gezinsplan.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/evaluatie.h"
#include "domein/instelling.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid WHERE tot IS NULL "
                                "OR tot >= vandaag() ORDER BY 1";

/* Ids of the present members the viewer may see, as numbers. */
static enum result leden_ids(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_array();
    json_array_foreach(rows, i, row) json_array_append(*ret, json_object_get(row, "id"));
    return DONE;
}

static const char SQL_OPEN[] =
    "INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, evaluatiedatum, geopend_op)"
    " VALUES (:h, :id, 'open', :kernverhaal, :evaluatiedatum, :nu)";

static const char SQL_REGIE[] = "SELECT 1 FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";

static enum result vacature_if_needed(struct dossier *d, struct probleem *p)
{
    int64_t regisseur;
    if (db_int(d->db, p, SQL_REGIE, BINDS(B_INT(":h", d->huishouden)), 0, &regisseur) != DONE)
        return FAILED;
    return regisseur ? DONE : gezinsplan_vacature(d, true, p);
}

enum result gezinsplan_open(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    char evaluatie[DATUM_SIZE];
    int64_t id, weken;
    if (mag(d, p, "gezinsplan.openen") != DONE || leden_ids(d, &personen, p) != DONE ||
        instelling_int(d->db, "evaluatie_weken", &weken, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {
        .soort = "plan", .categorie = "plan", .aard = "coordinatie", .personen = personen};
    datum_add_days(d->v->vandaag, (int)weken * 7, evaluatie);
    const char *gekozen = json_string_value(json_object_get(in, "evaluatiedatum"));
    if (item_new(d, p, &item, &id) != DONE ||
        db_exec(d->db, p, SQL_OPEN,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_JSON(":kernverhaal", json_object_get(in, "kernverhaal")),
                      B_TEXT(":evaluatiedatum", gekozen ? gekozen : evaluatie),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        vacature_if_needed(d, p) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

static const char SQL_PLAN[] =
    "SELECT id, kernverhaal, evaluatiedatum, versie FROM zicht_gezinsplan"
    " WHERE status = 'open'";
static const char SQL_CHANGE[] =
    "UPDATE gezinsplan SET kernverhaal = :kernverhaal, evaluatiedatum = :evaluatiedatum,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result plan_get(struct dossier *d, json_t **ret, struct probleem *p)
{
    if (db_row(d->db, p, SQL_PLAN, NO_BINDS, ret) != DONE)
        return FAILED;
    return *ret ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

enum result gezinsplan_change(struct dossier *d, const json_t *in, int64_t *ret_versie,
                              struct probleem *p)
{
    AUTO_JSON json_t *plan = NULL;
    if (mag(d, p, "gezinsplan.wijzigen") != DONE || plan_get(d, &plan, p) != DONE ||
        versie_check(d->v, row_int(plan, "versie"), p) != DONE)
        return FAILED;
    AUTO_JSON json_t *was = json_copy(plan);
    row_merge(plan, in);
    if (!json_is_string(json_object_get(plan, "evaluatiedatum")))
        return probleem_veld(
            p, "evaluatiedatum", "verplicht",
            "Kies wanneer u het plan weer bespreekt. Een plan heeft altijd een datum.");
    if (evaluatie_verzet(d, row_int(plan, "id"), row_text(was, "evaluatiedatum"),
                         row_text(plan, "evaluatiedatum"), row_text(in, "datumReden"), p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(plan, "id")),
                      B_JSON(":kernverhaal", json_object_get(plan, "kernverhaal")),
                      B_JSON(":evaluatiedatum", json_object_get(plan, "evaluatiedatum"))),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(plan, "versie") + 1;
    return DONE;
}

static const char SQL_CLOSE[] =
    "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = :nu, sluit_reden = :reden,"
    " vacature_sinds = NULL, vacature_uiterlijk = NULL, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id AND status = 'open'";

enum result gezinsplan_close(struct dossier *d, int64_t plan, const char *reden, struct probleem *p)
{
    return db_exec(d->db, p, SQL_CLOSE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", plan), B_TEXT(":reden", reden),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_REOPEN[] =
    "UPDATE gezinsplan SET status = 'open', gesloten_op = NULL, sluit_reden = NULL,"
    " evaluatiedatum = :evaluatie, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result gezinsplan_reopen(struct dossier *d, int64_t plan, struct probleem *p)
{
    char evaluatie[DATUM_SIZE];
    int64_t weken;
    if (instelling_int(d->db, "evaluatie_weken", &weken, p) != DONE)
        return FAILED;
    datum_add_days(d->v->vandaag, (int)weken * 7, evaluatie);
    if (db_exec(
            d->db, p, SQL_REOPEN,
            BINDS(B_INT(":h", d->huishouden), B_INT(":id", plan), B_TEXT(":evaluatie", evaluatie)),
            NULL) != DONE)
        return FAILED;
    return vacature_if_needed(d, p);
}

static const char SQL_VACATURE[] =
    "UPDATE gezinsplan SET vacature_sinds = :sinds, vacature_uiterlijk = :uiterlijk"
    " WHERE huishouden_id = :h AND status = 'open'";

enum result gezinsplan_vacature(struct dossier *d, bool on, struct probleem *p)
{
    char uiterlijk[DATUM_SIZE];
    int64_t dagen;
    if (instelling_int(d->db, "vacature_dagen", &dagen, p) != DONE)
        return FAILED;
    datum_add_workdays(d->v->vandaag, (int)dagen, uiterlijk);
    return db_exec(d->db, p, SQL_VACATURE,
                   BINDS(B_INT(":h", d->huishouden), B_REF(":sinds", on ? d->v->nu : 0),
                         B_TEXT(":uiterlijk", on ? uiterlijk : NULL)),
                   NULL);
}
