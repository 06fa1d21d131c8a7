/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping and destroying in the demo: a legal hold, a note to be read again, an old working note,
 * and a destruction list in each state somebody can find it in. */
#include "demo/bewaren.h"

/* At ten, so many days ago: takes no chance, so that the rest of the demo is what it is without. */
static int64_t ago(struct wereld *w, int days)
{
    return clock_local_midnight(dagen_verder(w, -days)) + 36000;
}

/* The regisseur's household of the casus. */
static const char SQL_VERBEEK[] = "SELECT huishouden_id FROM regie WHERE gebruiker_id = :g"
                                  " AND tot_op IS NULL ORDER BY huishouden_id LIMIT 1";
static const char SQL_MEMBER[] =
    "SELECT persoon_id FROM lid WHERE huishouden_id = :h AND tot IS NULL ORDER BY id LIMIT 1";
static const char SQL_ITEM[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " gesloten, op, personen) VALUES (:h, :id, 'notitie', :categorie, 'inhoud', :bron, :auteur, 1,"
    " :gesloten, :op, id_tekst(:persoon))";
static const char SQL_ITEM_PERSON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id)"
    " VALUES (:h, :id, :persoon)";
static const char SQL_NOTE[] = "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)"
                               " VALUES (:h, :id, :datum, 'gesprek', :titel, :tekst)";

struct note {
    const char *categorie, *titel, *tekst;
    bool gesloten;
    int days; /* ago */
};

static int64_t note_add(struct wereld *w, int64_t h, const struct note *n)
{
    int64_t persoon = wereld_int(w, SQL_MEMBER, BINDS(B_INT(":h", h)));
    int64_t op = ago(w, n->days), id = wereld_id(w, op);
    wereld_exec(w, SQL_ITEM,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_TEXT(":categorie", n->categorie),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(POSTMA)]),
                      B_INT(":auteur", w->gebruiker[POSTMA]), B_INT(":gesloten", n->gesloten),
                      B_INT(":op", op), B_INT(":persoon", persoon)));
    wereld_exec(w, SQL_ITEM_PERSON,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":persoon", persoon)));
    wereld_exec(w, SQL_NOTE,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_TEXT(":datum", datum_van(w, op)),
                      B_TEXT(":titel", n->titel), B_TEXT(":tekst", n->tekst)));
    w->telling.items++;
    return id;
}

static void hold_add(struct wereld *w, int64_t h)
{
    static const char sql[] =
        "INSERT INTO vernietigingsstop (id, huishouden_id, persoon_id, soort, reden, door, op,"
        " beoordelen_op) VALUES (:id, :h, :persoon, 'klacht', :reden, :door, :op, :beoordelen)";
    static const char last[] = "SELECT persoon_id FROM lid WHERE huishouden_id = :h"
                               " AND tot IS NULL ORDER BY id DESC LIMIT 1";
    int64_t op = ago(w, 20);
    wereld_exec(w, sql,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":h", h),
                      B_INT(":persoon", wereld_int(w, last, BINDS(B_INT(":h", h)))),
                      B_TEXT(":reden", "Klacht bij de gemeente over de wachttijd, nummer 26-0417."),
                      B_INT(":door", w->gebruiker[POSTMA]), B_INT(":op", op),
                      B_TEXT(":beoordelen", werkdag_verder(w, 70))));
}

/* ---- lists ---- */

static const char SQL_LIST[] =
    "INSERT INTO vernietigingslijst (id, soort, grondslag, door, op, status, totaal)"
    " VALUES (:id, 'termijn', 'termijn', :door, :op, 'voorgesteld', :totaal)";
static const char SQL_STATUS[] =
    "UPDATE vernietigingslijst SET status = :status, beslist_door = :door, beslist_op = :op,"
    " beslist_reden = :reden WHERE id = :id";
static const char SQL_NEXT[] = "UPDATE vernietigingslijst SET status = :status WHERE id = :id";
static const char SQL_READY[] =
    "UPDATE vernietigingslijst SET status = 'klaar', gedaan = 14, overgeslagen = 1, klaar_op = :op"
    " WHERE id = :id";
static const char SQL_ROW[] =
    "INSERT INTO vernietigingsregel (lijst_id, nr, wat, huishouden_id, item_id, soort, termijn_id,"
    " na) VALUES (:lijst, 1, 'item', :h, :item, 'notitie', 1, :na)";
static const char SQL_COUNT[] =
    "INSERT INTO vernietigingstelling (lijst_id, soort, wet, artikel, uitkomst, aantal) SELECT"
    " :id, 'notitie', wet, artikel, :uitkomst, :aantal FROM bewaartermijn WHERE id = 1";

static int64_t list_add(struct wereld *w, int days, int totaal)
{
    int64_t op = ago(w, days), id = wereld_id(w, op);
    wereld_exec(w, SQL_LIST,
                BINDS(B_INT(":id", id), B_INT(":door", w->gebruiker[WILLEMS]), B_INT(":op", op),
                      B_INT(":totaal", totaal)));
    return id;
}

static void decide(struct wereld *w, int64_t id, const char *status, const char *reden, int days)
{
    wereld_exec(w, SQL_STATUS,
                BINDS(B_TEXT(":status", status), B_INT(":door", w->gebruiker[FONTEIN]),
                      B_INT(":op", ago(w, days)), B_TEXT(":reden", reden), B_INT(":id", id)));
}

static void count_add(struct wereld *w, int64_t id, const char *uitkomst, int aantal)
{
    wereld_exec(w, SQL_COUNT,
                BINDS(B_INT(":id", id), B_TEXT(":uitkomst", uitkomst), B_INT(":aantal", aantal)));
}

/* One carried out, one refused, one that waits. */
static void lists_add(struct wereld *w, int64_t h, int64_t werkaantekening)
{
    int64_t done = list_add(w, 95, 15), refused = list_add(w, 60, 4), open = 0;
    decide(w, done, "goedgekeurd", NULL, 94);
    wereld_exec(w, SQL_NEXT, BINDS(B_TEXT(":status", "bezig"), B_INT(":id", done)));
    wereld_exec(w, SQL_NEXT, BINDS(B_TEXT(":status", "opruimen"), B_INT(":id", done)));
    count_add(w, done, "vernietigd", 14);
    count_add(w, done, "stop", 1);
    wereld_exec(w, SQL_READY, BINDS(B_INT(":op", ago(w, 94)), B_INT(":id", done)));
    decide(w, refused, "afgewezen",
           "Eerst uitzoeken of het wijkteam deze aantekeningen nog nodig "
           "heeft.",
           58);
    open = list_add(w, 2, 1);
    wereld_exec(w, SQL_ROW,
                BINDS(B_INT(":lijst", open), B_INT(":h", h), B_INT(":item", werkaantekening),
                      B_TEXT(":na", dagen_verder(w, -15))));
}

void demo_bewaren(struct wereld *w)
{
    static const struct note working = {"werkaantekening", "Nog bellen",
                                        "Vragen hoe het op het werk gaat. Terugbellen na vier uur.",
                                        false, 45};
    static const struct note closed = {
        "jeugdhulp_opvoeding", "Over het weekend",
        "Moeder vertelt dat het weekend rustig was. Zij wil vaker samen eten.", true, 33};
    int64_t h = wereld_int(w, SQL_VERBEEK, BINDS(B_INT(":g", w->gebruiker[POSTMA])));
    int64_t old = note_add(w, h, &working);
    (void)note_add(w, h, &closed);
    hold_add(w, h);
    lists_add(w, h, old);
}
