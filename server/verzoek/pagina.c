/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/pagina.h"

#include "base/id.h"
#include "base/row.h"
#include "toegang/csrf.h"
#include "verzoek/answer.h"
#include "verzoek/router.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

enum { WARNING_SECONDS = 120 };

/* Who finds what at the top. A url without a page (yet) is left out. `meer`: for whom it stands in
 * the group at the end, so that the bar is one line at 1280. */
static const struct {
    const char *naam, *url;
    unsigned rollen, meer;
} MENU[] = {
    {"Mijn werk", "/mijn/werk",
     ROL_PROFESSIONAL | ROL_REGISSEUR | ROL_PROCESREGISSEUR | ROL_PRIVACY | ROL_BEHEERDER, 0},
    {"Huishoudens", "/huishoudens", ROL_PROFESSIONAL | ROL_REGISSEUR | ROL_PROCESREGISSEUR, 0},
    {"Regieoverzicht", "/regieoverzicht", ROL_PROCESREGISSEUR, 0},
    {"Berichten", "/mijn/berichten",
     ROL_PROFESSIONAL | ROL_REGISSEUR | ROL_PROCESREGISSEUR | ROL_PRIVACY, 0},
    {"Verzoeken", "/verzoeken", ROL_PRIVACY, 0},
    {"Logboek", "/logboek", ROL_PRIVACY, 0},
    {"Deelbesluiten", "/privacy/deelbesluiten", ROL_PRIVACY, 0},
    {"Noodtoegang", "/noodtoegangen", ROL_PRIVACY, 0},
    {"Accounts", "/accounts", ROL_PRIVACY | ROL_CONTACT, ROL_PRIVACY},
    {"Programma's", "/toegangssleutels", ROL_PRIVACY, ROL_PRIVACY},
    {"Organisaties", "/organisaties", ROL_BEHEERDER, 0},
    {"Mensen", "/gebruikers", ROL_BEHEERDER, 0},
    {"Teams", "/teams", ROL_BEHEERDER, 0},
    {"Wijken", "/wijken", ROL_BEHEERDER, 0},
    {"Werkwijze", "/werkwijze", ROL_BEHEERDER, 0},
    {"Brieven", "/sjablonen", ROL_BEHEERDER, 0},
    {"Rapportage", "/rapportage", ROL_BEHEERDER | ROL_PROCESREGISSEUR, ROL_BEHEERDER},
    {"Gemeenten", "/gemeenten", ROL_BEHEERDER, ROL_BEHEERDER},
    {"Noodtoegang", "/noodtoegangrollen", ROL_BEHEERDER, ROL_BEHEERDER},
    {"Vernietigen", "/vernietigingslijsten", ROL_PRIVACY | ROL_BEHEERDER,
     ROL_PRIVACY | ROL_BEHEERDER},
};

static const struct {
    const char *naam;
    unsigned rol;
} ROLLEN[] = {
    {"professional", ROL_PROFESSIONAL},
    {"regisseur", ROL_REGISSEUR},
    {"procesregisseur", ROL_PROCESREGISSEUR},
    {"beheerder", ROL_BEHEERDER},
    {"privacy", ROL_PRIVACY},
};

static bool is_here(const char *path, const char *url)
{
    size_t n = strlen(url);
    return strncmp(path, url, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* With `meer` the group at the end, else what stands in the bar itself. */
static json_t *menu_model(const struct beurt *b, bool meer)
{
    json_t *menu = json_array();
    unsigned rollen = b->ingelogd ? b->sessie.kijker.rollen : 0;
    for (size_t i = 0; i < COUNT_OF(MENU); i++) {
        const struct route *page;
        if (!(MENU[i].rollen & rollen) || ((MENU[i].meer & rollen) != 0) != meer ||
            !(page = router_by_template(b->app->router, HTTP_GET, MENU[i].url)) || !page->page)
            continue;
        (void)json_array_append_new(menu,
                                    json_pack("{s:s, s:s, s:b}", "naam", MENU[i].naam, "url",
                                              MENU[i].url, "hier", is_here(b->path, MENU[i].url)));
    }
    return menu;
}

/* {items, hier}: whether the page is one of them. NULL object for whom there is no group. */
static json_t *meer_model(const struct beurt *b)
{
    json_t *items = menu_model(b, true), *item;
    size_t i;
    bool here = false;
    json_array_foreach(items, i, item) here = here || row_true(item, "hier");
    if (json_array_size(items) == 0) {
        json_decref(items);
        return json_null();
    }
    return json_pack("{s:o, s:b}", "items", items, "hier", here);
}

static json_t *gebruiker_model(const struct kijker *k)
{
    char id[ID_TEXT_SIZE];
    json_t *rollen = json_object();
    for (size_t i = 0; i < COUNT_OF(ROLLEN); i++)
        (void)json_object_set_new(rollen, ROLLEN[i].naam,
                                  json_boolean((k->rollen & ROLLEN[i].rol) != 0));
    id_format(k->gebruiker, id);
    return json_pack("{s:s, s:s, s:s, s:s, s:o}", "id", id, "naam", k->naam, "functie", k->functie,
                     "organisatie", k->organisatie_naam, "rollen", rollen);
}

static json_t *sessie_model(const struct pagina_eigen *own)
{
    return json_pack("{s:I, s:i}", "resterend", (json_int_t)own->resterend, "waarschuwing",
                     WARNING_SECONDS);
}

/* What is asked there, before what is wrong with the answer: "Vul dit in." alone says nothing. */
static json_t *fout_label(const struct veld *table, const char *name)
{
    const struct veld *v = name ? velden_vind(table, name) : NULL;
    if (!v || !v->label || !*v->label)
        return json_null();
    bool question = v->label[strlen(v->label) - 1] == '?';
    return json_sprintf("%s%s", v->label, question ? "" : ":");
}

static json_t *fout_model(const struct veld *table, const char *name, const char *reason,
                          const char *code)
{
    return json_pack("{s:s?, s:o, s:s, s:s}", "naam", name, "label", fout_label(table, name),
                     "reden", reason, "code", code);
}

static json_t *fouten_model(const struct beurt *b)
{
    const struct probleem *p = b->v.fouten;
    json_t *list = json_array();
    if (!p)
        return list;
    const struct veld *table = b->route ? b->route->velden : NULL;
    size_t i;
    const json_t *veld;
    json_array_foreach(p->velden, i, veld)
    {
        (void)json_array_append_new(
            list, fout_model(table, json_string_value(json_object_get(veld, "name")),
                             json_string_value(json_object_get(veld, "reason")),
                             json_string_value(json_object_get(veld, "code"))));
    }
    if (json_array_size(list) == 0)
        (void)json_array_append_new(list,
                                    fout_model(NULL, NULL, p->detail, probleem_code(p->soort)));
    return list;
}

/* "?gedaan=doel-toegevoegd" of the redirect that led here. */
static json_t *gedaan_model(const char *query)
{
    static const char key[] = "gedaan=";
    for (const char *s = query; *s;) {
        size_t length = strcspn(s, "&"), n = sizeof key - 1;
        char code[64];
        if (length > n && length - n < sizeof code && strncmp(s, key, n) == 0) {
            memcpy(code, s + n, length - n);
            code[length - n] = '\0';
            const char *text = gedaan_text(code);
            return text ? json_pack("{s:s}", "tekst", text) : json_null();
        }
        s += length + (s[length] == '&');
    }
    return json_null();
}

/* Whoever is not logged in gets a token too, tied to a cookie of its own: for the login form. */
static void csrf_text(struct beurt *b, char ret[CSRF_TEXT_SIZE])
{
    const uint8_t *secret = b->sessie.csrf;
    if (!b->ingelogd) {
        secret = b->voor_csrf;
        if (!b->voor_cookie) {
            char text[2 * SESSIE_CSRF_BYTES + 1];
            rng_fill(&b->app->rng, b->voor_csrf, sizeof b->voor_csrf);
            (void)sodium_bin2hex(text, sizeof text, b->voor_csrf, sizeof b->voor_csrf);
            http_reply_header(b->reply, "Set-Cookie", "%s=%s; Path=/; HttpOnly; SameSite=Strict%s",
                              VOOR_COOKIE, text, answer_secure(b) ? "; Secure" : "");
            b->voor_cookie = true;
        }
    }
    csrf_mask(secret, &b->app->rng, ret);
}

/* On every page of a dossier that is open by noodtoegang: how long still. */
static json_t *nood_model(const struct beurt *b, const struct route *route)
{
    if (!route || (route->kind != KIND_DOSSIER && route->kind != KIND_ITEM))
        return json_null();
    for (size_t i = 0; i < b->noten.count; i++) {
        const struct noot *n = b->noten.noot[i];
        char id[ID_TEXT_SIZE], text[24];
        time_t tot = (time_t)n->nood_tot;
        struct tm tm;
        if (!n->nood || !gmtime_r(&tot, &tm) ||
            strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
            continue;
        id_format(n->nood, id);
        json_int_t rest = (n->nood_tot - b->v.nu + 59) / 60;
        return json_pack("{s:s, s:o, s:I, s:s}", "id", id, "uren",
                         rest >= 60 ? json_integer(rest / 60) : json_null(), "minuten", rest % 60,
                         "tot", text);
    }
    return json_null();
}

void pagina_eigen(struct beurt *b, struct pagina_eigen *ret)
{
    uint8_t key[CSRF_BYTES];
    const struct route *route = b->lees ? b->lees : b->route;
    *ret = (struct pagina_eigen){0};
    if (b->ingelogd || (route && route->kind == KIND_PUBLIC))
        csrf_text(b, ret->csrf);
    rng_fill(&b->app->rng, key, sizeof key);
    (void)sodium_bin2hex(ret->sleutel, sizeof ret->sleutel, key, sizeof key);
    (void)snprintf(ret->verzoek, sizeof ret->verzoek, "%s", b->http->id);
    if (b->ingelogd)
        ret->resterend = sessie_remaining(&b->sessie, &b->app->config, b->v.nu);
}

/* Which household the page is about: what its model says of it, and only then (R24). */
static json_t *gezin_model(const json_t *model)
{
    json_t *naam = json_object_get(json_object_get(model, "huishouden"), "naam");
    return json_is_string(naam) ? json_incref(naam) : json_null();
}

json_t *pagina_model(struct beurt *b, const json_t *model, const struct pagina_eigen *own)
{
    const struct route *route = b->lees ? b->lees : b->route;
    json_t *gebruiker = b->ingelogd ? gebruiker_model(&b->sessie.kijker) : json_null();
    json_t *sessie = b->ingelogd ? sessie_model(own) : json_null();
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
        "gemeente", b->app->config.gemeente, "thema", b->app->config.thema, "titel",
        route ? route->uitleg : "Gezinsplan", "vandaag", b->v.vandaag, "verzoek", own->verzoek,
        "demo", b->app->demo, "csrf", own->csrf, "sleutel", own->sleutel, "gebruiker", gebruiker,
        "menu", menu_model(b, false), "meer", meer_model(b), "sessie", sessie, "gedaan",
        gedaan_model(b->http->query), "nood", nood_model(b, route), "gezin", gezin_model(model),
        "fouten", fouten_model(b));
}
