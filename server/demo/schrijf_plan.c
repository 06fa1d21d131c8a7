/* SPDX-License-Identifier: EUPL-1.2 */
/* What is in a plan and on its timeline: goals, actions, notes, words, network, messages. */
#include "demo/schrijf.h"

#include <string.h>

static int64_t account(const struct huis *h, enum demo_gebruiker door)
{
    return h->w->gebruiker[door == NIEMAND ? h->regie : door];
}

/* ---- goals ---- */

static const char SQL_DOEL[] =
    "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, streefdatum,"
    " score_begin, score_nu, status, status_op, status_door)"
    " VALUES (:h, :id, :plan, :leefgebied, :titel, :resultaat, :streefdatum, :begin, :nu, :status,"
    " :op, :door)";
static const char SQL_SCORE[] =
    "INSERT INTO doel_score (huishouden_id, doel_id, id, score, datum, door)"
    " VALUES (:h, :doel, :id, :score, :datum, :door)";

static void score(struct huis *h, int64_t doel, int mark, int64_t door, int64_t op)
{
    if (mark >= 0)
        wereld_exec(h->w, SQL_SCORE,
                    BINDS(B_INT(":h", h->id), B_INT(":doel", doel),
                          B_INT(":id", wereld_id(h->w, op)), B_INT(":score", mark),
                          B_TEXT(":datum", datum_van(h->w, op)), B_INT(":door", door)));
}

/* A mark, or NULL when it is below 0. */
#define B_MARK(name, mark)                                                                         \
    {                                                                                              \
        name, (mark) >= 0 ? DB_INT : DB_TEXT, (mark), NULL                                         \
    }

int64_t schrijf_doel(struct huis *h, const struct schrijf_doel *d)
{
    int64_t door = account(h, d->door);
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "doel",
                                                        .categorie = d->leefgebied,
                                                        .aard = "coordinatie",
                                                        .door = d->door,
                                                        .personen = d->personen,
                                                        .plek = d->plek,
                                                        .op = d->op});
    int mark = d->nu_op ? d->nu : d->begin;
    wereld_exec(h->w, SQL_DOEL,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
                      B_TEXT(":leefgebied", d->leefgebied), B_TEXT(":titel", d->titel),
                      B_TEXT(":resultaat", d->resultaat), B_TEXT(":streefdatum", d->streefdatum),
                      B_MARK(":begin", d->begin), B_MARK(":nu", mark),
                      B_TEXT(":status", d->status ? d->status : "actief"),
                      B_INT(":op", d->nu_op ? d->nu_op : d->op), B_INT(":door", door)));
    score(h, id, d->begin, door, d->op);
    if (d->nu_op)
        score(h, id, d->nu, door, d->nu_op);
    return id;
}

/* ---- actions ---- */

static const char SQL_ACTIE[] =
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, "
    "eigenaar_persoon_id,"
    " eigenaar_netwerk_id, vervaldatum, status, status_op, status_door, reden, versie)"
    " VALUES (:h, :id, :doel, :titel, :gebruiker, :persoon, :netwerk, :vervaldatum, :status, :op,"
    " :door, :reden, :versie)";
static const char SQL_STAND[] =
    "INSERT INTO actie_stand (huishouden_id, actie_id, id, status, vervaldatum, reden, door, op)"
    " VALUES (:h, :actie, :id, :status, :vervaldatum, :reden, :door, :op)";

/* The way an action goes: each state on it before the last was there too. */
static const char *const WAY[] = {"open", "aanvaard", "bezig", "gereed"};

static void stand(struct huis *h, int64_t actie, const struct schrijf_actie *a, const char *status,
                  const char *reden, int64_t door, int64_t op)
{
    wereld_exec(h->w, SQL_STAND,
                BINDS(B_INT(":h", h->id), B_INT(":actie", actie), B_INT(":id", wereld_id(h->w, op)),
                      B_TEXT(":status", status), B_TEXT(":vervaldatum", a->vervaldatum),
                      B_TEXT(":reden", reden), B_INT(":door", door), B_INT(":op", op)));
}

/* The history, and how many changes there were. Who is not a professional is spoken for by whoever
 * wrote the action down. */
static int history(struct huis *h, int64_t id, const struct schrijf_actie *a, int64_t author)
{
    int64_t owner = a->eigenaar ? h->w->gebruiker[a->eigenaar] : author;
    int first = owner == author ? 1 : 0, last = -1; /* what one takes on oneself is accepted */
    for (int i = 0; i < (int)COUNT_OF(WAY); i++)
        if (strcmp(WAY[i], a->status) == 0)
            last = i;
    if (last <= first) {
        stand(h, id, a, a->status, a->reden, last == 0 ? author : owner, a->op);
        if (last >= 0)
            return 0;
    } else {
        stand(h, id, a, WAY[first], NULL, author, a->op);
    }
    if (last < 0) { /* refused or lapsed */
        return 0;
    }
    for (int i = first + 1; i <= last; i++) {
        int64_t op = a->op + (a->status_op - a->op) * (i - first) / (last - first);
        stand(h, id, a, WAY[i], i == last ? a->reden : NULL, owner, op);
    }
    return last - first;
}

int64_t schrijf_actie(struct huis *h, const struct schrijf_actie *a)
{
    struct wereld *w = h->w;
    int64_t author = account(h, a->door);
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "actie",
                                                        .categorie = a->leefgebied,
                                                        .aard = "coordinatie",
                                                        .door = a->door,
                                                        .personen = a->personen,
                                                        .plek = a->plek,
                                                        .op = a->op});
    int64_t owner = a->eigenaar ? w->gebruiker[a->eigenaar] : 0;
    int changes = history(h, id, a, author);
    wereld_exec(w, SQL_ACTIE,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":doel", a->doel),
                      B_TEXT(":titel", a->titel), B_REF(":gebruiker", owner),
                      B_REF(":persoon", a->persoon), B_REF(":netwerk", a->netwerk),
                      B_TEXT(":vervaldatum", a->vervaldatum), B_TEXT(":status", a->status),
                      B_INT(":op", changes ? a->status_op : a->op),
                      B_INT(":door", changes && owner ? owner : author), B_TEXT(":reden", a->reden),
                      B_INT(":versie", 1 + changes)));
    if (owner)
        schrijf_adres(h, id, a->eigenaar, GEEN_ONDERDEEL, datum_van(w, a->op), a->tot);
    return id;
}

/* ---- notes ---- */

static const char SQL_NOTITIE[] =
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)"
    " VALUES (:h, :id, :datum, :vorm, :titel, :tekst)";

int64_t schrijf_notitie(struct huis *h, const struct schrijf_notitie *n)
{
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "notitie",
                                                        .categorie = n->categorie,
                                                        .aard = "inhoud",
                                                        .door = n->door,
                                                        .personen = n->personen,
                                                        .plek = n->plek,
                                                        .op = n->op});
    wereld_exec(h->w, SQL_NOTITIE,
                BINDS(B_INT(":h", h->id), B_INT(":id", id),
                      B_TEXT(":datum", datum_van(h->w, n->op)), B_TEXT(":vorm", n->vorm),
                      B_TEXT(":titel", n->titel), B_TEXT(":tekst", n->tekst)));
    return id;
}

static const char SQL_OUDE_TEKST[] =
    "INSERT INTO notitie_versie (huishouden_id, notitie_id, versie, titel, tekst, reden, door, op)"
    " SELECT huishouden_id, id, versie, titel, tekst, :reden, :door, :op FROM notitie"
    " WHERE huishouden_id = :h AND id = :id";
static const char SQL_NIEUWE_TEKST[] =
    "UPDATE notitie SET titel = :titel, tekst = :tekst, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

void schrijf_correctie(struct huis *h, int64_t notitie, const char *titel, const char *tekst,
                       const char *reden, enum demo_gebruiker door, int64_t op)
{
    wereld_exec(h->w, SQL_OUDE_TEKST,
                BINDS(B_INT(":h", h->id), B_INT(":id", notitie), B_TEXT(":reden", reden),
                      B_INT(":door", account(h, door)), B_INT(":op", op)));
    wereld_exec(h->w, SQL_NIEUWE_TEKST,
                BINDS(B_INT(":h", h->id), B_INT(":id", notitie), B_TEXT(":titel", titel),
                      B_TEXT(":tekst", tekst)));
}

/* ---- words, network, messages ---- */

void schrijf_woord(struct huis *h, int64_t persoon, const char *tekst, enum demo_gebruiker door,
                   int64_t op)
{
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "woord",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .door = door,
                                                        .personen = PERSONEN(persoon),
                                                        .op = op});
    wereld_exec(h->w,
                "INSERT INTO woord (huishouden_id, id, persoon_id, tekst, datum)"
                " VALUES (:h, :id, :persoon, :tekst, :datum)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":persoon", persoon),
                      B_TEXT(":tekst", tekst), B_TEXT(":datum", datum_van(h->w, op))));
}

int64_t schrijf_netwerk(struct huis *h, const char *naam, const char *relatie, const char *telefoon,
                        const int64_t *personen, enum demo_gebruiker door, int64_t op)
{
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "netwerklid",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .door = door,
                                                        .personen = personen,
                                                        .op = op});
    wereld_exec(h->w,
                "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, telefoon, van)"
                " VALUES (:h, :id, :naam, :relatie, :telefoon, :van)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":naam", naam),
                      B_TEXT(":relatie", relatie), B_TEXT(":telefoon", telefoon),
                      B_TEXT(":van", datum_van(h->w, op))));
    return id;
}

int64_t schrijf_bericht(struct huis *h, const struct schrijf_bericht *b)
{
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "bericht",
                                                        .categorie = b->categorie,
                                                        .aard = "inhoud",
                                                        .door = b->door,
                                                        .personen = b->personen,
                                                        .op = b->op});
    wereld_exec(h->w,
                "INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, grond)"
                " VALUES (:h, :id, :onderwerp, :tekst, :grond)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":onderwerp", b->onderwerp),
                      B_TEXT(":tekst", b->tekst), B_TEXT(":grond", b->grond)));
    schrijf_adres(h, id, b->aan, b->aan_onderdeel, datum_van(h->w, b->op), b->tot);
    return id;
}
