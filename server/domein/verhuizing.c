/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/verhuizing_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/gemeente.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

static enum result nothing_changed(struct probleem *p, const char *why)
{
    return probleem_set(p, PROBLEEM_CONFLICT, "%s Er is niets veranderd.", why);
}

/* ---- one ---- */

static const char SQL_ONE[] =
    "SELECT v.id, v.onderdeel_id AS onderdeel, v.gemeente, v.datum, v.bericht, v.status, v.kenmerk,"
    " v.bundel_hash AS hash, v.lezing, v.versie, v.grond AS \"grond!\", v.personen AS \"personen!\""
    " FROM zicht_verhuizing v WHERE v.id = :id";

enum result verhuizing_get(struct dossier *d, int64_t id, const char *right, json_t **ret,
                           struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    verzoek_object(d->v, "verhuizing", id);
    return mag(d, p, right);
}

/* The same for a change of it. */
enum result verhuizing_get_change(struct dossier *d, int64_t id, const char *right, json_t **ret,
                                  struct probleem *p)
{
    return verhuizing_get(d, id, right, ret, p) == DONE
               ? versie_check(d->v, row_int(*ret, "versie"), p)
               : FAILED;
}

/* ---- preparing ---- */

static const char SQL_OPEN[] =
    "SELECT 1 FROM verhuizing WHERE huishouden_id = :h AND einde_op IS NULL";
static const char SQL_GEMEENTE[] = "SELECT 1 FROM zicht_gemeente WHERE id = :id";
static const char SQL_ADD[] =
    "INSERT INTO verhuizing (huishouden_id, id, onderdeel_id, datum, bericht, status, veiligheid,"
    " besluit, geinformeerd, herzien_op, door, op) VALUES (:h, :id, :onderdeel, :datum, :bericht,"
    " :status, :veiligheid, :besluit, :geinformeerd, :herzien, :door, :nu)";

static enum result safety_check(const struct dossier *d, const json_t *in, struct probleem *p)
{
    char most[DATUM_SIZE];
    const char *herzien = row_text(in, "herzienOp");
    datum_add_days(d->v->vandaag, 30, most);
    if (!row_text(in, "veiligheid"))
        (void)probleem_veld(
            p, "veiligheid", "verplicht",
            "Kies wat u over de veiligheid besloot. U weet niet waar het gezin is.");
    else if (!is(row_text(in, "veiligheid"), "geen_zorgen") && !row_text(in, "geinformeerd"))
        (void)probleem_veld(p, "geinformeerd", "verplicht",
                            "Schrijf wie u hierover informeerde, en wanneer.");
    if (!row_text(in, "besluit"))
        (void)probleem_veld(p, "besluit", "verplicht", "Schrijf wie dit besloot, en waarom.");
    if (!herzien || strcmp(herzien, d->v->vandaag) <= 0 || strcmp(herzien, most) > 0)
        (void)probleem_veld(p, "herzienOp", "verplicht",
                            "Kies een dag binnen 30 dagen. Dan kijkt u hier opnieuw naar.");
    return probleem_is(p) ? FAILED : DONE;
}

static enum result destination_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t known;
    if (row_true(in, "onbekend"))
        return row_int(in, "bestemming")
                   ? probleem_veld(p, "bestemming", "mag-niet",
                                   "Kies een gemeente, of zet een vinkje bij onbekend. Niet "
                                   "allebei.")
                   : safety_check(d, in, p);
    if (db_int(d->db, p, SQL_GEMEENTE, BINDS(B_INT(":id", row_int(in, "bestemming"))), 0, &known) !=
        DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "bestemming", "onbekende-keuze",
                                 "Kies een gemeente uit de lijst. Staat zij er niet bij? Dan legt "
                                 "uw beheerder haar eerst vast.");
}

enum result verhuizing_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t open;
    bool unknown = row_true(in, "onbekend");
    if (mag(d, p, "verhuizing.voorbereiden") != DONE || destination_check(d, in, p) != DONE ||
        db_int(d->db, p, SQL_OPEN, BINDS(B_INT(":h", d->huishouden)), 0, &open) != DONE)
        return FAILED;
    if (open)
        return nothing_changed(p, "Er loopt al een verhuizing van dit huishouden.");
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "verhuizing", *ret_id);
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_REF(":onderdeel", unknown ? 0 : row_int(in, "bestemming")),
                         B_TEXT(":datum", row_text(in, "datum")),
                         B_TEXT(":bericht", row_text(in, "bericht")),
                         B_TEXT(":status", unknown ? "onbekend" : "voorbereid"),
                         B_TEXT(":veiligheid", unknown ? row_text(in, "veiligheid") : NULL),
                         B_TEXT(":besluit", unknown ? row_text(in, "besluit") : NULL),
                         B_TEXT(":geinformeerd", unknown ? row_text(in, "geinformeerd") : NULL),
                         B_TEXT(":herzien", unknown ? row_text(in, "herzienOp") : NULL),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_HERZIE[] =
    "UPDATE verhuizing SET veiligheid = :veiligheid, besluit = :besluit, geinformeerd ="
    " :geinformeerd, herzien_op = :herzien, versie = versie + 1 WHERE huishouden_id = :h"
    " AND id = :id";

enum result verhuizing_herzie(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (verhuizing_get_change(d, id, "verhuizing.voorbereiden", &one, p) != DONE)
        return FAILED;
    if (!is(row_text(one, "status"), "onbekend"))
        return nothing_changed(p, "Alleen als de bestemming onbekend is, besluit u opnieuw.");
    if (safety_check(d, in, p) != DONE)
        return FAILED;
    *ret_versie = row_int(one, "versie") + 1;
    return db_exec(d->db, p, SQL_HERZIE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_TEXT(":veiligheid", row_text(in, "veiligheid")),
                         B_TEXT(":besluit", row_text(in, "besluit")),
                         B_TEXT(":geinformeerd", row_text(in, "geinformeerd")),
                         B_TEXT(":herzien", row_text(in, "herzienOp"))),
                   NULL);
}

/* ---- choosing ---- */

static const char SQL_MAY[] =
    "SELECT b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_verhuisbaar b"
    " WHERE b.id = :item AND b.verhuizing_id = :id";
static const char SQL_KIES[] =
    "INSERT INTO verhuizing_stuk (huishouden_id, verhuizing_id, item_id, uitleg, door, op)"
    " VALUES (:h, :id, :item, :uitleg, :door, :nu) ON CONFLICT DO UPDATE SET uitleg = :uitleg,"
    " door = :door, op = :nu";
static const char SQL_AANTAL[] =
    "SELECT count(*) FROM verhuizing_stuk WHERE huishouden_id = :h AND verhuizing_id = :id";
static const char SQL_VERSIE[] =
    "UPDATE verhuizing SET versie = versie + 1 WHERE huishouden_id = :h AND id = :id";
static const char SQL_WEG[] = "DELETE FROM verhuizing_stuk WHERE huishouden_id = :h"
                              " AND verhuizing_id = :id AND item_id = :item";

static enum result preparing(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (verhuizing_get(d, id, "verhuizing.voorbereiden", &one, p) != DONE)
        return FAILED;
    return is(row_text(one, "status"), "voorbereid")
               ? DONE
               : nothing_changed(p, "Wat er meegaat, ligt vast.");
}

static enum result choose_one(struct dossier *d, int64_t id, int64_t item, const char *uitleg,
                              struct probleem *p)
{
    AUTO_JSON json_t *may = NULL;
    if (dossier_row(d, p, SQL_MAY, BINDS(B_INT(":item", item), B_INT(":id", id)), &may) != DONE)
        return FAILED;
    if (!may)
        return probleem_veld(p, "stukken", "onbekende-keuze",
                             "Kies uit de lijst: alleen waar toestemming of een besluit voor is, "
                             "kan mee.");
    return db_exec(d->db, p, SQL_KIES,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":item", item),
                         B_TEXT(":uitleg", uitleg), B_INT(":door", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result verhuizing_kies(struct dossier *d, int64_t id, const json_t *items, const char *uitleg,
                            struct probleem *p)
{
    const struct db_bind *here = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    const json_t *item;
    size_t i;
    int64_t count;
    if (preparing(d, id, p) != DONE)
        return FAILED;
    json_array_foreach(items, i, item)
    {
        if (choose_one(d, id, json_integer_value(item), uitleg, p) != DONE)
            return FAILED;
    }
    if (db_int(d->db, p, SQL_AANTAL, here, 0, &count) != DONE)
        return FAILED;
    if (count > VERHUIZING_STUKKEN)
        return probleem_veld(p, "stukken", "te-veel", "Er passen %d stukken in een verhuizing.",
                             VERHUIZING_STUKKEN);
    return db_exec(d->db, p, SQL_VERSIE, here, NULL);
}

enum result verhuizing_stuk_weg(struct dossier *d, int64_t id, int64_t item, struct probleem *p)
{
    int64_t gone;
    if (preparing(d, id, p) != DONE ||
        db_exec(d->db, p, SQL_WEG,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":item", item)),
                &gone) != DONE)
        return FAILED;
    if (!gone)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    return db_exec(d->db, p, SQL_VERSIE, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL);
}

/* ---- sending ---- */

static const char SQL_VERSTUUR[] =
    "UPDATE verhuizing SET status = 'verstuurd', kenmerk = :kenmerk, bundel_hash = :hash, uit ="
    " :uit, verstuurd_op = :nu, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static void mark_make(struct verzoek *v, char ret[33])
{
    uint8_t bytes[16];
    rng_fill(&v->app->rng, bytes, sizeof bytes);
    (void)sodium_bin2hex(ret, 33, bytes, sizeof bytes);
}

enum result verhuizing_verstuur(struct dossier *d, int64_t id, int64_t *ret_versie,
                                struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    AUTO_JSON json_t *inhoud = NULL;
    BUF_AUTO struct buf file;
    char kenmerk[33], hash[2 * BUNDEL_HASH + 1];
    buf_init(&file, BUNDEL_MOST + 1);
    if (verhuizing_get_change(d, id, "verhuizing.versturen", &one, p) != DONE)
        return FAILED;
    if (!is(row_text(one, "status"), "voorbereid"))
        return nothing_changed(p, "Deze verhuizing is al verstuurd of gestopt.");
    if (verhuizing_inhoud(d, one, &inhoud, p) != DONE)
        return FAILED;
    mark_make(d->v, kenmerk);
    json_object_set_new(inhoud, "kenmerk", json_string(kenmerk));
    if (gemeente_make(d->v, row_int(one, "onderdeel"), BUNDEL_VERHUIZING, inhoud, &file, p) != DONE)
        return FAILED;
    gemeente_hash(file.data, file.len, hash);
    *ret_versie = row_int(one, "versie") + 1;
    return db_exec(d->db, p, SQL_VERSTUUR,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":kenmerk", kenmerk),
                         B_TEXT(":hash", hash), B_BLOB(":uit", file.data, file.len),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_BESTAND[] = "SELECT b.uit, b.grond AS \"grond!\", b.personen AS \"personen!\""
                                  " FROM zicht_verhuizing_bestand b WHERE b.id = :id";

enum result verhuizing_bestand(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    char *bytes = NULL;
    char naam[60];
    size_t n;
    if (dossier_row(d, p, SQL_ONE, BINDS(B_INT(":id", id)), &one) != DONE ||
        gemeente_blob(d->v, d->noot, SQL_BESTAND, id, &bytes, &n, p) != DONE)
        return FAILED;
    if (!bytes)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(d->v, "verhuizing", id);
    (void)snprintf(naam, sizeof naam, "verhuizing-%.8s.gpbundel", row_text(one, "kenmerk"));
    return antwoord_tekst(d->v, bytes, n, "application/octet-stream", naam, p);
}
