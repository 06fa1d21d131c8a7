/* SPDX-License-Identifier: EUPL-1.2 */
/* The fields of the deelwijzer, and in which step each is asked. */
#include "resources/deelwijzer_intern.h"

#include <string.h>

/* ---- fields ---- */

static const char *const VRAGEN[] = {"ja",         "nee-gezegd", "gevaar", "niet-bereikbaar",
                                     "hoeft-niet", NULL};
static const struct veld ANTWOORD[] = {
    {.naam = "vraag", .soort = VELD_KEUZE, .verplicht = true, .label = "Vraag"},
    {.naam = "antwoord", .soort = VELD_TEKST, .max = 2000, .label = "Antwoord"},
    {0},
};

#define WIJZER(nodig)                                                                              \
    {.naam = "ontvangerOnderdeel",                                                                 \
     .soort = VELD_ID,                                                                             \
     .label = "Met welke organisatie?",                                                            \
     .hint = "Kies de organisatie die het nodig heeft."},                                          \
        {.naam = "ontvangerGebruiker",                                                             \
         .soort = VELD_ID,                                                                         \
         .label = "Wie daar precies?",                                                             \
         .hint = "Eén persoon is beter dan iedereen. Kiest u niemand, dan leest wie daar dit "    \
                 "gezin helpt het."},                                                              \
        {.naam = "personen",                                                                       \
         .regel = "Er staat altijd bij over wie het gaat (regel R16).",                            \
         .soort = VELD_IDS,                                                                        \
         .verplicht = nodig,                                                                       \
         .max = 30,                                                                                \
         .label = "Over wie gaat het?",                                                            \
         .hint = "Een stuk gaat pas open als u iedereen kiest over wie het gaat."},                \
        {.naam = "items",                                                                          \
         .soort = VELD_IDS,                                                                        \
         .max = 50,                                                                                \
         .label = "Welke stukken?",                                                                \
         .hint = "U ziet hier wat uw eigen organisatie schreef."},                                 \
        {.naam = "categorieen",                                                                    \
         .soort = VELD_KEUZES,                                                                     \
         .max = 20,                                                                                \
         .label = "Of alles over een onderwerp",                                                   \
         .hint = "Dan ziet de ander ook wat u er later over schrijft. Losse stukken zijn beter."}, \
        {.naam = "doel",                                                                           \
         .regel = "Zonder doel is er geen besluit (regel R16).",                                   \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Waarvoor is het nodig?"},                                                       \
        {.naam = "doelZin",                                                                        \
         .regel = "Zonder doel is er geen besluit (regel R16).",                                   \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 500,                                                                               \
         .label = "Wat gaat de ander ermee doen?",                                                 \
         .hint = "De ander leest deze zin."},                                                      \
        {.naam = "minimaal",                                                                       \
         .regel = "U deelt nooit meer dan nodig is (regel R16).",                                  \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 1000,                                                                              \
         .label = "Waarom is minder niet genoeg?",                                                 \
         .hint = "Kan het zonder naam, met minder stukken, of door alleen te bellen? De ander "    \
                 "leest dit ook."},                                                                \
        {.naam = "vragen",                                                                         \
         .regel = "Eerst vragen, als dat kan (regel R16).",                                        \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .keuzes = VRAGEN,                                                                         \
         .label = "Kunt u het eerst vragen?"},                                                     \
        {.naam = "vragenUitleg",                                                                   \
         .regel = "Eerst vragen, als dat kan (regel R16).",                                        \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 2000,                                                                              \
         .label = "Leg het uit",                                                                   \
         .hint = "Wat zei u, wat was het antwoord, of wat probeerde u? Schrijf wat u zag of "      \
                 "hoorde, en van wie. Niet wat u denkt."},                                         \
        {.naam = "gevaar",                                                                         \
         .regel = "Zonder afweging is er geen besluit (regel R16).",                               \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 2000,                                                                              \
         .label = "Is er gevaar, en voor wie?",                                                    \
         .hint = "Wat kan er gebeuren als u niet deelt? En als u wel deelt?"},                     \
        {.naam = "grond",                                                                          \
         .regel = "Zonder grond in de wet deelt u niet (regel R16).",                              \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Op welke grond?"},                                                              \
        {.naam = "weging",                                                                         \
         .soort = VELD_DELEN,                                                                      \
         .max = 12,                                                                                \
         .deel = ANTWOORD,                                                                         \
         .label = "Uw afweging"},                                                                  \
        {.naam = "overlegdMet",                                                                    \
         .regel = "U besluit niet zonder een collega te spreken (regel R16).",                     \
         .soort = VELD_REGEL,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 200,                                                                               \
         .label = "Met welke collega besprak u dit?",                                              \
         .hint = "Schrijf naam en functie."},                                                      \
        {.naam = "overlegdOp", .soort = VELD_DATUM, .label = "Wanneer besprak u dit?"},            \
        {.naam = "verteldAan",                                                                     \
         .soort = VELD_IDS,                                                                        \
         .max = 30,                                                                                \
         .label = "Wie weet dat u dit deelt?",                                                     \
         .hint = "Zonder toestemming is niet zonder weten. Vertel het, als dat veilig kan."},      \
        {.naam = "verteldOp", .soort = VELD_DATUM, .label = "Wanneer vertelde u het?"},            \
        {.naam = "uitstelReden",                                                                   \
         .soort = VELD_TEKST,                                                                      \
         .max = 1000,                                                                              \
         .label = "Wie weet het nog niet, en waarom?"},                                            \
        {.naam = "uitstelTot", .soort = VELD_DATUM, .label = "Wanneer vertelt u het wel?"},        \
        {.naam = "tot",                                                                            \
         .regel = "Een besluit heeft altijd een einde (regel R16).",                               \
         .soort = VELD_DATUM,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Tot en met wanneer mag de ander dit lezen?"},                                   \
    {                                                                                              \
        .naam = "herbeoordeelOp",                                                                  \
        .regel = "Zonder dag waarop u het opnieuw bekijkt is er geen besluit (regel R16).",        \
        .soort = VELD_DATUM, .verplicht = nodig, .label = "Wanneer bekijkt u dit opnieuw?",        \
        .hint = "Binnen 30 dagen. Na die dag ziet de ander niets meer."                            \
    }
#define WAAROM(nodig)                                                                              \
    {                                                                                              \
        .naam = "waarom", .soort = VELD_TEKST, .verplicht = nodig, .max = 2000,                    \
        .label = "Waarom besluit u dit?",                                                          \
        .hint = "Alleen u leest dit later terug. Zo kunt u laten zien dat u goed afwoog."          \
    }

const struct veld DEELWIJZER_VELDEN[] = {
    WIJZER(false),
    WAAROM(false),
    {.naam = "stap", .soort = VELD_GETAL, .min = 1, .max = DEEL_STAPPEN, .label = "Stap"},
    {.naam = "naar", .soort = VELD_GETAL, .min = 1, .max = DEEL_STAPPEN, .label = "Naar stap"},
    {0},
};
const struct veld DEELBESLUIT_VELDEN[] = {WIJZER(true), {0}};
static const char *const UITKOMSTEN[] = {"niet-delen", "vragen", NULL};
const struct veld DEELAFWEGING_VELDEN[] = {
    {.naam = "uitkomst",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = UITKOMSTEN,
     .label = "Wat besluit u?"},
    WIJZER(false),
    WAAROM(true),
    {0},
};

/* ---- the steps ---- */

const struct deel_stap DEEL_STAP[DEEL_STAPPEN] = {
    {"Met wie?", "Met wie wilt u delen?", {"ontvangerOnderdeel", "ontvangerGebruiker"}, {NULL}},
    {"Over wie en wat?", "Over wie, en wat?", {"personen", "items", "categorieen"}, {"personen"}},
    {"Waarvoor?", "Waarvoor heeft de ander het nodig?", {"doel", "doelZin"}, {"doel", "doelZin"}},
    {"Is minder genoeg?", "Is minder genoeg?", {"minimaal"}, {"minimaal"}},
    {"Kunt u het vragen?",
     "Kunt u het eerst vragen?",
     {"vragen", "vragenUitleg"},
     {"vragen", "vragenUitleg"}},
    {"Is er gevaar?", "Is er gevaar?", {"gevaar"}, {"gevaar"}},
    {"Op welke grond?", "Op welke grond mag het?", {"grond"}, {NULL}},
    {"Besluit",
     "Uw besluit",
     {"weging", "overlegdMet", "overlegdOp", "verteldAan", "verteldOp", "uitstelReden",
      "uitstelTot", "tot", "herbeoordeelOp", "waarom"},
     {NULL}},
};

int deel_stap_van(const char *name)
{
    size_t n = strcspn(name, ".");
    for (int i = 0; i < DEEL_STAPPEN; i++)
        for (size_t k = 0; k < COUNT_OF(DEEL_STAP[i].velden) && DEEL_STAP[i].velden[k]; k++)
            if (strlen(DEEL_STAP[i].velden[k]) == n &&
                strncmp(DEEL_STAP[i].velden[k], name, n) == 0)
                return i;
    return -1;
}

const char *deel_getypt(const json_t *raw, const char *name)
{
    const json_t *value = json_object_get(raw, name);
    const char *text = json_string_value(json_is_array(value) ? json_array_get(value, 0) : value);
    return text && text[0] ? text : NULL;
}
