/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is there, whether this is for them at all, and whether they meant it: session, role, csrf. */
#include "base/buf.h"
#include "toegang/agenda_adres.h"
#include "toegang/csrf.h"
#include "toegang/inloggen.h"
#include "toegang/tempo.h"
#include "toegang/toegangssleutel.h"
#include "verzoek/answer.h"
#include "verzoek/conflict.h"
#include "verzoek/log.h"
#include "verzoek/ontvangst.h"
#include "verzoek/pagina.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

/* ---- session ---- */

/* The bearer token, when there is one, is the only one looked at. That of a program is never taken
 * from a cookie: browsers send those by themselves. */
bool verzoek_token(const struct http_request *r, char *out, size_t size, bool *ret_bearer)
{
    static const char scheme[] = "Bearer ";
    const char *header = r->header(r, "Authorization");
    *ret_bearer = header != NULL;
    if (!header)
        return http_cookie(r, SESSIE_COOKIE, out, size) && !is_toegangssleutel(out);
    size_t n = sizeof scheme - 1;
    if (strncasecmp(header, scheme, n) != 0 || strlen(header + n) >= size)
        return false;
    memcpy(out, header + n, strlen(header + n) + 1);
    return true;
}

/* Nothing else of the request is looked at: no cookie, no header. */
static enum result agenda_load(struct beurt *b)
{
    if (agenda_adres_find(b->reader->conn, b->app, b->v.text[0], b->v.vandaag, &b->sessie,
                          &b->ingelogd, &b->p) != DONE)
        return FAILED;
    b->v.kijker = b->ingelogd ? &b->sessie.kijker : NULL;
    return DONE;
}

static enum result session_load(struct beurt *b)
{
    if (b->route->agenda)
        return agenda_load(b);
    char token[TOEGANGSSLEUTEL_SIZE], text[2 * SESSIE_CSRF_BYTES + 1];
    size_t length;
    if (verzoek_token(b->http, token, sizeof token, &b->bearer)) {
        enum result r = sessie_find(b->reader->conn, b->app, token, b->v.nu, b->v.vandaag,
                                    &b->sessie, &b->ingelogd, &b->p);
        sodium_memzero(token, sizeof token);
        b->v.sessie_weg = r == DONE && !b->ingelogd && !b->bearer;
        b->v.kijker = b->ingelogd ? &b->sessie.kijker : NULL;
        return r;
    }
    b->voor_cookie = http_cookie(b->http, VOOR_COOKIE, text, sizeof text) &&
                     sodium_hex2bin(b->voor_csrf, sizeof b->voor_csrf, text, strlen(text), NULL,
                                    &length, NULL) == 0 &&
                     length == sizeof b->voor_csrf;
    return DONE;
}

static enum http_next refuse(struct beurt *b, enum probleem_soort soort)
{
    (void)probleem_set(&b->p, soort, NULL);
    return answer_problem(b, &b->p);
}

/* A link from elsewhere comes without the cookie (SameSite=Strict): the browser is asked to come
 * once more, now from here. */
static bool comes_from_elsewhere(const struct http_request *r)
{
    const char *site = r->header(r, "Sec-Fetch-Site"), *mode = r->header(r, "Sec-Fetch-Mode");
    return site && mode && strcmp(mode, "navigate") == 0 &&
           (strcmp(site, "cross-site") == 0 || strcmp(site, "same-site") == 0);
}

static enum result body_read(struct beurt *b)
{
    if (b->v.raw)
        return DONE;
    if (!b->v.ontvangst)
        return velden_raw(b->http, b->app->config.velden, &b->v.raw, &b->form, &b->p);
    b->form = true;
    return ontvangst_raw(b->v.ontvangst, &b->v.raw, &b->p);
}

/* A form with a file: its texts stand on the page, as those of any other form do. */
static enum http_next refuse_form(struct beurt *b)
{
    if (!b->v.api && b->v.ontvangst && body_read(b) != DONE)
        probleem_clear(&b->p);
    return refuse(b, PROBLEEM_NIET_INGELOGD);
}

static enum http_next ask_login(struct beurt *b)
{
    if (b->v.api || (b->http->method != HTTP_GET && b->http->method != HTTP_HEAD))
        return refuse_form(b);
    BUF_AUTO struct buf url;
    buf_init(&url, 1000);
    buf_url(&url, b->http->path);
    if (comes_from_elsewhere(b->http) && !url.failed && pad_eigen(url.data)) {
        b->v.sessie_weg = false;
        enum http_next next = answer_empty(b, 200);
        http_reply_header(b->reply, "Refresh", "0; url=%s", url.data);
        return next;
    }
    BUF_AUTO struct buf login;
    buf_init(&login, 1000);
    buf_text(&login, "/inloggen");
    if (!url.failed && pad_eigen(url.data) && strcmp(url.data, "/") != 0)
        buf_format(&login, "?terug=%s", url.data);
    return answer_redirect(b, login.failed ? "/inloggen" : login.data, NULL);
}

/* ---- csrf ---- */

static bool changes(enum http_method method) { return method != HTTP_GET && method != HTTP_HEAD; }

static bool token_fits(struct beurt *b)
{
    const char *token = b->http->header(b->http, "X-CSRF-Token");
    if (!token)
        token = json_string_value(json_object_get(b->v.raw, "_csrf"));
    if (b->ingelogd)
        return csrf_matches(b->sessie.csrf, token);
    return b->voor_cookie && csrf_matches(b->voor_csrf, token);
}

/* A bearer token is sent on purpose, and JSON to log in with cannot come from another site's form.
 */
static bool is_meant(struct beurt *b)
{
    if (b->bearer)
        return true;
    if (!herkomst_eigen(b->http, &b->app->config))
        return false;
    return (b->route->kind == KIND_PUBLIC && !b->form) || token_fits(b);
}

/* The form is of an earlier session of the same account: it is shown again, with all that still
 * can be chosen, and what it asks is not done. Of another account nothing of it is shown. */
static enum http_next form_of_before(struct beurt *b)
{
    if (b->form && b->ingelogd && !b->v.api && herkomst_eigen(b->http, &b->app->config) &&
        sessie_eigen_formulier(b->reader->conn, b->sessie.kijker.gebruiker,
                               json_string_value(json_object_get(b->v.raw, "_csrf")),
                               &b->eigen_formulier, &b->p) != DONE)
        return answer_problem(b, &b->p);
    if (b->v.api && b->ingelogd) { /* a program that was given the cookie of a browser */
        (void)probleem_set(
            &b->p, PROBLEEM_HERKOMST,
            "Met het cookie alleen kunt u hier niets veranderen. Stuur het token van "
            "POST /api/v1/sessie mee: Authorization: Bearer. Er is niets opgeslagen.");
        return answer_problem(b, &b->p);
    }
    if (!b->eigen_formulier || !role_fits(b))
        return refuse(b, PROBLEEM_HERKOMST);
    (void)probleem_set(&b->p, PROBLEEM_HERKOMST,
                       "U was uitgelogd. Wat u invulde staat er nog. Kijk het na en sla het op. "
                       "Een wachtwoord of een bestand geeft u opnieuw.");
    return form_again(b);
}

/* ---- role ---- */

bool role_fits(const struct beurt *b)
{
    switch (b->route->kind) {
    case KIND_BEHEER: return (b->sessie.kijker.rollen & ROL_BEHEERDER) != 0;
    case KIND_PRIVACY: return (b->sessie.kijker.rollen & ROL_PRIVACY) != 0;
    default: return true;
    }
}

/* ---- a program ---- */

/* Under /api/v1 alone, and no more often than it may; what it may ask for is bereik.h. */
static enum result program_check(struct beurt *b)
{
    int wait;
    const struct kijker *k = b->v.kijker;
    if (!k || !k->sleutel)
        return DONE;
    if (b->hooks.sleutel)
        b->hooks.sleutel(b->hooks.arg, k->sleutel);
    if (!b->prefix)
        return probleem_set(&b->p, PROBLEEM_GEEN_RECHT,
                            "Een toegangssleutel werkt alleen onder " API_PREFIX
                            ", niet voor bladzijden. Er is niets veranderd.");
    if (!tempo_take(b->app->tempo, k->sleutel, b->v.nu, b->app->config.sleutel_per_minuut, &wait)) {
        b->p.wacht = wait;
        return probleem_set(&b->p, PROBLEEM_TE_VAAK,
                            "Dit programma vraagt te vaak. Er is niets veranderd. Probeer het over "
                            "%d seconden opnieuw.",
                            wait);
    }
    return DONE;
}

/* ---- a calendar program ---- */

/* A token that does not work is a line in the log and the same answer, whyever it does not; who
 * tries many is not logged for ever, and what works goes on working beside it. */
static enum result agenda_check(struct beurt *b)
{
    int wait;
    int64_t who = b->ingelogd ? b->sessie.kijker.agenda : -inlog_netwerk(b->app, b->http->address);
    if (!tempo_take(b->app->tempo, who, b->v.nu,
                    b->ingelogd ? AGENDA_PER_MINUUT : AGENDA_MIS_PER_MINUUT, &wait)) {
        b->p.wacht = wait;
        return probleem_set(&b->p, PROBLEEM_TE_VAAK, NULL);
    }
    return b->ingelogd ? DONE : probleem_set(&b->p, PROBLEEM_NIET_GEVONDEN, NULL);
}

enum http_next step_gate(struct beurt *b)
{
    if (session_load(b) != DONE)
        return answer_problem(b, &b->p);
    if (b->route->agenda && agenda_check(b) != DONE)
        return log_and_refuse(b);
    if (program_check(b) != DONE)
        return log_and_refuse(b);
    if (b->route->kind != KIND_PUBLIC && !b->ingelogd)
        return ask_login(b);
    if (changes(b->http->method)) {
        if (body_read(b) != DONE)
            return answer_problem(b, &b->p);
        if (!is_meant(b))
            return form_of_before(b);
    }
    if (!role_fits(b)) {
        (void)probleem_set(&b->p, PROBLEEM_GEEN_RECHT,
                           "Dit hoort niet bij uw rol. Er is niets veranderd.");
        return log_and_refuse(b);
    }
    return b->route->method == HTTP_GET || b->route->zoeken ? step_read(b) : step_write(b);
}
