/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/conflict.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/datum.h"
#include "verzoek/answer.h"
#include "verzoek/router.h"

#include <string.h>

/* ---- the two sides of a field, as text ---- */

static void chosen_add(struct buf *out, const json_t *options)
{
    size_t i;
    const json_t *option;
    json_array_foreach(options, i, option)
    {
        const char *name = json_string_value(json_object_get(option, "naam"));
        if (json_is_true(json_object_get(option, "gekozen")) && name)
            buf_format(out, "%s%s", out->len ? ", " : "", name);
    }
}

/* What a field of velden_model holds, in words. */
static json_t *field_words(const json_t *field)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 64 * 1024);
    const json_t *value = json_object_get(field, "waarde");
    if (json_is_true(json_object_get(field, "janee")))
        buf_text(&out, json_is_true(value) ? "ja" : "nee");
    else if (json_is_true(json_object_get(field, "keuze")) ||
             json_is_true(json_object_get(field, "vinkjes")))
        chosen_add(&out, json_object_get(field, "opties"));
    else if (json_is_integer(value))
        buf_format(&out, "%lld", (long long)json_integer_value(value));
    else if (json_is_string(value))
        buf_text(&out, json_string_value(value));
    return json_string(out.data);
}

/* The one value a form sends for it; NULL when it sends none or several. */
static const char *field_value(const json_t *field)
{
    if (!json_is_true(json_object_get(field, "keuze")))
        return json_string_value(json_object_get(field, "waarde"));
    size_t i;
    const json_t *option;
    json_array_foreach(json_object_get(field, "opties"), i, option)
    {
        if (json_is_true(json_object_get(option, "gekozen")))
            return json_string_value(json_object_get(option, "waarde"));
    }
    return "";
}

static void hidden_add(json_t *list, const char *name, const json_t *value)
{
    if (json_is_string(value))
        (void)json_array_append_new(
            list, json_pack("{s:s, s:s}", "naam", name, "waarde", json_string_value(value)));
    size_t i;
    const json_t *one;
    json_array_foreach(value, i, one) { hidden_add(list, name, one); }
}

/* Everything that was typed for a field, parts of it included ("leden.0.naam"). */
static json_t *hidden_of(const json_t *raw, const char *name)
{
    json_t *list = json_array();
    size_t n = strlen(name);
    const char *key;
    const json_t *value;
    json_object_foreach((json_t *)(uintptr_t)raw, key, value)
    {
        if (strncmp(key, name, n) == 0 && (key[n] == '\0' || key[n] == '.'))
            hidden_add(list, key, value);
    }
    return list;
}

/* Whether both sides can be shown as days. */
static bool are_days(const json_t *field, const json_t *your_words, const json_t *now_words)
{
    const char *yours = json_string_value(your_words), *now = json_string_value(now_words);
    return json_is_true(json_object_get(field, "datum")) && yours && now &&
           (!yours[0] || datum_is_whole(yours)) && (!now[0] || datum_is_whole(now));
}

static json_t *line_model(const json_t *raw, const json_t *yours, const json_t *now)
{
    const char *name = json_string_value(json_object_get(yours, "naam"));
    const char *your_value = field_value(yours), *now_value = field_value(now);
    json_t *your_words = field_words(yours), *now_words = field_words(now);
    json_t *hidden = hidden_of(raw, name);
    bool differs = !json_equal(your_words, now_words);
    bool choose = differs && your_value && now_value &&
                  !json_is_true(json_object_get(yours, "vinkjes")) && json_array_size(hidden) == 1;
    return json_pack("{s:s, s:O?, s:b, s:o, s:o, s:b, s:b, s:s, s:s, s:o}", "naam", name, "label",
                     json_object_get(yours, "label"), "isDag",
                     are_days(yours, your_words, now_words), "uw", your_words, "nu", now_words,
                     "anders", differs, "kies", choose, "uwWaarde", choose ? your_value : "",
                     "nuWaarde", choose ? now_value : "", "verborgen", hidden);
}

static bool is_secret(const json_t *field)
{
    return json_is_true(json_object_get(field, "geheim"));
}

json_t *conflict_model(const struct verzoek *v, const struct formulier *f)
{
    AUTO_JSON json_t *yours = velden_model(f->velden, v->raw, NULL, f->options, NULL);
    AUTO_JSON json_t *now = velden_model(f->velden, NULL, f->current, f->options, NULL);
    json_t *lines = json_array();
    size_t i;
    const json_t *field;
    json_array_foreach(yours, i, field)
    {
        if (!is_secret(field))
            (void)json_array_append_new(lines, line_model(v->raw, field, json_array_get(now, i)));
    }
    return json_pack("{s:s, s:s?, s:I, s:s?, s:o}", "url", f->url, "methode", f->methode, "versie",
                     (json_int_t)f->versie, "terug", f->terug, "regels", lines);
}

/* ---- which page ---- */

/* A change without a form page: its fields against the resource at the root of the model. */
static json_t *model_of_resource(struct beurt *b)
{
    const char *method = b->route->method == HTTP_DELETE ? "DELETE"
                         : b->route->method == HTTP_PUT  ? "PUT"
                                                         : "PATCH";
    static const struct veld none[] = {{0}};
    const struct formulier f = {.url = b->path,
                                .methode = method,
                                .versie = b->v.versie,
                                .velden = b->route->velden ? b->route->velden : none,
                                .current = b->model,
                                .terug = b->path};
    return conflict_model(&b->v, &f);
}

enum http_next conflict_answer(struct beurt *b)
{
    AUTO_JSON json_t *model = json_incref(json_object_get(b->model, CONFLICT_KEY));
    if (!model && b->v.versie)
        model = model_of_resource(b);
    b->v.fouten = NULL; /* the page says it itself */
    return model ? answer_page(b, b->lees_status, "botst", model) : answer_problem(b, &b->fouten);
}

static bool is_for_form(enum probleem_soort soort)
{
    return soort == PROBLEEM_ONGELDIGE_INVOER || soort == PROBLEEM_CONFLICT ||
           soort == PROBLEEM_INLOGGEN_MISLUKT || soort == PROBLEEM_TE_VAAK ||
           soort == PROBLEEM_VERSIE_NODIG || soort == PROBLEEM_TE_GROOT ||
           soort == PROBLEEM_HERKOMST;
}

enum http_next form_again(struct beurt *b)
{
    const struct router *router = b->app->router;
    const struct route *form = NULL;
    enum probleem_soort soort = b->p.soort;
    if (!b->v.api && (soort == PROBLEEM_VERSIE || is_for_form(soort)) && b->route->formulier)
        form = router_by_template(router, HTTP_GET, b->route->formulier);
    else if (!b->v.api && soort == PROBLEEM_VERSIE)
        form = router_by_template(router, HTTP_GET, b->route->path);
    if (!form)
        return answer_problem(b, &b->p);
    probleem_clear(&b->fouten);
    b->fouten = b->p; /* moves */
    b->p = (struct probleem){0};
    b->v.fouten = &b->fouten;
    return read_as(b, form, probleem_status(soort));
}
