/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What becomes of somebody's work when the account ends, moves or is reset. It is done by one who
 * sees none of it, so it goes by ids; those who do see it are told (attendering, ids only, R24).
 */
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/beheer.h"
#include "domein/betrokkenheid.h"
#include "domein/gebruiker.h"
#include "domein/gezinsplan.h"
#include "domein/toestemming.h"
#include "logboek/logboek.h"
#include "toegang/agenda_adres.h"
#include "toegang/toegangssleutel.h"

#include <string.h>

/* ---- telling ---- */

/* `sql` (:id, the account) gives rows {aan, huishouden, ding}. */
static enum result tell(struct verzoek *v, const char *sql, int64_t id, const char *soort,
                        const char *object, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(v->db, p, sql, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        const struct attendering a = {soort, row_int(row, "huishouden"), object,
                                      row_int(row, "ding")};
        if (attendering_send(v, row_int(row, "aan"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* The regisseur of each household where the account is involved … */
static const char SQL_REGISSEURS[] =
    "SELECT r.gebruiker_id AS aan, b.huishouden_id AS huishouden, b.id AS ding"
    " FROM betrokkenheid b JOIN regie r ON r.huishouden_id = b.huishouden_id AND r.tot_op IS NULL"
    " WHERE b.gebruiker_id = :id AND b.status = 'actief'"
    " AND (b.tot IS NULL OR b.tot >= vandaag()) AND r.gebruiker_id <> :id";
/* … or has actions to do … */
static const char SQL_ACTIONS[] =
    "SELECT r.gebruiker_id AS aan, a.huishouden_id AS huishouden, a.id AS ding"
    " FROM actie a JOIN regie r ON r.huishouden_id = a.huishouden_id AND r.tot_op IS NULL"
    " WHERE a.eigenaar_gebruiker_id = :id AND a.status IN ('open', 'aanvaard', 'bezig')"
    " AND r.gebruiker_id <> :id";
/* … and of where it is the regisseur itself, the procesregisseurs of the area. */
static const char SQL_PROCES[] =
    "SELECT g.gebruiker_id AS aan, r.huishouden_id AS huishouden, r.id AS ding FROM regie r"
    " JOIN regel_gebiedsregie g ON g.huishouden_id = r.huishouden_id"
    " WHERE r.gebruiker_id = :id AND r.tot_op IS NULL AND g.gebruiker_id <> :id";

/* ---- the households it touches ---- */

static const char SQL_TOUCHED[] =
    "SELECT h AS id, max(regie) AS regie FROM ("
    " SELECT huishouden_id AS h, 0 AS regie FROM betrokkenheid WHERE gebruiker_id = :id"
    "  AND ((status = 'actief' AND (tot IS NULL OR tot >= vandaag()))"
    "   OR status IN ('gevraagd', 'uitgenodigd'))"
    " UNION ALL SELECT huishouden_id, 1 FROM regie WHERE gebruiker_id = :id AND tot_op IS NULL"
    " UNION ALL SELECT huishouden_id, 0 FROM waarneming WHERE gebruiker_id = :id"
    "  AND tot >= vandaag()"
    " UNION ALL SELECT huishouden_id, 0 FROM regieverzoek WHERE aan_id = :id"
    "  AND status = 'gevraagd') GROUP BY h";

static enum result line_append(struct verzoek *v, int64_t huishouden, const char *object,
                               struct probleem *p)
{
    const struct logregel line = {
        .tijd_ms = clock_now_ms(&v->app->clock),
        .gebeurtenis = "beheer",
        .handeling = v->route->handeling,
        .gebruiker = v->kijker->gebruiker,
        .sessie = v->kijker->sessie,
        .rol = "beheerder",
        .onderdeel = v->kijker->onderdeel,
        .huishouden = huishouden,
        .object = object,
        .uitkomst = "geslaagd",
        .adres = v->http->address,
        .verzoek = v->http->id,
    };
    return logboek_append(v->db, &line, p);
}

/* [{id, regie}]. Something changes in these dossiers, so the log of each says who did it; no person
 * of them, for nobody was looked at. Beside the request's own line, and not by its notes: an
 * organisation that ends may touch thousands. */
static enum result households_open(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    char object[sizeof "gebruiker/" + ID_TEXT_SIZE] = "gebruiker/";
    id_format(id, object + strlen(object));
    if (db_rows(v->db, p, SQL_TOUCHED, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) if (line_append(v, row_int(row, "id"), object, p) !=
                                         DONE) return FAILED;
    *ret = TAKE(rows);
    return DONE;
}

/* ---- a reset: everything waits ---- */

static const char SQL_SUSPEND[] = "UPDATE betrokkenheid SET opgeschort = 1, versie = versie + 1"
                                  " WHERE gebruiker_id = :id AND status = 'actief'"
                                  " AND opgeschort = 0";

enum result gebruiker_work_suspend(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *households = NULL;
    if (households_open(v, id, &households, p) != DONE ||
        tell(v, SQL_REGISSEURS, id, "helper-opgeschort", "betrokkenheid", p) != DONE ||
        tell(v, SQL_PROCES, id, "regisseur-hersteld", "regie", p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_SUSPEND, BINDS(B_INT(":id", id)), NULL);
}

/* ---- the end of all work ---- */

/* Today was the last day; what would begin later never begins. */
static const char SQL_INVOLVED[] =
    "UPDATE betrokkenheid SET status = 'beeindigd', tot = :vandaag, reden = :reden, opgeschort = 0,"
    " versie = versie + 1 WHERE gebruiker_id = :id AND status = 'actief'"
    " AND (tot IS NULL OR tot >= :vandaag)";
static const char SQL_DEPUTY[] = "UPDATE waarneming SET tot = max(van, :vandaag)"
                                 " WHERE gebruiker_id = :id AND tot > :vandaag";
static const char SQL_REGIE_END[] =
    "UPDATE regie SET tot_op = :nu, einde_reden = :reden, einde_door = :door"
    " WHERE gebruiker_id = :id AND tot_op IS NULL";
static const char SQL_ASKED[] =
    "UPDATE betrokkenheid SET status = 'ingetrokken', reden = :reden, beslist_op = :nu,"
    " versie = versie + 1 WHERE gebruiker_id = :id AND status IN ('gevraagd', 'uitgenodigd')";
static const char SQL_REGIE_ASKED[] =
    "UPDATE regieverzoek SET status = 'ingetrokken', reden = :reden, beslist_op = :nu,"
    " versie = versie + 1 WHERE status = 'gevraagd'"
    " AND (aan_id = :id OR (door_id = :id AND soort IN ('overdracht', 'waarneming')))";

static enum result periods_end(struct verzoek *v, int64_t id, const char *reden, struct probleem *p)
{
    const struct db_bind *question =
        BINDS(B_INT(":id", id), B_TEXT(":reden", reden), B_INT(":nu", v->nu));
    if (db_exec(v->db, p, SQL_INVOLVED,
                BINDS(B_INT(":id", id), B_TEXT(":vandaag", v->vandaag), B_TEXT(":reden", reden)),
                NULL) != DONE ||
        db_exec(v->db, p, SQL_DEPUTY, BINDS(B_INT(":id", id), B_TEXT(":vandaag", v->vandaag)),
                NULL) != DONE ||
        db_exec(v->db, p, SQL_REGIE_END,
                BINDS(B_INT(":id", id), B_INT(":nu", v->nu), B_TEXT(":reden", reden),
                      B_INT(":door", v->kijker->gebruiker)),
                NULL) != DONE ||
        db_exec(v->db, p, SQL_ASKED, question, NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_REGIE_ASKED, question, NULL);
}

/* Invariant 2: never a silent state; in this transaction the plan has a vacancy with its deadline.
 * R14: consents towards a receiver that has stopped end with it. */
static enum result household_close(struct verzoek *v, int64_t id, int64_t onderdeel,
                                   const json_t *row, struct probleem *p)
{
    struct dossier d = {.v = v, .db = v->db, .huishouden = row_int(row, "id")};
    const struct attendering vacancy = {.soort = "regie-vacature", .huishouden = d.huishouden};
    if (row_int(row, "regie") && (gezinsplan_vacature(&d, true, p) != DONE ||
                                  attendering_procesregie(v, &vacancy, p) != DONE))
        return FAILED;
    if (betrokkenheid_regie_address(&d, p) != DONE)
        return FAILED;
    return toestemming_receiver_stopped(&d, onderdeel, id, p);
}

static const char SQL_ONDERDEEL[] = "SELECT onderdeel_id FROM gebruiker WHERE id = :id";
/* Named for them, wherever: they do not come back to it. */
static const char SQL_CONSENTS[] =
    "UPDATE toestemming SET einde_op = :nu, einde_soort = 'ontvanger_gestopt', einde_door = :door"
    " WHERE ontvanger_onderdeel_id = :onderdeel AND ontvanger_gebruiker_id = :id"
    " AND einde_op IS NULL";

static enum result households_close(struct verzoek *v, int64_t id, const json_t *households,
                                    struct probleem *p)
{
    int64_t onderdeel;
    json_t *row;
    size_t i;
    if (db_int(v->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", id)), 0, &onderdeel) != DONE)
        return FAILED;
    json_array_foreach(households, i,
                       row) if (household_close(v, id, onderdeel, row, p) != DONE) return FAILED;
    db_dossier_set(v->db, 0);
    return db_exec(v->db, p, SQL_CONSENTS,
                   BINDS(B_INT(":id", id), B_INT(":onderdeel", onderdeel), B_INT(":nu", v->nu),
                         B_INT(":door", v->kijker->gebruiker)),
                   NULL);
}

static const char SQL_INTAKE[] =
    "SELECT count(*) FROM aanmelding a WHERE a.eigenaar_id = :id AND a.status = 'open'"
    " AND NOT EXISTS (SELECT 1 FROM gezinsplan g WHERE g.huishouden_id = a.huishouden_id"
    "                 AND g.status = 'open')"
    " AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = a.huishouden_id)";

/* A household at intake without an open plan is seen by its owner alone, so it may not lose them.
 */
static enum result intake_check(struct verzoek *v, int64_t id, struct probleem *p)
{
    int64_t owned;
    if (db_int(v->db, p, SQL_INTAKE, BINDS(B_INT(":id", id)), 0, &owned) != DONE)
        return FAILED;
    if (owned == 0)
        return DONE;
    return probleem_set(
        p, PROBLEEM_CONFLICT,
        "Dit kan nog niet. Er zijn nog aanmeldingen die alleen hun eigenaar ziet. Laat die eerst "
        "overdragen, of laat een plan openen. Moet iemand er nu meteen uit? Kies dan bij dat "
        "account Toegang herstellen. Er is niets veranderd.");
}

static const char SQL_TEAMS[] = "DELETE FROM team_lid WHERE gebruiker_id = :id";
static const char SQL_CONTACT[] =
    "UPDATE onderdeel SET contact_id = NULL, versie = versie + 1 WHERE contact_id = :id";

enum result gebruiker_work_end(struct verzoek *v, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *households = NULL;
    if (intake_check(v, id, p) != DONE || households_open(v, id, &households, p) != DONE ||
        tell(v, SQL_REGISSEURS, id, "betrokkenheid-beeindigd", "betrokkenheid", p) != DONE ||
        tell(v, SQL_ACTIONS, id, "eigenaar-gestopt", "actie", p) != DONE ||
        periods_end(v, id, reden, p) != DONE || households_close(v, id, households, p) != DONE ||
        db_exec(v->db, p, SQL_TEAMS, BINDS(B_INT(":id", id)), NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_CONTACT, BINDS(B_INT(":id", id)), NULL);
}

/* ---- the account ---- */

static const char SQL_OWNER[] =
    "UPDATE gezinsplan SET vacature_eigenaar = NULL WHERE vacature_eigenaar = :id";
static const char SQL_PASSWORD[] = "DELETE FROM wachtwoord WHERE gebruiker_id = :id";
static const char SQL_END[] =
    "UPDATE gebruiker SET tot = :gisteren, versie = versie + 1 WHERE id = :id";

static enum result close_one(struct verzoek *v, int64_t id, struct probleem *p)
{
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (gebruiker_work_end(v, id, "Het account is beëindigd.", p) != DONE ||
        db_exec(v->db, p, SQL_OWNER, BINDS(B_INT(":id", id)), NULL) != DONE ||
        db_exec(v->db, p, SQL_PASSWORD, BINDS(B_INT(":id", id)), NULL) != DONE ||
        uitnodiging_end(v->db, id, v->nu, p) != DONE ||
        sessie_end_all(v->db, id, v->nu, p) != DONE || agenda_adres_end(v->db, id, p) != DONE ||
        toegangssleutel_end_all(v->db, id, "account", v->kijker->gebruiker, v->nu, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_TEXT(":gisteren", gisteren)), NULL);
}

static const char SQL_ONE[] = "SELECT versie, tot IS NULL OR tot >= vandaag() AS \"actief?\""
                              " FROM gebruiker WHERE id = :id";

enum result gebruiker_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "gebruiker.beeindigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    if (beheer_not_self(v, id, "Het account beëindigen", p) != DONE)
        return FAILED;
    if (close_one(v, id, p) != DONE)
        return FAILED;
    return beheer_remains(v, p);
}

static const char SQL_ALL[] = "SELECT id FROM gebruiker WHERE onderdeel_id = :id"
                              " AND (tot IS NULL OR tot >= vandaag())";

enum result gebruiker_close_all(struct verzoek *v, int64_t onderdeel, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(v->db, p, SQL_ALL, BINDS(B_INT(":id", onderdeel)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) if (close_one(v, row_int(row, "id"), p) != DONE) return FAILED;
    return DONE;
}
