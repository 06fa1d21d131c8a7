-- SPDX-License-Identifier: EUPL-1.2
-- Noodtoegang (R17, G5): one person, one household, a written reason, four hours at most, reviewed afterwards.

-- Which roles may, as the municipality decided; without a row nobody may. Dated: what it was stays known. An onderdeel of NULL means
-- whoever has the role. A beheerder or a privacy officer never (R27, invariant 7).
CREATE TABLE noodtoegang_rol (
    id           INTEGER PRIMARY KEY,
    rol          TEXT NOT NULL CHECK (rol IN ('professional', 'regisseur', 'procesregisseur')),
    onderdeel_id INTEGER REFERENCES onderdeel (id),
    besluit      TEXT NOT NULL CHECK (trim(besluit) <> ''), -- who decided it, and when
    van          TEXT NOT NULL,
    tot          TEXT,
    einde_op     INTEGER, -- ended by hand: from that second on
    versie       INTEGER NOT NULL DEFAULT 1,
    CHECK (tot IS NULL OR tot >= van)
) STRICT;
CREATE INDEX noodtoegang_rol_rol ON noodtoegang_rol (rol);

CREATE TABLE noodtoegang (
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    id            INTEGER NOT NULL UNIQUE,
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    reden         TEXT NOT NULL CHECK (length(trim(reden)) >= 10), -- the setting asks for more
    gebeld        INTEGER NOT NULL CHECK (gebeld IN (0, 1)),       -- tried to call the regisseur first
    van_op        INTEGER NOT NULL,
    tot_op        INTEGER NOT NULL,                                -- the first second without sight
    einde_op      INTEGER,                                         -- when it was closed; an ended one may still be open here
    einde_soort   TEXT CHECK (einde_soort IN ('zelf', 'verlopen', 'account')),
    stand         TEXT NOT NULL DEFAULT 'open' CHECK (stand IN ('open', 'vraag', 'terecht', 'niet_terecht')),
    toets_tekst   TEXT,
    toets_door    INTEGER REFERENCES gebruiker (id),
    toets_op      INTEGER,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    -- R17: four hours, whatever a setting says
    CHECK (tot_op > van_op AND tot_op - van_op <= 14400),
    CHECK ((einde_op IS NULL) = (einde_soort IS NULL)),
    CHECK (einde_op IS NULL OR einde_op <= tot_op),
    -- reviewed means: by somebody else, with words
    CHECK ((stand IN ('terecht', 'niet_terecht')) = (toets_op IS NOT NULL)),
    CHECK ((toets_op IS NULL) = (toets_door IS NULL) AND (toets_op IS NULL) = (toets_tekst IS NULL)),
    CHECK (toets_door IS NULL OR toets_door <> gebruiker_id)
) STRICT, WITHOUT ROWID;
-- One at a time for each person and household. What ran out is closed before a next one begins.
CREATE UNIQUE INDEX noodtoegang_een ON noodtoegang (gebruiker_id, huishouden_id) WHERE einde_op IS NULL;
CREATE INDEX noodtoegang_gebruiker ON noodtoegang (gebruiker_id, van_op);
CREATE INDEX noodtoegang_toets ON noodtoegang (van_op) WHERE stand IN ('open', 'vraag');

-- Who is in danger: R19 does not stand before G5 for these persons (R7).
CREATE TABLE noodtoegang_persoon (
    huishouden_id  INTEGER NOT NULL,
    noodtoegang_id INTEGER NOT NULL,
    persoon_id     INTEGER NOT NULL REFERENCES persoon (id),
    PRIMARY KEY (huishouden_id, noodtoegang_id, persoon_id)
) STRICT, WITHOUT ROWID;

-- What the privacy officer asked about one, and what was answered.
CREATE TABLE noodtoegang_vraag (
    huishouden_id  INTEGER NOT NULL,
    noodtoegang_id INTEGER NOT NULL,
    id             INTEGER NOT NULL,
    vraag          TEXT NOT NULL,
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    antwoord       TEXT,
    antwoord_op    INTEGER,
    PRIMARY KEY (huishouden_id, noodtoegang_id, id),
    CHECK ((antwoord IS NULL) = (antwoord_op IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX noodtoegang_vraag_een ON noodtoegang_vraag (noodtoegang_id) WHERE antwoord IS NULL;

-- What was said when it was opened does not change; an end and a review do not either.
CREATE TRIGGER noodtoegang_vast BEFORE UPDATE ON noodtoegang
WHEN NEW.huishouden_id <> OLD.huishouden_id OR NEW.gebruiker_id <> OLD.gebruiker_id OR NEW.onderdeel_id <> OLD.onderdeel_id
  OR NEW.reden <> OLD.reden OR NEW.gebeld <> OLD.gebeld OR NEW.van_op <> OLD.van_op OR NEW.tot_op <> OLD.tot_op
  OR (OLD.einde_op IS NOT NULL AND NEW.einde_op IS NOT OLD.einde_op)
  OR OLD.toets_op IS NOT NULL AND (NEW.stand <> OLD.stand OR NEW.toets_tekst IS NOT OLD.toets_tekst)
BEGIN
    SELECT RAISE(ABORT, 'nl: Een noodtoegang verandert niet. Zij kan alleen eindigen en worden beoordeeld.');
END;
CREATE TRIGGER noodtoegang_blijft BEFORE DELETE ON noodtoegang
BEGIN
    SELECT RAISE(ABORT, 'nl: Een noodtoegang wordt niet gewist.');
END;

-- R29
CREATE TRIGGER versie_noodtoegang_i AFTER INSERT ON noodtoegang BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_noodtoegang_u AFTER UPDATE ON noodtoegang BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_noodtoegang_d AFTER DELETE ON noodtoegang BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_noodtoegang_persoon_u AFTER UPDATE ON noodtoegang_persoon BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_noodtoegang_persoon_i AFTER INSERT ON noodtoegang_persoon BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_noodtoegang_persoon_d AFTER DELETE ON noodtoegang_persoon BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_noodtoegang_rol_i AFTER INSERT ON noodtoegang_rol BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_noodtoegang_rol_u AFTER UPDATE ON noodtoegang_rol BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_noodtoegang_rol_d AFTER DELETE ON noodtoegang_rol BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('noodtoegang.toevoegen', 'nood'),
    ('noodtoegang.toetsen', 'privacy'),
    ('noodtoegang.instellen', 'beheerder');

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('noodtoegang_uren', '4', 'Hoe lang een noodtoegang hoogstens duurt, in uren. Nooit meer dan 4 (R17).'),
    ('noodtoegang_reden_tekens', '30', 'Hoeveel letters een reden voor noodtoegang ten minste heeft (R17).'),
    ('noodtoegang_zoek_per_dag', '20', 'Hoe vaak iemand op een dag een gezin mag zoeken voor noodtoegang.'),
    ('noodtoegang_toets_dagen', '2', 'Binnen hoeveel werkdagen de privacy officer een noodtoegang bekijkt.');
