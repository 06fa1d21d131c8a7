/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent that is refused, with the rule named (R8-R13), and what nobody may learn by asking. */
#include "toestemming.h"

#include "base/buf.h"

/* ---- what is refused ---- */

static const struct {
    const char *change; /* merged over what is asked */
    const char *field, *code, *rule;
} REFUSED[] = {
    /* by or about somebody who is not entitled */
    {"{\"persoon\":null}", "persoon", "verplicht", "R8"},
    {"{\"persoon\":\"iedereen\"}", "persoon", "geen-id", "R8"},
    {"{\"persoon\":\"000000000006b\"}", "persoon", "onbekende-keuze",
     "R8"}, /* of another household */
    /* everything, or no source */
    {"{\"bronnen\":[]}", "bronnen", "verplicht", "R8"},
    {"{\"bronnen\":null}", "bronnen", "verplicht", "R8"},
    {"{\"bronnen\":[\"*\"]}", "bronnen", "geen-id", "R8"},
    {"{\"bronnen\":[\"alles\"]}", "bronnen", "geen-id", "R8"},
    {"{\"bronnen\":[\"000000000000c\"]}", "bronnen", "onbekende-keuze", "R8"}, /* not here */
    {"{\"bronnen\":[\"000000000000d\"]}", "bronnen", "zelfde", "R8"},
    {"{\"bronnen\":[\"000000000000e\"]}", "soort", "beroepsgeheim-nodig", "R9"},
    {"{\"categorieen\":[]}", "categorieen", "verplicht", "R8"},
    {"{\"categorieen\":null}", "categorieen", "verplicht", "R8"},
    {"{\"categorieen\":[\"*\"]}", "categorieen", "onbekende-keuze", "R8"},
    {"{\"categorieen\":[\"alles\"]}", "categorieen", "onbekende-keuze", "R8"},
    {"{\"categorieen\":[\"werkaantekening\"]}", "categorieen", "onbekende-keuze", "R8"},
    {"{\"categorieen\":[\"melder\"]}", "categorieen", "onbekende-keuze", "R8"},
    {"{\"categorieen\":[\"regie_intern\"]}", "categorieen", "onbekende-keuze", "R8"},
    {"{\"categorieen\":[\"veiligheid\",\"inkomen_financien\",\"onderwijs\",\"gezondheid\","
     "\"jeugdhulp_opvoeding\",\"wonen\",\"werk_dagbesteding\",\"maatschappelijke_ondersteuning\","
     "\"contact\",\"plan\",\"betrokkenheid\",\"overleg\",\"eerdere_hulp\",\"meldcode\","
     "\"strafrecht\"]}",
     "categorieen", "te-veel", "R8"}, /* everything, one after the other */
    {"{\"items\":[\"*\"]}", "items", "geen-id", "R8"},
    {"{\"items\":[\"00000000000gg\"]}", "items", "onbekende-keuze", "R8"}, /* made up */
    {"{\"items\":[\"00000000000g9\"]}", "items", "onbekende-keuze", "R8"}, /* of somebody else */
    /* of no kind, towards nobody, towards several */
    {"{\"soort\":[]}", "soort", "verplicht", "R9"},
    {"{\"soort\":null}", "soort", "verplicht", "R9"},
    {"{\"soort\":[\"alles\"]}", "soort", "onbekende-keuze", "R9"},
    {"{\"ontvangerOnderdeel\":\"iedereen\"}", "ontvangerOnderdeel", "geen-id", "R8"},
    {"{\"ontvangerGebruiker\":\"*\"}", "ontvangerGebruiker", "geen-id", "R8"},
    {"{\"ontvangerPersoon\":\"*\"}", "ontvangerPersoon", "geen-id", "R8"},
    {"{\"ontvangerOnderdeel\":\"000000000000c\",\"ontvangerGebruiker\":null}", "ontvangerOnderdeel",
     "niet-betrokken", "R13"},
    {"{\"ontvangerGebruiker\":\"0000000000038\"}", "ontvangerGebruiker", "niet-betrokken",
     "R13"}, /* Ilse is not of school */
    {"{\"ontvangerPersoon\":\"0000000000069\"}", "ontvangerOnderdeel", "te-veel", "R8"},
    {"{\"ontvangerOnderdeel\":null,\"ontvangerGebruiker\":null}", "ontvangerOnderdeel", "verplicht",
     "R8"},
    {"{\"ontvangerOnderdeel\":null}", "ontvangerOnderdeel", "verplicht", "R8"},
    {"{\"ontvangerOnderdeel\":null,\"ontvangerGebruiker\":null,\"ontvangerPersoon\":"
     "\"000000000006a\"}",
     "ontvangerPersoon", "onbekende-keuze", "R8"}, /* about themselves */
    /* without purpose, or another than this partner is there for */
    {"{\"doel\":\"wonen\"}", "doel", "past-niet", "R8"},
    {"{\"doel\":\"zomaar\"}", "doel", "onbekende-keuze", "R8"},
    {"{\"doel\":\"*\"}", "doel", "onbekende-keuze", "R8"},
    {"{\"doel\":null}", "doel", "verplicht", "R8"},
    {"{\"doelZin\":\"\"}", "doelZin", "verplicht", "R8"},
    {"{\"doelZin\":\"hulp\"}", "doelZin", "te-kort", "R8"},
    /* without an end, longer than allowed, in the past, not yet */
    {"{\"tot\":null}", "tot", "verplicht", "R8"},
    {"{\"tot\":\"altijd\"}", "tot", "geen-datum", "R8"},
    {"{\"tot\":\"2027-11-20\"}", "tot", "te-lang", "R8"},
    {"{\"tot\":\"2026-11-18\"}", "tot", "te-vroeg", "R8"},
    {"{\"van\":\"2026-13-01\"}", "van", "geen-datum", "R8"},
    {"{\"van\":\"2028-01-01\"}", "van", "te-laat", "R8"},
    {"{\"wijze\":null}", "wijze", "verplicht", "R8"},
    {"{\"wijze\":\"geraden\"}", "wijze", "onbekende-keuze", "R8"},
    {"{\"tolk\":true,\"taal\":null}", "taal", "verplicht", "R8"},
    {"{\"kindAlleen\":true,\"kindAlleenReden\":\"Het kind wil dit al lang.\"}", "kindAlleen",
     "mag-niet", "R10"},
    {"{\"kindAlleen\":true}", "kindAlleenReden", "verplicht", "R10"},
};

/* The reason that came with this field and code. New reference, NULL for none. */
static char *reason_of(const struct http_reply *r, const char *field, const char *code)
{
    AUTO_JSON json_t *json = reply_json(r);
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(json, "invalidParams"), i, one)
    {
        if (strcmp(json_string_value(json_object_get(one, "name")), field) == 0 &&
            strcmp(json_string_value(json_object_get(one, "code")), code) == 0)
            return strdup(json_string_value(json_object_get(one, "reason")));
    }
    return NULL;
}

/* The answer to a program names the rule with the field. */
static void expect_rule(struct http_reply r, const char *field, const char *code, const char *rule)
{
    AUTO_FREE char *reason = reason_of(&r, field, code);
    AUTO_FREE char *named = text_format("(regel %s)", rule);
    ck_assert_msg(r.status == 400 && reason, "%s %s: %d %s", field, code, r.status, r.body);
    ck_assert_msg(strstr(reason, named), "%s %s: no %s in %s", field, code, named, reason);
    ck_assert_msg(reason[strlen(reason) - 1] == '.', "%s", reason);
    http_reply_free(&r);
}

/* So does the page, in the line at the top that leads to the field. */
static void expect_rule_shown(struct http_reply r, const char *field, const char *rule)
{
    AUTO_FREE char *link = text_format("href=\"#veld-%s\"", field);
    AUTO_FREE char *named = text_format("(regel %s)", rule);
    ck_assert_msg(r.status == 400, "%s: %d", field, r.status);
    char *at = strstr(r.body, link), *end = at ? strstr(at, "</a>") : NULL;
    ck_assert_msg(end, "no error at %s: %s", field, r.body);
    *end = '\0';
    ck_assert_msg(strstr(at, named), "%s: no %s in %s", field, named, at);
    http_reply_free(&r);
}

static void form_add(struct buf *out, const char *name, const json_t *value)
{
    const char *text = json_is_true(value) ? "ja" : json_string_value(value);
    buf_format(out, "%s%s=", out->len ? "&" : "", name);
    for (const char *c = text ? text : ""; *c; c++)
        buf_format(out, "%%%02X", (unsigned char)*c);
}

/* The same, as a browser sends it. Owned. */
static char *form_of(const json_t *body)
{
    BUF_AUTO struct buf out;
    const char *key;
    const json_t *value, *one;
    size_t i;
    buf_init(&out, 18000);
    json_object_foreach((json_t *)(uintptr_t)body, key, value)
    {
        if (!json_is_array(value))
            form_add(&out, key, value);
        json_array_foreach(value, i, one) { form_add(&out, key, one); }
    }
    return buf_steal(&out, NULL);
}

/* A municipality serves several cases: nothing is kept of any. */
enum { PARTS = 4 };

static void refused(size_t i)
{
    AUTO_JSON json_t *body = asked();
    AUTO_JSON json_t *change_json = json_loads(REFUSED[i].change, 0, NULL);
    const char *field = REFUSED[i].field, *code = REFUSED[i].code, *rule = REFUSED[i].rule;
    ck_assert_ptr_nonnull(change_json);
    json_object_update(body, change_json);
    AUTO_FREE char *form = form_of(body);
    expect_rule(post("sanne", LIST, body), field, code, rule);
    expect_rule(post("sanne", PREVIEW, body), field, code, rule);
    expect_rule_shown(page(login("sanne"), "POST", LIST, form), field, rule);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}

START_TEST(test_refused)
{
    for (size_t i = (size_t)_i; i < COUNT_OF(REFUSED); i += PARTS)
        refused(i);
}
END_TEST

/* ---- answers, withdrawals and the talk ---- */

#define ELIF "\"0000000000069\""
#define MARK "\"000000000006c\""
#define DAAN "\"000000000006b\"" /* has nothing to say here */
#define ANTWOORD "/verklaringen"
#define TREKIN "/intrekking"
#define PRAAT "/gesprek"

static const struct {
    const char *rest; /* of the consent's path, or WITHDRAW itself */
    const char *body, *field, *code, *rule;
} ANSWERS[] = {
    {ANTWOORD, "{\"antwoord\":\"ja\"}", "gever", "verplicht", "R10"},
    {ANTWOORD, "{\"gever\":" DAAN ",\"antwoord\":\"ja\"}", "gever", "niet-nodig", "R10"},
    {ANTWOORD, "{\"gever\":" ELIF "}", "antwoord", "verplicht", "R10"},
    {ANTWOORD, "{\"gever\":" ELIF ",\"antwoord\":\"misschien\"}", "antwoord", "onbekende-keuze",
     "R10"},
    {ANTWOORD, "{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"datum\":\"2026-11-20\"}", "datum",
     "te-laat", "R13"},
    {ANTWOORD, "{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"wijze\":\"geraden\"}", "wijze",
     "onbekende-keuze", "R8"},
    {ANTWOORD, "{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"vervanging\":\"rechter\"}", "bewijs",
     "verplicht", "R11"},
    {ANTWOORD, "{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"vervanging\":\"regisseur\"}",
     "vervanging", "onbekende-keuze", "R11"},
    {ANTWOORD,
     "{\"gever\":" ELIF ",\"antwoord\":\"nee\",\"vervanging\":\"rechter\",\"bewijs\":\"x\"}",
     "antwoord", "mag-niet", "R11"},
    {ANTWOORD, "{\"gever\":\"000000000000c\",\"antwoord\":\"ja\"}", "gever", "niet-nodig", "R10"},
    {TREKIN, "{}", "gever", "verplicht", "R5"},
    {TREKIN, "{\"gever\":" DAAN "}", "gever", "niet-nodig", "R10"},
    {TREKIN, "{\"gever\":" ELIF ",\"datum\":\"2026-11-20\"}", "datum", "te-laat", "R14"},
    {TREKIN, "{\"gever\":\"000000000000c\"}", "namens", "verplicht", "R11"},
    {WITHDRAW, "{\"alles\":true}", "gever", "verplicht", "R5"},
    {WITHDRAW, "{\"gever\":" ELIF "}", "alles", "verplicht", "R5"},
    {WITHDRAW, "{\"gever\":\"00000000000gg\",\"alles\":true}", "gever", "onbekende-keuze", "R5"},
    {WITHDRAW, "{\"gever\":" ELIF ",\"ontvanger\":\"00000000000gg\"}", "ontvanger",
     "onbekende-keuze", "R5"},
    {PRAAT, "{\"antwoord\":\"ja\"}", "gever", "verplicht", "R10"},
    {PRAAT, "{\"gever\":" DAAN ",\"antwoord\":\"ja\"}", "gever", "niet-nodig", "R10"},
    {PRAAT, "{\"gever\":" ELIF "}", "antwoord", "verplicht", "R10"},
    {PRAAT, "{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"wijze\":\"digitaal\"}", "ondertekend",
     "verplicht", "R8"},
    {PRAAT, "{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"wijze\":\"digitaal\"}", "akkoord",
     "verplicht", "R8"},
    {PRAAT, "{\"gever\":" MARK ",\"antwoord\":\"ja\",\"wijze\":\"schriftelijk\"}", "datum",
     "verplicht", "R8"},
    {PRAAT, "{\"gever\":" MARK ",\"antwoord\":\"ja\",\"wijze\":\"schriftelijk\"}", "bewijs",
     "verplicht", "R8"},
};

static void answer_refused(int64_t made, size_t i)
{
    AUTO_JSON json_t *body = json_loads(ANSWERS[i].body, 0, NULL);
    ck_assert_ptr_nonnull(body);
    bool of_all = strcmp(ANSWERS[i].rest, WITHDRAW) == 0;
    const char *path = of_all ? WITHDRAW : path_of(made, ANSWERS[i].rest);
    AUTO_FREE char *form = form_of(body);
    expect_rule(post("sanne", path, body), ANSWERS[i].field, ANSWERS[i].code, ANSWERS[i].rule);
    expect_rule_shown(page(login("sanne"), "POST", path, form), ANSWERS[i].field, ANSWERS[i].rule);
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE einde_op IS NOT NULL"), 0);
}

START_TEST(test_answer_refused)
{
    int64_t made = record(asked());
    for (size_t i = (size_t)_i; i < COUNT_OF(ANSWERS); i += PARTS)
        answer_refused(made, i);
}
END_TEST

/* Answers given in the same talk name their rule too, each at its own place. */
START_TEST(test_answers_at_once)
{
    static const struct {
        const char *answer, *field, *code, *rule;
    } WAYS[] = {
        {"{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"datum\":\"2026-11-20\"}", "datum", "te-laat",
         "R13"},
        {"{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"datum\":\"1900-01-01\"}", "datum", "te-vroeg",
         "R8"},
        {"{\"gever\":" ELIF ",\"antwoord\":\"ja\",\"vervanging\":\"rechter\"}", "bewijs",
         "verplicht", "R11"},
        {"{\"gever\":" ELIF ",\"antwoord\":\"nee\",\"vervanging\":\"rechter\",\"bewijs\":\"x\"}",
         "antwoord", "mag-niet", "R11"},
        {"{\"gever\":" DAAN ",\"antwoord\":\"ja\"}", "gever", "niet-nodig", "R10"},
        {"{\"antwoord\":\"ja\"}", "gever", "verplicht", "R10"},
        {"{\"gever\":" ELIF "}", "antwoord", "verplicht", "R10"},
    };
    for (size_t i = 0; i < COUNT_OF(WAYS); i++) {
        AUTO_JSON json_t *body = asked();
        AUTO_JSON json_t *answer = json_loads(WAYS[i].answer, 0, NULL);
        AUTO_FREE char *field = text_format("verklaringen.0.%s", WAYS[i].field);
        json_object_set_new(body, "verklaringen", json_pack("[O]", answer));
        expect_rule(post("sanne", LIST, body), field, WAYS[i].code, WAYS[i].rule);
        ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
        if (strcmp(WAYS[i].code, "verplicht") != 0 || strcmp(WAYS[i].field, "bewijs") == 0)
            ck_assert_int_eq(status_of(post("sanne", PREVIEW, body)), 200); /* as if all say yes */
    }
}
END_TEST

/* What is over is refused by its rule as well: no answer, no confirmation brings it back. */
START_TEST(test_over_is_over)
{
    int64_t made = record(asked_with_answers("ja", "ja"));
    AUTO_JSON json_t *no = json_pack("{s:s}", "gever", id(201));
    AUTO_JSON json_t *yes = said(201, "ja");
    ck_assert_int_eq(status_of(post("sanne", path_of(made, TREKIN), no)), 201);
    struct http_reply r = post("sanne", path_of(made, ANTWOORD), yes);
    ck_assert_msg(r.status == 409 && reply_has(&r, "(regel R14)"), "%d %s", r.status, r.body);
    http_reply_free(&r);
    r = page(login("sanne"), "POST", path_of(made, ANTWOORD), "gever=0000000000069&antwoord=ja");
    ck_assert_msg(r.status == 409 && reply_has(&r, "(regel R14)"), "%d %s", r.status, r.body);
    http_reply_free(&r);
    r = post("sanne", path_of(made, "/bevestiging"), NULL);
    ck_assert_msg(r.status == 409 && reply_has(&r, "(regel R9)"), "%d %s", r.status, r.body);
    http_reply_free(&r);
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

/* ---- all at once ---- */

static size_t faults_in(const struct http_reply *r)
{
    AUTO_JSON json_t *json = reply_json(r);
    return json_array_size(json_object_get(json, "invalidParams"));
}

/* Faults in the fields and faults against the rules come in one answer, each with its field and
 * its rule; what depends on a field with a fault is not guessed at. */
START_TEST(test_all_at_once)
{
    static const struct {
        const char *field, *code, *rule;
    } EXPECTED[] = {
        {"doelZin", "te-kort", "R8"},                  /* a fault in the field */
        {"van", "geen-datum", "R8"},                   /* the same */
        {"verklaringen.0.datum", "geen-datum", "R13"}, /* in an answer */
        {"categorieen", "onbekende-keuze", "R8"},      /* against the rules */
        {"tot", "te-vroeg", "R8"},                     /* the same */
        {"doel", "past-niet", "R8"},
        {"wijze", "verplicht", "R8"},
        {"verklaringen.1.datum", "te-laat", "R13"}, /* a rule for an answer by itself */
        {"verklaringen.1.bewijs", "verplicht", "R11"},
        {"kindAlleen", "mag-niet", "R10"},
        {"kindAlleenReden", "verplicht", "R10"},
    };
    AUTO_JSON json_t *body = asked();
    json_object_set_new(body, "doelZin", json_string("x"));
    json_object_set_new(body, "van", json_string("morgen"));
    json_object_set_new(body, "categorieen", json_pack("[s]", "melder"));
    json_object_set_new(body, "tot", json_string("2026-11-01"));
    json_object_set_new(body, "doel", json_string("ggz"));
    json_object_set_new(body, "wijze", json_null());
    json_object_set_new(body, "kindAlleen", json_true());
    json_object_set_new(body, "verklaringen",
                        json_pack("[{s:s, s:s, s:s}, {s:s, s:s, s:s, s:s}]", "gever", id(201),
                                  "antwoord", "ja", "datum", "eergisteren", "gever", id(204),
                                  "antwoord", "ja", "datum", "2026-11-20", "vervanging",
                                  "rechter"));
    for (size_t i = 0; i < COUNT_OF(EXPECTED); i++)
        expect_rule(post("sanne", LIST, body), EXPECTED[i].field, EXPECTED[i].code,
                    EXPECTED[i].rule);
    struct http_reply r = post("sanne", LIST, body);
    ck_assert_msg(faults_in(&r) == COUNT_OF(EXPECTED), "%s", r.body);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring"), 0);
    /* the page: the same, each at its field */
    json_object_del(body, "verklaringen");
    AUTO_FREE char *form = form_of(body);
    for (size_t i = 0; i < COUNT_OF(EXPECTED); i++)
        if (!strchr(EXPECTED[i].field, '.'))
            expect_rule_shown(page(login("sanne"), "POST", LIST, form), EXPECTED[i].field,
                              EXPECTED[i].rule);
    /* and the preview, of all that it looks at */
    for (size_t i = 0; i < COUNT_OF(EXPECTED); i++) {
        if (strchr(EXPECTED[i].field, '.') || strcmp(EXPECTED[i].field, "wijze") == 0)
            continue;
        expect_rule(post("sanne", LIST "/_voorbeeld", body), EXPECTED[i].field, EXPECTED[i].code,
                    EXPECTED[i].rule);
        expect_rule_shown(page(login("sanne"), "POST", LIST "/_voorbeeld", form), EXPECTED[i].field,
                          EXPECTED[i].rule);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* A field with a fault says nothing for another: no term from a begin that was not understood, no
 * missing source when the sources were not. */
START_TEST(test_nothing_is_guessed)
{
    static const struct {
        const char *change;
    } CHANGES[] = {
        {"{\"van\":\"2026-13-01\",\"tot\":\"2028-01-01\"}"},
        {"{\"bronnen\":[\"geen nummer\"]}"},
        {"{\"persoon\":\"geen nummer\",\"items\":[\"00000000000g8\"]}"},
        {"{\"ontvangerOnderdeel\":\"geen nummer\"}"},
        {"{\"ontvangerPersoon\":\"geen nummer\"}"},
        {"{\"soort\":[\"geraden\"]}"},
        {"{\"doel\":7}"},
        {"{\"categorieen\":\"onderwijs\"}"},
        {"{\"zonderPlek\":\"misschien\"}"},
    };
    for (size_t i = 0; i < COUNT_OF(CHANGES); i++) {
        AUTO_JSON json_t *body = asked_with_answers("ja", "ja");
        AUTO_JSON json_t *change = json_loads(CHANGES[i].change, 0, NULL);
        json_object_update(body, change);
        struct http_reply r = post("sanne", LIST, body);
        ck_assert_msg(r.status == 400 && faults_in(&r) == 1, "%s: %s", CHANGES[i].change, r.body);
        http_reply_free(&r);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* Of several answers each has its faults told, for several consents once. */
START_TEST(test_every_answer)
{
    AUTO_JSON json_t *body = asked();
    json_object_set_new(body, "soort", json_pack("[s, s]", "avg", "hulp"));
    json_object_set_new(body, "verklaringen",
                        json_pack("[{s:s, s:s, s:s}, {s:s, s:s, s:s}, {s:s, s:s}]", "gever",
                                  id(201), "antwoord", "nee", "vervanging", "rechter", "gever",
                                  id(204), "antwoord", "ja", "datum", "2027-01-01", "gever",
                                  id(205), "antwoord", "ja"));
    struct http_reply r = post("sanne", LIST, body);
    ck_assert_msg(faults_in(&r) == 4, "%s", r.body);
    http_reply_free(&r);
    expect_rule(post("sanne", LIST, body), "verklaringen.0.antwoord", "mag-niet", "R11");
    expect_rule(post("sanne", LIST, body), "verklaringen.0.bewijs", "verplicht", "R11");
    expect_rule(post("sanne", LIST, body), "verklaringen.1.datum", "te-laat", "R13");
    expect_rule(post("sanne", LIST, body), "verklaringen.2.gever", "niet-nodig", "R10");
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* Who may not ask learns nothing of the rules by sending faults. */
START_TEST(test_faults_by_others)
{
    AUTO_JSON json_t *body = asked();
    json_object_set_new(body, "doelZin", json_string("x"));
    ck_assert_int_eq(status_of(post("youssef", LIST, body)), 404);
    ck_assert_int_eq(status_of(post("anja", LIST, body)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* ---- a form that comes after logging out ---- */

/* Sends a form in `now`'s session (NULL: none) with the token of a form of before. Owned text. */
static char *send_later(const char *now, const char *csrf, const char *path, const char *form,
                        int status)
{
    AUTO_FREE char *body = text_format("%s&_csrf=%s", form, csrf);
    AUTO_FREE char *cookie = now ? text_format("Cookie: gp_sessie=%s", now) : strdup("X-None: ");
    const char *headers[] = {"Content-Type: application/x-www-form-urlencoded",
                             "Sec-Fetch-Site: same-origin", cookie, NULL};
    struct http_reply r = verzoek_run(&app, "POST", path, headers, body);
    char *text = reply_text(&r);
    ck_assert_msg(r.status == status, "%s: %d %.1500s", path, r.status, r.body);
    http_reply_free(&r);
    return text;
}

static const char FILLED_IN[] =
    "persoon=000000000006a&soort=avg&soort=hulp&bronnen=000000000000b&ontvangerOnderdeel="
    "000000000000d&ontvangerGebruiker=0000000000037&categorieen=onderwijs&categorieen=wonen&doel="
    "onderwijs&doelZin=Lang+getypt&tot=2027-05-19&wijze=schriftelijk&taal=Turks&tolk=ja";

static bool chosen(const char *page, const char *tag)
{
    const char *at = strstr(page, tag);
    size_t n = at ? strcspn(at, ">") : 0;
    AUTO_FREE char *whole = at ? strndup(at, n) : NULL;
    return whole && (strstr(whole, " checked") || strstr(whole, " selected"));
}

/* Logged in again the form comes back as it was, choices and dates too, and nothing was done. */
START_TEST(test_form_after_logging_out)
{
    static const char *const CHOICES[] = {
        "value=\"avg\"",
        "value=\"hulp\"",
        "value=\"000000000006a\"",
        "name=\"bronnen\" value=\"000000000000b\"",
        "name=\"categorieen\" value=\"onderwijs\"",
        "name=\"categorieen\" value=\"wonen\"",
        "value=\"schriftelijk\"",
        "value=\"0000000000037\"",
    };
    char csrf[60];
    const char *before = login("sanne");
    (void)snprintf(csrf, sizeof csrf, "%s", csrf_of(before));
    ck_assert_int_eq(status_of(page(before, "POST", "/sessies", "_methode=DELETE")), 303);
    /* at once: what was typed, and a way on that nothing but this page keeps */
    AUTO_FREE char *out = send_later(NULL, csrf, LIST, FILLED_IN, 401);
    ck_assert_ptr_nonnull(strstr(out, "Lang getypt"));
    ck_assert_ptr_nonnull(strstr(out, "<form action=\"" LIST "\""));
    ck_assert_ptr_nonnull(strstr(out, "name=\"categorieen\" value=\"wonen\""));
    ck_assert_ptr_nonnull(strstr(out, "name=\"tot\" value=\"2027-05-19\""));
    AUTO_FREE char *again = send_later(login("sanne"), csrf, LIST, FILLED_IN, 403);
    ck_assert_ptr_nonnull(strstr(again, "U was uitgelogd."));
    ck_assert_ptr_nonnull(strstr(again, "Lang getypt"));
    ck_assert_ptr_nonnull(strstr(again, "value=\"2027-05-19\""));
    for (size_t i = 0; i < COUNT_OF(CHOICES); i++)
        ck_assert_msg(chosen(again, CHOICES[i]), "%s", CHOICES[i]);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

/* Somebody else at that screen sees nothing of it; nor is anything of it kept. */
START_TEST(test_form_of_another)
{
    char csrf[60];
    (void)snprintf(csrf, sizeof csrf, "%s", csrf_of(login("sanne")));
    static const char *const OTHERS[] = {"marieke", "hans", "youssef", "ruth", "anja"};
    for (size_t i = 0; i < COUNT_OF(OTHERS); i++) {
        AUTO_FREE char *text = send_later(login(OTHERS[i]), csrf, LIST, FILLED_IN, 403);
        ck_assert_ptr_null(strstr(text, "getypt"));
        ck_assert_ptr_null(strstr(text, "2027-05-19"));
    }
    AUTO_FREE char *made_up = send_later(login("sanne"), "oud", LIST, FILLED_IN, 403);
    ck_assert_ptr_null(strstr(made_up, "getypt"));
    /* another's program or script: no form, no text */
    AUTO_FREE char *body = text_format("%s&_csrf=%s", FILLED_IN, csrf);
    AUTO_FREE char *cookie = text_format("Cookie: gp_sessie=%s", login("sanne"));
    const char *theirs[] = {"Content-Type: application/x-www-form-urlencoded",
                            "Sec-Fetch-Site: cross-site", cookie, NULL};
    struct http_reply r = verzoek_run(&app, "POST", LIST, theirs, body);
    ck_assert_int_eq(r.status, 403);
    ck_assert(!reply_has(&r, "getypt"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE reden LIKE '%getypt%'"), 0);
}
END_TEST

/* A change keeps the version it was made on: what somebody else did since is found, not lost. */
START_TEST(test_form_keeps_its_version)
{
    char csrf[60];
    (void)snprintf(csrf, sizeof csrf, "%s", csrf_of(login("sanne")));
    change("UPDATE notitie SET versie = 7 WHERE id = 520");
    AUTO_FREE char *text = send_later(login("sanne"), csrf, "/notities/00000000000g8",
                                      "_methode=PATCH&_versie=3&titel=Nieuw&tekst=Lang+getypt"
                                      "&reden=Beter",
                                      403);
    ck_assert_ptr_nonnull(strstr(text, "Lang getypt"));
    ck_assert_ptr_nonnull(strstr(text, "name=\"_versie\" value=\"3\""));
    AUTO_FREE char *odd = send_later(login("sanne"), csrf, "/notities/00000000000g8",
                                     "_methode=PATCH&_versie=%22%3E&titel=Nieuw&reden=Beter", 403);
    ck_assert_ptr_nonnull(strstr(odd, "name=\"_versie\" value=\"7\""));
}
END_TEST

/* What is not there any more is not chosen, and a household that closed meanwhile is closed. */
START_TEST(test_form_of_what_went)
{
    char csrf[60];
    (void)snprintf(csrf, sizeof csrf, "%s", csrf_of(login("sanne")));
    change("UPDATE lid SET tot = '2026-11-01' WHERE persoon_id = 202");
    AUTO_FREE char *text = send_later(login("sanne"), csrf, LIST, FILLED_IN, 403);
    ck_assert(!chosen(text, "value=\"000000000006a\""));
    ck_assert(chosen(text, "value=\"schriftelijk\""));
    change("UPDATE regie SET tot_op = 1795000000;"
           "UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-01'"
           " WHERE gebruiker_id = 103");
    AUTO_FREE char *closed =
        send_later(login("marieke"), csrf_of(login("marieke")), LIST, FILLED_IN, 404);
    /* one's own words to copy, and nothing of the household */
    ck_assert_ptr_nonnull(strstr(closed, "Wat u typte"));
    ck_assert(!strstr(closed, "Emir") && !strstr(closed, "000000000006a"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("toestemming_fouten");
    TCase *t = tcase_create("toestemming_fouten");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_form_after_logging_out);
    tcase_add_test(t, test_form_of_another);
    tcase_add_test(t, test_form_of_what_went);
    tcase_add_test(t, test_form_keeps_its_version);
    tcase_add_test(t, test_all_at_once);
    tcase_add_test(t, test_nothing_is_guessed);
    tcase_add_test(t, test_every_answer);
    tcase_add_test(t, test_faults_by_others);
    tcase_add_loop_test(t, test_refused, 0, PARTS);
    tcase_add_loop_test(t, test_answer_refused, 0, PARTS);
    tcase_add_test(t, test_answers_at_once);
    tcase_add_test(t, test_over_is_over);
    tcase_add_test(t, test_receiver_is_gone);
    tcase_add_test(t, test_outside_the_measure);
    tcase_add_test(t, test_not_involved);
    tcase_add_test(t, test_hidden_is_made_up);
    tcase_add_test(t, test_hidden_consent);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
