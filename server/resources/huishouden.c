/* SPDX-License-Identifier: EUPL-1.2 */
/* A household: its card, and on one page its plan. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/gezinsplan.h"
#include "resources/akkoorden.h"
#include "resources/bezoek.h"
#include "resources/kop.h"
#include "resources/planbord.h"
#include "verzoek/verzoek.h"

/* ---- the household with its plan ---- */

static const char SQL_PLAN[] =
    "SELECT id AS \"id#\", status, kernverhaal, evaluatiedatum, geopend_op AS \"geopendOp@\", "
    "versie,"
    " personen AS \"personen!\", grond AS \"grond!\" FROM zicht_gezinsplan WHERE status = 'open'";
static const char SQL_FASE[] =
    "SELECT f.naam, f.op AS \"op@\", f.personen AS \"personen!\", f.grond AS \"grond!\""
    " FROM zicht_planfase f WHERE f.plan_status = 'open' ORDER BY f.op DESC, f.id DESC LIMIT 1";
static const char SQL_WOORDEN[] =
    "SELECT w.id AS \"id#\", w.tekst, w.datum, l.roepnaam AS naam, w.personen AS \"personen!\", "
    "w.grond AS \"grond!\""
    " FROM zicht_woord w JOIN zicht_lid l ON l.persoon_id = w.persoon_id AND l.tot IS NULL ORDER "
    "BY w.datum DESC, w.id DESC LIMIT 5";
static const char SQL_HELPERS[] = "SELECT b.id AS \"id#\", g.naam, b.taak, o.naam AS onderdeel, "
                                  "g.telefoon, b.personen AS \"personen!\", b.grond AS \"grond!\""
                                  " FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id = "
                                  "b.gebruiker_id JOIN onderdeel o ON o.id = b.onderdeel_id"
                                  " WHERE b.status = 'actief' AND b.van <= vandaag() AND (b.tot IS "
                                  "NULL OR b.tot >= vandaag()) ORDER BY g.naam";
#define NIEUWS(columns, mark)                                                                      \
    "SELECT n.id AS \"id#\", n.titel, n.datum," columns " g.naam AS auteur, n.personen AS"         \
    " \"personen" mark "\", n.grond AS \"grond" mark                                               \
    "\" FROM zicht_notitie n JOIN gebruiker g ON g.id = n.auteur_id WHERE n.ingetrokken_op IS"     \
    " NULL ORDER BY n.op DESC LIMIT 4"
static const char SQL_NIEUWS[] = NIEUWS(" n.op AS \"op@\",", "!");
static const char SQL_NIEUWS_PAGINA[] = NIEUWS("", "-"); /* only what the page shows */

static enum result huishouden_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    if (kop_dossier(d, model, "", p) != DONE || model_mag(d, p, model) != DONE ||
        dossier_put_row(d, p, model, "plan", SQL_PLAN, NO_BINDS) != DONE ||
        dossier_put_row(d, p, model, "fase", SQL_FASE, NO_BINDS) != DONE ||
        planbord(d, model, p) != DONE || akkoorden_put(d, model, p) != DONE ||
        dossier_put_rows(d, p, model, "woorden", SQL_WOORDEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "betrokkenen", SQL_HELPERS, NO_BINDS) != DONE)
        return FAILED;
    return dossier_put_rows(d, p, model, "nieuws", v->api ? SQL_NIEUWS : SQL_NIEUWS_PAGINA,
                            NO_BINDS) == DONE
               ? bezoek_put(d, model, p)
               : FAILED;
}

/* ---- the plan itself: open, change; closing has its own file (afsluitingen.c) ---- */

static const struct veld PLAN_VELDEN[] = {
    {.naam = "kernverhaal",
     .soort = VELD_TEKST,
     .max = 8000,
     .label = "Kernverhaal",
     .hint = "Wat is er aan de hand, in gewone woorden? Het gezin hoeft het dan maar één keer te "
             "vertellen."},
    {.naam = "evaluatiedatum",
     .soort = VELD_DATUM,
     .label = "Wanneer bespreekt u het plan weer?",
     .hint = "Meestal na 12 weken. Bij zorgen over veiligheid na 6 weken."},
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    {.naam = "kernverhaal",
     .soort = VELD_TEKST,
     .max = 8000,
     .label = "Kernverhaal",
     .hint = "Wat is er aan de hand, in gewone woorden? Het gezin hoeft het dan maar één keer te "
             "vertellen."},
    {.naam = "evaluatiedatum",
     .soort = VELD_DATUM,
     .label = "Wanneer bespreekt u het plan weer?",
     .hint = "Meestal na 12 weken. Bij zorgen over veiligheid na 6 weken."},
    {.naam = "datumReden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom later dan afgesproken?",
     .hint = "Alleen nodig als u een latere dag kiest. Het gezin kan dit lezen."},
    {0},
};
static enum result plan_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    (void)v;
    return dossier_model(d, p, model, SQL_PLAN, NO_BINDS);
}

/* A task page about this household: its head for the crumb, and one form. */
static enum result plan_form(struct dossier *d, json_t *model, const char *right,
                             const struct formulier *f, struct probleem *p)
{
    if (mag(d, p, right) != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    return model_formulier(d->v, model, "formulier", f, p);
}

static enum result plan_open_form(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    AUTO_FREE char *url = text_format("/huishoudens/%s/gezinsplan", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    return plan_form(
        d, model, "gezinsplan.openen",
        &(struct formulier){
            .url = url, .velden = PLAN_VELDEN, .knop = "Gezinsplan openen", .terug = back},
        p);
}

static enum result plan_change_form(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    AUTO_JSON json_t *plan = NULL;
    if (dossier_one(d, p, SQL_PLAN, NO_BINDS, &plan) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/huishoudens/%s/gezinsplan", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    return plan_form(d, model, "gezinsplan.wijzigen",
                     &(struct formulier){.url = url,
                                         .methode = "PATCH",
                                         .versie = row_int(plan, "versie"),
                                         .velden = WIJZIG_VELDEN,
                                         .current = plan,
                                         .knop = "Gezinsplan opslaan",
                                         .terug = back},
                     p);
}

static enum result plan_open(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (gezinsplan_open(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "gezinsplan-geopend";
    return DONE;
}

static enum result plan_change(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t versie;
    if (gezinsplan_change(d, v->in, &versie, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "versie", json_integer(versie));
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "gezinsplan-gewijzigd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}", "huishouden.lezen",
                 "Het huishouden: de kaart, de leden, het plan met doelen en acties.",
                 huishouden_read, .page = "huishouden", .onthouden = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/gezinsplan", "gezinsplan.lezen",
                 "Het open gezinsplan.", plan_read, .alleen_api = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/gezinsplan", "gezinsplan.openen",
                  "Opent een gezinsplan. Er kan er één open zijn.", plan_open,
                  .velden = PLAN_VELDEN, .formulier = "/huishoudens/{huishouden}/gezinsplan/nieuw"),
    DOSSIER_WRITE(HTTP_PATCH, "/huishoudens/{huishouden}/gezinsplan", "gezinsplan.wijzigen",
                  "Wijzigt het kernverhaal of de datum van de evaluatie.", plan_change,
                  .velden = WIJZIG_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/gezinsplan/wijzig"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/gezinsplan/nieuw",
                 "gezinsplan.openen.formulier", "Formulier.", plan_open_form,
                 .page = "gezinsplan_nieuw", .alleen_pagina = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/gezinsplan/wijzig",
                 "gezinsplan.wijzigen.formulier", "Formulier.", plan_change_form,
                 .page = "gezinsplan_wijzig", .alleen_pagina = true),
};
ROUTE_PART(huishouden, ROUTES);
