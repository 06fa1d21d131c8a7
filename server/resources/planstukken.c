/* SPDX-License-Identifier: EUPL-1.2 */
/* The story of a household, told once: kernverhaal in parts, what goes well, what worries, and the
 * leefgebieden that were talked through. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/planstuk.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/planbord.h"
#include "resources/scanregels.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const PRIORITEITEN[] = {"eerst", "daarna", "later", NULL};

#define WAAROVER                                                                                   \
    {.naam = "personen",                                                                           \
     .soort = VELD_IDS,                                                                            \
     .verplicht = true,                                                                            \
     .max = 30,                                                                                    \
     .label = "Over wie gaat het?",                                                                \
     .hint = "Kies alleen de mensen over wie u iets schrijft. Wie dit leest, hangt daarvan af."},  \
    {                                                                                              \
        .naam = "categorie", .soort = VELD_KEUZE, .verplicht = true,                               \
        .label = "Waar gaat het over?"                                                             \
    }
#define NA_DE_TEKST                                                                                \
    {.naam = "plek",                                                                               \
     .soort = VELD_JANEE,                                                                          \
     .label = "Hieruit blijkt waar iemand woont of verblijft"},                                    \
        {.naam = "alleenGekozen",                                                                  \
         .soort = VELD_JANEE,                                                                      \
         .label = "De tekst gaat alleen over wie ik koos"},                                        \
    {                                                                                              \
        0                                                                                          \
    }

static const struct veld VERHAAL_VELDEN[] = {
    WAAROVER,
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 8000,
     .label = "Wat is hierover het verhaal?",
     .hint = "In gewone woorden, zoals het gezin het vertelt. Dan hoeft het dat maar één keer."},
    NA_DE_TEKST,
};
static const struct veld KRACHT_VELDEN[] = {
    WAAROVER,
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Wat gaat goed?",
     .hint = "Wat lukt, wat kan iemand goed, wie staat klaar? Schrijf ook hoe u dat weet."},
    NA_DE_TEKST,
};
static const struct veld ZORG_VELDEN[] = {
    WAAROVER,
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Waar maakt u of het gezin zich zorgen over?",
     .hint = "Schrijf wat u zag of hoorde, en van wie. Niet wat u denkt."},
    NA_DE_TEKST,
};
static const struct veld WIJZIG_VELDEN[] = {
    {.naam = "tekst", .soort = VELD_TEKST, .max = 8000, .label = "Tekst"},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Wat klopte er niet, of wat is er anders?"},
    {0},
};
static const struct veld KLAAR_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Waarom is dit niet meer zo?",
     .hint = "Bijvoorbeeld: de schulden zijn geregeld."},
    {0},
};
static const struct veld PRIORITEIT_VELDEN[] = {
    {.naam = "prioriteit",
     .soort = VELD_KEUZE,
     .keuzes = PRIORITEITEN,
     .label = "Hoe belangrijk is dit voor het gezin?"},
    {0},
};

/* The three kinds, each with a path of its own. */
static const struct deel {
    const char *soort, *path, *recht, *knop;
    const struct veld *velden;
} VERHAAL = {"kernverhaal", "kernverhaal", "kernverhaal.toevoegen", "Deel van het verhaal opslaan",
             VERHAAL_VELDEN},
  KRACHT = {"kracht", "krachten", "planstuk.toevoegen", "Opslaan", KRACHT_VELDEN},
  ZORG = {"zorg", "zorgen", "planstuk.toevoegen", "Zorg opslaan", ZORG_VELDEN};

/* ---- reading ---- */

#define PLANSTUK                                                                                   \
    "SELECT s.id AS \"id#\", s.soort, s.categorie AS \"categorieCode\", c.naam AS categorie,"      \
    " s.tekst, s.prioriteit, g.naam AS auteur, o.naam AS onderdeel, s.op AS \"op@\","              \
    " s.klaar_op AS \"klaarOp@\", s.klaar_reden AS \"klaarReden\","                                \
    " s.versie > 1 AS \"verbeterd?\", s.versie, s.personen AS \"personen!\","                      \
    " s.grond AS \"grond!\" FROM zicht_planstuk s JOIN categorie c ON c.code = s.categorie"        \
    " JOIN gebruiker g ON g.id = s.auteur_id JOIN onderdeel o ON o.id = s.bron_id"

static const char SQL_LIST[] =
    PLANSTUK " WHERE s.klaar_op IS NULL ORDER BY CASE s.prioriteit WHEN 'eerst' THEN 0"
             " WHEN 'daarna' THEN 1 WHEN 'later' THEN 3 ELSE 2 END, c.volgorde, s.id";
static const char SQL_ONE[] = PLANSTUK " WHERE s.id = :id";
static const char SQL_VERSIES[] =
    "SELECT v.versie, v.tekst, v.reden, v.op AS \"op@\", g.naam AS door FROM zicht_planstuk_versie "
    "v JOIN gebruiker g ON g.id = v.door WHERE v.planstuk_id = :id ORDER BY v.versie DESC";
static const char SQL_PLAN[] =
    "SELECT p.id AS \"id#\", p.kernverhaal, p.personen AS \"personen!\", p.grond AS \"grond!\""
    " FROM zicht_gezinsplan p WHERE p.status = 'open'";

static enum result stukken_put(struct dossier *d, json_t *model, struct probleem *p)
{
    static const struct {
        const char *soort, *key;
    } LISTS[] = {{"kernverhaal", "delen"}, {"kracht", "krachten"}, {"zorg", "zorgen"}};
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE || kop_personen(d, rows, p) != DONE)
        return FAILED;
    for (size_t n = 0; n < COUNT_OF(LISTS); n++) {
        json_t *list = json_array();
        json_array_foreach(rows, i, row) if (strcmp(row_text(row, "soort"), LISTS[n].soort) == 0)
            json_array_append(list, row);
        json_object_set_new(model, LISTS[n].key, list);
    }
    json_array_foreach(rows, i, row)
    {
        json_object_set_new(row, "voorWie",
                            planbord_voor_wie(row, json_object_get(model, "leden")));
    }
    return DONE;
}

static enum result verhaal_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    if (kop_dossier(d, model, "/verhaal", p) != DONE ||
        dossier_put_row(d, p, model, "plan", SQL_PLAN, NO_BINDS) != DONE ||
        stukken_put(d, model, p) != DONE || scanregels_put(d, model, p) != DONE)
        return FAILED;
    return v->api ? DONE : model_mag(d, p, model);
}

static enum result stuk_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    AUTO_JSON json_t *options = json_object();
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_put_rows(d, p, model, "versies", SQL_VERSIES, BINDS(B_INT(":id", v->id[0]))) !=
            DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_rechten(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    bool story = strcmp(row_text(model, "soort"), "kernverhaal") == 0,
         worry = strcmp(row_text(model, "soort"), "zorg") == 0;
    json_object_set_new(model, "isZorg", json_boolean(worry));
    if (model_mag_item(d, p, model, v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    const json_t *mag_model = json_object_get(model, "mag");
    json_object_set_new(
        model, "magWijzigen",
        json_boolean(!row_int(model, "klaarOp") &&
                     !json_is_string(json_object_get(model, "klaarOp")) &&
                     row_true(mag_model, story ? "kernverhaalWijzigen" : "planstukWijzigen")));
    json_object_set_new(options, "prioriteit", keuzes_opties(v, "prioriteit", PRIORITEITEN));
    AUTO_FREE char *url = text_format("/planstukken/%s/prioriteit", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = PRIORITEIT_VELDEN,
                                               .current = model,
                                               .options = options,
                                               .knop = "Opslaan"},
                           p);
}

/* ---- forms ---- */

static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie"
    " WHERE soort = 'leefgebied' OR code IN ('plan', 'eerdere_hulp') ORDER BY volgorde";

static enum result add_form(struct verzoek *v, struct dossier *d, json_t *model,
                            const struct deel *deel, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *categorieen;
    if (mag(d, p, deel->recht) != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE ||
        db_rows(v->db, p, SQL_CATEGORIEEN, NO_BINDS, &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    json_object_set_new(model, "soort", json_string(deel->soort));
    AUTO_FREE char *url = text_format("/huishoudens/%s/%s", v->text[0], deel->path);
    AUTO_FREE char *back = text_format("/huishoudens/%s/verhaal", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = deel->velden,
                                            .options = options,
                                            .knop = deel->knop,
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, deel->soort, 0, p);
}

static enum result verhaal_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return add_form(v, d, model, &VERHAAL, p);
}

static enum result kracht_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    return add_form(v, d, model, &KRACHT, p);
}

static enum result zorg_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    return add_form(v, d, model, &ZORG, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct formulier f, struct probleem *p)
{
    AUTO_JSON json_t *stuk = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &stuk) != DONE)
        return FAILED;
    bool story = strcmp(row_text(stuk, "soort"), "kernverhaal") == 0;
    if ((story ? mag(d, p, "kernverhaal.wijzigen")
               : mag_item(d, p, "planstuk.wijzigen", v->id[0])) != DONE ||
        kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "soort", json_object_get(stuk, "soort"));
    return model_wijziging(v, model, "/planstukken", stuk, f, p);
}

static enum result wijzig_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    return change_form(
        v, d, model, (struct formulier){.velden = WIJZIG_VELDEN, .knop = "Verbetering opslaan"}, p);
}

static enum result klaar_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    return change_form(v, d, model,
                       (struct formulier){.methode = "DELETE",
                                          .velden = KLAAR_VELDEN,
                                          .knop = "Opslaan: dit is niet meer zo"},
                       p);
}

/* ---- changing ---- */

static enum result add(struct verzoek *v, struct dossier *d, json_t *ret, const char *soort,
                       struct probleem *p)
{
    int64_t id;
    if (planstuk_add(d, soort, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/verhaal", d->huishouden);
    v->gedaan = "planstuk-toegevoegd";
    return DONE;
}

static enum result verhaal_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    return add(v, d, ret, VERHAAL.soort, p);
}

static enum result kracht_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    return add(v, d, ret, KRACHT.soort, p);
}

static enum result zorg_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    return add(v, d, ret, ZORG.soort, p);
}

static enum result stuk_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (planstuk_correct(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/planstukken/%s", v->id[0]);
    v->gedaan = "planstuk-gewijzigd";
    return DONE;
}

static enum result stuk_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    (void)ret;
    if (planstuk_end(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/verhaal", d->huishouden);
    v->gedaan = "planstuk-klaar";
    return DONE;
}

static enum result prioriteit_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    if (planstuk_prioriteit(d, v->id[0], in_text(v, "prioriteit"), p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/planstukken/%s", v->id[0]);
    v->gedaan = "prioriteit-gewijzigd";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}"
#define EEN "/planstukken/{planstuk}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS "/verhaal", "verhaal.lezen",
                 "Het verhaal van het gezin: kernverhaal, wat goed gaat, zorgen en leefgebieden.",
                 verhaal_read, .page = "verhaal"),
    DOSSIER_READ(HTTP_GET, HUIS "/kernverhaal/nieuw", "kernverhaal.formulier", "Formulier.",
                 verhaal_form, .page = "planstuk_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS "/kernverhaal", "kernverhaal.toevoegen",
                  "Voegt een deel van het kernverhaal toe.", verhaal_post, .velden = VERHAAL_VELDEN,
                  .formulier = HUIS "/kernverhaal/nieuw"),
    DOSSIER_READ(HTTP_GET, HUIS "/krachten/nieuw", "kracht.formulier", "Formulier.", kracht_form,
                 .page = "planstuk_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS "/krachten", "kracht.toevoegen", "Legt vast wat goed gaat.",
                  kracht_post, .velden = KRACHT_VELDEN, .formulier = HUIS "/krachten/nieuw"),
    DOSSIER_READ(HTTP_GET, HUIS "/zorgen/nieuw", "zorg.formulier", "Formulier.", zorg_form,
                 .page = "planstuk_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS "/zorgen", "zorg.toevoegen", "Legt een zorg vast.", zorg_post,
                  .velden = ZORG_VELDEN, .formulier = HUIS "/zorgen/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "planstuk.lezen",
              "Eén deel van het verhaal, met zijn eerdere teksten.", stuk_read, .page = "planstuk"),
    ITEM_READ(HTTP_GET, EEN "/wijzig", "planstuk.wijzigen.formulier", "Formulier.", wijzig_form,
              .page = "planstuk_wijzig", .alleen_pagina = true),
    ITEM_READ(HTTP_GET, EEN "/klaar", "planstuk.beeindigen.formulier", "Formulier.", klaar_form,
              .page = "planstuk_klaar", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, EEN, "planstuk.wijzigen",
               "Verbetert een tekst; de oude tekst blijft bewaard.", stuk_patch,
               .velden = WIJZIG_VELDEN, .formulier = EEN "/wijzig"),
    ITEM_WRITE(HTTP_DELETE, EEN, "planstuk.beeindigen",
               "Zegt dat iets niet meer zo is, met de reden; het blijft bewaard.", stuk_delete,
               .velden = KLAAR_VELDEN, .formulier = EEN "/klaar"),
    ITEM_WRITE(HTTP_POST, EEN "/prioriteit", "prioriteit.wijzigen",
               "Hoe belangrijk een zorg is voor het gezin.", prioriteit_post,
               .velden = PRIORITEIT_VELDEN, .formulier = EEN),
};
ROUTE_PART(planstukken, ROUTES);
