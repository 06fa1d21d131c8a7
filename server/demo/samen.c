/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/samen.h"

/* The newest two of the regisseur's that are not of the casus. */
static const char SQL_EEN[] =
    "SELECT r.huishouden_id FROM regie r JOIN gezinsplan p ON p.huishouden_id = r.huishouden_id"
    " AND p.status = 'open' JOIN huishouden h ON h.id = r.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') WHERE r.gebruiker_id = :g"
    " AND r.tot_op IS NULL AND NOT EXISTS (SELECT 1 FROM regieverzoek v WHERE"
    "  v.huishouden_id = r.huishouden_id AND v.status = 'gevraagd')"
    " ORDER BY r.huishouden_id DESC LIMIT 1 OFFSET :nr";

/* In the order of samenvoeging_do. */
static const char SQL_ROW[] =
    "INSERT INTO samenvoeging (huishouden_id, id, naar_id, reden, door, op, plan_id, regie_id)"
    " VALUES (:h, :id, :naar, 'Zij wonen sinds oktober samen; dat vertelden zij zelf.', :g, :op,"
    " (SELECT id FROM gezinsplan WHERE huishouden_id = :h AND status = 'open'),"
    " (SELECT id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL))";
static const char SQL_LID[] =
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, elders, van, bron) SELECT :naar, :id,"
    " l.persoon_id, l.rol, l.elders, :van, 'samenvoeging' FROM lid l WHERE l.huishouden_id = :h"
    " AND l.persoon_id = :persoon AND l.tot IS NULL";
static const char SQL_LID_VAN[] =
    "INSERT INTO samenvoeging_lid (huishouden_id, samenvoeging_id, lid_id) VALUES (:h, :id, :lid)";
static const char SQL_ITEM[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES (:naar, :id, :soort, 'contact', 'coordinatie', :bron, :g, 1,"
    " :plek, :op, id_tekst(:persoon))";
static const char SQL_ITEM_PERSOON[] = "INSERT INTO item_persoon (huishouden_id, item_id,"
                                       " persoon_id) VALUES (:naar, :id, :persoon)";
static const char SQL_PLAN[] =
    "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = :op, sluit_reden ="
    " 'Het huishouden gaat verder in een ander.' WHERE huishouden_id = :h AND status = 'open'";
static const char SQL_REGIE[] = "UPDATE regie SET tot_op = :op, einde_reden = 'samengevoegd',"
                                " einde_door = :g WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_SLUIT[] =
    "UPDATE huishouden SET gesloten_op = :op, opvolger_id = :naar WHERE id = :h";
static const char SQL_NIEUW[] =
    "SELECT min(persoon_id) FROM lid WHERE huishouden_id = :h AND tot IS NULL AND persoon_id > :na"
    " AND persoon_id NOT IN (SELECT persoon_id FROM lid WHERE huishouden_id = :naar)";

struct samen {
    struct wereld *w;
    int64_t van, naar, id, op;
};

static void item_add(const struct samen *s, int64_t persoon, const char *soort)
{
    struct wereld *w = s->w;
    int64_t id = wereld_id(w, s->op);
    wereld_exec(w, SQL_ITEM,
                BINDS(B_INT(":naar", s->naar), B_INT(":id", id), B_TEXT(":soort", soort),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(POSTMA)]),
                      B_INT(":g", w->gebruiker[POSTMA]), B_INT(":plek", soort[0] == 'a'),
                      B_INT(":op", s->op), B_INT(":persoon", persoon)));
    wereld_exec(w, SQL_ITEM_PERSOON,
                BINDS(B_INT(":naar", s->naar), B_INT(":id", id), B_INT(":persoon", persoon)));
    w->telling.items++;
}

static void member_add(const struct samen *s, int64_t persoon)
{
    struct wereld *w = s->w;
    int64_t lid = wereld_id(w, s->op);
    wereld_exec(w, SQL_LID,
                BINDS(B_INT(":naar", s->naar), B_INT(":id", lid), B_INT(":h", s->van),
                      B_INT(":persoon", persoon), B_TEXT(":van", datum_van(w, s->op))));
    wereld_exec(w, SQL_LID_VAN,
                BINDS(B_INT(":h", s->van), B_INT(":id", s->id), B_INT(":lid", lid)));
    item_add(s, persoon, "contact");
    item_add(s, persoon, "adres");
}

void samen_maken(struct wereld *w)
{
    int64_t g = w->gebruiker[POSTMA], persoon = 0;
    struct samen s = {.w = w, .op = clock_local_midnight(dagen_verder(w, -9)) + 36000};
    s.naar = wereld_int(w, SQL_EEN, BINDS(B_INT(":g", g), B_INT(":nr", 0)));
    s.van = wereld_int(w, SQL_EEN, BINDS(B_INT(":g", g), B_INT(":nr", 1)));
    if (!s.van || !s.naar)
        return;
    s.id = wereld_id(w, s.op);
    const struct db_bind *here = BINDS(B_INT(":h", s.van), B_INT(":op", s.op));
    wereld_exec(w, SQL_ROW,
                BINDS(B_INT(":h", s.van), B_INT(":id", s.id), B_INT(":naar", s.naar),
                      B_INT(":g", g), B_INT(":op", s.op)));
    while ((persoon = wereld_int(
                w, SQL_NIEUW,
                BINDS(B_INT(":h", s.van), B_INT(":na", persoon), B_INT(":naar", s.naar)))) != 0)
        member_add(&s, persoon);
    wereld_exec(w, SQL_PLAN, here);
    wereld_exec(w, SQL_REGIE, BINDS(B_INT(":h", s.van), B_INT(":op", s.op), B_INT(":g", g)));
    wereld_exec(w, SQL_SLUIT,
                BINDS(B_INT(":h", s.van), B_INT(":op", s.op), B_INT(":naar", s.naar)));
}
