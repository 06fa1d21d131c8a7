/* SPDX-License-Identifier: EUPL-1.2 */
#include "brp/lezer.h"

#include <string.h>

static bool read_bsn(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *bsn = json_object_get(json, "burgerservicenummer");
    if (!bsn)
        return lezer_opmerking(l, "burgerservicenummer", "is missing");
    if (!json_is_string(bsn) || !bsn_parse(json_string_value(bsn), ret->bsn))
        return lezer_opmerking(l, "burgerservicenummer", "is no valid BSN");
    return true;
}

static void read_sex(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    char code[BRP_TEKST_SIZE];
    ret->geslacht = 'x';
    if (!lezer_tekst(l, json_object_get(json, "geslacht"), "code", "geslacht.code", 8, code))
        return;
    if (code[0] == 'M')
        ret->geslacht = 'm';
    else if (code[0] == 'V')
        ret->geslacht = 'v';
}

/* ---- name ---- */

/* Who gives the partner's name: the partner of today, else the last one. */
static const json_t *naming_partner(const json_t *json)
{
    const json_t *partners = json_object_get(json, "partners"), *found = NULL, *partner;
    const char *latest = "";
    size_t i;
    json_array_foreach(partners, i, partner)
    {
        const json_t *end = json_object_get(partner, "ontbindingHuwelijkPartnerschap");
        if (!end)
            return partner;
        const char *day = json_string_value(json_object_get(end, "datum"));
        if (!found || (day && strcmp(day, latest) > 0)) {
            found = partner;
            latest = day ? day : "";
        }
    }
    return found;
}

static bool read_name(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *naam = json_object_get(json, "naam");
    const json_t *partner = json_object_get(naming_partner(json), "naam");
    const json_t *use = json_object_get(naam, "aanduidingNaamgebruik");
    struct brp_naam own = {0}, other = {0};
    char code[BRP_TEKST_SIZE];
    if (!json_is_object(naam))
        return lezer_opmerking(l, "naam", "is missing");
    if (!lezer_naam(l, naam, "naam", &own))
        return false;
    if (!own.voornamen[0] && !own.geslachtsnaam[0])
        return lezer_opmerking(l, "naam", "is empty");
    if (json_is_object(partner) && !lezer_naam(l, partner, "partners[].naam", &other))
        other = (struct brp_naam){0};
    if (!lezer_tekst(l, use, "code", "naam.aanduidingNaamgebruik.code", 1, code) || !code[0])
        code[0] = 'E';
    struct naam_delen parts = {
        .voornamen = own.voornamen,
        .titel = own.titel,
        .voorvoegsel = own.voorvoegsel,
        .geslachtsnaam = own.geslachtsnaam,
        .partner_voorvoegsel = other.voorvoegsel,
        .partner_geslachtsnaam = other.geslachtsnaam,
        .naamgebruik = code[0],
        .geslacht = ret->geslacht,
    };
    memcpy(ret->voornamen, own.voornamen, sizeof ret->voornamen);
    memcpy(ret->titel, own.titel, sizeof ret->titel);
    memcpy(ret->voorvoegsel, own.voorvoegsel, sizeof ret->voorvoegsel);
    memcpy(ret->geslachtsnaam, own.geslachtsnaam, sizeof ret->geslachtsnaam);
    lezer_schrijf(naam_roep, &parts, ret->roepnaam, sizeof ret->roepnaam);
    lezer_schrijf(persoon_naam, &parts, ret->naam, sizeof ret->naam);
    lezer_schrijf(persoon_zoeknaam, &parts, ret->zoeknaam, sizeof ret->zoeknaam);
    return true;
}

/* ---- life ---- */

static bool read_birth(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    return lezer_datum(l, json_object_get(json, "geboorte"), "datum", "geboorte.datum",
                       ret->geboortedatum);
}

static bool read_death(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *death = json_object_get(json, "overlijden");
    ret->overleden = death != NULL;
    return !death || lezer_datum(l, death, "datum", "overlijden.datum", ret->overleden_op);
}

/* Registration has stopped: emigrated, dead, … A death counts also when only this tells it. */
static void read_suspension(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *stop = json_object_get(json, "opschortingBijhouding");
    const json_t *why = json_object_get(stop, "reden");
    char code[BRP_TEKST_SIZE];
    if (!stop)
        return;
    if (!lezer_tekst(l, why, "omschrijving", "opschortingBijhouding.reden", BRP_TEKST_TEKENS,
                     ret->opschorting) ||
        !ret->opschorting[0])
        memcpy(ret->opschorting, "onbekend", sizeof "onbekend");
    if (!lezer_tekst(l, why, "code", "opschortingBijhouding.reden.code", 2, code) ||
        code[0] != 'O' || ret->overleden)
        return;
    ret->overleden = true;
    if (!lezer_datum(l, stop, "datum", "opschortingBijhouding.datum", ret->overleden_op))
        ret->overleden_op[0] = '\0';
}

/* 0 or absent: not secret. Whatever else stands there closes the address (R18). */
static void read_secrecy(struct lezer *l, const json_t *json, struct brp_persoon *ret)
{
    const json_t *mark = json_object_get(json, "geheimhoudingPersoonsgegevens");
    if (!mark || json_is_null(mark))
        return;
    if (json_is_integer(mark)) {
        ret->adres_geheim = json_integer_value(mark) != 0;
        return;
    }
    ret->adres_geheim = !json_is_string(mark) || strcmp(json_string_value(mark), "0") != 0;
    if (!json_is_string(mark))
        (void)lezer_opmerking(l, "geheimhoudingPersoonsgegevens",
                              "is no number; the address is now secret");
}

bool brp_persoon_lezen(const json_t *json, struct brp_persoon *ret, brp_opmerking *opmerking,
                       void *arg)
{
    struct lezer l = {opmerking, arg};
    memset(ret, 0, offsetof(struct brp_persoon, relatie));
    ret->gezag = (struct brp_gezag){0};
    ret->gezag_bekend = ret->gezag_in_onderzoek = false;
    if (!json_is_object(json))
        return lezer_opmerking(&l, "", "is no person");
    if (!read_bsn(&l, json, ret))
        return false;
    read_sex(&l, json, ret);
    if (!read_name(&l, json, ret) || !read_birth(&l, json, ret) || !read_death(&l, json, ret))
        return false;
    read_suspension(&l, json, ret);
    read_secrecy(&l, json, ret);
    ret->in_onderzoek = json_object_get(json, "persoonInOnderzoek") ||
                        json_object_get(json_object_get(json, "verblijfplaats"), "inOnderzoek");
    lezer_adres(&l, json, ret);
    lezer_relaties(&l, json, ret);
    lezer_gezag(&l, json, ret);
    return true;
}
