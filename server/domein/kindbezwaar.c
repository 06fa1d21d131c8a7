/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/kindbezwaar.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* Under 18; `twaalf`: may be 12. With the ground for the child's birth date. */
static const char SQL_KIND[] =
    "SELECT coalesce(leeftijd_hoog(c.geboortedatum, vandaag()) >= 12, 1) AS \"twaalf?\""
    " FROM zicht_contact c WHERE c.persoon_id = :kind"
    " AND (c.ongeboren = 1 OR coalesce(leeftijd_laag(c.geboortedatum, vandaag()) < 18, 1))";
static const char SQL_CATEGORIE[] =
    "SELECT 1 FROM categorie WHERE code = :code"
    " AND code NOT IN ('melder', 'regie_intern', 'werkaantekening')";
static const char SQL_ITEM[] = "SELECT 1 FROM zicht_item WHERE id = :item"
                               " AND instr(personen, id_tekst(:kind)) > 0";
static const char SQL_TEGEN[] = "SELECT 1 FROM zicht_aanvrager WHERE persoon_id = :kind"
                                " AND aanvrager_id = :tegen AND aanvrager_id <> :kind";

static enum result child_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *kind = NULL;
    bool belang = strcmp(row_text(in, "soort"), "belang") == 0;
    if (dossier_row(d, p, SQL_KIND, BINDS(B_INT(":kind", row_int(in, "kind"))), &kind) != DONE)
        return FAILED;
    if (!kind)
        return probleem_veld(p, "kind", "onbekende-keuze", "Kies een kind van dit gezin.");
    if (!belang && !row_true(kind, "twaalf"))
        return probleem_veld(
            p, "soort", "te-jong",
            "Een kind onder de 12 kan dit nog niet zelf tegenhouden. Is delen niet "
            "goed voor het kind? Kies dat dan.");
    if (belang && !row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom delen niet goed is voor het kind.");
    return DONE;
}

static enum result subject_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    const char *categorie = row_text(in, "categorie");
    int64_t kind = row_int(in, "kind"), item = row_int(in, "item"), tegen = row_int(in, "tegen");
    int64_t known;
    if ((categorie != NULL) + (item != 0) != 1)
        return probleem_veld(p, "categorie", "verplicht",
                             "Kies waar het over gaat, of één stuk. Niet allebei.");
    if (categorie) {
        if (db_int(d->db, p, SQL_CATEGORIE, BINDS(B_TEXT(":code", categorie)), 0, &known) != DONE)
            return FAILED;
    } else if (dossier_int(d, p, SQL_ITEM, BINDS(B_INT(":item", item), B_INT(":kind", kind)), 0,
                           &known) != DONE) {
        return FAILED;
    }
    if (!known)
        return probleem_veld(p, categorie ? "categorie" : "item", "onbekende-keuze",
                             "Kies iets dat over dit kind gaat.");
    if (!tegen)
        return DONE;
    if (dossier_int(d, p, SQL_TEGEN, BINDS(B_INT(":kind", kind), B_INT(":tegen", tegen)), 0,
                    &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "tegen", "onbekende-keuze",
                                 "Kies wie het gezag heeft, of laat dit leeg.");
}

static const char SQL_ADD[] =
    "INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, item_id, tegen_id,"
    " reden, van, vastgelegd_door, vastgelegd_op) VALUES (:h, :id, :kind, :soort, :categorie,"
    " :item, :tegen, :reden, vandaag(), :door, :nu)";

enum result kindbezwaar_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    if (mag(d, p, "kindbezwaar.toevoegen") != DONE || child_check(d, in, p) != DONE ||
        subject_check(d, in, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "kindbezwaar", *ret_id);
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
              B_INT(":kind", row_int(in, "kind")), B_TEXT(":soort", row_text(in, "soort")),
              B_TEXT(":categorie", row_text(in, "categorie")), B_REF(":item", row_int(in, "item")),
              B_REF(":tegen", row_int(in, "tegen")), B_TEXT(":reden", row_text(in, "reden")),
              B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
        NULL);
}

static const char SQL_ONE[] = "SELECT einde_op, versie FROM zicht_kindbezwaar WHERE id = :id";
static const char SQL_END[] =
    "UPDATE kindbezwaar SET einde_op = :nu, einde_door = :door, einde_reden = :reden,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result kindbezwaar_end(struct dossier *d, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag(d, p, "kindbezwaar.beeindigen") != DONE ||
        dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    verzoek_object(d->v, "kindbezwaar", id);
    if (versie_check(d->v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    if (row_int(row, "einde_op"))
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit is al gestopt.");
    return db_exec(d->db, p, SQL_END,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}
