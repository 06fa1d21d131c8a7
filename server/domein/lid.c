/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/lid.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/gevers.h"
#include "domein/huishouden.h"
#include "domein/persoon.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- who is known here ---- */

static const char SQL_PERSOON[] =
    "SELECT persoon_id AS persoon, id_tekst(persoon_id) AS \"personen!\" FROM zicht_lid"
    " WHERE id = :lid";

enum result lid_persoon(struct dossier *d, int64_t lid, int64_t *ret_persoon, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_PERSOON, BINDS(B_INT(":lid", lid)), &row) != DONE)
        return FAILED;
    *ret_persoon = row_int(row, "persoon");
    return DONE;
}

static const char SQL_KNOWN[] =
    "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon"
    " UNION ALL SELECT 1 FROM zicht_gevonden WHERE id = :persoon"
    " UNION ALL SELECT 1 FROM zicht_gevonden_bekend WHERE persoon_id = :persoon"
    "  AND persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd) LIMIT 1";

enum result lid_known(struct dossier *d, int64_t persoon, bool *ret, struct probleem *p)
{
    int64_t known;
    if (dossier_int(d, p, SQL_KNOWN, BINDS(B_INT(":persoon", persoon)), 0, &known) != DONE)
        return FAILED;
    *ret = known != 0;
    return DONE;
}

static const char SQL_TOO_YOUNG[] =
    "SELECT c.personen AS \"personen!\", c.grond AS \"grond!\" FROM zicht_contact c"
    " WHERE c.persoon_id = :persoon"
    " AND (c.ongeboren = 1 OR leeftijd_laag(c.geboortedatum, vandaag()) < :jaar) LIMIT 1";

enum result lid_too_young(struct dossier *d, int64_t persoon, int age, bool *ret,
                          struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_TOO_YOUNG, BINDS(B_INT(":persoon", persoon), B_INT(":jaar", age)),
                    &row) != DONE)
        return FAILED;
    *ret = row != NULL;
    return DONE;
}

enum result bron_check(const struct dossier *d, const json_t *in, struct probleem *p)
{
    const char *datum = row_text(in, "bronDatum");
    return !datum || strcmp(datum, d->v->vandaag) <= 0
               ? DONE
               : probleem_veld(p, "bronDatum", "te-laat",
                               "Kies vandaag of een dag die voorbij is.");
}

/* ---- who is told ---- */

static const char SQL_WHERE[] =
    "SELECT DISTINCT l.huishouden_id AS huishouden FROM lid l"
    " JOIN huishouden h ON h.id = l.huishouden_id AND h.gesloten_op IS NULL"
    " WHERE l.persoon_id IN (SELECT value FROM json_each(:personen))"
    " AND (l.tot IS NULL OR l.tot >= vandaag()) AND (:elders = 0 OR l.huishouden_id <> :h)";
static const char SQL_WHO[] =
    "SELECT a.gebruiker_id AS gebruiker FROM regel_aanspreekpunt a"
    " WHERE NOT EXISTS (SELECT 1 FROM regel_overkant o WHERE o.gebruiker_id = a.gebruiker_id"
    "  AND o.persoon_id IN (SELECT value FROM json_each(:personen)))";

static enum result tell_household(struct dossier *d, const struct attendering *a, const char *ids,
                                  struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    db_dossier_set(d->db, a->huishouden);
    enum result r = db_rows(d->db, p, SQL_WHO, BINDS(B_TEXT(":personen", ids)), &rows);
    db_dossier_set(d->db, d->huishouden);
    json_array_foreach(rows, i, row)
    {
        if (r == DONE)
            r = attendering_send(d->v, row_int(row, "gebruiker"), a, p);
    }
    return r;
}

enum result lid_tell(struct dossier *d, const char *soort, const json_t *personen, bool elsewhere,
                     struct probleem *p)
{
    AUTO_FREE char *ids = json_dumps(personen, JSON_COMPACT);
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (!ids)
        return probleem_intern(p, "no memory to tell who has the regie");
    if (db_rows(d->db, p, SQL_WHERE,
                BINDS(B_TEXT(":personen", ids), B_INT(":elders", elsewhere),
                      B_INT(":h", d->huishouden)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        const struct attendering a = {.soort = soort, .huishouden = row_int(row, "huishouden")};
        if (tell_household(d, &a, ids, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- adding ---- */

static const char SQL_MOTHER[] =
    "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon AND ongeboren = 0 LIMIT 1";

/* R12: the mother of an unborn child is a member here. */
static enum result mother_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t moeder = row_int(in, "moeder"), here;
    if (!row_true(in, "ongeboren"))
        return DONE;
    if (dossier_int(d, p, SQL_MOTHER, BINDS(B_INT(":persoon", moeder)), 0, &here) != DONE)
        return FAILED;
    return here ? DONE
                : probleem_veld(p, "moeder", "verplicht",
                                "Kies wie de moeder is. Zij is zelf lid van dit huishouden.");
}

static enum result life_check(const struct dossier *d, const json_t *now, struct probleem *p)
{
    const char *geboren = row_text(now, "geboortedatum"), *dood = row_text(now, "overledenOp");
    if (!row_text(now, "geslacht"))
        (void)probleem_veld(p, "geslacht", "verplicht", "Kies man, vrouw of niet bekend.");
    if (geboren && strcmp(geboren, d->v->vandaag) > 0)
        (void)probleem_veld(p, "geboortedatum", "te-laat",
                            "Kies vandaag of een dag die voorbij is.");
    if (dood && strcmp(dood, d->v->vandaag) > 0)
        (void)probleem_veld(p, "overledenOp", "te-laat", "Kies vandaag of een dag die voorbij is.");
    return probleem_is(p) ? FAILED : DONE;
}

static enum result person_of(struct dossier *d, const json_t *in, int64_t *ret, struct probleem *p)
{
    bool known;
    *ret = row_int(in, "persoon");
    if (*ret == 0)
        return life_check(d, in, p) == DONE && mother_check(d, in, p) == DONE
                   ? persoon_new(d->v, in, ret, p)
                   : FAILED;
    if (lid_known(d, *ret, &known, p) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "persoon", "onbekende-keuze", "Zoek deze persoon eerst op.");
}

static const char SQL_MEMBER[] = "SELECT 1 FROM lid WHERE huishouden_id = :h AND persoon_id = "
                                 ":persoon AND (tot IS NULL OR tot >= :van)";
static const char SQL_ELSEWHERE[] = "SELECT 1 FROM zicht_gevonden_bekend WHERE persoon_id = "
                                    ":persoon AND huishouden_id <> :h LIMIT 1";

static enum result member_check(struct dossier *d, int64_t persoon, const json_t *in,
                                const char *van, struct probleem *p)
{
    int64_t member, elsewhere;
    if (db_int(d->db, p, SQL_MEMBER,
               BINDS(B_INT(":h", d->huishouden), B_INT(":persoon", persoon), B_TEXT(":van", van)),
               0, &member) != DONE ||
        dossier_int(d, p, SQL_ELSEWHERE,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":persoon", persoon)), 0,
                    &elsewhere) != DONE)
        return FAILED;
    if (member)
        return probleem_veld(p, "persoon", "dubbel",
                             "Deze persoon is al lid van dit huishouden, of was dat nog na deze "
                             "dag.");
    if (elsewhere && !row_true(in, "tweede"))
        return probleem_veld(p, "tweede", "verplicht",
                             "Deze persoon hoort al bij een ander huishouden. Klopt het dat hij of "
                             "zij bij allebei hoort? Zet dan hier een vinkje. De regisseur van het "
                             "andere huishouden krijgt dan bericht.");
    return DONE;
}

static enum result begin_check(const struct dossier *d, const char *van, struct probleem *p)
{
    return strcmp(van, d->v->vandaag) <= 0
               ? DONE
               : probleem_veld(p, "van", "te-laat", "Kies vandaag of een dag die voorbij is.");
}

static const char SQL_ITEMS[] =
    "SELECT 1 FROM item i JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id"
    " AND ip.item_id = i.id AND ip.persoon_id = :persoon"
    " WHERE i.huishouden_id = :h AND i.soort = 'contact'";

/* Whoever was a member before has them still. */
enum result lid_items_once(struct dossier *d, int64_t persoon, struct probleem *p)
{
    int64_t open, there;
    if (dossier_int(d, p, "SELECT 1 FROM zicht_huishouden", NO_BINDS, 0, &open) != DONE ||
        db_int(d->db, p, SQL_ITEMS, BINDS(B_INT(":h", d->huishouden), B_INT(":persoon", persoon)),
               0, &there) != DONE)
        return FAILED;
    if (!open)
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Met deze persoon erbij is dit uw eigen huishouden, en dan mag u het "
                            "niet zien. Vraag een collega. Er is niets opgeslagen. (R6)");
    return there ? DONE : lid_items(d, persoon, p);
}

enum result lid_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t persoon;
    const char *van = row_text(in, "van");
    if (!van)
        van = d->v->vandaag;
    if (mag(d, p, "lid.toevoegen") != DONE || begin_check(d, van, p) != DONE ||
        person_of(d, in, &persoon, p) != DONE || member_check(d, persoon, in, van, p) != DONE ||
        lid_insert(d, persoon, row_text(in, "rol"), row_true(in, "elders"), van,
                   row_text(in, "bron"), ret_id, p) != DONE ||
        lid_items_once(d, persoon, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "lid", *ret_id);
    AUTO_JSON json_t *personen = json_pack("[I]", (json_int_t)persoon);
    return lid_tell(d, "lid-ook-elders", personen, true, p);
}

/* ---- changing a membership ---- */

static const char SQL_ONE[] =
    "SELECT rol, elders AS \"elders?\", van, tot, bron, versie, id_tekst(persoon_id) AS"
    " \"personen!\" FROM zicht_lid WHERE id = :lid";
static const char SQL_AGAIN[] =
    "SELECT 1 FROM lid l JOIN lid deze ON deze.huishouden_id = l.huishouden_id AND deze.id = :lid"
    " WHERE l.huishouden_id = :h AND l.persoon_id = deze.persoon_id AND l.id <> :lid"
    " AND l.van > deze.van AND (:tot IS NULL OR l.van <= :tot)";
static const char SQL_CHANGE[] =
    "UPDATE lid SET rol = :rol, elders = :elders, tot = :tot, bron = :bron, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :lid";

static enum result end_check(struct dossier *d, int64_t lid, const json_t *now, struct probleem *p)
{
    int64_t again;
    const char *tot = row_text(now, "tot");
    if (tot && strcmp(tot, row_text(now, "van")) < 0)
        return probleem_veld(p, "tot", "te-vroeg", "Kies een dag na het begin.");
    if (db_int(d->db, p, SQL_AGAIN,
               BINDS(B_INT(":h", d->huishouden), B_INT(":lid", lid), B_TEXT(":tot", tot)), 0,
               &again) != DONE)
        return FAILED;
    return again ? probleem_veld(p, "tot", "dubbel",
                                 "Deze persoon is later opnieuw lid geworden. Kies een dag van "
                                 "vóór die tijd.")
                 : DONE;
}

enum result lid_change(struct dossier *d, int64_t lid, const json_t *in, int64_t *ret_versie,
                       struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":lid", lid)), &now) != DONE)
        return FAILED;
    if (mag(d, p, json_object_get(in, "tot") ? "lid.beeindigen" : "lid.wijzigen") != DONE ||
        versie_check(d->v, row_int(now, "versie"), p) != DONE)
        return FAILED;
    row_merge(now, in);
    if (!row_text(now, "rol"))
        (void)probleem_veld(p, "rol", "verplicht", "Kies wie dit is in het gezin.");
    if (!row_text(now, "bron"))
        (void)probleem_veld(p, "bron", "verplicht", "Schrijf van wie u dit weet.");
    if (probleem_is(p) || end_check(d, lid, now, p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":lid", lid),
                      B_TEXT(":rol", row_text(now, "rol")),
                      B_INT(":elders", row_true(now, "elders")),
                      B_TEXT(":tot", row_text(now, "tot")), B_TEXT(":bron", row_text(now, "bron"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "lid", lid);
    *ret_versie = row_int(now, "versie") + 1;
    return DONE;
}

/* ---- who somebody is ---- */

static const char SQL_CONTACT[] =
    "SELECT c.persoon_id AS persoon, c.voornamen, c.voorvoegsel, c.geslachtsnaam, c.geslacht,"
    " c.geboortedatum, c.ongeboren AS \"ongeboren?\", c.overleden_op AS overledenOp, c.taal,"
    " c.tolk AS \"tolk?\", c.bron, c.versie, c.personen AS \"personen!\", c.grond AS \"grond!\""
    " FROM zicht_contact c JOIN zicht_lid l ON l.persoon_id = c.persoon_id WHERE l.id = :lid";

/* What the BRP says is changed in the BRP. In a form everything comes along, so what differs. */
static enum result brp_check(const json_t *was, const json_t *in, struct probleem *p)
{
    static const char *const OWN[] = {"voornamen",     "voorvoegsel", "geslachtsnaam", "geslacht",
                                      "geboortedatum", "ongeboren",   "overledenOp"};
    if (strcmp(row_text(was, "bron"), "brp") != 0)
        return DONE;
    for (size_t i = 0; i < COUNT_OF(OWN); i++) {
        const json_t *sent = json_object_get(in, OWN[i]);
        if (sent && !json_equal(sent, json_object_get(was, OWN[i])))
            (void)probleem_veld(p, OWN[i], "mag-niet",
                                "Dit komt uit de BRP. Klopt het niet? Dan verandert de gemeente "
                                "het daar, en komt het vanzelf hier.");
    }
    return probleem_is(p) ? FAILED : DONE;
}

enum result lid_change_persoon(struct dossier *d, int64_t lid, const json_t *in,
                               int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_CONTACT, BINDS(B_INT(":lid", lid)), &was) != DONE)
        return FAILED;
    int64_t persoon = row_int(was, "persoon");
    if (mag(d, p, "lid.wijzigen") != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE || brp_check(was, in, p) != DONE)
        return FAILED;
    now = json_copy(was);
    row_merge(now, in);
    if (life_check(d, now, p) != DONE || gevers_hold(d->db, d->v->vandaag, persoon, p) != DONE ||
        persoon_change(d->v, persoon, now, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "persoon", persoon);
    *ret_versie = row_int(was, "versie") + 1;
    return gevers_hold(d->db, d->v->vandaag, persoon, p);
}
