/* SPDX-License-Identifier: EUPL-1.2 */
/* The way of working, for the beheerder: phases, questions before each, terms, norms for waiting.
 */
#include "domein/werkwijze.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/beheer.h"
#include "resources/werkwijze.h"

static const struct veld GETAL_VELDEN[] = {
    {.naam = "waarde",
     .soort = VELD_GETAL,
     .verplicht = true,
     .min = 1,
     .max = 1000,
     .label = "Hoeveel?"},
    {0},
};
#define VRAAG_TEKST                                                                                \
    {.naam = "vraag",                                                                              \
     .soort = VELD_REGEL,                                                                          \
     .verplicht = true,                                                                            \
     .max = 150,                                                                                   \
     .label = "De vraag",                                                                          \
     .hint = "Zo dat het antwoord ja of nee is."},                                                 \
        {.naam = "uitleg",                                                                         \
         .soort = VELD_REGEL,                                                                      \
         .verplicht = true,                                                                        \
         .max = 300,                                                                               \
         .label = "Wat te doen als het antwoord nee is?"},                                         \
    {                                                                                              \
        .naam = "volledig", .soort = VELD_JANEE,                                                   \
        .label = "Alleen bij een volledig plan, niet bij een licht plan"                           \
    }
static const struct veld NIEUW_VELDEN[] = {
    {.naam = "fase", .soort = VELD_KEUZE, .verplicht = true, .label = "Vóór welke fase?"},
    VRAAG_TEKST,
    {0},
};
static const struct veld VRAAG_VELDEN[] = {VRAAG_TEKST, {0}};
static const struct veld FASE_VELDEN[] = {
    {.naam = "naam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 60,
     .label = "Hoe heet deze fase bij u?"},
    {.naam = "uitleg",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 300,
     .label = "Wat gebeurt er in deze fase?",
     .hint = "Ook het gezin kan dit lezen."},
    {0},
};

/* ---- reading ---- */

static const char SQL_TERM[] = "SELECT sleutel AS code, CAST(waarde AS INTEGER) AS waarde, versie"
                               " FROM instelling WHERE sleutel = :code";
static const char SQL_NORMEN[] = "SELECT code, naam, norm_dagen AS waarde, bron, versie FROM dienst"
                                 " WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde, code";
static const char SQL_NORM[] =
    "SELECT code, naam, norm_dagen AS waarde, versie FROM dienst WHERE code = :code"
    " AND (tot IS NULL OR tot >= vandaag())";
#define VRAAG                                                                                      \
    "SELECT v.code, s.naam AS fase, v.vraag, v.uitleg, v.moet AS \"moet?\","                       \
    " v.volledig AS \"volledig?\", v.versie FROM planfase_vraag v JOIN planfase_soort s"           \
    " ON s.code = v.fase WHERE (v.tot IS NULL OR v.tot >= vandaag())"
static const char SQL_VRAGEN[] = VRAAG " ORDER BY s.volgorde, v.volgorde, v.code";
static const char SQL_VRAAG[] = VRAAG " AND v.code = :code";
#define FASE " FROM planfase_soort WHERE van <= vandaag() AND (tot IS NULL OR tot >= vandaag())"
static const char SQL_FASEN[] = "SELECT code, naam, uitleg, versie" FASE " ORDER BY volgorde";
static const char SQL_FASE[] = "SELECT code, naam, uitleg, versie" FASE " AND code = :code";
static const char SQL_FASE_KEUZE[] = "SELECT code AS waarde, naam" FASE " ORDER BY volgorde";

static enum result one_get(struct verzoek *v, const char *sql, json_t **ret, struct probleem *p)
{
    json_t *row;
    if (db_row(v->db, p, sql, BINDS(B_TEXT(":code", v->text[0])), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret = row;
    return DONE;
}

static enum result rows_put(struct verzoek *v, json_t *model, const char *key, const char *sql,
                            struct probleem *p)
{
    json_t *rows;
    if (db_rows(v->db, p, sql, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(model, key, rows);
    return DONE;
}

static enum result terms_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *list = json_array();
    json_object_set_new(model, "termijnen", list);
    for (const struct termijn *t = TERMIJNEN; t->sleutel; t++) {
        json_t *row;
        if (db_row(v->db, p, SQL_TERM, BINDS(B_TEXT(":code", t->sleutel)), &row) != DONE)
            return FAILED;
        if (!row)
            return probleem_intern(p, "setting %s is missing", t->sleutel);
        json_object_set_new(row, "naam", json_string(t->naam));
        json_object_set_new(row, "eenheid", json_string(t->eenheid));
        json_array_append_new(list, row);
    }
    return DONE;
}

static enum result werkwijze_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    return terms_put(v, model, p) == DONE && rows_put(v, model, "fasen", SQL_FASEN, p) == DONE &&
                   rows_put(v, model, "vragen", SQL_VRAGEN, p) == DONE &&
                   rows_put(v, model, "normen", SQL_NORMEN, p) == DONE &&
                   werkwijze_wijzigingen(v, model, p) == DONE
               ? DONE
               : FAILED;
}

/* ---- forms ---- */

/* The form that changes `row`, to where it posts; `uitleg` ends with NULL. */
static enum result change_form(struct verzoek *v, json_t *model, const json_t *row,
                               struct formulier f, const char *kop, const char *const *uitleg,
                               const char *deel, struct probleem *p)
{
    AUTO_FREE char *url = text_format(WERKWIJZE "/%s/%s", deel, row_text(row, "code"));
    f.url = url;
    f.methode = "PATCH";
    f.versie = row_int(row, "versie");
    f.current = row;
    f.terug = WERKWIJZE;
    beheer_kruimel(model, "Werkwijze", WERKWIJZE);
    return beheer_taak(v, model, kop, &f, uitleg, p);
}

struct grens {
    const char *naam, *label, *eenheid, *deel;
    int laagste, hoogste;
};

static enum result number_form(struct verzoek *v, json_t *model, const json_t *row,
                               const struct grens *g, struct probleem *p)
{
    struct veld velden[] = {GETAL_VELDEN[0], {0}};
    AUTO_FREE char *grens =
        text_format("Van %d tot en met %d %s.", g->laagste, g->hoogste, g->eenheid);
    const char *const uitleg[] = {grens,
                                  "Het geldt vanaf nu voor wat nieuw is. Data die al vaststaan, "
                                  "verschuiven niet.",
                                  NULL};
    velden[0].label = g->label;
    return change_form(v, model, row, (struct formulier){.velden = velden, .knop = "Opslaan"},
                       g->naam, uitleg, g->deel, p);
}

static enum result term_form(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const struct termijn *t = termijn_find(v->text[0]);
    (void)k;
    if (!t)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    AUTO_FREE char *label = text_format("Hoeveel %s?", t->eenheid);
    const struct grens g = {t->naam, label, t->eenheid, "termijnen", t->laagste, t->hoogste};
    return one_get(v, SQL_TERM, &row, p) == DONE ? number_form(v, model, row, &g, p) : FAILED;
}

static enum result norm_form(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    (void)k;
    if (one_get(v, SQL_NORM, &row, p) != DONE)
        return FAILED;
    AUTO_FREE char *kop = text_format("Hoelang wachten mag duren: %s", row_text(row, "naam"));
    const struct grens g = {kop, "Hoeveel dagen?", "dagen", "normen", 1, 400};
    return number_form(v, model, row, &g, p);
}

static enum result vraag_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    static const char *const uitleg[] = {
        "De vraag wordt gesteld voordat een plan naar die fase gaat. Is het antwoord nee, dan kan "
        "het plan toch verder: de regisseur schrijft waarom.",
        "Of het antwoord ja is, weet het programma bij een eigen vraag niet. De regisseur schrijft "
        "er altijd iets bij.",
        NULL};
    AUTO_JSON json_t *options = json_object();
    (void)k;
    if (beheer_opties(v, options, "fase", SQL_FASE_KEUZE, NO_BINDS, p) != DONE)
        return FAILED;
    beheer_kruimel(model, "Werkwijze", WERKWIJZE);
    return beheer_taak(v, model, "Vraag toevoegen",
                       &(struct formulier){.url = WERKWIJZE "/vragen",
                                           .velden = NIEUW_VELDEN,
                                           .options = options,
                                           .knop = "Vraag opslaan",
                                           .terug = WERKWIJZE},
                       uitleg, p);
}

static enum result vraag_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    (void)k;
    return one_get(v, SQL_VRAAG, &row, p) == DONE
               ? change_form(v, model, row,
                             (struct formulier){.velden = VRAAG_VELDEN, .knop = "Vraag opslaan"},
                             "Vraag wijzigen", NULL, "vragen", p)
               : FAILED;
}

static enum result vraag_end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    (void)k;
    if (one_get(v, SQL_VRAAG, &row, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format(WERKWIJZE "/vragen/%s/einde", row_text(row, "code"));
    const char *const uitleg[] = {row_text(row, "vraag"),
                                  "Deze vraag wordt vanaf vandaag niet meer gesteld.", NULL};
    return werkwijze_zeker(v, model, row, "Vraag stoppen", url, uitleg, "Niet meer vragen", p);
}

static enum result fase_form(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    static const char *const uitleg[] = {
        "De nieuwe naam staat meteen overal, ook bij plannen die al lopen.",
        "De volgorde ligt vast: de vragen voordat een plan verdergaat, horen bij deze fase.", NULL};
    AUTO_JSON json_t *row = NULL;
    (void)k;
    return one_get(v, SQL_FASE, &row, p) == DONE
               ? change_form(v, model, row,
                             (struct formulier){.velden = FASE_VELDEN, .knop = "Fase opslaan"},
                             "Fase wijzigen", uitleg, "fasen", p)
               : FAILED;
}

/* ---- changes ---- */

static enum result change(struct verzoek *v, werkwijze_zet *zet, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (zet(v, v->text[0], v->in, &versie, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "code", json_string(v->text[0]));
    return werkwijze_klaar(v, ret, versie);
}

static enum result term_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    return change(v, termijn_set, ret, p);
}

static enum result norm_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    return change(v, norm_set, ret, p);
}

static enum result fase_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    return change(v, fase_change, ret, p);
}

static enum result vraag_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    return change(v, fasevraag_change, ret, p);
}

static enum result vraag_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    int64_t id;
    (void)k;
    if (fasevraag_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    return werkwijze_klaar(v, ret, 1);
}

static enum result vraag_stop(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    int64_t versie;
    (void)k;
    return fasevraag_end(v, v->text[0], &versie, p) == DONE ? werkwijze_klaar(v, ret, versie)
                                                            : FAILED;
}

#define TERM WERKWIJZE "/termijnen/{termijn}"
#define NORM WERKWIJZE "/normen/{dienst}"
#define EEN_FASE WERKWIJZE "/fasen/{planfase}"
#define EEN_VRAAG WERKWIJZE "/vragen/{fasevraag}"
static const struct route ROUTES[] = {
    BEHEER_READ(
        HTTP_GET, WERKWIJZE, "werkwijze.lezen",
        "De werkwijze: de fasen, de vragen vóór elke fase, termijnen en normen voor wachten.",
        werkwijze_read, .page = "werkwijze"),
    BEHEER_READ(HTTP_GET, EEN_FASE "/wijzig", "werkwijze.fase.formulier", "Fase wijzigen",
                fase_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, EEN_FASE, "werkwijze.fase.wijzigen",
                 "Wijzigt hoe een fase heet en wat erbij staat.", fase_patch, .velden = FASE_VELDEN,
                 .formulier = EEN_FASE "/wijzig"),
    BEHEER_READ(HTTP_GET, TERM "/wijzig", "werkwijze.termijn.formulier", "Termijn wijzigen",
                term_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, TERM, "werkwijze.termijn.wijzigen", "Wijzigt een termijn.", term_patch,
                 .velden = GETAL_VELDEN, .formulier = TERM "/wijzig"),
    BEHEER_READ(HTTP_GET, NORM "/wijzig", "werkwijze.norm.formulier", "Norm voor wachten wijzigen",
                norm_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, NORM, "werkwijze.norm.wijzigen",
                 "Wijzigt hoelang wachten op een dienst mag duren.", norm_patch,
                 .velden = GETAL_VELDEN, .formulier = NORM "/wijzig"),
    BEHEER_READ(HTTP_GET, WERKWIJZE "/vragen/nieuw", "werkwijze.vraag.formulier", "Vraag toevoegen",
                vraag_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, WERKWIJZE "/vragen", "werkwijze.vraag.toevoegen",
                 "Voegt een vraag vóór een fase toe.", vraag_post, .velden = NIEUW_VELDEN,
                 .formulier = WERKWIJZE "/vragen/nieuw"),
    BEHEER_READ(HTTP_GET, EEN_VRAAG "/wijzig", "werkwijze.vraag.wijzigen.formulier",
                "Vraag wijzigen", vraag_change_form, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, EEN_VRAAG, "werkwijze.vraag.wijzigen", "Wijzigt een vraag.",
                 vraag_patch, .velden = VRAAG_VELDEN, .formulier = EEN_VRAAG "/wijzig"),
    BEHEER_READ(HTTP_GET, EEN_VRAAG "/einde", "werkwijze.vraag.einde.formulier", "Vraag stoppen",
                vraag_end_form, .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, EEN_VRAAG "/einde", "werkwijze.vraag.beeindigen",
                 "Een vraag wordt niet meer gesteld.", vraag_stop, .formulier = EEN_VRAAG "/einde",
                 .maakt_niets = true),
};
ROUTE_PART(werkwijze, ROUTES);
