/* SPDX-License-Identifier: EUPL-1.2 */
/* What waits beside the households one helps: aanmeldingen, and what belongs to a role. How many of
 * each, most urgent first. All of it stands in lists of their own, that these count and lead to. */
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/mijn.h"
#include "verzoek/verzoek.h"

#define EVERYBODY (~0u)

static const struct {
    const char *soort, *url; /* the words: taak:… (server/render/woorden_berichten.c) */
    unsigned rollen;
    const char *sql;
} TAKEN[] = {
    {"aanmeldinggevaar", "/aanmeldingen", EVERYBODY,
     "SELECT count(*) AS aantal FROM zicht_instroom WHERE wacht AND veiligheid = 'acuut'"},
    {"noodtoegang", "/noodtoegangen", ROL_PRIVACY,
     "SELECT count(*) AS aantal FROM zicht_noodtoegang_toets WHERE stand IN ('open', 'vraag')"},
    {"inzagesignaal", "/inzagesignalen", ROL_PRIVACY,
     "SELECT count(*) AS aantal FROM zicht_inzagesignaal WHERE stand IN ('nieuw', 'bekeken')"},
    {"deelbesluit", "/privacy/deelbesluiten", ROL_PRIVACY,
     "SELECT count(*) AS aantal FROM zicht_toets_deelbesluit WHERE toets = 'wacht'"},
    {"persoonkoppeling", "/persoonkoppelingen", ROL_PRIVACY,
     "SELECT count(*) AS aantal FROM zicht_persoonkoppeling WHERE beslist"},
    {"aanmelding", "/aanmeldingen", EVERYBODY,
     "SELECT count(*) AS aantal FROM zicht_instroom WHERE wacht AND veiligheid <> 'acuut'"},
    {"terugbellen", "/terugbellen", EVERYBODY,
     "SELECT count(*) AS aantal FROM zicht_terugbel_dienst WHERE stand = 'akkoord'"},
    {"bevestigen", "/accounts", EVERYBODY,
     "SELECT count(DISTINCT gebruiker_id) AS aantal FROM zicht_te_bevestigen"},
    {"contactpersoon", "/organisaties", ROL_BEHEERDER,
     "SELECT count(*) AS aantal FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id"
     " WHERE o.contact_id IS NULL AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())"
     " AND (z.tot IS NULL OR z.tot >= vandaag())"},
    {"afspraak", "/organisaties", ROL_BEHEERDER,
     "SELECT count(*) AS aantal FROM samenwerkingsafspraak WHERE beeindigd_op IS NULL"
     " AND tot >= vandaag() AND tot <= dag_plus(vandaag(), 60)"},
    /* four eyes: not one's own */
    {"vernietigingslijst", "/vernietigingslijsten", ROL_PRIVACY | ROL_BEHEERDER,
     "SELECT count(DISTINCT id) AS aantal FROM zicht_vernietigingslijst"
     " WHERE status = 'voorgesteld' AND door_id <> kijker()"},
};

enum result taken_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *taken = json_array();
    json_object_set_new(model, "taken", taken);
    for (size_t i = 0; i < COUNT_OF(TAKEN); i++) {
        AUTO_JSON json_t *rows = NULL;
        if (!(TAKEN[i].rollen & v->kijker->rollen))
            continue;
        if (eigen_rows(v, p, TAKEN[i].sql, NO_BINDS, &rows) != DONE)
            return FAILED;
        int64_t aantal = row_int(json_array_get(rows, 0), "aantal");
        if (aantal > 0)
            json_array_append_new(taken,
                                  json_pack("{s:s, s:I, s:s}", "soort", TAKEN[i].soort, "aantal",
                                            (json_int_t)aantal, "url", TAKEN[i].url));
    }
    return DONE;
}
