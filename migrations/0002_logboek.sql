-- SPDX-License-Identifier: EUPL-1.2
-- The log (invariant 4, R29-R31). server/logboek/logboek.h says what the columns mean and how the chain is made.

-- One look or change. Times are Unix milliseconds. Without foreign keys: a line outlives what it tells about.
-- A line that is to forget its person loses salt and fields together and keeps its place in the chain (R31).
CREATE TABLE logregel (
    volgnr      INTEGER PRIMARY KEY,
    tijd        INTEGER NOT NULL,
    gebeurtenis TEXT,
    handeling   TEXT,
    gebruiker   INTEGER,
    sessie      INTEGER,
    rol         TEXT,
    onderdeel   INTEGER,
    namens      INTEGER,
    huishouden  INTEGER,
    personen    TEXT,
    object      TEXT,
    gronden     TEXT,
    uitkomst    TEXT,
    reden       TEXT,
    gevraagd    TEXT,
    adres       TEXT,
    verzoek     TEXT,
    salt        BLOB,
    commitment  BLOB NOT NULL,
    keten       BLOB NOT NULL,
    CONSTRAINT logregel_heel CHECK (salt IS NULL OR (length(salt) = 16 AND gebeurtenis IS NOT NULL
        AND handeling IS NOT NULL AND verzoek IS NOT NULL AND uitkomst IN ('geslaagd', 'geweigerd', 'mislukt'))),
    CONSTRAINT logregel_keten CHECK (length(commitment) = 32 AND length(keten) = 32),
    -- R30: what was refused names nobody
    CONSTRAINT logregel_weigering CHECK (uitkomst <> 'geweigerd' OR (huishouden IS NULL AND personen IS NULL))
) STRICT;
-- "Wie keek in mijn dossier?" and "wat deed deze gebruiker?", newest first.
CREATE INDEX logregel_huishouden ON logregel (huishouden, volgnr) WHERE huishouden IS NOT NULL;
CREATE INDEX logregel_gebruiker ON logregel (gebruiker, volgnr) WHERE gebruiker IS NOT NULL;

-- A signed checkpoint: on `tijd` the line `volgnr` was the last one and the chain stood at `keten`.
CREATE TABLE zegel (
    volgnr       INTEGER PRIMARY KEY,
    tijd         INTEGER NOT NULL,
    keten        BLOB NOT NULL CHECK (length(keten) = 32),
    handtekening BLOB NOT NULL CHECK (length(handtekening) = 64),
    sleutel      BLOB NOT NULL CHECK (length(sleutel) = 32)
) STRICT;

-- Only on, and without a gap. (Also against INSERT OR REPLACE, which tells no DELETE trigger.)
CREATE TRIGGER logregel_sluit_aan BEFORE INSERT ON logregel
WHEN NEW.volgnr IS NOT (SELECT coalesce(max(volgnr), 0) + 1 FROM logregel)
BEGIN
    SELECT RAISE(ABORT, 'nl: Een logregel kan alleen achteraan het logboek.');
END;
CREATE TRIGGER logregel_wijzigt_niet BEFORE UPDATE ON logregel
BEGIN
    SELECT RAISE(ABORT, 'nl: Het logboek kan niet worden gewijzigd.');
END;
CREATE TRIGGER logregel_blijft BEFORE DELETE ON logregel
BEGIN
    SELECT RAISE(ABORT, 'nl: Uit het logboek verdwijnt niets.');
END;
CREATE TRIGGER zegel_is_nieuw BEFORE INSERT ON zegel
WHEN EXISTS (SELECT 1 FROM zegel WHERE volgnr >= NEW.volgnr)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit deel van het logboek is al verzegeld.');
END;
CREATE TRIGGER zegel_wijzigt_niet BEFORE UPDATE ON zegel
BEGIN
    SELECT RAISE(ABORT, 'nl: Een zegel kan niet worden gewijzigd.');
END;
CREATE TRIGGER zegel_blijft BEFORE DELETE ON zegel
BEGIN
    SELECT RAISE(ABORT, 'nl: Een zegel verdwijnt niet.');
END;
