/* SPDX-License-Identifier: EUPL-1.2 */
/* Signed papers, scanned: beside the answer they prove. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/scan.h"
#include "resources/beheer.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

static const struct veld VELDEN[] = {
    {.naam = "bestand",
     .soort = VELD_BESTAND,
     .verplicht = true,
     .label = "Scan of foto van het papier",
     .hint = "Een PDF of foto (JPG of PNG). Controleer of de handtekening te lezen is."},
    {0},
};

static const char SQL_ANSWER[] =
    "SELECT v.gever, v.datum, z.personen AS \"personen!\", z.grond AS \"grond!\""
    " FROM zicht_verklaring v JOIN zicht_toestemming z ON z.id = v.toestemming_id"
    " WHERE v.toestemming_id = :van AND v.id = :bij AND v.wijze = 'schriftelijk'";

static enum result scan_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    static const char *const uitleg[] = {
        "Wie dit antwoord mag zien, mag ook de scan zien. Er is een regel in het logboek als "
        "iemand hem opent.",
        "Staat er meer op het papier dan nodig is? Scan alleen de bladzijde met de handtekening.",
        "Bewaar het papier zelf op de plek die u bij het antwoord opschreef.", NULL};
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_ANSWER, BINDS(B_INT(":van", v->id[0]), B_INT(":bij", v->id[1])),
                    &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    AUTO_FREE char *back = text_format("/toestemmingen/%s", v->text[0]);
    AUTO_FREE char *url =
        text_format("/toestemmingen/%s/verklaringen/%s/scans", v->text[0], v->text[1]);
    AUTO_FREE char *kop = text_format("Papier van %s toevoegen", row_text(row, "gever"));
    beheer_kruimel(model, "Toestemming", back);
    return beheer_taak(
        v, model, kop,
        &(struct formulier){.url = url, .velden = VELDEN, .knop = "Scan opslaan", .terug = back},
        uitleg, p);
}

static enum result scan_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    struct document_bestand bestand = {0};
    int64_t id;
    bestand.stuk = ontvangst_stuk(v->ontvangst, &bestand.naam, &bestand.soort);
    if (!bestand.stuk)
        return probleem_veld(p, "bestand", "geen-bestand", "Kies een bestand.");
    if (scan_add(d, v->id[0], v->id[1], &bestand, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    if (v->api)
        verzoek_locatie(v, "/toestemmingen/%s/scans/%s", v->id[0], id);
    else
        verzoek_locatie(v, "/toestemmingen/%s", v->id[0]);
    v->gedaan = "scan-toegevoegd";
    return DONE;
}

static enum result scan_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    (void)model;
    return scan_open(d, v->id[0], v->id[1], p);
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/toestemmingen/{toestemming}/verklaringen/{verklaring}/scans/nieuw",
              "scan.formulier", "Papier toevoegen", scan_form, .page = "beheer_formulier",
              .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, "/toestemmingen/{toestemming}/verklaringen/{verklaring}/scans",
               "scan.toevoegen",
               "Voegt de scan van een ondertekend papier toe (multipart/form-data).", scan_post,
               .velden = VELDEN, .bestand = true,
               .formulier = "/toestemmingen/{toestemming}/verklaringen/{verklaring}/scans/nieuw"),
    ITEM_READ(HTTP_GET, "/toestemmingen/{toestemming}/scans/{scan}", "scan.lezen",
              "De scan zelf, zoals hij is opgeslagen.", scan_read, .inhoud = true),
};
ROUTE_PART(scans, ROUTES);
