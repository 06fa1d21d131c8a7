/* SPDX-License-Identifier: EUPL-1.2 */
/* The matrix of who may know what (R21), and one consent with who said what. */
#include "resources/toestemmingen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "domein/toestemming_tekst.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- the matrix: a row for each partner, a column for each leefgebied ---- */

static const char SQL_KOLOMMEN[] = "SELECT code, naam FROM leefgebied WHERE tot IS NULL OR tot >= "
                                   "vandaag() ORDER BY volgorde";

/* How a consent shows in a cell; where several are about the same, the highest rang is shown. */
static const struct teken {
    const char *stand, *klasse, *icoon;
    int rang;
} TEKENS[] = {
    {"geldt", "ja", "check", 4},
    {"straks", "wacht", "hourglass-high", 3},
    {"wacht", "wacht", "hourglass-high", 3},
    {"opnieuw", "wacht", "hourglass-high", 3},
    {"bron", "wacht", "hourglass-high", 3},
    {"ontvanger", "wacht", "hourglass-high", 3},
    {"dicht", "wacht", "lock", 2},
    {"geweigerd", "nee", "x", 1},
    {"oneens", "nee", "x", 1},
    {"ingetrokken", "nee", "x", 1},
};

/* NULL: it does not stand in the matrix. Consent to help opens nothing. */
static const struct teken *teken_of(const json_t *row)
{
    if (strcmp(row_text(row, "soort"), "hulp") == 0)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(TEKENS); i++)
        if (strcmp(TEKENS[i].stand, row_text(row, "stand")) == 0)
            return &TEKENS[i];
    return NULL;
}

static json_t *cell_new(const char *naam)
{
    return json_pack("{s:s, s:[]}", "kolom", naam, "namen");
}

static const char *partner_key(const json_t *row)
{
    const char *onderdeel = row_text(row, "ontvangerOnderdeel");
    return onderdeel ? onderdeel : row_text(row, "ontvangerPersoon");
}

static json_t *partner_new(const json_t *row, const json_t *kolommen)
{
    const char *onderdeel = row_text(row, "onderdeel"), *of = row_text(row, "organisatie");
    const char *naam = onderdeel ? onderdeel : row_text(row, "ontvanger");
    json_t *cellen = json_array(), *kolom;
    size_t i;
    json_array_foreach(kolommen, i, kolom)
    {
        json_array_append_new(cellen, cell_new(row_text(kolom, "naam")));
    }
    json_array_append_new(cellen, cell_new("Overig"));
    return json_pack("{s:s, s:s?, s:o, s:[]}", "naam", naam, "organisatie",
                     of && strcmp(of, naam) != 0 ? of : NULL, "cellen", cellen, "wie");
}

/* The partner's row; professionals who are named for themselves stand below its name. */
static json_t *partner_of(json_t *partners, json_t *by_key, const json_t *row,
                          const json_t *kolommen)
{
    json_t *partner = json_object_get(by_key, partner_key(row)), *wie, *naam;
    size_t i;
    if (!partner) {
        partner = partner_new(row, kolommen);
        json_array_append_new(partners, partner);
        json_object_set(by_key, partner_key(row), partner);
    }
    if (!row_text(row, "ontvangerGebruiker"))
        return partner;
    wie = json_object_get(partner, "wie");
    json_array_foreach(wie, i, naam)
    {
        if (json_equal(naam, json_object_get(row, "ontvanger")))
            return partner;
    }
    json_array_append(wie, json_object_get(row, "ontvanger"));
    return partner;
}

/* Puts a name in a cell, or over the one that says less. */
static void cell_put(json_t *cell, const json_t *row, const struct teken *teken)
{
    json_t *namen = json_object_get(cell, "namen"), *there, *found = NULL;
    size_t i;
    json_array_foreach(namen, i, there)
    {
        if (json_equal(json_object_get(there, "persoon"), json_object_get(row, "persoon")))
            found = there;
    }
    if (found && row_int(found, "rang") >= teken->rang)
        return;
    if (!found) {
        found = json_object();
        json_array_append_new(namen, found);
    }
    static const char *const SAME[] = {"id", "persoon", "stand", "tot", "wachtOp"};
    for (i = 0; i < COUNT_OF(SAME); i++)
        json_object_set(found, SAME[i], json_object_get(row, SAME[i]));
    bool kort = row_true(row, "kort");
    json_object_set(found, "naam",
                    json_object_get(row, row_text(row, "roepnaam") ? "roepnaam" : "persoonNaam"));
    json_object_set_new(found, "klasse", json_string(kort ? "kort" : teken->klasse));
    json_object_set_new(found, "icoon", json_string(kort ? "clock-exclamation" : teken->icoon));
    json_object_set_new(found, "rang", json_integer(teken->rang));
}

static size_t column_of(const json_t *kolommen, const char *code)
{
    size_t i;
    const json_t *kolom;
    json_array_foreach(kolommen, i, kolom)
    {
        if (strcmp(row_text(kolom, "code"), code) == 0)
            return i;
    }
    return json_array_size(kolommen);
}

static void row_place(json_t *partner, const json_t *row, const json_t *kolommen)
{
    const struct teken *teken = teken_of(row);
    json_t *cellen = json_object_get(partner, "cellen");
    const json_t *categorie;
    size_t i;
    json_array_foreach(json_object_get(row, "categorieen"), i, categorie)
    {
        cell_put(json_array_get(cellen, column_of(kolommen, row_text(categorie, "code"))), row,
                 teken);
    }
    if (json_array_size(json_object_get(row, "categorieen")) == 0) /* single items */
        cell_put(json_array_get(cellen, json_array_size(kolommen)), row, teken);
}

static void matrix_put(json_t *model, const json_t *rows)
{
    AUTO_JSON json_t *by_key = json_object();
    const json_t *kolommen = json_object_get(model, "kolommen"), *row;
    json_t *partners = json_array();
    size_t i;
    json_object_set_new(model, "partners", partners);
    json_array_foreach(rows, i, row)
    {
        if (teken_of(row))
            row_place(partner_of(partners, by_key, row, kolommen), row, kolommen);
    }
}

/* ---- what asks for something ---- */

/* Rows come newest first: was the same asked again later? */
static bool asked_again(const json_t *rows, size_t before, const json_t *row)
{
    static const char *const SAME[] = {
        "persoon", "soort", "ontvangerOnderdeel", "ontvangerGebruiker", "ontvangerPersoon", "doel"};
    for (size_t i = 0; i < before; i++) {
        const json_t *later = json_array_get(rows, i);
        bool same = true;
        for (size_t k = 0; k < COUNT_OF(SAME); k++)
            same =
                same && json_equal(json_object_get(later, SAME[k]), json_object_get(row, SAME[k]));
        if (same)
            return true;
    }
    return false;
}

static bool asks(const json_t *row)
{
    static const char *const OPEN[] = {"wacht", "opnieuw", "bron", "dicht"};
    for (size_t i = 0; i < COUNT_OF(OPEN); i++)
        if (strcmp(OPEN[i], row_text(row, "stand")) == 0)
            return true;
    return row_true(row, "bevestigen");
}

static void attention_put(json_t *model, const json_t *rows)
{
    json_t *list = json_array(), *ending = json_array(), *row;
    size_t i;
    json_object_set_new(model, "aandacht", list);
    json_object_set_new(model, "aflopend", ending);
    json_array_foreach((json_t *)(uintptr_t)rows, i, row)
    {
        bool oneens = strcmp(row_text(row, "stand"), "oneens") == 0;
        if (asks(row) || (oneens && !asked_again(rows, i, row)))
            json_array_append(list, row);
        if (row_true(row, "kort") && !asked_again(rows, i, row))
            json_array_append(ending, row);
    }
}

/* Everybody, or one person: the same choice for everyone who sees these members. */
static void over_put(const struct verzoek *v, json_t *model)
{
    json_t *list = json_array(), *lid;
    char chosen[ID_TEXT_SIZE] = "";
    size_t i;
    if (in_int(v, "over", 0))
        id_format(in_int(v, "over", 0), chosen);
    json_array_foreach(json_object_get(model, "leden"), i, lid)
    {
        json_array_append_new(list,
                              json_pack("{s:O, s:O, s:b}", "id", json_object_get(lid, "persoon"),
                                        "naam", json_object_get(lid, "roepnaam"), "hier",
                                        strcmp(chosen, row_text(lid, "persoon")) == 0));
    }
    json_object_set_new(model, "over", list);
    json_object_set_new(model, "iedereen", json_boolean(chosen[0] == '\0'));
}

enum result toestemmingen_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    json_t *rows;
    if (toestemmingen_rows(d, 0, in_int(v, "over", 0), in_int(v, "na", 0), &rows, p) != DONE ||
        model_lijst(v, model, rows, TOESTEMMINGEN_MOST, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (kop_dossier(d, model, "/toestemmingen", p) != DONE || model_mag(d, p, model) != DONE ||
        model_rows(v, p, model, "kolommen", SQL_KOLOMMEN, NO_BINDS) != DONE)
        return FAILED;
    matrix_put(model, json_object_get(model, "resultaten"));
    attention_put(model, json_object_get(model, "resultaten"));
    over_put(v, model);
    return DONE;
}

/* ---- one consent ---- */

static const char SQL_VERKLARINGEN[] =
    "SELECT v.id AS \"id#\", coalesce(v.gever_persoon_id, v.gever_onderdeel_id) AS \"gever#\","
    " v.gever AS naam, v.namens, v.hoedanigheid, v.antwoord, v.wijze, v.datum, v.bewijs,"
    " v.ondertekend, v.taal, v.tolk AS \"tolk?\","
    " g.naam AS \"vastgelegdDoor\", v.vastgelegd_op AS \"vastgelegdOp@\""
    " FROM zicht_verklaring v JOIN gebruiker g ON g.id = v.vastgelegd_door"
    " WHERE v.toestemming_id = :id ORDER BY v.id";

/* Papers that were scanned, and answers on paper to which a scan can be added. */
static const char SQL_PAPIEREN[] =
    "SELECT s.id AS \"id#\", s.verklaring_id AS \"bij#\", s.gever AS naam, s.datum,"
    " s.bestandsnaam, s.bytes, s.door, s.op AS \"op@\","
    " '/toestemmingen/' || id_tekst(s.toestemming_id) || '/scans/' || id_tekst(s.id) AS url"
    " FROM zicht_verklaring_scan s WHERE s.toestemming_id = :id ORDER BY s.id";
static const char SQL_OP_PAPIER[] =
    "SELECT v.gever AS naam, v.datum, '/toestemmingen/' || id_tekst(v.toestemming_id)"
    " || '/verklaringen/' || id_tekst(v.id) || '/scans/nieuw' AS url"
    " FROM zicht_verklaring v WHERE v.toestemming_id = :id AND v.wijze = 'schriftelijk'"
    " ORDER BY v.id";

enum result verklaringen_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_VERKLARINGEN, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

enum result toestemming_put(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (toestemmingen_rows(d, v->id[0], 0, 0, &rows, p) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_update(model, json_array_get(rows, 0));
    verzoek_object(v, "toestemming", v->id[0]);
    return dossier_put_rows(d, p, model, "verklaringen", SQL_VERKLARINGEN,
                            BINDS(B_INT(":id", v->id[0])));
}

/* Who can be named as giver: who is needed now, and who said something before. */
static json_t *giver_options(const json_t *model)
{
    static const char *const FROM[] = {"gevers", "verklaringen"};
    AUTO_JSON json_t *seen = json_object();
    json_t *options = json_array();
    for (size_t k = 0; k < COUNT_OF(FROM); k++) {
        const json_t *row;
        size_t i;
        json_array_foreach(json_object_get(model, FROM[k]), i, row)
        {
            const char *gever = row_text(row, "gever");
            if (json_object_get(seen, gever))
                continue;
            json_object_set_new(seen, gever, json_true());
            json_array_append_new(options, json_pack("{s:s, s:O}", "waarde", gever, "naam",
                                                     json_object_get(row, "naam")));
        }
    }
    return options;
}

static json_t *wijze_options(void)
{
    return json_pack("[{s:s, s:s}, {s:s, s:s}, {s:s, s:s}]", "waarde", "mondeling", "naam",
                     "In een gesprek", "waarde", "schriftelijk", "naam", "Op papier", "waarde",
                     "digitaal", "naam", "Digitaal");
}

/* Who speaks for an organisation is asked where one decides. */
static void namens_drop(json_t *model)
{
    json_t *velden = json_object_get(json_object_get(model, "formulier"), "velden");
    const json_t *row;
    size_t i;
    json_array_foreach(json_object_get(model, "gevers"), i, row)
    {
        if (row_true(row, "organisatie"))
            return;
    }
    for (i = json_array_size(velden); i-- > 0;)
        if (strcmp(row_text(json_array_get(velden, i), "naam"), "namens") == 0)
            json_array_remove(velden, i);
}

/* Two clicks to withdraw: the page of a consent has the form, with what is likely filled in. Who
 * withdraws is chosen where there is a choice: for the wrong person it could not be undone. */
static enum result withdraw_form_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options =
        json_pack("{s:o, s:o}", "gever", giver_options(model), "wijze", wijze_options());
    const json_t *gevers = json_object_get(options, "gever");
    const char *only =
        json_array_size(gevers) == 1 ? row_text(json_array_get(gevers, 0), "waarde") : NULL;
    AUTO_JSON json_t *current =
        json_pack("{s:s?, s:s, s:s}", "gever", only, "wijze", "mondeling", "datum", v->vandaag);
    AUTO_FREE char *url = text_format("/toestemmingen/%s/intrekking", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/toestemmingen",
                                       row_text(json_object_get(model, "huishouden"), "id"));
    enum result r = model_formulier(v, model, "formulier",
                                    &(struct formulier){.url = url,
                                                        .velden = INTREKKING_VELDEN,
                                                        .options = options,
                                                        .current = current,
                                                        .knop = "Nu intrekken",
                                                        .terug = back},
                                    p);
    if (r == DONE)
        namens_drop(model);
    return r;
}

/* R15: where to go when it was refused, and who was not heard yet. */
static void routes_put(json_t *model)
{
    const char *h = row_text(json_object_get(model, "huishouden"), "id"),
               *stand = row_text(model, "stand");
    json_t *silent = json_array();
    const json_t *gever;
    size_t i;
    json_object_set_new(model, "nogGehoord", silent);
    json_object_set_new(
        model, "opnieuw",
        json_sprintf("/huishoudens/%s/toestemmingen/nieuw?als=%s", h, row_text(model, "id")));
    json_object_set_new(model, "wijzer", json_sprintf("/huishoudens/%s/deelbesluiten/nieuw", h));
    if (strcmp(stand, "geweigerd") != 0 && strcmp(stand, "oneens") != 0)
        return;
    json_array_foreach(json_object_get(model, "gevers"), i, gever)
    {
        if (!row_text(gever, "antwoord"))
            json_array_append(silent, json_object_get(gever, "naam"));
    }
}

enum result toestemming_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (toestemming_put(v, d, model, p) != DONE ||
        dossier_put_rows(d, p, model, "papieren", SQL_PAPIEREN, id) != DONE ||
        dossier_put_rows(d, p, model, "opPapier", SQL_OP_PAPIER, id) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    json_object_set_new(model, "alineas", toestemming_alineas(row_text(model, "tekst")));
    if (kop_kaart(d, model, p) != DONE || model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    routes_put(model);
    return withdraw_form_put(v, model, p);
}

/* ---- forms ---- */

enum result verklaring_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    if (toestemming_put(v, d, model, p) != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "alineas", toestemming_alineas(row_text(model, "tekst")));
    AUTO_JSON json_t *options =
        json_pack("{s:o, s:o}", "gever", giver_options(model), "wijze", wijze_options());
    AUTO_JSON json_t *current = json_pack("{s:s, s:s}", "wijze", "mondeling", "datum", v->vandaag);
    AUTO_FREE char *url = text_format("/toestemmingen/%s/verklaringen", v->text[0]);
    AUTO_FREE char *back = text_format("/toestemmingen/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = VERKLARING_VELDEN,
                                               .options = options,
                                               .current = current,
                                               .knop = "Antwoord vastleggen",
                                               .terug = back},
                           p);
}

static const char SQL_GEVERS[] =
    "SELECT w.id AS \"waarde#\", max(w.naam) AS naam FROM ("
    "SELECT persoon_id AS id, naam FROM zicht_lid"
    " UNION SELECT coalesce(houder_id, houder_onderdeel_id), houder FROM zicht_gezag"
    " UNION SELECT coalesce(houder_id, houder_onderdeel_id), houder FROM zicht_vertegenwoordiging"
    " UNION SELECT coalesce(gever_persoon_id, gever_onderdeel_id), naam FROM zicht_gever"
    ") w WHERE w.id IS NOT NULL GROUP BY w.id ORDER BY 2";
/* Every partner there is, and not those of this household: who withdraws may name one that the
 * viewer does not know of here. */
static const char SQL_ONTVANGERS[] =
    "SELECT o.id AS \"waarde#\", " ONDERDEEL_IN_ZIN " AS naam"
    " FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id ORDER BY 2";
static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS \"waarde#\", naam FROM zicht_lid"
                                " ORDER BY naam";

static enum result all_options(struct dossier *d, json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *leden = NULL;
    json_t *gevers, *ontvangers;
    if (dossier_rows(d, p, SQL_GEVERS, NO_BINDS, &gevers) != DONE)
        return FAILED;
    json_object_set_new(options, "gever", gevers);
    if (dossier_rows(d, p, SQL_ONTVANGERS, NO_BINDS, &ontvangers) != DONE)
        return FAILED;
    json_object_set_new(options, "ontvanger", ontvangers);
    if (dossier_rows(d, p, SQL_LEDEN, NO_BINDS, &leden) != DONE)
        return FAILED;
    json_array_extend(ontvangers, leden);
    json_object_set_new(options, "wijze", wijze_options());
    return DONE;
}

enum result intrekking_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *current = json_pack("{s:s, s:s}", "wijze", "mondeling", "datum", v->vandaag);
    if (kop_kaart(d, model, p) != DONE || all_options(d, options, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/huishoudens/%s/intrekkingen", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/toestemmingen", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = INTREKKINGEN_VELDEN,
                                               .options = options,
                                               .current = current,
                                               .knop = "Nu intrekken",
                                               .terug = back},
                           p);
}
