-- SPDX-License-Identifier: EUPL-1.2
-- "Is dit huishouden bekend?" (R22): who may ask, what was asked, and the duty desk that calls back.

-- The roles that a samenwerkingsafspraak lets ask; without a row nobody of that organisation may.
CREATE TABLE afspraak_bekend (
    afspraak_id INTEGER NOT NULL REFERENCES samenwerkingsafspraak (id),
    rol         TEXT NOT NULL CHECK (rol IN ('professional', 'regisseur', 'procesregisseur')),
    PRIMARY KEY (afspraak_id, rol)
) STRICT, WITHOUT ROWID;

-- The duty desk: an onderdeel that calls back. While none is named, the procesregisseurs of the area are.
CREATE TABLE dienst_onderdeel (
    onderdeel_id INTEGER PRIMARY KEY REFERENCES onderdeel (id),
    sinds        TEXT NOT NULL
) STRICT;

-- Each question, also what found nobody. `verborgen`: the asker got the answer of an unknown person (a secret address, a separation,
-- Veilig Thuis), and may be called back if the regisseur agrees.
CREATE TABLE bekend_vraag (
    id            INTEGER PRIMARY KEY,
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    voor          TEXT NOT NULL CHECK (voor IN ('bekend', 'noodtoegang')),
    relatie       TEXT,               -- of the asker to the person, as declared
    reden         TEXT NOT NULL CHECK (trim(reden) <> ''),
    op            INTEGER NOT NULL,
    uitkomst      TEXT NOT NULL CHECK (uitkomst IN ('onbekend', 'bekend', 'verborgen')),
    persoon_id    INTEGER REFERENCES persoon (id),
    huishouden_id INTEGER REFERENCES huishouden (id),
    stand         TEXT CHECK (stand IN ('open', 'akkoord', 'geen', 'gebeld')),
    antwoord      TEXT,               -- what the desk may say, or why not
    beslist_door  INTEGER REFERENCES gebruiker (id),
    beslist_op    INTEGER,
    gebeld_door   INTEGER REFERENCES gebruiker (id),
    gebeld_op     INTEGER,
    versie        INTEGER NOT NULL DEFAULT 1,
    CHECK ((uitkomst = 'onbekend') = (huishouden_id IS NULL) AND (huishouden_id IS NULL) = (persoon_id IS NULL)),
    CHECK ((uitkomst = 'verborgen') = (stand IS NOT NULL)),
    CHECK ((coalesce(stand, 'open') = 'open') = (beslist_op IS NULL) AND (beslist_op IS NULL) = (beslist_door IS NULL)),
    CHECK ((coalesce(stand, '') = 'gebeld') = (gebeld_op IS NOT NULL)),
    -- nobody agrees to their own question
    CHECK (beslist_door IS NULL OR beslist_door <> gebruiker_id)
) STRICT;
CREATE INDEX bekend_vraag_huishouden ON bekend_vraag (huishouden_id) WHERE stand IS NOT NULL;
CREATE INDEX bekend_vraag_stand ON bekend_vraag (stand) WHERE stand IN ('open', 'akkoord');
CREATE TRIGGER bekend_vraag_vast BEFORE UPDATE ON bekend_vraag
WHEN NEW.gebruiker_id <> OLD.gebruiker_id OR NEW.reden <> OLD.reden OR NEW.uitkomst <> OLD.uitkomst OR NEW.op <> OLD.op
  OR NEW.huishouden_id IS NOT OLD.huishouden_id OR NEW.persoon_id IS NOT OLD.persoon_id
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat er gevraagd is, verandert niet.');
END;
CREATE TRIGGER versie_bekend_vraag_i AFTER INSERT ON bekend_vraag WHEN NEW.huishouden_id IS NOT NULL BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_bekend_vraag_u AFTER UPDATE ON bekend_vraag WHEN NEW.huishouden_id IS NOT NULL BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

CREATE TRIGGER versie_dienst_onderdeel_i AFTER INSERT ON dienst_onderdeel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_dienst_onderdeel_u AFTER UPDATE ON dienst_onderdeel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_dienst_onderdeel_d AFTER DELETE ON dienst_onderdeel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
-- R29: who may ask is among what a reader remembers.
CREATE TRIGGER versie_samenwerkingsafspraak_i AFTER INSERT ON samenwerkingsafspraak BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_samenwerkingsafspraak_u AFTER UPDATE ON samenwerkingsafspraak BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_samenwerkingsafspraak_d AFTER DELETE ON samenwerkingsafspraak BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_afspraak_bekend_i AFTER INSERT ON afspraak_bekend BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_afspraak_bekend_u AFTER UPDATE ON afspraak_bekend BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_afspraak_bekend_d AFTER DELETE ON afspraak_bekend BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('bekend.vragen', 'bekend'),
    ('terugbellen.beslissen', 'regie'),
    ('terugbellen.beslissen', 'procesregisseur'),
    ('terugbellen.bellen', 'dienst');

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('bekend_per_dag', '20', 'Hoe vaak iemand op een dag mag vragen of een huishouden bekend is (R22).');
