/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/avgverzoek.h"
#include "domein/bekend.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* Where they live, with the plan, or the newest: closed households too, for their file is kept. */
static const char SQL_HUISHOUDEN[] =
    "SELECT l.huishouden_id FROM lid l JOIN huishouden h ON h.id = l.huishouden_id"
    " WHERE l.persoon_id = :persoon"
    " ORDER BY h.gesloten_op IS NOT NULL, l.tot IS NOT NULL AND l.tot < vandaag(), l.elders,"
    " EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = h.id AND p.status = 'open') DESC,"
    " l.huishouden_id DESC LIMIT 1";
static const char SQL_GEZAG[] =
    "SELECT 1 FROM gezag WHERE kind_id = :persoon AND houder_id = :aanvrager AND van <= vandaag()"
    " AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_VERTEGENWOORDIGER[] =
    "SELECT 1 FROM vertegenwoordiging WHERE persoon_id = :persoon AND houder_id = :aanvrager"
    " AND van <= vandaag() AND (tot IS NULL OR tot >= vandaag())";

/* By the birth date as it was given: it is the one that has to be theirs. */
static enum result age_check(const struct verzoek *v, const json_t *in, struct probleem *p)
{
    int low = 0, high = 0;
    const char *hoedanigheid = row_text(in, "hoedanigheid");
    if (!datum_age_range(row_text(in, "geboortedatum"), v->vandaag, &low, &high))
        return DONE;
    if (strcmp(hoedanigheid, "zelf") == 0 && high < 12)
        return probleem_veld(p, "hoedanigheid", "te-jong",
                             "Onder de 12 jaar vraagt wie het gezag heeft.");
    if (strcmp(hoedanigheid, "gezag") == 0 && high >= 16)
        return probleem_veld(p, "hoedanigheid", "te-oud",
                             "Vanaf 16 jaar vraagt de jongere het zelf.");
    return DONE;
}

static enum result asker_find(struct verzoek *v, const json_t *in, struct avgverzoek_wie *wie,
                              struct probleem *p)
{
    const char *naam = row_text(in, "aanvragerGeslachtsnaam");
    const char *geboren = row_text(in, "aanvragerGeboortedatum");
    int64_t holds;
    wie->aanvrager = wie->persoon;
    if (strcmp(wie->hoedanigheid, "zelf") == 0)
        return DONE;
    if (!naam || !geboren)
        return probleem_veld(p, naam ? "aanvragerGeboortedatum" : "aanvragerGeslachtsnaam",
                             "verplicht", "Vul in wie het vraagt: achternaam en geboortedatum.");
    AUTO_JSON json_t *who = json_pack("{s:s, s:s?, s:s}", "geslachtsnaam", naam, "voornaam",
                                      row_text(in, "aanvragerVoornaam"), "geboortedatum", geboren);
    if (persoon_exact(v, who, &wie->aanvrager, p) != DONE ||
        db_int(v->db, p,
               strcmp(wie->hoedanigheid, "gezag") == 0 ? SQL_GEZAG : SQL_VERTEGENWOORDIGER,
               BINDS(B_INT(":persoon", wie->persoon), B_INT(":aanvrager", wie->aanvrager)), 0,
               &holds) != DONE)
        return FAILED;
    if (!holds)
        wie->aanvrager = 0;
    return DONE;
}

/* R6: a request about one's own household is another's to record. */
static enum result household_find(struct verzoek *v, int64_t persoon, int64_t *ret,
                                  struct probleem *p)
{
    int64_t open;
    if (db_int(v->db, p, SQL_HUISHOUDEN, BINDS(B_INT(":persoon", persoon)), 0, ret) != DONE)
        return FAILED;
    db_dossier_set(v->db, *ret);
    if (db_int(v->db, p, "SELECT EXISTS (SELECT 1 FROM regel_open)", NO_BINDS, 0, &open) != DONE)
        return FAILED;
    if (!open)
        *ret = 0;
    return DONE;
}

enum result avgverzoek_add_namens(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                  int64_t *ret_huishouden, struct probleem *p)
{
    struct avgverzoek_wie wie = {.hoedanigheid = row_text(in, "hoedanigheid")};
    *ret_id = *ret_huishouden = 0;
    if (mag_kijker(v, p, "verzoek.namens") != DONE || age_check(v, in, p) != DONE ||
        persoon_exact(v, in, &wie.persoon, p) != DONE || asker_find(v, in, &wie, p) != DONE ||
        household_find(v, wie.persoon, ret_huishouden, p) != DONE)
        return FAILED;
    if (!wie.persoon || !wie.aanvrager || !*ret_huishouden) {
        *ret_huishouden = 0;
        return DONE;
    }
    struct dossier d = {.v = v, .db = v->db, .huishouden = *ret_huishouden};
    return avgverzoek_insert(&d, in, &wie, ret_id, p);
}
