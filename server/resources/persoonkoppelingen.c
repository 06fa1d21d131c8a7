/* SPDX-License-Identifier: EUPL-1.2 */
/* Which account is which person (R6), for the privacy officers: recorded by one, decided by
 * another. */
#include "domein/persoonkoppeling.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100 };

static const char *const JA_NEE[] = {"ja", "nee", NULL};

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "gebruikersnaam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 60,
     .label = "Gebruikersnaam van het account"},
    {.naam = "geslachtsnaam",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Achternaam van de persoon",
     .hint = "De hele achternaam, zoals in het paspoort."},
    {.naam = "voornaam", .soort = VELD_REGEL, .max = 200, .label = "Voornaam"},
    {.naam = "geboortedatum", .soort = VELD_DATUM, .label = "Geboortedatum"},
    {.naam = "bsn",
     .soort = VELD_BSN,
     .label = "Of het BSN",
     .hint = "Alleen als uw organisatie het BSN mag gebruiken."},
    {.naam = "bewijs",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = PERSOONKOPPELING_BEWIJZEN,
     .label = "Waaruit blijkt dat dit dezelfde persoon is?"},
    {.naam = "bewijsDatum",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Wanneer zag u dat, of kreeg u de opgave?"},
    {.naam = "toelichting",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Toelichting",
     .hint = "Wat zag u, en van wie kwam de vraag? Schrijf niets over het gezin. Dit staat in het "
             "logboek."},
    {0},
};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "akkoord",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = JA_NEE,
     .label = "Klopt dit?"},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 5,
     .max = 300,
     .label = "Hoe weet u dat?",
     .hint = "Schrijf niets over het gezin. Dit staat in het logboek."},
    {0},
};
static const struct veld EINDE_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Waarom moet dit stoppen?",
     .hint = "Bijvoorbeeld: het was een naamgenoot. Een andere privacy officer beslist."},
    {0},
};
static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

#define WAAR ONDERDEEL_HEET("c.onderdeel", "c.organisatie")
#define RIJ                                                                                        \
    "SELECT c.id AS \"id#\", c.gebruiker_id AS \"gebruiker#\", c.naam, c.gebruikersnaam,"          \
    " c.functie, c.onderdeel, c.organisatie, " WAAR                                                \
    " AS waar, c.persoon, c.geboortedatum, c.bewijs,"                                              \
    " c.bewijs_datum AS bewijsDatum, c.toelichting, c.stand, c.door, c.op AS \"op@\","             \
    " c.besluit_door AS besluitDoor, c.besluit_op AS \"besluitOp@\","                              \
    " c.besluit_reden AS besluitReden, c.einde_door AS eindeDoor, c.einde_op AS \"eindeOp@\","     \
    " c.einde_reden AS eindeReden, c.einde_besluit_door AS eindeBesluitDoor,"                      \
    " c.einde_besluit_op AS \"eindeBesluitOp@\", c.einde_besluit_reden AS eindeBesluitReden,"      \
    " c.beslist AS \"beslist?\", c.loopt, c.loopt > 0 AND c.stand IN ('voorlopig', 'geldt',"       \
    " 'einde_gevraagd') AS \"dicht?\", c.versie, c.personen AS \"personen!\""                      \
    " FROM zicht_persoonkoppeling c"
static const char SQL_OPEN[] =
    RIJ " WHERE c.stand IN ('voorlopig', 'einde_gevraagd') ORDER BY c.id LIMIT 200";
static const char SQL_REST[] =
    RIJ " WHERE c.stand NOT IN ('voorlopig', 'einde_gevraagd') AND (:na = 0 OR c.id < :na)"
        " ORDER BY c.id DESC LIMIT 101";
static const char SQL_EEN[] = RIJ " WHERE c.id = :id";

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    json_t *open, *rest;
    (void)k;
    if (eigen_rows(v, p, SQL_OPEN, NO_BINDS, &open) != DONE)
        return FAILED;
    json_object_set_new(model, "open", open);
    if (eigen_rows(v, p, SQL_REST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rest) != DONE)
        return FAILED;
    return model_lijst(v, model, rest, PAGE, "id", p);
}

static json_t *akkoord_options(bool begin)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}]", "waarde", "ja", "naam",
                     begin ? "Ja, het is dezelfde persoon" : "Ja, dit moet stoppen", "waarde",
                     "nee", "naam", begin ? "Nee, haal het weg" : "Nee, het blijft zo");
}

/* What this viewer can do with it now: decide, or ask for the end. */
static enum result een_form(struct verzoek *v, json_t *model, struct probleem *p)
{
    const char *stand = row_text(model, "stand");
    bool beslist = row_true(model, "beslist");
    if (!beslist && strcmp(stand, "geldt") != 0)
        return json_object_set_new(model, "formulier", json_null()) == 0
                   ? DONE
                   : probleem_intern(p, "no memory");
    AUTO_JSON json_t *options =
        json_pack("{s:o}", "akkoord", akkoord_options(strcmp(stand, "voorlopig") == 0));
    AUTO_FREE char *url =
        text_format("/persoonkoppelingen/%s/%s", v->text[0], beslist ? "besluit" : "einde");
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = beslist ? BESLUIT_VELDEN : EINDE_VELDEN,
                                               .options = options,
                                               .knop = beslist ? "Beslissen" : "Einde vragen",
                                               .terug = "/persoonkoppelingen"},
                           p);
}

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    (void)k;
    if (eigen_rows(v, p, SQL_EEN, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_update(model, json_array_get(rows, 0));
    verzoek_object(v, "persoonkoppeling", v->id[0]);
    v->versie = row_int(model, "versie");
    return v->api ? DONE : een_form(v, model, p);
}

static enum result nieuw_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_pack(
        "{s:[{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s}]}", "bewijs", "waarde", "identiteitsbewijs",
        "naam", "Ik zag het identiteitsbewijs", "waarde", "personeelsdossier", "naam",
        "De personeelsafdeling bevestigde het", "waarde", "eigen_opgave", "naam",
        "De medewerker gaf het zelf op", "waarde", "brp", "naam", "De BRP");
    AUTO_JSON json_t *current = json_pack("{s:s}", "bewijsDatum", v->vandaag);
    (void)k;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/persoonkoppelingen",
                                               .velden = NIEUW_VELDEN,
                                               .options = options,
                                               .current = current,
                                               .knop = "Koppelen",
                                               .terug = "/persoonkoppelingen"},
                           p);
}

static enum result nieuw_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    int64_t id;
    bool found;
    (void)k;
    if (persoonkoppeling_add(v, v->in, &id, &found, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    json_object_set_new(ret, "gevonden", json_boolean(found));
    verzoek_locatie(v, "/persoonkoppelingen/%s", id);
    v->gedaan = found ? "persoonkoppeling-vastgelegd" : "persoonkoppeling-niemand";
    return DONE;
}

static enum result done(struct verzoek *v, json_t *ret, const char *gedaan)
{
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/persoonkoppelingen/%s", v->id[0]);
    v->gedaan = gedaan;
    return DONE;
}

static enum result besluit_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                struct probleem *p)
{
    (void)k;
    bool akkoord = strcmp(in_text(v, "akkoord"), "ja") == 0;
    return persoonkoppeling_decide(v, v->id[0], akkoord, in_text(v, "reden"), p) == DONE
               ? done(v, ret, "persoonkoppeling-beslist")
               : FAILED;
}

static enum result einde_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    return persoonkoppeling_end(v, v->id[0], in_text(v, "reden"), p) == DONE
               ? done(v, ret, "persoonkoppeling-einde")
               : FAILED;
}

#define EEN "/persoonkoppelingen/{koppeling}"
static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/persoonkoppelingen", "persoonkoppeling.lijst",
                 "Welk account bij welke persoon hoort (R6): wat nog een besluit vraagt, en de "
                 "rest.",
                 lijst_read, .page = "persoonkoppelingen", .velden = LIJST_VELDEN),
    PRIVACY_READ(HTTP_GET, "/persoonkoppelingen/nieuw", "persoonkoppeling.formulier", "Formulier.",
                 nieuw_form, .page = "persoonkoppeling_nieuw", .alleen_pagina = true),
    PRIVACY_WRITE(HTTP_POST, "/persoonkoppelingen", "persoonkoppeling.toevoegen",
                  "Koppelt een account aan een persoon, met bewijs. Het eigen gezin gaat meteen "
                  "dicht; een andere privacy officer beslist of het zo blijft.",
                  nieuw_post, .velden = NIEUW_VELDEN, .formulier = "/persoonkoppelingen/nieuw"),
    PRIVACY_READ(HTTP_GET, EEN, "persoonkoppeling.lezen", "Eén koppeling, met het bewijs.",
                 een_read, .page = "persoonkoppeling"),
    PRIVACY_WRITE(HTTP_POST, EEN "/besluit", "persoonkoppeling.beslissen",
                  "Een andere privacy officer beslist: de koppeling blijft, of stopt.",
                  besluit_post, .velden = BESLUIT_VELDEN, .formulier = EEN),
    PRIVACY_WRITE(HTTP_POST, EEN "/einde", "persoonkoppeling.beeindigen",
                  "Vraagt het einde van een koppeling. Tot het besluit blijft alles dicht.",
                  einde_post, .velden = EINDE_VELDEN, .formulier = EEN),
};
ROUTE_PART(persoonkoppelingen, ROUTES);
