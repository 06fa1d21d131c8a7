/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/instroom.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "domein/oogpunt.h"
#include "domein/persoon.h"
#include "verzoek/dossier.h"

#include <string.h>

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

/* ---- what each does ---- */

static const char SQL_STAP[] =
    "INSERT INTO instroom_stap (instroom_id, id, soort, onderdeel_id, reden, door, op)"
    " VALUES (:i, :id, :soort, :onderdeel, :reden, :door, :nu)";

static enum result step_add(struct verzoek *v, int64_t id, const char *soort, int64_t onderdeel,
                            const char *reden, struct probleem *p)
{
    return db_exec(v->db, p, SQL_STAP,
                   BINDS(B_INT(":i", id), B_INT(":id", verzoek_id(v)), B_TEXT(":soort", soort),
                         B_REF(":onderdeel", onderdeel), B_TEXT(":reden", reden),
                         B_INT(":door", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                   NULL);
}

/* By which day something must have happened: with acute danger today. */
static enum result term(struct verzoek *v, const char *veiligheid, char ret[DATUM_SIZE],
                        struct probleem *p)
{
    int64_t dagen;
    if (instelling_int(v->db, "instroom_werkdagen", &dagen, p) != DONE)
        return FAILED;
    if (is(veiligheid, "acuut"))
        (void)memcpy(ret, v->vandaag, DATUM_SIZE);
    else
        datum_add_workdays(v->vandaag, (int)dagen, ret);
    return DONE;
}

static enum result tell(struct verzoek *v, int64_t id, int64_t aan, const char *soort,
                        struct probleem *p)
{
    const struct attendering a = {.soort = soort, .object = "instroom", .object_id = id};
    return attendering_send(v, aan, &a, p);
}

static const char SQL_ACCOUNTS[] =
    "SELECT id FROM regel_account WHERE onderdeel_id = :o ORDER BY id";
static const char SQL_ZIET[] = "SELECT 1 FROM zicht_instroom WHERE id = :id";

/* Those of the onderdeel who see it with their own eyes: nobody else hears that it is there. */
static enum result tell_onderdeel(struct verzoek *v, int64_t id, int64_t onderdeel,
                                  const char *soort, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(v->db, p, SQL_ACCOUNTS, BINDS(B_INT(":o", onderdeel)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool sees;
        int64_t aan = row_int(row, "id");
        if (oogpunt_ziet(v->db, aan, SQL_ZIET, id, &sees, p) != DONE ||
            (sees && tell(v, id, aan, soort, p) != DONE))
            return FAILED;
    }
    return DONE;
}

/* ---- taking it ---- */

static const char SQL_ADD[] =
    "INSERT INTO instroom (id, auteur_id, bron_id, wie, melder, over, vraag, weet_het,"
    " weet_niet_reden, veiligheid, veiligheid_wat, op, eigenaar_id, eigenaar_onderdeel_id,"
    " uiterlijk) VALUES (:id, :g, :o, :wie, :melder, :over, :vraag, :weet, :weet_niet,"
    " :veiligheid, :wat, :nu, :g, :o, :uiterlijk)";
static const char SQL_PERSOON[] = "INSERT INTO instroom_persoon (instroom_id, persoon_id)"
                                  " VALUES (:i, :p) ON CONFLICT DO NOTHING";

static enum result person_add(struct verzoek *v, int64_t id, int64_t persoon, struct probleem *p)
{
    return db_exec(v->db, p, SQL_PERSOON, BINDS(B_INT(":i", id), B_INT(":p", persoon)), NULL);
}

static enum result persons_add(struct verzoek *v, int64_t id, const json_t *personen,
                               struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)personen, i, one)
    {
        bool found;
        if (persoon_found(v, json_integer_value(one), &found, p) != DONE)
            return FAILED;
        if (!found)
            return probleem_veld(p, "personen", "onbekende-keuze", "Zoek deze persoon eerst op.");
        if (person_add(v, id, json_integer_value(one), p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result asked_check(const json_t *in, struct probleem *p)
{
    const char *veiligheid = row_text(in, "veiligheid");
    if (!row_true(in, "weetHet") && !row_text(in, "weetNietReden"))
        (void)probleem_veld(p, "weetNietReden", "verplicht",
                            "Schrijf waarom het gezin dit nog niet weet.");
    if ((is(veiligheid, "zorgen") || is(veiligheid, "acuut")) && !row_text(in, "veiligheidWat"))
        (void)probleem_veld(p, "veiligheidWat", "verplicht",
                            "Schrijf wat er niet veilig is, en voor wie.");
    return probleem_is(p) ? FAILED : DONE;
}

enum result instroom_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    char uiterlijk[DATUM_SIZE];
    const struct kijker *k = v->kijker;
    bool weet = row_true(in, "weetHet");
    if (mag_kijker(v, p, "aanmelding.toevoegen") != DONE || asked_check(in, p) != DONE ||
        term(v, row_text(in, "veiligheid"), uiterlijk, p) != DONE)
        return FAILED;
    *ret_id = verzoek_id(v);
    verzoek_object(v, "instroom", *ret_id);
    if (db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", *ret_id), B_INT(":g", k->gebruiker), B_INT(":o", k->onderdeel),
                      B_TEXT(":wie", row_text(in, "wie")),
                      B_TEXT(":melder", row_text(in, "melder")),
                      B_TEXT(":over", row_text(in, "over")),
                      B_TEXT(":vraag", row_text(in, "vraag")), B_INT(":weet", weet),
                      B_TEXT(":weet_niet", weet ? NULL : row_text(in, "weetNietReden")),
                      B_TEXT(":veiligheid", row_text(in, "veiligheid")),
                      B_TEXT(":wat", row_text(in, "veiligheidWat")), B_INT(":nu", v->nu),
                      B_TEXT(":uiterlijk", uiterlijk)),
                NULL) != DONE ||
        persons_add(v, *ret_id, json_object_get(in, "personen"), p) != DONE)
        return FAILED;
    return step_add(v, *ret_id, "gemaakt", k->onderdeel, NULL, p);
}

/* ---- going on ---- */

static const char SQL_ONE[] =
    "SELECT id, status, mijn AS \"mijn?\", aan_mij AS \"aanMij?\","
    " overneembaar AS \"overneembaar?\", aan_onderdeel_id AS aan, eigenaar_id AS eigenaar,"
    " eigenaar_onderdeel_id AS onderdeel, veiligheid, versie FROM zicht_instroom WHERE id = :id";

static enum result one_get(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    if (db_row(v->db, p, SQL_ONE, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    if (!*ret)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    verzoek_object(v, "instroom", id);
    if (versie_check(v, row_int(*ret, "versie"), p) != DONE)
        return FAILED;
    return is(row_text(*ret, "status"), "open")
               ? DONE
               : probleem_set(p, PROBLEEM_CONFLICT,
                              "Deze aanmelding is al klaar. Er is niets veranderd.");
}

static enum result own_get(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    if (one_get(v, id, ret, p) != DONE)
        return FAILED;
    return row_true(*ret, "mijn")
               ? DONE
               : probleem_set(p, PROBLEEM_GEEN_RECHT,
                              "Alleen wie de aanmelding nu heeft, beslist wat ermee gebeurt. (R5)");
}

static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id WHERE o.id = :o"
    " AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())"
    " AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())";
static const char SQL_OFFER[] = "UPDATE instroom SET aan_onderdeel_id = :o, uiterlijk = :uiterlijk,"
                                " versie = versie + 1 WHERE id = :id";

enum result instroom_offer(struct verzoek *v, int64_t id, int64_t onderdeel, const char *reden,
                           struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    char uiterlijk[DATUM_SIZE];
    int64_t there;
    if (own_get(v, id, &now, p) != DONE ||
        db_int(v->db, p, SQL_ONDERDEEL, BINDS(B_INT(":o", onderdeel)), 0, &there) != DONE ||
        term(v, row_text(now, "veiligheid"), uiterlijk, p) != DONE)
        return FAILED;
    if (!there || onderdeel == row_int(now, "onderdeel"))
        return probleem_veld(p, "onderdeel", "onbekende-keuze",
                             "Kies een ander team uit de lijst.");
    if (db_exec(v->db, p, SQL_OFFER,
                BINDS(B_INT(":id", id), B_INT(":o", onderdeel), B_TEXT(":uiterlijk", uiterlijk)),
                NULL) != DONE ||
        step_add(v, id, "aangeboden", onderdeel, reden, p) != DONE)
        return FAILED;
    return tell_onderdeel(v, id, onderdeel, "instroom-gevraagd", p);
}

static const char SQL_TAKE[] =
    "UPDATE instroom SET eigenaar_id = :g, eigenaar_onderdeel_id = :o, aan_onderdeel_id = CASE"
    " WHEN :overname THEN aan_onderdeel_id END, uiterlijk = :uiterlijk, versie = versie + 1"
    " WHERE id = :id";
static const char SQL_REFUSE[] = "UPDATE instroom SET aan_onderdeel_id = NULL, uiterlijk ="
                                 " :uiterlijk, versie = versie + 1 WHERE id = :id";

static enum result answer_check(const json_t *now, const char *antwoord, const char *reden,
                                struct probleem *p)
{
    bool take = is(antwoord, "overgenomen");
    if (take ? !row_true(now, "overneembaar") : !row_true(now, "aanMij"))
        return probleem_set(p, PROBLEEM_GEEN_RECHT,
                            "Alleen wie gevraagd is, zegt ja of nee; alleen een collega van de "
                            "eigenaar neemt over. (R5)");
    if (is(antwoord, "geweigerd") && !reden)
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u nee zegt, en wie beter kan helpen.");
    return DONE;
}

enum result instroom_answer(struct verzoek *v, int64_t id, const char *antwoord, const char *reden,
                            struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    char uiterlijk[DATUM_SIZE];
    const struct kijker *k = v->kijker;
    if (one_get(v, id, &now, p) != DONE || answer_check(now, antwoord, reden, p) != DONE ||
        term(v, row_text(now, "veiligheid"), uiterlijk, p) != DONE)
        return FAILED;
    bool no = is(antwoord, "geweigerd");
    if ((no ? db_exec(v->db, p, SQL_REFUSE,
                      BINDS(B_INT(":id", id), B_TEXT(":uiterlijk", uiterlijk)), NULL)
            : db_exec(v->db, p, SQL_TAKE,
                      BINDS(B_INT(":id", id), B_INT(":g", k->gebruiker), B_INT(":o", k->onderdeel),
                            B_INT(":overname", is(antwoord, "overgenomen")),
                            B_TEXT(":uiterlijk", uiterlijk)),
                      NULL)) != DONE ||
        step_add(v, id, antwoord, k->onderdeel, reden, p) != DONE)
        return FAILED;
    return tell(v, id, row_int(now, "eigenaar"), no ? "instroom-geweigerd" : "instroom-aanvaard",
                p);
}

/* ---- the end ---- */

static const char SQL_END[] =
    "UPDATE instroom SET status = :status, einde_op = :nu, einde_reden = :reden,"
    " huishouden_id = :h, aan_onderdeel_id = NULL, versie = versie + 1 WHERE id = :id";
static const char SQL_AUTEUR[] = "SELECT auteur_id FROM instroom WHERE id = :id";

static enum result finish(struct verzoek *v, int64_t id, const char *status, const char *reden,
                          int64_t huishouden, struct probleem *p)
{
    int64_t auteur;
    if (db_exec(v->db, p, SQL_END,
                BINDS(B_INT(":id", id), B_TEXT(":status", status), B_INT(":nu", v->nu),
                      B_TEXT(":reden", reden), B_REF(":h", huishouden)),
                NULL) != DONE ||
        step_add(v, id, status, 0, reden, p) != DONE ||
        db_int(v->db, p, SQL_AUTEUR, BINDS(B_INT(":id", id)), 0, &auteur) != DONE)
        return FAILED;
    return tell(v, id, auteur, "instroom-klaar", p);
}

enum result instroom_end(struct verzoek *v, int64_t id, const char *reden, struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    return own_get(v, id, &now, p) == DONE ? finish(v, id, "beeindigd", reden, 0, p) : FAILED;
}

static const char SQL_REGIE[] = "SELECT regie FROM zicht_huishouden";
static const char SQL_LEDEN[] = "SELECT DISTINCT persoon_id AS id FROM zicht_lid";

enum result instroom_huishouden(struct verzoek *v, int64_t id, int64_t huishouden,
                                struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *leden = NULL;
    const json_t *row;
    struct dossier d;
    bool open;
    int64_t regie = 0;
    size_t i;
    if (own_get(v, id, &now, p) != DONE || lijst_open(v, p, huishouden, &d, &open) != DONE)
        return FAILED;
    if (open && dossier_int(&d, p, SQL_REGIE, NO_BINDS, 0, &regie) != DONE)
        return FAILED;
    if (!open || !regie)
        return probleem_veld(p, "huishouden", "onbekende-keuze",
                             "Kies een huishouden waarvan u de regie of de aanmelding heeft.");
    if (dossier_rows(&d, p, SQL_LEDEN, NO_BINDS, &leden) != DONE)
        return FAILED;
    json_array_foreach(leden, i,
                       row) if (person_add(v, id, row_int(row, "id"), p) != DONE) return FAILED;
    return finish(v, id, "huishouden", NULL, huishouden, p);
}
