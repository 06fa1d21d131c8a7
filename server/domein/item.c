/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/item.h"

#include "base/buf.h"
#include "base/id.h"
#include "verzoek/bereik.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static enum result persons_refuse(struct probleem *p)
{
    return probleem_veld(p, "personen", "onbekende-keuze",
                         "Kies over wie dit gaat: een of meer leden van dit huishouden.");
}

/* The ids, sorted and without doubles; each a member the viewer may see. */
static enum result persons_read(struct dossier *d, struct probleem *p, const json_t *personen,
                                int64_t ret[ITEM_PERSONEN_MAX], size_t *ret_count)
{
    size_t n = json_array_size(personen), count = 0;
    if (n == 0 || n > ITEM_PERSONEN_MAX)
        return persons_refuse(p);
    for (size_t i = 0; i < n; i++)
        ret[i] = json_integer_value(json_array_get(personen, i));
    qsort(ret, n, sizeof ret[0], compare_ids);
    for (size_t i = 0; i < n; i++) {
        int64_t there;
        if (i > 0 && ret[i] == ret[i - 1])
            continue;
        if (dossier_int(d, p, "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon",
                        BINDS(B_INT(":persoon", ret[i])), 0, &there) != DONE)
            return FAILED;
        if (!there)
            return persons_refuse(p);
        ret[count++] = ret[i];
    }
    *ret_count = count;
    return DONE;
}

/* Something of the plan that the viewer sees; talk does not hang on talk. */
static enum result on_check(struct dossier *d, int64_t bij, struct probleem *p)
{
    static const char sql[] =
        "SELECT 1 FROM zicht_item WHERE id = :id AND soort IN ('doel', 'actie', 'notitie',"
        " 'document', 'verwijzing', 'voorziening', 'signaal')";
    int64_t there = 1;
    if (bij && db_int(d->db, p, sql, BINDS(B_INT(":id", bij)), 0, &there) != DONE)
        return FAILED;
    return there ? DONE
                 : probleem_veld(p, "bij", "onbekende-keuze",
                                 "Kies een doel, een actie of een ander stuk dat u zelf ziet.");
}

static enum result item_insert(struct dossier *d, struct probleem *p, const struct item_nieuw *item,
                               int64_t id, const char *personen)
{
    const struct verzoek *v = d->v;
    return db_exec(
        d->db, p,
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, plek, op, bij_id, personen)"
        " VALUES (:huishouden, :id, :soort, :categorie, :aard, :bron, :auteur,"
        " EXISTS (SELECT 1 FROM regel_hoedanigheid WHERE hoedanigheid = 'regie'),"
        " :plek, :op, :bij, :personen)",
        BINDS(B_INT(":huishouden", d->huishouden), B_INT(":id", id), B_TEXT(":soort", item->soort),
              B_TEXT(":categorie", item->categorie), B_TEXT(":aard", item->aard),
              B_INT(":bron", item->bron ? item->bron : v->kijker->onderdeel),
              B_INT(":auteur", v->kijker->gebruiker), B_INT(":plek", item->plek),
              B_INT(":op", v->nu), B_REF(":bij", item->bij), B_TEXT(":personen", personen)),
        NULL);
}

static enum result person_insert(struct dossier *d, struct probleem *p, int64_t id, int64_t persoon)
{
    return db_exec(
        d->db, p,
        "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id)"
        " VALUES (:huishouden, :item, :persoon)",
        BINDS(B_INT(":huishouden", d->huishouden), B_INT(":item", id), B_INT(":persoon", persoon)),
        NULL);
}

enum result item_new(struct dossier *d, struct probleem *p, const struct item_nieuw *item,
                     int64_t *ret_id)
{
    int64_t persons[ITEM_PERSONEN_MAX];
    size_t count = 0;
    if (bereik_categorie(d->v, item->categorie, p) != DONE)
        return FAILED;
    if (on_check(d, item->bij, p) != DONE ||
        persons_read(d, p, item->personen, persons, &count) != DONE)
        return FAILED;
    char text[ITEM_PERSONEN_MAX * ID_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        id_format(persons[i], text + i * ID_TEXT_SIZE);
        text[(i + 1) * ID_TEXT_SIZE - 1] = i + 1 < count ? ',' : '\0';
    }
    int64_t id = item->id ? item->id : verzoek_id(d->v);
    if (item_insert(d, p, item, id, text) != DONE)
        return FAILED;
    for (size_t i = 0; i < count; i++)
        if (person_insert(d, p, id, persons[i]) != DONE)
            return FAILED;
    noot_persoon(d->noot, text);
    verzoek_object(d->v, item->soort, id);
    *ret_id = id;
    return DONE;
}

enum result item_address(struct dossier *d, struct probleem *p, int64_t item, int64_t gebruiker,
                         int64_t onderdeel, const char *tot)
{
    return db_exec(d->db, p,
                   "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id,"
                   " onderdeel_id, van, tot)"
                   " VALUES (:huishouden, :item, :id, :gebruiker, :onderdeel, :van, :tot)",
                   BINDS(B_INT(":huishouden", d->huishouden), B_INT(":item", item),
                         B_INT(":id", verzoek_id(d->v)), B_REF(":gebruiker", gebruiker),
                         B_REF(":onderdeel", onderdeel), B_TEXT(":van", d->v->vandaag),
                         B_TEXT(":tot", tot)),
                   NULL);
}

enum result item_unaddress(struct dossier *d, struct probleem *p, int64_t item, int64_t gebruiker,
                           bool now)
{
    char last[DATUM_SIZE];
    datum_add_days(d->v->vandaag, now ? -1 : 0, last);
    return db_exec(d->db, p,
                   "UPDATE geadresseerde SET tot = :tot WHERE huishouden_id = :huishouden"
                   " AND item_id = :item AND gebruiker_id = :gebruiker"
                   " AND (tot IS NULL OR tot > :tot)",
                   BINDS(B_INT(":huishouden", d->huishouden), B_INT(":item", item),
                         B_INT(":gebruiker", gebruiker), B_TEXT(":tot", last)),
                   NULL);
}
