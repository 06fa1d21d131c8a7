/* SPDX-License-Identifier: EUPL-1.2 */
/* Organisations: the list for everybody who works with them, the screens for beheer. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/organisatie.h"
#include "resources/beheer.h"

#include <string.h>

enum { BLADZIJDE = 50 };

static const struct veld VELDEN[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Naam"},
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ORGANISATIE_SOORTEN,
     .label = "Wat voor organisatie is het?"},
    {.naam = "contact",
     .soort = VELD_REGEL,
     .max = 150,
     .label = "Wie belt u daar?",
     .hint = "Eén mens met een naam, voor contact tussen de organisaties."},
    {.naam = "telefoon", .soort = VELD_REGEL, .max = 30, .label = "Telefoon"},
    {.naam = "email", .soort = VELD_REGEL, .max = 150, .label = "E-mail"},
    {0},
};
static const char *const AFSPRAKEN[] = {"loopt_af", "geen", NULL};
static const struct veld FILTER[] = {
    {.naam = "naam", .soort = VELD_REGEL, .max = 100, .label = "Naam"},
    {.naam = "leefgebied", .soort = VELD_KEUZE, .label = "Leefgebied"},
    {.naam = "afspraak",
     .soort = VELD_KEUZE,
     .keuzes = AFSPRAKEN,
     .label = "Afspraak: loopt af, of geen"},
    {.naam = "beeindigd", .soort = VELD_JANEE, .label = "Ook beëindigde organisaties"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na deze"},
    {0},
};

/* ---- the list ---- */

/* The agreement that lasts longest; it "runs out" within 60 days. */
#define COLUMNS                                                                                    \
    "SELECT z.id AS \"id#\", z.naam, z.soort, z.telefoon, z.email, z.contact, z.versie,"           \
    " z.tot IS NULL OR z.tot >= vandaag() AS \"actief?\","                                         \
    " (SELECT json_group_array(x.naam) FROM (SELECT DISTINCT l.naam, l.volgorde FROM onderdeel o"  \
    "   JOIN onderdeel_leefgebied ol ON ol.onderdeel_id = o.id"                                    \
    "   JOIN leefgebied l ON l.code = ol.leefgebied WHERE o.organisatie_id = z.id"                 \
    "   AND (o.tot IS NULL OR o.tot >= vandaag()) ORDER BY l.volgorde) x) AS \"leefgebieden[]\","  \
    " a.tot AS \"afspraakTot\","                                                                   \
    " coalesce(a.tot <= dag_plus(vandaag(), 60), 0) AS \"afspraakLooptAf?\","                      \
    " (SELECT count(*) FROM gebruiker g JOIN onderdeel o ON o.id = g.onderdeel_id"                 \
    "   WHERE o.organisatie_id = z.id AND (g.tot IS NULL OR g.tot >= vandaag())) AS mensen"        \
    " FROM organisatie z"                                                                          \
    " LEFT JOIN (SELECT organisatie_id, max(tot) AS tot FROM samenwerkingsafspraak"                \
    "   WHERE beeindigd_op IS NULL AND van <= vandaag() AND tot >= vandaag()"                      \
    "   GROUP BY organisatie_id) a ON a.organisatie_id = z.id"

static const char SQL_LIST[] =
    COLUMNS " WHERE (:naam IS NULL OR z.naam LIKE '%' || :naam || '%')"
            " AND (:beeindigd OR z.tot IS NULL OR z.tot >= vandaag())"
            " AND (:leefgebied IS NULL OR EXISTS (SELECT 1 FROM onderdeel o"
            "   JOIN onderdeel_leefgebied ol ON ol.onderdeel_id = o.id"
            "   WHERE o.organisatie_id = z.id AND ol.leefgebied = :leefgebied"
            "   AND (o.tot IS NULL OR o.tot >= vandaag())))"
            " AND (:afspraak IS NULL OR (:afspraak = 'geen' AND a.tot IS NULL)"
            "   OR (:afspraak = 'loopt_af' AND a.tot <= dag_plus(vandaag(), 60)))"
            " AND (:na IS NULL OR (z.naam COLLATE NOCASE, z.id) >"
            "   (SELECT w.naam COLLATE NOCASE, w.id FROM organisatie w WHERE w.id = :na))"
            " ORDER BY z.naam COLLATE NOCASE, z.id LIMIT :most";
static const char SQL_LEEFGEBIEDEN[] =
    "SELECT code AS waarde, naam, code IS :gekozen AS \"gekozen?\" FROM leefgebied"
    " WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde";

/* What was asked, for the filter of the page. */
static enum result filter_model(struct verzoek *v, json_t *model, struct probleem *p)
{
    const char *naam = in_text(v, "naam"), *afspraak = in_text(v, "afspraak");
    json_t *filter =
        json_pack("{s:s, s:b, s:b, s:b}", "naam", naam ? naam : "", "looptAf",
                  afspraak && strcmp(afspraak, "loopt_af") == 0, "geen",
                  afspraak && strcmp(afspraak, "geen") == 0, "beeindigd", in_bool(v, "beeindigd"));
    if (!filter || json_object_set_new(model, "filter", filter) != 0)
        return probleem_intern(p, "no memory for a filter");
    return model_rows(v, p, filter, "leefgebieden", SQL_LEEFGEBIEDEN,
                      BINDS(B_JSON(":gekozen", in_get(v, "leefgebied"))));
}

static enum result organisaties_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (db_rows(v->db, p, SQL_LIST,
                BINDS(B_JSON(":naam", in_get(v, "naam")),
                      B_JSON(":leefgebied", in_get(v, "leefgebied")),
                      B_JSON(":afspraak", in_get(v, "afspraak")),
                      B_INT(":beeindigd", in_bool(v, "beeindigd")), B_JSON(":na", in_get(v, "na")),
                      B_INT(":most", BLADZIJDE + 1)),
                &rows) != DONE)
        return FAILED;
    if (model_lijst(v, model, rows, BLADZIJDE, "id", p) != DONE)
        return FAILED;
    return v->api ? DONE : filter_model(v, model, p);
}

/* ---- one ---- */

static const char SQL_ONE[] = COLUMNS " WHERE z.id = :id";
static const char SQL_ONDERDELEN[] =
    "SELECT o.id AS \"id#\", o.naam, o.wet, o.beroepsgeheim AS \"beroepsgeheim?\","
    " o.wijkteam AS \"wijkteam?\", o.telefoon, g.naam AS contact,"
    " o.tot IS NULL OR o.tot >= vandaag() AS \"actief?\","
    " (SELECT json_group_array(x.naam) FROM (SELECT l.naam FROM onderdeel_leefgebied ol"
    "   JOIN leefgebied l ON l.code = ol.leefgebied WHERE ol.onderdeel_id = o.id"
    "   ORDER BY l.volgorde) x) AS \"leefgebieden[]\","
    " (SELECT count(*) FROM gebruiker m WHERE m.onderdeel_id = o.id"
    "   AND (m.tot IS NULL OR m.tot >= vandaag())) AS mensen"
    " FROM onderdeel o LEFT JOIN gebruiker g ON g.id = o.contact_id"
    " WHERE o.organisatie_id = :id ORDER BY o.tot IS NOT NULL, o.naam COLLATE NOCASE";
static const char SQL_AFSPRAKEN[] =
    "SELECT a.id AS \"id#\", a.onderwerp, a.inhoud, a.reactie_dagen AS reactieDagen, a.contact,"
    " a.contact_telefoon AS contactTelefoon, a.van, a.tot, a.beeindigd_op AS beeindigdOp, a.versie,"
    " a.beeindigd_op IS NULL AND a.tot >= vandaag() AS \"geldt?\","
    " a.beeindigd_op IS NULL AS \"open?\" FROM samenwerkingsafspraak a"
    " WHERE a.organisatie_id = :id"
    " ORDER BY a.beeindigd_op IS NOT NULL, a.tot DESC, a.id";

static enum result organisatie_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                    struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    (void)json_object_update(model, row);
    v->versie = row_int(row, "versie");
    if (model_rows(v, p, model, "onderdelen", SQL_ONDERDELEN, BINDS(B_INT(":id", v->id[0]))) !=
            DONE ||
        beheer_geen_regisseur(v, v->id[0], model, p) != DONE)
        return FAILED;
    return model_rows(v, p, model, "afspraken", SQL_AFSPRAKEN, BINDS(B_INT(":id", v->id[0])));
}

/* ---- forms ---- */

static enum result form(struct verzoek *v, json_t *model, const char *kop, struct formulier *f,
                        struct probleem *p)
{
    static const char *const uitleg[] = {
        "Een organisatie heeft één of meer onderdelen. Elk onderdeel heeft één wettelijke taak. "
        "Toestemming geldt voor een onderdeel, niet voor de hele organisatie.",
        "Voeg daarna de onderdelen toe, en de afspraken die u met de organisatie hebt.", NULL};
    AUTO_JSON json_t *options = json_object();
    beheer_codes(v, options, "soort", ORGANISATIE_SOORTEN);
    f->options = options;
    f->velden = VELDEN;
    f->knop = "Organisatie opslaan";
    beheer_kruimel(model, "Organisaties", "/organisaties");
    return beheer_taak(v, model, kop, f, uitleg, p);
}

static enum result organisatie_new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                        struct probleem *p)
{
    (void)k;
    struct formulier f = {.url = "/organisaties", .terug = "/organisaties"};
    return form(v, model, "Organisatie toevoegen", &f, p);
}

/* What can still be changed, and its own page. */
static enum result one_for_form(struct verzoek *v, json_t **ret, char **ret_url, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row || !row_true(row, "actief"))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret_url = text_format("/organisaties/%s", v->text[0]);
    *ret = TAKE(row);
    return *ret_url ? DONE : probleem_intern(p, "no memory for a page");
}

static enum result organisatie_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                           struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    AUTO_FREE char *url = NULL;
    if (one_for_form(v, &row, &url, p) != DONE)
        return FAILED;
    struct formulier f = {.url = url,
                          .methode = "PATCH",
                          .versie = row_int(row, "versie"),
                          .current = row,
                          .terug = url};
    enum result r = form(v, model, "Organisatie wijzigen", &f, p);
    beheer_kruimel(model, row_text(row, "naam"), url);
    return r;
}

static const char SQL_ONDERDEEL_IDS[] = "SELECT id FROM onderdeel WHERE organisatie_id = :id"
                                        " AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_AFSPRAAK_COUNT[] =
    "SELECT count(*) FROM samenwerkingsafspraak WHERE organisatie_id = :id"
    " AND beeindigd_op IS NULL AND tot >= vandaag()";

static enum result counts_read(struct verzoek *v, struct lopend_aantallen *sum, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (db_rows(v->db, p, SQL_ONDERDEEL_IDS, id, &rows) != DONE ||
        db_int(v->db, p, SQL_AFSPRAAK_COUNT, id, 0, &sum->n[LOPEND_AFSPRAAK]) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        sum->n[LOPEND_ONDERDEEL]++;
        if (lopend_onderdeel(v, row_int(row, "id"), sum, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result organisatie_end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                        struct probleem *p)
{
    (void)k;
    static const struct veld none[] = {{0}};
    AUTO_JSON json_t *row = NULL;
    AUTO_FREE char *url = NULL;
    struct lopend_aantallen sum = {0};
    if (one_for_form(v, &row, &url, p) != DONE || counts_read(v, &sum, p) != DONE)
        return FAILED;
    AUTO_FREE char *post = text_format("%s/einde", url);
    AUTO_FREE char *kop = text_format("%s beëindigen", row_text(row, "naam"));
    beheer_kruimel(model, "Organisaties", "/organisaties");
    beheer_kruimel(model, row_text(row, "naam"), url);
    return beheer_einde(
        v, model, kop,
        "Alle mensen van deze organisatie zijn meteen uitgelogd en kunnen niet meer "
        "inloggen.",
        &sum,
        &(struct formulier){.url = post,
                            .versie = row_int(row, "versie"),
                            .velden = none,
                            .knop = "Nu beëindigen",
                            .terug = url},
        p);
}

/* ---- changes ---- */

static enum result organisatie_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                    struct probleem *p)
{
    (void)k;
    int64_t id;
    if (organisatie_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "organisatie", id);
    verzoek_locatie(v, "/organisaties/%s", id);
    v->gedaan = "organisatie-toegevoegd";
    return DONE;
}

static enum result organisatie_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                                     struct probleem *p)
{
    (void)k;
    int64_t versie;
    verzoek_object(v, "organisatie", v->id[0]);
    if (organisatie_change(v, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/organisaties/%s", v->id[0]);
    v->gedaan = "organisatie-gewijzigd";
    return DONE;
}

static enum result organisatie_close(struct verzoek *v, const struct kijker *k, json_t *ret,
                                     struct probleem *p)
{
    (void)k;
    verzoek_object(v, "organisatie", v->id[0]);
    if (organisatie_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/organisaties/%s", v->id[0]);
    v->gedaan = "organisatie-beeindigd";
    return DONE;
}

/* The page comes first: menu and forms look a path up by its first route. */
static const struct route ROUTES[] = {
    BEHEER_READ(HTTP_GET, "/organisaties", "organisatie.beheren", "Organisaties", organisaties_read,
                .velden = FILTER, .page = "beheer_organisaties", .alleen_pagina = true),
    USER_READ(HTTP_GET, "/organisaties", "organisatie.zoeken",
              "De organisaties die meewerken, op naam.", organisaties_read, .velden = FILTER,
              .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/organisaties/nieuw", "organisatie.toevoegen.formulier",
                "Organisatie toevoegen", organisatie_new_form, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/organisaties", "organisatie.toevoegen", "Voegt een organisatie toe.",
                 organisatie_post, .velden = VELDEN, .formulier = "/organisaties/nieuw"),
    BEHEER_READ(HTTP_GET, "/organisaties/{organisatie}", "organisatie.bekijken", "Organisatie",
                organisatie_read, .page = "beheer_organisatie", .alleen_pagina = true),
    USER_READ(HTTP_GET, "/organisaties/{organisatie}", "organisatie.lezen",
              "Een organisatie met haar onderdelen en afspraken.", organisatie_read,
              .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/organisaties/{organisatie}/wijzig", "organisatie.wijzigen.formulier",
                "Organisatie wijzigen", organisatie_change_form, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, "/organisaties/{organisatie}", "organisatie.wijzigen",
                 "Wijzigt een organisatie.", organisatie_patch, .velden = VELDEN,
                 .formulier = "/organisaties/{organisatie}/wijzig"),
    BEHEER_READ(HTTP_GET, "/organisaties/{organisatie}/einde", "organisatie.gevolgen",
                "Wat er aan de organisatie vastzit: aantallen, voordat u haar beëindigt.",
                organisatie_end_form, .page = "beheer_einde"),
    BEHEER_WRITE(HTTP_POST, "/organisaties/{organisatie}/einde", "organisatie.beeindigen",
                 "Beëindigt een organisatie meteen, met haar onderdelen, accounts en afspraken.",
                 organisatie_close, .formulier = "/organisaties/{organisatie}/einde",
                 .maakt_niets = true),
};
ROUTE_PART(organisaties, ROUTES);
