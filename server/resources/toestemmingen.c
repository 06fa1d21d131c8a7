/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent: who may read what, about whom, what for, until when, and who said so. */
#include "resources/toestemmingen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/intrekking.h"
#include "domein/toestemming.h"
#include "domein/verklaring.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fields ---- */

static const char *const SOORTEN[] = {"avg", "beroepsgeheim", "hulp", NULL};
static const char *const WIJZEN[] = {"mondeling", "schriftelijk", "digitaal", NULL};
static const char *const ANTWOORDEN[] = {"ja", "nee", "nog-vragen", NULL};
static const char *const JA_NEE[] = {"ja", "nee", NULL};
static const char *const VERVANGINGEN[] = {"rechter", "ots", NULL};

#define ANTWOORD_VELDEN(keuzen)                                                                    \
    {.naam = "gever",                                                                              \
     .regel = "Alleen wie erover gaat, zegt ja of nee (regel R10).",                               \
     .soort = VELD_ID,                                                                             \
     .verplicht = true,                                                                            \
     .label = "Wie zegt ja of nee?"},                                                              \
        {.naam = "antwoord",                                                                       \
         .regel = "Zonder duidelijk ja of nee gaat niets open (regel R10).",                       \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = true,                                                                        \
         .keuzes = keuzen,                                                                         \
         .label = "Wat is het antwoord?"},                                                         \
        {.naam = "wijze",                                                                          \
         .regel = "Er moet staan hoe het is gezegd (regel R8).",                                   \
         .soort = VELD_KEUZE,                                                                      \
         .keuzes = WIJZEN,                                                                         \
         .label = "Hoe is het gezegd?"},                                                           \
        {.naam = "datum",                                                                          \
         .regel = "Een antwoord telt vanaf de dag dat het is gegeven (regel R13).",                \
         .soort = VELD_DATUM,                                                                      \
         .label = "Wanneer?"},                                                                     \
        {.naam = "namens",                                                                         \
         .regel = "Een organisatie tekent door iemand met een naam (regel R11).",                  \
         .soort = VELD_REGEL,                                                                      \
         .max = 200,                                                                               \
         .label = "Wie sprak of tekende voor de organisatie?",                                     \
         .hint = "Alleen als een organisatie antwoord geeft. Schrijf naam en functie."},           \
        {.naam = "vervanging",                                                                     \
         .regel = "Alleen de rechter of een bevoegde organisatie beslist in iemands plaats "       \
                  "(regel R11).",                                                                  \
         .soort = VELD_KEUZE,                                                                      \
         .keuzes = VERVANGINGEN,                                                                   \
         .label = "Besliste een ander in plaats van deze persoon?"},                               \
        {.naam = "bewijs",                                                                         \
         .regel = "Bij een besluit hoort een document met een datum (regel R11).",                 \
         .soort = VELD_REGEL,                                                                      \
         .max = 300,                                                                               \
         .label = "Welk document is er?",                                                          \
         .hint = "Schrijf wat het is en van welke datum."},                                        \
    {                                                                                              \
        0                                                                                          \
    }

static const struct veld ANTWOORD[] = {ANTWOORD_VELDEN(ANTWOORDEN)};
const struct veld VERKLARING_VELDEN[] = {ANTWOORD_VELDEN(JA_NEE)};

#define VRAAG_VELDEN(nodig)                                                                        \
    {.naam = "persoon",                                                                            \
     .regel = "Een toestemming gaat over één persoon (regel R8).",                                 \
     .soort = VELD_ID,                                                                             \
     .verplicht = nodig,                                                                           \
     .label = "Over wie gaat het?"},                                                               \
        {.naam = "soort",                                                                          \
         .regel = "U kiest elke soort apart en met opzet (regel R9).",                             \
         .soort = VELD_KEUZES,                                                                     \
         .verplicht = nodig,                                                                       \
         .max = 3,                                                                                 \
         .keuzes = SOORTEN,                                                                        \
         .label = "Waarvoor vraagt u toestemming?",                                                \
         .hint = "Kies alleen wat u echt besprak. Meer dan één mag."},                             \
        {.naam = "categorieen",                                                                    \
         .regel = "Alles is geen keuze: noem elk onderwerp (regel R8).",                           \
         .soort = VELD_KEUZES,                                                                     \
         .max = 30,                                                                                \
         .label = "Welke onderwerpen?",                                                            \
         .hint = "Kies alleen wat deze partner nodig heeft."},                                     \
        {.naam = "items",                                                                          \
         .regel = "Alles is geen keuze: noem elk stuk (regel R8).",                                \
         .soort = VELD_IDS,                                                                        \
         .max = 50,                                                                                \
         .label = "Of alleen deze stukken",                                                        \
         .hint = "Dan ziet de partner alleen wat u hier kiest, en niets wat later komt."},         \
        {.naam = "bronnen",                                                                        \
         .regel = "Alles is geen keuze: noem elke organisatie die het mag vertellen (regel R8).",  \
         .soort = VELD_IDS,                                                                        \
         .verplicht = nodig,                                                                       \
         .max = 30,                                                                                \
         .label = "Wie mag het vertellen?",                                                        \
         .hint = "De partner leest alleen wat deze organisaties schreven."},                       \
        {.naam = "ontvangerOnderdeel",                                                             \
         .regel = "Een toestemming is voor één partner of persoon (regel R8).",                    \
         .soort = VELD_ID,                                                                         \
         .label = "Wie mag het lezen?"},                                                           \
        {.naam = "ontvangerGebruiker",                                                             \
         .regel = "Een toestemming is voor één partner of persoon (regel R8).",                    \
         .soort = VELD_ID,                                                                         \
         .label = "Wie daar precies?",                                                             \
         .hint = "Kiest u niemand, dan geldt het voor iedereen daar die dit gezin helpt."},        \
        {.naam = "ontvangerPersoon",                                                               \
         .regel = "Een toestemming is voor één partner of persoon (regel R8).",                    \
         .soort = VELD_ID,                                                                         \
         .label = "Of iemand uit het gezin"},                                                      \
        {.naam = "doel",                                                                           \
         .regel = "Zonder doel kan een toestemming niet (regel R8).",                              \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Waarvoor is het nodig?"},                                                       \
        {.naam = "doelZin",                                                                        \
         .regel = "Het gezin moet weten waarvoor het is (regel R8).",                              \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .min = 5,                                                                                 \
         .max = 500,                                                                               \
         .label = "Leg het uit",                                                                   \
         .hint = "Schrijf het zoals u het tegen het gezin zegt. Deze zin komt in de tekst."},      \
        {.naam = "van",                                                                            \
         .regel = "Een toestemming heeft een begin en een einde (regel R8).",                      \
         .soort = VELD_DATUM,                                                                      \
         .label = "Vanaf wanneer?",                                                                \
         .hint = "Vult u niets in, dan geldt het vanaf vandaag."},                                 \
        {.naam = "tot",                                                                            \
         .regel = "Een toestemming heeft een begin en een einde (regel R8).",                      \
         .soort = VELD_DATUM,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Tot en met wanneer?",                                                           \
         .hint = "Hoogstens één jaar. Daarna vraagt u het opnieuw."},                              \
        {.naam = "wijze",                                                                          \
         .regel = "Er moet staan hoe het is gevraagd (regel R8).",                                 \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .keuzes = WIJZEN,                                                                         \
         .label = "Hoe vroeg u het?"},                                                             \
        {.naam = "taal",                                                                           \
         .regel = "Er moet staan in welke taal het is gevraagd (regel R8).",                       \
         .soort = VELD_REGEL,                                                                      \
         .max = 60,                                                                                \
         .label = "In welke taal?"},                                                               \
        {.naam = "tolk",                                                                           \
         .regel = "Er moet staan of er een tolk bij was (regel R8).",                              \
         .soort = VELD_JANEE,                                                                      \
         .label = "Er was een tolk bij"},                                                          \
        {.naam = "kindAlleen",                                                                     \
         .regel = "Dat een kind alleen beslist, is een uitzondering (regel R10).",                 \
         .soort = VELD_JANEE,                                                                      \
         .label = "Het kind beslist dit alleen",                                                   \
         .hint = "Dit kan bij uitzondering, van 12 tot en met 15 jaar."},                          \
        {.naam = "kindAlleenReden",                                                                \
         .regel = "Dat een kind alleen beslist, is een uitzondering (regel R10).",                 \
         .soort = VELD_TEKST,                                                                      \
         .max = 1000,                                                                              \
         .label = "Waarom beslist het kind dit alleen?",                                           \
         .hint = "Het voorkomt dat het kind ernstig iets overkomt, of het kind blijft dit willen " \
                 "en heeft er goed over nagedacht."},                                              \
        {.naam = "zonderPlek",                                                                     \
         .regel = "Een geheime plek mag niet in de tekst staan (regel R19).",                      \
         .soort = VELD_JANEE,                                                                      \
         .label = "De tekst noemt geen plek die geheim moet blijven",                              \
         .hint = "Bijvoorbeeld een school, een adres of een opvang."},                             \
        {.naam = "gesprek",                                                                        \
         .soort = VELD_JANEE,                                                                      \
         .label = "Samen met het gezin bekijken",                                                  \
         .hint = "Legt de vraag vast, en gaat verder met het gesprek."},                           \
        {.naam = "verklaringen",                                                                   \
         .regel = "Alleen wie erover gaat, zegt ja of nee (regel R10).",                           \
         .soort = VELD_DELEN,                                                                      \
         .max = 12,                                                                                \
         .deel = ANTWOORD,                                                                         \
         .label = "Wie zei wat?"},                                                                 \
    {                                                                                              \
        0                                                                                          \
    }

const struct veld TOESTEMMING_VELDEN[] = {VRAAG_VELDEN(true)};
const struct veld TOESTEMMING_VOORBEELD_VELDEN[] = {VRAAG_VELDEN(false)};

#define INTREK_VELDEN                                                                              \
    {.naam = "gever",                                                                              \
     .regel = "Alleen wie ja zei of erover gaat, trekt in (regel R5).",                            \
     .soort = VELD_ID,                                                                             \
     .verplicht = true,                                                                            \
     .label = "Wie trekt het in?"},                                                                \
        {.naam = "wijze",                                                                          \
         .regel = "Er moet staan hoe het is gezegd (regel R8).",                                   \
         .soort = VELD_KEUZE,                                                                      \
         .keuzes = WIJZEN,                                                                         \
         .label = "Hoe is dit verteld?"},                                                          \
        {.naam = "datum",                                                                          \
         .regel = "Intrekken geldt meteen (regel R14).",                                           \
         .soort = VELD_DATUM,                                                                      \
         .label = "Wanneer?"},                                                                     \
    {                                                                                              \
        .naam = "namens", .regel = "Een organisatie tekent door iemand met een naam (regel R11).", \
        .soort = VELD_REGEL, .max = 200, .label = "Wie sprak of tekende voor de organisatie?",     \
        .hint = "Alleen als een organisatie antwoord geeft. Schrijf naam en functie."              \
    }

const struct veld INTREKKING_VELDEN[] = {INTREK_VELDEN, {0}};
const struct veld INTREKKINGEN_VELDEN[] = {
    INTREK_VELDEN,
    {.naam = "alles",
     .regel = "U trekt alles in, of alles voor één partner of persoon (regel R5).",
     .soort = VELD_JANEE,
     .label = "Alles wat deze persoon bij dit gezin gaf"},
    {.naam = "ontvanger",
     .regel = "U trekt alles in, of alles voor één partner of persoon (regel R5).",
     .soort = VELD_ID,
     .label = "Of alles voor één partner of persoon"},
    {0},
};

const struct veld TOESTEMMINGEN_ZOEK[] = {
    {.naam = "over", .soort = VELD_ID, .label = "Alleen over deze persoon"},
    {.naam = "na", .soort = VELD_ID, .label = "Na deze"},
    {0},
};
const struct veld TOESTEMMING_ALS[] = {
    {.naam = "als", .soort = VELD_ID, .label = "Zoals deze eerdere toestemming"},
    {0},
};

/* ---- changes ---- */

/* The green line, by how it stands. */
static const char *done_code(const char *stand)
{
    if (strcmp(stand, "geldt") == 0)
        return "toestemming-geldt";
    return strcmp(stand, "geweigerd") == 0 ? "toestemming-geweigerd" : "toestemming-vastgelegd";
}

static enum result toestemming_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    int64_t id;
    if (toestemming_add(d, v->in, ret, &id, p) != DONE)
        return FAILED;
    const json_t *list = json_object_get(ret, "toestemmingen");
    ret_id(ret, id, 0);
    if (in_bool(v, "gesprek")) { /* the answers come there, one by one */
        verzoek_locatie(v, "/toestemmingen/%s/gesprek", id);
        return DONE;
    }
    if (json_array_size(list) == 1)
        verzoek_locatie(v, "/toestemmingen/%s", id);
    else
        verzoek_locatie(v, "/huishoudens/%s/toestemmingen", d->huishouden);
    v->gedaan = done_code(row_text(json_array_get(list, 0), "stand"));
    return DONE;
}

static enum result verklaring_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    AUTO_FREE char *stand = NULL;
    int64_t id;
    if (verklaring_add(d, v->id[0], v->in, &id, &stand, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    json_object_set_new(ret, "stand", json_string(stand));
    verzoek_locatie(v, "/toestemmingen/%s", v->id[0]);
    v->gedaan = done_code(stand);
    return DONE;
}

static enum result withdrawn(struct verzoek *v, const struct dossier *d, json_t *ret)
{
    json_object_set_new(ret, "ingetrokkenOp", json_string(v->vandaag));
    verzoek_locatie(v, "/huishoudens/%s/toestemmingen", d->huishouden);
    v->gedaan = "toestemming-ingetrokken";
    return DONE;
}

static enum result intrekking_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    return toestemming_withdraw(d, v->id[0], v->in, p) == DONE ? withdrawn(v, d, ret) : FAILED;
}

static enum result intrekkingen_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                     struct probleem *p)
{
    return toestemming_withdraw_all(d, v->in, p) == DONE ? withdrawn(v, d, ret) : FAILED;
}

static enum result bevestiging_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    if (toestemming_confirm(d, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/toestemmingen/%s", v->id[0]);
    v->gedaan = "toestemming-bevestigd";
    return DONE;
}

/* ---- routes ---- */

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/toestemmingen", "toestemmingen.lezen",
                 "Wie mag wat weten: de toestemmingen die u bij dit huishouden mag zien.",
                 toestemmingen_read, .velden = TOESTEMMINGEN_ZOEK, .onthouden = true,
                 .page = "toestemmingen"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/toestemmingen/nieuw", "toestemming.formulier",
                 "Formulier om toestemming te vragen.", toestemming_form, .velden = TOESTEMMING_ALS,
                 .page = "toestemming_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/toestemmingen", "toestemming.toevoegen",
                  "Legt vast wat het gezin werd gevraagd, en wie wat antwoordde.", toestemming_post,
                  .velden = TOESTEMMING_VELDEN, .toetst = true,
                  .formulier = "/huishoudens/{huishouden}/toestemmingen/nieuw"),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/toestemmingen/_voorbeeld",
                  "toestemming.voorbeeld",
                  "Wat de partner erbij zou zien als iedereen ja zegt, en wat u dan zegt. Er wordt "
                  "niets opgeslagen.",
                  toestemming_preview, .velden = TOESTEMMING_VOORBEELD_VELDEN, .antwoordt = true,
                  .toetst = true, .page = "toestemming_nieuw",
                  .formulier = "/huishoudens/{huishouden}/toestemmingen/nieuw"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/intrekkingen/nieuw", "intrekkingen.formulier",
                 "Formulier om alles in te trekken.", intrekking_form, .page = "intrekking_nieuw",
                 .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/intrekkingen", "toestemmingen.intrekken",
                  "Trekt alles in wat een gever gaf, of alles voor één ontvanger. Het antwoord is "
                  "altijd hetzelfde.",
                  intrekkingen_post, .velden = INTREKKINGEN_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/intrekkingen/nieuw"),
    ITEM_READ(HTTP_GET, "/toestemmingen/{toestemming}", "toestemming.lezen",
              "Eén toestemming: wat is gevraagd, wie zei wat.", toestemming_read,
              .page = "toestemming"),
    ITEM_READ(HTTP_GET, "/toestemmingen/{toestemming}/verklaringen", "verklaringen.lezen",
              "Wie zei ja of nee, en wanneer.", verklaringen_read),
    ITEM_READ(HTTP_GET, "/toestemmingen/{toestemming}/verklaringen/nieuw", "verklaring.formulier",
              "Formulier voor een antwoord.", verklaring_form, .page = "verklaring_nieuw",
              .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, "/toestemmingen/{toestemming}/verklaringen", "verklaring.toevoegen",
               "Legt het antwoord vast van iemand die erover gaat.", verklaring_post,
               .velden = VERKLARING_VELDEN,
               .formulier = "/toestemmingen/{toestemming}/verklaringen/nieuw"),
    ITEM_WRITE(HTTP_POST, "/toestemmingen/{toestemming}/intrekking", "toestemming.intrekken",
               "Trekt een toestemming in, meteen en voorgoed.", intrekking_post,
               .velden = INTREKKING_VELDEN, .formulier = "/toestemmingen/{toestemming}"),
    ITEM_WRITE(HTTP_POST, "/toestemmingen/{toestemming}/bevestiging", "toestemming.bevestigen",
               "Een organisatie met beroepsgeheim bevestigt dat zij het mag vertellen.",
               bevestiging_post),
};
ROUTE_PART(toestemmingen, ROUTES);
