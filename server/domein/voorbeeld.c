/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/voorbeeld.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/oogpunt.h"
#include "domein/toestemming_tekst.h"
#include "domein/voorbeeld_intern.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- lists of ids ---- */

/* Ids that are keys of `in` and not of `but` (NULL: none), as JSON text for json_each; owned. */
static char *ids_text(const json_t *in, const json_t *but)
{
    AUTO_JSON json_t *ids = json_array();
    const char *id;
    json_t *value, *from = json_incref((json_t *)in);
    json_object_foreach(from, id, value)
    {
        if (!json_object_get(but, id))
            json_array_append_new(ids, json_integer(id_parse(id)));
    }

    json_decref(from);
    return json_dumps(ids, JSON_COMPACT);
}

#define STUK                                                                                       \
    "SELECT i.id AS \"id#\", i.soort, i.titel, i.datum, k.naam AS categorie,"                      \
    " i.personen AS \"personen!\", i.grond AS \"grond!\""
#define STUK_FROM " FROM zicht_item_titel i JOIN categorie k ON k.code = i.categorie"

static const char SQL_BOTH[] = STUK STUK_FROM " WHERE i.id IN (SELECT value FROM json_each(:ids))"
                                              " ORDER BY i.datum DESC, i.id DESC LIMIT 200";

enum result voorbeeld_both(struct dossier *d, const json_t *theirs, const json_t *but, json_t **ret,
                           struct probleem *p)
{
    AUTO_FREE char *ids = ids_text(theirs, but);
    if (!ids)
        return probleem_intern(p, "no memory for a preview");
    return dossier_rows(d, p, SQL_BOTH, BINDS(B_TEXT(":ids", ids)), ret);
}

enum result voorbeeld_partner(struct dossier *d, int64_t gebruiker, json_t **ret,
                              struct probleem *p)
{
    AUTO_JSON json_t *theirs = NULL;
    if (oogpunt_items(d, gebruiker, &theirs, p) != DONE)
        return FAILED;
    return voorbeeld_both(d, theirs, NULL, ret, p);
}

/* ---- by whose eyes ---- */

static const char SQL_KIJKER[] =
    "SELECT v.gebruiker_id AS id, g.naam FROM zicht_ontvanger v"
    " JOIN gebruiker g ON g.id = v.gebruiker_id WHERE v.onderdeel_id = :onderdeel"
    " AND (:gebruiker IS NULL OR v.gebruiker_id = :gebruiker) AND v.doel = :doel"
    " ORDER BY v.erbij DESC, v.gebruiker_id LIMIT 1";
/* Who is invited, or begins later, is looked at as if they had begun today. */
static const char SQL_BEGIN[] =
    "UPDATE betrokkenheid SET status = 'actief', van = min(van, vandaag()),"
    " beslist_door = coalesce(beslist_door, gebruiker_id), beslist_op = :nu"
    " WHERE huishouden_id = :h AND gebruiker_id = :gebruiker AND onderdeel_id = :onderdeel"
    " AND doel = :doel AND status IN ('uitgenodigd', 'actief')"
    " AND gevraagd_door <> coalesce(beslist_door, gebruiker_id)";

enum result voorbeeld_kijker(struct dossier *d, int64_t onderdeel, int64_t gebruiker,
                             const char *doel, json_t **ret, struct probleem *p)
{
    if (dossier_row(d, p, SQL_KIJKER,
                    BINDS(B_INT(":onderdeel", onderdeel), B_REF(":gebruiker", gebruiker),
                          B_TEXT(":doel", doel)),
                    ret) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_BEGIN,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":gebruiker", row_int(*ret, "id")),
                         B_INT(":onderdeel", onderdeel), B_TEXT(":doel", doel),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- as if everybody said yes ---- */

static const char SQL_YES[] =
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
    " gever_onderdeel_id, namens, hoedanigheid, antwoord, wijze, datum, vastgelegd_door,"
    " vastgelegd_op)"
    " VALUES (:h, :toestemming, :id, :persoon, :onderdeel, '-', 'zelf', 'ja', 'mondeling',"
    " vandaag(), kijker(), :nu)";
static const char SQL_CONFIRMED[] =
    "UPDATE toestemming_bron SET bevestigd_op = :nu WHERE huishouden_id = :h"
    " AND toestemming_id = :toestemming";
static const char SQL_COMPLETE[] =
    "UPDATE toestemming SET volledig_op = :nu WHERE huishouden_id = :h AND id = :toestemming";

enum result voorbeeld_yes(struct dossier *d, int64_t toestemming, const json_t *gevers,
                          struct probleem *p)
{
    const json_t *gever;
    size_t i;
    json_array_foreach(gevers, i, gever)
    {
        if (db_exec(d->db, p, SQL_YES,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":toestemming", toestemming),
                          B_INT(":id", verzoek_id(d->v)),
                          B_REF(":persoon", row_int(gever, "persoon")),
                          B_REF(":onderdeel", row_int(gever, "onderdeel")), B_INT(":nu", d->v->nu)),
                    NULL) != DONE)
            return FAILED;
    }

    if (db_exec(d->db, p, SQL_CONFIRMED,
                BINDS(B_INT(":h", d->huishouden), B_INT(":toestemming", toestemming),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_COMPLETE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":toestemming", toestemming),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

static bool same_giver(const json_t *a, const json_t *b)
{
    return row_int(a, "persoon") == row_int(b, "persoon") &&
           row_int(a, "onderdeel") == row_int(b, "onderdeel");
}

/* Each giver once, whatever soort needs them; ids as texts for whoever reads it. */
static void gevers_merge(json_t *list, const json_t *gevers)
{
    json_t *gever, *known;
    size_t i, j;
    json_array_foreach(gevers, i, gever)
    {
        bool there = false;
        json_array_foreach(list, j, known) { there = there || same_giver(known, gever); }

        if (!there)
            json_array_append(list, gever);
    }
}

static void gevers_show(json_t *list)
{
    static const char *const IDS[] = {"persoon", "onderdeel"};
    json_t *gever;
    size_t i;
    json_array_foreach(list, i, gever)
    {
        for (size_t k = 0; k < COUNT_OF(IDS); k++) {
            char text[ID_TEXT_SIZE];
            if (!row_int(gever, IDS[k]))
                continue;
            id_format(row_int(gever, IDS[k]), text);
            json_object_set_new(gever, IDS[k], json_string(text));
        }
        json_object_del(gever, "overkant");
    }
}

static const char SQL_DICHT[] =
    "SELECT DISTINCT reden FROM zicht_toestemming_dicht WHERE toestemming_id = :id";

static enum result dicht_add(struct dossier *d, int64_t toestemming, json_t *list,
                             struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row, *known;
    size_t i, j;
    if (dossier_rows(d, p, SQL_DICHT, BINDS(B_INT(":id", toestemming)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool there = false;
        json_array_foreach(list, j, known) { there = there || json_equal(known, row); }

        if (!there)
            json_array_append(list, row);
    }
    return DONE;
}

static enum result record_try(struct dossier *d, const struct vraag *q, const char *soort,
                              json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *gevers = NULL;
    int64_t id;
    if (vraag_insert(d, q, soort, "-", &id, p) != DONE || vraag_gevers(d, id, &gevers, p) != DONE ||
        vraag_separation_check(d, q, id, gevers, p) != DONE ||
        dicht_add(d, id, json_object_get(ret, "dicht"), p) != DONE)
        return FAILED;
    AUTO_FREE char *tekst = toestemming_tekst(d, q, soort, gevers);
    json_array_append_new(
        json_object_get(ret, "teksten"),
        json_pack("{s:s, s:o}", "soort", soort, "alineas", toestemming_alineas(tekst)));
    gevers_merge(json_object_get(ret, "gevers"), gevers);
    return voorbeeld_yes(d, id, gevers, p);
}

static enum result records_try(struct dossier *d, const struct vraag *q, json_t *ret,
                               struct probleem *p)
{
    const json_t *soort;
    size_t i;
    json_array_foreach(json_object_get(q->in, "soort"), i, soort)
    {
        if (record_try(d, q, json_string_value(soort), ret, p) != DONE)
            return FAILED;
    }

    gevers_show(json_object_get(ret, "gevers"));
    return DONE;
}

/* ---- what stays closed, in general words ---- */

static const char SQL_NOT_YET[] = STUK
    ", i.bron_id IN (SELECT value FROM json_each(:bronnen)) AS \"bronGekozen?\", o.naam AS bron,"
    " o.beroepsgeheim AND NOT EXISTS (SELECT 1 FROM json_each(:soorten) WHERE value = "
    "'beroepsgeheim') AS \"geheim?\","
    " (SELECT json_group_array(l.roepnaam) FROM (SELECT persoon_id, max(roepnaam) AS roepnaam"
    "   FROM zicht_lid GROUP BY persoon_id) l WHERE l.persoon_id <> :persoon"
    "   AND instr(i.personen, id_tekst(l.persoon_id)) > 0) AS \"anderen[]\","
    " length(i.personen) > 13 AS \"meer?\"" STUK_FROM " JOIN onderdeel o ON o.id = i.bron_id"
    " WHERE instr(i.personen, id_tekst(:persoon)) > 0 AND i.categorie <> 'werkaantekening'"
    " AND (i.categorie IN (SELECT value FROM json_each(:categorieen))"
    "  OR i.id IN (SELECT value FROM json_each(:items)))"
    " AND i.id NOT IN (SELECT value FROM json_each(:open))"
    " ORDER BY i.datum DESC, i.id DESC LIMIT 100";

/* In general words: what a block (R18, R19) hides is never explained. */
static json_t *why(const json_t *row)
{
    const json_t *anderen = json_object_get(row, "anderen");
    AUTO_FREE char *namen = namen_join(anderen, NULL);
    if (!row_true(row, "bronGekozen"))
        return json_sprintf("komt van %s: die koos u niet", row_text(row, "bron"));
    if (row_true(row, "geheim"))
        return json_sprintf("%s heeft beroepsgeheim: kies ook beroepsgeheim",
                            row_text(row, "bron"));
    if (json_array_size(anderen))
        return json_sprintf("gaat ook over %s: ook %s eigen ja is nodig", namen ? namen : "",
                            json_array_size(anderen) > 1 ? "hun" : "een");
    return json_string(row_true(row, "meer") ? "gaat ook over een ander: ook een eigen ja is nodig"
                                             : "blijft dicht");
}

static enum result not_yet(struct dossier *d, const struct vraag *q, const json_t *after,
                           json_t *ret, struct probleem *p)
{
    static const char *const INTERN[] = {"bronGekozen", "bron", "geheim", "anderen", "meer"};
    AUTO_FREE char *open = ids_text(after, NULL);
    AUTO_FREE char *soorten = json_dumps(json_object_get(q->in, "soort"), JSON_COMPACT);
    json_t *rows, *row;
    size_t i;
    if (!open || !soorten)
        return probleem_intern(p, "no memory for a preview");
    if (dossier_rows(d, p, SQL_NOT_YET,
                     BINDS(B_TEXT(":bronnen", q->bronnen), B_TEXT(":soorten", soorten),
                           B_INT(":persoon", q->persoon), B_TEXT(":categorieen", q->categorieen),
                           B_TEXT(":items", q->items), B_TEXT(":open", open)),
                     &rows) != DONE)
        return FAILED;
    json_object_set_new(ret, "nogNiet", rows);
    json_array_foreach(rows, i, row)
    {
        json_object_set_new(row, "waarom", why(row));
        for (size_t k = 0; k < COUNT_OF(INTERN); k++)
            json_object_del(row, INTERN[k]);
    }
    return DONE;
}

/* ---- all of it ---- */

struct proef {
    struct dossier *d;
    const struct vraag *q;
    json_t *ret;
    json_t *before, *after; /* what the receiver sees; owned, NULL when there is nobody to look */
};

static enum result preview_try(struct db_conn *c, void *arg, struct probleem *p)
{
    struct proef *proef = arg;
    struct dossier *d = proef->d;
    AUTO_JSON json_t *kijker = NULL;
    (void)c;
    if (proef->q->onderdeel && voorbeeld_kijker(d, proef->q->onderdeel, proef->q->gebruiker,
                                                row_text(proef->q->in, "doel"), &kijker, p) != DONE)
        return FAILED;
    int64_t gebruiker = row_int(kijker, "id");
    if ((gebruiker && oogpunt_items(d, gebruiker, &proef->before, p) != DONE) ||
        records_try(d, proef->q, proef->ret, p) != DONE)
        return FAILED;
    if (!gebruiker)
        return DONE;
    json_object_set(proef->ret, "kijker", json_object_get(kijker, "naam"));
    return oogpunt_items(d, gebruiker, &proef->after, p);
}

/* Only after the rehearsal was taken back: the asker may be the receiver, and sees here what they
 * see without the consent. */
static enum result difference(const struct proef *proef, struct probleem *p)
{
    json_t *rows;
    if (voorbeeld_both(proef->d, proef->after, proef->before, &rows, p) != DONE)
        return FAILED;
    json_object_set_new(proef->ret, "erbij", rows);
    return not_yet(proef->d, proef->q, proef->after, proef->ret, p);
}

enum result voorbeeld_toestemming(struct dossier *d, const json_t *in, json_t *ret,
                                  struct probleem *p)
{
    static const char *const LISTS[] = {"teksten", "gevers", "dicht", "erbij", "nogNiet"};
    VRAAG_AUTO struct vraag q = {0};
    if (vraag_read(d, in, &q, p) != DONE)
        return FAILED;
    if (strcmp(q.van, d->v->vandaag) > 0) /* as it will be on its first day */
        memcpy(q.van, d->v->vandaag, DATUM_SIZE);
    for (size_t i = 0; i < COUNT_OF(LISTS); i++)
        json_object_set_new(ret, LISTS[i], json_array());
    json_object_set_new(ret, "kijker", json_null());
    struct proef proef = {.d = d, .q = &q, .ret = ret};
    enum result r = db_rehearse(d->db, p, preview_try, &proef);
    if (r == DONE && proef.after)
        r = difference(&proef, p);
    json_decref(proef.before);
    json_decref(proef.after);
    return r;
}
