/* SPDX-License-Identifier: EUPL-1.2 */
/* Households that arrive from another municipality: taken in, accepted, read back, begun here. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/vestiging.h"
#include "resources/beheer.h"
#include "verzoek/dossier.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

#include <string.h>

#define BESTAND(label_)                                                                            \
    {                                                                                              \
        .naam = "bestand", .soort = VELD_BESTAND, .verplicht = true, .label = (label_),            \
        .hint = "Het bestand dat u van de andere gemeente kreeg. De naam eindigt op .gpbundel."    \
    }
static const struct veld BESTAND_VELDEN[] = {BESTAND("Bestand van de andere gemeente"), {0}};
static const struct veld TERUGLEES_VELDEN[] = {
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 40,
     .max = 8000,
     .label = "Wat begrijpt u ervan, in uw eigen woorden?",
     .hint = "Wie zijn het, wat is er aan de hand, wat is afgesproken over veiligheid, wat moet "
             "als eerste? De vorige regisseur leest dit en zegt of het klopt."},
    {0},
};
static const struct veld WEIGER_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom neemt u dit gezin niet over?",
     .hint = "De andere gemeente leest dit. De regisseur daar blijft."},
    {0},
};
static const struct veld ANTWOORD_VELDEN[] = {
    BESTAND("Antwoord van de andere gemeente"),
    {.naam = "naam",
     .soort = VELD_REGEL,
     .max = 150,
     .label = "Hoe heet het huishouden hier?",
     .hint = "Laat leeg voor de achternaam van de oudste."},
    {.naam = "wijk", .soort = VELD_ID, .label = "Wijk"},
    {.naam = "tweede",
     .soort = VELD_JANEE,
     .label = "Dit is een tweede huishouden van iemand die hier al bekend is"},
    {.naam = "tweedeReden",
     .soort = VELD_REGEL,
     .max = 300,
     .label = "Waarom is dit een tweede huishouden?"},
    {0},
};

/* ---- reading ---- */

#define VESTIGING                                                                                  \
    "SELECT s.id AS \"id#\", s.gemeente, s.onderdeel, s.telefoon, s.status, s.lezing,"             \
    " s.teruglezing, s.correctie, s.reden, s.bestand AS \"bestand?\","                             \
    " s.huishouden_id AS \"huishouden#\", s.op AS \"op@\", s.einde_op AS \"eindeOp@\", s.versie,"  \
    " s.grond AS \"grond!\" FROM zicht_vestiging s"
static const char SQL_LIJST[] = VESTIGING " ORDER BY s.einde_op IS NOT NULL, s.id DESC LIMIT 101";
static const char SQL_EEN[] = VESTIGING " WHERE s.id = :id";
static const char SQL_WIJKEN[] =
    "SELECT id_tekst(w.id) AS waarde, w.naam FROM wijk w WHERE w.tot IS NULL OR w.tot >= vandaag()"
    " ORDER BY w.naam";

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    bool may;
    json_t *rows;
    if (kijker_mag(v, p, "vestiging.ontvangen", &may) != DONE)
        return FAILED;
    if (!may)
        return mag_kijker(v, p, "vestiging.ontvangen");
    if (eigen_rows(v, p, SQL_LIJST, NO_BINDS, &rows) != DONE ||
        model_lijst(v, model, rows, 100, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/vestigingen",
                                               .velden = BESTAND_VELDEN,
                                               .knop = "Bestand inlezen"},
                           p);
}

static enum result een_get(struct verzoek *v, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_EEN, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    *ret = json_incref(json_array_get(rows, 0));
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    v->versie = row_int(*ret, "versie");
    verzoek_object(v, "vestiging", v->id[0]);
    return DONE;
}

static bool is(const json_t *row, const char *status)
{
    return strcmp(row_text(row, "status"), status) == 0;
}

/* The names of people stand beside what is about them, instead of their numbers. */
static void names_put(json_t *inhoud)
{
    json_t *row, *number, *personen = json_object_get(inhoud, "personen");
    size_t i, j;
    json_array_foreach(json_object_get(inhoud, "stukken"), i, row)
    {
        json_t *over = json_array();
        json_array_foreach(json_object_get(row, "personen"), j, number) json_array_append(
            over,
            json_object_get(json_array_get(personen, (size_t)json_integer_value(number)), "naam"));
        json_object_set_new(row, "over", over);
        if (!json_object_get(row, "bestand"))
            json_object_set_new(row, "bestand", json_null());
    }
    json_array_foreach(personen, i, row) json_object_del(row, "bsn");
    json_object_del(inhoud, "van");
    json_object_del(inhoud, "aan");
}

static enum result form_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = NULL;
    struct formulier f = {.versie = row_int(model, "versie"), .options = options};
    json_object_set_new(model, "formulier", json_null());
    if (is(model, "aanvaard")) {
        f.velden = TERUGLEES_VELDEN;
        f.knop = "Teruglezen";
        url = text_format("/vestigingen/%s/teruglezing", v->text[0]);
    } else if (is(model, "teruggelezen")) {
        if (beheer_opties(v, options, "wijk", SQL_WIJKEN, NO_BINDS, p) != DONE)
            return FAILED;
        f.velden = ANTWOORD_VELDEN;
        f.knop = "Antwoord inlezen";
        url = text_format("/vestigingen/%s/antwoorden", v->text[0]);
    } else {
        return DONE;
    }
    f.url = url;
    return model_formulier(v, model, "formulier", &f, p);
}

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    json_t *inhoud = NULL;
    if (een_get(v, &row, p) != DONE)
        return FAILED;
    json_object_update(model, row);
    bool alles = is(model, "aanvaard") || is(model, "teruggelezen");
    if (vestiging_inhoud(v, v->id[0], alles, &inhoud, NULL, p) != DONE)
        return FAILED;
    if (inhoud)
        names_put(inhoud);
    json_object_set_new(model, "inhoud", inhoud ? inhoud : json_null());
    if (v->api)
        return DONE;
    if (inhoud && !alles) {
        json_object_set_new(inhoud, "personen", json_array());
        json_object_set_new(inhoud, "stukken", json_array());
    }
    json_object_set_new(model, "isOntvangen", json_boolean(is(model, "ontvangen")));
    json_object_set_new(model, "isAanvaard", json_boolean(is(model, "aanvaard")));
    json_object_set_new(model, "isTeruggelezen", json_boolean(is(model, "teruggelezen")));
    json_object_set_new(model, "kanWeigeren",
                        json_boolean(is(model, "ontvangen") || is(model, "aanvaard")));
    return form_put(v, model, p);
}

static enum result bestand_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    (void)model;
    return vestiging_bestand(v, v->id[0], p);
}

static enum result weiger_form(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    static const char *const uitleg[] = {
        "De regisseur in de andere gemeente blijft. Hier blijft niets van het gezin bewaard.",
        "U krijgt een bestand met uw antwoord. Stuur dat naar de andere gemeente.", NULL};
    AUTO_JSON json_t *row = NULL;
    AUTO_FREE char *back = text_format("/vestigingen/%s", v->text[0]);
    AUTO_FREE char *url = text_format("/vestigingen/%s/weigering", v->text[0]);
    if (een_get(v, &row, p) != DONE)
        return FAILED;
    beheer_kruimel(model, "Gezinnen die hier komen wonen", "/vestigingen");
    beheer_kruimel(model, row_text(row, "gemeente"), back);
    return beheer_taak(v, model, "Nee zeggen",
                       &(struct formulier){.url = url,
                                           .versie = row_int(row, "versie"),
                                           .velden = WEIGER_VELDEN,
                                           .knop = "Nee zeggen",
                                           .terug = back},
                       uitleg, p);
}

/* ---- changing ---- */

static void done(struct verzoek *v, json_t *ret, int64_t versie, const char *gedaan)
{
    ret_id(ret, v->id[0], versie);
    if (!v->api)
        verzoek_locatie(v, "/vestigingen/%s", v->id[0]);
    v->gedaan = gedaan;
}

static enum result post(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    size_t n = 0;
    int64_t id;
    const char *bytes = ontvangst_bytes(v->ontvangst, &n);
    if (vestiging_ontvang(v, bytes, n, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/vestigingen/%s", id);
    v->gedaan = "vestiging-ontvangen";
    return DONE;
}

static enum result aanvaard(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    (void)k;
    int64_t versie;
    if (vestiging_aanvaard(v, v->id[0], &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "vestiging-aanvaard");
    return DONE;
}

static enum result teruglees(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t versie;
    if (vestiging_lees_terug(v, v->id[0], in_text(v, "tekst"), &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "vestiging-teruggelezen");
    return DONE;
}

static enum result weiger(struct verzoek *v, const struct kijker *k, json_t *ret,
                          struct probleem *p)
{
    (void)k;
    int64_t versie;
    if (vestiging_weiger(v, v->id[0], in_text(v, "reden"), &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "vestiging-geweigerd");
    return DONE;
}

static enum result antwoord(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    (void)k;
    size_t n = 0;
    int64_t versie, huishouden;
    const char *bytes = ontvangst_bytes(v->ontvangst, &n);
    if (vestiging_antwoord(v, v->id[0], bytes, n, v->in, &versie, &huishouden, p) != DONE)
        return FAILED;
    done(v, ret, versie, huishouden ? "vestiging-overgenomen" : "vestiging-antwoord");
    if (huishouden) {
        char text[ID_TEXT_SIZE];
        id_format(huishouden, text);
        json_object_set_new(ret, "huishouden", json_string(text));
        if (!v->api)
            verzoek_locatie(v, "/huishoudens/%s", huishouden);
    }
    return DONE;
}

#define EEN "/vestigingen/{vestiging}"
static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/vestigingen", "vestigingen.lezen",
              "De gezinnen die u van een andere gemeente overneemt.", lijst_read,
              .page = "vestigingen", .log = LOG_ALTIJD),
    USER_WRITE(HTTP_POST, "/vestigingen", "vestiging.ontvangen",
               "Leest het bestand van een andere gemeente in (multipart/form-data).", post,
               .velden = BESTAND_VELDEN, .bestand = true, .bundel = true,
               .formulier = "/vestigingen"),
    USER_READ(HTTP_GET, EEN, "vestiging.lezen",
              "Eén vestiging: de stand, en na uw ja wat er meekomt.", een_read, .page = "vestiging",
              .log = LOG_ALTIJD),
    USER_WRITE(HTTP_POST, EEN "/aanvaarding", "vestiging.aanvaarden",
               "Zegt ja: u kunt nu lezen wat er meekomt.", aanvaard, .maakt_niets = true),
    USER_WRITE(HTTP_POST, EEN "/teruglezing", "vestiging.teruglezen",
               "Leest terug wat u begreep, en maakt het antwoord.", teruglees,
               .velden = TERUGLEES_VELDEN, .formulier = EEN, .maakt_niets = true),
    USER_READ(HTTP_GET, EEN "/weigering", "vestiging.weigeren.formulier", "Formulier.", weiger_form,
              .page = "beheer_formulier", .alleen_pagina = true, .log = LOG_ALTIJD),
    USER_WRITE(HTTP_POST, EEN "/weigering", "vestiging.weigeren",
               "Zegt nee, en maakt het antwoord. Er blijft niets van het gezin bewaard.", weiger,
               .velden = WEIGER_VELDEN, .formulier = EEN "/weigering", .maakt_niets = true),
    USER_READ(HTTP_GET, EEN "/bestand", "vestiging.bestand.lezen",
              "Uw nieuwste antwoord voor de andere gemeente.", bestand_read, .inhoud = true,
              .log = LOG_ALTIJD),
    USER_WRITE(HTTP_POST, EEN "/antwoorden", "vestiging.antwoord",
               "Leest het antwoord van de andere gemeente in. Klopt wat u teruglas, dan begint het "
               "huishouden hier, met u als regisseur.",
               antwoord, .velden = ANTWOORD_VELDEN, .bestand = true, .bundel = true,
               .formulier = EEN, .maakt_niets = true),
};
ROUTE_PART(vestigingen, ROUTES);
