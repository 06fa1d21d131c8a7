/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/adres.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/lid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- the address itself ---- */

static const char SQL_ONE[] =
    "SELECT a.persoon_id AS persoon, a.telefoon, a.email, a.straat, a.huisnummer, a.postcode,"
    " a.woonplaats, a.bron, a.versie, a.personen AS \"personen!\", a.grond AS \"grond!\""
    " FROM zicht_adres a JOIN zicht_lid l ON l.persoon_id = a.persoon_id WHERE l.id = :lid";
static const char SQL_CHANGE[] =
    "UPDATE persoon SET telefoon = :telefoon, email = :email, straat = :straat,"
    " huisnummer = :huisnummer, postcode = :postcode, woonplaats = :woonplaats,"
    " versie = versie + 1 WHERE id = :id";

static enum result brp_check(const json_t *was, const json_t *in, struct probleem *p)
{
    static const char *const OWN[] = {"straat", "huisnummer", "postcode", "woonplaats"};
    if (strcmp(row_text(was, "bron"), "brp") != 0)
        return DONE;
    for (size_t i = 0; i < COUNT_OF(OWN); i++) {
        const json_t *sent = json_object_get(in, OWN[i]);
        if (sent && !json_equal(sent, json_object_get(was, OWN[i])))
            (void)probleem_veld(p, OWN[i], "mag-niet",
                                "Dit adres komt uit de BRP. Klopt het niet? Dan verandert de "
                                "gemeente het daar, en komt het vanzelf hier.");
    }
    return probleem_is(p) ? FAILED : DONE;
}

enum result adres_change(struct dossier *d, int64_t lid, const json_t *in, int64_t *ret_versie,
                         struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":lid", lid)), &now) != DONE)
        return FAILED;
    int64_t versie = row_int(now, "versie");
    if (mag(d, p, "lid.wijzigen") != DONE || versie_check(d->v, versie, p) != DONE ||
        brp_check(now, in, p) != DONE)
        return FAILED;
    row_merge(now, in);
    if (db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", row_int(now, "persoon")),
                      B_TEXT(":telefoon", row_text(now, "telefoon")),
                      B_TEXT(":email", row_text(now, "email")),
                      B_TEXT(":straat", row_text(now, "straat")),
                      B_TEXT(":huisnummer", row_text(now, "huisnummer")),
                      B_TEXT(":postcode", row_text(now, "postcode")),
                      B_TEXT(":woonplaats", row_text(now, "woonplaats"))),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "persoon", row_int(now, "persoon"));
    *ret_versie = versie + 1;
    return DONE;
}

/* ---- who is named ---- */

static const char SQL_INVOLVED[] =
    "SELECT 1 FROM zicht_ontvanger"
    " WHERE gebruiker_id = :gebruiker OR onderdeel_id = :onderdeel LIMIT 1";
static const char SQL_SEES[] = "SELECT 1 FROM zicht_adres WHERE persoon_id = :persoon LIMIT 1";

struct lezer {
    int64_t persoon, gebruiker, onderdeel; /* of the last two one is 0 */
    const char *field;
};

/* Somebody the viewer sees involved; hidden and made up are the same (R24). */
static enum result reader_check(struct dossier *d, const struct lezer *l, struct probleem *p)
{
    const struct kijker *me = d->v->kijker;
    bool self = l->gebruiker == me->gebruiker || l->onderdeel == me->onderdeel;
    int64_t fits;
    enum result r =
        self ? dossier_int(d, p, SQL_SEES, BINDS(B_INT(":persoon", l->persoon)), 0, &fits)
             : dossier_int(
                   d, p, SQL_INVOLVED,
                   BINDS(B_REF(":gebruiker", l->gebruiker), B_REF(":onderdeel", l->onderdeel)), 0,
                   &fits);
    if (r != DONE)
        return FAILED;
    if (fits)
        return DONE;
    return self ? probleem_veld(p, l->field, "niet-uzelf",
                                "U ziet dit adres nu niet. Dan kan een ander u aanwijzen, niet "
                                "uzelf.")
                : probleem_veld(p, l->field, "onbekende-keuze",
                                "Kies wie bij dit gezin meehelpt, uit de lijst.");
}

static const char SQL_NAME[] =
    "INSERT INTO adres_lezer (id, persoon_id, gebruiker_id, onderdeel_id, van, tot, door)"
    " SELECT :id, :persoon, :gebruiker, :onderdeel, vandaag(), :tot, kijker()"
    " WHERE NOT EXISTS (SELECT 1 FROM adres_lezer WHERE persoon_id = :persoon"
    "  AND gebruiker_id IS :gebruiker AND onderdeel_id IS :onderdeel AND tot IS NULL)";

static enum result reader_insert(struct dossier *d, const struct lezer *l, const char *tot,
                                 struct probleem *p)
{
    return db_exec(d->db, p, SQL_NAME,
                   BINDS(B_INT(":id", verzoek_id(d->v)), B_INT(":persoon", l->persoon),
                         B_REF(":gebruiker", l->gebruiker), B_REF(":onderdeel", l->onderdeel),
                         B_TEXT(":tot", tot)),
                   NULL);
}

/* Everybody that was chosen: all checked before the first is named, for naming changes what is
 * seen. */
static enum result readers_name(struct dossier *d, int64_t persoon, const json_t *in,
                                struct probleem *p)
{
    struct lezer lezers[VELD_LIJST_MAX * 2 + 1];
    size_t n = 0, i;
    const json_t *one;
    if (row_true(in, "mijzelf"))
        lezers[n++] = (struct lezer){persoon, d->v->kijker->gebruiker, 0, "mijzelf"};
    json_array_foreach(json_object_get(in, "gebruikers"), i, one) lezers[n++] =
        (struct lezer){persoon, json_integer_value(one), 0, "gebruikers"};
    json_array_foreach(json_object_get(in, "onderdelen"), i, one) lezers[n++] =
        (struct lezer){persoon, 0, json_integer_value(one), "onderdelen"};
    for (i = 0; i < n; i++)
        if (reader_check(d, &lezers[i], p) != DONE)
            return FAILED;
    for (i = 0; i < n; i++)
        if (reader_insert(d, &lezers[i], row_text(in, "tot"), p) != DONE)
            return FAILED;
    return DONE;
}

/* ---- secret ---- */

static const char SQL_SECRET[] = "SELECT geheim FROM zicht_adresgeheim WHERE lid_id = :lid";

static enum result secret_check(struct dossier *d, int64_t lid, bool wanted, struct probleem *p)
{
    int64_t secret;
    if (dossier_int(d, p, SQL_SECRET, BINDS(B_INT(":lid", lid)), 0, &secret) != DONE)
        return FAILED;
    if ((secret != 0) == wanted)
        return DONE;
    return probleem_set(p, PROBLEEM_CONFLICT,
                        secret ? "Dit adres is al geheim. U kunt wel kiezen wie het mag zien. Er "
                                 "is niets veranderd."
                               : "Dit adres is niet geheim. Er is niets veranderd.");
}

static const char SQL_BESLUIT[] =
    "INSERT INTO adresgeheim_besluit (id, persoon_id, huishouden_id, soort, tekst, door, op)"
    " VALUES (:id, :persoon, :h, :soort, :tekst, :door, :nu)";
static const char SQL_MARK[] =
    "UPDATE persoon SET adres_geheim = :geheim, versie = versie + 1 WHERE id = :id";

static enum result decide(struct dossier *d, int64_t persoon, bool secret, const char *tekst,
                          struct probleem *p)
{
    AUTO_JSON json_t *personen = json_pack("[I]", (json_int_t)persoon);
    int64_t id = verzoek_id(d->v);
    if (db_exec(d->db, p, SQL_BESLUIT,
                BINDS(B_INT(":id", id), B_INT(":persoon", persoon), B_INT(":h", d->huishouden),
                      B_TEXT(":soort", secret ? "gezet" : "beeindigd"), B_TEXT(":tekst", tekst),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_MARK, BINDS(B_INT(":id", persoon), B_INT(":geheim", secret)), NULL) !=
            DONE)
        return FAILED;
    verzoek_object(d->v, "adresgeheim", id);
    return lid_tell(d, secret ? "adres-geheim" : "adres-niet-geheim", personen, false, p);
}

static const char SQL_ALSO[] =
    "SELECT z.geheim, z.personen AS \"personen!\" FROM zicht_adresgeheim z"
    " WHERE z.persoon_id = :persoon LIMIT 1";

static enum result also_set(struct dossier *d, int64_t persoon, const json_t *in,
                            struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_ALSO, BINDS(B_INT(":persoon", persoon)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "ookVoor", "onbekende-keuze", "Kies leden van dit huishouden.");
    if (row_int(row, "geheim"))
        return DONE;
    return readers_name(d, persoon, in, p) == DONE
               ? decide(d, persoon, true, row_text(in, "reden"), p)
               : FAILED;
}

enum result adresgeheim_set(struct dossier *d, int64_t lid, const json_t *in, struct probleem *p)
{
    int64_t persoon;
    const json_t *one;
    size_t i;
    if (lid_persoon(d, lid, &persoon, p) != DONE || mag(d, p, "adres_geheim.wijzigen") != DONE ||
        secret_check(d, lid, false, p) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(in, "ookVoor"), i, one)
    {
        if (also_set(d, json_integer_value(one), in, p) != DONE)
            return FAILED;
    }
    return also_set(d, persoon, in, p);
}

enum result adresgeheim_name(struct dossier *d, int64_t lid, const json_t *in, struct probleem *p)
{
    int64_t persoon;
    const char *tot = row_text(in, "tot");
    if (lid_persoon(d, lid, &persoon, p) != DONE || mag(d, p, "adres_geheim.wijzigen") != DONE ||
        secret_check(d, lid, true, p) != DONE)
        return FAILED;
    if (tot && strcmp(tot, d->v->vandaag) < 0)
        return probleem_veld(p, "tot", "te-vroeg", "Kies vandaag of een dag erna.");
    if (json_array_size(json_object_get(in, "gebruikers")) +
            json_array_size(json_object_get(in, "onderdelen")) ==
        0)
        return probleem_veld(p, "gebruikers", "verplicht", "Kies wie het adres mag zien.");
    verzoek_object(d->v, "lid", lid);
    return readers_name(d, persoon, in, p);
}

static const char SQL_LEZER[] =
    "SELECT z.id, z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_adres_lezer z"
    " WHERE z.id = :id AND z.persoon_id = :persoon AND (z.tot IS NULL OR z.tot >= vandaag())";
static const char SQL_UNNAME[] =
    "UPDATE adres_lezer SET tot = dag_plus(vandaag(), -1) WHERE persoon_id = :persoon"
    " AND (:id = 0 OR id = :id) AND (tot IS NULL OR tot >= vandaag())";

enum result adresgeheim_unname(struct dossier *d, int64_t lid, int64_t lezer, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t persoon;
    if (lid_persoon(d, lid, &persoon, p) != DONE ||
        dossier_row(d, p, SQL_LEZER, BINDS(B_INT(":id", lezer), B_INT(":persoon", persoon)),
                    &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag(d, p, "adres_geheim.wijzigen") != DONE)
        return FAILED;
    verzoek_object(d->v, "adreslezer", lezer);
    return db_exec(d->db, p, SQL_UNNAME, BINDS(B_INT(":id", lezer), B_INT(":persoon", persoon)),
                   NULL);
}

enum result adresgeheim_end(struct dossier *d, int64_t lid, const char *toets, struct probleem *p)
{
    int64_t persoon;
    if (lid_persoon(d, lid, &persoon, p) != DONE || mag(d, p, "adres_geheim.beeindigen") != DONE ||
        secret_check(d, lid, true, p) != DONE ||
        db_exec(d->db, p, SQL_UNNAME, BINDS(B_INT(":id", 0), B_INT(":persoon", persoon)), NULL) !=
            DONE)
        return FAILED;
    return decide(d, persoon, false, toets, p);
}
