/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/afsluiting_intern.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/volgcontact.h"
#include "verzoek/verzoek.h"

#include <string.h>

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

/* ---- preparing ---- */

static const char SQL_PLAN[] = "SELECT id FROM zicht_gezinsplan WHERE status = 'open'";
static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid"
                                " WHERE tot IS NULL OR tot >= vandaag() ORDER BY 1";
static const char SQL_BUSY[] =
    "SELECT 1 FROM afsluiting WHERE huishouden_id = :h AND status = 'voorbereiding'";
static const char SQL_ADD[] =
    "INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door)"
    " VALUES (:h, :id, :plan, 'voorbereiding', :nu, :door)";

enum result afsluiting_leden(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_array();
    json_array_foreach(rows, i, row) json_array_append(*ret, json_object_get(row, "id"));
    return DONE;
}

enum result afsluiting_plan(struct dossier *d, int64_t *ret, struct probleem *p)
{
    return db_int(d->db, p, SQL_PLAN, NO_BINDS, 0, ret);
}

static enum result begin_check(struct dossier *d, int64_t *ret_plan, struct probleem *p)
{
    int64_t busy;
    if (afsluiting_plan(d, ret_plan, p) != DONE ||
        db_int(d->db, p, SQL_BUSY, BINDS(B_INT(":h", d->huishouden)), 0, &busy) != DONE)
        return FAILED;
    if (!*ret_plan)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is geen open gezinsplan. Er is niets opgeslagen.");
    return busy ? probleem_set(p, PROBLEEM_CONFLICT,
                               "De afsluiting van dit plan wordt al voorbereid. Ga daar verder.")
                : DONE;
}

enum result afsluiting_add(struct dossier *d, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *personen = NULL;
    int64_t plan;
    if (mag(d, p, "afsluiting.toevoegen") != DONE || begin_check(d, &plan, p) != DONE ||
        afsluiting_leden(d, &personen, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {
        .soort = "afsluiting", .categorie = "plan", .aard = "coordinatie", .personen = personen};
    if (item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":plan", plan),
                         B_INT(":nu", d->v->nu), B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

static const char SQL_ONE[] =
    "SELECT a.id, a.plan_id AS plan, a.status, a.reden_soort AS redenSoort, a.moet_wegen AS"
    " \"wegen?\", a.moet_contact AS \"metContact?\", a.reden, a.geregeld, a.participatie,"
    " a.participatie_uitleg AS participatieUitleg, a.veiligheid, a.veiligheid_uitleg AS"
    " veiligheidUitleg, a.lopende_hulp AS lopendeHulp, a.gezin, a.gezin_woorden AS gezinWoorden,"
    " a.vervolg, a.contact_id AS contact, a.afspraak, a.weging, a.overlegd_met AS overlegdMet,"
    " a.versie FROM zicht_afsluiting a WHERE a.id = :id";

static enum result one_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret);
}

enum result afsluiting_step(struct dossier *d, const char *right, int64_t id, json_t **ret,
                            struct probleem *p)
{
    if (one_get(d, id, ret, p) != DONE || mag(d, p, right) != DONE ||
        versie_check(d->v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    verzoek_object(d->v, "afsluiting", id);
    return is(row_text(*ret, "status"), "voorbereiding")
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT,
                              "Deze afsluiting is al klaar. Er is niets veranderd.");
}

static const char SQL_REDEN[] =
    "SELECT 1 FROM sluitreden WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_PROCES[] =
    "SELECT 1 FROM regel_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol ="
    " 'procesregisseur' WHERE a.id = :id AND a.id <> kijker()";

static enum result known_check(struct dossier *d, const char *veld, const char *sql,
                               const struct db_bind *binds, struct probleem *p)
{
    int64_t known;
    if (db_int(d->db, p, sql, binds, 0, &known) != DONE)
        return FAILED;
    return known ? DONE : probleem_veld(p, veld, "onbekende-keuze", "Kies uit de lijst.");
}

/* Of what was sent now. */
static enum result fields_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    const char *reden = row_text(in, "redenSoort");
    int64_t contact = row_int(in, "contact"), met = row_int(in, "overlegdMet");
    if (reden && known_check(d, "redenSoort", SQL_REDEN, BINDS(B_TEXT(":code", reden)), p) != DONE)
        return FAILED;
    if (met && known_check(d, "overlegdMet", SQL_PROCES, BINDS(B_INT(":id", met)), p) != DONE)
        return FAILED;
    return contact ? volgcontact_candidate_check(d, "contact", contact, p) : DONE;
}

static const char SQL_LEEFGEBIED[] =
    "SELECT 1 FROM leefgebied WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_OORDEEL[] =
    "INSERT INTO afsluiting_leefgebied (huishouden_id, afsluiting_id, leefgebied, oordeel)"
    " VALUES (:h, :id, :code, :oordeel) ON CONFLICT DO UPDATE SET oordeel = excluded.oordeel";

/* Each leefgebied that was answered. */
static enum result areas_write(struct dossier *d, int64_t id, const json_t *delen,
                               struct probleem *p)
{
    const json_t *deel;
    size_t i;
    json_array_foreach(delen, i, deel)
    {
        const char *code = row_text(deel, "leefgebied"), *oordeel = row_text(deel, "oordeel");
        if (!oordeel)
            continue;
        if (known_check(d, "leefgebieden", SQL_LEEFGEBIED, BINDS(B_TEXT(":code", code)), p) !=
                DONE ||
            db_exec(d->db, p, SQL_OORDEEL,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":code", code),
                          B_TEXT(":oordeel", oordeel)),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

static const char SQL_STAYS_NONE[] =
    "DELETE FROM afsluiting_blijft WHERE huishouden_id = :h AND afsluiting_id = :id";
static const char SQL_STAYS[] =
    "INSERT INTO afsluiting_blijft (huishouden_id, afsluiting_id, betrokkenheid_id)"
    " SELECT huishouden_id, :id, id FROM zicht_betrokkenheid WHERE id = :b AND status = 'actief'";

/* Those of whom it was said that they go on: of the help the viewer sees. */
static enum result stays_write(struct dossier *d, int64_t id, const json_t *ids, struct probleem *p)
{
    const json_t *one;
    size_t i;
    if (!ids)
        return DONE;
    if (db_exec(d->db, p, SQL_STAYS_NONE, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                NULL) != DONE)
        return FAILED;
    json_array_foreach(ids, i, one)
    {
        int64_t changed;
        if (db_exec(d->db, p, SQL_STAYS,
                    BINDS(B_INT(":id", id), B_INT(":b", json_integer_value(one))),
                    &changed) != DONE)
            return FAILED;
        if (changed == 0)
            return probleem_veld(p, "blijft", "onbekende-keuze", "Kies uit de lijst.");
    }
    return DONE;
}

static const char SQL_CHANGE[] =
    "UPDATE afsluiting SET reden_soort = :redenSoort, reden = :reden, geregeld = :geregeld,"
    " participatie = :participatie, participatie_uitleg = :participatieUitleg,"
    " veiligheid = :veiligheid, veiligheid_uitleg = :veiligheidUitleg,"
    " lopende_hulp = :lopendeHulp, gezin = :gezin, gezin_woorden = :gezinWoorden,"
    " vervolg = :vervolg, contact_id = :contact, afspraak = :afspraak, weging = :weging,"
    " overlegd_met = :overlegdMet, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result change_write(struct dossier *d, const json_t *now, struct probleem *p)
{
#define T(naam) B_TEXT(":" naam, row_text(now, naam))
    return db_exec(d->db, p, SQL_CHANGE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(now, "id")),
                         T("redenSoort"), T("reden"), T("geregeld"), T("participatie"),
                         T("participatieUitleg"), T("veiligheid"), T("veiligheidUitleg"),
                         T("lopendeHulp"), T("gezin"), T("gezinWoorden"), T("vervolg"),
                         B_REF(":contact", row_int(now, "contact")), T("afspraak"), T("weging"),
                         B_REF(":overlegdMet", row_int(now, "overlegdMet"))),
                   NULL);
#undef T
}

enum result afsluiting_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (afsluiting_step(d, "afsluiting.wijzigen", id, &now, p) != DONE ||
        fields_check(d, in, p) != DONE)
        return FAILED;
    row_merge(now, in);
    if (areas_write(d, id, json_object_get(in, "leefgebieden"), p) != DONE ||
        stays_write(d, id, json_object_get(in, "blijft"), p) != DONE ||
        change_write(d, now, p) != DONE)
        return FAILED;
    *ret_versie = row_int(now, "versie") + 1;
    return DONE;
}

static const char SQL_STATUS[] =
    "UPDATE afsluiting SET status = :status, status_op = :nu, status_door = :door,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result afsluiting_status(struct dossier *d, int64_t id, const char *status, struct probleem *p)
{
    return db_exec(d->db, p, SQL_STATUS,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":status", status),
                         B_INT(":nu", d->v->nu), B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

enum result afsluiting_stop(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (afsluiting_step(d, "afsluiting.wijzigen", id, &now, p) != DONE)
        return FAILED;
    return afsluiting_status(d, id, "gestopt", p);
}

/* ---- what is missing ---- */

static void missing(json_t *list, bool is_missing, const char *tekst)
{
    if (is_missing)
        json_array_append_new(list, json_pack("{s:s}", "tekst", tekst));
}

static const char SQL_AREAS_OPEN[] =
    "SELECT count(*) FROM leefgebied l WHERE (l.tot IS NULL OR l.tot >= vandaag()) AND NOT EXISTS"
    " (SELECT 1 FROM zicht_afsluiting_leefgebied a WHERE a.afsluiting_id = :id"
    "  AND a.leefgebied = l.code)";
static const char SQL_AREAS[] = "SELECT count(*) FROM zicht_afsluiting_leefgebied"
                                " WHERE afsluiting_id = :id AND oordeel = :oordeel";

static enum result areas_missing(struct dossier *d, const json_t *one, json_t *list,
                                 struct probleem *p)
{
    int64_t open, worry, arranged;
    struct db_bind id = B_INT(":id", row_int(one, "id"));
    if (dossier_int(d, p, SQL_AREAS_OPEN, BINDS(id), 0, &open) != DONE ||
        dossier_int(d, p, SQL_AREAS, BINDS(id, B_TEXT(":oordeel", "zorg")), 0, &worry) != DONE ||
        dossier_int(d, p, SQL_AREAS, BINDS(id, B_TEXT(":oordeel", "geregeld")), 0, &arranged) !=
            DONE)
        return FAILED;
    missing(list, open, "Zeg bij elk leefgebied hoe het nu gaat.");
    missing(list, worry,
            "Een leefgebied is nog een zorg. Regel eerst wie daarop let, of laat het plan open.");
    missing(list, arranged && !row_text(one, "geregeld"),
            "Schrijf op wie let op de leefgebieden waar iets voor geregeld is.");
    return DONE;
}

/* "No help wanted" closes nothing by itself (domein/afsluiting.h). */
static void weighing_missing(const json_t *one, json_t *list)
{
    bool wegen = row_true(one, "wegen");
    missing(list, wegen && !is(row_text(one, "vervolg"), "waakvlam"),
            "Wil het gezin geen hulp? Dan gaat het plan op waakvlam: er blijft iemand contact "
            "houden.");
    missing(list, wegen && !row_text(one, "weging"),
            "Wil het gezin geen hulp? Schrijf op hoe u dat heeft gewogen.");
    missing(list, wegen && !row_int(one, "overlegdMet"),
            "Wil het gezin geen hulp? Overleg eerst met een procesregisseur, en kies met wie.");
}

static void family_missing(const json_t *one, json_t *list)
{
    const char *part = row_text(one, "participatie"), *safe = row_text(one, "veiligheid");
    missing(list, !part, "Zeg hoe iedereen meedoet: werk, school of iets anders.");
    missing(list, is(part, "nee") && !row_text(one, "participatieUitleg"),
            "Er doet iemand nog niet mee. Schrijf op wat daarover is afgesproken.");
    missing(list, !safe, "Zeg of het veilig is.");
    missing(list, is(safe, "zorgen"),
            "Er zijn nog zorgen over de veiligheid. Dan kan het plan niet dicht.");
    missing(list, is(safe, "geregeld") && !row_text(one, "veiligheidUitleg"),
            "Schrijf op wie op de veiligheid let, en wat er is afgesproken.");
    missing(list, !row_text(one, "gezin"), "Zeg wat het gezin van het sluiten vindt.");
}

static const char SQL_AVE[] = "SELECT count(*) FROM zicht_ave WHERE tot IS NULL AND fase > 1";

enum result afsluiting_missing(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    AUTO_JSON json_t *list = json_array();
    int64_t ave;
    if (one_get(d, id, &one, p) != DONE || dossier_int(d, p, SQL_AVE, NO_BINDS, 0, &ave) != DONE)
        return FAILED;
    const char *vervolg = row_text(one, "vervolg");
    bool nobody = is(vervolg, "geen");
    missing(list, !row_text(one, "redenSoort") || !row_text(one, "reden"),
            "Zeg waarom het plan dicht kan.");
    weighing_missing(one, list);
    if (areas_missing(d, one, list, p) != DONE)
        return FAILED;
    family_missing(one, list);
    missing(list, !row_text(one, "lopendeHulp"),
            "Schrijf op welke hulp doorloopt, en wie daarop let. Is er geen? Schrijf dat op.");
    missing(list, ave,
            "Het huishouden staat in een hogere AVE-fase. Schaal eerst af naar gewone regie.");
    missing(list, !vervolg, "Kies wat er na het sluiten komt: nazorg of waakvlam.");
    missing(list, nobody && row_true(one, "metContact"),
            "Bij deze reden blijft er iemand contact houden. Kies nazorg of waakvlam.");
    missing(list, vervolg && !nobody && !row_int(one, "contact"),
            "Kies wie contact houdt met het gezin.");
    *ret = TAKE(list);
    return DONE;
}
