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

/* ---- agreement and evaluation ---- */

static int64_t of_one(struct huis *h, const char *soort, int64_t persoon, enum demo_gebruiker door,
                      int64_t op)
{
    return schrijf_item(h, &(struct schrijf_item){.soort = soort,
                                                  .categorie = "plan",
                                                  .aard = "coordinatie",
                                                  .door = door,
                                                  .personen = PERSONEN(persoon),
                                                  .op = op});
}

void schrijf_akkoord(struct huis *h, int64_t persoon, const char *antwoord, const char *woorden,
                     int64_t op)
{
    int64_t id = of_one(h, "akkoord", persoon, NIEMAND, op);
    wereld_exec(h->w,
                "INSERT INTO akkoord (huishouden_id, id, plan_id, persoon_id, antwoord, woorden,"
                " datum) VALUES (:h, :id, :plan, :persoon, :antwoord, :woorden, :datum)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
                      B_INT(":persoon", persoon), B_TEXT(":antwoord", antwoord),
                      B_TEXT(":woorden", woorden), B_TEXT(":datum", datum_van(h->w, op))));
}

int64_t schrijf_evaluatie(struct huis *h, const struct schrijf_evaluatie *e)
{
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "evaluatie",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = e->op});
    wereld_exec(h->w,
                "INSERT INTO evaluatie (huishouden_id, id, plan_id, status, datum, gepland,"
                " volgende, reden, werkte, anders, regie_goed, regie_beter) VALUES (:h, :id, :plan,"
                " :status, :datum, :gepland, :volgende, :reden, :werkte, :anders, :goed, :beter)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":plan", h->plan),
                      B_TEXT(":status", e->status ? e->status : "gehouden"),
                      B_TEXT(":datum", datum_van(h->w, e->op)), B_TEXT(":gepland", e->gepland),
                      B_TEXT(":volgende", e->volgende), B_TEXT(":reden", e->reden),
                      B_TEXT(":werkte", e->werkte), B_TEXT(":anders", e->anders),
                      B_TEXT(":goed", e->regie_goed), B_TEXT(":beter", e->regie_beter)));
    return id;
}

void schrijf_stem(struct huis *h, int64_t evaluatie, int64_t persoon, const char *tekst, int cijfer,
                  int regie_cijfer, int64_t op)
{
    int64_t id = of_one(h, "stem", persoon, NIEMAND, op);
    wereld_exec(h->w,
                "INSERT INTO stem (huishouden_id, id, evaluatie_id, persoon_id, tekst, cijfer,"
                " regie_cijfer) VALUES (:h, :id, :evaluatie, :persoon, :tekst, :cijfer, :regie)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":evaluatie", evaluatie),
                      B_INT(":persoon", persoon), B_TEXT(":tekst", tekst), B_INT(":cijfer", cijfer),
                      B_INT(":regie", regie_cijfer)));
}
