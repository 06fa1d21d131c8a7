/* SPDX-License-Identifier: EUPL-1.2 */
/* gezinsplan COMMAND …: the table of commands. */
#include "cli/cli.h"
#include "cli/demo.h"
#include "cli/gebruiker.h"
#include "cli/import.h"
#include "cli/serve.h"
#include "cli/verhuizing.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *help;
} COMMANDS[] = {
    {"serve", cli_serve, "serve the program over HTTP"},
    {"migrate", cli_migrate, "make the database, or bring it up to date"},
    {"demo", cli_demo, "make a municipality to try it on"},
    {"gebruiker", cli_gebruiker, "make the first beheerder or privacy officer, or reset one"},
    {"import", cli_import, "take in persons as the BRP delivers them, or a household that moves"},
    {"export", cli_export, "write the file of a household that moves away"},
    {"backup", cli_backup, "copy a database in use to one sealed file"},
    {"restore", cli_restore, "make a database from such a file"},
    {"verify", cli_verify, "check the log from its first line to its last"},
    {"sleutel", cli_sleutel, "print this installation's public key, for another municipality"},
    {"config", cli_config, "print every setting with its default"},
};

static void print_help(FILE *to)
{
    (void)fputs("Usage: gezinsplan COMMAND [OPTION]...\n\n", to);
    for (size_t i = 0; i < sizeof COMMANDS / sizeof COMMANDS[0]; i++)
        (void)fprintf(to, "  %-10s %s\n", COMMANDS[i].name, COMMANDS[i].help);
    (void)fputs("\ngezinsplan COMMAND --help says more.\n", to);
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "--help";
    for (size_t i = 0; i < sizeof COMMANDS / sizeof COMMANDS[0]; i++)
        if (strcmp(COMMANDS[i].name, name) == 0)
            return COMMANDS[i].run(argc - 1, argv + 1);
    bool help = strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0;
    if (!help)
        (void)fprintf(stderr, "gezinsplan: there is no command %s\n\n", name);
    print_help(help ? stdout : stderr);
    return help ? CLI_DONE : CLI_USAGE;
}
