/* SPDX-License-Identifier: EUPL-1.2 */
/* Deelbesluiten (R16): the list, one, taking and ending it; and what was weighed and not shared. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/deelbesluit.h"
#include "domein/onderdeel_naam.h"
#include "domein/voorbeeld.h"
#include "resources/deelwijzer.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100 };

/* ---- fields ---- */

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Na deze"},
    {0},
};
static const struct veld EINDE_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 1000,
     .label = "Waarom stopt dit?"},
    {0},
};
static const struct veld VERTEL_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Aan wie vertelde u het?"},
    {.naam = "datum",
     .soort = VELD_DATUM,
     .label = "Wanneer?",
     .hint = "Vult u niets in, dan is het vandaag."},
    {0},
};
static const struct veld ANTWOORD_VELDEN[] = {
    {.naam = "antwoord",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4000,
     .label = "Uw antwoord aan de privacy officer"},
    {0},
};
static const struct veld VRAAG_VELDEN[] = {
    {.naam = "gebruiker",
     .soort = VELD_ID,
     .label = "Aan wie vraagt u het?",
     .hint = "Wie het geheim houdt: die besluit zelf."},
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Of aan iedereen van"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat het?"},
    {.naam = "categorie", .soort = VELD_KEUZE, .verplicht = true, .label = "Waar gaat het over?"},
    {.naam = "ontvanger",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Met wie moet het gedeeld worden?"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4000,
     .label = "Waarom is dat nodig?",
     .hint = "De ander leest precies deze tekst. Schrijf niet meer dan nodig."},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "De tekst gaat alleen over wie ik koos"},
    {0},
};

/* ---- reading ---- */

#define ERBIJ ORGANISATIE_ERBIJ("b.ontvanger_onderdeel", "b.ontvanger_organisatie")
#define BESLUIT                                                                                    \
    "SELECT b.id AS \"id#\", b.stand, b.deelgrond, b.deelgrond_naam AS \"deelgrondNaam\","         \
    " b.artikel, b.bron, b.besloten_door_naam AS \"beslotenDoor\","                                \
    " b.besloten_door_telefoon AS telefoon, b.besloten_op AS \"beslotenOp@\","                     \
    " b.ontvanger_onderdeel_id AS \"ontvangerOnderdeel#\","                                        \
    " b.ontvanger_gebruiker_id AS \"ontvangerGebruiker#\", b.ontvanger,"                           \
    " b.ontvanger_onderdeel AS onderdeel, " ERBIJ " AS organisatie, b.doel,"                       \
    " b.doel_zin AS \"doelZin\", b.minimaal, b.van, b.tot, b.herbeoordeel_op AS"                   \
    " \"herbeoordeelOp\", b.einde_op AS \"eindeOp@\", b.einde_soort AS \"eindeSoort\","            \
    " b.grond = 'G1' AS \"eigen?\", b.personen AS \"personen!\", b.grond AS \"grond!\""            \
    " FROM zicht_deelbesluit b"
static const char SQL_LIST[] = BESLUIT " WHERE :na = 0 OR b.id < :na ORDER BY b.id DESC LIMIT 101";
static const char SQL_ONE[] = BESLUIT " WHERE b.id = :id";
static const char SQL_AFWEGING[] =
    "SELECT vragen, vragen_uitleg AS \"vragenUitleg\", gevaar, overlegd_met AS \"overlegdMet\","
    " overlegd_op AS \"overlegdOp\", einde_reden AS \"eindeReden\", einde_door AS \"eindeDoor\""
    " FROM zicht_deelbesluit_afweging WHERE deelbesluit_id = :id";
static const char SQL_WEGING[] =
    "SELECT code, vraag, antwoord FROM zicht_deelbesluit_weging WHERE deelbesluit_id = :id"
    " ORDER BY volgorde";
static const char SQL_WIE[] =
    "SELECT persoon_id AS \"persoon#\", naam, roepnaam, verteld_op AS \"verteldOp\","
    " uitstel_tot AS \"uitstelTot\", uitstel_reden AS \"uitstelReden\""
    " FROM zicht_deelbesluit_persoon WHERE deelbesluit_id = :id ORDER BY naam, persoon_id";
static const char SQL_CATEGORIEEN[] =
    "SELECT categorie AS code, naam FROM zicht_deelbesluit_categorie WHERE deelbesluit_id = :id"
    " ORDER BY volgorde";
static const char SQL_STUKKEN[] =
    "SELECT s.item_id AS \"id#\", s.soort, s.titel, s.datum, k.naam AS categorie,"
    " s.personen AS \"personen!\", s.grond AS \"grond!\" FROM zicht_deelbesluit_stuk s"
    " JOIN categorie k ON k.code = s.categorie WHERE s.deelbesluit_id = :id"
    " ORDER BY s.datum DESC, s.item_id DESC LIMIT 200";
static const char SQL_TOETSEN[] =
    "SELECT id AS \"id#\", uitkomst, toelichting, door, op AS \"op@\", antwoord,"
    " antwoord_door AS \"antwoordDoor\", antwoord_op AS \"antwoordOp@\""
    " FROM zicht_deelbesluit_toets WHERE deelbesluit_id = :id ORDER BY id";
static const char SQL_AFWEGINGEN[] =
    "SELECT a.id AS \"id#\", a.uitkomst, a.op AS \"op@\", coalesce(a.ontvanger,"
    " a.ontvanger_onderdeel) AS ontvanger, a.doel_zin AS \"doelZin\", a.waarom,"
    " a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_deelafweging a"
    " ORDER BY a.id DESC LIMIT 50";
static const char SQL_AFWEGING_ONE[] =
    "SELECT a.id AS \"id#\", a.uitkomst, a.op AS \"op@\","
    " a.ontvanger_onderdeel_id AS \"ontvangerOnderdeel#\","
    " a.ontvanger_gebruiker_id AS \"ontvangerGebruiker#\","
    " coalesce(a.ontvanger, a.ontvanger_onderdeel) AS ontvanger, a.doel, a.doel_zin AS"
    " \"doelZin\", a.wat, a.minimaal, a.vragen, a.vragen_uitleg AS \"vragenUitleg\", a.gevaar,"
    " a.waarom, a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_deelafweging a"
    " WHERE a.id = :id";

/* Where a thing is to be read: `stuk.url`, null for what has no page of its own. */
static json_t *stuk_url(const json_t *row)
{
    static const struct {
        const char *soort, *path;
    } PATHS[] = {{"notitie", "/notities/"},
                 {"document", "/documenten/"},
                 {"doel", "/doelen/"},
                 {"actie", "/acties/"}};
    for (size_t i = 0; i < COUNT_OF(PATHS); i++)
        if (strcmp(PATHS[i].soort, row_text(row, "soort")) == 0)
            return json_sprintf("%s%s", PATHS[i].path, row_text(row, "id"));
    return json_null();
}

static enum result parts_put(struct dossier *d, json_t *row, int64_t id, struct probleem *p)
{
    json_t *stuk;
    size_t i;
    if (dossier_put_rows(d, p, row, "wie", SQL_WIE, BINDS(B_INT(":id", id))) != DONE ||
        dossier_put_rows(d, p, row, "categorieen", SQL_CATEGORIEEN, BINDS(B_INT(":id", id))) !=
            DONE ||
        dossier_put_rows(d, p, row, "stukken", SQL_STUKKEN, BINDS(B_INT(":id", id))) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(row, "stukken"), i, stuk)
    {
        json_object_del(stuk, "personen");
        json_object_set_new(stuk, "url", stuk_url(stuk));
    }
    return DONE;
}

static enum result list_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    json_t *rows, *row;
    size_t i;
    if (!v->api &&
        (kop_dossier(d, model, "/toestemmingen", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_put_rows(d, p, model, "afwegingen", SQL_AFWEGINGEN, NO_BINDS) != DONE ||
        kop_personen(d, json_object_get(model, "afwegingen"), p) != DONE ||
        dossier_rows(d, p, SQL_LIST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (dossier_put_rows(d, p, row, "wie", SQL_WIE,
                             BINDS(B_INT(":id", id_parse(row_text(row, "id"))))) != DONE) {
            json_decref(rows);
            return FAILED;
        }
    }
    return model_lijst(v, model, rows, PAGE, "id", p);
}

/* model.vraagOpen: the privacy officer waits for an answer; model.nietVerteld: who does not know.
 */
static void open_put(json_t *model)
{
    json_t *row, *niet = json_array();
    size_t i;
    bool open = false;
    json_array_foreach(json_object_get(model, "toetsen"), i, row) open =
        open || (strcmp(row_text(row, "uitkomst"), "vraag") == 0 && !row_text(row, "antwoord"));
    json_array_foreach(json_object_get(model, "wie"), i, row)
    {
        if (!row_text(row, "verteldOp"))
            json_array_append_new(niet,
                                  json_pack("{s:O, s:O}", "waarde", json_object_get(row, "persoon"),
                                            "naam", json_object_get(row, "naam")));
    }
    json_object_set_new(model, "vraagOpen", json_boolean(open));
    json_object_set_new(model, "nietVerteld", niet);
}

static enum result forms_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_FREE char *tell = text_format("/deelbesluiten/%s/vertellen", v->text[0]);
    AUTO_FREE char *answer = text_format("/deelbesluiten/%s/antwoord", v->text[0]);
    AUTO_JSON json_t *options = json_object();
    open_put(model);
    json_object_set(options, "persoon", json_object_get(model, "nietVerteld"));
    if (model_formulier(
            v, model, "vertelFormulier",
            &(struct formulier){
                .url = tell, .velden = VERTEL_VELDEN, .options = options, .knop = "Vastleggen"},
            p) != DONE)
        return FAILED;
    return model_formulier(
        v, model, "antwoordFormulier",
        &(struct formulier){.url = answer, .velden = ANTWOORD_VELDEN, .knop = "Antwoord sturen"},
        p);
}

static enum result one_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    int64_t id = v->id[0];
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", id))) != DONE ||
        parts_put(d, model, id, p) != DONE ||
        dossier_put_row(d, p, model, "afweging", SQL_AFWEGING, BINDS(B_INT(":id", id))) != DONE ||
        dossier_put_rows(d, p, model, "weging", SQL_WEGING, BINDS(B_INT(":id", id))) != DONE ||
        dossier_put_rows(d, p, model, "toetsen", SQL_TOETSEN, BINDS(B_INT(":id", id))) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    json_object_set_new(model, "geldt",
                        json_boolean(strcmp(row_text(model, "stand"), "geldt") == 0));
    return kop_kaart_if(d, model, p) == DONE && model_mag_item(d, p, model, id) == DONE
               ? forms_put(v, model, p)
               : FAILED;
}

/* ---- what was weighed ---- */

static const char SQL_EIGEN[] = "SELECT id AS \"id#\", beroepsgeheim AS \"beroepsgeheim?\""
                                " FROM onderdeel WHERE id = :id";
static const char SQL_ITEM_IDS[] =
    "SELECT id_tekst(j.value) AS id FROM json_each(:wat, '$.items') j";
static const char SQL_CODES[] = "SELECT j.value AS code FROM json_each(:wat, '$.categorieen') j";

/* Whom a consent can be for, as far as the viewer sees it (R8): the form offers nobody else. */
static const char SQL_ERBIJ[] =
    "SELECT v.onderdeel_id AS \"id#\", group_concat(v.personen) AS \"personen!\","
    " max(v.grond) AS \"grond!\" FROM zicht_ontvanger v WHERE v.onderdeel_id = :onderdeel"
    " AND (:gebruiker IS NULL OR v.gebruiker_id = :gebruiker) GROUP BY v.onderdeel_id";

static enum result erbij_put(struct dossier *d, json_t *model, struct probleem *p)
{
    const char *onderdeel = row_text(model, "ontvangerOnderdeel"),
               *gebruiker = row_text(model, "ontvangerGebruiker");
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_ERBIJ,
                    BINDS(B_INT(":onderdeel", onderdeel ? id_parse(onderdeel) : 0),
                          B_REF(":gebruiker", gebruiker ? id_parse(gebruiker) : 0)),
                    &row) != DONE)
        return FAILED;
    json_object_set_new(model, "erbij", json_boolean(row));
    return DONE;
}

/* What the consent form starts with: model.eigen, model.items, model.codes. */
static enum result vraag_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    const char *wat = row_text(model, "wat") ? row_text(model, "wat") : "{}";
    AUTO_FREE char *text = strdup(wat);
    if (!text)
        return probleem_intern(p, "no memory for a weighing");
    json_object_del(model, "wat");
    if (model_row(v, p, model, "eigen", SQL_EIGEN, BINDS(B_INT(":id", v->kijker->onderdeel))) !=
            DONE ||
        model_rows(v, p, model, "items", SQL_ITEM_IDS, BINDS(B_TEXT(":wat", text))) != DONE)
        return FAILED;
    return model_rows(v, p, model, "codes", SQL_CODES, BINDS(B_TEXT(":wat", text)));
}

static void veld_add(json_t *velden, const char *naam, const json_t *waarde)
{
    if (json_is_string(waarde) && json_string_length(waarde))
        json_array_append_new(velden, json_pack("{s:s, s:O}", "naam", naam, "waarde", waarde));
}

/* model.vragenOver: for each person the consent form's first values. */
static void vragen_put(struct verzoek *v, json_t *model)
{
    static const char *const SAME[] = {"ontvangerOnderdeel", "ontvangerGebruiker", "doel",
                                       "doelZin", "soort"};
    json_t *list = json_array(), *persoon, *row;
    size_t i, k;
    json_array_foreach(json_object_get(model, "personen"), i, persoon)
    {
        json_t *velden = json_array();
        veld_add(velden, "persoon", json_object_get(persoon, "id"));
        for (k = 0; k < COUNT_OF(SAME); k++)
            veld_add(velden, SAME[k], json_object_get(model, SAME[k]));
        veld_add(velden, "bronnen", json_object_get(json_object_get(model, "eigen"), "id"));
        json_array_foreach(json_object_get(model, "items"), k, row)
            veld_add(velden, "items", json_object_get(row, "id"));
        json_array_foreach(json_object_get(model, "codes"), k, row)
            veld_add(velden, "categorieen", json_object_get(row, "code"));
        json_array_append_new(list,
                              json_pack("{s:O, s:s, s:o}", "naam", json_object_get(persoon, "naam"),
                                        "huishouden", v->text[0], "velden", velden));
    }
    json_object_set_new(model, "vragenOver", list);
}

static enum result afweging_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_AFWEGING_ONE, BINDS(B_INT(":id", v->id[1]))) != DONE ||
        vraag_put(v, model, p) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE)
        return FAILED;
    json_object_set_new(model, "soort",
                        json_string(row_true(json_object_get(model, "eigen"), "beroepsgeheim")
                                        ? "beroepsgeheim"
                                        : "avg"));
    if (v->api)
        return DONE;
    vragen_put(v, model);
    if (erbij_put(d, model, p) != DONE || model_mag(d, p, model) != DONE)
        return FAILED;
    return kop_kaart(d, model, p);
}

static enum result afweging_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t id;
    const char *uitkomst = in_text(v, "uitkomst");
    if (deelafweging_add(d, v->in, uitkomst, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s/deelafwegingen/%s", d->huishouden, id);
    v->gedaan = strcmp(uitkomst, "vragen") == 0 ? "deelafweging-vragen" : "deelafweging-niet";
    return DONE;
}

/* ---- changing ---- */

static enum result besluit_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (deelbesluit_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/deelbesluiten/%s", id);
    v->gedaan = "deelbesluit-genomen";
    return DONE;
}

static enum result voorbeeld_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    return voorbeeld_deelbesluit(d, v->in, ret, p);
}

static enum result einde_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_FREE char *url = text_format("/deelbesluiten/%s", v->text[0]);
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        mag_item(d, p, "deelbesluit.beeindigen", v->id[0]) != DONE ||
        kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .velden = EINDE_VELDEN,
                                               .knop = "Nu stoppen",
                                               .terug = url},
                           p);
}

static enum result einde_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    if (deelbesluit_end(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/deelbesluiten/%s", v->id[0]);
    v->gedaan = "deelbesluit-gestopt";
    return DONE;
}

static enum result vertel_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    if (deelbesluit_tell(d, v->id[0], v->in, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/deelbesluiten/%s", v->id[0]);
    v->gedaan = "deelbesluit-verteld";
    return DONE;
}

static enum result antwoord_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    if (deelbesluit_answer(d, v->id[0], in_text(v, "antwoord"), p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/deelbesluiten/%s", v->id[0]);
    v->gedaan = "deelbesluit-antwoord";
    return DONE;
}

/* ---- asked of the source ---- */

static const char SQL_BRONNEN[] =
    "SELECT v.gebruiker_id AS \"waarde#\", max(g.naam || ', ' || o.naam) AS naam,"
    " max(v.personen) AS \"personen!\", max(v.grond) AS \"grond!\" FROM zicht_ontvanger v"
    " JOIN gebruiker g ON g.id = v.gebruiker_id JOIN onderdeel o ON o.id = v.onderdeel_id"
    " WHERE v.gebruiker_id <> kijker() GROUP BY v.gebruiker_id ORDER BY 2";
static const char SQL_BRON_DELEN[] =
    "SELECT o.id AS \"waarde#\", o.naam FROM zicht_bron b JOIN onderdeel o ON o.id ="
    " b.onderdeel_id WHERE o.id <> :eigen ORDER BY o.naam";
static const char SQL_CATEGORIE[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code IN (SELECT categorie FROM"
    " deelgrond_categorie) AND code NOT IN ('contact', 'meldcode') ORDER BY volgorde";

static enum result vraag_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = text_format("/huishoudens/%s/deelverzoeken", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/deelbesluiten", v->text[0]);
    if (mag(d, p, "deelbesluit.vragen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "gebruiker", SQL_BRONNEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "onderdeel", SQL_BRON_DELEN,
                         BINDS(B_INT(":eigen", v->kijker->onderdeel))) != DONE ||
        model_rows(v, p, options, "categorie", SQL_CATEGORIE, NO_BINDS) != DONE)
        return FAILED;
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = VRAAG_VELDEN,
                                               .options = options,
                                               .knop = "Vraag sturen",
                                               .terug = back},
                           p);
}

static enum result vraag_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (deelbesluit_ask(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/berichten/%s", id);
    v->gedaan = "deelbesluit-gevraagd";
    return DONE;
}

/* ---- routes ---- */

#define PAD "/huishoudens/{huishouden}/deelbesluiten"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "deelbesluiten.lezen",
                 "De deelbesluiten die u ziet: van uw organisatie, of aan u. En wat u zelf afwoog.",
                 list_read, .page = "deelbesluiten", .velden = LIJST_VELDEN),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "deelwijzer.formulier", "Mag ik dit delen?",
                 deelwijzer_form, .page = "deelwijzer", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/_stap", "deelwijzer.stap",
                  "De volgende vraag van de deelwijzer. Er wordt niets opgeslagen.",
                  deelwijzer_stap, .velden = DEELWIJZER_VELDEN, .page = "deelwijzer",
                  .antwoordt = true, .alleen_pagina = true, .formulier = PAD "/nieuw"),
    DOSSIER_WRITE(HTTP_POST, PAD "/_voorbeeld", "deelbesluit.voorbeeld",
                  "Wat de ontvanger er precies bij zou zien. Er wordt niets opgeslagen.",
                  voorbeeld_post, .velden = DEELWIJZER_VELDEN, .antwoordt = true,
                  .alleen_api = true),
    DOSSIER_WRITE(HTTP_POST, PAD, "deelbesluit.toevoegen",
                  "Deelt zonder toestemming, op een grond van de wet en met uw afweging erbij.",
                  besluit_post, .velden = DEELBESLUIT_VELDEN, .ruim = true,
                  .formulier = PAD "/nieuw"),
    ITEM_READ(HTTP_GET, "/deelbesluiten/{deelbesluit}", "deelbesluit.lezen", "Eén deelbesluit.",
              one_read, .page = "deelbesluit"),
    ITEM_READ(HTTP_GET, "/deelbesluiten/{deelbesluit}/einde", "deelbesluit.beeindigen.formulier",
              "Formulier.", einde_form, .page = "deelbesluit_einde", .alleen_pagina = true),
    ITEM_WRITE(HTTP_DELETE, "/deelbesluiten/{deelbesluit}", "deelbesluit.beeindigen",
               "Stopt een deelbesluit, meteen en voorgoed.", einde_delete, .velden = EINDE_VELDEN,
               .formulier = "/deelbesluiten/{deelbesluit}/einde"),
    ITEM_WRITE(HTTP_POST, "/deelbesluiten/{deelbesluit}/vertellen", "deelbesluit.vertellen",
               "Legt vast dat iemand over wie het gaat, het nu weet.", vertel_post,
               .velden = VERTEL_VELDEN, .formulier = "/deelbesluiten/{deelbesluit}"),
    ITEM_WRITE(HTTP_POST, "/deelbesluiten/{deelbesluit}/antwoord", "deelbesluit.antwoorden",
               "Beantwoordt de vraag van de privacy officer.", antwoord_post,
               .velden = ANTWOORD_VELDEN, .formulier = "/deelbesluiten/{deelbesluit}"),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/deelafwegingen", "deelafweging.toevoegen",
                  "Bewaart wat u afwoog: niet delen, of eerst vragen.", afweging_post,
                  .velden = DEELAFWEGING_VELDEN, .ruim = true, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/deelafwegingen/{deelafweging}",
                 "deelafweging.lezen", "Een eigen afweging.", afweging_read,
                 .page = "deelafweging"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/deelverzoeken/nieuw", "deelverzoek.formulier",
                 "Formulier.", vraag_form, .page = "deelverzoek_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/deelverzoeken", "deelbesluit.vragen",
                  "Vraagt wie het geheim houdt om een deelbesluit. De regie neemt het nooit zelf "
                  "voor een ander.",
                  vraag_post, .velden = VRAAG_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/deelverzoeken/nieuw"),
};
ROUTE_PART(deelbesluiten, ROUTES);
