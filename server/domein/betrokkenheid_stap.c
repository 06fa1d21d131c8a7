/* SPDX-License-Identifier: EUPL-1.2 */
/* What becomes of involvement: yes, no, never mind, the end; and who may still read of it (G6). */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/betrokkenheid.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "domein/toestemming.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_ONE[] =
    "SELECT b.id, b.gebruiker_id AS gebruiker, b.onderdeel_id AS onderdeel, b.status, "
    "b.gevraagd_door"
    " AS door, b.van, b.tot, b.opgeschort AS \"opgeschort?\", b.versie,"
    " g.onderdeel_id = b.onderdeel_id AS \"werktDaar?\""
    " FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id = b.gebruiker_id WHERE b.id = :id";

/* One step: what it was, and what is asked. */
struct stap {
    const json_t *was, *in;
    const char *van, *naar; /* statuses; a lifted suspension goes from actief to actief */
    int64_t id, gebruiker;  /* whose involvement */
    bool mijn;              /* it is the viewer's own */
    bool vroeg;             /* the viewer asked or proposed it */
};

static bool is(const char *a, const char *b) { return strcmp(a, b) == 0; }

static bool is_open(const struct stap *s)
{
    return is(s->van, "gevraagd") || is(s->van, "uitgenodigd");
}

static enum result was_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret);
}

static enum result stap_read(struct dossier *d, const json_t *was, const json_t *in, struct stap *s,
                             struct probleem *p)
{
    int64_t me = d->v->kijker->gebruiker;
    *s = (struct stap){.was = was,
                       .in = in,
                       .van = row_text(was, "status"),
                       .naar = row_text(in, "status"),
                       .id = row_int(was, "id"),
                       .gebruiker = row_int(was, "gebruiker")};
    s->mijn = s->gebruiker == me;
    s->vroeg = row_int(was, "door") == me;
    return s->naar ? DONE
                   : probleem_veld(p, "status", "verplicht",
                                   "Kies wat er moet veranderen: ja, nee, "
                                   "intrekken of stoppen.");
}

/* ---- whose step it is (R4, R5) ---- */

static enum result answer_right(struct dossier *d, const struct stap *s, struct probleem *p)
{
    bool invited = is(s->van, "uitgenodigd");
    if (s->vroeg)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "De ander zegt hier ja of nee. Niemand betrekt zichzelf. (R4)");
    if (invited && !s->mijn)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Alleen wie gevraagd is, zegt hier ja of nee. (R4)");
    return invited ? mag_item(d, p, "betrokkenheid.beslissen", s->id)
                   : mag(d, p, "betrokkenheid.beslissen");
}

static enum result withdraw_right(struct dossier *d, const struct stap *s, struct probleem *p)
{
    if (is(s->van, "uitgenodigd"))
        return mag(d, p, "betrokkenheid.uitnodigen");
    if (!s->vroeg)
        return probleem_set(
            p, PROBLEEM_GEEN_RECHT,
            "Alleen wie het vroeg, trekt de vraag in. U kunt ja of nee zeggen. (R4)");
    return mag(d, p, "betrokkenheid.vragen");
}

/* *ret_known: it is a step from here at all. What it was may have changed under the viewer's hands,
 * so that is said only after the version was looked at. */
static enum result right_check(struct dossier *d, const struct stap *s, bool *ret_known,
                               struct probleem *p)
{
    bool running = is(s->van, "actief"), yes = is(s->naar, "actief");
    *ret_known = true;
    if (is_open(s) && (yes || is(s->naar, "geweigerd")))
        return answer_right(d, s, p);
    if (is_open(s) && is(s->naar, "ingetrokken"))
        return withdraw_right(d, s, p);
    if (running && is(s->naar, "beeindigd"))
        return mag_item(d, p, "betrokkenheid.beeindigen", s->id);
    if (running && yes && row_true(s->was, "opgeschort") && !s->mijn)
        return mag(d, p, "betrokkenheid.beslissen");
    *ret_known = false;
    return DONE;
}

/* ---- whether it can be taken now ---- */

static enum result too_late(struct probleem *p)
{
    return probleem_set(p, PROBLEEM_CONFLICT, "Deze stap kan nu niet meer. Er is niets veranderd.");
}

static enum result yes_check(struct dossier *d, const struct stap *s, struct probleem *p)
{
    const char *tot = row_text(s->was, "tot");
    if (tot && strcmp(tot, d->v->vandaag) < 0)
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "De laatste dag hiervan is al voorbij. Vraag het opnieuw, met een nieuwe "
            "laatste dag.");
    if (!row_true(s->was, "werktDaar"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze hulpverlener werkt nu ergens anders. Vraag het opnieuw.");
    return DONE;
}

/* Nobody lengthens involvement alone: an end is earlier than what was agreed. */
static enum result end_check(struct dossier *d, const struct stap *s, struct probleem *p)
{
    const char *tot = row_text(s->in, "tot"), *until = row_text(s->was, "tot"),
               *van = row_text(s->was, "van"), *today = d->v->vandaag;
    if (until && strcmp(until, today) < 0)
        return too_late(p);
    if (!tot || is(tot, today))
        return DONE;
    if (strcmp(tot, today) < 0)
        return probleem_veld(p, "tot", "te-vroeg", "Kies vandaag of een dag erna.");
    if (strcmp(tot, van) < 0)
        return probleem_veld(p, "tot", "te-vroeg",
                             "Deze hulp is dan nog niet begonnen. Kies een latere dag, of kies "
                             "vandaag: dan begint die niet.");
    if (until && strcmp(tot, until) > 0)
        return probleem_veld(
            p, "tot", "te-laat",
            "Deze hulp stopt al eerder. Langer kan alleen met een nieuwe vraag. (R4)");
    return DONE;
}

static enum result state_check(struct dossier *d, const struct stap *s, struct probleem *p)
{
    if (is(s->naar, "beeindigd"))
        return end_check(d, s, p);
    if (is(s->naar, "actief"))
        return yes_check(d, s, p);
    if (is(s->naar, "geweigerd") && !row_text(s->in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom niet. Dan weet de ander hoe het verder moet.");
    return DONE;
}

/* ---- taking it ---- */

static const char SQL_STEP[] =
    "UPDATE betrokkenheid SET status = :status, van = :van, tot = :tot,"
    " opgeschort = CASE WHEN :weer THEN 0 ELSE opgeschort END,"
    " reden = coalesce(:reden, reden),"
    " beslist_door = CASE WHEN :besluit THEN :door ELSE beslist_door END,"
    " beslist_op = CASE WHEN :besluit THEN :nu ELSE beslist_op END,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

struct uitkomst {
    const char *status, *van, *tot;
    bool nu; /* an end by act */
};

/* An end today is an act: sight stops now. A later day does it by itself, from the day after. */
static struct uitkomst outcome_of(const struct dossier *d, const struct stap *s)
{
    const char *today = d->v->vandaag, *van = row_text(s->was, "van"),
               *tot = row_text(s->in, "tot");
    struct uitkomst u = {s->naar, van, row_text(s->was, "tot"), false};
    if (is(s->naar, "beeindigd")) {
        u.nu = !tot || is(tot, today);
        u.status = u.nu ? "beeindigd" : "actief";
        u.tot = u.nu ? today : tot;
    } else if (is(s->naar, "actief") && is_open(s) && strcmp(van, today) < 0) {
        u.van = today;
    }
    return u;
}

static enum result step_write(struct dossier *d, const struct stap *s, const struct uitkomst *u,
                              struct probleem *p)
{
    return db_exec(d->db, p, SQL_STEP,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", s->id),
                         B_TEXT(":status", u->status), B_TEXT(":van", u->van),
                         B_TEXT(":tot", u->tot), B_TEXT(":reden", row_text(s->in, "reden")),
                         B_INT(":weer", is(s->naar, "actief")), B_INT(":besluit", is_open(s)),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_OWN_ADDRESS[] =
    "UPDATE geadresseerde SET tot = :tot WHERE huishouden_id = :h AND item_id = :id"
    " AND gebruiker_id = :g AND (tot IS NULL OR tot > :tot)";

/* Until when the one it is about still reads it: to the last day, not any more, or, of a no to
 * their own question, long enough to know it. */
static enum result own_address(struct dossier *d, const struct stap *s, const struct uitkomst *u,
                               struct probleem *p)
{
    char day[DATUM_SIZE];
    const char *tot = day;
    int64_t days;
    datum_add_days(d->v->vandaag, -1, day);
    if (is(u->status, "actief"))
        tot = u->tot;
    if (is(u->status, "geweigerd") && is(s->van, "gevraagd")) {
        if (instelling_int(d->db, "eigen_werk_dagen", &days, p) != DONE)
            return FAILED;
        datum_add_days(d->v->vandaag, (int)days, day);
    }
    return db_exec(d->db, p, SQL_OWN_ADDRESS,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", s->id), B_INT(":g", s->gebruiker),
                         B_TEXT(":tot", tot)),
                   NULL);
}

/* The other side hears of it: the one it is about, or regie. */
static enum result other_side_tell(struct dossier *d, const struct stap *s, struct probleem *p)
{
    char soort[60];
    (void)snprintf(soort, sizeof soort, "betrokkenheid-%s", s->naar);
    const struct attendering a = {
        .soort = soort, .huishouden = d->huishouden, .object = "betrokkenheid", .object_id = s->id};
    return s->mijn ? attendering_regie(d->v, &a, p) : attendering_send(d->v, s->gebruiker, &a, p);
}

static enum result step_take(struct dossier *d, const struct stap *s, struct probleem *p)
{
    const struct uitkomst u = outcome_of(d, s);
    if (step_write(d, s, &u, p) != DONE || own_address(d, s, &u, p) != DONE ||
        betrokkenheid_regie_address(d, p) != DONE)
        return FAILED;
    /* R14: an end by act closes the receiver's consents in this transaction; an end by a later
     * date, the day after. */
    if (u.nu &&
        toestemming_receiver_stopped(d, row_int(s->was, "onderdeel"), s->gebruiker, p) != DONE)
        return FAILED;
    return other_side_tell(d, s, p);
}

enum result betrokkenheid_change(struct dossier *d, int64_t id, const json_t *in,
                                 int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    struct stap s;
    bool known;
    if (was_get(d, id, &was, p) != DONE || stap_read(d, was, in, &s, p) != DONE ||
        right_check(d, &s, &known, p) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    if (!known)
        return too_late(p);
    if (state_check(d, &s, p) != DONE || step_take(d, &s, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "betrokkenheid", id);
    *ret_versie = row_int(was, "versie") + 1;
    return DONE;
}

/* ---- for the screens ---- */

/* Of a no only whose it is: the reason is still to be written. */
static enum result could(struct dossier *d, const struct stap *s, bool *ret, struct probleem *p)
{
    bool known = false;
    enum result r = right_check(d, s, &known, p);
    if (r == DONE && known && !is(s->naar, "geweigerd"))
        r = state_check(d, s, p);
    *ret = r == DONE && known;
    if (r == DONE || (p->soort != PROBLEEM_GEEN_RECHT && p->soort != PROBLEEM_CONFLICT))
        return r;
    probleem_clear(p);
    return DONE;
}

enum result betrokkenheid_kan(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    static const char *const NAAR[] = {"actief", "geweigerd", "ingetrokken", "beeindigd"};
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *kan = json_object();
    if (was_get(d, id, &was, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < COUNT_OF(NAAR); i++) {
        AUTO_JSON json_t *in = json_pack("{s:s}", "status", NAAR[i]);
        struct stap s;
        bool may;
        if (stap_read(d, was, in, &s, p) != DONE || could(d, &s, &may, p) != DONE)
            return FAILED;
        json_object_set_new(kan, NAAR[i], json_boolean(may));
    }
    *ret = TAKE(kan);
    return DONE;
}

/* ---- what was sent to the regie ---- */

/* A question and, while it runs, what became of it. */
#define SENT "betrokkenheid b WHERE b.huishouden_id = :h AND b.gevraagd_door = b.gebruiker_id"
#define ALIVE "b.status IN ('gevraagd', 'actief') AND (b.tot IS NULL OR b.tot >= vandaag())"

/* A row's id is that of the period of regie it stands for. Of what is over the regie reads the rest
 * of the day. */
static const char SQL_REGIE_GONE[] =
    "UPDATE geadresseerde SET tot = CASE WHEN EXISTS (SELECT 1 FROM " SENT
    " AND b.id = item_id AND " ALIVE ") THEN dag_plus(vandaag(), -1) ELSE vandaag() END"
    " WHERE huishouden_id = :h AND EXISTS (SELECT 1 FROM " SENT
    " AND b.id = item_id AND b.gebruiker_id <> geadresseerde.gebruiker_id)"
    " AND (tot IS NULL OR tot >= vandaag())"
    " AND NOT (id IN (SELECT id FROM regel_regie) AND EXISTS (SELECT 1 FROM " SENT
    " AND b.id = item_id AND " ALIVE "))";
static const char SQL_REGIE_HERE[] =
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, onderdeel_id, van, tot)"
    " SELECT b.huishouden_id, b.id, r.id, r.gebruiker_id, NULL, r.van,"
    " coalesce(min(r.tot, b.tot), r.tot, b.tot)"
    " FROM regel_regie r JOIN " SENT " AND " ALIVE " AND r.gebruiker_id <> b.gebruiker_id"
    " AND coalesce(min(r.tot, b.tot), r.tot, b.tot, r.van) >= r.van"
    " ON CONFLICT DO UPDATE SET tot = excluded.tot";

enum result betrokkenheid_regie_address(struct dossier *d, struct probleem *p)
{
    db_dossier_set(d->db, d->huishouden);
    if (db_exec(d->db, p, SQL_REGIE_GONE, BINDS(B_INT(":h", d->huishouden)), NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_REGIE_HERE, BINDS(B_INT(":h", d->huishouden)), NULL);
}
