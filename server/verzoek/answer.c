/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/answer.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/tekst.h"
#include "render/pages.h"
#include "toegang/csrf.h"
#include "verzoek/ontvangst.h"
#include "verzoek/pagina.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { PAGE_MAX = 8 * 1024 * 1024 };

static const char JSON_TYPE[] = "application/json", PROBLEM_TYPE[] = "application/problem+json",
                  HTML_TYPE[] = "text/html; charset=utf-8",
                  TEXT_TYPE[] = "text/plain; charset=utf-8";

static void reply_reset(struct http_reply *r)
{
    http_reply_free(r);
    *r = (struct http_reply){0};
}

/* ---- headers that go with every answer ---- */

bool answer_secure(const struct beurt *b)
{
    return b->http->tls || strncmp(b->app->config.basis_url, "https://", 8) == 0;
}

static void cookie_headers(struct beurt *b)
{
    const char *secure = answer_secure(b) ? "; Secure" : "";
    if (b->v.sessie_token[0])
        http_reply_header(b->reply, "Set-Cookie", "%s=%s; Path=/; HttpOnly; SameSite=Strict%s",
                          SESSIE_COOKIE, b->v.sessie_token, secure);
    else if (b->v.sessie_weg)
        http_reply_header(b->reply, "Set-Cookie",
                          "%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict%s", SESSIE_COOKIE,
                          secure);
}

static void start(struct beurt *b, int status)
{
    reply_reset(b->reply);
    b->reply->status = status;
    b->reply->cache = CACHE_NO_STORE;
    if (b->prefix)
        http_reply_header(b->reply, "API-Version", "%s", API_VERSIE);
    if (b->route && b->route->overal)
        http_reply_header(b->reply, "Access-Control-Allow-Origin", "*");
}

/* ---- answers ---- */

/* `body` is owned from here on. */
static bool body_set(struct http_reply *r, char *body, const char *type)
{
    r->body = body;
    r->body_len = body ? strlen(body) : 0;
    r->content_type = type;
    r->compress = true;
    return body != NULL;
}

static bool json_body(struct http_reply *r, const json_t *model, const char *type)
{
    return body_set(r, json_dumps(model, JSON_COMPACT | JSON_ENCODE_ANY), type);
}

static enum http_next answer_text(struct beurt *b, int status, const char *text)
{
    start(b, status);
    b->reply->content_type = TEXT_TYPE;
    b->reply->static_body = text;
    b->reply->body_len = strlen(text);
    return HTTP_REPLIED;
}

enum http_next answer_json(struct beurt *b, int status, const json_t *model)
{
    start(b, status);
    cookie_headers(b);
    bool known = b->bekend && b->v.api && status == 200 && !b->app->onthoud_toets;
    if (!(known ? body_set(b->reply, onthouden_json(b), JSON_TYPE)
                : json_body(b->reply, model, JSON_TYPE)))
        return answer_text(b, 500, "geen geheugen\n");
    return HTTP_REPLIED;
}

enum http_next answer_empty(struct beurt *b, int status)
{
    start(b, status);
    cookie_headers(b);
    return HTTP_REPLIED;
}

/* ---- the bytes of a document ---- */

static ssize_t inhoud_read(void *arg, char *out, size_t n) { return stuk_read(arg, out, n); }
static void inhoud_free(void *arg) { stuk_close(arg); }

enum http_next answer_inhoud(struct beurt *b)
{
    struct verzoek *v = &b->v;
    start(b, 200);
    cookie_headers(b);
    b->reply->content_type = v->inhoud_als.media;
    b->reply->csp = "sandbox; default-src 'none'"; /* whatever is in it, it may do nothing */
    if (v->tekst) {
        b->reply->body = TAKE(v->tekst);
        b->reply->body_len = v->tekst_len;
    } else {
        b->reply->body_len = (size_t)v->inhoud_als.bytes;
        b->reply->stream.read = inhoud_read;
        b->reply->stream.free = inhoud_free;
        b->reply->stream.arg = TAKE(v->inhoud);
    }
    http_reply_header(b->reply, "Content-Disposition", "%s", v->inhoud_als.disposition);
    http_reply_header(b->reply, "Accept-Ranges", "none");
    return HTTP_REPLIED;
}

static enum result page_body(struct beurt *b, int status, const char *page, json_t *model,
                             struct probleem *p)
{
    BUF_AUTO struct buf out;
    struct pagina_eigen own;
    buf_init(&out, PAGE_MAX);
    start(b, status); /* first: pagina_eigen may add a cookie */
    cookie_headers(b);
    pagina_eigen(b, &own);
    b->reply->content_type = HTML_TYPE;
    b->reply->compress = true;
    bool known = b->bekend && status == 200 && page == b->lees->page;
    if (known && !b->app->onthoud_toets) {
        b->reply->body = onthouden_page(b, page, &own, &b->reply->body_len, p);
        return b->reply->body ? DONE : FAILED;
    }
    if (json_object_set_new(model, "pagina", pagina_model(b, model, &own)) != 0)
        return probleem_intern(p, "no memory for a page");
    if (pages_render(b->app->pages, page, model, b->v.vandaag, &out, p) != DONE)
        return FAILED;
    if (known && onthouden_page_same(b, page, &own, &out, p) != DONE)
        return FAILED;
    b->reply->body = buf_steal(&out, &b->reply->body_len);
    return b->reply->body ? DONE : probleem_intern(p, "no memory for a page");
}

static void fault(struct beurt *b, const struct probleem *p)
{
    if (p->intern[0] && b->hooks.fault)
        b->hooks.fault(b->hooks.arg, p->intern);
}

enum http_next answer_page(struct beurt *b, int status, const char *page, json_t *model)
{
    PROBLEEM_AUTO struct probleem p = {0};
    if (page_body(b, status, page, model, &p) == DONE)
        return HTTP_REPLIED;
    if (strcmp(page, "fout") != 0)
        return answer_problem(b, &p);
    fault(b, &p);
    return answer_text(b, status, "Er ging iets mis. Probeer het later opnieuw.\n");
}

/* What may come over somebody who was typing: sight or a right that ended meanwhile (one answer for
 * hidden and not there, R24), or a program that could not keep it. */
static bool came_between(enum probleem_soort soort)
{
    switch (soort) {
    case PROBLEEM_NIET_INGELOGD:
    case PROBLEEM_GEEN_RECHT:
    case PROBLEEM_NIET_GEVONDEN:
    case PROBLEEM_CONFLICT:
    case PROBLEEM_TE_VAAK:
    case PROBLEEM_INTERN:
    case PROBLEEM_DRUK:
    case PROBLEEM_LOGBOEK:
    case PROBLEEM_OPSLAG_VOL: return true;
    default: return false;
    }
}

/* Whether a form comes here that was fine but for the moment: its own page cannot be shown now.
 * Only what our own pages sent is repeated: another site's form puts no words on our screens. */
static bool typed_in_vain(const struct beurt *b, enum probleem_soort soort)
{
    return b->form && b->v.raw && b->route && b->route->kind != KIND_PUBLIC &&
           (came_between(soort) || (soort == PROBLEEM_HERKOMST && b->eigen_formulier)) &&
           herkomst_eigen(b->http, &b->app->config);
}

/* As forms show it again: without what cannot be seen, or turns the rest of the page around. */
static void typed_add(json_t *list, const struct veld *v, const char *text)
{
    BUF_AUTO struct buf clean;
    buf_init(&clean, strlen(text) + 1);
    tekst_clean(text, v->soort != VELD_TEKST, &clean);
    if (!clean.failed && clean.len)
        (void)json_array_append_new(list,
                                    json_pack("{s:s, s:s%}", "label", v->label ? v->label : v->naam,
                                              "tekst", clean.data, clean.len));
}

/* The texts somebody typed into such a form, to copy. */
static json_t *typed_model(const struct beurt *b, enum probleem_soort soort)
{
    json_t *list = json_array();
    if (!typed_in_vain(b, soort))
        return list;
    for (const struct veld *v = b->route->velden; v && v->soort != VELD_EINDE; v++) {
        const char *text = json_string_value(json_object_get(b->v.raw, v->naam));
        if ((v->soort == VELD_TEKST || v->soort == VELD_REGEL) && text)
            typed_add(list, v, text);
    }
    return list;
}

/* ---- and go on with it after logging in ---- */

/* Never a password, a number of a person, or a file; nor what is no field of this form. */
static bool may_go_on(const struct beurt *b, const char *key)
{
    static const char *const OWN[] = {"_csrf", "_methode", "_versie", "_terug"};
    for (size_t i = 0; i < COUNT_OF(OWN); i++)
        if (strcmp(key, OWN[i]) == 0)
            return true;
    const struct veld *v = velden_vind(b->route->velden, key);
    return v && v->soort != VELD_GEHEIM && v->soort != VELD_BSN && v->soort != VELD_BESTAND &&
           v->soort != VELD_DELEN;
}

static void hidden_add(json_t *list, const char *key, const json_t *value)
{
    if (json_is_string(value) && *json_string_value(value))
        (void)json_array_append_new(
            list, json_pack("{s:s, s:O}", "naam", key, "waarde", (json_t *)(uintptr_t)value));
}

/* The form as it came, to be sent once more when its person is logged in again: the page keeps it,
 * and nothing else does. What it carries of the session that ended (`_csrf`) tells whose it is. */
static json_t *go_on_model(const struct beurt *b, enum probleem_soort soort)
{
    const char *key;
    json_t *value, *one;
    size_t i;
    if (soort != PROBLEEM_NIET_INGELOGD || !typed_in_vain(b, soort) || !b->route->formulier ||
        !json_object_get(b->v.raw, "_csrf"))
        return json_null();
    json_t *list = json_array();
    json_object_foreach(b->v.raw, key, value)
    {
        if (!may_go_on(b, key))
            continue;
        hidden_add(list, key, value);
        json_array_foreach(value, i, one) hidden_add(list, key, one);
    }
    return json_pack("{s:s, s:o}", "url", b->http->path, "velden", list);
}

/* What was wrong where there is no form to show it in, as with a link or the choices above a list:
 * each field by the name it has on the screen. A field we do not know has none. */
static json_t *wrong_model(const struct beurt *b, const struct probleem *p)
{
    json_t *list = json_array(), *one;
    size_t i;
    json_array_foreach(p->velden, i, one)
    {
        const char *name = json_string_value(json_object_get(one, "name")), *label = NULL;
        for (const struct veld *v = b->route ? b->route->velden : NULL;
             v && v->soort != VELD_EINDE && !label; v++)
            if (strcmp(v->naam, name) == 0)
                label = v->label;
        (void)json_array_append_new(list, json_pack("{s:s?, s:O}", "label", label, "reden",
                                                    json_object_get(one, "reason")));
    }
    return list;
}

static enum http_next problem_page(struct beurt *b, const struct probleem *p)
{
    bool told = json_array_size(p->velden) > 0;
    AUTO_JSON json_t *model =
        json_pack("{s:i, s:s, s:s?, s:o, s:b, s:b, s:o, s:o}", "status", probleem_http(p), "titel",
                  probleem_titel(p->soort), "detail", p->detail[0] && !told ? p->detail : NULL,
                  "fouten", wrong_model(b, p), "vraag", b->http->method == HTTP_GET, "bestand",
                  typed_in_vain(b, p->soort) && b->route->bestand, "getypt",
                  typed_model(b, p->soort), "verder", go_on_model(b, p->soort));
    return answer_page(b, probleem_http(p), "fout", model);
}

static void problem_headers(struct beurt *b, const struct probleem *p)
{
    if (p->wacht > 0)
        http_reply_header(b->reply, "Retry-After", "%d", p->wacht);
    if (probleem_status(p->soort) == 401 && b->v.api)
        http_reply_header(b->reply, "WWW-Authenticate", "Bearer realm=\"gezinsplan\"");
}

enum http_next answer_problem(struct beurt *b, const struct probleem *p)
{
    fault(b, p);
    if (p->soort == PROBLEEM_NIET_INGELOGD) { /* not any more: no menu, no name */
        b->ingelogd = false;
        b->v.kijker = NULL;
    }
    if (!b->v.api) {
        enum http_next next = problem_page(b, p);
        problem_headers(b, p);
        return next;
    }
    AUTO_JSON json_t *json = probleem_json(p, b->http->id);
    start(b, probleem_http(p));
    problem_headers(b, p);
    if (!json_body(b->reply, json, PROBLEM_TYPE))
        return answer_text(b, 500, "geen geheugen\n");
    return HTTP_REPLIED;
}

enum http_next answer_redirect(struct beurt *b, const char *path, const char *gedaan)
{
    start(b, 303);
    cookie_headers(b);
    http_reply_header(b->reply, "Location", "%s%s%s", path[0] ? path : "/",
                      !gedaan || !gedaan[0] ? ""
                      : strchr(path, '?')   ? "&gedaan="
                                            : "?gedaan=",
                      gedaan ? gedaan : "");
    return HTTP_REPLIED;
}

/* ---- what http itself found ---- */

static enum probleem_soort soort_of(int status)
{
    switch (status) {
    case 501:
    case 405: return PROBLEEM_METHODE;
    case 503: return PROBLEEM_DRUK;
    case 500: return PROBLEEM_INTERN;
    default: return PROBLEEM_ONLEESBAAR;
    }
}

void answer_http_fault(struct app *app, const struct http_request *r, int status,
                       struct http_reply *reply)
{
    struct reader none = {.app = app};
    struct beurt b;
    beurt_init(&b, &none, r, reply, &(struct hooks){0});
    if (r->target && verzoek_onder_api(r->target)) /* also when its path cannot be read */
        b.v.api = true;
    if (status != 413)
        (void)probleem_set(&b.p, soort_of(status), NULL);
    else if (!ontvangst_te_groot(app, r, &b.p))
        (void)probleem_set(&b.p, PROBLEEM_TE_GROOT,
                           "Er past %d kB in één keer. Er is niets opgeslagen. Ga terug in uw "
                           "browser en maak de tekst korter.",
                           app->config.body_kb);
    if (status == 503)
        b.p.wacht = 5;
    b.p.http = status;
    (void)answer_problem(&b, &b.p);
    beurt_free(&b);
}

/* ---- Accept ---- */

/* Whether a media range of the header covers `type`, "application/json". */
static bool range_covers(const char *range, size_t length, const char *type)
{
    size_t n = strcspn(range, "; \t,");
    if (http_refuses(range, length))
        return false;
    if (n == 3 && strncmp(range, "*/*", 3) == 0)
        return true;
    if (n == 13 && strncasecmp(range, "application/*", 13) == 0)
        return strncmp(type, "application/", 12) == 0;
    return n == strlen(type) && strncasecmp(range, type, n) == 0;
}

static bool accept_covers(const char *accept, const char *type)
{
    for (const char *s = accept; *s;) {
        s += strspn(s, ", \t");
        size_t length = strcspn(s, ",");
        if (length && range_covers(s, length, type))
            return true;
        s += length;
    }
    return false;
}

bool accept_json(const struct http_request *r)
{
    const char *accept = r->header(r, "Accept");
    return !accept || !accept[0] || accept_covers(accept, JSON_TYPE) ||
           accept_covers(accept, PROBLEM_TYPE);
}

bool accept_only_json(const struct http_request *r)
{
    const char *accept = r->header(r, "Accept");
    return accept && accept_covers(accept, JSON_TYPE) && !accept_covers(accept, "text/html");
}
