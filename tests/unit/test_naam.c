/* SPDX-License-Identifier: EUPL-1.2 */
/* Names as the BRP writes them, on screens and for searching. */
#include "base/naam.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    struct naam_delen n;
    const char *naam, *roep, *zoek;
} CASES[] = {
    {{.voornamen = "Sanne Maria", .geslachtsnaam = "Verbeek"},
     "Sanne Verbeek",
     "Sanne",
     "sanne maria verbeek sanne verbeek"},
    {{.voornamen = "Noor", .voorvoegsel = "de", .geslachtsnaam = "Vries"},
     "Noor de Vries",
     "Noor",
     "noor de vries"},
    /* the partner's name: after, before, instead, or not at all */
    {{.voornamen = "Elif Ayşe",
      .geslachtsnaam = "Yıldız",
      .partner_voorvoegsel = "de",
      .partner_geslachtsnaam = "Vries",
      .naamgebruik = 'N'},
     "Elif Yıldız-de Vries",
     "Elif",
     "elif ayse yildiz elif yildiz de vries"},
    {{.voornamen = "Nandini",
      .geslachtsnaam = "Adiga",
      .partner_geslachtsnaam = "Sankrityayan",
      .naamgebruik = 'V'},
     "Nandini Sankrityayan-Adiga",
     "Nandini",
     "nandini adiga nandini sankrityayan adiga"},
    {{.voornamen = "Hans Otto",
      .voorvoegsel = "de",
      .geslachtsnaam = "Munnik",
      .partner_voorvoegsel = "des",
      .partner_geslachtsnaam = "Crêpes",
      .naamgebruik = 'P'},
     "Hans des Crêpes",
     "Hans",
     "hans otto de munnik hans des crepes"},
    {{.voornamen = "Anna",
      .geslachtsnaam = "Jansma",
      .partner_geslachtsnaam = "Vermeulen",
      .naamgebruik = 'E'},
     "Anna Jansma",
     "Anna",
     "anna jansma"},
    {{.voornamen = "Anna",
      .geslachtsnaam = "Jansma",
      .partner_geslachtsnaam = ".",
      .naamgebruik = 'P'},
     "Anna Jansma",
     "Anna",
     "anna jansma"},
    {{.voornamen = "Anna", .geslachtsnaam = "Jansma", .naamgebruik = 'V'},
     "Anna Jansma",
     "Anna",
     "anna jansma"},
    /* one name only */
    {{.voornamen = "Dian Marini Maya", .geslachtsnaam = "."},
     "Dian Marini Maya",
     "Dian",
     "dian marini maya"},
    {{.voornamen = "Dian",
      .geslachtsnaam = ".",
      .partner_geslachtsnaam = "Bos",
      .naamgebruik = 'V'},
     "Dian Bos",
     "Dian",
     "dian dian bos"},
    {{.geslachtsnaam = "Ki Hajar Dewantara"}, "Ki Hajar Dewantara", "", "ki hajar dewantara"},
    {{.voorvoegsel = "van der", .geslachtsnaam = "Ven"}, "Van der Ven", "", "van der ven"},
    {{.geslachtsnaam = "."}, "(naam onbekend)", "", ""},
    {{.voornamen = "", .geslachtsnaam = ""}, "(naam onbekend)", "", ""},
    /* titles stand before the surname, predicates before all */
    {{.voornamen = "Robert Johannes",
      .titel = "graaf",
      .voorvoegsel = "van der",
      .geslachtsnaam = "Leijenhorst",
      .geslacht = 'm'},
     "Robert graaf van der Leijenhorst",
     "Robert",
     "robert johannes van der leijenhorst robert van der leijenhorst"},
    {{.voornamen = "Carolina",
      .titel = "baron",
      .voorvoegsel = "van",
      .geslachtsnaam = "Hom",
      .geslacht = 'v'},
     "Carolina barones van Hom",
     "Carolina",
     "carolina van hom"},
    {{.voornamen = "Carolina",
      .titel = "barones",
      .geslachtsnaam = "Hom",
      .geslacht = 'v',
      .partner_geslachtsnaam = "Brest",
      .naamgebruik = 'P'},
     "Carolina Brest",
     "Carolina",
     "carolina hom carolina brest"},
    {{.voornamen = "Anna",
      .titel = "jonkheer",
      .voorvoegsel = "'S",
      .geslachtsnaam = "Streeveld",
      .geslacht = 'v',
      .partner_voorvoegsel = "te",
      .partner_geslachtsnaam = "Schaars",
      .naamgebruik = 'N'},
     "jonkvrouw Anna 'S Streeveld-te Schaars",
     "Anna",
     "anna s streeveld anna s streeveld te schaars"},
    {{.voornamen = "Hendrik",
      .titel = "ridder",
      .voorvoegsel = "den",
      .geslachtsnaam = "Brinck",
      .geslacht = 'v'},
     "Hendrik ridder den Brinck",
     "Hendrik",
     "hendrik den brinck"},
    {{.titel = "prins", .geslachtsnaam = "Oranje", .geslacht = 'm'}, "prins Oranje", "", "oranje"},
    /* prefixes that lean on the name, and a name by which somebody is called */
    {{.voornamen = "Gianni", .voorvoegsel = "d'", .geslachtsnaam = "Ancona"},
     "Gianni d'Ancona",
     "Gianni",
     "gianni d ancona"},
    {{.voornamen = "Johannes Cornelis", .roepnaam = "Hans", .geslachtsnaam = "Mol"},
     "Hans Mol",
     "Hans",
     "johannes cornelis mol hans mol"},
    {{.voornamen = "Theodoor-Christiaan R. Philip", .geslachtsnaam = "Ven-Van Roedelrode"},
     "Theodoor-Christiaan Ven-Van Roedelrode",
     "Theodoor-Christiaan",
     "theodoor christiaan r philip ven van roedelrode theodoor christiaan ven van roedelrode"},
    {{.geslachtsnaam = "<Onbekend> & </Onbemind>"},
     "<Onbekend> & </Onbemind>",
     "",
     "onbekend onbemind"},
};

static void check(void (*write)(const struct naam_delen *n, struct buf *out),
                  const struct naam_delen *n, const char *expected)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 4000);
    buf_text(&out, "voor:");
    write(n, &out);
    ck_assert_str_eq(out.data + 5, expected);
}

START_TEST(test_cases)
{
    check(persoon_naam, &CASES[_i].n, CASES[_i].naam);
    check(naam_roep, &CASES[_i].n, CASES[_i].roep);
    check(persoon_zoeknaam, &CASES[_i].n, CASES[_i].zoek);
}
END_TEST

START_TEST(test_long_names)
{
    char given[301], last[301];
    memset(given, 'a', 300);
    memset(last, 'b', 300);
    given[300] = last[300] = '\0';
    BUF_AUTO struct buf out;
    buf_init(&out, 4000);
    persoon_naam(&(struct naam_delen){.voornamen = given, .geslachtsnaam = last}, &out);
    ck_assert(!out.failed);
    ck_assert_uint_eq(out.len, 601);
}
END_TEST

/* What does not fit is said, not cut in silence. */
START_TEST(test_full_buffer)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 5);
    persoon_naam(&CASES[0].n, &out);
    ck_assert(out.failed);
    buf_clear(&out);
    persoon_zoeknaam(&CASES[0].n, &out);
    ck_assert(out.failed);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("naam");
    TCase *t = tcase_create("namen");
    tcase_add_loop_test(t, test_cases, 0, (int)COUNT_OF(CASES));
    tcase_add_test(t, test_long_names);
    tcase_add_test(t, test_full_buffer);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
