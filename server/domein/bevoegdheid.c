/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/bevoegdheid.h"

#include "verzoek/noten.h"

#include <ctype.h>
#include <string.h>

static const char HERE[] = "SELECT EXISTS (SELECT 1 FROM zicht_bevoegdheid"
                           " WHERE handeling = :handeling)";
static const char HERE_OR_ITEM[] =
    "SELECT EXISTS (SELECT 1 FROM zicht_bevoegdheid WHERE handeling = :handeling)"
    " OR EXISTS (SELECT 1 FROM zicht_item_bevoegdheid"
    "  WHERE item_id = :item AND handeling = :handeling)";

/* A program may less than its account: it is told that its scope may be why. */
static enum result refuse(const struct verzoek *v, struct probleem *p)
{
    if (v->kijker && v->kijker->sleutel)
        return probleem_set(
            p, PROBLEEM_GEEN_RECHT,
            "Dit valt buiten het bereik van deze toegangssleutel, of hoort niet bij "
            "de rol van wie hem maakte (regel R5). Er is niets veranderd.");
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "Dit hoort niet bij uw rol in dit huishouden (regel R5). Er is niets "
                        "veranderd. Vraag het de regisseur.");
}

enum result mag(struct dossier *d, struct probleem *p, const char *handeling)
{
    int64_t may;
    if (dossier_int(d, p, HERE, BINDS(B_TEXT(":handeling", handeling)), 0, &may) != DONE)
        return FAILED;
    return may ? DONE : refuse(d->v, p);
}

enum result mag_item(struct dossier *d, struct probleem *p, const char *handeling, int64_t item)
{
    int64_t may;
    if (dossier_int(d, p, HERE_OR_ITEM,
                    BINDS(B_TEXT(":handeling", handeling), B_INT(":item", item)), 0, &may) != DONE)
        return FAILED;
    return may ? DONE : refuse(d->v, p);
}

enum result kijker_mag(struct verzoek *v, struct probleem *p, const char *handeling, bool *ret)
{
    int64_t may = 0;
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, NULL});
    enum result r = db_int(v->db, p, HERE, BINDS(B_TEXT(":handeling", handeling)), 0, &may);
    (void)db_note_set(v->db, before);
    *ret = may != 0;
    return r;
}

enum result mag_kijker(struct verzoek *v, struct probleem *p, const char *handeling)
{
    bool may;
    if (kijker_mag(v, p, handeling, &may) != DONE)
        return FAILED;
    if (!may && v->kijker && v->kijker->sleutel)
        return refuse(v, p);
    return may ? DONE
               : probleem_set(p, PROBLEEM_GEEN_RECHT,
                              "Dit hoort niet bij uw rol (regel R5). Er is niets veranderd.");
}

/* ---- for the screens ---- */

/* "adres_geheim.wijzigen" → "adresGeheimWijzigen" */
static void camel(const char *handeling, char *out, size_t size)
{
    size_t n = 0;
    bool upper = false;
    for (; *handeling && n + 1 < size; handeling++) {
        if (*handeling == '.' || *handeling == '_') {
            upper = true;
            continue;
        }
        out[n++] = (char)(upper ? toupper((unsigned char)*handeling) : *handeling);
        upper = false;
    }
    out[n] = '\0';
}

static enum result mag_put(struct dossier *d, struct probleem *p, json_t *model, const char *sql,
                           const struct db_bind *binds)
{
    json_t *rows = NULL, *may = json_object();
    if (dossier_rows(d, p, sql, binds, &rows) != DONE) {
        json_decref(may);
        return FAILED;
    }
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row)
    {
        char key[80];
        camel(json_string_value(json_object_get(row, "handeling")), key, sizeof key);
        (void)json_object_set(may, key, json_object_get(row, "mag"));
    }
    json_decref(rows);
    if (!may || json_object_set_new(model, "mag", may) != 0)
        return probleem_intern(p, "no memory for a model");
    return DONE;
}

enum result model_mag(struct dossier *d, struct probleem *p, json_t *model)
{
    return mag_put(d, p, model,
                   "SELECT DISTINCT b.handeling,"
                   " b.handeling IN (SELECT z.handeling FROM zicht_bevoegdheid AS z) AS \"mag?\""
                   " FROM bevoegdheid AS b",
                   NO_BINDS);
}

enum result model_mag_item(struct dossier *d, struct probleem *p, json_t *model, int64_t item)
{
    return mag_put(d, p, model,
                   "SELECT DISTINCT b.handeling,"
                   " b.handeling IN (SELECT z.handeling FROM zicht_bevoegdheid AS z)"
                   " OR b.handeling IN (SELECT y.handeling FROM zicht_item_bevoegdheid AS y"
                   "  WHERE y.item_id = :item) AS \"mag?\""
                   " FROM bevoegdheid AS b",
                   BINDS(B_INT(":item", item)));
}
