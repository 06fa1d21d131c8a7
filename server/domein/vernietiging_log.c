/* SPDX-License-Identifier: EUPL-1.2 */
/* What the log forgets of a list (R31): lines about a household that is gone, and of lines about a
 * person who is gone that person. */
#include "base/cleanup.h"
#include "base/id.h"
#include "domein/vernietiging.h"
#include "logboek/wissing.h"

#include <stdlib.h>
#include <string.h>

enum { LINES = 2000, ERASED = 200 };

/* `weg`: who of the line's persons went, of this household or of all; `heel`: its household went.
 */
static const char SQL_LINES[] =
    "SELECT l.volgnr, l.personen,"
    " EXISTS (SELECT 1 FROM vernietigingsregel r WHERE r.huishouden_id = l.huishouden"
    "  AND r.wat = 'huishouden' AND r.lijst_id = :lijst AND r.status = 'vernietigd') AS heel,"
    " (SELECT group_concat(id_tekst(r.persoon_id), ',') FROM vernietigingsregel r"
    "  WHERE r.lijst_id = :lijst AND r.wat = 'persoon' AND r.status = 'vernietigd'"
    "  AND (r.overal = 1 OR r.huishouden_id = l.huishouden)"
    "  AND instr(l.personen, id_tekst(r.persoon_id)) > 0) AS weg"
    " FROM logregel l WHERE l.volgnr > :tot AND l.volgnr <= :tot + :lines"
    " AND l.salt IS NOT NULL AND (l.huishouden IS NOT NULL OR l.personen IS NOT NULL)"
    " ORDER BY l.volgnr";

struct forgetting {
    struct wissing_regel regel[ERASED];
    char *blijven[ERASED];
    size_t count;
};

static void forgetting_clear(struct forgetting *f)
{
    for (size_t i = 0; i < f->count; i++)
        free(f->blijven[i]);
    f->count = 0;
}

/* Who stays, as a text of ids; NULL when nobody does. */
static enum result who_stays(const char *personen, const char *weg, char **ret, struct probleem *p)
{
    size_t n = strlen(personen);
    char *text = calloc(1, n + 1), *end = text;
    if (!text)
        return probleem_intern(p, "no memory to forget a person");
    for (const char *s = personen; *s; s += strcspn(s, ","), s += *s == ',') {
        char id[ID_TEXT_SIZE] = "";
        size_t length = strcspn(s, ",");
        if (length >= sizeof id)
            continue;
        memcpy(id, s, length);
        if (strstr(weg, id))
            continue;
        if (end > text)
            *end++ = ',';
        memcpy(end, id, length);
        end += length;
    }
    if (end == text) {
        free(text);
        text = NULL;
    }
    *ret = text;
    return DONE;
}

/* Reads on until there is enough for one erasure; *tot follows. */
static enum result gather(struct db_conn *c, int64_t lijst, int64_t *tot, struct forgetting *f,
                          struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    if (db_query(c, p, SQL_LINES,
                 BINDS(B_INT(":lijst", lijst), B_INT(":tot", *tot), B_INT(":lines", LINES)),
                 &s) != DONE)
        return FAILED;
    int64_t until = *tot + LINES;
    for (;;) {
        bool more;
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            break;
        const char *personen = db_column_text(s, 1), *weg = db_column_text(s, 3);
        bool whole = db_column_int(s, 2) != 0;
        if (!whole && !weg)
            continue;
        if (f->count == ERASED) {
            until = f->regel[ERASED - 1].volgnr;
            break;
        }
        char *blijven = NULL;
        if (!whole && personen && who_stays(personen, weg, &blijven, p) != DONE)
            return FAILED;
        f->blijven[f->count] = blijven;
        f->regel[f->count++] = (struct wissing_regel){db_column_int(s, 0), blijven};
    }
    *tot = until;
    return DONE;
}

enum result vernietiging_log_run(struct db_conn *writer, const uint8_t *zaad, int64_t tijd_ms,
                                 int64_t lijst, int64_t *tot, int64_t *ret_erased, bool *ret_end,
                                 struct probleem *p)
{
    static const char last[] = "SELECT max(volgnr) FROM logregel";
    char name[40], id[ID_TEXT_SIZE];
    size_t erased = 0;
    int64_t end = 0;
    id_format(lijst, id);
    (void)snprintf(name, sizeof name, "vernietigingslijst/%s", id);
    AUTO_FREE struct forgetting *f = calloc(1, sizeof *f);
    if (!f)
        return probleem_intern(p, "no memory to forget");
    enum result r = db_int(writer, p, last, NO_BINDS, 0, &end);
    if (r == DONE)
        r = gather(writer, lijst, tot, f, p);
    if (r == DONE)
        r = logboek_wipe(writer, zaad, tijd_ms, name, f->regel, f->count, &erased, p);
    forgetting_clear(f);
    *ret_erased = (int64_t)erased;
    /* What was added just now tells of nobody who is gone. */
    *ret_end = *tot >= end;
    return r;
}
