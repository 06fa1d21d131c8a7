/* SPDX-License-Identifier: EUPL-1.2 */
/* What the demo need not show, for test_demo_standen.c: table, column, words (NULL: all), why. */
{"mail", "uitkomst", NULL, "no screen shows it"},
