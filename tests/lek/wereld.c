/* SPDX-License-Identifier: EUPL-1.2 */
#include "lek.h"

#include "../migraties.h"
#include "base/id.h"
#include "demo/demo.h"
#include "logboek/logboek.h"

#include <sqlite3.h>
#include <sys/stat.h>

extern sqlite3 *harness_raw;

enum { MEER_HUISHOUDENS = 4 };

void lek_gemeente(const char *folder)
{
    struct demo_verslag verslag;
    PROBLEEM_AUTO struct probleem p = {0};
    const struct demo_opties opties = {.gegevens = folder,
                                       .migraties = migraties(),
                                       .vandaag = "2026-11-21",
                                       .huishoudens = MEER_HUISHOUDENS,
                                       .zaad = 7};
    if (demo_maken(&opties, &verslag, &p) != DONE) {
        (void)fprintf(stderr, "demo: %s %s\n", p.detail, p.intern);
        exit(1);
    }
}

/* ---- planting ---- */

static void fn_id_tekst(sqlite3_context *f, int n, sqlite3_value **v)
{
    char text[ID_TEXT_SIZE];
    (void)n;
    id_format(sqlite3_value_int64(v[0]), text);
    sqlite3_result_text(f, text, -1, SQLITE_TRANSIENT);
}

static char *planten_sql(void)
{
    struct stat st;
    AUTO_FILE FILE *f = fopen(PROJECT_DIR "/tests/lek/planten.sql", "re");
    ck_assert(f && fstat(fileno(f), &st) == 0);
    char *text = calloc((size_t)st.st_size + 1, 1);
    ck_assert(text && fread(text, 1, (size_t)st.st_size, f) == (size_t)st.st_size);
    return text;
}

/* The four families: with `beschermd`, who is protected, where somebody is. */
static const char HUIZEN[] =
    "CREATE TEMP TABLE spook_huis AS"
    " SELECT h.id AS h, row_number() OVER (ORDER BY h.id) AS n,"
    "  (SELECT id FROM gezinsplan p WHERE p.huishouden_id = h.id AND p.status = 'open') AS plan,"
    "  (SELECT min(id) FROM doel d WHERE d.huishouden_id = h.id AND d.status = 'actief') AS doel,"
    "  (SELECT l.persoon_id FROM lid l JOIN persoon p ON p.id = l.persoon_id WHERE l.huishouden_id"
    "   = h.id ORDER BY l.rol <> 'kind', p.geboortedatum LIMIT 1) AS kind,"
    "  (SELECT l.persoon_id FROM lid l JOIN persoon p ON p.id = l.persoon_id WHERE l.huishouden_id"
    "   = h.id AND p.roepnaam IN ('Sanne', 'Amira', 'Lotte', 'Haile')) AS volwassene,"
    "  (SELECT l.persoon_id FROM lid l JOIN persoon p ON p.id = l.persoon_id WHERE l.huishouden_id"
    "   = h.id AND p.roepnaam = 'Amira') AS beschermd"
    " FROM huishouden h WHERE EXISTS (SELECT 1 FROM lid l JOIN persoon p ON p.id = l.persoon_id"
    "  WHERE l.huishouden_id = h.id AND p.naam IN ('Sanne Verbeek', 'Amira El Idrissi',"
    "  'Lotte van Rijn', 'Haile Tesfay'));"
    "CREATE TEMP TABLE spook_lagen (laag INTEGER);";

struct kijkjes {
    int64_t huizen[5]; /* 0-ended */
    size_t accounts;
};

/* Looks of the hidden accounts at what is hidden. The first is of a source with beroepsgeheim, so
 * that nobody may know of it; regie may know of the others. */
static enum result log_plant(struct db_conn *c, void *arg, struct probleem *p)
{
    static const int WIE[] = {21, 23, 24};
    const struct kijkjes *k = arg;
    for (const int64_t *huis = k->huizen; *huis; huis++)
        for (size_t i = 0; i < k->accounts && i < COUNT_OF(WIE); i++) {
            const struct logregel regel = {.tijd_ms = clock_now_ms(&app.clock) - 3600000,
                                           .gebeurtenis = "lezen",
                                           .handeling = "notitie.lezen",
                                           .gebruiker = LEK_VAN + WIE[i],
                                           .onderdeel = LEK_VAN + (i ? 12 : 11),
                                           .rol = "professional",
                                           .huishouden = *huis,
                                           .object = "notitie/" LEK_MERK,
                                           .gronden = "G1",
                                           .uitkomst = "geslaagd",
                                           .verzoek = LEK_MERK};
            if (logboek_append(c, &regel, p) != DONE)
                return FAILED;
        }
    return DONE;
}

void lek_start(unsigned lagen)
{
    static const char *const zetten[] = {
        "INSERT INTO spook_lagen VALUES (1);", "INSERT INTO spook_lagen VALUES (2);",
        "INSERT INTO spook_lagen VALUES (4);", "INSERT INTO spook_lagen VALUES (8);"};
    struct kijkjes k = {.accounts = lagen & LEK_VAN_WIJKTEAM ? 3 : 1};
    PROBLEEM_AUTO struct probleem p = {0};
    harness_start_plain();
    ck_assert_int_eq(sqlite3_create_function(harness_raw, "id_tekst", 1, SQLITE_UTF8, NULL,
                                             fn_id_tekst, NULL, NULL),
                     SQLITE_OK);
    change(HUIZEN);
    ck_assert_int_eq(value("SELECT count(*) FROM spook_huis"), 4);
    for (size_t i = 0; i < COUNT_OF(zetten); i++)
        if (lagen & (1U << i))
            change(zetten[i]);
    AUTO_FREE char *sql = planten_sql();
    /* one statement at a time: what is wrong is said of that one */
    const char *rest = sql;
    change("BEGIN");
    while (*rest) {
        sqlite3_stmt *stmt = NULL;
        ck_assert_msg(sqlite3_prepare_v2(harness_raw, rest, -1, &stmt, &rest) == SQLITE_OK,
                      "planten.sql: %s: %.300s", sqlite3_errmsg(harness_raw), rest);
        ck_assert_msg(!stmt || sqlite3_step(stmt) == SQLITE_DONE, "planten.sql: %s: %.300s",
                      sqlite3_errmsg(harness_raw), sqlite3_sql(stmt));
        (void)sqlite3_finalize(stmt);
    }
    change("COMMIT");
    for (int i = 0; i < 4; i++) {
        char of[100];
        (void)snprintf(of, sizeof of, "SELECT h FROM spook_huis WHERE n = %d", i + 1);
        k.huizen[i] = value(of);
    }
    if (lagen & LEK_LOGBOEK)
        ck_assert_msg(writer_run(app.writer, log_plant, &k, &p) == DONE, "%s", p.intern);
}

void lek_stop(void) { harness_stop(); }
