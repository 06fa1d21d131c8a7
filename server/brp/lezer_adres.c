/* SPDX-License-Identifier: EUPL-1.2 */
/* The address: in the Netherlands, a description of a place, or lines abroad. */
#include "brp/lezer.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* "12", "12a", "12a-bis", "tegenover 12" */
static void read_number(struct lezer *l, const json_t *place, struct brp_persoon *ret)
{
    char number[BRP_TEKST_SIZE], letter[BRP_TEKST_SIZE], extra[BRP_TEKST_SIZE], by[BRP_TEKST_SIZE];
    const json_t *near = json_object_get(place, "aanduidingBijHuisnummer");
    (void)lezer_tekst(l, place, "huisnummer", "verblijfplaats.huisnummer", 8, number);
    (void)lezer_tekst(l, place, "huisletter", "verblijfplaats.huisletter", 2, letter);
    (void)lezer_tekst(l, place, "huisnummertoevoeging", "verblijfplaats.huisnummertoevoeging", 8,
                      extra);
    (void)lezer_tekst(l, near, "omschrijving", "verblijfplaats.aanduidingBijHuisnummer", 20, by);
    if (!number[0])
        return;
    (void)snprintf(ret->huisnummer, sizeof ret->huisnummer, "%.80s%s%.32s%.8s%s%.32s", by,
                   by[0] ? " " : "", number, letter, extra[0] ? "-" : "", extra);
}

/* "1234AB" to "1234 AB"; anything else as it is. */
static void read_postcode(struct lezer *l, const json_t *place, struct brp_persoon *ret)
{
    char code[BRP_TEKST_SIZE];
    (void)lezer_tekst(l, place, "postcode", "verblijfplaats.postcode", 10, code);
    bool plain = strlen(code) == 6;
    for (int i = 0; plain && i < 6; i++)
        plain = i < 4 ? isdigit((unsigned char)code[i]) : isalpha((unsigned char)code[i]);
    if (plain)
        (void)snprintf(ret->postcode, sizeof ret->postcode, "%.4s %.2s", code, code + 4);
    else
        (void)snprintf(ret->postcode, sizeof ret->postcode, "%.10s", code);
}

static void read_town(struct lezer *l, const json_t *json, const json_t *place,
                      struct brp_persoon *ret)
{
    const json_t *gemeente = json_object_get(json, "gemeenteVanInschrijving");
    (void)lezer_tekst(l, place, "woonplaats", "verblijfplaats.woonplaats", BRP_TEKST_TEKENS,
                      ret->woonplaats);
    if (!ret->woonplaats[0] && ret->straat[0])
        (void)lezer_tekst(l, gemeente, "omschrijving", "gemeenteVanInschrijving.omschrijving",
                          BRP_TEKST_TEKENS, ret->woonplaats);
}

static void read_abroad(struct lezer *l, const json_t *place, struct brp_persoon *ret)
{
    char town[BRP_TEKST_SIZE], region[BRP_TEKST_SIZE];
    const json_t *land = json_object_get(place, "land");
    (void)lezer_tekst(l, place, "regel1", "verblijfplaats.regel1", BRP_TEKST_TEKENS, ret->straat);
    (void)lezer_tekst(l, place, "regel2", "verblijfplaats.regel2", 60, town);
    (void)lezer_tekst(l, place, "regel3", "verblijfplaats.regel3", 35, region);
    (void)snprintf(ret->woonplaats, sizeof ret->woonplaats, "%.240s%s%.140s", town,
                   town[0] && region[0] ? ", " : "", region);
    if (!lezer_tekst(l, land, "omschrijving", "verblijfplaats.land", BRP_TEKST_TEKENS, ret->land) ||
        !ret->land[0])
        memcpy(ret->land, "onbekend", sizeof "onbekend");
}

void lezer_adres(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *place = json_object_get(json, "verblijfplaats");
    const json_t *gemeente = json_object_get(json, "gemeenteVanInschrijving");
    char code[BRP_TEKST_SIZE];
    if (lezer_tekst(l, gemeente, "code", "gemeenteVanInschrijving.code", 4, code))
        (void)snprintf(ret->gemeentecode, sizeof ret->gemeentecode, "%.7s", code);
    if (place && !json_is_object(place)) {
        (void)lezer_opmerking(l, "verblijfplaats", "is no address");
        return;
    }
    if (json_object_get(place, "land")) {
        read_abroad(l, place, ret);
        return;
    }
    /* straat is cut at 24 characters, naamOpenbareRuimte is whole */
    (void)lezer_tekst(l, place, "naamOpenbareRuimte", "verblijfplaats.naamOpenbareRuimte",
                      BRP_TEKST_TEKENS, ret->straat);
    if (!ret->straat[0])
        (void)lezer_tekst(l, place, "straat", "verblijfplaats.straat", BRP_TEKST_TEKENS,
                          ret->straat);
    if (!ret->straat[0])
        (void)lezer_tekst(l, place, "locatiebeschrijving", "verblijfplaats.locatiebeschrijving",
                          BRP_TEKST_TEKENS, ret->straat);
    read_number(l, place, ret);
    read_postcode(l, place, ret);
    read_town(l, json, place, ret);
}
