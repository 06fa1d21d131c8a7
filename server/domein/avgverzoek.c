/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/avgverzoek.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- who asks ---- */

static const char SQL_PERSOON[] = "SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon";
/* Gezag before representation; `jong`: may be under 12, `oud`: may be 16 or older. */
static const char SQL_AANVRAGER[] =
    "SELECT a.hoedanigheid,"
    " coalesce((SELECT leeftijd_hoog(c.geboortedatum, vandaag()) < 12 FROM zicht_contact c"
    "  WHERE c.persoon_id = a.persoon_id AND c.ongeboren = 0 LIMIT 1), 0) AS \"jong?\","
    " coalesce((SELECT c.ongeboren = 0 AND coalesce(leeftijd_hoog(c.geboortedatum, vandaag()) >= "
    "16, 1) FROM zicht_contact c WHERE c.persoon_id = a.persoon_id LIMIT 1), 1) AS \"oud?\""
    " FROM zicht_aanvrager a WHERE a.persoon_id = :persoon AND a.aanvrager_id = :aanvrager"
    " ORDER BY a.hoedanigheid";

static enum result refuse_who(struct probleem *p, const char *code, const char *text)
{
    return probleem_veld(p, "aanvrager", code, "%s", text);
}

/* ret: "zelf", "gezag" or "vertegenwoordiger", static. */
static enum result who_asks(struct dossier *d, int64_t persoon, int64_t aanvrager, const char **ret,
                            struct probleem *p)
{
    static const char *const CODES[] = {"zelf", "gezag", "vertegenwoordiger"};
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    *ret = NULL;
    if (db_rows(d->db, p, SQL_AANVRAGER,
                BINDS(B_INT(":persoon", persoon), B_INT(":aanvrager", aanvrager)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        const char *code = row_text(row, "hoedanigheid");
        if (strcmp(code, "zelf") == 0 && row_true(row, "jong"))
            return refuse_who(p, "te-jong", "Onder de 12 jaar vraagt wie het gezag heeft.");
        if (strcmp(code, "gezag") == 0 && row_true(row, "oud"))
            continue;
        for (size_t k = 0; k < COUNT_OF(CODES) && !*ret; k++)
            if (strcmp(code, CODES[k]) == 0)
                *ret = CODES[k];
    }
    if (*ret)
        return DONE;
    return json_array_size(rows)
               ? refuse_who(p, "te-oud", "Vanaf 16 jaar vraagt de jongere het zelf.")
               : refuse_who(p, "onbekende-keuze",
                            "Kies de persoon zelf, of wie het gezag heeft of de persoon "
                            "vertegenwoordigt.");
}

/* ---- adding ---- */

static const char SQL_ADD[] =
    "INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id, hoedanigheid,"
    " ontvangen, vraag, identiteit, uiterlijk, eigenaar_id, status, door_id, op)"
    " VALUES (:h, :id, :soort, :persoon, :aanvrager, :hoedanigheid, :ontvangen, :vraag,"
    " :identiteit, :uiterlijk, :eigenaar, 'open', :door, :nu)";
static const char SQL_REGIE[] = "SELECT gebruiker_id FROM regel_regie WHERE van <= vandaag()"
                                " ORDER BY tot IS NOT NULL, id LIMIT 1";
static const char SQL_PRIVACY[] =
    "SELECT a.id FROM regel_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id"
    " AND r.rol = 'privacy' ORDER BY a.id";

static enum result tell(struct dossier *d, int64_t id, const char *soort, int64_t eigenaar,
                        struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct attendering a = {soort, d->huishouden, "avgverzoek", id};
    if (attendering_send(d->v, eigenaar, &a, p) != DONE ||
        db_rows(d->db, p, SQL_PRIVACY, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (row_int(row, "id") != eigenaar &&
            attendering_send(d->v, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result day_check(const struct dossier *d, const char *ontvangen, struct probleem *p)
{
    char first[DATUM_SIZE];
    datum_add_months(d->v->vandaag, -12, first);
    if (strcmp(ontvangen, first) < 0)
        return probleem_veld(p, "ontvangen", "te-vroeg",
                             "Dat is langer dan een jaar geleden. Klopt de dag?");
    if (strcmp(ontvangen, d->v->vandaag) > 0)
        return probleem_veld(p, "ontvangen", "te-laat",
                             "Kies de dag waarop het gezin dit vroeg: vandaag of eerder.");
    return DONE;
}

enum result avgverzoek_insert(struct dossier *d, const json_t *in, const struct avgverzoek_wie *wie,
                              int64_t *ret_id, struct probleem *p)
{
    int64_t maanden, eigenaar;
    const char *ontvangen = row_text(in, "ontvangen");
    char uiterlijk[DATUM_SIZE];
    if (day_check(d, ontvangen, p) != DONE ||
        instelling_int(d->db, "verzoek_maanden", &maanden, p) != DONE ||
        db_int(d->db, p, SQL_REGIE, NO_BINDS, d->v->kijker->gebruiker, &eigenaar) != DONE)
        return FAILED;
    datum_add_months(ontvangen, (int)maanden, uiterlijk);
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "verzoek", *ret_id);
    if (db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":soort", row_text(in, "soort")), B_INT(":persoon", wie->persoon),
                      B_INT(":aanvrager", wie->aanvrager),
                      B_TEXT(":hoedanigheid", wie->hoedanigheid), B_TEXT(":ontvangen", ontvangen),
                      B_TEXT(":vraag", row_text(in, "vraag")),
                      B_TEXT(":identiteit", row_text(in, "identiteit")),
                      B_TEXT(":uiterlijk", uiterlijk), B_INT(":eigenaar", eigenaar),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return tell(d, *ret_id, "verzoek-nieuw", eigenaar, p);
}

enum result avgverzoek_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    struct avgverzoek_wie wie = {.persoon = row_int(in, "persoon"),
                                 .aanvrager = row_int(in, "aanvrager")};
    int64_t there;
    if (mag(d, p, "verzoek.toevoegen") != DONE ||
        db_int(d->db, p, SQL_PERSOON, BINDS(B_INT(":persoon", wie.persoon)), 0, &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_veld(p, "persoon", "onbekende-keuze", "Kies om wie het gaat.");
    if (!wie.aanvrager)
        wie.aanvrager = wie.persoon;
    if (who_asks(d, wie.persoon, wie.aanvrager, &wie.hoedanigheid, p) != DONE)
        return FAILED;
    return avgverzoek_insert(d, in, &wie, ret_id, p);
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT id, soort, persoon_id, aanvrager_id, hoedanigheid, ontvangen, uiterlijk, identiteit,"
    " eigenaar_id, status, verleng_reden, versie FROM zicht_avgverzoek WHERE id = :id";

enum result avgverzoek_open(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    if (strcmp(row_text(*ret, "status"), "open") == 0)
        return DONE;
    json_decref(*ret);
    *ret = NULL;
    return probleem_set(p, PROBLEEM_CONFLICT,
                        "Dit verzoek is al afgehandeld. Er is niets veranderd.");
}

static enum result changing(struct dossier *d, int64_t id, const char *handeling, json_t **ret,
                            struct probleem *p)
{
    if (mag(d, p, handeling) != DONE || avgverzoek_open(d, id, ret, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "verzoek", id);
    return versie_check(d->v, row_int(*ret, "versie"), p);
}

static const char SQL_CHANGE[] =
    "UPDATE avgverzoek SET eigenaar_id = :eigenaar, identiteit = :identiteit, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";
static const char SQL_EIGENAAR[] = "SELECT 1 FROM zicht_avgverzoek_eigenaar WHERE id = :id";

enum result avgverzoek_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    int64_t known;
    if (changing(d, id, "verzoek.wijzigen", &was, p) != DONE)
        return FAILED;
    int64_t now = row_int(was, "eigenaar_id"),
            eigenaar = row_int(in, "eigenaar") ? row_int(in, "eigenaar") : now;
    const char *identiteit =
        row_text(in, "identiteit") ? row_text(in, "identiteit") : row_text(was, "identiteit");
    if (db_int(d->db, p, SQL_EIGENAAR, BINDS(B_INT(":id", eigenaar)), 0, &known) != DONE)
        return FAILED;
    if (!known && eigenaar != now)
        return probleem_veld(p, "eigenaar", "onbekende-keuze",
                             "Kies de regisseur of een privacy-officer.");
    *ret_versie = row_int(was, "versie") + 1;
    if (db_exec(d->db, p, SQL_CHANGE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":eigenaar", eigenaar),
                      B_TEXT(":identiteit", identiteit)),
                NULL) != DONE)
        return FAILED;
    const struct attendering a = {"verzoek-voor-u", d->huishouden, "avgverzoek", id};
    return eigenaar != now ? attendering_send(d->v, eigenaar, &a, p) : DONE;
}

static const char SQL_EXTEND[] =
    "UPDATE avgverzoek SET uiterlijk = :uiterlijk, verleng_reden = :reden, verlengd_op = :nu,"
    " versie = versie + 1 WHERE huishouden_id = :h AND id = :id";

enum result avgverzoek_extend(struct dossier *d, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    int64_t maanden, erbij;
    char uiterlijk[DATUM_SIZE];
    if (mag(d, p, "verzoek.wijzigen") != DONE || avgverzoek_open(d, id, &was, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "verzoek", id);
    if (row_text(was, "verleng_reden"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit verzoek is al een keer verlengd. Vaker mag niet.");
    if (strcmp(d->v->vandaag, row_text(was, "uiterlijk")) > 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Verlengen kan alleen binnen de eerste termijn, en die is voorbij. "
                            "Handel het verzoek nu af.");
    if (instelling_int(d->db, "verzoek_maanden", &maanden, p) != DONE ||
        instelling_int(d->db, "verzoek_verlenging_maanden", &erbij, p) != DONE)
        return FAILED;
    datum_add_months(row_text(was, "ontvangen"), (int)(maanden + erbij), uiterlijk);
    return db_exec(d->db, p, SQL_EXTEND,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_TEXT(":uiterlijk", uiterlijk), B_TEXT(":reden", reden),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- deciding ---- */

static const char SQL_GEGEVEN[] =
    "SELECT 1 FROM uittreksel WHERE huishouden_id = :h AND verzoek_id = :id AND status = 'gegeven'";
static const char SQL_DECIDE[] =
    "UPDATE avgverzoek SET status = 'afgehandeld', besluit = :besluit, besluit_reden = :reden,"
    " besluit_door = :door, besluit_op = :nu, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";
/* A concept ends with its request: nobody looks with the family's eyes after it. */
static const char SQL_STUKKEN[] =
    "DELETE FROM uittreksel_stuk WHERE huishouden_id = :h AND uittreksel_id IN"
    " (SELECT id FROM uittreksel WHERE huishouden_id = :h AND verzoek_id = :id)";
static const char SQL_CONCEPTS[] =
    "UPDATE uittreksel SET status = 'vervallen', versie = versie + 1"
    " WHERE huishouden_id = :h AND verzoek_id = :id AND status = 'concept'";

static enum result granted_check(struct dossier *d, const json_t *was, const char *besluit,
                                 struct probleem *p)
{
    int64_t given;
    bool yes = strcmp(besluit, "toegewezen") == 0 || strcmp(besluit, "deels") == 0;
    if (!yes || strcmp(row_text(was, "soort"), "inzage") != 0)
        return DONE;
    if (db_int(d->db, p, SQL_GEGEVEN,
               BINDS(B_INT(":h", d->huishouden), B_INT(":id", row_int(was, "id"))), 0,
               &given) != DONE)
        return FAILED;
    return given ? DONE
                 : probleem_veld(p, "besluit", "geen-uittreksel",
                                 "Geef eerst het uittreksel. Daarna kunt u het verzoek "
                                 "afhandelen.");
}

enum result avgverzoek_decide(struct dossier *d, int64_t id, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    const char *besluit = row_text(in, "besluit");
    if (mag(d, p, "verzoek.beslissen") != DONE || avgverzoek_open(d, id, &was, p) != DONE ||
        granted_check(d, was, besluit, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "verzoek", id);
    if (db_exec(d->db, p, SQL_CONCEPTS, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_STUKKEN, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)), NULL) !=
            DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_DECIDE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":besluit", besluit),
                         B_TEXT(":reden", row_text(in, "reden")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}
