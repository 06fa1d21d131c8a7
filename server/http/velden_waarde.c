/* SPDX-License-Identifier: EUPL-1.2 */
/* One value: a reader per kind of field, and the words for what is wrong with it. */
#include "http/velden_intern.h"

#include "base/bsn.h"
#include "base/id.h"
#include "base/tekst.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_CODE = 64 };

/* ---- telling what is wrong ---- */

/* What each kind says to somebody at a screen when it is left empty and when it cannot be
 * understood; and to a program. */
static const struct {
    const char *code, *empty, *reason, *api;
} WORDS[] = {
    [VELD_REGEL] = {"geen-tekst", "Vul dit in.", "Vul hier tekst in.", "Geef een tekst."},
    [VELD_TEKST] = {"geen-tekst", "Vul dit in.", "Vul hier tekst in.", "Geef een tekst."},
    [VELD_GEHEIM] = {"geen-tekst", "Vul dit in.", "Vul hier tekst in.", "Geef een tekst."},
    [VELD_GETAL] = {"geen-getal", "Vul een getal in.", "Vul een heel getal in, alleen cijfers.",
                    "Geef een heel getal."},
    [VELD_JANEE] = {"geen-janee", "Kies ja of nee.", "Kies ja of nee.", "Geef true of false."},
    [VELD_DATUM] = {"geen-datum", "Kies een datum, bijvoorbeeld 21-11-2026.",
                    "Kies een datum, bijvoorbeeld 21-11-2026.",
                    "Geef een datum, bijvoorbeeld 2026-11-21."},
    [VELD_DEELDATUM] = {"geen-datum", "Vul een datum in, bijvoorbeeld 21-11-2012.",
                        "Vul een datum in, bijvoorbeeld 21-11-2012. Weet u alleen het jaar? Vul "
                        "dan het jaar in.",
                        "Geef een datum, met 00 voor wat onbekend is: 2012-11-21 of 2012-00-00."},
    [VELD_TIJDSTIP] = {"geen-tijdstip", "Kies een datum en een tijd.",
                       "Kies een datum en een tijd, bijvoorbeeld 21-11-2026 om 14:30.",
                       "Geef een tijdstip, bijvoorbeeld 2026-11-21T14:30:00+01:00."},
    [VELD_ID] = {"geen-id", "Maak een keuze.", "Kies iets uit de lijst.",
                 "Geef een id van 13 tekens."},
    [VELD_IDS] = {"geen-lijst", "Kies er minstens één.", "Kies iets uit de lijst.",
                  "Geef een lijst van ids."},
    [VELD_KEUZE] = {"onbekende-keuze", "Maak een keuze.", "Kies iets uit de lijst.",
                    "Geef een van de waarden die hier mogen."},
    [VELD_KEUZES] = {"geen-lijst", "Kies er minstens één.", "Kies iets uit de lijst.",
                     "Geef een lijst van waarden die hier mogen."},
    [VELD_BSN] = {"geen-bsn", "Vul het burgerservicenummer in.",
                  "Dit is geen burgerservicenummer. Kijk de negen cijfers na.",
                  "Geef een burgerservicenummer: negen cijfers die de elfproef doorstaan."},
    [VELD_DELEN] = {"geen-lijst", "Vul er minstens één in.", "Vul er minstens één in.",
                    "Geef een lijst van objecten."},
    [VELD_BESTAND] = {"geen-bestand", "Kies een bestand.", "Kies een bestand.",
                      "Stuur het bestand als deel van multipart/form-data."},
};

json_t *reading_fault(struct reading *r, const char *naam, const char *code, const char *reason,
                      ...)
{
    char path[VELD_PATH_SIZE], text[300];
    const char *regel = r->regel;
    va_list args;
    va_start(args, reason);
    (void)vsnprintf(text, sizeof text, reason, args);
    va_end(args);
    (void)snprintf(path, sizeof path, "%s%s", r->prefix, naam);
    (void)probleem_veld(r->p, path, code, regel ? "%s %s" : "%s", text, regel);
    r->wrong = true;
    return NULL;
}

json_t *reading_not_understood(struct reading *r, const struct veld *v)
{
    return reading_fault(r, v->naam, WORDS[v->soort].code, "%s",
                         r->form ? WORDS[v->soort].reason : WORDS[v->soort].api);
}

enum { MOST_CODES = 260 };

/* "a, b, c", as the description of the API has them; false when they are data, or too many. */
static bool codes_of(const struct veld *v, char ret[MOST_CODES])
{
    size_t n = 0;
    for (const char *const *code = v->keuzes; code && *code; code++) {
        int put = snprintf(ret + n, MOST_CODES - n, "%s%s", n ? ", " : "", *code);
        if (put < 0 || (size_t)put >= MOST_CODES - n)
            return false;
        n += (size_t)put;
    }
    return n > 0;
}

json_t *reading_not_in_list(struct reading *r, const struct veld *v)
{
    bool id = v->soort == VELD_ID || v->soort == VELD_IDS;
    int like = id ? VELD_ID : VELD_KEUZE;
    char codes[MOST_CODES];
    if (!r->form && !id && codes_of(v, codes))
        return reading_fault(r, v->naam, WORDS[like].code, "Geef een van: %s.", codes);
    return reading_fault(r, v->naam, WORDS[like].code, "%s",
                         r->form ? WORDS[like].reason : WORDS[like].api);
}

json_t *reading_left_empty(struct reading *r, const struct veld *v)
{
    return reading_fault(r, v->naam, "verplicht", "%s",
                         r->form ? WORDS[v->soort].empty : "Dit veld is verplicht.");
}

json_t *reading_no_memory(struct reading *r)
{
    (void)probleem_intern(r->p, "out of memory");
    r->wrong = true;
    return NULL;
}

/* ---- single values, from text that is not empty ---- */

int velden_max(const struct veld *v)
{
    if (v->max > 0)
        return v->max;
    switch (v->soort) {
    case VELD_REGEL: return VELD_REGEL_MAX;
    case VELD_TEKST: return VELD_TEKST_MAX;
    case VELD_GEHEIM: return VELD_GEHEIM_MAX;
    default: return VELD_LIJST_MAX;
    }
}

static json_t *read_tekst(struct reading *r, const struct veld *v, const char *text)
{
    size_t length = tekst_length(text);
    int most = velden_max(v);
    if (length > (size_t)most)
        return reading_fault(r, v->naam, "te-lang", "Dit is te lang: %zu tekens, er passen er %d.",
                             length, most);
    if (v->min > 0 && length < (size_t)v->min)
        return reading_fault(r, v->naam, "te-kort",
                             "Dit is te kort: %zu %s, gebruik er minstens %d.", length,
                             length == 1 ? "teken" : "tekens", v->min);
    return json_string(text);
}

static json_t *check_getal(struct reading *r, const struct veld *v, json_int_t number)
{
    bool free_range = v->min == 0 && v->max == 0;
    int least = free_range ? -VELD_GETAL_MAX : v->min;
    int most = v->max < v->min || free_range ? VELD_GETAL_MAX : v->max;
    if (number < least || number > most)
        return reading_fault(r, v->naam, number < least ? "te-laag" : "te-hoog",
                             "Vul een getal in van %d tot en met %d.", least, most);
    return json_integer(number);
}

static json_t *read_getal(struct reading *r, const struct veld *v, const char *text)
{
    size_t digits = strspn(text + (*text == '-'), "0123456789");
    if (digits == 0 || text[(*text == '-') + digits] != '\0')
        return reading_not_understood(r, v);
    /* What does not fit comes out as the largest there is, and that is refused. */
    return check_getal(r, v, strtoll(text, NULL, 10));
}

static json_t *read_janee(struct reading *r, const struct veld *v, const char *text)
{
    static const char *const YES[] = {"ja", "on", "true", "1"}, *const NO[] = {"nee", "off",
                                                                               "false", "0"};
    for (size_t i = 0; i < COUNT_OF(YES); i++) {
        if (strcmp(text, YES[i]) == 0)
            return json_true();
        if (strcmp(text, NO[i]) == 0)
            return json_false();
    }
    return reading_not_understood(r, v);
}

static json_t *read_datum(struct reading *r, const struct veld *v, const char *text)
{
    char datum[DATUM_SIZE];
    bool partial = v->soort == VELD_DEELDATUM;
    enum tijd read = partial ? tijd_partial(text, datum) : tijd_date(text, datum);
    if (read == TIJD_BESTAAT_NIET)
        return reading_fault(r, v->naam, "geen-datum", "Deze datum bestaat niet. Kijk hem na.");
    if (read != TIJD_GOED || (!r->form && strcmp(text, datum) != 0)) /* JSON: one way to write it */
        return reading_not_understood(r, v);
    return json_string(datum);
}

static json_t *read_tijdstip(struct reading *r, const struct veld *v, const char *text)
{
    char instant[TIJDSTIP_SIZE];
    switch (tijd_instant(text, r->form, instant)) {
    case TIJD_GOED: return json_string(instant);
    case TIJD_BESTAAT_NIET:
        return reading_fault(r, v->naam, "geen-tijdstip", "Deze datum bestaat niet. Kijk hem na.");
    case TIJD_ONLEESBAAR: break;
    }
    return reading_not_understood(r, v);
}

static json_t *read_id(struct reading *r, const struct veld *v, const char *text)
{
    int64_t id = id_parse(text);
    return id > 0 ? json_integer(id) : reading_not_in_list(r, v);
}

/* Words of a code table, handelingen ("notitie.toevoegen") included. */
static bool is_code(const char *text)
{
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    for (const char *at = text;; at++) {
        size_t n = strspn(at, LETTERS);
        at += n;
        if (n == 0 || at - text > LONGEST_CODE)
            return false;
        if (*at == '\0')
            return true;
        if (*at != '-' && *at != '_' && *at != '.')
            return false;
    }
}

static json_t *read_keuze(struct reading *r, const struct veld *v, const char *text)
{
    bool known = !v->keuzes && is_code(text);
    for (const char *const *keuze = v->keuzes; keuze && *keuze && !known; keuze++)
        known = strcmp(*keuze, text) == 0;
    return known ? json_string(text) : reading_not_in_list(r, v);
}

static json_t *read_bsn(struct reading *r, const struct veld *v, const char *text)
{
    char bsn[BSN_SIZE];
    return bsn_parse(text, bsn) ? json_string(bsn) : reading_not_understood(r, v);
}

typedef json_t *text_reader(struct reading *r, const struct veld *v, const char *text);

static text_reader *const READERS[] = {
    [VELD_REGEL] = read_tekst,       [VELD_TEKST] = read_tekst, [VELD_GEHEIM] = read_tekst,
    [VELD_GETAL] = read_getal,       [VELD_JANEE] = read_janee, [VELD_DATUM] = read_datum,
    [VELD_DEELDATUM] = read_datum,   [VELD_ID] = read_id,       [VELD_IDS] = read_id,
    [VELD_TIJDSTIP] = read_tijdstip, [VELD_KEUZE] = read_keuze, [VELD_KEUZES] = read_keuze,
    [VELD_BSN] = read_bsn,           [VELD_DELEN] = NULL,       [VELD_BESTAND] = NULL,
};

json_t *reading_text(struct reading *r, const struct veld *v, const json_t *raw)
{
    BUF_AUTO struct buf text;
    buf_init(&text, json_string_length(raw));
    if (v->soort == VELD_GEHEIM)
        buf_add(&text, json_string_value(raw), json_string_length(raw));
    else
        tekst_clean(json_string_value(raw), v->soort != VELD_TEKST, &text);
    if (text.failed)
        return reading_no_memory(r);
    return text.len == 0 ? json_null() : READERS[v->soort](r, v, text.data);
}

/* Only what took the file in makes an object of a form's value. */
static json_t *read_bestand(struct reading *r, const struct veld *v, const json_t *raw)
{
    if (!r->form || !json_is_object(raw))
        return reading_not_understood(r, v);
    const char *code = json_string_value(json_object_get(raw, "code"));
    return code ? reading_fault(r, v->naam, code, "%s",
                                json_string_value(json_object_get(raw, "reden")))
                : json_incref((json_t *)(uintptr_t)raw);
}

json_t *reading_single(struct reading *r, const struct veld *v, const json_t *raw)
{
    if (json_is_null(raw))
        return json_null();
    if (v->soort == VELD_BESTAND)
        return read_bestand(r, v, raw);
    if (r->form && json_is_array(raw))
        return reading_fault(r, v->naam, "dubbel",
                             "Dit is twee keer ingevuld. Vul het één keer in.");
    if (!r->form && v->soort == VELD_GETAL)
        return json_is_integer(raw) ? check_getal(r, v, json_integer_value(raw))
                                    : reading_not_understood(r, v);
    if (!r->form && v->soort == VELD_JANEE)
        return json_is_boolean(raw) ? json_incref((json_t *)(uintptr_t)raw)
                                    : reading_not_understood(r, v);
    return json_is_string(raw) ? reading_text(r, v, raw) : reading_not_understood(r, v);
}
