/* SPDX-License-Identifier: EUPL-1.2 */
/* What was refused, to whom and why, counted over a period (R30): who guesses, and which rule is
 * not understood. */
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/logboek.h"
#include "resources/uitvoer.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100, DAYS = 30 };

static const char *const PER[] = {"persoon", "organisatie", "handeling", "regel", NULL};
static const struct veld VELDEN[] = {
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf"},
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},
    {.naam = "per", .soort = VELD_KEUZE, .keuzes = PER, .label = "Tellen per"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie"},
    {.naam = "organisatie", .soort = VELD_ID, .label = "Organisatie"},
    {.naam = "handeling", .soort = VELD_REGEL, .max = 100, .label = "Handeling"},
    {.naam = "regel", .soort = VELD_REGEL, .max = 60, .label = "Waarom geweigerd"},
    {.naam = "na", .soort = VELD_GETAL, .min = 1, .max = 2000000000, .label = "Verder na"},
    {0},
};

#define WAAR                                                                                       \
    " FROM zicht_weigering w WHERE w.tijd >= :vanaf AND w.tijd < :tot"                             \
    " AND (:gebruiker IS NULL OR w.gebruiker = :gebruiker)"                                        \
    " AND (:organisatie IS NULL OR w.organisatie_id = :organisatie)"                               \
    " AND (:handeling IS NULL OR w.handeling = :handeling)"                                        \
    " AND (:regel IS NULL OR w.reden = :regel) AND (:na = 0 OR w.volgnr < :na)"
#define TEL                                                                                        \
    " count(*) AS aantal, count(DISTINCT w.gevraagd) AS verschillend,"                             \
    " min(w.op) AS \"eerste@\", max(w.op) AS \"laatste@\"" WAAR
#define VEEL " ORDER BY aantal DESC, 1 LIMIT 200"

static const char *const SQL_PER[] = {
    "SELECT w.gebruiker AS \"sleutel#\", w.naam, w.organisatie AS onder," TEL
    " GROUP BY w.gebruiker" VEEL,
    "SELECT w.organisatie_id AS \"sleutel#\", w.organisatie AS naam, NULL AS onder," TEL
    " GROUP BY w.organisatie_id" VEEL,
    "SELECT w.handeling AS sleutel, w.handeling AS naam, NULL AS onder," TEL
    " GROUP BY w.handeling" VEEL,
    "SELECT w.reden AS sleutel, w.reden AS naam, NULL AS onder," TEL " GROUP BY w.reden" VEEL,
};
static const char SQL_REGELS[] =
    "SELECT w.volgnr AS nr, w.op AS \"op@\", w.gebeurtenis, w.handeling, w.reden, w.gevraagd,"
    " w.gebruiker AS \"gebruiker#\", w.naam, w.functie, w.onderdeel, w.organisatie, w.adres,"
    " w.verzoek" WAAR " ORDER BY w.volgnr DESC LIMIT 101";

struct periode {
    char vanaf[DATUM_SIZE], tot[DATUM_SIZE];
    int64_t van_ms, tot_ms;
};

/* The last thirty days, when nothing was chosen. */
static void periode_find(const struct verzoek *v, struct periode *ret)
{
    char after[DATUM_SIZE];
    const char *vanaf = in_text(v, "vanaf"), *tot = in_text(v, "tot");
    datum_add_days(tot ? tot : v->vandaag, 0, ret->tot);
    if (vanaf)
        datum_add_days(vanaf, 0, ret->vanaf);
    else
        datum_add_days(ret->tot, -DAYS, ret->vanaf);
    datum_add_days(ret->tot, 1, after);
    ret->van_ms = clock_local_midnight(ret->vanaf) * 1000;
    ret->tot_ms = clock_local_midnight(after) * 1000;
}

static size_t per_find(const struct verzoek *v)
{
    const char *per = in_text(v, "per");
    for (size_t i = 0; per && PER[i]; i++)
        if (strcmp(PER[i], per) == 0)
            return i;
    return 0;
}

/* Counting in another way keeps the rest of the choice. */
static json_t *per_url(const struct periode *t, const char *per)
{
    return json_sprintf("/logboek/weigeringen?vanaf=%s&tot=%s&per=%s", t->vanaf, t->tot, per);
}

static void groups_put(json_t *rows, const struct periode *t, size_t per)
{
    static const char *const veld[] = {"gebruiker", "organisatie", "handeling", "regel"};
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *key = row_text(row, "sleutel");
        json_object_set_new(row, "url",
                            key ? json_sprintf("/logboek/weigeringen?vanaf=%s&tot=%s&per=%s&%s=%s",
                                               t->vanaf, t->tot, PER[per], veld[per], key)
                                : json_null());
        if (per == 2 && key)
            json_object_set_new(row, "naam", json_string(logboek_over(key)));
        if (per == 2)
            json_object_set_new(row, "onder", key ? json_string(key) : json_null());
        json_object_set_new(row, "code", per == 3 && key ? json_string(key) : json_null());
    }
}

static void lines_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *handeling = row_text(row, "handeling");
        json_object_set_new(row, "over",
                            handeling ? json_string(logboek_over(handeling)) : json_null());
    }
}

static void choice_put(const struct verzoek *v, json_t *model, const struct periode *t, size_t per)
{
    static const char *const names[] = {"Wie", "Organisatie", "Wat", "Waarom"};
    json_t *ways = json_array();
    for (size_t i = 0; PER[i]; i++)
        json_array_append_new(ways,
                              json_pack("{s:s, s:s, s:o, s:b}", "code", PER[i], "naam", names[i],
                                        "url", per_url(t, PER[i]), "hier", i == per));
    json_object_set_new(model, "vanaf", json_string(t->vanaf));
    json_object_set_new(model, "tot", json_string(t->tot));
    json_object_set_new(model, "per", json_string(PER[per]));
    if (v->api) {
        json_decref(ways);
        return;
    }
    bool chosen = in_sent(v, "gebruiker") || in_sent(v, "organisatie") || in_sent(v, "handeling") ||
                  in_sent(v, "regel");
    json_object_set_new(model, "manieren", ways);
    json_object_set_new(model, "kop", json_string(names[per]));
    json_object_set_new(model, "alles", chosen ? per_url(t, PER[per]) : json_null());
}

static enum result rows_find(struct verzoek *v, const struct periode *t, const char *sql,
                             int64_t na, json_t **ret, struct probleem *p)
{
    return eigen_rows(v, p, sql,
                      BINDS(B_INT(":vanaf", t->van_ms), B_INT(":tot", t->tot_ms),
                            B_REF(":gebruiker", in_int(v, "gebruiker", 0)),
                            B_REF(":organisatie", in_int(v, "organisatie", 0)),
                            B_TEXT(":handeling", in_text(v, "handeling")),
                            B_TEXT(":regel", in_text(v, "regel")), B_INT(":na", na)),
                      ret);
}

static enum result weigeringen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                    struct probleem *p)
{
    (void)k;
    struct periode t;
    json_t *groups, *lines;
    size_t per = per_find(v);
    periode_find(v, &t);
    if (logboek_periode(t.vanaf, t.tot, p) != DONE ||
        rows_find(v, &t, SQL_PER[per], 0, &groups, p) != DONE)
        return FAILED;
    groups_put(groups, &t, per);
    json_object_set_new(model, "groepen", groups);
    if (rows_find(v, &t, SQL_REGELS, in_int(v, "na", 0), &lines, p) != DONE)
        return FAILED;
    lines_put(lines);
    choice_put(v, model, &t, per);
    return model_lijst(v, model, lines, PAGE, "nr", p);
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/logboek/weigeringen", "logboek.weigeringen",
                 "Wat geweigerd is in een periode, geteld en regel voor regel.", weigeringen_read,
                 .page = "weigeringen", .velden = VELDEN),
};
ROUTE_PART(weigeringen, ROUTES);
