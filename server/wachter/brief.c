/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/taken.h"

enum { DAYS = 30 };

static const char SQL_OLD[] =
    "DELETE FROM brief WHERE status = 'concept' AND id IN (SELECT id FROM brief"
    " WHERE status = 'concept' AND dag_plus(lokale_datum(op), :dagen) < :dag ORDER BY id LIMIT"
    " :most)";

enum result wachter_brief(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    int64_t gone = 0;
    enum result r = db_exec(
        c, p, SQL_OLD,
        BINDS(B_INT(":dagen", DAYS), B_TEXT(":dag", d->dag), B_INT(":most", WACHTER_STUK)), &gone);
    d->meer = gone == WACHTER_STUK;
    return r;
}
