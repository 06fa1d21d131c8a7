/* SPDX-License-Identifier: EUPL-1.2 */
/* Intake: find persons, make those who are in no file, open a household with them. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/huishouden.h"
#include "domein/persoon.h"
#include "resources/persoon_velden.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const struct veld ZOEK_VELDEN[] = {
    {.naam = "bsn",
     .soort = VELD_BSN,
     .label = "BSN",
     .hint = "Of zoek hieronder op naam en geboortedatum."},
    {.naam = "geslachtsnaam", .soort = VELD_REGEL, .max = 200, .label = "Achternaam"},
    {.naam = "geboortedatum", .soort = VELD_DATUM, .label = "Geboortedatum"},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 5,
     .max = 300,
     .label = "Waarom zoekt u deze persoon?",
     .hint = "Dit komt in het logboek. Bijvoorbeeld: aanmelding door school op 3 november."},
    {0},
};
static const struct veld PERSOON_VELDEN[] = {
    PERSOON_NAAM_VELDEN(true),
    PERSOON_ONGEBOREN_VELDEN,
    PERSOON_TELEFOON_VELD,
    PERSOON_GESPREK_VELDEN,
    {0},
};
static const struct veld LID_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Persoon"},
    {.naam = "rol", .soort = VELD_KEUZE, .keuzes = ROLLEN, .label = "Wie is dit in het gezin?"},
    {.naam = "elders", .soort = VELD_JANEE, .label = "Woont ergens anders"},
    {0},
};
static const struct veld OPEN_VELDEN[] = {
    {.naam = "leden",
     .soort = VELD_DELEN,
     .verplicht = true,
     .min = 1,
     .max = 40,
     .deel = LID_VELDEN,
     .label = "Wie horen bij dit huishouden?"},
    {.naam = "naam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 120,
     .label = "Naam van het huishouden",
     .hint = "Bijvoorbeeld de achternamen: Yıldız-de Vries"},
    {.naam = "vraag",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4000,
     .label = "Wat is de vraag?",
     .hint = "In de woorden van het gezin, of van wie het meldt."},
    {.naam = "wijk", .soort = VELD_ID, .label = "Wijk"},
    {.naam = "tweede",
     .soort = VELD_JANEE,
     .label = "Dit is een tweede huishouden van iemand",
     .hint = "Bijvoorbeeld als een kind bij beide ouders woont."},
    {.naam = "tweedeReden",
     .soort = VELD_REGEL,
     .max = 300,
     .label = "Waarom een tweede huishouden?"},
    {0},
};

/* ---- what this login found ---- */

static const char SQL_GEVONDEN[] =
    "SELECT id AS \"id#\", id_tekst(id) AS \"personen!\", naam, roepnaam, geslacht, geboortedatum, "
    "overleden_op AS overledenOp, "
    "bsn_masker AS bsn,"
    " opschorting, straat, huisnummer, postcode, woonplaats FROM zicht_gevonden ORDER BY naam, id";
static const char SQL_GEZAG[] = "SELECT soort, houder, in_onderzoek AS \"inOnderzoek?\" FROM "
                                "zicht_gevonden_gezag WHERE kind_id = :id";
static const char SQL_BEKEND[] = "SELECT persoon_id AS \"persoon#\", naam, huishouden_id AS "
                                 "\"huishouden#\", regisseur, regisseur_telefoon AS telefoon,"
                                 " regisseur_onderdeel AS onderdeel FROM zicht_gevonden_bekend "
                                 "GROUP BY persoon_id, huishouden_id ORDER BY persoon_id";

static enum result found_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *row;
    size_t i;
    json_t *gevonden, *bekend;
    if (eigen_rows(v, p, SQL_GEVONDEN, NO_BINDS, &gevonden) != DONE)
        return FAILED;
    json_object_set_new(model, "gevonden", gevonden);
    if (eigen_rows(v, p, SQL_BEKEND, NO_BINDS, &bekend) != DONE)
        return FAILED;
    json_object_set_new(model, "bekend", bekend);
    json_array_foreach(json_object_get(model, "gevonden"), i, row)
    {
        json_t *gezag;
        if (eigen_rows(v, p, SQL_GEZAG, BINDS(B_INT(":id", id_parse(row_text(row, "id")))),
                       &gezag) != DONE)
            return FAILED;
        json_object_set_new(row, "gezag", gezag);
    }
    return DONE;
}

static bool listed(const json_t *ids, const char *text)
{
    json_t *id;
    size_t i;
    json_array_foreach(ids, i, id) if (json_integer_value(id) == id_parse(text)) return true;
    return false;
}

/* Of what this login found, only this search's. */
static json_t *only(json_t *rows, const char *key, const json_t *ids)
{
    json_t *kept = json_array(), *row;
    size_t i;
    json_array_foreach(rows, i, row) if (listed(ids, row_text(row, key)))
        json_array_append(kept, row);
    return kept;
}

/* ---- the page: search, who was found, open ---- */

static const char SQL_WIJKEN[] = "SELECT id_tekst(id) AS waarde, naam FROM wijk WHERE tot IS NULL "
                                 "OR tot >= vandaag() ORDER BY naam";

/* One row of the form for each person found, ticked when it was so before. */
static json_t *leden_rows(const json_t *gevonden, const struct verzoek *v)
{
    json_t *rows = json_array(), *persoon;
    size_t i;
    char key[40];
    json_array_foreach(gevonden, i, persoon)
    {
        (void)snprintf(key, sizeof key, "leden.%zu.rol", i);
        const char *rol = v->raw ? row_text(v->raw, key) : NULL;
        json_t *opties = json_array();
        for (size_t r = 0; ROLLEN[r]; r++)
            json_array_append_new(opties, json_pack("{s:s, s:b}", "waarde", ROLLEN[r], "gekozen",
                                                    rol && strcmp(rol, ROLLEN[r]) == 0));
        (void)snprintf(key, sizeof key, "leden.%zu.elders", i);
        json_array_append_new(rows, json_pack("{s:i, s:O, s:o, s:b}", "nr", (int)i, "persoon",
                                              persoon, "rollen", opties, "elders",
                                              v->raw && json_object_get(v->raw, key) != NULL));
    }
    return rows;
}

static enum result intake_model(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *wijken;
    if (mag_kijker(v, p, "huishouden.openen") != DONE || found_put(v, model, p) != DONE ||
        db_rows(v->db, p, SQL_WIJKEN, NO_BINDS, &wijken) != DONE)
        return FAILED;
    json_object_set_new(options, "wijk", wijken);
    json_t *leden = leden_rows(json_object_get(model, "gevonden"), v);
    if (model_formulier(
            v, model, "zoeken",
            &(struct formulier){.url = "/personen/_zoek", .velden = ZOEK_VELDEN, .knop = "Zoeken"},
            p) != DONE ||
        model_formulier(v, model, "openen",
                        &(struct formulier){.url = "/huishoudens",
                                            .velden = OPEN_VELDEN + 1,
                                            .options = options,
                                            .knop = "Huishouden openen",
                                            .terug = "/huishoudens"},
                        p) != DONE) {
        json_decref(leden);
        return FAILED;
    }
    json_object_set_new(json_object_get(model, "openen"), "leden", leden);
    json_object_set(json_object_get(model, "zoeken"), "gevonden",
                    json_object_get(model, "gevonden"));
    return DONE;
}

static enum result intake_form(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    json_object_set_new(model, "gezocht", json_null());
    return intake_model(v, model, p);
}

static const char *found_words(size_t found)
{
    if (found == 0)
        return "Niemand gevonden. Klopt de naam, en de geboortedatum? Zoek anders op BSN.";
    return found == 1 ? "Eén persoon gevonden. U kunt nog iemand zoeken."
                      : "Meer personen gevonden. U kunt nog iemand zoeken.";
}

static enum result zoek_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *ids = NULL;
    if (persoon_search(v, v->in, &ids, p) != DONE)
        return FAILED;
    if (!v->api) {
        json_object_set_new(ret, "gezocht",
                            json_pack("{s:s}", "tekst", found_words(json_array_size(ids))));
        json_decref(v->raw); /* nothing of the search stands in the form again */
        v->raw = NULL;
        return intake_model(v, ret, p);
    }
    AUTO_JSON json_t *all = json_object();
    if (found_put(v, all, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "resultaten", only(json_object_get(all, "gevonden"), "id", ids));
    json_object_set_new(ret, "bekend", only(json_object_get(all, "bekend"), "persoon", ids));
    json_object_set_new(ret, "volgende", json_null());
    return DONE;
}

/* ---- a person by hand ---- */

static enum result persoon_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    json_t *moeders;
    static const char sql[] = "SELECT id_tekst(id) AS waarde, naam FROM zicht_gevonden WHERE "
                              "geslacht = 'v' ORDER BY naam";
    if (mag_kijker(v, p, "huishouden.openen") != DONE ||
        eigen_rows(v, p, sql, NO_BINDS, &moeders) != DONE)
        return FAILED;
    json_object_set_new(options, "moeder", moeders);
    json_object_set_new(options, "geslacht", geslacht_opties());
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/personen",
                                               .velden = PERSOON_VELDEN,
                                               .options = options,
                                               .knop = "Persoon opslaan",
                                               .terug = "/huishoudens/nieuw"},
                           p);
}

static enum result persoon_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                struct probleem *p)
{
    (void)k;
    int64_t id;
    if (persoon_by_hand(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/nieuw");
    v->gedaan = "persoon-toegevoegd";
    return DONE;
}

/* ---- opening ---- */

/* On the page everybody who was found has a row; who gets no role does not belong to the household.
 * In the API a member without a role is a mistake. */
static enum result leden_check(const struct verzoek *v, json_t *in, struct probleem *p)
{
    json_t *leden = json_object_get(in, "leden"), *chosen = json_array(), *lid;
    size_t i;
    json_array_foreach(leden, i, lid) if (row_text(lid, "rol")) json_array_append(chosen, lid);
    bool missing = v->api && json_array_size(chosen) < json_array_size(leden);
    bool none = json_array_size(chosen) == 0;
    json_object_set_new(in, "leden", chosen);
    if (missing || none)
        return probleem_veld(p, "leden", "verplicht",
                             "Kies wie bij het huishouden horen, en wie het zijn in het gezin.");
    return DONE;
}

static enum result huishouden_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                   struct probleem *p)
{
    (void)k;
    int64_t id;
    AUTO_JSON json_t *in = json_copy(v->in);
    if (leden_check(v, in, p) != DONE || huishouden_open(v, in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s", id);
    v->gedaan = "huishouden-geopend";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/huishoudens/nieuw", "intake.formulier", "Formulier.", intake_form,
              .page = "intake", .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/personen/_zoek", "persoon.zoeken",
               "Zoekt personen voor een aanmelding: op BSN, of op naam en geboortedatum. Met een "
               "reden; staat in het logboek.",
               zoek_post, .velden = ZOEK_VELDEN, .page = "intake", .antwoordt = true,
               .formulier = "/huishoudens/nieuw"),
    USER_READ(HTTP_GET, "/personen/nieuw", "persoon.formulier", "Formulier.", persoon_form,
              .page = "persoon_nieuw", .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/personen", "persoon.toevoegen",
               "Legt een persoon vast die niet in de BRP staat.", persoon_post,
               .velden = PERSOON_VELDEN, .formulier = "/personen/nieuw"),
    USER_WRITE(
        HTTP_POST, "/huishoudens", "huishouden.openen",
        "Opent een huishouden met gevonden personen. Wie het opent is eigenaar van de aanmelding.",
        huishouden_post, .velden = OPEN_VELDEN, .formulier = "/huishoudens/nieuw"),
};
ROUTE_PART(intake, ROUTES);
