/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/samenvoeging.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/betrokkenheid.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "domein/huishouden.h"
#include "domein/instelling.h"
#include "domein/lid.h"
#include "domein/regie_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- may these two ---- */

static enum result closed_refuse(struct probleem *p)
{
    return probleem_set(p, PROBLEEM_CONFLICT,
                        "Dit huishouden is al gesloten. Er is niets veranderd.");
}

static const char SQL_CLOSED[] = "SELECT 1 FROM zicht_huishouden WHERE gesloten_op IS NOT NULL";

/* Before R5, which says no to a closed household too: what happened in between is said as it is. */
static enum result open_check(struct dossier *d, struct probleem *p)
{
    int64_t closed;
    if (dossier_int(d, p, SQL_CLOSED, NO_BINDS, 0, &closed) != DONE)
        return FAILED;
    return closed ? closed_refuse(p) : DONE;
}

enum result samenvoeging_naar(struct dossier *d, int64_t naar, struct dossier *ret,
                              struct probleem *p)
{
    bool open = false;
    if (naar && naar != d->huishouden && lijst_open(d->v, p, naar, ret, &open) != DONE)
        return FAILED;
    if (!open || !ret->regie)
        return probleem_veld(p, "naar", "onbekende-keuze",
                             "Kies een ander huishouden waarvan u de regie heeft.");
    return DONE;
}

static const char SQL_APART[] = "SELECT 1 FROM regel_gescheiden WHERE huishouden_id = :naar";

enum result samenvoeging_apart(struct dossier *d, int64_t naar, struct probleem *p)
{
    int64_t apart;
    if (dossier_int(d, p, SQL_APART, BINDS(B_INT(":naar", naar)), 0, &apart) != DONE)
        return FAILED;
    return apart ? probleem_set(p, PROBLEEM_CONFLICT,
                                "Deze twee huishoudens kunnen nu niet worden samengevoegd. Overleg "
                                "met de procesregisseur. Er is niets veranderd.")
                 : DONE;
}

static enum result sure_check(const json_t *in, struct probleem *p)
{
    return row_true(in, "bevestigd")
               ? DONE
               : probleem_veld(p, "bevestigd", "verplicht",
                               "Lees wat er gebeurt, en zet dan hier een vinkje.");
}

/* ---- what stops ---- */

static const char SQL_ASKED[] = "SELECT id, aan_id AS aan, door_id AS door FROM regieverzoek"
                                " WHERE huishouden_id = :h AND status = 'gevraagd'";

static enum result questions_withdraw(struct dossier *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_ASKED, BINDS(B_INT(":h", d->huishouden)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (regie_withdraw(d, row, "Dit huishouden gaat verder in een ander.", p) != DONE)
            return FAILED;
    }
    return DONE;
}

static const char SQL_PLAN_CLOSE[] =
    "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = :nu,"
    " sluit_reden = 'Het huishouden gaat verder in een ander.', vacature_sinds = NULL,"
    " vacature_uiterlijk = NULL, versie = versie + 1 WHERE huishouden_id = :h AND status = 'open'";
static const char SQL_INTAKE_DONE[] =
    "UPDATE aanmelding SET status = 'afgerond', versie = versie + 1"
    " WHERE huishouden_id = :h AND status = 'open'";

static enum result running_stop(struct dossier *d, const json_t *regie, struct probleem *p)
{
    const struct db_bind *here = BINDS(B_INT(":h", d->huishouden));
    if (regie && regie_period_end(d, regie, "samengevoegd", p) != DONE)
        return FAILED;
    if (questions_withdraw(d, p) != DONE ||
        db_exec(d->db, p, SQL_PLAN_CLOSE, BINDS(B_INT(":h", d->huishouden), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_INTAKE_DONE, here, NULL);
}

/* ---- who goes along ---- */

static const char SQL_LEDEN[] = "SELECT l.persoon_id AS persoon, l.rol, l.elders AS \"elders?\","
                                " id_tekst(l.persoon_id) AS \"personen!\" FROM zicht_lid l"
                                " WHERE l.tot IS NULL OR l.tot >= vandaag() ORDER BY l.id";
static const char SQL_AL_LID[] = "SELECT 1 FROM lid WHERE huishouden_id = :h AND persoon_id = "
                                 ":persoon AND (tot IS NULL OR tot > vandaag())";
static const char SQL_LID[] =
    "INSERT INTO samenvoeging_lid (huishouden_id, samenvoeging_id, lid_id) VALUES (:h, :id, :lid)";

static enum result member_take(struct dossier *d, struct dossier *naar, int64_t id,
                               const json_t *lid, struct probleem *p)
{
    int64_t persoon = row_int(lid, "persoon"), member, nieuw;
    if (db_int(d->db, p, SQL_AL_LID,
               BINDS(B_INT(":h", naar->huishouden), B_INT(":persoon", persoon)), 0,
               &member) != DONE)
        return FAILED;
    if (member)
        return DONE;
    if (lid_insert(naar, persoon, row_text(lid, "rol"), row_true(lid, "elders"), d->v->vandaag,
                   "samenvoeging", &nieuw, p) != DONE ||
        lid_items_once(naar, persoon, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_LID,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":lid", nieuw)), NULL);
}

static enum result members_take(struct dossier *d, struct dossier *naar, int64_t id,
                                json_t *personen, struct probleem *p)
{
    AUTO_JSON json_t *leden = NULL;
    json_t *lid;
    size_t i;
    if (dossier_rows(d, p, SQL_LEDEN, NO_BINDS, &leden) != DONE)
        return FAILED;
    json_array_foreach(leden, i, lid)
    {
        json_array_append(personen, json_object_get(lid, "persoon"));
        if (member_take(d, naar, id, lid, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static const char SQL_HELPER[] =
    "SELECT b.gebruiker_id AS gebruiker, b.taak, b.doel, b.doel_zin AS doelZin,"
    " b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_betrokkenheid b"
    " WHERE b.id = :id AND b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())"
    " AND b.gebruiker_id <> kijker()";
static const char SQL_ERBIJ[] =
    "SELECT 1 FROM zicht_betrokkenheid b WHERE b.gebruiker_id = :g AND b.doel = :doel"
    " AND b.status IN ('gevraagd', 'uitgenodigd', 'actief') AND (b.tot IS NULL OR b.tot >= "
    "vandaag())";

static enum result helper_invite(struct dossier *d, struct dossier *naar, int64_t id,
                                 const json_t *personen, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t there, made;
    if (dossier_row(d, p, SQL_HELPER, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "uitnodigen", "onbekende-keuze",
                             "Kies mensen die hier nu meehelpen.");
    if (dossier_int(
            naar, p, SQL_ERBIJ,
            BINDS(B_INT(":g", row_int(row, "gebruiker")), B_TEXT(":doel", row_text(row, "doel"))),
            0, &there) != DONE)
        return FAILED;
    if (there)
        return DONE;
    json_object_set(row, "personen", (json_t *)personen);
    return betrokkenheid_invite(naar, row, &made, p);
}

enum result betrokkenen_meenemen(struct dossier *d, struct dossier *naar, const json_t *ids,
                                 const json_t *personen, struct probleem *p)
{
    const json_t *id;
    size_t i;
    json_array_foreach(ids, i, id)
    {
        if (helper_invite(d, naar, json_integer_value(id), personen, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- doing it ---- */

static const char SQL_LOOPT[] =
    "SELECT (SELECT id FROM gezinsplan WHERE huishouden_id = :h AND status = 'open') AS plan,"
    " (SELECT id FROM aanmelding WHERE huishouden_id = :h AND status = 'open') AS aanmelding";
static const char SQL_ADD[] =
    "INSERT INTO samenvoeging (huishouden_id, id, naar_id, reden, door, op, plan_id, regie_id,"
    " aanmelding_id) VALUES (:h, :id, :naar, :reden, :door, :nu, :plan, :regie, :aanmelding)";
static const char SQL_SLUIT[] =
    "UPDATE huishouden SET gesloten_op = :nu, opvolger_id = :naar, versie = versie + 1"
    " WHERE id = :h";

static enum result row_add(struct dossier *d, const json_t *in, int64_t id, const json_t *regie,
                           struct probleem *p)
{
    AUTO_JSON json_t *loopt = NULL;
    if (db_row(d->db, p, SQL_LOOPT, BINDS(B_INT(":h", d->huishouden)), &loopt) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":naar", row_int(in, "naar")),
              B_TEXT(":reden", row_text(in, "reden")), B_INT(":door", d->v->kijker->gebruiker),
              B_INT(":nu", d->v->nu), B_REF(":plan", row_int(loopt, "plan")),
              B_REF(":regie", regie ? row_int(regie, "id") : 0),
              B_REF(":aanmelding", row_int(loopt, "aanmelding"))),
        NULL);
}

static enum result all_tell(struct dossier *d, const char *soort, struct probleem *p)
{
    const struct attendering a = {.soort = soort, .huishouden = d->huishouden};
    db_dossier_set(d->db, d->huishouden);
    if (regie_tell_involved(d, soort, d->v->kijker->gebruiker, 0, p) != DONE)
        return FAILED;
    return attendering_procesregie(d->v, &a, p);
}

static enum result merge(struct dossier *d, struct dossier *naar, const json_t *in, int64_t id,
                         struct probleem *p)
{
    AUTO_JSON json_t *regie = NULL;
    AUTO_JSON json_t *before = NULL;
    AUTO_JSON json_t *personen = json_array();
    db_dossier_set(d->db, d->huishouden);
    if (regie_now(d, &regie, p) != DONE || regie_holders(d, &before, p) != DONE ||
        row_add(d, in, id, regie, p) != DONE || members_take(d, naar, id, personen, p) != DONE ||
        betrokkenen_meenemen(d, naar, json_object_get(in, "uitnodigen"), personen, p) != DONE)
        return FAILED;
    db_dossier_set(d->db, d->huishouden);
    if (running_stop(d, regie, p) != DONE ||
        db_exec(d->db, p, SQL_SLUIT,
                BINDS(B_INT(":h", d->huishouden), B_INT(":naar", naar->huishouden),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    /* R14 comes after the link stands: whoever has the regie there goes on here. */
    return regie_left(d, before, p) == DONE ? all_tell(d, "huishouden-samengevoegd", p) : FAILED;
}

enum result samenvoeging_do(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    struct dossier naar;
    if (open_check(d, p) != DONE || mag(d, p, "huishouden.samenvoegen") != DONE ||
        samenvoeging_naar(d, row_int(in, "naar"), &naar, p) != DONE ||
        open_check(&naar, p) != DONE || mag(&naar, p, "huishouden.samenvoegen") != DONE ||
        sure_check(in, p) != DONE || samenvoeging_apart(d, naar.huishouden, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(d->v);
    if (merge(d, &naar, in, *ret_id, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "samenvoeging", *ret_id);
    return DONE;
}

/* ---- taking it back ---- */

static const char SQL_ONE[] =
    "SELECT z.id, z.naar_id AS naar, z.opvolger_id AS opvolger, z.versie,"
    " dag_plus(lokale_datum(z.op), CAST(i.waarde AS INTEGER)) AS uiterlijk"
    " FROM zicht_samengevoegd z JOIN instelling i ON i.sleutel = 'samenvoeging_herstel_dagen'";

static enum result undo_check(struct dossier *d, json_t **ret, struct probleem *p)
{
    if (dossier_row(d, p, SQL_ONE, NO_BINDS, ret) != DONE)
        return FAILED;
    if (!*ret)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit huishouden is niet samengevoegd. Er is niets veranderd.");
    if (mag(d, p, "huishouden.herstellen") != DONE ||
        versie_check(d->v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    if (row_int(*ret, "naar") != row_int(*ret, "opvolger"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Daarna is er nog een keer samengevoegd. Draai dat eerst terug.");
    if (strcmp(row_text(*ret, "uiterlijk"), d->v->vandaag) < 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Terugdraaien kan niet meer: het is te lang geleden. Splits het andere "
                            "huishouden als dat nodig is.");
    return DONE;
}

static const char SQL_UNDO[] =
    "UPDATE samenvoeging SET herstel_op = :nu, herstel_door = :door, herstel_reden = :reden,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";
static const char SQL_OPEN[] = "UPDATE huishouden SET gesloten_op = NULL, opvolger_id = NULL,"
                               " versie = versie + 1 WHERE id = :h";
/* What had gone on in this one before it merged goes on in this one again. */
static const char SQL_TERUG[] =
    "WITH RECURSIVE keten (id) AS (SELECT :h UNION SELECT s.huishouden_id FROM samenvoeging s"
    "  JOIN keten k ON k.id = s.naar_id WHERE s.herstel_op IS NULL)"
    " UPDATE huishouden SET opvolger_id = :h WHERE id IN (SELECT id FROM keten) AND id <> :h";
static const char SQL_LEDEN_EINDE[] =
    "UPDATE lid SET tot = vandaag(), versie = versie + 1 WHERE huishouden_id = :naar"
    " AND (tot IS NULL OR tot > vandaag()) AND id IN (SELECT lid_id FROM samenvoeging_lid"
    "  WHERE huishouden_id = :h AND samenvoeging_id = :id)";
static const char SQL_PLAN_OPEN[] =
    "UPDATE gezinsplan SET status = 'open', gesloten_op = NULL, sluit_reden = NULL,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = (SELECT s.plan_id FROM samenvoeging s"
    "  WHERE s.huishouden_id = :h AND s.id = :id)";
static const char SQL_INTAKE_OPEN[] =
    "UPDATE aanmelding SET status = 'open', versie = versie + 1 WHERE huishouden_id = :h"
    " AND id = (SELECT s.aanmelding_id FROM samenvoeging s WHERE s.huishouden_id = :h"
    "  AND s.id = :id)";
static const char SQL_REGIE_WAS[] =
    "SELECT r.gebruiker_id AS gebruiker, r.onderdeel_id AS onderdeel, r.verzoek_id AS verzoek"
    " FROM samenvoeging s JOIN regie r ON r.huishouden_id = s.huishouden_id AND r.id = s.regie_id"
    " WHERE s.huishouden_id = :h AND s.id = :id";
static const char SQL_REGIE[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, verzoek_id)"
    " VALUES (:h, :id, :g, :onderdeel, :nu, :verzoek)";

/* It goes back to whoever accepted it once and is at it now; nobody else is named by this (R5). */
static enum result regie_back(struct dossier *d, int64_t id, bool *ret_back, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    const struct kijker *me = d->v->kijker;
    bool can = false;
    if (db_row(d->db, p, SQL_REGIE_WAS, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
               &was) != DONE ||
        regie_can(d, me->gebruiker, &can, p) != DONE)
        return FAILED;
    *ret_back = was && can && row_int(was, "gebruiker") == me->gebruiker &&
                row_int(was, "onderdeel") == me->onderdeel;
    if (!*ret_back)
        return DONE;
    return db_exec(d->db, p, SQL_REGIE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek_id(d->v)),
                         B_INT(":g", me->gebruiker), B_INT(":onderdeel", me->onderdeel),
                         B_INT(":nu", d->v->nu), B_REF(":verzoek", row_int(was, "verzoek"))),
                   NULL);
}

static enum result running_back(struct dossier *d, int64_t id, struct probleem *p)
{
    const struct db_bind *which = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    int64_t plans, intakes;
    bool back;
    if (db_exec(d->db, p, SQL_PLAN_OPEN, which, &plans) != DONE ||
        db_exec(d->db, p, SQL_INTAKE_OPEN, which, &intakes) != DONE ||
        regie_back(d, id, &back, p) != DONE)
        return FAILED;
    return plans && !back ? gezinsplan_vacature(d, true, p) : DONE;
}

static enum result reopen(struct dossier *d, int64_t id, const struct dossier *naar,
                          struct probleem *p)
{
    const struct db_bind *here = BINDS(B_INT(":h", d->huishouden));
    if (db_exec(d->db, p, SQL_OPEN, here, NULL) != DONE ||
        db_exec(d->db, p, SQL_TERUG, here, NULL) != DONE ||
        db_exec(
            d->db, p, SQL_LEDEN_EINDE,
            BINDS(B_INT(":h", d->huishouden), B_INT(":naar", naar->huishouden), B_INT(":id", id)),
            NULL) != DONE)
        return FAILED;
    return running_back(d, id, p);
}

enum result samenvoeging_undo(struct dossier *d, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *before = NULL;
    struct dossier naar;
    if (undo_check(d, &row, p) != DONE ||
        samenvoeging_naar(d, row_int(row, "naar"), &naar, p) != DONE)
        return FAILED;
    db_dossier_set(d->db, d->huishouden);
    int64_t id = row_int(row, "id");
    verzoek_object(d->v, "samenvoeging", id);
    if (regie_holders(d, &before, p) != DONE ||
        db_exec(d->db, p, SQL_UNDO,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu),
                      B_INT(":door", d->v->kijker->gebruiker), B_TEXT(":reden", reden)),
                NULL) != DONE ||
        reopen(d, id, &naar, p) != DONE || regie_left(d, before, p) != DONE)
        return FAILED;
    return all_tell(d, "samenvoeging-hersteld", p);
}
