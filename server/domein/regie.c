/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/betrokkenheid.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "domein/instelling.h"
#include "domein/item.h"
#include "domein/oogpunt.h"
#include "domein/regie_intern.h"
#include "domein/regie_tijdelijk.h"
#include "domein/toestemming.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- who it is, and who it could be ---- */

static const char SQL_NOW[] =
    "SELECT id, gebruiker_id AS gebruiker, onderdeel_id AS onderdeel FROM "
    "regie WHERE huishouden_id = :h AND tot_op IS NULL";

enum result regie_now(struct dossier *d, json_t **ret, struct probleem *p)
{
    return db_row(d->db, p, SQL_NOW, BINDS(B_INT(":h", d->huishouden)), ret);
}

static const char SQL_KAN[] =
    "SELECT 1 FROM zicht_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol ="
    " 'regisseur' WHERE a.id = :g";

enum result regie_can(struct dossier *d, int64_t gebruiker, bool *ret, struct probleem *p)
{
    int64_t can = 0;
    enum result r = dossier_int(d, p, SQL_KAN, BINDS(B_INT(":g", gebruiker)), 0, &can);
    *ret = can;
    return r;
}

enum result regie_versie(struct dossier *d, int64_t *ret, struct probleem *p)
{
    return dossier_int(d, p, "SELECT 1 + count(*) + count(tot_op) FROM zicht_regie", NO_BINDS, 1,
                       ret);
}

/* ---- telling ---- */

enum result regie_tell(struct dossier *d, int64_t aan, const char *soort, int64_t verzoek,
                       struct probleem *p)
{
    const struct attendering a = {.soort = soort,
                                  .huishouden = d->huishouden,
                                  .object = "regieverzoek",
                                  .object_id = verzoek};
    return attendering_send(d->v, aan, &a, p);
}

static const char SQL_INVOLVED[] =
    "SELECT DISTINCT gebruiker_id AS id FROM regel_betrokkenen WHERE "
    "gebruiker_id NOT IN (:but, :nor) ORDER BY 1";

enum result regie_tell_involved(struct dossier *d, const char *soort, int64_t but, int64_t nor,
                                struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct attendering a = {.soort = soort, .huishouden = d->huishouden};
    if (db_rows(d->db, p, SQL_INVOLVED, BINDS(B_INT(":but", but), B_INT(":nor", nor)), &rows) !=
        DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (attendering_send(d->v, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- asking ---- */

static const char *right_for(const char *soort)
{
    if (strcmp(soort, "toewijzing") == 0)
        return "regie.toewijzen";
    return strcmp(soort, "overdracht") == 0 ? "regie.overdragen" : "regie.waarneming";
}

static bool is_naming(const char *soort) { return strcmp(soort, "toewijzing") == 0; }

/* A deputy and the owner of an intake have the rights of the regie, but it is not theirs to give.
 */
static enum result asker_check(struct dossier *d, const char *soort, const json_t *now,
                               struct probleem *p)
{
    if (is_naming(soort) || (now && row_int(now, "gebruiker") == d->v->kijker->gebruiker))
        return DONE;
    return probleem_set(
        p, PROBLEEM_GEEN_RECHT,
        "Alleen de regisseur zelf draagt de regie over of vraagt een waarnemer. (R5)");
}

static enum result candidate_refuse(struct probleem *p)
{
    return probleem_veld(p, "aan", "onbekende-keuze", "Kies een regisseur uit de lijst.");
}

static enum result candidate_check(struct dossier *d, int64_t aan, const json_t *now,
                                   struct probleem *p)
{
    bool can;
    if (aan == d->v->kijker->gebruiker)
        return probleem_veld(p, "aan", "niet-uzelf",
                             "Kies een ander: niemand geeft zichzelf de regie. (R5)");
    if (now && aan == row_int(now, "gebruiker"))
        return probleem_veld(p, "aan", "is-al-regisseur",
                             "Deze persoon is al de regisseur. Kies een ander.");
    if (regie_can(d, aan, &can, p) != DONE)
        return FAILED;
    return can ? DONE : candidate_refuse(p);
}

static const char SQL_ASKED_ALREADY[] =
    "SELECT 1 FROM regieverzoek WHERE huishouden_id = :h AND aan_id = :aan AND soort = 'waarneming'"
    " AND status = 'gevraagd' AND van <= :tot AND tot >= :van";

/* One question to one person about the same days. */
static enum result deputy_once(struct dossier *d, const char *soort, const json_t *in,
                               struct probleem *p)
{
    int64_t asked;
    if (strcmp(soort, "waarneming") != 0)
        return DONE;
    if (db_int(d->db, p, SQL_ASKED_ALREADY,
               BINDS(B_INT(":h", d->huishouden), B_INT(":aan", row_int(in, "aan")),
                     B_TEXT(":van", row_text(in, "van")), B_TEXT(":tot", row_text(in, "tot"))),
               0, &asked) != DONE)
        return FAILED;
    return asked ? probleem_veld(p, "aan", "al-gevraagd",
                                 "U vroeg deze persoon al voor deze dagen. Wacht op antwoord, of "
                                 "trek die vraag in.")
                 : DONE;
}

enum { DEPUTY_DAYS = 366 }; /* from today: a wrong year opens a family for as long (R4) */

static enum result period_check(const struct verzoek *v, const char *soort, const json_t *in,
                                struct probleem *p)
{
    char last[DATUM_SIZE];
    const char *van = row_text(in, "van"), *tot = row_text(in, "tot");
    if (strcmp(soort, "waarneming") != 0)
        return DONE;
    datum_add_days(v->vandaag, DEPUTY_DAYS, last);
    if (tot && strcmp(tot, last) > 0)
        (void)probleem_veld(p, "tot", "te-laat",
                            "Kies een dag binnen een jaar. Duurt het langer? Draag de regie dan "
                            "over.");
    if (!van || strcmp(van, v->vandaag) < 0)
        (void)probleem_veld(p, "van", "te-vroeg", "Kies vandaag of een dag erna.");
    if (!tot || (van && strcmp(tot, van) < 0))
        (void)probleem_veld(p, "tot", "te-vroeg", "Kies de eerste dag of een dag erna.");
    return probleem_is(p) ? FAILED : DONE;
}

static enum result return_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    const char *back = row_text(in, "terugOp");
    bool fits;
    if (!back)
        return DONE;
    if (strcmp(back, d->v->vandaag) <= 0)
        return probleem_veld(p, "terugOp", "te-vroeg", "Kies een dag na vandaag.");
    if (regie_tijdelijk_fits(d->v, row_int(in, "aan"), &fits, p) != DONE)
        return FAILED;
    return fits
               ? DONE
               : probleem_veld(p, "terugOp", "niet-tijdelijk",
                               "Tijdelijk gaat de regie alleen naar de GI, Veilig Thuis of de Raad "
                               "voor de Kinderbescherming. Laat de dag leeg, of kies een ander.");
}

static const char SQL_OPEN[] =
    "SELECT id, soort, aan_id AS aan, door_id AS door FROM regieverzoek WHERE huishouden_id = :h"
    " AND status = 'gevraagd' AND soort IN ('toewijzing', 'overdracht')";

/* One question about the regie itself at a time (regieverzoek_een). It gives way to another only
 * when whoever asks that says so, having read it. */
static enum result open_replace(struct dossier *d, const char *soort, const json_t *in,
                                struct probleem *p)
{
    AUTO_JSON json_t *open = NULL;
    if (strcmp(soort, "waarneming") == 0)
        return DONE;
    if (db_row(d->db, p, SQL_OPEN, BINDS(B_INT(":h", d->huishouden)), &open) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    bool may = is_naming(soort) || row_int(open, "door") == d->v->kijker->gebruiker;
    if (!may || row_int(open, "id") != row_int(in, "vervangt"))
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Er is al iemand gevraagd voor de regie van dit gezin, en die heeft nog "
            "niet geantwoord. Er is niets veranderd. Kijk eerst wie dat is.");
    return regie_withdraw(d, open, "Iemand anders is gevraagd.", p);
}

static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid WHERE tot IS NULL "
                                "OR tot >= vandaag() ORDER BY 1";
static const char SQL_ASK[] =
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, van, tot, "
    "status, gevraagd_op, uiterlijk, terug_op)"
    " VALUES (:h, :id, :soort, :aan, :door, :bericht, :van, :tot, 'gevraagd', :nu, :uiterlijk,"
    " :terug)";

/* The last day for an answer; of a deputy the last day itself. */
static enum result last_day(struct dossier *d, const char *soort, const json_t *in,
                            char ret[DATUM_SIZE], struct probleem *p)
{
    int64_t days;
    if (strcmp(soort, "waarneming") == 0) {
        memcpy(ret, row_text(in, "tot"), DATUM_SIZE);
        return DONE;
    }
    if (instelling_int(d->db, is_naming(soort) ? "toewijzing_dagen" : "overdracht_dagen", &days,
                       p) != DONE)
        return FAILED;
    datum_add_days(d->v->vandaag, (int)days, ret);
    return DONE;
}

enum result regie_lapsed_check(const struct dossier *d, const json_t *ask, struct probleem *p)
{
    const char *last = row_text(ask, "uiterlijk");
    if (!last || strcmp(last, d->v->vandaag) >= 0)
        return DONE;
    return probleem_set(p, PROBLEEM_CONFLICT,
                        "Deze vraag is verlopen: de laatste dag voor een antwoord is voorbij. Er "
                        "is niets veranderd. Vraag het opnieuw.");
}

/* About everybody of the household that the asker sees. */
static enum result ask_insert(struct dossier *d, const char *soort, const json_t *in,
                              int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *personen = json_array();
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) { json_array_append(personen, json_object_get(row, "id")); }
    const struct item_nieuw item = {.soort = "regieverzoek",
                                    .categorie = "betrokkenheid",
                                    .aard = "coordinatie",
                                    .personen = personen};
    if (item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    bool deputy = strcmp(soort, "waarneming") == 0;
    char last[DATUM_SIZE];
    if (last_day(d, soort, in, last, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_ASK,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_TEXT(":soort", soort),
                         B_INT(":aan", row_int(in, "aan")), B_INT(":door", d->v->kijker->gebruiker),
                         B_TEXT(":bericht", row_text(in, "bericht")),
                         B_TEXT(":van", deputy ? row_text(in, "van") : NULL),
                         B_TEXT(":tot", deputy ? row_text(in, "tot") : NULL),
                         B_INT(":nu", d->v->nu), B_TEXT(":uiterlijk", last),
                         B_TEXT(":terug", deputy ? NULL : row_text(in, "terugOp"))),
                   NULL);
}

/* To whom it was asked. A procesregisseur is not involved, so the question is theirs to read in the
 * same way. Whoever cannot read it cannot have the regie: it is their own household (R6), or
 * somebody in it is protected from their side (R19). */
static enum result ask_address(struct dossier *d, const char *soort, int64_t id, int64_t aan,
                               struct probleem *p)
{
    char grond[3];
    if (item_address(d, p, id, aan, 0, NULL) != DONE ||
        (is_naming(soort) && item_address(d, p, id, d->v->kijker->gebruiker, 0, NULL) != DONE) ||
        oogpunt_item(d, aan, id, grond, NULL, p) != DONE)
        return FAILED;
    return grond[0] ? DONE : candidate_refuse(p);
}

enum result regie_ask(struct dossier *d, const char *soort, const json_t *in, int64_t *ret_id,
                      struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    int64_t aan = row_int(in, "aan");
    if (mag(d, p, right_for(soort)) != DONE || regie_now(d, &now, p) != DONE ||
        asker_check(d, soort, now, p) != DONE || candidate_check(d, aan, now, p) != DONE ||
        period_check(d->v, soort, in, p) != DONE || deputy_once(d, soort, in, p) != DONE ||
        return_check(d, in, p) != DONE || open_replace(d, soort, in, p) != DONE ||
        ask_insert(d, soort, in, ret_id, p) != DONE ||
        ask_address(d, soort, *ret_id, aan, p) != DONE)
        return FAILED;
    return regie_tell(d, aan, "regie-gevraagd", *ret_id, p);
}

/* ---- taking back ---- */

static const char SQL_ADDRESS[] =
    "UPDATE geadresseerde SET tot = :tot WHERE huishouden_id = :h AND item_id = :id"
    " AND gebruiker_id = :g AND (tot IS NULL OR tot > :tot)";

enum result regie_address_until(struct dossier *d, int64_t verzoek, int64_t gebruiker,
                                const char *tot, struct probleem *p)
{
    return db_exec(d->db, p, SQL_ADDRESS,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek), B_INT(":g", gebruiker),
                         B_TEXT(":tot", tot)),
                   NULL);
}

static const char SQL_WITHDRAW[] =
    "UPDATE regieverzoek SET status = 'ingetrokken', beslist_op = :nu, reden = :reden,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result regie_withdraw(struct dossier *d, const json_t *verzoek, const char *reden,
                           struct probleem *p)
{
    int64_t id = row_int(verzoek, "id"), aan = row_int(verzoek, "aan"),
            door = row_int(verzoek, "door");
    if (db_exec(d->db, p, SQL_WITHDRAW,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":reden", reden),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        item_unaddress(d, p, id, aan, true) != DONE ||
        item_unaddress(d, p, id, door, false) != DONE ||
        regie_tell(d, aan, "regie-ingetrokken", id, p) != DONE)
        return FAILED;
    return regie_tell(d, door, "regie-ingetrokken", id, p);
}

/* ---- ending ---- */

static const char SQL_HOLDERS[] =
    "SELECT gebruiker_id AS gebruiker, onderdeel_id AS onderdeel FROM regel_regie";

enum result regie_holders(struct dossier *d, json_t **ret, struct probleem *p)
{
    return db_rows(d->db, p, SQL_HOLDERS, NO_BINDS, ret);
}

enum result regie_left(struct dossier *d, const json_t *before, struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(before, i, one)
    {
        if (toestemming_receiver_stopped(d, row_int(one, "onderdeel"), row_int(one, "gebruiker"),
                                         p) != DONE)
            return FAILED;
    }
    return betrokkenheid_regie_address(d, p);
}

/* What its regisseur had asked about it (but for the question that is being answered now, which is
 * not open any more), and the deputies of it. */
static const char SQL_ASKED[] =
    "SELECT id, aan_id AS aan, door_id AS door FROM regieverzoek WHERE huishouden_id = :h"
    " AND door_id = :g AND status = 'gevraagd' AND soort IN ('overdracht', 'waarneming')";
static const char SQL_DEPUTIES[] =
    "SELECT gebruiker_id AS gebruiker, verzoek_id AS verzoek FROM waarneming"
    " WHERE huishouden_id = :h AND regie_id = :regie AND tot >= vandaag()";
static const char SQL_END[] = "UPDATE regie SET tot_op = :nu, einde_reden = :reden, einde_door = "
                              ":door WHERE huishouden_id = :h AND id = :id";

static enum result asked_withdraw(struct dossier *d, const json_t *now, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_ASKED,
                BINDS(B_INT(":h", d->huishouden), B_INT(":g", row_int(now, "gebruiker"))),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (regie_withdraw(d, row, "Wie dit vroeg, is geen regisseur meer.", p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* Their rows need an open regie (regel_betrokken), so nothing has to change but what they read. */
static enum result deputies_go(struct dossier *d, const json_t *now, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_DEPUTIES,
                BINDS(B_INT(":h", d->huishouden), B_INT(":regie", row_int(now, "id"))),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        int64_t verzoek = row_int(row, "verzoek"), who = row_int(row, "gebruiker");
        if (item_unaddress(d, p, verzoek, who, true) != DONE ||
            regie_tell(d, who, "waarneming-gestopt", verzoek, p) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result regie_period_end(struct dossier *d, const json_t *now, const char *reden,
                             struct probleem *p)
{
    if (asked_withdraw(d, now, p) != DONE || deputies_go(d, now, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_END,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(now, "id")),
                         B_INT(":nu", d->v->nu), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

/* R5: the regisseur in person, or a procesregisseur; no deputy, no owner of an intake. */
static enum result end_right(struct dossier *d, const json_t *now, struct probleem *p)
{
    int64_t proces;
    if (mag(d, p, "regie.beeindigen") != DONE ||
        dossier_int(d, p, "SELECT procesregie FROM zicht_huishouden", NO_BINDS, 0, &proces) != DONE)
        return FAILED;
    if (proces || (now && row_int(now, "gebruiker") == d->v->kijker->gebruiker))
        return DONE;
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "Alleen de regisseur zelf of een procesregisseur beëindigt de regie. (R5)");
}

enum result regie_end(struct dossier *d, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *before = NULL;
    int64_t versie;
    if (regie_now(d, &now, p) != DONE || end_right(d, now, p) != DONE ||
        regie_versie(d, &versie, p) != DONE || versie_check(d->v, versie, p) != DONE)
        return FAILED;
    if (!now)
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit huishouden heeft nu geen regisseur.");
    int64_t who = row_int(now, "gebruiker");
    if (regie_holders(d, &before, p) != DONE || regie_period_end(d, now, reden, p) != DONE ||
        gezinsplan_vacature(d, true, p) != DONE || regie_left(d, before, p) != DONE ||
        regie_tell_involved(d, "regie-vacature", who, 0, p) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "regie-vacature", .huishouden = d->huishouden};
    verzoek_object(d->v, "regie", row_int(now, "id"));
    return attendering_send(d->v, who, &a, p) == DONE ? attendering_procesregie(d->v, &a, p)
                                                      : FAILED;
}
