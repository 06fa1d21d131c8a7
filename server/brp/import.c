/* SPDX-License-Identifier: EUPL-1.2 */
#include "brp/import.h"

#include "base/cleanup.h"
#include "base/tekst.h"
#include "brp/gezien.h"
#include "brp/opslag.h"
#include "brp/splitser.h"
#include "logboek/logboek.h"

#include <string.h>

enum { BATCH = 250 }; /* persons a transaction */

struct loop {
    const struct brp_import *import;
    struct splitser splitser;
    struct brp_persoon *persoon; /* the one being read; large, so not on the stack */
    struct brp_opslag opslag;
    struct brp_gezien gezien;
    struct brp_telling total, batch;
    int64_t touched[BATCH]; /* persons added or changed in this transaction */
    int touched_count;
    bool ended;
    struct probleem broken; /* why the file cannot be read on */
    /* The last remark waits: whether it passes over the person is known when the next one comes. */
    bool waiting;
    long line;
    char veld[128], reden[160];
};

/* ---- remarks ---- */

static void remark_flush(struct loop *l, bool passed_over)
{
    if (!l->waiting)
        return;
    l->waiting = false;
    if (passed_over)
        l->batch.overgeslagen++;
    else
        l->batch.opmerkingen++;
    const struct brp_melding melding = {l->line, l->veld, l->reden, passed_over, 0};
    l->import->melding(l->import->arg, &melding);
}

static void remark(void *arg, const char *veld, const char *reden)
{
    struct loop *l = arg;
    remark_flush(l, false);
    (void)snprintf(l->veld, sizeof l->veld, "%s", veld);
    (void)snprintf(l->reden, sizeof l->reden, "%s", reden);
    l->waiting = true;
}

static void pass_over(struct loop *l, const char *veld, const char *reden)
{
    remark(l, veld, reden);
    remark_flush(l, true);
}

/* ---- one person ---- */

static json_t *parse(struct loop *l, const struct stuk *stuk)
{
    json_error_t error;
    json_t *json = json_loadb(stuk->text, stuk->len, JSON_REJECT_DUPLICATES, &error);
    if (json)
        return json;
    char reden[160];
    const char *wrong = !tekst_is_utf8(stuk->text, stuk->len)                 ? "is not in UTF-8"
                        : json_error_code(&error) == json_error_duplicate_key ? "has a field twice"
                                                                              : "is no valid JSON";
    (void)snprintf(reden, sizeof reden, "%s (near line %ld)", wrong,
                   stuk->line + (error.line > 0 ? error.line - 1 : 0));
    pass_over(l, "", reden);
    return NULL;
}

static enum result twice(struct loop *l, int64_t id, struct probleem *p)
{
    long before;
    if (!brp_gezien_add(&l->gezien, id, l->line, &before))
        return probleem_intern(p, "no memory to import");
    if (!before)
        return DONE;
    const struct brp_melding melding = {
        .line = l->line, .veld = "burgerservicenummer", .reden = "came before", .eerder = before};
    l->batch.dubbel++;
    l->import->melding(l->import->arg, &melding);
    return DONE;
}

static enum result take(struct loop *l, const struct stuk *stuk, struct probleem *p)
{
    enum brp_uitkomst outcome;
    int64_t id;
    AUTO_JSON json_t *json = parse(l, stuk);
    if (!json)
        return DONE;
    bool right = brp_persoon_lezen(json, l->persoon, remark, l);
    remark_flush(l, !right);
    if (!right)
        return DONE;
    if (brp_opslaan(&l->opslag, l->persoon, &outcome, &id, p) != DONE || twice(l, id, p) != DONE)
        return FAILED;
    if (outcome == BRP_ONGEWIJZIGD) {
        l->batch.ongewijzigd++;
        return DONE;
    }
    if (outcome == BRP_NIEUW)
        l->batch.nieuw++;
    else
        l->batch.gewijzigd++;
    l->touched[l->touched_count++] = id;
    return DONE;
}

static enum result take_piece(struct loop *l, const struct stuk *stuk, struct probleem *p)
{
    l->line = stuk->line;
    l->batch.gelezen++;
    switch (stuk->soort) {
    case STUK_PERSOON: return take(l, stuk, p);
    case STUK_TE_GROOT: pass_over(l, "", "is too large for one person"); return DONE;
    case STUK_ANDERS: pass_over(l, "", "is no person"); return DONE;
    case STUK_EINDE: break;
    }
    return DONE;
}

/* ---- one transaction ---- */

static int compare_ids(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static enum result log_batch(struct loop *l, struct probleem *p)
{
    char personen[BATCH * ID_TEXT_SIZE + 1] = "";
    size_t len = 0;
    if (l->touched_count == 0)
        return DONE;
    qsort(l->touched, (size_t)l->touched_count, sizeof l->touched[0], compare_ids);
    for (int i = 0; i < l->touched_count; i++) {
        if (i > 0 && l->touched[i] == l->touched[i - 1])
            continue; /* twice in one delivery */
        if (i > 0)
            personen[len++] = ',';
        id_format(l->touched[i], personen + len);
        len += ID_TEXT_SIZE - 1;
    }
    const struct logregel regel = {
        .tijd_ms = clock_now_ms(l->import->clock),
        .gebeurtenis = "wijzigen",
        .handeling = "brp.importeren",
        .personen = personen,
        .uitkomst = "geslaagd",
        .verzoek = l->import->verzoek,
    };
    return logboek_append(l->import->conn, &regel, p);
}

static enum result run_batch(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)c;
    struct loop *l = arg;
    for (int i = 0; i < BATCH; i++) {
        struct stuk stuk;
        if (splitser_next(&l->splitser, &stuk, &l->broken) != DONE || stuk.soort == STUK_EINDE) {
            l->ended = true;
            break;
        }
        if (take_piece(l, &stuk, p) != DONE)
            return FAILED;
    }
    return log_batch(l, p);
}

static void add_up(struct brp_telling *total, const struct brp_telling *batch)
{
    total->gelezen += batch->gelezen;
    total->nieuw += batch->nieuw;
    total->gewijzigd += batch->gewijzigd;
    total->ongewijzigd += batch->ongewijzigd;
    total->overgeslagen += batch->overgeslagen;
    total->opmerkingen += batch->opmerkingen;
    total->dubbel += batch->dubbel;
}

static enum result run_all(struct loop *l, struct probleem *p)
{
    while (!l->ended) {
        l->batch = (struct brp_telling){0};
        l->touched_count = 0;
        l->opslag.nu = clock_now(l->import->clock);
        clock_local_date(l->opslag.nu, l->opslag.vandaag);
        if (db_transaction(l->import->conn, p, run_batch, l) != DONE)
            return FAILED;
        add_up(&l->total, &l->batch);
        l->import->voortgang(l->import->arg, &l->total);
    }
    if (!probleem_is(&l->broken))
        return DONE;
    probleem_clear(p);
    *p = l->broken;
    l->broken = (struct probleem){0};
    return FAILED;
}

enum result brp_importeren(const struct brp_import *import, struct brp_telling *ret_telling,
                           struct probleem *p)
{
    struct loop l = {
        .import = import,
        .persoon = malloc(sizeof(struct brp_persoon)),
        .opslag = {.conn = import->conn, .ids = import->ids, .keys = import->keys},
    };
    if (!l.persoon)
        return probleem_intern(p, "no memory to import");
    splitser_init(&l.splitser, import->file);
    enum result r = run_all(&l, p);
    splitser_free(&l.splitser);
    probleem_clear(&l.broken);
    brp_gezien_free(&l.gezien);
    free(l.persoon);
    *ret_telling = l.total;
    return r;
}
