-- SPDX-License-Identifier: EUPL-1.2
-- Unusual access: what a privacy officer should look at, raised from the log (docs/adr/0014-inzagesignalen.md).

-- What counts as unusual, dated: a change ends the row and adds one. `drempel` and `venster` mean, by soort:
--   veel_huishoudens   so many households opened within so many minutes
--   buiten_werktijd    so many households opened outside working hours on one day
--   zelfde_naam        the account's family name, borne in at most so many households
--   zelfde_adres       so many households with somebody at the address of the account's own person
--   na_einde           so many looks into a household after one's own involvement in it ended
--   weigeringen        so many different ids refused within so many minutes
--   noodtoegang_vaak   so many times noodtoegang within so many days
CREATE TABLE inzagesignaal_regel (
    id      INTEGER PRIMARY KEY,
    soort   TEXT NOT NULL CHECK (soort IN ('veel_huishoudens', 'buiten_werktijd', 'zelfde_naam', 'zelfde_adres', 'na_einde', 'weigeringen',
                'noodtoegang_vaak')),
    actief  INTEGER NOT NULL CHECK (actief IN (0, 1)),
    drempel INTEGER NOT NULL CHECK (drempel BETWEEN 1 AND 10000),
    venster INTEGER CHECK (venster BETWEEN 1 AND 1440),
    van_op  INTEGER NOT NULL,
    tot_op  INTEGER,
    door    INTEGER REFERENCES gebruiker (id), -- NULL: as delivered
    reden   TEXT,
    CHECK ((door IS NULL) = (reden IS NULL)),
    CHECK ((soort IN ('veel_huishoudens', 'weigeringen', 'noodtoegang_vaak')) = (venster IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX inzagesignaal_regel_een ON inzagesignaal_regel (soort) WHERE tot_op IS NULL;

-- Working hours, dated too: minutes after local midnight, and days as bits (1 is Monday). Holidays come on top.
CREATE TABLE werktijd (
    id     INTEGER PRIMARY KEY,
    begint INTEGER NOT NULL CHECK (begint BETWEEN 0 AND 1439),
    eindigt INTEGER NOT NULL CHECK (eindigt BETWEEN 1 AND 1440),
    dagen  INTEGER NOT NULL CHECK (dagen BETWEEN 1 AND 127),
    van_op INTEGER NOT NULL,
    tot_op INTEGER,
    door   INTEGER REFERENCES gebruiker (id),
    reden  TEXT,
    CHECK (eindigt > begint)
) STRICT;
CREATE UNIQUE INDEX werktijd_een ON werktijd (1) WHERE tot_op IS NULL;

CREATE TABLE feestdag (
    datum TEXT NOT NULL PRIMARY KEY,
    naam  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One a person, kind and local day: it grows. `aantal` is what its kind counts; `regels` lines of the log.
CREATE TABLE inzagesignaal (
    id             INTEGER PRIMARY KEY,
    soort          TEXT NOT NULL,
    gebruiker_id   INTEGER NOT NULL REFERENCES gebruiker (id),
    dag            TEXT NOT NULL,
    regel_id       INTEGER NOT NULL REFERENCES inzagesignaal_regel (id), -- by which it was raised
    aantal         INTEGER NOT NULL CHECK (aantal > 0),
    regels         INTEGER NOT NULL CHECK (regels > 0),
    eerste_op      INTEGER NOT NULL,
    laatste_op     INTEGER NOT NULL,
    laatste_volgnr INTEGER NOT NULL,
    stand          TEXT NOT NULL DEFAULT 'nieuw' CHECK (stand IN ('nieuw', 'bekeken', 'verklaard', 'gemeld')),
    gesloten_bij   INTEGER,                            -- `aantal` when it was closed: twice as many open it again
    versie         INTEGER NOT NULL DEFAULT 1,
    CHECK ((stand IN ('verklaard', 'gemeld')) = (gesloten_bij IS NOT NULL)),
    UNIQUE (gebruiker_id, soort, dag)
) STRICT;
CREATE INDEX inzagesignaal_open ON inzagesignaal (id) WHERE stand IN ('nieuw', 'bekeken');

CREATE TABLE inzagesignaal_huishouden (
    signaal_id    INTEGER NOT NULL REFERENCES inzagesignaal (id),
    huishouden_id INTEGER NOT NULL,
    regels        INTEGER NOT NULL,
    laatste_op    INTEGER NOT NULL,
    PRIMARY KEY (signaal_id, huishouden_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inzagesignaal_huishouden_van ON inzagesignaal_huishouden (huishouden_id);

-- What was done about it: never changed.
CREATE TABLE inzagesignaal_stap (
    signaal_id INTEGER NOT NULL REFERENCES inzagesignaal (id),
    nr         INTEGER NOT NULL,
    stand      TEXT NOT NULL CHECK (stand IN ('nieuw', 'bekeken', 'verklaard', 'gemeld')),
    reden      TEXT,
    door       INTEGER REFERENCES gebruiker (id), -- NULL: the program, because it grew
    op         INTEGER NOT NULL,
    PRIMARY KEY (signaal_id, nr),
    CHECK (stand NOT IN ('verklaard', 'gemeld') OR reden IS NOT NULL),
    CHECK ((stand = 'nieuw') = (door IS NULL))
) STRICT, WITHOUT ROWID;

-- How far the log was read. What was there before this version is not looked into: it would be a flood.
CREATE TABLE inzagesignaal_stand (
    een    INTEGER NOT NULL PRIMARY KEY CHECK (een = 1),
    volgnr INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO inzagesignaal_stand SELECT 1, coalesce(max(volgnr), 0) FROM logregel;

CREATE TRIGGER inzagesignaal_blijft BEFORE DELETE ON inzagesignaal
BEGIN
    SELECT RAISE(ABORT, 'nl: Een signaal wordt niet gewist.');
END;
CREATE TRIGGER inzagesignaal_vast BEFORE UPDATE ON inzagesignaal
WHEN NEW.soort <> OLD.soort OR NEW.gebruiker_id <> OLD.gebruiker_id OR NEW.dag <> OLD.dag OR NEW.aantal < OLD.aantal OR NEW.laatste_volgnr < OLD.laatste_volgnr
BEGIN
    SELECT RAISE(ABORT, 'nl: Een signaal groeit alleen.');
END;
CREATE TRIGGER inzagesignaal_stap_vast BEFORE UPDATE ON inzagesignaal_stap
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat met een signaal is gedaan, verandert niet.');
END;
CREATE TRIGGER inzagesignaal_stap_blijft BEFORE DELETE ON inzagesignaal_stap
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat met een signaal is gedaan, verandert niet.');
END;
CREATE TRIGGER inzagesignaal_regel_vast BEFORE UPDATE ON inzagesignaal_regel
WHEN OLD.tot_op IS NOT NULL OR NEW.tot_op IS NULL OR NEW.drempel <> OLD.drempel OR NEW.venster IS NOT OLD.venster OR NEW.actief <> OLD.actief OR NEW.soort <> OLD.soort
BEGIN
    SELECT RAISE(ABORT, 'nl: Een grens verandert niet. Er komt een nieuwe na.');
END;
CREATE TRIGGER inzagesignaal_regel_blijft BEFORE DELETE ON inzagesignaal_regel
BEGIN
    SELECT RAISE(ABORT, 'nl: Een grens wordt niet gewist.');
END;

-- How many households somebody of that family name lives in.
CREATE INDEX persoon_geslachtsnaam ON persoon (geslachtsnaam COLLATE NOCASE) WHERE geslachtsnaam IS NOT NULL;

INSERT INTO inzagesignaal_regel (id, soort, actief, drempel, venster, van_op) VALUES
    (1, 'veel_huishoudens', 1, 15, 60, 0),
    (2, 'buiten_werktijd', 1, 1, NULL, 0),
    (3, 'zelfde_naam', 1, 10, NULL, 0),
    (4, 'zelfde_adres', 1, 1, NULL, 0),
    (5, 'na_einde', 1, 1, NULL, 0),
    (6, 'weigeringen', 1, 8, 15, 0),
    (7, 'noodtoegang_vaak', 1, 3, 30, 0);
INSERT INTO werktijd (id, begint, eindigt, dagen, van_op) VALUES (1, 420, 1200, 31, 0);
INSERT INTO feestdag (datum, naam) VALUES
    ('2026-01-01', 'Nieuwjaarsdag'), ('2026-04-06', 'Tweede paasdag'), ('2026-04-27', 'Koningsdag'), ('2026-05-14', 'Hemelvaartsdag'),
    ('2026-05-25', 'Tweede pinksterdag'), ('2026-12-25', 'Eerste kerstdag'), ('2026-12-26', 'Tweede kerstdag'),
    ('2027-01-01', 'Nieuwjaarsdag'), ('2027-03-29', 'Tweede paasdag'), ('2027-04-27', 'Koningsdag'), ('2027-05-06', 'Hemelvaartsdag'),
    ('2027-05-17', 'Tweede pinksterdag'), ('2027-12-25', 'Eerste kerstdag'), ('2027-12-26', 'Tweede kerstdag'),
    ('2028-01-01', 'Nieuwjaarsdag'), ('2028-04-17', 'Tweede paasdag'), ('2028-04-27', 'Koningsdag'), ('2028-05-25', 'Hemelvaartsdag'),
    ('2028-06-05', 'Tweede pinksterdag'), ('2028-12-25', 'Eerste kerstdag'), ('2028-12-26', 'Tweede kerstdag'),
    ('2029-01-01', 'Nieuwjaarsdag'), ('2029-04-02', 'Tweede paasdag'), ('2029-04-27', 'Koningsdag'), ('2029-05-10', 'Hemelvaartsdag'),
    ('2029-05-21', 'Tweede pinksterdag'), ('2029-12-25', 'Eerste kerstdag'), ('2029-12-26', 'Tweede kerstdag'),
    ('2030-01-01', 'Nieuwjaarsdag'), ('2030-04-22', 'Tweede paasdag'), ('2030-04-27', 'Koningsdag'), ('2030-05-30', 'Hemelvaartsdag'),
    ('2030-06-10', 'Tweede pinksterdag'), ('2030-12-25', 'Eerste kerstdag'), ('2030-12-26', 'Tweede kerstdag');

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('verzoek.namens', 'privacy'),
    ('inzagesignaal.beslissen', 'privacy'),
    ('inzagesignaal.instellen', 'privacy');
