/* SPDX-License-Identifier: EUPL-1.2 */
/* What is known of a member: who it is, and how to reach them. Two things with a ground each: the
 * first goes with `contact`, the second with the address, which may be secret (R18). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/adres.h"
#include "domein/bevoegdheid.h"
#include "domein/lid.h"
#include "resources/kop.h"
#include "resources/leden.h"
#include "resources/persoon_velden.h"
#include "verzoek/verzoek.h"

static const struct veld PERSOON_VELDEN[] = {
    PERSOON_GESPREK_VELDEN,
    PERSOON_NAAM_VELDEN(false),
    {.naam = "ongeboren", .soort = VELD_JANEE, .label = "Dit kind is nog niet geboren"},
    {.naam = "overledenOp", .soort = VELD_DEELDATUM, .label = "Overleden op"},
    {0},
};
enum { BRP_FIELDS = 2 }; /* what the BRP does not say comes first */

static const struct veld ADRES_VELDEN[] = {
    PERSOON_TELEFOON_VELD,
    {.naam = "email", .soort = VELD_REGEL, .max = 200, .label = "E-mail"},
    {.naam = "straat", .soort = VELD_REGEL, .max = 120, .label = "Straat"},
    {.naam = "huisnummer", .soort = VELD_REGEL, .max = 20, .label = "Huisnummer"},
    {.naam = "postcode", .soort = VELD_REGEL, .max = 10, .label = "Postcode"},
    {.naam = "woonplaats", .soort = VELD_REGEL, .max = 80, .label = "Woonplaats"},
    {0},
};

static const char SQL_PERSOON[] =
    "SELECT c.persoon_id AS \"persoon#\", l.naam, c.voornamen, c.voorvoegsel, c.geslachtsnaam, "
    "c.geslacht,"
    " c.geboortedatum, c.ongeboren AS \"ongeboren?\", c.overleden_op AS overledenOp, c.taal,"
    " c.tolk AS \"tolk?\", c.bron = 'brp' AS \"uitBrp?\", c.versie, c.personen AS \"personen!\","
    " c.grond AS \"grond!\" FROM zicht_contact c JOIN zicht_lid l ON l.persoon_id = c.persoon_id"
    " WHERE l.id = :lid";
static const char SQL_ADRES[] =
    "SELECT a.persoon_id AS \"persoon#\", l.naam, a.telefoon, a.email, a.straat, a.huisnummer, "
    "a.postcode,"
    " a.woonplaats, a.adres_geheim AS \"geheim?\", a.bron = 'brp' AS \"uitBrp?\", a.versie,"
    " a.personen AS \"personen!\", a.grond AS \"grond!\""
    " FROM zicht_adres a JOIN zicht_lid l ON l.persoon_id = a.persoon_id WHERE l.id = :lid";

static enum result persoon_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return dossier_model(d, p, model, SQL_PERSOON, BINDS(B_INT(":lid", v->id[1])));
}

static enum result adres_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    return dossier_model(d, p, model, SQL_ADRES, BINDS(B_INT(":lid", v->id[1])));
}

/* A form about one member; `part` is the last of the path it changes. Of somebody from the BRP only
 * the first `brp_fields`. */
static enum result part_form(struct dossier *d, json_t *model, const char *part, const char *sql,
                             const struct veld *velden, size_t brp_fields, struct probleem *p)
{
    struct verzoek *v = d->v;
    struct veld own[COUNT_OF(PERSOON_VELDEN)] = {{0}};
    AUTO_JSON json_t *now = json_object();
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *terug = text_format("/huishoudens/%s/leden/%s", v->text[0], v->text[1]);
    AUTO_FREE char *url = text_format("%s/%s", terug ? terug : "", part);
    if (lid_kop(d, v->id[1], model, p) != DONE ||
        dossier_model(d, p, now, sql, BINDS(B_INT(":lid", v->id[1]))) != DONE ||
        mag(d, p, "lid.wijzigen") != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    bool brp = row_true(now, "uitBrp");
    for (size_t i = 0; velden[i].soort && (!brp || i < brp_fields); i++)
        own[i] = velden[i];
    json_object_set_new(options, "geslacht", geslacht_opties());
    json_object_set_new(model, "uitBrp", json_boolean(brp));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(now, "versie"),
                                               .velden = own,
                                               .current = now,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = terug},
                           p);
}

static enum result persoon_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    (void)v;
    return part_form(d, model, "persoon", SQL_PERSOON, PERSOON_VELDEN, BRP_FIELDS, p);
}

static enum result adres_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    (void)v;
    return part_form(d, model, "adres", SQL_ADRES, ADRES_VELDEN, BRP_FIELDS, p);
}

static enum result changed(struct verzoek *v, struct dossier *d, json_t *ret, int64_t versie)
{
    ret_id(ret, v->id[1], versie);
    verzoek_locatie(v, "/huishoudens/%s/leden/%s", d->huishouden, v->id[1]);
    v->gedaan = "lid-gegevens";
    return DONE;
}

static enum result persoon_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t versie;
    return lid_change_persoon(d, v->id[1], v->in, &versie, p) == DONE ? changed(v, d, ret, versie)
                                                                      : FAILED;
}

static enum result adres_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t versie;
    return adres_change(d, v->id[1], v->in, &versie, p) == DONE ? changed(v, d, ret, versie)
                                                                : FAILED;
}

#define LID "/huishoudens/{huishouden}/leden/{lid}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, LID "/persoon", "lid.persoon.lezen",
                 "Wie dit lid is: naam, geboortedatum, taal.", persoon_read, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, LID "/persoon/wijzig", "lid.persoon.formulier", "Formulier.",
                 persoon_form, .page = "lid_persoon", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, LID "/persoon", "lid.persoon.wijzigen",
                  "Wijzigt wie dit lid is. Van iemand uit de BRP alleen taal en tolk.",
                  persoon_patch, .velden = PERSOON_VELDEN, .formulier = LID "/persoon/wijzig"),
    DOSSIER_READ(HTTP_GET, LID "/adres", "lid.adres.lezen",
                 "Adres, telefoon en e-mail van dit lid.", adres_read, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, LID "/adres/wijzig", "lid.adres.formulier", "Formulier.", adres_form,
                 .page = "lid_adres", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, LID "/adres", "lid.adres.wijzigen",
                  "Wijzigt telefoon en e-mail. Van iemand uit de BRP komt het adres uit de BRP.",
                  adres_patch, .velden = ADRES_VELDEN, .formulier = LID "/adres/wijzig"),
};
ROUTE_PART(lid_gegevens, ROUTES);
