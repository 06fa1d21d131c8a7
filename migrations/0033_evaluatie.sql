-- SPDX-License-Identifier: EUPL-1.2
-- Whether the family agrees with the plan, and the evaluation: a date that always stands, what worked, what the family says of it and of
-- the regie.

INSERT INTO item_soort (code) VALUES ('akkoord'), ('evaluatie'), ('stem');

-- What a member says of the plan. A later answer takes the place of an earlier one; none of them changes.
CREATE TABLE akkoord (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    plan_id       INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL,
    antwoord      TEXT NOT NULL CHECK (antwoord IN ('ja', 'deels', 'nee')),
    woorden       TEXT,        -- in their own words
    datum         TEXT NOT NULL,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER akkoord_vast BEFORE UPDATE ON akkoord
BEGIN
    SELECT RAISE(ABORT, 'nl: Een antwoord verandert niet. Leg een nieuw antwoord vast.');
END;

-- The family's own plan, a document like any other: who sees the document, sees that it belongs here.
CREATE TABLE familiegroepsplan (
    huishouden_id INTEGER NOT NULL,
    plan_id       INTEGER NOT NULL,
    document_id   INTEGER NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, plan_id, document_id)
) STRICT, WITHOUT ROWID;

-- Held, skipped, or moved to a later day: the last two with a reason. Each says the next date.
CREATE TABLE evaluatie (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    plan_id       INTEGER NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('gehouden', 'overgeslagen', 'verzet')),
    datum         TEXT NOT NULL,
    gepland       TEXT,        -- the date that stood
    volgende      TEXT NOT NULL,
    reden         TEXT,        -- why it is not held, or why the next one is later than usual
    werkte        TEXT,
    anders        TEXT,
    regie_goed    TEXT,        -- of the regie itself
    regie_beter   TEXT,
    PRIMARY KEY (huishouden_id, id),
    CHECK (status = 'gehouden' OR reden IS NOT NULL),
    CHECK (volgende > datum)
) STRICT, WITHOUT ROWID;

-- What a member says at an evaluation: their own words and marks.
CREATE TABLE stem (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    evaluatie_id  INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL,
    tekst         TEXT,
    cijfer        INTEGER CHECK (cijfer BETWEEN 0 AND 10), -- of the help
    regie_cijfer  INTEGER CHECK (regie_cijfer BETWEEN 0 AND 10),
    regie_tekst   TEXT,
    PRIMARY KEY (huishouden_id, id),
    UNIQUE (huishouden_id, evaluatie_id, persoon_id),
    CHECK (tekst IS NOT NULL OR cijfer IS NOT NULL OR regie_cijfer IS NOT NULL OR regie_tekst IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- What helped, with the mark that a goal got.
ALTER TABLE doel_score ADD COLUMN werkte TEXT;

-- An open plan keeps a date.
CREATE TRIGGER gezinsplan_datum BEFORE UPDATE OF evaluatiedatum ON gezinsplan
WHEN NEW.status = 'open' AND OLD.evaluatiedatum IS NOT NULL AND NEW.evaluatiedatum IS NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Een open plan heeft altijd een datum waarop u het weer bespreekt.');
END;
CREATE INDEX gezinsplan_evaluatie ON gezinsplan (evaluatiedatum) WHERE status = 'open';

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('evaluatie_weken_veilig', '6', 'Na hoeveel weken een plan uiterlijk weer besproken wordt als er zorgen zijn over de veiligheid');

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('akkoord.toevoegen', 'regie'),
    ('familiegroepsplan.wijzigen', 'regie'),
    ('evaluatie.toevoegen', 'regie'),
    ('stem.toevoegen', 'regie');

CREATE TRIGGER versie_akkoord_i AFTER INSERT ON akkoord BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_akkoord_u AFTER UPDATE ON akkoord BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_akkoord_d AFTER DELETE ON akkoord BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_familiegroepsplan_i AFTER INSERT ON familiegroepsplan BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_familiegroepsplan_u AFTER UPDATE ON familiegroepsplan BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_familiegroepsplan_d AFTER DELETE ON familiegroepsplan BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_evaluatie_i AFTER INSERT ON evaluatie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_evaluatie_u AFTER UPDATE ON evaluatie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_evaluatie_d AFTER DELETE ON evaluatie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_stem_i AFTER INSERT ON stem BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_stem_u AFTER UPDATE ON stem BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_stem_d AFTER DELETE ON stem BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

CREATE TRIGGER zoek_akkoord_i AFTER INSERT ON akkoord BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.woorden)); END;
CREATE TRIGGER zoek_akkoord_u AFTER UPDATE OF huishouden_id, id, woorden ON akkoord BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.woorden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.woorden)); END;
CREATE TRIGGER zoek_akkoord_d AFTER DELETE ON akkoord BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.woorden)); END;
CREATE TRIGGER zoek_evaluatie_i AFTER INSERT ON evaluatie BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.reden, NEW.werkte, NEW.anders, NEW.regie_goed, NEW.regie_beter)); END;
CREATE TRIGGER zoek_evaluatie_u AFTER UPDATE OF huishouden_id, id, reden, werkte, anders, regie_goed, regie_beter ON evaluatie BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.reden, OLD.werkte, OLD.anders, OLD.regie_goed, OLD.regie_beter));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.reden, NEW.werkte, NEW.anders, NEW.regie_goed, NEW.regie_beter)); END;
CREATE TRIGGER zoek_evaluatie_d AFTER DELETE ON evaluatie BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.reden, OLD.werkte, OLD.anders, OLD.regie_goed, OLD.regie_beter)); END;
CREATE TRIGGER zoek_stem_i AFTER INSERT ON stem BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst, NEW.regie_tekst)); END;
CREATE TRIGGER zoek_stem_u AFTER UPDATE OF huishouden_id, id, tekst, regie_tekst ON stem BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst, OLD.regie_tekst));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst, NEW.regie_tekst)); END;
CREATE TRIGGER zoek_stem_d AFTER DELETE ON stem BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst, OLD.regie_tekst)); END;
