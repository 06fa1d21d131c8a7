/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/regie_kiezen.h"

#include "domein/regie_tijdelijk.h"

/* For procesregie with how much room there is (R23); for a regisseur by name. */
static const char SQL_RUIMTE[] =
    "SELECT id_tekst(c.id) AS waarde, c.naam || ', ' || c.onderdeel || CASE WHEN c.huishoudens < "
    "c.plekken THEN ' (plek voor ' || (c.plekken - c.huishoudens) || ')' ELSE ' (vol)' END"
    " || CASE WHEN c.id IN (SELECT x.voorkeur_id FROM zicht_regiewens x) THEN ': voorkeur van het "
    "gezin' ELSE '' END AS naam"
    " FROM zicht_caseload c WHERE c.id <> kijker() AND c.id NOT IN (SELECT regisseur_id FROM "
    "zicht_kaart WHERE regisseur_id IS NOT NULL)"
    " ORDER BY c.huishoudens >= c.plekken, c.naam";
static const char SQL_NAMEN[] =
    "SELECT id_tekst(a.id) AS waarde, a.naam || ', ' || a.onderdeel || CASE WHEN a.id IN (SELECT "
    "x.voorkeur_id FROM zicht_regiewens x) THEN ': voorkeur van het gezin' ELSE '' END AS naam "
    "FROM zicht_account a"
    " JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol = 'regisseur' WHERE a.id <> kijker()"
    " AND a.id NOT IN (SELECT regisseur_id FROM zicht_kaart WHERE regisseur_id IS NOT NULL)"
    " ORDER BY a.naam, a.onderdeel";

enum result regie_kiezen(struct dossier *d, bool ruimte, json_t *options, struct probleem *p)
{
    return dossier_put_rows(d, p, options, "aan", ruimte ? SQL_RUIMTE : SQL_NAMEN, NO_BINDS);
}

enum result regie_niet_in_lijst(struct dossier *d, json_t *model, struct probleem *p)
{
    json_t *niemand, *beheer;
    if (regie_tijdelijk_niemand(d->v, 0, &niemand, p) != DONE)
        return FAILED;
    json_object_set_new(model, "niemand", niemand);
    if (regie_tijdelijk_beheer(d->v, &beheer, p) != DONE)
        return FAILED;
    json_object_set_new(model, "beheer", beheer);
    return DONE;
}
