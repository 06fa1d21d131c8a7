/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/betrokkenheid.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/persoon.h"
#include "domein/toestemming.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what both ways of starting share ---- */

static enum result period_check(const struct verzoek *v, const json_t *in, struct probleem *p)
{
    const char *van = row_text(in, "van"), *tot = row_text(in, "tot");
    if (van && strcmp(van, v->vandaag) < 0)
        (void)probleem_veld(p, "van", "te-vroeg", "Kies vandaag of een dag erna.");
    if (tot && strcmp(tot, van ? van : v->vandaag) < 0)
        (void)probleem_veld(p, "tot", "te-vroeg", "Kies een dag na de eerste dag.");
    return probleem_is(p) ? FAILED : DONE;
}

static const char SQL_DOEL[] = "SELECT zin FROM verwerkingsdoel WHERE code = :code AND code <> "
                               "'regie' AND (tot IS NULL OR tot >= vandaag())";

/* The purpose is one of the list (regie comes by regie alone); its sentence unless one was written.
 */
static enum result purpose_read(const struct verzoek *v, const json_t *in, json_t **ret_zin,
                                struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_DOEL, BINDS(B_TEXT(":code", row_text(in, "doel"))), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "doel", "onbekende-keuze", "Kies waarvoor deze persoon meehelpt.");
    const char *zin = row_text(in, "doelZin");
    *ret_zin = json_string(zin ? zin : row_text(row, "zin"));
    return DONE;
}

static const char SQL_ADD[] = "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, "
                              "onderdeel_id, taak, doel, doel_zin, van, tot, status,"
                              " gevraagd_door, gevraagd_op) VALUES (:h, :id, :g, :onderdeel, "
                              ":taak, :doel, :zin, :van, :tot, :status, :door, :nu)";

struct nieuw {
    int64_t huishouden, id, gebruiker, onderdeel;
    const char *status;
};

static enum result row_insert(struct verzoek *v, const struct nieuw *n, const json_t *in,
                              struct probleem *p)
{
    AUTO_JSON json_t *zin = NULL;
    if (period_check(v, in, p) != DONE || purpose_read(v, in, &zin, p) != DONE)
        return FAILED;
    const char *van = row_text(in, "van");
    return db_exec(v->db, p, SQL_ADD,
                   BINDS(B_INT(":h", n->huishouden), B_INT(":id", n->id), B_INT(":g", n->gebruiker),
                         B_INT(":onderdeel", n->onderdeel), B_TEXT(":taak", row_text(in, "taak")),
                         B_TEXT(":doel", row_text(in, "doel")), B_JSON(":zin", zin),
                         B_TEXT(":van", van ? van : v->vandaag),
                         B_TEXT(":tot", row_text(in, "tot")), B_TEXT(":status", n->status),
                         B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                   NULL);
}

/* ---- regie proposes ---- */

static const char SQL_WIE[] =
    "SELECT g.onderdeel_id FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker_id = g.id AND "
    "r.rol IN ('professional', 'regisseur', 'procesregisseur')"
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE g.id = :g AND g.bevestigd_op IS NOT NULL AND (g.tot IS NULL OR g.tot >= vandaag())"
    " AND (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())";

static enum result invitee_check(struct dossier *d, int64_t gebruiker, int64_t *ret_onderdeel,
                                 struct probleem *p)
{
    if (gebruiker == d->v->kijker->gebruiker)
        return probleem_veld(p, "gebruiker", "niet-uzelf",
                             "Niemand betrekt zichzelf. Kies een ander. (R4)");
    if (db_int(d->db, p, SQL_WIE, BINDS(B_INT(":g", gebruiker)), 0, ret_onderdeel) != DONE)
        return FAILED;
    return *ret_onderdeel ? DONE
                          : probleem_veld(p, "gebruiker", "onbekende-keuze",
                                          "Kies een hulpverlener uit de lijst.");
}

enum result betrokkenheid_invite(struct dossier *d, const json_t *in, int64_t *ret_id,
                                 struct probleem *p)
{
    int64_t gebruiker = row_int(in, "gebruiker");
    struct nieuw n = {.huishouden = d->huishouden, .gebruiker = gebruiker, .status = "uitgenodigd"};
    const struct item_nieuw item = {.soort = "betrokkenheid",
                                    .categorie = "betrokkenheid",
                                    .aard = "coordinatie",
                                    .personen = json_object_get(in, "personen")};
    if (mag(d, p, "betrokkenheid.uitnodigen") != DONE ||
        invitee_check(d, gebruiker, &n.onderdeel, p) != DONE ||
        item_new(d, p, &item, &n.id) != DONE || row_insert(d->v, &n, in, p) != DONE ||
        item_address(d, p, n.id, gebruiker, 0, NULL) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "betrokkenheid-uitgenodigd",
                                  .huishouden = d->huishouden,
                                  .object = "betrokkenheid",
                                  .object_id = n.id};
    *ret_id = n.id;
    return attendering_send(d->v, gebruiker, &a, p);
}

/* ---- a professional asks ---- */

static const char SQL_KNOWN[] = "SELECT b.huishouden_id FROM zicht_gevonden_bekend b WHERE "
                                "b.persoon_id = :persoon ORDER BY 1 LIMIT 1";
static const char SQL_ITEM[] = "INSERT INTO item (huishouden_id, id, soort, categorie, aard, "
                               "bron_id, auteur_id, door_regie, op, personen)"
                               " VALUES (:h, :id, 'betrokkenheid', 'betrokkenheid', 'coordinatie', "
                               ":bron, :auteur, 0, :nu, id_tekst(:persoon))";
static const char SQL_ITEM_PERSOON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :persoon)";
static const char SQL_TO[] =
    "SELECT gebruiker_id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL"
    " UNION ALL SELECT eigenaar_id FROM aanmelding WHERE huishouden_id = :h AND status = 'open' "
    "LIMIT 1";

/* The asker is not involved and sees no member, so the item is about the one person they found
 * (item_new would refuse). */
static enum result ask_item(struct verzoek *v, int64_t huishouden, int64_t id, int64_t persoon,
                            struct probleem *p)
{
    if (db_exec(v->db, p, SQL_ITEM,
                BINDS(B_INT(":h", huishouden), B_INT(":id", id),
                      B_INT(":bron", v->kijker->onderdeel), B_INT(":auteur", v->kijker->gebruiker),
                      B_INT(":nu", v->nu), B_INT(":persoon", persoon)),
                NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_ITEM_PERSOON,
                   BINDS(B_INT(":h", huishouden), B_INT(":id", id), B_INT(":persoon", persoon)),
                   NULL);
}

enum result betrokkenheid_ask(struct verzoek *v, const json_t *in, int64_t *ret_id,
                              struct probleem *p)
{
    int64_t persoon = row_int(in, "persoon"), to;
    struct nieuw n = {.id = verzoek_id(v),
                      .gebruiker = v->kijker->gebruiker,
                      .onderdeel = v->kijker->onderdeel,
                      .status = "gevraagd"};
    if (mag_kijker(v, p, "betrokkenheid.vragen") != DONE ||
        db_int(v->db, p, SQL_KNOWN, BINDS(B_INT(":persoon", persoon)), 0, &n.huishouden) != DONE)
        return FAILED;
    if (!n.huishouden)
        return probleem_veld(
            p, "persoon", "onbekende-keuze",
            "Van deze persoon is geen huishouden bekend. Zoek de persoon eerst op.");
    struct dossier d = {.v = v, .db = v->db, .huishouden = n.huishouden};
    if (ask_item(v, n.huishouden, n.id, persoon, p) != DONE || row_insert(v, &n, in, p) != DONE ||
        db_int(v->db, p, SQL_TO, BINDS(B_INT(":h", n.huishouden)), 0, &to) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "betrokkenheid-gevraagd",
                                  .huishouden = n.huishouden,
                                  .object = "betrokkenheid",
                                  .object_id = n.id};
    verzoek_object(v, "betrokkenheid", n.id);
    *ret_id = n.id;
    if (!to)
        return attendering_procesregie(v, &a, p);
    /* G6: what a source with beroepsgeheim tells of itself reaches the regie because it is sent to
     * it */
    return item_address(&d, p, n.id, to, 0, NULL) == DONE ? attendering_send(v, to, &a, p) : FAILED;
}

/* ---- yes, no, never mind, the end ---- */

static const char SQL_ONE[] = "SELECT id, gebruiker_id AS gebruiker, onderdeel_id AS onderdeel, "
                              "status, gevraagd_door AS door, van, tot, versie"
                              " FROM zicht_betrokkenheid WHERE id = :id";

/* Who may take which step. `asked` is who asked or proposed it. */
static enum result step_check(struct dossier *d, const json_t *was, const char *to,
                              struct probleem *p)
{
    const char *from = row_text(was, "status");
    int64_t me = d->v->kijker->gebruiker, id = row_int(was, "id");
    bool invited = strcmp(from, "uitgenodigd") == 0, asked = strcmp(from, "gevraagd") == 0;
    if (strcmp(to, "beeindigd") == 0 && strcmp(from, "actief") == 0)
        return mag_item(d, p, "betrokkenheid.beeindigen", id);
    if (strcmp(to, "ingetrokken") == 0 && (invited || asked))
        return row_int(was, "door") == me ? DONE : mag(d, p, "betrokkenheid.uitnodigen");
    bool answer = strcmp(to, "actief") == 0 || strcmp(to, "geweigerd") == 0;
    if (!answer || !(invited || asked))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze stap kan nu niet meer. Er is niets veranderd.");
    if (row_int(was, "door") == me)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "De ander zegt hier ja of nee. Niemand betrekt zichzelf. (R4)");
    if (invited && row_int(was, "gebruiker") != me)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Alleen wie gevraagd is, zegt hier ja of nee. (R4)");
    return invited ? mag_item(d, p, "betrokkenheid.beslissen", id)
                   : mag(d, p, "betrokkenheid.beslissen");
}

static const char SQL_STEP[] =
    "UPDATE betrokkenheid SET status = :status, tot = :tot, reden = :reden,"
    " beslist_door = CASE WHEN :besluit THEN :door ELSE beslist_door END,"
    " beslist_op = CASE WHEN :besluit THEN :nu ELSE beslist_op END,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result step_write(struct dossier *d, const json_t *was, const char *status,
                              const char *tot, const char *reden, struct probleem *p)
{
    bool decision = strcmp(row_text(was, "status"), "actief") != 0;
    return db_exec(d->db, p, SQL_STEP,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(was, "id")),
                         B_TEXT(":status", status), B_TEXT(":tot", tot), B_TEXT(":reden", reden),
                         B_INT(":besluit", decision), B_INT(":door", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

/* An end today (or earlier than it began: it never was) or on a later day, which time itself
 * carries out. */
static enum result end_write(struct dossier *d, const json_t *was, const json_t *in,
                             struct probleem *p)
{
    const char *tot = row_text(in, "tot") ? row_text(in, "tot") : d->v->vandaag;
    if (strcmp(tot, d->v->vandaag) < 0)
        return probleem_veld(
            p, "tot", "te-vroeg",
            "Kies vandaag of een dag erna. De laatste dag is de laatste dag van inzage.");
    if (strcmp(tot, row_text(was, "van")) < 0)
        tot = row_text(was, "van");
    bool now = strcmp(tot, d->v->vandaag) <= 0;
    if (step_write(d, was, now ? "beeindigd" : "actief", tot, row_text(in, "reden"), p) != DONE)
        return FAILED;
    /* R14: an end by act closes the receiver's consents in this transaction; an end by a later
     * date, the day after. */
    return now ? toestemming_receiver_stopped(d, row_int(was, "onderdeel"),
                                              row_int(was, "gebruiker"), p)
               : DONE;
}

static enum result other_side_tell(struct dossier *d, const json_t *was, const char *status,
                                   struct probleem *p)
{
    char soort[60];
    (void)snprintf(soort, sizeof soort, "betrokkenheid-%s", status);
    const struct attendering a = {.soort = soort,
                                  .huishouden = d->huishouden,
                                  .object = "betrokkenheid",
                                  .object_id = row_int(was, "id")};
    int64_t me = d->v->kijker->gebruiker;
    int64_t other =
        row_int(was, "gebruiker") == me ? row_int(was, "door") : row_int(was, "gebruiker");
    return attendering_send(d->v, other, &a, p);
}

enum result betrokkenheid_change(struct dossier *d, int64_t id, const json_t *in,
                                 int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    const char *status = row_text(in, "status");
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", id)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (step_check(d, was, status, p) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    if (strcmp(status, "geweigerd") == 0 && !row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom niet. Dan weet de ander hoe het verder moet.");
    enum result r =
        strcmp(status, "beeindigd") == 0
            ? end_write(d, was, in, p)
            : step_write(d, was, status, row_text(was, "tot"), row_text(in, "reden"), p);
    if (r != DONE || other_side_tell(d, was, status, p) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}
