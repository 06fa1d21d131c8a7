/* SPDX-License-Identifier: EUPL-1.2 */
/* Validation of a whole table: lists, parts, what is missing and what is unknown. */
#include "http/velden_intern.h"

#include "base/cleanup.h"
#include "base/tekst.h"

#include <stdio.h>
#include <string.h>

/* ---- lists ---- */

static bool contains(const json_t *list, const json_t *value)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_equal(json_array_get(list, i), value))
            return true;
    return false;
}

static bool fits(struct reading *r, const struct veld *v, size_t count)
{
    int most = velden_max(v);
    if (count <= (size_t)most)
        return true;
    (void)reading_fault(r, v->naam, "te-veel", "Dit zijn er te veel: %zu, er passen er %d.", count,
                        most);
    return false;
}

/* Adds one element; false when it is wrong. An empty choice in a form is no choice. */
static bool read_element(struct reading *r, const struct veld *v, const json_t *raw, json_t *list)
{
    AUTO_JSON json_t *value = json_is_string(raw) ? reading_text(r, v, raw) : json_null();
    if (!value)
        return false;
    if (json_is_null(value)) {
        if (!r->form)
            (void)reading_not_in_list(r, v);
        return r->form;
    }
    if (contains(list, value)) {
        (void)reading_fault(r, v->naam, "dubbel", "Dit staat er twee keer in. Haal er één weg.");
        return false;
    }
    json_array_append(list, value);
    return true;
}

static json_t *read_list(struct reading *r, const struct veld *v, const json_t *raw)
{
    bool one = r->form && json_is_string(raw);
    size_t count = one ? 1 : json_array_size(raw);
    if (!one && !json_is_array(raw))
        return reading_not_understood(r, v);
    if (!fits(r, v, count))
        return NULL;
    AUTO_JSON json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        if (!read_element(r, v, one ? raw : json_array_get(raw, i), list))
            return NULL;
    return TAKE(list);
}

/* ---- parts ---- */

static json_t *read_table(struct reading *r);

static bool read_part(struct reading *r, const struct veld *v, int number, const json_t *raw,
                      json_t *list)
{
    char prefix[VELD_PATH_SIZE], naam[VELD_PATH_SIZE];
    (void)snprintf(prefix, sizeof prefix, "%s%s.%d.", r->prefix, v->naam, number);
    (void)snprintf(naam, sizeof naam, "%s.%d", v->naam, number);
    if (!json_is_object(raw)) {
        (void)reading_fault(r, naam, "geen-deel", "Stuur hier een object met velden.");
        /* the numbers of the others stay what they are */
        return r->rest && json_array_append_new(list, json_object()) == 0;
    }
    struct reading part = {.table = v->deel,
                           .raw = raw,
                           .form = r->form,
                           .prefix = prefix,
                           .p = r->p,
                           .rest = r->rest};
    json_t *value = read_table(&part);
    r->wrong = r->wrong || !value;
    return value && json_array_append_new(list, value) == 0;
}

/* All of them, so that the errors of all are told. */
static json_t *read_parts(struct reading *r, const struct veld *v, const json_t *raw)
{
    size_t count = json_array_size(raw);
    if (!json_is_array(raw))
        return reading_not_understood(r, v);
    if (!fits(r, v, count))
        return NULL;
    AUTO_JSON json_t *list = json_array();
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = read_part(r, v, (int)i, json_array_get(raw, i), list) && good;
    return good ? TAKE(list) : NULL;
}

static json_t *read_collected(struct reading *r, const struct veld *v, const struct delen *parts)
{
    if (!fits(r, v, parts->count))
        return NULL;
    AUTO_JSON json_t *list = json_array();
    bool good = true;
    for (size_t i = 0; i < parts->count; i++)
        good = read_part(r, v, parts->deel[i].number, parts->deel[i].raw, list) && good;
    return good ? TAKE(list) : NULL;
}

/* ---- a table ---- */

static bool is_list(const struct veld *v)
{
    return v->soort == VELD_IDS || v->soort == VELD_KEUZES || v->soort == VELD_DELEN;
}

/* What a field means that is not there; NULL for nothing. */
static json_t *read_absent(struct reading *r, const struct veld *v)
{
    if (v->verplicht)
        return r->change ? NULL : reading_left_empty(r, v);
    if (r->form && v->soort == VELD_JANEE)
        return json_false();
    return r->form && is_list(v) ? json_array() : NULL;
}

static json_t *read_form_parts(struct reading *r, const struct veld *v)
{
    struct delen parts;
    if (delen_collect(r->raw, v->naam, &parts) == FAILED)
        return reading_no_memory(r);
    json_t *list = parts.count > 0 ? read_collected(r, v, &parts) : read_absent(r, v);
    delen_free(&parts);
    return list;
}

static json_t *read_present(struct reading *r, const struct veld *v, const json_t *raw)
{
    AUTO_JSON json_t *value = NULL;
    if (json_is_null(raw)) /* a list is never null: nothing of it is no list */
        value = is_list(v) ? json_array() : json_null();
    else if (v->soort == VELD_DELEN)
        value = read_parts(r, v, raw);
    else
        value = is_list(v) ? read_list(r, v, raw) : reading_single(r, v, raw);
    bool empty = json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0);
    return v->verplicht && value && empty ? reading_left_empty(r, v) : TAKE(value);
}

static json_t *read_field(struct reading *r, const struct veld *v)
{
    if (r->form && v->soort == VELD_DELEN)
        return read_form_parts(r, v);
    const json_t *raw = json_object_get(r->raw, v->naam);
    return raw ? read_present(r, v, raw) : read_absent(r, v);
}

static bool is_own_name(const char *name)
{
    static const char *const OWN[] = {"_csrf", "_sleutel", "_methode", "_versie", "_terug"};
    for (size_t i = 0; i < COUNT_OF(OWN); i++)
        if (strcmp(name, OWN[i]) == 0)
            return true;
    return false;
}

static bool is_known(const struct reading *r, const char *key)
{
    int number;
    const char *rest;
    if (r->form && r->prefix[0] == '\0' && is_own_name(key))
        return true;
    for (const struct veld *v = r->table; v->soort != VELD_EINDE; v++) {
        bool dotted = r->form && v->soort == VELD_DELEN;
        if (dotted ? delen_split(key, v->naam, &number, &rest) : strcmp(key, v->naam) == 0)
            return true;
    }
    return false;
}

static void refuse_unknown(struct reading *r)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)r->raw, key, value)
    {
        if (is_known(r, key))
            continue;
        BUF_AUTO struct buf name;
        buf_init(&name, 4 * VELD_PATH_SIZE);
        tekst_shorten(key, 60, &name);
        (void)reading_fault(r, name.data, "onbekend-veld",
                            "Dit veld kennen wij niet. Haal het weg.");
    }
}

/* NULL when anything in it is wrong; all of that has then been said. */
static json_t *read_table(struct reading *r)
{
    AUTO_JSON json_t *ret = json_object();
    for (const struct veld *v = r->table; v->soort != VELD_EINDE; v++) {
        r->regel = v->regel;
        json_t *value = read_field(r, v);
        if (value && json_object_set_new(ret, v->naam, value) != 0)
            (void)reading_no_memory(r);
    }
    r->regel = NULL;
    refuse_unknown(r);
    return r->wrong && !r->rest ? NULL : TAKE(ret);
}

enum result velden_read(const struct veld *table, const json_t *raw, bool form, bool change,
                        json_t **ret, struct probleem *p)
{
    struct reading r = {
        .table = table, .raw = raw, .form = form, .change = change, .prefix = "", .p = p};
    json_t *value = read_table(&r);
    if (!value)
        return FAILED;
    *ret = value;
    return DONE;
}

json_t *velden_rest(const struct veld *table, const json_t *raw, bool form, bool change)
{
    PROBLEEM_AUTO struct probleem told = {0};
    struct reading r = {.table = table,
                        .raw = raw,
                        .form = form,
                        .change = change,
                        .prefix = "",
                        .p = &told,
                        .rest = true};
    return read_table(&r);
}

enum result velden_query(const struct veld *table, const char *query, json_t **ret,
                         struct probleem *p)
{
    enum { MOST = 100 };
    json_t *pairs;
    if (velden_pairs(query, strlen(query), MOST, &pairs, p) == FAILED)
        return FAILED;
    AUTO_JSON json_t *raw = pairs;
    return velden_read(table, raw, true, false, ret, p);
}
