/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/standen.h"

#include "demo/schrijf.h"
#include "logboek/logboek.h"

/* At ten, so many days ago. */
static int64_t ago(struct wereld *w, int days)
{
    return clock_local_midnight(dagen_verder(w, -days)) + 36000;
}

/* ---- a household that was split (R33) ---- */

/* The newest of the regisseur's that did not merge, is not of the casus, and has two grown-ups. */
static const char SQL_SPLITS[] =
    "SELECT r.huishouden_id FROM regie r JOIN huishouden h ON h.id = r.huishouden_id AND"
    " h.gesloten_op IS NULL AND h.naam NOT IN ('Verbeek', 'Tesfay', 'Van Rijn',"
    " 'El Idrissi-Bennani') WHERE r.gebruiker_id = :g AND r.tot_op IS NULL AND NOT EXISTS (SELECT 1"
    " FROM samenvoeging s WHERE s.naar_id = h.id) AND (SELECT count(*) FROM lid l WHERE"
    " l.huishouden_id = h.id AND l.tot IS NULL AND l.elders = 0 AND l.rol NOT LIKE '%kind%') > 1"
    " ORDER BY r.huishouden_id DESC LIMIT 1";
static const char SQL_WIE[] =
    "SELECT max(l.persoon_id) FROM lid l WHERE l.huishouden_id = :h AND l.tot IS NULL"
    " AND l.elders = 0 AND l.rol NOT LIKE '%kind%'";
static const char SQL_WEG[] =
    "UPDATE lid SET tot = :dag, versie = versie + 1 WHERE huishouden_id = :h AND persoon_id = "
    ":persoon AND tot IS NULL";
static const char SQL_SPLITSING[] =
    "INSERT INTO splitsing (huishouden_id, id, nieuw_id, reden, door, op) VALUES (:h, :id, :nieuw,"
    " 'Zij wonen sinds deze maand apart; dat vertelden zij zelf.', :g, :op)";

static void split(struct wereld *w)
{
    int64_t g = w->gebruiker[POSTMA], op = ago(w, 6);
    int64_t h = wereld_int(w, SQL_SPLITS, BINDS(B_INT(":g", g)));
    int64_t persoon = h ? wereld_int(w, SQL_WIE, BINDS(B_INT(":h", h))) : 0;
    struct huis nieuw;
    if (!persoon)
        return;
    huis_openen(w, &nieuw, "Nieuw adres", NOORD, POSTMA, op);
    huis_lid(&nieuw, persoon, "ouder", false, "splitsing", op);
    huis_aanmelding(&nieuw, "Eén van de ouders woont nu apart en houdt dezelfde hulp.", op);
    huis_regie(&nieuw, POSTMA, DE_HAAN, op + 600, op + 1200);
    wereld_exec(
        w, SQL_WEG,
        BINDS(B_TEXT(":dag", datum_van(w, op)), B_INT(":h", h), B_INT(":persoon", persoon)));
    wereld_exec(w, SQL_SPLITSING,
                BINDS(B_INT(":h", h), B_INT(":id", wereld_id(w, op)), B_INT(":nieuw", nieuw.id),
                      B_INT(":g", g), B_INT(":op", op)));
}

/* ---- a signed paper, beside the answer it proves ---- */

static const char SQL_GEZIN[] = "SELECT id FROM huishouden WHERE naam = 'Verbeek'";
static const char SQL_JA[] =
    "SELECT min(v.id) FROM verklaring v JOIN toestemming t ON t.huishouden_id = v.huishouden_id AND"
    " t.id = v.toestemming_id AND t.einde_op IS NULL AND t.volledig_op IS NOT NULL WHERE"
    " v.huishouden_id = :h AND v.antwoord = 'ja' AND v.hoedanigheid = 'zelf'";
static const char SQL_PAPIER[] =
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, bewijs, vastgelegd_door, vastgelegd_op) SELECT v.huishouden_id,"
    " v.toestemming_id, :id, v.gever_persoon_id, 'zelf', 'ja', 'schriftelijk', :dag,"
    " 'Formulier, in de map bij het wijkteam', v.vastgelegd_door, :op FROM verklaring v"
    " WHERE v.huishouden_id = :h AND v.id = :ja";
static const char SQL_SCAN[] =
    "INSERT INTO verklaring_scan (huishouden_id, id, toestemming_id, verklaring_id, bestandsnaam,"
    " bestandssoort, bytes, door, op) SELECT v.huishouden_id, :id, v.toestemming_id, v.id,"
    " 'toestemming-getekend.pdf', 'pdf', :bytes, v.vastgelegd_door, :op FROM verklaring v"
    " WHERE v.huishouden_id = :h AND v.id = :van";

static void paper(struct wereld *w)
{
    int64_t h = wereld_int(w, SQL_GEZIN, NO_BINDS), op = ago(w, 5);
    int64_t ja = wereld_int(w, SQL_JA, BINDS(B_INT(":h", h)));
    if (!ja)
        return;
    struct huis huis = {.w = w, .id = h};
    int64_t id = wereld_id(w, op), scan = wereld_id(w, op + 60);
    wereld_exec(w, SQL_PAPIER,
                BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":ja", ja), B_INT(":op", op),
                      B_TEXT(":dag", datum_van(w, op))));
    size_t bytes = schrijf_papier(&huis, scan, "Toestemming",
                                  "Ik zeg ja.\nGetekend op papier, in het gesprek van deze week.");
    wereld_exec(w, SQL_SCAN,
                BINDS(B_INT(":h", h), B_INT(":id", scan), B_INT(":van", id),
                      B_INT(":bytes", (int64_t)bytes), B_INT(":op", op + 60)));
}

/* ---- accounts that are somebody of a family (R6) ---- */

static const struct koppeling {
    enum demo_gebruiker wie, door, besluit, einde; /* NIEMAND: not yet */
    bool gevonden;
    int dagen; /* ago */
    const char *bewijs, *toelichting;
} KOPPELINGEN[] = {
    {WIEGERS, FONTEIN, LINDERS, NIEMAND, true, 60, "eigen_opgave",
     "Vroeg er zelf om bij het begin als vrijwilliger."},
    {VERBRUGGEN, FONTEIN, LINDERS, LINDERS, true, 40, "personeelsdossier",
     "Gevraagd door de personeelsafdeling."},
    {KRAMER, LINDERS, NIEMAND, NIEMAND, true, 2, "identiteitsbewijs",
     "Gezien toen het account werd bevestigd."},
    {POST, FONTEIN, NIEMAND, NIEMAND, false, 12, "eigen_opgave", "Gaf een familielid op."},
};

/* A grown-up of a household where the account has nothing to do: so that nobody loses their work.
 */
static const char SQL_LOS[] =
    "SELECT l.persoon_id FROM lid l JOIN huishouden h ON h.id = l.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') WHERE l.rol NOT LIKE '%kind%' AND NOT"
    " EXISTS (SELECT 1 FROM lid ook JOIN betrokkenheid b ON b.huishouden_id = ook.huishouden_id"
    " AND b.gebruiker_id = :g WHERE ook.persoon_id = l.persoon_id)"
    " ORDER BY l.huishouden_id DESC, l.id LIMIT 1 OFFSET :nr";
static const char SQL_KOPPEL[] =
    "INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs, bewijs_datum, toelichting,"
    " door, op, stand) VALUES (:id, :g, :persoon, :bewijs, :dag, :toelichting, :door, :op,"
    " CASE WHEN :persoon IS NULL THEN 'niet_gevonden' ELSE 'voorlopig' END)";
static const char SQL_BESLUIT[] =
    "UPDATE persoonkoppeling SET stand = 'geldt', besluit_door = :door, besluit_op = :op,"
    " besluit_reden = 'Nagevraagd, het klopt.', versie = 2 WHERE id = :id";
static const char SQL_EINDE[] =
    "UPDATE persoonkoppeling SET stand = 'einde_gevraagd', einde_door = :door, einde_op = :op,"
    " einde_reden = 'Het lijkt een naamgenoot te zijn.', versie = 3 WHERE id = :id";
static const char SQL_BERICHT[] =
    "INSERT INTO attendering (gebruiker_id, id, soort, object, object_id, op) VALUES (:aan, :id,"
    " 'persoonkoppeling-wacht', 'persoonkoppeling', :object, :op) ON CONFLICT DO NOTHING";

static void tell(struct wereld *w, enum demo_gebruiker aan, int64_t id, int64_t op)
{
    wereld_exec(w, SQL_BERICHT,
                BINDS(B_INT(":aan", w->gebruiker[aan]), B_INT(":id", wereld_id(w, op)),
                      B_INT(":object", id), B_INT(":op", op)));
}

static void link_add(struct wereld *w, const struct koppeling *k, int64_t persoon)
{
    int64_t op = ago(w, k->dagen), id = wereld_id(w, op);
    if (k->gevonden && !persoon)
        return;
    wereld_exec(w, SQL_KOPPEL,
                BINDS(B_INT(":id", id), B_INT(":g", w->gebruiker[k->wie]),
                      B_REF(":persoon", k->gevonden ? persoon : 0), B_TEXT(":bewijs", k->bewijs),
                      B_TEXT(":dag", datum_van(w, op)), B_TEXT(":toelichting", k->toelichting),
                      B_INT(":door", w->gebruiker[k->door]), B_INT(":op", op)));
    if (k->besluit)
        wereld_exec(w, SQL_BESLUIT,
                    BINDS(B_INT(":id", id), B_INT(":door", w->gebruiker[k->besluit]),
                          B_INT(":op", op + 86400)));
    if (k->einde)
        wereld_exec(w, SQL_EINDE,
                    BINDS(B_INT(":id", id), B_INT(":door", w->gebruiker[k->einde]),
                          B_INT(":op", ago(w, 1))));
    if (k->einde || (k->gevonden && !k->besluit))
        tell(w, FONTEIN, id, ago(w, k->einde ? 1 : k->dagen));
}

void standen_maken(struct wereld *w)
{
    if (w->bulk)
        return;
    split(w);
    paper(w);
    for (size_t i = 0; i < COUNT_OF(KOPPELINGEN); i++)
        link_add(w, &KOPPELINGEN[i],
                 wereld_int(w, SQL_LOS,
                            BINDS(B_INT(":g", w->gebruiker[KOPPELINGEN[i].wie]),
                                  B_INT(":nr", 3 * (int64_t)i))));
}

/* ---- what was refused, and a check that was broken off ---- */

static const struct weigering {
    enum demo_gebruiker wie;
    const char *rol, *handeling, *reden, *gezin; /* whose household was asked for; NULL: none */
} WEIGERINGEN[] = {
    {ZWART, "professional", "huishouden.lezen", "niet-gevonden", "El Idrissi-Bennani"},
    {ZWART, "professional", "tijdlijn.lezen", "niet-gevonden", "El Idrissi-Bennani"},
    {SAIDI, "professional", "huishouden.lezen", "niet-gevonden", "Van Rijn"},
    {VELD, "professional", "huishouden.lezen", "niet-gevonden", "Tesfay"},
    {WILLEMS, "beheerder", "logboek.lezen", "geen-recht", NULL},
};

static void refuse(struct wereld *w, const struct weigering *r, int64_t tijd_ms)
{
    char verzoek[ID_TEXT_SIZE], gevraagd[ID_TEXT_SIZE];
    if (r->gezin)
        id_format(wereld_int(w, "SELECT id FROM huishouden WHERE naam = :naam",
                             BINDS(B_TEXT(":naam", r->gezin))),
                  gevraagd);
    id_format(wereld_id(w, tijd_ms / 1000), verzoek);
    const struct logregel regel = {
        .tijd_ms = tijd_ms,
        .gebeurtenis = "weigering",
        .handeling = r->handeling,
        .gebruiker = w->gebruiker[r->wie],
        .rol = r->rol,
        .onderdeel = w->onderdeel[gemeente_onderdeel(r->wie)],
        .reden = r->reden,
        .gevraagd = r->gezin ? gevraagd : NULL,
        .uitkomst = "geweigerd",
        .adres = "192.0.2.10", /* of the documentation range */
        .verzoek = verzoek,
    };
    w->failed = w->failed || logboek_append(w->conn, &regel, &w->probleem) != DONE;
}

static const char SQL_LAATSTE[] = "SELECT max(tijd) FROM logregel";
static const char SQL_CONTROLE[] =
    "INSERT INTO logcontrole (id, gevraagd_door, gevraagd_op, stand, begonnen_op, totaal, gelezen,"
    " klaar_op, duur_ms) SELECT :id, :door, :op, 'onderbroken', :op + 2, max(volgnr),"
    " max(volgnr) / 2, :op + 9, 7000 FROM logregel";

void standen_loggen(struct wereld *w)
{
    int64_t last = w->bulk ? 0 : wereld_int(w, SQL_LAATSTE, NO_BINDS), op = ago(w, 3);
    if (!last)
        return;
    for (size_t i = 0; !w->failed && i < COUNT_OF(WEIGERINGEN); i++)
        refuse(w, &WEIGERINGEN[i], last + 1000 * (int64_t)(i + 1));
    wereld_exec(w, SQL_CONTROLE,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":door", w->gebruiker[FONTEIN]),
                      B_INT(":op", op)));
}
