/* SPDX-License-Identifier: EUPL-1.2 */
/* What families asked about their data and who speaks for whom, in each outcome; and sharing that
 * was looked at again. */
#include "demo/lus.h"

#include "demo/schrijf_besluit.h"

#include <string.h>

/* ---- requests and extracts ---- */

static const char SQL_VERZOEK[] =
    "INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id, hoedanigheid,"
    " ontvangen, vraag, identiteit, uiterlijk, eigenaar_id, status, besluit, besluit_reden,"
    " besluit_door, besluit_op, door_id, op) VALUES (:h, :id, :soort, :persoon, :aanvrager,"
    " :hoedanigheid, :ontvangen, :vraag, :identiteit, :uiterlijk, :g, 'afgehandeld', :besluit,"
    " :reden, :g, :op + 432000, :g, :op)";
static const char SQL_UITTREKSEL[] =
    "INSERT INTO uittreksel (huishouden_id, id, verzoek_id, persoon_id, lezer_id, maker_id, geheel,"
    " reden, op, status, gegeven_op, gegeven_aan, wijze, inhoud) VALUES (:h, :id, :verzoek,"
    " :persoon, :lezer, :g, 0, 'Verzoek om inzage', :op, :status,"
    " CASE WHEN :wijze IS NOT NULL THEN :op + 3600 END,"
    " CASE WHEN :wijze IS NOT NULL THEN 'de aanvrager zelf, in het wijkhuis' END, :wijze, CASE WHEN"
    " :wijze IS NOT NULL THEN json_object('persoon', (SELECT naam FROM persoon WHERE id = "
    ":persoon),"
    " 'gemaaktOp', :dag, 'leefgebieden', json_array(), 'nietGegeven', json_array(),"
    " 'toestemmingen', json_array(), 'regisseurs', json_array()) END)";

struct verzoek_rij {
    const char *soort, *hoedanigheid, *identiteit, *vraag, *besluit, *reden;
    int dagen;
};

static int64_t request(struct huis *h, const struct verzoek_rij *r)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, r->dagen), id = wereld_id(w, op);
    bool self = strcmp(r->hoedanigheid, "zelf") == 0;
    wereld_exec(w, SQL_VERZOEK,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", r->soort),
                      B_INT(":persoon", h->allen[0]), B_INT(":aanvrager", h->allen[self ? 0 : 1]),
                      B_TEXT(":hoedanigheid", r->hoedanigheid),
                      B_TEXT(":ontvangen", datum_van(w, op)), B_TEXT(":vraag", r->vraag),
                      B_TEXT(":identiteit", r->identiteit),
                      B_TEXT(":uiterlijk", dagen_verder(w, 30 - r->dagen)),
                      B_INT(":g", w->gebruiker[h->regie]), B_TEXT(":besluit", r->besluit),
                      B_TEXT(":reden", r->reden), B_INT(":op", op)));
    return id;
}

/* `wijze` NULL: not given, gone stale. */
static void extract(struct huis *h, int64_t verzoek, int lezer, const char *wijze, int dagen)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, dagen);
    wereld_exec(w, SQL_UITTREKSEL,
                BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)),
                      B_INT(":verzoek", verzoek), B_INT(":persoon", h->allen[0]),
                      B_INT(":lezer", h->allen[lezer]), B_INT(":g", w->gebruiker[h->regie]),
                      B_INT(":op", op), B_TEXT(":status", wijze ? "gegeven" : "vervallen"),
                      B_TEXT(":wijze", wijze), B_TEXT(":dag", datum_van(w, op))));
}

static void requests(struct huis *h)
{
    int64_t id = request(
        h, &(struct verzoek_rij){"inzage", "vertegenwoordiger", "digid", "Wat staat er over geld?",
                                 "deels", "Over een ander staat er niets in het uittreksel.", 70});
    extract(h, id, 1, NULL, 69);
    extract(h, id, 1, "digitaal", 66);
    (void)request(h, &(struct verzoek_rij){"correctie", "zelf", "bekend",
                                           "Haal weg dat ik te laat was.", "afgewezen",
                                           "Het stond zo in de agenda. U kunt er een verklaring "
                                           "bij laten zetten, en klagen bij de gemeente.",
                                           60});
    id = request(h, &(struct verzoek_rij){"inzage", "zelf", "id_bewijs", "Mag ik alles lezen?",
                                          "toegewezen", "Samen gelezen.", 50});
    extract(h, id, 0, "voorgelezen", 48);
    (void)request(h, &(struct verzoek_rij){"bezwaar", "zelf", "bekend", "Ik wil geen plan meer.",
                                           "ingetrokken", "Na een gesprek ging het weer.", 40});
}

/* ---- statements, and the answer to them ---- */

static const char SQL_NOTITIE[] =
    "SELECT i.id FROM item i JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id AND"
    " ip.item_id = i.id AND ip.persoon_id = :persoon WHERE i.huishouden_id = :h AND i.soort ="
    " 'notitie' AND i.categorie <> 'werkaantekening' ORDER BY i.id LIMIT 1";
static const char SQL_BETWISTING[] =
    "INSERT INTO betwisting (huishouden_id, id, item_id, persoon_id, verklaring, gevraagd, datum,"
    " door, op, besluit, besluit_reden, besluit_door, besluit_op) SELECT :h, :id, i.id, :persoon,"
    " :verklaring, :gevraagd, :dag, :g, :op, :besluit, :reden, i.auteur_id, :op + 86400 FROM item"
    " i WHERE i.id = :item";

static void statements(struct huis *h)
{
    static const struct {
        const char *verklaring, *gevraagd, *besluit, *reden;
    } list[] = {
        {"Het was een dinsdag.", "Verander de dag.", "gecorrigeerd", "Dat klopt, het is hersteld."},
        {"Ik was niet boos, en ik ging niet weg.", "Haal dat weg.", "deels",
         "Dat u wegging is weg. Hoe u keek, schreef ik op zoals ik het zag."},
        {"Wij hebben dit nooit gezegd.", "Haal het hele verslag weg.", "niet",
         "Ik schreef het tijdens het gesprek op. Uw verklaring staat erbij."},
    };
    struct wereld *w = h->w;
    int64_t item = 0;
    for (int i = 0; i < h->leden && !item; i++)
        item =
            wereld_int(w, SQL_NOTITIE, BINDS(B_INT(":h", h->id), B_INT(":persoon", h->allen[i])));
    for (size_t i = 0; item && i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, 34 - (int)i);
        wereld_exec(w, SQL_BETWISTING,
                    BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)), B_INT(":item", item),
                          B_INT(":persoon", h->allen[0]), B_TEXT(":verklaring", list[i].verklaring),
                          B_TEXT(":gevraagd", list[i].gevraagd),
                          B_TEXT(":besluit", list[i].besluit), B_TEXT(":reden", list[i].reden),
                          B_TEXT(":dag", datum_van(w, op)), B_INT(":op", op),
                          B_INT(":g", w->gebruiker[h->regie])));
    }
}

/* ---- children, addresses, and consents that ended by law ---- */

static const char SQL_KIND[] = "SELECT min(persoon_id) FROM lid WHERE huishouden_id = :h AND rol ="
                               " 'kind' AND tot IS NULL";
static const char SQL_BELANG[] =
    "INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, reden, van,"
    " vastgelegd_door, vastgelegd_op) VALUES (:h, :id, :kind, 'belang', 'gezondheid',"
    " 'De arts vindt dat dit eerst met het kind zelf moet.', :dag, :g, :op)";
static const char SQL_GEHEIM[] =
    "INSERT INTO adresgeheim_besluit (id, persoon_id, huishouden_id, soort, tekst, door, op)"
    " VALUES (:id, :persoon, :h, :soort, :tekst, :g, :op)";
static const char SQL_WET[] =
    "UPDATE toestemming SET einde_op = :op, einde_soort = 'wet' WHERE id = (SELECT t.id FROM"
    " toestemming t JOIN persoon p ON p.id = t.persoon_id AND p.geboortedatum <= :jaar AND"
    " length(p.geboortedatum) = 10 JOIN huishouden h ON h.id = t.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') WHERE t.einde_op IS NULL AND"
    " t.volledig_op < :op ORDER BY p.geboortedatum DESC, t.id LIMIT 1)";

static void children(struct huis *h)
{
    struct wereld *w = h->w;
    int64_t op = lus_op(w, 33), kind = wereld_int(w, SQL_KIND, BINDS(B_INT(":h", h->id)));
    char jaar[DATUM_SIZE];
    if (kind)
        wereld_exec(w, SQL_BELANG,
                    BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)), B_INT(":kind", kind),
                          B_TEXT(":dag", datum_van(w, op)), B_INT(":g", w->gebruiker[h->regie]),
                          B_INT(":op", op)));
    datum_add_months(dagen_verder(w, 0), -18 * 12, jaar);
    wereld_exec(w, SQL_WET, BINDS(B_INT(":op", lus_op(w, 1)), B_TEXT(":jaar", jaar)));
}

static void address(struct huis *h)
{
    static const struct {
        const char *soort, *tekst;
        int dagen;
    } list[] = {{"gezet", "Er werd iemand gevolgd. Het adres gaat dicht.", 120},
                {"beeindigd", "Met de wijkagent bekeken: er is geen gevaar meer.", 55}};
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(h->w, list[i].dagen);
        wereld_exec(h->w, SQL_GEHEIM,
                    BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(h->w, op)),
                          B_INT(":persoon", h->allen[0]), B_TEXT(":soort", list[i].soort),
                          B_TEXT(":tekst", list[i].tekst),
                          B_INT(":g", h->w->gebruiker[i ? DE_HAAN : h->regie]), B_INT(":op", op)));
    }
}

/* ---- who speaks for somebody ---- */

static const char SQL_VOLWASSEN[] =
    "SELECT l.persoon_id FROM lid l JOIN huishouden h ON h.id = l.huishouden_id AND h.naam NOT IN"
    " ('Verbeek', 'Tesfay', 'Van Rijn', 'El Idrissi-Bennani') WHERE l.tot IS NULL AND l.rol IN"
    " ('vader', 'moeder', 'partner') AND EXISTS (SELECT 1 FROM lid x WHERE x.huishouden_id = h.id"
    " AND x.rol IN ('vader', 'moeder') AND x.tot IS NULL AND x.persoon_id <> l.persoon_id)"
    " ORDER BY l.huishouden_id DESC, l.id DESC LIMIT 1 OFFSET :nr";
static const char SQL_NAMENS[] =
    "INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, houder_onderdeel_id, van,"
    " bron, bron_datum, vastgelegd_door, vastgelegd_op) SELECT :id, :persoon, :soort, CASE WHEN"
    " :onderdeel IS NULL THEN (SELECT min(x.persoon_id) FROM lid x JOIN lid l ON l.huishouden_id ="
    " x.huishouden_id AND l.persoon_id = :persoon WHERE x.rol IN ('vader', 'moeder') AND x.tot IS"
    " NULL AND x.persoon_id <> :persoon) END, :onderdeel, :dag, :bron, :dag, :g, :op";

static void representatives(struct wereld *w)
{
    static const struct {
        const char *soort, *bron;
        enum demo_onderdeel houder; /* GEEN_ONDERDEEL: the other grown-up */
    } list[] = {
        {"bewind", "Beschikking van de kantonrechter", SCHULDHULP},
        {"mentorschap", "Beschikking van de kantonrechter", STEIGER},
        {"curatele", "Curateleregister", GEEN_ONDERDEEL},
        {"volmacht", "Volmacht op papier, gezien", GEEN_ONDERDEEL},
        {"familie", "Het gezin zei het zelf", GEEN_ONDERDEEL},
    };
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        int64_t op = lus_op(w, 100 + (int)i);
        int64_t wie = wereld_int(w, SQL_VOLWASSEN, BINDS(B_INT(":nr", 2 * (int64_t)i)));
        if (wie)
            wereld_exec(
                w, SQL_NAMENS,
                BINDS(B_INT(":id", wereld_id(w, op)), B_INT(":persoon", wie),
                      B_TEXT(":soort", list[i].soort), B_TEXT(":bron", list[i].bron),
                      B_REF(":onderdeel", list[i].houder ? w->onderdeel[list[i].houder] : 0),
                      B_TEXT(":dag", datum_van(w, op)), B_INT(":g", w->gebruiker[POSTMA]),
                      B_INT(":op", op)));
    }
}

/* ---- a yes on paper, and one on the screen ---- */

static const char SQL_OUDER[] = "SELECT min(persoon_id) FROM lid WHERE huishouden_id = :h AND rol"
                                " IN ('moeder', 'vader') AND tot IS NULL";

static void consents(struct huis *h)
{
    static const char *const ways[] = {"schriftelijk", "digitaal"};
    static const char *const about[][2] = {{"wonen", NULL}, {"werk_dagbesteding", NULL}};
    int64_t ouder = wereld_int(h->w, SQL_OUDER, BINDS(B_INT(":h", h->id)));
    for (size_t i = 0; ouder && i < COUNT_OF(ways); i++)
        (void)TOESTEMMING(h, .persoon = ouder, .soort = "avg", .ontvanger = WIJKTEAM,
                          .ontvanger_gebruiker = HADDAD, .doel = "ondersteuning",
                          .zin = "Karim moet weten wat er met het huis en de dag is.",
                          .categorie = about[i], .bron = {WERK_INKOMEN}, .bronnen = 1,
                          .wijze = ways[i], .verklaring = {{ouder, "zelf", "ja"}},
                          .op = lus_op(h->w, 15 - (int)i));
}

/* ---- sharing without consent, looked at again ---- */

static void shared(struct huis *h)
{
    static const char *const weighed[] = {
        "Twee keer geschreeuw gehoord, en een kind dat niet naar huis wil.",
        "Met de ouders is gesproken.", "Volgens het afwegingskader is dit een twijfelgeval.",
        "Zelf kunnen wij dit niet onderzoeken.", NULL};
    static const char *const about[] = {"veiligheid", NULL};
    struct schrijf_besluit b = {
        .grond = "meldrecht",
        .door = HADDAD,
        .ontvanger = VEILIG_THUIS,
        .ontvanger_gebruiker = MAAS,
        .personen = h->allen,
        .categorie = about,
        .doel = "veiligheid",
        .zin = "Veilig Thuis beoordeelt of het veilig is.",
        .minimaal = "Alleen wat wij hoorden en zagen.",
        .vragen = "nee-gezegd",
        .uitleg = "Zij zeiden nee. Wij vertelden dat wij het toch doen, en waarom.",
        .gevaar = "Het kan misgaan met het jongste kind.",
        .overlegd = "Youssra Benali, collega in het wijkteam",
        .antwoord = weighed,
        .dagen = 25,
        .toets = "akkoord",
        .toelichting = "Goed gewogen, en verteld.",
        .op = lus_op(h->w, 18),
        .toets_op = lus_op(h->w, 16),
    };
    (void)schrijf_besluit(h, &b);
    b.vragen = "niet-bereikbaar";
    b.uitleg = "Drie keer gebeld, en niemand nam op.";
    b.toets = "beeindigd";
    b.toelichting = "Eén dag wachten kon. Vraag het alsnog.";
    b.einde = "Eén dag wachten kon. Vraag het alsnog.";
    b.einde_privacy = true;
    b.op = lus_op(h->w, 30);
    b.toets_op = b.einde_op = lus_op(h->w, 29);
    (void)schrijf_besluit(h, &b);
}

/* ---- help that did not begin ---- */

static void declined(struct huis *h)
{
    BETROKKEN(h, .wie = WESTRA, .taak = "opvoedhulp", .doel = "hulp_opvoeding",
              .zin = "Een half jaar elke week thuis.", .personen = h->allen, .status = "geweigerd",
              .reden = "Ik heb dit jaar geen plek meer.", .gevraagd = lus_op(h->w, 28),
              .beslist = lus_op(h->w, 27));
    BETROKKEN(h, .wie = DOEKHI, .taak = "buddy", .doel = "ondersteuning",
              .zin = "Samen naar de sportclub.", .personen = h->allen, .status = "ingetrokken",
              .reden = "Een tante doet het nu.", .gevraagd = lus_op(h->w, 26),
              .beslist = lus_op(h->w, 25));
}

void lus_rechten(struct huis *h)
{
    requests(h);
    statements(h);
    children(h);
    address(h);
    declined(h);
    representatives(h->w);
}

void lus_delen(struct huis *h)
{
    consents(h);
    shared(h);
}
