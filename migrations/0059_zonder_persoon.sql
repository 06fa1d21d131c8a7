-- SPDX-License-Identifier: EUPL-1.2
-- The proof of destruction tells apart what was destroyed and what stays for the others it is about, without the person who went ('los').
-- It said "vernietigd" of both. What was counted before stays as it was said: which of those rows were which is forgotten.
CREATE TABLE vernietigingstelling_nieuw (
    lijst_id   INTEGER NOT NULL REFERENCES vernietigingslijst (id),
    soort      TEXT NOT NULL,
    wet        TEXT NOT NULL,
    artikel    TEXT NOT NULL,
    uitkomst   TEXT NOT NULL CHECK (uitkomst IN ('vernietigd', 'los', 'stop', 'termijn', 'hangt', 'afscherming', 'weg')),
    aantal     INTEGER NOT NULL CHECK (aantal > 0),
    PRIMARY KEY (lijst_id, soort, wet, artikel, uitkomst)
) STRICT, WITHOUT ROWID;
INSERT INTO vernietigingstelling_nieuw SELECT lijst_id, soort, wet, artikel, uitkomst, aantal FROM vernietigingstelling;
DROP TABLE vernietigingstelling;
ALTER TABLE vernietigingstelling_nieuw RENAME TO vernietigingstelling;
CREATE TRIGGER vernietigingstelling_vast BEFORE UPDATE ON vernietigingstelling
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring van vernietiging verandert niet.');
END;
CREATE TRIGGER vernietigingstelling_blijft BEFORE DELETE ON vernietigingstelling
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring van vernietiging blijft.');
END;
