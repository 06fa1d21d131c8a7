/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Dates are ISO 8601 texts, "2026-11-21", in the proleptic Gregorian calendar, years 1800-2199. A
 * *partial* date, as the BRP has them, has "00" for what is unknown: "2012-05-00", "2012-00-00";
 * wholly unknown is "" or NULL. Compared as text, whole dates order as dates do.
 *
 * Age (R10, R12): somebody born on 29 February is a year older on 1 March in other years. A partial
 * birth date allows a range of ages; the rules need the givers of each of them.
 */
#ifndef BASE_DATUM_H
#define BASE_DATUM_H

#include <stdbool.h>
#include <stdint.h>

#define DATUM_SIZE 11 /* "2026-11-21" and NUL */

bool datum_is_whole(const char *text);   /* valid and complete */
bool datum_is_partial(const char *text); /* whole, or with unknown parts (year known) */
/*
 * The functions below that take a `datum`, `day` or whole birth date need a whole and valid one:
 * checking comes first, at the edge, and here it is asserted. Results past the years above become
 * the first or the last day there is.
 */
/* Days since 1970-01-01. */
int32_t datum_to_day(const char *datum);
void datum_from_day(int32_t day, char ret_datum[DATUM_SIZE]);
void datum_add_days(const char *datum, int days, char ret_datum[DATUM_SIZE]);
/* `days` working days on (Monday to Friday; public holidays count as working days). */
void datum_add_workdays(const char *datum, int days, char ret_datum[DATUM_SIZE]);
/* Same day number `months` on; the last day of the month when that does not exist. */
void datum_add_months(const char *datum, int months, char ret_datum[DATUM_SIZE]);
/* First and last day a partial date can be; false when it is no partial date. */
bool datum_range(const char *partial, char ret_first[DATUM_SIZE], char ret_last[DATUM_SIZE]);
/* Whole years of age on `day` for a whole birth date; negative before birth. */
int datum_age(const char *birth, const char *day);
/* Lowest and highest age a partial birth date allows on `day`; false when birth is not known at
 * all. */
bool datum_age_range(const char *birth, const char *day, int *ret_lowest, int *ret_highest);
/* "20120502" of the BRP (00 parts allowed; "00000000", "" and NULL give "") to our form; false if
 * invalid, a known day in an unknown month included. */
bool datum_from_brp(const char *brp, char ret_datum[DATUM_SIZE]);
/* Day of the week, 0 = Monday. */
int datum_weekday(const char *datum);
/* "januari" of 1 to "december" of 12; static. */
const char *datum_maand(int month);
enum { DATUM_WOORDEN_SIZE = 20 };
/* A whole date as people read it, for a sentence that is made here: "3 januari 2027". */
void datum_woorden(const char *datum, char ret[DATUM_WOORDEN_SIZE]);

#endif
