/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/werkwijze.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"

#include <string.h>

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
    "INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op)"
    " VALUES (:id, :wat, :naam, :was, :wordt, :door, :nu)";

static enum result note(struct verzoek *v, const char *wat, const char *naam, const char *was,
                        const char *wordt, struct probleem *p)
{
    return db_exec(v->db, p, SQL_NOTE,
                   BINDS(B_INT(":id", verzoek_id(v)), B_TEXT(":wat", wat), B_TEXT(":naam", naam),
                         B_TEXT(":was", was), B_TEXT(":wordt", wordt),
                         B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
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
                              int64_t waarde, int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (row_open(v, g->one, code, &row, p) != DONE)
        return FAILED;
    if (waarde < g->laagste || waarde > g->hoogste)
        return probleem_veld(p, "waarde", "buiten-de-grens",
                             "Kies een getal van %lld tot en met %lld.", (long long)g->laagste,
                             (long long)g->hoogste);
    AUTO_FREE char *was = text_format("%s %s", row_text(row, "waarde"), g->eenheid);
    AUTO_FREE char *nieuw = text_format("%lld", (long long)waarde);
    AUTO_FREE char *wordt = text_format("%s %s", nieuw, g->eenheid);
    *ret_versie = row_int(row, "versie") + 1;
    if (db_exec(v->db, p, g->set, BINDS(B_TEXT(":code", code), B_TEXT(":waarde", nieuw)), NULL) !=
        DONE)
        return FAILED;
    return note(v, g->wat, g->naam ? g->naam : row_text(row, "naam"), was, wordt, p);
}

static const char SQL_TERM[] = "SELECT waarde, versie FROM instelling WHERE sleutel = :code";
static const char SQL_TERM_SET[] =
    "UPDATE instelling SET waarde = :waarde, versie = versie + 1 WHERE sleutel = :code";

enum result termijn_set(struct verzoek *v, const char *sleutel, int64_t waarde, int64_t *ret_versie,
                        struct probleem *p)
{
    const struct termijn *t = termijn_find(sleutel);
    if (!t)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    const struct getal g = {"termijn",  t->naam,    SQL_TERM,  SQL_TERM_SET,
                            t->eenheid, t->laagste, t->hoogste};
    return number_set(v, &g, sleutel, waarde, ret_versie, p);
}

static const char SQL_NORM[] = "SELECT CAST(norm_dagen AS TEXT) AS waarde, naam, versie FROM dienst"
                               " WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_NORM_SET[] =
    "UPDATE dienst SET norm_dagen = CAST(:waarde AS INTEGER), versie = versie + 1"
    " WHERE code = :code";

enum result norm_set(struct verzoek *v, const char *dienst, int64_t dagen, int64_t *ret_versie,
                     struct probleem *p)
{
    static const struct getal g = {"norm", NULL, SQL_NORM, SQL_NORM_SET, "dagen", 1, 400};
    return number_set(v, &g, dienst, dagen, ret_versie, p);
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
    *ret_id = verzoek_id(v);
    if (db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", *ret_id), fase, B_TEXT(":vraag", vraag),
                      B_TEXT(":uitleg", row_text(in, "uitleg")),
                      B_INT(":volledig", row_true(in, "volledig"))),
                NULL) != DONE)
        return FAILED;
    return note(v, "vraag", vraag, NULL, vraag, p);
}

static const char SQL_VRAAG[] =
    "SELECT vraag, uitleg, volledig AS \"volledig?\", moet AS \"moet?\", versie FROM planfase_vraag"
    " WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_CHANGE[] =
    "UPDATE planfase_vraag SET vraag = :vraag, uitleg = :uitleg, volledig = :volledig,"
    " versie = versie + 1 WHERE code = :code";
static const char SQL_END[] =
    "UPDATE planfase_vraag SET tot = :gisteren, versie = versie + 1 WHERE code = :code";

enum result fasevraag_change(struct verzoek *v, const char *code, const json_t *in,
                             int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (row_open(v, SQL_VRAAG, code, &row, p) != DONE)
        return FAILED;
    AUTO_FREE char *was = text_format("%s %s", row_text(row, "vraag"), row_text(row, "uitleg"));
    row_merge(row, in);
    if (row_true(row, "moet") && row_true(row, "volledig"))
        return probleem_veld(p, "volledig", "veiligheid",
                             "Deze vraag gaat over veiligheid. Zij geldt voor elk plan.");
    AUTO_FREE char *wordt = text_format("%s %s", row_text(row, "vraag"), row_text(row, "uitleg"));
    *ret_versie = row_int(row, "versie") + 1;
    if (db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_TEXT(":code", code), B_TEXT(":vraag", row_text(row, "vraag")),
                      B_TEXT(":uitleg", row_text(row, "uitleg")),
                      B_INT(":volledig", row_true(row, "volledig"))),
                NULL) != DONE)
        return FAILED;
    return note(v, "vraag", row_text(row, "vraag"), was, wordt, p);
}

enum result fasevraag_end(struct verzoek *v, const char *code, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (row_open(v, SQL_VRAAG, code, &row, p) != DONE)
        return FAILED;
    if (row_true(row, "moet"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze vraag gaat over veiligheid. Zij wordt altijd gesteld.");
    if (db_exec(v->db, p, SQL_END, BINDS(B_TEXT(":code", code), B_TEXT(":gisteren", gisteren)),
                NULL) != DONE)
        return FAILED;
    return note(v, "vraag", row_text(row, "vraag"), row_text(row, "vraag"), NULL, p);
}
