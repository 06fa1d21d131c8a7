/* SPDX-License-Identifier: EUPL-1.2 */
/* The code lists that everybody who is logged in needs to fill in a form through the API. Wijken:
 * wijken.c. */
#include "verzoek/verzoek.h"

enum { MOST = 1000 };

static enum result list_read(struct verzoek *v, json_t *model, const char *sql, const char *key,
                             struct probleem *p)
{
    json_t *rows;
    if (db_rows(v->db, p, sql, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, MOST, key, p);
}

static enum result leefgebieden_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    (void)k;
    return list_read(v, model,
                     "SELECT code, naam, icoon FROM leefgebied"
                     " WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde LIMIT 1001",
                     "code", p);
}

static enum result categorieen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                    struct probleem *p)
{
    (void)k;
    return list_read(v, model,
                     "SELECT code, naam, soort FROM categorie ORDER BY volgorde LIMIT 1001", "code",
                     p);
}

static enum result doelen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    return list_read(v, model,
                     "SELECT code, naam, zin FROM verwerkingsdoel"
                     " WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde LIMIT 1001",
                     "code", p);
}

#define LIJST(path, handeling, uitleg, run)                                                        \
    USER_READ(HTTP_GET, path, handeling, uitleg, run, .alleen_api = true, .log = LOG_NIET)

static const struct route ROUTES[] = {
    LIJST("/leefgebieden", "leefgebied.lijst", "De leefgebieden.", leefgebieden_read),
    LIJST("/categorieen", "categorie.lijst",
          "De gegevenscategorieën: waarover iets gaat, en waarvoor toestemming geldt.",
          categorieen_read),
    LIJST("/verwerkingsdoelen", "verwerkingsdoel.lijst",
          "Waarvoor iemand betrokken is, en waarvoor toestemming geldt.", doelen_read),
};
ROUTE_PART(codes, ROUTES);
