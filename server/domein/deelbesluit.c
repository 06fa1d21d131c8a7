/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/deelbesluit.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/deelbesluit_check.h"
#include "domein/notitie.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- who is told ---- */

static const char SQL_PARTIJEN[] =
    "SELECT ontvanger_onderdeel_id AS onderdeel, ontvanger_gebruiker_id AS gebruiker,"
    " besloten_door FROM deelbesluit WHERE huishouden_id = :h AND id = :id";

/* The receiver hears that something changed; what, they read where they still may. */
static enum result receiver_tell(struct verzoek *v, int64_t huishouden, int64_t besluit,
                                 const char *soort, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const struct attendering a = {soort, huishouden, "deelbesluit", besluit};
    if (db_row(v->db, p, SQL_PARTIJEN, BINDS(B_INT(":h", huishouden), B_INT(":id", besluit)),
               &row) != DONE)
        return FAILED;
    return row_int(row, "gebruiker") ? attendering_send(v, row_int(row, "gebruiker"), &a, p)
                                     : attendering_onderdeel(v, row_int(row, "onderdeel"), &a, p);
}

/* ---- the parts, before the decision itself ---- */

static const char SQL_PERSOON[] =
    "INSERT INTO deelbesluit_persoon (huishouden_id, deelbesluit_id, persoon_id, uitstel_reden,"
    " uitstel_tot) VALUES (:h, :id, :persoon, :reden, :tot)";
static const char SQL_VERTELD[] =
    "INSERT INTO deelbesluit_verteld (huishouden_id, deelbesluit_id, persoon_id, datum, door, op)"
    " VALUES (:h, :id, :persoon, coalesce(:datum, vandaag()), :door, :nu)";

static enum result told_insert(struct dossier *d, int64_t id, int64_t persoon, const char *datum,
                               struct probleem *p)
{
    return db_exec(d->db, p, SQL_VERTELD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":persoon", persoon),
                         B_TEXT(":datum", datum), B_INT(":door", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result persoon_insert(struct dossier *d, const struct besluit *b, int64_t id,
                                  int64_t persoon, struct probleem *p)
{
    const json_t *told = json_object_get(b->in, "verteldAan"), *one;
    size_t i;
    bool knows = false;
    json_array_foreach(told, i, one) knows = knows || json_integer_value(one) == persoon;
    const char *reden = knows ? NULL : row_text(b->in, "uitstelReden");
    if (db_exec(d->db, p, SQL_PERSOON,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":persoon", persoon),
                      B_TEXT(":reden", reden),
                      B_TEXT(":tot", knows ? NULL : row_text(b->in, "uitstelTot"))),
                NULL) != DONE)
        return FAILED;
    return knows ? told_insert(d, id, persoon, row_text(b->in, "verteldOp"), p) : DONE;
}

static const char SQL_CODES[] =
    "INSERT INTO deelbesluit_categorie SELECT :h, :id, value FROM json_each(:codes)";
static const char SQL_ITEMS[] = "INSERT INTO deelbesluit_item SELECT :h, :id, i.id, i.categorie"
                                " FROM json_each(:items) j JOIN item i ON i.huishouden_id = :h"
                                " AND i.id = j.value";
static const char SQL_WEGING[] =
    "INSERT INTO deelbesluit_weging SELECT :h, :id, v.code, max(w.value ->> 'antwoord')"
    " FROM json_each(:weging) w JOIN deelgrond_vraag v ON v.grond_id = :grond"
    " AND v.code = w.value ->> 'vraag' WHERE coalesce(w.value ->> 'antwoord', '') <> ''"
    " GROUP BY v.code";

static enum result parts_insert(struct dossier *d, const struct besluit *b, int64_t id,
                                struct probleem *p)
{
    AUTO_FREE char *weging = json_dumps(json_object_get(b->in, "weging"), JSON_COMPACT);
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(b->in, "personen"), i, one)
    {
        if (persoon_insert(d, b, id, json_integer_value(one), p) != DONE)
            return FAILED;
    }
    if (db_exec(d->db, p, SQL_CODES,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":codes", b->codes)),
                NULL) != DONE ||
        db_exec(d->db, p, SQL_ITEMS,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":items", b->items)),
                NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_WEGING,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_TEXT(":weging", weging ? weging : "[]"),
                         B_INT(":grond", row_int(b->grond, "id"))),
                   NULL);
}

/* ---- the decision ---- */

static const char SQL_INSERT[] =
    "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op,"
    " ontvanger_onderdeel_id, ontvanger_gebruiker_id, doel, doel_zin, minimaal, vragen,"
    " vragen_uitleg, gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op)"
    " VALUES (:h, :id, :grond, :bron, :door, :nu, :onderdeel, :gebruiker, :doel, :zin, :minimaal,"
    " :vragen, :uitleg, :gevaar, :met, coalesce(:overlegd, vandaag()), vandaag(), :tot, :op)";

static enum result besluit_insert(struct dossier *d, const struct besluit *b, int64_t *ret_id,
                                  struct probleem *p)
{
    const struct kijker *k = d->v->kijker;
    const json_t *in = b->in;
    int64_t id = verzoek_id(d->v);
    *ret_id = id;
    if (parts_insert(d, b, id, p) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_INSERT,
        BINDS(
            B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":grond", row_int(b->grond, "id")),
            B_INT(":bron", k->onderdeel), B_INT(":door", k->gebruiker), B_INT(":nu", d->v->nu),
            B_INT(":onderdeel", b->onderdeel), B_REF(":gebruiker", b->gebruiker),
            B_TEXT(":doel", row_text(in, "doel")), B_TEXT(":zin", row_text(in, "doelZin")),
            B_TEXT(":minimaal", row_text(in, "minimaal")),
            B_TEXT(":vragen", row_text(in, "vragen")),
            B_TEXT(":uitleg", row_text(in, "vragenUitleg")),
            B_TEXT(":gevaar", row_text(in, "gevaar")), B_TEXT(":met", row_text(in, "overlegdMet")),
            B_TEXT(":overlegd", row_text(in, "overlegdOp")), B_TEXT(":tot", b->tot),
            B_TEXT(":op", b->herbeoordeel)),
        NULL);
}

enum result deelbesluit_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    BESLUIT_AUTO struct besluit b = {0};
    if (mag(d, p, "deelbesluit.toevoegen") != DONE || besluit_read(d, in, &b, p) != DONE ||
        besluit_insert(d, &b, ret_id, p) != DONE)
        return FAILED;
    verzoek_object(d->v, "deelbesluit", *ret_id);
    return receiver_tell(d->v, d->huishouden, *ret_id, "deelbesluit-genomen", p);
}

/* ---- as if it were taken ---- */

static const char SQL_VRAGEN[] =
    "SELECT v.code AS vraag, 'proef' AS antwoord FROM deelgrond g JOIN deelgrond_vraag v"
    " ON v.grond_id = g.id WHERE g.code = :code";

static void text_default(json_t *in, const char *name, const char *text)
{
    if (!row_text(in, name))
        json_object_set_new(in, name, json_string(text));
}

/* What has no bearing on what it opens is filled in for now. */
static enum result open_fill(struct dossier *d, json_t *in, struct probleem *p)
{
    static const char *const TEXTS[] = {"doelZin", "minimaal", "vragenUitleg", "gevaar",
                                        "overlegdMet"};
    json_t *weging;
    const char *vragen = row_text(in, "vragen");
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++)
        json_object_set_new(in, TEXTS[i], json_string("proef"));
    text_default(in, "doel", "veiligheid");
    if (!vragen || strcmp(vragen, "ja") == 0)
        json_object_set_new(in, "vragen", json_string("gevaar"));
    json_object_set_new(in, "tot", json_string(d->v->vandaag));
    json_object_set_new(in, "herbeoordeelOp", json_string(d->v->vandaag));
    json_object_set_new(in, "uitstelReden", json_string("proef"));
    json_object_set_new(in, "uitstelTot", json_string(d->v->vandaag));
    json_object_set_new(in, "verteldAan", json_array());
    if (db_rows(d->db, p, SQL_VRAGEN, BINDS(B_TEXT(":code", row_text(in, "grond"))), &weging) !=
        DONE)
        return FAILED;
    json_object_set_new(in, "weging", weging);
    return DONE;
}

enum result deelbesluit_proef(struct dossier *d, const json_t *in, int64_t *ret_id,
                              struct probleem *p)
{
    AUTO_JSON json_t *filled = json_copy((json_t *)(uintptr_t)in);
    BESLUIT_AUTO struct besluit b = {0};
    if (mag(d, p, "deelbesluit.toevoegen") != DONE || open_fill(d, filled, p) != DONE ||
        besluit_read(d, filled, &b, p) != DONE)
        return FAILED;
    return besluit_insert(d, &b, ret_id, p);
}

/* ---- afterwards ---- */

static const char SQL_ONE[] =
    "SELECT id, stand, personen AS \"personen!\", grond AS \"grond!\" FROM zicht_deelbesluit"
    " WHERE id = :id";

/* One the viewer sees as its source, to do `handeling` with. */
static enum result own_get(struct dossier *d, int64_t besluit, const char *handeling, json_t **ret,
                           struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", besluit)), ret) != DONE)
        return FAILED;
    verzoek_object(d->v, "deelbesluit", besluit);
    return mag_item(d, p, handeling, besluit);
}

static const char SQL_END[] =
    "UPDATE deelbesluit SET einde_op = :nu, einde_soort = :soort, einde_door = :door,"
    " einde_reden = :reden WHERE huishouden_id = :h AND id = :id AND einde_op IS NULL";

static enum result end_write(struct verzoek *v, int64_t huishouden, int64_t besluit,
                             const char *soort, const char *reden, struct probleem *p)
{
    int64_t ended;
    if (db_exec(v->db, p, SQL_END,
                BINDS(B_INT(":h", huishouden), B_INT(":id", besluit), B_INT(":nu", v->nu),
                      B_TEXT(":soort", soort), B_INT(":door", v->kijker->gebruiker),
                      B_TEXT(":reden", reden)),
                &ended) != DONE)
        return FAILED;
    if (!ended)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit deelbesluit was al gestopt. Er is niets veranderd.");
    return receiver_tell(v, huishouden, besluit, "deelbesluit-gestopt", p);
}

enum result deelbesluit_end(struct dossier *d, int64_t besluit, const char *reden,
                            struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (own_get(d, besluit, "deelbesluit.beeindigen", &row, p) != DONE)
        return FAILED;
    return end_write(d->v, d->huishouden, besluit, "bron", reden, p);
}

static const char SQL_WEET_NIET[] =
    "SELECT count(*) FROM zicht_deelbesluit_persoon WHERE deelbesluit_id = :id"
    " AND persoon_id = :persoon AND verteld_op IS NULL";

enum result deelbesluit_tell(struct dossier *d, int64_t besluit, const json_t *in,
                             struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t waits, persoon = row_int(in, "persoon");
    const char *datum = row_text(in, "datum");
    if (own_get(d, besluit, "deelbesluit.vertellen", &row, p) != DONE ||
        dossier_int(d, p, SQL_WEET_NIET, BINDS(B_INT(":id", besluit), B_INT(":persoon", persoon)),
                    0, &waits) != DONE)
        return FAILED;
    if (!waits)
        return probleem_veld(p, "persoon", "onbekende-keuze",
                             "Kies iemand die het nog niet weet (regel R16).");
    return gesprek_toets(d, "datum", datum, p) == DONE ? told_insert(d, besluit, persoon, datum, p)
                                                       : FAILED;
}

static const char SQL_ANSWER[] =
    "UPDATE deelbesluit_toets SET antwoord = :antwoord, antwoord_door = :door, antwoord_op = :nu"
    " WHERE huishouden_id = :h AND deelbesluit_id = :id AND uitkomst = 'vraag'"
    " AND antwoord IS NULL";

enum result deelbesluit_answer(struct dossier *d, int64_t besluit, const char *antwoord,
                               struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t answered;
    if (own_get(d, besluit, "deelbesluit.vertellen", &row, p) != DONE ||
        db_exec(d->db, p, SQL_ANSWER,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", besluit),
                      B_TEXT(":antwoord", antwoord), B_INT(":door", d->v->kijker->gebruiker),
                      B_INT(":nu", d->v->nu)),
                &answered) != DONE)
        return FAILED;
    return answered ? DONE
                    : probleem_set(p, PROBLEEM_CONFLICT,
                                   "Er staat geen vraag open. Er is niets "
                                   "veranderd.");
}

/* ---- the privacy officer ---- */

static const char SQL_TOETS_ONE[] =
    "SELECT huishouden_id AS h, toets, einde_op IS NOT NULL AS gestopt FROM"
    " zicht_toets_deelbesluit WHERE id = :id";
static const char SQL_TOETS[] =
    "INSERT INTO deelbesluit_toets (huishouden_id, deelbesluit_id, id, uitkomst, toelichting,"
    " door, op) VALUES (:h, :besluit, :id, :uitkomst, :toelichting, :door, :nu)";

static enum result review_get(struct verzoek *v, int64_t besluit, json_t **ret, struct probleem *p)
{
    if (mag_kijker(v, p, "deelbesluit.toetsen") != DONE ||
        db_row(v->db, p, SQL_TOETS_ONE, BINDS(B_INT(":id", besluit)), ret) != DONE)
        return FAILED;
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(v, "deelbesluit", besluit);
    return DONE;
}

/* The decider hears of it; the account may have gone on to other work since: they read it where
 * they still may. */
static enum result decider_tell(struct verzoek *v, int64_t huishouden, int64_t besluit,
                                const char *soort, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    const struct attendering a = {soort, huishouden, "deelbesluit", besluit};
    if (db_row(v->db, p, SQL_PARTIJEN, BINDS(B_INT(":h", huishouden), B_INT(":id", besluit)),
               &row) != DONE)
        return FAILED;
    return attendering_send(v, row_int(row, "besloten_door"), &a, p);
}

enum result deelbesluit_review(struct verzoek *v, int64_t besluit, const char *uitkomst,
                               const char *toelichting, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (review_get(v, besluit, &row, p) != DONE)
        return FAILED;
    if (strcmp(row_text(row, "toets"), "klaar") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit deelbesluit is al getoetst. Er is niets veranderd.");
    if (db_exec(v->db, p, SQL_TOETS,
                BINDS(B_INT(":h", row_int(row, "h")), B_INT(":besluit", besluit),
                      B_INT(":id", verzoek_id(v)), B_TEXT(":uitkomst", uitkomst),
                      B_TEXT(":toelichting", toelichting), B_INT(":door", v->kijker->gebruiker),
                      B_INT(":nu", v->nu)),
                NULL) != DONE)
        return FAILED;
    if (strcmp(uitkomst, "beeindigd") == 0 && !row_int(row, "gestopt") &&
        end_write(v, row_int(row, "h"), besluit, "privacy", toelichting, p) != DONE)
        return FAILED;
    return decider_tell(
        v, row_int(row, "h"), besluit,
        strcmp(uitkomst, "vraag") == 0 ? "deelbesluit-vraag" : "deelbesluit-getoetst", p);
}

static const char SQL_LOOK[] =
    "INSERT INTO deelbesluit_inzage (huishouden_id, deelbesluit_id, id, reden, door, op)"
    " VALUES (:h, :besluit, :id, :reden, :door, :nu)";

enum result deelbesluit_look(struct verzoek *v, int64_t besluit, const char *reden,
                             int64_t *ret_huishouden, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (review_get(v, besluit, &row, p) != DONE)
        return FAILED;
    *ret_huishouden = row_int(row, "h");
    return db_exec(v->db, p, SQL_LOOK,
                   BINDS(B_INT(":h", *ret_huishouden), B_INT(":besluit", besluit),
                         B_INT(":id", verzoek_id(v)), B_TEXT(":reden", reden),
                         B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                   NULL);
}

/* ---- weighed, and not shared ---- */

static const char SQL_AFWEGING[] =
    "INSERT INTO deelafweging (huishouden_id, id, uitkomst, door, onderdeel_id, op,"
    " ontvanger_onderdeel_id, ontvanger_gebruiker_id, doel, doel_zin, wat, minimaal, vragen,"
    " vragen_uitleg, gevaar, waarom) VALUES (:h, :id, :uitkomst, :door, :bron, :nu,"
    " :onderdeel, :gebruiker, :doel, :zin, :wat,"
    " :minimaal, :vragen, :uitleg, :gevaar, :waarom)";
static const char SQL_AFWEGING_PERSONEN[] =
    "INSERT INTO deelafweging_persoon SELECT DISTINCT :h, :id, l.persoon_id"
    " FROM json_each(:personen) j JOIN zicht_lid l ON l.persoon_id = j.value";

/* Ids and codes only: what consent would be asked for. */
static char *wat_text(const json_t *in)
{
    const json_t *codes = json_object_get(in, "categorieen"), *items = json_object_get(in, "items");
    AUTO_JSON json_t *wat = json_object();
    json_object_set_new(wat, "categorieen",
                        json_is_array(codes) ? json_copy((json_t *)(uintptr_t)codes)
                                             : json_array());
    json_object_set_new(
        wat, "items", json_is_array(items) ? json_copy((json_t *)(uintptr_t)items) : json_array());
    return wat ? json_dumps(wat, JSON_COMPACT) : NULL;
}

/* Who asks, asks for somebody; of who does not share it may be unknown towards whom, and why. */
static enum result afweging_check(struct dossier *d, const json_t *in, const char *uitkomst,
                                  struct ontvanger *ret, struct probleem *p)
{
    const char *doel = row_text(in, "doel");
    bool towards = strcmp(uitkomst, "vragen") == 0 || row_int(in, "ontvangerOnderdeel") ||
                   row_int(in, "ontvangerGebruiker");
    if (towards && deelontvanger_read(d, in, 0, ret, p) != DONE &&
        p->soort != PROBLEEM_ONGELDIGE_INVOER)
        return FAILED;
    if (doel && deeldoel_toets(d, doel, p) != DONE && p->soort != PROBLEEM_ONGELDIGE_INVOER)
        return FAILED;
    if (json_array_size(json_object_get(in, "personen")) == 0)
        (void)probleem_veld(p, "personen", "verplicht", "Kies over wie het gaat.");
    if (!row_text(in, "waarom"))
        (void)probleem_veld(p, "waarom", "verplicht", "Schrijf op waarom u dit besluit.");
    return probleem_is(p) ? FAILED : DONE;
}

enum result deelafweging_add(struct dossier *d, const json_t *in, const char *uitkomst,
                             int64_t *ret_id, struct probleem *p)
{
    const struct kijker *k = d->v->kijker;
    AUTO_FREE char *personen = json_dumps(json_object_get(in, "personen"), JSON_COMPACT);
    AUTO_FREE char *wat = wat_text(in);
    struct ontvanger o = {0};
    int64_t known;
    if (mag(d, p, "deelafweging.toevoegen") != DONE)
        return FAILED;
    if (afweging_check(d, in, uitkomst, &o, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(d->v);
    if (db_exec(d->db, p, SQL_AFWEGING_PERSONEN,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                      B_TEXT(":personen", personen ? personen : "[]")),
                &known) != DONE)
        return FAILED;
    if ((size_t)known != json_array_size(json_object_get(in, "personen")))
        return probleem_veld(p, "personen", "onbekende-keuze",
                             "Kies over wie het gaat: mensen van dit huishouden.");
    verzoek_object(d->v, "deelafweging", *ret_id);
    return db_exec(
        d->db, p, SQL_AFWEGING,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_TEXT(":uitkomst", uitkomst),
              B_INT(":door", k->gebruiker), B_INT(":bron", k->onderdeel), B_INT(":nu", d->v->nu),
              B_REF(":onderdeel", o.onderdeel), B_REF(":gebruiker", o.gebruiker),
              B_TEXT(":doel", row_text(in, "doel")), B_TEXT(":zin", row_text(in, "doelZin")),
              B_TEXT(":wat", wat), B_TEXT(":minimaal", row_text(in, "minimaal")),
              B_TEXT(":vragen", row_text(in, "vragen")),
              B_TEXT(":uitleg", row_text(in, "vragenUitleg")),
              B_TEXT(":gevaar", row_text(in, "gevaar")), B_TEXT(":waarom", row_text(in, "waarom"))),
        NULL);
}

/* ---- asked of the source ---- */

enum result deelbesluit_ask(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    AUTO_JSON json_t *bericht = json_copy((json_t *)(uintptr_t)in);
    if (mag(d, p, "deelbesluit.vragen") != DONE)
        return FAILED;
    json_object_del(bericht, "ontvanger");
    json_object_set_new(bericht, "titel", json_string("Wilt u besluiten over delen?"));
    json_object_set_new(bericht, "tekst",
                        json_sprintf("Met wie: %s\n\n%s\n\nU besluit zelf. De regie kan dit niet "
                                     "voor u doen. Open het gezin en kies: Mag ik dit delen?",
                                     row_text(in, "ontvanger") ? row_text(in, "ontvanger") : "-",
                                     row_text(in, "tekst")));
    json_object_set_new(bericht, "grond",
                        json_string("De regie vraagt de bron om een deelbesluit (regel R16)"));
    return bericht_send(d, bericht, ret_id, p);
}
