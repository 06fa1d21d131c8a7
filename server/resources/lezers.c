/* SPDX-License-Identifier: EUPL-1.2 */
/* Who reads this (R26): asked while a form is filled in, and of what was written. */
#include "resources/lezers.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/lezers.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- fields: those that forms for items share; the rest of such a form is left alone ---- */

static const char *const SOORTEN[] = {"notitie",    "doel",        "actie",   "plan",
                                      "netwerklid", "woord",       "bericht", "betrokkenheid",
                                      "document",   "kernverhaal", "kracht",  "zorg",
                                      "scanregel",  "inbreng",     NULL};

#define TEKST(naam_, label_)                                                                       \
    {                                                                                              \
        .naam = (naam_), .soort = VELD_TEKST, .max = 20000, .label = (label_)                      \
    }

static const struct veld VELDEN[] = {
    {.naam = "soort", .soort = VELD_KEUZE, .keuzes = SOORTEN, .label = "Wat schrijft u?"},
    {.naam = "personen", .soort = VELD_IDS, .max = ITEM_PERSONEN_MAX, .label = "Over wie?"},
    {.naam = "persoon", .soort = VELD_ID, .label = "Of over één persoon"},
    {.naam = "categorie", .soort = VELD_KEUZE, .label = "Waar gaat het over?"},
    {.naam = "leefgebied", .soort = VELD_KEUZE, .label = "Of het leefgebied"},
    {.naam = "bij", .soort = VELD_ID, .label = "Waar het bij hoort"},
    {.naam = "plek", .soort = VELD_JANEE, .label = "Hieruit blijkt waar iemand is"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Aan wie het wordt gestuurd of gevraagd"},
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Of aan welke organisatie"},
    TEKST("titel", "Titel"),
    TEKST("onderwerp", "Onderwerp"),
    TEKST("tekst", "Tekst"),
    TEKST("resultaat", "Resultaat"),
    TEKST("kernverhaal", "Kernverhaal"),
    TEKST("toelichting", "Toelichting"),
    TEKST("vraag", "De vraag erachter"),
    TEKST("hulp", "Wie helpt nu"),
    {0},
};
static const char *const TEKSTEN[] = {"titel",       "onderwerp",   "tekst", "resultaat",
                                      "kernverhaal", "toelichting", "vraag", "hulp"};

/* R1: what is substance; the rest is coordination. And the category of what has no choice of one.
 */
static const struct soort {
    const char *soort, *aard, *categorie;
} AARD[] = {
    {"notitie", "inhoud", NULL},
    {"bericht", "inhoud", NULL},
    {"inbreng", "inhoud", NULL},
    {"document", "inhoud", NULL},
    {"doel", "coordinatie", NULL},
    {"actie", "coordinatie", NULL},
    {"verwijzing", "coordinatie", NULL},
    {"voorziening", "coordinatie", NULL},
    {"plan", "coordinatie", "plan"},
    {"netwerklid", "coordinatie", "plan"},
    {"woord", "coordinatie", "plan"},
    {"afsluiting", "coordinatie", "plan"},
    {"overgang", "coordinatie", "plan"},
    {"volgcontact", "coordinatie", "plan"},
    {"betrokkenheid", "coordinatie", "betrokkenheid"},
    {"kernverhaal", "coordinatie", NULL},
    {"kracht", "inhoud", NULL},
    {"zorg", "inhoud", NULL},
    {"scanregel", "inhoud", NULL},
};

static const struct soort *soort_of(const char *soort)
{
    for (size_t i = 0; soort && i < COUNT_OF(AARD); i++)
        if (strcmp(AARD[i].soort, soort) == 0)
            return &AARD[i];
    return NULL;
}

/* ---- asking ---- */

struct lezers_vraag {
    const struct soort *soort;
    const char *categorie;
    const json_t *personen;
    int64_t gebruiker, onderdeel; /* whom it is sent to */
};

static enum result choice_check(struct dossier *d, const struct lezers_vraag *q, struct probleem *p)
{
    static const char sql[] = "SELECT 1 FROM categorie WHERE code = :code";
    int64_t known;
    if (!q->soort)
        return probleem_veld(p, "soort", "verplicht", "Kies wat u schrijft.");
    if (db_int(d->db, p, sql, BINDS(B_TEXT(":code", q->categorie)), 0, &known) != DONE)
        return FAILED;
    if (!known)
        (void)probleem_veld(p, "categorie", q->categorie ? "onbekende-keuze" : "verplicht",
                            "Kies eerst waar het over gaat.");
    if (json_array_size(q->personen) == 0)
        (void)probleem_veld(p, "personen", "verplicht", "Kies eerst over wie het gaat.");
    return probleem_is(p) ? FAILED : DONE;
}

static enum result also_about_put(struct verzoek *v, struct dossier *d,
                                  const struct lezers_vraag *q, json_t *ret, struct probleem *p)
{
    BUF_AUTO struct buf text;
    json_t *found;
    buf_init(&text, (size_t)128 * 1024);
    for (size_t i = 0; i < COUNT_OF(TEKSTEN); i++) {
        const char *one = in_text(v, TEKSTEN[i]);
        buf_format(&text, "%s\n", one ? one : "");
    }
    if (lezers_ook_over(d, text.data, q->personen, &found, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "ookOver", found);
    return DONE;
}

static enum result readers_put(struct verzoek *v, struct dossier *d, const struct lezers_vraag *q,
                               json_t *ret, struct probleem *p)
{
    json_t *lezers;
    if (choice_check(d, q, p) != DONE)
        return FAILED;
    const struct item_nieuw item = {.soort = q->soort->soort,
                                    .categorie = q->categorie,
                                    .aard = q->soort->aard,
                                    .personen = q->personen,
                                    .bij = in_int(v, "bij", 0),
                                    .plek = in_bool(v, "plek")};
    if (lezers_of_sent(d, &item, q->gebruiker, q->onderdeel, &lezers, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "lezers", lezers);
    return also_about_put(v, d, q, ret, p);
}

/* On a page a form that is not finished is no error: it says what to choose first. */
static enum result missing_put(json_t *ret, struct probleem *p)
{
    json_t *mist = json_array(), *veld;
    size_t i;
    json_array_foreach(p->velden, i, veld)
    {
        json_array_append(mist, json_object_get(veld, "reason"));
    }
    probleem_clear(p);
    json_object_set_new(ret, "mist", mist);
    json_object_set_new(ret, "lezers", json_array());
    json_object_set_new(ret, "ookOver", json_array());
    return DONE;
}

static enum result answer(struct verzoek *v, struct dossier *d, const struct lezers_vraag *q,
                          json_t *ret, struct probleem *p)
{
    if (v->api)
        return readers_put(v, d, q, ret, p);
    json_object_set_new(ret, "mist", json_array());
    if (readers_put(v, d, q, ret, p) != DONE &&
        (p->soort != PROBLEEM_ONGELDIGE_INVOER || missing_put(ret, p) != DONE))
        return FAILED;
    return kop_kaart_if(d, ret, p);
}

/* Nobody sends to themselves: an action of one's own reaches nobody by being theirs. */
static int64_t sent_to(const struct verzoek *v)
{
    int64_t gebruiker = in_int(v, "gebruiker", 0);
    return gebruiker == v->kijker->gebruiker ? 0 : gebruiker;
}

/* The kind stands in the path for forms, in the body for the API. */
static enum result lezers_ask(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    const char *soort = v->text[1][0] ? v->text[1] : in_text(v, "soort");
    struct lezers_vraag q = {.soort = soort_of(soort)};
    if (v->text[1][0] && !q.soort)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    q.categorie = in_text(v, "categorie") ? in_text(v, "categorie") : in_text(v, "leefgebied");
    if (!q.categorie && q.soort)
        q.categorie = q.soort->categorie;
    q.gebruiker = sent_to(v);
    q.onderdeel = in_int(v, "onderdeel", 0);
    AUTO_JSON json_t *personen = json_copy((json_t *)(uintptr_t)in_get(v, "personen"));
    if (json_array_size(personen) == 0 && in_int(v, "persoon", 0)) {
        json_decref(personen);
        personen = json_pack("[I]", (json_int_t)in_int(v, "persoon", 0));
    }
    q.personen = personen;
    return answer(v, d, &q, ret, p);
}

static const char SQL_DOEL[] =
    "SELECT d.leefgebied, d.personen AS \"personen!\", d.grond AS \"grond!\" FROM zicht_doel d"
    " WHERE d.id = :id";

static json_t *ids_of(const json_t *texts)
{
    json_t *ids = json_array();
    const json_t *text;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)texts, i, text)
    {
        json_array_append_new(ids, json_integer(id_parse(json_string_value(text))));
    }
    return ids;
}

/* An action is about what its goal is about, unless other persons are chosen. */
static enum result actie_ask(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *doel = NULL;
    if (dossier_one(d, p, SQL_DOEL, BINDS(B_INT(":id", v->id[0])), &doel) != DONE)
        return FAILED;
    const json_t *chosen = in_get(v, "personen");
    AUTO_JSON json_t *personen = json_array_size(chosen)
                                     ? json_copy((json_t *)(uintptr_t)chosen)
                                     : ids_of(json_object_get(doel, "personen"));
    const struct lezers_vraag q = {.soort = soort_of("actie"),
                                   .categorie = row_text(doel, "leefgebied"),
                                   .personen = personen,
                                   .gebruiker = sent_to(v)};
    return answer(v, d, &q, ret, p);
}

/* ---- of what was written ---- */

static const char SQL_STUK[] =
    "SELECT i.id AS \"id#\", i.soort, i.titel, i.datum, k.naam AS categorie,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM zicht_item_titel i JOIN categorie k ON k.code = i.categorie WHERE i.id = :id";

static enum result stuk_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    json_t *lezers;
    if (lezers_of_item(d, v->id[0], &lezers, p) != DONE)
        return FAILED;
    if (v->api)
        return model_lijst(v, model, lezers, 1000, "gebruiker", p);
    json_object_set_new(model, "lezers", lezers);
    if (dossier_put_row(d, p, model, "stuk", SQL_STUK, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- for other forms ---- */

enum result model_lezers(struct dossier *d, json_t *model, const char *soort, int64_t doel,
                         struct probleem *p)
{
    char id[ID_TEXT_SIZE];
    json_t *url;
    id_format(doel ? doel : d->huishouden, id);
    url = doel ? json_sprintf("/doelen/%s/_lezers", id)
               : json_sprintf("/huishoudens/%s/lezers/%s", id, soort);
    if (json_object_set_new(json_object_get(model, "formulier"), "lezers", url) != 0)
        return probleem_intern(p, "no memory for a form");
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/_lezers", "lezers.zoeken",
                  "Wie leest dit? Wie kan lezen wat u nu wilt opschrijven. Er wordt niets "
                  "opgeslagen.",
                  lezers_ask, .velden = VELDEN, .antwoordt = true, .ruim = true,
                  .page = "lezers_antwoord"),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/lezers/{soort}", "lezers.formulier",
                  "Hetzelfde, voor het formulier van één soort.", lezers_ask, .velden = VELDEN,
                  .antwoordt = true, .ruim = true, .page = "lezers_antwoord"),
    ITEM_WRITE(HTTP_POST, "/doelen/{doel}/_lezers", "actie.lezers",
               "Wie leest deze actie? Zij gaat over dezelfde mensen als het doel.", actie_ask,
               .velden = VELDEN, .antwoordt = true, .ruim = true, .page = "lezers_antwoord"),
    ITEM_READ(HTTP_GET, "/items/{item}/lezers", "item.lezers",
              "Wie kan lezen wat u of uw organisatie schreef, waarom, en sinds wanneer.", stuk_read,
              .page = "lezers_stuk"),
};
ROUTE_PART(lezers, ROUTES);
