/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The four families (domain.md 5), line by line: what each who helps them must see, and must not.
 * Everything they can ask is asked, in the API and as pages, searches and previews included; what
 * they must see is in the answers of both, what they must not see in none.
 *
 * The families themselves have no account: their lines are in test_casus_gezin.c. The line without
 * a login waits for the handover to another municipality, and is told as such.
 */
#include "../lek/lek.h"

#include "base/buf.h"

#include <string.h>

#define DAG "2026-11-21"

struct regel {
    const char *gezin, *regel; /* the line as domain.md has it: who: ziet / niet */
    const char *login, *dag;
    const char *ziet[8], *niet[14];
};

static const struct regel REGELS[] = {
    {"Verbeek",
     "leerplicht: verzuim, goal 2 / debts, mother's health",
     "l.brink",
     DAG,
     {"Verzuim dit schooljaar: 43 uur ongeoorloofd", "September 19 uur",
      "Jayden gaat weer naar school zonder buikpijn"},
     {"schuldeisers", "met iemand naast zich", "weinig slaapt", "18.400", "schuldregeling",
      "huurachterstand", "Betaalafspraak", "weer op adem", "Slaapt drie", "uitgeput",
      "Gesprekken met Joke", "respijt", "Vijfde gesprek"}},
    {"Verbeek",
     "Woonstede: payment agreement / everything else, BSN",
     "k.smit",
     DAG,
     {"Betaalafspraak voor de huurachterstand vastleggen", "Betaalafspraak besproken"},
     {"18.400", "schuldeisers", "zonder buikpijn", "weer op adem", "Wij blijven in ons huis",
      "43 uur", "Kennismaking", "brievenbus", "alleen voor Jayden en Noor", "999996022", "6022",
      "Tweede gesprek", "Tom Veld", "Joke Terpstra"}},
    {"Verbeek",
     "Schuldhulp: financien, goal 1 / school, health",
     "schuldhulp",
     DAG,
     {"Wij blijven in ons huis en ik durf de post weer open te maken", "Overzicht compleet",
      "Aanvraag voor de schuldregeling insturen", "Kennismaking"},
     {"zonder buikpijn", "43 uur", "Weekgesprek", "weer op adem", "Slaapt drie", "uitgeput",
      "starten bij oma", "Tweede gesprek", "Jayden mist les"}},
    {"Verbeek",
     "POH: goal 3 + betrokkenheid / debts detail",
     "j.terpstra",
     DAG,
     {"Sanne komt weer op adem", "Ahmed Saidi", "Gesprekken met Joke"},
     {"18.400", "schuldeisers", "Overzicht compleet", "besteden", "Aanvraag loopt uit", "1.312",
      "Betaalafspraak", "Wij blijven in ons huis"}},

    {"El Idrissi-Bennani",
     "Youssef's reclassering: own goal, contact rule / address, school, children's talks, VT "
     "reporter",
     "p.zwart",
     DAG,
     {"Ik blijf rustig, ook als ik boos ben", "Regel over contact",
      "Youssef zoekt geen contact, ook niet via familie"},
     {"Rozenhof", "1299", "Oosterbeemd", "De Vlieger", "Anneke Visser", "Ilyas gaat weer", "Salma",
      "Bilal", "Yvonne Maas", "Het Anker", "Nadia Ouali", "Amira", "Buren", "Alarmknop"}},
    {"El Idrissi-Bennani",
     "School: pick-up rule, phone regisseur / violence detail, police data",
     "a.visser",
     DAG,
     {"Wie haalt Ilyas op", "Alleen zijn moeder of Nadia", "06 12 00 00"},
     {"sloeg", "Na geweld", "dit vaker gebeurde", "huisverbod", "Inzet zaterdagavond",
      "aangehouden", "Aangifte", "Veiligheidsbeoordeling", "Crisisoverleg", "Gesprek met Amira",
      "Niemand kan ons pijn doen", "Rob Kramer"}},
    {"El Idrissi-Bennani",
     "W&I: income / safety notes",
     "d.post",
     DAG,
     {"Eigen geld op een eigen rekening", "Spoedaanvraag voor een uitkering behandelen",
      "Rekening openen, samen met Nadia"},
     {"Crisisoverleg", "Veiligheidsbeoordeling", "Niemand kan ons pijn doen", "Alarmknop", "sloeg",
      "Gesprek met Amira", "Afspraken voor de veiligheid", "Inzet zaterdagavond", "Rozenhof",
      "Wie haalt Ilyas op"}},
    {"El Idrissi-Bennani",
     "Politie: contact person, address via own route / help content",
     "r.kramer",
     DAG,
     {"Contactpersoon voor dit gezin is Fatma Yilmaz", "Het adres vraagt u op uw eigen weg op"},
     {"Rozenhof", "De kinderen worden weer rustig", "Eigen geld op een eigen rekening",
      "Gesprek met Amira", "Salma wordt elke nacht", "Ilyas gaat weer naar school", "Spoedaanvraag",
      "vervangende toestemming vragen", "De Vlieger"}},
    {"El Idrissi-Bennani",
     "VT: what is needed for safety",
     "y.maas",
     DAG,
     {"Afspraken voor de veiligheid", "Alarmknop werkt sinds 18 november",
      "Veiligheidsbeoordeling"},
     {"Eigen geld op een eigen rekening", "Spoedaanvraag", "De Vlieger", "Rozenhof",
      "De kinderen worden weer rustig"}},

    {"Van Rijn",
     "mbo: stage, attendance goal / diagnosis text",
     "e.mulder",
     DAG,
     {"Stagegesprek in lunchroom De Brug", "Ik haal mijn diploma in de horeca",
      "per maand afwezig"},
     {"Autisme", "autisme", "Prikkels", "Koptelefoon", "kamertraining; die plek", "Voogd belt",
      "Geld na januari"}},
    {"Van Rijn",
     "Wmo-consulent before 2027-01-04: nothing (but that she was asked, and said yes)",
     "p.lans",
     "2027-01-03",
     {NULL},
     {"Ik heb een plek", "De hulp stopt niet", "Mentor besproken", "Elke zondag bellen", "autisme",
      "Petra van Rijn", "Daan", "Ik weet wie ik bel"}},
    {"Van Rijn",
     "Wmo-consulent from 2027-01-04: what Lotte agreed to",
     "p.lans",
     "2027-01-04",
     {"Ik heb een plek als ik achttien ben", "De hulp stopt niet op mijn verjaardag",
      "Mentor besproken"},
     {"Autisme", "Geld na januari", "Mijn geldzaken", "Ik haal mijn diploma"}},
    {"Van Rijn",
     "GI before 18: its own work",
     "h.oz",
     "2027-01-17",
     {"Voogd belt", "Overdracht schrijven, samen met Lotte"},
     {"Autisme", "Geld na januari"}},
    {"Van Rijn",
     "GI after 18: closed, only handover already given",
     "h.oz",
     "2027-01-18",
     {NULL},
     {"Voogd belt", "Overdracht schrijven", "Lotte", "Ik heb een plek", "Eline Kok",
      "De voogdij stopt"}},

    {"Tesfay",
     "klantmanager: PIP goals, attendance limits without reason / PTSS",
     "s.kuipers",
     DAG,
     {"Selam werkt in de zorg", "Taalstage in een zorghuis", "Wanneer Haile naar de les kan",
      "dinsdag- en donderdagochtend"},
     {"PTSS", "Nachtmerries", "nachtmerries", "Haile slaapt weer", "mannengroep", "Wachtlijst",
      "Ilse Brandsma", "Wij regelen ons geld zelf"}},
    {"Tesfay",
     "Volunteer: goal 5, appointments / finances, health",
     "t.wiegers",
     DAG,
     {"Yonas komt bij ons wonen", "Papieren laten vertalen en opsturen"},
     {"Wij regelen ons geld zelf", "Twee maanden zelf betalen", "Uitkering", "PTSS",
      "Haile slaapt weer", "Gesprek met tolk", "mannengroep", "Abel twee jaar", "Ilse Brandsma"}},
    {"Tesfay",
     "ISK: goal 3 / family health",
     "h.rahimi",
     DAG,
     {"Dawit kiest een opleiding", "Twee open dagen bezoeken", "Beroepentest doen met Dawit"},
     {"PTSS", "Haile slaapt weer", "Gesprek met tolk", "mannengroep", "Abel twee jaar",
      "Gesprek alleen met Dawit", "nachtmerries"}},
    {"Tesfay",
     "The regisseur: Dawit's one topic stays with the JGZ",
     "n.vandam",
     DAG,
     {"Dawit kiest een opleiding", "Wachtlijst"},
     {"Gesprek alleen met Dawit", "Hij vertelde iets over zichzelf"}},
    {"Tesfay",
     "Receiving regisseur in Oosterbeemd: only items with consent or ground, after "
     "acceptance",
     NULL,
     DAG,
     {NULL},
     {NULL}},
};

/* About the family; not the lists that everybody may read. */
static bool of_families(const struct lek_vraag *v)
{
    static const char *const other[] = {
        "/organisaties", "/onderdelen", "/teams",         "/wijken",   "/codes",
        "/gebruikers",   "/afspraken",  "/professionals", "/diensten", "/deelgronden"};
    if (v->route->kind == KIND_PLAIN || v->route->kind == KIND_PUBLIC ||
        v->route->kind == KIND_BEHEER)
        return false;
    for (size_t i = 0; i < COUNT_OF(other); i++)
        if (strncmp(v->path, other[i], strlen(other[i])) == 0)
            return false;
    return true;
}

static const char *FACE[] = {"pagina's", "API"};

/* Who can be chosen in a form is everybody who works here: no news of a family. */
static void options_blank(char *text)
{
    for (char *at = text; (at = strstr(at, "<option ")); at++) {
        char *end = strstr(at, "</option>");
        if (end)
            memset(at, ' ', (size_t)(end - at));
    }
}

/* Everything that is answered to them: [0] pages, [1] API. */
static void all_answers(const struct regel *r, struct buf ret[2])
{
    struct lek_vragen vragen;
    char sql[300];
    (void)snprintf(sql, sizeof sql,
                   "DELETE FROM spook_huis WHERE h NOT IN (SELECT id FROM huishouden WHERE naam ="
                   " '%s')",
                   r->gezin);
    change(sql);
    ck_assert_int_eq(value("SELECT count(*) FROM spook_huis"), 1);
    lek_vragen_maken(&vragen, 60);
    clock_forward(clock_local_midnight(r->dag) + 61200 - harness_now);
    char token[64];
    (void)snprintf(token, sizeof token, "%s", login(r->login));
    rng_still(); /* no digits of a house number in the keys of a form */
    for (size_t i = 0; i < vragen.count; i++) {
        const struct lek_vraag *v = &vragen.vraag[i];
        if (!of_families(v))
            continue;
        AUTO_FREE char *text = lek_vraag(v, token);
        options_blank(text);
        if (strncmp(text, "200", 3) == 0)
            buf_format(&ret[v->api], "\n==== %s %s\n%s", v->path, v->body ? v->body : "", text);
    }
    ck_assert(!ret[0].failed && !ret[1].failed);
    lek_vragen_free(&vragen);
}

/* The last "====" line before `at`: which answer it was. */
static void where(const char *text, const char *at, char ret[200])
{
    const char *found = text, *next = text;
    while ((next = strstr(next, "\n==== ")) && next < at)
        found = next++ + 6;
    (void)snprintf(ret, 200, "%.*s", (int)strcspn(found, "\n"), found);
}

START_TEST(test_regel)
{
    const struct regel *r = &REGELS[_i];
    struct buf answers[2];
    BUF_AUTO struct buf wrong;
    buf_init(&wrong, 1 << 16);
    if (!r->login) {
        (void)printf("  later  %s: %s\n", r->gezin, r->regel);
        return;
    }
    for (int i = 0; i < 2; i++)
        buf_init(&answers[i], 64 << 20);
    all_answers(r, answers);
    for (int face = 0; face < 2; face++) {
        const char *text = answers[face].len ? answers[face].data : "";
        for (size_t i = 0; i < COUNT_OF(r->ziet) && r->ziet[i]; i++)
            if (!strstr(text, r->ziet[i]))
                buf_format(&wrong, "\n  ziet niet “%s” (%s)", r->ziet[i], FACE[face]);
        for (size_t i = 0; i < COUNT_OF(r->niet) && r->niet[i]; i++) {
            const char *at = strstr(text, r->niet[i]);
            char path[200];
            if (!at)
                continue;
            where(text, at, path);
            buf_format(&wrong, "\n  ziet wel “%s” (%s, %s): …%.120s", r->niet[i], FACE[face], path,
                       at - text > 60 ? at - 60 : text);
        }
        buf_free(&answers[face]);
    }
    (void)printf("  %s  %s: %s\n", wrong.len ? "FOUT " : "goed ", r->gezin, r->regel);
    (void)fflush(stdout);
    ck_assert_msg(wrong.len == 0, "%s, %s op %s: %s%.3000s", r->gezin, r->login, r->dag, r->regel,
                  wrong.data);
}
END_TEST

static void start(void) { lek_start(0); }

static Suite *suite(void)
{
    Suite *s = suite_create("casus");
    TCase *tc = tcase_create("casus");
    tcase_set_timeout(tc, 300);
    tcase_add_checked_fixture(tc, start, lek_stop);
    tcase_add_loop_test(tc, test_regel, 0, (int)COUNT_OF(REGELS));
    suite_add_tcase(s, tc);
    return s;
}

int main(void)
{
    harness_municipality = lek_gemeente;
    harness_now = clock_local_midnight("2026-11-21") + 61200;
    return harness_main(suite());
}
