-- SPDX-License-Identifier: EUPL-1.2
-- The consent talk: what belongs to one giver's answer, and consents that were put to somebody before they end.

-- The name a giver typed under a yes on the screen; the language they were asked in, and whether an interpreter helped. NULL: as the
-- consent says. Both parents may be asked at different moments, in different languages.
ALTER TABLE verklaring ADD COLUMN ondertekend TEXT;
ALTER TABLE verklaring ADD COLUMN taal TEXT;
ALTER TABLE verklaring ADD COLUMN tolk INTEGER;
CREATE TRIGGER verklaring_ondertekend BEFORE INSERT ON verklaring
WHEN (NEW.ondertekend IS NOT NULL AND (NEW.wijze <> 'digitaal' OR NEW.antwoord <> 'ja')) OR NEW.tolk NOT IN (0, 1)
BEGIN
    SELECT RAISE(ABORT, 'nl: Alleen een ja op het scherm heeft een getypte naam.');
END;

-- Which consents the wachter already put to those who can ask anew: each once.
CREATE TABLE toestemming_afloop (
    huishouden_id  INTEGER NOT NULL,
    toestemming_id INTEGER NOT NULL,
    gemeld_op      INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, toestemming_id),
    FOREIGN KEY (huishouden_id, toestemming_id) REFERENCES toestemming (huishouden_id, id)
) STRICT, WITHOUT ROWID;

-- What ends soon.
CREATE INDEX toestemming_tot ON toestemming (tot) WHERE einde_op IS NULL AND volledig_op IS NOT NULL;
