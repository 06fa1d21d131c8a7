-- SPDX-License-Identifier: EUPL-1.2
-- What a plan stands on: the kernverhaal in parts, what goes well and what worries, and each leefgebied talked through.

INSERT INTO item_soort (code) VALUES ('kernverhaal'), ('kracht'), ('zorg'), ('scanregel');

-- One table for three kinds: a part of the kernverhaal (coordination, R1), a strength and a worry (substance: what somebody saw).
-- The kind stands on the item.
CREATE TABLE planstuk (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL CHECK (soort IN ('kernverhaal', 'kracht', 'zorg')),
    tekst         TEXT NOT NULL CHECK (tekst <> ''),
    prioriteit    TEXT CHECK (prioriteit IN ('eerst', 'daarna', 'later')), -- of a worry; a level and no rank: gaps in a rank tell (R24)
    klaar_op      INTEGER,     -- it is so no more
    klaar_reden   TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (soort = 'zorg' OR prioriteit IS NULL),
    CHECK ((klaar_op IS NULL) = (klaar_reden IS NULL))
) STRICT, WITHOUT ROWID;

-- A correction keeps what stood there.
CREATE TABLE planstuk_versie (
    huishouden_id INTEGER NOT NULL,
    planstuk_id   INTEGER NOT NULL,
    versie        INTEGER NOT NULL,
    tekst         TEXT NOT NULL,
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, planstuk_id, versie)
) STRICT, WITHOUT ROWID;

-- One leefgebied, about one person or several, on one day. It does not change: a later line takes its place, and the two are compared.
CREATE TABLE scanregel (
    huishouden_id  INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    leefgebied     TEXT NOT NULL REFERENCES leefgebied (code),
    status         TEXT NOT NULL CHECK (status IN ('besproken', 'niet_besproken', 'niet_relevant')),
    toestand       TEXT CHECK (toestand IN ('acuut', 'slecht', 'wankel', 'redelijk', 'goed')), -- own five steps, never obligatory
    toelichting    TEXT,
    vraag          TEXT,        -- the question behind the question
    hulp           TEXT,        -- who helps with it now
    samen          INTEGER NOT NULL DEFAULT 0 CHECK (samen IN (0, 1)), -- filled in with the family
    datum          TEXT NOT NULL,
    ingetrokken_op INTEGER,
    ingetrokken_reden TEXT,
    versie         INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    -- no leefgebied may be forced: of what was not talked through nothing is kept
    CHECK (status = 'besproken' OR (toestand IS NULL AND vraag IS NULL AND hulp IS NULL)),
    CHECK ((ingetrokken_op IS NULL) = (ingetrokken_reden IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER scanregel_vast BEFORE UPDATE ON scanregel
WHEN OLD.ingetrokken_op IS NOT NULL OR NEW.leefgebied <> OLD.leefgebied OR NEW.status <> OLD.status OR NEW.toestand IS NOT OLD.toestand
  OR NEW.toelichting IS NOT OLD.toelichting OR NEW.vraag IS NOT OLD.vraag OR NEW.hulp IS NOT OLD.hulp OR NEW.datum <> OLD.datum
BEGIN
    SELECT RAISE(ABORT, 'nl: Een regel van de scan verandert niet. Maak een nieuwe.');
END;

-- Which leefgebieden this makes worse.
CREATE TABLE scan_erger (
    huishouden_id INTEGER NOT NULL,
    scanregel_id  INTEGER NOT NULL,
    leefgebied    TEXT NOT NULL REFERENCES leefgebied (code),
    PRIMARY KEY (huishouden_id, scanregel_id, leefgebied)
) STRICT, WITHOUT ROWID;

-- Goals in order of what matters most.
ALTER TABLE doel ADD COLUMN prioriteit TEXT;
CREATE TRIGGER doel_prioriteit BEFORE UPDATE OF prioriteit ON doel
WHEN NEW.prioriteit NOT IN ('eerst', 'daarna', 'later')
BEGIN
    SELECT RAISE(ABORT, 'nl: Kies hoe belangrijk het doel is.');
END;

-- R5: kernverhaal and priorities are the regisseur's; what somebody saw is of whoever saw it.
INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('kernverhaal.toevoegen', 'regie'),
    ('kernverhaal.wijzigen', 'regie'),
    ('planstuk.toevoegen', 'betrokken'),
    ('planstuk.wijzigen', 'auteur'),
    ('prioriteit.wijzigen', 'regie'),
    ('scanregel.toevoegen', 'betrokken'),
    ('scanregel.intrekken', 'auteur');

CREATE TRIGGER versie_planstuk_i AFTER INSERT ON planstuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planstuk_u AFTER UPDATE ON planstuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planstuk_d AFTER DELETE ON planstuk BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planstuk_versie_i AFTER INSERT ON planstuk_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planstuk_versie_u AFTER UPDATE ON planstuk_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planstuk_versie_d AFTER DELETE ON planstuk_versie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_scanregel_i AFTER INSERT ON scanregel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_scanregel_u AFTER UPDATE ON scanregel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_scanregel_d AFTER DELETE ON scanregel BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_scan_erger_i AFTER INSERT ON scan_erger BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_scan_erger_u AFTER UPDATE ON scan_erger BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_scan_erger_d AFTER DELETE ON scan_erger BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

CREATE TRIGGER zoek_planstuk_i AFTER INSERT ON planstuk BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst, NEW.klaar_reden)); END;
CREATE TRIGGER zoek_planstuk_u AFTER UPDATE OF huishouden_id, id, tekst, klaar_reden ON planstuk BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst, OLD.klaar_reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst, NEW.klaar_reden)); END;
CREATE TRIGGER zoek_planstuk_d AFTER DELETE ON planstuk BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst, OLD.klaar_reden)); END;
CREATE TRIGGER zoek_scanregel_i AFTER INSERT ON scanregel BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.toelichting, NEW.vraag, NEW.hulp)); END;
CREATE TRIGGER zoek_scanregel_u AFTER UPDATE OF huishouden_id, id, toelichting, vraag, hulp ON scanregel BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.toelichting, OLD.vraag, OLD.hulp));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.toelichting, NEW.vraag, NEW.hulp)); END;
CREATE TRIGGER zoek_scanregel_d AFTER DELETE ON scanregel BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.toelichting, OLD.vraag, OLD.hulp)); END;
