/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gezag.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/gevers.h"
#include "domein/lid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what is asked ---- */

/* How many holders a kind of gezag has. */
static const struct soort {
    const char *code;
    size_t least, most;
    bool gi; /* an organisation may hold it (R11) */
    const char *reason;
} SOORTEN[] = {
    {"tweehoofdig_ouderlijk", 2, 2, false, "Kies de twee ouders die samen het gezag hebben."},
    {"eenhoofdig_ouderlijk", 1, 1, false, "Kies de ene ouder die het gezag heeft."},
    {"gezamenlijk", 2, 2, false, "Kies de ouder en de ander die samen het gezag hebben."},
    {"voogdij", 1, 2, true, "Kies de voogd: een of twee personen, of een organisatie."},
    {"tijdelijk_geen", 0, 0, false, "Bij ‘tijdelijk geen gezag’ kiest u niemand."},
    {"niet_te_bepalen", 0, 0, false, "Bij ‘gezag is niet bekend’ kiest u niemand."},
};

static const struct soort *soort_find(const char *code)
{
    size_t i = 0;
    while (i + 1 < COUNT_OF(SOORTEN) && strcmp(SOORTEN[i].code, code) != 0)
        i++;
    return &SOORTEN[i];
}

static const char SQL_KIND[] =
    "SELECT c.ongeboren AS \"ongeboren?\", leeftijd_laag(c.geboortedatum, vandaag()) >= 18 AS"
    " \"volwassen?\", c.personen AS \"personen!\", c.grond AS \"grond!\""
    " FROM zicht_contact c WHERE c.persoon_id = :kind LIMIT 1";

static enum result child_check(struct dossier *d, int64_t kind, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_KIND, BINDS(B_INT(":kind", kind)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "kind", "onbekende-keuze", "Kies een kind uit dit huishouden.");
    if (row_true(row, "ongeboren"))
        return probleem_veld(p, "kind", "mag-niet",
                             "Over een ongeboren kind heeft nog niemand gezag. De moeder beslist.");
    if (row_true(row, "volwassen"))
        return probleem_veld(p, "kind", "mag-niet",
                             "Deze persoon is 18 of ouder. Dan is er geen gezag meer.");
    return DONE;
}

static const char SQL_GI[] =
    "SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'gi'"
    " WHERE o.id = :id AND (o.tot IS NULL OR o.tot >= vandaag())"
    " AND (z.tot IS NULL OR z.tot >= vandaag())";

static enum result onderdeel_check(struct dossier *d, int64_t onderdeel, struct probleem *p)
{
    int64_t gi;
    if (!onderdeel)
        return DONE;
    if (db_int(d->db, p, SQL_GI, BINDS(B_INT(":id", onderdeel)), 0, &gi) != DONE)
        return FAILED;
    return gi ? DONE
              : probleem_veld(p, "onderdeel", "onbekende-keuze",
                              "Kies een organisatie voor jeugdbescherming uit de lijst.");
}

enum { YOUNGEST = 16 }; /* BW 1:246, 1:253ha: from then on a judge can give a mother the gezag */

/* A holder now, also when no member: the parent who lives elsewhere. */
static const char SQL_HOLDER[] =
    "SELECT 1 FROM zicht_gezag WHERE kind_id = :kind AND houder_id = :persoon";

static enum result holders_check(struct dossier *d, const json_t *in, struct probleem *p)
{
    const json_t *houders = json_object_get(in, "houders"), *houder;
    const struct soort *soort = soort_find(row_text(in, "soort"));
    size_t i, persons = json_array_size(houders);
    bool organisation = row_int(in, "onderdeel") != 0;
    bool fits = organisation ? soort->gi && persons == 0
                             : persons >= soort->least && persons <= soort->most;
    if (!fits)
        return probleem_veld(p, "houders", "aantal", "%s", soort->reason);
    json_array_foreach(houders, i, houder)
    {
        int64_t persoon = json_integer_value(houder), known;
        bool here, young;
        if (lid_known(d, persoon, &here, p) != DONE ||
            dossier_int(d, p, SQL_HOLDER,
                        BINDS(B_INT(":kind", row_int(in, "kind")), B_INT(":persoon", persoon)), 0,
                        &known) != DONE)
            return FAILED;
        if ((!here && !known) || persoon == row_int(in, "kind"))
            return probleem_veld(
                p, "houders", "onbekende-keuze",
                "Kies wie het gezag heeft uit de lijst. Staat diegene er niet bij? "
                "Voeg die persoon eerst toe aan het huishouden.");
        if (lid_too_young(d, persoon, YOUNGEST, &young, p) != DONE)
            return FAILED;
        if (young)
            return probleem_veld(p, "houders", "te-jong",
                                 "Iemand jonger dan 16 jaar heeft geen gezag. Kies een ander.");
    }
    return onderdeel_check(d, row_int(in, "onderdeel"), p);
}

/* ---- taking the place of what is recorded now ---- */

static const char SQL_COUNTED[] =
    "SELECT 1 FROM gezag WHERE kind_id = :kind AND (tot IS NULL OR tot >= :van)"
    " AND van >= :van AND van < vandaag()";
static const char SQL_TAKE_BACK[] =
    "DELETE FROM gezag WHERE kind_id = :kind AND van >= :van AND van >= vandaag()";
static const char SQL_END[] = "UPDATE gezag SET tot = dag_plus(:van, -1), versie = versie + 1"
                              " WHERE kind_id = :kind AND (tot IS NULL OR tot >= :van)";

static enum result old_end(struct dossier *d, int64_t kind, const char *van, struct probleem *p)
{
    int64_t counted;
    const struct db_bind *binds = BINDS(B_INT(":kind", kind), B_TEXT(":van", van));
    if (db_int(d->db, p, SQL_COUNTED, binds, 0, &counted) != DONE)
        return FAILED;
    if (counted)
        return probleem_veld(p, "van", "te-vroeg",
                             "Kies een latere dag. Wat nu vastligt, begon op of na deze dag en "
                             "heeft al gegolden. Dat blijft bewaard.");
    return db_exec(d->db, p, SQL_TAKE_BACK, binds, NULL) == DONE
               ? db_exec(d->db, p, SQL_END, binds, NULL)
               : FAILED;
}

static const char SQL_ADD[] =
    "INSERT INTO gezag (id, kind_id, soort, houder_id, houder_onderdeel_id, van, in_onderzoek,"
    " bron, bron_datum, vastgelegd_door, vastgelegd_op)"
    " VALUES (:id, :kind, :soort, :houder, :onderdeel, :van, :onderzoek, :bron, :bronDatum, :door,"
    " :nu)";

static enum result row_add(struct dossier *d, const json_t *in, const char *van, int64_t houder,
                           int64_t *ret_id, struct probleem *p)
{
    *ret_id = verzoek_id(d->v);
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":id", *ret_id), B_INT(":kind", row_int(in, "kind")),
                         B_TEXT(":soort", row_text(in, "soort")), B_REF(":houder", houder),
                         B_REF(":onderdeel", houder ? 0 : row_int(in, "onderdeel")),
                         B_TEXT(":van", van), B_INT(":onderzoek", row_true(in, "inOnderzoek")),
                         B_TEXT(":bron", row_text(in, "bron")),
                         B_TEXT(":bronDatum", row_text(in, "bronDatum")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

/* One row for each holder; one without where it is an organisation or nobody. */
static enum result rows_add(struct dossier *d, const json_t *in, const char *van, int64_t *ret_id,
                            struct probleem *p)
{
    const json_t *houders = json_object_get(in, "houders"), *houder;
    size_t i;
    int64_t id;
    if (json_array_size(houders) == 0)
        return row_add(d, in, van, 0, ret_id, p);
    json_array_foreach(houders, i, houder)
    {
        if (row_add(d, in, van, json_integer_value(houder), &id, p) != DONE)
            return FAILED;
        if (i == 0)
            *ret_id = id;
    }
    return DONE;
}

enum result gezag_set(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t kind = row_int(in, "kind");
    const char *van = row_text(in, "van");
    if (!van)
        van = d->v->vandaag;
    if (mag(d, p, "gezag.toevoegen") != DONE || child_check(d, kind, p) != DONE ||
        holders_check(d, in, p) != DONE || bron_check(d, in, p) != DONE ||
        gevers_hold(d->db, d->v->vandaag, kind, p) != DONE || old_end(d, kind, van, p) != DONE ||
        rows_add(d, in, van, ret_id, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "gezag", *ret_id);
    return gevers_hold(d->db, d->v->vandaag, kind, p);
}

/* ---- one row ---- */

static const char SQL_ONE[] =
    "SELECT z.kind_id AS kind, z.van, z.tot, z.in_onderzoek AS \"inOnderzoek?\", z.bron,"
    " z.bron_datum AS bronDatum, z.versie, z.personen AS \"personen!\", z.grond AS \"grond!\""
    " FROM zicht_gezag z WHERE z.id = :id";
static const char SQL_CHANGE[] =
    "UPDATE gezag SET in_onderzoek = :onderzoek, tot = :tot, bron = :bron, bron_datum = :bronDatum,"
    " versie = versie + 1 WHERE id = :id";

static enum result change_check(struct dossier *d, const json_t *now, struct probleem *p)
{
    const char *tot = row_text(now, "tot");
    if (tot && strcmp(tot, row_text(now, "van")) < 0)
        (void)probleem_veld(p, "tot", "te-vroeg", "Kies een dag na het begin.");
    if (!row_text(now, "bron"))
        (void)probleem_veld(p, "bron", "verplicht", "Schrijf waar dit staat, of wie het zei.");
    if (!row_text(now, "bronDatum"))
        (void)probleem_veld(p, "bronDatum", "verplicht", "Kies van welke dag dit is.");
    return probleem_is(p) ? FAILED : bron_check(d, now, p);
}

enum result gezag_change(struct dossier *d, int64_t gezag, const json_t *in, int64_t *ret_versie,
                         struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", gezag)), &now) != DONE)
        return FAILED;
    int64_t kind = row_int(now, "kind"), versie = row_int(now, "versie");
    if (mag(d, p, json_object_get(in, "tot") ? "gezag.beeindigen" : "gezag.wijzigen") != DONE ||
        versie_check(d->v, versie, p) != DONE)
        return FAILED;
    row_merge(now, in);
    if (change_check(d, now, p) != DONE || gevers_hold(d->db, d->v->vandaag, kind, p) != DONE ||
        db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", gezag), B_INT(":onderzoek", row_true(now, "inOnderzoek")),
                      B_TEXT(":tot", row_text(now, "tot")), B_TEXT(":bron", row_text(now, "bron")),
                      B_TEXT(":bronDatum", row_text(now, "bronDatum"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "gezag", gezag);
    *ret_versie = versie + 1;
    return gevers_hold(d->db, d->v->vandaag, kind, p);
}
