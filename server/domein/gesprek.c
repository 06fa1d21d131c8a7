/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gesprek.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming.h"
#include "domein/verklaring.h"
#include "verzoek/verzoek.h"

#include <string.h>

static bool wijze_is(const json_t *in, const char *wijze)
{
    const char *said = row_text(in, "wijze");
    return strcmp(said ? said : "mondeling", wijze) == 0;
}

/* Everything a "ja" lacks, in one go. */
static enum result yes_check(const json_t *in, struct probleem *p)
{
    if (wijze_is(in, "digitaal")) {
        if (!row_text(in, "ondertekend"))
            (void)probleem_veld(p, "ondertekend", "verplicht",
                                "Typ de naam van wie ja zegt. Of kies een andere manier "
                                "(regel R8).");
        if (!row_true(in, "akkoord"))
            (void)probleem_veld(p, "akkoord", "verplicht",
                                "Zet het vinkje. Of kies een andere manier (regel R8).");
    }
    if (wijze_is(in, "schriftelijk")) {
        if (!row_text(in, "datum"))
            (void)probleem_veld(p, "datum", "verplicht",
                                "Kies de dag waarop het papier is ondertekend (regel R8).");
        if (!row_text(in, "bewijs"))
            (void)probleem_veld(p, "bewijs", "verplicht",
                                "Schrijf waar het papier ligt (regel R8).");
    }
    return probleem_is(p) ? FAILED : DONE;
}

/* Only what belongs to this way of answering goes on. */
static json_t *answer_of(const json_t *in, const char *vandaag)
{
    static const char *const SAME[] = {"gever",  "antwoord", "wijze", "datum",
                                       "namens", "taal",     "tolk"};
    json_t *made = json_object();
    for (size_t i = 0; i < COUNT_OF(SAME); i++)
        json_object_set(made, SAME[i], json_object_get(in, SAME[i]));
    if (wijze_is(in, "schriftelijk"))
        json_object_set(made, "bewijs", json_object_get(in, "bewijs"));
    if (wijze_is(in, "digitaal")) {
        json_object_set_new(made, "datum", json_string(vandaag));
        if (antwoord_is(in, "ja"))
            json_object_set(made, "ondertekend", json_object_get(in, "ondertekend"));
    }
    return made;
}

static enum result later(struct dossier *d, int64_t toestemming, int64_t *ret_id, char **ret_stand,
                         struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    if (toestemming_get(d, toestemming, &t, p) != DONE || mag(d, p, "verklaring.toevoegen") != DONE)
        return FAILED;
    *ret_id = 0;
    *ret_stand = strdup(row_text(t, "stand"));
    return *ret_stand ? DONE : probleem_intern(p, "no memory for a talk");
}

enum result gesprek_antwoord(struct dossier *d, int64_t toestemming, const json_t *in,
                             int64_t *ret_id, char **ret_stand, struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    if (antwoord_is(in, "later"))
        return later(d, toestemming, ret_id, ret_stand, p);
    /* R24, R5 before what is wrong with the answer */
    if (toestemming_get(d, toestemming, &t, p) != DONE ||
        mag(d, p, "verklaring.toevoegen") != DONE ||
        (antwoord_is(in, "ja") && yes_check(in, p) != DONE))
        return FAILED;
    AUTO_JSON json_t *answer = answer_of(in, d->v->vandaag);
    return verklaring_add(d, toestemming, answer, ret_id, ret_stand, p);
}

/* ---- who reads along ---- */

static const char SQL_DICHT[] =
    "SELECT item_id AS id, max(helemaal) AS \"helemaal?\" FROM regel_meelezen"
    " WHERE persoon_id <> :gever AND (lezer_id IS NULL OR lezer_id = :gever) GROUP BY item_id";

static void hide(json_t *erbij, int64_t item, bool gone)
{
    for (size_t i = json_array_size(erbij); i-- > 0;) {
        json_t *row = json_array_get(erbij, i);
        if (id_parse(row_text(row, "id")) != item)
            continue;
        if (gone)
            (void)json_array_remove(erbij, i);
        else
            json_object_set_new(row, "titel", json_null());
    }
}

enum result gesprek_meelezen(struct dossier *d, int64_t gever, json_t *erbij, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(d->db, p, SQL_DICHT, BINDS(B_INT(":gever", gever)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) hide(erbij, row_int(row, "id"), row_true(row, "helemaal"));
    return DONE;
}
