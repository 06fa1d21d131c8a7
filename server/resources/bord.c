/* SPDX-License-Identifier: EUPL-1.2 */
/* The actions of the open plan in columns, by how they stand. Everything on it, what is left out
 * included, is counted from what this viewer sees (R24). */
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/kop.h"
#include "resources/planbord.h"
#include "verzoek/verzoek.h"

#include <string.h>

#define DEZE_DOELEN "zicht_doel d WHERE d.plan_id IN (SELECT k.plan_id FROM zicht_kaart k)"

/* Of an action whose goal the viewer does not see (G6), zicht_planstand says the plan all the same:
 * an old plan's action has no place here. It costs more, and is asked for no other. What was done
 * last is on top; else what comes first. */
static const char SQL_ACTIES[] = PLANBORD_ACTIE_COLUMNS
    " WHERE a.doel_id IN (SELECT d.id FROM " DEZE_DOELEN ")"
    "  OR a.id IN (SELECT s.item_id FROM zicht_planstand s WHERE s.soort = 'actie'"
    "   AND s.plan_id IN (SELECT k.plan_id FROM zicht_kaart k))"
    " ORDER BY CASE a.status WHEN 'gereed' THEN -a.status_op END, a.vervaldatum, a.id";
static const char SQL_DOELEN[] =
    "SELECT d.id AS \"id#\", d.titel, d.personen AS \"personen!\", d.grond AS \"grond!\""
    " FROM " DEZE_DOELEN;

/* A no and what need not happen any more are not on the board: nobody has to do them. */
static const char *const KOLOMMEN[] = {"open", "aanvaard", "bezig", "gereed"};

/* The id of a goal becomes {id, titel}, or null: "een doel van dit gezin". */
static void goals_name(json_t *acties, json_t *doelen)
{
    AUTO_JSON json_t *by_id = json_object();
    json_t *row;
    size_t i;
    json_array_foreach(doelen, i, row)
    {
        json_object_del(row, "personen");
        json_object_del(row, "grond");
        json_object_set(by_id, row_text(row, "id"), row);
    }
    json_array_foreach(acties, i, row)
    {
        json_t *doel = json_object_get(by_id, row_text(row, "doel"));
        json_object_set_new(row, "doel", doel ? json_incref(doel) : json_null());
    }
}

static json_t *column_of(json_t *columns, const char *status)
{
    json_t *column;
    size_t i;
    json_array_foreach(columns, i, column) if (strcmp(row_text(column, "status"), status) ==
                                               0) return json_object_get(column, "acties");
    return NULL;
}

static void columns_put(json_t *model, const json_t *acties)
{
    json_t *columns = json_array(), *actie;
    long long left = 0;
    size_t i;
    for (i = 0; i < COUNT_OF(KOLOMMEN); i++)
        json_array_append_new(columns, json_pack("{s:s, s:[]}", "status", KOLOMMEN[i], "acties"));
    json_array_foreach((json_t *)(uintptr_t)acties, i, actie)
    {
        json_t *column = column_of(columns, row_text(actie, "status"));
        if (column)
            json_array_append(column, actie);
        else
            left++;
    }
    json_object_set_new(model, "kolommen", columns);
    json_object_set_new(model, "weggelaten", json_integer(left));
    json_object_set_new(model, "leeg", json_boolean(json_array_size(acties) == 0));
}

static json_t *left_text(int64_t left)
{
    if (left == 0)
        return json_null();
    return left == 1 ? json_string("1 actie staat hier niet")
                     : json_sprintf("%lld acties staan hier niet", (long long)left);
}

static enum result bord_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *acties = NULL;
    AUTO_JSON json_t *doelen = NULL;
    if (kop_dossier(d, model, "", p) != DONE ||
        dossier_rows(d, p, SQL_ACTIES, NO_BINDS, &acties) != DONE ||
        dossier_rows(d, p, SQL_DOELEN, NO_BINDS, &doelen) != DONE)
        return FAILED;
    goals_name(acties, doelen);
    columns_put(model, acties);
    if (!v->api)
        json_object_set_new(model, "weggelatenTekst", left_text(row_int(model, "weggelaten")));
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/bord", "bord.lezen",
                 "De acties van het open plan, verdeeld naar hoe ze ervoor staan. Wat geweigerd of "
                 "vervallen is, wordt alleen geteld.",
                 bord_read, .page = "bord", .onthouden = true),
};
ROUTE_PART(bord, ROUTES);
