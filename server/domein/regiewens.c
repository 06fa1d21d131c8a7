/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/regiewens.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/regie_intern.h"
#include "verzoek/verzoek.h"

static const char SQL_NOW[] =
    "SELECT voorkeur_id AS voorkeur, zwaarte, versie FROM zicht_regiewens";
static const char SQL_CHANGE[] =
    "INSERT INTO regiewens (huishouden_id, voorkeur_id, zwaarte, door, op, versie)"
    " VALUES (:h, :voorkeur, :zwaarte, :door, :nu, :versie) ON CONFLICT DO UPDATE SET voorkeur_id ="
    " :voorkeur, zwaarte = :zwaarte, door = :door, op = :nu, versie = :versie";

enum result regiewens_change(struct dossier *d, const json_t *in, int64_t *ret_versie,
                             struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    bool can = true;
    if (mag(d, p, "regiewens.wijzigen") != DONE ||
        dossier_one(d, p, SQL_NOW, NO_BINDS, &now) != DONE)
        return FAILED;
    if (versie_check(d->v, row_int(now, "versie"), p) != DONE)
        return FAILED;
    *ret_versie = row_int(now, "versie") + 1;
    row_merge(now, in);
    int64_t voorkeur = row_int(now, "voorkeur");
    if (voorkeur && json_object_get(in, "voorkeur") && regie_can(d, voorkeur, &can, p) != DONE)
        return FAILED;
    if (!can)
        return probleem_veld(p, "voorkeur", "onbekende-keuze", "Kies een regisseur uit de lijst.");
    const char *zwaarte = row_text(now, "zwaarte");
    verzoek_object(d->v, "regiewens", d->huishouden);
    return db_exec(d->db, p, SQL_CHANGE,
                   BINDS(B_INT(":h", d->huishouden), B_REF(":voorkeur", voorkeur),
                         B_TEXT(":zwaarte", zwaarte ? zwaarte : "gewoon"),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu),
                         B_INT(":versie", *ret_versie)),
                   NULL);
}
