/* SPDX-License-Identifier: EUPL-1.2 */
/* Closings: given up, done and opened again, and who kept in touch. */
#include "demo/lus.h"

/* ---- closing: given up, and opened again ---- */

static const char SQL_AFSLUITING[] =
    "INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door,"
    " reden_soort, reden, participatie, participatie_uitleg, veiligheid, veiligheid_uitleg,"
    " lopende_hulp, gezin, gezin_woorden, vervolg, contact_id, afspraak, versie) VALUES (:h, :id,"
    " :plan, :status, :op, :g, 'eigen_kracht', :reden, :participatie, :uitleg, :veilig, :waarom,"
    " :hulp, :gezin, :woorden, :vervolg, :contact, 'Bel na zes uur.', 3)";
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

struct sluit {
    const char *status, *reden, *participatie, *uitleg, *veilig, *waarom, *hulp, *gezin, *woorden,
        *vervolg;
    int dagen;
};

static int64_t closing(struct huis *h, const struct sluit *s)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, s->dagen), g = w->gebruiker[h->regie];
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "afsluiting",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = op});
    wereld_exec(w, SQL_AFSLUITING,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
                      B_TEXT(":status", s->status), B_INT(":op", op), B_INT(":g", g),
                      B_TEXT(":reden", s->reden), B_TEXT(":participatie", s->participatie),
                      B_TEXT(":uitleg", s->uitleg), B_TEXT(":veilig", s->veilig),
                      B_TEXT(":waarom", s->waarom), B_TEXT(":hulp", s->hulp),
                      B_TEXT(":gezin", s->gezin), B_TEXT(":woorden", s->woorden),
                      B_TEXT(":vervolg", s->vervolg), B_REF(":contact", s->vervolg ? g : 0)));
    static const struct {
        const char *gebied, *oordeel;
    } areas[] = {
        {"inkomen_financien", "geregeld"}, {"wonen", "goed"},    {"veiligheid", "goed"},
        {"werk_dagbesteding", "zorg"},     {"onderwijs", "nvt"},
    };
    for (size_t i = 0; i < COUNT_OF(areas); i++)
        wereld_exec(w, SQL_GEBIED,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":gebied", areas[i].gebied),
                          B_TEXT(":oordeel", areas[i].oordeel)));
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

void lus_afsluitingen(struct huis *h)
{
    /* the checks found what had to be looked at first */
    (void)closing(h, &(struct sluit){"gestopt", "Het gaat goed genoeg.", "nee",
                                     "Nog niemand heeft iets te doen overdag.", "zorgen",
                                     "De buren hoorden ruzie.", NULL, "oneens",
                                     "Wij willen nog niet alleen verder.", NULL, 75});
    int64_t dicht =
        closing(h, &(struct sluit){"heropend", "Het gezin kan zelf verder, met oma en de buren.",
                                   "vrijwillig", "Moeder helpt op school.", "geregeld",
                                   "Oma woont in de straat en let op.", "De huisarts blijft.",
                                   "deels", "Goed, maar het is snel.", "nazorg", 60});
    int64_t volgt = contact(h, "nazorg", dicht, "heropend",
                            "Er zijn weer schulden. Het gezin vroeg zelf om hulp.", 60, 42);
    spoke(h, volgt, 50, "thuis", "gesproken", "Het gaat goed. Er was koffie.", 40);
    spoke(h, volgt, 43, "bericht", "gesproken", "Zij vroegen of wij terug willen komen.", 0);
    volgt = contact(h, "bemoeizorg", 0, "klaar", "Wij zijn binnen. Er is een gesprek gepland.", 140,
                    110);
    spoke(h, volgt, 130, "brief", "niet_bereikt", "Een brief in gewone taal.", 120);
    spoke(h, volgt, 112, "elders", "gesproken", "Op het schoolplein, een kwartier.", 0);
}
