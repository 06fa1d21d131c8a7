/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent that is refused, with the rule named (R8-R13), and what nobody may learn by asking. */
#include "toestemming.h"

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
    {"{\"doel\":null}", "doel", "verplicht"},
    {"{\"doelZin\":\"\"}", "doelZin", "verplicht"},
    {"{\"tot\":null}", "tot", "verplicht"},
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
    struct http_reply r = post("sanne", LIST, body);
    bool answers = strncmp(REFUSED[_i].field, "verklaringen", 12) == 0;
    if (!answers && strcmp(REFUSED[_i].code, "verplicht") != 0)
        ck_assert_msg(reply_has(&r, "(regel R"), "no rule: %.*s", (int)r.body_len, r.body);
    expect_field(r, REFUSED[_i].field, REFUSED[_i].code);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
    if (answers) {
        ck_assert_int_eq(status_of(post("sanne", PREVIEW, body)), 200); /* as if all say yes */
        return;
    }
    r = post("sanne", PREVIEW, body); /* which names the rule of an empty field too */
    ck_assert_msg(reply_has(&r, "(regel R"), "no rule: %.*s", (int)r.body_len, r.body);
    expect_field(r, REFUSED[_i].field, REFUSED[_i].code);
}
END_TEST

/* An involvement that ended: yesterday was its last day. */
START_TEST(test_receiver_is_gone)
{
    AUTO_JSON json_t *body = asked();
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18' WHERE id = 503");
    expect_field(post("sanne", LIST, body), "ontvangerGebruiker", "niet-betrokken");
    json_object_set_new(body, "ontvangerGebruiker", json_null());
    struct http_reply r = post("sanne", LIST, body);
    ck_assert(reply_has(&r, "regel R13"));
    expect_field(r, "ontvangerOnderdeel", "niet-betrokken");
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* R10: who represents somebody about money says nothing about their health; then nobody can (R12).
 */
START_TEST(test_outside_the_measure)
{
    change("INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, bron, vastgelegd_door,"
           " vastgelegd_op) VALUES (281, 201, 'gezondheid', '2026-01-01', 'x', 101, 1),"
           " (282, 201, 'inkomen_financien', '2026-01-01', 'x', 101, 1);"
           "INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, van, bron,"
           " bron_datum, vastgelegd_op) VALUES (259, 201, 'bewind', 204, '2026-01-01', 'x',"
           " '2026-01-01', 1)");
    AUTO_JSON json_t *body = asked();
    json_object_set_new(body, "persoon", json_string(id(201)));
    json_object_set_new(body, "categorieen", json_pack("[s]", "gezondheid"));
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(204, "ja")));
    struct http_reply r = post("sanne", LIST, body);
    ck_assert(reply_has(&r, "regel R12"));
    expect_field(r, "verklaringen.0.gever", "niet-nodig");
    /* the person themselves neither */
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(201, "ja")));
    expect_field(post("sanne", LIST, body), "verklaringen.0.gever", "niet-nodig");
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
    /* about money they do */
    json_object_set_new(body, "categorieen", json_pack("[s]", "inkomen_financien"));
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(204, "ja")));
    ck_assert_int_eq(status_of(post("sanne", LIST, body)), 201);
    expect_stand("sanne", newest(), "geldt");
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

static Suite *suite(void)
{
    Suite *s = suite_create("toestemming_fouten");
    TCase *t = tcase_create("toestemming_fouten");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_loop_test(t, test_refused, 0, COUNT_OF(REFUSED));
    tcase_add_test(t, test_receiver_is_gone);
    tcase_add_test(t, test_outside_the_measure);
    tcase_add_test(t, test_not_involved);
    tcase_add_test(t, test_hidden_is_made_up);
    tcase_add_test(t, test_hidden_consent);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
