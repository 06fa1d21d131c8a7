/* SPDX-License-Identifier: EUPL-1.2 */
/* R27: accounts that wait for somebody to confirm them; for a privacy officer also the resets. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/gebruiker.h"
#include "domein/onderdeel_naam.h"
#include "resources/beheer.h"

static const struct veld NONE[] = {{0}};

/* ---- reading ---- */

static const char SQL_RESETS[] =
    "SELECT u.id AS \"id#\", g.naam, g.functie, o.naam AS onderdeel, z.naam AS "
    "organisatie, " ONDERDEEL_NAAM " AS waar,"
    " d.naam AS door, u.gemaakt_op AS \"op@\", u.gebruikt_op AS \"gebruiktOp@\","
    " g.bevestigd_op IS NOT NULL AS \"bevestigd?\", coalesce(g.tot < vandaag(), 0) AS "
    "\"beeindigd?\""
    " FROM uitnodiging u JOIN gebruiker g ON g.id = u.gebruiker_id"
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " LEFT JOIN gebruiker d ON d.id = u.gemaakt_door"
    " WHERE u.soort = 'herstel' AND u.gemaakt_op > nu() - 90 * 86400 ORDER BY u.id DESC LIMIT 200";

static enum result waiting_rows(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    if (gebruiker_wachtend(v, id, ret, p) != DONE)
        return FAILED;
    beheer_rollen(v, *ret);
    return DONE;
}

static enum result accounts_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    json_t *rows;
    if (waiting_rows(v, 0, &rows, p) != DONE || model_lijst(v, model, rows, 1000, "id", p) != DONE)
        return FAILED;
    if (!(k->rollen & ROL_PRIVACY) || !k->bevestigd)
        return json_object_set_new(model, "herstel", json_array()) == 0
                   ? DONE
                   : probleem_intern(p, "no memory");
    return model_rows(v, p, model, "herstel", SQL_RESETS, NO_BINDS);
}

static enum result confirm_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *rows = NULL;
    if (v->id[0] == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (waiting_rows(v, v->id[0], &rows, p) != DONE)
        return FAILED;
    json_t *row = json_array_get(rows, 0);
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    (void)json_object_update(model, row);
    if (v->api)
        return DONE;
    AUTO_FREE char *url = text_format("/gebruikers/%s/bevestiging", v->text[0]);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){
            .url = url, .velden = NONE, .knop = "Ja, ik ken deze persoon", .terug = "/accounts"},
        p);
}

/* ---- confirming ---- */

static enum result confirm(struct verzoek *v, const struct kijker *k, json_t *ret,
                           struct probleem *p)
{
    (void)k;
    verzoek_object(v, "gebruiker", v->id[0]);
    if (gebruiker_confirm(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/accounts");
    v->gedaan = "account-bevestigd";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/accounts", "account.lijst", "De accounts die op uw bevestiging wachten.",
              accounts_read, .page = "accounts", .log = LOG_NIET),
    USER_READ(HTTP_GET, "/gebruikers/{gebruiker}/bevestiging", "account.lezen",
              "Een account dat op uw bevestiging wacht.", confirm_form, .page = "account",
              .log = LOG_NIET),
    USER_WRITE(HTTP_POST, "/gebruikers/{gebruiker}/bevestiging", "account.rechten",
               "Bevestigt een account: u kent deze persoon. Vanaf dan telt wat het mag.", confirm,
               .formulier = "/gebruikers/{gebruiker}/bevestiging", .maakt_niets = true),
};
ROUTE_PART(accounts, ROUTES);
