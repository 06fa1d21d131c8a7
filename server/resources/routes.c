/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The whole program at a glance: every noun below has one file here with its part of the route
 * table.
 *
 * A new noun, say `doel`, in six steps:
 *
 * 1. resources/doel.c: the fields, the handlers, the table, and ROUTE_PART(doel, ROUTES) at its
 * end.
 *
 *     static const struct veld VELDEN[] = {
 *         {.naam = "titel", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Doel"},
 *         {.naam = "personen", .soort = VELD_IDS, .verplicht = true, .label = "Voor wie"},
 *         {0},
 *     };
 *
 *     static enum result doelen_read(struct verzoek *v, struct dossier *d, json_t *model,
 *                                    struct probleem *p)
 *     {
 *         AUTO_JSON json_t *rows = NULL;
 *         if (dossier_rows(d, p,
 *                          "SELECT id AS \"id#\", titel, versie, grond AS \"grond!\","
 *                          " personen AS \"personen!\" FROM zicht_doel ORDER BY id",
 *                          NO_BINDS, &rows) != DONE)
 *             return FAILED;
 *         return model_lijst(v, model, TAKE(rows), 100, "id", p);
 *     }
 *
 *     static enum result doel_add(struct verzoek *v, struct dossier *d, json_t *ret,
 *                                 struct probleem *p)
 *     {
 *         int64_t id;
 *         const struct item_nieuw item = {.soort = "doel", .categorie = …, .aard = "coordinatie",
 *                                         .personen = in_get(v, "personen")};
 *         if (mag(d, p, "doel.toevoegen") != DONE || item_new(d, p, &item, &id) != DONE)
 *             return FAILED;
 *         if (db_exec(d->db, p, "INSERT INTO doel …", BINDS(B_INT(":id", id), …), NULL) != DONE)
 *             return FAILED;
 *         ret_id(ret, id, 1);
 *         verzoek_locatie(v, "/doelen/%s", id);  // API: Location; form: where the page goes
 *         v->gedaan = "doel-toegevoegd";          // a sentence in verzoek/gedaan.c
 *         return DONE;
 *     }
 *
 *     static const struct route ROUTES[] = {
 *         DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen", "doelen.lezen",
 *                      "De doelen van een huishouden.", doelen_read, .page = "doelen"),
 *         DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen/nieuw", "doel.formulier",
 *                      "Formulier voor een nieuw doel.", doel_form, .page = "doel_nieuw",
 *                      .alleen_pagina = true),
 *         DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/doelen", "doel.toevoegen",
 *                       "Voegt een doel toe.", doel_add, .velden = VELDEN,
 *                       .formulier = "/huishoudens/{huishouden}/doelen/nieuw"),
 *         ITEM_WRITE(HTTP_PATCH, "/doelen/{doel}", "doel.wijzigen", "Wijzigt een doel.",
 *                    doel_change, .velden = VELDEN, .formulier = "/doelen/{doel}/wijzig"),
 *     };
 *     ROUTE_PART(doel, ROUTES);
 *
 * 2. One line in NOUNS below.
 * 3. web/pages/<page>.html: it sees the model, and around it `pagina` (verzoek/pagina.h).
 * 4. A sentence in verzoek/gedaan.c for every v->gedaan.
 * 5. tests/api/test_doel.c.
 * 6. resources/antwoorden/doel.json: what the API answers (resources/antwoorden.h), recorded from
 * those tests and read over (CONTRIBUTING.md). A write that answers ret_id needs nothing.
 *
 * What the frame does, so that a handler does not: the session, roles of BEHEER and PRIVACY routes,
 * CSRF, opening the household (v->id[0] is the id in the path; d->huishouden the household),
 * reading the fields, the transaction, the log line, the idempotency key, redirect or JSON, ETag
 * from v->versie, the form shown again with its errors and, after a lost update (412), beside what
 * it is now: the `formulier` route runs with v->raw and v->fouten, which model_formulier uses. A
 * change without a form page needs a GET on its own path, with the fields at the root of its model
 * (dossier_model).
 *
 * What a handler does: R5 first (`mag`, `mag_item`), then versie_check for what has a version, then
 * its SQL. It runs on the writer inside a savepoint and may run again: it keeps nothing outside
 * `ret` and `v`. It selects through zicht views on the writer too: what the viewer cannot see,
 * they cannot change; no row is PROBLEEM_NIET_GEVONDEN.
 */
#include "verzoek/route.h"

#define NOUNS(NOUN)                                                                                \
    NOUN(accounts)                                                                                 \
    NOUN(actie_overdracht)                                                                         \
    NOUN(acties)                                                                                   \
    NOUN(adresgeheim)                                                                              \
    NOUN(afdruk)                                                                                   \
    NOUN(afschermingen)                                                                            \
    NOUN(afsluitingen)                                                                             \
    NOUN(akkoorden)                                                                                \
    NOUN(agenda)                                                                                   \
    NOUN(afspraken)                                                                                \
    NOUN(ave)                                                                                      \
    NOUN(beelden)                                                                                  \
    NOUN(bekend)                                                                                   \
    NOUN(betrokkene)                                                                               \
    NOUN(betrokkenen)                                                                              \
    NOUN(betwistingen)                                                                             \
    NOUN(bewaren)                                                                                  \
    NOUN(bord)                                                                                     \
    NOUN(brieven)                                                                                  \
    NOUN(codes)                                                                                    \
    NOUN(deelbesluiten)                                                                            \
    NOUN(deeltoets)                                                                                \
    NOUN(documenten)                                                                               \
    NOUN(doelen)                                                                                   \
    NOUN(evaluaties)                                                                               \
    NOUN(gebruiker_toegang)                                                                        \
    NOUN(gebruikers)                                                                               \
    NOUN(gemeenten)                                                                                \
    NOUN(gesprek)                                                                                  \
    NOUN(gezag)                                                                                    \
    NOUN(gezondheid)                                                                               \
    NOUN(huishouden)                                                                               \
    NOUN(huishoudens)                                                                              \
    NOUN(instroom)                                                                                 \
    NOUN(intake)                                                                                   \
    NOUN(inzagesignaal_regels)                                                                     \
    NOUN(inzagesignalen)                                                                           \
    NOUN(kindbezwaren)                                                                             \
    NOUN(leden)                                                                                    \
    NOUN(lezers)                                                                                   \
    NOUN(lid_gegevens)                                                                             \
    NOUN(logboek)                                                                                  \
    NOUN(logboek_zoeken)                                                                           \
    NOUN(logcontrole)                                                                              \
    NOUN(mijn)                                                                                     \
    NOUN(mijn_berichten)                                                                           \
    NOUN(mijn_mail)                                                                                \
    NOUN(netwerk)                                                                                  \
    NOUN(noodtoegang)                                                                              \
    NOUN(noodtoegang_rollen)                                                                       \
    NOUN(noodtoegang_toets)                                                                        \
    NOUN(notities)                                                                                 \
    NOUN(onderdelen)                                                                               \
    NOUN(openapi)                                                                                  \
    NOUN(organisaties)                                                                             \
    NOUN(overleggen)                                                                               \
    NOUN(overleg_gehouden)                                                                         \
    NOUN(overdracht)                                                                               \
    NOUN(overgangen)                                                                               \
    NOUN(partners)                                                                                 \
    NOUN(planfasen)                                                                                \
    NOUN(planversies)                                                                              \
    NOUN(persoonkoppelingen)                                                                       \
    NOUN(planstukken)                                                                              \
    NOUN(regie)                                                                                    \
    NOUN(regiebesluiten)                                                                           \
    NOUN(regiebrief)                                                                               \
    NOUN(regieverzoek)                                                                             \
    NOUN(regiewens)                                                                                \
    NOUN(samenvoeging)                                                                             \
    NOUN(scanregels)                                                                               \
    NOUN(samenspraak)                                                                              \
    NOUN(scans)                                                                                    \
    NOUN(sessie)                                                                                   \
    NOUN(sjablonen)                                                                                \
    NOUN(splitsing)                                                                                \
    NOUN(statisch)                                                                                 \
    NOUN(teams)                                                                                    \
    NOUN(toegangssleutels)                                                                         \
    NOUN(toestemmingen)                                                                            \
    NOUN(uitnodiging)                                                                              \
    NOUN(uittreksels)                                                                              \
    NOUN(verdelen)                                                                                 \
    NOUN(vernietiging)                                                                             \
    NOUN(vertegenwoordiging)                                                                       \
    NOUN(verwijzingen)                                                                             \
    NOUN(vertrek)                                                                                  \
    NOUN(verhuizingen)                                                                             \
    NOUN(verzoeken)                                                                                \
    NOUN(vestigingen)                                                                              \
    NOUN(voorzieningen)                                                                            \
    NOUN(volgcontacten)                                                                            \
    NOUN(verzoek_namens)                                                                           \
    NOUN(werkwijze)                                                                                \
    NOUN(werkwijze_terug)                                                                          \
    NOUN(weigeringen)                                                                              \
    NOUN(vrijgaven)                                                                                \
    NOUN(wiekeek)                                                                                  \
    NOUN(wijken)                                                                                   \
    NOUN(zichtuitleg)                                                                              \
    NOUN(zoeken)

#define DECLARE(noun) extern const struct route_part routes_##noun;
NOUNS(DECLARE)

#define LIST(noun) &routes_##noun,
const struct route_part *const ROUTE_PARTS[] = {NOUNS(LIST)};
const size_t ROUTE_PART_COUNT = COUNT_OF(ROUTE_PARTS);
