/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/document.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/sleutels.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/notitie.h"
#include "stukken/sleutel.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* ---- what it is about ---- */

static const char SQL_CATEGORIE[] =
    "SELECT 1 FROM categorie WHERE code = :code AND code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'werkaantekening') AND (code <> 'regie_intern' OR"
    " EXISTS (SELECT 1 FROM regel_hoedanigheid WHERE hoedanigheid = 'regie'))";

static enum result category_check(struct dossier *d, const char *code, struct probleem *p)
{
    int64_t known;
    if (db_int(d->db, p, SQL_CATEGORIE, BINDS(B_TEXT(":code", code)), 0, &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "categorie", "onbekende-keuze",
                                 "Kies waar dit document over gaat.");
}

static enum result date_check(const struct dossier *d, const char *datum, struct probleem *p)
{
    if (strcmp(datum, d->v->vandaag) > 0)
        return probleem_veld(p, "datum", "te-laat",
                             "Kies vandaag of een dag ervoor: de datum van het document zelf.");
    return DONE;
}

/* ---- keys ---- */

static const char SQL_SLEUTEL[] =
    "SELECT hex(sleutel) FROM huishouden_sleutel WHERE huishouden_id = :h";
static const char SQL_SLEUTEL_NIEUW[] =
    "INSERT INTO huishouden_sleutel (huishouden_id, sleutel) VALUES (:h, :sleutel)";

/* The household's own key; made with its first document. */
static enum result household_key(struct dossier *d, uint8_t ret[SLEUTEL_LEN], struct probleem *p)
{
    const uint8_t *head = d->v->app->sleutels->stukken;
    uint8_t sealed[SLEUTEL_VERZEGELD];
    STMT_AUTO struct db_stmt *s = NULL;
    bool there;
    if (db_query(d->db, p, SQL_SLEUTEL, BINDS(B_INT(":h", d->huishouden)), &s) != DONE ||
        db_step(s, p, &there) != DONE)
        return FAILED;
    if (there)
        return sleutel_open_hex(head, SLEUTEL_HUISHOUDEN, d->huishouden, db_column_text(s, 0), ret)
                   ? DONE
                   : probleem_intern(p, "the key of a household does not open with this head key");
    sleutel_new(ret);
    sleutel_seal(head, SLEUTEL_HUISHOUDEN, d->huishouden, ret, sealed);
    return db_exec(d->db, p, SQL_SLEUTEL_NIEUW,
                   BINDS(B_INT(":h", d->huishouden), B_BLOB(":sleutel", sealed, sizeof sealed)),
                   NULL);
}

/* ---- adding ---- */

static const char SQL_ADD[] =
    "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes)"
    " VALUES (:h, :id, :titel, :datum, :naam, :soort, :bytes)";
static const char SQL_STUK[] = "INSERT INTO stuk (naam, bytes, hash) VALUES (:naam, :bytes, :hash)";
static const char SQL_INHOUD[] =
    "INSERT INTO document_inhoud (huishouden_id, document_id, stuk, sleutel)"
    " VALUES (:h, :id, :stuk, :sleutel)";

enum result document_bytes_add(struct dossier *d, int64_t id, const struct stuk_feiten *stuk,
                               struct probleem *p)
{
    uint8_t household[SLEUTEL_LEN], sealed[SLEUTEL_VERZEGELD];
    if (household_key(d, household, p) != DONE)
        return FAILED;
    sleutel_seal(household, SLEUTEL_DOCUMENT, id, stuk->sleutel, sealed);
    sodium_memzero(household, sizeof household);
    if (db_exec(d->db, p, SQL_STUK,
                BINDS(B_TEXT(":naam", stuk->naam), B_INT(":bytes", stuk->bytes),
                      B_BLOB(":hash", stuk->hash, sizeof stuk->hash)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_INHOUD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":stuk", stuk->naam),
                         B_BLOB(":sleutel", sealed, sizeof sealed)),
                   NULL);
}

enum result document_add(struct dossier *d, const json_t *in,
                         const struct document_bestand *bestand, int64_t *ret_id,
                         struct probleem *p)
{
    const char *categorie = row_text(in, "categorie");
    const struct item_nieuw item = {.soort = "document",
                                    .categorie = categorie,
                                    .aard = "inhoud",
                                    .personen = json_object_get(in, "personen"),
                                    .plek = row_true(in, "plek")};
    if (mag(d, p, "document.toevoegen") != DONE || category_check(d, categorie, p) != DONE ||
        date_check(d, row_text(in, "datum"), p) != DONE || item_new(d, p, &item, ret_id) != DONE ||
        notitie_names_check(d, in, p) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":titel", row_text(in, "titel")),
                      B_TEXT(":datum", row_text(in, "datum")), B_TEXT(":naam", bestand->naam),
                      B_TEXT(":soort", bestand->soort->code),
                      B_INT(":bytes", bestand->stuk->lengte)),
                NULL) != DONE)
        return FAILED;
    return document_bytes_add(d, *ret_id, bestand->stuk, p);
}

/* ---- correcting, withdrawing ---- */

static const char SQL_ONE[] = "SELECT id, titel, datum, categorie, versie, ingetrokken_op FROM "
                              "zicht_document WHERE id = :id";
static const char SQL_KEEP[] =
    "INSERT INTO document_versie (huishouden_id, document_id, versie, titel, datum, categorie,"
    " reden, door, op) VALUES (:h, :id, :versie, :titel, :datum, :categorie, :reden, :door, :nu)";

static enum result old_keep(struct dossier *d, const json_t *was, const char *reden,
                            struct probleem *p)
{
    /* a change may leave fields out, but never why */
    if (!reden)
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u dit wijzigt. Het staat bij de oude tekst.");
    return db_exec(d->db, p, SQL_KEEP,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(was, "id")),
                         B_INT(":versie", row_int(was, "versie")),
                         B_TEXT(":titel", row_text(was, "titel")),
                         B_TEXT(":datum", row_text(was, "datum")),
                         B_TEXT(":categorie", row_text(was, "categorie")), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* The viewer's own document, at the version the client read. */
static enum result own_get(struct dossier *d, int64_t document, json_t **ret, struct probleem *p)
{
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", document)), ret) != DONE)
        return FAILED;
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag_item(d, p, "document.wijzigen", document) != DONE ||
        versie_check(d->v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    if (!json_is_null(json_object_get(*ret, "ingetrokken_op")))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit document is ingetrokken. Er is niets veranderd.");
    return DONE;
}

static const char *given(const json_t *in, const json_t *was, const char *name)
{
    const char *text = row_text(in, name);
    return text ? text : row_text(was, name);
}

static const char SQL_CORRECT[] = "UPDATE document SET titel = :titel, datum = :datum, versie = "
                                  "versie + 1 WHERE huishouden_id = :h AND id = :id";
static const char SQL_CATEGORISE[] =
    "UPDATE item SET categorie = :categorie WHERE huishouden_id = :h AND id = :id AND categorie <> "
    ":categorie";

enum result document_correct(struct dossier *d, int64_t document, const json_t *in,
                             int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (own_get(d, document, &was, p) != DONE)
        return FAILED;
    const char *categorie = given(in, was, "categorie"), *datum = given(in, was, "datum");
    if ((strcmp(categorie, row_text(was, "categorie")) != 0 &&
         category_check(d, categorie, p) != DONE) ||
        date_check(d, datum, p) != DONE || old_keep(d, was, row_text(in, "reden"), p) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    if (db_exec(d->db, p, SQL_CORRECT,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", document),
                      B_TEXT(":titel", given(in, was, "titel")), B_TEXT(":datum", datum)),
                NULL) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_CATEGORISE,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", document), B_TEXT(":categorie", categorie)),
        NULL);
}

static const char SQL_WITHDRAW[] = "UPDATE document SET ingetrokken_op = :nu, versie = versie + 1 "
                                   "WHERE huishouden_id = :h AND id = :id";

enum result document_withdraw(struct dossier *d, int64_t document, const char *reden,
                              struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (own_get(d, document, &was, p) != DONE || old_keep(d, was, reden, p) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_WITHDRAW,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", document), B_INT(":nu", d->v->nu)), NULL);
}

/* ---- the bytes ---- */

static const char SQL_OPEN[] =
    "SELECT d.bestandsnaam, d.bestandssoort, d.bytes, d.stuk, hex(d.sleutel) AS sleutel,"
    " hex(d.huishouden_sleutel) AS van_huis, d.personen AS \"personen!\", d.grond AS \"grond!\""
    " FROM zicht_document_inhoud d WHERE d.id = :id";

/* For whoever asked: it is ours to mend, and nothing is lost by their doing. */
static enum result cannot_open(struct probleem *p)
{
    if (p->soort == PROBLEEM_INTERN)
        (void)snprintf(p->detail, sizeof p->detail,
                       "Wij kunnen dit document nu niet openen. Bel de helpdesk en noem het nummer "
                       "van deze melding.");
    return FAILED;
}

static enum result file_open(struct dossier *d, int64_t document, const json_t *row,
                             struct stuk_lezer **ret, struct probleem *p)
{
    uint8_t household[SLEUTEL_LEN], own[SLEUTEL_LEN];
    bool opened =
        sleutel_open_hex(d->v->app->sleutels->stukken, SLEUTEL_HUISHOUDEN, d->huishouden,
                         row_text(row, "van_huis"), household) &&
        sleutel_open_hex(household, SLEUTEL_DOCUMENT, document, row_text(row, "sleutel"), own);
    sodium_memzero(household, sizeof household);
    enum result r = opened
                        ? stuk_open(d->v->app->config.gegevens, row_text(row, "stuk"), own, ret, p)
                        : probleem_intern(p, "the key of stuk %s does not open with this head key",
                                          row_text(row, "stuk"));
    sodium_memzero(own, sizeof own);
    return r == DONE ? DONE : cannot_open(p);
}

enum result document_bytes_open(struct dossier *d, int64_t id, const json_t *row,
                                struct probleem *p)
{
    BUF_AUTO struct buf disposition;
    buf_init(&disposition, 8000);
    const struct bestandssoort *soort = bestandssoort(row_text(row, "bestandssoort"));
    bestandsnaam_disposition(row_text(row, "bestandsnaam"), &disposition);
    if (!soort || disposition.failed)
        return probleem_intern(p, "a document of an unknown kind, or no memory");
    if (file_open(d, id, row, &d->v->inhoud, p) != DONE)
        return FAILED;
    d->v->inhoud_als = (struct http_bestand){.media = soort->media,
                                             .disposition = buf_steal(&disposition, NULL),
                                             .bytes = row_int(row, "bytes")};
    return d->v->inhoud_als.disposition ? DONE : probleem_intern(p, "no memory for a document");
}

enum result document_open(struct dossier *d, int64_t document, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_OPEN, BINDS(B_INT(":id", document)), &row) != DONE)
        return FAILED;
    return row ? document_bytes_open(d, document, row, p)
               : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

static enum result bytes_copy(struct stuk_lezer *l, int64_t bytes, struct buf *out,
                              struct probleem *p)
{
    char piece[16384];
    ssize_t n;
    int64_t got = 0;
    while ((n = stuk_read(l, piece, sizeof piece)) > 0) {
        buf_add(out, piece, (size_t)n);
        got += n;
    }
    sodium_memzero(piece, sizeof piece);
    if (out->failed)
        return probleem_intern(p, "no memory for a document, or no room");
    if (n < 0 || got != bytes) {
        (void)probleem_intern(p, "a document is damaged: %lld of %lld bytes", (long long)got,
                              (long long)bytes);
        return cannot_open(p);
    }
    return DONE;
}

enum result document_bytes_get(struct dossier *d, int64_t document, struct buf *out,
                               json_t **ret_row, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    struct stuk_lezer *l = NULL;
    if (dossier_row(d, p, SQL_OPEN, BINDS(B_INT(":id", document)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (file_open(d, document, row, &l, p) != DONE)
        return FAILED;
    enum result r = bytes_copy(l, row_int(row, "bytes"), out, p);
    stuk_close(l);
    if (r == DONE)
        *ret_row = TAKE(row);
    return r;
}
