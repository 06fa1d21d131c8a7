/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/compress.h"

#include <limits.h>
#include <stdlib.h>

enum { FASTEST = 1, GZIP = 16, WINDOW_BITS = 15, MEMORY = 8 };

static bool prepare(struct compressor *c)
{
    if (c->ready)
        return deflateReset(&c->stream) == Z_OK;
    c->ready = deflateInit2(&c->stream, FASTEST, Z_DEFLATED, WINDOW_BITS + GZIP, MEMORY,
                            Z_DEFAULT_STRATEGY) == Z_OK;
    return c->ready;
}

char *compress_gzip(struct compressor *c, const char *bytes, size_t n, size_t *ret_n)
{
    if (n == 0 || n > INT_MAX || !prepare(c))
        return NULL;
    char *out = malloc(n); /* what does not fit is not smaller */
    if (!out)
        return NULL;
    c->stream.next_in = (const Bytef *)bytes;
    c->stream.avail_in = (uInt)n;
    c->stream.next_out = (Bytef *)out;
    c->stream.avail_out = (uInt)n;
    if (deflate(&c->stream, Z_FINISH) != Z_STREAM_END) {
        free(out);
        return NULL;
    }
    *ret_n = n - c->stream.avail_out;
    return out;
}

void compressor_free(struct compressor *c)
{
    if (c->ready)
        (void)deflateEnd(&c->stream);
    c->ready = false;
}
