/* SPDX-License-Identifier: EUPL-1.2 */
/* What betrokkenen.c and betrokkene.c share: how one who helps, helped or was asked is shown. */
#ifndef RESOURCES_BETROKKENEN_H
#define RESOURCES_BETROKKENEN_H

#include "domein/onderdeel_naam.h"

/* `stand`: the status, and what its days make of it. */
#define BETROKKENE                                                                                 \
    "SELECT b.id AS \"id#\", b.gebruiker_id AS \"gebruiker#\", g.naam, g.functie, g.telefoon,"     \
    " o.naam AS onderdeel, z.naam AS organisatie, " ONDERDEEL_NAAM                                 \
    " AS waar, b.taak, b.doel, w.naam AS doelNaam,"                                                \
    " b.doel_zin AS doelZin, b.van, b.tot, b.status, b.reden, b.versie,"                           \
    " CASE WHEN b.status <> 'actief' THEN b.status WHEN b.tot < vandaag() THEN 'beeindigd'"        \
    "  WHEN b.opgeschort = 1 THEN 'opgeschort' WHEN b.van > vandaag() THEN 'straks' ELSE "         \
    "'actief' END AS stand,"                                                                       \
    " d.naam AS gevraagdDoor, d.functie AS doorFunctie, d.telefoon AS doorTelefoon,"               \
    " do.naam AS doorOnderdeel, b.gevraagd_op AS \"gevraagdOp@\", b.beslist_op AS "                \
    "\"beslistOp@\", b.gebruiker_id = kijker() AS \"mij?\", b.gevraagd_door = kijker() AS "        \
    "\"vroegIk?\", b.gevraagd_door = b.gebruiker_id AS \"zelf?\", b.personen AS \"personen!\", "   \
    "b.grond AS \"grond!\""                                                                        \
    " FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id = b.gebruiker_id"                        \
    " JOIN onderdeel o ON o.id = b.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"     \
    " JOIN verwerkingsdoel w ON w.code = b.doel JOIN gebruiker d ON d.id = b.gevraagd_door"        \
    " JOIN onderdeel do ON do.id = d.onderdeel_id"

/* The professionals one can ask for something, for a choice: {waarde, naam}. */
extern const char BETROKKENEN_HULPVERLENERS[];

#endif
