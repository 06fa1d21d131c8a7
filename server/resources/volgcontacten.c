/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping in touch: bemoeizorg, nazorg and waakvlam; each time it was tried, and opening the plan
 * again. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/volgcontact.h"
#include "resources/gezonden.h"
#include "resources/kop.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const WIJZEN[] = {"thuis", "bellen", "bericht", "brief", "elders", NULL};
static const char *const UITKOMSTEN[] = {"gesproken", "niet_bereikt", "wil_niet", NULL};

#define CONTACT                                                                                    \
    {                                                                                              \
        .naam = "contact", .soort = VELD_ID, .verplicht = true,                                    \
        .label = "Wie houdt contact met het gezin?"                                                \
    }
#define AFSPRAAK                                                                                   \
    {                                                                                              \
        .naam = "afspraak", .soort = VELD_TEKST, .max = 2000,                                      \
        .label = "Wat moet die persoon weten?",                                                    \
        .hint = "Hoe bereikt hij het gezin, en waar let hij op?"                                   \
    }

static const struct veld NIEUW_VELDEN[] = {
    CONTACT,
    AFSPRAAK,
    {.naam = "volgende",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Wanneer is de eerste poging?"},
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    CONTACT,
    AFSPRAAK,
    {.naam = "volgende", .soort = VELD_DATUM, .verplicht = true, .label = "Volgende keer"},
    {0},
};
static const struct veld MOMENT_VELDEN[] = {
    {.naam = "datum", .soort = VELD_DATUM, .label = "Wanneer?", .hint = "Leeg: vandaag."},
    {.naam = "wijze", .soort = VELD_KEUZE, .verplicht = true, .keuzes = WIJZEN, .label = "Hoe?"},
    {.naam = "uitkomst",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = UITKOMSTEN,
     .label = "Wat kwam ervan?"},
    {.naam = "verslag",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat spraken jullie af?",
     .hint = "Kort. Wat onder uw beroepsgeheim valt, hoort hier niet."},
    {.naam = "volgende",
     .soort = VELD_DATUM,
     .label = "Wanneer weer?",
     .hint = "Leeg: op de vaste dag. Bij bemoeizorg kiest u altijd zelf een dag."},
    {0},
};
static const struct veld EINDE_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 1000,
     .label = "Waarom hoeft het niet meer?"},
    {0},
};
static const struct veld HEROPEN_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 1000,
     .label = "Waarom moet het plan weer open?",
     .hint = "De nieuwe regisseur leest dit."},
    {0},
};

/* ---- reading ---- */

static const char SQL_ONE[] =
    "SELECT v.id AS \"id#\", v.vorm, v.afsluiting_id AS \"afsluiting#\", v.contact_id AS"
    " \"contact#\", g.naam AS contactNaam, o.naam AS contactVan, v.afspraak, v.begin, v.volgende,"
    " v.volgende < vandaag() AS \"telaat?\", v.einde_op AS \"eindeOp@\", v.einde_soort AS"
    " eindeSoort, v.einde_reden AS eindeReden, v.versie, v.personen AS \"personen!\","
    " v.grond AS \"grond!\" FROM zicht_volgcontact v JOIN gebruiker g ON g.id = v.contact_id"
    " JOIN onderdeel o ON o.id = g.onderdeel_id WHERE v.id = :id";
static const char SQL_MOMENTEN[] =
    "SELECT m.id AS \"id#\", m.datum, m.wijze, m.uitkomst, m.verslag, m.volgende, g.naam AS door,"
    " m.op AS \"op@\" FROM zicht_contactmoment m JOIN gebruiker g ON g.id = m.door"
    " WHERE m.volgcontact_id = :id ORDER BY m.id DESC";

static enum result volgcontact_read(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (dossier_model(d, p, model, SQL_ONE, id) != DONE ||
        dossier_put_rows(d, p, model, "momenten", SQL_MOMENTEN, id) != DONE ||
        gezonden_personen(d, model, v->id[0], p) != DONE ||
        bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static enum result add_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *contact;
    if (mag(d, p, "volgcontact.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        volgcontact_candidates(d, &contact, p) != DONE)
        return FAILED;
    json_object_set_new(options, "contact", contact);
    AUTO_FREE char *url = text_format("/huishoudens/%s/volgcontacten", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/afsluitingen", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .options = options,
                                               .knop = "Contact houden",
                                               .terug = back},
                           p);
}

struct vorm {
    const char *kop, *right, *under, *methode, *knop;
    const struct veld *velden;
    bool versie;
};

static enum result one_form(struct verzoek *v, struct dossier *d, json_t *model,
                            const struct vorm *f, const json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &now) != DONE)
        return FAILED;
    if (mag_item(d, p, f->right, v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "kop", json_string(f->kop));
    AUTO_FREE char *back = text_format("/volgcontacten/%s", v->text[0]);
    AUTO_FREE char *url = text_format("%s%s", back, f->under);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = f->methode,
                                               .versie = f->versie ? row_int(now, "versie") : 0,
                                               .velden = f->velden,
                                               .current = f->versie ? now : NULL,
                                               .options = options,
                                               .knop = f->knop,
                                               .terug = back},
                           p);
}

static enum result moment_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    static const struct vorm f = {"Contact vastleggen", "volgcontact.wijzigen", "/momenten", NULL,
                                  "Contact vastleggen", MOMENT_VELDEN,          false};
    AUTO_JSON json_t *options = json_object();
    json_object_set_new(options, "wijze", keuzes_opties(v, "contactwijze", WIJZEN));
    json_object_set_new(options, "uitkomst", keuzes_opties(v, "contactuitkomst", UITKOMSTEN));
    return one_form(v, d, model, &f, options, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    static const struct vorm f = {"Contact met het gezin wijzigen",
                                  "volgcontact.wijzigen",
                                  "",
                                  "PATCH",
                                  "Opslaan",
                                  WIJZIG_VELDEN,
                                  true};
    AUTO_JSON json_t *options = json_object();
    json_t *contact;
    if (volgcontact_candidates(d, &contact, p) != DONE)
        return FAILED;
    json_object_set_new(options, "contact", contact);
    return one_form(v, d, model, &f, options, p);
}

static enum result end_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    static const struct vorm f = {"Contact stoppen", "volgcontact.wijzigen", "",  "DELETE",
                                  "Contact stoppen", EINDE_VELDEN,           true};
    return one_form(v, d, model, &f, NULL, p);
}

static enum result reopen_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    static const struct vorm f = {"Plan heropenen", "gezinsplan.heropenen", "/heropening", NULL,
                                  "Plan heropenen", HEROPEN_VELDEN,         true};
    return one_form(v, d, model, &f, NULL, p);
}

/* ---- changing ---- */

static enum result volgcontact_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    int64_t id;
    if (volgcontact_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/volgcontacten/%s", id);
    v->gedaan = "volgcontact-begonnen";
    return DONE;
}

static enum result moment_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    char volgende[DATUM_SIZE];
    if (volgcontact_moment(d, v->id[0], v->in, volgende, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "volgende", volgende[0] ? json_string(volgende) : json_null());
    verzoek_locatie(v, "/volgcontacten/%s", v->id[0]);
    v->gedaan = volgende[0] ? "contact-vastgelegd" : "contact-laatste";
    return DONE;
}

static enum result volgcontact_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                     struct probleem *p)
{
    int64_t versie;
    if (volgcontact_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/volgcontacten/%s", v->id[0]);
    v->gedaan = "volgcontact-gewijzigd";
    return DONE;
}

static enum result volgcontact_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                      struct probleem *p)
{
    (void)ret;
    if (volgcontact_end(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/volgcontacten/%s", v->id[0]);
    v->gedaan = "volgcontact-gestopt";
    return DONE;
}

static enum result heropening_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    (void)ret;
    if (volgcontact_reopen(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/volgcontacten/%s", v->id[0]);
    v->gedaan = "gezinsplan-heropend";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/volgcontacten"
#define EEN "/volgcontacten/{volgcontact}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS "/nieuw", "volgcontact.formulier", "Formulier.", add_form,
                 .page = "volgcontact_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS, "volgcontact.toevoegen",
                  "Bemoeizorg: iemand blijft proberen contact te krijgen, met altijd een volgende "
                  "dag.",
                  volgcontact_post, .velden = NIEUW_VELDEN, .formulier = HUIS "/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "volgcontact.lezen",
              "Wie contact houdt met een gezin, hoe het ging, en wanneer weer.", volgcontact_read,
              .page = "volgcontact"),
    ITEM_READ(HTTP_GET, EEN "/momenten/nieuw", "contactmoment.formulier", "Formulier.", moment_form,
              .page = "volgcontact_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/momenten", "contactmoment.toevoegen",
               "Legt een poging tot contact vast; daarna staat de volgende dag klaar.", moment_post,
               .velden = MOMENT_VELDEN, .formulier = EEN "/momenten/nieuw"),
    ITEM_READ(HTTP_GET, EEN "/wijzig", "volgcontact.wijzigen.formulier", "Formulier.", change_form,
              .page = "volgcontact_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, EEN, "volgcontact.wijzigen",
               "Geeft het contact aan een ander, of verzet de volgende dag.", volgcontact_patch,
               .velden = WIJZIG_VELDEN, .formulier = EEN "/wijzig"),
    ITEM_READ(HTTP_GET, EEN "/einde", "volgcontact.stoppen.formulier", "Formulier.", end_form,
              .page = "volgcontact_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_DELETE, EEN, "volgcontact.stoppen",
               "Het contact hoeft niet meer, met een "
               "reden.",
               volgcontact_delete, .velden = EINDE_VELDEN, .formulier = EEN "/einde"),
    ITEM_READ(HTTP_GET, EEN "/heropening", "gezinsplan.heropenen.formulier", "Formulier.",
              reopen_form, .page = "volgcontact_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/heropening", "gezinsplan.heropenen",
               "Opent het gesloten plan weer, met alles wat erin stond, zonder regisseur.",
               heropening_post, .velden = HEROPEN_VELDEN, .formulier = EEN "/heropening"),
};
ROUTE_PART(volgcontacten, ROUTES);
