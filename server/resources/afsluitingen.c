/* SPDX-License-Identifier: EUPL-1.2 */
/* Closing a plan: the checks, saved as far as they are there, and then the closing itself. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/afsluiting.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/volgcontact.h"
#include "resources/kop.h"
#include "resources/vaste_delen.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const OORDELEN[] = {"goed", "geregeld", "zorg", "nvt", NULL};
static const char *const PARTICIPATIE[] = {"werk",       "vrijwillig", "opleiding", "dagbesteding",
                                           "hoeft_niet", "nee",        NULL};
static const char *const VEILIGHEID[] = {"geen_zorgen", "geregeld", "zorgen", NULL};
static const char *const GEZIN[] = {"eens", "deels", "oneens", "niet_bereikt", NULL};
static const char *const VERVOLG[] = {"nazorg", "waakvlam", "geen", NULL};

static const struct veld GEBIED_VELDEN[] = {
    {.naam = "leefgebied",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 60,
     .label = "Leefgebied"},
    {.naam = "oordeel", .soort = VELD_KEUZE, .keuzes = OORDELEN, .label = "Hoe gaat het nu?"},
    {0},
};
static const struct veld VELDEN[] = {
    {.naam = "redenSoort", .soort = VELD_KEUZE, .label = "Waarom kan het plan dicht?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "In uw woorden",
     .hint = "Wat is bereikt? Wat is er anders dan toen het begon?"},
    {.naam = "weging",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wil het gezin geen hulp? Hoe heeft u dat gewogen?",
     .hint = "Geen hulpvraag alleen is geen reden om te stoppen. Wat kan er gebeuren als niemand "
             "meer kijkt?"},
    {.naam = "overlegdMet",
     .soort = VELD_ID,
     .label = "Met welke procesregisseur overlegde u daarover?"},
    {.naam = "leefgebieden",
     .soort = VELD_DELEN,
     .max = 40,
     .deel = GEBIED_VELDEN,
     .label = "Elk leefgebied nog eens langs"},
    {.naam = "geregeld",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Waar iets geregeld is: wie let daarop?"},
    {.naam = "participatie",
     .soort = VELD_KEUZE,
     .keuzes = PARTICIPATIE,
     .label = "Hoe doet iedereen mee?"},
    {.naam = "participatieUitleg",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat is daarover afgesproken?",
     .hint = "Nodig als iemand nog niet meedoet."},
    {.naam = "veiligheid", .soort = VELD_KEUZE, .keuzes = VEILIGHEID, .label = "Is het veilig?"},
    {.naam = "veiligheidUitleg",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wie let op de veiligheid?",
     .hint = "Nodig als er iets geregeld is."},
    {.naam = "blijft",
     .soort = VELD_IDS,
     .max = 50,
     .label = "Wie helpt door na het sluiten?",
     .hint = "Wie u niet aankruist, stopt met dit plan en leest het dossier niet meer."},
    {.naam = "lopendeHulp",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Welke hulp loopt door, en wie let daarop?",
     .hint = "Ook uitkering, beschikking en wachtlijst. Is er geen? Schrijf dat op."},
    {.naam = "gezin",
     .soort = VELD_KEUZE,
     .keuzes = GEZIN,
     .label = "Wat vindt het gezin van het sluiten?"},
    {.naam = "gezinWoorden", .soort = VELD_TEKST, .max = 2000, .label = "In hun eigen woorden"},
    {.naam = "vervolg",
     .soort = VELD_KEUZE,
     .keuzes = VERVOLG,
     .label = "Wat komt er na het sluiten?"},
    {.naam = "contact",
     .soort = VELD_ID,
     .label = "Wie houdt contact met het gezin?",
     .hint = "Spreek dit eerst af met die persoon, en met het gezin."},
    {.naam = "afspraak",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat moet die persoon weten?",
     .hint = "Hoe bereikt hij het gezin, en waar let hij op? De contactpersoon leest dit, en "
             "verder niets van het dossier."},
    {0},
};

/* ---- reading ---- */

#define COLUMNS                                                                                    \
    "SELECT a.id AS \"id#\", a.status, a.status_op AS \"statusOp@\", a.reden_soort AS redenSoort," \
    " a.reden_naam AS redenNaam, a.reden, a.geregeld, a.participatie,"                             \
    " a.participatie_uitleg AS participatieUitleg, a.veiligheid,"                                  \
    " a.veiligheid_uitleg AS veiligheidUitleg, a.lopende_hulp AS lopendeHulp, a.gezin,"            \
    " a.gezin_woorden AS gezinWoorden, a.vervolg, a.contact_id AS \"contact#\", c.naam AS "        \
    "contactNaam,"                                                                                 \
    " a.afspraak, a.weging, a.overlegd_met AS \"overlegdMet#\", o.naam AS overlegdNaam, a.versie," \
    " a.op AS \"op@\", w.naam AS door, a.personen AS \"personen!\", a.grond AS \"grond!\""         \
    " FROM zicht_afsluiting a JOIN gebruiker w ON w.id = a.status_door"                            \
    " LEFT JOIN gebruiker c ON c.id = a.contact_id LEFT JOIN gebruiker o ON o.id = a.overlegd_met"
static const char SQL_LIST[] = COLUMNS " ORDER BY a.id DESC";
static const char SQL_ONE[] = COLUMNS " WHERE a.id = :id";
static const char SQL_GEBIEDEN[] =
    "SELECT l.code AS leefgebied, l.naam, a.oordeel FROM leefgebied l"
    " LEFT JOIN zicht_afsluiting_leefgebied a ON a.leefgebied = l.code AND a.afsluiting_id = :id"
    " WHERE l.tot IS NULL OR l.tot >= vandaag() OR a.oordeel IS NOT NULL ORDER BY l.volgorde";
static const char SQL_BLIJFT[] =
    "SELECT b.betrokkenheid_id AS \"id#\", g.naam, b.taak, b.personen AS \"personen!\","
    " b.grond AS \"grond!\" FROM zicht_afsluiting_blijft b JOIN gebruiker g ON g.id ="
    " b.gebruiker_id WHERE b.afsluiting_id = :id ORDER BY g.naam";
static const char SQL_CONTACTEN[] =
    "SELECT v.id AS \"id#\", v.vorm, v.begin, v.volgende, v.einde_soort AS eindeSoort, g.naam AS"
    " contact, v.personen AS \"personen!\", v.grond AS \"grond!\" FROM zicht_volgcontact v"
    " JOIN gebruiker g ON g.id = v.contact_id ORDER BY v.id DESC";

static enum result afsluitingen_read(struct verzoek *v, struct dossier *d, json_t *model,
                                     struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    bool busy = false, contact = false;
    if (!v->api &&
        (kop_dossier(d, model, "/evaluaties", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE ||
        dossier_put_rows(d, p, model, "contacten", SQL_CONTACTEN, NO_BINDS) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) busy |= strcmp(row_text(row, "status"), "voorbereiding") == 0;
    json_array_foreach(json_object_get(model, "contacten"), i, row) contact |=
        row_text(row, "volgende") != NULL;
    json_object_set_new(model, "bezig", json_boolean(busy));
    json_object_set_new(model, "inContact", json_boolean(contact));
    return model_lijst(v, model, TAKE(rows), 10000, "id", p);
}

static enum result afsluiting_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    json_t *mist;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_ONE, id) != DONE ||
        dossier_put_rows(d, p, model, "leefgebieden", SQL_GEBIEDEN, id) != DONE ||
        dossier_put_rows(d, p, model, "blijft", SQL_BLIJFT, id) != DONE ||
        bewaren_put(d, model, v->id[0], p) != DONE ||
        afsluiting_missing(d, v->id[0], &mist, p) != DONE)
        return FAILED;
    bool open = strcmp(row_text(model, "status"), "voorbereiding") == 0;
    json_object_set_new(model, "mist", open ? mist : json_array());
    if (!open)
        json_decref(mist);
    json_object_set_new(model, "kan",
                        json_boolean(open && json_array_size(json_object_get(model, "mist")) == 0));
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- the form ---- */

static const char SQL_REDENEN[] = "SELECT code AS waarde, naam FROM sluitreden WHERE tot IS NULL OR"
                                  " tot >= vandaag() ORDER BY volgorde";
static const char SQL_PROCES[] =
    "SELECT id_tekst(a.id) AS waarde, a.naam FROM zicht_account a JOIN gebruiker_rol r ON"
    " r.gebruiker_id = a.id AND r.rol = 'procesregisseur' WHERE a.id <> kijker() ORDER BY a.naam";
static const char SQL_HELPERS[] =
    "SELECT id_tekst(b.id) AS waarde, g.naam || ', ' || b.taak AS naam, b.personen AS"
    " \"personen!\", b.grond AS \"grond!\" FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id ="
    " b.gebruiker_id WHERE b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())"
    " ORDER BY g.naam";

static enum result options_put(struct dossier *d, json_t *options, struct probleem *p)
{
    struct verzoek *v = d->v;
    json_t *contact, *helpers;
    json_object_set_new(options, "oordeel", keuzes_opties(v, "oordeel", OORDELEN));
    json_object_set_new(options, "participatie", keuzes_opties(v, "participatie", PARTICIPATIE));
    json_object_set_new(options, "veiligheid", keuzes_opties(v, "veilig", VEILIGHEID));
    json_object_set_new(options, "gezin", keuzes_opties(v, "gezinvindt", GEZIN));
    json_object_set_new(options, "vervolg", keuzes_opties(v, "vervolg", VERVOLG));
    if (model_rows(v, p, options, "redenSoort", SQL_REDENEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "overlegdMet", SQL_PROCES, NO_BINDS) != DONE ||
        volgcontact_candidates(d, &contact, p) != DONE)
        return FAILED;
    json_object_set_new(options, "contact", contact);
    if (dossier_rows(d, p, SQL_HELPERS, NO_BINDS, &helpers) != DONE)
        return FAILED;
    json_object_set_new(options, "blijft", helpers);
    return DONE;
}

/* A part may be saved, so no field is required; what closing asks is not called optional. */
static void form_dress(json_t *model)
{
    static const char *const ASKED[] = {"redenSoort",  "reden", "participatie", "veiligheid",
                                        "lopendeHulp", "gezin", "vervolg",      "contact"};
    json_t *veld;
    size_t i;
    json_array_foreach(json_object_get(json_object_get(model, "formulier"), "velden"), i, veld)
    {
        const char *naam = row_text(veld, "naam");
        for (size_t k = 0; k < COUNT_OF(ASKED); k++)
            if (strcmp(naam, ASKED[k]) == 0)
                json_object_set_new(veld, "verplicht", json_true());
    }
}

static json_t *ids_of(const json_t *rows)
{
    json_t *ids = json_array();
    const json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) json_array_append(ids, json_object_get(row, "id"));
    return ids;
}

static enum result afsluiting_form(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *areas = NULL;
    AUTO_JSON json_t *stays = NULL;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (dossier_one(d, p, SQL_ONE, id, &now) != DONE)
        return FAILED;
    if (mag(d, p, "afsluiting.wijzigen") != DONE || kop_kaart(d, model, p) != DONE ||
        options_put(d, options, p) != DONE ||
        dossier_rows(d, p, SQL_GEBIEDEN, id, &areas) != DONE ||
        dossier_rows(d, p, SQL_BLIJFT, id, &stays) != DONE)
        return FAILED;
    json_object_set(now, "leefgebieden", areas);
    json_object_set_new(now, "blijft", ids_of(stays));
    if (model_wijziging(v, model, "/afsluitingen", now,
                        (struct formulier){.velden = VELDEN, .options = options, .knop = "Opslaan"},
                        p) != DONE)
        return FAILED;
    form_dress(model);
    vaste_delen(model, "leefgebieden", areas, "leefgebied");
    return DONE;
}

/* ---- changing ---- */

static enum result afsluiting_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    int64_t id;
    if (afsluiting_add(d, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/afsluitingen/%s", id);
    v->gedaan = "afsluiting-begonnen";
    return DONE;
}

static enum result afsluiting_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    int64_t versie;
    if (afsluiting_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/afsluitingen/%s", v->id[0]);
    v->gedaan = "afsluiting-opgeslagen";
    return DONE;
}

static enum result afsluiting_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                     struct probleem *p)
{
    (void)ret;
    if (afsluiting_stop(d, v->id[0], p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/afsluitingen", d->huishouden);
    v->gedaan = "afsluiting-gestopt";
    return DONE;
}

/* It ends at one's own work: the household is not the viewer's any more. */
static enum result sluiting_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t volgcontact;
    char text[ID_TEXT_SIZE];
    if (afsluiting_close(d, v->id[0], &volgcontact, p) != DONE)
        return FAILED;
    id_format(volgcontact, text);
    json_object_set_new(ret, "volgcontact", volgcontact ? json_string(text) : json_null());
    verzoek_locatie(v, "/mijn/werk", 0);
    v->gedaan = "gezinsplan-gesloten";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/afsluitingen"
#define EEN "/afsluitingen/{afsluiting}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS, "afsluitingen.lezen",
                 "De afsluitingen van het plan, en wie er contact houdt.", afsluitingen_read,
                 .page = "afsluitingen"),
    DOSSIER_WRITE(HTTP_POST, HUIS, "afsluiting.toevoegen",
                  "Begint de voorbereiding van het sluiten van het open plan.", afsluiting_post),
    ITEM_READ(HTTP_GET, EEN, "afsluiting.lezen",
              "Eén afsluiting: wat is nagelopen, en wat er nog mist.", afsluiting_read,
              .page = "afsluiting"),
    ITEM_READ(HTTP_GET, EEN "/wijzig", "afsluiting.wijzigen.formulier", "Formulier.",
              afsluiting_form, .page = "afsluiting_wijzig", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, EEN, "afsluiting.wijzigen",
               "Legt vast wat is nagelopen. Een deel opslaan mag.", afsluiting_patch,
               .velden = VELDEN, .formulier = EEN "/wijzig"),
    ITEM_WRITE(HTTP_DELETE, EEN, "afsluiting.stoppen", "Het plan gaat toch niet dicht.",
               afsluiting_delete),
    ITEM_WRITE(HTTP_POST, EEN "/sluiting", "gezinsplan.sluiten",
               "Sluit het plan: de regie stopt, en wie contact houdt begint.", sluiting_post),
};
ROUTE_PART(afsluitingen, ROUTES);
