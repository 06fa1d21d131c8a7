/* SPDX-License-Identifier: EUPL-1.2 */
/* The fields of a person by hand, and the roles in a family: at intake and in a household. */
#ifndef RESOURCES_PERSOON_VELDEN_H
#define RESOURCES_PERSOON_VELDEN_H

#include "http/velden.h"

static const char *const GESLACHTEN[] = {"v", "m", "x", NULL};
static const char *const ROLLEN[] = {"moeder",     "vader",      "ouder", "kind", "partner",
                                     "grootouder", "pleegouder", "ander", NULL};

#define PERSOON_NAAM_VELDEN(must_have_sex)                                                         \
    {.naam = "voornamen", .soort = VELD_REGEL, .max = 200, .label = "Voornamen"},                  \
        {.naam = "voorvoegsel", .soort = VELD_REGEL, .max = 20, .label = "Tussenvoegsel"},         \
        {.naam = "geslachtsnaam", .soort = VELD_REGEL, .max = 200, .label = "Achternaam"},         \
        {.naam = "geslacht",                                                                       \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = (must_have_sex),                                                             \
         .keuzes = GESLACHTEN,                                                                     \
         .label = "Man of vrouw"},                                                                 \
    {                                                                                              \
        .naam = "geboortedatum", .soort = VELD_DEELDATUM, .label = "Geboortedatum",                \
        .hint = "Alleen het jaar mag ook."                                                         \
    }
#define PERSOON_ONGEBOREN_VELDEN                                                                   \
    {.naam = "ongeboren", .soort = VELD_JANEE, .label = "Dit kind is nog niet geboren"},           \
    {                                                                                              \
        .naam = "moeder", .soort = VELD_ID, .label = "Moeder van het ongeboren kind"               \
    }
#define PERSOON_GESPREK_VELDEN                                                                     \
    {.naam = "taal",                                                                               \
     .soort = VELD_REGEL,                                                                          \
     .max = 40,                                                                                    \
     .label = "Taal van het gesprek",                                                              \
     .hint = "Als dat geen Nederlands is."},                                                       \
    {                                                                                              \
        .naam = "tolk", .soort = VELD_JANEE, .label = "Er is een tolk nodig"                       \
    }
#define PERSOON_TELEFOON_VELD                                                                      \
    {                                                                                              \
        .naam = "telefoon", .soort = VELD_REGEL, .max = 30, .label = "Telefoon"                    \
    }

/* [{waarde, naam}] for `geslacht`; new reference. */
static inline json_t *geslacht_opties(void)
{
    return json_pack("[{s:s,s:s},{s:s,s:s},{s:s,s:s}]", "waarde", "v", "naam", "Vrouw", "waarde",
                     "m", "naam", "Man", "waarde", "x", "naam", "Niet bekend");
}

#endif
