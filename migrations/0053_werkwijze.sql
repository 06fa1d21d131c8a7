-- SPDX-License-Identifier: EUPL-1.2
-- The way of working of a municipality is data that its beheerder changes on a screen: terms, norms for waiting and the questions before
-- each phase. What it was before stays to be read.
ALTER TABLE instelling ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;
ALTER TABLE dienst ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;
ALTER TABLE planfase_vraag ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;
-- Nothing ever read it: evaluatie_weken_veilig is the one.
DELETE FROM instelling WHERE sleutel = 'evaluatie_weken_veiligheid';

CREATE TABLE werkwijze_wijziging (
    id      INTEGER PRIMARY KEY,
    wat     TEXT NOT NULL CHECK (wat IN ('termijn', 'norm', 'vraag')),
    naam    TEXT NOT NULL,
    was     TEXT,          -- NULL: it is new
    wordt   TEXT,          -- NULL: it stopped
    door    INTEGER NOT NULL REFERENCES gebruiker (id),
    op      INTEGER NOT NULL
) STRICT;
CREATE TRIGGER werkwijze_wijziging_vast BEFORE UPDATE ON werkwijze_wijziging
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat er veranderd is, blijft zo staan.');
END;

-- What keeps families safe is always asked.
CREATE TRIGGER planfase_vraag_moet BEFORE UPDATE OF tot, moet ON planfase_vraag
WHEN OLD.moet = 1 AND (NEW.moet = 0 OR NEW.tot IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze vraag gaat over veiligheid. Zij blijft.');
END;

INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('werkwijze.wijzigen', 'beheerder', 0);
