/* SPDX-License-Identifier: EUPL-1.2 */
/* Yes, no or never mind to a question about regie; and the change that a yes is. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/betrokkenheid.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "domein/instelling.h"
#include "domein/item.h"
#include "domein/overdracht.h"
#include "domein/planversie.h"
#include "domein/regie_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

static bool is(const char *a, const char *b) { return strcmp(a, b) == 0; }

static bool is_deputy(const json_t *ask) { return is(row_text(ask, "soort"), "waarneming"); }

/* ---- the change itself ---- */

static const char SQL_START[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, verzoek_id,"
    " terug_op) VALUES (:h, :id, :g, :onderdeel, :nu, :verzoek, (SELECT v.terug_op FROM"
    " regieverzoek v WHERE v.huishouden_id = :h AND v.id = :verzoek))";
static const char SQL_INTAKE_DONE[] = "UPDATE aanmelding SET status = 'afgerond', versie = versie "
                                      "+ 1 WHERE huishouden_id = :h AND status = 'open'";

static enum result period_start(struct dossier *d, int64_t verzoek, struct probleem *p)
{
    const struct kijker *k = d->v->kijker;
    if (db_exec(d->db, p, SQL_START,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek_id(d->v)),
                      B_INT(":g", k->gebruiker), B_INT(":onderdeel", k->onderdeel),
                      B_INT(":nu", d->v->nu), B_INT(":verzoek", verzoek)),
                NULL) != DONE)
        return FAILED;
    /* R4: the intake's owner has the regisseur's rights until the first regie starts */
    if (db_exec(d->db, p, SQL_INTAKE_DONE, BINDS(B_INT(":h", d->huishouden)), NULL) != DONE)
        return FAILED;
    return gezinsplan_vacature(d, false, p);
}

static enum result asker_gone(struct probleem *p)
{
    return probleem_set(
        p, PROBLEEM_CONFLICT,
        "Wie dit vroeg, is geen regisseur meer van dit huishouden. Er is niets veranderd.");
}

/* Who had it before, deputies and the owner of an intake too, hear that another has it now. */
static enum result before_tell(struct dossier *d, const json_t *before, const json_t *ask,
                               struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(before, i, one)
    {
        int64_t who = row_int(one, "gebruiker");
        if (who != row_int(ask, "door") &&
            regie_tell(d, who, "regie-overgenomen", row_int(ask, "id"), p) != DONE)
            return FAILED;
    }
    return regie_tell_involved(d, "regie-gewisseld", row_int(ask, "door"), 0, p);
}

/* One commit: the old one stays until this moment, the new one is there after it. R14 comes after
 * the new period stands, so that a receiving onderdeel that goes on is not seen as stopped. */
static enum result regie_take(struct dossier *d, const json_t *ask, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *before = NULL;
    bool handover = is(row_text(ask, "soort"), "overdracht");
    if (regie_now(d, &now, p) != DONE || regie_holders(d, &before, p) != DONE)
        return FAILED;
    if (handover && row_int(now, "gebruiker") != row_int(ask, "door"))
        return asker_gone(p);
    if (now && row_int(now, "gebruiker") == d->v->kijker->gebruiker)
        return probleem_set(p, PROBLEEM_CONFLICT, "U bent al regisseur van dit huishouden.");
    if (now &&
        regie_period_end(d, now, handover ? "overgedragen" : "opnieuw toegewezen", p) != DONE)
        return FAILED;
    if (period_start(d, row_int(ask, "id"), p) != DONE || regie_left(d, before, p) != DONE ||
        regie_inherit(d, p) != DONE || planversie_vast(d, "overdracht", 0, p) != DONE)
        return FAILED;
    return before_tell(d, before, ask, p);
}

static const char SQL_DEPUTY[] = "INSERT INTO waarneming (huishouden_id, id, regie_id, "
                                 "gebruiker_id, onderdeel_id, van, tot, verzoek_id)"
                                 " VALUES (:h, :id, :regie, :g, :onderdeel, :van, :tot, :verzoek)";

/* Never from a day that went by: a receiver that had stopped did not go on then (R14). */
static enum result deputy_take(struct dossier *d, const json_t *ask, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    const struct kijker *k = d->v->kijker;
    const char *van = row_text(ask, "van"), *tot = row_text(ask, "tot"), *today = d->v->vandaag;
    if (regie_now(d, &now, p) != DONE)
        return FAILED;
    if (!now || row_int(now, "gebruiker") != row_int(ask, "door"))
        return asker_gone(p);
    if (strcmp(tot, today) < 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "De laatste dag hiervan is al voorbij. Er is niets veranderd.");
    if (db_exec(d->db, p, SQL_DEPUTY,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek_id(d->v)),
                      B_INT(":regie", row_int(now, "id")), B_INT(":g", k->gebruiker),
                      B_INT(":onderdeel", k->onderdeel),
                      B_TEXT(":van", strcmp(van, today) < 0 ? today : van), B_TEXT(":tot", tot),
                      B_INT(":verzoek", row_int(ask, "id"))),
                NULL) != DONE)
        return FAILED;
    return betrokkenheid_regie_address(d, p);
}

/* ---- a deputy stops before the last day ---- */

static const char SQL_DEPUTY_RUNS[] =
    "SELECT 1 FROM waarneming w JOIN regel_regie r ON r.id = w.id WHERE w.huishouden_id = :h AND "
    "w.verzoek_id = :id";
static const char SQL_DEPUTY_STOP[] = "UPDATE waarneming SET tot = vandaag() WHERE huishouden_id = "
                                      ":h AND verzoek_id = :id AND van <= "
                                      "vandaag() AND tot > vandaag()";
static const char SQL_DEPUTY_NEVER[] =
    "DELETE FROM waarneming WHERE huishouden_id = :h AND verzoek_id = :id AND van > vandaag()";

/* Today is the last day (R4); one that had not begun never was. The question keeps what happened.
 */
static enum result deputy_stop(struct dossier *d, const json_t *ask, struct probleem *p)
{
    int64_t id = row_int(ask, "id"), runs;
    const struct db_bind *binds = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    if (db_int(d->db, p, SQL_DEPUTY_RUNS, binds, 0, &runs) != DONE)
        return FAILED;
    if (!runs)
        return probleem_set(p, PROBLEEM_CONFLICT, "Deze waarneming is al voorbij.");
    bool never = strcmp(row_text(ask, "van"), d->v->vandaag) > 0;
    if (db_exec(d->db, p, SQL_DEPUTY_STOP, binds, NULL) != DONE ||
        db_exec(d->db, p, SQL_DEPUTY_NEVER, binds, NULL) != DONE ||
        item_unaddress(d, p, id, row_int(ask, "aan"), never) != DONE)
        return FAILED;
    return betrokkenheid_regie_address(d, p);
}

/* ---- deciding ---- */

static const char SQL_ONE[] =
    "SELECT id, verzoeksoort AS soort, aan_id AS aan, door_id AS door, "
    "van, tot, status, versie, uiterlijk FROM zicht_regieverzoek WHERE id = :id";

static enum result not_yours(struct probleem *p)
{
    return probleem_set(
        p, PROBLEEM_GEEN_RECHT,
        "Alleen wie gevraagd is, zegt ja of nee; alleen wie het vroeg, trekt het in. (R5)");
}

static enum result right_check(struct dossier *d, const json_t *ask, const char *naar,
                               struct probleem *p)
{
    int64_t me = d->v->kijker->gebruiker;
    bool aan = row_int(ask, "aan") == me, door = row_int(ask, "door") == me;
    if (is(naar, "ingetrokken")) {
        bool deputising = is_deputy(ask) && is(row_text(ask, "status"), "aanvaard");
        return door || (aan && deputising) ? DONE : not_yours(p);
    }
    if (!aan)
        return not_yours(p);
    /* once answered it is not sent to them any more; then the version and the state say so */
    return is(row_text(ask, "status"), "gevraagd")
               ? mag_item(d, p, "regie.beslissen", row_int(ask, "id"))
               : DONE;
}

static enum result state_check(struct dossier *d, const json_t *ask, const json_t *in,
                               struct probleem *p)
{
    const char *van = row_text(ask, "status"), *naar = row_text(in, "status");
    bool stops = is(naar, "ingetrokken") && is(van, "aanvaard") && is_deputy(ask), can;
    if (!is(van, "gevraagd") && !stops)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze vraag is al beantwoord. Er is niets veranderd.");
    if (!stops && regie_lapsed_check(d, ask, p) != DONE)
        return FAILED;
    if (is(naar, "geweigerd") && !row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u nee zegt. Dan weet de ander hoe het verder moet.");
    if (!is(naar, "aanvaard"))
        return DONE;
    if (is(row_text(ask, "soort"), "overdracht") &&
        overdracht_ready(d, row_int(ask, "id"), p) != DONE)
        return FAILED;
    if (regie_can(d, d->v->kijker->gebruiker, &can, p) != DONE)
        return FAILED;
    return can ? DONE
               : probleem_set(
                     p, PROBLEEM_CONFLICT,
                     "Uw account heeft de rol regisseur niet meer. Er is niets veranderd.");
}

static const char SQL_DECIDE[] =
    "UPDATE regieverzoek SET status = :status, beslist_op = :nu, reden = :reden, versie = versie + "
    "1 WHERE huishouden_id = :h AND id = :id AND status = :van";

static enum result answer_write(struct dossier *d, const json_t *ask, const json_t *in,
                                struct probleem *p)
{
    return db_exec(d->db, p, SQL_DECIDE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(ask, "id")),
                         B_TEXT(":status", row_text(in, "status")),
                         B_TEXT(":van", row_text(ask, "status")),
                         B_TEXT(":reden", row_text(in, "reden")), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* G6: whoever answered has no question any more (a deputy keeps it while it lasts); whoever asked
 * reads the answer for a while. */
static enum result answer_addresses(struct dossier *d, const json_t *ask, bool yes,
                                    struct probleem *p)
{
    char before[DATUM_SIZE], after[DATUM_SIZE];
    int64_t id = row_int(ask, "id"), days;
    if (instelling_int(d->db, "eigen_werk_dagen", &days, p) != DONE)
        return FAILED;
    datum_add_days(d->v->vandaag, -1, before);
    datum_add_days(d->v->vandaag, (int)days, after);
    const char *mine = yes && is_deputy(ask) ? row_text(ask, "tot") : before;
    if (regie_address_until(d, id, row_int(ask, "aan"), mine, p) != DONE)
        return FAILED;
    return regie_address_until(d, id, row_int(ask, "door"), after, p);
}

static enum result answer(struct dossier *d, const json_t *ask, const json_t *in,
                          struct probleem *p)
{
    bool yes = is(row_text(in, "status"), "aanvaard");
    if (answer_write(d, ask, in, p) != DONE)
        return FAILED;
    if (yes && (is_deputy(ask) ? deputy_take(d, ask, p) : regie_take(d, ask, p)) != DONE)
        return FAILED;
    if (answer_addresses(d, ask, yes, p) != DONE)
        return FAILED;
    return regie_tell(d, row_int(ask, "door"), yes ? "regie-aanvaard" : "regie-geweigerd",
                      row_int(ask, "id"), p);
}

static enum result take_back(struct dossier *d, const json_t *ask, const json_t *in,
                             struct probleem *p)
{
    int64_t me = d->v->kijker->gebruiker, aan = row_int(ask, "aan");
    if (is(row_text(ask, "status"), "gevraagd"))
        return regie_withdraw(d, ask, row_text(in, "reden"), p);
    if (answer_write(d, ask, in, p) != DONE || deputy_stop(d, ask, p) != DONE)
        return FAILED;
    return regie_tell(d, aan == me ? row_int(ask, "door") : aan, "waarneming-gestopt",
                      row_int(ask, "id"), p);
}

static enum result ask_get(struct dossier *d, int64_t verzoek, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", verzoek)), ret);
}

enum result regie_decide(struct dossier *d, int64_t verzoek, const json_t *in, int64_t *ret_versie,
                         struct probleem *p)
{
    AUTO_JSON json_t *ask = NULL;
    const char *status = row_text(in, "status");
    if (ask_get(d, verzoek, &ask, p) != DONE)
        return FAILED;
    if (!status)
        return probleem_veld(p, "status", "verplicht", "Kies ja, nee of intrekken.");
    if (right_check(d, ask, status, p) != DONE ||
        versie_check(d->v, row_int(ask, "versie"), p) != DONE || state_check(d, ask, in, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "regieverzoek", verzoek);
    *ret_versie = row_int(ask, "versie") + 1;
    return is(status, "ingetrokken") ? take_back(d, ask, in, p) : answer(d, ask, in, p);
}

/* ---- for the screens ---- */

/* Of a no only whose it is: the reason is still to be written. */
static enum result could(struct dossier *d, const json_t *ask, const char *naar, bool *ret,
                         struct probleem *p)
{
    AUTO_JSON json_t *in = json_pack("{s:s, s:s}", "status", naar, "reden", "-");
    enum result r = right_check(d, ask, naar, p);
    if (r == DONE)
        r = state_check(d, ask, in, p);
    *ret = r == DONE;
    if (r == DONE || (p->soort != PROBLEEM_GEEN_RECHT && p->soort != PROBLEEM_CONFLICT))
        return r;
    probleem_clear(p);
    return DONE;
}

enum result regie_kan(struct dossier *d, int64_t verzoek, json_t **ret, struct probleem *p)
{
    static const char *const NAAR[] = {"aanvaard", "geweigerd", "ingetrokken"};
    AUTO_JSON json_t *ask = NULL;
    AUTO_JSON json_t *kan = json_object();
    if (ask_get(d, verzoek, &ask, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < COUNT_OF(NAAR); i++) {
        bool may;
        if (could(d, ask, NAAR[i], &may, p) != DONE)
            return FAILED;
        json_object_set_new(kan, NAAR[i], json_boolean(may));
    }
    *ret = TAKE(kan);
    return DONE;
}
