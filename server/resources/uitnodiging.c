/* SPDX-License-Identifier: EUPL-1.2 */
/* The link by which somebody sets the password of their account, not logged in. */
#include "domein/uitnodiging.h"

#include "toegang/inloggen.h"
#include "toegang/wachtwoord.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const struct veld VELDEN[] = {
    {.naam = "wachtwoord",
     .soort = VELD_GEHEIM,
     .verplicht = true,
     .max = 500,
     .label = "Uw nieuwe wachtwoord",
     .hint = "Hoe langer hoe beter. Een zin mag ook."},
    {.naam = "nogmaals",
     .soort = VELD_GEHEIM,
     .verplicht = true,
     .max = 500,
     .label = "Nog een keer hetzelfde wachtwoord"},
    {0},
};

static enum result invitation_find(struct verzoek *v, struct uitnodiging *ret, struct probleem *p)
{
    bool live;
    if (uitnodiging_find(v->db, v->app, v->text[0], v->nu, v->vandaag, ret, &live, p) != DONE)
        return FAILED;
    return live ? DONE : probleem_set(p, PROBLEEM_LINK, NULL);
}

static enum result uitnodiging_read(struct verzoek *v, json_t *model, struct probleem *p)
{
    struct uitnodiging u;
    if (invitation_find(v, &u, p) != DONE)
        return FAILED;
    const struct formulier form = {
        .url = v->http->path, .velden = VELDEN, .knop = "Wachtwoord opslaan"};
    if (json_object_set_new(model, "naam", json_string(u.naam)) != 0 ||
        json_object_set_new(model, "gebruikersnaam", json_string(u.gebruikersnaam)) != 0 ||
        json_object_set_new(model, "lengte", json_integer(v->app->config.wachtwoord_lengte)) != 0)
        return probleem_intern(p, "no memory for a model");
    return model_formulier(v, model, "formulier", &form, p);
}

/* Before it is hashed: is the link good, is the password? */
static enum result password_judge(struct verzoek *v, json_t *ret, struct probleem *p)
{
    (void)ret;
    struct uitnodiging u;
    if (invitation_find(v, &u, p) != DONE)
        return FAILED;
    const char *const own[] = {u.naam, u.gebruikersnaam, u.organisatie, NULL};
    const char *password = in_text(v, "wachtwoord");
    enum result r = wachtwoord_check(password, v->app->config.wachtwoord_lengte, own, p);
    if (strcmp(password, in_text(v, "nogmaals")) != 0)
        r = probleem_veld(p, "nogmaals", "anders",
                          "Dit is niet hetzelfde wachtwoord. Typ het nog een keer.");
    return r;
}

static enum result password_set(struct verzoek *v, json_t *ret, struct probleem *p)
{
    (void)ret;
    struct uitnodiging u;
    if (invitation_find(v, &u, p) != DONE)
        return FAILED;
    v->wie = u.gebruiker;
    v->gedaan = "wachtwoord-gezet";
    (void)memcpy(v->locatie, "/inloggen", sizeof "/inloggen");
    return uitnodiging_use(v->db, &u, v->wachtwoord->hash, v->nu, p);
}

static const struct route ROUTES[] = {
    PUBLIC_READ(HTTP_GET, "/uitnodiging/{token}", "uitnodiging.lezen", "Kies uw wachtwoord",
                uitnodiging_read, .page = "uitnodiging", .alleen_pagina = true),
    PUBLIC_WRITE(HTTP_POST, "/uitnodiging/{token}", "wachtwoord.wijzigen",
                 "Zet met een uitnodiging het wachtwoord van een account.", password_set,
                 .velden = VELDEN, .formulier = "/uitnodiging/{token}",
                 .wachtwoord = WACHTWOORD_HASH, .vooraf = password_judge),
};
ROUTE_PART(uitnodiging, ROUTES);
