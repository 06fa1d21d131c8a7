/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/forwarded.h"

#include <string.h>
#include <strings.h>

enum { HOPS_MAX = 10 };

/* ---- one element, from the end ---- */

struct span {
    const char *at;
    size_t n;
};

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static struct span trim(struct span s)
{
    while (s.n && is_blank(*s.at)) {
        s.at++;
        s.n--;
    }
    while (s.n && is_blank(s.at[s.n - 1]))
        s.n--;
    return s;
}

/* Cuts the last element off `rest`. A comma inside quotes would need a quoted comma in an address,
 * which there is not: such an element cannot be read, and reading ends. */
static struct span last_element(struct span *rest)
{
    size_t n = rest->n;
    while (n > 0 && rest->at[n - 1] != ',')
        n--;
    struct span last = {rest->at + n, rest->n - n};
    rest->n = n > 0 ? n - 1 : 0;
    return trim(last);
}

/* ---- an address in it ---- */

/* "192.0.2.7", "192.0.2.7:80", "2001:db8::7", "[2001:db8::7]", "[2001:db8::7]:80" */
static bool node_read(struct span s, unsigned char ret[ADDRESS_BYTES])
{
    char text[ADDRESS_SIZE + 10];
    if (s.n == 0 || s.n >= sizeof text || memchr(s.at, '\0', s.n))
        return false;
    memcpy(text, s.at, s.n);
    text[s.n] = '\0';
    char *end = NULL, *start = text;
    if (*text == '[') {
        start++;
        end = strchr(text, ']');
        if (!end || (end[1] && end[1] != ':'))
            return false;
    } else if (strchr(text, ':') && strchr(text, ':') == strrchr(text, ':')) {
        end = strchr(text, ':');
    }
    if (end)
        *end = '\0';
    return address_read(start, ret);
}

/* The value of for= in "for=…;proto=…;by=…", without its quotes. */
static struct span for_of(struct span element)
{
    while (element.n) {
        const char *semicolon = memchr(element.at, ';', element.n);
        size_t n = semicolon ? (size_t)(semicolon - element.at) : element.n;
        struct span pair = trim((struct span){element.at, n});
        if (pair.n > 4 && strncasecmp(pair.at, "for=", 4) == 0) {
            struct span value = {pair.at + 4, pair.n - 4};
            if (value.n >= 2 && value.at[0] == '"' && value.at[value.n - 1] == '"')
                value = (struct span){value.at + 1, value.n - 2};
            return value;
        }
        element.at += n + (semicolon != NULL);
        element.n -= n + (semicolon != NULL);
    }
    return (struct span){"", 0};
}

static bool element_read(enum forwarded_kind kind, struct span element,
                         unsigned char ret[ADDRESS_BYTES])
{
    return node_read(kind == FORWARDED ? for_of(element) : element, ret);
}

/* ---- the list ---- */

bool forwarded_address(enum forwarded_kind kind, const struct networks *proxies,
                       const unsigned char from[ADDRESS_BYTES], const char *const *values,
                       size_t count, unsigned char ret[ADDRESS_BYTES])
{
    struct span rest = {"", 0};
    memcpy(ret, from, ADDRESS_BYTES);
    for (int hop = 0; hop < HOPS_MAX && networks_has(proxies, ret); hop++) {
        unsigned char told[ADDRESS_BYTES];
        if (rest.n == 0) {
            if (count == 0)
                break;
            rest = trim((struct span){values[count - 1], strlen(values[count - 1])});
            count--;
        }
        if (!element_read(kind, last_element(&rest), told))
            break;
        memcpy(ret, told, ADDRESS_BYTES);
    }
    return memcmp(ret, from, ADDRESS_BYTES) != 0; /* a proxy may name itself */
}
