/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/schrijf_overleg.h"

#include <string.h>

static const char SQL_OVERLEG[] =
    "INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, plaats, waarom, status)"
    " VALUES (:h, :id, :soort, :begin, :minuten, :plaats, :waarom, :status)";
static const char SQL_GAST[] =
    "INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id, persoon_id,"
    " antwoord, aanwezig) VALUES (:h, :overleg, :id, :gebruiker, :persoon, :antwoord, :aanwezig)";
static const char SQL_PUNT[] =
    "INSERT INTO overleg_punt (huishouden_id, overleg_id, id, item_id, tekst)"
    " VALUES (:h, :overleg, :id, :item, :tekst)";
static const char SQL_BESLUIT[] =
    "INSERT INTO overleg_besluit (huishouden_id, overleg_id, id, tekst, door, op)"
    " VALUES (:h, :overleg, :id, :tekst, :door, :op)";

static void guest(struct huis *h, const struct schrijf_overleg *o, int64_t id, int64_t account,
                  int64_t person, const char *answer)
{
    struct wereld *w = h->w;
    bool held = strcmp(o->status, "gehouden") == 0;
    wereld_exec(w, SQL_GAST,
                BINDS(B_INT(":h", h->id), B_INT(":overleg", id), B_INT(":id", wereld_id(w, o->op)),
                      B_REF(":gebruiker", account), B_REF(":persoon", person),
                      B_TEXT(":antwoord", answer), B_REF(":aanwezig", held)));
}

static void point(struct huis *h, const struct schrijf_overleg *o, int64_t id, int64_t item,
                  const char *text)
{
    wereld_exec(h->w, SQL_PUNT,
                BINDS(B_INT(":h", h->id), B_INT(":overleg", id),
                      B_INT(":id", wereld_id(h->w, o->op)), B_REF(":item", item),
                      B_TEXT(":tekst", text)));
}

int64_t schrijf_overleg(struct huis *h, const struct schrijf_overleg *o)
{
    struct wereld *w = h->w;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "overleg",
                                                        .categorie = "overleg",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = o->op});
    wereld_exec(w, SQL_OVERLEG,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", o->soort),
                      B_INT(":begin", o->begin), B_INT(":minuten", o->minuten),
                      B_TEXT(":plaats", o->plaats), B_TEXT(":waarom", o->waarom),
                      B_TEXT(":status", o->status)));
    guest(h, o, id, w->gebruiker[h->regie], 0, "ja");
    for (size_t i = 0; o->genodigden[i] != NIEMAND; i++) {
        guest(h, o, id, w->gebruiker[o->genodigden[i]], 0, i ? "open" : "ja");
        schrijf_adres(h, id, o->genodigden[i], GEEN_ONDERDEEL, datum_van(w, o->op), NULL);
    }
    for (size_t i = 0; o->gezin[i]; i++)
        guest(h, o, id, 0, o->gezin[i], "open");
    point(h, o, id, 0, o->punt);
    point(h, o, id, o->item, NULL);
    if (o->besluit)
        wereld_exec(w, SQL_BESLUIT,
                    BINDS(B_INT(":h", h->id), B_INT(":overleg", id),
                          B_INT(":id", wereld_id(w, o->op)), B_TEXT(":tekst", o->besluit),
                          B_INT(":door", w->gebruiker[h->regie]), B_INT(":op", o->begin)));
    return id;
}
