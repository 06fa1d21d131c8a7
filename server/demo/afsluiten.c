/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/afsluiten.h"

#include "demo/gemeente.h"

/* The newest plan that closed within the year and of which nobody keeps in touch yet. */
static const char SQL_DICHT[] =
    "SELECT p.huishouden_id FROM gezinsplan p JOIN huishouden h ON h.id = p.huishouden_id"
    " AND h.gesloten_op IS NULL WHERE p.status = 'gesloten' AND p.gesloten_op > :sinds"
    " AND NOT EXISTS (SELECT 1 FROM afsluiting a WHERE a.huishouden_id = p.huishouden_id)"
    " ORDER BY p.gesloten_op DESC, p.id LIMIT 1";
static const char SQL_OPEN[] =
    "SELECT p.huishouden_id FROM gezinsplan p JOIN regie r ON r.huishouden_id = p.huishouden_id"
    " AND r.tot_op IS NULL AND r.gebruiker_id = :g JOIN huishouden h ON h.id = p.huishouden_id"
    " AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani')"
    " WHERE p.status = 'open' ORDER BY p.huishouden_id LIMIT 1 OFFSET :nr";
static const char SQL_PLAN[] =
    "SELECT max(id) FROM gezinsplan WHERE huishouden_id = :h AND status = :status";
static const char SQL_OP[] = "SELECT gesloten_op FROM gezinsplan WHERE id = :plan";
static const char SQL_WIE[] = "SELECT gebruiker_id FROM regie WHERE huishouden_id = :h"
                              " ORDER BY van_op DESC LIMIT 1";
static const char SQL_ITEM[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) SELECT :h, :id, :soort, 'plan', 'coordinatie', g.onderdeel_id, g.id, 1, :op,"
    " (SELECT group_concat(id_tekst(persoon_id), ',') FROM (SELECT DISTINCT persoon_id FROM lid"
    "  WHERE huishouden_id = :h AND tot IS NULL ORDER BY persoon_id)) FROM gebruiker g"
    " WHERE g.id = :g";
static const char SQL_PERSONEN[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) SELECT DISTINCT :h, :id,"
    " persoon_id FROM lid WHERE huishouden_id = :h AND tot IS NULL";
static const char SQL_AFSLUITING[] =
    "INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door,"
    " reden_soort, reden, participatie, veiligheid, lopende_hulp, gezin, gezin_woorden, vervolg,"
    " contact_id, afspraak, versie) VALUES (:h, :id, :plan, :status, :op, :g, 'bereikt',"
    " 'Het gaat goed genoeg. Het gezin redt het met zijn netwerk.', 'werk', :veilig,"
    " 'Er loopt geen hulp meer.', 'eens', 'Wij kunnen het nu zelf, maar het is fijn dat iemand nog"
    " eens belt.', :vervolg, :g, 'Bel in de avond, dan is iedereen thuis.', 3)";
static const char SQL_GEBIEDEN[] =
    "INSERT INTO afsluiting_leefgebied (huishouden_id, afsluiting_id, leefgebied, oordeel)"
    " SELECT :h, :id, code, 'goed' FROM leefgebied WHERE tot IS NULL";
static const char SQL_VOLGT[] =
    "INSERT INTO volgcontact (huishouden_id, id, vorm, afsluiting_id, contact_id, afspraak, begin,"
    " volgende) VALUES (:h, :id, :vorm, :afsluiting, :g, 'Bel in de avond, dan is iedereen thuis.',"
    " :begin, :volgende)";
static const char SQL_MOMENT[] =
    "INSERT INTO contactmoment (huishouden_id, volgcontact_id, id, datum, wijze, uitkomst, verslag,"
    " volgende, door, op) VALUES (:h, :volgt, :id, :dag, 'bellen', :uitkomst, :verslag, :volgende,"
    " :g, :op)";
static const char SQL_ADRES[] =
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
    " VALUES (:h, :item, :id, :g, :dag)";

struct hier {
    struct wereld *w;
    int64_t h, plan, g, op;
};

static int64_t item_add(const struct hier *i, const char *soort, int64_t op)
{
    int64_t id = wereld_id(i->w, op);
    const struct db_bind *both = BINDS(B_INT(":h", i->h), B_INT(":id", id));
    wereld_exec(i->w, SQL_ITEM,
                BINDS(B_INT(":h", i->h), B_INT(":id", id), B_TEXT(":soort", soort),
                      B_INT(":op", op), B_INT(":g", i->g)));
    wereld_exec(i->w, SQL_PERSONEN, both);
    i->w->telling.items++;
    return id;
}

static int64_t closing_add(const struct hier *i, const char *status, const char *vervolg)
{
    int64_t id = item_add(i, "afsluiting", i->op);
    bool open = status[0] == 'v';
    wereld_exec(i->w, SQL_AFSLUITING,
                BINDS(B_INT(":h", i->h), B_INT(":id", id), B_INT(":plan", i->plan),
                      B_TEXT(":status", status), B_INT(":op", i->op), B_INT(":g", i->g),
                      B_TEXT(":veilig", open ? NULL : "geen_zorgen"), B_TEXT(":vervolg", vervolg)));
    if (!open)
        wereld_exec(i->w, SQL_GEBIEDEN, BINDS(B_INT(":h", i->h), B_INT(":id", id)));
    return id;
}

/* `volgende`: in how many days from today. */
static int64_t contact_add(const struct hier *i, const char *vorm, int64_t afsluiting, int volgende)
{
    int64_t id = item_add(i, "volgcontact", i->op);
    char dag[DATUM_SIZE];
    datum_add_days(dagen_verder(i->w, 0), volgende, dag);
    wereld_exec(i->w, SQL_VOLGT,
                BINDS(B_INT(":h", i->h), B_INT(":id", id), B_TEXT(":vorm", vorm),
                      B_REF(":afsluiting", afsluiting), B_INT(":g", i->g),
                      B_TEXT(":begin", datum_van(i->w, i->op)), B_TEXT(":volgende", dag)));
    wereld_exec(i->w, SQL_ADRES,
                BINDS(B_INT(":h", i->h), B_INT(":item", id), B_INT(":id", wereld_id(i->w, i->op)),
                      B_INT(":g", i->g), B_TEXT(":dag", datum_van(i->w, i->op))));
    return id;
}

static void tried(const struct hier *i, int64_t volgt, int days_ago, const char *uitkomst,
                  const char *verslag)
{
    struct wereld *w = i->w;
    int64_t op = clock_local_midnight(dagen_verder(w, -days_ago)) + 54000;
    char dag[DATUM_SIZE], volgende[DATUM_SIZE];
    datum_add_days(dagen_verder(w, 0), -days_ago, dag);
    datum_add_days(dag, 14, volgende);
    wereld_exec(w, SQL_MOMENT,
                BINDS(B_INT(":h", i->h), B_INT(":volgt", volgt), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":dag", dag), B_TEXT(":uitkomst", uitkomst),
                      B_TEXT(":verslag", verslag), B_TEXT(":volgende", volgende), B_INT(":g", i->g),
                      B_INT(":op", op)));
}

static bool closed_find(struct hier *i)
{
    i->h = wereld_int(i->w, SQL_DICHT,
                      BINDS(B_INT(":sinds", clock_local_midnight(dagen_verder(i->w, -360)))));
    if (!i->h)
        return false;
    i->plan = wereld_int(i->w, SQL_PLAN, BINDS(B_INT(":h", i->h), B_TEXT(":status", "gesloten")));
    i->op = wereld_int(i->w, SQL_OP, BINDS(B_INT(":plan", i->plan)));
    i->g = wereld_int(i->w, SQL_WIE, BINDS(B_INT(":h", i->h)));
    return true;
}

static bool open_find(struct hier *i, enum demo_gebruiker wie, int nr, int days_ago)
{
    i->g = i->w->gebruiker[wie];
    i->h = wereld_int(i->w, SQL_OPEN, BINDS(B_INT(":g", i->g), B_INT(":nr", nr)));
    if (!i->h)
        return false;
    i->plan = wereld_int(i->w, SQL_PLAN, BINDS(B_INT(":h", i->h), B_TEXT(":status", "open")));
    i->op = clock_local_midnight(dagen_verder(i->w, -days_ago)) + 36000;
    return true;
}

/* A young person of the regisseur's who turns 18 first. */
static const char SQL_JONG[] =
    "SELECT l.huishouden_id FROM lid l JOIN persoon p ON p.id = l.persoon_id AND p.geboortedatum >="
    " :na AND length(p.geboortedatum) = 10 AND p.geboortedatum NOT LIKE '%-00%' JOIN regie r ON"
    " r.huishouden_id = l.huishouden_id AND r.tot_op IS NULL AND r.gebruiker_id = :g JOIN"
    " gezinsplan g ON g.huishouden_id = l.huishouden_id AND g.status = 'open' JOIN huishouden h ON"
    " h.id = l.huishouden_id AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn', 'El"
    " Idrissi-Bennani') WHERE l.tot IS NULL ORDER BY p.geboortedatum, p.id LIMIT 1";
static const char SQL_WIE_JONG[] =
    "SELECT p.id FROM lid l JOIN persoon p ON p.id = l.persoon_id AND p.geboortedatum >= :na AND"
    " p.geboortedatum NOT LIKE '%-00%' WHERE l.huishouden_id = :h AND l.tot IS NULL ORDER BY"
    " p.geboortedatum, p.id LIMIT 1";
static const char SQL_ITEM_EEN[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) SELECT :h, :id, 'overgang', 'contact', 'coordinatie', g.onderdeel_id, g.id, 1,"
    " :op, id_tekst(:mens) FROM gebruiker g WHERE g.id = :g";
static const char SQL_ITEM_MENS[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :mens)";
static const char SQL_OVERGANG[] =
    "INSERT INTO overgang (huishouden_id, id, soort, persoon_id, datum, status, versie) SELECT :h,"
    " :id, 'wordt_18', p.id, date(p.geboortedatum, '+18 years'), 'loopt', 2 FROM persoon p WHERE"
    " p.id = :mens";
static const char SQL_REGELS[] =
    "INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, wie, vanaf, door, op)"
    " SELECT :h, :id, 'wonen', 'geregeld', 'het gezin: thuis blijven wonen', o.datum, :g, :op FROM overgang o"
    " WHERE o.id = :id UNION ALL SELECT :h, :id, 'beslissen', 'nvt', NULL, NULL, :g, :op";

/* Who turns 18: one area arranged, the others gaps. */
static void transition_add(struct wereld *w)
{
    struct hier i = {.w = w, .g = w->gebruiker[POSTMA]};
    char na[DATUM_SIZE];
    datum_add_months(dagen_verder(w, 0), -18 * 12, na);
    i.h = wereld_int(w, SQL_JONG, BINDS(B_TEXT(":na", na), B_INT(":g", i.g)));
    if (!i.h)
        return;
    i.op = clock_local_midnight(dagen_verder(w, -6)) + 36000;
    int64_t id = wereld_id(w, i.op);
    int64_t mens = wereld_int(w, SQL_WIE_JONG, BINDS(B_TEXT(":na", na), B_INT(":h", i.h)));
    const struct db_bind h = B_INT(":h", i.h), one = B_INT(":id", id), who = B_INT(":mens", mens),
                         g = B_INT(":g", i.g), op = B_INT(":op", i.op);
    wereld_exec(w, SQL_ITEM_EEN, BINDS(h, one, op, who, g));
    wereld_exec(w, SQL_ITEM_MENS, BINDS(h, one, who));
    wereld_exec(w, SQL_OVERGANG, BINDS(h, one, who));
    wereld_exec(w, SQL_REGELS, BINDS(h, one, g, op));
    w->telling.items++;
}

void afsluiten_maken(struct wereld *w)
{
    struct hier i = {.w = w};
    int64_t volgt;
    if (closed_find(&i)) {
        volgt = contact_add(&i, "nazorg", closing_add(&i, "gesloten", "nazorg"), 5);
        tried(&i, volgt, 1, "niet_bereikt", NULL);
    }
    if (closed_find(&i)) /* late */
        (void)contact_add(&i, "nazorg", closing_add(&i, "gesloten", "nazorg"), -3);
    if (closed_find(&i))
        (void)contact_add(&i, "waakvlam", closing_add(&i, "gesloten", "waakvlam"), 40);
    if (open_find(&i, POSTMA, 1, 4))
        (void)closing_add(&i, "voorbereiding", NULL);
    if (open_find(&i, POSTMA, 2, 30)) {
        volgt = contact_add(&i, "bemoeizorg", 0, 4);
        tried(&i, volgt, 22, "niet_bereikt", "Een kaartje achtergelaten.");
        tried(&i, volgt, 8, "wil_niet", "Door de brievenbus gepraat. Ik mag terugkomen.");
    }
    transition_add(w);
}
