/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/logcontrole.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "logboek/logboek.h"
#include "logboek/verify.h"
#include "logboek/zegel.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    PIECE = 20000,  /* lines in one snapshot: tens of milliseconds */
    TELL_MS = 1000, /* between two notes of how far it is */
};

void logcontrole_file(const struct config *config, char ret[LOGCONTROLE_PAD])
{
    if (config->zegel_bestand[0])
        (void)snprintf(ret, LOGCONTROLE_PAD, "%s", config->zegel_bestand);
    else
        (void)snprintf(ret, LOGCONTROLE_PAD, "%s/zegels.log", config->gegevens);
}

/* ---- asking for one ---- */

static const char SQL_ASK[] =
    "INSERT INTO logcontrole (id, gevraagd_door, gevraagd_op, zegels)"
    " SELECT :id, :door, :nu, :zegels"
    " WHERE NOT EXISTS (SELECT 1 FROM logcontrole WHERE stand IN ('wacht', 'loopt'))";

static enum result ask(struct db_conn *c, int64_t id, int64_t door, int64_t nu, const char *zegels,
                       int64_t *ret_made, struct probleem *p)
{
    return db_exec(c, p, SQL_ASK,
                   BINDS(B_INT(":id", id), B_REF(":door", door), B_INT(":nu", nu),
                         B_TEXT(":zegels", zegels && zegels[0] ? zegels : NULL)),
                   ret_made);
}

/* Each line is a checkpoint; who signed it is for the check to say. */
static enum result zegels_check(const char *zegels, struct probleem *p)
{
    int count = 0;
    for (const char *s = zegels; s && *s;) {
        char line[ZEGEL_REGEL_SIZE + 1];
        struct zegel z;
        size_t n = strcspn(s, "\r\n");
        int most = (int)(n < ZEGEL_REGEL_SIZE - 1 ? n : ZEGEL_REGEL_SIZE - 1);
        (void)snprintf(line, sizeof line, "%.*s\n", most, s);
        if (n > 0 && (!zegel_parse(line, &z) || n > ZEGEL_REGEL_SIZE - 2))
            return probleem_veld(p, "zegels", "geen-controlepunt",
                                 "Een controlepunt is één regel die begint met “zegel 1”. Neem de "
                                 "regel over zoals u hem bewaard hebt.");
        count += n > 0;
        s += n + strspn(s + n, "\r\n");
    }
    return count <= LOGCONTROLE_ZEGELS
               ? DONE
               : probleem_veld(p, "zegels", "te-veel", "Geef hoogstens %d controlepunten.",
                               LOGCONTROLE_ZEGELS);
}

enum result logcontrole_ask(struct verzoek *v, const char *zegels, int64_t *ret_id,
                            struct probleem *p)
{
    int64_t made = 0;
    if (mag_kijker(v, p, "logcontrole.starten") != DONE || zegels_check(zegels, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(v);
    if (ask(v->db, *ret_id, v->kijker->gebruiker, v->nu, zegels, &made, p) != DONE)
        return FAILED;
    if (!made)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er loopt al een controle van het logboek. Wacht tot die klaar is.");
    verzoek_object(v, "logcontrole", *ret_id);
    return DONE;
}

enum result logcontrole_daily(struct db_conn *c, int64_t id, int64_t nu, struct probleem *p)
{
    return ask(c, id, 0, nu, NULL, NULL, p);
}

/* ---- running one ---- */

struct fout {
    enum logfout_soort soort;
    int64_t volgnr, tot;
};

struct controle {
    struct app *app;
    const struct logcontrole_pauze *pauze;
    int64_t id;
    char *zegels; /* owned; NULL */
    char file[LOGCONTROLE_PAD];
    int64_t begun_ms, told_ms;
    int64_t gelezen;
    bool stopped;
    struct verify_result result;
    struct fout fouten[LOGCONTROLE_FOUTEN];
    size_t fout_count;
    const char *stand; /* how it ended */
};

static const char SQL_RESTART[] =
    "UPDATE logcontrole SET stand = 'onderbroken', klaar_op = :nu WHERE stand = 'loopt'";
static const char SQL_CLAIM[] =
    "UPDATE logcontrole SET stand = 'loopt', begonnen_op = :nu,"
    " totaal = (SELECT coalesce(max(volgnr), 0) FROM logregel) WHERE id = :id AND stand = 'wacht'";
static const char SQL_FIND[] = "SELECT id, zegels FROM logcontrole WHERE stand = 'wacht'";
static const char SQL_GELEZEN[] =
    "UPDATE logcontrole SET gelezen = :gelezen WHERE id = :id AND stand = 'loopt'";
static const char SQL_DONE[] =
    "UPDATE logcontrole SET stand = :stand, klaar_op = :nu, duur_ms = :duur, gelezen = :gelezen,"
    " laatste = :laatste, verzegeld = :verzegeld, aantal_zegels = :zegels, aantal_buiten = :buiten,"
    " aantal_gewist = :gewist, fouten = :fouten WHERE id = :id AND stand = 'loopt'";
static const char SQL_UNDONE[] =
    "UPDATE logcontrole SET stand = :stand, klaar_op = :nu, duur_ms = :duur"
    " WHERE id = :id AND stand = 'loopt'";
static const char SQL_FOUT[] = "INSERT INTO logcontrole_fout (controle_id, nr, soort, volgnr, tot)"
                               " VALUES (:id, :nr, :soort, :volgnr, :tot)";
static enum result restart_run(struct db_conn *c, void *arg, struct probleem *p)
{
    return db_exec(c, p, SQL_RESTART, BINDS(B_INT(":nu", *(int64_t *)arg)), NULL);
}

enum result logcontrole_restart(struct app *app, struct probleem *p)
{
    int64_t nu = clock_now(&app->clock);
    return writer_run(app->writer, restart_run, &nu, p);
}

static enum result claim_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct controle *k = arg;
    AUTO_JSON json_t *row = NULL;
    k->id = 0;
    free(TAKE(k->zegels));
    if (db_row(c, p, SQL_FIND, NO_BINDS, &row) != DONE || !row)
        return probleem_is(p) ? FAILED : DONE;
    const char *zegels = row_text(row, "zegels");
    if (zegels && !(k->zegels = strdup(zegels)))
        return probleem_intern(p, "no memory for a check of the log");
    k->id = row_int(row, "id");
    return db_exec(c, p, SQL_CLAIM,
                   BINDS(B_INT(":id", k->id), B_INT(":nu", clock_now(&k->app->clock))), NULL);
}

static enum result gelezen_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct controle *k = arg;
    return db_exec(c, p, SQL_GELEZEN, BINDS(B_INT(":id", k->id), B_INT(":gelezen", k->gelezen)),
                   NULL);
}

static bool progress(void *arg, int64_t regels)
{
    struct controle *k = arg;
    int64_t now = clock_now_ms(&k->app->clock);
    k->gelezen = regels;
    if (now - k->told_ms >= TELL_MS) {
        PROBLEEM_AUTO struct probleem p = {0};
        k->told_ms = now;
        (void)!writer_run(k->app->writer, gelezen_run, k, &p); /* it is only a number on a screen */
    }
    k->stopped = k->pauze->pause(k->pauze->arg);
    return !k->stopped;
}

static void report(void *arg, const struct logfout *fout)
{
    struct controle *k = arg;
    if (k->fout_count == LOGCONTROLE_FOUTEN)
        return;
    k->fouten[k->fout_count++] = (struct fout){fout->soort, fout->volgnr, fout->tot};
    (void)fprintf(stderr, "gezinsplan: THE LOG IS NOT WHOLE: %s\n", fout->text);
}

static enum result verify(struct controle *k, struct probleem *p)
{
    struct db_conn *c = NULL;
    unsigned char key[ZEGEL_SLEUTEL];
    zegel_public_key(k->app->sleutels->zegel, key);
    logcontrole_file(&k->app->config, k->file);
    const struct verify_options options = {
        .sleutel = key,
        .zegel_bestand = access(k->file, F_OK) == 0 ? k->file : NULL,
        .zegel_tekst = k->zegels,
        .stuk = PIECE,
        .report = report,
        .progress = progress,
        .arg = k,
    };
    enum result r = db_writer_open(k->app->db, &c, p);
    if (r == DONE)
        r = logboek_verify(c, &options, &k->result, p);
    db_conn_close(c);
    return r;
}

/* ---- how it ended ---- */

static const char *soort_code(enum logfout_soort soort)
{
    switch (soort) {
    case LOGFOUT_INHOUD: return "inhoud";
    case LOGFOUT_KETEN: return "keten";
    case LOGFOUT_ONTBREEKT: return "ontbreekt";
    case LOGFOUT_AFGEKAPT: return "afgekapt";
    case LOGFOUT_HERSCHREVEN: return "herschreven";
    case LOGFOUT_ZEGEL: return "zegel";
    case LOGFOUT_GEWIST: return "gewist";
    case LOGFOUT_WISSING: return "wissing";
    case LOGFOUT_ZEGEL_WEG: return "zegel_weg";
    }
    return "keten";
}

static enum result faults_write(struct db_conn *c, const struct controle *k, int64_t nu,
                                struct probleem *p)
{
    const struct attendering a = {
        .soort = "logboek-fout", .object = "logcontrole", .object_id = k->id};
    for (size_t i = 0; i < k->fout_count; i++)
        if (db_exec(c, p, SQL_FOUT,
                    BINDS(B_INT(":id", k->id), B_INT(":nr", i + 1),
                          B_TEXT(":soort", soort_code(k->fouten[i].soort)),
                          B_INT(":volgnr", k->fouten[i].volgnr), B_INT(":tot", k->fouten[i].tot)),
                    NULL) != DONE)
            return FAILED;
    return attendering_privacy_once(c, k->app->ids, nu, 0, &a, p);
}

/* What came of it stands in the chain itself: who makes a log anew has to make this up too. */
static enum result line_write(struct db_conn *c, const struct controle *k, struct probleem *p)
{
    char object[40], id[ID_TEXT_SIZE], reden[120];
    id_format(k->id, id);
    (void)snprintf(object, sizeof object, "logcontrole/%s", id);
    (void)snprintf(reden, sizeof reden, "%s, tot en met regel %lld, %lld fouten", k->stand,
                   (long long)k->result.laatste, (long long)k->result.fouten);
    const struct logregel line = {.tijd_ms = clock_now_ms(&k->app->clock),
                                  .gebeurtenis = "systeem",
                                  .handeling = "logcontrole.uitkomst",
                                  .object = object,
                                  .uitkomst =
                                      strcmp(k->stand, "heel") == 0 ? "geslaagd" : "mislukt",
                                  .reden = reden,
                                  .verzoek = object};
    return logboek_append(c, &line, p);
}

static enum result done_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct controle *k = arg;
    const struct verify_result *r = &k->result;
    int64_t now = clock_now_ms(&k->app->clock), changed = 0;
    if (db_exec(c, p, SQL_DONE,
                BINDS(B_INT(":id", k->id), B_TEXT(":stand", k->stand), B_INT(":nu", now / 1000),
                      B_INT(":duur", now - k->begun_ms), B_INT(":gelezen", r->regels),
                      B_INT(":laatste", r->laatste), B_INT(":verzegeld", r->verzegeld),
                      B_INT(":zegels", r->zegels), B_INT(":buiten", r->buiten),
                      B_INT(":gewist", r->gewist), B_INT(":fouten", r->fouten)),
                &changed) != DONE ||
        (changed && line_write(c, k, p) != DONE))
        return FAILED;
    return changed && r->fouten ? faults_write(c, k, now / 1000, p) : DONE;
}

static enum result undone_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct controle *k = arg;
    int64_t now = clock_now_ms(&k->app->clock), changed = 0;
    if (db_exec(c, p, SQL_UNDONE,
                BINDS(B_INT(":id", k->id), B_TEXT(":stand", k->stand), B_INT(":nu", now / 1000),
                      B_INT(":duur", now - k->begun_ms)),
                &changed) != DONE)
        return FAILED;
    return changed ? line_write(c, k, p) : DONE;
}

enum result logcontrole_run(struct app *app, const struct logcontrole_pauze *pauze, bool *ret_found,
                            struct probleem *p)
{
    struct controle *k = calloc(1, sizeof *k);
    *ret_found = false;
    if (!k)
        return probleem_intern(p, "no memory for a check of the log");
    k->app = app;
    k->pauze = pauze;
    enum result r = writer_run(app->writer, claim_run, k, p);
    if (r == DONE && k->id) {
        PROBLEEM_AUTO struct probleem why = {0};
        *ret_found = true;
        k->begun_ms = k->told_ms = clock_now_ms(&app->clock);
        if (verify(k, &why) == DONE) {
            k->stand = k->result.fouten ? "fout" : "heel";
            r = writer_run(app->writer, done_run, k, p);
        } else {
            k->stand = k->stopped ? "onderbroken" : "mislukt";
            if (!k->stopped)
                (void)fprintf(stderr, "gezinsplan: the log could not be checked: %s\n", why.intern);
            r = writer_run(app->writer, undone_run, k, p);
        }
    }
    free(k->zegels);
    free(k);
    return r;
}
