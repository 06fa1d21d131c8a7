/* SPDX-License-Identifier: EUPL-1.2 */
/* How involvement starts: an invitation or a question. What becomes of it: betrokkenheid_stap.c. */
#include "domein/betrokkenheid.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "domein/item.h"
#include "domein/oogpunt.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what both ways of starting share ---- */

struct nieuw {
    int64_t huishouden, id, gebruiker, onderdeel;
    const char *status;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    json_t *zin; /* owned */
};

static void nieuw_clear(struct nieuw *n) { json_decref(n->zin); }
#define NIEUW_AUTO CLEANUP(nieuw_clear)

/* R4: from and to, always; a household's helpers are looked at anew after a while. */
static enum result period_read(const struct verzoek *v, const json_t *in, struct nieuw *n,
                               struct probleem *p)
{
    const char *van = row_text(in, "van"), *tot = row_text(in, "tot");
    int64_t months;
    if (instelling_int(v->db, "betrokkenheid_maanden", &months, p) != DONE)
        return FAILED;
    memcpy(n->van, van ? van : v->vandaag, DATUM_SIZE);
    datum_add_months(n->van, (int)months, n->tot);
    if (tot)
        memcpy(n->tot, tot, DATUM_SIZE);
    if (strcmp(n->van, v->vandaag) < 0)
        (void)probleem_veld(p, "van", "te-vroeg", "Kies vandaag of een dag erna.");
    if (strcmp(n->tot, n->van) < 0)
        (void)probleem_veld(p, "tot", "te-vroeg", "Kies de eerste dag of een dag erna.");
    return probleem_is(p) ? FAILED : DONE;
}

static const char SQL_DOEL[] = "SELECT zin FROM verwerkingsdoel WHERE code = :code AND code <> "
                               "'regie' AND (tot IS NULL OR tot >= vandaag())";

/* One of the list (regie comes by regie alone); its sentence unless one was written. */
static enum result purpose_read(const struct verzoek *v, const json_t *in, struct nieuw *n,
                                struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_DOEL, BINDS(B_TEXT(":code", row_text(in, "doel"))), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "doel", "onbekende-keuze",
                             "Kies waarvoor deze persoon meehelpt. (R4)");
    const char *zin = row_text(in, "doelZin");
    n->zin = json_string(zin ? zin : row_text(row, "zin"));
    return DONE;
}

/* What its own last day ended is written as ended before the next begins, for one for each purpose
 * is open at most (betrokkenheid_een). It changes nobody's sight: the day had done that. Of what is
 * open only what the viewer sees is told (R24). */
static const char SQL_LAPSED[] =
    "UPDATE betrokkenheid SET status = CASE status WHEN 'actief' THEN 'beeindigd' ELSE "
    "'ingetrokken' END, versie = versie + 1"
    " WHERE huishouden_id = :h AND gebruiker_id = :g AND doel = :doel"
    " AND status IN ('gevraagd', 'uitgenodigd', 'actief') AND tot < vandaag()";
static const char SQL_OPEN[] =
    "SELECT 1 FROM zicht_betrokkenheid WHERE gebruiker_id = :g AND doel = :doel"
    " AND status IN ('gevraagd', 'uitgenodigd', 'actief')";
static const char SQL_ADD[] = "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, "
                              "onderdeel_id, taak, doel, doel_zin, van, tot, status,"
                              " gevraagd_door, gevraagd_op) VALUES (:h, :id, :g, :onderdeel, "
                              ":taak, :doel, :zin, :van, :tot, :status, :door, :nu)";

static enum result place_free(struct verzoek *v, const struct nieuw *n, const json_t *in,
                              struct probleem *p)
{
    const struct db_bind *who = BINDS(B_INT(":h", n->huishouden), B_INT(":g", n->gebruiker),
                                      B_TEXT(":doel", row_text(in, "doel")));
    int64_t open;
    if (db_exec(v->db, p, SQL_LAPSED, who, NULL) != DONE)
        return FAILED;
    if (db_int(v->db, p, SQL_OPEN, who + 1, 0, &open) != DONE)
        return FAILED;
    return open ? probleem_set(p, PROBLEEM_CONFLICT,
                               "Deze hulpverlener helpt dit gezin hier al voor, of er is al een "
                               "vraag. Er is niets veranderd.")
                : DONE;
}

static enum result row_insert(struct verzoek *v, const struct nieuw *n, const json_t *in,
                              struct probleem *p)
{
    if (place_free(v, n, in, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_ADD,
                   BINDS(B_INT(":h", n->huishouden), B_INT(":id", n->id), B_INT(":g", n->gebruiker),
                         B_INT(":onderdeel", n->onderdeel), B_TEXT(":taak", row_text(in, "taak")),
                         B_TEXT(":doel", row_text(in, "doel")), B_JSON(":zin", n->zin),
                         B_TEXT(":van", n->van), B_TEXT(":tot", n->tot),
                         B_TEXT(":status", n->status), B_INT(":door", v->kijker->gebruiker),
                         B_INT(":nu", v->nu)),
                   NULL);
}

/* Whoever is to help can read what it is about: not when it is their own household (R6), or
 * somebody protected from their side (R19). */
static enum result readable(struct dossier *d, const struct nieuw *n, bool *ret, struct probleem *p)
{
    char grond[3];
    enum result r = oogpunt_item(d, n->gebruiker, n->id, grond, NULL, p);
    *ret = grond[0] != '\0';
    return r;
}

/* ---- regie proposes ---- */

static const char SQL_WIE[] = "SELECT onderdeel_id FROM regel_account WHERE id = :g AND helpt";

static enum result invitee_refuse(struct probleem *p)
{
    return probleem_veld(p, "gebruiker", "onbekende-keuze",
                         "Kies een hulpverlener uit de lijst. Staat die er niet in, dan kan die "
                         "dit gezin niet helpen.");
}

static enum result invitee_check(struct dossier *d, struct nieuw *n, struct probleem *p)
{
    if (n->gebruiker == d->v->kijker->gebruiker)
        return probleem_veld(p, "gebruiker", "niet-uzelf",
                             "Niemand betrekt zichzelf. Kies een ander. (R4)");
    if (db_int(d->db, p, SQL_WIE, BINDS(B_INT(":g", n->gebruiker)), 0, &n->onderdeel) != DONE)
        return FAILED;
    return n->onderdeel ? DONE : invitee_refuse(p);
}

enum result betrokkenheid_invite(struct dossier *d, const json_t *in, int64_t *ret_id,
                                 struct probleem *p)
{
    NIEUW_AUTO struct nieuw n = {.huishouden = d->huishouden,
                                 .gebruiker = row_int(in, "gebruiker"),
                                 .status = "uitgenodigd"};
    const struct item_nieuw item = {.soort = "betrokkenheid",
                                    .categorie = "betrokkenheid",
                                    .aard = "coordinatie",
                                    .personen = json_object_get(in, "personen")};
    bool reads;
    if (mag(d, p, "betrokkenheid.uitnodigen") != DONE || invitee_check(d, &n, p) != DONE ||
        period_read(d->v, in, &n, p) != DONE || purpose_read(d->v, in, &n, p) != DONE ||
        item_new(d, p, &item, &n.id) != DONE || row_insert(d->v, &n, in, p) != DONE ||
        item_address(d, p, n.id, n.gebruiker, 0, NULL) != DONE ||
        readable(d, &n, &reads, p) != DONE)
        return FAILED;
    if (!reads)
        return invitee_refuse(p);
    const struct attendering a = {.soort = "betrokkenheid-uitgenodigd",
                                  .huishouden = d->huishouden,
                                  .object = "betrokkenheid",
                                  .object_id = n.id};
    *ret_id = n.id;
    return attendering_send(d->v, n.gebruiker, &a, p);
}

/* ---- a professional asks ---- */

static const char SQL_KNOWN[] =
    "SELECT DISTINCT b.huishouden_id AS id FROM zicht_gevonden_bekend b WHERE b.persoon_id = "
    ":persoon AND (:h IS NULL OR b.huishouden_id = :h) ORDER BY 1 LIMIT 2";
static const char SQL_ITEM[] = "INSERT INTO item (huishouden_id, id, soort, categorie, aard, "
                               "bron_id, auteur_id, door_regie, op, personen)"
                               " VALUES (:h, :id, 'betrokkenheid', 'betrokkenheid', 'coordinatie', "
                               ":bron, :auteur, 0, :nu, id_tekst(:persoon))";
static const char SQL_ITEM_PERSOON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :persoon)";

static enum result unknown_refuse(struct probleem *p)
{
    return probleem_veld(p, "persoon", "onbekende-keuze",
                         "Van deze persoon is geen huishouden bekend. Zoek de persoon eerst op.");
}

static enum result known_find(struct verzoek *v, int64_t persoon, const json_t *in, struct nieuw *n,
                              struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (lijst_kandidaten(v, p, SQL_KNOWN,
                         BINDS(B_INT(":persoon", persoon), B_REF(":h", row_int(in, "huishouden"))),
                         &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return unknown_refuse(p);
    if (json_array_size(rows) > 1)
        return probleem_veld(p, "huishouden", "verplicht", "Kies bij welk huishouden u meehelpt.");
    n->huishouden = row_int(json_array_get(rows, 0), "id");
    return DONE;
}

/* The asker is not involved and sees no member, so the item is about the one person they found
 * (item_new would refuse). */
static enum result ask_item(struct verzoek *v, const struct nieuw *n, int64_t persoon,
                            struct probleem *p)
{
    if (db_exec(v->db, p, SQL_ITEM,
                BINDS(B_INT(":h", n->huishouden), B_INT(":id", n->id),
                      B_INT(":bron", v->kijker->onderdeel), B_INT(":auteur", v->kijker->gebruiker),
                      B_INT(":nu", v->nu), B_INT(":persoon", persoon)),
                NULL) != DONE)
        return FAILED;
    return db_exec(
        v->db, p, SQL_ITEM_PERSOON,
        BINDS(B_INT(":h", n->huishouden), B_INT(":id", n->id), B_INT(":persoon", persoon)), NULL);
}

/* The household's log says who asked, and about whom (R30); the asker's reading learns nothing. */
static enum result ask_note(struct verzoek *v, const struct nieuw *n, int64_t persoon,
                            struct probleem *p)
{
    char text[ID_TEXT_SIZE];
    struct noot *noot = noten_open(v->noten, n->huishouden);
    if (!noot)
        return probleem_intern(p, "no memory for a note");
    id_format(persoon, text);
    noot_persoon(noot, text);
    verzoek_object(v, "betrokkenheid", n->id);
    return DONE;
}

enum result betrokkenheid_ask(struct verzoek *v, int64_t persoon, const json_t *in, int64_t *ret_id,
                              struct probleem *p)
{
    NIEUW_AUTO struct nieuw n = {
        .gebruiker = v->kijker->gebruiker, .onderdeel = v->kijker->onderdeel, .status = "gevraagd"};
    bool reads;
    if (mag_kijker(v, p, "betrokkenheid.vragen") != DONE ||
        known_find(v, persoon, in, &n, p) != DONE || period_read(v, in, &n, p) != DONE ||
        purpose_read(v, in, &n, p) != DONE)
        return FAILED;
    struct dossier d = {.v = v, .db = v->db, .huishouden = n.huishouden};
    db_dossier_set(v->db, n.huishouden);
    n.id = verzoek_id(v);
    if (ask_item(v, &n, persoon, p) != DONE || row_insert(v, &n, in, p) != DONE ||
        item_address(&d, p, n.id, n.gebruiker, 0, NULL) != DONE ||
        readable(&d, &n, &reads, p) != DONE)
        return FAILED;
    if (!reads)
        return unknown_refuse(p);
    const struct attendering a = {.soort = "betrokkenheid-gevraagd",
                                  .huishouden = n.huishouden,
                                  .object = "betrokkenheid",
                                  .object_id = n.id};
    *ret_id = n.id;
    if (ask_note(v, &n, persoon, p) != DONE || betrokkenheid_regie_address(&d, p) != DONE)
        return FAILED;
    return attendering_regie(v, &a, p);
}
