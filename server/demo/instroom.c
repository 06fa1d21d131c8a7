/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/instroom.h"

#include "demo/gemeente.h"

struct melding {
    const char *wie, *melder, *over, *vraag, *niet, *veilig, *wat, *op, *uiterlijk, *weigering,
        *einde;
    enum demo_gebruiker auteur, eigenaar; /* eigenaar NIEMAND: still the author */
    enum demo_onderdeel aan;
};

static const char SQL_ADD[] =
    "INSERT INTO instroom (id, auteur_id, bron_id, wie, melder, over, vraag, weet_het,"
    " weet_niet_reden, veiligheid, veiligheid_wat, op, eigenaar_id, eigenaar_onderdeel_id,"
    " aan_onderdeel_id, uiterlijk, status, einde_op, einde_reden) VALUES (:id, :g, :o, :wie,"
    " :melder, :over, :vraag, :niet IS NULL, :niet, :veilig, :wat, :op, :e, :eo, :aan, :uiterlijk,"
    " CASE WHEN :einde IS NULL THEN 'open' ELSE 'beeindigd' END,"
    " CASE WHEN :einde IS NOT NULL THEN :op + 172800 END, :einde)";
static const char SQL_STAP[] =
    "INSERT INTO instroom_stap (instroom_id, id, soort, onderdeel_id, reden, door, op)"
    " VALUES (:i, :id, :soort, :o, :reden, :door, :op)";

static void stap(struct wereld *w, int64_t i, const char *soort, int64_t onderdeel,
                 const char *reden, int64_t door, int64_t op)
{
    wereld_exec(w, SQL_STAP,
                BINDS(B_INT(":i", i), B_INT(":id", wereld_id(w, op)), B_TEXT(":soort", soort),
                      B_REF(":o", onderdeel), B_TEXT(":reden", reden), B_INT(":door", door),
                      B_INT(":op", op)));
}

static void melding_add(struct wereld *w, const struct melding *m)
{
    int64_t op = moment(w, m->op), id = wereld_id(w, op), g = w->gebruiker[m->auteur],
            o = w->onderdeel[gemeente_onderdeel(m->auteur)];
    enum demo_gebruiker eigenaar = m->eigenaar == NIEMAND ? m->auteur : m->eigenaar;
    int64_t e = w->gebruiker[eigenaar], eo = w->onderdeel[gemeente_onderdeel(eigenaar)];
    int64_t aan = m->aan == GEEN_ONDERDEEL ? 0 : w->onderdeel[m->aan];
    wereld_exec(w, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":g", g), B_INT(":o", o), B_TEXT(":wie", m->wie),
                      B_TEXT(":melder", m->melder), B_TEXT(":over", m->over),
                      B_TEXT(":vraag", m->vraag), B_TEXT(":niet", m->niet),
                      B_TEXT(":veilig", m->veilig), B_TEXT(":wat", m->wat), B_INT(":op", op),
                      B_INT(":e", e), B_INT(":eo", eo), B_REF(":aan", aan),
                      B_TEXT(":uiterlijk", dag(w, m->uiterlijk)), B_TEXT(":einde", m->einde)));
    stap(w, id, "gemaakt", o, NULL, g, op);
    if (m->weigering) {
        stap(w, id, "aangeboden", w->onderdeel[WIJKTEAM], NULL, g, op + 600);
        stap(w, id, "geweigerd", w->onderdeel[WIJKTEAM], m->weigering, w->gebruiker[POSTMA],
             op + 7200);
    }
    if (aan)
        stap(w, id, "aangeboden", aan, NULL, e, op + 10800);
    if (eigenaar != m->auteur) {
        stap(w, id, "aangeboden", eo, NULL, g, op + 600);
        stap(w, id, "aanvaard", eo, NULL, e, op + 7200);
    }
    if (m->einde)
        stap(w, id, "beeindigd", 0, m->einde, e, op + 172800);
}

static const struct melding MELDINGEN[] = {
    {.wie = "gezin",
     .over = "Mevrouw Dekker en haar zoon Sem (6), Beatrixstraat",
     .vraag = "Sem komt vaak zonder eten op school. Moeder vraagt of iemand met haar meekijkt naar "
              "het geld.",
     .veilig = "zorgen",
     .wat = "Er is aan het einde van de maand te weinig eten.",
     .auteur = VELD,
     .aan = WIJKTEAM,
     .op = "2026-11-17 11:20",
     .uiterlijk = "2026-11-20"},
    {.wie = "omgeving",
     .melder = "De buurvrouw op nummer 12",
     .over = "Een ouder echtpaar met een volwassen dochter, Kade 14",
     .vraag = "De dochter schreeuwt veel. De buurvrouw weet niet wie zij kan bellen.",
     .niet = "De buurvrouw wil dat wij eerst zelf kijken.",
     .veilig = "onbekend",
     .auteur = SAIDI,
     .weigering = "Er woont geen kind. Vraag het Wmo-team.",
     .aan = WMO,
     .op = "2026-11-19 15:00",
     .uiterlijk = "2026-11-24"},
    {.wie = "professional",
     .melder = "De conrector van het Veenmeer College",
     .over = "Familie Bouzid, dochter Ikram (15)",
     .vraag = "Ikram zorgt thuis voor haar vader. Zij vraagt hulp, en haar vader weet het.",
     .veilig = "veilig",
     .auteur = VELD,
     .eigenaar = POSTMA,
     .op = "2026-11-18 09:15",
     .uiterlijk = "2026-11-25"},
    {.wie = "gezin",
     .over = "Meneer Postema",
     .vraag = "Een brief van de belasting die hij niet begrijpt.",
     .veilig = "veilig",
     .auteur = SAIDI,
     .op = "2026-11-11 10:00",
     .uiterlijk = "2026-11-16",
     .einde = "Samen gebeld en opgelost. Hij weet dat hij bij het spreekuur terecht kan."},
};

void instroom_maken(struct wereld *w)
{
    for (size_t i = 0; i < sizeof MELDINGEN / sizeof *MELDINGEN; i++)
        melding_add(w, &MELDINGEN[i]);
}

/* At ten in the morning, so many days ago. */
static int64_t ago(struct wereld *w, int dagen)
{
    return clock_local_midnight(dagen_verder(w, -dagen)) + 36000;
}

/* ---- a report that was taken over, and one that became a household ---- */

static const char SQL_MELDING[] =
    "INSERT INTO instroom (id, auteur_id, bron_id, wie, over, vraag, weet_het, veiligheid,"
    " veiligheid_wat, op, eigenaar_id, eigenaar_onderdeel_id, uiterlijk, status, einde_op,"
    " huishouden_id) SELECT :id, a.id, a.onderdeel_id, 'gezin', :over, :vraag, 1, :veilig, :wat,"
    " :op, e.id, e.onderdeel_id, :uiterlijk, CASE WHEN :huis IS NULL THEN 'open' ELSE 'huishouden'"
    " END, CASE WHEN :huis IS NOT NULL THEN :op + 10800 END, :huis FROM gebruiker a JOIN gebruiker"
    " e ON e.id = :e WHERE a.id = :g";
static const char SQL_DOOR[] =
    "INSERT INTO instroom_stap (instroom_id, id, soort, onderdeel_id, door, op)"
    " SELECT :i, :id, :soort, g.onderdeel_id, g.id, :op FROM gebruiker g WHERE g.id = :g";
static const char SQL_NIEUW[] =
    "SELECT a.huishouden_id FROM aanmelding a WHERE a.status = 'open' AND a.eigenaar_id = :g"
    " ORDER BY a.huishouden_id DESC LIMIT 1";

static void report_step(struct wereld *w, int64_t i, const char *soort, enum demo_gebruiker wie,
                        int64_t op)
{
    wereld_exec(w, SQL_DOOR,
                BINDS(B_INT(":i", i), B_INT(":id", wereld_id(w, op)), B_TEXT(":soort", soort),
                      B_INT(":g", w->gebruiker[wie]), B_INT(":op", op)));
}

static int64_t report(struct wereld *w, const char *over, const char *vraag, const char *wat,
                      int64_t huis, int64_t op)
{
    int64_t id = wereld_id(w, op);
    wereld_exec(w, SQL_MELDING,
                BINDS(B_INT(":id", id), B_TEXT(":over", over), B_TEXT(":vraag", vraag),
                      B_TEXT(":veilig", wat ? "acuut" : "veilig"), B_TEXT(":wat", wat),
                      B_INT(":op", op), B_TEXT(":uiterlijk", werkdag_verder(w, 1)),
                      B_REF(":huis", huis), B_INT(":g", w->gebruiker[SAIDI]),
                      B_INT(":e", w->gebruiker[HADDAD])));
    report_step(w, id, "gemaakt", SAIDI, op);
    return id;
}

void instroom_later(struct wereld *w)
{
    int64_t op = ago(w, 1);
    int64_t id = report(w, "Een vader met twee kinderen, Havenstraat",
                        "Er is geen eten meer en de stroom is afgesloten.",
                        "De kinderen slapen in de kou.", 0, op);
    report_step(w, id, "overgenomen", HADDAD, op + 1800);
    int64_t huis = wereld_int(w, SQL_NIEUW, BINDS(B_INT(":g", w->gebruiker[HADDAD])));
    if (!huis)
        return;
    op = ago(w, 4);
    id = report(w, "Een gezin in de wijk", "Zij vragen hulp bij het geld.", NULL, huis, op);
    report_step(w, id, "aangeboden", SAIDI, op + 600);
    report_step(w, id, "aanvaard", HADDAD, op + 7200);
    report_step(w, id, "huishouden", HADDAD, op + 10800);
}
