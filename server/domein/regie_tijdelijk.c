/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/regie_tijdelijk.h"

#include "base/cleanup.h"
#include "verzoek/dossier.h"

#define SOORTEN "('gi', 'veilig_thuis', 'rvdk')"
/* Of an organisation itself: that there is nobody is said of one that works here. */
#define ACTIEF(x) x ".van <= vandaag() AND (" x ".tot IS NULL OR " x ".tot >= vandaag())"

static const char SQL_FITS[] =
    "SELECT 1 FROM zicht_account WHERE id = :g AND organisatiesoort IN " SOORTEN;
static const char SQL_NIEMAND[] =
    "SELECT z.id AS \"id#\", z.naam FROM organisatie z WHERE z.soort IN " SOORTEN
    " AND (:z = 0 OR z.id = :z) AND " ACTIEF(
        "z") " AND NOT EXISTS (SELECT 1 FROM zicht_account a"
             " JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol = 'regisseur'"
             " WHERE a.organisatie_id = z.id) ORDER BY z.naam COLLATE NOCASE, z.id LIMIT 20";
static const char SQL_BEHEER[] =
    "SELECT a.naam, g.telefoon FROM zicht_account a JOIN gebruiker g ON g.id = a.id"
    " JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol = 'beheerder'"
    " ORDER BY a.naam COLLATE NOCASE, a.id LIMIT 3";

enum result regie_tijdelijk_fits(struct verzoek *v, int64_t gebruiker, bool *ret,
                                 struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    enum result r = eigen_rows(v, p, SQL_FITS, BINDS(B_INT(":g", gebruiker)), &rows);
    *ret = json_array_size(rows) > 0;
    return r;
}

enum result regie_tijdelijk_niemand(struct verzoek *v, int64_t organisatie, json_t **ret,
                                    struct probleem *p)
{
    return eigen_rows(v, p, SQL_NIEMAND, BINDS(B_INT(":z", organisatie)), ret);
}

enum result regie_tijdelijk_beheer(struct verzoek *v, json_t **ret, struct probleem *p)
{
    return eigen_rows(v, p, SQL_BEHEER, NO_BINDS, ret);
}
