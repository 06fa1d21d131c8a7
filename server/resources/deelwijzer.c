/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/deelwijzer_intern.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming_vraag.h"
#include "domein/voorbeeld.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>
#include <string.h>

/* ---- the weighing ---- */

static const char SQL_VRAGEN[] =
    "SELECT v.code, v.vraag, v.hint FROM deelgrond g JOIN deelgrond_vraag v ON v.grond_id = g.id"
    " WHERE g.code = :code AND g.actief = 1 AND g.van <= vandaag()"
    " AND (g.tot IS NULL OR g.tot >= vandaag()) ORDER BY v.volgorde";

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
        const char *there = vraag ? deel_getypt(raw, vraag) : NULL;
        if (there && antwoord && strcmp(there, code) == 0)
            return deel_getypt(raw, antwoord) ? deel_getypt(raw, antwoord) : "";
    }
    return "";
}

static enum result weging_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *row;
    size_t i;
    const char *grond = deel_getypt(v->raw, "grond");
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
        int van = deel_stap_van(key);
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
            if (i + 1 < DEEL_STAPPEN && deel_stap_van(row_text(veld, "naam")) == i)
                answer_words(veld, &words);
        }
        json_array_append_new(list, json_pack("{s:i, s:s, s:o, s:b}", "nummer", i + 1, "naam",
                                              DEEL_STAP[i].naam, "antwoord",
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
    if (deel_keuzes_put(d, json_object_get(model, "leden"), options, p) != DONE ||
        deel_gronden_put(d, model, options, p) != DONE || weging_put(v, model, p) != DONE)
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
        if (deel_stap_van(name) != stap || strcmp(name, "weging") == 0)
            json_array_remove(velden, i);
    }
}

static enum result page_put(struct dossier *d, json_t *model, int stap, struct probleem *p)
{
    struct verzoek *v = d->v;
    const char *vragen = deel_getypt(v->raw, "vragen");
    if (mag(d, p, "deelbesluit.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || form_put(d, model, p) != DONE)
        return FAILED;
    stappen_put(model, stap);
    velden_trim(model, stap);
    verborgen_put(v, stap, model);
    json_object_set_new(model, "nummer", json_integer(stap + 1));
    json_object_set_new(model, "aantal", json_integer(DEEL_STAPPEN));
    json_object_set_new(model, "vraag", json_string(DEEL_STAP[stap].vraag));
    json_object_set_new(model, "vorige", stap ? json_integer(stap) : json_null());
    json_object_set_new(model, "volgende",
                        stap + 1 < DEEL_STAPPEN ? json_integer(stap + 2) : json_null());
    json_object_set_new(model, "laatste", json_boolean(stap + 1 == DEEL_STAPPEN));
    json_object_set_new(model, "kiestGrond",
                        json_boolean(strcmp(DEEL_STAP[stap].velden[0], "grond") == 0));
    json_object_set_new(model, "vraagtEerst", json_boolean(vragen && strcmp(vragen, "ja") == 0));
    json_object_set_new(model, "zonderGrond", json_boolean(!deel_getypt(v->raw, "grond")));
    return DONE;
}

static int stap_wrong(const struct verzoek *v)
{
    const json_t *veld;
    size_t i;
    int first = DEEL_STAPPEN - 1;
    json_array_foreach(v->fouten ? v->fouten->velden : NULL, i, veld)
    {
        int stap = deel_stap_van(row_text(veld, "name"));
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
    for (size_t k = 0; k < COUNT_OF(DEEL_STAP[stap].nodig) && DEEL_STAP[stap].nodig[k]; k++)
        if (!deel_getypt(v->raw, DEEL_STAP[stap].nodig[k]))
            (void)probleem_veld(ret, DEEL_STAP[stap].nodig[k], "verplicht", "Vul dit eerst in.");
    if (stap == 0 && !deel_getypt(v->raw, "ontvangerOnderdeel") &&
        !deel_getypt(v->raw, "ontvangerGebruiker"))
        (void)probleem_veld(ret, "ontvangerOnderdeel", "verplicht",
                            "Kies een organisatie, of iemand die daar werkt.");
    if (stap == 1 && !deel_getypt(v->raw, "items") && !deel_getypt(v->raw, "categorieen"))
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
