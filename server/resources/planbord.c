/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/planbord.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOELEN(columns, mark)                                                                      \
    "SELECT d.id AS \"id#\", d.leefgebied AS code, l.naam AS leefgebied, l.icoon, "                \
    "d.titel, " columns ", d.personen AS \"personen!\", d.grond AS \"grond" mark                   \
    "\" FROM zicht_doel d JOIN leefgebied l ON l.code = d.leefgebied"                              \
    " ORDER BY CASE d.status WHEN 'voorgesteld' THEN 0 WHEN 'actief' THEN 1 WHEN 'behaald' THEN 2" \
    " ELSE 3 END, CASE d.prioriteit WHEN 'eerst' THEN 0 WHEN 'daarna' THEN 1 WHEN 'later' THEN 3"  \
    " ELSE 2 END, l.volgorde, d.id"

/* On a page only what it shows: each value of a row is some three pieces of memory. */
static const struct {
    const char *doelen, *acties;
} API = {DOELEN("d.resultaat, d.streefdatum, d.score_begin AS \"scoreBegin\", d.score_nu AS"
                " \"scoreNu\", d.status, d.status_reden AS \"statusReden\", d.prioriteit,"
                " d.status_op AS \"statusOp@\", d.versie",
                "!"),
         PLANBORD_ACTIE_COLUMNS},
  PAGINA = {DOELEN("d.streefdatum, d.score_begin AS \"scoreBegin\", d.score_nu AS \"scoreNu\","
                   " d.status, d.prioriteit",
                   "-"),
            PLANBORD_ACTIE_SELECT("", "-")};
const char PLANBORD_ACTIE[] = PLANBORD_ACTIE_COLUMNS " WHERE a.id = :id";

static const char SQL_LEEFGEBIEDEN[] = "SELECT code, naam, icoon FROM leefgebied WHERE tot IS NULL "
                                       "OR tot >= vandaag() ORDER BY volgorde";

json_t *planbord_voortgang(const json_t *acties)
{
    json_t *actie;
    size_t i;
    long long done = 0, all = 0;
    json_array_foreach(acties, i, actie)
    {
        const char *status = row_text(actie, "status");
        if (strcmp(status, "geweigerd") == 0 || strcmp(status, "vervallen") == 0)
            continue;
        all++;
        done += strcmp(status, "gereed") == 0;
    }
    char tekst[64];
    (void)snprintf(tekst, sizeof tekst, "%lld van %lld acties klaar", done, all);
    json_t *voortgang = json_object();
    json_object_set_new_nocheck(voortgang, "klaar", json_integer(done));
    json_object_set_new_nocheck(voortgang, "totaal", json_integer(all));
    json_object_set_new_nocheck(voortgang, "percentage", json_integer(all ? done * 100 / all : 0));
    json_object_set_new_nocheck(voortgang, "tekst", json_string_nocheck(tekst));
    return voortgang;
}

/* Ten boxes for the family's mark. */
static json_t *vakjes_new(const json_t *score)
{
    json_t *boxes = json_array();
    for (int i = 0; i < 10; i++) {
        json_t *box = json_object();
        json_object_set_new_nocheck(box, "x", json_integer(i * 10));
        json_object_set_new_nocheck(box, "aan", json_boolean(i < (int)json_integer_value(score)));
        json_array_append_new(boxes, box);
    }
    return boxes;
}

/* The same boxes for goals with the same mark. */
static json_t *vakjes_of(json_t *by_score, const json_t *score)
{
    char key[24];
    if (!json_is_integer(score))
        return json_null();
    (void)snprintf(key, sizeof key, "%lld", (long long)json_integer_value(score));
    json_t *known = json_object_get(by_score, key);
    if (known)
        return json_incref(known);
    json_t *boxes = vakjes_new(score);
    json_object_set(by_score, key, boxes);
    return boxes;
}

/* What is to be done before what is not, the earliest first. Not by SQLite: it would pack each row
 * to sort it and unpack it again. */
struct rij {
    bool loopt;
    const char *vervaldatum, *id;
    json_t *actie;
};

static int compare(const void *a, const void *b)
{
    const struct rij *x = a, *y = b;
    if (x->loopt != y->loopt)
        return x->loopt ? -1 : 1;
    int order = strcmp(x->vervaldatum, y->vervaldatum);
    return order ? order : strcmp(x->id, y->id);
}

static enum result acties_sort(json_t *acties, struct probleem *p)
{
    size_t n = json_array_size(acties), i;
    json_t *actie;
    AUTO_FREE struct rij *rij = calloc(n + 1, sizeof *rij);
    if (!rij)
        return probleem_intern(p, "no memory for the actions of a plan");
    json_array_foreach(acties, i, actie)
    {
        rij[i] = (struct rij){row_true(actie, "loopt"), row_text(actie, "vervaldatum"),
                              row_text(actie, "id"), json_incref(actie)};
    }
    qsort(rij, n, sizeof *rij, compare);
    for (i = 0; i < n; i++)
        (void)json_array_set_new(acties, i, rij[i].actie);
    return DONE;
}

static bool any_late(const json_t *acties)
{
    json_t *actie;
    size_t i;
    json_array_foreach(acties, i, actie) if (row_true(actie, "telaat")) return true;
    return false;
}

/* How a goal stands, in order of what asks attention. */
static const struct stand {
    const char *naam, *icoon, *toon;
    int rang; /* the worst of a leefgebied is shown in the index */
    bool aandacht;
} VOORSTEL = {"Voorstel", "bulb", "let-op", 4, true},
  TELAAT = {"Loopt achter", "clock-exclamation", "let-op", 5, true},
  KOERS = {"Op koers", "circle-check", "goed", 2, false},
  BEGIN = {"Nog te beginnen", "circle-dashed", "rust", 3, false},
  BEHAALD = {"Behaald", "flag", "goed", 1, false}, GESTOPT = {"Gestopt", "ban", "rust", 0, false};

static const struct stand *stand_of(const json_t *doel)
{
    const char *status = row_text(doel, "status");
    const json_t *acties = json_object_get(doel, "acties");
    if (strcmp(status, "voorgesteld") == 0)
        return &VOORSTEL;
    if (strcmp(status, "behaald") == 0)
        return &BEHAALD;
    if (strcmp(status, "gestopt") == 0)
        return &GESTOPT;
    if (any_late(acties))
        return &TELAAT;
    return json_array_size(acties) ? &KOERS : &BEGIN;
}

/* What the goals of one plan share: how one stands and its boxes are the same for many, and are
 * made once. */
enum { RANGEN = 6 };
struct bord {
    const json_t *leden;
    json_t *worst;  /* by code of the leefgebied: the standing that is shown in the index */
    json_t *vakjes; /* by mark; NULL on a page, which needs none */
    json_t *stand[RANGEN];
};

static json_t *stand_json(const struct stand *s)
{
    json_t *stand = json_object();
    json_object_set_new_nocheck(stand, "naam", json_string_nocheck(s->naam));
    json_object_set_new_nocheck(stand, "icoon", json_string_nocheck(s->icoon));
    json_object_set_new_nocheck(stand, "toon", json_string_nocheck(s->toon));
    json_object_set_new_nocheck(stand, "aandacht", json_boolean(s->aandacht));
    json_object_set_new_nocheck(stand, "rang", json_integer(s->rang));
    return stand;
}

static json_t *stand_known(struct bord *b, const struct stand *s)
{
    if (!b->stand[s->rang])
        b->stand[s->rang] = stand_json(s);
    return json_incref(b->stand[s->rang]);
}

static void acties_divide(json_t *doelen, const json_t *acties, json_t *loose)
{
    AUTO_JSON json_t *by_id = json_object();
    json_t *doel, *actie;
    size_t i;
    json_array_foreach(doelen, i, doel)
    {
        json_t *list = json_array();
        json_object_set_new_nocheck(doel, "acties", list);
        json_object_set(by_id, row_text(doel, "id"), list);
    }
    json_array_foreach(acties, i, actie)
    {
        json_t *list = json_object_get(by_id, row_text(actie, "doel"));
        json_array_append(list ? list : loose, actie);
    }
}

/* "Noor en Deniz", for whom it is, from the names this viewer knows. */
json_t *planbord_voor_wie(const json_t *stuk, const json_t *leden)
{
    const json_t *personen = json_object_get(stuk, "personen");
    size_t n = json_array_size(personen), i;
    json_t *persoon;
    BUF_AUTO struct buf names;
    buf_init(&names, 2000);
    if (n == 0 || (n > 2 && n >= json_array_size(leden)))
        buf_text(&names, n ? "het hele gezin" : "dit gezin");
    else
        json_array_foreach(personen, i, persoon)
        {
            buf_text(&names, i == 0 ? "" : i + 1 == n ? " en " : ", ");
            buf_text(&names, row_text(persoon, "naam"));
        }
    return json_string(names.data);
}

static void doel_finish(json_t *doel, struct bord *b)
{
    const struct stand *stand = stand_of(doel);
    const char *code = row_text(doel, "code");
    json_t *known = json_object_get(b->worst, code);
    bool api = b->vakjes;
    if (api)
        json_object_set_new_nocheck(doel, "voortgang",
                                    planbord_voortgang(json_object_get(doel, "acties")));
    json_object_set_new_nocheck(doel, "stand", stand_known(b, stand));
    if (api)
        json_object_set_new_nocheck(doel, "vakjes",
                                    vakjes_of(b->vakjes, json_object_get(doel, "scoreNu")));
    json_object_set_new_nocheck(doel, "voorWie", planbord_voor_wie(doel, b->leden));
    json_object_set_new_nocheck(doel, "anker",
                                json_boolean(!known)); /* the first of its leefgebied */
    if (!known || row_int(known, "rang") < stand->rang)
        json_object_set(b->worst, code, json_object_get(doel, "stand"));
}

static enum result leefgebieden_put(struct dossier *d, json_t *model, const json_t *worst,
                                    struct probleem *p)
{
    json_t *row;
    size_t i;
    if (dossier_put_rows(d, p, model, "leefgebieden", SQL_LEEFGEBIEDEN, NO_BINDS) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(model, "leefgebieden"), i, row)
    {
        json_t *stand = json_object_get(worst, row_text(row, "code"));
        json_object_set_new(row, "stand", stand ? json_incref(stand) : json_null());
    }
    return DONE;
}

static enum result board_read(struct dossier *d, json_t *model, struct bord *b, struct probleem *p)
{
    AUTO_JSON json_t *acties = NULL;
    json_t *doelen, *doel, *loose = json_array();
    size_t i;
    json_object_set_new(model, "losseActies", loose);
    if (dossier_rows(d, p, d->v->api ? API.doelen : PAGINA.doelen, NO_BINDS, &doelen) != DONE)
        return FAILED;
    json_object_set_new(model, "doelen", doelen);
    if (dossier_rows(d, p, d->v->api ? API.acties : PAGINA.acties, NO_BINDS, &acties) != DONE ||
        acties_sort(acties, p) != DONE || kop_personen_leden(d, doelen, b->leden, p) != DONE)
        return FAILED;
    acties_divide(doelen, acties, loose);
    json_array_foreach(doelen, i, doel) doel_finish(doel, b);
    return leefgebieden_put(d, model, b->worst, p);
}

enum result planbord(struct dossier *d, json_t *model, struct probleem *p)
{
    struct bord b = {.leden = json_object_get(model, "leden"),
                     .worst = json_object(),
                     .vakjes = d->v->api ? json_object() : NULL};
    enum result r = board_read(d, model, &b, p);
    json_decref(b.worst);
    json_decref(b.vakjes);
    for (size_t i = 0; i < RANGEN; i++)
        json_decref(b.stand[i]);
    return r;
}
