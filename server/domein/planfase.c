/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/planfase.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_NU[] =
    "SELECT p.id AS plan, p.variant, f.fase AS code, f.naam, f.volgorde, f.op AS \"op@\","
    " p.personen AS \"personen!\", p.grond AS \"grond!\" FROM zicht_gezinsplan p"
    " JOIN zicht_planfase f ON f.plan_id = p.id WHERE p.status = 'open'"
    " ORDER BY f.op DESC, f.id DESC LIMIT 1";
static const char SQL_SOORTEN[] =
    "SELECT code, naam, uitleg, volgorde FROM planfase_soort WHERE van <= vandaag()"
    " AND (tot IS NULL OR tot >= vandaag()) ORDER BY volgorde";
static const char SQL_VRAGEN[] =
    "SELECT v.code, s.naam AS fase, v.fase_volgorde AS volgorde, v.vraag, v.uitleg,"
    " v.moet AS \"moet?\", v.klaar AS \"klaar?\", v.personen AS \"personen!\","
    " v.grond AS \"grond!\" FROM zicht_planfase_vraag v JOIN planfase_soort s ON s.code = v.fase"
    " WHERE v.fase_volgorde > :van AND v.fase_volgorde <= :tot"
    " ORDER BY v.fase_volgorde, v.volgorde";

static enum result questions(struct dossier *d, int64_t van, int64_t tot, json_t **ret,
                             struct probleem *p)
{
    return dossier_rows(d, p, SQL_VRAGEN, BINDS(B_INT(":van", van), B_INT(":tot", tot)), ret);
}

/* ---- going on ---- */

static const char SQL_SOORT[] =
    "SELECT code, naam, volgorde FROM planfase_soort WHERE code = :code AND van <= vandaag()"
    " AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ADD[] =
    "INSERT INTO planfase (huishouden_id, id, plan_id, fase, reden, door, op)"
    " VALUES (:h, :id, :plan, :fase, :reden, :door, :nu)";
static const char SQL_VARIANT[] = "UPDATE gezinsplan SET variant = :variant, versie = versie + 1"
                                  " WHERE huishouden_id = :h AND id = :plan";
static const char SQL_ONVEILIG[] = "SELECT count(*) FROM zicht_planfase_onveilig";

/* Going back is no step to guard, and is explained. */
static enum result guards(struct dossier *d, const json_t *now, const json_t *to, const char *reden,
                          struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row, *asks = NULL;
    size_t i;
    int64_t from = row_int(now, "volgorde"), until = row_int(to, "volgorde");
    if (until < from)
        return reden ? DONE
                     : probleem_veld(p, "reden", "verplicht",
                                     "Schrijf waarom het plan terug gaat naar een eerdere fase.");
    if (questions(d, from, until, &rows, p) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (row_true(row, "klaar"))
            continue;
        if (row_true(row, "moet"))
            return probleem_veld(p, "fase", "eerst-dit", "%s %s", row_text(row, "vraag"),
                                 row_text(row, "uitleg"));
        asks = asks ? asks : row;
    }
    return !asks || reden ? DONE
                          : probleem_veld(p, "reden", "verplicht",
                                          "%s %s Of schrijf waarom het plan toch verder gaat.",
                                          row_text(asks, "vraag"), row_text(asks, "uitleg"));
}

static enum result variant_set(struct dossier *d, const json_t *now, const char *variant,
                               struct probleem *p)
{
    int64_t unsafe;
    if (!variant || strcmp(variant, row_text(now, "variant")) == 0)
        return DONE;
    if (dossier_int(d, p, SQL_ONVEILIG, NO_BINDS, 0, &unsafe) != DONE)
        return FAILED;
    if (unsafe && strcmp(variant, "licht") == 0)
        return probleem_veld(p, "variant", "niet-veilig",
                             "Het is niet veilig. Dan is het altijd een volledig plan.");
    return db_exec(d->db, p, SQL_VARIANT,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":plan", row_int(now, "plan")),
                         B_TEXT(":variant", variant)),
                   NULL);
}

static enum result step(struct dossier *d, const json_t *now, const json_t *in, const char *fase,
                        int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *to = NULL;
    const char *reden = row_text(in, "reden");
    if (db_row(d->db, p, SQL_SOORT, BINDS(B_TEXT(":code", fase)), &to) != DONE)
        return FAILED;
    if (!to)
        return probleem_veld(p, "fase", "onbekende-keuze", "Kies een fase uit de lijst.");
    if (guards(d, now, to, reden, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(d->v);
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_INT(":plan", row_int(now, "plan")), B_TEXT(":fase", fase),
                         B_TEXT(":reden", reden), B_INT(":door", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result planfase_change(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    const char *fase = row_text(in, "fase");
    if (mag(d, p, "planfase.wijzigen") != DONE || dossier_row(d, p, SQL_NU, NO_BINDS, &now) != DONE)
        return FAILED;
    if (!now)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is geen open gezinsplan. Er is niets opgeslagen.");
    verzoek_object(d->v, "gezinsplan", row_int(now, "plan"));
    *ret_id = row_int(now, "plan");
    if (variant_set(d, now, row_text(in, "variant"), p) != DONE)
        return FAILED;
    return strcmp(fase, row_text(now, "code")) == 0 ? DONE : step(d, now, in, fase, ret_id, p);
}

/* ---- showing ---- */

static const char SQL_GESCHIEDENIS[] =
    "SELECT f.naam, f.reden, f.op AS \"op@\", f.door, f.personen AS \"personen!\","
    " f.grond AS \"grond!\" FROM zicht_planfase f WHERE f.plan_id = :plan"
    " ORDER BY f.op DESC, f.id DESC";

static enum result phases_put(struct dossier *d, json_t *model, int64_t at, struct probleem *p)
{
    json_t *row;
    size_t i;
    if (dossier_put_rows(d, p, model, "fasen", SQL_SOORTEN, NO_BINDS) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(model, "fasen"), i, row)
    {
        int64_t n = row_int(row, "volgorde");
        json_object_set_new(row, "stand",
                            json_string(n < at    ? "geweest"
                                        : n == at ? "nu"
                                                  : "straks"));
    }
    return DONE;
}

enum result planfase_put(struct dossier *d, json_t *model, struct probleem *p)
{
    json_t *now, *vragen;
    if (dossier_row(d, p, SQL_NU, NO_BINDS, &now) != DONE)
        return FAILED;
    json_object_set_new(model, "fase", now ? now : json_null());
    int64_t at = now ? row_int(now, "volgorde") : 0, plan = now ? row_int(now, "plan") : 0;
    if (now)
        json_object_del(now, "plan");
    if (phases_put(d, model, at, p) != DONE || questions(d, at, 1000, &vragen, p) != DONE)
        return FAILED;
    json_object_set_new(model, "vragen", vragen);
    return dossier_put_rows(d, p, model, "geschiedenis", SQL_GESCHIEDENIS,
                            BINDS(B_INT(":plan", plan)));
}
