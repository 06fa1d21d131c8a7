/* SPDX-License-Identifier: EUPL-1.2 */
/* R33: households that merge and split. Items stay; the regie follows the link; nothing half done.
 */
#include "gezin.h"
#include "race.h"
#include "storing.h"

#define SAMEN OTHER "/samenvoeging"
#define SPLITS HOUSE "/splitsing"
#define WHY "\"reden\":\"Zij wonen sinds november samen.\""
#define MERGE(naar) "{\"naar\":\"" naar "\"," WHY ",\"bevestigd\":true}"
#define H301 "000000000009d"
#define H302 "000000000009e"
#define H303 "000000000009f"
#define YOUSSEF "0000000000036"
#define DAAN_NOTE "/notities/00000000000gj" /* 530: of 302, by youssef */

/* Beside gezin.h: sanne has the regie of 302 too; marieke helps there as well, ilse (ggz) helps in
 * 301 alone; in 302 a note, and a consent towards the school. 303 is sanne's too. */
static void start(void)
{
    gezin_start();
    change("UPDATE regie SET tot_op = 1767225700, einde_reden = 'x' WHERE id = 552;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
           " (302, 553, 101, 11, 1767225700);"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (302, 530, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 1767225600, '" DAAN "'),"
           " (302, 504, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 13, 103, 0, 1767225600,"
           "  '" DAAN "'),"
           " (301, 505, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600,"
           "  '" ELIF "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (302, 530, 203),"
           " (302, 504, 203), (301, 505, 201);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
           " (302, 530, '2026-11-02', 'gesprek', 'Over het huis', 'Daan zoekt een huis.');"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
           " (302, 504, 103, 13, 'school', 'onderwijs', 'Hulp.', '2026-01-01', 'actief', 103,"
           "  1767225600, 101, 1767225600),"
           " (301, 505, 104, 14, 'ggz', 'ggz', 'Hulp.', '2026-01-01', 'actief', 104, 1767225600,"
           "  101, 1767225600);"
           "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES (302, 702, 203, 'avg', 13,"
           " 'onderwijs', 'School helpt.', '2026-02-01', '2027-01-31', 'School mag lezen.',"
           " 'mondeling', 'Nederlands', 0, 0, 101, 11, 1769900400, 1769900400);"
           "INSERT INTO toestemming_categorie VALUES (302, 702, 'wonen');"
           "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id,"
           " bevestigd_door, bevestigd_op) VALUES (302, 702, 11, 101, 1769900400);"
           "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
           " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
           " (302, 702, 721, 203, 'zelf', 'ja', 'mondeling', '2026-02-01', 101, 1769900400);"
           "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op) VALUES"
           " (303, 'Derde', 'derde', 11, 101, 1767225600);"
           "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (303, 409, 203, 'vader', '2026-01-01', 'hand');"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
           " (303, 554, 101, 11, 1767225700);");
}

static void merged(void) { (void)made(api(login("sanne"), "POST", SAMEN, MERGE(H301))); }

/* Everything that a merge or a split may touch, as one text: equal is unchanged. */
static char *state(void)
{
    static const char sql[] =
        "SELECT (SELECT group_concat(id || naam || coalesce(gesloten_op, '-') || coalesce("
        "opvolger_id, '-')) FROM huishouden)"
        " || (SELECT group_concat(huishouden_id || ':' || id || coalesce(tot, '-')) FROM lid)"
        " || (SELECT group_concat(huishouden_id || ':' || id || personen) FROM item)"
        " || (SELECT group_concat(id || status || versie) FROM gezinsplan)"
        " || (SELECT group_concat(huishouden_id || ':' || coalesce(tot_op, '-')) FROM regie)"
        " || coalesce((SELECT group_concat(id || tot) FROM waarneming), '')"
        " || coalesce((SELECT group_concat(id || status) FROM regieverzoek), '')"
        " || coalesce((SELECT group_concat(id || status) FROM aanmelding), '')"
        " || (SELECT group_concat(id || status) FROM betrokkenheid)"
        " || (SELECT group_concat(id || coalesce(einde_soort, '-')) FROM toestemming)"
        " || (SELECT count(*) FROM attendering) || ',' || (SELECT count(*) FROM samenvoeging)"
        " || ',' || (SELECT count(*) FROM samenvoeging_lid) || ',' || (SELECT count(*) FROM "
        "splitsing) || ',' || (SELECT count(*) FROM geadresseerde)";
    return text_value(sql);
}

/* ---- merging ---- */

START_TEST(test_merge)
{
    int64_t items = value("SELECT count(*) FROM item WHERE huishouden_id = 302");
    merged();
    ck_assert_int_eq(value("SELECT opvolger_id FROM huishouden WHERE id = 302 AND gesloten_op IS "
                           "NOT NULL"),
                     301);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE huishouden_id = 301 AND persoon_id = 203"
                           " AND tot IS NULL"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM item i JOIN item_persoon p ON p.item_id = i.id"
                           " WHERE i.huishouden_id = 301 AND i.soort IN ('contact', 'adres')"
                           " AND p.persoon_id = 203"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE huishouden_id = 302"), items);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE huishouden_id = 302 AND status ="
                           " 'open'"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE huishouden_id = 302 AND tot_op IS "
                           "NULL"),
                     0);
    ck_assert_int_eq(value("SELECT einde_op IS NULL FROM toestemming WHERE id = 702"), 1);
    /* the log names both households and everybody who went */
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden) FROM logregel WHERE handeling ="
                           " 'huishouden.samenvoegen' AND huishouden IN (301, 302)"),
                     2);
}
END_TEST

/* Everything before the yes of a handover: the question has version 3 then. */
static void handover_ready(const char *ask)
{
    char step[90];
    (void)snprintf(step, sizeof step, "%s/voorbereiding", ask);
    ck_assert_int_eq(
        status_of(api_with(
            login("sanne"), "PATCH", step, V(1),
            "{\"verhaal\":\"mee\",\"doelen\":\"mee\",\"veiligheid\":\"mee\",\"signalen\":\"nvt\","
            "\"toestemmingen\":\"mee\",\"partners\":\"mee\",\"wachten\":\"nvt\",\"komt\":\"mee\","
            "\"werkt\":\"mee\",\"betekent\":\"Goed zo.\"}")),
        200);
    (void)snprintf(step, sizeof step, "%s/gesprek", ask);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", step, V(2),
                                        "{\"geenGesprek\":\"Het gezin wil niet.\"}")),
                     200);
}

/* The regie of the one is the regie of the other, whoever it is by then. */
START_TEST(test_regie_follows)
{
    merged();
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", DAAN_NOTE, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("hans"), "GET", OTHER, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", OTHER "/samenvoeging", NULL)), 404);
    char ask[60];
    (void)snprintf(ask, sizeof ask, "/regieverzoeken/%s",
                   made(api(login("sanne"), "POST", HOUSE "/overdrachten",
                            "{\"aan\":\"" YOUSSEF "\",\"bericht\":\"Wilt u dit gezin helpen?\"}")));
    handover_ready(ask);
    ck_assert_int_eq(
        status_of(api_with(login("youssef"), "PATCH", ask, V(3), "{\"status\":\"aanvaard\"}")),
        200);
    struct http_reply r = api(login("youssef"), "GET", OTHER, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Youssef Amrani"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", OTHER, NULL)), 404);
}
END_TEST

/* Nothing is added to what is closed; but people can be told, asked and protected there. */
START_TEST(test_closed)
{
    merged();
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", OTHER "/notities",
                                   "{\"personen\":[\"" DAAN "\"],\"categorie\":\"wonen\",\"datum\":"
                                   "\"2026-11-19\",\"vorm\":\"gesprek\",\"titel\":\"x\",\"tekst\":"
                                   "\"y\"}")),
                     403);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", OTHER "/gezinsplan", "{}")), 403);
    ck_assert(!try_change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
                          " (302, 999, 202, 'kind', '2026-01-01', 'hand')"));
    ck_assert(!try_change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id,"
                          " van_op) VALUES (302, 999, 101, 11, 1795000000)"));
    ck_assert(!try_change("UPDATE gezinsplan SET status = 'open', gesloten_op = NULL WHERE id = "
                          "502"));
    ck_assert(!try_change("UPDATE huishouden SET opvolger_id = 302, gesloten_op = 1 WHERE id = "
                          "303"));
    ck_assert(!try_change("UPDATE huishouden SET gesloten_op = 1 WHERE id = 301"));
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", OTHER "/betrokkenen",
                                   "{\"gebruiker\":\"" YOUSSEF "\",\"taak\":\"Meelezen\",\"doel\":"
                                   "\"onderwijs\",\"personen\":[\"" DAAN "\"]}")),
                     201);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", SAMEN, MERGE(H301))), 409);
}
END_TEST

/* R24: the old id leads on for who may see it. */
START_TEST(test_who_learns)
{
    merged();
    struct http_reply r = api(login("marieke"), "GET", SAMEN, NULL); /* helps in both */
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Yıldız"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", OTHER, NULL)), 404); /* in 301 alone */
    r = api(login("ilse"), "GET", HOUSE "/samenvoeging", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "De Vries"));
    http_reply_free(&r);
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-01' WHERE id = 503");
    r = api(login("marieke"), "GET", SAMEN, NULL); /* now in 302 alone */
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "\"gesloten\":{"));
    ck_assert(reply_has(&r, "\"opvolger\":null"));
    ck_assert(!reply_has(&r, "Yıldız") && !reply_has(&r, H301));
    http_reply_free(&r);
    AUTO_FREE char *text = page_text(login("marieke"), OTHER, 200);
    ck_assert_ptr_nonnull(strstr(text, "Gesloten op"));
    ck_assert_ptr_null(strstr(text, "Yıldız"));
    r = api(login("marieke"), "GET", "/huishoudens", NULL);
    ck_assert(reply_has(&r, "De Vries") && reply_has(&r, "\"naam\":\"Gesloten\""));
    http_reply_free(&r);
    r = api(login("marieke"), "GET", DAAN_NOTE, NULL); /* the consent still counts (G3) */
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
}
END_TEST

/* Another's household, one's own, and one that is not there: the same words. */
START_TEST(test_refused)
{
    AUTO_FREE char *before = state();
    const char *sanne = login("sanne"), *marieke = login("marieke"), *hans = login("hans");
    change("UPDATE regie SET tot_op = 1767225800, einde_reden = 'x' WHERE id = 554");
    rng_still();
    same(api(sanne, "POST", SAMEN, MERGE(NIEMAND)), api(sanne, "POST", SAMEN, MERGE(H302)), 400);
    same(api(sanne, "POST", SAMEN, MERGE(NIEMAND)), api(sanne, "POST", SAMEN, MERGE(H303)), 400);
    ck_assert_int_eq(status_of(api(marieke, "POST", SAMEN, MERGE(H301))), 403);
    ck_assert_int_eq(status_of(api(hans, "POST", SAMEN, MERGE(H301))), 403);
    free(reason(api(sanne, "POST", SAMEN, "{\"naar\":\"" H301 "\"," WHY ",\"bevestigd\":false}"),
                "bevestigd"));
    AUTO_FREE char *after = state();
    ck_assert_str_ne(before, after); /* the one regie that ended above */
    ck_assert_int_eq(value("SELECT count(*) FROM samenvoeging"), 0);
}
END_TEST

/* R19: who is protected against whom never comes into one household by this. */
START_TEST(test_separated)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 590, 'afscherming', 'veiligheid',"
           " 'coordinatie', 11, 101, 1, 1767225600, '" ELIF "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 590, 201);"
           "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
           " (301, 590, 'Geweld.', '2026-01-01', 101, 1767225600);"
           "INSERT INTO afscherming_persoon VALUES (590, 201);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (590, 1, 203)");
    AUTO_FREE char *before = state();
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", SAMEN, MERGE(H301))), 409);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/samenvoeging", MERGE(H302))),
                     409);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", SAMEN "/_voorbeeld", "{\"naar\":\"" H301 "\"}")),
        409);
    AUTO_FREE char *after = state();
    ck_assert_str_eq(before, after);
    change("UPDATE afscherming SET tot = '2026-11-18' WHERE id = 590");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", SAMEN, MERGE(H301))), 201);
}
END_TEST

START_TEST(test_invited)
{
    struct http_reply r = api(login("sanne"), "POST", HOUSE "/samenvoeging",
                              "{\"naar\":\"" H302 "\"," WHY ",\"bevestigd\":true,\"uitnodigen\":"
                              "[\"00000000000fs\",\"00000000000fq\"]}"); /* 505 ilse, 503 marieke */
    ck_assert_msg(r.status == 201, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE huishouden_id = 302 AND"
                           " gebruiker_id = 104 AND status = 'uitgenodigd'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE huishouden_id = 302 AND"
                           " gebruiker_id = 103"),
                     1); /* was there already */
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", OTHER, NULL)),
                     404); /* until she says yes */
}
END_TEST

/* ---- taking back ---- */

START_TEST(test_undo)
{
    AUTO_FREE char *members = text_value("SELECT group_concat(persoon_id) FROM lid WHERE"
                                         " huishouden_id = 301 AND tot IS NULL");
    merged();
    ck_assert_int_eq(status_of(api(login("sanne"), "DELETE", SAMEN, "{" WHY "}")), 428);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", SAMEN, V(1), "{" WHY "}")), 204);
    AUTO_FREE char *again = text_value("SELECT group_concat(persoon_id) FROM lid WHERE"
                                       " huishouden_id = 301 AND tot IS NULL");
    ck_assert_str_eq(members, again);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 302 AND gesloten_op IS NULL"
                           " AND opvolger_id IS NULL"),
                     1);
    ck_assert_int_eq(value("SELECT id FROM gezinsplan WHERE huishouden_id = 302 AND status ="
                           " 'open' AND vacature_sinds IS NULL"),
                     502);
    ck_assert_int_eq(value("SELECT gebruiker_id FROM regie WHERE huishouden_id = 302 AND tot_op IS"
                           " NULL"),
                     101);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", SAMEN, V(1), "{" WHY "}")), 409);
    merged(); /* and once more */
    ck_assert_int_eq(value("SELECT count(*) FROM samenvoeging"), 2);
}
END_TEST

/* Whoever takes it back without having had the regie there gets none: there is a vacancy. */
START_TEST(test_undo_by_another)
{
    change("UPDATE regie SET tot_op = 1767225800, einde_reden = 'x' WHERE id = 553;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
           " (302, 556, 102, 11, 1767225800);"
           "INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (302, 557, 556, 101, 11, '2026-11-01', '2026-12-01', 1)");
    merged(); /* sanne as a deputy */
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", SAMEN, V(1), "{" WHY "}")), 204);
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE huishouden_id = 302 AND tot_op IS "
                           "NULL"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan WHERE id = 502 AND status = 'open' AND"
                           " vacature_sinds IS NOT NULL"),
                     1);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", OTHER, NULL)), 404);
}
END_TEST

START_TEST(test_undo_too_late)
{
    merged();
    clock_forward(31 * 86400);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", SAMEN, V(1), "{" WHY "}")), 409);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", SAMEN "/herstel", NULL)), 404);
    /* Whoever had the form open is told why, as in the API, and keeps what was typed. */
    struct http_reply r = page(login("sanne"), "POST", SAMEN,
                               "_methode=DELETE&_versie=1&reden=Toch+niet+hetzelfde+gezin.");
    ck_assert_int_eq(r.status, 409);
    ck_assert(reply_has(&r, "Dit kan nu niet"));
    ck_assert(reply_has(&r, "Toch niet hetzelfde gezin."));
    ck_assert(!reply_has(&r, "De pagina bestaat niet"));
    http_reply_free(&r);
}
END_TEST

/* 303 in 302 in 301: the link is always to what is open; back in the order it came. */
START_TEST(test_chain)
{
    (void)made(api(login("sanne"), "POST", "/huishoudens/" H303 "/samenvoeging", MERGE(H302)));
    merged();
    ck_assert_int_eq(value("SELECT opvolger_id FROM huishouden WHERE id = 303"), 301);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/huishoudens/" H303, NULL)), 200);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE",
                                        "/huishoudens/" H303 "/samenvoeging", V(1), "{" WHY "}")),
                     409);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", SAMEN, V(1), "{" WHY "}")), 204);
    ck_assert_int_eq(value("SELECT opvolger_id FROM huishouden WHERE id = 303"), 302);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE",
                                        "/huishoudens/" H303 "/samenvoeging", V(1), "{" WHY "}")),
                     204);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE opvolger_id IS NOT NULL"), 0);
}
END_TEST

/* ---- splitting ---- */

#define SPLIT(wie, ook)                                                                            \
    "{\"naam\":\"De Boer\",\"personen\":[" wie "],\"ookHier\":[" ook "]," WHY                      \
    ",\"bevestigd\":true,\"plan\":true}"

START_TEST(test_split)
{
    int64_t items = value("SELECT count(*) FROM item WHERE huishouden_id = 301");
    char house[60];
    (void)snprintf(house, sizeof house, "/huishoudens/%s",
                   made(api(login("sanne"), "POST", SPLITS,
                            SPLIT("\"" MARK "\",\"" EMIR "\"", "\"" EMIR "\""))));
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE huishouden_id = 301"), items);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE huishouden_id = 301 AND persoon_id = 204"
                           " AND tot = '2026-11-19'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE huishouden_id = 301 AND persoon_id = 202"
                           " AND tot IS NULL"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM lid l JOIN splitsing s ON s.nieuw_id ="
                           " l.huishouden_id WHERE l.tot IS NULL AND l.persoon_id IN (202, 204)"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM regie r JOIN splitsing s ON s.nieuw_id ="
                           " r.huishouden_id WHERE r.gebruiker_id = 101 AND r.tot_op IS NULL"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan g JOIN splitsing s ON s.nieuw_id ="
                           " g.huishouden_id WHERE g.status = 'open' AND g.vacature_sinds IS "
                           "NULL"),
                     1);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", house, NULL)), 200);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", house, NULL)), 404);
    /* what was written stays where it is, for the same people */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", NOTE_SCHOOL, NULL)), 200);
    struct http_reply r = api(login("marieke"), "GET", HOUSE "/samenvoeging", NULL);
    ck_assert(!reply_has(&r, "De Boer"));
    http_reply_free(&r);
    /* undone by merging it back */
    char path[100];
    (void)snprintf(path, sizeof path, "%s/samenvoeging", house);
    (void)made(api(login("sanne"), "POST", path, MERGE(H301)));
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE huishouden_id = 301 AND persoon_id = 204"
                           " AND tot IS NULL"),
                     1);
}
END_TEST

START_TEST(test_split_refused)
{
    static const struct {
        const char *body, *field;
    } WRONG[] = {
        {SPLIT("\"" MARK "\",\"" DAAN "\"", ""), "personen"},
        {SPLIT("\"" NIEMAND "\"", ""), "personen"},
        {SPLIT("\"" MARK "\"", "\"" EMIR "\""), "ookHier"},
        {SPLIT("\"" ELIF "\",\"" EMIR "\",\"" MARK "\",\"" NOOR "\"", ""), "personen"},
    };
    AUTO_FREE char *before = state();
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        AUTO_FREE char *why =
            reason(api(login("sanne"), "POST", SPLITS, WRONG[i].body), WRONG[i].field);
        (void)why;
    }
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", SPLITS, SPLIT("\"" MARK "\"", ""))),
                     403);
    AUTO_FREE char *after = state();
    ck_assert_str_eq(before, after);
}
END_TEST

/* An intake without a regisseur, split: an intake in both, with the same owner. */
START_TEST(test_split_intake)
{
    change(
        "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op) VALUES"
        " (304, 'Vierde', 'vierde', 11, 102, 1767225600);"
        "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
        " (304, 410, 203, 'vader', '2026-01-01', 'hand'),"
        " (304, 411, 202, 'kind', '2026-01-01', 'hand');"
        "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
        " VALUES (304, 591, 102, 11, 'Hulp.', 'open', 1767225600)");
    char house[60];
    (void)snprintf(house, sizeof house, "/huishoudens/%s",
                   made(api(login("youssef"), "POST", "/huishoudens/000000000009g/splitsing",
                            SPLIT("\"" EMIR "\"", ""))));
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", house, NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM aanmelding WHERE eigenaar_id = 102 AND status ="
                           " 'open'"),
                     2);
    ck_assert_int_eq(value("SELECT count(*) FROM item i JOIN aanmelding a ON a.id = i.id JOIN"
                           " splitsing s ON s.nieuw_id = i.huishouden_id"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM gezinsplan g JOIN splitsing s ON s.nieuw_id ="
                           " g.huishouden_id WHERE g.vacature_sinds IS NOT NULL"),
                     1);
}
END_TEST

/* ---- nothing half done: each thing that is written is made to fail ---- */

static int merge_step(void)
{
    return status_of(api(login("sanne"), "POST", HOUSE "/samenvoeging",
                         "{\"naar\":\"" H302 "\"," WHY ",\"bevestigd\":true,\"uitnodigen\":"
                         "[\"00000000000fs\"]}"));
}

static int undo_step(void)
{
    return status_of(api_with(login("sanne"), "DELETE", HOUSE "/samenvoeging", V(1), "{" WHY "}"));
}

static int split_step(void)
{
    return status_of(api(login("sanne"), "POST", SPLITS,
                         "{\"naam\":\"De Boer\",\"personen\":[\"" MARK "\"]," WHY
                         ",\"bevestigd\":true,"
                         "\"plan\":true,\"uitnodigen\":[\"00000000000fs\"]}"));
}

START_TEST(test_faults)
{
    static const char *const TABELLEN[] = {
        "samenvoeging", "samenvoeging_lid", "splitsing",     "huishouden",  "lid",
        "item",         "item_persoon",     "geadresseerde", "gezinsplan",  "regie",
        "waarneming",   "betrokkenheid",    "aanmelding",    "attendering", "logregel",
    };
    static const struct storing all = {.picture = state};
    change("INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
           " tot, verzoek_id) VALUES (301, 558, 551, 102, 11, '2026-11-01', '2026-12-01', 1)");
    storing_prepare(TABELLEN, COUNT_OF(TABELLEN));
    storing_every(&all, merge_step);
    storing_every(&all, undo_step);
    storing_every(&all, split_step);
}
END_TEST

/* ---- at the same moment ---- */

START_TEST(test_race_merges)
{
    const char *sanne = login("sanne");
    struct racer r[] = {
        {.token = sanne, .method = "POST", .path = SAMEN, .header = "X-A: 1", .body = MERGE(H301)},
        {.token = sanne, .method = "POST", .path = SAMEN, .header = "X-A: 1", .body = MERGE(H303)},
        {.token = sanne,
         .method = "POST",
         .path = HOUSE "/samenvoeging",
         .header = "X-A: 1",
         .body = MERGE(H302)},
    };
    race(r, COUNT_OF(r));
    /* One household is left over at least, and whatever closed leads to one that is open. */
    ck_assert_uint_ge(race_told(r, COUNT_OF(r), 201), 1);
    ck_assert_uint_ge(race_told(r, COUNT_OF(r), 409), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden h JOIN huishouden o ON o.id ="
                           " h.opvolger_id WHERE o.gesloten_op IS NOT NULL"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM samenvoeging"),
                     value("SELECT count(*) FROM huishouden WHERE gesloten_op IS NOT NULL"));
}
END_TEST

START_TEST(test_race_withdrawal)
{
    struct racer r[] = {
        {.token = login("sanne"),
         .method = "POST",
         .path = SAMEN,
         .header = "X-A: 1",
         .body = MERGE(H301)},
        {.token = login("marieke"),
         .method = "POST",
         .path = "/toestemmingen/00000000000ny/intrekking",
         .header = "X-A: 1",
         .body = "{\"gever\":\"" DAAN "\"}"},
    };
    race(r, COUNT_OF(r));
    ck_assert_int_eq(r[0].status, 201);
    ck_assert_msg(r[1].status == 201, "%d %s", r[1].status, r[1].said);
    ck_assert_int_eq(value("SELECT einde_soort = 'ingetrokken' FROM toestemming WHERE id = 702"),
                     1);
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", DAAN_NOTE, NULL)), 404);
}
END_TEST

START_TEST(test_race_handover)
{
    char ask[60];
    (void)snprintf(ask, sizeof ask, "/regieverzoeken/%s",
                   made(api(login("sanne"), "POST", HOUSE "/overdrachten",
                            "{\"aan\":\"" YOUSSEF "\",\"bericht\":\"Wilt u dit gezin helpen?\"}")));
    handover_ready(ask);
    struct racer r[] = {
        {.token = login("sanne"),
         .method = "POST",
         .path = SPLITS,
         .header = "X-A: 1",
         .body = SPLIT("\"" MARK "\"", "")},
        {.token = login("youssef"),
         .method = "PATCH",
         .path = ask,
         .header = V(3),
         .body = "{\"status\":\"aanvaard\"}"},
    };
    race(r, COUNT_OF(r));
    ck_assert_int_eq(r[1].status, 200);
    /* Split first: sanne has the new one. Handed over first: she may not any more. */
    ck_assert_msg(r[0].status == 201 || r[0].status == 403 || r[0].status == 404, "%d",
                  r[0].status);
    ck_assert_int_eq(value("SELECT count(*) FROM splitsing"), r[0].status == 201);
    ck_assert_int_eq(value("SELECT count(*) FROM regie WHERE tot_op IS NULL AND huishouden_id ="
                           " 301 AND gebruiker_id = 102"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM regie r JOIN splitsing s ON s.nieuw_id ="
                           " r.huishouden_id WHERE r.gebruiker_id = 101 AND r.tot_op IS NULL"),
                     r[0].status == 201);
}
END_TEST

/* The rehearsals, for a program. */
START_TEST(test_previews_as_json)
{
    struct http_reply r =
        api(login("sanne"), "POST", SAMEN "/_voorbeeld", "{\"naar\":\"" H301 "\"}");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Daan"));
    http_reply_free(&r);
    r = api(login("sanne"), "POST", SPLITS "/_voorbeeld", "{\"personen\":[\"" EMIR "\"]}");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Emir"));
    http_reply_free(&r);
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", SPLITS "/_voorbeeld", "{\"personen\":[]}")), 400);
}
END_TEST

/* ---- pages ---- */

START_TEST(test_pages)
{
    AUTO_FREE char *form = page_text(login("sanne"), SAMEN "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(form, "Yıldız: "));
    AUTO_FREE char *split = page_text(login("sanne"), SPLITS "/nieuw", 200);
    ck_assert_ptr_nonnull(strstr(split, "Wie van hen hoort ook nog hier?"));
    struct http_reply r = page(login("sanne"), "POST", SAMEN "/_voorbeeld", "naar=" H301);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Over het huis") && reply_has(&r, "Daan"));
    http_reply_free(&r);
    r = page(login("sanne"), "POST", SPLITS "/_voorbeeld", "personen=" EMIR);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "naar het nieuwe huishouden") && reply_has(&r, "Over school"));
    http_reply_free(&r);
    r = page(login("sanne"), "POST", SPLITS "/_voorbeeld", "");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Kies leden van dit huishouden."));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM splitsing"), 0);
    r = page(login("sanne"), "POST", SAMEN, "naar=" H301 "&reden=te+kort");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "Lees wat er gebeurt") || reply_has(&r, "veld-bevestigd-fout"));
    http_reply_free(&r);
    merged();
    free(page_text(login("sanne"), SAMEN, 200));
    free(page_text(login("sanne"), SAMEN "/herstel", 200));
    AUTO_FREE char *hier = page_text(login("sanne"), HOUSE "/samenvoeging", 200);
    ck_assert_ptr_nonnull(strstr(hier, "Is hierin opgegaan"));
    free(page_text(login("sanne"), OTHER, 200));
    free(page_text(login("hans"), OTHER, 200));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("samenvoeging");
    TCase *tc = tcase_create("samenvoeging");
    tcase_set_timeout(tc, 300); /* many requests each, on a busy machine */
    tcase_add_checked_fixture(tc, start, harness_stop);
    tcase_add_test(tc, test_merge);
    tcase_add_test(tc, test_regie_follows);
    tcase_add_test(tc, test_closed);
    tcase_add_test(tc, test_who_learns);
    tcase_add_test(tc, test_refused);
    tcase_add_test(tc, test_separated);
    tcase_add_test(tc, test_invited);
    tcase_add_test(tc, test_undo);
    tcase_add_test(tc, test_undo_by_another);
    tcase_add_test(tc, test_undo_too_late);
    tcase_add_test(tc, test_chain);
    tcase_add_test(tc, test_split);
    tcase_add_test(tc, test_split_refused);
    tcase_add_test(tc, test_split_intake);
    tcase_add_test(tc, test_faults);
    tcase_add_test(tc, test_race_merges);
    tcase_add_test(tc, test_race_withdrawal);
    tcase_add_test(tc, test_race_handover);
    tcase_add_test(tc, test_previews_as_json);
    tcase_add_test(tc, test_pages);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
