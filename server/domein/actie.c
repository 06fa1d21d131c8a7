/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/actie_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/doel.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- owner ---- */

enum result actie_owner_read(const json_t *in, struct eigenaar *ret, struct probleem *p)
{
    *ret =
        (struct eigenaar){row_int(in, "gebruiker"), row_int(in, "persoon"), row_int(in, "netwerk")};
    int owners = (ret->gebruiker != 0) + (ret->persoon != 0) + (ret->netwerk != 0);
    if (owners == 1)
        return DONE;
    return probleem_veld(
        p, "gebruiker", owners ? "te-veel" : "verplicht",
        "Kies precies één persoon die dit doet: een hulpverlener, iemand uit het gezin of "
        "iemand uit het netwerk. Dan weet iedereen wie het doet.");
}

static const char SQL_MEE[] =
    "SELECT 1 FROM zicht_betrokkenheid WHERE gebruiker_id = :g AND status = 'actief'"
    " AND (tot IS NULL OR tot >= vandaag())"
    " UNION ALL SELECT 1 FROM zicht_kaart WHERE regisseur_id = :g LIMIT 1";
static const char SQL_LID[] = "SELECT 1 FROM zicht_lid WHERE persoon_id = :id LIMIT 1";
static const char SQL_NETWERK[] = "SELECT 1 FROM zicht_netwerklid WHERE id = :id LIMIT 1";

enum result actie_owner_check(struct dossier *d, const struct eigenaar *e, struct probleem *p)
{
    int64_t found = 0;
    enum result r = DONE;
    if (e->gebruiker && e->gebruiker != d->v->kijker->gebruiker)
        r = db_int(d->db, p, SQL_MEE, BINDS(B_INT(":g", e->gebruiker)), 0, &found);
    else if (e->gebruiker)
        found = 1;
    else if (e->persoon)
        r = db_int(d->db, p, SQL_LID, BINDS(B_INT(":id", e->persoon)), 0, &found);
    else
        r = db_int(d->db, p, SQL_NETWERK, BINDS(B_INT(":id", e->netwerk)), 0, &found);
    if (r != DONE)
        return FAILED;
    if (found)
        return DONE;
    return probleem_veld(p,
                         e->gebruiker ? "gebruiker"
                         : e->persoon ? "persoon"
                                      : "netwerk",
                         "niet-betrokken", "Kies iemand die bij dit gezin meehelpt.");
}

/* R5: regie for anyone; whoever is involved for themselves; for another professional it is asked.
 */
static enum result add_allowed(struct dossier *d, const struct eigenaar *e, struct probleem *p)
{
    struct probleem not_regie = {0};
    bool regie = mag(d, &not_regie, "actie.toevoegen") == DONE;
    probleem_clear(&not_regie);
    if (regie)
        return DONE;
    if (e->gebruiker == d->v->kijker->gebruiker)
        return mag(d, p, "actie.zelf");
    return mag(d, p, "actie.vragen");
}

/* ---- adding ---- */

static const char SQL_DOEL[] = "SELECT leefgebied, status FROM zicht_doel WHERE id = :id";

static const char SQL_ADD[] = "INSERT INTO actie (huishouden_id, id, doel_id, titel, "
                              "eigenaar_gebruiker_id, eigenaar_persoon_id,"
                              " eigenaar_netwerk_id, vervaldatum, status, status_op, status_door)"
                              " VALUES (:h, :id, :doel, :titel, :gebruiker, :persoon, :netwerk, "
                              ":vervaldatum, :status, :nu, :door)";
static const char SQL_STAND[] =
    "INSERT INTO actie_stand (huishouden_id, actie_id, id, status, vervaldatum, reden, door, op)"
    " VALUES (:h, :actie, :id, :status, :vervaldatum, :reden, :door, :nu)";

enum result actie_stand_keep(struct dossier *d, int64_t actie, const char *status,
                             const char *vervaldatum, const char *reden, struct probleem *p)
{
    return db_exec(d->db, p, SQL_STAND,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":actie", actie),
                         B_INT(":id", verzoek_id(d->v)), B_TEXT(":status", status),
                         B_TEXT(":vervaldatum", vervaldatum), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result actie_insert(struct dossier *d, int64_t doel, const char *leefgebied,
                                const json_t *in, const struct eigenaar *e, int64_t *ret_id,
                                struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    if (doel_personen(d, doel, json_object_get(in, "personen"), &personen, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {
        .soort = "actie", .categorie = leefgebied, .aard = "coordinatie", .personen = personen};
    const char *status = e->gebruiker == d->v->kijker->gebruiker ? "aanvaard" : "open";
    if (item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":doel", doel),
                         B_JSON(":titel", json_object_get(in, "titel")),
                         B_REF(":gebruiker", e->gebruiker), B_REF(":persoon", e->persoon),
                         B_REF(":netwerk", e->netwerk),
                         B_JSON(":vervaldatum", json_object_get(in, "vervaldatum")),
                         B_TEXT(":status", status), B_INT(":nu", d->v->nu),
                         B_INT(":door", d->v->kijker->gebruiker)),
                   NULL) != DONE
               ? FAILED
               : actie_stand_keep(d, *ret_id, status, row_text(in, "vervaldatum"), NULL, p);
}

enum result actie_add(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_id,
                      struct probleem *p)
{
    AUTO_JSON json_t *goal = NULL;
    struct eigenaar e;
    if (db_row(d->db, p, SQL_DOEL, BINDS(B_INT(":id", doel)), &goal) != DONE)
        return FAILED;
    if (!goal)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (actie_owner_read(in, &e, p) != DONE || add_allowed(d, &e, p) != DONE ||
        actie_owner_check(d, &e, p) != DONE)
        return FAILED;
    int64_t id;
    if (actie_insert(d, doel, row_text(goal, "leefgebied"), in, &e, &id, p) != DONE)
        return FAILED;
    /* G6: it reaches its owner as it was sent */
    if (e.gebruiker && e.gebruiker != d->v->kijker->gebruiker &&
        (item_address(d, p, id, e.gebruiker, 0, NULL) != DONE ||
         actie_tell(d, id, "actie-gevraagd", e.gebruiker, false, p) != DONE))
        return FAILED;
    *ret_id = id;
    return DONE;
}

/* ---- changing ---- */

static const char SQL_ONE[] = "SELECT id, titel, status, vervaldatum, eigenaar_gebruiker_id AS "
                              "gebruiker, auteur_id AS auteur,"
                              " versie FROM zicht_actie WHERE id = :id";

/* From which status one may go where; letters: o(pen) a(anvaard) b(ezig) g(ereed) w(eigerd)
 * v(ervallen). */
static const struct {
    const char *from, *to;
} STEPS[] = {
    {"open", "aanvaard"},   {"open", "bezig"},         {"open", "gereed"},
    {"open", "geweigerd"},  {"open", "vervallen"},     {"aanvaard", "bezig"},
    {"aanvaard", "gereed"}, {"aanvaard", "geweigerd"}, {"aanvaard", "vervallen"},
    {"bezig", "gereed"},    {"bezig", "vervallen"},    {"bezig", "aanvaard"},
    {"gereed", "bezig"},    {"geweigerd", "open"},     {"vervallen", "open"},
};

bool actie_stap(const char *from, const char *to)
{
    for (size_t i = 0; i < COUNT_OF(STEPS); i++)
        if (strcmp(STEPS[i].from, from) == 0 && strcmp(STEPS[i].to, to) == 0)
            return true;
    return strcmp(from, to) == 0;
}

static bool runs(const char *status)
{
    return strcmp(status, "open") == 0 || strcmp(status, "aanvaard") == 0 ||
           strcmp(status, "bezig") == 0;
}

static enum result change_check(const json_t *was, const json_t *now, const char *vandaag,
                                struct probleem *p)
{
    const char *status = row_text(now, "status");
    if (!actie_stap(row_text(was, "status"), status))
        return probleem_veld(p, "status", "mag-niet", "Deze stap kan niet na de vorige stand.");
    bool ends = strcmp(status, "geweigerd") == 0 || strcmp(status, "vervallen") == 0;
    bool ended = ends && strcmp(row_text(was, "status"), status) != 0;
    bool moved = strcmp(row_text(was, "vervaldatum"), row_text(now, "vervaldatum")) != 0;
    /* Whoever takes it up again may say another day. */
    if (moved && !runs(status))
        return probleem_veld(
            p, "vervaldatum", "loopt-niet",
            "Een actie die klaar is of niet doorgaat, krijgt geen andere dag. Kies "
            "Mee bezig of Open als u hem weer oppakt.");
    if ((ended || moved) && !row_text(now, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             ended ? "Schrijf waarom dit niet doorgaat. De regisseur leest het."
                                   : "Schrijf waarom de datum verandert.");
    if (moved && strcmp(row_text(now, "vervaldatum"), vandaag) < 0)
        return probleem_veld(p, "vervaldatum", "te-vroeg", "Kies vandaag of een dag erna.");
    return DONE;
}

static const char SQL_CHANGE[] =
    "UPDATE actie SET titel = :titel, vervaldatum = :vervaldatum, reden = :reden,"
    " status_op = CASE WHEN status = :status THEN status_op ELSE :nu END,"
    " status_door = CASE WHEN status = :status THEN status_door ELSE :door END,"
    " status = :status, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result actie_update(struct dossier *d, int64_t actie, const json_t *now,
                                struct probleem *p)
{
    if (db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", actie),
                      B_TEXT(":titel", row_text(now, "titel")),
                      B_TEXT(":vervaldatum", row_text(now, "vervaldatum")),
                      B_TEXT(":reden", row_text(now, "reden")),
                      B_TEXT(":status", row_text(now, "status")), B_INT(":nu", d->v->nu),
                      B_INT(":door", d->v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    return actie_stand_keep(d, actie, row_text(now, "status"), row_text(now, "vervaldatum"),
                            row_text(now, "reden"), p);
}

static bool is(const json_t *row, const char *status)
{
    return strcmp(row_text(row, "status"), status) == 0;
}

/* Who hears of a no or of another date; and what else ends with it. */
static enum result change_after(struct dossier *d, const json_t *was, const json_t *now,
                                struct probleem *p)
{
    int64_t actie = row_int(was, "id"), owner = row_int(was, "gebruiker"),
            author = row_int(was, "auteur");
    bool refused = is(now, "geweigerd") && !is(was, "geweigerd");
    bool moved = strcmp(row_text(was, "vervaldatum"), row_text(now, "vervaldatum")) != 0;
    if ((is(now, "gereed") || is(now, "geweigerd") || is(now, "vervallen")) &&
        actie_vraag_end(d, actie, p) != DONE)
        return FAILED;
    if ((refused && actie_tell(d, actie, "actie-geweigerd", author, true, p) != DONE) ||
        (moved && actie_tell(d, actie, "actie-verzet", owner, true, p) != DONE))
        return FAILED;
    /* Refused: it is not theirs any more from tomorrow on. */
    if (is(now, "geweigerd") && owner)
        return item_unaddress(d, p, actie, owner, false);
    return DONE;
}

enum result actie_change(struct dossier *d, int64_t actie, const json_t *in, int64_t *ret_versie,
                         struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *now = NULL;
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", actie)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    bool title = json_object_get(in, "titel") != NULL;
    if ((title ? mag(d, p, "actie.wijzigen") : mag_item(d, p, "actie.stand", actie)) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    now = json_copy(was);
    json_object_set_new(now, "reden", json_null());
    row_merge(now, in);
    if (!row_text(now, "titel") || !row_text(now, "vervaldatum") || !row_text(now, "status"))
        return probleem_veld(
            p,
            row_text(now, "titel") ? row_text(now, "status") ? "vervaldatum" : "status" : "titel",
            "verplicht", "Dit mag niet leeg zijn.");
    if (change_check(was, now, d->v->vandaag, p) != DONE ||
        actie_update(d, actie, now, p) != DONE || change_after(d, was, now, p) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}
