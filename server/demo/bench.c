/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/bench.h"

#include "base/buf.h"
#include "demo/familie.h"
#include "demo/schrijf.h"
#include "demo/teksten.h"

#include <string.h>

enum { GOALS = 10, ACTIONS = 25, NOTES = 60, BEGAN = 300, MEMBERS = 5 };

struct dossier {
    struct wereld *w;
    struct familie familie;
    struct huis huis;
    int64_t sinds;
};

static const char *fill(struct dossier *d, const char *text, int lid, struct blad *blad)
{
    const struct tekst_namen names = {.x = d->huis.lid[lid].roepnaam,
                                      .o = d->huis.lid[0].roepnaam,
                                      .k = d->huis.lid[2].roepnaam,
                                      .h = "Karim",
                                      .r = "Mirjam"};
    return tekst_vullen(blad, text, &names);
}

static const struct thema *theme(struct dossier *d, const char **ret_leefgebied)
{
    const struct thema *t = &THEMA[kans(d->w, THEMAS)];
    *ret_leefgebied = t->leefgebied;
    return t;
}

static const char *any(struct dossier *d, const char *const *list, int max)
{
    return list[kans(d->w, tekst_aantal(list, max))];
}

static int64_t at(struct dossier *d, int days_ago)
{
    int64_t op = moment_terug(d->w, days_ago);
    return op > d->sinds ? op : d->sinds + 60;
}

static void start(struct dossier *d)
{
    struct wereld *w = d->w;
    static const enum demo_gebruiker regisseurs[] = {POSTMA, VAN_DAM, YILMAZ, BLOM,
                                                     DE_WIT, PINAS,   BENALI};
    int64_t op = moment_terug(w, BEGAN);
    familie_maken(w, &d->familie, true);
    familie_opslaan(w, &d->familie, datum_van(w, op));
    huis_openen(w, &d->huis, d->familie.naam, d->familie.wijk, HADDAD, op);
    for (int i = 0; i < MEMBERS; i++)
        huis_lid(&d->huis, d->familie.lid[i].mens.id, d->familie.lid[i].rol, false, "BRP", op);
    huis_aanmelding(&d->huis, KIES(w, VRAAG), op);
    d->sinds = op + 7200;
    huis_regie(&d->huis, KIES(w, regisseurs), DE_HAAN, op + 3600, d->sinds);
    huis_plan(&d->huis,
              "Dit gezin staat in de meting. " /* any text will do */
              "Er speelt veel tegelijk en iedereen helpt mee.",
              werkdag_verder(w, tussen(w, 5, 60)), d->sinds + 600);
    (void)BETROKKEN(&d->huis, .wie = VELD, .taak = "mentor", .doel = "onderwijs",
                    .zin = "Tom helpt mee.", .personen = d->huis.allen, .gevraagd = d->sinds + 700,
                    .beslist = d->sinds + 1400);
}

/* Each member says yes, or whoever has gezag over them (R10). */
static void consents(struct dossier *d)
{
    for (int i = 0; i < MEMBERS; i++) {
        const struct mens *m = &d->familie.lid[i].mens;
        bool child = m->gezag != NULL;
        (void)TOESTEMMING(
            &d->huis, .persoon = m->id, .soort = "avg", .ontvanger = VO_SCHOOL, .doel = "onderwijs",
            .zin = "Tom helpt mee.",
            .categorie =
                CATEGORIEEN("veiligheid", "inkomen_financien", "onderwijs", "gezondheid",
                            "jeugdhulp_opvoeding", "wonen", "werk_dagbesteding",
                            "maatschappelijke_ondersteuning", "plan", "contact", "betrokkenheid"),
            .bron = {WIJKTEAM, PROCESREGIE}, .bronnen = 2,
            .verklaring = {{child ? m->gezag_houder[0]->id : m->id, child ? "gezag" : "zelf", "ja"},
                           {child ? m->gezag_houder[1]->id : 0, "gezag", "ja"}},
            .op = at(d, 120));
    }
}

static void write_goals(struct dossier *d)
{
    static const char *const states[] = {"open", "aanvaard", "bezig", "gereed"};
    struct wereld *w = d->w;
    int actions = 0;
    for (int i = 0; i < GOALS; i++) {
        const char *area;
        const struct thema *t = theme(d, &area);
        const int64_t *about = PERSONEN(d->huis.lid[i % MEMBERS].persoon);
        struct blad text = {0};
        int64_t goal =
            DOEL(&d->huis, .leefgebied = area,
                 .titel = fill(d, any(d, t->titel, (int)COUNT_OF(t->titel)), i % MEMBERS, &text),
                 .resultaat =
                     fill(d, any(d, t->resultaat, (int)COUNT_OF(t->resultaat)), i % MEMBERS, &text),
                 .streefdatum = werkdag_verder(w, tussen(w, 5, 120)), .begin = 2, .nu = 5,
                 .personen = about, .op = at(d, 250 - i), .nu_op = at(d, 20));
        for (int due = (i + 1) * ACTIONS / GOALS; actions < due; actions++)
            (void)ACTIE(&d->huis, .doel = goal, .leefgebied = area,
                        .titel = fill(d, any(d, t->actie_gezin, (int)COUNT_OF(t->actie_gezin)),
                                      i % MEMBERS, &text),
                        .vervaldatum = werkdag_verder(w, tussen(w, -10, 40)),
                        .eigenaar = actions % 3 ? HADDAD : NIEMAND,
                        .persoon = actions % 3 ? 0 : d->huis.lid[0].persoon,
                        .status = KIES(w, states), .personen = about, .op = at(d, 240 - actions),
                        .status_op = at(d, 30));
    }
}

static void write_notes(struct dossier *d)
{
    static const char *const forms[] = {"gesprek", "telefoon", "huisbezoek", "overleg"};
    BUF_AUTO struct buf body;
    buf_init(&body, 4000);
    for (int i = 0; i < NOTES; i++) {
        const char *area;
        const struct thema *t = theme(d, &area);
        int who = i % MEMBERS;
        struct blad text = {0};
        buf_clear(&body);
        for (int part = tussen(d->w, 1, 2); part >= 0; part--) {
            buf_text(&body, fill(d, any(d, t->zag, (int)COUNT_OF(t->zag)), who, &text));
            buf_char(&body, ' ');
            buf_text(&body, fill(d, any(d, t->afspraak, (int)COUNT_OF(t->afspraak)), who, &text));
            buf_text(&body, part ? " " : "");
        }
        (void)NOTITIE(&d->huis, .categorie = area, .vorm = KIES(d->w, forms),
                      .titel = fill(d, any(d, t->kop, (int)COUNT_OF(t->kop)), who, &text),
                      .tekst = body.data, .personen = PERSONEN(d->huis.lid[who].persoon),
                      .door = i % 2 ? HADDAD : NIEMAND, .op = at(d, 230 - i * 230 / NOTES));
    }
}

void bench_maken(struct wereld *w)
{
    struct dossier d = {.w = w};
    start(&d);
    consents(&d);
    write_goals(&d);
    write_notes(&d);
}
