/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/backup.h"

#include "cli/cli.h"
#include "cli/storage.h"
#include "db/migrate.h"

#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

static const char USAGE[] =
    "Usage: gezinsplan backup --naar FILE [--sleutel FILE] [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Writes an encrypted copy of the database, as it is at this moment, while the server runs.\n"
    "FILE gets its name only after it has been read back, decrypted and checked, log included.\n"
    "It needs as much room again beside the database. The keys (DIR/sleutels) are not in it:\n"
    "keep a copy of them elsewhere, or nobody can ever read the backup.\n"
    "\n"
    "  --naar FILE     the backup to make; must not be there yet\n"
    "  --sleutel FILE  a backup key of your own, 64 hexadecimal digits (default: from "
    "DIR/sleutels)\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n"
    "\n"
    "Exit code 1 when it failed (then there is no FILE), or when the log or a document\n"
    "in it has faults.\n";

struct backup_run {
    struct storage_keys keys;
    struct verify_result log;
    struct stukken_count stukken;
};

static enum result check(void *arg, const char *database, struct probleem *p)
{
    struct backup_run *run = arg;
    const unsigned char *key = run->keys.has_zegel ? run->keys.zegel : NULL;
    return storage_verify_log(database, key, NULL, &run->log, p);
}

static int make(struct backup_run *run, const char *database, const char *file)
{
    struct probleem p = {0};
    struct stat st = {0};
    const struct backup_job job = {.database = database,
                                   .file = file,
                                   .sleutel = run->keys.backup,
                                   .nu = (int64_t)time(NULL),
                                   .check = check,
                                   .progress = storage_progress,
                                   .fault = storage_fault,
                                   .stukken = &run->stukken,
                                   .arg = run};
    storage_stop_on_signals();
    enum result r = backup_make(&job, &p);
    storage_progress_end();
    if (r != DONE) {
        storage_print(&p);
        (void)fprintf(stderr, "gezinsplan: no backup was made\n");
        probleem_clear(&p);
        return CLI_FAILED;
    }
    (void)stat(file, &st);
    (void)printf("%s: %lld bytes, read back and checked\n", file, (long long)st.st_size);
    storage_tell_stukken(&run->stukken);
    storage_tell_log(&run->log);
    if (run->log.fouten == 0 && run->stukken.fouten == 0)
        return CLI_DONE;
    (void)fprintf(stderr, "gezinsplan: the backup is what the data folder is, but that has faults: "
                          "see gezinsplan verify\n");
    return CLI_FAILED;
}

int cli_backup(int argc, char **argv)
{
    static const struct option options[] = {
        {"naar", required_argument, NULL, 'n'},     {"sleutel", required_argument, NULL, 's'},
        {"gegevens", required_argument, NULL, 'g'}, {"config", required_argument, NULL, 'c'},
        {"help", no_argument, NULL, 'h'},           {NULL, 0, NULL, 0}};
    const char *settings = NULL, *gegevens = NULL, *file = NULL, *key_file = NULL;
    optind = 0;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'n': file = optarg; break;
        case 's': key_file = optarg; break;
        case 'g': gegevens = optarg; break;
        case 'c': settings = optarg; break;
        case 'h': (void)fputs(USAGE, stdout); return CLI_DONE;
        default: return storage_usage("backup");
        }
    }
    if (!file)
        return storage_usage_because("backup", "--naar is missing: the file to make");
    if (optind < argc)
        return storage_usage_extra("backup", argv[optind]);
    struct config config;
    char database[STORAGE_PATH];
    if (storage_settings(&config, settings, gegevens) != DONE ||
        storage_database(database, config.gegevens) != DONE)
        return CLI_FAILED;
    struct backup_run run = {0};
    int code = CLI_FAILED;
    if (storage_keys_load(&run.keys, config.gegevens, key_file) == DONE) {
        if (run.keys.has_backup)
            code = make(&run, database, file);
        else
            (void)fprintf(stderr, "gezinsplan: %s/sleutels has no key; give one with --sleutel\n",
                          config.gegevens);
    }
    storage_keys_wipe(&run.keys);
    return code;
}
