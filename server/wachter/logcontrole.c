/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/logcontrole.h"

#include "wachter/taken.h"

enum result wachter_logcontrole(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    return logcontrole_daily(c, id_new(d->ids), d->nu, p);
}
