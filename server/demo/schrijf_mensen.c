/* SPDX-License-Identifier: EUPL-1.2 */
/* Who helps (R4) and who may know (R8-R15, R18, R19). */
#include "demo/schrijf.h"

#include "base/buf.h"
#include "base/datum.h"

#include <stdio.h>
#include <string.h>

/* ---- involvement ---- */

static const char SQL_BETROKKEN[] =
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
    "doel_zin,"
    " van, tot, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op, reden, einde_wet)"
    " VALUES (:h, :id, :wie, :onderdeel, :taak, :doel, :zin, :van, :tot, :status, :vroeg, "
    ":gevraagd,"
    " :besliste, :beslist, :reden, :wet)";

int64_t schrijf_betrokken(struct huis *h, const struct schrijf_betrokken *b)
{
    struct wereld *w = h->w;
    enum demo_gebruiker asker = b->zelf ? b->wie : h->regie, decider = b->zelf ? h->regie : b->wie;
    const char *asked = datum_van(w, b->gevraagd);
    const char *from = b->van ? b->van : b->beslist ? datum_van(w, b->beslist) : asked;
    const char *status = b->status ? b->status : b->beslist ? "actief" : "uitgenodigd";
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "betrokkenheid",
                                                        .categorie = "betrokkenheid",
                                                        .aard = "coordinatie",
                                                        .door = asker,
                                                        .personen = b->personen,
                                                        .plek = b->plek,
                                                        .op = b->gevraagd});
    /* It is the invited one's for as long as it lasts, and regie's until regie has decided. */
    schrijf_adres(h, id, decider, GEEN_ONDERDEEL, asked,
                  b->zelf ? (b->beslist ? datum_van(w, b->beslist) : NULL) : b->tot);
    wereld_exec(w, SQL_BETROKKEN,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":wie", w->gebruiker[b->wie]),
                      B_INT(":onderdeel", w->onderdeel[gemeente_onderdeel(b->wie)]),
                      B_TEXT(":taak", b->taak), B_TEXT(":doel", b->doel), B_TEXT(":zin", b->zin),
                      B_TEXT(":van", from), B_TEXT(":tot", b->tot), B_TEXT(":status", status),
                      B_INT(":vroeg", w->gebruiker[asker]), B_INT(":gevraagd", b->gevraagd),
                      B_REF(":besliste", b->beslist ? w->gebruiker[decider] : 0),
                      B_REF(":beslist", b->beslist), B_TEXT(":reden", b->reden),
                      B_INT(":wet", b->einde_wet)));
    schrijf_attendering(h, decider,
                        b->zelf ? "betrokkenheid-gevraagd" : "betrokkenheid-uitgenodigd",
                        "betrokkenheid", id, b->gevraagd, b->beslist);
    return id;
}

/* ---- consent ---- */

static const char *called(const struct huis *h, int64_t persoon)
{
    for (int i = 0; i < h->leden; i++)
        if (h->lid[i].persoon == persoon)
            return h->lid[i].roepnaam;
    return "u";
}

static const struct {
    const char *code, *woorden;
} CATEGORIE[] = {
    {"veiligheid", "veiligheid"},
    {"inkomen_financien", "inkomen en geld"},
    {"onderwijs", "school"},
    {"gezondheid", "gezondheid"},
    {"jeugdhulp_opvoeding", "hulp en opvoeden"},
    {"wonen", "wonen"},
    {"werk_dagbesteding", "werk en dagbesteding"},
    {"maatschappelijke_ondersteuning", "ondersteuning thuis"},
    {"contact", "adres en geboortedatum"},
    {"plan", "het plan"},
    {"betrokkenheid", "wie er meehelpt"},
    {"overleg", "overleggen"},
    {"eerdere_hulp", "eerdere hulp"},
};

static void add_categories(struct buf *text, const char *const *categorie)
{
    for (int i = 0; categorie[i]; i++) {
        const char *words = categorie[i];
        for (size_t j = 0; j < COUNT_OF(CATEGORIE); j++)
            if (strcmp(CATEGORIE[j].code, categorie[i]) == 0)
                words = CATEGORIE[j].woorden;
        buf_text(text, i == 0 ? "" : categorie[i + 1] ? ", " : " en bij ");
        buf_text(text, words);
    }
}

/* The words that are said aloud and kept with the consent. */
static void consent_text(const struct huis *h, const struct schrijf_toestemming *t, const char *tot,
                         struct buf *text)
{
    char until[DATUM_WOORDEN_SIZE];
    const char *who = t->ontvanger_gebruiker ? gemeente_naam(t->ontvanger_gebruiker)
                      : t->ontvanger         ? gemeente_onderdeel_naam(t->ontvanger)
                                             : called(h, t->ontvanger_persoon);
    const char *about = called(h, t->persoon);
    datum_woorden(tot, until);
    if (strcmp(t->soort, "hulp") == 0) {
        buf_format(text, "%s mag %s helpen.\n\nWaarom? %s", who, about, t->zin);
    } else if (t->categorie) {
        buf_format(text, "%s mag lezen wat er over %s staat bij ", who, about);
        add_categories(text, t->categorie);
        buf_format(text, ".\n\nWaarom? %s", t->zin);
    } else {
        buf_format(text, "%s mag alleen lezen wat wij u net lieten zien over %s.\n\nWaarom? %s",
                   who, about, t->zin);
    }
    buf_format(text,
               "\n\nDit mag tot en met %s. U kunt altijd stoppen. Als u nee zegt, helpen wij u nog "
               "steeds.",
               until);
}

static const char SQL_TOESTEMMING[] =
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
    " ontvanger_gebruiker_id, ontvanger_persoon_id, doel, doel_zin, van, tot, tekst, wijze, taal, "
    "tolk,"
    " vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op)"
    " VALUES (:h, :id, :persoon, :soort, :onderdeel, :gebruiker, :ander, :doel, :zin, :van, :tot,"
    " :tekst, coalesce(:wijze, 'mondeling'), :taal, :tolk, :door, :bij, :op)";

static void insert_consent(struct huis *h, int64_t id, const struct schrijf_toestemming *t,
                           enum demo_gebruiker door)
{
    struct wereld *w = h->w;
    BUF_AUTO struct buf text;
    char year_on[DATUM_SIZE];
    const char *van = t->van ? t->van : datum_van(w, t->op);
    datum_add_months(van, 12, year_on);
    datum_add_days(year_on, -1, year_on);
    const char *tot = t->tot ? t->tot : year_on;
    buf_init(&text, 4000);
    consent_text(h, t, tot, &text);
    wereld_exec(w, SQL_TOESTEMMING,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":persoon", t->persoon),
                      B_TEXT(":soort", t->soort), B_REF(":onderdeel", w->onderdeel[t->ontvanger]),
                      B_REF(":gebruiker", w->gebruiker[t->ontvanger_gebruiker]),
                      B_REF(":ander", t->ontvanger_persoon), B_TEXT(":doel", t->doel),
                      B_TEXT(":zin", t->zin), B_TEXT(":van", van), B_TEXT(":tot", tot),
                      B_TEXT(":tekst", text.data),
                      B_TEXT(":taal", t->taal ? t->taal : "Nederlands"), B_INT(":tolk", t->tolk),
                      B_TEXT(":wijze", t->wijze), B_INT(":door", w->gebruiker[door]),
                      B_INT(":bij", w->onderdeel[gemeente_onderdeel(door)]), B_INT(":op", t->op)));
}

static void insert_scope(struct huis *h, int64_t id, const struct schrijf_toestemming *t,
                         enum demo_gebruiker door)
{
    struct wereld *w = h->w;
    for (int i = 0; t->categorie && t->categorie[i]; i++)
        wereld_exec(
            w,
            "INSERT INTO toestemming_categorie (huishouden_id, toestemming_id, categorie)"
            " VALUES (:h, :id, :categorie)",
            BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":categorie", t->categorie[i])));
    for (int i = 0; t->item && t->item[i]; i++)
        wereld_exec(w,
                    "INSERT INTO toestemming_item (huishouden_id, toestemming_id, item_id)"
                    " VALUES (:h, :id, :item)",
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":item", t->item[i])));
    for (int i = 0; i < t->bronnen; i++) {
        /* R9: confirmed at once when somebody of the source recorded it, or by the source later */
        bool own = gemeente_onderdeel(door) == t->bron[i];
        bool confirmed = own || (t->bevestigd && gemeente_beroepsgeheim(t->bron[i]));
        enum demo_gebruiker by = own                 ? door
                                 : t->bevestigd_door ? t->bevestigd_door
                                                     : gemeente_contact(t->bron[i]);
        wereld_exec(w,
                    "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id,"
                    " bevestigd_door, bevestigd_op) VALUES (:h, :id, :bron, :door, :op)",
                    BINDS(B_INT(":h", h->id), B_INT(":id", id),
                          B_INT(":bron", w->onderdeel[t->bron[i]]),
                          B_REF(":door", confirmed ? w->gebruiker[by] : 0),
                          B_REF(":op", confirmed ? t->op : 0)));
    }
}

static const char SQL_VERKLARING[] =
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op)"
    " SELECT :h, :toestemming, :id, :gever, :hoedanigheid, :antwoord, t.wijze, :datum, :door, :op"
    " FROM toestemming t WHERE t.huishouden_id = :h AND t.id = :toestemming";

static void insert_answer(struct huis *h, int64_t id, const struct schrijf_verklaring *v,
                          const char *antwoord, enum demo_gebruiker door, int64_t op)
{
    struct wereld *w = h->w;
    wereld_exec(w, SQL_VERKLARING,
                BINDS(B_INT(":h", h->id), B_INT(":toestemming", id), B_INT(":id", wereld_id(w, op)),
                      B_INT(":gever", v->gever), B_TEXT(":hoedanigheid", v->hoedanigheid),
                      B_TEXT(":antwoord", antwoord), B_TEXT(":datum", datum_van(w, op)),
                      B_INT(":door", w->gebruiker[door]), B_INT(":op", op)));
}

/* Complete on the day of its last yes: by the rules themselves (R13). */
static const char SQL_VOLLEDIG[] =
    "UPDATE toestemming SET volledig_op = :op WHERE huishouden_id = :h AND id = :id"
    " AND EXISTS (SELECT 1 FROM regel_volledig v WHERE v.toestemming_id = :id)";
/* In bulk by what the story knows: that is ten times as fast. */
static const char SQL_VOLLEDIG_BULK[] =
    "UPDATE toestemming SET volledig_op = :op WHERE huishouden_id = :h AND id = :id";
static const char SQL_EINDE[] =
    "UPDATE toestemming SET einde_op = :op, einde_soort = :soort, einde_door = :door"
    " WHERE huishouden_id = :h AND id = :id";

static void complete(struct huis *h, int64_t id, int64_t op)
{
    const struct db_bind binds[] = {
        B_INT(":h", h->id), B_INT(":id", id), B_INT(":op", op), {NULL, DB_END, 0, NULL}};
    struct db_context then = {.dossier = h->id, .nu = op};
    if (h->w->bulk) {
        wereld_exec(h->w, SQL_VOLLEDIG_BULK, binds);
        return;
    }
    clock_local_date(op, then.vandaag);
    db_context_set(h->w->conn, &then);
    wereld_exec(h->w, SQL_VOLLEDIG, binds);
    db_context_unset(h->w->conn);
}

static void end_consent(struct huis *h, int64_t id, const char *soort, enum demo_gebruiker door,
                        int64_t op)
{
    wereld_exec(h->w, SQL_EINDE,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":op", op),
                      B_TEXT(":soort", soort), B_INT(":door", h->w->gebruiker[door])));
}

int64_t schrijf_toestemming(struct huis *h, const struct schrijf_toestemming *t)
{
    enum demo_gebruiker door = t->door ? t->door : h->regie;
    int64_t id = wereld_id(h->w, t->op), last = t->op;
    bool refused = false;
    insert_consent(h, id, t, door);
    insert_scope(h, id, t, door);
    for (size_t i = 0; i < COUNT_OF(t->verklaring) && t->verklaring[i].gever; i++) {
        const struct schrijf_verklaring *v = &t->verklaring[i];
        last += i > 0 && last + 60 < h->w->nu ? 60 : 0;
        insert_answer(h, id, v, v->antwoord, door, last);
        refused = refused || strcmp(v->antwoord, "nee") == 0;
    }
    h->w->telling.toestemmingen++;
    if (refused) {
        end_consent(h, id, "geweigerd", door, last);
        return id;
    }
    if (!t->niet_iedereen)
        complete(h, id, last);
    if (!t->einde)
        return id;
    if (strcmp(t->einde, "ingetrokken") == 0)
        insert_answer(h, id, &t->verklaring[0], "ingetrokken", door, t->einde_op);
    end_consent(h, id, t->einde, door, t->einde_op);
    return id;
}

/* ---- blocks ---- */

void schrijf_afscherming(struct huis *h, const struct schrijf_afscherming *a)
{
    struct wereld *w = h->w;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "afscherming",
                                                        .categorie = "veiligheid",
                                                        .aard = "coordinatie",
                                                        .personen = a->beschermd,
                                                        .op = a->op});
    static const char against[] =
        "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id, onderdeel_id)"
        " VALUES (:afscherming, :id, :persoon, :onderdeel)";
    wereld_exec(w,
                "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
                " VALUES (:h, :id, :reden, :van, :door, :op)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":reden", a->reden),
                      B_TEXT(":van", a->van), B_INT(":door", w->gebruiker[h->regie]),
                      B_INT(":op", a->op)));
    for (int i = 0; a->beschermd[i]; i++)
        wereld_exec(w,
                    "INSERT INTO afscherming_persoon (afscherming_id, persoon_id)"
                    " VALUES (:afscherming, :persoon)",
                    BINDS(B_INT(":afscherming", id), B_INT(":persoon", a->beschermd[i])));
    for (int i = 0; a->tegen[i]; i++)
        wereld_exec(w, against,
                    BINDS(B_INT(":afscherming", id), B_INT(":id", wereld_id(w, a->op)),
                          B_INT(":persoon", a->tegen[i]), B_REF(":onderdeel", 0)));
    if (a->tegen_onderdeel)
        wereld_exec(w, against,
                    BINDS(B_INT(":afscherming", id), B_INT(":id", wereld_id(w, a->op)),
                          B_REF(":persoon", 0),
                          B_INT(":onderdeel", w->onderdeel[a->tegen_onderdeel])));
}

void schrijf_adreslezer(struct huis *h, int64_t persoon, enum demo_gebruiker gebruiker,
                        enum demo_onderdeel onderdeel, const char *van)
{
    struct wereld *w = h->w;
    wereld_exec(w,
                "INSERT INTO adres_lezer (id, persoon_id, gebruiker_id, onderdeel_id, van, door)"
                " VALUES (:id, :persoon, :gebruiker, :onderdeel, :van, :door)",
                BINDS(B_INT(":id", wereld_id(w, w->nu - 1)), B_INT(":persoon", persoon),
                      B_REF(":gebruiker", w->gebruiker[gebruiker]),
                      B_REF(":onderdeel", gebruiker ? 0 : w->onderdeel[onderdeel]),
                      B_TEXT(":van", van), B_INT(":door", w->gebruiker[h->regie])));
}

void schrijf_gezag_instelling(struct huis *h, int64_t kind, enum demo_onderdeel houder,
                              const char *van, const char *bron, enum demo_gebruiker door,
                              int64_t op)
{
    struct wereld *w = h->w;
    wereld_exec(w, "DELETE FROM gezag WHERE kind_id = :kind AND bron = 'BRP' AND houder_id IS NULL",
                BINDS(B_INT(":kind", kind)));
    wereld_exec(w,
                "INSERT INTO gezag (id, kind_id, soort, houder_onderdeel_id, van, bron, bron_datum,"
                " vastgelegd_door, vastgelegd_op)"
                " VALUES (:id, :kind, 'voogdij', :houder, :van, :bron, :van, :door, :op)",
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":kind", kind),
                      B_INT(":houder", w->onderdeel[houder]), B_TEXT(":van", van),
                      B_TEXT(":bron", bron), B_INT(":door", w->gebruiker[door]), B_INT(":op", op)));
}
