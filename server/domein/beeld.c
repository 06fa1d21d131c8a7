/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/beeld.h"

#include "base/cleanup.h"
#include "base/row.h"

#include <string.h>

enum { MOST = 20 };

static const char SQL_COUNT[] = "SELECT count(*) FROM zicht_beeld";
static const char SQL_SAME[] = "SELECT 1 FROM zicht_beeld WHERE lijst = :lijst AND naam = :naam";
static const char SQL_WIJK[] =
    "SELECT 1 FROM wijk WHERE id = :id AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ADD[] = "INSERT INTO beeld (gebruiker_id, id, lijst, naam, wijk_id, toon, op)"
                              " VALUES (:gebruiker, :id, :lijst, :naam, :wijk, :toon, :nu)";

static enum result check(struct verzoek *v, const struct beeld *b, struct probleem *p)
{
    int64_t count, same, known = 1;
    if (db_int(v->db, p, SQL_COUNT, NO_BINDS, 0, &count) != DONE ||
        db_int(v->db, p, SQL_SAME, BINDS(B_TEXT(":lijst", b->lijst), B_TEXT(":naam", b->naam)), 0,
               &same) != DONE ||
        (b->wijk && db_int(v->db, p, SQL_WIJK, BINDS(B_INT(":id", b->wijk)), 0, &known) != DONE))
        return FAILED;
    if (!known)
        return probleem_veld(p, "wijk", "onbekende-keuze", "Kies uit de lijst.");
    if (!b->wijk && !b->toon)
        return probleem_veld(p, "toon", "verplicht", "Kies een wijk, of wat u wilt zien.");
    if (b->toon && strcmp(b->lijst, "regieoverzicht") == 0)
        return probleem_veld(p, "toon", "kan-niet",
                             "Bij het regieoverzicht kiest u alleen een wijk.");
    if (same)
        return probleem_veld(p, "naam", "bestaat-al", "U heeft er al een met deze naam.");
    if (count >= MOST)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "U heeft al %d keuzes bewaard. Haal er eerst een weg.", MOST);
    return DONE;
}

enum result beeld_add(struct verzoek *v, const struct beeld *b, int64_t *ret_id, struct probleem *p)
{
    *ret_id = verzoek_id(v);
    if (check(v, b, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_ADD,
                   BINDS(B_INT(":gebruiker", v->kijker->gebruiker), B_INT(":id", *ret_id),
                         B_TEXT(":lijst", b->lijst), B_TEXT(":naam", b->naam),
                         B_REF(":wijk", b->wijk), B_TEXT(":toon", b->toon), B_INT(":nu", v->nu)),
                   NULL);
}

static const char SQL_ONE[] = "SELECT lijst FROM zicht_beeld WHERE id = :id";
static const char SQL_REMOVE[] = "DELETE FROM beeld WHERE gebruiker_id = :gebruiker AND id = :id";

enum result beeld_remove(struct verzoek *v, int64_t id, char **ret_lijst, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret_lijst = strdup(row_text(row, "lijst"));
    if (!*ret_lijst)
        return probleem_intern(p, "no memory for a saved view");
    return db_exec(v->db, p, SQL_REMOVE,
                   BINDS(B_INT(":gebruiker", v->kijker->gebruiker), B_INT(":id", id)), NULL);
}
