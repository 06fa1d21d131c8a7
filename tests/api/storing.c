/* SPDX-License-Identifier: EUPL-1.2 */
#include "storing.h"

#include "harness.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "wachter/wachter.h"

#include <stdio.h>
#include <string.h>

enum { AT_MOST = 400 };

/* `n`: which row from now on fails; 0: none does. */
void storing_prepare(const char *const *tabellen, size_t count)
{
    static const char *const WAT[] = {"INSERT", "UPDATE", "DELETE"};
    BUF_AUTO struct buf sql;
    buf_init(&sql, 65536);
    buf_format(&sql, "CREATE TABLE storing (n INTEGER NOT NULL); INSERT INTO storing VALUES (0);");
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < COUNT_OF(WAT); j++) {
            if (j > 0 && strcmp(tabellen[i], "logregel") == 0)
                continue; /* a line of the log is never changed */
            buf_format(&sql,
                       "CREATE TRIGGER storing_%s_%s BEFORE %s ON %s WHEN (SELECT n FROM storing)"
                       " > 0 BEGIN UPDATE storing SET n = n - 1; SELECT RAISE(ABORT, 'storing')"
                       " FROM storing WHERE n = 0; END;",
                       tabellen[i], WAT[j], WAT[j], tabellen[i]);
        }
    ck_assert(!sql.failed);
    change(sql.data);
}

static void fault_at(int n)
{
    char sql[60];
    (void)snprintf(sql, sizeof sql, "UPDATE storing SET n = %d", n);
    change(sql);
}

static void unchanged(const struct storing *s, const char *before, int n)
{
    AUTO_FREE char *after = s->picture();
    ck_assert_msg(strcmp(before, after) == 0, "half done at fault %d:\n%s\n%s", n, before, after);
}

void storing_every(const struct storing *s, int (*step)(void))
{
    AUTO_FREE char *before = s->picture();
    int n, status = 0;
    for (n = 1; n < AT_MOST; n++) {
        fault_at(n);
        status = step();
        int64_t left = value("SELECT n FROM storing");
        fault_at(0);
        if (s->holds)
            s->holds();
        if (status < 300 && left > 0)
            break;
        ck_assert_msg(status >= 400, "fault %d: %d", n, status);
        unchanged(s, before, n);
    }
    ck_assert_msg(status < 300 && n > 2, "%d after %d faults", status, n);
}

void storing_wachter(const struct storing *s)
{
    AUTO_FREE char *before = s->picture ? s->picture() : NULL;
    int n;
    for (n = 1; n < AT_MOST; n++) {
        PROBLEEM_AUTO struct probleem p = {0};
        fault_at(n);
        enum result r = wachter_catch_up(app.writer, &app.clock, app.ids, &p);
        fault_at(0);
        if (s->holds)
            s->holds();
        if (r == DONE)
            break;
        if (before)
            unchanged(s, before, n);
    }
    ck_assert_int_gt(n, 2);
    ck_assert_int_lt(n, AT_MOST);
}
