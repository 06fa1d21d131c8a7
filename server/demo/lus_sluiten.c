/* SPDX-License-Identifier: EUPL-1.2 */
/* Closings: given up, done for each reason and opened again, and who kept in touch. */
#include "demo/lus.h"

#include <string.h>

/* ---- closing: given up, and opened again ---- */

static const char SQL_AFSLUITING[] =
    "INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door,"
    " reden_soort, reden, participatie, participatie_uitleg, veiligheid, veiligheid_uitleg,"
    " lopende_hulp, gezin, gezin_woorden, vervolg, contact_id, afspraak, weging, overlegd_met, "
    "versie)"
    " VALUES (:h, :id, :plan, :status, :op, :g, :soort, :reden, :participatie, :uitleg, :veilig,"
    " :waarom, :hulp, :gezin, :woorden, :vervolg, :contact, CASE WHEN :contact IS NOT NULL THEN"
    " 'Bel na zes uur.' END, :weging, :overlegd, 3)";
static const char SQL_GEBIED[] =
    "INSERT INTO afsluiting_leefgebied (huishouden_id, afsluiting_id, leefgebied, oordeel)"
    " VALUES (:h, :id, :gebied, :oordeel)";
static const char SQL_CONTACT[] =
    "INSERT INTO volgcontact (huishouden_id, id, vorm, afsluiting_id, contact_id, afspraak, begin,"
    " einde_op, einde_soort, einde_reden, versie) VALUES (:h, :id, :vorm, :afsluiting, :g,"
    " 'Bel na zes uur.', :begin, :einde, :soort, :reden, 4)";
static const char SQL_MOMENT[] =
    "INSERT INTO contactmoment (huishouden_id, volgcontact_id, id, datum, wijze, uitkomst, verslag,"
    " volgende, door, op) VALUES (:h, :volgt, :id, :dag, :wijze, :uitkomst, :verslag, :volgende,"
    " :g, :op)";

/* What was closed was gone over whole. */
static const char SQL_REST[] =
    "INSERT INTO afsluiting_leefgebied (huishouden_id, afsluiting_id, leefgebied, oordeel)"
    " SELECT :h, :id, code, 'goed' FROM leefgebied WHERE tot IS NULL AND code NOT IN (SELECT"
    " leefgebied FROM afsluiting_leefgebied WHERE huishouden_id = :h AND afsluiting_id = :id)";

struct sluit {
    const char *status, *soort, *reden, *participatie, *uitleg, *veilig, *waarom, *hulp, *gezin,
        *woorden, *vervolg, *weging; /* soort NULL: on their own strength */
    int dagen;                       /* ago */
};

static int64_t closing(struct huis *h, const struct sluit *s)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, s->dagen), g = w->gebruiker[h->regie];
    enum demo_gebruiker other = h->regie == YILMAZ ? VAN_DAM : YILMAZ;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "afsluiting",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = op});
    wereld_exec(
        w, SQL_AFSLUITING,
        BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
              B_TEXT(":status", s->status), B_INT(":op", op), B_INT(":g", g),
              B_TEXT(":reden", s->reden), B_TEXT(":participatie", s->participatie),
              B_TEXT(":uitleg", s->uitleg), B_TEXT(":veilig", s->veilig),
              B_TEXT(":waarom", s->waarom), B_TEXT(":hulp", s->hulp), B_TEXT(":gezin", s->gezin),
              B_TEXT(":woorden", s->woorden), B_TEXT(":vervolg", s->vervolg),
              B_REF(":contact", s->vervolg && s->vervolg[0] != 'g' ? g : 0),
              B_TEXT(":soort", s->soort ? s->soort : "eigen_kracht"), B_TEXT(":weging", s->weging),
              B_REF(":overlegd", s->weging ? w->gebruiker[other] : 0)));
    static const struct {
        const char *gebied, *oordeel;
    } areas[] = {
        {"inkomen_financien", "geregeld"},
        {"wonen", "goed"},
        {"veiligheid", "goed"},
        {"onderwijs", "nvt"},
        {"werk_dagbesteding", "zorg"}, /* the last: given up */
    };
    bool given_up = strcmp(s->status, "gestopt") == 0;
    for (size_t i = 0; i < COUNT_OF(areas) - !given_up; i++)
        wereld_exec(w, SQL_GEBIED,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":gebied", areas[i].gebied),
                          B_TEXT(":oordeel", areas[i].oordeel)));
    if (!given_up)
        wereld_exec(w, SQL_REST, BINDS(B_INT(":h", h->id), B_INT(":id", id)));
    return id;
}

static int64_t contact(struct huis *h, const char *vorm, int64_t afsluiting, const char *soort,
                       const char *reden, int begin, int einde)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, begin);
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "volgcontact",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = op});
    schrijf_adres(h, id, h->regie, GEEN_ONDERDEEL, datum_van(w, op), dagen_verder(w, -einde));
    wereld_exec(w, SQL_CONTACT,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":vorm", vorm),
                      B_REF(":afsluiting", afsluiting), B_INT(":g", w->gebruiker[h->regie]),
                      B_TEXT(":begin", dagen_verder(w, -begin)), B_INT(":einde", lus_op(w, einde)),
                      B_TEXT(":soort", soort), B_TEXT(":reden", reden)));
    return id;
}

static void spoke(struct huis *h, int64_t volgt, int dagen, const char *wijze, const char *uitkomst,
                  const char *verslag, int volgende)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, dagen);
    wereld_exec(w, SQL_MOMENT,
                BINDS(B_INT(":h", h->id), B_INT(":volgt", volgt), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":dag", dagen_verder(w, -dagen)), B_TEXT(":wijze", wijze),
                      B_TEXT(":uitkomst", uitkomst), B_TEXT(":verslag", verslag),
                      B_TEXT(":volgende", volgende ? dagen_verder(w, -volgende) : NULL),
                      B_INT(":g", w->gebruiker[h->regie]), B_INT(":op", op)));
}

/* ---- in a plan that goes on ---- */

void lus_afsluitingen(struct huis *h)
{
    /* the checks found what had to be looked at first */
    (void)closing(h, &(struct sluit){.status = "gestopt",
                                     .reden = "Het gaat goed genoeg.",
                                     .participatie = "nee",
                                     .uitleg = "Nog niemand heeft iets te doen overdag.",
                                     .veilig = "zorgen",
                                     .waarom = "De buren hoorden ruzie.",
                                     .gezin = "oneens",
                                     .woorden = "Wij willen nog niet alleen verder.",
                                     .dagen = 75});
    int64_t dicht =
        closing(h, &(struct sluit){.status = "heropend",
                                   .reden = "Het gezin kan zelf verder, met oma en de buren.",
                                   .participatie = "vrijwillig",
                                   .uitleg = "Moeder helpt op school.",
                                   .veilig = "geregeld",
                                   .waarom = "Oma woont in de straat en let op.",
                                   .hulp = "De huisarts blijft.",
                                   .gezin = "deels",
                                   .woorden = "Goed, maar het is snel.",
                                   .vervolg = "nazorg",
                                   .dagen = 60});
    int64_t volgt = contact(h, "nazorg", dicht, "heropend",
                            "Er zijn weer schulden. Het gezin vroeg zelf om hulp.", 60, 42);
    spoke(h, volgt, 50, "thuis", "gesproken", "Het gaat goed. Er was koffie.", 40);
    spoke(h, volgt, 43, "bericht", "gesproken", "Zij vroegen of wij terug willen komen.", 0);
    volgt = contact(h, "bemoeizorg", 0, "klaar", "Wij zijn binnen. Er is een gesprek gepland.", 140,
                    110);
    spoke(h, volgt, 130, "brief", "niet_bereikt", "Een brief in gewone taal.", 120);
    spoke(h, volgt, 112, "elders", "gesproken", "Op het schoolplein, een kwartier.", 0);
    /* that there is no question alone closes nothing: weighed with a colleague, and kept in touch
     */
    dicht = closing(h, &(struct sluit){.status = "heropend",
                                       .soort = "geen_hulpvraag",
                                       .reden = "Het gezin zegt dat er geen vraag is.",
                                       .participatie = "dagbesteding",
                                       .veilig = "geen_zorgen",
                                       .hulp = "Geen.",
                                       .gezin = "eens",
                                       .woorden = "Laat ons maar.",
                                       .vervolg = "waakvlam",
                                       .weging = "De kinderen gaan naar school en de huur wordt "
                                                 "betaald. De wijkagent ziet hen elke week.",
                                       .dagen = 300});
    (void)contact(h, "waakvlam", dicht, "heropend", "Zij belden zelf: er is nu wel een vraag.", 300,
                  210);
}

/* ---- plans that closed, for the other reasons ---- */

/* The newest plan that closed within the year and of which nothing is told yet. */
static const char SQL_DICHT[] =
    "SELECT p.huishouden_id FROM gezinsplan p JOIN huishouden h ON h.id = p.huishouden_id"
    " AND h.gesloten_op IS NULL WHERE p.status = 'gesloten' AND p.gesloten_op > :sinds"
    " AND NOT EXISTS (SELECT 1 FROM afsluiting a WHERE a.huishouden_id = p.huishouden_id)"
    " ORDER BY p.gesloten_op DESC, p.id LIMIT 1";
static const char SQL_SINDS[] =
    "SELECT max(gesloten_op) FROM gezinsplan WHERE huishouden_id = :h AND status = 'gesloten'";
static const char SQL_LAATSTE[] =
    "SELECT gebruiker_id FROM regie WHERE huishouden_id = :h ORDER BY van_op DESC LIMIT 1";

/* How many days ago it closed; 0: there is none. */
static int closed_find(struct wereld *w, struct huis *ret)
{
    int64_t id = wereld_int(w, SQL_DICHT, BINDS(B_INT(":sinds", lus_op(w, 360))));
    const struct db_bind *binds = BINDS(B_INT(":h", id));
    if (!id)
        return 0;
    lus_huis(w, ret, id);
    int64_t last = wereld_int(w, SQL_LAATSTE, binds);
    for (int g = NIEMAND + 1; g < GEBRUIKERS; g++)
        if (w->gebruiker[g] == last)
            ret->regie = (enum demo_gebruiker)g;
    return 1 + (int)((w->nu - wereld_int(w, SQL_SINDS, binds)) / 86400);
}

void lus_dicht(struct wereld *w)
{
    struct huis h;
    int dagen = closed_find(w, &h);
    if (!dagen)
        return;
    int64_t volgt =
        contact(&h, "bemoeizorg", 0, "gesloten", "Het gezinsplan is gesloten.", dagen + 40, dagen);
    spoke(&h, volgt, dagen + 20, "thuis", "niet_bereikt", "Het huis is leeg.", dagen + 6);
    (void)closing(&h, &(struct sluit){.status = "gesloten",
                                      .soort = "verhuisd",
                                      .reden = "Het gezin is verhuisd naar een andere gemeente.",
                                      .participatie = "hoeft_niet",
                                      .veilig = "geen_zorgen",
                                      .hulp = "Er loopt geen hulp meer.",
                                      .gezin = "niet_bereikt",
                                      .vervolg = "geen",
                                      .dagen = dagen});
    dagen = closed_find(w, &h);
    if (dagen)
        (void)closing(&h, &(struct sluit){.status = "gesloten",
                                          .soort = "overleden",
                                          .reden = "Degene om wie het ging, is overleden.",
                                          .participatie = "hoeft_niet",
                                          .veilig = "geen_zorgen",
                                          .hulp = "De huisarts let op de familie.",
                                          .gezin = "eens",
                                          .woorden = "Dank voor de zorg.",
                                          .vervolg = "geen",
                                          .dagen = dagen});
    dagen = closed_find(w, &h);
    if (!dagen)
        return;
    int64_t dicht =
        closing(&h, &(struct sluit){.status = "gesloten",
                                    .soort = "elders",
                                    .reden = "De school en de huisarts doen nu wat er nog is.",
                                    .participatie = "opleiding",
                                    .veilig = "geen_zorgen",
                                    .hulp = "De huisarts, en de mentor op school.",
                                    .gezin = "eens",
                                    .woorden = "Zo is het goed.",
                                    .vervolg = "nazorg",
                                    .dagen = dagen});
    (void)contact(&h, "nazorg", dicht, "klaar", "Alles gaat goed. Bellen hoeft niet meer.", dagen,
                  dagen / 2);
}
