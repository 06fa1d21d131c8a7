/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/persoonkoppeling.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bekend.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

const char *const PERSOONKOPPELING_BEWIJZEN[] = {
    "identiteitsbewijs", "personeelsdossier", "eigen_opgave", "brp", NULL,
};

/* ---- telling the other privacy officers ---- */

static const char SQL_ANDEREN[] =
    "SELECT a.id FROM regel_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id"
    " AND r.rol = 'privacy' JOIN persoonkoppeling c ON c.id = :id"
    " WHERE a.id NOT IN (kijker(), c.gebruiker_id)";

static enum result others_tell(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct attendering a = {
        .soort = "persoonkoppeling-wacht", .object = "persoonkoppeling", .object_id = id};
    if (db_rows(v->db, p, SQL_ANDEREN, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (attendering_send(v, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- recording ---- */

static const char SQL_ACCOUNT[] =
    "SELECT g.id, g.persoon_id IS NOT NULL AS \"heeft?\" FROM gebruiker g"
    " WHERE g.gebruikersnaam = :naam AND (g.tot IS NULL OR g.tot >= vandaag())";

static enum result account_find(struct verzoek *v, const json_t *in, int64_t *ret,
                                struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ACCOUNT, BINDS(B_TEXT(":naam", row_text(in, "gebruikersnaam"))),
               &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "gebruikersnaam", "onbekende-keuze",
                             "Dit account is er niet, of het is beëindigd. Kijk de "
                             "gebruikersnaam na.");
    if (row_int(row, "id") == v->kijker->gebruiker)
        return probleem_veld(p, "gebruikersnaam", "eigen-account",
                             "Uw eigen account koppelt een andere privacy officer (regel R6).");
    if (row_true(row, "heeft"))
        return probleem_veld(p, "gebruikersnaam", "heeft-al",
                             "Dit account hoort al bij een persoon. Vraag eerst het einde daarvan "
                             "(regel R6).");
    *ret = row_int(row, "id");
    return DONE;
}

static const char SQL_ADD[] =
    "INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs, bewijs_datum,"
    " toelichting, door, op, stand) VALUES (:id, :gebruiker, :persoon, :bewijs, :datum,"
    " :toelichting, :door, :nu, CASE WHEN :persoon IS NULL THEN 'niet_gevonden' ELSE 'voorlopig' "
    "END)";
static const char SQL_ZIET[] =
    "SELECT id, stand, beslist AS \"beslist?\", personen AS \"personen!\" FROM"
    " zicht_persoonkoppeling WHERE id = :id";

/* The row as the viewer sees it: also for the log line, which names the person (R30). */
static enum result row_get(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_ZIET, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret = json_incref(json_array_get(rows, 0));
    verzoek_object(v, "persoonkoppeling", id);
    return DONE;
}

enum result persoonkoppeling_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                 bool *ret_found, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t account = 0, persoon = 0, id = verzoek_id(v);
    if (mag_kijker(v, p, "persoonkoppeling.toevoegen") != DONE ||
        daglimiet_check(v, "koppeling_per_dag", "[\"persoonkoppeling.toevoegen\"]", p) != DONE ||
        account_find(v, in, &account, p) != DONE ||
        dag_geweest(v, "bewijsDatum", row_text(in, "bewijsDatum"), 366, p) != DONE ||
        persoon_exact(v, in, &persoon, p) != DONE)
        return FAILED;
    v->reden = row_text(in, "toelichting");
    if (db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":gebruiker", account), B_REF(":persoon", persoon),
                      B_TEXT(":bewijs", row_text(in, "bewijs")),
                      B_TEXT(":datum", row_text(in, "bewijsDatum")),
                      B_TEXT(":toelichting", row_text(in, "toelichting")),
                      B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                NULL) != DONE)
        return FAILED;
    /* R6: of one's own household another one does it, and this one does not learn who is there */
    if (row_get(v, id, &row, p) != DONE)
        return p->soort == PROBLEEM_NIET_GEVONDEN
                   ? probleem_set(p, PROBLEEM_GEEN_RECHT,
                                  "Dit kan alleen een andere privacy officer vastleggen (regel "
                                  "R6). Er is niets opgeslagen.")
                   : FAILED;
    *ret_id = id;
    *ret_found = persoon != 0;
    return persoon ? others_tell(v, id, p) : DONE;
}

/* ---- deciding ---- */

static const char SQL_BLIJFT[] =
    "UPDATE persoonkoppeling SET stand = CASE WHEN :akkoord THEN 'geldt' ELSE 'afgewezen' END,"
    " besluit_door = :door, besluit_op = :nu, besluit_reden = :reden, versie = versie + 1"
    " WHERE id = :id";
static const char SQL_EINDIGT[] =
    "UPDATE persoonkoppeling SET stand = 'beeindigd', einde_besluit_door = :door,"
    " einde_besluit_op = :nu, einde_besluit_reden = :reden, versie = versie + 1"
    " WHERE id = :id AND :akkoord";
/* It goes on as before; that it was asked is in the log. */
static const char SQL_GAAT_DOOR[] =
    "UPDATE persoonkoppeling SET stand = 'geldt', einde_door = NULL, einde_op = NULL,"
    " einde_reden = NULL, versie = versie + 1 WHERE id = :id";

static enum result decide(struct verzoek *v, int64_t id, const char *sql, bool akkoord,
                          const char *reden, struct probleem *p)
{
    return db_exec(v->db, p, sql,
                   BINDS(B_INT(":id", id), B_INT(":akkoord", akkoord),
                         B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu),
                         B_TEXT(":reden", reden)),
                   NULL);
}

enum result persoonkoppeling_decide(struct verzoek *v, int64_t id, bool akkoord, const char *reden,
                                    struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, "persoonkoppeling.beslissen") != DONE || row_get(v, id, &row, p) != DONE)
        return FAILED;
    const char *stand = row_text(row, "stand");
    bool begin = strcmp(stand, "voorlopig") == 0, end = strcmp(stand, "einde_gevraagd") == 0;
    if (!begin && !end)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Hier is niets te beslissen. Er is niets veranderd.");
    if (!row_true(row, "beslist"))
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Een andere privacy officer dan wie dit vroeg, beslist (regel R6 en "
                            "R27). Er is niets veranderd.");
    v->reden = reden;
    if (end && !akkoord)
        return db_exec(v->db, p, SQL_GAAT_DOOR, BINDS(B_INT(":id", id)), NULL);
    return decide(v, id, begin ? SQL_BLIJFT : SQL_EINDIGT, akkoord, reden, p);
}

static const char SQL_EINDE[] =
    "UPDATE persoonkoppeling SET stand = 'einde_gevraagd', einde_door = :door, einde_op = :nu,"
    " einde_reden = :reden, versie = versie + 1 WHERE id = :id";

enum result persoonkoppeling_end(struct verzoek *v, int64_t id, const char *reden,
                                 struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, "persoonkoppeling.beeindigen") != DONE || row_get(v, id, &row, p) != DONE)
        return FAILED;
    if (strcmp(row_text(row, "stand"), "geldt") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Alleen een koppeling die vaststaat, kan eindigen. Er is niets "
                            "veranderd.");
    v->reden = reden;
    if (db_exec(v->db, p, SQL_EINDE,
                BINDS(B_INT(":id", id), B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu),
                      B_TEXT(":reden", reden)),
                NULL) != DONE)
        return FAILED;
    return others_tell(v, id, p);
}
