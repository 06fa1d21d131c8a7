/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/betwisting.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- the item ---- */

static const char SQL_ITEM[] =
    "SELECT id, soort, aard, categorie, auteur_id, bron_id FROM zicht_item"
    " WHERE id = :id";

static enum result item_get(struct dossier *d, int64_t item, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ITEM, BINDS(B_INT(":id", item)), ret);
}

/* ---- statements ---- */

/* Whom it is about, and whoever may ask for one of them. */
static const char SQL_BETROKKENE[] = "SELECT 1 FROM zicht_item i JOIN zicht_aanvrager a"
                                     " ON instr(i.personen, id_tekst(a.persoon_id)) > 0"
                                     " WHERE i.id = :item AND a.aanvrager_id = :persoon LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO betwisting (huishouden_id, id, item_id, persoon_id, verklaring, gevraagd, datum,"
    " door, op) VALUES (:h, :id, :item, :persoon, :verklaring, :gevraagd, vandaag(), :door, :nu)";

enum result betwisting_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                           struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t persoon = row_int(in, "persoon"), there;
    if (mag(d, p, "betwisting.toevoegen") != DONE || item_get(d, item, &row, p) != DONE ||
        dossier_int(d, p, SQL_BETROKKENE, BINDS(B_INT(":item", item), B_INT(":persoon", persoon)),
                    0, &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_veld(p, "persoon", "onbekende-keuze",
                             "Kies iemand over wie dit gaat, of wie voor die persoon beslist.");
    if (strcmp(row_text(row, "categorie"), "werkaantekening") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Een werkaantekening leest niemand anders. Er hoort geen verklaring "
                            "bij.");
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "betwisting", *ret_id);
    if (db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":item", item),
                      B_INT(":persoon", persoon), B_TEXT(":verklaring", row_text(in, "verklaring")),
                      B_TEXT(":gevraagd", row_text(in, "gevraagd")),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    const struct attendering a = {"stuk-betwist", d->huishouden, "betwisting", *ret_id};
    return attendering_send(d->v, row_int(row, "auteur_id"), &a, p);
}

static const char SQL_ONE[] =
    "SELECT item_id, gevraagd, besluit, versie FROM zicht_betwisting WHERE id = :id";
static const char SQL_DECIDE[] =
    "UPDATE betwisting SET besluit = :besluit, besluit_reden = :reden, besluit_door = :door,"
    " besluit_op = :nu, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result betwisting_decide(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (mag_item(d, p, "betwisting.beslissen", row_int(row, "item_id")) != DONE)
        return FAILED;
    verzoek_object(d->v, "betwisting", id);
    if (!row_text(row, "gevraagd"))
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Dit is alleen een eigen verklaring. Er is niets om over te beslissen.");
    if (row_text(row, "besluit"))
        return probleem_set(p, PROBLEEM_CONFLICT, "Hierover is al besloten.");
    return db_exec(d->db, p, SQL_DECIDE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_TEXT(":besluit", row_text(in, "besluit")),
                         B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- restriction ---- */

static const char SQL_VERZOEK[] =
    "SELECT 1 FROM zicht_avgverzoek v JOIN zicht_item i ON i.id = :item"
    " WHERE v.id = :verzoek AND v.status = 'open' AND v.soort IN ('beperking', 'correctie')"
    " AND instr(i.personen, id_tekst(v.persoon_id)) > 0";
static const char SQL_BEPERK[] =
    "INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op)"
    " VALUES (:h, :id, :item, :verzoek, :reden, :door, :nu)";
static const char SQL_AL[] = "SELECT 1 FROM beperking WHERE huishouden_id = :h AND item_id = :item"
                             " AND einde_op IS NULL";

/* What the plan stands on (members, involvement, regie, separation) cannot be closed this way. */
static bool can_restrict(const json_t *row)
{
    return strcmp(row_text(row, "aard"), "inhoud") == 0 ||
           strcmp(row_text(row, "soort"), "woord") == 0;
}

static enum result restrict_check(struct dossier *d, const json_t *row, int64_t verzoek,
                                  struct probleem *p)
{
    int64_t fits, already, item = row_int(row, "id");
    if (!can_restrict(row))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Alleen wat over iemand geschreven is kan beperkt worden, niet wie "
                            "erbij hoort of meehelpt.");
    if (dossier_int(d, p, SQL_VERZOEK, BINDS(B_INT(":item", item), B_INT(":verzoek", verzoek)), 0,
                    &fits) != DONE ||
        db_int(d->db, p, SQL_AL, BINDS(B_INT(":h", d->huishouden), B_INT(":item", item)), 0,
               &already) != DONE)
        return FAILED;
    if (!fits)
        return probleem_veld(p, "verzoek", "onbekende-keuze",
                             "Kies een open verzoek om beperking of correctie van iemand over wie "
                             "dit gaat.");
    return already ? probleem_set(p, PROBLEEM_CONFLICT, "Dit stuk is al beperkt.") : DONE;
}

enum result beperking_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                          struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t verzoek = row_int(in, "verzoek");
    if (mag(d, p, "beperking.toevoegen") != DONE || item_get(d, item, &row, p) != DONE ||
        restrict_check(d, row, verzoek, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "beperking", *ret_id);
    const struct attendering a = {"stuk-beperkt", d->huishouden, NULL, 0};
    if (attendering_send(d->v, row_int(row, "auteur_id"), &a, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_BEPERK,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":item", item),
                         B_INT(":verzoek", verzoek), B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_EEN_BEPERKING[] = "SELECT id, einde_op FROM zicht_beperking WHERE id = :id"
                                        " AND verzoek_id = :verzoek";
static const char SQL_OPHEFFEN[] =
    "UPDATE beperking SET einde_op = :nu, einde_door = :door, einde_reden = :reden"
    " WHERE huishouden_id = :h AND id = :id";

enum result beperking_lift(struct dossier *d, int64_t verzoek, int64_t id, const char *reden,
                           struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag(d, p, "beperking.opheffen") != DONE ||
        dossier_row(d, p, SQL_EEN_BEPERKING, BINDS(B_INT(":id", id), B_INT(":verzoek", verzoek)),
                    &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(d->v, "beperking", id);
    if (row_int(row, "einde_op"))
        return probleem_set(p, PROBLEEM_CONFLICT, "Deze beperking is al opgeheven.");
    return db_exec(d->db, p, SQL_OPHEFFEN,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- agreement ---- */

static const char SQL_LID[] = "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon";
static const char SQL_INSTEMMING[] =
    "INSERT INTO instemming (huishouden_id, item_id, persoon_id, datum, door, op)"
    " VALUES (:h, :item, :persoon, vandaag(), :door, :nu) ON CONFLICT DO NOTHING";

enum result instemming_add(struct dossier *d, int64_t item, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t persoon = row_int(in, "persoon"), there;
    if (mag(d, p, "instemming.toevoegen") != DONE || item_get(d, item, &row, p) != DONE ||
        db_int(d->db, p, SQL_LID, BINDS(B_INT(":persoon", persoon)), 0, &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_veld(p, "persoon", "onbekende-keuze", "Kies iemand van dit gezin.");
    if (strcmp(row_text(row, "soort"), "doel") != 0 && strcmp(row_text(row, "soort"), "actie") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Alleen een doel of een actie spreekt u samen af.");
    verzoek_object(d->v, row_text(row, "soort")[0] == 'd' ? "doel" : "actie", item);
    return db_exec(d->db, p, SQL_INSTEMMING,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":item", item),
                         B_INT(":persoon", persoon), B_INT(":door", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}
