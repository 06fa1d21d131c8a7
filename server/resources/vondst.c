/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/vondst.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/naamsleutel.h"
#include "base/row.h"
#include "base/tekst.h"
#include "resources/fragment.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { TITLE = 200, FRAGMENT = 200 }; /* characters shown */

enum result vondst_vraag(const char *vraag, const char *veld, struct probleem *p)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 10000);
    tekst_fold(vraag ? vraag : "", &folded);
    return tekst_length(folded.data) >= VONDST_MIN
               ? DONE
               : probleem_veld(p, veld, "te-kort", "Typ ten minste twee letters of cijfers.");
}

/* ---- the kinds ---- */

/* Where the text of a kind is read, and where its page is: of the item (%s its id) or of the
 * household. */
#define TEXT(columns, view)                                                                        \
    "SELECT " columns ", grond AS \"grond!\", personen AS \"personen!\" FROM " view                \
    " WHERE id = :id"

static const struct kind {
    const char *soort, *sql;
    const char *van;   /* its page is this and its id; NULL: */
    const char *onder; /* the household's, and this */
} KINDS[] = {
    {"plan", TEXT("kernverhaal AS a, sluit_reden AS b", "zicht_gezinsplan"), NULL, ""},
    {"doel", TEXT("resultaat AS a, status_reden AS b", "zicht_doel"), "/doelen/", NULL},
    {"actie", TEXT("reden AS a", "zicht_actie"), "/acties/", NULL},
    {"notitie", TEXT("tekst AS a", "zicht_notitie"), "/notities/", NULL},
    {"document", TEXT("bestandsnaam AS a", "zicht_document"), "/documenten/", NULL},
    {"netwerklid", TEXT("relatie AS a", "zicht_netwerklid"), NULL, "/leden"},
    {"woord", TEXT("tekst AS a", "zicht_woord"), NULL, ""},
    {"kernverhaal", TEXT("tekst AS a, klaar_reden AS b", "zicht_planstuk"), "/planstukken/", NULL},
    {"kracht", TEXT("tekst AS a, klaar_reden AS b", "zicht_planstuk"), "/planstukken/", NULL},
    {"zorg", TEXT("tekst AS a, klaar_reden AS b", "zicht_planstuk"), "/planstukken/", NULL},
    {"akkoord", TEXT("woorden AS a", "zicht_akkoord"), NULL, "/evaluaties"},
    {"evaluatie", TEXT("werkte AS a, anders AS b, reden AS c", "zicht_evaluatie"), "/evaluaties/",
     NULL},
    {"stem", TEXT("tekst AS a, regie_tekst AS b", "zicht_stem"), NULL, "/evaluaties"},
    {"scanregel", TEXT("toelichting AS a, vraag AS b, hulp AS c", "zicht_scanregel"),
     "/scanregels/", NULL},
    {"bericht", TEXT("tekst AS a", "zicht_bericht"), "/berichten/", NULL},
    {"inbreng", TEXT("tekst AS a", "zicht_inbreng"), "/samenspraak/", NULL},
    {"aanmelding", TEXT("vraag AS a", "zicht_aanmelding"), NULL, ""},
    {"regieverzoek", TEXT("bericht AS a, reden AS b", "zicht_regieverzoek"), "/regieverzoeken/",
     NULL},
    {"regiebesluit", TEXT("besluit AS a, wie AS b, reactie AS c", "zicht_regiebesluit"),
     "/regiebesluiten/", NULL},
    {"betrokkenheid", TEXT("taak AS a, doel_zin AS b, reden AS c", "zicht_betrokkenheid"),
     "/betrokkenen/", NULL},
    {"afscherming", TEXT("reden AS a, einde_toets AS b", "zicht_afscherming"), NULL,
     "/afschermingen"},
    {"verwijzing", TEXT("vraag AS a, reden AS b", "zicht_verwijzing"), "/verwijzingen/", NULL},
    {"overgang", TEXT("naam AS a", "zicht_overgang"), "/overgangen/", NULL},
    {"afsluiting", TEXT("reden AS a, lopende_hulp AS b, gezin_woorden AS c", "zicht_afsluiting"),
     "/afsluitingen/", NULL},
    {"volgcontact", TEXT("afspraak AS a, einde_reden AS b", "zicht_volgcontact"), "/volgcontacten/",
     NULL},
    {"voorziening", TEXT("aanbieder AS a, reden AS b", "zicht_voorziening"), "/voorzieningen/",
     NULL},
    {"overleg", TEXT("waarom AS a, plaats AS b, reden AS c", "zicht_overleg"), "/overleggen/",
     NULL},
};

static const struct kind *kind_of(const char *soort)
{
    for (size_t i = 0; i < COUNT_OF(KINDS); i++)
        if (strcmp(KINDS[i].soort, soort) == 0)
            return &KINDS[i];
    return NULL;
}

/* ---- one found item ---- */

/* Of its texts the one in which most of the words stand. */
static const char *best_text(const char *vraag, const json_t *texts)
{
    static const char *const keys[] = {"a", "b", "c"};
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const char *text = row_text(texts, keys[i]);
        size_t words = text ? fragment_words(vraag, text) : 0;
        if (text && (!best || words > most)) {
            best = text;
            most = words;
        }
    }
    return best;
}

static enum result row_finish(struct dossier *d, const char *vraag, json_t *row, struct probleem *p)
{
    AUTO_JSON json_t *texts = NULL;
    char huishouden[ID_TEXT_SIZE];
    const struct kind *kind = kind_of(row_text(row, "soort"));
    const char *id = row_text(row, "id");
    if (!kind)
        return probleem_intern(p, "an item of kind %s is in the index", row_text(row, "soort"));
    if (dossier_row(d, p, kind->sql, BINDS(B_INT(":id", id_parse(id))), &texts) != DONE)
        return FAILED;
    id_format(d->huishouden, huishouden);
    const char *title = row_text(row, "titel"), *text = best_text(vraag, texts);
    AUTO_FREE char *url = kind->van ? text_format("%s%s", kind->van, id)
                                    : text_format("/huishoudens/%s%s", huishouden, kind->onder);
    json_object_set_new(row, "url", url ? json_string(url) : json_null());
    json_object_set_new(row, "titelDelen",
                        title ? fragment_make(vraag, title, TITLE) : json_null());
    json_object_set_new(row, "fragment",
                        text && text[0] ? fragment_make(vraag, text, FRAGMENT) : json_null());
    return DONE;
}

/* ---- looking ---- */

/* A withdrawn note or document is not in a list either. */
static const char SQL_ZOEK[] =
    "SELECT t.id AS \"id#\", t.soort, t.titel, t.datum, c.naam AS categorie, t.grond AS \"grond!\","
    " t.personen AS \"personen!\" FROM zicht_vondst f JOIN zicht_item_titel t ON t.id = f.id"
    " JOIN categorie c ON c.code = t.categorie LEFT JOIN zicht_notitie n ON n.id = f.id"
    " LEFT JOIN zicht_document d ON d.id = f.id LEFT JOIN zicht_inbreng b ON b.id = f.id"
    " WHERE f.vraag MATCH zoek_vraag(:vraag) AND n.ingetrokken_op IS NULL AND d.ingetrokken_op IS "
    "NULL AND b.ingetrokken_op IS NULL"
    " ORDER BY t.datum DESC, t.id DESC LIMIT :most";
static const char SQL_VOORAF[] = "SELECT aantal FROM zicht_vooraf";

enum result vondst_zoek(struct dossier *d, const char *vraag, int most, json_t *rows,
                        bool *ret_meer, struct probleem *p)
{
    AUTO_JSON json_t *found = NULL;
    int64_t seen;
    json_t *row;
    size_t i;
    if (dossier_int(d, p, SQL_VOORAF, NO_BINDS, 0, &seen) != DONE ||
        dossier_rows(d, p, SQL_ZOEK, BINDS(B_TEXT(":vraag", vraag), B_INT(":most", most + 1)),
                     &found) != DONE)
        return FAILED;
    *ret_meer = json_array_size(found) > (size_t)most;
    json_array_foreach(found, i, row)
    {
        if (i == (size_t)most)
            break;
        if (row_finish(d, vraag, row, p) != DONE)
            return FAILED;
        json_object_del(row, "personen");
        json_array_append(rows, row);
    }
    return DONE;
}

/* Who belongs to the household and who helps; what of them is like what was looked for. */
static const char SQL_LEDEN[] =
    "SELECT id AS \"id#\", naam, rol, NULL AS taak, max(naam_lijkt(:vraag, naam), "
    "naam_lijkt(:vraag, roepnaam))"
    " AS gelijkenis FROM zicht_lid WHERE tot IS NULL OR tot >= vandaag() ORDER BY naam, id";
static const char SQL_HELPERS[] =
    "SELECT b.id AS \"id#\", g.naam, NULL AS rol, b.taak, naam_lijkt(:vraag, g.naam) AS gelijkenis,"
    " b.grond AS \"grond!\", b.personen AS \"personen!\" FROM zicht_betrokkenheid b"
    " JOIN gebruiker g ON g.id = b.gebruiker_id WHERE naam_lijkt(:vraag, g.naam) > 0 ORDER BY "
    "g.naam, b.id";

static void names_add(json_t *all, const json_t *found, const char *under)
{
    json_t *row;
    size_t i;
    json_array_foreach(found, i, row)
    {
        json_object_set_new(row, "url", json_sprintf("%s%s", under, row_text(row, "id")));
        json_array_append(all, row);
    }
}

enum result vondst_mensen(struct dossier *d, const char *vraag, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *all = json_array();
    AUTO_JSON json_t *leden = NULL;
    AUTO_JSON json_t *helpers = NULL;
    char huishouden[ID_TEXT_SIZE];
    json_t *row;
    size_t i;
    int64_t best = NAAM_LIJKT;
    if (dossier_rows(d, p, SQL_LEDEN, BINDS(B_TEXT(":vraag", vraag)), &leden) != DONE ||
        dossier_rows(d, p, SQL_HELPERS, BINDS(B_TEXT(":vraag", vraag)), &helpers) != DONE)
        return FAILED;
    id_format(d->huishouden, huishouden);
    AUTO_FREE char *under = text_format("/huishoudens/%s/leden/", huishouden);
    if (!under)
        return probleem_intern(p, "no memory for a search");
    names_add(all, leden, under);
    names_add(all, helpers, "/betrokkenen/");
    json_array_foreach(all, i, row) best =
        row_int(row, "gelijkenis") > best ? row_int(row, "gelijkenis") : best;
    json_array_foreach(all, i, row) if (row_int(row, "gelijkenis") >= best) json_array_append_new(
        rows, json_pack("{s:O, s:O, s:O, s:O}", "naam", json_object_get(row, "naam"), "rol",
                        json_object_get(row, "rol"), "taak", json_object_get(row, "taak"), "url",
                        json_object_get(row, "url")));
    return DONE;
}
