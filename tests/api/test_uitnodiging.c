/* SPDX-License-Identifier: EUPL-1.2 */
/* gezinsplan gebruiker, and the link it prints: who may make themselves whom, and only once. */
#include "proef.h"

#include "cli/cli.h"
#include "cli/gebruiker.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define PASSWORD "wachtwoord=drie+groene+fietsen&nogmaals=drie+groene+fietsen"

static char link_path[100]; /* "/uitnodiging/…" of the last link that was printed; "" for none */

static void keep_link(const char *output)
{
    const char *at = strstr(output, "/uitnodiging/");
    (void)snprintf(link_path, sizeof link_path, "%.*s", at ? (int)strcspn(at, "\n") : 0,
                   at ? at : "");
}

/* Runs the command as from a shell; what it prints is looked through for a link. */
static int command(const char *input, const char *const *words)
{
    char *argv[16] = {"gebruiker", "--gegevens", app.config.gegevens};
    char output[2000] = "";
    int argc = 3;
    for (; words[argc - 3]; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc - 3];
    FILE *in = tmpfile(), *out = tmpfile();
    ck_assert(in && out && fputs(input, in) >= 0);
    rewind(in);
    (void)fflush(stdout);
    int stdin_was = dup(0), stdout_was = dup(1);
    ck_assert(dup2(fileno(in), 0) == 0 && dup2(fileno(out), 1) == 1);
    clearerr(stdin);
    int code = cli_gebruiker(argc, argv);
    (void)fflush(stdout);
    ck_assert(dup2(stdin_was, 0) == 0 && dup2(stdout_was, 1) == 1);
    rewind(out);
    output[fread(output, 1, sizeof output - 1, out)] = '\0';
    (void)fclose(in);
    (void)fclose(out);
    keep_link(output);
    return code;
}

/* The command goes by the clock of the machine. */
static void start(void)
{
    proef_start();
    clock_forward((int64_t)time(NULL) - clock_now(&app.clock));
}

#define COMMAND(input, ...) command(input, (const char *const[]){__VA_ARGS__, NULL})

static struct http_reply use_link(const char *fields)
{
    static const char field[] = "name=\"_csrf\" value=\"";
    char body[500], cookie[200];
    struct http_reply r = verzoek_run(&app, "GET", link_path, NULL, NULL);
    if (r.status != 200)
        return r;
    const char *csrf = strstr(r.body, field) + sizeof field - 1;
    const char *set = reply_header(&r, "Set-Cookie");
    (void)snprintf(body, sizeof body, "%s&_csrf=%.*s", fields, (int)strcspn(csrf, "\""), csrf);
    (void)snprintf(cookie, sizeof cookie, "Cookie: %.*s", (int)strcspn(set, ";"), set);
    http_reply_free(&r);
    const char *headers[] = {"Content-Type: application/x-www-form-urlencoded", cookie, NULL};
    return verzoek_run(&app, "POST", link_path, headers, body);
}

static int64_t confirmed(const char *name)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT bevestigd_op IS NOT NULL FROM gebruiker WHERE gebruikersnaam = '%s'",
                   name);
    return value(sql);
}

/* ---- on the machine ---- */

START_TEST(test_second_one_waits)
{
    ck_assert_int_eq(COMMAND("", "nieuw", "--rol", "beheerder", "--gebruikersnaam", "twee",
                             "--naam", "Tessa Twee"),
                     CLI_DONE);
    ck_assert_int_eq(confirmed("twee"), 0); /* anja can confirm */
    ck_assert_str_ne(link_path, "");
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'rechten'"
                           " AND handeling = 'gebruiker.nieuw' AND reden = 'onbevestigd'"),
                     1);
}
END_TEST

START_TEST(test_first_one_is_confirmed)
{
    change("UPDATE gebruiker SET tot = '2020-12-31' WHERE id IN (106, 107)");
    ck_assert_int_eq(
        COMMAND("", "nieuw", "--rol", "beheerder", "--gebruikersnaam", "een", "--naam", "Eva Een"),
        CLI_DONE);
    ck_assert_int_eq(COMMAND("drie groene fietsen\n", "nieuw", "--rol", "privacy",
                             "--gebruikersnaam", "f.groen", "--naam", "Frida G", "--wachtwoord"),
                     CLI_DONE);
    ck_assert_int_eq(confirmed("een"), 1);
    ck_assert_int_eq(confirmed("f.groen"), 1);
    ck_assert_str_eq(link_path, "");
    ck_assert_int_eq(status_of(api(NULL, "POST", "/sessie",
                                   "{\"gebruikersnaam\":\"f.groen\","
                                   "\"wachtwoord\":\"drie groene fietsen\"}")),
                     201);
}
END_TEST

/* Whose onderdeel has closed cannot log in, and so confirms nobody. */
START_TEST(test_first_one_beside_who_works_here_no_more)
{
    change(
        "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van, tot)"
        " SELECT 98, organisatie_id, 'Oud', wet, beroepsgeheim, wijkteam, van, '2020-12-31'"
        " FROM onderdeel WHERE id = 11; UPDATE gebruiker SET onderdeel_id = 98 WHERE id = 106");
    ck_assert_int_eq(
        COMMAND("", "nieuw", "--rol", "beheerder", "--gebruikersnaam", "een", "--naam", "Eva Een"),
        CLI_DONE);
    ck_assert_int_eq(confirmed("een"), 1);
}
END_TEST

START_TEST(test_reset)
{
    const char *anja = login("anja");
    ck_assert_int_eq(COMMAND("", "herstel", "--gebruikersnaam", "anja"), CLI_DONE);
    ck_assert_int_eq(confirmed("anja"), 1); /* the only one */
    ck_assert_int_eq(status_of(api(anja, "GET", "/sessie", NULL)), 401);
    ck_assert_int_eq(status_of(use_link(PASSWORD)), 303);
    ck_assert_int_eq(COMMAND("", "herstel", "--gebruikersnaam", "sanne"), CLI_FAILED);
    ck_assert_int_eq(COMMAND("", "herstel", "--gebruikersnaam", "niemand"), CLI_FAILED);
}
END_TEST

START_TEST(test_asked_wrongly)
{
    ck_assert_int_eq(
        COMMAND("", "nieuw", "--rol", "regisseur", "--gebruikersnaam", "x", "--naam", "X"),
        CLI_USAGE);
    ck_assert_int_eq(COMMAND("", "nieuw", "--rol", "beheerder", "--naam", "X"), CLI_USAGE);
    ck_assert_int_eq(COMMAND("", "verwijder", "--gebruikersnaam", "anja"), CLI_USAGE);
    ck_assert_int_eq(COMMAND("kort\n", "nieuw", "--rol", "beheerder", "--gebruikersnaam", "kort",
                             "--naam", "X", "--wachtwoord"),
                     CLI_FAILED);
    ck_assert_int_eq(
        COMMAND("", "nieuw", "--rol", "beheerder", "--gebruikersnaam", "anja", "--naam", "X"),
        CLI_FAILED);
    /* what the screens would not take either */
    static const char *const names[] = {"", "xy", "Met Hoofdletter", "met spatie", "a\nb"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_int_eq(COMMAND("", "nieuw", "--rol", "beheerder", "--gebruikersnaam", names[i],
                                 "--naam", "Naam"),
                         CLI_USAGE);
    static const char *const people[] = {"", " ", " Anja", "An\nja", "\xff"};
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++)
        ck_assert_int_eq(COMMAND("", "nieuw", "--rol", "beheerder", "--gebruikersnaam", "nieuwe",
                                 "--naam", people[i]),
                         CLI_USAGE);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker"), 8);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 0);
}
END_TEST

/* ---- the link ---- */

static void make_link(void)
{
    ck_assert_int_eq(COMMAND("", "nieuw", "--rol", "privacy", "--gebruikersnaam", "frida", "--naam",
                             "Frida Groenendijk"),
                     CLI_DONE);
}

START_TEST(test_link_once)
{
    make_link();
    struct http_reply r = use_link(PASSWORD);
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), "/inloggen?gedaan=wachtwoord-gezet");
    http_reply_free(&r);
    ck_assert_int_eq(status_of(use_link(PASSWORD)), 410);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'wachtwoord.wijzigen'"
                           " AND gebruiker = (SELECT id FROM gebruiker"
                           "  WHERE gebruikersnaam = 'frida')"),
                     1);
    ck_assert_int_eq(status_of(api(NULL, "POST", "/sessie",
                                   "{\"gebruikersnaam\":\"frida\","
                                   "\"wachtwoord\":\"drie groene fietsen\"}")),
                     201);
}
END_TEST

START_TEST(test_link_too_old)
{
    make_link();
    change("UPDATE uitnodiging SET tot_op = 1");
    ck_assert_int_eq(status_of(use_link(PASSWORD)), 410);
}
END_TEST

START_TEST(test_link_made_up)
{
    make_link();
    link_path[20] = link_path[20] == 'A' ? 'B' : 'A';
    ck_assert_int_eq(status_of(use_link(PASSWORD)), 410);
    (void)snprintf(link_path, sizeof link_path, "/uitnodiging/x");
    ck_assert_int_eq(status_of(use_link(PASSWORD)), 410);
    /* what to do now, the same whichever it is */
    struct http_reply r = page(NULL, "GET", link_path, NULL);
    ck_assert_int_eq(r.status, 410);
    ck_assert(reply_has(&r, "Deze link werkt niet"));
    ck_assert(reply_has(&r, "Vraag anders uw beheerder om een nieuwe link."));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_bad_passwords)
{
    static const char *const fields[] = {
        "wachtwoord=kort&nogmaals=kort",
        "wachtwoord=drie+groene+fietsen&nogmaals=iets+anders",
        "wachtwoord=Frida+Groenendijk&nogmaals=Frida+Groenendijk",
        "wachtwoord=drie+groene+fietsen",
    };
    make_link();
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        struct http_reply r = use_link(fields[i]);
        ck_assert_msg(r.status == 400, "%d: %s", r.status, fields[i]);
        ck_assert(reply_has(&r, "-fout\"")); /* beside its field */
        ck_assert(!reply_has(&r, "groene"));
        http_reply_free(&r);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM wachtwoord"), 0);
    ck_assert_int_eq(status_of(use_link(PASSWORD)), 303);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("uitnodiging");
    TCase *t = tcase_create("uitnodiging");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_second_one_waits);
    tcase_add_test(t, test_first_one_is_confirmed);
    tcase_add_test(t, test_first_one_beside_who_works_here_no_more);
    tcase_add_test(t, test_reset);
    tcase_add_test(t, test_asked_wrongly);
    tcase_add_test(t, test_link_once);
    tcase_add_test(t, test_link_too_old);
    tcase_add_test(t, test_link_made_up);
    tcase_add_test(t, test_bad_passwords);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
