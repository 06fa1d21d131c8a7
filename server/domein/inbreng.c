/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/inbreng.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "domein/notitie.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

#include <ctype.h>
#include <string.h>

enum { NAME = 400 }; /* bytes after an @ that can be a name */

/* ---- who can read it ---- */

/* Everybody involved, and whether the author may know that they are (R24); not the author. */
static const char SQL_BETROKKENEN[] =
    "SELECT g.id, g.naam, g.id IN (SELECT v.gebruiker_id FROM zicht_ontvanger v WHERE v.erbij = 1)"
    " AS \"bekend?\" FROM gebruiker g WHERE g.id <> kijker()"
    " AND g.id IN (SELECT n.gebruiker_id FROM regel_betrokkenen n) ORDER BY g.id";

struct proef {
    struct dossier *d;
    int64_t inbreng;
    json_t *lezers; /* of SQL_BETROKKENEN */
};

static enum result readers_try(struct db_conn *c, void *arg, struct probleem *p)
{
    struct proef *proef = arg;
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_BETROKKENEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        char grond[3];
        if (oogpunt_item(proef->d, row_int(row, "id"), proef->inbreng, grond, NULL, p) != DONE)
            return FAILED;
        if (grond[0])
            json_array_append(proef->lezers, row);
    }
    return DONE;
}

/* The rules themselves are asked, of what stands now. */
static enum result readers_get(struct dossier *d, int64_t inbreng, json_t **ret, struct probleem *p)
{
    struct proef proef = {d, inbreng, json_array()};
    if (db_rehearse(d->db, p, readers_try, &proef) != DONE) {
        json_decref(proef.lezers);
        return FAILED;
    }
    *ret = proef.lezers;
    return DONE;
}

/* ---- whom it names ---- */

static bool letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c >= 0x80; }

/* The next @ that begins a name (not the one in an e-mail address); NULL when there is none. */
static const char *at_next(const char *text, const char *from)
{
    for (const char *at = from; (at = strchr(at, '@')); at++) {
        bool before = at == text || isspace((unsigned char)at[-1]) || strchr("(\"'", at[-1]);
        if (before && letter(at[1]))
            return at;
    }
    return NULL;
}

static bool begins(const char *folded, const char *name)
{
    size_t n = strlen(name);
    return n > 0 && strncmp(folded, name, n) == 0 && (folded[n] == '\0' || folded[n] == ' ');
}

/* Marks whom `folded` begins with: by the whole name, or by the first name alone. How many. */
static int named_mark(json_t *lezers, const char *folded, bool whole)
{
    json_t *row;
    size_t i;
    int n = 0;
    json_array_foreach(lezers, i, row)
    {
        BUF_AUTO struct buf naam;
        buf_init(&naam, NAME);
        tekst_fold(row_text(row, "naam"), &naam);
        char *space = naam.len && !whole ? strchr(naam.data, ' ') : NULL;
        if (space)
            *space = '\0';
        if (!row_true(row, "bekend") || naam.len == 0 || !begins(folded, naam.data))
            continue;
        json_object_set_new(row, "genoemd", json_true());
        n++;
    }
    return n;
}

static enum result one_mark(json_t *lezers, const char *at, struct probleem *p)
{
    char said[NAME];
    BUF_AUTO struct buf folded;
    buf_init(&folded, (size_t)4 * NAME);
    size_t n = 0, word = 1;
    while (n + 1 < sizeof said && at[1 + n] && at[1 + n] != '\n' && at[1 + n] != '@') {
        said[n] = at[1 + n];
        n++;
    }
    while (n > 0 && n + 1 == sizeof said && ((unsigned char)said[n - 1] & 0x80))
        n--; /* no half character */
    said[n] = '\0';
    tekst_fold(said, &folded);
    if (folded.len && named_mark(lezers, folded.data, true) > 0)
        return DONE;
    int found = folded.len ? named_mark(lezers, folded.data, false) : 0;
    if (found == 1)
        return DONE;
    while (letter(at[word]) && word < 60)
        word++;
    return found > 1
               ? probleem_veld(p, "tekst", "meer-dan-een",
                               "Er doet meer dan één %.*s mee. Schrijf de hele naam.", (int)word,
                               at)
               : probleem_veld(p, "tekst", "onbekende-keuze",
                               "%.*s kan dit niet lezen, of doet niet mee. Kies een naam uit ‘Wie "
                               "leest dit?’, of haal het @-teken weg.",
                               (int)word, at);
}

static enum result text_mark(json_t *lezers, const char *text, struct probleem *p)
{
    for (const char *at = text; (at = at_next(text, at)); at++)
        if (one_mark(lezers, at, p) != DONE)
            return FAILED;
    return DONE;
}

static enum result ids_mark(json_t *lezers, const json_t *noemen, struct probleem *p)
{
    const json_t *id;
    json_t *row;
    size_t i, k;
    json_array_foreach((json_t *)(uintptr_t)noemen, i, id)
    {
        bool there = false;
        json_array_foreach(lezers, k, row)
        {
            if (row_int(row, "id") != json_integer_value(id) || !row_true(row, "bekend"))
                continue;
            json_object_set_new(row, "genoemd", json_true());
            there = true;
        }
        if (!there)
            return probleem_veld(p, "noemen", "onbekende-keuze", "Kies iemand die dit kan lezen.");
    }
    return DONE;
}

/* ---- telling ---- */

static enum result readers_tell(struct dossier *d, int64_t inbreng, const json_t *lezers,
                                bool everybody, struct probleem *p)
{
    const struct attendering named = {"inbreng-genoemd", d->huishouden, "inbreng", inbreng};
    const struct attendering new = {"inbreng-nieuw", d->huishouden, "samenspraak", d->huishouden};
    json_t *row;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)lezers, i, row)
    {
        bool is_named = row_true(row, "genoemd");
        if ((is_named || everybody) &&
            attendering_send(d->v, row_int(row, "id"), is_named ? &named : &new, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* After it stands: whom it names, whether they can read it, and telling them. */
static enum result spread(struct dossier *d, int64_t inbreng, const json_t *in, bool everybody,
                          struct probleem *p)
{
    AUTO_JSON json_t *lezers = NULL;
    const char *tekst = row_text(in, "tekst");
    if (readers_get(d, inbreng, &lezers, p) != DONE ||
        (tekst && text_mark(lezers, tekst, p) != DONE) ||
        ids_mark(lezers, json_object_get(in, "noemen"), p) != DONE)
        return FAILED;
    return readers_tell(d, inbreng, lezers, everybody, p);
}

/* ---- adding ---- */

static const char SQL_ADD[] =
    "INSERT INTO inbreng (huishouden_id, id, tekst) VALUES (:h, :id, :tekst)";

enum result inbreng_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    const char *categorie = row_text(in, "categorie");
    const struct item_nieuw item = {.soort = "inbreng",
                                    .categorie = categorie,
                                    .aard = "inhoud",
                                    .personen = json_object_get(in, "personen"),
                                    .bij = row_int(in, "bij"),
                                    .plek = row_true(in, "plek")};
    if (mag(d, p, "inbreng.toevoegen") != DONE ||
        notitie_categorie_check(d, categorie, p) != DONE || item_new(d, p, &item, ret_id) != DONE ||
        notitie_names_check(d, in, p) != DONE ||
        db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":tekst", row_text(in, "tekst"))),
                NULL) != DONE)
        return FAILED;
    return spread(d, *ret_id, in, true, p);
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT id, tekst, versie, ingetrokken_op FROM zicht_inbreng WHERE id = :id";
static const char SQL_KEEP[] =
    "INSERT INTO inbreng_versie (huishouden_id, inbreng_id, versie, tekst, reden, door, op)"
    " VALUES (:h, :id, :versie, :tekst, :reden, :door, :nu)";

/* The viewer's own, at the version the client read; what it said is kept. */
static enum result own_keep(struct dossier *d, int64_t inbreng, const char *reden,
                            int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    if (db_row(d->db, p, SQL_ONE, BINDS(B_INT(":id", inbreng)), &was) != DONE)
        return FAILED;
    if (!was)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    *ret_versie = row_int(was, "versie") + 1;
    if (mag_item(d, p, "inbreng.wijzigen", inbreng) != DONE ||
        versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    if (!json_is_null(json_object_get(was, "ingetrokken_op")))
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit is ingetrokken. Er is niets veranderd.");
    /* a change may leave fields out, but never why */
    if (!reden)
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u dit wijzigt. Het staat bij de oude tekst.");
    return db_exec(d->db, p, SQL_KEEP,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", inbreng),
                         B_INT(":versie", row_int(was, "versie")),
                         B_TEXT(":tekst", row_text(was, "tekst")), B_TEXT(":reden", reden),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result inbreng_correct(struct dossier *d, int64_t inbreng, const json_t *in,
                            int64_t *ret_versie, struct probleem *p)
{
    static const char sql[] = "UPDATE inbreng SET tekst = :tekst, versie = versie + 1"
                              " WHERE huishouden_id = :h AND id = :id";
    if (own_keep(d, inbreng, row_text(in, "reden"), ret_versie, p) != DONE ||
        db_exec(d->db, p, sql,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", inbreng),
                      B_TEXT(":tekst", row_text(in, "tekst"))),
                NULL) != DONE)
        return FAILED;
    return spread(d, inbreng, in, false, p);
}

enum result inbreng_withdraw(struct dossier *d, int64_t inbreng, const char *reden,
                             struct probleem *p)
{
    static const char sql[] = "UPDATE inbreng SET ingetrokken_op = :nu, versie = versie + 1"
                              " WHERE huishouden_id = :h AND id = :id";
    int64_t versie;
    if (own_keep(d, inbreng, reden, &versie, p) != DONE)
        return FAILED;
    return db_exec(d->db, p, sql,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", inbreng), B_INT(":nu", d->v->nu)),
                   NULL);
}
