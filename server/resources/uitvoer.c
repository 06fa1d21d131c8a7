/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/uitvoer.h"

#include "base/cleanup.h"
#include "base/id.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 32 * 1024 * 1024 };

/* ---- CSV ---- */

/* What a spreadsheet may take for a formula, behind blanks as well. */
static bool is_formula(const char *text)
{
    const char *s = text + strspn(text, " \t\r\n");
    return (*s && strchr("=+-@|%", *s)) || *text == '\t' || *text == '\r' || *text == '\n';
}

static void cell_text(struct buf *out, const char *text)
{
    bool guard = is_formula(text);
    if (!guard && !strpbrk(text, "\",;\r\n") && text[0] != ' ') {
        buf_text(out, text);
        return;
    }
    buf_char(out, '"');
    if (guard)
        buf_char(out, '\'');
    for (const char *s = text; *s; s++) {
        if (*s == '"')
            buf_char(out, '"');
        buf_char(out, *s);
    }
    buf_char(out, '"');
}

static void cell_list(struct buf *out, const json_t *list)
{
    BUF_AUTO struct buf text;
    const json_t *part;
    size_t i;
    buf_init(&text, FILE_MAX);
    json_array_foreach(list, i, part)
    {
        const char *word = json_is_object(part) ? json_string_value(json_object_get(part, "code"))
                                                : json_string_value(part);
        buf_format(&text, "%s%s", i ? " " : "", word ? word : "");
    }
    cell_text(out, text.data);
}

static void cell(struct buf *out, const json_t *value)
{
    if (json_is_string(value))
        cell_text(out, json_string_value(value));
    else if (json_is_integer(value))
        buf_format(out, "%lld", (long long)json_integer_value(value));
    else if (json_is_boolean(value))
        buf_text(out, json_is_true(value) ? "ja" : "nee");
    else if (json_is_array(value))
        cell_list(out, value);
}

void uitvoer_csv(struct buf *out, const json_t *rows, const struct kolom *kolommen)
{
    const json_t *row;
    size_t i;
    for (const struct kolom *k = kolommen; k->kop; k++) {
        buf_text(out, k == kolommen ? "" : ",");
        cell_text(out, k->kop);
    }
    buf_text(out, "\r\n");
    json_array_foreach(rows, i, row)
    {
        for (const struct kolom *k = kolommen; k->kop; k++) {
            buf_text(out, k == kolommen ? "" : ",");
            cell(out, json_object_get(row, k->sleutel));
        }
        buf_text(out, "\r\n");
    }
}

/* ---- the answer ---- */

void uitvoer_filter(const struct verzoek *v, struct buf *out)
{
    const struct veld *veld = v->route->velden;
    for (size_t n = 0; veld && veld->naam; veld++) {
        const json_t *value = in_get(v, veld->naam);
        char id[ID_TEXT_SIZE];
        if (!value || json_is_null(value) || strcmp(veld->naam, "formaat") == 0)
            continue;
        buf_format(out, "%s%s=", n++ ? " " : "", veld->naam);
        if (json_is_string(value)) {
            buf_text(out, json_string_value(value));
        } else if (veld->soort == VELD_ID) {
            id_format(json_integer_value(value), id);
            buf_text(out, id);
        } else {
            buf_format(out, "%lld", (long long)json_integer_value(value));
        }
    }
}

static enum result log_tell(struct verzoek *v, const char *formaat, size_t lines,
                            const char *filter, struct probleem *p)
{
    json_t *told =
        json_sprintf("%s, %zu regels%s%s", formaat, lines, filter[0] ? ": " : "", filter);
    if (!told || json_object_set_new(v->in, "#uitvoer", told) != 0)
        return probleem_intern(p, "no memory for an export");
    v->reden = json_string_value(told);
    return DONE;
}

enum result uitvoer_antwoord(struct verzoek *v, const json_t *rows, const struct kolom *kolommen,
                             const char *naam, const char *filter, struct probleem *p)
{
    BUF_AUTO struct buf out;
    const char *formaat = in_text(v, "formaat");
    size_t lines = json_array_size(rows), bytes;
    bool json = formaat && strcmp(formaat, "json") == 0;
    AUTO_FREE char *file = text_format("%s-%s.%s", naam, v->vandaag, json ? "json" : "csv");
    if (lines > UITVOER_MOST)
        return probleem_set(p, PROBLEEM_TE_GROOT,
                            "Er zijn meer dan %d regels met deze keuze. Kies een kortere periode.",
                            UITVOER_MOST);
    buf_init(&out, FILE_MAX);
    if (json) {
        AUTO_JSON json_t *whole = json_pack("{s:I, s:O}", "aantal", (json_int_t)lines, "resultaten",
                                            (json_t *)(uintptr_t)rows);
        AUTO_FREE char *text = whole ? json_dumps(whole, JSON_INDENT(1)) : NULL;
        buf_text(&out, text ? text : "");
    } else {
        uitvoer_csv(&out, rows, kolommen);
    }
    if (!file || out.failed || out.len == 0 ||
        log_tell(v, json ? "json" : "csv", lines, filter, p) != DONE)
        return probleem_is(p) ? FAILED : probleem_intern(p, "no memory for an export");
    char *text = buf_steal(&out, &bytes);
    return antwoord_tekst(v, text, bytes,
                          json ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
                          file, p);
}
