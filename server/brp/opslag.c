/* SPDX-License-Identifier: EUPL-1.2 */
#include "brp/opslag_intern.h"

#include "domein/gevers.h"

static const char SQL_FIND[] = "SELECT id FROM persoon WHERE bsn_index = :index";

enum result wie_zoeken(struct brp_opslag *o, const char *bsn, struct wie *ret, struct probleem *p)
{
    *ret = (struct wie){0};
    if (!bsn[0])
        return DONE;
    bsn_index(o->keys, bsn, ret->index);
    if (db_int(o->conn, p, SQL_FIND, BINDS(B_BLOB(":index", ret->index, BSN_INDEX_BYTES)), 0,
               &ret->id) != DONE)
        return FAILED;
    ret->has_index = ret->id == 0;
    return DONE;
}

#define COLUMNS(p)                                                                                 \
    B_TEXT(":voornamen", of_niets((p)->voornamen)), B_TEXT(":roepnaam", of_niets((p)->roepnaam)),  \
        B_TEXT(":titel", of_niets((p)->titel)),                                                    \
        B_TEXT(":voorvoegsel", of_niets((p)->voorvoegsel)),                                        \
        B_TEXT(":geslachtsnaam", of_niets((p)->geslachtsnaam)), B_TEXT(":naam", (p)->naam),        \
        B_TEXT(":zoeknaam", (p)->zoeknaam), B_TEXT(":geslacht", geslacht),                         \
        B_TEXT(":geboortedatum", of_niets((p)->geboortedatum)),                                    \
        B_TEXT(":straat", of_niets((p)->straat)),                                                  \
        B_TEXT(":huisnummer", of_niets((p)->huisnummer)),                                          \
        B_TEXT(":postcode", of_niets((p)->postcode)),                                              \
        B_TEXT(":woonplaats", of_niets((p)->woonplaats)), B_TEXT(":land", of_niets((p)->land)),    \
        B_TEXT(":gemeentecode", of_niets((p)->gemeentecode)),                                      \
        B_INT(":adres_geheim", (p)->adres_geheim),                                                 \
        B_TEXT(":opschorting", of_niets((p)->opschorting)),                                        \
        B_INT(":in_onderzoek", (p)->in_onderzoek), B_TEXT(":vandaag", o->vandaag)

/* A death of which no day is known counts from the day we hear of it. */
static const char *death(const struct brp_opslag *o, const struct brp_persoon *persoon)
{
    if (!persoon->overleden)
        return NULL;
    return persoon->overleden_op[0] ? persoon->overleden_op : o->vandaag;
}

static const char SQL_INSERT[] =
    "INSERT INTO persoon (id, bsn_cijfer, bsn_index, bsn_masker, voornamen, roepnaam, titel,"
    " voorvoegsel, geslachtsnaam, naam, zoeknaam, geslacht, geboortedatum, overleden_op, straat,"
    " huisnummer, postcode, woonplaats, land, gemeentecode, adres_geheim, opschorting,"
    " in_onderzoek, bron, bron_datum)"
    " VALUES (:id, :cijfer, :index, :masker, :voornamen, :roepnaam, :titel, :voorvoegsel,"
    " :geslachtsnaam, :naam, :zoeknaam, :geslacht, :geboortedatum, :overleden_op, :straat,"
    " :huisnummer, :postcode, :woonplaats, :land, :gemeentecode, :adres_geheim, :opschorting,"
    " :in_onderzoek, 'brp', :vandaag)";
static const char SQL_TIE_RELATIONS[] =
    "UPDATE persoon_relatie SET ander_id = :id, bsn_index = NULL WHERE bsn_index = :index";
static const char SQL_TIE_GEZAG[] =
    "UPDATE gezag SET houder_id = :id, houder_index = NULL, versie = versie + 1"
    " WHERE houder_index = :index";

static enum result insert(struct brp_opslag *o, const struct brp_persoon *persoon,
                          const struct wie *wie, int64_t *ret_id, struct probleem *p)
{
    const char geslacht[] = {persoon->geslacht, '\0'};
    int64_t id = id_new(o->ids);
    uint8_t sealed[BSN_SEALED_BYTES];
    char mask[BSN_MASK_SIZE];
    bsn_seal(o->keys, persoon->bsn, sealed);
    bsn_mask(persoon->bsn, mask, sizeof mask);
    const struct db_bind tie[] = {
        B_INT(":id", id), B_BLOB(":index", wie->index, BSN_INDEX_BYTES), {NULL, DB_END, 0, NULL}};
    if (db_exec(o->conn, p, SQL_INSERT,
                BINDS(COLUMNS(persoon), B_INT(":id", id),
                      B_TEXT(":overleden_op", death(o, persoon)),
                      B_BLOB(":cijfer", sealed, BSN_SEALED_BYTES),
                      B_BLOB(":index", wie->index, BSN_INDEX_BYTES), B_TEXT(":masker", mask)),
                NULL) != DONE ||
        db_exec(o->conn, p, SQL_TIE_RELATIONS, tie, NULL) != DONE ||
        db_exec(o->conn, p, SQL_TIE_GEZAG, tie, NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

/* Died, day unknown: the day we heard of it stays what it was. */
static const char SQL_UPDATE[] =
    "UPDATE persoon SET voornamen = :voornamen, roepnaam = :roepnaam, titel = :titel,"
    " voorvoegsel = :voorvoegsel, geslachtsnaam = :geslachtsnaam, naam = :naam,"
    " zoeknaam = :zoeknaam, geslacht = :geslacht, geboortedatum = :geboortedatum,"
    " overleden_op = CASE WHEN :sterfdag_onbekend THEN coalesce(overleden_op, :vandaag)"
    "                ELSE :overleden_op END,"
    " straat = :straat, huisnummer = :huisnummer, postcode = :postcode, woonplaats = :woonplaats,"
    " land = :land, gemeentecode = :gemeentecode, adres_geheim = max(adres_geheim, :adres_geheim),"
    " opschorting = :opschorting, in_onderzoek = :in_onderzoek, bron = 'brp',"
    " bron_datum = :vandaag, versie = versie + 1"
    " WHERE id = :id AND (voornamen IS DISTINCT FROM :voornamen"
    " OR roepnaam IS DISTINCT FROM :roepnaam OR titel IS DISTINCT FROM :titel"
    " OR voorvoegsel IS DISTINCT FROM :voorvoegsel"
    " OR geslachtsnaam IS DISTINCT FROM :geslachtsnaam OR naam IS DISTINCT FROM :naam"
    " OR zoeknaam IS DISTINCT FROM :zoeknaam OR geslacht IS DISTINCT FROM :geslacht"
    " OR geboortedatum IS DISTINCT FROM :geboortedatum"
    " OR (:sterfdag_onbekend AND overleden_op IS NULL)"
    " OR (NOT :sterfdag_onbekend AND overleden_op IS DISTINCT FROM :overleden_op)"
    " OR straat IS DISTINCT FROM :straat OR huisnummer IS DISTINCT FROM :huisnummer"
    " OR postcode IS DISTINCT FROM :postcode OR woonplaats IS DISTINCT FROM :woonplaats"
    " OR land IS DISTINCT FROM :land OR gemeentecode IS DISTINCT FROM :gemeentecode"
    " OR adres_geheim < :adres_geheim OR opschorting IS DISTINCT FROM :opschorting"
    " OR in_onderzoek <> :in_onderzoek OR bron <> 'brp')";

static enum result update(struct brp_opslag *o, const struct brp_persoon *persoon, int64_t id,
                          bool *changed, struct probleem *p)
{
    const char geslacht[] = {persoon->geslacht, '\0'};
    bool day_unknown = persoon->overleden && !persoon->overleden_op[0];
    int64_t rows = 0;
    if (db_exec(o->conn, p, SQL_UPDATE,
                BINDS(COLUMNS(persoon), B_INT(":id", id),
                      B_TEXT(":overleden_op", death(o, persoon)),
                      B_INT(":sterfdag_onbekend", day_unknown)),
                &rows) != DONE)
        return FAILED;
    *changed = *changed || rows > 0;
    return DONE;
}

enum result brp_opslaan(struct brp_opslag *o, const struct brp_persoon *persoon,
                        enum brp_uitkomst *ret_uitkomst, int64_t *ret_id, struct probleem *p)
{
    struct wie wie;
    bool changed = false;
    if (wie_zoeken(o, persoon->bsn, &wie, p) != DONE)
        return FAILED;
    int64_t id = wie.id;
    /* R14: a delivery closes consents like any change of who must say yes, and completes none. */
    if (id && gevers_hold(o->conn, o->vandaag, id, p) != DONE)
        return FAILED;
    if ((id ? update(o, persoon, id, &changed, p) : insert(o, persoon, &wie, &id, p)) != DONE ||
        relaties_opslaan(o, persoon, id, &changed, p) != DONE ||
        gezag_opslaan(o, persoon, id, &changed, p) != DONE ||
        (changed && gevers_hold(o->conn, o->vandaag, id, p) != DONE))
        return FAILED;
    *ret_uitkomst = !wie.id ? BRP_NIEUW : changed ? BRP_GEWIJZIGD : BRP_ONGEWIJZIGD;
    *ret_id = id;
    return DONE;
}
