/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A small municipality for a year: households come in, get a plan and a regisseur or wait for one,
 * evaluate or forget to, close, are called or not, and open again. Everything goes through the API,
 * on a clock that moves a day at a time, and each morning the wachter does its work.
 *
 * Each day the same things have to hold, whatever people did or forgot: one regisseur or a vacancy,
 * nothing late that nobody was told of, nothing told twice, always a next day while somebody keeps
 * in touch. At the end the year's figures are printed.
 *
 * JAAR_DAGEN, JAAR_GEZINNEN and JAAR_ZAAD make it longer, larger and another year.
 */
#include "../api/gezin.h"

#include "wachter/wachter.h"

#include <stdarg.h>
#include <stdlib.h>

enum { DAG = 86400, MOST = 1000, REGISSEURS = 10 };

static const char *const WIE[REGISSEURS] = {"sanne", "youssef", "r1", "r2", "r3",
                                            "r4",    "r5",      "r6", "r7", "r8"};

struct huis {
    char id[ID_TEXT_SIZE]; /* "" before it comes in */
    int64_t h;
    int komt;      /* on this day */
    bool vergeten; /* whoever has to do something is slow with it */
};

static struct huis huizen[MOST];
static int gezinnen, dagen, vandaag;
static uint64_t toeval;

static struct {
    int plannen, regie, geweigerd, gestopt, doelen, evaluaties, gesloten, heropend, contacten,
        doorgegeven, accounts;
    int vacature_laat, evaluatie_laat, contact_laat; /* days times households */
} cijfers;

/* ---- chance, the same each time ---- */

static uint64_t chance(void)
{
    toeval ^= toeval >> 12;
    toeval ^= toeval << 25;
    toeval ^= toeval >> 27;
    return (toeval * UINT64_C(2685821657736338717)) >> 33;
}

static bool perc(int per_mille) { return chance() % 1000 < (uint64_t)per_mille; }
static int pick(int n) { return (int)(chance() % (uint64_t)n); }
/* Slow people do it much less. */
static bool does(const struct huis *x, int per_mille)
{
    return perc(x->vergeten ? per_mille / 8 : per_mille);
}

/* ---- asking the database, and the program ---- */

__attribute__((format(printf, 1, 2))) static int64_t ask(const char *format, ...)
{
    char sql[1500];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(sql, sizeof sql, format, args);
    va_end(args);
    return value(sql);
}

static void id_of(int64_t id, char ret[ID_TEXT_SIZE]) { id_format(id, ret); }

static const char *path_of(const char *base, int64_t id, const char *rest)
{
    static char path[120];
    char text[ID_TEXT_SIZE];
    id_of(id, text);
    (void)snprintf(path, sizeof path, "%s/%s%s", base, text, rest);
    return path;
}

static const char *here(const struct huis *x, const char *rest)
{
    static char path[120];
    (void)snprintf(path, sizeof path, "/huishoudens/%s%s", x->id, rest);
    return path;
}

/* Nothing of the year may be answered with an error. */
static void ok(struct http_reply r)
{
    ck_assert_msg(r.status < 300, "day %d: %d %.*s %s", vandaag, r.status, (int)r.body_len, r.body,
                  harness_fault());
    http_reply_free(&r);
}

static const char *version(int64_t n)
{
    static char header[40];
    (void)snprintf(header, sizeof header, "If-Match: \"v%lld\"", (long long)n);
    return header;
}

static const char *login_of(int64_t gebruiker)
{
    static char naam[100];
    char sql[100];
    (void)snprintf(sql, sizeof sql, "SELECT gebruikersnaam FROM gebruiker WHERE id = %lld",
                   (long long)gebruiker);
    AUTO_FREE char *text = text_value(sql);
    (void)snprintf(naam, sizeof naam, "%s", text);
    return login(naam);
}

/* A regisseur whose account is still there. */
static int64_t regisseur_pick(void)
{
    for (;;) {
        int64_t id = ask("SELECT id FROM gebruiker WHERE gebruikersnaam = '%s' AND tot IS NULL",
                         WIE[pick(REGISSEURS)]);
        if (id > 0)
            return id;
    }
}

/* ---- what people do on a day ---- */

static int64_t made_id(struct http_reply r)
{
    AUTO_JSON json_t *json = reply_json(&r);
    const char *id = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r.status == 201 && id, "day %d: %d %.*s", vandaag, r.status, (int)r.body_len,
                  r.body);
    int64_t ret = id_parse(id);
    http_reply_free(&r);
    return ret;
}

static void intake(struct huis *x, int nr)
{
    char body[600], leden[300] = "", een[80], token[100], id[ID_TEXT_SIZE];
    int children = 1 + pick(3);
    (void)snprintf(token, sizeof token, "%s", login(WIE[pick(2)]));
    for (int i = 0; i <= children; i++) {
        (void)snprintf(body, sizeof body,
                       "{\"voornamen\":\"Naam%c\",\"geslachtsnaam\":\"Gezin%d\",\"geslacht\":\"v\","
                       "\"geboortedatum\":\"%04d-0%d-1%d\"}",
                       'a' + i, nr, i ? 2008 + pick(17) : 1975 + pick(20), 1 + pick(9), pick(10));
        id_of(made_id(api(token, "POST", "/personen", body)), id);
        (void)snprintf(een, sizeof een, "%s{\"persoon\":\"%s\",\"rol\":\"%s\"}", i ? "," : "", id,
                       i ? "kind" : "moeder");
        size_t used = strlen(leden);
        (void)snprintf(leden + used, sizeof leden - used, "%s", een);
    }
    (void)snprintf(body, sizeof body,
                   "{\"naam\":\"Gezin %d\",\"vraag\":\"Wij komen er niet uit.\",\"leden\":[%s]}",
                   nr, leden);
    x->h = made_id(api(token, "POST", "/huishoudens", body));
    id_of(x->h, x->id);
    ok(api(token, "POST", here(x, "/gezinsplan"), "{\"kernverhaal\":\"Wij willen rust.\"}"));
    cijfers.plannen++;
}

static void vacancy(const struct huis *x)
{
    char body[200], aan[ID_TEXT_SIZE];
    int64_t vraag = ask("SELECT id FROM regieverzoek WHERE huishouden_id = %lld AND status ="
                        " 'gevraagd' AND soort = 'toewijzing'",
                        (long long)x->h);
    if (vraag < 0) {
        if (!does(x, 250))
            return;
        int64_t who = regisseur_pick();
        /* whoever owns the intake is not asked by procesregie either: they may be */
        id_of(who, aan);
        (void)snprintf(body, sizeof body,
                       "{\"aan\":\"%s\",\"bericht\":\"Wil jij dit gezin helpen?\"}", aan);
        ok(api(login("hans"), "POST", here(x, "/regie"), body));
        return;
    }
    int64_t who = ask("SELECT aan_id FROM regieverzoek WHERE id = %lld", (long long)vraag);
    int64_t versie = ask("SELECT versie FROM regieverzoek WHERE id = %lld", (long long)vraag);
    if (does(x, 300)) {
        ok(api_with(login_of(who), "PATCH", path_of("/regieverzoeken", vraag, ""), version(versie),
                    "{\"status\":\"aanvaard\"}"));
        cijfers.regie++;
    } else if (does(x, 60)) {
        ok(api_with(login_of(who), "PATCH", path_of("/regieverzoeken", vraag, ""), version(versie),
                    "{\"status\":\"geweigerd\",\"reden\":\"Mijn caseload is vol.\"}"));
        cijfers.geweigerd++;
    }
}

static void goal_add(const struct huis *x, int64_t regisseur)
{
    char body[300], wie[ID_TEXT_SIZE];
    id_of(ask("SELECT max(persoon_id) FROM lid WHERE huishouden_id = %lld", (long long)x->h), wie);
    (void)snprintf(body, sizeof body,
                   "{\"titel\":\"Elke dag naar school\",\"resultaat\":\"Vier weken geen verzuim\","
                   "\"leefgebied\":\"onderwijs\",\"personen\":[\"%s\"]}",
                   wie);
    ok(api(login_of(regisseur), "POST", here(x, "/doelen"), body));
    cijfers.doelen++;
}

static void close_plan(const struct huis *x, int64_t regisseur)
{
    char token[100], contact[ID_TEXT_SIZE];
    (void)snprintf(token, sizeof token, "%s", login_of(regisseur));
    int64_t id = made_id(api(token, "POST", here(x, "/afsluitingen"), "{}"));
    AUTO_FREE char *areas = text_value("SELECT json_group_array(json_object('leefgebied', code,"
                                       " 'oordeel', 'goed')) FROM leefgebied WHERE tot IS NULL");
    AUTO_JSON json_t *gebieden = json_loads(areas, 0, NULL);
    id_of(perc(300) ? regisseur : regisseur_pick(), contact);
    AUTO_JSON json_t *all =
        json_pack("{s:s, s:s, s:O, s:s, s:s, s:s, s:s, s:s, s:s}", "redenSoort", "bereikt", "reden",
                  "Het gezin redt het zelf.", "leefgebieden", gebieden, "participatie", "opleiding",
                  "veiligheid", "geen_zorgen", "lopendeHulp", "Geen.", "gezin", "eens", "vervolg",
                  perc(300) ? "waakvlam" : "nazorg", "contact", contact);
    AUTO_FREE char *body = json_dumps(all, JSON_COMPACT);
    ok(api_with(token, "PATCH", path_of("/afsluitingen", id, ""), version(1), body));
    ok(api_with(token, "POST", path_of("/afsluitingen", id, "/sluiting"), version(2), "{}"));
    cijfers.gesloten++;
}

static void regie_day(const struct huis *x, int64_t regisseur)
{
    bool due = ask("SELECT evaluatiedatum <= date('2026-11-19', '+%d days') FROM gezinsplan WHERE"
                   " huishouden_id = %lld AND status = 'open'",
                   vandaag, (long long)x->h) == 1;
    int64_t since = ask("SELECT (%lld - van_op) / 86400 FROM regie WHERE huishouden_id = %lld AND"
                        " tot_op IS NULL",
                        (long long)clock_now(&app.clock), (long long)x->h);
    if (due && does(x, 350)) {
        char body[200], dag[DATUM_SIZE];
        clock_local_date(clock_now(&app.clock), dag);
        (void)snprintf(body, sizeof body,
                       "{\"status\":\"gehouden\",\"datum\":\"%s\",\"veiligheid\":\"nee\","
                       "\"werkte\":\"De afspraken over school.\"}",
                       dag);
        ok(api(login_of(regisseur), "POST", here(x, "/evaluaties"), body));
        cijfers.evaluaties++;
    }
    if (perc(20))
        goal_add(x, regisseur);
    if (since > 12 && perc(dagen < 200 ? 40 : 8)) {
        close_plan(x, regisseur);
    } else if (perc(5)) {
        int64_t versie = ask("SELECT 1 + count(*) + count(tot_op) FROM regie WHERE huishouden_id ="
                             " %lld",
                             (long long)x->h);
        ok(api_with(login_of(regisseur), "DELETE", here(x, "/regie"), version(versie),
                    "{\"reden\":\"Een andere baan.\"}"));
        cijfers.gestopt++;
    }
}

/* After closing: a call, or it goes worse; or procesregie gives it to another. */
static void contact_day(const struct huis *x)
{
    int64_t id = ask("SELECT id FROM volgcontact WHERE huishouden_id = %lld AND einde_op IS NULL",
                     (long long)x->h);
    if (id < 0)
        return;
    int64_t who = ask("SELECT contact_id FROM volgcontact WHERE id = %lld", (long long)id);
    int64_t late = ask("SELECT julianday('2026-11-19', '+%d days') - julianday(volgende) FROM"
                       " volgcontact WHERE id = %lld",
                       vandaag, (long long)id);
    bool works = ask("SELECT tot IS NULL FROM gebruiker WHERE id = %lld", (long long)who) == 1;
    int64_t versie = ask("SELECT versie FROM volgcontact WHERE id = %lld", (long long)id);
    bool proces = ask("SELECT count(*) FROM geadresseerde WHERE item_id = %lld AND gebruiker_id ="
                      " 105 AND tot IS NULL",
                      (long long)id) > 0;
    char body[200], naar[ID_TEXT_SIZE];
    if (proces && perc(500)) {
        int64_t other = regisseur_pick();
        if (other == who)
            return;
        id_of(other, naar);
        (void)snprintf(body, sizeof body, "{\"contact\":\"%s\"}", naar);
        ok(api_with(login("hans"), "PATCH", path_of("/volgcontacten", id, ""), version(versie),
                    body));
        cijfers.doorgegeven++;
    } else if (works && late >= 0 && does(x, 400)) {
        (void)snprintf(body, sizeof body, "{\"wijze\":\"bellen\",\"uitkomst\":\"%s\"}",
                       perc(700) ? "gesproken" : "niet_bereikt");
        ok(api(login_of(who), "POST", path_of("/volgcontacten", id, "/momenten"), body));
        cijfers.contacten++;
    } else if (works && perc(dagen < 200 ? 20 : 4)) {
        ok(api_with(login_of(who), "POST", path_of("/volgcontacten", id, "/heropening"),
                    version(versie), "{\"reden\":\"Het gaat weer minder.\"}"));
        cijfers.heropend++;
    }
}

static void household_day(struct huis *x, int nr)
{
    if (!x->id[0]) {
        if (x->komt == vandaag)
            intake(x, nr);
        return;
    }
    if (ask("SELECT count(*) FROM gezinsplan WHERE huishouden_id = %lld AND status = 'open'",
            (long long)x->h) == 0) {
        contact_day(x);
        return;
    }
    int64_t regisseur = ask("SELECT gebruiker_id FROM regie WHERE huishouden_id = %lld AND tot_op"
                            " IS NULL",
                            (long long)x->h);
    if (regisseur < 0)
        vacancy(x);
    else
        regie_day(x, regisseur);
}

/* Somebody leaves: the beheerder ends the account, and all that hung on it is somebody else's. */
static void leaves(const char *naam)
{
    int64_t id = ask("SELECT id FROM gebruiker WHERE gebruikersnaam = '%s'", naam);
    int64_t versie = ask("SELECT versie FROM gebruiker WHERE id = %lld", (long long)id);
    struct http_reply r = api_with(login("anja"), "POST", path_of("/gebruikers", id, "/einde"),
                                   version(versie), "{}");
    cijfers.accounts += r.status < 300;
    http_reply_free(&r);
}

static void messages_read(void)
{
    for (int i = 0; i < REGISSEURS; i++)
        if (perc(150) &&
            ask("SELECT tot IS NULL FROM gebruiker WHERE gebruikersnaam = '%s'", WIE[i]) == 1)
            ok(api(login(WIE[i]), "POST", "/mijn/berichten/gelezen", "{}"));
    if (perc(300))
        ok(api(login("hans"), "POST", "/mijn/berichten/gelezen", "{}"));
}

/* ---- what has to hold each morning, after the wachter ---- */

static void none(const char *what, const char *sql)
{
    AUTO_FREE char *bad = text_value(sql);
    ck_assert_msg(bad == NULL, "day %d: %s: %s", vandaag, what, bad);
}

#define TODAY "date('2026-11-19', '+' || (SELECT n FROM jaar_dag) || ' days')"
#define OPEN "gezinsplan p WHERE p.status = 'open'"
#define HOLDS                                                                                      \
    "(SELECT r.gebruiker_id FROM regie r WHERE r.huishouden_id = p.huishouden_id AND r.tot_op IS " \
    "NULL)"
#define SINCE                                                                                      \
    "(SELECT date(r.van_op, 'unixepoch') FROM regie r WHERE r.huishouden_id = p.huishouden_id AND" \
    " r.tot_op IS NULL)"
/* The last morning on which a late evaluation was put to people: the first, and each week. */
#define TOLD_ON                                                                                    \
    "date(p.evaluatiedatum, '+' || (1 + 7 * ((CAST(julianday(" TODAY                               \
    ") - julianday(p.evaluatiedatum) AS INTEGER) - 1) / 7)) || ' days')"
#define TOLD(wie, soort_, since)                                                                   \
    "EXISTS (SELECT 1 FROM attendering a WHERE a.gebruiker_id = " wie " AND a.soort = '" soort_    \
    "' AND a.huishouden_id = p.huishouden_id AND (a.gelezen_op IS NULL OR a.op >= " since "))"

static void invariants(void)
{
    none("an open plan has one regisseur, or a vacancy with a term",
         "SELECT p.id FROM " OPEN " AND ((p.vacature_sinds IS NULL) = (" HOLDS " IS NULL)"
         " OR (p.vacature_sinds IS NOT NULL AND p.vacature_uiterlijk IS NULL))");
    none(
        "one regisseur at a time",
        "SELECT a.id FROM regie a JOIN regie b ON b.huishouden_id = a.huishouden_id AND b.id > a.id"
        " AND b.van_op < coalesce(a.tot_op, 1e12) AND a.van_op < coalesce(b.tot_op, 1e12)");
    none("nobody got the regie from themselves",
         "SELECT r.id FROM regie r JOIN regieverzoek v ON v.id = r.verzoek_id WHERE v.door_id ="
         " r.gebruiker_id");
    none("a vacancy past its term is seen",
         "SELECT p.id FROM " OPEN " AND p.vacature_uiterlijk < " TODAY
         " AND NOT " TOLD("105", "regie-vacature-laat", "p.vacature_sinds"));
    none("a late evaluation is seen by the regisseur",
         "SELECT p.id FROM " OPEN " AND p.evaluatiedatum < " TODAY " AND " SINCE " < " TOLD_ON
         " AND NOT " TOLD(HOLDS, "evaluatie-telaat",
                          "CAST(strftime('%s', p.evaluatiedatum) AS INTEGER)"));
    none("an evaluation more than a week late is seen by procesregie",
         "SELECT p.id FROM " OPEN " AND p.evaluatiedatum < date(" TODAY
         ", '-8 days') AND NOT " TOLD("105", "evaluatie-telaat",
                                      "CAST(strftime('%s', p.evaluatiedatum) AS INTEGER)"));
    none("a closed plan has no regisseur, and somebody keeps in touch or did until the end",
         "SELECT p.id FROM gezinsplan p WHERE p.status = 'gesloten' AND p.id NOT IN (501, 502) AND "
         "(" HOLDS " IS NOT NULL OR"
         " p.vacature_sinds IS NOT NULL OR NOT EXISTS (SELECT 1 FROM volgcontact v WHERE"
         "  v.huishouden_id = p.huishouden_id AND (v.einde_op IS NULL OR v.einde_soort = "
         "'klaar')))");
    none("who keeps in touch can read it",
         "SELECT v.id FROM volgcontact v WHERE v.einde_op IS NULL AND NOT EXISTS (SELECT 1 FROM"
         " geadresseerde g WHERE g.item_id = v.id AND g.gebruiker_id = v.contact_id AND g.tot IS"
         " NULL)");
    none(
        "a late contact is seen: by the contact, and after two weeks or without one by procesregie",
        "SELECT p.id FROM volgcontact p JOIN gebruiker g ON g.id = p.contact_id WHERE p.einde_op IS"
        " NULL AND p.volgende < " TODAY " AND NOT ("
        "  (g.tot IS NULL AND julianday(" TODAY ") - julianday(p.volgende) < 14 AND"
        "   EXISTS (SELECT 1 FROM attendering a WHERE a.gebruiker_id = p.contact_id AND a.object_id"
        "    = p.id AND a.soort IN ('contact-nodig', 'contact-telaat', 'contact-gekregen')))"
        "  OR EXISTS (SELECT 1 FROM attendering a WHERE a.gebruiker_id = 105 AND a.object_id = p.id"
        "    AND a.soort = 'contact-niemand'))");
    none(
        "that somebody becomes 18 is put to the regie half a year before, once there is one",
        "SELECT q.id FROM gezinsplan p JOIN lid l ON l.huishouden_id = p.huishouden_id AND l.tot IS"
        " NULL JOIN persoon q ON q.id = l.persoon_id WHERE p.status = 'open' AND"
        " date(q.geboortedatum, '+18 years', '-6 months', '+3 days') <= " TODAY
        " AND date(q.geboortedatum, '+18 years') >= " TODAY " AND " SINCE " < date(" TODAY
        ", '-1 days') AND NOT EXISTS (SELECT 1 FROM overgang_melding m WHERE m.huishouden_id ="
        " l.huishouden_id AND m.persoon_id = q.id AND m.soort = 'wordt_18')");
    none("the same matter is one message",
         "SELECT gebruiker_id || ' ' || soort FROM attendering GROUP BY gebruiker_id, soort,"
         " huishouden_id, object, object_id HAVING count(*) > 1");
}

static void count_late(void)
{
    cijfers.vacature_laat +=
        (int)value("SELECT count(*) FROM " OPEN " AND p.vacature_uiterlijk < " TODAY);
    cijfers.evaluatie_laat +=
        (int)value("SELECT count(*) FROM " OPEN " AND p.evaluatiedatum < " TODAY);
    cijfers.contact_laat += (int)value("SELECT count(*) FROM volgcontact WHERE volgende < " TODAY);
}

/* The wachter, twice: what it did this morning it does not do again. */
static void morning(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    static const char sum[] = "SELECT coalesce(sum(aantal), 0) * 1000003 + count(*) +"
                              " (SELECT count(*) FROM mail) FROM attendering";
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
    int64_t once = value(sum);
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
    ck_assert_msg(value(sum) == once, "day %d: a message came twice", vandaag);
}

/* ---- the year ---- */

static int from_env(const char *name, int otherwise)
{
    const char *text = getenv(name);
    return text ? (int)strtol(text, NULL, 10) : otherwise;
}

static void town(void)
{
    char sql[500];
    for (int i = 2; i < REGISSEURS; i++) {
        (void)snprintf(
            sql, sizeof sql,
            "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
            " bevestigd_op) VALUES (%d, '%s', 'Regisseur %d', 'regisseur', 11,"
            " '2020-01-01', 1577880000); INSERT INTO gebruiker_rol VALUES (%d,"
            " 'regisseur'), (%d, 'professional')",
            120 + i, WIE[i], i, 120 + i, 120 + i);
        change(sql);
    }
    change("CREATE TABLE jaar_dag (n INTEGER); INSERT INTO jaar_dag VALUES (0);"
           "DELETE FROM regie WHERE huishouden_id IN (301, 302);"
           "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1795000000 WHERE id IN (501,"
           " 502)");
    if (dagen < 200) /* so that a short run gets to it */
        change("UPDATE instelling SET waarde = '3' WHERE sleutel = 'evaluatie_weken'");
    for (int i = 0; i < gezinnen; i++)
        huizen[i] = (struct huis){.komt = pick(dagen / 2 + 1), .vergeten = perc(120)};
}

static void print(void)
{
    int64_t vacancies = value("SELECT count(*) FROM gezinsplan WHERE vacature_sinds IS NOT NULL");
    printf("%d days, %d households, seed %d: %d plans opened, %d regies began, %d times no, %d"
           " regies stopped, %d goals, %d evaluations, %d closed, %d opened again, %d calls, %d"
           " contacts handed on, %d accounts ended.\n",
           dagen, gezinnen, from_env("JAAR_ZAAD", 1), cijfers.plannen, cijfers.regie,
           cijfers.geweigerd, cijfers.gestopt, cijfers.doelen, cijfers.evaluaties, cijfers.gesloten,
           cijfers.heropend, cijfers.contacten, cijfers.doorgegeven, cijfers.accounts);
    printf("Late, in days of households, and each of them seen: vacancies %d, evaluations %d,"
           " contacts %d. At the end: %lld open plans, %lld vacancies, %lld contacts running, %lld"
           " messages, %lld log lines.\n",
           cijfers.vacature_laat, cijfers.evaluatie_laat, cijfers.contact_laat,
           (long long)value("SELECT count(*) FROM gezinsplan WHERE status = 'open'"),
           (long long)vacancies,
           (long long)value("SELECT count(*) FROM volgcontact WHERE einde_op IS NULL"),
           (long long)value("SELECT count(*) FROM attendering"),
           (long long)value("SELECT count(*) FROM logregel"));
}

START_TEST(test_year)
{
    dagen = from_env("JAAR_DAGEN", 60);
    gezinnen = from_env("JAAR_GEZINNEN", 40);
    toeval = (uint64_t)from_env("JAAR_ZAAD", 1) * UINT64_C(0x9E3779B97F4A7C15) + 1;
    ck_assert(gezinnen <= MOST);
    town();
    for (vandaag = 0; vandaag < dagen; vandaag++) {
        morning();
        invariants();
        count_late();
        for (int i = 0; i < gezinnen; i++)
            household_day(&huizen[i], i);
        messages_read();
        if (vandaag % 45 == 30)
            leaves(WIE[2 + (vandaag / 45) % (REGISSEURS - 2)]);
        clock_forward(DAG);
        change("UPDATE jaar_dag SET n = n + 1");
    }
    ck_assert_int_gt(cijfers.regie, 0);
    ck_assert_int_gt(cijfers.evaluaties + cijfers.gesloten, 0);
    print();
}
END_TEST

int main(void)
{
    Suite *s = suite_create("jaar");
    TCase *c = tcase_create("jaar");
    tcase_add_checked_fixture(c, gezin_start, harness_stop);
    tcase_set_timeout(c, 7200); /* a year of requests, on a busy machine */
    tcase_add_test(c, test_year);
    suite_add_tcase(s, c);
    return harness_main(s);
}
