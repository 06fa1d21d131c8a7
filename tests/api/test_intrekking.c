/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent taken back (R5, R14), and what is never put to the other side of a separation (R19). */
#include "toestemming.h"

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

/* ---- the form ---- */

/* How many of the givers the form at this page has, and how many of them are chosen already. */
static void givers_of(const char *path, int *ret_all, int *ret_chosen)
{
    struct http_reply r = page(login("sanne"), "GET", path, NULL);
    AUTO_FREE char *text = reply_text(&r);
    *ret_all = *ret_chosen = 0;
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    for (const char *s = text; (s = strstr(s, "name=\"gever\"")) != NULL; s++) {
        size_t tag = strcspn(s, ">");
        const char *checked = strstr(s, " checked");
        (*ret_all)++;
        *ret_chosen += checked && (size_t)(checked - s) < tag;
    }
}

/* Of several givers nobody is chosen beforehand: in a hurry it would be for the wrong one. */
START_TEST(test_form_asks_who)
{
    int all, chosen;
    int64_t made = record(asked_with_answers("ja", "ja"));
    givers_of(path_of(made, ""), &all, &chosen);
    ck_assert_int_eq(all, 2);
    ck_assert_int_eq(chosen, 0);
    struct http_reply r = page(login("sanne"), "POST", path_of(made, "/intrekking"),
                               "wijze=mondeling&datum=2026-11-19");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "<a href=\"#veld-gever\">Wie trekt het in? "));
    ck_assert(reply_has(&r, "Alleen wie ja zei of erover gaat, trekt in (regel R5)."));
    ck_assert(!reply_has(&r, " checked> Elif"));
    http_reply_free(&r);
    ck_assert(sees("marieke", 520));
    expect_field(api(login("sanne"), "POST", path_of(made, "/intrekking"), "{}"), "gever",
                 "verplicht");
    /* what was chosen stays chosen when something else is wrong */
    r = page(login("sanne"), "POST", path_of(made, "/intrekking"),
             "gever=000000000006c&wijze=mondeling&datum=2027-01-01");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "value=\"000000000006c\" checked"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", path_of(made, "/intrekking"),
                                    "gever=000000000006c&wijze=mondeling&datum=2026-11-19")),
                     303);
    ck_assert(!sees("marieke", 520));
}
END_TEST

/* Where only one can, it stays two clicks. */
START_TEST(test_form_of_one)
{
    int all, chosen;
    givers_of(path_of(record(asked_of_ggz()), ""), &all, &chosen);
    ck_assert_int_eq(all, 1);
    ck_assert_int_eq(chosen, 1);
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

static Suite *suite(void)
{
    Suite *s = suite_create("intrekking");
    TCase *t = tcase_create("intrekking");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_withdraw);
    tcase_add_test(t, test_form_asks_who);
    tcase_add_test(t, test_form_of_one);
    tcase_add_test(t, test_withdraw_at_once);
    tcase_add_test(t, test_withdraw_all);
    tcase_add_test(t, test_withdraw_towards);
    tcase_add_test(t, test_other_side_is_not_asked);
    tcase_add_test(t, test_court_instead);
    tcase_add_test(t, test_separated_later);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
