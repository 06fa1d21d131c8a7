/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/evaluatie.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "domein/item.h"
#include "domein/planversie.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_PLAN[] =
    "SELECT id, evaluatiedatum, variant, lokale_datum(geopend_op) AS geopend FROM zicht_gezinsplan"
    " WHERE status = 'open'";
static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid"
                                " WHERE tot IS NULL OR tot >= vandaag() ORDER BY 1";

static enum result plan_get(struct dossier *d, json_t **ret, struct probleem *p)
{
    if (db_row(d->db, p, SQL_PLAN, NO_BINDS, ret) != DONE)
        return FAILED;
    return *ret ? DONE
                : probleem_set(p, PROBLEEM_CONFLICT,
                               "Er is geen open gezinsplan. Er is niets opgeslagen.");
}

static enum result past_check(const struct dossier *d, const char *datum, struct probleem *p)
{
    return strcmp(datum, d->v->vandaag) <= 0
               ? DONE
               : probleem_veld(p, "datum", "te-laat", "Kies vandaag of een dag ervoor.");
}

/* A wrong year would put off the next day by a talk that was not about this plan, or count a yes
 * that was said of an earlier one. */
static enum result plan_check(const json_t *plan, const char *datum, struct probleem *p)
{
    char first[DATUM_WOORDEN_SIZE];
    if (strcmp(datum, row_text(plan, "geopend")) >= 0)
        return DONE;
    datum_woorden(row_text(plan, "geopend"), first);
    return probleem_veld(p, "datum", "te-vroeg",
                         "Dit plan is er sinds %s. Kies die dag of een dag erna.", first);
}

/* ---- the next date ---- */

static enum result usual_term(struct dossier *d, bool safety, bool light, char ret[DATUM_SIZE],
                              struct probleem *p)
{
    int64_t weken;
    const char *setting = safety  ? "evaluatie_weken_veilig"
                          : light ? "evaluatie_weken_licht"
                                  : "evaluatie_weken";
    if (instelling_int(d->db, setting, &weken, p) != DONE)
        return FAILED;
    datum_add_days(d->v->vandaag, (int)weken * 7, ret);
    return DONE;
}

/* It asks and does not block: later than usual is allowed with a reason. */
static enum result next_choose(struct dossier *d, const json_t *in, bool light,
                               char ret[DATUM_SIZE], struct probleem *p)
{
    char usual[DATUM_SIZE], last[DATUM_WOORDEN_SIZE];
    const char *veiligheid = row_text(in, "veiligheid"), *volgende = row_text(in, "volgende");
    bool safety = veiligheid && strcmp(veiligheid, "ja") == 0;
    if (usual_term(d, safety, light, usual, p) != DONE)
        return FAILED;
    (void)memcpy(ret, volgende ? volgende : usual, DATUM_SIZE);
    if (strcmp(ret, d->v->vandaag) <= 0)
        return probleem_veld(p, "volgende", "te-vroeg", "Kies een dag na vandaag.");
    datum_woorden(usual, last);
    if (strcmp(ret, usual) > 0 && !row_text(in, "reden"))
        return probleem_veld(
            p, "reden", "verplicht",
            "Dit is later dan gewoonlijk%s. Schrijf waarom, of kies een dag tot en "
            "met %s.",
            safety ? " bij zorgen over veiligheid" : "", last);
    return DONE;
}

/* ---- evaluations ---- */

static const char SQL_ADD[] =
    "INSERT INTO evaluatie (huishouden_id, id, plan_id, status, datum, gepland, volgende, reden,"
    " werkte, anders, regie_goed, regie_beter) VALUES (:h, :id, :plan, :status, :datum, :gepland,"
    " :volgende, :reden, :werkte, :anders, :goed, :beter)";
static const char SQL_DATE[] =
    "UPDATE gezinsplan SET evaluatiedatum = :volgende, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :plan";

/* The dates of `plan` as it was, and the texts of `in`; about all present members. */
static enum result insert(struct dossier *d, const json_t *plan, const char *status,
                          const char *volgende, const json_t *in, int64_t *ret_id,
                          struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *personen = json_array();
    const json_t *row;
    size_t i;
    const char *datum = row_text(in, "datum");
    if (db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) json_array_append(personen, json_object_get(row, "id"));
    const struct item_nieuw item = {
        .soort = "evaluatie", .categorie = "plan", .aard = "coordinatie", .personen = personen};
    if (item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
              B_INT(":plan", row_int(plan, "id")), B_TEXT(":status", status),
              B_TEXT(":datum", datum ? datum : d->v->vandaag),
              B_TEXT(":gepland", row_text(plan, "evaluatiedatum")), B_TEXT(":volgende", volgende),
              B_TEXT(":reden", row_text(in, "reden")), B_TEXT(":werkte", row_text(in, "werkte")),
              B_TEXT(":anders", row_text(in, "anders")), B_TEXT(":goed", row_text(in, "regieGoed")),
              B_TEXT(":beter", row_text(in, "regieBeter"))),
        NULL);
}

static const char SQL_MARKED[] = "SELECT 1 FROM zicht_doel_score WHERE datum = :datum LIMIT 1";

/* What was held says something: in words, or by a mark of that day. */
static enum result held_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t marked;
    if (row_text(in, "werkte") || row_text(in, "anders") || row_text(in, "regieGoed") ||
        row_text(in, "regieBeter"))
        return DONE;
    if (db_int(d->db, p, SQL_MARKED, BINDS(B_TEXT(":datum", row_text(in, "datum"))), 0, &marked) !=
        DONE)
        return FAILED;
    return marked ? DONE
                  : probleem_veld(p, "werkte", "verplicht",
                                  "Schrijf kort wat werkte, of vul een ander vak in. Anders weet "
                                  "straks niemand wat u met het gezin besprak.");
}

enum result evaluatie_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *plan = NULL;
    char volgende[DATUM_SIZE];
    const char *status = row_text(in, "status"), *datum = row_text(in, "datum");
    if (mag(d, p, "evaluatie.toevoegen") != DONE || plan_get(d, &plan, p) != DONE ||
        (datum && (past_check(d, datum, p) != DONE || plan_check(plan, datum, p) != DONE)))
        return FAILED;
    if (strcmp(status, "overgeslagen") == 0 && !row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u de evaluatie overslaat. Het gezin kan dit lezen.");
    bool light = strcmp(row_text(plan, "variant"), "licht") == 0;
    if (strcmp(status, "gehouden") == 0 && held_check(d, in, p) != DONE)
        return FAILED;
    if (next_choose(d, in, light, volgende, p) != DONE ||
        insert(d, plan, status, volgende, in, ret_id, p) != DONE)
        return FAILED;
    if (db_exec(d->db, p, SQL_DATE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":plan", row_int(plan, "id")),
                      B_TEXT(":volgende", volgende)),
                NULL) != DONE)
        return FAILED;
    return strcmp(status, "gehouden") == 0 ? planversie_vast(d, "evaluatie", *ret_id, p) : DONE;
}

enum result evaluatie_verzet(struct dossier *d, int64_t plan, const char *was, const char *volgende,
                             const char *reden, struct probleem *p)
{
    int64_t id;
    if (!was || strcmp(volgende, was) <= 0)
        return DONE;
    if (!reden)
        return probleem_veld(p, "datumReden", "verplicht",
                             "U bespreekt het plan later dan afgesproken. Schrijf waarom.");
    if (strcmp(volgende, d->v->vandaag) <= 0)
        return probleem_veld(p, "evaluatiedatum", "te-vroeg", "Kies een dag na vandaag.");
    AUTO_JSON json_t *old = json_pack("{s:I, s:s}", "id", (json_int_t)plan, "evaluatiedatum", was);
    AUTO_JSON json_t *in = json_pack("{s:s}", "reden", reden);
    return insert(d, old, "verzet", volgende, in, &id, p);
}

/* ---- what each says ---- */

static const char SQL_EVALUATIE[] =
    "SELECT 1 FROM zicht_evaluatie WHERE id = :id AND status = 'gehouden'";
static const char SQL_STEM[] =
    "INSERT INTO stem (huishouden_id, id, evaluatie_id, persoon_id, tekst, cijfer, regie_cijfer,"
    " regie_tekst) VALUES (:h, :id, :evaluatie, :persoon, :tekst, :cijfer, :regie_cijfer,"
    " :regie_tekst)";
static const char SQL_AL[] = "SELECT 1 FROM stem WHERE huishouden_id = :h AND evaluatie_id ="
                             " :evaluatie AND persoon_id = :persoon";

static bool says_something(const json_t *in)
{
    return row_text(in, "tekst") || row_text(in, "regieTekst") ||
           json_is_integer(json_object_get(in, "cijfer")) ||
           json_is_integer(json_object_get(in, "regieCijfer"));
}

enum result stem_add(struct dossier *d, int64_t evaluatie, const json_t *in, int64_t *ret_id,
                     struct probleem *p)
{
    int64_t held, already, persoon = row_int(in, "persoon");
    AUTO_JSON json_t *personen = json_pack("[I]", (json_int_t)persoon);
    const struct item_nieuw item = {
        .soort = "stem", .categorie = "plan", .aard = "coordinatie", .personen = personen};
    if (db_int(d->db, p, SQL_EVALUATIE, BINDS(B_INT(":id", evaluatie)), 0, &held) != DONE)
        return FAILED;
    if (!held)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag(d, p, "stem.toevoegen") != DONE || item_new(d, p, &item, ret_id) != DONE ||
        db_int(d->db, p, SQL_AL,
               BINDS(B_INT(":h", d->huishouden), B_INT(":evaluatie", evaluatie),
                     B_INT(":persoon", persoon)),
               0, &already) != DONE)
        return FAILED;
    if (already)
        return probleem_veld(p, "persoon", "dubbel",
                             "Van deze persoon staat er al wat die zei bij deze evaluatie.");
    if (!says_something(in))
        return probleem_veld(p, "tekst", "verplicht", "Vul een cijfer in of schrijf iets op.");
    return db_exec(d->db, p, SQL_STEM,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_INT(":evaluatie", evaluatie), B_INT(":persoon", persoon),
                         B_TEXT(":tekst", row_text(in, "tekst")),
                         B_JSON(":cijfer", json_object_get(in, "cijfer")),
                         B_JSON(":regie_cijfer", json_object_get(in, "regieCijfer")),
                         B_TEXT(":regie_tekst", row_text(in, "regieTekst"))),
                   NULL);
}

/* ---- agreement ---- */

static const char SQL_AKKOORD[] =
    "INSERT INTO akkoord (huishouden_id, id, plan_id, persoon_id, antwoord, woorden, datum)"
    " VALUES (:h, :id, :plan, :persoon, :antwoord, :woorden, :datum)";

enum result akkoord_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *plan = NULL;
    AUTO_JSON json_t *personen = json_pack("[I]", (json_int_t)row_int(in, "persoon"));
    const struct item_nieuw item = {
        .soort = "akkoord", .categorie = "plan", .aard = "coordinatie", .personen = personen};
    if (mag(d, p, "akkoord.toevoegen") != DONE || plan_get(d, &plan, p) != DONE ||
        past_check(d, row_text(in, "datum"), p) != DONE ||
        plan_check(plan, row_text(in, "datum"), p) != DONE || item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    if (db_exec(d->db, p, SQL_AKKOORD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_INT(":plan", row_int(plan, "id")),
                      B_INT(":persoon", row_int(in, "persoon")),
                      B_TEXT(":antwoord", row_text(in, "antwoord")),
                      B_TEXT(":woorden", row_text(in, "woorden")),
                      B_TEXT(":datum", row_text(in, "datum"))),
                NULL) != DONE)
        return FAILED;
    return planversie_vast(d, "akkoord", *ret_id, p);
}

static const char SQL_DOCUMENT[] =
    "SELECT 1 FROM zicht_document WHERE id = :id AND (ingetrokken_op IS NULL OR :weg)";
static const char SQL_ON[] =
    "INSERT INTO familiegroepsplan (huishouden_id, plan_id, document_id, door, op)"
    " VALUES (:h, :plan, :document, :door, :nu) ON CONFLICT DO NOTHING";
static const char SQL_OFF[] = "DELETE FROM familiegroepsplan WHERE huishouden_id = :h"
                              " AND plan_id = :plan AND document_id = :document";

enum result familiegroepsplan_set(struct dossier *d, int64_t document, bool on, struct probleem *p)
{
    AUTO_JSON json_t *plan = NULL;
    int64_t there;
    if (mag(d, p, "familiegroepsplan.wijzigen") != DONE || plan_get(d, &plan, p) != DONE ||
        db_int(d->db, p, SQL_DOCUMENT, BINDS(B_INT(":id", document), B_INT(":weg", !on)), 0,
               &there) != DONE)
        return FAILED;
    if (!there)
        return on ? probleem_veld(p, "document", "onbekende-keuze",
                                  "Kies een document van dit gezin uit de lijst.")
                  : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(d->v, "document", document);
    if (!on)
        return db_exec(d->db, p, SQL_OFF,
                       BINDS(B_INT(":h", d->huishouden), B_INT(":plan", row_int(plan, "id")),
                             B_INT(":document", document)),
                       NULL);
    return db_exec(d->db, p, SQL_ON,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":plan", row_int(plan, "id")),
                         B_INT(":document", document), B_INT(":door", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}
