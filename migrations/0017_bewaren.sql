-- SPDX-License-Identifier: EUPL-1.2
-- Retention and destruction (docs/adr/0009-vernietigen.md), and a log that can forget a person (R31).

-- ---------------------------------------------------------------------------------------------------------
-- How long, by law. The lowest `rang` that fits an item counts, then the longest: in doubt it is kept. `bron_wet` is part of the legal
-- task of the item's source, `bron_soort` the kind of its organisation.
--   vanaf   gemaakt     the item's first day                    dossier     last change of what that source wrote in the household
--           wijziging   the item's own last change              einde_hulp  last day that anybody helped the household
--           achttien    the day the youngest person it is about becomes 18
--   tot_achttien  never before that day        tijdens_hulp  may go while somebody still helps

CREATE TABLE bewaartermijn (
    id           INTEGER PRIMARY KEY,
    naam         TEXT NOT NULL,
    wet          TEXT NOT NULL,
    artikel      TEXT NOT NULL,
    soort        TEXT,
    categorie    TEXT REFERENCES categorie (code),
    bron_wet     TEXT,
    bron_soort   TEXT,
    rang         INTEGER NOT NULL,
    jaren        INTEGER NOT NULL DEFAULT 0 CHECK (jaren BETWEEN 0 AND 150),
    dagen        INTEGER NOT NULL DEFAULT 0 CHECK (dagen BETWEEN 0 AND 3650),
    vanaf        TEXT NOT NULL CHECK (vanaf IN ('gemaakt', 'wijziging', 'dossier', 'einde_hulp', 'achttien')),
    tot_achttien INTEGER NOT NULL DEFAULT 0 CHECK (tot_achttien IN (0, 1)),
    tijdens_hulp INTEGER NOT NULL DEFAULT 0 CHECK (tijdens_hulp IN (0, 1)),
    van          TEXT NOT NULL,
    tot          TEXT,
    CHECK ((jaren = 0) <> (dagen = 0)),
    CHECK (tot IS NULL OR tot >= van)
) STRICT;

INSERT INTO bewaartermijn (id, naam, wet, artikel, categorie, bron_wet, bron_soort, rang, jaren, dagen, vanaf, tot_achttien, tijdens_hulp, van) VALUES
    (1, 'Werkaantekening', 'AVG', 'artikel 5 lid 1 onder e', 'werkaantekening', NULL, NULL, 1, 0, 30, 'gemaakt', 0, 1, '2020-01-01'),
    (2, 'Voogdij en ondertoezichtstelling', 'Jeugdwet', 'artikel 7.3.8 lid 3; Selectielijst gecertificeerde instellingen', NULL, NULL, 'gi', 5, 30, 0, 'achttien', 1, 0, '2020-01-01'),
    (3, 'Veilig Thuis', 'Wmo 2015', 'artikel 5.3.4', NULL, NULL, 'veilig_thuis', 5, 20, 0, 'dossier', 1, 0, '2020-01-01'),
    (4, 'Meldcode', 'Jeugdwet', 'artikel 7.3.8 lid 3', 'meldcode', NULL, NULL, 6, 20, 0, 'dossier', 1, 0, '2020-01-01'),
    (5, 'Jeugdhulp', 'Jeugdwet', 'artikel 7.3.8 lid 3', 'jeugdhulp_opvoeding', NULL, NULL, 10, 20, 0, 'dossier', 0, 0, '2020-01-01'),
    (6, 'Jeugdhulp', 'Jeugdwet', 'artikel 7.3.8 lid 3', NULL, 'Jeugdwet', NULL, 10, 20, 0, 'dossier', 0, 0, '2020-01-01'),
    (7, 'Behandeling', 'Burgerlijk Wetboek', 'artikel 7:454 lid 3', NULL, 'WGBO', NULL, 10, 20, 0, 'dossier', 0, 0, '2020-01-01'),
    (8, 'Maatschappelijke ondersteuning', 'Wmo 2015', 'artikel 5.3.4', NULL, 'Wmo', NULL, 20, 15, 0, 'einde_hulp', 0, 0, '2020-01-01'),
    (9, 'Inkomen en participatie', 'Archiefwet 1995', 'Selectielijst gemeenten 2020', NULL, 'Participatiewet', NULL, 20, 10, 0, 'einde_hulp', 0, 0, '2020-01-01'),
    (10, 'Schuldhulp', 'Archiefwet 1995', 'Selectielijst gemeenten 2020', NULL, 'Wgs', NULL, 20, 10, 0, 'einde_hulp', 0, 0, '2020-01-01'),
    (11, 'Schuldhulp', 'Archiefwet 1995', 'Selectielijst gemeenten 2020', NULL, 'schuldhulpverlening', NULL, 20, 10, 0, 'einde_hulp', 0, 0, '2020-01-01'),
    (99, 'Al het andere', 'Archiefwet 1995', 'artikel 3; de langste gewone termijn, tot uw gemeente anders beslist', NULL, NULL, NULL, 90, 20, 0, 'dossier', 0, 0, '2020-01-01');

-- What is old enough to look at, without walking through everything.
CREATE INDEX item_op ON item (op);
CREATE INDEX attendering_huishouden ON attendering (huishouden_id) WHERE huishouden_id IS NOT NULL;
CREATE INDEX item_werkaantekening ON item (op) WHERE categorie = 'werkaantekening';

-- ---------------------------------------------------------------------------------------------------------
-- Legal hold: keep this household, or this person of it, because of a complaint or proceedings. It holds until somebody lifts it;
-- past `beoordelen_op` it still holds.

CREATE TABLE vernietigingsstop (
    id             INTEGER PRIMARY KEY,
    huishouden_id  INTEGER NOT NULL REFERENCES huishouden (id),
    persoon_id     INTEGER REFERENCES persoon (id),   -- NULL: the whole household
    soort          TEXT NOT NULL CHECK (soort IN ('bezwaar', 'klacht', 'rechtszaak', 'tuchtzaak', 'onderzoek', 'inzageverzoek')),
    reden          TEXT NOT NULL,
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    beoordelen_op  TEXT NOT NULL,
    opgeheven_op   INTEGER,
    opgeheven_door INTEGER REFERENCES gebruiker (id),
    opgeheven_reden TEXT,
    versie         INTEGER NOT NULL DEFAULT 1,
    CHECK ((opgeheven_op IS NULL) = (opgeheven_door IS NULL) AND (opgeheven_op IS NULL) = (opgeheven_reden IS NULL))
) STRICT;
CREATE INDEX vernietigingsstop_huishouden ON vernietigingsstop (huishouden_id) WHERE opgeheven_op IS NULL;
CREATE INDEX vernietigingsstop_persoon ON vernietigingsstop (persoon_id) WHERE persoon_id IS NOT NULL;
CREATE TRIGGER vernietigingsstop_eens BEFORE UPDATE ON vernietigingsstop WHEN OLD.opgeheven_op IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze stop is al opgeheven.');
END;

-- ---------------------------------------------------------------------------------------------------------
-- Destruction lists: one makes it, another approves it (invariant 9), the program carries it out in small steps.
--   voorgesteld → goedgekeurd → bezig → opruimen → klaar, or voorgesteld → afgewezen | ingetrokken
-- `bezig`: rows go, then log lines (`log_tot`: looked at up to there). `opruimen`: all is gone but the write-ahead log still has to be
-- emptied. When it is klaar the list names no household and no person any more: what is left is the proof.

CREATE TABLE vernietigingslijst (
    id            INTEGER PRIMARY KEY,
    soort         TEXT NOT NULL CHECK (soort IN ('termijn', 'persoon', 'huishouden')),
    grondslag     TEXT NOT NULL CHECK (grondslag IN ('termijn', 'verzoek_jeugdwet', 'verzoek_avg', 'onrechtmatig')),
    reden         TEXT,
    huishouden_id INTEGER,
    persoon_id    INTEGER,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('voorgesteld', 'goedgekeurd', 'bezig', 'opruimen', 'klaar', 'afgewezen', 'ingetrokken')),
    beslist_door  INTEGER REFERENCES gebruiker (id),
    beslist_op    INTEGER,
    beslist_reden TEXT,
    bekeken_tot   INTEGER,   -- termijn: households with items of before this were looked at; NULL: all
    log_tot       INTEGER NOT NULL DEFAULT 0,
    totaal        INTEGER NOT NULL,
    gedaan        INTEGER NOT NULL DEFAULT 0,
    overgeslagen  INTEGER NOT NULL DEFAULT 0,
    logregels     INTEGER NOT NULL DEFAULT 0,
    klaar_op      INTEGER,
    versie        INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT vernietigingslijst_vier_ogen CHECK (status IN ('voorgesteld', 'ingetrokken') OR (beslist_door IS NOT NULL AND beslist_door <> door)),
    CHECK ((status = 'klaar') = (klaar_op IS NOT NULL)),
    CHECK (status <> 'klaar' OR (huishouden_id IS NULL AND persoon_id IS NULL AND reden IS NULL)),
    CHECK ((soort = 'termijn') = (grondslag = 'termijn') OR soort <> 'termijn')
) STRICT;
CREATE INDEX vernietigingslijst_huishouden ON vernietigingslijst (huishouden_id) WHERE huishouden_id IS NOT NULL;
CREATE INDEX vernietigingslijst_werk ON vernietigingslijst (status) WHERE status IN ('goedgekeurd', 'bezig', 'opruimen');
CREATE TRIGGER vernietigingslijst_begin BEFORE INSERT ON vernietigingslijst WHEN NEW.status <> 'voorgesteld'
BEGIN
    SELECT RAISE(ABORT, 'nl: Een vernietigingslijst begint als voorstel.');
END;
CREATE TRIGGER vernietigingslijst_gang BEFORE UPDATE OF status ON vernietigingslijst
WHEN NEW.status <> OLD.status AND OLD.status || '>' || NEW.status NOT IN ('voorgesteld>goedgekeurd', 'voorgesteld>afgewezen',
    'voorgesteld>ingetrokken', 'goedgekeurd>bezig', 'bezig>opruimen', 'opruimen>klaar')
BEGIN
    SELECT RAISE(ABORT, 'nl: Over deze lijst is al beslist.');
END;
CREATE TRIGGER vernietigingslijst_vast BEFORE UPDATE OF door, op, soort, grondslag ON vernietigingslijst
BEGIN
    SELECT RAISE(ABORT, 'nl: Wie een lijst maakte en waarom, verandert niet.');
END;
CREATE TRIGGER vernietigingslijst_besluit BEFORE UPDATE OF beslist_door ON vernietigingslijst WHEN OLD.beslist_door IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Over deze lijst is al beslist.');
END;
CREATE TRIGGER vernietigingslijst_blijft BEFORE DELETE ON vernietigingslijst
BEGIN
    SELECT RAISE(ABORT, 'nl: Een vernietigingslijst is het bewijs, en blijft.');
END;

-- What is on it, in the order in which it goes: items (`los`: an item about more people loses this person), then persons, then the
-- household. `waarom` says why a row was left alone: stop, termijn, hangt, afscherming, weg.
CREATE TABLE vernietigingsregel (
    lijst_id      INTEGER NOT NULL REFERENCES vernietigingslijst (id),
    nr            INTEGER NOT NULL,
    wat           TEXT NOT NULL CHECK (wat IN ('item', 'los', 'persoon', 'huishouden')),
    huishouden_id INTEGER NOT NULL,
    item_id       INTEGER,
    persoon_id    INTEGER,
    soort         TEXT NOT NULL,
    termijn_id    INTEGER REFERENCES bewaartermijn (id),
    na            TEXT,
    status        TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'vernietigd', 'overgeslagen')),
    waarom        TEXT,
    overal        INTEGER NOT NULL DEFAULT 0 CHECK (overal IN (0, 1)), -- the person was in no other household
    PRIMARY KEY (lijst_id, nr),
    CHECK ((wat IN ('item', 'los')) = (item_id IS NOT NULL)),
    CHECK (wat NOT IN ('los', 'persoon') OR persoon_id IS NOT NULL),
    CHECK ((status = 'overgeslagen') = (waarom IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX vernietigingsregel_huishouden ON vernietigingsregel (huishouden_id);
CREATE INDEX vernietigingsregel_persoon_lijst ON vernietigingsregel (lijst_id, persoon_id) WHERE wat = 'persoon';
CREATE INDEX vernietigingsregel_open ON vernietigingsregel (lijst_id, nr) WHERE status = 'open';
-- On one list at a time.
CREATE UNIQUE INDEX vernietigingsregel_item ON vernietigingsregel (item_id) WHERE item_id IS NOT NULL;
CREATE UNIQUE INDEX vernietigingsregel_persoon ON vernietigingsregel (huishouden_id, persoon_id) WHERE wat = 'persoon';
CREATE UNIQUE INDEX vernietigingsregel_heel ON vernietigingsregel (huishouden_id) WHERE wat = 'huishouden';
CREATE TRIGGER vernietigingsregel_vooraf BEFORE INSERT ON vernietigingsregel
WHEN (SELECT status FROM vernietigingslijst WHERE id = NEW.lijst_id) IS NOT 'voorgesteld'
BEGIN
    SELECT RAISE(ABORT, 'nl: Op een lijst waarover is beslist komt niets meer bij.');
END;
CREATE TRIGGER vernietigingsregel_vast BEFORE UPDATE OF lijst_id, wat, huishouden_id, item_id, persoon_id ON vernietigingsregel
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat op een vernietigingslijst staat, verandert niet.');
END;

-- The proof: how many of which kind, under which law. No persons, no households.
CREATE TABLE vernietigingstelling (
    lijst_id   INTEGER NOT NULL REFERENCES vernietigingslijst (id),
    soort      TEXT NOT NULL,
    wet        TEXT NOT NULL,
    artikel    TEXT NOT NULL,
    uitkomst   TEXT NOT NULL CHECK (uitkomst IN ('vernietigd', 'stop', 'termijn', 'hangt', 'afscherming', 'weg')),
    aantal     INTEGER NOT NULL CHECK (aantal > 0),
    PRIMARY KEY (lijst_id, soort, wet, artikel, uitkomst)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER vernietigingstelling_vast BEFORE UPDATE ON vernietigingstelling
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring van vernietiging verandert niet.');
END;
CREATE TRIGGER vernietigingstelling_blijft BEFORE DELETE ON vernietigingstelling
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring van vernietiging blijft.');
END;

-- ---------------------------------------------------------------------------------------------------------
-- Files of documents that are gone: their names, until the files are gone as well.
CREATE TABLE stuk_weg (
    naam TEXT PRIMARY KEY CHECK (length(naam) = 32)
) STRICT, WITHOUT ROWID;

-- What never went goes now, and only so: while a list that two people agreed on is being carried out in that household.

DROP TRIGGER toestemming_blijft;
CREATE TRIGGER toestemming_blijft BEFORE DELETE ON toestemming
WHEN NOT EXISTS (SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id AND l.status = 'bezig'
                 WHERE r.huishouden_id = OLD.huishouden_id AND r.status = 'open')
BEGIN
    SELECT RAISE(ABORT, 'nl: Een toestemming wordt niet gewist. U kunt haar wel beëindigen.');
END;
DROP TRIGGER verklaring_blijft;
CREATE TRIGGER verklaring_blijft BEFORE DELETE ON verklaring
WHEN NOT EXISTS (SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id AND l.status = 'bezig'
                 WHERE r.huishouden_id = OLD.huishouden_id AND r.status = 'open')
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring wordt niet gewist.');
END;
DROP TRIGGER deelbesluit_blijft;
CREATE TRIGGER deelbesluit_blijft BEFORE DELETE ON deelbesluit
WHEN NOT EXISTS (SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id AND l.status = 'bezig'
                 WHERE r.huishouden_id = OLD.huishouden_id AND r.status = 'open')
BEGIN
    SELECT RAISE(ABORT, 'nl: Een deelbesluit wordt niet gewist. U kunt het wel beëindigen.');
END;
DROP TRIGGER noodtoegang_blijft;
CREATE TRIGGER noodtoegang_blijft BEFORE DELETE ON noodtoegang
WHEN NOT EXISTS (SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id AND l.status = 'bezig'
                 WHERE r.huishouden_id = OLD.huishouden_id AND r.status = 'open')
BEGIN
    SELECT RAISE(ABORT, 'nl: Een noodtoegang wordt niet gewist.');
END;
DROP TRIGGER avgverzoek_blijft;
CREATE TRIGGER avgverzoek_blijft BEFORE DELETE ON avgverzoek
WHEN NOT EXISTS (SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id AND l.status = 'bezig'
                 WHERE r.huishouden_id = OLD.huishouden_id AND r.status = 'open')
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verzoek wordt niet gewist.');
END;
-- Of a whole dossier that goes, nobody reads a version any more; a deleted household raises it all the same.
CREATE TRIGGER versie_huishouden_d AFTER DELETE ON huishouden BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.id; END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('vernietiging.lezen', 'beheerder'),
    ('vernietiging.lezen', 'privacy'),
    ('vernietiging.voorstellen', 'beheerder'),
    ('vernietiging.voorstellen', 'privacy'),
    ('vernietiging.aanvragen', 'privacy'),
    ('vernietiging.aanvragen', 'regie'),
    ('vernietiging.beslissen', 'privacy'),
    ('vernietigingsstop.toevoegen', 'regie'),
    ('vernietigingsstop.opheffen', 'regie'),
    ('item.nalezen', 'auteur'),
    ('item.nalezen', 'collega');

-- ---------------------------------------------------------------------------------------------------------
-- R31: what the log forgets. `volgnr` of logwissing is the line "vernietigd" that says so; its signature covers that line, and that line
-- the numbers and commitments of all it covers (logboek/wissing.h). `vervangen_door`: the line that tells the rest of an erased line,
-- which was about others too.

CREATE TABLE logwissing (
    volgnr       INTEGER PRIMARY KEY,
    aantal       INTEGER NOT NULL CHECK (aantal > 0),
    handtekening BLOB NOT NULL CHECK (length(handtekening) = 64),
    sleutel      BLOB NOT NULL CHECK (length(sleutel) = 32)
) STRICT;
CREATE TABLE logwissing_regel (
    volgnr         INTEGER PRIMARY KEY,
    wissing        INTEGER NOT NULL,
    vervangen_door INTEGER
) STRICT;
CREATE INDEX logwissing_regel_wissing ON logwissing_regel (wissing, volgnr);
CREATE INDEX logwissing_regel_door ON logwissing_regel (vervangen_door) WHERE vervangen_door IS NOT NULL;
CREATE TRIGGER logwissing_vast BEFORE UPDATE ON logwissing
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat uit het logboek is gewist, staat vast.');
END;
CREATE TRIGGER logwissing_blijft BEFORE DELETE ON logwissing
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat uit het logboek is gewist, staat vast.');
END;
CREATE TRIGGER logwissing_regel_vast BEFORE UPDATE ON logwissing_regel
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat uit het logboek is gewist, staat vast.');
END;
CREATE TRIGGER logwissing_regel_blijft BEFORE DELETE ON logwissing_regel
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat uit het logboek is gewist, staat vast.');
END;
CREATE TRIGGER logwissing_regel_erna BEFORE INSERT ON logwissing_regel
WHEN EXISTS (SELECT 1 FROM logwissing WHERE volgnr = NEW.wissing) OR NEW.volgnr >= NEW.wissing
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat uit het logboek is gewist, staat vast.');
END;

-- The only change a line knows: losing all it says, together with its salt, when a signed erasure names it.
DROP TRIGGER logregel_wijzigt_niet;
CREATE TRIGGER logregel_wijzigt_niet BEFORE UPDATE ON logregel
WHEN NOT (EXISTS (SELECT 1 FROM logwissing_regel r JOIN logwissing w ON w.volgnr = r.wissing WHERE r.volgnr = OLD.volgnr)
          AND NEW.volgnr = OLD.volgnr AND NEW.tijd = OLD.tijd AND NEW.commitment = OLD.commitment AND NEW.keten = OLD.keten
          AND coalesce(NEW.gebeurtenis, NEW.handeling, NEW.gebruiker, NEW.sessie, NEW.rol, NEW.onderdeel, NEW.namens, NEW.huishouden,
                       NEW.personen, NEW.object, NEW.gronden, NEW.uitkomst, NEW.reden, NEW.gevraagd, NEW.adres, NEW.verzoek) IS NULL
          AND NEW.salt IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Het logboek kan niet worden gewijzigd.');
END;
