/* SPDX-License-Identifier: EUPL-1.2 */
/* Beside an item: what somebody of the family says about it, whether it is corrected, whether it is
 * restricted, and who agreed to it. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/betwisting.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const BESLUITEN[] = {"gecorrigeerd", "deels", "niet", NULL};

static const struct veld VERKLARING_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Wie zegt dit?"},
    {.naam = "verklaring",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 8000,
     .label = "Eigen verklaring",
     .hint = "In hun eigen woorden. Iedereen die het stuk ziet, leest dit erbij."},
    {.naam = "gevraagd",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat moet er veranderen?",
     .hint = "Laat leeg als zij alleen iets erbij willen zetten."},
    {0},
};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "besluit",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = BESLUITEN,
     .label = "Wat besluit u?",
     .hint = "Verbeteren doet u in het stuk zelf. De oude tekst blijft bewaard."},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 2000,
     .label = "Waarom?"},
    {0},
};
static const struct veld BEPERK_VELDEN[] = {
    {.naam = "verzoek", .soort = VELD_ID, .verplicht = true, .label = "Bij welk verzoek?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 2000,
     .label = "Waarom wordt dit gesloten?"},
    {0},
};
static const struct veld OPHEF_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 2000,
     .label = "Waarom mag dit weer open?"},
    {0},
};
static const struct veld INSTEM_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Wie is het ermee eens?"},
    {0},
};

/* ---- beside any item ---- */

#define BETWISTING                                                                                 \
    "SELECT b.id AS \"id#\", b.persoon_naam AS wie, b.verklaring, b.gevraagd, b.datum, b.door,"    \
    " b.besluit, b.besluit_reden AS \"besluitReden\", b.besluit_door AS \"besluitDoor\","          \
    " b.besluit_op AS \"besluitOp@\", b.gevraagd IS NOT NULL AND b.besluit IS NULL AS \"open?\","  \
    " b.item_id AS \"item#\", b.soort, b.versie, b.personen AS \"personen!\", b.grond AS "         \
    "\"grond!\""                                                                                   \
    " FROM zicht_betwisting b"

static const char SQL_BIJ[] = BETWISTING " WHERE b.item_id = :item ORDER BY b.id";
static const char SQL_ONE[] = BETWISTING " WHERE b.id = :id";
static const char SQL_INSTEMMING[] =
    "SELECT s.persoon_naam AS wie, s.datum, s.personen AS \"personen!\", s.grond AS \"grond!\""
    " FROM zicht_instemming s WHERE s.item_id = :item ORDER BY s.datum, 1";
static const char SQL_BEPERKT[] =
    "SELECT b.op AS \"op@\", b.personen AS \"personen!\", b.grond AS \"grond!\""
    " FROM zicht_item_beperkt b WHERE b.item_id = :item";

enum result model_rechten(struct dossier *d, json_t *model, int64_t item, struct probleem *p)
{
    if (dossier_put_rows(d, p, model, "verklaringen", SQL_BIJ, BINDS(B_INT(":item", item))) !=
            DONE ||
        dossier_put_rows(d, p, model, "instemmingen", SQL_INSTEMMING,
                         BINDS(B_INT(":item", item))) != DONE)
        return FAILED;
    return dossier_put_row(d, p, model, "beperkt", SQL_BEPERKT, BINDS(B_INT(":item", item)));
}

/* ---- pages ---- */

static const char SQL_STUK[] =
    "SELECT i.id AS \"id#\", i.soort, i.titel, i.datum, i.personen AS \"personen!\","
    " i.grond AS \"grond!\" FROM zicht_item_titel i WHERE i.id = :id";

static enum result stuk_put(struct dossier *d, json_t *model, int64_t item, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_STUK, BINDS(B_INT(":id", item)), &row) != DONE)
        return FAILED;
    json_object_set(model, "stuk", row);
    return kop_kaart_if(d, model, p);
}

static const char SQL_WIE[] =
    "SELECT id_tekst(a.aanvrager_id) AS waarde, max(a.naam) AS naam, i.personen AS \"personen!\","
    " i.grond AS \"grond!\" FROM zicht_item i JOIN zicht_aanvrager a"
    " ON instr(i.personen, id_tekst(a.persoon_id)) > 0 WHERE i.id = :item"
    " GROUP BY a.aanvrager_id ORDER BY 2";

static enum result verklaring_form(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "betwisting.toevoegen") != DONE || stuk_put(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, options, "persoon", SQL_WIE, BINDS(B_INT(":item", v->id[0]))) !=
            DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/items/%s/verklaringen", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = VERKLARING_VELDEN,
                                               .options = options,
                                               .knop = "Verklaring opslaan"},
                           p);
}

static const char SQL_VERZOEKEN[] =
    "SELECT id_tekst(v.id) AS waarde, v.persoon_naam || ', ' || v.ontvangen AS naam,"
    " v.personen AS \"personen!\", v.grond AS \"grond!\""
    " FROM zicht_avgverzoek v JOIN zicht_item i ON i.id = :item"
    " WHERE v.status = 'open' AND v.soort IN ('beperking', 'correctie')"
    " AND instr(i.personen, id_tekst(v.persoon_id)) > 0 ORDER BY v.id";

static enum result beperk_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "beperking.toevoegen") != DONE || stuk_put(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, options, "verzoek", SQL_VERZOEKEN,
                         BINDS(B_INT(":item", v->id[0]))) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/items/%s/beperking", v->text[0]);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){
            .url = url, .velden = BEPERK_VELDEN, .options = options, .knop = "Stuk sluiten"},
        p);
}

static const char SQL_LEDEN[] =
    "SELECT id_tekst(persoon_id) AS waarde, max(naam) AS naam FROM zicht_lid"
    " WHERE tot IS NULL OR tot >= vandaag() GROUP BY persoon_id ORDER BY 2";

static enum result instem_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "instemming.toevoegen") != DONE || stuk_put(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, options, "persoon", SQL_LEDEN, NO_BINDS) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/items/%s/instemmingen", v->text[0]);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){
            .url = url, .velden = INSTEM_VELDEN, .options = options, .knop = "Opslaan"},
        p);
}

static const char SQL_VAN[] = "SELECT item_id FROM zicht_betwisting WHERE id = :id";

static enum result betwisting_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    int64_t item;
    if (v->api)
        return DONE;
    if (dossier_int(d, p, SQL_VAN, BINDS(B_INT(":id", v->id[0])), 0, &item) != DONE)
        return FAILED;
    return model_mag_item(d, p, model, item) == DONE ? stuk_put(d, model, item, p) : FAILED;
}

static enum result besluit_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = json_object();
    int64_t item;
    if (dossier_model(d, p, row, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_int(d, p, SQL_VAN, BINDS(B_INT(":id", v->id[0])), 0, &item) != DONE ||
        mag_item(d, p, "betwisting.beslissen", item) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "betwisting", row);
    json_object_set_new(options, "besluit", keuzes_opties(v, "betwisting", BESLUITEN));
    AUTO_FREE char *url = text_format("/betwistingen/%s/besluit", v->text[0]);
    AUTO_FREE char *terug = text_format("/betwistingen/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = BESLUIT_VELDEN,
                                               .options = options,
                                               .knop = "Besluit opslaan",
                                               .terug = terug},
                           p);
}

static const char SQL_BEPERKING[] =
    "SELECT b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_beperking b"
    " WHERE b.id = :id AND b.verzoek_id = :verzoek";

static enum result ophef_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag(d, p, "beperking.opheffen") != DONE ||
        dossier_row(d, p, SQL_BEPERKING, BINDS(B_INT(":id", v->id[1]), B_INT(":verzoek", v->id[0])),
                    &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/verzoeken/%s/beperkingen/%s", v->text[0], v->text[1]);
    AUTO_FREE char *terug = text_format("/verzoeken/%s", v->text[0]);
    json_object_set_new(model, "terug", json_string(terug));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .velden = OPHEF_VELDEN,
                                               .knop = "Beperking opheffen",
                                               .terug = terug},
                           p);
}

/* ---- changing ---- */

static enum result verklaring_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    int64_t id;
    if (betwisting_add(d, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/betwistingen/%s", id);
    v->gedaan = "verklaring-toegevoegd";
    return DONE;
}

static enum result besluit_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    if (betwisting_decide(d, v->id[0], v->in, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/betwistingen/%s", v->id[0]);
    v->gedaan = "betwisting-beslist";
    return DONE;
}

static enum result beperk_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t id;
    if (beperking_add(d, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/verzoeken/%s", in_int(v, "verzoek", 0));
    v->gedaan = "stuk-beperkt";
    return DONE;
}

static enum result ophef_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    if (beperking_lift(d, v->id[0], v->id[1], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/verzoeken/%s", v->id[0]);
    v->gedaan = "beperking-opgeheven";
    return DONE;
}

static const char SQL_SOORT[] = "SELECT soort FROM zicht_item WHERE id = :id";

static enum result instem_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (instemming_add(d, v->id[0], v->in, p) != DONE ||
        dossier_row(d, p, SQL_SOORT, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    bool goal = row && strcmp(row_text(row, "soort"), "doel") == 0;
    verzoek_locatie(v, goal ? "/doelen/%s" : "/acties/%s", v->id[0]);
    v->gedaan = "instemming-toegevoegd";
    return DONE;
}

#define ITEM "/items/{item}"
#define EEN "/betwistingen/{betwisting}"
static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, ITEM "/verklaringen/nieuw", "betwisting.formulier", "Formulier.",
              verklaring_form, .page = "verklaring_eigen", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, ITEM "/verklaringen", "betwisting.toevoegen",
               "Zet de eigen verklaring van iemand van het gezin bij een stuk.", verklaring_post,
               .velden = VERKLARING_VELDEN, .formulier = ITEM "/verklaringen/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "betwisting.lezen", "Eén eigen verklaring, met het besluit.",
              betwisting_read, .page = "betwisting"),
    ITEM_READ(HTTP_GET, EEN "/besluit", "betwisting.beslissen.formulier", "Formulier.",
              besluit_form, .page = "betwisting_besluit", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/besluit", "betwisting.beslissen",
               "Besluit of een stuk verbeterd wordt, met de reden.", besluit_post,
               .velden = BESLUIT_VELDEN, .formulier = EEN "/besluit"),
    ITEM_READ(HTTP_GET, ITEM "/beperking/nieuw", "beperking.formulier", "Formulier.", beperk_form,
              .page = "beperking_nieuw", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, ITEM "/beperking", "beperking.toevoegen",
               "Sluit een stuk voor iedereen behalve de bron, tot het wordt opgeheven.",
               beperk_post, .velden = BEPERK_VELDEN, .formulier = ITEM "/beperking/nieuw"),
    ITEM_READ(HTTP_GET, "/verzoeken/{verzoek}/beperkingen/{beperking}/opheffen",
              "beperking.opheffen.formulier", "Formulier.", ophef_form,
              .page = "beperking_opheffen", .alleen_pagina = true),
    ITEM_WRITE(HTTP_DELETE, "/verzoeken/{verzoek}/beperkingen/{beperking}", "beperking.opheffen",
               "Heft een beperking op, met de reden.", ophef_delete, .velden = OPHEF_VELDEN,
               .formulier = "/verzoeken/{verzoek}/beperkingen/{beperking}/opheffen"),
    ITEM_READ(HTTP_GET, ITEM "/instemmingen/nieuw", "instemming.formulier", "Formulier.",
              instem_form, .page = "instemming_nieuw", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, ITEM "/instemmingen", "instemming.toevoegen",
               "Legt vast dat iemand van het gezin het eens is met een doel of actie.", instem_post,
               .velden = INSTEM_VELDEN, .formulier = ITEM "/instemmingen/nieuw"),
};
ROUTE_PART(betwistingen, ROUTES);
