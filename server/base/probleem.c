/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/probleem.h"

#include "base/tekst.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int status;
    const char *code;
    const char *titel;
    const char *detail; /* when the caller has nothing better to say */
} SOORTEN[PROBLEEM_SOORTEN] = {
    [PROBLEEM_GEEN] = {200, "geen", "Geen probleem", ""},
    [PROBLEEM_ONGELDIGE_INVOER] = {400, "ongeldige-invoer", "Er klopt iets niet in wat u invulde",
                                   "Er is niets opgeslagen. Verbeter de velden hieronder."},
    [PROBLEEM_ONLEESBAAR] = {400, "onleesbaar", "Wij kunnen dit verzoek niet lezen",
                             "Er is niets opgeslagen."},
    [PROBLEEM_NIET_INGELOGD] = {401, "niet-ingelogd", "U bent niet ingelogd",
                                "Log in en probeer het opnieuw. Er is niets opgeslagen."},
    [PROBLEEM_INLOGGEN_MISLUKT] = {401, "inloggen-mislukt", "Inloggen is niet gelukt",
                                   "De gebruikersnaam of het wachtwoord klopt niet."},
    [PROBLEEM_GEEN_RECHT] = {403, "geen-recht", "Dit mag u niet doen",
                             "Er is niets veranderd. Vraag het de regisseur."},
    [PROBLEEM_HERKOMST] = {403, "herkomst", "Dit formulier is niet meer geldig",
                           "Er is niets opgeslagen. Ga terug, ververs de pagina en probeer het "
                           "opnieuw."},
    [PROBLEEM_NIET_GEVONDEN] = {404, "niet-gevonden",
                                "Deze pagina is er niet, of u mag hem niet zien",
                                "Klopt het adres? Mist u iets? Vraag het de regisseur van het "
                                "huishouden."},
    [PROBLEEM_METHODE] = {405, "methode", "Dat kan hier niet",
                          "Deze actie bestaat niet op dit adres."},
    [PROBLEEM_NIET_ACCEPTABEL] = {406, "niet-acceptabel", "Dat formaat kunnen wij niet geven",
                                  "De API geeft application/json."},
    [PROBLEEM_CONFLICT] = {409, "conflict", "Dit kan nu niet", "Er is niets veranderd."},
    [PROBLEEM_LINK] = {410, "link", "Deze link werkt niet",
                       "Misschien is hij al gebruikt of te oud, of ontbreekt er een stukje. Koos "
                       "u al een wachtwoord? Log dan in. Vraag anders uw beheerder om een nieuwe "
                       "link."},
    [PROBLEEM_VERSIE] = {412, "versie", "Iemand anders was u voor",
                         "Dit is net door iemand anders veranderd. Uw tekst staat hier nog."},
    [PROBLEEM_TE_GROOT] = {413, "te-groot", "Dit is te groot", "Er is niets opgeslagen."},
    [PROBLEEM_MEDIATYPE] = {415, "mediatype", "Dit soort bericht kennen wij niet",
                            "Stuur application/json of een formulier. Er is niets opgeslagen."},
    [PROBLEEM_VERSIE_NODIG] = {428, "versie-nodig", "Zeg welke versie u verandert",
                               "Stuur If-Match met de ETag die u las. Er is niets veranderd."},
    [PROBLEEM_TE_VAAK] = {429, "te-vaak", "Dat is te vaak achter elkaar",
                          "Wacht even en probeer het dan opnieuw."},
    [PROBLEEM_INTERN] = {500, "intern", "Er ging iets mis bij ons",
                         "Er is niets opgeslagen. Probeer het opnieuw. Blijft het misgaan? Bel de "
                         "helpdesk en noem het nummer van deze melding."},
    [PROBLEEM_DRUK] = {503, "druk", "Het is nu te druk",
                       "Er is niets opgeslagen. Probeer het over "
                       "een paar tellen opnieuw."},
    [PROBLEEM_LOGBOEK] =
        {503, "logboek", "Het logboek werkt nu niet",
         "Zonder logboek laten wij niets zien. Probeer het later opnieuw of bel de "
         "helpdesk."},
    [PROBLEEM_OPSLAG_VOL] = {507, "opslag-vol", "De opslag is vol",
                             "Er is niets opgeslagen. Bewaar uw tekst en bel de helpdesk."},
};

int probleem_status(enum probleem_soort soort) { return SOORTEN[soort].status; }

int probleem_http(const struct probleem *p) { return p->http ? p->http : SOORTEN[p->soort].status; }
const char *probleem_code(enum probleem_soort soort) { return SOORTEN[soort].code; }
const char *probleem_titel(enum probleem_soort soort) { return SOORTEN[soort].titel; }
const char *probleem_reden(const struct probleem *p)
{
    return p->intern[0] ? p->intern : p->detail;
}

bool probleem_is(const struct probleem *p) { return p->soort != PROBLEEM_GEEN; }

/* Drops the bytes that are no UTF-8: a text cut off within a character, or brought in from outside.
 * jansson would refuse the whole object for one of them. */
static void keep_utf8(char *text)
{
    char *to = text;
    for (const char *at = text, *from = text; *at; from = at) {
        bool valid = tekst_next(&at) != 0xFFFD || at - from > 1;
        if (valid) {
            memmove(to, from, (size_t)(at - from));
            to += at - from;
        }
    }
    *to = '\0';
}

static void PRINTF_LIKE(3, 0) write_text(char *to, size_t size, const char *format, va_list args)
{
    (void)vsnprintf(to, size, format, args);
    keep_utf8(to);
}

enum result probleem_set(struct probleem *p, enum probleem_soort soort, const char *detail, ...)
{
    p->soort = soort;
    if (!detail) {
        (void)snprintf(p->detail, sizeof p->detail, "%s", SOORTEN[soort].detail);
        return FAILED;
    }
    va_list args;
    va_start(args, detail);
    write_text(p->detail, sizeof p->detail, detail, args);
    va_end(args);
    return FAILED;
}

enum result probleem_intern(struct probleem *p, const char *intern, ...)
{
    va_list args;
    va_start(args, intern);
    write_text(p->intern, sizeof p->intern, intern, args);
    va_end(args);
    return probleem_set(p, PROBLEEM_INTERN, NULL);
}

enum result probleem_veld(struct probleem *p, const char *name, const char *code,
                          const char *reason, ...)
{
    char text[400];
    va_list args;
    va_start(args, reason);
    write_text(text, sizeof text, reason, args);
    va_end(args);
    if (!p->velden)
        p->velden = json_array();
    json_array_append_new(p->velden,
                          json_pack("{s:s, s:s, s:s}", "name", name, "reason", text, "code", code));
    if (p->soort == PROBLEEM_GEEN)
        (void)probleem_set(p, PROBLEEM_ONGELDIGE_INVOER, NULL);
    return FAILED;
}

bool probleem_heeft(const struct probleem *p, const char *name)
{
    for (size_t i = 0; p && i < json_array_size(p->velden); i++)
        if (strcmp(json_string_value(json_object_get(json_array_get(p->velden, i), "name")),
                   name) == 0)
            return true;
    return false;
}

enum result probleem_voeg(struct probleem *p, const struct probleem *bij)
{
    if (!p->velden)
        p->velden = json_array();
    if (json_array_extend(p->velden, bij->velden) != 0)
        return probleem_intern(p, "no memory for field errors");
    if (p->soort == PROBLEEM_GEEN)
        (void)probleem_set(p, PROBLEEM_ONGELDIGE_INVOER, NULL);
    return FAILED;
}

void probleem_clear(struct probleem *p)
{
    json_decref(p->velden);
    *p = (struct probleem){0};
}

json_t *probleem_json(const struct probleem *p, const char *instance)
{
    json_t *o = json_pack("{s:s+, s:i, s:s, s:s}", "type", "https://gezinsplan.example/problemen/",
                          SOORTEN[p->soort].code, "status", probleem_http(p), "title",
                          SOORTEN[p->soort].titel, "detail", p->detail);
    if (instance)
        json_object_set_new(o, "instance", json_string(instance));
    if (p->velden)
        json_object_set(o, "invalidParams", p->velden);
    return o;
}
