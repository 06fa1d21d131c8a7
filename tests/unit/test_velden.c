/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/velden.h"

#include "base/cleanup.h"
#include "base/id.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORM "application/x-www-form-urlencoded"
#define JSON "application/json"

/* ---- the raw body ---- */

static const char *type_header(const struct http_request *r, const char *name)
{
    return strcmp(name, "Content-Type") == 0 ? r->of_header : NULL;
}

static enum result raw(const char *type, const char *body, size_t n, json_t **ret, bool *ret_form,
                       struct probleem *p)
{
    char copy[100];
    if (type)
        (void)snprintf(copy, sizeof copy, "%s", type);
    struct http_request r = {
        .body = body, .body_len = n, .header = type_header, .of_header = type ? copy : NULL};
    return velden_raw(&r, 20, ret, ret_form, p);
}

static const struct {
    const char *type, *body;
    const char *want; /* JSON, or NULL when refused as `soort` with `word` in the detail */
    bool form;
    enum probleem_soort soort;
    const char *word;
} BODIES[] = {
    {JSON, "{}", "{}", false, 0, NULL},
    {JSON, " {\"a\":[1,\"b\",{\"c\":null}]}\n", "{\"a\":[1,\"b\",{\"c\":null}]}", false, 0, NULL},
    {"Application/JSON ; Charset=\"UTF-8\"", "{\"a\":1}", "{\"a\":1}", false, 0, NULL},
    {"application/merge-patch+json", "{}", "{}", false, 0, NULL},
    {JSON, "\xEF\xBB\xBF{}", "{}", false, 0, NULL},
    {JSON, "{\"a\":\"]}\\\"\\\\\"}", "{\"a\":\"]}\\\"\\\\\"}", false, 0, NULL},
    {JSON, "{\"a\":[[[[[[[8]]]]]]]}", "{\"a\":[[[[[[[8]]]]]]]}", false, 0, NULL},
    {NULL, "", "{}", false, 0, NULL},
    {"", "", "{}", false, 0, NULL},
    {FORM, "", "{}", true, 0, NULL},
    {FORM, "a=1&b=caf%C3%A9+x%26&c=&d", "{\"a\":\"1\",\"b\":\"café x&\",\"c\":\"\",\"d\":\"\"}",
     true, 0, NULL},
    {FORM ";charset=utf-8", "a=1&a=2&&a=3&", "{\"a\":[\"1\",\"2\",\"3\"]}", true, 0, NULL},
    {FORM, "a=b=c&%61=d", "{\"a\":[\"b=c\",\"d\"]}", true, 0, NULL},
    {FORM, "a=1;b=2", "{\"a\":\"1;b=2\"}", true, 0, NULL},
    /* refused */
    {JSON, "", NULL, false, PROBLEEM_ONLEESBAAR, "geen inhoud"},
    {JSON, " \n", NULL, false, PROBLEEM_ONLEESBAAR, "geen inhoud"},
    {JSON, "[]", NULL, false, PROBLEEM_ONLEESBAAR, "JSON-object"},
    {JSON, "\"a\"", NULL, false, PROBLEEM_ONLEESBAAR, "JSON-object"},
    {JSON, "null", NULL, false, PROBLEEM_ONLEESBAAR, "JSON-object"},
    {JSON, "{\"a\":1,\"a\":2}", NULL, false, PROBLEEM_ONLEESBAAR, "twee keer"},
    {JSON, "{\"b\":{\"a\":1,\n\"\\u0061\":2}}", NULL, false, PROBLEEM_ONLEESBAAR, "regel 2"},
    {JSON, "{\"a\":1} x", NULL, false, PROBLEEM_ONLEESBAAR, "nog iets"},
    {JSON, "{}{}", NULL, false, PROBLEEM_ONLEESBAAR, "nog iets"},
    {JSON, "{\"a\":", NULL, false, PROBLEEM_ONLEESBAAR, "te vroeg"},
    {JSON, "{\"a\":1,}", NULL, false, PROBLEEM_ONLEESBAAR, "regel 1"},
    {JSON, "{a:1}", NULL, false, PROBLEEM_ONLEESBAAR, "regel 1"},
    {JSON, "{'a':1}", NULL, false, PROBLEEM_ONLEESBAAR, "klopt niet"},
    {JSON, "{\"a\":NaN}", NULL, false, PROBLEEM_ONLEESBAAR, "klopt niet"},
    {JSON, "{\"a\":99999999999999999999}", NULL, false, PROBLEEM_ONLEESBAAR,
     "te groot (regel 1, bij teken"},
    {JSON, "{\"a\":1e999}", NULL, false, PROBLEEM_ONLEESBAAR, "te groot"},
    {JSON, "{\"a\":\"\\u0000\"}", NULL, false, PROBLEEM_ONLEESBAAR, "nulteken"},
    {JSON, "{\"\\u0000\":1}", NULL, false, PROBLEEM_ONLEESBAAR, "nulteken"},
    {JSON, "{\"a\":\"\\ud800\"}", NULL, false, PROBLEEM_ONLEESBAAR, "klopt niet"},
    {JSON, "{\"a\":\"\xFF\"}", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {JSON, "{\"a\":\"\xED\xA0\x80\"}", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {JSON, "{\"a\":[[[[[[[[9]]]]]]]]}", NULL, false, PROBLEEM_ONLEESBAAR, "8 lagen"},
    {JSON, "{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}", NULL, false,
     PROBLEEM_TE_GROOT, "20"},
    {FORM, "a&a&a&a&a&a&a&a&a&a&a&a&a&a&a&a&a&a&a&a&a", NULL, false, PROBLEEM_TE_GROOT, "20"},
    {FORM, "a=%", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {FORM, "a=%4", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {FORM, "a=%4&b=1", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {FORM, "a=%zz", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {FORM, "a=%00", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {FORM, "%FF=1", NULL, false, PROBLEEM_ONLEESBAAR, "UTF-8"},
    {"text/plain", "a", NULL, false, PROBLEEM_MEDIATYPE, "application/json"},
    {"text/plain", "", NULL, false, PROBLEEM_MEDIATYPE, "application/json"},
    {"application/jsonx", "{}", NULL, false, PROBLEEM_MEDIATYPE, "application/json"},
    {"+json", "{}", NULL, false, PROBLEEM_MEDIATYPE, "application/json"},
    {NULL, "{}", NULL, false, PROBLEEM_MEDIATYPE, "application/json"},
    {JSON "; charset=iso-8859-1", "{}", NULL, false, PROBLEEM_MEDIATYPE, "UTF-8"},
    {"multipart/form-data; boundary=x", "--x", NULL, false, PROBLEEM_MEDIATYPE, "bestanden"},
};

static void check_equal(const json_t *got, const char *want)
{
    AUTO_JSON json_t *expected = json_loads(want, JSON_DECODE_ANY, NULL);
    ck_assert_ptr_nonnull(expected);
    AUTO_FREE char *text = json_dumps(got, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
    ck_assert_msg(json_equal(got, expected), "%s is not %s", text, want);
}

START_TEST(bodies)
{
    AUTO_JSON json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    bool form = false;
    enum result read =
        raw(BODIES[_i].type, BODIES[_i].body, strlen(BODIES[_i].body), &got, &form, &p);
    if (BODIES[_i].want) {
        ck_assert_msg(read == DONE, "%s", p.detail);
        ck_assert_int_eq(form, BODIES[_i].form);
        check_equal(got, BODIES[_i].want);
    } else {
        ck_assert_int_eq(read, FAILED);
        ck_assert_int_eq(p.soort, BODIES[_i].soort);
        ck_assert_msg(strstr(p.detail, BODIES[_i].word) != NULL, "%s", p.detail);
    }
}
END_TEST

START_TEST(a_nul_byte)
{
    json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    bool form;
    ck_assert_int_eq(raw(JSON, "{}\0", 3, &got, &form, &p), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_ONLEESBAAR);
    ck_assert_int_eq(raw(FORM, "a\0b", 3, &got, &form, &p), FAILED);
}
END_TEST

/* ---- one field ---- */

static const char *const KLEUREN[] = {"rood", "groen", "donker_blauw", NULL};
static const struct veld LID[] = {
    {.naam = "naam", .soort = VELD_REGEL, .verplicht = true, .label = "Naam", .max = 10},
    {.naam = "hoofd", .soort = VELD_JANEE, .label = "Hoofdbewoner"},
    {.naam = "kleur", .soort = VELD_KEUZE, .label = "Kleur", .keuzes = KLEUREN},
    {0},
};

#define ID1 "0h3k2v9q8r7tz"
#define ID2 "0h3k2v9q8r7t0"

static const struct {
    struct veld veld; /* always called "x" */
    bool form;
    const char *sent; /* JSON of the raw value; NULL: absent */
    const char *want; /* JSON of the value read, "absent", or "!code" */
} CASES[] = {
    /* REGEL */
    {{.soort = VELD_REGEL},
     false,
     "\"  Jan\\t\\r\\n  de\\u200b  Boer \"",
     "\"Jan de\\u200b Boer\""},
    {{.soort = VELD_REGEL}, true, "\"a\"", "\"a\""},
    {{.soort = VELD_REGEL}, false, NULL, "absent"},
    {{.soort = VELD_REGEL}, true, NULL, "absent"},
    {{.soort = VELD_REGEL}, false, "null", "null"},
    {{.soort = VELD_REGEL}, false, "\" \\n \"", "null"},
    {{.soort = VELD_REGEL}, true, "\"\"", "null"},
    {{.soort = VELD_REGEL, .verplicht = true}, false, NULL, "!verplicht"},
    {{.soort = VELD_REGEL, .verplicht = true}, false, "null", "!verplicht"},
    {{.soort = VELD_REGEL, .verplicht = true}, true, "\" \"", "!verplicht"},
    {{.soort = VELD_REGEL}, false, "1", "!geen-tekst"},
    {{.soort = VELD_REGEL}, false, "[\"a\"]", "!geen-tekst"},
    {{.soort = VELD_REGEL}, false, "{}", "!geen-tekst"},
    {{.soort = VELD_REGEL}, true, "[\"a\",\"b\"]", "!dubbel"},
    {{.soort = VELD_REGEL, .max = 3}, false, "\" éé\\u20ac \"", "\"éé€\""},
    {{.soort = VELD_REGEL, .max = 3}, false, "\"abcd\"", "!te-lang"},
    {{.soort = VELD_REGEL, .min = 3}, false, "\"ab\"", "!te-kort"},
    {{.soort = VELD_TEKST}, true, "\"a\\r\\n\\r\\nb \"", "\"a\\n\\nb\""},
    {{.soort = VELD_TEKST}, true, "\"\\r\\n\"", "null"},
    /* GEHEIM */
    {{.soort = VELD_GEHEIM}, false, "\" a  b \"", "\" a  b \""},
    {{.soort = VELD_GEHEIM}, true, "\"\"", "null"},
    {{.soort = VELD_GEHEIM, .min = 4}, true, "\"   \"", "!te-kort"},
    /* GETAL */
    {{.soort = VELD_GETAL}, false, "12", "12"},
    {{.soort = VELD_GETAL}, false, "-999999999", "-999999999"},
    {{.soort = VELD_GETAL}, false, "1.0", "!geen-getal"},
    {{.soort = VELD_GETAL}, false, "\"12\"", "!geen-getal"},
    {{.soort = VELD_GETAL}, false, "true", "!geen-getal"},
    {{.soort = VELD_GETAL}, false, "1000000000", "!te-hoog"},
    {{.soort = VELD_GETAL}, true, "\" 012 \"", "12"},
    {{.soort = VELD_GETAL}, true, "\"-3\"", "-3"},
    {{.soort = VELD_GETAL}, true, "\"\"", "null"},
    {{.soort = VELD_GETAL}, true, "\"1.000\"", "!geen-getal"},
    {{.soort = VELD_GETAL}, true, "\"+1\"", "!geen-getal"},
    {{.soort = VELD_GETAL}, true, "\"-\"", "!geen-getal"},
    {{.soort = VELD_GETAL}, true, "\"1e3\"", "!geen-getal"},
    {{.soort = VELD_GETAL}, true, "\"99999999999999999999999\"", "!te-hoog"},
    {{.soort = VELD_GETAL}, true, "\"-99999999999999999999999\"", "!te-laag"},
    {{.soort = VELD_GETAL, .min = 0, .max = 10}, false, "0", "0"},
    {{.soort = VELD_GETAL, .min = 0, .max = 10}, false, "11", "!te-hoog"},
    {{.soort = VELD_GETAL, .min = 0, .max = 10}, false, "-1", "!te-laag"},
    {{.soort = VELD_GETAL, .min = 1}, false, "5000", "5000"},
    {{.soort = VELD_GETAL, .min = -5, .max = 0}, false, "1", "!te-hoog"},
    /* JANEE */
    {{.soort = VELD_JANEE}, false, "true", "true"},
    {{.soort = VELD_JANEE}, false, "false", "false"},
    {{.soort = VELD_JANEE}, false, "1", "!geen-janee"},
    {{.soort = VELD_JANEE}, false, "\"ja\"", "!geen-janee"},
    {{.soort = VELD_JANEE}, false, NULL, "absent"},
    {{.soort = VELD_JANEE}, true, NULL, "false"},
    {{.soort = VELD_JANEE}, true, "\"ja\"", "true"},
    {{.soort = VELD_JANEE}, true, "\"on\"", "true"},
    {{.soort = VELD_JANEE}, true, "\"nee\"", "false"},
    {{.soort = VELD_JANEE}, true, "\"misschien\"", "!geen-janee"},
    {{.soort = VELD_JANEE, .verplicht = true}, true, NULL, "!verplicht"},
    {{.soort = VELD_JANEE, .verplicht = true}, false, "false", "false"},
    /* DATUM */
    {{.soort = VELD_DATUM}, false, "\"2026-11-21\"", "\"2026-11-21\""},
    {{.soort = VELD_DATUM}, false, "\"21-11-2026\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, false, "\"2026-1-1\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, false, "\"2026-02-29\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, false, "\"2026-11-00\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, false, "20261121", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"2026-11-21\"", "\"2026-11-21\""},
    {{.soort = VELD_DATUM}, true, "\" 1-2-2026 \"", "\"2026-02-01\""},
    {{.soort = VELD_DATUM}, true, "\"21/11/2026\"", "\"2026-11-21\""},
    {{.soort = VELD_DATUM}, true, "\"21.11.2026\"", "\"2026-11-21\""},
    {{.soort = VELD_DATUM}, true, "\"29-2-2024\"", "\"2024-02-29\""},
    {{.soort = VELD_DATUM}, true, "\"31-2-2026\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"21-11-26\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"21-11/2026\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"21-11-2026-\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"2026-11\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"2026\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"2026-2026-11\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"morgen\"", "!geen-datum"},
    {{.soort = VELD_DATUM}, true, "\"1700-01-01\"", "!geen-datum"},
    {{.soort = VELD_DATUM, .verplicht = true}, true, "\"\"", "!verplicht"},
    /* DEELDATUM */
    {{.soort = VELD_DEELDATUM}, false, "\"2012-05-00\"", "\"2012-05-00\""},
    {{.soort = VELD_DEELDATUM}, false, "\"2012-00-00\"", "\"2012-00-00\""},
    {{.soort = VELD_DEELDATUM}, false, "\"2012\"", "!geen-datum"},
    {{.soort = VELD_DEELDATUM}, false, "\"2012-00-01\"", "!geen-datum"},
    {{.soort = VELD_DEELDATUM}, true, "\"2012\"", "\"2012-00-00\""},
    {{.soort = VELD_DEELDATUM}, true, "\"2012-05\"", "\"2012-05-00\""},
    {{.soort = VELD_DEELDATUM}, true, "\"5-2012\"", "\"2012-05-00\""},
    {{.soort = VELD_DEELDATUM}, true, "\"3-5-2012\"", "\"2012-05-03\""},
    {{.soort = VELD_DEELDATUM}, true, "\"00-00-2012\"", "\"2012-00-00\""},
    {{.soort = VELD_DEELDATUM}, true, "\"13-2012\"", "!geen-datum"},
    {{.soort = VELD_DEELDATUM}, true, "\"12\"", "!geen-datum"},
    /* TIJDSTIP */
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T14:30:00+01:00\"", "\"2026-11-21T13:30:00Z\""},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T14:30Z\"", "\"2026-11-21T14:30:00Z\""},
    {{.soort = VELD_TIJDSTIP},
     false,
     "\"2026-01-01T00:30:59.999+02:00\"",
     "\"2025-12-31T22:30:59Z\""},
    {{.soort = VELD_TIJDSTIP}, false, "\"1960-01-01T00:00:00-05:30\"", "\"1960-01-01T05:30:00Z\""},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T14:30:00\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21 14:30:00Z\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T24:00:00Z\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T14:60:00Z\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-31T14:30:00Z\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T14:30:00+0100\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21T14:30:00Zx\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "\"2026-11-21\"", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, false, "1763735400", "!geen-tijdstip"},
    {{.soort = VELD_TIJDSTIP}, true, "\"2026-11-21T14:30\"", "\"2026-11-21T13:30:00Z\""},
    {{.soort = VELD_TIJDSTIP}, true, "\"2026-07-01 14:30\"", "\"2026-07-01T12:30:00Z\""},
    {{.soort = VELD_TIJDSTIP}, true, "\"2026-10-25T02:30\"", "\"2026-10-25T00:30:00Z\""},
    {{.soort = VELD_TIJDSTIP}, true, "\"2026-03-29T02:30\"", "\"2026-03-29T01:30:00Z\""},
    {{.soort = VELD_TIJDSTIP}, true, "\"2026-11-21T14:30Z\"", "\"2026-11-21T14:30:00Z\""},
    /* ID, IDS; want is filled in by hand: the numbers of ID1 and ID2 */
    {{.soort = VELD_ID}, false, "\"" ID1 "\"", "id1"},
    {{.soort = VELD_ID}, true, "\" " ID1 " \"", "id1"},
    {{.soort = VELD_ID}, true, "\"\"", "null"},
    {{.soort = VELD_ID}, false, "\"kort\"", "!geen-id"},
    {{.soort = VELD_ID}, false, "12", "!geen-id"},
    {{.soort = VELD_ID}, false, "\"0000000000000\"", "!geen-id"},
    {{.soort = VELD_IDS}, false, "[\"" ID1 "\",\"" ID2 "\"]", "id1,id2"},
    {{.soort = VELD_IDS}, false, "[]", "[]"},
    {{.soort = VELD_IDS}, false, NULL, "absent"},
    {{.soort = VELD_IDS}, true, NULL, "[]"},
    {{.soort = VELD_IDS}, true, "\"" ID1 "\"", "id1,"},
    {{.soort = VELD_IDS}, true, "[\"\",\"" ID1 "\"]", "id1,"},
    {{.soort = VELD_IDS}, true, "\"\"", "[]"},
    {{.soort = VELD_IDS}, false, "\"" ID1 "\"", "!geen-lijst"},
    {{.soort = VELD_IDS}, false, "[\"\"]", "!geen-id"},
    {{.soort = VELD_IDS}, false, "[null]", "!geen-id"},
    {{.soort = VELD_IDS}, false, "[12]", "!geen-id"},
    {{.soort = VELD_IDS}, false, "[\"" ID1 "\",\"" ID1 "\"]", "!dubbel"},
    {{.soort = VELD_IDS}, false, "[\"" ID1 "\",\"0H3K2V9Q8R7TZ\"]", "!dubbel"},
    {{.soort = VELD_IDS, .max = 1}, false, "[\"" ID1 "\",\"" ID2 "\"]", "!te-veel"},
    {{.soort = VELD_IDS, .verplicht = true}, false, "[]", "!verplicht"},
    {{.soort = VELD_IDS, .verplicht = true}, true, NULL, "!verplicht"},
    {{.soort = VELD_IDS, .verplicht = true}, true, "\"\"", "!verplicht"},
    /* KEUZE, KEUZES */
    {{.soort = VELD_KEUZE, .keuzes = KLEUREN}, false, "\"rood\"", "\"rood\""},
    {{.soort = VELD_KEUZE, .keuzes = KLEUREN}, false, "\"Rood\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE, .keuzes = KLEUREN}, true, "\"\"", "null"},
    {{.soort = VELD_KEUZE, .keuzes = KLEUREN}, false, "1", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE}, false, "\"in_onderzoek-2\"", "\"in_onderzoek-2\""},
    {{.soort = VELD_KEUZE}, false, "\"In\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE}, false, "\"notitie.toevoegen\"", "\"notitie.toevoegen\""},
    {{.soort = VELD_KEUZE}, false, "\"a--b\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE}, false, "\"a..b\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE}, false, "\"-a\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE}, false, "\"a_\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZE}, false, "\"a' OR 1\"", "!onbekende-keuze"},
    {{.soort = VELD_KEUZES, .keuzes = KLEUREN},
     false,
     "[\"rood\",\"groen\"]",
     "[\"rood\",\"groen\"]"},
    {{.soort = VELD_KEUZES, .keuzes = KLEUREN}, true, "\"rood\"", "[\"rood\"]"},
    {{.soort = VELD_KEUZES, .keuzes = KLEUREN}, false, "[\"paars\"]", "!onbekende-keuze"},
    {{.soort = VELD_KEUZES, .keuzes = KLEUREN}, true, "[\"rood\",\"rood\"]", "!dubbel"},
    {{.soort = VELD_KEUZES, .keuzes = KLEUREN}, false, "null", "[]"},
    /* BSN */
    {{.soort = VELD_BSN}, false, "\"999990019\"", "\"999990019\""},
    {{.soort = VELD_BSN}, true, "\"9999.90.019\"", "\"999990019\""},
    {{.soort = VELD_BSN}, true, "\"999990018\"", "!geen-bsn"},
    {{.soort = VELD_BSN}, false, "999990019", "!geen-bsn"},
    /* DELEN */
    {{.soort = VELD_DELEN, .deel = LID},
     false,
     "[{\"naam\":\"a\"},{\"naam\":\"b\",\"hoofd\":true}]",
     "[{\"naam\":\"a\"},{\"naam\":\"b\",\"hoofd\":true}]"},
    {{.soort = VELD_DELEN, .deel = LID}, false, NULL, "absent"},
    {{.soort = VELD_DELEN, .deel = LID}, true, NULL, "[]"},
    {{.soort = VELD_DELEN, .deel = LID}, false, "{}", "!geen-lijst"},
    {{.soort = VELD_DELEN, .deel = LID, .max = 1},
     false,
     "[{\"naam\":\"a\"},{\"naam\":\"b\"}]",
     "!te-veel"},
    {{.soort = VELD_DELEN, .deel = LID, .verplicht = true}, false, "[]", "!verplicht"},
    {{.soort = VELD_DELEN, .deel = LID, .verplicht = true}, true, NULL, "!verplicht"},
};

static json_t *wanted(const char *want)
{
    if (strncmp(want, "id1", 3) != 0)
        return json_loads(want, JSON_DECODE_ANY, NULL);
    json_t *first = json_integer(id_parse(ID1));
    if (want[3] == '\0')
        return first;
    json_t *list = json_pack("[o]", first);
    if (want[4] != '\0')
        json_array_append_new(list, json_integer(id_parse(ID2)));
    return list;
}

static json_t *sent(const char *value)
{
    json_t *o = json_object();
    if (value) {
        json_t *parsed = json_loads(value, JSON_DECODE_ANY, NULL);
        ck_assert_msg(parsed != NULL, "the test itself: %s", value);
        json_object_set_new(o, "x", parsed);
    }
    return o;
}

START_TEST(cases)
{
    struct veld table[2] = {CASES[_i].veld, {0}};
    table[0].naam = "x";
    const char *want = CASES[_i].want;
    AUTO_JSON json_t *raw_object = sent(CASES[_i].sent), *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    enum result read = velden_read(table, raw_object, CASES[_i].form, false, &got, &p);
    if (want[0] == '!') {
        ck_assert_int_eq(read, FAILED);
        ck_assert_ptr_null(got);
        ck_assert_int_eq(p.soort, PROBLEEM_ONGELDIGE_INVOER);
        ck_assert_uint_eq(json_array_size(p.velden), 1);
        const json_t *fault = json_array_get(p.velden, 0);
        ck_assert_str_eq(json_string_value(json_object_get(fault, "name")), "x");
        ck_assert_str_eq(json_string_value(json_object_get(fault, "code")), want + 1);
        const char *reason = json_string_value(json_object_get(fault, "reason"));
        ck_assert_uint_gt(strlen(reason), 5);
        ck_assert_int_eq(reason[strlen(reason) - 1], '.');
        return;
    }
    ck_assert_msg(read == DONE, "%s", want);
    if (strcmp(want, "absent") == 0) {
        ck_assert_uint_eq(json_object_size(got), 0);
        return;
    }
    AUTO_JSON json_t *expected = wanted(want);
    AUTO_FREE char *text = json_dumps(got, JSON_COMPACT);
    ck_assert_msg(json_equal(json_object_get(got, "x"), expected), "%s is not %s", text, want);
}
END_TEST

/* ---- whole tables ---- */

static const struct veld TABLE[] = {
    {.naam = "titel", .soort = VELD_REGEL, .verplicht = true, .label = "Titel", .max = 20},
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Datum"},
    {.naam = "kleuren", .soort = VELD_KEUZES, .label = "Kleuren", .keuzes = KLEUREN},
    {.naam = "leden", .soort = VELD_DELEN, .label = "Leden", .deel = LID, .max = 3},
    {.naam = "bsn", .soort = VELD_BSN, .label = "BSN"},
    {.naam = "wachtwoord", .soort = VELD_GEHEIM, .label = "Wachtwoord"},
    {.naam = "akkoord", .soort = VELD_JANEE, .label = "Akkoord"},
    {0},
};

static char *codes(const struct probleem *p)
{
    static char text[1000];
    text[0] = '\0';
    for (size_t i = 0; i < json_array_size(p->velden); i++) {
        const json_t *one = json_array_get(p->velden, i);
        size_t n = strlen(text);
        (void)snprintf(text + n, sizeof text - n, "%s=%s ",
                       json_string_value(json_object_get(one, "name")),
                       json_string_value(json_object_get(one, "code")));
    }
    return text;
}

static json_t *object(const char *text)
{
    json_t *o = json_loads(text, 0, NULL);
    ck_assert_msg(o != NULL, "the test itself: %s", text);
    return o;
}

START_TEST(all_errors_at_once)
{
    AUTO_JSON json_t *o =
        object("{\"datum\":\"x\",\"kleuren\":[\"paars\"],\"leden\":[{\"naam\":\"a\"},"
               "{\"hoofd\":1},3],\"meer\":1,\"_csrf\":\"t\"}");
    json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(velden_read(TABLE, o, false, false, &got, &p), FAILED);
    ck_assert_str_eq(codes(&p), "titel=verplicht datum=geen-datum kleuren=onbekende-keuze "
                                "leden.1.naam=verplicht leden.1.hoofd=geen-janee leden.2=geen-deel "
                                "meer=onbekend-veld _csrf=onbekend-veld ");
    ck_assert_ptr_null(got);
}
END_TEST

START_TEST(words)
{
    AUTO_JSON json_t *o =
        object("{\"titel\":\"dit is langer dan twintig tekens\",\"datum\":\"x\"}");
    json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(velden_read(TABLE, o, true, false, &got, &p), FAILED);
    const char *first = json_string_value(json_object_get(json_array_get(p.velden, 0), "reason"));
    const char *second = json_string_value(json_object_get(json_array_get(p.velden, 1), "reason"));
    ck_assert_str_eq(first, "Dit is te lang: 32 tekens, er passen er 20.");
    ck_assert_str_eq(second, "Kies een datum, bijvoorbeeld 21-11-2026.");
}
END_TEST

START_TEST(unknown_names_are_made_harmless)
{
    char text[600];
    int n = snprintf(text, sizeof text, "{\"a\\u202e\\n<b>");
    memset(text + n, 'z', 300);
    (void)snprintf(text + n + 300, sizeof text - (size_t)n - 300, "\":1}");
    AUTO_JSON json_t *o = object(text);
    json_t *got = NULL;
    static const struct veld NONE[1];
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(velden_read(NONE, o, false, false, &got, &p), FAILED);
    const char *name = json_string_value(json_object_get(json_array_get(p.velden, 0), "name"));
    ck_assert_int_eq(strncmp(name, "a <b>zzz", 8), 0);
    ck_assert_uint_lt(strlen(name), 70);
}
END_TEST

START_TEST(a_form)
{
    AUTO_JSON json_t *o = object(
        "{\"titel\":\" Rust \",\"datum\":\"1-2-2026\",\"kleuren\":\"rood\",\"leden.0.naam\":\"a\","
        "\"leden.0.hoofd\":\"ja\",\"leden.10.naam\":\"c\",\"leden.2.naam\":\"b\",\"leden.3.naam\":"
        "\" \","
        "\"leden.3.kleur\":\"\",\"_csrf\":\"t\",\"_sleutel\":\"s\",\"_versie\":\"1\",\"_terug\":\"/"
        "\","
        "\"_methode\":\"PATCH\"}");
    AUTO_JSON json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(velden_read(TABLE, o, true, false, &got, &p) == DONE, "%s", codes(&p));
    check_equal(got, "{\"titel\":\"Rust\",\"datum\":\"2026-02-01\",\"kleuren\":[\"rood\"],"
                     "\"leden\":[{\"naam\":\"a\",\"hoofd\":true},{\"naam\":\"b\",\"hoofd\":false},"
                     "{\"naam\":\"c\",\"hoofd\":false}],\"akkoord\":false}");
}
END_TEST

START_TEST(parts_in_a_form_that_are_wrong)
{
    static const char *const WRONG[][2] = {
        {"leden", "leden=onbekend-veld "},
        {"leden.0", "leden.0=onbekend-veld "},
        {"leden.0.", "leden.0.=onbekend-veld "},
        {"leden.00.naam", "leden.00.naam=onbekend-veld "},
        {"leden.1000.naam", "leden.1000.naam=onbekend-veld "},
        {"leden.-1.naam", "leden.-1.naam=onbekend-veld "},
        {"leden.x.naam", "leden.x.naam=onbekend-veld "},
        {"leden.5.meer", "leden.5.naam=verplicht leden.5.meer=onbekend-veld "},
        {"leden.5.kleur", "leden.5.naam=verplicht leden.5.kleur=onbekende-keuze "},
        {"leden.5._csrf", "leden.5.naam=verplicht leden.5._csrf=onbekend-veld "},
        {"titel.0.naam", "titel.0.naam=onbekend-veld "},
    };
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        AUTO_JSON json_t *o = object("{\"titel\":\"t\",\"datum\":\"2026-01-01\"}");
        json_object_set_new(o, WRONG[i][0], json_string("v"));
        json_t *got = NULL;
        PROBLEEM_AUTO struct probleem p = {0};
        ck_assert_int_eq(velden_read(TABLE, o, true, false, &got, &p), FAILED);
        ck_assert_str_eq(codes(&p), WRONG[i][1]);
    }
}
END_TEST

START_TEST(a_change)
{
    AUTO_JSON json_t *o = object("{\"titel\":\"nieuw\"}"), *empty = object("{\"titel\":\"\"}");
    AUTO_JSON json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(velden_read(TABLE, o, false, true, &got, &p), DONE);
    check_equal(got, "{\"titel\":\"nieuw\"}");
    json_t *none = NULL;
    ck_assert_int_eq(velden_read(TABLE, empty, false, true, &none, &p), FAILED);
    ck_assert_str_eq(codes(&p), "titel=verplicht ");
}
END_TEST

START_TEST(queries)
{
    static const struct veld FILTER[] = {
        {.naam = "q", .soort = VELD_REGEL},
        {.naam = "kleuren", .soort = VELD_KEUZES, .keuzes = KLEUREN},
        {.naam = "open", .soort = VELD_JANEE},
        {0},
    };
    AUTO_JSON json_t *got = NULL, *none = NULL;
    PROBLEEM_AUTO struct probleem p = {0}, unknown = {0}, broken = {0};
    ck_assert_int_eq(velden_query(FILTER, "q=jan+de+b&kleuren=rood&kleuren=groen", &got, &p), DONE);
    check_equal(got, "{\"q\":\"jan de b\",\"kleuren\":[\"rood\",\"groen\"],\"open\":false}");
    ck_assert_int_eq(velden_query(FILTER, "", &none, &p), DONE);
    check_equal(none, "{\"kleuren\":[],\"open\":false}");
    json_t *not_set = NULL;
    ck_assert_int_eq(velden_query(FILTER, "x=1", &not_set, &unknown), FAILED);
    ck_assert_str_eq(codes(&unknown), "x=onbekend-veld ");
    ck_assert_int_eq(velden_query(FILTER, "q=%FF", &not_set, &broken), FAILED);
    ck_assert_int_eq(broken.soort, PROBLEEM_ONLEESBAAR);
}
END_TEST

/* Whatever was typed, an answer repeats no BSN and no password. */
START_TEST(secrets_are_not_repeated)
{
    AUTO_JSON json_t *o = object("{\"titel\":\"t\",\"datum\":\"2026-01-01\",\"bsn\":\"123456780\","
                                 "\"wachtwoord\":[\"hunter2\",\"hunter2\"]}");
    json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(velden_read(TABLE, o, true, false, &got, &p), FAILED);
    AUTO_JSON json_t *told = probleem_json(&p, NULL);
    AUTO_JSON json_t *model = velden_model(TABLE, o, o, NULL, &p);
    AUTO_FREE char *errors = json_dumps(told, 0), *form = json_dumps(model, 0);
    ck_assert_ptr_null(strstr(errors, "123456780"));
    ck_assert_ptr_null(strstr(errors, "hunter2"));
    ck_assert_ptr_null(strstr(form, "123456780"));
    ck_assert_ptr_null(strstr(form, "hunter2"));
    ck_assert_ptr_nonnull(strstr(form, "burgerservicenummer"));
}
END_TEST

/* ---- the model of a form ---- */

static const struct veld VOLLEDIG[] = {
    {.naam = "regel", .soort = VELD_REGEL, .verplicht = true, .label = "Regel", .hint = "Kort"},
    {.naam = "tekst", .soort = VELD_TEKST, .label = "Tekst", .max = 300},
    {.naam = "getal", .soort = VELD_GETAL, .label = "Getal"},
    {.naam = "janee", .soort = VELD_JANEE, .label = "Ja"},
    {.naam = "datum", .soort = VELD_DATUM, .label = "Datum"},
    {.naam = "deel", .soort = VELD_DEELDATUM, .label = "Deel"},
    {.naam = "tijd", .soort = VELD_TIJDSTIP, .label = "Tijd"},
    {.naam = "id", .soort = VELD_ID, .label = "Wie"},
    {.naam = "ids", .soort = VELD_IDS, .label = "Wie nog meer"},
    {.naam = "keuze", .soort = VELD_KEUZE, .label = "Keuze", .keuzes = KLEUREN},
    {.naam = "keuzes", .soort = VELD_KEUZES, .label = "Keuzes", .keuzes = KLEUREN},
    {.naam = "bsn", .soort = VELD_BSN, .label = "BSN"},
    {.naam = "geheim", .soort = VELD_GEHEIM, .label = "Wachtwoord"},
    {.naam = "leden", .soort = VELD_DELEN, .label = "Leden", .deel = LID, .max = 2},
    {0},
};

static const json_t *field(const json_t *model, const char *naam)
{
    for (size_t i = 0; i < json_array_size(model); i++) {
        const json_t *one = json_array_get(model, i);
        if (strcmp(json_string_value(json_object_get(one, "naam")), naam) == 0)
            return one;
    }
    ck_abort_msg("no field %s", naam);
    return NULL;
}

static const char *value(const json_t *model, const char *naam)
{
    return json_string_value(json_object_get(field(model, naam), "waarde"));
}

static char *chosen(const json_t *model, const char *naam)
{
    static char text[300];
    text[0] = '\0';
    const json_t *options = json_object_get(field(model, naam), "opties");
    for (size_t i = 0; i < json_array_size(options); i++) {
        const json_t *one = json_array_get(options, i);
        size_t n = strlen(text);
        (void)snprintf(text + n, sizeof text - n, "%s%s ",
                       json_is_true(json_object_get(one, "gekozen")) ? "*" : "",
                       json_string_value(json_object_get(one, "naam")));
    }
    return text;
}

/* Templates are strict: every key is always there, and one control is chosen. */
static void check_complete(const json_t *model)
{
    static const char *const KEYS[] = {"naam",      "label", "hint",   "fout", "waarde",
                                       "verplicht", "max",   "opties", "rijen"};
    static const char *const FLAGS[] = {"tekst",   "lang",  "datum",  "getal", "tijdstip", "keuze",
                                        "vinkjes", "janee", "geheim", "delen", "bestand"};
    for (size_t i = 0; i < json_array_size(model); i++) {
        const json_t *one = json_array_get(model, i);
        int flags = 0;
        for (size_t k = 0; k < COUNT_OF(KEYS); k++)
            ck_assert_ptr_nonnull(json_object_get(one, KEYS[k]));
        for (size_t k = 0; k < COUNT_OF(FLAGS); k++)
            flags += json_is_true(json_object_get(one, FLAGS[k]));
        ck_assert_int_eq(flags, 1);
        ck_assert_uint_eq(json_object_size(one), COUNT_OF(KEYS) + COUNT_OF(FLAGS));
        const json_t *rows = json_object_get(one, "rijen");
        for (size_t k = 0; k < json_array_size(rows); k++)
            check_complete(json_object_get(json_array_get(rows, k), "velden"));
    }
}

START_TEST(an_empty_form)
{
    AUTO_JSON json_t *model = velden_model(VOLLEDIG, NULL, NULL, NULL, NULL);
    check_complete(model);
    ck_assert_str_eq(value(model, "regel"), "");
    ck_assert(json_is_false(json_object_get(field(model, "janee"), "waarde")));
    ck_assert_int_eq(json_integer_value(json_object_get(field(model, "tekst"), "max")), 300);
    ck_assert_int_eq(json_integer_value(json_object_get(field(model, "regel"), "max")),
                     VELD_REGEL_MAX);
    ck_assert(json_is_null(json_object_get(field(model, "getal"), "max")));
    ck_assert_str_eq(chosen(model, "keuze"), "Rood Groen Donker blauw ");
    const json_t *rows = json_object_get(field(model, "leden"), "rijen");
    ck_assert_uint_eq(json_array_size(rows), 1);
    const json_t *row = json_object_get(json_array_get(rows, 0), "velden");
    ck_assert_str_eq(value(row, "leden.0.naam"), "");
}
END_TEST

START_TEST(a_form_of_what_is)
{
    AUTO_JSON json_t *current = object(
        "{\"regel\":\"<b>\",\"tekst\":\"a\\nb\",\"getal\":0,\"janee\":true,\"datum\":\"2026-11-"
        "21\","
        "\"deel\":\"2012-05-00\",\"tijd\":\"2026-07-01T12:30:00Z\",\"id\":\"" ID1
        "\",\"ids\":[\"" ID2
        "\"],\"keuze\":\"groen\",\"keuzes\":[\"rood\",\"donker_blauw\"],\"bsn\":\"999990019\","
        "\"geheim\":\"x\",\"leden\":[{\"naam\":\"a\",\"hoofd\":true,\"kleur\":\"rood\"}]}");
    AUTO_JSON json_t *options = object(
        "{\"id\":[{\"waarde\":\"" ID1 "\",\"naam\":\"Jan\"}],\"ids\":"
        "[{\"waarde\":\"" ID1 "\",\"naam\":\"Jan\"},{\"waarde\":\"" ID2 "\",\"naam\":\"Piet\"}]}");
    AUTO_JSON json_t *model = velden_model(VOLLEDIG, NULL, current, options, NULL);
    check_complete(model);
    ck_assert_str_eq(value(model, "regel"), "<b>");
    ck_assert_str_eq(value(model, "tekst"), "a\nb");
    ck_assert_str_eq(value(model, "getal"), "0");
    ck_assert(json_is_true(json_object_get(field(model, "janee"), "waarde")));
    ck_assert_str_eq(value(model, "datum"), "2026-11-21");
    ck_assert_str_eq(value(model, "deel"), "05-2012");
    ck_assert_str_eq(value(model, "tijd"), "2026-07-01T14:30");
    ck_assert_str_eq(chosen(model, "id"), "*Jan ");
    ck_assert_str_eq(chosen(model, "ids"), "Jan *Piet ");
    ck_assert_str_eq(chosen(model, "keuze"), "Rood *Groen Donker blauw ");
    ck_assert_str_eq(chosen(model, "keuzes"), "*Rood Groen *Donker blauw ");
    ck_assert_str_eq(value(model, "bsn"), "");
    ck_assert_str_eq(value(model, "geheim"), "");
    const json_t *rows = json_object_get(field(model, "leden"), "rijen");
    ck_assert_uint_eq(json_array_size(rows), 2); /* and one to fill in */
    const json_t *first = json_object_get(json_array_get(rows, 0), "velden");
    ck_assert_str_eq(value(first, "leden.0.naam"), "a");
    ck_assert_str_eq(chosen(first, "leden.0.kleur"), "*Rood Groen Donker blauw ");
    (void)field(json_object_get(json_array_get(rows, 1), "velden"), "leden.1.naam");
    /* ids as the database has them */
    json_object_set_new(current, "id", json_integer(id_parse(ID1)));
    AUTO_JSON json_t *again = velden_model(VOLLEDIG, NULL, current, options, NULL);
    ck_assert_str_eq(chosen(again, "id"), "*Jan ");
    ck_assert_str_eq(value(again, "id"), ID1);
}
END_TEST

START_TEST(a_form_shown_again)
{
    AUTO_JSON json_t *o =
        object("{\"regel\":\"\",\"datum\":\"1-2-2026\",\"getal\":\"veel\","
               "\"keuze\":\"paars\",\"keuzes\":\"groen\",\"leden.4.kleur\":\"rood\","
               "\"leden.4.naam\":\"\"}");
    AUTO_JSON json_t *current =
        object("{\"regel\":\"oud\",\"tekst\":\"oud\",\"janee\":true,\"keuzes\":[\"rood\"],"
               "\"leden\":[{\"naam\":\"oud\"}]}");
    json_t *got = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(velden_read(VOLLEDIG, o, true, false, &got, &p), FAILED);
    AUTO_JSON json_t *model = velden_model(VOLLEDIG, o, current, NULL, &p);
    check_complete(model);
    ck_assert_str_eq(value(model, "regel"), "");    /* emptied on purpose */
    ck_assert_str_eq(value(model, "tekst"), "oud"); /* not in the form */
    ck_assert(json_is_false(json_object_get(field(model, "janee"), "waarde")));
    ck_assert_str_eq(value(model, "datum"), "2026-02-01");
    ck_assert_str_eq(value(model, "getal"), "veel");
    ck_assert_str_eq(chosen(model, "keuzes"), "Rood *Groen Donker blauw ");
    ck_assert_str_eq(json_string_value(json_object_get(field(model, "regel"), "fout")),
                     "Vul dit in.");
    ck_assert_str_eq(json_string_value(json_object_get(field(model, "keuze"), "fout")),
                     "Kies iets uit de lijst.");
    ck_assert(json_is_null(json_object_get(field(model, "datum"), "fout")));
    const json_t *rows = json_object_get(field(model, "leden"), "rijen");
    ck_assert_uint_eq(json_array_size(rows), 2);
    const json_t *first = json_object_get(json_array_get(rows, 0), "velden");
    ck_assert_str_eq(json_string_value(json_object_get(field(first, "leden.4.naam"), "fout")),
                     "Vul dit in.");
    (void)field(json_object_get(json_array_get(rows, 1), "velden"), "leden.5.naam");
}
END_TEST

START_TEST(a_field_of_an_error)
{
    static const struct {
        const char *path, *naam;
    } paths[] = {{"regel", "regel"}, {"leden.4.naam", "naam"},   {"leden.4", "leden"},
                 {"leden", "leden"}, {"leden.4.niets", "leden"}, {"regel.0.x", "regel"},
                 {"rege", NULL},     {"regels", NULL},           {"", NULL}};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        const struct veld *v = velden_vind(VOLLEDIG, paths[i].path);
        ck_assert_str_eq(v ? v->naam : "", paths[i].naam ? paths[i].naam : "");
    }
    ck_assert_ptr_null(velden_vind(NULL, "regel"));
}
END_TEST

/* A program is told what there is to choose from; in a form the choices stand beside it. What is
 * too long to list stands in the description of the API. */
START_TEST(a_wrong_choice_says_which_there_are)
{
    static char names[40][12];
    static const char *many[41];
    for (size_t i = 0; i < 40; i++) {
        (void)snprintf(names[i], sizeof names[i], "keuze-%zu", i);
        many[i] = names[i];
    }
    const struct {
        const char *const *keuzes;
        bool form;
        const char *says;
    } asked[] = {{KLEUREN, false, "Geef een van: rood, groen, donker_blauw."},
                 {KLEUREN, true, "Kies iets uit de lijst."},
                 {many, false, "Geef een van de waarden die hier mogen."},
                 {NULL, false, "Geef een van de waarden die hier mogen."}};
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        const struct veld table[] = {
            {.naam = "kleur", .soort = VELD_KEUZE, .keuzes = asked[i].keuzes, .label = "Kleur"},
            {0}};
        struct probleem p = {0};
        json_t *raw = json_pack("{s:s}", "kleur", "PAARS"), *read = NULL;
        ck_assert_int_eq(velden_read(table, raw, asked[i].form, false, &read, &p), FAILED);
        ck_assert_str_eq(json_string_value(json_object_get(json_array_get(p.velden, 0), "reason")),
                         asked[i].says);
        json_decref(raw);
        json_decref(read);
        probleem_clear(&p);
    }
}
END_TEST

static Suite *velden_suite(void)
{
    Suite *s = suite_create("velden");
    TCase *c = tcase_create("raw");
    tcase_add_loop_test(c, bodies, 0, COUNT_OF(BODIES));
    tcase_add_test(c, a_nul_byte);
    suite_add_tcase(s, c);
    c = tcase_create("read");
    tcase_add_loop_test(c, cases, 0, COUNT_OF(CASES));
    tcase_add_test(c, all_errors_at_once);
    tcase_add_test(c, words);
    tcase_add_test(c, unknown_names_are_made_harmless);
    tcase_add_test(c, a_form);
    tcase_add_test(c, parts_in_a_form_that_are_wrong);
    tcase_add_test(c, a_change);
    tcase_add_test(c, queries);
    tcase_add_test(c, secrets_are_not_repeated);
    suite_add_tcase(s, c);
    c = tcase_create("model");
    tcase_add_test(c, an_empty_form);
    tcase_add_test(c, a_form_of_what_is);
    tcase_add_test(c, a_form_shown_again);
    tcase_add_test(c, a_field_of_an_error);
    tcase_add_test(c, a_wrong_choice_says_which_there_are);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(velden_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
