/* SPDX-License-Identifier: EUPL-1.2 */
/* The privacy officer's queue of deelbesluiten (R16, R27): the weighing as it was written; whom and
 * what it is about only by a choice that is logged, with a reason, for that day. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/deelbesluit.h"
#include "domein/onderdeel_naam.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100 };

static const char *const UITKOMSTEN[] = {"akkoord", "vraag", "beeindigd", NULL};
static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Na deze"},
    {0},
};
static const struct veld TOETS_VELDEN[] = {
    {.naam = "uitkomst",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = UITKOMSTEN,
     .label = "Wat vindt u van dit besluit?"},
    {.naam = "toelichting",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 4000,
     .label = "Leg het uit",
     .hint = "Wie het besluit nam, leest dit."},
    {0},
};
static const struct veld INHOUD_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Waarom moet u zien over wie en wat het gaat?",
     .hint = "U ziet het vandaag. Dit komt in het logboek van dit gezin."},
    {0},
};

/* ---- reading ---- */

#define ERBIJ ORGANISATIE_ERBIJ("t.ontvanger_onderdeel", "t.ontvanger_organisatie")
#define TOETS                                                                                      \
    "SELECT t.id AS \"id#\", t.stand, t.toets, t.deelgrond_naam AS \"deelgrondNaam\", t.artikel,"  \
    " t.bron, t.besloten_door_naam AS \"beslotenDoor\", t.besloten_door_functie AS functie,"       \
    " t.besloten_op AS \"beslotenOp@\", t.ontvanger, t.ontvanger_onderdeel AS onderdeel,"          \
    " " ERBIJ " AS organisatie, t.doel_zin AS \"doelZin\", t.minimaal, t.vragen,"                  \
    " t.vragen_uitleg AS \"vragenUitleg\", t.gevaar, t.overlegd_met AS \"overlegdMet\","           \
    " t.overlegd_op AS \"overlegdOp\", t.van, t.tot, t.herbeoordeel_op AS \"herbeoordeelOp\","     \
    " t.einde_op AS \"eindeOp@\", t.einde_reden AS \"eindeReden\","                                \
    " t.personen_aantal AS \"aantalPersonen\", t.stukken_aantal AS \"aantalStukken\""              \
    " FROM zicht_toets_deelbesluit t"
/* What waits comes first; then the newest. */
static const char SQL_LIST[] = TOETS " WHERE :na = 0 OR t.id < :na"
                                     " ORDER BY t.toets = 'klaar', t.id DESC LIMIT 101";
static const char SQL_ONE[] = TOETS " WHERE t.id = :id";
static const char SQL_WEGING[] = "SELECT vraag, antwoord FROM zicht_toets_weging"
                                 " WHERE deelbesluit_id = :id ORDER BY volgorde";
static const char SQL_CATEGORIEEN[] =
    "SELECT naam FROM zicht_toets_categorie WHERE deelbesluit_id = :id ORDER BY volgorde";
static const char SQL_WIE[] =
    "SELECT verteld_op AS \"verteldOp\", uitstel_reden AS \"uitstelReden\", uitstel_tot AS"
    " \"uitstelTot\" FROM zicht_toets_persoon WHERE deelbesluit_id = :id";
static const char SQL_TOETSEN[] =
    "SELECT uitkomst, toelichting, door, op AS \"op@\", antwoord, antwoord_door AS"
    " \"antwoordDoor\" FROM zicht_toets_uitkomst WHERE deelbesluit_id = :id ORDER BY id";
static const char SQL_NAMEN[] =
    "SELECT naam, personen AS \"personen!\" FROM zicht_toets_inhoud_persoon"
    " WHERE deelbesluit_id = :id ORDER BY naam";
static const char SQL_INHOUD[] =
    "SELECT id AS \"id#\", soort, categorie, datum, titel, tekst, personen AS \"personen!\""
    " FROM zicht_toets_inhoud WHERE deelbesluit_id = :id ORDER BY id DESC LIMIT 100";
static const char SQL_HUISHOUDEN[] =
    "SELECT huishouden_id FROM zicht_toets_deelbesluit WHERE id = :id";

static enum result put(struct verzoek *v, json_t *model, const char *key, const char *sql,
                       struct probleem *p)
{
    json_t *rows;
    if (eigen_rows(v, p, sql, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    json_object_set_new(model, key, rows);
    return DONE;
}

static enum result list_read(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    json_t *rows;
    (void)k;
    if (eigen_rows(v, p, SQL_LIST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, PAGE, "id", p);
}

/* The substance, for whoever chose to see it today: noted under its household, so that it stands in
 * that family's log. */
static enum result inhoud_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    static const struct {
        const char *key, *sql;
    } PARTS[] = {{"namen", SQL_NAMEN}, {"inhoud", SQL_INHOUD}};
    AUTO_JSON json_t *h = NULL;
    json_t *rows;
    if (eigen_rows(v, p, SQL_HUISHOUDEN, BINDS(B_INT(":id", v->id[0])), &h) != DONE)
        return FAILED;
    int64_t huishouden = row_int(json_array_get(h, 0), "huishouden_id");
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        if (huishouden_rows(v, p, huishouden, PARTS[i].sql, BINDS(B_INT(":id", v->id[0])), &rows) !=
            DONE)
            return FAILED;
        json_object_set_new(model, PARTS[i].key, rows);
    }
    json_object_set_new(model, "open",
                        json_boolean(json_array_size(json_object_get(model, "namen")) > 0));
    return DONE;
}

static json_t *uitkomst_options(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "akkoord", "naam", "Akkoord",
                     "waarde", "vraag", "naam", "Ik heb een vraag", "waarde", "beeindigd", "naam",
                     "Stoppen: het had niet gemogen");
}

static enum result forms_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_FREE char *toets = text_format("/privacy/deelbesluiten/%s/toets", v->text[0]);
    AUTO_FREE char *inhoud = text_format("/privacy/deelbesluiten/%s/inhoud", v->text[0]);
    AUTO_JSON json_t *options = json_object();
    json_object_set_new(options, "uitkomst", uitkomst_options());
    if (model_formulier(
            v, model, "toetsFormulier",
            &(struct formulier){
                .url = toets, .velden = TOETS_VELDEN, .options = options, .knop = "Vastleggen"},
            p) != DONE)
        return FAILED;
    return model_formulier(
        v, model, "inhoudFormulier",
        &(struct formulier){.url = inhoud, .velden = INHOUD_VELDEN, .knop = "Laat zien"}, p);
}

static enum result one_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    (void)k;
    if (eigen_rows(v, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_update(model, json_array_get(rows, 0));
    verzoek_object(v, "deelbesluit", v->id[0]);
    if (put(v, model, "weging", SQL_WEGING, p) != DONE ||
        put(v, model, "categorieen", SQL_CATEGORIEEN, p) != DONE ||
        put(v, model, "wie", SQL_WIE, p) != DONE ||
        put(v, model, "toetsen", SQL_TOETSEN, p) != DONE || inhoud_put(v, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "klaar",
                        json_boolean(strcmp(row_text(model, "toets"), "klaar") == 0));
    return v->api ? DONE : forms_put(v, model, p);
}

/* ---- changing ---- */

static enum result toets_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    if (deelbesluit_review(v, v->id[0], in_text(v, "uitkomst"), in_text(v, "toelichting"), p) !=
        DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/privacy/deelbesluiten/%s", v->id[0]);
    v->gedaan = "deelbesluit-getoetst";
    return DONE;
}

static enum result inhoud_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    int64_t huishouden;
    (void)k;
    if (deelbesluit_look(v, v->id[0], in_text(v, "reden"), &huishouden, p) != DONE ||
        huishouden_note(v, huishouden, p) != DONE)
        return FAILED;
    v->reden = in_text(v, "reden");
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/privacy/deelbesluiten/%s", v->id[0]);
    v->gedaan = "deelbesluit-inhoud";
    return DONE;
}

#define PAD "/privacy/deelbesluiten"
static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, PAD, "deelbesluiten.toetsen",
                 "De deelbesluiten die u toetst, zonder inhoud.", list_read, .page = "deeltoetsen",
                 .velden = LIJST_VELDEN),
    PRIVACY_READ(
        HTTP_GET, PAD "/{deelbesluit}", "deelbesluit.toets.lezen",
        "Eén deelbesluit met zijn afweging. Over wie en wat alleen als u dat vandaag koos.",
        one_read, .page = "deeltoets"),
    PRIVACY_WRITE(HTTP_POST, PAD "/{deelbesluit}/toets", "deelbesluit.toetsen",
                  "Legt de uitkomst van de toets vast.", toets_post, .velden = TOETS_VELDEN,
                  .formulier = PAD "/{deelbesluit}"),
    PRIVACY_WRITE(HTTP_POST, PAD "/{deelbesluit}/inhoud", "deelbesluit.inhoud",
                  "Kiest om vandaag te zien over wie en wat het gaat, met een reden.", inhoud_post,
                  .velden = INHOUD_VELDEN, .formulier = PAD "/{deelbesluit}"),
};
ROUTE_PART(deeltoets, ROUTES);
