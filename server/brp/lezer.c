/* SPDX-License-Identifier: EUPL-1.2 */
#include "brp/lezer.h"

#include "base/tekst.h"

#include <stdio.h>
#include <string.h>

bool lezer_opmerking(struct lezer *l, const char *veld, const char *reden)
{
    l->opmerking(l->arg, veld, reden);
    return false;
}

bool lezer_tekst(struct lezer *l, const json_t *object, const char *key, const char *path,
                 size_t max, char *out)
{
    const json_t *value = json_object_get(object, key);
    BUF_AUTO struct buf text;
    buf_init(&text, 16 * 1024);
    out[0] = '\0';
    if (!value || json_is_null(value))
        return true;
    if (json_is_integer(value))
        buf_format(&text, "%lld", (long long)json_integer_value(value));
    else if (json_is_string(value))
        tekst_clean(json_string_value(value), true, &text);
    else
        return lezer_opmerking(l, path, "is no text");
    if (text.failed || tekst_length(text.data) > max)
        return lezer_opmerking(l, path, "is too long");
    memcpy(out, text.data, text.len + 1);
    return true;
}

bool lezer_datum(struct lezer *l, const json_t *object, const char *key, const char *path,
                 char out[DATUM_SIZE])
{
    const json_t *value = json_object_get(object, key);
    out[0] = '\0';
    if (!value || json_is_null(value))
        return true;
    if (!json_is_string(value) || !datum_from_brp(json_string_value(value), out)) {
        out[0] = '\0';
        return lezer_opmerking(l, path, "is no date");
    }
    return true;
}

bool lezer_naam(struct lezer *l, const json_t *object, const char *path, struct brp_naam *ret)
{
    char field[96];
    const json_t *title = json_object_get(object, "adellijkeTitelPredicaat");
    bool right = true;
    (void)snprintf(field, sizeof field, "%s.voornamen", path);
    right &= lezer_tekst(l, object, "voornamen", field, BRP_NAAM_TEKENS, ret->voornamen);
    (void)snprintf(field, sizeof field, "%s.geslachtsnaam", path);
    right &= lezer_tekst(l, object, "geslachtsnaam", field, BRP_NAAM_TEKENS, ret->geslachtsnaam);
    (void)snprintf(field, sizeof field, "%s.voorvoegsel", path);
    right &= lezer_tekst(l, object, "voorvoegsel", field, BRP_TEKST_TEKENS, ret->voorvoegsel);
    (void)snprintf(field, sizeof field, "%s.adellijkeTitelPredicaat", path);
    right &= lezer_tekst(l, title, "omschrijving", field, BRP_TEKST_TEKENS, ret->titel);
    return right;
}

void lezer_schrijf(void (*write)(const struct naam_delen *n, struct buf *out),
                   const struct naam_delen *n, char *out, size_t size)
{
    BUF_AUTO struct buf text;
    buf_init(&text, 16 * 1024);
    write(n, &text);
    size_t len = text.len < size ? text.len : size - 1;
    while (len < text.len && len > 0 && ((unsigned char)text.data[len] & 0xC0) == 0x80)
        len--;
    memcpy(out, text.data, len);
    out[len] = '\0';
}
