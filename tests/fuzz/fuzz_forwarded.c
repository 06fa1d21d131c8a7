/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who is behind the proxies. The input: the networks that are trusted, then each a value of the
 * header, a line each. Nobody chooses an address who does not come through a trusted proxy.
 */
#include "base/cleanup.h"
#include "http/forwarded.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void insist(bool holds)
{
    if (!holds)
        abort();
}

static void ask(enum forwarded_kind kind, const struct networks *proxies, const char *from_text,
                const char *const *values, size_t count)
{
    unsigned char from[ADDRESS_BYTES], found[ADDRESS_BYTES], again[ADDRESS_BYTES];
    char text[ADDRESS_SIZE];
    insist(address_read(from_text, from));
    bool other = forwarded_address(kind, proxies, from, values, count, found);
    insist(other == (memcmp(from, found, sizeof from) != 0));
    insist(!other || networks_has(proxies, from));
    address_write(found, text);
    insist(address_read(text, again) && memcmp(found, again, sizeof found) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO_FREE char *text = strndup((const char *)data, size);
    insist(text != NULL);
    const char *values[MOST_VALUES];
    size_t count = 0;
    struct networks proxies;
    char *next = strchr(text, '\n');
    if (next)
        *next++ = '\0';
    if (!networks_read(text, &proxies))
        return 0;
    for (char *line = next; line && count < MOST_VALUES; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        values[count++] = line;
    }
    ask(FORWARDED_FOR, &proxies, "10.0.0.4", values, count);
    ask(FORWARDED, &proxies, "10.0.0.4", values, count);
    ask(FORWARDED, &proxies, "2001:db8::7", values, count);
    return 0;
}
