/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/verify.h"

#include "base/cleanup.h"
#include "logboek/keten.h"
#include "logboek/wissing.h"
#include "logboek/zegel.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

enum { PROGRESS_EVERY = 100000 };

struct verification {
    const struct verify_options *options;
    struct verify_result result;
    bool wissingen; /* the database has them: an older one does not */
    int64_t na; /* number of the line read last, whatever it is: a number may be tampered with */
};

static void PRINTF_LIKE(5, 6) fault(struct verification *v, enum logfout_soort soort,
                                    int64_t volgnr, int64_t tot, const char *format, ...)
{
    char text[300];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const struct logfout fout = {soort, volgnr, tot, text};
    v->result.fouten++;
    v->options->report(v->options->arg, &fout);
}

/* ---- the lines ---- */

/* Column 0 volgnr, 1 tijd, from 2 the fields in canonical order, then salt, commitment, keten. */
static const char SQL_LINES[] =
    "SELECT volgnr, tijd, gebeurtenis, handeling, gebruiker, sessie, rol, onderdeel, namens,"
    "  huishouden, personen, object, gronden, uitkomst, reden, gevraagd, adres, verzoek,"
    "  salt, commitment, keten FROM logregel WHERE volgnr > :na ORDER BY volgnr";
enum { FIRST_FIELD = 2, SALT = FIRST_FIELD + LOGVELDEN, COMMITMENT, KETEN };

struct line {
    int64_t volgnr, tijd;
    bool content_holds;
    bool empty; /* neither fields nor salt: erased, rightly or not */
    unsigned char commitment[KETEN_BYTES], keten[KETEN_BYTES];
};

static void field_read(struct db_stmt *s, int column, bool number, struct logveld *ret)
{
    *ret = (struct logveld){.soort = VELD_NULL};
    if (db_column_null(s, column))
        return;
    ret->soort = number ? VELD_GETAL : VELD_TEKST;
    if (number)
        ret->getal = db_column_int(s, column);
    else
        ret->tekst = db_column_blob(s, column, &ret->lengte); /* also what is behind a NUL */
}

static void line_read(struct db_stmt *s, struct line *ret)
{
    static const struct logregel numbers = {
        .gebruiker = 1, .sessie = 1, .onderdeel = 1, .namens = 1, .huishouden = 1};
    struct logveld kinds[LOGVELDEN], velden[LOGVELDEN];
    unsigned char salt[SALT_BYTES], commitment[KETEN_BYTES];
    *ret = (struct line){.volgnr = db_column_int(s, 0),
                         .tijd = db_column_int(s, 1),
                         .empty = db_column_null(s, SALT)};
    logregel_fields(&numbers, kinds);
    for (int i = 0; i < LOGVELDEN; i++) {
        field_read(s, FIRST_FIELD + i, kinds[i].soort == VELD_GETAL, &velden[i]);
        ret->empty = ret->empty && velden[i].soort == VELD_NULL;
    }
    /* What has the wrong length stays zeros: it fits nothing. */
    bool whole = column_bytes(s, COMMITMENT, ret->commitment, KETEN_BYTES);
    (void)!column_bytes(s, KETEN, ret->keten, KETEN_BYTES);
    if (!whole || !column_bytes(s, SALT, salt, SALT_BYTES))
        return;
    keten_commitment(salt, velden, commitment);
    ret->content_holds = memcmp(commitment, ret->commitment, KETEN_BYTES) == 0;
}

/* Whether an erasure names a line without fields; whether that erasure itself is right is told of
 * the erasure (wissingen_verify). */
static enum result covered(const struct verification *v, struct db_conn *c, int64_t volgnr,
                           bool *ret, struct probleem *p)
{
    static const char sql[] =
        "SELECT 1 FROM logwissing_regel AS r JOIN logwissing AS w ON w.volgnr = r.wissing"
        " WHERE r.volgnr = :volgnr AND r.volgnr < w.volgnr";
    int64_t found = 0;
    if (v->wissingen && db_int(c, p, sql, BINDS(B_INT(":volgnr", volgnr)), 0, &found) != DONE)
        return FAILED;
    *ret = found != 0;
    return DONE;
}

static enum result content_check(struct verification *v, struct db_conn *c, const struct line *line,
                                 struct probleem *p)
{
    bool erased = false;
    if (line->content_holds)
        return DONE;
    if (line->empty && covered(v, c, line->volgnr, &erased, p) != DONE)
        return FAILED;
    if (erased)
        v->result.gewist++;
    else if (line->empty)
        fault(v, LOGFOUT_GEWIST, line->volgnr, line->volgnr,
              "line %" PRId64 ": wiped, and no signed erasure names it", line->volgnr);
    else
        fault(v, LOGFOUT_INHOUD, line->volgnr, line->volgnr,
              "line %" PRId64 ": its fields are not those it was written with", line->volgnr);
    return DONE;
}

/* `keten` is what the line before left; the line's own takes its place, so that one fault is told
 * once and what follows is judged by itself. */
static void line_check(struct verification *v, const struct line *line,
                       unsigned char keten[KETEN_BYTES])
{
    int64_t expected = v->result.laatste + 1;
    bool gap = line->volgnr > expected;
    if (gap)
        fault(v, LOGFOUT_ONTBREEKT, expected, line->volgnr - 1,
              "lines %" PRId64 " to %" PRId64 " are missing", expected, line->volgnr - 1);
    keten_next(keten, line->volgnr, line->tijd, line->commitment);
    if (!gap && (line->volgnr < expected || memcmp(keten, line->keten, KETEN_BYTES) != 0))
        fault(v, LOGFOUT_KETEN, line->volgnr, line->volgnr,
              "line %" PRId64 ": does not continue on the line before (changed, moved or inserted)",
              line->volgnr);
    memcpy(keten, line->keten, KETEN_BYTES);
    v->result.laatste = line->volgnr;
    v->result.regels++;
}

/* The lines after the last one that was read, `most` of them (0: all); *ret_end when there are no
 * more. */
static enum result lines_verify(struct verification *v, struct db_conn *c,
                                unsigned char keten[KETEN_BYTES], int64_t most, bool *ret_end,
                                struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    struct line line;
    bool more;
    *ret_end = false;
    if (db_query(c, p, SQL_LINES, BINDS(B_INT(":na", v->na)), &s) != DONE)
        return FAILED;
    for (int64_t n = 0; most == 0 || n < most; n++) {
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more) {
            *ret_end = true;
            return DONE;
        }
        line_read(s, &line);
        v->na = line.volgnr;
        if (content_check(v, c, &line, p) != DONE)
            return FAILED;
        line_check(v, &line, keten);
        if (most == 0 && v->options->progress && v->result.regels % PROGRESS_EVERY == 0 &&
            !v->options->progress(v->options->arg, v->result.regels))
            return probleem_intern(p, "the verification was stopped");
    }
    return DONE;
}

/* ---- what was erased (R31) ---- */

struct erasure {
    int64_t volgnr, aantal, there, intact; /* `intact`: lines it names that still say something */
    bool is_line, is_signed, fits;
};

static enum result erased_read(struct db_conn *c, struct erasure *e, struct wissing_hash *hash,
                               struct probleem *p)
{
    static const char sql[] =
        "SELECT r.volgnr, l.commitment, l.salt IS NOT NULL OR l.gebeurtenis IS NOT NULL"
        " FROM logwissing_regel AS r LEFT JOIN logregel AS l ON l.volgnr = r.volgnr"
        " WHERE r.wissing = :wissing ORDER BY r.volgnr";
    STMT_AUTO struct db_stmt *s = NULL;
    unsigned char commitment[KETEN_BYTES];
    bool more;
    if (db_query(c, p, sql, BINDS(B_INT(":wissing", e->volgnr)), &s) != DONE)
        return FAILED;
    wissing_hash_init(hash);
    for (;;) {
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        memset(commitment, 0, sizeof commitment);
        (void)!column_bytes(s, 1, commitment, sizeof commitment);
        wissing_hash_add(hash, db_column_int(s, 0), commitment);
        e->there++;
        e->intact += db_column_int(s, 2) != 0;
    }
}

static void erasure_tell(struct verification *v, const struct erasure *e)
{
    if (!e->is_signed)
        fault(v, LOGFOUT_WISSING, e->volgnr, e->volgnr,
              "line %" PRId64 ": the erasure is not signed by our key", e->volgnr);
    else if (!e->is_line || !e->fits || e->there != e->aantal || e->intact > 0)
        fault(v, LOGFOUT_WISSING, e->volgnr, e->volgnr,
              "line %" PRId64 ": what was erased is not what the line says", e->volgnr);
    else
        v->result.wissingen++;
}

static enum result erasure_check(struct verification *v, struct db_conn *c, struct db_stmt *s,
                                 struct probleem *p)
{
    struct erasure e = {.volgnr = db_column_int(s, 0), .aantal = db_column_int(s, 1)};
    struct wissing_hash hash;
    unsigned char signature[ZEGEL_HANDTEKENING], key[ZEGEL_SLEUTEL], commitment[KETEN_BYTES];
    char object[WISSING_OBJECT_SIZE];
    const char *gebeurtenis = db_column_text(s, 4), *says = db_column_text(s, 5);
    e.is_line = gebeurtenis && strcmp(gebeurtenis, "vernietigd") == 0 && says;
    e.is_signed = column_bytes(s, 2, signature, sizeof signature) &&
                  column_bytes(s, 3, key, sizeof key) &&
                  column_bytes(s, 6, commitment, sizeof commitment) &&
                  wissing_signed(e.volgnr, commitment, signature, key) &&
                  (!v->options->sleutel || memcmp(v->options->sleutel, key, sizeof key) == 0);
    if (erased_read(c, &e, &hash, p) != DONE)
        return FAILED;
    wissing_hash_object(&hash, object);
    e.fits = e.is_line && strcmp(object, says) == 0;
    erasure_tell(v, &e);
    return DONE;
}

static enum result wissingen_verify(struct verification *v, struct db_conn *c, struct probleem *p)
{
    static const char sql[] =
        "SELECT w.volgnr, w.aantal, w.handtekening, w.sleutel, l.gebeurtenis, l.object,"
        " l.commitment FROM logwissing AS w LEFT JOIN logregel AS l ON l.volgnr = w.volgnr"
        " ORDER BY w.volgnr";
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (!v->wissingen)
        return DONE;
    if (db_query(c, p, sql, NO_BINDS, &s) != DONE)
        return FAILED;
    for (;;) {
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        if (erasure_check(v, c, s, p) != DONE)
            return FAILED;
    }
}

static enum result wissingen_find(struct verification *v, struct db_conn *c, struct probleem *p)
{
    int64_t there;
    if (db_int(c, p, "SELECT count(*) FROM sqlite_schema WHERE name = 'logwissing'", NO_BINDS, 0,
               &there) != DONE)
        return FAILED;
    v->wissingen = there != 0;
    return DONE;
}

/* ---- the checkpoints ---- */

/* Against the line it signed: `keten` is that line's, NULL when the line is not there. */
static void zegel_check(struct verification *v, const struct zegel *z, const unsigned char *keten,
                        const char *where)
{
    const unsigned char *ours = v->options->sleutel;
    if (!zegel_signed(z) || (ours && memcmp(ours, z->sleutel, ZEGEL_SLEUTEL) != 0)) {
        fault(v, LOGFOUT_ZEGEL, z->volgnr, z->volgnr,
              "%s: the checkpoint of line %" PRId64 " is not signed by our key", where, z->volgnr);
    } else if (z->volgnr > v->result.laatste) {
        fault(v, LOGFOUT_AFGEKAPT, v->result.laatste + 1, z->volgnr,
              "%s: the log went on to line %" PRId64 " at least, and ends at line %" PRId64, where,
              z->volgnr, v->result.laatste);
    } else if (!keten || memcmp(keten, z->keten, KETEN_BYTES) != 0) {
        int64_t from = v->result.verzegeld < z->volgnr ? v->result.verzegeld + 1 : 1;
        fault(v, LOGFOUT_HERSCHREVEN, from, z->volgnr,
              "%s: lines %" PRId64 " to %" PRId64 " are not what was signed", where, from,
              z->volgnr);
    } else if (z->volgnr > v->result.verzegeld) {
        v->result.verzegeld = z->volgnr;
    }
}

static enum result table_verify(struct verification *v, struct db_conn *c, struct probleem *p)
{
    static const char sql[] =
        "SELECT z.volgnr, z.tijd, z.keten, z.handtekening, z.sleutel, l.keten "
        "FROM zegel AS z LEFT JOIN logregel AS l ON l.volgnr = z.volgnr ORDER BY z.volgnr";
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, NO_BINDS, &s) != DONE)
        return FAILED;
    for (;;) {
        struct zegel z = {0};
        unsigned char keten[KETEN_BYTES];
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        z.volgnr = db_column_int(s, 0);
        z.tijd_ms = db_column_int(s, 1);
        /* What is too short or too long leaves zeros, which nobody signed. */
        bool whole = column_bytes(s, 2, z.keten, sizeof z.keten) &&
                     column_bytes(s, 3, z.handtekening, sizeof z.handtekening) &&
                     column_bytes(s, 4, z.sleutel, sizeof z.sleutel);
        bool there = column_bytes(s, 5, keten, sizeof keten);
        if (!whole)
            z = (struct zegel){.volgnr = z.volgnr};
        zegel_check(v, &z, there ? keten : NULL, "table");
        v->result.zegels++;
    }
}

static enum result outside_check(struct verification *v, struct db_conn *c, const struct zegel *z,
                                 const char *where, struct probleem *p)
{
    static const char sql[] =
        "SELECT l.keten, z.volgnr FROM (SELECT :volgnr AS volgnr) AS gevraagd "
        "LEFT JOIN logregel AS l ON l.volgnr = gevraagd.volgnr "
        "LEFT JOIN zegel AS z ON z.volgnr = gevraagd.volgnr";
    STMT_AUTO struct db_stmt *s = NULL;
    unsigned char keten[KETEN_BYTES];
    bool more;
    if (db_query(c, p, sql, BINDS(B_INT(":volgnr", z->volgnr)), &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    int64_t faults = v->result.fouten;
    zegel_check(v, z, column_bytes(s, 0, keten, sizeof keten) ? keten : NULL, where);
    if (v->result.fouten == faults && db_column_null(s, 1))
        fault(v, LOGFOUT_ZEGEL_WEG, z->volgnr, z->volgnr,
              "%s: the checkpoint of line %" PRId64 " is not in the table any more", where,
              z->volgnr);
    return DONE;
}

/* One line of what was kept outside: `where` says which. */
static enum result outside_line(struct verification *v, struct db_conn *c, const char *line,
                                const char *where, struct probleem *p)
{
    struct zegel z;
    v->result.buiten++;
    if (zegel_parse(line, &z))
        return outside_check(v, c, &z, where, p);
    fault(v, LOGFOUT_ZEGEL, 0, 0, "%s: not a checkpoint", where);
    return DONE;
}

/* Only what stood in the file before the snapshot began: a server may be adding to both. */
static enum result outside_verify(struct verification *v, struct db_conn *c, FILE *file, off_t size,
                                  struct probleem *p)
{
    char line[ZEGEL_REGEL_SIZE + 1], where[400];
    for (int number = 1; ftello(file) < size && fgets(line, sizeof line, file); number++) {
        (void)snprintf(where, sizeof where, "%.300s:%d", v->options->zegel_bestand, number);
        if (outside_line(v, c, line, where, p) != DONE)
            return FAILED;
    }
    return ferror(file) ? probleem_intern(p, "cannot read %s", v->options->zegel_bestand) : DONE;
}

static enum result given_verify(struct verification *v, struct db_conn *c, struct probleem *p)
{
    char line[ZEGEL_REGEL_SIZE + 1], where[40];
    const char *s = v->options->zegel_tekst;
    for (int number = 0; s && *s;) {
        size_t n = strcspn(s, "\r\n");
        (void)snprintf(line, sizeof line, "%.*s\n",
                       (int)(n < ZEGEL_REGEL_SIZE - 1 ? n : ZEGEL_REGEL_SIZE - 1), s);
        number += n > 0;
        (void)snprintf(where, sizeof where, "given line %d", number);
        if (n && outside_line(v, c, line, where, p) != DONE)
            return FAILED;
        s += n + strspn(s + n, "\r\n");
    }
    return DONE;
}

/* What is left when the last line has been read, in the snapshot in which it was the last. */
static enum result rest_verify(struct verification *v, struct db_conn *c, FILE *outside, off_t size,
                               struct probleem *p)
{
    if (wissingen_verify(v, c, p) != DONE || table_verify(v, c, p) != DONE ||
        (outside && outside_verify(v, c, outside, size, p) != DONE))
        return FAILED;
    return given_verify(v, c, p);
}

/* Each piece in a snapshot of its own, so that a long log does not keep the write-ahead log from
 * being emptied. Lines are only added, and what is erased meanwhile is signed before it is read.
 * The last piece takes all that came since the first: it would not overtake a busy server else. */
static enum result pieces_verify(struct verification *v, struct db_conn *c, FILE *outside,
                                 struct probleem *p)
{
    unsigned char keten[KETEN_BYTES] = {0};
    int64_t last;
    if (db_int(c, p, "SELECT max(volgnr) FROM logregel", NO_BINDS, 0, &last) != DONE)
        return FAILED;
    for (bool end = false; !end;) {
        struct stat st = {0};
        if (outside && fstat(fileno(outside), &st) != 0)
            return probleem_intern(p, "cannot read %s", v->options->zegel_bestand);
        if (db_snapshot_begin(c, p) != DONE)
            return FAILED;
        enum result r = wissingen_find(v, c, p);
        if (r == DONE)
            r = lines_verify(v, c, keten, v->na < last ? v->options->stuk : 0, &end, p);
        if (r == DONE && end)
            r = rest_verify(v, c, outside, st.st_size, p);
        db_snapshot_end(c);
        if (r != DONE)
            return FAILED;
        if (!end && v->options->progress &&
            !v->options->progress(v->options->arg, v->result.regels))
            return probleem_intern(p, "the verification was stopped");
    }
    return DONE;
}

enum result logboek_verify(struct db_conn *c, const struct verify_options *options,
                           struct verify_result *ret, struct probleem *p)
{
    struct verification v = {.options = options, .na = INT64_MIN};
    AUTO_FILE FILE *outside = NULL;
    if (options->zegel_bestand) {
        outside = fopen(options->zegel_bestand, "re");
        if (!outside)
            return probleem_intern(p, "cannot read %s: %s", options->zegel_bestand,
                                   strerror(errno));
    }
    if (pieces_verify(&v, c, outside, p) != DONE)
        return FAILED;
    *ret = v.result;
    return DONE;
}
