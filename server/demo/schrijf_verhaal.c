/* SPDX-License-Identifier: EUPL-1.2 */
/* The story of a household: kernverhaal in parts, what goes well, worries, leefgebieden. */
#include "demo/schrijf.h"

#include <string.h>

static const char SQL_STUK[] =
    "INSERT INTO planstuk (huishouden_id, id, soort, tekst, prioriteit, klaar_op, klaar_reden,"
    " versie) VALUES (:h, :id, :soort, :tekst, :prioriteit, :klaar, :reden, :versie)";

int64_t schrijf_planstuk(struct huis *h, const struct schrijf_planstuk *s)
{
    bool story = strcmp(s->soort, "kernverhaal") == 0;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = s->soort,
                                                        .categorie = s->categorie,
                                                        .aard = story ? "coordinatie" : "inhoud",
                                                        .door = s->door,
                                                        .personen = s->personen,
                                                        .op = s->op});
    wereld_exec(h->w, SQL_STUK,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", s->soort),
                      B_TEXT(":tekst", s->tekst), B_TEXT(":prioriteit", s->prioriteit),
                      B_REF(":klaar", s->klaar), B_TEXT(":reden", s->reden),
                      B_INT(":versie", s->klaar ? 2 : 1)));
    return id;
}

static const char SQL_SCAN[] =
    "INSERT INTO scanregel (huishouden_id, id, leefgebied, status, toestand, toelichting, vraag,"
    " hulp, samen, datum) VALUES (:h, :id, :leefgebied, :status, :toestand, :toelichting, :vraag,"
    " :hulp, :samen, :datum)";

int64_t schrijf_scan(struct huis *h, const struct schrijf_scan *s)
{
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "scanregel",
                                                        .categorie = s->leefgebied,
                                                        .aard = "inhoud",
                                                        .door = s->door,
                                                        .personen = s->personen,
                                                        .op = s->op});
    wereld_exec(h->w, SQL_SCAN,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":leefgebied", s->leefgebied),
                      B_TEXT(":status", s->status ? s->status : "besproken"),
                      B_TEXT(":toestand", s->toestand), B_TEXT(":toelichting", s->toelichting),
                      B_TEXT(":vraag", s->vraag), B_TEXT(":hulp", s->hulp),
                      B_INT(":samen", s->samen), B_TEXT(":datum", datum_van(h->w, s->op))));
    for (int i = 0; s->erger && s->erger[i]; i++)
        wereld_exec(
            h->w,
            "INSERT INTO scan_erger (huishouden_id, scanregel_id, leefgebied) VALUES (:h, :id, :e)",
            BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":e", s->erger[i])));
    return id;
}
