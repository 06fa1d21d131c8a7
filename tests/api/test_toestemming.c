/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent recorded: who says yes, for which soort, and until when (R8-R15). */
#include "toestemming.h"

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

/* What begins later says so, in the preview as well. */
START_TEST(test_words_of_later)
{
    AUTO_JSON json_t *asked = asked_with_answers("ja", "ja");
    json_object_set_new(asked, "van", json_string("2026-12-01"));
    struct http_reply r = post("sanne", PREVIEW, asked);
    ck_assert_msg(reply_has(&r, "Dit mag van 1 december 2026 tot en met 19 mei 2027."), "%s",
                  r.body);
    http_reply_free(&r);
    (void)record(TAKE(asked));
    AUTO_FREE char *tekst = text_value("SELECT tekst FROM toestemming");
    ck_assert_ptr_nonnull(strstr(tekst, "Dit mag van 1 december 2026 tot en met 19 mei 2027."));
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

/* ---- secrecy (R9) ---- */

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

static Suite *suite(void)
{
    Suite *s = suite_create("toestemming");
    TCase *t = tcase_create("toestemming");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_all_say_yes);
    tcase_add_test(t, test_words);
    tcase_add_test(t, test_words_of_later);
    tcase_add_test(t, test_one_is_missing);
    tcase_add_test(t, test_no_ends_it);
    tcase_add_test(t, test_no_afterwards);
    tcase_add_test(t, test_not_needed);
    tcase_add_test(t, test_several_soorten);
    tcase_add_test(t, test_recorded_once);
    tcase_add_test(t, test_source_confirms);
    tcase_add_test(t, test_source_records);
    tcase_add_test(t, test_child_alone);
    tcase_add_test(t, test_birthday_closes);
    tcase_add_test(t, test_last_day);
    tcase_add_test(t, test_receiver_stops);
    tcase_add_test(t, test_organisation_signs);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
