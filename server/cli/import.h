/* SPDX-License-Identifier: EUPL-1.2 */
/* gezinsplan import brp FILE: takes in persons as the BRP delivers them (brp/import.h). */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

/* argv[0] is "import". 0: read to the end (with persons passed over, if need be); 1: it stopped; 2:
 * asked wrongly. */
int cli_import(int argc, char **argv);

#endif
