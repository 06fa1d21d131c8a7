/* SPDX-License-Identifier: EUPL-1.2 */
/* "Wat ziet deze partner?" (R25): what both the asker and one professional see, and nothing of the
 * rest, not even how much. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/voorbeeld.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const char SQL_PARTNERS[] =
    "SELECT v.gebruiker_id AS \"gebruiker#\", g.naam, g.functie, o.naam AS onderdeel,"
    " group_concat(v.personen) AS \"personen!\", max(v.grond) AS \"grond!\""
    " FROM zicht_ontvanger v JOIN gebruiker g ON g.id = v.gebruiker_id"
    " JOIN onderdeel o ON o.id = v.onderdeel_id"
    " WHERE v.erbij = 1 AND v.gebruiker_id <> kijker()"
    " AND (:id IS NULL OR v.gebruiker_id = :id) GROUP BY v.gebruiker_id ORDER BY g.naam";

static enum result partners_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_PARTNERS, BINDS(B_REF(":id", 0)), &rows) != DONE ||
        model_lijst(v, model, rows, 1000, "gebruiker", p) != DONE)
        return FAILED;
    return v->api ? DONE : kop_kaart(d, model, p);
}

/* Somebody hidden, somebody not involved and nobody at all are the same (R24). */
static enum result partner_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *partner = NULL;
    json_t *rows;
    if (v->id[1] == 0 ||
        dossier_row(d, p, SQL_PARTNERS, BINDS(B_REF(":id", v->id[1])), &partner) != DONE)
        return probleem_is(p) ? FAILED : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (!partner)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (voorbeeld_partner(d, v->id[1], &rows, p) != DONE)
        return FAILED;
    json_object_del(partner, "personen");
    json_object_del(partner, "grond");
    json_object_set(model, "partner", partner);
    if (model_lijst(v, model, rows, 1000, "id", p) != DONE)
        return FAILED;
    return v->api ? DONE : kop_kaart(d, model, p);
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/partners", "partners.lezen",
                 "Wie er bij dit huishouden meehelpt, voor zover u dat mag weten.", partners_read,
                 .page = "partners"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/partners/{gebruiker}", "partner.lezen",
                 "Wat ziet deze partner? Alleen wat u zelf ook ziet.", partner_read,
                 .page = "partner"),
};
ROUTE_PART(partners, ROUTES);
