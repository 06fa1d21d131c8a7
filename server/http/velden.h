/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Fields: what a route accepts, declared once, read from forms and JSON alike. Handlers never touch
 * raw parameters. All errors are found in one go (400, never 422); unknown fields are refused.
 *
 * Reading gives a JSON object with only known fields, each of its declared kind:
 *
 *     text      REGEL, TEKST, KEUZE, DATUM, DEELDATUM, TIJDSTIP, BSN, GEHEIM
 *     integer   GETAL, ID (its 63-bit number)
 *     boolean   JANEE
 *     object    BESTAND
 *     array     KEUZES of texts, IDS of integers, no doubles; DELEN of objects, read by `deel`
 *
 * A field that was left out is absent; one that was sent empty (null, "", only white space) is JSON
 * null. In a form an absent JANEE is false and absent KEUZES, IDS and DELEN are [] (that is how
 * browsers send an unticked box), unless it is required: then it was forgotten. DELEN in a form are
 * written naam.0.sub, naam.1.sub; numbers may be left out, and a part with nothing in it is no
 * part. Texts are cleaned by tekst_clean and counted in code points. `_csrf`, `_sleutel`,
 * `_methode`,
 * `_versie` and `_terug` are the form's own and never reach the handler.
 *
 * An error has the field's name ("leden.0.naam" inside DELEN) and one of the codes verplicht,
 * te-lang, te-kort, te-hoog, te-laag, te-veel, geen-tekst, geen-getal, geen-janee, geen-datum,
 * geen-tijdstip, geen-id, geen-bsn, geen-lijst, geen-deel, geen-bestand, onbekende-keuze,
 * onbekend-veld, dubbel.
 * Its reason says what to do and never repeats what was typed; where the field says which rule asks
 * for it (`regel`), so does the reason.
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
    VELD_BESTAND,   /* a file, in multipart/form-data only (verzoek/ontvangst.h): {"naam", "soort",
                       "bytes", "hash"}; {"code", "reden"} is an error */
};

/* Where `max` is 0 these hold; a GETAL with min and max both 0 lies within ± VELD_GETAL_MAX. */
enum {
    VELD_REGEL_MAX = 200,
    VELD_TEKST_MAX = 10000,
    VELD_GEHEIM_MAX = 1000,
    VELD_LIJST_MAX = 100,
    VELD_GETAL_MAX = 999999999,
};

struct veld {
    const char *naam; /* camelCase, the key in API, form and model; no dot in it */
    enum veld_soort soort;
    bool verplicht;
    int min, max;
    const char *label; /* B1 Dutch, for form, errors and API documentation */
    const char *hint;  /* NULL for none */
    const char *regel; /* NULL, or the sentence, with the rule's number, why it is asked: said with
                          every error of the field */
    const char *const *keuzes;
    const struct veld *deel;
};

/* The raw body, before validation: a JSON object for both faces (form values are strings or, when a
 * name is repeated, arrays of strings). New reference. *ret_form tells which face. No body and no
 * Content-Type is an empty object. PROBLEEM_MEDIATYPE, PROBLEEM_TE_GROOT (more than `most_fields`
 * values) or PROBLEEM_ONLEESBAAR otherwise: not an object, duplicate keys, deeper than 8, not
 * UTF-8, … */
enum result velden_raw(const struct http_request *r, int most_fields, json_t **ret_raw,
                       bool *ret_form, struct probleem *p) CHECKED;
/* Adds a value to a form's raw object; a name that comes again makes a list of its values. */
void velden_voeg(json_t *raw, const char *name, const char *value);
/* Validates `raw` against the table. With `change` (PATCH) required fields may be absent. */
enum result velden_read(const struct veld *table, const json_t *raw, bool form, bool change,
                        json_t **ret, struct probleem *p) CHECKED;
/* What is right of a request in which velden_read found faults: fields and parts with a fault are
 * left out. New reference; NULL without memory. Only to judge the rest of it, never to act on. */
json_t *velden_rest(const struct veld *table, const json_t *raw, bool form, bool change);
/* The field that a path as errors have it ("titel", "leden.0.rol") is about; NULL when the table
 * has none. Borrowed from the table. */
const struct veld *velden_vind(const struct veld *table, const char *path);
/* The same table for the query string of a GET, read as a form. */
enum result velden_query(const struct veld *table, const char *query, json_t **ret,
                         struct probleem *p) CHECKED;

/* The form's model: a list of {naam, label, hint, fout, waarde, verplicht, max, tekst, lang, datum,
 * getal, tijdstip, keuze, vinkjes, janee, geheim, delen, bestand, opties: [{waarde, naam, gekozen,
 * veld}], rijen: [{nummer, velden: […]}]} for the `veld` partial. Exactly one of the flags tekst …
 * bestand is true; `max` is the most characters of a text, null elsewhere; `veld` repeats the
 * field's naam, for a template sees the innermost object alone; `rijen` are the parts of DELEN and
 * an empty one. Values come from `raw` (what was typed, in a form) or else from `current` (the
 * resource's model, as the API gives it); `options` maps a field name to [{waarde, naam}] for
 * KEUZE(S) and ID(S), for fields of DELEN too (without it KEUZE(S) are spelled from their codes);
 * errors from `p`. Each may be NULL. New reference. */
json_t *velden_model(const struct veld *table, const json_t *raw, const json_t *current,
                     const json_t *options, const struct probleem *p);

#endif
