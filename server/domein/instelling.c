/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/instelling.h"

static const char SQL_INT[] = "SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = "
                              ":sleutel AND waarde GLOB '[0-9]*'";

enum result instelling_int(struct db_conn *c, const char *sleutel, int64_t *ret, struct probleem *p)
{
    int64_t value;
    if (db_int(c, p, SQL_INT, BINDS(B_TEXT(":sleutel", sleutel)), -1, &value) != DONE)
        return FAILED;
    if (value < 0)
        return probleem_intern(p, "setting %s is missing", sleutel);
    *ret = value;
    return DONE;
}
