/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/vestiging.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/gemeente.h"
#include "domein/regie_intern.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static bool is(const char *a, const char *b) { return a && b && strcmp(a, b) == 0; }

static enum result nothing_changed(struct probleem *p, const char *why)
{
    return probleem_set(p, PROBLEEM_CONFLICT, "%s Er is niets veranderd.", why);
}

static enum result refuse(struct probleem *p, const char *code, const char *reden)
{
    return probleem_veld(p, "bestand", code, "%s Er is niets ingelezen.", reden);
}

/* ---- taking in ---- */

static const char SQL_EERDER[] =
    "SELECT 1 FROM vestiging WHERE onderdeel_id = :onderdeel AND kenmerk = :kenmerk";
static const char SQL_ADD[] =
    "INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, bundel, ontvanger_id,"
    " ontvanger_onderdeel_id, status, op) VALUES (:id, :onderdeel, :kenmerk, :hash, :bundel,"
    " :ontvanger, :eigen, 'ontvangen', :nu)";

/* Whoever takes it in becomes its regisseur, so must be able to. */
static enum result receiver_check(struct verzoek *v, struct probleem *p)
{
    struct dossier d = {.v = v, .db = v->db};
    bool can;
    if (mag_kijker(v, p, "vestiging.ontvangen") != DONE ||
        regie_can(&d, v->kijker->gebruiker, &can, p) != DONE)
        return FAILED;
    return can ? DONE
               : probleem_set(p, PROBLEEM_GEEN_RECHT,
                              "Alleen een regisseur neemt een gezin van een andere gemeente over. "
                              "Vraag een collega. (R5)");
}

enum result vestiging_ontvang(struct verzoek *v, const char *bytes, size_t n, int64_t *ret_id,
                              struct probleem *p)
{
    AUTO_JSON json_t *inhoud = NULL;
    char hash[2 * BUNDEL_HASH + 1];
    BUF_AUTO struct buf bijlagen;
    int64_t onderdeel, before;
    bool fits;
    buf_init(&bijlagen, BUNDEL_MOST);
    if (receiver_check(v, p) != DONE ||
        gemeente_open(v, BUNDEL_VERHUIZING, bytes, n, 0, &onderdeel, &inhoud, &bijlagen, p) !=
            DONE ||
        vestiging_check(v, inhoud, &fits, p) != DONE)
        return FAILED;
    if (!fits)
        return refuse(p, "onleesbaar",
                      "In dit bestand staat iets wat wij niet kunnen lezen. Bel de afzender.");
    if (vestiging_documenten_check(inhoud, &bijlagen, p) != DONE)
        return FAILED;
    const char *kenmerk = row_text(inhoud, "kenmerk");
    if (db_int(v->db, p, SQL_EERDER,
               BINDS(B_INT(":onderdeel", onderdeel), B_TEXT(":kenmerk", kenmerk)), 0,
               &before) != DONE)
        return FAILED;
    if (before)
        return refuse(p, "al-gelezen", "Deze verhuizing is hier al ingelezen.");
    gemeente_hash(bytes, n, hash);
    *ret_id = verzoek_id(v);
    verzoek_object(v, "vestiging", *ret_id);
    return db_exec(v->db, p, SQL_ADD,
                   BINDS(B_INT(":id", *ret_id), B_INT(":onderdeel", onderdeel),
                         B_TEXT(":kenmerk", kenmerk), B_TEXT(":hash", hash),
                         B_BLOB(":bundel", bytes, n), B_INT(":ontvanger", v->kijker->gebruiker),
                         B_INT(":eigen", v->kijker->onderdeel), B_INT(":nu", v->nu)),
                   NULL);
}

/* ---- one ---- */

static const char SQL_ONE[] =
    "SELECT s.id, s.onderdeel_id AS onderdeel, s.kenmerk, s.status, s.lezing, s.versie,"
    " s.grond AS \"grond!\" FROM zicht_vestiging s WHERE s.id = :id";
static const char SQL_HASH[] = "SELECT bundel_hash AS hash FROM vestiging WHERE id = :id";

static enum result one_get(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *hash = NULL;
    if (eigen_rows(v, p, SQL_ONE, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    *ret = json_incref(json_array_get(rows, 0));
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(v, "vestiging", id);
    if (receiver_check(v, p) != DONE ||
        db_row(v->db, p, SQL_HASH, BINDS(B_INT(":id", id)), &hash) != DONE)
        return FAILED;
    json_object_set(*ret, "hash", json_object_get(hash, "hash"));
    return DONE;
}

static enum result change_get(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    return one_get(v, id, ret, p) == DONE ? versie_check(v, row_int(*ret, "versie"), p) : FAILED;
}

static const char SQL_BUNDEL[] = "SELECT b.bundel, b.grond AS \"grond!\""
                                 " FROM zicht_vestiging_bestand b WHERE b.id = :id";

enum result vestiging_inhoud(struct verzoek *v, int64_t id, bool alles, json_t **ret,
                             struct buf *bijlagen, struct probleem *p)
{
    struct bundel_paar own;
    uint8_t van[BUNDEL_SLEUTEL];
    AUTO_FREE char *bytes = NULL;
    size_t n;
    *ret = NULL;
    if (gemeente_blob(v, noten_open(v->noten, 0), SQL_BUNDEL, id, &bytes, &n, p) != DONE)
        return FAILED;
    if (!bytes)
        return DONE;
    gemeente_paar(v, &own);
    /* its sender was known, and its signature right, when it was taken in */
    enum bundel_fout fout = bundel_look(&own, BUNDEL_VERHUIZING, (const uint8_t *)bytes, n, van);
    if (fout == BUNDEL_GOED)
        fout = bundel_open(&own, van, BUNDEL_VERHUIZING, (const uint8_t *)bytes, n, ret, bijlagen);
    bundel_paar_clear(&own);
    if (fout != BUNDEL_GOED)
        return probleem_intern(p, "the file of a vestiging does not open with this master key");
    if (!alles) {
        json_object_del(*ret, "personen");
        json_object_del(*ret, "stukken");
    }
    return DONE;
}

static const char SQL_UIT[] = "SELECT b.uit, b.grond AS \"grond!\" FROM zicht_vestiging_bestand b"
                              " WHERE b.id = :id";

enum result vestiging_bestand(struct verzoek *v, int64_t id, struct probleem *p)
{
    char *bytes = NULL;
    char naam[60], text[ID_TEXT_SIZE];
    size_t n;
    if (gemeente_blob(v, noten_open(v->noten, 0), SQL_UIT, id, &bytes, &n, p) != DONE)
        return FAILED;
    if (!bytes)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(v, "vestiging", id);
    id_format(id, text);
    (void)snprintf(naam, sizeof naam, "antwoord-%s.gpbundel", text);
    return antwoord_tekst(v, bytes, n, "application/octet-stream", naam, p);
}

/* ---- yes, in own words, or no ---- */

static const char SQL_ZELF[] = "SELECT g.functie, coalesce(g.telefoon, o.telefoon, z.telefoon) AS"
                               " telefoon FROM gebruiker g JOIN onderdeel o ON o.id ="
                               " g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
                               " WHERE g.id = :id";

static enum result answer_make(struct verzoek *v, const json_t *one, const char *wat,
                               int64_t lezing, const char *tekst, struct buf *file,
                               struct probleem *p)
{
    AUTO_JSON json_t *self = NULL;
    if (db_row(v->db, p, SQL_ZELF, BINDS(B_INT(":id", v->kijker->gebruiker)), &self) != DONE)
        return FAILED;
    const char *telefoon = row_text(self, "telefoon");
    AUTO_FREE char *naam = text_format("%s, %s%s%s", v->kijker->naam, v->kijker->functie,
                                       telefoon ? ", telefoon " : "", telefoon ? telefoon : "");
    AUTO_JSON json_t *inhoud = json_pack(
        "{s:s, s:O, s:O, s:I, s:s, s:s, s:I}", "wat", wat, "kenmerk",
        json_object_get(one, "kenmerk"), "bundel", json_object_get(one, "hash"), "lezing",
        (json_int_t)lezing, "tekst", tekst, "naam", naam ? naam : "", "op", (json_int_t)v->nu);
    if (!inhoud)
        return probleem_intern(p, "no memory for an answer");
    return gemeente_make(v, row_int(one, "onderdeel"), BUNDEL_ANTWOORD, inhoud, NULL, file, p);
}

static const char SQL_AANVAARD[] =
    "UPDATE vestiging SET status = 'aanvaard', stap_op = nu(), versie = versie + 1 WHERE id = :id";
static const char SQL_LEES[] =
    "UPDATE vestiging SET status = 'teruggelezen', lezing = :lezing, teruglezing = :tekst, uit ="
    " :uit, stap_op = nu(), versie = versie + 1 WHERE id = :id";
static const char SQL_WEIGER[] =
    "UPDATE vestiging SET status = 'geweigerd', reden = :tekst, uit = :uit, bundel = NULL, einde_op"
    " = :nu, versie = versie + 1 WHERE id = :id";

enum result vestiging_aanvaard(struct verzoek *v, int64_t id, int64_t *ret_versie,
                               struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    if (change_get(v, id, &one, p) != DONE)
        return FAILED;
    if (!is(row_text(one, "status"), "ontvangen"))
        return nothing_changed(p, "U heeft hier al op geantwoord.");
    *ret_versie = row_int(one, "versie") + 1;
    return db_exec(v->db, p, SQL_AANVAARD, BINDS(B_INT(":id", id)), NULL);
}

/* ---- whether it could begin here ---- */

struct proef {
    struct verzoek *v;
    struct vestiging_komst komst;
};

static enum result try_it(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct proef *t = arg;
    int64_t huishouden;
    (void)c;
    return vestiging_neem_over(t->v, &t->komst, &huishouden, p);
}

/* As a new household, or as somebody's second one. What is tried is taken back, and not noted: the
 * log tells of what happened. */
static enum result rehearse(struct verzoek *v, const json_t *one, const json_t *inhoud,
                            const struct buf *bijlagen, struct probleem *p)
{
    AUTO_JSON json_t *first = json_object();
    AUTO_JSON json_t *second = json_pack("{s:b, s:s}", "tweede", true, "tweedeReden", "Proef.");
    struct noten aside = {0}, *own = v->noten;
    PROBLEEM_AUTO struct probleem other = {0};
    struct proef t = {v, {row_int(one, "onderdeel"), inhoud, first, bijlagen, true}};
    v->noten = &aside;
    enum result r = db_rehearse(v->db, p, try_it, &t);
    if (r != DONE && p->soort == PROBLEEM_CONFLICT) {
        t.komst.in = second;
        if (db_rehearse(v->db, &other, try_it, &t) == DONE) {
            probleem_clear(p);
            r = DONE;
        }
    }
    v->noten = own;
    noten_clear(&aside);
    verzoek_object(v, "vestiging", row_int(one, "id"));
    return r;
}

/* Before the old municipality lets go: afterwards nobody would have the regie. */
static enum result could_begin(struct verzoek *v, const json_t *one, struct probleem *p)
{
    AUTO_JSON json_t *inhoud = NULL;
    BUF_AUTO struct buf bijlagen;
    struct db_context before = *db_context(v->db);
    buf_init(&bijlagen, BUNDEL_MOST);
    if (vestiging_inhoud(v, row_int(one, "id"), true, &inhoud, &bijlagen, p) != DONE)
        return FAILED;
    enum result r = rehearse(v, one, inhoud, &bijlagen, p);
    sodium_memzero(bijlagen.data, bijlagen.len);
    db_context_set(v->db, &before);
    return r;
}

enum result vestiging_lees_terug(struct verzoek *v, int64_t id, const char *tekst,
                                 int64_t *ret_versie, struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    BUF_AUTO struct buf file;
    buf_init(&file, BUNDEL_MOST);
    if (change_get(v, id, &one, p) != DONE)
        return FAILED;
    if (!is(row_text(one, "status"), "aanvaard"))
        return nothing_changed(p, "Teruglezen kan als u ja heeft gezegd, één keer per antwoord.");
    int64_t lezing = row_int(one, "lezing") + 1;
    *ret_versie = row_int(one, "versie") + 1;
    if (could_begin(v, one, p) != DONE ||
        answer_make(v, one, "gelezen", lezing, tekst, &file, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_LEES,
                   BINDS(B_INT(":id", id), B_INT(":lezing", lezing), B_TEXT(":tekst", tekst),
                         B_BLOB(":uit", file.data, file.len)),
                   NULL);
}

enum result vestiging_weiger(struct verzoek *v, int64_t id, const char *reden, int64_t *ret_versie,
                             struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    BUF_AUTO struct buf file;
    buf_init(&file, BUNDEL_MOST);
    if (change_get(v, id, &one, p) != DONE)
        return FAILED;
    if (!is(row_text(one, "status"), "ontvangen") && !is(row_text(one, "status"), "aanvaard"))
        return nothing_changed(p, "U heeft hier al op geantwoord.");
    *ret_versie = row_int(one, "versie") + 1;
    if (answer_make(v, one, "geweigerd", row_int(one, "lezing"), reden, &file, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_WEIGER,
                   BINDS(B_INT(":id", id), B_TEXT(":tekst", reden),
                         B_BLOB(":uit", file.data, file.len), B_INT(":nu", v->nu)),
                   NULL);
}

/* ---- what the old municipality says ---- */

static const char SQL_CORRECTIE[] = "UPDATE vestiging SET status = 'aanvaard', correctie = :tekst, "
                                    "uit = NULL, stap_op = nu(), versie = versie + 1"
                                    " WHERE id = :id";
static const char SQL_TERUG[] =
    "UPDATE vestiging SET status = 'teruggenomen', reden = :tekst, uit = NULL, bundel = NULL,"
    " einde_op = :nu, versie = versie + 1 WHERE id = :id";
static const char SQL_OVER[] =
    "UPDATE vestiging SET status = 'overgenomen', huishouden_id = :huishouden, uit = NULL, bundel ="
    " NULL, einde_op = :nu, versie = versie + 1 WHERE id = :id";

static enum result answer_check(const json_t *one, const json_t *in, struct probleem *p)
{
    const char *wat = row_text(in, "wat"), *status = row_text(one, "status");
    bool off = is(wat, "teruggenomen");
    if (!is(row_text(one, "kenmerk"), row_text(in, "kenmerk")) ||
        !is(row_text(one, "hash"), row_text(in, "bundel")))
        return refuse(p, "andere-verhuizing", "Dit antwoord hoort bij een andere verhuizing.");
    if (!row_text(in, "tekst") || strlen(row_text(in, "tekst")) > 40000 ||
        (!off && !is(wat, "klopt") && !is(wat, "correctie")))
        return refuse(p, "onleesbaar", "In dit bestand staat iets wat wij niet kunnen lezen.");
    if (is(status, "overgenomen") || is(status, "geweigerd") || is(status, "teruggenomen"))
        return refuse(p, "al-gelezen", "Deze verhuizing is al klaar.");
    if (!off && (!is(status, "teruggelezen") || row_int(in, "lezing") != row_int(one, "lezing")))
        return refuse(p, "al-gelezen", "Dit antwoord hoort niet bij wat u het laatst teruglas.");
    return DONE;
}

static enum result take_over(struct verzoek *v, const json_t *one, const json_t *in,
                             int64_t *ret_huishouden, struct probleem *p)
{
    AUTO_JSON json_t *inhoud = NULL;
    BUF_AUTO struct buf bijlagen;
    int64_t id = row_int(one, "id");
    buf_init(&bijlagen, BUNDEL_MOST);
    if (vestiging_inhoud(v, id, true, &inhoud, &bijlagen, p) != DONE)
        return FAILED;
    const struct vestiging_komst komst = {row_int(one, "onderdeel"), inhoud, in, &bijlagen, false};
    enum result r = vestiging_neem_over(v, &komst, ret_huishouden, p);
    sodium_memzero(bijlagen.data, bijlagen.len);
    if (r != DONE)
        return FAILED;
    return db_exec(
        v->db, p, SQL_OVER,
        BINDS(B_INT(":id", id), B_INT(":huishouden", *ret_huishouden), B_INT(":nu", v->nu)), NULL);
}

enum result vestiging_antwoord(struct verzoek *v, int64_t id, const char *bytes, size_t n,
                               const json_t *in, int64_t *ret_versie, int64_t *ret_huishouden,
                               struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    AUTO_JSON json_t *said = NULL;
    int64_t van;
    *ret_huishouden = 0;
    if (one_get(v, id, &one, p) != DONE ||
        gemeente_open(v, BUNDEL_ANTWOORD, bytes, n, row_int(one, "onderdeel"), &van, &said, NULL,
                      p) != DONE ||
        answer_check(one, said, p) != DONE)
        return FAILED;
    *ret_versie = row_int(one, "versie") + 1;
    if (is(row_text(said, "wat"), "klopt"))
        return take_over(v, one, in, ret_huishouden, p);
    bool off = is(row_text(said, "wat"), "teruggenomen");
    return db_exec(v->db, p, off ? SQL_TERUG : SQL_CORRECTIE,
                   off ? BINDS(B_INT(":id", id), B_TEXT(":tekst", row_text(said, "tekst")),
                               B_INT(":nu", v->nu))
                       : BINDS(B_INT(":id", id), B_TEXT(":tekst", row_text(said, "tekst"))),
                   NULL);
}
