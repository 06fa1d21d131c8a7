/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/noodtoegang.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/attendering.h"
#include "domein/beheer.h"
#include "domein/bekend.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { UREN_MOST = 4 }; /* R17; the table says it too */

/* ---- who may ---- */

enum result noodtoegang_mag(struct verzoek *v, struct probleem *p)
{
    if (mag_kijker(v, p, "noodtoegang.toevoegen") == DONE)
        return DONE;
    if (p->soort != PROBLEEM_GEEN_RECHT)
        return FAILED;
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "De gemeente staat noodtoegang niet toe voor uw rol (regel R17). Is er nu "
                        "gevaar? Bel 112. Advies: Veilig Thuis, 0800 2000, dag en nacht.");
}

/* Enough letters to mean something, and not one word over and over. */
static enum result reason_check(struct verzoek *v, const json_t *in, struct probleem *p)
{
    int64_t least;
    const char *reden = row_text(in, "reden");
    if (instelling_int(v->db, "noodtoegang_reden_tekens", &least, p) != DONE)
        return FAILED;
    if (least < 10)
        least = 10;
    BUF_AUTO struct buf folded;
    buf_init(&folded, 16000);
    tekst_fold(reden ? reden : "", &folded);
    bool seen[256] = {false};
    int kinds = 0, words = folded.len > 0;
    for (size_t i = 0; i < folded.len; i++) {
        unsigned char c = (unsigned char)folded.data[i];
        words += c == ' ';
        kinds += c != ' ' && !seen[c];
        seen[c] = true;
    }
    if (!reden || (int64_t)tekst_length(reden) < least || words < 4 || kinds < 6)
        return probleem_veld(p, "reden", "te-kort",
                             "Schrijf in een paar zinnen wat er aan de hand is, en van wie u dat "
                             "weet.");
    return DONE;
}

static const char *const TELLEN = "[\"noodtoegang.zoeken\",\"noodtoegang.toevoegen\"]";

enum result noodtoegang_zoek(struct verzoek *v, const json_t *in, json_t *ret, struct probleem *p)
{
    if (noodtoegang_mag(v, p) != DONE ||
        daglimiet_check(v, "noodtoegang_zoek_per_dag", TELLEN, p) != DONE ||
        reason_check(v, in, p) != DONE)
        return FAILED;
    return bekend_answer(v, in, BEKEND_NOODTOEGANG, ret, p);
}

/* ---- which household ---- */

/* Of several the one they live in, with the plan, or the newest. R19 from one's own account or
 * person: nobody opens in danger's name what protects from themselves. */
static const char SQL_HUISHOUDEN[] =
    "SELECT l.huishouden_id FROM lid l"
    " JOIN huishouden h ON h.id = l.huishouden_id AND h.gesloten_op IS NULL"
    " WHERE l.persoon_id = :persoon AND l.van <= vandaag() AND (l.tot IS NULL OR l.tot >= "
    "vandaag())"
    " AND NOT EXISTS (SELECT 1 FROM afscherming a"
    "  JOIN lid ook ON ook.huishouden_id = l.huishouden_id"
    "  JOIN afscherming_persoon ap ON ap.afscherming_id = a.id AND ap.persoon_id = ook.persoon_id"
    "  JOIN afscherming_tegen t ON t.afscherming_id = a.id"
    "  JOIN regel_kijker k ON t.gebruiker_id = k.id OR t.persoon_id = k.persoon_id"
    "  WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag()))"
    " ORDER BY l.elders, EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = h.id AND"
    "  p.status = 'open') DESC, l.huishouden_id DESC LIMIT 1";

static enum result household_find(struct verzoek *v, const json_t *in, int64_t *ret_persoon,
                                  int64_t *ret_huishouden, struct probleem *p)
{
    int64_t open;
    if (persoon_exact(v, in, ret_persoon, p) != DONE ||
        db_int(v->db, p, SQL_HUISHOUDEN, BINDS(B_INT(":persoon", *ret_persoon)), 0,
               ret_huishouden) != DONE)
        return FAILED;
    db_dossier_set(v->db, *ret_huishouden);
    if (db_int(v->db, p, "SELECT EXISTS (SELECT 1 FROM regel_open)", NO_BINDS, 0, &open) != DONE)
        return FAILED;
    if (!open) /* R6: one's own */
        *ret_huishouden = 0;
    return DONE;
}

/* ---- opening ---- */

static const char SQL_RUNS[] =
    "SELECT n.id FROM regel_nood n WHERE n.gebruiker_id = :g AND n.onderdeel_id = :o";
/* What ran out, or was cut off by a new account or onderdeel, still stands open. */
static const char SQL_CLOSE[] =
    "UPDATE noodtoegang SET einde_soort = CASE WHEN tot_op <= :nu THEN 'verlopen' ELSE 'account' "
    "END, einde_op = min(tot_op, :nu), versie = versie + 1"
    " WHERE huishouden_id = :h AND gebruiker_id = :g AND einde_op IS NULL";
static const char SQL_ADD[] =
    "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld, van_op,"
    " tot_op) VALUES (:h, :id, :g, :o, :reden, :gebeld, :nu, :tot)";
static const char SQL_GEVAAR[] =
    "INSERT INTO noodtoegang_persoon (huishouden_id, noodtoegang_id, persoon_id)"
    " VALUES (:h, :id, :persoon) ON CONFLICT DO NOTHING";
/* The members the viewer sees now, those of earlier not. */
static const char SQL_GEZIN[] =
    "INSERT INTO noodtoegang_persoon (huishouden_id, noodtoegang_id, persoon_id)"
    " SELECT :h, :id, l.persoon_id FROM zicht_lid l WHERE l.tot IS NULL OR l.tot >= vandaag()"
    " ON CONFLICT DO NOTHING";

static const char SQL_ZELF[] =
    "SELECT EXISTS (SELECT 1 FROM regel_regie WHERE gebruiker_id = kijker())";

static enum result until(struct verzoek *v, const json_t *in, int64_t *ret, struct probleem *p)
{
    int64_t most, uren = row_int(in, "uren");
    if (instelling_int(v->db, "noodtoegang_uren", &most, p) != DONE)
        return FAILED;
    if (most > UREN_MOST)
        most = UREN_MOST;
    if (uren > most)
        return probleem_veld(p, "uren", "te-hoog", "Noodtoegang duurt hoogstens %lld uur.",
                             (long long)most);
    *ret = v->nu + (uren ? uren : most < 1 ? 1 : most) * 3600;
    return DONE;
}

static enum result tell(struct verzoek *v, int64_t huishouden, int64_t id, struct probleem *p)
{
    int64_t zelf;
    const struct attendering regie = {.soort = "noodtoegang-geopend",
                                      .huishouden = huishouden,
                                      .object = "noodtoegang-huishouden",
                                      .object_id = huishouden};
    const struct attendering privacy = {
        .soort = "noodtoegang-toetsen", .object = "noodtoegang-toets", .object_id = id};
    /* Who has the regie themselves tells nobody by that: then procesregie hears of it. */
    db_dossier_set(v->db, huishouden);
    if (db_int(v->db, p, SQL_ZELF, NO_BINDS, 0, &zelf) != DONE ||
        (zelf ? attendering_procesregie(v, &regie, p) : attendering_regie(v, &regie, p)) != DONE)
        return FAILED;
    return attendering_privacy(v, &privacy, p);
}

static enum result insert(struct verzoek *v, int64_t huishouden, const json_t *in, int64_t tot,
                          int64_t *ret_id, struct probleem *p)
{
    const struct kijker *k = v->kijker;
    *ret_id = verzoek_id(v);
    if (db_exec(v->db, p, SQL_CLOSE,
                BINDS(B_INT(":h", huishouden), B_INT(":g", k->gebruiker), B_INT(":nu", v->nu)),
                NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_ADD,
                   BINDS(B_INT(":h", huishouden), B_INT(":id", *ret_id), B_INT(":g", k->gebruiker),
                         B_INT(":o", k->onderdeel), B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":gebeld", row_true(in, "gebeld")), B_INT(":nu", v->nu),
                         B_INT(":tot", tot)),
                   NULL);
}

static enum result danger_add(struct verzoek *v, int64_t huishouden, int64_t id, int64_t persoon,
                              struct probleem *p)
{
    return db_exec(v->db, p, SQL_GEVAAR,
                   BINDS(B_INT(":h", huishouden), B_INT(":id", id), B_INT(":persoon", persoon)),
                   NULL);
}

/* Opens, or finds the one that runs. *ret_new: it was opened now. */
static enum result open_once(struct verzoek *v, int64_t huishouden, const json_t *in,
                             int64_t *ret_id, bool *ret_new, struct probleem *p)
{
    int64_t tot;
    db_dossier_set(v->db, huishouden);
    if (until(v, in, &tot, p) != DONE ||
        db_int(v->db, p, SQL_RUNS,
               BINDS(B_INT(":g", v->kijker->gebruiker), B_INT(":o", v->kijker->onderdeel)), 0,
               ret_id) != DONE)
        return FAILED;
    *ret_new = *ret_id == 0;
    if (!*ret_new)
        return DONE;
    return insert(v, huishouden, in, tot, ret_id, p) == DONE ? tell(v, huishouden, *ret_id, p)
                                                             : FAILED;
}

/* From here on the viewer goes through the same door as everyone, and the log says so. */
static enum result walk_in(struct verzoek *v, int64_t huishouden, int64_t id, struct probleem *p)
{
    struct dossier d;
    bool open;
    if (lijst_open(v, p, huishouden, &d, &open) != DONE)
        return FAILED;
    if (!open)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    noot_grond(d.noot, "G5");
    verzoek_object(v, "noodtoegang", id);
    return DONE;
}

enum result noodtoegang_open_person(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                    int64_t *ret_huishouden, struct probleem *p)
{
    int64_t persoon, h;
    bool made;
    *ret_id = *ret_huishouden = 0;
    if (noodtoegang_mag(v, p) != DONE ||
        daglimiet_check(v, "noodtoegang_zoek_per_dag", TELLEN, p) != DONE ||
        reason_check(v, in, p) != DONE || until(v, in, &h, p) != DONE ||
        household_find(v, in, &persoon, &h, p) != DONE)
        return FAILED;
    v->reden = row_text(in, "reden");
    if (!h)
        return DONE;
    if (open_once(v, h, in, ret_id, &made, p) != DONE)
        return FAILED;
    /* Naming somebody else in danger is a new act: what runs keeps what was said when it began. */
    if (made && danger_add(v, h, *ret_id, persoon, p) != DONE)
        return FAILED;
    if (walk_in(v, h, *ret_id, p) != DONE)
        return FAILED;
    const char *gevaar = row_text(in, "gevaar");
    if (made && gevaar && strcmp(gevaar, "gezin") == 0) {
        db_dossier_set(v->db, h);
        if (db_exec(v->db, p, SQL_GEZIN, BINDS(B_INT(":h", h), B_INT(":id", *ret_id)), NULL) !=
            DONE)
            return FAILED;
    }
    *ret_huishouden = h;
    return DONE;
}

static const char SQL_MEMBER[] = "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon";

static enum result member_check(struct dossier *d, const json_t *personen, struct probleem *p)
{
    json_t *persoon;
    size_t i;
    int64_t there;
    json_array_foreach(personen, i, persoon)
    {
        if (dossier_int(d, p, SQL_MEMBER, BINDS(B_INT(":persoon", json_integer_value(persoon))), 0,
                        &there) != DONE)
            return FAILED;
        if (!there)
            return probleem_veld(p, "personen", "onbekende-keuze",
                                 "Kies wie er gevaar loopt uit de leden van dit gezin.");
    }
    return DONE;
}

enum result noodtoegang_open_here(struct dossier *d, const json_t *in, int64_t *ret_id,
                                  struct probleem *p)
{
    struct verzoek *v = d->v;
    const json_t *personen = json_object_get(in, "personen");
    json_t *persoon;
    size_t i;
    bool made;
    if (noodtoegang_mag(v, p) != DONE || reason_check(v, in, p) != DONE ||
        member_check(d, personen, p) != DONE ||
        open_once(v, d->huishouden, in, ret_id, &made, p) != DONE)
        return FAILED;
    json_array_foreach(personen, i, persoon)
    {
        if (made && danger_add(v, d->huishouden, *ret_id, json_integer_value(persoon), p) != DONE)
            return FAILED;
    }
    return walk_in(v, d->huishouden, *ret_id, p);
}

/* ---- ending, answering ---- */

static const char SQL_MINE[] =
    "SELECT n.id, n.huishouden_id AS huishouden, n.loopt AS \"loopt?\", n.vraag"
    " FROM zicht_mijn_noodtoegang n WHERE n.id = :id";
static const char SQL_END[] =
    "UPDATE noodtoegang SET einde_op = min(tot_op, :nu), einde_soort = 'zelf', versie = versie + 1"
    " WHERE id = :id AND einde_op IS NULL";

static enum result mine(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_MINE, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret = json_incref(json_array_get(rows, 0));
    verzoek_object(v, "noodtoegang", id);
    return DONE;
}

enum result noodtoegang_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mine(v, id, &row, p) != DONE)
        return FAILED;
    if (!row_true(row, "loopt"))
        return probleem_set(p, PROBLEEM_CONFLICT, "Deze noodtoegang is al gestopt.");
    return db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_INT(":nu", v->nu)), NULL);
}

static const char SQL_REPLY[] =
    "UPDATE noodtoegang_vraag SET antwoord = :antwoord, antwoord_op = nu()"
    " WHERE huishouden_id = :h AND noodtoegang_id = :id AND antwoord IS NULL";
static const char SQL_BACK[] =
    "UPDATE noodtoegang SET stand = 'open', versie = versie + 1 WHERE id = :id AND stand = 'vraag'";
static const char SQL_ASKER[] =
    "SELECT door FROM noodtoegang_vraag WHERE huishouden_id = :h AND noodtoegang_id = :id"
    " ORDER BY id DESC LIMIT 1";

enum result noodtoegang_reply(struct verzoek *v, int64_t id, const char *antwoord,
                              struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t asker;
    if (mine(v, id, &row, p) != DONE)
        return FAILED;
    if (!row_text(row, "vraag"))
        return probleem_set(p, PROBLEEM_CONFLICT, "Er is nu geen vraag aan u.");
    int64_t h = row_int(row, "huishouden");
    if (db_exec(v->db, p, SQL_REPLY,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_TEXT(":antwoord", antwoord)),
                NULL) != DONE ||
        db_exec(v->db, p, SQL_BACK, BINDS(B_INT(":id", id)), NULL) != DONE ||
        db_int(v->db, p, SQL_ASKER, BINDS(B_INT(":h", h), B_INT(":id", id)), 0, &asker) != DONE)
        return FAILED;
    const struct attendering a = {
        .soort = "noodtoegang-antwoord", .object = "noodtoegang-toets", .object_id = id};
    return attendering_send(v, asker, &a, p);
}

/* ---- the review ---- */

static const char SQL_TOETS[] =
    "SELECT t.huishouden_id AS huishouden, t.gebruiker_id AS gebruiker, t.stand, t.versie"
    " FROM zicht_noodtoegang_toets t WHERE t.id = :id";
static const char SQL_ASK[] =
    "INSERT INTO noodtoegang_vraag (huishouden_id, noodtoegang_id, id, vraag, door, op)"
    " VALUES (:h, :n, :id, :vraag, kijker(), nu())";
static const char SQL_ASKED[] =
    "UPDATE noodtoegang SET stand = 'vraag', versie = versie + 1 WHERE id = :id";
static const char SQL_REVIEWED[] =
    "UPDATE noodtoegang SET stand = :stand, toets_tekst = :tekst, toets_door = kijker(),"
    " toets_op = nu(), versie = versie + 1 WHERE id = :id";

enum result noodtoegang_review(struct verzoek *v, int64_t id, const char *uitkomst,
                               const char *tekst, int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_TOETS, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    const json_t *row = json_array_get(rows, 0);
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag_kijker(v, p, "noodtoegang.toetsen") != DONE ||
        versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    const char *stand = row_text(row, "stand");
    if (strcmp(stand, "terecht") == 0 || strcmp(stand, "niet_terecht") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT, "Deze noodtoegang is al beoordeeld.");
    bool ask = strcmp(uitkomst, "vraag") == 0;
    if (ask && strcmp(stand, "vraag") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT, "Er staat al een vraag open. Wacht op antwoord.");
    const struct attendering a = {.soort = ask ? "noodtoegang-vraag" : "noodtoegang-beoordeeld",
                                  .object = "noodtoegang-mijn",
                                  .object_id = id};
    verzoek_object(v, "noodtoegang", id);
    *ret_versie = row_int(row, "versie") + 1;
    enum result r =
        ask ? db_exec(v->db, p, SQL_ASK,
                      BINDS(B_INT(":h", row_int(row, "huishouden")), B_INT(":n", id),
                            B_INT(":id", verzoek_id(v)), B_TEXT(":vraag", tekst)),
                      NULL)
            : db_exec(v->db, p, SQL_REVIEWED,
                      BINDS(B_INT(":id", id), B_TEXT(":stand", uitkomst), B_TEXT(":tekst", tekst)),
                      NULL);
    if (r == DONE && ask)
        r = db_exec(v->db, p, SQL_ASKED, BINDS(B_INT(":id", id)), NULL);
    return r == DONE ? attendering_send(v, row_int(row, "gebruiker"), &a, p) : FAILED;
}

/* ---- beheer ---- */

static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel WHERE id = :ander AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ROL_ADD[] =
    "INSERT INTO noodtoegang_rol (id, rol, onderdeel_id, besluit, van, tot)"
    " VALUES (:id, :rol, :onderdeel, :besluit, :van, :tot)";

enum result noodtoegang_rol_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                struct probleem *p)
{
    const char *van = row_text(in, "van"), *tot = row_text(in, "tot");
    int64_t onderdeel = row_int(in, "onderdeel");
    AUTO_JSON json_t *chosen = onderdeel ? json_pack("[I]", (json_int_t)onderdeel) : json_array();
    *ret_id = verzoek_id(v);
    if (!van)
        van = v->vandaag;
    if (mag_kijker(v, p, "noodtoegang.instellen") != DONE ||
        beheer_choices(v, SQL_ONDERDEEL, 0, chosen, "onderdeel", "Kies een onderdeel uit de lijst.",
                       p) != DONE)
        return FAILED;
    if (strcmp(van, v->vandaag) < 0)
        return probleem_veld(p, "van", "te-vroeg", "Kies vandaag of een dag die nog komt.");
    if (tot && strcmp(tot, van) < 0)
        return probleem_veld(p, "tot", "te-vroeg", "Kies een dag na de eerste dag.");
    return db_exec(v->db, p, SQL_ROL_ADD,
                   BINDS(B_INT(":id", *ret_id), B_TEXT(":rol", row_text(in, "rol")),
                         B_REF(":onderdeel", onderdeel),
                         B_TEXT(":besluit", row_text(in, "besluit")), B_TEXT(":van", van),
                         B_TEXT(":tot", tot)),
                   NULL);
}

static const char SQL_ROL[] =
    "SELECT versie, einde_op IS NULL AND (tot IS NULL OR tot >= vandaag()) AS \"actief?\""
    " FROM noodtoegang_rol WHERE id = :id";
static const char SQL_ROL_END[] =
    "UPDATE noodtoegang_rol SET einde_op = nu(), versie = versie + 1 WHERE id = :id";

enum result noodtoegang_rol_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "noodtoegang.instellen", SQL_ROL, id, &row, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_ROL_END, BINDS(B_INT(":id", id)), NULL);
}

enum result noodtoegang_uren_set(struct verzoek *v, int64_t uren, struct probleem *p)
{
    if (mag_kijker(v, p, "noodtoegang.instellen") != DONE)
        return FAILED;
    if (uren < 1 || uren > UREN_MOST)
        return probleem_veld(p, "uren", "te-hoog", "Kies 1, 2, 3 of 4 uur.");
    return db_exec(v->db, p,
                   "UPDATE instelling SET waarde = CAST(:uren AS TEXT)"
                   " WHERE sleutel = 'noodtoegang_uren'",
                   BINDS(B_INT(":uren", uren)), NULL);
}

enum result dienst_set(struct verzoek *v, int64_t onderdeel, struct probleem *p)
{
    AUTO_JSON json_t *chosen = onderdeel ? json_pack("[I]", (json_int_t)onderdeel) : json_array();
    if (mag_kijker(v, p, "noodtoegang.instellen") != DONE ||
        beheer_choices(v, SQL_ONDERDEEL, 0, chosen, "dienst", "Kies een onderdeel uit de lijst.",
                       p) != DONE)
        return FAILED;
    return beheer_links(v, "DELETE FROM dienst_onderdeel WHERE :id = :id",
                        "INSERT INTO dienst_onderdeel (onderdeel_id, sinds) SELECT :ander, "
                        "vandaag() WHERE :id = :id",
                        1, chosen, p);
}
