-- SPDX-License-Identifier: EUPL-1.2
-- Talking about a household: what each brings in is an item, seen by the rules as a note is (R2, G1-G7).

-- What it hangs on, if anything: then it is seen only with that (regel_item). Once that was destroyed it is closed until its author read it again.
ALTER TABLE item ADD COLUMN bij_id INTEGER REFERENCES item (id);
CREATE INDEX item_bij ON item (bij_id) WHERE bij_id IS NOT NULL;

INSERT INTO item_soort (code) VALUES ('inbreng');

CREATE TABLE inbreng (
    huishouden_id  INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    tekst          TEXT NOT NULL CHECK (tekst <> ''),
    ingetrokken_op INTEGER,
    versie         INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

-- A correction keeps the old text
CREATE TABLE inbreng_versie (
    huishouden_id INTEGER NOT NULL,
    inbreng_id    INTEGER NOT NULL,
    versie        INTEGER NOT NULL,
    tekst         TEXT NOT NULL,
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, inbreng_id, versie)
) STRICT, WITHOUT ROWID;

-- Who has read it: shown to that account alone, as "nieuw" where there is no row. No remembered page reads this, so no version counts it.
CREATE TABLE inbreng_gelezen (
    huishouden_id INTEGER NOT NULL,
    inbreng_id    INTEGER NOT NULL,
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, inbreng_id, gebruiker_id)
) STRICT, WITHOUT ROWID;

-- R5: as a note
INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('inbreng.toevoegen', 'betrokken', 1),
    ('inbreng.wijzigen', 'auteur', 0);

CREATE TRIGGER versie_inbreng_i AFTER INSERT ON inbreng BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_inbreng_u AFTER UPDATE ON inbreng BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_inbreng_d AFTER DELETE ON inbreng BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_inbreng_weg AFTER UPDATE OF huishouden_id ON inbreng WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_inbreng_versie_i AFTER INSERT ON inbreng_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_inbreng_versie_u AFTER UPDATE ON inbreng_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_inbreng_versie_d AFTER DELETE ON inbreng_versie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_inbreng_versie_weg AFTER UPDATE OF huishouden_id ON inbreng_versie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;

-- It is searched (0013_zoeken.sql says how the index is kept).
CREATE TRIGGER zoek_inbreng_i AFTER INSERT ON inbreng BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst)); END;
CREATE TRIGGER zoek_inbreng_u AFTER UPDATE OF huishouden_id, id, tekst ON inbreng BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst)); END;
CREATE TRIGGER zoek_inbreng_d AFTER DELETE ON inbreng BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst)); END;
