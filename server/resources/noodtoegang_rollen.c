/* SPDX-License-Identifier: EUPL-1.2 */
/* Beheer: which roles may use noodtoegang, since when, by which decision; and for how long (R17).
 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "domein/noodtoegang.h"
#include "domein/onderdeel_naam.h"
#include "resources/beheer.h"

static const char *const ROLLEN[] = {"professional", "regisseur", "procesregisseur", NULL};
static const struct veld ROL_VELDEN[] = {
    {.naam = "rol",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ROLLEN,
     .label = "Welke rol?"},
    {.naam = "onderdeel",
     .soort = VELD_ID,
     .label = "Alleen bij dit onderdeel",
     .hint = "Kiest u niets, dan geldt het voor iedereen met deze rol, bij elke organisatie."},
    {.naam = "besluit",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Wie besloot dit, en wanneer?",
     .hint = "Bijvoorbeeld: college van B en W, 3 november 2026."},
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf"},
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},
    {0},
};
static const struct veld UREN_VELDEN[] = {
    {.naam = "uren",
     .soort = VELD_GETAL,
     .verplicht = true,
     .min = 1,
     .max = 4,
     .label = "Hoelang duurt noodtoegang hoogstens, in uren?"},
    {0},
};

static const struct veld DIENST_VELDEN[] = {
    {.naam = "dienst",
     .soort = VELD_ID,
     .label = "Welk onderdeel belt terug?",
     .hint = "Vraagt iemand naar een gezin dat wij niet mogen noemen, dan belt dit onderdeel terug "
             "als de regisseur akkoord is. Kiest u niets, dan doen de procesregisseurs het."},
    {0},
};

static const char SQL_ROLLEN[] =
    "SELECT m.id AS \"id#\", m.rol, o.naam AS onderdeel, z.naam AS organisatie, " ONDERDEEL_NAAM
    " AS waar, m.besluit, m.van,"
    " m.tot, m.einde_op AS \"eindeOp@\", m.versie,"
    " m.einde_op IS NULL AND m.van <= vandaag() AND (m.tot IS NULL OR m.tot >= vandaag()) AS "
    "\"geldt?\", m.einde_op IS NULL AND (m.tot IS NULL OR m.tot >= vandaag()) AS \"stopbaar?\""
    " FROM noodtoegang_rol m LEFT JOIN onderdeel o ON o.id = m.onderdeel_id"
    " LEFT JOIN organisatie z ON z.id = o.organisatie_id ORDER BY m.id DESC LIMIT 500";
static const char SQL_UREN[] =
    "SELECT CAST(waarde AS INTEGER) AS uren FROM instelling WHERE sleutel = 'noodtoegang_uren'";
static const char SQL_DIENST[] = "SELECT onderdeel_id AS \"dienst#\" FROM dienst_onderdeel LIMIT 1";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id WHERE o.tot IS NULL OR o.tot >= vandaag()"
    " ORDER BY z.naam, o.naam LIMIT 1000";

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *uren = NULL;
    AUTO_JSON json_t *dienst = NULL;
    json_t *rows;
    if (db_rows(v->db, p, SQL_ROLLEN, NO_BINDS, &rows) != DONE ||
        model_lijst(v, model, rows, 500, "id", p) != DONE ||
        db_row(v->db, p, SQL_UREN, NO_BINDS, &uren) != DONE ||
        db_row(v->db, p, SQL_DIENST, NO_BINDS, &dienst) != DONE)
        return FAILED;
    json_object_set(model, "uren", json_object_get(uren, "uren"));
    json_object_set(model, "dienst", dienst ? json_object_get(dienst, "dienst") : json_null());
    if (v->api)
        return DONE;
    beheer_codes(v, options, "rol", ROLLEN);
    if (beheer_opties(v, options, "onderdeel", SQL_ONDERDELEN, NO_BINDS, p) != DONE ||
        beheer_opties(v, options, "dienst", SQL_ONDERDELEN, NO_BINDS, p) != DONE ||
        model_formulier(v, model, "duur",
                        &(struct formulier){.url = "/noodtoegangrollen/uren",
                                            .velden = UREN_VELDEN,
                                            .current = uren,
                                            .knop = "Duur opslaan"},
                        p) != DONE ||
        model_formulier(v, model, "terugbellen",
                        &(struct formulier){.url = "/noodtoegangrollen/dienst",
                                            .velden = DIENST_VELDEN,
                                            .current = dienst,
                                            .options = options,
                                            .knop = "Dienst opslaan"},
                        p) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/noodtoegangrollen",
                                               .velden = ROL_VELDEN,
                                               .options = options,
                                               .knop = "Rol toestaan"},
                           p);
}

static enum result rol_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    (void)k;
    int64_t id;
    if (noodtoegang_rol_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "noodtoegangrol", id);
    verzoek_locatie(v, "/noodtoegangrollen");
    v->gedaan = "noodtoegangrol-toegevoegd";
    return DONE;
}

static enum result rol_stop(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    (void)k;
    verzoek_object(v, "noodtoegangrol", v->id[0]);
    if (noodtoegang_rol_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api)
        verzoek_locatie(v, "/noodtoegangrollen");
    v->gedaan = "noodtoegangrol-gestopt";
    return DONE;
}

static enum result uren_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t uren = in_int(v, "uren", 0);
    if (noodtoegang_uren_set(v, uren, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "uren", json_integer(uren));
    if (!v->api)
        verzoek_locatie(v, "/noodtoegangrollen");
    v->gedaan = "noodtoegang-duur";
    return DONE;
}

static enum result dienst_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    if (dienst_set(v, in_int(v, "dienst", 0), p) != DONE)
        return FAILED;
    json_object_set_new(ret, "opgeslagen", json_true());
    if (!v->api)
        verzoek_locatie(v, "/noodtoegangrollen");
    v->gedaan = "dienst-opgeslagen";
    return DONE;
}

static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/noodtoegangrollen", "noodtoegangrol.lijst",
                "Welke rollen noodtoegang mogen gebruiken.", lijst_read,
                .page = "beheer_noodtoegang"),
    BEHEER_WRITE(HTTP_POST, "/noodtoegangrollen", "noodtoegangrol.toevoegen",
                 "Staat een rol toe noodtoegang te gebruiken.", rol_post, .velden = ROL_VELDEN,
                 .formulier = "/noodtoegangrollen"),
    BEHEER_WRITE(HTTP_POST, "/noodtoegangrollen/uren", "noodtoegangrol.duur",
                 "Stelt in hoelang noodtoegang hoogstens duurt: 1 tot 4 uur.", uren_post,
                 .velden = UREN_VELDEN, .formulier = "/noodtoegangrollen", .maakt_niets = true),
    BEHEER_WRITE(HTTP_POST, "/noodtoegangrollen/dienst", "noodtoegangrol.dienst",
                 "Stelt in welk onderdeel terugbelt over een huishouden dat niet genoemd mag "
                 "worden.",
                 dienst_post, .velden = DIENST_VELDEN, .formulier = "/noodtoegangrollen",
                 .maakt_niets = true),
    BEHEER_WRITE(HTTP_POST, "/noodtoegangrollen/{rol}/einde", "noodtoegangrol.beeindigen",
                 "Staat een rol noodtoegang niet meer toe. Wat loopt, stopt meteen.", rol_stop,
                 .maakt_niets = true),
};
ROUTE_PART(noodtoegang_rollen, ROUTES);
