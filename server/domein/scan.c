/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/scan.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { MOST = 5 };

static const char SQL_ANSWER[] = "SELECT v.wijze = 'schriftelijk' FROM zicht_verklaring v"
                                 " WHERE v.toestemming_id = :van AND v.id = :bij";
static const char SQL_COUNT[] =
    "SELECT count(*) FROM zicht_verklaring_scan s WHERE s.verklaring_id = :bij";
static const char SQL_ADD[] =
    "INSERT INTO verklaring_scan (huishouden_id, id, toestemming_id, verklaring_id, bestandsnaam,"
    " bestandssoort, bytes, door, op)"
    " VALUES (:h, :id, :toestemming, :verklaring, :naam, :soort, :bytes, :door, :nu)";

static enum result answer_check(struct dossier *d, int64_t toestemming, int64_t verklaring,
                                struct probleem *p)
{
    int64_t paper, count;
    if (dossier_int(d, p, SQL_ANSWER, BINDS(B_INT(":van", toestemming), B_INT(":bij", verklaring)),
                    -1, &paper) != DONE)
        return FAILED;
    if (paper < 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (mag(d, p, "verklaring.toevoegen") != DONE ||
        dossier_int(d, p, SQL_COUNT, BINDS(B_INT(":bij", verklaring)), 0, &count) != DONE)
        return FAILED;
    if (!paper)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit antwoord is niet op papier gegeven. Er hoort geen scan bij. Er is "
                            "niets opgeslagen.");
    return count < MOST
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT,
                              "Bij dit antwoord staan al %d scans. Er is niets opgeslagen.", MOST);
}

static bool is_paper(const struct bestandssoort *soort)
{
    return soort->beeld || strcmp(soort->code, "pdf") == 0;
}

enum result scan_add(struct dossier *d, int64_t toestemming, int64_t verklaring,
                     const struct document_bestand *bestand, int64_t *ret_id, struct probleem *p)
{
    int64_t id = verzoek_id(d->v);
    if (answer_check(d, toestemming, verklaring, p) != DONE)
        return FAILED;
    if (!is_paper(bestand->soort))
        return probleem_veld(p, "bestand", "onbekende-keuze",
                             "Kies een scan of foto van het papier: PDF, JPG of PNG.");
    if (db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_INT(":toestemming", toestemming), B_INT(":verklaring", verklaring),
                      B_TEXT(":naam", bestand->naam), B_TEXT(":soort", bestand->soort->code),
                      B_INT(":bytes", bestand->stuk->lengte),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    verzoek_object(d->v, "scan", id);
    return document_bytes_add(d, id, bestand->stuk, p);
}

static const char SQL_OPEN[] =
    "SELECT s.bestandsnaam, s.bestandssoort, s.bytes, s.stuk, hex(s.sleutel) AS sleutel,"
    " hex(s.huishouden_sleutel) AS van_huis, s.personen AS \"personen!\", s.grond AS \"grond!\""
    " FROM zicht_verklaring_scan_inhoud s WHERE s.id = :id AND s.toestemming_id = :van";

enum result scan_open(struct dossier *d, int64_t toestemming, int64_t scan, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_OPEN, BINDS(B_INT(":id", scan), B_INT(":van", toestemming)), &row) !=
        DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(d->v, "scan", scan);
    return document_bytes_open(d, scan, row, p);
}
