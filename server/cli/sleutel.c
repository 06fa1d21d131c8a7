/* SPDX-License-Identifier: EUPL-1.2 */
/* gezinsplan sleutel: the public keys of this installation, for another municipality. */
#include "cli/cli.h"
#include "cli/storage.h"
#include "cli/werkplaats.h"
#include "stukken/bundel.h"

#include <getopt.h>
#include <stdio.h>

static const char HELP[] =
    "Usage: gezinsplan sleutel [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Prints the public key of this installation, to be sent to the beheerder of another\n"
    "municipality, and its fingerprint, to be read to them on the telephone. Neither is secret.\n"
    "The same stands in the program, at *Gemeenten* of the beheerder.\n"
    "\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";

static int print_keys(const char *config, const char *gegevens)
{
    struct werkplaats w;
    char err[1024] = "", text[BUNDEL_OPENBAAR_SIZE], print[BUNDEL_AFDRUK_SIZE];
    struct bundel_paar own;
    const struct sleutels *keys = NULL;
    if (werkplaats_settings(&w, config, gegevens) != DONE)
        return CLI_FAILED;
    if (sleutels_load(w.config.gegevens, &keys, err, sizeof err) != DONE) {
        (void)fprintf(stderr, "gezinsplan: %s\n", err);
        return CLI_FAILED;
    }
    bundel_paar_make(keys->bundel, &own);
    sleutels_free(keys);
    bundel_openbaar_text(&own.openbaar, text);
    bundel_afdruk(&own.openbaar, print);
    bundel_paar_clear(&own);
    (void)printf("%s\nfingerprint: %s\n", text, print);
    return CLI_DONE;
}

int cli_sleutel(int argc, char **argv)
{
    static const struct option options[] = {
        {"gegevens", required_argument, NULL, 'g'},
        {"config", required_argument, NULL, 'c'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    const char *gegevens = NULL, *config = NULL;
    optind = 1;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'g': gegevens = optarg; break;
        case 'c': config = optarg; break;
        case 'h': (void)fputs(HELP, stdout); return CLI_DONE;
        default: return storage_usage("sleutel");
        }
    }
    if (optind < argc)
        return storage_usage_extra("sleutel", argv[optind]);
    return print_keys(config, gegevens);
}
