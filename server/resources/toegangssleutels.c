/* SPDX-License-Identifier: EUPL-1.2 */
/* Tokens for programs: one's own account page, and the lists of beheer and the privacy officer. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "domein/toegangssleutel.h"
#include "resources/agenda.h"
#include "resources/beheer.h"
#include "resources/lijst.h"

static const char *const GEZINNEN[] = {"gekozen", "alle", NULL};
static const struct veld VELDEN[] = {
    {.naam = "naam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 100,
     .label = "Welk programma is het?",
     .hint = "De naam waaraan u het later herkent, bijvoorbeeld: leerlingvolgsysteem."},
    {.naam = "waarvoor",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 500,
     .label = "Waarvoor is het nodig?",
     .hint = "Zonder namen van gezinnen. De beheerder en de privacy officer lezen dit."},
    {.naam = "lezen", .soort = VELD_KEUZES, .label = "Wat mag het programma lezen?"},
    {.naam = "doen", .soort = VELD_KEUZES, .label = "Wat mag het programma vastleggen?"},
    {.naam = "categorieen",
     .soort = VELD_KEUZES,
     .verplicht = true,
     .label = "Over welke onderwerpen?",
     .hint = "Kies alleen wat het programma echt nodig heeft."},
    {.naam = "gezinnen",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = GEZINNEN,
     .label = "Van welke gezinnen?"},
    {.naam = "huishoudens", .soort = VELD_IDS, .label = "Alleen deze gezinnen"},
    {.naam = "tot",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Tot en met welke dag?",
     .hint = "Hoogstens een jaar."},
    {0},
};
static const struct veld TOELATING_VELDEN[] = {
    {.naam = "toegestaan",
     .soort = VELD_JANEE,
     .verplicht = true, /* left out is no "no": that would end every token */
     .label = "Mag deze organisatie programma's koppelen?"},
    {0},
};

/* ---- rows ---- */

#define WAAR ONDERDEEL_HEET("s.onderdeel", "s.organisatie")

#define COLUMNS                                                                                    \
    "SELECT s.id AS \"id#\", s.naam, s.waarvoor, s.kenmerk, s.op AS \"op@\", s.tot,"               \
    " s.laatst_op AS \"laatstGebruiktOp@\", s.geldt AS \"geldt?\", s.einde_op AS \"eindeOp@\","    \
    " CASE s.einde_soort WHEN 'zelf' THEN 'ingetrokken door wie hem maakte'"                       \
    "  WHEN 'beheer' THEN 'ingetrokken door de beheerder'"                                         \
    "  WHEN 'toelating' THEN 'de organisatie mag geen programma''s meer koppelen'"                 \
    "  WHEN 'account' THEN 'het account is beëindigd of hersteld'"                                \
    "  WHEN 'rol' THEN 'de rollen van het account zijn gewijzigd'"                                 \
    "  WHEN 'onderdeel' THEN 'deze persoon werkt nu bij een ander onderdeel' END AS eindeReden,"   \
    " s.wie, s.onderdeel, s.organisatie, " WAAR                                                    \
    " AS waar, s.organisatie_id AS \"organisatieId#\","                                            \
    " s.alle_huishoudens AS \"alleHuishoudens?\","                                                 \
    " (SELECT json_group_array(x.naam) FROM (SELECT b.naam FROM zicht_toegangssleutel_bereik b"    \
    "   WHERE b.sleutel_id = s.id AND b.groep = 'lezen' ORDER BY b.volgorde) x) AS \"lezen[]\","   \
    " (SELECT json_group_array(x.naam) FROM (SELECT b.naam FROM zicht_toegangssleutel_bereik b"    \
    "   WHERE b.sleutel_id = s.id AND b.groep = 'doen' ORDER BY b.volgorde) x) AS \"doen[]\","     \
    " (SELECT json_group_array(x.naam) FROM (SELECT b.naam FROM zicht_toegangssleutel_bereik b"    \
    "   WHERE b.sleutel_id = s.id AND b.groep = 'categorie' ORDER BY b.volgorde) x)"               \
    "  AS \"categorieen[]\" FROM zicht_toegangssleutel s"

static const char SQL_OWN[] = COLUMNS " WHERE s.eigen ORDER BY s.geldt DESC, s.id DESC LIMIT 200";
static const char SQL_ONE[] = COLUMNS " WHERE s.eigen AND s.id = :id";
static const char SQL_ORGANISATION[] =
    COLUMNS " WHERE s.organisatie_id = :id ORDER BY s.geldt DESC, s.id DESC LIMIT 1001";
static const char SQL_ALL[] = COLUMNS " ORDER BY s.geldt DESC, s.id DESC LIMIT 1001";
static const char SQL_ALLOWED[] =
    "SELECT EXISTS (SELECT 1 FROM sleutel_toelating WHERE organisatie_id = :id)";

/* ---- one's own ---- */

static enum result account_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    int64_t allowed;
    bool may;
    json_t *rows;
    if (kijker_mag(v, p, "toegangssleutel.toevoegen", &may) != DONE ||
        db_int(v->db, p, SQL_ALLOWED, BINDS(B_INT(":id", k->organisatie)), 0, &allowed) != DONE ||
        eigen_rows(v, p, SQL_OWN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(model, "toegangssleutels", rows);
    if (agenda_put(v, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "toegestaan", json_boolean(allowed));
    json_object_set_new(model, "magMaken", json_boolean(may && allowed));
    json_object_set_new(model, "kan", json_boolean(may));
    json_object_set_new(model, "naam", json_string(k->naam));
    json_object_set_new(model, "functie", json_string(k->functie));
    return json_object_set_new(model, "organisatie", json_string(k->organisatie_naam)) == 0
               ? DONE
               : probleem_intern(p, "no memory for a model");
}

/* Of the households that the viewer may open at this moment. */
static enum result households_put(struct verzoek *v, json_t *model, const char *sql,
                                  const struct db_bind *binds, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array(), *candidate;
    size_t i;
    json_object_set_new(model, "huishoudens", rows);
    if (lijst_kandidaten(v, p, sql, binds, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i,
                       candidate) if (lijst_huishouden(v, row_int(candidate, "id"), NULL, rows,
                                                       p) != DONE) return FAILED;
    lijst_sort(rows);
    return DONE;
}

static enum result own_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *own = NULL;
    AUTO_JSON json_t *found = json_object();
    json_t *household, *names = json_array();
    size_t i;
    json_object_set_new(model, "huishoudens", names);
    if (eigen_rows(v, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &own) != DONE)
        return FAILED;
    if (json_array_size(own) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (households_put(v, found,
                       "SELECT huishouden_id AS id FROM zicht_sleutel_huishouden"
                       " WHERE sleutel_id = :id",
                       BINDS(B_INT(":id", v->id[0])), p) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(found, "huishoudens"), i, household)
        json_array_append_new(names, json_pack("{s:O, s:O}", "id", json_object_get(household, "id"),
                                               "naam", json_object_get(household, "naam")));
    verzoek_object(v, "toegangssleutel", v->id[0]);
    return json_object_update(model, json_array_get(own, 0)) == 0 ? DONE
                                                                  : probleem_intern(p, "no memory");
}

/* ---- the form ---- */

static const char SQL_CHOICES[] = "SELECT code AS waarde, naam FROM sleutel_kan"
                                  " WHERE groep = :groep ORDER BY volgorde";

static enum result choices_put(struct verzoek *v, json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *found = json_object();
    json_t *household, *list = json_array();
    size_t i;
    json_object_set_new(options, "huishoudens", list);
    json_object_set_new(options, "gezinnen",
                        json_pack("[{s:s, s:s}, {s:s, s:s}]", "waarde", "gekozen", "naam",
                                  "alleen de gezinnen die ik hieronder kies", "waarde", "alle",
                                  "naam", "alle gezinnen die ik zelf mag zien"));
    if (beheer_opties(v, options, "lezen", SQL_CHOICES, BINDS(B_TEXT(":groep", "lezen")), p) !=
            DONE ||
        beheer_opties(v, options, "doen", SQL_CHOICES, BINDS(B_TEXT(":groep", "doen")), p) !=
            DONE ||
        beheer_opties(v, options, "categorieen", SQL_CHOICES, BINDS(B_TEXT(":groep", "categorie")),
                      p) != DONE ||
        households_put(v, found, "SELECT huishouden_id AS id FROM zicht_kandidaat LIMIT 300",
                       NO_BINDS, p) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(found, "huishoudens"), i, household) json_array_append_new(
        list, json_pack("{s:O, s:O}", "waarde", json_object_get(household, "id"), "naam",
                        json_object_get(household, "naam")));
    return DONE;
}

static enum result new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    static const char *const uitleg[] = {
        "Het programma werkt uit uw naam, met uw rechten. Hier maakt u die smaller; ruimer worden "
        "ze nooit.",
        "U ziet de sleutel één keer. Geef hem alleen aan wie het programma beheert, en nooit per "
        "e-mail.",
        "Alles wat het programma opvraagt, staat in het logboek, met uw naam en deze sleutel.",
        "Toestemming vastleggen, delen zonder toestemming, noodtoegang, regie en rechten kunnen "
        "nooit met een sleutel.",
        NULL};
    (void)k;
    AUTO_JSON json_t *options = json_object();
    if (mag_kijker(v, p, "toegangssleutel.toevoegen") != DONE || choices_put(v, options, p) != DONE)
        return FAILED;
    beheer_kruimel(model, "Mijn account", "/mijn/account");
    return beheer_taak(v, model, "Programma koppelen",
                       &(struct formulier){.url = "/mijn/toegangssleutels",
                                           .velden = VELDEN,
                                           .options = options,
                                           .knop = "Sleutel maken",
                                           .terug = "/mijn/account"},
                       uitleg, p);
}

/* ---- changes ---- */

static enum result add(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    char token[TOEGANGSSLEUTEL_SIZE];
    int64_t id;
    if (toegangssleutel_add(v, v->in, token, &id, p) != DONE)
        return FAILED;
    verzoek_object(v, "toegangssleutel", id);
    ret_id(ret, id, 0);
    json_object_set(ret, "naam", json_object_get(v->in, "naam"));
    json_object_set(ret, "tot", json_object_get(v->in, "tot"));
    return json_object_set_new(ret, "sleutel", json_string(token)) == 0
               ? DONE
               : probleem_intern(p, "no memory for a token");
}

static enum result own_end(struct verzoek *v, const struct kijker *k, json_t *ret,
                           struct probleem *p)
{
    (void)k;
    (void)ret;
    verzoek_object(v, "toegangssleutel", v->id[0]);
    if (toegangssleutel_end_own(v, v->id[0], p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/mijn/account");
    v->gedaan = "toegangssleutel-ingetrokken";
    return DONE;
}

/* ---- beheer ---- */

static enum result organisation_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    json_t *rows;
    int64_t allowed;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (db_row(v->db, p, "SELECT id AS \"id#\", naam FROM organisatie WHERE id = :id", id, &row) !=
        DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (db_int(v->db, p, SQL_ALLOWED, id, 0, &allowed) != DONE ||
        eigen_rows(v, p, SQL_ORGANISATION, id, &rows) != DONE ||
        model_lijst(v, model, rows, 1000, "id", p) != DONE)
        return FAILED;
    json_object_set_new(model, "toegestaan", json_boolean(allowed));
    json_object_set_new(row, "toegestaan", json_boolean(allowed)); /* for its buttons */
    return json_object_set(model, "organisatie", row) == 0 ? DONE : probleem_intern(p, "no memory");
}

static enum result allow(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    bool may = in_bool(v, "toegestaan");
    verzoek_object(v, "organisatie", v->id[0]);
    if (toegangssleutel_allow(v, v->id[0], may, p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/organisaties/%s/toegangssleutels", v->id[0]);
    v->gedaan = may ? "toegangssleutels-toegestaan" : "toegangssleutels-niet-toegestaan";
    return json_object_set_new(ret, "toegestaan", json_boolean(may)) == 0
               ? DONE
               : probleem_intern(p, "no memory");
}

static enum result organisation_end(struct verzoek *v, const struct kijker *k, json_t *ret,
                                    struct probleem *p)
{
    (void)k;
    (void)ret;
    verzoek_object(v, "organisatie", v->id[0]);
    if (toegangssleutel_end_organisation(v, v->id[0], p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/organisaties/%s/toegangssleutels", v->id[0]);
    v->gedaan = "toegangssleutels-ingetrokken";
    return DONE;
}

static const char SQL_OF[] = "SELECT organisatie_id FROM zicht_toegangssleutel WHERE id = :id";

static enum result one_end(struct verzoek *v, const struct kijker *k, json_t *ret,
                           struct probleem *p)
{
    (void)k;
    (void)ret;
    int64_t organisation;
    verzoek_object(v, "toegangssleutel", v->id[0]);
    if (toegangssleutel_end_one(v, v->id[0], p) != DONE ||
        db_int(v->db, p, SQL_OF, BINDS(B_INT(":id", v->id[0])), 0, &organisation) != DONE)
        return FAILED;
    verzoek_locatie(v, "/organisaties/%s/toegangssleutels", organisation);
    v->gedaan = "toegangssleutel-ingetrokken";
    return DONE;
}

/* ---- the privacy officer ---- */

static enum result all_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (eigen_rows(v, p, SQL_ALL, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

/* The token is told once, in the answer to the POST itself: never in a URL, nor kept for a retry.
 */
static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/mijn/account", "account.mijn", "Mijn account", account_read,
              .page = "mijn_account", .log = LOG_NIET),
    USER_READ(HTTP_GET, "/mijn/toegangssleutels/nieuw", "toegangssleutel.formulier",
              "Programma koppelen", new_form, .page = "beheer_formulier", .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/mijn/toegangssleutels", "toegangssleutel.toevoegen",
               "Maakt een toegangssleutel voor een programma. U ziet hem één keer.", add,
               .velden = VELDEN, .page = "toegangssleutel_klaar", .antwoordt = true,
               .formulier = "/mijn/toegangssleutels/nieuw"),
    USER_READ(HTTP_GET, "/mijn/toegangssleutels/{toegangssleutel}", "toegangssleutel.lezen",
              "Een van uw toegangssleutels, met zijn bereik.", own_read, .page = "toegangssleutel"),
    USER_WRITE(HTTP_DELETE, "/mijn/toegangssleutels/{toegangssleutel}", "toegangssleutel.intrekken",
               "Trekt een van uw toegangssleutels meteen in.", own_end),
    BEHEER_READ(HTTP_GET, "/organisaties/{organisatie}/toegangssleutels", "toegangssleutel.beheren",
                "De toegangssleutels van een organisatie.", organisation_read,
                .page = "beheer_toegangssleutels"),
    BEHEER_WRITE(
        HTTP_PUT, "/organisaties/{organisatie}/toegangssleutels", "toegangssleutel.toelaten",
        "Of een organisatie programma's mag koppelen. Niet meer: alle sleutels eindigen.", allow,
        .velden = TOELATING_VELDEN, .formulier = "/organisaties/{organisatie}/toegangssleutels"),
    BEHEER_WRITE(HTTP_DELETE, "/organisaties/{organisatie}/toegangssleutels",
                 "toegangssleutels.intrekken",
                 "Trekt alle toegangssleutels van een organisatie in.", organisation_end),
    PRIVACY_READ(HTTP_GET, "/toegangssleutels", "toegangssleutel.lijst",
                 "Alle toegangssleutels, voor de privacy officer.", all_read,
                 .page = "toegangssleutels"),
    BEHEER_WRITE(HTTP_DELETE, "/toegangssleutels/{toegangssleutel}", "toegangssleutel.beeindigen",
                 "Trekt één toegangssleutel in.", one_end),
};
ROUTE_PART(toegangssleutels, ROUTES);
