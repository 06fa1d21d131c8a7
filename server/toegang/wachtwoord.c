/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/wachtwoord.h"

#include "base/buf.h"
#include "base/tekst.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* Folded and without spaces; of the lists of passwords that leak most, those that are long enough
 * to pass and what is near at hand here. Matched as the whole password, once or repeated, with
 * digits at its ends left off. */
static const char *const KNOWN[] = {
    "123456789012",  "1234567890",
    "administrator", "beheerder",
    "computer",      "correcthorsebatterystaple",
    "dragon",        "football",
    "geheim",        "gemeente",
    "gezinsplan",    "hallo",
    "iloveyou",      "internet",
    "jeugdhulp",     "letmein",
    "monkey",        "nederland",
    "passphrase",    "password",
    "princess",      "qwerty",
    "qwertyuiop",    "asdfghjkl",
    "zxcvbnm",       "regisseur",
    "sunshine",      "superman",
    "trustno",       "voetbal",
    "wachtwoord",    "waterveen",
    "welkom",        "welkombijdegemeente",
    "wijkteam",      "zomer",
    "winter",        "lente",
    "herfst",
};

/* Letters and digits, folded, without anything between them. */
static void squeeze(const char *text, struct buf *out)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 4000);
    tekst_fold(text, &folded);
    for (const char *s = folded.data; *s; s++)
        if (*s != ' ')
            buf_char(out, *s);
}

static bool is_repeated(const char *text, size_t n, const char *part, size_t length)
{
    if (length == 0 || n % length != 0)
        return false;
    for (size_t at = 0; at < n; at += length)
        if (memcmp(text + at, part, length) != 0)
            return false;
    return n > 0;
}

static bool is_known(const char *squeezed)
{
    static const char digits[] = "0123456789";
    size_t n = strlen(squeezed);
    for (size_t length = 1; length <= 3; length++) /* "aaaaaaaaaaaa", "121212…", "abcabc…" */
        if (n > length && is_repeated(squeezed, n, squeezed, length))
            return true;
    if (strspn(squeezed, digits) == n)
        return true;
    const char *from = squeezed + strspn(squeezed, digits);
    size_t rest = strlen(from);
    while (rest > 0 && strchr(digits, from[rest - 1]))
        rest--;
    for (size_t i = 0; i < COUNT_OF(KNOWN); i++)
        if (is_repeated(from, rest, KNOWN[i], strlen(KNOWN[i])))
            return true;
    return false;
}

static size_t cut_out(char *text, const char *word)
{
    size_t length = strlen(word), cut = 0;
    for (char *at = text; (at = strstr(at, word)); cut += length)
        memmove(at, at + length, strlen(at + length) + 1);
    return cut;
}

/* Takes the words of a name out of the password, those of three letters or more. */
static size_t name_cut_out(char *squeezed, const char *name)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 4000);
    tekst_fold(name, &folded);
    size_t cut = 0;
    for (const char *s = folded.data; *s;) {
        size_t length = strcspn(s, " ");
        char word[100];
        if (length >= 3 && length < sizeof word) {
            memcpy(word, s, length);
            word[length] = '\0';
            cut += cut_out(squeezed, word);
        }
        s += length + (s[length] == ' ');
    }
    return cut;
}

/* Whether little is left of it without one's own names: who knows the person guesses the rest. */
static bool is_own(char *squeezed, const char *const *own)
{
    enum { ENOUGH = 8 };
    size_t cut = 0;
    for (; *own; own++)
        cut += name_cut_out(squeezed, *own);
    return cut > 0 && strlen(squeezed) < ENOUGH;
}

enum result wachtwoord_check(const char *password, int shortest, const char *const *own,
                             struct probleem *p)
{
    size_t length = tekst_length(password);
    if (length < (size_t)shortest)
        return probleem_veld(p, "wachtwoord", "te-kort",
                             "Kies een wachtwoord van %d of meer tekens. Een zin mag ook.",
                             shortest);
    if (length > WACHTWOORD_MAX)
        return probleem_veld(p, "wachtwoord", "te-lang",
                             "Kies een wachtwoord van hoogstens %d tekens.", WACHTWOORD_MAX);
    BUF_AUTO struct buf squeezed;
    buf_init(&squeezed, 4000);
    squeeze(password, &squeezed);
    if (is_known(squeezed.data))
        return probleem_veld(p, "wachtwoord", "te-bekend",
                             "Veel mensen kiezen dit wachtwoord. Kies een ander.");
    if (is_own(squeezed.data, own))
        return probleem_veld(p, "wachtwoord", "eigen-naam",
                             "Kies een wachtwoord zonder uw naam of uw organisatie.");
    return DONE;
}

/* ---- hashing ---- */

_Static_assert(WACHTWOORD_HASH_SIZE >= crypto_pwhash_STRBYTES, "a hash fits");

enum result wachtwoord_hash(const char *password, char ret[WACHTWOORD_HASH_SIZE],
                            struct probleem *p)
{
    if (crypto_pwhash_str(ret, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        p->wacht = 5;
        return probleem_set(p, PROBLEEM_DRUK, NULL); /* no 64 MiB to be had just now */
    }
    return DONE;
}

bool wachtwoord_matches(const char *password, const char *hash)
{
    /* Of 32 random bytes that nobody kept. */
    static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$RZYHs25a/Bd6HAwQT7Xx3Q$"
                                 "CGT7AVtDo1f5wNO/gogvrpP34tFbJThrB8NElmBgFsg";
    bool same = crypto_pwhash_str_verify(hash ? hash : nobody, password, strlen(password)) == 0;
    return same && hash;
}
