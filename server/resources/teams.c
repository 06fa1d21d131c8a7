/* SPDX-License-Identifier: EUPL-1.2 */
/* Teams: who works for which wijken. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "domein/team.h"
#include "resources/beheer.h"

enum { BLADZIJDE = 100 };

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Naam"},
    {.naam = "onderdeel",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Van welk onderdeel?",
     .hint = "Daarna kiest u wie er in het team zitten."},
    {.naam = "wijken", .soort = VELD_IDS, .max = 100, .label = "Voor welke wijken werkt het team?"},
    {0},
};
static const struct veld VELDEN[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Naam"},
    {.naam = "wijken", .soort = VELD_IDS, .max = 100, .label = "Voor welke wijken werkt het team?"},
    {.naam = "leden", .soort = VELD_IDS, .max = 200, .label = "Wie zitten er in het team?"},
    {0},
};
static const struct veld NA[] = {{.naam = "na", .soort = VELD_ID, .label = "Verder na deze"}, {0}};

/* ---- reading ---- */

#define COLUMNS                                                                                    \
    "SELECT t.id AS \"id#\", t.naam, t.versie, t.tot IS NULL OR t.tot >= vandaag() AS "            \
    "\"actief?\","                                                                                 \
    " o.id AS \"onderdeel#\", o.naam AS onderdeelNaam, z.naam AS organisatieNaam,"                 \
    " " ONDERDEEL_NAAM " AS waar,"                                                                 \
    " (SELECT json_group_array(json_object('id', id_tekst(x.id), 'naam', x.naam)) FROM"            \
    "   (SELECT w.id, w.naam FROM team_wijk tw JOIN wijk w ON w.id = tw.wijk_id"                   \
    "    WHERE tw.team_id = t.id ORDER BY w.naam) x) AS \"wijken[]\","                             \
    " (SELECT json_group_array(json_object('id', id_tekst(x.id), 'naam', x.naam,"                  \
    "   'functie', x.functie)) FROM"                                                               \
    "   (SELECT g.id, g.naam, g.functie FROM team_lid tl JOIN gebruiker g"                         \
    "    ON g.id = tl.gebruiker_id WHERE tl.team_id = t.id"                                        \
    "    AND (g.tot IS NULL OR g.tot >= vandaag()) ORDER BY g.naam) x) AS \"leden[]\""             \
    " FROM team t JOIN onderdeel o ON o.id = t.onderdeel_id"                                       \
    " JOIN organisatie z ON z.id = o.organisatie_id"

static const char SQL_LIST[] =
    COLUMNS " WHERE (t.tot IS NULL OR t.tot >= vandaag())"
            " AND (:na IS NULL OR (t.naam COLLATE NOCASE, t.id) >"
            "   (SELECT v.naam COLLATE NOCASE, v.id FROM team v WHERE v.id = :na))"
            " ORDER BY t.naam COLLATE NOCASE, t.id LIMIT :most";
static const char SQL_ONE[] = COLUMNS " WHERE t.id = :id";

static enum result teams_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (db_rows(v->db, p, SQL_LIST,
                BINDS(B_JSON(":na", in_get(v, "na")), B_INT(":most", BLADZIJDE + 1)),
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

static enum result team_read(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, false, &row, p) != DONE)
        return FAILED;
    v->versie = row_int(row, "versie");
    return json_object_update(model, row) == 0 ? DONE : probleem_intern(p, "no memory");
}

/* ---- forms ---- */

static const char SQL_ONDERDELEN[] =
    "SELECT o.id AS \"waarde#\", " ONDERDEEL_IN_ZIN " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())"
    " ORDER BY z.naam COLLATE NOCASE, o.naam COLLATE NOCASE";
static const char SQL_WIJKEN[] = "SELECT id AS \"waarde#\", naam FROM wijk"
                                 " WHERE tot IS NULL OR tot >= vandaag() ORDER BY naam";
static const char SQL_MENSEN[] =
    "SELECT g.id AS \"waarde#\", g.naam || ', ' || g.functie AS naam FROM gebruiker g"
    " JOIN team t ON t.onderdeel_id = g.onderdeel_id"
    " WHERE t.id = :id AND (g.tot IS NULL OR g.tot >= vandaag()) ORDER BY g.naam COLLATE NOCASE";

static enum result team_new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    if (beheer_opties(v, options, "onderdeel", SQL_ONDERDELEN, NO_BINDS, p) != DONE ||
        beheer_opties(v, options, "wijken", SQL_WIJKEN, NO_BINDS, p) != DONE)
        return FAILED;
    beheer_kruimel(model, "Teams", "/teams");
    return beheer_taak(v, model, "Team toevoegen",
                       &(struct formulier){.url = "/teams",
                                           .velden = NIEUW_VELDEN,
                                           .options = options,
                                           .knop = "Team opslaan",
                                           .terug = "/teams"},
                       NULL, p);
}

/* The ids of [{id, naam}], as a field of ids has them. */
static json_t *ids_of(const json_t *rows)
{
    json_t *ids = json_array(), *row;
    size_t i;
    json_array_foreach(rows, i, row)(void) json_array_append(ids, json_object_get(row, "id"));
    return ids;
}

static enum result team_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                    struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE ||
        beheer_opties(v, options, "wijken", SQL_WIJKEN, NO_BINDS, p) != DONE ||
        beheer_opties(v, options, "leden", SQL_MENSEN, BINDS(B_INT(":id", v->id[0])), p) != DONE)
        return FAILED;
    (void)json_object_set_new(row, "wijken", ids_of(json_object_get(row, "wijken")));
    (void)json_object_set_new(row, "leden", ids_of(json_object_get(row, "leden")));
    AUTO_FREE char *url = text_format("/teams/%s", v->text[0]);
    beheer_kruimel(model, "Teams", "/teams");
    return beheer_taak(v, model, "Team wijzigen",
                       &(struct formulier){.url = url,
                                           .methode = "PATCH",
                                           .versie = row_int(row, "versie"),
                                           .velden = VELDEN,
                                           .current = row,
                                           .options = options,
                                           .knop = "Team opslaan",
                                           .terug = "/teams"},
                       NULL, p);
}

static enum result team_end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    static const struct veld none[] = {{0}};
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE)
        return FAILED;
    AUTO_FREE char *post = text_format("/teams/%s/einde", v->text[0]);
    AUTO_FREE char *kop = text_format("%s beëindigen", row_text(row, "naam"));
    struct lopend_aantallen sum = {0};
    sum.n[LOPEND_ACCOUNT] = (int64_t)json_array_size(json_object_get(row, "leden"));
    beheer_kruimel(model, "Teams", "/teams");
    return beheer_einde(v, model, kop,
                        "Het team is dan niet meer te kiezen. De mensen houden hun account en hun "
                        "werk.",
                        &sum,
                        &(struct formulier){.url = post,
                                            .versie = row_int(row, "versie"),
                                            .velden = none,
                                            .knop = "Nu beëindigen",
                                            .terug = "/teams"},
                        p);
}

/* ---- changes ---- */

static enum result team_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t id;
    if (team_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "team", id);
    if (v->api)
        verzoek_locatie(v, "/teams/%s", id);
    else
        verzoek_locatie(v, "/teams/%s/wijzig", id);
    v->gedaan = "team-toegevoegd";
    return DONE;
}

static enum result team_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    int64_t versie;
    verzoek_object(v, "team", v->id[0]);
    if (team_change(v, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/teams");
    v->gedaan = "team-gewijzigd";
    return DONE;
}

static enum result team_stop(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    verzoek_object(v, "team", v->id[0]);
    if (team_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/teams");
    v->gedaan = "team-beeindigd";
    return DONE;
}

static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/teams", "team.beheren", "Teams", teams_read, .velden = NA,
                .page = "beheer_teams", .alleen_pagina = true),
    USER_READ(HTTP_GET, "/teams", "team.lijst", "De teams, met hun wijken en hun mensen.",
              teams_read, .velden = NA, .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/teams/nieuw", "team.toevoegen.formulier", "Team toevoegen",
                team_new_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/teams", "team.toevoegen", "Voegt een team toe.", team_post,
                 .velden = NIEUW_VELDEN, .formulier = "/teams/nieuw"),
    USER_READ(HTTP_GET, "/teams/{team}", "team.lezen", "Een team.", team_read, .alleen_api = true,
              .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/teams/{team}/wijzig", "team.wijzigen.formulier", "Team wijzigen",
                team_change_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, "/teams/{team}", "team.wijzigen",
                 "Wijzigt een team, zijn wijken en zijn mensen.", team_patch, .velden = VELDEN,
                 .formulier = "/teams/{team}/wijzig"),
    BEHEER_READ(HTTP_GET, "/teams/{team}/einde", "team.beeindigen.formulier", "Team beëindigen",
                team_end_form, .page = "beheer_einde", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/teams/{team}/einde", "team.beeindigen", "Beëindigt een team.",
                 team_stop, .formulier = "/teams/{team}/einde", .maakt_niets = true),
};
ROUTE_PART(teams, ROUTES);
