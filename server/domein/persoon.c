/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/persoon.h"

#include "app.h"
#include "base/bsn.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "brp/naam.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

/* ---- searching ---- */

static const char SQL_COUNT[] = "SELECT count(*) FROM logregel WHERE gebruiker = :g AND handeling "
                                "= 'persoon.zoeken' AND tijd >= :sinds";

static enum result limit_check(struct verzoek *v, struct probleem *p)
{
    int64_t most, done;
    int64_t midnight = clock_local_midnight(v->vandaag);
    if (instelling_int(v->db, "zoek_per_dag", &most, p) != DONE ||
        db_int(v->db, p, SQL_COUNT,
               BINDS(B_INT(":g", v->kijker->gebruiker), B_INT(":sinds", midnight * 1000)), 0,
               &done) != DONE)
        return FAILED;
    if (done < most)
        return DONE;
    return probleem_set(
        p, PROBLEEM_TE_VAAK,
        "U heeft vandaag al %lld keer gezocht. Meer kan pas morgen. Is er haast? Bel de "
        "procesregisseur.",
        (long long)done);
}

static const char SQL_BSN_ALLOWED[] = "SELECT bsn FROM onderdeel WHERE id = :id";
static const char SQL_BY_BSN[] = "SELECT id FROM persoon WHERE bsn_index = :idx";

static enum result search_bsn(struct verzoek *v, const char *bsn, json_t **ret, struct probleem *p)
{
    int64_t allowed;
    uint8_t index[BSN_INDEX_BYTES];
    char nine[BSN_SIZE];
    if (db_int(v->db, p, SQL_BSN_ALLOWED, BINDS(B_INT(":id", v->kijker->onderdeel)), 0, &allowed) !=
        DONE)
        return FAILED;
    if (!allowed)
        return probleem_veld(
            p, "bsn", "mag-niet",
            "Uw organisatie mag het BSN niet gebruiken. Zoek op naam en geboortedatum.");
    if (!bsn_parse(bsn, nine))
        return probleem_veld(p, "bsn", "geen-bsn", "Dit is geen BSN. Kijk de cijfers na.");
    bsn_index(&v->app->sleutels->bsn, nine, index);
    return db_rows(v->db, p, SQL_BY_BSN, BINDS(B_BLOB(":idx", index, sizeof index)), ret);
}

static const char SQL_BY_NAME[] =
    "SELECT id FROM persoon WHERE geboortedatum = :geb AND instr(' ' || zoeknaam, ' ' || :naam) > 0"
    " ORDER BY zoeknaam LIMIT 21";

static enum result search_name(struct verzoek *v, const json_t *in, json_t **ret,
                               struct probleem *p)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 2000);
    const char *naam = row_text(in, "naam"), *geboren = row_text(in, "geboortedatum");
    if (!naam || !geboren) {
        (void)probleem_veld(p, naam ? "geboortedatum" : "naam", "verplicht",
                            "Zoek op BSN, of op naam én geboortedatum.");
        return FAILED;
    }
    tekst_fold(naam, &folded);
    if (folded.len < 2)
        return probleem_veld(p, "naam", "te-kort", "Geef ten minste twee letters van de naam.");
    if (db_rows(v->db, p, SQL_BY_NAME, BINDS(B_TEXT(":geb", geboren), B_TEXT(":naam", folded.data)),
                ret) != DONE)
        return FAILED;
    if (json_array_size(*ret) > PERSOON_MOST_FOUND) {
        json_decref(*ret);
        *ret = NULL;
        return probleem_veld(p, "naam", "te-veel",
                             "Dit zijn te veel mensen. Geef meer letters van de naam.");
    }
    return DONE;
}

static const char SQL_REMEMBER[] =
    "INSERT INTO zoekvondst (sessie_id, persoon_id, op) VALUES (:sessie, :persoon, :nu)"
    " ON CONFLICT DO UPDATE SET op = excluded.op";

static enum result remember(struct verzoek *v, int64_t persoon, struct probleem *p)
{
    char id[ID_TEXT_SIZE];
    id_format(persoon, id);
    noot_persoon(noten_open(v->noten, 0), id); /* the log names who was looked up */
    return db_exec(
        v->db, p, SQL_REMEMBER,
        BINDS(B_INT(":sessie", v->kijker->sessie), B_INT(":persoon", persoon), B_INT(":nu", v->nu)),
        NULL);
}

enum result persoon_search(struct verzoek *v, const json_t *in, json_t **ret_ids,
                           struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *ids = json_array();
    json_t *row;
    size_t i;
    if (mag_kijker(v, p, "persoon.zoeken") != DONE || limit_check(v, p) != DONE)
        return FAILED;
    v->reden = row_text(in, "reden");
    const char *bsn = row_text(in, "bsn");
    if ((bsn ? search_bsn(v, bsn, &rows, p) : search_name(v, in, &rows, p)) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (remember(v, row_int(row, "id"), p) != DONE)
            return FAILED;
        json_array_append(ids, json_object_get(row, "id"));
    }
    *ret_ids = TAKE(ids);
    return DONE;
}

static const char SQL_FOUND[] =
    "SELECT 1 FROM zoekvondst WHERE sessie_id = :sessie AND persoon_id = :persoon";

enum result persoon_found(struct verzoek *v, int64_t persoon, bool *ret, struct probleem *p)
{
    int64_t found;
    if (db_int(v->db, p, SQL_FOUND,
               BINDS(B_INT(":sessie", v->kijker->sessie), B_INT(":persoon", persoon)), 0,
               &found) != DONE)
        return FAILED;
    *ret = found != 0;
    return DONE;
}

/* ---- by hand ---- */

static const char SQL_INSERT[] =
    "INSERT INTO persoon (id, voornamen, roepnaam, voorvoegsel, geslachtsnaam, naam, zoeknaam, "
    "geslacht,"
    " geboortedatum, ongeboren, moeder_id, telefoon, taal, tolk, bron, bron_datum)"
    " VALUES (:id, :voornamen, :roepnaam, :voorvoegsel, :geslachtsnaam, :naam, :zoeknaam, "
    ":geslacht,"
    " :geboortedatum, :ongeboren, :moeder, :telefoon, :taal, :tolk, 'hand', :vandaag)";

static enum result unborn_check(struct verzoek *v, const json_t *in, struct probleem *p)
{
    if (!row_true(in, "ongeboren"))
        return DONE;
    bool found = false;
    if (row_text(in, "geboortedatum"))
        return probleem_veld(p, "geboortedatum", "mag-niet",
                             "Een ongeboren kind heeft nog geen geboortedatum.");
    int64_t moeder = row_int(in, "moeder");
    if (moeder && persoon_found(v, moeder, &found, p) != DONE)
        return FAILED;
    return found ? DONE
                 : probleem_veld(p, "moeder", "verplicht",
                                 "Kies wie de moeder is. Zoek haar eerst op.");
}

static enum result person_insert(struct verzoek *v, const json_t *in, int64_t id,
                                 struct probleem *p)
{
    BUF_AUTO struct buf naam, zoek, roep;
    buf_init(&naam, 1000);
    buf_init(&zoek, 1000);
    buf_init(&roep, 300);
    const char *geslacht = row_text(in, "geslacht");
    const struct naam_delen delen = {.voornamen = row_text(in, "voornamen"),
                                     .voorvoegsel = row_text(in, "voorvoegsel"),
                                     .geslachtsnaam = row_text(in, "geslachtsnaam"),
                                     .naamgebruik = 'E',
                                     .geslacht = geslacht ? geslacht[0] : 'x'};
    persoon_naam(&delen, &naam);
    persoon_zoeknaam(&delen, &zoek);
    naam_roep(&delen, &roep);
    return db_exec(
        v->db, p, SQL_INSERT,
        BINDS(B_INT(":id", id), B_TEXT(":voornamen", delen.voornamen),
              B_TEXT(":roepnaam", roep.len ? roep.data : NULL),
              B_TEXT(":voorvoegsel", delen.voorvoegsel),
              B_TEXT(":geslachtsnaam", delen.geslachtsnaam), B_TEXT(":naam", naam.data),
              B_TEXT(":zoeknaam", zoek.data), B_TEXT(":geslacht", geslacht ? geslacht : "x"),
              B_TEXT(":geboortedatum", row_text(in, "geboortedatum")),
              B_INT(":ongeboren", row_true(in, "ongeboren")),
              B_REF(":moeder", row_int(in, "moeder")),
              B_TEXT(":telefoon", row_text(in, "telefoon")), B_TEXT(":taal", row_text(in, "taal")),
              B_INT(":tolk", row_true(in, "tolk")), B_TEXT(":vandaag", v->vandaag)),
        NULL);
}

enum result persoon_by_hand(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    int64_t id = verzoek_id(v);
    if (mag_kijker(v, p, "huishouden.openen") != DONE)
        return FAILED;
    if (!row_text(in, "voornamen") && !row_text(in, "geslachtsnaam") && !row_true(in, "ongeboren"))
        return probleem_veld(p, "geslachtsnaam", "verplicht",
                             "Vul een voornaam of een achternaam in.");
    if (unborn_check(v, in, p) != DONE || person_insert(v, in, id, p) != DONE ||
        remember(v, id, p) != DONE)
        return FAILED;
    verzoek_object(v, "persoon", id);
    *ret_id = id;
    return DONE;
}
