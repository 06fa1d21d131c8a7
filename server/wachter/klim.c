/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/instelling.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

#include <string.h>

enum { EIGENAAR = 1, REGIE = 2, CONTACT = 3, LAATSTE = CONTACT };

/* Running actions of open plans, with the agreement that holds with their owner's organisation:
 * the strictest when there are more. `vraag`: asked, and not answered. */
static const char SQL_CANDIDATES[] =
    "SELECT a.huishouden_id AS h, a.id, a.vervaldatum, a.status = 'open' AND"
    " a.eigenaar_gebruiker_id IS NOT NULL AS \"vraag?\", a.status_op AS op,"
    " a.eigenaar_gebruiker_id AS eigenaar, s.reactie_dagen AS dagen,"
    " s.contact_gebruiker_id AS contact, s.id AS afspraak FROM actie a"
    " JOIN doel d ON d.huishouden_id = a.huishouden_id AND d.id = a.doel_id"
    " JOIN gezinsplan g ON g.huishouden_id = d.huishouden_id AND g.id = d.plan_id"
    "  AND g.status = 'open'"
    " LEFT JOIN gebruiker e ON e.id = a.eigenaar_gebruiker_id"
    " LEFT JOIN onderdeel o ON o.id = e.onderdeel_id"
    " LEFT JOIN samenwerkingsafspraak s ON s.id = (SELECT x.id FROM samenwerkingsafspraak x"
    "  WHERE x.organisatie_id = o.organisatie_id AND x.beeindigd_op IS NULL AND x.van <= :dag"
    "  AND x.tot >= :dag ORDER BY x.reactie_dagen, x.id DESC LIMIT 1)"
    " WHERE a.status IN ('open', 'aanvaard', 'bezig') AND a.id > :na"
    " AND (a.vervaldatum < :dag OR a.status = 'open') ORDER BY a.id LIMIT :most";

static const char SQL_TAKEN[] =
    "SELECT coalesce(max(trede), 0) FROM actie_klim WHERE huishouden_id = :h AND actie_id = :id"
    " AND soort = :soort AND dag = :dag";
static const char SQL_NOTE[] =
    "INSERT INTO actie_klim (huishouden_id, actie_id, soort, dag, trede, gemeld, op)"
    " VALUES (:h, :id, :soort, :dag, :trede, :gemeld, :nu)";
static const char SQL_ACTIE[] = "SELECT 1 FROM zicht_actie WHERE id = :id";
static const char SQL_ACTIVE[] = "SELECT 1 FROM regel_account WHERE id = :id";

/* What is climbing: an action, and the day that was missed. */
struct klim {
    const json_t *actie;
    const char *soort;
    char dag[DATUM_SIZE];
};

static enum result tell(struct db_conn *c, struct wachter_dag *d, int64_t aan,
                        const struct attendering *a, struct probleem *p)
{
    return attendering_put(c, id_new(d->ids), d->nu, aan, a, p);
}

/* Somebody who sees the action. *ret_told is only ever set. */
static enum result tell_reader(struct db_conn *c, struct wachter_dag *d, const struct klim *k,
                               int64_t aan, const char *soort, bool *ret_told, struct probleem *p)
{
    bool sees;
    const struct attendering a = {.soort = soort, .huishouden = row_int(k->actie, "h")};
    if (oogpunt_ziet(c, aan, SQL_ACTIE, row_int(k->actie, "id"), &sees, p) != DONE)
        return FAILED;
    if (!sees)
        return DONE;
    *ret_told = true;
    return tell(c, d, aan, &a, p);
}

static enum result tell_regie(struct db_conn *c, struct wachter_dag *d, const struct klim *k,
                              bool *ret_told, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t owner = row_int(k->actie, "eigenaar");
    if (wachter_regie(c, &rows, p) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (row_int(row, "id") == owner) /* was told as its owner */
            *ret_told = true;
        else if (tell_reader(c, d, k, row_int(row, "id"), "actie-telaat-regie", ret_told, p) !=
                 DONE)
            return FAILED;
    }
    return DONE;
}

/* Without a household: only that a colleague has something that waits. */
static enum result tell_contact(struct db_conn *c, struct wachter_dag *d, const struct klim *k,
                                bool *ret_told, struct probleem *p)
{
    int64_t contact = row_int(k->actie, "contact"), active, owner = row_int(k->actie, "eigenaar");
    const struct attendering a = {
        .soort = "actie-telaat-contact", .object = "gebruiker", .object_id = owner};
    if (!contact || contact == owner)
        return DONE;
    if (db_int(c, p, SQL_ACTIVE, BINDS(B_INT(":id", contact)), 0, &active) != DONE)
        return FAILED;
    if (!active)
        return DONE;
    *ret_told = true;
    return tell(c, d, contact, &a, p);
}

/* The first day on which a step is due. */
static void step_day(const struct klim *k, int trede, int64_t regie_dagen, char ret[DATUM_SIZE])
{
    int64_t dagen = regie_dagen;
    if (trede == CONTACT && row_int(k->actie, "dagen") > dagen)
        dagen = row_int(k->actie, "dagen");
    else if (trede == CONTACT)
        dagen++;
    if (trede == EIGENAAR || !row_int(k->actie, "eigenaar")) /* the family has no account */
        datum_add_days(k->dag, 1, ret);
    else
        datum_add_workdays(k->dag, (int)dagen, ret);
}

static enum result step_note(struct db_conn *c, struct wachter_dag *d, const struct klim *k,
                             int trede, bool told, struct probleem *p)
{
    return db_exec(c, p, SQL_NOTE,
                   BINDS(B_INT(":h", row_int(k->actie, "h")), B_INT(":id", row_int(k->actie, "id")),
                         B_TEXT(":soort", k->soort), B_TEXT(":dag", k->dag), B_INT(":trede", trede),
                         B_INT(":gemeld", told), B_INT(":nu", d->nu)),
                   NULL);
}

/* *ret_done false: it was not its day, or there was nobody: the days after try again. */
static enum result step(struct db_conn *c, struct wachter_dag *d, const struct klim *k, int trede,
                        int64_t regie_dagen, bool *ret_done, struct probleem *p)
{
    char due[DATUM_SIZE];
    bool told = false;
    enum result r = DONE;
    step_day(k, trede, regie_dagen, due);
    *ret_done = strcmp(due, d->dag) <= 0;
    if (!*ret_done)
        return DONE;
    if (trede == EIGENAAR && row_int(k->actie, "eigenaar"))
        r = tell_reader(c, d, k, row_int(k->actie, "eigenaar"), "actie-telaat", &told, p);
    else if (trede == REGIE)
        r = tell_regie(c, d, k, &told, p);
    else if (trede == CONTACT)
        r = tell_contact(c, d, k, &told, p);
    if (r != DONE)
        return FAILED;
    if (trede == REGIE && !told) {
        *ret_done = false;
        return DONE;
    }
    return step_note(c, d, k, trede, told, p);
}

static enum result climb(struct db_conn *c, struct wachter_dag *d, const struct klim *k,
                         int64_t regie_dagen, struct probleem *p)
{
    int64_t taken;
    bool done = true;
    if (strcmp(k->dag, d->dag) >= 0)
        return DONE;
    if (db_int(c, p, SQL_TAKEN,
               BINDS(B_INT(":h", row_int(k->actie, "h")), B_INT(":id", row_int(k->actie, "id")),
                     B_TEXT(":soort", k->soort), B_TEXT(":dag", k->dag)),
               0, &taken) != DONE)
        return FAILED;
    if (taken >= LAATSTE)
        return DONE;
    db_dossier_set(c, row_int(k->actie, "h"));
    for (int trede = (int)taken + 1; done && trede <= LAATSTE; trede++)
        if (step(c, d, k, trede, regie_dagen, &done, p) != DONE)
            return FAILED;
    return DONE;
}

/* Asked and no answer: it counts from the day of asking, by the agreement or else the setting. */
static enum result climb_one(struct db_conn *c, struct wachter_dag *d, const json_t *actie,
                             int64_t antwoord_dagen, int64_t regie_dagen, struct probleem *p)
{
    struct klim k = {.actie = actie, .soort = "vervaldatum"};
    memcpy(k.dag, row_text(actie, "vervaldatum"), sizeof k.dag);
    if (row_true(actie, "vraag") && strcmp(k.dag, d->dag) >= 0) {
        char asked[DATUM_SIZE];
        k.soort = "antwoord";
        clock_local_date(row_int(actie, "op"), asked);
        datum_add_workdays(
            asked, (int)(row_int(actie, "afspraak") ? row_int(actie, "dagen") : antwoord_dagen),
            k.dag);
    }
    return climb(c, d, &k, regie_dagen, p);
}

enum result wachter_klim(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *actie;
    size_t i;
    int64_t antwoord, regie;
    if (instelling_int(c, "actie_antwoord_dagen", &antwoord, p) != DONE ||
        instelling_int(c, "actie_regie_dagen", &regie, p) != DONE ||
        db_rows(c, p, SQL_CANDIDATES,
                BINDS(B_TEXT(":dag", d->dag), B_INT(":na", d->na), B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, actie)
    {
        if (climb_one(c, d, actie, antwoord, regie, p) != DONE)
            return FAILED;
        d->na = row_int(actie, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
