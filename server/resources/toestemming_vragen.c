/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The form to ask for consent, and beside it the preview (R25): what to say, what it opens, what
 * stays closed. The preview is a post that answers with the same page; without scripts a button
 * asks for it, and with scripts every change does.
 */
#include "resources/toestemmingen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "domein/toestemming_vraag.h"
#include "domein/voorbeeld.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { GEVERS_MAX = 12 };

/* ---- what may be chosen ---- */

static const char SQL_ONDERDELEN[] =
    "SELECT v.onderdeel_id AS \"waarde#\", " ONDERDEEL_IN_ZIN " AS naam,"
    " group_concat(v.personen) AS \"personen!\", max(v.grond) AS \"grond!\""
    " FROM zicht_ontvanger v JOIN onderdeel o ON o.id = v.onderdeel_id"
    " JOIN organisatie z ON z.id = o.organisatie_id GROUP BY v.onderdeel_id ORDER BY 2";
static const char SQL_GEBRUIKERS[] =
    "SELECT v.gebruiker_id AS \"waarde#\", g.naam || ', ' || o.naam AS naam"
    " FROM zicht_ontvanger v JOIN gebruiker g ON g.id = v.gebruiker_id"
    " JOIN onderdeel o ON o.id = v.onderdeel_id GROUP BY v.gebruiker_id ORDER BY 2";
static const char SQL_BRONNEN[] =
    "SELECT o.id AS \"waarde#\", " ONDERDEEL_IN_ZIN " || CASE WHEN o.beroepsgeheim = 1 THEN"
    " ' – beroepsgeheim' ELSE '' END AS naam FROM zicht_bron b JOIN onderdeel o"
    " ON o.id = b.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id ORDER BY 2";
static const char SQL_CATEGORIEEN[] = "SELECT code AS waarde, naam FROM categorie"
                                      " WHERE " CATEGORIE_DEELBAAR("code") " ORDER BY volgorde";
static const char SQL_DOELEN[] =
    "SELECT w.code AS waarde, w.naam FROM verwerkingsdoel w WHERE w.code IN (SELECT doel FROM "
    "zicht_ontvanger) ORDER BY w.volgorde";
static const char SQL_ITEMS[] =
    "SELECT i.id AS \"waarde#\", coalesce(i.titel, k.naam) || ', ' || dag_woorden(i.datum) AS naam,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM zicht_item_titel i JOIN categorie k ON k.code = i.categorie"
    " WHERE :persoon <> '' AND instr(i.personen, :persoon) > 0 AND i.titel IS NOT NULL"
    " AND " CATEGORIE_DEELBAAR("i.categorie") " ORDER BY i.datum DESC, i.id DESC LIMIT 60";

static const struct keuzen {
    const char *veld, *sql;
} KEUZEN[] = {
    {"ontvangerOnderdeel", SQL_ONDERDELEN},
    {"ontvangerGebruiker", SQL_GEBRUIKERS},
    {"bronnen", SQL_BRONNEN},
    {"categorieen", SQL_CATEGORIEEN},
    {"doel", SQL_DOELEN},
};

static json_t *soort_options(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "avg", "naam",
                     "Informatie delen", "waarde", "beroepsgeheim", "naam",
                     "Informatie delen onder beroepsgeheim", "waarde", "hulp", "naam",
                     "Hulp (opent niets)");
}

static json_t *wijze_options(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "mondeling", "naam",
                     "In een gesprek", "waarde", "schriftelijk", "naam", "Op papier", "waarde",
                     "digitaal", "naam", "Digitaal");
}

static enum result options_put(struct dossier *d, const json_t *leden, const char *persoon,
                               json_t *options, struct probleem *p)
{
    json_t *rows;
    for (size_t i = 0; i < COUNT_OF(KEUZEN); i++) {
        if (dossier_rows(d, p, KEUZEN[i].sql, NO_BINDS, &rows) != DONE)
            return FAILED;
        json_object_set_new(options, KEUZEN[i].veld, rows);
    }
    if (dossier_rows(d, p, SQL_ITEMS, BINDS(B_TEXT(":persoon", persoon)), &rows) != DONE)
        return FAILED;
    json_object_set_new(options, "items", rows);
    json_object_set_new(options, "persoon", kop_leden_opties(leden));
    json_object_set_new(options, "ontvangerPersoon", kop_leden_opties(leden));
    json_object_set_new(options, "soort", soort_options());
    json_object_set_new(options, "wijze", wijze_options());
    return DONE;
}

/* ---- what is filled in ---- */

static void codes_put(json_t *current, const char *key, const json_t *rows, const char *from)
{
    json_t *list = json_array();
    const json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) { json_array_append(list, json_object_get(row, from)); }
    json_object_set_new(current, key, list);
}

/* "Opnieuw vragen": as an earlier one that the viewer sees, without its answers and dates. */
static void earlier_put(json_t *current, const json_t *row)
{
    static const char *const SAME[] = {"persoon",
                                       "ontvangerOnderdeel",
                                       "ontvangerGebruiker",
                                       "ontvangerPersoon",
                                       "doel",
                                       "doelZin",
                                       "items",
                                       "taal",
                                       "tolk"};
    for (size_t i = 0; i < COUNT_OF(SAME); i++)
        json_object_set(current, SAME[i], json_object_get(row, SAME[i]));
    json_object_set_new(current, "soort", json_pack("[O]", json_object_get(row, "soort")));
    codes_put(current, "categorieen", json_object_get(row, "categorieen"), "code");
    codes_put(current, "bronnen", json_object_get(row, "bronnen"), "onderdeel");
}

static enum result current_of(struct verzoek *v, struct dossier *d, json_t **ret,
                              struct probleem *p)
{
    char tot[DATUM_SIZE];
    datum_add_months(v->vandaag, 6, tot);
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *current =
        json_pack("{s:s, s:s, s:s}", "tot", tot, "wijze", "mondeling", "taal", "Nederlands");
    int64_t als = in_int(v, "als", 0);
    if (als && toestemmingen_rows(d, als, 0, 0, &rows, p) != DONE)
        return FAILED;
    if (json_array_size(rows))
        earlier_put(current, json_array_get(rows, 0));
    *ret = TAKE(current);
    return DONE;
}

/* ---- the answers: a row for each giver ---- */

static const char *typed_gever(const json_t *raw, int n)
{
    AUTO_FREE char *key = text_format("verklaringen.%d.gever", n);
    const json_t *value = key ? json_object_get(raw, key) : NULL;
    return json_string_value(json_is_array(value) ? json_array_get(value, 0) : value);
}

/* Which row of the form this giver's answer was typed in; -1 for none. */
static int typed_row(const json_t *raw, const char *gever)
{
    for (int n = 0; n < GEVERS_MAX; n++) {
        const char *there = typed_gever(raw, n);
        if (there && strcmp(there, gever) == 0)
            return n;
    }
    return -1;
}

static void row_copy(json_t *to, int at, const json_t *raw, int n)
{
    AUTO_FREE char *prefix = text_format("verklaringen.%d.", n);
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)raw, key, value)
    {
        if (!prefix || strncmp(key, prefix, strlen(prefix)) != 0)
            continue;
        AUTO_FREE char *moved = text_format("verklaringen.%d.%s", at, key + strlen(prefix));
        json_object_set(to, moved, value);
    }
}

/* What was typed, with the rows of exactly these givers. */
static json_t *raw_with(const json_t *raw, const json_t *gevers)
{
    json_t *made = json_object(), *gever, *value;
    const char *key;
    size_t i;
    json_object_foreach((json_t *)(uintptr_t)raw, key, value)
    {
        if (strncmp(key, "verklaringen.", 13) != 0)
            json_object_set(made, key, value);
    }
    json_array_foreach((json_t *)(uintptr_t)gevers, i, gever)
    {
        const char *id = row_text(gever, "gever");
        AUTO_FREE char *name = text_format("verklaringen.%zu.gever", i);
        int n = typed_row(raw, id);
        AUTO_FREE char *answer = text_format("verklaringen.%zu.antwoord", i);
        json_object_set_new(made, answer, json_string("nog-vragen"));
        if (n >= 0)
            row_copy(made, (int)i, raw, n);
        json_object_set_new(made, name, json_string(id));
    }
    return made;
}

static const char SQL_NAAM[] =
    "SELECT naam FROM (SELECT persoon_id AS id, naam FROM zicht_lid"
    " UNION ALL SELECT coalesce(houder_id, houder_onderdeel_id), houder FROM zicht_gezag"
    " UNION ALL SELECT coalesce(houder_id, houder_onderdeel_id), houder FROM "
    "zicht_vertegenwoordiging"
    " UNION ALL SELECT id, naam FROM onderdeel) WHERE id = :id LIMIT 1";

/* The form is shown again after an error: who was asked stands in what was typed. */
static enum result gevers_typed(struct dossier *d, const json_t *raw, json_t **ret,
                                struct probleem *p)
{
    AUTO_JSON json_t *list = json_array();
    for (int n = 0; n < GEVERS_MAX; n++) {
        AUTO_JSON json_t *row = NULL;
        const char *id = typed_gever(raw, n);
        if (!id || !id_parse(id))
            continue;
        if (dossier_row(d, p, SQL_NAAM, BINDS(B_INT(":id", id_parse(id))), &row) != DONE)
            return FAILED;
        const char *naam = row_text(row, "naam");
        json_array_append_new(list, json_pack("{s:s, s:s, s:n}", "gever", id, "naam",
                                              naam ? naam : "Deze persoon", "hoedanigheid"));
    }
    *ret = TAKE(list);
    return DONE;
}

/* Each control says whose it is, for who cannot see the row it is in. */
static void label_put(json_t *veld, const char *name, const char *gever)
{
    if (strcmp(name, "antwoord") == 0)
        json_object_set_new(veld, "label", json_sprintf("Antwoord van %s", gever));
    else if (strcmp(name, "wijze") == 0)
        json_object_set_new(veld, "label", json_sprintf("Hoe zei %s dit?", gever));
    else if (strcmp(name, "datum") == 0)
        json_object_set_new(veld, "label", json_sprintf("Wanneer zei %s dit?", gever));
}

/* Takes the field `verklaringen` out of the form and makes a row for each giver: {nummer, naam,
 * hoedanigheid, velden: {gever, antwoord, wijze, …}}. */
static json_t *answers_of(json_t *formulier, const json_t *gevers)
{
    json_t *velden = json_object_get(formulier, "velden"), *list = json_array();
    size_t last = json_array_size(velden) - 1;
    const json_t *rijen = json_object_get(json_array_get(velden, last), "rijen"), *gever;
    size_t i, j;
    json_array_foreach((json_t *)(uintptr_t)gevers, i, gever)
    {
        json_t *row = json_object(), *veld;
        const json_t *rij = json_array_get(rijen, i);
        json_array_foreach(json_object_get(rij, "velden"), j, veld)
        {
            const char *naam = strrchr(row_text(veld, "naam"), '.');
            label_put(veld, naam ? naam + 1 : "", row_text(gever, "naam"));
            json_object_set(row, naam ? naam + 1 : "", veld);
        }
        json_object_set(row, "naam", json_object_get(gever, "naam"));
        json_object_set(row, "hoedanigheid", json_object_get(gever, "hoedanigheid"));
        json_object_set_new(row, "organisatie", json_boolean(row_true(gever, "organisatie")));
        json_object_set_new(row, "nummer", json_integer((json_int_t)i));
        json_array_append_new(list, row);
    }
    json_array_remove(velden, last);
    return list;
}

/* ---- the page ---- */

/* One of the two is enough in each case, and these are the ones that are nearly always needed: no
 * "(hoeft niet)" behind them. */
static void usual_mark(json_t *formulier)
{
    static const char *const USUAL[] = {"categorieen", "ontvangerOnderdeel"};
    json_t *veld;
    size_t i;
    json_array_foreach(json_object_get(formulier, "velden"), i, veld)
    {
        for (size_t k = 0; k < COUNT_OF(USUAL); k++)
            if (strcmp(row_text(veld, "naam"), USUAL[k]) == 0)
                json_object_set_new(veld, "verplicht", json_true());
    }
}

static enum result form_put(struct verzoek *v, struct dossier *d, json_t *model,
                            const json_t *gevers, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *current = NULL;
    if (current_of(v, d, &current, p) != DONE)
        return FAILED;
    const char *persoon = row_text(v->raw ? v->raw : current, "persoon");
    if (options_put(d, json_object_get(model, "leden"), persoon ? persoon : "", options, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/huishoudens/%s/toestemmingen", v->text[0]);
    json_t *own = v->raw;
    v->raw = own ? raw_with(own, gevers) : NULL;
    enum result r = model_formulier(v, model, "formulier",
                                    &(struct formulier){.url = url,
                                                        .velden = TOESTEMMING_VELDEN,
                                                        .options = options,
                                                        .current = current,
                                                        .knop = "Toestemming vastleggen",
                                                        .terug = url},
                                    p);
    json_decref(v->raw);
    v->raw = own;
    if (r != DONE)
        return FAILED;
    usual_mark(json_object_get(model, "formulier"));
    json_object_set_new(model, "antwoorden",
                        answers_of(json_object_get(model, "formulier"), gevers));
    return DONE;
}

enum result toestemming_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *gevers = NULL;
    json_object_set_new(model, "voorbeeld", json_null());
    json_object_set_new(model, "mist", json_array());
    if (kop_kaart(d, model, p) != DONE || kop_leden(d, model, p) != DONE ||
        gevers_typed(d, v->raw, &gevers, p) != DONE)
        return FAILED;
    return form_put(v, d, model, gevers, p);
}

/* Givers as the preview names them, for the rows of the form. */
static json_t *gevers_named(const json_t *voorbeeld)
{
    json_t *list = json_array(), *gever;
    size_t i;
    json_array_foreach(json_object_get(voorbeeld, "gevers"), i, gever)
    {
        const char *persoon = row_text(gever, "persoon"), *onderdeel = row_text(gever, "onderdeel");
        if (i < GEVERS_MAX)
            json_array_append_new(list, json_pack("{s:s, s:O, s:O, s:b}", "gever",
                                                  persoon ? persoon : onderdeel, "naam",
                                                  json_object_get(gever, "naam"), "hoedanigheid",
                                                  json_object_get(gever, "hoedanigheid"),
                                                  "organisatie", persoon == NULL));
    }
    return list;
}

/* On a page a choice that is not finished is no error: the preview says what it still needs. */
static void missing_put(json_t *model, const struct probleem *p)
{
    json_t *mist = json_array(), *veld;
    size_t i;
    json_array_foreach(p->velden, i, veld)
    {
        json_array_append(mist, json_object_get(veld, "reason"));
    }
    json_object_set_new(model, "mist", mist);
}

enum result toestemming_preview(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    /* Faults in the fields themselves: with what the rules say of the rest, as the form tells them.
     */
    if (v->api || v->vorm)
        return voorbeeld_toestemming(d, v->in, ret, p);
    PROBLEEM_AUTO struct probleem missing = {0};
    AUTO_JSON json_t *voorbeeld = json_object();
    enum result r = voorbeeld_toestemming(d, v->in, voorbeeld, &missing);
    if (r != DONE && missing.soort != PROBLEEM_ONGELDIGE_INVOER) {
        *p = missing;
        missing = (struct probleem){0};
        return FAILED;
    }
    AUTO_JSON json_t *gevers = r == DONE ? gevers_named(voorbeeld) : json_array();
    json_object_set(ret, "voorbeeld", r == DONE ? voorbeeld : NULL);
    if (r != DONE)
        json_object_set_new(ret, "voorbeeld", json_null());
    missing_put(ret, &missing);
    if (kop_kaart(d, ret, p) != DONE || kop_leden(d, ret, p) != DONE)
        return FAILED;
    return form_put(v, d, ret, gevers, p);
}
