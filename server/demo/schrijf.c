/* SPDX-License-Identifier: EUPL-1.2 */
/* The household itself: members, intake, regie, the plan; and items, of which all else is made. */
#include "demo/schrijf.h"

#include "base/tekst.h"

#include <stdlib.h>
#include <string.h>

static enum demo_gebruiker writer_of(const struct huis *h, enum demo_gebruiker door)
{
    return door == NIEMAND ? h->regie : door;
}

/* ---- items ---- */

static int compare_ids(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The ids as texts, sorted, comma between (table item); sorts and counts `ids`. */
static int persons_text(int64_t ids[HUIS_LEDEN], const int64_t *personen, char *out)
{
    int n = 0;
    while (n < HUIS_LEDEN && personen[n]) {
        ids[n] = personen[n];
        n++;
    }
    qsort(ids, (size_t)n, sizeof ids[0], compare_ids);
    for (int i = 0; i < n; i++) {
        id_format(ids[i], out + i * ID_TEXT_SIZE);
        out[(i + 1) * ID_TEXT_SIZE - 1] = i + 1 < n ? ',' : '\0';
    }
    return n;
}

static const char SQL_ITEM[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen)"
    " VALUES (:h, :id, :soort, :categorie, :aard, :bron, :auteur, :regie, :plek, :op, :personen)";
static const char SQL_ITEM_PERSOON[] =
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (:h, :id, :persoon)";

int64_t schrijf_item(struct huis *h, const struct schrijf_item *item)
{
    struct wereld *w = h->w;
    enum demo_gebruiker door = writer_of(h, item->door);
    int64_t id = wereld_id(w, item->op), ids[HUIS_LEDEN];
    char personen[HUIS_LEDEN * ID_TEXT_SIZE] = "";
    int n = persons_text(ids, item->personen, personen);
    wereld_exec(w, SQL_ITEM,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", item->soort),
                      B_TEXT(":categorie", item->categorie), B_TEXT(":aard", item->aard),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(door)]),
                      B_INT(":auteur", w->gebruiker[door]), B_INT(":regie", door == h->regie),
                      B_INT(":plek", item->plek), B_INT(":op", item->op),
                      B_TEXT(":personen", personen)));
    for (int i = 0; i < n; i++)
        wereld_exec(w, SQL_ITEM_PERSOON,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_INT(":persoon", ids[i])));
    w->telling.items++;
    return id;
}

static const char SQL_ADRES[] =
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, onderdeel_id, van, tot)"
    " VALUES (:h, :item, :id, :gebruiker, :onderdeel, :van, :tot)";

void schrijf_adres(struct huis *h, int64_t item, enum demo_gebruiker gebruiker,
                   enum demo_onderdeel onderdeel, const char *van, const char *tot)
{
    struct wereld *w = h->w;
    wereld_exec(w, SQL_ADRES,
                BINDS(B_INT(":h", h->id), B_INT(":item", item),
                      B_INT(":id", wereld_id(w, w->nu - 1)),
                      B_REF(":gebruiker", w->gebruiker[gebruiker]),
                      B_REF(":onderdeel", gebruiker ? 0 : w->onderdeel[onderdeel]),
                      B_TEXT(":van", van), B_TEXT(":tot", tot)));
}

static const char SQL_ATTENDERING[] =
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op, "
    "gelezen_op)"
    " VALUES (:aan, :id, :soort, :h, :object, :object_id, :op, :gelezen) ON CONFLICT DO NOTHING";

void schrijf_attendering(struct huis *h, enum demo_gebruiker aan, const char *soort,
                         const char *object, int64_t object_id, int64_t op, int64_t gelezen)
{
    struct wereld *w = h->w;
    if (w->bulk)
        return;
    wereld_exec(w, SQL_ATTENDERING,
                BINDS(B_INT(":aan", w->gebruiker[aan]), B_INT(":id", wereld_id(w, op)),
                      B_TEXT(":soort", soort), B_INT(":h", h->id), B_TEXT(":object", object),
                      B_INT(":object_id", object_id), B_INT(":op", op),
                      B_REF(":gelezen", gelezen)));
}

/* ---- household and members ---- */

static const char SQL_HUISHOUDEN[] =
    "INSERT INTO huishouden (id, naam, zoeknaam, wijk_id, bron_id, geopend_door, geopend_op)"
    " VALUES (:id, :naam, :zoeknaam, :wijk, :bron, :door, :op)";

void huis_openen(struct wereld *w, struct huis *ret, const char *naam, enum demo_wijk wijk,
                 enum demo_gebruiker door, int64_t op)
{
    BUF_AUTO struct buf folded;
    buf_init(&folded, 2048);
    tekst_fold(naam, &folded);
    *ret = (struct huis){.w = w, .id = wereld_id(w, op), .regie = door};
    wereld_exec(w, SQL_HUISHOUDEN,
                BINDS(B_INT(":id", ret->id), B_TEXT(":naam", naam),
                      B_TEXT(":zoeknaam", folded.data), B_INT(":wijk", w->wijk[wijk]),
                      B_INT(":bron", w->onderdeel[gemeente_onderdeel(door)]),
                      B_INT(":door", w->gebruiker[door]), B_INT(":op", op)));
    w->telling.huishoudens++;
}

static const char SQL_LID[] =
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, elders, van, bron)"
    " VALUES (:h, :id, :persoon, :rol, :elders, :van, :bron)";
static const char SQL_ROEPNAAM[] = "SELECT coalesce(roepnaam, naam) FROM persoon WHERE id = :id";

/* How the person is called, for the texts. */
static void read_called(struct huis *h, struct huis_lid *lid)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more = false;
    if (h->w->failed)
        return;
    if (db_query(h->w->conn, &h->w->probleem, SQL_ROEPNAAM, BINDS(B_INT(":id", lid->persoon)),
                 &s) != DONE ||
        db_step(s, &h->w->probleem, &more) != DONE) {
        h->w->failed = true;
        return;
    }
    const char *name = more ? db_column_text(s, 0) : NULL;
    if (name && strlen(name) < sizeof lid->roepnaam)
        memcpy(lid->roepnaam, name, strlen(name) + 1);
}

void huis_lid(struct huis *h, int64_t persoon, const char *rol, bool elders, const char *bron,
              int64_t op)
{
    struct wereld *w = h->w;
    if (h->leden == HUIS_LEDEN) {
        wereld_fail(w, "a household of the demo has too many members");
        return;
    }
    struct huis_lid *lid = &h->lid[h->leden];
    h->allen[h->leden++] = persoon;
    *lid = (struct huis_lid){.persoon = persoon, .elders = elders};
    read_called(h, lid);
    wereld_exec(w, SQL_LID,
                BINDS(B_INT(":h", h->id), B_INT(":id", wereld_id(w, op)),
                      B_INT(":persoon", persoon), B_TEXT(":rol", rol), B_INT(":elders", elders),
                      B_TEXT(":van", datum_van(w, op)), B_TEXT(":bron", bron)));
    struct schrijf_item item = {.soort = "contact",
                                .categorie = "contact",
                                .aard = "coordinatie",
                                .personen = PERSONEN(persoon),
                                .op = op};
    (void)schrijf_item(h, &item);
    item.soort = "adres";
    item.plek = true;
    (void)schrijf_item(h, &item);
}

const int64_t *huis_allen(const struct huis *h) { return h->allen; }

/* ---- intake and regie ---- */

static const char SQL_AANMELDING[] =
    "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
    " VALUES (:h, :id, :eigenaar, :onderdeel, :vraag, 'open', :op)";

void huis_aanmelding(struct huis *h, const char *vraag, int64_t op)
{
    struct wereld *w = h->w;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "aanmelding",
                                                        .categorie = "plan",
                                                        .aard = "coordinatie",
                                                        .personen = huis_allen(h),
                                                        .op = op});
    wereld_exec(w, SQL_AANMELDING,
                BINDS(B_INT(":h", h->id), B_INT(":id", id),
                      B_INT(":eigenaar", w->gebruiker[h->regie]),
                      B_INT(":onderdeel", w->onderdeel[gemeente_onderdeel(h->regie)]),
                      B_TEXT(":vraag", vraag), B_INT(":op", op)));
}

static const char SQL_VERZOEK[] =
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, status, "
    "gevraagd_op,"
    " beslist_op, uiterlijk)"
    " VALUES (:h, :id, :soort, :aan, :door, :bericht, :status, :gevraagd, :beslist, :uiterlijk)";

/* The ask before regie; `beslist` 0: not answered yet. */
static int64_t ask(struct huis *h, const char *soort, enum demo_gebruiker aan,
                   enum demo_gebruiker door, const char *bericht, int64_t gevraagd, int64_t beslist)
{
    struct wereld *w = h->w;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "regieverzoek",
                                                        .categorie = "betrokkenheid",
                                                        .aard = "coordinatie",
                                                        .door = door,
                                                        .personen = huis_allen(h),
                                                        .op = gevraagd});
    schrijf_adres(h, id, aan, GEEN_ONDERDEEL, datum_van(w, gevraagd),
                  beslist ? datum_van(w, beslist) : NULL);
    char uiterlijk[DATUM_SIZE];
    datum_add_days(datum_van(w, gevraagd), 28, uiterlijk);
    wereld_exec(w, SQL_VERZOEK,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":soort", soort),
                      B_INT(":aan", w->gebruiker[aan]), B_INT(":door", w->gebruiker[door]),
                      B_TEXT(":bericht", bericht),
                      B_TEXT(":status", beslist ? "aanvaard" : "gevraagd"),
                      B_INT(":gevraagd", gevraagd), B_REF(":beslist", beslist),
                      B_TEXT(":uiterlijk", beslist ? NULL : uiterlijk)));
    schrijf_attendering(h, aan, "regie-gevraagd", "regieverzoek", id, gevraagd, beslist);
    return id;
}

static const char SQL_REGIE[] =
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, verzoek_id)"
    " VALUES (:h, :id, :wie, :onderdeel, :van, :verzoek)";
static const char SQL_REGIE_EINDE[] =
    "UPDATE regie SET tot_op = :op, einde_reden = :reden, einde_door = :door"
    " WHERE huishouden_id = :h AND tot_op IS NULL";
static const char SQL_INTAKE_KLAAR[] =
    "UPDATE aanmelding SET status = 'afgerond', versie = versie + 1"
    " WHERE huishouden_id = :h AND status = 'open'";
static const char SQL_VACATURE[] =
    "UPDATE gezinsplan SET vacature_sinds = :sinds, vacature_uiterlijk = :uiterlijk,"
    " versie = versie + 1 WHERE huishouden_id = :h AND status = 'open'";

static void start_regie(struct huis *h, enum demo_gebruiker wie, int64_t verzoek, int64_t op)
{
    struct wereld *w = h->w;
    wereld_exec(w, SQL_INTAKE_KLAAR, BINDS(B_INT(":h", h->id)));
    h->regie = wie;
    h->regie_id = wereld_id(w, op);
    wereld_exec(w, SQL_REGIE,
                BINDS(B_INT(":h", h->id), B_INT(":id", h->regie_id),
                      B_INT(":wie", w->gebruiker[wie]),
                      B_INT(":onderdeel", w->onderdeel[gemeente_onderdeel(wie)]), B_INT(":van", op),
                      B_INT(":verzoek", verzoek)));
    if (h->plan)
        wereld_exec(w, SQL_VACATURE,
                    BINDS(B_INT(":h", h->id), B_REF(":sinds", 0), B_TEXT(":uiterlijk", NULL)));
}

/* R14: of the onderdeel nobody goes on, or of the named professional nothing: what was said to them
 * ends in the same moment. */
static const char SQL_GESTOPT[] =
    "UPDATE toestemming SET einde_op = :op, einde_soort = 'ontvanger_gestopt', einde_door = :door"
    " WHERE huishouden_id = :h AND einde_op IS NULL AND ontvanger_onderdeel_id IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM regel_periode n WHERE n.onderdeel_id = ontvanger_onderdeel_id"
    "  AND (ontvanger_gebruiker_id IS NULL OR n.gebruiker_id = ontvanger_gebruiker_id)"
    "  AND (n.tot IS NULL OR n.tot > vandaag()))";

static void end_consents(struct huis *h, int64_t op)
{
    struct db_context then = {.dossier = h->id, .nu = op};
    clock_local_date(op, then.vandaag);
    db_context_set(h->w->conn, &then);
    wereld_exec(
        h->w, SQL_GESTOPT,
        BINDS(B_INT(":h", h->id), B_INT(":op", op), B_INT(":door", h->w->gebruiker[h->regie])));
    db_context_unset(h->w->conn);
}

static void end_regie(struct huis *h, const char *reden, int64_t op)
{
    wereld_exec(h->w, SQL_REGIE_EINDE,
                BINDS(B_INT(":h", h->id), B_INT(":op", op), B_TEXT(":reden", reden),
                      B_INT(":door", h->w->gebruiker[h->regie])));
}

void huis_regie(struct huis *h, enum demo_gebruiker wie, enum demo_gebruiker door, int64_t gevraagd,
                int64_t aanvaard)
{
    static const char *const texts[] = {
        "Wil jij de regie nemen voor dit gezin? Jij kent de wijk en hebt nog plek.",
        "Dit gezin heeft een vast gezicht nodig. Kun jij dat zijn?",
        "Kun jij dit gezin oppakken? De intake is klaar, het gezin weet ervan.",
    };
    int64_t verzoek = ask(h, "toewijzing", wie, door, KIES(h->w, texts), gevraagd, aanvaard);
    start_regie(h, wie, verzoek, aanvaard);
}

void huis_overdracht(struct huis *h, enum demo_gebruiker naar, int64_t gevraagd, int64_t aanvaard)
{
    int64_t verzoek =
        ask(h, "overdracht", naar, h->regie,
            "Ik draag de regie graag aan je over. We gaan samen op gesprek bij het gezin.",
            gevraagd, aanvaard);
    end_regie(h, "overgedragen", aanvaard);
    start_regie(h, naar, verzoek, aanvaard);
}

static const char SQL_VOORBEREID[] =
    "INSERT INTO regie_overdracht (huishouden_id, id, betekent, blijft) VALUES (:h, :id,"
    " 'Jammer dat je weggaat. Als we maar niet alles opnieuw hoeven te vertellen.',"
    " 'Ik maak de afspraak met school nog af.')";
static const char SQL_PUNT[] = "INSERT INTO regie_overdracht_punt (huishouden_id, overdracht_id, "
                               "code, keuze) VALUES (:h, :id, :code, :keuze)";
static const char SQL_GESPROKEN[] =
    "UPDATE regie_overdracht SET gesprek_op = :op, gesprek_met = 'het gezin, de regisseur van nu "
    "en de nieuwe', afspraken = 'We bellen op dinsdag, vóór tien uur.'"
    " WHERE huishouden_id = :h AND id = :id";

void huis_overdracht_loopt(struct huis *h, enum demo_gebruiker naar, bool besproken, int64_t op)
{
    static const char *const PUNTEN[] = {"verhaal",  "doelen",        "veiligheid",
                                         "signalen", "toestemmingen", "partners",
                                         "wachten",  "komt",          "werkt"};
    struct wereld *w = h->w;
    int64_t id = ask(h, "overdracht", naar, h->regie,
                     "Ik ga minder werken. Jij kent de wijk. Neem jij dit gezin over?", op, 0);
    const struct db_bind huis = B_INT(":h", h->id), verzoek = B_INT(":id", id);
    wereld_exec(w, SQL_VOORBEREID, BINDS(huis, verzoek));
    for (size_t i = 0; i < (besproken ? COUNT_OF(PUNTEN) : 5); i++)
        wereld_exec(w, SQL_PUNT,
                    BINDS(huis, verzoek, B_TEXT(":code", PUNTEN[i]),
                          B_TEXT(":keuze", i == 3   ? "nvt"
                                           : i == 8 ? "blijft"
                                                    : "mee")));
    if (besproken)
        wereld_exec(w, SQL_GESPROKEN, BINDS(huis, verzoek, B_TEXT(":op", datum_van(w, op))));
}

void huis_vacature(struct huis *h, const char *reden, int64_t op)
{
    struct wereld *w = h->w;
    enum { WORKING_DAYS = 2 };
    char uiterlijk[DATUM_SIZE];
    datum_add_workdays(datum_van(w, op), WORKING_DAYS, uiterlijk);
    if (h->regie_id) {
        end_regie(h, reden, op);
        end_consents(h, op);
    }
    wereld_exec(w, SQL_VACATURE,
                BINDS(B_INT(":h", h->id), B_INT(":sinds", op), B_TEXT(":uiterlijk", uiterlijk)));
    if (h->regie_id)
        h->regie = NIEMAND;
    h->regie_id = 0;
}

void huis_regie_gevraagd(struct huis *h, enum demo_gebruiker wie, enum demo_gebruiker door,
                         const char *bericht, int64_t op)
{
    (void)ask(h, "toewijzing", wie, door, bericht, op, 0);
}

/* ---- the plan ---- */

static const char SQL_PLAN[] =
    "INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, evaluatiedatum, geopend_op)"
    " VALUES (:h, :id, 'open', :kernverhaal, :evaluatie, :op)";
static const char SQL_PLAN_DICHT[] =
    "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = :op, sluit_reden = :reden,"
    " vacature_sinds = NULL, vacature_uiterlijk = NULL, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

void huis_plan(struct huis *h, const char *kernverhaal, const char *evaluatie, int64_t op)
{
    h->plan = schrijf_item(h, &(struct schrijf_item){.soort = "plan",
                                                     .categorie = "plan",
                                                     .aard = "coordinatie",
                                                     .personen = huis_allen(h),
                                                     .op = op});
    wereld_exec(h->w, SQL_PLAN,
                BINDS(B_INT(":h", h->id), B_INT(":id", h->plan),
                      B_TEXT(":kernverhaal", kernverhaal), B_TEXT(":evaluatie", evaluatie),
                      B_INT(":op", op)));
    if (!h->regie_id)
        huis_vacature(h, NULL, op);
}

static const char SQL_ALLEN_KLAAR[] =
    "UPDATE betrokkenheid SET status = 'beeindigd', tot = :dag, reden = 'plan gesloten',"
    " versie = versie + 1 WHERE huishouden_id = :h AND status = 'actief'";

/* Everybody's part is done, and so is what they were allowed to know. */
void huis_plan_sluiten(struct huis *h, const char *reden, int64_t op)
{
    wereld_exec(h->w, SQL_PLAN_DICHT,
                BINDS(B_INT(":h", h->id), B_INT(":id", h->plan), B_INT(":op", op),
                      B_TEXT(":reden", reden)));
    wereld_exec(h->w, SQL_ALLEN_KLAAR,
                BINDS(B_INT(":h", h->id), B_TEXT(":dag", datum_van(h->w, op))));
    end_regie(h, "plan gesloten", op);
    end_consents(h, op);
}
