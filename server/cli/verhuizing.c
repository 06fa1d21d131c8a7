/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/verhuizing.h"

#include "app.h"
#include "base/cleanup.h"
#include "base/durable.h"
#include "cli/cli.h"
#include "cli/storage.h"
#include "cli/werkplaats.h"
#include "domein/gemeente.h"
#include "domein/vestiging.h"
#include "logboek/logboek.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <fcntl.h>
#include <getopt.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char HELP_EXPORT[] =
    "Usage: gezinsplan export verhuizing ID FILE [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Writes the newest file for the other municipality of a move that was sent (ID: the last part\n"
    "of its page's address) to FILE, which must not be there yet. Only they can open it.\n"
    "\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";
static const char HELP_IMPORT[] =
    "Usage: gezinsplan import verhuizing FILE --voor ACCOUNT [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Takes in the file of a household that moves here. ACCOUNT (a user name) is the regisseur who\n"
    "says yes or no to it, in the program. Nothing of the household is in a dossier by this.\n"
    "\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";

struct opdracht {
    const char *id_text, *file, *account, *gegevens, *config;
    bool help;
    int64_t id;
    char *bytes; /* of the file */
    size_t n;
    struct app app;
    struct noten noten;
    struct kijker kijker;
    struct verzoek v;
};

/* ---- what both do ---- */

static bool parse(int argc, char **argv, int words, struct opdracht *o)
{
    static const struct option options[] = {
        {"gegevens", required_argument, NULL, 'g'},
        {"voor", required_argument, NULL, 'v'},
        {"config", required_argument, NULL, 'c'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'g': o->gegevens = optarg; break;
        case 'v': o->account = optarg; break;
        case 'c': o->config = optarg; break;
        case 'h': o->help = true; return true;
        default: return false;
        }
    }
    if (argc - optind != words || strcmp(argv[optind], "verhuizing") != 0)
        return false;
    o->id_text = argv[optind + 1];
    o->file = argv[optind + words - 1];
    return true;
}

static void ready(struct opdracht *o, const struct werkplaats *w, struct db_conn *c)
{
    o->app.config = w->config;
    o->app.clock = w->clock;
    o->app.rng = w->rng;
    o->app.ids = w->ids;
    o->app.sleutels = w->sleutels;
    o->v = (struct verzoek){.app = &o->app,
                            .kijker = &o->kijker,
                            .noten = &o->noten,
                            .db = c,
                            .nu = clock_now(&w->clock)};
    clock_local_date(o->v.nu, o->v.vandaag);
}

static enum result line_append(const struct opdracht *o, const char *handeling, const char *soort,
                               struct probleem *p)
{
    char id[ID_TEXT_SIZE], object[40];
    id_format(o->id, id);
    (void)snprintf(object, sizeof object, "%s/%s", soort, id);
    const struct logregel line = {.tijd_ms = clock_now_ms(&o->app.clock),
                                  .gebeurtenis = "systeem",
                                  .handeling = handeling,
                                  .rol = "opdrachtregel",
                                  .object = object,
                                  .uitkomst = "geslaagd",
                                  .verzoek = "opdrachtregel"};
    return logboek_append(o->v.db, &line, p);
}

static void problem_print(const struct probleem *p)
{
    const json_t *veld;
    size_t i;
    json_array_foreach(p->velden, i, veld)
    {
        (void)fprintf(stderr, "gezinsplan: %s\n",
                      json_string_value(json_object_get(veld, "reason")));
    }
    if (json_array_size(p->velden) == 0)
        werkplaats_print(p);
}

static int run(struct opdracht *o,
               enum result (*work)(struct db_conn *c, void *arg, struct probleem *p))
{
    struct werkplaats w;
    PROBLEEM_AUTO struct probleem p = {0};
    if (werkplaats_settings(&w, o->config, o->gegevens) != DONE)
        return CLI_FAILED;
    int code = CLI_FAILED;
    if (werkplaats_open(&w) == DONE) {
        ready(o, &w, w.conn);
        code = db_transaction(w.conn, &p, work, o) == DONE ? CLI_DONE : CLI_FAILED;
        if (code != CLI_DONE)
            problem_print(&p);
        db_context_unset(w.conn);
    }
    noten_clear(&o->noten);
    werkplaats_close(&w);
    return code;
}

/* ---- export ---- */

static const char SQL_UIT[] = "SELECT uit FROM verhuizing WHERE id = :id";

static enum result export_work(struct db_conn *c, void *arg, struct probleem *p)
{
    struct opdracht *o = arg;
    (void)c;
    if (gemeente_blob(&o->v, NULL, SQL_UIT, o->id, &o->bytes, &o->n, p) != DONE)
        return FAILED;
    if (!o->bytes)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN,
                            "There is no such move, or no file of it (any more).");
    return line_append(o, "verhuizing.exporteren", "verhuizing", p);
}

/* What is not whole goes: half a file would stand in the way of the next try (O_EXCL). */
static int file_write(const struct opdracht *o)
{
    PROBLEEM_AUTO struct probleem p = {0};
    AUTO_CLOSE int fd = open(o->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        (void)probleem_intern(&p, "%s: %s", o->file, strerror(errno));
    else if (!write_full(fd, o->bytes, o->n) || fsync(fd) != 0)
        (void)probleem_intern(&p, "%s: %s", o->file, strerror(errno));
    else if (folder_sync(o->file, &p) == DONE)
        return CLI_DONE;
    storage_print(&p);
    if (fd >= 0)
        (void)unlink(o->file);
    return CLI_FAILED;
}

int cli_export(int argc, char **argv)
{
    struct opdracht o = {0};
    if (!parse(argc, argv, 3, &o))
        return storage_usage_because("export", "say which: export verhuizing ID FILE");
    if (o.help) {
        (void)fputs(HELP_EXPORT, stdout);
        return CLI_DONE;
    }
    o.id = id_parse(o.id_text);
    int code = run(&o, export_work);
    if (code == CLI_DONE)
        code = file_write(&o);
    free(o.bytes);
    return code;
}

/* ---- import ---- */

static const char SQL_ACCOUNT[] =
    "SELECT g.id, g.onderdeel_id, o.organisatie_id FROM gebruiker g JOIN onderdeel o ON o.id ="
    " g.onderdeel_id WHERE g.gebruikersnaam = :naam";

/* With the rights of that account, and no more. */
static enum result account_find(struct opdracht *o, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool there;
    if (db_query(o->v.db, p, SQL_ACCOUNT, BINDS(B_TEXT(":naam", o->account)), &s) != DONE ||
        db_step(s, p, &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, "There is no account %s.", o->account);
    o->kijker = (struct kijker){.gebruiker = db_column_int(s, 0),
                                .onderdeel = db_column_int(s, 1),
                                .organisatie = db_column_int(s, 2)};
    struct db_context context = {.kijker = o->kijker.gebruiker, .nu = o->v.nu};
    memcpy(context.vandaag, o->v.vandaag, sizeof context.vandaag);
    db_context_set(o->v.db, &context);
    return DONE;
}

static enum result import_work(struct db_conn *c, void *arg, struct probleem *p)
{
    struct opdracht *o = arg;
    (void)c;
    if (account_find(o, p) != DONE || vestiging_ontvang(&o->v, o->bytes, o->n, &o->id, p) != DONE)
        return FAILED;
    return line_append(o, "vestiging.importeren", "vestiging", p);
}

static bool file_read(struct opdracht *o)
{
    AUTO_FILE FILE *f = fopen(o->file, "re");
    o->bytes = malloc(BUNDEL_MOST + 1);
    if (f && o->bytes)
        o->n = fread(o->bytes, 1, BUNDEL_MOST + 1, f);
    if (f && o->bytes && !ferror(f))
        return true;
    (void)fprintf(stderr, "gezinsplan: %s: %s\n", o->file, strerror(errno));
    return false;
}

int cli_import_verhuizing(int argc, char **argv)
{
    struct opdracht o = {0};
    if (!parse(argc, argv, 2, &o))
        return storage_usage_because("import verhuizing",
                                     "say which: import verhuizing FILE --voor ACCOUNT");
    if (!o.help && !o.account)
        return storage_usage_because("import verhuizing", "--voor is missing: the account");
    if (o.help) {
        (void)fputs(HELP_IMPORT, stdout);
        return CLI_DONE;
    }
    int code = file_read(&o) ? run(&o, import_work) : CLI_FAILED;
    if (code == CLI_DONE)
        (void)printf("taken in; %s sees it in the program, at Uit een andere gemeente\n",
                     o.account);
    free(o.bytes);
    return code;
}
