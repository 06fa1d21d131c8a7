/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/migrate.h"

#include "cli/cli.h"
#include "cli/hold.h"
#include "cli/storage.h"
#include "db/db.h"
#include "db/zoeken.h"

#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

static const char USAGE[] =
    "Usage: gezinsplan migrate [--status] [--zoeken] [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Makes the database, or brings it up to date with this program. All or nothing; a\n"
    "database with data is copied first, to gezinsplan.db.voor-NNNN beside it. Not while a server\n"
    "runs on it.\n"
    "\n"
    "  --status        say what has been applied and what would be; change nothing\n"
    "  --zoeken        make the search indexes anew after that\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";

static void tell(void *arg, const struct migration *m)
{
    static const char *const states[] = {"applied", "pending", "CHANGED since it was applied",
                                         "UNKNOWN to this program"};
    char day[24] = "-";
    time_t op = (time_t)m->op;
    struct tm tm;
    (void)arg;
    if (m->op && gmtime_r(&op, &tm))
        (void)strftime(day, sizeof day, "%Y-%m-%dT%H:%MZ", &tm);
    (void)printf("%04d  %-18s %-32s %s\n", m->nummer, day, m->naam, states[m->state]);
}

static int status(const char *path, const char *dir)
{
    struct probleem p = {0};
    if (migrate_status(path, dir, tell, NULL, &p) == DONE)
        return CLI_DONE;
    storage_print(&p);
    probleem_clear(&p);
    return CLI_FAILED;
}

static int run(const char *path, const char *dir)
{
    struct probleem p = {0};
    struct migrate_report report;
    if (migrate_database(path, dir, &report, &p) != DONE) {
        storage_print(&p);
        (void)fprintf(stderr, "gezinsplan: nothing was changed\n");
        probleem_clear(&p);
        return CLI_FAILED;
    }
    if (report.safety_copy[0])
        (void)printf("the database as it was: %s\n", report.safety_copy);
    if (report.from < report.to)
        (void)printf("%s: %s, migrations %d to %d\n", path, report.created ? "made" : "migrated",
                     report.from + 1, report.to);
    else
        (void)printf("%s: up to date (%d)%s\n", path, report.to,
                     report.views ? ", views made anew" : "");
    return CLI_DONE;
}

static void pending_look(void *arg, const struct migration *m)
{
    if (m->state != MIGRATION_APPLIED)
        *(bool *)arg = true;
}

/* A server that runs keeps the tables as it found them: nothing is changed under it. When there is
 * nothing to do it is no bother. */
static int run_alone(const char *path, const struct config *config)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct hold hold;
    bool pending = false;
    int code = CLI_FAILED;
    if (hold_take(&hold, config->gegevens) != DONE)
        return CLI_FAILED;
    if (hold_is_ours(&hold))
        code = run(path, config->migraties);
    else if (migrate_status(path, config->migraties, pending_look, &pending, &p) != DONE)
        storage_print(&p);
    else if (!pending)
        code = run(path, config->migraties);
    else
        (void)fprintf(stderr,
                      "gezinsplan: the data folder %s is in use: %s serves or migrates it. Stop "
                      "the server, then migrate\ngezinsplan: nothing was changed\n",
                      config->gegevens, hold.who);
    hold_end(&hold);
    return code;
}

static enum result build(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)arg;
    return zoeken_opbouwen(c, p);
}

/* The indexes follow from the tables: whatever is wrong with them, this puts it right. */
static int indexes(const char *path)
{
    struct probleem p = {0};
    struct db *db = NULL;
    struct db_conn *writer = NULL;
    const struct db_options options = {.path = path};
    enum result r = FAILED;
    if (db_open(&options, &db, &p) == DONE && db_writer_open(db, &writer, &p) == DONE)
        r = db_transaction(writer, &p, build, NULL);
    db_conn_close(writer);
    db_close(db);
    if (r == DONE)
        (void)printf("%s: search indexes made anew\n", path);
    else
        storage_print(&p);
    probleem_clear(&p);
    return r == DONE ? CLI_DONE : CLI_FAILED;
}

int cli_migrate(int argc, char **argv)
{
    static const struct option options[] = {
        {"status", no_argument, NULL, 's'},         {"zoeken", no_argument, NULL, 'z'},
        {"gegevens", required_argument, NULL, 'g'}, {"config", required_argument, NULL, 'c'},
        {"help", no_argument, NULL, 'h'},           {NULL, 0, NULL, 0}};
    const char *settings = NULL, *gegevens = NULL;
    bool only_status = false, search = false;
    struct config config;
    char path[STORAGE_PATH];
    optind = 0;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 's': only_status = true; break;
        case 'z': search = true; break;
        case 'g': gegevens = optarg; break;
        case 'c': settings = optarg; break;
        case 'h': (void)fputs(USAGE, stdout); return CLI_DONE;
        default: return storage_usage("migrate");
        }
    }
    if (optind < argc)
        return storage_usage_extra("migrate", argv[optind]);
    if (storage_settings(&config, settings, gegevens) != DONE ||
        storage_path(path, config.gegevens, DATABASE_FILE) != DONE)
        return CLI_FAILED;
    if (only_status)
        return status(path, config.migraties);
    (void)mkdir(config.gegevens, 0700); /* its parent must be there; migrating says the rest */
    int code = run_alone(path, &config);
    return code == CLI_DONE && search ? indexes(path) : code;
}
