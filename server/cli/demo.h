/* SPDX-License-Identifier: EUPL-1.2 */
/* gezinsplan demo: makes the municipality of Waterveen (demo/demo.h). */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

/* argv[0] is "demo"; exit codes of cli.h. */
int cli_demo(int argc, char **argv);

#endif
