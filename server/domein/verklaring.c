/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/verklaring.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming.h"
#include "domein/toestemming_vraag.h"
#include "verzoek/verzoek.h"

#include <string.h>

bool antwoord_is(const json_t *in, const char *antwoord)
{
    const char *given = row_text(in, "antwoord");
    return given && strcmp(given, antwoord) == 0;
}

static enum result field(const struct antwoord *a, struct probleem *p, const char *name,
                         const char *code, const char *reason)
{
    AUTO_FREE char *full = text_format("%s%s", a->prefix, name);
    if (!full)
        return probleem_intern(p, "no memory for a field error");
    /* one talk can be recorded as several consents: what is wrong is told once */
    if (probleem_heeft(a->vorm, full) || probleem_heeft(p, full))
        return FAILED;
    return probleem_veld(p, full, code, "%s", reason);
}

/* The row of the giver among those who are needed; NULL when they are not. */
static const json_t *giver_find(const struct antwoord *a)
{
    const json_t *gever;
    size_t i;
    int64_t id = row_int(a->in, "gever");
    json_array_foreach(a->gevers, i, gever)
    {
        if (id && (row_int(gever, "persoon") == id || row_int(gever, "onderdeel") == id))
            return gever;
    }
    return NULL;
}

enum result antwoord_refuse(const struct antwoord *a, struct probleem *p)
{
    AUTO_FREE char *namen = namen_join(a->gevers, "naam");
    AUTO_FREE char *reason =
        json_array_size(a->gevers) == 0
            ? text_format("Op dit moment kan niemand hierover ja of nee zeggen (regel R12).")
            : text_format("Dit is niet aan diegene. Nodig is een antwoord van %s (regel R10).",
                          namen ? namen : "");
    return field(a, p, "gever", "niet-nodig", reason ? reason : "");
}

/* ---- what an answer needs ---- */

static bool is_said(const struct antwoord *a)
{
    return antwoord_is(a->in, "ja") || antwoord_is(a->in, "nee");
}

/* A yes is about this consent, which lasts a year at most (R8): one of before that was to something
 * else. What a court decided may be older, and a no closes whenever it was said. */
static enum result datum_toets(const struct dossier *d, const struct antwoord *a,
                               struct probleem *p)
{
    enum { DAYS_AGO = 366 };
    char eerst[DATUM_SIZE];
    const char *datum = row_text(a->in, "datum");
    datum_add_days(d->v->vandaag, -DAYS_AGO, eerst);
    if (datum && strcmp(datum, d->v->vandaag) > 0)
        return field(a, p, "datum", "te-laat",
                     "Een antwoord telt vanaf de dag dat het is gegeven (regel R13). Kies vandaag "
                     "of een dag die voorbij is.");
    if (datum && strcmp(datum, eerst) < 0 && antwoord_is(a->in, "ja") &&
        !row_text(a->in, "vervanging"))
        return field(a, p, "datum", "te-vroeg",
                     "Een ja van langer dan een jaar geleden telt niet (regel R8). Vraag het "
                     "opnieuw.");
    return DONE;
}

enum result antwoord_toets(struct dossier *d, const struct antwoord *a, struct probleem *p)
{
    static const char sql[] = "SELECT 1 FROM onderdeel WHERE id = :id";
    const char *vervanging = row_text(a->in, "vervanging");
    int64_t onderdeel;
    if (!is_said(a))
        return DONE;
    if (db_int(d->db, p, sql, BINDS(B_INT(":id", row_int(a->in, "gever"))), 0, &onderdeel) != DONE)
        return FAILED;
    enum result r = datum_toets(d, a, p);
    if (antwoord_is(a->in, "ja") && row_true(a->in, "tolk") && !row_text(a->in, "taal"))
        r = field(a, p, "taal", "verplicht",
                  "Er was een tolk bij. Schrijf in welke taal u praatte (regel R8).");
    if (onderdeel && !row_text(a->in, "namens"))
        r = field(a, p, "namens", "verplicht",
                  "Schrijf wie dit namens de organisatie zei of tekende (regel R11).");
    if (vervanging && !antwoord_is(a->in, "ja"))
        r = field(a, p, "antwoord", "mag-niet",
                  "Een besluit in plaats van dit antwoord is altijd een ja (regel R11).");
    if (vervanging && !row_text(a->in, "bewijs"))
        r = field(a, p, "bewijs", "verplicht",
                  "Schrijf welk document dit is, en van welke datum (regel R11).");
    return r;
}

static enum result check(struct dossier *d, const struct antwoord *a, const json_t *gever,
                         struct probleem *p)
{
    enum result r = antwoord_toets(d, a, p);
    if (antwoord_is(a->in, "ja") && !row_text(a->in, "vervanging") && a->plek &&
        row_true(gever, "overkant"))
        r = field(a, p, "antwoord", "R19",
                  "Deze tekst kan een plek noemen die geheim moet blijven. U legt hem daarom niet "
                  "aan iedereen voor (regel R19). Er is niets opgeslagen. Delen kan soms wel met "
                  "een besluit (G4), of door zelf precies te sturen wat nodig is (G6). Overleg "
                  "met de regisseur.");
    return r;
}

static const char SQL_ADD[] =
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
    " gever_onderdeel_id, namens, hoedanigheid, antwoord, wijze, datum, bewijs, ondertekend, taal,"
    " tolk, vastgelegd_door, vastgelegd_op)"
    " VALUES (:h, :toestemming, :id, :persoon, :onderdeel, :namens, :hoedanigheid, :antwoord,"
    " :wijze, :datum, :bewijs, :ondertekend, :taal, :tolk, :door, :nu)";

static enum result insert(struct dossier *d, const struct antwoord *a, const json_t *gever,
                          int64_t id, struct probleem *p)
{
    const char *vervanging = row_text(a->in, "vervanging"), *wijze = row_text(a->in, "wijze"),
               *datum = row_text(a->in, "datum");
    const char *hoedanigheid = !vervanging ? row_text(gever, "hoedanigheid")
                               : strcmp(vervanging, "rechter") == 0 ? "rechter"
                                                                    : "vertegenwoordiger";
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":toestemming", a->toestemming),
                         B_INT(":id", id), B_REF(":persoon", row_int(gever, "persoon")),
                         B_REF(":onderdeel", row_int(gever, "onderdeel")),
                         B_TEXT(":namens", row_text(a->in, "namens")),
                         B_TEXT(":hoedanigheid", hoedanigheid),
                         B_TEXT(":antwoord", row_text(a->in, "antwoord")),
                         B_TEXT(":wijze", wijze ? wijze : "mondeling"),
                         B_TEXT(":datum", datum ? datum : d->v->vandaag),
                         B_TEXT(":bewijs", row_text(a->in, "bewijs")),
                         B_TEXT(":ondertekend", row_text(a->in, "ondertekend")),
                         B_TEXT(":taal", row_text(a->in, "taal")),
                         B_JSON(":tolk", json_object_get(a->in, "tolk")),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result antwoord_keep(struct dossier *d, const struct antwoord *a, int64_t *ret_id,
                          bool *ret_needed, struct probleem *p)
{
    const json_t *gever = giver_find(a);
    *ret_id = 0;
    *ret_needed = gever != NULL;
    if (!gever || !is_said(a))
        return DONE;
    *ret_id = verzoek_id(d->v);
    return check(d, a, gever, p) == DONE ? insert(d, a, gever, *ret_id, p) : FAILED;
}

/* ---- an answer afterwards ---- */

/* R15: after one giver's "nee" what another says is kept as well. It opens nothing any more (R14),
 * and tells whether they agree. */
static const char SQL_SILENT[] =
    "SELECT NOT EXISTS (SELECT 1 FROM verklaring v WHERE v.huishouden_id = :h"
    " AND v.toestemming_id = :id AND :gever IN (v.gever_persoon_id, v.gever_onderdeel_id))";

static enum result still_asked(struct dossier *d, int64_t toestemming, const json_t *t,
                               const json_t *in, bool *ret_asked, struct probleem *p)
{
    int64_t silent = 0;
    bool refused = strcmp(row_text(t, "stand"), "geweigerd") == 0 ||
                   strcmp(row_text(t, "stand"), "oneens") == 0;
    if (refused && db_int(d->db, p, SQL_SILENT,
                          BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming),
                                B_INT(":gever", row_int(in, "gever"))),
                          0, &silent) != DONE)
        return FAILED;
    *ret_asked = silent != 0;
    return DONE;
}

/* R8, R14: what has ended, stays ended. */
static enum result still_open(struct dossier *d, int64_t toestemming, const json_t *t,
                              const json_t *in, struct probleem *p)
{
    static const char *const ENDED[] = {"geweigerd", "oneens", "ingetrokken", "ontvanger_gestopt",
                                        "vervangen", "wet",    "verlopen"};
    bool asked;
    if (still_asked(d, toestemming, t, in, &asked, p) != DONE || asked)
        return probleem_is(p) ? FAILED : DONE;
    for (size_t i = 0; i < COUNT_OF(ENDED); i++)
        if (strcmp(row_text(t, "stand"), ENDED[i]) == 0)
            return probleem_set(p, PROBLEEM_CONFLICT,
                                "Deze toestemming is al gestopt en komt niet terug (regel R14). "
                                "Vraag een nieuwe toestemming. Er is niets opgeslagen.");
    return DONE;
}

static enum result stand_of(struct dossier *d, int64_t toestemming, char **ret, struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    if (toestemming_get(d, toestemming, &t, p) != DONE)
        return FAILED;
    *ret = strdup(row_text(t, "stand"));
    return *ret ? DONE : probleem_intern(p, "no memory for a verklaring");
}

enum result verklaring_add(struct dossier *d, int64_t toestemming, const json_t *in,
                           int64_t *ret_id, char **ret_stand, struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    AUTO_JSON json_t *gevers = NULL;
    bool needed;
    if (toestemming_get(d, toestemming, &t, p) != DONE ||
        mag(d, p, "verklaring.toevoegen") != DONE || still_open(d, toestemming, t, in, p) != DONE ||
        vraag_gevers(d, toestemming, &gevers, p) != DONE)
        return FAILED;
    const struct antwoord a = {toestemming, row_true(t, "plek"), gevers, in, "", NULL, NULL};
    if (antwoord_keep(d, &a, ret_id, &needed, p) != DONE)
        return FAILED;
    if (!needed)
        return antwoord_refuse(&a, p);
    if (*ret_id == 0)
        return probleem_veld(p, "antwoord", "verplicht", "Kies ja of nee (regel R10).");
    if ((antwoord_is(in, "nee") ? toestemming_end(d, toestemming, "geweigerd", p)
                                : toestemming_complete(d, toestemming, p)) != DONE)
        return FAILED;
    return stand_of(d, toestemming, ret_stand, p);
}
