/* SPDX-License-Identifier: EUPL-1.2 */
/* In SQL: how an onderdeel is called beside others. With its organisation, unless its own name says
 * that already ("Veenmeer College"). */
#ifndef DOMEIN_ONDERDEEL_NAAM_H
#define DOMEIN_ONDERDEEL_NAAM_H

#define ONDERDEEL_HEET(onderdeel, organisatie)                                                     \
    "CASE WHEN instr(" onderdeel ", " organisatie ") > 0 THEN " onderdeel " ELSE " organisatie     \
    " || ', ' || " onderdeel " END"
/* Of onderdeel o of organisatie z. */
#define ONDERDEEL_NAAM ONDERDEEL_HEET("o.naam", "z.naam")

#endif
