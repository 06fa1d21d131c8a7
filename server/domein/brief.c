/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/brief.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/datum.h"
#include "base/id.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/bevoegdheid.h"
#include "domein/document.h"
#include "domein/oogpunt.h"
#include "domein/sjabloon.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- making ---- */

static const char SQL_SJABLOON[] = "SELECT id FROM brief_sjabloon WHERE soort = :soort AND van <="
                                   " vandaag() ORDER BY van DESC LIMIT 1";
static const char SQL_LID[] =
    "SELECT l.persoon_id FROM zicht_lid l WHERE l.id = :lid AND l.ongeboren = 0 AND (l.tot IS NULL"
    " OR l.tot >= vandaag()) AND NOT EXISTS (SELECT 1 FROM zicht_contact c WHERE c.persoon_id ="
    " l.persoon_id AND c.overleden_op IS NOT NULL)";
static const char SQL_HELPT[] = "SELECT v.gebruiker_id FROM zicht_ontvanger v WHERE v.erbij = 1"
                                " AND v.gebruiker_id = :g AND v.gebruiker_id <> kijker() LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, gebruiker_id, toevoeging,"
    " maker_id, op, status) VALUES (:h, :id, :sjabloon, :lezer, :gebruiker, :toevoeging, :maker,"
    " :nu, 'concept')";

static enum result addressee_get(struct dossier *d, const json_t *in, int64_t *ret_lezer,
                                 int64_t *ret_gebruiker, struct probleem *p)
{
    int64_t lid = row_int(in, "lid"), gebruiker = row_int(in, "gebruiker");
    *ret_lezer = *ret_gebruiker = 0;
    if ((lid != 0) == (gebruiker != 0))
        return probleem_veld(p, "lid", "verplicht",
                             "Kies één lezer: iemand van het gezin, of iemand die meehelpt.");
    if (lid && db_int(d->db, p, SQL_LID, BINDS(B_INT(":lid", lid)), 0, ret_lezer) != DONE)
        return FAILED;
    if (gebruiker &&
        db_int(d->db, p, SQL_HELPT, BINDS(B_INT(":g", gebruiker)), 0, ret_gebruiker) != DONE)
        return FAILED;
    return *ret_lezer || *ret_gebruiker
               ? DONE
               : probleem_veld(p, lid ? "lid" : "gebruiker", "onbekende-keuze",
                               "Kies iemand uit de lijst.");
}

enum result brief_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t lezer, gebruiker, sjabloon;
    if (mag(d, p, "brief.maken") != DONE || addressee_get(d, in, &lezer, &gebruiker, p) != DONE ||
        db_int(d->db, p, SQL_SJABLOON, BINDS(B_TEXT(":soort", row_text(in, "soort"))), 0,
               &sjabloon) != DONE)
        return FAILED;
    if (!sjabloon)
        return probleem_veld(p, "soort", "geen-sjabloon",
                             "Hier is nog geen sjabloon van. Vraag het de beheerder.");
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "brief", *ret_id);
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_INT(":sjabloon", sjabloon), B_REF(":lezer", lezer),
                         B_REF(":gebruiker", gebruiker),
                         B_TEXT(":toevoeging", row_text(in, "toevoeging")),
                         B_INT(":maker", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static const char SQL_ONE[] =
    "SELECT b.id AS \"id#\", b.soort, b.titel, b.tekst, b.aan, b.lezer_id AS lezer,"
    " b.gebruiker_id AS gebruiker, b.toevoeging, b.op AS \"op@\", b.status,"
    " b.status = 'concept' AS \"concept?\", b.document_id AS \"document#\","
    " b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_brief b WHERE b.id = :id";

enum result brief_get(struct dossier *d, int64_t brief, json_t **ret, struct probleem *p)
{
    return dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", brief)), ret);
}

/* ---- what the addressee sees ---- */

struct ogen {
    json_t *items;         /* {id as text: …} */
    json_t *toestemmingen; /* the same, of their own consents */
    int64_t kaart;         /* they may know when the plan is talked about */
};

static enum result ids_put(struct dossier *d, const char *sql, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, sql, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) { json_object_set_new(ret, row_text(row, "id"), json_true()); }
    return DONE;
}

static enum result family_look(struct dossier *d, int64_t lezer, struct ogen *ret,
                               struct probleem *p)
{
    struct db_context own = oogpunt_familie(d, lezer);
    enum result r = ids_put(d, "SELECT id AS \"id#\" FROM zicht_item", ret->items, p);
    if (r == DONE)
        r = ids_put(d, "SELECT id AS \"id#\" FROM zicht_lezer_toestemming", ret->toestemmingen, p);
    if (r == DONE)
        r = dossier_int(d, p, "SELECT count(*) FROM zicht_lezer_vrij z WHERE z.id IS NOT NULL",
                        NO_BINDS, 0, &ret->kaart);
    oogpunt_terug(d, &own);
    return r;
}

static enum result look(struct dossier *d, const json_t *brief, struct ogen *ret,
                        struct probleem *p)
{
    json_t *seen;
    if (row_int(brief, "lezer"))
        return family_look(d, row_int(brief, "lezer"), ret, p);
    if (oogpunt_items(d, row_int(brief, "gebruiker"), &seen, p) != DONE)
        return FAILED;
    json_object_update(ret->items, seen);
    ret->kaart = 1; /* whoever helps has the card (R21) */
    json_decref(seen);
    return DONE;
}

/* ---- the values ---- */

#define GEZIEN " AS \"id#\", x.personen AS \"personen!\", x.grond AS \"grond!\""

static const struct lijst {
    const char *naam, *sql;
} LIJSTEN[] = {
    {"kernverhaal",
     "SELECT x.id" GEZIEN ", x.kernverhaal AS regel FROM zicht_gezinsplan x WHERE x.status ="
     " 'open' AND x.kernverhaal IS NOT NULL ORDER BY x.id"},
    {"doelen",
     "SELECT x.id" GEZIEN ", '- ' || x.titel || char(10) || '  Gelukt als: ' || x.resultaat AS"
     " regel FROM zicht_doel x WHERE x.status = 'actief' ORDER BY x.id"},
    {"acties",
     "SELECT x.id" GEZIEN
     ", '- ' || x.titel || ' (vóór ' || dag_woorden(x.vervaldatum) || ')' AS regel FROM"
     " zicht_actie x WHERE x.status IN ('open', 'aanvaard', 'bezig') ORDER BY x.vervaldatum, x.id"},
};
static const char SQL_TOESTEMMINGEN[] =
    "SELECT x.id" GEZIEN ", '- ' || x.ontvanger || ': ' || x.doel_zin || ' (tot en met '"
    " || dag_woorden(x.tot) || ')' AS regel FROM zicht_toestemming x WHERE x.stand = 'geldt' AND "
    "x.persoon_id = :lezer"
    " ORDER BY x.id";

/* The lines of what both see; of nothing, nothing. */
static enum result lines_put(struct dossier *d, json_t *values, const char *naam, const char *sql,
                             const struct db_bind *binds, const json_t *seen, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    BUF_AUTO struct buf text;
    json_t *row;
    size_t i;
    buf_init(&text, BRIEF_MAX);
    if (dossier_rows(d, p, sql, binds, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (json_object_get(seen, row_text(row, "id")))
            buf_format(&text, "%s%s", text.len ? "\n" : "", row_text(row, "regel"));
    }
    json_object_set_new(values, naam, json_string(text.len ? text.data : ""));
    return DONE;
}

static const char SQL_KAART[] =
    "SELECT k.regisseur, k.regisseur_telefoon AS telefoon, k.regisseur_onderdeel AS onderdeel,"
    " dag_woorden(k.evaluatiedatum) AS evaluatiedatum FROM zicht_kaart k";
static const char SQL_ADRES[] =
    "SELECT a.straat || coalesce(' ' || a.huisnummer, '') || char(10) || coalesce(a.postcode ||"
    " ' ', '') || coalesce(a.woonplaats, '') AS regel, a.personen AS \"personen!\", a.grond AS"
    " \"grond!\" FROM zicht_adres a WHERE a.persoon_id = :lezer AND a.straat IS NOT NULL";
static const char SQL_TELEFOON[] = "SELECT telefoon FROM gebruiker WHERE id = kijker()";

static enum result card_put(struct dossier *d, json_t *values, int64_t lezer, bool kaart,
                            struct probleem *p)
{
    AUTO_JSON json_t *card = NULL, *adres = NULL, *own = NULL;
    if (dossier_row(d, p, SQL_KAART, NO_BINDS, &card) != DONE ||
        db_row(d->db, p, SQL_TELEFOON, NO_BINDS, &own) != DONE ||
        (lezer && dossier_row(d, p, SQL_ADRES, BINDS(B_INT(":lezer", lezer)), &adres) != DONE))
        return FAILED;
    if (card) {
        json_object_set(values, "regisseur", json_object_get(card, "regisseur"));
        json_object_set(values, "regisseurTelefoon", json_object_get(card, "telefoon"));
        json_object_set(values, "regisseurOrganisatie", json_object_get(card, "onderdeel"));
        if (kaart)
            json_object_set(values, "evaluatiedatum", json_object_get(card, "evaluatiedatum"));
    }
    if (adres)
        json_object_set(values, "adres", json_object_get(adres, "regel"));
    json_object_set(values, "telefoon", json_object_get(own, "telefoon"));
    return DONE;
}

static enum result values_put(struct dossier *d, const json_t *brief, const struct ogen *ogen,
                              json_t *values, struct probleem *p)
{
    const struct kijker *k = d->v->kijker;
    int64_t lezer = row_int(brief, "lezer");
    char vandaag[DATUM_WOORDEN_SIZE];
    datum_woorden(d->v->vandaag, vandaag);
    json_object_set(values, "aan", json_object_get(brief, "aan"));
    json_object_set(values, "toevoeging", json_object_get(brief, "toevoeging"));
    json_object_set_new(values, "datum", json_string(vandaag));
    json_object_set_new(values, "gemeente", json_string(d->v->app->config.gemeente));
    json_object_set_new(values, "afzender", json_string(k->naam));
    json_object_set_new(values, "functie", json_string(k->functie));
    json_object_set_new(values, "organisatie", json_string(k->organisatie_naam));
    if (card_put(d, values, lezer, ogen->kaart != 0, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < COUNT_OF(LIJSTEN); i++)
        if (lines_put(d, values, LIJSTEN[i].naam, LIJSTEN[i].sql, NO_BINDS, ogen->items, p) != DONE)
            return FAILED;
    return lezer ? lines_put(d, values, "toestemmingen", SQL_TOESTEMMINGEN,
                             BINDS(B_INT(":lezer", lezer)), ogen->toestemmingen, p)
                 : DONE;
}

enum result brief_tekst(struct dossier *d, const json_t *brief, char **ret, bool *ret_adres,
                        struct probleem *p)
{
    AUTO_JSON json_t *values = json_object();
    struct ogen ogen = {json_object(), json_object(), 0};
    BUF_AUTO struct buf out;
    buf_init(&out, BRIEF_MAX);
    enum result r = look(d, brief, &ogen, p);
    if (r == DONE)
        r = values_put(d, brief, &ogen, values, p);
    json_decref(ogen.items);
    json_decref(ogen.toestemmingen);
    if (r != DONE)
        return FAILED;
    if (sjabloon_fill(row_text(brief, "tekst"), values, &out, p) != DONE)
        return FAILED;
    const char *adres = row_text(values, "adres");
    *ret_adres = adres && adres[0] && out.len && strstr(out.data, adres);
    *ret = strdup(out.len ? out.data : "");
    return *ret ? DONE : probleem_intern(p, "no memory for a letter");
}

/* ---- keeping ---- */

static enum result concept_get(struct dossier *d, int64_t brief, json_t **ret, struct probleem *p)
{
    if (brief_get(d, brief, ret, p) != DONE || mag(d, p, "brief.maken") != DONE)
        return FAILED;
    return row_true(*ret, "concept")
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT, "Deze brief is al bewaard.");
}

static enum result file_make(struct dossier *d, const char *tekst, struct document_bestand *ret,
                             struct probleem *p)
{
    if (ontvangst_tekst(d->v, "brief.txt", tekst, p) != DONE)
        return FAILED;
    ret->stuk = ontvangst_stuk(d->v->ontvangst, &ret->naam, &ret->soort);
    return ret->stuk ? DONE : probleem_intern(p, "a letter without its file");
}

enum result brief_bewaar(struct dossier *d, int64_t brief, const json_t *in, int64_t *ret_document,
                         struct probleem *p)
{
    static const char sql[] = "UPDATE brief SET status = 'bewaard', document_id = :document,"
                              " toevoeging = NULL WHERE huishouden_id = :h AND id = :id";
    struct document_bestand bestand;
    AUTO_FREE char *tekst = NULL;
    AUTO_JSON json_t *concept = NULL;
    AUTO_JSON json_t *document = json_deep_copy(in);
    BUF_AUTO struct buf titel;
    bool adres;
    buf_init(&titel, 2000);
    if (concept_get(d, brief, &concept, p) != DONE ||
        brief_tekst(d, concept, &tekst, &adres, p) != DONE ||
        file_make(d, tekst, &bestand, p) != DONE)
        return FAILED;
    buf_format(&titel, "%s, aan ", row_text(concept, "titel"));
    tekst_shorten(row_text(concept, "aan"), 40, &titel);
    json_object_set_new(document, "titel", json_string(titel.data));
    if (adres)
        json_object_set_new(document, "plek", json_true());
    json_object_set_new(document, "tekst", json_string(tekst)); /* whom it names (R26) */
    json_object_set_new(document, "datum", json_string(d->v->vandaag));
    if (document_add(d, document, &bestand, ret_document, p) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, sql,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", brief), B_INT(":document", *ret_document)),
        NULL);
}

enum result brief_weg(struct dossier *d, int64_t brief, struct probleem *p)
{
    static const char sql[] = "DELETE FROM brief WHERE huishouden_id = :h AND id = :id";
    AUTO_JSON json_t *concept = NULL;
    if (concept_get(d, brief, &concept, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, sql, BINDS(B_INT(":h", d->huishouden), B_INT(":id", brief)), NULL);
}
