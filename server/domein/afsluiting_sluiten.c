/* SPDX-License-Identifier: EUPL-1.2 */
/* The closing itself: one transaction, from what was prepared (afsluiting.c). */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/afsluiting_intern.h"
#include "domein/attendering.h"
#include "domein/gezinsplan.h"
#include "domein/item.h"
#include "domein/regie_intern.h"
#include "domein/toestemming.h"
#include "domein/volgcontact.h"
#include "verzoek/verzoek.h"

#include <string.h>

static enum result complete_check(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *list = NULL;
    if (afsluiting_missing(d, id, &list, p) != DONE)
        return FAILED;
    if (json_array_size(list) == 0)
        return DONE;
    return probleem_set(p, PROBLEEM_CONFLICT, "Het plan kan nog niet dicht. %s",
                        row_text(json_array_get(list, 0), "tekst"));
}

/* Help that ends with the plan: what the viewer sees of it and nobody named to go on. */
static const char SQL_HELP[] =
    "SELECT b.id, b.gebruiker_id AS gebruiker, b.onderdeel_id AS onderdeel, b.status = 'actief' AS"
    " \"actief?\" FROM zicht_betrokkenheid b WHERE (b.status IN ('gevraagd', 'uitgenodigd') OR"
    " (b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())))"
    " AND b.id NOT IN (SELECT s.betrokkenheid_id FROM zicht_afsluiting_blijft s"
    "  WHERE s.afsluiting_id = :id) ORDER BY b.id";
static const char SQL_HELP_END[] =
    "UPDATE betrokkenheid SET status = 'beeindigd', tot = vandaag(), opgeschort = 0,"
    " reden = 'Het gezinsplan is gesloten.', versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";
static const char SQL_HELP_NEVER[] =
    "UPDATE betrokkenheid SET status = 'ingetrokken', reden = 'Het gezinsplan is gesloten.',"
    " beslist_op = :nu, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result help_end(struct dossier *d, const json_t *row, struct probleem *p)
{
    bool ran = row_true(row, "actief");
    int64_t id = row_int(row, "id"), who = row_int(row, "gebruiker");
    if (ran) {
        if (db_exec(d->db, p, SQL_HELP_END, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                    NULL) != DONE)
            return FAILED;
    } else if (db_exec(d->db, p, SQL_HELP_NEVER,
                       BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu)),
                       NULL) != DONE) {
        return FAILED;
    }
    const struct attendering a = {.soort =
                                      ran ? "betrokkenheid-beeindigd" : "betrokkenheid-ingetrokken",
                                  .huishouden = d->huishouden,
                                  .object = "betrokkenheid",
                                  .object_id = id};
    if (item_unaddress(d, p, id, who, true) != DONE ||
        toestemming_receiver_stopped(d, row_int(row, "onderdeel"), who, p) != DONE)
        return FAILED;
    return attendering_send(d->v, who, &a, p);
}

static const char SQL_ASKED[] =
    "SELECT id, aan_id AS aan, door_id AS door FROM regieverzoek WHERE huishouden_id = :h"
    " AND status = 'gevraagd'";
static const char SQL_INTAKE[] = "UPDATE aanmelding SET status = 'afgerond', versie = versie + 1"
                                 " WHERE huishouden_id = :h AND status = 'open'";

/* Nothing is asked about the regie of a plan that is closed. */
static enum result asked_end(struct dossier *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_ASKED, BINDS(B_INT(":h", d->huishouden)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (regie_withdraw(d, row, "Het gezinsplan is gesloten.", p) != DONE)
            return FAILED;
    }
    return db_exec(d->db, p, SQL_INTAKE, BINDS(B_INT(":h", d->huishouden)), NULL);
}

static enum result regie_stop(struct dossier *d, const json_t *before, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (regie_now(d, &now, p) != DONE || asked_end(d, p) != DONE)
        return FAILED;
    if (now && regie_period_end(d, now, "plan gesloten", p) != DONE)
        return FAILED;
    return regie_left(d, before, p);
}

/* The regisseur, deputies, and whoever helped hear that the plan closed. */
static enum result closed_tell(struct dossier *d, const json_t *before, struct probleem *p)
{
    const json_t *one;
    size_t i;
    const struct attendering a = {.soort = "plan-gesloten", .huishouden = d->huishouden};
    json_array_foreach(before, i, one)
    {
        if (attendering_send(d->v, row_int(one, "gebruiker"), &a, p) != DONE)
            return FAILED;
    }
    return regie_tell_involved(d, "plan-gesloten", d->v->kijker->gebruiker, 0, p);
}

static enum result plan_check(struct dossier *d, const json_t *one, struct probleem *p)
{
    int64_t plan;
    if (afsluiting_plan(d, &plan, p) != DONE)
        return FAILED;
    return plan == row_int(one, "plan")
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT,
                              "Dit plan is al gesloten. Er is niets veranderd.");
}

/* Everything the viewer's eyes are needed for comes before the regie ends. */
static enum result close_all(struct dossier *d, const json_t *one, int64_t *ret_volgcontact,
                             struct probleem *p)
{
    AUTO_JSON json_t *help = NULL;
    AUTO_JSON json_t *personen = NULL;
    AUTO_JSON json_t *before = NULL;
    const json_t *row;
    size_t i;
    int64_t id = row_int(one, "id");
    const char *vervolg = row_text(one, "vervolg");
    *ret_volgcontact = 0;
    if (db_rows(d->db, p, SQL_HELP, BINDS(B_INT(":id", id)), &help) != DONE ||
        afsluiting_leden(d, &personen, p) != DONE || regie_holders(d, &before, p) != DONE ||
        volgcontact_end_running(d, "gesloten", "Het gezinsplan is gesloten.", p) != DONE)
        return FAILED;
    if (strcmp(vervolg, "geen") != 0 &&
        volgcontact_start(d, id, vervolg, row_int(one, "contact"), row_text(one, "afspraak"),
                          personen, ret_volgcontact, p) != DONE)
        return FAILED;
    json_array_foreach(help, i, row)
    {
        if (help_end(d, row, p) != DONE)
            return FAILED;
    }
    if (afsluiting_status(d, id, "gesloten", p) != DONE ||
        gezinsplan_close(d, row_int(one, "plan"), row_text(one, "reden"), p) != DONE ||
        regie_stop(d, before, p) != DONE)
        return FAILED;
    return closed_tell(d, before, p);
}

enum result afsluiting_close(struct dossier *d, int64_t id, int64_t *ret_volgcontact,
                             struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (afsluiting_step(d, "gezinsplan.sluiten", id, &one, p) != DONE ||
        plan_check(d, one, p) != DONE || complete_check(d, id, p) != DONE)
        return FAILED;
    int64_t contact = row_int(one, "contact");
    if (contact && strcmp(row_text(one, "vervolg"), "geen") != 0 &&
        volgcontact_candidate_check(d, "contact", contact, p) != DONE)
        return FAILED; /* since it was prepared the account may have ended */
    if (close_all(d, one, ret_volgcontact, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "afsluiting", id);
    return DONE;
}
