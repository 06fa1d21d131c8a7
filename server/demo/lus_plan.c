/* SPDX-License-Identifier: EUPL-1.2 */
/* The plan: its phases, story, versions and agreement, and actions that change hands. */
#include "demo/lus.h"

#include "demo/versies.h"

/* ---- the plan: phase, variant, story, evaluation, agreement ---- */

static const char SQL_FASE[] =
    "INSERT INTO planfase (huishouden_id, id, plan_id, fase, reden, door, op)"
    " VALUES (:h, :id, :plan, :fase, :reden, :door, :op)";

void lus_fase(struct huis *h, const char *fase, const char *reden, int dagen)
{
    int64_t op = lus_op(h->w, dagen);
    wereld_exec(h->w, SQL_FASE,
                BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(h->w, op)),
                      B_INT(":plan", h->plan), B_TEXT(":fase", fase), B_TEXT(":reden", reden),
                      B_INT(":door", h->w->gebruiker[h->regie]), B_INT(":op", op)));
}

static const char SQL_VERSIE[] =
    "INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding,"
    " item_id, door, op) VALUES (:h, :id, :plan, :waarom, :item, :door,"
    " :op)";
static const char SQL_FGP[] = "INSERT INTO familiegroepsplan (huishouden_id, plan_id, document_id,"
                              " door, op) VALUES (:h, :plan, :document, :door, :op)";

void lus_versie(struct huis *h, const char *waarom, int64_t item, int64_t op)
{
    int64_t id = wereld_id(h->w, op);
    wereld_exec(h->w, SQL_VERSIE,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
                      B_TEXT(":waarom", waarom), B_REF(":item", item),
                      B_INT(":door", h->w->gebruiker[h->regie]), B_INT(":op", op)));
    versies_stukken(h->w, h->id, h->plan, id, op);
}

void lus_plan(struct huis *h)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, 9);
    PLANSTUK(h, .soort = "zorg", .categorie = "wonen", .prioriteit = "later",
             .tekst = "Het dak lekt. De verhuurder zegt dat dat volgend jaar wordt gemaakt.",
             .personen = h->allen, .op = op);
    SCAN(h, .leefgebied = "veiligheid", .toestand = "acuut", .personen = h->allen, .samen = true,
         .toelichting = "Er is deze week geslagen. Het gezin vertelde het zelf.",
         .hulp = "Wij bellen elke dag.", .op = op);
    DOEL(h, .leefgebied = "wonen", .titel = "Wij willen verhuizen naar een huis met een tuin.",
         .resultaat = "Een ander huis.", .begin = 3, .nu = -1, .status = "gestopt",
         .personen = h->allen, .op = lus_op(w, 60));
    schrijf_akkoord(h, h->allen[0], "nee",
                    "Dit is uw plan, niet het mijne. Ik doe mee omdat het moet.", op);
    int64_t e = schrijf_evaluatie(
        h, &(struct schrijf_evaluatie){.gepland = dagen_verder(w, -10),
                                       .volgende = dagen_verder(w, 32),
                                       .werkte = "Elke week op dezelfde tijd bellen.",
                                       .anders = "Minder mensen tegelijk aan tafel.",
                                       .op = lus_op(w, 8)});
    lus_versie(h, "evaluatie", e, lus_op(w, 8));
    schrijf_evaluatie(h, &(struct schrijf_evaluatie){.status = "verzet",
                                                     .gepland = dagen_verder(w, -24),
                                                     .volgende = dagen_verder(w, -10),
                                                     .reden = "De jongste was ziek.",
                                                     .op = lus_op(w, 24)});
    int64_t document =
        DOCUMENT(h, .categorie = "plan", .soort = "tekst", .bestandsnaam = "ons-plan.txt",
                 .titel = "Familiegroepsplan: dit doen wij zelf", .personen = h->allen, .op = op,
                 .tekst = "Oma haalt de kinderen op woensdag op. Oom Henk helpt met de papieren.");
    wereld_exec(w, SQL_FGP,
                BINDS(B_INT(":h", h->id), B_INT(":plan", h->plan), B_INT(":document", document),
                      B_INT(":door", w->gebruiker[h->regie]), B_INT(":op", op)));
    lus_fase(h, "evaluatie", NULL, 8);
}

/* ---- actions on their way to somebody else ---- */

static const char SQL_OVER[] =
    "INSERT INTO actie_overdracht (huishouden_id, actie_id, id, aan_id, door_id, reden, status,"
    " gevraagd_op, beslist_op, antwoord) VALUES (:h, :actie, :id, :aan, :door,"
    " 'Jij bent daar maandag toch al.', :status, :op, :beslist, :antwoord)";
static const char SQL_HELPT[] = "SELECT count(*) FROM betrokkenheid WHERE huishouden_id = :h AND"
                                " gebruiker_id = :g AND status = 'actief'";

void lus_acties(struct huis *h)
{
    static const struct {
        const char *titel, *status, *antwoord;
        enum demo_gebruiker aan;
        int dagen;
    } list[] = {
        {"De verhuurder bellen over het dak", "gevraagd", NULL, HADDAD, 2},
        {"Samen naar het spreekuur van de belasting", "aanvaard", NULL, HADDAD, 16},
        {"De fiets ophalen bij de kringloop", "geweigerd", "Op maandag werk ik niet.", HADDAD, 14},
        {"Een afspraak maken bij de tandarts", "ingetrokken", NULL, HADDAD, 13},
    };
    struct wereld *w = h->w;
    if (!wereld_int(w, SQL_HELPT, BINDS(B_INT(":h", h->id), B_INT(":g", w->gebruiker[HADDAD]))))
        BETROKKEN(h, .wie = HADDAD, .taak = "praktische hulp", .doel = "ondersteuning",
                  .zin = "Helpt met papieren en met het huis.", .personen = h->allen,
                  .gevraagd = lus_op(w, 19), .beslist = lus_op(w, 18));
    int64_t doel = DOEL(h, .leefgebied = "wonen", .titel = "Wij willen dat het huis op orde is.",
                        .resultaat = "Het dak is dicht en de papieren liggen op één plek.",
                        .begin = 4, .nu = -1, .personen = h->allen, .op = lus_op(w, 17));
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, list[i].dagen), beslist = i == 0 ? 0 : op + 90000;
        bool over = i == 1;
        int64_t actie =
            ACTIE(h, .doel = doel, .leefgebied = "wonen", .titel = list[i].titel,
                  .vervaldatum = dagen_verder(w, 9 + (int)i),
                  .eigenaar = over ? list[i].aan : h->regie, .status = "aanvaard",
                  .personen = h->allen, .op = op - 3600, .status_op = over ? beslist : op - 3600);
        if (i == 0)
            schrijf_adres(h, actie, list[i].aan, GEEN_ONDERDEEL, datum_van(w, op), NULL);
        wereld_exec(w, SQL_OVER,
                    BINDS(B_INT(":h", h->id), B_INT(":actie", actie),
                          B_INT(":id", wereld_id(w, op)), B_INT(":aan", w->gebruiker[list[i].aan]),
                          B_INT(":door", w->gebruiker[h->regie]), B_TEXT(":status", list[i].status),
                          B_INT(":op", op), B_REF(":beslist", beslist),
                          B_TEXT(":antwoord", list[i].antwoord)));
        if (i == 0)
            schrijf_attendering(h, list[i].aan, "actie-overdracht-gevraagd", "actie", actie, op, 0);
    }
}
