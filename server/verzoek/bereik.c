/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/bereik.h"

#include "verzoek/noten.h"

#include <string.h>

/* Which routes are for programs, and what the scope must name (table sleutel_kan): for a read a
 * kind, for a change a handeling; NULL: nothing, for what it shows is the card (R21), or not about
 * a household. */
static const struct {
    const char *handeling, *code;
} PROGRAMMA[] = {
    /* who one is, and what everybody may know */
    {"sessie.lezen", NULL},
    {"openapi.lezen", NULL},
    {"leefgebied.lijst", NULL},
    {"categorie.lijst", NULL},
    {"verwerkingsdoel.lijst", NULL},
    {"dienst.lijst", NULL},
    {"professional.lijst", NULL},
    {"organisatie.zoeken", NULL},
    {"organisatie.lezen", NULL},
    {"onderdeel.zoeken", NULL},
    {"onderdeel.lijst", NULL},
    {"onderdeel.lezen", NULL},
    {"team.lijst", NULL},
    {"team.lezen", NULL},
    {"wijk.lijst", NULL},
    {"wijk.lezen", NULL},
    /* the card; what else these show, the views leave out */
    {"huishoudens.lezen", NULL},
    {"huishouden.lezen", NULL},
    {"leden.lezen", NULL},
    {"lid.lezen", NULL},
    /* reading */
    {"gezinsplan.lezen", "plan"},
    {"doelen.lezen", "doel"},
    {"doel.lezen", "doel"},
    {"acties.lezen", "actie"},
    {"actie.lezen", "actie"},
    {"notities.lezen", "notitie"},
    {"notitie.lezen", "notitie"},
    {"documenten.lezen", "document"},
    {"document.lezen", "document"},
    {"document.inhoud.lezen", "document"},
    {"woorden.lezen", "woord"},
    {"netwerk.lezen", "netwerklid"},
    {"betrokkenen.lezen", "betrokkenheid"},
    {"betrokkene.lezen", "betrokkenheid"},
    {"gezag.lijst", "contact"},
    {"gezag.lezen", "contact"},
    {"bericht.lezen", "bericht"},
    {"toestemmingen.lezen", "toestemming"},
    {"toestemming.lezen", "toestemming"},
    {"verklaringen.lezen", "toestemming"},
    /* changing */
    {"notitie.toevoegen", "notitie.toevoegen"},
    {"notitie.wijzigen", "notitie.wijzigen"},
    {"document.toevoegen", "document.toevoegen"},
    {"actie.toevoegen", "actie.zelf"},
    {"actie.wijzigen", "actie.stand"},
    {"woord.toevoegen", "woord.toevoegen"},
    {"bericht.sturen", "bericht.sturen"},
};

bool bereik_of(const struct route *route, const char **ret_code)
{
    *ret_code = NULL;
    if (route->alleen_pagina || route->kind == KIND_PLAIN || route->kind == KIND_BEHEER ||
        route->kind == KIND_PRIVACY)
        return false;
    for (size_t i = 0; i < COUNT_OF(PROGRAMMA); i++)
        if (strcmp(PROGRAMMA[i].handeling, route->handeling) == 0) {
            *ret_code = PROGRAMMA[i].code;
            return true;
        }
    return false;
}

static enum result named(struct verzoek *v, const char *groep, const char *code, bool *ret,
                         struct probleem *p)
{
    int64_t there = 0;
    struct db_noter before = db_note_set(v->db, (struct db_noter){noot_hear, NULL});
    enum result r = db_int(v->db, p,
                           "SELECT EXISTS (SELECT 1 FROM zicht_sleutel_bereik"
                           " WHERE groep = :groep AND code = :code)",
                           BINDS(B_TEXT(":groep", groep), B_TEXT(":code", code)), 0, &there);
    (void)db_note_set(v->db, before);
    *ret = there != 0;
    return r;
}

enum result bereik_check(struct verzoek *v, const struct route *route, struct probleem *p)
{
    const char *code;
    bool there = true, read = route->method == HTTP_GET;
    if (!v->kijker || !v->kijker->sleutel)
        return DONE;
    if (!bereik_of(route, &code))
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Dit kan niet met een toegangssleutel (%s). Een mens doet dit zelf. Er "
                            "is niets veranderd.",
                            route->handeling);
    if (code && named(v, read ? "lezen" : "doen", code, &there, p) != DONE)
        return FAILED;
    return there ? DONE
                 : probleem_set(p, PROBLEEM_GEEN_RECHT,
                                "Dit valt buiten het bereik van deze toegangssleutel: \"%s\" staat "
                                "niet bij %s. Er is niets veranderd.",
                                code, read ? "lezen" : "vastleggen");
}

enum result bereik_categorie(struct verzoek *v, const char *categorie, struct probleem *p)
{
    bool there;
    if (!v->kijker || !v->kijker->sleutel)
        return DONE;
    if (named(v, "categorie", categorie, &there, p) != DONE)
        return FAILED;
    return there ? DONE
                 : probleem_set(p, PROBLEEM_GEEN_RECHT,
                                "Dit valt buiten het bereik van deze toegangssleutel: \"%s\" staat "
                                "niet bij de onderwerpen. Er is niets veranderd.",
                                categorie);
}
