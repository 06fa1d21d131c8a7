/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts, for a beheerder: find, one, add, change. Getting in, ending: gebruiker_toegang.c. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/beheer.h"
#include "domein/gebruiker.h"
#include "domein/onderdeel_naam.h"
#include "resources/beheer.h"

#include <string.h>

enum { BLADZIJDE = 50, ZOEK_MOST = 100 };

#define WIE_VELDEN                                                                                 \
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Naam"},         \
        {.naam = "functie",                                                                        \
         .soort = VELD_REGEL,                                                                      \
         .verplicht = true,                                                                        \
         .max = 150,                                                                               \
         .label = "Functie"},                                                                      \
        {.naam = "telefoon",                                                                       \
         .soort = VELD_REGEL,                                                                      \
         .max = 30,                                                                                \
         .label = "Telefoon",                                                                      \
         .hint = "Van een regisseur ziet iedereen die meehelpt dit nummer."},                      \
    {                                                                                              \
        .naam = "email", .soort = VELD_REGEL, .max = 150, .label = "E-mail"                        \
    }
#define RECHT_VELDEN                                                                               \
    {.naam = "onderdeel", .soort = VELD_ID, .verplicht = true, .label = "Onderdeel"},              \
        {.naam = "rollen",                                                                         \
         .soort = VELD_KEUZES,                                                                     \
         .verplicht = true,                                                                        \
         .keuzes = GEBRUIKER_ROLLEN,                                                               \
         .max = 5,                                                                                 \
         .label = "Rollen",                                                                        \
         .hint = "Beheerder en privacy officer gaan niet samen met een andere rol."},              \
    {                                                                                              \
        .naam = "wijken", .soort = VELD_IDS, .max = 100,                                           \
        .label = "Gebied van een procesregisseur",                                                 \
        .hint = "Kiest u niets, dan is het de hele gemeente."                                      \
    }
#define PLEK_VELD                                                                                  \
    {                                                                                              \
        .naam = "plekken", .soort = VELD_GETAL, .min = 0, .max = 200,                              \
        .label = "Voor hoeveel huishoudens is er plek als regisseur?",                             \
        .hint = "Laat u dit leeg, dan is het 12."                                                  \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "gebruikersnaam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = GEBRUIKERSNAAM_MIN,
     .max = GEBRUIKERSNAAM_MAX,
     .label = "Gebruikersnaam",
     .hint = "Hiermee logt de persoon in. Alleen kleine letters, cijfers, punt, streepje en @."},
    WIE_VELDEN,
    RECHT_VELDEN,
    PLEK_VELD,
    {0},
};
static const struct veld VELDEN[] = {WIE_VELDEN, RECHT_VELDEN, PLEK_VELD, {0}};
/* On one's own account: no rights. */
static const struct veld EIGEN_VELDEN[] = {WIE_VELDEN, PLEK_VELD, {0}};

static const char *const STANDEN[] = {"bevestigd", "wacht", "beeindigd", NULL};
static const struct veld FILTER[] = {
    {.naam = "stand",
     .soort = VELD_KEUZE,
     .keuzes = STANDEN,
     .label = "Actief, wacht op "
              "bevestiging, beëindigd"},
    {.naam = "rol", .soort = VELD_KEUZE, .keuzes = GEBRUIKER_ROLLEN, .label = "Rol"},
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Onderdeel"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na deze"},
    {0},
};
static const struct veld NIEUW_VOOR[] = {
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Onderdeel waar het voor is"},
    {0},
};
static const struct veld ZOEK_VELDEN[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .min = 2, .max = 100, .label = "Naam"},
    {0},
};

/* ---- rows ---- */

#define COLUMNS                                                                                    \
    "SELECT g.id AS \"id#\", g.naam, g.gebruikersnaam, g.functie, g.telefoon, g.email, g.versie,"  \
    " o.id AS \"onderdeel#\", o.naam AS onderdeelNaam, z.id AS \"organisatie#\","                  \
    " z.naam AS organisatieNaam, " ONDERDEEL_NAAM " AS waar, g.plekken, g.van, g.tot,"             \
    " CASE WHEN g.tot < vandaag() THEN 'beeindigd' WHEN g.bevestigd_op IS NULL THEN 'wacht'"       \
    "  ELSE 'bevestigd' END AS stand,"                                                             \
    " (SELECT json_group_array(r.rol) FROM gebruiker_rol r WHERE r.gebruiker_id = g.id)"           \
    "  AS \"rollen[]\","                                                                           \
    " (SELECT json_group_array(id_tekst(w.wijk_id)) FROM gebruiker_wijk w"                         \
    "   WHERE w.gebruiker_id = g.id) AS \"wijken[]\""                                              \
    " FROM gebruiker g JOIN onderdeel o ON o.id = g.onderdeel_id"                                  \
    " JOIN organisatie z ON z.id = o.organisatie_id"

static const char SQL_LIST[] =
    COLUMNS " WHERE CASE coalesce(:stand, '')"
            "   WHEN 'beeindigd' THEN g.tot < vandaag()"
            "   WHEN 'wacht' THEN (g.tot IS NULL OR g.tot >= vandaag()) AND g.bevestigd_op IS NULL"
            "   WHEN 'bevestigd' THEN (g.tot IS NULL OR g.tot >= vandaag())"
            "     AND g.bevestigd_op IS NOT NULL"
            "   ELSE g.tot IS NULL OR g.tot >= vandaag() END"
            " AND (:rol IS NULL OR EXISTS (SELECT 1 FROM gebruiker_rol r"
            "   WHERE r.gebruiker_id = g.id AND r.rol = :rol))"
            " AND (:onderdeel IS NULL OR g.onderdeel_id = :onderdeel)"
            " AND (:na IS NULL OR (g.naam COLLATE NOCASE, g.id) >"
            "   (SELECT v.naam COLLATE NOCASE, v.id FROM gebruiker v WHERE v.id = :na))"
            " ORDER BY g.naam COLLATE NOCASE, g.id LIMIT :most";
static const char SQL_ALL[] = COLUMNS " ORDER BY g.tot IS NOT NULL, g.naam COLLATE NOCASE, g.id";
static const char SQL_ONE[] = COLUMNS " WHERE g.id = :id";

/* R27 goes for a beheerder too. */
static enum result confirmed(const struct kijker *k, struct probleem *p)
{
    if (k->bevestigd)
        return DONE;
    return probleem_set(p, PROBLEEM_GEEN_RECHT,
                        "Uw account is nog niet bevestigd. Vraag het de contactpersoon van uw "
                        "onderdeel.");
}

/* ---- finding ---- */

static const char SQL_ONDERDELEN[] =
    "SELECT o.id AS \"waarde#\", " ONDERDEEL_NAAM " AS naam, o.id IS :gekozen AS \"gekozen?\""
    " FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())"
    " ORDER BY z.naam COLLATE NOCASE, o.naam COLLATE NOCASE";

static json_t *chosen_list(const struct verzoek *v, const char *const *codes, const char *format,
                           const char *chosen)
{
    json_t *list = json_array();
    for (; *codes; codes++)
        (void)json_array_append_new(list, json_pack("{s:s, s:o, s:b}", "waarde", *codes, "naam",
                                                    beheer_woord(v, *codes, format), "gekozen",
                                                    chosen && strcmp(chosen, *codes) == 0));
    return list;
}

static enum result filter_model(struct verzoek *v, json_t *model, const char *zocht,
                                struct probleem *p)
{
    json_t *filter = json_pack(
        "{s:o, s:o, s:s}", "standen", chosen_list(v, STANDEN, "account.naam", in_text(v, "stand")),
        "rollen", chosen_list(v, GEBRUIKER_ROLLEN, "naam", in_text(v, "rol")), "naam",
        zocht ? zocht : "");
    if (!filter || json_object_set_new(model, "filter", filter) != 0 ||
        json_object_set_new(model, "zocht", zocht ? json_string(zocht) : json_null()) != 0)
        return probleem_intern(p, "no memory for a filter");
    return model_rows(v, p, filter, "onderdelen", SQL_ONDERDELEN,
                      BINDS(B_JSON(":gekozen", in_get(v, "onderdeel"))));
}

static enum result gebruikers_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                   struct probleem *p)
{
    json_t *rows;
    if (confirmed(k, p) != DONE ||
        db_rows(v->db, p, SQL_LIST,
                BINDS(B_JSON(":stand", in_get(v, "stand")), B_JSON(":rol", in_get(v, "rol")),
                      B_JSON(":onderdeel", in_get(v, "onderdeel")), B_JSON(":na", in_get(v, "na")),
                      B_INT(":most", BLADZIJDE + 1)),
                &rows) != DONE)
        return FAILED;
    beheer_rollen(v, rows);
    if (model_lijst(v, model, rows, BLADZIJDE, "id", p) != DONE)
        return FAILED;
    return v->api ? DONE : filter_model(v, model, NULL, p);
}

static enum result gebruikers_search(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    AUTO_JSON json_t *all = NULL;
    BUF_AUTO struct buf asked;
    buf_init(&asked, 1000);
    tekst_fold(in_text(v, "naam"), &asked);
    if (confirmed(k, p) != DONE || db_rows(v->db, p, SQL_ALL, NO_BINDS, &all) != DONE)
        return FAILED;
    json_t *found = json_array(), *row;
    size_t i;
    json_array_foreach(all, i, row) if (asked.len && json_array_size(found) < ZOEK_MOST &&
                                        beheer_heet(row, asked.data))(void)
        json_array_append(found, row);
    beheer_rollen(v, found);
    if (json_object_set_new(model, "resultaten", found) != 0 ||
        json_object_set_new(model, "volgende", json_null()) != 0)
        return probleem_intern(p, "no memory for a list");
    return v->api ? DONE : filter_model(v, model, in_text(v, "naam"), p);
}

/* ---- one ---- */

/* `link`: the last one, if it can still be used. `wachtOp`: who may confirm. */
static const char SQL_MORE[] =
    "SELECT g.bevestigd_op AS \"bevestigdOp@\", b.naam AS bevestigdDoor,"
    " g.id IN (SELECT w.gebruiker_id FROM zicht_wachtwoord_gekozen w) AS \"wachtwoordGekozen?\","
    " o.contact_id IS g.id AS \"contactpersoon?\", o.contact_id IS NOT NULL AS \"heeftContact?\","
    " u.tot_op AS \"linkTot@\","
    " (SELECT json_group_array(k.naam) FROM zicht_beheer_bevestiger z"
    "   JOIN gebruiker k ON k.id = z.bevestiger_id WHERE z.gebruiker_id = g.id) AS \"wachtOp[]\","
    " (SELECT json_group_array(w.naam) FROM gebruiker_wijk gw JOIN wijk w ON w.id = gw.wijk_id"
    "   WHERE gw.gebruiker_id = g.id) AS \"wijkNamen[]\","
    " (SELECT json_group_array(t.naam) FROM team_lid tl JOIN team t ON t.id = tl.team_id"
    "   WHERE tl.gebruiker_id = g.id AND (t.tot IS NULL OR t.tot >= vandaag())) AS \"teams[]\""
    " FROM gebruiker g JOIN onderdeel o ON o.id = g.onderdeel_id"
    " LEFT JOIN gebruiker b ON b.id = g.bevestigd_door"
    " LEFT JOIN uitnodiging u ON u.gebruiker_id = g.id AND u.gebruikt_op IS NULL AND u.tot_op > "
    "nu()"
    " WHERE g.id = :id ORDER BY u.id DESC LIMIT 1";

static enum result gebruiker_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *more = NULL;
    struct lopend_aantallen sum = {0};
    if (confirmed(k, p) != DONE ||
        db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (beheer_rows(v, SQL_MORE, BINDS(B_INT(":id", v->id[0])), &more, p) != DONE ||
        beheer_geen_regisseur(v, id_parse(row_text(row, "organisatie")), model, p) != DONE ||
        lopend_account(v, v->id[0], true, &sum, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *self = json_pack("[O]", row);
    beheer_rollen(v, self);
    (void)json_object_update(model, row);
    (void)json_object_update(model, json_array_get(more, 0));
    (void)json_object_set_new(model, "eigen", json_boolean(v->id[0] == k->gebruiker));
    lopend_model(model, &sum);
    v->versie = row_int(row, "versie");
    return DONE;
}

/* ---- forms ---- */

static const char SQL_WIJKEN[] = "SELECT id AS \"waarde#\", naam FROM wijk"
                                 " WHERE tot IS NULL OR tot >= vandaag() ORDER BY naam";

/* An account stays of its kind (gebruiker.h): for an existing one, only those roles. */
static const char *const *roles_for(const json_t *rollen)
{
    static const char *const work[] = {"professional", "regisseur", "procesregisseur", NULL};
    static const char *const beheer[] = {"beheerder", NULL}, *const privacy[] = {"privacy", NULL};
    const char *first = json_string_value(json_array_get(rollen, 0));
    if (!first)
        return GEBRUIKER_ROLLEN;
    return strcmp(first, "beheerder") == 0 ? beheer
           : strcmp(first, "privacy") == 0 ? privacy
                                           : work;
}

static enum result options_read(struct verzoek *v, const json_t *rollen, json_t *options,
                                struct probleem *p)
{
    beheer_codes(v, options, "rollen", roles_for(rollen));
    if (beheer_opties(v, options, "onderdeel", SQL_ONDERDELEN, BINDS(B_JSON(":gekozen", NULL)),
                      p) != DONE)
        return FAILED;
    return beheer_opties(v, options, "wijken", SQL_WIJKEN, NO_BINDS, p);
}

static enum result gebruiker_new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                      struct probleem *p)
{
    (void)k;
    static const char *const uitleg[] = {
        "Hierna maakt u een link. Geef die zelf aan de persoon. Met de link kiest de persoon een "
        "wachtwoord.",
        "De contactpersoon van het onderdeel bevestigt daarna het account. Tot die tijd ziet het "
        "account niets.",
        NULL};
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *first = json_object();
    char onderdeel[ID_TEXT_SIZE];
    if (options_read(v, NULL, options, p) != DONE)
        return FAILED;
    if (in_int(v, "onderdeel", 0)) {
        id_format(in_int(v, "onderdeel", 0), onderdeel);
        (void)json_object_set_new(first, "onderdeel", json_string(onderdeel));
    }
    beheer_kruimel(model, "Mensen", "/gebruikers");
    return beheer_taak(v, model, "Account toevoegen",
                       &(struct formulier){.url = "/gebruikers",
                                           .velden = NIEUW_VELDEN,
                                           .current = first,
                                           .options = options,
                                           .knop = "Account opslaan",
                                           .terug = "/gebruikers"},
                       uitleg, p);
}

static enum result gebruiker_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                         struct probleem *p)
{
    static const char *const uitleg[] = {
        "Krijgt iemand een rol of gebied erbij, of een ander onderdeel? Dan moet het account "
        "opnieuw "
        "worden bevestigd. Tot die tijd ziet het niets.",
        "Bij een ander onderdeel stopt ook het werk van het vorige: betrokkenheid, teams, vragen.",
        NULL};
    bool own = v->id[0] == k->gebruiker;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = NULL;
    if (confirmed(k, p) != DONE ||
        db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row || strcmp(row_text(row, "stand"), "beeindigd") == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (options_read(v, json_object_get(row, "rollen"), options, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/gebruikers/%s", v->text[0]);
    beheer_kruimel(model, "Mensen", "/gebruikers");
    beheer_kruimel(model, row_text(row, "naam"), url);
    return beheer_taak(v, model, "Account wijzigen",
                       &(struct formulier){.url = url,
                                           .methode = "PATCH",
                                           .versie = row_int(row, "versie"),
                                           .velden = own ? EIGEN_VELDEN : VELDEN,
                                           .current = row,
                                           .options = options,
                                           .knop = "Account opslaan",
                                           .terug = url},
                       own ? NULL : uitleg, p);
}

/* ---- changes ---- */

static enum result gebruiker_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                  struct probleem *p)
{
    (void)k;
    int64_t id;
    if (gebruiker_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "gebruiker", id);
    verzoek_locatie(v, "/gebruikers/%s", id);
    v->gedaan = "gebruiker-toegevoegd";
    return DONE;
}

static enum result gebruiker_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                                   struct probleem *p)
{
    (void)k;
    int64_t versie;
    bool waits;
    verzoek_object(v, "gebruiker", v->id[0]);
    if (gebruiker_change(v, v->id[0], v->in, &versie, &waits, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    (void)json_object_set_new(ret, "bevestigd", json_boolean(!waits));
    verzoek_locatie(v, "/gebruikers/%s", v->id[0]);
    v->gedaan = waits ? "gebruiker-wacht" : "gebruiker-gewijzigd";
    return DONE;
}

static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/gebruikers", "gebruiker.lijst", "De accounts.", gebruikers_read,
                .velden = FILTER, .page = "beheer_gebruikers"),
    BEHEER_READ(HTTP_POST, "/gebruikers/_zoek", "gebruiker.zoeken", "Zoekt accounts op naam.",
                gebruikers_search, .velden = ZOEK_VELDEN, .page = "beheer_gebruikers",
                .zoeken = true, .formulier = "/gebruikers"),
    BEHEER_READ(HTTP_GET, "/gebruikers/nieuw", "gebruiker.toevoegen.formulier", "Account toevoegen",
                gebruiker_new_form, .velden = NIEUW_VOOR, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/gebruikers", "gebruiker.toevoegen",
                 "Voegt een account toe. Het ziet niets tot het bevestigd is.", gebruiker_post,
                 .velden = NIEUW_VELDEN, .formulier = "/gebruikers/nieuw"),
    BEHEER_READ(HTTP_GET, "/gebruikers/{gebruiker}", "gebruiker.lezen",
                "Een account, met aantallen van wat er loopt.", gebruiker_read,
                .page = "beheer_gebruiker"),
    BEHEER_READ(HTTP_GET, "/gebruikers/{gebruiker}/wijzig", "gebruiker.wijzigen.formulier",
                "Account wijzigen", gebruiker_change_form, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, "/gebruikers/{gebruiker}", "gebruiker.wijzigen",
                 "Wijzigt een account. Meer rechten of een ander onderdeel: opnieuw bevestigen.",
                 gebruiker_patch, .velden = VELDEN, .formulier = "/gebruikers/{gebruiker}/wijzig"),
};
ROUTE_PART(gebruikers, ROUTES);
