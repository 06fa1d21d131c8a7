/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents in a bundle: looked at by their bytes, as if somebody brought them here (R: what is
 * signed is believed no further than its shape). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/verhuizing.h"
#include "domein/vestiging.h"
#include "stukken/soort.h"

#include <string.h>

static enum result wrong(const json_t *row, const char *why, struct probleem *p)
{
    return probleem_veld(p, "bestand", "document",
                         "Het document ‘%s’ in dit bestand %s. Bel de afzender. Er is niets "
                         "ingelezen.",
                         row_text(row, "titel"), why);
}

static bool name_fits(const char *naam)
{
    BUF_AUTO struct buf clean;
    buf_init(&clean, 4000);
    bestandsnaam_clean(naam, &clean);
    return !clean.failed && clean.len > 0 && strcmp(clean.data, naam) == 0;
}

static bool kind_fits(const char *bytes, size_t n, const char *naam, const char *said)
{
    const char *code, *reden;
    struct soort_kijker *k = soort_new();
    if (!k)
        return false;
    soort_add(k, bytes, n);
    const struct bestandssoort *soort = soort_end(k, naam, &code, &reden);
    soort_free(k);
    return soort && strcmp(soort->code, said) == 0;
}

/* One after another, without holes: nothing lies between them that nobody looked at. */
static enum result one_check(const json_t *row, const struct buf *bijlagen, size_t *at,
                             struct probleem *p)
{
    const json_t *bestand = json_object_get(row, "bestand");
    int64_t plaats = row_int(bestand, "plaats"), bytes = row_int(bestand, "bytes");
    const char *naam = row_text(bestand, "naam");
    if (bytes <= 0 || plaats < 0 || (uint64_t)plaats != *at ||
        (uint64_t)bytes > bijlagen->len - *at)
        return wrong(row, "is niet compleet", p);
    if (!name_fits(naam) ||
        !kind_fits(bijlagen->data + *at, (size_t)bytes, naam, row_text(bestand, "soort")))
        return wrong(row, "is niet wat het zegt te zijn", p);
    *at += (size_t)bytes;
    return DONE;
}

enum result vestiging_documenten_check(const json_t *inhoud, const struct buf *bijlagen,
                                       struct probleem *p)
{
    const json_t *row;
    size_t i, at = 0, count = 0;
    json_array_foreach(json_object_get(inhoud, "stukken"), i, row)
    {
        if (strcmp(row_text(row, "soort"), "document") != 0)
            continue;
        if (++count > VERHUIZING_DOCUMENTEN)
            return wrong(row, "is er één te veel", p);
        if (one_check(row, bijlagen, &at, p) != DONE)
            return FAILED;
    }
    return at == bijlagen->len
               ? DONE
               : probleem_veld(p, "bestand", "onleesbaar",
                               "In dit bestand staat iets wat wij niet kunnen lezen. Bel de "
                               "afzender. Er is niets ingelezen.");
}
