-- SPDX-License-Identifier: EUPL-1.2
-- Referrals and their waiting, and the voorzieningen of a household across the laws.

-- The laws a voorziening rests on, as dated data: an attribute of it, never a way to split the plan.
CREATE TABLE wet (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    volgorde INTEGER NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO wet (code, naam, volgorde, tot) VALUES
    ('jeugdwet', 'Jeugdwet', 1, NULL),
    ('wmo', 'Wmo 2015', 2, NULL),
    ('participatiewet', 'Participatiewet', 3, NULL),
    ('wgs', 'Wet gemeentelijke schuldhulpverlening', 4, NULL),
    ('wlz', 'Wet langdurige zorg', 5, NULL),
    ('zvw', 'Zorgverzekeringswet', 6, NULL),
    ('onderwijs', 'Onderwijs (passend onderwijs, leerlingenvervoer)', 7, NULL),
    ('inburgering', 'Wet inburgering', 8, NULL),
    ('anders', 'Een andere regeling', 9, NULL);

-- What is asked for or given. The norm is how many days a household may wait for it: `bron` says whose norm.
CREATE TABLE dienst (
    code       TEXT PRIMARY KEY,
    naam       TEXT NOT NULL,
    norm_dagen INTEGER NOT NULL CHECK (norm_dagen BETWEEN 1 AND 400),
    bron       TEXT NOT NULL,
    volgorde   INTEGER NOT NULL,
    tot        TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO dienst (code, naam, norm_dagen, bron, volgorde, tot) VALUES
    ('jeugdhulp_thuis', 'Jeugdhulp thuis', 42, 'afspraak van de gemeente', 1, NULL),
    ('jeugd_ggz', 'Jeugd-ggz', 28, 'Treeknorm, aanmeldwachttijd', 2, NULL),
    ('jeugdhulp_verblijf', 'Jeugdhulp met verblijf', 14, 'afspraak van de gemeente', 3, NULL),
    ('ggz', 'Ggz voor volwassenen', 28, 'Treeknorm, aanmeldwachttijd', 4, NULL),
    ('verslavingszorg', 'Verslavingszorg', 28, 'Treeknorm, aanmeldwachttijd', 5, NULL),
    ('begeleiding', 'Begeleiding thuis', 56, 'Wmo 2015, 2.3.2 en 2.3.5', 6, NULL),
    ('dagbesteding', 'Dagbesteding', 56, 'Wmo 2015, 2.3.2 en 2.3.5', 7, NULL),
    ('huishoudelijke_hulp', 'Hulp bij het huishouden', 56, 'Wmo 2015, 2.3.2 en 2.3.5', 8, NULL),
    ('respijtzorg', 'Respijtzorg en logeren', 56, 'Wmo 2015, 2.3.2 en 2.3.5', 9, NULL),
    ('beschermd_wonen', 'Beschermd wonen', 84, 'afspraak van de gemeente', 10, NULL),
    ('opvang', 'Opvang', 3, 'Wmo 2015, 2.3.3', 11, NULL),
    ('woning', 'Woning met voorrang', 182, 'afspraak van de gemeente', 12, NULL),
    ('hulpmiddel', 'Hulpmiddel of aanpassing in huis', 56, 'Wmo 2015, 2.3.2 en 2.3.5', 13, NULL),
    ('vervoer', 'Vervoer', 56, 'Wmo 2015, 2.3.2 en 2.3.5', 14, NULL),
    ('schuldhulp', 'Schuldhulp', 28, 'Wgs, artikel 4', 15, NULL),
    ('uitkering', 'Uitkering', 28, 'Participatiewet 41 en Awb 4:13', 16, NULL),
    ('werk', 'Hulp naar werk', 56, 'afspraak van de gemeente', 17, NULL),
    ('onderwijsplek', 'Passende plek op school', 42, 'zorgplicht, zes weken', 18, NULL),
    ('taal', 'Taal en inburgering', 70, 'Wet inburgering', 19, NULL),
    ('wlz_zorg', 'Langdurige zorg', 42, 'Treeknorm', 20, NULL),
    ('anders', 'Iets anders', 56, 'afspraak van de gemeente', 21, NULL);

INSERT INTO item_soort (code) VALUES ('verwijzing'), ('voorziening');

-- A question to somebody else to help: asked, accepted, started or refused (R1: coordination).
CREATE TABLE verwijzing (
    huishouden_id   INTEGER NOT NULL,
    id              INTEGER NOT NULL UNIQUE,
    doel_id         INTEGER REFERENCES doel (id), -- what it is for; NULL once the goal was destroyed
    dienst          TEXT NOT NULL REFERENCES dienst (code),
    aan_id          INTEGER REFERENCES gebruiker (id), -- an account, who answers it here; or
    aan_naam        TEXT,                              -- an organisation that does not work here: whoever asked keeps the answer
    vraag           TEXT NOT NULL CHECK (vraag <> ''),
    gevraagd_op     TEXT NOT NULL,
    norm_op         TEXT NOT NULL, -- the last day within the norm, as the norm was when it was asked
    verwacht_op     TEXT,          -- when it will start, as far as known
    overbrugging_id INTEGER REFERENCES actie (id), -- who does what while the household waits
    status          TEXT NOT NULL CHECK (status IN ('gevraagd', 'aanvaard', 'gestart', 'geweigerd', 'ingetrokken', 'afgerond')),
    status_op       INTEGER NOT NULL,
    status_door     INTEGER NOT NULL REFERENCES gebruiker (id),
    reden           TEXT,
    gemeld_op       INTEGER, -- the wachter said that the norm is past
    versie          INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((aan_id IS NOT NULL) + (aan_naam IS NOT NULL) = 1),
    CHECK (norm_op >= gevraagd_op),
    CHECK (status NOT IN ('geweigerd', 'ingetrokken') OR reden IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX verwijzing_wacht ON verwijzing (norm_op) WHERE status IN ('gevraagd', 'aanvaard') AND gemeld_op IS NULL;
CREATE INDEX verwijzing_doel ON verwijzing (doel_id) WHERE doel_id IS NOT NULL;
CREATE INDEX verwijzing_overbrugging ON verwijzing (overbrugging_id) WHERE overbrugging_id IS NOT NULL;

-- Who changed it, and why
CREATE TABLE verwijzing_stand (
    huishouden_id INTEGER NOT NULL,
    verwijzing_id INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    status        TEXT NOT NULL,
    verwacht_op   TEXT,
    reden         TEXT,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, verwijzing_id, id)
) STRICT, WITHOUT ROWID;

-- What the household has or is waiting to be granted, from whichever law.
CREATE TABLE voorziening (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    doel_id       INTEGER REFERENCES doel (id), -- what it is for; none yet for what ran before the plan
    wet           TEXT NOT NULL REFERENCES wet (code),
    dienst        TEXT NOT NULL REFERENCES dienst (code),
    naam          TEXT NOT NULL CHECK (naam <> ''),
    vorm          TEXT NOT NULL CHECK (vorm IN ('natura', 'pgb', 'geld')),
    aanbieder     TEXT,
    bedrag        INTEGER CHECK (bedrag >= 0), -- whole euros a `per`
    per           TEXT CHECK (per IN ('week', 'maand', 'jaar', 'eenmalig')),
    besluit_op    TEXT,
    kenmerk       TEXT,
    van           TEXT NOT NULL,
    tot           TEXT, -- the last day
    status        TEXT NOT NULL CHECK (status IN ('aangevraagd', 'loopt', 'afgewezen', 'gestopt')),
    reden         TEXT,
    gemeld_op     INTEGER, -- the wachter said that it ends; for this `tot`
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((bedrag IS NULL) = (per IS NULL)),
    CHECK (tot IS NULL OR tot >= van),
    CHECK (status NOT IN ('afgewezen', 'gestopt') OR reden IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX voorziening_einde ON voorziening (tot) WHERE status = 'loopt' AND tot IS NOT NULL AND gemeld_op IS NULL;
CREATE INDEX voorziening_doel ON voorziening (doel_id) WHERE doel_id IS NOT NULL;

CREATE TABLE voorziening_stand (
    huishouden_id  INTEGER NOT NULL,
    voorziening_id INTEGER NOT NULL,
    id             INTEGER NOT NULL,
    status         TEXT NOT NULL,
    tot            TEXT,
    reden          TEXT,
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, voorziening_id, id)
) STRICT, WITHOUT ROWID;

-- R5: the regisseur, and whoever is involved their own; whom it was sent to answers it.
INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('verwijzing.toevoegen', 'regie'),
    ('verwijzing.toevoegen', 'betrokken'),
    ('verwijzing.wijzigen', 'regie'),
    ('verwijzing.wijzigen', 'auteur'),
    ('verwijzing.beantwoorden', 'regie'),
    ('verwijzing.beantwoorden', 'auteur'),
    ('verwijzing.beantwoorden', 'geadresseerde'),
    ('voorziening.toevoegen', 'regie'),
    ('voorziening.toevoegen', 'betrokken'),
    ('voorziening.wijzigen', 'regie'),
    ('voorziening.wijzigen', 'auteur');

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES ('voorziening_einde_dagen', '56', 'Zoveel dagen vooraf vragen wij wat er na een voorziening komt');

CREATE TRIGGER versie_verwijzing_i AFTER INSERT ON verwijzing BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verwijzing_u AFTER UPDATE ON verwijzing BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verwijzing_d AFTER DELETE ON verwijzing BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_voorziening_i AFTER INSERT ON voorziening BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_voorziening_u AFTER UPDATE ON voorziening BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_voorziening_d AFTER DELETE ON voorziening BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

-- They are searched (0013_zoeken.sql says how the index is kept).
CREATE TRIGGER zoek_verwijzing_i AFTER INSERT ON verwijzing BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.vraag, NEW.aan_naam, NEW.reden)); END;
CREATE TRIGGER zoek_verwijzing_u AFTER UPDATE OF huishouden_id, id, vraag, aan_naam, reden ON verwijzing BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.vraag, OLD.aan_naam, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.vraag, NEW.aan_naam, NEW.reden)); END;
CREATE TRIGGER zoek_verwijzing_d AFTER DELETE ON verwijzing BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.vraag, OLD.aan_naam, OLD.reden)); END;
CREATE TRIGGER zoek_voorziening_i AFTER INSERT ON voorziening BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.naam, NEW.aanbieder, NEW.reden)); END;
CREATE TRIGGER zoek_voorziening_u AFTER UPDATE OF huishouden_id, id, naam, aanbieder, reden ON voorziening BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.naam, OLD.aanbieder, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.naam, NEW.aanbieder, NEW.reden)); END;
CREATE TRIGGER zoek_voorziening_d AFTER DELETE ON voorziening BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.naam, OLD.aanbieder, OLD.reden)); END;
