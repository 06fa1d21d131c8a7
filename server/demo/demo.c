/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/demo.h"

#include "base/cleanup.h"
#include "db/backup.h"
#include "db/file.h"
#include "db/load.h"
#include "db/migrate.h"
#include "demo/afsluiten.h"
#include "demo/ave.h"
#include "demo/bewaren.h"
#include "demo/casus.h"
#include "demo/gezinnen.h"
#include "demo/instroom.h"
#include "demo/kijken.h"
#include "demo/lus.h"
#include "demo/nood.h"
#include "demo/overleggen.h"
#include "demo/praten.h"
#include "demo/samen.h"
#include "demo/slaapt.h"
#include "demo/sleutels.h"
#include "demo/standen.h"
#include "demo/verhuis.h"
#include "demo/versies.h"
#include "stukken/stuk.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
    PATH_SIZE = 700,
    BATCH = 500,       /* households a transaction */
    BULK_FROM = 10000, /* households; above, ids are in the order of writing */
};

struct maken {
    const struct demo_opties *opties;
    struct wereld wereld;
    struct gezinnen gezinnen;
    long done;
};

/* ---- one transaction each ---- */

static enum result write_town(struct db_conn *c, void *arg, struct probleem *p)
{
    struct maken *m = arg;
    m->wereld.conn = c;
    gemeente_maken(&m->wereld);
    casus_verbeek(&m->wereld);
    casus_elidrissi(&m->wereld);
    casus_vanrijn(&m->wereld);
    casus_tesfay(&m->wereld);
    nood_maken(&m->wereld);
    ave_maken(&m->wereld);
    demo_sleutels(&m->wereld);
    demo_bewaren(&m->wereld);
    return wereld_outcome(&m->wereld, p);
}

static enum result write_families(struct db_conn *c, void *arg, struct probleem *p)
{
    struct maken *m = arg;
    m->wereld.conn = c;
    for (int i = 0; i < BATCH && m->done < m->opties->huishoudens; i++, m->done++)
        gezinnen_maken(&m->gezinnen);
    return wereld_outcome(&m->wereld, p);
}

static enum result write_log(struct db_conn *c, void *arg, struct probleem *p)
{
    struct maken *m = arg;
    m->wereld.conn = c;
    samen_maken(&m->wereld);
    kijken_loggen(&m->wereld);
    afsluiten_maken(&m->wereld);
    praten_maken(&m->wereld);
    overleggen_maken(&m->wereld);
    versies_maken(&m->wereld);
    standen_maken(&m->wereld);
    standen_loggen(&m->wereld);
    verhuis_maken(&m->wereld);
    if (!m->wereld.bulk)
        slaapt_maken(&m->wereld);
    instroom_maken(&m->wereld);
    lus_maken(&m->wereld);
    return wereld_outcome(&m->wereld, p);
}

static enum result write_all(struct maken *m, struct db_conn *conn, struct probleem *p)
{
    const struct demo_opties *o = m->opties;
    if (db_transaction(conn, p, write_town, m) != DONE)
        return FAILED;
    m->wereld.bulk = o->bench || o->huishoudens > BULK_FROM;
    gezinnen_init(&m->gezinnen, &m->wereld, o->bench);
    while (m->done < o->huishoudens) {
        if (db_transaction(conn, p, write_families, m) != DONE)
            return FAILED;
        if (o->voortgang)
            o->voortgang(o->arg, m->done, o->huishoudens);
    }
    return db_transaction(conn, p, write_log, m);
}

/* ---- the database ---- */

static enum result fill(const struct demo_opties *o, const struct sleutels *sleutels,
                        const char *path, struct demo_verslag *ret, struct probleem *p)
{
    struct maken m = {.opties = o};
    struct db *db = NULL;
    struct db_conn *conn = NULL;
    const struct db_options options = {.path = path};
    if (wereld_init(&m.wereld, sleutels, o->zaad, o->vandaag) != DONE)
        return probleem_intern(p, "no memory for the demo");
    m.wereld.gegevens = o->gegevens;
    enum result r = FAILED;
    if (db_open(&options, &db, p) == DONE && db_load_begin(db, &conn, p) == DONE) {
        r = write_all(&m, conn, p);
        if (r == DONE)
            r = db_load_end(conn, p);
        else
            db_conn_close(conn);
    }
    db_close(db);
    *ret = (struct demo_verslag){m.wereld.telling.huishoudens, m.wereld.telling.personen,
                                 m.wereld.telling.items, m.wereld.telling.toestemmingen};
    wereld_free(&m.wereld);
    return r;
}

/* What becomes of the documents hangs on whether the database is whole. */
static enum result whole(void *arg, const char *naam, bool *ret_known, struct probleem *p)
{
    (void)naam;
    (void)p;
    *ret_known = *(const bool *)arg;
    return DONE;
}

static enum result settle(const struct demo_opties *o, bool kept, struct probleem *p)
{
    return stukken_settle(o->gegevens, whole, &kept, p);
}

/* Under another name until it is whole. */
static enum result make_database(const struct demo_opties *o, const struct sleutels *sleutels,
                                 const char *path, struct demo_verslag *ret, struct probleem *p)
{
    char unfinished[PATH_SIZE + 16];
    struct migrate_report report;
    (void)snprintf(unfinished, sizeof unfinished, "%s.maken", path);
    database_remove(unfinished);
    if (migrate_database(unfinished, o->migraties, &report, p) == DONE &&
        fill(o, sleutels, unfinished, ret, p) == DONE) {
        if (rename(unfinished, path) == 0)
            return settle(o, true, p) == DONE ? folder_sync(path, p) : FAILED;
        (void)probleem_intern(p, "cannot rename %s: %s", unfinished, strerror(errno));
    }
    database_remove(unfinished);
    (void)!settle(o, false, &(struct probleem){0});
    return FAILED;
}

/* ---- folder and keys ---- */

static enum result make_folder(const char *path, struct probleem *p)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return DONE;
    return probleem_intern(p, "cannot make the folder %.200s: %s", path, strerror(errno));
}

static enum result take_keys(const char *gegevens, const struct sleutels **ret, struct probleem *p)
{
    char err[1024] = "", folder[PATH_SIZE];
    (void)snprintf(folder, sizeof folder, "%s/sleutels", gegevens);
    if ((access(folder, F_OK) != 0 && sleutels_create(gegevens, err, sizeof err) != DONE) ||
        sleutels_load(gegevens, ret, err, sizeof err) != DONE)
        return probleem_intern(p, "%.280s", err);
    return DONE;
}

enum result demo_maken(const struct demo_opties *o, struct demo_verslag *ret, struct probleem *p)
{
    char path[PATH_SIZE];
    const struct sleutels *sleutels = NULL;
    if ((size_t)snprintf(path, sizeof path, "%s/%s", o->gegevens, DATABASE_FILE) >= sizeof path)
        return probleem_intern(p, "the name of the data folder is too long");
    if (make_folder(o->gegevens, p) != DONE)
        return FAILED;
    if (access(path, F_OK) == 0)
        return probleem_intern(
            p, "%.200s is there already: a demo needs a data folder without database", path);
    if (take_keys(o->gegevens, &sleutels, p) != DONE)
        return FAILED;
    enum result r = make_database(o, sleutels, path, ret, p);
    sleutels_free(sleutels);
    return r;
}
