-- SPDX-License-Identifier: EUPL-1.2
-- An aanmelding by any party, before there is a household ("geen verkeerde deur"): whoever takes it stays its owner until somebody else
-- accepts it, it becomes a household, or it ends with a reason. The table aanmelding is the intake of a household that is there.
CREATE TABLE instroom (
    id                   INTEGER PRIMARY KEY,
    auteur_id            INTEGER NOT NULL REFERENCES gebruiker (id),
    bron_id              INTEGER NOT NULL REFERENCES onderdeel (id),
    wie                  TEXT NOT NULL CHECK (wie IN ('gezin', 'professional', 'omgeving')), -- who reports
    melder               TEXT,                       -- their name: for author and owner alone (R20)
    over                 TEXT NOT NULL,              -- about whom, as typed
    vraag                TEXT NOT NULL,
    weet_het             INTEGER NOT NULL CHECK (weet_het IN (0, 1)), -- the family knows of it
    weet_niet_reden      TEXT,
    veiligheid           TEXT NOT NULL CHECK (veiligheid IN ('veilig', 'zorgen', 'acuut', 'onbekend')),
    veiligheid_wat       TEXT,
    op                   INTEGER NOT NULL,
    eigenaar_id          INTEGER NOT NULL REFERENCES gebruiker (id),
    eigenaar_onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id),
    aan_onderdeel_id     INTEGER REFERENCES onderdeel (id), -- asked to take it over
    uiterlijk            TEXT NOT NULL,              -- by which day something must have happened
    status               TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'huishouden', 'beeindigd')),
    einde_op             INTEGER,
    einde_reden          TEXT,
    huishouden_id        INTEGER,
    versie               INTEGER NOT NULL DEFAULT 1,
    CHECK (weet_het = 1 OR weet_niet_reden IS NOT NULL),
    CHECK (veiligheid NOT IN ('zorgen', 'acuut') OR veiligheid_wat IS NOT NULL),
    CHECK ((status = 'open') = (einde_op IS NULL)),
    CHECK ((status = 'beeindigd') = (einde_reden IS NOT NULL)),
    CHECK (status = 'huishouden' OR huishouden_id IS NULL),
    CHECK (status = 'open' OR aan_onderdeel_id IS NULL),
    CHECK (aan_onderdeel_id IS NULL OR aan_onderdeel_id <> eigenaar_onderdeel_id)
) STRICT;
CREATE INDEX instroom_open ON instroom (uiterlijk) WHERE status = 'open';
CREATE INDEX instroom_huishouden ON instroom (huishouden_id) WHERE huishouden_id IS NOT NULL;
CREATE TRIGGER instroom_klaar BEFORE UPDATE ON instroom
WHEN OLD.status <> 'open' AND (NEW.status <> OLD.status OR NEW.eigenaar_id <> OLD.eigenaar_id)
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze aanmelding is al klaar. Er is niets veranderd.');
END;

-- Persons who were found (personen/_zoek) or who became members: by these a later aanmelding is known as a repeat.
CREATE TABLE instroom_persoon (
    instroom_id INTEGER NOT NULL REFERENCES instroom (id),
    persoon_id  INTEGER NOT NULL,
    PRIMARY KEY (instroom_id, persoon_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX instroom_persoon_persoon ON instroom_persoon (persoon_id);

CREATE TABLE instroom_stap (
    instroom_id  INTEGER NOT NULL REFERENCES instroom (id),
    id           INTEGER NOT NULL,
    soort        TEXT NOT NULL CHECK (soort IN ('gemaakt', 'aangeboden', 'aanvaard', 'geweigerd', 'overgenomen', 'huishouden', 'beeindigd')),
    onderdeel_id INTEGER REFERENCES onderdeel (id),
    reden        TEXT,
    door         INTEGER NOT NULL REFERENCES gebruiker (id),
    op           INTEGER NOT NULL,
    PRIMARY KEY (instroom_id, id),
    CHECK (soort <> 'geweigerd' OR reden IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER instroom_stap_vast BEFORE UPDATE ON instroom_stap
BEGIN
    SELECT RAISE(ABORT, 'nl: Een stap die was, verandert niet.');
END;

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('instroom_werkdagen', '3', 'Binnen hoeveel werkdagen er iets gebeurt met een aanmelding: doorgegeven, aangenomen, of een huishouden'),
    ('instroom_bewaren_dagen', '365', 'Hoe lang een aanmelding die klaar is bewaard blijft');

CREATE TRIGGER versie_instroom_i AFTER INSERT ON instroom BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_u AFTER UPDATE ON instroom BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_d AFTER DELETE ON instroom BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_persoon_i AFTER INSERT ON instroom_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_persoon_u AFTER UPDATE ON instroom_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_persoon_d AFTER DELETE ON instroom_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_stap_i AFTER INSERT ON instroom_stap BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_stap_u AFTER UPDATE ON instroom_stap BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instroom_stap_d AFTER DELETE ON instroom_stap BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
