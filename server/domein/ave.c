/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/ave.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_NOW[] = "SELECT a.id, a.fase, a.afschaal, a.personen AS \"personen!\","
                              " a.grond AS \"grond!\" FROM zicht_ave a WHERE a.tot IS NULL";
static const char SQL_SIGHT[] = "SELECT 1 FROM regel_ave_kijker k WHERE k.geheel";
static const char SQL_ROL[] =
    "SELECT r.regie_bij AS regieBij, r.weken FROM ave_rol r WHERE r.fase = :fase"
    " AND r.van <= vandaag() AND (r.tot IS NULL OR r.tot >= vandaag())";

/* ---- what may be ---- */

/* Whoever does not see the phases does not step blindly over them. */
static enum result now_get(struct dossier *d, const json_t *in, json_t **ret, struct probleem *p)
{
    int64_t sees;
    if (dossier_int(d, p, SQL_SIGHT, NO_BINDS, 0, &sees) != DONE ||
        dossier_row(d, p, SQL_NOW, NO_BINDS, ret) != DONE)
        return FAILED;
    if (!sees)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Dit hoort niet bij uw rol in dit huishouden (regel R5). Er is niets "
                            "veranderd. Vraag het de regisseur.");
    if ((*ret ? row_int(*ret, "id") : 0) != row_int(in, "vorige"))
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            d->v->api ? "Stuur in `vorige` de id van de stap die u las: dat is niet de stap die nu "
                        "geldt. Er is niets opgeslagen. Lees eerst welke fase het nu is."
                      : "De fase is ondertussen al veranderd. Er is niets opgeslagen. Kijk "
                        "eerst welke fase het nu is.");
    return DONE;
}

static const char *step_of(const json_t *now, int64_t fase)
{
    if (!now)
        return "begin";
    int64_t was = row_int(now, "fase");
    if (fase == was)
        return "gelijk";
    return fase > was ? "op" : "af";
}

static enum result down_check(const json_t *now, const json_t *in, int64_t fase, struct probleem *p)
{
    bool down = strcmp(step_of(now, fase), "af") == 0;
    if (!down && (row_text(in, "gehaald") || row_text(in, "toets")))
        return probleem_veld(p, "toets", "mag-niet",
                             "Een veiligheidstoets hoort bij afschalen. Maak dit veld leeg.");
    if (!down)
        return DONE;
    if (fase < row_int(now, "fase") - 1)
        (void)probleem_veld(p, "fase", "te-laag", "Afschalen gaat met één fase tegelijk.");
    if (!row_text(in, "gehaald"))
        (void)probleem_veld(p, "gehaald", "verplicht",
                            "Afschalen kan als dit klopt: %s Schrijf hoe u weet dat het klopt.",
                            row_text(now, "afschaal"));
    if (!row_text(in, "toets"))
        (void)probleem_veld(p, "toets", "verplicht",
                            "Schrijf hoe u weet dat het veilig is, en met wie u dat besprak.");
    return probleem_is(p) ? FAILED : DONE;
}

static enum result date_check(const struct dossier *d, const char *datum, int weken,
                              struct probleem *p)
{
    char uiterlijk[DATUM_SIZE];
    datum_add_days(d->v->vandaag, weken * 7, uiterlijk);
    if (strcmp(datum, d->v->vandaag) <= 0)
        return probleem_veld(p, "herbeoordeelOp", "te-vroeg", "Kies een dag na vandaag.");
    return strcmp(datum, uiterlijk) <= 0
               ? DONE
               : probleem_veld(
                     p, "herbeoordeelOp", "te-laat",
                     "In deze fase kijkt u binnen %d weken opnieuw. Kies een eerdere dag.", weken);
}

/* ---- the step ---- */

static const char SQL_END[] = "UPDATE ave_fase SET tot = vandaag() WHERE huishouden_id = :h"
                              " AND tot IS NULL";
static const char SQL_ADD[] =
    "INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium, besluit_door, regie_bij,"
    " afschaal, gehaald, toets, herbeoordeel_op, van, door, op) VALUES (:h, :id, :fase, :stap,"
    " :criterium, :besluit, :regie, :afschaal, :gehaald, :toets, :herbeoordeel, vandaag(), :door,"
    " :nu)";
static const char SQL_PARTIJ[] = "INSERT INTO ave_partij (huishouden_id, ave_id, onderdeel_id)"
                                 " SELECT :h, :id, o.id FROM onderdeel o WHERE o.id = :onderdeel";

static enum result parties_add(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(in, "partijen"), i, one)
    {
        int64_t added;
        if (db_exec(d->db, p, SQL_PARTIJ,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                          B_INT(":onderdeel", json_integer_value(one))),
                    &added) != DONE)
            return FAILED;
        if (!added)
            return probleem_veld(p, "partijen", "onbekende-keuze", "Kies uit de lijst.");
    }
    return DONE;
}

/* Regie and procesregie hear of it; a party reads it on the card. */
static enum result tell(struct dossier *d, struct probleem *p)
{
    const struct attendering a = {
        .soort = "ave-stap", .huishouden = d->huishouden, .object = "ave", .object_id = 0};
    return attendering_regie(d->v, &a, p) == DONE ? attendering_procesregie(d->v, &a, p) : FAILED;
}

static enum result row_add(struct dossier *d, const json_t *in, const char *stap, const char *regie,
                           int64_t id, struct probleem *p)
{
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":fase", row_int(in, "fase")),
              B_TEXT(":stap", stap), B_TEXT(":criterium", row_text(in, "criterium")),
              B_TEXT(":besluit", row_text(in, "besluitDoor")), B_TEXT(":regie", regie),
              B_TEXT(":afschaal", row_text(in, "afschaal")),
              B_TEXT(":gehaald", row_text(in, "gehaald")), B_TEXT(":toets", row_text(in, "toets")),
              B_TEXT(":herbeoordeel", row_text(in, "herbeoordeelOp")),
              B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
        NULL);
}

enum result ave_step(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *rol = NULL;
    int64_t fase = row_int(in, "fase");
    if (mag(d, p, "ave.vastleggen") != DONE || now_get(d, in, &now, p) != DONE ||
        db_row(d->db, p, SQL_ROL, BINDS(B_INT(":fase", fase)), &rol) != DONE)
        return FAILED;
    if (!rol)
        return probleem_veld(p, "fase", "onbekende-keuze", "Kies een fase uit de lijst.");
    const char *regie = row_text(in, "regieBij");
    if (down_check(now, in, fase, p) != DONE ||
        date_check(d, row_text(in, "herbeoordeelOp"), (int)row_int(rol, "weken"), p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(d->v);
    if (db_exec(d->db, p, SQL_END, BINDS(B_INT(":h", d->huishouden)), NULL) != DONE ||
        row_add(d, in, step_of(now, fase), regie ? regie : row_text(rol, "regieBij"), *ret_id, p) !=
            DONE ||
        parties_add(d, *ret_id, in, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "ave", *ret_id);
    return tell(d, p);
}
