/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/serve.h"

#include "app.h"
#include "cli/cli.h"
#include "cli/hold.h"
#include "cli/storage.h"
#include "db/migrate.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static const char USAGE[] =
    "Usage: gezinsplan serve [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Serves until SIGTERM, SIGINT or SIGHUP. Brings the database up to date first. One server\n"
    "serves one data folder: a second one on the same folder does not start; it waits five\n"
    "seconds for one that is stopping.\n"
    "\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";

/* A database that is there is migrated; none is made here, for a wrong folder would go unnoticed.
 */
static enum result bring_up_to_date(const struct config *config)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct migrate_report report;
    char path[STORAGE_PATH];
    if (storage_path(path, config->gegevens, DATABASE_FILE) != DONE)
        return FAILED;
    if (migrate_database(path, config->migraties, &report, &p) != DONE) {
        storage_print(&p);
        return FAILED;
    }
    if (report.from < report.to)
        (void)fprintf(stderr, "gezinsplan: migrated from %d to %d, as it was: %s\n", report.from,
                      report.to, report.safety_copy);
    return DONE;
}

/* Two servers on one database would not see each other: refused, rather than found out later. One
 * that is stopping has five seconds for it (app.h), and who starts the next at once need not know.
 */
static enum result folder_hold(struct hold *h, const struct config *config)
{
    enum { STOPPING_MS = 5500 };
    char path[STORAGE_PATH];
    if (storage_database(path, config->gegevens) != DONE ||
        hold_await(h, config->gegevens, STOPPING_MS) != DONE)
        return FAILED;
    if (hold_is_ours(h))
        return DONE;
    (void)fprintf(stderr,
                  "gezinsplan: the data folder %s is in use: %s serves or migrates it. One server "
                  "serves one folder: stop that one first, or give this one a folder of its own "
                  "(--gegevens, or gegevens in the settings)\n",
                  config->gegevens, h->who);
    return FAILED;
}

/* Blocked in every thread, so that they wait for sigwait. */
static void signals_block(sigset_t *set)
{
    (void)sigemptyset(set);
    (void)sigaddset(set, SIGTERM);
    (void)sigaddset(set, SIGINT);
    struct sigaction before; /* under nohup a terminal that closes is no reason to stop */
    if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        (void)sigaddset(set, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, set, NULL);
}

static int serve(const struct config *config)
{
    struct app app;
    sigset_t stop;
    int number = 0;
    char err[1024] = "";
    signals_block(&stop);
    const struct app_options options = {.config = config};
    if (app_open(&app, &options, err, sizeof err) != DONE) {
        (void)fprintf(stderr, "gezinsplan: %s\n", err);
        return CLI_FAILED;
    }
    if (app_listen(&app, err, sizeof err) != DONE) {
        (void)fprintf(stderr, "gezinsplan: %s\n", err);
        (void)!app_close(&app);
        return CLI_FAILED;
    }
    (void)fprintf(stderr, "gezinsplan: listening on %s port %d\n", config->adres,
                  http_port(app.http));
    (void)sigwait(&stop, &number);
    (void)fprintf(stderr, "gezinsplan: stopping\n");
    if (app_close(&app) == DONE)
        return CLI_DONE;
    (void)fprintf(stderr, "gezinsplan: a request did not end in time; everything is on disk\n");
    _exit(CLI_FAILED); /* with threads still running there is nothing to clean up safely */
}

/* Families and keys are in its memory: what is left of a crash is no copy of that (also without the
 * unit's LimitCORE). */
static void cores_none(void)
{
    const struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
}

int cli_serve(int argc, char **argv)
{
    static const struct option options[] = {{"gegevens", required_argument, NULL, 'g'},
                                            {"config", required_argument, NULL, 'c'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    const char *settings = NULL, *gegevens = NULL;
    struct config config;
    optind = 0;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'g': gegevens = optarg; break;
        case 'c': settings = optarg; break;
        case 'h': (void)fputs(USAGE, stdout); return CLI_DONE;
        default: return storage_usage("serve");
        }
    }
    if (optind < argc)
        return storage_usage_extra("serve", argv[optind]);
    if (storage_settings(&config, settings, gegevens) != DONE)
        return CLI_FAILED;
    struct hold hold = {.fd = -1};
    int code = CLI_FAILED;
    cores_none();
    if (folder_hold(&hold, &config) == DONE && bring_up_to_date(&config) == DONE)
        code = serve(&config);
    hold_end(&hold);
    return code;
}

/* ---- config ---- */

static void line_print(void *arg, const char *text)
{
    (void)arg;
    (void)puts(text);
}

int cli_config(int argc, char **argv)
{
    (void)argv;
    if (argc > 1) {
        (void)fputs("Usage: gezinsplan config\n\nPrints every setting with its default: the text "
                    "of config/gezinsplan.conf.\n",
                    stdout);
        return argc == 2 ? CLI_DONE : CLI_USAGE;
    }
    config_print(line_print, NULL);
    return CLI_DONE;
}
