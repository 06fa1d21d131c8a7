/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is invited to a meeting: asked, told, taken back, and what they answer. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/overleg_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

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

enum result overleg_invite_self(struct dossier *d, int64_t overleg, struct probleem *p)
{
    return invite_one(d, overleg, 0, d->v->kijker->gebruiker, p);
}

enum result overleg_invite_all(struct dossier *d, int64_t overleg, const json_t *in,
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
    if (overleg_one(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        overleg_goes_on(row, p) != DONE)
        return FAILED;
    size_t many = 0;
    for (size_t kind = 0; kind < COUNT_OF(WIE); kind++)
        many += json_array_size(json_object_get(in, WIE[kind].veld));
    if (many == 0)
        return probleem_veld(p, WIE[0].veld, "verplicht", "Kies wie u uitnodigt.");
    return overleg_invite_all(d, id, in, p);
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
    if (overleg_one(d, id, &row, p) != DONE || mag(d, p, "overleg.wijzigen") != DONE ||
        db_int(d->db, p, SQL_GUEST_SEEN, BINDS(B_INT(":overleg", id), B_INT(":id", genodigde)), 0,
               &seen) != DONE ||
        db_row(d->db, p, SQL_GUEST, one, &guest) != DONE)
        return FAILED;
    if (!seen || !guest)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (overleg_goes_on(row, p) != DONE)
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

/* ---- all of them ---- */

static const char SQL_INVITED[] =
    "SELECT gebruiker_id AS id FROM overleg_genodigde WHERE huishouden_id = :h AND overleg_id = :id"
    " AND gebruiker_id IS NOT NULL ORDER BY id";

enum result overleg_tell_invited(struct dossier *d, int64_t id, const char *soort,
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

static const char SQL_ASK_AGAIN[] =
    "UPDATE overleg_genodigde SET antwoord = 'open' WHERE huishouden_id = :h AND overleg_id = :id"
    " AND gebruiker_id IS NOT NULL AND gebruiker_id <> :wie";

enum result overleg_ask_again(struct dossier *d, int64_t id, struct probleem *p)
{
    return db_exec(
        d->db, p, SQL_ASK_AGAIN,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":wie", d->v->kijker->gebruiker)),
        NULL);
}

/* ---- their answer ---- */

static const char SQL_ANSWER[] = "UPDATE overleg_genodigde SET antwoord = :antwoord WHERE "
                                 "huishouden_id = :h AND overleg_id = :id"
                                 " AND gebruiker_id = :wie";

enum result overleg_answer(struct dossier *d, int64_t id, const char *antwoord, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t changed;
    if (overleg_one(d, id, &row, p) != DONE || mag_item(d, p, "overleg.antwoorden", id) != DONE ||
        overleg_goes_on(row, p) != DONE ||
        db_exec(d->db, p, SQL_ANSWER,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":antwoord", antwoord),
                      B_INT(":wie", d->v->kijker->gebruiker)),
                &changed) != DONE)
        return FAILED;
    return changed ? DONE : probleem_set(p, PROBLEEM_GEEN_RECHT, "U bent niet uitgenodigd. (R5)");
}
