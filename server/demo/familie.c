/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/familie.h"

#include "demo/namen.h"

#include <stdio.h>
#include <string.h>

enum { YOUNGEST = 1 }; /* years: born before any household of the demo was opened */

/* ---- chance with weights ---- */

static const int VORM_DEEL[FAMILIE_VORMEN] = {
    [MOEDER_ALLEEN] = 30, [VADER_ALLEEN] = 5,  [TWEE_OUDERS] = 34, [SAMENGESTELD] = 8,
    [ALLEENSTAAND] = 12,  [JONGVOLWASSEN] = 5, [OUDER_PAAR] = 4,   [GROOTOUDER] = 2,
};

static enum familie_vorm choose_shape(struct wereld *w)
{
    int roll = kans(w, 100), vorm = 0;
    while (vorm < FAMILIE_VORMEN - 1 && roll >= VORM_DEEL[vorm])
        roll -= VORM_DEEL[vorm++];
    return (enum familie_vorm)vorm;
}

static const struct afkomst *choose_origin(struct wereld *w)
{
    int roll = kans(w, 100), i = 0;
    while (i < AFKOMSTEN - 1 && roll >= AFKOMST[i].deel)
        roll -= AFKOMST[i++].deel;
    return &AFKOMST[i];
}

/* ---- one person ---- */

static void born(struct wereld *w, struct mens *m, int age)
{
    enum { YEAR = 365 };
    const char *day = dagen_verder(w, -(age * YEAR + age / 4 + tussen(w, 1, YEAR - 2)));
    memcpy(m->geboren, day, DATUM_SIZE);
}

/* Siblings and parents do not share a given name. */
static const char *given_name(struct wereld *w, const struct familie *f, const char *const *list)
{
    const char *name = NULL;
    for (int tries = 0; tries < 20; tries++) {
        bool taken = false;
        name = list[kans(w, voornamen_aantal(list))];
        for (int i = 0; i < f->leden; i++)
            taken = taken || strcmp(f->lid[i].mens.voornamen, name) == 0;
        if (!taken)
            break;
    }
    return name;
}

static struct familielid *add(struct wereld *w, struct familie *f, const struct afkomst *a,
                              char sex, int age, const char *rol)
{
    struct familielid *l = &f->lid[f->leden];
    const char *const *first =
        age >= 18 ? (sex == 'v' ? a->vrouw : a->man) : (sex == 'v' ? a->meisje : a->jongen);
    const struct achternaam *last = &a->achter[kans(w, achternamen_aantal(a->achter))];
    *l = (struct familielid){.rol = rol, .leeftijd = age};
    l->mens = (struct mens){.voornamen = given_name(w, f, first),
                            .voorvoegsel = last->voorvoegsel,
                            .geslachtsnaam = last->naam,
                            .geslacht = sex};
    f->leden++;
    mens_bsn(w, l->mens.bsn);
    born(w, &l->mens, age);
    return l;
}

static void lives(struct wereld *w, struct familielid *l, enum demo_wijk wijk)
{
    l->mens.straat = KIES(w, STRAAT[wijk].straat);
    l->mens.huisnummer = tussen(w, 1, 160);
    l->mens.woonplaats = "Waterveen";
}

static void together(struct familielid *who, const struct familielid *with)
{
    who->mens.straat = with->mens.straat;
    who->mens.huisnummer = with->mens.huisnummer;
    who->mens.woonplaats = with->mens.woonplaats;
    who->mens.postcode = with->mens.postcode;
}

static void parent_of(struct familielid *parent, struct familielid *child)
{
    if (parent->mens.kinderen == MENS_KINDEREN)
        return;
    parent->mens.kind[parent->mens.kinderen++] = &child->mens;
    child->mens.ouder[child->mens.ouder[0] ? 1 : 0] = &parent->mens;
}

static void married(struct wereld *w, struct familielid *a, struct familielid *b, bool divorced)
{
    a->mens.partner = &b->mens;
    b->mens.partner = &a->mens;
    a->mens.gescheiden = b->mens.gescheiden = divorced;
    if (!divorced && a->mens.geslacht == 'v' && procent(w, 45))
        a->mens.naamgebruik = "VNP"[kans(w, 3)];
}

/* ---- gezag ---- */

static void gezag_both(struct familielid *child, struct familielid *a, struct familielid *b)
{
    child->mens.gezag = "TweehoofdigOuderlijkGezag";
    child->mens.gezag_houder[0] = &a->mens;
    child->mens.gezag_houder[1] = &b->mens;
}

static void gezag_one(struct familielid *child, struct familielid *holder)
{
    child->mens.gezag = "EenhoofdigOuderlijkGezag";
    child->mens.gezag_houder[0] = &holder->mens;
}

/* Mostly both; sometimes one; now and then nobody knows (R12). `other` may be NULL. */
static void gezag_by_chance(struct wereld *w, struct familielid *child, struct familielid *parent,
                            struct familielid *other)
{
    int roll = kans(w, 100);
    if (child->leeftijd >= 18)
        return;
    if (other && roll < 74)
        gezag_both(child, parent, other);
    else if (roll < 92)
        gezag_one(child, parent);
    else
        child->mens.gezag = roll < 97 ? "GezagNietTeBepalen" : "TijdelijkGeenGezag";
}

/* ---- households ---- */

static void add_children(struct wereld *w, struct familie *f, const struct afkomst *a,
                         struct familielid *parent, struct familielid *other, int count)
{
    int eldest = parent->leeftijd - tussen(w, 19, 31);
    if (eldest < YOUNGEST)
        eldest = tussen(w, YOUNGEST, 3);
    for (int i = 0, age = eldest < 20 ? eldest : tussen(w, 8, 17); i < count && age >= YOUNGEST;
         i++) {
        struct familielid *child = add(w, f, a, procent(w, 50) ? 'v' : 'm', age, "kind");
        const struct mens *named = other ? &other->mens : &parent->mens;
        child->mens.voorvoegsel = named->voorvoegsel;
        child->mens.geslachtsnaam = named->geslachtsnaam;
        parent_of(parent, child);
        if (other)
            parent_of(other, child);
        gezag_by_chance(w, child, parent, other);
        together(child, parent);
        age -= tussen(w, 2, 4);
    }
}

static void make_lone_parent(struct wereld *w, struct familie *f, const struct afkomst *a,
                             bool mother)
{
    struct familielid *parent =
        add(w, f, a, mother ? 'v' : 'm', tussen(w, 22, 48), mother ? "moeder" : "vader");
    struct familielid *other = NULL;
    lives(w, parent, f->wijk);
    if (procent(w, 72)) {
        int age = parent->leeftijd + tussen(w, -2, 5);
        const struct afkomst *origin = procent(w, 70) ? a : choose_origin(w);
        other = add(w, f, origin, mother ? 'm' : 'v', age, mother ? "vader" : "moeder");
        other->elders = true;
        lives(w, other, (enum demo_wijk)kans(w, WIJKEN));
        if (procent(w, 60))
            married(w, parent, other, true);
    }
    add_children(w, f, a, parent, other, 1 + kans(w, 3));
    if (mother && parent->leeftijd < 38 && procent(w, 6))
        f->zwanger = true;
}

static void make_couple(struct wereld *w, struct familie *f, const struct afkomst *a, int children)
{
    struct familielid *mother = add(w, f, a, 'v', tussen(w, 25, 46), "moeder");
    int age = mother->leeftijd + tussen(w, -2, 6);
    const struct afkomst *origin = procent(w, 78) ? a : choose_origin(w);
    struct familielid *father = add(w, f, origin, 'm', age, "vader");
    lives(w, mother, f->wijk);
    together(father, mother);
    if (procent(w, 70))
        married(w, mother, father, false);
    add_children(w, f, a, mother, father, children);
    if (mother->leeftijd < 38 && procent(w, 5))
        f->zwanger = true;
}

static void make_blended(struct wereld *w, struct familie *f, const struct afkomst *a)
{
    make_lone_parent(w, f, a, true);
    struct familielid *mother = &f->lid[0];
    int age = mother->leeftijd + tussen(w, -4, 6);
    struct familielid *partner = add(w, f, choose_origin(w), 'm', age, "partner");
    together(partner, mother);
    if (!mother->mens.partner)
        married(w, mother, partner, false);
}

static void make_grandparent(struct wereld *w, struct familie *f, const struct afkomst *a)
{
    struct familielid *oma = add(w, f, a, 'v', tussen(w, 55, 68), "grootouder");
    lives(w, oma, f->wijk);
    for (int i = 1 + kans(w, 2); i > 0; i--) {
        struct familielid *child =
            add(w, f, a, procent(w, 50) ? 'v' : 'm', tussen(w, 5, 15), "kind");
        child->mens.geslachtsnaam = oma->mens.geslachtsnaam;
        child->mens.voorvoegsel = oma->mens.voorvoegsel;
        child->mens.gezag = "Voogdij";
        child->mens.gezag_houder[0] = &oma->mens;
        together(child, oma);
    }
}

static void make_adults(struct wereld *w, struct familie *f, const struct afkomst *a)
{
    int age = f->vorm == JONGVOLWASSEN ? tussen(w, 18, 22)
              : f->vorm == OUDER_PAAR  ? tussen(w, 62, 81)
                                       : tussen(w, 24, 66);
    struct familielid *first = add(w, f, a, procent(w, 55) ? 'v' : 'm', age, "ander");
    lives(w, first, f->wijk);
    if (f->vorm != OUDER_PAAR)
        return;
    struct familielid *second =
        add(w, f, a, first->mens.geslacht == 'v' ? 'm' : 'v', age + tussen(w, -3, 4), "partner");
    together(second, first);
    if (first->mens.geslacht == 'v')
        married(w, first, second, false);
    else
        married(w, second, first, false);
}

static void make_roomy(struct wereld *w, struct familie *f, const struct afkomst *a)
{
    struct familielid *mother = add(w, f, a, 'v', 40, "moeder");
    struct familielid *father = add(w, f, a, 'm', 42, "vader");
    static const int ages[] = {14, 9, 5};
    lives(w, mother, f->wijk);
    together(father, mother);
    married(w, mother, father, false);
    for (size_t i = 0; i < COUNT_OF(ages); i++) {
        struct familielid *child = add(w, f, a, i % 2 ? 'v' : 'm', ages[i], "kind");
        child->mens.voorvoegsel = father->mens.voorvoegsel;
        child->mens.geslachtsnaam = father->mens.geslachtsnaam;
        parent_of(mother, child);
        parent_of(father, child);
        gezag_both(child, mother, father);
        together(child, mother);
    }
}

/* ---- its name ---- */

static void add_name(char *out, size_t size, const struct mens *m, bool first)
{
    size_t at = strlen(out);
    char prefix[24] = "";
    if (m->voorvoegsel)
        (void)snprintf(prefix, sizeof prefix, "%s ", m->voorvoegsel);
    if (first && prefix[0] >= 'a' && prefix[0] <= 'z')
        prefix[0] = (char)(prefix[0] - 'a' + 'A');
    (void)snprintf(out + at, size - at, "%s%s%s", first ? "" : "-", prefix,
                   strcmp(m->geslachtsnaam, ".") == 0 ? m->voornamen : m->geslachtsnaam);
}

static void name_household(struct familie *f)
{
    const struct mens *first = &f->lid[0].mens;
    add_name(f->naam, sizeof f->naam, first, true);
    for (int i = 1; i < f->leden; i++) {
        const struct mens *other = &f->lid[i].mens;
        if (f->lid[i].elders || f->lid[i].leeftijd < 18 || strcmp(f->lid[i].rol, "kind") == 0)
            continue;
        if (strcmp(other->geslachtsnaam, first->geslachtsnaam) != 0)
            add_name(f->naam, sizeof f->naam, other, false);
        return;
    }
}

static void finish(struct wereld *w, struct familie *f)
{
    bool secret = procent(w, 2);
    int last = kans(w, 20), first = kans(w, 26);
    (void)snprintf(f->postcode, sizeof f->postcode, "%s%c%c", STRAAT[f->wijk].postcode, 'A' + first,
                   'B' + last);
    for (int i = 0; i < f->leden; i++) {
        f->lid[i].mens.postcode = f->postcode;
        f->lid[i].mens.geheim = secret && !f->lid[i].elders;
    }
    /* somebody from far may not know on which day they were born */
    if (f->taal && procent(w, 12))
        memcpy(f->lid[0].mens.geboren + 4, "-00-00", sizeof "-00-00");
    name_household(f);
}

void familie_maken(struct wereld *w, struct familie *f, bool ruim)
{
    const struct afkomst *a = choose_origin(w);
    *f = (struct familie){.vorm = ruim ? TWEE_OUDERS : choose_shape(w),
                          .wijk = (enum demo_wijk)kans(w, WIJKEN)};
    if (a->taal && !ruim && procent(w, 35))
        f->taal = a->taal;
    if (ruim)
        make_roomy(w, f, a);
    else if (f->vorm == MOEDER_ALLEEN || f->vorm == VADER_ALLEEN)
        make_lone_parent(w, f, a, f->vorm == MOEDER_ALLEEN);
    else if (f->vorm == TWEE_OUDERS)
        make_couple(w, f, a, 1 + kans(w, 4));
    else if (f->vorm == SAMENGESTELD)
        make_blended(w, f, a);
    else if (f->vorm == GROOTOUDER)
        make_grandparent(w, f, a);
    else
        make_adults(w, f, a);
    finish(w, f);
}

void familie_opslaan(struct wereld *w, struct familie *f, const char *dag)
{
    struct mens *all[FAMILIE_LEDEN];
    for (int i = 0; i < f->leden; i++)
        all[i] = &f->lid[i].mens;
    mens_opslaan(w, all, f->leden, dag);
    if (f->taal && f->leden > 0)
        mens_taal(w, f->lid[0].mens.id, f->taal);
}
