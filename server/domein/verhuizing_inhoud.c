/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves with a household that moves: its people, and what was chosen, as JSON. */
#include "base/bsn.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/sleutels.h"
#include "domein/verhuizing.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <string.h>

/* ---- the people ---- */

/* Whose `contact` was chosen; the newest membership says what they are to the family. The BSN goes
 * where law lets the receiver use it. */
static const char SQL_PERSONEN[] =
    "SELECT p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.naam, p.geslacht, p.geboortedatum,"
    " p.ongeboren AS \"ongeboren?\", p.taal, p.tolk AS \"tolk?\","
    " CASE WHEN o.bsn = 1 THEN hex(p.bsn_cijfer) END AS cijfer, l.rol, l.elders AS \"elders?\","
    " b.personen AS \"personen!\", b.grond AS \"grond!\""
    " FROM verhuizing_stuk s JOIN verhuizing v ON v.huishouden_id = s.huishouden_id AND v.id ="
    " s.verhuizing_id JOIN onderdeel o ON o.id = v.onderdeel_id"
    " JOIN zicht_verhuisbaar b ON b.id = s.item_id AND b.verhuizing_id = v.id AND b.soort ="
    " 'contact' JOIN item_persoon ip ON ip.huishouden_id = s.huishouden_id AND ip.item_id ="
    " s.item_id JOIN persoon p ON p.id = ip.persoon_id JOIN lid l ON l.huishouden_id ="
    " s.huishouden_id AND l.persoon_id = p.id AND l.id = (SELECT max(m.id) FROM lid m WHERE"
    " m.huishouden_id = s.huishouden_id AND m.persoon_id = p.id)"
    " WHERE s.huishouden_id = :h AND s.verhuizing_id = :id ORDER BY p.geboortedatum, p.id";

static enum result bsn_put(struct dossier *d, json_t *row, struct probleem *p)
{
    uint8_t sealed[BSN_SEALED_BYTES];
    char bsn[BSN_SIZE];
    size_t n;
    const char *hex = row_text(row, "cijfer");
    json_t *value = json_null();
    if (hex && *hex) {
        if (sodium_hex2bin(sealed, sizeof sealed, hex, strlen(hex), NULL, &n, NULL) != 0 ||
            bsn_open(&d->v->app->sleutels->bsn, sealed, n, bsn) != DONE)
            return probleem_intern(p, "a BSN does not open with this master key");
        value = json_string(bsn);
        sodium_memzero(bsn, sizeof bsn);
    }
    json_object_del(row, "cijfer");
    json_object_set_new(row, "bsn", value);
    return DONE;
}

static enum result persons_get(struct dossier *d, int64_t id, json_t *numbers, json_t **ret,
                               struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    char key[24];
    if (dossier_rows(d, p, SQL_PERSONEN, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                     &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        (void)snprintf(key, sizeof key, "%lld", (long long)row_int(row, "id"));
        json_object_set_new(numbers, key, json_integer((json_int_t)i));
        json_object_del(row, "id");
        json_object_del(row, "personen");
        json_object_del(row, "grond");
        if (bsn_put(d, row, p) != DONE)
            return FAILED;
    }
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Kies eerst wie er verhuizen: de persoonsgegevens van ten minste één "
                            "persoon. Er is niets verstuurd.");
    *ret = TAKE(rows);
    return DONE;
}

/* ---- the items ---- */

static const char SQL_STUKKEN[] =
    "SELECT b.id, b.soort, b.categorie, b.aard, b.plek AS \"plek?\", b.datum, t.organisatie,"
    " t.onderdeel, t.auteur, b.titel, t.tekst, s.uitleg, b.ontvanger_grond AS opGrond,"
    " n.vorm, w.resultaat, w.streefdatum, w.status AS doelStatus, a.vervaldatum, a.status AS"
    " actieStatus, a.doel_id AS doel, (SELECT json_group_array(ip.persoon_id) FROM item_persoon ip"
    "  WHERE ip.huishouden_id = s.huishouden_id AND ip.item_id = b.id) AS \"over[]\","
    " b.personen AS \"personen!\", b.grond AS \"grond!\""
    " FROM verhuizing_stuk s JOIN zicht_verhuisbaar b ON b.id = s.item_id AND b.verhuizing_id ="
    " s.verhuizing_id JOIN zicht_item_tekst t ON t.id = b.id"
    " LEFT JOIN notitie n ON n.huishouden_id = s.huishouden_id AND n.id = b.id"
    " LEFT JOIN doel w ON w.huishouden_id = s.huishouden_id AND w.id = b.id"
    " LEFT JOIN actie a ON a.huishouden_id = s.huishouden_id AND a.id = b.id"
    " WHERE s.huishouden_id = :h AND s.verhuizing_id = :id AND b.soort <> 'contact'"
    " ORDER BY b.soort <> 'plan', b.soort <> 'doel', b.datum, b.id";
static const char SQL_NIET[] =
    "SELECT count(*) FROM verhuizing_stuk s WHERE s.huishouden_id = :h AND s.verhuizing_id = :id"
    " AND NOT EXISTS (SELECT 1 FROM zicht_verhuisbaar b WHERE b.id = s.item_id AND"
    " b.verhuizing_id = s.verhuizing_id)";

/* Ids of here are numbers of the bundle there. */
static enum result persons_number(json_t *row, const json_t *numbers, struct probleem *p)
{
    json_t *over = json_array(), *one;
    size_t i;
    char key[24];
    json_array_foreach(json_object_get(row, "over"), i, one)
    {
        (void)snprintf(key, sizeof key, "%lld", (long long)json_integer_value(one));
        json_t *number = json_object_get(numbers, key);
        if (!number) {
            json_decref(over);
            return probleem_set(p, PROBLEEM_CONFLICT,
                                "U koos een stuk dat ook gaat over iemand van wie de "
                                "persoonsgegevens niet meegaan. Kies die erbij, of haal het stuk "
                                "weg. Er is niets verstuurd.");
        }
        json_array_append(over, number);
    }
    json_object_set_new(row, "personen", over);
    json_object_del(row, "over");
    json_object_del(row, "grond");
    return DONE;
}

static void goals_number(json_t *rows)
{
    json_t *row, *goal;
    size_t i, j;
    json_array_foreach(rows, i, row)
    {
        int64_t doel = row_int(row, "doel");
        json_object_set_new(row, "doel", json_null());
        json_array_foreach(rows, j, goal) if (doel && row_int(goal, "id") == doel)
            json_object_set_new(row, "doel", json_integer((json_int_t)j));
    }
    json_array_foreach(rows, i, row) json_object_del(row, "id");
}

static enum result items_get(struct dossier *d, int64_t id, const json_t *numbers, json_t **ret,
                             struct buf *bijlagen, struct probleem *p)
{
    const struct db_bind *here = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    int64_t not ;
    if (db_int(d->db, p, SQL_NIET, here, 0, &not ) != DONE)
        return FAILED;
    if (not )
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Van iets wat u koos, geldt de toestemming of het besluit niet meer. "
                            "Haal het weg, of vraag het opnieuw. Er is niets verstuurd.");
    if (verhuizing_documenten_passen(d, id, p) != DONE ||
        dossier_rows(d, p, SQL_STUKKEN, here, &rows) != DONE ||
        verhuizing_documenten(d, rows, bijlagen, p) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (persons_number(row, numbers, p) != DONE)
            return FAILED;
    }
    goals_number(rows);
    *ret = TAKE(rows);
    return DONE;
}

/* ---- the whole ---- */

static const char SQL_AFZENDER[] =
    "SELECT z.naam AS gemeente, o.naam AS onderdeel, g.naam, g.functie, coalesce(g.telefoon,"
    " o.telefoon, z.telefoon) AS telefoon FROM gebruiker g JOIN onderdeel o ON o.id ="
    " g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id WHERE g.id = :id";

enum result verhuizing_inhoud(struct dossier *d, const json_t *one, json_t **ret,
                              struct buf *bijlagen, struct probleem *p)
{
    AUTO_JSON json_t *afzender = NULL;
    AUTO_JSON json_t *personen = NULL;
    AUTO_JSON json_t *stukken = NULL;
    AUTO_JSON json_t *numbers = json_object();
    int64_t id = row_int(one, "id");
    if (db_row(d->db, p, SQL_AFZENDER, BINDS(B_INT(":id", d->v->kijker->gebruiker)), &afzender) !=
            DONE ||
        persons_get(d, id, numbers, &personen, p) != DONE ||
        items_get(d, id, numbers, &stukken, bijlagen, p) != DONE ||
        verhuizing_feiten(d, id, numbers, afzender, stukken, p) != DONE)
        return FAILED;
    *ret = json_pack("{s:s, s:O, s:I, s:O, s:O, s:O, s:O}", "soort", "verhuizing", "afzender",
                     afzender, "op", (json_int_t)d->v->nu, "datum", json_object_get(one, "datum"),
                     "bericht", json_object_get(one, "bericht"), "personen", personen, "stukken",
                     stukken);
    return *ret ? DONE : probleem_intern(p, "no memory for a bundle");
}
