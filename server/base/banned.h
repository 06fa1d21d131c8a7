/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Functions that do not compile here. CMake includes this file before every source file (-include),
 * so nobody can forget it. A poisoned name may not even be declared any more, therefore the headers
 * that declare them come first.
 *
 *   copying without a limit  memcpy with a known length, snprintf, or a struct buf
 *   strncpy, strncat         the same: the one leaves the NUL out, the other takes the wrong size
 *   strtok                   keeps its place in a hidden variable: strcspn and strspn
 *   atoi, atol, atof         no errors: strtol after looking at the digits
 *   localtime, gmtime …      a shared buffer and the machine's time zone: base/clock.h
 *   rand, srand              base/rng.h
 *   tmpnam, mktemp           a race: mkstemp, mkdtemp
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* With fortified sources these are macros for clang. */
#undef sprintf
#undef vsprintf

#pragma GCC poison strcpy strcat sprintf vsprintf stpcpy gets
#pragma GCC poison strncpy strncat
#pragma GCC poison strtok
#pragma GCC poison atoi atol atoll atof
#pragma GCC poison localtime gmtime asctime ctime asctime_r ctime_r
#pragma GCC poison rand srand
#pragma GCC poison tmpnam mktemp

#endif
