/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/demo.h"

#include "cli/cli.h"
#include "cli/storage.h"
#include "demo/demo.h"
#include "demo/gemeente.h"

#include <getopt.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char HELP[] =
    "Usage: gezinsplan demo [--gegevens DIR] [--huishoudens N] [--zaad N] [--vandaag DATE]\n"
    "                       [--bench] [--config FILE]\n"
    "\n"
    "Makes a municipality that never was, Waterveen, in an empty data folder: partners,\n"
    "accounts, four families with a story and N other households, in the middle of a week's\n"
    "work. All persons are made up.\n"
    "\n"
    "  --gegevens DIR    data folder, made when it is not there (default: the setting\n"
    "                    `gegevens`); its keys are made when it has none\n"
    "  --huishoudens N   made-up households, 0 to 1000000 (default: 150)\n"
    "  --zaad N          of the chance: the same number and day make the same households\n"
    "  --vandaag DATE    the day the demo is set on (default: today)\n"
    "  --bench           households of one size, for benches: the account school sees all of\n"
    "                    them on consent\n"
    "  --config FILE     settings; GEZINSPLAN_… in the environment wins\n";

struct request {
    const char *gegevens, *config, *vandaag;
    int huishoudens;
    uint64_t zaad;
    bool bench, help;
};

static bool read_number(const char *text, uint64_t most, uint64_t *ret)
{
    enum { LONGEST = 19 };
    size_t n = strlen(text);
    if (n == 0 || n > LONGEST || strspn(text, "0123456789") != n)
        return false;
    *ret = strtoull(text, NULL, 10);
    return *ret <= most;
}

/* Says what an option of demo must be; false. */
static bool refuse(const char *option, const char *must)
{
    (void)fprintf(stderr, "gezinsplan: %s must be %s, not \"%s\"\n", option, must, optarg);
    return false;
}

static bool take_option(int option, struct request *ret)
{
    uint64_t number;
    switch (option) {
    case 'g': ret->gegevens = optarg; return true;
    case 'c': ret->config = optarg; return true;
    case 'v':
        ret->vandaag = optarg;
        return datum_is_whole(optarg) || refuse("--vandaag", "a day as 2026-11-21");
    case 'b': ret->bench = true; return true;
    case 'h': ret->help = true; return true;
    case 'z':
        return read_number(optarg, UINT64_MAX, &ret->zaad) ||
               refuse("--zaad", "a whole number, 0 or more");
    case 'n':
        if (!read_number(optarg, DEMO_HUISHOUDENS_MAX, &number))
            return refuse("--huishoudens", "a whole number from 0 to 1000000");
        ret->huishoudens = (int)number;
        return true;
    default: return false;
    }
}

static bool parse(int argc, char **argv, struct request *ret)
{
    static const struct option options[] = {
        {"gegevens", required_argument, NULL, 'g'},
        {"config", required_argument, NULL, 'c'},
        {"huishoudens", required_argument, NULL, 'n'},
        {"zaad", required_argument, NULL, 'z'},
        {"vandaag", required_argument, NULL, 'v'},
        {"bench", no_argument, NULL, 'b'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    *ret = (struct request){.huishoudens = DEMO_HUISHOUDENS, .zaad = 1};
    optind = 1;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;)
        if (!take_option(o, ret))
            return false;
    if (optind < argc)
        (void)fprintf(stderr, "gezinsplan: \"%s\" is one word too many\n", argv[optind]);
    return optind == argc;
}

static void tell_progress(void *arg, long done, long total)
{
    (void)arg;
    if (isatty(STDERR_FILENO) != 1)
        return;
    (void)fprintf(stderr, "\r%ld of %ld households\033[K%s", done, total,
                  done == total ? "\r\033[K" : "");
    (void)fflush(stderr);
}

static void tell_result(const char *gegevens, const struct demo_verslag *v)
{
    static const enum demo_gebruiker accounts[] = {POSTMA, HADDAD,  VELD,    BRANDSMA,
                                                   SAIDI,  DE_HAAN, WILLEMS, FONTEIN};
    (void)printf("Waterveen is in %s: %ld households, %ld persons, %ld items, %ld consents\n",
                 gegevens, v->huishoudens, v->personen, v->items, v->toestemmingen);
    (void)printf("accounts, password %s:\n", DEMO_WACHTWOORD);
    for (size_t i = 0; i < sizeof accounts / sizeof accounts[0]; i++)
        (void)printf("  %-16s %s, %s\n", gemeente_login(accounts[i]), gemeente_naam(accounts[i]),
                     gemeente_functie(accounts[i]));
}

int cli_demo(int argc, char **argv)
{
    struct request request;
    struct config config;
    struct demo_verslag verslag;
    PROBLEEM_AUTO struct probleem p = {0};
    if (!parse(argc, argv, &request))
        return storage_usage("demo");
    if (request.help) {
        (void)fputs(HELP, stdout);
        return CLI_DONE;
    }
    if (sodium_init() < 0 || storage_settings(&config, request.config, request.gegevens) != DONE)
        return CLI_FAILED;
    const struct demo_opties opties = {
        .gegevens = config.gegevens,
        .migraties = config.migraties,
        .vandaag = request.vandaag,
        .huishoudens = request.huishoudens,
        .zaad = request.zaad,
        .bench = request.bench,
        .voortgang = tell_progress,
    };
    if (demo_maken(&opties, &verslag, &p) != DONE) {
        storage_print(&p);
        return CLI_FAILED;
    }
    tell_result(config.gegevens, &verslag);
    return CLI_DONE;
}
