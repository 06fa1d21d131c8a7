/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gezinsplan gebruiker: the first beheerder and the first privacy officer of a municipality, and a
 * way back in when the only one lost theirs (R27). Other accounts are made by a beheerder in the
 * program.
 *
 * Nobody lets themselves in (invariant 9): an account made or reset here is confirmed at once only
 * when no other active, confirmed account has that role and so nobody else could. Each act is a
 * line in the log.
 */
#ifndef CLI_GEBRUIKER_H
#define CLI_GEBRUIKER_H

/* argv[0] is the command's name; exit codes of cli.h. */
int cli_gebruiker(int argc, char **argv);

#endif
