-- SPDX-License-Identifier: EUPL-1.2
-- A beheerder says how the phases are called, and may put back what was changed of the way of working.
ALTER TABLE planfase_soort ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;

-- The questions hang on the code of a phase, and "going back" on the order: those stay.
CREATE TRIGGER planfase_soort_vast BEFORE UPDATE OF code, volgorde ON planfase_soort
WHEN NEW.code <> OLD.code OR NEW.volgorde <> OLD.volgorde
BEGIN
    SELECT RAISE(ABORT, 'nl: De volgorde van de fasen ligt vast.');
END;
-- No index: a municipality that changed its phases by hand must not be stopped by this migration.
CREATE TRIGGER planfase_soort_naam BEFORE UPDATE OF naam, uitleg ON planfase_soort
BEGIN
    SELECT RAISE(ABORT, 'nl: Een fase heeft een naam en een uitleg.') WHERE trim(NEW.naam) = '' OR trim(NEW.uitleg) = '';
    SELECT RAISE(ABORT, 'nl: Zo heet een andere fase al.')
    WHERE EXISTS (SELECT 1 FROM planfase_soort s WHERE s.code <> NEW.code AND s.naam = NEW.naam COLLATE NOCASE);
END;

-- What a line was about and what stood there before (fields, JSON), so that it can be put back while nothing came after it (versie).
-- Older lines have none of it: they are for reading.
CREATE TABLE werkwijze_nieuw (
    id      INTEGER PRIMARY KEY,
    wat     TEXT NOT NULL CHECK (wat IN ('termijn', 'norm', 'vraag', 'fase')),
    naam    TEXT NOT NULL,
    was     TEXT,          -- NULL: it is new
    wordt   TEXT,          -- NULL: it stopped
    door    INTEGER NOT NULL REFERENCES gebruiker (id),
    op      INTEGER NOT NULL,
    code    TEXT,
    versie  INTEGER,       -- of what it is about, after the change
    oud     TEXT           -- {"waarde": …} or {"naam": …, "uitleg": …}; what was new or stopped has none
) STRICT;
INSERT INTO werkwijze_nieuw (id, wat, naam, was, wordt, door, op)
SELECT id, wat, naam, was, wordt, door, op FROM werkwijze_wijziging;
DROP TABLE werkwijze_wijziging;
ALTER TABLE werkwijze_nieuw RENAME TO werkwijze_wijziging;
CREATE TRIGGER werkwijze_wijziging_vast BEFORE UPDATE ON werkwijze_wijziging
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat er veranderd is, blijft zo staan.');
END;
