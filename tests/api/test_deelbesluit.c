/* SPDX-License-Identifier: EUPL-1.2 */
/* Sharing without consent, by a reasoned decision: R16, G4, R25; the deelwijzer; R27's review. */
#include "harness.h"

#include "base/id.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define HOUSE "/huishoudens/000000000009d"
#define LIST HOUSE "/deelbesluiten"
#define PREVIEW LIST "/_voorbeeld"
#define STEP LIST "/_stap"
#define QUEUE "/privacy/deelbesluiten"

/* Beside wereld.sql: Ilse and Ingrid of the ggz (14, beroepsgeheim) wrote about Elif; Ilse helps
 * her. Vera and Victor are of Veilig Thuis (15) and help nobody. */
static const char WORLD[] =
    "INSERT INTO organisatie (id, naam, soort, van) VALUES (4, 'Veilig Thuis Waterveen',"
    " 'veilig_thuis', '2020-01-01');"
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van) VALUES"
    " (15, 4, 'Veilig Thuis Waterveen', 'Wmo 2015', 1, 0, '2020-01-01');"
    "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op)"
    " VALUES (110, 'vera', 'Vera Smit', 'medewerker', 15, '2020-01-01', 1577880000),"
    " (111, 'victor', 'Victor Bos', 'medewerker', 15, '2020-01-01', 1577880000),"
    " (112, 'ingrid', 'Ingrid Moor', 'behandelaar', 14, '2020-01-01', 1577880000);"
    "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (110, 'professional'),"
    " (111, 'professional'), (112, 'professional');"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 504, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600,"
    "  '0000000000069'),"
    " (301, 520, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, '000000000006a'),"
    " (301, 521, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 1767225600, '0000000000069'),"
    " (301, 522, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 1767225600,"
    "  '0000000000069,000000000006a'),"
    " (301, 523, 'notitie', 'gezondheid', 'inhoud', 14, 112, 0, 1767225600, '0000000000069'),"
    " (301, 524, 'notitie', 'strafrecht', 'inhoud', 14, 104, 0, 1767225600, '0000000000069'),"
    " (301, 525, 'notitie', 'veiligheid', 'inhoud', 14, 104, 0, 1767225600, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 504, 201),"
    " (301, 520, 202), (301, 521, 201), (301, 522, 201), (301, 522, 202), (301, 523, 201),"
    " (301, 524, 201), (301, 525, 202);"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
    " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
    " (301, 504, 104, 14, 'behandeling', 'ggz', 'Elif praat.', '2026-01-01', 'actief', 101,"
    "  1767225600, 104, 1767225600);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 520, '2026-11-02', 'gesprek', 'Over school', 'Emir gaat graag.'),"
    " (301, 521, '2026-11-03', 'gesprek', 'Over slapen', 'Elif slaapt slecht.'),"
    " (301, 522, '2026-11-04', 'gesprek', 'Samen', 'Elif en Emir.'),"
    " (301, 523, '2026-11-05', 'gesprek', 'Van Ingrid', 'Over Elif.'),"
    " (301, 524, '2026-11-06', 'gesprek', 'Aangifte', 'Niet te delen.'),"
    " (301, 525, '2026-11-07', 'gesprek', 'Blauwe plek', 'Emir had een blauwe plek.');";

static void start(void)
{
    harness_start_plain();
    change(WORLD);
}

/* Borrowed until the next sixteen calls. */
static const char *id(int64_t number)
{
    static char texts[16][ID_TEXT_SIZE];
    static unsigned next;
    char *text = texts[next++ % 16];
    id_format(number, text);
    return text;
}

static bool sees(const char *who, int64_t item)
{
    char path[60];
    (void)snprintf(path, sizeof path, "/notities/%s", id(item));
    return status_of(api(login(who), "GET", path, NULL)) == 200;
}

/* ---- what is decided ---- */

/* Every question of a row, answered. */
static json_t *weighed(const char *grond)
{
    static const char *const MELD[] = {"signalen", "gesprek", "weging", "hulp"};
    static const char *const PLICHT[] = {"toestemming", "schade", "geweten",
                                         "andere_weg",  "helpt",  "minst"};
    bool meld = strcmp(grond, "meldrecht") == 0;
    json_t *list = json_array();
    for (size_t i = 0; i < (meld ? COUNT_OF(MELD) : COUNT_OF(PLICHT)); i++)
        json_array_append_new(list, json_pack("{s:s, s:s}", "vraag", meld ? MELD[i] : PLICHT[i],
                                              "antwoord", "Ik woog dit goed af."));
    return list;
}

/* Ilse tells Vera what she wrote about Emir's safety, and about Elif and sleeping. */
static json_t *asked(void)
{
    return json_pack(
        "{s:s, s:s, s:s, s:[s,s], s:[s,s], s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:[s], s:s, "
        "s:s, s:s, s:s}",
        "grond", "meldrecht", "ontvangerOnderdeel", id(15), "ontvangerGebruiker", id(110),
        "personen", id(201), id(202), "items", id(521), id(525), "doel", "veiligheid", "doelZin",
        "Onderzoek naar de blauwe plek.", "minimaal", "Zonder deze twee kan het niet.", "vragen",
        "gevaar", "vragenUitleg", "Elif is bang voor haar ex.", "gevaar", "Emir kan gewond raken.",
        "overlegdMet", "Ingrid Moor", "weging", weighed("meldrecht"), "verteldAan", id(201),
        "uitstelReden", "Emir is te jong om dit nu te horen.", "uitstelTot", "2026-12-01", "tot",
        "2026-12-10", "herbeoordeelOp", "2026-12-03");
}

static struct http_reply post(const char *who, const char *path, const json_t *body)
{
    AUTO_FREE char *text = json_dumps(body, 0);
    return api(login(who), "POST", path, text);
}

/* Decides `body` (stolen) as `who` and gives the id. */
static int64_t decide(const char *who, json_t *body)
{
    struct http_reply r = post(who, LIST, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 201, "%s", r.body);
    int64_t made = id_parse(json_string_value(json_object_get(json, "id")));
    http_reply_free(&r);
    json_decref(body);
    return made;
}

static const char *path_of(int64_t besluit, const char *rest)
{
    static char paths[4][100];
    static unsigned next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], "/deelbesluiten/%s%s", id(besluit), rest);
    return path;
}

static const char *queue_of(int64_t besluit, const char *rest)
{
    static char paths[4][100];
    static unsigned next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], QUEUE "/%s%s", id(besluit), rest);
    return path;
}

static void expect_field(struct http_reply r, const char *field, const char *code)
{
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *one;
    size_t i;
    bool found = false;
    ck_assert_msg(r.status == 400, "%d %.2000s", r.status, r.body);
    json_array_foreach(json_object_get(json, "invalidParams"), i, one)
    {
        found = found || (strcmp(json_string_value(json_object_get(one, "name")), field) == 0 &&
                          strcmp(json_string_value(json_object_get(one, "code")), code) == 0);
    }
    ck_assert_msg(found, "no %s %s in %s", field, code, r.body);
    http_reply_free(&r);
}

/* ---- what it opens ---- */

START_TEST(test_opens_exactly_that)
{
    ck_assert(!sees("vera", 521));
    int64_t made = decide("ilse", asked());
    ck_assert(sees("vera", 521));
    ck_assert(sees("vera", 525));
    ck_assert(!sees("vera", 522)); /* another note about the same two */
    ck_assert(!sees("vera", 523));
    ck_assert(!sees("vera", 524));
    ck_assert(!sees("vera", 520)); /* of another source */
    ck_assert(!sees("victor", 521));
    ck_assert(!sees("sanne", 521));   /* not regie either */
    ck_assert(!sees("marieke", 521)); /* nor whoever else helps */
    /* the household itself stays closed to her, and its list */
    ck_assert_int_eq(status_of(api(login("vera"), "GET", HOUSE, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("vera"), "GET", LIST, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("vera"), "GET", path_of(made, ""), NULL)), 200);
    /* told, without content */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 110"
                           " AND soort = 'deelbesluit-genomen'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort LIKE 'deelbesluit%'"), 1);
    /* the look stands in the log, with its ground */
    ck_assert_int_ge(value("SELECT count(*) FROM logregel WHERE gebruiker = 110 AND huishouden ="
                           " 301 AND gronden LIKE '%G4%' AND uitkomst = 'geslaagd'"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebruiker = 104 AND handeling ="
                           " 'deelbesluit.toevoegen' AND object LIKE 'deelbesluit/%'"
                           " AND uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

START_TEST(test_category_towards_onderdeel)
{
    json_t *body = asked();
    json_object_del(body, "items");
    json_object_del(body, "ontvangerGebruiker");
    json_object_set_new(body, "categorieen", json_pack("[s]", "gezondheid"));
    json_object_set_new(body, "verteldAan", json_pack("[s,s]", id(201), id(202)));
    (void)decide("ilse", body);
    ck_assert(!sees("vera", 521)); /* nobody there helps this family */
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 505, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 505, 201);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
           " (301, 505, 111, 15, 'onderzoek', 'veiligheid', 'zin', '2026-01-01', 'actief', 101,"
           " 1767225600, 111, 1767225600);");
    ck_assert(sees("victor", 521));
    ck_assert(sees("victor", 522));  /* about both, and both are named */
    ck_assert(sees("victor", 523));  /* of a colleague of the source */
    ck_assert(!sees("victor", 525)); /* another subject */
    ck_assert(!sees("vera", 521));
}
END_TEST

/* "An item about several persons needs the ground for each of them." */
START_TEST(test_each_person)
{
    json_t *body = asked();
    json_object_del(body, "items");
    json_object_set_new(body, "categorieen", json_pack("[s]", "gezondheid"));
    json_object_set_new(body, "personen", json_pack("[s]", id(201)));
    (void)decide("ilse", body);
    ck_assert(sees("vera", 521));
    ck_assert(!sees("vera", 522));
    body = asked();
    json_object_del(body, "items");
    json_object_set_new(body, "categorieen", json_pack("[s]", "gezondheid"));
    json_object_set_new(body, "personen", json_pack("[s]", id(202)));
    json_object_set_new(body, "verteldAan", json_array());
    (void)decide("ilse", body);
    ck_assert(sees("vera", 522));
}
END_TEST

START_TEST(test_ends)
{
    int64_t made = decide("ilse", asked());
    ck_assert(sees("vera", 521));
    ck_assert_int_eq(
        status_of(api(login("vera"), "DELETE", path_of(made, ""), "{\"reden\":\"genoeg\"}")), 403);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "DELETE", path_of(made, ""), "{\"reden\":\"genoeg\"}")), 404);
    struct http_reply r =
        api(login("ilse"), "DELETE", path_of(made, ""), "{\"reden\":\"Niet meer nodig.\"}");
    ck_assert_msg(r.status == 204, "%d %.2000s", r.status, r.body);
    http_reply_free(&r);
    ck_assert(!sees("vera", 521));
    ck_assert_int_eq(status_of(api(login("vera"), "GET", path_of(made, ""), NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 110"
                           " AND soort = 'deelbesluit-gestopt'"),
                     1);
    ck_assert_int_eq(status_of(api(login("ilse"), "DELETE", path_of(made, ""),
                                   "{\"reden\":\"Niet meer nodig.\"}")),
                     409);
}
END_TEST

/* The review date and the last day are the last days that count. */
START_TEST(test_term)
{
    (void)decide("ilse", asked());
    clock_forward(14 * 86400); /* 3 December */
    ck_assert(sees("vera", 521));
    clock_forward(86400);
    ck_assert(!sees("vera", 521));
    ck_assert(!sees("vera", 525));
}
END_TEST

/* A row of the law that ends takes its decisions along; a note that is filed elsewhere closes. */
START_TEST(test_law_ends)
{
    (void)decide("ilse", asked());
    change("UPDATE item SET categorie = 'wonen' WHERE id = 521");
    ck_assert(!sees("vera", 521));
    ck_assert(sees("vera", 525));
    change("UPDATE deelgrond SET tot = '2026-11-18' WHERE code = 'meldrecht'");
    ck_assert(!sees("vera", 525));
}
END_TEST

/* R18-R20 stand before it. */
START_TEST(test_blocks)
{
    (void)decide("ilse", asked());
    change("UPDATE item SET plek = 1 WHERE id = 525;"
           "UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    ck_assert(!sees("vera", 525));
    ck_assert(sees("vera", 521));
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 530, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 530, 201);"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 530,"
           " 'geweld', '2026-01-01', 101, 1767225600);"
           "INSERT INTO afscherming_persoon VALUES (530, 201);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (530, 531,"
           " 15);");
    ck_assert(!sees("vera", 521));
    ck_assert_int_eq(status_of(api(login("vera"), "GET",
                                   path_of(value("SELECT id FROM deelbesluit"), ""), NULL)),
                     404);
}
END_TEST

/* ---- what is refused ---- */

static const struct {
    const char *who, *set, *field, *code; /* set: JSON merged into what is asked */
} REFUSED[] = {
    {"ilse", "{\"weging\":[]}", "weging", "verplicht"},
    {"ilse", "{\"weging\":[{\"vraag\":\"signalen\",\"antwoord\":\"Ja.\"}]}", "weging", "verplicht"},
    {"ilse", "{\"gevaar\":null}", "gevaar", "verplicht"},
    /* a dot is no weighing */
    {"ilse", "{\"gevaar\":\".\"}", "gevaar", "te-kort"},
    {"ilse", "{\"minimaal\":\"--\"}", "minimaal", "te-kort"},
    {"ilse", "{\"vragenUitleg\":\"x\"}", "vragenUitleg", "te-kort"},
    {"ilse", "{\"overlegdMet\":\"?\"}", "overlegdMet", "te-kort"},
    {"ilse",
     "{\"weging\":[{\"vraag\":\"signalen\",\"antwoord\":\".\"},{\"vraag\":\"gesprek\",\"antwoord\":"
     "\".\"},{\"vraag\":\"weging\",\"antwoord\":\"-\"},{\"vraag\":\"hulp\",\"antwoord\":\"-\"}]}",
     "weging", "verplicht"},
    {"ilse", "{\"overlegdMet\":null}", "overlegdMet", "verplicht"},
    {"ilse", "{\"minimaal\":\" \"}", "minimaal", "verplicht"},
    {"ilse", "{\"vragen\":\"ja\"}", "vragen", "eerst-vragen"},
    {"ilse", "{\"herbeoordeelOp\":null}", "herbeoordeelOp", "verplicht"},
    {"ilse", "{\"herbeoordeelOp\":\"2026-12-20\",\"tot\":\"2026-12-19\"}", "herbeoordeelOp",
     "te-laat"},
    {"ilse", "{\"herbeoordeelOp\":\"2026-11-18\"}", "herbeoordeelOp", "te-vroeg"},
    {"ilse", "{\"tot\":\"2026-12-20\"}", "tot", "te-lang"},
    {"ilse", "{\"tot\":null}", "tot", "verplicht"},
    {"ilse", "{\"uitstelReden\":null}", "uitstelReden", "verplicht"},
    {"ilse", "{\"uitstelTot\":null}", "uitstelTot", "verplicht"},
    {"ilse", "{\"uitstelTot\":\"2026-12-09\"}", "uitstelTot", "te-laat"},
    {"ilse", "{\"grond\":\"wams\"}", "grond", "staat-uit"},
    {"ilse", "{\"grond\":\"zomaar\"}", "grond", "onbekende-keuze"},
    {"ilse", "{\"grond\":null}", "grond", "verplicht"},
    /* meldrecht: towards Veilig Thuis only */
    {"ilse", "{\"ontvangerOnderdeel\":\"000000000000d\",\"ontvangerGebruiker\":null}",
     "ontvangerOnderdeel", "mag-niet"},
    {"ilse", "{\"ontvangerOnderdeel\":\"000000000000e\",\"ontvangerGebruiker\":null}",
     "ontvangerOnderdeel", "zelfde"},
    {"ilse", "{\"ontvangerOnderdeel\":\"00000000zzzzz\",\"ontvangerGebruiker\":null}",
     "ontvangerOnderdeel", "onbekende-keuze"},
    {"ilse", "{\"ontvangerGebruiker\":\"0000000000037\"}", "ontvangerGebruiker", "onbekende-keuze"},
    /* where nobody helps a family: beheer and the privacy officer */
    {"ilse",
     "{\"grond\":\"conflict_van_plichten\",\"ontvangerOnderdeel\":\"000000000000c\","
     "\"ontvangerGebruiker\":null}",
     "ontvangerOnderdeel", "onbekende-keuze"},
    {"ilse", "{\"overlegdOp\":\"1900-01-01\"}", "overlegdOp", "te-vroeg"},
    {"ilse", "{\"overlegdOp\":\"2026-11-20\"}", "overlegdOp", "te-laat"},
    {"ilse", "{\"verteldOp\":\"1900-01-01\"}", "verteldOp", "te-vroeg"},
    {"ilse", "{\"items\":[\"00000000000gc\"]}", "items", "mag-niet"}, /* strafrecht */
    {"ilse", "{\"items\":[\"00000000zzzzz\"]}", "items", "onbekende-keuze"},
    {"ilse", "{\"items\":null}", "items", "verplicht"},
    {"ilse", "{\"items\":[\"00000000000ga\"],\"personen\":[\"0000000000069\"]}", "items",
     "ook-over-een-ander"},
    {"ilse", "{\"items\":null,\"categorieen\":[\"strafrecht\"]}", "categorieen", "mag-niet"},
    {"ilse", "{\"items\":null,\"categorieen\":[\"melder\"]}", "categorieen", "mag-niet"},
    {"ilse", "{\"personen\":[\"000000000006b\"]}", "personen", "onbekende-keuze"},
    {"ilse", "{\"verteldAan\":[\"000000000006b\"]}", "verteldAan", "onbekende-keuze"},
    /* conflict of duties: own items, one by one */
    {"ilse",
     "{\"grond\":\"conflict_van_plichten\",\"items\":null,\"categorieen\":[\"gezondheid\"]}",
     "categorieen", "stuk-voor-stuk"},
    {"ilse", "{\"grond\":\"conflict_van_plichten\",\"items\":[\"00000000000gb\"]}", "items",
     "niet-eigen"},
    /* a source without secrecy has no conflict of duties */
    {"sanne", "{\"grond\":\"conflict_van_plichten\"}", "grond", "niet-voor-u"},
    /* a regisseur decides about the own onderdeel's, never for another */
    {"sanne", "{\"items\":[\"00000000000g0\"]}", "items", "niet-eigen"}, /* 512, a goal of ilse */
};

START_TEST(test_refused)
{
    AUTO_JSON json_t *body = asked();
    AUTO_JSON json_t *set = json_loads(REFUSED[_i].set, 0, NULL);
    /* what Sanne may see of the ggz: its goal */
    change("INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (301,"
           " 512, 590, 101, '2026-01-01')");
    ck_assert_ptr_nonnull(set);
    json_object_update(body, set);
    expect_field(post(REFUSED[_i].who, LIST, body), REFUSED[_i].field, REFUSED[_i].code);
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit_persoon"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort LIKE 'deelbesluit%'"), 0);
}
END_TEST

/* Whoever does not help this family decides nothing; procesregie does not either. */
START_TEST(test_not_involved)
{
    AUTO_JSON json_t *body = asked();
    ck_assert_int_eq(status_of(post("ingrid", LIST, body)), 404);
    ck_assert_int_eq(status_of(post("vera", LIST, body)), 404);
    ck_assert_int_eq(status_of(post("hans", LIST, body)), 403);
    ck_assert_int_eq(status_of(post("anja", LIST, body)), 404);
    ck_assert_int_eq(status_of(post("ruth", LIST, body)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit"), 0);
}
END_TEST

/* What the domain would let through, the database does not. */
START_TEST(test_database_refuses)
{
    PROBLEEM_AUTO struct probleem p = {0};
    int64_t made = decide("ilse", asked());
    (void)p;
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit_weging"), 4);
    ck_assert_int_eq(made, value("SELECT id FROM deelbesluit"));
    ck_assert_int_eq(
        value("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN"
              " ('deelbesluit_toelaatbaar', 'deelbesluit_vast', 'deelbesluit_blijft')"),
        3);
}
END_TEST

/* ---- hidden is made up ---- */

START_TEST(test_hidden)
{
    int64_t made = decide("ilse", asked());
    static const char *const WHO[] = {"sanne", "marieke", "victor", "hans"};
    for (size_t i = 0; i < COUNT_OF(WHO); i++) {
        struct http_reply real = api(login(WHO[i]), "GET", path_of(made, ""), NULL);
        struct http_reply fake = api(login(WHO[i]), "GET", path_of(99999999, ""), NULL);
        ck_assert_int_eq(real.status, 404);
        ck_assert_int_eq(fake.status, 404);
        http_reply_free(&real);
        http_reply_free(&fake);
    }
    struct http_reply r = api(login("sanne"), "GET", LIST, NULL);
    ck_assert(reply_has(&r, "\"resultaten\":[]"));
    http_reply_free(&r);
}
END_TEST

/* The receiver reads what for and whom not to tell; the weighing is the source's. */
START_TEST(test_receiver_reads_no_weighing)
{
    int64_t made = decide("ilse", asked());
    struct http_reply r = api(login("vera"), "GET", path_of(made, ""), NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Onderzoek naar de blauwe plek."));
    ck_assert(reply_has(&r, "\"uitstelTot\":\"2026-12-01\""));
    ck_assert(reply_has(&r, "Blauwe plek"));
    ck_assert(!reply_has(&r, "Elif is bang"));
    ck_assert(!reply_has(&r, "te jong"));
    ck_assert(!reply_has(&r, "Ik woog dit"));
    ck_assert(!reply_has(&r, "Ingrid"));
    http_reply_free(&r);
    r = api(login("ilse"), "GET", path_of(made, ""), NULL);
    ck_assert(reply_has(&r, "Elif is bang"));
    ck_assert(reply_has(&r, "Ik woog dit"));
    http_reply_free(&r);
    r = page(login("vera"), "GET", "/notities/00000000000g9", NULL);
    ck_assert_msg(r.status == 200, "%d %.2000s", r.status, r.body);
    ck_assert(reply_has(&r, "met een deelbesluit"));
    ck_assert(reply_has(&r, path_of(made, "")));
    http_reply_free(&r);
}
END_TEST

/* R26: the author sees who may read it now, and since when. */
START_TEST(test_who_reads_this)
{
    (void)decide("ilse", asked());
    struct http_reply r = api(login("ilse"), "GET", "/items/00000000000g9/lezers", NULL);
    ck_assert_msg(r.status == 200, "%d %.2000s", r.status, r.body);
    ck_assert(reply_has(&r, "Vera Smit"));
    ck_assert(reply_has(&r, "\"grond\":\"G4\""));
    ck_assert(reply_has(&r, "\"sinds\":\"2026-11-19\""));
    http_reply_free(&r);
}
END_TEST

/* ---- R25 ---- */

START_TEST(test_preview)
{
    AUTO_JSON json_t *body = json_pack("{s:s, s:s, s:s, s:[s,s], s:[s,s]}", "grond", "meldrecht",
                                       "ontvangerOnderdeel", id(15), "ontvangerGebruiker", id(110),
                                       "personen", id(201), id(202), "items", id(521), id(525));
    struct http_reply r = post("ilse", PREVIEW, body);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Over slapen"));
    ck_assert(reply_has(&r, "Blauwe plek"));
    ck_assert(!reply_has(&r, "Samen"));
    ck_assert(reply_has(&r, "\"kijker\":\"Vera Smit\""));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE soort LIKE 'deelbesluit%'"), 0);
    ck_assert(!sees("vera", 521));
    json_object_set_new(body, "items", json_pack("[s]", id(524)));
    expect_field(post("ilse", PREVIEW, body), "items", "mag-niet");
}
END_TEST

/* ---- the privacy officer ---- */

START_TEST(test_review)
{
    int64_t made = decide("ilse", asked());
    const char *ruth = login("ruth");
    struct http_reply r = api(ruth, "GET", QUEUE, NULL);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "\"toets\":\"wacht\""));
    http_reply_free(&r);
    r = api(ruth, "GET", queue_of(made, ""), NULL);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Ik woog dit goed af."));
    ck_assert(reply_has(&r, "\"open\":false"));
    ck_assert(!reply_has(&r, "Yıldız"));
    ck_assert(!reply_has(&r, "Blauwe plek"));
    ck_assert(!reply_has(&r, id(202)));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(ruth, "GET", path_of(made, ""), NULL)), 404);
    ck_assert_int_eq(status_of(api(ruth, "GET", "/notities/00000000000g9", NULL)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", QUEUE, NULL)), 403);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", queue_of(made, ""), NULL)), 403);
    /* a choice, with a reason, for today */
    ck_assert_int_eq(status_of(api(ruth, "POST", queue_of(made, "/inhoud"), "{}")), 400);
    ck_assert_int_eq(status_of(api(ruth, "POST", queue_of(made, "/inhoud"),
                                   "{\"reden\":\"Klacht van de moeder\"}")),
                     201);
    r = api(ruth, "GET", queue_of(made, ""), NULL);
    ck_assert(reply_has(&r, "Elif Yıldız"));
    ck_assert(reply_has(&r, "Blauwe plek"));
    ck_assert(!reply_has(&r, "Niet te delen"));
    ck_assert(!reply_has(&r, "Samen"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebruiker = 107 AND huishouden ="
                           " 301 AND handeling = 'deelbesluit.inhoud' AND reden ="
                           " 'Klacht van de moeder'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebruiker = 107 AND huishouden ="
                           " 301 AND handeling = 'deelbesluit.toets.lezen' AND personen LIKE"
                           " '%000000000006a%'"),
                     1);
    clock_forward(86400);
    r = api(login("ruth"), "GET", queue_of(made, ""), NULL);
    ck_assert(!reply_has(&r, "Blauwe plek"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_review_asks_and_ends)
{
    int64_t made = decide("ilse", asked());
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", queue_of(made, "/toets"),
                                   "{\"uitkomst\":\"vraag\",\"toelichting\":\"Waarom nu?\"}")),
                     201);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 104 AND soort ="
                           " 'deelbesluit-vraag'"),
                     1);
    ck_assert(sees("vera", 521));
    ck_assert_int_eq(status_of(api(login("vera"), "POST", path_of(made, "/antwoord"),
                                   "{\"antwoord\":\"Ik ben het niet.\"}")),
                     403);
    ck_assert_int_eq(status_of(api(login("ilse"), "POST", path_of(made, "/antwoord"),
                                   "{\"antwoord\":\"Emir was vandaag op school.\"}")),
                     201);
    ck_assert_int_eq(status_of(api(login("ilse"), "POST", path_of(made, "/antwoord"),
                                   "{\"antwoord\":\"Nog een keer.\"}")),
                     409);
    struct http_reply r = api(login("ruth"), "GET", queue_of(made, ""), NULL);
    ck_assert(reply_has(&r, "Emir was vandaag op school."));
    ck_assert(reply_has(&r, "\"toets\":\"wacht\""));
    http_reply_free(&r);
    ck_assert_int_eq(
        status_of(api(login("ruth"), "POST", queue_of(made, "/toets"),
                      "{\"uitkomst\":\"beeindigd\",\"toelichting\":\"Te veel gedeeld.\"}")),
        201);
    ck_assert(!sees("vera", 521));
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit WHERE einde_soort = 'privacy'"), 1);
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", queue_of(made, "/toets"),
                                   "{\"uitkomst\":\"akkoord\",\"toelichting\":\"Toch goed.\"}")),
                     409);
}
END_TEST

/* ---- afterwards ---- */

START_TEST(test_told_later)
{
    int64_t made = decide("ilse", asked());
    AUTO_JSON json_t *body = json_pack("{s:s, s:s}", "persoon", id(202), "datum", "2026-11-19");
    AUTO_JSON json_t *old = json_pack("{s:s, s:s}", "persoon", id(202), "datum", "1900-01-01");
    expect_field(post("ilse", path_of(made, "/vertellen"), old), "datum", "te-vroeg");
    ck_assert_int_eq(status_of(post("vera", path_of(made, "/vertellen"), body)), 403);
    ck_assert_int_eq(status_of(post("ilse", path_of(made, "/vertellen"), body)), 201);
    expect_field(post("ilse", path_of(made, "/vertellen"), body), "persoon", "onbekende-keuze");
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit_verteld"), 2);
}
END_TEST

/* Regie asks whoever holds the secret, and sees nothing of the answer. */
START_TEST(test_regie_asks)
{
    AUTO_JSON json_t *body =
        json_pack("{s:s, s:[s], s:s, s:s, s:s, s:b}", "gebruiker", id(104), "personen", id(202),
                  "categorie", "veiligheid", "ontvanger", "Veilig Thuis", "tekst",
                  "Wilt u delen wat u weet?", "alleenGekozen", 1);
    ck_assert_int_eq(status_of(post("marieke", HOUSE "/deelverzoeken", body)), 403);
    struct http_reply r = post("sanne", HOUSE "/deelverzoeken", body);
    ck_assert_msg(r.status == 201, "%s", r.body);
    http_reply_free(&r);
    char path[60];
    (void)snprintf(path, sizeof path, "/berichten/%s", id(value("SELECT max(id) FROM bericht")));
    r = api(login("ilse"), "GET", path, NULL);
    ck_assert(reply_has(&r, "Wilt u besluiten over delen?"));
    ck_assert(reply_has(&r, "Met wie: Veilig Thuis"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit"), 0);
}
END_TEST

/* ---- the deelwijzer ---- */

static char *step(const char *form)
{
    struct http_reply r = page(login("ilse"), "POST", STEP, form);
    char *text = reply_text(&r);
    ck_assert_msg(r.status == 200, "%d %.3000s", r.status, text);
    http_reply_free(&r);
    return text;
}

START_TEST(test_wizard)
{
    struct http_reply r = page(login("ilse"), "GET", LIST "/nieuw", NULL);
    ck_assert_msg(r.status == 200, "%d %.2000s", r.status, r.body);
    ck_assert(reply_has(&r, "Met wie wilt u delen?"));
    ck_assert(reply_has(&r, "<option value=\"000000000000f\">")); /* Veilig Thuis */
    ck_assert(reply_has(&r, "<option value=\"000000000000b\">"));
    ck_assert(!reply_has(&r, "<option value=\"000000000000c\">")); /* beheer and privacy */
    ck_assert(!reply_has(&r, "<option value=\"000000000000e\">")); /* the own */
    http_reply_free(&r);
    AUTO_FREE char *empty = step("stap=1&naar=2");
    ck_assert_ptr_nonnull(strstr(empty, "Kies een organisatie"));
    ck_assert_ptr_nonnull(strstr(empty, "Met wie wilt u delen?"));
    AUTO_FREE char *two = step("stap=1&naar=2&ontvangerGebruiker=000000000003e");
    ck_assert_ptr_nonnull(strstr(two, "Over wie, en wat?"));
    ck_assert_ptr_nonnull(strstr(two, "name=\"ontvangerGebruiker\" value=\"000000000003e\""));
    ck_assert_ptr_nonnull(strstr(two, "Over slapen"));
    ck_assert_ptr_null(strstr(two, "Over school")); /* of another source */
    AUTO_FREE char *grond =
        step("stap=6&naar=7&ontvangerGebruiker=000000000003e&personen=0000000000069"
             "&items=00000000000g9&doel=veiligheid&doelZin=Onderzoek&minimaal=Minder+kan+niet"
             "&vragen=gevaar&vragenUitleg=Bang&gevaar=Groot");
    ck_assert_ptr_nonnull(strstr(grond, "value=\"meldrecht\""));
    ck_assert_ptr_null(strstr(grond, "value=\"wams\""));
    ck_assert_ptr_nonnull(strstr(grond, "deze wet geldt nog niet"));
    AUTO_FREE char *last =
        step("stap=7&naar=8&ontvangerGebruiker=000000000003e&personen=0000000000069"
             "&items=00000000000g9&doel=veiligheid&doelZin=Onderzoek&minimaal=Minder+kan+niet"
             "&vragen=gevaar&vragenUitleg=Bang&gevaar=Groot&grond=meldrecht");
    ck_assert_ptr_nonnull(strstr(last, "Welke signalen zijn er?"));
    ck_assert_ptr_nonnull(strstr(last, "Dit ziet Vera Smit er dan bij"));
    ck_assert_ptr_nonnull(strstr(last, "Over slapen"));
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit"), 0);
    /* what is wrong brings back the question, with everything still there */
    r = page(login("ilse"), "POST", LIST,
             "ontvangerGebruiker=000000000003e&personen=0000000000069&items=00000000000g9"
             "&doel=veiligheid&doelZin=Onderzoek&minimaal=Minder+kan+niet&vragen=gevaar"
             "&vragenUitleg=Bang&gevaar=Groot&grond=meldrecht&weging.0.vraag=signalen"
             "&weging.0.antwoord=Ik+zag+het&stap=8&tot=2026-12-03&herbeoordeelOp=2026-12-03"
             "&overlegdMet=Ingrid&verteldAan=0000000000069");
    ck_assert_msg(r.status == 400, "%d %.2000s", r.status, r.body);
    ck_assert(reply_has(&r, "Ik zag het"));
    ck_assert_msg(reply_has(&r, "Beantwoord ook: Sprak u"), "%s", strstr(r.body, "Beantwoord"));
    ck_assert(reply_has(&r, "name=\"doelZin\" value=\"Onderzoek\""));
    http_reply_free(&r);
}
END_TEST

/* Asking first is for somebody who helps or is invited: else the page says whom to invite, and not
 * a consent form that has nobody to choose. */
START_TEST(test_asks_for_who_helps)
{
    static const char ask[] =
        "uitkomst=vragen&%s&personen=0000000000069&items=00000000000g9&doel=onderwijs&"
        "doelZin=School+helpt&vragen=ja&vragenUitleg=Morgen&waarom=Vragen+kan+veilig&stap=8";
    static const char *const to[] = {"ontvangerGebruiker=0000000000037",
                                     "ontvangerOnderdeel=000000000000d"};
    char form[400];
    for (size_t i = 0; i < COUNT_OF(to); i++) {
        (void)snprintf(form, sizeof form, ask, to[i]);
        struct http_reply r = page(login("sanne"), "POST", HOUSE "/deelafwegingen", form);
        ck_assert_msg(r.status == 303, "%d %.2000s", r.status, r.body);
        AUTO_FREE char *at = strdup(reply_header(&r, "Location"));
        http_reply_free(&r);
        r = page(login("sanne"), "GET", at, NULL);
        ck_assert(reply_has(&r, "name=\"ontvangerOnderdeel\" value=\"000000000000d\""));
        http_reply_free(&r);
        change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18'"
               " WHERE gebruiker_id = 103");
        r = page(login("sanne"), "GET", at, NULL);
        ck_assert(reply_has(&r, "voor zover u kunt zien") && !reply_has(&r, "_voorbeeld"));
        http_reply_free(&r);
        change("UPDATE betrokkenheid SET status = 'actief', tot = NULL WHERE gebruiker_id = 103");
    }
    expect_field(api(login("sanne"), "POST", HOUSE "/deelafwegingen",
                     "{\"uitkomst\":\"vragen\",\"personen\":[\"0000000000069\"],"
                     "\"waarom\":\"Te veel.\"}"),
                 "ontvangerOnderdeel", "verplicht");
    /* beheer alone works there (12): nobody can receive, and it is not kept without its receiver */
    expect_field(api(login("sanne"), "POST", HOUSE "/deelafwegingen",
                     "{\"uitkomst\":\"niet-delen\",\"personen\":[\"0000000000069\"],"
                     "\"ontvangerOnderdeel\":\"000000000000c\",\"waarom\":\"Te veel.\"}"),
                 "ontvangerOnderdeel", "onbekende-keuze");
    ck_assert_int_eq(value("SELECT count(*) FROM deelafweging"), 2);
}
END_TEST

START_TEST(test_wizard_ends)
{
    struct http_reply r =
        page(login("ilse"), "POST", HOUSE "/deelafwegingen",
             "uitkomst=vragen&ontvangerOnderdeel=000000000000b&personen=0000000000069"
             "&items=00000000000g9&doel=regie&doelZin=Het+plan&vragen=ja"
             "&vragenUitleg=Morgen&waarom=Vragen+kan+veilig&stap=8");
    ck_assert_msg(r.status == 303, "%d %.2000s", r.status, r.body);
    http_reply_free(&r);
    char path[120];
    (void)snprintf(path, sizeof path, HOUSE "/deelafwegingen/%s",
                   id(value("SELECT max(id) FROM deelafweging")));
    r = page(login("ilse"), "GET", path, NULL);
    ck_assert_msg(r.status == 200, "%d %s", r.status, harness_fault());
    ck_assert(reply_has(&r, "Toestemming over Elif"));
    ck_assert(reply_has(&r, "name=\"items\" value=\"00000000000g9\""));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", path, NULL)), 404);
    r = api(login("sanne"), "GET", LIST, NULL);
    ck_assert(!reply_has(&r, "Vragen kan veilig"));
    http_reply_free(&r);
    r = page(login("ilse"), "POST", HOUSE "/toestemmingen/_voorbeeld",
             "persoon=0000000000069&items=00000000000g9&ontvangerOnderdeel=000000000000d"
             "&doel=onderwijs&doelZin=School+helpt&soort=beroepsgeheim&bronnen=000000000000e");
    ck_assert_msg(r.status == 200, "%d %.2000s", r.status, r.body);
    http_reply_free(&r);
    r = api(login("ilse"), "POST", HOUSE "/deelafwegingen",
            "{\"uitkomst\":\"niet-delen\",\"personen\":[\"0000000000069\"],\"waarom\":\"Te "
            "veel.\"}");
    ck_assert_int_eq(r.status, 201);
    http_reply_free(&r);
    expect_field(api(login("ilse"), "POST", HOUSE "/deelafwegingen",
                     "{\"uitkomst\":\"niet-delen\",\"personen\":[\"0000000000069\"]}"),
                 "waarom", "verplicht");
    /* about somebody of another household, beside one of this: not kept about the one alone */
    expect_field(api(login("ilse"), "POST", HOUSE "/deelafwegingen",
                     "{\"uitkomst\":\"niet-delen\",\"personen\":[\"0000000000069\","
                     "\"000000000006b\"],\"waarom\":\"Te veel.\"}"),
                 "personen", "onbekende-keuze");
    /* what it names and is not there: said, not left out */
    static const char *const UNKNOWN[][2] = {
        {"ontvangerOnderdeel", "\"0000000000fff\""},
        {"ontvangerGebruiker", "\"0000000000fff\""},
        {"doel", "\"bestaat-niet\""},
    };
    for (size_t i = 0; i < COUNT_OF(UNKNOWN); i++) {
        char body[300];
        (void)snprintf(body, sizeof body,
                       "{\"uitkomst\":\"niet-delen\",\"personen\":[\"0000000000069\"],"
                       "\"waarom\":\"Te veel.\",\"%s\":%s}",
                       UNKNOWN[i][0], UNKNOWN[i][1]);
        expect_field(api(login("ilse"), "POST", HOUSE "/deelafwegingen", body), UNKNOWN[i][0],
                     "onbekende-keuze");
    }
    ck_assert_int_eq(value("SELECT count(*) FROM deelafweging"), 2);
}
END_TEST

START_TEST(test_pages)
{
    int64_t made = decide("ilse", asked());
    static const struct {
        const char *who, *path;
    } PAGES[] = {
        {"ilse", LIST}, {"sanne", LIST}, {"sanne", HOUSE "/deelverzoeken/nieuw"}, {"ruth", QUEUE}};
    for (size_t i = 0; i < COUNT_OF(PAGES); i++) {
        struct http_reply r = page(login(PAGES[i].who), "GET", PAGES[i].path, NULL);
        ck_assert_msg(r.status == 200, "%s: %d %.2000s", PAGES[i].path, r.status, r.body);
        http_reply_free(&r);
    }
    const char *const own[] = {path_of(made, ""), path_of(made, "/einde")};
    for (size_t i = 0; i < COUNT_OF(own); i++) {
        struct http_reply r = page(login("ilse"), "GET", own[i], NULL);
        ck_assert_msg(r.status == 200, "%s: %d %.2000s", own[i], r.status, r.body);
        http_reply_free(&r);
    }
    ck_assert_int_eq(status_of(page(login("vera"), "GET", path_of(made, ""), NULL)), 200);
    ck_assert_int_eq(status_of(page(login("ruth"), "GET", queue_of(made, ""), NULL)), 200);
    ck_assert_int_eq(status_of(page(login("ruth"), "POST", queue_of(made, "/inhoud"),
                                    "reden=Klacht+van+de+moeder")),
                     303);
    ck_assert_int_eq(status_of(page(login("ruth"), "GET", queue_of(made, ""), NULL)), 200);
}
END_TEST

/* ---- races ---- */

struct reader {
    pthread_t thread;
    const char *token;
    int64_t besluit;
    atomic_bool *ended;
    int late; /* looks answered after the end was */
    int seen;
};

static void *read_thread(void *arg)
{
    struct reader *r = arg;
    harness_thread_begin();
    for (int i = 0; i < 40; i++) {
        bool over = atomic_load(r->ended);
        int status = status_of(api(r->token, "GET", "/notities/00000000000g9", NULL));
        r->seen += status == 200;
        r->late += over && status == 200;
    }
    harness_thread_end();
    return NULL;
}

/* R29: no look is answered, or logged, after the answer that it ended. */
START_TEST(test_end_and_read)
{
    struct reader all[3];
    atomic_bool ended = false;
    int64_t made = decide("ilse", asked());
    const char *ilse = login("ilse");
    const char *token = login("vera");
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        all[i] = (struct reader){.token = token, .besluit = made, .ended = &ended};
        ck_assert_int_eq(pthread_create(&all[i].thread, NULL, read_thread, &all[i]), 0);
    }
    ck_assert_int_eq(
        status_of(api(ilse, "DELETE", path_of(made, ""), "{\"reden\":\"Niet meer nodig.\"}")), 204);
    atomic_store(&ended, true);
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        ck_assert_int_eq(pthread_join(all[i].thread, NULL), 0);
        ck_assert_int_eq(all[i].late, 0);
    }
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE gebruiker = 110 AND gronden LIKE '%G4%' AND"
              " volgnr > (SELECT volgnr FROM logregel WHERE handeling = 'deelbesluit.beeindigen')"),
        0);
    ck_assert(!sees("vera", 521));
}
END_TEST

/* A double click is one decision. */
START_TEST(test_once)
{
    AUTO_JSON json_t *body = asked();
    AUTO_FREE char *text = json_dumps(body, 0);
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(status_of(api_with(login("ilse"), "POST", LIST,
                                            "Idempotency-Key: 0123456789abcdef", text)),
                         201);
    ck_assert_int_eq(value("SELECT count(*) FROM deelbesluit"), 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("api_deelbesluit");
    TCase *t = tcase_create("deelbesluit");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_opens_exactly_that);
    tcase_add_test(t, test_category_towards_onderdeel);
    tcase_add_test(t, test_each_person);
    tcase_add_test(t, test_ends);
    tcase_add_test(t, test_term);
    tcase_add_test(t, test_law_ends);
    tcase_add_test(t, test_blocks);
    tcase_add_loop_test(t, test_refused, 0, COUNT_OF(REFUSED));
    tcase_add_test(t, test_not_involved);
    tcase_add_test(t, test_database_refuses);
    tcase_add_test(t, test_hidden);
    tcase_add_test(t, test_receiver_reads_no_weighing);
    tcase_add_test(t, test_who_reads_this);
    tcase_add_test(t, test_preview);
    tcase_add_test(t, test_review);
    tcase_add_test(t, test_review_asks_and_ends);
    tcase_add_test(t, test_told_later);
    tcase_add_test(t, test_regie_asks);
    tcase_add_test(t, test_wizard);
    tcase_add_test(t, test_asks_for_who_helps);
    tcase_add_test(t, test_wizard_ends);
    tcase_add_test(t, test_pages);
    tcase_add_test(t, test_end_and_read);
    tcase_add_test(t, test_once);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
