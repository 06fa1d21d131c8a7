/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/noten.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"

#include <stdlib.h>
#include <string.h>

/* ---- texts ---- */

void teksten_clear(struct teksten *t)
{
    for (size_t i = 0; i < t->count; i++)
        free(t->text[i]);
    free(t->text);
    *t = (struct teksten){0};
}

static bool teksten_add(struct teksten *t, const char *text, size_t length)
{
    for (size_t i = t->count; i-- > 0;) /* the latest is the likeliest */
        if (strncmp(t->text[i], text, length) == 0 && t->text[i][length] == '\0')
            return true;
    if (t->count == NOOT_TEKSTEN_MAX)
        return false;
    if (t->count == t->size) {
        size_t size = t->size ? t->size * 2 : 8;
        char **grown = realloc(t->text, size * sizeof(char *));
        if (!grown)
            return false;
        t->text = grown;
        t->size = size;
    }
    char *copy = strndup(text, length);
    if (!copy)
        return false;
    t->text[t->count++] = copy;
    return true;
}

bool teksten_copy(struct teksten *to, const struct teksten *from)
{
    for (size_t i = 0; i < from->count; i++)
        if (!teksten_add(to, from->text[i], strlen(from->text[i])))
            return false;
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *teksten_join(const struct teksten *t)
{
    struct teksten parts = {0};
    bool whole = true;
    for (size_t i = 0; i < t->count; i++)
        for (const char *s = t->text[i]; *s;) {
            size_t length = strcspn(s, ",");
            whole = whole && (length == 0 || teksten_add(&parts, s, length));
            s += length + (s[length] == ',');
        }
    if (parts.count)
        qsort(parts.text, parts.count, sizeof(char *), compare);
    BUF_AUTO struct buf out;
    buf_init(&out, 64 * 1024);
    for (size_t i = 0; i < parts.count; i++)
        buf_format(&out, "%s%s", i ? "," : "", parts.text[i]);
    teksten_clear(&parts);
    return whole ? buf_steal(&out, NULL) : NULL;
}

/* ---- notes ---- */

struct noot *noten_open(struct noten *n, int64_t huishouden)
{
    for (size_t i = n->count; i-- > 0;)
        if (n->noot[i]->huishouden == huishouden)
            return n->noot[i];
    struct noot *made = calloc(1, sizeof *made);
    struct noot **grown = n->count < NOTEN_MAX && made
                              ? realloc(n->noot, (n->count + 1) * sizeof(struct noot *))
                              : NULL;
    if (!grown) {
        free(made);
        n->overflow = true;
        return NULL;
    }
    n->noot = grown;
    made->huishouden = huishouden;
    n->noot[n->count++] = made;
    return made;
}

static void noot_add(struct noot *n, struct teksten *t, const char *text)
{
    if (text && text[0] && !teksten_add(t, text, strlen(text)))
        n->overflow = true;
}

void noot_persoon(struct noot *n, const char *ids)
{
    if (n)
        noot_add(n, &n->personen, ids);
}

void noot_grond(struct noot *n, const char *grond)
{
    char text[3 + ID_TEXT_SIZE] = "G5:";
    if (!n)
        return;
    if (n->nood && grond && strcmp(grond, "G5") == 0) {
        id_format(n->nood, text + 3);
        grond = text;
    }
    noot_add(n, &n->gronden, grond);
}

bool noten_overflow(const struct noten *n)
{
    bool overflow = n->overflow;
    for (size_t i = 0; i < n->count; i++)
        overflow = overflow || n->noot[i]->overflow;
    return overflow;
}

void noten_drop(struct noten *n)
{
    if (n->count == 0)
        return;
    struct noot *last = n->noot[--n->count];
    teksten_clear(&last->personen);
    teksten_clear(&last->gronden);
    free(last);
}

void noten_clear(struct noten *n)
{
    while (n->count)
        noten_drop(n);
    free(n->noot);
    *n = (struct noten){0};
}

void noot_hear(void *noot, const char *name, const char *text, int64_t number)
{
    (void)number;
    struct noot *n = noot;
    if (!n)
        return;
    if (strncmp(name, "personen", 8) == 0)
        noot_persoon(n, text);
    else if (strncmp(name, "grond", 5) == 0)
        noot_grond(n, text);
    else
        n->overflow = true; /* a mark nobody understands must not be lost in silence */
}

/* ---- versions ---- */

enum result versie_read(struct db_conn *c, int64_t huishouden, int64_t *ret, struct probleem *p)
{
    return db_int(c, p, "SELECT versie FROM versie_teller WHERE huishouden_id = :huishouden",
                  BINDS(B_INT(":huishouden", huishouden)), 0, ret);
}

enum result noten_hold(const struct noten *n, struct db_conn *c, int64_t now, bool *ret_hold,
                       struct probleem *p)
{
    int64_t versie;
    if (versie_read(c, 0, &versie, p) != DONE)
        return FAILED;
    bool hold = versie == n->versie_0;
    for (size_t i = 0; i < n->count && hold; i++) {
        if (n->noot[i]->huishouden == 0)
            continue;
        if (versie_read(c, n->noot[i]->huishouden, &versie, p) != DONE)
            return FAILED;
        hold = versie == n->noot[i]->versie && (!n->noot[i]->nood || now < n->noot[i]->nood_tot);
    }
    *ret_hold = hold;
    return DONE;
}
