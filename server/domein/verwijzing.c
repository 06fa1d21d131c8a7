/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/verwijzing.h"

#include "base/cleanup.h"
#include "base/datum.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/doel.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <string.h>

static bool is(const json_t *row, const char *key, const char *value)
{
    const char *text = row_text(row, key);
    return text && strcmp(text, value) == 0;
}

static enum result tell(struct dossier *d, int64_t aan, const char *soort, int64_t id,
                        struct probleem *p)
{
    const struct attendering a = {
        .soort = soort, .huishouden = d->huishouden, .object = "verwijzing", .object_id = id};
    return attendering_send(d->v, aan, &a, p);
}

static const char SQL_STAND[] =
    "INSERT INTO verwijzing_stand (huishouden_id, verwijzing_id, id, status, verwacht_op, reden,"
    " door, op) VALUES (:h, :verwijzing, :id, :status, :verwacht, :reden, :door, :nu)";

static enum result stand_keep(struct dossier *d, int64_t verwijzing, const json_t *now,
                              struct probleem *p)
{
    return db_exec(d->db, p, SQL_STAND,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":verwijzing", verwijzing),
                         B_INT(":id", verzoek_id(d->v)), B_TEXT(":status", row_text(now, "status")),
                         B_TEXT(":verwacht", row_text(now, "verwachtOp")),
                         B_TEXT(":reden", row_text(now, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- adding ---- */

/* An account that works today; the same list as the form's. */
static const char SQL_WORKS[] =
    "SELECT 1 FROM regel_account WHERE id = :g AND id <> kijker() AND helpt";

static enum result receiver_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t gebruiker = row_int(in, "gebruiker"), works = 1;
    bool named = row_text(in, "aan") != NULL;
    if ((gebruiker != 0) == named)
        return probleem_veld(p, "gebruiker", named ? "te-veel" : "verplicht",
                             "Kies één hulpverlener, of schrijf de naam van de organisatie. Niet "
                             "allebei.");
    if (gebruiker && db_int(d->db, p, SQL_WORKS, BINDS(B_INT(":g", gebruiker)), 0, &works) != DONE)
        return FAILED;
    return works ? DONE
                 : probleem_veld(p, "gebruiker", "onbekende-keuze",
                                 "Kies een hulpverlener uit de lijst.");
}

/* The last day of the norm, as it is on the day of asking. */
static enum result norm_of(struct dossier *d, const char *dienst, const char *gevraagd,
                           char ret[DATUM_SIZE], struct probleem *p)
{
    static const char sql[] = "SELECT norm_dagen FROM dienst WHERE code = :code"
                              " AND (tot IS NULL OR tot >= vandaag())";
    int64_t days;
    if (db_int(d->db, p, sql, BINDS(B_TEXT(":code", dienst)), 0, &days) != DONE)
        return FAILED;
    if (days == 0)
        return probleem_veld(p, "dienst", "onbekende-keuze", "Kies wat u vraagt uit de lijst.");
    datum_add_days(gevraagd, (int)days, ret);
    return DONE;
}

static const char SQL_DOEL[] = "SELECT leefgebied FROM zicht_doel WHERE id = :id";
static const char SQL_ADD[] =
    "INSERT INTO verwijzing (huishouden_id, id, doel_id, dienst, aan_id, aan_naam, vraag,"
    " gevraagd_op, norm_op, status, status_op, status_door)"
    " VALUES (:h, :id, :doel, :dienst, :gebruiker, :aan, :vraag, :gevraagd, :norm, 'gevraagd',"
    " :nu, :door)";

static enum result insert(struct dossier *d, int64_t doel, const char *leefgebied, const json_t *in,
                          int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    AUTO_JSON json_t *now = json_pack("{s:s}", "status", "gevraagd");
    const char *gevraagd = row_text(in, "gevraagdOp");
    char norm[DATUM_SIZE];
    if (!gevraagd)
        gevraagd = d->v->vandaag;
    if (dag_geweest(d->v, "gevraagdOp", gevraagd, 731, p) != DONE ||
        norm_of(d, row_text(in, "dienst"), gevraagd, norm, p) != DONE ||
        doel_personen(d, doel, json_object_get(in, "personen"), &personen, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {.soort = "verwijzing",
                                    .categorie = leefgebied,
                                    .aard = "coordinatie",
                                    .personen = personen};
    if (item_new(d, p, &item, ret_id) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":doel", doel),
                      B_TEXT(":dienst", row_text(in, "dienst")),
                      B_REF(":gebruiker", row_int(in, "gebruiker")),
                      B_TEXT(":aan", row_text(in, "aan")), B_TEXT(":vraag", row_text(in, "vraag")),
                      B_TEXT(":gevraagd", gevraagd), B_TEXT(":norm", norm), B_INT(":nu", d->v->nu),
                      B_INT(":door", d->v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    return stand_keep(d, *ret_id, now, p);
}

enum result verwijzing_add(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_id,
                           struct probleem *p)
{
    AUTO_JSON json_t *goal = NULL;
    int64_t id, gebruiker = row_int(in, "gebruiker");
    if (db_row(d->db, p, SQL_DOEL, BINDS(B_INT(":id", doel)), &goal) != DONE)
        return FAILED;
    if (!goal)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag(d, p, "verwijzing.toevoegen") != DONE || receiver_check(d, in, p) != DONE ||
        insert(d, doel, row_text(goal, "leefgebied"), in, &id, p) != DONE)
        return FAILED;
    /* G6: it reaches whom it was sent to as it was sent */
    if (gebruiker && (item_address(d, p, id, gebruiker, 0, NULL) != DONE ||
                      tell(d, gebruiker, "verwijzing-gevraagd", id, p) != DONE))
        return FAILED;
    *ret_id = id;
    return DONE;
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT v.doel_id AS doel, v.aan_id AS gebruiker, v.auteur_id AS auteur, v.status,"
    " v.verwacht_op AS \"verwachtOp\", v.overbrugging_id AS overbrugging, v.reden, v.norm_op AS "
    "norm,"
    " v.versie FROM zicht_verwijzing v WHERE v.id = :id";

static const struct {
    const char *from, *to;
} STEPS[] = {
    {"gevraagd", "aanvaard"},    {"gevraagd", "gestart"}, {"gevraagd", "geweigerd"},
    {"gevraagd", "ingetrokken"}, {"aanvaard", "gestart"}, {"aanvaard", "geweigerd"},
    {"aanvaard", "ingetrokken"}, {"gestart", "afgerond"},
};

static bool waits(const json_t *now)
{
    return is(now, "status", "gevraagd") || is(now, "status", "aanvaard");
}

static enum result step_check(const json_t *was, const json_t *now, const json_t *in,
                              struct probleem *p)
{
    const char *from = row_text(was, "status"), *to = row_text(now, "status");
    bool may = strcmp(from, to) == 0;
    for (size_t i = 0; i < COUNT_OF(STEPS); i++)
        may = may || (strcmp(STEPS[i].from, from) == 0 && strcmp(STEPS[i].to, to) == 0);
    if (!may)
        return probleem_veld(p, "status", "mag-niet", "Deze stap kan niet na de vorige stand.");
    bool ends = strcmp(to, "geweigerd") == 0 || strcmp(to, "ingetrokken") == 0;
    if (ends && strcmp(from, to) != 0 && !row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom dit niet doorgaat. Dan kan het gezin verder.");
    return DONE;
}

static const char SQL_BRIDGE[] = "SELECT 1 FROM zicht_actie WHERE id = :id AND doel_id = :doel"
                                 " AND status IN ('open', 'aanvaard', 'bezig', 'gereed')";

/* Past the norm somebody does something meanwhile: else nothing else is saved either. */
static enum result bridge_check(struct dossier *d, const json_t *was, const json_t *now,
                                struct probleem *p)
{
    int64_t bridge = row_int(now, "overbrugging"), fits = 1;
    if (bridge && bridge != row_int(was, "overbrugging") &&
        db_int(d->db, p, SQL_BRIDGE,
               BINDS(B_INT(":id", bridge), B_INT(":doel", row_int(was, "doel"))), 0, &fits) != DONE)
        return FAILED;
    if (!fits)
        return probleem_veld(p, "overbrugging", "onbekende-keuze",
                             "Kies een actie die bij hetzelfde doel hoort.");
    if (!bridge && waits(now) && strcmp(row_text(was, "norm"), d->v->vandaag) < 0)
        return probleem_veld(p, "overbrugging", "verplicht",
                             "Het gezin wacht langer dan de norm. Kies wat er intussen gebeurt. "
                             "Is er nog geen actie? Voeg die dan eerst toe bij het doel.");
    return DONE;
}

/* The answer is everybody's who may answer; calling it off and the bridge are its author's and
 * regie's. */
static enum result change_allowed(struct dossier *d, int64_t id, const json_t *in,
                                  struct probleem *p)
{
    bool theirs = json_object_get(in, "overbrugging") || is(in, "status", "ingetrokken");
    return mag_item(d, p, theirs ? "verwijzing.wijzigen" : "verwijzing.beantwoorden", id);
}

static const char SQL_CHANGE[] =
    "UPDATE verwijzing SET verwacht_op = :verwacht, overbrugging_id = :overbrugging,"
    " reden = :reden,"
    " status_op = CASE WHEN status = :status THEN status_op ELSE :nu END,"
    " status_door = CASE WHEN status = :status THEN status_door ELSE :door END,"
    " status = :status, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result update(struct dossier *d, int64_t id, const json_t *now, struct probleem *p)
{
    if (db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":verwacht", row_text(now, "verwachtOp")),
                      B_REF(":overbrugging", row_int(now, "overbrugging")),
                      B_TEXT(":reden", row_text(now, "reden")),
                      B_TEXT(":status", row_text(now, "status")), B_INT(":nu", d->v->nu),
                      B_INT(":door", d->v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    return stand_keep(d, id, now, p);
}

/* Whoever asked hears the answer; what ended is not theirs any more whom it was sent to. */
static enum result said(struct dossier *d, int64_t id, const json_t *was, const json_t *now,
                        struct probleem *p)
{
    int64_t aan = row_int(was, "gebruiker");
    if (is(was, "status", row_text(now, "status")))
        return DONE;
    if (row_int(was, "auteur") != d->v->kijker->gebruiker &&
        tell(d, row_int(was, "auteur"), "verwijzing-beantwoord", id, p) != DONE)
        return FAILED;
    bool ends = !waits(now) && !is(now, "status", "gestart");
    return aan && ends ? item_unaddress(d, p, id, aan, false) : DONE;
}

enum result verwijzing_change(struct dossier *d, int64_t verwijzing, const json_t *in,
                              int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *now = NULL;
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", verwijzing)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (change_allowed(d, verwijzing, in, p) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    now = json_copy(was);
    row_merge(now, in);
    if (!row_text(now, "status"))
        return probleem_veld(p, "status", "verplicht", "Kies hoe het ervoor staat.");
    if (step_check(was, now, in, p) != DONE || bridge_check(d, was, now, p) != DONE ||
        update(d, verwijzing, now, p) != DONE || said(d, verwijzing, was, now, p) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}
