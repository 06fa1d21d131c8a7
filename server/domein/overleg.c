/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/overleg.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/actie.h"
#include "domein/attendering.h"
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

static enum result one_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    static const char sql[] =
        "SELECT id, begin_op AS begin, minuten, plaats, waarom, status, reden,"
        " versie FROM zicht_overleg WHERE id = :id";
    if (db_row(d->db, p, sql, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    return *ret ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

static enum result running(const json_t *row, struct probleem *p)
{
    return strcmp(row_text(row, "status"), "afgelast") == 0
               ? probleem_set(p, PROBLEEM_CONFLICT, "Dit overleg gaat niet door.")
               : DONE;
}

/* ---- inviting ---- */

/* Who the viewer sees helping here; somebody hidden and somebody unknown get the same (R24). */
static const char SQL_HELPS[] =
    "SELECT 1 FROM zicht_betrokkenheid WHERE gebruiker_id = :id AND status = 'actief'"
    " AND (tot IS NULL OR tot >= vandaag())"
    " UNION ALL SELECT 1 FROM zicht_kaart WHERE regisseur_id = :id LIMIT 1";
static const char SQL_MEMBER[] =
    "SELECT 1 FROM zicht_lid WHERE persoon_id = :id AND tot IS NULL LIMIT 1";
static const char SQL_NETWORK[] = "SELECT 1 FROM zicht_netwerklid WHERE id = :id"
                                  " AND (tot IS NULL OR tot >= vandaag()) LIMIT 1";
static const struct {
    const char *veld, *sql, *kolom;
} WIE[] = {
    {"gebruikers", SQL_HELPS, "gebruiker_id"},
    {"gezin", SQL_MEMBER, "persoon_id"},
    {"netwerk", SQL_NETWORK, "netwerk_id"},
};

static const char SQL_INVITE[] =
    "INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id, persoon_id,"
    " netwerk_id, antwoord) VALUES (:h, :overleg, :id, :gebruiker, :persoon, :netwerk, :antwoord)"
    " ON CONFLICT DO NOTHING";
static const char SQL_ADDRESSED[] =
    "SELECT 1 FROM geadresseerde WHERE huishouden_id = :h AND item_id = :item AND gebruiker_id = :g"
    " AND (tot IS NULL OR tot >= vandaag())";

static enum result tell(struct dossier *d, int64_t overleg, int64_t aan, const char *soort,
                        struct probleem *p)
{
    const struct attendering a = {
        .soort = soort, .huishouden = d->huishouden, .object = "overleg", .object_id = overleg};
    return attendering_send(d->v, aan, &a, p);
}

static enum result send(struct dossier *d, int64_t overleg, int64_t aan, struct probleem *p)
{
    int64_t there;
    if (aan == d->v->kijker->gebruiker)
        return DONE;
    if (db_int(d->db, p, SQL_ADDRESSED,
               BINDS(B_INT(":h", d->huishouden), B_INT(":item", overleg), B_INT(":g", aan)), 0,
               &there) != DONE)
        return FAILED;
    if (there)
        return DONE;
    return item_address(d, p, overleg, aan, 0, NULL) == DONE
               ? tell(d, overleg, aan, "overleg-uitgenodigd", p)
               : FAILED;
}

static enum result invite_one(struct dossier *d, int64_t overleg, size_t kind, int64_t who,
                              struct probleem *p)
{
    int64_t found = who == d->v->kijker->gebruiker && kind == 0;
    if (!found && db_int(d->db, p, WIE[kind].sql, BINDS(B_INT(":id", who)), 0, &found) != DONE)
        return FAILED;
    if (!found)
        return probleem_veld(p, WIE[kind].veld, "niet-betrokken",
                             "Kies alleen mensen die bij dit gezin meehelpen of erbij horen.");
    if (db_exec(d->db, p, SQL_INVITE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", overleg),
                      B_INT(":id", verzoek_id(d->v)), B_REF(":gebruiker", kind == 0 ? who : 0),
                      B_REF(":persoon", kind == 1 ? who : 0),
                      B_REF(":netwerk", kind == 2 ? who : 0),
                      B_TEXT(":antwoord", who == d->v->kijker->gebruiker ? "ja" : "open")),
                NULL) != DONE)
        return FAILED;
    return kind == 0 ? send(d, overleg, who, p) : DONE;
}

static enum result invite_all(struct dossier *d, int64_t overleg, const json_t *in,
                              struct probleem *p)
{
    const json_t *who;
    size_t i;
    for (size_t kind = 0; kind < COUNT_OF(WIE); kind++)
        json_array_foreach(json_object_get(in, WIE[kind].veld), i, who)
        {
            if (invite_one(d, overleg, kind, json_integer_value(who), p) != DONE)
                return FAILED;
        }
    return DONE;
}

enum result overleg_invite(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (one_get(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        running(row, p) != DONE)
        return FAILED;
    size_t many = 0;
    for (size_t kind = 0; kind < COUNT_OF(WIE); kind++)
        many += json_array_size(json_object_get(in, WIE[kind].veld));
    if (many == 0)
        return probleem_veld(p, WIE[0].veld, "verplicht", "Kies wie u uitnodigt.");
    return invite_all(d, id, in, p);
}

/* ---- an invitation taken back ---- */

static const char SQL_GUEST[] = "SELECT gebruiker_id AS gebruiker FROM overleg_genodigde"
                                " WHERE huishouden_id = :h AND overleg_id = :overleg AND id = :id";
/* By id, of those the viewer sees at this meeting. */
static const char SQL_GUEST_SEEN[] =
    "SELECT 1 FROM zicht_overleg_genodigde WHERE overleg_id = :overleg AND id = :id";
static const char SQL_UNINVITE[] = "DELETE FROM overleg_genodigde WHERE huishouden_id = :h"
                                   " AND overleg_id = :overleg AND id = :id";
/* What was said about it leads nowhere any more. */
static const char SQL_UNTELL[] = "DELETE FROM attendering WHERE gebruiker_id = :aan"
                                 " AND object = 'overleg' AND object_id = :overleg";

static enum result uninvited(struct dossier *d, int64_t overleg, int64_t aan, struct probleem *p)
{
    const struct attendering a = {.soort = "overleg-ingetrokken", .huishouden = d->huishouden};
    if (item_unaddress(d, p, overleg, aan, true) != DONE ||
        db_exec(d->db, p, SQL_UNTELL, BINDS(B_INT(":aan", aan), B_INT(":overleg", overleg)),
                NULL) != DONE)
        return FAILED;
    return attendering_send(d->v, aan, &a, p);
}

enum result overleg_uninvite(struct dossier *d, int64_t id, int64_t genodigde, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *guest = NULL;
    int64_t seen;
    const struct db_bind *one =
        BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", id), B_INT(":id", genodigde));
    if (one_get(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        db_int(d->db, p, SQL_GUEST_SEEN, BINDS(B_INT(":overleg", id), B_INT(":id", genodigde)), 0,
               &seen) != DONE ||
        db_row(d->db, p, SQL_GUEST, one, &guest) != DONE)
        return FAILED;
    if (!seen || !guest)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (running(row, p) != DONE)
        return FAILED;
    if (row_int(row, "begin") <= d->v->nu || strcmp(row_text(row, "status"), "gepland") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit overleg is al begonnen. Wie er was, legt u vast bij \"Wie was "
                            "er?\". Er is niets veranderd.");
    if (db_exec(d->db, p, SQL_UNINVITE, one, NULL) != DONE)
        return FAILED;
    int64_t gebruiker = row_int(guest, "gebruiker");
    return gebruiker ? uninvited(d, id, gebruiker, p) : DONE;
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
        invite_one(d, *ret_id, 0, d->v->kijker->gebruiker, p) != DONE ||
        invite_all(d, *ret_id, in, p) != DONE)
        return FAILED;
    return points_put(d, *ret_id, in, p);
}

/* ---- changing ---- */

static const char SQL_CHANGE[] =
    "UPDATE overleg SET begin_op = :begin, minuten = :minuten, plaats = :plaats, waarom = :waarom,"
    " status = :status, reden = :reden, gewijzigd_op = :nu, versie = versie + 1 WHERE "
    "huishouden_id = :h AND id = :id";
static const char SQL_INVITED[] =
    "SELECT gebruiker_id AS id FROM overleg_genodigde WHERE huishouden_id = :h AND overleg_id = :id"
    " AND gebruiker_id IS NOT NULL ORDER BY id";

static enum result tell_invited(struct dossier *d, int64_t id, const char *soort,
                                struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_INVITED, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (tell(d, id, row_int(row, "id"), soort, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* Who said yes to another moment did not say it to this one. */
static const char SQL_ASK_AGAIN[] =
    "UPDATE overleg_genodigde SET antwoord = 'open' WHERE huishouden_id = :h AND overleg_id = :id"
    " AND gebruiker_id IS NOT NULL AND gebruiker_id <> :wie";

static enum result ask_again(struct dossier *d, int64_t id, struct probleem *p)
{
    return db_exec(
        d->db, p, SQL_ASK_AGAIN,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":wie", d->v->kijker->gebruiker)),
        NULL);
}

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
    if (one_get(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        versie_check(d->v, row_int(row, "versie"), p) != DONE || running(row, p) != DONE ||
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
    if (off && !row_text(row, "reden"))
        return probleem_veld(p, "reden", "verplicht", "Schrijf waarom het niet doorgaat.");
    *ret_versie = row_int(row, "versie") + 1;
    return change_save(d, id, row, p) == DONE && (now == was || ask_again(d, id, p) == DONE)
               ? tell_invited(d, id, off ? "overleg-afgelast" : "overleg-gewijzigd", p)
               : FAILED;
}

static const char SQL_ANSWER[] = "UPDATE overleg_genodigde SET antwoord = :antwoord WHERE "
                                 "huishouden_id = :h AND overleg_id = :id"
                                 " AND gebruiker_id = :wie";

enum result overleg_answer(struct dossier *d, int64_t id, const char *antwoord, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t changed;
    if (one_get(d, id, &row, p) != DONE || mag_item(d, p, "overleg.antwoorden", id) != DONE ||
        running(row, p) != DONE ||
        db_exec(d->db, p, SQL_ANSWER,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":antwoord", antwoord),
                      B_INT(":wie", d->v->kijker->gebruiker)),
                &changed) != DONE)
        return FAILED;
    return changed ? DONE : probleem_set(p, PROBLEEM_GEEN_RECHT, "U bent niet uitgenodigd. (R5)");
}

/* ---- at the meeting ---- */

static const char SQL_ABSENT[] = "UPDATE overleg_genodigde SET aanwezig = 0"
                                 " WHERE huishouden_id = :h AND overleg_id = :id";
static const char SQL_PRESENT[] =
    "UPDATE overleg_genodigde SET aanwezig = 1 WHERE huishouden_id = :h AND overleg_id = :overleg"
    " AND id = :id";
static const char SQL_HELD[] = "UPDATE overleg SET status = 'gehouden', versie = versie + 1"
                               " WHERE huishouden_id = :h AND id = :id";

enum result overleg_attendance(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const json_t *who;
    size_t i;
    const struct db_bind *this = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    if (one_get(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        running(row, p) != DONE)
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

enum result overleg_decide(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t actie = 0, doel = row_int(in, "doel");
    if (one_get(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        running(row, p) != DONE)
        return FAILED;
    if (doel && !row_text(in, "vervaldatum"))
        return probleem_veld(p, "vervaldatum", "verplicht", "Kies vóór wanneer het klaar is.");
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
    if (one_get(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        running(row, p) != DONE)
        return FAILED;
    clock_local_date(row_int(row, "begin"), day);
    if (strcmp(day, d->v->vandaag) > 0)
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit overleg is nog niet begonnen.");
    note = json_deep_copy(in);
    json_object_set_new(note, "vorm", json_string("overleg"));
    json_object_set_new(note, "datum", json_string(day));
    if (notitie_add(d, note, &notitie, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_MINUTES,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", id), B_INT(":n", notitie)),
                   NULL);
}
