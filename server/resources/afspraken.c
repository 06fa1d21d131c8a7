/* SPDX-License-Identifier: EUPL-1.2 */
/* Samenwerkingsafspraken of an organisation. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/afspraak.h"
#include "resources/beheer.h"

static const char *const BEKEND_ROLLEN[] = {"professional", "regisseur", "procesregisseur", NULL};

static const struct veld VELDEN[] = {
    {.naam = "onderwerp",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 150,
     .label = "Waarover gaat de afspraak?",
     .hint = "Bijvoorbeeld: samenwerken aan één plan, of: meedoen aan het wijkoverleg."},
    {.naam = "inhoud",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 5000,
     .label = "Wat hebt u afgesproken?"},
    {.naam = "reactieDagen",
     .soort = VELD_GETAL,
     .verplicht = true,
     .min = 0,
     .max = 90,
     .label = "Binnen hoeveel werkdagen krijgt u antwoord?"},
    {.naam = "contact",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 150,
     .label = "Wie belt u als het niet lukt?"},
    {.naam = "contactTelefoon", .soort = VELD_REGEL, .max = 30, .label = "Telefoon"},
    {.naam = "contactGebruiker",
     .soort = VELD_ID,
     .label = "Heeft de contactpersoon een account?",
     .hint =
         "Die krijgt dan bericht als een actie bij de organisatie te lang blijft liggen. Er staat "
         "niets in over het gezin."},
    {.naam = "bekend",
     .soort = VELD_KEUZES,
     .keuzes = BEKEND_ROLLEN,
     .max = 3,
     .label = "Wie mag vragen of een gezin bekend is?",
     .hint = "Deze mensen horen dan of er een plan is en wie de regisseur is. Kiest u niemand, dan "
             "mag niemand het."},
    {.naam = "van", .soort = VELD_DATUM, .verplicht = true, .label = "Vanaf"},
    {.naam = "tot",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Tot en met",
     .hint = "Bespreek de afspraak op tijd opnieuw. Twee maanden van tevoren ziet u dat zij "
             "afloopt."},
    {0},
};

/* ---- reading ---- */

#define COLUMNS                                                                                    \
    "SELECT a.id AS \"id#\", a.organisatie_id AS \"organisatie#\", z.naam AS organisatieNaam,"     \
    " a.onderwerp, a.inhoud, a.reactie_dagen AS reactieDagen, a.contact,"                          \
    " a.contact_telefoon AS contactTelefoon, a.contact_gebruiker_id AS \"contactGebruiker#\","     \
    " a.van, a.tot, a.beeindigd_op AS beeindigdOp,"                                                \
    " a.beeindigd_op IS NULL AND a.van <= vandaag() AND a.tot >= vandaag() AS \"geldt?\","         \
    " (SELECT json_group_array(b.rol) FROM afspraak_bekend b WHERE b.afspraak_id = a.id) AS "      \
    "\"bekend[]\","                                                                                \
    " a.versie FROM samenwerkingsafspraak a JOIN organisatie z ON z.id = a.organisatie_id"

static const char SQL_ONE[] = COLUMNS " WHERE a.id = :id";
static const char SQL_OF[] = COLUMNS " WHERE a.organisatie_id = :id ORDER BY a.id LIMIT 1000";
static const char SQL_ORGANISATIE[] =
    "SELECT naam, tot IS NULL OR tot >= vandaag() AS \"actief?\" FROM organisatie WHERE id = :id";

static enum result organisatie_get(struct verzoek *v, bool actief, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ORGANISATIE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row || (actief && !row_true(row, "actief")))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret = TAKE(row);
    return DONE;
}

static enum result afspraken_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *organisatie = NULL;
    json_t *rows;
    if (organisatie_get(v, false, &organisatie, p) != DONE ||
        db_rows(v->db, p, SQL_OF, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

static enum result one_get(struct verzoek *v, bool open, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (!row || (open && row_text(row, "beeindigdOp")))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret = TAKE(row);
    return DONE;
}

static enum result afspraak_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, false, &row, p) != DONE)
        return FAILED;
    v->versie = row_int(row, "versie");
    return json_object_update(model, row) == 0 ? DONE : probleem_intern(p, "no memory");
}

/* ---- forms ---- */

static const char SQL_ACCOUNTS[] =
    "SELECT id_tekst(g.id) AS waarde, g.naam || ', ' || o.naam AS naam FROM gebruiker g"
    " JOIN onderdeel o ON o.id = g.onderdeel_id WHERE o.organisatie_id = :id"
    " AND (g.tot IS NULL OR g.tot >= vandaag()) ORDER BY g.naam LIMIT 1000";

static enum result options_put(struct verzoek *v, json_t *options, int64_t organisatie,
                               struct probleem *p)
{
    beheer_codes(v, options, "bekend", BEKEND_ROLLEN);
    return beheer_opties(v, options, "contactGebruiker", SQL_ACCOUNTS,
                         BINDS(B_INT(":id", organisatie)), p);
}

static void crumbs(json_t *model, const char *naam, const char *url)
{
    beheer_kruimel(model, "Organisaties", "/organisaties");
    beheer_kruimel(model, naam, url);
}

static enum result afspraak_new_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *organisatie = NULL;
    if (organisatie_get(v, true, &organisatie, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *first = json_pack("{s:s}", "van", v->vandaag);
    AUTO_JSON json_t *options = json_object();
    if (options_put(v, options, v->id[0], p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/organisaties/%s/afspraken", v->text[0]);
    AUTO_FREE char *back = text_format("/organisaties/%s", v->text[0]);
    crumbs(model, row_text(organisatie, "naam"), back);
    return beheer_taak(v, model, "Afspraak toevoegen",
                       &(struct formulier){.url = url,
                                           .velden = VELDEN,
                                           .current = first,
                                           .options = options,
                                           .knop = "Afspraak opslaan",
                                           .terug = back},
                       NULL, p);
}

static enum result afspraak_change_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                        struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *options = json_object();
    if (options_put(v, options, id_parse(row_text(row, "organisatie")), p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/afspraken/%s", v->text[0]);
    AUTO_FREE char *back = text_format("/organisaties/%s", row_text(row, "organisatie"));
    crumbs(model, row_text(row, "organisatieNaam"), back);
    return beheer_taak(v, model, "Afspraak wijzigen",
                       &(struct formulier){.url = url,
                                           .methode = "PATCH",
                                           .versie = row_int(row, "versie"),
                                           .velden = VELDEN,
                                           .current = row,
                                           .options = options,
                                           .knop = "Afspraak opslaan",
                                           .terug = back},
                       NULL, p);
}

static enum result afspraak_end_form(struct verzoek *v, const struct kijker *k, json_t *model,
                                     struct probleem *p)
{
    (void)k;
    static const struct veld none[] = {{0}};
    AUTO_JSON json_t *row = NULL;
    if (one_get(v, true, &row, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/afspraken/%s/einde", v->text[0]);
    AUTO_FREE char *back = text_format("/organisaties/%s", row_text(row, "organisatie"));
    crumbs(model, row_text(row, "organisatieNaam"), back);
    AUTO_FREE char *wie = text_format("De afspraak ‘%s’ geldt dan niet meer. U kunt haar blijven "
                                      "lezen.",
                                      row_text(row, "onderwerp"));
    return beheer_einde(v, model, "Afspraak beëindigen", wie, NULL,
                        &(struct formulier){.url = url,
                                            .versie = row_int(row, "versie"),
                                            .velden = none,
                                            .knop = "Nu beëindigen",
                                            .terug = back},
                        p);
}

/* ---- changes ---- */

static enum result afspraak_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)k;
    int64_t id;
    if (afspraak_add(v, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_object(v, "afspraak", id);
    if (v->api)
        verzoek_locatie(v, "/afspraken/%s", id);
    else
        verzoek_locatie(v, "/organisaties/%s", v->id[0]);
    v->gedaan = "afspraak-toegevoegd";
    return DONE;
}

static enum result afspraak_patch(struct verzoek *v, const struct kijker *k, json_t *ret,
                                  struct probleem *p)
{
    (void)k;
    int64_t versie, organisatie;
    verzoek_object(v, "afspraak", v->id[0]);
    if (afspraak_change(v, v->id[0], v->in, &versie, &organisatie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/organisaties/%s", organisatie);
    v->gedaan = "afspraak-gewijzigd";
    return DONE;
}

static enum result afspraak_stop(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)k;
    int64_t organisatie;
    verzoek_object(v, "afspraak", v->id[0]);
    if (afspraak_end(v, v->id[0], &organisatie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api) /* nothing was made: 200 */
        verzoek_locatie(v, "/organisaties/%s", organisatie);
    v->gedaan = "afspraak-beeindigd";
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/organisaties/{organisatie}/afspraken", "afspraak.lijst",
              "De afspraken met een organisatie.", afspraken_read, .alleen_api = true,
              .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/organisaties/{organisatie}/afspraken/nieuw",
                "afspraak.toevoegen.formulier", "Afspraak toevoegen", afspraak_new_form,
                .page = "beheer_formulier", .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/organisaties/{organisatie}/afspraken", "afspraak.toevoegen",
                 "Voegt een samenwerkingsafspraak toe.", afspraak_post, .velden = VELDEN,
                 .formulier = "/organisaties/{organisatie}/afspraken/nieuw"),
    USER_READ(HTTP_GET, "/afspraken/{afspraak}", "afspraak.lezen", "Een samenwerkingsafspraak.",
              afspraak_read, .alleen_api = true, .log = LOG_NIET),
    BEHEER_READ(HTTP_GET, "/afspraken/{afspraak}/wijzig", "afspraak.wijzigen.formulier",
                "Afspraak wijzigen", afspraak_change_form, .page = "beheer_formulier",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_PATCH, "/afspraken/{afspraak}", "afspraak.wijzigen",
                 "Wijzigt een samenwerkingsafspraak.", afspraak_patch, .velden = VELDEN,
                 .formulier = "/afspraken/{afspraak}/wijzig"),
    BEHEER_READ(HTTP_GET, "/afspraken/{afspraak}/einde", "afspraak.beeindigen.formulier",
                "Afspraak beëindigen", afspraak_end_form, .page = "beheer_einde",
                .alleen_pagina = true),
    BEHEER_WRITE(HTTP_POST, "/afspraken/{afspraak}/einde", "afspraak.beeindigen",
                 "Beëindigt een samenwerkingsafspraak.", afspraak_stop,
                 .formulier = "/afspraken/{afspraak}/einde", .maakt_niets = true),
};
ROUTE_PART(afspraken, ROUTES);
