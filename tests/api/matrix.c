/* SPDX-License-Identifier: EUPL-1.2 */
#include "matrix.h"

#include "base/id.h"
#include "sleutel.h"
#include "stukken/sleutel.h"
#include "stukken/stuk.h"
#include "terug.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

const struct matrix_kijker MATRIX_KIJKERS[] = {
    {"niemand", "", MATRIX_EIGEN},
    {"beheerder", "anja", MATRIX_EIGEN},
    {"privacy", "ruth", MATRIX_EIGEN},
    {"procesregie", "hans", MATRIX_EIGEN},
    {"regisseur", "regisseur10001", MATRIX_EIGEN},
    {"waarnemer", "waarnemer10001", MATRIX_EIGEN},
    {"eigenaar", "regisseur30001", MATRIX_AANMELDING},
    {"betrokken", "betrokken10001", MATRIX_EIGEN},
    {"oud", "oud10001", MATRIX_EIGEN},
    {"nooit", "nooit", MATRIX_EIGEN},
    {"onbevestigd", "onbevestigd10001", MATRIX_EIGEN},
    {"geheim", "geheim10001", MATRIX_EIGEN},
    {"noodtoegang", "nood10001", MATRIX_EIGEN},
    {"programma", "regisseur10001", MATRIX_EIGEN},
};
const size_t MATRIX_KIJKER_COUNT = COUNT_OF(MATRIX_KIJKERS);

/* ---- the world ---- */

static bool running, touched;
static char tokens[COUNT_OF(MATRIX_KIJKERS)][64];

/* `text` with @07, #07 and ^07 filled in: base + 7 as number, as id, and 7 alone as id. */
static char *fill(const char *text, enum matrix_base base)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1 << 20);
    for (const char *s = text; *s; s++) {
        char id[ID_TEXT_SIZE];
        if (!strchr("@#^", *s) || !isdigit((unsigned char)s[1]) || !isdigit((unsigned char)s[2])) {
            buf_char(&out, *s);
            continue;
        }
        int64_t n = (s[1] - '0') * 10 + (s[2] - '0') + (*s == '^' ? 0 : (int64_t)base);
        id_format(n, id);
        if (*s == '@')
            buf_format(&out, "%lld", (long long)n);
        else
            buf_text(&out, id);
        s += 2;
    }
    return buf_steal(&out, NULL);
}

static char *template_read(void)
{
    static char text[32768];
    AUTO_FILE FILE *f = fopen(PROJECT_DIR "/tests/api/matrix.sql", "re");
    ck_assert_ptr_nonnull(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    ck_assert_uint_lt(n, sizeof text - 1);
    text[n] = '\0';
    return text;
}

static void change_filled(const char *sql, enum matrix_base base)
{
    AUTO_FREE char *filled = fill(sql, base);
    change(filled);
}

static const char REGIE[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op)"
    " VALUES (@01, @71, @91, 11, 1767225600);"
    "INSERT INTO waarneming VALUES (@01, @72, @71, @92, 11, '2026-11-01', '2026-12-01', @72);"
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, van, tot, "
    "status,"
    " gevraagd_op) VALUES (@01, @28, 'waarneming', @67, @91, 'Neemt u het over?', '2026-12-10',"
    " '2026-12-20', 'gevraagd', 1767225600);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (@01, @73, 'regiebesluit', 'betrokkenheid', 'coordinatie', 11, @91, 1,"
    " 1767225600, '#03'); INSERT INTO item_persoon VALUES (@01, @73, @03);"
    "INSERT INTO regiebesluit (huishouden_id, id, soort, onderdeel_id, mandaat, besluit, uiterlijk)"
    " VALUES (@01, @73, 'doorzetting', 13, 'Afspraak 2026', 'inhoud@01', '2026-12-31');";
static const char INTAKE[] =
    "DELETE FROM geadresseerde WHERE item_id = @28; DELETE FROM item_persoon WHERE item_id = @28;"
    "DELETE FROM item WHERE id = @28;"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (@01, @32, 'aanmelding', 'plan', 'coordinatie', 11, @91, 1, 1767225600,"
    " '#03'); INSERT INTO item_persoon VALUES (@01, @32, @03);"
    "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
    " VALUES (@01, @32, @91, 11, 'Hulp', 'open', 1767225600);"
    "UPDATE gezinsplan SET vacature_sinds = 1767225600, vacature_uiterlijk = '2026-11-20'"
    " WHERE id = @21;";

/* The bytes of the document, 20 of them: sealed as the program would. */
static void document_seal(enum matrix_base base)
{
    static const char SQL[] = "INSERT INTO huishouden_sleutel VALUES (@01, x'%s');"
                              "INSERT INTO stuk VALUES ('%s', %lld, x'%s');"
                              "INSERT INTO document_inhoud VALUES (@01, @37, '%s', x'%s');";
    PROBLEEM_AUTO struct probleem p = {0};
    struct stuk *stuk;
    uint8_t key[SLEUTEL_LEN], household[SLEUTEL_VERZEGELD], own[SLEUTEL_VERZEGELD];
    char hex[3][2 * SLEUTEL_VERZEGELD + 1], sql[2000];
    AUTO_FREE char *text = fill("dit is inhoud@01....", base);
    ck_assert(stuk_new(app.config.gegevens, &stuk, &p) == DONE &&
              stuk_add(stuk, text, 20, &p) == DONE && stuk_finish(stuk, &p) == DONE);
    const struct stuk_feiten *f = stuk_feiten(stuk);
    sleutel_new(key);
    sleutel_seal(app.sleutels->stukken, SLEUTEL_HUISHOUDEN, (int64_t)base + 1, key, household);
    sleutel_seal(key, SLEUTEL_DOCUMENT, (int64_t)base + 37, f->sleutel, own);
    (void)sodium_bin2hex(hex[0], sizeof hex[0], household, sizeof household);
    (void)sodium_bin2hex(hex[1], sizeof hex[1], f->hash, sizeof f->hash);
    (void)sodium_bin2hex(hex[2], sizeof hex[2], own, sizeof own);
    (void)snprintf(sql, sizeof sql, SQL, hex[0], f->naam, (long long)f->bytes, hex[1], f->naam,
                   hex[2]);
    change_filled(sql, base);
    stuk_settle(stuk, true);
}

void matrix_start(void)
{
    harness_start_plain();
    const char *house = template_read();
    change("BEGIN");
    change_filled(house, MATRIX_EIGEN);
    change_filled(house, MATRIX_VREEMD);
    change_filled(house, MATRIX_AANMELDING);
    change_filled(REGIE, MATRIX_EIGEN);
    change_filled(REGIE, MATRIX_VREEMD);
    change_filled(INTAKE, MATRIX_AANMELDING);
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (199, 'nooit', 'Noud Nooit', 'regisseur', 11, '2020-01-01', 1);"
           "INSERT INTO gebruiker_rol VALUES (199, 'regisseur'), (199, 'professional'); COMMIT");
    document_seal(MATRIX_EIGEN);
    document_seal(MATRIX_VREEMD);
    document_seal(MATRIX_AANMELDING);
    terug_mark();
    memset(tokens, 0, sizeof tokens);
    running = true;
    touched = false;
}

void matrix_stop(void)
{
    if (running) {
        terug_end();
        harness_stop();
    }
    running = false;
}

void matrix_fresh(void)
{
    if (!touched)
        return;
    terug_zetten();
    memset(tokens, 0, sizeof tokens);
    touched = false;
}

void matrix_touched(void) { touched = true; }

/* Acts for the regisseur, with all that a scope may have. */
static bool is_program(const struct matrix_kijker *k) { return strcmp(k->naam, "programma") == 0; }

const char *matrix_login(const struct matrix_kijker *k)
{
    char sql[300];
    if (!*k->gebruikersnaam)
        return NULL;
    char *token = tokens[k - MATRIX_KIJKERS];
    if (*token)
        return token;
    if (is_program(k)) {
        (void)snprintf(token, sizeof tokens[0], "%s", sleutel_breed(k->gebruikersnaam));
        return token;
    }
    (void)snprintf(token, sizeof tokens[0], "%s", login(k->gebruikersnaam));
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO zoekvondst SELECT max(id), @05, 1795086000 FROM sessie;"
                   "INSERT INTO zoekvondst SELECT max(id), @03, 1795086000 FROM sessie");
    change_filled(sql, k->eigen);
    return token;
}

/* ---- paths ---- */

int matrix_params(const char *path)
{
    int n = 0;
    for (; (path = strchr(path, '{')); path++)
        n++;
    return n;
}

/* What a {…} stands for. */
static const struct {
    const char *param, *text;
} PARAMS[] = {
    {"huishouden", "#01"},
    {"lid", "#11"},
    {"doel", "#22"},
    {"actie", "#23"},
    {"notitie", "#24"},
    {"document", "#37"},
    {"inbreng", "#77"},
    {"sjabloon", "#78"},
    {"brief", "#79"},
    {"verwijzing", "#84"},
    {"voorziening", "#85"},
    {"afsluiting", "#86"},
    {"overgang", "#89"},
    {"volgcontact", "#87"},
    {"planstuk", "#58"},
    {"planversie", "#38"},
    {"aanmelding", "#39"},
    {"evaluatie", "#10"},
    {"scanregel", "#59"},
    {"overleg", "#38"},
    {"genodigde", "0000000000001"},
    {"beeld", "0000000000001"},
    {"item", "#24"},
    {"betrokkene", "#25"},
    {"bericht", "#27"},
    {"regieverzoek", "#28"},
    {"regiebesluit", "#73"},
    {"afscherming", "#29"},
    {"vrijgave", "#27"},
    {"verhuizing", "#86"},
    {"vestiging", "#87"},
    {"gemeente", "#88"},
    {"toestemming", "#41"},
    {"deelbesluit", "#43"},
    {"deelafweging", "#45"},
    {"gezag", "#51"},
    {"vertegenwoordiging", "#52"},
    {"wilsonbekwaamheid", "#53"},
    {"lezer", "#54"},
    {"stop", "#55"},
    {"lijst", "#56"},
    {"stuk", "#57"},
    {"persoon", "#03"},
    {"organisatie", "#61"},
    {"onderdeel", "#62"},
    {"team", "#63"},
    {"wijk", "#64"},
    {"afspraak", "#65"},
    {"gebruiker", "#66"},
    {"noodtoegang", "#45"},
    {"vraag", "#46"},
    {"rol", "#47"},
    {"toegangssleutel", "#58"},
    {"verklaring", "#59"},
    {"scan", "#60"},
    {"verzoek", "#07"},
    {"controle", "#58"},
    {"signaal", "#59"},
    {"koppeling", "#74"},
    {"regel", "0000000000001"},
    {"datum", "2030-12-25"},
    {"termijn", "toewijzing_dagen"},
    {"dienst", "ggz"},
    {"fasevraag", "netwerk"},
    {"planfase", "evaluatie"},
    {"wijziging", "#72"},
    {"uittreksel", "#09"},
    {"stuk", "#33"},
    {"betwisting", "#15"},
    {"beperking", "#16"},
    {"kindbezwaar", "#18"},
    {"soort", "notitie"},
    {"naam", "bestaat-niet.css"},
    {"token", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"},
};

static const char *param_text(const struct route *route, const char *name, size_t length)
{
    if (route->kind == KIND_DOSSIER && length == 9 && strncmp(name, "gebruiker", 9) == 0)
        return "#93"; /* a partner */
    if (strstr(route->path, "/instemmingen") && length == 4)
        return "#22"; /* of items a goal */
    for (size_t i = 0; i < COUNT_OF(PARAMS); i++)
        if (strlen(PARAMS[i].param) == length && strncmp(PARAMS[i].param, name, length) == 0)
            return PARAMS[i].text;
    ck_abort_msg("matrix.c: say in PARAMS what %.*s in %s stands for", (int)length, name,
                 route->path);
    return NULL;
}

void matrix_path(const struct route *route, enum matrix_base first, enum matrix_base rest,
                 char ret_path[300])
{
    BUF_AUTO struct buf out;
    buf_init(&out, 299);
    enum matrix_base base = first;
    for (const char *s = route->path; *s; s++) {
        if (*s != '{') {
            buf_char(&out, *s);
            continue;
        }
        size_t length = strcspn(s + 1, "}");
        AUTO_FREE char *text = fill(param_text(route, s + 1, length), base);
        buf_text(&out, text);
        s += length + 1;
        base = rest;
    }
    ck_assert(!out.failed);
    (void)snprintf(ret_path, 300, "%s", out.data);
}

/* ---- bodies ---- */

/* What to send: for one route (then also when it is not required), or wherever the name occurs. */
static const struct {
    const char *handeling, *naam, *json;
} WAARDEN[] = {
    {"actie.toevoegen", "gebruiker", "\"#91\""},
    {"actie.wijzigen", "status", "\"bezig\""},
    {"actie.overdragen", "gebruiker", "\"#93\""},
    {"mijn.beeld.toevoegen", "toon", "\"regie\""},
    {"overleg.toevoegen", "begin", "\"2026-11-25T10:00:00+01:00\""},
    {"overleg.toevoegen", "gebruikers", "[\"#93\"]"},
    {"overleg.wijzigen", "begin", "\"2026-11-25T11:00:00+01:00\""},
    {"overleg.wijzigen", "minuten", "30"},
    {"overleg.uitnodigen", "gezin", "[\"#03\"]"},
    {"adres_geheim.zetten", "gebruikers", "[\"#91\"]"},
    {"adres_lezer.toevoegen", "gebruikers", "[\"#93\"]"},
    {"ave.vastleggen", "fase", "2"},
    {"werkwijze.vraag.toevoegen", "fase", "\"verkenning\""},
    {"ave.vastleggen", "herbeoordeelOp", "\"2026-11-27\""},
    {"afscherming.toevoegen", "tegenGebruikers", "[\"#67\"]"},
    {"afscherming.voorbeeld", "tegenGebruikers", "[\"#67\"]"},
    {"afscherming.voorbeeld", "personen", "[\"#03\"]"},
    {"afscherming.wijzigen", "tegenGebruikers", "[\"#66\", \"#67\"]"},
    {"afscherming.wijzigen", "personen", "[\"#02\", \"#03\"]"},
    {"verhuizing.kiezen", "stukken", "[\"#24\"]"},
    {"verhuizing.voorbereiden", "onbekend", "true"},
    {"verhuizing.herzien", "herzienOp", "\"2026-12-01\""},
    {"verhuizing.herzien", "veiligheid", "\"geen_zorgen\""},
    {"bericht.sturen", "gebruiker", "\"#67\""},
    {"betrokkenheid.wijzigen", "status", "\"beeindigd\""},
    {"betrokkenheid.wijzigen", "reden", "\"Het is klaar.\""},
    {"deelafweging.toevoegen", "personen", "[\"#03\"]"},
    {"deelbesluit.toevoegen", "grond", "\"meldrecht\""},
    {"deelbesluit.toevoegen", "ontvangerOnderdeel", "\"#69\""},
    {"deelbesluit.toevoegen", "categorieen", "[\"onderwijs\"]"},
    {"deelbesluit.toevoegen", "vragen", "\"gevaar\""},
    {"deelbesluit.toevoegen", "weging",
     "[{\"vraag\": \"signalen\", \"antwoord\": \"Ja.\"}, {\"vraag\": \"gesprek\", \"antwoord\":"
     " \"Ja.\"}, {\"vraag\": \"weging\", \"antwoord\": \"Ja.\"}, {\"vraag\": \"hulp\","
     " \"antwoord\": \"Ja.\"}]"},
    {"deelbesluit.toevoegen", "uitstelReden", "\"Nu nog niet.\""},
    {"deelbesluit.toevoegen", "uitstelTot", "\"2026-11-20\""},
    {"deelbesluit.toevoegen", "tot", "\"2026-12-01\""},
    {"deelbesluit.toevoegen", "herbeoordeelOp", "\"2026-12-01\""},
    {"deelbesluit.vertellen", "persoon", "\"#03\""},
    {"deelbesluit.voorbeeld", "grond", "\"meldrecht\""},
    {"deelbesluit.voorbeeld", "ontvangerOnderdeel", "\"#69\""},
    {"deelbesluit.voorbeeld", "personen", "[\"#03\"]"},
    {"deelbesluit.voorbeeld", "categorieen", "[\"onderwijs\"]"},
    {"deelbesluit.vragen", "gebruiker", "\"#93\""},
    {"document.wijzigen", "titel", "\"Een ander verslag\""},
    {"beperking.toevoegen", "verzoek", "\"#08\""},
    {"betwisting.toevoegen", "persoon", "\"#03\""},
    {"kindbezwaar.toevoegen", "soort", "\"belang\""},
    {"kindbezwaar.toevoegen", "categorie", "\"onderwijs\""},
    {"kindbezwaar.toevoegen", "reden", "\"Niet goed voor hem.\""},
    {"uittreksel.stuk.wijzigen", "geven", "\"nee\""},
    {"uittreksel.stuk.wijzigen", "reden", "\"Gaat over een ander.\""},
    {"verzoek.beslissen", "besluit", "\"afgewezen\""},
    {"verzoek.namens", "geboortedatum", "\"1990-03-02\""},
    {"persoonkoppeling.toevoegen", "gebruikersnaam", "\"marieke\""},
    {"persoonkoppeling.toevoegen", "geslachtsnaam", "\"Nergens\""},
    {"persoonkoppeling.toevoegen", "bsn", "null"},
    {"inzagesignaal.beslissen", "signalen", "[\"#59\"]"},
    {"inzagesignaal.beslissen", "reden", "\"Een goede reden.\""},
    {"inzagesignaal.instellen", "actief", "true"},
    {"inzagesignaal.instellen", "venster", "5"},
    {"inzagesignaal.werktijd", "begint", "\"07:00\""},
    {"inzagesignaal.werktijd", "eindigt", "\"20:00\""},
    {"doel.wijzigen", "status", "\"gestopt\""},
    {"doel.wijzigen", "statusReden", "\"Het is klaar.\""},
    {"gezag.toevoegen", "houders", "[\"#02\", \"#04\"]"},
    {"gezinsplan.wijzigen", "kernverhaal", "\"Wij willen samen rust.\""},
    {"gezinsplan.wijzigen", "evaluatiedatum", "\"2027-01-15\""},
    {"huishouden.samenvoegen", "naar", "\"#01\""},
    {"huishouden.openen", "leden", "[{\"persoon\": \"#05\", \"rol\": \"ander\"}]"},
    {"lezers.zoeken", "soort", "\"notitie\""},
    {"lezers.zoeken", "categorie", "\"onderwijs\""},
    {"lezers.zoeken", "personen", "[\"#03\"]"},
    {"lezers.formulier", "categorie", "\"onderwijs\""},
    {"lezers.formulier", "personen", "[\"#03\"]"},
    {"lid.adres.wijzigen", "telefoon", "\"06 2222 2222\""},
    {"lid.persoon.wijzigen", "taal", "\"Turks\""},
    {"lid.persoon.wijzigen", "geslachtsnaam", "\"Anders\""},
    {"lid.persoon.wijzigen", "geboortedatum", "\"1990-03-02\""},
    {"lid.toevoegen", "persoon", "\"#05\""},
    {"lid.toevoegen", "rol", "\"ander\""},
    {"lid.wijzigen", "rol", "\"ouder\""},
    {"lid.zoeken", "geslachtsnaam", "\"Los @05\""},
    {"lid.zoeken", "geboortedatum", "\"2000-01-01\""},
    {"evaluatie.toevoegen", "veiligheid", "\"nee\""},
    {"evaluatie.toevoegen", "werkte", "\"Samen bellen.\""},
    {"overgang.toevoegen", "soort", "\"verhuizing\""},
    {"overgang.toevoegen", "persoon", "\"#03\""},
    {"overgang.toevoegen", "datum", "\"2027-03-01\""},
    {"overgang.wijzigen", "status", "\"loopt\""},
    {"overgang.actie", "punt", "\"wonen\""},
    {"overgang.actie", "doel", "\"#22\""},
    {"afsluiting.wijzigen", "reden", "\"Het gaat goed genoeg.\""},
    {"volgcontact.toevoegen", "contact", "\"#91\""},
    {"volgcontact.toevoegen", "volgende", "\"2026-11-25\""},
    {"volgcontact.wijzigen", "contact", "\"#91\""},
    {"volgcontact.wijzigen", "volgende", "\"2026-12-25\""},
    {"stem.toevoegen", "persoon", "\"#03\""},
    {"stem.toevoegen", "cijfer", "7"},
    {"akkoord.toevoegen", "persoon", "\"#03\""},
    {"familiegroepsplan.toevoegen", "document", "\"#37\""},
    {"notitie.wijzigen", "tekst", "\"Het gaat heel goed.\""},
    {"persoon.toevoegen", "geslachtsnaam", "\"Nieuw\""},
    {"persoon.toevoegen", "geboortedatum", "\"2001-01-01\""},
    {"persoon.zoeken", "geslachtsnaam", "\"Los @05\""},
    {"persoon.zoeken", "geboortedatum", "\"2000-01-01\""},
    {"regie.verdelen", "huishoudens", "[\"#01\"]"},
    {"regie.verdelen.proef", "huishoudens", "[\"#01\"]"},
    {"regie.waarneming", "van", "\"2027-01-10\""},
    {"regie.waarneming", "tot", "\"2027-01-20\""},
    {"regieverzoek.beslissen", "status", "\"ingetrokken\""},
    {"toestemming.toevoegen", "categorieen", "[\"onderwijs\"]"},
    {"toestemming.toevoegen", "ontvangerOnderdeel", "\"^13\""},
    {"toestemming.voorbeeld", "categorieen", "[\"onderwijs\"]"},
    {"toestemming.voorbeeld", "ontvangerOnderdeel", "\"^13\""},
    {"toestemming.voorbeeld", "persoon", "\"#03\""},
    {"toestemming.voorbeeld", "soort", "[\"avg\"]"},
    {"toestemming.voorbeeld", "bronnen", "[\"^11\"]"},
    {"toestemming.voorbeeld", "doel", "\"onderwijs\""},
    {"toestemming.voorbeeld", "doelZin", "\"School helpt het kind.\""},
    {"toestemming.voorbeeld", "tot", "\"2027-06-01\""},
    {"toestemming.voorbeeld", "wijze", "\"mondeling\""},
    {"toestemming.toevoegen", "persoon", "\"#03\""},
    {"toestemmingen.intrekken", "alles", "true"},
    {"vernietiging.aanvragen", "persoon", "\"#02\""},
    {"vernietiging.aanvragen", "reden", "\"Een brief van 3 mei.\""},
    {"vernietiging.nummer", "reden", "\"Een brief van 3 mei.\""},
    {"vernietiging.nummer", "persoon", "\"#02\""},
    {"vertegenwoordiging.toevoegen", "houder", "\"#02\""},
    {"vertegenwoordiging.toevoegen", "persoon", "\"#04\""},
    {NULL, "aan", "\"#67\""},
    {NULL, "beoordelenOp", "\"2027-06-01\""},
    {NULL, "bronnen", "[\"^11\"]"},
    {NULL, "categorie", "\"onderwijs\""},
    {NULL, "code", "\"w99\""},
    {NULL, "doel", "\"onderwijs\""},
    {NULL, "gebruiker", "\"#67\""},
    {NULL, "gebruikersnaam", "\"iemand.nieuw\""},
    {NULL, "gever", "\"#02\""},
    {NULL, "huishouden", "\"#01\""},
    {NULL, "kind", "\"#03\""},
    {NULL, "leefgebied", "\"onderwijs\""},
    {NULL, "onderdeel", "\"^13\""},
    {NULL, "personen", "[\"#03\"]"},
    {NULL, "persoon", "\"#02\""},
    {"toegangssleutel.toevoegen", "lezen", "[\"notitie\"]"},
    {"toegangssleutel.toevoegen", "categorieen", "[\"onderwijs\"]"},
    {"toegangssleutel.toevoegen", "gezinnen", "\"alle\""},
    {NULL, "tot", "\"2027-06-01\""},
    {NULL, "wachtwoord", "\"een lang wachtwoord 12\""},
    {NULL, "nogmaals", "\"een lang wachtwoord 12\""},
};

static const char *value_known(const char *handeling, const char *naam)
{
    for (size_t i = 0; i < COUNT_OF(WAARDEN); i++) {
        const char *of = WAARDEN[i].handeling;
        if (strcmp(WAARDEN[i].naam, naam) == 0 &&
            (handeling ? of && strcmp(of, handeling) == 0 : !of))
            return WAARDEN[i].json;
    }
    return NULL;
}

static void value_of_kind(struct buf *out, const struct route *route, const struct veld *v)
{
    switch (v->soort) {
    case VELD_REGEL:
    case VELD_TEKST:
    case VELD_GEHEIM: buf_text(out, "\"Een zin die lang genoeg is.\""); return;
    case VELD_GETAL: buf_format(out, "%d", v->min > 5 ? v->min : 5); return;
    case VELD_JANEE: buf_text(out, "true"); return;
    case VELD_DATUM:
    case VELD_DEELDATUM: buf_text(out, "\"2026-11-19\""); return;
    case VELD_KEUZE:
    case VELD_KEUZES:
        if (!v->keuzes || !v->keuzes[0])
            buf_text(out, v->soort == VELD_KEUZE ? "\"onderwijs\"" : "[\"onderwijs\"]");
        else
            buf_format(out, v->soort == VELD_KEUZE ? "\"%s\"" : "[\"%s\"]", v->keuzes[0]);
        return;
    case VELD_BESTAND: buf_text(out, "\"een verslag.txt\""); return;
    case VELD_EINDE:
    case VELD_TIJDSTIP:
    case VELD_ID:
    case VELD_IDS:
    case VELD_BSN:
    case VELD_DELEN: break;
    }
    ck_abort_msg("matrix.c: say in WAARDEN what %s of %s is", v->naam, route->handeling);
}

char *matrix_body(const struct route *route, enum matrix_base base)
{
    BUF_AUTO struct buf out;
    bool first = true;
    buf_init(&out, 16384);
    if (route->method == HTTP_GET)
        return NULL;
    buf_char(&out, '{');
    for (const struct veld *v = route->velden; v && v->soort != VELD_EINDE; v++) {
        const char *own = value_known(route->handeling, v->naam);
        const char *known = own ? own : value_known(NULL, v->naam);
        if (!own && !v->verplicht)
            continue;
        buf_format(&out, "%s\"%s\": ", first ? "" : ", ", v->naam);
        first = false;
        if (known)
            buf_text(&out, known);
        else
            value_of_kind(&out, route, v);
    }
    buf_char(&out, '}');
    AUTO_FREE char *text = buf_steal(&out, NULL);
    return fill(text, base);
}

/* ---- asking ---- */

const char *matrix_method(enum http_method method)
{
    switch (method) {
    case HTTP_POST: return "POST";
    case HTTP_PATCH: return "PATCH";
    case HTTP_PUT: return "PUT";
    case HTTP_DELETE: return "DELETE";
    default: return "GET";
    }
}

static void form_add(struct buf *out, const char *name, const char *value)
{
    buf_format(out, "%s%s=", out->len ? "&" : "", name);
    for (; *value; value++)
        if (isalnum((unsigned char)*value))
            buf_char(out, *value);
        else
            buf_format(out, "%%%02X", (unsigned)(unsigned char)*value);
}

char *matrix_form(const char *body)
{
    BUF_AUTO struct buf out;
    AUTO_JSON json_t *json = json_loads(body, 0, NULL);
    const char *name;
    json_t *value, *one;
    size_t i;
    buf_init(&out, 16384);
    form_add(&out, "_versie", "1");
    json_object_foreach(json, name, value)
    {
        char number[32];
        (void)snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
        if (json_is_array(value))
            json_array_foreach(value, i, one)
                form_add(&out, name, json_is_string(one) ? json_string_value(one) : "x");
        else
            form_add(&out, name,
                     json_is_string(value) ? json_string_value(value)
                     : json_is_true(value) ? "on"
                                           : number);
    }
    return buf_steal(&out, NULL);
}

/* The JSON body as a form with a file. */
static struct http_reply upload_ask(const char *token, bool api, const char *path, const char *body)
{
    BUF_AUTO struct buf out;
    AUTO_JSON json_t *json = json_loads(body, 0, NULL);
    char auth[100], full[400];
    const char *name;
    json_t *value;
    buf_init(&out, 1 << 20);
    if (!api && token)
        json_object_set_new(json, "_csrf", json_string(csrf_of(token)));
    json_object_foreach(json, name, value)
    {
        bool file = strcmp(name, "bestand") == 0;
        const json_t *one = json_is_array(value) ? json_array_get(value, 0) : value;
        buf_format(&out, "--g\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n", name,
                   file ? "; filename=\"verslag.txt\"" : "", json_string_value(one));
    }
    buf_text(&out, "--g--\r\n");
    (void)snprintf(auth, sizeof auth, api ? "Authorization: Bearer %s" : "Cookie: gp_sessie=%s",
                   token ? token : "");
    (void)snprintf(full, sizeof full, "%s%s", api ? "/api/v1" : "", path);
    const char *headers[] = {"Content-Type: multipart/form-data; boundary=g",
                             token ? auth : "X-None: ", NULL};
    return verzoek_send(&app, "POST", full, headers, out.data, out.len, false);
}

struct http_reply matrix_ask(const struct route *route, const struct matrix_kijker *k, bool api,
                             const char *path, const char *body)
{
    const char *token = matrix_login(k), *method = matrix_method(route->method);
    /* that of regie is how often it began and ended (regie_versie) */
    const char *version =
        strcmp(route->handeling, "regie.beeindigen") == 0 ? "If-Match: \"v2\"" : "If-Match: \"v1\"";
    if (route->bestand)
        return upload_ask(token, api, path, body);
    if (api && route->method != HTTP_GET)
        return api_with(token, method, path, version, body);
    if (api)
        return api_with(token, method, path, NULL, NULL);
    if (is_program(k)) {
        char auth[100];
        (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", token);
        return verzoek_run(&app, route->method == HTTP_GET ? "GET" : "POST", path,
                           (const char *[]){auth, NULL}, NULL);
    }
    if (route->method == HTTP_GET)
        return page(token, method, path, NULL);
    AUTO_FREE char *form = matrix_form(body);
    BUF_AUTO struct buf whole;
    buf_init(&whole, 20000);
    buf_format(&whole, "%s&_methode=%s", form, method);
    return page(token, "POST", path, whole.data);
}

/* ---- the golden file ---- */

bool matrix_in_api(const struct route *route)
{
    return !route->alleen_pagina && route->kind != KIND_PLAIN;
}

void matrix_key(const struct route *route, char ret[MATRIX_KEY])
{
    static const char *const methods[] = {[HTTP_GET] = "GET",
                                          [HTTP_POST] = "POST",
                                          [HTTP_PATCH] = "PATCH",
                                          [HTTP_PUT] = "PUT",
                                          [HTTP_DELETE] = "DELETE"};
    (void)snprintf(ret, MATRIX_KEY, "%s%s %s", methods[route->method],
                   matrix_in_api(route) ? "" : " pagina", route->path);
}

json_t *matrix_golden(void)
{
    json_t *golden = json_object();
    char line[1000];
    AUTO_FILE FILE *f = fopen(MATRIX_GOLDEN, "re");
    while (f && fgets(line, sizeof line, f)) {
        if (*line == '#' || *line == '\n' || strncmp(line, "route", 5) == 0)
            continue;
        char *bar = strstr(line, " | ");
        ck_assert_msg(bar != NULL, "matrix.txt: no | in %s", line);
        size_t n = (size_t)(bar - line);
        while (n > 0 && line[n - 1] == ' ')
            n--;
        json_t *cells = json_array();
        char *rest = bar + 3, *cell;
        while ((cell = strsep(&rest, " \n")))
            if (*cell)
                (void)json_array_append_new(cells, json_string(cell));
        line[n] = '\0';
        ck_assert_msg(!json_object_get(golden, line), "matrix.txt: twice %s", line);
        (void)json_object_set_new(golden, line, cells);
    }
    return golden;
}

int matrix_own(const json_t *golden, const struct route *route, const struct matrix_kijker *k)
{
    char key[MATRIX_KEY];
    matrix_key(route, key);
    const json_t *cells = json_object_get(golden, key);
    const char *cell = json_string_value(json_array_get(cells, (size_t)(k - MATRIX_KIJKERS)));
    return cell ? (int)strtol(cell, NULL, 10) : 0;
}
