/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/cli.h"
#include "cli/storage.h"
#include "db/migrate.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char USAGE[] =
    "Usage: gezinsplan restore --van FILE --naar DIR [--sleutel FILE] [--zegels FILE]\n"
    "                          [--config FILE]\n"
    "\n"
    "Puts a backup back as DIR/gezinsplan.db and DIR/stukken, and verifies it. A database that is\n"
    "there, or in use, is never overwritten, nor are documents. What cannot be trusted (cut off,\n"
    "changed, another key) is refused with the reason, and leaves nothing. First put the keys "
    "back\n"
    "in DIR/sleutels.\n"
    "\n"
    "  --van FILE      the backup\n"
    "  --naar DIR      the data folder to fill; made when it is not there\n"
    "  --sleutel FILE  the backup key, if it is one of your own (default: from DIR/sleutels, else\n"
    "                  from the data folder of the settings)\n"
    "  --zegels FILE   checkpoints kept elsewhere, to hold the log against. Those of after the\n"
    "                  backup will be told as cut off: the lines are lost indeed\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n"
    "\n"
    "Exit code 1 when it failed (then nothing is there), or when the log or a document has "
    "faults.\n";

struct restore_run {
    const char *van, *naar, *zegels;
    struct storage_keys keys;
    struct verify_result log;
    struct stukken_count stukken;
};

static enum result check(void *arg, const char *database, struct probleem *p)
{
    struct restore_run *run = arg;
    const unsigned char *key = run->keys.has_zegel ? run->keys.zegel : NULL;
    return storage_verify_log(database, key, run->zegels, &run->log, p);
}

static int put_back(struct restore_run *run, const char *database)
{
    struct probleem p = {0};
    const struct backup_job job = {.database = database,
                                   .file = run->van,
                                   .sleutel = run->keys.backup,
                                   .check = check,
                                   .progress = storage_progress,
                                   .fault = storage_fault,
                                   .stukken = &run->stukken,
                                   .arg = run};
    storage_stop_on_signals();
    enum result r = backup_restore(&job, &p);
    storage_progress_end();
    if (r != DONE) {
        storage_print(&p);
        (void)fprintf(stderr, "gezinsplan: nothing was restored\n");
        probleem_clear(&p);
        return CLI_FAILED;
    }
    (void)printf("%s: restored and checked\n", database);
    storage_tell_stukken(&run->stukken);
    storage_tell_log(&run->log);
    long long faults = (long long)(run->log.fouten + run->stukken.fouten);
    if (faults == 0)
        return CLI_DONE;
    (void)fprintf(stderr, "gezinsplan: restored, but with %lld faults (see above)\n", faults);
    return CLI_FAILED;
}

/* The keys that stand ready where the database comes, else those of this installation. */
static enum result keys_find(struct restore_run *run, const struct config *config,
                             const char *key_file)
{
    if (storage_keys_load(&run->keys, run->naar, key_file) != DONE)
        return FAILED;
    if (!run->keys.has_zegel && storage_keys_load(&run->keys, config->gegevens, key_file) != DONE)
        return FAILED;
    if (run->keys.has_backup)
        return DONE;
    (void)fprintf(stderr, "gezinsplan: no key: put it in %s/sleutels or give it with --sleutel\n",
                  run->naar);
    return FAILED;
}

static int restore(struct restore_run *run, const struct config *config, const char *key_file)
{
    char database[STORAGE_PATH];
    if (keys_find(run, config, key_file) != DONE ||
        storage_path(database, run->naar, DATABASE_FILE) != DONE)
        return CLI_FAILED;
    bool made = mkdir(run->naar, 0700) == 0;
    if (!made && errno != EEXIST) {
        (void)fprintf(stderr, "gezinsplan: cannot make %s: %s\n", run->naar, strerror(errno));
        return CLI_FAILED;
    }
    int code = put_back(run, database);
    if (code != CLI_DONE && made)
        (void)rmdir(run->naar); /* stays when something is in it */
    return code;
}

int cli_restore(int argc, char **argv)
{
    static const struct option options[] = {{"van", required_argument, NULL, 'v'},
                                            {"naar", required_argument, NULL, 'n'},
                                            {"sleutel", required_argument, NULL, 's'},
                                            {"zegels", required_argument, NULL, 'z'},
                                            {"config", required_argument, NULL, 'c'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    const char *settings = NULL, *key_file = NULL;
    struct restore_run run = {0};
    optind = 0;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'v': run.van = optarg; break;
        case 'n': run.naar = optarg; break;
        case 's': key_file = optarg; break;
        case 'z': run.zegels = optarg; break;
        case 'c': settings = optarg; break;
        case 'h': (void)fputs(USAGE, stdout); return CLI_DONE;
        default: return storage_usage("restore");
        }
    }
    if (!run.van)
        return storage_usage_because("restore", "--van is missing: the backup");
    if (!run.naar)
        return storage_usage_because("restore", "--naar is missing: the data folder to fill");
    if (optind < argc)
        return storage_usage_extra("restore", argv[optind]);
    struct config config;
    if (storage_settings(&config, settings, NULL) != DONE)
        return CLI_FAILED;
    int code = restore(&run, &config, key_file);
    storage_keys_wipe(&run.keys);
    return code;
}
