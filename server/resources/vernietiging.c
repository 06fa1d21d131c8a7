/* SPDX-License-Identifier: EUPL-1.2 */
/* Destruction lists for those who make and decide them: numbers, laws and days, no substance
 * (invariant 7). And the proof. */
#include "domein/vernietiging.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const BESLUITEN[] = {"goedgekeurd", "afgewezen", "ingetrokken", NULL};
static const char *const GRONDSLAGEN[] = {"verzoek_jeugdwet", "verzoek_avg", "onrechtmatig",
                                          "termijn", NULL};
static const char *const SOORTEN[] = {"bezwaar",   "klacht",        "rechtszaak", "tuchtzaak",
                                      "onderzoek", "inzageverzoek", NULL};

/* Typed in: who has only the log has only numbers. */
#define NUMMERS                                                                                    \
    {.naam = "huishouden",                                                                         \
     .soort = VELD_REGEL,                                                                          \
     .verplicht = true,                                                                            \
     .max = 13,                                                                                    \
     .label = "Nummer van het huishouden",                                                         \
     .hint = "Dertien tekens. Het staat in het logboek."},                                         \
    {                                                                                              \
        .naam = "persoon", .soort = VELD_REGEL, .max = 13, .label = "Nummer van de persoon"        \
    }
static const struct veld NUMMER_VELDEN[] = {
    NUMMERS,
    {.naam = "heel", .soort = VELD_JANEE, .label = "Van het hele huishouden"},
    {.naam = "grondslag",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = GRONDSLAGEN,
     .label = "Waarom?"},
    {.naam = "reden", .soort = VELD_TEKST, .max = 2000, .label = "Uitleg"},
    {0},
};
static const struct veld STOP_VELDEN[] = {
    NUMMERS,
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
     .label = "Uitleg"},
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
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "besluit",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = BESLUITEN,
     .label = "Wat besluit u?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Waarom?",
     .hint = "Verplicht als u afwijst."},
    {0},
};

/* ---- reading ---- */

#define LIJST                                                                                      \
    "SELECT l.id AS \"id#\", l.soort, l.grondslag, l.reden, l.door, l.door_functie AS "            \
    "\"doorFunctie\", l.op AS \"op@\", l.status, l.beslist_door AS \"beslistDoor\","               \
    " l.beslist_functie AS \"beslistFunctie\", l.beslist_op AS \"beslistOp@\","                    \
    " l.beslist_reden AS \"beslistReden\", l.totaal, l.gedaan, l.overgeslagen, l.logregels,"       \
    " l.klaar_op AS \"klaarOp@\", l.overgeslagen > 0 AS \"bewaard?\", l.logregels > 0 AS "         \
    "\"vergeten?\", l.door_id = kijker() AS \"mijn?\", l.versie"                                   \
    " FROM zicht_vernietigingslijst l"
static const char SQL_LIST[] = LIJST " WHERE :na = 0 OR l.id < :na ORDER BY l.id DESC LIMIT 51";
static const char SQL_ONE[] = LIJST " WHERE l.id = :id";
static const char SQL_KINDS[] =
    "SELECT r.soort, r.wet, r.artikel, count(*) AS aantal,"
    " nullif(sum(r.wat = 'los'), 0) AS los, nullif(sum(r.stop), 0) AS stop, min(r.na) AS eerste,"
    " nullif(max(r.na), min(r.na)) AS laatste"
    " FROM zicht_vernietigingsregel r WHERE r.lijst_id = :id GROUP BY r.soort, r.wet, r.artikel"
    " ORDER BY 1, 2, 3";
static const char SQL_HOUSEHOLDS[] =
    "SELECT r.huishouden_id AS \"huishouden#\", count(*) AS aantal,"
    " max(r.wat = 'huishouden') AS \"heel?\", max(r.wat = 'persoon') AS \"persoon?\","
    " max(r.stop) AS \"stop?\", min(r.na) AS eerste, max(r.na) AS laatste"
    " FROM zicht_vernietigingsregel r WHERE r.lijst_id = :id GROUP BY r.huishouden_id"
    " ORDER BY 1 LIMIT 1000";
static const char SQL_COUNTS[] =
    "SELECT t.soort, t.wet, t.artikel, t.uitkomst, t.aantal FROM zicht_vernietigingstelling t"
    " WHERE t.lijst_id = :id ORDER BY t.uitkomst <> 'vernietigd', t.uitkomst <> 'los', t.soort, t.wet";

static enum result law_put(json_t *row, struct probleem *p)
{
    const char *wet = NULL, *artikel = NULL;
    bool by_law = vernietiging_wet(row_text(row, "grondslag"), &wet, &artikel);
    return json_object_set_new(row, "grondslagWet",
                               by_law ? json_sprintf("%s, %s", wet, artikel) : json_null()) == 0
               ? DONE
               : probleem_intern(p, "no memory for a model");
}

static enum result lists_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (mag_kijker(v, p, "vernietiging.lezen") != DONE ||
        eigen_rows(v, p, SQL_LIST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 50, "id", p);
}

static enum result one_get(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (mag_kijker(v, p, "vernietiging.lezen") != DONE ||
        eigen_rows(v, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    json_t *row = json_array_get(rows, 0);
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    (void)json_object_update(model, row);
    v->versie = row_int(row, "versie");
    return law_put(model, p);
}

static enum result rows_put(struct verzoek *v, json_t *model, const char *key, const char *sql,
                            struct probleem *p)
{
    json_t *rows;
    if (eigen_rows(v, p, sql, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    return json_object_set_new(model, key, rows) == 0 ? DONE
                                                      : probleem_intern(p, "no memory for a model");
}

/* Of a list by request every row goes under that law. */
static void laws_put(json_t *model)
{
    const char *wet, *artikel;
    json_t *row;
    size_t i;
    if (!vernietiging_wet(row_text(model, "grondslag"), &wet, &artikel))
        return;
    json_array_foreach(json_object_get(model, "soorten"), i, row)
    {
        json_object_set_new(row, "wet", json_string(wet));
        json_object_set_new(row, "artikel", json_string(artikel));
    }
}

static bool is_status(const json_t *model, const char *status)
{
    return strcmp(row_text(model, "status"), status) == 0;
}

static enum result one_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    if (one_get(v, model, p) != DONE || rows_put(v, model, "soorten", SQL_KINDS, p) != DONE ||
        rows_put(v, model, "huishoudens", SQL_HOUSEHOLDS, p) != DONE ||
        rows_put(v, model, "telling", SQL_COUNTS, p) != DONE)
        return FAILED;
    laws_put(model);
    bool open = is_status(model, "voorgesteld"), own = row_true(model, "mijn"), decides;
    if (kijker_mag(v, p, "vernietiging.beslissen", &decides) != DONE)
        return FAILED;
    json_object_set_new(model, "magBesluiten", json_boolean(open && (own || decides)));
    json_object_set_new(model, "klaar", json_boolean(is_status(model, "klaar")));
    json_object_set_new(model, "loopt",
                        json_boolean(is_status(model, "goedgekeurd") || is_status(model, "bezig") ||
                                     is_status(model, "opruimen")));
    return DONE;
}

static enum result proof_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    if (one_get(v, model, p) != DONE)
        return FAILED;
    if (!is_status(model, "klaar"))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    return rows_put(v, model, "telling", SQL_COUNTS, p);
}

/* ---- forms ---- */

static json_t *option(const char *waarde, const char *naam)
{
    return json_pack("{s:s, s:s}", "waarde", waarde, "naam", naam);
}

static json_t *grondslag_options(void)
{
    return json_pack("[o, o, o, o]", option("verzoek_jeugdwet", "Verzoek (Jeugdwet 7.3.9)"),
                     option("verzoek_avg", "Verzoek om te wissen (AVG 17)"),
                     option("onrechtmatig", "Dit had er nooit mogen staan"),
                     option("termijn", "De bewaartermijn is voorbij"));
}

static json_t *soort_options(void)
{
    return json_pack("[o, o, o, o, o, o]", option("bezwaar", "Bezwaar of beroep"),
                     option("klacht", "Klacht"), option("rechtszaak", "Rechtszaak"),
                     option("tuchtzaak", "Tuchtzaak"),
                     option("onderzoek", "Onderzoek van een inspectie of de politie"),
                     option("inzageverzoek", "Iemand wil het dossier inzien"));
}

static enum result new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    static const struct veld none[] = {{0}};
    AUTO_JSON json_t *options = json_pack("{s:o}", "grondslag", grondslag_options());
    bool by_number;
    (void)k;
    if (mag_kijker(v, p, "vernietiging.voorstellen") != DONE ||
        kijker_mag(v, p, "vernietiging.aanvragen", &by_number) != DONE ||
        model_formulier(v, model, "formulier",
                        &(struct formulier){.url = "/vernietigingslijsten",
                                            .velden = none,
                                            .knop = "Lijst maken",
                                            .terug = "/vernietigingslijsten"},
                        p) != DONE)
        return FAILED;
    json_object_set_new(model, "opNummer", json_null());
    return !by_number ? DONE
                      : model_formulier(v, model, "opNummer",
                                        &(struct formulier){.url = "/vernietigingslijsten/_nummer",
                                                            .velden = NUMMER_VELDEN,
                                                            .options = options,
                                                            .knop = "Lijst maken op nummer"},
                                        p);
}

/* Of a list that one may decide about: who made it takes it back, another decides (four eyes). */
static json_t *besluit_options(const json_t *list)
{
    json_t *options = json_array();
    if (row_true(list, "mijn")) {
        json_array_append_new(options, option("ingetrokken", "Intrekken: ik vergiste mij"));
    } else {
        json_array_append_new(options, option("goedgekeurd", "Goedkeuren: vernietigen"));
        json_array_append_new(options, option("afgewezen", "Afwijzen: bewaren"));
    }
    return options;
}

static enum result decide_form(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    if (one_read(v, k, model, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *options = json_pack("{s:o}", "besluit", besluit_options(model));
    AUTO_FREE char *url = text_format("/vernietigingslijsten/%s", v->text[0]);
    if (!row_true(model, "magBesluiten"))
        return probleem_set(p, PROBLEEM_GEEN_RECHT, "Over deze lijst kunt u niet beslissen.");
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = v->versie,
                                               .velden = BESLUIT_VELDEN,
                                               .options = options,
                                               .knop = "Besluit opslaan",
                                               .terug = url},
                           p);
}

/* ---- changing ---- */

static enum result made(struct verzoek *v, json_t *ret, int64_t id)
{
    verzoek_object(v, "vernietigingslijst", id);
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/vernietigingslijsten/%s", id);
    v->gedaan = "vernietigingslijst-gemaakt";
    return DONE;
}

static enum result term_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t id;
    return vernietiging_propose_term(v, &id, p) == DONE ? made(v, ret, id) : FAILED;
}

/* What was typed as a number; 0 for nothing. */
static enum result number_of(const struct verzoek *v, const char *field, int64_t *ret,
                             struct probleem *p)
{
    const char *text = in_text(v, field);
    *ret = text ? id_parse(text) : 0;
    return !text || *ret ? DONE
                         : probleem_veld(p, field, "onbekende-keuze",
                                         "Dit is geen nummer. Neem alle dertien tekens over.");
}

static enum result number_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    int64_t id, huishouden, persoon;
    if (mag_kijker(v, p, "vernietiging.aanvragen") != DONE ||
        number_of(v, "huishouden", &huishouden, p) != DONE ||
        number_of(v, "persoon", &persoon, p) != DONE ||
        vernietiging_of_whom(persoon, in_bool(v, "heel"), p) != DONE ||
        vernietiging_propose(v, huishouden, persoon, in_text(v, "grondslag"), in_text(v, "reden"),
                             &id, p) != DONE)
        return FAILED;
    return made(v, ret, id);
}

static enum result decide_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                                struct probleem *p)
{
    (void)k;
    int64_t versie;
    const char *besluit = in_text(v, "besluit");
    verzoek_object(v, "vernietigingslijst", v->id[0]);
    if (mag_kijker(v, p, "vernietiging.lezen") != DONE ||
        vernietiging_decide(v, v->id[0], besluit, in_text(v, "reden"), &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/vernietigingslijsten/%s", v->id[0]);
    v->gedaan = strcmp(besluit, "goedgekeurd") == 0 ? "vernietiging-goedgekeurd"
                : strcmp(besluit, "afgewezen") == 0 ? "vernietiging-afgewezen"
                                                    : "vernietiging-ingetrokken";
    return DONE;
}

/* ---- holds by number, for the privacy officer ---- */

static const char SQL_STOPS[] =
    "SELECT s.id AS \"id#\", s.huishouden_id AS \"huishouden#\", s.persoon_id AS \"persoon#\","
    " s.soort, s.reden, s.door, s.op AS \"op@\", s.beoordelen_op AS \"beoordelenOp\","
    " s.beoordelen_op < vandaag() AS \"telaat?\", s.versie"
    " FROM zicht_stop_privacy s ORDER BY s.beoordelen_op, s.id";

static enum result stops_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (eigen_rows(v, p, SQL_STOPS, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p);
}

static enum result stop_form(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_pack("{s:o}", "soort", soort_options());
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/vernietigingsstops",
                                               .velden = STOP_VELDEN,
                                               .options = options,
                                               .knop = "Vernietigen tegenhouden",
                                               .terug = "/vernietigingsstops"},
                           p);
}

static enum result stop_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t id, huishouden, persoon;
    if (number_of(v, "huishouden", &huishouden, p) != DONE ||
        number_of(v, "persoon", &persoon, p) != DONE ||
        stop_add(v, huishouden, persoon, v->in, &id, p) != DONE)
        return FAILED;
    verzoek_object(v, "vernietigingsstop", id);
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/vernietigingsstops");
    v->gedaan = "vernietigingsstop";
    return DONE;
}

static enum result stop_now(struct verzoek *v, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_STOPS, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (id_parse(row_text(row, "id")) == v->id[0]) {
            *ret = json_incref(row);
            return DONE;
        }
    }
    return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

static enum result lift_form(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *now = NULL;
    AUTO_FREE char *url = text_format("/vernietigingsstops/%s", v->text[0]);
    if (stop_now(v, &now, p) != DONE)
        return FAILED;
    (void)json_object_update(model, now);
    v->versie = row_int(now, "versie");
    if (v->api)
        return DONE;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .versie = v->versie,
                                               .velden = OPHEF_VELDEN,
                                               .knop = "Stop opheffen",
                                               .terug = "/vernietigingsstops"},
                           p);
}

static enum result stop_delete(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    (void)ret;
    AUTO_JSON json_t *now = NULL;
    verzoek_object(v, "vernietigingsstop", v->id[0]);
    if (stop_now(v, &now, p) != DONE || versie_check(v, row_int(now, "versie"), p) != DONE ||
        stop_lift(v, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/vernietigingsstops");
    v->gedaan = "vernietigingsstop-opgeheven";
    return DONE;
}

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/vernietigingslijsten", "vernietigingslijsten.lezen",
              "Lijsten om te vernietigen, de nieuwste eerst.", lists_read,
              .page = "vernietigingslijsten", .velden = LIJST_VELDEN),
    USER_READ(HTTP_GET, "/vernietigingslijsten/nieuw", "vernietigingslijst.formulier", "Formulier.",
              new_form, .page = "vernietigingslijst_nieuw", .alleen_pagina = true, .log = LOG_NIET),
    USER_WRITE(HTTP_POST, "/vernietigingslijsten", "vernietiging.voorstellen",
               "Maakt een lijst van alles waarvan de bewaartermijn voorbij is.", term_post,
               .formulier = "/vernietigingslijsten/nieuw"),
    USER_WRITE(HTTP_POST, "/vernietigingslijsten/_nummer", "vernietiging.nummer",
               "Maakt een lijst van één persoon of huishouden, op nummer.", number_post,
               .velden = NUMMER_VELDEN, .formulier = "/vernietigingslijsten/nieuw"),
    USER_READ(HTTP_GET, "/vernietigingslijsten/{lijst}", "vernietigingslijst.lezen",
              "Eén vernietigingslijst: soorten, aantallen, wetten en hoe ver het is.", one_read,
              .page = "vernietigingslijst"),
    USER_READ(HTTP_GET, "/vernietigingslijsten/{lijst}/besluit",
              "vernietigingslijst.besluit.formulier", "Formulier.", decide_form,
              .page = "vernietigingslijst_besluit", .alleen_pagina = true),
    USER_WRITE(HTTP_PATCH, "/vernietigingslijsten/{lijst}", "vernietiging.beslissen",
               "Keurt een lijst van een ander goed of af, of trekt een eigen lijst in.",
               decide_patch, .velden = BESLUIT_VELDEN,
               .formulier = "/vernietigingslijsten/{lijst}/besluit"),
    USER_READ(HTTP_GET, "/vernietigingslijsten/{lijst}/verklaring", "verklaring_vernietiging.lezen",
              "De verklaring van vernietiging.", proof_read, .page = "vernietiging_verklaring"),
    PRIVACY_READ(HTTP_GET, "/vernietigingsstops", "vernietigingsstops.lezen",
                 "Waar vernietigen wordt tegengehouden.", stops_read, .page = "vernietigingsstops"),
    PRIVACY_READ(HTTP_GET, "/vernietigingsstops/nieuw", "vernietigingsstop.nummer.formulier",
                 "Formulier.", stop_form, .page = "vernietigingsstop_nummer",
                 .alleen_pagina = true),
    PRIVACY_WRITE(HTTP_POST, "/vernietigingsstops", "vernietigingsstop.nummer",
                  "Houdt vernietigen van een huishouden of persoon tegen, op nummer.", stop_post,
                  .velden = STOP_VELDEN, .formulier = "/vernietigingsstops/nieuw"),
    PRIVACY_READ(HTTP_GET, "/vernietigingsstops/{stop}", "vernietigingsstop.nummer.lezen",
                 "Eén stop op vernietigen.", lift_form, .page = "vernietigingsstop_ophef"),
    PRIVACY_WRITE(HTTP_DELETE, "/vernietigingsstops/{stop}", "vernietigingsstop.nummer.opheffen",
                  "Heft een stop op: er mag weer worden vernietigd.", stop_delete,
                  .velden = OPHEF_VELDEN, .formulier = "/vernietigingsstops/{stop}"),
};
ROUTE_PART(vernietiging, ROUTES);
