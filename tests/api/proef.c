/* SPDX-License-Identifier: EUPL-1.2 */
#include "proef.h"

#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <stdio.h>

void (*proef_during_read)(void);
_Atomic int proef_reads; /* two listener threads count at once */

static const struct veld VELDEN[] = {
    {.naam = "titel", .soort = VELD_REGEL, .verplicht = true, .max = 100, .label = "Doel"},
    {.naam = "resultaat", .soort = VELD_REGEL, .verplicht = true, .max = 100, .label = "Resultaat"},
    {.naam = "personen", .soort = VELD_IDS, .max = 10, .label = "Over wie"},
    {0},
};

static const char SQL_LIST[] = "SELECT id AS \"id#\", titel, versie, grond AS \"grond!\","
                               " personen AS \"personen!\" FROM zicht_doel ORDER BY id";
static const char SQL_ONE[] = "SELECT id AS \"id#\", titel, resultaat, versie, grond AS \"grond!\","
                              " personen AS \"personen!\" FROM zicht_doel WHERE id = :id";

static enum result list_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    (void)v;
    proef_reads++;
    return dossier_put_rows(d, p, model, "doelen", SQL_LIST, NO_BINDS);
}

static enum result one_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    proef_reads++;
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    if (proef_during_read)
        proef_during_read();
    return DONE;
}

static enum result new_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    char url[100], id[ID_TEXT_SIZE];
    id_format(d->huishouden, id);
    (void)snprintf(url, sizeof url, "/huishoudens/%s/proeven", id);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){.url = url, .velden = VELDEN, .knop = "Doel opslaan"}, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    char url[200];
    AUTO_JSON json_t *now = json_object();
    if (dossier_model(d, p, now, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    (void)snprintf(url, sizeof url, "/proeven/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(now, "versie"),
                                               .velden = VELDEN,
                                               .current = now,
                                               .knop = "Doel opslaan",
                                               .terug = url},
                           p);
}

static enum result add(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    const struct item_nieuw item = {.soort = "doel",
                                    .categorie = "onderwijs",
                                    .aard = "coordinatie",
                                    .personen = in_get(v, "personen")};
    if (mag(d, p, "doel.toevoegen") != DONE || item_new(d, p, &item, &id) != DONE ||
        db_exec(d->db, p,
                "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat,"
                " status, status_op, status_door) SELECT :huishouden, :id, id, 'onderwijs', :titel,"
                " :resultaat, 'actief', :nu, :door FROM gezinsplan"
                " WHERE huishouden_id = :huishouden AND status = 'open'",
                BINDS(B_INT(":huishouden", d->huishouden), B_INT(":id", id),
                      B_JSON(":titel", in_get(v, "titel")),
                      B_JSON(":resultaat", in_get(v, "resultaat")), B_INT(":nu", v->nu),
                      B_INT(":door", v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/proeven/%s", id);
    v->gedaan = "uitgelogd";
    return DONE;
}

static enum result change_one(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (dossier_row(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &now) != DONE)
        return FAILED;
    int64_t versie = row_int(now, "versie");
    if (mag_item(d, p, "doel.wijzigen", v->id[0]) != DONE || versie_check(v, versie, p) != DONE ||
        db_exec(d->db, p,
                "UPDATE doel SET titel = :titel, resultaat = :resultaat, versie = versie + 1"
                " WHERE huishouden_id = :huishouden AND id = :id",
                BINDS(B_INT(":huishouden", d->huishouden), B_INT(":id", v->id[0]),
                      B_JSON(":titel", in_or(v, "titel", now)),
                      B_JSON(":resultaat", in_or(v, "resultaat", now))),
                NULL) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie + 1);
    verzoek_object(v, "doel", v->id[0]);
    verzoek_locatie(v, "/proeven/%s", v->id[0]);
    return DONE;
}

static enum result close_one(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    (void)ret;
    if (mag(d, p, "doel.beeindigen") != DONE)
        return FAILED;
    return probleem_set(p, PROBLEEM_CONFLICT, "Doel %s kan niet dicht.", v->text[0]);
}

static enum result all_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array();
    if (lijst_kandidaten(v, p, "SELECT huishouden_id AS huishouden FROM zicht_kandidaat", NO_BINDS,
                         &candidates) != DONE)
        return FAILED;
    size_t i;
    const json_t *one;
    json_array_foreach(candidates, i, one)
    {
        struct dossier d;
        bool open;
        AUTO_JSON json_t *goals = NULL;
        if (lijst_open(v, p, row_int(one, "huishouden"), &d, &open) != DONE ||
            (open && dossier_rows(&d, p, SQL_LIST, NO_BINDS, &goals) != DONE)) {
            json_decref(rows);
            return FAILED;
        }
        if (open)
            (void)json_array_extend(rows, goals);
    }
    return model_lijst(v, model, rows, 2, "id", p);
}

static enum result forget_read(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    return model_rows(v, p, model, "doelen", "SELECT titel FROM zicht_doel", NO_BINDS);
}

static enum result search(struct verzoek *v, const struct kijker *k, json_t *model,
                          struct probleem *p)
{
    v->reden = in_text(v, "reden");
    return all_read(v, k, model, p);
}

struct rehearsal {
    struct verzoek *v;
    struct dossier *d;
    json_t *ret;
};

static enum result rehearse(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)c;
    const struct rehearsal *r = arg;
    if (add(r->v, r->d, r->ret, p) != DONE)
        return FAILED;
    return dossier_put_rows(r->d, p, r->ret, "doelen", SQL_LIST, NO_BINDS);
}

static enum result practise(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    struct rehearsal r = {v, d, ret};
    return db_rehearse(d->db, p, rehearse, &r);
}

static enum result privacy_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)v;
    (void)k;
    return json_object_set_new(model, "iets", json_true()) == 0 ? DONE : probleem_intern(p, "?");
}

static enum result beheer_write(struct verzoek *v, const struct kijker *k, json_t *ret,
                                struct probleem *p)
{
    (void)k;
    (void)p;
    ret_id(ret, verzoek_id(v), 1);
    return DONE;
}

static const struct veld ZOEK_VELDEN[] = {
    {.naam = "reden", .soort = VELD_REGEL, .verplicht = true, .max = 50, .label = "Reden"},
    {0},
};

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Na"},
    {.naam = "soort", .soort = VELD_REGEL, .max = 20, .label = "Soort"},
    {0},
};

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/proeven", "proeven.lezen", "Proeven.",
                 list_read, .page = "proef"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/proeven/nieuw", "proef.nieuw",
                 "Nieuwe proef.", new_form, .page = "proef_formulier", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/proeven", "proef.toevoegen",
                  "Voegt een proef toe.", add, .velden = VELDEN,
                  .formulier = "/huishoudens/{huishouden}/proeven/nieuw"),
    ITEM_READ(HTTP_GET, "/proeven/{proef}", "proef.lezen", "Een proef.", one_read,
              .page = "proef_een"),
    ITEM_READ(HTTP_GET, "/proeven/{proef}/wijzig", "proef.formulier", "Wijzig.", change_form,
              .page = "proef_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/proeven/{proef}", "proef.wijzigen", "Wijzigt.", change_one,
               .velden = VELDEN, .formulier = "/proeven/{proef}/wijzig"),
    ITEM_WRITE(HTTP_POST, "/proeven/{proef}/sluiting", "proef.sluiten", "Sluit.", close_one),
    USER_READ(HTTP_GET, "/proeven", "proeven.alle", "Alle proeven.", all_read,
              .velden = LIJST_VELDEN, .alleen_api = true),
    USER_READ(HTTP_GET, "/proeven/vergeten", "proeven.vergeten", "Vergeet te noteren.", forget_read,
              .alleen_api = true),
    USER_READ(HTTP_POST, "/proeven/_zoek", "proeven.zoeken", "Zoekt.", search,
              .velden = ZOEK_VELDEN, .alleen_api = true, .zoeken = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/proeven/_oefen", "proef.oefenen",
                  "Wat toevoegen zou geven.", practise, .velden = VELDEN, .page = "proef",
                  .antwoordt = true),
    ITEM_READ(HTTP_GET, "/proeven/{proef}/kort", "proef.kort", "Een proef.", one_read,
              .alleen_api = true),
    ITEM_WRITE(HTTP_PATCH, "/proeven/{proef}/kort", "proef.bijwerken", "Wijzigt.", change_one,
               .velden = VELDEN),
    PRIVACY_READ(HTTP_GET, "/proeven/privacy", "proef.privacy", "Privacy.", privacy_read,
                 .alleen_api = true),
    BEHEER_WRITE(HTTP_POST, "/proeven/beheer", "proef.beheer", "Beheer.", beheer_write),
};
ROUTE_PART(proef, ROUTES);
