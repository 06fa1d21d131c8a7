-- SPDX-License-Identifier: EUPL-1.2
-- Members and their protection. Who made an address secret and why, and the safety check with which that ended (R5, R18): persoon
-- only says that it is. An address that the BRP marks as secret has no row here until somebody decides about it.
CREATE TABLE adresgeheim_besluit (
    id            INTEGER PRIMARY KEY,
    persoon_id    INTEGER NOT NULL REFERENCES persoon (id),
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id), -- in which it was decided; the address is secret everywhere
    soort         TEXT NOT NULL CHECK (soort IN ('gezet', 'beeindigd')),
    tekst         TEXT NOT NULL,                               -- why, or the safety check; never where somebody is
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL
) STRICT;
CREATE INDEX adresgeheim_besluit_persoon ON adresgeheim_besluit (persoon_id);
CREATE TRIGGER adresgeheim_besluit_vast BEFORE UPDATE ON adresgeheim_besluit
BEGIN
    SELECT RAISE(ABORT, 'nl: Een besluit over een geheim adres verandert niet.');
END;

-- A record of not being able to decide on a subject (R10) ends, and two people may change it at once.
ALTER TABLE wilsonbekwaam ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;
