/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gemeente.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "base/sleutels.h"
#include "domein/bevoegdheid.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* ---- recording keys ---- */

static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id WHERE o.id = :id"
    " AND z.soort = 'gemeente' AND (o.tot IS NULL OR o.tot >= vandaag())"
    " AND (z.tot IS NULL OR z.tot >= vandaag()) AND z.id <> (SELECT e.organisatie_id FROM"
    " onderdeel e WHERE e.id = :eigen)";
static const char SQL_ANDER[] = "SELECT 1 FROM gemeente_sleutel WHERE teken = :teken"
                                " AND einde_op IS NULL AND onderdeel_id <> :onderdeel";
static const char SQL_EINDE[] =
    "UPDATE gemeente_sleutel SET einde_op = nu(), versie = versie + 1 WHERE onderdeel_id ="
    " :onderdeel AND einde_op IS NULL";
static const char SQL_ADD[] =
    "INSERT INTO gemeente_sleutel (id, onderdeel_id, teken, zegel, gehoord_van, door, op)"
    " VALUES (:id, :onderdeel, :teken, :zegel, :gehoord, :door, nu())";

static enum result keys_check(struct verzoek *v, const json_t *in, struct bundel_openbaar *ret,
                              struct probleem *p)
{
    struct bundel_paar own;
    if (!bundel_openbaar_parse(row_text(in, "sleutel"), ret))
        return probleem_veld(p, "sleutel", "onbekende-keuze",
                             "Dit is geen sleutel van een andere gemeente. Neem alle 128 tekens "
                             "over.");
    gemeente_paar(v, &own);
    bool ours = memcmp(own.openbaar.teken, ret->teken, BUNDEL_SLEUTEL) == 0;
    bundel_paar_clear(&own);
    if (ours)
        return probleem_veld(p, "sleutel", "onbekende-keuze",
                             "Dit is uw eigen sleutel. Vraag die van de andere gemeente.");
    if (!bundel_afdruk_is(ret, row_text(in, "vingerafdruk")))
        return probleem_veld(p, "vingerafdruk", "klopt-niet",
                             "Deze vingerafdruk hoort niet bij deze sleutel. Bel de beheerder van "
                             "de andere gemeente, en vraag om beide opnieuw.");
    return DONE;
}

static enum result place_check(struct verzoek *v, int64_t onderdeel,
                               const struct bundel_openbaar *o, struct probleem *p)
{
    int64_t there, other;
    if (db_int(v->db, p, SQL_ONDERDEEL,
               BINDS(B_INT(":id", onderdeel), B_INT(":eigen", v->kijker->onderdeel)), 0,
               &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_veld(p, "onderdeel", "onbekende-keuze",
                             "Kies een onderdeel van een andere gemeente.");
    if (db_int(v->db, p, SQL_ANDER,
               BINDS(B_BLOB(":teken", o->teken, BUNDEL_SLEUTEL), B_INT(":onderdeel", onderdeel)), 0,
               &other) != DONE)
        return FAILED;
    return other ? probleem_veld(p, "sleutel", "dubbel",
                                 "Deze sleutel is al van een ander onderdeel. Beëindig die eerst.")
                 : DONE;
}

enum result gemeente_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    struct bundel_openbaar o;
    int64_t onderdeel = row_int(in, "onderdeel");
    if (mag_kijker(v, p, "gemeente.wijzigen") != DONE || keys_check(v, in, &o, p) != DONE ||
        place_check(v, onderdeel, &o, p) != DONE ||
        db_exec(v->db, p, SQL_EINDE, BINDS(B_INT(":onderdeel", onderdeel)), NULL) != DONE)
        return FAILED;
    *ret_id = verzoek_id(v);
    return db_exec(
        v->db, p, SQL_ADD,
        BINDS(B_INT(":id", *ret_id), B_INT(":onderdeel", onderdeel),
              B_BLOB(":teken", o.teken, BUNDEL_SLEUTEL), B_BLOB(":zegel", o.zegel, BUNDEL_SLEUTEL),
              B_TEXT(":gehoord", row_text(in, "gehoordVan")), B_INT(":door", v->kijker->gebruiker)),
        NULL);
}

static const char SQL_ONE[] = "SELECT versie, einde_op FROM gemeente_sleutel WHERE id = :id";
static const char SQL_END[] =
    "UPDATE gemeente_sleutel SET einde_op = nu(), versie = versie + 1 WHERE id = :id";

enum result gemeente_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, "gemeente.wijzigen") != DONE ||
        db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (versie_check(v, row_int(row, "versie"), p) != DONE)
        return FAILED;
    if (!json_is_null(json_object_get(row, "einde_op")))
        return probleem_set(p, PROBLEEM_CONFLICT, "Deze sleutel geldt al niet meer.");
    return db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id)), NULL);
}

/* ---- ours and theirs ---- */

void gemeente_paar(const struct verzoek *v, struct bundel_paar *ret)
{
    bundel_paar_make(v->app->sleutels->bundel, ret);
}

static const char SQL_SLEUTEL[] =
    "SELECT teken, zegel FROM gemeente_sleutel WHERE onderdeel_id = :onderdeel"
    " AND einde_op IS NULL";

static bool key_get(struct db_stmt *s, int column, uint8_t ret[BUNDEL_SLEUTEL])
{
    size_t n;
    const void *bytes = db_column_blob(s, column, &n);
    if (!bytes || n != BUNDEL_SLEUTEL)
        return false;
    memcpy(ret, bytes, n);
    return true;
}

enum result gemeente_openbaar(struct verzoek *v, int64_t onderdeel, struct bundel_openbaar *ret,
                              struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool there;
    if (db_query(v->db, p, SQL_SLEUTEL, BINDS(B_INT(":onderdeel", onderdeel)), &s) != DONE ||
        db_step(s, p, &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "De sleutel van de andere gemeente is hier niet (meer) bekend. Vraag "
                            "het de beheerder. Er is niets veranderd.");
    return key_get(s, 0, ret->teken) && key_get(s, 1, ret->zegel)
               ? DONE
               : probleem_intern(p, "a key of another municipality is no key");
}

enum result gemeente_make(struct verzoek *v, int64_t onderdeel, enum bundel_soort soort,
                          json_t *inhoud, const struct buf *bijlagen, struct buf *ret,
                          struct probleem *p)
{
    struct bundel_openbaar aan;
    struct bundel_paar own;
    if (gemeente_openbaar(v, onderdeel, &aan, p) != DONE)
        return FAILED;
    gemeente_paar(v, &own);
    enum result r = bundel_make(&own, &aan, soort, inhoud, bijlagen, ret);
    bundel_paar_clear(&own);
    return r == DONE ? DONE
                     : probleem_set(p, PROBLEEM_CONFLICT,
                                    "Wat u koos, is samen te veel voor één bestand. Kies minder. "
                                    "Er is niets verstuurd.");
}

/* ---- what comes in ---- */

static enum result refuse(enum bundel_fout fout, struct probleem *p)
{
    static const struct {
        const char *code, *reden;
    } words[] = {
        [BUNDEL_GEEN] = {"geen-bundel", "Dit is geen bestand van een andere gemeente."},
        [BUNDEL_NIEUWER] = {"nieuwere-versie",
                            "Dit bestand komt van een nieuwere versie van Gezinsplan. Vraag uw "
                            "beheerder om bij te werken."},
        [BUNDEL_AFGEBROKEN] = {"afgebroken",
                               "Dit bestand is niet compleet. Vraag om het opnieuw te sturen."},
        [BUNDEL_ANDERE_SOORT] = {"andere-soort", "Dit is een ander bestand dan hier hoort."},
        [BUNDEL_NIET_VOOR_ONS] = {"niet-voor-ons",
                                  "Dit bestand is voor een andere gemeente gemaakt."},
        [BUNDEL_ONBEKEND] = {"onbekende-afzender",
                             "Wij kennen de sleutel van de afzender niet. Vraag uw beheerder om "
                             "die eerst vast te leggen."},
        [BUNDEL_GESCHONDEN] = {"geschonden",
                               "Dit bestand is onderweg veranderd, of het is niet van wie het "
                               "zegt. Vraag om het opnieuw te sturen."},
        [BUNDEL_ONLEESBAAR] = {"onleesbaar",
                               "In dit bestand staat iets wat wij niet kunnen lezen. Bel de "
                               "afzender."},
    };
    return probleem_veld(p, "bestand", words[fout].code, "%s Er is niets ingelezen.",
                         words[fout].reden);
}

static const char SQL_VAN[] = "SELECT k.onderdeel_id FROM gemeente_sleutel k WHERE k.teken = :teken"
                              " AND k.einde_op IS NULL";

enum result gemeente_open(struct verzoek *v, enum bundel_soort soort, const char *bytes, size_t n,
                          int64_t van, int64_t *ret_onderdeel, json_t **ret, struct buf *bijlagen,
                          struct probleem *p)
{
    uint8_t teken[BUNDEL_SLEUTEL];
    struct bundel_paar own;
    const uint8_t *file = (const uint8_t *)bytes;
    if (!bytes)
        return probleem_veld(p, "bestand", "geen-bestand", "Kies een bestand.");
    gemeente_paar(v, &own);
    enum bundel_fout fout = bundel_look(&own, soort, file, n, teken);
    *ret_onderdeel = 0;
    enum result r = DONE;
    if (fout == BUNDEL_GOED)
        r = db_int(v->db, p, SQL_VAN, BINDS(B_BLOB(":teken", teken, sizeof teken)), 0,
                   ret_onderdeel);
    if (r == DONE && fout == BUNDEL_GOED)
        fout = !*ret_onderdeel || (van && *ret_onderdeel != van)
                   ? BUNDEL_ONBEKEND
                   : bundel_open(&own, teken, soort, file, n, ret, bijlagen);
    bundel_paar_clear(&own);
    return r != DONE || fout == BUNDEL_GOED ? r : refuse(fout, p);
}

static enum result blob_get(struct verzoek *v, const char *sql, int64_t id, char **ret,
                            size_t *ret_n, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool there;
    if (db_query(v->db, p, sql, BINDS(B_INT(":id", id)), &s) != DONE ||
        db_step(s, p, &there) != DONE)
        return FAILED;
    const void *bytes = there ? db_column_blob(s, 0, ret_n) : NULL;
    if (!bytes)
        return DONE;
    *ret = malloc(*ret_n + 1);
    if (!*ret)
        return probleem_intern(p, "no memory for a bundle");
    memcpy(*ret, bytes, *ret_n);
    (*ret)[*ret_n] = '\0';
    return DONE;
}

enum result gemeente_blob(struct verzoek *v, struct noot *noot, const char *sql, int64_t id,
                          char **ret, size_t *ret_n, struct probleem *p)
{
    *ret = NULL;
    *ret_n = 0;
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, noot});
    enum result r = blob_get(v, sql, id, ret, ret_n, p);
    (void)db_note_set(v->db, before);
    return r;
}

void gemeente_hash(const char *bytes, size_t n, char ret[2 * BUNDEL_HASH + 1])
{
    uint8_t hash[BUNDEL_HASH];
    bundel_hash((const uint8_t *)bytes, n, hash);
    (void)sodium_bin2hex(ret, 2 * BUNDEL_HASH + 1, hash, sizeof hash);
}
