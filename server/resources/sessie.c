/* SPDX-License-Identifier: EUPL-1.2 */
/* Logging in and out, going on, and where one begins. */
#include "toegang/sessie.h"

#include "base/id.h"
#include "toegang/csrf.h"
#include "toegang/inloggen.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <string.h>

/* ---- where one begins ---- */

static const char HOME[] = "/mijn/werk"; /* whatever the role: what asks something of it today */

static void go_to(struct verzoek *v, const char *path)
{
    (void)snprintf(v->locatie, sizeof v->locatie, "%s", path);
}

static enum result begin_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)model;
    (void)p;
    (void)k;
    go_to(v, HOME);
    return DONE;
}

static enum result uitleg_read(struct verzoek *v, json_t *model, struct probleem *p)
{
    (void)v;
    (void)model;
    (void)p;
    return DONE;
}

/* ---- logging in ---- */

static const struct veld INLOG_VELDEN[] = {
    {.naam = "gebruikersnaam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 100,
     .label = "Gebruikersnaam"},
    {.naam = "wachtwoord",
     .soort = VELD_GEHEIM,
     .verplicht = true,
     .max = 500,
     .label = "Wachtwoord"},
    {.naam = "code", .soort = VELD_REGEL, .max = 10, .label = "Code uit uw app"},
    {0},
};

static const struct veld TERUG_VELDEN[] = {
    {.naam = "terug", .soort = VELD_REGEL, .max = 300, .label = "Waarheen daarna"},
    {0},
};

/* The accounts of the contract (DESIGN.md 7), in a demo only. */
static enum result demo_accounts(struct verzoek *v, json_t *model, struct probleem *p)
{
    return model_rows(v, p, model, "demoAccounts",
                      "SELECT gebruikersnaam, naam || ', ' || functie AS uitleg FROM gebruiker"
                      " WHERE :demo AND gebruikersnaam IN ('regisseur', 'wijkteam', 'school',"
                      " 'ggz', 'schuldhulp', 'procesregisseur', 'beheerder', 'privacy')"
                      " ORDER BY id",
                      BINDS(B_INT(":demo", v->app->demo)));
}

static enum result inloggen_read(struct verzoek *v, json_t *model, struct probleem *p)
{
    const char *back =
        v->fouten ? json_string_value(json_object_get(v->raw, "_terug")) : in_text(v, "terug");
    if (!pad_eigen(back))
        back = NULL;
    if (v->kijker && !v->fouten) {
        go_to(v, back ? back : "/");
        return DONE;
    }
    const char *name = json_string_value(json_object_get(v->raw, "gebruikersnaam"));
    if (json_object_set_new(model, "gebruikersnaam", name ? json_string(name) : json_null()) != 0 ||
        json_object_set_new(model, "terug", back ? json_string(back) : json_null()) != 0)
        return probleem_intern(p, "no memory for a model");
    return demo_accounts(v, model, p);
}

/* A page goes to where one begins; in the API the session is what was made. */
static enum result go_in(struct verzoek *v, int64_t sessie, struct probleem *p)
{
    struct sessie made;
    bool live;
    if (sessie_again(v->db, v->app, &(struct kijker){.sessie = sessie}, v->nu, v->vandaag, &made,
                     &live, p) != DONE)
        return FAILED;
    if (!live)
        return probleem_set(p, PROBLEEM_INLOGGEN_MISLUKT, NULL);
    go_to(v, v->api ? "/sessie" : HOME);
    return DONE;
}

static enum result sessie_add(struct verzoek *v, json_t *ret, struct probleem *p)
{
    const struct wachtwoord_uitslag *outcome = v->wachtwoord;
    int64_t id;
    v->wie = outcome->gebruiker;
    if (!outcome->klopt)
        return probleem_set(p, PROBLEEM_INLOGGEN_MISLUKT, NULL);
    if (inloggen_goed(v->db, v->app, in_text(v, "gebruikersnaam"), v->http->address, v->nu, p) !=
            DONE ||
        sessie_new(v->db, v->app, outcome->gebruiker, v->nu, v->sessie_token, &id, p) != DONE)
        return FAILED;
    if (v->kijker && sessie_end(v->db, v->kijker->sessie, v->nu, p) != DONE)
        return FAILED; /* logging in anew ends the session before */
    if (go_in(v, id, p) != DONE)
        return FAILED;
    return json_object_set_new(ret, "token", json_string(v->sessie_token)) == 0
               ? DONE
               : probleem_intern(p, "no memory for a token");
}

/* ---- going on and out ---- */

static enum result sessie_read(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)v;
    char id[ID_TEXT_SIZE];
    id_format(k->gebruiker, id);
    json_t *who =
        json_pack("{s:s, s:s, s:s, s:s, s:b}", "id", id, "naam", k->naam, "functie", k->functie,
                  "organisatie", k->organisatie_naam, "bevestigd", k->bevestigd);
    return json_object_set_new(model, "gebruiker", who) == 0
               ? DONE
               : probleem_intern(p, "no memory for a model");
}

static enum result sessie_extend(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    struct sessie now;
    bool live;
    if (sessie_touch(v->db, k, v->nu, p) != DONE ||
        sessie_again(v->db, v->app, k, v->nu, v->vandaag, &now, &live, p) != DONE)
        return FAILED;
    json_int_t rest = live ? sessie_remaining(&now, &v->app->config, v->nu) : 0;
    return json_object_set_new(ret, "resterend", json_integer(rest)) == 0
               ? DONE
               : probleem_intern(p, "no memory for an answer");
}

static enum result sessie_leave(struct verzoek *v, const struct kijker *k, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    v->sessie_weg = true;
    v->gedaan = "uitgelogd";
    go_to(v, "/inloggen");
    return sessie_end(v->db, k->sessie, v->nu, p);
}

static enum result sessies_leave(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)ret;
    v->sessie_weg = true;
    v->gedaan = "sessies-beeindigd";
    go_to(v, "/inloggen");
    return sessie_end_all(v->db, k->gebruiker, v->nu, p);
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/", "begin.lezen", "Het begin", begin_read, .alleen_pagina = true),
    PUBLIC_READ(HTTP_GET, "/uitleg", "uitleg.lezen", "Uitleg", uitleg_read, .page = "uitleg",
                .alleen_pagina = true),
    PUBLIC_READ(HTTP_GET, "/inloggen", "inloggen.lezen", "Inloggen", inloggen_read,
                .page = "inloggen", .velden = TERUG_VELDEN, .alleen_pagina = true),
    PUBLIC_WRITE(HTTP_POST, "/sessie", "sessie.inloggen",
                 "Logt in. Zet het sessiecookie en geeft een token dat in plaats daarvan kan.",
                 sessie_add, .velden = INLOG_VELDEN, .formulier = "/inloggen",
                 .wachtwoord = WACHTWOORD_CONTROLE),
    USER_READ(HTTP_GET, "/sessie", "sessie.lezen", "Wie is er ingelogd.", sessie_read,
              .alleen_api = true),
    USER_WRITE(HTTP_DELETE, "/sessie", "sessie.uitloggen", "Logt uit.", sessie_leave),
    USER_WRITE(HTTP_POST, "/sessie/verlenging", "sessie.verlengen",
               "Houdt de sessie in leven. Geeft hoeveel seconden er nog zijn.", sessie_extend,
               .log = LOG_NIET, .maakt_niets = true),
    USER_WRITE(HTTP_DELETE, "/sessies", "sessies.beeindigen", "Logt overal uit.", sessies_leave),
};
ROUTE_PART(sessie, ROUTES);
