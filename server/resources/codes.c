/* SPDX-License-Identifier: EUPL-1.2 */
/* What everybody who is logged in needs to fill in a form through the API, and a page offers as
 * choices: the code lists, and who can be asked. Wijken: wijken.c; onderdelen: onderdelen.c. */
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

enum { MOST = 1000, BLADZIJDE = 200 };

/* ---- code lists ---- */

/* A list of at most MOST rows, each with its `code`. */
#define CODELIJST(name, sql)                                                                       \
    static enum result name(struct verzoek *v, const struct kijker *k, json_t *model,              \
                            struct probleem *p)                                                    \
    {                                                                                              \
        json_t *rows;                                                                              \
        (void)k;                                                                                   \
        return eigen_rows(v, p, sql, NO_BINDS, &rows) == DONE                                      \
                   ? model_lijst(v, model, rows, MOST, "code", p)                                  \
                   : FAILED;                                                                       \
    }
#define VANDAAG " WHERE tot IS NULL OR tot >= vandaag()"
#define IN_ORDE " ORDER BY volgorde, code LIMIT 1001"

CODELIJST(leefgebieden_read, "SELECT code, naam, icoon FROM leefgebied" VANDAAG IN_ORDE)
CODELIJST(categorieen_read, "SELECT code, naam, soort FROM categorie" IN_ORDE)
CODELIJST(doelen_read, "SELECT code, naam, zin FROM verwerkingsdoel" VANDAAG IN_ORDE)
CODELIJST(diensten_read, "SELECT code, naam, norm_dagen AS normDagen FROM dienst" VANDAAG IN_ORDE)
CODELIJST(wetten_read, "SELECT code, naam FROM wet" VANDAAG IN_ORDE)
CODELIJST(sluitredenen_read, "SELECT code, naam FROM sluitreden" VANDAAG IN_ORDE)
CODELIJST(overgangsoorten_read, "SELECT code, naam, leeftijd FROM overgang_soort" VANDAAG IN_ORDE)
CODELIJST(sleutelkeuzes_read, "SELECT code, naam, groep FROM sleutel_kan" IN_ORDE)
/* R16: the rows of today on which the viewer's onderdeel may decide, and what each of them asks. */
CODELIJST(deelgronden_read,
          "SELECT g.code, g.naam, g.artikel, g.uitleg, g.wie = 'auteur' AS \"eigenStukken?\","
          " g.max_dagen AS maxDagen,"
          " (SELECT json_group_array(x.categorie) FROM (SELECT c.categorie"
          "   FROM deelgrond_categorie c WHERE c.grond_id = g.id ORDER BY c.categorie) x)"
          "  AS \"categorieen[]\","
          " (SELECT json_group_array(json_object('vraag', x.code, 'naam', x.vraag))"
          "   FROM (SELECT v.code, v.vraag FROM deelgrond_vraag v WHERE v.grond_id = g.id"
          "   ORDER BY v.volgorde) x) AS \"weging[]\""
          " FROM zicht_deelgrond g" IN_ORDE)

/* ---- who can be asked ---- */

static const struct veld PROFESSIONAL_VELDEN[] = {
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Alleen van dit onderdeel"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na deze"},
    {0}};

static const char SQL_PROFESSIONALS[] =
    "SELECT a.id AS \"id#\", a.naam, a.functie, a.onderdeel_id AS \"onderdeel#\","
    " a.onderdeel AS onderdeelNaam, a.organisatie_id AS \"organisatie#\","
    " a.organisatie AS organisatieNaam,"
    " EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = a.id AND r.rol = 'regisseur')"
    "  AS \"regisseur?\""
    " FROM zicht_account a WHERE a.helpt AND (:onderdeel IS NULL OR a.onderdeel_id = :onderdeel)"
    " AND a.id > :na ORDER BY a.id LIMIT :most";

static enum result professionals_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                      struct probleem *p)
{
    json_t *rows;
    (void)k;
    if (eigen_rows(v, p, SQL_PROFESSIONALS,
                   BINDS(B_REF(":onderdeel", in_int(v, "onderdeel", 0)),
                         B_INT(":na", in_int(v, "na", 0)), B_INT(":most", BLADZIJDE + 1)),
                   &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, BLADZIJDE, "id", p);
}

#define LIJST(path, handeling, uitleg, run, ...)                                                   \
    USER_READ(HTTP_GET, path, handeling, uitleg, run, .alleen_api = true, .log = LOG_NIET,         \
              __VA_ARGS__)

static const struct route ROUTES[] = {
    LIJST("/leefgebieden", "leefgebied.lijst", "De leefgebieden.", leefgebieden_read),
    LIJST("/categorieen", "categorie.lijst",
          "De gegevenscategorieën: waarover iets gaat, en waarvoor toestemming geldt.",
          categorieen_read),
    LIJST("/verwerkingsdoelen", "verwerkingsdoel.lijst",
          "Waarvoor iemand betrokken is, en waarvoor toestemming geldt.", doelen_read),
    LIJST("/diensten", "dienst.lijst",
          "De soorten hulp van verwijzingen en voorzieningen, met de norm voor het wachten.",
          diensten_read),
    LIJST("/wetten", "wet.lijst", "De wetten van voorzieningen.", wetten_read),
    LIJST("/sluitredenen", "sluitreden.lijst", "Waarom een plan dicht kan.", sluitredenen_read),
    LIJST("/overgangsoorten", "overgangsoort.lijst",
          "Wat er kan veranderen: overgangen, met de leeftijd waarbij zij horen.",
          overgangsoorten_read),
    LIJST("/sleutelkeuzes", "sleutelkeuze.lijst",
          "Wat een toegangssleutel kan lezen en doen, per groep.", sleutelkeuzes_read),
    LIJST("/deelgronden", "deelgrond.lijst",
          "De gronden waarop u zonder toestemming kunt delen, en wat u dan afweegt (regel R16).",
          deelgronden_read),
    LIJST("/professionals", "professional.lijst",
          "Wie u kunt vragen: de mensen die gezinnen helpen, en waar zij werken.",
          professionals_read, .velden = PROFESSIONAL_VELDEN),
};
ROUTE_PART(codes, ROUTES);
