/* SPDX-License-Identifier: EUPL-1.2 */
/* Involvement takes two (R4), ends with what hangs on it (R14), and shows nothing of the household
 * to who was only asked (G6, R24). */
#include "race.h"

#include "base/id.h"

#include <string.h>

#define HOUSE "/huishoudens/000000000009d"
#define LIST HOUSE "/betrokkenen"
#define SCHOOL "/betrokkenen/00000000000fq" /* marieke, item 503 */
#define GOAL "/doelen/00000000000fy"        /* 510, by sanne, about 202 */
#define NOWHERE "/betrokkenen/00000000zzzzz"
#define V1 "If-Match: \"v1\""
#define V2 "If-Match: \"v2\""

#define INVITE(gebruiker, rest)                                                                    \
    "{\"gebruiker\":\"" gebruiker "\",\"taak\":\"behandelaar\",\"doel\":\"ggz\","                  \
    "\"personen\":[\"000000000006a\"]" rest "}"
#define ILSE "0000000000038"
#define MARIEKE "0000000000037"
#define STEP(status) "{\"status\":\"" status "\"}"
#define STEP_WHY(status) "{\"status\":\"" status "\",\"reden\":\"Er is geen plek.\"}"

/* ---- what most tests begin with ---- */

static char one[60]; /* "/betrokkenen/…" of what was just made */

static void one_keep(const struct http_reply *r)
{
    AUTO_JSON json_t *json = reply_json(r);
    const char *id = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r->status == 201 && id, "%d", r->status);
    (void)snprintf(one, sizeof one, "/betrokkenen/%s", id);
}

static void made(struct http_reply r)
{
    one_keep(&r);
    http_reply_free(&r);
}

static void invite_ilse(void) { made(api(login("sanne"), "POST", LIST, INVITE(ILSE, ""))); }

static int told(const char *who, const char *header, const char *body)
{
    return status_of(api_with(login(who), "PATCH", one, header, body));
}

/* Somebody found Elif (201) in this login. */
static const char *login_found(const char *who)
{
    const char *token = login(who);
    change("INSERT INTO zoekvondst SELECT max(id), 201, 1795086000 FROM sessie");
    return token;
}

#define ASK "/personen/0000000000069/betrokkenheid"
#define ASKED "{\"taak\":\"behandelaar\",\"doel\":\"ggz\"}"

static void ilse_asks(void) { made(api(login_found("ilse"), "POST", ASK, ASKED)); }

static int sees(const char *who, const char *path)
{
    return status_of(api(login(who), "GET", path, NULL));
}

/* Every byte of the answer, but for the id that was asked. */
static void same_as_nowhere(const char *who, const char *path)
{
    const char *token = login(who);
    char made_up[100];
    (void)snprintf(made_up, sizeof made_up, "%s", path);
    memcpy(strrchr(made_up, '/') + 1, "00000000zzzzz", 13);
    struct http_reply hidden = api(token, "GET", path, NULL),
                      absent = api(token, "GET", made_up, NULL);
    AUTO_FREE char *x = reply_text(&hidden);
    AUTO_FREE char *y = reply_text(&absent);
    ck_assert_int_eq(hidden.status, 404);
    ck_assert_str_eq(x, y);
    http_reply_free(&hidden);
    http_reply_free(&absent);
}

/* ---- inviting ---- */

START_TEST(test_invite)
{
    struct http_reply r = api(login("sanne"), "POST", LIST, INVITE(ILSE, ""));
    char location[100];
    one_keep(&r);
    (void)snprintf(location, sizeof location, "/api/v1%s", one);
    ck_assert_str_eq(reply_header(&r, "Location"), location);
    http_reply_free(&r);
    ck_assert_int_eq(
        value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"
              " AND onderdeel_id = 14 AND status = 'uitgenodigd' AND gevraagd_door = 101"
              " AND van = '2026-11-19' AND tot = '2027-11-19' AND doel_zin LIKE 'Een "
              "behandelaar%'"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 104"
                           " AND soort = 'betrokkenheid-uitgenodigd' AND huishouden_id = 301"),
                     1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = "
              "'betrokkenheid.uitnodigen' AND gebeurtenis = 'toevoegen'"
              " AND huishouden = 301 AND personen = '000000000006a' AND gebruiker = 101"
              " AND object LIKE 'betrokkenheid/%' AND uitkomst = 'geslaagd'"),
        1);
}
END_TEST

START_TEST(test_invite_by_form)
{
    const char *sanne = login("sanne");
    struct http_reply r =
        page(sanne, "POST", LIST,
             "gebruiker=0000000000038&taak=behandelaar&doel=ggz&personen=000000000006a&doelZin=");
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), LIST "?gedaan=betrokkenheid-uitgenodigd");
    http_reply_free(&r);
    r = page(sanne, "GET", LIST "?gedaan=betrokkenheid-uitgenodigd", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "De uitnodiging is gestuurd"));
    ck_assert(reply_has(&r, "Ilse Brandsma"));
    http_reply_free(&r);
    r = page(sanne, "POST", LIST, "gebruiker=&taak=wat&doel=ggz&personen=000000000006a");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-gebruiker-fout"));
    ck_assert(reply_has(&r, "value=\"wat\""));
    http_reply_free(&r);
}
END_TEST

/* The reason of a field error, to be freed. */
static char *reason(const char *token, const char *path, const char *body, const char *field)
{
    struct http_reply r = api(token, "POST", path, body);
    AUTO_JSON json_t *json = reply_json(&r);
    json_t *error;
    size_t i;
    char *found = NULL;
    ck_assert_int_eq(r.status, 400);
    json_array_foreach(json_object_get(json, "invalidParams"), i, error)
    {
        const char *name = json_string_value(json_object_get(error, "name"));
        if (strcmp(name, field) == 0 && !found)
            found = strdup(json_string_value(json_object_get(error, "reason")));
    }
    ck_assert_msg(found != NULL, "no error on %s", field);
    http_reply_free(&r);
    return found;
}

/* Unconfirmed, a beheerder, nobody at all, somebody of this very household (R6), somebody on the
 * other side of a separation (R19): one and the same answer. */
START_TEST(test_invite_unfit)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *made_up = reason(sanne, LIST, INVITE("00000000zzzzz", ""), "gebruiker");
    AUTO_FREE char *new = reason(sanne, LIST, INVITE("000000000003c", ""), "gebruiker");
    AUTO_FREE char *admin = reason(sanne, LIST, INVITE("000000000003a", ""), "gebruiker");
    ck_assert_str_eq(made_up, new);
    ck_assert_str_eq(made_up, admin);
    change("UPDATE gebruiker SET persoon_id = 201 WHERE id = 104");
    AUTO_FREE char *own = reason(sanne, LIST, INVITE(ILSE, ""), "gebruiker");
    ck_assert_str_eq(made_up, own);
    change(
        "UPDATE gebruiker SET persoon_id = NULL WHERE id = 104;"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 901, "
        "'geweld', '2026-01-01', 101, 1767225600);"
        "INSERT INTO afscherming_persoon VALUES (901, 202);"
        "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (901, 902, 104)");
    AUTO_FREE char *across = reason(sanne, LIST, INVITE(ILSE, ""), "gebruiker");
    ck_assert_str_eq(made_up, across);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
}
END_TEST

START_TEST(test_invite_fields)
{
    const char *sanne = login("sanne");
    AUTO_FREE char *self = reason(sanne, LIST, INVITE("0000000000035", ""), "gebruiker");
    ck_assert_ptr_nonnull(strstr(self, "R4"));
    AUTO_FREE char *early = reason(sanne, LIST, INVITE(ILSE, ",\"van\":\"2026-11-18\""), "van");
    AUTO_FREE char *before =
        reason(sanne, LIST, INVITE(ILSE, ",\"van\":\"2026-12-02\",\"tot\":\"2026-12-01\""), "tot");
    AUTO_FREE char *regie = reason(sanne, LIST,
                                   "{\"gebruiker\":\"" ILSE "\",\"taak\":\"x\",\"doel\":\"regie\","
                                   "\"personen\":[\"000000000006a\"]}",
                                   "doel");
    /* Daan of another household, and nobody: one answer */
    AUTO_FREE char *daan = reason(sanne, LIST,
                                  "{\"gebruiker\":\"" ILSE "\",\"taak\":\"x\",\"doel\":\"ggz\","
                                  "\"personen\":[\"000000000006b\"]}",
                                  "personen");
    AUTO_FREE char *nobody = reason(sanne, LIST,
                                    "{\"gebruiker\":\"" ILSE "\",\"taak\":\"x\",\"doel\":\"ggz\","
                                    "\"personen\":[\"00000000zzzzz\"]}",
                                    "personen");
    ck_assert_str_eq(daan, nobody);
    ck_assert(early && before && regie);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid"), 1);
}
END_TEST

START_TEST(test_invite_whose)
{
    struct http_reply r = api(login("marieke"), "POST", LIST, INVITE(ILSE, ""));
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R5"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(login("youssef"), "POST", LIST, INVITE(ILSE, ""))), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIST, INVITE(ILSE, ""))), 404);
    ck_assert_int_eq(status_of(api(login("hans"), "POST", LIST, INVITE(ILSE, ""))), 403);
    ck_assert_int_eq(status_of(api(NULL, "POST", LIST, INVITE(ILSE, ""))), 401);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid"), 1);
}
END_TEST

START_TEST(test_invite_twice)
{
    const char *sanne = login("sanne"), *key = "Idempotency-Key: dubbel";
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, INVITE(ILSE, ""))), 201);
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, INVITE(ILSE, ""))), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"), 1);
    struct http_reply r = api(sanne, "POST", LIST, INVITE(ILSE, ""));
    ck_assert_int_eq(r.status, 409);
    ck_assert(reply_has(&r, "er is al een vraag"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"), 1);
}
END_TEST

/* An involvement that this regisseur may not know of (a source with beroepsgeheim asked for it, of
 * another regisseur) does not show itself by a refusal either (G2, R24). */
START_TEST(test_invite_beside_hidden)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, "
           "door_regie, op, personen) VALUES (301, 504, 'betrokkenheid', 'betrokkenheid', "
           "'coordinatie', 14, 104, 0, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 504, 202);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
           "doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES "
           "(301, 504, 104, 14, 't', 'ggz', 'z', '2026-01-01', 'actief', 104, 1767225600, 102, "
           "1767225600)");
    same_as_nowhere("sanne", "/betrokkenen/00000000000fr");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LIST, INVITE(ILSE, ""))), 201);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LIST, INVITE(ILSE, ""))), 409);
}
END_TEST

/* What ended by its date does not stand in the way. */
START_TEST(test_invite_after_lapse)
{
    change("UPDATE betrokkenheid SET tot = '2026-11-18' WHERE id = 503");
    ck_assert_int_eq(
        status_of(api(login("sanne"), "POST", LIST,
                      "{\"gebruiker\":\"" MARIEKE "\",\"taak\":\"school\",\"doel\":\"onderwijs\","
                      "\"personen\":[\"000000000006a\"]}")),
        201);
    ck_assert_int_eq(
        value("SELECT count(*) FROM betrokkenheid WHERE id = 503 AND status = 'beeindigd'"), 1);
}
END_TEST

/* ---- who was asked sees the question, and nothing else (G6, R24) ---- */

START_TEST(test_invited_sees)
{
    invite_ilse();
    const char *ilse = login("ilse");
    struct http_reply r = api(ilse, "GET", one, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(reply_header(&r, "ETag"), "\"v1\"");
    ck_assert_str_eq(json_string_value(json_object_get(json, "gevraagdDoor")), "Sanne Hoekstra");
    const json_t *personen = json_object_get(json, "personen");
    ck_assert_uint_eq(json_array_size(personen), 1);
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(personen, 0), "naam")),
                     "Emir Yıldız");
    ck_assert(!reply_has(&r, "Elif"));
    ck_assert(json_is_true(json_object_get(json_object_get(json, "kan"), "actief")));
    ck_assert(json_is_false(json_object_get(json_object_get(json, "kan"), "ingetrokken")));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'lezen'"
                           " AND gebruiker = 104 AND huishouden = 301 AND gronden = 'G6'"
                           " AND personen = '000000000006a'"),
                     1);
    r = page(ilse, "GET", one, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Wilt u meehelpen?") && reply_has(&r, "Emir Yıldız"));
    ck_assert(!reply_has(&r, "Elif") && !reply_has(&r, HOUSE));
    http_reply_free(&r);
    same_as_nowhere("ilse", HOUSE);
    ck_assert_int_eq(sees("ilse", LIST), 404);
    ck_assert_int_eq(sees("ilse", GOAL), 404);
}
END_TEST

/* Involved but not asked, and not involved at all: the invitation is not there. */
START_TEST(test_others_see_nothing)
{
    invite_ilse();
    same_as_nowhere("marieke", one);
    same_as_nowhere("youssef", one);
    same_as_nowhere("anja", one);
    same_as_nowhere("ruth", one);
}
END_TEST

/* The list of somebody who may not know of it is the same, to the byte, with and without. */
START_TEST(test_list_hides)
{
    const char *marieke = login("marieke");
    struct http_reply before = api(marieke, "GET", LIST, NULL);
    AUTO_JSON json_t *json = reply_json(&before);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "resultaten")), 1);
    invite_ilse();
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 200);
    struct http_reply after = api(marieke, "GET", LIST, NULL);
    AUTO_FREE char *x = reply_text(&before);
    AUTO_FREE char *y = reply_text(&after);
    ck_assert_str_eq(x, y);
    http_reply_free(&before);
    http_reply_free(&after);
}
END_TEST

/* ---- yes and no ---- */

START_TEST(test_yes)
{
    invite_ilse();
    ck_assert_int_eq(told("ilse", NULL, STEP("actief")), 428);
    ck_assert_int_eq(told("ilse", V2, STEP("actief")), 412);
    ck_assert_int_eq(told("ilse", V1, "{}"), 400);
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 200);
    ck_assert_int_eq(sees("ilse", HOUSE), 200);
    ck_assert_int_eq(sees("ilse", LIST), 200);
    ck_assert_int_eq(sees("ilse", one), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'betrokkenheid-actief'"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = "
                           "'betrokkenheid.wijzigen' AND gebruiker = 104 AND huishouden = 301"
                           " AND personen = '000000000006a' AND gronden = 'G6'"
                           " AND uitkomst = 'geslaagd'"),
                     1);
    ck_assert_int_eq(told("ilse", V2, STEP("geweigerd")), 409); /* it is a yes already */
}
END_TEST

START_TEST(test_yes_whose)
{
    invite_ilse();
    struct http_reply r = api_with(login("sanne"), "PATCH", one, V1, STEP("actief"));
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R4"));
    http_reply_free(&r);
    ck_assert_int_eq(told("marieke", V1, STEP("actief")), 404);
    ck_assert_int_eq(told("youssef", V1, STEP("actief")), 404);
    ck_assert_int_eq(told("ilse", V1, STEP("ingetrokken")), 403); /* not hers to withdraw */
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE status = 'uitgenodigd'"), 1);
}
END_TEST

/* Invariant 9 is the database's too. */
START_TEST(test_nobody_alone)
{
    invite_ilse();
    change("UPDATE OR IGNORE betrokkenheid SET status = 'actief', beslist_door = gevraagd_door"
           " WHERE gebruiker_id = 104");
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE status = 'actief'"), 1);
}
END_TEST

START_TEST(test_no)
{
    invite_ilse();
    struct http_reply r = api_with(login("ilse"), "PATCH", one, V1, STEP("geweigerd"));
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "\"name\":\"reden\""));
    http_reply_free(&r);
    ck_assert_int_eq(told("ilse", V1, STEP_WHY("geweigerd")), 200);
    same_as_nowhere("ilse", one); /* it is not hers any more */
    same_as_nowhere("ilse", HOUSE);
    ck_assert_int_eq(told("ilse", V2, STEP("actief")), 404);
    r = api(login("sanne"), "GET", one, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Er is geen plek."));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'betrokkenheid-geweigerd'"),
                     1);
}
END_TEST

START_TEST(test_answers_by_form)
{
    invite_ilse();
    const char *ilse = login("ilse");
    struct http_reply r =
        page(ilse, "POST", one, "_methode=PATCH&_versie=1&status=geweigerd&reden=");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-reden-fout"));
    ck_assert(reply_has(&r, "name=\"status\" value=\"geweigerd\""));
    http_reply_free(&r);
    r = page(ilse, "POST", one, "_methode=PATCH&_versie=7&status=actief");
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "Iemand anders wijzigde dit ook"));
    http_reply_free(&r);
    r = page(ilse, "POST", one, "_methode=PATCH&_versie=1&status=actief");
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), LIST "?gedaan=betrokkenheid-actief");
    http_reply_free(&r);
    r = page(ilse, "POST", one, "_methode=PATCH&_versie=2&status=actief");
    ck_assert_int_eq(r.status, 409);
    ck_assert(reply_has(&r, "Deze stap kan nu niet meer"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_withdraw)
{
    invite_ilse();
    ck_assert_int_eq(told("sanne", V1, STEP("ingetrokken")), 200);
    same_as_nowhere("ilse", one);
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 404);
    ck_assert_int_eq(told("sanne", V2, STEP("ingetrokken")), 409);
}
END_TEST

/* A yes that came late does not reach back (R14), and after the last day there is no yes. */
START_TEST(test_late_yes)
{
    made(api(login("sanne"), "POST", LIST, INVITE(ILSE, ",\"tot\":\"2026-11-25\"")));
    clock_forward(3 * 86400);
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"
                           " AND van = '2026-11-22' AND tot = '2026-11-25'"),
                     1);
    clock_forward(3 * 86400);
    ck_assert_int_eq(sees("ilse", HOUSE), 200); /* the last day */
    clock_forward(86400);
    ck_assert_int_eq(sees("ilse", HOUSE), 404);
    same_as_nowhere("ilse", one);
}
END_TEST

START_TEST(test_too_late_yes)
{
    made(api(login("sanne"), "POST", LIST, INVITE(ILSE, ",\"tot\":\"2026-11-25\"")));
    clock_forward(7 * 86400);
    struct http_reply r = api_with(login("ilse"), "PATCH", one, V1, STEP("actief"));
    ck_assert_int_eq(r.status, 409);
    ck_assert(reply_has(&r, "al voorbij"));
    http_reply_free(&r);
    ck_assert_int_eq(sees("ilse", HOUSE), 404);
}
END_TEST

START_TEST(test_moved_meanwhile)
{
    invite_ilse();
    change("UPDATE gebruiker SET onderdeel_id = 13 WHERE id = 104");
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 409);
    ck_assert_int_eq(sees("ilse", HOUSE), 404);
}
END_TEST

/* ---- the end, and what ends with it ---- */

/* Elif let the school read about school, from the wijkteam: an avg consent that is complete. */
static void consent_school(const char *gebruiker)
{
    char sql[1200];
    (void)snprintf(
        sql, sizeof sql,
        "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
        " ontvanger_gebruiker_id, doel, doel_zin, van, tot, tekst, wijze, taal, tolk,"
        " vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES (301, 801,"
        " 202, 'avg', 13, %s, 'onderwijs', 'school', '2026-01-01', '2026-12-31', 't', 'mondeling',"
        " 'Nederlands', 0, 101, 11, 1767225600, 1767225600);"
        "INSERT INTO toestemming_categorie VALUES (301, 801, 'onderwijs');"
        "INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id) VALUES (301, "
        "801, 11);"
        "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
        " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES (301, 801, 802, 201,"
        " 'gezag', 'ja', 'mondeling', '2026-01-01', 101, 1767225600)",
        gebruiker);
    change(sql);
}

static const char SCHOOL_AGAIN[] =
    "{\"gebruiker\":\"" MARIEKE "\",\"taak\":\"school\",\"doel\":\"onderwijs\","
    "\"personen\":[\"000000000006a\"]}";

static void school_back(const char *body)
{
    made(api(login("sanne"), "POST", LIST, body));
    ck_assert_int_eq(told("marieke", V1, STEP("actief")), 200);
    ck_assert_int_eq(sees("marieke", HOUSE), 200);
}

START_TEST(test_end_by_act)
{
    consent_school("NULL");
    ck_assert_int_eq(sees("marieke", GOAL), 200);
    struct http_reply r = api_with(login("sanne"), "PATCH", SCHOOL, V1,
                                   "{\"status\":\"beeindigd\",\"reden\":\"klaar\"}");
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    ck_assert_int_eq(sees("marieke", GOAL), 404);
    same_as_nowhere("marieke", HOUSE);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE einde_soort = "
                           "'ontvanger_gestopt' AND einde_door = 101 AND einde_op = 1795086000"),
                     1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'betrokkenheid-beeindigd'"),
                     1);
    school_back(SCHOOL_AGAIN);
    ck_assert_int_eq(sees("marieke", GOAL), 404); /* R14: it does not come back */
}
END_TEST

START_TEST(test_end_by_oneself)
{
    consent_school("103");
    const char *marieke = login("marieke");
    struct http_reply r = page(marieke, "GET", SCHOOL "/wijzig", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Stoppen met helpen"));
    ck_assert(reply_has(&r, "Deze toestemmingen stoppen voorgoed"));
    http_reply_free(&r);
    r = page(marieke, "POST", SCHOOL,
             "_methode=PATCH&_versie=1&status=beeindigd&tot=2026-11-19&reden=");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert_int_eq(sees("marieke", HOUSE), 404);
    ck_assert_int_eq(
        value("SELECT count(*) FROM toestemming WHERE einde_soort = 'ontvanger_gestopt'"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'betrokkenheid-beeindigd'"),
                     1);
}
END_TEST

/* Somebody else of the school goes on: what was for the whole school does too, what was for one
 * person does not. */
START_TEST(test_end_colleague)
{
    consent_school("NULL");
    change(
        "UPDATE gebruiker SET bevestigd_op = 1577880000 WHERE id = 108;"
        "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
        "doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES (301, "
        "904, 108, 13, 't', 'onderwijs', 'z', '2026-01-01', 'actief', 101, 1767225600, 108, "
        "1767225600)");
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", SCHOOL, V1, STEP("beeindigd"))),
                     200);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE einde_op IS NULL"), 1);
    ck_assert_int_eq(sees("nieuw", GOAL), 200);
    ck_assert_int_eq(sees("marieke", GOAL), 404);
}
END_TEST

START_TEST(test_end_by_date)
{
    consent_school("NULL");
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", SCHOOL, V1,
                                        "{\"status\":\"beeindigd\",\"tot\":\"2026-11-20\"}")),
                     200);
    ck_assert_int_eq(sees("marieke", GOAL), 200);
    clock_forward(86400);
    ck_assert_int_eq(sees("marieke", GOAL), 200); /* the last day of sight */
    clock_forward(86400);
    ck_assert_int_eq(sees("marieke", GOAL), 404);
    ck_assert_int_eq(sees("marieke", HOUSE), 404);
    /* three days later an invitation that pretends to begin earlier cannot be made, and a later
     * involvement wakes nothing */
    clock_forward(86400);
    school_back(SCHOOL_AGAIN);
    ck_assert_int_eq(sees("marieke", GOAL), 404);
}
END_TEST

/* The invitation began on the day after the last one, but the yes came days later: in between the
 * receiver had stopped (R14). */
START_TEST(test_late_yes_wakes_nothing)
{
    consent_school("NULL");
    ck_assert_int_eq(status_of(api_with(login("marieke"), "PATCH", SCHOOL, V1,
                                        "{\"status\":\"beeindigd\",\"tot\":\"2026-11-20\"}")),
                     200);
    clock_forward(2 * 86400);
    made(api(login("sanne"), "POST", LIST, SCHOOL_AGAIN)); /* from the 21st, the very next day */
    clock_forward(2 * 86400);
    ck_assert_int_eq(told("marieke", V1, STEP("actief")), 200);
    ck_assert_int_eq(sees("marieke", HOUSE), 200);
    ck_assert_int_eq(sees("marieke", GOAL), 404);
}
END_TEST

START_TEST(test_end_limits)
{
    const char *sanne = login("sanne");
    change("UPDATE betrokkenheid SET tot = '2026-12-01' WHERE id = 503");
    struct http_reply r = api_with(login("marieke"), "PATCH", SCHOOL, V1,
                                   "{\"status\":\"beeindigd\",\"tot\":\"2026-12-02\"}");
    ck_assert_int_eq(r.status, 400); /* nobody lengthens it alone */
    ck_assert(reply_has(&r, "R4"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", SCHOOL, V1,
                                        "{\"status\":\"beeindigd\",\"tot\":\"2026-11-18\"}")),
                     400);
    clock_forward(20 * 86400);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", SCHOOL, V1, STEP("beeindigd"))),
                     409); /* its date ended it */
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE tot = '2026-12-01'"), 1);
}
END_TEST

START_TEST(test_end_before_it_began)
{
    made(api(login("sanne"), "POST", LIST, INVITE(ILSE, ",\"van\":\"2026-11-25\"")));
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 200);
    ck_assert_int_eq(sees("ilse", HOUSE), 404);
    ck_assert_int_eq(told("ilse", V2, "{\"status\":\"beeindigd\",\"tot\":\"2026-11-24\"}"), 400);
    ck_assert_int_eq(told("ilse", V2, STEP("beeindigd")), 200);
    clock_forward(6 * 86400);
    ck_assert_int_eq(sees("ilse", HOUSE), 404); /* it never was */
}
END_TEST

/* R27: after a reset regie says whether it is still them; not they themselves. */
START_TEST(test_suspended)
{
    invite_ilse();
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 200);
    change("UPDATE betrokkenheid SET opgeschort = 1, versie = 3 WHERE gebruiker_id = 104");
    ck_assert_int_eq(sees("ilse", HOUSE), 404);
    ck_assert_int_eq(told("ilse", "If-Match: \"v3\"", STEP("actief")), 409);
    ck_assert_int_eq(
        told("ilse", "If-Match: \"v3\"", "{\"status\":\"beeindigd\",\"tot\":\"2026-12-01\"}"), 200);
    ck_assert_int_eq(sees("ilse", HOUSE), 404); /* an end does not lift it */
    struct http_reply r = page(login("sanne"), "GET", one, NULL);
    ck_assert(reply_has(&r, "Deze hulp staat stil"));
    http_reply_free(&r);
    ck_assert_int_eq(told("sanne", "If-Match: \"v4\"", STEP("actief")), 200);
    ck_assert_int_eq(sees("ilse", HOUSE), 200);
}
END_TEST

/* ---- a professional asks ---- */

START_TEST(test_ask)
{
    struct http_reply r = page(login_found("ilse"), "GET", ASK "/nieuw", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Elif Yıldız") && reply_has(&r, "Sanne Hoekstra"));
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    ilse_asks();
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"
                           " AND status = 'gevraagd' AND gevraagd_door = 104"
                           " AND huishouden_id = 301"),
                     1);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'betrokkenheid.vragen'"
              " AND huishouden = 301 AND personen = '0000000000069' AND gebruiker = 104"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'betrokkenheid-gevraagd'"),
                     1);
    ck_assert_int_eq(sees("ilse", one), 200); /* her own question */
    same_as_nowhere("ilse", HOUSE);
    same_as_nowhere("marieke", one);
    ck_assert_int_eq(sees("sanne", one), 200); /* a source with beroepsgeheim sent it (G6) */
    r = page(login("sanne"), "GET", LIST, NULL);
    ck_assert(reply_has(&r, "Ilse Brandsma"));
    http_reply_free(&r);
}
END_TEST

/* Not found in this login, in no household, one's own household, a hidden household: one answer. */
START_TEST(test_ask_unknown)
{
    const char *ilse = login("ilse");
    AUTO_FREE char *not_found = reason(ilse, ASK, ASKED, "persoon");
    AUTO_FREE char *made_up =
        reason(ilse, "/personen/00000000zzzzz/betrokkenheid", ASKED, "persoon");
    ck_assert_str_eq(not_found, made_up);
    ck_assert_int_eq(status_of(page(ilse, "GET", ASK "/nieuw", NULL)), 404);
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    AUTO_FREE char *hidden = reason(login_found("ilse"), ASK, ASKED, "persoon");
    ck_assert_str_eq(not_found, hidden);
    change("UPDATE persoon SET adres_geheim = 0 WHERE id = 202;"
           "UPDATE gebruiker SET persoon_id = 202 WHERE id = 104");
    AUTO_FREE char *own = reason(login_found("ilse"), ASK, ASKED, "persoon");
    ck_assert_str_eq(not_found, own);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE id > 1000"), 0);
}
END_TEST

START_TEST(test_ask_which_household)
{
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES (302, 903, 201, "
           "'ander', '2026-01-01', 'hand')");
    AUTO_FREE char *which = reason(login_found("ilse"), ASK, ASKED, "huishouden");
    ck_assert_ptr_nonnull(which);
    made(api(login_found("ilse"), "POST", ASK,
             "{\"huishouden\":\"000000000009e\",\"taak\":\"behandelaar\",\"doel\":\"ggz\"}"));
    ck_assert_int_eq(value("SELECT huishouden_id FROM betrokkenheid WHERE gebruiker_id = 104"),
                     302);
    /* a household this person is not in */
    AUTO_FREE char *other = reason(
        login_found("ilse"), ASK,
        "{\"huishouden\":\"00000000zzzzz\",\"taak\":\"behandelaar\",\"doel\":\"ggz\"}", "persoon");
    ck_assert_ptr_nonnull(other);
}
END_TEST

START_TEST(test_ask_yes)
{
    ilse_asks();
    ck_assert_int_eq(told("ilse", V1, STEP("actief")), 403); /* never oneself */
    ck_assert_int_eq(told("sanne", V1, STEP("ingetrokken")), 403);
    ck_assert_int_eq(told("marieke", V1, STEP("actief")), 404);
    ck_assert_int_eq(told("sanne", V1, STEP("actief")), 200);
    ck_assert_int_eq(sees("ilse", HOUSE), 200);
    ck_assert_int_eq(sees("sanne", one), 200);
}
END_TEST

/* Who was refused reads the answer for a month, and nothing else. */
START_TEST(test_ask_no)
{
    ilse_asks();
    ck_assert_int_eq(told("sanne", V1, STEP_WHY("geweigerd")), 200);
    struct http_reply r = api(login("ilse"), "GET", one, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Er is geen plek."));
    http_reply_free(&r);
    same_as_nowhere("ilse", HOUSE);
    ck_assert_int_eq(told("ilse", V2, STEP("ingetrokken")), 409);
    clock_forward(31 * 86400);
    same_as_nowhere("ilse", one);
}
END_TEST

START_TEST(test_ask_withdraw)
{
    ilse_asks();
    ck_assert_int_eq(told("ilse", V1, STEP("ingetrokken")), 200);
    ck_assert_int_eq(told("sanne", V1, STEP("actief")), 412); /* she read it before */
    ck_assert_int_eq(told("sanne", V2, STEP("actief")), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'betrokkenheid-ingetrokken'"),
                     1);
    clock_forward(86400);
    same_as_nowhere("sanne", one); /* it is not sent to anybody any more */
}
END_TEST

START_TEST(test_ask_by_form)
{
    const char *ilse = login_found("ilse");
    struct http_reply r = page(ilse, "POST", ASK, "taak=&doel=ggz");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-taak-fout"));
    http_reply_free(&r);
    r = page(ilse, "POST", ASK, "taak=behandelaar&doel=ggz");
    ck_assert_int_eq(r.status, 303);
    const char *to = reply_header(&r, "Location");
    ck_assert_ptr_nonnull(strstr(to, "?gedaan=betrokkenheid-gevraagd"));
    ck_assert_int_eq(status_of(page(ilse, "GET", to, NULL)), 200);
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(ilse, "POST", ASK, ASKED)), 409); /* she asked already */
}
END_TEST

/* ---- pages ---- */

START_TEST(test_pages)
{
    invite_ilse();
    const char *who[] = {"sanne", "marieke", "hans"};
    for (size_t i = 0; i < COUNT_OF(who); i++) {
        ck_assert_int_eq(status_of(page(login(who[i]), "GET", LIST, NULL)), 200);
        ck_assert_int_eq(status_of(page(login(who[i]), "GET", LIST "/nieuw", NULL)),
                         i == 0 ? 200 : 403);
    }
    char form[100];
    (void)snprintf(form, sizeof form, "%s/wijzig", one);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", one, NULL)), 200);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", form, NULL)), 200);
    ck_assert_int_eq(status_of(page(login("ilse"), "GET", form, NULL)), 200);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", SCHOOL, NULL)), 200);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", SCHOOL "/wijzig", NULL)), 200);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", form, NULL)), 404);
    ck_assert_int_eq(status_of(page(login("ilse"), "GET", "/mijn/werk", NULL)), 200);
    ck_assert_int_eq(status_of(page(login("ilse"), "GET", "/mijn/berichten", NULL)), 200);
}
END_TEST

START_TEST(test_readers)
{
    struct http_reply r = api(login("sanne"), "POST", HOUSE "/_lezers",
                              "{\"soort\":\"betrokkenheid\",\"categorie\":\"betrokkenheid\","
                              "\"gebruiker\":\"" ILSE "\",\"personen\":[\"000000000006a\"]}");
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"), 0);
}
END_TEST

/* ---- at the same moment ---- */

/* Yes against never mind: one of them, and both know which. */
START_TEST(test_race_yes_withdraw)
{
    invite_ilse();
    struct racer r[] = {{.token = login("ilse"),
                         .method = "PATCH",
                         .path = one,
                         .header = V1,
                         .body = STEP("actief")},
                        {.token = login("sanne"),
                         .method = "PATCH",
                         .path = one,
                         .header = V1,
                         .body = STEP("ingetrokken")}};
    race(r, 2);
    ck_assert_msg(race_told(r, 2, 200) == 1, "%s\n%s", r[0].said, r[1].said);
    bool yes = r[0].status == 200;
    ck_assert_msg(yes ? r[1].status == 409 || r[1].status == 412 : r[0].status == 404, "%s\n%s",
                  r[0].said, r[1].said);
    ck_assert_int_eq(value("SELECT status = 'actief' FROM betrokkenheid WHERE gebruiker_id = 104"),
                     yes);
    ck_assert_int_eq(sees("ilse", HOUSE), yes ? 200 : 404);
}
END_TEST

START_TEST(test_race_two_yes)
{
    invite_ilse();
    struct racer r[4];
    for (size_t i = 0; i < COUNT_OF(r); i++)
        r[i] = (struct racer){.token = login("ilse"),
                              .method = "PATCH",
                              .path = one,
                              .header = V1,
                              .body = i % 2 ? STEP("actief") : STEP_WHY("geweigerd")};
    race(r, COUNT_OF(r));
    ck_assert_uint_eq(race_told(r, 4, 200), 1);
    ck_assert_uint_eq(race_told(r, 4, 404) + race_told(r, 4, 409) + race_told(r, 4, 412), 3);
    ck_assert_int_eq(value("SELECT versie FROM betrokkenheid WHERE gebruiker_id = 104"), 2);
}
END_TEST

/* Asked and invited at once, for the same purpose: one question stays open. */
START_TEST(test_race_ask_invite)
{
    struct racer r[] = {
        {.token = login_found("ilse"), .method = "POST", .path = ASK, .body = ASKED},
        {.token = login("sanne"), .method = "POST", .path = LIST, .body = INVITE(ILSE, "")}};
    race(r, 2);
    ck_assert_msg(race_told(r, 2, 201) == 1 && race_told(r, 2, 409) == 1, "%s\n%s", r[0].said,
                  r[1].said);
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE gebruiker_id = 104"), 1);
}
END_TEST

/* The end against reads: after the end was answered nothing opens any more (R29, invariant 8). */
START_TEST(test_race_end_read)
{
    consent_school("NULL");
    struct racer r[4] = {{.token = login("sanne"),
                          .method = "PATCH",
                          .path = SCHOOL,
                          .header = V1,
                          .body = STEP("beeindigd")}};
    for (size_t i = 1; i < COUNT_OF(r); i++)
        r[i] = (struct racer){.token = login("marieke"), .method = "GET", .path = GOAL};
    race(r, COUNT_OF(r));
    ck_assert_int_eq(r[0].status, 200);
    ck_assert_uint_eq(race_told(r + 1, 3, 200) + race_told(r + 1, 3, 404), 3);
    ck_assert_int_eq(sees("marieke", GOAL), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel l WHERE l.gebruiker = 103"
                           " AND l.gebeurtenis = 'lezen' AND l.uitkomst = 'geslaagd'"
                           " AND l.volgnr > (SELECT volgnr FROM logregel WHERE handeling = "
                           "'betrokkenheid.wijzigen')"),
                     0);
}
END_TEST

/* An onderdeel that is called as its organisation, or says it, is named once; another with it. */
START_TEST(test_named_once)
{
    struct http_reply r = page(login("sanne"), "GET", SCHOOL, NULL);
    ck_assert_msg(reply_has(&r, "De Regenboog, School"), "%.*s", (int)r.body_len, r.body);
    http_reply_free(&r);
    change("UPDATE organisatie SET naam = 'School' WHERE id = 2");
    r = page(login("sanne"), "GET", SCHOOL, NULL);
    ck_assert(r.status == 200 && reply_has(&r, "School") && !reply_has(&r, "School, School") &&
              !reply_has(&r, "<span class=\"gp-sub\">School</span><span class=\"gp-sub\">"));
    http_reply_free(&r);
}
END_TEST

/* ---- the suite ---- */

static void add(Suite *s, const char *name, const TTest *const *tests)
{
    TCase *c = tcase_create(name);
    tcase_add_checked_fixture(c, harness_start_plain, harness_stop);
    for (; *tests; tests++)
        tcase_add_test(c, *tests);
    suite_add_tcase(s, c);
}

static Suite *suite(void)
{
    const TTest *const inviting[] = {test_invite,
                                     test_invite_by_form,
                                     test_invite_unfit,
                                     test_invite_fields,
                                     test_invite_whose,
                                     test_invite_twice,
                                     test_invite_after_lapse,
                                     test_invite_beside_hidden,
                                     NULL};
    const TTest *const sight[] = {test_invited_sees, test_others_see_nothing,
                                  test_list_hides,   test_pages,
                                  test_readers,      NULL};
    const TTest *const answers[] = {test_yes,      test_yes_whose,       test_nobody_alone,
                                    test_no,       test_answers_by_form, test_withdraw,
                                    test_late_yes, test_too_late_yes,    test_moved_meanwhile,
                                    NULL};
    const TTest *const end[] = {test_end_by_act,
                                test_end_by_oneself,
                                test_end_colleague,
                                test_end_by_date,
                                test_late_yes_wakes_nothing,
                                test_end_limits,
                                test_end_before_it_began,
                                test_suspended,
                                NULL};
    const TTest *const asking[] = {test_ask,         test_ask_unknown, test_ask_which_household,
                                   test_ask_yes,     test_ask_no,      test_ask_withdraw,
                                   test_ask_by_form, test_named_once,  NULL};
    Suite *s = suite_create("betrokkenheid");
    add(s, "inviting", inviting);
    add(s, "sight", sight);
    add(s, "answers", answers);
    add(s, "end", end);
    add(s, "asking", asking);
    TCase *races = tcase_create("races");
    tcase_add_checked_fixture(races, harness_start_plain, harness_stop);
    tcase_add_loop_test(races, test_race_yes_withdraw, 0, 6);
    tcase_add_loop_test(races, test_race_two_yes, 0, 4);
    tcase_add_loop_test(races, test_race_ask_invite, 0, 6);
    tcase_add_loop_test(races, test_race_end_read, 0, 6);
    suite_add_tcase(s, races);
    return s;
}

int main(void) { return harness_main(suite()); }
