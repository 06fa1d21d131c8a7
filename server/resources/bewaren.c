/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping and destroying, seen from a household: legal holds, asking to destroy, and reading again
 * what lost a person. And the table of laws. */
#include "domein/bewaren.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/vernietiging.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

/* ---- fields ---- */

static const char *const SOORTEN[] = {"bezwaar",   "klacht",        "rechtszaak", "tuchtzaak",
                                      "onderzoek", "inzageverzoek", NULL};
static const char *const GRONDSLAGEN[] = {"verzoek_jeugdwet", "verzoek_avg", "onrechtmatig",
                                          "termijn", NULL};

static const struct veld STOP_VELDEN[] = {
    {.naam = "persoon",
     .soort = VELD_ID,
     .label = "Voor wie?",
     .hint = "Leeg: voor het hele gezin."},
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Waarom moet dit bewaard blijven?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 2000,
     .label = "Uitleg",
     .hint = "Bijvoorbeeld: welke procedure, bij wie, met welk nummer."},
    {.naam = "beoordelenOp",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Wanneer kijkt u opnieuw of dit nog nodig is?"},
    {0},
};
static const struct veld OPHEF_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 2000,
     .label = "Waarom is de stop niet meer nodig?"},
    {0},
};
static const struct veld AANVRAAG_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .label = "Van wie?"},
    {.naam = "heel", .soort = VELD_JANEE, .label = "Van het hele huishouden"},
    {.naam = "grondslag",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = GRONDSLAGEN,
     .label = "Waarom?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Uitleg",
     .hint = "Wie vroeg het, en wanneer? Of: wat is er mis? Hoeft niet als de termijn voorbij is."},
    {0},
};

/* ---- the page of a household ---- */

#define STOP                                                                                       \
    "SELECT s.id AS \"id#\", s.persoon, s.soort, s.reden, s.op AS \"op@\", s.door,"                \
    " s.beoordelen_op AS \"beoordelenOp\", s.beoordelen_op < vandaag() AS \"telaat?\","            \
    " s.opgeheven_op AS \"opgehevenOp@\", s.opgeheven_door AS \"opgehevenDoor\","                  \
    " s.opgeheven_reden AS \"opgehevenReden\", s.versie FROM zicht_vernietigingsstop s"
static const char SQL_STOPS[] = STOP " ORDER BY s.opgeheven_op IS NOT NULL, s.id DESC";
static const char SQL_STOP[] = STOP " WHERE s.id = :id";
#define NALEZEN                                                                                    \
    "SELECT n.id AS \"id#\", n.soort, n.titel, n.tekst, n.op AS \"op@\", g.naam AS auteur,"        \
    " n.auteur_id = kijker() AS \"mijn?\", n.personen AS \"personen!\", n.grond AS \"grond!\""     \
    " FROM zicht_nalezen n JOIN gebruiker g ON g.id = n.auteur_id"
static const char SQL_NALEZEN[] = NALEZEN " ORDER BY n.id";
static const char SQL_NALEZEN_EEN[] = NALEZEN " WHERE n.id = :id";

static void urls_put(const struct dossier *d, json_t *rows, const char *part)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        json_object_set_new(
            row, "url",
            json_sprintf("/huishoudens/%s/%s/%s", d->v->text[0], part, row_text(row, "id")));
    }
}

static enum result page_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    if (!v->api && (kop_dossier(d, model, "/logboek", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_put_rows(d, p, model, "stops", SQL_STOPS, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, model, "nalezen", SQL_NALEZEN, NO_BINDS) != DONE)
        return FAILED;
    urls_put(d, json_object_get(model, "stops"), "vernietigingsstops");
    urls_put(d, json_object_get(model, "nalezen"), "nalezen");
    return v->api ? DONE : kop_personen(d, json_object_get(model, "nalezen"), p);
}

/* ---- forms ---- */

static json_t *options_of(const char *const *codes, const char *const *names)
{
    json_t *options = json_array();
    for (size_t i = 0; codes[i]; i++)
        json_array_append_new(options,
                              json_pack("{s:s, s:s}", "waarde", codes[i], "naam", names[i]));
    return options;
}

static json_t *soort_options(void)
{
    static const char *const names[] = {"Bezwaar of beroep",
                                        "Klacht",
                                        "Rechtszaak",
                                        "Tuchtzaak",
                                        "Onderzoek van een inspectie of de politie",
                                        "Iemand wil het dossier inzien"};
    return options_of(SOORTEN, names);
}

static json_t *grondslag_options(void)
{
    static const char *const names[] = {
        "Verzoek van de cliënt of de ouders (Jeugdwet 7.3.9)", "Verzoek om te wissen (AVG 17)",
        "Dit had er nooit mogen staan", "De bewaartermijn is voorbij"};
    return options_of(GRONDSLAGEN, names);
}

static enum result form_put(struct dossier *d, json_t *model, struct formulier *f, json_t *options,
                            struct probleem *p)
{
    AUTO_FREE char *back = text_format("/huishoudens/%s/bewaren", d->v->text[0]);
    if (kop_kaart(d, model, p) != DONE || kop_leden(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    f->options = options;
    f->terug = back;
    return model_formulier(d->v, model, "formulier", f, p);
}

static enum result stop_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = text_format("/huishoudens/%s/vernietigingsstops", v->text[0]);
    struct formulier f = {.url = url, .velden = STOP_VELDEN, .knop = "Vernietigen tegenhouden"};
    if (mag(d, p, "vernietigingsstop.toevoegen") != DONE)
        return FAILED;
    json_object_set_new(options, "soort", soort_options());
    return form_put(d, model, &f, options, p);
}

static enum result lift_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = NULL;
    AUTO_FREE char *url =
        text_format("/huishoudens/%s/vernietigingsstops/%s", v->text[0], v->text[1]);
    if (dossier_one(d, p, SQL_STOP, BINDS(B_INT(":id", v->id[1])), &now) != DONE)
        return FAILED;
    if (mag(d, p, "vernietigingsstop.opheffen") != DONE)
        return FAILED;
    struct formulier f = {.url = url,
                          .methode = "DELETE",
                          .versie = row_int(now, "versie"),
                          .velden = OPHEF_VELDEN,
                          .knop = "Stop opheffen"};
    json_object_set(model, "stop", now);
    return form_put(d, model, &f, options, p);
}

static enum result ask_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = text_format("/huishoudens/%s/vernietiging", v->text[0]);
    struct formulier f = {.url = url, .velden = AANVRAAG_VELDEN, .knop = "Vernietigen voorstellen"};
    if (mag(d, p, "vernietiging.aanvragen") != DONE)
        return FAILED;
    json_object_set_new(options, "grondslag", grondslag_options());
    return form_put(d, model, &f, options, p);
}

static enum result again_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_NALEZEN_EEN, BINDS(B_INT(":id", v->id[1]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (v->api)
        return DONE;
    AUTO_FREE char *url = text_format("/huishoudens/%s/nalezen/%s", v->text[0], v->text[1]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/bewaren", v->text[0]);
    static const struct veld none[] = {{0}};
    if (kop_personen(d, self, p) != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){
            .url = url, .velden = none, .knop = "Nagelezen: weer laten zien", .terug = back},
        p);
}

/* ---- changing ---- */

static enum result stop_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (mag(d, p, "vernietigingsstop.toevoegen") != DONE ||
        stop_add(v, d->huishouden, in_int(v, "persoon", 0), v->in, &id, p) != DONE)
        return FAILED;
    verzoek_object(v, "vernietigingsstop", id);
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/bewaren", d->huishouden);
    v->gedaan = "vernietigingsstop";
    return DONE;
}

static enum result stop_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    (void)ret;
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_STOP, BINDS(B_INT(":id", v->id[1])), &now) != DONE)
        return FAILED;
    if (mag(d, p, "vernietigingsstop.opheffen") != DONE ||
        versie_check(v, row_int(now, "versie"), p) != DONE ||
        stop_lift(v, v->id[1], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_object(v, "vernietigingsstop", v->id[1]);
    verzoek_locatie(v, "/huishoudens/%s/bewaren", d->huishouden);
    v->gedaan = "vernietigingsstop-opgeheven";
    return DONE;
}

static enum result stop_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    return dossier_model(d, p, model, SQL_STOP, BINDS(B_INT(":id", v->id[1])));
}

static enum result ask_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id, persoon = in_int(v, "persoon", 0), seen = 1;
    if (mag(d, p, "vernietiging.aanvragen") != DONE ||
        vernietiging_of_whom(persoon, in_bool(v, "heel"), p) != DONE)
        return FAILED;
    if (persoon && dossier_int(d, p, "SELECT 1 FROM zicht_lid WHERE persoon_id = :id",
                               BINDS(B_INT(":id", persoon)), 0, &seen) != DONE)
        return FAILED;
    if (!seen)
        return probleem_veld(p, "persoon", "onbekende-keuze", "Kies iemand uit dit gezin.");
    if (vernietiging_propose(v, d->huishouden, persoon, in_text(v, "grondslag"),
                             in_text(v, "reden"), &id, p) != DONE)
        return FAILED;
    verzoek_object(v, "vernietigingslijst", id);
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/bewaren", d->huishouden);
    v->gedaan = "vernietiging-aangevraagd";
    return DONE;
}

static enum result again_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    if (nalezen_done(d, v->id[1], p) != DONE)
        return FAILED;
    verzoek_object(v, "item", v->id[1]);
    ret_id(ret, v->id[1], 0);
    verzoek_locatie(v, "/huishoudens/%s/bewaren", d->huishouden);
    v->gedaan = "nagelezen";
    return DONE;
}

/* ---- the table of laws ---- */

static const char SQL_TERMIJNEN[] =
    "SELECT b.naam, b.wet, b.artikel, b.jaren, b.dagen, b.vanaf AS telt,"
    " b.tot_achttien AS \"totAchttien?\", b.tijdens_hulp AS \"tijdensHulp?\","
    " coalesce(c.naam, '') AS categorie, coalesce(b.bron_wet, '') AS \"bronWet\","
    " coalesce(b.bron_soort, '') AS \"bronSoort\", b.van, b.tot"
    " FROM bewaartermijn b LEFT JOIN categorie c ON c.code = b.categorie"
    " WHERE b.tot IS NULL OR b.tot >= vandaag() ORDER BY b.rang, b.id";

static enum result termijnen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    json_t *rows, *row;
    size_t i;
    if (db_rows(v->db, p, SQL_TERMIJNEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) { bewaren_termijn(row); }
    return model_lijst(v, model, rows, 1000, "naam", p);
}

#define PAD "/huishoudens/{huishouden}"
static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/bewaartermijnen", "bewaartermijnen.lezen",
              "Hoe lang wat wordt bewaard, en door welke wet.", termijnen_read,
              .page = "bewaartermijnen", .log = LOG_NIET),
    DOSSIER_READ(HTTP_GET, PAD "/bewaren", "bewaren.lezen",
                 "Wat bewaard moet blijven, en wat u moet nalezen.", page_read, .page = "bewaren"),
    DOSSIER_READ(HTTP_GET, PAD "/vernietigingsstops/nieuw", "vernietigingsstop.formulier",
                 "Formulier.", stop_form, .page = "vernietigingsstop_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/vernietigingsstops", "vernietigingsstop.toevoegen",
                  "Houdt vernietigen tegen, om een procedure of klacht.", stop_post,
                  .velden = STOP_VELDEN, .formulier = PAD "/vernietigingsstops/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/vernietigingsstops/{stop}", "vernietigingsstop.lezen",
                 "Eén stop op vernietigen.", stop_read, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, PAD "/vernietigingsstops/{stop}/einde",
                 "vernietigingsstop.opheffen.formulier", "Formulier.", lift_form,
                 .page = "vernietigingsstop_einde", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_DELETE, PAD "/vernietigingsstops/{stop}", "vernietigingsstop.opheffen",
                  "Heft een stop op: er mag weer worden vernietigd.", stop_delete,
                  .velden = OPHEF_VELDEN, .formulier = PAD "/vernietigingsstops/{stop}/einde"),
    DOSSIER_READ(HTTP_GET, PAD "/vernietiging/nieuw", "vernietiging.formulier", "Formulier.",
                 ask_form, .page = "vernietiging_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/vernietiging", "vernietiging.aanvragen",
                  "Stelt voor een persoon, of dit hele huishouden, te vernietigen. Een privacy "
                  "officer beslist.",
                  ask_post, .velden = AANVRAAG_VELDEN, .formulier = PAD "/vernietiging/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/nalezen/{stuk}", "nalezen.lezen",
                 "Een stuk dat ook ging over iemand van wie de gegevens zijn vernietigd.",
                 again_read, .page = "nalezen"),
    DOSSIER_WRITE(HTTP_POST, PAD "/nalezen/{stuk}", "item.nalezen",
                  "U las het stuk na; het is weer te zien voor wie dat mag.", again_post,
                  .formulier = PAD "/nalezen/{stuk}"),
};
ROUTE_PART(bewaren, ROUTES);
