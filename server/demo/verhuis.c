/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/verhuis.h"

#include "stukken/bundel.h"

static const char SQL_GEMEENTE[] =
    "INSERT INTO organisatie (id, naam, soort, telefoon, contact, van) VALUES (:id,"
    " 'Gemeente Oosterbeemd', 'gemeente', '085 111 40 00', 'Joke Smit', '2020-01-01')";
static const char SQL_TEAM[] =
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, bsn, telefoon, van)"
    " VALUES (:id, :organisatie, 'Wijkteam Oosterbeemd', 'Wmo 2015', 0, 1, '085 111 40 01',"
    " '2020-01-01')";
static const char SQL_SLEUTEL[] =
    "INSERT INTO gemeente_sleutel (id, onderdeel_id, teken, zegel, gehoord_van, door, op) VALUES"
    " (:id, :onderdeel, :teken, :zegel, 'Joke Smit, beheerder van Oosterbeemd', (SELECT"
    " min(gebruiker_id) FROM gebruiker_rol WHERE rol = 'beheerder'), :op)";

/* The casus, and the newest that are not of it. */
static const char SQL_CASUS[] =
    "SELECT r.huishouden_id FROM regie r JOIN huishouden h ON h.id = r.huishouden_id"
    " WHERE h.naam = 'Tesfay' AND r.tot_op IS NULL";
static const char SQL_EEN[] =
    "SELECT r.huishouden_id FROM regie r JOIN gezinsplan p ON p.huishouden_id = r.huishouden_id"
    " AND p.status = 'open' JOIN huishouden h ON h.id = r.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') AND h.gesloten_op IS NULL"
    " WHERE r.tot_op IS NULL"
    " AND r.huishouden_id NOT IN (SELECT naar_id FROM samenvoeging)"
    " ORDER BY r.huishouden_id DESC LIMIT 1 OFFSET :nr";
static const char SQL_VERHUIS[] =
    "INSERT INTO verhuizing (huishouden_id, id, onderdeel_id, datum, bericht, status, kenmerk,"
    " bundel_hash, verstuurd_op, lezing, gelezen, gelezen_door, gelezen_op, reden, einde_op,"
    " einde_door, door, op) VALUES (:h, :id, :onderdeel, :datum, :bericht, :status, :kenmerk,"
    " :kenmerk, :verstuurd, :lezing, :gelezen, :wie, :gelezen_op, :reden, :einde,"
    " CASE WHEN :einde IS NOT NULL THEN :g END, :g, :op)";
static const char SQL_ONBEKEND[] =
    "INSERT INTO verhuizing (huishouden_id, id, bericht, status, veiligheid, besluit, geinformeerd,"
    " herzien_op, door, op) VALUES (:h, :id, 'Het huis staat leeg. De buren zagen vorige week een"
    " verhuiswagen. Niemand neemt de telefoon op.', 'onbekend', 'zorgen_belegd', 'Met de"
    " procesregisseur besloten: er is geen teken van gevaar, maar wij blijven zoeken.', 'School en"
    " de procesregisseur, dezelfde dag', :herzien, :g, :op)";
static const char SQL_VESTIGING[] =
    "INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, ontvanger_id,"
    " ontvanger_onderdeel_id, status, reden, op, einde_op) SELECT :id, :onderdeel, :kenmerk,"
    " :kenmerk, g.id, g.onderdeel_id, :status, :reden, :op, :op FROM gebruiker g WHERE g.id = :g";

static int64_t neighbour(struct wereld *w, int64_t op)
{
    uint8_t seed[32];
    struct bundel_paar theirs;
    int64_t gemeente = wereld_id(w, op), team = wereld_id(w, op);
    rng_fill(&w->rng, seed, sizeof seed);
    bundel_paar_make(seed, &theirs);
    wereld_exec(w, SQL_GEMEENTE, BINDS(B_INT(":id", gemeente)));
    wereld_exec(w, SQL_TEAM, BINDS(B_INT(":id", team), B_INT(":organisatie", gemeente)));
    wereld_exec(w, SQL_SLEUTEL,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
                      B_BLOB(":teken", theirs.openbaar.teken, BUNDEL_SLEUTEL),
                      B_BLOB(":zegel", theirs.openbaar.zegel, BUNDEL_SLEUTEL), B_INT(":op", op)));
    bundel_paar_clear(&theirs);
    return team;
}

struct verhuis {
    const char *status, *kenmerk, *bericht, *gelezen, *reden;
    bool einde;
};

static const char SQL_WIE[] =
    "SELECT gebruiker_id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";

static int64_t regisseur(struct wereld *w, int64_t h)
{
    return wereld_int(w, SQL_WIE, BINDS(B_INT(":h", h)));
}

static void move_add(struct wereld *w, int64_t h, int64_t team, int64_t op, const struct verhuis *m)
{
    if (!h)
        return;
    int64_t g = regisseur(w, h);
    wereld_exec(
        w, SQL_VERHUIS,
        BINDS(B_INT(":h", h), B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
              B_TEXT(":datum", dag(w, "2027-02-01")), B_TEXT(":bericht", m->bericht),
              B_TEXT(":status", m->status), B_TEXT(":kenmerk", m->kenmerk),
              B_REF(":verstuurd", m->kenmerk ? op : 0), B_INT(":lezing", m->gelezen != 0),
              B_TEXT(":gelezen", m->gelezen),
              B_TEXT(":wie", m->gelezen ? "Femke Bos, regisseur, telefoon 085 111 40 02" : NULL),
              B_REF(":gelezen_op", m->gelezen ? op : 0), B_TEXT(":reden", m->reden),
              B_REF(":einde", m->einde ? op : 0), B_INT(":g", g), B_INT(":op", op)));
}

static int64_t nth(struct wereld *w, int nr)
{
    return wereld_int(w, SQL_EEN, BINDS(B_INT(":nr", nr)));
}

void verhuis_maken(struct wereld *w)
{
    int64_t op = clock_local_midnight(dagen_verder(w, -6)) + 36000, g = w->gebruiker[POSTMA];
    int64_t team = neighbour(w, op), away = nth(w, 3);
    move_add(w, wereld_int(w, SQL_CASUS, NO_BINDS), team, op,
             &(struct verhuis){.status = "voorbereid",
                               .bericht = "Een gezin met drie kinderen verhuist voor werk. Er is "
                                          "een tolk nodig. School en uitkering moeten opnieuw "
                                          "worden aangevraagd."});
    move_add(w, nth(w, 1), team, op,
             &(struct verhuis){.status = "verstuurd",
                               .kenmerk = "00000000000000000000000000000d01",
                               .bericht = "Een moeder met een zoon gaat bij haar zus wonen."});
    move_add(w, nth(w, 2), team, op,
             &(struct verhuis){.status = "teruggelezen",
                               .kenmerk = "00000000000000000000000000000d02",
                               .bericht = "Een gezin krijgt een huis in uw gemeente.",
                               .gelezen = "Wij begrijpen dat school het eerst geregeld moet zijn, "
                                          "en dat vader elke maandag hulp krijgt."});
    move_add(w, away, team, op,
             &(struct verhuis){.status = "geweigerd",
                               .kenmerk = "00000000000000000000000000000d03",
                               .bericht = "Het gezin zoekt een huis in uw gemeente.",
                               .reden = "Zij staan hier niet ingeschreven.",
                               .einde = true});
    if (away)
        wereld_exec(w, SQL_ONBEKEND,
                    BINDS(B_INT(":h", away), B_INT(":id", wereld_id(w, op)),
                          B_TEXT(":herzien", dagen_verder(w, 4)), B_INT(":g", regisseur(w, away)),
                          B_INT(":op", op)));
    wereld_exec(w, SQL_VESTIGING,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
                      B_TEXT(":kenmerk", "00000000000000000000000000000d04"),
                      B_TEXT(":status", "geweigerd"),
                      B_TEXT(":reden", "Dit gezin gaat naar een andere gemeente."),
                      B_INT(":op", op), B_INT(":g", g)));
    wereld_exec(w, SQL_VESTIGING,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
                      B_TEXT(":kenmerk", "00000000000000000000000000000d05"),
                      B_TEXT(":status", "teruggenomen"),
                      B_TEXT(":reden", "Het gezin blijft toch in Oosterbeemd."), B_INT(":op", op),
                      B_INT(":g", g)));
}
