/* SPDX-License-Identifier: EUPL-1.2 */
/* The model of a form: each field with what it holds now, what may be chosen and what was wrong. */
#include "http/velden_intern.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "base/tekst.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct showing {
    const json_t *raw, *current, *options;
    const struct probleem *p;
    const char *prefix; /* "leden.0." inside DELEN, else "" */
};

/* ---- values ---- */

/* What a model holds, as text: ids and codes are texts there, or numbers as the database has them.
 */
static json_t *text_of(const struct veld *v, const json_t *value)
{
    char text[ID_TEXT_SIZE + 10] = "";
    if (json_is_string(value))
        return json_string(json_string_value(value));
    if (json_is_integer(value) && (v->soort == VELD_ID || v->soort == VELD_IDS))
        id_format(json_integer_value(value), text);
    else if (json_is_integer(value))
        (void)snprintf(text, sizeof text, "%lld", (long long)json_integer_value(value));
    return json_string(text);
}

/* A date that was typed in our own way is understood by <input type=date> only as ISO. Texts come
 * back as they would have been kept: without what turns them around or hides in them. */
static json_t *typed(const struct veld *v, const json_t *raw)
{
    char datum[DATUM_SIZE];
    const json_t *first = json_is_array(raw) ? json_array_get(raw, 0) : raw;
    const char *text = json_is_string(first) ? json_string_value(first) : "";
    if (v->soort == VELD_DATUM && tijd_date(text, datum) == TIJD_GOED)
        return json_string(datum);
    BUF_AUTO struct buf clean;
    buf_init(&clean, strlen(text) + 1);
    tekst_clean(text, v->soort != VELD_TEKST, &clean);
    return json_stringn(clean.len ? clean.data : "", clean.len);
}

static json_t *shown(const struct veld *v, const json_t *current)
{
    char text[LOCAL_SIZE] = "";
    if (json_is_string(current) && v->soort == VELD_DEELDATUM) {
        tijd_show_partial(json_string_value(current), text);
        return json_string(text);
    }
    if (json_is_string(current) && v->soort == VELD_TIJDSTIP &&
        tijd_show_local(json_string_value(current), text))
        return json_string(text);
    return text_of(v, current);
}

/* Browsers leave out what is not ticked, and nothing else. */
static bool is_ticked_kind(const struct veld *v)
{
    return v->soort == VELD_JANEE || v->soort == VELD_IDS || v->soort == VELD_KEUZES;
}

/* Whether the form had the field, so that what was typed (or not ticked) is what counts. */
static bool from_raw(const struct showing *s, const struct veld *v)
{
    return s->raw && (json_object_get(s->raw, v->naam) || is_ticked_kind(v));
}

/* What the field holds, typed or current; NULL for nothing. */
static const json_t *held(const struct showing *s, const struct veld *v)
{
    return json_object_get(from_raw(s, v) ? s->raw : s->current, v->naam);
}

static bool is_yes(const json_t *value)
{
    static const char *const YES[] = {"ja", "on", "true", "1"};
    for (size_t i = 0; json_is_string(value) && i < COUNT_OF(YES); i++)
        if (strcmp(json_string_value(value), YES[i]) == 0)
            return true;
    return json_is_true(value);
}

static json_t *waarde(const struct showing *s, const struct veld *v)
{
    const json_t *value = held(s, v);
    switch (v->soort) {
    case VELD_JANEE: return json_boolean(is_yes(value));
    case VELD_BSN:
    case VELD_GEHEIM:
    case VELD_IDS:
    case VELD_KEUZES:
    case VELD_DELEN:
    case VELD_BESTAND: return json_string(""); /* secret, or told by opties and rijen */
    default: return from_raw(s, v) ? typed(v, value) : shown(v, value);
    }
}

/* ---- options ---- */

static bool holds(const struct veld *v, const json_t *value, const char *option)
{
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            if (holds(v, json_array_get(value, i), option))
                return true;
        return false;
    }
    AUTO_JSON json_t *text = text_of(v, value);
    return strcmp(json_string_value(text), option) == 0;
}

/* "eigen_kracht" as "Eigen kracht", where nobody has given it a name. */
static json_t *spelled(const char *code)
{
    char text[80];
    (void)snprintf(text, sizeof text, "%s", code);
    for (char *at = text; *at; at++)
        if (*at == '_' || *at == '-')
            *at = ' ';
    text[0] = (char)toupper((unsigned char)text[0]);
    return json_string(text);
}

static void add_option(json_t *list, const struct showing *s, const struct veld *v,
                       const char *option, json_t *naam)
{
    const json_t *value = held(s, v);
    char path[VELD_PATH_SIZE];
    (void)snprintf(path, sizeof path, "%s%s", s->prefix, v->naam);
    json_array_append_new(list,
                          json_pack("{s:s, s:o, s:b, s:s}", "waarde", option, "naam", naam,
                                    "gekozen", value && holds(v, value, option), "veld", path));
}

static json_t *opties(const struct showing *s, const struct veld *v)
{
    json_t *list = json_array();
    const json_t *given = json_object_get(s->options, v->naam);
    for (size_t i = 0; i < json_array_size(given); i++) {
        const json_t *one = json_array_get(given, i);
        AUTO_JSON json_t *option = text_of(v, json_object_get(one, "waarde"));
        add_option(list, s, v, json_string_value(option),
                   json_incref(json_object_get(one, "naam")));
    }
    for (const char *const *keuze = v->keuzes; !given && keuze && *keuze; keuze++)
        add_option(list, s, v, *keuze, spelled(*keuze));
    return list;
}

/* ---- parts ---- */

static json_t *fields(const struct showing *s, const struct veld *table);

static void add_part(json_t *rows, const struct showing *s, const struct veld *v, int number,
                     const json_t *raw, const json_t *current)
{
    char prefix[VELD_PATH_SIZE];
    (void)snprintf(prefix, sizeof prefix, "%s%s.%d.", s->prefix, v->naam, number);
    struct showing part = {
        .raw = raw, .current = current, .options = s->options, .p = s->p, .prefix = prefix};
    json_array_append_new(rows, json_pack("{s:i, s:o}", "nummer", (int)json_array_size(rows) + 1,
                                          "velden", fields(&part, v->deel)));
}

/* The parts there are, and an empty one as long as there is room. */
static json_t *rijen(const struct showing *s, const struct veld *v)
{
    json_t *rows = json_array();
    struct delen typed_in = {0};
    int next = 0;
    if (v->soort != VELD_DELEN || (s->raw && delen_collect(s->raw, v->naam, &typed_in) == FAILED))
        return rows;
    for (size_t i = 0; i < typed_in.count; i++) {
        add_part(rows, s, v, typed_in.deel[i].number, typed_in.deel[i].raw, NULL);
        next = typed_in.deel[i].number + 1;
    }
    delen_free(&typed_in);
    const json_t *current = s->raw ? NULL : json_object_get(s->current, v->naam);
    for (size_t i = 0; i < json_array_size(current); i++)
        add_part(rows, s, v, next++, NULL, json_array_get(current, i));
    if (json_array_size(rows) < (size_t)velden_max(v))
        add_part(rows, s, v, next, NULL, NULL);
    return rows;
}

/* ---- a field ---- */

static json_t *text_or_null(const char *text) { return text ? json_string(text) : json_null(); }

static json_t *fout(const struct showing *s, const char *path)
{
    for (size_t i = 0; s->p && i < json_array_size(s->p->velden); i++) {
        const json_t *one = json_array_get(s->p->velden, i);
        const char *naam = json_string_value(json_object_get(one, "name"));
        if (naam && strcmp(naam, path) == 0)
            return json_incref(json_object_get(one, "reason"));
    }
    return json_null();
}

/* The flag of the control that a kind is shown with. */
static const char *control(enum veld_soort soort)
{
    switch (soort) {
    case VELD_TEKST: return "lang";
    case VELD_GETAL: return "getal";
    case VELD_JANEE: return "janee";
    case VELD_DATUM: return "datum";
    case VELD_TIJDSTIP: return "tijdstip";
    case VELD_ID:
    case VELD_KEUZE: return "keuze";
    case VELD_IDS:
    case VELD_KEUZES: return "vinkjes";
    case VELD_GEHEIM: return "geheim";
    case VELD_DELEN: return "delen";
    case VELD_BESTAND: return "bestand";
    case VELD_REGEL:
    case VELD_DEELDATUM: /* part of a date does not go into <input type=date> */
    case VELD_BSN:
    case VELD_EINDE: break;
    }
    return "tekst";
}

static json_t *field(const struct showing *s, const struct veld *v)
{
    static const char *const CONTROLS[] = {"tekst",    "lang",  "datum",   "getal",
                                           "tijdstip", "keuze", "vinkjes", "janee",
                                           "geheim",   "delen", "bestand"};
    char path[VELD_PATH_SIZE];
    (void)snprintf(path, sizeof path, "%s%s", s->prefix, v->naam);
    bool is_text = v->soort == VELD_REGEL || v->soort == VELD_TEKST || v->soort == VELD_GEHEIM;
    json_t *o = json_object();
    json_object_set_new(o, "naam", json_string(path));
    json_object_set_new(o, "label", json_string(v->label ? v->label : v->naam));
    json_object_set_new(o, "hint", text_or_null(v->hint));
    json_object_set_new(o, "fout", fout(s, path));
    json_object_set_new(o, "waarde", waarde(s, v));
    json_object_set_new(o, "verplicht", json_boolean(v->verplicht));
    json_object_set_new(o, "max", is_text ? json_integer(velden_max(v)) : json_null());
    json_object_set_new(o, "opties", opties(s, v));
    json_object_set_new(o, "rijen", rijen(s, v));
    for (size_t i = 0; i < COUNT_OF(CONTROLS); i++)
        json_object_set_new(o, CONTROLS[i],
                            json_boolean(strcmp(CONTROLS[i], control(v->soort)) == 0));
    return o;
}

static json_t *fields(const struct showing *s, const struct veld *table)
{
    json_t *list = json_array();
    for (const struct veld *v = table; v->soort != VELD_EINDE; v++)
        json_array_append_new(list, field(s, v));
    return list;
}

const struct veld *velden_vind(const struct veld *table, const char *path)
{
    size_t length = strcspn(path, ".");
    for (const struct veld *v = table; v && v->soort != VELD_EINDE; v++) {
        if (strncmp(v->naam, path, length) != 0 || v->naam[length] != '\0')
            continue;
        const char *part = v->deel && path[length] ? strchr(path + length + 1, '.') : NULL;
        const struct veld *inner = part ? velden_vind(v->deel, part + 1) : NULL;
        return inner ? inner : v;
    }
    return NULL;
}

json_t *velden_model(const struct veld *table, const json_t *raw, const json_t *current,
                     const json_t *options, const struct probleem *p)
{
    const struct showing s = {
        .raw = raw, .current = current, .options = options, .p = p, .prefix = ""};
    return fields(&s, table);
}
