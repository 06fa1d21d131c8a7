/* SPDX-License-Identifier: EUPL-1.2 */
/* Aanmeldingen by any party, before there is a household. */
#include "domein/instroom.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel_naam.h"
#include "resources/verzoeken.h"
#include "verzoek/dossier.h"

#include <string.h>

static const char *const WIE[] = {"gezin", "professional", "omgeving", NULL};
static const char *const VEILIG[] = {"veilig", "zorgen", "acuut", "onbekend", NULL};
static const char *const ANTWOORDEN[] = {"aanvaard", "geweigerd", "overgenomen", NULL};

static const struct veld VELDEN[] = {
    /* first: left out of the page when this login found nobody */
    {.naam = "personen",
     .soort = VELD_IDS,
     .max = 30,
     .label = "Wie van de gevonden personen horen erbij?",
     .hint = "Alleen als u ze hiervoor heeft opgezocht."},
    {.naam = "wie",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = WIE,
     .label = "Wie meldt dit?"},
    {.naam = "melder",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Naam en telefoon van wie het meldt",
     .hint = "Alleen u en wie de aanmelding aanneemt, lezen dit."},
    {.naam = "over",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Over wie gaat het?",
     .hint = "Namen, en als u ze weet geboortedatum en adres."},
    {.naam = "vraag",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4000,
     .label = "Wat is de vraag?",
     .hint = "In de woorden van het gezin, of van wie het meldt."},
    {.naam = "veiligheid",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = VEILIG,
     .label = "Is het veilig, en is er genoeg te eten, een bed en zorg?",
     .hint = "Is er nu gevaar? Bel 112, of Veilig Thuis: 0800 2000."},
    {.naam = "veiligheidWat",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat is er niet veilig, en voor wie?"},
    {.naam = "weetHet", .soort = VELD_JANEE, .label = "Het gezin weet dat u dit aanmeldt"},
    {.naam = "weetNietReden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom weet het gezin het nog niet?"},
    {0},
};
static const struct veld AANBOD_VELDEN[] = {
    {.naam = "onderdeel",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Welk team vraagt u om het over te nemen?"},
    {.naam = "reden", .soort = VELD_TEKST, .max = 1000, .label = "Waarom dit team?"},
    {0},
};
static const struct veld ANTWOORD_VELDEN[] = {
    {.naam = "antwoord",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ANTWOORDEN,
     .label = "Neemt u de aanmelding aan?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom niet, en wie kan beter helpen?"},
    {0},
};
static const struct veld EINDE_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom is deze aanmelding klaar?",
     .hint = "Wat is er gebeurd, en bij wie kan het gezin nu terecht?"},
    {0},
};
static const struct veld HUIS_VELDEN[] = {
    {.naam = "huishouden",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Welk huishouden is het geworden?",
     .hint = "Open het eerst bij Huishoudens. Bestaat het al bij een ander? Geef de aanmelding dan "
             "door aan het team van de regisseur."},
    {0},
};

/* ---- reading ---- */

#define KOLOMMEN                                                                                   \
    "SELECT i.id AS \"id#\", i.over, i.veiligheid, i.op AS \"op@\", i.uiterlijk,"                  \
    " i.status = 'open' AND i.uiterlijk < vandaag() AS \"telaat?\", i.status, i.eigenaar,"         \
    " i.eigenaar_onderdeel AS \"eigenaarVan\", i.eigenaar_telefoon AS \"eigenaarTelefoon\","       \
    " i.aan, i.mijn AND i.status = 'open' AS \"mijn?\", i.aan_mij AS \"aanMij?\","                 \
    " i.overneembaar AND i.status = 'open' AS \"overneembaar?\","                                  \
    " lokale_datum(i.eerder_op) AS \"eerderOp\", i.bron, i.versie,"                                \
    " i.personen AS \"personen!\", i.grond AS \"grond!\""
static const char SQL_LIST[] =
    KOLOMMEN " FROM zicht_instroom i ORDER BY i.status <> 'open', i.status = 'open' AND"
             " i.veiligheid = 'acuut' DESC, i.uiterlijk, i.id LIMIT 501";
static const char SQL_ONE[] = KOLOMMEN
    ", i.wie, i.melder, i.vraag, i.weet_het AS \"weetHet?\", i.weet_niet_reden AS "
    "\"weetNietReden\", i.veiligheid_wat AS \"veiligheidWat\", i.auteur, i.einde_reden AS"
    " \"eindeReden\", i.huishouden_id AS \"huishouden#\" FROM zicht_instroom i WHERE i.id = :id";
/* By `op` first: SQLite 3.40 forgets the direction of `ORDER BY s.id DESC` here, as it thinks that
 * the primary key gives the order already. */
static const char SQL_STAPPEN[] =
    "SELECT s.soort, s.onderdeel, s.reden, s.door, s.op AS \"op@\" FROM zicht_instroom_stap s"
    " WHERE s.instroom_id = :id ORDER BY s.op DESC, s.id DESC";

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    (void)k;
    if (eigen_rows(v, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 500, "id", p);
}

static enum result one_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *steps;
    if (eigen_rows(v, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    if (!json_array_size(rows))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_update(model, json_array_get(rows, 0));
    v->versie = row_int(model, "versie");
    if (eigen_rows(v, p, SQL_STAPPEN, BINDS(B_INT(":id", v->id[0])), &steps) != DONE)
        return FAILED;
    json_object_set_new(model, "stappen", steps);
    return DONE;
}

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    return one_put(v, model, p);
}

/* ---- forms ---- */

static const char SQL_GEVONDEN[] = "SELECT id_tekst(id) AS waarde, naam FROM zicht_gevonden"
                                   " ORDER BY naam, id";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o"
    " JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())"
    " AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag()) ORDER BY 2";
static const char SQL_HUIZEN[] = "SELECT huishouden_id FROM zicht_kandidaat"
                                 " ORDER BY huishouden_id DESC LIMIT 100";
static const char SQL_HUIS[] =
    "SELECT id_tekst(h.id) AS waarde, h.naam FROM zicht_huishouden h WHERE h.regie = 1";

static enum result form_new(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *found;
    (void)k;
    if (mag_kijker(v, p, "aanmelding.toevoegen") != DONE ||
        eigen_rows(v, p, SQL_GEVONDEN, NO_BINDS, &found) != DONE)
        return FAILED;
    bool any = json_array_size(found) > 0;
    json_object_set_new(options, "personen", found);
    json_object_set_new(options, "wie", keuzes_opties(v, "instroomwie", WIE));
    json_object_set_new(options, "veiligheid", keuzes_opties(v, "instroomveilig", VEILIG));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/aanmeldingen",
                                               .velden = any ? VELDEN : VELDEN + 1,
                                               .options = options,
                                               .knop = "Aanmelding opslaan",
                                               .terug = "/aanmeldingen"},
                           p);
}

struct stap_form {
    const char *path, *kop, *knop;
    const struct veld *velden;
};

static enum result step_form(struct verzoek *v, json_t *model, const struct stap_form *f,
                             const json_t *options, struct probleem *p)
{
    AUTO_FREE char *url = text_format("/aanmeldingen/%s/%s", v->text[0], f->path);
    AUTO_FREE char *back = text_format("/aanmeldingen/%s", v->text[0]);
    json_object_set_new(model, "kop", json_string(f->kop));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .versie = v->versie,
                                               .velden = f->velden,
                                               .options = options,
                                               .knop = f->knop,
                                               .terug = back},
                           p);
}

static enum result aanbod_form(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *rows;
    (void)k;
    if (one_put(v, model, p) != DONE || db_rows(v->db, p, SQL_ONDERDELEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(options, "onderdeel", rows);
    return step_form(v, model,
                     &(struct stap_form){"aanbod", "Aanmelding laten overnemen",
                                         "Vragen om over te nemen", AANBOD_VELDEN},
                     options, p);
}

static enum result antwoord_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    static const char *const asked[] = {"aanvaard", "geweigerd", NULL};
    static const char *const take[] = {"overgenomen", NULL};
    (void)k;
    if (one_put(v, model, p) != DONE)
        return FAILED;
    json_object_set_new(
        options, "antwoord",
        keuzes_opties(v, "instroomantwoord", row_true(model, "aanMij") ? asked : take));
    return step_form(v, model,
                     &(struct stap_form){"antwoord", "Aanmelding beantwoorden", "Antwoord opslaan",
                                         ANTWOORD_VELDEN},
                     options, p);
}

static enum result einde_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    if (one_put(v, model, p) != DONE)
        return FAILED;
    return step_form(
        v, model,
        &(struct stap_form){"einde", "Aanmelding afsluiten", "Aanmelding afsluiten", EINDE_VELDEN},
        NULL, p);
}

static enum result own_houses(struct verzoek *v, json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *ids = NULL;
    const json_t *row;
    size_t i;
    json_t *list = json_array();
    json_object_set_new(options, "huishouden", list);
    if (lijst_kandidaten(v, p, SQL_HUIZEN, NO_BINDS, &ids) != DONE)
        return FAILED;
    json_array_foreach(ids, i, row)
    {
        AUTO_JSON json_t *one = NULL;
        struct dossier d;
        bool open;
        if (lijst_open(v, p, row_int(row, "huishouden_id"), &d, &open) != DONE ||
            (open && dossier_row(&d, p, SQL_HUIS, NO_BINDS, &one) != DONE))
            return FAILED;
        if (one)
            json_array_append(list, one);
    }
    return DONE;
}

static enum result huis_form(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    (void)k;
    if (one_put(v, model, p) != DONE || own_houses(v, options, p) != DONE)
        return FAILED;
    return step_form(v, model,
                     &(struct stap_form){"huishouden", "Aanmelding afronden", "Aanmelding afronden",
                                         HUIS_VELDEN},
                     options, p);
}

/* ---- changing ---- */

static enum result add_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                            struct probleem *p)
{
    int64_t id;
    (void)k;
    if (instroom_add(v, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/aanmeldingen/%s", id);
    v->gedaan = "instroom-gemaakt";
    return DONE;
}

static void stepped(struct verzoek *v, json_t *ret, const char *gedaan)
{
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/aanmeldingen/%s", v->id[0]);
    v->gedaan = gedaan;
}

static enum result aanbod_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    if (instroom_offer(v, v->id[0], in_int(v, "onderdeel", 0), row_text(v->in, "reden"), p) != DONE)
        return FAILED;
    stepped(v, ret, "instroom-aangeboden");
    return DONE;
}

static enum result antwoord_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    const char *antwoord = in_text(v, "antwoord");
    (void)k;
    if (instroom_answer(v, v->id[0], antwoord, row_text(v->in, "reden"), p) != DONE)
        return FAILED;
    stepped(v, ret,
            strcmp(antwoord, "geweigerd") == 0 ? "instroom-geweigerd" : "instroom-aanvaard");
    if (strcmp(antwoord, "geweigerd") == 0 && !v->api)
        verzoek_locatie(v, "/aanmeldingen");
    return DONE;
}

static enum result einde_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    if (instroom_end(v, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    stepped(v, ret, "instroom-klaar");
    return DONE;
}

static enum result huis_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    if (instroom_huishouden(v, v->id[0], in_int(v, "huishouden", 0), p) != DONE)
        return FAILED;
    stepped(v, ret, "instroom-klaar");
    return DONE;
}

#define EEN "/aanmeldingen/{aanmelding}"
#define STAP(deel, handeling, naam, form)                                                          \
    USER_READ(HTTP_GET, EEN deel, handeling ".formulier", naam, form, .page = "instroom_stap",     \
              .alleen_pagina = true)
static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/aanmeldingen", "instroom.lijst",
              "Aanmeldingen die van u zijn, of waarvoor uw team gevraagd is.", lijst_read,
              .page = "instromen"),
    USER_READ(HTTP_GET, "/aanmeldingen/nieuw", "instroom.formulier", "Formulier.", form_new,
              .page = "instroom_nieuw", .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/aanmeldingen", "instroom.toevoegen",
               "Meldt een gezin aan. Wie het opschrijft, is eigenaar tot een ander het aanneemt.",
               add_post, .velden = VELDEN, .formulier = "/aanmeldingen/nieuw"),
    USER_READ(HTTP_GET, EEN, "instroom.lezen", "Eén aanmelding, met wat er al gebeurde.", een_read,
              .page = "instroom"),
    STAP("/aanbod", "instroom.aanbieden", "Formulier.", aanbod_form),
    USER_WRITE(HTTP_POST, EEN "/aanbod", "instroom.aanbieden",
               "Vraagt een team de aanmelding over te nemen.", aanbod_post, .velden = AANBOD_VELDEN,
               .formulier = EEN "/aanbod"),
    STAP("/antwoord", "instroom.beantwoorden", "Formulier.", antwoord_form),
    USER_WRITE(HTTP_POST, EEN "/antwoord", "instroom.beantwoorden",
               "Neemt de aanmelding aan, of weigert met een reden.", antwoord_post,
               .velden = ANTWOORD_VELDEN, .formulier = EEN "/antwoord"),
    STAP("/einde", "instroom.beeindigen", "Formulier.", einde_form),
    USER_WRITE(HTTP_POST, EEN "/einde", "instroom.beeindigen",
               "De aanmelding is klaar, met een reden.", einde_post, .velden = EINDE_VELDEN,
               .formulier = EEN "/einde"),
    STAP("/huishouden", "instroom.huishouden", "Formulier.", huis_form),
    USER_WRITE(HTTP_POST, EEN "/huishouden", "instroom.huishouden",
               "De aanmelding is een huishouden geworden.", huis_post, .velden = HUIS_VELDEN,
               .formulier = EEN "/huishouden"),
};
ROUTE_PART(instroom, ROUTES);
