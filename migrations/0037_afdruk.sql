-- SPDX-License-Identifier: EUPL-1.2
-- The plan on paper for one member of the family (G7): on that day whoever made it looks with the reader's eyes, and shows what both see.
CREATE TABLE afdruk (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    lezer_id      INTEGER NOT NULL,
    maker_id      INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX afdruk_maker ON afdruk (maker_id, lezer_id);
CREATE TRIGGER afdruk_vast BEFORE UPDATE ON afdruk
BEGIN
    SELECT RAISE(ABORT, 'nl: Een afdruk verandert niet.');
END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES ('afdruk.maken', 'regie');

CREATE TRIGGER versie_afdruk_i AFTER INSERT ON afdruk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afdruk_u AFTER UPDATE ON afdruk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afdruk_d AFTER DELETE ON afdruk BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
