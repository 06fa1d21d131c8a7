-- SPDX-License-Identifier: EUPL-1.2
-- Doorzettingsmacht and opschaling (domain.md 1.1): a decision that binds a partner, or the question put to a partner's management. An
-- item about the household: on whom, on which mandate, before when, and what they answered.
INSERT INTO item_soort (code) VALUES ('regiebesluit');
CREATE TABLE regiebesluit (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL CHECK (soort IN ('doorzetting', 'opschaling')),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id), -- on whom
    wie           TEXT,              -- there: who was told, or whose management was asked
    mandaat       TEXT NOT NULL,     -- on what this rests
    besluit       TEXT NOT NULL,
    uiterlijk     TEXT NOT NULL,     -- before which day they answer
    reactie       TEXT,
    uitkomst      TEXT CHECK (uitkomst IN ('gedaan', 'anders', 'niet')),
    reactie_op    INTEGER,
    reactie_door  INTEGER REFERENCES gebruiker (id),
    gemeld_op     INTEGER,           -- the wachter said that nobody answered
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((reactie IS NULL) = (uitkomst IS NULL) AND (reactie IS NULL) = (reactie_op IS NULL) AND (reactie IS NULL) = (reactie_door IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX regiebesluit_uiterlijk ON regiebesluit (uiterlijk) WHERE reactie IS NULL AND gemeld_op IS NULL;
-- What was decided stays as it was; only the answer is added, once.
CREATE TRIGGER regiebesluit_vast BEFORE UPDATE OF soort, onderdeel_id, wie, mandaat, besluit, uiterlijk ON regiebesluit
BEGIN
    SELECT RAISE(ABORT, 'nl: Een besluit ligt vast. Alleen de reactie komt erbij.');
END;
CREATE TRIGGER regiebesluit_eens BEFORE UPDATE OF reactie ON regiebesluit WHEN OLD.reactie IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: De reactie is al vastgelegd. Er is niets veranderd.');
END;
CREATE TRIGGER versie_regiebesluit_i AFTER INSERT ON regiebesluit BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regiebesluit_u AFTER UPDATE ON regiebesluit BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regiebesluit_d AFTER DELETE ON regiebesluit BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER zoek_regiebesluit_i AFTER INSERT ON regiebesluit BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.wie, NEW.besluit, NEW.reactie)); END;
CREATE TRIGGER zoek_regiebesluit_u AFTER UPDATE OF huishouden_id, id, wie, besluit, reactie ON regiebesluit BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.wie, OLD.besluit, OLD.reactie));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.wie, NEW.besluit, NEW.reactie)); END;
CREATE TRIGGER zoek_regiebesluit_d AFTER DELETE ON regiebesluit BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.wie, OLD.besluit, OLD.reactie)); END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('regiebesluit.toevoegen', 'procesregisseur'),
    ('regiebesluit.toevoegen', 'regie'),
    ('regiebesluit.wijzigen', 'auteur'),
    ('regiebesluit.wijzigen', 'geadresseerde'),
    ('regiebesluit.wijzigen', 'regie');
