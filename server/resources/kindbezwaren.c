/* SPDX-License-Identifier: EUPL-1.2 */
/* What a child does not want a parent to read, or what is not good for it (G7). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/kindbezwaar.h"
#include "resources/kop.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

static const char *const SOORTEN[] = {"bezwaar", "belang", NULL};

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "kind", .soort = VELD_ID, .verplicht = true, .label = "Welk kind?"},
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat is er?",
     .hint = "Vanaf 12 jaar mag een kind dit zelf tegenhouden. Het hoeft niet te zeggen waarom."},
    {.naam = "categorie", .soort = VELD_KEUZE, .label = "Waar gaat het over?"},
    {.naam = "item",
     .soort = VELD_ID,
     .label = "Of één stuk",
     .hint = "Een stuk over dit kind dat u zelf ziet, het nieuwste bovenaan."},
    {.naam = "tegen",
     .soort = VELD_ID,
     .label = "Wie mag dit niet lezen?",
     .hint = "Laat leeg voor allebei de ouders, of wie er gezag heeft."},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Waarom is delen niet goed voor het kind?"},
    {0},
};
static const struct veld EINDE_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 5,
     .max = 300,
     .label = "Waarom mag het nu wel?"},
    {0},
};

#define BEZWAAR                                                                                    \
    "SELECT z.id AS \"id#\", z.huishouden_id AS \"huishouden#\", z.kind_id AS \"kind#\", z.kind "  \
    "AS \"kindNaam\", z.soort, z.categorie,"                                                       \
    " z.categorie_naam AS \"categorieNaam\", z.item_id AS \"item#\", z.tegen, z.reden, z.van,"     \
    " z.door, z.einde_op AS \"eindeOp@\", z.einde_reden AS \"eindeReden\", z.versie,"              \
    " z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_kindbezwaar z"

static const char SQL_LIST[] = BEZWAAR " ORDER BY z.einde_op IS NOT NULL, z.id DESC";
static const char SQL_ONE[] = BEZWAAR " WHERE z.id = :id";

static enum result lijst_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/leden", p) != DONE ||
        dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    if (!v->api && model_mag(d, p, model) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p);
}

static const char SQL_KINDEREN[] =
    "SELECT id_tekst(c.persoon_id) AS waarde, l.naam, c.personen AS \"personen!\","
    " c.grond AS \"grond!\" FROM zicht_contact c JOIN zicht_lid l ON l.persoon_id = c.persoon_id"
    " WHERE c.ongeboren = 1 OR coalesce(leeftijd_laag(c.geboortedatum, vandaag()) < 18, 1)"
    " GROUP BY c.persoon_id ORDER BY c.geboortedatum";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code NOT IN ('melder', 'regie_intern',"
    " 'werkaantekening') ORDER BY soort DESC, volgorde";
static const char SQL_OUDERS[] =
    "SELECT id_tekst(a.aanvrager_id) AS waarde, max(a.naam) AS naam FROM zicht_aanvrager a"
    " WHERE a.hoedanigheid = 'gezag' GROUP BY a.aanvrager_id ORDER BY 2";

/* Pieces about somebody under 18 here; whether it is about the chosen child is asked at saving. */
static const char SQL_STUKKEN[] =
    "SELECT i.id AS \"waarde#\", i.titel || ', ' || dag_woorden(i.datum) AS naam,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\" FROM zicht_item_titel i"
    " WHERE i.titel IS NOT NULL AND EXISTS (SELECT 1 FROM zicht_contact c"
    "  WHERE instr(i.personen, id_tekst(c.persoon_id)) > 0"
    "  AND (c.ongeboren = 1 OR coalesce(leeftijd_laag(c.geboortedatum, vandaag()) < 18, 1)))"
    " ORDER BY i.datum DESC, i.id DESC LIMIT 200";

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *categorieen;
    if (mag(d, p, "kindbezwaar.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "kind", SQL_KINDEREN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "tegen", SQL_OUDERS, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "item", SQL_STUKKEN, NO_BINDS) != DONE ||
        db_rows(d->db, p, SQL_CATEGORIEEN, NO_BINDS, &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set_new(options, "soort", keuzes_opties(v, "kindbezwaar", SOORTEN));
    AUTO_FREE char *url = text_format("/huishoudens/%s/kindbezwaren", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = url},
                           p);
}

static enum result einde_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *row = json_object();
    if (mag(d, p, "kindbezwaar.beeindigen") != DONE ||
        dossier_model(d, p, row, SQL_ONE, BINDS(B_INT(":id", v->id[1]))) != DONE ||
        kop_kaart(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "kindbezwaar", row);
    AUTO_FREE char *url = text_format("/huishoudens/%s/kindbezwaren/%s", v->text[0], v->text[1]);
    AUTO_FREE char *terug = text_format("/huishoudens/%s/kindbezwaren", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .versie = row_int(row, "versie"),
                                               .velden = EINDE_VELDEN,
                                               .knop = "Stoppen",
                                               .terug = terug},
                           p);
}

static enum result bezwaar_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (kindbezwaar_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/kindbezwaren", d->huishouden);
    v->gedaan = "kindbezwaar-toegevoegd";
    return DONE;
}

static enum result bezwaar_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    (void)ret;
    if (kindbezwaar_end(d, v->id[1], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/kindbezwaren", d->huishouden);
    v->gedaan = "kindbezwaar-beeindigd";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/kindbezwaren"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "kindbezwaren.lezen",
                 "Wat een kind niet met een ouder wil delen, of wat niet goed is om te delen.",
                 lijst_read, .page = "kindbezwaren"),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "kindbezwaar.formulier", "Formulier.", nieuw_form,
                 .page = "kindbezwaar_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(
        HTTP_POST, PAD, "kindbezwaar.toevoegen",
        "Legt vast dat een kind iets niet met een ouder wil delen, of dat delen niet goed "
        "is.",
        bezwaar_post, .velden = NIEUW_VELDEN, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/{kindbezwaar}/einde", "kindbezwaar.beeindigen.formulier",
                 "Formulier.", einde_form, .page = "kindbezwaar_einde", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_DELETE, PAD "/{kindbezwaar}", "kindbezwaar.beeindigen",
                  "Stopt ermee, met de reden: de ouder mag het weer lezen.", bezwaar_delete,
                  .velden = EINDE_VELDEN, .formulier = PAD "/{kindbezwaar}/einde"),
};
ROUTE_PART(kindbezwaren, ROUTES);
