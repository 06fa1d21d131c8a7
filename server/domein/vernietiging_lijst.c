/* SPDX-License-Identifier: EUPL-1.2 */
/* Making a destruction list, and deciding about it. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/vernietiging.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* A household of a hundred items takes some 10 ms of the writer. */
enum { HOUSEHOLDS = 40, NOTES = 1000, MOST_ROWS = 3000 };

static const struct {
    const char *grondslag, *wet, *artikel;
} WETTEN[] = {
    {"verzoek_jeugdwet", "Jeugdwet", "artikel 7.3.9"},
    {"verzoek_avg", "AVG", "artikel 17"},
    {"onrechtmatig", "AVG", "artikel 17 lid 1 onder d"},
};

bool vernietiging_wet(const char *grondslag, const char **ret_wet, const char **ret_artikel)
{
    for (size_t i = 0; i < COUNT_OF(WETTEN); i++)
        if (strcmp(WETTEN[i].grondslag, grondslag) == 0) {
            *ret_wet = WETTEN[i].wet;
            *ret_artikel = WETTEN[i].artikel;
            return true;
        }
    return false;
}

/* ---- rows ---- */

/* What hangs under something goes first. */
#define RANG(soort) "CASE " soort " WHEN 'doel' THEN 1 WHEN 'plan' THEN 2 ELSE 0 END"
#define INTO                                                                                       \
    "INSERT INTO vernietigingsregel"                                                               \
    " (lijst_id, nr, wat, huishouden_id, item_id, persoon_id, soort, termijn_id, na) "
#define NR                                                                                         \
    "(SELECT coalesce(max(nr), 0) FROM vernietigingsregel WHERE lijst_id = :lijst)"                \
    " + row_number() OVER "
#define ON_A_LIST "EXISTS (SELECT 1 FROM vernietigingsregel x WHERE x.item_id = i.id)"

static const char SQL_LIST[] =
    "INSERT INTO vernietigingslijst (id, soort, grondslag, reden, huishouden_id, persoon_id, door,"
    " op, status, totaal) VALUES (:id, :soort, :grondslag, :reden, :h, :persoon, :door, :nu,"
    " 'voorgesteld', 0)";
static const char SQL_TOTAL[] =
    "UPDATE vernietigingslijst SET bekeken_tot = :bekeken, totaal ="
    " (SELECT count(*) FROM vernietigingsregel r WHERE r.lijst_id = :id) WHERE id = :id";

/* The persons of a household that goes as a whole, and then itself. */
static const char SQL_ADD_MEMBERS[] =
    INTO "SELECT :lijst, " NR "(ORDER BY l.persoon_id), 'persoon', l.huishouden_id, NULL,"
         " l.persoon_id, 'persoon', NULL, NULL"
         " FROM (SELECT DISTINCT huishouden_id, persoon_id FROM lid WHERE huishouden_id = :h) l";
static const char SQL_ADD_HOUSEHOLD[] =
    INTO "VALUES (:lijst, (SELECT coalesce(max(nr), 0) + 1 FROM vernietigingsregel"
         " WHERE lijst_id = :lijst), 'huishouden', :h, NULL, NULL, 'huishouden', NULL, NULL)";

static enum result list_insert(struct verzoek *v, int64_t id, const char *soort,
                               const char *grondslag, const char *reden, int64_t huishouden,
                               int64_t persoon, struct probleem *p)
{
    return db_exec(v->db, p, SQL_LIST,
                   BINDS(B_INT(":id", id), B_TEXT(":soort", soort), B_TEXT(":grondslag", grondslag),
                         B_TEXT(":reden", reden), B_REF(":h", huishouden),
                         B_REF(":persoon", persoon), B_INT(":door", v->kijker->gebruiker),
                         B_INT(":nu", v->nu)),
                   NULL);
}

static enum result rows_add(struct verzoek *v, const char *sql, int64_t lijst, int64_t huishouden,
                            struct probleem *p)
{
    return db_exec(v->db, p, sql, BINDS(B_INT(":lijst", lijst), B_INT(":h", huishouden)), NULL);
}

static enum result total_set(struct verzoek *v, int64_t lijst, int64_t bekeken, int64_t *ret,
                             struct probleem *p)
{
    if (db_exec(v->db, p, SQL_TOTAL, BINDS(B_REF(":bekeken", bekeken), B_INT(":id", lijst)),
                NULL) != DONE)
        return FAILED;
    return db_int(v->db, p, "SELECT totaal FROM vernietigingslijst WHERE id = :id",
                  BINDS(B_INT(":id", lijst)), 0, ret);
}

static enum result tell_privacy(struct verzoek *v, int64_t lijst, struct probleem *p)
{
    const struct attendering a = {
        .soort = "vernietiging-voorgesteld", .object = "vernietigingslijst", .object_id = lijst};
    return attendering_privacy(v, &a, p);
}

/* R6: nobody makes or decides a list with their own household on it. */
static enum result not_own(struct verzoek *v, int64_t lijst, struct probleem *p)
{
    int64_t own;
    if (db_int(v->db, p,
               "SELECT EXISTS (SELECT 1 FROM zicht_vernietiging_eigen WHERE lijst_id = :id)",
               BINDS(B_INT(":id", lijst)), 0, &own) != DONE)
        return FAILED;
    return own ? probleem_set(
                     p, PROBLEEM_GEEN_RECHT,
                     "Op deze lijst staat iets over uw eigen gezin (regel R6). Een collega "
                     "moet dit doen. Er is niets veranderd.")
               : DONE;
}

/* ---- by term ---- */

/* Households with something old enough for the shortest term in years, where nobody helps, the
 * oldest first; from where the last list stopped. */
static const char SQL_HOUSEHOLDS[] =
    "SELECT i.huishouden_id AS id, min(i.op) AS op FROM item i"
    " WHERE i.op < nu() - (SELECT min(b.jaren) * 365 FROM bewaartermijn b WHERE b.jaren > 0"
    "  AND b.van <= vandaag() AND (b.tot IS NULL OR b.tot >= vandaag())) * 86400"
    " AND i.op >= :vanaf"
    " AND EXISTS (SELECT 1 FROM regel_hulp u WHERE u.huishouden_id = i.huishouden_id"
    "  AND NOT u.loopt)"
    " AND NOT EXISTS (SELECT 1 FROM vernietigingsregel r WHERE r.huishouden_id = i.huishouden_id)"
    " GROUP BY i.huishouden_id ORDER BY 2, 1 LIMIT :most";
static const char SQL_CURSOR[] =
    "SELECT bekeken_tot FROM vernietigingslijst WHERE soort = 'termijn' AND status <> 'ingetrokken'"
    " ORDER BY id DESC LIMIT 1";
/* Past its term and not held. */
#define DUE                                                                                        \
    " b.na < vandaag() AND NOT " ON_A_LIST                                                         \
    " AND NOT EXISTS (SELECT 1 FROM regel_stop s WHERE s.huishouden_id = i.huishouden_id"          \
    "  AND (s.persoon_id IS NULL OR EXISTS (SELECT 1 FROM item_persoon ip"                         \
    "   WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id"                            \
    "   AND ip.persoon_id = s.persoon_id)))"
static const char SQL_ADD_DUE[] = INTO "SELECT :lijst, " NR "(ORDER BY " RANG(
    "i.soort") ", i.id), 'item', i.huishouden_id, i.id,"
               " NULL, i.soort, b.termijn_id, b.na"
               " FROM item i JOIN regel_bewaren b ON b.huishouden_id = i.huishouden_id"
               "  AND b.item_id = i.id"
               " WHERE i.huishouden_id = :h AND i.soort NOT IN ('contact', 'adres') AND" DUE;
static const char SQL_ALL_DUE[] =
    "SELECT NOT EXISTS (SELECT 1 FROM item i LEFT JOIN regel_bewaren b"
    "  ON b.huishouden_id = i.huishouden_id AND b.item_id = i.id"
    "  WHERE i.huishouden_id = :h AND coalesce(b.na, '9999') >= vandaag())"
    " AND NOT EXISTS (SELECT 1 FROM regel_stop s WHERE s.huishouden_id = :h)";
static const char SQL_ADD_NOTES[] = INTO
    "SELECT :lijst, " NR "(ORDER BY i.huishouden_id, i.id), 'item', i.huishouden_id, i.id,"
    " NULL, i.soort, b.termijn_id, b.na"
    " FROM (SELECT w.huishouden_id, w.id, w.soort FROM item w"
    "  WHERE w.categorie = 'werkaantekening' AND w.op < :nu - 86400 ORDER BY w.op LIMIT :most) i"
    " JOIN regel_bewaren b ON b.huishouden_id = i.huishouden_id AND b.item_id = i.id"
    " WHERE" DUE;

static enum result household_add(struct verzoek *v, int64_t lijst, int64_t huishouden,
                                 struct probleem *p)
{
    int64_t whole;
    if (rows_add(v, SQL_ADD_DUE, lijst, huishouden, p) != DONE ||
        db_int(v->db, p, SQL_ALL_DUE, BINDS(B_INT(":h", huishouden)), 0, &whole) != DONE)
        return FAILED;
    if (!whole)
        return DONE;
    return rows_add(v, SQL_ADD_MEMBERS, lijst, huishouden, p) == DONE
               ? rows_add(v, SQL_ADD_HOUSEHOLD, lijst, huishouden, p)
               : FAILED;
}

static enum result households_add(struct verzoek *v, int64_t lijst, int64_t *ret_bekeken,
                                  struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t vanaf, total = 0;
    *ret_bekeken = 0;
    if (db_int(v->db, p, SQL_CURSOR, NO_BINDS, 0, &vanaf) != DONE ||
        db_rows(v->db, p, SQL_HOUSEHOLDS, BINDS(B_INT(":vanaf", vanaf), B_INT(":most", HOUSEHOLDS)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (household_add(v, lijst, row_int(row, "id"), p) != DONE ||
            total_set(v, lijst, 0, &total, p) != DONE)
            return FAILED;
        if (total >= MOST_ROWS || i + 1 == HOUSEHOLDS) {
            /* many of one moment (an import): on to the next moment */
            *ret_bekeken = row_int(row, "op") + (row_int(row, "op") == vanaf);
            return DONE;
        }
    }
    return DONE;
}

enum result vernietiging_propose_term(struct verzoek *v, int64_t *ret_id, struct probleem *p)
{
    int64_t id = verzoek_id(v), total, bekeken;
    if (mag_kijker(v, p, "vernietiging.voorstellen") != DONE ||
        list_insert(v, id, "termijn", "termijn", NULL, 0, 0, p) != DONE ||
        households_add(v, id, &bekeken, p) != DONE ||
        db_exec(v->db, p, SQL_ADD_NOTES,
                BINDS(B_INT(":lijst", id), B_INT(":nu", v->nu), B_INT(":most", NOTES)),
                NULL) != DONE ||
        total_set(v, id, bekeken, &total, p) != DONE || not_own(v, id, p) != DONE)
        return FAILED;
    if (total == 0 && bekeken == 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is nu niets waarvan de bewaartermijn voorbij is. Er is geen lijst "
                            "gemaakt.");
    *ret_id = id;
    return tell_privacy(v, id, p);
}

/* ---- one person, or one household ---- */

/* With others on it, an item only loses this person; their own words go. */
static const char SQL_ADD_ABOUT[] = INTO "SELECT :lijst, " NR "(ORDER BY " RANG(
    "i.soort") ", i.id),"
               " CASE WHEN EXISTS (SELECT 1 FROM item_persoon o WHERE o.huishouden_id = "
               "i.huishouden_id"
               "   AND o.item_id = i.id AND o.persoon_id <> :persoon)"
               "  AND NOT EXISTS (SELECT 1 FROM woord w WHERE w.id = i.id AND w.persoon_id = "
               ":persoon)"
               "  THEN 'los' ELSE 'item' END,"
               " i.huishouden_id, i.id, :persoon, i.soort, CASE WHEN :termijn THEN b.termijn_id "
               "END,"
               " CASE WHEN :termijn THEN b.na END"
               " FROM item_persoon ip JOIN item i ON i.huishouden_id = ip.huishouden_id"
               "  AND i.id = ip.item_id"
               " JOIN regel_bewaren b ON b.huishouden_id = i.huishouden_id AND b.item_id = i.id"
               " WHERE ip.huishouden_id = :h AND ip.persoon_id = :persoon"
               " AND i.soort NOT IN ('contact', 'adres')";
static const char SQL_ADD_PERSON[] =
    INTO "VALUES (:lijst, (SELECT coalesce(max(nr), 0) + 1 FROM vernietigingsregel"
         " WHERE lijst_id = :lijst), 'persoon', :h, NULL, :persoon, 'persoon', NULL, NULL)";
static const char SQL_ADD_ALL[] = INTO "SELECT :lijst, " NR "(ORDER BY " RANG(
    "i.soort") ", i.id), 'item', i.huishouden_id, i.id,"
               " NULL, i.soort, CASE WHEN :termijn THEN b.termijn_id END, CASE WHEN :termijn THEN "
               "b.na END"
               " FROM item i JOIN regel_bewaren b ON b.huishouden_id = i.huishouden_id AND"
               " b.item_id = i.id"
               " WHERE i.huishouden_id = :h AND i.soort NOT IN ('contact', 'adres')";
static const char SQL_NOT_DUE[] =
    "SELECT count(*) FROM item i LEFT JOIN regel_bewaren b"
    " ON b.huishouden_id = i.huishouden_id AND b.item_id = i.id"
    " WHERE i.huishouden_id = :h AND coalesce(b.na, '9999') >= vandaag()"
    " AND (:persoon IS NULL OR EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = :h"
    "  AND ip.item_id = i.id AND ip.persoon_id = :persoon))";
static const char SQL_MEMBER[] =
    "SELECT CASE WHEN :persoon IS NULL THEN EXISTS (SELECT 1 FROM huishouden WHERE id = :h)"
    " ELSE EXISTS (SELECT 1 FROM lid WHERE huishouden_id = :h AND persoon_id = :persoon) END";
static const char SQL_HELD[] =
    "SELECT EXISTS (SELECT 1 FROM regel_stop WHERE huishouden_id = :h"
    " AND (persoon_id IS NULL OR :persoon IS NULL OR persoon_id = :persoon))";

static enum result target_check(struct verzoek *v, int64_t h, int64_t persoon,
                                const char *grondslag, const char *reden, struct probleem *p)
{
    const struct db_bind *binds = BINDS(B_INT(":h", h), B_REF(":persoon", persoon));
    int64_t there, held, later = 0;
    if (db_int(v->db, p, SQL_MEMBER, binds, 0, &there) != DONE ||
        db_int(v->db, p, SQL_HELD, binds, 0, &held) != DONE)
        return FAILED;
    if (!there)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (held)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er loopt een procedure of klacht: deze gegevens mogen nu niet worden "
                            "vernietigd. Er is niets veranderd.");
    if (strcmp(grondslag, "termijn") != 0)
        return reden ? DONE
                     : probleem_veld(p, "reden", "verplicht",
                                     "Schrijf op wie het vroeg en wanneer, of wat er mis is.");
    if (db_int(v->db, p, SQL_NOT_DUE, binds, 0, &later) != DONE)
        return FAILED;
    return later ? probleem_veld(p, "grondslag", "te-vroeg",
                                 "Van een deel is de bewaartermijn nog niet voorbij. Kies een "
                                 "andere reden, of wacht.")
                 : DONE;
}

static enum result person_add(struct verzoek *v, int64_t lijst, int64_t h, int64_t persoon,
                              bool termijn, struct probleem *p)
{
    if (db_exec(v->db, p, SQL_ADD_ABOUT,
                BINDS(B_INT(":lijst", lijst), B_INT(":h", h), B_INT(":persoon", persoon),
                      B_INT(":termijn", termijn)),
                NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_ADD_PERSON,
                   BINDS(B_INT(":lijst", lijst), B_INT(":h", h), B_INT(":persoon", persoon)), NULL);
}

static enum result whole_add(struct verzoek *v, int64_t lijst, int64_t h, bool termijn,
                             struct probleem *p)
{
    if (db_exec(v->db, p, SQL_ADD_ALL,
                BINDS(B_INT(":lijst", lijst), B_INT(":h", h), B_INT(":termijn", termijn)),
                NULL) != DONE ||
        rows_add(v, SQL_ADD_MEMBERS, lijst, h, p) != DONE)
        return FAILED;
    return rows_add(v, SQL_ADD_HOUSEHOLD, lijst, h, p);
}

enum result vernietiging_propose(struct verzoek *v, int64_t huishouden, int64_t persoon,
                                 const char *grondslag, const char *reden, int64_t *ret_id,
                                 struct probleem *p)
{
    bool termijn = strcmp(grondslag, "termijn") == 0;
    int64_t id = verzoek_id(v), total;
    if (target_check(v, huishouden, persoon, grondslag, reden, p) != DONE ||
        list_insert(v, id, persoon ? "persoon" : "huishouden", grondslag, reden, huishouden,
                    persoon, p) != DONE ||
        (persoon ? person_add(v, id, huishouden, persoon, termijn, p)
                 : whole_add(v, id, huishouden, termijn, p)) != DONE ||
        total_set(v, id, 0, &total, p) != DONE || not_own(v, id, p) != DONE)
        return FAILED;
    *ret_id = id;
    return tell_privacy(v, id, p);
}

enum result vernietiging_of_whom(int64_t persoon, bool heel, struct probleem *p)
{
    return (persoon != 0) != heel
               ? DONE
               : probleem_veld(p, "persoon", "verplicht",
                               "Kies één persoon, of zet een vinkje bij het hele huishouden.");
}

/* ---- deciding ---- */

static const char SQL_ONE[] =
    "SELECT door_id, status, versie FROM zicht_vernietigingslijst WHERE id = :id";
static const char SQL_DECIDE[] =
    "UPDATE vernietigingslijst SET status = :besluit, beslist_door = :door, beslist_op = :nu,"
    " beslist_reden = :reden, versie = versie + 1"
    " WHERE id = :id";
/* Regie hears what became of what it asked, in the household it was about. */
static const char SQL_ASKED[] = "SELECT huishouden_id FROM vernietigingslijst WHERE id = :id";

static enum result tell_asker(struct verzoek *v, const json_t *row, int64_t lijst,
                              const char *besluit, struct probleem *p)
{
    struct attendering a = {.soort = strcmp(besluit, "goedgekeurd") == 0
                                         ? "vernietiging-goedgekeurd"
                                         : "vernietiging-afgewezen"};
    if (db_int(v->db, p, SQL_ASKED, BINDS(B_INT(":id", lijst)), 0, &a.huishouden) != DONE)
        return FAILED;
    return a.huishouden ? attendering_send(v, row_int(row, "door_id"), &a, p) : DONE;
}

static const char SQL_DROP_ROWS[] = "DELETE FROM vernietigingsregel WHERE lijst_id = :id";

static enum result decide_check(struct verzoek *v, const json_t *row, const char *besluit,
                                struct probleem *p)
{
    bool own = row_int(row, "door_id") == v->kijker->gebruiker;
    if (strcmp(besluit, "ingetrokken") == 0)
        return own ? DONE
                   : probleem_set(p, PROBLEEM_GEEN_RECHT,
                                  "Alleen wie de lijst maakte, kan haar intrekken. U kunt haar wel "
                                  "afwijzen.");
    if (own)
        return probleem_set(
            p, PROBLEEM_GEEN_RECHT,
            "U maakte deze lijst zelf. Een ander keurt haar goed (vier ogen). Er is "
            "niets veranderd.");
    return mag_kijker(v, p, "vernietiging.beslissen");
}

enum result vernietiging_decide(struct verzoek *v, int64_t lijst, const char *besluit,
                                const char *reden, int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", lijst)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    /* a change may leave fields out; a decision that says nothing is none */
    if (!besluit)
        return probleem_veld(p, "besluit", "verplicht", "Maak een keuze.");
    if (decide_check(v, row, besluit, p) != DONE || not_own(v, lijst, p) != DONE ||
        versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    if (strcmp(row_text(row, "status"), "voorgesteld") != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Over deze lijst is al beslist. Er is niets veranderd.");
    if (strcmp(besluit, "afgewezen") == 0 && !reden)
        return probleem_veld(p, "reden", "verplicht", "Schrijf op waarom u de lijst afwijst.");
    if (db_exec(v->db, p, SQL_DECIDE,
                BINDS(B_TEXT(":besluit", besluit), B_INT(":door", v->kijker->gebruiker),
                      B_INT(":nu", v->nu), B_TEXT(":reden", reden), B_INT(":id", lijst)),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    if (tell_asker(v, row, lijst, besluit, p) != DONE)
        return FAILED;
    return strcmp(besluit, "goedgekeurd") == 0
               ? DONE
               : db_exec(v->db, p, SQL_DROP_ROWS, BINDS(B_INT(":id", lijst)), NULL);
}
