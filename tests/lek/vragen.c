/* SPDX-License-Identifier: EUPL-1.2 */
#include "lek.h"

#include "../api/matrix.h"
#include "base/buf.h"
#include "base/id.h"

#include <string.h>

enum { MAX_VRAGEN = 200000, MAX_IDS = 400 };

/* ---- ids ---- */

/* `sql` with :h filled in. */
static void sql_of(const char *sql, int64_t huis, char *ret, size_t size)
{
    const char *at = strstr(sql, ":h");
    if (at)
        (void)snprintf(ret, size, "%.*s%lld%s", (int)(at - sql), sql, (long long)huis, at + 2);
    else
        (void)snprintf(ret, size, "%s", sql);
}

/* What a {…} can be: `sql` gives ids, of household :h unless it has none; :h is 0 for a path that
 * does not say which household. What is not here is an item of that kind, a row of the table of
 * that name, or an item of any kind. */
static const struct {
    const char *param, *sql;
} IDS[] = {
    {"huishouden", "SELECT h AS id FROM spook_huis UNION SELECT 150000000000000041"
                   " UNION SELECT max(id) FROM huishouden WHERE id < 150000000000000000"},
    {"lid", "SELECT id FROM lid WHERE huishouden_id = :h"},
    {"persoon", "SELECT persoon_id AS id FROM lid WHERE huishouden_id = :h"},
    {"toestemming", "SELECT id FROM toestemming WHERE huishouden_id = :h"},
    {"gezag", "SELECT g.id FROM gezag g JOIN lid l ON l.persoon_id = g.kind_id"
              " WHERE l.huishouden_id = :h"},
    {"vertegenwoordiging", "SELECT v.id FROM vertegenwoordiging v JOIN lid l USING (persoon_id)"
                           " WHERE l.huishouden_id = :h"},
    {"wilsonbekwaamheid", "SELECT w.id FROM wilsonbekwaam w JOIN lid l USING (persoon_id)"
                          " WHERE l.huishouden_id = :h"},
    {"lezer", "SELECT a.id FROM adres_lezer a JOIN lid l USING (persoon_id)"
              " WHERE l.huishouden_id = :h"},
    {"verzoek", "SELECT id FROM avgverzoek WHERE huishouden_id = :h"},
    {"uittreksel", "SELECT id FROM uittreksel WHERE huishouden_id = :h"},
    {"betwisting", "SELECT id FROM betwisting WHERE huishouden_id = :h"},
    {"beperking", "SELECT id FROM beperking WHERE huishouden_id = :h"},
    {"kindbezwaar", "SELECT id FROM kindbezwaar WHERE huishouden_id = :h"},
    {"organisatie", "SELECT id FROM organisatie"},
    {"onderdeel", "SELECT id FROM onderdeel"},
    {"gebruiker", "SELECT id FROM gebruiker"},
    {"team", "SELECT id FROM team"},
    {"wijk", "SELECT id FROM wijk"},
    {"afspraak", "SELECT id FROM samenwerkingsafspraak"},
    {"aanmelding", "SELECT id FROM instroom"},
    {"vestiging", "SELECT id FROM vestiging"},
    {"betrokkene", "SELECT id FROM betrokkenheid WHERE huishouden_id = :h"},
};
/* And what is no id. */
static const char *const WOORDEN[][2] = {{"soort", "notitie"},
                                         {"naam", "bestaat-niet.css"},
                                         {"token", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"}};

static bool is_soort(const char *name)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM item WHERE soort = '%s'", name);
    return value(sql) > 0;
}

/* A table of that name with rows of households. */
static bool is_tabel(const char *name)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) = 2 FROM pragma_table_info('%s') WHERE name IN ('id',"
                   " 'huishouden_id')",
                   name);
    return value(sql) > 0;
}

/* The ids that stand for `name` in that household: `diep` hidden ones and `diep` others. */
static int ids_of(const char *name, int64_t huis, int diep, int64_t ret[MAX_IDS])
{
    char from[400] = "", sql[900], one[1000];
    int n = 0;
    for (size_t i = 0; i < COUNT_OF(IDS); i++)
        if (strcmp(IDS[i].param, name) == 0)
            sql_of(IDS[i].sql, huis, from, sizeof from);
    if (!*from && is_soort(name))
        (void)snprintf(from, sizeof from,
                       "SELECT id FROM item WHERE huishouden_id = %lld AND soort = '%s'",
                       (long long)huis, name);
    if (!*from && is_tabel(name))
        (void)snprintf(from, sizeof from, "SELECT id FROM %s WHERE huishouden_id = %lld", name,
                       (long long)huis);
    if (!*from)
        (void)snprintf(from, sizeof from, "SELECT id FROM item WHERE huishouden_id = %lld",
                       (long long)huis);
    bool alle = strcmp(name, "huishouden") == 0;
    for (int hidden = 0; hidden < 2; hidden++) {
        /* spread over what there is: the remainder by a prime puts kinds and layers through each
         * other, the same way each time */
        (void)snprintf(sql, sizeof sql,
                       "SELECT id FROM (%s) WHERE (id BETWEEN %lld AND %lld) = %d"
                       " ORDER BY id %% 7919 LIMIT 1",
                       from, (long long)LEK_VAN, (long long)LEK_TOT, hidden);
        for (int i = 0; (alle || i < diep) && n < MAX_IDS; i++) {
            (void)snprintf(one, sizeof one, "%s OFFSET %d", sql, i);
            int64_t id = value(one);
            if (id < 0)
                break;
            ret[n++] = id;
        }
    }
    return n;
}

/* ---- paths ---- */

static void vraag_add(struct lek_vragen *v, const struct route *route, const char *path,
                      const char *body, bool api)
{
    ck_assert_uint_lt(v->count, MAX_VRAGEN);
    struct lek_vraag *q = &v->vraag[v->count++];
    *q = (struct lek_vraag){.route = route, .api = api};
    (void)snprintf(q->path, sizeof q->path, "%s", path);
    if (body)
        ck_assert_ptr_nonnull(q->body = strdup(body));
}

/* A body that the route takes, with the ids of what may be seen in that household or (`hidden`) of
 * what may not: matrix.c's numbers are replaced. */
static char *body_of(const struct route *route, int64_t huis, bool hidden)
{
    static const struct {
        int number;
        const char *seen, *hidden; /* sql with the household */
    } WAT[] = {
        {2, "SELECT volwassene FROM spook_huis WHERE h = :h", "SELECT 150000000000000031"},
        {3, "SELECT kind FROM spook_huis WHERE h = :h", "SELECT 150000000000000033"},
        {4, "SELECT max(persoon_id) FROM lid WHERE huishouden_id = :h",
         "SELECT 150000000000000032"},
        {5, "SELECT 150000000000000031", "SELECT 150000000000000032"},
        {22, "SELECT doel FROM spook_huis WHERE h = :h",
         "SELECT min(id) FROM doel WHERE id BETWEEN 150000000000000000 AND 150000000000100000"},
        {24, "SELECT max(id) FROM notitie WHERE huishouden_id = :h",
         "SELECT min(id) FROM notitie WHERE id BETWEEN 150000000000000000 AND 150000000000100000"},
        {61, "SELECT 150000000000000002", "SELECT 150000000000000001"},
        {62, "SELECT 150000000000000012", "SELECT 150000000000000011"},
        {66, "SELECT min(gebruiker_id) FROM betrokkenheid WHERE huishouden_id = :h",
         "SELECT 150000000000000021"},
        {67, "SELECT id FROM gebruiker WHERE gebruikersnaam = 'k.blom'",
         "SELECT 150000000000000022"},
        {91, "SELECT id FROM gebruiker WHERE gebruikersnaam = 'regisseur'",
         "SELECT 150000000000000021"},
        {93, "SELECT max(gebruiker_id) FROM betrokkenheid WHERE huishouden_id = :h",
         "SELECT 150000000000000023"},
    };
    static const struct {
        int number;
        const char *seen, *hidden;
    } LOS[] = {
        {11, "SELECT id FROM onderdeel WHERE naam = 'Wijkteam Waterveen'",
         "SELECT 150000000000000011"},
        {13, "SELECT onderdeel_id FROM gebruiker WHERE gebruikersnaam = 'school'",
         "SELECT 150000000000000011"},
        {14, "SELECT onderdeel_id FROM gebruiker WHERE gebruikersnaam = 'ggz'",
         "SELECT 150000000000000012"},
    };
    char *body = matrix_body(route, MATRIX_VREEMD);
    char sql[300], from[ID_TEXT_SIZE], to[ID_TEXT_SIZE];
    for (size_t i = 0; body && i < COUNT_OF(WAT) + COUNT_OF(LOS); i++) {
        size_t j = i < COUNT_OF(WAT) ? i : i - COUNT_OF(WAT);
        const char *seen = i < COUNT_OF(WAT) ? WAT[j].seen : LOS[j].seen;
        const char *not_seen = i < COUNT_OF(WAT) ? WAT[j].hidden : LOS[j].hidden;
        id_format(i < COUNT_OF(WAT) ? MATRIX_VREEMD + WAT[j].number : LOS[j].number, from);
        sql_of(hidden ? not_seen : seen, huis, sql, sizeof sql);
        int64_t id = value(sql);
        id_format(id > 0 ? id : MATRIX_VERZONNEN, to);
        for (char *at = body; (at = strstr(at, from));)
            memcpy(at, to, ID_TEXT_SIZE - 1);
    }
    return body;
}

/* All texts in it become `text`: what somebody looks for. Owned; NULL when the route takes none. */
static char *body_words(const struct route *route, const char *body, const char *text)
{
    AUTO_JSON json_t *json = json_loads(body, 0, NULL);
    bool any = false;
    for (const struct veld *v = route->velden; v && v->soort != VELD_EINDE; v++) {
        bool there = json_object_get(json, v->naam) != NULL;
        if (v->soort == VELD_DATUM && there)
            json_object_set_new(json, v->naam, json_string("1991-02-03"));
        if ((v->soort != VELD_REGEL && v->soort != VELD_TEKST) || (!there && any))
            continue;
        json_object_set_new(json, v->naam, json_string(text));
        any = true;
    }
    return any ? json_dumps(json, JSON_COMPACT) : NULL;
}

static void bodies_add(struct lek_vragen *v, const struct route *route, const char *path,
                       int64_t huis, bool api)
{
    static const char *const texts[] = {"Schimmel", "spookx7", "spookx7gezin"};
    for (int hidden = 0; hidden < 2; hidden++) {
        AUTO_FREE char *body = body_of(route, huis, hidden);
        vraag_add(v, route, path, body ? body : "{}", api);
        for (size_t i = 0; body && !hidden && i < COUNT_OF(texts); i++) {
            AUTO_FREE char *other = body_words(route, body, texts[i]);
            if (other)
                vraag_add(v, route, path, other, api);
        }
    }
}

/* Also with words to look for in the query, where the route takes them. */
static void gets_add(struct lek_vragen *v, const struct route *route, const char *path, bool api)
{
    char query[300];
    vraag_add(v, route, path, NULL, api);
    for (const struct veld *w = route->velden; w && w->soort != VELD_EINDE; w++)
        if (w->soort == VELD_REGEL || w->soort == VELD_TEKST) {
            int n = snprintf(query, sizeof query, "%s?%s=spookx7", path, w->naam);
            ck_assert_int_lt(n, (int)sizeof query);
            vraag_add(v, route, query, NULL, api);
        }
}

static void asked_add(struct lek_vragen *v, const struct route *route, const char *path,
                      int64_t huis)
{
    for (int api = 0; api < 2; api++) {
        if (api ? route->alleen_pagina || route->kind == KIND_PLAIN : route->alleen_api)
            continue;
        if (route->method == HTTP_GET)
            gets_add(v, route, path, api);
        else
            bodies_add(v, route, path, huis, api);
    }
}

/* Fills in the next {…} of `rest` after `done`, with everything it can be. */
static void path_fill(struct lek_vragen *v, const struct route *route, const char *done,
                      const char *rest, int64_t huis, int diep)
{
    char path[300], name[40], id[ID_TEXT_SIZE];
    int64_t ids[MAX_IDS];
    size_t plain = strcspn(rest, "{"), length;
    if (!rest[plain]) {
        (void)snprintf(path, sizeof path, "%s%s", done, rest);
        asked_add(v, route, path, huis);
        return;
    }
    length = strcspn(rest + plain + 1, "}");
    (void)snprintf(name, sizeof name, "%.*s", (int)length, rest + plain + 1);
    const char *after = rest + plain + length + 2;
    for (size_t i = 0; i < COUNT_OF(WOORDEN); i++)
        if (strcmp(WOORDEN[i][0], name) == 0) {
            (void)snprintf(path, sizeof path, "%s%.*s%s", done, (int)plain, rest, WOORDEN[i][1]);
            path_fill(v, route, path, after, huis, diep);
            return;
        }
    bool huishouden = strcmp(name, "huishouden") == 0, los = !huis && !huishouden;
    int64_t huizen[MAX_IDS];
    int n_huizen = los ? ids_of("huishouden", 0, diep, huizen) : 1, n = 0;
    if (!los)
        huizen[0] = huis;
    for (int h = 0; h < n_huizen; h++) {
        n = ids_of(name, huizen[h], diep, ids);
        if (h == 0)
            ids[n < MAX_IDS ? n++ : n - 1] = MATRIX_VERZONNEN; /* nobody made it */
        for (int i = 0; i < n; i++) {
            id_format(ids[i], id);
            (void)snprintf(path, sizeof path, "%s%.*s%s", done, (int)plain, rest, id);
            path_fill(v, route, path, after, huishouden ? ids[i] : huizen[h], diep);
        }
        /* ids that hang on no household are the same for each */
        if (ids_of(name, 0, 1, ids) > 0)
            break;
    }
}

void lek_vragen_maken(struct lek_vragen *ret, int diep)
{
    ck_assert_ptr_nonnull(ret->vraag = calloc(MAX_VRAGEN, sizeof *ret->vraag));
    ret->count = 0;
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++) {
            const struct route *route = &ROUTE_PARTS[i]->routes[j];
            if (route->method == HTTP_GET || route->zoeken || route->antwoordt)
                path_fill(ret, route, "", route->path, 0, diep);
        }
}

void lek_vragen_free(struct lek_vragen *v)
{
    for (size_t i = 0; i < v->count; i++)
        free(v->vraag[i].body);
    free(v->vraag);
}

/* ---- asking ---- */

char *lek_vraag(const struct lek_vraag *v, const char *token)
{
    BUF_AUTO struct buf out;
    char sql[600];
    int64_t last = value("SELECT coalesce(max(volgnr), 0) FROM logregel");
    struct http_reply r;
    if (v->api) {
        r = api(token, v->body ? "POST" : "GET", v->path, v->body);
    } else {
        AUTO_FREE char *form = v->body ? matrix_form(v->body) : NULL;
        r = page(token, v->body ? "POST" : "GET", v->path, form);
    }
    AUTO_FREE char *text = reply_text(&r);
    http_reply_free(&r);
    (void)snprintf(sql, sizeof sql,
                   "SELECT coalesce(group_concat(json_array(gebeurtenis, handeling, gebruiker, rol,"
                   " onderdeel, namens, huishouden, personen, object, gronden, uitkomst, reden,"
                   " gevraagd, adres), char(10)), '') FROM logregel WHERE volgnr > %lld",
                   (long long)last);
    AUTO_FREE char *log = text_value(sql);
    buf_init(&out, 1 << 23);
    buf_format(&out, "%s\n---- log\n%s\n", text, log);
    ck_assert(!out.failed);
    return buf_steal(&out, NULL);
}
