/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/afscherming.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/lid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- the other side ---- */

/* A person who stands there already need not be known from elsewhere. Who left still counts. */
static const char SQL_PERSOON[] = "SELECT 1 FROM zicht_afscherming_tegen WHERE persoon_id = :id";
static const char SQL_ONDERDEEL[] = "SELECT 1 FROM onderdeel WHERE id = :id";
static const char SQL_GEBRUIKER[] = "SELECT 1 FROM gebruiker WHERE id = :id";

/* A kind of "tegen": its field, and who may be named. */
enum kant { KANT_PERSOON, KANT_ONDERDEEL, KANT_GEBRUIKER, KANTEN };

static const struct {
    const char *field, *sql;
} KANT[KANTEN] = {
    [KANT_PERSOON] = {"tegenPersonen", SQL_PERSOON},
    [KANT_ONDERDEEL] = {"tegenOnderdelen", SQL_ONDERDEEL},
    [KANT_GEBRUIKER] = {"tegenGebruikers", SQL_GEBRUIKER},
};

static enum result one_check(struct dossier *d, enum kant kant, int64_t id, const json_t *personen,
                             struct probleem *p)
{
    const struct kijker *me = d->v->kijker;
    int64_t there;
    bool known = false;
    if (dossier_int(d, p, KANT[kant].sql, BINDS(B_INT(":id", id)), 0, &there) != DONE ||
        (kant == KANT_PERSOON && lid_known(d, id, &known, p) != DONE))
        return FAILED;
    if (kant == KANT_PERSOON && ids_has(personen, id))
        return probleem_veld(p, KANT[kant].field, "dubbel",
                             "Iemand kan niet aan beide kanten staan. Kies opnieuw.");
    if (id == (kant == KANT_ONDERDEEL ? me->onderdeel : me->gebruiker) && kant != KANT_PERSOON)
        return probleem_veld(p, KANT[kant].field, "niet-uzelf",
                             "Dan ziet u het zelf ook niet meer. Vraag de procesregisseur om dit "
                             "te doen.");
    return there || known ? DONE
                          : probleem_veld(p, KANT[kant].field, "onbekende-keuze",
                                          "Kies uit de lijst. Staat iemand er niet bij? Zoek "
                                          "diegene eerst op.");
}

static enum result other_side_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    size_t total = 0, i;
    const json_t *one;
    for (int kant = 0; kant < KANTEN; kant++) {
        const json_t *list = json_object_get(in, KANT[kant].field);
        total += json_array_size(list);
        json_array_foreach(list, i, one)
        {
            if (one_check(d, (enum kant)kant, json_integer_value(one),
                          json_object_get(in, "personen"), p) != DONE)
                return FAILED;
        }
    }
    return total ? DONE
                 : probleem_veld(p, "tegenPersonen", "verplicht",
                                 "Kies voor wie dit niet te zien mag zijn.");
}

static const char SQL_TEGEN[] =
    "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id, onderdeel_id, gebruiker_id)"
    " SELECT :afscherming, :id, :persoon, :onderdeel, :gebruiker WHERE NOT EXISTS"
    " (SELECT 1 FROM afscherming_tegen WHERE afscherming_id = :afscherming AND"
    "  persoon_id IS :persoon AND onderdeel_id IS :onderdeel AND gebruiker_id IS :gebruiker)";

static enum result other_side_insert(struct dossier *d, int64_t afscherming, const json_t *in,
                                     struct probleem *p)
{
    size_t i;
    const json_t *one;
    for (int kant = 0; kant < KANTEN; kant++)
        json_array_foreach(json_object_get(in, KANT[kant].field), i, one)
        {
            int64_t id = json_integer_value(one);
            if (db_exec(d->db, p, SQL_TEGEN,
                        BINDS(B_INT(":afscherming", afscherming), B_INT(":id", verzoek_id(d->v)),
                              B_REF(":persoon", kant == KANT_PERSOON ? id : 0),
                              B_REF(":onderdeel", kant == KANT_ONDERDEEL ? id : 0),
                              B_REF(":gebruiker", kant == KANT_GEBRUIKER ? id : 0)),
                        NULL) != DONE)
                return FAILED;
        }
    return DONE;
}

/* ---- adding ---- */

static const char SQL_ADD[] = "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
                              " VALUES (:h, :id, :reden, :van, :door, :nu)";
static const char SQL_PERSON[] = "INSERT INTO afscherming_persoon (afscherming_id, persoon_id)"
                                 " VALUES (:id, :persoon) ON CONFLICT DO NOTHING";

static enum result persons_insert(struct dossier *d, int64_t id, const json_t *personen,
                                  struct probleem *p)
{
    size_t i;
    const json_t *one;
    json_array_foreach(personen, i, one)
    {
        if (db_exec(d->db, p, SQL_PERSON,
                    BINDS(B_INT(":id", id), B_INT(":persoon", json_integer_value(one))),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result afscherming_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    const char *van = row_text(in, "van");
    const json_t *personen = json_object_get(in, "personen");
    const struct item_nieuw item = {.soort = "afscherming",
                                    .categorie = "veiligheid",
                                    .aard = "coordinatie",
                                    .personen = personen};
    int64_t id;
    if (mag(d, p, "afscherming.toevoegen") != DONE || other_side_check(d, in, p) != DONE)
        return FAILED;
    if (van && strcmp(van, d->v->vandaag) > 0)
        return probleem_veld(p, "van", "te-laat",
                             "Kies vandaag of een dag die voorbij is. Een afscherming wacht niet.");
    if (item_new(d, p, &item, &id) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":reden", row_text(in, "reden")),
                      B_TEXT(":van", van ? van : d->v->vandaag),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        persons_insert(d, id, personen, p) != DONE || other_side_insert(d, id, in, p) != DONE)
        return FAILED;
    *ret_id = id;
    return lid_tell(d, "afscherming-ingesteld", personen, false, p);
}

/* ---- changing: only wider ---- */

static const char SQL_ONE[] =
    "SELECT a.id, a.reden, a.tot, a.versie, a.personen AS \"personen!\", a.grond AS \"grond!\""
    " FROM zicht_afscherming a WHERE a.id = :id";
static const char SQL_PERSONEN[] =
    "SELECT persoon_id AS id FROM afscherming_persoon WHERE afscherming_id = :id";
static const char SQL_TEGEN_NU[] =
    "SELECT persoon_id AS tegenPersonen, onderdeel_id AS tegenOnderdelen,"
    " gebruiker_id AS tegenGebruikers FROM afscherming_tegen WHERE afscherming_id = :id";

static enum result row_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret);
}

static enum result running_check(const json_t *row, struct probleem *p)
{
    return row_text(row, "tot")
               ? probleem_set(p, PROBLEEM_CONFLICT,
                              "Deze afscherming is al beëindigd. Er is niets veranderd.")
               : DONE;
}

static enum result smaller_refuse(const char *field, struct probleem *p)
{
    return probleem_veld(p, field, "mag-niet",
                         "Iemand van deze lijst halen maakt de afscherming kleiner. Dat kan alleen "
                         "door haar te beëindigen met een veiligheidstoets, en een nieuwe te maken "
                         "(regel R5).");
}

/* The ids in one column, where it is not NULL; new reference. */
static json_t *column(const json_t *rows, const char *key)
{
    json_t *ids = json_array(), *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (row_int(row, key))
            json_array_append(ids, json_object_get(row, key));
    }
    return ids;
}

/* all[field] = who is on the list now, and who was sent besides. A list that was not sent stays. */
static enum result list_merge(json_t *all, const char *field, const json_t *sent, json_t *now,
                              struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_object_set_new(all, field, now);
    json_array_foreach(now, i, one)
    {
        if (sent && !ids_has(sent, json_integer_value(one)))
            return smaller_refuse(field, p);
    }
    json_array_foreach(sent, i, one)
    {
        if (!ids_has(now, json_integer_value(one)))
            json_array_append_new(now, json_integer(json_integer_value(one)));
    }
    return DONE;
}

static enum result lists_merge(struct dossier *d, int64_t id, const json_t *in, json_t *all,
                               struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    AUTO_JSON json_t *tegen = NULL;
    const struct db_bind *binds = BINDS(B_INT(":id", id));
    if (db_rows(d->db, p, SQL_PERSONEN, binds, &personen) != DONE ||
        db_rows(d->db, p, SQL_TEGEN_NU, binds, &tegen) != DONE ||
        list_merge(all, "personen", json_object_get(in, "personen"), column(personen, "id"), p) !=
            DONE)
        return FAILED;
    for (int kant = 0; kant < KANTEN; kant++) {
        const char *field = KANT[kant].field;
        if (list_merge(all, field, json_object_get(in, field), column(tegen, field), p) != DONE)
            return FAILED;
    }
    return other_side_check(d, all, p);
}

static const char SQL_VISIBLE[] = "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon LIMIT 1";
static const char SQL_ITEM_PERSON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :persoon)"
    " ON CONFLICT DO NOTHING";
static const char SQL_ITEM[] =
    "UPDATE item SET personen = (SELECT group_concat(id_tekst(q.persoon_id), ',') FROM"
    "  (SELECT persoon_id FROM item_persoon WHERE huishouden_id = :h AND item_id = :id"
    "   ORDER BY persoon_id) q) WHERE huishouden_id = :h AND id = :id";

/* The item is about whoever is protected: it hides from the other side of each. */
static enum result item_widen(struct dossier *d, int64_t id, const json_t *personen,
                              struct probleem *p)
{
    size_t i;
    const json_t *one;
    json_array_foreach(personen, i, one)
    {
        int64_t persoon = json_integer_value(one), visible;
        if (dossier_int(d, p, SQL_VISIBLE, BINDS(B_INT(":persoon", persoon)), 0, &visible) != DONE)
            return FAILED;
        if (!visible)
            return probleem_veld(p, "personen", "onbekende-keuze",
                                 "Kies leden van dit huishouden.");
        if (db_exec(d->db, p, SQL_ITEM_PERSON,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":persoon", persoon)),
                    NULL) != DONE)
            return FAILED;
    }
    return db_exec(d->db, p, SQL_ITEM, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL);
}

static const char SQL_CHANGE[] = "UPDATE afscherming SET reden = :reden, versie = versie + 1"
                                 " WHERE huishouden_id = :h AND id = :id";

enum result afscherming_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                               struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *all = json_object();
    if (row_get(d, id, &was, p) != DONE || mag(d, p, "afscherming.wijzigen") != DONE ||
        running_check(was, p) != DONE || versie_check(d->v, row_int(was, "versie"), p) != DONE ||
        lists_merge(d, id, in, all, p) != DONE)
        return FAILED;
    int64_t versie = row_int(was, "versie");
    row_merge(was, in);
    if (!row_text(was, "reden"))
        return probleem_veld(p, "reden", "verplicht", "Schrijf waarom dit nodig is.");
    const json_t *personen = json_object_get(all, "personen");
    if (item_widen(d, id, personen, p) != DONE || persons_insert(d, id, personen, p) != DONE ||
        other_side_insert(d, id, all, p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":reden", row_text(was, "reden"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "afscherming", id);
    *ret_versie = versie + 1;
    return lid_tell(d, "afscherming-gewijzigd", personen, false, p);
}

/* ---- the end ---- */

static const char SQL_END[] =
    "UPDATE afscherming SET tot = max(van, vandaag()), einde_door = kijker(), einde_toets = :toets,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result afscherming_end(struct dossier *d, int64_t id, const char *toets, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *personen = NULL;
    if (row_get(d, id, &was, p) != DONE || mag(d, p, "afscherming.beeindigen") != DONE ||
        running_check(was, p) != DONE || versie_check(d->v, row_int(was, "versie"), p) != DONE ||
        db_exec(d->db, p, SQL_END,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":toets", toets)),
                NULL) != DONE ||
        db_rows(d->db, p, SQL_PERSONEN, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    personen = column(rows, "id");
    verzoek_object(d->v, "afscherming", id);
    return lid_tell(d, "afscherming-beeindigd", personen, false, p);
}
