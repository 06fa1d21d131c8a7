/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/regie_tijdelijk.h"

#define SOORTEN "('gi', 'veilig_thuis', 'rvdk')"
#define ACTIEF(x) x ".van <= vandaag() AND (" x ".tot IS NULL OR " x ".tot >= vandaag())"

/* Not zicht_account: a beheerder asks too, outside any dossier. */
static const char SQL_FITS[] =
    "SELECT 1 FROM gebruiker g JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id"
    " = o.organisatie_id WHERE g.id = :g AND z.soort IN " SOORTEN;
static const char SQL_NIEMAND[] =
    "SELECT z.id AS \"id#\", z.naam FROM organisatie z WHERE z.soort IN " SOORTEN
    " AND (:z = 0 OR z.id = :z) AND " ACTIEF(
        "z") " AND NOT EXISTS (SELECT 1 FROM gebruiker g"
             " JOIN gebruiker_rol r ON r.gebruiker_id = g.id AND r.rol = 'regisseur'"
             " JOIN onderdeel o ON o.id = g.onderdeel_id WHERE o.organisatie_id = z.id AND " ACTIEF(
                 "o") " AND g.bevestigd_op IS NOT NULL AND " ACTIEF("g") ")"
                                                                         " ORDER BY z.naam COLLATE "
                                                                         "NOCASE, z.id LIMIT 20";
static const char SQL_BEHEER[] =
    "SELECT g.naam, g.telefoon FROM gebruiker g"
    " JOIN gebruiker_rol r ON r.gebruiker_id = g.id AND r.rol = 'beheerder'"
    " WHERE g.bevestigd_op IS NOT NULL AND " ACTIEF(
        "g") " ORDER BY g.naam COLLATE NOCASE, g.id LIMIT 3";

enum result regie_tijdelijk_fits(struct verzoek *v, int64_t gebruiker, bool *ret,
                                 struct probleem *p)
{
    int64_t fits = 0;
    enum result r = db_int(v->db, p, SQL_FITS, BINDS(B_INT(":g", gebruiker)), 0, &fits);
    *ret = fits;
    return r;
}

enum result regie_tijdelijk_niemand(struct verzoek *v, int64_t organisatie, json_t **ret,
                                    struct probleem *p)
{
    return db_rows(v->db, p, SQL_NIEMAND, BINDS(B_INT(":z", organisatie)), ret);
}

enum result regie_tijdelijk_beheer(struct verzoek *v, json_t **ret, struct probleem *p)
{
    return db_rows(v->db, p, SQL_BEHEER, NO_BINDS, ret);
}
