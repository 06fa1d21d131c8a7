/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/woorden_intern.h"

#include <stdint.h>
#include <stdlib.h>

/* Open addressing; `room` is a power of two, at least a quarter of it is empty. */
struct woorden {
    struct woorden_rij *rows; /* copies, one block of memory each, at `code`; NULL code: empty */
    size_t room, count;
};

#define HASH_START 2166136261u

/* FNV-1a, to be continued from `hash`. */
static uint32_t hash_more(uint32_t hash, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* The row of `lijst:code` (or of `code` alone when list is empty), or the empty place for it. */
static struct woorden_rij *find(const struct woorden *w, const char *list, size_t list_len,
                                const char *code, size_t code_len)
{
    size_t colon = list_len > 0;
    uint32_t hash = hash_more(HASH_START, list, list_len);
    hash = hash_more(hash, ":", colon);
    hash = hash_more(hash, code, code_len);
    for (size_t i = hash & (w->room - 1);; i = (i + 1) & (w->room - 1)) {
        struct woorden_rij *row = &w->rows[i];
        if (!row->code)
            return row;
        if (strlen(row->code) == list_len + colon + code_len &&
            memcmp(row->code, list, list_len) == 0 && (!colon || row->code[list_len] == ':') &&
            memcmp(row->code + list_len + colon, code, code_len) == 0)
            return row;
    }
}

static void free_row(struct woorden_rij *row) { free((void *)row->code); }

static enum result make_room(struct woorden *w)
{
    if (w->count < w->room / 4 * 3)
        return DONE;
    struct woorden grown = {.room = w->room ? w->room * 2 : 64, .count = w->count};
    grown.rows = calloc(grown.room, sizeof *grown.rows);
    if (!grown.rows)
        return FAILED;
    for (size_t i = 0; i < w->room; i++)
        if (w->rows[i].code)
            *find(&grown, "", 0, w->rows[i].code, strlen(w->rows[i].code)) = w->rows[i];
    free(w->rows);
    *w = grown;
    return DONE;
}

/* Copies `text` to `*at` and moves that on. */
static const char *pack(char **at, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = memcpy(*at, text, size);
    *at += size;
    return copy;
}

enum result woorden_codes_set(struct woorden *w, const char *code, const char *naam,
                              const char *icoon, const char *toon)
{
    if (code[0] == '\0' || make_room(w) != DONE)
        return FAILED;
    char *block = malloc(strlen(code) + strlen(naam) + strlen(icoon) + strlen(toon) + 4);
    if (!block)
        return FAILED;
    struct woorden_rij *row = find(w, "", 0, code, strlen(code));
    if (row->code)
        free_row(row);
    else
        w->count++;
    row->code = pack(&block, code);
    row->naam = pack(&block, naam);
    row->icoon = pack(&block, icoon);
    row->toon = pack(&block, toon);
    return DONE;
}

struct woorden *woorden_new(void)
{
    struct woorden *w = calloc(1, sizeof *w);
    enum result r = w ? DONE : FAILED;
    for (size_t i = 0; r == DONE && WOORDEN_TABELLEN[i]; i++)
        for (const struct woorden_rij *rij = WOORDEN_TABELLEN[i]; r == DONE && rij->code; rij++)
            r = woorden_codes_set(w, rij->code, rij->naam, rij->icoon, rij->toon);
    if (r == DONE)
        return w;
    woorden_free(w);
    return NULL;
}

void woorden_free(struct woorden *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->room; i++)
        free_row(&w->rows[i]);
    free(w->rows);
    free(w);
}

enum result woorden_dag_set(struct woorden_dag *d, const struct woorden *w, const char *vandaag)
{
    if (!datum_is_whole(vandaag))
        return FAILED;
    *d = (struct woorden_dag){.woorden = w, .day = datum_to_day(vandaag)};
    memcpy(d->vandaag, vandaag, DATUM_SIZE);
    return DONE;
}

/* The row of the code; NULL if there is none. */
static const struct woorden_rij *find_code(const struct woorden_vraag *q)
{
    const char *code = json_string_value(q->value);
    size_t len = json_string_length(q->value);
    const struct woorden_rij *row = find(q->dag->woorden, q->list, q->list_len, code, len);
    if (!row->code && q->list_len > 0)
        row = find(q->dag->woorden, "", 0, code, len);
    return row->code ? row : NULL;
}

static const char *column_naam(const struct woorden_rij *row) { return row->naam; }
static const char *column_icoon(const struct woorden_rij *row) { return row->icoon; }
static const char *column_toon(const struct woorden_rij *row) { return row->toon; }

/* Prints one column of the code's row. */
static bool say_column(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy,
                       const char *(*column)(const struct woorden_rij *))
{
    if (!json_is_string(q->value))
        return false;
    const char *text = "";
    if (json_string_length(q->value) > 0) {
        const struct woorden_rij *row = find_code(q);
        if (!row)
            return false;
        text = column(row);
    }
    put(out, text);
    *ret_truthy = text[0] != '\0';
    return true;
}

static bool say_naam(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    return say_column(q, out, ret_truthy, column_naam);
}

static bool say_icoon(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    return say_column(q, out, ret_truthy, column_icoon);
}

static bool say_toon(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    return say_column(q, out, ret_truthy, column_toon);
}

static const struct {
    const char *name;
    woorden_function *say;
    bool of_list; /* may have the name of a list before it */
} FORMATS[] = {
    {"naam", say_naam, true},
    {"icoon", say_icoon, true},
    {"toon", say_toon, true},
    {"dag", woorden_say_dag, false},
    {"dagweek", woorden_say_dagweek, false},
    {"woord", woorden_say_woord, false},
    {"afstand", woorden_say_afstand, false},
    {"telaat", woorden_say_telaat, false},
    {"tijdstip", woorden_say_tijdstip, false},
    {"tijdstipjaar", woorden_say_tijdstipjaar, false},
    {"uur", woorden_say_uur, false},
    {"leeftijd", woorden_say_leeftijd, false},
    {"deeldatum", woorden_say_deeldatum, false},
    {"getal", woorden_say_getal, false},
    {"een", woorden_say_een, false},
    {"huishoudens", woorden_say_geteld, false},
    {"regels", woorden_say_geteld, false},
    {"weken", woorden_say_geteld, false},
    {"dagen", woorden_say_geteld, false},
    {"initiaal", woorden_say_initiaal, false},
    {"kop", woorden_say_kop, false},
};

bool woorden_format(void *dag, const json_t *value, const char *format, struct buf *out,
                    bool *ret_truthy)
{
    const char *dot = strrchr(format, '.');
    const char *name = dot ? dot + 1 : format;
    struct woorden_vraag q = {dag, value, format, dot ? (size_t)(dot - format) : 0};
    for (size_t i = 0; i < COUNT_OF(FORMATS); i++)
        if (strcmp(FORMATS[i].name, name) == 0)
            return (FORMATS[i].of_list || !dot) && FORMATS[i].say(&q, out, ret_truthy);
    return false;
}
