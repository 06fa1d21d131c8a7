/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/kijken.h"

#include "demo/schrijf.h"
#include "logboek/logboek.h"

#include <stdio.h>
#include <stdlib.h>

void kijken_noteren(struct wereld *w, const struct kijkje *kijkje)
{
    if (w->failed || w->bulk)
        return;
    if (w->kijkjes_count == w->kijkjes_cap) {
        size_t cap = w->kijkjes_cap ? w->kijkjes_cap * 2 : 1024;
        struct kijkje *more = realloc(w->kijkjes, cap * sizeof *more);
        if (!more) {
            wereld_fail(w, "no memory for the log of the demo");
            return;
        }
        w->kijkjes = more;
        w->kijkjes_cap = cap;
    }
    w->kijkjes[w->kijkjes_count++] = *kijkje;
}

void kijken_huis(struct huis *h, enum demo_gebruiker wie, const char *rol, const char *handeling,
                 const char *gronden, const int64_t *personen, int64_t op)
{
    struct kijkje k = {.op = op,
                       .wie = wie,
                       .huishouden = h->id,
                       .gebeurtenis = "lezen",
                       .handeling = handeling,
                       .rol = rol};
    size_t at = 0;
    (void)snprintf(k.gronden, sizeof k.gronden, "%s", gronden);
    for (int i = 0; personen[i] && at + ID_TEXT_SIZE <= sizeof k.personen; i++) {
        if (i > 0)
            k.personen[at - 1] = ',';
        id_format(personen[i], k.personen + at);
        at += ID_TEXT_SIZE;
    }
    kijken_noteren(h->w, &k);
}

static int compare_time(const void *a, const void *b)
{
    const struct kijkje *x = a, *y = b;
    if (x->op != y->op)
        return x->op < y->op ? -1 : 1;
    return (x->huishouden > y->huishouden) - (x->huishouden < y->huishouden);
}

static enum result append(struct wereld *w, const struct kijkje *k)
{
    char verzoek[ID_TEXT_SIZE];
    id_format(wereld_id(w, k->op), verzoek);
    const struct logregel regel = {
        .tijd_ms = k->op * 1000 + kans(w, 1000),
        .gebeurtenis = k->gebeurtenis,
        .handeling = k->handeling,
        .gebruiker = w->gebruiker[k->wie],
        .rol = k->rol,
        .onderdeel = w->onderdeel[gemeente_onderdeel(k->wie)],
        .huishouden = k->huishouden,
        .personen = k->personen,
        .gronden = k->gronden,
        .uitkomst = "geslaagd",
        .adres = "192.0.2.10", /* of the documentation range */
        .verzoek = verzoek,
    };
    return logboek_append(w->conn, &regel, &w->probleem);
}

void kijken_loggen(struct wereld *w)
{
    if (w->kijkjes_count)
        qsort(w->kijkjes, w->kijkjes_count, sizeof *w->kijkjes, compare_time);
    for (size_t i = 0; !w->failed && i < w->kijkjes_count; i++)
        w->failed = append(w, &w->kijkjes[i]) != DONE;
    w->kijkjes_count = 0;
}
