/* SPDX-License-Identifier: EUPL-1.2 */
/* The way of a move (verhuis.h): its steps on both sides, files that are refused, dying at each
 * step, a no and a step back, and who may what. */
#include "verhuis.h"

#include "cli/verhuizing.h"

#include <sodium.h>

/* ---- from the one to the other ---- */

START_TEST(test_a_family_moves)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand bundel = fetch("sanne", move);
    ck_assert_ptr_null(memmem(bundel.bytes, bundel.n, "Elif", 4));
    ck_assert_int_eq(regie_here(), 1);

    harness_other();
    int64_t households = value("SELECT count(*) FROM huishouden");
    const char *arrival = arrived(&bundel);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Een gezin met twee kinderen.") && !reply_has(&r, "Emir"));
    http_reply_free(&r);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Emir gaat graag.") && reply_has(&r, "School is zijn houvast."));
    ck_assert(!reply_has(&r, "Mark") && !reply_has(&r, "Over het huis"));
    http_reply_free(&r);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), households);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);

    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    r = api(login("sanne"), "GET", move, NULL);
    ck_assert(reply_has(&r, "Emir gaat graag naar school, dat moet zo blijven."));
    http_reply_free(&r);
    ck_assert_int_eq(regie_here(), 1);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    ck_assert_int_eq(regie_here(), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE huishouden_id = 301 AND status ="
                           " 'open'"),
                     0);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);

    harness_other();
    must(bring_to("youssef", arrival, &proof), 200);
    int64_t house = value("SELECT huishouden_id FROM vestiging");
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), households + 1);
    ck_assert_int_eq(value("SELECT gebruiker_id FROM regie ORDER BY id DESC LIMIT 1"), 102);
    ck_assert_int_eq(value("SELECT bundel IS NULL FROM vestiging"), 1);
    char path[80], id[ID_TEXT_SIZE];
    id_format(house, id);
    (void)snprintf(path, sizeof path, "/huishoudens/%s/notities", id);
    r = api(login("youssef"), "GET", path, NULL);
    ck_assert_msg(r.status == 200 && reply_has(&r, "Over school"), "%d %.*s", r.status,
                  (int)r.body_len, r.body);
    http_reply_free(&r);
    (void)snprintf(path, sizeof path, "/huishoudens/%s/doelen", id);
    r = api(login("youssef"), "GET", path, NULL);
    ck_assert(reply_has(&r, "Emir gaat elke dag naar school"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM actie WHERE titel = 'Bel de school' AND"
                           " eigenaar_gebruiker_id = 102"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE bron_id = 72"), 6);
}
END_TEST

START_TEST(test_files_that_are_refused)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    refused(bring_to("sanne", move, &b), "andere-soort");
    harness_other();
    refused(bring("youssef", "/vestigingen", b.bytes, b.n - 1), "afgebroken");
    refused(bring("youssef", "/vestigingen", b.bytes, 300), "afgebroken");
    refused(bring("youssef", "/vestigingen", "PK\3\4", 4), "geen-bundel");
    refused(bring("youssef", "/vestigingen", "", 0), "geen-b");
    for (size_t at = 100; at < b.n; at += b.n / 7) {
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
        refused(bring("youssef", "/vestigingen", b.bytes, b.n), "geschonden");
        b.bytes[at] = (char)(b.bytes[at] ^ 4);
    }
    b.bytes[8] = 3;
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "nieuwere-versie");
    b.bytes[8] = 2;
    b.bytes[50] = (char)(b.bytes[50] ^ 1);
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "niet-voor-ons");
    b.bytes[50] = (char)(b.bytes[50] ^ 1);
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 0);
    must(bring("marieke", "/vestigingen", b.bytes, b.n), 403);
    must(bring("hans", "/vestigingen", b.bytes, b.n), 403);
    must(bring("anja", "/vestigingen", b.bytes, b.n), 403);
    const char *arrival = arrived(&b);
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "al-gelezen");
    refused(bring("sanne", "/vestigingen", b.bytes, b.n), "al-gelezen");
    refused(bring_to("youssef", arrival, &b), "andere-soort");
    same(api(login("sanne"), "GET", arrival, NULL),
         api(login("sanne"), "GET", "/vestigingen/" NIEMAND, NULL), 404);
    change("UPDATE gemeente_sleutel SET einde_op = 1");
    refused(bring("sanne", "/vestigingen", b.bytes, b.n), "onbekende-afzender");
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 2);
}
END_TEST

/* ---- facts ---- */

/* Gezag and the consent towards them go with the persons it is about, as notes to be verified;
 * about somebody who stays (Mark has gezag too) nothing is told, and nothing is in force there. */
START_TEST(test_facts_go_along)
{
    const char *move;
    BESTAND_AUTO struct bestand b = {0};
    const char *arrival = moved(&move, &b);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Gezag over Emir") && reply_has(&r, "Bron: "));
    ck_assert(reply_has(&r, "hier gegeven") && reply_has(&r, "Vraag haar opnieuw."));
    ck_assert(!reply_has(&r, "Mark") && !reply_has(&r, "Oosterbeemd mag lezen."));
    http_reply_free(&r);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);
    int64_t consents = value("SELECT count(*) FROM toestemming");
    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    harness_other();
    must(bring_to("youssef", arrival, &proof), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM gezag"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), consents);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie n JOIN item i ON i.id = n.id WHERE n.titel"
                           " LIKE 'Gezag over Emir%' AND i.categorie = 'contact' AND i.aard ="
                           " 'coordinatie' AND i.bron_id = 72"),
                     1);
}
END_TEST

/* ---- dying at each step ---- */

/* All that a step may touch, as one text: equal is unchanged. */
static char *state(void)
{
    return text_value(
        "SELECT coalesce((SELECT group_concat(status || lezing || versie || coalesce(length(uit), "
        "'-')"
        " || coalesce(correctie, '-')) FROM verhuizing), '')"
        " || '|' || coalesce((SELECT group_concat(status || lezing || versie ||"
        " coalesce(length(bundel), '-') || coalesce(huishouden_id, '-')) FROM vestiging), '')"
        " || '|' || (SELECT group_concat(huishouden_id || ':' || coalesce(tot_op, '-')) FROM regie)"
        " || '|' || (SELECT group_concat(id || status || versie) FROM gezinsplan)"
        " || '|' || (SELECT count(*) || ',' || max(id) FROM item)"
        " || '|' || (SELECT count(*) FROM huishouden) || ',' || (SELECT count(*) FROM persoon)"
        " || ',' || (SELECT count(*) FROM lid) || ',' || (SELECT count(*) FROM geadresseerde)"
        " || ',' || (SELECT count(*) FROM attendering) || ',' || (SELECT count(*) FROM "
        "verhuizing_stuk)");
}

/* Where the regie is, over both: exactly one place, at every moment. Called in either, goes on in
 * the same. `there`: the receiver's is the one that runs. */
static void one_regisseur(bool there)
{
    if (there)
        harness_other();
    int64_t here = regie_here();
    int64_t gone = value("SELECT count(*) FROM verhuizing WHERE status = 'overgenomen' AND"
                         " gelezen_door LIKE 'Youssef%'");
    ck_assert_int_eq(here + gone, 1);
    harness_other();
    int64_t began = value("SELECT count(*) FROM regie r JOIN vestiging s ON s.huishouden_id ="
                          " r.huishouden_id WHERE r.tot_op IS NULL");
    ck_assert(!began || gone);
    if (!there)
        harness_other();
}

struct act {
    const char *who, *path, *what, *body; /* `what` with a file: NULL */
    const struct bestand *file;
};

static struct http_reply act(const struct act *a, int64_t versie)
{
    return a->file ? bring_to(a->who, a->path, a->file)
                   : step_at(a->who, a->path, a->what, versie, a->body);
}

/* Dies before the commit: nothing happened, and after a restart it can be done. Dies after it, so
 * that nobody heard the answer: doing it again changes nothing. */
static void dies(bool there, const struct act *a)
{
    AUTO_FREE char *before = state();
    int64_t versie = version_of(a->who, a->path);
    log_break();
    struct http_reply broken = act(a, versie);
    ck_assert_msg(broken.status >= 500, "%d %s", broken.status, a->path);
    http_reply_free(&broken);
    log_mend();
    AUTO_FREE char *after = state();
    ck_assert_str_eq(before, after);
    one_regisseur(there);
    harness_other();
    harness_other();
    must(act(a, versie), 200);
    one_regisseur(there);
    AUTO_FREE char *done = state();
    ck_assert_str_ne(before, done);
    struct http_reply again = act(a, version_of(a->who, a->path));
    ck_assert_msg(again.status == 409 || again.status == 400 || again.status == 403, "%d %s",
                  again.status, a->path);
    http_reply_free(&again);
    AUTO_FREE char *twice = state();
    ck_assert_str_eq(done, twice);
}

START_TEST(test_dies_at_each_step)
{
    const char *move = prepared();
    dies(false, &(struct act){"sanne", move, "verzending", NULL, NULL});
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    BESTAND_AUTO struct bestand same_file = fetch("sanne", move);
    ck_assert(b.n == same_file.n && memcmp(b.bytes, same_file.bytes, b.n) == 0);

    harness_other();
    AUTO_FREE char *empty = state();
    log_break();
    ck_assert_int_ge(status_of(bring("youssef", "/vestigingen", b.bytes, b.n)), 500);
    log_mend();
    AUTO_FREE char *still = state();
    ck_assert_str_eq(empty, still);
    const char *arrival = arrived(&b);
    dies(true, &(struct act){"youssef", arrival, "aanvaarding", NULL, NULL});
    dies(true, &(struct act){"youssef", arrival, "teruglezing", READ_BACK, NULL});
    BESTAND_AUTO struct bestand wrong = fetch("youssef", arrival);

    harness_other();
    dies(false, &(struct act){"sanne", move, NULL, NULL, &wrong});
    dies(false, &(struct act){"sanne", move, "besluit",
                              "{\"antwoord\":\"klopt_niet\",\"correctie\":\"Ook oma.\"}", NULL});
    BESTAND_AUTO struct bestand correction = fetch("sanne", move);

    harness_other();
    dies(true, &(struct act){"youssef", arrival, NULL, NULL, &correction});
    dies(true, &(struct act){"youssef", arrival, "teruglezing", READ_BACK, NULL});
    BESTAND_AUTO struct bestand right = fetch("youssef", arrival);

    harness_other();
    dies(false, &(struct act){"sanne", move, NULL, NULL, &right});
    dies(false, &(struct act){"sanne", move, "besluit", "{\"antwoord\":\"klopt\"}", NULL});
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);

    harness_other();
    dies(true, &(struct act){"youssef", arrival, NULL, NULL, &proof});
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 3);
}
END_TEST

/* The database holds the order, whoever writes. */
START_TEST(test_the_database_holds)
{
    (void)sent();
    ck_assert(!try_change("UPDATE verhuizing SET status = 'overgenomen', einde_op = 1"));
    ck_assert(!try_change("UPDATE verhuizing SET status = 'teruggelezen', lezing = 1;"
                          "UPDATE verhuizing SET status = 'overgenomen', einde_op = 1"));
    ck_assert(!try_change("DELETE FROM verhuizing_stuk; INSERT INTO verhuizing_stuk SELECT 301, id,"
                          " 521, NULL, 101, 1 FROM verhuizing"));
    ck_assert(!try_change("INSERT INTO verhuizing (huishouden_id, id, bericht, status, door, op)"
                          " VALUES (301, 999, 'x', 'voorbereid', 101, 1)"));
    ck_assert(!try_change("UPDATE gemeente_sleutel SET zegel = zeroblob(32)"));
}
END_TEST

/* The screens of every state: they are there, and say what to do. */
START_TEST(test_pages)
{
    AUTO_FREE char *keys = page_text(login("anja"), "/gemeenten", 200);
    AUTO_FREE char *list = page_text(login("sanne"), MOVES, 200);
    AUTO_FREE char *begin_page = page_text(login("sanne"), MOVES "/nieuw", 200);
    ck_assert(list && strstr(keys, "Vingerafdruk") && strstr(begin_page, "Gemeente Oosterbeemd"));
    const char *move = prepared();
    AUTO_FREE char *choose = page_text(login("sanne"), move, 200);
    ck_assert(strstr(choose, "Dit gaat mee") && strstr(choose, "School is zijn houvast."));
    must(step("sanne", move, "verzending", NULL), 200);
    AUTO_FREE char *wait = page_text(login("sanne"), move, 200);
    ck_assert(strstr(wait, "Bestand ophalen") && strstr(wait, "multipart/form-data"));
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    AUTO_FREE char *none = page_text(login("youssef"), "/vestigingen", 200);
    const char *arrival = arrived(&b);
    AUTO_FREE char *yes_or_no = page_text(login("youssef"), arrival, 200);
    char no[90];
    (void)snprintf(no, sizeof no, "%s/weigering", arrival);
    AUTO_FREE char *refuse = page_text(login("youssef"), no, 200);
    ck_assert(strstr(yes_or_no, "Ja, ik neem dit gezin over") && refuse && none);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    AUTO_FREE char *content = page_text(login("youssef"), arrival, 200);
    ck_assert(strstr(content, "Emir gaat graag.") && strstr(content, "Teruglezen"));
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    AUTO_FREE char *answered = page_text(login("youssef"), arrival, 200);
    ck_assert_ptr_nonnull(strstr(answered, "Dit las u terug"));
    BESTAND_AUTO struct bestand a = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &a), 200);
    AUTO_FREE char *decide = page_text(login("sanne"), move, 200);
    ck_assert_ptr_nonnull(strstr(decide, "Klopt wat zij teruglezen?"));
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    AUTO_FREE char *over = page_text(login("sanne"), move, 200);
    ck_assert_ptr_nonnull(strstr(over, "Regisseur is nu Youssef Amrani"));
}
END_TEST

/* They got it wrong: said so, read back again; each answer counts once. */
START_TEST(test_read_back_wrong)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = read_back(&b);
    BESTAND_AUTO struct bestand first = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &first), 200);
    refused(bring_to("sanne", move, &first), "al-gelezen");
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt_niet\"}"), 400);
    must(step("sanne", move, "besluit",
              "{\"antwoord\":\"klopt_niet\",\"correctie\":\"Ook Mark heeft gezag.\"}"),
         200);
    ck_assert_int_eq(regie_here(), 1);
    BESTAND_AUTO struct bestand wrong = fetch("sanne", move);
    refused(bring_to("sanne", move, &first), "al-gelezen");

    harness_other();
    must(bring_to("youssef", arrival, &wrong), 200);
    struct http_reply r = api(login("youssef"), "GET", arrival, NULL);
    ck_assert(reply_has(&r, "Ook Mark heeft gezag."));
    http_reply_free(&r);
    refused(bring_to("youssef", arrival, &wrong), "al-gelezen");
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    refused(bring_to("youssef", arrival, &wrong), "al-gelezen");
    BESTAND_AUTO struct bestand second = fetch("youssef", arrival);

    harness_other();
    must(bring_to("sanne", move, &second), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    must(bring_to("sanne", move, &second), 403);

    harness_other();
    must(bring_to("youssef", arrival, &proof), 200);
    refused(bring_to("youssef", arrival, &proof), "al-gelezen");
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 3);
}
END_TEST

START_TEST(test_they_say_no)
{
    const char *move;
    BESTAND_AUTO struct bestand b = {0};
    const char *arrival = moved(&move, &b);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    must(step("youssef", arrival, "weigering", "{\"reden\":\"Zij komen niet hier wonen.\"}"), 200);
    ck_assert_int_eq(value("SELECT bundel IS NULL FROM vestiging"), 1);
    BESTAND_AUTO struct bestand no = fetch("youssef", arrival);
    must(step("youssef", arrival, "teruglezing", READ_BACK), 409);
    harness_other();
    must(bring_to("sanne", move, &no), 200);
    struct http_reply r = api(login("sanne"), "GET", move, NULL);
    ck_assert(reply_has(&r, "geweigerd") && reply_has(&r, "Zij komen niet hier wonen."));
    http_reply_free(&r);
    ck_assert_int_eq(regie_here(), 1);
    /* and it can be tried again */
    (void)sent();
}
END_TEST

START_TEST(test_it_is_off)
{
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    const char *arrival = read_back(&b);
    harness_other();
    must(step("sanne", move, "terugnemen", "{\"reden\":\"Het gezin blijft toch hier.\"}"), 200);
    BESTAND_AUTO struct bestand off = fetch("sanne", move);
    ck_assert_int_eq(regie_here(), 1);
    harness_other();
    BESTAND_AUTO struct bestand late = fetch("youssef", arrival);
    must(bring_to("youssef", arrival, &off), 200);
    ck_assert_int_eq(value("SELECT bundel IS NULL AND status = 'teruggenomen' FROM vestiging"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 2);
    harness_other();
    refused(bring_to("sanne", move, &late), "al-gelezen");
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 409);
    ck_assert_int_eq(regie_here(), 1);
}
END_TEST

/* Nothing leaves without a ground; and a ground that ended meanwhile stops the whole. */
START_TEST(test_only_what_may)
{
    char path[60], full[90];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, NEW)));
    (void)snprintf(full, sizeof full, "%s/stukken", path);
    struct http_reply r = api(login("sanne"), "GET", path, NULL);
    ck_assert(reply_has(&r, NOTE) && reply_has(&r, GOAL) && !reply_has(&r, NOTE_HOME));
    ck_assert(!reply_has(&r, "00000000000jx") && !reply_has(&r, "00000000000jz"));
    http_reply_free(&r);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" NOTE_HOME "\"]}"), 400);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" NIEMAND "\"]}"), 400);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" NOTE "\"]}"), 200);
    /* about Emir, whose personal data stay */
    must(step("sanne", path, "verzending", NULL), 409);
    must(api(login("sanne"), "POST", full, "{\"stukken\":[\"" CONTACT_EMIR "\"]}"), 200);
    change("UPDATE toestemming SET einde_op = 1795086000, einde_soort = 'ingetrokken' WHERE id ="
           " 732");
    must(step("sanne", path, "verzending", NULL), 409);
    ck_assert_int_eq(value("SELECT uit IS NULL AND status = 'voorbereid' FROM verhuizing"), 1);
    /* nobody else: involved, procesregie, another municipality's worker */
    same(api(login("marieke"), "GET", path, NULL),
         api(login("marieke"), "GET", "/verhuizingen/" NIEMAND, NULL), 404);
    same(api(login("hans"), "GET", path, NULL),
         api(login("hans"), "GET", "/verhuizingen/" NIEMAND, NULL), 404);
    must(api(login("marieke"), "POST", MOVES, NEW), 403);
    must(api(login("youssef"), "POST", MOVES, NEW), 404);
}
END_TEST

static void bsn_give(int persoon, const char *bsn)
{
    char sql[400], cijfer[2 * BSN_SEALED_BYTES + 1], idx[2 * BSN_INDEX_BYTES + 1];
    uint8_t sealed[BSN_SEALED_BYTES], index[BSN_INDEX_BYTES];
    bsn_seal(&app.sleutels->bsn, bsn, sealed);
    bsn_index(&app.sleutels->bsn, bsn, index);
    (void)sodium_bin2hex(cijfer, sizeof cijfer, sealed, sizeof sealed);
    (void)sodium_bin2hex(idx, sizeof idx, index, sizeof index);
    (void)snprintf(sql, sizeof sql,
                   "UPDATE persoon SET bsn_cijfer = x'%s', bsn_index = x'%s' WHERE id = %d", cijfer,
                   idx, persoon);
    change(sql);
}

/* Found, not doubled; and what could not begin there is said before anybody lets go here. */
START_TEST(test_known_there)
{
    bsn_give(201, "999996022");
    bsn_give(202, "999996071");
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    harness_other();
    bsn_give(203, "999996022"); /* a member of 302, of youssef */
    bsn_give(201, "999996071");
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 499, 201, 'kind', '2026-01-01', 'hand')");
    const char *arrival = arrived(&b);
    must(step("youssef", arrival, "aanvaarding", NULL), 200);
    AUTO_FREE char *before = state();
    struct http_reply r = step("youssef", arrival, "teruglezing", READ_BACK);
    ck_assert_msg(r.status == 409 && reply_has(&r, "al bekend"), "%d %.*s", r.status,
                  (int)r.body_len, r.body);
    http_reply_free(&r);
    AUTO_FREE char *after = state();
    ck_assert_str_eq(before, after);
    /* one of them is new there: a second household of the other, on purpose */
    change("DELETE FROM lid WHERE id = 499");
    must(step("youssef", arrival, "teruglezing", READ_BACK), 200);
    BESTAND_AUTO struct bestand answer = fetch("youssef", arrival);
    harness_other();
    must(bring_to("sanne", move, &answer), 200);
    must(step("sanne", move, "besluit", "{\"antwoord\":\"klopt\"}"), 200);
    BESTAND_AUTO struct bestand proof = fetch("sanne", move);
    harness_other();
    int64_t people = value("SELECT count(*) FROM persoon");
    must(bring_to("youssef", arrival, &proof), 409);
    second_household = true;
    must(bring_to("youssef", arrival, &proof), 200);
    second_household = false;
    ck_assert_int_eq(value("SELECT count(*) FROM persoon"), people);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden"), 3);
}
END_TEST

/* The same files without a screen: out of the one, into the other, once, and with the rights of
 * whoever it is for. */
START_TEST(test_command_line)
{
#define RUN(run, ...) run((int)COUNT_OF(((char *[]){__VA_ARGS__})), (char *[]){__VA_ARGS__, NULL})
    char file[400], map[300], id[ID_TEXT_SIZE];
    const char *move = sent();
    BESTAND_AUTO struct bestand b = fetch("sanne", move);
    (void)snprintf(file, sizeof file, "%s/weg.gpbundel", harness_map());
    (void)snprintf(map, sizeof map, "%s", harness_map());
    (void)snprintf(id, sizeof id, "%s", move + strlen("/verhuizingen/"));
    ck_assert_int_eq(
        RUN(cli_export, "export", "verhuizing", "00000000zzzzz", file, "--gegevens", map), 1);
    ck_assert_int_eq(RUN(cli_export, "export", "verhuizing", id, file, "--gegevens", map), 0);
    ck_assert_int_eq(RUN(cli_export, "export", "verhuizing", id, file, "--gegevens", map), 1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'verhuizing.exporteren'"), 2);
    harness_other();
    (void)snprintf(map, sizeof map, "%s", harness_map());
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "marieke",
                         "--gegevens", map),
                     1);
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "niemand",
                         "--gegevens", map),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging"), 0);
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "youssef",
                         "--gegevens", map),
                     0);
    ck_assert_int_eq(RUN(cli_import_verhuizing, "import", "verhuizing", file, "--voor", "youssef",
                         "--gegevens", map),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM vestiging WHERE ontvanger_id = 102"), 1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'vestiging.importeren'"), 1);
    struct http_reply r = api(login("youssef"), "GET", "/vestigingen", NULL);
    ck_assert(reply_has(&r, "Gemeente Waterveen"));
    http_reply_free(&r);
    refused(bring("youssef", "/vestigingen", b.bytes, b.n), "al-gelezen");
}
END_TEST

/* The consent itself: the municipality a family moves to can be asked for, as long as it is
 * prepared. */
START_TEST(test_consent_towards_them)
{
    static const char ask[] =
        "{\"persoon\":\"" ELIF "\",\"soort\":[\"avg\"],\"ontvangerOnderdeel\":\"" OOSTERBEEMD
        "\",\"bronnen\":[\"000000000000b\"],\"categorieen\":[\"wonen\"],\"doel\":\"regie\","
        "\"doelZin\":\"Zij helpen u daar "
        "verder.\",\"van\":\"2026-11-19\",\"tot\":\"2027-02-19\",\"wijze\":\"mondeling\"}";
    must(api(login("sanne"), "POST", HOUSE "/toestemmingen", ask), 400);
    (void)made(api(login("sanne"), "POST", MOVES, NEW));
    (void)made(api(login("sanne"), "POST", HOUSE "/toestemmingen", ask));
    must(api(login("marieke"), "POST", HOUSE "/toestemmingen", ask), 400);
    AUTO_FREE char *form = page_text(login("sanne"), HOUSE "/toestemmingen/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "Wijkteam Oost"));
}
END_TEST

/* The block of R18 and R19 stands before a consent here too. */
START_TEST(test_blocks)
{
    change("UPDATE item SET plek = 1 WHERE id = 520;"
           "UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    char path[60];
    (void)snprintf(path, sizeof path, "/verhuizingen/%s",
                   made(api(login("sanne"), "POST", MOVES, NEW)));
    struct http_reply r = api(login("sanne"), "GET", path, NULL);
    ck_assert(!reply_has(&r, NOTE) && reply_has(&r, GOAL));
    http_reply_free(&r);
    change(
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES (301, 690, 'afscherming', 'veiligheid',"
        " 'coordinatie', 11, 101, 1, 1767225600, '000000000006a');"
        "INSERT INTO item_persoon VALUES (301, 690, 202);"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
        " (301, 690, 'Na geweld.', '2026-01-01', 101, 1767225600);"
        "INSERT INTO afscherming_persoon VALUES (690, 202);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (690, 691, 71)");
    r = api(login("sanne"), "GET", path, NULL);
    ck_assert(!reply_has(&r, GOAL) && reply_has(&r, CONTACT_ELIF));
    http_reply_free(&r);
}
END_TEST

/* A key counts when the fingerprint was heard, and it is theirs. */
START_TEST(test_keys)
{
    struct kaart own, theirs;
    own_keys(&own);
    harness_other();
    own_keys(&theirs);
    harness_other();
    AUTO_FREE char *ours = reason(know(OOSTERBEEMD, &own), "sleutel");
    ck_assert_ptr_nonnull(strstr(ours, "eigen sleutel"));
    struct kaart mixed = theirs;
    memcpy(mixed.afdruk, own.afdruk, sizeof mixed.afdruk);
    AUTO_FREE char *print = reason(know(OOSTERBEEMD, &mixed), "vingerafdruk");
    mixed = theirs;
    mixed.sleutel[7] = mixed.sleutel[7] == 'a' ? 'b' : 'a';
    AUTO_FREE char *changed = reason(know(OOSTERBEEMD, &mixed), "vingerafdruk");
    AUTO_FREE char *place = reason(know("000000000000b", &theirs), "onderdeel");
    ck_assert(print && changed && place);
    must(api(login("sanne"), "GET", "/gemeenten", NULL), 403);
    (void)made(know(OOSTERBEEMD, &theirs));
    ck_assert_int_eq(value("SELECT count(*) FROM gemeente_sleutel WHERE einde_op IS NULL"), 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verhuizing");
    TCase *tc = tcase_create("verhuizing");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, test_a_family_moves);
    tcase_add_test(tc, test_files_that_are_refused);
    tcase_add_test(tc, test_facts_go_along);
    tcase_add_test(tc, test_dies_at_each_step);
    tcase_add_test(tc, test_the_database_holds);
    tcase_add_test(tc, test_pages);
    tcase_add_test(tc, test_read_back_wrong);
    tcase_add_test(tc, test_they_say_no);
    tcase_add_test(tc, test_it_is_off);
    tcase_add_test(tc, test_only_what_may);
    tcase_add_test(tc, test_known_there);
    tcase_add_test(tc, test_command_line);
    tcase_add_test(tc, test_consent_towards_them);
    tcase_add_test(tc, test_blocks);
    tcase_add_test(tc, test_keys);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
