/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What kind of file it is. The input: a line with its name, then its bytes. The answer is the same
 * however they were cut into pieces, what is text is UTF-8, and a kept name is safe on any disk and
 * in a header.
 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/tekst.h"
#include "stukken/soort.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void insist(bool holds)
{
    if (!holds)
        abort();
}

static const struct bestandssoort *look(const char *naam, const char *bytes, size_t n, size_t piece,
                                        const char **ret_code)
{
    const char *reden = NULL;
    struct soort_kijker *k = soort_new();
    insist(k != NULL);
    for (size_t at = 0; at < n; at += piece)
        soort_add(k, bytes + at, n - at < piece ? n - at : piece);
    const struct bestandssoort *soort = soort_end(k, naam, ret_code, &reden);
    insist(soort ? !*ret_code : *ret_code && reden);
    soort_free(k);
    return soort;
}

static void check_name(const char *naam)
{
    BUF_AUTO struct buf clean, header;
    buf_init(&clean, 10000);
    buf_init(&header, 10000);
    bestandsnaam_clean(naam, &clean);
    insist(tekst_is_utf8(clean.data, clean.len) && tekst_length(clean.data) <= BESTANDSNAAM_MAX);
    insist(clean.len == 0 || clean.data[0] != '.');
    for (const char *s = clean.data; *s; s++)
        insist((unsigned char)*s >= 0x20 && *s != 0x7F && !strchr("/\\<>:\"|?*%", *s));
    bestandsnaam_disposition(clean.data, &header);
    for (const char *s = header.data; *s; s++)
        insist((unsigned char)*s >= 0x20 && (unsigned char)*s < 0x7F);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data, *line = size ? memchr(text, '\n', size) : NULL;
    if (!line)
        return 0;
    AUTO_FREE char *naam = strndup(text, (size_t)(line - text));
    insist(naam != NULL);
    const char *bytes = line + 1, *code, *again;
    size_t n = size - (size_t)(bytes - text);
    const struct bestandssoort *soort = look(naam, bytes, n, n + 1, &code);
    insist(look(naam, bytes, n, 1 + size % 7, &again) == soort && code == again);
    insist(!soort || strcmp(soort->code, "tekst") != 0 || tekst_is_utf8(bytes, n));
    if (tekst_is_utf8(naam, strlen(naam)))
        check_name(naam);
    return 0;
}
