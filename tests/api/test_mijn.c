/* SPDX-License-Identifier: EUPL-1.2 */
/* "Mijn werk" for each role: what asks something of it, and no panel that is not its own. */
#include "gezin.h"

#define WORK "/mijn/werk"

/* How many wait of a kind; 0 when it is not listed. */
static int64_t waits(const char *who, const char *soort)
{
    struct http_reply r = api(login(who), "GET", WORK, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *row;
    size_t i;
    ck_assert_int_eq(status_of(r), 200);
    json_array_foreach(json_object_get(json, "taken"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "soort")), soort) == 0)
            return json_integer_value(json_object_get(row, "aantal"));
    }
    return 0;
}

static void shows(const char *who, const char *text, bool shown)
{
    AUTO_FREE char *page = page_text(login(who), WORK, 200);
    ck_assert_msg((strstr(page, text) != NULL) == shown, "%s: %s", who, text);
}

START_TEST(test_roles)
{
    static const char *const helps[] = {"sanne", "marieke", "hans"}, *const other[] = {"anja",
                                                                                       "ruth"};
    for (size_t i = 0; i < COUNT_OF(helps); i++) {
        shows(helps[i], "Mijn huishoudens", true);
        shows(helps[i], "Mijn acties", true);
    }
    for (size_t i = 0; i < COUNT_OF(other); i++) {
        shows(other[i], "Mijn huishoudens", false);
        shows(other[i], "Mijn acties", false);
        shows(other[i], "Te doen", true);
    }
}
END_TEST

/* What waits is listed to whose it is, and to nobody else. */
START_TEST(test_waits)
{
    change("UPDATE onderdeel SET contact_id = NULL");
    ck_assert_int_gt(waits("anja", "contactpersoon"), 0);
    ck_assert_int_eq(waits("ruth", "contactpersoon"), 0);
    ck_assert_int_eq(waits("sanne", "contactpersoon"), 0);
    change("UPDATE onderdeel SET contact_id = 103 WHERE id = 13");
    ck_assert_int_eq(waits("marieke", "bevestigen"), 1); /* Nina */
    ck_assert_int_eq(waits("sanne", "bevestigen"), 0);
    shows("marieke", "Accounts bevestigen", true);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("mijn");
    TCase *c = tcase_create("mijn");
    tcase_add_checked_fixture(c, gezin_start, harness_stop);
    tcase_set_timeout(c, 300); /* many requests each, on a busy machine */
    tcase_add_test(c, test_roles);
    tcase_add_test(c, test_waits);
    suite_add_tcase(s, c);
    return harness_main(s);
}
