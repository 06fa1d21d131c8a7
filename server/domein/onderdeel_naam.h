/* SPDX-License-Identifier: EUPL-1.2 */
/* In SQL, for onderdeel o of organisatie z: how it is called beside others. With its organisation,
 * unless its own name says that already ("Veenmeer College"). */
#ifndef DOMEIN_ONDERDEEL_NAAM_H
#define DOMEIN_ONDERDEEL_NAAM_H

#define ONDERDEEL_NAAM                                                                             \
    "CASE WHEN instr(o.naam, z.naam) > 0 THEN o.naam ELSE z.naam || ', ' || o.naam END"

#endif
