/* SPDX-License-Identifier: EUPL-1.2 */
/* Parents, children and partners; and gezag, which is what counts (domain.md 2.4). */
#include "brp/lezer.h"

#include <stdio.h>
#include <string.h>

/* ---- relations ---- */

static void read_relation(struct lezer *l, const json_t *one, enum brp_relatie_soort soort,
                          const char *path, struct brp_persoon *ret)
{
    struct brp_relatie *r = &ret->relatie[ret->relaties];
    struct brp_naam name = {0};
    char field[96];
    *r = (struct brp_relatie){.soort = soort};
    (void)snprintf(field, sizeof field, "%s.naam", path);
    (void)lezer_naam(l, json_object_get(one, "naam"), field, &name);
    struct naam_delen parts = {.voornamen = name.voornamen,
                               .titel = name.titel,
                               .voorvoegsel = name.voorvoegsel,
                               .geslachtsnaam = name.geslachtsnaam};
    lezer_schrijf(persoon_naam, &parts, r->naam, sizeof r->naam);
    const json_t *bsn = json_object_get(one, "burgerservicenummer");
    if (bsn && !bsn_parse(json_string_value(bsn), r->bsn)) {
        r->bsn[0] = '\0';
        (void)snprintf(field, sizeof field, "%s.burgerservicenummer", path);
        (void)lezer_opmerking(l, field, "is no valid BSN");
    }
    (void)snprintf(field, sizeof field, "%s.datum", path);
    if (soort == BRP_OUDER)
        (void)lezer_datum(l, one, "datumIngangFamilierechtelijkeBetrekking", field, r->van);
    if (soort == BRP_PARTNER) {
        (void)lezer_datum(l, json_object_get(one, "aangaanHuwelijkPartnerschap"), "datum", field,
                          r->van);
        (void)lezer_datum(l, json_object_get(one, "ontbindingHuwelijkPartnerschap"), "datum", field,
                          r->tot);
    }
    ret->relaties++;
}

static void read_relations(struct lezer *l, const json_t *json, const char *key,
                           enum brp_relatie_soort soort, struct brp_persoon *ret)
{
    const json_t *list = json_object_get(json, key), *one;
    size_t i;
    if (!list)
        return;
    if (!json_is_array(list)) {
        (void)lezer_opmerking(l, key, "is no list");
        return;
    }
    ret->relaties_bekend[soort] = true;
    json_array_foreach(list, i, one)
    {
        char path[48];
        (void)snprintf(path, sizeof path, "%s[%zu]", key, i);
        if (ret->relaties == BRP_RELATIES_MAX) {
            (void)lezer_opmerking(l, path, "is one too many");
            return;
        }
        if (json_is_object(one))
            read_relation(l, one, soort, path, ret);
        else
            (void)lezer_opmerking(l, path, "is no person");
    }
}

/* In one order, whatever that of the delivery: so that the same content compares as the same. */
static int compare_relations(const void *a, const void *b)
{
    const struct brp_relatie *x = a, *y = b;
    if (x->soort != y->soort)
        return x->soort < y->soort ? -1 : 1;
    int by = strcmp(x->bsn, y->bsn);
    if (by == 0)
        by = strcmp(x->naam, y->naam);
    return by ? by : strcmp(x->van, y->van);
}

void lezer_relaties(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    read_relations(l, json, "ouders", BRP_OUDER, ret);
    read_relations(l, json, "kinderen", BRP_KIND, ret);
    read_relations(l, json, "partners", BRP_PARTNER, ret);
    qsort(ret->relatie, (size_t)ret->relaties, sizeof ret->relatie[0], compare_relations);
}

/* ---- gezag ---- */

static bool add_holder(const json_t *holder, struct brp_gezag *ret)
{
    const char *bsn = json_string_value(json_object_get(holder, "burgerservicenummer"));
    if (ret->houders == BRP_HOUDERS_MAX || !bsn_parse(bsn, ret->houder[ret->houders]))
        return false;
    ret->houders++;
    return true;
}

/* Somebody who is not a parent may be registered without a BSN: a holder we cannot know. */
static bool add_third(const json_t *holder, struct brp_gezag *ret)
{
    if (!json_is_object(holder) || ret->houders == BRP_HOUDERS_MAX)
        return false;
    if (json_object_get(holder, "burgerservicenummer"))
        return add_holder(holder, ret);
    ret->houder[ret->houders++][0] = '\0';
    return true;
}

static bool add_list(const json_t *list, bool (*add)(const json_t *, struct brp_gezag *),
                     struct brp_gezag *ret)
{
    const json_t *holder;
    size_t i;
    json_array_foreach(list, i, holder) if (!add(holder, ret)) return false;
    return true;
}

/* The holders that each kind must name; false when they are not there. */
static bool read_kind(const json_t *one, struct brp_gezag *ret)
{
    const char *type = json_string_value(json_object_get(one, "type"));
    if (!type)
        return false;
    if (strcmp(type, "TweehoofdigOuderlijkGezag") == 0 ||
        strcmp(type, "GezamenlijkOuderlijkGezag") == 0) { /* its name since 2025 */
        ret->soort = "tweehoofdig_ouderlijk";
        return add_list(json_object_get(one, "ouders"), add_holder, ret) && ret->houders == 2;
    }
    if (strcmp(type, "EenhoofdigOuderlijkGezag") == 0) {
        ret->soort = "eenhoofdig_ouderlijk";
        return add_holder(json_object_get(one, "ouder"), ret);
    }
    if (strcmp(type, "GezamenlijkGezag") == 0) {
        ret->soort = "gezamenlijk";
        return add_holder(json_object_get(one, "ouder"), ret) &&
               add_third(json_object_get(one, "derde"), ret);
    }
    if (strcmp(type, "Voogdij") == 0) {
        ret->soort = "voogdij";
        return add_list(json_object_get(one, "derden"), add_third, ret);
    }
    if (strcmp(type, "TijdelijkGeenGezag") == 0)
        ret->soort = "tijdelijk_geen";
    else if (strcmp(type, "GezagNietTeBepalen") == 0)
        ret->soort = "niet_te_bepalen";
    return ret->soort != NULL;
}

/* A person's list also tells over whom they hold gezag themselves; that stands with those children
 * too, and is taken from there. A relation that names no child is about the person. */
static bool is_about(const json_t *one, const char *bsn)
{
    const json_t *child = json_object_get(one, "minderjarige");
    char other[BSN_SIZE];
    const char *text = json_string_value(json_object_get(child, "burgerservicenummer"));
    return !child || (bsn_parse(text, other) && strcmp(other, bsn) == 0);
}

void lezer_gezag(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *list = json_object_get(json, "gezag"), *one;
    size_t i;
    ret->gezag_in_onderzoek = json_object_get(json, "gezagInOnderzoek") != NULL;
    if (!list)
        return;
    ret->gezag_bekend = true;
    if (!json_is_array(list)) {
        ret->gezag.soort = "niet_te_bepalen";
        (void)lezer_opmerking(l, "gezag", "is no list; gezag is now niet_te_bepalen");
        return;
    }
    json_array_foreach(list, i, one)
    {
        struct brp_gezag read = {0};
        char path[32];
        if (!is_about(one, ret->bsn))
            continue;
        (void)snprintf(path, sizeof path, "gezag[%zu]", i);
        ret->gezag_in_onderzoek = ret->gezag_in_onderzoek || json_object_get(one, "inOnderzoek");
        if (read_kind(one, &read) && !ret->gezag.soort) {
            ret->gezag = read;
            continue;
        }
        ret->gezag = (struct brp_gezag){.soort = "niet_te_bepalen"};
        (void)lezer_opmerking(l, path, "cannot be read; gezag is now niet_te_bepalen");
    }
}
