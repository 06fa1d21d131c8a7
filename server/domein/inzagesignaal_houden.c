/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping what was found, and telling the privacy officers. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/inzagesignaal_intern.h"

#include <string.h>

static const char SQL_NU[] = "SELECT id, stand, aantal, gesloten_bij AS bij FROM inzagesignaal"
                             " WHERE gebruiker_id = :g AND soort = :soort AND dag = :dag";
static const char SQL_NIEUW[] =
    "INSERT INTO inzagesignaal (id, soort, gebruiker_id, dag, regel_id, aantal, regels, eerste_op,"
    " laatste_op, laatste_volgnr) VALUES (:id, :soort, :g, :dag, :regel, :aantal, :regels, :eerste,"
    " :laatste, :volgnr)";
static const char SQL_GROEIT[] =
    "UPDATE inzagesignaal SET aantal = max(aantal, :aantal), regels = max(regels, :regels),"
    " eerste_op = min(eerste_op, :eerste), laatste_op = max(laatste_op, :laatste),"
    " laatste_volgnr = max(laatste_volgnr, :volgnr), versie = versie + 1 WHERE id = :id"
    " AND (aantal < :aantal OR regels < :regels OR laatste_volgnr < :volgnr)";
static const char SQL_HUISHOUDEN[] =
    "INSERT INTO inzagesignaal_huishouden (signaal_id, huishouden_id, regels, laatste_op)"
    " SELECT :id, :h, :regels, :op WHERE EXISTS (SELECT 1 FROM huishouden WHERE id = :h)"
    " ON CONFLICT DO UPDATE SET regels = max(regels, excluded.regels),"
    " laatste_op = max(laatste_op, excluded.laatste_op)";
static const char SQL_OPEN[] =
    "UPDATE inzagesignaal SET stand = 'nieuw', gesloten_bij = NULL, versie = versie + 1"
    " WHERE id = :id";
static const char SQL_STAP[] =
    "INSERT INTO inzagesignaal_stap (signaal_id, nr, stand, op) SELECT :id,"
    " coalesce(max(nr), 0) + 1, 'nieuw', :op FROM inzagesignaal_stap WHERE signaal_id = :id";
static const char SQL_TOT[] = "UPDATE inzagesignaal_stand SET volgnr = :tot WHERE volgnr = :van";

static enum result households_keep(struct db_conn *c, int64_t id, const json_t *f,
                                   int64_t *ret_more, struct probleem *p)
{
    static const char count[] =
        "SELECT count(*) FROM inzagesignaal_huishouden WHERE signaal_id = :id";
    const json_t *row;
    size_t i;
    int64_t before, after;
    if (db_int(c, p, count, BINDS(B_INT(":id", id)), 0, &before) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(f, "huishoudens"), i, row)
    {
        if (db_exec(c, p, SQL_HUISHOUDEN,
                    BINDS(B_INT(":id", id), B_INT(":h", row_int(row, "id")),
                          B_INT(":regels", row_int(row, "regels")),
                          B_INT(":op", row_int(row, "op"))),
                    NULL) != DONE)
            return FAILED;
    }
    if (db_int(c, p, count, BINDS(B_INT(":id", id)), 0, &after) != DONE)
        return FAILED;
    *ret_more = after - before;
    return DONE;
}

static enum result reopen(struct db_conn *c, const struct inzage_stap *s, int64_t id,
                          struct probleem *p)
{
    if (db_exec(c, p, SQL_OPEN, BINDS(B_INT(":id", id)), NULL) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_STAP, BINDS(B_INT(":id", id), B_INT(":op", clock_now(&s->app->clock))),
                   NULL);
}

/* What is closed opens again for another household of the same name, address or ended help, and
 * when the number doubled: not for every line more. */
static bool asks_again(const json_t *now, const json_t *f, int64_t more_households)
{
    int64_t bij = row_int(now, "bij");
    const char *soort = row_text(f, "soort");
    if (!bij)
        return false;
    bool by_household = strcmp(soort, INZAGESIGNAAL_CODES[ZELFDE_NAAM]) == 0 ||
                        strcmp(soort, INZAGESIGNAAL_CODES[ZELFDE_ADRES]) == 0 ||
                        strcmp(soort, INZAGESIGNAAL_CODES[NA_EINDE]) == 0;
    return (by_household && more_households > 0) || row_int(f, "aantal") >= 2 * bij;
}

static enum result found_write(struct db_conn *c, const struct inzage_stap *s, const json_t *f,
                               struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    int64_t more;
    if (db_row(c, p, SQL_NU,
               BINDS(B_INT(":g", row_int(f, "gebruiker")), B_TEXT(":soort", row_text(f, "soort")),
                     B_TEXT(":dag", row_text(f, "dag"))),
               &now) != DONE)
        return FAILED;
    int64_t id = now ? row_int(now, "id") : id_new(s->app->ids);
    if (!now &&
        db_exec(
            c, p, SQL_NIEUW,
            BINDS(B_INT(":id", id), B_TEXT(":soort", row_text(f, "soort")),
                  B_INT(":g", row_int(f, "gebruiker")), B_TEXT(":dag", row_text(f, "dag")),
                  B_INT(":regel", row_int(f, "regel")), B_INT(":aantal", row_int(f, "aantal")),
                  B_INT(":regels", row_int(f, "regels")), B_INT(":eerste", row_int(f, "eerste")),
                  B_INT(":laatste", row_int(f, "laatste")), B_INT(":volgnr", row_int(f, "volgnr"))),
            NULL) != DONE)
        return FAILED;
    if (now &&
        db_exec(
            c, p, SQL_GROEIT,
            BINDS(B_INT(":id", id), B_INT(":aantal", row_int(f, "aantal")),
                  B_INT(":regels", row_int(f, "regels")), B_INT(":eerste", row_int(f, "eerste")),
                  B_INT(":laatste", row_int(f, "laatste")), B_INT(":volgnr", row_int(f, "volgnr"))),
            NULL) != DONE)
        return FAILED;
    if (households_keep(c, id, f, &more, p) != DONE)
        return FAILED;
    if (now && !asks_again(now, f, more))
        return DONE;
    if (now && reopen(c, s, id, p) != DONE)
        return FAILED;
    /* One message is enough: it leads to the queue. */
    static const struct attendering queue = {.soort = "inzagesignaal-nieuw",
                                             .object = "inzagesignalen"};
    return attendering_privacy_once(c, s->app->ids, clock_now(&s->app->clock),
                                    row_int(f, "gebruiker"), &queue, p);
}

/* All of a step at once: a crash repeats it, and repeating changes nothing. */
enum result inzage_keep(struct db_conn *c, const struct inzage_stap *s, struct probleem *p)
{
    const json_t *f;
    size_t i;
    int64_t moved = 0;
    if (db_exec(c, p, SQL_TOT, BINDS(B_INT(":van", s->van), B_INT(":tot", s->tot)), &moved) != DONE)
        return FAILED;
    if (!moved)
        return DONE;
    json_array_foreach(s->gevonden, i, f)
    {
        if (found_write(c, s, f, p) != DONE)
            return FAILED;
    }
    return DONE;
}
