/* SPDX-License-Identifier: EUPL-1.2 */
/* The letter to somebody of the family about who the regisseur is: a page to print. It says nothing
 * but what its reader may know: their own name and how to reach the regisseur. No other member, no
 * name of the household, no address of others (R18, R19). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const char SQL_LID[] =
    "SELECT l.id AS \"lid#\", l.persoon_id AS persoon, l.naam, l.ongeboren AS \"ongeboren?\" FROM "
    "zicht_lid l WHERE l.id = :id AND (l.tot IS NULL OR l.tot >= vandaag())";
static const char SQL_REGISSEUR[] =
    "SELECT k.regisseur AS naam, k.regisseur_functie AS functie, k.regisseur_telefoon AS telefoon, "
    "k.regisseur_onderdeel AS onderdeel, k.regisseur_sinds AS \"sinds@\", (SELECT z.terug_op FROM "
    "zicht_regie z WHERE z.tot_op IS NULL) AS \"terugOp\" FROM zicht_kaart k WHERE k.regisseur_id "
    "IS NOT NULL";
/* Where it goes to, and whether it can: on a ground for those, else the name alone. */
static const char SQL_ADRES[] =
    "SELECT a.straat, a.huisnummer, a.postcode, a.woonplaats, a.personen AS \"personen!\", a.grond "
    "AS \"grond!\" FROM zicht_adres a WHERE a.persoon_id = :persoon AND a.straat IS NOT NULL";
static const char SQL_DOOD[] = "SELECT 1 FROM zicht_contact c WHERE c.persoon_id = :persoon AND "
                               "c.overleden_op IS NOT NULL";

static enum result brief_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *lid = NULL;
    int64_t dead;
    if (dossier_row(d, p, SQL_LID, BINDS(B_INT(":id", v->id[1])), &lid) != DONE)
        return FAILED;
    if (!lid || row_true(lid, "ongeboren"))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    const struct db_bind persoon = B_INT(":persoon", row_int(lid, "persoon"));
    if (dossier_int(d, p, SQL_DOOD, BINDS(persoon), 0, &dead) != DONE ||
        dossier_put_row(d, p, model, "regisseur", SQL_REGISSEUR, NO_BINDS) != DONE ||
        dossier_put_row(d, p, model, "adres", SQL_ADRES, BINDS(persoon)) != DONE)
        return FAILED;
    if (dead)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_set(model, "aan", json_object_get(lid, "naam"));
    json_object_set_new(model, "vandaag", json_string(v->vandaag));
    return v->api ? DONE : kop_kaart(d, model, p);
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/regie/brief/{lid}", "regie.brief",
                 "De brief aan een lid van het gezin: wie de regisseur is en hoe die te bereiken "
                 "is.",
                 brief_read, .page = "regie_brief"),
};
ROUTE_PART(regiebrief, ROUTES);
