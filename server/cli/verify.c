/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/verify.h"

#include "cli/cli.h"
#include "cli/storage.h"
#include "db/migrate.h"

#include <getopt.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    "Usage: gezinsplan verify [--zegels FILE] [--openbaar HEX] [--database FILE]\n"
    "                         [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Checks the database, the log (every line, the chain through them, every signed checkpoint)\n"
    "and every document in the folder `stukken` beside the database. Tells each fault with the\n"
    "line it is at. The server may run meanwhile.\n"
    "\n"
    "  --zegels FILE    checkpoints kept outside this machine: the only way to find lines that\n"
    "                   were cut off together with their checkpoints (default: the setting\n"
    "                   `zegel_bestand`, or DIR/zegels.log, if it is there)\n"
    "  --openbaar HEX   public key that must have signed, 64 hexadecimal digits (default: that of\n"
    "                   DIR/sleutels)\n"
    "  --database FILE  database to check (default: DIR/gezinsplan.db)\n"
    "  --gegevens DIR   data folder (default: the setting `gegevens`)\n"
    "  --config FILE    settings; GEZINSPLAN_… in the environment wins\n"
    "\n"
    "Exit code 0: no faults. 1: faults, or it could not be read.\n";

struct verify_run {
    const char *database, *zegels, *openbaar; /* as asked; NULL: the default */
    char database_path[STORAGE_PATH], zegels_path[STORAGE_PATH];
    struct storage_keys keys;
};

/* The checkpoint file on this machine is a default: only when it is there. */
static enum result zegels_find(struct verify_run *run, const struct config *config)
{
    if (run->zegels)
        return DONE;
    run->zegels = config->zegel_bestand;
    if (!run->zegels[0]) {
        if (storage_path(run->zegels_path, config->gegevens, "zegels.log") != DONE)
            return FAILED;
        run->zegels = run->zegels_path;
    }
    if (access(run->zegels, F_OK) == 0)
        return DONE;
    (void)printf("log: no checkpoint file %s: a tail cut off with its checkpoints is not seen\n",
                 run->zegels);
    run->zegels = NULL;
    return DONE;
}

static enum result key_find(struct verify_run *run, const struct config *config)
{
    if (!run->openbaar)
        return storage_keys_load(&run->keys, config->gegevens, NULL);
    size_t n = strlen(run->openbaar), got = 0;
    if (n == 2 * sizeof run->keys.zegel &&
        sodium_hex2bin(run->keys.zegel, sizeof run->keys.zegel, run->openbaar, n, NULL, &got,
                       NULL) == 0 &&
        got == sizeof run->keys.zegel) {
        run->keys.has_zegel = true;
        return DONE;
    }
    (void)fprintf(stderr, "gezinsplan: --openbaar is 64 hexadecimal digits\n");
    return FAILED;
}

static int verify(const struct verify_run *run)
{
    struct probleem p = {0};
    struct verify_result log = {0};
    char hex[2 * ZEGEL_SLEUTEL + 1];
    const unsigned char *key = run->keys.has_zegel ? run->keys.zegel : NULL;
    bool whole = database_check(run->database, true, &p) == DONE;
    if (whole)
        (void)printf("database: %s is whole\n", run->database);
    else
        (void)printf("FAULT  %s\n", probleem_reden(&p));
    probleem_clear(&p);
    if (storage_verify_log(run->database, key, run->zegels, &log, &p) != DONE) {
        storage_print(&p);
        probleem_clear(&p);
        (void)fprintf(stderr, "gezinsplan: verify could not go on: neither the log nor the "
                              "documents were checked\n");
        return CLI_FAILED;
    }
    storage_tell_log(&log);
    struct stukken_count stukken = {0};
    if (whole && stukken_check(run->database, storage_fault, NULL, &stukken, &p) != DONE) {
        storage_print(&p);
        probleem_clear(&p);
        return CLI_FAILED;
    }
    if (whole)
        storage_tell_stukken(&stukken);
    if (key)
        (void)printf("log: public key %s\n", sodium_bin2hex(hex, sizeof hex, key, ZEGEL_SLEUTEL));
    else
        (void)printf("log: no key to compare with: who signed is not known\n");
    long long faults = (long long)(log.fouten + stukken.fouten) + !whole;
    (void)printf(faults ? "verify: %lld faults\n" : "verify: no faults\n", faults);
    return faults ? CLI_FAILED : CLI_DONE;
}

static int find_and_verify(struct verify_run *run, const struct config *config)
{
    if (!run->database) {
        if (storage_path(run->database_path, config->gegevens, DATABASE_FILE) != DONE)
            return CLI_FAILED;
        run->database = run->database_path;
    }
    if (access(run->database, R_OK) != 0) {
        (void)fprintf(stderr, "gezinsplan: cannot read %s\n", run->database);
        return CLI_FAILED;
    }
    if (key_find(run, config) != DONE || zegels_find(run, config) != DONE)
        return CLI_FAILED;
    return verify(run);
}

int cli_verify(int argc, char **argv)
{
    static const struct option options[] = {{"zegels", required_argument, NULL, 'z'},
                                            {"openbaar", required_argument, NULL, 'o'},
                                            {"database", required_argument, NULL, 'd'},
                                            {"gegevens", required_argument, NULL, 'g'},
                                            {"config", required_argument, NULL, 'c'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    const char *settings = NULL, *gegevens = NULL;
    struct verify_run run = {0};
    optind = 0;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'z': run.zegels = optarg; break;
        case 'o': run.openbaar = optarg; break;
        case 'd': run.database = optarg; break;
        case 'g': gegevens = optarg; break;
        case 'c': settings = optarg; break;
        case 'h': (void)fputs(USAGE, stdout); return CLI_DONE;
        default: return storage_usage("verify");
        }
    }
    if (optind < argc)
        return storage_usage_extra("verify", argv[optind]);
    struct config config;
    if (storage_settings(&config, settings, gegevens) != DONE)
        return CLI_FAILED;
    int code = find_and_verify(&run, &config);
    storage_keys_wipe(&run.keys);
    return code;
}
