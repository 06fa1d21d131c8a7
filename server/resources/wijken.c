/* SPDX-License-Identifier: EUPL-1.2 */
/* Wijken: everybody reads them, beheer changes them. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/wijk.h"
#include "resources/beheer.h"

static const struct veld VELDEN[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 100, .label = "Naam"},
    {.naam = "code",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 20,
     .label = "Code",
     .hint = "De code van het CBS, bijvoorbeeld WK039201. Een eigen code mag ook."},
    {0},
};

/* ---- reading ---- */

static const char SQL_LIST[] =
    "SELECT w.id AS \"id#\", w.naam, w.code, w.versie,"
    " (SELECT json_group_array(x.naam) FROM (SELECT t.naam FROM team_wijk tw"
    "   JOIN team t ON t.id = tw.team_id WHERE tw.wijk_id = w.id"
    "   AND (t.tot IS NULL OR t.tot >= vandaag()) ORDER BY t.naam) x) AS \"teams[]\","
    " (SELECT json_group_array(x.naam) FROM (SELECT g.naam FROM gebruiker_wijk gw"
    "   JOIN gebruiker g ON g.id = gw.gebruiker_id WHERE gw.wijk_id = w.id"
    "   AND (g.tot IS NULL OR g.tot >= vandaag()) ORDER BY g.naam) x) AS \"procesregisseurs[]\""
    " FROM wijk w WHERE w.tot IS NULL OR w.tot >= vandaag()"
    " ORDER BY w.naam COLLATE NOCASE, w.id LIMIT 1001";
static const char SQL_ONE[] = "SELECT id AS \"id#\", naam, code, versie,"
                              " tot IS NULL OR tot >= vandaag() AS \"actief?\""
                              " FROM wijk WHERE id = :id";

static enum result wijken_read(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (db_rows(v->db, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
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

static enum result wijk_read(struct verzoek *v, const struct kijker *k, json_t *model,
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

static enum result wijk_new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    beheer_kruimel(model, "Wijken", "/wijken");
    return beheer_taak(
        v, model, "Wijk toevoegen",
        &(struct formulier){
            .url = "/wijken", .velden = VELDEN, .knop = "Wijk opslaan", .terug = "/wijken"},
        NULL, p);
}

static enum result wijk_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                    struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/wijken/%s", v->text[0]);
    beheer_kruimel(model, "Wijken", "/wijken");
    return beheer_taak(v, model, "Wijk wijzigen",
                       &(struct formulier){.url = url,
                                           .methode = "PATCH",
                                           .versie = row_int(row, "versie"),
                                           .velden = VELDEN,
                                           .current = row,
                                           .knop = "Wijk opslaan",
                                           .terug = "/wijken"},
                       NULL, p);
}

static const char SQL_TEAMS[] =
    "SELECT count(*) FROM team_wijk tw JOIN team t ON t.id = tw.team_id WHERE tw.wijk_id = :id"
    " AND (t.tot IS NULL OR t.tot >= vandaag())";
static const char SQL_PROCES[] =
    "SELECT count(*) FROM gebruiker_wijk gw JOIN gebruiker g ON g.id = gw.gebruiker_id"
    " WHERE gw.wijk_id = :id AND (g.tot IS NULL OR g.tot >= vandaag())";

static enum result wijk_end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    static const struct veld none[] = {{0}};
    struct lopend_aantallen sum = {0};
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE ||
        db_int(v->db, p, SQL_TEAMS, BINDS(B_INT(":id", v->id[0])), 0, &sum.n[LOPEND_TEAM]) !=
            DONE ||
        db_int(v->db, p, SQL_PROCES, BINDS(B_INT(":id", v->id[0])), 0, &sum.n[LOPEND_ACCOUNT]) !=
            DONE)
        return FAILED;
    AUTO_FREE char *post = text_format("/wijken/%s/einde", v->text[0]);
    AUTO_FREE char *kop = text_format("%s beëindigen", row_text(row, "naam"));
    beheer_kruimel(model, "Wijken", "/wijken");
    return beheer_einde(
        v, model, kop,
        "De wijk is dan niet meer te kiezen. Huishoudens, teams en procesregisseurs "
        "die er al bij horen, blijven erbij tot dat verandert.",
        &sum,
        &(struct formulier){.url = post,
                            .versie = row_int(row, "versie"),
                            .velden = none,
                            .knop = "Nu beëindigen",
                            .terug = "/wijken"},
        p);
}

/* ---- changes ---- */

static enum result wijk_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t id;
    if (wijk_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "wijk", id);
    if (v->api)
        verzoek_locatie(v, "/wijken/%s", id);
    else
        verzoek_locatie(v, "/wijken");
    v->gedaan = "wijk-toegevoegd";
    return DONE;
}

static enum result wijk_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    int64_t versie;
    verzoek_object(v, "wijk", v->id[0]);
    if (wijk_change(v, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/wijken");
    v->gedaan = "wijk-gewijzigd";
    return DONE;
}

static enum result wijk_stop(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    verzoek_object(v, "wijk", v->id[0]);
    if (wijk_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/wijken");
    v->gedaan = "wijk-beeindigd";
    return DONE;
}

static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/wijken", "wijk.beheren", "Wijken", wijken_read, .page = "beheer_wijken",
                .alleen_pagina = true),
    USER_READ(HTTP_GET, "/wijken", "wijk.lijst", "De wijken, met hun teams en procesregisseurs.",
              wijken_read, .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/wijken/nieuw", "wijk.toevoegen.formulier", "Wijk toevoegen",
                wijk_new_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/wijken", "wijk.toevoegen", "Voegt een wijk toe.", wijk_post,
                 .velden = VELDEN, .formulier = "/wijken/nieuw"),
    USER_READ(HTTP_GET, "/wijken/{wijk}", "wijk.lezen", "Een wijk.", wijk_read, .alleen_api = true,
              .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/wijken/{wijk}/wijzig", "wijk.wijzigen.formulier", "Wijk wijzigen",
                wijk_change_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, "/wijken/{wijk}", "wijk.wijzigen", "Wijzigt een wijk.", wijk_patch,
                 .velden = VELDEN, .formulier = "/wijken/{wijk}/wijzig"),
    BEHEER_READ(HTTP_GET, "/wijken/{wijk}/einde", "wijk.beeindigen.formulier", "Wijk beëindigen",
                wijk_end_form, .page = "beheer_einde", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/wijken/{wijk}/einde", "wijk.beeindigen",
                 "Beëindigt een wijk: zij is niet meer te kiezen.", wijk_stop,
                 .formulier = "/wijken/{wijk}/einde", .maakt_niets = true),
};
ROUTE_PART(wijken, ROUTES);
