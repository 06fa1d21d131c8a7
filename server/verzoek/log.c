/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/log.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/tekst.h"
#include "logboek/logboek.h"
#include "verzoek/answer.h"

#include <string.h>

/* ---- what kind of line ---- */

static const char *by_method(const struct route *route)
{
    if (route->zoeken || route->antwoordt)
        return "zoeken";
    switch (route->method) {
    case HTTP_GET: return "lezen";
    case HTTP_POST: return "toevoegen";
    case HTTP_DELETE: return "beeindigen";
    default: return "wijzigen";
    }
}

/* The verb of "sessie.inloggen", when it is an event itself; else by kind and method. */
static const char *event_of(const struct route *route)
{
    static const char *const events[] = {"lezen",  "toevoegen", "wijzigen",  "beeindigen",
                                         "zoeken", "inloggen",  "uitloggen", "rechten"};
    const char *verb = strchr(route->handeling, '.') + 1;
    if (route->kind == KIND_BEHEER && route->method != HTTP_GET)
        return "beheer";
    for (size_t i = 0; i < COUNT_OF(events); i++)
        if (strcmp(verb, events[i]) == 0)
            return events[i];
    if (strcmp(verb, "intrekken") == 0)
        return "beeindigen";
    return by_method(route);
}

bool log_wanted(const struct beurt *b, const struct route *route)
{
    if (b->noten.count > 0 || route->log == LOG_ALTIJD || (b->v.kijker && b->v.kijker->sleutel))
        return true; /* of a program everything */
    return route->log != LOG_NIET && (route->method != HTTP_GET || route->kind == KIND_PRIVACY ||
                                      route->kind == KIND_DOSSIER || route->kind == KIND_ITEM);
}

static const char *role_of(const struct kijker *k)
{
    if (!k)
        return NULL;
    if (k->rollen & ROL_BEHEERDER)
        return "beheerder";
    if (k->rollen & ROL_PRIVACY)
        return "privacy";
    if (k->rollen & ROL_PROCESREGISSEUR)
        return "procesregisseur";
    return k->rollen & ROL_REGISSEUR ? "regisseur" : "professional";
}

/* ---- filling a line ---- */

static struct logregel line_of(const struct beurt *b, const struct route *route)
{
    const struct kijker *k = b->v.kijker;
    return (struct logregel){
        .tijd_ms = clock_now_ms(&b->app->clock),
        .gebeurtenis = event_of(route),
        .handeling = b->v.handeling ? b->v.handeling : route->handeling,
        .gebruiker = k ? k->gebruiker : b->v.wie,
        .sessie = k ? k->sessie : 0,
        .onderdeel = k ? k->onderdeel : 0,
        .rol = role_of(k),
        .adres = b->http->address,
        .verzoek = b->http->id,
    };
}

/* The regisseur a deputy acts for (domain.md 2.9); 0 for who acts for themselves. */
static enum result namens_find(const struct beurt *b, struct db_conn *writer, const struct noot *n,
                               int64_t *ret, struct probleem *p)
{
    *ret = 0;
    if (!n->regie)
        return DONE;
    return db_int(writer, p,
                  "SELECT r.gebruiker_id FROM regie r JOIN waarneming w"
                  " ON w.huishouden_id = r.huishouden_id AND w.regie_id = r.id"
                  " WHERE r.huishouden_id = :huishouden AND r.tot_op IS NULL"
                  " AND r.gebruiker_id <> :kijker AND w.gebruiker_id = :kijker"
                  " AND w.van <= :vandaag AND w.tot >= :vandaag",
                  BINDS(B_INT(":huishouden", n->huishouden),
                        B_INT(":kijker", b->v.kijker->gebruiker), B_TEXT(":vandaag", b->v.vandaag)),
                  0, ret);
}

static enum result line_household(const struct beurt *b, struct db_conn *writer,
                                  const struct route *route, const struct noot *n,
                                  const struct probleem *why, struct probleem *p)
{
    AUTO_FREE char *personen = teksten_join(&n->personen);
    AUTO_FREE char *gronden = teksten_join(&n->gronden);
    struct logregel line = line_of(b, route);
    if (!personen || !gronden)
        return probleem_intern(p, "no memory for a log line");
    line.huishouden = n->huishouden;
    if (n->rol)
        line.rol = n->rol;
    line.personen = personen;
    line.gronden = gronden;
    line.object = b->v.object[0] ? b->v.object : NULL;
    line.reden = why ? probleem_code(why->soort) : b->v.reden;
    line.uitkomst = why ? "mislukt" : "geslaagd";
    if (namens_find(b, writer, n, &line.namens, p) != DONE)
        return FAILED;
    return logboek_append(writer, &line, p);
}

enum result log_done(struct beurt *b, struct db_conn *writer, const struct route *route,
                     struct probleem *p)
{
    for (size_t i = 0; i < b->noten.count; i++)
        if (line_household(b, writer, route, b->noten.noot[i], NULL, p) != DONE)
            return FAILED;
    if (b->noten.count || !log_wanted(b, route))
        return DONE;
    struct logregel line = line_of(b, route);
    line.object = b->v.object[0] ? b->v.object : NULL;
    line.reden = b->v.reden;
    line.uitkomst = "geslaagd";
    return logboek_append(writer, &line, p);
}

/* ---- refusals ---- */

static bool is_refusal(const struct route *route, const struct probleem *why)
{
    switch (why->soort) {
    case PROBLEEM_NIET_GEVONDEN:
        return route->kind == KIND_DOSSIER || route->kind == KIND_ITEM || route->agenda;
    case PROBLEEM_GEEN_RECHT: return route->kind != KIND_PUBLIC;
    case PROBLEEM_INLOGGEN_MISLUKT: return true;
    default: return false;
    }
}

static enum result line_refusal(const struct beurt *b, struct db_conn *writer,
                                const struct route *route, const struct probleem *why,
                                struct probleem *p)
{
    BUF_AUTO struct buf asked; /* as asked, but no longer than a line of the log needs */
    buf_init(&asked, 4 * 64 + 4);
    if (route->kind == KIND_DOSSIER || route->kind == KIND_ITEM)
        tekst_shorten(b->v.text[0], 64, &asked);
    struct logregel line = line_of(b, route);
    line.gebeurtenis = route->method == HTTP_GET ? "weigering" : line.gebeurtenis;
    line.uitkomst = "geweigerd";
    line.reden = probleem_code(why->soort);
    line.gevraagd = asked.len ? asked.data : NULL;
    return logboek_append(writer, &line, p);
}

enum result log_failed(struct beurt *b, struct db_conn *writer, const struct route *route,
                       const struct probleem *why, struct probleem *p)
{
    if (is_refusal(route, why))
        return line_refusal(b, writer, route, why, p);
    for (size_t i = 0; i < b->noten.count; i++)
        if (line_household(b, writer, route, b->noten.noot[i], why, p) != DONE)
            return FAILED;
    return DONE;
}

void log_is_broken(struct beurt *b)
{
    char intern[sizeof b->p.intern];
    if (b->p.soort == PROBLEEM_DRUK)
        return;
    memcpy(intern, b->p.intern, sizeof intern);
    probleem_clear(&b->p);
    (void)probleem_set(&b->p, PROBLEEM_LOGBOEK, NULL);
    memcpy(b->p.intern, intern, sizeof intern);
    b->p.wacht = 30;
}

/* ---- refused before or while reading ---- */

static enum result refusal_write(struct db_conn *c, void *arg, struct probleem *p)
{
    struct beurt *b = arg;
    return log_failed(b, c, b->v.route, &b->fouten, p);
}

static enum http_next refusal_written(struct beurt *b)
{
    if (b->outcome == DONE)
        return answer_problem(b, &b->fouten);
    log_is_broken(b);
    return answer_problem(b, &b->p);
}

enum http_next log_and_refuse(struct beurt *b)
{
    if (!is_refusal(b->v.route, &b->p))
        return answer_problem(b, &b->p);
    b->v.fouten = NULL;
    probleem_clear(&b->fouten);
    b->fouten = b->p; /* moves: beurt_write uses p */
    b->p = (struct probleem){0};
    noten_clear(&b->noten);
    return beurt_write(b, refusal_write, NULL, refusal_written);
}
