/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/werkwijze.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"

#include <string.h>

enum { NAAM_MOST = 1000 }; /* bytes of a name, folded: it is never longer than it was */

const struct termijn TERMIJNEN[] = {
    {"instroom_werkdagen", "Een aanmelding oppakken", "werkdagen", 1, 20},
    {"vacature_dagen", "Een nieuwe regisseur vinden", "werkdagen", 1, 20},
    {"vacature_hoger_dagen", "Nog geen regisseur: zo lang later hoort de volgende het", "werkdagen",
     1, 20},
    {"toewijzing_dagen", "Ja of nee zeggen op de vraag om regisseur te worden", "dagen", 1, 30},
    {"overdracht_dagen", "Een overdracht van de regie afmaken", "dagen", 7, 90},
    {"evaluatie_weken", "Een plan opnieuw bespreken", "weken", 1, 26},
    {"evaluatie_weken_veilig", "Een plan opnieuw bespreken bij zorgen over veiligheid", "weken", 1,
     12},
    {"evaluatie_weken_licht", "Een licht plan opnieuw bespreken", "weken", 1, 52},
    {"actie_antwoord_dagen", "Ja of nee zeggen op een actie", "werkdagen", 1, 30},
    {"actie_regie_dagen", "Een actie is te laat: daarna hoort de regisseur het", "werkdagen", 1,
     30},
    {"stilstand_dagen", "Een plan zonder nieuws staat stil na", "dagen", 7, 180},
    {"voorziening_einde_dagen", "Een voorziening stopt: zo lang vooraf vragen wij wat erna komt",
     "dagen", 7, 365},
    {"contact_opnieuw_dagen", "Geen contact na de afsluiting: opnieuw proberen na", "dagen", 1, 90},
    {"bemoeizorg_dagen", "Bemoeizorg: hoogstens tussen twee pogingen", "dagen", 1, 90},
    {"waakvlam_weken", "Waakvlam: contact om de", "weken", 1, 26},
    {NULL, NULL, NULL, 0, 0},
};

const struct termijn *termijn_find(const char *sleutel)
{
    for (const struct termijn *t = TERMIJNEN; t->sleutel; t++)
        if (strcmp(t->sleutel, sleutel) == 0)
            return t;
    return NULL;
}

/* ---- what it was ---- */

static const char SQL_NOTE[] =
    "INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op, code, versie, oud)"
    " VALUES (:id, :wat, :naam, :was, :wordt, :door, :nu, :code, :versie, :oud)";

struct wijziging {
    const char *wat, *code, *naam, *was, *wordt;
    int64_t versie;    /* after it */
    const json_t *oud; /* the fields before it; NULL: it is new, or it stopped */
};

static enum result note(struct verzoek *v, const struct wijziging *w, struct probleem *p)
{
    AUTO_FREE char *oud = w->oud ? json_dumps(w->oud, JSON_COMPACT) : NULL;
    return db_exec(v->db, p, SQL_NOTE,
                   BINDS(B_INT(":id", verzoek_id(v)), B_TEXT(":wat", w->wat),
                         B_TEXT(":naam", w->naam), B_TEXT(":was", w->was),
                         B_TEXT(":wordt", w->wordt), B_INT(":door", v->kijker->gebruiker),
                         B_INT(":nu", v->nu), B_TEXT(":code", w->code), B_INT(":versie", w->versie),
                         B_TEXT(":oud", oud)),
                   NULL);
}

/* R5, the row of `sql` (:code; column versie), and the version that was read. */
static enum result row_open(struct verzoek *v, const char *sql, const char *code, json_t **ret,
                            struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, "werkwijze.wijzigen") != DONE ||
        db_row(v->db, p, sql, BINDS(B_TEXT(":code", code)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    *ret = TAKE(row);
    return DONE;
}

/* ---- numbers ---- */

struct getal {
    const char *wat, *naam, *one, *set, *eenheid; /* naam NULL: the row's */
    int64_t laagste, hoogste;
};

static enum result number_set(struct verzoek *v, const struct getal *g, const char *code,
                              const json_t *in, int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t waarde = row_int(in, "waarde");
    if (row_open(v, g->one, code, &row, p) != DONE)
        return FAILED;
    if (waarde < g->laagste || waarde > g->hoogste)
        return probleem_veld(p, "waarde", "buiten-de-grens",
                             "Kies een getal van %lld tot en met %lld.", (long long)g->laagste,
                             (long long)g->hoogste);
    AUTO_FREE char *was = text_format("%lld %s", (long long)row_int(row, "waarde"), g->eenheid);
    AUTO_FREE char *wordt = text_format("%lld %s", (long long)waarde, g->eenheid);
    *ret_versie = row_int(row, "versie") + 1;
    if (db_exec(v->db, p, g->set, BINDS(B_TEXT(":code", code), B_INT(":waarde", waarde)), NULL) !=
        DONE)
        return FAILED;
    const struct wijziging w = {
        g->wat, code, g->naam ? g->naam : row_text(row, "naam"), was, wordt, *ret_versie, row};
    return note(v, &w, p);
}

static const char SQL_TERM[] =
    "SELECT CAST(waarde AS INTEGER) AS waarde, versie FROM instelling WHERE sleutel = :code";
static const char SQL_TERM_SET[] = "UPDATE instelling SET waarde = CAST(:waarde AS TEXT),"
                                   " versie = versie + 1 WHERE sleutel = :code";

enum result termijn_set(struct verzoek *v, const char *sleutel, const json_t *in,
                        int64_t *ret_versie, struct probleem *p)
{
    const struct termijn *t = termijn_find(sleutel);
    if (!t)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    const struct getal g = {"termijn",  t->naam,    SQL_TERM,  SQL_TERM_SET,
                            t->eenheid, t->laagste, t->hoogste};
    return number_set(v, &g, sleutel, in, ret_versie, p);
}

static const char SQL_NORM[] = "SELECT norm_dagen AS waarde, naam, versie FROM dienst"
                               " WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_NORM_SET[] =
    "UPDATE dienst SET norm_dagen = :waarde, versie = versie + 1 WHERE code = :code";

enum result norm_set(struct verzoek *v, const char *dienst, const json_t *in, int64_t *ret_versie,
                     struct probleem *p)
{
    static const struct getal g = {"norm", NULL, SQL_NORM, SQL_NORM_SET, "dagen", 1, 400};
    return number_set(v, &g, dienst, in, ret_versie, p);
}

/* ---- questions ---- */

static const char SQL_FASE[] =
    "SELECT 1 FROM planfase_soort WHERE code = :fase AND van <= vandaag()"
    " AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ADD[] =
    "INSERT INTO planfase_vraag (code, fase, volgorde, vraag, uitleg, moet, volledig, van)"
    " SELECT id_tekst(:id), :fase, 1 + coalesce(max(volgorde), 0), :vraag, :uitleg, 0, :volledig,"
    " vandaag() FROM planfase_vraag WHERE fase = :fase";

enum result fasevraag_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t there;
    const char *vraag = row_text(in, "vraag");
    const struct db_bind fase = B_TEXT(":fase", row_text(in, "fase"));
    if (mag_kijker(v, p, "werkwijze.wijzigen") != DONE ||
        db_int(v->db, p, SQL_FASE, BINDS(fase), 0, &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_veld(p, "fase", "onbekende-keuze", "Kies een fase uit de lijst.");
    char code[ID_TEXT_SIZE];
    *ret_id = verzoek_id(v);
    id_format(*ret_id, code);
    if (db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", *ret_id), fase, B_TEXT(":vraag", vraag),
                      B_TEXT(":uitleg", row_text(in, "uitleg")),
                      B_INT(":volledig", row_true(in, "volledig"))),
                NULL) != DONE)
        return FAILED;
    return note(v, &(struct wijziging){"vraag", code, vraag, NULL, vraag, 1, NULL}, p);
}

static const char SQL_VRAAG[] =
    "SELECT vraag, uitleg, volledig AS \"volledig?\", moet AS \"moet?\", versie FROM planfase_vraag"
    " WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_CHANGE[] =
    "UPDATE planfase_vraag SET vraag = :vraag, uitleg = :uitleg, volledig = :volledig,"
    " versie = versie + 1 WHERE code = :code";
static const char SQL_END[] =
    "UPDATE planfase_vraag SET tot = :tot, versie = versie + 1 WHERE code = :code";

/* "Startoverleg: Met het gezin …", for people to read. */
static char *both(const json_t *row, const char *eerst, const char *tussen)
{
    return text_format("%s%s %s", row_text(row, eerst), tussen, row_text(row, "uitleg"));
}

enum result fasevraag_change(struct verzoek *v, const char *code, const json_t *in,
                             int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (row_open(v, SQL_VRAAG, code, &row, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *oud = json_copy(row);
    row_merge(row, in);
    if (row_true(row, "moet") && row_true(row, "volledig"))
        return probleem_veld(p, "volledig", "veiligheid",
                             "Deze vraag gaat over veiligheid. Zij geldt voor elk plan.");
    AUTO_FREE char *was = both(oud, "vraag", "");
    AUTO_FREE char *wordt = both(row, "vraag", "");
    *ret_versie = row_int(oud, "versie") + 1;
    if (db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_TEXT(":code", code), B_TEXT(":vraag", row_text(row, "vraag")),
                      B_TEXT(":uitleg", row_text(row, "uitleg")),
                      B_INT(":volledig", row_true(row, "volledig"))),
                NULL) != DONE)
        return FAILED;
    const struct wijziging w = {"vraag",     code, row_text(row, "vraag"), was, wordt,
                                *ret_versie, oud};
    return note(v, &w, p);
}

/* From a day on it is asked no more, or (`tot` NULL) it is asked again. */
static enum result vraag_until(struct verzoek *v, const char *code, const json_t *row,
                               const char *tot, int64_t *ret_versie, struct probleem *p)
{
    const char *vraag = row_text(row, "vraag");
    *ret_versie = row_int(row, "versie") + 1;
    if (db_exec(v->db, p, SQL_END, BINDS(B_TEXT(":code", code), B_TEXT(":tot", tot)), NULL) != DONE)
        return FAILED;
    const struct wijziging w = {"vraag",     code, vraag, tot ? vraag : NULL, tot ? NULL : vraag,
                                *ret_versie, NULL};
    return note(v, &w, p);
}

enum result fasevraag_end(struct verzoek *v, const char *code, int64_t *ret_versie,
                          struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (row_open(v, SQL_VRAAG, code, &row, p) != DONE)
        return FAILED;
    if (row_true(row, "moet"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze vraag gaat over veiligheid. Zij wordt altijd gesteld.");
    return vraag_until(v, code, row, gisteren, ret_versie, p);
}

static const char SQL_GESTOPT[] =
    "SELECT vraag, versie FROM planfase_vraag WHERE code = :code AND tot < vandaag()";

static enum result fasevraag_again(struct verzoek *v, const char *code, int64_t *ret_versie,
                                   struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    return row_open(v, SQL_GESTOPT, code, &row, p) == DONE
               ? vraag_until(v, code, row, NULL, ret_versie, p)
               : FAILED;
}

/* ---- phases ---- */

static const char SQL_SOORT[] = "SELECT naam, uitleg, volgorde, versie FROM planfase_soort"
                                " WHERE code = :code AND van <= vandaag()"
                                " AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ANDERE[] = "SELECT naam FROM planfase_soort WHERE code <> :code";
static const char SQL_NAAM[] = "UPDATE planfase_soort SET naam = :naam, uitleg = :uitleg,"
                               " versie = versie + 1 WHERE code = :code";

/* Names that differ in case, accents or marks alone are the same to who reads them. */
static enum result name_check(struct verzoek *v, const char *code, const char *naam,
                              struct probleem *p)
{
    AUTO_JSON json_t *others = NULL;
    const json_t *other;
    size_t i;
    BUF_AUTO struct buf own;
    buf_init(&own, NAAM_MOST);
    tekst_fold(naam, &own);
    if (own.failed || own.len == 0)
        return probleem_veld(p, "naam", "geen-naam", "Geef de fase een naam met letters.");
    if (db_rows(v->db, p, SQL_ANDERE, BINDS(B_TEXT(":code", code)), &others) != DONE)
        return FAILED;
    json_array_foreach(others, i, other)
    {
        BUF_AUTO struct buf theirs;
        buf_init(&theirs, NAAM_MOST);
        tekst_fold(row_text(other, "naam"), &theirs);
        if (strcmp(own.data, theirs.data) == 0)
            return probleem_veld(p, "naam", "bestaat-al",
                                 "Zo heet een andere fase al. Kies een andere naam.");
    }
    return DONE;
}

enum result fase_change(struct verzoek *v, const char *code, const json_t *in, int64_t *ret_versie,
                        struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (row_open(v, SQL_SOORT, code, &row, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *oud = json_copy(row);
    row_merge(row, in);
    if (name_check(v, code, row_text(row, "naam"), p) != DONE)
        return FAILED;
    AUTO_FREE char *kop = text_format("Fase %lld", (long long)row_int(row, "volgorde"));
    AUTO_FREE char *was = both(oud, "naam", ":");
    AUTO_FREE char *wordt = both(row, "naam", ":");
    *ret_versie = row_int(oud, "versie") + 1;
    if (db_exec(v->db, p, SQL_NAAM,
                BINDS(B_TEXT(":code", code), B_TEXT(":naam", row_text(row, "naam")),
                      B_TEXT(":uitleg", row_text(row, "uitleg"))),
                NULL) != DONE)
        return FAILED;
    return note(v, &(struct wijziging){"fase", code, kop, was, wordt, *ret_versie, oud}, p);
}

/* ---- putting back ---- */

static const char SQL_WIJZIGING[] =
    "SELECT wat, code, versie, was IS NULL AS \"nieuw?\", wordt IS NULL AS \"gestopt?\","
    " oud AS \"oud[]\" FROM werkwijze_wijziging WHERE id = :id AND code IS NOT NULL";

static const struct {
    const char *wat;
    werkwijze_zet *zet;
} ZETTERS[] = {{"termijn", termijn_set}, {"norm", norm_set}, {"fase", fase_change}};

static enum result vraag_back(struct verzoek *v, const json_t *row, int64_t *ret_versie,
                              struct probleem *p)
{
    const char *code = row_text(row, "code");
    if (row_true(row, "nieuw"))
        return fasevraag_end(v, code, ret_versie, p);
    if (row_true(row, "gestopt"))
        return fasevraag_again(v, code, ret_versie, p);
    return fasevraag_change(v, code, json_object_get(row, "oud"), ret_versie, p);
}

enum result werkwijze_terug(struct verzoek *v, int64_t wijziging, int64_t *ret_versie,
                            struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, "werkwijze.wijzigen") != DONE ||
        db_row(v->db, p, SQL_WIJZIGING, BINDS(B_INT(":id", wijziging)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    /* the version of what it is about is checked by who puts it back: both are the same, or
     * something came after this */
    if (versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    for (size_t i = 0; i < COUNT_OF(ZETTERS); i++)
        if (strcmp(ZETTERS[i].wat, row_text(row, "wat")) == 0)
            return ZETTERS[i].zet(v, row_text(row, "code"), json_object_get(row, "oud"), ret_versie,
                                  p);
    return vraag_back(v, row, ret_versie, p);
}
