/* SPDX-License-Identifier: EUPL-1.2 */
/* Preparing a handover of regie, and the talk of the three: the steps before the yes. */
#include "domein/overdracht.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/kop.h"
#include "resources/overdracht.h"
#include "verzoek/verzoek.h"

#include <string.h>

#define PUNT(naam_, label_)                                                                        \
    {                                                                                              \
        .naam = (naam_), .soort = VELD_KEUZE, .verplicht = true, .keuzes = KEUZES,                 \
        .label = (label_)                                                                          \
    }
static const char *const KEUZES[] = {"mee", "blijft", "nvt", NULL};
static const struct veld VOORBEREIDING_VELDEN[] = {
    PUNT("verhaal", "Het verhaal van het gezin, in hun eigen woorden"),
    PUNT("doelen", "De doelen en de acties: samen doorgelopen"),
    PUNT("veiligheid", "Afspraken over veiligheid, en wie daarop let"),
    PUNT("signalen", "Zorgen of vragen die nog openstaan"),
    PUNT("toestemmingen", "Toestemmingen op uw naam: opnieuw vragen"),
    PUNT("partners", "Partners weten wie de nieuwe regisseur wordt"),
    PUNT("wachten", "Wachtlijsten en besluiten die nog lopen"),
    PUNT("komt", "Wat eraan komt: verjaardagen, evaluatie, einddata"),
    PUNT("werkt", "Wat werkt en wat niet bij dit gezin"),
    {.naam = "blijft",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat blijft bij u, en tot wanneer?",
     .hint = "Bijvoorbeeld: een actie die u nog afmaakt."},
    {.naam = "betekent",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat betekent dit voor het gezin?",
     .hint = "Nodig vóór het gesprek. Vraag het hun, ook de kinderen, en schrijf het op in hun "
             "woorden. De nieuwe regisseur leest dit."},
    {0},
};
static const struct veld GESPREK_VELDEN[] = {
    {.naam = "gesprekOp", .soort = VELD_DATUM, .label = "Wanneer was het gesprek?"},
    {.naam = "gesprekMet",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Wie waren erbij?",
     .hint = "Het gezin, de regisseur van nu en de nieuwe regisseur."},
    {.naam = "afspraken",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat spraken jullie af?",
     .hint = "Bijvoorbeeld: hoe het gezin de nieuwe regisseur bereikt, en wanneer de eerste keer "
             "is."},
    {.naam = "geenGesprek",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Geen gesprek? Schrijf waarom",
     .hint = "Bijvoorbeeld: het gezin wil dit niet. Laat dit leeg als er een gesprek was."},
    {0},
};

/* ---- reading ---- */

static const char SQL_STAND[] =
    "SELECT o.id AS \"id#\", o.stand, o.betekent, o.blijft, o.gesprek_op AS gesprekOp, "
    "o.gesprek_met AS gesprekMet,"
    " o.afspraken, o.geen_gesprek AS geenGesprek, nullif(9 - o.punten, 0) AS nog, o.personen AS "
    "\"personen!\","
    " o.grond AS \"grond!\" FROM zicht_overdracht o WHERE o.id = :id";
static const char SQL_PUNTEN[] =
    "SELECT p.code, p.keuze, p.personen AS \"personen!\", p.grond AS \"grond!\""
    " FROM zicht_overdracht_punt p WHERE p.overdracht_id = :id";

/* In the order of the form. */
static enum result points_put(struct dossier *d, json_t *overdracht, int64_t verzoek,
                              struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row, *punten = json_array();
    size_t i;
    json_object_set_new(overdracht, "punten", punten);
    if (dossier_rows(d, p, SQL_PUNTEN, BINDS(B_INT(":id", verzoek)), &rows) != DONE)
        return FAILED;
    for (const char *const *code = OVERDRACHT_PUNT; *code; code++)
        json_array_foreach(rows, i, row) if (strcmp(row_text(row, "code"), *code) == 0)
            json_array_append_new(
                punten, json_pack("{s:s, s:s}", "code", *code, "keuze", row_text(row, "keuze")));
    return DONE;
}

static json_t *step(const char *naam, bool done, bool now)
{
    return json_pack("{s:s, s:b, s:b}", "naam", naam, "klaar", done, "nu", now);
}

/* Asked, prepared, talked about, answered. */
static void steps_put(json_t *overdracht)
{
    const char *stand = row_text(overdracht, "stand");
    bool talked = row_text(overdracht, "gesprekOp") || row_text(overdracht, "geenGesprek");
    bool ready = row_int(overdracht, "nog") == 0 && row_text(overdracht, "betekent");
    bool open = strcmp(stand, "gevraagd") == 0 || strcmp(stand, "voorbereiding") == 0 ||
                strcmp(stand, "gesprek") == 0;
    json_t *steps = json_array();
    json_array_append_new(steps, step("Gevraagd", true, false));
    json_array_append_new(steps, step("Voorbereiden", ready, open && !ready));
    json_array_append_new(steps, step("Gesprek met het gezin", talked, open && ready && !talked));
    json_array_append_new(
        steps, step("Ja of nee", strcmp(stand, "aanvaard") == 0 || strcmp(stand, "geweigerd") == 0,
                    open && talked));
    json_object_set_new(overdracht, "stappen", steps);
    json_object_set_new(overdracht, "loopt", json_boolean(open));
    json_object_set_new(overdracht, "besproken", json_boolean(talked));
}

enum result overdracht_put(struct dossier *d, json_t *model, int64_t verzoek, struct probleem *p)
{
    json_t *kan;
    if (dossier_put_row(d, p, model, "overdracht", SQL_STAND, BINDS(B_INT(":id", verzoek))) != DONE)
        return FAILED;
    json_t *overdracht = json_object_get(model, "overdracht");
    if (!json_is_object(overdracht))
        return DONE;
    if (points_put(d, overdracht, verzoek, p) != DONE ||
        overdracht_kan(d, verzoek, &kan, p) != DONE)
        return FAILED;
    json_object_set_new(overdracht, "kan", kan);
    steps_put(overdracht);
    return DONE;
}

static const char SQL_VERZOEK[] =
    "SELECT r.id AS \"id#\", r.versie, a.naam AS aan, r.personen AS \"personen!\", r.grond AS "
    "\"grond!\""
    " FROM zicht_regieverzoek r JOIN gebruiker a ON a.id = r.aan_id WHERE r.id = :id";

/* The fields of both steps at the root, as a change takes them. */
static enum result steps_read(struct dossier *d, json_t *model, struct probleem *p)
{
    const json_t *punt;
    size_t i;
    if (dossier_model(d, p, model, SQL_VERZOEK, BINDS(B_INT(":id", d->v->id[0]))) != DONE ||
        overdracht_put(d, model, d->v->id[0], p) != DONE)
        return FAILED;
    const json_t *overdracht = json_object_get(model, "overdracht");
    static const char *const WOORDEN[] = {"betekent",  "blijft",      "gesprekOp", "gesprekMet",
                                          "afspraken", "geenGesprek", NULL};
    for (const char *const *w = WOORDEN; *w; w++) {
        json_t *value = json_object_get(overdracht, *w);
        json_object_set(model, *w, value ? value : json_null());
    }
    for (const char *const *code = OVERDRACHT_PUNT; *code; code++)
        json_object_set(model, *code, json_null());
    json_array_foreach(json_object_get(overdracht, "punten"), i, punt)
        json_object_set(model, row_text(punt, "code"), json_object_get(punt, "keuze"));
    return d->v->api ? DONE : kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static json_t *choices(void)
{
    static const char *const NAAM[] = {"gaat mee", "blijft", "speelt niet"};
    json_t *options = json_object(), *list = json_array();
    for (size_t i = 0; OVERDRACHT_KEUZE[i]; i++)
        json_array_append_new(
            list, json_pack("{s:s, s:s}", "waarde", OVERDRACHT_KEUZE[i], "naam", NAAM[i]));
    for (const char *const *code = OVERDRACHT_PUNT; *code; code++)
        json_object_set(options, *code, list);
    json_decref(list);
    return options;
}

static enum result step_form(struct verzoek *v, struct dossier *d, json_t *model, bool talk,
                             struct probleem *p)
{
    if (steps_read(d, model, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *now = json_deep_copy(model);
    AUTO_JSON json_t *options = choices();
    const json_t *kan = json_object_get(json_object_get(model, "overdracht"), "kan");
    AUTO_FREE char *back = text_format("/regieverzoeken/%s", v->text[0]);
    AUTO_FREE char *url = text_format("%s/%s", back, talk ? "gesprek" : "voorbereiding");
    json_object_set_new(model, "open",
                        json_boolean(row_true(kan, talk ? "gesprek" : "voorbereiden")));
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){.url = url,
                            .methode = "PATCH",
                            .versie = row_int(model, "versie"),
                            .velden = talk ? GESPREK_VELDEN : VOORBEREIDING_VELDEN,
                            .current = now,
                            .options = options,
                            .knop = talk ? "Gesprek vastleggen" : "Opslaan",
                            .terug = back},
        p);
}

static enum result prepare_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return step_form(v, d, model, false, p);
}

static enum result talk_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    return step_form(v, d, model, true, p);
}

/* ---- changing ---- */

static const char SQL_KLAAR[] = "SELECT 1 FROM zicht_overdracht WHERE id = :id AND punten = 9 AND "
                                "betekent IS NOT NULL";

static enum result prepare_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t versie, ready;
    if (overdracht_prepare(d, v->id[0], v->in, &versie, p) != DONE ||
        dossier_int(d, p, SQL_KLAAR, BINDS(B_INT(":id", v->id[0])), 0, &ready) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    v->gedaan = ready ? "overdracht-voorbereid" : "overdracht-opgeslagen";
    verzoek_locatie(v, "/regieverzoeken/%s", v->id[0]);
    return DONE;
}

static enum result talk_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (overdracht_talk(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    v->gedaan = "overdracht-besproken";
    verzoek_locatie(v, "/regieverzoeken/%s", v->id[0]);
    return DONE;
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/regieverzoeken/{regieverzoek}/voorbereiding", "overdracht.voorbereiding",
              "Wat er meegaat bij een overdracht van de regie, wat er blijft, en wat het voor het "
              "gezin betekent.",
              prepare_form, .page = "overdracht_voorbereiding"),
    ITEM_WRITE(HTTP_PATCH, "/regieverzoeken/{regieverzoek}/voorbereiding",
               "overdracht.voorbereiden",
               "De regisseur van nu bereidt de overdracht voor. Een deel opslaan mag.",
               prepare_patch, .velden = VOORBEREIDING_VELDEN,
               .formulier = "/regieverzoeken/{regieverzoek}/voorbereiding"),
    ITEM_READ(HTTP_GET, "/regieverzoeken/{regieverzoek}/gesprek", "overdracht.gesprek.lezen",
              "Het gesprek van het gezin met de oude en de nieuwe regisseur.", talk_form,
              .page = "overdracht_gesprek"),
    ITEM_WRITE(HTTP_PATCH, "/regieverzoeken/{regieverzoek}/gesprek", "overdracht.gesprek",
               "Legt dat gesprek vast, of waarom er geen was. Daarna kan het ja komen.", talk_patch,
               .velden = GESPREK_VELDEN, .formulier = "/regieverzoeken/{regieverzoek}/gesprek"),
};
ROUTE_PART(overdracht, ROUTES);
