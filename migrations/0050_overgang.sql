-- SPDX-License-Identifier: EUPL-1.2
-- Transitions: what ends or changes on a known day, and what has to be arranged from that day on.

INSERT INTO item_soort (code) VALUES ('overgang');

-- `leeftijd`: in months, of what a birthday brings; NULL: somebody says that it comes, and when. It is raised `vooraf` months before.
CREATE TABLE overgang_soort (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    leeftijd INTEGER CHECK (leeftijd BETWEEN 1 AND 1200),
    vooraf   INTEGER NOT NULL CHECK (vooraf BETWEEN 0 AND 36),
    volgorde INTEGER NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO overgang_soort (code, naam, leeftijd, vooraf, volgorde) VALUES
    ('wordt_16', 'Wordt 16: toekomstplan maken', 192, 3, 1),
    ('wordt_17', 'Wordt 17: hulp en inkomen na 18 aanvragen', 204, 3, 2),
    ('wordt_17h', 'Wordt 17 en een half: alles rond voor 18', 210, 2, 3),
    ('wordt_18', 'Wordt 18', 216, 6, 4),
    ('wordt_23', 'Wordt 23: verlengde jeugdhulp stopt', 276, 12, 5),
    ('beschikking', 'Een beschikking eindigt', NULL, 2, 6),
    ('verhuizing', 'Verhuizing binnen de gemeente', NULL, 2, 7),
    ('verhuizing_uit', 'Verhuizing naar een andere gemeente', NULL, 3, 8),
    ('instelling_uit', 'Gaat weg uit een instelling', NULL, 6, 9);

CREATE TABLE overgang_gebied (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    volgorde INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO overgang_gebied (code, naam, volgorde) VALUES ('wonen', 'Wonen', 1), ('inkomen', 'Inkomen', 2), ('zorg', 'Zorg', 3), ('school', 'School en werk', 4);

-- What has to be decided, by whom, and how many weeks before the day.
CREATE TABLE overgang_punt (
    soort    TEXT NOT NULL REFERENCES overgang_soort (code),
    code     TEXT NOT NULL,
    gebied   TEXT NOT NULL REFERENCES overgang_gebied (code),
    naam     TEXT NOT NULL,
    wie      TEXT NOT NULL,
    weken    INTEGER NOT NULL CHECK (weken BETWEEN 0 AND 104),
    volgorde INTEGER NOT NULL,
    tot      TEXT,
    PRIMARY KEY (soort, code)
) STRICT, WITHOUT ROWID;
INSERT INTO overgang_punt (soort, code, gebied, naam, wie, weken, volgorde)
SELECT s.code, p.code, p.gebied, p.naam, p.wie, p.weken, p.volgorde
FROM overgang_soort s
JOIN (SELECT 'wonen' AS code, 'wonen' AS gebied, 'Waar woont de jongere vanaf dan?' AS naam, 'de jongere, met ouders en gemeente' AS wie, 26 AS weken, 1 AS volgorde
      UNION ALL SELECT 'inkomen', 'inkomen', 'Eigen inkomen: werk, studiefinanciering of uitkering, en een eigen rekening', 'de jongere, met de gemeente of DUO', 8, 2
      UNION ALL SELECT 'verzekering', 'zorg', 'Eigen zorgverzekering en DigiD', 'de jongere', 4, 3
      UNION ALL SELECT 'hulp', 'zorg', 'Welke hulp loopt door, en uit welke wet?', 'de gemeente, het zorgkantoor of de verzekeraar', 13, 4
      UNION ALL SELECT 'beslissen', 'zorg', 'Kan de jongere zelf beslissen? Anders mentor, bewind of curator', 'de rechter, op verzoek', 26, 5
      UNION ALL SELECT 'school', 'school', 'School, werk of dagbesteding na die dag', 'de jongere, met school', 13, 6) p
WHERE s.code IN ('wordt_16', 'wordt_17', 'wordt_17h', 'wordt_18', 'wordt_23');
INSERT INTO overgang_punt (soort, code, gebied, naam, wie, weken, volgorde) VALUES
    ('beschikking', 'hulp', 'zorg', 'Verlengen, iets anders, of kan het zonder?', 'de gemeente, met het gezin', 8, 1),
    ('verhuizing', 'wonen', 'wonen', 'Huurcontract, sleutel en inschrijving op het nieuwe adres', 'het gezin', 4, 1),
    ('verhuizing', 'inkomen', 'inkomen', 'Toeslagen en uitkering op het nieuwe adres', 'het gezin, met de gemeente', 2, 2),
    ('verhuizing', 'hulp', 'zorg', 'Komt de hulp ook op het nieuwe adres? Huisarts', 'de gemeente en wie helpt', 4, 3),
    ('verhuizing', 'school', 'school', 'Zelfde school of een andere, en het vervoer', 'de ouders, met school', 8, 4),
    ('verhuizing_uit', 'wonen', 'wonen', 'Woning en inschrijving in de andere gemeente', 'het gezin', 8, 1),
    ('verhuizing_uit', 'inkomen', 'inkomen', 'Uitkering opnieuw aangevraagd in de andere gemeente', 'het gezin, bij de andere gemeente', 8, 2),
    ('verhuizing_uit', 'hulp', 'zorg', 'Wie neemt de hulp over? Afspraken over veiligheid gaan mee', 'de andere gemeente', 8, 3),
    ('verhuizing_uit', 'school', 'school', 'Plek op een school daar', 'de ouders, met school', 13, 4),
    ('instelling_uit', 'wonen', 'wonen', 'Waar woont deze persoon vanaf die dag?', 'de instelling, met de gemeente', 26, 1),
    ('instelling_uit', 'inkomen', 'inkomen', 'Inkomen, identiteitsbewijs en zorgverzekering vanaf die dag', 'de gemeente', 8, 2),
    ('instelling_uit', 'hulp', 'zorg', 'Wie behandelt of begeleidt vanaf die dag?', 'de instelling, met wie het overneemt', 13, 3),
    ('instelling_uit', 'school', 'school', 'School, werk of dagbesteding vanaf die dag', 'deze persoon, met school of gemeente', 13, 4);

-- A transition that is being arranged, of one person. Of a birthday it stands in the category contact, for it tells when somebody was born.
CREATE TABLE overgang (
    huishouden_id  INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    soort          TEXT NOT NULL REFERENCES overgang_soort (code),
    persoon_id     INTEGER NOT NULL,
    voorziening_id INTEGER,       -- of a beschikking
    datum          TEXT NOT NULL, -- of a partial birth date the first day it can be
    status         TEXT NOT NULL CHECK (status IN ('loopt', 'klaar', 'vervallen')),
    gemeld_op      TEXT,          -- the last day on which the wachter spoke of its gaps
    versie         INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX overgang_een ON overgang (huishouden_id, persoon_id, soort, datum) WHERE status = 'loopt';
CREATE INDEX overgang_datum ON overgang (datum) WHERE status = 'loopt';
CREATE INDEX overgang_voorziening ON overgang (voorziening_id) WHERE voorziening_id IS NOT NULL;

-- What is arranged: by whom and from which day, or it is visibly a gap.
CREATE TABLE overgang_regel (
    huishouden_id INTEGER NOT NULL,
    overgang_id   INTEGER NOT NULL,
    punt          TEXT NOT NULL,
    stand         TEXT NOT NULL CHECK (stand IN ('open', 'geregeld', 'nvt')),
    wie           TEXT, -- who takes care of it
    vanaf         TEXT,
    actie_id      INTEGER,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, overgang_id, punt),
    CHECK (stand <> 'geregeld' OR (wie IS NOT NULL AND vanaf IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX overgang_regel_actie ON overgang_regel (actie_id) WHERE actie_id IS NOT NULL;

-- The wachter said that it comes.
CREATE TABLE overgang_melding (
    huishouden_id INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL,
    soort         TEXT NOT NULL,
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, persoon_id, soort)
) STRICT, WITHOUT ROWID;

INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('overgang.toevoegen', 'regie', 1),
    ('overgang.wijzigen', 'regie', 1);

CREATE TRIGGER versie_overgang_i AFTER INSERT ON overgang BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overgang_u AFTER UPDATE ON overgang BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overgang_d AFTER DELETE ON overgang BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overgang_regel_i AFTER INSERT ON overgang_regel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overgang_regel_u AFTER UPDATE ON overgang_regel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overgang_regel_d AFTER DELETE ON overgang_regel BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

-- It has no words of its own but who takes care of what: those are not searched.
CREATE TRIGGER zoek_overgang_i AFTER INSERT ON overgang BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.soort)); END;
CREATE TRIGGER zoek_overgang_u AFTER UPDATE OF huishouden_id, id, soort ON overgang BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.soort));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.soort)); END;
CREATE TRIGGER zoek_overgang_d AFTER DELETE ON overgang BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.soort)); END;
