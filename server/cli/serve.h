/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gezinsplan serve: brings the database up to date, serves until SIGTERM, SIGINT or SIGHUP (the
 * terminal was closed; not under nohup), and then stops within five seconds with everything that
 * was answered on disk. gezinsplan config prints the settings.
 */
#ifndef CLI_SERVE_H
#define CLI_SERVE_H

/* argv[0] is the command's name. CLI_FAILED: it did not start, or could not stop cleanly. */
int cli_serve(int argc, char **argv);
int cli_config(int argc, char **argv);

#endif
