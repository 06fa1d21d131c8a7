-- SPDX-License-Identifier: EUPL-1.2
-- AVE, Aanpak Voorkoming Escalatie: in which of four phases a household is, by which criterion, who decided, who has regie in it, what
-- must be true to go down, and when it is looked at again. A phase is never changed: each step is a row, and the last one counts.

-- What a municipality agreed for each phase: dated data. `weken`: within how many it is looked at again.
CREATE TABLE ave_rol (
    fase     INTEGER NOT NULL CHECK (fase BETWEEN 1 AND 4),
    naam     TEXT NOT NULL,
    regie_bij TEXT NOT NULL,
    uitleg   TEXT NOT NULL,
    weken    INTEGER NOT NULL CHECK (weken BETWEEN 1 AND 52),
    van      TEXT NOT NULL,
    tot      TEXT,
    PRIMARY KEY (fase, van)
) STRICT, WITHOUT ROWID;
INSERT INTO ave_rol (fase, naam, regie_bij, uitleg, weken, van) VALUES
    (1, 'Gewone regie', 'Het gezin, met de casusregisseur', 'De hulp loopt. De regisseur en het gezin komen er samen uit.', 12, '2015-01-01'),
    (2, 'Het stokt', 'De procesregisseur van de gemeente', 'Partners komen er samen niet uit, of afspraken worden niet nagekomen.', 6, '2015-01-01'),
    (3, 'Het dreigt mis te gaan', 'Het management van de gemeente, met het Zorg- en Veiligheidshuis', 'De veiligheid staat op het spel, of de hulp komt niet op gang.', 4, '2015-01-01'),
    (4, 'Crisis', 'De burgemeester of de wethouder', 'Er is gevaar of grote onrust, en alleen het bestuur kan nog beslissen.', 2, '2015-01-01');

CREATE TABLE ave_fase (
    huishouden_id   INTEGER NOT NULL,
    id              INTEGER NOT NULL UNIQUE,
    fase            INTEGER NOT NULL CHECK (fase BETWEEN 1 AND 4),
    stap            TEXT NOT NULL CHECK (stap IN ('begin', 'op', 'af', 'gelijk')),
    criterium       TEXT NOT NULL,              -- why this phase
    besluit_door    TEXT NOT NULL,              -- who decided: name and function
    regie_bij       TEXT NOT NULL,
    afschaal        TEXT NOT NULL,              -- what must be true to go down
    gehaald         TEXT,                       -- down: how what had to be true was met …
    toets           TEXT,                       -- … and the safety check
    herbeoordeel_op TEXT NOT NULL,
    van             TEXT NOT NULL,
    door            INTEGER NOT NULL REFERENCES gebruiker (id),
    op              INTEGER NOT NULL,
    tot             TEXT,                       -- the day the next step came
    PRIMARY KEY (huishouden_id, id),
    CHECK (herbeoordeel_op > van),
    CHECK ((stap = 'af') = (gehaald IS NOT NULL AND toets IS NOT NULL)),
    CHECK (tot IS NULL OR tot >= van)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ave_fase_een ON ave_fase (huishouden_id) WHERE tot IS NULL;
CREATE INDEX ave_fase_herbeoordeel ON ave_fase (herbeoordeel_op) WHERE tot IS NULL;

-- The parties in it (R21): they know the phase while it lasts and they are involved.
CREATE TABLE ave_partij (
    huishouden_id INTEGER NOT NULL,
    ave_id        INTEGER NOT NULL,
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    PRIMARY KEY (huishouden_id, ave_id, onderdeel_id)
) STRICT, WITHOUT ROWID;

-- One step at a time is checked against the one before it; down goes by one.
CREATE TRIGGER ave_fase_stap BEFORE INSERT ON ave_fase
WHEN NEW.stap <> coalesce((SELECT CASE WHEN NEW.fase > v.fase THEN 'op' WHEN NEW.fase < v.fase THEN 'af' ELSE 'gelijk' END
                           FROM ave_fase v WHERE v.huishouden_id = NEW.huishouden_id ORDER BY v.id DESC LIMIT 1), 'begin')
  OR NEW.fase < (SELECT v.fase - 1 FROM ave_fase v WHERE v.huishouden_id = NEW.huishouden_id ORDER BY v.id DESC LIMIT 1)
BEGIN
    SELECT RAISE(ABORT, 'nl: Afschalen gaat met één fase tegelijk, en vanaf de fase van nu. Er is niets opgeslagen.');
END;
CREATE TRIGGER ave_fase_vast BEFORE UPDATE ON ave_fase
WHEN OLD.tot IS NOT NULL OR NEW.tot IS NULL OR NEW.fase <> OLD.fase OR NEW.criterium <> OLD.criterium OR NEW.van <> OLD.van OR NEW.op <> OLD.op
BEGIN
    SELECT RAISE(ABORT, 'nl: Een fase verandert niet. Leg een nieuwe stap vast.');
END;

CREATE TRIGGER versie_ave_fase_i AFTER INSERT ON ave_fase BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_ave_fase_u AFTER UPDATE ON ave_fase BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_ave_fase_d AFTER DELETE ON ave_fase BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_ave_partij_i AFTER INSERT ON ave_partij BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_ave_partij_u AFTER UPDATE ON ave_partij BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_ave_partij_d AFTER DELETE ON ave_partij BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('ave.vastleggen', 'regie', 1),
    ('ave.vastleggen', 'procesregisseur', 1);
