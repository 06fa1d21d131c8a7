/* SPDX-License-Identifier: EUPL-1.2 */
/* Referrals and voorzieningen. */
#include "demo/schrijf.h"

#include <string.h>

static int64_t account(const struct huis *h, enum demo_gebruiker door)
{
    return h->w->gebruiker[door == NIEMAND ? h->regie : door];
}

static const char SQL_VERWIJZING[] =
    "INSERT INTO verwijzing (huishouden_id, id, doel_id, dienst, aan_id, aan_naam, vraag,"
    " gevraagd_op, norm_op, verwacht_op, overbrugging_id, status, status_op, status_door, reden,"
    " versie) SELECT :h, :id, :doel, :dienst, :aan, :naam, :vraag, :dag,"
    "  date(:dag, '+' || s.norm_dagen || ' days'), :verwacht, :overbrugging, :status, :status_op,"
    "  :door, :reden, :versie FROM dienst s WHERE s.code = :dienst";
static const char SQL_VERWIJZING_STAND[] =
    "INSERT INTO verwijzing_stand (huishouden_id, verwijzing_id, id, status, verwacht_op, reden,"
    " door, op) VALUES (:h, :verwijzing, :id, :status, :verwacht, :reden, :door, :op)";

static void stand(struct huis *h, int64_t id, const struct schrijf_verwijzing *r,
                  const char *status, int64_t door, int64_t op)
{
    bool first = strcmp(status, "gevraagd") == 0;
    wereld_exec(
        h->w, SQL_VERWIJZING_STAND,
        BINDS(B_INT(":h", h->id), B_INT(":verwijzing", id), B_INT(":id", wereld_id(h->w, op)),
              B_TEXT(":status", status), B_TEXT(":verwacht", first ? NULL : r->verwacht),
              B_TEXT(":reden", first ? NULL : r->reden), B_INT(":door", door), B_INT(":op", op)));
}

int64_t schrijf_verwijzing(struct huis *h, const struct schrijf_verwijzing *r)
{
    struct wereld *w = h->w;
    int64_t door = account(h, r->door);
    bool answered = strcmp(r->status, "gevraagd") != 0;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "verwijzing",
                                                        .categorie = r->leefgebied,
                                                        .aard = "coordinatie",
                                                        .door = r->door,
                                                        .personen = r->personen,
                                                        .op = r->op});
    wereld_exec(w, SQL_VERWIJZING,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":doel", r->doel),
                      B_TEXT(":dienst", r->dienst),
                      B_REF(":aan", r->aan ? w->gebruiker[r->aan] : 0),
                      B_TEXT(":naam", r->aan_naam), B_TEXT(":vraag", r->vraag),
                      B_TEXT(":dag", datum_van(w, r->op)), B_TEXT(":verwacht", r->verwacht),
                      B_REF(":overbrugging", r->overbrugging), B_TEXT(":status", r->status),
                      B_INT(":status_op", answered ? r->status_op : r->op), B_INT(":door", door),
                      B_TEXT(":reden", r->reden), B_INT(":versie", answered ? 2 : 1)));
    stand(h, id, r, "gevraagd", door, r->op);
    if (answered)
        stand(h, id, r, r->status, door, r->status_op);
    if (r->aan)
        schrijf_adres(h, id, r->aan, GEEN_ONDERDEEL, datum_van(w, r->op), NULL);
    return id;
}

static const char SQL_VOORZIENING[] =
    "INSERT INTO voorziening (huishouden_id, id, doel_id, wet, dienst, naam, vorm, aanbieder,"
    " bedrag, per, besluit_op, kenmerk, van, tot, status, reden)"
    " VALUES (:h, :id, :doel, :wet, :dienst, :naam, :vorm, :aanbieder,"
    "  CASE WHEN :per IS NOT NULL THEN :bedrag END, :per, :besluit, :kenmerk, :van, :tot, :status,"
    "  :reden)";
static const char SQL_VOORZIENING_STAND[] =
    "INSERT INTO voorziening_stand (huishouden_id, voorziening_id, id, status, tot, reden, door,"
    " op) VALUES (:h, :voorziening, :id, :status, :tot, :reden, :door, :op)";

int64_t schrijf_voorziening(struct huis *h, const struct schrijf_voorziening *z)
{
    struct wereld *w = h->w;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "voorziening",
                                                        .categorie = z->leefgebied,
                                                        .aard = "coordinatie",
                                                        .door = z->door,
                                                        .personen = z->personen,
                                                        .op = z->op});
    wereld_exec(
        w, SQL_VOORZIENING,
        BINDS(B_INT(":h", h->id), B_INT(":id", id), B_REF(":doel", z->doel), B_TEXT(":wet", z->wet),
              B_TEXT(":dienst", z->dienst), B_TEXT(":naam", z->naam), B_TEXT(":vorm", z->vorm),
              B_TEXT(":aanbieder", z->aanbieder), B_INT(":bedrag", z->bedrag),
              B_TEXT(":per", z->per), B_TEXT(":besluit", z->besluit),
              B_TEXT(":kenmerk", z->kenmerk), B_TEXT(":van", z->van), B_TEXT(":tot", z->tot),
              B_TEXT(":status", z->status), B_TEXT(":reden", z->reden)));
    wereld_exec(w, SQL_VOORZIENING_STAND,
                BINDS(B_INT(":h", h->id), B_INT(":voorziening", id),
                      B_INT(":id", wereld_id(w, z->op)), B_TEXT(":status", z->status),
                      B_TEXT(":tot", z->tot), B_TEXT(":reden", z->reden),
                      B_INT(":door", account(h, z->door)), B_INT(":op", z->op)));
    return id;
}
