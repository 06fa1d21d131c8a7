/* SPDX-License-Identifier: EUPL-1.2 */
/* What the views say. */
#include "base/clock.h"
#include "base/result.h"
#include "vergelijk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char SQL_ITEMS[] = "SELECT id, grond FROM zicht_item";
static const char SQL_HUISHOUDEN[] = "SELECT id FROM zicht_huishouden WHERE id = dossier()";
static const char SQL_LEDEN[] = "SELECT id FROM zicht_lid";
static const char SQL_NALEZEN[] = "SELECT id FROM zicht_nalezen";
static const char SQL_WAAROM[] =
    "SELECT DISTINCT item_id, toestemming_id FROM zicht_item_toestemming";
static const char SQL_TOESTEMMINGEN[] = "SELECT id, stand, in_werking FROM zicht_toestemming";
static const char SQL_GEVERS[] = "SELECT DISTINCT toestemming_id, gever_persoon_id,"
                                 " gever_onderdeel_id FROM zicht_gever";

static void vraag(struct db_conn *lezer, const char *sql, struct db_stmt **ret)
{
    struct probleem p = {0};
    if (db_query(lezer, &p, sql, NO_BINDS, ret) != DONE) {
        (void)fprintf(stderr, "%s: %s\n", sql, p.intern);
        abort();
    }
}

static bool volgende(struct db_stmt *s)
{
    struct probleem p = {0};
    bool meer = false;
    if (db_step(s, &p, &meer) != DONE) {
        (void)fprintf(stderr, "a view failed: %s\n", p.intern);
        abort();
    }
    return meer;
}

/* The moment of the request is somewhere on that day; "" is no day. */
static void stel_in(struct db_conn *lezer, int64_t kijker, int64_t sleutel, int64_t huishouden,
                    const char *dag)
{
    struct db_context context = {.kijker = kijker, .sleutel = sleutel, .dossier = huishouden};
    (void)snprintf(context.vandaag, sizeof context.vandaag, "%s", dag);
    if (dag[0])
        context.nu = wereld_moment(kijker, dag);
    db_context_set(lezer, &context);
}

/* Half of the looks are in one snapshot, where what the rules say is worked out once (db/nu.c); the
 * others go statement by statement. */
static void kijk(struct db_conn *lezer, int64_t kijker, int64_t sleutel, int64_t huishouden,
                 const char *dag)
{
    struct probleem p = {0};
    stel_in(lezer, kijker, sleutel, huishouden, dag);
    if ((kijker ^ huishouden) & 1 && db_snapshot_begin(lezer, &p) != DONE) {
        (void)fprintf(stderr, "a snapshot: %s\n", p.intern);
        abort();
    }
}

static void kijk_weg(struct db_conn *lezer)
{
    db_snapshot_end(lezer);
    db_context_unset(lezer);
}

#define PLAATS(lijst, n) wereld_plaats(&(n), COUNT_OF(lijst), #lijst)

struct zicht zicht_lees(struct db_conn *lezer, int64_t kijker, int64_t huishouden, const char *dag)
{
    return zicht_lees_sleutel(lezer, kijker, 0, huishouden, dag);
}

struct zicht zicht_lees_sleutel(struct db_conn *lezer, int64_t kijker, int64_t sleutel,
                                int64_t huishouden, const char *dag)
{
    struct zicht z = {0};
    struct db_stmt *s = NULL;
    kijk(lezer, kijker, sleutel, huishouden, dag);
    vraag(lezer, SQL_ITEMS, &s);
    while (volgende(s)) {
        int i = PLAATS(z.items, z.n_items);
        const char *grond = db_column_text(s, 1);
        z.items[i].id = db_column_int(s, 0);
        (void)snprintf(z.items[i].grond, sizeof z.items[i].grond, "%s", grond ? grond : "");
    }
    db_done(s);
    vraag(lezer, SQL_HUISHOUDEN, &s);
    z.open = volgende(s);
    db_done(s);
    vraag(lezer, SQL_LEDEN, &s);
    while (volgende(s))
        z.leden[PLAATS(z.leden, z.n_leden)] = db_column_int(s, 0);
    db_done(s);
    vraag(lezer, SQL_NALEZEN, &s);
    while (volgende(s))
        z.nalezen[PLAATS(z.nalezen, z.n_nalezen)] = db_column_int(s, 0);
    db_done(s);
    kijk_weg(lezer);
    return z;
}

struct zicht_familie zicht_lees_familie(struct db_conn *lezer, int64_t persoon, int64_t huishouden,
                                        const char *dag)
{
    struct zicht_familie z = {0};
    struct db_stmt *s = NULL;
    struct db_context context = {.lezer = persoon, .dossier = huishouden};
    (void)snprintf(context.vandaag, sizeof context.vandaag, "%s", dag);
    if (dag[0])
        context.nu = clock_local_midnight(dag) + persoon * 997 % 80000;
    db_context_set(lezer, &context);
    vraag(lezer, SQL_ITEMS, &s);
    while (volgende(s)) {
        const char *grond = db_column_text(s, 1);
        if (!grond || strcmp(grond, "G7") != 0)
            z.anders++;
        z.items[PLAATS(z.items, z.n_items)] = db_column_int(s, 0);
    }
    db_done(s);
    vraag(lezer, SQL_HUISHOUDEN, &s);
    while (volgende(s))
        z.anders++;
    db_done(s);
    vraag(lezer, SQL_LEDEN, &s);
    while (volgende(s))
        z.anders++;
    db_done(s);
    db_context_unset(lezer);
    return z;
}

struct zicht_toestemming zicht_lees_toestemming(struct db_conn *lezer, int64_t kijker,
                                                int64_t huishouden, const char *dag)
{
    struct zicht_toestemming z = {0};
    struct db_stmt *s = NULL;
    kijk(lezer, kijker, 0, huishouden, dag);
    vraag(lezer, SQL_WAAROM, &s);
    while (volgende(s)) {
        int i = PLAATS(z.waarom, z.n_waarom);
        z.waarom[i].item = db_column_int(s, 0);
        z.waarom[i].toestemming = db_column_int(s, 1);
    }
    db_done(s);
    vraag(lezer, SQL_TOESTEMMINGEN, &s);
    while (volgende(s)) {
        int i = PLAATS(z.toestemmingen, z.n_toestemmingen);
        z.toestemmingen[i].id = db_column_int(s, 0);
        (void)snprintf(z.toestemmingen[i].stand, sizeof z.toestemmingen[i].stand, "%s",
                       db_column_text(s, 1));
        z.toestemmingen[i].in_werking = db_column_int(s, 2) != 0;
    }
    db_done(s);
    vraag(lezer, SQL_GEVERS, &s);
    while (volgende(s)) {
        int i = PLAATS(z.gevers, z.n_gevers);
        z.gevers[i].toestemming = db_column_int(s, 0);
        z.gevers[i].persoon = db_column_int(s, 1);
        z.gevers[i].onderdeel = db_column_int(s, 2);
    }
    db_done(s);
    kijk_weg(lezer);
    return z;
}
