/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/sleutels.h"

static const char SQL_ALLOW[] =
    "INSERT INTO sleutel_toelating (organisatie_id, door, op)"
    " SELECT o.organisatie_id, b.id, :op FROM gebruiker g JOIN onderdeel o ON o.id = g.onderdeel_id"
    " JOIN gebruiker b ON b.gebruikersnaam = 'beheerder' WHERE g.gebruikersnaam = :wie"
    " ON CONFLICT DO NOTHING";
static const char SQL_NEW[] =
    "INSERT INTO toegangssleutel (id, token_hash, kenmerk, gebruiker_id, onderdeel_id, naam,"
    " waarvoor, alle_huishoudens, op, tot, einde_op, einde_soort) SELECT :id, CAST('demo' || :id AS BLOB),"
    " :kenmerk, id, onderdeel_id, :naam, :waarvoor, 1, :op, :tot, :einde, :soort FROM gebruiker"
    " WHERE gebruikersnaam = :wie";
static const char SQL_SCOPE[] =
    "INSERT INTO sleutel_bereik (sleutel_id, groep, code) SELECT :id, groep, code FROM sleutel_kan"
    " WHERE (groep = 'lezen' AND instr(:lezen, code || ' ') > 0)"
    " OR (groep = 'doen' AND instr(:doen, code || ' ') > 0)"
    " OR (groep = 'categorie' AND instr(:categorie, code || ' ') > 0)"
    " OR (groep = 'rol' AND code IN (SELECT r.rol FROM gebruiker_rol r JOIN gebruiker g"
    "  ON g.id = r.gebruiker_id WHERE g.gebruikersnaam = :wie))";
static const char SQL_USED[] = "INSERT INTO toegangssleutel_gebruik VALUES (:id, :op)";

struct sleutel {
    const char *wie, *kenmerk, *naam, *waarvoor, *lezen, *doen, *categorie, *van, *tot;
    const char *gebruikt, *einde, *soort; /* moments; NULL */
};

static const struct sleutel SLEUTELS[] = {
    {.wie = "school",
     .kenmerk = "x7Qa",
     .naam = "Leerlingvolgsysteem",
     .waarvoor = "Acties en doelen over school naast het rooster laten zien.",
     .lezen = "doel actie notitie ",
     .doen = "actie.stand ",
     .categorie = "onderwijs ",
     .van = "2026-10-05 09:10",
     .tot = "2027-07-31",
     .gebruikt = "2026-11-20 07:45"},
    {.wie = "school",
     .kenmerk = "mB2k",
     .naam = "Proef met het oude systeem",
     .waarvoor = "Kijken of de koppeling werkt.",
     .lezen = "notitie ",
     .doen = "",
     .categorie = "onderwijs ",
     .van = "2026-09-01 10:00",
     .tot = "2026-12-31",
     .gebruikt = "2026-09-02 11:20",
     .einde = "2026-10-05 09:30",
     .soort = "zelf"},
    {.wie = "schuldhulp",
     .kenmerk = "Zp0_",
     .naam = "Budgetprogramma",
     .waarvoor = "Verslagen van gesprekken over geld overnemen.",
     .lezen = "",
     .doen = "notitie.toevoegen document.toevoegen ",
     .categorie = "inkomen_financien ",
     .van = "2026-03-02 14:00",
     .tot = "2026-10-31",
     .gebruikt = "2026-10-29 16:05"},
};

static void add(struct wereld *w, const struct sleutel *s)
{
    int64_t op = moment(w, s->van), id = wereld_id(w, op);
    wereld_exec(w, SQL_ALLOW, BINDS(B_INT(":op", op), B_TEXT(":wie", s->wie)));
    wereld_exec(w, SQL_NEW,
                BINDS(B_INT(":id", id), B_TEXT(":kenmerk", s->kenmerk), B_TEXT(":naam", s->naam),
                      B_TEXT(":waarvoor", s->waarvoor), B_INT(":op", op), B_TEXT(":tot", dag(w, s->tot)),
                      B_REF(":einde", s->einde ? moment(w, s->einde) : 0),
                      B_TEXT(":soort", s->soort), B_TEXT(":wie", s->wie)));
    wereld_exec(w, SQL_SCOPE,
                BINDS(B_INT(":id", id), B_TEXT(":lezen", s->lezen), B_TEXT(":doen", s->doen),
                      B_TEXT(":categorie", s->categorie), B_TEXT(":wie", s->wie)));
    if (s->gebruikt)
        wereld_exec(w, SQL_USED, BINDS(B_INT(":id", id), B_INT(":op", moment(w, s->gebruikt))));
}

void demo_sleutels(struct wereld *w)
{
    for (size_t i = 0; i < COUNT_OF(SLEUTELS); i++)
        add(w, &SLEUTELS[i]);
}
