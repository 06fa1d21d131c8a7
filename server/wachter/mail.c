/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "wachter/taken.h"

#include <string.h>

/* Who asked for it and has something that came after the last one. Old ones are of no use. */
static const char SQL_MAKE[] =
    "INSERT INTO mail (gebruiker_id, dag, gemaakt_op, volgende_op)"
    " SELECT g.id, :dag, :nu, :nu FROM mailvoorkeur m JOIN gebruiker g ON g.id = m.gebruiker_id"
    " WHERE g.email IS NOT NULL AND EXISTS (SELECT 1 FROM regel_account w WHERE w.id = g.id)"
    " AND EXISTS (SELECT 1 FROM attendering a WHERE a.gebruiker_id = g.id"
    "  AND a.gelezen_op IS NULL AND a.op > coalesce((SELECT max(v.gemaakt_op) FROM mail v"
    "   WHERE v.gebruiker_id = g.id AND v.uitkomst IN ('verstuurd', 'geweigerd')), m.sinds_op))"
    " ON CONFLICT DO NOTHING";
static const char SQL_OLD[] =
    "DELETE FROM mail WHERE dag < :lang AND klaar_op IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM mail n WHERE n.gebruiker_id ="
    "  mail.gebruiker_id AND n.dag > mail.dag AND n.uitkomst = 'verstuurd')";

enum result wachter_mail(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    char today[DATUM_SIZE], lang[DATUM_SIZE];
    clock_local_date(d->nu, today);
    /* a day that was missed asks for none: the next that is not does */
    if (strcmp(d->dag, today) != 0 || datum_weekday(d->dag) > 4)
        return DONE;
    datum_add_days(d->dag, -30, lang);
    return db_exec(c, p, SQL_OLD, BINDS(B_TEXT(":lang", lang)), NULL) == DONE
               ? db_exec(c, p, SQL_MAKE, BINDS(B_TEXT(":dag", d->dag), B_INT(":nu", d->nu)), NULL)
               : FAILED;
}
