/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/agenda.h"

#include "agenda/ics.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "toegang/agenda_adres.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* ---- the calendar ---- */

struct names {
    char *uid, *url;
};

static bool names_make(const char *base, const json_t *row, struct names *ret)
{
    const char *id = row_text(row, "id");
    ret->uid = text_format("%s@gezinsplan", id);
    ret->url = base[0] ? text_format("%s/overleggen/%s", base, id) : text_format("%s", "");
    return ret->uid && ret->url;
}

static struct ics_overleg meeting_of(const json_t *row, const struct names *n)
{
    return (struct ics_overleg){.uid = n->uid,
                                .url = n->url,
                                .begin_op = row_int(row, "begin"),
                                .minuten = (int)row_int(row, "minuten"),
                                .versie = row_int(row, "versie"),
                                .gewijzigd_op = row_int(row, "gewijzigd"),
                                .afgelast = row_true(row, "afgelast")};
}

enum result agenda_answer(struct verzoek *v, const json_t *rows, bool feed, struct probleem *p)
{
    size_t count = json_array_size(rows), i;
    const json_t *row;
    struct names *names = calloc(count + 1, sizeof *names);
    struct ics_overleg *meetings = calloc(count + 1, sizeof *meetings);
    bool made = names && meetings;
    json_array_foreach(rows, i, row)
    {
        made = made && names_make(v->app->config.basis_url, row, &names[i]);
        if (made)
            meetings[i] = meeting_of(row, &names[i]);
    }
    char *text = made ? ics_make(meetings, count, feed) : NULL;
    for (i = 0; names && i < count; i++) {
        free(names[i].uid);
        free(names[i].url);
    }
    free(names);
    free(meetings);
    return antwoord_tekst(v, text, text ? strlen(text) : 0, "text/calendar; charset=utf-8",
                          feed ? "agenda.ics" : "overleg.ics", p);
}

/* ---- the address ---- */

enum { DAYS_BACK = 31, MOST = 200 };

static const char SQL_CANDIDATES[] =
    "SELECT huishouden_id AS h, id FROM zicht_kandidaat_overleg"
    " WHERE begin_op >= :van AND antwoord <> 'nee' ORDER BY begin_op DESC, id LIMIT :most";
static const char SQL_ONE[] = "SELECT " AGENDA_COLUMNS " FROM zicht_overleg o WHERE o.id = :id";

/* The same calendar has the same number. */
static int64_t text_number(const struct verzoek *v)
{
    uint8_t hash[16]; /* no fewer can be asked */
    int64_t number;
    (void)crypto_generichash(hash, sizeof hash, (const uint8_t *)v->tekst, v->tekst_len, NULL, 0);
    memcpy(&number, hash, sizeof number);
    return number & INT64_MAX;
}

/* Each is opened by whom it was sent to (G6) or whatever else they see it by: what is not there
 * for them on the page is not in their calendar. */
static enum result feed_read(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    (void)k;
    (void)model;
    AUTO_JSON json_t *candidates = NULL;
    AUTO_JSON json_t *rows = json_array();
    const json_t *candidate;
    size_t i;
    if (lijst_kandidaten(v, p, SQL_CANDIDATES,
                         BINDS(B_INT(":van", v->nu - DAYS_BACK * 86400), B_INT(":most", MOST)),
                         &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        struct dossier d;
        bool open;
        AUTO_JSON json_t *row = NULL;
        int64_t id = row_int(candidate, "id");
        if (lijst_open_item(v, p, row_int(candidate, "h"), id, &d, &open) != DONE)
            return FAILED;
        if (open && dossier_row(&d, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
            return FAILED;
        if (row)
            json_array_append(rows, row);
    }
    if (agenda_answer(v, rows, true, p) != DONE)
        return FAILED;
    v->versie = text_number(v);
    return DONE;
}

static const char SQL_MINE[] = "SELECT op AS \"op@\", laatst_op AS \"laatstGebruiktOp@\""
                               " FROM agenda_adres WHERE gebruiker_id = kijker()";

enum result agenda_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    return model_row(v, p, model, "agenda", SQL_MINE, NO_BINDS);
}

/* Told once, in the answer itself: never in a URL of this program's own, nor kept for a retry. */
static enum result address_new(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    char token[SESSIE_TOKEN_SIZE];
    if (agenda_adres_new(v->db, v->app, k->gebruiker, v->nu, token, p) != DONE)
        return FAILED;
    const char *base = v->app->config.basis_url;
    json_object_set_new(ret, "adres", json_sprintf("%s/agenda/%s", base, token));
    json_object_set_new(ret, "volledig", json_boolean(base[0] != '\0'));
    sodium_memzero(token, sizeof token);
    return json_object_get(ret, "adres") ? DONE : probleem_intern(p, "no memory for an address");
}

static enum result address_end(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)ret;
    if (agenda_adres_end(v->db, k->gebruiker, p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/mijn/account");
    v->gedaan = "agenda-ingetrokken";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/agenda/{token}", "agenda.lezen",
              "Uw overleggen voor een agendaprogramma (iCalendar): tijden en neutrale titels.",
              feed_read, .agenda = true, .inhoud = true, .alleen_pagina = true, .log = LOG_ALTIJD),
    USER_WRITE(HTTP_POST, "/mijn/agenda", "agenda.toevoegen",
               "Maakt een adres voor uw agendaprogramma. U ziet het één keer. Wat er was, werkt "
               "niet meer.",
               address_new, .page = "agenda_klaar", .antwoordt = true),
    USER_WRITE(HTTP_DELETE, "/mijn/agenda", "agenda.intrekken",
               "Trekt het adres voor uw agendaprogramma in.", address_end),
};
ROUTE_PART(agenda, ROUTES);
