/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The consent talk: one page to read together with the family, and to answer on. Everything on it
 * is of the consent as it was recorded; what it opens is asked of the rules (R25) in a post that
 * answers with the same page: scripts ask for it by themselves, without them a button does.
 *
 * G7: what a child objected to, or its interest forbids, is not listed to a giver who is meant.
 *
 * R19: to a giver on the other side of a separation the page shows no title, no other giver and no
 * answer of anyone else; and nothing at all when the text may name a place. Where there is such a
 * giver, it shows nothing but their names until it was said with whom the talk is.
 */
#include "domein/gesprek.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming_tekst.h"
#include "domein/voorbeeld.h"
#include "resources/kop.h"
#include "resources/toestemmingen.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <string.h>

static const char *const ANTWOORDEN[] = {"ja", "nee", "later", NULL};
static const char *const WIJZEN[] = {"digitaal", "schriftelijk", "mondeling", NULL};

static const struct veld VELDEN[] = {
    {.naam = "gever",
     .regel = "Alleen wie erover gaat, zegt ja of nee (regel R10).",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Wie geeft antwoord?"},
    {.naam = "taal",
     .regel = "Er moet staan in welke taal is gepraat (regel R8).",
     .soort = VELD_REGEL,
     .max = 60,
     .label = "In welke taal praten wij?"},
    {.naam = "tolk",
     .regel = "Er moet staan of er een tolk bij was (regel R8).",
     .soort = VELD_JANEE,
     .label = "Er is een tolk bij"},
    {.naam = "wijze",
     .regel = "Er moet staan hoe het is gezegd (regel R8).",
     .soort = VELD_KEUZE,
     .keuzes = WIJZEN,
     .label = "Hoe geeft u antwoord?"},
    {.naam = "ondertekend",
     .regel = "Op het scherm geldt een ja met naam en vinkje (regel R8).",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Typ uw naam"},
    {.naam = "akkoord",
     .regel = "Op het scherm geldt een ja met naam en vinkje (regel R8).",
     .soort = VELD_JANEE,
     .label = "Dit is mijn eigen antwoord. Ik begrijp wat hier staat."},
    {.naam = "datum",
     .regel = "Een antwoord telt vanaf de dag dat het is gegeven (regel R13).",
     .soort = VELD_DATUM,
     .label = "Op welke dag?"},
    {.naam = "bewijs",
     .regel = "Bij een papier hoort waar het ligt (regel R8).",
     .soort = VELD_REGEL,
     .max = 300,
     .label = "Waar ligt het papier?",
     .hint = "Bijvoorbeeld: in de map van het gezin, bij het wijkteam."},
    {.naam = "namens",
     .regel = "Een organisatie tekent door iemand met een naam (regel R11).",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Wie spreekt voor de organisatie?",
     .hint = "Schrijf naam en functie."},
    {.naam = "antwoord",
     .regel = "Zonder duidelijk ja of nee gaat niets open (regel R10).",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ANTWOORDEN,
     .label = "Wat zegt u?",
     .hint = "Bij later wordt er niets vastgelegd."},
    {0},
};

static const struct veld GEVER[] = {
    {.naam = "gever", .soort = VELD_ID, .label = "Met wie u praat"},
    {0},
};

/* ---- who is asked ---- */

static const char SQL_SPREKERS[] =
    "SELECT coalesce(g.gever_persoon_id, g.gever_onderdeel_id) AS \"gever#\","
    " g.gever_persoon_id IS NULL AS \"organisatie?\", g.naam, g.hoedanigheid, g.antwoord,"
    " g.overkant AS \"overkant?\","
    " (SELECT v.datum FROM zicht_verklaring v WHERE v.toestemming_id = g.toestemming_id"
    "  AND v.gever_persoon_id IS g.gever_persoon_id AND v.gever_onderdeel_id IS "
    "g.gever_onderdeel_id"
    "  ORDER BY v.id DESC LIMIT 1) AS datum"
    " FROM zicht_gever g WHERE g.toestemming_id = :id"
    " GROUP BY g.gever_persoon_id, g.gever_onderdeel_id"
    " ORDER BY g.hoedanigheid = 'gezag', g.naam";

static int64_t named_of(const struct verzoek *v)
{
    const char *typed = row_text(v->raw, "gever");
    return typed ? id_parse(typed) : in_int(v, "gever", 0);
}

/* With whom the talk is: who was named, else the first who has not answered. */
static json_t *speaker_find(const struct verzoek *v, const json_t *sprekers)
{
    int64_t named = named_of(v);
    json_t *row, *silent = NULL;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)sprekers, i, row)
    {
        if (named && id_parse(row_text(row, "gever")) == named)
            return row;
        if (!silent && !row_text(row, "antwoord"))
            silent = row;
    }
    return silent ? silent : json_array_get(sprekers, 0);
}

static const char SQL_PLEK[] = "SELECT plek FROM zicht_toestemming WHERE id = :id";

static enum result speakers_put(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *sprekers = NULL;
    json_t *row;
    size_t i;
    int64_t plek;
    if (dossier_rows(d, p, SQL_SPREKERS, BINDS(B_INT(":id", v->id[0])), &sprekers) != DONE ||
        dossier_int(d, p, SQL_PLEK, BINDS(B_INT(":id", v->id[0])), 1, &plek) != DONE)
        return FAILED;
    json_t *spreker = speaker_find(v, sprekers);
    bool named = spreker && id_parse(row_text(spreker, "gever")) == named_of(v);
    bool apart = !v->api && row_true(spreker, "overkant"), choose = false;
    json_array_foreach(sprekers, i, row)
    {
        choose = choose || (row_true(row, "overkant") && !named);
        json_object_set_new(row, "hier", json_boolean(row == spreker));
        json_object_del(row, "overkant");
    }
    json_object_set(model, "spreker", spreker ? spreker : json_null());
    json_object_set_new(model, "kies", json_boolean(choose && json_array_size(sprekers) > 1));
    apart = apart && !row_true(model, "kies");
    json_object_set_new(model, "sprekers", apart ? json_pack("[O]", spreker) : TAKE(sprekers));
    json_object_set_new(model, "apart", json_boolean(apart));
    json_object_set_new(model, "stil", json_boolean(apart && plek));
    json_object_set_new(model, "meer",
                        json_boolean(json_array_size(json_object_get(model, "sprekers")) > 1));
    return DONE;
}

/* ---- what is read aloud ---- */

/* Each paragraph of the recorded text under a heading of its own. */
static json_t *blocks_of(const char *tekst)
{
    static const char WHY[] = "Waarom? ", UNTIL[] = "Dit mag ";
    AUTO_JSON json_t *alineas = toestemming_alineas(tekst);
    json_t *list = json_array(), *alinea;
    size_t i;
    json_array_foreach(alineas, i, alinea)
    {
        const char *text = json_string_value(alinea);
        const char *kop = i == 0 ? "Dit vragen wij" : "Ook belangrijk";
        if (i == 1 && strncmp(text, WHY, sizeof WHY - 1) == 0) {
            kop = "Waarom vragen wij dit?";
            text += sizeof WHY - 1;
        } else if (i + 1 == json_array_size(alineas) &&
                   strncmp(text, UNTIL, sizeof UNTIL - 1) == 0) {
            kop = "Tot wanneer?";
        }
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:i}", "kop", kop, "tekst", text, "nummer", (int)i));
    }
    return list;
}

/* What was recorded in the same talk: about the same person, at the same moment, by the same. */
static const char SQL_OOK[] =
    "SELECT z.id AS \"id#\", z.soort, z.stand, z.personen AS \"personen!\", z.grond AS \"grond!\""
    " FROM zicht_toestemming z JOIN zicht_toestemming e ON e.id = :id"
    " WHERE z.id <> e.id AND z.persoon_id = e.persoon_id AND z.vastgelegd_op = e.vastgelegd_op"
    " AND z.vastgelegd_door = e.vastgelegd_door AND z.stand IN ('wacht', 'opnieuw') ORDER BY z.id";

static bool opens_something(const json_t *model)
{
    return row_true(model, "loopt") && strcmp(row_text(model, "soort"), "hulp") != 0 &&
           row_text(model, "ontvangerOnderdeel");
}

/* ---- the answer ---- */

static const char SQL_TAAL[] =
    "SELECT taal, tolk AS \"tolk?\", personen AS \"personen!\", grond AS \"grond!\""
    " FROM zicht_contact WHERE persoon_id = :persoon LIMIT 1";

static json_t *ways(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "digitaal", "naam",
                     "Op dit scherm", "waarde", "schriftelijk", "naam", "Op papier", "waarde",
                     "mondeling", "naam", "Gesproken");
}

/* Who speaks for an organisation is asked of one; what is nearly always needed has no "(hoeft
 * niet)" behind it. */
static void form_fit(json_t *formulier, const json_t *spreker)
{
    json_t *velden = json_object_get(formulier, "velden");
    json_object_set(formulier, "wie", json_object_get(spreker, "naam"));
    for (size_t i = json_array_size(velden); i-- > 0;) {
        json_t *veld = json_array_get(velden, i);
        if (strcmp(row_text(veld, "naam"), "namens") == 0 && !row_true(spreker, "organisatie"))
            (void)json_array_remove(velden, i);
        else
            json_object_set_new(veld, "verplicht", json_true());
    }
}

static enum result form_put(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *mens = NULL;
    const json_t *spreker = json_object_get(model, "spreker");
    if (dossier_row(d, p, SQL_TAAL, BINDS(B_INT(":persoon", id_parse(row_text(spreker, "gever")))),
                    &mens) != DONE)
        return FAILED;
    bool known = row_text(mens, "taal") != NULL;
    const json_t *from = known ? mens : model;
    AUTO_JSON json_t *options = json_pack("{s:o}", "wijze", ways());
    AUTO_JSON json_t *current =
        json_pack("{s:O, s:s, s:s, s:O, s:O}", "gever", json_object_get(spreker, "gever"), "wijze",
                  "mondeling", "datum", v->vandaag, "taal", json_object_get(from, "taal"), "tolk",
                  json_object_get(from, "tolk"));
    AUTO_FREE char *url = text_format("/toestemmingen/%s/gesprek", v->text[0]);
    enum result r = model_formulier(v, model, "formulier",
                                    &(struct formulier){.url = url,
                                                        .velden = VELDEN,
                                                        .options = options,
                                                        .current = current,
                                                        .knop = "Antwoord vastleggen"},
                                    p);
    if (r == DONE)
        form_fit(json_object_get(model, "formulier"), spreker);
    return r;
}

static bool may_answer(const json_t *model)
{
    const json_t *spreker = json_object_get(model, "spreker");
    return json_is_object(spreker) && !row_text(spreker, "antwoord") && row_true(model, "loopt") &&
           !row_true(model, "stil") && !row_true(model, "kies") &&
           row_true(json_object_get(model, "mag"), "verklaringToevoegen");
}

/* ---- the page ---- */

/* A template sees the innermost object alone: what a speaker's part of the page needs goes along.
 */
static void speakers_finish(json_t *model)
{
    static const char *const SAME[] = {"tot", "vandaag"};
    json_t *row;
    size_t i;
    json_array_foreach(json_object_get(model, "sprekers"), i, row)
    {
        for (size_t k = 0; k < COUNT_OF(SAME); k++)
            json_object_set(row, SAME[k], json_object_get(model, SAME[k]));
        json_object_set(row, "toestemming", json_object_get(model, "id"));
        json_object_set(row, "magStoppen",
                        json_object_get(json_object_get(model, "mag"), "toestemmingIntrekken"));
    }
}

static enum result talk_put(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    if (toestemming_put(v, d, model, p) != DONE || speakers_put(v, d, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "blokken", blocks_of(row_text(model, "tekst")));
    json_object_set_new(model, "hulp", json_boolean(strcmp(row_text(model, "soort"), "hulp") == 0));
    json_object_set_new(model, "toont", json_boolean(opens_something(model)));
    json_object_set_new(model, "geldt",
                        json_boolean(strcmp(row_text(model, "stand"), "geldt") == 0));
    json_object_set_new(model, "opent", json_null());
    json_object_set_new(model, "formulier", json_null());
    json_object_set_new(model, "vandaag", json_string(v->vandaag));
    if (dossier_put_rows(d, p, model, "ook", SQL_OOK, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    const char *van = row_text(model, "van");
    json_object_set_new(model, "straks",
                        van && strcmp(van, v->vandaag) > 0 ? json_string(van) : json_null());
    if (kop_kaart(d, model, p) != DONE || model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    speakers_finish(model);
    return may_answer(model) ? form_put(v, d, model, p) : DONE;
}

static enum result gesprek_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return talk_put(v, d, model, p);
}

/* The family reads along: of what is about others too, and across a separation, no title. */
static void titles_drop(json_t *erbij, bool all)
{
    json_t *row;
    size_t i;
    json_array_foreach(erbij, i, row)
    {
        if (all || json_array_size(json_object_get(row, "personen")) != 1)
            json_object_set_new(row, "titel", json_null());
    }
}

static enum result gesprek_preview(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    if (v->api)
        return voorbeeld_van(d, v->id[0], ret, p);
    AUTO_JSON json_t *opent = json_object();
    if (talk_put(v, d, ret, p) != DONE)
        return FAILED;
    if (row_true(ret, "stil") || row_true(ret, "kies") || !row_true(ret, "toont"))
        return DONE;
    if (voorbeeld_van(d, v->id[0], opent, p) != DONE)
        return FAILED;
    titles_drop(json_object_get(opent, "erbij"), row_true(ret, "apart"));
    const char *gever = row_text(json_object_get(ret, "spreker"), "gever");
    if (gever && gesprek_meelezen(d, id_parse(gever), json_object_get(opent, "erbij"), p) != DONE)
        return FAILED;
    json_object_set(opent, "geldt", json_object_get(ret, "geldt"));
    json_object_set_new(opent, "alleenStukken",
                        json_boolean(json_array_size(json_object_get(ret, "categorieen")) == 0));
    json_object_set(ret, "opent", opent);
    return DONE;
}

static enum result gesprek_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    AUTO_FREE char *stand = NULL;
    char gever[ID_TEXT_SIZE];
    int64_t id;
    const char *antwoord = in_text(v, "antwoord");
    if (gesprek_antwoord(d, v->id[0], v->in, &id, &stand, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "stand", json_string(stand));
    v->gedaan = strcmp(antwoord, "ja") == 0    ? "gesprek-ja"
                : strcmp(antwoord, "nee") == 0 ? "gesprek-nee"
                                               : "gesprek-later";
    if (!id) {
        ret_id(ret, v->id[0], 0);
        verzoek_locatie(v, "/toestemmingen/%s", v->id[0]);
        return DONE;
    }
    ret_id(ret, id, 0);
    id_format(in_int(v, "gever", 0), gever);
    (void)snprintf(v->locatie, sizeof v->locatie, "/toestemmingen/%s/gesprek?gever=%s", v->text[0],
                   gever);
    return DONE;
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/toestemmingen/{toestemming}/gesprek", "gesprek.lezen",
              "Het gesprek over een toestemming: wat u samen leest, en wie nog antwoord geeft.",
              gesprek_read, .velden = GEVER, .page = "gesprek"),
    ITEM_WRITE(HTTP_POST, "/toestemmingen/{toestemming}/gesprek", "gesprek.toevoegen",
               "Legt het antwoord uit het gesprek vast: ja, nee, of later.", gesprek_post,
               .velden = VELDEN, .formulier = "/toestemmingen/{toestemming}/gesprek"),
    ITEM_WRITE(HTTP_POST, "/toestemmingen/{toestemming}/gesprek/_voorbeeld", "gesprek.voorbeeld",
               "Wat precies opengaat als iedereen ja zegt. Er wordt niets opgeslagen.",
               gesprek_preview, .velden = GEVER, .antwoordt = true, .page = "gesprek",
               .formulier = "/toestemmingen/{toestemming}/gesprek"),
};
ROUTE_PART(gesprek, ROUTES);
