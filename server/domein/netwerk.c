/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/netwerk.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"

static const char SQL_WOORD_ADD[] = "INSERT INTO woord (huishouden_id, id, persoon_id, tekst, "
                                    "datum) VALUES (:h, :id, :persoon, :tekst, :datum)";
static const char SQL_NETWERK_ADD[] =
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, telefoon, van)"
    " VALUES (:h, :id, :naam, :relatie, :telefoon, :van)";

enum result woord_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *personen = json_pack("[I]", (json_int_t)row_int(in, "persoon"));
    const struct item_nieuw item = {
        .soort = "woord", .categorie = "plan", .aard = "coordinatie", .personen = personen};
    if (mag(d, p, "woord.toevoegen") != DONE || item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_WOORD_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_INT(":persoon", row_int(in, "persoon")),
                         B_TEXT(":tekst", row_text(in, "tekst")),
                         B_TEXT(":datum", row_text(in, "datum"))),
                   NULL);
}

enum result netwerklid_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    const struct item_nieuw item = {.soort = "netwerklid",
                                    .categorie = "plan",
                                    .aard = "coordinatie",
                                    .personen = json_object_get(in, "personen")};
    if (mag(d, p, "netwerk.toevoegen") != DONE || item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_NETWERK_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
              B_TEXT(":naam", row_text(in, "naam")), B_TEXT(":relatie", row_text(in, "relatie")),
              B_TEXT(":telefoon", row_text(in, "telefoon")), B_TEXT(":van", d->v->vandaag)),
        NULL);
}
