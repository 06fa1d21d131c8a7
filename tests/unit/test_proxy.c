/* SPDX-License-Identifier: EUPL-1.2 */
/* Whose address it is behind proxies: only what a trusted one added is believed. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "http/forwarded.h"
#include "http_app.h"
#include "http_client.h"

/* ---- networks ---- */

START_TEST(networks_are_read)
{
    static const struct {
        const char *list, *address;
        bool in;
    } cases[] = {
        {"10.0.0.4", "10.0.0.4", true},
        {"10.0.0.4", "10.0.0.5", false},
        {"10.0.0.4", "::ffff:10.0.0.4", true}, /* one address, written in two ways */
        {"192.168.7.0/24", "192.168.7.255", true},
        {"192.168.7.0/24", "192.168.8.0", false},
        {"10.0.0.0/9", "10.127.255.255", true},
        {"10.0.0.0/9", "10.128.0.0", false},
        {" 10.0.0.1 ,, 192.0.2.0/31,", "192.0.2.1", true},
        {"fd00::/8", "fdff::1", true},
        {"fd00::/8", "fe00::1", false},
        {"2001:db8::1", "2001:db8::1", true},
        {"", "127.0.0.1", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct networks n;
        unsigned char address[ADDRESS_BYTES];
        ck_assert_msg(networks_read(cases[i].list, &n), "%s", cases[i].list);
        ck_assert(address_read(cases[i].address, address));
        ck_assert_msg(networks_has(&n, address) == cases[i].in, "%s in %s", cases[i].address,
                      cases[i].list);
    }
}
END_TEST

START_TEST(networks_are_refused)
{
    static const char *const wrong[] = {"10.0.0",      "10.0.0.0/33", "10.0.0.1/24", "0.0.0.0/0",
                                        "::/0",        "fd00::/129",  "localhost",   "10.0.0.0/",
                                        "10.0.0.0/8x", "/8",          "1.2.3.4/-1",  "10.0.0.1;x"};
    BUF_AUTO struct buf many;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        ck_assert_msg(!networks_read(wrong[i], NULL), "%s", wrong[i]);
    buf_init(&many, 2000);
    for (int i = 0; i <= NETWORKS_MAX; i++)
        buf_format(&many, "10.0.0.%d,", i);
    ck_assert(!networks_read(many.data, NULL));
}
END_TEST

/* ---- the list ---- */

#define PROXIES "10.0.0.0/24, 127.0.0.1"
static const struct {
    enum forwarded_kind kind;
    const char *from, *values[3], *client;
} HEADERS[] = {
    /* nobody is believed who is no proxy */
    {FORWARDED_FOR, "192.0.2.9", {"192.0.2.7"}, "192.0.2.9"},
    {FORWARDED_FOR, "10.0.1.1", {"192.0.2.7"}, "10.0.1.1"},
    /* what the proxy added is the end of the list; the client wrote the rest */
    {FORWARDED_FOR, "10.0.0.1", {"192.0.2.7"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1, 192.0.2.7"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"127.0.0.1, 10.0.0.3, 192.0.2.7"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1", "192.0.2.7"}, "192.0.2.7"}, /* two lines */
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1", "2.2.2.2, 192.0.2.7 "}, "192.0.2.7"},
    /* a chain of trusted ones */
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1, 192.0.2.7, 10.0.0.2"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1, 192.0.2.7", "10.0.0.2"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
    /* a proxy that names itself tells of nobody else */
    {FORWARDED_FOR, "10.0.0.1", {"10.0.0.1"}, "10.0.0.1"},
    {FORWARDED_FOR, "10.0.0.1", {"geheim, 10.0.0.1, 10.0.0.2"}, "10.0.0.1"},
    /* what cannot be read ends it */
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1, geheim"}, "10.0.0.1"},
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1,"}, "10.0.0.1"},
    {FORWARDED_FOR, "10.0.0.1", {""}, "10.0.0.1"},
    {FORWARDED_FOR, "10.0.0.1", {"1.1.1.1, geheim, 10.0.0.2"}, "10.0.0.2"},
    {FORWARDED_FOR, "10.0.0.1", {NULL}, "10.0.0.1"},
    {FORWARDED_FOR, "10.0.0.1", {"for=192.0.2.7"}, "10.0.0.1"},
    /* how an address may be written */
    {FORWARDED_FOR, "10.0.0.1", {"192.0.2.7:4711"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"2001:db8::7"}, "2001:db8::7"},
    {FORWARDED_FOR, "10.0.0.1", {"[2001:DB8::7]:4711"}, "2001:db8::7"},
    {FORWARDED_FOR, "10.0.0.1", {"::ffff:192.0.2.7"}, "192.0.2.7"},
    {FORWARDED_FOR, "10.0.0.1", {"[2001:db8::7]x"}, "10.0.0.1"},
    {FORWARDED_FOR, "10.0.0.1", {"192.0.2.7 1.1.1.1"}, "10.0.0.1"},
    /* RFC 7239 */
    {FORWARDED, "10.0.0.1", {"for=192.0.2.7"}, "192.0.2.7"},
    {FORWARDED, "10.0.0.1", {"for=1.1.1.1, For=\"192.0.2.7:80\";proto=https"}, "192.0.2.7"},
    {FORWARDED, "10.0.0.1", {"by=10.0.0.1; for=\"[2001:db8::7]:4711\""}, "2001:db8::7"},
    {FORWARDED, "10.0.0.1", {"for=1.1.1.1, for=unknown"}, "10.0.0.1"},
    {FORWARDED, "10.0.0.1", {"for=1.1.1.1, for=_hidden"}, "10.0.0.1"},
    {FORWARDED, "10.0.0.1", {"for=1.1.1.1, proto=https"}, "10.0.0.1"},
    {FORWARDED, "10.0.0.1", {"192.0.2.7"}, "10.0.0.1"},
    {FORWARDED, "10.0.0.1", {"for=192.0.2.7, for=10.0.0.2"}, "192.0.2.7"},
};

START_TEST(the_client_is_found)
{
    struct networks proxies;
    unsigned char from[ADDRESS_BYTES], client[ADDRESS_BYTES];
    char text[ADDRESS_SIZE];
    size_t count = 0;
    ck_assert(networks_read(PROXIES, &proxies));
    ck_assert(address_read(HEADERS[_i].from, from));
    while (count < COUNT_OF(HEADERS[_i].values) && HEADERS[_i].values[count])
        count++;
    bool other =
        forwarded_address(HEADERS[_i].kind, &proxies, from, HEADERS[_i].values, count, client);
    address_write(client, text);
    ck_assert_msg(strcmp(text, HEADERS[_i].client) == 0, "%d: %s, not %s", _i, text,
                  HEADERS[_i].client);
    ck_assert(other == (strcmp(text, HEADERS[_i].from) != 0));
}
END_TEST

/* However long it is. */
START_TEST(a_long_list_ends)
{
    struct networks proxies;
    unsigned char from[ADDRESS_BYTES], client[ADDRESS_BYTES];
    BUF_AUTO struct buf list;
    buf_init(&list, 100000);
    for (int i = 0; i < 5000; i++)
        buf_text(&list, "10.0.0.2, ");
    buf_text(&list, "10.0.0.2");
    const char *values[] = {list.data};
    ck_assert(networks_read(PROXIES, &proxies) && address_read("10.0.0.1", from));
    ck_assert(forwarded_address(FORWARDED_FOR, &proxies, from, values, 1, client));
    ck_assert(networks_has(&proxies, client));
}
END_TEST

/* ---- through the server ---- */

static void echo(const struct test_app *t, const char *headers, const char *address)
{
    char request[2000];
    (void)snprintf(request, sizeof request, "GET /echo HTTP/1.1\r\nHost: test\r\n%s\r\n", headers);
    struct answer a = client_ask(t->port, request);
    ck_assert_int_eq(a.status, 200);
    const char *last = strrchr(a.body, ' ');
    ck_assert_msg(last && strcmp(last + 1, address) == 0, "%s", a.body);
    answer_free(&a);
}

START_TEST(without_the_setting_nobody_is_believed)
{
    struct test_app *t = test_app_new();
    test_start(t);
    echo(t, "X-Forwarded-For: 192.0.2.7\r\nForwarded: for=192.0.2.7\r\n", "127.0.0.1");
    test_stop(t);
}
END_TEST

START_TEST(of_a_proxy_its_header_is_believed)
{
    struct test_app *t = test_app_new();
    (void)snprintf(t->config.proxies, sizeof t->config.proxies, "127.0.0.1");
    t->config.verbindingen_per_adres = 1;
    test_start(t);
    int kept = client_connect(t->port); /* not counted per address: it is everybody's */
    echo(t, "X-Forwarded-For: 1.1.1.1, 192.0.2.7\r\n", "192.0.2.7");
    echo(t, "X-Forwarded-For: 1.1.1.1\r\nx-forwarded-for: 192.0.2.7\r\n", "192.0.2.7");
    echo(t, "Forwarded: for=192.0.2.7\r\n", "127.0.0.1"); /* the other header is the client's */
    echo(t, "", "127.0.0.1");
    /* more lines than are looked at: the last ones count */
    BUF_AUTO struct buf many;
    buf_init(&many, 2000);
    for (int i = 0; i < 30; i++)
        buf_text(&many, "X-Forwarded-For: 1.1.1.1\r\n");
    buf_text(&many, "X-Forwarded-For: 192.0.2.7\r\n");
    echo(t, many.data, "192.0.2.7");
    (void)close(kept);
    test_stop(t);
}
END_TEST

START_TEST(forwarded_when_that_is_the_header)
{
    struct test_app *t = test_app_new();
    (void)snprintf(t->config.proxies, sizeof t->config.proxies, "127.0.0.0/8");
    (void)snprintf(t->config.proxy_kop, sizeof t->config.proxy_kop, "forwarded");
    test_start(t);
    echo(t, "Forwarded: for=1.1.1.1, for=\"[2001:db8::7]:1\"\r\n", "2001:db8::7");
    echo(t, "X-Forwarded-For: 192.0.2.7\r\n", "127.0.0.1");
    test_stop(t);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("proxy");
    TCase *tc = tcase_create("proxy");
    tcase_add_test(tc, networks_are_read);
    tcase_add_test(tc, networks_are_refused);
    tcase_add_loop_test(tc, the_client_is_found, 0, COUNT_OF(HEADERS));
    tcase_add_test(tc, a_long_list_ends);
    tcase_add_test(tc, without_the_setting_nobody_is_believed);
    tcase_add_test(tc, of_a_proxy_its_header_is_believed);
    tcase_add_test(tc, forwarded_when_that_is_the_header);
    suite_add_tcase(s, tc);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
