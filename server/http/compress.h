/* SPDX-License-Identifier: EUPL-1.2 */
/* gzip at its fastest, for answers made on the spot. What is compressed and what may not be: see
 * http.h on secrets. */
#ifndef HTTP_COMPRESS_H
#define HTTP_COMPRESS_H

#include <stdbool.h>
#include <stddef.h>

#define ZLIB_CONST /* its input is const */
#include <zlib.h>

enum { COMPRESS_FROM_BYTES = 1024 };

/* One per thread, kept between answers: making one costs more than compressing a page. Starts as
 * zeroes. */
struct compressor {
    z_stream stream;
    bool ready;
};

/* Owned by the caller (free). NULL when it would not be smaller, or without memory: send it as it
 * is. */
char *compress_gzip(struct compressor *c, const char *bytes, size_t n, size_t *ret_n);
void compressor_free(struct compressor *c);

#endif
