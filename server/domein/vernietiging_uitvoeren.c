/* SPDX-License-Identifier: EUPL-1.2 */
/* One row of a destruction list: an item, an item that loses a person, a person, a household. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/vernietiging.h"

#include <string.h>

/* ---- may it go? ---- */

/* A hold on the household holds all of it; one on a person holds whatever is about that person, as
 * it is: also that it is about others. */
static const char SQL_STOP[] =
    "SELECT EXISTS (SELECT 1 FROM regel_stop s WHERE s.huishouden_id = dossier() AND"
    " (s.persoon_id IS NULL OR :wat = 'huishouden' OR s.persoon_id = :persoon"
    "  OR EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = dossier()"
    "   AND ip.persoon_id = s.persoon_id AND (ip.item_id = :item OR (:wat = 'persoon'"
    "    AND EXISTS (SELECT 1 FROM item_persoon ook WHERE ook.huishouden_id = dossier()"
    "     AND ook.item_id = ip.item_id AND ook.persoon_id = :persoon))))))";
static const char SQL_IS_DUE[] =
    "SELECT EXISTS (SELECT 1 FROM regel_bewaren b WHERE b.huishouden_id = dossier()"
    " AND b.item_id = :item AND b.na < vandaag())";
/* Contact and address go with the person. */
static const char SQL_IS_LEFT[] =
    "SELECT EXISTS (SELECT 1 FROM item i WHERE i.huishouden_id = dossier()"
    " AND i.soort NOT IN ('contact', 'adres') AND (:persoon IS NULL OR EXISTS"
    "  (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id"
    "   AND ip.item_id = i.id AND ip.persoon_id = :persoon)))";
static const char SQL_HELP[] = "SELECT loopt FROM regel_hulp WHERE huishouden_id = dossier()";
/* R19: a separation that runs protects somebody who stays, here or in another household. */
static const char SQL_PROTECTS[] =
    "SELECT EXISTS (SELECT 1 FROM afscherming a"
    " JOIN afscherming_persoon ap ON ap.afscherming_id = a.id"
    " JOIN lid l ON l.persoon_id = ap.persoon_id"
    " WHERE a.huishouden_id = dossier() AND (:item = 0 OR a.id = :item)"
    " AND (a.tot IS NULL OR a.tot >= vandaag())"
    " AND (:heel = 0 OR l.huishouden_id <> dossier())"
    " AND ap.persoon_id IS NOT :persoon)";

/* R17: what was opened in an emergency is reviewed first. */
static const char SQL_UNREVIEWED[] =
    "SELECT EXISTS (SELECT 1 FROM noodtoegang n WHERE n.huishouden_id = dossier()"
    " AND n.stand IN ('open', 'vraag'))";

static enum result ask(struct db_conn *c, const char *sql, const struct db_bind *binds, bool *ret,
                       struct probleem *p)
{
    int64_t yes = 0;
    if (db_int(c, p, sql, binds, 0, &yes) != DONE)
        return FAILED;
    *ret = yes != 0;
    return DONE;
}

static bool by_term(const struct vernietiging_regel *r)
{
    return strcmp(r->grondslag, "termijn") == 0;
}

/* The term is asked again: somebody may have begun to help since the list was approved. */
static enum result term_check(struct db_conn *c, const struct vernietiging_regel *r,
                              const char **ret_waarom, struct probleem *p)
{
    bool due = true, left = false, help = false;
    if (!by_term(r))
        return DONE;
    if (r->item && ask(c, SQL_IS_DUE, BINDS(B_INT(":item", r->item)), &due, p) != DONE)
        return FAILED;
    if (!r->item && (ask(c, SQL_HELP, NO_BINDS, &help, p) != DONE ||
                     ask(c, SQL_IS_LEFT, BINDS(B_REF(":persoon", r->persoon)), &left, p) != DONE))
        return FAILED;
    if (!due || help)
        *ret_waarom = "termijn";
    else if (left)
        *ret_waarom = "hangt";
    return DONE;
}

static enum result may_go(struct db_conn *c, const struct vernietiging_regel *r,
                          const char **ret_waarom, struct probleem *p)
{
    bool held = false, protects = false;
    bool whole = r->heel && !r->item; /* its persons go only when it can go as well */
    if (ask(c, SQL_STOP,
            BINDS(B_TEXT(":wat", r->wat), B_REF(":persoon", r->persoon), B_INT(":item", r->item)),
            &held, p) != DONE)
        return FAILED;
    if (held) {
        *ret_waarom = "stop";
        return DONE;
    }
    if ((strcmp(r->soort, "afscherming") == 0 && strcmp(r->wat, "item") == 0) || whole) {
        if (ask(c, SQL_PROTECTS,
                BINDS(B_INT(":item", r->item), B_INT(":heel", r->heel),
                      B_REF(":persoon", r->persoon)),
                &protects, p) != DONE)
            return FAILED;
        if (protects) {
            *ret_waarom = "afscherming";
            return DONE;
        }
    }
    bool unreviewed = false;
    if (whole && ask(c, SQL_UNREVIEWED, NO_BINDS, &unreviewed, p) != DONE)
        return FAILED;
    if (unreviewed)
        *ret_waarom = "hangt";
    return unreviewed ? DONE : term_check(c, r, ret_waarom, p);
}

/* ---- an item ---- */

/* Whether other items hang under a goal or a plan. */
static const char SQL_UNDER[] =
    "SELECT EXISTS (SELECT 1 FROM actie WHERE huishouden_id = dossier() AND doel_id = :item)"
    " OR EXISTS (SELECT 1 FROM doel WHERE huishouden_id = dossier() AND plan_id = :item)";

/* `personen` follows item_persoon; what lost somebody stays closed until it was read again. */
static const char SQL_PERSONS_AGAIN[] =
    "UPDATE item SET gesloten = 1, personen ="
    " (SELECT group_concat(x.tekst, ',') FROM (SELECT id_tekst(ip.persoon_id) AS tekst"
    "  FROM item_persoon ip WHERE ip.huishouden_id = item.huishouden_id AND ip.item_id = item.id"
    "  ORDER BY ip.persoon_id) x)"
    " WHERE huishouden_id = dossier() AND id = :item";

/* A goal or a plan of somebody who goes, while something about others hangs under it: its words go,
 * and it is from now on about those others. */
static const char *const SHELL[] = {
    "DELETE FROM item_persoon WHERE huishouden_id = dossier() AND item_id = :item",
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id)"
    " SELECT DISTINCT ip.huishouden_id, :item, ip.persoon_id FROM item_persoon ip"
    " WHERE ip.huishouden_id = dossier() AND ip.item_id IN"
    " (SELECT a.id FROM actie a WHERE a.huishouden_id = dossier() AND a.doel_id = :item"
    "  UNION ALL SELECT d.id FROM doel d WHERE d.huishouden_id = dossier() AND d.plan_id = :item)",
    "DELETE FROM doel_score WHERE huishouden_id = dossier() AND doel_id = :item",
    "UPDATE doel SET titel = '(vernietigd)', resultaat = '(vernietigd)', status_reden = NULL,"
    " score_begin = NULL, score_nu = NULL, versie = versie + 1"
    " WHERE huishouden_id = dossier() AND id = :item",
    "UPDATE gezinsplan SET kernverhaal = NULL, sluit_reden = NULL, versie = versie + 1"
    " WHERE huishouden_id = dossier() AND id = :item",
    SQL_PERSONS_AGAIN,
};

static enum result shell_make(struct db_conn *c, int64_t item, struct probleem *p)
{
    for (size_t i = 0; i < COUNT_OF(SHELL); i++)
        if (db_exec(c, p, SHELL[i], BINDS(B_INT(":item", item)), NULL) != DONE)
            return FAILED;
    return DONE;
}

static enum result item_destroy(struct db_conn *c, const struct vernietiging_regel *r, int64_t item,
                                const char **ret_waarom, struct probleem *p)
{
    bool under = false;
    if (ask(c, SQL_UNDER, BINDS(B_INT(":item", item)), &under, p) != DONE)
        return FAILED;
    if (!under)
        return vernietiging_run(c, HANGT_ITEM, item, p);
    if (!by_term(r) && !r->heel)
        return shell_make(c, item, p);
    *ret_waarom = "hangt";
    return DONE;
}

/* ---- an item that loses a person ---- */

static const char SQL_DETACH[] = "DELETE FROM item_persoon WHERE huishouden_id = dossier()"
                                 " AND item_id = :item AND persoon_id = :persoon";
static const char SQL_OTHERS[] = "SELECT count(*) FROM item_persoon WHERE"
                                 " huishouden_id = dossier() AND item_id = :item"
                                 " AND persoon_id <> :persoon";
static const char SQL_SPEAKS[] = "SELECT 1 FROM woord WHERE huishouden_id = dossier()"
                                 " AND id = :item AND persoon_id = :persoon";
/* A separation protects them no more. */
static const char SQL_UNPROTECT[] =
    "DELETE FROM afscherming_persoon WHERE afscherming_id = :item AND persoon_id = :persoon";

/* About others too it stays, closed; else it goes. Somebody's own words are theirs. */
static enum result item_lose(struct db_conn *c, const struct vernietiging_regel *r, int64_t item,
                             struct probleem *p)
{
    const struct db_bind *binds = BINDS(B_INT(":item", item), B_INT(":persoon", r->persoon));
    const char *ignored = NULL;
    bool others = false, speaks = false;
    if (ask(c, SQL_OTHERS, binds, &others, p) != DONE ||
        ask(c, SQL_SPEAKS, binds, &speaks, p) != DONE)
        return FAILED;
    if (!others || speaks)
        return item_destroy(c, r, item, &ignored, p);
    if (db_exec(c, p, SQL_DETACH, binds, NULL) != DONE ||
        db_exec(c, p, SQL_UNPROTECT, binds, NULL) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_PERSONS_AGAIN, BINDS(B_INT(":item", item)), NULL);
}

/* ---- a person ---- */

/* What came since the list was made, and contact and address; first what hangs under something. */
static const char SQL_ABOUT[] =
    "SELECT i.id FROM item_persoon ip JOIN item i ON i.huishouden_id = ip.huishouden_id"
    " AND i.id = ip.item_id WHERE ip.huishouden_id = dossier() AND ip.persoon_id = :persoon"
    " ORDER BY CASE i.soort WHEN 'doel' THEN 1 WHEN 'plan' THEN 2 ELSE 0 END, i.id";
static const char SQL_LEFT_ANYWHERE[] =
    "SELECT EXISTS (SELECT 1 FROM lid WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM item_persoon WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM toestemming WHERE persoon_id = :id OR ontvanger_persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM verklaring WHERE gever_persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM afscherming_persoon WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM afscherming_tegen WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM deelbesluit_persoon WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM deelbesluit_verteld WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM kindbezwaar WHERE kind_id = :id)"
    " OR EXISTS (SELECT 1 FROM instemming WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM betwisting WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM uittreksel WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM avgverzoek WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM noodtoegang_persoon WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM deelafweging_persoon WHERE persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM actie WHERE eigenaar_persoon_id = :id)"
    " OR EXISTS (SELECT 1 FROM woord WHERE persoon_id = :id)";

static enum result person_destroy(struct db_conn *c, const struct vernietiging_regel *r,
                                  bool *ret_overal, struct probleem *p)
{
    AUTO_JSON json_t *items = NULL;
    const json_t *row;
    size_t i;
    bool left = true;
    if (db_rows(c, p, SQL_ABOUT, BINDS(B_INT(":persoon", r->persoon)), &items) != DONE)
        return FAILED;
    json_array_foreach(items, i, row)
    {
        if (item_lose(c, r, row_int(row, "id"), p) != DONE)
            return FAILED;
    }
    if (vernietiging_run(c, HANGT_LID, r->persoon, p) != DONE ||
        ask(c, SQL_LEFT_ANYWHERE, BINDS(B_INT(":id", r->persoon)), &left, p) != DONE)
        return FAILED;
    *ret_overal = !left;
    return left ? DONE : vernietiging_run(c, HANGT_PERSOON, r->persoon, p);
}

/* ---- a household ---- */

static const char SQL_ITEMS_LEFT[] =
    "SELECT i.id FROM item i WHERE i.huishouden_id = dossier()"
    " ORDER BY CASE i.soort WHEN 'doel' THEN 1 WHEN 'plan' THEN 2 ELSE 0 END, i.id";
static const char SQL_MEMBERS[] =
    "SELECT DISTINCT persoon_id AS id FROM lid WHERE huishouden_id = dossier() ORDER BY 1";

static enum result household_destroy(struct db_conn *c, const struct vernietiging_regel *r,
                                     struct probleem *p)
{
    AUTO_JSON json_t *items = NULL;
    AUTO_JSON json_t *members = NULL;
    const json_t *row;
    const char *waarom = NULL;
    size_t i;
    if (db_rows(c, p, SQL_ITEMS_LEFT, NO_BINDS, &items) != DONE)
        return FAILED;
    json_array_foreach(items, i, row)
    {
        if (item_destroy(c, r, row_int(row, "id"), &waarom, p) != DONE)
            return FAILED;
    }
    if (db_rows(c, p, SQL_MEMBERS, NO_BINDS, &members) != DONE)
        return FAILED;
    json_array_foreach(members, i, row)
    {
        bool overal;
        struct vernietiging_regel member = *r;
        member.persoon = row_int(row, "id");
        if (person_destroy(c, &member, &overal, p) != DONE)
            return FAILED;
    }
    return vernietiging_run(c, HANGT_HUISHOUDEN, r->huishouden, p);
}

/* ---- one row ---- */

static const char SQL_THERE[] =
    "SELECT CASE WHEN :wat = 'huishouden' THEN EXISTS (SELECT 1 FROM huishouden WHERE id = :h)"
    " WHEN :wat = 'persoon' THEN"
    "  EXISTS (SELECT 1 FROM lid WHERE huishouden_id = :h AND persoon_id = :persoon)"
    " WHEN :wat = 'los' THEN EXISTS (SELECT 1 FROM item_persoon WHERE huishouden_id = :h"
    "  AND item_id = :item AND persoon_id = :persoon)"
    " ELSE EXISTS (SELECT 1 FROM item WHERE huishouden_id = :h AND id = :item) END";

static enum result destroy(struct db_conn *c, const struct vernietiging_regel *r,
                           const char **ret_waarom, bool *ret_overal, struct probleem *p)
{
    if (strcmp(r->wat, "item") == 0)
        return item_destroy(c, r, r->item, ret_waarom, p);
    if (strcmp(r->wat, "los") == 0)
        return item_lose(c, r, r->item, p);
    if (strcmp(r->wat, "persoon") == 0)
        return person_destroy(c, r, ret_overal, p);
    return household_destroy(c, r, p);
}

enum result vernietiging_regel_run(struct db_conn *writer, const struct vernietiging_regel *r,
                                   const char **ret_waarom, bool *ret_overal, struct probleem *p)
{
    bool there = false;
    *ret_waarom = NULL;
    *ret_overal = false;
    db_dossier_set(writer, r->huishouden);
    if (ask(writer, SQL_THERE,
            BINDS(B_TEXT(":wat", r->wat), B_INT(":h", r->huishouden), B_INT(":item", r->item),
                  B_INT(":persoon", r->persoon)),
            &there, p) != DONE)
        return FAILED;
    if (!there) {
        *ret_waarom = "weg";
        return DONE;
    }
    if (may_go(writer, r, ret_waarom, p) != DONE)
        return FAILED;
    return *ret_waarom ? DONE : destroy(writer, r, ret_waarom, ret_overal, p);
}
