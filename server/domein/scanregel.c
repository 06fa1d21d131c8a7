/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/scanregel.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/notitie.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what is said of it ---- */

static const char *const ALLEEN_BESPROKEN[] = {"toestand", "vraag", "hulp"};

static enum result answer_check(const struct dossier *d, const json_t *in, struct probleem *p)
{
    bool talked = strcmp(row_text(in, "status"), "besproken") == 0;
    for (size_t i = 0; !talked && i < COUNT_OF(ALLEEN_BESPROKEN); i++)
        if (row_text(in, ALLEEN_BESPROKEN[i]))
            return probleem_veld(p, ALLEEN_BESPROKEN[i], "niet-besproken",
                                 "Dit leefgebied is niet besproken. Laat dit leeg, of kies "
                                 "Besproken.");
    if (!talked && json_array_size(json_object_get(in, "erger")))
        return probleem_veld(p, "erger", "niet-besproken",
                             "Dit leefgebied is niet besproken. Laat dit leeg, of kies Besproken.");
    return dag_geweest(d->v, "datum", row_text(in, "datum"), 366, p);
}

static const char SQL_LEEFGEBIED[] =
    "SELECT 1 FROM leefgebied WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";

static enum result leefgebied_check(struct dossier *d, const char *field, const char *code,
                                    struct probleem *p)
{
    int64_t known;
    if (db_int(d->db, p, SQL_LEEFGEBIED, BINDS(B_TEXT(":code", code)), 0, &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, field, "onbekende-keuze", "Kies een leefgebied uit de lijst.");
}

static const char SQL_ERGER[] =
    "INSERT INTO scan_erger (huishouden_id, scanregel_id, leefgebied) VALUES (:h, :id, :erger)";

static enum result worse_add(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    const json_t *code;
    size_t i;
    json_array_foreach(json_object_get(in, "erger"), i, code)
    {
        const char *erger = json_string_value(code);
        if (leefgebied_check(d, "erger", erger, p) != DONE)
            return FAILED;
        if (strcmp(erger, row_text(in, "leefgebied")) == 0)
            return probleem_veld(p, "erger", "zichzelf", "Kies andere leefgebieden dan dit zelf.");
        if (db_exec(d->db, p, SQL_ERGER,
                    BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":erger", erger)),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- adding ---- */

static const char SQL_ADD[] =
    "INSERT INTO scanregel (huishouden_id, id, leefgebied, status, toestand, toelichting, vraag,"
    " hulp, samen, datum) VALUES (:h, :id, :leefgebied, :status, :toestand, :toelichting, :vraag,"
    " :hulp, :samen, :datum)";

enum result scanregel_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    const char *leefgebied = row_text(in, "leefgebied");
    const struct item_nieuw item = {.soort = "scanregel",
                                    .categorie = leefgebied,
                                    .aard = "inhoud",
                                    .personen = json_object_get(in, "personen"),
                                    .plek = row_true(in, "plek")};
    if (mag(d, p, "scanregel.toevoegen") != DONE || answer_check(d, in, p) != DONE ||
        leefgebied_check(d, "leefgebied", leefgebied, p) != DONE ||
        item_new(d, p, &item, ret_id) != DONE || notitie_names_check(d, in, p) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":leefgebied", leefgebied), B_TEXT(":status", row_text(in, "status")),
                      B_TEXT(":toestand", row_text(in, "toestand")),
                      B_TEXT(":toelichting", row_text(in, "toelichting")),
                      B_TEXT(":vraag", row_text(in, "vraag")),
                      B_TEXT(":hulp", row_text(in, "hulp")), B_INT(":samen", row_true(in, "samen")),
                      B_TEXT(":datum", row_text(in, "datum"))),
                NULL) != DONE)
        return FAILED;
    return worse_add(d, *ret_id, in, p);
}

static const char SQL_ONE[] =
    "SELECT id, ingetrokken_op, versie FROM zicht_scanregel WHERE id = :id";
static const char SQL_WITHDRAW[] =
    "UPDATE scanregel SET ingetrokken_op = :nu, ingetrokken_reden = :reden, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

enum result scanregel_withdraw(struct dossier *d, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", id)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(d->v, "scanregel", id);
    if (mag_item(d, p, "scanregel.intrekken", id) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    if (row_int(was, "ingetrokken_op"))
        return probleem_set(p, PROBLEEM_CONFLICT, "Deze regel is al ingetrokken.");
    return db_exec(d->db, p, SQL_WITHDRAW,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu),
                         B_TEXT(":reden", reden)),
                   NULL);
}
