/* SPDX-License-Identifier: EUPL-1.2 */
/* A regie for a while: the screens say why nobody of a GI, Veilig Thuis or the RvdK can be chosen,
 * and who does something about it. */
#include "gezin.h"

#define ASK HOUSE "/regie/nieuw"
#define GI "/organisaties/000000000000t" /* 26 */
#define VERA "/gebruikers/000000000003j" /* 114 */

static void gi(void)
{
    change("INSERT INTO organisatie (id, naam, soort, van) VALUES"
           " (26, 'Jeugdbescherming West', 'gi', '2020-01-01'),"
           " (27, 'Raad & Kind', 'rvdk', '2020-01-01'),"
           " (28, 'Oud Veilig Thuis', 'veilig_thuis', '2020-01-01');"
           "UPDATE organisatie SET tot = '2026-01-01' WHERE id = 28;"
           "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van)"
           " VALUES (36, 26, 'Voogdij', 'Jeugdwet', 0, 0, '2020-01-01');"
           "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (114, 'vera', 'Vera Voogd', 'jeugdbeschermer', 36, '2020-01-01',"
           " 1577880000);"
           "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (114, 'professional')");
}

static bool says(const char *who, const char *path, const char *what)
{
    AUTO_FREE char *text = page_text(login(who), path, 200);
    return strstr(text, what) != NULL;
}

START_TEST(why_not_in_the_list)
{
    gi();
    static const char *const asks[][2] = {{"hans", ASK}, {"sanne", HOUSE "/overdrachten/nieuw"}};
    for (size_t i = 0; i < COUNT_OF(asks); i++) {
        AUTO_FREE char *text = page_text(login(asks[i][0]), asks[i][1], 200);
        ck_assert(strstr(text, "Staat iemand niet in de lijst?") && strstr(text, "Anja Willems"));
        ck_assert_ptr_nonnull(
            strstr(text, "Bij Jeugdbescherming West en Raad &amp; Kind heeft nog niemand"));
        ck_assert(!strstr(text, "Vera Voogd") && !strstr(text, "Oud Veilig Thuis"));
    }
    /* who stands in is asked by name as well, and not for a while */
    AUTO_FREE char *deputy = page_text(login("sanne"), HOUSE "/waarnemingen/nieuw", 200);
    ck_assert(strstr(deputy, "Anja Willems") && !strstr(deputy, "Raad voor de Kinderbescherming"));
    change("INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (114, 'regisseur')");
    ck_assert(says("hans", ASK, "Vera Voogd") &&
              says("hans", ASK, "Bij Raad &amp; Kind heeft nog niemand"));
}
END_TEST

/* Whom to phone works here today: their account, their onderdeel and their organisation. */
START_TEST(whom_to_phone_works_here)
{
    gi();
    change("INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van)"
           " VALUES (37, 1, 'Oud beheer', 'Gemeentewet', 0, 0, '2020-01-01');"
           "INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (115, 'olga', 'Olga Oud', 'beheerder', 37, '2020-01-01',"
           " 1577880000);"
           "INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (115, 'beheerder')");
    ck_assert(says("hans", ASK, "Olga Oud"));
    change("UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 37");
    ck_assert(!says("hans", ASK, "Olga Oud") && says("hans", ASK, "Anja Willems"));
}
END_TEST

START_TEST(the_beheerder_is_told)
{
    gi();
    ck_assert(says("anja", GI, "Niemand van Jeugdbescherming West heeft de rol regisseur"));
    ck_assert(says("anja", VERA, "Geef de rol</a>"));
    struct http_reply r = api(login("anja"), "GET", GI, NULL);
    ck_assert(reply_has(&r, "\"geenRegisseur\":true"));
    http_reply_free(&r);
    static const char *const not_enough[] = {
        "UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 114",
        "UPDATE gebruiker SET bevestigd_op = 1577880000, tot = '2026-11-18' WHERE id = 114",
    };
    change("INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (114, 'regisseur')");
    ck_assert(!says("anja", GI, "heeft de rol regisseur"));
    ck_assert(!says("anja", VERA, "Geef de rol</a>"));
    for (size_t i = 0; i < COUNT_OF(not_enough); i++) {
        change(not_enough[i]);
        ck_assert_msg(says("anja", GI, "heeft de rol regisseur"), "%s", not_enough[i]);
    }
    ck_assert(!says("anja", VERA, "Geef de rol</a>")); /* it ended */
    /* of other organisations it is not asked */
    ck_assert(!says("anja", "/organisaties/0000000000002", "heeft de rol regisseur"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("regie_tijdelijk");
    TCase *t = tcase_create("regie_tijdelijk");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, why_not_in_the_list);
    tcase_add_test(t, whom_to_phone_works_here);
    tcase_add_test(t, the_beheerder_is_told);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
