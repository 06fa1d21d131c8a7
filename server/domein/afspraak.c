/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/afspraak.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"

#include <string.h>

static enum result period_check(const json_t *row, struct probleem *p)
{
    if (strcmp(row_text(row, "tot"), row_text(row, "van")) >= 0)
        return DONE;
    return probleem_veld(p, "tot", "te-vroeg",
                         "Kies een einddatum die niet vóór de begindatum ligt.");
}

static const char SQL_CONTACT[] =
    "SELECT 1 FROM gebruiker g JOIN onderdeel o ON o.id = g.onderdeel_id WHERE g.id = :id"
    " AND o.organisatie_id = :organisatie AND (g.tot IS NULL OR g.tot >= vandaag())";

/* Its messages go to somebody of the organisation itself. */
static enum result contact_check(struct verzoek *v, int64_t organisatie, const json_t *row,
                                 struct probleem *p)
{
    int64_t contact = row_int(row, "contactGebruiker"), works = 0;
    if (!contact)
        return DONE;
    if (db_int(v->db, p, SQL_CONTACT,
               BINDS(B_INT(":id", contact), B_INT(":organisatie", organisatie)), 0, &works) != DONE)
        return FAILED;
    return works ? DONE
                 : probleem_veld(p, "contactGebruiker", "werkt-er-niet",
                                 "Kies iemand die bij deze organisatie werkt.");
}

/* R22: the roles that may ask whether a household is known. */
static const char SQL_BEKEND_CLEAR[] = "DELETE FROM afspraak_bekend WHERE afspraak_id = :id";
static const char SQL_BEKEND_ADD[] =
    "INSERT INTO afspraak_bekend (afspraak_id, rol) VALUES (:id, :ander)";

static const char SQL_ORGANISATIE[] =
    "SELECT 1 FROM organisatie WHERE id = :id AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ADD[] =
    "INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud, reactie_dagen,"
    " contact, contact_telefoon, contact_gebruiker_id, van, tot) VALUES (:id, :organisatie,"
    " :onderwerp, :inhoud, :dagen, :contact, :telefoon, :gebruiker, :van, :tot)";

enum result afspraak_add(struct verzoek *v, int64_t organisatie, const json_t *in, int64_t *ret_id,
                         struct probleem *p)
{
    int64_t id = verzoek_id(v), exists;
    if (mag_kijker(v, p, "afspraak.toevoegen") != DONE ||
        db_int(v->db, p, SQL_ORGANISATIE, BINDS(B_INT(":id", organisatie)), 0, &exists) != DONE)
        return FAILED;
    if (!exists)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (period_check(in, p) != DONE || contact_check(v, organisatie, in, p) != DONE ||
        db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":organisatie", organisatie),
                      B_JSON(":onderwerp", json_object_get(in, "onderwerp")),
                      B_JSON(":inhoud", json_object_get(in, "inhoud")),
                      B_JSON(":dagen", json_object_get(in, "reactieDagen")),
                      B_JSON(":contact", json_object_get(in, "contact")),
                      B_JSON(":telefoon", json_object_get(in, "contactTelefoon")),
                      B_REF(":gebruiker", row_int(in, "contactGebruiker")),
                      B_JSON(":van", json_object_get(in, "van")),
                      B_JSON(":tot", json_object_get(in, "tot"))),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return beheer_links(v, SQL_BEKEND_CLEAR, SQL_BEKEND_ADD, id, json_object_get(in, "bekend"), p);
}

/* One that is past its date can still be prolonged. */
static const char SQL_ONE[] =
    "SELECT organisatie_id AS organisatie, onderwerp, inhoud, reactie_dagen AS reactieDagen,"
    " contact, contact_telefoon AS contactTelefoon, contact_gebruiker_id AS contactGebruiker, van,"
    " tot, versie,"
    " beeindigd_op IS NULL AS \"actief?\" FROM samenwerkingsafspraak WHERE id = :id";
static const char SQL_CHANGE[] =
    "UPDATE samenwerkingsafspraak SET onderwerp = :onderwerp, inhoud = :inhoud,"
    " reactie_dagen = :dagen, contact = :contact, contact_telefoon = :telefoon,"
    " contact_gebruiker_id = :gebruiker, van = :van, tot = :tot, versie = versie + 1 WHERE id = "
    ":id";

enum result afspraak_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                            int64_t *ret_organisatie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "afspraak.wijzigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    row_merge(row, in);
    if (period_check(row, p) != DONE ||
        contact_check(v, row_int(row, "organisatie"), row, p) != DONE ||
        db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", id), B_JSON(":onderwerp", json_object_get(row, "onderwerp")),
                      B_JSON(":inhoud", json_object_get(row, "inhoud")),
                      B_JSON(":dagen", json_object_get(row, "reactieDagen")),
                      B_JSON(":contact", json_object_get(row, "contact")),
                      B_JSON(":telefoon", json_object_get(row, "contactTelefoon")),
                      B_REF(":gebruiker", row_int(row, "contactGebruiker")),
                      B_JSON(":van", json_object_get(row, "van")),
                      B_JSON(":tot", json_object_get(row, "tot"))),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    *ret_organisatie = row_int(row, "organisatie");
    const json_t *bekend = json_object_get(in, "bekend");
    return bekend ? beheer_links(v, SQL_BEKEND_CLEAR, SQL_BEKEND_ADD, id, bekend, p) : DONE;
}

static const char SQL_END[] = "UPDATE samenwerkingsafspraak SET beeindigd_op = :vandaag,"
                              " versie = versie + 1 WHERE id = :id";

enum result afspraak_end(struct verzoek *v, int64_t id, int64_t *ret_organisatie,
                         struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "afspraak.beeindigen", SQL_ONE, id, &row, p) != DONE ||
        db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_TEXT(":vandaag", v->vandaag)), NULL) !=
            DONE)
        return FAILED;
    *ret_organisatie = row_int(row, "organisatie");
    return DONE;
}
