/* SPDX-License-Identifier: EUPL-1.2 */
/* What hangs on an item, a member, a person and a household, in the order in which it goes. */
#include "domein/vernietiging.h"

#define HIER "huishouden_id = dossier()"
#define GAAT(aan_, tabel_, waar)                                                                   \
    {                                                                                              \
        .aan = (aan_), .tabel = (tabel_), .sql = "DELETE FROM " tabel_ " WHERE " waar              \
    }
#define DOET(aan_, tabel_, sql_)                                                                   \
    {                                                                                              \
        .aan = (aan_), .tabel = (tabel_), .sql = (sql_)                                            \
    }
#define BLIJFT(aan_, tabel_, waarom_)                                                              \
    {                                                                                              \
        .aan = (aan_), .tabel = (tabel_), .waarom = (waarom_)                                      \
    }
/* A kind's own table. */
#define SOORT(tabel_) GAAT(HANGT_ITEM, tabel_, HIER " AND id = :id")

/* The consents of somebody in this household: about them, or for them to receive. */
#define TOESTEMMINGEN                                                                              \
    "(SELECT t.id FROM toestemming t WHERE t.huishouden_id = dossier()"                            \
    " AND (t.persoon_id = :id OR t.ontvanger_persoon_id = :id))"
/* An action stays when who did it goes: its author is asked to read it again. */
#define AUTEUR                                                                                     \
    "(SELECT i.auteur_id FROM item i WHERE i.huishouden_id = actie.huishouden_id"                  \
    " AND i.id = actie.id)"
/* Where an id may stand in what a key was answered with. */
#define GENOEMD "instr(coalesce(locatie, '') || coalesce(antwoord, ''), id_tekst(:id)) > 0"

/* The scans of the answers that go. */
#define SCANS                                                                                      \
    "(SELECT s.id FROM verklaring_scan s JOIN verklaring v ON v.huishouden_id = s.huishouden_id"   \
    " AND v.id = s.verklaring_id WHERE s.huishouden_id = dossier()"                                \
    " AND (v.toestemming_id IN " TOESTEMMINGEN " OR v.gever_persoon_id = :id))"
#define SCAN_VERGEET                                                                               \
    "INSERT INTO stuk_weg (naam) SELECT i.stuk FROM document_inhoud i"                             \
    " WHERE i.huishouden_id = dossier() AND i.document_id IN " SCANS " ON CONFLICT DO NOTHING"
#define STUK_VERGEET                                                                               \
    "INSERT INTO stuk_weg (naam) SELECT i.stuk FROM document_inhoud i"                             \
    " WHERE i.huishouden_id = dossier() AND i.document_id = :id ON CONFLICT DO NOTHING"
/* Of the rows that persons left just now (:id). */
#define OVER_NIEMAND(kolom, van)                                                                   \
    kolom " NOT IN (SELECT o." van "_id FROM " van "_persoon o WHERE o.huishouden_id = dossier())" \
          " AND :id > 0"
#define BESLUIT(tabel_)                                                                            \
    GAAT(HANGT_LID, tabel_, HIER " AND " OVER_NIEMAND("deelbesluit_id", "deelbesluit"))
#define VERGEET                                                                                    \
    "UPDATE vernietigingslijst SET reden = NULL, beslist_reden = NULL, huishouden_id = NULL,"      \
    " persoon_id = NULL"
#define NEE " AND status IN ('afgewezen', 'ingetrokken')"

const struct vernietiging_tabel VERNIETIGING_TABELLEN[] = {
    /* ---- an item ---- */
    /* R14: that a receiver's help ended is read from these rows. Without them a consent would come
     * back to life, so it is ended first. */
    DOET(HANGT_ITEM, "toestemming",
         "UPDATE toestemming SET einde_op = nu(), einde_soort = 'ontvanger_gestopt'"
         " WHERE " HIER " AND einde_op IS NULL AND EXISTS (SELECT 1 FROM betrokkenheid b"
         "  WHERE b.huishouden_id = dossier() AND b.id = :id"
         "  AND b.status IN ('actief', 'beeindigd')"
         "  AND b.onderdeel_id = toestemming.ontvanger_onderdeel_id"
         "  AND coalesce(toestemming.ontvanger_gebruiker_id, b.gebruiker_id) = b.gebruiker_id"
         "  AND coalesce(b.tot, vandaag()) >= lokale_datum(toestemming.vastgelegd_op))"),
    DOET(HANGT_ITEM, "item",
         "UPDATE item SET gesloten = 1 WHERE " HIER " AND id IN"
         " (SELECT a.id FROM actie a WHERE a." HIER " AND a.eigenaar_netwerk_id = :id)"),
    DOET(HANGT_ITEM, "actie",
         "UPDATE actie SET eigenaar_gebruiker_id = " AUTEUR ", eigenaar_netwerk_id = NULL"
         " WHERE " HIER " AND eigenaar_netwerk_id = :id"),
    /* what hangs on it closes, and its author reads it again */
    DOET(HANGT_ITEM, "item",
         "UPDATE item SET gesloten = 1, bij_id = NULL WHERE " HIER " AND bij_id = :id"),
    GAAT(HANGT_ITEM, "geadresseerde", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "toestemming_item", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "kindbezwaar", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "instemming", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "beperking", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "betwisting", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "uittreksel_stuk", HIER " AND item_id = :id"),
    DOET(HANGT_ITEM, "vrijgave",
         "UPDATE vrijgave SET item_id = NULL WHERE " HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "vrijgave", HIER " AND id = :id"),
    GAAT(HANGT_ITEM, "verhuizing_stuk", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "deelbesluit_item", HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "attendering", HIER " AND object_id = :id"),
    GAAT(HANGT_ITEM, "idempotentie", GENOEMD),
    GAAT(HANGT_ITEM, "notitie_versie", HIER " AND notitie_id = :id"),
    GAAT(HANGT_ITEM, "inbreng_versie", HIER " AND inbreng_id = :id"),
    GAAT(HANGT_ITEM, "inbreng_gelezen", HIER " AND inbreng_id = :id"),
    GAAT(HANGT_ITEM, "actie_stand", HIER " AND actie_id = :id"),
    GAAT(HANGT_ITEM, "actie_overdracht", HIER " AND actie_id = :id"),
    GAAT(HANGT_ITEM, "actie_klim", HIER " AND actie_id = :id"),
    GAAT(HANGT_ITEM, "doel_score", HIER " AND doel_id = :id"),
    DOET(HANGT_ITEM, "verwijzing",
         "UPDATE verwijzing SET doel_id = nullif(doel_id, :id),"
         " overbrugging_id = nullif(overbrugging_id, :id) WHERE " HIER
         " AND (doel_id = :id OR overbrugging_id = :id)"),
    DOET(HANGT_ITEM, "voorziening",
         "UPDATE voorziening SET doel_id = NULL WHERE " HIER " AND doel_id = :id"),
    GAAT(HANGT_ITEM, "verwijzing_stand", HIER " AND verwijzing_id = :id"),
    GAAT(HANGT_ITEM, "voorziening_stand", HIER " AND voorziening_id = :id"),
    GAAT(HANGT_ITEM, "afscherming_persoon", "afscherming_id = :id"),
    GAAT(HANGT_ITEM, "afscherming_tegen", "afscherming_id = :id"),
    /* without its row no document opens again; the file follows (stuk_weg, vernietiging_nazorg.c)
     */
    DOET(HANGT_ITEM, "stuk", STUK_VERGEET),
    GAAT(HANGT_ITEM, "document_inhoud", HIER " AND document_id = :id"),
    GAAT(HANGT_ITEM, "stuk",
         "naam IN (SELECT w.naam FROM stuk_weg w) AND :id > 0 AND naam NOT IN"
         " (SELECT i.stuk FROM document_inhoud i)"),
    GAAT(HANGT_ITEM, "document_versie", HIER " AND document_id = :id"),
    GAAT(HANGT_ITEM, "afsluiting_leefgebied", HIER " AND afsluiting_id = :id"),
    GAAT(HANGT_ITEM, "afsluiting_blijft",
         HIER " AND (afsluiting_id = :id OR betrokkenheid_id = :id)"),
    GAAT(HANGT_ITEM, "contactmoment", HIER " AND volgcontact_id = :id"),
    SOORT("afsluiting"),
    SOORT("volgcontact"),
    GAAT(HANGT_ITEM, "overleg_herinnering", HIER " AND overleg_id = :id"),
    GAAT(HANGT_ITEM, "overleg_punt", HIER " AND (overleg_id = :id OR item_id = :id)"),
    GAAT(HANGT_ITEM, "overleg_besluit", HIER " AND (overleg_id = :id OR actie_id = :id)"),
    GAAT(HANGT_ITEM, "overleg_verslag", HIER " AND (overleg_id = :id OR notitie_id = :id)"),
    GAAT(HANGT_ITEM, "overleg_genodigde", HIER " AND (overleg_id = :id OR netwerk_id = :id)"),
    SOORT("overleg"),
    DOET(HANGT_ITEM, "overgang_regel",
         "UPDATE overgang_regel SET actie_id = NULL WHERE " HIER " AND actie_id = :id"),
    GAAT(HANGT_ITEM, "overgang_regel", HIER " AND overgang_id = :id"),
    DOET(HANGT_ITEM, "overgang",
         "UPDATE overgang SET voorziening_id = NULL WHERE " HIER " AND voorziening_id = :id"),
    SOORT("overgang"),
    SOORT("document"),
    SOORT("notitie"),
    SOORT("inbreng"),
    SOORT("verwijzing"),
    SOORT("voorziening"),
    SOORT("actie"),
    SOORT("woord"),
    GAAT(HANGT_ITEM, "planstuk_versie", HIER " AND planstuk_id = :id"),
    GAAT(HANGT_ITEM, "scan_erger", HIER " AND scanregel_id = :id"),
    SOORT("planstuk"),
    SOORT("scanregel"),
    GAAT(HANGT_ITEM, "familiegroepsplan", HIER " AND (document_id = :id OR plan_id = :id)"),
    SOORT("stem"),
    SOORT("akkoord"),
    SOORT("evaluatie"),
    SOORT("bericht"),
    SOORT("netwerklid"),
    SOORT("betrokkenheid"),
    SOORT("aanmelding"),
    GAAT(HANGT_ITEM, "regie_overdracht_punt", HIER " AND overdracht_id = :id"),
    SOORT("regie_overdracht"),
    SOORT("regieverzoek"),
    SOORT("regiebesluit"),
    SOORT("afscherming"),
    SOORT("doel"),
    GAAT(HANGT_ITEM, "planversie_stuk",
         HIER " AND (item_id = :id OR versie_id IN"
              " (SELECT v.id FROM planversie v WHERE v.plan_id = :id))"),
    DOET(HANGT_ITEM, "planversie",
         "UPDATE planversie SET item_id = NULL WHERE " HIER " AND item_id = :id"),
    GAAT(HANGT_ITEM, "planversie", HIER " AND plan_id = :id"),
    GAAT(HANGT_ITEM, "planfase", HIER " AND plan_id = :id"),
    SOORT("gezinsplan"),
    GAAT(HANGT_ITEM, "item_persoon", HIER " AND item_id = :id"),
    SOORT("item"),
    BLIJFT(HANGT_ITEM, "regie", "verzoek_id is the number of a request that is gone"),
    BLIJFT(HANGT_ITEM, "waarneming", "verzoek_id is the number of a request that is gone"),
    BLIJFT(HANGT_ITEM, "vernietigingsregel", "goes at the end of its list"),

    /* ---- somebody who leaves this household's file ---- */
    DOET(HANGT_LID, "stuk", SCAN_VERGEET),
    GAAT(HANGT_LID, "document_inhoud", HIER " AND document_id IN " SCANS),
    GAAT(HANGT_LID, "stuk",
         "naam IN (SELECT w.naam FROM stuk_weg w) AND :id > 0 AND naam NOT IN"
         " (SELECT i.stuk FROM document_inhoud i)"),
    GAAT(HANGT_LID, "verklaring_scan", HIER " AND id IN " SCANS),
    GAAT(HANGT_LID, "verklaring",
         HIER " AND (toestemming_id IN " TOESTEMMINGEN " OR gever_persoon_id = :id)"),
    GAAT(HANGT_LID, "kindbezwaar", HIER " AND (kind_id = :id OR tegen_id = :id)"),
    GAAT(HANGT_LID, "afdruk", HIER " AND lezer_id = :id"),
    GAAT(HANGT_LID, "instemming", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "overleg_genodigde", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "betwisting", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "uittreksel_stuk",
         HIER " AND uittreksel_id IN (SELECT u.id FROM uittreksel u WHERE"
              " u.huishouden_id = dossier() AND (u.persoon_id = :id OR u.lezer_id = :id))"),
    GAAT(HANGT_LID, "brief", HIER " AND lezer_id = :id"),
    GAAT(HANGT_LID, "uittreksel", HIER " AND (persoon_id = :id OR lezer_id = :id)"),
    GAAT(HANGT_LID, "avgverzoek", HIER " AND (persoon_id = :id OR aanvrager_id = :id)"),
    GAAT(HANGT_LID, "toestemming_afloop", HIER " AND toestemming_id IN " TOESTEMMINGEN),
    GAAT(HANGT_LID, "toestemming_categorie", HIER " AND toestemming_id IN " TOESTEMMINGEN),
    GAAT(HANGT_LID, "toestemming_item", HIER " AND toestemming_id IN " TOESTEMMINGEN),
    GAAT(HANGT_LID, "toestemming_bron", HIER " AND toestemming_id IN " TOESTEMMINGEN),
    GAAT(HANGT_LID, "attendering", HIER " AND (object_id = :id OR object_id IN " TOESTEMMINGEN ")"),
    GAAT(HANGT_LID, "toestemming", HIER " AND (persoon_id = :id OR ontvanger_persoon_id = :id)"),
    GAAT(HANGT_LID, "afscherming_persoon",
         "persoon_id = :id AND afscherming_id IN"
         " (SELECT a.id FROM afscherming a WHERE a.huishouden_id = dossier())"),
    GAAT(HANGT_LID, "afscherming_tegen",
         "persoon_id = :id AND afscherming_id IN"
         " (SELECT a.id FROM afscherming a WHERE a.huishouden_id = dossier())"),
    DOET(HANGT_LID, "item",
         "UPDATE item SET gesloten = 1 WHERE " HIER " AND id IN"
         " (SELECT a.id FROM actie a WHERE a.huishouden_id = dossier()"
         "  AND a.eigenaar_persoon_id = :id)"),
    DOET(HANGT_LID, "actie",
         "UPDATE actie SET eigenaar_gebruiker_id = " AUTEUR ", eigenaar_persoon_id = NULL"
         " WHERE " HIER " AND eigenaar_persoon_id = :id"),
    /* A decision to share about others too stays theirs; about nobody it goes, and so do its parts.
     */
    GAAT(HANGT_LID, "deelbesluit_verteld", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "deelbesluit_persoon", HIER " AND persoon_id = :id"),
    BESLUIT("deelbesluit_categorie"),
    BESLUIT("deelbesluit_item"),
    BESLUIT("deelbesluit_weging"),
    BESLUIT("deelbesluit_toets"),
    BESLUIT("deelbesluit_inzage"),
    GAAT(HANGT_LID, "deelbesluit", HIER " AND " OVER_NIEMAND("id", "deelbesluit")),
    GAAT(HANGT_LID, "deelafweging_persoon", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "deelafweging", HIER " AND " OVER_NIEMAND("id", "deelafweging")),
    GAAT(HANGT_LID, "noodtoegang_persoon", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "bekend_vraag", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "adresgeheim_besluit", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "vernietigingsstop", HIER " AND persoon_id = :id"),
    /* why somebody once asked for it, and was refused */
    DOET(HANGT_LID, "vernietigingslijst", VERGEET " WHERE " HIER " AND persoon_id = :id" NEE),
    GAAT(HANGT_LID, "idempotentie", GENOEMD),
    GAAT(HANGT_LID, "lid", HIER " AND persoon_id = :id"),
    GAAT(HANGT_LID, "overgang_melding", HIER " AND persoon_id = :id"),
    BLIJFT(HANGT_LID, "overgang", "an item, and it went with the items"),
    BLIJFT(HANGT_LID, "item_persoon", "vernietiging_uitvoeren.c takes the links one by one first"),
    BLIJFT(HANGT_LID, "woord", "an item, and it went with the items"),
    BLIJFT(HANGT_LID, "akkoord", "an item, and it went with the items"),
    BLIJFT(HANGT_LID, "stem", "an item, and it went with the items"),

    /* ---- somebody of whom nothing is left ---- */
    DOET(HANGT_PERSOON, "gezag", "UPDATE gezag SET houder_id = NULL WHERE houder_id = :id"),
    GAAT(HANGT_PERSOON, "brief", "lezer_id = :id"),
    GAAT(HANGT_PERSOON, "gezag", "kind_id = :id"),
    GAAT(HANGT_PERSOON, "vertegenwoordiging", "persoon_id = :id OR houder_id = :id"),
    GAAT(HANGT_PERSOON, "wilsonbekwaam", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "adres_lezer", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "adresgeheim_besluit", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "bekend_vraag", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "zoekvondst", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "persoonkoppeling", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "instroom_stap",
         "instroom_id IN (SELECT x.instroom_id FROM instroom_persoon x WHERE x.persoon_id = :id)"),
    DOET(HANGT_PERSOON, "instroom",
         "UPDATE instroom SET melder = NULL, over = 'vernietigd', vraag = 'vernietigd', "
         "weet_niet_reden = CASE weet_het WHEN 0 THEN 'vernietigd' END,"
         " veiligheid_wat = CASE WHEN veiligheid_wat IS NOT NULL THEN 'vernietigd' END,"
         " einde_reden = CASE WHEN einde_reden IS NOT NULL THEN 'vernietigd' END"
         " WHERE id IN (SELECT x.instroom_id FROM instroom_persoon x WHERE x.persoon_id = :id)"),
    GAAT(HANGT_PERSOON, "instroom_persoon", "persoon_id = :id"),
    GAAT(HANGT_PERSOON, "persoon_relatie", "persoon_id = :id OR ander_id = :id"),
    GAAT(HANGT_PERSOON, "vernietigingsstop", "persoon_id = :id"),
    DOET(HANGT_PERSOON, "persoon", "UPDATE persoon SET moeder_id = NULL WHERE moeder_id = :id"),
    GAAT(HANGT_PERSOON, "persoon", "id = :id"),
    BLIJFT(HANGT_PERSOON, "gebruiker", "R6: the number of a person who is gone opens nothing"),
    BLIJFT(HANGT_PERSOON, "lid", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "item_persoon", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "toestemming", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "verklaring", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "afscherming_persoon", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "afscherming_tegen", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "actie", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "woord", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "afdruk", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "akkoord", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "overgang", "there is none: else something would be left"),
    GAAT(HANGT_PERSOON, "overgang_melding", "persoon_id = :id"),
    BLIJFT(HANGT_PERSOON, "stem", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "deelbesluit_persoon", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "deelbesluit_verteld", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "noodtoegang_persoon", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "kindbezwaar", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "overleg_genodigde", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "instemming", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "betwisting", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "uittreksel", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "avgverzoek", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "deelafweging_persoon", "there is none: else something would be left"),
    BLIJFT(HANGT_PERSOON, "vernietigingsregel", "goes at the end of its list"),
    DOET(HANGT_PERSOON, "vernietigingslijst", VERGEET " WHERE persoon_id = :id" NEE),

    /* ---- the household ---- */
    GAAT(HANGT_HUISHOUDEN, "sleutel_huishouden", "huishouden_id = :id"),
    DOET(HANGT_HUISHOUDEN, "stuk",
         "INSERT INTO stuk_weg (naam) SELECT i.stuk FROM document_inhoud i"
         " WHERE i.huishouden_id = :id ON CONFLICT DO NOTHING"),
    GAAT(HANGT_HUISHOUDEN, "document_inhoud", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "stuk",
         "naam IN (SELECT w.naam FROM stuk_weg w) AND :id > 0 AND naam NOT IN"
         " (SELECT i.stuk FROM document_inhoud i)"),
    GAAT(HANGT_HUISHOUDEN, "verklaring_scan", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "verklaring", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "kindbezwaar", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "afdruk", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "instemming", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "beperking", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "betwisting", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "uittreksel_stuk", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "uittreksel", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "avgverzoek", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "toestemming_afloop", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "toestemming_categorie", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "toestemming_item", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "toestemming_bron", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "toestemming", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_verteld", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_persoon", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_categorie", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_item", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_weging", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_toets", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit_inzage", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelbesluit", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelafweging_persoon", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "deelafweging", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "noodtoegang_persoon", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "noodtoegang_vraag", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "noodtoegang", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "bekend_vraag", "huishouden_id = :id"),
    DOET(HANGT_HUISHOUDEN, "instroom",
         "UPDATE instroom SET huishouden_id = NULL WHERE huishouden_id = :id"),
    BLIJFT(HANGT_HUISHOUDEN, "regiebesluit", "it went with the items"),
    BLIJFT(HANGT_HUISHOUDEN, "regie_overdracht", "it went with the items"),
    BLIJFT(HANGT_HUISHOUDEN, "regie_overdracht_punt", "it went with the items"),
    GAAT(HANGT_HUISHOUDEN, "regie_melding", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "regiewens", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "inzagesignaal_huishouden", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "waarneming", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "regie", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "attendering", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "bezoek", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "adresgeheim_besluit", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "vernietigingsstop", "huishouden_id = :id"),
    DOET(HANGT_HUISHOUDEN, "vernietigingslijst", VERGEET " WHERE huishouden_id = :id" NEE),
    GAAT(HANGT_HUISHOUDEN, "idempotentie", GENOEMD),
    GAAT(HANGT_HUISHOUDEN, "huishouden_sleutel", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "samenvoeging_lid",
         "huishouden_id = :id OR samenvoeging_id IN"
         " (SELECT s.id FROM samenvoeging s WHERE s.naar_id = :id)"),
    GAAT(HANGT_HUISHOUDEN, "samenvoeging", "huishouden_id = :id OR naar_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "brief", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "vrijgave", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "verhuizing_stuk", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "verhuizing", "huishouden_id = :id"),
    DOET(HANGT_HUISHOUDEN, "vestiging",
         "UPDATE vestiging SET huishouden_id = NULL, teruglezing = NULL, correctie = NULL,"
         " reden = NULL WHERE huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "ave_partij", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "ave_fase", "huishouden_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "splitsing", "huishouden_id = :id OR nieuw_id = :id"),
    DOET(HANGT_HUISHOUDEN, "huishouden",
         "UPDATE huishouden SET opvolger_id = NULL WHERE opvolger_id = :id"),
    GAAT(HANGT_HUISHOUDEN, "huishouden", "id = :id"),
    BLIJFT(HANGT_HUISHOUDEN, "instroom_persoon", "the aanmelding goes with its own term"),
    BLIJFT(HANGT_HUISHOUDEN, "instroom_stap", "the aanmelding goes with its own term"),
#define MET_DE_ITEMS(tabel_) BLIJFT(HANGT_HUISHOUDEN, tabel_, "went with the items")
    MET_DE_ITEMS("item"),
    MET_DE_ITEMS("item_persoon"),
    MET_DE_ITEMS("geadresseerde"),
    MET_DE_ITEMS("aanmelding"),
    MET_DE_ITEMS("gezinsplan"),
    MET_DE_ITEMS("woord"),
    MET_DE_ITEMS("planstuk"),
    MET_DE_ITEMS("planversie"),
    MET_DE_ITEMS("planfase"),
    MET_DE_ITEMS("planversie_stuk"),
    MET_DE_ITEMS("planstuk_versie"),
    MET_DE_ITEMS("scanregel"),
    MET_DE_ITEMS("scan_erger"),
    MET_DE_ITEMS("familiegroepsplan"),
    MET_DE_ITEMS("stem"),
    MET_DE_ITEMS("akkoord"),
    MET_DE_ITEMS("evaluatie"),
    MET_DE_ITEMS("doel"),
    MET_DE_ITEMS("doel_score"),
    MET_DE_ITEMS("netwerklid"),
    MET_DE_ITEMS("actie"),
    MET_DE_ITEMS("actie_stand"),
    MET_DE_ITEMS("actie_overdracht"),
    MET_DE_ITEMS("actie_klim"),
    MET_DE_ITEMS("notitie"),
    MET_DE_ITEMS("notitie_versie"),
    MET_DE_ITEMS("betrokkenheid"),
    MET_DE_ITEMS("regieverzoek"),
    MET_DE_ITEMS("afscherming"),
    MET_DE_ITEMS("bericht"),
    MET_DE_ITEMS("overleg"),
    MET_DE_ITEMS("overleg_genodigde"),
    MET_DE_ITEMS("overleg_herinnering"),
    MET_DE_ITEMS("overleg_punt"),
    MET_DE_ITEMS("overleg_besluit"),
    MET_DE_ITEMS("overleg_verslag"),
    MET_DE_ITEMS("document"),
    MET_DE_ITEMS("document_versie"),
    MET_DE_ITEMS("document_inhoud"),
    MET_DE_ITEMS("inbreng"),
    MET_DE_ITEMS("inbreng_versie"),
    MET_DE_ITEMS("inbreng_gelezen"),
    MET_DE_ITEMS("verwijzing"),
    MET_DE_ITEMS("verwijzing_stand"),
    MET_DE_ITEMS("voorziening"),
    MET_DE_ITEMS("voorziening_stand"),
    MET_DE_ITEMS("afsluiting"),
    MET_DE_ITEMS("afsluiting_leefgebied"),
    MET_DE_ITEMS("afsluiting_blijft"),
    MET_DE_ITEMS("volgcontact"),
    MET_DE_ITEMS("contactmoment"),
    MET_DE_ITEMS("overgang"),
    MET_DE_ITEMS("overgang_regel"),
    BLIJFT(HANGT_HUISHOUDEN, "overgang_melding", "went with the persons"),
    BLIJFT(HANGT_HUISHOUDEN, "lid", "went with the persons"),
    BLIJFT(HANGT_HUISHOUDEN, "versie_teller", "a number that only rises (R29)"),
    BLIJFT(HANGT_HUISHOUDEN, "vernietigingsregel", "goes at the end of its list"),
};
const size_t VERNIETIGING_TABEL_COUNT = COUNT_OF(VERNIETIGING_TABELLEN);

/* ---- running ---- */

enum result vernietiging_run(struct db_conn *writer, enum hangt aan, int64_t id, struct probleem *p)
{
    for (size_t i = 0; i < COUNT_OF(VERNIETIGING_TABELLEN); i++) {
        const struct vernietiging_tabel *t = &VERNIETIGING_TABELLEN[i];
        if (t->aan != aan || (!t->sql && !t->doe))
            continue;
        if (t->doe ? t->doe(writer, id, p) != DONE
                   : db_exec(writer, p, t->sql, BINDS(B_INT(":id", id)), NULL) != DONE)
            return FAILED;
    }
    return DONE;
}
