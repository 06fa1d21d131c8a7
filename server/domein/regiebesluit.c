/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/regiebesluit.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- a decision ---- */

static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid WHERE tot IS NULL "
                                "OR tot >= vandaag() ORDER BY 1";
static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel o WHERE o.id = :id AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot"
    " >= vandaag())";
static const char SQL_ADD[] =
    "INSERT INTO regiebesluit (huishouden_id, id, soort, onderdeel_id, wie, mandaat, besluit,"
    " uiterlijk) VALUES (:h, :id, :soort, :onderdeel, :wie, :mandaat, :besluit, :uiterlijk)";

static enum result add_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t there;
    const char *last = row_text(in, "uiterlijk");
    if (last && strcmp(last, d->v->vandaag) < 0)
        return probleem_veld(p, "uiterlijk", "te-vroeg", "Kies vandaag of een dag erna.");
    if (db_int(d->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", row_int(in, "onderdeel"))), 0, &there) !=
        DONE)
        return FAILED;
    return there
               ? DONE
               : probleem_veld(p, "onderdeel", "onbekende-keuze", "Kies een partner uit de lijst.");
}

static enum result everybody(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_array();
    json_array_foreach(rows, i, row) json_array_append(*ret, json_object_get(row, "id"));
    return DONE;
}

enum result regiebesluit_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                             struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    if (mag(d, p, "regiebesluit.toevoegen") != DONE || add_check(d, in, p) != DONE ||
        everybody(d, &personen, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {.soort = "regiebesluit",
                                    .categorie = "betrokkenheid",
                                    .aard = "coordinatie",
                                    .personen = personen};
    /* G6: a procesregisseur is not involved, and reads it because it is sent to them */
    if (item_new(d, p, &item, ret_id) != DONE ||
        item_address(d, p, *ret_id, d->v->kijker->gebruiker, 0, NULL) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":soort", row_text(in, "soort")),
                      B_INT(":onderdeel", row_int(in, "onderdeel")),
                      B_TEXT(":wie", row_text(in, "wie")),
                      B_TEXT(":mandaat", row_text(in, "mandaat")),
                      B_TEXT(":besluit", row_text(in, "besluit")),
                      B_TEXT(":uiterlijk", row_text(in, "uiterlijk"))),
                NULL) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "regiebesluit-nieuw",
                                  .huishouden = d->huishouden,
                                  .object = "regiebesluit",
                                  .object_id = *ret_id};
    return attendering_regie(d->v, &a, p);
}

/* ---- the answer ---- */

static const char SQL_ONE[] =
    "SELECT auteur_id AS auteur, reactie, versie FROM zicht_regiebesluit WHERE id = :id";
static const char SQL_ANSWER[] =
    "UPDATE regiebesluit SET reactie = :reactie, uitkomst = :uitkomst, reactie_op = :nu,"
    " reactie_door = :door, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result regiebesluit_answer(struct dossier *d, int64_t id, const json_t *in,
                                int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), &one) != DONE)
        return FAILED;
    if (mag_item(d, p, "regiebesluit.wijzigen", id) != DONE ||
        versie_check(d->v, row_int(one, "versie"), p) != DONE)
        return FAILED;
    if (row_text(one, "reactie"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "De reactie is al vastgelegd. Er is niets veranderd.");
    if (!row_text(in, "uitkomst"))
        (void)probleem_veld(p, "uitkomst", "verplicht", "Kies wat eruit kwam.");
    if (!row_text(in, "reactie"))
        (void)probleem_veld(p, "reactie", "verplicht", "Schrijf wat de partner antwoordde.");
    if (probleem_is(p) ||
        db_exec(d->db, p, SQL_ANSWER,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":reactie", row_text(in, "reactie")),
                      B_TEXT(":uitkomst", row_text(in, "uitkomst")), B_INT(":nu", d->v->nu),
                      B_INT(":door", d->v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "regiebesluit", id);
    *ret_versie = row_int(one, "versie") + 1;
    const struct attendering a = {.soort = "regiebesluit-reactie",
                                  .huishouden = d->huishouden,
                                  .object = "regiebesluit",
                                  .object_id = id};
    return attendering_send(d->v, row_int(one, "auteur"), &a, p);
}
