/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gebruiker.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"
#include "toegang/toegangssleutel.h"

#include <string.h>

/* ---- roles ---- */

const char *const GEBRUIKER_ROLLEN[] = {
    "professional", "regisseur", "procesregisseur", "beheerder", "privacy", NULL,
};
/* The three kinds of account. */
enum soort { SOORT_WERK = 1, SOORT_BEHEER = 2, SOORT_PRIVACY = 4 };

static unsigned kinds_of(const json_t *roles)
{
    unsigned kinds = 0;
    json_t *role;
    size_t i;
    json_array_foreach(roles, i, role)
    {
        const char *code = json_string_value(role);
        kinds |= strcmp(code, "beheerder") == 0 ? SOORT_BEHEER
                 : strcmp(code, "privacy") == 0 ? SOORT_PRIVACY
                                                : SOORT_WERK;
    }
    return kinds;
}

static bool has(const json_t *list, const json_t *value)
{
    json_t *other;
    size_t i;
    json_array_foreach(list, i, other) if (json_equal(other, value)) return true;
    return false;
}

/* Something in `now` that is not in `was`. */
static bool more(const json_t *was, const json_t *now)
{
    json_t *value;
    size_t i;
    json_array_foreach(now, i, value) if (!has(was, value)) return true;
    return false;
}

static bool same(const json_t *was, const json_t *now)
{
    return !more(was, now) && !more(now, was);
}

/* An area without wijken is the whole municipality: nothing is wider. */
static bool wider(const json_t *was, const json_t *now)
{
    if (json_array_size(was) == 0)
        return false;
    return json_array_size(now) == 0 || more(was, now);
}

/* ---- checks ---- */

static enum result roles_check(const json_t *roles, unsigned kind_was, struct probleem *p)
{
    unsigned kinds = kinds_of(roles);
    if (kinds == 0)
        return probleem_veld(p, "rollen", "verplicht", "Kies ten minste één rol.");
    if (kinds & (kinds - 1))
        return probleem_veld(p, "rollen", "gaat-niet-samen",
                             "Beheerder en privacy officer zijn aparte rollen. Die gaan niet samen "
                             "met een andere rol.");
    if (kind_was && kinds != kind_was)
        return probleem_veld(p, "rollen", "ander-account",
                             "Dit account kan geen andere soort rol krijgen. Maak daarvoor een "
                             "nieuw account: dan ziet een beheerder nooit een dossier.");
    return DONE;
}

static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id WHERE o.id = :id"
    " AND (o.tot IS NULL OR o.tot >= vandaag()) AND (z.tot IS NULL OR z.tot >= vandaag())";

static enum result onderdeel_check(struct verzoek *v, int64_t onderdeel, struct probleem *p)
{
    int64_t active;
    if (db_int(v->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", onderdeel)), 0, &active) != DONE)
        return FAILED;
    if (active)
        return DONE;
    return probleem_veld(p, "onderdeel", "onbekende-keuze", "Kies een onderdeel uit de lijst.");
}

bool gebruikersnaam_tekens(const char *name)
{
    return name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789.-_@")] == '\0';
}

static enum result login_check(struct verzoek *v, const char *name, struct probleem *p)
{
    int64_t taken;
    if (!gebruikersnaam_tekens(name))
        return probleem_veld(p, "gebruikersnaam", "geen-naam",
                             "Gebruik alleen kleine letters, cijfers, punt, streepje en @.");
    if (db_int(v->db, p, "SELECT 1 FROM gebruiker WHERE gebruikersnaam = :naam",
               BINDS(B_TEXT(":naam", name)), 0, &taken) != DONE)
        return FAILED;
    if (!taken)
        return DONE;
    return probleem_veld(p, "gebruikersnaam", "bestaat-al",
                         "Deze gebruikersnaam bestaat al. Kies een andere.");
}

/* ---- roles and area in the database ---- */

static const char SQL_WIJK[] =
    "SELECT 1 FROM wijk WHERE id = :ander AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ROLES_CLEAR[] = "DELETE FROM gebruiker_rol WHERE gebruiker_id = :id";
static const char SQL_ROLES_ADD[] =
    "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (:id, :ander)";
static const char SQL_AREA_CLEAR[] = "DELETE FROM gebruiker_wijk WHERE gebruiker_id = :id";
static const char SQL_AREA_ADD[] =
    "INSERT INTO gebruiker_wijk (gebruiker_id, wijk_id) VALUES (:id, :ander)";

static bool lists(const json_t *roles, const char *role)
{
    AUTO_JSON json_t *code = json_string(role);
    return has(roles, code);
}

static bool is_proces(const json_t *roles) { return lists(roles, "procesregisseur"); }

static enum result rights_set(struct verzoek *v, int64_t id, const json_t *roles,
                              const json_t *area, struct probleem *p)
{
    if (beheer_choices(v, SQL_WIJK, 0, area, "wijken", "Kies wijken uit de lijst.", p) != DONE ||
        beheer_links(v, SQL_ROLES_CLEAR, SQL_ROLES_ADD, id, roles, p) != DONE)
        return FAILED;
    return beheer_links(v, SQL_AREA_CLEAR, SQL_AREA_ADD, id, is_proces(roles) ? area : NULL, p);
}

static const char SQL_UNCONFIRM[] =
    "UPDATE gebruiker SET bevestigd_op = NULL, bevestigd_door = NULL WHERE id = :id";

static enum result unconfirm(struct verzoek *v, int64_t id, struct probleem *p)
{
    if (db_exec(v->db, p, SQL_UNCONFIRM, BINDS(B_INT(":id", id)), NULL) != DONE)
        return FAILED;
    return gebruiker_confirmer_tell(v, id, p);
}

/* ---- adding ---- */

static const char SQL_ADD[] =
    "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, telefoon, email, onderdeel_id,"
    " plekken, van) VALUES (:id, :gebruikersnaam, :naam, :functie, :telefoon, :email, :onderdeel,"
    " coalesce(:plekken, 12), :vandaag)";

static enum result account_insert(struct verzoek *v, int64_t id, const json_t *in,
                                  struct probleem *p)
{
    return db_exec(
        v->db, p, SQL_ADD,
        BINDS(B_INT(":id", id), B_JSON(":gebruikersnaam", json_object_get(in, "gebruikersnaam")),
              B_JSON(":naam", json_object_get(in, "naam")),
              B_JSON(":functie", json_object_get(in, "functie")),
              B_JSON(":telefoon", json_object_get(in, "telefoon")),
              B_JSON(":email", json_object_get(in, "email")),
              B_JSON(":onderdeel", json_object_get(in, "onderdeel")),
              B_JSON(":plekken", json_object_get(in, "plekken")), B_TEXT(":vandaag", v->vandaag)),
        NULL);
}

enum result gebruiker_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t id = verzoek_id(v);
    const json_t *roles = json_object_get(in, "rollen");
    if (mag_kijker(v, p, "gebruiker.toevoegen") != DONE || roles_check(roles, 0, p) != DONE ||
        login_check(v, row_text(in, "gebruikersnaam"), p) != DONE ||
        onderdeel_check(v, row_int(in, "onderdeel"), p) != DONE ||
        account_insert(v, id, in, p) != DONE ||
        rights_set(v, id, roles, json_object_get(in, "wijken"), p) != DONE ||
        gebruiker_confirmer_tell(v, id, p) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT g.naam, g.functie, g.telefoon, g.email, g.onderdeel_id AS onderdeel, g.plekken,"
    " (SELECT json_group_array(r.rol) FROM gebruiker_rol r WHERE r.gebruiker_id = g.id)"
    "  AS \"rollen[]\","
    " (SELECT json_group_array(w.wijk_id) FROM gebruiker_wijk w WHERE w.gebruiker_id = g.id)"
    "  AS \"wijken[]\","
    " g.versie, g.bevestigd_op IS NOT NULL AS \"bevestigd?\","
    " g.tot IS NULL OR g.tot >= vandaag() AS \"actief?\" FROM gebruiker g WHERE g.id = :id";

static const char SQL_HELD[] =
    "SELECT EXISTS (SELECT 1 FROM regie WHERE gebruiker_id = :id AND tot_op IS NULL)";

/* Regie goes with a role and an onderdeel: it is handed over before either goes. */
static enum result regie_check(struct verzoek *v, int64_t id, const char *field, struct probleem *p)
{
    int64_t held;
    if (db_int(v->db, p, SQL_HELD, BINDS(B_INT(":id", id)), 0, &held) != DONE)
        return FAILED;
    if (!held)
        return DONE;
    return probleem_veld(p, field, "heeft-regie",
                         "Dit kan pas als de regie is overgedragen. Op de bladzijde van dit "
                         "account staat hoe vaak deze persoon regisseur is.");
}

struct wijziging {
    bool moved, rights, raised, regisseur_lost;
};

static struct wijziging compare(const json_t *was, const json_t *now)
{
    const json_t *roles_was = json_object_get(was, "rollen"),
                 *roles = json_object_get(now, "rollen"),
                 *area_was = json_object_get(was, "wijken"), *area = json_object_get(now, "wijken");
    return (struct wijziging){
        .moved = row_int(was, "onderdeel") != row_int(now, "onderdeel"),
        .rights = !same(roles_was, roles) || (is_proces(roles) && !same(area_was, area)),
        .raised = more(roles_was, roles) || (is_proces(roles) && wider(area_was, area)),
        .regisseur_lost = lists(roles_was, "regisseur") && !lists(roles, "regisseur"),
    };
}

static enum result change_check(struct verzoek *v, int64_t id, const json_t *was, const json_t *now,
                                const struct wijziging *w, struct probleem *p)
{
    if ((w->moved || w->rights) &&
        beheer_not_self(v, id, "Rollen, gebied of onderdeel wijzigen", p) != DONE)
        return FAILED;
    if (roles_check(json_object_get(now, "rollen"), kinds_of(json_object_get(was, "rollen")), p) !=
        DONE)
        return FAILED;
    if (w->moved && (onderdeel_check(v, row_int(now, "onderdeel"), p) != DONE ||
                     regie_check(v, id, "onderdeel", p) != DONE))
        return FAILED;
    return w->regisseur_lost ? regie_check(v, id, "rollen", p) : DONE;
}

static const char SQL_CHANGE[] =
    "UPDATE gebruiker SET naam = :naam, functie = :functie, telefoon = :telefoon, email = :email,"
    " onderdeel_id = :onderdeel, plekken = coalesce(:plekken, 12), versie = versie + 1"
    " WHERE id = :id";

static enum result account_update(struct verzoek *v, int64_t id, const json_t *now,
                                  struct probleem *p)
{
    return db_exec(v->db, p, SQL_CHANGE,
                   BINDS(B_INT(":id", id), B_JSON(":naam", json_object_get(now, "naam")),
                         B_JSON(":functie", json_object_get(now, "functie")),
                         B_JSON(":telefoon", json_object_get(now, "telefoon")),
                         B_JSON(":email", json_object_get(now, "email")),
                         B_JSON(":onderdeel", json_object_get(now, "onderdeel")),
                         B_JSON(":plekken", json_object_get(now, "plekken"))),
                   NULL);
}

/* In the old onderdeel nothing is theirs any more, teams and the office of contact included. */
static enum result move_out(struct verzoek *v, int64_t id, struct probleem *p)
{
    if (gebruiker_work_end(v, id, "Werkt nu bij een ander onderdeel.", p) != DONE)
        return FAILED;
    if (toegangssleutel_end_all(v->db, id, "onderdeel", v->kijker->gebruiker, v->nu, p) != DONE)
        return FAILED;
    return sessie_end_all(v->db, id, v->nu, p);
}

enum result gebruiker_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                             bool *ret_onbevestigd, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (beheer_open(v, "gebruiker.wijzigen", SQL_ONE, id, &was, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *now = json_copy(was);
    row_merge(now, in);
    const struct wijziging w = compare(was, now);
    if (change_check(v, id, was, now, &w, p) != DONE || (w.moved && move_out(v, id, p) != DONE) ||
        account_update(v, id, now, p) != DONE)
        return FAILED;
    if (w.rights &&
        (rights_set(v, id, json_object_get(now, "rollen"), json_object_get(now, "wijken"), p) !=
             DONE ||
         toegangssleutel_end_all(v->db, id, "rol", v->kijker->gebruiker, v->nu, p) != DONE))
        return FAILED;
    if ((w.moved || w.raised) && unconfirm(v, id, p) != DONE)
        return FAILED;
    *ret_versie = row_int(was, "versie") + 1;
    *ret_onbevestigd = w.moved || w.raised || !row_true(was, "bevestigd");
    return beheer_remains(v, p);
}

enum result gebruiker_mail_set(struct verzoek *v, bool on, struct probleem *p)
{
    if (on)
        return db_exec(v->db, p,
                       "INSERT INTO mailvoorkeur (gebruiker_id, sinds_op) VALUES (:id, :nu)"
                       " ON CONFLICT DO NOTHING",
                       BINDS(B_INT(":id", v->kijker->gebruiker), B_INT(":nu", v->nu)), NULL);
    return db_exec(v->db, p, "DELETE FROM mailvoorkeur WHERE gebruiker_id = :id",
                   BINDS(B_INT(":id", v->kijker->gebruiker)), NULL);
}
