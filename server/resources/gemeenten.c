/* SPDX-License-Identifier: EUPL-1.2 */
/* Beheer: our own public key, and those of other municipalities a family can move to or from. */
#include "base/cleanup.h"
#include "domein/gemeente.h"
#include "domein/onderdeel_naam.h"
#include "resources/beheer.h"

static const struct veld VELDEN[] = {
    {.naam = "onderdeel",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Welke gemeente, en welk team daar?",
     .hint = "Voeg de gemeente eerst toe bij Organisaties, met het team dat gezinnen overneemt."},
    {.naam = "sleutel",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 400,
     .label = "Sleutel van die gemeente",
     .hint = "128 tekens. De beheerder daar vindt ze op deze zelfde pagina."},
    {.naam = "vingerafdruk",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 80,
     .label = "Vingerafdruk, zoals u die hoorde",
     .hint = "Bel de beheerder van die gemeente op een nummer dat u al kende. Laat de vingerafdruk "
             "voorlezen en typ die hier over."},
    {.naam = "gehoordVan",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 3,
     .max = 200,
     .label = "Wie las de vingerafdruk voor?"},
    {0},
};

static const char SQL_LIJST[] =
    "SELECT k.id AS \"id#\", z.naam AS gemeente, o.naam AS onderdeel, k.gehoord_van AS"
    " \"gehoordVan\", k.op AS \"op@\", g.naam AS door, k.einde_op AS \"eindeOp@\", k.versie,"
    " k.einde_op IS NULL AS \"geldt?\", lower(hex(k.teken) || hex(k.zegel)) AS sleutel"
    " FROM gemeente_sleutel k JOIN onderdeel o ON o.id = k.onderdeel_id"
    " JOIN organisatie z ON z.id = o.organisatie_id JOIN gebruiker g ON g.id = k.door"
    " ORDER BY k.einde_op IS NOT NULL, z.naam, k.id DESC LIMIT 500";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'gemeente'"
    " WHERE (o.tot IS NULL OR o.tot >= vandaag()) AND z.id <> (SELECT e.organisatie_id FROM"
    " onderdeel e WHERE e.id = :eigen) ORDER BY z.naam, o.naam LIMIT 1000";

static void own_put(const struct verzoek *v, json_t *model)
{
    struct bundel_paar own;
    char text[BUNDEL_OPENBAAR_SIZE], print[BUNDEL_AFDRUK_SIZE];
    gemeente_paar(v, &own);
    bundel_openbaar_text(&own.openbaar, text);
    bundel_afdruk(&own.openbaar, print);
    bundel_paar_clear(&own);
    json_object_set_new(model, "eigen",
                        json_pack("{s:s, s:s}", "sleutel", text, "vingerafdruk", print));
}

static void prints_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        struct bundel_openbaar o;
        char print[BUNDEL_AFDRUK_SIZE] = "";
        if (bundel_openbaar_parse(json_string_value(json_object_get(row, "sleutel")), &o))
            bundel_afdruk(&o, print);
        json_object_set_new(row, "vingerafdruk", json_string(print));
    }
}

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *rows;
    if (db_rows(v->db, p, SQL_LIJST, NO_BINDS, &rows) != DONE)
        return FAILED;
    prints_put(rows);
    own_put(v, model);
    if (model_lijst(v, model, rows, 500, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (beheer_opties(v, options, "onderdeel", SQL_ONDERDELEN, BINDS(B_INT(":eigen", k->onderdeel)),
                      p) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/gemeenten",
                                               .velden = VELDEN,
                                               .options = options,
                                               .knop = "Sleutel vastleggen"},
                           p);
}

static enum result post(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    int64_t id;
    if (gemeente_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "gemeentesleutel", id);
    verzoek_locatie(v, "/gemeenten");
    v->gedaan = "gemeente-vastgelegd";
    return DONE;
}

static enum result stop(struct verzoek *v, const struct kijker *k, json_t *ret, struct probleem *p)
{
    (void)k;
    verzoek_object(v, "gemeentesleutel", v->id[0]);
    if (gemeente_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api)
        verzoek_locatie(v, "/gemeenten");
    v->gedaan = "gemeente-gestopt";
    return DONE;
}

static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/gemeenten", "gemeente.lijst",
                "De eigen sleutel voor verhuizingen, en die van andere gemeenten.", lijst_read,
                .page = "beheer_gemeenten"),
    BEHEER_WRITE(
        HTTP_POST, "/gemeenten", "gemeente.toevoegen",
        "Legt de sleutel van een andere gemeente vast, na vergelijken van de vingerafdruk.", post,
        .velden = VELDEN, .formulier = "/gemeenten"),
    BEHEER_WRITE(HTTP_POST, "/gemeenten/{gemeente}/einde", "gemeente.beeindigen",
                 "De sleutel van een andere gemeente geldt niet meer.", stop, .maakt_niets = true),
};
ROUTE_PART(gemeenten, ROUTES);
