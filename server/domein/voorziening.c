/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/voorziening.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- checks that adding and changing share ---- */

static enum result goal_check(struct dossier *d, int64_t doel, struct probleem *p)
{
    static const char sql[] = "SELECT 1 FROM zicht_doel WHERE id = :id";
    int64_t seen = 1;
    if (doel && db_int(d->db, p, sql, BINDS(B_INT(":id", doel)), 0, &seen) != DONE)
        return FAILED;
    return seen ? DONE : probleem_veld(p, "doel", "onbekende-keuze", "Kies een doel uit de lijst.");
}

static enum result code_check(struct dossier *d, const char *veld, const char *sql,
                              const char *code, struct probleem *p)
{
    int64_t known;
    if (db_int(d->db, p, sql, BINDS(B_TEXT(":code", code)), 0, &known) != DONE)
        return FAILED;
    return known ? DONE : probleem_veld(p, veld, "onbekende-keuze", "Kies uit de lijst.");
}

static enum result check(const json_t *now, struct probleem *p)
{
    const char *status = row_text(now, "status"), *tot = row_text(now, "tot");
    bool bedrag = json_is_integer(json_object_get(now, "bedrag"));
    if (bedrag != (row_text(now, "per") != NULL))
        return probleem_veld(p, bedrag ? "per" : "bedrag", "verplicht",
                             "Vul het bedrag in, en waarvoor het is: per week, maand, jaar of "
                             "eenmalig.");
    if (tot && strcmp(tot, row_text(now, "van")) < 0)
        return probleem_veld(p, "tot", "te-vroeg", "De laatste dag ligt vóór de eerste dag.");
    if ((strcmp(status, "afgewezen") == 0 || strcmp(status, "gestopt") == 0) &&
        !row_text(now, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom. Dan kan een ander het later begrijpen.");
    if (strcmp(status, "gestopt") == 0 && !tot)
        return probleem_veld(p, "tot", "verplicht", "Vul de laatste dag in.");
    return DONE;
}

static const char SQL_STAND[] =
    "INSERT INTO voorziening_stand (huishouden_id, voorziening_id, id, status, tot, reden, door, "
    "op)"
    " VALUES (:h, :voorziening, :id, :status, :tot, :reden, :door, :nu)";

static enum result stand_keep(struct dossier *d, int64_t id, const json_t *now, struct probleem *p)
{
    return db_exec(d->db, p, SQL_STAND,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":voorziening", id),
                         B_INT(":id", verzoek_id(d->v)), B_TEXT(":status", row_text(now, "status")),
                         B_TEXT(":tot", row_text(now, "tot")),
                         B_TEXT(":reden", row_text(now, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- adding ---- */

static const char SQL_LEEFGEBIED[] =
    "SELECT 1 FROM leefgebied WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_WET[] =
    "SELECT 1 FROM wet WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_DIENST[] =
    "SELECT 1 FROM dienst WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ADD[] =
    "INSERT INTO voorziening (huishouden_id, id, doel_id, wet, dienst, naam, vorm, aanbieder,"
    " bedrag, per, besluit_op, kenmerk, van, tot, status)"
    " VALUES (:h, :id, :doel, :wet, :dienst, :naam, :vorm, :aanbieder, :bedrag, :per, :besluit,"
    " :kenmerk, :van, :tot, :status)";

enum result voorziening_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    const struct item_nieuw item = {.soort = "voorziening",
                                    .categorie = row_text(in, "leefgebied"),
                                    .aard = "coordinatie",
                                    .personen = json_object_get(in, "personen")};
    int64_t id;
    if (mag(d, p, "voorziening.toevoegen") != DONE ||
        code_check(d, "wet", SQL_WET, row_text(in, "wet"), p) != DONE ||
        code_check(d, "dienst", SQL_DIENST, row_text(in, "dienst"), p) != DONE ||
        code_check(d, "leefgebied", SQL_LEEFGEBIED, item.categorie, p) != DONE ||
        check(in, p) != DONE || goal_check(d, row_int(in, "doel"), p) != DONE ||
        item_new(d, p, &item, &id) != DONE ||
        db_exec(
            d->db, p, SQL_ADD,
            BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_REF(":doel", row_int(in, "doel")),
                  B_TEXT(":wet", row_text(in, "wet")), B_TEXT(":dienst", row_text(in, "dienst")),
                  B_TEXT(":naam", row_text(in, "naam")), B_TEXT(":vorm", row_text(in, "vorm")),
                  B_TEXT(":aanbieder", row_text(in, "aanbieder")),
                  B_JSON(":bedrag", json_object_get(in, "bedrag")),
                  B_TEXT(":per", row_text(in, "per")),
                  B_TEXT(":besluit", row_text(in, "besluitOp")),
                  B_TEXT(":kenmerk", row_text(in, "kenmerk")), B_TEXT(":van", row_text(in, "van")),
                  B_TEXT(":tot", row_text(in, "tot")), B_TEXT(":status", row_text(in, "status"))),
            NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return stand_keep(d, id, in, p);
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT doel_id AS doel, wet, naam, vorm, aanbieder, bedrag, per, besluit_op AS \"besluitOp\","
    " kenmerk, van, tot, status, reden, versie FROM zicht_voorziening WHERE id = :id";
/* Another last day is told anew (wachter/voorziening.c). */
static const char SQL_CHANGE[] =
    "UPDATE voorziening SET doel_id = :doel, wet = :wet, naam = :naam, vorm = :vorm,"
    " aanbieder = :aanbieder, bedrag = :bedrag, per = :per, besluit_op = :besluit,"
    " kenmerk = :kenmerk, van = :van, gemeld_op = CASE WHEN tot IS :tot THEN gemeld_op END,"
    " tot = :tot, status = :status, reden = :reden, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

static enum result update(struct dossier *d, int64_t id, const json_t *now, struct probleem *p)
{
    return db_exec(
        d->db, p, SQL_CHANGE,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_REF(":doel", row_int(now, "doel")),
              B_TEXT(":wet", row_text(now, "wet")), B_TEXT(":naam", row_text(now, "naam")),
              B_TEXT(":vorm", row_text(now, "vorm")),
              B_TEXT(":aanbieder", row_text(now, "aanbieder")),
              B_JSON(":bedrag", json_object_get(now, "bedrag")),
              B_TEXT(":per", row_text(now, "per")), B_TEXT(":besluit", row_text(now, "besluitOp")),
              B_TEXT(":kenmerk", row_text(now, "kenmerk")), B_TEXT(":van", row_text(now, "van")),
              B_TEXT(":tot", row_text(now, "tot")), B_TEXT(":status", row_text(now, "status")),
              B_TEXT(":reden", row_text(now, "reden"))),
        NULL);
}

enum result voorziening_change(struct dossier *d, int64_t voorziening, const json_t *in,
                               int64_t *ret_versie, struct probleem *p)
{
    static const char *const needed[] = {"wet", "naam", "vorm", "van", "status"};
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *now = NULL;
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", voorziening)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag_item(d, p, "voorziening.wijzigen", voorziening) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    now = json_copy(was);
    row_merge(now, in);
    for (size_t i = 0; i < COUNT_OF(needed); i++)
        if (!row_text(now, needed[i]))
            return probleem_veld(p, needed[i], "verplicht", "Dit mag niet leeg zijn.");
    if (code_check(d, "wet", SQL_WET, row_text(now, "wet"), p) != DONE || check(now, p) != DONE ||
        goal_check(d, row_int(in, "doel"), p) != DONE || update(d, voorziening, now, p) != DONE ||
        stand_keep(d, voorziening, now, p) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}
