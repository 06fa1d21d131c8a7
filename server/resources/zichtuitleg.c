/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * "Waarom zie ik niet alles": how sight works, in general. The line that leads here stands on every
 * page of every household; the page knows no household and reads none, so that neither can say that
 * something is hidden (R24). The law stands in it as the tables of today have it.
 */
#include "verzoek/verzoek.h"

static const char SQL_GRONDEN[] =
    "SELECT naam, artikel, uitleg, max_dagen AS dagen FROM deelgrond WHERE actief = 1"
    " AND van <= vandaag() AND (tot IS NULL OR tot >= vandaag()) ORDER BY volgorde";
static const char SQL_GEVERS[] =
    "SELECT soort, leeftijd_van AS \"vanaf\", leeftijd_tot AS \"tot\", leeftijd_tot >= 100 AS"
    " \"ouder?\", leeftijd_van > 0 AS \"begint?\", zelf AS \"zelf?\", gezag AS \"gezag?\","
    " vertegenwoordiger AS \"vertegenwoordiger?\", bron AS artikel FROM gever_regel"
    " WHERE van <= vandaag() AND (tot IS NULL OR tot >= vandaag()) ORDER BY soort, leeftijd_van";
static const char SQL_TERMIJNEN[] =
    "SELECT max(CASE sleutel WHEN 'eigen_werk_dagen' THEN waarde END) AS \"eigenWerk\","
    " max(CASE sleutel WHEN 'werkaantekening_dagen' THEN waarde END) AS werkaantekening,"
    " max(CASE sleutel WHEN 'toestemming_maanden' THEN waarde END) AS toestemming,"
    " max(CASE sleutel WHEN 'noodtoegang_uren' THEN waarde END) AS noodtoegang FROM instelling";

static enum result zicht_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    if (model_rows(v, p, model, "gronden", SQL_GRONDEN, NO_BINDS) != DONE ||
        model_rows(v, p, model, "gevers", SQL_GEVERS, NO_BINDS) != DONE)
        return FAILED;
    return model_row(v, p, model, "termijnen", SQL_TERMIJNEN, NO_BINDS);
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/uitleg/zicht", "uitleg.zicht",
              "Waarom iemand niet alles ziet: hoe zicht werkt, en wat u kunt doen.", zicht_read,
              .page = "uitleg_zicht", .log = LOG_NIET),
};
ROUTE_PART(zichtuitleg, ROUTES);
