/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gezinsplan export verhuizing ID FILE, gezinsplan import verhuizing FILE --voor ACCOUNT: the files
 * of a household that moves (stukken/bundel.h), where a screen is not at hand. What is exported is
 * sealed to the other municipality; what is imported waits for that account to say yes or no.
 */
#ifndef CLI_VERHUIZING_H
#define CLI_VERHUIZING_H

/* argv[0] is the command, argv[1] "verhuizing"; exit codes of cli.h. */
int cli_export(int argc, char **argv);
int cli_import_verhuizing(int argc, char **argv);

#endif
