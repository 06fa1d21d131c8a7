/* SPDX-License-Identifier: EUPL-1.2 */
/* gezinsplan import brp FILE: takes in persons as the BRP delivers them (brp/import.h). */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

/* argv[0] is "import"; exit codes of cli.h. Persons that were passed over make no failure. */
int cli_import(int argc, char **argv);

#endif
