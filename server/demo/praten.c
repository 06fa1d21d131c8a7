/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/praten.h"

#include "demo/gemeente.h"

static const char SQL_HUIS[] = "SELECT r.huishouden_id FROM regie r JOIN huishouden h ON h.id ="
                               " r.huishouden_id AND h.naam = 'Verbeek' WHERE r.gebruiker_id = :g"
                               " AND r.tot_op IS NULL ORDER BY 1 LIMIT 1";
static const char SQL_KIND[] =
    "SELECT l.persoon_id FROM lid l JOIN persoon p ON p.id = l.persoon_id"
    " AND p.roepnaam = 'Jayden' WHERE l.huishouden_id = :h LIMIT 1";
static const char SQL_DOEL[] = "SELECT id FROM doel WHERE huishouden_id = :h AND leefgebied ="
                               " 'onderwijs' ORDER BY id LIMIT 1";
static const char SQL_ITEM[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, bij_id, personen) VALUES (:h, :id, 'inbreng', 'onderwijs', 'inhoud', :bron, :auteur,"
    " :regie, :op, :bij, id_tekst(:persoon))";
static const char SQL_PERSOON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :persoon)";
static const char SQL_INBRENG[] =
    "INSERT INTO inbreng (huishouden_id, id, tekst) VALUES (:h, :id, :tekst)";
static const char SQL_GELEZEN[] = "INSERT INTO inbreng_gelezen (huishouden_id, inbreng_id,"
                                  " gebruiker_id, op) VALUES (:h, :id, :g, :op)";
static const char SQL_ATTENDERING[] =
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
    " VALUES (:g, :id, :soort, :h, :object, :object_id, :op)";

struct gesprek {
    struct wereld *w;
    int64_t h, kind, doel;
};

/* At that hour, so many days ago; read by `gelezen`, when that is somebody. */
static int64_t say(const struct gesprek *s, enum demo_gebruiker wie, const char *tekst, bool bij,
                   int64_t op, enum demo_gebruiker gelezen)
{
    struct wereld *w = s->w;
    int64_t id = wereld_id(w, op);
    wereld_exec(w, SQL_ITEM,
                BINDS(B_INT(":h", s->h), B_INT(":id", id),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(wie)]),
                      B_INT(":auteur", w->gebruiker[wie]), B_INT(":regie", wie == POSTMA),
                      B_INT(":op", op), B_REF(":bij", bij ? s->doel : 0),
                      B_INT(":persoon", s->kind)));
    wereld_exec(w, SQL_PERSOON,
                BINDS(B_INT(":h", s->h), B_INT(":id", id), B_INT(":persoon", s->kind)));
    wereld_exec(w, SQL_INBRENG,
                BINDS(B_INT(":h", s->h), B_INT(":id", id), B_TEXT(":tekst", tekst)));
    if (gelezen != NIEMAND)
        wereld_exec(w, SQL_GELEZEN,
                    BINDS(B_INT(":h", s->h), B_INT(":id", id), B_INT(":g", w->gebruiker[gelezen]),
                          B_INT(":op", op + 3600)));
    w->telling.items++;
    return id;
}

static void tell(const struct gesprek *s, enum demo_gebruiker wie, const char *soort,
                 const char *object, int64_t object_id, int64_t op)
{
    struct wereld *w = s->w;
    wereld_exec(w, SQL_ATTENDERING,
                BINDS(B_INT(":g", w->gebruiker[wie]), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":soort", soort), B_INT(":h", s->h), B_TEXT(":object", object),
                      B_INT(":object_id", object_id), B_INT(":op", op)));
}

/* ---- letters ---- */

#define GROET                                                                                      \
    "\n\nMet vriendelijke groet,\n\n{{afzender}}\n{{functie}}, {{organisatie}}\n{{telefoon}}"
#define HOOFD "{{aan}}\n{{adres}}\n\n{{gemeente}}, {{datum}}\n\n"

static const struct {
    const char *soort, *titel, *tekst;
} SJABLONEN[] = {
    {"uitnodiging", "Uitnodiging voor een gesprek",
     HOOFD "Beste {{aan}},\n\nGraag praten wij met u over het gezinsplan. U mag iemand meenemen."
           "\n\n{{toevoeging}}\n\nKunt u niet? Bel {{regisseur}}: {{regisseurTelefoon}}." GROET},
    {"plan", "Wat wij met u afspraken",
     HOOFD
     "Beste {{aan}},\n\nDit is wat er in het plan staat en wat u mag lezen.\n\nDe "
     "doelen:\n{{doelen}}\n\nWat er gaat gebeuren:\n{{acties}}\n\nWij bespreken het plan weer op "
     "{{evaluatiedatum}}.\n\n{{toevoeging}}\n\nKlopt er iets niet? Bel {{regisseur}}: "
     "{{regisseurTelefoon}}." GROET},
    {"overdracht", "Een andere regisseur",
     HOOFD "Beste {{aan}},\n\nUw regisseur is {{regisseur}}, van {{regisseurOrganisatie}}. U kunt "
           "bellen: {{regisseurTelefoon}}. Wat is afgesproken, blijft zo.\n\n{{toevoeging}}" GROET},
    {"afsluiting", "Het plan is klaar",
     HOOFD "Beste {{aan}},\n\nWij sluiten het gezinsplan af.\n\n{{toevoeging}}\n\nHeeft u later "
           "weer een vraag? Bel de gemeente {{gemeente}}." GROET},
    {"toestemmingsverklaring", "Wat u goed vond om te delen",
     HOOFD "Beste {{aan}},\n\nHiervoor gaf u toestemming:\n{{toestemmingen}}\n\nU mag altijd "
           "stoppen. Zeg het tegen {{regisseur}}: {{regisseurTelefoon}}.\n\n{{toevoeging}}" GROET},
};
static const char SQL_SJABLOON[] =
    "INSERT INTO brief_sjabloon (id, soort, titel, tekst, van, door, op) VALUES (:id, :soort,"
    " :titel, :tekst, '2026-01-01', :door, :op)";
static const char SQL_MOEDER[] =
    "SELECT l.persoon_id FROM lid l JOIN persoon p ON p.id = l.persoon_id AND p.roepnaam = 'Sanne'"
    " WHERE l.huishouden_id = :h LIMIT 1";
static const char SQL_BRIEF[] =
    "INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, toevoeging, maker_id, op, status)"
    " VALUES (:h, :id, :sjabloon, :lezer, :toevoeging, :g, :op, 'concept')";

static void letters(struct wereld *w, int64_t h, int64_t op)
{
    int64_t plan = 0;
    for (size_t i = 0; i < COUNT_OF(SJABLONEN); i++) {
        int64_t id = wereld_id(w, op);
        if (i == 1)
            plan = id;
        wereld_exec(w, SQL_SJABLOON,
                    BINDS(B_INT(":id", id), B_TEXT(":soort", SJABLONEN[i].soort),
                          B_TEXT(":titel", SJABLONEN[i].titel),
                          B_TEXT(":tekst", SJABLONEN[i].tekst),
                          B_INT(":door", w->gebruiker[WILLEMS]), B_INT(":op", op)));
    }
    wereld_exec(w, SQL_BRIEF,
                BINDS(B_INT(":h", h), B_INT(":id", wereld_id(w, op)), B_INT(":sjabloon", plan),
                      B_INT(":lezer", wereld_int(w, SQL_MOEDER, BINDS(B_INT(":h", h)))),
                      B_TEXT(":toevoeging", "Fijn dat u er donderdag bij bent."),
                      B_INT(":g", w->gebruiker[POSTMA]), B_INT(":op", op)));
}

void praten_maken(struct wereld *w)
{
    struct gesprek s = {.w = w};
    int64_t day = clock_local_midnight(dagen_verder(w, -1));
    s.h = wereld_int(w, SQL_HUIS, BINDS(B_INT(":g", w->gebruiker[POSTMA])));
    if (!s.h)
        return;
    s.kind = wereld_int(w, SQL_KIND, BINDS(B_INT(":h", s.h)));
    s.doel = wereld_int(w, SQL_DOEL, BINDS(B_INT(":h", s.h)));
    (void)say(&s, POSTMA,
              "@Karim, ik ga morgen langs bij oma om de ochtenden door te spreken. Ga je mee?",
              true, day + 9 * 3600, HADDAD);
    (void)say(&s, HADDAD, "Ja. Ik ben er om vier uur.", true, day + 11 * 3600, POSTMA);
    int64_t last =
        say(&s, VELD,
            "@Mirjam, Jayden was deze week drie ochtenden op tijd. Zullen wij volgende week "
            "even bellen?",
            false, day + 14 * 3600, NIEMAND);
    tell(&s, POSTMA, "inbreng-genoemd", "inbreng", last, day + 14 * 3600);
    tell(&s, HADDAD, "inbreng-nieuw", "samenspraak", s.h, day + 14 * 3600);
    letters(w, s.h, day + 15 * 3600);
}
