/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/ontvangst.h"

#include "base/cleanup.h"
#include "base/tekst.h"
#include "http/multipart.h"
#include "http/velden.h"
#include "stukken/bundel.h"
#include "toegang/toegangssleutel.h"
#include "verzoek/beurt.h"
#include "verzoek/router.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TEXT = 128 * 1024 }; /* of all other fields together */

struct ontvangst {
    struct app *app;
    struct probleem p; /* what stands in the way, once; the rest is thrown away */
    int plek;          /* in app->ontvangsten; -1: none */
    bool niemand;      /* nobody is logged in: the texts are kept to show again, the file is not */
    struct multipart *delen;
    json_t *raw;
    char naam[MULTIPART_NAAM + 1]; /* of the field under way; "" in the file */
    struct buf waarde;
    size_t text; /* bytes of fields so far */
    /* the file */
    bool gezien;              /* there was one */
    const char *code, *reden; /* why it is refused; NULL: it is not */
    struct buf bestandsnaam;
    struct soort_kijker *kijker;
    const struct bestandssoort *soort;
    struct stuk *stuk;
    int64_t bytes, most;
    bool is_bundel; /* then the file is in `bundel`, and there is no stuk */
    struct buf bundel;
    struct stuk **erbij; /* what was made of it */
    size_t erbij_n;
};

/* ---- places ---- */

static int place_take(struct app *app, int64_t gebruiker)
{
    int free_place = -1, own = 0;
    (void)pthread_mutex_lock(&app->ontvangst_lock);
    for (int i = 0; i < ONTVANGST_SAMEN; i++) {
        own += app->ontvangsten[i] == gebruiker;
        if (app->ontvangsten[i] == 0)
            free_place = i;
    }
    if (own >= ONTVANGST_PER_GEBRUIKER)
        free_place = -1;
    if (free_place >= 0)
        app->ontvangsten[free_place] = gebruiker;
    (void)pthread_mutex_unlock(&app->ontvangst_lock);
    return free_place;
}

static void place_give(struct app *app, int place)
{
    if (place < 0)
        return;
    (void)pthread_mutex_lock(&app->ontvangst_lock);
    app->ontvangsten[place] = 0;
    (void)pthread_mutex_unlock(&app->ontvangst_lock);
}

/* ---- the parts of the form ---- */

static enum result file_begin(struct ontvangst *o, const char *bestand, struct probleem *p)
{
    if (o->gezien) {
        o->code = "dubbel";
        o->reden = "Er zijn twee bestanden meegestuurd. Kies er één; een ander voegt u daarna toe.";
        return DONE;
    }
    o->gezien = true;
    if (o->niemand)
        return DONE;
    bestandsnaam_clean(bestand, &o->bestandsnaam);
    if (o->bestandsnaam.failed)
        return probleem_intern(p, "no memory for a file name");
    if (o->is_bundel)
        return DONE;
    o->kijker = soort_new();
    if (!o->kijker)
        return probleem_intern(p, "no memory for an upload");
    return stuk_new(o->app->config.gegevens, &o->stuk, p);
}

static enum result part_begin(void *arg, const char *naam, const char *bestand, struct probleem *p)
{
    struct ontvangst *o = arg;
    buf_clear(&o->waarde);
    o->naam[0] = '\0';
    if (!bestand) {
        (void)snprintf(o->naam, sizeof o->naam, "%s", naam);
        return DONE;
    }
    if (strcmp(naam, "bestand") == 0)
        return file_begin(o, bestand, p);
    BUF_AUTO struct buf known;
    buf_init(&known, 300);
    tekst_shorten(naam, 60, &known);
    return probleem_veld(p, known.data, "onbekend-veld", "Hier hoort geen bestand. Haal het weg.");
}

/* Its file goes at once, so that it takes no more room. */
static void file_refuse(struct ontvangst *o, const char *code, const char *reden)
{
    o->code = code;
    o->reden = reden;
    stuk_settle(TAKE(o->stuk), false);
    buf_clear(&o->bundel);
}

static enum result file_data(struct ontvangst *o, const char *bytes, size_t n, struct probleem *p)
{
    o->bytes += (int64_t)n;
    if (o->niemand || o->code || (!o->stuk && !o->is_bundel))
        return DONE;
    if (o->bytes > o->most) {
        file_refuse(o, "te-groot", NULL);
        return DONE;
    }
    if (o->is_bundel) {
        buf_add(&o->bundel, bytes, n);
        return o->bundel.failed ? probleem_intern(p, "no memory for a bundle") : DONE;
    }
    soort_add(o->kijker, bytes, n);
    return stuk_add(o->stuk, bytes, n, p);
}

static enum result part_data(void *arg, const char *bytes, size_t n, struct probleem *p)
{
    struct ontvangst *o = arg;
    if (!o->naam[0])
        return file_data(o, bytes, n, p);
    o->text += n;
    buf_add(&o->waarde, bytes, n);
    if (o->text > MOST_TEXT || o->waarde.failed)
        return probleem_set(p, PROBLEEM_TE_GROOT,
                            "Er staat te veel tekst in het formulier. Er is niets opgeslagen.");
    return DONE;
}

static enum result part_end(void *arg, struct probleem *p)
{
    struct ontvangst *o = arg;
    if (!o->naam[0])
        return DONE;
    if (!tekst_is_utf8(o->waarde.data, o->waarde.len))
        return probleem_set(p, PROBLEEM_ONLEESBAAR,
                            "De tekst is geen UTF-8, of er staat een nulteken in. Er is niets "
                            "opgeslagen.");
    velden_voeg(o->raw, o->naam, o->waarde.data);
    return DONE;
}

/* ---- beginning ---- */

/* Who was logged out while filling it in gets their texts back; that takes no place. */
static void begin(struct ontvangst *o, const struct http_request *r, int64_t gebruiker)
{
    const struct multipart_hoort hoort = {part_begin, part_data, part_end, o};
    if (!o->niemand)
        o->plek = place_take(o->app, gebruiker);
    if (o->plek < 0 && !o->niemand) {
        (void)probleem_set(&o->p, PROBLEEM_DRUK,
                           "Er komen nu te veel bestanden tegelijk binnen. Er is niets opgeslagen. "
                           "Probeer het zo opnieuw.");
        o->p.wacht = 10;
        return;
    }
    (void)!multipart_new(r->header(r, "Content-Type"), &hoort, o->app->config.velden + 1, &o->delen,
                         &o->p);
}

static bool session_look(struct reader *reader, const struct http_request *r, int64_t *ret)
{
    char token[TOEGANGSSLEUTEL_SIZE], today[DATUM_SIZE];
    struct sessie s;
    bool live = false, bearer;
    PROBLEEM_AUTO struct probleem p = {0};
    int64_t now = clock_now(&reader->app->clock);
    clock_local_date(now, today);
    if (verzoek_token(r, token, sizeof token, &bearer) &&
        sessie_find(reader->conn, reader->app, token, now, today, &s, &live, &p) != DONE)
        live = false;
    sodium_memzero(token, sizeof token);
    if (live)
        *ret = s.kijker.gebruiker;
    return live;
}

static const struct route *upload_route(struct app *app, const struct http_request *r)
{
    struct verzoek v = {0};
    unsigned allowed;
    bool prefix = verzoek_onder_api(r->path);
    if (r->method != HTTP_POST || !multipart_is(r->header(r, "Content-Type")))
        return NULL;
    const struct route *route =
        router_find(app->router, HTTP_POST, prefix, r->path + (prefix ? sizeof API_PREFIX - 1 : 0),
                    &v, &allowed);
    return route && route->bestand ? route : NULL;
}

bool ontvangst_begin(struct reader *reader, const struct http_request *r, struct ontvangst **ret,
                     size_t *ret_most)
{
    int64_t gebruiker = 0;
    const struct route *route = upload_route(reader->app, r);
    if (!route)
        return false;
    struct ontvangst *o = calloc(1, sizeof *o);
    *ret = o;
    if (!o)
        return false;
    o->app = reader->app;
    o->plek = -1;
    o->is_bundel = route->bundel;
    o->most = route->bundel ? BUNDEL_MOST : (int64_t)o->app->config.document_mb * 1024 * 1024;
    buf_init(&o->bundel, BUNDEL_MOST);
    o->raw = json_object();
    buf_init(&o->waarde, MOST_TEXT);
    buf_init(&o->bestandsnaam, 4L * (BESTANDSNAAM_MAX + 20));
    *ret_most = (size_t)o->most + (size_t)2 * MOST_TEXT;
    o->niemand = !session_look(reader, r, &gebruiker);
    begin(o, r, gebruiker);
    return true;
}

void ontvangst_add(struct ontvangst *o, const char *bytes, size_t n)
{
    if (probleem_is(&o->p) || multipart_add(o->delen, bytes, n, &o->p) == DONE)
        return;
    stuk_settle(TAKE(o->stuk), false);
}

/* ---- the whole ---- */

/* What stands in the form for the file: velden.h, VELD_BESTAND. */
static json_t *file_object(struct ontvangst *o)
{
    uint8_t hash[STUK_HASH];
    char hex[2 * STUK_HASH + 1];
    if (!o->code && !o->is_bundel)
        o->soort = soort_end(o->kijker, o->bestandsnaam.data, &o->code, &o->reden);
    if (o->code) {
        stuk_settle(TAKE(o->stuk), false);
        json_t *reden =
            o->reden ? json_string(o->reden)
                     : json_sprintf("Dit bestand is te groot: er past %d MB. Maak het kleiner of "
                                    "deel het op.",
                                    (int)(o->most / 1024 / 1024));
        return json_pack("{s:s, s:o}", "code", o->code, "reden", reden);
    }
    if (o->is_bundel)
        bundel_hash((const uint8_t *)o->bundel.data, o->bundel.len, hash);
    else
        stuk_inhoud(o->stuk, hash);
    (void)sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return json_pack("{s:s, s:s, s:I, s:s}", "naam", o->bestandsnaam.data, "soort",
                     o->is_bundel ? "bundel" : o->soort->code, "bytes", (json_int_t)o->bytes,
                     "hash", hex);
}

enum result ontvangst_raw(struct ontvangst *o, json_t **ret, struct probleem *p)
{
    if (!probleem_is(&o->p))
        (void)!multipart_end(o->delen, &o->p);
    if (probleem_is(&o->p)) {
        stuk_settle(TAKE(o->stuk), false);
        *p = o->p; /* moves */
        o->p = (struct probleem){0};
        return FAILED;
    }
    /* A browser sends a field of files in which nothing was chosen as a file without a name. */
    if (o->niemand || (o->gezien && o->bestandsnaam.len == 0 && o->bytes == 0)) {
        stuk_settle(TAKE(o->stuk), false);
    } else if (o->gezien) {
        if (o->bestandsnaam.len == 0 && !o->code) {
            o->code = "naam";
            o->reden = "Dit bestand heeft geen naam. Geef het een naam en kies het opnieuw.";
        }
        (void)json_object_set_new(o->raw, "bestand", file_object(o));
    }
    *ret = TAKE(o->raw);
    return *ret ? DONE : probleem_intern(p, "no memory for a form");
}

enum result ontvangst_finish(struct ontvangst *o, struct probleem *p)
{
    return o->stuk ? stuk_finish(o->stuk, p) : DONE;
}

const struct stuk_feiten *ontvangst_stuk(const struct ontvangst *o, const char **ret_naam,
                                         const struct bestandssoort **ret_soort)
{
    if (!o || !o->stuk || !o->soort)
        return NULL;
    *ret_naam = o->bestandsnaam.data;
    *ret_soort = o->soort;
    return stuk_feiten(o->stuk);
}

const char *ontvangst_bytes(const struct ontvangst *o, size_t *ret_n)
{
    if (!o || !o->is_bundel || !o->gezien || o->code || o->bundel.len == 0)
        return NULL;
    *ret_n = o->bundel.len;
    return o->bundel.data;
}

/* ---- made here ---- */

enum result ontvangst_tekst(struct verzoek *v, const char *naam, const char *tekst,
                            struct probleem *p)
{
    struct ontvangst *o = v->ontvangst;
    if (!o && (o = calloc(1, sizeof *o))) {
        v->ontvangst = o;
        o->app = v->app;
        o->plek = -1;
        buf_init(&o->bestandsnaam, 4L * (BESTANDSNAAM_MAX + 20));
        buf_format(&o->bestandsnaam, "%s", naam);
        o->soort = bestandssoort("tekst");
    }
    if (!o || !o->soort)
        return probleem_intern(p, "no memory for a file");
    stuk_settle(TAKE(o->stuk), false);
    if (stuk_new(v->app->config.gegevens, &o->stuk, p) != DONE ||
        stuk_add(o->stuk, tekst, strlen(tekst), p) != DONE)
        return FAILED;
    return stuk_finish(o->stuk, p);
}

enum result ontvangst_stuk_erbij(struct verzoek *v, const char *bytes, size_t n,
                                 const struct stuk_feiten **ret, struct probleem *p)
{
    struct ontvangst *o = v->ontvangst;
    if (!o)
        return probleem_intern(p, "a file out of no upload");
    struct stuk **more = realloc(o->erbij, (o->erbij_n + 1) * sizeof *more);
    if (!more)
        return probleem_intern(p, "no memory for a file");
    o->erbij = more;
    struct stuk *s = NULL;
    if (stuk_new(v->app->config.gegevens, &s, p) != DONE)
        return FAILED;
    o->erbij[o->erbij_n++] = s;
    if (stuk_add(s, bytes, n, p) != DONE || stuk_finish(s, p) != DONE)
        return FAILED;
    *ret = stuk_feiten(s);
    return DONE;
}

/* ---- the end ---- */

static const char SQL_BEKEND[] = "SELECT 1 FROM stuk WHERE naam = :naam";

static enum result known(void *arg, const char *naam, bool *ret_known, struct probleem *p)
{
    int64_t there;
    if (db_int(arg, p, SQL_BEKEND, BINDS(B_TEXT(":naam", naam)), 0, &there) != DONE)
        return FAILED;
    *ret_known = there != 0;
    return DONE;
}

static void stuk_end(struct stuk *s, struct reader *reader)
{
    PROBLEEM_AUTO struct probleem p = {0};
    bool kept = false;
    if (s && known(reader->conn, stuk_feiten(s)->naam, &kept, &p) != DONE)
        stuk_leave(s);
    else
        stuk_settle(s, kept);
}

void ontvangst_free(struct ontvangst *o, struct reader *reader)
{
    if (!o)
        return;
    stuk_end(o->stuk, reader);
    for (size_t i = 0; i < o->erbij_n; i++)
        stuk_end(o->erbij[i], reader);
    free(o->erbij);
    place_give(o->app, o->plek);
    multipart_free(o->delen);
    soort_free(o->kijker);
    buf_free(&o->waarde);
    buf_free(&o->bestandsnaam);
    buf_free(&o->bundel);
    json_decref(o->raw);
    probleem_clear(&o->p);
    free(o);
}

bool ontvangst_te_groot(struct app *app, const struct http_request *r, struct probleem *p)
{
    const struct route *route = app->router ? upload_route(app, r) : NULL;
    if (!route)
        return false;
    int most = route->bundel ? BUNDEL_MOST / 1024 / 1024 : app->config.document_mb;
    (void)probleem_set(p, PROBLEEM_TE_GROOT,
                       "Dit bestand is te groot: er past %d MB. Er is niets opgeslagen.", most);
    (void)probleem_veld(p, "bestand", "te-groot", "Dit bestand is te groot: er past %d MB.", most);
    return true;
}

enum result ontvangst_opruimen(struct app *app, struct db_conn *c, struct probleem *p)
{
    return stukken_settle(app->config.gegevens, known, c, p);
}
