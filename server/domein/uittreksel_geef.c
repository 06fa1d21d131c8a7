/* SPDX-License-Identifier: EUPL-1.2 */
/* Giving an extract: what was looked over becomes what is kept. Or ending it without. */
#include "domein/uittreksel_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/zwart.h"

#include <string.h>

/* ---- giving ---- */

/* One piece as the family reads it; of one that is not given, only the day and why. */
static enum result piece_given(const json_t *piece, json_t *list, json_t *withheld,
                               struct probleem *p)
{
    BUF_AUTO struct buf text;
    static const char *const KEYS[] = {"soort",       "categorie",   "categorieNaam", "bijzonder",
                                       "datum",       "auteur",      "functie",       "onderdeel",
                                       "organisatie", "verklaringen"};
    if (strcmp(row_text(piece, "besluit"), "niet") == 0) {
        json_array_append_new(withheld,
                              json_pack("{s:O, s:O}", "datum", json_object_get(piece, "datum"),
                                        "reden", json_object_get(piece, "reden")));
        return DONE;
    }
    buf_init(&text, (size_t)256 * 1024);
    if (!zwart_uit(row_text(piece, "gemerkt"), true, &text) || text.failed)
        return probleem_intern(p, "a piece of an extract cannot be blacked out");
    json_t *given = json_object();
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        json_object_set(given, KEYS[i], json_object_get(piece, KEYS[i]));
    json_object_set_new(given, "tekst", json_string(text.data));
    json_array_append_new(list, given);
    return DONE;
}

/* Grouped by what they are about, in the order of the screens. */
static enum result group_add(json_t *groups, const json_t *piece, json_t *withheld,
                             struct probleem *p)
{
    json_t *last = json_array_get(groups, json_array_size(groups) - 1);
    const char *naam = row_text(piece, "categorieNaam");
    if (!last || strcmp(row_text(last, "naam"), naam) != 0) {
        last = json_pack("{s:s, s:[]}", "naam", naam, "stukken");
        json_array_append_new(groups, last);
    }
    return piece_given(piece, json_object_get(last, "stukken"), withheld, p);
}

static enum result all_looked_over(const json_t *pieces, struct probleem *p)
{
    json_t *piece;
    size_t i, open = 0;
    json_array_foreach(pieces, i, piece)
    {
        const char *besluit = row_text(piece, "besluit");
        open += strcmp(besluit, "geven") != 0 && strcmp(besluit, "niet") != 0;
    }
    return open == 0 ? DONE
                     : probleem_set(p, PROBLEEM_CONFLICT,
                                    "Er zijn nog stukken die u niet heeft nagekeken, of die "
                                    "intussen veranderd zijn. Kijk die eerst na.");
}

static const char SQL_GEEF[] =
    "UPDATE uittreksel SET status = 'gegeven', gegeven_op = :nu, gegeven_aan = :aan,"
    " wijze = :wijze, inhoud = :inhoud, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";
/* What was looked over held the whole text: it goes. */
static const char SQL_KLAAR[] =
    "DELETE FROM uittreksel_stuk WHERE huishouden_id = :h AND uittreksel_id = :id";

static enum result content_make(struct dossier *d, const json_t *u, json_t *inhoud,
                                struct probleem *p)
{
    AUTO_JSON json_t *pieces = NULL;
    json_t *groups = json_array(), *withheld = json_array(), *piece;
    size_t i;
    json_object_set(inhoud, "persoon", json_object_get(u, "naam"));
    json_object_set_new(inhoud, "gemaaktOp", json_string(d->v->vandaag));
    json_object_set_new(inhoud, "leefgebieden", groups);
    json_object_set_new(inhoud, "nietGegeven", withheld);
    if (uittreksel_stukken(d, u, &pieces, p) != DONE || all_looked_over(pieces, p) != DONE)
        return FAILED;
    json_array_foreach(pieces, i, piece)
    {
        if (group_add(groups, piece, withheld, p) != DONE)
            return FAILED;
    }
    for (i = json_array_size(groups); i-- > 0;)
        if (json_array_size(json_object_get(json_array_get(groups, i), "stukken")) == 0)
            (void)json_array_remove(groups, i);
    return uittreksel_rest(d, u, inhoud, p);
}

/* Log marks have no place on the family's paper. */
static void marks_drop(json_t *inhoud)
{
    json_t *row;
    size_t i;
    json_array_foreach(json_object_get(inhoud, "toestemmingen"), i, row)
    {
        json_object_del(row, "personen");
        json_object_del(row, "grond");
    }
}

enum result uittreksel_geef(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *u = NULL;
    AUTO_JSON json_t *inhoud = json_object();
    if (uittreksel_concept(d, id, &u, p) != DONE)
        return FAILED;
    if (strcmp(row_text(u, "identiteit"), "nog_niet") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Controleer eerst wie dit vraagt, en leg dat vast bij het verzoek. "
                            "Daarna kunt u het uittreksel geven.");
    if (content_make(d, u, inhoud, p) != DONE)
        return FAILED;
    marks_drop(inhoud);
    AUTO_FREE char *text = json_dumps(inhoud, JSON_COMPACT);
    if (!text)
        return probleem_intern(p, "no memory for an extract");
    d->v->reden = row_text(in, "aan");
    if (db_exec(d->db, p, SQL_GEEF,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu),
                      B_TEXT(":aan", row_text(in, "aan")), B_TEXT(":wijze", row_text(in, "wijze")),
                      B_TEXT(":inhoud", text)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_KLAAR, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL);
}

static const char SQL_WEG[] = "UPDATE uittreksel SET status = 'vervallen', versie = versie + 1"
                              " WHERE huishouden_id = :h AND id = :id";

enum result uittreksel_weg(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *u = NULL;
    if (uittreksel_concept(d, id, &u, p) != DONE ||
        db_exec(d->db, p, SQL_WEG, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL) !=
            DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_KLAAR, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL);
}
