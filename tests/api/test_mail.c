/* SPDX-License-Identifier: EUPL-1.2 */
/* The e-mail of a working day, to a mail server on loopback that really speaks SMTP. */
#include "gezin.h"

#include "mail/smtp.h"
#include "wachter/mailer.h"
#include "wachter/wachter.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#define DAG 86400

/* ---- the mail server: one connection at a time ---- */

static struct {
    int socket;
    pthread_t thread;
    pthread_mutex_t lock;
    int taken;           /* messages */
    char last[8000];     /* the conversation so far, of the last connection */
    char logged_in[200]; /* what AUTH PLAIN said */
    const char *rcpt;    /* what it answers to RCPT TO */
    const char *data;    /* and to a message */
} post;

static void say(int c, const char *text)
{
    ck_assert_int_eq((int)send(c, text, strlen(text), MSG_NOSIGNAL), (int)strlen(text));
}

/* A line, without its end; false at the end of the connection. */
static bool line_read(int c, char *line, size_t size)
{
    size_t n = 0;
    char one;
    while (n + 1 < size && recv(c, &one, 1, 0) == 1) {
        if (one == '\n') {
            line[n] = '\0';
            return true;
        }
        if (one != '\r')
            line[n++] = one;
    }
    return false;
}

static void keep(const char *line)
{
    (void)pthread_mutex_lock(&post.lock);
    size_t n = strlen(post.last);
    (void)snprintf(post.last + n, sizeof post.last - n, "%s\n", line);
    (void)pthread_mutex_unlock(&post.lock);
}

static void message_read(int c)
{
    char line[1000];
    say(c, "354 go on\r\n");
    while (line_read(c, line, sizeof line) && strcmp(line, ".") != 0)
        keep(line);
    (void)pthread_mutex_lock(&post.lock);
    post.taken += post.data[0] == '2';
    (void)pthread_mutex_unlock(&post.lock);
    say(c, post.data);
}

static void serve(int c)
{
    char line[1000];
    say(c, "220 loopback\r\n");
    while (line_read(c, line, sizeof line)) {
        keep(line);
        if (strncmp(line, "EHLO", 4) == 0)
            say(c, "250-loopback\r\n250 AUTH PLAIN\r\n");
        else if (strcmp(line, "AUTH PLAIN") == 0) {
            say(c, "334 \r\n");
            (void)line_read(c, post.logged_in, sizeof post.logged_in);
            say(c, "235 welcome\r\n");
        } else if (strncmp(line, "RCPT", 4) == 0)
            say(c, post.rcpt);
        else if (strcmp(line, "DATA") == 0)
            message_read(c);
        else if (strcmp(line, "QUIT") == 0) {
            say(c, "221 bye\r\n");
            return;
        } else
            say(c, "250 fine\r\n");
    }
}

static void *post_loop(void *arg)
{
    (void)arg;
    for (;;) {
        int c = accept(post.socket, NULL, NULL);
        if (c < 0)
            return NULL;
        (void)pthread_mutex_lock(&post.lock);
        post.last[0] = '\0';
        (void)pthread_mutex_unlock(&post.lock);
        serve(c);
        (void)close(c);
    }
}

static void start(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    gezin_start();
    (void)pthread_mutex_init(&post.lock, NULL);
    post.rcpt = "250 fine\r\n";
    post.data = "250 taken\r\n";
    post.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ck_assert(bind(post.socket, (struct sockaddr *)&at, sizeof at) == 0 &&
              listen(post.socket, 5) == 0 &&
              getsockname(post.socket, (struct sockaddr *)&at, &size) == 0);
    ck_assert_int_eq(pthread_create(&post.thread, NULL, post_loop, NULL), 0);
    (void)snprintf(app.config.smtp_url, sizeof app.config.smtp_url, "smtp://127.0.0.1:%d",
                   ntohs(at.sin_port));
    app.config.smtp_tls = false;
    (void)snprintf(app.config.mail_afzender, sizeof app.config.mail_afzender,
                   "gezinsplan@waterveen.example");
    (void)snprintf(app.config.basis_url, sizeof app.config.basis_url,
                   "https://gezinsplan.waterveen.example");
    change("UPDATE gebruiker SET email = gebruikersnaam || '@waterveen.example'");
}

static void stop(void)
{
    (void)shutdown(post.socket, SHUT_RDWR);
    (void)pthread_join(post.thread, NULL);
    (void)close(post.socket);
    harness_stop();
}

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

static int send_all(void)
{
    bool more = true;
    int steps = 0;
    while (more) {
        PROBLEEM_AUTO struct probleem p = {0};
        ck_assert_msg(mailer_step(&app, "geheim", &more, &p) == DONE, "%s", p.intern);
        steps++;
    }
    return steps;
}

static void message_for(int gebruiker, int id)
{
    char sql[300];
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object,"
                   " object_id, op) VALUES (%d, %d, 'regie-gevraagd', 301, 'huishouden', %d, %lld)",
                   gebruiker, id, id, (long long)clock_now(&app.clock));
    change(sql);
}

static void wants(const char *who)
{
    ck_assert_int_lt(status_of(api(login(who), "POST", "/mijn/mail", "{\"aan\": \"ja\"}")), 300);
    clock_forward(1);
}

/* Friday 20 November, noon: the day after that on which everybody begins. */
static void next_day(void)
{
    clock_forward(DAG);
    catch_up();
}

/* ---- what goes ---- */

START_TEST(test_one_a_day)
{
    wants("sanne");
    message_for(101, 1);
    message_for(101, 2);
    message_for(102, 3); /* did not ask for e-mail */
    next_day();
    (void)send_all();
    ck_assert_int_eq(post.taken, 1);
    ck_assert(strstr(post.last, "RCPT TO:<sanne@waterveen.example>") != NULL);
    ck_assert(strstr(post.last, "Subject: Nieuwe berichten in Gezinsplan") != NULL);
    /* these two, and what the other tasks saw that morning */
    char much[80];
    int64_t unread = value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND gelezen_op IS NULL");
    ck_assert_int_ge(unread, 2);
    (void)snprintf(much, sizeof much, "Er staan %d berichten voor u in Gezinsplan.", (int)unread);
    ck_assert_msg(strstr(post.last, much) != NULL, "%s", post.last);
    ck_assert(strstr(post.last, "https://gezinsplan.waterveen.example/mijn/berichten") != NULL);
    ck_assert(strstr(post.last, "Message-ID: <2026-11-20.0000000000035@waterveen.example>"));
    /* nothing about a family, nor who it is for but the address */
    ck_assert(!strstr(post.last, "Yıldız") && !strstr(post.last, "Hoekstra") &&
              !strstr(post.last, "regie"));
    /* not again, that day or a next one, until there is something new */
    catch_up();
    (void)send_all();
    next_day(); /* Saturday */
    message_for(101, 4);
    next_day();
    (void)send_all();
    ck_assert_int_eq(post.taken, 1);
    next_day(); /* Monday */
    (void)send_all();
    ck_assert_int_eq(post.taken, 2);
}
END_TEST

/* Read before it went, switched off, an account that ended or whose onderdeel did: nothing goes. */
START_TEST(test_not_needed)
{
    static const char *const changes[] = {
        "UPDATE attendering SET gelezen_op = 1", "DELETE FROM mailvoorkeur",
        "UPDATE gebruiker SET tot = '2026-11-19' WHERE id = 101",
        "UPDATE onderdeel SET tot = '2026-11-19' WHERE id = 11",
        "UPDATE gebruiker SET email = 'sanne@x.nl' || char(10) || 'Bcc: x@y.nl' WHERE id = 101"};
    wants("sanne");
    message_for(101, 1);
    next_day();
    change(changes[_i]);
    (void)send_all();
    ck_assert_int_eq(post.taken, 0);
    ck_assert_int_eq(value("SELECT count(*) FROM mail WHERE klaar_op IS NOT NULL"), 1);
}
END_TEST

/* Not before its hour. The server was off for days: one e-mail, not one a day. */
START_TEST(test_hour_and_days_off)
{
    wants("sanne");
    message_for(101, 1);
    catch_up();
    clock_forward(3 * DAG); /* Sunday */
    clock_forward(DAG - 6 * 3600);
    catch_up(); /* Monday, six in the morning */
    ck_assert_int_eq(send_all(), 1);
    ck_assert_int_eq(post.taken, 0);
    clock_forward(3 * 3600);
    (void)send_all();
    ck_assert_int_eq(post.taken, 1);
    ck_assert_int_eq(value("SELECT count(*) FROM mail WHERE uitkomst = 'verstuurd'"), 1);
}
END_TEST

/* ---- what goes wrong ---- */

START_TEST(test_tried_again)
{
    wants("sanne");
    message_for(101, 1);
    next_day();
    post.data = "451 later\r\n";
    (void)send_all();
    (void)send_all(); /* not yet */
    ck_assert_int_eq(value("SELECT pogingen FROM mail"), 1);
    clock_forward(300);
    post.data = "250 taken\r\n";
    (void)send_all();
    ck_assert_int_eq(post.taken, 1);
    ck_assert_int_eq(value("SELECT uitkomst = 'verstuurd' FROM mail"), 1);
}
END_TEST

START_TEST(test_given_up)
{
    wants("sanne");
    message_for(101, 1);
    next_day();
    if (_i == 0) { /* who it is for does not exist: at once */
        post.rcpt = "550 no such person\r\n";
        (void)send_all();
        ck_assert_int_eq(value("SELECT pogingen FROM mail WHERE uitkomst = 'geweigerd'"), 1);
        return;
    }
    (void)shutdown(post.socket, SHUT_RDWR); /* nobody answers */
    (void)pthread_join(post.thread, NULL);
    ck_assert_int_eq(pthread_create(&post.thread, NULL, post_loop, NULL), 0);
    for (int n = 0; n < 8; n++) {
        (void)send_all();
        clock_forward(5 * 60 * 32);
        if (n == 0)
            ck_assert_int_eq(value("SELECT pogingen FROM mail WHERE klaar_op IS NULL"), 1);
    }
    ck_assert_int_eq(value("SELECT pogingen FROM mail WHERE klaar_op IS NOT NULL"), 5);
}
END_TEST

/* It dies after the mail server took it and before that was noted: once more, as the same. */
START_TEST(test_dies_in_between)
{
    wants("sanne");
    message_for(101, 1);
    next_day();
    change("CREATE TRIGGER stuk BEFORE UPDATE OF klaar_op ON mail BEGIN"
           " SELECT RAISE(ABORT, 'dies'); END");
    bool more;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(mailer_step(&app, "", &more, &p), FAILED);
    change("DROP TRIGGER stuk");
    (void)send_all(); /* another server waits */
    ck_assert_int_eq(post.taken, 1);
    clock_forward(16 * 60);
    (void)send_all();
    ck_assert_int_eq(post.taken, 2);
    ck_assert(strstr(post.last, "Message-ID: <2026-11-20.0000000000035@"));
}
END_TEST

START_TEST(test_logs_in)
{
    (void)snprintf(app.config.smtp_gebruiker, sizeof app.config.smtp_gebruiker, "plan");
    wants("sanne");
    message_for(101, 1);
    next_day();
    (void)send_all();
    ck_assert_int_eq(post.taken, 1);
    ck_assert_str_eq(post.logged_in, "AHBsYW4AZ2VoZWlt"); /* \0plan\0geheim */
}
END_TEST

/* With TLS asked for and none offered, nothing goes: no password, no address. */
START_TEST(test_tls_or_nothing)
{
    app.config.smtp_tls = true;
    wants("sanne");
    message_for(101, 1);
    next_day();
    (void)send_all();
    ck_assert_int_eq(post.taken, 0);
    ck_assert(!strstr(post.last, "RCPT") && !strstr(post.last, "AUTH"));
}
END_TEST

START_TEST(test_on_the_page)
{
    char *text = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(strstr(text, "E-mail aanzetten") && strstr(text, "sanne@waterveen.example"));
    free(text);
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", "/mijn/mail", "aan=ja")), 303);
    text = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(strstr(text, "Geen e-mail meer") != NULL);
    free(text);
    ck_assert_int_eq(status_of(page(login("sanne"), "POST", "/mijn/mail", "aan=nee")), 303);
    ck_assert_int_eq(value("SELECT count(*) FROM mailvoorkeur"), 0);
    app.config.smtp_url[0] = '\0';
    text = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(!strstr(text, "E-mail aanzetten"));
    free(text);
}
END_TEST

START_TEST(test_addresses)
{
    ck_assert(smtp_is_adres("a@b") && smtp_is_adres("jan.de-boer+x@post.example.nl"));
    static const char *const bad[] = {"",       "a",     "@b",      "a@",      "a@b@c",
                                      "a b@c",  "a@b\n", "<a@b>",   "a@b,c@d", "a\r\nBcc: x@y",
                                      "é@b.nl", "a;b@c", "\"a\"@b", "a@[::1]"};
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        ck_assert_msg(!smtp_is_adres(bad[i]), "%s", bad[i]);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("mail");
    TCase *t = tcase_create("mail");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_one_a_day);
    tcase_add_loop_test(t, test_not_needed, 0, 5);
    tcase_add_test(t, test_hour_and_days_off);
    tcase_add_test(t, test_tried_again);
    tcase_add_loop_test(t, test_given_up, 0, 2);
    tcase_add_test(t, test_dies_in_between);
    tcase_add_test(t, test_logs_in);
    tcase_add_test(t, test_tls_or_nothing);
    tcase_add_test(t, test_on_the_page);
    tcase_add_test(t, test_addresses);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
