/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/overleg_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/actie.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/notitie.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { AGENDA_MAX = 20 };

/* "2026-11-26T13:00:00Z", as the fields give it. */
static int64_t instant_of(const char *text)
{
    char day[DATUM_SIZE];
    memcpy(day, text, sizeof day - 1);
    day[sizeof day - 1] = '\0';
    const char *t = text + sizeof day;
    int hours = (t[0] - '0') * 10 + (t[1] - '0'), minutes = (t[3] - '0') * 10 + (t[4] - '0');
    return (int64_t)datum_to_day(day) * 86400 + hours * 3600 + minutes * 60;
}

enum result overleg_one(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    static const char sql[] =
        "SELECT id, begin_op AS begin, minuten, plaats, waarom, status, reden,"
        " versie FROM zicht_overleg WHERE id = :id";
    return dossier_one(d, p, sql, BINDS(B_INT(":id", id)), ret);
}

enum result overleg_goes_on(const json_t *row, struct probleem *p)
{
    return strcmp(row_text(row, "status"), "afgelast") == 0
               ? probleem_set(p, PROBLEEM_CONFLICT, "Dit overleg gaat niet door.")
               : DONE;
}

/* ---- the agenda ---- */

static const char SQL_POINT[] =
    "INSERT INTO overleg_punt (huishouden_id, overleg_id, id, item_id, tekst)"
    " VALUES (:h, :overleg, :id, :item, :tekst)";
static const char SQL_OPEN_POINT[] =
    "SELECT 1 FROM zicht_doel WHERE id = :id UNION ALL SELECT 1 FROM zicht_actie WHERE id = :id";

static enum result point_put(struct dossier *d, int64_t overleg, int64_t item, const char *tekst,
                             struct probleem *p)
{
    return db_exec(d->db, p, SQL_POINT,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", overleg),
                         B_INT(":id", verzoek_id(d->v)), B_REF(":item", item),
                         B_TEXT(":tekst", tekst)),
                   NULL);
}

static enum result points_put(struct dossier *d, int64_t overleg, const json_t *in,
                              struct probleem *p)
{
    const json_t *item;
    size_t i;
    json_array_foreach(json_object_get(in, "punten"), i, item)
    {
        int64_t seen, id = json_integer_value(item);
        if (db_int(d->db, p, SQL_OPEN_POINT, BINDS(B_INT(":id", id)), 0, &seen) != DONE)
            return FAILED;
        if (!seen)
            return probleem_veld(p, "punten", "onbekend", "Kies uit de punten die er staan.");
        if (point_put(d, overleg, id, NULL, p) != DONE)
            return FAILED;
    }
    const char *at = row_text(in, "agenda");
    for (int n = 0; at && *at; n++) {
        size_t length = strcspn(at, "\r\n");
        AUTO_FREE char *line = strndup(at, length);
        if (!line)
            return probleem_intern(p, "no memory");
        if (n >= AGENDA_MAX)
            return probleem_veld(p, "agenda", "te-veel", "Schrijf hoogstens 20 punten op.");
        if (line[strspn(line, " \t")] && point_put(d, overleg, 0, line, p) != DONE)
            return FAILED;
        at += length;
        at += strspn(at, "\r\n");
    }
    return DONE;
}

/* ---- planning ---- */

static const char SQL_MEMBERS[] =
    "SELECT DISTINCT persoon_id AS id FROM zicht_lid WHERE tot IS NULL"
    " OR tot >= vandaag() ORDER BY 1 LIMIT 30";
static const char SQL_ADD[] =
    "INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, plaats, waarom, status,"
    " gewijzigd_op) VALUES (:h, :id, :soort, :begin, :minuten, :plaats, :waarom, 'gepland', :nu)";

static enum result members(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_MEMBERS, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_array();
    json_array_foreach(rows, i, row) json_array_append(*ret, json_object_get(row, "id"));
    return DONE;
}

static enum result when_check(const struct dossier *d, int64_t begin, struct probleem *p)
{
    if (begin < d->v->nu - 30 * 86400)
        return probleem_veld(p, "begin", "te-vroeg", "Dit is langer dan een maand geleden.");
    if (begin > d->v->nu + (int64_t)2 * 366 * 86400)
        return probleem_veld(p, "begin", "te-laat", "Dit is over meer dan twee jaar.");
    return DONE;
}

enum result overleg_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    int64_t begin = instant_of(row_text(in, "begin"));
    if (mag(d, p, "overleg.toevoegen") != DONE || members(d, &personen, p) != DONE)
        return FAILED;
    if (when_check(d, begin, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {
        .soort = "overleg", .categorie = "overleg", .aard = "coordinatie", .personen = personen};
    if (item_new(d, p, &item, ret_id) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_JSON(":soort", json_object_get(in, "soort")), B_INT(":begin", begin),
                      B_JSON(":minuten", json_object_get(in, "minuten")),
                      B_JSON(":plaats", json_object_get(in, "plaats")),
                      B_JSON(":waarom", json_object_get(in, "waarom")), B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        overleg_invite_self(d, *ret_id, p) != DONE || overleg_invite_all(d, *ret_id, in, p) != DONE)
        return FAILED;
    return points_put(d, *ret_id, in, p);
}

/* ---- changing ---- */

static const char SQL_CHANGE[] =
    "UPDATE overleg SET begin_op = :begin, minuten = :minuten, plaats = :plaats, waarom = :waarom,"
    " status = :status, reden = :reden, gewijzigd_op = :nu, versie = versie + 1 WHERE "
    "huishouden_id = :h AND id = :id";
static enum result change_save(struct dossier *d, int64_t id, const json_t *now, struct probleem *p)
{
    return db_exec(
        d->db, p, SQL_CHANGE,
        BINDS(
            B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":begin", row_int(now, "begin")),
            B_INT(":minuten", row_int(now, "minuten")), B_TEXT(":plaats", row_text(now, "plaats")),
            B_TEXT(":waarom", row_text(now, "waarom")), B_TEXT(":status", row_text(now, "status")),
            B_TEXT(":reden", row_text(now, "reden")), B_INT(":nu", d->v->nu)),
        NULL);
}

/* What a meeting cannot be without may be left out of a change, not emptied. */
static enum result not_empty(const json_t *in, struct probleem *p)
{
    static const char *const FIELDS[] = {"begin", "minuten", "waarom"};
    for (size_t i = 0; i < COUNT_OF(FIELDS); i++)
        if (json_is_null(json_object_get(in, FIELDS[i])))
            return probleem_veld(p, FIELDS[i], "verplicht", "Dit mag niet leeg zijn.");
    return DONE;
}

enum result overleg_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                           struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const char *begin = row_text(in, "begin");
    if (overleg_one(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        versie_check(d->v, row_int(row, "versie"), p) != DONE || overleg_goes_on(row, p) != DONE ||
        not_empty(in, p) != DONE)
        return FAILED;
    bool held = strcmp(row_text(row, "status"), "gehouden") == 0;
    int64_t was = row_int(row, "begin"), now = begin ? instant_of(begin) : was;
    AUTO_JSON json_t *status = json_incref(json_object_get(row, "status"));
    row_merge(row, in);
    /* The only choice is to call it off: left empty, it goes on as it was. */
    if (!row_text(row, "status"))
        json_object_set(row, "status", status);
    json_object_set_new(row, "begin", json_integer(now));
    bool off = strcmp(row_text(row, "status"), "afgelast") == 0;
    if (off && held)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit overleg is al gehouden. Er is niets veranderd.");
    if (now != was && when_check(d, now, p) != DONE)
        return FAILED;
    if (held && now > d->v->nu)
        return probleem_veld(p, "begin", "te-laat",
                             "Dit overleg is al gehouden. Kies wanneer het was, of plan een nieuw "
                             "overleg.");
    if (off && !row_text(row, "reden"))
        return probleem_veld(p, "reden", "verplicht", "Schrijf waarom het niet doorgaat.");
    *ret_versie = row_int(row, "versie") + 1;
    return change_save(d, id, row, p) == DONE &&
                   (now == was || held || overleg_ask_again(d, id, p) == DONE)
               ? overleg_tell_invited(d, id, off ? "overleg-afgelast" : "overleg-gewijzigd", p)
               : FAILED;
}

/* ---- at the meeting ---- */

/* Of those the viewer sees at this meeting; of somebody else it says nothing (R24). */
static const char SQL_ABSENT[] =
    "UPDATE overleg_genodigde SET aanwezig = 0 WHERE huishouden_id = :h AND overleg_id = :id"
    " AND id IN (SELECT g.id FROM zicht_overleg_genodigde g WHERE g.overleg_id = :id)";
static const char SQL_PRESENT[] =
    "UPDATE overleg_genodigde SET aanwezig = 1 WHERE huishouden_id = :h AND overleg_id = :overleg"
    " AND id = :id AND id IN (SELECT g.id FROM zicht_overleg_genodigde g"
    "  WHERE g.overleg_id = :overleg)";
static const char SQL_HELD[] = "UPDATE overleg SET status = 'gehouden', versie = versie + 1"
                               " WHERE huishouden_id = :h AND id = :id";

enum result overleg_attendance(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const json_t *who;
    size_t i;
    const struct db_bind *this = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    if (overleg_one(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        overleg_goes_on(row, p) != DONE)
        return FAILED;
    if (row_int(row, "begin") > d->v->nu)
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit overleg is nog niet begonnen.");
    if (db_exec(d->db, p, SQL_ABSENT, this, NULL) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(in, "aanwezig"), i, who)
    {
        int64_t found;
        if (db_exec(d->db, p, SQL_PRESENT,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", id),
                          B_INT(":id", json_integer_value(who))),
                    &found) != DONE)
            return FAILED;
        if (!found)
            return probleem_veld(p, "aanwezig", "onbekend", "Kies uit wie er is uitgenodigd.");
    }
    return db_exec(d->db, p, SQL_HELD, this, NULL);
}

static const char SQL_DECISION[] =
    "INSERT INTO overleg_besluit (huishouden_id, overleg_id, id, actie_id, tekst, door, op)"
    " VALUES (:h, :overleg, :id, :actie, :tekst, :door, :nu)";

/* On its own day; an hour early is no mistake. */
static enum result begun(const struct dossier *d, const json_t *row, char ret_day[DATUM_SIZE],
                         struct probleem *p)
{
    clock_local_date(row_int(row, "begin"), ret_day);
    return strcmp(ret_day, d->v->vandaag) <= 0
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT, "Dit overleg is nog niet begonnen.");
}

/* Who does it and before when are of an action, and that belongs to a goal: without one they would
 * be lost. */
static enum result action_check(const json_t *in, struct probleem *p)
{
    bool doel = row_int(in, "doel") != 0;
    if (doel && !row_text(in, "vervaldatum"))
        return probleem_veld(p, "vervaldatum", "verplicht", "Kies vóór wanneer het klaar is.");
    if (!doel && (row_int(in, "gebruiker") || row_int(in, "persoon") || row_int(in, "netwerk") ||
                  row_text(in, "vervaldatum")))
        return probleem_veld(p, "doel", "verplicht",
                             "U vulde in wie het doet of vóór wanneer. Kies ook bij welk doel het "
                             "hoort: dan wordt het een actie.");
    return DONE;
}

enum result overleg_decide(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    char day[DATUM_SIZE];
    int64_t actie = 0, doel = row_int(in, "doel");
    if (overleg_one(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        overleg_goes_on(row, p) != DONE || begun(d, row, day, p) != DONE ||
        action_check(in, p) != DONE)
        return FAILED;
    if (doel && actie_add(d, doel, in, &actie, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_DECISION,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", id),
                         B_INT(":id", verzoek_id(d->v)), B_REF(":actie", actie),
                         B_TEXT(":tekst", actie ? NULL : row_text(in, "titel")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_MINUTES[] =
    "INSERT INTO overleg_verslag (huishouden_id, overleg_id, notitie_id) VALUES (:h, :overleg, :n)";

enum result overleg_minutes(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *note = NULL;
    char day[DATUM_SIZE];
    int64_t notitie;
    if (overleg_one(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        overleg_goes_on(row, p) != DONE || begun(d, row, day, p) != DONE)
        return FAILED;
    note = json_deep_copy(in);
    json_object_set_new(note, "vorm", json_string("overleg"));
    json_object_set_new(note, "datum", json_string(day));
    if (notitie_add(d, note, &notitie, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_MINUTES,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", id), B_INT(":n", notitie)),
                   NULL);
}
