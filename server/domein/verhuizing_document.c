/* SPDX-License-Identifier: EUPL-1.2 */
/* The documents that go along: their bytes, opened here and sealed to the other municipality. They
 * stand in memory once, so they are bounded together. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/document.h"
#include "domein/verhuizing.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { MB = 1024 * 1024 };

static const char SQL_GEKOZEN[] =
    "SELECT t.titel, t.bytes, t.personen AS \"personen!\", t.grond AS \"grond!\""
    " FROM verhuizing_stuk s JOIN zicht_document t ON t.id = s.item_id"
    " WHERE s.huishouden_id = :h AND s.verhuizing_id = :id ORDER BY t.bytes DESC, t.id";

enum result verhuizing_documenten_passen(struct dossier *d, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t bytes = 0;
    if (dossier_rows(d, p, SQL_GEKOZEN, BINDS(B_INT(":h", d->huishouden), B_INT(":id", id)),
                     &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) bytes += row_int(row, "bytes");
    if (json_array_size(rows) > VERHUIZING_DOCUMENTEN)
        return probleem_veld(p, "stukken", "te-veel",
                             "Er passen %d documenten in een verhuizing. Kies er minder.",
                             VERHUIZING_DOCUMENTEN);
    if (bytes <= (int64_t)VERHUIZING_DOCUMENT_MB * MB)
        return DONE;
    row = json_array_get(rows, 0);
    return probleem_veld(p, "stukken", "te-groot",
                         "Samen mogen documenten %d MB zijn, en dit is %lld MB. Het grootste is "
                         "‘%s’ (%lld MB). Geef "
                         "dat niet mee, en schrijf erbij hoe de andere gemeente het kan krijgen.",
                         VERHUIZING_DOCUMENT_MB, (long long)((bytes + MB - 1) / MB),
                         row_text(row, "titel"),
                         (long long)((row_int(row, "bytes") + MB - 1) / MB));
}

static enum result one_add(struct dossier *d, json_t *row, struct buf *bijlagen, struct probleem *p)
{
    AUTO_JSON json_t *bestand = NULL;
    size_t plaats = bijlagen->len;
    if (document_bytes_get(d, row_int(row, "id"), bijlagen, &bestand, p) != DONE) {
        if (p->soort == PROBLEEM_INTERN)
            (void)snprintf(p->detail, sizeof p->detail,
                           "Wij kunnen het document ‘%.150s’ nu niet openen. Geef het niet mee, of "
                           "bel de helpdesk. Er is niets verstuurd.",
                           row_text(row, "titel"));
        return FAILED;
    }
    json_t *made =
        json_pack("{s:O, s:O, s:I, s:O}", "naam", json_object_get(bestand, "bestandsnaam"), "soort",
                  json_object_get(bestand, "bestandssoort"), "plaats", (json_int_t)plaats, "bytes",
                  json_object_get(bestand, "bytes"));
    json_object_set_new(row, "tekst", json_null()); /* "ask for it": it is here */
    return json_object_set_new(row, "bestand", made) == 0
               ? DONE
               : probleem_intern(p, "no memory for a bundle");
}

enum result verhuizing_documenten(struct dossier *d, json_t *stukken, struct buf *bijlagen,
                                  struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(stukken, i, row)
    {
        if (strcmp(row_text(row, "soort"), "document") == 0 && one_add(d, row, bijlagen, p) != DONE)
            return FAILED;
    }
    return DONE;
}
