/* SPDX-License-Identifier: EUPL-1.2 */
/* Onderdelen of organisations: sources and receivers (R3). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel.h"
#include "domein/organisatie.h"
#include "resources/beheer.h"

enum { BLADZIJDE = 100 };

#define ONDERDEEL_VELDEN                                                                           \
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Naam"},         \
        {.naam = "wet",                                                                            \
         .soort = VELD_REGEL,                                                                      \
         .verplicht = true,                                                                        \
         .max = 100,                                                                               \
         .label = "Wettelijke taak",                                                               \
         .hint = "De wet waarvoor dit onderdeel werkt. Bijvoorbeeld: Wmo 2015, Jeugdwet, WGBO."},  \
        {.naam = "leefgebieden",                                                                   \
         .soort = VELD_KEUZES,                                                                     \
         .verplicht = true,                                                                        \
         .max = 30,                                                                                \
         .label = "Leefgebieden waarop het helpt"},                                                \
        {.naam = "beroepsgeheim",                                                                  \
         .soort = VELD_JANEE,                                                                      \
         .label = "De mensen hier hebben beroepsgeheim (kan later niet meer uit)"},                \
        {.naam = "wijkteam",                                                                       \
         .soort = VELD_JANEE,                                                                      \
         .label = "Dit is een wijkteam: het mag huishoudens openen"},                              \
        {.naam = "bsn",                                                                            \
         .soort = VELD_JANEE,                                                                      \
         .label = "Dit onderdeel mag van de wet het BSN gebruiken"},                               \
    {                                                                                              \
        .naam = "telefoon", .soort = VELD_REGEL, .max = 30, .label = "Telefoon"                    \
    }

static const struct veld NIEUW_VELDEN[] = {ONDERDEEL_VELDEN, {0}};
static const struct veld VELDEN[] = {
    ONDERDEEL_VELDEN,
    {.naam = "contact",
     .soort = VELD_ID,
     .label = "Wie bevestigt hier de accounts?",
     .hint = "Iemand van dit onderdeel, geen beheerder. Een privacy officer bevestigt deze persoon "
             "zelf."},
    {0},
};
static const struct veld NA[] = {{.naam = "na", .soort = VELD_ID, .label = "Verder na deze"}, {0}};

/* ---- reading ---- */

#define COLUMNS                                                                                    \
    "SELECT o.id AS \"id#\", o.naam, o.wet, o.beroepsgeheim AS \"beroepsgeheim?\","                \
    " o.wijkteam AS \"wijkteam?\", o.bsn AS \"bsn?\", o.telefoon, o.versie, o.van, o.tot,"         \
    " (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())"             \
    "  AS \"actief?\","                                                                            \
    " o.contact_id AS \"contact#\", g.naam AS contactNaam,"                                        \
    " z.id AS \"organisatie#\", z.naam AS organisatieNaam, z.soort AS organisatieSoort,"           \
    " (SELECT json_group_array(ol.leefgebied) FROM onderdeel_leefgebied ol"                        \
    "   WHERE ol.onderdeel_id = o.id) AS \"leefgebieden[]\","                                      \
    " (SELECT json_group_array(x.naam) FROM (SELECT l.naam FROM onderdeel_leefgebied ol"           \
    "   JOIN leefgebied l ON l.code = ol.leefgebied WHERE ol.onderdeel_id = o.id"                  \
    "   ORDER BY l.volgorde) x) AS \"leefgebiedNamen[]\""                                          \
    " FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id"                              \
    " LEFT JOIN gebruiker g ON g.id = o.contact_id"

static const char SQL_ONE[] = COLUMNS " WHERE o.id = :id";
static const char SQL_ALL[] =
    COLUMNS " WHERE (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())"
            " AND o.id > :na ORDER BY o.id LIMIT :most";
static const char SQL_OF[] = COLUMNS " WHERE o.organisatie_id = :organisatie AND o.id > :na"
                                     " ORDER BY o.id LIMIT :most";

static enum result onderdelen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                   struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (db_rows(v->db, p, SQL_ALL,
                BINDS(B_INT(":na", in_int(v, "na", 0)), B_INT(":most", BLADZIJDE + 1)),
                &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, BLADZIJDE, "id", p);
}

static enum result onderdelen_of_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                      struct probleem *p)
{
    (void)k;
    json_t *rows;
    int64_t exists;
    if (db_int(v->db, p, "SELECT 1 FROM organisatie WHERE id = :id", BINDS(B_INT(":id", v->id[0])),
               0, &exists) != DONE)
        return FAILED;
    if (!exists)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (db_rows(v->db, p, SQL_OF,
                BINDS(B_INT(":organisatie", v->id[0]), B_INT(":na", in_int(v, "na", 0)),
                      B_INT(":most", BLADZIJDE + 1)),
                &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, BLADZIJDE, "id", p);
}

static enum result one_get(struct verzoek *v, bool actief, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row || (actief && !row_true(row, "actief")))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret = TAKE(row);
    return DONE;
}

static const char SQL_MENSEN[] =
    "SELECT id AS \"id#\", naam, functie, bevestigd_op IS NOT NULL AS \"bevestigd?\" FROM gebruiker"
    " WHERE onderdeel_id = :id AND (tot IS NULL OR tot >= vandaag())"
    " ORDER BY naam COLLATE NOCASE, id LIMIT 500";
static const char SQL_TEAMS[] =
    "SELECT id AS \"id#\", naam FROM team WHERE onderdeel_id = :id"
    " AND (tot IS NULL OR tot >= vandaag()) ORDER BY naam COLLATE NOCASE";

static enum result onderdeel_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, false, &row, p) != DONE)
        return FAILED;
    (void)json_object_update(model, row);
    v->versie = row_int(row, "versie");
    if (v->api)
        return DONE;
    if (model_rows(v, p, model, "mensen", SQL_MENSEN, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    return model_rows(v, p, model, "teams", SQL_TEAMS, BINDS(B_INT(":id", v->id[0])));
}

/* ---- forms ---- */

static const char SQL_LEEFGEBIEDEN[] = "SELECT code AS waarde, naam FROM leefgebied"
                                       " WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde";
static const char SQL_CONTACTEN[] =
    "SELECT g.id AS \"waarde#\", g.naam || ', ' || g.functie AS naam FROM gebruiker g"
    " WHERE g.onderdeel_id = :id AND (g.tot IS NULL OR g.tot >= vandaag())"
    " AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = g.id"
    "   AND r.rol = 'beheerder') ORDER BY g.naam COLLATE NOCASE";

static void crumbs(json_t *model, const char *organisatie, const char *id)
{
    AUTO_FREE char *url = text_format("/organisaties/%s", id);
    beheer_kruimel(model, "Organisaties", "/organisaties");
    beheer_kruimel(model, organisatie, url);
}

static const char *const UITLEG[] = {
    "Een onderdeel heeft één wettelijke taak. Wat het vastlegt, blijft van dit onderdeel. Wat een "
    "gezin toestaat, geldt voor dit onderdeel.",
    "Doet een organisatie twee dingen voor twee wetten? Maak dan twee onderdelen.",
    "Hebben de mensen beroepsgeheim? Dan ziet niemand iets van hen zonder toestemming die daarvoor "
    "is "
    "gegeven. Dat kan later niet meer uit: anders zou wat zij schreven in één keer opengaan.",
    NULL};

static const char SQL_ORGANISATIE[] =
    "SELECT naam FROM organisatie WHERE id = :id AND (tot IS NULL OR tot >= vandaag())";

static enum result onderdeel_new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                      struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *organisatie = NULL;
    if (db_row(v->db, p, SQL_ORGANISATIE, BINDS(B_INT(":id", v->id[0])), &organisatie) != DONE ||
        beheer_opties(v, options, "leefgebieden", SQL_LEEFGEBIEDEN, NO_BINDS, p) != DONE)
        return FAILED;
    if (!organisatie)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    crumbs(model, row_text(organisatie, "naam"), v->text[0]);
    AUTO_FREE char *url = text_format("/organisaties/%s/onderdelen", v->text[0]);
    AUTO_FREE char *back = text_format("/organisaties/%s", v->text[0]);
    return beheer_taak(v, model, "Onderdeel toevoegen",
                       &(struct formulier){.url = url,
                                           .velden = NIEUW_VELDEN,
                                           .options = options,
                                           .knop = "Onderdeel opslaan",
                                           .terug = back},
                       UITLEG, p);
}

static enum result onderdeel_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                         struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE ||
        beheer_opties(v, options, "leefgebieden", SQL_LEEFGEBIEDEN, NO_BINDS, p) != DONE ||
        beheer_opties(v, options, "contact", SQL_CONTACTEN, BINDS(B_INT(":id", v->id[0])), p) !=
            DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/onderdelen/%s", v->text[0]);
    crumbs(model, row_text(row, "organisatieNaam"), row_text(row, "organisatie"));
    beheer_kruimel(model, row_text(row, "naam"), url);
    return beheer_taak(v, model, "Onderdeel wijzigen",
                       &(struct formulier){.url = url,
                                           .methode = "PATCH",
                                           .versie = row_int(row, "versie"),
                                           .velden = VELDEN,
                                           .current = row,
                                           .options = options,
                                           .knop = "Onderdeel opslaan",
                                           .terug = url},
                       UITLEG, p);
}

static enum result onderdeel_end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                      struct probleem *p)
{
    (void)k;
    static const struct veld none[] = {{0}};
    AUTO_JSON json_t *row = NULL;
    struct lopend_aantallen sum = {0};
    if (one_get(v, true, &row, p) != DONE || lopend_onderdeel(v, v->id[0], &sum, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/onderdelen/%s", v->text[0]);
    AUTO_FREE char *post = text_format("/onderdelen/%s/einde", v->text[0]);
    AUTO_FREE char *kop = text_format("Onderdeel %s beëindigen", row_text(row, "naam"));
    crumbs(model, row_text(row, "organisatieNaam"), row_text(row, "organisatie"));
    beheer_kruimel(model, row_text(row, "naam"), url);
    return beheer_einde(v, model, kop,
                        "Alle mensen van dit onderdeel zijn meteen uitgelogd en kunnen niet meer "
                        "inloggen.",
                        &sum,
                        &(struct formulier){.url = post,
                                            .versie = row_int(row, "versie"),
                                            .velden = none,
                                            .knop = "Nu beëindigen",
                                            .terug = url},
                        p);
}

/* ---- changes ---- */

static enum result onderdeel_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                  struct probleem *p)
{
    (void)k;
    int64_t id;
    if (onderdeel_add(v, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "onderdeel", id);
    verzoek_locatie(v, "/onderdelen/%s", id);
    v->gedaan = "onderdeel-toegevoegd";
    return DONE;
}

static enum result onderdeel_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                                   struct probleem *p)
{
    (void)k;
    int64_t versie;
    verzoek_object(v, "onderdeel", v->id[0]);
    if (onderdeel_change(v, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/onderdelen/%s", v->id[0]);
    v->gedaan = "onderdeel-gewijzigd";
    return DONE;
}

static enum result onderdeel_stop(struct verzoek *v, const struct kijker *k, json_t *ret,
                                  struct probleem *p)
{
    (void)k;
    verzoek_object(v, "onderdeel", v->id[0]);
    if (onderdeel_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/onderdelen/%s", v->id[0]);
    v->gedaan = "onderdeel-beeindigd";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/onderdelen", "onderdeel.zoeken",
              "Alle onderdelen die meewerken: de bronnen en de ontvangers.", onderdelen_read,
              .velden = NA, .alleen_api = true, .log = LOG_NIET),
    USER_READ(HTTP_GET, "/organisaties/{organisatie}/onderdelen", "onderdeel.lijst",
              "De onderdelen van een organisatie.", onderdelen_of_read, .velden = NA,
              .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/organisaties/{organisatie}/onderdelen/nieuw",
                "onderdeel.toevoegen.formulier", "Onderdeel toevoegen", onderdeel_new_form,
                .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/organisaties/{organisatie}/onderdelen", "onderdeel.toevoegen",
                 "Voegt een onderdeel toe.", onderdeel_post, .velden = NIEUW_VELDEN,
                 .formulier = "/organisaties/{organisatie}/onderdelen/nieuw"),
    BEHEER_READ(HTTP_GET, "/onderdelen/{onderdeel}", "onderdeel.bekijken", "Onderdeel",
                onderdeel_read, .page = "beheer_onderdeel", .alleen_pagina = true),
    USER_READ(HTTP_GET, "/onderdelen/{onderdeel}", "onderdeel.lezen", "Een onderdeel.",
              onderdeel_read, .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/onderdelen/{onderdeel}/wijzig", "onderdeel.wijzigen.formulier",
                "Onderdeel wijzigen", onderdeel_change_form, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, "/onderdelen/{onderdeel}", "onderdeel.wijzigen",
                 "Wijzigt een onderdeel.", onderdeel_patch, .velden = VELDEN,
                 .formulier = "/onderdelen/{onderdeel}/wijzig"),
    BEHEER_READ(HTTP_GET, "/onderdelen/{onderdeel}/einde", "onderdeel.gevolgen",
                "Wat er aan het onderdeel vastzit: aantallen, voordat u het beëindigt.",
                onderdeel_end_form, .page = "beheer_einde"),
    BEHEER_WRITE(HTTP_POST, "/onderdelen/{onderdeel}/einde", "onderdeel.beeindigen",
                 "Beëindigt een onderdeel meteen, met zijn accounts en teams.", onderdeel_stop,
                 .formulier = "/onderdelen/{onderdeel}/einde", .maakt_niets = true),
};
ROUTE_PART(onderdelen, ROUTES);
