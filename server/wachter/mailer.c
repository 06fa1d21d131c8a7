/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/mailer.h"

#include "app.h"
#include "base/cleanup.h"
#include "base/draad.h"
#include "base/row.h"
#include "mail/smtp.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    LEASE_SECONDS = 15 * 60, /* much longer than sending takes */
    FIRST_WAIT = 5 * 60,
    ATTEMPTS = 5,
    IDLE_MS = 30 * 1000,
    WACHTWOORD_SIZE = 256,
};

/* ---- one e-mail ---- */

struct brief {
    int64_t nu, gebruiker;
    char dag[DATUM_SIZE];
    char adres[300];
    int64_t aantal, pogingen;
    bool found, send;
    const char *uitkomst; /* of what was sent; NULL: later */
};

static const char SQL_NEXT[] =
    "SELECT m.gebruiker_id AS gebruiker, m.dag, m.pogingen, coalesce(g.email, '') AS adres,"
    " (SELECT count(*) FROM attendering a WHERE a.gebruiker_id = g.id AND a.gelezen_op IS NULL)"
    "  AS aantal, EXISTS (SELECT 1 FROM mailvoorkeur v WHERE v.gebruiker_id = g.id)"
    "  AND EXISTS (SELECT 1 FROM regel_account w WHERE w.id = g.id)"
    "  AND m.dag = :dag AS \"nog?\""
    " FROM mail m JOIN gebruiker g ON g.id = m.gebruiker_id"
    " WHERE m.klaar_op IS NULL AND m.volgende_op <= :nu ORDER BY m.volgende_op, g.id LIMIT 1";
static const char SQL_TAKE[] =
    "UPDATE mail SET pogingen = pogingen + 1, volgende_op = :tot WHERE gebruiker_id = :g AND dag ="
    " :dag AND klaar_op IS NULL";
static const char SQL_DONE[] = "UPDATE mail SET klaar_op = :nu, uitkomst = :uitkomst"
                               " WHERE gebruiker_id = :g AND dag = :dag AND klaar_op IS NULL";
static const char SQL_LATER[] = "UPDATE mail SET volgende_op = :tot WHERE gebruiker_id = :g"
                                " AND dag = :dag AND klaar_op IS NULL";

static enum result done_note(struct db_conn *c, const struct brief *b, const char *uitkomst,
                             struct probleem *p)
{
    return db_exec(c, p, SQL_DONE,
                   BINDS(B_INT(":nu", b->nu), B_TEXT(":uitkomst", uitkomst),
                         B_INT(":g", b->gebruiker), B_TEXT(":dag", b->dag)),
                   NULL);
}

/* On the writer: takes the next, or closes one that is not needed any more. */
static enum result take(struct db_conn *c, void *arg, struct probleem *p)
{
    struct brief *b = arg;
    AUTO_JSON json_t *row = NULL;
    struct db_context nobody = {.nu = b->nu};
    clock_local_date(b->nu, nobody.vandaag);
    db_context_set(c, &nobody);
    if (db_row(c, p, SQL_NEXT, BINDS(B_INT(":nu", b->nu), B_TEXT(":dag", nobody.vandaag)), &row) !=
        DONE)
        return FAILED;
    b->found = row != NULL;
    b->send = false;
    if (!row)
        return DONE;
    b->gebruiker = row_int(row, "gebruiker");
    b->aantal = row_int(row, "aantal");
    b->pogingen = row_int(row, "pogingen") + 1;
    memcpy(b->dag, row_text(row, "dag"), sizeof b->dag);
    if (!row_true(row, "nog") || b->aantal == 0)
        return done_note(c, b, "niets", p);
    if (!smtp_is_adres(row_text(row, "adres")))
        return done_note(c, b, "geweigerd", p);
    (void)snprintf(b->adres, sizeof b->adres, "%s", row_text(row, "adres"));
    b->send = true;
    return db_exec(c, p, SQL_TAKE,
                   BINDS(B_INT(":tot", b->nu + LEASE_SECONDS), B_INT(":g", b->gebruiker),
                         B_TEXT(":dag", b->dag)),
                   NULL);
}

static enum result sent(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct brief *b = arg;
    if (b->uitkomst)
        return done_note(c, b, b->uitkomst, p);
    if (b->pogingen >= ATTEMPTS)
        return done_note(c, b, "opgegeven", p);
    return db_exec(c, p, SQL_LATER,
                   BINDS(B_INT(":tot", b->nu + ((int64_t)FIRST_WAIT << (b->pogingen - 1))),
                         B_INT(":g", b->gebruiker), B_TEXT(":dag", b->dag)),
                   NULL);
}

/* Nothing about anybody: how many, and where to read it. */
static enum smtp_uitkomst send(const struct app *app, const char *wachtwoord, const struct brief *b,
                               const atomic_bool *stop)
{
    const struct config *c = &app->config;
    const struct smtp_server server = {.url = c->smtp_url,
                                       .gebruiker = c->smtp_gebruiker,
                                       .wachtwoord = wachtwoord,
                                       .ca = c->smtp_ca,
                                       .afzender = c->mail_afzender,
                                       .tls = c->smtp_tls};
    char text[1200], id[ID_TEXT_SIZE], message_id[ID_TEXT_SIZE + DATUM_SIZE + 2], err[300] = "";
    id_format(b->gebruiker, id);
    (void)snprintf(message_id, sizeof message_id, "%s.%s", b->dag, id);
    (void)snprintf(text, sizeof text,
                   "%s %lld bericht%s voor u in Gezinsplan.\n\n"
                   "Lees %s hier: %s/mijn/berichten\n\n"
                   "In deze e-mail staat met opzet niets over gezinnen.\n"
                   "Wilt u deze e-mail niet meer? Zet hem uit bij Berichten.\n",
                   b->aantal == 1 ? "Er staat" : "Er staan", (long long)b->aantal,
                   b->aantal == 1 ? "" : "en", b->aantal == 1 ? "het" : "ze", c->basis_url);
    const struct smtp_bericht m = {.aan = b->adres,
                                   .onderwerp = "Nieuwe berichten in Gezinsplan",
                                   .tekst = text,
                                   .id = message_id,
                                   .op = b->nu};
    enum smtp_uitkomst r = smtp_send(&server, &m, stop, err, sizeof err);
    if (r != SMTP_VERSTUURD)
        (void)fprintf(stderr, "gezinsplan: an e-mail did not go: %s\n", err);
    return r;
}

static enum result step(struct app *app, const char *wachtwoord, const atomic_bool *stop,
                        bool *ret_more, struct probleem *p)
{
    struct brief b = {.nu = clock_now(&app->clock)};
    int64_t local = b.nu + clock_local_offset(b.nu);
    *ret_more = false;
    if (local / 3600 % 24 < app->config.mail_uur)
        return DONE;
    if (writer_run(app->writer, take, &b, p) != DONE)
        return FAILED;
    *ret_more = b.found;
    if (!b.send)
        return DONE;
    enum smtp_uitkomst r = send(app, wachtwoord, &b, stop);
    b.nu = clock_now(&app->clock);
    b.uitkomst = r == SMTP_VERSTUURD ? "verstuurd" : r == SMTP_NOOIT ? "geweigerd" : NULL;
    *ret_more = r != SMTP_LATER;
    return writer_run(app->writer, sent, &b, p);
}

enum result mailer_step(struct app *app, const char *wachtwoord, bool *ret_more, struct probleem *p)
{
    return step(app, wachtwoord, NULL, ret_more, p);
}

/* ---- the thread ---- */

struct mailer {
    struct app *app;
    char wachtwoord[WACHTWOORD_SIZE];
    struct draad draad;
};

static enum result password_read(const char *path, char ret[WACHTWOORD_SIZE], struct probleem *p)
{
    struct stat st;
    AUTO_FILE FILE *f = fopen(path, "re");
    if (!f || fstat(fileno(f), &st) != 0)
        return probleem_intern(p, "smtp_wachtwoord_bestand %s: %s", path, strerror(errno));
    if (st.st_mode & (S_IRWXG | S_IRWXO))
        return probleem_intern(p, "smtp_wachtwoord_bestand %s can be read by others: chmod 600",
                               path);
    if (!fgets(ret, WACHTWOORD_SIZE, f))
        return probleem_intern(p, "smtp_wachtwoord_bestand %s is empty", path);
    ret[strcspn(ret, "\r\n")] = '\0';
    return DONE;
}

static int work(void *arg)
{
    struct mailer *m = arg;
    for (bool more = true; more && !atomic_load(&m->draad.stopt);) {
        PROBLEEM_AUTO struct probleem p = {0};
        if (step(m->app, m->wachtwoord, &m->draad.stopt, &more, &p) != DONE) {
            (void)fprintf(stderr, "gezinsplan: e-mail waits: %s\n", probleem_reden(&p));
            break;
        }
    }
    return IDLE_MS;
}

static void mailer_free(struct mailer *m)
{
    sodium_memzero(m->wachtwoord, sizeof m->wachtwoord);
    free(m);
}

enum result mailer_start(struct app *app, struct mailer **ret, struct probleem *p)
{
    const struct config *c = &app->config;
    *ret = NULL;
    if (!c->smtp_url[0])
        return DONE;
    struct mailer *m = calloc(1, sizeof *m);
    if (!m || smtp_init() != DONE) {
        free(m);
        return probleem_intern(p, "no memory for e-mail");
    }
    m->app = app;
    if (c->smtp_wachtwoord_bestand[0] &&
        password_read(c->smtp_wachtwoord_bestand, m->wachtwoord, p) != DONE) {
        mailer_free(m);
        return FAILED;
    }
    const struct draad_werk werk = {.naam = "mailer", .ronde = work, .arg = m};
    if (draad_start(&m->draad, &werk, p) != DONE) {
        mailer_free(m);
        return FAILED;
    }
    *ret = m;
    return DONE;
}

void mailer_stop(struct mailer *m)
{
    if (!m)
        return;
    draad_stop(&m->draad);
    mailer_free(m);
}
