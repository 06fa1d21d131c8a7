/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What goes along with the personal data of whoever moves, as facts to be verified: gezag and
 * representation (category contact, R2), and the consents in force towards the very municipality
 * that receives it (R21: a receiver sees those). Nothing of it is in force there: it arrives as
 * notes, with source and date. A fact that names somebody who does not go, does not go either.
 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/verhuizing.h"
#include "verzoek/verzoek.h"

#include <stdio.h>

/* In SQL: a day in the words of the facts, 22-11-2026; NULL stays NULL. */
#define DAG(datum)                                                                                 \
    "substr(" datum ", 9) || '-' || substr(" datum ", 6, 2) || '-' || substr(" datum ", 1, 4)"
#define SINDS_TOT                                                                                  \
    " || ' sinds ' || " DAG("z.van") " || coalesce(' tot en met ' || " DAG("z.tot") ", '') || '.'"
#define BRON " || ' Bron: ' || z.bron || ', ' || " DAG("z.bron_datum") " || '.'"
#define GELDT " WHERE z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag()) ORDER BY z.id"

static const char SQL_GEZAG[] =
    "SELECT z.kind_id AS een, z.houder_id AS ander, 'Gezag over ' || z.kind AS titel,"
    " z.bron_datum AS datum, CASE z.soort WHEN 'tweehoofdig_ouderlijk' THEN 'Gezag van twee"
    " ouders' WHEN 'eenhoofdig_ouderlijk' THEN 'Gezag van één ouder' WHEN 'gezamenlijk' THEN"
    " 'Gezag van een ouder en een ander samen' WHEN 'voogdij' THEN 'Voogdij' WHEN"
    " 'tijdelijk_geen' THEN 'Tijdelijk heeft niemand gezag' ELSE 'Het gezag is niet te"
    " bepalen' END || coalesce(': ' || z.houder, '')" SINDS_TOT
    " || CASE WHEN z.in_onderzoek THEN ' Dit is in onderzoek.' ELSE '' END" BRON
    " AS tekst, z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_gezag z" GELDT
    " LIMIT 40";
static const char SQL_VERTEGENWOORDIGING[] =
    "SELECT z.persoon_id AS een, z.houder_id AS ander, 'Vertegenwoordiging van ' || z.persoon"
    " AS titel, z.bron_datum AS datum, CASE z.soort WHEN 'curatele' THEN 'Curator' WHEN"
    " 'mentorschap' THEN 'Mentor' WHEN 'bewind' THEN 'Bewindvoerder' WHEN 'volmacht' THEN"
    " 'Volmacht voor' ELSE 'Familie' END || ': ' || coalesce(z.houder, 'onbekend')" SINDS_TOT BRON
    " AS tekst, z.personen AS \"personen!\", z.grond AS \"grond!\" FROM"
    " zicht_vertegenwoordiging z" GELDT " LIMIT 20";
/* Its words stay here: they may name a place. */
static const char SQL_TOESTEMMING[] =
    "SELECT z.persoon_id AS een, NULL AS ander, 'Toestemming van ' || z.persoon || ', hier"
    " gegeven' AS titel, lokale_datum(z.vastgelegd_op) AS datum, CASE z.soort WHEN 'avg' THEN"
    " 'Toestemming om gegevens te delen met u: ' ELSE 'Toestemming om het beroepsgeheim te"
    " doorbreken voor u: ' END || coalesce((SELECT group_concat(c.naam, ', ') FROM"
    " zicht_toestemming_categorie c WHERE c.toestemming_id = z.id), 'losse stukken') || '."
    " Van: ' || coalesce((SELECT group_concat(b.naam || ' (' || b.organisatie || ')', ', ')"
    " FROM zicht_toestemming_bron b WHERE b.toestemming_id = z.id), 'onbekend') || '. Geldig"
    " van ' || " DAG("z.van") " || ' tot en met ' || " DAG(
        "z.tot") " || '.' AS tekst,"
                 " z.personen AS \"personen!\", z.grond AS \"grond!\""
                 " FROM zicht_toestemming z JOIN regel_verhuis_toestemming r ON r.toestemming_id = "
                 "z.id"
                 " AND r.verhuizing_id = :id WHERE z.plek = 0 ORDER BY z.id LIMIT 40";

static json_t *number_of(const json_t *numbers, int64_t id)
{
    char key[24];
    (void)snprintf(key, sizeof key, "%lld", (long long)id);
    return json_object_get(numbers, key);
}

static enum result fact_add(const json_t *row, const json_t *numbers, const json_t *afzender,
                            const char *uitleg, json_t *stukken, struct probleem *p)
{
    int64_t ander = row_int(row, "ander");
    json_t *een = number_of(numbers, row_int(row, "een")),
           *tweede = ander ? number_of(numbers, ander) : NULL;
    if (!een || (ander && !tweede))
        return DONE;
    json_t *fact = json_pack(
        "{s:s, s:s, s:s, s:b, s:O, s:O, s:O, s:O, s:O, s:O, s:s, s:s, s:s, s:[O]}", "soort",
        "notitie", "categorie", "contact", "aard", "coordinatie", "plek", 0, "datum",
        json_object_get(row, "datum"), "organisatie", json_object_get(afzender, "gemeente"),
        "onderdeel", json_object_get(afzender, "onderdeel"), "auteur",
        json_object_get(afzender, "naam"), "titel", json_object_get(row, "titel"), "tekst",
        json_object_get(row, "tekst"), "uitleg", uitleg, "opGrond", "G3", "vorm", "anders",
        "personen", een);
    if (tweede && fact && json_integer_value(tweede) != json_integer_value(een))
        json_array_append(json_object_get(fact, "personen"), tweede);
    return json_array_append_new(stukken, fact) == 0 ? DONE
                                                     : probleem_intern(p, "no memory for a bundle");
}

enum result verhuizing_feiten(struct dossier *d, int64_t id, const json_t *numbers,
                              const json_t *afzender, json_t *stukken, struct probleem *p)
{
    static const char VERIFY[] = "Een feit om na te gaan, bij de bron.",
                      ASK[] = "Bij u geldt deze toestemming niet. Vraag haar opnieuw.";
    static const struct {
        const char *sql, *uitleg;
    } FEITEN[] = {{SQL_GEZAG, VERIFY}, {SQL_VERTEGENWOORDIGING, VERIFY}, {SQL_TOESTEMMING, ASK}};
    for (size_t i = 0; i < COUNT_OF(FEITEN); i++) {
        AUTO_JSON json_t *rows = NULL;
        const json_t *row;
        size_t j;
        if (dossier_rows(d, p, FEITEN[i].sql,
                         FEITEN[i].sql == SQL_TOESTEMMING ? BINDS(B_INT(":id", id)) : NO_BINDS,
                         &rows) != DONE)
            return FAILED;
        json_array_foreach(rows, j, row)
        {
            if (fact_add(row, numbers, afzender, FEITEN[i].uitleg, stukken, p) != DONE)
                return FAILED;
        }
    }
    return DONE;
}
