/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/openen.h"

#include "verzoek/dossier.h"

#include <string.h>

/* Where an id lives. One that does not exist gets a household too, that of the id after it: what is
 * hidden and what is made up then take the same work, whatever lies in the household (R24). No
 * sight in itself: in that household the id is looked for, and not found. */
#define PLEK(view)                                                                                 \
    "SELECT coalesce("                                                                             \
    "(SELECT huishouden_id FROM " view " WHERE id >= :id ORDER BY id LIMIT 1),"                    \
    "(SELECT huishouden_id FROM " view " WHERE id < :id ORDER BY id DESC LIMIT 1))"

static const char ITEM_PLEK[] = PLEK("zicht_plek");
static const char ITEM_SQL[] =
    "SELECT grond AS \"grond!\", personen AS \"personen!\" FROM zicht_item WHERE id = :id";

/* What a first path segment other than an item's means: where such an id lives, and its view. */
static const struct object {
    const char *segment; /* of the path, with both slashes */
    const char *plek, *sql;
} OBJECTS[] = {
    {"/toestemmingen/", PLEK("zicht_toestemming_plek"),
     "SELECT grond AS \"grond!\", personen AS \"personen!\""
     " FROM zicht_toestemming WHERE id = :id"},
    {"/deelbesluiten/", PLEK("zicht_deelbesluit_plek"),
     "SELECT grond AS \"grond!\", personen AS \"personen!\""
     " FROM zicht_deelbesluit WHERE id = :id"},
    {"/verzoeken/", PLEK("zicht_avgverzoek_plek"),
     "SELECT grond AS \"grond!\", personen AS \"personen!\""
     " FROM zicht_avgverzoek WHERE id = :id"},
    {"/uittreksels/", PLEK("zicht_uittreksel_plek"),
     "SELECT grond AS \"grond!\", personen AS \"personen!\""
     " FROM zicht_uittreksel WHERE id = :id"},
    {"/verhuizingen/", PLEK("zicht_verhuizing_plek"),
     "SELECT grond AS \"grond!\", personen AS \"personen!\""
     " FROM zicht_verhuizing WHERE id = :id"},
    {"/betwistingen/", PLEK("zicht_betwisting_plek"),
     "SELECT grond AS \"grond!\", personen AS \"personen!\""
     " FROM zicht_betwisting WHERE id = :id"},
};
static const struct object ITEM = {"/", ITEM_PLEK, ITEM_SQL};

static const struct object *object_of(const char *path)
{
    for (size_t i = 0; i < COUNT_OF(OBJECTS); i++)
        if (strncmp(path, OBJECTS[i].segment, strlen(OBJECTS[i].segment)) == 0)
            return &OBJECTS[i];
    return &ITEM;
}

/* What was seen of a household before it is known whether it opens. */
struct glimpse {
    bool card, regie, betrokken, procesregie; /* has a row in zicht_huishouden: what that says */
    int64_t nood, nood_tot;
    bool object;        /* sees the object asked for */
    struct noten heard; /* what the object's row said */
};

static enum result card_see(struct db_conn *c, int64_t huishouden, struct glimpse *g,
                            struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p,
                 "SELECT regie, betrokken, procesregie, nood FROM zicht_huishouden WHERE id = :id",
                 BINDS(B_INT(":id", huishouden)), &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    g->card = more;
    g->regie = more && db_column_int(s, 0) != 0;
    g->betrokken = more && db_column_int(s, 1) != 0;
    g->procesregie = more && db_column_int(s, 2) != 0;
    g->nood = more ? db_column_int(s, 3) : 0;
    return DONE;
}

/* Until when noodtoegang runs; who has none pays nothing. The card itself was opened by it (R30).
 */
static enum result nood_see(struct db_conn *c, struct glimpse *g, struct noot *noot,
                            struct probleem *p)
{
    if (!g->nood)
        return DONE;
    noot->nood = g->nood;
    if (!g->betrokken && !g->procesregie)
        noot_grond(noot, "G5");
    return db_int(c, p, "SELECT tot_op FROM zicht_nood", NO_BINDS, 0, &g->nood_tot);
}

static enum result object_see(struct db_conn *c, const char *sql, int64_t id, struct glimpse *g,
                              struct probleem *p)
{
    json_t *row = NULL;
    enum result r = db_row(c, p, sql, BINDS(B_INT(":id", id)), &row);
    g->object = row != NULL;
    json_decref(row);
    return r;
}

static enum result look(struct db_conn *c, int64_t huishouden, const char *sql, int64_t object,
                        struct glimpse *g, struct probleem *p)
{
    struct noot *noot = noten_open(&g->heard, huishouden);
    if (!noot)
        return probleem_intern(p, "no memory to open a household");
    db_dossier_set(c, huishouden);
    struct db_noter before = db_note_set(c, (struct db_noter){noot_hear, noot});
    enum result r = card_see(c, huishouden, g, p);
    if (r == DONE)
        r = nood_see(c, g, noot, p);
    if (r == DONE && sql)
        r = object_see(c, sql, object, g, p);
    (void)db_note_set(c, before);
    return r;
}

static const char *role(const struct glimpse *g)
{
    if (g->regie)
        return "regie";
    if (g->betrokken)
        return "betrokken";
    if (g->procesregie)
        return "procesregisseur";
    if (g->card)
        return "noodtoegang";
    const struct teksten *gronden = &g->heard.noot[0]->gronden;
    if (!gronden->count)
        return "auteur";
    if (strcmp(gronden->text[0], "G4") == 0)
        return "ontvanger";
    if (strcmp(gronden->text[0], "privacy") == 0)
        return "privacy";
    return strcmp(gronden->text[0], "G6") == 0 ? "geadresseerde" : "auteur";
}

/* It opens: the household, and what was heard of it so far, go into the request's notes. */
static enum result note(struct verzoek *v, int64_t huishouden, const struct glimpse *g,
                        struct dossier *ret, struct probleem *p)
{
    struct noot *noot = noten_open(v->noten, huishouden);
    if (!noot)
        return probleem_intern(p, "too many households in one answer");
    const struct noot *heard = g->heard.noot[0];
    noot->nood = g->nood;
    for (size_t i = 0; i < heard->personen.count; i++)
        noot_persoon(noot, heard->personen.text[i]);
    for (size_t i = 0; i < heard->gronden.count; i++)
        noot_grond(noot, heard->gronden.text[i]);
    noot->rol = role(g);
    noot->regie = g->regie;
    noot->nood_tot = g->nood_tot;
    *ret = (struct dossier){.v = v,
                            .db = v->db,
                            .huishouden = huishouden,
                            .regie = g->regie,
                            .betrokken = g->betrokken,
                            .nood = g->nood,
                            .nood_tot = g->nood_tot,
                            .noot = noot};
    return versie_read(v->db, huishouden, &noot->versie, p);
}

/* Opens `huishouden` on its card or, with `sql`, on sight of one object. */
static enum result open_on(struct verzoek *v, int64_t huishouden, const char *sql, int64_t object,
                           struct dossier *ret, bool *ret_open, struct probleem *p)
{
    struct glimpse g = {0};
    enum result r = look(v->db, huishouden, sql, object, &g, p);
    bool open = sql ? g.object : g.card;
    if (r == DONE && open)
        r = note(v, huishouden, &g, ret, p);
    noten_clear(&g.heard);
    *ret_open = open;
    return r;
}

/* 0 when there is nothing at all. */
static enum result plek_find(struct db_conn *c, const char *plek, int64_t id, int64_t *ret,
                             struct probleem *p)
{
    struct db_noter before = db_note_set(c, (struct db_noter){noot_hear, NULL});
    enum result r = db_int(c, p, plek, BINDS(B_INT(":id", id)), 0, ret);
    (void)db_note_set(c, before);
    return r;
}

enum result dossier_open(struct verzoek *v, struct dossier *ret, struct probleem *p)
{
    bool open = false;
    int64_t huishouden = v->id[0];
    const char *sql = NULL;
    if (v->route->kind == KIND_ITEM) {
        const struct object *object = object_of(v->route->path);
        sql = object->sql;
        if (plek_find(v->db, object->plek, v->id[0], &huishouden, p) != DONE)
            return FAILED;
    }
    if (open_on(v, huishouden, sql, v->id[0], ret, &open, p) != DONE)
        return FAILED;
    return open ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

/* ---- lists over households ---- */

enum result lijst_kandidaten(struct verzoek *v, struct probleem *p, const char *sql,
                             const struct db_bind *binds, json_t **ret)
{
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, NULL});
    enum result r = db_rows(v->db, p, sql, binds, ret);
    (void)db_note_set(v->db, before);
    return r;
}

enum result lijst_elk(struct verzoek *v, struct probleem *p, const char *sql,
                      const struct db_bind *binds, lijst_kandidaat *each, void *arg)
{
    STMT_AUTO struct db_stmt *s = NULL;
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, NULL});
    enum result r = db_query(v->db, p, sql, binds, &s);
    (void)db_note_set(v->db, before);
    for (bool more = true, enough = false; r == DONE && more && !enough;) {
        r = db_step(s, p, &more);
        if (r == DONE && more)
            r = each(arg, db_column_int(s, 0), &enough, p);
    }
    return r;
}

/* The note of "no household" is only made when something is noted: else there is nothing to log. */
static void eigen_hear(void *arg, const char *name, const char *text, int64_t number)
{
    struct verzoek *v = arg;
    noot_hear(noten_open(v->noten, 0), name, text, number);
}

enum result eigen_rows(struct verzoek *v, struct probleem *p, const char *sql,
                       const struct db_bind *binds, json_t **ret)
{
    struct db_noter before = db_note_set(v->db, (struct db_noter){eigen_hear, v});
    enum result r = db_rows(v->db, p, sql, binds, ret);
    (void)db_note_set(v->db, before);
    return r;
}

enum result huishouden_note(struct verzoek *v, int64_t huishouden, struct probleem *p)
{
    struct noot *noot = noten_open(v->noten, huishouden);
    if (!noot)
        return probleem_intern(p, "too many households in one answer");
    noot->rol = "privacy";
    return versie_read(v->db, huishouden, &noot->versie, p);
}

enum result huishouden_rows(struct verzoek *v, struct probleem *p, int64_t huishouden,
                            const char *sql, const struct db_bind *binds, json_t **ret)
{
    struct noten heard = {0};
    struct noot *noot = noten_open(&heard, huishouden);
    if (!noot)
        return probleem_intern(p, "no memory to read of a household");
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, noot});
    enum result r = db_rows(v->db, p, sql, binds, ret);
    (void)db_note_set(v->db, before);
    if (r == DONE && json_array_size(*ret) > 0 && huishouden_note(v, huishouden, p) != DONE)
        r = FAILED;
    struct noot *kept =
        r == DONE && json_array_size(*ret) ? noten_open(v->noten, huishouden) : NULL;
    for (size_t i = 0; kept && i < noot->personen.count; i++)
        noot_persoon(kept, noot->personen.text[i]);
    noten_clear(&heard);
    return r;
}

enum result lijst_open(struct verzoek *v, struct probleem *p, int64_t huishouden,
                       struct dossier *ret, bool *ret_open)
{
    return open_on(v, huishouden, NULL, 0, ret, ret_open, p);
}

enum result lijst_open_item(struct verzoek *v, struct probleem *p, int64_t huishouden, int64_t item,
                            struct dossier *ret, bool *ret_open)
{
    return open_on(v, huishouden, ITEM_SQL, item, ret, ret_open, p);
}

enum result lijst_open_object(struct verzoek *v, struct probleem *p, int64_t huishouden,
                              const char *path, int64_t object, struct dossier *ret, bool *ret_open)
{
    return open_on(v, huishouden, object_of(path)->sql, object, ret, ret_open, p);
}

enum result lijst_ziet(struct verzoek *v, struct probleem *p, int64_t huishouden, const char *path,
                       int64_t object, bool *ret_ziet)
{
    struct glimpse g = {0};
    enum result r = look(v->db, huishouden, object_of(path)->sql, object, &g, p);
    noten_clear(&g.heard);
    *ret_ziet = g.object;
    return r;
}

enum result dossier_elders(const struct dossier *d, int64_t huishouden, struct dossier *ret,
                           struct probleem *p)
{
    struct noot *noot = noten_open(d->v->noten, huishouden);
    if (!noot)
        return probleem_intern(p, "too many households in one answer");
    if (!noot->rol)
        noot->rol = d->noot->rol;
    *ret = (struct dossier){.v = d->v, .db = d->db, .huishouden = huishouden, .noot = noot};
    return huishouden == d->huishouden ? DONE : versie_read(d->db, huishouden, &noot->versie, p);
}
