/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/beheer.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/beheer.h"
#include "domein/regie_tijdelijk.h"
#include "render/woorden.h"

#include <string.h>

/* ---- task pages ---- */

void beheer_kruimel(json_t *model, const char *naam, const char *url)
{
    json_t *list = json_object_get(model, "kruimels");
    if (!list) {
        list = json_array();
        (void)json_object_set_new(model, "kruimels", list);
    }
    (void)json_array_append_new(list, json_pack("{s:s, s:s}", "naam", naam, "url", url));
}

enum result beheer_taak(struct verzoek *v, json_t *model, const char *kop,
                        const struct formulier *f, const char *const *uitleg, struct probleem *p)
{
    json_t *lines = json_array();
    for (; uitleg && *uitleg; uitleg++)
        (void)json_array_append_new(lines, json_pack("{s:s}", "tekst", *uitleg));
    if (json_object_set_new(model, "uitleg", lines) != 0 ||
        json_object_set_new(model, "kop", json_string(kop)) != 0)
        return probleem_intern(p, "no memory for a page");
    return model_formulier(v, model, "formulier", f, p);
}

enum result beheer_opties(struct verzoek *v, json_t *options, const char *key, const char *sql,
                          const struct db_bind *binds, struct probleem *p)
{
    json_t *rows;
    if (db_rows(v->db, p, sql, binds, &rows) != DONE)
        return FAILED;
    return json_object_set_new(options, key, rows) == 0 ? DONE
                                                        : probleem_intern(p, "no memory: options");
}

json_t *beheer_woord(const struct verzoek *v, const char *code, const char *format)
{
    struct woorden_dag dag;
    AUTO_JSON json_t *value = json_string(code);
    BUF_AUTO struct buf out;
    bool truthy;
    buf_init(&out, 200);
    if (woorden_dag_set(&dag, v->app->woorden, v->vandaag) != DONE ||
        !woorden_format(&dag, value, format, &out, &truthy))
        return TAKE(value);
    return json_string(out.data);
}

void beheer_codes(const struct verzoek *v, json_t *options, const char *key,
                  const char *const *codes)
{
    json_t *list = json_array();
    for (; *codes; codes++)
        (void)json_array_append_new(list, json_pack("{s:s, s:o}", "waarde", *codes, "naam",
                                                    beheer_woord(v, *codes, "naam")));
    (void)json_object_set_new(options, key, list);
}

void beheer_rollen(const struct verzoek *v, json_t *rows)
{
    json_t *row, *role;
    size_t i, j;
    json_array_foreach(rows, i, row)
    {
        json_t *names = json_array();
        json_array_foreach(json_object_get(row, "rollen"), j, role)(void)
            json_array_append_new(names, beheer_woord(v, json_string_value(role), "naam"));
        (void)json_object_set_new(row, "rolNamen", names);
    }
}

enum result beheer_geen_regisseur(struct verzoek *v, int64_t organisatie, json_t *model,
                                  struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (regie_tijdelijk_niemand(v, organisatie, &rows, p) != DONE)
        return FAILED;
    json_object_set_new(model, "geenRegisseur", json_boolean(json_array_size(rows) > 0));
    return DONE;
}

bool beheer_heet(const json_t *row, const char *asked)
{
    BUF_AUTO struct buf name;
    buf_init(&name, 2000);
    buf_char(&name, ' ');
    tekst_fold(row_text(row, "naam"), &name);
    buf_char(&name, ' ');
    tekst_fold(row_text(row, "gebruikersnaam"), &name);
    for (const char *word = asked; *word;) {
        size_t n = strcspn(word, " ");
        AUTO_FREE char *start = text_format(" %.*s", (int)n, word);
        if (!start || !strstr(name.data, start))
            return false;
        word += n + (word[n] == ' ');
    }
    return !name.failed;
}

/* ---- what hangs on it ---- */

/* code in the API and in zicht_beheer_lopend; on the screen: naam, and the number with one or more
 * of what. */
static const struct {
    const char *code, *naam, *een, *meer;
} SOORTEN[LOPEND_SOORTEN] = {
    [LOPEND_REGIE] = {"regie", "Regisseur van", "huishouden", "huishoudens"},
    [LOPEND_WAARNEMING] = {"waarneming", "Neemt waar bij", "huishouden", "huishoudens"},
    [LOPEND_BETROKKENHEID] = {"betrokkenheid", "Betrokken", "keer", "keer"},
    [LOPEND_VERZOEK] = {"verzoek", "Wacht op antwoord", "vraag", "vragen"},
    [LOPEND_ACTIE] = {"actie", "Nog te doen", "actie", "acties"},
    [LOPEND_INTAKE] = {"intake", "Als enige verantwoordelijk voor", "aanmelding", "aanmeldingen"},
    [LOPEND_TOESTEMMING] = {"toestemming", "Ontvanger in", "toestemming", "toestemmingen"},
    [LOPEND_ONDERDEEL] = {"onderdeel", "Onderdelen", "onderdeel", "onderdelen"},
    [LOPEND_ACCOUNT] = {"account", "Mensen", "account", "accounts"},
    [LOPEND_TEAM] = {"team", "Teams", "team", "teams"},
    [LOPEND_AFSPRAAK] = {"afspraak", "Afspraken", "lopende afspraak", "lopende afspraken"},
};

static const char SQL_LOPEND[] =
    "SELECT soort, count(*) AS aantal FROM zicht_beheer_lopend WHERE gebruiker_id = :id"
    " GROUP BY soort";
static const char SQL_TOESTEMMING[] =
    "SELECT 'toestemming' AS soort, count(*) AS aantal FROM zicht_beheer_toestemming"
    " WHERE gebruiker_id = :id AND onderdeel_id ="
    "  (SELECT g.onderdeel_id FROM gebruiker g WHERE g.id = :id)";
static const char SQL_ONDERDEEL[] =
    "SELECT 'toestemming' AS soort, count(*) AS aantal FROM zicht_beheer_toestemming"
    " WHERE onderdeel_id = :id"
    " UNION ALL SELECT 'team', count(*) FROM team WHERE onderdeel_id = :id"
    "  AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ACCOUNTS[] = "SELECT id FROM gebruiker WHERE onderdeel_id = :id"
                                   " AND (tot IS NULL OR tot >= vandaag())";

static enum result count_add(struct verzoek *v, const char *sql, int64_t id,
                             struct lopend_aantallen *sum, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (beheer_rows(v, sql, BINDS(B_INT(":id", id)), &rows, p) != DONE)
        return FAILED;
    json_array_foreach(rows, i,
                       row) for (size_t s = 0; s < LOPEND_SOORTEN;
                                 s++) if (strcmp(SOORTEN[s].code, row_text(row, "soort")) == 0)
        sum->n[s] += row_int(row, "aantal");
    return DONE;
}

enum result lopend_account(struct verzoek *v, int64_t gebruiker, bool toestemmingen,
                           struct lopend_aantallen *sum, struct probleem *p)
{
    if (count_add(v, SQL_LOPEND, gebruiker, sum, p) != DONE)
        return FAILED;
    return toestemmingen ? count_add(v, SQL_TOESTEMMING, gebruiker, sum, p) : DONE;
}

enum result lopend_onderdeel(struct verzoek *v, int64_t onderdeel, struct lopend_aantallen *sum,
                             struct probleem *p)
{
    AUTO_JSON json_t *accounts = NULL;
    json_t *account;
    size_t i;
    if (count_add(v, SQL_ONDERDEEL, onderdeel, sum, p) != DONE ||
        db_rows(v->db, p, SQL_ACCOUNTS, BINDS(B_INT(":id", onderdeel)), &accounts) != DONE)
        return FAILED;
    json_array_foreach(accounts, i, account)
    {
        sum->n[LOPEND_ACCOUNT]++;
        if (lopend_account(v, row_int(account, "id"), false, sum, p) != DONE)
            return FAILED;
    }
    return DONE;
}

void lopend_model(json_t *model, const struct lopend_aantallen *sum)
{
    json_t *counts = json_object(), *facts = json_array();
    for (size_t s = 0; s < LOPEND_SOORTEN; s++) {
        (void)json_object_set_new(counts, SOORTEN[s].code, json_integer(sum->n[s]));
        if (sum->n[s] == 0)
            continue;
        AUTO_FREE char *value = text_format("%lld %s", (long long)sum->n[s],
                                            sum->n[s] == 1 ? SOORTEN[s].een : SOORTEN[s].meer);
        (void)json_array_append_new(
            facts, json_pack("{s:s, s:s}", "naam", SOORTEN[s].naam, "waarde", value));
    }
    (void)json_object_set_new(model, "lopend", counts);
    (void)json_object_set_new(model, "feiten", facts);
}

static json_t *consequences(const struct lopend_aantallen *sum)
{
    static const struct {
        enum lopend soort;
        const char *tekst;
    } lines[] = {
        {LOPEND_REGIE, "De huishoudens hebben dan geen regisseur meer. De procesregisseurs krijgen "
                       "meteen bericht, met een uiterste datum."},
        {LOPEND_BETROKKENHEID,
         "De betrokkenheid stopt vandaag. De regisseurs van die huishoudens krijgen bericht."},
        {LOPEND_TOESTEMMING, "De toestemmingen stoppen, voorgoed."},
        {LOPEND_ACTIE, "De acties blijven staan. De regisseurs krijgen bericht, en kiezen wie ze "
                       "overneemt."},
        {LOPEND_VERZOEK, "De vragen waar nog geen antwoord op was, worden ingetrokken."},
        {LOPEND_AFSPRAAK, "De afspraken stoppen vandaag."},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (sum->n[lines[i].soort])
            (void)json_array_append_new(list, json_pack("{s:s}", "tekst", lines[i].tekst));
    return list;
}

enum result beheer_einde(struct verzoek *v, json_t *model, const char *kop, const char *wie,
                         const struct lopend_aantallen *sum, const struct formulier *f,
                         struct probleem *p)
{
    const struct lopend_aantallen nothing = {0}, *n = sum ? sum : &nothing;
    bool households = false;
    for (size_t s = 0; s <= LOPEND_TOESTEMMING; s++)
        households = households || n->n[s] > 0;
    lopend_model(model, n);
    AUTO_JSON json_t *more =
        json_pack("{s:s?, s:b, s:b, s:o, s:b}", "wie", wie, "telt", sum != NULL, "huishoudens",
                  households, "gevolgen", consequences(n), "kanNiet", n->n[LOPEND_INTAKE] > 0);
    if (json_object_update(model, more) != 0)
        return probleem_intern(p, "no memory for a page");
    if (!v->api)
        return beheer_taak(v, model, kop, f, NULL, p);
    (void)json_object_del(model, "kruimels");
    return DONE;
}
