/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/bekend.h"

#include "app.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "domein/persoon.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

/* ---- how often ---- */

static const char SQL_COUNT[] =
    "SELECT count(*) FROM logregel WHERE gebruiker = :g AND tijd >= :sinds"
    " AND handeling IN (SELECT value FROM json_each(:handelingen)) AND uitkomst = 'geslaagd'";

enum result daglimiet_check(struct verzoek *v, const char *setting, const char *handelingen,
                            struct probleem *p)
{
    int64_t most, done, midnight = clock_local_midnight(v->vandaag);
    if (instelling_int(v->db, setting, &most, p) != DONE ||
        db_int(v->db, p, SQL_COUNT,
               BINDS(B_INT(":g", v->kijker->gebruiker), B_INT(":sinds", midnight * 1000),
                     B_TEXT(":handelingen", handelingen)),
               0, &done) != DONE)
        return FAILED;
    if (done < most)
        return DONE;
    return probleem_set(p, PROBLEEM_TE_VAAK,
                        "U heeft dit vandaag al %lld keer gedaan. Meer kan pas morgen. Is er "
                        "gevaar? Bel 112, of Veilig Thuis: 0800 2000.",
                        (long long)done);
}

/* ---- who it is about ---- */

static const char SQL_BY_BSN[] = "SELECT id FROM persoon WHERE bsn_index = :idx";
/* Whole words, not beginnings: whoever guesses gets nothing. */
static const char SQL_BY_NAME[] =
    "SELECT id FROM persoon WHERE geboortedatum = :geb AND ongeboren = 0"
    " AND instr(' ' || zoeknaam || ' ', ' ' || :naam || ' ') > 0"
    " AND (:voornaam = '' OR instr(' ' || zoeknaam || ' ', ' ' || :voornaam || ' ') > 0) LIMIT 2";

static enum result by_bsn(struct verzoek *v, const char *bsn, json_t **ret, struct probleem *p)
{
    uint8_t index[BSN_INDEX_BYTES];
    return persoon_bsn_index(v, bsn, index, p) == DONE
               ? db_rows(v->db, p, SQL_BY_BSN, BINDS(B_BLOB(":idx", index, sizeof index)), ret)
               : FAILED;
}

static enum result by_name(struct verzoek *v, const json_t *in, json_t **ret, struct probleem *p)
{
    BUF_AUTO struct buf naam, voornaam;
    const char *last = row_text(in, "geslachtsnaam"), *first = row_text(in, "voornaam"),
               *geboren = row_text(in, "geboortedatum");
    buf_init(&naam, 2000);
    buf_init(&voornaam, 2000);
    if (!last || !geboren)
        return probleem_veld(p, last ? "geboortedatum" : "geslachtsnaam", "verplicht",
                             "Vul de achternaam én de geboortedatum in, of het BSN.");
    tekst_fold(last, &naam);
    tekst_fold(first ? first : "", &voornaam);
    if (naam.len < 2)
        return probleem_veld(p, "geslachtsnaam", "te-kort", "Vul de hele achternaam in.");
    return db_rows(v->db, p, SQL_BY_NAME,
                   BINDS(B_TEXT(":geb", geboren), B_TEXT(":naam", naam.data),
                         B_TEXT(":voornaam", voornaam.len ? voornaam.data : "")),
                   ret);
}

enum result persoon_exact(struct verzoek *v, const json_t *in, int64_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const char *bsn = row_text(in, "bsn");
    if ((bsn ? by_bsn(v, bsn, &rows, p) : by_name(v, in, &rows, p)) != DONE)
        return FAILED;
    *ret = json_array_size(rows) == 1 ? row_int(json_array_get(rows, 0), "id") : 0;
    return DONE;
}

/* ---- where they are ---- */

/* Of nobody: the households of somebody else, so that the same work is done, and thrown away. */
static const char SQL_DECOY[] = "SELECT persoon_id FROM lid ORDER BY persoon_id LIMIT 1";
static const char SQL_WHERE[] =
    "SELECT l.huishouden_id AS huishouden, l.persoon_id AS persoon, id_tekst(l.persoon_id) AS ids,"
    " EXISTS (SELECT 1 FROM regel_verborgen v WHERE v.huishouden_id = l.huishouden_id) AS "
    "\"verborgen?\","
    " g.naam AS regisseur, g.functie, g.telefoon, o.naam AS onderdeel"
    " FROM lid l JOIN huishouden h ON h.id = l.huishouden_id AND h.gesloten_op IS NULL"
    " JOIN gezinsplan p ON p.huishouden_id = h.id AND p.status = 'open'"
    " LEFT JOIN regie r ON r.huishouden_id = h.id AND r.tot_op IS NULL"
    " LEFT JOIN gebruiker g ON g.id = r.gebruiker_id LEFT JOIN onderdeel o ON o.id = r.onderdeel_id"
    " WHERE l.persoon_id = :persoon AND l.van <= vandaag() AND (l.tot IS NULL OR l.tot >= "
    "vandaag())"
    " GROUP BY l.huishouden_id ORDER BY l.elders, l.huishouden_id";
/* R6 and R19: what may not be opened to the asker is not told to them either. */
static const char SQL_OPEN[] = "SELECT EXISTS (SELECT 1 FROM regel_open)"
                               " AND :persoon NOT IN (SELECT persoon_id FROM regel_afgeschermd)"
                               " AND (SELECT persoon_id IS NOT :persoon FROM regel_kijker)";

struct plekken {
    json_t *rows; /* owned */
    bool verborgen, eigen, decoy;
};

static enum result places_find(struct verzoek *v, int64_t persoon, struct plekken *ret,
                               struct probleem *p)
{
    json_t *row;
    size_t i;
    int64_t whose = persoon, open;
    ret->decoy = persoon == 0;
    if (ret->decoy && db_int(v->db, p, SQL_DECOY, NO_BINDS, 0, &whose) != DONE)
        return FAILED;
    if (db_rows(v->db, p, SQL_WHERE, BINDS(B_INT(":persoon", whose)), &ret->rows) != DONE)
        return FAILED;
    json_array_foreach(ret->rows, i, row)
    {
        db_dossier_set(v->db, row_int(row, "huishouden"));
        if (db_int(v->db, p, SQL_OPEN, BINDS(B_INT(":persoon", whose)), 0, &open) != DONE)
            return FAILED;
        ret->verborgen = ret->verborgen || row_true(row, "verborgen");
        ret->eigen = ret->eigen || !open;
    }
    return DONE;
}

/* ---- who is told ---- */

#define NIET_OVERKANT                                                                              \
    " AND NOT EXISTS (SELECT 1 FROM regel_overkant o WHERE o.gebruiker_id = a.gebruiker_id"        \
    "  AND o.persoon_id = :persoon)"
static const char SQL_REGIE[] = "SELECT DISTINCT a.gebruiker_id AS gebruiker FROM regel_regie a"
                                " WHERE a.van <= vandaag()" NIET_OVERKANT;
static const char SQL_PROCES[] = "SELECT a.gebruiker_id AS gebruiker FROM regel_gebiedsregie a"
                                 " WHERE a.huishouden_id = dossier()" NIET_OVERKANT;
static const char SQL_DIENST[] =
    "SELECT a.gebruiker_id AS gebruiker FROM regel_dienst_account a WHERE 1" NIET_OVERKANT;

/* About a person in a household: whoever is on the other side for that person is left out. */
struct over {
    int64_t huishouden, persoon;
};

static enum result tell(struct verzoek *v, const char *sql, const struct over *over,
                        const struct attendering *a, size_t *ret_count, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    db_dossier_set(v->db, over->huishouden);
    if (db_rows(v->db, p, sql, BINDS(B_INT(":persoon", over->persoon)), &rows) != DONE)
        return FAILED;
    *ret_count = json_array_size(rows);
    json_array_foreach(rows, i, row) if (attendering_send(v, row_int(row, "gebruiker"), a, p) !=
                                         DONE) return FAILED;
    return DONE;
}

enum result verborgen_tell(struct verzoek *v, int64_t persoon, const struct attendering *a,
                           struct probleem *p)
{
    size_t told;
    const struct over over = {a->huishouden, persoon};
    if (tell(v, SQL_REGIE, &over, a, &told, p) != DONE)
        return FAILED;
    return told ? DONE : tell(v, SQL_PROCES, &over, a, &told, p);
}

/* ---- the question kept ---- */

static const char SQL_KEEP[] =
    "INSERT INTO bekend_vraag (id, gebruiker_id, onderdeel_id, voor, relatie, reden, op, uitkomst,"
    " persoon_id, huishouden_id, stand) VALUES (:id, :g, :o, :voor, :relatie, :reden, :nu,"
    " :uitkomst, :persoon, :h, :stand)";

static enum result keep(struct verzoek *v, const json_t *in, enum bekend_voor voor,
                        const char *uitkomst, const json_t *row, int64_t *ret_id,
                        struct probleem *p)
{
    const struct kijker *k = v->kijker;
    bool hidden = uitkomst[0] == 'v';
    *ret_id = verzoek_id(v);
    return db_exec(
        v->db, p, SQL_KEEP,
        BINDS(B_INT(":id", *ret_id), B_INT(":g", k->gebruiker), B_INT(":o", k->onderdeel),
              B_TEXT(":voor", voor == BEKEND_VRAAG ? "bekend" : "noodtoegang"),
              B_TEXT(":relatie", row_text(in, "relatie")), B_TEXT(":reden", row_text(in, "reden")),
              B_INT(":nu", v->nu), B_TEXT(":uitkomst", uitkomst),
              B_REF(":persoon", row_int(row, "persoon")), B_REF(":h", row_int(row, "huishouden")),
              B_TEXT(":stand", hidden ? "open" : NULL)),
        NULL);
}

/* One that is known: the log says of which household and person, and its regie hears of it. */
static enum result known_add(struct verzoek *v, const json_t *in, enum bekend_voor voor,
                             const json_t *row, json_t *contacten, struct probleem *p)
{
    size_t told;
    int64_t id;
    const struct attendering a = {.soort = "bekend-gevraagd",
                                  .huishouden = row_int(row, "huishouden")};
    struct noot *noot = noten_open(v->noten, a.huishouden);
    noot_persoon(noot, row_text(row, "ids"));
    if (noot)
        noot->rol = "vrager";
    json_array_append_new(contacten, json_pack("{s:O, s:O, s:O, s:O}", "regisseur",
                                               json_object_get(row, "regisseur"), "functie",
                                               json_object_get(row, "functie"), "telefoon",
                                               json_object_get(row, "telefoon"), "onderdeel",
                                               json_object_get(row, "onderdeel")));
    if (keep(v, in, voor, "bekend", row, &id, p) != DONE)
        return FAILED;
    const struct over over = {a.huishouden, row_int(row, "persoon")};
    return tell(v, SQL_REGIE, &over, &a, &told, p);
}

static enum result hidden_add(struct verzoek *v, const json_t *in, enum bekend_voor voor,
                              const json_t *row, struct probleem *p)
{
    int64_t id;
    if (keep(v, in, voor, "verborgen", row, &id, p) != DONE)
        return FAILED;
    const struct attendering a = {.soort = "terugbellen-gevraagd",
                                  .huishouden = row_int(row, "huishouden"),
                                  .object = "terugbellen",
                                  .object_id = id};
    /* The desk is not told which household it is. */
    const struct attendering dienst = {
        .soort = "terugbellen-wacht", .object = "terugbellen", .object_id = id};
    const struct over over = {a.huishouden, row_int(row, "persoon")};
    size_t told;
    return verborgen_tell(v, over.persoon, &a, p) == DONE
               ? tell(v, SQL_DIENST, &over, &dienst, &told, p)
               : FAILED;
}

static enum result places_answer(struct verzoek *v, const json_t *in, enum bekend_voor voor,
                                 const struct plekken *w, json_t *contacten, struct probleem *p)
{
    json_t *row;
    size_t i;
    int64_t id;
    if (w->decoy || w->eigen || json_array_size(w->rows) == 0)
        return keep(v, in, voor, "onbekend", NULL, &id, p);
    /* One hidden household hides all of that person's. */
    json_array_foreach(w->rows, i, row)
    {
        enum result r = DONE;
        if (!w->verborgen)
            r = known_add(v, in, voor, row, contacten, p);
        else if (row_true(row, "verborgen"))
            r = hidden_add(v, in, voor, row, p);
        if (r != DONE)
            return FAILED;
    }
    return DONE;
}

enum result bekend_answer(struct verzoek *v, const json_t *in, enum bekend_voor voor, json_t *ret,
                          struct probleem *p)
{
    struct plekken w = {0};
    int64_t persoon;
    json_t *contacten = json_array();
    v->reden = row_text(in, "reden");
    if (persoon_exact(v, in, &persoon, p) != DONE) {
        json_decref(contacten);
        return FAILED;
    }
    enum result r = places_find(v, persoon, &w, p);
    if (r == DONE)
        r = places_answer(v, in, voor, &w, contacten, p);
    json_decref(w.rows);
    json_object_set_new(ret, "bekend", json_boolean(json_array_size(contacten) > 0));
    json_object_set_new(ret, "contacten", contacten);
    return r;
}

enum result bekend_mag(struct verzoek *v, struct probleem *p)
{
    if (mag_kijker(v, p, "bekend.vragen") == DONE)
        return DONE;
    if (p->soort != PROBLEEM_GEEN_RECHT)
        return FAILED;
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "In de afspraak met uw organisatie staat niet dat u dit mag vragen (regel "
                        "R22). Vraag het uw leidinggevende of de gemeente.");
}

enum result bekend_ask(struct verzoek *v, const json_t *in, json_t *ret, struct probleem *p)
{
    if (bekend_mag(v, p) != DONE ||
        daglimiet_check(v, "bekend_per_dag", "[\"bekend.vragen\"]", p) != DONE)
        return FAILED;
    return bekend_answer(v, in, BEKEND_VRAAG, ret, p);
}

/* ---- calling back ---- */

static const char SQL_ONE[] = "SELECT stand, versie, personen AS \"personen!\", grond AS \"grond!\""
                              " FROM zicht_terugbellen WHERE id = :id";
static const char SQL_DECIDE[] =
    "UPDATE bekend_vraag SET stand = :stand, antwoord = :antwoord, beslist_door = kijker(),"
    " beslist_op = nu(), versie = versie + 1 WHERE id = :id";
static const char SQL_ASKED[] = "SELECT persoon_id FROM bekend_vraag WHERE id = :id";

enum result terugbellen_decide(struct dossier *d, int64_t id, bool akkoord, const char *antwoord,
                               int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t persoon;
    size_t told;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (mag(d, p, "terugbellen.beslissen") != DONE ||
        versie_check(d->v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    if (row_text(row, "stand")[0] != 'o')
        return probleem_set(p, PROBLEEM_CONFLICT, "Hierover is al beslist. Er is niets veranderd.");
    if (akkoord && !antwoord)
        return probleem_veld(p, "antwoord", "verplicht",
                             "Schrijf wat de dienst mag zeggen. Niet waar iemand is.");
    if (db_exec(d->db, p, SQL_DECIDE,
                BINDS(B_INT(":id", id), B_TEXT(":stand", akkoord ? "akkoord" : "geen"),
                      B_TEXT(":antwoord", antwoord)),
                NULL) != DONE ||
        db_int(d->db, p, SQL_ASKED, BINDS(B_INT(":id", id)), 0, &persoon) != DONE)
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    const struct attendering a = {.soort = akkoord ? "terugbellen-akkoord" : "terugbellen-geen",
                                  .object = "terugbellen",
                                  .object_id = id};
    const struct over over = {d->huishouden, persoon};
    return tell(d->v, SQL_DIENST, &over, &a, &told, p);
}

static const char SQL_MINE[] = "SELECT stand, versie FROM zicht_terugbel_dienst WHERE id = :id";
static const char SQL_DONE[] =
    "UPDATE bekend_vraag SET stand = 'gebeld', gebeld_door = kijker(), gebeld_op = nu(),"
    " versie = versie + 1 WHERE id = :id";

enum result terugbellen_done(struct verzoek *v, int64_t id, int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_MINE, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    const json_t *row = json_array_get(rows, 0);
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag_kijker(v, p, "terugbellen.bellen") != DONE ||
        versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    if (row_text(row, "stand")[0] != 'a')
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "U kunt pas terugbellen als de regisseur akkoord is. Er is niets "
                            "veranderd.");
    *ret_versie = row_int(row, "versie") + 1;
    return db_exec(v->db, p, SQL_DONE, BINDS(B_INT(":id", id)), NULL);
}
