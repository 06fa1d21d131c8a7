-- SPDX-License-Identifier: EUPL-1.2
-- What a privacy officer keeps watch with: checks of the log (R31).

-- One check of the whole log. It runs beside the rest (server/wachter/controleur.h); one that the program did not survive says so.
-- Without content: numbers of lines, and which fault is at which.
CREATE TABLE logcontrole (
    id            INTEGER PRIMARY KEY,
    gevraagd_door INTEGER REFERENCES gebruiker (id), -- NULL: the wachter, once a day
    gevraagd_op   INTEGER NOT NULL,
    zegels        TEXT,              -- checkpoints kept elsewhere, one a line, to be held against the log
    stand         TEXT NOT NULL DEFAULT 'wacht' CHECK (stand IN ('wacht', 'loopt', 'heel', 'fout', 'onderbroken', 'mislukt')),
    begonnen_op   INTEGER,
    totaal        INTEGER,           -- the last line when it began
    gelezen       INTEGER NOT NULL DEFAULT 0,
    klaar_op      INTEGER,
    duur_ms       INTEGER,
    laatste       INTEGER,           -- up to this line
    verzegeld     INTEGER,           -- up to this line it is as it was signed
    aantal_zegels INTEGER,
    aantal_buiten INTEGER,           -- checkpoints of the outside file and of `zegels`
    aantal_gewist INTEGER,           -- lines that forgot a person, with a signature
    fouten        INTEGER,           -- all of them; the first ones are in logcontrole_fout
    CHECK ((stand = 'wacht') = (begonnen_op IS NULL)),
    CHECK ((stand IN ('wacht', 'loopt')) = (klaar_op IS NULL)),
    CHECK ((stand IN ('heel', 'fout')) = (fouten IS NOT NULL)),
    CHECK (fouten IS NULL OR (laatste IS NOT NULL AND verzegeld IS NOT NULL AND (stand = 'heel') = (fouten = 0)))
) STRICT;
-- One at a time.
CREATE UNIQUE INDEX logcontrole_een ON logcontrole (1) WHERE stand IN ('wacht', 'loopt');

CREATE TABLE logcontrole_fout (
    controle_id INTEGER NOT NULL REFERENCES logcontrole (id),
    nr          INTEGER NOT NULL,
    soort       TEXT NOT NULL CHECK (soort IN ('inhoud', 'keten', 'ontbreekt', 'afgekapt', 'herschreven', 'zegel', 'gewist', 'wissing', 'zegel_weg')),
    volgnr      INTEGER NOT NULL,
    tot         INTEGER NOT NULL,
    PRIMARY KEY (controle_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER logcontrole_vast BEFORE UPDATE ON logcontrole WHEN OLD.klaar_op IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: De uitkomst van een controle verandert niet.');
END;
CREATE TRIGGER logcontrole_blijft BEFORE DELETE ON logcontrole
BEGIN
    SELECT RAISE(ABORT, 'nl: Een controle van het logboek wordt niet gewist.');
END;
CREATE TRIGGER logcontrole_fout_vast BEFORE UPDATE ON logcontrole_fout
BEGIN
    SELECT RAISE(ABORT, 'nl: De uitkomst van een controle verandert niet.');
END;
CREATE TRIGGER logcontrole_fout_blijft BEFORE DELETE ON logcontrole_fout
BEGIN
    SELECT RAISE(ABORT, 'nl: Een controle van het logboek wordt niet gewist.');
END;

-- Refusals by time: few lines in a large log.
CREATE INDEX logregel_geweigerd ON logregel (tijd) WHERE uitkomst = 'geweigerd';

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('logcontrole.starten', 'privacy');
