/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/overleggen.h"

#include <string.h>

/* ---- the household, as it was written before ---- */

static const char SQL_HUIS[] = "SELECT id FROM huishouden WHERE naam = 'Verbeek' ORDER BY id";
static const char SQL_LID[] = "SELECT min(persoon_id) FROM lid WHERE huishouden_id = :h AND tot IS"
                              " NULL AND persoon_id > :na";
static const char SQL_ROL[] = "SELECT persoon_id FROM lid WHERE huishouden_id = :h AND rol = :rol"
                              " AND tot IS NULL ORDER BY id";
static const char SQL_DOEL[] =
    "SELECT id FROM doel WHERE huishouden_id = :h AND titel LIKE :zo ORDER BY id";
static const char SQL_ACTIE[] =
    "SELECT id FROM actie WHERE huishouden_id = :h AND titel LIKE :zo ORDER BY id";
static const char SQL_NOTITIE[] =
    "SELECT id FROM notitie WHERE huishouden_id = :h AND titel LIKE :zo ORDER BY id";

static int64_t find(struct huis *h, const char *sql, const char *zo)
{
    return wereld_int(h->w, sql, BINDS(B_INT(":h", h->id), B_TEXT(":zo", zo)));
}

static int64_t member(struct huis *h, const char *rol)
{
    return wereld_int(h->w, SQL_ROL, BINDS(B_INT(":h", h->id), B_TEXT(":rol", rol)));
}

static bool house_find(struct wereld *w, struct huis *ret)
{
    int64_t persoon = 0;
    *ret = (struct huis){.w = w, .regie = POSTMA, .id = wereld_int(w, SQL_HUIS, NO_BINDS)};
    while (ret->id && ret->leden < HUIS_LEDEN &&
           (persoon = wereld_int(w, SQL_LID, BINDS(B_INT(":h", ret->id), B_INT(":na", persoon)))) !=
               0) {
        ret->allen[ret->leden] = persoon;
        ret->lid[ret->leden++].persoon = persoon;
    }
    return ret->leden > 0;
}

/* ---- a meeting ---- */

static const char SQL_OVERLEG[] =
    "INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, plaats, waarom, status,"
    " reden, gewijzigd_op) VALUES (:h, :id, :soort, :begin, :minuten, :plaats, :waarom, :status,"
    " :reden, :op)";
static const char SQL_GAST[] =
    "INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id, persoon_id,"
    " antwoord, aanwezig) VALUES (:h, :overleg, :id, :gebruiker, :persoon, :antwoord, :aanwezig)";
static const char SQL_PUNT[] =
    "INSERT INTO overleg_punt (huishouden_id, overleg_id, id, item_id, tekst)"
    " VALUES (:h, :overleg, :id, :item, :tekst)";
static const char SQL_BESLUIT[] =
    "INSERT INTO overleg_besluit (huishouden_id, overleg_id, id, actie_id, tekst, door, op)"
    " VALUES (:h, :overleg, :id, :actie, :tekst, :door, :op)";
static const char SQL_VERSLAG[] = "INSERT INTO overleg_verslag (huishouden_id, overleg_id,"
                                  " notitie_id) VALUES (:h, :overleg, :notitie)";

static void guest(struct huis *h, const struct overleg_demo *o, int64_t id, int64_t account,
                  int64_t person, const char *answer)
{
    bool held = strcmp(o->status, "gehouden") == 0;
    wereld_exec(h->w, SQL_GAST,
                BINDS(B_INT(":h", h->id), B_INT(":overleg", id),
                      B_INT(":id", wereld_id(h->w, o->op)), B_REF(":gebruiker", account),
                      B_REF(":persoon", person), B_TEXT(":antwoord", answer),
                      B_REF(":aanwezig", held)));
}

static void point(struct huis *h, const struct overleg_demo *o, int64_t id, int64_t item,
                  const char *text)
{
    wereld_exec(h->w, SQL_PUNT,
                BINDS(B_INT(":h", h->id), B_INT(":overleg", id),
                      B_INT(":id", wereld_id(h->w, o->op)), B_REF(":item", item),
                      B_TEXT(":tekst", text)));
}

static void decision(struct huis *h, const struct overleg_demo *o, int64_t id, int64_t actie,
                     const char *text)
{
    wereld_exec(h->w, SQL_BESLUIT,
                BINDS(B_INT(":h", h->id), B_INT(":overleg", id),
                      B_INT(":id", wereld_id(h->w, o->begin)), B_REF(":actie", actie),
                      B_TEXT(":tekst", text), B_INT(":door", h->w->gebruiker[h->regie]),
                      B_INT(":op", o->begin)));
}

int64_t overleg_schrijven(struct huis *h, const struct overleg_demo *o)
{
    struct wereld *w = h->w;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "overleg",
                                                        .categorie = "overleg",
                                                        .aard = "coordinatie",
                                                        .personen = h->allen,
                                                        .op = o->op});
    wereld_exec(w, SQL_OVERLEG,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", o->soort),
                      B_INT(":begin", o->begin), B_INT(":minuten", o->minuten),
                      B_TEXT(":plaats", o->plaats), B_TEXT(":waarom", o->waarom),
                      B_TEXT(":status", o->status), B_TEXT(":reden", o->reden),
                      B_INT(":op", o->op)));
    guest(h, o, id, w->gebruiker[h->regie], 0, "ja");
    for (size_t i = 0; o->genodigden[i] != NIEMAND; i++) {
        bool held = strcmp(o->status, "gehouden") == 0;
        guest(h, o, id, w->gebruiker[o->genodigden[i]], 0, i == 0 ? "ja" : held ? "open" : "nee");
        schrijf_adres(h, id, o->genodigden[i], GEEN_ONDERDEEL, datum_van(w, o->op), NULL);
    }
    for (size_t i = 0; o->gezin[i]; i++)
        guest(h, o, id, 0, o->gezin[i], "open");
    point(h, o, id, 0, o->punt);
    if (o->item)
        point(h, o, id, o->item, NULL);
    if (o->besluit)
        decision(h, o, id, 0, o->besluit);
    if (o->actie)
        decision(h, o, id, o->actie, NULL);
    if (o->verslag)
        wereld_exec(
            w, SQL_VERSLAG,
            BINDS(B_INT(":h", h->id), B_INT(":overleg", id), B_INT(":notitie", o->verslag)));
    return id;
}

/* ---- these four ---- */

static void held(struct huis *h, const int64_t *moeder, const int64_t *samen)
{
    static const enum demo_gebruiker start[] = {SAIDI, VELD, NIEMAND},
                                     school[] = {VELD, BRINK, NIEMAND};
    struct wereld *w = h->w;
    (void)overleg_schrijven(
        h, &(struct overleg_demo){.soort = "startoverleg",
                                  .plaats = "Buurthuis De Linde",
                                  .waarom = "Elkaar leren kennen en afspreken wie wat doet.",
                                  .status = "gehouden",
                                  .begin = moment(w, "2026-06-18 13:30"),
                                  .minuten = 60,
                                  .genodigden = start,
                                  .gezin = moeder,
                                  .punt = "Wie belt wie?",
                                  .item = find(h, SQL_DOEL, "Wij blijven in ons huis%"),
                                  .besluit = "Eén aanspreekpunt voor het gezin: de regisseur.",
                                  .op = moment(w, "2026-06-11 10:00")});
    (void)overleg_schrijven(
        h, &(struct overleg_demo){.soort = "voortgang",
                                  .plaats = "School, lokaal 12",
                                  .waarom = "Wat is er nodig om vier dagen te halen?",
                                  .status = "gehouden",
                                  .begin = moment(w, "2026-11-09 15:00"),
                                  .minuten = 60,
                                  .genodigden = school,
                                  .gezin = samen,
                                  .punt = "Hoe gaat het ’s ochtends?",
                                  .item = find(h, SQL_DOEL, "Jayden gaat weer%"),
                                  .actie = find(h, SQL_ACTIE, "Gesprek met Sanne%"),
                                  .verslag = find(h, SQL_NOTITIE, "Overleg: wat is er nodig%"),
                                  .op = moment(w, "2026-11-02 09:20")});
}

static void planned(struct huis *h, const int64_t *samen)
{
    static const enum demo_gebruiker off[] = {SAIDI, NIEMAND}, next[] = {VELD, BRINK, NIEMAND};
    struct wereld *w = h->w;
    (void)overleg_schrijven(
        h, &(struct overleg_demo){.soort = "voortgang",
                                  .plaats = "Wijkhuis",
                                  .waarom = "De brieven van de belastingdienst.",
                                  .status = "afgelast",
                                  .reden = "Er is nog geen antwoord van de belastingdienst.",
                                  .begin = moment(w, "2026-11-18 09:00"),
                                  .minuten = 30,
                                  .genodigden = off,
                                  .gezin = samen,
                                  .punt = "Wat mist er nog?",
                                  .op = moment(w, "2026-11-13 11:00")});
    (void)overleg_schrijven(
        h, &(struct overleg_demo){.soort = "mdo",
                                  .plaats = "School, lokaal 12",
                                  .waarom = "Hoe gaan de schooldagen van Jayden?",
                                  .status = "gepland",
                                  .begin = clock_local_midnight(werkdag_verder(w, 4)) + 55800,
                                  .minuten = 45,
                                  .genodigden = next,
                                  .gezin = samen,
                                  .punt = "Wat wil Jayden zelf?",
                                  .item = find(h, SQL_ACTIE, "Gesprek met Sanne%"),
                                  .op = moment(w, "2026-11-16 09:00")});
}

void overleggen_maken(struct wereld *w)
{
    struct huis h;
    if (!house_find(w, &h))
        return;
    int64_t moeder = member(&h, "moeder");
    int64_t jayden = wereld_int(
        w,
        "SELECT min(persoon_id) FROM item_persoon WHERE huishouden_id = :h"
        " AND item_id = :doel",
        BINDS(B_INT(":h", h.id), B_INT(":doel", find(&h, SQL_DOEL, "Jayden gaat weer%"))));
    held(&h, PERSONEN(moeder), PERSONEN(moeder, jayden));
    planned(&h, PERSONEN(moeder, jayden));
}
