/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent, from the question to the withdrawal: R8-R15, R19 for texts, R21 and R25. */
#include "harness.h"

#include "base/id.h"
#include "domein/intrekking.h"
#include "domein/toestemming.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define LIST "/huishoudens/000000000009d/toestemmingen"
#define PREVIEW LIST "/_voorbeeld"
#define WITHDRAW "/huishoudens/000000000009d/intrekkingen"

/* Beside wereld.sql: Emir (202) and Deniz (205, 15 years) have two parents with gezag, Elif (201)
 * and Mark (204). Ilse of the ggz (14, beroepsgeheim) helps Elif; her involvement was written by
 * regie, so Sanne sees it. */
static const char WORLD[] =
    "INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, bron_datum) "
    "VALUES"
    " (204, 'Mark de Boer', 'mark de boer', 'Mark', 'm', '1988-01-01', 'hand', '2026-01-01'),"
    " (205, 'Deniz Yıldız', 'deniz yildiz', 'Deniz', 'm', '2010-12-01', 'hand', '2026-01-01');"
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, elders, van, bron) VALUES"
    " (301, 404, 204, 'vader', 1, '2026-01-01', 'hand'), (301, 405, 205, 'kind', 0, '2026-01-01', "
    "'hand');"
    "UPDATE gezag SET soort = 'tweehoofdig_ouderlijk';"
    "INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op) VALUES"
    " (252, 202, 'tweehoofdig_ouderlijk', 204, '2016-05-06', 'gezagsregister', '2026-01-01', "
    "1767225600),"
    " (253, 205, 'tweehoofdig_ouderlijk', 201, '2010-12-01', 'gezagsregister', '2026-01-01', "
    "1767225600),"
    " (254, 205, 'tweehoofdig_ouderlijk', 204, '2010-12-01', 'gezagsregister', '2026-01-01', "
    "1767225600);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, "
    "op, personen) VALUES"
    " (301, 504, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600, "
    "'0000000000069'),"
    " (301, 520, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, '000000000006a'),"
    " (301, 521, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 1767225600, '0000000000069'),"
    " (301, 522, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, "
    "'0000000000069,000000000006a'),"
    " (301, 523, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 1767225600, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES"
    " (301, 504, 201), (301, 520, 202), (301, 521, 201), (301, 522, 201), (301, 522, 202), (301, "
    "523, 202);"
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (301, 504, "
    "560, 104, '2026-01-01');"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
    "doel_zin, van, status, gevraagd_door,"
    " gevraagd_op, beslist_door, beslist_op) VALUES"
    " (301, 504, 104, 14, 'behandeling', 'ggz', 'Elif praat met een behandelaar.', '2026-01-01', "
    "'actief', 101, 1767225600, 104, 1767225600);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 520, '2026-11-02', 'gesprek', 'Over school', 'Emir gaat graag.'),"
    " (301, 521, '2026-11-03', 'gesprek', 'Over slapen', 'Elif slaapt slecht.'),"
    " (301, 522, '2026-11-04', 'huisbezoek', 'Thuis aan tafel', 'Elif helpt met huiswerk.'),"
    " (301, 523, '2026-11-05', 'huisbezoek', 'Het huis', 'De kamer van Emir.');";

static void start(void)
{
    harness_start_plain();
    change(WORLD);
}

/* Borrowed until the next sixteen calls. */
static const char *id(int64_t number)
{
    static char texts[16][ID_TEXT_SIZE];
    static unsigned next;
    char *text = texts[next++ % 16];
    id_format(number, text);
    return text;
}

/* ---- what is asked ---- */

/* School may read what the wijkteam wrote about Emir and school. */
static json_t *asked(void)
{
    return json_pack("{s:s, s:[s], s:[s], s:s, s:s, s:[s], s:s, s:s, s:s, s:s}", "persoon", id(202),
                     "soort", "avg", "bronnen", id(11), "ontvangerOnderdeel", id(13),
                     "ontvangerGebruiker", id(103), "categorieen", "onderwijs", "doel", "onderwijs",
                     "doelZin", "Marieke helpt Emir op school.", "tot", "2027-05-19", "wijze",
                     "mondeling");
}

static json_t *said(int64_t gever, const char *antwoord)
{
    return json_pack("{s:s, s:s}", "gever", id(gever), "antwoord", antwoord);
}

static struct http_reply post(const char *who, const char *path, const json_t *body)
{
    AUTO_FREE char *text = json_dumps(body, 0);
    return api(login(who), "POST", path, text);
}

static int64_t newest(void) { return value("SELECT max(id) FROM toestemming"); }

/* Records `body` (stolen) as Sanne and gives the id of the first consent. */
static int64_t record(json_t *body)
{
    struct http_reply r = post("sanne", LIST, body);
    AUTO_JSON json_t *json = reply_json(&r);
    const char *text = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r.status == 201, "%s", r.body);
    int64_t made = id_parse(text);
    http_reply_free(&r);
    json_decref(body);
    return made;
}

static json_t *asked_with_answers(const char *elif, const char *mark)
{
    json_t *body = asked();
    json_object_set_new(body, "verklaringen",
                        json_pack("[o, o]", said(201, elif), said(204, mark)));
    return body;
}

static const char *path_of(int64_t toestemming, const char *rest)
{
    static char paths[4][100];
    static unsigned next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], "/toestemmingen/%s%s", id(toestemming), rest);
    return path;
}

/* How the consent stands, as `who` reads it. */
static void expect_stand(const char *who, int64_t toestemming, const char *stand)
{
    struct http_reply r = api(login(who), "GET", path_of(toestemming, ""), NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert_str_eq(json_string_value(json_object_get(json, "stand")), stand);
    http_reply_free(&r);
}

static bool sees(const char *who, int64_t item)
{
    char path[60];
    (void)snprintf(path, sizeof path, "/notities/%s", id(item));
    return status_of(api(login(who), "GET", path, NULL)) == 200;
}

static void expect_field(struct http_reply r, const char *field, const char *code)
{
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *one;
    size_t i;
    bool found = false;
    ck_assert_msg(r.status == 400, "%d %s", r.status, r.body);
    json_array_foreach(json_object_get(json, "invalidParams"), i, one)
    {
        found = found || (strcmp(json_string_value(json_object_get(one, "name")), field) == 0 &&
                          strcmp(json_string_value(json_object_get(one, "code")), code) == 0);
    }
    ck_assert_msg(found, "no %s %s in %s", field, code, r.body);
    http_reply_free(&r);
}

/* ---- recording ---- */

START_TEST(test_all_say_yes)
{
    ck_assert(!sees("marieke", 520));
    int64_t made = record(asked_with_answers("ja", "ja"));
    expect_stand("sanne", made, "geldt");
    expect_stand("marieke", made, "geldt");
    ck_assert(sees("marieke", 520));
    ck_assert(!sees("marieke", 522)); /* also about Elif */
    ck_assert(!sees("marieke", 523)); /* another category */
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE hoedanigheid = 'gezag'"), 2);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'toestemming-geldt'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'toevoegen' AND"
                           " handeling = 'toestemming.toevoegen' AND huishouden = 301"
                           " AND personen = '000000000006a' AND gronden LIKE '%G1%'"
                           " AND object LIKE 'toestemming/%'"),
                     1);
    /* the look it opened is in the log with the consent as its ground */
    ck_assert_int_ge(value("SELECT count(*) FROM logregel WHERE gebruiker = 103 AND gronden LIKE "
                           "'%G3%' AND uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

START_TEST(test_words)
{
    (void)record(asked_with_answers("ja", "ja"));
    AUTO_FREE char *tekst = text_value("SELECT tekst FROM toestemming");
    ck_assert_str_eq(tekst,
                     "Marieke van Dam van School (De Regenboog) mag lezen wat er over Emir Yıldız "
                     "staat bij onderwijs. Dat is opgeschreven door Wijkteam Noord (Gemeente "
                     "Waterveen).\n\nWaarom? Marieke helpt Emir op school.\n\nDit mag tot en met "
                     "19 mei 2027. U kunt altijd stoppen. Dan ziet Marieke van Dam dit meteen niet "
                     "meer. Als u nee zegt, helpen wij Emir nog steeds.");
}
END_TEST

START_TEST(test_one_is_missing)
{
    int64_t made = record(asked_with_answers("ja", "nog-vragen"));
    struct http_reply r = api(login("sanne"), "GET", LIST, NULL);
    ck_assert(reply_has(&r, "\"wachtOp\":[\"Mark de Boer\"]"));
    ck_assert(reply_has(&r, "\"stand\":\"wacht\""));
    http_reply_free(&r);
    ck_assert(!sees("marieke", 520));
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring"), 1);
    AUTO_JSON json_t *ja = said(204, "ja");
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), ja)), 201);
    expect_stand("sanne", made, "geldt");
    ck_assert(sees("marieke", 520));
}
END_TEST

START_TEST(test_no_ends_it)
{
    int64_t made = record(asked_with_answers("ja", "nee"));
    expect_stand("sanne", made, "oneens");
    ck_assert(!sees("marieke", 520));
    ck_assert_int_eq(
        value("SELECT count(*) FROM verklaring WHERE antwoord = 'nee' AND bewijs IS NULL"), 1);
    AUTO_JSON json_t *ja = said(204, "ja");
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), ja)), 409);
    expect_stand("sanne", made, "oneens");
}
END_TEST

/* A later "nee" ends what was in force, in that transaction. */
START_TEST(test_no_afterwards)
{
    int64_t made = record(asked_with_answers("ja", "ja"));
    AUTO_JSON json_t *nee = said(204, "nee");
    ck_assert(sees("marieke", 520));
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), nee)), 201);
    ck_assert(!sees("marieke", 520));
    expect_stand("marieke", made, "oneens");
}
END_TEST

START_TEST(test_not_needed)
{
    json_t *body = asked();
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(203, "ja")));
    struct http_reply r = post("sanne", LIST, body);
    ck_assert(reply_has(&r, "Elif Yıldız en Mark de Boer"));
    expect_field(r, "verklaringen.0.gever", "niet-nodig");
    json_decref(body);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0); /* nothing was kept */
    int64_t made = record(asked());
    AUTO_JSON json_t *ja = said(205, "ja");
    expect_field(post("sanne", path_of(made, "/verklaringen"), ja), "gever", "niet-nodig");
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring"), 0);
}
END_TEST

/* R11: an organisation with gezag signs through a named person. */
START_TEST(test_organisation_signs)
{
    change("DELETE FROM gezag WHERE id = 252;"
           "UPDATE gezag SET soort = 'voogdij', houder_id = NULL, houder_onderdeel_id = 14 WHERE "
           "id = 251");
    int64_t made = record(asked());
    AUTO_JSON json_t *ja = said(14, "ja");
    expect_field(post("sanne", path_of(made, "/verklaringen"), ja), "namens", "verplicht");
    json_object_set_new(ja, "namens", json_string("H. Oz, voogd"));
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), ja)), 201);
    expect_stand("sanne", made, "geldt");
    AUTO_JSON json_t *stop = json_pack("{s:s}", "gever", id(14));
    expect_field(post("sanne", path_of(made, "/intrekking"), stop), "namens", "verplicht");
    json_object_set_new(stop, "namens", json_string("H. Oz, voogd"));
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/intrekking"), stop)), 201);
    expect_stand("sanne", made, "ingetrokken");
}
END_TEST

/* One talk, several records, each chosen. A child of 15 says yes too where help and secrecy are
 * asked (R10). */
START_TEST(test_several_soorten)
{
    json_t *body = asked();
    json_object_set_new(body, "persoon", json_string(id(205)));
    json_object_set_new(body, "soort", json_pack("[s, s]", "avg", "hulp"));
    json_object_set_new(body, "verklaringen",
                        json_pack("[o, o, o]", said(201, "ja"), said(204, "ja"), said(205, "ja")));
    struct http_reply r = post("sanne", LIST, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 201);
    ck_assert_str_eq(reply_header(&r, "Location"), "/api/v1" LIST);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "toestemmingen")), 2);
    http_reply_free(&r);
    json_decref(body);
    ck_assert_int_eq(
        value("SELECT count(*) FROM verklaring v JOIN toestemming t ON t.id = v.toestemming_id"
              " WHERE t.soort = 'avg'"),
        2);
    ck_assert_int_eq(
        value("SELECT count(*) FROM verklaring v JOIN toestemming t ON t.id = v.toestemming_id"
              " WHERE t.soort = 'hulp'"),
        3);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE volledig_op IS NOT NULL"), 2);
}
END_TEST

START_TEST(test_recorded_once)
{
    AUTO_JSON json_t *body = asked();
    AUTO_FREE char *text = json_dumps(body, 0);
    struct http_reply a = api_with(login("sanne"), "POST", LIST, "Idempotency-Key: k1", text);
    struct http_reply b = api_with(login("sanne"), "POST", LIST, "Idempotency-Key: k1", text);
    ck_assert_int_eq(a.status, 201);
    ck_assert_int_eq(b.status, 201);
    ck_assert_str_eq(reply_header(&a, "Location"), reply_header(&b, "Location"));
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 1);
    http_reply_free(&a);
    http_reply_free(&b);
}
END_TEST

/* ---- what is refused ---- */

static const struct {
    const char *change; /* merged over what is asked */
    const char *field, *code;
} REFUSED[] = {
    {"{\"persoon\":\"000000000006b\"}", "persoon", "onbekende-keuze"}, /* of another household */
    {"{\"bronnen\":[]}", "bronnen", "verplicht"},
    {"{\"bronnen\":[\"000000000000c\"]}", "bronnen", "onbekende-keuze"}, /* not of this household */
    {"{\"bronnen\":[\"000000000000d\"]}", "bronnen", "zelfde"},
    {"{\"bronnen\":[\"000000000000e\"]}", "soort", "beroepsgeheim-nodig"},
    {"{\"categorieen\":[]}", "categorieen", "verplicht"},
    {"{\"categorieen\":[\"werkaantekening\"]}", "categorieen", "onbekende-keuze"},
    {"{\"categorieen\":[\"melder\"]}", "categorieen", "onbekende-keuze"},
    {"{\"categorieen\":[\"alles\"]}", "categorieen", "onbekende-keuze"},
    {"{\"items\":[\"00000000000gg\"]}", "items", "onbekende-keuze"}, /* made up */
    {"{\"soort\":[]}", "soort", "verplicht"},
    {"{\"ontvangerOnderdeel\":\"000000000000c\",\"ontvangerGebruiker\":null}", "ontvangerOnderdeel",
     "niet-betrokken"},
    {"{\"ontvangerGebruiker\":\"0000000000038\"}", "ontvangerGebruiker",
     "niet-betrokken"}, /* Ilse is not of school */
    {"{\"ontvangerPersoon\":\"0000000000069\"}", "ontvangerOnderdeel", "te-veel"},
    {"{\"ontvangerOnderdeel\":null,\"ontvangerGebruiker\":null}", "ontvangerOnderdeel",
     "verplicht"},
    {"{\"doel\":\"wonen\"}", "doel", "past-niet"},
    {"{\"doel\":\"zomaar\"}", "doel", "onbekende-keuze"},
    {"{\"tot\":\"2027-11-20\"}", "tot", "te-lang"},
    {"{\"tot\":\"2026-11-18\"}", "tot", "te-vroeg"},
    {"{\"van\":\"2028-01-01\"}", "van", "te-laat"},
    {"{\"kindAlleen\":true,\"kindAlleenReden\":\"Het kind wil dit al lang.\"}", "kindAlleen",
     "mag-niet"},
    {"{\"kindAlleen\":true}", "kindAlleenReden", "verplicht"},
    {"{\"verklaringen\":[{\"gever\":\"0000000000069\",\"antwoord\":\"ja\",\"datum\":\"2026-11-20\"}"
     "]}",
     "verklaringen.0.datum", "te-laat"},
    {"{\"verklaringen\":[{\"gever\":\"0000000000069\",\"antwoord\":\"ja\",\"vervanging\":"
     "\"rechter\"}]}",
     "verklaringen.0.bewijs", "verplicht"},
    {"{\"verklaringen\":[{\"gever\":\"0000000000069\",\"antwoord\":\"nee\",\"vervanging\":"
     "\"rechter\","
     "\"bewijs\":\"x\"}]}",
     "verklaringen.0.antwoord", "mag-niet"},
};

START_TEST(test_refused)
{
    AUTO_JSON json_t *body = asked();
    AUTO_JSON json_t *change_json = json_loads(REFUSED[_i].change, 0, NULL);
    ck_assert_ptr_nonnull(change_json);
    json_object_update(body, change_json);
    expect_field(post("sanne", LIST, body), REFUSED[_i].field, REFUSED[_i].code);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
    if (strncmp(REFUSED[_i].field, "verklaringen", 12) == 0)
        ck_assert_int_eq(status_of(post("sanne", PREVIEW, body)), 200); /* as if all say yes */
    else
        expect_field(post("sanne", PREVIEW, body), REFUSED[_i].field, REFUSED[_i].code);
}
END_TEST

START_TEST(test_not_involved)
{
    AUTO_JSON json_t *body = asked();
    struct http_reply r =
        post("hans", LIST, body); /* procesregie sees the card, and has had no talk */
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R5"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(post("youssef", LIST, body)), 404);
    ck_assert_int_eq(status_of(post("anja", LIST, body)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* School does not see that the ggz is there: naming it is like naming nobody (R24). */
START_TEST(test_hidden_is_made_up)
{
    static const char *const FIELDS[] = {"ontvangerOnderdeel", "bronnen"};
    for (size_t i = 0; i < COUNT_OF(FIELDS); i++) {
        AUTO_JSON json_t *body = asked();
        AUTO_FREE char *answer[2] = {NULL, NULL};
        for (int k = 0; k < 2; k++) {
            const char *one = id(k ? 9999999 : 14);
            json_object_set_new(body, "ontvangerGebruiker", json_null());
            json_object_set_new(body, FIELDS[i], i ? json_pack("[s]", one) : json_string(one));
            struct http_reply r = post("marieke", LIST, body);
            ck_assert_int_eq(r.status, 400);
            answer[k] = strdup(strstr(r.body, "invalidParams"));
            http_reply_free(&r);
        }
        ck_assert_str_eq(answer[0], answer[1]);
        free(answer[0]);
        free(answer[1]);
        answer[0] = answer[1] = NULL;
    }
}
END_TEST

START_TEST(test_hidden_consent)
{
    int64_t made = record(asked_with_answers("ja", "ja"));
    const char *ilse = login("ilse");
    static const struct {
        const char *method, *rest, *body;
    } WAYS[] = {
        {"GET", "", NULL},
        {"GET", "/verklaringen", NULL},
        {"POST", "/verklaringen", "{\"gever\":\"0000000000069\",\"antwoord\":\"nee\"}"},
        {"POST", "/intrekking", "{\"gever\":\"0000000000069\"}"},
        {"POST", "/bevestiging", "{}"},
    };
    for (size_t i = 0; i < COUNT_OF(WAYS); i++) {
        rng_still();
        struct http_reply a = api(ilse, WAYS[i].method, path_of(made, WAYS[i].rest), WAYS[i].body);
        rng_still();
        struct http_reply b =
            api(ilse, WAYS[i].method, path_of(123456789, WAYS[i].rest), WAYS[i].body);
        AUTO_FREE char *hidden = reply_text(&a), *made_up = reply_text(&b);
        ck_assert_int_eq(a.status, 404);
        ck_assert_str_eq(hidden, made_up);
        http_reply_free(&a);
        http_reply_free(&b);
    }
    struct http_reply r = api(ilse, "GET", LIST, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]"));
    http_reply_free(&r);
}
END_TEST

/* ---- secrecy (R9) ---- */

static json_t *asked_of_ggz(void)
{
    json_t *body = asked();
    json_object_set_new(body, "persoon", json_string(id(201)));
    json_object_set_new(body, "soort", json_pack("[s]", "beroepsgeheim"));
    json_object_set_new(body, "bronnen", json_pack("[s]", id(14)));
    json_object_set_new(body, "ontvangerOnderdeel", json_string(id(11)));
    json_object_set_new(body, "ontvangerGebruiker", json_string(id(101)));
    json_object_set_new(body, "categorieen", json_pack("[s]", "gezondheid"));
    json_object_set_new(body, "doel", json_string("regie"));
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(201, "ja")));
    return body;
}

START_TEST(test_source_confirms)
{
    int64_t made = record(asked_of_ggz());
    AUTO_FREE char *tekst = text_value("SELECT tekst FROM toestemming");
    ck_assert_ptr_nonnull(strstr(tekst, "wat er over u staat"));
    ck_assert_ptr_nonnull(strstr(tekst, "heeft beroepsgeheim"));
    expect_stand("sanne", made, "bron");
    ck_assert(!sees("sanne", 521));
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 104"
                           " AND soort = 'toestemming-bevestigen'"),
                     1);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", path_of(made, "/bevestiging"), "{}")),
                     403);
    ck_assert(!sees("sanne", 521));
    ck_assert_int_eq(status_of(api(login("ilse"), "POST", path_of(made, "/bevestiging"), "{}")),
                     201);
    expect_stand("sanne", made, "geldt");
    ck_assert(sees("sanne", 521));
}
END_TEST

START_TEST(test_source_records)
{
    AUTO_JSON json_t *body = asked_of_ggz();
    struct http_reply r = post("ilse", LIST, body); /* who records it confirms it */
    ck_assert_msg(r.status == 201, "%s", r.body);
    http_reply_free(&r);
    ck_assert(sees("sanne", 521));
}
END_TEST

/* ---- a child of 15 (R10) and time (R14) ---- */

START_TEST(test_child_alone)
{
    json_t *body = asked();
    json_object_set_new(body, "persoon", json_string(id(205)));
    json_object_set_new(body, "soort", json_pack("[s]", "hulp"));
    json_object_set_new(body, "kindAlleen", json_true());
    json_object_set_new(body, "kindAlleenReden", json_string("Deniz blijft dit willen."));
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(205, "ja")));
    int64_t made = record(body);
    expect_stand("sanne", made, "geldt");
}
END_TEST

START_TEST(test_birthday_closes)
{
    json_t *body = asked_with_answers("ja", "ja");
    json_object_set_new(body, "persoon", json_string(id(205)));
    int64_t made = record(body); /* avg: the parents, until 16 */
    expect_stand("sanne", made, "geldt");
    clock_forward(12 * 86400); /* Deniz is 16 on 1 December */
    expect_stand("sanne", made, "wacht");
    AUTO_JSON json_t *ja = said(205, "ja");
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), ja)), 201);
    expect_stand("sanne", made, "geldt");
}
END_TEST

START_TEST(test_last_day)
{
    json_t *body = asked_with_answers("ja", "ja");
    json_object_set_new(body, "tot", json_string("2026-11-20"));
    int64_t made = record(body);
    clock_forward(86400);
    ck_assert(sees("marieke", 520));
    clock_forward(86400);
    ck_assert(!sees("marieke", 520));
    expect_stand("sanne", made, "verlopen");
    AUTO_JSON json_t *ja = said(201, "ja");
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), ja)), 409);
}
END_TEST

static enum result stopped_job(struct db_conn *c, void *arg, struct probleem *p)
{
    struct noten noten = {0};
    struct kijker k = {.gebruiker = 101, .onderdeel = 11};
    struct verzoek v = {
        .app = &app, .kijker = &k, .db = c, .nu = clock_now(&app.clock), .noten = &noten};
    struct dossier d = {.v = &v, .db = c, .huishouden = 301};
    (void)arg;
    clock_local_date(v.nu, v.vandaag);
    struct db_context context = {.kijker = 101, .dossier = 301, .nu = v.nu};
    memcpy(context.vandaag, v.vandaag, DATUM_SIZE);
    db_context_set(c, &context);
    return toestemming_receiver_stopped(&d, 13, 103, p);
}

/* R14: by act in that transaction, for good, and only when nothing of the receiver goes on. */
START_TEST(test_receiver_stops)
{
    PROBLEEM_AUTO struct probleem p = {0};
    int64_t made = record(asked_with_answers("ja", "ja"));
    ck_assert_int_eq(writer_run(app.writer, stopped_job, NULL, &p), DONE);
    expect_stand("sanne", made, "geldt"); /* the involvement still runs */
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-19' WHERE id = 503");
    ck_assert_int_eq(writer_run(app.writer, stopped_job, NULL, &p), DONE);
    expect_stand("sanne", made, "ontvanger_gestopt");
    change("UPDATE betrokkenheid SET status = 'actief', tot = NULL WHERE id = 503");
    ck_assert(!sees("marieke", 520));
    ck_assert_int_eq(value("SELECT einde_op IS NOT NULL FROM toestemming"), 1);
}
END_TEST

/* ---- withdrawal ---- */

START_TEST(test_withdraw)
{
    int64_t made = record(asked_with_answers("ja", "ja"));
    ck_assert(sees("marieke", 520));
    expect_field(
        api(login("sanne"), "POST", path_of(made, "/intrekking"), "{\"gever\":\"000000000006d\"}"),
        "gever", "niet-nodig");
    ck_assert(sees("marieke", 520));
    struct http_reply a =
        api(login("sanne"), "POST", path_of(made, "/intrekking"), "{\"gever\":\"000000000006c\"}");
    ck_assert_msg(a.status == 201, "%s", a.body);
    ck_assert(!sees("marieke", 520));
    expect_stand("sanne", made, "ingetrokken");
    /* again: the same answer */
    struct http_reply b =
        api(login("sanne"), "POST", path_of(made, "/intrekking"), "{\"gever\":\"000000000006c\"}");
    ck_assert_str_eq(a.body, b.body);
    http_reply_free(&a);
    http_reply_free(&b);
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE antwoord = 'ingetrokken'"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'toestemming-gestopt'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'beeindigen'"
                           " AND handeling = 'toestemming.intrekken' AND uitkomst = 'geslaagd'"),
                     2);
}
END_TEST

struct intrekker {
    pthread_t thread;
    int64_t toestemming;
    enum result outcome;
};

static enum result withdraw_job(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct intrekker *i = arg;
    struct noten noten = {0};
    struct kijker k = {.gebruiker = 101, .onderdeel = 11};
    struct verzoek v = {
        .app = &app, .kijker = &k, .db = c, .nu = clock_now(&app.clock), .noten = &noten};
    struct dossier d = {.v = &v, .db = c, .huishouden = 301};
    clock_local_date(v.nu, v.vandaag);
    struct db_context context = {.kijker = 101, .dossier = 301, .nu = v.nu};
    memcpy(context.vandaag, v.vandaag, DATUM_SIZE);
    db_context_set(c, &context);
    AUTO_JSON json_t *in = json_pack("{s:I}", "gever", (json_int_t)204);
    return toestemming_withdraw(&d, i->toestemming, in, p);
}

static void *withdraw_thread(void *arg)
{
    struct intrekker *i = arg;
    PROBLEEM_AUTO struct probleem p = {0};
    i->outcome = writer_run(app.writer, withdraw_job, i, &p);
    return NULL;
}

/* Eight at once: each is told that it ended, and it ended once. */
START_TEST(test_withdraw_at_once)
{
    struct intrekker all[8];
    int64_t made = record(asked_with_answers("ja", "ja"));
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        all[i].toestemming = made;
        ck_assert_int_eq(pthread_create(&all[i].thread, NULL, withdraw_thread, &all[i]), 0);
    }
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        ck_assert_int_eq(pthread_join(all[i].thread, NULL), 0);
        ck_assert_int_eq(all[i].outcome, DONE);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE antwoord = 'ingetrokken'"), 1);
    ck_assert(!sees("marieke", 520));
}
END_TEST

/* "Alles wat ik gaf": also what the recorder does not see, and they learn nothing of it. */
START_TEST(test_withdraw_all)
{
    int64_t made = record(asked_with_answers("ja", "ja"));
    int64_t ggz = record(asked_of_ggz());
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", path_of(ggz, ""), NULL)), 404);
    struct http_reply mark =
        api(login("marieke"), "POST", WITHDRAW, "{\"gever\":\"000000000006c\",\"alles\":true}");
    expect_stand("sanne", made, "ingetrokken");
    expect_stand("sanne", ggz, "bron"); /* Mark gave nothing there */
    struct http_reply elif =
        api(login("marieke"), "POST", WITHDRAW, "{\"gever\":\"0000000000069\",\"alles\":true}");
    expect_stand("sanne", ggz, "ingetrokken");
    struct http_reply deniz =
        api(login("marieke"), "POST", WITHDRAW, "{\"gever\":\"000000000006d\",\"alles\":true}");
    ck_assert_int_eq(elif.status, 201);
    ck_assert_str_eq(elif.body, mark.body);
    ck_assert_str_eq(elif.body, deniz.body); /* who gave nothing at all */
    /* nor does the log tell: it names who spoke */
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'toestemmingen.intrekken'"
              " AND gebeurtenis = 'beeindigen' AND gebruiker = 103"
              " AND personen = '0000000000069'"),
        1);
    http_reply_free(&mark);
    http_reply_free(&elif);
    http_reply_free(&deniz);
}
END_TEST

START_TEST(test_withdraw_towards)
{
    int64_t made = record(asked_with_answers("ja", "ja"));
    int64_t ggz = record(asked_of_ggz());
    AUTO_JSON json_t *body = json_pack("{s:s, s:s}", "gever", id(201), "ontvanger", id(11));
    ck_assert_int_eq(status_of(post("marieke", WITHDRAW, body)), 201);
    expect_stand("sanne", made, "geldt");
    expect_stand("sanne", ggz, "ingetrokken");
    expect_field(api(login("sanne"), "POST", WITHDRAW, "{\"gever\":\"0000000000069\"}"), "alles",
                 "verplicht");
    expect_field(
        api(login("sanne"), "POST", WITHDRAW, "{\"gever\":\"000000000006b\",\"alles\":true}"),
        "gever", "onbekende-keuze");
    ck_assert_int_eq(status_of(api(login("hans"), "POST", WITHDRAW,
                                   "{\"gever\":\"0000000000069\",\"alles\":true}")),
                     403);
}
END_TEST

/* ---- R19: what is never put to the other side ---- */

static const char SEPARATION[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, "
    "op, personen) VALUES"
    " (301, 530, 'afscherming', 'regie_intern', 'coordinatie', 11, 101, 1, 1767225600, "
    "'000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 530, 202);"
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 530, 'geweld', "
    "'2026-01-01', 101, 1767225600);"
    "INSERT INTO afscherming_persoon VALUES (530, 202); INSERT INTO afscherming_tegen "
    "(afscherming_id, id, persoon_id) VALUES (530, 531, 204);";

START_TEST(test_other_side_is_not_asked)
{
    change(SEPARATION);
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", LIST, body);
    ck_assert(reply_has(&r, "R19"));
    ck_assert(reply_has(&r, "G4"));
    ck_assert(reply_has(&r, "G6"));
    ck_assert(!reply_has(&r, "Mark"));
    expect_field(r, "zonderPlek", "R19");
    /* a school is a place, whatever the recorder says */
    json_object_set_new(body, "zonderPlek", json_true());
    expect_field(post("sanne", LIST, body), "zonderPlek", "R19");
    /* the ggz is not, once somebody looked at the text */
    json_object_set_new(body, "ontvangerOnderdeel", json_string(id(14)));
    json_object_set_new(body, "ontvangerGebruiker", json_string(id(104)));
    json_object_set_new(body, "doel", json_string("ggz"));
    json_object_set_new(body, "zonderPlek", json_false());
    expect_field(post("sanne", LIST, body), "zonderPlek", "R19");
    json_object_set_new(body, "zonderPlek", json_true());
    ck_assert_int_eq(status_of(post("sanne", LIST, body)), 201);
    ck_assert_int_eq(value("SELECT plek FROM toestemming"), 0);
}
END_TEST

START_TEST(test_court_instead)
{
    change(SEPARATION);
    json_t *body = asked();
    json_object_set_new(body, "verklaringen",
                        json_pack("[o, {s:s, s:s, s:s, s:s}]", said(201, "ja"), "gever", id(204),
                                  "antwoord", "ja", "vervanging", "rechter", "bewijs",
                                  "Beschikking, 2 november 2026"));
    int64_t made = record(body);
    expect_stand("sanne", made, "geldt");
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring WHERE hoedanigheid = 'rechter'"), 1);
}
END_TEST

/* A separation that came later: a "ja" is not asked any more, a "nee" always counts. */
START_TEST(test_separated_later)
{
    int64_t made = record(asked_with_answers("ja", "nog-vragen"));
    change(SEPARATION);
    AUTO_JSON json_t *ja = said(204, "ja");
    AUTO_JSON json_t *nee = said(204, "nee");
    expect_field(post("sanne", path_of(made, "/verklaringen"), ja), "antwoord", "R19");
    ck_assert_int_eq(status_of(post("sanne", path_of(made, "/verklaringen"), nee)), 201);
    expect_stand("sanne", made, "oneens");
}
END_TEST

/* ---- previews (R25) ---- */

START_TEST(test_preview)
{
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", PREVIEW, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s", r.body);
    const json_t *erbij = json_object_get(json, "erbij"),
                 *not_yet = json_object_get(json, "nogNiet");
    ck_assert_str_eq(json_string_value(json_object_get(json, "kijker")), "Marieke van Dam");
    ck_assert_uint_eq(json_array_size(json_object_get(json, "gevers")), 2);
    /* the goal and the note about Emir alone */
    ck_assert_uint_eq(json_array_size(erbij), 2);
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "Emir gaat elke dag naar school"));
    ck_assert_uint_eq(json_array_size(not_yet), 1);
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(not_yet, 0), "titel")),
                     "Thuis aan tafel");
    ck_assert(reply_has(&r, "gaat ook over Elif"));
    ck_assert(!reply_has(&r, "Over slapen")); /* Sanne does not see that herself */
    ck_assert(!reply_has(&r, "Het huis"));    /* not asked for */
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
    ck_assert(!sees("marieke", 520));
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'toestemming.voorbeeld'"
              " AND gebeurtenis = 'zoeken' AND personen LIKE '%000000000006a%' AND gronden "
              "LIKE '%G1%'"),
        1);
}
END_TEST

/* What the asker does not see is not in it, not even as a number. */
START_TEST(test_preview_hides)
{
    AUTO_JSON json_t *body = asked_of_ggz();
    json_object_del(body, "verklaringen");
    struct http_reply r = post("sanne", PREVIEW, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "erbij")), 0);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "nogNiet")), 0);
    http_reply_free(&r);
    r = post("ilse", PREVIEW, body);
    ck_assert(reply_has(&r, "Over slapen"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_preview_of_invited)
{
    change(
        "UPDATE betrokkenheid SET status = 'uitgenodigd', gevraagd_door = 101, beslist_door = NULL,"
        " beslist_op = NULL WHERE id = 503; UPDATE item SET bron_id = 11, auteur_id = 101, "
        "door_regie = 1 WHERE id = 503;"
        "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (301, "
        "503, 561, 103, '2026-01-01')");
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", PREVIEW, body);
    ck_assert_msg(reply_has(&r, "Over school"), "%s", r.body);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT status = 'uitgenodigd' FROM betrokkenheid WHERE id = 503"), 1);
    int64_t made = record(asked_with_answers("ja", "ja"));
    expect_stand("sanne", made, "ontvanger");
    change("UPDATE betrokkenheid SET status = 'actief', beslist_door = 103, beslist_op = "
           "1767225600 WHERE id = 503");
    expect_stand("sanne", made, "geldt");
    ck_assert(sees("marieke", 520));
}
END_TEST

START_TEST(test_closed_whoever_says_yes)
{
    change("UPDATE gezag SET in_onderzoek = 1 WHERE kind_id = 202");
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", PREVIEW, body);
    ck_assert(reply_has(&r, "gezag-onbekend"));
    ck_assert(reply_has(&r, "\"erbij\":[]"));
    http_reply_free(&r);
    expect_stand("sanne", record(asked_with_answers("ja", "ja")), "dicht");
}
END_TEST

START_TEST(test_what_a_partner_sees)
{
#define PARTNERS "/huishoudens/000000000009d/partners"
    (void)record(asked_with_answers("ja", "ja"));
    struct http_reply r = api(login("sanne"), "GET", PARTNERS "/0000000000037", NULL);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(!reply_has(&r, "Thuis aan tafel"));
    http_reply_free(&r);
    /* Marieke does not see Ilse: hidden and made up are the same */
    const char *marieke = login("marieke");
    rng_still();
    struct http_reply a = api(marieke, "GET", PARTNERS "/0000000000038", NULL);
    rng_still();
    struct http_reply b = api(marieke, "GET", PARTNERS "/0000000000zzz", NULL);
    AUTO_FREE char *hidden = reply_text(&a), *made_up = reply_text(&b);
    ck_assert_int_eq(a.status, 404);
    ck_assert_str_eq(hidden, made_up);
    http_reply_free(&a);
    http_reply_free(&b);
    r = api(marieke, "GET", PARTNERS, NULL);
    ck_assert(reply_has(&r, "Sanne Hoekstra"));
    ck_assert(!reply_has(&r, "Ilse"));
    http_reply_free(&r);
}
END_TEST

/* ---- the screens ---- */

#define FORM                                                                                       \
    "persoon=000000000006a&soort=avg&bronnen=000000000000b&ontvangerOnderdeel=000000000000d"       \
    "&ontvangerGebruiker=0000000000037&categorieen=onderwijs&doel=onderwijs"                       \
    "&doelZin=Marieke+helpt+Emir.&tot=2027-05-19&wijze=mondeling&taal=Nederlands"                  \
    "&verklaringen.0.gever=0000000000069&verklaringen.0.antwoord=ja"                               \
    "&verklaringen.1.gever=000000000006c&verklaringen.1.antwoord="

START_TEST(test_by_form)
{
    const char *sanne = login("sanne");
    struct http_reply r = page(sanne, "POST", LIST, FORM "ja");
    const char *location = reply_header(&r, "Location");
    ck_assert_msg(r.status == 303, "%s", r.body);
    ck_assert_ptr_nonnull(strstr(location, "gedaan=toestemming-geldt"));
    struct http_reply shown = page(sanne, "GET", location, NULL);
    ck_assert_int_eq(shown.status, 200);
    ck_assert(reply_has(&shown, "Nu intrekken"));
    ck_assert(reply_has(&shown, "De partner ziet meteen wat mag"));
    http_reply_free(&shown);
    http_reply_free(&r);
    char path[100];
    (void)snprintf(path, sizeof path, "/toestemmingen/%s/intrekking", id(newest()));
    r = page(sanne, "POST", path, "gever=0000000000069&wijze=mondeling");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert(!sees("marieke", 520));
}
END_TEST

START_TEST(test_form_keeps_what_was_typed)
{
    struct http_reply r = page(login("sanne"), "POST", LIST, FORM "nee&soort=hulp&tot=2029-01-01");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "Er is nog niets opgeslagen"));
    ck_assert(reply_has(&r, "Marieke helpt Emir."));
    ck_assert(reply_has(&r, "name=\"verklaringen.1.antwoord\" value=\"nee\" checked"));
    ck_assert(reply_has(&r, "Mark de Boer"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

START_TEST(test_preview_page)
{
    const char *sanne = login("sanne");
    struct http_reply r = page(sanne, "POST", PREVIEW, FORM "nog-vragen");
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Zo zegt u het tegen Elif Yıldız en Mark de Boer"));
    ck_assert(reply_has(&r, "Dit ziet Marieke van Dam er dan bij"));
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "name=\"verklaringen.0.antwoord\" value=\"ja\" checked"));
    http_reply_free(&r);
    /* a choice that is not finished is no error */
    r = page(sanne, "POST", PREVIEW, "persoon=000000000006a");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Kies wie het mag vertellen"));
    ck_assert(reply_has(&r, "value=\"000000000006a\" checked"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

START_TEST(test_pages)
{
    const char *sanne = login("sanne");
    (void)record(asked_with_answers("ja", "nog-vragen"));
    (void)record(asked_of_ggz());
    (void)record(asked_with_answers("ja", "nee"));
    char paths[8][120];
    (void)snprintf(paths[0], sizeof paths[0], "%s", path_of(newest(), ""));
    (void)snprintf(paths[1], sizeof paths[1], "%s", path_of(newest(), "/verklaringen/nieuw"));
    (void)snprintf(paths[2], sizeof paths[2], LIST "/nieuw?als=%s", id(newest()));
    (void)snprintf(paths[3], sizeof paths[3], LIST "/nieuw");
    (void)snprintf(paths[4], sizeof paths[4], LIST "?over=%s", id(202));
    (void)snprintf(paths[5], sizeof paths[5], WITHDRAW "/nieuw");
    (void)snprintf(paths[6], sizeof paths[6], "/huishoudens/%s/partners", id(301));
    (void)snprintf(paths[7], sizeof paths[7], "/huishoudens/%s/partners/%s", id(301), id(103));
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct http_reply r = page(sanne, "GET", paths[i], NULL);
        ck_assert_msg(r.status == 200, "%s: %d %s", paths[i], r.status, r.body);
        http_reply_free(&r);
    }
    struct http_reply r = page(sanne, "GET", LIST, NULL);
    ck_assert(reply_has(&r, "Wie mag wat weten"));
    ck_assert(reply_has(&r, "Vraagt aandacht"));
    ck_assert(reply_has(&r, "gp-consent--wacht"));
    http_reply_free(&r);
    r = page(login("ilse"), "GET",
             path_of(value("SELECT id FROM toestemming WHERE soort = 'beroepsgeheim'"), ""), NULL);
    ck_assert(reply_has(&r, "Ja, wij mogen dit vertellen"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("api_toestemming");
    TCase *t = tcase_create("toestemming");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_all_say_yes);
    tcase_add_test(t, test_words);
    tcase_add_test(t, test_one_is_missing);
    tcase_add_test(t, test_no_ends_it);
    tcase_add_test(t, test_no_afterwards);
    tcase_add_test(t, test_not_needed);
    tcase_add_test(t, test_several_soorten);
    tcase_add_test(t, test_recorded_once);
    tcase_add_loop_test(t, test_refused, 0, COUNT_OF(REFUSED));
    tcase_add_test(t, test_not_involved);
    tcase_add_test(t, test_hidden_is_made_up);
    tcase_add_test(t, test_hidden_consent);
    tcase_add_test(t, test_source_confirms);
    tcase_add_test(t, test_source_records);
    tcase_add_test(t, test_child_alone);
    tcase_add_test(t, test_birthday_closes);
    tcase_add_test(t, test_last_day);
    tcase_add_test(t, test_receiver_stops);
    tcase_add_test(t, test_withdraw);
    tcase_add_test(t, test_withdraw_at_once);
    tcase_add_test(t, test_organisation_signs);
    tcase_add_test(t, test_withdraw_all);
    tcase_add_test(t, test_withdraw_towards);
    tcase_add_test(t, test_other_side_is_not_asked);
    tcase_add_test(t, test_court_instead);
    tcase_add_test(t, test_separated_later);
    tcase_add_test(t, test_preview);
    tcase_add_test(t, test_preview_hides);
    tcase_add_test(t, test_preview_of_invited);
    tcase_add_test(t, test_closed_whoever_says_yes);
    tcase_add_test(t, test_what_a_partner_sees);
    tcase_add_test(t, test_by_form);
    tcase_add_test(t, test_form_keeps_what_was_typed);
    tcase_add_test(t, test_preview_page);
    tcase_add_test(t, test_pages);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
