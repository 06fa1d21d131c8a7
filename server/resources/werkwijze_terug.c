/* SPDX-License-Identifier: EUPL-1.2 */
/* What was changed of the way of working, and putting it back. */
#include "resources/werkwijze.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/werkwijze.h"
#include "resources/beheer.h"

/* It can be put back while what it is about has the version that it got by it. */
#define WAS                                                                                        \
    "SELECT w.id AS \"id#\", w.wat, w.naam, w.was, w.wordt, g.naam AS door, w.op AS \"op@\","      \
    " w.versie, coalesce(w.versie = CASE w.wat"                                                    \
    " WHEN 'termijn' THEN (SELECT i.versie FROM instelling i WHERE i.sleutel = w.code)"            \
    " WHEN 'norm' THEN (SELECT d.versie FROM dienst d WHERE d.code = w.code)"                      \
    " WHEN 'vraag' THEN (SELECT q.versie FROM planfase_vraag q WHERE q.code = w.code)"             \
    " ELSE (SELECT s.versie FROM planfase_soort s WHERE s.code = w.code) END, 0) AS \"terug?\""    \
    " FROM werkwijze_wijziging w JOIN gebruiker g ON g.id = w.door"
static const char SQL_WAS[] = WAS " ORDER BY w.op DESC, w.id DESC LIMIT 50";
static const char SQL_EEN_WAS[] = WAS " WHERE w.id = :id AND w.code IS NOT NULL";

enum result werkwijze_wijzigingen(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *rows;
    if (db_rows(v->db, p, SQL_WAS, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(model, "wijzigingen", rows);
    return DONE;
}

enum result werkwijze_zeker(struct verzoek *v, json_t *model, const json_t *row, const char *kop,
                            const char *url, const char *const *uitleg, const char *knop,
                            struct probleem *p)
{
    static const struct veld none[] = {{0}};
    beheer_kruimel(model, "Werkwijze", WERKWIJZE);
    return beheer_taak(v, model, kop,
                       &(struct formulier){.url = url,
                                           .versie = row_int(row, "versie"),
                                           .velden = none,
                                           .knop = knop,
                                           .terug = WERKWIJZE},
                       uitleg, p);
}

enum result werkwijze_klaar(struct verzoek *v, json_t *ret, int64_t versie)
{
    json_object_set_new(ret, "versie", json_integer(versie));
    verzoek_locatie(v, WERKWIJZE);
    v->gedaan = "werkwijze-gewijzigd";
    return DONE;
}

static enum result terug_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    (void)k;
    if (db_row(v->db, p, SQL_EEN_WAS, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (!row_true(row, "terug"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Hierna is er nog iets veranderd. Zet eerst dat terug, of wijzig het.");
    const char *was = row_text(row, "was"), *wordt = row_text(row, "wordt");
    AUTO_FREE char *url = text_format(WERKWIJZE "/wijzigingen/%s/terug", row_text(row, "id"));
    AUTO_FREE char *nu = wordt ? text_format("Nu is het ‘%s’.", wordt)
                               : text_format("Dit wordt nu niet meer gevraagd.");
    AUTO_FREE char *straks = was ? text_format("Het wordt weer ‘%s’.", was)
                                 : text_format("Het wordt niet meer gevraagd.");
    AUTO_FREE char *kop = text_format("Terugzetten: %s", row_text(row, "naam"));
    const char *const uitleg[] = {nu, straks, NULL};
    return werkwijze_zeker(v, model, row, kop, url, uitleg, "Terugzetten", p);
}

static enum result terug_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    int64_t versie;
    (void)k;
    return werkwijze_terug(v, v->id[0], &versie, p) == DONE ? werkwijze_klaar(v, ret, versie)
                                                            : FAILED;
}

#define TERUG WERKWIJZE "/wijzigingen/{wijziging}/terug"
static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, TERUG, "werkwijze.terug.formulier", "Terugzetten wat er veranderd is",
                terug_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, TERUG, "werkwijze.terugzetten",
                 "Zet een wijziging terug, zolang er daarna niets veranderde.", terug_post,
                 .formulier = TERUG, .maakt_niets = true),
};
ROUTE_PART(werkwijze_terug, ROUTES);
