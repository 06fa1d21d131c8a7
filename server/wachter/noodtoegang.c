/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/taken.h"

/* Read is not reviewed: the message stands as new again until the review is done. */
static const char SQL_AGAIN[] = "UPDATE attendering SET gelezen_op = NULL, op = nu(), aantal = 1 "
                                "WHERE soort = 'noodtoegang-toetsen'"
                                " AND gelezen_op IS NOT NULL AND object_id IN"
                                "  (SELECT id FROM noodtoegang WHERE stand IN ('open', 'vraag'))";
/* And what was reviewed asks nobody any more. */
static const char SQL_DONE[] =
    "UPDATE attendering SET gelezen_op = nu() WHERE soort = 'noodtoegang-toetsen'"
    " AND gelezen_op IS NULL AND object_id IN"
    "  (SELECT id FROM noodtoegang WHERE stand IN ('terecht', 'niet_terecht'))";

enum result wachter_noodtoegang(struct db_conn *c, struct wachter_dag *dag, struct probleem *p)
{
    (void)dag;
    return db_exec(c, p, SQL_AGAIN, NO_BINDS, NULL) == DONE
               ? db_exec(c, p, SQL_DONE, NO_BINDS, NULL)
               : FAILED;
}
