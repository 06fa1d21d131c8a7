/* SPDX-License-Identifier: EUPL-1.2 */
/* In SQL, the one place where an onderdeel and its organisation are named together: each once, also
 * when the name of the onderdeel says its organisation already ("Veenmeer College"). In rows the
 * key is `waar`. */
#ifndef DOMEIN_ONDERDEEL_NAAM_H
#define DOMEIN_ONDERDEEL_NAAM_H

#define ONDERDEEL_ZEGT_HET(onderdeel, organisatie) "instr(" onderdeel ", " organisatie ") > 0"
#define ONDERDEEL_HEET(onderdeel, organisatie)                                                     \
    "CASE WHEN " ONDERDEEL_ZEGT_HET(onderdeel, organisatie) " THEN " onderdeel                     \
                                                            " ELSE " organisatie                   \
                                                            " || ', ' || " onderdeel " END"
/* In a sentence: "Wijkteam Noord (Gemeente Waterveen)". */
#define ONDERDEEL_VAN(onderdeel, organisatie)                                                      \
    "CASE WHEN " ONDERDEEL_ZEGT_HET(onderdeel, organisatie) " THEN " onderdeel " ELSE " onderdeel  \
                                                            " || ' (' || " organisatie             \
                                                            " || ')' END"
#define ONDERDEEL_IN_ZIN ONDERDEEL_VAN("o.naam", "z.naam")
/* The organisation, where it stands apart from the onderdeel; NULL when that says it. */
#define ORGANISATIE_ERBIJ(onderdeel, organisatie)                                                  \
    "CASE WHEN NOT " ONDERDEEL_ZEGT_HET(onderdeel, organisatie) " THEN " organisatie " END"
/* Of onderdeel o of organisatie z. */
#define ONDERDEEL_NAAM ONDERDEEL_HEET("o.naam", "z.naam")

#endif
