/* SPDX-License-Identifier: EUPL-1.2 */
/* Who helps a household (R4): the list, inviting, asking. One of them: betrokkene.c. */
#include "resources/betrokkenen.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/betrokkenheid.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "domein/onderdeel_naam.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 200 };

/* ---- fields ---- */

#define PERIODE                                                                                    \
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf", .hint = "Leeg: vanaf vandaag."},        \
    {                                                                                              \
        .naam = "tot", .soort = VELD_DATUM, .label = "Laatste dag",                                \
        .hint = "Die dag is de laatste dag van inzage. Leeg: over een jaar."                       \
    }
#define WAARVOOR(vraag, voorbeeld)                                                                 \
    {.naam = "taak",                                                                               \
     .soort = VELD_REGEL,                                                                          \
     .verplicht = true,                                                                            \
     .max = 150,                                                                                   \
     .label = (vraag),                                                                             \
     .hint = (voorbeeld)},                                                                         \
        {.naam = "doel", .soort = VELD_KEUZE, .verplicht = true, .label = "Waarvoor is dat?"},     \
    {                                                                                              \
        .naam = "doelZin", .soort = VELD_TEKST, .max = 500,                                        \
        .label = "Waarvoor, in gewone woorden",                                                    \
        .hint = "Zo zegt u het ook tegen het gezin. Leeg: de zin die bij uw keuze hoort."          \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "gebruiker",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Wie vraagt u om mee te helpen?"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Voor wie?",
     .hint = "Wie u uitnodigt, leest deze namen. Kies alleen wie nodig is."},
    WAARVOOR("Wat gaat deze persoon doen?", "Bijvoorbeeld: mentor van Noor op school."),
    PERIODE,
    {0},
};
static const struct veld VRAAG_VELDEN[] = {
    {.naam = "huishouden", .soort = VELD_ID, .label = "Bij welk huishouden?"},
    WAARVOOR("Wat gaat u doen?", "Bijvoorbeeld: hulp thuis bij het opvoeden."),
    PERIODE,
    {0},
};
static const struct veld KEUZE_VELDEN[] = {
    {.naam = "huishouden", .soort = VELD_ID, .label = "Huishouden"},
    {0},
};
static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

/* ---- reading ---- */

static const char SQL_LIST[] =
    BETROKKENE " WHERE :na = 0 OR b.id < :na ORDER BY b.id DESC LIMIT 201";

/* The groups of the page, each with the standen in it. */
static const struct {
    const char *groep, *standen;
} GROEPEN[] = {
    {"wachten", " gevraagd uitgenodigd opgeschort "},
    {"nu", " actief "},
    {"straks", " straks "},
    {"eerder", " beeindigd geweigerd ingetrokken "},
};

static void grouped(json_t *model, const json_t *rows)
{
    json_t *row;
    size_t i, g;
    for (g = 0; g < COUNT_OF(GROEPEN); g++)
        json_object_set_new(model, GROEPEN[g].groep, json_array());
    json_array_foreach(rows, i, row)
    {
        char stand[40];
        (void)snprintf(stand, sizeof stand, " %s ", row_text(row, "stand"));
        for (g = 0; !strstr(GROEPEN[g].standen, stand);)
            g++;
        json_array_append(json_object_get(model, GROEPEN[g].groep), row);
    }
}

static enum result betrokkenen_read(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    json_t *rows;
    if (!v->api &&
        (kop_dossier(d, model, "/betrokkenen", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_rows(d, p, SQL_LIST, BINDS(B_INT(":na", in_int(v, "na", 0))), &rows) != DONE)
        return FAILED;
    if (kop_personen(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    if (model_lijst(v, model, rows, PAGE, "id", p) != DONE)
        return FAILED;
    if (!v->api)
        grouped(model, json_object_get(model, "resultaten"));
    return DONE;
}

/* ---- forms ---- */

const char BETROKKENEN_HULPVERLENERS[] = "SELECT id_tekst(a.id) AS waarde, " ONDERDEEL_HEET(
    "a.onderdeel", "a.organisatie") " || ': ' ||"
                                    " a.naam || ', ' || a.functie AS naam FROM zicht_account a "
                                    "WHERE a.id <> kijker() AND a.helpt"
                                    " ORDER BY a.organisatie, a.onderdeel, a.naam";
static const char SQL_DOELEN[] = "SELECT code AS waarde, naam FROM verwerkingsdoel WHERE code <> "
                                 "'regie' AND (tot IS NULL OR tot "
                                 ">= vandaag()) ORDER BY volgorde";

static enum result options_put(struct verzoek *v, json_t *options, const char *key, const char *sql,
                               struct probleem *p)
{
    return model_rows(v, p, options, key, sql, NO_BINDS);
}

/* What stands in a new form: from today, for as long as the setting says. */
static enum result period_now(struct verzoek *v, json_t **ret, struct probleem *p)
{
    char tot[DATUM_SIZE];
    int64_t months;
    if (instelling_int(v->db, "betrokkenheid_maanden", &months, p) != DONE)
        return FAILED;
    datum_add_months(v->vandaag, (int)months, tot);
    *ret = json_pack("{s:s, s:s}", "van", v->vandaag, "tot", tot);
    return DONE;
}

static enum result invite_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = NULL;
    if (mag(d, p, "betrokkenheid.uitnodigen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || period_now(v, &now, p) != DONE ||
        dossier_put_rows(d, p, options, "gebruiker", BETROKKENEN_HULPVERLENERS, NO_BINDS) != DONE ||
        options_put(v, options, "doel", SQL_DOELEN, p) != DONE)
        return FAILED;
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/huishoudens/%s/betrokkenen", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Uitnodiging sturen",
                                            .terug = url},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "betrokkenheid", 0, p);
}

/* A professional who found somebody at intake: the households that are known, by their regisseur.
 */
static const char SQL_BEKEND[] =
    "SELECT id_tekst(b.huishouden_id) AS waarde, b.naam AS persoon, coalesce('regisseur ' || "
    "b.regisseur || ', ' || b.regisseur_onderdeel, 'nog zonder regisseur') AS naam,"
    " id_tekst(b.persoon_id) AS \"personen!\" FROM zicht_gevonden_bekend b"
    " WHERE b.persoon_id = :persoon GROUP BY b.huishouden_id ORDER BY 1";

static enum result ask_form(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = NULL;
    json_t *bekend;
    if (mag_kijker(v, p, "betrokkenheid.vragen") != DONE ||
        eigen_rows(v, p, SQL_BEKEND, BINDS(B_INT(":persoon", v->id[0])), &bekend) != DONE)
        return FAILED;
    json_object_set_new(options, "huishouden", bekend);
    if (json_array_size(bekend) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (period_now(v, &now, p) != DONE || options_put(v, options, "doel", SQL_DOELEN, p) != DONE)
        return FAILED;
    json_object_set(model, "persoon", json_object_get(json_array_get(bekend, 0), "persoon"));
    json_object_set(model, "regie", json_object_get(json_array_get(bekend, 0), "naam"));
    bool several = json_array_size(bekend) > 1;
    json_object_set_new(model, "meer", json_boolean(several));
    if (in_get(v, "huishouden"))
        json_object_set(now, "huishouden", (json_t *)(uintptr_t)in_get(v, "huishouden"));
    AUTO_FREE char *url = text_format("/personen/%s/betrokkenheid", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = several ? VRAAG_VELDEN : VRAAG_VELDEN + 1,
                                               .current = now,
                                               .options = options,
                                               .knop = "Vraag sturen",
                                               .terug = "/huishoudens/nieuw"},
                           p);
}

/* ---- changing ---- */

static enum result invite_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t id;
    if (betrokkenheid_invite(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    if (v->api)
        verzoek_locatie(v, "/betrokkenen/%s", id);
    else
        verzoek_locatie(v, "/huishoudens/%s/betrokkenen", d->huishouden);
    v->gedaan = "betrokkenheid-uitgenodigd";
    return DONE;
}

static enum result ask_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    (void)k;
    int64_t id;
    if (betrokkenheid_ask(v, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/betrokkenen/%s", id);
    v->gedaan = "betrokkenheid-gevraagd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/betrokkenen", "betrokkenen.lezen",
                 "Wie er meehelpt, meehielp of gevraagd is, voor zover u dat mag zien.",
                 betrokkenen_read, .onthouden = true, .page = "betrokkenen",
                 .velden = LIJST_VELDEN),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/betrokkenen/nieuw",
                 "betrokkenheid.uitnodigen.formulier", "Formulier.", invite_form,
                 .page = "betrokken_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/betrokkenen", "betrokkenheid.uitnodigen",
                  "De regie vraagt iemand om mee te helpen. Die zegt zelf ja of nee.", invite_post,
                  .velden = NIEUW_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/betrokkenen/nieuw"),
    USER_READ(HTTP_GET, "/personen/{persoon}/betrokkenheid/nieuw", "betrokkenheid.vragen.formulier",
              "Formulier.", ask_form, .page = "betrokken_vraag", .velden = KEUZE_VELDEN,
              .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/personen/{persoon}/betrokkenheid", "betrokkenheid.vragen",
               "Vraagt om mee te helpen bij het huishouden van een persoon die u in deze sessie "
               "vond. De regie zegt ja of nee.",
               ask_post, .velden = VRAAG_VELDEN,
               .formulier = "/personen/{persoon}/betrokkenheid/nieuw"),
};
ROUTE_PART(betrokkenen, ROUTES);
