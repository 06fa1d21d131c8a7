/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/actie_intern.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- who hears of it ---- */

static enum result tell_one(struct dossier *d, int64_t actie, const char *soort, int64_t aan,
                            struct probleem *p)
{
    char grond[3];
    const struct attendering a = {
        .soort = soort, .huishouden = d->huishouden, .object = "actie", .object_id = actie};
    if (!aan || aan == d->v->kijker->gebruiker)
        return DONE;
    if (oogpunt_item(d, aan, actie, grond, NULL, p) != DONE)
        return FAILED;
    return grond[0] ? attendering_send(d->v, aan, &a, p) : DONE;
}

static const char SQL_REGIE[] = "SELECT DISTINCT gebruiker_id AS id FROM regel_regie WHERE van <= "
                                "vandaag() ORDER BY 1";

enum result actie_tell(struct dossier *d, int64_t actie, const char *soort, int64_t aan, bool regie,
                       struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (tell_one(d, actie, soort, aan, p) != DONE)
        return FAILED;
    if (!regie)
        return DONE;
    if (db_rows(d->db, p, SQL_REGIE, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (row_int(row, "id") != aan && tell_one(d, actie, soort, row_int(row, "id"), p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- another owner ---- */

static const char SQL_ONE[] =
    "SELECT id, titel, status, vervaldatum, eigenaar_gebruiker_id AS gebruiker,"
    " eigenaar_persoon_id AS persoon, eigenaar_netwerk_id AS netwerk, auteur_id AS auteur, versie"
    " FROM zicht_actie WHERE id = :id";
static const char SQL_OWNER[] =
    "UPDATE actie SET eigenaar_gebruiker_id = :gebruiker, eigenaar_persoon_id = :persoon,"
    " eigenaar_netwerk_id = :netwerk, status = :status, status_op = :nu, status_door = :door,"
    " reden = :reden, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";
/* Another owner starts in time. */
static const char SQL_KLIM[] = "DELETE FROM actie_klim WHERE huishouden_id = :h AND actie_id = :id";

static enum result owner_set(struct dossier *d, const json_t *was, const struct eigenaar *e,
                             const char *reden, struct probleem *p)
{
    int64_t actie = row_int(was, "id"), old = row_int(was, "gebruiker");
    const char *status = e->gebruiker == d->v->kijker->gebruiker ? "aanvaard" : "open";
    if (db_exec(d->db, p, SQL_OWNER,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", actie),
                      B_REF(":gebruiker", e->gebruiker), B_REF(":persoon", e->persoon),
                      B_REF(":netwerk", e->netwerk), B_TEXT(":status", status),
                      B_INT(":nu", d->v->nu), B_INT(":door", d->v->kijker->gebruiker),
                      B_TEXT(":reden", reden)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_KLIM, BINDS(B_INT(":h", d->huishouden), B_INT(":id", actie)), NULL) !=
            DONE ||
        actie_stand_keep(d, actie, status, row_text(was, "vervaldatum"), reden, p) != DONE)
        return FAILED;
    /* told while they still see it: from tomorrow on it is not theirs */
    if (actie_tell(d, actie, "actie-overgenomen", old, false, p) != DONE)
        return FAILED;
    return old ? item_unaddress(d, p, actie, old, false) : DONE;
}

/* ---- asking ---- */

static const char SQL_ASKED[] =
    "SELECT 1 FROM actie_overdracht WHERE huishouden_id = :h AND actie_id = :id AND status = "
    "'gevraagd'";
static const char SQL_ASK[] =
    "INSERT INTO actie_overdracht (huishouden_id, actie_id, id, aan_id, door_id, reden, status,"
    " gevraagd_op) VALUES (:h, :actie, :id, :aan, :door, :reden, 'gevraagd', :nu)";

static enum result ask(struct dossier *d, int64_t actie, int64_t aan, const char *reden,
                       struct probleem *p)
{
    if (db_exec(d->db, p, SQL_ASK,
                BINDS(B_INT(":h", d->huishouden), B_INT(":actie", actie),
                      B_INT(":id", verzoek_id(d->v)), B_INT(":aan", aan),
                      B_INT(":door", d->v->kijker->gebruiker), B_TEXT(":reden", reden),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        item_address(d, p, actie, aan, 0, NULL) != DONE)
        return FAILED;
    return actie_tell(d, actie, "actie-overdracht-gevraagd", aan, false, p);
}

static bool is_owner(const json_t *was, const struct eigenaar *e)
{
    return row_int(was, "gebruiker") == e->gebruiker && row_int(was, "persoon") == e->persoon &&
           row_int(was, "netwerk") == e->netwerk;
}

static enum result hand_check(struct dossier *d, const json_t *was, const struct eigenaar *e,
                              struct probleem *p)
{
    const char *status = row_text(was, "status");
    int64_t asked;
    if (strcmp(status, "gereed") == 0 || strcmp(status, "vervallen") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze actie loopt niet meer. Zet hem eerst weer op Mee bezig of Open.");
    if (is_owner(was, e))
        return probleem_veld(p,
                             e->gebruiker ? "gebruiker"
                             : e->persoon ? "persoon"
                                          : "netwerk",
                             "zelfde", "Deze persoon heeft de actie al. Kies iemand anders.");
    if (db_int(d->db, p, SQL_ASKED,
               BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(was, "id"))), 0,
               &asked) != DONE)
        return FAILED;
    if (asked)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is al iemand gevraagd. Wacht op antwoord, of trek die vraag in.");
    return actie_owner_check(d, e, p);
}

enum result actie_overdragen(struct dossier *d, int64_t actie, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    struct eigenaar e;
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", actie)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag_item(d, p, "actie.overdragen", actie) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE ||
        actie_owner_read(in, &e, p) != DONE)
        return FAILED;
    bool colleague = e.gebruiker && e.gebruiker != d->v->kijker->gebruiker;
    /* to the family, the network or themselves: that is regie's alone (R5) */
    if (!colleague && mag(d, p, "actie.toevoegen") != DONE)
        return FAILED;
    if (hand_check(d, was, &e, p) != DONE)
        return FAILED;
    return colleague ? ask(d, actie, e.gebruiker, row_text(in, "reden"), p)
                     : owner_set(d, was, &e, row_text(in, "reden"), p);
}

/* ---- the answer ---- */

static const char SQL_QUESTION[] =
    "SELECT id, aan_id AS aan, door_id AS door, door AS naam, reden FROM zicht_actie_overdracht"
    " WHERE actie_id = :id AND status = 'gevraagd'";
static const char SQL_DECIDE[] =
    "UPDATE actie_overdracht SET status = :status, beslist_op = :nu, antwoord = :antwoord"
    " WHERE huishouden_id = :h AND actie_id = :actie AND id = :id";

static enum result decide(struct dossier *d, int64_t actie, const json_t *vraag, const char *status,
                          const char *antwoord, struct probleem *p)
{
    return db_exec(d->db, p, SQL_DECIDE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":actie", actie),
                         B_INT(":id", row_int(vraag, "id")), B_TEXT(":status", status),
                         B_TEXT(":antwoord", antwoord), B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result answer_allowed(struct dossier *d, int64_t actie, const json_t *vraag,
                                  const char *status, struct probleem *p)
{
    if (strcmp(status, "ingetrokken") == 0)
        return row_int(vraag, "door") == d->v->kijker->gebruiker
                   ? DONE
                   : mag_item(d, p, "actie.overdragen", actie);
    if (row_int(vraag, "aan") != d->v->kijker->gebruiker)
        return probleem_set(p, PROBLEEM_GEEN_RECHT, "Alleen wie gevraagd is, zegt ja of nee. (R5)");
    if (mag_item(d, p, "actie.overnemen", actie) != DONE)
        return FAILED;
    /* who takes it has to be helping here still */
    return strcmp(status, "aanvaard") == 0 ? mag(d, p, "actie.zelf") : DONE;
}

static enum result taken_over(struct dossier *d, const json_t *was, const json_t *vraag,
                              struct probleem *p)
{
    const struct eigenaar me = {.gebruiker = d->v->kijker->gebruiker};
    AUTO_FREE char *reden = text_format("Overgenomen, op verzoek van %s: %s",
                                        row_text(vraag, "naam"), row_text(vraag, "reden"));
    if (!reden)
        return probleem_intern(p, "no memory");
    if (owner_set(d, was, &me, reden, p) != DONE)
        return FAILED;
    return row_int(vraag, "door") == row_int(was, "gebruiker")
               ? DONE
               : actie_tell(d, row_int(was, "id"), "actie-overgenomen", row_int(vraag, "door"),
                            false, p);
}

enum result actie_overdracht_antwoord(struct dossier *d, int64_t actie, const json_t *in,
                                      struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *vraag = NULL;
    const char *status = row_text(in, "status"), *antwoord = row_text(in, "antwoord");
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", actie)), &was) != DONE ||
        db_row(d->db, p, SQL_QUESTION, BINDS(B_INT(":id", actie)), &vraag) != DONE)
        return FAILED;
    if (!was || !vraag)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    /* a change may leave fields out; an answer that says nothing is none */
    if (!status)
        return probleem_veld(p, "status", "verplicht", "Zeg ja of nee, of trek de vraag in.");
    if (answer_allowed(d, actie, vraag, status, p) != DONE)
        return FAILED;
    if (strcmp(status, "geweigerd") == 0 && !antwoord)
        return probleem_veld(p, "antwoord", "verplicht",
                             "Schrijf waarom niet. Dan weet de ander hoe het verder moet.");
    if (decide(d, actie, vraag, status, antwoord, p) != DONE)
        return FAILED;
    if (strcmp(status, "aanvaard") == 0)
        return taken_over(d, was, vraag, p);
    if (strcmp(status, "geweigerd") == 0 && actie_tell(d, actie, "actie-overdracht-geweigerd",
                                                       row_int(vraag, "door"), false, p) != DONE)
        return FAILED;
    return item_unaddress(d, p, actie, row_int(vraag, "aan"), false);
}

static const char SQL_OPEN[] =
    "SELECT id, aan_id AS aan FROM actie_overdracht WHERE huishouden_id = :h AND actie_id = :id"
    " AND status = 'gevraagd'";

enum result actie_vraag_end(struct dossier *d, int64_t actie, struct probleem *p)
{
    AUTO_JSON json_t *vraag = NULL;
    if (db_row(d->db, p, SQL_OPEN, BINDS(B_INT(":h", d->huishouden), B_INT(":id", actie)),
               &vraag) != DONE)
        return FAILED;
    if (!vraag)
        return DONE;
    return decide(d, actie, vraag, "ingetrokken", NULL, p) == DONE
               ? item_unaddress(d, p, actie, row_int(vraag, "aan"), false)
               : FAILED;
}
