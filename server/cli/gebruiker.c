/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/gebruiker.h"

#include "app.h"
#include "base/buf.h"
#include "base/tekst.h"
#include "cli/cli.h"
#include "cli/storage.h"
#include "cli/werkplaats.h"
#include "db/migrate.h"
#include "domein/gebruiker.h"
#include "domein/uitnodiging.h"
#include "logboek/logboek.h"
#include "toegang/sessie.h"
#include "toegang/wachtwoord.h"

#include <getopt.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    "Usage: gezinsplan gebruiker nieuw --rol beheerder|privacy --gebruikersnaam ACCOUNT\n"
    "                            --naam NAME [--functie TEXT] [--organisatie NAME]\n"
    "                            [--onderdeel NAME] [--wachtwoord]\n"
    "       gezinsplan gebruiker herstel --gebruikersnaam ACCOUNT [--wachtwoord]\n"
    "\n"
    "Makes the first beheerder or privacy officer, or lets one back in. Other accounts are\n"
    "made in the program, by a beheerder.\n"
    "\n"
    "  --wachtwoord    read the password from standard input; without it a link is printed,\n"
    "                  good for one use, by which the owner chooses one\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";

/* What was asked, and what came of it. */
struct order {
    const char *act, *rol, *gebruikersnaam, *naam, *functie, *organisatie, *onderdeel;
    const char *settings, *gegevens;
    bool password;
    char hash[WACHTWOORD_HASH_SIZE]; /* of the password that was read; "" for a link */
    int64_t id;
    bool bevestigd;
    char token[UITNODIGING_TOKEN_SIZE];
    struct app app; /* the parts that making an invitation needs */
    struct verzoek v;
    struct kijker machine;
};

/* ---- organisation ---- */

static enum result organisatie_of(struct order *o, struct db_conn *c, int64_t *ret,
                                  struct probleem *p)
{
    if (db_int(c, p, "SELECT id FROM organisatie WHERE naam = :naam ORDER BY id LIMIT 1",
               BINDS(B_TEXT(":naam", o->organisatie)), 0, ret) != DONE)
        return FAILED;
    if (*ret)
        return DONE;
    *ret = id_new(o->app.ids);
    return db_exec(
        c, p,
        "INSERT INTO organisatie (id, naam, soort, van)"
        " VALUES (:id, :naam, 'gemeente', :van)",
        BINDS(B_INT(":id", *ret), B_TEXT(":naam", o->organisatie), B_TEXT(":van", o->v.vandaag)),
        NULL);
}

static enum result onderdeel_of(struct order *o, struct db_conn *c, int64_t *ret,
                                struct probleem *p)
{
    int64_t organisatie;
    if (organisatie_of(o, c, &organisatie, p) != DONE ||
        db_int(c, p,
               "SELECT id FROM onderdeel WHERE organisatie_id = :organisatie AND naam = :naam"
               " ORDER BY id LIMIT 1",
               BINDS(B_INT(":organisatie", organisatie), B_TEXT(":naam", o->onderdeel)), 0,
               ret) != DONE)
        return FAILED;
    if (*ret)
        return DONE;
    *ret = id_new(o->app.ids);
    return db_exec(c, p,
                   "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, van)"
                   " VALUES (:id, :organisatie, :naam, 'Gemeentewet', 0, :van)",
                   BINDS(B_INT(":id", *ret), B_INT(":organisatie", organisatie),
                         B_TEXT(":naam", o->onderdeel), B_TEXT(":van", o->v.vandaag)),
                   NULL);
}

/* ---- the account ---- */

/* The database would say so too, but not what to do. */
static enum result account_is_new(struct order *o, struct db_conn *c, struct probleem *p)
{
    int64_t taken;
    if (db_int(c, p, "SELECT 1 FROM gebruiker WHERE gebruikersnaam = :naam",
               BINDS(B_TEXT(":naam", o->gebruikersnaam)), 0, &taken) != DONE)
        return FAILED;
    return taken ? probleem_set(p, PROBLEEM_CONFLICT,
                                "There is an account %s already; nothing was changed. To let a "
                                "beheerder or privacy officer back in: gezinsplan gebruiker "
                                "herstel",
                                o->gebruikersnaam)
                 : DONE;
}

static enum result account_make(struct order *o, struct db_conn *c, struct probleem *p)
{
    int64_t onderdeel;
    if (account_is_new(o, c, p) != DONE || onderdeel_of(o, c, &onderdeel, p) != DONE)
        return FAILED;
    o->id = id_new(o->app.ids);
    if (db_exec(c, p,
                "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van)"
                " VALUES (:id, :gebruikersnaam, :naam, :functie, :onderdeel, :van)",
                BINDS(B_INT(":id", o->id), B_TEXT(":gebruikersnaam", o->gebruikersnaam),
                      B_TEXT(":naam", o->naam), B_TEXT(":functie", o->functie),
                      B_INT(":onderdeel", onderdeel), B_TEXT(":van", o->v.vandaag)),
                NULL) != DONE)
        return FAILED;
    return db_exec(c, p, "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (:id, :rol)",
                   BINDS(B_INT(":id", o->id), B_TEXT(":rol", o->rol)), NULL);
}

/* Finds who is to be let back in; o->rol becomes theirs. */
static enum result account_find(struct order *o, struct db_conn *c, struct probleem *p)
{
    int64_t privacy;
    if (db_int(c, p,
               "SELECT g.id FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker_id = g.id"
               " WHERE g.gebruikersnaam = :naam AND r.rol IN ('beheerder', 'privacy')"
               " AND (g.tot IS NULL OR g.tot >= :vandaag)",
               BINDS(B_TEXT(":naam", o->gebruikersnaam), B_TEXT(":vandaag", o->v.vandaag)), 0,
               &o->id) != DONE ||
        db_int(c, p, "SELECT 1 FROM gebruiker_rol WHERE gebruiker_id = :id AND rol = 'privacy'",
               BINDS(B_INT(":id", o->id)), 0, &privacy) != DONE)
        return FAILED;
    o->rol = privacy ? "privacy" : "beheerder";
    return o->id ? DONE
                 : probleem_set(p, PROBLEEM_NIET_GEVONDEN,
                                "There is no active beheerder or privacy officer %s; nothing was "
                                "changed. Other accounts are let back in by a beheerder, in the "
                                "program",
                                o->gebruikersnaam);
}

static enum result account_reset(struct order *o, struct db_conn *c, struct probleem *p)
{
    if (account_find(o, c, p) != DONE ||
        db_exec(c, p, "DELETE FROM wachtwoord WHERE gebruiker_id = :id", BINDS(B_INT(":id", o->id)),
                NULL) != DONE ||
        db_exec(c, p,
                "UPDATE gebruiker SET bevestigd_op = NULL, bevestigd_door = NULL,"
                " versie = versie + 1 WHERE id = :id",
                BINDS(B_INT(":id", o->id)), NULL) != DONE)
        return FAILED;
    return sessie_end_all(c, o->id, o->v.nu, p);
}

/* Only when nobody else could: nobody else who works here (R6) has the role. */
static enum result account_confirm(struct order *o, struct db_conn *c, struct probleem *p)
{
    int64_t others;
    struct db_context today = {.nu = o->v.nu};
    memcpy(today.vandaag, o->v.vandaag, sizeof today.vandaag);
    db_context_set(c, &today);
    enum result r = db_int(c, p,
                           "SELECT count(*) FROM regel_account a JOIN gebruiker_rol r"
                           " ON r.gebruiker_id = a.id WHERE r.rol = :rol AND a.id <> :id",
                           BINDS(B_TEXT(":rol", o->rol), B_INT(":id", o->id)), 0, &others);
    db_context_unset(c);
    if (r != DONE)
        return FAILED;
    o->bevestigd = others == 0;
    if (!o->bevestigd)
        return DONE;
    return db_exec(c, p, "UPDATE gebruiker SET bevestigd_op = :nu WHERE id = :id",
                   BINDS(B_INT(":id", o->id), B_INT(":nu", o->v.nu)), NULL);
}

static enum result password_keep(struct order *o, struct db_conn *c, struct probleem *p)
{
    int64_t until;
    if (!o->hash[0])
        return uitnodiging_new(&o->v, o->id, strcmp(o->act, "nieuw") == 0 ? "nieuw" : "herstel",
                               o->token, &until, p);
    return db_exec(c, p,
                   "INSERT INTO wachtwoord (gebruiker_id, hash, gezet_op)"
                   " VALUES (:id, :hash, :nu)",
                   BINDS(B_INT(":id", o->id), B_TEXT(":hash", o->hash), B_INT(":nu", o->v.nu)),
                   NULL);
}

static enum result line_append(const struct order *o, struct db_conn *c, struct probleem *p)
{
    char id[ID_TEXT_SIZE], object[40], handeling[40];
    id_format(o->id, id);
    (void)snprintf(object, sizeof object, "gebruiker/%s", id);
    (void)snprintf(handeling, sizeof handeling, "gebruiker.%s", o->act);
    const struct logregel line = {
        .tijd_ms = clock_now_ms(&o->app.clock),
        .gebeurtenis = "rechten",
        .handeling = handeling,
        .rol = "opdrachtregel",
        .object = object,
        .uitkomst = "geslaagd",
        .reden = o->bevestigd ? "bevestigd" : "onbevestigd",
        .verzoek = "opdrachtregel",
    };
    return logboek_append(c, &line, p);
}

static enum result order_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct order *o = arg;
    enum result r = strcmp(o->act, "nieuw") == 0 ? account_make(o, c, p) : account_reset(o, c, p);
    if (r != DONE || account_confirm(o, c, p) != DONE || password_keep(o, c, p) != DONE)
        return FAILED;
    return line_append(o, c, p);
}

/* ---- around it ---- */

static enum result password_read(struct order *o, const struct config *config, struct probleem *p)
{
    char line[1000];
    const char *const own[] = {o->gebruikersnaam, o->naam ? o->naam : "",
                               o->organisatie ? o->organisatie : "", NULL};
    if (!fgets(line, sizeof line, stdin))
        return probleem_set(p, PROBLEEM_ONLEESBAAR, "No password on standard input.");
    line[strcspn(line, "\r\n")] = '\0';
    enum result r = wachtwoord_check(line, config->wachtwoord_lengte, own, p);
    if (r == DONE)
        r = wachtwoord_hash(line, o->hash, p);
    sodium_memzero(line, sizeof line);
    return r;
}

static void problem_print(const struct probleem *p)
{
    size_t i;
    const json_t *veld;
    json_array_foreach(p->velden, i, veld)
    {
        (void)fprintf(stderr, "gezinsplan: %s\n",
                      json_string_value(json_object_get(veld, "reason")));
    }
    if (json_array_size(p->velden) == 0 && probleem_is(p))
        werkplaats_print(p);
}

/* A new installation has no keys yet. One that lost them has to find them again, so never when
 * there are accounts. */
static enum result keys_make_first(const struct werkplaats *w, struct probleem *p)
{
    char path[STORAGE_PATH], key[700], err[1024] = "";
    struct db *db = NULL;
    struct db_conn *c = NULL;
    int64_t accounts = 1;
    werkplaats_path(w, "sleutels/hoofd.sleutel", key, sizeof key);
    if (access(key, F_OK) == 0)
        return DONE;
    if (storage_database(path, w->config.gegevens) != DONE)
        return FAILED;
    const struct db_options options = {.path = path};
    enum result r = db_open(&options, &db, p);
    if (r == DONE && (r = db_writer_open(db, &c, p)) == DONE)
        r = db_int(c, p, "SELECT count(*) FROM gebruiker", NO_BINDS, 0, &accounts);
    db_conn_close(c);
    db_close(db);
    if (r == DONE && accounts == 0 && sleutels_create(w->config.gegevens, err, sizeof err) != DONE)
        r = probleem_set(p, PROBLEEM_INTERN, "%s", err);
    return r;
}

static void order_start(struct order *o, const struct werkplaats *w)
{
    o->app.config = w->config;
    o->app.clock = w->clock;
    o->app.rng = w->rng;
    o->app.ids = w->ids;
    o->app.sleutels = w->sleutels;
    o->v.app = &o->app;
    o->v.db = w->conn;
    o->v.kijker = &o->machine;
    o->v.nu = clock_now(&w->clock);
    clock_local_date(o->v.nu, o->v.vandaag);
}

static void tell(const struct order *o)
{
    const struct config *c = &o->app.config;
    (void)printf("account %s (%s)%s\n", o->gebruikersnaam, o->rol,
                 o->bevestigd ? ""
                              : ": waits until another one with that role confirms it in the "
                                "program");
    if (!o->token[0])
        return;
    if (c->basis_url[0])
        (void)printf("%s/uitnodiging/%s\n", c->basis_url, o->token);
    else
        (void)printf("http://localhost:%d/uitnodiging/%s\n", c->poort, o->token);
}

static int run(struct order *o)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct werkplaats w;
    char fallback[200];
    int code = CLI_FAILED;
    if (werkplaats_settings(&w, o->settings, o->gegevens) != DONE)
        return CLI_FAILED;
    (void)snprintf(fallback, sizeof fallback, "Gemeente %s", w.config.gemeente);
    if (!o->organisatie)
        o->organisatie = fallback;
    if (keys_make_first(&w, &p) != DONE ||
        (o->password && password_read(o, &w.config, &p) != DONE)) {
        problem_print(&p);
        return CLI_FAILED;
    }
    if (werkplaats_open(&w) == DONE) {
        order_start(o, &w);
        if (db_transaction(w.conn, &p, order_run, o) == DONE) {
            tell(o);
            code = CLI_DONE;
        } else {
            werkplaats_print(&p);
        }
    }
    werkplaats_close(&w);
    return code;
}

/* A name as the screens would keep it: something, on one line, not endless. NULL: not given. */
static bool is_name(const char *text)
{
    enum { MOST = 200 };
    if (!text)
        return true;
    if (!tekst_is_utf8(text, strlen(text)) || tekst_length(text) > MOST)
        return false;
    BUF_AUTO struct buf clean;
    buf_init(&clean, 1000);
    tekst_clean(text, true, &clean);
    return clean.len > 0 && !clean.failed && strcmp(clean.data, text) == 0;
}

/* What is missing or wrong in it, in words; NULL when nothing is. */
static const char *order_fault(struct order *o)
{
    bool nieuw = o->act && strcmp(o->act, "nieuw") == 0;
    if (!nieuw && (!o->act || strcmp(o->act, "herstel") != 0))
        return "say what to do: gebruiker nieuw, or gebruiker herstel";
    if (!o->gebruikersnaam)
        return "--gebruikersnaam is missing";
    if (!nieuw)
        return NULL;
    size_t n = strlen(o->gebruikersnaam);
    if (n < GEBRUIKERSNAAM_MIN || n > GEBRUIKERSNAAM_MAX ||
        !gebruikersnaam_tekens(o->gebruikersnaam))
        return "--gebruikersnaam takes 3 to 60 small letters, digits, or . - _ @";
    bool beheerder = o->rol && strcmp(o->rol, "beheerder") == 0;
    if (!beheerder && (!o->rol || strcmp(o->rol, "privacy") != 0))
        return "--rol is beheerder or privacy; other accounts are made in the program";
    if (!o->naam)
        return "--naam is missing";
    if (!is_name(o->naam) || !is_name(o->functie) || !is_name(o->organisatie) ||
        !is_name(o->onderdeel))
        return "a name is 1 to 200 characters on one line, without spaces around it";
    if (!o->functie)
        o->functie = beheerder ? "Beheerder" : "Privacy-officer";
    if (!o->onderdeel)
        o->onderdeel = beheerder ? "Applicatiebeheer" : "Privacy";
    return NULL;
}

int cli_gebruiker(int argc, char **argv)
{
    static const struct option options[] = {{"rol", required_argument, NULL, 'r'},
                                            {"gebruikersnaam", required_argument, NULL, 'u'},
                                            {"naam", required_argument, NULL, 'n'},
                                            {"functie", required_argument, NULL, 'f'},
                                            {"organisatie", required_argument, NULL, 'o'},
                                            {"onderdeel", required_argument, NULL, 'd'},
                                            {"wachtwoord", no_argument, NULL, 'w'},
                                            {"gegevens", required_argument, NULL, 'g'},
                                            {"config", required_argument, NULL, 'c'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    struct order o = {0};
    optind = 0;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
        case 'r': o.rol = optarg; break;
        case 'u': o.gebruikersnaam = optarg; break;
        case 'n': o.naam = optarg; break;
        case 'f': o.functie = optarg; break;
        case 'o': o.organisatie = optarg; break;
        case 'd': o.onderdeel = optarg; break;
        case 'w': o.password = true; break;
        case 'g': o.gegevens = optarg; break;
        case 'c': o.settings = optarg; break;
        case 'h': (void)fputs(USAGE, stdout); return CLI_DONE;
        default: return storage_usage("gebruiker");
        }
    }
    if (optind < argc)
        o.act = argv[optind++];
    if (optind < argc)
        return storage_usage_extra("gebruiker", argv[optind]);
    const char *fault = order_fault(&o);
    if (fault)
        return storage_usage_because("gebruiker", fault);
    return run(&o);
}
