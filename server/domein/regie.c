/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/regie.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "domein/item.h"
#include "domein/toestemming.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- asking ---- */

static const char SQL_KAN[] =
    "SELECT 1 FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker_id = g.id AND r.rol = "
    "'regisseur'"
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE g.id = :g AND g.bevestigd_op IS NOT NULL AND g.van <= vandaag() AND (g.tot IS NULL OR "
    "g.tot >= vandaag())"
    " AND (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())";

/* Who is asked can be a regisseur, is not oneself, and does not belong to this household (R6): then
 * they could not see it. */
static enum result candidate_check(struct dossier *d, int64_t aan, struct probleem *p)
{
    static const char own[] = "SELECT 1 FROM regel_open";
    int64_t can, sees;
    if (aan == d->v->kijker->gebruiker)
        return probleem_veld(p, "aan", "niet-uzelf",
                             "Kies een ander: niemand geeft zichzelf de regie. (R5)");
    if (db_int(d->db, p, SQL_KAN, BINDS(B_INT(":g", aan)), 0, &can) != DONE)
        return FAILED;
    struct db_context mine = *db_context(d->db), theirs = mine;
    theirs.kijker = aan;
    db_context_set(d->db, &theirs);
    enum result r = db_int(d->db, p, own, NO_BINDS, 0, &sees);
    db_context_set(d->db, &mine);
    if (r != DONE)
        return FAILED;
    return can && sees
               ? DONE
               : probleem_veld(p, "aan", "onbekende-keuze", "Kies een regisseur uit de lijst.");
}

static const char *right_for(const char *soort)
{
    if (strcmp(soort, "toewijzing") == 0)
        return "regie.toewijzen";
    return strcmp(soort, "overdracht") == 0 ? "regie.overdragen" : "regie.waarneming";
}

static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid WHERE tot IS NULL "
                                "OR tot >= vandaag() ORDER BY 1";
static const char SQL_ASK[] =
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, van, tot, "
    "status, gevraagd_op)"
    " VALUES (:h, :id, :soort, :aan, :door, :bericht, :van, :tot, 'gevraagd', :nu)";

static enum result ask_insert(struct dossier *d, const char *soort, const json_t *in, int64_t id,
                              struct probleem *p)
{
    return db_exec(d->db, p, SQL_ASK,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":soort", soort),
                         B_INT(":aan", row_int(in, "aan")), B_INT(":door", d->v->kijker->gebruiker),
                         B_TEXT(":bericht", row_text(in, "bericht")),
                         B_TEXT(":van", row_text(in, "van")), B_TEXT(":tot", row_text(in, "tot")),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result period_check(struct dossier *d, const char *soort, const json_t *in,
                                struct probleem *p)
{
    if (strcmp(soort, "waarneming") != 0)
        return DONE;
    const char *van = row_text(in, "van"), *tot = row_text(in, "tot");
    if (strcmp(van, d->v->vandaag) < 0)
        (void)probleem_veld(p, "van", "te-vroeg", "Kies vandaag of een dag erna.");
    if (strcmp(tot, van) < 0)
        (void)probleem_veld(p, "tot", "te-vroeg", "Kies een dag na de eerste dag.");
    return probleem_is(p) ? FAILED : DONE;
}

enum result regie_ask(struct dossier *d, const char *soort, const json_t *in, int64_t *ret_id,
                      struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *personen = json_array();
    json_t *row;
    size_t i;
    int64_t id, aan = row_int(in, "aan");
    if (mag(d, p, right_for(soort)) != DONE || candidate_check(d, aan, p) != DONE ||
        period_check(d, soort, in, p) != DONE ||
        db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) json_array_append(personen, json_object_get(row, "id"));
    const struct item_nieuw item = {.soort = "regieverzoek",
                                    .categorie = "betrokkenheid",
                                    .aard = "coordinatie",
                                    .personen = personen};
    if (item_new(d, p, &item, &id) != DONE || ask_insert(d, soort, in, id, p) != DONE ||
        item_address(d, p, id, aan, 0, NULL) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "regie-gevraagd",
                                  .huishouden = d->huishouden,
                                  .object = "regieverzoek",
                                  .object_id = id};
    *ret_id = id;
    return attendering_send(d->v, aan, &a, p);
}

/* ---- the change itself ---- */

static const char SQL_NOW[] =
    "SELECT id, gebruiker_id, onderdeel_id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_END[] = "UPDATE regie SET tot_op = :nu, einde_reden = :reden, einde_door = "
                              ":door WHERE huishouden_id = :h AND id = :id";

/* Ends the open period. Its deputies go with it: they need an open regie (regel_betrokken). */
static enum result period_end(struct dossier *d, const json_t *now, const char *reden,
                              struct probleem *p)
{
    return db_exec(d->db, p, SQL_END,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(now, "id")),
                         B_INT(":nu", d->v->nu), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

static enum result regie_now(struct dossier *d, json_t **ret, struct probleem *p)
{
    return db_row(d->db, p, SQL_NOW, BINDS(B_INT(":h", d->huishouden)), ret);
}

static const char SQL_START[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, verzoek_id)"
    " VALUES (:h, :id, :g, :onderdeel, :nu, :verzoek)";
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

static enum result tell(struct dossier *d, int64_t aan, const char *soort, int64_t object,
                        struct probleem *p)
{
    const struct attendering a = {
        .soort = soort, .huishouden = d->huishouden, .object = "regieverzoek", .object_id = object};
    return aan ? attendering_send(d->v, aan, &a, p) : attendering_procesregie(d->v, &a, p);
}

/* One commit: the old one stays until this moment, the new one is there after it. */
static enum result regie_take(struct dossier *d, const json_t *ask, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    bool handover = strcmp(row_text(ask, "soort"), "overdracht") == 0;
    if (regie_now(d, &now, p) != DONE)
        return FAILED;
    int64_t old = row_int(now, "gebruiker_id");
    if (handover && old != row_int(ask, "door_id"))
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Wie dit vroeg, is geen regisseur meer van dit huishouden. Er is niets veranderd.");
    if (old == d->v->kijker->gebruiker)
        return probleem_set(p, PROBLEEM_CONFLICT, "U bent al regisseur van dit huishouden.");
    if (now && period_end(d, now, handover ? "overgedragen" : "opnieuw toegewezen", p) != DONE)
        return FAILED;
    if (period_start(d, row_int(ask, "id"), p) != DONE)
        return FAILED;
    /* R14: after the new period stands, so that a receiving onderdeel that goes on is not seen as
     * stopped */
    if (now && toestemming_receiver_stopped(d, row_int(now, "onderdeel_id"), old, p) != DONE)
        return FAILED;
    return old && old != row_int(ask, "door_id")
               ? tell(d, old, "regie-overgenomen", row_int(ask, "id"), p)
               : DONE;
}

static const char SQL_DEPUTY[] = "INSERT INTO waarneming (huishouden_id, id, regie_id, "
                                 "gebruiker_id, onderdeel_id, van, tot, verzoek_id)"
                                 " VALUES (:h, :id, :regie, :g, :onderdeel, :van, :tot, :verzoek)";

static enum result deputy_take(struct dossier *d, const json_t *ask, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    const struct kijker *k = d->v->kijker;
    if (regie_now(d, &now, p) != DONE)
        return FAILED;
    if (!now || row_int(now, "gebruiker_id") != row_int(ask, "door_id"))
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Wie dit vroeg, is geen regisseur meer van dit huishouden. Er is niets veranderd.");
    return db_exec(d->db, p, SQL_DEPUTY,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek_id(d->v)),
                         B_INT(":regie", row_int(now, "id")), B_INT(":g", k->gebruiker),
                         B_INT(":onderdeel", k->onderdeel), B_TEXT(":van", row_text(ask, "van")),
                         B_TEXT(":tot", row_text(ask, "tot")),
                         B_INT(":verzoek", row_int(ask, "id"))),
                   NULL);
}

/* ---- deciding ---- */

static const char SQL_ONE[] = "SELECT id, verzoeksoort AS soort, aan_id, door_id, van, tot, "
                              "status, versie FROM zicht_regieverzoek WHERE id = :id";
static const char SQL_DECIDE[] = "UPDATE regieverzoek SET status = :status, beslist_op = :nu, "
                                 "reden = :reden, versie = versie + 1"
                                 " WHERE huishouden_id = :h AND id = :id AND status = 'gevraagd'";

static enum result decide_check(struct dossier *d, const json_t *ask, const json_t *in,
                                struct probleem *p)
{
    const char *status = row_text(in, "status");
    bool withdrawn = strcmp(status, "ingetrokken") == 0;
    if (strcmp(row_text(ask, "status"), "gevraagd") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze vraag is al beantwoord. Er is niets veranderd.");
    if (withdrawn && row_int(ask, "door_id") == d->v->kijker->gebruiker)
        return DONE;
    if (withdrawn || row_int(ask, "aan_id") != d->v->kijker->gebruiker)
        return probleem_set(
            p, PROBLEEM_GEEN_RECHT,
            "Alleen wie gevraagd is, zegt ja of nee; alleen wie het vroeg, trekt het in. (R5)");
    if (strcmp(status, "geweigerd") == 0 && !row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u nee zegt. Dan weet de ander hoe het verder moet.");
    return mag_item(d, p, "regie.beslissen", row_int(ask, "id"));
}

enum result regie_decide(struct dossier *d, int64_t verzoek, const json_t *in, int64_t *ret_versie,
                         struct probleem *p)
{
    AUTO_JSON json_t *ask = NULL;
    const char *status = row_text(in, "status");
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", verzoek)), &ask) != DONE)
        return FAILED;
    if (!ask)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (decide_check(d, ask, in, p) != DONE ||
        versie_check(d->v, row_int(ask, "versie"), p) != DONE ||
        db_exec(d->db, p, SQL_DECIDE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek), B_TEXT(":status", status),
                      B_TEXT(":reden", row_text(in, "reden")), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(ask, "versie") + 1;
    bool deputy = strcmp(row_text(ask, "soort"), "waarneming") == 0;
    if (strcmp(status, "aanvaard") == 0 &&
        (deputy ? deputy_take(d, ask, p) : regie_take(d, ask, p)) != DONE)
        return FAILED;
    if (strcmp(status, "ingetrokken") == 0)
        return item_unaddress(d, p, verzoek, row_int(ask, "aan_id"), true);
    return tell(d, row_int(ask, "door_id"),
                strcmp(status, "aanvaard") == 0 ? "regie-aanvaard" : "regie-geweigerd", verzoek, p);
}

/* ---- ending ---- */

enum result regie_end(struct dossier *d, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (mag(d, p, "regie.beeindigen") != DONE || regie_now(d, &now, p) != DONE)
        return FAILED;
    if (!now)
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit huishouden heeft nu geen regisseur.");
    if (period_end(d, now, reden, p) != DONE || gezinsplan_vacature(d, true, p) != DONE ||
        toestemming_receiver_stopped(d, row_int(now, "onderdeel_id"), row_int(now, "gebruiker_id"),
                                     p) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "regie-vacature", .huishouden = d->huishouden};
    if (row_int(now, "gebruiker_id") != d->v->kijker->gebruiker &&
        attendering_send(d->v, row_int(now, "gebruiker_id"), &a, p) != DONE)
        return FAILED;
    return attendering_procesregie(d->v, &a, p);
}
