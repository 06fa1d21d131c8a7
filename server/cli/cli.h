/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The commands that keep the storage: `gezinsplan migrate|backup|restore|verify`. Each reads its
 * own options (argv[0] is the command's name) and tells how it ended by its exit code. Results go
 * to standard output, progress and problems to standard error.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

enum {
    CLI_DONE = 0,
    CLI_FAILED = 1, /* it did not happen, or what was verified has faults */
    CLI_USAGE = 2,  /* asked wrongly */
};

int cli_migrate(int argc, char **argv);
int cli_backup(int argc, char **argv);
int cli_restore(int argc, char **argv);
int cli_verify(int argc, char **argv);
int cli_sleutel(int argc, char **argv); /* public keys (stukken/bundel.h) */

#endif
