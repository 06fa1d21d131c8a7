/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The lines of domain.md 5 about the families themselves (G7), who have no account: what they get
 * is an extract. The regisseur writes the request down, the privacy officer, whose extract holds
 * all that the reader may see, looks it over and gives it. Whatever is in the making, in what was
 * given, in "wie keek" and in the answer, as JSON and as a page, must hold what they see, and must
 * not hold the rest: not even before a human blacked anything out.
 */
#include "../lek/lek.h"

#include "base/buf.h"
#include "base/id.h"

#include <string.h>

#define DAG "2026-11-21"

struct regel {
    const char *gezin, *regel; /* the line as domain.md has it: who: ziet / niet */
    const char *regisseur, *lezer;
    const char *over[4];  /* one request for each */
    const char *nooit[4]; /* whom they may not ask about: refused */
    const char *ziet[8], *niet[24];
};

static const struct regel REGELS[] = {
    {"Verbeek",
     "Ruben (inzage): plan for Jayden and Noor / Sanne's finances, Jayden's talks",
     "regisseur",
     "Ruben Kuiper",
     {"Ruben Kuiper", "Jayden Kuiper", "Noor Kuiper"},
     {"Sanne Verbeek"},
     {"Jayden gaat weer naar school zonder buikpijn", "Verzuim dit schooljaar: 43 uur",
      "Noor groeit goed"},
     {"18.400", "schuldeisers", "schuldregeling", "huurachterstand", "Betaalafspraak",
      "weer op adem", "Slaapt drie", "uitgeput", "Gesprekken met Joke", "Tweede gesprek",
      "niet dat zijn vader dit weet", "Wij blijven in ons huis", "Kennismaking",
      "laat betrokken. Hem apart"}},
    {"El Idrissi-Bennani",
     "Youssef: own goal, contact rule / address, school, children's talks, VT reporter",
     "f.yilmaz",
     "Youssef Bennani",
     {"Youssef Bennani", "Ilyas Bennani", "Salma Bennani"},
     {"Amira El Idrissi"},
     {"Ik blijf rustig, ook als ik boos ben", "Regel over contact",
      "Youssef zoekt geen contact, ook niet via familie"},
     {"Rozenhof",
      "1299RH",
      "Oosterbeemd",
      "De Vlieger",
      "Anneke Visser",
      "Ilyas gaat weer",
      "Salma wordt",
      "Yvonne Maas",
      "Het Anker",
      "Nadia Ouali",
      "Amira",
      "Buren",
      "Alarmknop",
      "Wie haalt Ilyas op",
      "Gesprek met Amira",
      "Crisisoverleg",
      "Veiligheidsbeoordeling",
      "Inzet zaterdagavond",
      "De kinderen worden weer rustig",
      "Eigen geld op een eigen rekening",
      "opvang"}},
    {"Van Rijn",
     "Mother: nothing (no gezag, refused)",
     "e.kok",
     "Petra van Rijn",
     {"Petra van Rijn"},
     {"Lotte van Rijn"},
     {NULL},
     {"Lotte", "Sluisweg", "De Sluis", "Autisme", "autisme", "Ik heb een plek", "Geld na januari",
      "Daan", "Stagegesprek", "Mentor besproken", "Voogd belt", "Hassan Oz"}},
};

static int64_t persoon(const char *naam)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT id FROM persoon WHERE naam = '%s'", naam);
    int64_t id = value(sql);
    ck_assert_msg(id > 0, "there is no %s", naam);
    return id;
}

static const char *tekst(int64_t id)
{
    static char text[8][ID_TEXT_SIZE];
    static unsigned next;
    char *to = text[next++ % 8];
    id_format(id, to);
    return to;
}

static int64_t huishouden(const struct regel *r)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT id FROM huishouden WHERE naam = '%s'", r->gezin);
    return value(sql);
}

static struct http_reply vraagt(const struct regel *r, const char *token, int64_t over,
                                int64_t aanvrager)
{
    char path[100], body[400];
    (void)snprintf(path, sizeof path, "/huishoudens/%s/verzoeken", tekst(huishouden(r)));
    (void)snprintf(body, sizeof body,
                   "{\"soort\": \"inzage\", \"persoon\": \"%s\", \"aanvrager\": \"%s\","
                   " \"ontvangen\": \"" DAG
                   "\", \"identiteit\": \"bekend\", \"vraag\": \"Alles.\"}",
                   tekst(over), tekst(aanvrager));
    return api(token, "POST", path, body);
}

static void gemaakt(struct http_reply r, char ret[ID_TEXT_SIZE])
{
    AUTO_JSON json_t *json = reply_json(&r);
    const char *id = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r.status == 201 && id, "%d %.*s", r.status, (int)r.body_len, r.body);
    (void)snprintf(ret, ID_TEXT_SIZE, "%s", id);
    http_reply_free(&r);
}

/* That path as JSON and as a page, added to what they get. */
static void erbij(struct buf *ret, const char *token, const char *path)
{
    struct http_reply replies[] = {api(token, "GET", path, NULL), page(token, "GET", path, NULL)};
    for (size_t i = 0; i < COUNT_OF(replies); i++) {
        ck_assert_msg(replies[i].status == 200, "%s: %d %.*s", path, replies[i].status,
                      (int)replies[i].body_len, replies[i].body);
        buf_format(ret, "\n==== %s\n%.*s", path, (int)replies[i].body_len, replies[i].body);
        http_reply_free(&replies[i]);
    }
}

/* Each piece is looked over as it was marked, nothing more blacked out by hand. */
static void nagekeken(const char *token, const char *uittreksel)
{
    char path[200];
    json_t *stuk;
    size_t i;
    (void)snprintf(path, sizeof path, "/uittreksels/%s", uittreksel);
    struct http_reply r = api(token, "GET", path, NULL);
    AUTO_JSON json_t *model = reply_json(&r);
    http_reply_free(&r);
    json_array_foreach(json_object_get(model, "stukken"), i, stuk)
    {
        AUTO_JSON json_t *body =
            json_pack("{s:s, s:O}", "geven", "ja", "tekst", json_object_get(stuk, "gemerkt"));
        AUTO_FREE char *text = json_dumps(body, 0);
        (void)snprintf(path, sizeof path, "/uittreksels/%s/stukken/%s", uittreksel,
                       json_string_value(json_object_get(stuk, "id")));
        struct http_reply gezet = api(token, "PUT", path, text);
        ck_assert_msg(gezet.status == 200, "%.*s", (int)gezet.body_len, gezet.body);
        http_reply_free(&gezet);
    }
}

/* One request, its extract and its log, as the privacy officer makes and gives it. */
static void uittreksel(const struct regel *r, const char *over, struct buf *ret)
{
    char id[ID_TEXT_SIZE], u[ID_TEXT_SIZE], path[200], regisseur[64], privacy[64];
    (void)snprintf(regisseur, sizeof regisseur, "%s", login(r->regisseur));
    (void)snprintf(privacy, sizeof privacy, "%s", login("privacy"));
    gemaakt(vraagt(r, regisseur, persoon(over), persoon(r->lezer)), id);
    (void)snprintf(path, sizeof path, "/verzoeken/%s/uittreksels", id);
    gemaakt(api(privacy, "POST", path, "{\"reden\": \"Gevraagd op 21 november.\"}"), u);
    (void)snprintf(path, sizeof path, "/uittreksels/%s", u);
    erbij(ret, privacy, path);
    nagekeken(privacy, u);
    (void)snprintf(path, sizeof path, "/uittreksels/%s/geven", u);
    ck_assert_int_eq(
        status_of(api(privacy, "POST", path, "{\"aan\": \"De aanvrager\", \"wijze\": \"papier\"}")),
        201);
    (void)snprintf(path, sizeof path, "/uittreksels/%s", u);
    erbij(ret, privacy, path);
    (void)snprintf(path, sizeof path, "/verzoeken/%s/wiekeek", id);
    erbij(ret, privacy, path);
}

START_TEST(test_regel)
{
    const struct regel *r = &REGELS[_i];
    BUF_AUTO struct buf got;
    BUF_AUTO struct buf wrong;
    buf_init(&got, 8 << 20);
    buf_init(&wrong, 1 << 16);
    for (size_t i = 0; i < COUNT_OF(r->over) && r->over[i]; i++)
        uittreksel(r, r->over[i], &got);
    ck_assert(!got.failed);
    for (size_t i = 0; i < COUNT_OF(r->nooit) && r->nooit[i]; i++)
        ck_assert_int_eq(
            status_of(vraagt(r, login(r->regisseur), persoon(r->nooit[i]), persoon(r->lezer))),
            400);
    for (size_t i = 0; i < COUNT_OF(r->ziet) && r->ziet[i]; i++)
        if (!strstr(got.data, r->ziet[i]))
            buf_format(&wrong, "\n  ziet niet “%s”", r->ziet[i]);
    for (size_t i = 0; i < COUNT_OF(r->niet) && r->niet[i]; i++) {
        const char *at = strstr(got.data, r->niet[i]);
        if (at)
            buf_format(&wrong, "\n  ziet wel “%s”: …%.160s", r->niet[i],
                       at - got.data > 80 ? at - 80 : got.data);
    }
    (void)printf("  %s  %s: %s\n", wrong.len ? "FOUT " : "goed ", r->gezin, r->regel);
    (void)fflush(stdout);
    ck_assert_msg(wrong.len == 0, "%s op " DAG ": %s%.3000s", r->gezin, r->regel, wrong.data);
}
END_TEST

/* "Daan: his action only." He is no person in the file but somebody of Lotte's network: nothing can
 * be asked for him or made for him, and what is his is the one action with his name. */
START_TEST(test_daan)
{
    const struct regel lotte = {.gezin = "Van Rijn"};
    char sql[200], path[100], kok[64];
    int64_t h = huishouden(&lotte);
    (void)snprintf(
        sql, sizeof sql,
        "SELECT id FROM netwerklid WHERE huishouden_id = %lld AND naam = 'Daan van Rijn'",
        (long long)h);
    int64_t daan = value(sql);
    ck_assert_int_gt(daan, 0);
    (void)snprintf(kok, sizeof kok, "%s", login("e.kok"));
    ck_assert_int_eq(status_of(vraagt(&lotte, kok, persoon("Lotte van Rijn"), daan)), 400);
    ck_assert_int_eq(status_of(vraagt(&lotte, kok, daan, daan)), 400);
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM actie WHERE eigenaar_netwerk_id = %lld",
                   (long long)daan);
    ck_assert_int_eq(value(sql), 1);
    (void)snprintf(sql, sizeof sql, "SELECT id FROM actie WHERE eigenaar_netwerk_id = %lld",
                   (long long)daan);
    (void)snprintf(path, sizeof path, "/acties/%s", tekst(value(sql)));
    struct http_reply r = api(kok, "GET", path, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Daan van Rijn") && reply_has(&r, "Elke zondag bellen"));
    ck_assert(!reply_has(&r, "Geld na januari") && !reply_has(&r, "utisme"));
    http_reply_free(&r);
}
END_TEST

static void start(void) { lek_start(0); }

static Suite *suite(void)
{
    Suite *s = suite_create("casus_gezin");
    TCase *tc = tcase_create("casus_gezin");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, start, lek_stop);
    tcase_add_loop_test(tc, test_regel, 0, (int)COUNT_OF(REGELS));
    tcase_add_test(tc, test_daan);
    suite_add_tcase(s, tc);
    return s;
}

int main(void)
{
    harness_municipality = lek_gemeente;
    harness_now = clock_local_midnight(DAG) + 61200;
    return harness_main(suite());
}
