/* SPDX-License-Identifier: EUPL-1.2 */
/* Is the log whole? The checks of it, and the newest signed checkpoint to keep elsewhere (R31). */
#include "domein/logcontrole.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "logboek/zegel.h"
#include "resources/uitvoer.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 30 };

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};
static const struct veld START_VELDEN[] = {
    {.naam = "zegels",
     .soort = VELD_TEKST,
     .max = 8000,
     .label = "Controlepunten die u zelf bewaard hebt",
     .hint = "Plak hier de regels, elk op een eigen regel. Dan ziet u ook of iemand het einde van "
             "het logboek heeft afgeknipt."},
    {0},
};

#define RIJ                                                                                        \
    "SELECT c.id AS \"id#\", c.gevraagd_op AS \"gevraagdOp@\", c.door, c.met_zegels AS"            \
    " \"metZegels?\", c.stand, c.stand IN ('wacht', 'loopt') AS \"bezig?\","                       \
    " c.begonnen_op AS \"begonnenOp@\", c.totaal, c.gelezen, c.klaar_op AS \"klaarOp@\","          \
    " c.duur_ms AS \"duurMs\", c.laatste, c.verzegeld, c.verzegeld > 0 AS \"ondertekend?\", "      \
    "c.aantal_zegels AS \"aantalZegels\","                                                         \
    " c.aantal_buiten AS \"aantalBuiten\", c.aantal_gewist AS \"aantalGewist\", c.fouten"          \
    " FROM zicht_logcontrole c"
static const char SQL_LIJST[] = RIJ " WHERE (:na = 0 OR c.id < :na) ORDER BY c.id DESC LIMIT 31";
static const char SQL_EEN[] = RIJ " WHERE c.id = :id";
static const char SQL_LAATSTE[] =
    RIJ " WHERE c.stand IN ('heel', 'fout') ORDER BY c.id DESC LIMIT 1";
static const char SQL_FOUTEN[] =
    "SELECT f.nr, f.soort, f.volgnr AS vanaf, f.tot, f.tot > f.volgnr AS \"meer?\","
    " f.volgnr > 0 AS \"waar?\" FROM zicht_logcontrole_fout f"
    " WHERE f.controle_id = :id ORDER BY f.nr";
static const char SQL_STAND[] =
    "SELECT s.laatste, s.volgnr, s.tijd, s.tijd / 1000 AS \"op@\", hex(s.keten) AS keten,"
    " hex(s.handtekening) AS handtekening, hex(s.sleutel) AS sleutel FROM zicht_logstand s";

/* "0,4 seconden", "3 minuten": what it took, for people. */
static void duur_put(json_t *row)
{
    json_int_t ms = row_int(row, "duurMs");
    json_t *text = ms < 120000 ? json_sprintf("%lld,%lld seconden", (long long)(ms / 1000),
                                              (long long)(ms % 1000 / 100))
                               : json_sprintf("%lld minuten", (long long)(ms / 60000));
    json_object_set_new(row, "duur",
                        json_is_null(json_object_get(row, "duurMs")) ? json_null()
                                                                     : json_incref(text));
    json_decref(text);
}

static void duren_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) duur_put(row);
}

static bool hex_bytes(const json_t *row, const char *key, unsigned char *ret, size_t n)
{
    const char *hex = row_text(row, key);
    size_t got = 0;
    return hex && sodium_hex2bin(ret, n, hex, strlen(hex), NULL, &got, NULL) == 0 && got == n;
}

/* The newest checkpoint as it stands in a file of them; false when there is none. */
static bool zegel_line(const json_t *row, char ret[ZEGEL_REGEL_SIZE])
{
    struct zegel z = {.volgnr = row_int(row, "volgnr"), .tijd_ms = row_int(row, "tijd")};
    if (!z.volgnr || !hex_bytes(row, "keten", z.keten, sizeof z.keten) ||
        !hex_bytes(row, "handtekening", z.handtekening, sizeof z.handtekening) ||
        !hex_bytes(row, "sleutel", z.sleutel, sizeof z.sleutel))
        return false;
    zegel_format(&z, ret);
    return true;
}

static enum result stand_read(struct verzoek *v, json_t **ret, bool *ret_zegel,
                              char zegel[ZEGEL_REGEL_SIZE], struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_STAND, NO_BINDS, &rows) != DONE)
        return FAILED;
    *ret = json_incref(json_array_get(rows, 0));
    *ret_zegel = *ret && zegel_line(*ret, zegel);
    return DONE;
}

/* model.laatsteRegel; model.zegel = {tot, op, regel, erna} or null. */
static enum result stand_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *stand = NULL;
    char line[ZEGEL_REGEL_SIZE];
    bool there;
    if (stand_read(v, &stand, &there, line, p) != DONE)
        return FAILED;
    int64_t last = row_int(stand, "laatste"), to = row_int(stand, "volgnr");
    json_object_set_new(model, "laatsteRegel", json_integer(last));
    line[there ? strcspn(line, "\n") : 0] = '\0';
    json_object_set_new(model, "zegel",
                        there ? json_pack("{s:I, s:O, s:s, s:I, s:b}", "tot", (json_int_t)to, "op",
                                          json_object_get(stand, "op"), "regel", line, "erna",
                                          (json_int_t)(last - to), "meer", last > to)
                              : json_null());
    return DONE;
}

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *laatste = NULL;
    json_t *rows;
    if (stand_put(v, model, p) != DONE || eigen_rows(v, p, SQL_LAATSTE, NO_BINDS, &laatste) != DONE)
        return FAILED;
    duren_put(laatste);
    json_object_set_new(model, "laatste",
                        json_array_size(laatste) ? json_incref(json_array_get(laatste, 0))
                                                 : json_null());
    if (eigen_rows(v, p, SQL_LIJST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    duren_put(rows);
    json_t *eerste = json_array_get(rows, 0);
    json_object_set_new(model, "loopt",
                        row_true(eerste, "bezig") ? json_incref(eerste) : json_null());
    if (model_lijst(v, model, rows, PAGE, "id", p) != DONE)
        return FAILED;
    return v->api ? DONE
                  : model_formulier(v, model, "formulier",
                                    &(struct formulier){.url = "/logboek/controles",
                                                        .velden = START_VELDEN,
                                                        .knop = "Controle starten"},
                                    p);
}

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *rows = NULL;
    json_t *fouten;
    if (eigen_rows(v, p, SQL_EEN, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    duren_put(rows);
    json_object_update(model, json_array_get(rows, 0));
    if (eigen_rows(v, p, SQL_FOUTEN, BINDS(B_INT(":id", v->id[0])), &fouten) != DONE)
        return FAILED;
    json_object_set_new(
        model, "meerFouten",
        json_boolean(row_int(model, "fouten") > (json_int_t)json_array_size(fouten)));
    json_object_set_new(model, "plaatsen", fouten);
    return DONE;
}

static enum result start_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    int64_t id;
    if (logcontrole_ask(v, in_text(v, "zegels"), &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    if (v->api)
        verzoek_locatie(v, "/logboek/controles/%s", id);
    else
        verzoek_locatie(v, "/logboek/controles");
    v->gedaan = "logcontrole-gestart";
    return DONE;
}

/* To keep on another machine: `gezinsplan verify --zegels` reads it. */
static enum result zegel_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    (void)model;
    AUTO_JSON json_t *stand = NULL;
    char line[ZEGEL_REGEL_SIZE];
    bool there;
    if (stand_read(v, &stand, &there, line, p) != DONE)
        return FAILED;
    if (!there)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    AUTO_FREE char *naam =
        text_format("controlepunt-%lld.txt", (long long)row_int(stand, "volgnr"));
    if (!naam)
        return probleem_intern(p, "no memory for a file");
    return antwoord_tekst(v, strdup(line), strlen(line), "text/plain; charset=utf-8", naam, p);
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/logboek/controles", "logcontrole.lijst",
                 "Of het logboek heel is: de controles, en het nieuwste controlepunt.", lijst_read,
                 .page = "logcontroles", .velden = LIJST_VELDEN),
    PRIVACY_READ(HTTP_GET, "/logboek/controles/{controle}", "logcontrole.lezen",
                 "Eén controle van het logboek, met de plaats van elke fout.", een_read,
                 .page = "logcontrole"),
    PRIVACY_WRITE(HTTP_POST, "/logboek/controles", "logcontrole.starten",
                  "Controleert het hele logboek, op de achtergrond.", start_post,
                  .velden = START_VELDEN, .formulier = "/logboek/controles"),
    PRIVACY_READ(HTTP_GET, "/logboek/zegel", "logcontrole.zegel",
                 "Het nieuwste ondertekende controlepunt, om buiten deze computer te bewaren.",
                 zegel_read, .inhoud = true),
};
ROUTE_PART(logcontrole, ROUTES);
