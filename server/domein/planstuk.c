/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/planstuk.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/notitie.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_CATEGORIE[] =
    "SELECT 1 FROM categorie WHERE code = :code"
    " AND (soort = 'leefgebied' OR code IN ('plan', 'eerdere_hulp'))";
static const char SQL_ADD[] = "INSERT INTO planstuk (huishouden_id, id, soort, tekst)"
                              " VALUES (:h, :id, :soort, :tekst)";

enum result planstuk_add(struct dossier *d, const char *soort, const json_t *in, int64_t *ret_id,
                         struct probleem *p)
{
    bool story = strcmp(soort, "kernverhaal") == 0;
    int64_t known;
    const struct item_nieuw item = {.soort = soort,
                                    .categorie = row_text(in, "categorie"),
                                    .aard = story ? "coordinatie" : "inhoud",
                                    .personen = json_object_get(in, "personen"),
                                    .plek = row_true(in, "plek")};
    if (mag(d, p, story ? "kernverhaal.toevoegen" : "planstuk.toevoegen") != DONE ||
        db_int(d->db, p, SQL_CATEGORIE, BINDS(B_TEXT(":code", item.categorie)), 0, &known) != DONE)
        return FAILED;
    if (!known)
        return probleem_veld(p, "categorie", "onbekende-keuze", "Kies waar dit over gaat.");
    if (item_new(d, p, &item, ret_id) != DONE || notitie_names_check(d, in, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_TEXT(":soort", soort),
                         B_TEXT(":tekst", row_text(in, "tekst"))),
                   NULL);
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT id, soort, tekst, prioriteit, klaar_op, versie FROM zicht_planstuk WHERE id = :id";

static enum result stuk_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(d->v, row_text(*ret, "soort"), id);
    return DONE;
}

static enum result open_check(const json_t *stuk, struct probleem *p)
{
    return row_int(stuk, "klaar_op") ? probleem_set(p, PROBLEEM_CONFLICT,
                                                    "Hier staat al bij dat dit niet meer zo is. Er "
                                                    "is niets veranderd.")
                                     : DONE;
}

/* R5: the kernverhaal is kept by whoever has the regie; what somebody saw, by its author. */
static enum result own_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    if (stuk_get(d, id, ret, p) != DONE)
        return FAILED;
    bool story = strcmp(row_text(*ret, "soort"), "kernverhaal") == 0;
    if ((story ? mag(d, p, "kernverhaal.wijzigen") : mag_item(d, p, "planstuk.wijzigen", id)) !=
            DONE ||
        versie_check(d->v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    return open_check(*ret, p);
}

static const char SQL_KEEP[] =
    "INSERT INTO planstuk_versie (huishouden_id, planstuk_id, versie, tekst, reden, door, op)"
    " SELECT huishouden_id, id, versie, tekst, :reden, :door, :nu FROM planstuk"
    " WHERE huishouden_id = :h AND id = :id";
static const char SQL_CORRECT[] = "UPDATE planstuk SET tekst = :tekst, versie = versie + 1"
                                  " WHERE huishouden_id = :h AND id = :id";

enum result planstuk_correct(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                             struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (own_get(d, id, &was, p) != DONE)
        return FAILED;
    /* a change may leave fields out, but never why */
    if (!row_text(in, "reden"))
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u dit wijzigt. Het staat bij de oude tekst.");
    const char *tekst = row_text(in, "tekst") ? row_text(in, "tekst") : row_text(was, "tekst");
    *ret_versie = row_int(was, "versie") + 1;
    if (db_exec(d->db, p, SQL_KEEP,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":reden", row_text(in, "reden")),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_CORRECT,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":tekst", tekst)),
                   NULL);
}

static const char SQL_END[] = "UPDATE planstuk SET klaar_op = :nu, klaar_reden = :reden,"
                              " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result planstuk_end(struct dossier *d, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (own_get(d, id, &was, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_END,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu),
                         B_TEXT(":reden", reden)),
                   NULL);
}

static const char SQL_PRIORITEIT[] =
    "UPDATE planstuk SET prioriteit = :prioriteit WHERE huishouden_id = :h AND id = :id";

enum result planstuk_prioriteit(struct dossier *d, int64_t id, const char *prioriteit,
                                struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (stuk_get(d, id, &was, p) != DONE || mag(d, p, "prioriteit.wijzigen") != DONE ||
        open_check(was, p) != DONE)
        return FAILED;
    if (strcmp(row_text(was, "soort"), "zorg") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT, "Alleen een zorg krijgt een volgorde.");
    return db_exec(
        d->db, p, SQL_PRIORITEIT,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":prioriteit", prioriteit)),
        NULL);
}
