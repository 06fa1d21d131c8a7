/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/splitsing.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "domein/huishouden.h"
#include "domein/item.h"
#include "domein/lid.h"
#include "domein/samenvoeging.h"
#include "verzoek/verzoek.h"

/* ---- who goes, who stays ---- */

static const char SQL_LEDEN[] = "SELECT l.persoon_id AS persoon, l.rol, l.elders AS \"elders?\","
                                " id_tekst(l.persoon_id) AS \"personen!\" FROM zicht_lid l"
                                " WHERE l.tot IS NULL OR l.tot > vandaag() ORDER BY l.id";

static enum result persons_refuse(const char *field, struct probleem *p)
{
    return probleem_veld(p, field, "onbekende-keuze", "Kies leden van dit huishouden.");
}

static enum result leden_check(const json_t *leden, const json_t *in, struct probleem *p)
{
    const json_t *personen = json_object_get(in, "personen"), *ook = json_object_get(in, "ookHier");
    const json_t *lid;
    size_t i, known = 0, both = 0, stay = 0;
    json_array_foreach(leden, i, lid)
    {
        int64_t persoon = row_int(lid, "persoon");
        bool goes = ids_has(personen, persoon), here = ids_has(ook, persoon);
        known += goes;
        both += goes && here;
        stay += !goes || here;
    }
    if (known == 0 || known < json_array_size(personen))
        return persons_refuse("personen", p);
    if (both < json_array_size(ook))
        return persons_refuse("ookHier", p);
    return stay ? DONE
                : probleem_veld(p, "personen", "te-veel",
                                "Er moet iemand in dit huishouden blijven. Gaat iedereen weg? Dan "
                                "is splitsen niet nodig.");
}

enum result splitsing_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *leden = NULL;
    return dossier_rows(d, p, SQL_LEDEN, NO_BINDS, &leden) == DONE ? leden_check(leden, in, p)
                                                                   : FAILED;
}

/* ---- the new household ---- */

static const char SQL_REGIE[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, verzoek_id)"
    " SELECT :nieuw, :id, r.gebruiker_id, r.onderdeel_id, :nu, r.verzoek_id FROM regie r"
    " WHERE r.huishouden_id = :h AND r.tot_op IS NULL";
static const char SQL_WAARNEMERS[] =
    "SELECT w.id FROM waarneming w JOIN regie r ON r.huishouden_id = w.huishouden_id"
    " AND r.id = w.regie_id AND r.tot_op IS NULL WHERE w.huishouden_id = :h AND w.tot >= vandaag()";
static const char SQL_WAARNEMING[] =
    "INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van, tot,"
    " verzoek_id) SELECT :nieuw, :id, :regie, w.gebruiker_id, w.onderdeel_id,"
    " max(w.van, vandaag()), w.tot, w.verzoek_id FROM waarneming w"
    " WHERE w.huishouden_id = :h AND w.id = :oud";

static enum result deputies_copy(struct dossier *d, int64_t nieuw, int64_t regie,
                                 struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_WAARNEMERS, BINDS(B_INT(":h", d->huishouden)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (db_exec(d->db, p, SQL_WAARNEMING,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":nieuw", nieuw),
                          B_INT(":id", verzoek_id(d->v)), B_INT(":regie", regie),
                          B_INT(":oud", row_int(row, "id"))),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

static const char SQL_AANMELDING[] =
    "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
    " SELECT :nieuw, :id, a.eigenaar_id, a.onderdeel_id, :reden, 'open', :nu FROM aanmelding a"
    " WHERE a.huishouden_id = :h AND a.status = 'open'";

/* Who has it here has it there; *ret_aanmelding is the intake where there is no regisseur yet. */
static enum result regie_copy(struct dossier *d, int64_t nieuw, const json_t *in,
                              int64_t *ret_aanmelding, struct probleem *p)
{
    int64_t regie = verzoek_id(d->v), aanmelding = verzoek_id(d->v), copied;
    if (db_exec(d->db, p, SQL_REGIE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":nieuw", nieuw), B_INT(":id", regie),
                      B_INT(":nu", d->v->nu)),
                &copied) != DONE)
        return FAILED;
    *ret_aanmelding = 0;
    if (copied)
        return deputies_copy(d, nieuw, regie, p);
    *ret_aanmelding = aanmelding;
    return db_exec(d->db, p, SQL_AANMELDING,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":nieuw", nieuw),
                         B_INT(":id", aanmelding), B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result members_insert(struct dossier *nd, const json_t *leden, const json_t *personen,
                                  struct probleem *p)
{
    const json_t *lid;
    size_t i;
    int64_t id;
    json_array_foreach(leden, i, lid)
    {
        if (ids_has(personen, row_int(lid, "persoon")) &&
            lid_insert(nd, row_int(lid, "persoon"), row_text(lid, "rol"), row_true(lid, "elders"),
                       nd->v->vandaag, "splitsing", &id, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result items_insert(struct dossier *nd, const json_t *personen, int64_t aanmelding,
                                struct probleem *p)
{
    const json_t *one;
    size_t i;
    int64_t id;
    const struct item_nieuw item = {.id = aanmelding,
                                    .soort = "aanmelding",
                                    .categorie = "plan",
                                    .aard = "coordinatie",
                                    .personen = personen};
    json_array_foreach(personen, i, one)
    {
        if (lid_items(nd, json_integer_value(one), p) != DONE)
            return FAILED;
    }
    return aanmelding ? item_new(nd, p, &item, &id) : DONE;
}

static enum result household_make(struct dossier *d, const json_t *in, const json_t *leden,
                                  int64_t id, struct dossier *ret, struct probleem *p)
{
    const json_t *personen = json_object_get(in, "personen");
    int64_t aanmelding = 0;
    bool open = false;
    *ret = (struct dossier){.v = d->v, .db = d->db, .huishouden = id};
    if (huishouden_insert(d->v, in, id, p) != DONE ||
        members_insert(ret, leden, personen, p) != DONE ||
        regie_copy(d, id, in, &aanmelding, p) != DONE ||
        lijst_open(d->v, p, id, ret, &open) != DONE)
        return FAILED;
    if (!open) /* whoever has the regie here has it there: it is the viewer's own household */
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "U mag het nieuwe huishouden niet zien. Vraag een collega. Er is niets "
                            "opgeslagen. (R6)");
    return items_insert(ret, personen, aanmelding, p);
}

/* ---- the household at hand ---- */

static const char SQL_EINDE[] =
    "UPDATE lid SET tot = vandaag(), versie = versie + 1 WHERE huishouden_id = :h"
    " AND persoon_id = :persoon AND (tot IS NULL OR tot > vandaag())";
static const char SQL_ADD[] = "INSERT INTO splitsing (huishouden_id, id, nieuw_id, reden, door, op)"
                              " VALUES (:h, :id, :nieuw, :reden, :door, :nu)";

/* Today is their last day here. */
static enum result members_leave(struct dossier *d, const json_t *in, struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(in, "personen"), i, one)
    {
        int64_t persoon = json_integer_value(one);
        if (!ids_has(json_object_get(in, "ookHier"), persoon) &&
            db_exec(d->db, p, SQL_EINDE,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":persoon", persoon)), NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result row_add(struct dossier *d, const json_t *in, int64_t nieuw, struct probleem *p)
{
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek_id(d->v)),
                         B_INT(":nieuw", nieuw), B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* Of both, whoever has the regie and does not know yet: a regisseur whose deputy did it. And
 * procesregie. Nobody else: that somebody left may be what has to stay hidden. */
static enum result regie_hears(struct dossier *d, int64_t nieuw, struct probleem *p)
{
    const struct attendering a = {.soort = "huishouden-gesplitst",
                                  .huishouden = d->huishouden,
                                  .object = "huishouden",
                                  .object_id = nieuw};
    db_dossier_set(d->db, d->huishouden);
    return attendering_regie(d->v, &a, p) == DONE ? attendering_procesregie(d->v, &a, p) : FAILED;
}

static enum result plan_open(struct dossier *nd, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *none = json_object();
    int64_t id;
    return row_true(in, "plan") ? gezinsplan_open(nd, none, &id, p) : DONE;
}

static enum result checked(struct dossier *d, const json_t *in, json_t **ret_leden,
                           struct probleem *p)
{
    int64_t closed;
    if (dossier_int(d, p, "SELECT 1 FROM zicht_huishouden WHERE gesloten_op IS NOT NULL", NO_BINDS,
                    0, &closed) != DONE)
        return FAILED;
    if (closed)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit huishouden is al gesloten. Er is niets veranderd.");
    if (mag(d, p, "huishouden.splitsen") != DONE ||
        dossier_rows(d, p, SQL_LEDEN, NO_BINDS, ret_leden) != DONE ||
        leden_check(*ret_leden, in, p) != DONE)
        return FAILED;
    return row_true(in, "bevestigd")
               ? DONE
               : probleem_veld(p, "bevestigd", "verplicht",
                               "Lees wat er gebeurt, en zet dan hier een vinkje.");
}

enum result splitsing_do(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *leden = NULL;
    struct dossier nieuw;
    int64_t id = verzoek_id(d->v);
    if (checked(d, in, &leden, p) != DONE || household_make(d, in, leden, id, &nieuw, p) != DONE ||
        plan_open(&nieuw, in, p) != DONE ||
        betrokkenen_meenemen(d, &nieuw, json_object_get(in, "uitnodigen"),
                             json_object_get(in, "personen"), p) != DONE)
        return FAILED;
    db_dossier_set(d->db, d->huishouden);
    if (row_add(d, in, id, p) != DONE || members_leave(d, in, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "huishouden", id);
    *ret_id = id;
    return regie_hears(d, id, p);
}
