/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Nothing hidden may be learnt (R24): each demo account gets, to the byte, the same answers in a
 * municipality with hidden things in it as in one without, and no text of them anywhere. Nobody has
 * to be told of a new route: it is in the table.
 *
 * LEK_DIEP: how many ids of each kind are tried (6; the long run 40). LEK_ALLEEN: one account.
 */
#include "lek.h"

#include "base/buf.h"

#include <sodium.h>
#include <string.h>

#define SPOOR_SIZE 32

/* Accounts, with what is hidden from all of them. An empty name is nobody. */
struct groep {
    unsigned lagen;
    const char *wie[40];
};
static const struct groep GROEPEN[] = {
    /* regie: coordination is theirs, what is hidden has no ground for anybody */
    {LEK_VOOR_NIEMAND | LEK_LOGBOEK,
     {"regisseur", "f.yilmaz", "wijkteam", "procesregisseur", NULL}},
    /* partners who are not involved with the protected family, or stand on its other side */
    {LEK_VOOR_NIEMAND | LEK_BESCHERMD | LEK_VAN_WIJKTEAM | LEK_LOGBOEK,
     {"school", "schuldhulp", "ggz", "p.zwart", "", NULL}},
    /* who sees the whole log */
    {LEK_VOOR_NIEMAND | LEK_BESCHERMD | LEK_VAN_WIJKTEAM, {"privacy", "beheerder", NULL}},
};
static const struct groep MEER[] = {
    {LEK_VOOR_NIEMAND | LEK_LOGBOEK, {"n.vandam", "e.kok", "k.blom", "h.vanleeuwen", NULL}},
    {LEK_VOOR_NIEMAND | LEK_VAN_WIJKTEAM | LEK_LOGBOEK,
     {"a.visser", "d.post", "r.kramer", "y.maas", "n.ouali", NULL}},
    {LEK_VOOR_NIEMAND | LEK_BESCHERMD | LEK_VAN_WIJKTEAM | LEK_LOGBOEK,
     {"l.brink", "k.smit", "j.terpstra", "l.verhoeven", "h.rahimi", "s.kuipers", "t.wiegers",
      "h.oz", "k.verbruggen", "s.deboer", "p.lans", "e.mulder", NULL}},
};

static int diep(void)
{
    const char *text = getenv("LEK_DIEP");
    return text && *text ? (int)strtol(text, NULL, 10) : 6;
}

/* ---- what may differ ---- */

/* A beheerder may count what hangs on an account or an onderdeel (90_beheer.sql), and a
 * procesregisseur how full everybody is (R23). */
static bool mag_verschillen(const char *wie, const struct lek_vraag *v)
{
    if (v->route->kind == KIND_PLAIN)
        return true; /* figures of the process itself; the marker is looked for there too */
    return strcmp(wie, "beheerder") == 0 &&
           (strstr(v->route->path, "/{gebruiker}") || strstr(v->route->path, "/{onderdeel}") ||
            strstr(v->route->path, "/{organisatie}"));
}

/* ---- walking ---- */

struct spoor {
    unsigned char som[SPOOR_SIZE];
    long at;
    size_t length;
};

struct loop {
    struct lek_vragen vragen;
    FILE *bewaard;       /* all answers of the world without */
    struct spoor *spoor; /* of each account and question */
    struct buf wrong;
    long asked, shown, found; /* shown: answered with something */
};

static void spoor_keep(struct loop *l, struct spoor *s, const char *text)
{
    s->length = strlen(text);
    (void)crypto_generichash(s->som, sizeof s->som, (const unsigned char *)text, s->length, NULL,
                             0);
    s->at = ftell(l->bewaard);
    ck_assert_uint_eq(fwrite(text, 1, s->length, l->bewaard), s->length);
}

static void differ(struct loop *l, const char *wie, const struct lek_vraag *v,
                   const struct spoor *s, const char *text)
{
    enum { ROUND = 100 };
    AUTO_FREE char *before = calloc(s->length + 1, 1);
    ck_assert(before && fseek(l->bewaard, s->at, SEEK_SET) == 0 &&
              fread(before, 1, s->length, l->bewaard) == s->length);
    size_t n = 0;
    while (before[n] && before[n] == text[n])
        n++;
    size_t from = n > ROUND ? n - ROUND : 0;
    if (l->found < 40)
        buf_format(
            &l->wrong,
            "%s %s %s as %s%s%s: something hidden shows\n  without: %.300s\n  with:    %.300s\n",
            v->api ? "API" : "page", v->body ? "POST" : "GET", v->path, *wie ? wie : "nobody",
            v->body ? " " : "", v->body ? v->body : "", before + from, text + from);
    l->found++;
}

static void marked(struct loop *l, const char *wie, const struct lek_vraag *v, const char *text)
{
    const char *at = strstr(text, LEK_MERK);
    if (!at)
        return;
    if (l->found++ < 40)
        buf_format(&l->wrong, "%s %s %s as %s%s%s: a hidden text: %.200s\n",
                   v->api ? "API" : "page", v->body ? "POST" : "GET", v->path,
                   *wie ? wie : "nobody", v->body ? " " : "", v->body ? v->body : "",
                   at - text > 80 ? at - 80 : text);
}

static void answer_judge(struct loop *l, const char *wie, const struct lek_vraag *v,
                         const struct spoor *s, const char *text)
{
    unsigned char som[SPOOR_SIZE];
    size_t length = strlen(text);
    (void)crypto_generichash(som, sizeof som, (const unsigned char *)text, length, NULL, 0);
    marked(l, wie, v, text);
    if ((length != s->length || memcmp(som, s->som, sizeof som) != 0) && !mag_verschillen(wie, v))
        differ(l, wie, v, s, text);
}

/* Everybody of the group asks everything: first without what is hidden from them, then with. */
static void groep_walk(struct loop *l, const struct groep *g, void (*spoil)(void))
{
    const char *only = getenv("LEK_ALLEEN");
    ck_assert_ptr_nonnull(l->spoor = calloc(40 * l->vragen.count, sizeof *l->spoor));
    ck_assert_ptr_nonnull(l->bewaard = tmpfile());
    for (int with = 0; with < 2; with++) {
        char tokens[40][64] = {""};
        struct spoor *s = l->spoor;
        lek_start(with ? g->lagen : 0);
        if (with && spoil)
            spoil();
        rng_init_seeded(&app.rng, 1); /* the same sessions in both */
        for (int i = 0; g->wie[i]; i++)
            if (*g->wie[i])
                (void)snprintf(tokens[i], sizeof tokens[i], "%s", login(g->wie[i]));
        rng_still();
        for (int i = 0; g->wie[i]; i++) {
            if (only && strcmp(only, g->wie[i]) != 0)
                continue;
            for (size_t j = 0; j < l->vragen.count; j++, s++) {
                const struct lek_vraag *v = &l->vragen.vraag[j];
                AUTO_FREE char *text = lek_vraag(v, *g->wie[i] ? tokens[i] : NULL);
                l->asked++;
                l->shown += strncmp(text, "200", 3) == 0;
                if (getenv("LEK_TOON"))
                    (void)fprintf(stderr, "%.3s %s %s %s %s\n", text, g->wie[i],
                                  v->api ? "API" : "page", v->path, v->body ? v->body : "");
                if (with)
                    answer_judge(l, g->wie[i], v, s, text);
                else
                    spoor_keep(l, s, text);
            }
        }
        lek_stop();
    }
    (void)fclose(l->bewaard);
    free(l->spoor);
}

static void loop_init(struct loop *l)
{
    *l = (struct loop){0};
    buf_init(&l->wrong, 1 << 20);
    lek_start(LEK_VOOR_NIEMAND | LEK_BESCHERMD | LEK_VAN_WIJKTEAM | LEK_LOGBOEK);
    lek_vragen_maken(&l->vragen, diep());
    lek_stop();
    ck_assert_uint_gt(l->vragen.count, 500);
}

static void loop_free(struct loop *l)
{
    lek_vragen_free(&l->vragen);
    buf_free(&l->wrong);
}

static void hunt(const struct groep *g)
{
    struct loop l;
    loop_init(&l);
    groep_walk(&l, g, NULL);
    (void)printf("%ld answers to %zu questions, %ld of them with something\n", l.asked,
                 l.vragen.count, l.shown);
    /* Enough is there to be seen: most questions are about what is hidden or made up, and each new
     * noun brings many of those. */
    ck_assert_int_gt(l.shown, 500);
    if (l.found)
        (void)printf("%.*s", (int)l.wrong.len, l.wrong.data);
    (void)fflush(stdout);
    ck_assert_msg(l.found == 0, "%ld leaks, the first are told above", l.found);
    loop_free(&l);
}

START_TEST(test_nothing_hidden_is_learnt) { hunt(&GROEPEN[_i]); }
END_TEST

START_TEST(test_by_anybody) { hunt(&MEER[_i]); }
END_TEST

/* ---- the hunt itself ---- */

/* Each brings something of what is hidden out, in another way. */
static void spoil_item(void) /* a text: a closed note is opened */
{
    change("UPDATE item SET gesloten = 0, door_regie = 1 WHERE id % 1000 = 116 AND id > "
           "150000000000001000"
           " AND id < 150000000000005000");
}

static void view_change(const char *name, const char *from, const char *to)
{
    char sql[300];
    (void)snprintf(sql, sizeof sql, "SELECT sql FROM sqlite_schema WHERE name = '%s'", name);
    AUTO_FREE char *text = text_value(sql);
    char *at = text ? strstr(text, from) : NULL;
    BUF_AUTO struct buf out;
    ck_assert_msg(at != NULL, "%s: no %s", name, from);
    buf_init(&out, 1 << 16);
    buf_format(&out, "DROP VIEW %s;%.*s%s%s;", name, (int)(at - text), text, to, at + strlen(from));
    change(out.data);
}

static void spoil_etag(void) /* a header: the version counts hidden items */
{
    view_change(
        "zicht_gezinsplan", "t.versie",
        "t.versie + (SELECT count(*) FROM item x WHERE x.huishouden_id = dossier()) AS versie");
}

static void spoil_existence(void) /* no text, no count: that one is there at all */
{
    view_change("zicht_kaart", "p.evaluatiedatum",
                "CASE WHEN NOT EXISTS (SELECT 1 FROM item x WHERE x.huishouden_id = dossier() AND"
                " x.categorie = 'strafrecht') THEN p.evaluatiedatum END AS evaluatiedatum");
}

static void spoil_log(void) /* what the log tells of others */
{
    view_change("zicht_logregel", "OR (h.regie = 1", "OR h.regie = 1 OR (h.regie = 1");
}

static void spoil_member(void) /* a name: a protected child on the card of the other side */
{
    view_change("zicht_lid", "WHERE NOT EXISTS", "WHERE 1 OR NOT EXISTS");
}

static const struct {
    void (*spoil)(void);
    unsigned lagen;
    const char *wie, *told;
} SPOILED[] = {
    {spoil_item, LEK_VOOR_NIEMAND, "regisseur", "a hidden text"},
    {spoil_etag, LEK_VOOR_NIEMAND, "regisseur", "something hidden shows"},
    {spoil_existence, LEK_VOOR_NIEMAND, "regisseur", "something hidden shows"},
    {spoil_log, LEK_VOOR_NIEMAND | LEK_LOGBOEK, "regisseur", "/logboek"},
    {spoil_member, LEK_BESCHERMD, "p.zwart", "a hidden text"},
};

/* It finds what it is there for. */
START_TEST(test_finds_a_leak)
{
    struct loop l;
    const struct groep g = {SPOILED[_i].lagen, {SPOILED[_i].wie, NULL}};
    loop_init(&l);
    groep_walk(&l, &g, SPOILED[_i].spoil);
    ck_assert_msg(l.found > 0 && strstr(l.wrong.data, SPOILED[_i].told), "%d: not found", _i);
    loop_free(&l);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("lek");
    TCase *tc = tcase_create("lek");
    tcase_set_timeout(tc, 3000);
    tcase_add_loop_test(tc, test_nothing_hidden_is_learnt, 0, (int)COUNT_OF(GROEPEN));
    tcase_add_loop_test(tc, test_finds_a_leak, 0, (int)COUNT_OF(SPOILED));
    if (diep() > 6)
        tcase_add_loop_test(tc, test_by_anybody, 0, (int)COUNT_OF(MEER));
    suite_add_tcase(s, tc);
    return s;
}

int main(void)
{
    harness_municipality = lek_gemeente;
    harness_now = clock_local_midnight("2026-11-21") + 61200;
    return harness_main(suite());
}
