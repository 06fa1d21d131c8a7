/* SPDX-License-Identifier: EUPL-1.2 */
/* Models: lists, forms, rows of open tables. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "verzoek/conflict.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum result put(json_t *model, const char *key, json_t *stolen, struct probleem *p)
{
    if (json_object_set_new(model, key, stolen ? stolen : json_null()) != 0)
        return probleem_intern(p, "no memory for a model");
    return DONE;
}

enum result model_rows(struct verzoek *v, struct probleem *p, json_t *model, const char *key,
                       const char *sql, const struct db_bind *binds)
{
    json_t *rows;
    return db_rows(v->db, p, sql, binds, &rows) == DONE ? put(model, key, rows, p) : FAILED;
}

enum result model_row(struct verzoek *v, struct probleem *p, json_t *model, const char *key,
                      const char *sql, const struct db_bind *binds)
{
    json_t *row;
    return db_row(v->db, p, sql, binds, &row) == DONE ? put(model, key, row, p) : FAILED;
}

/* ---- lists ---- */

static bool is_named(const char *pair, size_t length, const char *name)
{
    size_t n = strlen(name);
    return length >= n && strncmp(pair, name, n) == 0 && (length == n || pair[n] == '=');
}

/* This URL, from another cursor on; what else was asked stays. */
static json_t *next_url(const struct verzoek *v, const char *cursor)
{
    BUF_AUTO struct buf url;
    buf_init(&url, 4000);
    buf_url(&url, v->http->path);
    buf_char(&url, '?');
    for (const char *s = v->http->query; *s;) {
        size_t length = strcspn(s, "&");
        if (length && !is_named(s, length, "na") && !is_named(s, length, "gedaan")) {
            buf_add(&url, s, length);
            buf_char(&url, '&');
        }
        s += length + (s[length] == '&');
    }
    buf_text(&url, "na=");
    buf_url(&url, cursor);
    return url.failed ? NULL : json_string(url.data);
}

enum result model_lijst(struct verzoek *v, json_t *model, json_t *rows, size_t most,
                        const char *cursor, struct probleem *p)
{
    json_t *next = json_null();
    if (json_array_size(rows) > most) {
        const json_t *last = json_array_get(rows, most - 1);
        const json_t *value = json_object_get(last, cursor);
        char number[24];
        (void)snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
        const char *text = json_is_integer(value) ? number : json_string_value(value);
        next = text ? next_url(v, text) : NULL;
        while (json_array_size(rows) > most)
            (void)json_array_remove(rows, json_array_size(rows) - 1);
    }
    if (!next) {
        json_decref(rows);
        return probleem_intern(p, "a list without a cursor %s", cursor);
    }
    if (put(model, "resultaten", rows, p) != DONE) {
        json_decref(next);
        return FAILED;
    }
    return put(model, "volgende", next, p);
}

/* ---- forms ---- */

static json_t *text_or_null(const char *text) { return text ? json_string(text) : json_null(); }

/* The version the form goes on with. One that was filled in before logging out keeps its own:
 * another's change since then is to be found, and not written over. */
static int64_t form_version(const struct verzoek *v, const struct formulier *f)
{
    const char *sent = json_string_value(json_object_get(v->raw, "_versie"));
    bool before = v->fouten && v->fouten->soort == PROBLEEM_HERKOMST;
    if (!f->versie || !before || !sent || strlen(sent) > 15 ||
        strspn(sent, "0123456789") != strlen(sent) || !*sent)
        return f->versie;
    return strtoll(sent, NULL, 10);
}

enum result model_formulier(struct verzoek *v, json_t *model, const char *key,
                            const struct formulier *f, struct probleem *p)
{
    int64_t versie = form_version(v, f);
    json_t *form = json_object();
    json_t *velden = velden_model(f->velden, v->raw, f->current, f->options, v->fouten);
    bool bestand = false;
    for (const struct veld *one = f->velden; one->soort != VELD_EINDE; one++)
        bestand |= one->soort == VELD_BESTAND;
    if (!form || !velden || json_object_set_new(form, "velden", velden) != 0 ||
        json_object_set_new(form, "bestand", json_boolean(bestand)) != 0 ||
        json_object_set_new(form, "url", json_string(f->url)) != 0 ||
        json_object_set_new(form, "methode", text_or_null(f->methode)) != 0 ||
        json_object_set_new(form, "versie", versie ? json_integer(versie) : json_null()) != 0 ||
        json_object_set_new(form, "knop", json_string(f->knop)) != 0 ||
        json_object_set_new(form, "terug", text_or_null(f->terug)) != 0) {
        json_decref(form);
        return probleem_intern(p, "no memory for a form");
    }
    if (v->fouten && v->fouten->soort == PROBLEEM_VERSIE &&
        put(model, CONFLICT_KEY, conflict_model(v, f), p) != DONE) {
        json_decref(form);
        return FAILED;
    }
    return put(model, key, form, p);
}

enum result model_wijziging(struct verzoek *v, json_t *model, const char *pad, const json_t *row,
                            struct formulier f, struct probleem *p)
{
    AUTO_FREE char *url = text_format("%s/%s", pad, v->text[0]);
    if (!url)
        return probleem_intern(p, "no memory for a form");
    f.url = url;
    f.terug = f.terug ? f.terug : url;
    f.methode = f.methode ? f.methode : "PATCH";
    f.versie = json_integer_value(json_object_get(row, "versie"));
    f.current = f.current ? f.current : row;
    return model_formulier(v, model, "formulier", &f, p);
}
