/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/naamsleutel.h"

#include "base/tekst.h"

#include <string.h>

enum {
    ASKED = 8,      /* words of a question */
    WORDS = 24,     /* of a name; more are not looked at */
    WORD = 48,      /* bytes of one, NUL included */
    JOINED = 160,   /* bytes of some together */
    LOOSE_FROM = 5, /* letters of a sound from which one may be wrong */
};

/* ---- words ---- */

/* Small words before a name. Alone, or at the end, they are names like any other (Ben, Al). */
static const char *const PARTICLES[] = {
    "aan",   "al",  "ben", "bij", "bin", "bint", "d",   "da", "das", "de",  "del",
    "della", "den", "der", "des", "di",  "do",   "dos", "du", "el",  "het", "ibn",
    "in",    "l",   "la",  "le",  "les", "op",   "s",   "t",  "te",  "ten", "ter",
    "uit",   "ul",  "v",   "van", "vd",  "voor", "von", "zu",
};

struct words {
    char text[WORDS][WORD];
    bool particle[WORDS]; /* of a word that comes after it */
    size_t count;
};

static bool is_particle(const char *word)
{
    for (size_t i = 0; i < COUNT_OF(PARTICLES); i++)
        if (strcmp(PARTICLES[i], word) == 0)
            return true;
    return false;
}

/* Copies what fits, whole characters only. */
static void word_copy(char *to, size_t size, const char *from, size_t n)
{
    if (n >= size) {
        n = size - 1;
        while (n > 0 && ((unsigned char)from[n] & 0xC0) == 0x80)
            n--;
    }
    memcpy(to, from, n);
    to[n] = '\0';
}

static void words_read(const char *naam, struct words *ret)
{
    BUF_AUTO struct buf word;
    buf_init(&word, 4000);
    ret->count = 0;
    for (const char *at = naam, *begin; ret->count < WORDS && tekst_woord(&at, &begin, &word);
         buf_clear(&word)) {
        word_copy(ret->text[ret->count], WORD, word.data, word.len);
        ret->particle[ret->count] = is_particle(ret->text[ret->count]);
        ret->count++;
    }
    for (size_t i = ret->count; i > 0 && ret->particle[i - 1]; i--)
        ret->particle[i - 1] = false;
}

/* The words from `first` up to and including `last` as one; "" when that is too long. */
static void join(const struct words *w, size_t first, size_t last, char ret[JOINED])
{
    size_t n = 0;
    ret[0] = '\0';
    for (size_t i = first; i <= last; i++) {
        size_t length = strlen(w->text[i]);
        if (n + length >= JOINED) {
            ret[0] = '\0';
            return;
        }
        memcpy(ret + n, w->text[i], length + 1);
        n += length;
    }
}

/* Where the particles before word i begin; i when there are none. */
static size_t particles_before(const struct words *w, size_t i)
{
    while (i > 0 && w->particle[i - 1])
        i--;
    return i;
}

/* ---- sound ---- */

/* What some letters together sound like; the longest that fits goes first. */
static const struct {
    const char *letters, *sound;
} SOUNDS[] = {
    {"tsch", "s"}, {"sch", "s"}, {"eij", "i"}, {"auw", "u"}, {"ouw", "u"}, {"ch", "g"}, {"ck", "k"},
    {"ce", "se"},  {"ci", "si"}, {"cy", "si"}, {"sh", "s"},  {"sj", "s"},  {"sz", "s"}, {"zh", "s"},
    {"ph", "f"},   {"th", "t"},  {"dt", "t"},  {"dh", "d"},  {"kh", "g"},  {"gh", "g"}, {"qu", "k"},
    {"ei", "i"},   {"ey", "i"},  {"ai", "i"},  {"ay", "i"},  {"ae", "a"},  {"ie", "i"}, {"ij", "i"},
    {"au", "u"},   {"ou", "u"},  {"oe", "u"},  {"c", "k"},   {"q", "k"},   {"x", "ks"}, {"z", "s"},
    {"v", "f"},    {"y", "i"},   {"j", "i"},
};

static const char *sound_of(const char *s, size_t *ret_letters)
{
    for (size_t i = 0; i < COUNT_OF(SOUNDS); i++) {
        if (SOUNDS[i].letters[0] != *s)
            continue;
        size_t n = strlen(SOUNDS[i].letters);
        if (strncmp(s, SOUNDS[i].letters, n) != 0)
            continue;
        *ret_letters = n;
        return SOUNDS[i].sound;
    }
    return NULL;
}

static void sound_put(struct buf *out, size_t from, char c)
{
    if (out->len == from || out->data[out->len - 1] != c)
        buf_char(out, c);
}

void naam_klank(const char *woord, struct buf *out)
{
    size_t from = out->len;
    for (const char *s = woord; *s;) {
        size_t n = 1;
        const char *sound = sound_of(s, &n);
        if (sound) {
            for (; *sound; sound++)
                sound_put(out, from, *sound);
        } else if (*s == 'd' && s[1] == '\0') {
            sound_put(out, from, 't');
        } else if (*s != 'h' || s == woord) {
            sound_put(out, from, *s);
        }
        s += n;
    }
}

static void sound_copy(const char *word, char ret[JOINED])
{
    BUF_AUTO struct buf sound;
    buf_init(&sound, 2 * JOINED);
    naam_klank(word, &sound);
    word_copy(ret, JOINED, sound.data, sound.len);
}

/* ---- keys ---- */

static void key_put(struct buf *out, char kind, const char *word)
{
    if (out->len)
        buf_char(out, ' ');
    buf_char(out, kind);
    buf_text(out, word);
}

static size_t letter_length(const char *s)
{
    size_t n = 1;
    while (((unsigned char)s[n] & 0xC0) == 0x80)
        n++;
    return n;
}

/* The sound without the letter at `at`, which is moved past it. */
static void sound_without(const char *sound, size_t *at, char ret[JOINED])
{
    size_t n = letter_length(sound + *at);
    memcpy(ret, sound, *at);
    memcpy(ret + *at, sound + *at + n, strlen(sound + *at + n) + 1);
    *at += n;
}

static bool is_loose(const char *sound) { return tekst_length(sound) >= LOOSE_FROM; }

static void keys_put(struct buf *out, const char *word, bool loose)
{
    char sound[JOINED], part[JOINED];
    if (!word[0])
        return;
    sound_copy(word, sound);
    key_put(out, 'a', word);
    key_put(out, 'b', sound);
    if (!loose || !is_loose(sound))
        return;
    key_put(out, 'c', sound);
    for (size_t at = 0; sound[at];) {
        sound_without(sound, &at, part);
        key_put(out, 'c', part);
    }
}

void naam_sleutels(const char *naam, struct buf *out)
{
    struct words w;
    char joined[JOINED];
    words_read(naam, &w);
    for (size_t i = 0; i < w.count; i++) {
        if (w.particle[i])
            continue;
        size_t first = particles_before(&w, i);
        keys_put(out, w.text[i], true);
        if (first == i && i > 0) /* Anne Marie, Abd el Kader */
            first = i - 1;
        if (first < i) {
            join(&w, first, i, joined);
            keys_put(out, joined, false);
        }
    }
}

/* ---- looking for one ---- */

/* What is asked of a name: each unit, or all its words as one. A unit is there in one of its forms.
 */
struct vraag {
    struct words words;
    char all[JOINED]; /* "" when there is one word only */
};

static bool asked_before(const struct words *w, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(w->text[j], w->text[i]) == 0)
            return true;
    return false;
}

/* The first words, each once: a name has no more, and each costs a look-up among all names. */
static void vraag_read(const char *gezocht, struct vraag *ret)
{
    struct words *w = &ret->words;
    size_t kept = 0;
    words_read(gezocht, w);
    for (size_t i = 0; i < w->count && kept < ASKED; i++) {
        if (asked_before(w, i))
            continue;
        if (kept < i)
            memcpy(w->text[kept], w->text[i], WORD);
        w->particle[kept++] = w->particle[i];
    }
    w->count = kept;
    while (kept > 0 && w->particle[kept - 1]) /* nothing comes after it any more */
        w->particle[--kept] = false;
    ret->all[0] = '\0';
    if (ret->words.count > 1)
        join(&ret->words, 0, ret->words.count - 1, ret->all);
}

/* How far one form is there among the keys, which have a space on both sides. */
static enum naam_gelijkenis form_find(const char *keys, const char *form)
{
    char sound[JOINED], part[JOINED], key[JOINED + 4];
    if (!form[0])
        return NAAM_ANDERS;
    (void)snprintf(key, sizeof key, " a%s", form);
    if (strstr(keys, key))
        return NAAM_KLOPT;
    sound_copy(form, sound);
    (void)snprintf(key, sizeof key, " b%s ", sound);
    if (strstr(keys, key))
        return NAAM_KLOPT;
    if (!is_loose(sound))
        return NAAM_ANDERS;
    (void)snprintf(key, sizeof key, " c%s ", sound);
    bool found = strstr(keys, key) != NULL;
    for (size_t at = 0; !found && sound[at];) {
        sound_without(sound, &at, part);
        (void)snprintf(key, sizeof key, " c%s ", part);
        found = strstr(keys, key) != NULL;
    }
    return found ? NAAM_LIJKT : NAAM_ANDERS;
}

static enum naam_gelijkenis best(enum naam_gelijkenis a, enum naam_gelijkenis b)
{
    return a > b ? a : b;
}

enum naam_gelijkenis naam_vergelijk(const char *gezocht, const char *naam)
{
    BUF_AUTO struct buf keys;
    struct vraag v;
    char joined[JOINED];
    buf_init(&keys, 60000);
    vraag_read(gezocht, &v);
    buf_char(&keys, ' ');
    naam_sleutels(naam, &keys);
    buf_char(&keys, ' ');
    enum naam_gelijkenis all = v.words.count ? NAAM_KLOPT : NAAM_ANDERS;
    for (size_t i = 0; i < v.words.count; i++) {
        if (v.words.particle[i])
            continue;
        size_t first = particles_before(&v.words, i);
        enum naam_gelijkenis one = form_find(keys.data, v.words.text[i]);
        if (first < i) {
            join(&v.words, first, i, joined);
            one = best(one, form_find(keys.data, joined));
        }
        if (one < all)
            all = one;
    }
    return best(all, form_find(keys.data, v.all));
}

static void term_put(struct buf *out, bool *first, char kind, const char *word, bool prefix)
{
    buf_format(out, "%s\"%c%s\"%s", *first ? "" : " OR ", kind, word, prefix ? "*" : "");
    *first = false;
}

static void form_put(struct buf *out, bool *first, const char *form, bool ruim)
{
    char sound[JOINED], part[JOINED];
    if (!form[0])
        return;
    sound_copy(form, sound);
    term_put(out, first, 'a', form, true);
    term_put(out, first, 'b', sound, false);
    if (!ruim || !is_loose(sound))
        return;
    term_put(out, first, 'c', sound, false);
    for (size_t at = 0; sound[at];) {
        sound_without(sound, &at, part);
        term_put(out, first, 'c', part, false);
    }
}

void naam_vraag(const char *gezocht, bool ruim, struct buf *out)
{
    struct vraag v;
    char joined[JOINED];
    vraag_read(gezocht, &v);
    if (v.words.count == 0) {
        buf_text(out, "\"\""); /* finds nothing */
        return;
    }
    buf_char(out, '(');
    bool any = false;
    for (size_t i = 0; i < v.words.count; i++) {
        if (v.words.particle[i])
            continue;
        bool first = true;
        size_t from = particles_before(&v.words, i);
        buf_text(out, any ? " AND (" : "(");
        form_put(out, &first, v.words.text[i], ruim);
        if (from < i) {
            join(&v.words, from, i, joined);
            form_put(out, &first, joined, ruim);
        }
        buf_char(out, ')');
        any = true;
    }
    buf_char(out, ')');
    if (v.all[0]) {
        bool first = true;
        buf_text(out, " OR (");
        form_put(out, &first, v.all, ruim);
        buf_char(out, ')');
    }
}
