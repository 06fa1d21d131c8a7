/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/schrijf_besluit.h"

#include <string.h>

static const char SQL_PERSOON[] =
    "INSERT INTO deelbesluit_persoon (huishouden_id, deelbesluit_id, persoon_id, uitstel_reden,"
    " uitstel_tot) VALUES (:h, :id, :persoon, :reden, :tot)";
static const char SQL_VERTELD[] =
    "INSERT INTO deelbesluit_verteld (huishouden_id, deelbesluit_id, persoon_id, datum, door, op)"
    " VALUES (:h, :id, :persoon, :dag, :door, :op)";
static const char SQL_CATEGORIE[] =
    "INSERT INTO deelbesluit_categorie VALUES (:h, :id, :categorie)";
static const char SQL_ITEM[] = "INSERT INTO deelbesluit_item SELECT huishouden_id, :id, id,"
                               " categorie FROM item WHERE huishouden_id = :h AND id = :item";
static const char SQL_WEGING[] =
    "INSERT INTO deelbesluit_weging SELECT :h, :id, v.code, :antwoord FROM deelgrond g"
    " JOIN deelgrond_vraag v ON v.grond_id = g.id WHERE g.code = :grond AND v.volgorde = :n";
static const char SQL_BESLUIT[] =
    "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op,"
    " ontvanger_onderdeel_id, ontvanger_gebruiker_id, doel, doel_zin, minimaal, vragen,"
    " vragen_uitleg, gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op)"
    " SELECT :h, :id, id, :bron, :door, :op, :onderdeel, :gebruiker, :doel, :zin, :minimaal,"
    " :vragen, :uitleg, :gevaar, :overlegd, :van, :van, :tot, :tot FROM deelgrond"
    " WHERE code = :grond";
static const char SQL_EINDE[] =
    "UPDATE deelbesluit SET einde_op = :op, einde_soort = :soort, einde_door = :door,"
    " einde_reden = :reden WHERE huishouden_id = :h AND id = :id";
static const char SQL_TOETS[] =
    "INSERT INTO deelbesluit_toets (huishouden_id, deelbesluit_id, id, uitkomst, toelichting,"
    " door, op, antwoord, antwoord_door, antwoord_op) VALUES (:h, :besluit, :id, :uitkomst,"
    " :toelichting, :door, :op, :antwoord, :wie, :antwoord_op)";

static void parts(struct huis *h, int64_t id, const struct schrijf_besluit *b, const char *tot)
{
    struct wereld *w = h->w;
    for (int i = 0; b->personen[i]; i++) {
        wereld_exec(w, SQL_PERSOON,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":persoon", b->personen[i]),
                          B_TEXT(":reden", b->uitstel), B_TEXT(":tot", b->uitstel ? tot : NULL)));
        if (!b->uitstel)
            wereld_exec(w, SQL_VERTELD,
                        BINDS(B_INT(":h", h->id), B_INT(":id", id),
                              B_INT(":persoon", b->personen[i]),
                              B_TEXT(":dag", datum_van(w, b->op)),
                              B_INT(":door", w->gebruiker[b->door]), B_INT(":op", b->op)));
    }
    for (int i = 0; b->categorie && b->categorie[i]; i++)
        wereld_exec(
            w, SQL_CATEGORIE,
            BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":categorie", b->categorie[i])));
    for (int i = 0; b->item && b->item[i]; i++)
        wereld_exec(w, SQL_ITEM,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":item", b->item[i])));
    for (int i = 0; b->antwoord[i]; i++)
        wereld_exec(w, SQL_WEGING,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":antwoord", b->antwoord[i]),
                          B_TEXT(":grond", b->grond), B_INT(":n", i + 1)));
}

static void review(struct huis *h, int64_t id, const struct schrijf_besluit *b)
{
    struct wereld *w = h->w;
    if (!b->toets)
        return;
    wereld_exec(w, SQL_TOETS,
                BINDS(B_INT(":h", h->id), B_INT(":besluit", id),
                      B_INT(":id", wereld_id(w, b->toets_op)), B_TEXT(":uitkomst", b->toets),
                      B_TEXT(":toelichting", b->toelichting), B_INT(":door", w->gebruiker[FONTEIN]),
                      B_INT(":op", b->toets_op), B_TEXT(":antwoord", b->weer),
                      B_REF(":wie", b->weer ? w->gebruiker[b->door] : 0),
                      B_REF(":antwoord_op", b->weer ? b->toets_op + 3600 : 0)));
    schrijf_attendering(
        h, b->door, strcmp(b->toets, "vraag") == 0 ? "deelbesluit-vraag" : "deelbesluit-getoetst",
        "deelbesluit", id, b->toets_op, 0);
}

int64_t schrijf_besluit(struct huis *h, const struct schrijf_besluit *b)
{
    struct wereld *w = h->w;
    char tot[DATUM_SIZE];
    int64_t id = wereld_id(w, b->op);
    const char *van = datum_van(w, b->op);
    datum_add_days(van, b->dagen, tot);
    parts(h, id, b, tot);
    wereld_exec(w, SQL_BESLUIT,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":grond", b->grond),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(b->door)]),
                      B_INT(":door", w->gebruiker[b->door]), B_INT(":op", b->op),
                      B_INT(":onderdeel", w->onderdeel[b->ontvanger]),
                      B_REF(":gebruiker", w->gebruiker[b->ontvanger_gebruiker]),
                      B_TEXT(":doel", b->doel), B_TEXT(":zin", b->zin),
                      B_TEXT(":minimaal", b->minimaal), B_TEXT(":vragen", b->vragen),
                      B_TEXT(":uitleg", b->uitleg), B_TEXT(":gevaar", b->gevaar),
                      B_TEXT(":overlegd", b->overlegd), B_TEXT(":van", van), B_TEXT(":tot", tot)));
    if (b->ontvanger_gebruiker)
        schrijf_attendering(h, b->ontvanger_gebruiker, "deelbesluit-genomen", "deelbesluit", id,
                            b->op, 0);
    review(h, id, b);
    if (b->einde)
        wereld_exec(w, SQL_EINDE,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":op", b->einde_op),
                          B_TEXT(":soort", b->einde_privacy ? "privacy" : "bron"),
                          B_INT(":door", w->gebruiker[b->einde_privacy ? FONTEIN : b->door]),
                          B_TEXT(":reden", b->einde)));
    return id;
}

static const char SQL_AFWEGING[] =
    "INSERT INTO deelafweging (huishouden_id, id, uitkomst, door, onderdeel_id, op,"
    " ontvanger_onderdeel_id, wat, waarom) VALUES (:h, :id, :uitkomst, :door, :bron, :op,"
    " :onderdeel, '{\"categorieen\":[\"gezondheid\"],\"items\":[]}', :waarom)";

void schrijf_afweging(struct huis *h, const char *uitkomst, enum demo_gebruiker door,
                      enum demo_onderdeel ontvanger, const int64_t *personen, const char *waarom,
                      int64_t op)
{
    struct wereld *w = h->w;
    int64_t id = wereld_id(w, op);
    for (int i = 0; personen[i]; i++)
        wereld_exec(w, "INSERT INTO deelafweging_persoon VALUES (:h, :id, :persoon)",
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":persoon", personen[i])));
    wereld_exec(w, SQL_AFWEGING,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":uitkomst", uitkomst),
                      B_INT(":door", w->gebruiker[door]),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(door)]), B_INT(":op", op),
                      B_INT(":onderdeel", w->onderdeel[ontvanger]), B_TEXT(":waarom", waarom)));
}
