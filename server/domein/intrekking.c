/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/intrekking.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/toestemming.h"
#include "domein/toestemming_vraag.h"
#include "verzoek/verzoek.h"

#include <string.h>

struct intrekking {
    const json_t *in;
    int64_t persoon, onderdeel;         /* who withdraws: one of the two */
    int64_t aan_onderdeel, aan_persoon; /* towards whom; both 0: whoever */
};

static const char SQL_ONDERDEEL[] = "SELECT 1 FROM onderdeel WHERE id = :id";

/* An id is of an onderdeel, or else taken for a person's. */
static enum result party_read(struct dossier *d, int64_t id, int64_t *ret_persoon,
                              int64_t *ret_onderdeel, struct probleem *p)
{
    int64_t is_onderdeel;
    if (db_int(d->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", id)), 0, &is_onderdeel) != DONE)
        return FAILED;
    *(is_onderdeel ? ret_onderdeel : ret_persoon) = id;
    return DONE;
}

static enum result who_read(struct dossier *d, const json_t *in, struct intrekking *ret,
                            struct probleem *p)
{
    const char *datum = row_text(in, "datum");
    *ret = (struct intrekking){.in = in};
    if (!row_int(in, "gever"))
        return probleem_veld(p, "gever", "verplicht",
                             "Kies wie de toestemming intrekt (regel R5).");
    if (party_read(d, row_int(in, "gever"), &ret->persoon, &ret->onderdeel, p) != DONE ||
        party_read(d, row_int(in, "ontvanger"), &ret->aan_persoon, &ret->aan_onderdeel, p) != DONE)
        return FAILED;
    if (ret->onderdeel && !row_text(in, "namens"))
        return probleem_veld(p, "namens", "verplicht",
                             "Schrijf wie dit namens de organisatie zei of tekende (regel R11).");
    if (datum && strcmp(datum, d->v->vandaag) > 0)
        return probleem_veld(
            p, "datum", "te-laat",
            "Intrekken geldt meteen (regel R14). Kies vandaag of een dag die voorbij is.");
    return DONE;
}

/* Whose withdrawal ends a consent (R14): a needed giver's. Also of who said "ja" to one that is not
 * complete without them, so that it can never come back on that "ja". */
#define CAN_END                                                                                    \
    "(EXISTS (SELECT 1 FROM regel_gever g WHERE g.toestemming_id = t.id"                           \
    "  AND g.gever_persoon_id IS :persoon AND g.gever_onderdeel_id IS :onderdeel)"                 \
    " OR (EXISTS (SELECT 1 FROM verklaring v WHERE v.huishouden_id = t.huishouden_id"              \
    "   AND v.toestemming_id = t.id AND v.antwoord = 'ja'"                                         \
    "   AND v.gever_persoon_id IS :persoon AND v.gever_onderdeel_id IS :onderdeel)"                \
    "  AND NOT EXISTS (SELECT 1 FROM regel_volledig w WHERE w.toestemming_id = t.id)))"

#define GAVE                                                                                       \
    "EXISTS (SELECT 1 FROM verklaring v WHERE v.huishouden_id = t.huishouden_id"                   \
    " AND v.toestemming_id = t.id AND v.antwoord = 'ja'"                                           \
    " AND v.gever_persoon_id IS :persoon AND v.gever_onderdeel_id IS :onderdeel)"

static const char SQL_CAN_END[] =
    "SELECT 1 FROM toestemming t WHERE t.huishouden_id = :h AND t.id = :id AND " CAN_END;
static const char SQL_GIVEN[] =
    "SELECT t.id, " CAN_END " AS \"eindigt?\""
    " FROM toestemming t WHERE t.huishouden_id = :h AND t.einde_op IS NULL"
    " AND (:aanOnderdeel IS NULL OR t.ontvanger_onderdeel_id = :aanOnderdeel)"
    " AND (:aanPersoon IS NULL OR t.ontvanger_persoon_id = :aanPersoon)"
    " AND " GAVE " ORDER BY t.id";

static const char SQL_ADD[] =
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
    " gever_onderdeel_id, namens, hoedanigheid, antwoord, wijze, datum, vastgelegd_door,"
    " vastgelegd_op)"
    " SELECT :h, :toestemming, :id, :persoon, :onderdeel, :namens,"
    " coalesce((SELECT g.hoedanigheid FROM regel_gever g WHERE g.toestemming_id = :toestemming"
    "   AND g.gever_persoon_id IS :persoon AND g.gever_onderdeel_id IS :onderdeel LIMIT 1),"
    "  (SELECT v.hoedanigheid FROM verklaring v WHERE v.huishouden_id = :h"
    "   AND v.toestemming_id = :toestemming AND v.gever_persoon_id IS :persoon"
    "   AND v.gever_onderdeel_id IS :onderdeel LIMIT 1)),"
    " 'ingetrokken', :wijze, :datum, :door, :nu";

static enum result take_back(struct dossier *d, const struct intrekking *i, int64_t toestemming,
                             struct probleem *p)
{
    const char *wijze = row_text(i->in, "wijze"), *datum = row_text(i->in, "datum");
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":toestemming", toestemming),
                         B_INT(":id", verzoek_id(d->v)), B_REF(":persoon", i->persoon),
                         B_REF(":onderdeel", i->onderdeel),
                         B_TEXT(":namens", row_text(i->in, "namens")),
                         B_TEXT(":wijze", wijze ? wijze : "mondeling"),
                         B_TEXT(":datum", datum ? datum : d->v->vandaag),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

static enum result end_one(struct dossier *d, const struct intrekking *i, int64_t toestemming,
                           struct probleem *p)
{
    if (take_back(d, i, toestemming, p) != DONE)
        return FAILED;
    return toestemming_end(d, toestemming, "ingetrokken", p);
}

static enum result refuse(struct dossier *d, int64_t toestemming, struct probleem *p)
{
    AUTO_JSON json_t *gevers = NULL;
    if (vraag_gevers(d, toestemming, &gevers, p) != DONE)
        return FAILED;
    AUTO_FREE char *namen = namen_join(gevers, "naam");
    return probleem_veld(p, "gever", "niet-nodig",
                         "Deze toestemming kan nu alleen worden ingetrokken door wie erover gaat: "
                         "%s (regel R10).",
                         namen && namen[0] ? namen : "op dit moment niemand");
}

static const char SQL_OPEN[] =
    "SELECT 1 FROM toestemming WHERE huishouden_id = :h AND id = :id AND einde_op IS NULL";

enum result toestemming_withdraw(struct dossier *d, int64_t toestemming, const json_t *in,
                                 struct probleem *p)
{
    AUTO_JSON json_t *t = NULL;
    struct intrekking i;
    int64_t can, open;
    if (toestemming_get(d, toestemming, &t, p) != DONE ||
        mag(d, p, "toestemming.intrekken") != DONE || who_read(d, in, &i, p) != DONE ||
        db_int(d->db, p, SQL_CAN_END,
               BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming),
                     B_REF(":persoon", i.persoon), B_REF(":onderdeel", i.onderdeel)),
               0, &can) != DONE ||
        db_int(d->db, p, SQL_OPEN, BINDS(B_INT(":h", d->huishouden), B_INT(":id", toestemming)), 0,
               &open) != DONE)
        return FAILED;
    if (!can)
        return refuse(d, toestemming, p);
    return open ? end_one(d, &i, toestemming, p) : DONE;
}

/* ---- everything ---- */

/* The log names who withdrew, and not whom it was about: that would tell what it ended. */
static const char SQL_GEVER[] =
    "SELECT id_tekst(:persoon) AS \"personen!\" FROM (SELECT 1 FROM zicht_lid WHERE persoon_id = "
    ":persoon"
    " UNION ALL SELECT 1 FROM zicht_gezag WHERE houder_id = :persoon"
    "  OR houder_onderdeel_id = :onderdeel"
    " UNION ALL SELECT 1 FROM zicht_vertegenwoordiging WHERE houder_id = :persoon"
    "  OR houder_onderdeel_id = :onderdeel"
    " UNION ALL SELECT 1 FROM zicht_gever WHERE gever_persoon_id = :persoon"
    "  OR gever_onderdeel_id = :onderdeel) LIMIT 1";
static const char SQL_AAN[] =
    "SELECT 1 FROM onderdeel WHERE id = :onderdeel"
    " UNION ALL SELECT 1 FROM zicht_lid WHERE persoon_id = :persoon LIMIT 1";

/* The giver and the receiver are named by who speaks; whether they ever met here is not told. */
static enum result parties_check(struct dossier *d, const struct intrekking *i, struct probleem *p)
{
    AUTO_JSON json_t *gever = NULL;
    int64_t known;
    bool towards = i->aan_onderdeel || i->aan_persoon;
    if (dossier_row(d, p, SQL_GEVER,
                    BINDS(B_REF(":persoon", i->persoon), B_REF(":onderdeel", i->onderdeel)),
                    &gever) != DONE)
        return FAILED;
    if (!gever)
        return probleem_veld(p, "gever", "onbekende-keuze",
                             "Kies iemand die u bij dit huishouden ziet (regel R5).");
    if (towards == row_true(i->in, "alles"))
        return probleem_veld(p, "alles", "verplicht",
                             "Kies: alles, of alles voor één partner of persoon (regel R5).");
    if (!towards)
        return DONE;
    if (dossier_int(d, p, SQL_AAN,
                    BINDS(B_REF(":onderdeel", i->aan_onderdeel), B_REF(":persoon", i->aan_persoon)),
                    0, &known) != DONE)
        return FAILED;
    return known ? DONE
                 : probleem_veld(p, "ontvanger", "onbekende-keuze",
                                 "Kies een partner of persoon uit de lijst (regel R5).");
}

enum result toestemming_withdraw_all(struct dossier *d, const json_t *in, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    struct intrekking i;
    size_t n;
    if (mag(d, p, "toestemming.intrekken") != DONE || who_read(d, in, &i, p) != DONE ||
        parties_check(d, &i, p) != DONE ||
        db_rows(d->db, p, SQL_GIVEN,
                BINDS(B_INT(":h", d->huishouden), B_REF(":persoon", i.persoon),
                      B_REF(":onderdeel", i.onderdeel), B_REF(":aanOnderdeel", i.aan_onderdeel),
                      B_REF(":aanPersoon", i.aan_persoon)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, n, row)
    {
        /* Of what others decide about now, only their own "ja" is taken back. */
        int64_t id = row_int(row, "id");
        if ((row_true(row, "eindigt") ? end_one(d, &i, id, p) : take_back(d, &i, id, p)) != DONE)
            return FAILED;
    }
    return DONE;
}
