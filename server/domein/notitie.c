/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/notitie.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what it is about ---- */

static const char SQL_CATEGORIE[] = "SELECT 1 FROM categorie WHERE code = :code AND code NOT IN "
                                    "('contact', 'plan', 'betrokkenheid', 'melder', 'meldcode')"
                                    " AND (code <> 'regie_intern' OR EXISTS (SELECT 1 FROM "
                                    "regel_hoedanigheid WHERE hoedanigheid = 'regie'))";

enum result notitie_categorie_check(struct dossier *d, const char *code, struct probleem *p)
{
    int64_t known;
    if (db_int(d->db, p, SQL_CATEGORIE, BINDS(B_TEXT(":code", code)), 0, &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "categorie", "onbekende-keuze", "Kies waar dit over gaat.");
}

static const char SQL_NAMEN[] = "SELECT persoon_id AS id, max(roepnaam) AS naam FROM zicht_lid "
                                "WHERE tot IS NULL OR tot >= vandaag() GROUP BY persoon_id";

static bool chosen(const json_t *personen, int64_t id)
{
    json_t *value;
    size_t i;
    json_array_foreach(personen, i, value) if (json_integer_value(value) == id) return true;
    return false;
}

/* The name as a whole word in folded text. */
static bool names(const struct buf *text, const char *naam)
{
    BUF_AUTO struct buf word;
    buf_init(&word, 1000);
    tekst_fold(naam, &word);
    if (word.len < 2)
        return false;
    for (const char *s = text->data; (s = strstr(s, word.data)); s++) {
        bool before = s == text->data || s[-1] == ' ';
        char after = s[word.len];
        if (before && (after == '\0' || after == ' '))
            return true;
    }
    return false;
}

static const char *const TEKSTEN[] = {"titel", "tekst", "toelichting", "vraag", "hulp"};

/* R26: members the text names who were not chosen. */
enum result notitie_names_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    BUF_AUTO struct buf folded, found;
    json_t *row;
    size_t i;
    buf_init(&folded, 200000);
    buf_init(&found, 2000);
    if (row_true(in, "alleenGekozen"))
        return DONE;
    if (db_rows(d->db, p, SQL_NAMEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    for (size_t n = 0; n < COUNT_OF(TEKSTEN); n++) {
        const char *tekst = row_text(in, TEKSTEN[n]);
        if (tekst)
            tekst_fold(tekst, &folded);
        buf_char(&folded, ' ');
    }
    json_array_foreach(rows, i,
                       row) if (!chosen(json_object_get(in, "personen"), row_int(row, "id")) &&
                                names(&folded, row_text(row, "naam")))
        buf_format(&found, "%s%s", found.len ? ", " : "", row_text(row, "naam"));
    if (found.len == 0)
        return DONE;
    return probleem_veld(p, "alleenGekozen", "noemt-anderen",
                         "Uw tekst noemt ook: %s. Gaat het ook over hen? Kies hen dan erbij. Zo "
                         "niet, zet hier dan een vinkje.",
                         found.data);
}

/* ---- notities ---- */

static const char SQL_ADD[] = "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) "
                              "VALUES (:h, :id, :datum, :vorm, :titel, :tekst)";

static enum result date_check(const struct dossier *d, const char *datum, struct probleem *p)
{
    if (strcmp(datum, d->v->vandaag) > 0)
        return probleem_veld(p, "datum", "te-laat",
                             "Kies vandaag of een dag ervoor: het contact is al geweest.");
    return DONE;
}

enum result notitie_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    const char *categorie = row_text(in, "categorie");
    const struct item_nieuw item = {.soort = "notitie",
                                    .categorie = categorie,
                                    .aard = "inhoud",
                                    .personen = json_object_get(in, "personen"),
                                    .plek = row_true(in, "plek")};
    if (mag(d, p, "notitie.toevoegen") != DONE ||
        notitie_categorie_check(d, categorie, p) != DONE ||
        date_check(d, row_text(in, "datum"), p) != DONE || item_new(d, p, &item, ret_id) != DONE ||
        notitie_names_check(d, in, p) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
              B_TEXT(":datum", row_text(in, "datum")), B_TEXT(":vorm", row_text(in, "vorm")),
              B_TEXT(":titel", row_text(in, "titel")), B_TEXT(":tekst", row_text(in, "tekst"))),
        NULL);
}

static const char SQL_ONE[] =
    "SELECT id, titel, tekst, versie, ingetrokken_op FROM zicht_notitie WHERE id = :id";
static const char SQL_KEEP[] =
    "INSERT INTO notitie_versie (huishouden_id, notitie_id, versie, titel, tekst, reden, door, op)"
    " VALUES (:h, :id, :versie, :titel, :tekst, :reden, :door, :nu)";

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
                         B_TEXT(":tekst", row_text(was, "tekst")), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* The viewer's own note, at the version the client read. */
static enum result own_get(struct dossier *d, int64_t notitie, json_t **ret, struct probleem *p)
{
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", notitie)), ret) != DONE)
        return FAILED;
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag_item(d, p, "notitie.wijzigen", notitie) != DONE ||
        versie_check(d->v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    if (!json_is_null(json_object_get(*ret, "ingetrokken_op")))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze notitie is ingetrokken. Er is niets veranderd.");
    return DONE;
}

static const char SQL_CORRECT[] = "UPDATE notitie SET titel = :titel, tekst = :tekst, versie = "
                                  "versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result notitie_correct(struct dossier *d, int64_t notitie, const json_t *in,
                            int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (own_get(d, notitie, &was, p) != DONE || old_keep(d, was, row_text(in, "reden"), p) != DONE)
        return FAILED;
    const char *titel = row_text(in, "titel") ? row_text(in, "titel") : row_text(was, "titel");
    const char *tekst = row_text(in, "tekst") ? row_text(in, "tekst") : row_text(was, "tekst");
    *ret_versie = row_int(was, "versie") + 1;
    return db_exec(d->db, p, SQL_CORRECT,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", notitie), B_TEXT(":titel", titel),
                         B_TEXT(":tekst", tekst)),
                   NULL);
}

static const char SQL_WITHDRAW[] = "UPDATE notitie SET ingetrokken_op = :nu, versie = versie + 1 "
                                   "WHERE huishouden_id = :h AND id = :id";

enum result notitie_withdraw(struct dossier *d, int64_t notitie, const char *reden,
                             struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (own_get(d, notitie, &was, p) != DONE || old_keep(d, was, reden, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_WITHDRAW,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", notitie), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- messages ---- */

static const char SQL_ONTVANGER[] =
    "SELECT 1 FROM regel_account a WHERE (a.id = :g OR a.onderdeel_id = :o) AND a.helpt LIMIT 1";
static const char SQL_BERICHT[] = "INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, "
                                  "grond) VALUES (:h, :id, :onderwerp, :tekst, :grond)";

static enum result receiver_check(struct dossier *d, int64_t gebruiker, int64_t onderdeel,
                                  struct probleem *p)
{
    int64_t known;
    if ((gebruiker != 0) + (onderdeel != 0) != 1)
        return probleem_veld(p, "gebruiker", "verplicht",
                             "Kies één ontvanger: een persoon of een organisatie.");
    if (db_int(d->db, p, SQL_ONTVANGER, BINDS(B_REF(":g", gebruiker), B_REF(":o", onderdeel)), 0,
               &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, gebruiker ? "gebruiker" : "onderdeel", "onbekende-keuze",
                                 "Kies een ontvanger uit de lijst.");
}

enum result bericht_send(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    const char *categorie = row_text(in, "categorie");
    int64_t gebruiker = row_int(in, "gebruiker"), onderdeel = row_int(in, "onderdeel");
    const struct item_nieuw item = {.soort = "bericht",
                                    .categorie = categorie,
                                    .aard = "inhoud",
                                    .personen = json_object_get(in, "personen")};
    if (mag(d, p, "bericht.sturen") != DONE || notitie_categorie_check(d, categorie, p) != DONE ||
        receiver_check(d, gebruiker, onderdeel, p) != DONE ||
        item_new(d, p, &item, ret_id) != DONE || notitie_names_check(d, in, p) != DONE ||
        db_exec(d->db, p, SQL_BERICHT,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":onderwerp", row_text(in, "titel")),
                      B_TEXT(":tekst", row_text(in, "tekst")),
                      B_TEXT(":grond", row_text(in, "grond"))),
                NULL) != DONE)
        return FAILED;
    return item_address(d, p, *ret_id, gebruiker, onderdeel, NULL);
}
