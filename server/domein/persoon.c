/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/persoon.h"

#include "app.h"
#include "base/bsn.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/naam.h"
#include "base/naamsleutel.h"
#include "base/row.h"
#include "base/tekst.h"
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
/* R19: nobody is found from the other side of a separation that protects them. */
static const char SQL_BY_BSN[] = "SELECT id FROM persoon WHERE bsn_index = :idx"
                                 " AND id NOT IN (SELECT persoon_id FROM regel_afgeschermd)";

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

/* With the birth date exact, a name may be spelled by ear, or with one letter wrong when nobody's
 * is right (base/naamsleutel.h). */
static const char SQL_BY_NAME[] =
    "SELECT id FROM persoon WHERE geboortedatum = :geb AND naam_lijkt(:naam, zoeknaam) >= :minst"
    " AND id NOT IN (SELECT persoon_id FROM regel_afgeschermd) ORDER BY zoeknaam LIMIT 21";

static enum result rows_named(struct verzoek *v, const json_t *in, json_t **ret, struct probleem *p)
{
    *ret = NULL;
    for (int least = NAAM_KLOPT; least >= (int)NAAM_LIJKT && json_array_size(*ret) == 0; least--) {
        json_decref(*ret);
        *ret = NULL;
        if (db_rows(v->db, p, SQL_BY_NAME,
                    BINDS(B_TEXT(":geb", row_text(in, "geboortedatum")),
                          B_TEXT(":naam", row_text(in, "geslachtsnaam")), B_INT(":minst", least)),
                    ret) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result search_name(struct verzoek *v, const json_t *in, json_t **ret,
                               struct probleem *p)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 2000);
    const char *naam = row_text(in, "geslachtsnaam"), *geboren = row_text(in, "geboortedatum");
    if (!naam || !geboren) {
        (void)probleem_veld(p, naam ? "geboortedatum" : "geslachtsnaam", "verplicht",
                            "Zoek op BSN, of op naam én geboortedatum.");
        return FAILED;
    }
    tekst_fold(naam, &folded);
    if (folded.len < 2)
        return probleem_veld(p, "geslachtsnaam", "te-kort",
                             "Geef ten minste twee letters van de naam.");
    if (rows_named(v, in, ret, p) != DONE)
        return FAILED;
    if (json_array_size(*ret) > PERSOON_MOST_FOUND) {
        json_decref(*ret);
        *ret = NULL;
        return probleem_veld(p, "geslachtsnaam", "te-veel",
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
    /* The log names who was looked up: for the household it was done from, if any. */
    int64_t from = v->noten->count ? v->noten->noot[0]->huishouden : 0;
    noot_persoon(noten_open(v->noten, from), id);
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

static enum result born_check(const json_t *in, struct probleem *p)
{
    if (!row_true(in, "ongeboren") || !row_text(in, "geboortedatum"))
        return DONE;
    return probleem_veld(p, "geboortedatum", "mag-niet",
                         "Een ongeboren kind heeft nog geen geboortedatum.");
}

/* R12: the mother of an unborn child is somebody this login found. */
static enum result mother_check(struct verzoek *v, const json_t *in, struct probleem *p)
{
    bool found = false;
    int64_t moeder = row_int(in, "moeder");
    if (!row_true(in, "ongeboren"))
        return DONE;
    if (moeder && persoon_found(v, moeder, &found, p) != DONE)
        return FAILED;
    return found ? DONE
                 : probleem_veld(p, "moeder", "verplicht",
                                 "Kies wie de moeder is. Zoek haar eerst op.");
}

/* A name in the three ways it is kept. */
struct namen {
    struct naam_delen delen;
    struct buf naam, zoek, roep;
};

static void namen_free(struct namen *n)
{
    buf_free(&n->naam);
    buf_free(&n->zoek);
    buf_free(&n->roep);
}

static void namen_make(struct namen *n, const json_t *in)
{
    const char *geslacht = row_text(in, "geslacht");
    n->delen = (struct naam_delen){.voornamen = row_text(in, "voornamen"),
                                   .voorvoegsel = row_text(in, "voorvoegsel"),
                                   .geslachtsnaam = row_text(in, "geslachtsnaam"),
                                   .naamgebruik = 'E',
                                   .geslacht = geslacht ? geslacht[0] : 'x'};
    buf_init(&n->naam, 1000);
    buf_init(&n->zoek, 1000);
    buf_init(&n->roep, 300);
    if (row_true(in, "ongeboren") && !n->delen.voornamen && !n->delen.geslachtsnaam) {
        buf_text(&n->naam, "Ongeboren kind");
        buf_text(&n->zoek, "ongeboren kind");
        return;
    }
    persoon_naam(&n->delen, &n->naam);
    persoon_zoeknaam(&n->delen, &n->zoek);
    naam_roep(&n->delen, &n->roep);
}

#define NAMEN_AUTO CLEANUP(namen_free)
#define NAMEN_BINDS(n)                                                                             \
    B_TEXT(":voornamen", (n)->delen.voornamen),                                                    \
        B_TEXT(":roepnaam", (n)->roep.len ? (n)->roep.data : NULL),                                \
        B_TEXT(":voorvoegsel", (n)->delen.voorvoegsel),                                            \
        B_TEXT(":geslachtsnaam", (n)->delen.geslachtsnaam), B_TEXT(":naam", (n)->naam.data),       \
        B_TEXT(":zoeknaam", (n)->zoek.data)

static enum result person_insert(struct verzoek *v, const json_t *in, int64_t id,
                                 struct probleem *p)
{
    NAMEN_AUTO struct namen n;
    namen_make(&n, in);
    const char *geslacht = row_text(in, "geslacht");
    return db_exec(
        v->db, p, SQL_INSERT,
        BINDS(B_INT(":id", id), NAMEN_BINDS(&n), B_TEXT(":geslacht", geslacht ? geslacht : "x"),
              B_TEXT(":geboortedatum", row_text(in, "geboortedatum")),
              B_INT(":ongeboren", row_true(in, "ongeboren")),
              B_REF(":moeder", row_int(in, "moeder")),
              B_TEXT(":telefoon", row_text(in, "telefoon")), B_TEXT(":taal", row_text(in, "taal")),
              B_INT(":tolk", row_true(in, "tolk")), B_TEXT(":vandaag", v->vandaag)),
        NULL);
}

/* Who has no name is in no file, and cannot be told from others. */
static enum result name_check(const json_t *in, struct probleem *p)
{
    if (row_text(in, "voornamen") || row_text(in, "geslachtsnaam") || row_true(in, "ongeboren"))
        return DONE;
    return probleem_veld(p, "geslachtsnaam", "verplicht", "Vul een voornaam of een achternaam in.");
}

enum result persoon_new(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t id = verzoek_id(v);
    if (name_check(in, p) != DONE || born_check(in, p) != DONE ||
        person_insert(v, in, id, p) != DONE || remember(v, id, p) != DONE)
        return FAILED;
    verzoek_object(v, "persoon", id);
    *ret_id = id;
    return DONE;
}

enum result persoon_by_hand(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    if (mag_kijker(v, p, "huishouden.openen") != DONE || mother_check(v, in, p) != DONE)
        return FAILED;
    return persoon_new(v, in, ret_id, p);
}

/* ---- from another municipality ---- */

static const char SQL_BSN_TAKEN[] = "SELECT 1 FROM persoon WHERE bsn_index = :idx";
static const char SQL_BSN_SET[] = "UPDATE persoon SET bsn_cijfer = :cijfer, bsn_index = :idx,"
                                  " bsn_masker = :masker WHERE id = :id";

/* Not where somebody has it whom the viewer may not find (R19): nothing tells. */
static enum result bsn_set(struct verzoek *v, const char *bsn, int64_t id, struct probleem *p)
{
    const struct bsn_keys *keys = &v->app->sleutels->bsn;
    char nine[BSN_SIZE], mask[BSN_MASK_SIZE];
    uint8_t index[BSN_INDEX_BYTES], sealed[BSN_SEALED_BYTES];
    int64_t taken;
    if (!bsn_parse(bsn, nine))
        return DONE;
    bsn_index(keys, nine, index);
    bsn_seal(keys, nine, sealed);
    bsn_mask(nine, mask, sizeof mask);
    if (db_int(v->db, p, SQL_BSN_TAKEN, BINDS(B_BLOB(":idx", index, sizeof index)), 0, &taken) !=
        DONE)
        return FAILED;
    if (taken)
        return DONE;
    return db_exec(v->db, p, SQL_BSN_SET,
                   BINDS(B_INT(":id", id), B_BLOB(":cijfer", sealed, sizeof sealed),
                         B_BLOB(":idx", index, sizeof index), B_TEXT(":masker", mask)),
                   NULL);
}

enum result persoon_komt(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const char *bsn = row_text(in, "bsn");
    int64_t allowed;
    if (db_int(v->db, p, SQL_BSN_ALLOWED, BINDS(B_INT(":id", v->kijker->onderdeel)), 0, &allowed) !=
        DONE)
        return FAILED;
    if (!allowed)
        bsn = NULL;
    if (bsn && search_bsn(v, bsn, &rows, p) != DONE)
        return FAILED;
    if (json_array_size(rows) == 1) {
        *ret_id = row_int(json_array_get(rows, 0), "id");
        return remember(v, *ret_id, p);
    }
    if (persoon_new(v, in, ret_id, p) != DONE)
        return FAILED;
    return bsn ? bsn_set(v, bsn, *ret_id, p) : DONE;
}

/* ---- afterwards ---- */

static const char SQL_CHANGE[] =
    "UPDATE persoon SET voornamen = :voornamen, roepnaam = :roepnaam, voorvoegsel = :voorvoegsel,"
    " geslachtsnaam = :geslachtsnaam, naam = :naam, zoeknaam = :zoeknaam, geslacht = :geslacht,"
    " geboortedatum = :geboortedatum, ongeboren = :ongeboren, overleden_op = :overleden,"
    " bron_datum = :vandaag WHERE id = :id AND bron = 'hand'";
static const char SQL_CHANGE_TALK[] =
    "UPDATE persoon SET taal = :taal, tolk = :tolk, versie = versie + 1 WHERE id = :id";

enum result persoon_change(struct verzoek *v, int64_t persoon, const json_t *now,
                           struct probleem *p)
{
    NAMEN_AUTO struct namen n;
    namen_make(&n, now);
    if (name_check(now, p) != DONE || born_check(now, p) != DONE)
        return FAILED;
    if (db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", persoon), NAMEN_BINDS(&n),
                      B_TEXT(":geslacht", row_text(now, "geslacht")),
                      B_TEXT(":geboortedatum", row_text(now, "geboortedatum")),
                      B_INT(":ongeboren", row_true(now, "ongeboren")),
                      B_TEXT(":overleden", row_text(now, "overledenOp")),
                      B_TEXT(":vandaag", v->vandaag)),
                NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_CHANGE_TALK,
                   BINDS(B_INT(":id", persoon), B_TEXT(":taal", row_text(now, "taal")),
                         B_INT(":tolk", row_true(now, "tolk"))),
                   NULL);
}
