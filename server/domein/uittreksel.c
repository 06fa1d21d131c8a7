/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/uittreksel.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/avgverzoek.h"
#include "domein/bevoegdheid.h"
#include "domein/oogpunt.h"
#include "domein/zwart.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- beginning ---- */

static const char SQL_CONCEPT[] = "SELECT id FROM uittreksel WHERE huishouden_id = :h"
                                  " AND verzoek_id = :verzoek AND maker_id = :maker"
                                  " AND status = 'concept'";
/* A representative reads what their measures cover (R10); NULL for anybody else. */
static const char SQL_CATEGORIEEN[] =
    "SELECT CASE WHEN :vertegenwoordiger THEN (SELECT coalesce(group_concat(m.categorie), '')"
    " FROM (SELECT DISTINCT m.categorie FROM vertegenwoordiging v JOIN maatregel m"
    "  ON m.soort = v.soort WHERE v.persoon_id = :persoon AND v.houder_id = :aanvrager"
    "  AND v.van <= vandaag() AND (v.tot IS NULL OR v.tot >= vandaag())) m) END AS categorieen";
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
                     B_INT(":persoon", persoon), B_INT(":aanvrager", aanvrager)),
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

static enum result concept_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
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

static const json_t *decided_find(const json_t *decided, int64_t id)
{
    json_t *row;
    size_t i;
    json_array_foreach(decided, i, row)
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
    const json_t *known = decided_find(decided, row_int(piece, "id"));
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

static const char SQL_TOESTEMMINGEN[] =
    "SELECT t.soort, t.doel_zin AS \"doelZin\", t.ontvanger, t.van, t.tot,"
    " t.einde_op IS NOT NULL AS \"gestopt?\","
    " (SELECT json_group_array(s.bestandsnaam) FROM zicht_lezer_scan s"
    "  WHERE s.toestemming_id = t.id) AS \"papieren[]\", t.personen AS \"personen!\", t.grond AS "
    "\"grond!\""
    " FROM zicht_lezer_toestemming t WHERE t.persoon_id = :persoon ORDER BY t.id DESC";
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
                                     BINDS(B_INT(":persoon", row_int(u, "persoon_id"))), &rows);
        oogpunt_terug(&there, &before);
        if (r != DONE)
            return FAILED;
        json_array_extend(consents, rows);
    }
    db_dossier_set(d->db, d->huishouden);
    return DONE;
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
    *ret = decided_find(pieces, item);
    return *ret ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

enum result uittreksel_stuk(struct dossier *d, int64_t id, int64_t item, const json_t *in,
                            struct probleem *p)
{
    AUTO_JSON json_t *u = NULL, *pieces = NULL;
    const json_t *piece;
    const char *tekst = row_text(in, "tekst"), *reden = row_text(in, "reden");
    bool geven = strcmp(row_text(in, "geven"), "ja") == 0;
    if (concept_get(d, id, &u, p) != DONE || uittreksel_stukken(d, u, &pieces, p) != DONE ||
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
    if (concept_get(d, id, &u, p) != DONE || uittreksel_stukken(d, u, &pieces, p) != DONE)
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
    if (concept_get(d, id, &u, p) != DONE)
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
    if (concept_get(d, id, &u, p) != DONE ||
        db_exec(d->db, p, SQL_WEG, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL) !=
            DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_KLAAR, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL);
}
