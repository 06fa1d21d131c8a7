/* SPDX-License-Identifier: EUPL-1.2 */
/* Unusual access, for the privacy officer: the queue, one signal, what was made of it, and as a
 * file. Who, when, how many, which household codes; no substance (R27). */
#include "domein/inzagesignaal.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "resources/uitvoer.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <string.h>

enum { PAGE = 100, OPEN_MOST = 200 };

static const char *const SOORTEN[] = {
    "veel_huishoudens", "buiten_werktijd", "zelfde_naam",      "zelfde_adres",
    "na_einde",         "weigeringen",     "noodtoegang_vaak", NULL};
static const char *const STANDEN[] = {"verklaard", "gemeld", "bekeken", NULL};
static const char *const ALLE_STANDEN[] = {"nieuw", "bekeken", "verklaard", "gemeld", NULL};
static const char *const FORMATEN[] = {"csv", "json", NULL};

static const struct veld ZOEK_VELDEN[] = {
    {.naam = "soort", .soort = VELD_KEUZE, .keuzes = SOORTEN, .label = "Soort"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};
static const struct veld UITVOER_VELDEN[] = {
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf"},
    {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},
    {.naam = "soort", .soort = VELD_KEUZE, .keuzes = SOORTEN, .label = "Soort"},
    {.naam = "stand", .soort = VELD_KEUZE, .keuzes = ALLE_STANDEN, .label = "Stand"},
    {.naam = "formaat",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = FORMATEN,
     .label = "Soort bestand"},
    {0},
};
#define BESLUIT                                                                                    \
    {.naam = "stand",                                                                              \
     .soort = VELD_KEUZE,                                                                          \
     .verplicht = true,                                                                            \
     .keuzes = STANDEN,                                                                            \
     .label = "Wat vindt u?"},                                                                     \
    {                                                                                              \
        .naam = "reden", .soort = VELD_TEKST, .min = 5, .max = 1000, .label = "Waarom?",           \
        .hint = "Nodig als u afsluit of weer opent. Schrijf niets over het gezin."                 \
    }
#define WELKE                                                                                      \
    {                                                                                              \
        .naam = "signalen", .soort = VELD_IDS, .verplicht = true, .max = INZAGESIGNAAL_SAMEN,      \
        .label = "Welke signalen?"                                                                 \
    }
static const struct veld BESLUIT_VELDEN[] = {
    WELKE,
    BESLUIT,
    {.naam = "totRegel",
     .soort = VELD_GETAL,
     .min = 1,
     .max = 2000000000,
     .label = "Gezien tot regel"},
    {0},
};
static const struct veld SAMEN_VELDEN[] = {WELKE, BESLUIT, {0}};

#define WAAR ONDERDEEL_HEET("s.onderdeel", "s.organisatie")
#define RIJ                                                                                        \
    "SELECT s.id AS \"id#\", s.soort, s.gebruiker_id AS \"gebruiker#\", s.naam, s.functie,"        \
    " s.telefoon, s.onderdeel, s.organisatie, " WAAR                                               \
    " AS waar, s.dag, s.aantal, s.regels, s.drempel, s.venster,"                                   \
    " s.huishoudens, s.eerste_op AS \"eersteOp@\", s.laatste_op AS \"laatsteOp@\","                \
    " s.laatste_volgnr AS \"laatsteRegel\", s.stand, s.stand IN ('verklaard', 'gemeld') AS"        \
    " \"gesloten?\", s.eerder, s.eerder > 0 AS \"vaker?\", s.versie FROM zicht_inzagesignaal s"
static const char SQL_OPEN[] =
    RIJ " WHERE s.stand IN ('nieuw', 'bekeken') AND (:soort IS NULL OR s.soort = :soort)"
        " AND (:gebruiker IS NULL OR s.gebruiker_id = :gebruiker)"
        " ORDER BY s.stand = 'bekeken', s.laatste_op DESC LIMIT 200";
static const char SQL_DICHT[] =
    RIJ " WHERE s.stand IN ('verklaard', 'gemeld') AND (:soort IS NULL OR s.soort = :soort)"
        " AND (:gebruiker IS NULL OR s.gebruiker_id = :gebruiker) AND (:na = 0 OR s.id < :na)"
        " ORDER BY s.id DESC LIMIT 101";
static const char SQL_EEN[] = RIJ " WHERE s.id = :id";
static const char SQL_HUISHOUDENS[] =
    "SELECT h.huishouden_id AS \"id#\", h.regels, h.laatste_op AS \"laatsteOp@\""
    " FROM zicht_inzagesignaal_huishouden h WHERE h.signaal_id = :id ORDER BY h.laatste_op DESC,"
    " h.huishouden_id LIMIT 500";
static const char SQL_STAPPEN[] =
    "SELECT t.nr, t.stand, t.reden, t.door, t.op AS \"op@\" FROM zicht_inzagesignaal_stap t"
    " WHERE t.signaal_id = :id ORDER BY t.nr";
static const char SQL_UITVOER[] =
    RIJ " WHERE (:vanaf IS NULL OR s.dag >= :vanaf) AND (:tot IS NULL OR s.dag <= :tot)"
        " AND (:soort IS NULL OR s.soort = :soort) AND (:stand IS NULL OR s.stand = :stand)"
        " ORDER BY s.id DESC LIMIT 20001";

static json_t *stand_options(bool gesloten)
{
    return gesloten ? json_pack("[{s:s, s:s}]", "waarde", "bekeken", "naam", "Weer openen")
                    : json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "verklaard",
                                "naam", "Verklaard: er is niets mis", "waarde", "gemeld", "naam",
                                "Gemeld, als datalek of bij de leiding", "waarde", "bekeken",
                                "naam", "Bekeken, ik zoek het nog uit");
}

/* Up to which line the page shows: what came after was not seen. */
static int64_t seen_until(const json_t *rows)
{
    const json_t *row;
    size_t i;
    int64_t last = 0;
    json_array_foreach(rows, i, row) if (row_int(row, "laatsteRegel") > last) last =
        row_int(row, "laatsteRegel");
    return last;
}

/* ---- the queue ---- */

static const char *soort_naam(const char *soort)
{
    static const char *const names[] = {
        "veel huishoudens",         "buiten werktijd",  "zelfde achternaam", "zelfde adres",
        "na het einde van de hulp", "veel weigeringen", "vaak noodtoegang"};
    for (size_t i = 0; SOORTEN[i]; i++)
        if (strcmp(SOORTEN[i], soort) == 0)
            return names[i];
    return soort;
}

static enum result samen_put(struct verzoek *v, json_t *model, const json_t *open,
                             struct probleem *p)
{
    const json_t *row;
    size_t i;
    json_t *which = json_array();
    json_array_foreach(open, i, row)
    {
        char dag[DATUM_WOORDEN_SIZE];
        if (i == INZAGESIGNAAL_SAMEN)
            break;
        datum_woorden(row_text(row, "dag"), dag);
        json_array_append_new(which,
                              json_pack("{s:s, s:o}", "waarde", row_text(row, "id"), "naam",
                                        json_sprintf("%s, %s, %s", row_text(row, "naam"),
                                                     soort_naam(row_text(row, "soort")), dag)));
    }
    AUTO_JSON json_t *options =
        json_pack("{s:o, s:o}", "signalen", which, "stand", stand_options(false));
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = "/inzagesignalen/afhandeling",
                                            .velden = SAMEN_VELDEN,
                                            .options = options,
                                            .knop = "Opslaan"},
                        p) != DONE)
        return FAILED;
    json_object_set_new(json_object_get(model, "formulier"), "totRegel",
                        json_integer(seen_until(open)));
    return DONE;
}

/* On a page: whether the first and the last time are told apart, which go by the minute. */
static void spans_mark(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *first = row_text(row, "eersteOp"), *last = row_text(row, "laatsteOp");
        json_object_set_new(row, "duurt",
                            json_boolean(strncmp(first, last, sizeof "2026-11-21T10:00" - 1)));
    }
}

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    json_t *open, *dicht;
    const char *soort = in_text(v, "soort");
    int64_t gebruiker = in_int(v, "gebruiker", 0);
    if (eigen_rows(v, p, SQL_OPEN, BINDS(B_TEXT(":soort", soort), B_REF(":gebruiker", gebruiker)),
                   &open) != DONE)
        return FAILED;
    json_object_set_new(model, "open", open);
    if (eigen_rows(v, p, SQL_DICHT,
                   BINDS(B_TEXT(":soort", soort), B_REF(":gebruiker", gebruiker),
                         B_INT(":na", in_int(v, "na", 0))),
                   &dicht) != DONE ||
        model_lijst(v, model, dicht, PAGE, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    spans_mark(open);
    json_object_set_new(model, "gekozen", json_boolean(soort != NULL || gebruiker != 0));
    return samen_put(v, model, open, p);
}

/* ---- one ---- */

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *rows = NULL;
    json_t *huishoudens, *stappen;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (eigen_rows(v, p, SQL_EEN, id, &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (!v->api)
        spans_mark(rows);
    json_object_update(model, json_array_get(rows, 0));
    v->versie = row_int(model, "versie");
    if (eigen_rows(v, p, SQL_HUISHOUDENS, id, &huishoudens) != DONE)
        return FAILED;
    json_object_set_new(model, "dossiers", huishoudens);
    if (eigen_rows(v, p, SQL_STAPPEN, id, &stappen) != DONE)
        return FAILED;
    json_object_set_new(model, "stappen", stappen);
    if (v->api)
        return DONE;
    AUTO_JSON json_t *options =
        json_pack("{s:o}", "stand", stand_options(row_true(model, "gesloten")));
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = "/inzagesignalen/afhandeling",
                                            .velden = SAMEN_VELDEN + 1,
                                            .options = options,
                                            .knop = "Opslaan",
                                            .terug = "/inzagesignalen"},
                        p) != DONE)
        return FAILED;
    json_t *form = json_object_get(model, "formulier");
    json_object_set(form, "signaal", json_object_get(model, "id"));
    json_object_set(form, "totRegel", json_object_get(model, "laatsteRegel"));
    return DONE;
}

static enum result besluit_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                struct probleem *p)
{
    (void)k;
    const json_t *ids = in_get(v, "signalen");
    if (inzagesignaal_decide(v, ids, in_text(v, "stand"), in_text(v, "reden"),
                             in_int(v, "totRegel", 0), p) != DONE)
        return FAILED;
    ret_id(ret, json_integer_value(json_array_get(ids, 0)), 0);
    json_object_set_new(ret, "aantal", json_integer((json_int_t)json_array_size(ids)));
    verzoek_locatie(v, "/inzagesignalen");
    v->gedaan = "inzagesignaal-beslist";
    return DONE;
}

/* ---- to take along ---- */

static const struct kolom KOLOMMEN[] = {
    {"id", "signaal"},
    {"soort", "soort"},
    {"dag", "dag"},
    {"naam", "wie"},
    {"gebruiker", "gebruiker"},
    {"functie", "functie"},
    {"onderdeel", "onderdeel"},
    {"organisatie", "organisatie"},
    {"aantal", "aantal"},
    {"drempel", "grens"},
    {"regels", "regels"},
    {"huishoudens", "huishoudens"},
    {"eersteOp", "eerste"},
    {"laatsteOp", "laatste"},
    {"stand", "stand"},
    {0},
};

static enum result uitvoer_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    (void)model;
    AUTO_JSON json_t *rows = NULL;
    BUF_AUTO struct buf filter;
    buf_init(&filter, 400);
    uitvoer_filter(v, &filter);
    if (eigen_rows(v, p, SQL_UITVOER,
                   BINDS(B_TEXT(":vanaf", in_text(v, "vanaf")), B_TEXT(":tot", in_text(v, "tot")),
                         B_TEXT(":soort", in_text(v, "soort")),
                         B_TEXT(":stand", in_text(v, "stand"))),
                   &rows) != DONE)
        return FAILED;
    return uitvoer_antwoord(v, rows, KOLOMMEN, "inzagesignalen", filter.data, p);
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/inzagesignalen", "inzagesignaal.lijst",
                 "Opvallende inzage: wat nog bekeken moet worden, en wat is afgesloten.",
                 lijst_read, .page = "inzagesignalen", .velden = ZOEK_VELDEN),
    PRIVACY_READ(HTTP_GET, "/inzagesignalen/uitvoer", "inzagesignaal.uitvoeren",
                 "De signalen als bestand, zonder inhoud.", uitvoer_read, .velden = UITVOER_VELDEN,
                 .inhoud = true),
    PRIVACY_READ(HTTP_GET, "/inzagesignalen/{signaal}", "inzagesignaal.lezen",
                 "Eén signaal: wie, wanneer, hoeveel, en wat ermee is gedaan.", een_read,
                 .page = "inzagesignaal"),
    PRIVACY_WRITE(HTTP_POST, "/inzagesignalen/afhandeling", "inzagesignaal.beslissen",
                  "Zegt wat er met een of meer signalen is: bekeken, verklaard of gemeld.",
                  besluit_post, .velden = BESLUIT_VELDEN, .formulier = "/inzagesignalen"),
};
ROUTE_PART(inzagesignalen, ROUTES);
