/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/huishouden.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/attendering.h"
#include "domein/bekend.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/persoon.h"
#include "verzoek/verzoek.h"

/* ---- members ---- */

static const char SQL_LID[] =
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, elders, van, bron)"
    " VALUES (:h, :id, :persoon, :rol, :elders, :van, :bron)";

enum result lid_insert(struct dossier *d, int64_t persoon, const char *rol, bool elders,
                       const char *van, const char *bron, int64_t *ret_id, struct probleem *p)
{
    *ret_id = verzoek_id(d->v);
    return db_exec(d->db, p, SQL_LID,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_INT(":persoon", persoon), B_TEXT(":rol", rol), B_INT(":elders", elders),
                         B_TEXT(":van", van), B_TEXT(":bron", bron)),
                   NULL);
}

enum result lid_items(struct dossier *d, int64_t persoon, struct probleem *p)
{
    AUTO_JSON json_t *personen = json_pack("[I]", (json_int_t)persoon);
    int64_t id;
    const struct item_nieuw contact = {
        .soort = "contact", .categorie = "contact", .aard = "coordinatie", .personen = personen};
    const struct item_nieuw adres = {.soort = "adres",
                                     .categorie = "contact",
                                     .aard = "coordinatie",
                                     .personen = personen,
                                     .plek = true};
    return item_new(d, p, &contact, &id) == DONE ? item_new(d, p, &adres, &id) : FAILED;
}

/* ---- what is there already (R22) ---- */

static const char SQL_KNOWN[] =
    "SELECT b.huishouden_id, b.regisseur, b.regisseur_telefoon, b.regisseur_onderdeel"
    " FROM zicht_gevonden_bekend b WHERE b.persoon_id = :persoon";

static enum result known_refuse(const json_t *known, struct probleem *p)
{
    const char *naam = row_text(known, "regisseur"),
               *telefoon = row_text(known, "regisseur_telefoon");
    if (!naam)
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Dit huishouden is al bekend, maar heeft nog geen regisseur. Bel de procesregisseur. "
            "Er is niets geopend.");
    return probleem_set(
        p, PROBLEEM_CONFLICT,
        "Dit huishouden is al bekend. De regisseur is %s%s%s. Bel en vraag of u mee kunt doen. "
        "Woont iemand in twee huishoudens? Zet dan een vinkje bij ‘tweede huishouden’. Er is niets "
        "geopend.",
        naam, telefoon ? ", telefoon " : "", telefoon ? telefoon : "");
}

/* Every person was found in this login; and none is in a known household, unless this is a second
 * one of somebody: then at least one member must be new to it. */
static enum result persons_check(struct verzoek *v, const json_t *in, struct probleem *p)
{
    json_t *lid, *leden = json_object_get(in, "leden");
    size_t i, known_count = 0;
    json_array_foreach(leden, i, lid)
    {
        AUTO_JSON json_t *known = NULL;
        bool found;
        if (persoon_found(v, row_int(lid, "persoon"), &found, p) != DONE)
            return FAILED;
        if (!found)
            return probleem_veld(p, "leden", "onbekende-keuze", "Zoek deze persoon eerst op.");
        if (db_row(v->db, p, SQL_KNOWN, BINDS(B_INT(":persoon", row_int(lid, "persoon"))),
                   &known) != DONE)
            return FAILED;
        known_count += known != NULL;
        bool second = row_true(in, "tweede") && known_count < json_array_size(leden);
        if (known && !second)
            return known_refuse(known, p);
    }
    if (row_true(in, "tweede") && !row_text(in, "tweedeReden"))
        return probleem_veld(p, "tweedeReden", "verplicht",
                             "Schrijf waarom dit een tweede huishouden is, bijvoorbeeld: Noor "
                             "woont bij beide ouders.");
    return DONE;
}

static const char SQL_HIDDEN[] =
    "SELECT l.huishouden_id AS huishouden, min(l.persoon_id) AS persoon FROM lid l"
    " JOIN huishouden h ON h.id = l.huishouden_id AND h.gesloten_op IS NULL"
    " JOIN lid nieuw ON nieuw.persoon_id = l.persoon_id AND nieuw.huishouden_id = :nieuw"
    " WHERE l.huishouden_id <> :nieuw AND (l.tot IS NULL OR l.tot >= vandaag())"
    " AND EXISTS (SELECT 1 FROM regel_verborgen v WHERE v.huishouden_id = l.huishouden_id)"
    " GROUP BY l.huishouden_id";

/* A hidden household of the same people: whoever has regie there hears of it (else the duty desk),
 * the maker does not (R22). */
static enum result hidden_tell(struct dossier *d, struct probleem *p)
{
    AUTO_JSON json_t *hidden = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_HIDDEN, BINDS(B_INT(":nieuw", d->huishouden)), &hidden) != DONE)
        return FAILED;
    json_array_foreach(hidden, i, row)
    {
        const struct attendering a = {.soort = "mogelijk-dubbel",
                                      .huishouden = row_int(row, "huishouden"),
                                      .object = "huishouden",
                                      .object_id = d->huishouden};
        if (verborgen_tell(d->v, row_int(row, "persoon"), &a, p) != DONE)
            return FAILED;
    }
    db_dossier_set(d->db, d->huishouden);
    return DONE;
}

/* ---- opening ---- */

static const char SQL_HUISHOUDEN[] =
    "INSERT INTO huishouden (id, naam, zoeknaam, wijk_id, bron_id, geopend_door, geopend_op)"
    " VALUES (:id, :naam, :zoeknaam, :wijk, :bron, :door, :nu)";
static const char SQL_AANMELDING[] =
    "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
    " VALUES (:h, :id, :eigenaar, :onderdeel, :vraag, 'open', :nu)";

enum result huishouden_insert(struct verzoek *v, const json_t *in, int64_t id, struct probleem *p)
{
    BUF_AUTO struct buf zoek;
    buf_init(&zoek, 1000);
    tekst_fold(row_text(in, "naam"), &zoek);
    return db_exec(v->db, p, SQL_HUISHOUDEN,
                   BINDS(B_INT(":id", id), B_TEXT(":naam", row_text(in, "naam")),
                         B_TEXT(":zoeknaam", zoek.data), B_REF(":wijk", row_int(in, "wijk")),
                         B_INT(":bron", v->kijker->onderdeel), B_INT(":door", v->kijker->gebruiker),
                         B_INT(":nu", v->nu)),
                   NULL);
}

static enum result aanmelding_insert(struct dossier *d, const json_t *in, int64_t id,
                                     struct probleem *p)
{
    const struct kijker *k = d->v->kijker;
    return db_exec(d->db, p, SQL_AANMELDING,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_INT(":eigenaar", k->gebruiker), B_INT(":onderdeel", k->onderdeel),
                         B_TEXT(":vraag", row_text(in, "vraag")), B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result members_insert(struct dossier *d, const json_t *leden, struct probleem *p)
{
    json_t *lid;
    size_t i;
    int64_t id;
    json_array_foreach(leden, i,
                       lid) if (lid_insert(d, row_int(lid, "persoon"), row_text(lid, "rol"),
                                           row_true(lid, "elders"), d->v->vandaag, "aanmelding",
                                           &id, p) != DONE) return FAILED;
    return DONE;
}

static enum result items_insert(struct dossier *d, const json_t *leden, int64_t aanmelding,
                                struct probleem *p)
{
    AUTO_JSON json_t *personen = json_array();
    json_t *lid;
    size_t i;
    int64_t id;
    json_array_foreach(leden, i, lid)
    {
        json_array_append(personen, json_object_get(lid, "persoon"));
        if (lid_items(d, row_int(lid, "persoon"), p) != DONE)
            return FAILED;
    }
    const struct item_nieuw item = {.id = aanmelding,
                                    .soort = "aanmelding",
                                    .categorie = "plan",
                                    .aard = "coordinatie",
                                    .personen = personen};
    return item_new(d, p, &item, &id);
}

enum result huishouden_open(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    int64_t id = verzoek_id(v), aanmelding = verzoek_id(v);
    struct dossier d = {.v = v, .db = v->db, .huishouden = id};
    const json_t *leden = json_object_get(in, "leden");
    bool open;
    if (mag_kijker(v, p, "huishouden.openen") != DONE || persons_check(v, in, p) != DONE ||
        huishouden_insert(v, in, id, p) != DONE || members_insert(&d, leden, p) != DONE ||
        aanmelding_insert(&d, in, aanmelding, p) != DONE)
        return FAILED;
    /* From here on the maker is involved, and goes through the same door as everyone. */
    if (lijst_open(v, p, id, &d, &open) != DONE)
        return FAILED;
    if (!open) /* R6: one's own household */
        return probleem_set(
            p, PROBLEEM_GEEN_RECHT,
            "U kunt geen huishouden openen waar u zelf bij hoort. Vraag een collega. (R6)");
    if (items_insert(&d, leden, aanmelding, p) != DONE || hidden_tell(&d, p) != DONE)
        return FAILED;
    verzoek_object(v, "huishouden", id);
    *ret_id = id;
    return DONE;
}
