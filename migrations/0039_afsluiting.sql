-- SPDX-License-Identifier: EUPL-1.2
-- Closing a plan with checks, and who keeps in touch: nazorg and waakvlam after it, bemoeizorg while nobody asks for help.

INSERT INTO item_soort (code) VALUES ('afsluiting'), ('volgcontact');

-- Why a plan closes. `weging`: not without weighing it together with procesregie, and a waakvlam after it. `contact` 0: nobody has to keep in touch.
CREATE TABLE sluitreden (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    weging   INTEGER NOT NULL DEFAULT 0 CHECK (weging IN (0, 1)),
    contact  INTEGER NOT NULL DEFAULT 1 CHECK (contact IN (0, 1)),
    volgorde INTEGER NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO sluitreden (code, naam, weging, contact, volgorde) VALUES
    ('bereikt', 'De doelen zijn bereikt', 0, 1, 1),
    ('eigen_kracht', 'Het gezin kan zelf verder, met zijn netwerk', 0, 1, 2),
    ('elders', 'De hulp gaat verder bij een ander', 0, 1, 3),
    ('geen_hulpvraag', 'Het gezin wil geen hulp, of zegt dat er geen vraag is', 1, 1, 4),
    ('verhuisd', 'Het gezin woont niet meer in deze gemeente', 0, 0, 5),
    ('overleden', 'Degene om wie het ging, is overleden', 0, 0, 6);

-- When somebody calls after a plan closed, in months.
CREATE TABLE nazorgmoment (
    maanden INTEGER PRIMARY KEY CHECK (maanden BETWEEN 1 AND 60),
    tot     TEXT
) STRICT;
INSERT INTO nazorgmoment (maanden) VALUES (1), (3), (6), (12);

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('waakvlam_weken', '13', 'Om de hoeveel weken er contact is als een plan op waakvlam staat'),
    ('contact_opnieuw_dagen', '14', 'Na hoeveel dagen het opnieuw geprobeerd wordt als er geen contact was'),
    ('bemoeizorg_dagen', '28', 'Hoeveel dagen er op zijn hoogst tussen twee pogingen tot contact zitten');

-- The closing of a plan: prepared, talked about with the family, and then done at once or not at all.
CREATE TABLE afsluiting (
    huishouden_id       INTEGER NOT NULL,
    id                  INTEGER NOT NULL UNIQUE,
    plan_id             INTEGER NOT NULL,
    status              TEXT NOT NULL CHECK (status IN ('voorbereiding', 'gesloten', 'gestopt', 'heropend')),
    status_op           INTEGER NOT NULL,
    status_door         INTEGER NOT NULL REFERENCES gebruiker (id),
    reden_soort         TEXT REFERENCES sluitreden (code),
    reden               TEXT,
    geregeld            TEXT, -- where a leefgebied needs somebody to look after it: who does
    participatie        TEXT CHECK (participatie IN ('werk', 'vrijwillig', 'opleiding', 'dagbesteding', 'hoeft_niet', 'nee')),
    participatie_uitleg TEXT,
    veiligheid          TEXT CHECK (veiligheid IN ('geen_zorgen', 'geregeld', 'zorgen')),
    veiligheid_uitleg   TEXT,
    lopende_hulp        TEXT,
    gezin               TEXT CHECK (gezin IN ('eens', 'deels', 'oneens', 'niet_bereikt')),
    gezin_woorden       TEXT,
    vervolg             TEXT CHECK (vervolg IN ('nazorg', 'waakvlam', 'geen')),
    contact_id          INTEGER REFERENCES gebruiker (id),
    afspraak            TEXT, -- for the contact: how the family is reached, what to look at
    weging              TEXT,
    overlegd_met        INTEGER REFERENCES gebruiker (id),
    versie              INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    -- what is closed was checked, and somebody keeps in touch unless nobody has to
    CHECK (status IN ('voorbereiding', 'gestopt')
           OR (reden_soort IS NOT NULL AND reden IS NOT NULL AND participatie IS NOT NULL AND lopende_hulp IS NOT NULL AND gezin IS NOT NULL
               AND veiligheid IN ('geen_zorgen', 'geregeld') AND vervolg IS NOT NULL AND (vervolg = 'geen' OR contact_id IS NOT NULL))),
    CHECK (status IN ('voorbereiding', 'gestopt') OR reden_soort <> 'geen_hulpvraag'
           OR (vervolg = 'waakvlam' AND weging IS NOT NULL AND overlegd_met IS NOT NULL AND overlegd_met <> status_door))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX afsluiting_een ON afsluiting (huishouden_id) WHERE status = 'voorbereiding';
CREATE INDEX afsluiting_plan ON afsluiting (plan_id);

CREATE TRIGGER afsluiting_reden BEFORE UPDATE OF status ON afsluiting
WHEN NEW.status = 'gesloten' AND NEW.vervolg = 'geen' AND EXISTS (SELECT 1 FROM sluitreden r WHERE r.code = NEW.reden_soort AND r.contact = 1)
BEGIN
    SELECT RAISE(ABORT, 'nl: Bij deze reden blijft er iemand contact houden. Kies nazorg of waakvlam.');
END;
CREATE TRIGGER afsluiting_vast BEFORE UPDATE ON afsluiting
WHEN OLD.status IN ('gesloten', 'gestopt', 'heropend') AND NOT (OLD.status = 'gesloten' AND NEW.status = 'heropend')
     AND NEW.reden IS NOT NULL -- retention may empty it
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze afsluiting is klaar en verandert niet meer.');
END;

-- How each leefgebied was left.
CREATE TABLE afsluiting_leefgebied (
    huishouden_id INTEGER NOT NULL,
    afsluiting_id INTEGER NOT NULL,
    leefgebied    TEXT NOT NULL REFERENCES leefgebied (code),
    oordeel       TEXT NOT NULL CHECK (oordeel IN ('goed', 'geregeld', 'zorg', 'nvt')),
    PRIMARY KEY (huishouden_id, afsluiting_id, leefgebied)
) STRICT, WITHOUT ROWID;

-- Whose help goes on after the plan; that of the others ends with it.
CREATE TABLE afsluiting_blijft (
    huishouden_id    INTEGER NOT NULL,
    afsluiting_id    INTEGER NOT NULL,
    betrokkenheid_id INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, afsluiting_id, betrokkenheid_id)
) STRICT, WITHOUT ROWID;

-- Somebody keeps in touch. While it runs there is always a next day.
CREATE TABLE volgcontact (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    vorm          TEXT NOT NULL CHECK (vorm IN ('bemoeizorg', 'nazorg', 'waakvlam')),
    afsluiting_id INTEGER, -- of a plan that closed
    contact_id    INTEGER NOT NULL REFERENCES gebruiker (id),
    afspraak      TEXT,
    begin         TEXT NOT NULL,
    volgende      TEXT,
    gemeld_op     TEXT, -- the last day on which the wachter said something about `volgende`
    einde_op      INTEGER,
    einde_soort   TEXT CHECK (einde_soort IN ('klaar', 'heropend', 'gesloten')),
    einde_reden   TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((einde_op IS NULL) = (volgende IS NOT NULL)),
    CHECK ((einde_op IS NULL) = (einde_soort IS NULL)),
    CHECK (vorm = 'bemoeizorg' OR afsluiting_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX volgcontact_een ON volgcontact (huishouden_id) WHERE einde_op IS NULL;
CREATE INDEX volgcontact_volgende ON volgcontact (volgende) WHERE einde_op IS NULL;

-- Each time it was tried. It does not change.
CREATE TABLE contactmoment (
    huishouden_id  INTEGER NOT NULL,
    volgcontact_id INTEGER NOT NULL,
    id             INTEGER NOT NULL,
    datum          TEXT NOT NULL,
    wijze          TEXT NOT NULL CHECK (wijze IN ('thuis', 'bellen', 'bericht', 'brief', 'elders')),
    uitkomst       TEXT NOT NULL CHECK (uitkomst IN ('gesproken', 'niet_bereikt', 'wil_niet')),
    verslag        TEXT,
    volgende       TEXT, -- what came next; NULL: it was the last one
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, volgcontact_id, id)
) STRICT, WITHOUT ROWID;

-- R5: closing as the table has it. Who is the contact keeps in touch, hands that on, and opens the plan again.
DELETE FROM bevoegdheid WHERE handeling = 'gezinsplan.sluiten';
INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('afsluiting.toevoegen', 'regie', 1),
    ('afsluiting.wijzigen', 'regie', 1),
    ('gezinsplan.sluiten', 'regie', 1),
    ('gezinsplan.heropenen', 'geadresseerde', 0),
    ('volgcontact.toevoegen', 'regie', 1),
    ('volgcontact.wijzigen', 'regie', 0),
    ('volgcontact.wijzigen', 'geadresseerde', 0);

CREATE TRIGGER dicht_afsluiting BEFORE INSERT ON afsluiting
WHEN EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.huishouden_id AND h.gesloten_op IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden is gesloten. Wat er staat, blijft te lezen; er komt niets meer bij.');
END;

CREATE TRIGGER versie_afsluiting_i AFTER INSERT ON afsluiting BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_u AFTER UPDATE ON afsluiting BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_d AFTER DELETE ON afsluiting BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_leefgebied_i AFTER INSERT ON afsluiting_leefgebied BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_leefgebied_u AFTER UPDATE ON afsluiting_leefgebied BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_leefgebied_d AFTER DELETE ON afsluiting_leefgebied BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_blijft_i AFTER INSERT ON afsluiting_blijft BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_blijft_u AFTER UPDATE ON afsluiting_blijft BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afsluiting_blijft_d AFTER DELETE ON afsluiting_blijft BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_volgcontact_i AFTER INSERT ON volgcontact BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_volgcontact_u AFTER UPDATE ON volgcontact BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_volgcontact_d AFTER DELETE ON volgcontact BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_contactmoment_i AFTER INSERT ON contactmoment BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_contactmoment_u AFTER UPDATE ON contactmoment BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_contactmoment_d AFTER DELETE ON contactmoment BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

CREATE TRIGGER zoek_afsluiting_i AFTER INSERT ON afsluiting BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.reden, NEW.geregeld, NEW.participatie_uitleg, NEW.veiligheid_uitleg, NEW.lopende_hulp, NEW.gezin_woorden, NEW.weging)); END;
CREATE TRIGGER zoek_afsluiting_u AFTER UPDATE OF huishouden_id, id, reden, geregeld, participatie_uitleg, veiligheid_uitleg, lopende_hulp, gezin_woorden, weging ON afsluiting BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.reden, OLD.geregeld, OLD.participatie_uitleg, OLD.veiligheid_uitleg, OLD.lopende_hulp, OLD.gezin_woorden, OLD.weging));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.reden, NEW.geregeld, NEW.participatie_uitleg, NEW.veiligheid_uitleg, NEW.lopende_hulp, NEW.gezin_woorden, NEW.weging)); END;
CREATE TRIGGER zoek_afsluiting_d AFTER DELETE ON afsluiting BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.reden, OLD.geregeld, OLD.participatie_uitleg, OLD.veiligheid_uitleg, OLD.lopende_hulp, OLD.gezin_woorden, OLD.weging)); END;
CREATE TRIGGER zoek_volgcontact_i AFTER INSERT ON volgcontact BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.afspraak, NEW.einde_reden)); END;
CREATE TRIGGER zoek_volgcontact_u AFTER UPDATE OF huishouden_id, id, afspraak, einde_reden ON volgcontact BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.afspraak, OLD.einde_reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.afspraak, NEW.einde_reden)); END;
CREATE TRIGGER zoek_volgcontact_d AFTER DELETE ON volgcontact BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.afspraak, OLD.einde_reden)); END;
