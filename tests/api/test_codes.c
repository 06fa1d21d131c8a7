/* SPDX-License-Identifier: EUPL-1.2 */
/* What a client of the API chooses from: a page offers the same. */
#include "base/id.h"
#include "base/row.h"
#include "gezin.h"

static json_t *list_of(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    ck_assert_msg(r.status == 200, "%s: %d %.500s", path, r.status, r.body);
    json_t *model = reply_json(&r), *list = json_incref(json_object_get(model, "resultaten"));
    json_decref(model);
    http_reply_free(&r);
    ck_assert(json_is_array(list));
    return list;
}

static const json_t *with(const json_t *list, const char *key, const char *text)
{
    const json_t *row;
    size_t i;
    json_array_foreach(list, i, row)
    {
        if (strcmp(row_text(row, key), text) == 0)
            return row;
    }
    return NULL;
}

static json_t *people(const char *field, int64_t which)
{
    char path[80], id[ID_TEXT_SIZE];
    id_format(which, id);
    (void)snprintf(path, sizeof path, "/professionals?%s=%s", field, id);
    return list_of("marieke", path);
}

START_TEST(test_lists)
{
    static const char *const PATHS[] = {"/leefgebieden",    "/categorieen",  "/verwerkingsdoelen",
                                        "/diensten",        "/wetten",       "/sluitredenen",
                                        "/overgangsoorten", "/sleutelkeuzes"};
    for (size_t i = 0; i < COUNT_OF(PATHS); i++) {
        AUTO_JSON json_t *list = list_of("marieke", PATHS[i]);
        ck_assert_msg(json_array_size(list) > 1, "%s", PATHS[i]);
        ck_assert_int_eq(status_of(api(NULL, "GET", PATHS[i], NULL)), 401);
        ck_assert_int_eq(status_of(page(login("marieke"), "GET", PATHS[i], NULL)), 404);
    }
}
END_TEST

/* R16: on which ground this onderdeel may decide, and what has to be weighed. */
START_TEST(test_grounds)
{
    AUTO_JSON json_t *ilse = list_of("ilse", "/deelgronden");
    AUTO_JSON json_t *sanne = list_of("sanne", "/deelgronden");
    const json_t *own = with(ilse, "code", "conflict_van_plichten");
    ck_assert_ptr_nonnull(own);
    ck_assert(json_is_true(json_object_get(own, "eigenStukken")));
    ck_assert_uint_gt(json_array_size(json_object_get(own, "weging")), 2);
    ck_assert_uint_gt(json_array_size(json_object_get(own, "categorieen")), 0);
    ck_assert_ptr_null(with(sanne, "code", "conflict_van_plichten")); /* no secrecy, no conflict */
    ck_assert_ptr_nonnull(with(sanne, "code", "meldrecht"));
    ck_assert_ptr_null(with(ilse, "code", "wams")); /* switched off */
}
END_TEST

/* Who works here and helps families: the same view as the choices of a form. */
START_TEST(test_people)
{
    AUTO_JSON json_t *all = list_of("marieke", "/professionals");
    ck_assert(json_is_true(json_object_get(with(all, "naam", "Sanne Hoekstra"), "regisseur")));
    ck_assert(json_is_false(json_object_get(with(all, "naam", "Ilse Brandsma"), "regisseur")));
    ck_assert_ptr_null(with(all, "naam", "Anja Willems")); /* beheer */
    ck_assert_ptr_null(with(all, "naam", "Ruth Nijman"));  /* privacy */
    ck_assert_ptr_null(with(all, "naam", "Nina Nieuw"));   /* R27: not confirmed */
    AUTO_JSON json_t *of = people("onderdeel", 14);
    ck_assert_uint_eq(json_array_size(of), 1);
    ck_assert_str_eq(row_text(json_array_get(of, 0), "naam"), "Ilse Brandsma");
    AUTO_JSON json_t *later = people("na", 103);
    ck_assert_ptr_null(with(later, "naam", "Sanne Hoekstra"));
    ck_assert_ptr_nonnull(with(later, "naam", "Ilse Brandsma"));
    change("UPDATE gebruiker SET tot = '2026-01-02' WHERE id = 104");
    AUTO_JSON json_t *gone = list_of("marieke", "/professionals");
    ck_assert_ptr_null(with(gone, "naam", "Ilse Brandsma"));
    change("UPDATE onderdeel SET tot = '2026-01-02' WHERE id = 11");
    AUTO_JSON json_t *closed = list_of("marieke", "/professionals");
    ck_assert_ptr_null(with(closed, "naam", "Sanne Hoekstra"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("codes");
    TCase *tc = tcase_create("codes");
    tcase_add_checked_fixture(tc, gezin_start, harness_stop);
    tcase_add_test(tc, test_lists);
    tcase_add_test(tc, test_grounds);
    tcase_add_test(tc, test_people);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
