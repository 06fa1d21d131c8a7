/* SPDX-License-Identifier: EUPL-1.2 */
/* How a move ends: what the other side answered, and what we say to that. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/gemeente.h"
#include "domein/regie_intern.h"
#include "domein/verhuizing_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

static enum result nothing_changed(struct probleem *p, const char *why)
{
    return probleem_set(p, PROBLEEM_CONFLICT, "%s Er is niets veranderd.", why);
}

/* ---- what they answered ---- */

static enum result not_ours(struct probleem *p, const char *code, const char *reden)
{
    return probleem_veld(p, "bestand", code, "%s Er is niets ingelezen.", reden);
}

static const char SQL_GELEZEN[] =
    "UPDATE verhuizing SET status = 'teruggelezen', lezing = :lezing, gelezen = :tekst,"
    " gelezen_door = :door, gelezen_op = :nu, versie = versie + 1 WHERE huishouden_id = :h"
    " AND id = :id";
static const char SQL_GEWEIGERD[] =
    "UPDATE verhuizing SET status = 'geweigerd', reden = :tekst, gelezen_door = :door, uit = NULL,"
    " einde_op = :nu, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result answer_check(const json_t *one, const json_t *in, struct probleem *p)
{
    if (!is(row_text(one, "kenmerk"), row_text(in, "kenmerk") ? row_text(in, "kenmerk") : "") ||
        !is(row_text(one, "hash"), row_text(in, "bundel") ? row_text(in, "bundel") : ""))
        return not_ours(p, "andere-verhuizing", "Dit antwoord hoort bij een andere verhuizing.");
    if (!is(row_text(one, "status"), "verstuurd"))
        return not_ours(p, "al-gelezen", "Op dit antwoord wacht u niet (meer).");
    if (!row_text(in, "tekst") || !row_text(in, "naam") || strlen(row_text(in, "tekst")) > 40000 ||
        strlen(row_text(in, "naam")) > 500)
        return not_ours(p, "onleesbaar", "In dit bestand staat iets wat wij niet kunnen lezen.");
    bool read = is(row_text(in, "wat"), "gelezen");
    if (!read && !is(row_text(in, "wat"), "geweigerd"))
        return not_ours(p, "andere-soort", "Dit is een ander bestand dan hier hoort.");
    if (read && row_int(in, "lezing") != row_int(one, "lezing") + 1)
        return not_ours(p, "al-gelezen", "Dit is een eerder antwoord. U heeft het al gelezen.");
    return DONE;
}

enum result verhuizing_ontvang(struct dossier *d, int64_t id, const char *bytes, size_t n,
                               int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    AUTO_JSON json_t *in = NULL;
    int64_t van;
    if (verhuizing_get(d, id, "verhuizing.afronden", &one, p) != DONE)
        return FAILED;
    if (!row_int(one, "onderdeel"))
        return nothing_changed(p, "Van deze verhuizing is de bestemming niet bekend.");
    if (gemeente_open(d->v, BUNDEL_ANTWOORD, bytes, n, row_int(one, "onderdeel"), &van, &in, NULL,
                      p) != DONE ||
        answer_check(one, in, p) != DONE)
        return FAILED;
    bool read = is(row_text(in, "wat"), "gelezen");
    *ret_versie = row_int(one, "versie") + 1;
    const struct db_bind *binds =
        read ? BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                     B_INT(":lezing", row_int(in, "lezing")),
                     B_TEXT(":tekst", row_text(in, "tekst")), B_TEXT(":door", row_text(in, "naam")),
                     B_INT(":nu", d->v->nu))
             : BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                     B_TEXT(":tekst", row_text(in, "tekst")), B_TEXT(":door", row_text(in, "naam")),
                     B_INT(":nu", d->v->nu));
    return db_exec(d->db, p, read ? SQL_GELEZEN : SQL_GEWEIGERD, binds, NULL);
}

/* ---- ending ---- */

static enum result answer_make(struct dossier *d, const json_t *one, const char *wat,
                               const char *tekst, struct buf *file, struct probleem *p)
{
    AUTO_JSON json_t *inhoud =
        json_pack("{s:s, s:O, s:O, s:I, s:s, s:s, s:I}", "wat", wat, "kenmerk",
                  json_object_get(one, "kenmerk"), "bundel", json_object_get(one, "hash"), "lezing",
                  (json_int_t)row_int(one, "lezing"), "tekst", tekst ? tekst : "", "naam",
                  d->v->kijker->naam, "op", (json_int_t)d->v->nu);
    if (!inhoud)
        return probleem_intern(p, "no memory for an answer");
    return gemeente_make(d->v, row_int(one, "onderdeel"), BUNDEL_ANTWOORD, inhoud, NULL, file, p);
}

static const char SQL_PLAN[] =
    "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = :nu,"
    " sluit_reden = 'Het gezin is verhuisd naar een andere gemeente.', vacature_sinds = NULL,"
    " vacature_uiterlijk = NULL, versie = versie + 1 WHERE huishouden_id = :h AND status = 'open'";
static const char SQL_INTAKE[] = "UPDATE aanmelding SET status = 'afgerond', versie = versie + 1"
                                 " WHERE huishouden_id = :h AND status = 'open'";
static const char SQL_GEVRAAGD[] = "SELECT id, aan_id AS aan, door_id AS door FROM regieverzoek"
                                   " WHERE huishouden_id = :h AND status = 'gevraagd'";

static enum result questions_withdraw(struct dossier *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_GEVRAAGD, BINDS(B_INT(":h", d->huishouden)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (regie_withdraw(d, row, "Het gezin is verhuisd naar een andere gemeente.", p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* Everything that made us regisseur ends here; who helps goes on until they stop themselves. */
static enum result regie_stop(struct dossier *d, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *before = NULL;
    const struct db_bind *here = BINDS(B_INT(":h", d->huishouden));
    if (regie_now(d, &now, p) != DONE || regie_holders(d, &before, p) != DONE ||
        regie_tell_involved(d, "huishouden-verhuisd", d->v->kijker->gebruiker, 0, p) != DONE ||
        (now && regie_period_end(d, now, "verhuisd", p) != DONE) ||
        questions_withdraw(d, p) != DONE ||
        db_exec(d->db, p, SQL_PLAN, BINDS(B_INT(":h", d->huishouden), B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_INTAKE, here, NULL) != DONE)
        return FAILED;
    return regie_left(d, before, p);
}

static const char SQL_CORRECTIE[] =
    "UPDATE verhuizing SET status = 'verstuurd', correctie = :correctie, uit = :uit, versie ="
    " versie + 1 WHERE huishouden_id = :h AND id = :id";
static const char SQL_OVER[] =
    "UPDATE verhuizing SET status = :status, reden = :reden, uit = :uit, einde_op = :nu,"
    " einde_door = :door, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result end_write(struct dossier *d, int64_t id, const char *status, const char *reden,
                             const struct buf *file, struct probleem *p)
{
    return db_exec(d->db, p, SQL_OVER,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":status", status),
                         B_TEXT(":reden", reden),
                         B_BLOB(":uit", file->len ? file->data : NULL, file->len),
                         B_INT(":nu", d->v->nu), B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

/* Only the regisseur in person gives the regie away, as in a handover. */
static enum result person_check(struct dossier *d, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (regie_now(d, &now, p) != DONE)
        return FAILED;
    return !now || row_int(now, "gebruiker") == d->v->kijker->gebruiker
               ? DONE
               : probleem_set(p, PROBLEEM_GEEN_RECHT,
                              "Alleen de regisseur zelf geeft de regie uit handen. (R5)");
}

enum result verhuizing_beslis(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    BUF_AUTO struct buf file;
    bool right = is(row_text(in, "antwoord"), "klopt");
    const char *correctie = row_text(in, "correctie");
    buf_init(&file, BUNDEL_MOST);
    if (verhuizing_get_change(d, id, "verhuizing.afronden", &one, p) != DONE)
        return FAILED;
    if (!is(row_text(one, "status"), "teruggelezen"))
        return nothing_changed(p, "De andere gemeente heeft (nog) niets teruggelezen.");
    if (!right && !correctie)
        return probleem_veld(p, "correctie", "verplicht",
                             "Schrijf wat er niet klopt, en hoe het wel is.");
    *ret_versie = row_int(one, "versie") + 1;
    if (person_check(d, p) != DONE || answer_make(d, one, right ? "klopt" : "correctie",
                                                  right ? NULL : correctie, &file, p) != DONE)
        return FAILED;
    if (!right)
        return db_exec(d->db, p, SQL_CORRECTIE,
                       BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                             B_TEXT(":correctie", correctie), B_BLOB(":uit", file.data, file.len)),
                       NULL);
    return regie_stop(d, p) == DONE ? end_write(d, id, "overgenomen", NULL, &file, p) : FAILED;
}

enum result verhuizing_terug(struct dossier *d, int64_t id, const char *reden, int64_t *ret_versie,
                             struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    BUF_AUTO struct buf file;
    buf_init(&file, BUNDEL_MOST);
    if (verhuizing_get_change(d, id, "verhuizing.afronden", &one, p) != DONE)
        return FAILED;
    const char *status = row_text(one, "status");
    if (is(status, "overgenomen") || is(status, "geweigerd") || is(status, "teruggenomen"))
        return nothing_changed(p, "Deze verhuizing is al klaar.");
    if (row_text(one, "kenmerk") && answer_make(d, one, "teruggenomen", reden, &file, p) != DONE)
        return FAILED;
    *ret_versie = row_int(one, "versie") + 1;
    return end_write(d, id, "teruggenomen", reden, &file, p);
}
