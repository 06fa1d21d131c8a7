/* SPDX-License-Identifier: EUPL-1.2 */
/* After the rows are gone: the words in the search index, and the files of documents. What is
 * still to be done stands in the database, so that a stop in between is no more than that. */
#include "app.h"
#include "base/cleanup.h"
#include "base/durable.h"
#include "base/row.h"
#include "db/zoeken.h"
#include "domein/vernietiging.h"
#include "stukken/stuk.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 800 };

/* ---- the search index ---- */

static enum result forget_run(struct db_conn *c, void *arg, struct probleem *p)
{
    return zoeken_vergeet(c, arg, p);
}

static enum result words_forget(struct app *app, bool *ret_done, struct probleem *p)
{
    return writer_run(app->writer, forget_run, ret_done, p);
}

/* ---- files ---- */

struct files {
    json_t *rows;
};

static enum result files_read(struct db_conn *c, void *arg, struct probleem *p)
{
    struct files *f = arg;
    json_decref(f->rows);
    f->rows = NULL;
    return db_rows(c, p, "SELECT naam FROM stuk_weg ORDER BY naam LIMIT 100", NO_BINDS, &f->rows);
}

static enum result files_forget(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct files *f = arg;
    const json_t *row;
    size_t i;
    json_array_foreach(f->rows, i, row)
    {
        if (db_exec(c, p, "DELETE FROM stuk_weg WHERE naam = :naam",
                    BINDS(B_TEXT(":naam", row_text(row, "naam"))), NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result file_remove(const struct app *app, const char *naam, struct probleem *p)
{
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof path, "%s/" STUKKEN_FOLDER "/%s", app->config.gegevens, naam);
    if (unlink(path) == 0)
        return folder_sync(path, p);
    return errno == ENOENT
               ? DONE
               : probleem_intern(p, "cannot remove the file of a document: %s", strerror(errno));
}

static enum result documents_remove(struct app *app, bool *ret_done, struct probleem *p)
{
    struct files f = {0};
    enum result r = writer_run(app->writer, files_read, &f, p);
    for (size_t i = 0; r == DONE && i < json_array_size(f.rows); i++)
        r = file_remove(app, row_text(json_array_get(f.rows, i), "naam"), p);
    *ret_done = json_array_size(f.rows) == 0;
    if (r == DONE && !*ret_done)
        r = writer_run(app->writer, files_forget, &f, p);
    json_decref(f.rows);
    return r;
}

vernietiging_nazorg *const VERNIETIGING_NAZORG[] = {words_forget, documents_remove, NULL};
