/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Fields: what a route accepts, declared once, read from forms and JSON alike. Handlers never touch
 * raw parameters. All errors are found in one go (400, never 422); unknown fields are refused.
 *
 * Reading gives a JSON object with only known fields, each of its declared kind:
 *     REGEL, TEKST, KEUZE, DATUM, DEELDATUM, TIJDSTIP, BSN, GEHEIM   string
 *     GETAL, ID                                                      integer (an id as its 63-bit
 * number) JANEE                                                          boolean KEUZES, IDS array
 * of those, no doubles DELEN                                                          array of
 * objects, read by `deel` A field that was left out is absent; one that was sent empty (null, "")
 * is JSON null. In a form an absent JANEE is false and absent KEUZES and IDS are [] (that is how
 * browsers send an unticked box); DELEN in a form are written naam.0.sub, naam.1.sub. Texts are
 * cleaned by tekst_clean and counted in code points. `_csrf`, `_sleutel`, `_methode`,
 * `_versie` and `_terug` are the form's own and never reach the handler.
 */
#ifndef HTTP_VELDEN_H
#define HTTP_VELDEN_H

#include "base/probleem.h"
#include "http/http.h"

#include <jansson.h>

enum veld_soort {
    VELD_EINDE = 0,
    VELD_REGEL,     /* one line of text; min..max code points */
    VELD_TEKST,     /* several lines */
    VELD_GETAL,     /* whole number; min..max its value */
    VELD_JANEE,     /* ja/nee, on/off, true/false */
    VELD_DATUM,     /* "2026-11-21" */
    VELD_DEELDATUM, /* with 00 for unknown parts; the form also takes "2012" and "2012-05" */
    VELD_TIJDSTIP,  /* ISO 8601 with offset, kept as UTC; forms: datetime-local, local time */
    VELD_ID,        /* 13-character id */
    VELD_IDS,       /* several; max = how many */
    VELD_KEUZE,     /* one of `keuzes` (NULL-ended); with keuzes NULL any kebab/underscore code */
    VELD_KEUZES,    /* several of `keuzes`; max = how many */
    VELD_BSN,       /* nine digits, elfproef; never echoed */
    VELD_GEHEIM,    /* password, code: not cleaned, never echoed */
    VELD_DELEN,     /* list of objects; max = how many */
};

struct veld {
    const char *naam; /* camelCase, the key in API, form and model */
    enum veld_soort soort;
    bool verplicht;
    int min, max;
    const char *label; /* B1 Dutch, for form, errors and API documentation */
    const char *hint;  /* NULL for none */
    const char *const *keuzes;
    const struct veld *deel;
};

/* The raw body, before validation: a JSON object for both faces (form values are strings or, when a
 * name is repeated, arrays of strings). New reference. PROBLEEM_ONLEESBAAR / MEDIATYPE / TE_GROOT
 * otherwise: not an object, duplicate keys, deeper than 8, not UTF-8, too many fields. *ret_form
 * tells which. */
enum result velden_raw(const struct http_request *r, int most_fields, json_t **ret_raw,
                       bool *ret_form, struct probleem *p) CHECKED;
/* Validates `raw` against the table. With `change` (PATCH) required fields may be absent. */
enum result velden_read(const struct veld *table, const json_t *raw, bool form, bool change,
                        json_t **ret, struct probleem *p) CHECKED;
/* The same table for the query string of a GET; unknown names are refused as well. */
enum result velden_query(const struct veld *table, const char *query, json_t **ret,
                         struct probleem *p) CHECKED;

/* The form's model: a list of {naam, label, hint, fout, waarde, verplicht, max, tekst, lang, datum,
 * getal, tijdstip, keuze, vinkjes, janee, geheim, opties: [{waarde, naam, gekozen, veld}]} for the
 * `veld` partial (exactly one soort flag is true; `max` is the most characters of a text, null
 * elsewhere; `veld` repeats the field's naam, for a template sees the innermost object alone).
 * Values come from `raw` (what was typed) or else from `current` (the resource's model); `options`
 * maps a field name to [{waarde, naam}] for KEUZE(S) and ID(S); errors from `p` (may be NULL). New
 * reference. */
json_t *velden_model(const struct veld *table, const json_t *raw, const json_t *current,
                     const json_t *options, const struct probleem *p);

#endif
