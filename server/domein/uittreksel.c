/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/uittreksel_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/avgverzoek.h"
#include "domein/bevoegdheid.h"
#include "domein/zwart.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- beginning ---- */

static const char SQL_CONCEPT[] = "SELECT id FROM uittreksel WHERE huishouden_id = :h"
                                  " AND verzoek_id = :verzoek AND maker_id = :maker"
                                  " AND status = 'concept'";
/* A representative reads what their measures cover (R10); NULL for anybody else. */
static const char SQL_CATEGORIEEN[] =
    "SELECT CASE WHEN :vertegenwoordiger THEN (SELECT coalesce(group_concat(n.categorie), '')"
    " FROM (SELECT DISTINCT categorie FROM regel_namens WHERE verzoek_id = :verzoek) n) END AS"
    " categorieen";
static const char SQL_ADD[] =
    "INSERT INTO uittreksel (huishouden_id, id, verzoek_id, persoon_id, lezer_id, categorieen,"
    " maker_id, geheel, reden, op, status) VALUES (:h, :id, :verzoek, :persoon, :lezer,"
    " :categorieen, :maker, :geheel, :reden, :nu, 'concept')";

static enum result insert(struct dossier *d, const json_t *q, int64_t id, bool geheel,
                          const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *limits = NULL;
    const char *hoedanigheid = row_text(q, "hoedanigheid");
    int64_t persoon = row_int(q, "persoon_id"), aanvrager = row_int(q, "aanvrager_id");
    /* For a child by the rights of whoever has gezag; for anybody else by their own. */
    int64_t lezer = strcmp(hoedanigheid, "gezag") == 0 ? aanvrager : persoon;
    if (db_row(d->db, p, SQL_CATEGORIEEN,
               BINDS(B_INT(":vertegenwoordiger", strcmp(hoedanigheid, "vertegenwoordiger") == 0),
                     B_INT(":verzoek", row_int(q, "id"))),
               &limits) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_INT(":verzoek", row_int(q, "id")), B_INT(":persoon", persoon),
                         B_INT(":lezer", lezer),
                         B_TEXT(":categorieen", row_text(limits, "categorieen")),
                         B_INT(":maker", d->v->kijker->gebruiker), B_INT(":geheel", geheel),
                         B_TEXT(":reden", reden), B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result uittreksel_add(struct dossier *d, int64_t verzoek, const char *reden, int64_t *ret_id,
                           struct probleem *p)
{
    AUTO_JSON json_t *q = NULL;
    bool geheel;
    if (kijker_mag(d->v, p, "uittreksel.geheel", &geheel) != DONE ||
        mag(d, p, geheel ? "uittreksel.geheel" : "uittreksel.maken") != DONE ||
        avgverzoek_open(d, verzoek, &q, p) != DONE)
        return FAILED;
    if (strcmp(row_text(q, "soort"), "inzage") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Een uittreksel hoort bij een verzoek om inzage. Dit is een ander "
                            "verzoek.");
    if (db_int(d->db, p, SQL_CONCEPT,
               BINDS(B_INT(":h", d->huishouden), B_INT(":verzoek", verzoek),
                     B_INT(":maker", d->v->kijker->gebruiker)),
               0, ret_id) != DONE)
        return FAILED;
    if (!*ret_id) {
        *ret_id = verzoek_id(d->v);
        if (insert(d, q, *ret_id, geheel, reden, p) != DONE)
            return FAILED;
    }
    verzoek_object(d->v, "uittreksel", *ret_id);
    return DONE;
}

/* ---- one ---- */

static const char SQL_ONE[] =
    "SELECT id, verzoek_id, persoon_id, persoon_naam AS naam, lezer_id, categorieen, geheel AS "
    "\"geheel?\","
    " eigen AS \"eigen?\", status, identiteit, hoedanigheid, versie FROM zicht_uittreksel"
    " WHERE id = :id";

enum result uittreksel_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret);
}

enum result uittreksel_concept(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    if (uittreksel_get(d, id, ret, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "uittreksel", id);
    if (!row_true(*ret, "eigen"))
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Alleen wie dit uittreksel maakt, werkt eraan. Maak zo nodig zelf een "
                            "uittreksel bij dit verzoek.");
    if (mag(d, p, row_true(*ret, "geheel") ? "uittreksel.geheel" : "uittreksel.maken") != DONE)
        return FAILED;
    return strcmp(row_text(*ret, "status"), "concept") == 0
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT,
                              "Dit uittreksel ligt vast. Er is niets veranderd.");
}

/* ---- looking over ---- */

static const char SQL_STUK[] =
    "INSERT INTO uittreksel_stuk (huishouden_id, uittreksel_id, item_id, geven, reden, tekst, op)"
    " VALUES (:h, :id, :item, :geven, :reden, :tekst, :nu)"
    " ON CONFLICT DO UPDATE SET geven = excluded.geven, reden = excluded.reden,"
    " tekst = excluded.tekst, op = excluded.op";

static enum result piece_keep(struct dossier *d, int64_t id, int64_t item, bool geven,
                              const char *reden, const char *tekst, struct probleem *p)
{
    return db_exec(d->db, p, SQL_STUK,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":item", item),
                         B_INT(":geven", geven), B_TEXT(":reden", geven ? NULL : reden),
                         B_TEXT(":tekst", geven ? tekst : NULL), B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result piece_find(const json_t *pieces, int64_t item, const json_t **ret,
                              struct probleem *p)
{
    *ret = uittreksel_vind(pieces, item);
    return *ret ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

enum result uittreksel_stuk(struct dossier *d, int64_t id, int64_t item, const json_t *in,
                            struct probleem *p)
{
    AUTO_JSON json_t *u = NULL, *pieces = NULL;
    const json_t *piece;
    const char *tekst = row_text(in, "tekst"), *reden = row_text(in, "reden");
    bool geven = strcmp(row_text(in, "geven"), "ja") == 0;
    if (uittreksel_concept(d, id, &u, p) != DONE || uittreksel_stukken(d, u, &pieces, p) != DONE ||
        piece_find(pieces, item, &piece, p) != DONE)
        return FAILED;
    if (!geven && !reden)
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u dit stuk niet geeft. Dat staat in het uittreksel.");
    if (geven && !zwart_klopt(tekst ? tekst : "", row_text(piece, "tekst")))
        return probleem_veld(p, "tekst", "veranderd",
                             "Verander de tekst zelf niet. Zet alleen [[ en ]] om wat weg moet, en "
                             "sluit elk haakje weer.");
    return piece_keep(d, id, item, geven, reden, tekst ? tekst : "", p);
}

enum result uittreksel_rustig(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *u = NULL, *pieces = NULL;
    json_t *piece;
    size_t i;
    if (uittreksel_concept(d, id, &u, p) != DONE || uittreksel_stukken(d, u, &pieces, p) != DONE)
        return FAILED;
    json_array_foreach(pieces, i, piece)
    {
        if (row_true(piece, "genoemd") || strcmp(row_text(piece, "besluit"), "open") != 0)
            continue;
        if (piece_keep(d, id, row_int(piece, "id"), true, NULL, row_text(piece, "gemerkt"), p) !=
            DONE)
            return FAILED;
    }
    return DONE;
}
