/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/vertegenwoordiging.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/gevers.h"
#include "domein/lid.h"
#include "domein/toestemming_vraag.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- for whom ---- */

static const char SQL_PERSOON[] =
    "SELECT c.ongeboren = 1 OR coalesce(leeftijd_hoog(c.geboortedatum, vandaag()) < :jaar, 0) AS"
    " \"tejong?\", c.personen AS \"personen!\", c.grond AS \"grond!\""
    " FROM zicht_contact c WHERE c.persoon_id = :persoon LIMIT 1";

/* Somebody whose `contact` the viewer sees, and who can be `age` by now. */
static enum result person_check(struct dossier *d, int64_t persoon, int age, const char *too_young,
                                struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_PERSOON, BINDS(B_INT(":persoon", persoon), B_INT(":jaar", age)),
                    &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "persoon", "onbekende-keuze", "Kies iemand uit dit huishouden.");
    return row_true(row, "tejong") ? probleem_veld(p, "persoon", "te-jong", "%s", too_young) : DONE;
}

static enum result period_check(const char *van, const char *tot, struct probleem *p)
{
    return !tot || strcmp(tot, van) >= 0
               ? DONE
               : probleem_veld(p, "tot", "te-vroeg", "Kies een dag na het begin.");
}

static const char *text_or(const json_t *in, const char *key, const char *otherwise)
{
    const char *text = row_text(in, key);
    return text ? text : otherwise;
}

/* What of a record can be changed is never emptied. */
static enum result source_check(const struct dossier *d, const json_t *now, struct probleem *p)
{
    if (!row_text(now, "bron"))
        (void)probleem_veld(p, "bron", "verplicht", "Schrijf waar dit staat, of wie het zei.");
    if (json_object_get(now, "bronDatum") && !row_text(now, "bronDatum"))
        (void)probleem_veld(p, "bronDatum", "verplicht", "Kies van welke dag dit is.");
    return probleem_is(p) ? FAILED : bron_check(d, now, p);
}

/* ---- representation ---- */

enum { ADULT = 18 }; /* BW 1:383, 1:435, 1:452: a minor is no curator, bewindvoerder or mentor */

static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE o.id = :id AND (o.tot IS NULL OR o.tot >= vandaag())"
    " AND (z.tot IS NULL OR z.tot >= vandaag())";

static enum result holder_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    int64_t houder = row_int(in, "houder"), onderdeel = row_int(in, "onderdeel"), active;
    bool known = false, young = false;
    if ((houder != 0) == (onderdeel != 0))
        return probleem_veld(p, "houder", "aantal",
                             "Kies één persoon of één organisatie die beslist of meebeslist.");
    if (houder && lid_known(d, houder, &known, p) != DONE)
        return FAILED;
    if (houder && (!known || houder == row_int(in, "persoon")))
        return probleem_veld(p, "houder", "onbekende-keuze",
                             "Kies een ander uit de lijst. Staat diegene er niet bij? Voeg die "
                             "persoon eerst toe aan het huishouden.");
    if (houder && lid_too_young(d, houder, ADULT, &young, p) != DONE)
        return FAILED;
    if (young)
        return probleem_veld(p, "houder", "te-jong",
                             "Kies iemand van 18 jaar of ouder: een kind beslist niet voor een "
                             "ander.");
    if (onderdeel &&
        db_int(d->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", onderdeel)), 0, &active) != DONE)
        return FAILED;
    return !onderdeel || active
               ? DONE
               : probleem_veld(p, "onderdeel", "onbekende-keuze", "Kies een organisatie.");
}

static const char SQL_ADD[] =
    "INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, houder_onderdeel_id, van,"
    " tot, bron, bron_datum, vastgelegd_door, vastgelegd_op)"
    " VALUES (:id, :persoon, :soort, :houder, :onderdeel, :van, :tot, :bron, :bronDatum, :door,"
    " :nu)";

enum result vertegenwoordiging_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                                   struct probleem *p)
{
    int64_t persoon = row_int(in, "persoon"), id = verzoek_id(d->v);
    const char *van = text_or(in, "van", d->v->vandaag);
    if (mag(d, p, "vertegenwoordiging.toevoegen") != DONE ||
        person_check(d, persoon, 16,
                     "Jonger dan 16: dan beslist wie het gezag heeft. Leg dat vast bij gezag.",
                     p) != DONE ||
        holder_check(d, in, p) != DONE || period_check(van, row_text(in, "tot"), p) != DONE ||
        bron_check(d, in, p) != DONE || gevers_hold(d->db, d->v->vandaag, persoon, p) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":persoon", persoon),
                      B_TEXT(":soort", row_text(in, "soort")),
                      B_REF(":houder", row_int(in, "houder")),
                      B_REF(":onderdeel", row_int(in, "onderdeel")), B_TEXT(":van", van),
                      B_TEXT(":tot", row_text(in, "tot")), B_TEXT(":bron", row_text(in, "bron")),
                      B_TEXT(":bronDatum", row_text(in, "bronDatum")),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "vertegenwoordiging", id);
    *ret_id = id;
    return gevers_hold(d->db, d->v->vandaag, persoon, p);
}

static const char SQL_ONE[] =
    "SELECT persoon_id AS persoon, van, tot, bron, bron_datum AS bronDatum, versie,"
    " personen AS \"personen!\", grond AS \"grond!\" FROM zicht_vertegenwoordiging WHERE id = :id";
static const char SQL_CHANGE[] =
    "UPDATE vertegenwoordiging SET tot = :tot, bron = :bron, bron_datum = :bronDatum,"
    " versie = versie + 1 WHERE id = :id";

/* What both records have in common when they change: `sql_one` gives the row as the viewer sees it.
 */
static enum result change_begin(struct dossier *d, const char *sql_one, int64_t id,
                                const json_t *in, json_t **ret, struct probleem *p)
{
    if (dossier_one(d, p, sql_one, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    const char *right = json_object_get(in, "tot") ? "vertegenwoordiging.beeindigen"
                                                   : "vertegenwoordiging.wijzigen";
    if (mag(d, p, right) != DONE || versie_check(d->v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    row_merge(*ret, in);
    if (source_check(d, *ret, p) != DONE ||
        period_check(row_text(*ret, "van"), row_text(*ret, "tot"), p) != DONE)
        return FAILED;
    return gevers_hold(d->db, d->v->vandaag, row_int(*ret, "persoon"), p);
}

enum result vertegenwoordiging_change(struct dossier *d, int64_t id, const json_t *in,
                                      int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (change_begin(d, SQL_ONE, id, in, &now, p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", id), B_TEXT(":tot", row_text(now, "tot")),
                      B_TEXT(":bron", row_text(now, "bron")),
                      B_TEXT(":bronDatum", row_text(now, "bronDatum"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "vertegenwoordiging", id);
    *ret_versie = row_int(now, "versie") + 1;
    return gevers_hold(d->db, d->v->vandaag, row_int(now, "persoon"), p);
}

/* ---- not able to decide on a subject ---- */

static const char SQL_CATEGORIE[] =
    "SELECT 1 FROM categorie WHERE code = :code AND " CATEGORIE_DEELBAAR("code");
static const char SQL_AGAIN[] =
    "SELECT 1 FROM wilsonbekwaam WHERE persoon_id = :persoon AND categorie = :categorie"
    " AND (tot IS NULL OR tot >= :van)";

static enum result subject_check(struct dossier *d, const json_t *in, const char *van,
                                 struct probleem *p)
{
    int64_t known, again;
    const char *categorie = row_text(in, "categorie");
    if (db_int(d->db, p, SQL_CATEGORIE, BINDS(B_TEXT(":code", categorie)), 0, &known) != DONE ||
        db_int(d->db, p, SQL_AGAIN,
               BINDS(B_INT(":persoon", row_int(in, "persoon")), B_TEXT(":categorie", categorie),
                     B_TEXT(":van", van)),
               0, &again) != DONE)
        return FAILED;
    if (!known)
        return probleem_veld(p, "categorie", "onbekende-keuze", "Kies een onderwerp uit de lijst.");
    return again ? probleem_veld(p, "categorie", "dubbel",
                                 "Dit ligt al vast voor dit onderwerp. Wijzig dat.")
                 : DONE;
}

static const char SQL_ADD_WILS[] =
    "INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, tot, bron, vastgelegd_door,"
    " vastgelegd_op) VALUES (:id, :persoon, :categorie, :van, :tot, :bron, :door, :nu)";

enum result wilsonbekwaam_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                              struct probleem *p)
{
    int64_t persoon = row_int(in, "persoon"), id = verzoek_id(d->v);
    const char *van = text_or(in, "van", d->v->vandaag);
    if (mag(d, p, "vertegenwoordiging.toevoegen") != DONE ||
        person_check(d, persoon, 12, "Jonger dan 12: dan beslist wie het gezag heeft.", p) !=
            DONE ||
        period_check(van, row_text(in, "tot"), p) != DONE || subject_check(d, in, van, p) != DONE ||
        gevers_hold(d->db, d->v->vandaag, persoon, p) != DONE ||
        db_exec(d->db, p, SQL_ADD_WILS,
                BINDS(B_INT(":id", id), B_INT(":persoon", persoon),
                      B_TEXT(":categorie", row_text(in, "categorie")), B_TEXT(":van", van),
                      B_TEXT(":tot", row_text(in, "tot")), B_TEXT(":bron", row_text(in, "bron")),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "wilsonbekwaamheid", id);
    *ret_id = id;
    return gevers_hold(d->db, d->v->vandaag, persoon, p);
}

static const char SQL_ONE_WILS[] =
    "SELECT persoon_id AS persoon, van, tot, bron, versie, personen AS \"personen!\","
    " grond AS \"grond!\" FROM zicht_wilsonbekwaam WHERE id = :id";
static const char SQL_CHANGE_WILS[] =
    "UPDATE wilsonbekwaam SET tot = :tot, bron = :bron, versie = versie + 1 WHERE id = :id";

enum result wilsonbekwaam_change(struct dossier *d, int64_t id, const json_t *in,
                                 int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (change_begin(d, SQL_ONE_WILS, id, in, &now, p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE_WILS,
                BINDS(B_INT(":id", id), B_TEXT(":tot", row_text(now, "tot")),
                      B_TEXT(":bron", row_text(now, "bron"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "wilsonbekwaamheid", id);
    *ret_versie = row_int(now, "versie") + 1;
    return gevers_hold(d->db, d->v->vandaag, row_int(now, "persoon"), p);
}
