/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/vrijgave.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/notitie.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

/* ---- what may go, to whom ---- */

static const char SQL_MAY[] = "SELECT i.personen AS \"personen!\", i.grond AS \"grond!\" FROM"
                              " zicht_vrijgeefbaar i WHERE i.id = :item AND"
                              " i.afscherming_id = :afscherming";
static const char SQL_CATEGORIE[] =
    "SELECT 1 FROM categorie WHERE code = :code AND code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'strafrecht', 'werkaantekening', 'regie_intern')";
static const char SQL_TEGEN[] =
    "SELECT 1 FROM zicht_afscherming_tegen t WHERE t.afscherming_id = :afscherming"
    " AND (t.gebruiker_id = :id OR t.onderdeel_id = :id)";
static const char SQL_TEGEN_PERSOON[] =
    "SELECT 1 FROM zicht_afscherming_tegen t WHERE t.afscherming_id = :afscherming"
    " AND t.persoon_id IN (SELECT value FROM json_each(:personen))";
static const char SQL_BESCHERMD[] =
    "SELECT 1 FROM afscherming_persoon p JOIN afscherming a ON a.id = p.afscherming_id"
    " WHERE p.persoon_id IN (SELECT value FROM json_each(:personen)) AND a.van <= vandaag()"
    " AND (a.tot IS NULL OR a.tot >= vandaag())";

static enum result original_check(struct dossier *d, int64_t item, int64_t afscherming,
                                  struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_MAY, BINDS(B_INT(":item", item), B_INT(":afscherming", afscherming)),
                    &row) != DONE)
        return FAILED;
    return row ? DONE
               : probleem_veld(p, "afscherming", "onbekende-keuze",
                               "Kies een afscherming die loopt en waar dit stuk onder valt.");
}

static enum result persons_check(struct dossier *d, const char *ids, struct probleem *p)
{
    int64_t protected;
    if (db_int(d->db, p, SQL_BESCHERMD, BINDS(B_TEXT(":personen", ids)), 0, &protected) != DONE)
        return FAILED;
    return protected
               ? probleem_veld(p, "personen", "mag-niet",
                               "Kies mensen die niet beschermd worden. Wat over een beschermd "
                               "persoon gaat, komt nooit aan de andere kant.")
               : DONE;
}

static enum result list_check(struct dossier *d, const json_t *in, const char *field,
                              struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(in, field), i, one)
    {
        int64_t there;
        if (dossier_int(d, p, SQL_TEGEN,
                        BINDS(B_INT(":afscherming", row_int(in, "afscherming")),
                              B_INT(":id", json_integer_value(one))),
                        0, &there) != DONE)
            return FAILED;
        if (!there)
            return probleem_veld(p, field, "onbekende-keuze",
                                 "Kies iemand van de andere kant van deze afscherming.");
    }
    return DONE;
}

/* Somebody on the other side: sent to, or written about. */
static enum result receivers_check(struct dossier *d, const json_t *in, const char *ids,
                                   struct probleem *p)
{
    int64_t person;
    if (list_check(d, in, "gebruikers", p) != DONE || list_check(d, in, "onderdelen", p) != DONE ||
        dossier_int(
            d, p, SQL_TEGEN_PERSOON,
            BINDS(B_INT(":afscherming", row_int(in, "afscherming")), B_TEXT(":personen", ids)), 0,
            &person) != DONE)
        return FAILED;
    bool sent = json_array_size(json_object_get(in, "gebruikers")) ||
                json_array_size(json_object_get(in, "onderdelen"));
    return sent || person ? DONE
                          : probleem_veld(p, "gebruikers", "verplicht",
                                          "Kies wie dit mag weten: een hulpverlener, een "
                                          "organisatie, of bij ‘Over wie’ de persoon zelf.");
}

static enum result words_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t known;
    if (!row_true(in, "zonderPlek"))
        (void)probleem_veld(p, "zonderPlek", "verplicht",
                            "Lees uw tekst na. Staat er nergens waar iemand woont, naar school "
                            "gaat of verblijft? Zet dan hier een vinkje.");
    if (db_int(d->db, p, SQL_CATEGORIE, BINDS(B_TEXT(":code", row_text(in, "categorie"))), 0,
               &known) != DONE)
        return FAILED;
    if (!known)
        (void)probleem_veld(p, "categorie", "onbekende-keuze", "Kies waar deze tekst over gaat.");
    return probleem_is(p) ? FAILED : notitie_names_check(d, in, p);
}

/* ---- releasing ---- */

static const char SQL_BERICHT[] =
    "INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, grond) VALUES (:h, :id, :onderwerp,"
    " :tekst, 'De regisseur besloot dat u dit mag weten.')";
static const char SQL_ADD[] =
    "INSERT INTO vrijgave (huishouden_id, id, item_id, afscherming_id, reden, door, op)"
    " VALUES (:h, :id, :item, :afscherming, :reden, :door, :nu)";

/* To each, who can then read it: it is not their own household (R6), and nobody in it is protected
 * from their side by another separation. */
static enum result send(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(in, "gebruikers"), i, one)
    {
        char grond[3];
        int64_t wie = json_integer_value(one);
        if (item_address(d, p, id, wie, 0, NULL) != DONE ||
            oogpunt_item(d, wie, id, grond, NULL, p) != DONE)
            return FAILED;
        if (!grond[0])
            return probleem_veld(p, "gebruikers", "onbekende-keuze",
                                 "Een van hen kan dit niet lezen. Kies opnieuw.");
        const struct attendering a = {.soort = "bericht-vrijgegeven",
                                      .huishouden = d->huishouden,
                                      .object = "bericht",
                                      .object_id = id};
        if (attendering_send(d->v, wie, &a, p) != DONE)
            return FAILED;
    }
    json_array_foreach(json_object_get(in, "onderdelen"), i, one)
    {
        if (item_address(d, p, id, 0, json_integer_value(one), NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result message_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                               struct probleem *p)
{
    const struct item_nieuw bericht = {.soort = "bericht",
                                       .categorie = row_text(in, "categorie"),
                                       .aard = "inhoud",
                                       .personen = json_object_get(in, "personen")};
    if (item_new(d, p, &bericht, ret_id) != DONE ||
        db_exec(d->db, p, SQL_BERICHT,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":onderwerp", row_text(in, "titel")),
                      B_TEXT(":tekst", row_text(in, "tekst"))),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":item", item),
                         B_INT(":afscherming", row_int(in, "afscherming")),
                         B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result vrijgave_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                         struct probleem *p)
{
    const json_t *personen = json_object_get(in, "personen");
    AUTO_FREE char *ids = personen ? json_dumps(personen, JSON_COMPACT) : NULL;
    if (mag(d, p, "vrijgave.toevoegen") != DONE ||
        original_check(d, item, row_int(in, "afscherming"), p) != DONE ||
        words_check(d, in, p) != DONE || persons_check(d, ids, p) != DONE ||
        receivers_check(d, in, ids, p) != DONE || message_add(d, item, in, ret_id, p) != DONE ||
        send(d, *ret_id, in, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "vrijgave", *ret_id);
    return DONE;
}

/* ---- withdrawing ---- */

static const char SQL_ONE[] =
    "SELECT v.id, v.versie, v.ingetrokken_op AS ingetrokken, v.personen AS \"personen!\","
    " v.grond AS \"grond!\" FROM zicht_vrijgave v WHERE v.id = :id";
static const char SQL_WITHDRAW[] =
    "UPDATE vrijgave SET ingetrokken_op = :nu, ingetrokken_door = :door, ingetrokken_reden ="
    " :reden, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";
/* Closed to all but who wrote it: also for a person it is about (G7). */
static const char SQL_CLOSE[] =
    "UPDATE item SET gesloten = 1 WHERE huishouden_id = :h AND id = :id";
static const char SQL_UNADDRESS[] =
    "UPDATE geadresseerde SET tot = dag_plus(vandaag(), -1) WHERE huishouden_id = :h"
    " AND item_id = :id AND (tot IS NULL OR tot >= vandaag())";

enum result vrijgave_withdraw(struct dossier *d, int64_t id, const char *reden, int64_t *ret_versie,
                              struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const struct db_bind *it = BINDS(B_INT(":h", d->huishouden), B_INT(":id", id));
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (mag(d, p, "vrijgave.intrekken") != DONE ||
        versie_check(d->v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    if (!json_is_null(json_object_get(row, "ingetrokken")))
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit is al ingetrokken. Er is niets veranderd.");
    verzoek_object(d->v, "vrijgave", id);
    *ret_versie = row_int(row, "versie") + 1;
    if (db_exec(d->db, p, SQL_WITHDRAW,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu),
                      B_INT(":door", d->v->kijker->gebruiker), B_TEXT(":reden", reden)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_CLOSE, it, NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_UNADDRESS, it, NULL);
}
