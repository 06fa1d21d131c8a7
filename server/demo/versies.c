/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/versies.h"

#include "base/cleanup.h"
#include "base/row.h"

static const char SQL_AKKOORDEN[] =
    "SELECT a.huishouden_id AS huis, a.id, a.plan_id AS plan, i.op, i.auteur_id AS door"
    " FROM akkoord a JOIN item i ON i.huishouden_id = a.huishouden_id AND i.id = a.id"
    " WHERE a.id IN (SELECT min(b.id) FROM akkoord b GROUP BY b.plan_id, b.datum) ORDER BY a.id";
static const char SQL_VERSIE[] =
    "INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding, item_id, door, op)"
    " VALUES (:h, :id, :plan, 'akkoord', :item, :door, :op)";
/* As it was: what is younger was not there, a goal had its first mark, an action was still to be
 * done. */
static const char SQL_DOELEN[] =
    "INSERT INTO planversie_stuk SELECT :h, :id, d.id, i.categorie,"
    " json_object('titel', d.titel, 'resultaat', d.resultaat, 'status', 'actief', 'streefdatum',"
    "  d.streefdatum, 'cijfer', d.score_begin, 'prioriteit', d.prioriteit)"
    " FROM doel d JOIN item i ON i.huishouden_id = d.huishouden_id AND i.id = d.id"
    " WHERE d.huishouden_id = :h AND d.plan_id = :plan AND i.op <= :op";
static const char SQL_ACTIES[] =
    "INSERT INTO planversie_stuk SELECT :h, :id, a.id, i.categorie,"
    " json_object('titel', a.titel, 'status', 'aanvaard', 'datum', a.vervaldatum, 'eigenaar',"
    "  coalesce('g' || a.eigenaar_gebruiker_id, 'p' || a.eigenaar_persoon_id,"
    "   'n' || a.eigenaar_netwerk_id))"
    " FROM actie a JOIN doel d ON d.huishouden_id = a.huishouden_id AND d.id = a.doel_id"
    " JOIN item i ON i.huishouden_id = a.huishouden_id AND i.id = a.id"
    " WHERE a.huishouden_id = :h AND d.plan_id = :plan AND i.op <= :op";
static const char SQL_STUKKEN[] =
    "INSERT INTO planversie_stuk SELECT :h, :id, t.id, i.categorie,"
    " json_object('tekst', t.tekst, 'prioriteit', t.prioriteit, 'klaar', 0)"
    " FROM planstuk t JOIN item i ON i.huishouden_id = t.huishouden_id AND i.id = t.id"
    " WHERE t.huishouden_id = :h AND i.op <= :op";

void versies_stukken(struct wereld *w, int64_t h, int64_t plan, int64_t id, int64_t op)
{
    const struct db_bind *of_plan =
        BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":plan", plan), B_INT(":op", op));
    wereld_exec(w, SQL_DOELEN, of_plan);
    wereld_exec(w, SQL_ACTIES, of_plan);
    wereld_exec(w, SQL_STUKKEN, BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":op", op)));
}

static void version_add(struct wereld *w, const json_t *row)
{
    int64_t h = row_int(row, "huis"), op = row_int(row, "op"), plan = row_int(row, "plan"),
            id = wereld_id(w, op);
    wereld_exec(w, SQL_VERSIE,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":plan", plan),
                      B_INT(":item", row_int(row, "id")), B_INT(":door", row_int(row, "door")),
                      B_INT(":op", op)));
    versies_stukken(w, h, plan, id, op);
}

/* A plan that was opened goes on every week, until it is carried out. Its numbers come after the
 * plan's own: nothing else of a household has them in this table. */
static const char SQL_FASEN[] =
    "INSERT INTO planfase (huishouden_id, id, plan_id, fase, op)"
    " SELECT g.huishouden_id, g.id + s.volgorde - 1, g.id, s.code,"
    "  g.geopend_op + (s.volgorde - 1) * 604800"
    " FROM gezinsplan g JOIN planfase_soort s ON s.volgorde BETWEEN 2 AND 4"
    " WHERE g.geopend_op + (s.volgorde - 1) * 604800 <= :nu";

void versies_maken(struct wereld *w)
{
    wereld_exec(w, SQL_FASEN, BINDS(B_INT(":nu", w->nu)));
    AUTO_JSON json_t *rows = NULL;
    struct probleem p = {0};
    const json_t *row;
    size_t i;
    if (db_rows(w->conn, &p, SQL_AKKOORDEN, NO_BINDS, &rows) != DONE)
        wereld_fail(w, "versies");
    json_array_foreach(rows, i, row) version_add(w, row);
}
