/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/deelwijzer.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "domein/toestemming_vraag.h"
#include "domein/voorbeeld.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>
#include <string.h>

/* ---- fields ---- */

static const char *const VRAGEN[] = {"ja",         "nee-gezegd", "gevaar", "niet-bereikbaar",
                                     "hoeft-niet", NULL};
static const struct veld ANTWOORD[] = {
    {.naam = "vraag", .soort = VELD_KEUZE, .verplicht = true, .label = "Vraag"},
    {.naam = "antwoord", .soort = VELD_TEKST, .max = 2000, .label = "Antwoord"},
    {0},
};

#define WIJZER(nodig)                                                                              \
    {.naam = "ontvangerOnderdeel",                                                                 \
     .soort = VELD_ID,                                                                             \
     .label = "Met welke organisatie?",                                                            \
     .hint = "Kies de organisatie die het nodig heeft."},                                          \
        {.naam = "ontvangerGebruiker",                                                             \
         .soort = VELD_ID,                                                                         \
         .label = "Wie daar precies?",                                                             \
         .hint = "Eén persoon is beter dan iedereen. Kiest u niemand, dan leest wie daar dit "    \
                 "gezin helpt het."},                                                              \
        {.naam = "personen",                                                                       \
         .soort = VELD_IDS,                                                                        \
         .verplicht = nodig,                                                                       \
         .max = 30,                                                                                \
         .label = "Over wie gaat het?",                                                            \
         .hint = "Een stuk gaat pas open als u iedereen kiest over wie het gaat."},                \
        {.naam = "items",                                                                          \
         .soort = VELD_IDS,                                                                        \
         .max = 50,                                                                                \
         .label = "Welke stukken?",                                                                \
         .hint = "U ziet hier wat uw eigen organisatie schreef."},                                 \
        {.naam = "categorieen",                                                                    \
         .soort = VELD_KEUZES,                                                                     \
         .max = 20,                                                                                \
         .label = "Of alles over een onderwerp",                                                   \
         .hint = "Dan ziet de ander ook wat u er later over schrijft. Losse stukken zijn beter."}, \
        {.naam = "doel",                                                                           \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Waarvoor is het nodig?"},                                                       \
        {.naam = "doelZin",                                                                        \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 500,                                                                               \
         .label = "Wat gaat de ander ermee doen?",                                                 \
         .hint = "De ander leest deze zin."},                                                      \
        {.naam = "minimaal",                                                                       \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 1000,                                                                              \
         .label = "Waarom is minder niet genoeg?",                                                 \
         .hint = "Kan het zonder naam, met minder stukken, of door alleen te bellen? De ander "    \
                 "leest dit ook."},                                                                \
        {.naam = "vragen",                                                                         \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = nodig,                                                                       \
         .keuzes = VRAGEN,                                                                         \
         .label = "Kunt u het eerst vragen?"},                                                     \
        {.naam = "vragenUitleg",                                                                   \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 2000,                                                                              \
         .label = "Leg het uit",                                                                   \
         .hint = "Wat zei u, wat was het antwoord, of wat probeerde u? Schrijf wat u zag of "      \
                 "hoorde, en van wie. Niet wat u denkt."},                                         \
        {.naam = "gevaar",                                                                         \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 2000,                                                                              \
         .label = "Is er gevaar, en voor wie?",                                                    \
         .hint = "Wat kan er gebeuren als u niet deelt? En als u wel deelt?"},                     \
        {.naam = "grond", .soort = VELD_KEUZE, .verplicht = nodig, .label = "Op welke grond?"},    \
        {.naam = "weging",                                                                         \
         .soort = VELD_DELEN,                                                                      \
         .max = 12,                                                                                \
         .deel = ANTWOORD,                                                                         \
         .label = "Uw afweging"},                                                                  \
        {.naam = "overlegdMet",                                                                    \
         .soort = VELD_REGEL,                                                                      \
         .verplicht = nodig,                                                                       \
         .max = 200,                                                                               \
         .label = "Met welke collega besprak u dit?",                                              \
         .hint = "Schrijf naam en functie."},                                                      \
        {.naam = "overlegdOp", .soort = VELD_DATUM, .label = "Wanneer besprak u dit?"},            \
        {.naam = "verteldAan",                                                                     \
         .soort = VELD_IDS,                                                                        \
         .max = 30,                                                                                \
         .label = "Wie weet dat u dit deelt?",                                                     \
         .hint = "Zonder toestemming is niet zonder weten. Vertel het, als dat veilig kan."},      \
        {.naam = "verteldOp", .soort = VELD_DATUM, .label = "Wanneer vertelde u het?"},            \
        {.naam = "uitstelReden",                                                                   \
         .soort = VELD_TEKST,                                                                      \
         .max = 1000,                                                                              \
         .label = "Wie weet het nog niet, en waarom?"},                                            \
        {.naam = "uitstelTot", .soort = VELD_DATUM, .label = "Wanneer vertelt u het wel?"},        \
        {.naam = "tot",                                                                            \
         .soort = VELD_DATUM,                                                                      \
         .verplicht = nodig,                                                                       \
         .label = "Tot en met wanneer mag de ander dit lezen?"},                                   \
    {                                                                                              \
        .naam = "herbeoordeelOp", .soort = VELD_DATUM, .verplicht = nodig,                         \
        .label = "Wanneer bekijkt u dit opnieuw?",                                                 \
        .hint = "Binnen 30 dagen. Na die dag ziet de ander niets meer."                            \
    }
#define WAAROM(nodig)                                                                              \
    {                                                                                              \
        .naam = "waarom", .soort = VELD_TEKST, .verplicht = nodig, .max = 2000,                    \
        .label = "Waarom besluit u dit?",                                                          \
        .hint = "Alleen u leest dit later terug. Zo kunt u laten zien dat u goed afwoog."          \
    }

const struct veld DEELWIJZER_VELDEN[] = {
    WIJZER(false),
    WAAROM(false),
    {.naam = "stap", .soort = VELD_GETAL, .min = 1, .max = DEEL_STAPPEN, .label = "Stap"},
    {.naam = "naar", .soort = VELD_GETAL, .min = 1, .max = DEEL_STAPPEN, .label = "Naar stap"},
    {0},
};
const struct veld DEELBESLUIT_VELDEN[] = {WIJZER(true), {0}};
static const char *const UITKOMSTEN[] = {"niet-delen", "vragen", NULL};
const struct veld DEELAFWEGING_VELDEN[] = {
    {.naam = "uitkomst",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = UITKOMSTEN,
     .label = "Wat besluit u?"},
    WIJZER(false),
    WAAROM(true),
    {0},
};

/* ---- the steps ---- */

static const struct {
    const char *naam, *vraag;
    const char *velden[10]; /* shown in it */
    const char *nodig[4];   /* filled in before going on */
} STAPPEN[DEEL_STAPPEN] = {
    {"Met wie?", "Met wie wilt u delen?", {"ontvangerOnderdeel", "ontvangerGebruiker"}, {NULL}},
    {"Over wie en wat?", "Over wie, en wat?", {"personen", "items", "categorieen"}, {"personen"}},
    {"Waarvoor?", "Waarvoor heeft de ander het nodig?", {"doel", "doelZin"}, {"doel", "doelZin"}},
    {"Is minder genoeg?", "Is minder genoeg?", {"minimaal"}, {"minimaal"}},
    {"Kunt u het vragen?",
     "Kunt u het eerst vragen?",
     {"vragen", "vragenUitleg"},
     {"vragen", "vragenUitleg"}},
    {"Is er gevaar?", "Is er gevaar?", {"gevaar"}, {"gevaar"}},
    {"Op welke grond?", "Op welke grond mag het?", {"grond"}, {NULL}},
    {"Besluit",
     "Uw besluit",
     {"weging", "overlegdMet", "overlegdOp", "verteldAan", "verteldOp", "uitstelReden",
      "uitstelTot", "tot", "herbeoordeelOp", "waarom"},
     {NULL}},
};

/* Of a field's name, or of a part of it ("weging.0.antwoord"); -1 for none. */
static int stap_of(const char *name)
{
    size_t n = strcspn(name, ".");
    for (int i = 0; i < DEEL_STAPPEN; i++)
        for (size_t k = 0; k < COUNT_OF(STAPPEN[i].velden) && STAPPEN[i].velden[k]; k++)
            if (strlen(STAPPEN[i].velden[k]) == n && strncmp(STAPPEN[i].velden[k], name, n) == 0)
                return i;
    return -1;
}

/* What was typed under this name: the first value of several. */
static const char *typed(const json_t *raw, const char *name)
{
    const json_t *value = json_object_get(raw, name);
    const char *text = json_string_value(json_is_array(value) ? json_array_get(value, 0) : value);
    return text && text[0] ? text : NULL;
}

/* ---- what can be chosen ---- */

#define LOOPT(x) x ".van <= vandaag() AND (" x ".tot IS NULL OR " x ".tot >= vandaag())"
static const char SQL_ONDERDELEN[] =
    "SELECT o.id AS \"waarde#\", " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id WHERE " LOOPT("o") " AND " LOOPT(
        "z") " AND o.id <> :eigen AND EXISTS (SELECT 1 FROM deelgrond_ontvanger s JOIN deelgrond g"
             "  ON g.id = s.grond_id AND g.actief = 1 AND " LOOPT(
                 "g") " WHERE s.soort = z.soort)"
                      " ORDER BY z.soort <> 'veilig_thuis', 2";
static const char SQL_GEBRUIKERS[] =
    "SELECT a.id AS \"waarde#\", a.naam || ', ' || a.functie || ', ' || a.onderdeel AS naam"
    " FROM zicht_account a WHERE a.onderdeel_id <> :eigen AND a.helpt"
    " AND EXISTS (SELECT 1 FROM deelgrond_ontvanger s JOIN deelgrond d"
    "  ON d.id = s.grond_id AND d.actief = 1 WHERE s.soort = a.organisatiesoort)"
    " ORDER BY a.onderdeel, a.naam";
static const char SQL_ITEMS[] =
    "SELECT i.id AS \"waarde#\", coalesce(i.titel, k.naam) || ' (' || lower(k.naam) || '), ' ||"
    " i.datum AS naam, i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM zicht_item_titel i JOIN categorie k ON k.code = i.categorie"
    " WHERE i.bron_id = :eigen AND i.soort IN ('notitie', 'document', 'doel', 'actie')"
    " AND i.categorie IN (SELECT categorie FROM deelgrond_categorie)"
    " ORDER BY i.datum DESC, i.id DESC LIMIT 60";
static const char SQL_CATEGORIEEN[] =
    "SELECT c.code AS waarde, c.naam FROM categorie c WHERE c.code IN (SELECT categorie FROM"
    " deelgrond_categorie) ORDER BY c.volgorde";
static const char SQL_DOELEN[] =
    "SELECT code AS waarde, naam FROM verwerkingsdoel WHERE tot IS NULL OR tot >= vandaag()"
    " ORDER BY volgorde";
/* `past`: this source may decide on it, towards that receiver. */
static const char SQL_GRONDEN[] =
    "SELECT g.code AS waarde, g.naam, g.artikel, g.uitleg, g.actief AS \"actief?\","
    " g.max_dagen AS \"dagen\", g.wie = 'auteur' AS \"stukken?\","
    " g.id IN (SELECT id FROM zicht_deelgrond) AS \"voorU?\","
    " EXISTS (SELECT 1 FROM deelgrond_ontvanger s JOIN onderdeel o ON o.id = :onderdeel"
    "  JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = s.soort"
    "  WHERE s.grond_id = g.id) AS \"voorAnder?\""
    " FROM deelgrond g WHERE " LOOPT("g") " ORDER BY g.volgorde";
static const char SQL_VRAGEN[] =
    "SELECT v.code, v.vraag, v.hint FROM deelgrond g JOIN deelgrond_vraag v ON v.grond_id = g.id"
    " WHERE g.code = :code AND g.actief = 1 AND " LOOPT("g") " ORDER BY v.volgorde";
static const char SQL_VAN[] = "SELECT onderdeel_id FROM gebruiker WHERE id = :id";

static json_t *vragen_options(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "ja",
                     "naam", "Ja, ik vraag het", "waarde", "nee-gezegd", "naam",
                     "Ik vroeg het, en het antwoord was nee", "waarde", "gevaar", "naam",
                     "Nee, vragen maakt het gevaarlijker", "waarde", "niet-bereikbaar", "naam",
                     "Nee, ik kan ze niet bereiken", "waarde", "hoeft-niet", "naam",
                     "De wet vraagt hier geen toestemming");
}

static bool was_typed(const json_t *raw, const char *name, const char *value)
{
    const json_t *all = json_object_get(raw, name), *one;
    size_t i;
    bool there = json_is_string(all) && strcmp(json_string_value(all), value) == 0;
    json_array_foreach(all, i, one) there =
        there || (json_is_string(one) && strcmp(json_string_value(one), value) == 0);
    return there;
}

/* Of the members, those it is about. */
static json_t *chosen_options(const json_t *leden, const json_t *raw)
{
    json_t *options = kop_leden_opties(leden);
    for (size_t i = json_array_size(options); i-- > 0;)
        if (!was_typed(raw, "personen", row_text(json_array_get(options, i), "waarde")))
            json_array_remove(options, i);
    return options;
}

/* Who may receive: as chosen, or where the chosen professional works. */
static enum result onderdeel_typed(struct verzoek *v, int64_t *ret, struct probleem *p)
{
    const char *onderdeel = typed(v->raw, "ontvangerOnderdeel"),
               *gebruiker = typed(v->raw, "ontvangerGebruiker");
    *ret = onderdeel ? id_parse(onderdeel) : 0;
    if (*ret || !gebruiker)
        return DONE;
    return db_int(v->db, p, SQL_VAN, BINDS(B_INT(":id", id_parse(gebruiker))), 0, ret);
}

static enum result options_put(struct dossier *d, const json_t *leden, json_t *options,
                               struct probleem *p)
{
    struct verzoek *v = d->v;
    int64_t eigen = v->kijker->onderdeel;
    json_object_set_new(options, "personen", kop_leden_opties(leden));
    json_object_set_new(options, "verteldAan", chosen_options(leden, v->raw));
    json_object_set_new(options, "vragen", vragen_options());
    if (model_rows(v, p, options, "ontvangerOnderdeel", SQL_ONDERDELEN,
                   BINDS(B_INT(":eigen", eigen))) != DONE ||
        dossier_put_rows(d, p, options, "ontvangerGebruiker", SQL_GEBRUIKERS,
                         BINDS(B_INT(":eigen", eigen))) != DONE ||
        model_rows(v, p, options, "categorieen", SQL_CATEGORIEEN, NO_BINDS) != DONE ||
        model_rows(v, p, options, "doel", SQL_DOELEN, NO_BINDS) != DONE)
        return FAILED;
    return dossier_put_rows(d, p, options, "items", SQL_ITEMS, BINDS(B_INT(":eigen", eigen)));
}

/* model.gronden: what can be chosen; model.nietHier: what cannot, and why. */
static enum result gronden_put(struct dossier *d, json_t *model, json_t *options,
                               struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *kan = json_array(), *niet = json_array(), *row;
    int64_t onderdeel;
    size_t i;
    json_object_set_new(model, "gronden", kan);
    json_object_set_new(model, "nietHier", niet);
    if (onderdeel_typed(d->v, &onderdeel, p) != DONE ||
        dossier_rows(d, p, SQL_GRONDEN, BINDS(B_INT(":onderdeel", onderdeel)), &rows) != DONE)
        return FAILED;
    const char *chosen = typed(d->v->raw, "grond");
    json_array_foreach(rows, i, row)
    {
        bool past = row_true(row, "actief") && row_true(row, "voorU") && row_true(row, "voorAnder");
        const char *waarom = !row_true(row, "actief")  ? "deze wet geldt nog niet"
                             : !row_true(row, "voorU") ? "niet voor uw organisatie"
                                                       : "niet met deze organisatie";
        json_object_set_new(row, "waarom", json_string(waarom));
        json_object_set_new(row, "gekozen",
                            json_boolean(chosen && strcmp(chosen, row_text(row, "waarde")) == 0));
        json_array_append(past ? kan : niet, row);
    }
    json_object_set(options, "grond", kan);
    return DONE;
}

/* ---- the weighing ---- */

/* A text as it would be kept: nothing in it that hides or turns it around. */
static json_t *cleaned(const char *text)
{
    BUF_AUTO struct buf clean;
    buf_init(&clean, strlen(text) + 1);
    tekst_clean(text, false, &clean);
    return json_stringn(clean.len ? clean.data : "", clean.len);
}

enum { VRAGEN_MAX = 12 };

/* What was typed as the answer to a question; "" for nothing. */
static const char *answer_typed(const json_t *raw, const char *code)
{
    for (int n = 0; n < VRAGEN_MAX; n++) {
        AUTO_FREE char *vraag = text_format("weging.%d.vraag", n);
        AUTO_FREE char *antwoord = text_format("weging.%d.antwoord", n);
        const char *there = vraag ? typed(raw, vraag) : NULL;
        if (there && antwoord && strcmp(there, code) == 0)
            return typed(raw, antwoord) ? typed(raw, antwoord) : "";
    }
    return "";
}

static enum result weging_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *row;
    size_t i;
    const char *grond = typed(v->raw, "grond");
    if (model_rows(v, p, model, "weging", SQL_VRAGEN, BINDS(B_TEXT(":code", grond))) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(model, "weging"), i, row)
    {
        json_object_set_new(row, "nummer", json_integer((json_int_t)i));
        json_object_set_new(row, "antwoord", cleaned(answer_typed(v->raw, row_text(row, "code"))));
    }
    return DONE;
}

/* ---- what was filled in ---- */

static void verborgen_add(json_t *list, const char *name, const json_t *value)
{
    const json_t *one;
    size_t i;
    if (json_is_array(value)) {
        json_array_foreach(value, i, one) verborgen_add(list, name, one);
    } else if (json_is_string(value) && json_string_length(value)) {
        json_array_append_new(list, json_pack("{s:s, s:o}", "naam", name, "waarde",
                                              cleaned(json_string_value(value))));
    }
}

/* Everything of the other steps goes along with the form. */
static void verborgen_put(const struct verzoek *v, int stap, json_t *model)
{
    json_t *list = json_array(), *value;
    const char *key;
    json_object_foreach(v->raw, key, value)
    {
        int van = stap_of(key);
        if (van >= 0 && van != stap)
            verborgen_add(list, key, value);
    }
    json_object_set_new(model, "verborgen", list);
}

/* A field in a few words: the names that were chosen, or the text. */
static void answer_words(const json_t *veld, struct buf *out)
{
    const json_t *optie, *waarde = json_object_get(veld, "waarde");
    size_t i, before = out->len;
    json_array_foreach(json_object_get(veld, "opties"), i, optie)
    {
        if (row_true(optie, "gekozen"))
            buf_format(out, "%s%s",
                       out->len > before ? ", "
                       : before          ? "; "
                                         : "",
                       row_text(optie, "naam"));
    }
    if (json_array_size(json_object_get(veld, "opties")) == 0 && json_is_string(waarde) &&
        json_string_length(waarde))
        buf_format(out, "%s%s", before ? ". " : "", json_string_value(waarde));
}

/* model.stappen: [{nummer, naam, antwoord, nu}]. */
static void stappen_put(json_t *model, int stap)
{
    json_t *list = json_array(), *veld;
    const json_t *velden = json_object_get(json_object_get(model, "formulier"), "velden");
    size_t k;
    for (int i = 0; i < DEEL_STAPPEN; i++) {
        BUF_AUTO struct buf words;
        buf_init(&words, 16 * 1024);
        json_array_foreach(velden, k, veld)
        {
            if (i + 1 < DEEL_STAPPEN && stap_of(row_text(veld, "naam")) == i)
                answer_words(veld, &words);
        }
        json_array_append_new(list, json_pack("{s:i, s:s, s:o, s:b}", "nummer", i + 1, "naam",
                                              STAPPEN[i].naam, "antwoord",
                                              words.len ? json_string(words.data) : json_null(),
                                              "nu", i == stap));
    }
    json_object_set_new(model, "stappen", list);
}

/* ---- the page ---- */

static enum result form_put(struct dossier *d, json_t *model, struct probleem *p)
{
    struct verzoek *v = d->v;
    char tot[DATUM_SIZE];
    datum_add_days(v->vandaag, 14, tot);
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now =
        json_pack("{s:s, s:s, s:s}", "tot", tot, "herbeoordeelOp", tot, "overlegdOp", v->vandaag);
    AUTO_FREE char *url = text_format("/huishoudens/%s/deelbesluiten", v->text[0]);
    if (options_put(d, json_object_get(model, "leden"), options, p) != DONE ||
        gronden_put(d, model, options, p) != DONE || weging_put(v, model, p) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = DEELWIJZER_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Volgende",
                                               .terug = url},
                           p);
}

/* No step can do without these, so nothing behind their label says that they may be left out. */
static bool is_needed(const char *name)
{
    static const char *const NEEDED[] = {"ontvangerOnderdeel",
                                         "personen",
                                         "items",
                                         "doel",
                                         "doelZin",
                                         "minimaal",
                                         "vragen",
                                         "vragenUitleg",
                                         "gevaar",
                                         "overlegdMet",
                                         "tot",
                                         "herbeoordeelOp",
                                         "waarom"};
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++)
        if (strcmp(NEEDED[i], name) == 0)
            return true;
    return false;
}

/* Only the fields of this step. The weighing and the ground are drawn by the page itself: their
 * errors are kept as model.wegingFout and model.grondFout. */
static void velden_trim(json_t *model, int stap)
{
    json_t *velden = json_object_get(json_object_get(model, "formulier"), "velden");
    json_object_set_new(model, "wegingFout", json_null());
    json_object_set_new(model, "grondFout", json_null());
    for (size_t i = json_array_size(velden); i-- > 0;) {
        json_t *veld = json_array_get(velden, i);
        const char *name = row_text(veld, "naam");
        if (strcmp(name, "weging") == 0)
            json_object_set(model, "wegingFout", json_object_get(veld, "fout"));
        if (strcmp(name, "grond") == 0)
            json_object_set(model, "grondFout", json_object_get(veld, "fout"));
        if (is_needed(name))
            json_object_set_new(veld, "verplicht", json_true());
        if (stap_of(name) != stap || strcmp(name, "weging") == 0)
            json_array_remove(velden, i);
    }
}

static enum result page_put(struct dossier *d, json_t *model, int stap, struct probleem *p)
{
    struct verzoek *v = d->v;
    const char *vragen = typed(v->raw, "vragen");
    if (mag(d, p, "deelbesluit.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || form_put(d, model, p) != DONE)
        return FAILED;
    stappen_put(model, stap);
    velden_trim(model, stap);
    verborgen_put(v, stap, model);
    json_object_set_new(model, "nummer", json_integer(stap + 1));
    json_object_set_new(model, "aantal", json_integer(DEEL_STAPPEN));
    json_object_set_new(model, "vraag", json_string(STAPPEN[stap].vraag));
    json_object_set_new(model, "vorige", stap ? json_integer(stap) : json_null());
    json_object_set_new(model, "volgende",
                        stap + 1 < DEEL_STAPPEN ? json_integer(stap + 2) : json_null());
    json_object_set_new(model, "laatste", json_boolean(stap + 1 == DEEL_STAPPEN));
    json_object_set_new(model, "kiestGrond",
                        json_boolean(strcmp(STAPPEN[stap].velden[0], "grond") == 0));
    json_object_set_new(model, "vraagtEerst", json_boolean(vragen && strcmp(vragen, "ja") == 0));
    json_object_set_new(model, "zonderGrond", json_boolean(!typed(v->raw, "grond")));
    return DONE;
}

static int stap_wrong(const struct verzoek *v)
{
    const json_t *veld;
    size_t i;
    int first = DEEL_STAPPEN - 1;
    json_array_foreach(v->fouten ? v->fouten->velden : NULL, i, veld)
    {
        int stap = stap_of(row_text(veld, "name"));
        if (stap >= 0 && stap < first)
            first = stap;
    }
    return v->fouten ? first : 0;
}

enum result deelwijzer_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    json_object_set_new(model, "voorbeeld", json_null());
    json_object_set_new(model, "mist", json_array());
    return page_put(d, model, stap_wrong(v), p);
}

/* ---- a step ---- */

/* What this step still needs before the next: as the fields' errors. */
static enum result stap_check(const struct verzoek *v, int stap, struct probleem *ret)
{
    for (size_t k = 0; k < COUNT_OF(STAPPEN[stap].nodig) && STAPPEN[stap].nodig[k]; k++)
        if (!typed(v->raw, STAPPEN[stap].nodig[k]))
            (void)probleem_veld(ret, STAPPEN[stap].nodig[k], "verplicht", "Vul dit eerst in.");
    if (stap == 0 && !typed(v->raw, "ontvangerOnderdeel") && !typed(v->raw, "ontvangerGebruiker"))
        (void)probleem_veld(ret, "ontvangerOnderdeel", "verplicht",
                            "Kies een organisatie, of iemand die daar werkt.");
    if (stap == 1 && !typed(v->raw, "items") && !typed(v->raw, "categorieen"))
        (void)probleem_veld(ret, "items", "verplicht", "Kies een stuk, of een onderwerp.");
    return probleem_is(ret) ? FAILED : DONE;
}

/* R25, at the last step: what exactly would open. A choice that is not allowed says so here. */
static enum result preview_put(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    PROBLEEM_AUTO struct probleem missing = {0};
    AUTO_JSON json_t *voorbeeld = json_object();
    AUTO_JSON json_t *mist = json_array();
    const json_t *veld;
    size_t i;
    enum result r = voorbeeld_deelbesluit(d, v->in, voorbeeld, &missing);
    if (r != DONE && missing.soort != PROBLEEM_ONGELDIGE_INVOER) {
        *p = missing;
        missing = (struct probleem){0};
        return FAILED;
    }
    json_array_foreach(missing.velden, i, veld)
        json_array_append(mist, json_object_get(veld, "reason"));
    if (r == DONE)
        json_object_set(model, "voorbeeld", voorbeeld);
    json_object_set(model, "mist", mist);
    return DONE;
}

enum result deelwijzer_stap(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    PROBLEEM_AUTO struct probleem missing = {0};
    int stap = (int)in_int(v, "stap", 1) - 1, naar = (int)in_int(v, "naar", stap + 2) - 1;
    const char *vragen = in_text(v, "vragen");
    bool eerst = vragen && strcmp(vragen, "ja") == 0;
    if (naar >= DEEL_STAPPEN)
        naar = DEEL_STAPPEN - 1;
    if (naar > stap && stap_check(v, stap, &missing) != DONE)
        naar = stap;
    else if (naar > 4 && naar < DEEL_STAPPEN - 1 && eerst && naar > stap)
        naar = DEEL_STAPPEN - 1; /* who asks, needs no other ground */
    json_object_set_new(ret, "voorbeeld", json_null());
    json_object_set_new(ret, "mist", json_array());
    if (naar == DEEL_STAPPEN - 1 && !eerst && in_text(v, "grond") &&
        preview_put(v, d, ret, p) != DONE)
        return FAILED;
    const struct probleem *own = v->fouten;
    v->fouten = probleem_is(&missing) ? &missing : own;
    enum result r = page_put(d, ret, naar, p);
    v->fouten = own;
    return r;
}
