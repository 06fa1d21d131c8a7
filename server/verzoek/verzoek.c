/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/verzoek.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "stukken/stuk.h"

#include <stdio.h>
#include <string.h>

/* ---- fields ---- */

const json_t *in_get(const struct verzoek *v, const char *name)
{
    return json_object_get(v->in, name);
}

const char *in_text(const struct verzoek *v, const char *name)
{
    return json_string_value(in_get(v, name));
}

int64_t in_int(const struct verzoek *v, const char *name, int64_t absent)
{
    const json_t *value = in_get(v, name);
    return json_is_integer(value) ? json_integer_value(value) : absent;
}

bool in_bool(const struct verzoek *v, const char *name) { return json_is_true(in_get(v, name)); }
bool in_sent(const struct verzoek *v, const char *name) { return in_get(v, name) != NULL; }

const json_t *in_or(const struct verzoek *v, const char *name, const json_t *current)
{
    const json_t *sent = in_get(v, name);
    return sent ? sent : json_object_get(current, name);
}

int64_t in_id_or(const struct verzoek *v, const char *name, const json_t *current)
{
    if (in_sent(v, name))
        return in_int(v, name, 0);
    const char *text = json_string_value(json_object_get(current, name));
    return text ? id_parse(text) : 0;
}

/* ---- ids, answers ---- */

int64_t verzoek_id(struct verzoek *v) { return id_new(v->app->ids); }

void ret_id(json_t *ret, int64_t id, int64_t versie)
{
    char text[ID_TEXT_SIZE];
    id_format(id, text);
    (void)json_object_set_new(ret, "id", json_string(text));
    if (versie)
        (void)json_object_set_new(ret, "versie", json_integer(versie));
}

void verzoek_locatie_ids(struct verzoek *v, const char *format, const int64_t *ids, size_t count)
{
    size_t n = 0, next = 1; /* ids[0] only keeps the list from being empty */
    for (const char *s = format; *s && n + ID_TEXT_SIZE < sizeof v->locatie; s++) {
        if (s[0] == '%' && s[1] == 's' && next < count) {
            id_format(ids[next++], v->locatie + n);
            n += ID_TEXT_SIZE - 1;
            s++;
        } else {
            v->locatie[n++] = *s;
        }
    }
    v->locatie[n] = '\0';
}

void verzoek_object(struct verzoek *v, const char *soort, int64_t id)
{
    char text[ID_TEXT_SIZE];
    id_format(id, text);
    (void)snprintf(v->object, sizeof v->object, "%s/%s", soort, text);
}

enum result antwoord_tekst(struct verzoek *v, char *tekst, size_t bytes, const char *media,
                           const char *naam, struct probleem *p)
{
    inhoud_clear(v);
    v->tekst = tekst;
    v->tekst_len = bytes;
    v->inhoud_als.media = media;
    v->inhoud_als.disposition = text_format("attachment; filename=\"%s\"", naam);
    return tekst && v->inhoud_als.disposition ? DONE : probleem_intern(p, "no memory for a file");
}

void verzoek_gelezen(struct verzoek *v, int64_t huishouden, int64_t inbreng)
{
    if (!v->gelezen)
        v->gelezen = json_array();
    json_array_append_new(v->gelezen, json_integer(inbreng));
    v->gelezen_in = huishouden;
}

void inhoud_clear(struct verzoek *v)
{
    stuk_close(TAKE(v->inhoud));
    free(TAKE(v->tekst));
    free(TAKE(v->inhoud_als.disposition));
}

/* ---- versions ---- */

enum result dag_geweest(const struct verzoek *v, const char *veld, const char *datum, int days_ago,
                        struct probleem *p)
{
    char first[DATUM_SIZE], words[DATUM_WOORDEN_SIZE];
    if (!datum)
        return DONE;
    if (strcmp(datum, v->vandaag) > 0)
        return probleem_veld(p, veld, "te-laat", "Kies vandaag of een dag ervoor.");
    datum_add_days(v->vandaag, -days_ago, first);
    datum_woorden(first, words);
    return strcmp(datum, first) >= 0
               ? DONE
               : probleem_veld(p, veld, "te-vroeg", "Kies een dag vanaf %s. Klopt het jaar?",
                               words);
}

enum result versie_check(const struct verzoek *v, int64_t current, struct probleem *p)
{
    if (v->if_match == 0)
        return probleem_set(p, PROBLEEM_VERSIE_NODIG, NULL);
    if (v->if_match != current)
        return probleem_set(p, PROBLEEM_VERSIE,
                            v->api
                                ? "Dit is veranderd sinds u het las. Er is niets opgeslagen. Lees "
                                  "het opnieuw, en stuur If-Match met die ETag."
                                : NULL);
    return DONE;
}
