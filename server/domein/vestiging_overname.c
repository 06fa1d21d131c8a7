/* SPDX-License-Identifier: EUPL-1.2 */
/* The household that a bundle becomes here, all in one transaction. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/document.h"
#include "domein/gezinsplan.h"
#include "domein/huishouden.h"
#include "domein/item.h"
#include "domein/persoon.h"
#include "domein/vestiging.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

#include <ctype.h>
#include <string.h>

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

/* What is being taken over, and what became of it so far. */
struct overname {
    struct dossier d;
    int64_t bron;         /* the onderdeel of the other municipality, here */
    const json_t *inhoud; /* the bundle */
    json_t *personen;     /* ids here, by number in the bundle */
    json_t *doelen;       /* ids of goals here, by number of the item; else null */
    const struct buf *bijlagen;
    bool proef;
    int64_t plan;
};

/* ---- people, household, plan ---- */

static enum result persons_take(struct verzoek *v, struct overname *o, json_t *leden,
                                struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(json_object_get(o->inhoud, "personen"), i, row)
    {
        int64_t id;
        if (persoon_komt(v, row, &id, p) != DONE)
            return FAILED;
        json_array_append_new(o->personen, json_integer(id));
        json_array_append_new(leden, json_pack("{s:I, s:O, s:b}", "persoon", (json_int_t)id, "rol",
                                               json_object_get(row, "rol"), "elders",
                                               row_true(row, "elders")));
    }
    return DONE;
}

static const char *household_name(const json_t *inhoud)
{
    const json_t *first = json_array_get(json_object_get(inhoud, "personen"), 0);
    const char *naam = row_text(first, "geslachtsnaam");
    return naam ? naam : row_text(first, "naam");
}

static enum result household_make(struct verzoek *v, struct overname *o, const json_t *in,
                                  int64_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *leden = json_array();
    AUTO_JSON json_t *huis = json_object();
    const json_t *afzender = json_object_get(o->inhoud, "afzender");
    const char *naam = row_text(in, "naam");
    bool open;
    if (persons_take(v, o, leden, p) != DONE)
        return FAILED;
    json_object_set_new(huis, "naam", json_string(naam ? naam : household_name(o->inhoud)));
    json_object_set_new(huis, "vraag",
                        json_sprintf("Verhuisd uit %s. %s", row_text(afzender, "gemeente"),
                                     row_text(o->inhoud, "bericht")));
    json_object_set(huis, "leden", leden);
    json_object_set(huis, "wijk", json_object_get(in, "wijk"));
    json_object_set(huis, "tweede", json_object_get(in, "tweede"));
    json_object_set(huis, "tweedeReden", json_object_get(in, "tweedeReden"));
    if (huishouden_open(v, huis, ret, p) != DONE || lijst_open(v, p, *ret, &o->d, &open) != DONE)
        return FAILED;
    return open ? DONE : probleem_intern(p, "a household that was just made does not open");
}

static const char *plan_text(const json_t *inhoud)
{
    const json_t *row;
    size_t i;
    json_array_foreach(json_object_get(inhoud, "stukken"), i,
                       row) if (is(row_text(row, "soort"), "plan")) return row_text(row, "tekst");
    return NULL;
}

static enum result plan_make(struct overname *o, struct probleem *p)
{
    const char *tekst = plan_text(o->inhoud);
    AUTO_JSON json_t *in = json_pack("{s:s?}", "kernverhaal", tekst);
    return gezinsplan_open(&o->d, in, &o->plan, p);
}

/* ---- items ---- */

/* Whose it was, and what it means: before the text itself. */
static void source_add(const struct overname *o, const json_t *row, struct buf *out)
{
    const json_t *afzender = json_object_get(o->inhoud, "afzender");
    buf_format(out, "Meegekomen bij de verhuizing uit %s. Geschreven door %s, %s (%s), %s.",
               row_text(afzender, "gemeente"), row_text(row, "auteur"), row_text(row, "onderdeel"),
               row_text(row, "organisatie"), row_text(row, "datum"));
    if (row_text(row, "uitleg"))
        buf_format(out, "\nWat dit betekent, volgens de vorige regisseur: %s",
                   row_text(row, "uitleg"));
}

static enum result item_take(struct overname *o, const json_t *row, const char *soort,
                             int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *personen = json_array();
    const json_t *number;
    size_t i;
    json_array_foreach(json_object_get(row, "personen"), i, number) json_array_append(
        personen, json_array_get(o->personen, (size_t)json_integer_value(number)));
    const struct item_nieuw item = {.soort = soort,
                                    .categorie = row_text(row, "categorie"),
                                    .aard = row_text(row, "aard"),
                                    .personen = personen,
                                    .plek = row_true(row, "plek"),
                                    .bron = o->bron};
    return item_new(&o->d, p, &item, ret_id);
}

static const char SQL_DOEL[] =
    "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, streefdatum,"
    " status, status_op, status_door) VALUES (:h, :id, :plan, :leefgebied, :titel, :resultaat,"
    " :streefdatum, :status, :nu, :door)";
static const char SQL_NOTITIE[] =
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES (:h, :id, :datum,"
    " :vorm, :titel, :tekst)";
static const char SQL_ACTIE[] =
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
    " status, status_op, status_door) VALUES (:h, :id, :doel, :titel, :door, :vervaldatum,"
    " 'aanvaard', :nu, :door)";

static enum result goal_take(struct overname *o, const json_t *row, size_t number,
                             struct probleem *p)
{
    struct dossier *d = &o->d;
    BUF_AUTO struct buf resultaat;
    int64_t id;
    buf_init(&resultaat, 100000);
    buf_text(&resultaat, row_text(row, "resultaat"));
    if (row_text(row, "uitleg"))
        buf_format(&resultaat, "\n%s", row_text(row, "uitleg"));
    if (item_take(o, row, "doel", &id, p) != DONE)
        return FAILED;
    json_array_set_new(o->doelen, number, json_integer(id));
    return db_exec(d->db, p, SQL_DOEL,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":plan", o->plan),
                         B_TEXT(":leefgebied", row_text(row, "categorie")),
                         B_TEXT(":titel", row_text(row, "titel")),
                         B_TEXT(":resultaat", resultaat.data),
                         B_TEXT(":streefdatum", row_text(row, "streefdatum")),
                         B_TEXT(":status", row_text(row, "doelStatus")), B_INT(":nu", d->v->nu),
                         B_INT(":door", d->v->kijker->gebruiker)),
                   NULL);
}

/* Whoever did it, works elsewhere: the new regisseur has it until another takes it over. */
static enum result action_take(struct overname *o, const json_t *row, int64_t doel,
                               struct probleem *p)
{
    struct dossier *d = &o->d;
    int64_t id, me = d->v->kijker->gebruiker;
    if (item_take(o, row, "actie", &id, p) != DONE ||
        db_exec(d->db, p, SQL_ACTIE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":doel", doel),
                      B_TEXT(":titel", row_text(row, "titel")), B_INT(":door", me),
                      B_TEXT(":vervaldatum", row_text(row, "vervaldatum")), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return item_address(d, p, id, me, 0, NULL);
}

/* Everything else becomes a note: what it was there has no meaning of its own here. Substance of
 * another source is not the regisseur's by right (G2): it was sent to them (G6). */
static enum result note_take(struct overname *o, const json_t *row, struct probleem *p)
{
    struct dossier *d = &o->d;
    BUF_AUTO struct buf tekst;
    char soort[60];
    int64_t id;
    const char *titel = row_text(row, "titel"), *vorm = row_text(row, "vorm");
    bool note = is(row_text(row, "soort"), "notitie");
    buf_init(&tekst, 200000);
    source_add(o, row, &tekst);
    buf_format(&tekst, "\n\n%s", row_text(row, "tekst") ? row_text(row, "tekst") : "");
    (void)snprintf(soort, sizeof soort, "%s", row_text(row, "soort"));
    soort[0] = (char)toupper((unsigned char)soort[0]);
    if (tekst.failed)
        return probleem_intern(p, "no memory for a note");
    if (item_take(o, row, "notitie", &id, p) != DONE ||
        db_exec(d->db, p, SQL_NOTITIE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":datum", row_text(row, "datum")),
                      B_TEXT(":vorm", note && vorm ? vorm : "anders"),
                      B_TEXT(":titel", titel ? titel : soort), B_TEXT(":tekst", tekst.data)),
                NULL) != DONE)
        return FAILED;
    return is(row_text(row, "aard"), "inhoud")
               ? item_address(d, p, id, d->v->kijker->gebruiker, 0, NULL)
               : DONE;
}

/* The bytes, sealed anew with the key of the household here. */
static const char SQL_DOCUMENT[] =
    "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes)"
    " VALUES (:h, :id, :titel, :datum, :naam, :soort, :bytes)";

static enum result bytes_take(struct overname *o, int64_t id, const json_t *bestand,
                              struct probleem *p)
{
    const struct stuk_feiten *stuk = NULL;
    if (ontvangst_stuk_erbij(o->d.v, o->bijlagen->data + row_int(bestand, "plaats"),
                             (size_t)row_int(bestand, "bytes"), &stuk, p) != DONE)
        return FAILED;
    return document_bytes_add(&o->d, id, stuk, p);
}

/* And a note that says whose it was and what it means: a document has no place for that. */
static enum result document_take(struct overname *o, const json_t *row, struct probleem *p)
{
    struct dossier *d = &o->d;
    const json_t *bestand = json_object_get(row, "bestand");
    AUTO_JSON json_t *beside = json_copy((json_t *)row);
    int64_t id;
    if (item_take(o, row, "document", &id, p) != DONE ||
        db_exec(d->db, p, SQL_DOCUMENT,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":titel", row_text(row, "titel")),
                      B_TEXT(":datum", row_text(row, "datum")),
                      B_TEXT(":naam", row_text(bestand, "naam")),
                      B_TEXT(":soort", row_text(bestand, "soort")),
                      B_INT(":bytes", row_int(bestand, "bytes"))),
                NULL) != DONE ||
        (!o->proef && bytes_take(o, id, bestand, p) != DONE) ||
        item_address(d, p, id, d->v->kijker->gebruiker, 0, NULL) != DONE)
        return FAILED;
    json_object_set_new(beside, "titel",
                        json_sprintf("Bij het document ‘%s’", row_text(row, "titel")));
    return note_take(o, beside, p);
}

static enum result one_take(struct overname *o, const json_t *row, size_t number,
                            struct probleem *p)
{
    const char *soort = row_text(row, "soort"), *status = row_text(row, "actieStatus");
    const json_t *doel = json_object_get(row, "doel");
    if (is(soort, "plan"))
        return DONE;
    if (is(soort, "doel"))
        return goal_take(o, row, number, p);
    if (is(soort, "document"))
        return document_take(o, row, p);
    bool runs = is(status, "open") || is(status, "aanvaard") || is(status, "bezig");
    int64_t there =
        json_is_integer(doel)
            ? json_integer_value(json_array_get(o->doelen, (size_t)json_integer_value(doel)))
            : 0;
    return is(soort, "actie") && runs && there ? action_take(o, row, there, p)
                                               : note_take(o, row, p);
}

/* Goals first: actions hang on them. */
static enum result items_take(struct overname *o, struct probleem *p)
{
    const json_t *stukken = json_object_get(o->inhoud, "stukken"), *row;
    size_t i;
    json_array_foreach(stukken, i, row) json_array_append_new(o->doelen, json_null());
    for (int goals = 1; goals >= 0; goals--) {
        json_array_foreach(stukken, i, row)
        {
            if (is(row_text(row, "soort"), "doel") == (goals == 1) &&
                one_take(o, row, i, p) != DONE)
                return FAILED;
        }
    }
    return DONE;
}

/* ---- the regie ---- */

static const char SQL_REGIE[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES (:h, :id, :g,"
    " :onderdeel, :nu)";
static const char SQL_INTAKE[] = "UPDATE aanmelding SET status = 'afgerond', versie = versie + 1"
                                 " WHERE huishouden_id = :h AND status = 'open'";

static enum result regie_begin(struct dossier *d, struct probleem *p)
{
    const struct kijker *k = d->v->kijker;
    if (db_exec(d->db, p, SQL_REGIE,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", verzoek_id(d->v)),
                      B_INT(":g", k->gebruiker), B_INT(":onderdeel", k->onderdeel),
                      B_INT(":nu", d->v->nu)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_INTAKE, BINDS(B_INT(":h", d->huishouden)), NULL) != DONE)
        return FAILED;
    return gezinsplan_vacature(d, false, p);
}

enum result vestiging_neem_over(struct verzoek *v, const struct vestiging_komst *komst,
                                int64_t *ret_huishouden, struct probleem *p)
{
    AUTO_JSON json_t *personen = json_array();
    AUTO_JSON json_t *doelen = json_array();
    struct overname o = {.bron = komst->onderdeel,
                         .inhoud = komst->inhoud,
                         .personen = personen,
                         .doelen = doelen,
                         .bijlagen = komst->bijlagen,
                         .proef = komst->proef};
    /* by its bytes once more: what was looked at when it came in lay here since */
    if (vestiging_documenten_check(komst->inhoud, komst->bijlagen, p) != DONE ||
        household_make(v, &o, komst->in, ret_huishouden, p) != DONE || plan_make(&o, p) != DONE ||
        items_take(&o, p) != DONE || regie_begin(&o.d, p) != DONE)
        return FAILED;
    verzoek_object(v, "huishouden", *ret_huishouden);
    return DONE;
}
