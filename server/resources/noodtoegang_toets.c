/* SPDX-License-Identifier: EUPL-1.2 */
/* The privacy officer's queue: every noodtoegang, until it was reviewed (R17, R27). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/noodtoegang.h"
#include "domein/onderdeel_naam.h"
#include "resources/logboek.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

enum { PAGE = 100 };

static const char *const UITKOMSTEN[] = {"terecht", "niet_terecht", "vraag", NULL};
static const struct veld TOETS_VELDEN[] = {
    {.naam = "uitkomst",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = UITKOMSTEN,
     .label = "Wat vindt u?"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 4000,
     .label = "Waarom, of wat wilt u weten?",
     .hint = "Wie noodtoegang had, leest dit. Schrijf niets over het gezin."},
    {0},
};
static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

#define WAAR ONDERDEEL_HEET("t.onderdeel", "t.organisatie")
#define RIJ                                                                                        \
    "SELECT t.id AS \"id#\", t.huishouden_id AS \"huishouden#\", t.naam, t.functie, t.telefoon,"   \
    " t.onderdeel, t.organisatie, " WAAR                                                           \
    " AS waar, t.reden, t.gebeld AS \"gebeld?\", t.van_op AS \"vanOp@\","                          \
    " t.tot_op AS \"totOp@\", t.loopt AS \"loopt?\", t.stand, t.toets_tekst AS \"toetsTekst\","    \
    " t.toets_op AS \"toetsOp@\", t.toets_door AS \"toetsDoor\", t.keer, t.keer > 1 AS "           \
    "\"vaker?\", t.versie,"                                                                        \
    " t.stand IN ('open', 'vraag') AND t.van_op < :telaat AS \"telaat?\""                          \
    " FROM zicht_noodtoegang_toets t"

static const char SQL_OPEN[] = RIJ " WHERE t.stand IN ('open', 'vraag') ORDER BY t.id LIMIT 500";
static const char SQL_KLAAR[] = RIJ " WHERE t.stand IN ('terecht', 'niet_terecht')"
                                    " AND (:na = 0 OR t.id < :na) ORDER BY t.id DESC LIMIT 101";
static const char SQL_EEN[] = RIJ " WHERE t.id = :id";
static const char SQL_VRAGEN[] =
    "SELECT w.vraag, w.door, w.op AS \"op@\", w.antwoord, w.antwoord_op AS \"antwoordOp@\""
    " FROM zicht_noodtoegang_vraag w WHERE w.noodtoegang_id = :id ORDER BY w.id";
static const char SQL_BLIK[] =
    "SELECT b.op AS \"op@\", b.gebeurtenis, b.handeling FROM zicht_noodtoegang_blik b"
    " WHERE b.noodtoegang_id = :id ORDER BY b.volgnr LIMIT 500";

/* What was opened before this moment should have been reviewed by now: working days ago. */
static enum result deadline(struct verzoek *v, int64_t *ret, struct probleem *p)
{
    char day[DATUM_SIZE];
    int64_t left;
    if (db_int(v->db, p,
               "SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel ="
               " 'noodtoegang_toets_dagen'",
               NO_BINDS, 2, &left) != DONE)
        return FAILED;
    datum_add_days(v->vandaag, 0, day);
    for (; left > 0; left--)
        do
            datum_add_days(day, -1, day);
        while (datum_weekday(day) >= 5);
    *ret = clock_local_midnight(day);
    return DONE;
}

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    int64_t telaat;
    json_t *open, *klaar;
    if (deadline(v, &telaat, p) != DONE ||
        eigen_rows(v, p, SQL_OPEN, BINDS(B_INT(":telaat", telaat)), &open) != DONE)
        return FAILED;
    json_object_set_new(model, "open", open);
    if (eigen_rows(v, p, SQL_KLAAR,
                   BINDS(B_INT(":telaat", telaat), B_INT(":na", in_int(v, "na", 0))),
                   &klaar) != DONE)
        return FAILED;
    return model_lijst(v, model, klaar, PAGE, "id", p);
}

static void over_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
        json_object_set_new(row, "over", json_string(logboek_over(row_text(row, "handeling"))));
}

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *rows = NULL;
    json_t *vragen, *blik;
    int64_t telaat;
    if (deadline(v, &telaat, p) != DONE ||
        eigen_rows(v, p, SQL_EEN, BINDS(B_INT(":id", v->id[0]), B_INT(":telaat", telaat)), &rows) !=
            DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_update(model, json_array_get(rows, 0));
    v->versie = row_int(model, "versie");
    if (eigen_rows(v, p, SQL_VRAGEN, BINDS(B_INT(":id", v->id[0])), &vragen) != DONE)
        return FAILED;
    json_object_set_new(model, "vragen", vragen);
    if (eigen_rows(v, p, SQL_BLIK, BINDS(B_INT(":id", v->id[0])), &blik) != DONE)
        return FAILED;
    over_put(blik);
    json_object_set_new(model, "bekeken", blik);
    if (v->api)
        return DONE;
    AUTO_JSON json_t *options =
        json_pack("{s:[{s:s,s:s},{s:s,s:s},{s:s,s:s}]}", "uitkomst", "waarde", "terecht", "naam",
                  "Het was nodig", "waarde", "niet_terecht", "naam", "Het was niet nodig", "waarde",
                  "vraag", "naam", "Ik heb eerst een vraag");
    AUTO_FREE char *url = text_format("/noodtoegangen/%s/toets", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .versie = v->versie,
                                               .velden = TOETS_VELDEN,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = "/noodtoegangen"},
                           p);
}

static enum result toets_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    int64_t versie;
    if (noodtoegang_review(v, v->id[0], in_text(v, "uitkomst"), in_text(v, "tekst"), &versie, p) !=
        DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    if (!v->api)
        verzoek_locatie(v, "/noodtoegangen");
    v->gedaan = "noodtoegang-beoordeeld";
    return DONE;
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/noodtoegangen", "noodtoegang.lijst",
                 "Elke noodtoegang die op beoordeling wacht, en wat al beoordeeld is.", lijst_read,
                 .page = "noodtoegangen", .velden = LIJST_VELDEN),
    PRIVACY_READ(HTTP_GET, "/noodtoegangen/{noodtoegang}", "noodtoegang.toets.lezen",
                 "Eén noodtoegang, met wat er bekeken is.", een_read, .page = "noodtoegang_toets"),
    PRIVACY_WRITE(HTTP_POST, "/noodtoegangen/{noodtoegang}/toets", "noodtoegang.toetsen",
                  "Beoordeelt een noodtoegang, of stelt er een vraag over.", toets_post,
                  .velden = TOETS_VELDEN, .formulier = "/noodtoegangen/{noodtoegang}",
                  .maakt_niets = true),
};
ROUTE_PART(noodtoegang_toets, ROUTES);
