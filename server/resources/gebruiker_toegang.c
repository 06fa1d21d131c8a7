/* SPDX-License-Identifier: EUPL-1.2 */
/* Getting somebody in and out: links, a reset, the end of an account. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/gebruiker.h"
#include "resources/beheer.h"

static const struct veld NONE[] = {{0}};

/* ---- pages ---- */

static const char SQL_ONE[] = "SELECT naam, versie FROM gebruiker WHERE id = :id"
                              " AND (tot IS NULL OR tot >= vandaag())";

static enum result task(struct verzoek *v, json_t *model, const char *wat, const char *doen,
                        const char *post, const char *knop, const char *wie, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    struct lopend_aantallen sum = {0};
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (lopend_account(v, v->id[0], true, &sum, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/gebruikers/%s", v->text[0]);
    AUTO_FREE char *to = text_format("/gebruikers/%s/%s", v->text[0], post);
    AUTO_FREE char *kop = text_format("%s van %s %s", wat, row_text(row, "naam"), doen);
    beheer_kruimel(model, "Mensen", "/gebruikers");
    beheer_kruimel(model, row_text(row, "naam"), url);
    return beheer_einde(v, model, kop, wie, &sum,
                        &(struct formulier){.url = to,
                                            .versie = row_int(row, "versie"),
                                            .velden = NONE,
                                            .knop = knop,
                                            .terug = url},
                        p);
}

static enum result end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    /* no button for what is refused; the API tells what hangs on it all the same */
    if (!v->api && beheer_not_self(v, v->id[0], "Het account beëindigen", p) != DONE)
        return FAILED;
    return task(v, model, "Account", "beëindigen", "einde", "Nu beëindigen",
                "Deze persoon is meteen overal uitgelogd en kan niet meer inloggen.", p);
}

static enum result reset_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    if (!v->api && beheer_not_self(v, v->id[0], "Toegang herstellen", p) != DONE)
        return FAILED;
    return task(v, model, "Toegang", "herstellen", "herstel", "Nu herstellen", NULL, p);
}

/* ---- changes ---- */

/* Without a base URL the server listens on this machine alone, and the request's Host is it. */
static enum result link_answer(struct verzoek *v, json_t *ret, const char *token, int64_t tot_op,
                               struct probleem *p)
{
    const char *base = v->app->config.basis_url, *host = v->http->header(v->http, "Host");
    const char *prefix = base[0] ? "" : v->http->tls ? "https://" : "http://";
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p,
               "SELECT id AS \"id#\", naam, gebruikersnaam, :tot AS \"geldigTot@\" FROM gebruiker"
               " WHERE id = :id",
               BINDS(B_INT(":id", v->id[0]), B_INT(":tot", tot_op)), &row) != DONE)
        return FAILED;
    (void)json_object_update(ret, row);
    json_t *link = json_sprintf("%s%s/uitnodiging/%s", prefix,
                                base[0] ? base
                                : host  ? host
                                        : "localhost",
                                token);
    return json_object_set_new(ret, "link", link) == 0 ? DONE : probleem_intern(p, "no memory");
}

static enum result invite(struct verzoek *v, const struct kijker *k, json_t *ret,
                          struct probleem *p)
{
    (void)k;
    char token[UITNODIGING_TOKEN_SIZE];
    int64_t tot_op;
    verzoek_object(v, "gebruiker", v->id[0]);
    if (gebruiker_invite(v, v->id[0], token, &tot_op, p) != DONE)
        return FAILED;
    return link_answer(v, ret, token, tot_op, p);
}

static enum result reset(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    char token[UITNODIGING_TOKEN_SIZE];
    int64_t tot_op;
    verzoek_object(v, "gebruiker", v->id[0]);
    if (gebruiker_reset(v, v->id[0], token, &tot_op, p) != DONE)
        return FAILED;
    return link_answer(v, ret, token, tot_op, p);
}

static enum result end(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    verzoek_object(v, "gebruiker", v->id[0]);
    if (gebruiker_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/gebruikers/%s", v->id[0]);
    v->gedaan = "gebruiker-beeindigd";
    return DONE;
}

/* A link is told once, in the answer to the POST itself: never in a URL, nor kept for a retry. */
static const struct route ROUTES[] = {
    BEHEER_WRITE(HTTP_POST, "/gebruikers/{gebruiker}/uitnodiging", "gebruiker.uitnodigen",
                 "Maakt een link waarmee iemand een wachtwoord kiest. U ziet hem één keer.", invite,
                 .page = "beheer_link", .antwoordt = true, .formulier = "/gebruikers/{gebruiker}"),
    BEHEER_READ(HTTP_GET, "/gebruikers/{gebruiker}/herstel", "gebruiker.herstellen.formulier",
                "Toegang herstellen", reset_form, .page = "beheer_herstel", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/gebruikers/{gebruiker}/herstel", "gebruiker.herstellen",
                 "Neemt de toegang weg en maakt een link voor een nieuw wachtwoord. De "
                 "betrokkenheid wordt opgeschort, en het account opnieuw bevestigd.",
                 reset, .page = "beheer_link", .antwoordt = true,
                 .formulier = "/gebruikers/{gebruiker}/herstel"),
    BEHEER_READ(HTTP_GET, "/gebruikers/{gebruiker}/einde", "gebruiker.gevolgen",
                "Wat er aan een account vastzit: aantallen, voordat u het beëindigt.", end_form,
                .page = "beheer_einde"),
    BEHEER_WRITE(HTTP_POST, "/gebruikers/{gebruiker}/einde", "gebruiker.beeindigen",
                 "Beëindigt een account meteen, met wat eraan vastzit.", end,
                 .formulier = "/gebruikers/{gebruiker}/einde", .maakt_niets = true),
};
ROUTE_PART(gebruiker_toegang, ROUTES);
