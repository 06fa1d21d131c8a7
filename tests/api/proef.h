/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Routes for the tests of the frame, beside those of the program: a goal under the name `proef`,
 * read, added and changed with the fewest lines.
 *
 *     GET   /huishoudens/{huishouden}/proeven        the goals the viewer sees
 *     POST  /huishoudens/{huishouden}/proeven        adds one; form …/proeven/nieuw
 *     GET   /proeven/{proef}                         one
 *     PATCH /proeven/{proef}                         changes it; form …/wijzig
 *     POST  /proeven/{proef}/sluiting                ends it: no form page
 *     GET   /proeven                                 the goals of all households of the viewer
 *     GET   /proeven/vergeten                        forgets to note what it reads
 *     POST  /proeven/_zoek                           a search: reads
 *     POST  /huishoudens/{huishouden}/proeven/_oefen an answer from the writer: what adding would
 * give PATCH /proeven/{proef}/kort                    changes it, without a form page GET
 * /proeven/privacy, POST /proeven/beheer   for those roles
 */
#ifndef TESTS_API_PROEF_H
#define TESTS_API_PROEF_H

#include "harness.h"

extern const struct route_part routes_proef;

/* Called in the middle of reading one goal (in the snapshot, before the log line), when not NULL.
 */
extern void (*proef_during_read)(void);
/* How often goals were read. */
extern _Atomic int proef_reads;

static inline void proef_start(void) { harness_start(&routes_proef); }

#endif
