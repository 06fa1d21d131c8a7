/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/deelbesluit_check.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/toestemming_vraag.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const json_t *list(const struct besluit *b, const char *name)
{
    return json_object_get(b->in, name);
}

/* Whether a text has that many letters and digits: a dot is no weighing. */
static bool says(const char *text, size_t least)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 40000);
    tekst_fold(text ? text : "", &folded);
    return tekst_length(folded.data) >= least;
}

/* A text that has to be there. */
static enum result text_check(const struct besluit *b, const char *name, const char *reason,
                              struct probleem *p)
{
    enum { LEAST = 3 };
    const char *text = row_text(b->in, name);
    if (says(text, LEAST))
        return DONE;
    return probleem_veld(p, name, text ? "te-kort" : "verplicht", "%s", reason);
}

/* ---- on which row ---- */

static const char SQL_GROND[] =
    "SELECT id, naam, artikel, wie, max_dagen FROM zicht_deelgrond WHERE code = :code";
static const char SQL_GROND_WAAROM[] =
    "SELECT max(actief) AS actief, max(geheim) AS geheim FROM deelgrond WHERE code = :code"
    " HAVING count(*) > 0";

static enum result grond_refuse(struct dossier *d, const struct besluit *b, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const char *code = row_text(b->in, "grond");
    if (!code)
        return probleem_veld(p, "grond", "verplicht",
                             "Kies op welke grond van de wet u mag delen (regel R16).");
    if (db_row(d->db, p, SQL_GROND_WAAROM, BINDS(B_TEXT(":code", code)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_veld(p, "grond", "onbekende-keuze",
                             "Kies een grond uit de lijst (regel R16).");
    if (!row_int(row, "actief"))
        return probleem_veld(p, "grond", "staat-uit",
                             "Deze wet geldt niet. Hierop kunt u niet delen (regel R16).");
    return probleem_veld(p, "grond", "niet-voor-u",
                         row_int(row, "geheim")
                             ? "Deze grond is alleen voor wie beroepsgeheim heeft (regel R16)."
                             : "Deze grond is niet voor uw organisatie (regel R16).");
}

static enum result grond_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    const char *code = row_text(b->in, "grond");
    if (code && db_row(d->db, p, SQL_GROND, BINDS(B_TEXT(":code", code)), &b->grond) != DONE)
        return FAILED;
    return b->grond ? DONE : grond_refuse(d, b, p);
}

/* ---- with whom ---- */

static const char SQL_ONTVANGER[] =
    "SELECT max(r.grond_id = :grond) AS past FROM zicht_deelontvanger r"
    " WHERE r.onderdeel_id = :onderdeel AND (:gebruiker IS NULL OR r.gebruiker_id = :gebruiker)"
    " HAVING count(*) > 0";
static const char SQL_ONDERDEEL[] = "SELECT onderdeel_id FROM gebruiker WHERE id = :id";

enum result deelontvanger_read(struct dossier *d, const json_t *in, int64_t grond,
                               struct ontvanger *ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    *ret = (struct ontvanger){row_int(in, "ontvangerOnderdeel"), row_int(in, "ontvangerGebruiker"),
                              false};
    if (!ret->onderdeel && ret->gebruiker &&
        db_int(d->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", ret->gebruiker)), 0, &ret->onderdeel) !=
            DONE)
        return FAILED;
    if (!ret->onderdeel && !ret->gebruiker)
        return probleem_veld(p, "ontvangerOnderdeel", "verplicht",
                             "Kies met wie u wilt delen (regel R16).");
    if (ret->onderdeel == d->v->kijker->onderdeel)
        return probleem_veld(p, "ontvangerOnderdeel", "zelfde",
                             "Kies een andere organisatie dan uw eigen (regel R16).");
    if (db_row(d->db, p, SQL_ONTVANGER,
               BINDS(B_INT(":onderdeel", ret->onderdeel), B_REF(":gebruiker", ret->gebruiker),
                     B_INT(":grond", grond)),
               &row) != DONE)
        return FAILED;
    ret->past = row_int(row, "past");
    return row ? DONE
               : probleem_veld(p, ret->gebruiker ? "ontvangerGebruiker" : "ontvangerOnderdeel",
                               "onbekende-keuze",
                               "Kies een organisatie uit de lijst, of iemand die daar gezinnen "
                               "helpt (regel R16).");
}

static enum result ontvanger_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    struct ontvanger o;
    enum result r = deelontvanger_read(d, b->in, row_int(b->grond, "id"), &o, p);
    b->onderdeel = o.onderdeel;
    b->gebruiker = o.gebruiker;
    if (r != DONE || !b->grond || o.past)
        return r;
    return probleem_veld(p, "ontvangerOnderdeel", "mag-niet",
                         "Op deze grond kunt u niet met deze organisatie delen: %s (%s, regel "
                         "R16).",
                         row_text(b->grond, "naam"), row_text(b->grond, "artikel"));
}

/* ---- about whom ---- */

static const char SQL_PERSONEN[] = "SELECT DISTINCT persoon_id FROM zicht_lid"
                                   " WHERE persoon_id IN (SELECT value FROM json_each(:ids))";

static enum result personen_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    size_t n = json_array_size(list(b, "personen"));
    if (dossier_rows(d, p, SQL_PERSONEN, BINDS(B_TEXT(":ids", b->personen)), &rows) != DONE)
        return FAILED;
    if (n == 0 || json_array_size(rows) != n)
        return probleem_veld(p, "personen", n ? "onbekende-keuze" : "verplicht",
                             "Kies over wie het gaat: mensen van dit huishouden (regel R16).");
    return DONE;
}

/* ---- what ---- */

static const char SQL_TE_VEEL[] =
    "SELECT lower(coalesce(c.naam, j.value)) AS naam FROM json_each(:codes) j"
    " LEFT JOIN categorie c ON c.code = j.value WHERE NOT EXISTS (SELECT 1 FROM"
    " deelgrond_categorie g WHERE g.grond_id = :grond AND g.categorie = j.value)";

static enum result category_refuse(const struct besluit *b, const json_t *rows, const char *field,
                                   struct probleem *p)
{
    AUTO_FREE char *names = namen_join(rows, "naam");
    return probleem_veld(p, field, "mag-niet", "Op deze grond deelt u niet: %s (%s, regel R16).",
                         names ? names : "", row_text(b->grond, "artikel"));
}

static enum result codes_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    bool codes = json_array_size(list(b, "categorieen")) > 0;
    if (!codes && json_array_size(list(b, "items")) == 0)
        return probleem_veld(p, "items", "verplicht",
                             "Kies wat u deelt. Alles is geen keuze (regel R16).");
    if (!codes || !b->grond)
        return DONE;
    if (strcmp(row_text(b->grond, "wie"), "auteur") == 0)
        return probleem_veld(p, "categorieen", "stuk-voor-stuk",
                             "Op deze grond deelt u stukken die u zelf schreef, stuk voor stuk: "
                             "geen onderwerp (regel R16).");
    if (db_rows(d->db, p, SQL_TE_VEEL,
                BINDS(B_TEXT(":codes", b->codes), B_INT(":grond", row_int(b->grond, "id"))),
                &rows) != DONE)
        return FAILED;
    return json_array_size(rows) ? category_refuse(b, rows, "categorieen", p) : DONE;
}

/* The items as the viewer sees them. `buiten`: about somebody who was not chosen. */
static const char SQL_STUKKEN[] =
    "SELECT i.id, i.categorie, i.bron_id AS bron, i.auteur_id AS auteur, k.naam,"
    " (SELECT count(*) FROM json_each(:personen) j WHERE instr(i.personen, id_tekst(j.value)) > 0)"
    "  < (length(i.personen) + 1) / 14 AS buiten, EXISTS (SELECT 1 FROM deelgrond_categorie g"
    "  WHERE g.grond_id = :grond AND g.categorie = i.categorie) AS past,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM json_each(:items) w JOIN zicht_item i ON i.id = w.value"
    " JOIN categorie k ON k.code = i.categorie";

static enum result stuk_check(const struct dossier *d, const struct besluit *b, const json_t *row,
                              struct probleem *p)
{
    if (row_int(row, "bron") != d->v->kijker->onderdeel)
        return probleem_veld(p, "items", "niet-eigen",
                             "Over dit stuk besluit wie het schreef. U kunt het daar vragen "
                             "(regel R16).");
    if (!b->grond)
        return DONE;
    if (strcmp(row_text(b->grond, "wie"), "auteur") == 0 &&
        row_int(row, "auteur") != d->v->kijker->gebruiker)
        return probleem_veld(p, "items", "niet-eigen",
                             "Op deze grond deelt u alleen wat u zelf schreef (regel R16).");
    if (!row_int(row, "past"))
        return probleem_veld(p, "items", "mag-niet",
                             "Op deze grond deelt u niet: %s (%s, regel R16).",
                             row_text(row, "naam"), row_text(b->grond, "artikel"));
    if (row_int(row, "buiten"))
        return probleem_veld(p, "items", "ook-over-een-ander",
                             "Een van deze stukken gaat ook over een ander. Kies die persoon ook, "
                             "of laat dit stuk weg (regel R16).");
    return DONE;
}

static enum result stukken_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    const json_t *row;
    size_t i, n = json_array_size(list(b, "items"));
    if (n == 0)
        return DONE;
    if (dossier_rows(d, p, SQL_STUKKEN,
                     BINDS(B_TEXT(":personen", b->personen), B_TEXT(":items", b->items),
                           B_INT(":grond", row_int(b->grond, "id"))),
                     &b->stukken) != DONE)
        return FAILED;
    if (json_array_size(b->stukken) != n)
        return probleem_veld(p, "items", "onbekende-keuze",
                             "Kies stukken die u zelf ziet (regel R16).");
    json_array_foreach(b->stukken, i, row)
    {
        if (stuk_check(d, b, row, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- what for, and the weighing ---- */

static const char SQL_DOEL[] =
    "SELECT 1 FROM verwerkingsdoel WHERE code = :code AND (tot IS NULL OR tot >= vandaag())";

enum result deeldoel_toets(struct dossier *d, const char *code, struct probleem *p)
{
    int64_t known;
    if (db_int(d->db, p, SQL_DOEL, BINDS(B_TEXT(":code", code)), 0, &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "doel", code ? "onbekende-keuze" : "verplicht",
                                 "Kies waarvoor het nodig is (regel R16).");
}

static enum result doel_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    if (deeldoel_toets(d, row_text(b->in, "doel"), p) != DONE)
        return FAILED;
    return text_check(b, "doelZin", "Schrijf waarvoor het nodig is (regel R16).", p);
}

/* A talk of long ago was not about this. */
enum result gesprek_toets(const struct dossier *d, const char *veld, const char *datum,
                          struct probleem *p)
{
    enum { DAYS_AGO = 90 };
    char eerst[DATUM_SIZE];
    datum_add_days(d->v->vandaag, -DAYS_AGO, eerst);
    if (datum && strcmp(datum, d->v->vandaag) > 0)
        return probleem_veld(p, veld, "te-laat", "Kies vandaag of een dag ervoor.");
    if (datum && strcmp(datum, eerst) < 0)
        return probleem_veld(p, veld, "te-vroeg",
                             "Dat is langer dan drie maanden geleden. Bespreek het opnieuw, en "
                             "kies de dag daarvan (regel R16).");
    return DONE;
}

static enum result teksten_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    static const struct {
        const char *name, *reason;
    } NEEDED[] = {
        {"minimaal", "Schrijf waarom minder niet genoeg is (regel R16)."},
        {"vragen", "Kies of u het vroeg (regel R16)."},
        {"vragenUitleg", "Schrijf wat er gebeurde, of waarom u niets vroeg (regel R16)."},
        {"gevaar", "Schrijf welk gevaar er is. Zonder afweging is er geen besluit (regel R16)."},
        {"overlegdMet", "Schrijf met welke collega u dit besprak (regel R16)."},
    };
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++)
        (void)text_check(b, NEEDED[i].name, NEEDED[i].reason, p);
    (void)gesprek_toets(d, "overlegdOp", row_text(b->in, "overlegdOp"), p);
    const char *vragen = row_text(b->in, "vragen");
    if (vragen && strcmp(vragen, "ja") == 0)
        (void)probleem_veld(p, "vragen", "eerst-vragen",
                            "Vraag dan eerst toestemming. Een besluit is er voor als dat niet kan "
                            "(regel R16).");
    return probleem_is(p) ? FAILED : DONE;
}

static const char SQL_ONBEANTWOORD[] =
    "SELECT v.vraag AS naam FROM deelgrond_vraag v WHERE v.grond_id = :grond AND NOT EXISTS"
    " (SELECT 1 FROM json_each(:weging) w WHERE w.value ->> 'vraag' = v.code"
    "  AND coalesce(w.value ->> 'antwoord', '') <> '') ORDER BY v.volgorde";

/* What is really answered: "ja" is, "." is not. */
static json_t *answered(const json_t *weging)
{
    json_t *list = json_array();
    const json_t *row;
    size_t i;
    json_array_foreach(weging, i, row)
    {
        if (says(row_text(row, "antwoord"), 2))
            json_array_append(list, (json_t *)(uintptr_t)row);
    }
    return list;
}

static enum result weging_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *weging = answered(list(b, "weging"));
    AUTO_FREE char *text = json_dumps(weging, JSON_COMPACT);
    if (!text)
        return probleem_intern(p, "no memory for a weighing");
    if (!b->grond)
        return DONE;
    if (db_rows(d->db, p, SQL_ONBEANTWOORD,
                BINDS(B_INT(":grond", row_int(b->grond, "id")), B_TEXT(":weging", text)),
                &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return DONE;
    return probleem_veld(p, "weging", "verplicht",
                         "Zonder afweging is er geen besluit. Beantwoord ook: %s (regel R16).",
                         row_text(json_array_get(rows, 0), "naam"));
}

/* ---- until when, and who is told ---- */

static enum result dagen_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    enum { MONTH = 30 };
    const char *vandaag = d->v->vandaag, *tot = row_text(b->in, "tot"),
               *herbeoordeel = row_text(b->in, "herbeoordeelOp");
    int longest = b->grond ? (int)row_int(b->grond, "max_dagen") : MONTH;
    char last[DATUM_SIZE], review[DATUM_SIZE];
    datum_add_days(vandaag, longest, last);
    datum_add_days(vandaag, MONTH, review);
    if (!tot)
        (void)probleem_veld(p, "tot", "verplicht",
                            "Kies tot en met wanneer. Zonder einddatum kan niet (regel R16).");
    else if (strcmp(tot, vandaag) < 0)
        (void)probleem_veld(p, "tot", "te-vroeg", "Kies vandaag of een dag daarna.");
    else if (strcmp(tot, last) > 0)
        (void)probleem_veld(p, "tot", "te-lang",
                            "Op deze grond deelt u hoogstens %d dagen (regel R16).", longest);
    if (!herbeoordeel)
        (void)probleem_veld(p, "herbeoordeelOp", "verplicht",
                            "Kies wanneer u dit opnieuw bekijkt. Zonder die dag is er geen "
                            "besluit (regel R16).");
    else if (strcmp(herbeoordeel, vandaag) < 0)
        (void)probleem_veld(p, "herbeoordeelOp", "te-vroeg", "Kies vandaag of een dag daarna.");
    else if (strcmp(herbeoordeel, review) > 0 || (tot && strcmp(herbeoordeel, tot) > 0))
        (void)probleem_veld(p, "herbeoordeelOp", "te-laat",
                            "Bekijk het opnieuw binnen 30 dagen, en niet later dan het besluit "
                            "geldt (regel R16).");
    if (probleem_is(p))
        return FAILED;
    memcpy(b->tot, tot, DATUM_SIZE);
    memcpy(b->herbeoordeel, herbeoordeel, DATUM_SIZE);
    return DONE;
}

static enum result verteld_check(struct dossier *d, struct besluit *b, struct probleem *p)
{
    const json_t *told = list(b, "verteldAan"), *one;
    size_t i, later = 0;
    json_array_foreach(told, i, one)
    {
        if (!ids_has(list(b, "personen"), json_integer_value(one)))
            return probleem_veld(p, "verteldAan", "onbekende-keuze",
                                 "Kies alleen mensen over wie het gaat.");
    }
    json_array_foreach(list(b, "personen"), i, one) later +=
        !ids_has(told, json_integer_value(one));
    const char *tot = row_text(b->in, "uitstelTot");
    (void)gesprek_toets(d, "verteldOp", row_text(b->in, "verteldOp"), p);
    if (later && !row_text(b->in, "uitstelReden"))
        (void)probleem_veld(p, "uitstelReden", "verplicht",
                            "Wie weet het nog niet, en waarom? Zonder weten delen kan alleen met "
                            "een reden (regel R16).");
    if (later && !tot)
        (void)probleem_veld(p, "uitstelTot", "verplicht",
                            "Kies wanneer u het wel vertelt (regel R16).");
    else if (later && (strcmp(tot, d->v->vandaag) < 0 ||
                       (b->herbeoordeel[0] && strcmp(tot, b->herbeoordeel) > 0)))
        (void)probleem_veld(p, "uitstelTot", "te-laat",
                            "Vertel het uiterlijk op de dag dat u dit opnieuw bekijkt (regel "
                            "R16).");
    return probleem_is(p) ? FAILED : DONE;
}

/* ---- all of it ---- */

static char *json_list(const json_t *list)
{
    return json_is_array(list) ? json_dumps(list, JSON_COMPACT) : strdup("[]");
}

enum result besluit_read(struct dossier *d, const json_t *in, struct besluit *ret,
                         struct probleem *p)
{
    static enum result (*const CHECKS[])(struct dossier *, struct besluit *, struct probleem *) = {
        grond_check, ontvanger_check, personen_check, codes_check, stukken_check,
        doel_check,  teksten_check,   weging_check,   dagen_check, verteld_check,
    };
    *ret = (struct besluit){.in = in};
    ret->personen = json_list(list(ret, "personen"));
    ret->codes = json_list(list(ret, "categorieen"));
    ret->items = json_list(list(ret, "items"));
    if (!ret->personen || !ret->codes || !ret->items)
        return probleem_intern(p, "no memory for a deelbesluit");
    for (size_t i = 0; i < COUNT_OF(CHECKS); i++)
        if (CHECKS[i](d, ret, p) != DONE && p->soort != PROBLEEM_ONGELDIGE_INVOER)
            return FAILED;
    return probleem_is(p) ? FAILED : DONE;
}

void besluit_clear(struct besluit *b)
{
    free(b->personen);
    free(b->codes);
    free(b->items);
    json_decref(b->grond);
    json_decref(b->stukken);
    *b = (struct besluit){0};
}
