/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/verhuis.h"

#include "base/buf.h"
#include "base/cleanup.h"

#include "stukken/bundel.h"

#include <jansson.h>
#include <sodium.h>

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
/* One whose regie can end without more: no deputy, nothing else that moves. */
static const char SQL_LOS[] =
    "SELECT r.huishouden_id FROM regie r JOIN gezinsplan p ON p.huishouden_id = r.huishouden_id"
    " AND p.status = 'open' JOIN huishouden h ON h.id = r.huishouden_id AND h.gesloten_op IS NULL"
    " WHERE r.tot_op IS NULL AND r.huishouden_id NOT IN (SELECT naar_id FROM samenvoeging)"
    " AND r.huishouden_id NOT IN (SELECT huishouden_id FROM waarneming)"
    " AND r.huishouden_id NOT IN (SELECT huishouden_id FROM verhuizing)"
    " AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani')"
    " ORDER BY r.huishouden_id DESC LIMIT 1";
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

static int64_t neighbour(struct wereld *w, int64_t op, struct bundel_paar *ret)
{
    uint8_t seed[32];
    int64_t gemeente = wereld_id(w, op), team = wereld_id(w, op);
    rng_fill(&w->rng, seed, sizeof seed);
    bundel_paar_make(seed, ret);
    wereld_exec(w, SQL_GEMEENTE, BINDS(B_INT(":id", gemeente)));
    wereld_exec(w, SQL_TEAM, BINDS(B_INT(":id", team), B_INT(":organisatie", gemeente)));
    wereld_exec(w, SQL_SLEUTEL,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
                      B_BLOB(":teken", ret->openbaar.teken, BUNDEL_SLEUTEL),
                      B_BLOB(":zegel", ret->openbaar.zegel, BUNDEL_SLEUTEL), B_INT(":op", op)));
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

/* ---- the rest: what is over here, and what comes ---- */

/* As regie_stop (domein/verhuizing_einde.c) leaves it. */
static const char SQL_REGIE_UIT[] =
    "UPDATE regie SET tot_op = :op, einde_reden = 'verhuisd', einde_door = gebruiker_id WHERE "
    "huishouden_id = :h AND tot_op IS"
    " NULL";
static const char SQL_PLAN_UIT[] =
    "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = :op, sluit_reden = 'Het gezin is"
    " verhuisd naar een andere gemeente.', versie = versie + 1 WHERE huishouden_id = :h AND status"
    " = 'open'";
static const char SQL_JA_UIT[] =
    "UPDATE toestemming SET einde_op = :op, einde_soort = 'ontvanger_gestopt', einde_door = :g"
    " WHERE huishouden_id = :h AND einde_op IS NULL AND ontvanger_onderdeel_id = (SELECT"
    " onderdeel_id FROM gebruiker WHERE id = :g)";
static const char SQL_OVERGENOMEN[] =
    "UPDATE verhuizing SET status = 'overgenomen', einde_op = :op, einde_door = :g WHERE"
    " huishouden_id = :h AND status = 'teruggelezen'";
static const char SQL_HIER[] =
    "INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, ontvanger_id,"
    " ontvanger_onderdeel_id, status, lezing, teruglezing, huishouden_id, op, einde_op, stap_op)"
    " SELECT :id, :onderdeel, :kenmerk, :kenmerk, g.id, g.onderdeel_id, 'overgenomen', 1, 'Het"
    " gezin woont sinds kort hier. School is geregeld, de schuldhulp nog niet.', :h, :op, :op, :op"
    " FROM gebruiker g WHERE g.id = :g";
static const char SQL_KOMT[] =
    "INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, bundel, ontvanger_id,"
    " ontvanger_onderdeel_id, status, lezing, teruglezing, op, stap_op) SELECT :id, :onderdeel,"
    " :kenmerk, :hash, :bundel, g.id, g.onderdeel_id, :status, :lezing, :tekst, :op, :op"
    " FROM gebruiker g WHERE g.id = :g";

/* The regie here ended, and the other municipality has it. */
static void move_over(struct wereld *w, int64_t h, int64_t team, int64_t op)
{
    if (!h)
        return;
    int64_t g = regisseur(w, h);
    move_add(w, h, team, op,
             &(struct verhuis){.status = "teruggelezen",
                               .kenmerk = "00000000000000000000000000000d06",
                               .bericht = "Een gezin met jonge kinderen verhuist naar familie.",
                               .gelezen = "Wij begrijpen dat de kinderen meteen naar school "
                                          "kunnen, en dat moeder om hulp vraagt met de post."});
    wereld_exec(w, SQL_REGIE_UIT, BINDS(B_INT(":h", h), B_INT(":op", op)));
    wereld_exec(w, SQL_PLAN_UIT, BINDS(B_INT(":h", h), B_INT(":op", op)));
    wereld_exec(w, SQL_JA_UIT, BINDS(B_INT(":h", h), B_INT(":op", op), B_INT(":g", g)));
    wereld_exec(w, SQL_OVERGENOMEN, BINDS(B_INT(":h", h), B_INT(":op", op), B_INT(":g", g)));
}

/* A file of the neighbour, sealed to us: it opens on its page. Its people are in no register. */
static json_t *bundle_content(const char *kenmerk, int64_t op)
{
    return json_pack(
        "{s:s, s:s, s:{s:s, s:s, s:s, s:s, s:s}, s:I, s:n, s:s, s:[{s:s, s:s, s:s, s:s, s:s, s:b,"
        " s:b, s:s}], s:[{s:s, s:s, s:s, s:b, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, "
        "s:[i]}]}",
        "soort", "verhuizing", "kenmerk", kenmerk, "afzender", "gemeente", "Gemeente Oosterbeemd",
        "onderdeel", "Wijkteam Oosterbeemd", "naam", "Femke Bos", "functie", "regisseur",
        "telefoon", "085 111 40 02", "op", (json_int_t)op, "datum", "bericht",
        "Een moeder komt met haar dochter bij u wonen. Zij wil graag verder met de hulp.",
        "personen", "voornamen", "Silvia", "geslachtsnaam", "Molenkamp", "naam", "Silvia Molenkamp",
        "geslacht", "v", "geboortedatum", "1989-03-12", "ongeboren", 0, "tolk", 0, "rol", "moeder",
        "stukken", "soort", "notitie", "categorie", "financien", "aard", "inhoud", "plek", 0,
        "datum", "2026-11-02", "organisatie", "Gemeente Oosterbeemd", "onderdeel",
        "Wijkteam Oosterbeemd", "auteur", "Femke Bos", "titel", "Over de schulden", "tekst",
        "De afspraken met de verhuurder zijn rond.", "uitleg",
        "Bel de verhuurder in de eerste week.", "opGrond", "G3", "vorm", "gesprek", "personen", 0);
}

static void arrival_add(struct wereld *w, const struct bundel_paar *theirs, int64_t team,
                        int64_t op, const char *kenmerk, const char *status, const char *tekst)
{
    struct bundel_paar ours;
    uint8_t hash[BUNDEL_HASH];
    char hex[2 * BUNDEL_HASH + 1];
    BUF_AUTO struct buf file;
    AUTO_JSON json_t *inhoud = bundle_content(kenmerk, op);
    buf_init(&file, BUNDEL_MOST);
    bundel_paar_make(w->sleutels->bundel, &ours);
    if (!inhoud ||
        bundel_make(theirs, &ours.openbaar, BUNDEL_VERHUIZING, inhoud, NULL, &file) != DONE)
        w->failed = true;
    bundel_paar_clear(&ours);
    bundel_hash((const uint8_t *)file.data, file.len, hash);
    (void)sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    wereld_exec(w, SQL_KOMT,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
                      B_TEXT(":kenmerk", kenmerk), B_TEXT(":hash", hex),
                      B_BLOB(":bundel", file.data, file.len), B_TEXT(":status", status),
                      B_INT(":lezing", tekst != NULL), B_TEXT(":tekst", tekst), B_INT(":op", op),
                      B_INT(":g", w->gebruiker[POSTMA])));
}

static void arrivals(struct wereld *w, const struct bundel_paar *theirs, int64_t team, int64_t op)
{
    int64_t here = nth(w, 5);
    arrival_add(w, theirs, team, op, "00000000000000000000000000000d07", "ontvangen", NULL);
    arrival_add(w, theirs, team, op, "00000000000000000000000000000d08", "aanvaard", NULL);
    arrival_add(w, theirs, team, op, "00000000000000000000000000000d09", "teruggelezen",
                "Silvia komt met haar dochter hier wonen. De schulden zijn geregeld; wij bellen de "
                "verhuurder in de eerste week.");
    if (here)
        wereld_exec(w, SQL_HIER,
                    BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":onderdeel", team),
                          B_TEXT(":kenmerk", "00000000000000000000000000000d0a"), B_INT(":h", here),
                          B_INT(":op", op), B_INT(":g", regisseur(w, here))));
}

void verhuis_maken(struct wereld *w)
{
    int64_t op = clock_local_midnight(dagen_verder(w, -6)) + 36000, g = w->gebruiker[POSTMA];
    struct bundel_paar theirs;
    int64_t team = neighbour(w, op, &theirs), away = nth(w, 3);
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
    move_add(w, nth(w, 4), team, op,
             &(struct verhuis){.status = "teruggenomen",
                               .bericht = "Het gezin kijkt naar een huis in uw gemeente.",
                               .reden = "De verhuizing ging niet door.",
                               .einde = true});
    arrivals(w, &theirs, team, op);
    move_over(w, wereld_int(w, SQL_LOS, NO_BINDS), team, op);
    bundel_paar_clear(&theirs);
}
