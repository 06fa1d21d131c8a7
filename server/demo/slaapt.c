/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/slaapt.h"

/* The oldest open plan of a regisseur that is not of the casus, and not of the accounts people log
 * in with. */
static const char SQL_EEN[] =
    "SELECT p.huishouden_id FROM gezinsplan p JOIN regie r ON r.huishouden_id = p.huishouden_id AND"
    " r.tot_op IS NULL JOIN huishouden h ON h.id = p.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') WHERE p.status = 'open' AND"
    " r.gebruiker_id NOT IN (:postma, :haddad) AND p.geopend_op < :lang AND NOT EXISTS (SELECT 1"
    "  FROM regieverzoek v WHERE v.huishouden_id = p.huishouden_id AND v.status = 'gevraagd')"
    " ORDER BY p.geopend_op, p.huishouden_id LIMIT 1";
static const char SQL_NEXT[] = "SELECT min(id) FROM actie WHERE huishouden_id = :h AND status IN "
                               "('open', 'aanvaard', 'bezig')";
static const char SQL_STAND[] =
    "INSERT INTO actie_stand (huishouden_id, actie_id, id, status, vervaldatum, reden, door, op)"
    " SELECT a.huishouden_id, a.id, :id, 'gereed', a.vervaldatum, NULL, r.gebruiker_id, :op FROM"
    " actie a JOIN regie r ON r.huishouden_id = a.huishouden_id AND r.tot_op IS NULL"
    " WHERE a.huishouden_id = :h AND a.id = :actie";
static const char SQL_KLAAR[] =
    "UPDATE actie SET status = 'gereed', status_op = :op, status_door = (SELECT r.gebruiker_id FROM"
    " regie r WHERE r.huishouden_id = :h AND r.tot_op IS NULL) WHERE huishouden_id = :h AND id ="
    " :actie";
static const char SQL_WEG[] = "UPDATE geadresseerde SET tot = :dag WHERE huishouden_id = :h AND"
                              " item_id = :actie AND (tot IS NULL OR tot > :dag)";

void slaapt_maken(struct wereld *w)
{
    int64_t actie, op = clock_local_midnight(dagen_verder(w, -6)) + 39600;
    int64_t h = wereld_int(w, SQL_EEN,
                           BINDS(B_INT(":postma", w->gebruiker[POSTMA]),
                                 B_INT(":haddad", w->gebruiker[HADDAD]),
                                 B_INT(":lang", op - (int64_t)60 * 86400)));
    while (h && (actie = wereld_int(w, SQL_NEXT, BINDS(B_INT(":h", h)))) != 0 && !w->failed) {
        const struct db_bind *it = BINDS(B_INT(":h", h), B_INT(":actie", actie), B_INT(":op", op));
        wereld_exec(w, SQL_STAND,
                    BINDS(B_INT(":h", h), B_INT(":actie", actie), B_INT(":op", op),
                          B_INT(":id", wereld_id(w, op))));
        wereld_exec(w, SQL_KLAAR, it);
        wereld_exec(
            w, SQL_WEG,
            BINDS(B_INT(":h", h), B_INT(":actie", actie), B_TEXT(":dag", datum_van(w, op))));
    }
}
