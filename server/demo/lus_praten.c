/* SPDX-License-Identifier: EUPL-1.2 */
/* A letter that was kept, and somebody who is not invited any more. */
#include "demo/lus.h"

#include "demo/overleggen.h"

/* ---- a letter: what was kept of it is a document ---- */

static const char SQL_BRIEF[] =
    "INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, maker_id, op, status,"
    " document_id) SELECT :h, :id, s.id, :lezer, :g, :op, 'bewaard', :document FROM brief_sjabloon"
    " s WHERE s.soort = 'uitnodiging' LIMIT 1";

void lus_brief(struct huis *h)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, 7);
    int64_t document = DOCUMENT(
        h, .categorie = "plan", .soort = "tekst", .bestandsnaam = "brief.txt",
        .titel = "Uitnodiging voor een gesprek", .personen = PERSONEN(h->allen[0]), .op = op,
        .tekst = "Graag praten wij met u over het gezinsplan. U mag iemand meenemen.\n\n"
                 "Donderdag om tien uur, in het wijkhuis. Kunt u niet? Bel dan even.\n");
    wereld_exec(w, SQL_BRIEF,
                BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op - 600)),
                      B_INT(":lezer", h->allen[0]), B_INT(":g", w->gebruiker[h->regie]),
                      B_INT(":op", op - 600), B_INT(":document", document)));
}

/* ---- help ended, and with it the invitation to what was still to come ---- */

static const char SQL_HELPT[] =
    "SELECT count(*) FROM betrokkenheid WHERE huishouden_id = :h AND gebruiker_id = :g";

static enum demo_gebruiker stranger(struct huis *h)
{
    static const enum demo_gebruiker who[] = {LANS, BAKX, TIMMERS, DOEKHI};
    for (size_t i = 0; i < COUNT_OF(who); i++)
        if (!wereld_int(h->w, SQL_HELPT,
                        BINDS(B_INT(":h", h->id), B_INT(":g", h->w->gebruiker[who[i]]))))
            return who[i];
    return NIEMAND;
}

void lus_uitnodiging(struct huis *h)
{
    static const enum demo_gebruiker nobody[] = {NIEMAND};
    struct wereld *w = h->w;
    enum demo_gebruiker wie = stranger(h);
    if (!wie)
        return;
    BETROKKEN(h, .wie = wie, .taak = "begeleiding thuis", .doel = "ondersteuning",
              .zin = "Hielp met de dag en met de post.", .personen = h->allen,
              .status = "beeindigd", .tot = dagen_verder(w, -1), .reden = "De hulp is klaar.",
              .gevraagd = lus_op(w, 90), .beslist = lus_op(w, 89));
    int64_t id = overleg_schrijven(
        h, &(struct overleg_demo){.soort = "voortgang",
                                  .plaats = "Wijkhuis",
                                  .waarom = "Wat doet wie, nu de hulp thuis klaar is?",
                                  .status = "gepland",
                                  .begin = clock_local_midnight(werkdag_verder(w, 8)) + 50400,
                                  .minuten = 45,
                                  .genodigden = nobody,
                                  .gezin = PERSONEN(h->allen[0]),
                                  .punt = "Wat blijft er over?",
                                  .op = lus_op(w, 6)});
    schrijf_adres(h, id, wie, GEEN_ONDERDEEL, dagen_verder(w, -6), dagen_verder(w, -1));
    schrijf_attendering(h, wie, "overleg-ingetrokken", NULL, 0, lus_op(w, 0), 0);
}
