/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/volgcontact.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "domein/instelling.h"
#include "domein/item.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { FURTHEST = 366, EARLY = 14 };

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

/* ---- who it may be ---- */

#define CANDIDATES                                                                                 \
    " FROM zicht_account a WHERE EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = "    \
    "a.id"                                                                                         \
    "  AND r.rol IN ('professional', 'regisseur'))"                                                \
    " AND (a.onderdeel_id = :mijn OR a.wijkteam = 1 OR a.id IN (SELECT b.gebruiker_id"             \
    "  FROM zicht_betrokkenheid b WHERE b.status = 'actief'))"
static const char SQL_CANDIDATES[] =
    "SELECT id_tekst(a.id) AS waarde, a.naam || ', ' || a.onderdeel AS naam" CANDIDATES
    " ORDER BY a.id <> kijker(), a.naam, a.id LIMIT 300";
static const char SQL_CANDIDATE[] = "SELECT 1" CANDIDATES " AND a.id = :id";

enum result volgcontact_candidates(struct dossier *d, json_t **ret, struct probleem *p)
{
    return dossier_rows(d, p, SQL_CANDIDATES, BINDS(B_INT(":mijn", d->v->kijker->onderdeel)), ret);
}

static enum result candidate_refuse(const char *veld, struct probleem *p)
{
    return probleem_veld(p, veld, "onbekende-keuze", "Kies iemand uit de lijst.");
}

enum result volgcontact_candidate_check(struct dossier *d, const char *veld, int64_t gebruiker,
                                        struct probleem *p)
{
    int64_t can;
    if (dossier_int(d, p, SQL_CANDIDATE,
                    BINDS(B_INT(":mijn", d->v->kijker->onderdeel), B_INT(":id", gebruiker)), 0,
                    &can) != DONE)
        return FAILED;
    return can ? DONE : candidate_refuse(veld, p);
}

/* ---- telling, and whose it is ---- */

static enum result tell(struct dossier *d, int64_t aan, const char *soort, int64_t id,
                        struct probleem *p)
{
    const struct attendering a = {
        .soort = soort, .huishouden = d->huishouden, .object = "volgcontact", .object_id = id};
    return attendering_send(d->v, aan, &a, p);
}

/* Whoever cannot read it cannot be the contact: it is their own household (R6), or somebody in it
 * is protected from their side (R19). */
static enum result give(struct dossier *d, int64_t id, int64_t contact, struct probleem *p)
{
    char grond[3];
    if (item_address(d, p, id, contact, 0, NULL) != DONE ||
        oogpunt_item(d, contact, id, grond, NULL, p) != DONE)
        return FAILED;
    return grond[0] ? tell(d, contact, "contact-gekregen", id, p) : candidate_refuse("contact", p);
}

/* Not procesregie's either, to whom the wachter gave it when nobody did anything. */
static const char SQL_ONLY[] =
    "UPDATE geadresseerde SET tot = vandaag() WHERE huishouden_id = :h AND item_id = :id"
    " AND gebruiker_id <> :contact AND (tot IS NULL OR tot > vandaag())";

static enum result only_theirs(struct dossier *d, int64_t id, int64_t contact, struct probleem *p)
{
    return db_exec(d->db, p, SQL_ONLY,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":contact", contact)),
                   NULL);
}

/* ---- the days ---- */

static const char SQL_MOMENTS[] = "SELECT maanden FROM nazorgmoment WHERE tot IS NULL OR tot >= "
                                  "vandaag() ORDER BY maanden";

/* The first day of the table after `after`; "" when there is none. */
static enum result moment_after(struct dossier *d, const char *begin, const char *after,
                                char ret[DATUM_SIZE], struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    ret[0] = '\0';
    if (db_rows(d->db, p, SQL_MOMENTS, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        datum_add_months(begin, (int)row_int(row, "maanden"), ret);
        if (strcmp(ret, after) > 0)
            return DONE;
    }
    ret[0] = '\0';
    return DONE;
}

static enum result days_after(struct dossier *d, const char *sleutel, int times,
                              char ret[DATUM_SIZE], struct probleem *p)
{
    int64_t n;
    if (instelling_int(d->db, sleutel, &n, p) != DONE)
        return FAILED;
    datum_add_days(d->v->vandaag, (int)n * times, ret);
    return DONE;
}

/* A day that somebody chose: after today, and not further than this kind of contact may be. */
static enum result chosen_check(struct dossier *d, const char *vorm, const char *volgende,
                                struct probleem *p)
{
    char last[DATUM_SIZE], words[DATUM_WOORDEN_SIZE];
    datum_add_days(d->v->vandaag, FURTHEST, last);
    if (is(vorm, "bemoeizorg") && days_after(d, "bemoeizorg_dagen", 1, last, p) != DONE)
        return FAILED;
    if (!volgende)
        return probleem_veld(p, "volgende", "verplicht",
                             "Kies wanneer u het weer probeert. Er is altijd een volgende keer.");
    if (strcmp(volgende, d->v->vandaag) <= 0)
        return probleem_veld(p, "volgende", "te-vroeg", "Kies een dag na vandaag.");
    datum_woorden(last, words);
    return strcmp(volgende, last) <= 0
               ? DONE
               : probleem_veld(p, "volgende", "te-laat", "Kies een dag tot en met %s.", words);
}

/* What comes after this one. A call long before the day leaves that day as it is. */
static enum result next_choose(struct dossier *d, const json_t *was, const json_t *in,
                               char ret[DATUM_SIZE], struct probleem *p)
{
    const char *vorm = row_text(was, "vorm"), *chosen = row_text(in, "volgende");
    const char *planned = row_text(was, "volgende"), *today = d->v->vandaag;
    if (chosen || is(vorm, "bemoeizorg")) {
        if (chosen_check(d, vorm, chosen, p) != DONE)
            return FAILED;
        memcpy(ret, chosen, DATUM_SIZE);
        return DONE;
    }
    if (!is(row_text(in, "uitkomst"), "gesproken"))
        return days_after(d, "contact_opnieuw_dagen", 1, ret, p);
    int ahead = datum_to_day(planned) - datum_to_day(today);
    if (ahead > EARLY) {
        memcpy(ret, planned, DATUM_SIZE);
        return DONE;
    }
    if (is(vorm, "waakvlam"))
        return days_after(d, "waakvlam_weken", 7, ret, p);
    return moment_after(d, row_text(was, "begin"), ahead > 0 ? planned : today, ret, p);
}

/* ---- beginning ---- */

static const char SQL_ADD[] =
    "INSERT INTO volgcontact (huishouden_id, id, vorm, afsluiting_id, contact_id, afspraak, begin,"
    " volgende) VALUES (:h, :id, :vorm, :afsluiting, :contact, :afspraak, :begin, :volgende)";

struct nieuw {
    const char *vorm, *afspraak, *volgende;
    int64_t afsluiting, contact;
    const json_t *personen;
};

static enum result insert(struct dossier *d, const struct nieuw *n, int64_t *ret_id,
                          struct probleem *p)
{
    const struct item_nieuw item = {.soort = "volgcontact",
                                    .categorie = "plan",
                                    .aard = "coordinatie",
                                    .personen = n->personen};
    if (item_new(d, p, &item, ret_id) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_TEXT(":vorm", n->vorm),
                      B_REF(":afsluiting", n->afsluiting), B_INT(":contact", n->contact),
                      B_TEXT(":afspraak", n->afspraak), B_TEXT(":begin", d->v->vandaag),
                      B_TEXT(":volgende", n->volgende)),
                NULL) != DONE)
        return FAILED;
    return give(d, *ret_id, n->contact, p);
}

static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid"
                                " WHERE tot IS NULL OR tot >= vandaag() ORDER BY 1";
static const char SQL_RUNS[] =
    "SELECT id, contact_id AS contact FROM volgcontact WHERE huishouden_id = :h AND einde_op IS "
    "NULL";

static enum result one_check(struct dossier *d, struct probleem *p)
{
    int64_t runs;
    if (db_int(d->db, p, SQL_RUNS, BINDS(B_INT(":h", d->huishouden)), 0, &runs) != DONE)
        return FAILED;
    return runs ? probleem_set(p, PROBLEEM_CONFLICT,
                               "Er houdt al iemand contact met dit gezin. Er is niets veranderd. "
                               "Leg daar vast hoe het ging, of geef het aan een ander.")
                : DONE;
}

enum result volgcontact_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *personen = json_array();
    const json_t *row;
    size_t i;
    const struct nieuw n = {.vorm = "bemoeizorg",
                            .afspraak = row_text(in, "afspraak"),
                            .volgende = row_text(in, "volgende"),
                            .contact = row_int(in, "contact"),
                            .personen = personen};
    if (mag(d, p, "volgcontact.toevoegen") != DONE || one_check(d, p) != DONE ||
        volgcontact_candidate_check(d, "contact", n.contact, p) != DONE ||
        chosen_check(d, n.vorm, n.volgende, p) != DONE ||
        db_rows(d->db, p, SQL_LEDEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) json_array_append(personen, json_object_get(row, "id"));
    return insert(d, &n, ret_id, p);
}

enum result volgcontact_start(struct dossier *d, int64_t afsluiting, const char *vorm,
                              int64_t contact, const char *afspraak, const json_t *personen,
                              int64_t *ret_id, struct probleem *p)
{
    char volgende[DATUM_SIZE];
    enum result r = is(vorm, "waakvlam")
                        ? days_after(d, "waakvlam_weken", 7, volgende, p)
                        : moment_after(d, d->v->vandaag, d->v->vandaag, volgende, p);
    if (r == DONE && !volgende[0]) /* the municipality put every moment out of use */
        r = days_after(d, "waakvlam_weken", 7, volgende, p);
    if (r != DONE)
        return FAILED;
    const struct nieuw n = {.vorm = vorm,
                            .afspraak = afspraak,
                            .volgende = volgende,
                            .afsluiting = afsluiting,
                            .contact = contact,
                            .personen = personen};
    return insert(d, &n, ret_id, p);
}

/* ---- one that runs ---- */

static const char SQL_ONE[] =
    "SELECT id, vorm, afsluiting_id AS afsluiting, contact_id AS contact, begin, volgende, versie"
    " FROM zicht_volgcontact WHERE id = :id";

static enum result one_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret);
}

static enum result runs_check(const json_t *was, struct probleem *p)
{
    return row_text(was, "volgende")
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT,
                              "Dit contact is al gestopt. Er is niets veranderd.");
}

static const char SQL_END[] =
    "UPDATE volgcontact SET volgende = NULL, einde_op = :nu, einde_soort = :soort,"
    " einde_reden = :reden, versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

static enum result end(struct dossier *d, int64_t id, const char *soort, const char *reden,
                       struct probleem *p)
{
    if (db_exec(d->db, p, SQL_END,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":nu", d->v->nu),
                      B_TEXT(":soort", soort), B_TEXT(":reden", reden)),
                NULL) != DONE)
        return FAILED;
    return only_theirs(d, id, 0, p); /* the rest of this day they still read how it ended */
}

enum result volgcontact_end_running(struct dossier *d, const char *soort, const char *reden,
                                    struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(d->db, p, SQL_RUNS, BINDS(B_INT(":h", d->huishouden)), &row) != DONE)
        return FAILED;
    if (!row)
        return DONE;
    if (end(d, row_int(row, "id"), soort, reden, p) != DONE)
        return FAILED;
    return tell(d, row_int(row, "contact"), "contact-gestopt", row_int(row, "id"), p);
}

static const char SQL_MOMENT[] =
    "INSERT INTO contactmoment (huishouden_id, volgcontact_id, id, datum, wijze, uitkomst, verslag,"
    " volgende, door, op) VALUES (:h, :volgcontact, :id, :datum, :wijze, :uitkomst, :verslag,"
    " :volgende, :door, :nu)";
static const char SQL_NEXT[] =
    "UPDATE volgcontact SET volgende = :volgende, gemeld_op = NULL, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

static enum result moment_insert(struct dossier *d, int64_t id, const json_t *in,
                                 const char *volgende, struct probleem *p)
{
    const char *datum = row_text(in, "datum");
    return db_exec(d->db, p, SQL_MOMENT,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":volgcontact", id),
                         B_INT(":id", verzoek_id(d->v)),
                         B_TEXT(":datum", datum ? datum : d->v->vandaag),
                         B_TEXT(":wijze", row_text(in, "wijze")),
                         B_TEXT(":uitkomst", row_text(in, "uitkomst")),
                         B_TEXT(":verslag", row_text(in, "verslag")),
                         B_TEXT(":volgende", volgende[0] ? volgende : NULL),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result volgcontact_moment(struct dossier *d, int64_t id, const json_t *in,
                               char ret_volgende[DATUM_SIZE], struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    const char *datum = row_text(in, "datum");
    if (one_get(d, id, &was, p) != DONE || mag_item(d, p, "volgcontact.wijzigen", id) != DONE ||
        runs_check(was, p) != DONE)
        return FAILED;
    if (dag_geweest(d->v, "datum", datum, 366, p) != DONE ||
        next_choose(d, was, in, ret_volgende, p) != DONE ||
        moment_insert(d, id, in, ret_volgende, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "volgcontact", id);
    if (!ret_volgende[0])
        return end(d, id, "klaar", "De nazorg is klaar.", p);
    if (db_exec(
            d->db, p, SQL_NEXT,
            BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":volgende", ret_volgende)),
            NULL) != DONE)
        return FAILED;
    return only_theirs(d, id, row_int(was, "contact"), p);
}

static const char SQL_CHANGE[] =
    "UPDATE volgcontact SET contact_id = coalesce(:contact, contact_id),"
    " afspraak = CASE WHEN :met THEN :afspraak ELSE afspraak END,"
    " volgende = coalesce(:volgende, volgende), gemeld_op = NULL, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

static enum result change_check(struct dossier *d, const json_t *was, const json_t *in,
                                struct probleem *p)
{
    int64_t contact = row_int(in, "contact");
    const char *volgende = row_text(in, "volgende");
    if (contact && contact != row_int(was, "contact") &&
        volgcontact_candidate_check(d, "contact", contact, p) != DONE)
        return FAILED;
    if (volgende && !is(volgende, row_text(was, "volgende")))
        return chosen_check(d, row_text(was, "vorm"), volgende, p);
    return DONE;
}

enum result volgcontact_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                               struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    int64_t contact = row_int(in, "contact");
    if (one_get(d, id, &was, p) != DONE || mag_item(d, p, "volgcontact.wijzigen", id) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE || runs_check(was, p) != DONE ||
        change_check(d, was, in, p) != DONE)
        return FAILED;
    if (db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_REF(":contact", contact),
                      B_INT(":met", json_object_get(in, "afspraak") != NULL),
                      B_TEXT(":afspraak", row_text(in, "afspraak")),
                      B_TEXT(":volgende", row_text(in, "volgende"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "volgcontact", id);
    *ret_versie = row_int(was, "versie") + 1;
    if (!contact || contact == row_int(was, "contact"))
        return DONE;
    if (only_theirs(d, id, contact, p) != DONE || give(d, id, contact, p) != DONE)
        return FAILED;
    return tell(d, row_int(was, "contact"), "contact-gestopt", id, p);
}

enum result volgcontact_end(struct dossier *d, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (one_get(d, id, &was, p) != DONE || mag_item(d, p, "volgcontact.wijzigen", id) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE || runs_check(was, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "volgcontact", id);
    if (end(d, id, "klaar", reden, p) != DONE)
        return FAILED;
    return tell(d, row_int(was, "contact"), "contact-gestopt", id, p);
}

/* ---- it goes worse ---- */

static const char SQL_PLAN[] =
    "SELECT a.plan_id FROM afsluiting a JOIN gezinsplan p ON p.huishouden_id = a.huishouden_id AND"
    " p.id = a.plan_id AND p.status = 'gesloten' WHERE a.huishouden_id = :h AND a.id = :afsluiting"
    " AND NOT EXISTS (SELECT 1 FROM gezinsplan o WHERE o.huishouden_id = :h AND o.status = 'open')";
static const char SQL_AGAIN[] = "UPDATE afsluiting SET status = 'heropend', versie = versie + 1"
                                " WHERE huishouden_id = :h AND id = :afsluiting";

static enum result reopen(struct dossier *d, const json_t *was, const char *reden,
                          struct probleem *p)
{
    int64_t plan, afsluiting = row_int(was, "afsluiting");
    const struct db_bind *binds =
        BINDS(B_INT(":h", d->huishouden), B_INT(":afsluiting", afsluiting));
    if (db_int(d->db, p, SQL_PLAN, binds, 0, &plan) != DONE)
        return FAILED;
    if (!plan || is(row_text(was, "vorm"), "bemoeizorg"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is hier geen gesloten plan dat u kunt heropenen.");
    if (db_exec(d->db, p, SQL_AGAIN, binds, NULL) != DONE || gezinsplan_reopen(d, plan, p) != DONE)
        return FAILED;
    return end(d, row_int(was, "id"), "heropend", reden, p);
}

enum result volgcontact_reopen(struct dossier *d, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (one_get(d, id, &was, p) != DONE || mag_item(d, p, "gezinsplan.heropenen", id) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE || runs_check(was, p) != DONE ||
        reopen(d, was, reden, p) != DONE)
        return FAILED;
    const struct attendering a = {
        .soort = "plan-heropend", .huishouden = d->huishouden, .object = "regie"};
    verzoek_object(d->v, "volgcontact", id);
    return attendering_procesregie(d->v, &a, p);
}
