/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/lijst.h"

#include "resources/bezoek.h"

#include "base/cleanup.h"
#include "base/naamsleutel.h"
#include "base/row.h"

#include <stdlib.h>
#include <string.h>

static const char SQL_RIJ[] =
    "SELECT k.id AS \"id#\", k.naam, w.naam AS wijk, k.regisseur, k.regisseur_telefoon AS "
    "telefoon, k.regisseur_id IS kijker() AS \"mij?\", k.evaluatiedatum,"
    " k.gesloten_op AS \"gesloten@\","
    " k.regie AS \"regie?\", k.vacature_uiterlijk AS \"vacatureUiterlijk\","
    " (SELECT group_concat(roepnaam, ', ') FROM zicht_lid WHERE tot IS NULL) AS leden,"
    " (SELECT json_group_array(json_array(naam, roepnaam)) FROM zicht_lid) AS \"namen[]\""
    " FROM zicht_kaart k LEFT JOIN wijk w ON w.id = k.wijk_id AND (k.regie = 1 OR k.procesregie = "
    "1)";

static const char SQL_ACTIES[] =
    "SELECT count(*) FILTER (WHERE status = 'gereed') AS klaar,"
    " count(*) FILTER (WHERE status NOT IN ('geweigerd', 'vervallen')) AS totaal,"
    " count(*) FILTER (WHERE status IN ('open', 'aanvaard', 'bezig') AND vervaldatum < vandaag()) "
    "AS laat,"
    " group_concat(DISTINCT personen) AS \"personen!\", group_concat(DISTINCT grond) AS \"grond!\" "
    "FROM zicht_actie";

/* How far one of the names a viewer sees here is what was looked for. */
static enum naam_gelijkenis likeness(const json_t *row, const char *naam)
{
    const json_t *namen, *deel;
    size_t i, j;
    enum naam_gelijkenis best = naam_vergelijk(naam, row_text(row, "naam"));
    json_array_foreach(json_object_get(row, "namen"), i, namen) json_array_foreach(namen, j, deel)
    {
        enum naam_gelijkenis one = naam_vergelijk(naam, json_string_value(deel));
        best = one > best ? one : best;
    }
    return best;
}

static json_t *mark(const char *naam, const char *icoon, const char *toon)
{
    return json_pack("{s:s, s:s, s:s}", "naam", naam, "icoon", icoon, "toon", toon);
}

/* What asks attention, worst first. From visible facts alone (R24). */
static void let_op(json_t *row, const json_t *acties, const char *vandaag)
{
    const char *evaluatie = row_text(row, "evaluatiedatum");
    const char *vacature = row_text(row, "vacatureUiterlijk");
    long long laat = (long long)row_int(acties, "laat");
    char text[60];
    json_t *what = json_null();
    int urgency = 0;
    if (row_text(row, "gesloten")) {
        what = mark("Gesloten", "lock", "rust"); /* R33: it went on in another */
    } else if (vacature) {
        urgency = strcmp(vacature, vandaag) < 0 ? 4 : 3;
        what = mark("Geen regisseur", "user-exclamation", "gevaar");
    } else if (evaluatie && strcmp(evaluatie, vandaag) < 0) {
        urgency = 2;
        what = mark("Evaluatie te laat", "clock-exclamation", "let-op");
    } else if (laat) {
        urgency = 1;
        (void)snprintf(text, sizeof text, laat == 1 ? "1 actie te laat" : "%lld acties te laat",
                       laat);
        what = mark(text, "clock-exclamation", "let-op");
    }
    json_object_set_new(row, "letOp", what);
    json_object_set_new(row, "urgentie", json_integer(urgency));
}

static void progress(json_t *row, const json_t *acties)
{
    long long klaar = (long long)row_int(acties, "klaar"),
              totaal = (long long)row_int(acties, "totaal");
    if (totaal == 0) {
        json_object_set_new(row, "voortgang", json_null());
        return;
    }
    json_object_set_new(row, "voortgang",
                        json_pack("{s:I, s:o}", "percentage", (json_int_t)(klaar * 100 / totaal),
                                  "tekst", json_sprintf("%lld van %lld", klaar, totaal)));
}

enum result lijst_huishouden(struct verzoek *v, int64_t huishouden, const char *naam, json_t *rows,
                             struct probleem *p)
{
    struct dossier d;
    enum naam_gelijkenis like = NAAM_KLOPT;
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *acties = NULL;
    bool open;
    if (lijst_open(v, p, huishouden, &d, &open) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    if (dossier_row(&d, p, SQL_RIJ, NO_BINDS, &row) != DONE)
        return FAILED;
    if (row && naam)
        like = likeness(row, naam);
    if (!row || like == NAAM_ANDERS)
        return DONE;
    if (dossier_row(&d, p, SQL_ACTIES, NO_BINDS, &acties) != DONE || bezoek_any(&d, row, p) != DONE)
        return FAILED;
    progress(row, acties);
    let_op(row, acties, v->vandaag);
    json_object_del(row, "namen");
    if (naam)
        json_object_set_new(row, "gelijkenis", json_integer(like));
    json_array_append(rows, row);
    return DONE;
}

void lijst_kies(json_t *rows, bool *ret_lijkt)
{
    bool right = false;
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) right =
        right || row_int(row, "gelijkenis") == (int64_t)NAAM_KLOPT;
    for (i = json_array_size(rows); i-- > 0;) {
        row = json_array_get(rows, i);
        if (right && row_int(row, "gelijkenis") != (int64_t)NAAM_KLOPT)
            json_array_remove(rows, i);
        else
            json_object_del(row, "gelijkenis");
    }
    *ret_lijkt = !right && json_array_size(rows) > 0;
}

static int compare_rows(const void *a, const void *b)
{
    const json_t *x = *(json_t *const *)a, *y = *(json_t *const *)b;
    int64_t ux = row_int(x, "urgentie"), uy = row_int(y, "urgentie");
    return ux != uy ? (ux < uy) - (ux > uy) : strcmp(row_text(x, "naam"), row_text(y, "naam"));
}

void lijst_sort(json_t *rows)
{
    size_t n = json_array_size(rows), i;
    json_t **list = calloc(n ? n : 1, sizeof(json_t *));
    if (!list)
        return;
    for (i = 0; i < n; i++)
        list[i] = json_incref(json_array_get(rows, i));
    qsort(list, n, sizeof(json_t *), compare_rows);
    json_array_clear(rows);
    for (i = 0; i < n; i++)
        json_array_append_new(rows, list[i]);
    free(list);
}
