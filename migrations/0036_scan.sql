-- SPDX-License-Identifier: EUPL-1.2
-- The scan of a signed paper, beside the answer (verklaring) it proves. No item: it is seen with the answer. Its bytes lie as those of documents
-- do (docs/adr/0007-stukken.md), under this id in document_inhoud. An answer may have several, none is changed or taken back.
CREATE TABLE verklaring_scan (
    huishouden_id  INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    toestemming_id INTEGER NOT NULL,
    verklaring_id  INTEGER NOT NULL,
    bestandsnaam   TEXT NOT NULL CHECK (bestandsnaam <> ''),
    bestandssoort  TEXT NOT NULL CHECK (bestandssoort IN ('pdf', 'png', 'jpeg')),
    bytes          INTEGER NOT NULL CHECK (bytes > 0), -- as it was sent, not sealed
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, id),
    FOREIGN KEY (huishouden_id, toestemming_id, verklaring_id) REFERENCES verklaring (huishouden_id, toestemming_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX verklaring_scan_verklaring ON verklaring_scan (huishouden_id, toestemming_id, verklaring_id);

CREATE TRIGGER verklaring_scan_schriftelijk BEFORE INSERT ON verklaring_scan
WHEN NOT EXISTS (SELECT 1 FROM verklaring v WHERE v.huishouden_id = NEW.huishouden_id AND v.id = NEW.verklaring_id AND v.wijze = 'schriftelijk')
BEGIN SELECT RAISE(ABORT, 'nl: Alleen bij een antwoord op papier hoort een scan.'); END;
CREATE TRIGGER verklaring_scan_vast BEFORE UPDATE ON verklaring_scan BEGIN SELECT RAISE(ABORT, 'nl: Een scan verandert niet.'); END;

CREATE TRIGGER versie_verklaring_scan_i AFTER INSERT ON verklaring_scan BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verklaring_scan_d AFTER DELETE ON verklaring_scan BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
