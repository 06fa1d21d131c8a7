/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/toestemming.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming_tekst.h"
#include "domein/toestemming_vraag.h"
#include "domein/verklaring.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- one consent ---- */

static const char SQL_ONE[] =
    "SELECT z.id, z.soort, z.stand, t.plek AS \"plek?\", z.ontvanger_onderdeel_id AS onderdeel,"
    " z.ontvanger_gebruiker_id AS gebruiker, z.personen AS \"personen!\", z.grond AS \"grond!\""
    " FROM zicht_toestemming z JOIN toestemming t ON t.huishouden_id = z.huishouden_id"
    " AND t.id = z.id WHERE z.id = :id";

enum result toestemming_get(struct dossier *d, int64_t toestemming, json_t **ret,
                            struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", toestemming)), ret) != DONE)
        return FAILED;
    verzoek_object(d->v, "toestemming", toestemming);
    return DONE;
}

/* ---- who is told ---- */

static const char SQL_ONTVANGER[] =
    "SELECT ontvanger_onderdeel_id AS onderdeel, ontvanger_gebruiker_id AS gebruiker"
    " FROM toestemming WHERE huishouden_id = :h AND id = :id";

/* The receiver hears that something changed; what, they read where they still may. */
static enum result receiver_tell(struct dossier *d, int64_t toestemming, const char *soort,
                                 struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    const struct attendering a = {soort, d->huishouden, "toestemming", toestemming};
    if (db_row(d->db, p, SQL_ONTVANGER,
               BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming)), &t) != DONE)
        return FAILED;
    if (row_int(t, "gebruiker"))
        return attendering_send(d->v, row_int(t, "gebruiker"), &a, p);
    return row_int(t, "onderdeel") ? attendering_onderdeel(d->v, row_int(t, "onderdeel"), &a, p)
                                   : DONE;
}

static const char SQL_TO_CONFIRM[] =
    "SELECT b.onderdeel_id AS id FROM toestemming t"
    " JOIN toestemming_bron b ON b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id"
    " JOIN onderdeel o ON o.id = b.onderdeel_id WHERE t.huishouden_id = :h AND t.id = :id"
    " AND t.einde_op IS NULL AND o.beroepsgeheim = 1 AND b.bevestigd_op IS NULL";

/* R9: a source that keeps a secret is asked to confirm. */
static enum result sources_tell(struct dossier *d, int64_t toestemming, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct attendering a = {"toestemming-bevestigen", d->huishouden, "toestemming",
                                  toestemming};
    if (db_rows(d->db, p, SQL_TO_CONFIRM,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (attendering_onderdeel(d->v, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }

    return DONE;
}

/* ---- complete, or ended ---- */

static const char SQL_LAST_DAY[] =
    "SELECT max(datum) AS dag FROM verklaring WHERE huishouden_id = :h AND toestemming_id = :id";
static const char SQL_WHOLE[] = "SELECT 1 FROM regel_volledig WHERE toestemming_id = :id";
static const char SQL_COMPLETE[] =
    "UPDATE toestemming SET volledig_op = CASE WHEN :toen AND EXISTS (SELECT 1 FROM regel_volledig"
    " v WHERE v.toestemming_id = :id) THEN :nu END WHERE huishouden_id = :h AND id = :id"
    " AND einde_op IS NULL";
static const char SQL_IN_FORCE[] =
    "SELECT 1 FROM regel_toestemming_stand WHERE toestemming_id = :id AND stand = 'geldt'";

/* R13, R14: whether it was complete on the day of its last verklaring. What was said before a
 * birthday or a change of gezag, and is only written down after it, waits for a new one. */
static enum result complete_then(struct dossier *d, int64_t toestemming, int64_t *ret,
                                 struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    *ret = 1;
    if (db_row(d->db, p, SQL_LAST_DAY, BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming)),
               &row) != DONE)
        return FAILED;
    const char *dag = row_text(row, "dag");
    if (!dag || strcmp(dag, d->v->vandaag) >= 0)
        return DONE;
    const struct db_context own = *db_context(d->db);
    struct db_context then = own;
    memcpy(then.vandaag, dag, DATUM_SIZE);
    db_context_set(d->db, &then);
    enum result r = db_int(d->db, p, SQL_WHOLE, BINDS(B_INT(":id", toestemming)), 0, ret);
    db_context_set(d->db, &own);
    return r;
}

enum result toestemming_complete(struct dossier *d, int64_t toestemming, struct probleem *p)
{
    int64_t then, in_force;
    if (complete_then(d, toestemming, &then, p) != DONE ||
        db_exec(d->db, p, SQL_COMPLETE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming), B_INT(":toen", then),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        db_int(d->db, p, SQL_IN_FORCE, BINDS(B_INT(":id", toestemming)), 0, &in_force) != DONE)
        return FAILED;
    return in_force ? receiver_tell(d, toestemming, "toestemming-geldt", p) : DONE;
}

static const char SQL_END[] =
    "UPDATE toestemming SET einde_op = :nu, einde_soort = :soort, einde_door = :door"
    " WHERE huishouden_id = :h AND id = :id AND einde_op IS NULL";

enum result toestemming_end(struct dossier *d, int64_t toestemming, const char *soort,
                            struct probleem *p)
{
    int64_t ended;
    if (db_exec(d->db, p, SQL_END,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming), B_INT(":nu", d->v->nu),
                      B_TEXT(":soort", soort), B_INT(":door", d->v->kijker->gebruiker)),
                &ended) != DONE)
        return FAILED;
    return ended ? receiver_tell(d, toestemming, "toestemming-gestopt", p) : DONE;
}

/* R14, as regel_ontvanger_gestopt says it for ends by date: of the onderdeel nobody goes on, or of
 * the named professional nothing. */
static const char SQL_STOPPED[] =
    "UPDATE toestemming SET einde_op = :nu, einde_soort = 'ontvanger_gestopt', einde_door = :door"
    " WHERE huishouden_id = :h AND einde_op IS NULL AND ontvanger_onderdeel_id = :onderdeel"
    " AND (ontvanger_gebruiker_id IS NULL OR ontvanger_gebruiker_id = :gebruiker)"
    " AND NOT EXISTS (SELECT 1 FROM regel_periode n WHERE n.onderdeel_id = :onderdeel"
    "  AND (ontvanger_gebruiker_id IS NULL OR n.gebruiker_id = ontvanger_gebruiker_id)"
    "  AND n.van <= dag_plus(vandaag(), 1) AND (n.tot IS NULL OR n.tot >= dag_plus(vandaag(), 1)))";

enum result toestemming_receiver_stopped(struct dossier *d, int64_t onderdeel, int64_t gebruiker,
                                         struct probleem *p)
{
    db_dossier_set(d->db, d->huishouden);
    return db_exec(d->db, p, SQL_STOPPED,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":nu", d->v->nu),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":onderdeel", onderdeel),
                         B_INT(":gebruiker", gebruiker)),
                   NULL);
}

/* ---- recording ---- */

struct gevers_vraag {
    struct dossier *d;
    const struct vraag *q;
    const char *soort;
    json_t *gevers;
};

/* The text depends on who is asked, and who is asked follows from the record: so it is recorded
 * first to see who that is, and taken back. */
static enum result gevers_try(struct db_conn *c, void *arg, struct probleem *p)
{
    struct gevers_vraag *g = arg;
    int64_t id;
    (void)c;
    if (vraag_insert(g->d, g->q, g->soort, "-", &id, p) != DONE ||
        vraag_gevers(g->d, id, &g->gevers, p) != DONE)
        return FAILED;
    return vraag_separation_check(g->d, g->q, id, g->gevers, p);
}

/* What is wrong are fields: then the rest is looked at as well, so that all of it is told. */
static bool only_fields(const struct probleem *p) { return p->soort == PROBLEEM_ONGELDIGE_INVOER; }

/* All answers are looked at; `needed` is told for each. */
static enum result answers_keep(struct dossier *d, const struct vraag *q, int64_t toestemming,
                                const json_t *gevers, json_t *needed, struct probleem *p)
{
    const json_t *deel;
    size_t i;
    bool refused = false;
    json_array_foreach(json_object_get(q->in, "verklaringen"), i, deel)
    {
        AUTO_FREE char *prefix = text_format("verklaringen.%zu.", i);
        const struct antwoord a = {
            toestemming,          !row_true(q->in, "zonderPlek"), gevers, deel,
            prefix ? prefix : "", row_text(q->in, "wijze"),       NULL};
        int64_t id;
        bool is_needed;
        if (antwoord_keep(d, &a, &id, &is_needed, p) != DONE && !only_fields(p))
            return FAILED;
        if (is_needed)
            json_array_set_new(needed, i, json_true());
        refused = refused || (id && antwoord_is(deel, "nee"));
    }
    if (probleem_is(p))
        return FAILED;
    return refused ? toestemming_end(d, toestemming, "geweigerd", p)
                   : toestemming_complete(d, toestemming, p);
}

/* *ret_looked: the answers were looked at, so that `needed` tells of this soort as well. */
static enum result record_one(struct dossier *d, const struct vraag *q, const char *soort,
                              json_t *needed, int64_t *ret_id, json_t **ret_gevers,
                              bool *ret_looked, struct probleem *p)
{
    struct gevers_vraag g = {d, q, soort, NULL};
    enum result r = db_rehearse(d->db, p, gevers_try, &g);
    *ret_gevers = g.gevers;
    *ret_looked = false;
    if (r != DONE)
        return FAILED;
    AUTO_FREE char *tekst = toestemming_tekst(d, q, soort, g.gevers);
    if (!tekst)
        return probleem_intern(p, "no memory for the text of a consent");
    if (vraag_insert(d, q, soort, tekst, ret_id, p) != DONE)
        return FAILED;
    *ret_looked = true;
    if (answers_keep(d, q, *ret_id, g.gevers, needed, p) != DONE)
        return FAILED;
    return strcmp(soort, "beroepsgeheim") == 0 ? sources_tell(d, *ret_id, p) : DONE;
}

/* An answer that no record of this talk needed was not the recorder's to note. */
static enum result needed_check(const struct vraag *q, const json_t *needed, const json_t *gevers,
                                struct probleem *p)
{
    const json_t *deel;
    size_t i;
    json_array_foreach(json_object_get(q->in, "verklaringen"), i, deel)
    {
        AUTO_FREE char *prefix = text_format("verklaringen.%zu.", i);
        const struct antwoord a = {.gevers = gevers, .in = deel, .prefix = prefix ? prefix : ""};
        if (!json_is_true(json_array_get(needed, i)))
            (void)antwoord_refuse(&a, p);
    }
    return probleem_is(p) ? FAILED : DONE;
}

static enum result stand_add(struct dossier *d, int64_t id, const char *soort, json_t *list,
                             struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    char text[ID_TEXT_SIZE];
    if (toestemming_get(d, id, &t, p) != DONE)
        return FAILED;
    id_format(id, text);
    json_array_append_new(list, json_pack("{s:s, s:s, s:O}", "id", text, "soort", soort, "stand",
                                          json_object_get(t, "stand")));
    return DONE;
}

static enum result record_all(struct dossier *d, const struct vraag *q, json_t *list,
                              int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *needed = json_array();
    AUTO_JSON json_t *gevers = NULL;
    const json_t *soort;
    size_t i;
    for (i = 0; i < json_array_size(json_object_get(q->in, "verklaringen")); i++)
        json_array_append_new(needed, json_false());
    bool all = true, looked = false;
    json_array_foreach(json_object_get(q->in, "soort"), i, soort)
    {
        const char *code = json_string_value(soort);
        int64_t id = 0;
        json_decref(gevers);
        gevers = NULL;
        enum result r = record_one(d, q, code, needed, &id, &gevers, &looked, p);
        if ((r != DONE && !only_fields(p)) ||
            (r == DONE && stand_add(d, id, code, list, p) != DONE))
            return FAILED;
        all = all && looked;
        if (i == 0)
            *ret_id = id;
    }
    return all ? needed_check(q, needed, gevers, p) : FAILED;
}

/* The ask is wrong, so who is needed is not known: what is wrong with the answers by themselves. */
static enum result answers_judge(struct dossier *d, const struct vraag *q, struct probleem *p)
{
    const json_t *deel;
    size_t i;
    json_array_foreach(json_object_get(q->in, "verklaringen"), i, deel)
    {
        AUTO_FREE char *prefix = text_format("verklaringen.%zu.", i);
        const struct antwoord a = {.in = deel, .prefix = prefix ? prefix : "", .vorm = q->vorm};
        if (antwoord_toets(d, &a, p) != DONE && !only_fields(p))
            return FAILED;
    }
    return FAILED;
}

enum result toestemming_add(struct dossier *d, const json_t *in, json_t *ret, int64_t *ret_id,
                            struct probleem *p)
{
    VRAAG_AUTO struct vraag q = {0};
    json_t *list = json_array();
    int64_t first = 0;
    json_object_set_new(ret, "toestemmingen", list);
    if (mag(d, p, "toestemming.toevoegen") != DONE || mag(d, p, "verklaring.toevoegen") != DONE)
        return FAILED;
    if (vraag_read(d, in, &q, p) != DONE)
        return only_fields(p) ? answers_judge(d, &q, p) : FAILED;
    if (record_all(d, &q, list, &first, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "toestemming", first);
    *ret_id = first;
    return DONE;
}

/* ---- a source confirms ---- */

static const char SQL_CONFIRM[] =
    "UPDATE toestemming_bron SET bevestigd_door = :door, bevestigd_op = :nu"
    " WHERE huishouden_id = :h AND toestemming_id = :id AND onderdeel_id = :eigen"
    " AND bevestigd_op IS NULL";

enum result toestemming_confirm(struct dossier *d, int64_t toestemming, struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    int64_t changed, in_force;
    if (toestemming_get(d, toestemming, &t, p) != DONE ||
        mag_item(d, p, "toestemming.bevestigen", toestemming) != DONE)
        return FAILED;
    if (strcmp(row_text(t, "soort"), "beroepsgeheim") != 0)
        return probleem_set(
            p, PROBLEEM_CONFLICT,
            "Alleen een toestemming voor beroepsgeheim wordt bevestigd (regel R9).");
    if (db_exec(d->db, p, SQL_CONFIRM,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming),
                      B_INT(":eigen", d->v->kijker->onderdeel),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                &changed) != DONE ||
        db_int(d->db, p, SQL_IN_FORCE, BINDS(B_INT(":id", toestemming)), 0, &in_force) != DONE)
        return FAILED;
    return changed && in_force ? receiver_tell(d, toestemming, "toestemming-geldt", p) : DONE;
}
