/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/overdracht.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/regie_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

const char *const OVERDRACHT_PUNT[] = {"verhaal",       "doelen",   "veiligheid", "signalen",
                                       "toestemmingen", "partners", "wachten",    "komt",
                                       "werkt",         NULL};
const char *const OVERDRACHT_KEUZE[] = {"mee", "blijft", "nvt", NULL};

static bool is(const char *a, const char *b) { return strcmp(a, b) == 0; }

/* ---- how far it is ---- */

static const char SQL_ONE[] =
    "SELECT v.id, v.aan_id AS aan, v.door_id AS door, v.uiterlijk, v.versie, o.stand, o.punten,"
    " o.betekent, o.blijft, o.gesprek_op AS gesprekOp, o.gesprek_met AS gesprekMet, o.afspraken,"
    " o.geen_gesprek AS geenGesprek FROM zicht_regieverzoek v LEFT JOIN zicht_overdracht o"
    " ON o.id = v.id WHERE v.id = :id";

static enum result one_get(struct dossier *d, int64_t verzoek, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", verzoek)), ret);
}

static bool prepared(const json_t *one)
{
    return row_int(one, "punten") == OVERDRACHT_PUNTEN && row_text(one, "betekent");
}

/* Which step may be taken from here: `step` is "voorbereiding" or "gesprek". */
static enum result step_check(struct dossier *d, const json_t *one, const char *step,
                              struct probleem *p)
{
    const char *stand = row_text(one, "stand");
    if (!stand)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Alleen een overdracht wordt voorbereid. Hier hoeft dat niet.");
    if (is(stand, "gesprek") && !is(step, "gesprek"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Het gesprek is al geweest. Wat is voorbereid, ligt nu vast.");
    if (!is(stand, "gevraagd") && !is(stand, "voorbereiding") && !is(stand, "gesprek"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze vraag is al beantwoord. Er is niets veranderd.");
    if (regie_lapsed_check(d, one, p) != DONE)
        return FAILED;
    if (is(step, "gesprek") && !prepared(one))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "De voorbereiding is nog niet klaar. Vul eerst elk punt in, en wat de "
                            "overdracht voor het gezin betekent.");
    return DONE;
}

enum result overdracht_ready(struct dossier *d, int64_t verzoek, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (one_get(d, verzoek, &one, p) != DONE)
        return FAILED;
    const char *stand = row_text(one, "stand");
    if (!stand || is(stand, "gesprek"))
        return DONE;
    return probleem_set(p, PROBLEEM_CONFLICT,
                        "Ja zeggen kan na de voorbereiding en het gesprek met het gezin. Dat is er "
                        "nog niet. Er is niets veranderd.");
}

/* ---- the preparation ---- */

static const char SQL_VERSION[] =
    "UPDATE regieverzoek SET versie = versie + 1 WHERE huishouden_id = :h AND id = :id";
static const char SQL_PREPARE[] =
    "INSERT INTO regie_overdracht (huishouden_id, id, betekent, blijft) VALUES (:h, :id, :betekent,"
    " :blijft) ON CONFLICT DO UPDATE SET betekent = :betekent, blijft = :blijft";
static const char SQL_POINT[] =
    "INSERT INTO regie_overdracht_punt (huishouden_id, overdracht_id, code, keuze)"
    " VALUES (:h, :id, :code, :keuze) ON CONFLICT DO UPDATE SET keuze = :keuze";

static enum result version_raise(struct dossier *d, const json_t *one, int64_t *ret_versie,
                                 struct probleem *p)
{
    int64_t id = row_int(one, "id");
    verzoek_object(d->v, "regieverzoek", id);
    *ret_versie = row_int(one, "versie") + 1;
    return db_exec(d->db, p, SQL_VERSION, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                   NULL);
}

static enum result point_put(struct dossier *d, int64_t id, const char *code, const json_t *keuze,
                             struct probleem *p)
{
    if (!keuze)
        return DONE;
    return db_exec(d->db, p, SQL_POINT,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":code", code),
                         B_JSON(":keuze", keuze)),
                   NULL);
}

static enum result preparation_write(struct dossier *d, const json_t *one, const json_t *in,
                                     struct probleem *p)
{
    int64_t id = row_int(one, "id");
    AUTO_JSON json_t *words =
        json_pack("{s:O?, s:O?}", "betekent", json_object_get(one, "betekent"), "blijft",
                  json_object_get(one, "blijft"));
    row_merge(words, in);
    if (db_exec(d->db, p, SQL_PREPARE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_JSON(":betekent", json_object_get(words, "betekent")),
                      B_JSON(":blijft", json_object_get(words, "blijft"))),
                NULL) != DONE)
        return FAILED;
    for (const char *const *code = OVERDRACHT_PUNT; *code; code++)
        if (point_put(d, id, *code, json_object_get(in, *code), p) != DONE)
            return FAILED;
    return DONE;
}

/* Whoever was asked hears of it once, when all is there. */
static enum result prepared_tell(struct dossier *d, const json_t *before, struct probleem *p)
{
    AUTO_JSON json_t *after = NULL;
    int64_t id = row_int(before, "id");
    if (one_get(d, id, &after, p) != DONE)
        return FAILED;
    if (!prepared(after) || prepared(before))
        return DONE;
    return regie_tell(d, row_int(before, "aan"), "overdracht-voorbereid", id, p);
}

enum result overdracht_prepare(struct dossier *d, int64_t verzoek, const json_t *in,
                               int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (one_get(d, verzoek, &one, p) != DONE ||
        mag_item(d, p, "overdracht.voorbereiden", verzoek) != DONE ||
        versie_check(d->v, row_int(one, "versie"), p) != DONE ||
        step_check(d, one, "voorbereiding", p) != DONE ||
        preparation_write(d, one, in, p) != DONE || version_raise(d, one, ret_versie, p) != DONE)
        return FAILED;
    return prepared_tell(d, one, p);
}

/* ---- the talk ---- */

static const char SQL_TALK[] =
    "UPDATE regie_overdracht SET gesprek_op = :op, gesprek_met = :met, afspraken = :afspraken,"
    " geen_gesprek = :geen WHERE huishouden_id = :h AND id = :id";

static enum result talk_check(const struct dossier *d, const json_t *in, struct probleem *p)
{
    const char *op = row_text(in, "gesprekOp"), *geen = row_text(in, "geenGesprek");
    if (!op && !geen)
        return probleem_veld(p, "gesprekOp", "verplicht",
                             "Vul in wanneer u elkaar sprak. Was er geen gesprek? Schrijf waarom.");
    if (op && geen)
        return probleem_veld(p, "geenGesprek", "dubbel",
                             "Vul de dag van het gesprek in, of waarom er geen was. Niet allebei.");
    if (dag_geweest(d->v, "gesprekOp", op, 90, p) != DONE)
        return FAILED;
    if (op && !row_text(in, "gesprekMet"))
        return probleem_veld(p, "gesprekMet", "verplicht", "Vul in wie er bij het gesprek waren.");
    return DONE;
}

enum result overdracht_talk(struct dossier *d, int64_t verzoek, const json_t *in,
                            int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (one_get(d, verzoek, &one, p) != DONE ||
        mag_item(d, p, "overdracht.gesprek", verzoek) != DONE ||
        versie_check(d->v, row_int(one, "versie"), p) != DONE ||
        step_check(d, one, "gesprek", p) != DONE || talk_check(d, in, p) != DONE)
        return FAILED;
    const char *op = row_text(in, "gesprekOp");
    if (db_exec(d->db, p, SQL_TALK,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek), B_TEXT(":op", op),
                      B_TEXT(":met", op ? row_text(in, "gesprekMet") : NULL),
                      B_TEXT(":afspraken", row_text(in, "afspraken")),
                      B_TEXT(":geen", row_text(in, "geenGesprek"))),
                NULL) != DONE ||
        version_raise(d, one, ret_versie, p) != DONE ||
        regie_tell(d, row_int(one, "aan"), "overdracht-gesprek", verzoek, p) != DONE)
        return FAILED;
    return regie_tell(d, row_int(one, "door"), "overdracht-gesprek", verzoek, p);
}

/* ---- for the screens ---- */

static enum result could(struct dossier *d, const json_t *one, const char *right, const char *step,
                         bool *ret, struct probleem *p)
{
    enum result r = mag_item(d, p, right, row_int(one, "id"));
    if (r == DONE)
        r = step_check(d, one, step, p);
    *ret = r == DONE;
    if (r == DONE || (p->soort != PROBLEEM_GEEN_RECHT && p->soort != PROBLEEM_CONFLICT))
        return r;
    probleem_clear(p);
    return DONE;
}

enum result overdracht_kan(struct dossier *d, int64_t verzoek, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    bool prepare, talk;
    if (one_get(d, verzoek, &one, p) != DONE ||
        could(d, one, "overdracht.voorbereiden", "voorbereiding", &prepare, p) != DONE ||
        could(d, one, "overdracht.gesprek", "gesprek", &talk, p) != DONE)
        return FAILED;
    *ret = json_pack("{s:b, s:b}", "voorbereiden", prepare, "gesprek", talk);
    return *ret ? DONE : probleem_intern(p, "no memory for a model");
}
