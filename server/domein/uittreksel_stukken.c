/* SPDX-License-Identifier: EUPL-1.2 */
/* The pieces of an extract, and what stands beside them. */
#include "domein/uittreksel_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/oogpunt.h"
#include "domein/zwart.h"

#include <stdlib.h>
#include <string.h>

/* ---- what the reader sees ---- */

static const char SQL_HUISHOUDENS[] =
    "SELECT huishouden_id AS id FROM zicht_uittreksel_huishouden WHERE uittreksel_id = :id"
    " ORDER BY 1";

/* About the person; of the reader themselves also what they own or agreed to (G7). */
static const char SQL_STUKKEN[] =
    "SELECT i.id, i.soort, i.categorie, i.categorie_naam AS \"categorieNaam\","
    " i.bijzonder AS \"bijzonder?\", i.volgorde, i.datum, i.auteur, i.functie, i.onderdeel,"
    " i.organisatie, i.tekst, length(i.personen) / 14 AS ook, i.personen AS \"personen!\","
    " i.grond AS \"grond!\","
    " (SELECT json_group_array(json_object('wie', b.persoon_naam, 'datum', b.datum, 'verklaring',"
    "   b.verklaring)) FROM zicht_betwisting b WHERE b.item_id = i.id) AS \"verklaringen[]\""
    " FROM zicht_item_tekst i"
    " WHERE (instr(i.personen, id_tekst(:persoon)) > 0"
    "  OR (:persoon = :lezer AND i.id IN (SELECT e.id FROM zicht_lezer_eigen e)))"
    " AND (:categorieen IS NULL OR instr(',' || :categorieen || ',', ',' || i.categorie || ',') > "
    "0)";

/* R16: shared about them without consent, as far as the reader was told. One of several categories
 * is the representative's only when all are. */
static const char SQL_BESLUITEN[] =
    "SELECT z.id, 'deelbesluit' AS soort, NULL AS categorie, 'Delen zonder toestemming' AS "
    "\"categorieNaam\", 0 AS \"bijzonder?\", 1000 AS volgorde, z.datum, z.auteur, z.functie,"
    " z.onderdeel, z.organisatie, z.tekst, z.ook, z.personen AS \"personen!\","
    " z.grond AS \"grond!\", '[]' AS \"verklaringen[]\" FROM zicht_lezer_deelbesluit z"
    " WHERE z.persoon_id = :persoon AND (:categorieen IS NULL OR NOT EXISTS (SELECT 1 FROM"
    " json_each(z.categorieen) j WHERE instr(',' || :categorieen || ',', ',' || j.value || ',') = "
    "0))";

/* The pieces of the household `h` with the reader's eyes, those in `own` alone when there is one.
 */
static enum result seen_in(struct dossier *h, const json_t *u, const json_t *own, json_t *list,
                           struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL, *besluiten = NULL;
    json_t *row;
    size_t i;
    struct db_context before = oogpunt_familie(h, row_int(u, "lezer_id"));
    enum result r = dossier_rows(h, p, SQL_STUKKEN,
                                 BINDS(B_INT(":persoon", row_int(u, "persoon_id")),
                                       B_INT(":lezer", row_int(u, "lezer_id")),
                                       B_TEXT(":categorieen", row_text(u, "categorieen"))),
                                 &rows);
    if (r == DONE)
        r = dossier_rows(h, p, SQL_BESLUITEN,
                         BINDS(B_INT(":persoon", row_int(u, "persoon_id")),
                               B_TEXT(":categorieen", row_text(u, "categorieen"))),
                         &besluiten);
    oogpunt_terug(h, &before);
    if (r != DONE)
        return FAILED;
    json_array_extend(rows, besluiten);
    json_array_foreach(rows, i, row)
    {
        char id[24];
        (void)snprintf(id, sizeof id, "%lld", (long long)row_int(row, "id"));
        if (own && !json_object_get(own, id))
            continue;
        json_object_set_new(row, "huishouden", json_integer(h->huishouden));
        json_array_append(list, row);
    }
    return DONE;
}

static const char SQL_OWN[] =
    "SELECT id FROM zicht_item UNION ALL SELECT id FROM zicht_deelbesluit";

/* What the maker sees too, by id; a privacy officer's extract asks nothing of the kind. */
static enum result own_items(struct dossier *d, const json_t *u, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    *ret = NULL;
    if (row_true(u, "geheel"))
        return DONE;
    if (dossier_rows(d, p, SQL_OWN, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_object();
    json_array_foreach(rows, i, row)
    {
        char id[24];
        (void)snprintf(id, sizeof id, "%lld", (long long)row_int(row, "id"));
        json_object_set_new(*ret, id, json_true());
    }
    return DONE;
}

/* ---- names of others ---- */

static const char SQL_NAMEN[] =
    "SELECT naam, roepnaam, voornamen FROM zicht_uittreksel_naam WHERE uittreksel_id = :id";
static const char SQL_EIGEN_NAAM[] =
    "SELECT persoon_naam AS naam FROM zicht_uittreksel WHERE id = :id";

static enum result names_of(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *own = NULL;
    AUTO_JSON json_t *except = json_object();
    json_t *row;
    size_t i;
    if (dossier_row(d, p, SQL_EIGEN_NAAM, BINDS(B_INT(":id", id)), &own) != DONE ||
        dossier_rows(d, p, SQL_NAMEN, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    zwart_namen(except, row_text(own, "naam"), NULL);
    *ret = json_object();
    json_array_foreach(rows, i, row)
    {
        zwart_namen(*ret, row_text(row, "naam"), except);
        zwart_namen(*ret, row_text(row, "roepnaam"), except);
        zwart_namen(*ret, row_text(row, "voornamen"), except);
    }
    return DONE;
}

/* ---- with what was decided about each ---- */

static const char SQL_BESLIST[] =
    "SELECT item_id AS id, geven AS \"geven?\", reden, tekst FROM zicht_uittreksel_stuk"
    " WHERE uittreksel_id = :id";

const json_t *uittreksel_vind(const json_t *rows, int64_t id)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (row_int(row, "id") == id)
            return row;
    }
    return NULL;
}

static enum result piece_finish(json_t *piece, const json_t *decided, const json_t *namen,
                                struct probleem *p)
{
    BUF_AUTO struct buf marked;
    const json_t *known = uittreksel_vind(decided, row_int(piece, "id"));
    const char *tekst = row_text(piece, "tekst") ? row_text(piece, "tekst") : "";
    const char *besluit = "open", *kept = row_text(known, "tekst");
    buf_init(&marked, (size_t)256 * 1024);
    bool found = zwart_merk(tekst, namen, &marked);
    if (marked.failed)
        return probleem_intern(p, "no memory for an extract");
    if (known && !row_true(known, "geven"))
        besluit = "niet";
    else if (known)
        besluit = zwart_klopt(kept, tekst) ? "geven" : "veranderd";
    bool use = kept && strcmp(besluit, "geven") == 0;
    json_object_set_new(piece, "gemerkt", json_string(use ? kept : marked.data));
    json_object_set_new(piece, "genoemd",
                        json_boolean(found || zwart_noemt(tekst) || row_int(piece, "ook") > 0));
    json_object_set_new(piece, "besluit", json_string(besluit));
    json_object_set_new(piece, "reden",
                        known ? json_incref(json_object_get(known, "reden")) : json_null());
    json_object_set_new(piece, "tekst",
                        json_string(tekst)); /* last: `tekst` lies in the one it replaces */
    return DONE;
}

static int piece_order(const void *a, const void *b)
{
    const json_t *x = *(json_t *const *)a, *y = *(json_t *const *)b;
    int64_t kind = row_int(x, "volgorde") - row_int(y, "volgorde");
    if (kind)
        return kind < 0 ? -1 : 1;
    int day = strcmp(row_text(y, "datum"), row_text(x, "datum"));
    if (day)
        return day;
    return row_int(x, "id") < row_int(y, "id") ? 1 : -1;
}

static enum result sorted(const json_t *list, json_t **ret, struct probleem *p)
{
    size_t n = json_array_size(list);
    AUTO_FREE json_t **row = calloc(n + 1, sizeof *row);
    *ret = json_array();
    if (!row || !*ret)
        return probleem_intern(p, "no memory for an extract");
    for (size_t i = 0; i < n; i++)
        row[i] = json_array_get(list, i);
    qsort(row, n, sizeof *row, piece_order);
    for (size_t i = 0; i < n; i++)
        json_array_append(*ret, row[i]);
    return DONE;
}

enum result uittreksel_stukken(struct dossier *d, const json_t *u, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *houses = NULL, *own = NULL, *namen = NULL, *decided = NULL;
    AUTO_JSON json_t *list = json_array();
    int64_t id = row_int(u, "id");
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_HUISHOUDENS, BINDS(B_INT(":id", id)), &houses) != DONE ||
        own_items(d, u, &own, p) != DONE || names_of(d, id, &namen, p) != DONE ||
        dossier_rows(d, p, SQL_BESLIST, BINDS(B_INT(":id", id)), &decided) != DONE)
        return FAILED;
    json_array_foreach(houses, i, row)
    {
        struct dossier there;
        if (dossier_elders(d, row_int(row, "id"), &there, p) != DONE ||
            seen_in(&there, u, own, list, p) != DONE)
            return FAILED;
    }
    db_dossier_set(d->db, d->huishouden);
    json_array_foreach(list, i, row)
    {
        if (piece_finish(row, decided, namen, p) != DONE)
            return FAILED;
    }
    return sorted(list, ret, p);
}

/* ---- beside the pieces ---- */

/* As of decisions: a representative's are those whose categories are all the representative's. */
static const char SQL_TOESTEMMINGEN[] =
    "SELECT t.soort, t.doel_zin AS \"doelZin\", t.ontvanger, t.van, t.tot,"
    " t.einde_op IS NOT NULL AS \"gestopt?\","
    " (SELECT json_group_array(s.bestandsnaam) FROM zicht_lezer_scan s"
    "  WHERE s.toestemming_id = t.id) AS \"papieren[]\", t.personen AS \"personen!\", t.grond AS "
    "\"grond!\""
    " FROM zicht_lezer_toestemming t WHERE t.persoon_id = :persoon AND (:categorieen IS NULL OR"
    " (t.categorieen <> '[]' AND NOT EXISTS (SELECT 1 FROM json_each(t.categorieen) j"
    " WHERE instr(',' || :categorieen || ',', ',' || j.value || ',') = 0))) ORDER BY t.id DESC";
static const char SQL_REGISSEURS[] =
    "SELECT naam, telefoon, onderdeel FROM zicht_uittreksel_regisseur WHERE uittreksel_id = :id";

enum result uittreksel_rest(struct dossier *d, const json_t *u, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *houses = NULL;
    json_t *row, *consents = json_array();
    size_t i;
    json_object_set_new(ret, "toestemmingen", consents);
    if (dossier_put_rows(d, p, ret, "regisseurs", SQL_REGISSEURS,
                         BINDS(B_INT(":id", row_int(u, "id")))) != DONE ||
        dossier_rows(d, p, SQL_HUISHOUDENS, BINDS(B_INT(":id", row_int(u, "id"))), &houses) != DONE)
        return FAILED;
    json_array_foreach(houses, i, row)
    {
        struct dossier there;
        AUTO_JSON json_t *rows = NULL;
        if (dossier_elders(d, row_int(row, "id"), &there, p) != DONE)
            return FAILED;
        struct db_context before = oogpunt_familie(&there, row_int(u, "lezer_id"));
        enum result r = dossier_rows(&there, p, SQL_TOESTEMMINGEN,
                                     BINDS(B_INT(":persoon", row_int(u, "persoon_id")),
                                           B_TEXT(":categorieen", row_text(u, "categorieen"))),
                                     &rows);
        oogpunt_terug(&there, &before);
        if (r != DONE)
            return FAILED;
        json_array_extend(consents, rows);
    }
    db_dossier_set(d->db, d->huishouden);
    return DONE;
}
